/* SPDX-License-Identifier: MIT */
/*
 * What is written, byte by byte, and as jansson reads it.
 */
#include <jansson.h>
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "out/json.h"

static struct arena *a;

static void json__an_object_and_its_values(void **state)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	(void)state;
	json_out_object(&j);
	json_out_name(&j, "id");
	json_out_int(&j, -17);
	json_out_name(&j, "items");
	json_out_array(&j);
	json_out_bool(&j, true);
	json_out_bool(&j, false);
	json_out_null(&j);
	json_out_text(&j, NULL);
	json_out_text(&j, "x");
	json_out_end(&j);
	json_out_name(&j, "none");
	json_out_object(&j);
	json_out_end(&j);
	json_out_end(&j);
	assert_string_equal(
		"{\"id\":-17,\"items\":[true,false,null,null,\"x\"],\"none\":{}}", out.at);
}

static void json__pretty_has_a_value_a_line_and_two_spaces_a_level(void **state)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_PRETTY);

	(void)state;
	json_out_object(&j);
	json_out_name(&j, "a");
	json_out_array(&j);
	json_out_int(&j, 1);
	json_out_array(&j);
	json_out_end(&j);
	json_out_end(&j);
	json_out_name(&j, "b");
	json_out_int(&j, 2);
	json_out_end(&j);
	assert_string_equal("{\n  \"a\": [\n    1,\n    []\n  ],\n  \"b\": 2\n}", out.at);
}

static void json__is_whole_when_all_is_closed(void **state)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	(void)state;
	assert_false(json_out_is_whole(&j));
	json_out_array(&j);
	assert_false(json_out_is_whole(&j));
	json_out_end(&j);
	assert_true(json_out_is_whole(&j));
}

/* What jansson reads in an array that holds this text only. */
static void assert_comes_back(struct slice text)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	json_out_array(&j);
	json_out_slice(&j, text);
	json_out_end(&j);

	json_t *read = json_loadb(out.at, out.size, JSON_ALLOW_NUL, NULL);
	assert_non_null(read);
	json_t *value = json_array_get(read, 0);
	assert_int_equal(text.size, json_string_length(value));
	assert_memory_equal(text.at, json_string_value(value), text.size);
	json_decref(read);
}

static void json__every_ascii_character_comes_back(void **state)
{
	char all[128];

	(void)state;
	for (size_t i = 0; i < sizeof all; i++)
		all[i] = (char)i;
	assert_comes_back((struct slice){ all, sizeof all });
}

static void json__welsh_and_all_planes_come_back(void **state)
{
	(void)state;
	assert_comes_back(SLICE("Tŷ Ŵyn \xe2\x80\xa8 李 \xf0\x9f\x8f\xb4"));
	assert_comes_back(SLICE(""));
	assert_comes_back(SLICE("\"\\/</script>"));
}

static void json__the_largest_numbers_come_back(void **state)
{
	static const int64_t numbers[] = { INT64_MIN, -1, 0, INT64_MAX };
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_PRETTY);

	(void)state;
	json_out_array(&j);
	for (size_t i = 0; i < array_size(numbers); i++)
		json_out_int(&j, numbers[i]);
	json_out_end(&j);
	json_t *read = json_loads(out.at, 0, NULL);
	for (size_t i = 0; i < array_size(numbers); i++)
		assert_true(numbers[i] == json_integer_value(json_array_get(read, i)));
	json_decref(read);
}

static void json__pounds_are_numbers(void **state)
{
	static const int64_t pence[] = { 3376000, 6000050, -5, 0 };
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	(void)state;
	json_out_array(&j);
	for (size_t i = 0; i < array_size(pence); i++)
		json_out_pounds(&j, (struct money){ pence[i] });
	json_out_end(&j);
	assert_string_equal("[33760,60000.50,-0.05,0]", out.at);
}

static void json__dates_are_iso_and_null_when_not_set(void **state)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	(void)state;
	json_out_array(&j);
	json_out_date(&j, date_of(2025, 3, 20));
	json_out_date(&j, date_month_of(2024, 9));
	json_out_date(&j, DATE_NONE);
	json_out_instant(&j, (struct instant){ INT64_C(1742463000000) });
	json_out_instant(&j, (struct instant){ 0 });
	json_out_end(&j);
	assert_string_equal(
		"[\"2025-03-20\",\"2024-09\",null,\"2025-03-20T09:30:00.000Z\",null]", out.at);
}

static void json__thirty_two_levels_can_be_open(void **state)
{
	struct buf out = buf_new(a, 16);
	struct json_out j = json_out_new(&out, JSON_OUT_COMPACT);

	(void)state;
	for (int i = 0; i < JSON_OUT_DEPTH_LIMIT; i++)
		json_out_array(&j);
	for (int i = 0; i < JSON_OUT_DEPTH_LIMIT; i++)
		json_out_end(&j);
	json_t *read = json_loads(out.at, 0, NULL);
	assert_non_null(read);
	json_decref(read);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(json__an_object_and_its_values),
		cmocka_unit_test(json__pretty_has_a_value_a_line_and_two_spaces_a_level),
		cmocka_unit_test(json__is_whole_when_all_is_closed),
		cmocka_unit_test(json__every_ascii_character_comes_back),
		cmocka_unit_test(json__welsh_and_all_planes_come_back),
		cmocka_unit_test(json__the_largest_numbers_come_back),
		cmocka_unit_test(json__pounds_are_numbers),
		cmocka_unit_test(json__dates_are_iso_and_null_when_not_set),
		cmocka_unit_test(json__thirty_two_levels_can_be_open),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
