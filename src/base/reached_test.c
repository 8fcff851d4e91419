/* SPDX-License-Identifier: MIT */
#include "base/reached.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static void phone__is_kept_in_one_form(void **state)
{
	static const struct {
		const char *typed, *kept;
	} cases[] = {
		{ "07700 900123", "07700900123" },
		{ "07700900123", "07700900123" },
		{ "+44 7700 900123", "07700900123" },
		{ "+44 (0)7700 900123", "07700900123" },
		{ "0044 7700 900 123", "07700900123" },
		{ "(029) 2018-0123", "02920180123" },
		{ "01632.960123", "01632960123" },
		{ "01632 96012", "0163296012" },
		{ "0303 123 1113", "03031231113" },
		{ "0800 100 900", "0800100900" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		const char *kept = phone_tidy(*state, cases[i].typed);

		assert_non_null(kept);
		assert_string_equal(kept, cases[i].kept);
		assert_string_equal(phone_tidy(*state, phone_words(*state, kept)), kept);
	}
}

static void phone__that_reaches_nobody_is_none(void **state)
{
	static const char *const wrong[] = { "", "+", "07700", "07700 90012", "07700 9001234",
		"7700 900123", "+353 1 234 5678", "09011 234567", "05600 123456", "0044", "+44",
		"07700 900123 x4", "o7700 900123", "07700+900123", "999", "02920 18012",
		"0０700900123" };

	for (size_t i = 0; i < array_size(wrong); i++)
		assert_null(phone_tidy(*state, wrong[i]));
}

/* By the second figure and how many there are. */
static void phone__begins_with_what_the_plan_has(void **state)
{
	for (int second = '0'; second <= '9'; second++)
		for (int more = 6; more <= 11; more++) {
			const char *number =
				arena_format(*state, "0%c%.*s", second, more, "23456789012");
			bool is_long = more == 9 && strchr("12378", second) != NULL;
			bool is_short = more == 8 && strchr("18", second) != NULL;

			assert_int_equal(phone_tidy(*state, number) != NULL, is_long || is_short);
		}
}

static void phone__is_read_in_groups(void **state)
{
	assert_string_equal(phone_words(*state, "07700900123"), "07700 900123");
	assert_string_equal(phone_words(*state, "01632960123"), "01632 960123");
	assert_string_equal(phone_words(*state, "02920180123"), "029 2018 0123");
	assert_string_equal(phone_words(*state, "03031231113"), "0303 123 1113");
	assert_string_equal(phone_words(*state, "0800100900"), "0800 100 900");
	assert_string_equal(phone_words(*state, "12"), "12");
}

static void email__is_one_name_at_one_place(void **state)
{
	static const char *const sound[] = { "a@b.cymru", "enw.cyntaf+x@swyddfa.enghraifft.wales" };
	static const char *const wrong[] = { "", "a", "a@b", "@b.wales", "a@.wales", "a@b.",
		"a@b..c", "a b@c.wales", "a@b@c.wales", "a@b.wales, c@d.wales",
		"javascript:alert(1)", "<a@b.wales>", "not an email" };

	(void)state;
	for (size_t i = 0; i < array_size(sound); i++)
		assert_true(email_is_plausible(sound[i]));
	for (size_t i = 0; i < array_size(wrong); i++)
		assert_false(email_is_plausible(wrong[i]));
}

static void postcode__is_the_last_one_of_an_address(void **state)
{
	static const struct {
		const char *address, *outward, *inward;
	} cases[] = {
		{ "1 Heol Sampl\nAbertawe\nSA1 1AA", "SA1", "1AA" },
		{ "Bryn Awel, ll57 2dg.", "LL57", "2DG" },
		{ "CF101AA, then SA11AA", "SA1", "1AA" },
		{ "W1A 0AX", "W1A", "0AX" },
		{ "1 Heol Sampl", "", "" },
		{ "1AA", "", "" },
		{ "", "", "" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct postcode code = postcode_in(*state, cases[i].address);

		assert_string_equal(code.outward, cases[i].outward);
		assert_string_equal(code.inward, cases[i].inward);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(phone__is_kept_in_one_form),
		IN_ARENA(phone__that_reaches_nobody_is_none),
		IN_ARENA(phone__begins_with_what_the_plan_has),
		IN_ARENA(phone__is_read_in_groups),
		IN_ARENA(postcode__is_the_last_one_of_an_address),
		cmocka_unit_test(email__is_one_name_at_one_place),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
