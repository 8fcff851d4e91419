/* SPDX-License-Identifier: MIT */
/*
 * Reading mo_test.po, compiled; and refusing one whose bytes were spoilt.
 */
#include <string.h>

#include "base/testing.h"
#include "i18n/mo.h"

extern const unsigned char mo_test_catalogue[];
extern const size_t mo_test_catalogue_size;

enum { FORMS = 6, SPOILT_LIMIT = 8192 };

static struct arena *a;

static const struct mo *catalogue(void)
{
	return mo_open(a, mo_test_catalogue, mo_test_catalogue_size, FORMS);
}

static void mo__finds_a_translation(void **state)
{
	(void)state;
	assert_string_equal("Penderfyniad", mo_find(catalogue(), "Decision"));
}

static void mo__tells_a_message_from_a_longer_one(void **state)
{
	(void)state;
	assert_string_equal("Penderfyniadau", mo_find(catalogue(), "Decisions"));
}

static void mo__finds_a_long_message(void **state)
{
	(void)state;
	assert_string_equal("Neges o fwy nag wyth beit, ddwywaith",
		mo_find(catalogue(), "A message of more than eight bytes, twice over"));
}

static void mo__finds_nothing_for_what_it_lacks(void **state)
{
	static const char *const absent[] = { "Decisio", "decision", "Not translated", "x" };

	(void)state;
	for (size_t i = 0; i < sizeof absent / sizeof *absent; i++)
		assert_null(mo_find(catalogue(), absent[i]));
}

static void mo__its_head_is_not_a_message(void **state)
{
	(void)state;
	assert_null(mo_find(catalogue(), ""));
	assert_int_equal(4, mo_count(catalogue()));
}

static void mo__a_message_that_has_a_plural_is_found_by_its_singular(void **state)
{
	static const char *const forms[] = { "dim ci", "un ci", "dau gi", "tri chi", "chwe chi",
		"{count} ci" };

	(void)state;
	for (size_t i = 0; i < FORMS; i++)
		assert_string_equal(forms[i], mo_find_form(catalogue(), "{count} dog", i));
}

static void mo__a_form_it_does_not_have_is_not_found(void **state)
{
	(void)state;
	assert_null(mo_find_form(catalogue(), "{count} dog", FORMS));
	assert_null(mo_find_form(catalogue(), "Decision", 1));
	assert_null(mo_find_form(catalogue(), "{count} cat", 0));
}

static void mo__a_message_without_a_plural_has_one_form(void **state)
{
	(void)state;
	assert_string_equal("Penderfyniad", mo_find_form(catalogue(), "Decision", 0));
}

static void mo__a_catalogue_that_is_cut_short_is_refused(void **state)
{
	(void)state;
	assert_true(mo_is_whole(mo_test_catalogue, mo_test_catalogue_size, FORMS));
	for (size_t size = 0; size < mo_test_catalogue_size; size++)
		assert_false(mo_is_whole(mo_test_catalogue, size, FORMS));
}

/* The head's words and the tables, each spoilt so that it points or reaches out of the bytes. */
static void mo__a_spoilt_head_or_table_is_refused(void **state)
{
	static const struct {
		const char *what;
		size_t at;
		unsigned char byte;
	} faults[] = {
		{ "magic", 0, 0xdf },
		{ "revision", 4, 1 },
		{ "count", 9, 1 },
		{ "count, enormous", 11, 0xff },
		{ "table of messages past the end", 14, 1 },
		{ "table of messages out of step", 12, 29 },
		{ "table of translations past the end", 19, 0xff },
		{ "a message's length past its end", 28 + 8, 200 },
		{ "a message's length past all", 28 + 8 + 3, 0xff },
		{ "a message's place past the end", 28 + 8 + 7, 0xff },
		{ "a translation's length past all", 28 + 5 * 8 + 2, 1 },
		{ "a translation's place past the end", 28 + 5 * 8 + 6, 1 },
	};
	unsigned char spoilt[SPOILT_LIMIT];

	(void)state;
	assert_true(mo_test_catalogue_size <= sizeof spoilt);
	for (size_t i = 0; i < sizeof faults / sizeof *faults; i++) {
		memcpy(spoilt, mo_test_catalogue, mo_test_catalogue_size);
		assert_int_not_equal(faults[i].byte, spoilt[faults[i].at]);
		spoilt[faults[i].at] = faults[i].byte;
		if (mo_is_whole(spoilt, mo_test_catalogue_size, FORMS))
			fail_msg("taken for whole: %s", faults[i].what);
	}
}

static void mo__another_number_of_forms_is_refused(void **state)
{
	(void)state;
	assert_false(mo_is_whole(mo_test_catalogue, mo_test_catalogue_size, 2));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(mo__finds_a_translation),
		cmocka_unit_test(mo__tells_a_message_from_a_longer_one),
		cmocka_unit_test(mo__finds_a_long_message),
		cmocka_unit_test(mo__finds_nothing_for_what_it_lacks),
		cmocka_unit_test(mo__its_head_is_not_a_message),
		cmocka_unit_test(mo__a_message_that_has_a_plural_is_found_by_its_singular),
		cmocka_unit_test(mo__a_form_it_does_not_have_is_not_found),
		cmocka_unit_test(mo__a_message_without_a_plural_has_one_form),
		cmocka_unit_test(mo__a_catalogue_that_is_cut_short_is_refused),
		cmocka_unit_test(mo__a_spoilt_head_or_table_is_refused),
		cmocka_unit_test(mo__another_number_of_forms_is_refused),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
