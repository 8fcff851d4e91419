/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/err.h"
#include "base/testing.h"
#include "base/utf8.h"
#include "base/word.h"
#include "http/limits.h"
#include "http/request.h"
#include "http/request_test_kit.h"

static enum status nothing(struct request *rq)
{
	(void)rq;
	return OK;
}

static const char *const kinds[] = { "grant", "contract", NULL };

static const struct word colours[] = { { "", "" }, { "red", "Red" }, { "blue", "Blue" } };

static const char *const colour_names[] = { "red", "blue", NULL };

static const struct input inputs[] = {
	{ "title", INPUT_LINE, .required = true, .message = N_("Enter the title"),
		.label = N_("Part") },
	{ "short", INPUT_LINE, .max = 5 },
	{ "note", INPUT_TEXT, .max = 20 },
	{ "count", INPUT_NUMBER },
	{ "owner", INPUT_ID },
	{ "signed_on", INPUT_DATE },
	{ "since", INPUT_DATE, .month_will_do = true },
	{ "paid-*", INPUT_DATE },
	{ "amount-*", INPUT_MONEY },
	{ "kind", INPUT_CHOICE, .choices = kinds },
	{ "kinds", INPUT_CHOICES, .choices = kinds },
	{ "areas", INPUT_CHOICES },
	{ "agreed", INPUT_FLAG },
	{ "password", INPUT_SECRET },
	{ "colour", INPUT_LINE, .label = N_("Part"), WORDS(colours) },
	{ "colours", INPUT_CHOICES, .choices = colour_names, .label = N_("Part"), WORDS(colours) },
	{ "hours", INPUT_NUMBER, .label = N_("Part") },
	{ 0 },
};

static const struct input all_required[] = {
	{ "line", INPUT_LINE, .required = true },
	{ "text", INPUT_TEXT, .required = true },
	{ "number", INPUT_NUMBER, .required = true },
	{ "id", INPUT_ID, .required = true },
	{ "date", INPUT_DATE, .required = true },
	{ "money", INPUT_MONEY, .required = true },
	{ "choice", INPUT_CHOICE, .required = true, .choices = kinds },
	{ "choices", INPUT_CHOICES, .required = true, .choices = kinds },
	{ "flag", INPUT_FLAG, .required = true },
	{ "secret", INPUT_SECRET, .required = true },
	{ "file", INPUT_FILE, .required = true },
	{ 0 },
};

static const struct route table[] = {
	{ POST, "/form", DECISION_ALTER, nothing, inputs },
	{ GET, "/form", DECISION_LIST, nothing, inputs },
	{ POST, "/required", DECISION_ALTER, nothing, all_required },
	{ POST, "/none", DECISION_ALTER, nothing },
	{ 0 },
};

static enum status post(struct request *rq, struct arena *a, const char *body)
{
	struct wire wire = wire_post(a, "/form", body);

	return request_made(rq, a, &wire, table);
}

static enum status get(struct request *rq, struct arena *a, const char *query)
{
	struct wire wire = wire_get(a, arena_format(a, "/form?%s", query));

	return request_made(rq, a, &wire, table);
}

static struct request posted(struct arena *a, const char *body)
{
	struct request rq;

	assert_int_equal(OK, post(&rq, a, body));
	return rq;
}

static const char *problem(const struct request *rq, const char *field)
{
	const struct problem *found = problem_of(&rq->problems, field);

	return found == NULL ? "" : found->message;
}

/* ---- what is let in ---- */

#define NAME_TOO_LONG                                                                              \
	"amount-"                                                                                  \
	"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"       \
	"aaaaaaaaaaaaaa=1"

static void form__malformed_fields_are_refused(void **state)
{
	static const char *const cases[] = { "title=a&title=b", "=x", "&", "title=a&", "&title=a",
		"title=a&&count=1", "title=%", "title=%4", "title=%gg", "ti%tle=a", "ti\xfftle=a",
		"kinds=other", "areas=x", "areas=0", "areas=01", "areas=9223372036854775808",
		"title%00=a", NAME_TOO_LONG };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		if (post(&rq, *state, cases[i]) != BAD_REQUEST)
			fail_msg("taken in a body: %s", cases[i]);
		if (strchr(cases[i], '\xff') == NULL && get(&rq, *state, cases[i]) != BAD_REQUEST)
			fail_msg("taken in a query: %s", cases[i]);
	}
}

/* A link to a page of ours may have been given "?fbclid=…" on its way. */
static void form__what_is_not_declared_is_refused_in_a_body_and_left_out_of_a_query(void **state)
{
	static const char *const cases[] = { "other=1", "count=1&other=", "amount-=1",
		"amount-a%2fb=1", "amount=1", "amount-*=1", "signed_on=1", "signed_on-=1",
		"signed_on-hour=1", "-day=1", "paid-1=2", "Title=a" };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		if (post(&rq, *state, cases[i]) != BAD_REQUEST)
			fail_msg("taken in a body: %s", cases[i]);
		if (get(&rq, *state, cases[i]) != OK)
			fail_msg("refused in a query: %s", cases[i]);
		assert_int_equal(rq.query_fields.all.n, strncmp(cases[i], "count", 5) == 0);
	}
}

static void form__a_route_without_inputs_takes_none(void **state)
{
	struct request rq;
	struct wire wire = wire_post(*state, "/none", "a=b");

	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, table));
	wire = wire_post(*state, "/none?a=b", "");
	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, table));
	wire = wire_post(*state, "/none", "");
	assert_int_equal(OK, request_made(&rq, *state, &wire, table));
}

static void form__the_houses_own_fields_are_taken_everywhere(void **state)
{
	static const struct input house[] = { { "token", INPUT_SECRET }, { 0 } };
	struct request rq;
	struct wire wire = wire_post(*state, "/none", "token=abc");
	const struct route *const tables[] = { table };

	assert_int_equal(OK, request_parse(&rq, *state, &wire, TEST_NOW));
	rq.house_inputs = house;
	assert_int_equal(OK, request_route(&rq, routes_gather(*state, tables, 1)));
	assert_int_equal(OK, request_read_form(&rq, wire.body));
	assert_string_equal("abc", form_text(&rq, "token"));
}

static void form__what_was_typed_is_told_in_its_order(void **state)
{
	static const char *const typed[] = { "12,50", "a <b>", "3 13 20x5", "two\r\nlines" };
	struct request rq =
		posted(*state, "amount-1=12,50&count=7&title=a+%3Cb%3E&short=+&kind=grant&"
			       "password=hush&signed_on-day=3&signed_on-month=13&"
			       "signed_on-year=20x5&agreed=yes&note=two%0D%0Alines");
	struct typed_list all = form_typed(&rq);

	assert_int_equal(array_size(typed), all.n);
	for (size_t i = 0; i < all.n; i++)
		assert_string_equal(typed[i], all.at[i].value);
	assert_string_equal("title", all.at[1].name);
	assert_string_equal("Part", all.at[1].label);
	assert_null(all.at[0].label);
}

static void form__what_was_chosen_is_told_in_words(void **state)
{
	static const char *const told[] = { "Blue", "Red", "Blue", "9" };
	struct request rq =
		posted(*state, "colour=blue&colours=red&colours=blue&hours=9&kind=grant");
	struct request unknown = posted(*state, "colour=green");
	struct typed_list all = form_typed(&rq);

	assert_int_equal(array_size(told), all.n);
	for (size_t i = 0; i < all.n; i++)
		assert_string_equal(told[i], all.at[i].value);
	assert_string_equal("Part", all.at[1].label);
	assert_null(all.at[2].label); // of the same field
	assert_int_equal(form_typed(&unknown).n, 0);
}

static void form__only_the_two_kinds_of_body_are_read(void **state)
{
	static const struct {
		const char *type;
		enum status status;
	} cases[] = {
		{ "application/x-www-form-urlencoded", OK },
		{ "Application/X-WWW-Form-Urlencoded; charset=UTF-8", OK },
		{ "application/json", BAD_REQUEST },
		{ "text/plain", BAD_REQUEST },
		{ "multipart/form-data; boundary=x", BAD_REQUEST },
		{ "", BAD_REQUEST },
		{ NULL, BAD_REQUEST },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;
		struct wire wire = {
			.method = "POST", .target = "/form", .body = SLICE("count=1")
		};

		if (cases[i].type != NULL)
			wire_header(*state, &wire, "Content-Type", cases[i].type);
		assert_int_equal(cases[i].status, request_made(&rq, *state, &wire, table));
	}
}

static void form__too_many_fields_or_bytes_are_too_large(void **state)
{
	struct buf body = buf_new(*state, LIMIT_BODY_BYTES);
	struct request rq;

	for (int i = 1; i <= FORM_FIELDS_MAX; i++)
		buf_format(&body, "%samount-%d=1", i > 1 ? "&" : "", i);
	assert_int_equal(OK, post(&rq, *state, body.at));
	buf_text(&body, "&title=a");
	assert_int_equal(TOO_LARGE, post(&rq, *state, body.at));

	body = buf_new(*state, LIMIT_BODY_BYTES);
	buf_text(&body, "note=");
	while (body.size < LIMIT_BODY_BYTES)
		buf_char(&body, 'x');
	assert_int_equal(OK, post(&rq, *state, body.at));
	buf_char(&body, 'x');
	assert_int_equal(TOO_LARGE, post(&rq, *state, body.at));
}

/* ---- as typed ---- */

static void form__what_was_typed_can_be_shown_again(void **state)
{
	struct request rq = posted(*state, "title=+%3Cb%3E+a%2Bb+&count=x1&signed_on-day=31&signed_"
					   "on-month=2&password=secret");

	form_text(&rq, "title");
	form_number(&rq, "count");
	assert_string_equal(" <b> a+b ", form_raw(&rq, "title"));
	assert_string_equal("x1", form_raw(&rq, "count"));
	assert_string_equal("31", form_raw(&rq, "signed_on-day"));
	assert_string_equal("", form_raw(&rq, "signed_on-year"));
	assert_string_equal("", form_raw(&rq, "note"));
	assert_string_equal("", form_raw(&rq, "amount-7"));
	assert_string_equal("", form_raw(&rq, "password"));
}

static void form__a_get_reads_its_query(void **state)
{
	struct request rq;

	assert_int_equal(OK, get(&rq, *state, "count=7&title=Tre%27r+dd%C5%B5r&owner"));
	assert_true(form_number(&rq, "count") == 7);
	assert_string_equal("Tre'r ddŵr", form_text(&rq, "title"));
	assert_string_equal("", form_raw(&rq, "owner"));
}

/* ---- texts ---- */

static void form__a_line_is_trimmed_and_in_form_c(void **state)
{
	struct request rq = posted(*state, "title=%C2%A0+Ty%CC%82+%3Dcmd%28%29+%0D%0A");

	assert_string_equal("Tŷ =cmd()", form_text(&rq, "title"));
	assert_false(form_has_problems(&rq));
}

static void form__a_required_line_that_is_blank_says_its_message(void **state)
{
	struct request rq = posted(*state, "title=+%09+");

	assert_string_equal("", form_text(&rq, "title"));
	assert_string_equal("Enter the title", problem(&rq, "title"));
}

static void form__an_optional_blank_is_no_problem(void **state)
{
	struct request rq = posted(*state, "short=&note=+");
	bool is_given = true;

	form_text(&rq, "short");
	form_text(&rq, "note");
	form_number(&rq, "count");
	form_id(&rq, "owner");
	form_date(&rq, "signed_on");
	form_money(&rq, "amount-1", &is_given);
	form_choice(&rq, "kind");
	form_choices(&rq, "kinds");
	form_flag(&rq, "agreed");
	form_text(&rq, "password");
	assert_false(form_has_problems(&rq));
	assert_false(is_given);
}

static void form__a_text_has_its_most_characters_and_no_more(void **state)
{
	struct request rq = posted(*state, "short=%C5%B5%C5%B5%C5%B5%C5%B5%C5%B5");

	assert_string_equal("ŵŵŵŵŵ", form_text(&rq, "short"));
	assert_false(form_has_problems(&rq));

	rq = posted(*state, "short=abcdef");
	assert_string_equal("", form_text(&rq, "short"));
	assert_string_equal("5", problem_of(&rq.problems, "short")->detail);
	assert_string_equal("abcdef", form_raw(&rq, "short"));
}

static void form__a_text_without_a_maximum_has_200(void **state)
{
	struct request rq = posted(*state, arena_format(*state, "title=%0200d", 1));

	assert_int_equal(200, utf8_length(form_text(&rq, "title")));
	rq = posted(*state, arena_format(*state, "title=%0201d", 1));
	assert_string_equal("", form_text(&rq, "title"));
	assert_true(form_has_problems(&rq));
}

static void form__a_text_has_the_less_of_two_maxima(void **state)
{
	struct request rq = posted(*state, "title=ŵŵŵ&short=ŵŵŵŵŵ");

	assert_string_equal("ŵŵŵ", form_text_within(&rq, "title", 3));
	assert_string_equal("ŵŵŵŵŵ", form_text_within(&rq, "short", 100));
	assert_false(form_has_problems(&rq));
	assert_string_equal("", form_text_within(&rq, "title", 2));
	assert_string_equal("2", problem_of(&rq.problems, "title")->detail);
	rq = posted(*state, "short=ŵŵŵŵŵŵ");
	assert_string_equal("", form_text_within(&rq, "short", 100));
}

static void form__line_ends_become_one_character(void **state)
{
	struct request rq = posted(*state, "note=a%0D%0Ab%0Dc%0A%0D%0Ad%0D%0A");

	assert_string_equal("a\nb\nc\n\nd", form_text(&rq, "note"));
}

static void form__what_is_pasted_from_other_programs_has_plain_line_ends(void **state)
{
	struct request rq = posted(
		*state, "note=a%0Cb%0Bc%C2%85d%E2%80%A8e%E2%80%A9f"); // from a PDF, from Word, …

	assert_string_equal("a\nb\nc\nd\ne\nf", form_text(&rq, "note"));
	assert_false(form_has_problems(&rq));
}

static void form__what_cannot_be_read_is_said_and_shown_as_such(void **state)
{
	static const struct {
		const char *body, *field, *shown;
	} cases[] = {
		{ "title=%00", "title", "�" },
		{ "title=a%00b", "title", "a�b" },
		{ "title=Caf%e9", "title", "Caf�" },
		{ "title=\xff", "title", "�" },
		{ "title=%c0%80", "title", "��" },
		{ "note=a%0Ab%ed%a0%80", "note", "a\nb���" },
		{ "title=a%ef%bf%bd", "title", "a�" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, cases[i].body);

		assert_string_equal("", form_text(&rq, cases[i].field));
		assert_non_null(strstr(problem(&rq, cases[i].field), "could not be read"));
		assert_string_equal(cases[i].shown, form_raw(&rq, cases[i].field));
	}
}

static void form__a_line_has_no_line_end_and_a_text_no_controls(void **state)
{
	static const struct {
		const char *body, *field;
	} cases[] = {
		{ "title=a%0Ab", "title" },
		{ "title=a%07b", "title" },
		{ "title=a%E2%80%AEb", "title" },
		{ "note=a%1Bb", "note" },
		{ "note=a%7Fb", "note" },
		{ "password=a%0Ab", "password" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, cases[i].body);

		assert_string_equal("", form_text(&rq, cases[i].field));
		assert_string_not_equal("", problem(&rq, cases[i].field));
	}
}

static void form__a_secret_is_never_trimmed(void **state)
{
	struct request rq = posted(*state, "password=++two+spaces++");

	assert_string_equal("  two spaces  ", form_text(&rq, "password"));
}

/* ---- numbers ---- */

static void form__a_number_is_whole(void **state)
{
	static const struct {
		const char *body;
		int64_t number;
		bool fits;
	} cases[] = {
		{ "count=12", 12, true },
		{ "count=+007+", 7, true },
		{ "count=-3", -3, true },
		{ "count=999999999999999999", 999999999999999999, true },
		{ "count=9999999999999999999", 0, false },
		{ "count=1.5", 0, false },
		{ "count=%2B1", 0, false },
		{ "count=--1", 0, false },
		{ "count=-", 0, false },
		{ "count=1+2", 0, false },
		{ "count=0x1", 0, false },
		{ "count=twelve", 0, false },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, cases[i].body);

		assert_true(form_number(&rq, "count") == cases[i].number);
		assert_int_equal(cases[i].fits, !form_has_problems(&rq));
	}
}

static void form__a_number_that_no_int_holds_is_the_nearest(void **state)
{
	static const struct {
		const char *body;
		int number;
	} cases[] = {
		{ "count=12", 12 },
		{ "count=-3", -3 },
		{ "count=", 0 },
		{ "count=2147483647", INT32_MAX },
		{ "count=2147483648", INT32_MAX },
		{ "count=4294967297", INT32_MAX },
		{ "count=999999999999999999", INT32_MAX },
		{ "count=-2147483648", INT32_MIN },
		{ "count=-2147483649", INT32_MIN },
		{ "count=-4294967295", INT32_MIN },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, cases[i].body);

		assert_int_equal(form_int(&rq, "count"), cases[i].number);
		assert_false(form_has_problems(&rq));
	}
}

static void form__an_id_is_a_positive_number(void **state)
{
	struct request rq = posted(*state, "owner=9223372036854775807");

	assert_true(form_id(&rq, "owner") == INT64_MAX);
	assert_false(form_has_problems(&rq));
	rq = posted(*state, "owner=-1");
	assert_true(form_id(&rq, "owner") == 0);
	assert_true(form_has_problems(&rq));
}

static void form__money_is_pounds_and_pence(void **state)
{
	static const struct {
		const char *body;
		int64_t pence;
		bool fits;
	} cases[] = {
		{ "amount-17=%C2%A333%2C760", 3376000, true },
		{ "amount-17=60%2C000.50", 6000050, true },
		{ "amount-17=0", 0, true },
		{ "amount-17=12p", 0, false },
		{ "amount-17=1.234", 0, false },
		{ "amount-17=lots", 0, false },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, cases[i].body);
		bool is_given;

		assert_true(form_money(&rq, "amount-17", &is_given).pence == cases[i].pence);
		assert_int_equal(cases[i].fits, is_given);
		assert_int_equal(cases[i].fits, !form_has_problems(&rq));
	}
}

/* ---- dates ---- */

static char *date_body(
	struct arena *a, const char *name, const char *day, const char *month, const char *year)
{
	return arena_format(
		a, "%s-day=%s&%s-month=%s&%s-year=%s", name, day, name, month, name, year);
}

static void form__a_date_is_a_day_that_was(void **state)
{
	static const struct {
		const char *day, *month, *year;
		int32_t date; // 0: a problem
	} cases[] = {
		{ "27", "3", "2025", 20250327 },
		{ "07", "03", "2025", 20250307 },
		{ "+1+", "+12+", "+1999+", 19991201 },
		{ "29", "2", "2024", 20240229 },
		{ "27", "March", "2025", 20250327 },
		{ "27", "mawrth", "2025", 20250327 },
		{ "27", "Sep", "2025", 20250927 },
		{ "29", "2", "2025", 0 },
		{ "31", "4", "2025", 0 },
		{ "0", "1", "2025", 0 },
		{ "1", "13", "2025", 0 },
		{ "1", "0", "2025", 0 },
		{ "1", "1", "25", 0 },
		{ "1", "1", "20255", 0 },
		{ "1", "1", "1800", 0 },
		{ "", "1", "2025", 0 },
		{ "1", "", "2025", 0 },
		{ "1", "1", "", 0 },
		{ "-1", "1", "2025", 0 },
		{ "1", "Smarch", "2025", 0 },
		{ "1", "1+March", "2025", 0 },
		{ "1", "1/1", "2025", 0 },
		{ "001", "1", "2025", 0 },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, date_body(*state, "signed_on", cases[i].day,
							   cases[i].month, cases[i].year));

		assert_int_equal(cases[i].date, date_number(form_date(&rq, "signed_on")));
		assert_int_equal(cases[i].date == 0, form_has_problems(&rq));
	}
}

static void form__a_year_that_no_date_may_have_is_named(void **state)
{
	static const struct {
		const char *day, *month, *year;
		bool is_a_day; // of another year
	} cases[] = {
		{ "1", "1", "1800", true },
		{ "31", "12", "1899", true },
		{ "1", "1", "2200", true },
		{ "1", "1", "9999", true },
		{ "29", "2", "1600", true },
		{ "29", "2", "1800", false },
		{ "31", "4", "1800", false },
		{ "29", "2", "2025", false },
		{ "1", "13", "9999", false },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq = posted(*state, date_body(*state, "signed_on", cases[i].day,
							   cases[i].month, cases[i].year));

		assert_int_equal(0, date_number(form_date(&rq, "signed_on")));
		assert_string_equal(problem(&rq, "signed_on"),
			cases[i].is_a_day ? "Enter a year from 1900 to 2199"
					  : "This must be a real date, such as 27 3 2025");
	}
}

static void form__a_month_will_do_where_it_is_declared(void **state)
{
	struct request rq = posted(*state, date_body(*state, "since", "", "Medi", "2024"));

	assert_int_equal(20240900, date_number(form_date(&rq, "since")));
	rq = posted(*state, date_body(*state, "since", "", "", "2024"));
	assert_int_equal(0, date_number(form_date(&rq, "since")));
	assert_string_equal(problem(&rq, "since"), "This must be a real month, such as 3 2025");
	rq = posted(*state, date_body(*state, "since", "31", "4", "2024"));
	assert_int_equal(0, date_number(form_date(&rq, "since")));
	assert_string_equal(problem(&rq, "since"), "This must be a real date, such as 27 3 2025");
}

static void form__a_date_may_be_one_of_many(void **state)
{
	struct request rq = posted(*state, date_body(*state, "paid-17", "1", "4", "2026"));

	assert_int_equal(20260401, date_number(form_date(&rq, "paid-17")));
	assert_int_equal(0, date_number(form_date(&rq, "paid-18")));
	assert_false(form_has_problems(&rq));
}

/* ---- choices ---- */

static void form__a_choice_is_one_of_those_declared(void **state)
{
	struct request rq = posted(*state, "kind=grant");

	assert_string_equal("grant", form_choice(&rq, "kind"));
	assert_false(form_has_problems(&rq));
	rq = posted(*state, "kind=gran");
	assert_string_equal("", form_choice(&rq, "kind"));
	assert_string_equal("Choose one of the answers", problem(&rq, "kind"));
}

static void form__choices_may_be_many(void **state)
{
	struct request rq = posted(*state, "kinds=grant&areas=17&kinds=contract&areas=4");

	assert_true(form_has_choice(&rq, "kinds", "contract"));
	assert_false(form_has_choice(&rq, "kinds", "17"));
	assert_int_equal(2, form_choices(&rq, "areas"));
	assert_string_equal("17", form_choice_at(&rq, "areas", 0));
	assert_string_equal("4", form_choice_at(&rq, "areas", 1));
}

static void form__a_flag_is_yes_or_nothing(void **state)
{
	struct request rq = posted(*state, "agreed=yes");

	assert_true(form_flag(&rq, "agreed"));
	rq = posted(*state, "agreed=no");
	assert_false(form_flag(&rq, "agreed"));
}

static void form__every_kind_says_so_when_it_is_required_and_blank(void **state)
{
	struct request rq;
	struct wire wire = wire_post(*state, "/required", "");
	bool is_given;

	assert_int_equal(OK, request_made(&rq, *state, &wire, table));
	form_text(&rq, "line");
	form_text(&rq, "text");
	form_text(&rq, "secret");
	form_number(&rq, "number");
	form_id(&rq, "id");
	form_date(&rq, "date");
	form_money(&rq, "money", &is_given);
	form_choice(&rq, "choice");
	form_choices(&rq, "choices");
	form_flag(&rq, "flag");
	form_file(&rq, "file");
	for (const struct input *each = all_required; each->name != NULL; each++)
		assert_string_not_equal("", problem(&rq, each->name));
}

/* ---- files ---- */

static const struct input file_inputs[] = {
	{ "title", INPUT_LINE },
	{ "document", INPUT_FILE, .max = 4096, .required = true },
	{ "annex", INPUT_FILE },
	{ 0 },
};

static const struct route file_table[] = {
	{ POST, "/up", DECISION_IMPORT, nothing, file_inputs, .body_max = 8192 },
	{ 0 },
};

static enum status upload(
	struct request *rq, struct arena *a, const char *file_name, struct slice bytes)
{
	struct wire wire = wire_upload(a, "/up", "title=T\xC5\xB7", "document", file_name, bytes);

	return request_made(rq, a, &wire, file_table);
}

static void form__a_file_is_given_byte_for_byte(void **state)
{
	static const char bytes[] = "%PDF\0\xff\r\n--\r\n----of-a-tes\r\n\r\n";
	struct request rq;

	assert_int_equal(OK, upload(&rq, *state, "a.pdf", (struct slice){ bytes, sizeof bytes }));
	assert_string_equal("Tŷ", form_text(&rq, "title"));

	const struct upload *file = form_file(&rq, "document");

	assert_non_null(file);
	assert_string_equal("a.pdf", file->file_name);
	assert_int_equal(sizeof bytes, file->bytes.size);
	assert_memory_equal(bytes, file->bytes.at, sizeof bytes);
	assert_null(form_file(&rq, "annex"));
	assert_false(form_has_problems(&rq));
}

static void form__a_file_not_chosen_empty_or_too_large_is_a_problem(void **state)
{
	struct request rq;
	char *large = arena_take(*state, 4097);

	assert_int_equal(OK, upload(&rq, *state, "", SLICE("")));
	assert_null(form_file(&rq, "document"));
	assert_string_equal("Choose a file", problem(&rq, "document"));

	assert_int_equal(OK, upload(&rq, *state, "a.pdf", SLICE("")));
	assert_null(form_file(&rq, "document"));
	assert_string_equal("The file is empty", problem(&rq, "document"));

	assert_int_equal(OK, upload(&rq, *state, "a.pdf", (struct slice){ large, 4097 }));
	assert_null(form_file(&rq, "document"));
	assert_string_equal("4", problem_of(&rq.problems, "document")->detail);
}

static void form__a_file_name_is_its_last_part(void **state)
{
	static const struct {
		const char *sent, *kept;
	} cases[] = {
		{ "C:\\Users\\x\\a.pdf", "a.pdf" },
		{ "/etc/passwd", "passwd" },
		{ "../../b", "b" },
		{ "penderfyniad t\xC5\xB7.pdf", "penderfyniad tŷ.pdf" },
		{ "<b>.pdf", "<b>.pdf" },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(OK, upload(&rq, *state, cases[i].sent, SLICE("x")));
		assert_string_equal(cases[i].kept, form_file(&rq, "document")->file_name);
	}
}

static void form__an_odd_file_name_is_refused(void **state)
{
	static const char *const cases[] = { "a\nb", "a\x01", "\xff.pdf", "a\u202Efdp.exe" };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct request rq;

		assert_int_equal(OK, upload(&rq, *state, cases[i], SLICE("x")));
		assert_null(form_file(&rq, "document"));
		assert_non_null(strstr(problem(&rq, "document"), "Rename the file"));
	}
}

static void form__files_and_texts_are_not_taken_for_one_another(void **state)
{
	struct request rq;
	struct wire wire = wire_upload(*state, "/up", "", "title", "a", SLICE("x"));

	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, file_table));
	wire = wire_upload(*state, "/up", "document=x", "annex", "a", SLICE("x"));
	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, file_table));
	wire = wire_post(*state, "/up", "document=x");
	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, file_table));
	wire = wire_upload(*state, "/up", "title=a&title=b", "annex", "a", SLICE("x"));
	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, file_table));
	wire = wire_upload(*state, "/up", "other=a", "annex", "a", SLICE("x"));
	assert_int_equal(BAD_REQUEST, request_made(&rq, *state, &wire, file_table));
}

static void read_undeclared(void *rq)
{
	form_text(rq, "file-mark");
}

static void form__a_field_that_no_route_declares_is_a_bug_that_names_it(void **state)
{
	struct request rq = posted(*state, "");
	char said[256];

	assert_int_not_equal(0, ended_with(read_undeclared, &rq, said, sizeof said));
	assert_non_null(strstr(said, "file-mark"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(form__a_route_without_inputs_takes_none),
		IN_ARENA(form__the_houses_own_fields_are_taken_everywhere),
		IN_ARENA(form__what_was_typed_is_told_in_its_order),
		IN_ARENA(form__what_was_chosen_is_told_in_words),
		IN_ARENA(form__only_the_two_kinds_of_body_are_read),
		IN_ARENA(form__too_many_fields_or_bytes_are_too_large),
		IN_ARENA(form__what_was_typed_can_be_shown_again),
		IN_ARENA(form__a_get_reads_its_query),
		IN_ARENA(form__a_line_is_trimmed_and_in_form_c),
		IN_ARENA(form__a_required_line_that_is_blank_says_its_message),
		IN_ARENA(form__an_optional_blank_is_no_problem),
		IN_ARENA(form__a_text_has_its_most_characters_and_no_more),
		IN_ARENA(form__a_text_without_a_maximum_has_200),
		IN_ARENA(form__a_text_has_the_less_of_two_maxima),
		IN_ARENA(form__line_ends_become_one_character),
		IN_ARENA(form__what_cannot_be_read_is_said_and_shown_as_such),
		IN_ARENA(form__a_line_has_no_line_end_and_a_text_no_controls),
		IN_ARENA(form__a_secret_is_never_trimmed),
		IN_ARENA(form__a_number_is_whole),
		IN_ARENA(form__a_number_that_no_int_holds_is_the_nearest),
		IN_ARENA(form__an_id_is_a_positive_number),
		IN_ARENA(form__money_is_pounds_and_pence),
		IN_ARENA(form__a_date_is_a_day_that_was),
		IN_ARENA(form__a_year_that_no_date_may_have_is_named),
		IN_ARENA(form__a_month_will_do_where_it_is_declared),
		IN_ARENA(form__a_date_may_be_one_of_many),
		IN_ARENA(form__a_choice_is_one_of_those_declared),
		IN_ARENA(form__choices_may_be_many),
		IN_ARENA(form__a_flag_is_yes_or_nothing),
		IN_ARENA(form__every_kind_says_so_when_it_is_required_and_blank),
		IN_ARENA(form__a_file_is_given_byte_for_byte),
		IN_ARENA(form__a_file_not_chosen_empty_or_too_large_is_a_problem),
		IN_ARENA(form__a_file_name_is_its_last_part),
		IN_ARENA(form__an_odd_file_name_is_refused),
		IN_ARENA(form__files_and_texts_are_not_taken_for_one_another),
		IN_ARENA(form__malformed_fields_are_refused),
		IN_ARENA(form__what_is_not_declared_is_refused_in_a_body_and_left_out_of_a_query),
		IN_ARENA(form__what_is_pasted_from_other_programs_has_plain_line_ends),
		IN_ARENA(form__a_field_that_no_route_declares_is_a_bug_that_names_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
