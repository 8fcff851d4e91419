/* SPDX-License-Identifier: MIT */
/*
 * When a place may be held on what the check found.
 */
#include "areas/caution/rules_check.h"

#include "base/utf8.h"

struct check check_unsaid(void)
{
	struct check check = { .c = circumstances_unsaid() };

	for (enum rule rule = RULE_NONE; rule < RULE_COUNT; rule++)
		check.pass[rule] = (struct pass){ .because = "", .said_by = "", .said_as = "" };
	return check;
}

bool finding_is_against(const struct finding *finding)
{
	return finding->kind == FOUND_REFUSED || finding->kind == FOUND_HELD;
}

bool pass_is_own(enum overrider overrider, unsigned roles)
{
	return overrider == AUTHORISING_OFFICER && (roles & 1u << ROLE_SERGEANT) != 0;
}

/* One that nobody may go past. */
static bool is_final(const struct findings *findings, enum finding_kind kind)
{
	list_each (const struct finding *, each, findings)
		if (each->kind == kind && each->overrider == NOBODY)
			return true;
	return false;
}

static bool is_answered(const struct check *check, const struct findings *findings)
{
	list_each (const struct finding *, each, findings)
		if (each->kind == FOUND_UNSAID)
			return false;
	return check->c.sex != NULL;
}

const char *check_refusal(
	const struct check *check, const struct terms *terms, const struct findings *findings)
{
	if (check->terms_version != terms->version)
		return N_("The terms of the scheme have changed since the check. Check again.");
	if (is_final(findings, FOUND_REFUSED))
		return N_("A rule that nobody may go past is not met. Do not offer this caution "
			  "for the scheme.");
	if (!is_answered(check, findings))
		return N_("The check is not finished. Answer what is not said yet, then hold a "
			  "place.");
	if (is_final(findings, FOUND_HELD))
		return N_("A rule that nobody may go past still waits. Do what the check says, "
			  "then check again.");
	return NULL;
}

const char *pass_input(struct arena *a, enum rule rule, const char *part)
{
	return arena_format(a, "pass-%s-%s", utf8_fold(a, rule_facts(rule)->code), part);
}

static void check_day(struct arena *a, struct date on, const char *field, struct date today,
	struct problems *problems)
{
	if (!date_is_day(on))
		problem_add(a, problems, field, N_("Enter the day on which they said so"));
	else if (date_before(today, on))
		problem_add(
			a, problems, field, N_("The day on which they said so cannot lie ahead"));
}

static void pass_check(struct arena *a, const struct pass *pass, const struct finding *finding,
	unsigned roles, struct date today, struct problems *problems)
{
	enum rule rule = finding->rule;

	problem_add_text(a, problems, pass_input(a, rule, "because"), pass->because,
		PASS_REASON_MOST, N_("Say why this rule is gone past"));
	if (pass_is_own(finding->overrider, roles))
		return;
	problem_add_line(a, problems, pass_input(a, rule, "by"), pass->said_by, LINE_MOST,
		N_("Enter the name of who said so"));
	problem_add_line(a, problems, pass_input(a, rule, "as"), pass->said_as, LINE_MOST,
		N_("Enter the rank or role of who said so"));
	check_day(a, pass->said_on, pass_input(a, rule, "on"), today, problems);
}

void passes_check(struct arena *a, const struct check *check, const struct findings *findings,
	unsigned roles, struct date today, struct problems *problems)
{
	list_each (const struct finding *, each, findings)
		if (finding_is_against(each))
			pass_check(a, &check->pass[each->rule], each, roles, today, problems);
}
