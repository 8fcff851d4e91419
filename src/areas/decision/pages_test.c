/* SPDX-License-Identifier: MIT */
/*
 * The pages of those who keep decisions, asked for through the frame.
 */
#include <string.h>

#include "areas/decision/pages.h"
#include "areas/organisation/organisation.h"
#include "areas/testing.h"
#include "auth/account.h"
#include "base/buf.h"
#include "base/err.h"
#include "html/components.h"
#include "http/request_test_kit.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, decision_routes, NULL);
	return 0;
}

static const char *path_of(struct fresh *f, struct decision_id id, const char *after)
{
	return arena_format(f->arena, "/decisions/%lld%s", (long long)id.v, after);
}

static enum status get_of(
	struct fresh *f, const struct actor *by, struct decision_id id, const char *after)
{
	return page_get(f, by, path_of(f, id, after));
}

static enum status post_of(struct fresh *f, const struct actor *by, struct decision_id id,
	const char *after, const char *fields)
{
	return page_post(f, by, path_of(f, id, after), fields);
}

static const char *fields_at(struct fresh *f, struct decision_id id, const char *fields)
{
	return arena_format(f->arena, "version=%lld&organisation=%lld&%s",
		(long long)decision_now(f, id).version, (long long)f->office.v, fields);
}

/* The name of a field of the i-th amount. */
static const char *amount_field(struct fresh *f, struct decision_id id, size_t i, const char *part)
{
	struct decision d = decision_now(f, id);

	assert_true(i < d.amounts.n);
	return arena_format(f->arena, "amount-%lld-%s", (long long)d.amounts.at[i].number, part);
}

static size_t records_of(struct fresh *f)
{
	size_t n = 0;

	READ (f, w)
		n = decision_lines(w, &f->officer, &(struct decision_filter){ 0 }, 200).n;
	return n;
}

static struct decision_id a_draft(struct fresh *f)
{
	struct decision_id id = { 0 };

	WRITE (f, w)
		assert_int_equal(decision_start_draft(
					 w, &f->officer, f->office, SESSION_RECORD, ENGLISH, &id)
					 .kind,
			DONE);
	return id;
}

/* The body without what differs from one request to the next: its id, tokens, keys and the number. */
static const char *masked_page(struct fresh *f, int64_t number)
{
	static const char signs[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
	char *page = arena_text(f->arena, page_text(f));
	const char *digits = arena_format(f->arena, "%lld", (long long)number);

	for (char *at = page; *at != '\0';) {
		size_t run = strspn(at, signs);
		bool is_key = run == 16 || run == 22 || run == 43;

		if (is_key || (run == strlen(digits) && strncmp(at, digits, run) == 0))
			memset(at, '*', run);
		at += run == 0 ? 1 : run;
	}
	return page;
}

/* ---- who may see what ---- */

/* Each route with the roles that it is for: o officer, a approver, t translator, u auditor. */
static const struct {
	enum method method;
	const char *path; // '#' stands for the record's number
	const char *roles;
} table[] = {
	{ GET, "/decisions", "oatu" },
	{ GET, "/decisions.csv", "oatu" },
	{ GET, "/decisions/new", "o" },
	{ POST, "/decisions/draft", "o" },
	{ GET, "/decisions/import", "o" },
	{ POST, "/decisions/import", "o" },
	{ GET, "/decisions/#", "oatu" },
	{ GET, "/decisions/#/history", "oatu" },
	{ GET, "/decisions/#/edit", "o" },
	{ POST, "/decisions/#/edit", "o" },
	{ GET, "/decisions/#/pair", "o" },
	{ POST, "/decisions/#/pair", "o" },
	{ GET, "/decisions/#/compare", "oatu" },
	{ GET, "/decisions/#/translation", "t" },
	{ POST, "/decisions/#/translation", "t" },
	{ POST, "/decisions/#/ask-translation", "o" },
	{ POST, "/decisions/#/submit", "o" },
	{ POST, "/decisions/#/recall", "o" },
	{ GET, "/decisions/#/discard", "o" },
	{ POST, "/decisions/#/discard", "o" },
	{ GET, "/decisions/#/sign", "a" },
	{ POST, "/decisions/#/sign", "a" },
	{ POST, "/decisions/#/return", "a" },
	{ GET, "/decisions/#/withhold", "o" },
	{ POST, "/decisions/#/withhold", "o" },
};

static const char *with_number(struct fresh *f, const char *path, int64_t number)
{
	const char *hole = strchr(path, '#');

	if (hole == NULL)
		return path;
	return arena_format(
		f->arena, "%.*s%lld%s", (int)(hole - path), path, (long long)number, hole + 1);
}

static enum status ask(struct fresh *f, const struct actor *by, size_t i, int64_t number)
{
	const char *path = with_number(f, table[i].path, number);

	return table[i].method == GET ? page_get(f, by, path) : page_post(f, by, path, "");
}

static void route__every_one_stands_in_the_table_of_this_test(void **state)
{
	(void)state;
	for (size_t i = 0; i < array_size(table); i++) {
		assert_true(decision_routes[i].path != NULL);
		assert_int_equal(decision_routes[i].method, table[i].method);
	}
	assert_null(decision_routes[array_size(table)].path);
}

static void route__nobody_is_asked_to_sign_in(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	for (size_t i = 0; i < array_size(table); i++) {
		bool is_form = table[i].method == POST;

		assert_int_equal(ask(f, NULL, i, id.v), is_form ? FORBIDDEN : SEE_OTHER);
		if (is_form)
			assert_true(page_says(f, "You are not signed in"));
		else
			assert_memory_equal(f->reply.location, "/sign-in", 8);
		assert_false(page_says(f, "invented"));
	}
}

static void route__each_role_is_let_in_where_it_belongs_and_nowhere_else(void **state)
{
	struct fresh *f = *state;
	const struct {
		char letter;
		const struct actor *actor;
	} roles[] = { { 'o', &f->officer }, { 'a', &f->approver }, { 't', &f->translator },
		{ 'u', &f->auditor }, { 'm', &f->account_manager } };

	for (size_t i = 0; i < array_size(table); i++)
		for (size_t k = 0; k < array_size(roles); k++) {
			enum status status = ask(f, roles[k].actor, i, 77);
			bool is_let_in = strchr(table[i].roles, roles[k].letter) != NULL;

			if ((status != FORBIDDEN) != is_let_in)
				fail_msg("%c at %s: %d", roles[k].letter, table[i].path, status);
		}
}

static void route__a_strangers_answer_is_that_for_none_to_the_byte(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct actor everything = f->stranger;

	WRITE (f, w)
		for (enum role role = ROLE_APPROVER; role <= ROLE_AUDITOR; role++)
			assert_int_equal(
				account_grant(w, everything.account, role), ACCOUNT_NO_REFUSAL);
	for (size_t i = 0; i < array_size(table); i++) {
		enum status status;
		const char *page;

		if (strchr(table[i].path, '#') == NULL)
			continue;
		status = ask(f, &everything, i, id.v);
		page = masked_page(f, id.v);
		assert_int_equal(ask(f, &everything, i, id.v ^ 1), status);
		assert_int_equal(status, NOT_FOUND);
		assert_string_equal(page, masked_page(f, id.v ^ 1));
		assert_false(page_says(f, "invented"));
	}
	assert_int_equal(decision_now(f, id).state, IMPORTED);
}

static void page__what_it_shows_is_in_the_log_before_it_leaves(void **state)
{
	static const char *const afters[] = { "", "/history", "/edit", "/pair", "/discard",
		"/withhold" };
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_true(audit_carry_all(f->audit));
	for (size_t i = 0; i < array_size(afters); i++) {
		struct audit_page page;

		assert_int_equal(get_of(f, &f->officer, id, afters[i]), OK);
		assert_true(audit_list(f->audit, f->arena,
			&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 1, &page));
		assert_string_equal(page.at[0].source, "read");
		assert_string_equal(page.at[0].act, "read");
		assert_int_equal(page.at[0].account, f->officer.account.v);
		assert_true(page_sent_header(f, "Cache-Control") != NULL &&
			    strstr(page_sent_header(f, "Cache-Control"), "no-store") != NULL);
	}
}

static void page__a_list_notes_each_record_it_shows(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .reference = "DLI1");
	struct audit_page page;

	an_imported_decision(f, .reference = "DLI2");
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(page_get(f, &f->auditor, "/decisions"), OK);
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 1, &page));
	assert_string_equal(page.at[0].act, "list");
	assert_int_equal(page.at[0].id_count, 2);
}

/* ---- every page ---- */

static void page__is_well_formed_in_both_languages(void **state)
{
	static const char *const afters[] = { "", "/history", "/edit", "/pair", "/discard",
		"/withhold" };
	struct fresh *f = *state;
	struct decision_id ids[] = { an_imported_decision(
					     f, .more = "Background: There are 20 places at £2,500 "
							"each and £500 each for materials.\n"),
		a_draft(f) };
	const char *const others[] = { "/home", "/decisions", "/decisions/new", "/decisions/import",
		"/cy/home", "/cy/decisions", "/cy/decisions/new", "/cy/decisions/import" };

	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(page_get(f, &f->officer, others[i]), OK);
		assert_null(page_trouble(f));
	}
	for (size_t i = 0; i < array_size(ids); i++)
		for (size_t k = 0; k < array_size(afters); k++)
			for (int welsh = 0; welsh < 2; welsh++) {
				const char *path = arena_format(f->arena, "%s%s",
					welsh ? "/cy" : "", path_of(f, ids[i], afters[k]));
				enum status status = page_get(f, &f->officer, path);

				assert_true(status == OK || status == CONFLICTING);
				assert_null(page_trouble(f));
				assert_int_equal(page_count(f, "<h1"), 1);
				assert_int_equal(page_count(f, welsh ? "<html lang=\"cy\""
								     : "<html lang=\"en\""),
					1);
			}
}

static void page__translation_and_signing_are_well_formed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(get_of(f, &f->translator, id, "/translation"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(get_of(f, &f->approver, id, "/sign"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Enghraifft Sampl"));
}

static void list__asks_no_more_of_fifty_than_of_five(void **state)
{
	struct fresh *f = *state;
	int of_five;

	for (int i = 1; i <= 5; i++)
		an_imported_decision(f, .reference = arena_format(f->arena, "DLI%d", i));
	page_get(f, &f->officer, "/decisions");
	of_five = f->statements;
	for (int i = 6; i <= 50; i++)
		an_imported_decision(f, .reference = arena_format(f->arena, "DLI%d", i));
	page_get(f, &f->officer, "/decisions");
	assert_int_equal(page_count(f, "<tr class=\"govuk-table__row\">"), 51);
	assert_int_equal(f->statements, of_five);
	page_get(f, &f->officer, "/home");
	assert_true(f->statements < 10);
}

static void list__each_filter_chosen_is_named_and_taken_off_by_its_link(void **state)
{
	struct fresh *f = *state;

	an_imported_decision(f, .reference = "DLI1", .signed_on = "20 March 2025");
	an_imported_decision(f, .reference = "DLI2", .signed_on = "20 March 2024");
	assert_int_equal(
		page_get(f, &f->officer, "/decisions?search=invented&state=imported&year=2024"),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, ">DLI2<"));
	assert_false(page_says(f, ">DLI1<"));
	assert_true(page_says(f, "1 decision<"));
	assert_int_equal(page_count(f, "class=\"moj-filter__tag\""), 3);
	assert_true(page_says(f, "href=\"/decisions?search=invented&amp;state=imported&amp;"
				 "organisation=&amp;year=\""));
	page_get(f, &f->officer, "/decisions?year=2025");
	assert_true(page_says(f, ">DLI1<"));
	assert_false(page_says(f, ">DLI2<"));
}

static void list__as_a_spreadsheet_holds_what_the_filter_shows_and_runs_nothing(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .reference = "DLI1");
	struct audit_page page;

	an_imported_decision(f, .reference = "DLI2", .signed_on = "20 March 2024");
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 "reference=%3D1%2B1&en-title=%40SUM%28A1%29%2C%22b%22&"
					 "cy-title=%3Cscript%3E&signed-on-day=1&"
					 "signed-on-month=3&signed-on-year=2025")),
		SEE_OTHER);
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(page_get(f, &f->auditor, "/decisions.csv?year=2025"), OK);
	assert_string_equal(f->reply.content_type, "text/csv; charset=utf-8");
	assert_true(page_says(f, ",'=1+1,\"'@SUM(A1),\"\"b\"\"\",<script>,"));
	assert_true(page_says(f, ",imported,2025-03-01,"));
	assert_false(page_says(f, "DLI2"));
	assert_int_equal(page_count(f, "\r\n"), 2);
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 1, &page));
	assert_string_equal(page.at[0].act, "list");
}

static void list__what_cannot_be_a_query_of_it_is_refused(void **state)
{
	static const char *const queries[] = { "search=a&search=b", "search=%zz",
		"organisation=1&organisation=2" };
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(queries); i++)
		assert_int_equal(page_get(f, &f->officer,
					 arena_format(f->arena, "/decisions?%s", queries[i])),
			BAD_REQUEST);
}

static void list__odd_values_show_an_honest_page(void **state)
{
	static const char *const queries[] = { "state=nonsense", "organisation=-1", "before=x",
		"before=1&before-id=1", "organisation=99999999999999999999", "search=%25",
		"search=%3Cscript%3E", "search=%27%20OR%201%3D1--", "year=x", "year=99999",
		"year=-1" };
	struct fresh *f = *state;

	an_imported_decision(f);
	for (size_t i = 0; i < array_size(queries); i++) {
		enum status status = page_get(
			f, &f->officer, arena_format(f->arena, "/decisions?%s", queries[i]));

		assert_true(status == OK || status == UNPROCESSABLE);
		assert_int_equal(status == UNPROCESSABLE, page_says(f, "govuk-error-summary"));
		assert_null(page_trouble(f));
		assert_false(page_says(f, "<script>"));
	}
}

/* ---- hostile words ---- */

#define HOSTILE                                                                                    \
	"%3C%2Ftextarea%3E%3Cscript%3Ealert%281%29%3C%2Fscript%3E%26%22%27%3Bdrop+table+decision%" \
	"3B--"
#define HOSTILE_TEXT "</textarea><script>alert(1)</script>&\"';drop table decision;--"

static void hostile__words_in_every_field_stay_words(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct buf form = buf_new(f->arena, 4096);
	static const char *const afters[] = { "", "/edit", "/history" };

	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++) {
		const struct field_facts *facts = field_facts(field);

		if (facts->kind == FIELD_DATE || facts->kind == FIELD_CHOICE ||
			field == FIELD_CONTACT_EMAIL || facts->max < strlen(HOSTILE_TEXT))
			continue;
		if (facts->has_language)
			buf_format(&form, "en-%s=%s&cy-%s=%s&", facts->name, HOSTILE, facts->name,
				HOSTILE);
		else
			buf_format(&form, "%s=%s&", facts->name, HOSTILE);
	}
	buf_text(&form, "reference=%3D1%2B1%3C%2Fb%3E&prior-new-body-en=" HOSTILE
			"&prior-new-what-cy=" HOSTILE);
	buf_format(&form, "&%s=%s&%s=%s", amount_field(f, id, 0, "en"), HOSTILE,
		amount_field(f, id, 0, "cy"), HOSTILE);
	assert_int_equal(
		post_of(f, &f->officer, id, "/edit", fields_at(f, id, form.at)), SEE_OTHER);
	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
		if (field_facts(field)->has_language)
			assert_string_equal(decision_now(f, id).value[field][WELSH], HOSTILE_TEXT);
	for (size_t i = 0; i < array_size(afters); i++) {
		assert_int_equal(get_of(f, &f->officer, id, afters[i]), OK);
		assert_null(page_trouble(f));
		assert_int_equal(page_count(f, "<script>alert"), 0);
		assert_true(page_says(f, "&lt;script&gt;alert"));
	}
	assert_int_equal(page_get(f, &f->officer, "/decisions"), OK);
	assert_int_equal(page_count(f, "<script>alert"), 0);
	assert_int_equal(get_of(f, &f->translator, id, "/translation"), OK);
	assert_int_equal(page_count(f, "<script>alert"), 0);
	assert_null(page_trouble(f));
}

/* ---- editing ---- */

static void edit__what_was_typed_stands_there_again_with_its_problem(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *long_name = arena_format(f->arena, "%0*d", 201, 7);
	const char *form = arena_format(f->arena,
		"en-title=Typed+title&maker=%s&reference=DLI9&signed-on-day=31&signed-on-month=4&"
		"signed-on-year=2025&prior-new-body-en=Typed+Board&prior-on-new-day=1&"
		"prior-on-new-month=2&prior-on-new-year=2024&new-literal=Typed+sum&%s=Typed+label",
		long_name, amount_field(f, id, 0, "en"));

	assert_int_equal(
		post_of(f, &f->officer, id, "/edit", fields_at(f, id, form)), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Typed title\""));
	assert_true(page_says(f, long_name));
	assert_true(page_says(f, "value=\"DLI9\""));
	assert_true(page_says(f, "value=\"31\""));
	assert_true(page_says(f, "value=\"Typed Board\""));
	assert_true(page_says(f, "value=\"Typed sum\""));
	assert_true(page_says(f, "value=\"Typed label\""));
	assert_true(page_says(f, "href=\"#signed-on"));
	assert_true(page_says(f, "href=\"#maker\""));
	assert_int_equal(page_count(f, "Typed sum"), 1);
	assert_string_equal(
		decision_now(f, id).value[FIELD_TITLE][ENGLISH], "An invented programme");
}

static void edit__a_dropped_amount_stays_dropped_when_the_form_comes_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(
		f, .more = "Background: There are 20 places at £2,500 each and £500 each for "
			   "materials.\n");
	size_t n = decision_now(f, id).amounts.n;

	assert_true(n > 1);
	post_of(f, &f->officer, id, "/edit",
		fields_at(f, id,
			arena_format(f->arena,
				"%s=yes&signed-on-day=31&signed-on-month=4&signed-on-year=2025",
				amount_field(f, id, 0, "drop"))));
	assert_int_equal(f->reply.status, UNPROCESSABLE);
	assert_true(page_says(f, amount_field(f, id, n - 1, "kind")));
	assert_int_equal(page_count(f, "value=\"yes\"\nchecked"), 1);
	assert_int_equal(decision_now(f, id).amounts.n, n);
}

static void edit__a_month_is_a_date_where_a_month_will_do(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 "service-start-month=9&service-start-year=2024&"
					 "reference=DLI1&signed-on-day=1&signed-on-month=3&"
					 "signed-on-year=2025")),
		SEE_OTHER);
	assert_string_equal(decision_now(f, id).value[FIELD_SERVICE_START][ENGLISH], "2024-09");
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "signed-on-month=9&signed-on-year=2024")),
		UNPROCESSABLE);
}

/* Each is said beside its field; none of them is too much for the database. */
static void edit__what_does_not_fit_is_said_and_nothing_is_stored(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	int64_t version = decision_now(f, id).version;
	const char *const forms[] = {
		arena_format(f->arena, "en-title=%0*d", 301, 1),
		"en-title=two%0Alines",
		arena_format(f->arena, "reference=%0*d", 61, 1),
		arena_format(f->arena, "prior-new-body-en=%0*d", 201, 1),
		arena_format(f->arena, "prior-new-body-en=x&prior-new-what-cy=%0*d", 2001, 1),
		arena_format(f->arena, "new-literal=%0*d&new-amount=1", 201, 1),
		"new-literal=x&new-amount=99999999999999999999",
		"new-literal=x&new-amount=1.234",
		"new-literal=x&new-amount=-5",
		"new-amount=5",
		"new-literal=x",
		"interests=nonsense",
		"signed-on-day=30&signed-on-month=2&signed-on-year=2025",
		"signed-on-day=1&signed-on-month=2&signed-on-year=1066",
		"service-start-month=13&service-start-year=2025",
		"prior-new-body-en=x&prior-on-new-month=2",
		"prior-new-what-en=Noted+without+saying+by+whom",
		"prior-on-new-day=31&prior-on-new-month=2&prior-on-new-year=2025",
	};

	for (size_t i = 0; i < array_size(forms); i++) {
		enum status status =
			post_of(f, &f->officer, id, "/edit", fields_at(f, id, forms[i]));

		if (status != UNPROCESSABLE)
			fail_msg("%zu: %d", i, status);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "govuk-error-summary"));
	}
	assert_int_equal(decision_now(f, id).version, version);
}

static void edit__an_unknown_field_is_refused(void **state)
{
	static const char *const forms[] = { "nonsense=1", "reference=a&reference=b", "maker=%zz" };
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	for (size_t i = 0; i < array_size(forms); i++)
		assert_int_equal(post_of(f, &f->officer, id, "/edit", forms[i]), BAD_REQUEST);
}

static void edit__what_cannot_be_read_is_said_beside_its_field_and_the_rest_is_kept(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	int64_t version = decision_now(f, id).version;

	assert_int_equal(
		post_of(f, &f->officer, id, "/edit",
			fields_at(f, id,
				"en-title=Caf%E9+a%00b&reference=DLI1&maker=Enghraifft+Sampl")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "<a href=\"#en-title\">Title or subject in English: "));
	assert_true(page_says(f, "This has characters that could not be read"));
	assert_true(page_says(f, "id=\"en-title-error\""));
	assert_true(page_says(f, "value=\"Caf� a�b\""));
	assert_true(page_says(f, "value=\"Enghraifft Sampl\""));
	assert_int_equal(decision_now(f, id).version, version);
}

/* Each with its four fields, so more than a small form may have. */
static void edit__a_record_of_four_hundred_amounts_is_saved(void **state)
{
	struct fresh *f = *state;
	struct buf document = buf_new(f->arena, 64 * 1024);
	struct buf form = buf_new(f->arena, 64 * 1024);
	struct decision_id id;

	for (int i = 1; i <= 400; i++)
		buf_format(&document, "A grant of £%d to an invented body.\n", 1000 + i);
	id = an_imported_decision(f, .more = document.at);
	buf_text(&form, "en-title=An+invented+programme&reference=DLI1");
	for (size_t i = 1; i <= decision_now(f, id).amounts.n; i++)
		buf_format(&form,
			"&amount-%zu-kind=award&amount-%zu-en=Grant+%zu&amount-%zu-cy=Grant+%zu%s",
			i, i, i, i, i, i == 3 ? "&amount-3-drop=yes" : "");
	assert_true(decision_now(f, id).amounts.n > 400);
	assert_int_equal(
		post_of(f, &f->officer, id, "/edit", fields_at(f, id, form.at)), SEE_OTHER);
	assert_string_equal(decision_now(f, id).amounts.at[399].label[WELSH], "Grant 401");
}

static void edit__what_cannot_be_is_refused_beside_its_field(void **state)
{
	static const struct {
		const char *fields, *field, *says;
	} cases[] = {
		{ "contact-email=not+an+email", "contact-email", "Enter one email address" },
		{ "contact-email=javascript:alert(1)", "contact-email", "Enter one email address" },
		{ "contact-email=" HOSTILE, "contact-email", "Enter one email address" },
		{ "new-literal=%C2%A39&new-amount=8", "new-amount",
			"not the amount that is printed" },
		{ "new-literal=%C2%A31.05m&new-amount=105000", "new-amount",
			"not the amount that is" },
		{ "new-literal=%C2%A39&new-amount=9&new-kind=hacked", "new-kind", "Choose one of" },
		{ "amount-1-kind=hacked", "amount-1-kind", "Choose one of the answers" },
		{ "signed-on-day=3&signed-on-month=3&signed-on-year=2026", "signed-on",
			"later than today" },
		{ "prior-new-what-cy=Nodwyd", "prior-new-body-en", "Enter the body, or" },
	};
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .more = "Total cost: £33,760\n");
	int64_t version = decision_now(f, id).version;

	assert_true(decision_now(f, id).amounts.n > 0);
	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(
			post_of(f, &f->officer, id, "/edit", fields_at(f, id, cases[i].fields)),
			UNPROCESSABLE);
		assert_null(page_trouble(f));
		assert_true(page_says(f, cases[i].says));
		assert_true(
			page_says(f, arena_format(f->arena, "id=\"%s-error\"", cases[i].field)));
	}
	assert_int_equal(decision_now(f, id).version, version);
	assert_int_equal(
		post_of(f, &f->officer, id, "/edit",
			fields_at(f, id,
				"contact-email=a.b@enghraifft.cymru&new-literal=%C2%A31.05m&"
				"new-amount=1050000&new-kind=total&amount-1-kind=total&"
				"signed-on-day=2&signed-on-month=3&signed-on-year=2026")),
		SEE_OTHER);
}

/* Not what its input could carry: whoever shortens it to that would be refused again. */
static void edit__what_is_too_long_is_told_how_long_it_may_be(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *typed =
		arena_format(f->arena, "en-title=%0*d&prior-new-body-en=%0*d", 20001, 1, 2001, 1);

	assert_int_equal(
		post_of(f, &f->officer, id, "/edit", fields_at(f, id, typed)), UNPROCESSABLE);
	assert_true(page_says(f, "can have:\n300"));
	assert_true(page_says(f, "can have:\n200"));
	assert_false(page_says(f, "20000"));
	assert_int_equal(post_of(f, &f->translator, id, "/translation",
				 arena_format(f->arena, "version=1&cy-title=%0*d", 20001, 1)),
		UNPROCESSABLE);
	assert_true(page_says(f, "can have:\n300"));
}

static void edit__two_at_once_are_shown_both_and_mine_can_go_over_theirs(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *form = "en-title=My+title&reference=DLI1&maker=M";
	const char *mine = fields_at(f, id, form);

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "en-title=Their+title&reference=DLI1&maker=M")),
		SEE_OTHER);
	assert_int_equal(post_of(f, &f->officer, id, "/edit", mine), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Their title"));
	assert_true(page_says(f, "name=\"en-title\" value=\"My title\""));
	assert_true(page_says(f, "Swyddog Sampl"));
	assert_true(page_says(f, arena_format(f->arena, "name=\"version\" value=\"%lld\"",
					 (long long)decision_now(f, id).version)));
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][ENGLISH], "Their title");
	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, form)), SEE_OTHER);
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][ENGLISH], "My title");
}

static void edit__what_the_form_has_no_line_for_stays(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct priors priors = { 0 };
	struct edit edit = { .priors = &priors };
	struct decision theirs;

	for (int i = 0; i < 10; i++)
		*list_add(f->arena, &priors) = (struct prior){ 0, PRIOR_NOTED,
			{ arena_format(f->arena, "Board %d", i), "" }, { "", "" }, { 0 }, { 0 } };
	WRITE (f, w)
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 "reference=DLI1&prior-1-body-en=Board+0&"
					 "prior-2-body-en=&prior-3-body-en=&"
					 "prior-4-body-en=&prior-5-body-en=&"
					 "prior-6-body-en=&prior-7-body-en=&"
					 "prior-8-body-en=")),
		SEE_OTHER);
	assert_int_equal(decision_now(f, id).priors.n, 3);
	assert_string_equal(decision_now(f, id).priors.at[2].body[ENGLISH], "Board 9");
}

/* Three boards, "Board 1" to "Board 3", that noted it on the 1st to the 3rd of February 2024. */
static void add_boards(struct fresh *f, struct decision_id id)
{
	struct priors priors = { 0 };
	struct edit edit = { .priors = &priors };
	struct decision theirs;

	for (int i = 1; i <= 3; i++)
		*list_add(f->arena, &priors) = (struct prior){ .act = PRIOR_NOTED,
			.body = { arena_format(f->arena, "Board %d", i), "" },
			.what = { "", "" },
			.on = date_of(2024, 2, i) };
	WRITE (f, w)
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
}

static const char *board_fields(struct fresh *f, int number, const char *body)
{
	return arena_format(f->arena,
		"prior-%d-body-en=%s&prior-%d-act=noted&prior-on-%d-day=%d&prior-on-%d-month=2&"
		"prior-on-%d-year=2024",
		number, body, number, number, number, number, number);
}

static struct organisation_id a_provider(struct fresh *f)
{
	struct problems problems = { 0 };
	struct organisation body = { .name = { "Invented Provider", "Darparwr Dychmygol" },
		.area = { "", "" },
		.kind = "PROVIDER",
		.reference_pattern = "",
		.kept_by = f->office };

	WRITE (f, w)
		organisation_add(w, &body, &problems);
	assert_int_equal(problems.n, 0);
	return body.id;
}

static void edit__only_a_commissioner_decides(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	long long provider = a_provider(f).v;

	assert_int_equal(
		post_of(f, &f->officer, id, "/edit",
			arena_format(f->arena, "version=%lld&organisation=%lld&reference=DLI1",
				(long long)decision_now(f, id).version, provider)),
		UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#organisation\""));
	assert_true(page_says(f, "Choose a police and crime commissioner"));
	assert_int_equal(decision_now(f, id).organisation.v, f->office.v);
	assert_int_equal(
		page_post(f, &f->officer, "/decisions/draft",
			arena_format(f->arena,
				"organisation=%lld&template=summary-sheet&language=en", provider)),
		UNPROCESSABLE);
	assert_true(page_says(f, "Choose a police and crime commissioner"));
}

static void edit__a_body_taken_away_moves_no_other_bodys_date(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *form;
	struct decision d;

	add_boards(f, id);
	form = arena_format(f->arena, "reference=DLI1&%s&%s&%s", board_fields(f, 1, "Board+1"),
		board_fields(f, 2, ""), board_fields(f, 3, "Board+3"));
	assert_int_equal(
		post_of(f, &f->officer, id, "/edit",
			fields_at(f, id, arena_format(f->arena, "%s&maker=%0*d", form, 201, 1))),
		UNPROCESSABLE);
	assert_true(page_says(f, "value=\"Board 3\""));
	assert_true(page_says(f, "id=\"prior-on-3\" name=\"prior-on-3-day\""));
	assert_int_equal(page_count(f, "name=\"prior-on-2-day\""), 1);
	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, form)), SEE_OTHER);
	d = decision_now(f, id);
	assert_int_equal(d.priors.n, 2);
	assert_string_equal(d.priors.at[1].body[ENGLISH], "Board 3");
	assert_int_equal(d.priors.at[1].number, 3);
	assert_int_equal(d.priors.at[1].on.day, 3);
}

/* The form was made when the record had them all; the other has taken the first out since. */
static void edit__mine_over_theirs_finds_its_rows_though_one_is_gone(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(
		f, .more = "Background: There are 20 places at £2,500 each and £500 each for "
			   "materials.\n");
	struct decision before = decision_now(f, id);
	const char *mine = arena_format(f->arena, "reference=DLI1&%s=Mine&%s=background",
		amount_field(f, id, 1, "en"), amount_field(f, id, 1, "kind"));
	const char *of_old_version = fields_at(f, id, mine);
	struct decision now;

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 arena_format(f->arena, "reference=DLI1&%s=yes",
						 amount_field(f, id, 0, "drop")))),
		SEE_OTHER);
	assert_int_equal(post_of(f, &f->officer, id, "/edit", of_old_version), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Mine"));
	assert_true(page_says(f, before.amounts.at[1].literal));
	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, mine)), SEE_OTHER);
	now = decision_now(f, id);
	assert_int_equal(now.amounts.n, before.amounts.n - 1);
	assert_int_equal(now.amounts.at[0].number, before.amounts.at[1].number);
	assert_int_equal(now.amounts.at[0].money.pence, before.amounts.at[1].money.pence);
	assert_string_equal(now.amounts.at[0].label[ENGLISH], "Mine");
	assert_int_equal(now.amounts.at[0].kind, AMOUNT_BACKGROUND);
	assert_string_equal(now.amounts.at[1].label[ENGLISH], before.amounts.at[2].label[ENGLISH]);
}

static void edit__mine_over_theirs_leaves_what_they_added(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *mine = "reference=DLI1&prior-new-body-en=My+Board&prior-new-what-cy=Fy+nodyn";
	const char *of_old_version = fields_at(f, id, mine);
	struct decision d;

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "reference=DLI1&prior-new-body-en=Their+Board")),
		SEE_OTHER);
	assert_int_equal(post_of(f, &f->officer, id, "/edit", of_old_version), CONFLICTING);
	assert_true(page_says(f, "My Board"));
	assert_int_equal(page_count(f, "Fy nodyn"), 2); // in the table, and to be sent again
	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, mine)), SEE_OTHER);
	d = decision_now(f, id);
	assert_int_equal(d.priors.n, 2);
	assert_string_equal(decision_prior(&d, 1)->body[ENGLISH], "Their Board");
	assert_string_equal(decision_prior(&d, 2)->body[ENGLISH], "My Board");
}

/* Both are told apart, and lead to their fields. */
static void edit__a_summary_of_problems_names_each_field(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(
		post_of(f, &f->officer, id, "/edit",
			fields_at(f, id,
				"signed-on-day=31&signed-on-month=4&signed-on-year=2025&"
				"decided-on-day=x&prior-new-body-en=B&prior-on-new-day=77")),
		UNPROCESSABLE);
	assert_true(page_says(f, "<a href=\"#signed-on\">Signed: "));
	assert_true(page_says(f, "<a href=\"#decided-on\">Decision taken: "));
	assert_true(page_says(f, "<a href=\"#prior-on-new\">Body 1: When: "));
	assert_true(page_says(f, "id=\"prior-on-new\""));
}

static void edit__a_draft_with_one_sum_twice_can_be_saved_again(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_draft(f);
	const char *form =
		"reference=DLI1&en-recommendation=Contributions:%0A+-+%C2%A310,000+–+Gwent+OPCC%0A"
		"+-+%C2%A310,000+–+South+Wales+OPCC";
	struct decision d;

	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, form)), SEE_OTHER);
	d = decision_now(f, id);
	assert_int_equal(d.amounts.n, 2);
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 arena_format(f->arena, "%s&%s=Materials", form,
						 amount_field(f, id, 1, "en")))),
		SEE_OTHER);
	assert_int_equal(decision_now(f, id).amounts.at[0].number, d.amounts.at[0].number);
	assert_int_equal(decision_now(f, id).amounts.at[1].number, d.amounts.at[1].number);
	assert_string_equal(decision_now(f, id).amounts.at[1].label[ENGLISH], "Materials");
}

static void edit__a_draft_is_asked_whether_it_was_decided_earlier(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_draft(f);

	get_of(f, &f->officer, id, "/edit");
	assert_false(page_says(f, "Was it decided earlier?"));
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "service-start-month=1&service-start-year=2026")),
		SEE_OTHER);
	get_of(f, &f->officer, id, "/edit");
	assert_true(page_says(f, "Was it decided earlier?"));
}

/* ---- translating ---- */

static void translation__two_at_once_keeps_mine_and_saves_it_the_second_time(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *mine = fields_at(f, id, "cy-title=Fy+nheitl");
	struct edit edit = { .version = 0 };
	struct decision theirs;

	mine = strchr(strchr(mine, '&') + 1, '&') + 1;
	mine = arena_format(
		f->arena, "version=%lld&%s", (long long)decision_now(f, id).version, mine);
	edit.value[FIELD_TITLE][ENGLISH] = "Changed meanwhile";
	WRITE (f, w)
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
	assert_int_equal(post_of(f, &f->translator, id, "/translation", mine), CONFLICTING);
	assert_true(page_says(f, "Changed meanwhile"));
	assert_true(page_says(f, "was changed while you translated"));
	assert_false(page_says(f, "href=\"#version\""));
	assert_true(page_says(f, "value=\"Fy nheitl\""));
	assert_true(page_says(f, arena_format(f->arena, "name=\"version\" value=\"%lld\"",
					 (long long)decision_now(f, id).version)));
}

/* The form of the translator, with words for all that the record says. */
static const char *whole_translation(struct fresh *f, struct decision_id id)
{
	struct decision d = decision_now(f, id);
	struct row_texts texts = decision_row_texts(f->arena, &d);
	struct buf form = buf_new(f->arena, 1000);

	buf_format(&form, "version=%lld&finished=yes", (long long)d.version);
	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
		if (field_facts(field)->has_language &&
			decision_value(&d, field, ENGLISH)[0] != '\0')
			buf_format(&form, "&cy-%s=Cyfieithiad", field_facts(field)->name);
	list_each (const struct row_text *, text, &texts)
		if (row_text_words(&d, *text)[ENGLISH][0] != '\0')
			buf_format(&form, "&%s-cy=Cyfieithiad", row_text_name(f->arena, *text));
	return form.at;
}

static void translation__is_saved_and_given_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post_of(f, &f->translator, id, "/translation", whole_translation(f, id)),
		SEE_OTHER);
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][WELSH], "Cyfieithiad");
	assert_int_equal(decision_now(f, id).translation, TRANSLATION_GIVEN);
}

static void translation__is_not_finished_while_a_line_lacks_its_words(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	int64_t version = decision_now(f, id).version;
	const char *form = arena_format(
		f->arena, "version=%lld&cy-title=Teitl&finished=yes", (long long)version);

	assert_int_equal(post_of(f, &f->translator, id, "/translation", form), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Teitl\""));
	assert_true(page_says(f, "id=\"cy-summary-error\""));
	assert_true(page_says(f, "Enter the translation"));
	assert_false(page_says(f, "id=\"cy-title-error\""));
	assert_int_equal(decision_now(f, id).version, version);
	assert_int_not_equal(decision_now(f, id).translation, TRANSLATION_GIVEN);
}

static void translation__a_title_is_one_line(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	long long version = (long long)decision_now(f, id).version;

	assert_int_equal(
		post_of(f, &f->translator, id, "/translation",
			arena_format(f->arena,
				"version=%lld&cy-title=Dwy%%0Alinell&cy-summary=Dwy%%0Alinell",
				version)),
		UNPROCESSABLE);
	assert_int_equal(page_count(f, "href=\"#cy-"), 1);
	assert_true(page_says(f, "href=\"#cy-title\""));
	assert_true(page_says(f, "Write this on one line"));
}

static void translation__asks_what_each_amount_is_for_and_keeps_it(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct decision d = decision_now(f, id);
	const char *name =
		arena_format(f->arena, "amount-%lld-cy", (long long)d.amounts.at[0].number);
	const char *version = arena_format(f->arena, "version=%lld", (long long)d.version);

	assert_int_equal(get_of(f, &f->translator, id, "/translation"), OK);
	assert_true(page_says(f, arena_format(f->arena, "name=\"%s\"", name)));
	assert_int_equal(post_of(f, &f->translator, id, "/translation",
				 arena_format(f->arena, "%s&%s=%0*d", version, name, 301, 1)),
		UNPROCESSABLE);
	assert_true(page_says(f, arena_format(f->arena, "href=\"#%s\"", name)));
	assert_int_equal(post_of(f, &f->translator, id, "/translation",
				 arena_format(f->arena, "%s&%s=Blwyddyn", version, name)),
		SEE_OTHER);
	assert_string_equal(decision_now(f, id).amounts.at[0].label[WELSH], "Blwyddyn");
	assert_int_equal(page_get(f, &f->translator, f->reply.location), OK);
	assert_true(page_says(f, "Saved. It is still with you"));
	assert_int_equal(get_of(f, &f->officer, id, "/history"), OK);
	assert_true(page_says(f, "<ins>Blwyddyn</ins>"));
}

/* ---- bringing in ---- */

static enum status upload(struct fresh *f, const char *file_name, struct slice bytes)
{
	return page_post_file(f, &f->officer, "/decisions/import",
		arena_format(f->arena, "organisation=%lld", (long long)f->office.v), "file",
		file_name, bytes);
}

static void import__a_document_becomes_a_record_to_review(void **state)
{
	struct fresh *f = *state;
	const char *text = sample_document(f, &(struct sample){ 0 });

	assert_int_equal(upload(f, "sampl.txt", slice_of(text)), SEE_OTHER);
	assert_non_null(strstr(f->reply.location, "/edit"));
	assert_int_equal(page_get(f, &f->officer, f->reply.location), OK);
	assert_true(page_says(f, "An invented programme"));
	assert_true(page_says(f, "<mark"));
	assert_int_equal(upload(f, "sampl.txt", slice_of(text)), UNPROCESSABLE);
	assert_true(page_says(f, "already has a record"));
	assert_true(page_says(f, ">An invented programme</a>"));
	assert_true(page_says(f, "Waiting to be attested"));
	assert_false(page_says(f, "/pair\""));
	assert_int_equal(records_of(f), 1);
}

static void import__the_other_languages_document_is_led_to_its_record(void **state)
{
	static const char welsh[] =
		"Cyfeirnod: DLI1\nTeitl: Rhaglen ddychmygol\nDiben: Cytuno ar y cyllid\n"
		"Crynodeb: Mae’r rhaglen yn gweithio gyda phobl.\nLlofnodwyd ar: 20 Mawrth 2025\n";
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .reference = "DLI1");

	assert_int_equal(upload(f, "sampl.cy.txt", slice_of(welsh)), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Add this to it as its Welsh document"));
	assert_true(page_says(f, path_of(f, id, "/pair\"")));
	assert_int_equal(
		page_post(f, &f->officer, "/decisions/import",
			arena_format(f->arena, "organisation=%lld&text=Reference:+DLI1%%0ATitle:+A",
				(long long)f->office.v)),
		UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#text\""));
}

static void pair__a_document_in_the_records_own_language_is_refused_beside_its_field(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *text = sample_document(f, &(struct sample){ 0 });
	const char *version =
		arena_format(f->arena, "version=%lld", (long long)decision_now(f, id).version);

	assert_int_equal(page_post_file(f, &f->officer, path_of(f, id, "/pair"), version, "file",
				 "sampl.txt", slice_of(text)),
		UNPROCESSABLE);
	assert_true(page_says(f, "id=\"file-error\""));
	assert_int_equal(post_of(f, &f->officer, id, "/pair",
				 arena_format(f->arena, "%s&text=Title:+A+title", version)),
		UNPROCESSABLE);
	assert_true(page_says(f, "id=\"text-error\""));
	assert_true(page_says(f, "Title: A title</textarea>"));
}

static void pair__is_not_offered_where_it_would_be_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id attested = an_attested_decision(f);

	assert_int_equal(get_of(f, &f->officer, attested, "/pair"), OK);
	assert_int_equal(get_of(f, &f->officer, a_draft(f), "/pair"), CONFLICTING);
	assert_true(page_says(f, "This was not done"));
}

static void compare__tells_what_differs_from_what_one_text_alone_says(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .more = "Total cost: £33,760\n");
	const char *form = arena_format(f->arena,
		"version=%lld&text=Cyfeirnod%%3A+DLI1%%0ATeitl%%3A+Rhaglen+ddychmygol%%0A"
		"Diben%%3A+Cytuno+ar+gyllid+rhaglen+ddychmygol%%0A"
		"Crynodeb%%3A+Mae'r+rhaglen+yn+gweithio+gyda+phobl+sy'n+cam-drin.%%0A"
		"Dyddiad+llofnodi%%3A+3+Mawrth+2025%%0A",
		(long long)decision_now(f, id).version);

	assert_int_equal(post_of(f, &f->officer, id, "/pair", form), SEE_OTHER);
	assert_int_equal(get_of(f, &f->officer, id, "/compare"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "sarn-pair__row--differs"), page_count(f, ">Differs<"));
	assert_int_equal(page_count(f, "sarn-pair__row"),
		2 * page_count(f, ">Differs<") + page_count(f, ">In one text alone<"));
	assert_true(page_count(f, ">Differs<") > 0);
	assert_true(page_count(f, ">In one text alone<") > 0);
}

static void history__begins_with_who_brought_it_in_and_from_what(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *purpose;

	assert_int_equal(get_of(f, &f->auditor, id, "/history"), OK);
	assert_true(page_says(f, ">Imported</h2>"));
	assert_true(page_says(f, "From the document penderfyniad.txt"));
	assert_int_equal(page_count(f, "<ins>"), 1); // of the review; an import is all new
	assert_true(page_says(f, ">Reference<"));
	purpose = strstr(page_text(f), ">Purpose in English<");
	assert_non_null(purpose);
	assert_null(strstr(purpose, ">Reference<"));
	assert_non_null(strstr(purpose, ">Signed<"));
	assert_int_equal(page_count(f, ">Changed</h2>"), 1); // the review
	assert_int_equal(get_of(f, &f->officer, a_draft(f), "/history"), OK);
	assert_true(page_says(f, ">Draft begun</h2>"));
}

static void import__what_is_no_document_is_said(void **state)
{
	static const char binary[] = "PK\3\4\0\0\0\0\xFF\xFE\0binary";
	struct fresh *f = *state;
	char *large = arena_take(f->arena, 1100 * 1024);
	const struct {
		const char *name;
		struct slice bytes;
		const char *says;
	} cases[] = {
		{ "", { "", 0 }, "Choose a file, or paste" },
		{ "empty.txt", { "", 0 }, "empty" },
		{ "blank.txt", { " \n\t ", 4 }, "Choose a file, or paste" },
		{ "sampl.docx", { binary, sizeof binary }, "not a text" },
		{ "windows.txt",
			{ "Cost: \xA3"
			  "5,000",
				12 },
			"encoding UTF-8" },
		{ "unicode.txt", { "\xFF\xFET\0i\0t\0l\0e\0", 12 }, "encoding UTF-8" },
		{ "over\xE2\x80\xAEridden.txt", { "Title: a", 8 }, "Rename the file" },
		{ "large.txt", { large, 1100 * 1024 }, "too large" },
	};

	memset(large, 'a', 1100 * 1024);
	for (size_t i = 0; i < array_size(cases); i++) {
		enum status status = upload(f, cases[i].name, cases[i].bytes);

		if (status != UNPROCESSABLE || !page_says(f, cases[i].says))
			fail_msg("%s: %d, without \"%s\"", cases[i].name, status, cases[i].says);
		assert_null(page_trouble(f));
	}
	assert_int_equal(records_of(f), 0);
}

static void import__pasted_page_breaks_are_line_ends(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(
		page_post(f, &f->officer, "/decisions/import",
			arena_format(f->arena,
				"organisation=%lld&text=Reference:+AB1%%0CTitle:+Two+pages%%0B",
				(long long)f->office.v)),
		SEE_OTHER);
	assert_int_equal(records_of(f), 1);
}

static void import__a_pasted_text_is_not_missed_when_it_cannot_be_taken(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_post(f, &f->officer, "/decisions/import", "text=Reference:+AB1%07"),
		UNPROCESSABLE);
	assert_true(page_says(f, "cannot be shown"));
	assert_false(page_says(f, "Choose a file"));
}

static void import__a_file_s_words_are_kept_when_something_else_is_wrong(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(
		page_post_file(f, &f->officer, "/decisions/import", "organisation=", "file",
			"sampl.txt", slice_of("Reference: AB1\nTitle: Kept & shown\n")),
		UNPROCESSABLE);
	assert_true(page_says(f, "Title: Kept &amp; shown"));
}

static void import__more_than_a_body_may_be_is_refused_with_the_way_back(void **state)
{
	struct fresh *f = *state;
	char *large = arena_take(f->arena, 1300 * 1024);

	memset(large, 'a', 1300 * 1024);
	assert_int_equal(upload(f, "large.txt", (struct slice){ large, 1300 * 1024 }), TOO_LARGE);
	assert_true(page_says(f, "A document may be up to 1 MB."));
	assert_true(page_says(f, "href=\"/decisions/import\">Go back to the form"));
	assert_null(page_trouble(f));
	assert_int_equal(records_of(f), 0);
}

static void edit__more_than_a_form_may_be_is_refused_with_the_way_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *large = arena_format(f->arena, "en-title=%0*d", 900 * 1024, 0);

	assert_int_equal(post_of(f, &f->officer, id, "/edit", large), TOO_LARGE);
	assert_true(page_says(f, "up to 800 KB"));
	assert_true(page_says(
		f, arena_format(f->arena, "href=\"/decisions/%lld/edit\"", (long long)id.v)));
	assert_int_equal(page_post(f, &f->officer, "/decisions/draft", large), TOO_LARGE);
	assert_true(page_says(f, "up to 64 KB"));
	assert_false(page_says(f, "Go back to the form"));
}

static void import__a_body_that_the_server_did_not_keep_is_answered_so(void **state)
{
	struct fresh *f = *state;
	struct wire wire = wire_post(f->arena, "/cy/decisions/import", "");

	wire.refused = TOO_LARGE;
	assert_int_equal(page_send(f, &wire, NULL), TOO_LARGE);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_true(page_says(f, "1 MB"));
	assert_true(page_says(f, "href=\"/cy/decisions/import\""));
}

static void import__a_pasted_text_that_cannot_be_read_comes_back(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_post(f, &f->officer, "/decisions/import",
				 "text=Title:+Caf%E9%00&organisation="),
		UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#text\">This has characters that could not be read"));
	assert_true(page_says(f, "Title: Caf��</textarea>"));
	assert_false(page_says(f, "Choose a file, or paste"));
	assert_int_equal(records_of(f), 0);
}

static void import__any_text_becomes_a_record_with_blanks(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(
		upload(f, "shopping.txt", slice_of("Milk, bread and a newspaper.\n")), SEE_OTHER);
	assert_int_equal(records_of(f), 1);
}

static void import__a_long_file_name_is_no_trouble(void **state)
{
	struct fresh *f = *state;
	const char *text = sample_document(f, &(struct sample){ 0 });
	enum status status = upload(f, arena_format(f->arena, "%0*d.txt", 300, 1), slice_of(text));

	assert_int_equal(status, UNPROCESSABLE);
	assert_true(page_says(f, "Rename the file"));
}

static void import__several_records_of_a_page_are_listed(void **state)
{
	static const char page[] =
		"Reference: DLI10\nTitle: The first\nDate signed: 1 March 2025\n\n"
		"Reference: DLI11\nTitle: The second\nDate signed: 2 March 2025\n";
	struct fresh *f = *state;

	assert_int_equal(upload(f, "page.txt", slice_of(page)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The first") && page_says(f, "The second"));
	assert_int_equal(records_of(f), 2);
	assert_int_equal(upload(f, "page.txt", slice_of(page)), OK);
	assert_true(page_says(f, "already has a record"));
	assert_int_equal(records_of(f), 2);
}

/* ---- one submit, one answer ---- */

static void submit__the_same_key_again_gets_the_first_answer(void **state)
{
	struct fresh *f = *state;
	const char *form = arena_format(f->arena,
		"organisation=%lld&template=summary-sheet&language=en&key=abcdefghijklmnopqrstuv",
		(long long)f->office.v);
	const char *first;

	assert_int_equal(page_post(f, &f->officer, "/decisions/draft", form), SEE_OTHER);
	first = f->reply.location;
	assert_int_equal(page_post(f, &f->officer, "/decisions/draft", form), SEE_OTHER);
	assert_string_equal(f->reply.location, first);
	assert_int_equal(records_of(f), 1);
}

static void submit__the_same_key_with_something_else_is_another_submit(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "reference=DLI1&key=abcdefghijklmnopqrstuv")),
		SEE_OTHER);
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "reference=DLI2&key=abcdefghijklmnopqrstuv")),
		SEE_OTHER);

	struct decision d = decision_now(f, id);

	assert_string_equal(decision_value(&d, FIELD_REFERENCE, ENGLISH), "DLI2");
}

static void submit__a_refused_one_is_not_remembered(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "interests=nonsense&key=abcdefghijklmnopqrstuv")),
		UNPROCESSABLE);
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id, "reference=DLI1&key=abcdefghijklmnopqrstuv")),
		SEE_OTHER);
}

/* ---- the buttons ---- */

static void life__a_draft_goes_from_its_first_word_to_its_signature(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_draft(f);
	struct decision d;

	assert_int_equal(post_of(f, &f->officer, id, "/submit", "version=1"), CONFLICTING);
	assert_true(page_says(f, "not complete"));
	assert_int_equal(post_of(f, &f->officer, id, "/edit",
				 fields_at(f, id,
					 "reference=DLI1&en-title=T&en-summary=S&"
					 "en-legal-powers=L&en-recommendation=R&interests=none&"
					 "maker=M&en-maker-role=R&contact=C")),
		SEE_OTHER);
	assert_int_equal(post_of(f, &f->officer, id, "/submit", "version=2"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->officer, f->reply.location), OK);
	assert_true(page_says(f, "Sent for signature"));
	assert_int_equal(get_of(f, &f->approver, id, "/sign"), OK);
	assert_int_equal(post_of(f, &f->approver, id, "/sign", "version=2"), CONFLICTING);
	assert_int_equal(post_of(f, &f->approver, id, "/sign", "version=3"), SEE_OTHER);
	d = decision_now(f, id);
	assert_int_equal(d.state, FROZEN);
	assert_int_equal(get_of(f, &f->officer, id, ""), OK);
	assert_true(page_says(f, d.frozen_hash));
	assert_int_equal(get_of(f, &f->officer, id, "/edit"), CONFLICTING);
}

/* Refused with a sentence, what was typed, and the way to the record. */
static void assert_given_back(struct fresh *f, const struct actor *by, struct decision_id id,
	const char *after, const char *fields, const char *typed)
{
	assert_int_equal(post_of(f, by, id, after, fields), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This was not done"));
	assert_true(page_says(f, arena_format(f->arena, "href=\"%s\"", path_of(f, id, ""))));
	assert_int_equal(page_says(f, "What you typed"), typed[0] != '\0');
	assert_true(page_says(f, typed));
	assert_true(page_says(f, "As it stands now: "));
}

static void life__what_comes_after_the_signature_is_given_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	int64_t version = decision_now(f, id).version;

	assert_given_back(f, &f->officer, id, "/edit",
		"version=0&reference=DLI1&en-title=A+%3Cb%3Elate%3C%2Fb%3E+title",
		"Title or subject in English</h3>\n"
		"<p class=\"govuk-body sarn-words\">A &lt;b&gt;late&lt;/b&gt; title</p>");
	assert_true(page_says(f, "Attested as signed on paper, by Cymeradwywr Sampl, on "));
	assert_given_back(f, &f->officer, id, "/edit",
		"version=0&signed-on-day=3&signed-on-month=4&signed-on-year=2025",
		"Signed</h3>\n<p class=\"govuk-body sarn-words\">3 4 2025</p>");
	assert_given_back(f, &f->approver, id, "/sign", "version=0", "");
	assert_given_back(f, &f->officer, id, "/discard", "version=0", "");
	assert_int_equal(decision_now(f, id).version, version);
}

static void life__what_comes_after_discarding_is_given_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post_of(f, &f->officer, id, "/discard",
				 arena_format(f->arena, "version=%lld",
					 (long long)decision_now(f, id).version)),
		SEE_OTHER);
	assert_given_back(f, &f->translator, id, "/translation", "version=1&cy-title=Teitl+hwyr",
		"Teitl hwyr");
	assert_given_back(f, &f->officer, id, "/pair", "version=1&text=Penderfyniad+hwyr",
		"The document</h3>\n<p class=\"govuk-body sarn-words\">Penderfyniad hwyr</p>");
	assert_given_back(f, &f->translator, id, "/translation", "version=1&amount-7-cy=Cyflog",
		"What it is for, in Welsh</h3>\n<p class=\"govuk-body sarn-words\">Cyflog</p>");
	assert_given_back(f, &f->translator, id, "/translation", "version=1&prior-7-what-cy=Cyngor",
		"What it was about, in Welsh</h3>\n<p class=\"govuk-body sarn-words\">Cyngor</p>");
	assert_given_back(f, &f->officer, id, "/withhold",
		"version=1&field=summary&reason-en=It+names+a+child&reason-cy=Plentyn",
		"Reason, in English</h3>\n<p class=\"govuk-body sarn-words\">It names a child</p>");
	assert_true(page_says(f, "Part</h3>\n<p class=\"govuk-body sarn-words\">"));
	assert_false(page_says(f, ">summary</p>"));
}

static void life__withholding_asks_for_both_languages(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *version =
		arena_format(f->arena, "version=%lld", (long long)decision_now(f, id).version);
	const struct {
		const char *form;
		enum status status;
	} cases[] = {
		{ "&field=summary&reason-en=Typed+reason", UNPROCESSABLE },
		{ "&field=title&reason-en=a&reason-cy=b", UNPROCESSABLE },
		{ "&field=nonsense&reason-en=a&reason-cy=b", UNPROCESSABLE },
		{ "&field=decided-earlier&reason-en=a&reason-cy=b", UNPROCESSABLE },
		{ "&field=language-note&reason-en=a&reason-cy=b", UNPROCESSABLE },
		{ "&reason-en=a&reason-cy=b", UNPROCESSABLE },
		{ "&field=summary&reason-en=a&reason-cy=b", SEE_OTHER },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(post_of(f, &f->officer, id, "/withhold",
					 arena_format(f->arena, "%s%s", version, cases[i].form)),
			cases[i].status);
		if (i == 0)
			assert_true(page_says(f, "Typed reason"));
	}
	assert_int_equal(decision_now(f, id).withheld.n, 1);
}

static void gaps__tell_who_can_fill_them_where_and_others_only_what(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .more = "\n");
	const char *to_fill = path_of(f, id, "/edit#interests\">");

	assert_int_equal(post_of(f, &f->officer, id, "/edit", fields_at(f, id, "reference=DLI1")),
		SEE_OTHER);
	get_of(f, &f->officer, id, "");
	assert_true(page_says(f, to_fill));
	assert_true(page_says(f, "Declaration of interests: Say whether"));
	get_of(f, &f->approver, id, "");
	assert_true(page_says(f, "<li>Declaration of interests</li>"));
	assert_false(page_says(f, to_fill) || page_says(f, "Say whether"));
	get_of(f, &f->approver, id, "/sign");
	assert_true(page_says(f, "<li>Declaration of interests</li>"));
	get_of(f, &f->translator, id, "");
	assert_true(page_says(f, path_of(f, id, "/translation#cy-title\">")));
}

static void buttons__a_published_record_offers_what_there_is_a_reason_for(void **state)
{
	static const char *const both[LANGUAGE_COUNT] = { "In English", "Yn Gymraeg" };
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(get_of(f, &f->officer, id, ""), OK);
	assert_false(page_says(f, path_of(f, id, "/publish\"")));
	assert_false(page_says(f, path_of(f, id, "/ask-translation\"")));
	assert_true(page_says(f, path_of(f, id, "/correct\"")));
	WRITE (f, w)
		assert_int_equal(
			decision_correct(w, &f->officer, id, FIELD_TITLE, both).kind, DONE);
	get_of(f, &f->officer, id, "");
	assert_true(page_says(f, path_of(f, id, "/publish\"")));
}

static void home__leads_where_it_says(void **state)
{
	struct fresh *f = *state;

	an_imported_decision(f);
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_true(page_says(f, "waiting for you to attest"));
	assert_true(page_says(f, "href=\"/decisions\""));
	assert_false(page_says(f, "href=\"/decisions/import\""));
	assert_int_equal(page_get(f, &f->officer, "/cy/home"), OK);
	assert_true(page_says(f, "href=\"/cy/decisions/import\""));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(route__every_one_stands_in_the_table_of_this_test),
		SERVED(route__nobody_is_asked_to_sign_in),
		SERVED(route__each_role_is_let_in_where_it_belongs_and_nowhere_else),
		SERVED(route__a_strangers_answer_is_that_for_none_to_the_byte),
		SERVED(page__what_it_shows_is_in_the_log_before_it_leaves),
		SERVED(page__a_list_notes_each_record_it_shows),
		SERVED(page__is_well_formed_in_both_languages),
		SERVED(page__translation_and_signing_are_well_formed),
		SERVED(list__asks_no_more_of_fifty_than_of_five),
		SERVED(list__each_filter_chosen_is_named_and_taken_off_by_its_link),
		SERVED(list__as_a_spreadsheet_holds_what_the_filter_shows_and_runs_nothing),
		SERVED(list__what_cannot_be_a_query_of_it_is_refused),
		SERVED(list__odd_values_show_an_honest_page),
		SERVED(hostile__words_in_every_field_stay_words),
		SERVED(edit__what_was_typed_stands_there_again_with_its_problem),
		SERVED(edit__a_dropped_amount_stays_dropped_when_the_form_comes_back),
		SERVED(edit__a_month_is_a_date_where_a_month_will_do),
		SERVED(edit__what_does_not_fit_is_said_and_nothing_is_stored),
		SERVED(edit__an_unknown_field_is_refused),
		SERVED(edit__what_cannot_be_read_is_said_beside_its_field_and_the_rest_is_kept),
		SERVED(edit__a_record_of_four_hundred_amounts_is_saved),
		SERVED(edit__what_cannot_be_is_refused_beside_its_field),
		SERVED(edit__what_is_too_long_is_told_how_long_it_may_be),
		SERVED(edit__two_at_once_are_shown_both_and_mine_can_go_over_theirs),
		SERVED(edit__what_the_form_has_no_line_for_stays),
		SERVED(edit__only_a_commissioner_decides),
		SERVED(edit__a_body_taken_away_moves_no_other_bodys_date),
		SERVED(edit__mine_over_theirs_finds_its_rows_though_one_is_gone),
		SERVED(edit__mine_over_theirs_leaves_what_they_added),
		SERVED(edit__a_summary_of_problems_names_each_field),
		SERVED(edit__a_draft_with_one_sum_twice_can_be_saved_again),
		SERVED(edit__a_draft_is_asked_whether_it_was_decided_earlier),
		SERVED(translation__two_at_once_keeps_mine_and_saves_it_the_second_time),
		SERVED(translation__is_saved_and_given_back),
		SERVED(translation__is_not_finished_while_a_line_lacks_its_words),
		SERVED(translation__a_title_is_one_line),
		SERVED(translation__asks_what_each_amount_is_for_and_keeps_it),
		SERVED(import__a_document_becomes_a_record_to_review),
		SERVED(import__the_other_languages_document_is_led_to_its_record),
		SERVED(pair__a_document_in_the_records_own_language_is_refused_beside_its_field),
		SERVED(pair__is_not_offered_where_it_would_be_refused),
		SERVED(compare__tells_what_differs_from_what_one_text_alone_says),
		SERVED(history__begins_with_who_brought_it_in_and_from_what),
		SERVED(import__what_is_no_document_is_said),
		SERVED(import__pasted_page_breaks_are_line_ends),
		SERVED(import__a_pasted_text_is_not_missed_when_it_cannot_be_taken),
		SERVED(import__a_file_s_words_are_kept_when_something_else_is_wrong),
		SERVED(import__more_than_a_body_may_be_is_refused_with_the_way_back),
		SERVED(edit__more_than_a_form_may_be_is_refused_with_the_way_back),
		SERVED(import__a_body_that_the_server_did_not_keep_is_answered_so),
		SERVED(import__a_pasted_text_that_cannot_be_read_comes_back),
		SERVED(import__any_text_becomes_a_record_with_blanks),
		SERVED(import__a_long_file_name_is_no_trouble),
		SERVED(import__several_records_of_a_page_are_listed),
		SERVED(submit__the_same_key_again_gets_the_first_answer),
		SERVED(submit__the_same_key_with_something_else_is_another_submit),
		SERVED(submit__a_refused_one_is_not_remembered),
		SERVED(life__a_draft_goes_from_its_first_word_to_its_signature),
		SERVED(life__what_comes_after_the_signature_is_given_back),
		SERVED(life__what_comes_after_discarding_is_given_back),
		SERVED(life__withholding_asks_for_both_languages),
		SERVED(gaps__tell_who_can_fill_them_where_and_others_only_what),
		SERVED(buttons__a_published_record_offers_what_there_is_a_reason_for),
		SERVED(home__leads_where_it_says),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
