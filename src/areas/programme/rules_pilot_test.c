/* SPDX-License-Identifier: MIT */
#include "areas/programme/rules_pilot.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

/* ---- one ---- */

/* Two questions, nothing found and nothing decided yet. */
static struct pilot a_pilot(struct arena *a)
{
	struct pilot p = {
		.decide_by = date_of(2025, 6, 30),
		.report = { "", "" },
		.outcome = PILOT_OPEN,
		.because = { "", "" },
	};

	for (int i = 0; i < 2; i++)
		*list_add(a, &p.questions) = (struct pilot_question){
			.asked = { arena_format(a, "Question %d?", i + 1),
				arena_format(a, "Cwestiwn %d?", i + 1) },
			.answer = { "", "" },
		};
	return p;
}

static struct pilot a_reported_pilot(struct arena *a)
{
	struct pilot p = a_pilot(a);

	p.questions.at[0].answer[ENGLISH] = "Yes.";
	p.questions.at[1].answer[WELSH] = "Na.";
	p.report[WELSH] = "Adroddiad.";
	return p;
}

/* The only problem, at that input; with none, "". */
static void assert_problem(
	struct arena *a, const struct pilot *p, const char *input, const char *message)
{
	struct problems problems = { 0 };

	pilot_check(a, p, &problems);
	assert_int_equal(problems.n, message[0] == '\0' ? 0 : 1);
	if (problems.n == 1) {
		assert_string_equal(problems.at[0].field, input);
		assert_string_equal(problems.at[0].message, message);
	}
}

/* ---- what may stand in it ---- */

static void pilot__may_be_of_questions_alone(void **state)
{
	struct pilot p = a_pilot(*state);

	assert_problem(*state, &p, "", "");
	assert_false(pilot_is_reported(&p));
}

static void pilot__has_a_day_and_a_question(void **state)
{
	struct pilot dayless = a_pilot(*state), aimless = a_pilot(*state);

	dayless.decide_by = DATE_NONE;
	assert_problem(*state, &dayless, "decide-by",
		"Enter the day by which it is to be decided what follows");
	aimless.questions.n = 0;
	assert_problem(*state, &aimless, "asked-en-1",
		"Enter at least one question that the pilot is to answer");
}

static void pilot__asks_in_both_languages(void **state)
{
	static const struct {
		enum language blank;
		const char *input, *message;
	} cases[] = {
		{ ENGLISH, "asked-en-2", "Enter the question in English" },
		{ WELSH, "asked-cy-2", "Enter the question in Welsh" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct pilot p = a_pilot(*state);

		p.questions.at[1].asked[cases[i].blank] = "";
		assert_problem(*state, &p, cases[i].input, cases[i].message);
	}
}

static void report__in_either_language_answers_each_question(void **state)
{
	struct pilot whole = a_reported_pilot(*state), part = a_reported_pilot(*state),
		     wordless = a_reported_pilot(*state);

	assert_true(pilot_is_reported(&whole));
	assert_problem(*state, &whole, "", "");
	part.questions.at[1].answer[WELSH] = "";
	assert_problem(*state, &part, "answer-en-2",
		"Say what the question was answered with, in Welsh or in English");
	wordless.report[WELSH] = "";
	assert_true(pilot_is_reported(&wordless)); // by its answers
	assert_problem(
		*state, &wordless, "report-en", "Enter the end report, in Welsh or in English");
}

static void questions__are_the_same_in_the_same_words_and_order(void **state)
{
	struct pilot p = a_pilot(*state), same = a_reported_pilot(*state), other = a_pilot(*state),
		     fewer = a_pilot(*state);

	assert_true(pilot_asks_the_same(&p, &same));
	for (int l = 0; l < LANGUAGE_COUNT; l++) {
		other = a_pilot(*state);
		other.questions.at[1].asked[l] = "Another?";
		assert_false(pilot_asks_the_same(&p, &other));
	}
	fewer.questions.n = 1;
	assert_false(pilot_asks_the_same(&p, &fewer));
	assert_false(pilot_asks_the_same(&fewer, &p));
}

/* Each outcome with each of what it may stand on. */
static void outcome__stands_on_what_is_its_own(void **state)
{
	static const char *const lone[] = {
		[PILOT_NONE] = "Choose what followed",
		[PILOT_OPEN] = "",
		[PILOT_CONTINUED] = "Choose the decision that was taken",
	};

	for (enum pilot_outcome each = PILOT_NONE; each <= PILOT_CONTINUED; each++) {
		struct pilot p = a_pilot(*state);

		p.outcome = each;
		assert_problem(
			*state, &p, each == PILOT_NONE ? "outcome" : "successor", lone[each]);
	}
	for (enum pilot_outcome each = PILOT_OPEN; each < PILOT_OUTCOME_COUNT; each++) {
		struct pilot p = a_pilot(*state), reasoned = a_pilot(*state);

		p.outcome = reasoned.outcome = each;
		p.successor.v = 7;
		if (each == PILOT_ENDED)
			p.because[ENGLISH] = p.because[WELSH] = "Sampl";
		assert_problem(*state, &p, "successor",
			each == PILOT_CONTINUED
				? ""
				: "Only a pilot that another decision follows has one: choose "
				  "that, or no decision");
		reasoned.because[ENGLISH] = reasoned.because[WELSH] = "Sampl";
		if (each == PILOT_CONTINUED)
			reasoned.successor.v = 7;
		assert_problem(*state, &reasoned, "because-en",
			each == PILOT_ENDED
				? ""
				: "Only a pilot that is not continued has a reason here: "
				  "choose that, or leave this blank");
	}
}

static void outcome__of_one_that_ends_says_why_in_both_languages(void **state)
{
	static const struct {
		enum language blank;
		const char *input, *message;
	} cases[] = {
		{ ENGLISH, "because-en", "Say in English why it is not continued" },
		{ WELSH, "because-cy", "Say in Welsh why it is not continued" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct pilot p = a_pilot(*state);

		p.outcome = PILOT_ENDED;
		p.because[ENGLISH] = p.because[WELSH] = "Sampl";
		p.because[cases[i].blank] = "";
		assert_problem(*state, &p, cases[i].input, cases[i].message);
	}
}

static void pilot__has_bounds(void **state)
{
	static const size_t most[] = { QUESTION_MOST, ANSWER_MOST, REPORT_MOST, BECAUSE_MOST };

	for (size_t i = 0; i < array_size(most); i++)
		for (size_t beyond = 0; beyond < 2; beyond++) {
			struct pilot p = a_reported_pilot(*state);
			char *text = arena_room(*state, most[i] + beyond + 1);
			const char **where[] = { &p.questions.at[0].asked[ENGLISH],
				&p.questions.at[0].answer[ENGLISH], &p.report[ENGLISH],
				&p.because[ENGLISH] };
			struct problems problems = { 0 };

			memset(text, 'x', most[i] + beyond);
			text[most[i] + beyond] = '\0';
			p.outcome = PILOT_ENDED;
			p.because[ENGLISH] = p.because[WELSH] = "Sampl";
			*where[i] = text;
			pilot_check(*state, &p, &problems);
			assert_int_equal(problems.n, beyond);
		}
}

/* ---- how it stands ---- */

static void standing__is_due_from_ninety_days_before_and_late_from_the_day_after(void **state)
{
	static const struct {
		int days_before;
		enum pilot_standing standing;
	} cases[] = {
		{ 91, PILOT_AHEAD },
		{ 90, PILOT_DUE },
		{ 0, PILOT_DUE },
		{ -1, PILOT_LATE },
		{ -400, PILOT_LATE },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct pilot p = a_pilot(*state);
		struct date today = date_add_days(p.decide_by, -cases[i].days_before);

		assert_int_equal(pilot_standing(&p, today), cases[i].standing);
		for (enum pilot_outcome each = PILOT_CONTINUED; each < PILOT_OUTCOME_COUNT;
			each++) {
			p.outcome = each;
			assert_int_equal(pilot_standing(&p, today), PILOT_DECIDED);
		}
	}
}

static void words__of_the_outcomes_are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < PILOT_OUTCOME_COUNT; i++) {
		assert_int_equal(word_named(pilot_outcomes, pilot_outcomes[i].name), i);
		assert_non_null(pilot_outcomes[i].label);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(pilot__may_be_of_questions_alone),
		IN_ARENA(pilot__has_a_day_and_a_question),
		IN_ARENA(pilot__asks_in_both_languages),
		IN_ARENA(report__in_either_language_answers_each_question),
		IN_ARENA(questions__are_the_same_in_the_same_words_and_order),
		IN_ARENA(outcome__stands_on_what_is_its_own),
		IN_ARENA(outcome__of_one_that_ends_says_why_in_both_languages),
		IN_ARENA(pilot__has_bounds),
		IN_ARENA(standing__is_due_from_ninety_days_before_and_late_from_the_day_after),
		IN_ARENA(words__of_the_outcomes_are_all_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
