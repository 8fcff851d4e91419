/* SPDX-License-Identifier: MIT */
#include "areas/own_case/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/reached.h"
#include "base/testing.h"

static const struct date born = { 1990, 5, 17 };

static bool has_in_common(const struct texts *one, const struct texts *other)
{
	list_each (const char *const *, a, one)
		list_each (const char *const *, b, other)
			if (strcmp(*a, *b) == 0)
				return true;
	return false;
}

/* ---- names and birth ---- */

static bool is_same(struct arena *a, const char *name, const char *given, const char *family)
{
	struct texts account = facts_of_birth(a, name, born);
	struct texts person = facts_of_names(a, given, family, born);

	return has_in_common(&account, &person);
}

static void birth__is_known_again_however_the_name_is_written(void **state)
{
	static const struct {
		const char *name, *given, *family;
	} same[] = {
		{ "Siân Sampl", "Siân", "Sampl" },
		{ "SIAN  SAMPL", "siân", "Sampl" },
		{ "Sampl, Siân", "Siân", "Sampl" },
		{ "Siân Mair Sampl", "Siân", "Sampl" },
		{ "Mair Sampl", "Siân Mair", "Sampl" },
		{ "Siân Enghraifft", "Siân", "Enghraifft-Sampl" },
		{ "Siân Enghraifft-Sampl", "Siân", "Sampl" },
		{ "Owain ap Rhys", "Owain", "ap Rhys" },
		{ "PC Siân Sampl", "Siân", "Sampl" },
	};
	static const struct {
		const char *name, *given, *family;
	} other[] = {
		{ "Siân Sampl", "Elin", "Sampl" },
		{ "Siân Sampl", "Siân", "Enghraifft" },
		{ "Sampl", "Siân", "Sampl" },
		{ "", "Siân", "Sampl" },
	};

	for (size_t i = 0; i < array_size(same); i++)
		if (!is_same(*state, same[i].name, same[i].given, same[i].family))
			fail_msg("%s is not known again", same[i].name);
	for (size_t i = 0; i < array_size(other); i++)
		assert_false(is_same(*state, other[i].name, other[i].given, other[i].family));
}

static void birth__of_another_day_is_another(void **state)
{
	struct texts one = facts_of_birth(*state, "Siân Sampl", born);
	struct texts other = facts_of_birth(*state, "Siân Sampl", date_of(1990, 5, 18));

	assert_int_equal(one.n, 1);
	assert_string_equal(one.at[0], "birth 1990-05-17 sampl sian");
	assert_false(has_in_common(&one, &other));
}

static void birth__of_very_many_words_stays_small(void **state)
{
	struct texts facts = facts_of_birth(*state, "a b c d e f g h i j k l m", born);

	assert_int_equal(facts.n, 28);
}

/* ---- how they are reached ---- */

static void phone__is_one_fact_in_its_one_form(void **state)
{
	assert_string_equal(fact_of_phone(*state, phone_tidy(*state, "+44 7700 900 123")),
		fact_of_phone(*state, "07700900123"));
}

static void address__is_a_postcode_and_the_first_figures(void **state)
{
	static const char *const same[] = { "1 Heol Sampl\nAbertawe\nSA1 1AA",
		"1A, Heol Sampl, Abertawe, sa11aa", "Tŷ 1, Heol 5\nSA1 1AA", "1, SA1 1AA" };
	static const char *const other[] = { "2 Heol Sampl\nSA1 1AA", "11 Heol Sampl\nSA1 1AA",
		"1 Heol Sampl\nSA1 1AB", "Heol Sampl\nSA1 1AA", "SA1 1AA 1" };

	for (size_t i = 0; i < array_size(same); i++)
		assert_string_equal(fact_of_address(*state, same[i]), "address SA11AA 1");
	for (size_t i = 0; i < array_size(other); i++) {
		const char *fact = fact_of_address(*state, other[i]);

		assert_true(fact == NULL || strcmp(fact, "address SA11AA 1") != 0);
	}
}

static void address__of_a_house_with_a_name_goes_by_its_first_word(void **state)
{
	assert_string_equal(
		fact_of_address(*state, "Bryn Awel\nBangor\nLL57 2DG"), "address LL572DG bryn");
	assert_string_equal(fact_of_address(*state, "BRYN AWEL, LL57 2DG"), "address LL572DG bryn");
	assert_null(fact_of_address(*state, "Bryn Awel\nBangor"));
	assert_null(fact_of_address(*state, "LL57 2DG"));
	assert_null(fact_of_address(*state, ""));
}

/* ---- as typed ---- */

static const char *trouble(struct arena *a, struct own_facts facts, const char *input)
{
	struct problems problems = { 0 };
	const struct problem *found;

	own_facts_tidy(a, &facts, date_of(2026, 3, 2), &problems);
	found = problem_of(&problems, input);
	return found == NULL ? "" : found->message;
}

static void typed__facts_are_said_or_left_out(void **state)
{
	struct own_facts phone = {
		.phone = "+44 7700 900123", .house = "", .postcode = "", .number = ""
	};
	struct problems problems = { 0 };

	own_facts_tidy(*state, &phone, date_of(2026, 3, 2), &problems);
	assert_int_equal(problems.n, 0);
	assert_string_equal(phone.phone, "07700900123");
	assert_string_equal(
		trouble(*state, (struct own_facts){ born, "", "", "", "" }, "born"), "");
	assert_string_equal(
		trouble(*state, (struct own_facts){ { 0 }, "", "1", "SA1 1AA", "" }, "postcode"),
		"");
}

static void typed__facts_that_are_none_have_their_sentence(void **state)
{
	static const struct {
		struct own_facts facts;
		const char *input, *message;
	} cases[] = {
		{ { { 0 }, "", "", "", "" }, "born", "Enter at least one of these" },
		{ { { 2026, 3, 2 }, "", "", "", "" }, "born",
			"Enter a date of birth that is in the past" },
		{ { { 0 }, "12", "", "", "" }, "phone",
			"Enter a phone number of the United Kingdom, such as 07700 900123" },
		{ { { 0 }, "", "1", "", "" }, "postcode", "Enter a postcode, such as SA1 1AA" },
		{ { { 0 }, "", "1", "Abertawe", "" }, "postcode",
			"Enter a postcode, such as SA1 1AA" },
		{ { { 0 }, "", "1", "SA1 1AA and more", "" }, "postcode",
			"Enter a postcode, such as SA1 1AA" },
		{ { { 0 }, "", "", "SA1 1AA", "" }, "house",
			"Enter the number of the house or flat, or its name" },
		{ { { 0 }, "", "1234567890123456789012345678901234567890123456789012345678901",
			  "SA1 1AA", "" },
			"house", "This is too long" },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(
			trouble(*state, cases[i].facts, cases[i].input), cases[i].message);
}

/* ---- words ---- */

static void words__are_found_by_their_names(void **state)
{
	(void)state;
	for (enum own_answer answer = OWN_ANSWER_NONE + 1; answer < OWN_ANSWER_COUNT; answer++)
		assert_int_equal(own_answer_by_name(own_answer_name(answer)), answer);
	assert_int_equal(own_answer_by_name("x"), OWN_ANSWER_NONE);
	assert_true(own_answer_keeps(OWN_ANSWER_OWN));
	assert_false(own_answer_keeps(OWN_ANSWER_NAMESAKE));
	assert_false(own_answer_keeps(OWN_ANSWER_SHARED));
	assert_false(own_answer_keeps(OWN_ANSWER_MISTYPED));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(birth__is_known_again_however_the_name_is_written),
		IN_ARENA(birth__of_another_day_is_another),
		IN_ARENA(birth__of_very_many_words_stays_small),
		IN_ARENA(phone__is_one_fact_in_its_one_form),
		IN_ARENA(address__is_a_postcode_and_the_first_figures),
		IN_ARENA(address__of_a_house_with_a_name_goes_by_its_first_word),
		IN_ARENA(typed__facts_are_said_or_left_out),
		IN_ARENA(typed__facts_that_are_none_have_their_sentence),
		cmocka_unit_test(words__are_found_by_their_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
