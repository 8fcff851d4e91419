/* SPDX-License-Identifier: MIT */
/*
 * Lists in the order a Welsh or an English reader expects.
 */
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "base/utf8.h"
#include "i18n/i18n.h"

static struct arena *a;

/* Every text has to sort strictly before all that follow it. */
static void assert_in_order(enum language language, const char *const *texts, size_t n)
{
	for (size_t i = 0; i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			if (strcmp(sort_key(a, language, texts[i]),
				    sort_key(a, language, texts[j])) >= 0)
				fail_msg("\"%s\" does not sort before \"%s\"", texts[i], texts[j]);
}

static void sort__welsh_digraphs_are_letters(void **state)
{
	static const char *const texts[] = { "cyw", "chwaer", "dyn", "dda" };
	static const char *const alphabet[] = { "ca", "cz", "ch", "d", "dz", "dd", "e", "f", "fz",
		"ff", "g", "gz", "ng", "h", "l", "lz", "ll", "m", "p", "pz", "ph", "q", "r", "rz",
		"rh", "s", "t", "tz", "th", "u" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(WELSH, alphabet, array_size(alphabet));
}

static void sort__english_has_no_digraphs(void **state)
{
	static const char *const texts[] = { "ca", "ch", "cz", "dd", "dz", "ll", "lz", "ng", "th" };

	(void)state;
	assert_in_order(ENGLISH, texts, array_size(texts));
}

static void sort__welsh_places(void **state)
{
	static const char *const texts[] = { "Aberaeron", "Aberystwyth", "Caerdydd", "Cwmbrân",
		"Chwilog", "Dinbych", "Y Drenewydd", "Ynys Môn" };
	static const char *const l[] = { "Lacharn", "Llan Ffestiniog", "Llanbedr", "Llandudno",
		"Llanelli", "Llangefni", "Llangollen", "Llanrwst", "Machynlleth" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(WELSH, l, array_size(l));
}

static void sort__ng_is_a_letter_before_h(void **state)
{
	static const char *const texts[] = { "agor", "angel", "ail", "ansawdd" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
}

static void sort__n_and_g_stand_apart_in_bangor_and_llan(void **state)
{
	static const char *const texts[] = { "Bala", "Bangor", "Banw", "Barri" };
	static const char *const within_a_word[] = { "abangor", "abah" };
	static const char *const second_word[] = { "tref Bala", "tref Bangor", "tref Banw" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(WELSH, second_word, array_size(second_word));
	assert_in_order(WELSH, within_a_word, array_size(within_a_word));
}

static void sort__accents_weigh_less_than_letters(void **state)
{
	static const char *const texts[] = { "tan", "tân", "tanc" };
	static const char *const w[] = { "gwyn", "gŵyn", "gwynt", "tŷ", "tyn", "yd", "ŷd" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(WELSH, w, array_size(w));
	assert_in_order(ENGLISH, texts, array_size(texts));
}

static void sort__case_weighs_least(void **state)
{
	static const char *const texts[] = { "mai", "Mai", "maï", "Maï", "mair" };
	static const char *const accented[] = { "ŵy", "Ŵy", "ŵya" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(ENGLISH, texts, array_size(texts));
	assert_in_order(WELSH, accented, array_size(accented));
}

static void sort__a_space_comes_before_figures_and_they_before_letters(void **state)
{
	static const char *const texts[] = { "", "Sir", "Sir Benfro", "Sir2", "Sira", "Sirw" };

	(void)state;
	assert_in_order(WELSH, texts, array_size(texts));
	assert_in_order(ENGLISH, texts, array_size(texts));
}

static void sort__equal_texts_have_equal_keys(void **state)
{
	(void)state;
	assert_string_equal(sort_key(a, WELSH, "Ynys Môn"), sort_key(a, WELSH, "Ynys Môn"));
}

static void sort__a_key_is_valid_utf8(void **state)
{
	char *key = sort_key(a, WELSH, "Ŷ Łódź 李 \xf0\x9f\x8f\xb4 Llŷn");
	size_t bad_at;

	(void)state;
	assert_true(utf8_valid(key, strlen(key), &bad_at));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sort__welsh_digraphs_are_letters),
		cmocka_unit_test(sort__english_has_no_digraphs),
		cmocka_unit_test(sort__welsh_places),
		cmocka_unit_test(sort__ng_is_a_letter_before_h),
		cmocka_unit_test(sort__n_and_g_stand_apart_in_bangor_and_llan),
		cmocka_unit_test(sort__accents_weigh_less_than_letters),
		cmocka_unit_test(sort__case_weighs_least),
		cmocka_unit_test(sort__a_space_comes_before_figures_and_they_before_letters),
		cmocka_unit_test(sort__equal_texts_have_equal_keys),
		cmocka_unit_test(sort__a_key_is_valid_utf8),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
