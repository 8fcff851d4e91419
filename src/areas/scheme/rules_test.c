/* SPDX-License-Identifier: MIT */
/*
 * Every rule with every answer under every setting, and the terms of a scheme.
 */
#include "areas/scheme/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct terms terms_with_offences(struct arena *a)
{
	struct terms terms = terms_usual();

	*list_add(a, &terms.offences) =
		(struct offence){ { "Common assault", "Ymosodiad cyffredin" } };
	*list_add(a, &terms.offences) =
		(struct offence){ { "Criminal damage", "Difrod troseddol" } };
	terms.applies_from = date_of(2025, 4, 1);
	return terms;
}

/* A man of 30 for whom every rule is met. */
static struct circumstances suitable(void)
{
	return (struct circumstances){
		.sex = "male",
		.risk_tool = TOOL_DASH,
		.age = 30,
		.offence = 0,
		.answer = {
			[RULE_ADMISSION] = "yes",
			[RULE_RISK] = "standard",
			[RULE_HISTORY] = "no",
			[RULE_COERCION] = "no",
			[RULE_OTHER_MATTER] = "no",
			[RULE_VICTIM_VIEWS] = "obtained",
			[RULE_RELATIONSHIP] = "partner",
			[RULE_ACCESS_NEED] = "none",
			[RULE_AUTHORISER] = "sergeant",
		},
	};
}

static struct finding finding_for(
	struct arena *a, const struct terms *terms, const struct circumstances *c, enum rule rule)
{
	struct findings findings = check_findings(a, terms, c);

	assert_int_equal(findings.n, RULE_COUNT - 1);
	assert_int_equal(findings.at[rule - 1].rule, rule);
	return findings.at[rule - 1];
}

static enum check_result result_for(
	struct arena *a, const struct terms *terms, const struct circumstances *c)
{
	struct findings findings = check_findings(a, terms, c);

	return check_result(&findings);
}

static void rules__each_has_its_code_its_words_and_an_answer_that_meets_it(void **state)
{
	(void)state;
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		const struct rule_facts *facts = rule_facts(rule);
		bool can_be_met = facts->answers[0].name == NULL;

		assert_int_equal(rule_by_code(facts->code), rule);
		assert_non_null(facts->says);
		assert_true((facts->question != NULL) == (facts->stage == AT_CHECK));
		for (const struct answer *each = facts->answers; each->name != NULL; each++) {
			assert_non_null(each->label);
			can_be_met |= each->why_not == NULL;
		}
		assert_true(can_be_met);
	}
	assert_int_equal(rule_by_code("E14"), RULE_NONE);
	assert_int_equal(rule_by_code(""), RULE_NONE);
}

static void check__somebody_who_meets_every_rule_is_suitable(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	assert_int_equal(result_for(*state, &terms, &c), CHECK_SUITABLE);
	assert_int_equal(finding_for(*state, &terms, &c, RULE_TRIAGE).kind, FOUND_LATER);
	assert_int_equal(finding_for(*state, &terms, &c, RULE_SIGNED).kind, FOUND_LATER);
}

/* What is found must follow from the answer and the setting alone, whatever else was said. */
static void check__every_answer_under_every_setting(void **state)
{
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL;
			each++)
			for (int setting = NOT_ASKED; setting < CONSEQUENCE_COUNT; setting++) {
				struct terms terms = terms_with_offences(*state);
				struct circumstances c = suitable();
				enum finding_kind expected = setting == NOT_ASKED    ? FOUND_OFF
							     : each->why_not == NULL ? FOUND_MET
							     : setting == REFUSES    ? FOUND_REFUSED
										     : FOUND_HELD;

				terms.rule[rule].consequence = (enum consequence)setting;
				c.answer[rule] = each->name;

				struct finding found = finding_for(*state, &terms, &c, rule);

				assert_int_equal(found.kind, expected);
				assert_true((found.why != NULL) ==
					    (expected == FOUND_REFUSED || expected == FOUND_HELD));
				assert_int_equal(result_for(*state, &terms, &c),
					expected == FOUND_REFUSED ? CHECK_UNSUITABLE
					: expected == FOUND_HELD  ? CHECK_HELD
								  : CHECK_SUITABLE);
			}
}

static void check__what_is_not_said_is_never_taken_for_met(void **state)
{
	struct terms terms = terms_with_offences(*state);

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		struct circumstances c = suitable();

		if (rule_facts(rule)->stage != AT_CHECK)
			continue;
		c.answer[rule] = NULL;
		if (rule == RULE_ADULT)
			c.age = 0;
		if (rule == RULE_OFFENCE)
			c.offence = OFFENCE_UNSAID;
		assert_int_equal(finding_for(*state, &terms, &c, rule).kind, FOUND_UNSAID);
		assert_null(finding_for(*state, &terms, &c, rule).why);
		assert_int_equal(result_for(*state, &terms, &c), CHECK_UNFINISHED);
		c.answer[rule] = "nonsense";
		assert_int_equal(finding_for(*state, &terms, &c, rule).kind, FOUND_UNSAID);
	}
}

static void check__an_age_counts_from_the_day_it_is_reached(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	c.age = 17;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_ADULT).kind, FOUND_REFUSED);
	c.age = 18;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_ADULT).kind, FOUND_MET);
	terms.term[TERM_MINIMUM_AGE] = 21;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_ADULT).kind, FOUND_REFUSED);
}

static void check__a_medium_risk_is_taken_only_where_the_terms_say_so(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	c.answer[RULE_RISK] = "medium";
	assert_int_equal(finding_for(*state, &terms, &c, RULE_RISK).kind, FOUND_REFUSED);
	terms.term[TERM_TAKES_MEDIUM] = 1;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_RISK).kind, FOUND_MET);
	c.answer[RULE_RISK] = "high";
	assert_int_equal(finding_for(*state, &terms, &c, RULE_RISK).kind, FOUND_REFUSED);
}

static void check__a_grade_is_one_of_a_named_tool(void **state)
{
	static const struct {
		const char *grade;
		enum finding_kind without, with; // a tool
	} cases[] = { { "standard", FOUND_UNSAID, FOUND_MET },
		{ "medium", FOUND_REFUSED, FOUND_REFUSED },
		{ "high", FOUND_REFUSED, FOUND_REFUSED }, { "none", FOUND_REFUSED, FOUND_REFUSED },
		{ NULL, FOUND_UNSAID, FOUND_UNSAID } };
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	for (size_t i = 0; i < array_size(cases); i++)
		for (enum risk_tool tool = TOOL_NONE; tool < RISK_TOOL_COUNT; tool++) {
			struct finding found;

			c.answer[RULE_RISK] = cases[i].grade;
			c.risk_tool = tool;
			found = finding_for(*state, &terms, &c, RULE_RISK);
			assert_int_equal(
				found.kind, tool == TOOL_NONE ? cases[i].without : cases[i].with);
			assert_int_equal(found.why == NULL,
				found.kind == FOUND_MET || cases[i].grade == NULL);
		}
}

static void check__an_offence_is_asked_for_only_where_the_scheme_lists_some(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	c.offence = OFFENCE_OTHER;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_OFFENCE).kind, FOUND_REFUSED);
	terms.offences.n = 0;
	c.offence = OFFENCE_UNSAID;
	assert_int_equal(finding_for(*state, &terms, &c, RULE_OFFENCE).kind, FOUND_OFF);
}

static void check__one_refusal_outweighs_what_is_not_said_and_that_a_hold(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct circumstances c = suitable();

	c.answer[RULE_HISTORY] = "yes";
	assert_int_equal(result_for(*state, &terms, &c), CHECK_HELD);
	c.answer[RULE_VICTIM_VIEWS] = NULL;
	assert_int_equal(result_for(*state, &terms, &c), CHECK_UNFINISHED);
	c.answer[RULE_ADMISSION] = "no";
	assert_int_equal(result_for(*state, &terms, &c), CHECK_UNSUITABLE);
}

static void group__follows_from_sex_and_relationship(void **state)
{
	static const struct {
		const char *relationship;
		enum cohort_type man, woman;
	} cases[] = {
		{ "partner", COHORT_MI, COHORT_FI },
		{ "former", COHORT_MI, COHORT_FI },
		{ "family", COHORT_MN, COHORT_FN },
		{ "other", COHORT_UNKNOWN, COHORT_UNKNOWN },
		{ NULL, COHORT_UNKNOWN, COHORT_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct circumstances c = suitable();

		c.answer[RULE_RELATIONSHIP] = cases[i].relationship;
		assert_int_equal(cohort_type_for(&c), cases[i].man);
		c.sex = "female";
		assert_int_equal(cohort_type_for(&c), cases[i].woman);
		c.sex = NULL;
		assert_int_equal(cohort_type_for(&c), COHORT_UNKNOWN);
	}
}

static void answers__as_they_are_sent_say_the_same_circumstances(void **state)
{
	struct terms terms = terms_with_offences(*state);
	static const int offences[] = { 0, 1, OFFENCE_OTHER, OFFENCE_UNSAID };

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		for (const struct answer *each = rule_facts(rule)->answers; each->name != NULL;
			each++) {
			struct circumstances c = circumstances_unsaid();

			assert_null(answer_text(*state, rule, &c));
			answer_take(&c, &terms, rule, each->name);
			assert_string_equal(answer_text(*state, rule, &c), each->name);
			answer_take(&c, &terms, rule, "nonsense");
			assert_null(answer_text(*state, rule, &c));
		}
	for (size_t i = 0; i < array_size(offences); i++) {
		struct circumstances c = { .age = 34, .offence = offences[i] };
		struct circumstances back = circumstances_unsaid();
		const char *offence = answer_text(*state, RULE_OFFENCE, &c);

		answer_take(&back, &terms, RULE_OFFENCE, offence == NULL ? "" : offence);
		answer_take(&back, &terms, RULE_ADULT, answer_text(*state, RULE_ADULT, &c));
		assert_int_equal(back.offence, offences[i]);
		assert_int_equal(back.age, 34);
	}
}

static void answers__that_cannot_be_say_nothing(void **state)
{
	static const char *const ages[] = { "", "0", "-3", "121", "abc" };
	static const char *const offences[] = { "", "0", "3", "-1", "Theft" };
	struct terms terms = terms_with_offences(*state); // two of them
	struct circumstances c = circumstances_unsaid();

	for (size_t i = 0; i < array_size(ages); i++) {
		answer_take(&c, &terms, RULE_ADULT, ages[i]);
		answer_take(&c, &terms, RULE_OFFENCE, offences[i]);
		assert_int_equal(c.age, 0);
		assert_int_equal(c.offence, OFFENCE_UNSAID);
	}
}

static void answers__name_the_same_offence_under_other_terms_or_none(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct terms other = terms_usual();
	struct circumstances c = suitable();

	*list_add(*state, &other.offences) = (struct offence){ { "Another", "Un arall" } };
	*list_add(*state, &other.offences) = terms.offences.at[0];
	c.offence = 0;
	assert_int_equal(circumstances_under(&c, &terms, &other).offence, 1);
	c.offence = 1;
	assert_int_equal(circumstances_under(&c, &terms, &other).offence, OFFENCE_UNSAID);
	c.offence = OFFENCE_OTHER;
	assert_int_equal(circumstances_under(&c, &terms, &other).offence, OFFENCE_OTHER);
}

static void findings__have_a_word_each(void **state)
{
	(void)state;
	for (enum finding_kind kind = FOUND_MET; kind <= FOUND_OFF; kind++)
		assert_int_equal(finding_by_name(finding_name(kind)), kind);
	assert_int_equal(finding_by_name("nonsense"), FOUND_OFF);
}

static void terms__the_usual_can_stand(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct problems problems = { 0 };

	terms_check(*state, &terms, &problems);
	assert_int_equal(problems.n, 0);
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++) {
		assert_int_equal(term_by_name(term_facts(term)->name), term);
		assert_non_null(term_facts(term)->label);
	}
	assert_int_equal(term_by_name("nonsense"), TERM_NONE);
}

static void terms__a_number_outside_its_bounds_is_named(void **state)
{
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++) {
		const struct term_facts *facts = term_facts(term);
		const int outside[] = { facts->least - 1, facts->most + 1 };

		for (size_t i = 0; i < array_size(outside); i++) {
			struct terms terms = terms_with_offences(*state);
			struct problems problems = { 0 };

			terms.term[term] = outside[i];
			terms_check(*state, &terms, &problems);
			assert_non_null(problem_of(&problems, facts->name));
		}
	}
}

static void terms__what_contradicts_itself_is_named(void **state)
{
	struct terms terms = terms_with_offences(*state);
	struct problems problems = { 0 };

	terms.applies_from = (struct date){ 0 };
	terms.term[TERM_GAP_LEAST_DAYS] = 36;
	terms.term[TERM_USUAL_WEEKS] = 21;
	terms.offences.at[1].name[WELSH] = "";
	terms_check(*state, &terms, &problems);
	assert_non_null(problem_of(&problems, "applies-from"));
	assert_non_null(problem_of(&problems, "gap-most-days"));
	assert_non_null(problem_of(&problems, "longest-weeks"));
	assert_non_null(problem_of(&problems, "offence-2-cy"));
	assert_int_equal(problems.n, 4);
}

static struct terms version(int64_t number, struct date from, bool is_signed)
{
	return (struct terms){
		.version = number, .applies_from = from, .signed_by = { is_signed ? 1 : 0 }
	};
}

static void terms__more_offences_than_a_page_takes_are_not_kept(void **state)
{
	struct terms terms = terms_usual();
	struct problems problems = { 0 };

	terms.applies_from = date_of(2026, 4, 1);
	for (int i = 0; i <= OFFENCES_MOST; i++)
		*list_add(*state, &terms.offences) = (struct offence){ { "Theft", "Dwyn" } };
	terms_check(*state, &terms, &problems);
	assert_int_equal(problems.n, 1);
	assert_non_null(problem_of(&problems, "offence-61-en"));
}

static void terms__take_the_place_of_the_newest_that_was_signed_before(void **state)
{
	struct arena *a = *state;
	struct terms_list all = { 0 };

	*list_add(a, &all) = version(4, date_of(2026, 5, 1), false);
	*list_add(a, &all) = version(3, date_of(2026, 4, 1), false);
	*list_add(a, &all) = version(2, date_of(2025, 4, 1), true);
	*list_add(a, &all) = version(1, date_of(2026, 4, 1), true);
	assert_int_equal(terms_before(&all, 4)->version, 2);
	assert_int_equal(terms_before(&all, 2)->version, 1);
	assert_null(terms_before(&all, 1));
}

static void terms__the_latest_signed_that_applies_stands(void **state)
{
	struct arena *a = *state;
	struct terms_list all = { 0 };

	*list_add(a, &all) = version(1, date_of(2025, 4, 1), true);
	*list_add(a, &all) = version(2, date_of(2026, 4, 1), true);
	*list_add(a, &all) = version(3, date_of(2025, 4, 1), true);
	*list_add(a, &all) = version(4, date_of(2025, 5, 1), false);
	assert_null(terms_on(&all, date_of(2025, 3, 31)));
	assert_int_equal(terms_on(&all, date_of(2025, 4, 1))->version, 3);
	assert_int_equal(terms_on(&all, date_of(2025, 12, 31))->version, 3);
	assert_int_equal(terms_on(&all, date_of(2026, 4, 1))->version, 2);
	assert_null(terms_on(&(struct terms_list){ 0 }, date_of(2026, 4, 1)));
}

static void words__go_there_and_back(void **state)
{
	(void)state;
	for (int i = 0; i < CONSEQUENCE_COUNT; i++) {
		assert_int_equal(consequence_by_name(consequence_name((enum consequence)i)), i);
		assert_non_null(consequence_label((enum consequence)i));
	}
	for (int i = 0; i < OVERRIDER_COUNT; i++) {
		assert_int_equal(overrider_by_name(overrider_name((enum overrider)i)), i);
		assert_non_null(overrider_label((enum overrider)i));
	}
	for (int i = 0; i < COHORT_TYPE_COUNT; i++)
		assert_non_null(cohort_type_label((enum cohort_type)i));
	assert_int_equal(consequence_by_name("perhaps"), CONSEQUENCE_COUNT);
	assert_int_equal(overrider_by_name("perhaps"), OVERRIDER_COUNT);
}

static void authorisation__is_asked_for_once_one_stands(void **state)
{
	static const struct {
		struct date day;
		bool is_authorised;
	} days[] = {
		{ { 2025, 3, 31 }, false },
		{ { 2025, 4, 1 }, true },
		{ { 2026, 3, 31 }, true },
		{ { 2026, 4, 1 }, false },
		{ { 2026, 6, 1 }, true },
	};
	struct authorisations all = { 0 };

	assert_true(is_authorised_on(&all, date_of(2026, 4, 1)));
	*list_add((struct arena *)*state, &all) =
		(struct authorisation){ .from = date_of(2026, 6, 1), .to = date_of(2026, 6, 1) };
	*list_add((struct arena *)*state, &all) =
		(struct authorisation){ .from = date_of(2025, 4, 1), .to = date_of(2026, 3, 31) };
	for (size_t i = 0; i < array_size(days); i++)
		assert_int_equal(is_authorised_on(&all, days[i].day), days[i].is_authorised);
	all.at[1].is_taken_back = true;
	assert_false(is_authorised_on(&all, date_of(2026, 3, 31)));
	all.at[0].is_taken_back = true;
	assert_true(is_authorised_on(&all, date_of(2026, 3, 31)));
}

static const char *until(void **state, const struct authorisations *all, struct date day)
{
	return date_iso(*state, authorised_until(all, day));
}

static void authorisation__lasts_as_far_as_one_follows_on_another(void **state)
{
	struct authorisations all = { 0 };

	assert_string_equal(until(state, &all, date_of(2026, 4, 1)), "2199-12-31");
	*list_add((struct arena *)*state, &all) =
		(struct authorisation){ .from = date_of(2026, 4, 1), .to = date_of(2026, 6, 30) };
	*list_add((struct arena *)*state, &all) =
		(struct authorisation){ .from = date_of(2025, 4, 1), .to = date_of(2026, 3, 31) };
	*list_add((struct arena *)*state, &all) =
		(struct authorisation){ .from = date_of(2026, 7, 2), .to = date_of(2026, 8, 1) };
	assert_false(date_is_set(authorised_until(&all, date_of(2025, 3, 31))));
	assert_string_equal(until(state, &all, date_of(2025, 4, 1)), "2026-06-30");
	assert_string_equal(until(state, &all, date_of(2026, 6, 30)), "2026-06-30");
	assert_false(date_is_set(authorised_until(&all, date_of(2026, 7, 1))));
	assert_string_equal(until(state, &all, date_of(2026, 7, 2)), "2026-08-01");
	all.at[1].is_taken_back = true;
	assert_false(date_is_set(authorised_until(&all, date_of(2026, 3, 31))));
	all.at[2].to = DATE_LAST;
	assert_string_equal(until(state, &all, date_of(2026, 7, 2)), "2199-12-31");
}

static void authorisation__needs_its_body_days_and_evidence(void **state)
{
	static const char *const inputs[] = { "body-en", "body-cy", "from", "to", "evidence-en",
		"evidence-cy" };
	struct authorisation right = { .body = { "A body", "Corff" },
		.from = date_of(2025, 4, 1),
		.to = date_of(2025, 4, 1),
		.evidence = { "A letter", "Llythyr" } };
	struct authorisation none = { .body = { "", "" }, .evidence = { "", "" } };
	struct problems problems = { 0 };

	authorisation_check(*state, &right, &problems);
	assert_int_equal(problems.n, 0);
	right.to = date_of(2025, 3, 31);
	authorisation_check(*state, &right, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(
		problem_of(&problems, "to")->message, "The last day cannot be before the first");
	problems = (struct problems){ 0 };
	authorisation_check(*state, &none, &problems);
	assert_int_equal(problems.n, array_size(inputs));
	for (size_t i = 0; i < array_size(inputs); i++)
		assert_non_null(problem_of(&problems, inputs[i]));
}

static void telephone__is_figures_with_spaces_between(void **state)
{
	static const char *const plain[] = { "101", "01632 960 001", "+44 1632 960001" };
	static const char *const others[] = { "", "10", " 101", "01632-960001", "ring me",
		"0044 1632 960 001 123", "01632 +960001" };

	(void)state;
	for (size_t i = 0; i < array_size(plain); i++)
		assert_true(telephone_is_plain(plain[i]));
	for (size_t i = 0; i < array_size(others); i++)
		assert_false(telephone_is_plain(others[i]));
}

static void age__is_held_against_the_terms_of_the_scheme(void **state)
{
	struct terms terms = terms_usual();

	(void)state;
	for (enum consequence what = NOT_ASKED; what < CONSEQUENCE_COUNT; what++)
		for (int least = 18; least <= 30; least++)
			for (int age = 0; age <= 40; age++) {
				enum finding_kind kind = FOUND_MET;
				struct finding finding;

				terms.rule[RULE_ADULT] = (struct rule_setting){ what, PROVIDER };
				terms.term[TERM_MINIMUM_AGE] = least;
				finding = age_finding(&terms, age);
				if (what == NOT_ASKED)
					kind = FOUND_OFF;
				else if (age < least)
					kind = what == REFUSES ? FOUND_REFUSED : FOUND_HELD;
				assert_int_equal(finding.kind, kind);
				assert_int_equal(finding.rule, RULE_ADULT);
				assert_int_equal(finding.overrider, PROVIDER);
			}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(rules__each_has_its_code_its_words_and_an_answer_that_meets_it),
		cmocka_unit_test(age__is_held_against_the_terms_of_the_scheme),
		IN_ARENA(check__somebody_who_meets_every_rule_is_suitable),
		IN_ARENA(check__every_answer_under_every_setting),
		IN_ARENA(check__what_is_not_said_is_never_taken_for_met),
		IN_ARENA(check__an_age_counts_from_the_day_it_is_reached),
		IN_ARENA(check__a_medium_risk_is_taken_only_where_the_terms_say_so),
		IN_ARENA(check__a_grade_is_one_of_a_named_tool),
		IN_ARENA(check__an_offence_is_asked_for_only_where_the_scheme_lists_some),
		IN_ARENA(check__one_refusal_outweighs_what_is_not_said_and_that_a_hold),
		IN_ARENA(group__follows_from_sex_and_relationship),
		IN_ARENA(answers__as_they_are_sent_say_the_same_circumstances),
		IN_ARENA(answers__that_cannot_be_say_nothing),
		IN_ARENA(answers__name_the_same_offence_under_other_terms_or_none),
		IN_ARENA(findings__have_a_word_each),
		IN_ARENA(terms__the_usual_can_stand),
		IN_ARENA(terms__a_number_outside_its_bounds_is_named),
		IN_ARENA(terms__what_contradicts_itself_is_named),
		IN_ARENA(terms__more_offences_than_a_page_takes_are_not_kept),
		IN_ARENA(terms__take_the_place_of_the_newest_that_was_signed_before),
		IN_ARENA(terms__the_latest_signed_that_applies_stands),
		IN_ARENA(authorisation__is_asked_for_once_one_stands),
		IN_ARENA(authorisation__lasts_as_far_as_one_follows_on_another),
		IN_ARENA(authorisation__needs_its_body_days_and_evidence),
		IN_ARENA(telephone__is_figures_with_spaces_between),
		IN_ARENA(words__go_there_and_back),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
