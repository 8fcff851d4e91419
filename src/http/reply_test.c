/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "html/static_file.h"
#include "http/request.h"
#include "http/request_test_kit.h"

/* ---- what lies below, made small ---- */

static const unsigned char plain[] = "body{}", packed[] = "GZ";

static const struct static_file style = { "/static/sarn-1.css", "sarn.css",
	"text/css; charset=utf-8", "\"1\"", plain, 6, packed, 2 };

const struct static_file *static_file_at(const char *path)
{
	return strcmp(path, style.path) == 0 ? &style : NULL;
}

char *url_text(struct arena *a, struct url url, enum language language)
{
	return arena_format(a, "%s%s", language == WELSH ? "/cy" : "", url.path);
}

static struct request asked(
	struct arena *a, const char *target, const char *header, const char *value)
{
	struct request rq;
	struct wire wire = wire_get(a, target);

	if (header != NULL)
		wire_header(a, &wire, header, value);
	assert_int_equal(OK, request_parse(&rq, a, &wire, TEST_NOW));
	return rq;
}

/* ---- every reply ---- */

static void reply__carries_what_keeps_others_out(void **state)
{
	static const struct pair expected[] = {
		{ "Content-Security-Policy",
			"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
			"connect-src 'self'; form-action 'self'; base-uri 'none'; "
			"frame-ancestors 'none'" },
		{ "X-Frame-Options", "DENY" },
		{ "X-Content-Type-Options", "nosniff" },
		{ "Referrer-Policy", "same-origin" },
		{ "Cross-Origin-Opener-Policy", "same-origin" },
		{ "Cross-Origin-Resource-Policy", "same-origin" },
		{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()" },
		{ "Cache-Control", "no-store" },
		{ "Content-Type", "text/html; charset=utf-8" },
		{ "Content-Language", "cy" },
	};
	struct reply reply = { .status = OK, .language = WELSH };

	for (size_t i = 0; i < array_size(expected); i++)
		assert_string_equal(
			expected[i].value, reply_sent_header(*state, &reply, expected[i].name));
}

static void reply__stands_in_a_frame_or_has_one_only_where_it_says_so(void **state)
{
	struct reply page = { .status = OK, .framing = FRAMING_HAS };
	struct reply file = {
		.status = OK, .framing = FRAMING_IN, .content_type = "application/pdf"
	};

	assert_string_equal(reply_sent_header(*state, &page, "Content-Security-Policy"),
		"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
		"connect-src 'self'; form-action 'self'; base-uri 'none'; "
		"frame-src 'self'; frame-ancestors 'none'");
	assert_string_equal(reply_sent_header(*state, &page, "X-Frame-Options"), "DENY");
	assert_string_equal(reply_sent_header(*state, &file, "Content-Security-Policy"),
		"default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
		"form-action 'none'; base-uri 'none'; frame-ancestors 'self'");
	assert_string_equal(reply_sent_header(*state, &file, "X-Frame-Options"), "SAMEORIGIN");
	assert_string_equal(reply_sent_header(*state, &file, "X-Content-Type-Options"), "nosniff");
	assert_string_equal(reply_sent_header(*state, &file, "Content-Type"), "application/pdf");
}

static void reply__is_kept_by_caches_only_when_it_says_so(void **state)
{
	struct reply page = { .status = OK, .is_public = true };
	struct reply file = { .status = OK, .content_type = "text/css", .is_immutable = true };

	assert_string_equal("public, no-cache", reply_sent_header(*state, &page, "Cache-Control"));
	assert_string_equal("public, max-age=31536000, immutable",
		reply_sent_header(*state, &file, "Cache-Control"));
}

static void reply__of_bytes_has_its_type_and_no_language(void **state)
{
	struct request rq = asked(*state, "/", NULL, NULL);

	assert_int_equal(OK, reply_bytes(&rq, "text/csv; charset=utf-8", SLICE("a,b")));
	assert_true(slice_is(rq.reply.body, "a,b"));
	assert_string_equal(
		"text/csv; charset=utf-8", reply_sent_header(*state, &rq.reply, "Content-Type"));
	assert_null(reply_sent_header(*state, &rq.reply, "Content-Language"));
}

static void reply__that_redirects_stays_in_the_language(void **state)
{
	struct request rq = asked(*state, "/cy/decisions", NULL, NULL);

	assert_int_equal(SEE_OTHER, reply_redirect(&rq, (struct url){ .path = "/decisions/17" }));
	assert_string_equal("/cy/decisions/17", reply_sent_header(*state, &rq.reply, "Location"));
	assert_null(reply_sent_header(*state, &rq.reply, "Content-Type"));
}

static void reply__sets_cookies_that_scripts_and_others_never_see(void **state)
{
	static const struct {
		int64_t max_age_s;
		const char *header;
	} cases[] = {
		{ 0, "__Host-sarn=abc; Path=/; Secure; HttpOnly; SameSite=Lax" },
		{ 60, "__Host-sarn=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=60" },
		{ -1, "__Host-sarn=abc; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = asked(*state, "/", NULL, NULL);

		reply_cookie(&rq, "__Host-sarn", "abc", cases[i].max_age_s);
		assert_string_equal(
			cases[i].header, reply_sent_header(*state, &rq.reply, "Set-Cookie"));
	}
}

/* ---- static files ---- */

static void static__a_file_is_sent_packed_to_those_who_take_it(void **state)
{
	static const struct {
		const char *accepts;
		bool is_gzip;
	} cases[] = {
		{ "gzip", true },
		{ "gzip, deflate, br", true },
		{ "br;q=1.0, GZIP;q=0.5", true },
		{ "gzip ; q=0.001", true },
		{ "gzip;q=0", false },
		{ "gzip; q=0.000", false },
		{ "br, deflate", false },
		{ "xgzip", false },
		{ "identity", false },
		{ "", false },
		{ ",,", false },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq =
			asked(*state, "/static/sarn-1.css", "Accept-Encoding", cases[i].accepts);
		const char *coding;

		assert_true(static_reply(&rq));
		assert_int_equal(OK, rq.reply.status);
		assert_true(slice_is(rq.reply.body, cases[i].is_gzip ? "GZ" : "body{}"));
		coding = reply_sent_header(*state, &rq.reply, "Content-Encoding");
		assert_int_equal(cases[i].is_gzip, coding != NULL);
		assert_string_equal(
			"Accept-Encoding", reply_sent_header(*state, &rq.reply, "Vary"));
	}
}

static void static__a_file_that_the_client_has_is_not_sent_again(void **state)
{
	static const struct {
		const char *has;
		enum status status;
	} cases[] = {
		{ "\"1\"", NOT_MODIFIED },
		{ "W/\"1\"", NOT_MODIFIED },
		{ "\"0\", \"1\"", NOT_MODIFIED },
		{ "*", NOT_MODIFIED },
		{ "\"2\"", OK },
		{ "1", OK },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq =
			asked(*state, "/static/sarn-1.css", "If-None-Match", cases[i].has);

		assert_true(static_reply(&rq));
		assert_int_equal(cases[i].status, rq.reply.status);
		assert_int_equal(cases[i].status == OK ? 6 : 0, rq.reply.body.size);
		assert_string_equal("\"1\"", reply_sent_header(*state, &rq.reply, "ETag"));
	}
}

static void static__another_path_is_none_of_its_business(void **state)
{
	struct request rq = asked(*state, "/static/sarn-2.css", NULL, NULL);

	assert_false(static_reply(&rq));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(reply__carries_what_keeps_others_out),
		IN_ARENA(reply__stands_in_a_frame_or_has_one_only_where_it_says_so),
		IN_ARENA(reply__is_kept_by_caches_only_when_it_says_so),
		IN_ARENA(reply__of_bytes_has_its_type_and_no_language),
		IN_ARENA(reply__that_redirects_stays_in_the_language),
		IN_ARENA(reply__sets_cookies_that_scripts_and_others_never_see),
		IN_ARENA(static__a_file_is_sent_packed_to_those_who_take_it),
		IN_ARENA(static__a_file_that_the_client_has_is_not_sent_again),
		IN_ARENA(static__another_path_is_none_of_its_business),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
