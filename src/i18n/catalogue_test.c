/* SPDX-License-Identifier: MIT */
/*
 * Messages of the program's own catalogue, plurals and holes.
 */
#include <string.h>

#include "base/testing.h"
#include "i18n/i18n.h"
#include "i18n/plural.h"

static struct arena *a;

static void tr__english_is_the_message_itself(void **state)
{
	const char *message = "Translator";

	(void)state;
	assert_ptr_equal(message, tr(ENGLISH, message));
}

static void tr__welsh_comes_from_the_catalogue(void **state)
{
	(void)state;
	assert_string_equal("Cyfieithydd", tr(WELSH, "Translator"));
}

static void tr__what_the_catalogue_lacks_stays_english(void **state)
{
	(void)state;
	assert_string_equal("Nobody wrote this", tr(WELSH, "Nobody wrote this"));
}

static void tr__no_words_are_no_words_in_welsh_too(void **state)
{
	(void)state;
	assert_string_equal("", tr(WELSH, ""));
}

static void tr_n__english_has_one_form_for_one_and_one_for_all_else(void **state)
{
	(void)state;
	assert_string_equal("one dog", tr_n(ENGLISH, "one dog", "dogs", -1));
	for (int64_t n = 0; n <= 200; n++)
		assert_string_equal(
			n == 1 ? "one dog" : "dogs", tr_n(ENGLISH, "one dog", "dogs", n));
}

static void tr_n__what_the_catalogue_lacks_stays_english(void **state)
{
	(void)state;
	assert_string_equal("one dog", tr_n(WELSH, "one dog", "dogs", 1));
	assert_string_equal("dogs", tr_n(WELSH, "one dog", "dogs", 6));
}

static void plural__a_negative_number_counts_as_its_positive_twin(void **state)
{
	(void)state;
	assert_int_equal(plural_welsh(6), plural_welsh(-6));
	assert_int_equal(5, plural_welsh(INT64_MIN));
}

static void tr_fill__fills_every_hole_with_its_value(void **state)
{
	(void)state;
	assert_string_equal("Signed by Enghraifft Sampl on 20 March 2025, Enghraifft Sampl",
		tr_fill(a, ENGLISH, "Signed by {name} on {date}, {name}", "date", "20 March 2025",
			"name", "Enghraifft Sampl", NULL));
}

static void tr_fill__braces_that_are_no_hole_stay(void **state)
{
	(void)state;
	assert_string_equal(
		"{ } {} {A} {x y} {open", tr_fill(a, ENGLISH, "{ } {} {A} {x y} {open", NULL));
}

static void tr_fill__a_value_is_not_searched_for_holes(void **state)
{
	(void)state;
	assert_string_equal("<{name}>", tr_fill(a, ENGLISH, "<{name}>", "name", "{name}", NULL));
}

static void tr_fill__a_message_without_holes_is_copied(void **state)
{
	(void)state;
	assert_string_equal("", tr_fill(a, ENGLISH, "", NULL));
	assert_string_equal("Cyfieithydd", tr_fill(a, WELSH, "Translator", NULL));
}

static void tr_fill_n__knows_the_number_itself(void **state)
{
	(void)state;
	assert_string_equal("1,234 people in Powys",
		tr_fill_n(a, ENGLISH, "{count} person in {area}", "{count} people in {area}", 1234,
			"area", "Powys", NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(tr__english_is_the_message_itself),
		cmocka_unit_test(tr__welsh_comes_from_the_catalogue),
		cmocka_unit_test(tr__what_the_catalogue_lacks_stays_english),
		cmocka_unit_test(tr__no_words_are_no_words_in_welsh_too),
		cmocka_unit_test(tr_n__english_has_one_form_for_one_and_one_for_all_else),
		cmocka_unit_test(tr_n__what_the_catalogue_lacks_stays_english),
		cmocka_unit_test(plural__a_negative_number_counts_as_its_positive_twin),
		cmocka_unit_test(tr_fill__fills_every_hole_with_its_value),
		cmocka_unit_test(tr_fill__braces_that_are_no_hole_stay),
		cmocka_unit_test(tr_fill__a_value_is_not_searched_for_holes),
		cmocka_unit_test(tr_fill__a_message_without_holes_is_copied),
		cmocka_unit_test(tr_fill_n__knows_the_number_itself),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
