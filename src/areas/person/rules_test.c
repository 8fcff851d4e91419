/* SPDX-License-Identifier: MIT */
/*
 * What may be kept of a person, and what is shown of one before anybody asks.
 */
#include "areas/person/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "base/utf8.h"

#define TODAY date_of(2026, 3, 2)

/* One of whom everything may be kept; what is given takes the place of what is usual. */
#pragma GCC diagnostic ignored "-Woverride-init"
#define FACTS(...)                                                                                 \
	((struct person_facts){ .given_names = "Efa Mair",                                         \
		.family_name = "Sampl",                                                            \
		.known_as = "",                                                                    \
		.born = { 1990, 5, 17 },                                                           \
		.sex = SEX_FEMALE,                                                                 \
		.language = SPOKEN_WELSH,                                                          \
		.other_language = "",                                                              \
		.county = COUNTY_POW,                                                              \
		.address = "",                                                                     \
		.email = "",                                                                       \
		.phones = { { "", false }, { "", false }, { "", false } },                         \
		.police_reference = "",                                                            \
		.access_needs = "",                                                                \
		__VA_ARGS__ })

/* Of those only the day of birth differs. */
static struct person_facts born_on(struct date day)
{
	struct person_facts facts = FACTS();

	facts.born = day;
	return facts;
}

static struct problems tidied(struct arena *a, struct person_facts *facts)
{
	struct problems problems = { 0 };

	person_tidy(a, facts, TODAY, &problems);
	return problems;
}

/* The only problem is that one. */
static void assert_refused(
	struct arena *a, struct person_facts facts, const char *field, const char *message)
{
	struct problems problems = tidied(a, &facts);

	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, field);
	assert_string_equal(problems.at[0].message, message);
}

static void assert_kept(struct arena *a, struct person_facts facts)
{
	struct problems problems = tidied(a, &facts);

	if (problems.n > 0)
		fail_msg("%s: %s", problems.at[0].field, problems.at[0].message);
}

static const char *letters(struct arena *a, size_t n)
{
	char *text = arena_take(a, n + 1);

	memset(text, 'a', n);
	text[n] = '\0';
	return text;
}

/* ---- words ---- */

static void sex_and_language__are_found_by_their_words_and_no_others(void **state)
{
	(void)state;
	for (enum sex sex = SEX_NONE + 1; sex < SEX_COUNT; sex++) {
		assert_int_equal(sex_by_name(sex_name(sex)), sex);
		assert_true(strlen(sex_label(sex)) > 0);
	}
	for (enum spoken language = SPOKEN_NONE + 1; language < SPOKEN_COUNT; language++) {
		assert_int_equal(spoken_by_name(spoken_name(language)), language);
		assert_true(strlen(spoken_label(language)) > 0);
	}
	assert_int_equal(sex_by_name(""), SEX_NONE);
	assert_int_equal(sex_by_name("M"), SEX_NONE);
	assert_int_equal(spoken_by_name("pl"), SPOKEN_NONE);
}

/* ---- what may be kept ---- */

static void person__is_kept_with_the_least(void **state)
{
	assert_kept(*state, FACTS());
	assert_kept(*state, FACTS(.county = COUNTY_NONE));
}

static void names__are_letters_and_what_stands_between_them(void **state)
{
	static const char *const sound[] = { "Efa", "Siân-Elin", "O'Enghraifft", "O’Enghraifft",
		"ap Sampl", "St. Sampl", "Łukasz", "Ελένη", "李", "Ŵyn" };
	static const char *const wrong[] = { "Efa2", "Efa/Mair", "efa@sampl", "Sampl, Efa", "<b>",
		"=Efa", "\"Efa\"" };

	for (size_t i = 0; i < array_size(sound); i++) {
		assert_kept(*state, FACTS(.given_names = sound[i]));
		assert_kept(*state, FACTS(.family_name = sound[i]));
		assert_kept(*state, FACTS(.known_as = sound[i]));
	}
	for (size_t i = 0; i < array_size(wrong); i++) {
		const char *why =
			"Enter a name of letters, spaces, hyphens, apostrophes and full stops";

		assert_refused(*state, FACTS(.given_names = wrong[i]), "given-names", why);
		assert_refused(*state, FACTS(.family_name = wrong[i]), "family-name", why);
		assert_refused(*state, FACTS(.known_as = wrong[i]), "known-as", why);
	}
}

static void names__are_asked_for(void **state)
{
	assert_refused(*state, FACTS(.given_names = ""), "given-names", "Enter the given names");
	assert_refused(*state, FACTS(.given_names = "- -"), "given-names", "Enter the given names");
	assert_refused(*state, FACTS(.family_name = ""), "family-name", "Enter the family name");
	assert_refused(
		*state, FACTS(.known_as = "--"), "known-as", "Enter a name, or leave this blank");
}

static void texts__are_as_long_as_they_may_be(void **state)
{
	struct arena *a = *state;

	assert_kept(
		a, FACTS(.given_names = letters(a, 100), .family_name = letters(a, 100),
			   .known_as = letters(a, 100), .address = letters(a, 300),
			   .police_reference = letters(a, 60), .access_needs = letters(a, 500)));
	assert_refused(a, FACTS(.given_names = letters(a, 101)), "given-names", "This is too long");
	assert_refused(a, FACTS(.family_name = letters(a, 101)), "family-name", "This is too long");
	assert_refused(a, FACTS(.known_as = letters(a, 101)), "known-as", "This is too long");
	assert_refused(a, FACTS(.address = letters(a, 301)), "address", "This is too long");
	assert_refused(a, FACTS(.police_reference = letters(a, 61)), "police-reference",
		"This is too long");
	assert_refused(
		a, FACTS(.access_needs = letters(a, 501)), "access-needs", "This is too long");
	assert_refused(a, FACTS(.email = arena_format(a, "%s@enghraifft.cymru", letters(a, 190))),
		"email", "This is too long");
}

static void sex_and_language__are_asked_for(void **state)
{
	assert_refused(*state, FACTS(.sex = SEX_NONE), "sex", "Choose one of the answers");
	assert_refused(*state, FACTS(.language = SPOKEN_NONE), "language", "Choose the language");
	assert_refused(
		*state, FACTS(.language = SPOKEN_OTHER), "other-language", "Enter which language");
	assert_kept(*state, FACTS(.language = SPOKEN_OTHER, .other_language = "Polski"));
}

static void language__has_a_name_only_where_one_is_asked_for(void **state)
{
	struct person_facts facts = FACTS(.other_language = "Polski");

	assert_int_equal(tidied(*state, &facts).n, 0);
	assert_string_equal(facts.other_language, "");
}

static void email__is_one_address_or_none(void **state)
{
	assert_kept(*state, FACTS(.email = "efa.sampl@enghraifft.cymru"));
	assert_refused(*state, FACTS(.email = "efa.sampl"), "email",
		"Enter one email address, such as name@example.wales");
	assert_refused(*state, FACTS(.email = "efa@sampl.cymru, dau@sampl.cymru"), "email",
		"Enter one email address, such as name@example.wales");
}

/* ---- born ---- */

static void born__is_a_day_that_makes_somebody_10_to_110(void **state)
{
	const char *why = "Check the year: this makes the person under 10 or over 110 years old";

	assert_refused(*state, born_on(DATE_NONE), "born", "Enter the date of birth");
	assert_refused(*state, born_on(date_month_of(1990, 5)), "born", "Enter the date of birth");
	assert_refused(*state, born_on(date_of(2026, 3, 3)), "born",
		"Enter a date of birth that is in the past");
	assert_refused(*state, born_on(TODAY), "born", why);
	assert_refused(*state, born_on(date_of(2016, 3, 3)), "born", why);
	assert_kept(*state, born_on(date_of(2016, 3, 2)));
	assert_kept(*state, born_on(date_of(1915, 3, 3)));
	assert_refused(*state, born_on(date_of(1915, 3, 2)), "born", why);
}

static void age__is_in_whole_years(void **state)
{
	(void)state;
	assert_int_equal(person_age(date_of(1990, 5, 17), date_of(2026, 5, 16)), 35);
	assert_int_equal(person_age(date_of(1990, 5, 17), date_of(2026, 5, 17)), 36);
	assert_int_equal(person_age(date_of(1990, 5, 17), date_of(2026, 6, 1)), 36);
	assert_int_equal(person_age(date_of(1990, 5, 17), date_of(2026, 4, 30)), 35);
	assert_int_equal(person_age(date_of(2008, 2, 29), date_of(2026, 2, 28)), 17);
	assert_int_equal(person_age(date_of(2008, 2, 29), date_of(2026, 3, 1)), 18);
	assert_int_equal(person_age(date_of(2004, 2, 29), date_of(2024, 2, 29)), 20);
}

/* For every day of eight years: one year more on the day that bears the birthday's number. */
static void age__grows_by_one_a_year(void **state)
{
	struct date born = date_of(2000, 8, 31);
	int age = person_age(born, date_of(2018, 1, 1));

	(void)state;
	for (struct date day = date_of(2018, 1, 1); day.year < 2026; day = date_add_days(day, 1)) {
		int next = person_age(born, day);

		assert_int_equal(next, age + (day.month == 8 && day.day == 31));
		age = next;
	}
}

/* ---- phones ---- */

static void phones__close_up(void **state)
{
	struct person_facts facts = FACTS(.phones = { { "", false }, { "+447700900123", true },
						  { "029 2018 0123", false } });

	assert_int_equal(tidied(*state, &facts).n, 0);
	assert_string_equal(facts.phones[0].number, "07700900123");
	assert_true(facts.phones[0].may_text);
	assert_string_equal(facts.phones[1].number, "02920180123");
	assert_false(facts.phones[1].may_text);
	assert_string_equal(facts.phones[2].number, "");
}

static void phones__each_have_their_own_problem(void **state)
{
	assert_refused(*state, FACTS(.phones = { { "", false }, { "12", false }, { "", false } }),
		"phone-2", "Enter a phone number of the United Kingdom, such as 07700 900123");
	assert_refused(*state,
		FACTS(.phones = { { "07700900123", true }, { "", false },
			      { "02920180123", true } }),
		"phone-3", "Only a number that begins with 07 takes text messages");
}

/* ---- masks ---- */

static void mask__of_a_name_is_its_initials(void **state)
{
	assert_string_equal(mask_name(*state, "Efa", "Sampl"), "E. S.");
	assert_string_equal(mask_name(*state, "Efa Mair", "ap Sampl"), "E. a.");
	assert_string_equal(mask_name(*state, "Łukasz", "Ŵyn-Sampl"), "Ł. Ŵ.");
	assert_string_equal(mask_name(*state, "'Efa", "-Sampl"), "E. S.");
	assert_string_equal(mask_name(*state, "李", "王"), "李. 王.");
}

static void mask__of_a_phone_is_its_last_two_figures(void **state)
{
	(void)state;
	assert_string_equal(mask_phone("07700900123"), "23");
	assert_string_equal(mask_phone(""), "");
	assert_string_equal(mask_phone("7"), "");
}

static void mask__of_an_address_is_half_its_postcode(void **state)
{
	static const struct {
		const char *address, *shown;
	} cases[] = {
		{ "1 Heol Sampl\nAbertawe\nSA1 1AA", "SA1" },
		{ "1 Heol Sampl, Abertawe, sa11aa", "SA1" },
		{ "Fflat 2, M1 1AE", "M1" },
		{ "B33 8TH", "B33" },
		{ "CR2 6XH.", "CR2" },
		{ "DN55 1PT", "DN55" },
		{ "W1A 1HQ", "W1A" },
		{ "EC1A 1BB", "EC1A" },
		{ "LD1 5AA, gynt o CF10 1AA", "CF10" },
		{ "1 Heol Sampl, Abertawe", "" },
		{ "Fflat 1AA", "" },
		{ "Dim cyfeiriad", "" },
		{ "", "" },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		assert_string_equal(mask_address(*state, cases[i].address), cases[i].shown);
}

/* Whatever the address, no more of it is shown than four signs before the second half. */
static void mask__of_an_address_shows_no_more_than_that(void **state)
{
	static const char signs[] = "A1 ,\nz9Ŵ";

	for (int i = 0; i < 5000; i++) {
		char address[41] = "";
		size_t n = draw_below(40);

		for (size_t at = 0; at < n; at++)
			address[at] = signs[draw_below(7)];
		assert_true(strlen(mask_address(*state, address)) <= 4);
	}
}

/* ---- words to search by ---- */

static void words__are_those_of_names_and_reference_each_once(void **state)
{
	struct person_facts facts = FACTS(.given_names = "Siân Elin", .family_name = "O’Sampl-Siân",
		.known_as = "Elin");
	struct texts words = person_words(*state, &facts, "CDFG2347");
	static const char *const expected[] = { "sian", "elin", "o", "sampl", "cdfg2347", "2347",
		"&sia elin sian", "&sia sampl sian", "&eli sian elin", "&eli sampl elin",
		"&sam sian sampl", "&sam elin sampl", "=POW" };

	assert_int_equal(words.n, array_size(expected));
	for (size_t i = 0; i < words.n; i++)
		assert_string_equal(words.at[i], expected[i]);
}

static void words__of_two_are_of_those_with_three_letters(void **state)
{
	struct person_facts facts = FACTS(.given_names = "Þórðr Jo",
		.family_name = "Abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz",
		.known_as = "");
	struct texts words = person_words(*state, &facts, "CDFG2347");

	assert_string_equal(words.at[5], "&þor abcdefghijklmnopqrstuvwxyza þorðr");
	assert_string_equal(words.at[6], "&abc þorðr abcdefghijklmnopqrstuvwxyza");
	assert_string_equal(words.at[7], "=POW");
	assert_int_equal(words.n, 8);
	assert_string_equal(pair_begins(*state, "bleddyn", "esia"), "&ble esia");
	assert_string_equal(pair_beside(*state, "bledd"), " bledd");
	assert_null(pair_begins(*state, "bl", "esia"));
	assert_null(pair_begins(*state, "bleddyn", "þó"));
}

static void words__of_a_county_are_never_typed(void **state)
{
	struct slice rest = slice_of(utf8_fold(*state, county_word(*state, COUNTY_POW)));
	struct person_facts facts = FACTS(.county = COUNTY_NONE);
	struct texts words = person_words(*state, &facts, "CDFG2347");

	assert_true(slice_is(utf8_next_word(&rest), "pow")); // without its sign
	list_each (const char **, word, &words)
		assert_true((*word)[0] != '=');
}

static void sex__fits_the_groups_of_that_sex_alone(void **state)
{
	(void)state;
	for (enum sex sex = SEX_NONE; sex < SEX_COUNT; sex++)
		for (enum cohort_type type = COHORT_UNKNOWN; type < COHORT_TYPE_COUNT; type++) {
			bool is_known = sex == SEX_MALE || sex == SEX_FEMALE;
			bool is_mens = type == COHORT_MI || type == COHORT_MN;
			bool is_womens = type == COHORT_FI || type == COHORT_FN;
			bool is_wrong =
				(sex == SEX_MALE && is_womens) || (sex == SEX_FEMALE && is_mens);

			assert_int_equal(sex_fits(sex, type), !is_known  ? SEX_IS_TO_BE_DECIDED
							      : is_wrong ? SEX_DOES_NOT_FIT
									 : SEX_FITS);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(sex_and_language__are_found_by_their_words_and_no_others),
		cmocka_unit_test(sex__fits_the_groups_of_that_sex_alone),
		IN_ARENA(person__is_kept_with_the_least),
		IN_ARENA(names__are_letters_and_what_stands_between_them),
		IN_ARENA(names__are_asked_for),
		IN_ARENA(texts__are_as_long_as_they_may_be),
		IN_ARENA(sex_and_language__are_asked_for),
		IN_ARENA(language__has_a_name_only_where_one_is_asked_for),
		IN_ARENA(email__is_one_address_or_none),
		IN_ARENA(born__is_a_day_that_makes_somebody_10_to_110),
		IN_ARENA(age__is_in_whole_years),
		IN_ARENA(age__grows_by_one_a_year),
		IN_ARENA(phones__close_up),
		IN_ARENA(phones__each_have_their_own_problem),
		IN_ARENA(mask__of_a_name_is_its_initials),
		IN_ARENA(mask__of_a_phone_is_its_last_two_figures),
		IN_ARENA(mask__of_an_address_is_half_its_postcode),
		IN_ARENA(mask__of_an_address_shows_no_more_than_that),
		IN_ARENA(words__are_those_of_names_and_reference_each_once),
		IN_ARENA(words__of_two_are_of_those_with_three_letters),
		IN_ARENA(words__of_a_county_are_never_typed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
