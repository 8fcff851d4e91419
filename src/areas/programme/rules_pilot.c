/* SPDX-License-Identifier: MIT */
#include "areas/programme/rules_pilot.h"

#include <string.h>

const struct word pilot_outcomes[PILOT_OUTCOME_COUNT] = {
	[PILOT_OPEN] = { "open", N_("It is not decided yet") },
	[PILOT_CONTINUED] = { "continued", N_("Another decision was taken") },
	[PILOT_ENDED] = { "ended", N_("It is not continued") },
};

static bool is_blank(const char *const text[LANGUAGE_COUNT])
{
	return text[ENGLISH][0] == '\0' && text[WELSH][0] == '\0';
}

bool pilot_is_reported(const struct pilot *p)
{
	bool is_any = !is_blank(p->report);

	list_each (const struct pilot_question *, each, &p->questions)
		is_any |= !is_blank(each->answer);
	return is_any;
}

bool pilot_asks_the_same(const struct pilot *p, const struct pilot *other)
{
	bool is_same = p->questions.n == other->questions.n;

	for (size_t i = 0; is_same && i < p->questions.n; i++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			is_same &= strcmp(p->questions.at[i].asked[l],
					   other->questions.at[i].asked[l]) == 0;
	return is_same;
}

static const char *input_of(struct arena *a, const char *what, enum language language, size_t row)
{
	return arena_format(a, "%s-%s-%zu", what, language_code(language), row + 1);
}

static void check_question(struct arena *a, const struct pilot *p, size_t row, bool is_reported,
	struct problems *problems)
{
	const struct pilot_question *q = &p->questions.at[row];

	problem_add_text(a, problems, input_of(a, "asked", ENGLISH, row), q->asked[ENGLISH],
		QUESTION_MOST, N_("Enter the question in English"));
	problem_add_text(a, problems, input_of(a, "asked", WELSH, row), q->asked[WELSH],
		QUESTION_MOST, N_("Enter the question in Welsh"));
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		problem_add_text(a, problems, input_of(a, "answer", (enum language)l, row),
			q->answer[l], ANSWER_MOST, NULL);
	if (is_reported && is_blank(q->answer))
		problem_add(a, problems, input_of(a, "answer", ENGLISH, row),
			N_("Say what the question was answered with, in Welsh or in English"));
}

static void check_outcome(struct arena *a, const struct pilot *p, struct problems *problems)
{
	bool is_ended = p->outcome == PILOT_ENDED;

	if (p->outcome == PILOT_NONE)
		problem_add(a, problems, "outcome", N_("Choose what followed"));
	if (p->outcome == PILOT_CONTINUED && p->successor.v == 0)
		problem_add(a, problems, "successor", N_("Choose the decision that was taken"));
	if (p->outcome != PILOT_CONTINUED && p->successor.v != 0)
		problem_add(a, problems, "successor",
			N_("Only a pilot that another decision follows has one: choose that, or no "
			   "decision"));
	problem_add_text(a, problems, "because-en", p->because[ENGLISH], BECAUSE_MOST,
		is_ended ? N_("Say in English why it is not continued") : NULL);
	problem_add_text(a, problems, "because-cy", p->because[WELSH], BECAUSE_MOST,
		is_ended ? N_("Say in Welsh why it is not continued") : NULL);
	if (!is_ended && !is_blank(p->because))
		problem_add(a, problems,
			p->because[ENGLISH][0] != '\0' ? "because-en" : "because-cy",
			N_("Only a pilot that is not continued has a reason here: choose that, or "
			   "leave this blank"));
}

void pilot_check(struct arena *a, const struct pilot *p, struct problems *problems)
{
	bool is_reported = pilot_is_reported(p);

	if (!date_is_day(p->decide_by))
		problem_add(a, problems, "decide-by",
			N_("Enter the day by which it is to be decided what follows"));
	if (p->questions.n == 0)
		problem_add(a, problems, "asked-en-1",
			N_("Enter at least one question that the pilot is to answer"));
	for (size_t row = 0; row < p->questions.n; row++)
		check_question(a, p, row, is_reported, problems);
	problem_add_text(a, problems, "report-en", p->report[ENGLISH], REPORT_MOST, NULL);
	problem_add_text(a, problems, "report-cy", p->report[WELSH], REPORT_MOST, NULL);
	if (is_reported && is_blank(p->report))
		problem_add(a, problems, "report-en",
			N_("Enter the end report, in Welsh or in English"));
	check_outcome(a, p, problems);
}

enum pilot_standing pilot_standing(const struct pilot *p, struct date today)
{
	if (p->outcome != PILOT_OPEN)
		return PILOT_DECIDED;
	if (date_before(p->decide_by, today))
		return PILOT_LATE;
	return date_days_between(today, p->decide_by) <= PILOT_WARNING_DAYS ? PILOT_DUE
									    : PILOT_AHEAD;
}
