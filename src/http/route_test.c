/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "http/request.h"
#include "http/request_test_kit.h"

static enum status nothing(struct request *rq)
{
	(void)rq;
	return OK;
}

static const struct route decisions[] = {
	{ GET, "/", PUBLIC_READ, nothing },
	{ GET, "/decisions", DECISION_LIST, nothing },
	{ GET, "/decisions/{id}", DECISION_READ, nothing },
	{ POST, "/decisions/{id}", DECISION_ALTER, nothing },
	{ GET, "/decisions/{name~}", DECISION_READ, nothing },
	{ GET, "/decisions/new", DECISION_IMPORT, nothing },
	{ POST, "/decisions/{id}/sign", DECISION_SIGN, nothing },
	{ 0 },
};

static const struct route others[] = {
	{ GET, "/decisions/{decision}/amounts/{amount}", DECISION_READ, nothing },
	{ GET, "/register/{area~}/{year}", PUBLIC_READ, nothing },
	{ 0 },
};

static enum status find(struct request *rq, struct arena *a, const char *method, const char *target)
{
	static const struct route *const tables[] = { decisions, others };
	struct wire wire = wire_get(a, target);

	wire.method = method;
	assert_int_equal(strcmp(method, "PUT") == 0 ? METHOD_NOT_ALLOWED : OK,
		request_parse(rq, a, &wire, TEST_NOW));
	return request_route(rq, routes_gather(a, tables, array_size(tables)));
}

static void route__is_found_by_method_and_path(void **state)
{
	struct arena *a = *state = arena_open(4096);
	static const struct {
		const char *method, *target, *path;
	} cases[] = {
		{ "GET", "/", "/" },
		{ "GET", "/cy", "/" },
		{ "HEAD", "/decisions", "/decisions" },
		{ "GET", "/cy/decisions?a=b", "/decisions" },
		{ "GET", "/decisions/1", "/decisions/{id}" },
		{ "GET", "/decisions/9223372036854775807", "/decisions/{id}" },
		{ "POST", "/decisions/17", "/decisions/{id}" },
		{ "GET", "/decisions/new", "/decisions/new" },
		{ "GET", "/decisions/news", "/decisions/{name~}" },
		{ "GET", "/decisions/9223372036854775808", "/decisions/{name~}" },
		{ "POST", "/decisions/17/sign", "/decisions/{id}/sign" },
		{ "GET", "/decisions/17/amounts/4", "/decisions/{decision}/amounts/{amount}" },
		{ "GET", "/register/Gwent/2025", "/register/{area~}/{year}" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(OK, find(&rq, a, cases[i].method, cases[i].target));
		assert_string_equal(cases[i].path, rq.route->path);
	}
	arena_close(a);
}

static void route__another_path_is_not_found(void **state)
{
	struct arena *a = *state = arena_open(4096);
	static const char *const cases[] = { "/decision", "/Decisions", "/decision/",
		"/decisions/17/sign/", "/decisions/17/amounts", "/decisions/0/amounts/1",
		"/decisions/01/amounts/1", "/decisions/-1/amounts/1", "/decisions/+1/amounts/1",
		"/decisions/1x/amounts/1", "/decisions/1/amounts/9223372036854775808",
		"/decisions/1/amounts/99999999999999999999999999", "/decisions/1/amounts/",
		"/register/Gwent/x", "/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o", "/{id}",
		"/decisions/1/amounts/%EF%BC%91" };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(NOT_FOUND, find(&rq, a, "GET", cases[i]));
		assert_null(rq.route);
	}
	arena_close(a);
}

static void route__another_method_hears_which_is_allowed(void **state)
{
	struct arena *a = *state = arena_open(4096);
	struct request rq;

	assert_int_equal(METHOD_NOT_ALLOWED, find(&rq, a, "GET", "/decisions/17/sign"));
	assert_string_equal("POST", reply_sent_header(a, &rq.reply, "Allow"));
	assert_int_equal(METHOD_NOT_ALLOWED, find(&rq, a, "POST", "/decisions/17/amounts/4"));
	assert_string_equal("GET, HEAD", reply_sent_header(a, &rq.reply, "Allow"));
	arena_close(a);
}

static void route__a_method_of_no_route_hears_what_the_path_takes(void **state)
{
	struct arena *a = *state = arena_open(4096);
	static const struct {
		const char *target, *allow;
	} cases[] = {
		{ "/decisions", "GET, HEAD" },
		{ "/decisions/17/sign", "POST" },
		{ "/decisions/17", "GET, HEAD, POST" },
	};
	struct request rq;

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(METHOD_NOT_ALLOWED, find(&rq, a, "PUT", cases[i].target));
		assert_string_equal(cases[i].allow, reply_sent_header(a, &rq.reply, "Allow"));
	}
	assert_int_equal(NOT_FOUND, find(&rq, a, "PUT", "/nothing"));
	arena_close(a);
}

static void route__a_slash_at_the_end_leads_to_the_page(void **state)
{
	struct arena *a = *state = arena_open(4096);
	static const char *const cases[] = { "/decisions/", "/cy/decisions/17/?a=b",
		"/register/Dyfed-Powys%20a%20T%C5%B7/2025/" };
	struct request rq;

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(SEE_OTHER, find(&rq, a, "GET", cases[i]));
		assert_null(rq.route);
		assert_int_equal(NOT_FOUND, find(&rq, a, "POST", cases[i]));
	}
	arena_close(a);
}

static void route__its_holes_have_values(void **state)
{
	struct arena *a = *state = arena_open(4096);
	struct request rq;

	assert_int_equal(OK, find(&rq, a, "GET", "/decisions/9223372036854775807/amounts/4"));
	assert_true(path_id(&rq, "decision") == INT64_MAX);
	assert_true(path_id(&rq, "amount") == 4);
	assert_int_equal(OK, find(&rq, a, "GET", "/register/Dyfed-Powys%20a%20T%C5%B7/2025"));
	assert_string_equal("Dyfed-Powys a Tŷ", path_text(&rq, "area"));
	arena_close(a);
}

static void gather_twice(void *a)
{
	static const struct route *const tables[] = { others, others };

	routes_gather(a, tables, array_size(tables));
}

static void route__two_for_the_same_requests_are_a_bug_that_names_them(void **state)
{
	struct arena *a = *state = arena_open(4096);
	char said[256];

	assert_int_not_equal(0, ended_with(gather_twice, a, said, sizeof said));
	assert_non_null(strstr(said, "/register/{area~}/{year}"));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(route__is_found_by_method_and_path),
		cmocka_unit_test(route__another_path_is_not_found),
		cmocka_unit_test(route__another_method_hears_which_is_allowed),
		cmocka_unit_test(route__a_method_of_no_route_hears_what_the_path_takes),
		cmocka_unit_test(route__a_slash_at_the_end_leads_to_the_page),
		cmocka_unit_test(route__its_holes_have_values),
		cmocka_unit_test(route__two_for_the_same_requests_are_a_bug_that_names_them),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
