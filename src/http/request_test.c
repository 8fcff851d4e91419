/* SPDX-License-Identifier: MIT */
#include "http/request.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "http/limits.h"
#include "http/request_test_kit.h"

static enum status parse_target(struct request *rq, struct arena *a, const char *target)
{
	struct wire wire = wire_get(a, target);

	return request_parse(rq, a, &wire, TEST_NOW);
}

static char *repeated(struct arena *a, const char *piece, size_t n)
{
	struct buf b = buf_new(a, n * strlen(piece));

	for (size_t i = 0; i < n; i++)
		buf_text(&b, piece);
	return b.at;
}

/* ---- the target ---- */

static void request__a_path_is_decoded_once(void **state)
{
	static const struct {
		const char *target, *path, *query;
	} cases[] = {
		{ "/", "/", "" },
		{ "/?", "/", "" },
		{ "/decisions?year=2025&a=%26", "/decisions", "year=2025&a=%26" },
		{ "/%64ecisions", "/decisions", "" },
		{ "/a+b", "/a+b", "" },
		{ "/T%C5%B7", "/Tŷ", "" },
		{ "/Ty%CC%82", "/Tŷ", "" },
		{ "/%252e%252e", "/%2e%2e", "" },
		{ "/a/", "/a/", "" },
		{ "/.well-known", "/.well-known", "" },
		{ "/a...", "/a...", "" },
		{ "/x?/../", "/x", "/../" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(OK, parse_target(&rq, *state, cases[i].target));
		assert_string_equal(cases[i].path, rq.path);
		assert_string_equal(cases[i].query, rq.query);
	}
}

static void request__a_trap_in_the_target_is_refused(void **state)
{
	static const char *const cases[] = { "", "x", "*", "http://sarn.example/", "/%00", "/a%00b",
		"/%", "/%4", "/%zz", "/%c0%af", "/%c0%80", "/%ed%a0%80", "/%f5%80%80%80", "/%ff",
		"/a b", "/\xC5\xB7", "/a\tb", "/..", "/../etc", "/a/../b", "/a/..", "/.", "/./a",
		"/a/.", "//", "//a", "/a//b", "/%2e%2e/b", "/a/%2E", "/a%2fb", "/a%2Fb", "/a\\b",
		"/a%5cb", "/a#b", "/%0a", "/%0d%0aSet-Cookie:x", "/%7f", "/%e2%80%ae", "/?a\\b",
		"/?\x01" };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		enum status status = parse_target(&rq, *state, cases[i]);

		if (status != BAD_REQUEST)
			print_error("%s\n", cases[i]);
		assert_int_equal(BAD_REQUEST, status);
		assert_string_equal("/", rq.path);
	}
}

static void request__a_target_may_have_8_kib(void **state)
{
	struct request rq;
	char *target = repeated(*state, "/a", LIMIT_TARGET_BYTES / 2);

	assert_int_equal(OK, parse_target(&rq, *state, target));
	assert_int_equal(
		URI_TOO_LONG, parse_target(&rq, *state, arena_format(*state, "%sb", target)));
}

static void request__welsh_is_a_prefix_that_the_path_loses(void **state)
{
	static const struct {
		const char *target, *path;
		enum language language;
	} cases[] = {
		{ "/cy", "/", WELSH },
		{ "/cy/", "/", WELSH },
		{ "/cy/decisions", "/decisions", WELSH },
		{ "/cy?a=1", "/", WELSH },
		{ "/%63y/decisions", "/decisions", WELSH },
		{ "/cy/cy", "/cy", WELSH },
		{ "/cymru", "/cymru", ENGLISH },
		{ "/CY/x", "/CY/x", ENGLISH },
		{ "/decisions/cy", "/decisions/cy", ENGLISH },
		{ "/cy%3f", "/cy?", ENGLISH },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(OK, parse_target(&rq, *state, cases[i].target));
		assert_string_equal(cases[i].path, rq.path);
		assert_int_equal(cases[i].language, rq.language);
	}
}

static void request__a_welsh_target_that_is_refused_is_answered_in_welsh(void **state)
{
	struct request rq;

	assert_int_equal(BAD_REQUEST, parse_target(&rq, *state, "/cy/register/%ff"));
	assert_int_equal(WELSH, rq.language);
	assert_string_equal("/", rq.path);
	assert_int_equal(
		URI_TOO_LONG, parse_target(&rq, *state,
				      arena_format(*state, "/cy%s",
					      repeated(*state, "/a", LIMIT_TARGET_BYTES / 2))));
	assert_int_equal(WELSH, rq.language);
	assert_int_equal(BAD_REQUEST, parse_target(&rq, *state, "/cymru/%ff"));
	assert_int_equal(ENGLISH, rq.language);
}

/* ---- method and body ---- */

static void request__methods_are_get_head_and_post(void **state)
{
	static const struct {
		const char *method;
		enum status status;
		enum method meant;
	} cases[] = {
		{ "GET", OK, GET },
		{ "HEAD", OK, GET },
		{ "POST", OK, POST },
		{ "get", METHOD_NOT_ALLOWED, METHOD_NONE },
		{ "PUT", METHOD_NOT_ALLOWED, METHOD_NONE },
		{ "TRACE", METHOD_NOT_ALLOWED, METHOD_NONE },
		{ "", METHOD_NOT_ALLOWED, METHOD_NONE },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		struct wire wire = wire_get(*state, "/");

		wire.method = cases[i].method;
		assert_int_equal(cases[i].status, request_parse(&rq, *state, &wire, TEST_NOW));
		assert_int_equal(cases[i].meant, rq.method);
		assert_int_equal(strcmp(cases[i].method, "HEAD") == 0, rq.is_head);
	}
}

static void request__a_body_whose_end_is_doubtful_is_refused(void **state)
{
	static const struct {
		const char *method, *length, *coding;
		enum status status;
	} cases[] = {
		{ "POST", "5", NULL, OK },
		{ "POST", NULL, "chunked", OK },
		{ "GET", "0", NULL, OK },
		{ "POST", "5", "chunked", BAD_REQUEST },
		{ "POST", NULL, "gzip, chunked", BAD_REQUEST },
		{ "POST", NULL, "identity", BAD_REQUEST },
		{ "POST", "+5", NULL, BAD_REQUEST },
		{ "POST", "5, 5", NULL, BAD_REQUEST },
		{ "POST", "-1", NULL, BAD_REQUEST },
		{ "GET", "5", NULL, BAD_REQUEST },
		{ "HEAD", "5", NULL, BAD_REQUEST },
		{ "GET", NULL, "chunked", BAD_REQUEST },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		struct wire wire = { .method = cases[i].method, .target = "/" };

		if (cases[i].length != NULL)
			wire_header(*state, &wire, "Content-Length", cases[i].length);
		if (cases[i].coding != NULL)
			wire_header(*state, &wire, "Transfer-Encoding", cases[i].coding);
		assert_int_equal(cases[i].status, request_parse(&rq, *state, &wire, TEST_NOW));
	}
}

/* ---- headers and cookies ---- */

static void request__headers_are_found_in_lower_case_and_others_dropped(void **state)
{
	struct request rq;
	struct wire wire = wire_get(*state, "/");

	wire_header(*state, &wire, "IF-None-Match", "\"x\"");
	wire_header(*state, &wire, "X-Secret", "y\x01");
	assert_int_equal(OK, request_parse(&rq, *state, &wire, TEST_NOW));
	assert_string_equal("\"x\"", request_header(&rq, "if-none-match"));
	assert_string_equal("sarn.example", request_header(&rq, "host"));
	assert_null(request_header(&rq, "x-secret"));
	assert_null(request_header(&rq, "origin"));
}

static void request__a_doubled_or_odd_header_is_refused(void **state)
{
	static const struct {
		const char *name, *value;
	} cases[] = {
		{ "HOST", "other.example" },
		{ "Origin", "x\x01y" },
		{ "Referer", "\xC5\xB7" },
		{ "Content-Type", "a\r\nb" },
		{ "", "x" },
		{ "A B", "x" },
		{ "Content-Length ", "5" },
		{ "\xC5\xB7", "x" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		struct wire wire = wire_get(*state, "/");

		wire_header(*state, &wire, cases[i].name, cases[i].value);
		assert_int_equal(BAD_REQUEST, request_parse(&rq, *state, &wire, TEST_NOW));
	}
}

static void request__a_host_is_a_name_and_a_port(void **state)
{
	static const struct {
		const char *host;
		enum status status;
	} cases[] = {
		{ "localhost:8080", OK },
		{ "[::1]:8080", OK },
		{ "a/b", BAD_REQUEST },
		{ "a@b", BAD_REQUEST },
		{ "a b", BAD_REQUEST },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		struct wire wire = { .method = "GET", .target = "/" };

		wire_header(*state, &wire, "Host", cases[i].host);
		assert_int_equal(cases[i].status, request_parse(&rq, *state, &wire, TEST_NOW));
	}
}

static void request__too_many_or_too_long_headers_are_refused(void **state)
{
	struct request rq;
	struct wire wire = wire_get(*state, "/");

	wire_header(*state, &wire, "Referer", repeated(*state, "r", LIMIT_HEADER_BYTES));
	assert_int_equal(OK, request_parse(&rq, *state, &wire, TEST_NOW));
	wire_header(*state, &wire, "Cookie", repeated(*state, "c", LIMIT_HEADER_BYTES + 1));
	assert_int_equal(HEADERS_TOO_LARGE, request_parse(&rq, *state, &wire, TEST_NOW));

	wire = wire_get(*state, "/");
	while (wire.headers.n <= LIMIT_HEADERS)
		wire_header(*state, &wire, "X-A", "b");
	assert_int_equal(HEADERS_TOO_LARGE, request_parse(&rq, *state, &wire, TEST_NOW));
}

static void request__cookies_are_read_and_unsound_ones_passed_over(void **state)
{
	struct request rq;
	struct wire wire = wire_get(*state, "/");

	wire_header(*state, &wire, "Cookie",
		"__Host-sarn=abc123=; a=; bad name=1; =x; q=\"quoted\"; \xC5\xB7=1;c=\x01; "
		"last=z ; __Host-sarn=second; nothing;;");
	assert_int_equal(OK, request_parse(&rq, *state, &wire, TEST_NOW));
	assert_string_equal("abc123=", request_cookie(&rq, "__Host-sarn"));
	assert_string_equal("", request_cookie(&rq, "a"));
	assert_string_equal("z", request_cookie(&rq, "last"));
	assert_null(request_cookie(&rq, "q"));
	assert_null(request_cookie(&rq, "c"));
	assert_null(request_cookie(&rq, "name"));
	assert_null(request_cookie(&rq, "nothing"));
}

static void request__no_more_cookies_are_kept_than_the_limit(void **state)
{
	struct request rq;
	struct wire wire = wire_get(*state, "/");

	wire_header(*state, &wire, "Cookie", repeated(*state, "a=b;", LIMIT_COOKIES + 5));
	assert_int_equal(OK, request_parse(&rq, *state, &wire, TEST_NOW));
	assert_int_equal(LIMIT_COOKIES, rq.cookies.n);
}

/* ---- what every request has ---- */

static void request__has_its_day_and_a_name_of_its_own(void **state)
{
	struct request rq, other;

	parse_target(&rq, *state, "/");
	parse_target(&other, *state, "/");
	assert_int_equal(20260302, date_number(rq.today));
	assert_int_equal(16, strlen(rq.id));
	assert_int_equal(16, strspn(rq.id, "0123456789abcdef"));
	assert_string_not_equal(rq.id, other.id);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(request__a_path_is_decoded_once),
		IN_ARENA(request__a_trap_in_the_target_is_refused),
		IN_ARENA(request__a_target_may_have_8_kib),
		IN_ARENA(request__welsh_is_a_prefix_that_the_path_loses),
		IN_ARENA(request__a_welsh_target_that_is_refused_is_answered_in_welsh),
		IN_ARENA(request__methods_are_get_head_and_post),
		IN_ARENA(request__a_body_whose_end_is_doubtful_is_refused),
		IN_ARENA(request__headers_are_found_in_lower_case_and_others_dropped),
		IN_ARENA(request__a_doubled_or_odd_header_is_refused),
		IN_ARENA(request__a_host_is_a_name_and_a_port),
		IN_ARENA(request__too_many_or_too_long_headers_are_refused),
		IN_ARENA(request__cookies_are_read_and_unsound_ones_passed_over),
		IN_ARENA(request__no_more_cookies_are_kept_than_the_limit),
		IN_ARENA(request__has_its_day_and_a_name_of_its_own),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
