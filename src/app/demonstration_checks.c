/* SPDX-License-Identifier: MIT */
#include "app/demonstration_checks.h"

#include "areas/cohort/cohort.h"
#include "areas/scheme/scheme.h"
#include "db/db.h"

enum { OFFENCES = 4 };

int demonstration_offence(uint64_t drawn)
{
	return (int)((drawn >> 5) % OFFENCES);
}

/* Somebody for whom every rule is met. */
static struct check suitable(enum cohort_type type, int age, uint64_t drawn)
{
	bool is_woman = type == COHORT_FI || type == COHORT_FN;
	bool is_family = type == COHORT_MN || type == COHORT_FN;
	const char *partner = (drawn >> 20 & 1) == 0 ? "partner" : "former";
	struct check check = check_unsaid();

	check.c = (struct circumstances){
		.age = age,
		.sex = is_woman ? "female" : "male",
		.offence = demonstration_offence(drawn),
		.risk_tool = (drawn >> 23 & 1) == 0 ? TOOL_DASH : TOOL_DARA,
		.answer = {
			[RULE_ADMISSION] = "yes",
			[RULE_RISK] = "standard",
			[RULE_HISTORY] = (drawn >> 21 & 3) == 0 ? "shown" : "no",
			[RULE_COERCION] = "no",
			[RULE_OTHER_MATTER] = "no",
			[RULE_VICTIM_VIEWS] = (drawn >> 13 & 3) == 0 ? "unable" : "obtained",
			[RULE_RELATIONSHIP] = is_family ? "family" : partner,
			[RULE_ACCESS_NEED] = "none",
			[RULE_AUTHORISER] = "sergeant",
		},
	};
	return check;
}

/* One in sixteen each. */
static void go_past(struct work *w, uint64_t drawn, struct check *check)
{
	switch (drawn >> 24 & 15) {
	case 0:
		check->c.answer[RULE_HISTORY] = "yes";
		check->pass[RULE_HISTORY].because =
			"Cofnod sampl, dros ddeng mlynedd yn ôl. / A sample record, over ten years "
			"old.";
		break;
	case 1:
		check->c.answer[RULE_VICTIM_VIEWS] = "objects";
		check->pass[RULE_VICTIM_VIEWS].because =
			"Rheswm sampl: trafodwyd â’r arolygydd. / Sample reason: discussed with "
			"the inspector.";
		break;
	case 2:
		check->c.answer[RULE_ACCESS_NEED] = "help";
		check->pass[RULE_ACCESS_NEED] = (struct pass){
			.because = "Cyfieithydd sampl ar y diwrnod. / A sample interpreter on the "
				   "day.",
			.said_by = "Mair Sampl",
			.said_as = "Cydlynydd / coordinator",
			.said_on = work_today(w),
		};
		break;
	default: break;
	}
}

bool demonstration_hold(struct work *w, const struct actor *sergeant, struct cohort_id cohort,
	const struct wanted *wanted, int age, uint64_t drawn, struct place *p, const char **why)
{
	struct check check = suitable(wanted->type, age, drawn);
	struct problems problems = { 0 };
	struct cohort c;
	struct terms terms;

	if (!cohort_for(w, sergeant, PLACE_HOLD, cohort, &c) ||
		!scheme_terms_on(w, c.scheme, work_today(w), &terms)) {
		*why = "the cohort is not there";
		return false;
	}
	check.terms_version = terms.version;
	go_past(w, drawn, &check);
	if (check_hold(w, sergeant, cohort, wanted, &check, p, &problems) == DONE)
		return true;
	*why = problems.n > 0 ? problems.at[0].message : "the cohort is not there";
	return false;
}
