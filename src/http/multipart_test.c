/* SPDX-License-Identifier: MIT */
#include "http/multipart.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/testing.h"
#include "http/limits.h"

#define TYPE  "multipart/form-data; boundary=B"
#define HEAD  "Content-Disposition: form-data; name=\"a\"\r\n"
#define FIRST "--B\r\n" HEAD "\r\n"

/* How many parts there are; -1 when the body is bad. */
static int count(const char *type, struct slice body)
{
	struct multipart m = multipart_of(type, body);
	struct part part;
	int n = 0;

	while (multipart_next(&m, &part))
		n++;
	return m.is_bad ? -1 : n;
}

static void multipart__a_body_is_read_whole_or_not_at_all(void **state)
{
	static const struct {
		const char *body;
		int parts;
	} cases[] = {
		{ "--B--\r\n", 0 },
		{ "--B--", 0 },
		{ FIRST "x\r\n--B--\r\n", 1 },
		{ FIRST "x\r\n--B--", 1 },
		{ FIRST "\r\n--B--", 1 },
		{ FIRST "x\r\n" FIRST "y\r\n--B--\r\n", 2 },
		{ FIRST "--B\r\n--Bx\n--B--\r\n--B--\r\n",
			-1 }, // "\r\n--B" ends a part wherever it stands
		{ "", -1 },
		{ "--B", -1 },
		{ "--B\r\n", -1 },
		{ "B--", -1 },
		{ "\r\n--B--\r\n", -1 },
		{ "preamble\r\n--B--\r\n", -1 },
		{ FIRST "x", -1 },
		{ FIRST "x\r\n", -1 },
		{ FIRST "x\r\n--B", -1 },
		{ FIRST "x\r\n--B-", -1 },
		{ FIRST "x\r\n--B\r\n", -1 },
		{ FIRST "x\r\n--C--\r\n", -1 },
		{ FIRST "x\n--B--\r\n", -1 },
		{ FIRST "x\r\n--B--\r\nepilogue", -1 },
		{ FIRST "x\r\n--B--\r\n\r\n", -1 },
		{ FIRST "x\r\n--B \r\n" HEAD "\r\ny\r\n--B--\r\n", -1 },
		{ "--B\r\n\r\nx\r\n--B--\r\n", -1 },
		{ "--B\r\n" HEAD "x\r\n--B--\r\n", -1 },
		{ "--B\n" HEAD "\r\nx\r\n--B--\r\n", -1 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		if (count(TYPE, slice_of(cases[i].body)) != cases[i].parts)
			fail_msg("case %zu: %s", i, cases[i].body);
}

static void multipart__a_head_has_a_name_and_little_else(void **state)
{
	static const struct {
		const char *head;
		bool fits;
	} cases[] = {
		{ "Content-Disposition: form-data; name=\"a\"\r\n", true },
		{ "content-disposition:form-data;name=\"a\"\r\n", true },
		{ "Content-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n", true },
		{ "Content-Disposition: form-data; name=\"a\"; filename=\"\"\r\n"
		  "Content-Type: application/octet-stream\r\n",
			true },
		{ "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"a\"\r\n",
			true },
		{ "Content-Type: text/plain\r\n", false },
		{ "Content-Disposition: form-data; name=\"\"\r\n", false },
		{ "Content-Disposition: form-data\r\n", false },
		{ "Content-Disposition: form-data; name=a\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\"; name=\"b\"\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\"; filename=\"b\"; filename=\"c\"\r\n",
			false },
		{ "Content-Disposition: form-data; name=\"a\"; filename*=UTF-8''b\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\" filename=\"b\"\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\"; size=1\r\n", false },
		{ "Content-Disposition: attachment; name=\"a\"\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\"\r\nContent-Disposition: form-data; "
		  "name=\"b\"\r\n",
			false },
		{ "Content-Disposition: form-data;\r\n name=\"a\"\r\n", false },
		{ "Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: "
		  "base64\r\n",
			false },
		{ "Content-Disposition: form-data; name=\"a\"\r\nX-Other: b\r\n", false },
	};
	struct arena *a = arena_open(4096);

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		const char *body = arena_format(a, "--B\r\n%s\r\nx\r\n--B--\r\n", cases[i].head);

		if (count(TYPE, slice_of(body)) != (cases[i].fits ? 1 : -1))
			fail_msg("case %zu: %s", i, cases[i].head);
	}
	arena_close(a);
}

static void multipart__a_boundary_is_what_mail_allows(void **state)
{
	static const struct {
		const char *type;
		bool fits;
	} cases[] = {
		{ "multipart/form-data; boundary=B", true },
		{ "multipart/form-data; boundary=\"B\"", true },
		{ "multipart/form-data; BOUNDARY=B; charset=utf-8", true },
		{ "multipart/form-data", false },
		{ "multipart/form-data; boundary=", false },
		{ "multipart/form-data; boundary=\"B", false },
		{ "multipart/form-data; boundary=\"\"", false },
		{ "multipart/form-data; boundary=C", false },
		{ "multipart/form-data; boundary=B\"", false },
		{ "multipart/form-data; "
		  "boundary=0123456789012345678901234567890123456789012345678901"
		  "2345678901234567890",
			false },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		if (count(cases[i].type, SLICE("--B--\r\n")) != (cases[i].fits ? 0 : -1))
			fail_msg("%s", cases[i].type);
}

static void multipart__a_boundary_may_have_70_characters(void **state)
{
	struct arena *a = arena_open(4096);
	const char *type = arena_format(a, "multipart/form-data; boundary=%070d", 1);

	(void)state;
	assert_int_equal(0, count(type, slice_of(arena_format(a, "--%070d--", 1))));
	arena_close(a);
}

static void multipart__parts_are_bytes(void **state)
{
	static const char body[] = FIRST "\0\xff\r\n--\r\n-B\r\n"
					 "\r\n--B\r\nContent-Disposition: form-data; name=\"f\"; "
					 "filename=\"x y\"\r\n\r\n--B"
					 "\r\n--B--\r\n";
	struct multipart m = multipart_of(TYPE, (struct slice){ body, sizeof body - 1 });
	struct part part;

	(void)state;
	assert_true(multipart_next(&m, &part));
	assert_true(slice_is(part.name, "a"));
	assert_false(part.is_file);
	assert_int_equal(12, part.bytes.size);
	assert_memory_equal("\0\xff\r\n--\r\n-B\r\n", part.bytes.at, 12);
	assert_true(multipart_next(&m, &part));
	assert_true(part.is_file);
	assert_true(slice_is(part.file_name, "x y"));
	assert_true(slice_is(part.bytes, "--B"));
	assert_false(multipart_next(&m, &part));
	assert_false(m.is_bad);
}

static void multipart__a_head_without_end_is_not_searched_for_ever(void **state)
{
	struct arena *a = arena_open(4096);
	struct buf body = buf_new(a, 8192);

	(void)state;
	buf_text(&body, "--B\r\n" HEAD "Content-Type: ");
	while (body.size < LIMIT_PART_HEAD_BYTES + 64)
		buf_char(&body, 'x');
	buf_text(&body, "\r\n\r\ny\r\n--B--\r\n");
	assert_int_equal(-1, count(TYPE, (struct slice){ body.at, body.size }));
	arena_close(a);
}

static void multipart__every_shorter_body_is_refused(void **state)
{
	static const char body[] = FIRST "x\r\n" FIRST "y\r\n--B--";

	(void)state;
	for (size_t size = 0; size < sizeof body - 1; size++)
		assert_int_equal(-1, count(TYPE, (struct slice){ body, size }));
	assert_int_equal(2, count(TYPE, (struct slice){ body, sizeof body - 1 }));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(multipart__a_body_is_read_whole_or_not_at_all),
		cmocka_unit_test(multipart__a_head_has_a_name_and_little_else),
		cmocka_unit_test(multipart__a_boundary_is_what_mail_allows),
		cmocka_unit_test(multipart__a_boundary_may_have_70_characters),
		cmocka_unit_test(multipart__parts_are_bytes),
		cmocka_unit_test(multipart__a_head_without_end_is_not_searched_for_ever),
		cmocka_unit_test(multipart__every_shorter_body_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
