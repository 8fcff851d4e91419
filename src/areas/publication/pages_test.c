/* SPDX-License-Identifier: MIT */
/*
 * What the public is sent, asked for through the frame.
 */
#include <libxml/HTMLparser.h>
#include <libxml/parser.h>
#include <string.h>

#include "areas/publication/pages.h"
#include "areas/publication/publication.h"
#include "areas/testing.h"
#include "http/request_test_kit.h"
#include "i18n/i18n.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, publication_routes, NULL);
	return 0;
}

static const char *record_path(struct fresh *f, enum language language, struct decision_id id)
{
	return arena_format(
		f->arena, "%s/register/%lld", language == WELSH ? "/cy" : "", (long long)id.v);
}

static enum status get_record(struct fresh *f, enum language language, struct decision_id id)
{
	return page_get(f, NULL, record_path(f, language, id));
}

/* Records `from` up to, not including, `to`, each signed a day after the one before. */
static void publish_many(struct fresh *f, int from, int to)
{
	for (int i = from; i < to; i++) {
		struct date day = date_add_days(date_of(2025, 1, 1), i);

		a_published_decision(f, .reference = arena_format(f->arena, "DLI%d", i),
			.title = arena_format(f->arena, "Invented programme %d", i),
			.signed_on = date_words(f->arena, ENGLISH, day));
	}
}

static struct decision_id a_record_with(struct fresh *f, enum field withheld, const char *more)
{
	static const char *const reasons[] = {
		[ENGLISH] = "Said in confidence", [WELSH] = "Yn gyfrinachol"
	};
	struct decision_id id = an_attested_decision(f, .more = more);

	sample_translate(f, id, NULL);
	WRITE (f, w) {
		assert_int_equal(
			decision_withhold(w, &f->officer, id, 0, withheld, reasons).kind, DONE);
		assert_int_equal(publication_publish(w, &f->approver, id, 0, NULL).kind, DONE);
	}
	return id;
}

/* Every element that is opened is closed, in order, and there is one h1; else the first trouble. */
static const char *trouble_in_markup(struct fresh *f)
{
	const char *at = page_text(f);
	xmlDoc *doc;

	if (page_count(f, "<h1") != 1)
		return "not one h1";
	if (page_count(f, "<main") != 1 || page_count(f, "</html>") != 1)
		return "not one main, or no end";
	doc = htmlReadMemory(at, (int)strlen(at), NULL, "UTF-8",
		HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET);
	if (doc == NULL)
		return "cannot be parsed";
	xmlFreeDoc(doc);
	return NULL;
}

/* ---- front page ---- */

static void front__says_what_it_is_in_both_languages(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/"), OK);
	assert_true(page_says(f, "Decisions in public"));
	assert_int_equal(page_get(f, NULL, "/cy/"), OK);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_false(page_says(f, "Decisions in public"));
}

static void front__shows_the_newest_five(void **state)
{
	struct fresh *f = *state;

	publish_many(f, 1, 8);
	page_get(f, NULL, "/");
	assert_true(page_says(f, ">Invented programme 7<"));
	assert_true(page_says(f, ">Invented programme 3<"));
	assert_false(page_says(f, ">Invented programme 2<"));
}

static void front__sends_who_is_signed_in_home(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, &f->officer, "/"), SEE_OTHER);
	assert_string_equal(f->reply.location, "/home");
}

/* ---- the register ---- */

static void register__is_empty_in_words(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/register"), OK);
	assert_true(page_says(f, "Nothing has been published yet."));
}

static void register__shows_only_what_is_published(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "DLI1", .title = "Seen by all");
	an_attested_decision(f, .reference = "DLI2", .title = "Not yet out");
	page_get(f, NULL, "/register");
	assert_true(page_says(f, "Seen by all"));
	assert_false(page_says(f, "Not yet out"));
}

static void register__says_what_it_lists(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .signed_on = "17 December 2024");
	page_get(f, NULL,
		arena_format(
			f->arena, "/register?search=&area=%lld&year=2024", (long long)f->office.v));
	assert_true(page_says(f, "Decisions of Dyffryn Dychmygol signed in 2024"));
}

static void register__says_it_in_welsh(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .welsh_title = "Rhaglen Tŷ Bedwen");
	assert_int_equal(page_get(f, NULL, "/cy/register"), OK);
	assert_true(page_says(f, "Rhaglen Tŷ Bedwen"));
	assert_true(page_says(f, "20 Mawrth 2025"));
	assert_false(page_says(f, "All published decisions"));
}

static void register__a_title_that_lacks_its_welsh_says_its_language(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	WRITE (f, w)
		publication_publish(w, &f->approver, id, 0,
			&(struct waiver){
				.reason = { "It starts at once", "Mae'n dechrau ar unwaith" },
				.until = { 2026, 3, 31 } });
	page_get(f, NULL, "/cy/register");
	assert_true(page_says(f, "<span lang=\"en\">An invented programme</span>"));
}

static void register__filters_by_year(void **state)
{
	struct fresh *f = *state;

	a_published_decision(
		f, .reference = "DLI1", .title = "An older one", .signed_on = "17 December 2024");
	a_published_decision(f, .reference = "DLI2", .title = "A newer one");
	page_get(f, NULL, "/register?year=2024");
	assert_true(page_says(f, "An older one"));
	assert_false(page_says(f, "A newer one"));
}

static void register__filters_by_area(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .title = "Of the valley");
	page_get(f, NULL, arena_format(f->arena, "/register?area=%lld", (long long)f->elsewhere.v));
	assert_false(page_says(f, "Of the valley"));
	assert_true(page_says(f, "No published decision matches."));
}

static void register__finds_by_the_start_of_a_word(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "DLI1", .title = "Funding of Cynllun Helyg");
	a_published_decision(f, .reference = "DLI2", .title = "Something else");
	page_get(f, NULL, "/register?search=hely");
	assert_true(page_says(f, "Cynllun Helyg"));
	assert_false(page_says(f, "Something else"));
}

static void register__each_filter_can_be_taken_off(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f);
	page_get(f, NULL, "/register?search=invented&area=&year=2025");
	assert_true(page_says(f, "href=\"/register?search=&amp;area=&amp;year=2025\""));
	assert_true(page_says(f, "href=\"/register?search=invented&amp;area=&amp;year=\""));
}

static void register__hostile_words_stay_words(void **state)
{
	static const char *const hostile[] = {
		"%3Cscript%3Ealert(1)%3C/script%3E",
		"%22%3E%3Cimg%20src=x%3E",
		"'%20OR%201=1--",
		"%25%5F%2A",
		"%F0%9F%92%A5",
		"a%27b%22c%60",
		"-",
		"%C5%B7",
	};
	struct fresh *f = *state;

	a_published_decision(f);
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++) {
		assert_int_equal(page_get(f, NULL,
					 arena_format(f->arena, "/register?search=%s", hostile[i])),
			OK);
		assert_false(page_says(f, "<script>"));
		assert_false(page_says(f, "<img"));
		assert_null(trouble_in_markup(f));
	}
}

/* Every field of words, and what its amount is for, say that in both languages. */
static void publish_with(struct fresh *f, struct decision_id id, const char *words)
{
	struct amounts amounts = decision_now(f, id).amounts;
	struct edit edit = { .amounts = &amounts };
	struct decision theirs;

	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
		if (field_facts(field)->has_language)
			edit.value[field][ENGLISH] = edit.value[field][WELSH] = words;
	edit.value[FIELD_MAKER][ENGLISH] = words;
	amounts.at[0].label[ENGLISH] = amounts.at[0].label[WELSH] = words;
	WRITE (f, w) {
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
		assert_int_equal(decision_act(w, &f->approver, id, 0, ACT_ATTEST).kind, DONE);
	}
	sample_translate(f, id, words);
	WRITE (f, w)
		assert_int_equal(publication_publish(w, &f->approver, id, 0, NULL).kind, DONE);
}

/* Every text of a record, as the register, its page, the spreadsheet and the feed give it. */
static void hostile__text_of_a_record_is_text_wherever_the_public_reads_it(void **state)
{
	static const char *const targets[] = { "/register", "/cy/register", "/register.csv",
		"/register/feed", "/cy/register/feed" };
	static const char evil[] = "=HYPERLINK(\"x\")</title><script>alert(1)</script>'--]]>&";
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const char *pages[] = { arena_format(f->arena, "/register/%lld", (long long)id.v),
		arena_format(f->arena, "/cy/register/%lld", (long long)id.v) };

	publish_with(f, id, evil);
	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
		bool is_csv = strcmp(targets[i], "/register.csv") == 0;

		assert_int_equal(page_get(f, NULL, targets[i]), OK);
		assert_true(is_csv || page_count(f, "<script>alert") == 0);
		assert_true(page_says(f, is_csv ? ",\"'=HYPERLINK(\"\"x\"\")" : "=HYPERLINK"));
	}
	for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
		assert_int_equal(page_get(f, NULL, pages[i]), OK);
		assert_int_equal(page_count(f, "<script>alert"), 0);
		assert_null(trouble_in_markup(f));
		assert_true(page_says(f, "&lt;script&gt;alert"));
	}
}

static void register__what_cannot_be_a_query_of_it_is_refused(void **state)
{
	static const char *const targets[] = { "/register?year=2024&year=2025",
		"/register?search=%zz" };
	struct fresh *f = *state;

	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
		assert_int_equal(page_get(f, NULL, targets[i]), BAD_REQUEST);
}

static void register__a_link_that_another_site_has_marked_is_followed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(page_get(f, NULL, "/register?utm_source=letter&year=2024"), OK);
	assert_int_equal(
		page_get(f, NULL,
			arena_format(f->arena, "/register/%lld?fbclid=IwAR0", (long long)id.v)),
		OK);
}

static void register__a_search_that_cannot_be_read_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(page_get(f, NULL, "/register?search=Caf%E9"), UNPROCESSABLE);
	assert_true(page_says(f, "href=\"#search\">This has characters that could not be read"));
	assert_true(page_says(f, "value=\"Caf�\""));
}

static void register__a_wrong_value_is_said_beside_its_field(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f);
	assert_int_equal(page_get(f, NULL, "/register?year=77"), UNPROCESSABLE);
	assert_true(page_says(f, "<a href=\"#year\">"));
	assert_true(page_says(f, "<title>Error: "));
	assert_int_equal(page_get(f, NULL, "/register?year=soon"), UNPROCESSABLE);
	assert_false(page_says(f, "Nothing has been published"));
}

#define NEXT "govuk-pagination__link\" href=\""

/* Follows "next page" to the end; answers how many of the titles 1 to `n` came once. */
static int seen_once(struct fresh *f, int n)
{
	int times[200] = { 0 };
	const char *target = "/register";
	int once = 0;

	for (int pages = 0; target != NULL && pages < 10; pages++) {
		const char *body;
		const char *next;

		assert_int_equal(page_get(f, NULL, target), OK);
		body = page_text(f);
		for (int i = 1; i <= n; i++)
			times[i] +=
				page_says(f, arena_format(f->arena, ">Invented programme %d<", i));
		next = strstr(body, NEXT);
		if (next == NULL)
			break;
		next += strlen(NEXT);

		struct buf clean = buf_new(f->arena, 200);

		for (; *next != '"'; next++)
			if (strncmp(next, "amp;", 4) == 0)
				next += 3;
			else
				buf_char(&clean, *next);
		target = clean.at;
	}
	for (int i = 1; i <= n; i++)
		once += times[i] == 1;
	return once;
}

static void register__its_pages_hold_every_record_once(void **state)
{
	struct fresh *f = *state;

	publish_many(f, 1, 109);
	assert_int_equal(seen_once(f, 108), 108);
}

static void register__asks_the_database_no_more_for_fifty_than_for_five(void **state)
{
	struct fresh *f = *state;
	int for_five;

	publish_many(f, 1, 6);
	page_get(f, NULL, "/register");
	for_five = f->statements;
	publish_many(f, 6, 56);
	page_get(f, NULL, "/register");
	assert_int_equal(page_count(f, "<tr"), 51);
	assert_int_equal(f->statements, for_five);
	assert_in_range(for_five, 1, 3);
}

static void register__is_kept_until_something_is_published(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "DLI1");
	page_get(f, NULL, "/register");
	page_get(f, NULL, "/register");
	assert_int_equal(f->statements, 0);
	a_published_decision(f, .reference = "DLI2", .title = "Another one");
	page_get(f, NULL, "/register");
	assert_true(page_says(f, "Another one"));
}

/* ---- a record ---- */

static void record__is_well_formed_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	for (enum language l = ENGLISH; l <= WELSH; l++) {
		assert_int_equal(get_record(f, l, id), OK);
		assert_null(trouble_in_markup(f));
	}
}

static void record__shows_its_values(void **state)
{
	static const char *const said[] = { "DLI1", "An invented programme",
		"Police and Crime Commissioner for Dyffryn Dychmygol", "20 March 2025", "£33,760",
		"That the invented programme is funded.", "Enghraifft Sampl", "Swyddog Sampl",
		"Section 143 of the Anti-social Behaviour, Crime and Policing Act 2014" };
	struct fresh *f = *state;

	get_record(f, ENGLISH, a_published_decision(f));
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (!page_says(f, said[i]))
			fail_msg("the page lacks \"%s\"", said[i]);
}

static void record__shows_its_welsh(void **state)
{
	static const char *const said[] = { "<html lang=\"cy\"", "Rhaglen ddychmygol",
		"Comisiynydd Heddlu a Throseddu Dyffryn Dychmygol", "20 Mawrth 2025",
		"Cyfieithiad: " };
	struct fresh *f = *state;

	get_record(f, WELSH, a_published_decision(f, .welsh_title = "Rhaglen ddychmygol"));
	for (size_t i = 0; i < sizeof said / sizeof said[0]; i++)
		if (!page_says(f, said[i]))
			fail_msg("the page lacks \"%s\"", said[i]);
}

static void record__tells_its_hash(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	get_record(f, ENGLISH, id);
	assert_true(page_says(f, decision_now(f, id).frozen_hash));
}

static void record__leads_to_its_other_language_and_the_feed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	get_record(f, ENGLISH, id);
	assert_true(page_says(f,
		arena_format(f->arena, "hreflang=\"cy\" href=\"%s\"", record_path(f, WELSH, id))));
	assert_true(page_says(f, "type=\"application/atom+xml\""));
}

static void record__both_dates_stand_there_and_no_word_on_their_order(void **state)
{
	struct fresh *f = *state;
	struct decision_id id =
		an_imported_decision(f, .more = "Service start date: 3 March 2025\n");
	struct decision theirs;

	WRITE (f, w) {
		struct edit edit = { .version = 0 };

		edit.value[FIELD_DECIDED_EARLIER][ENGLISH] = "yes";
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
	}
	WRITE (f, w)
		assert_int_equal(decision_act(w, &f->approver, id, 0, ACT_ATTEST).kind, DONE);
	sample_translate(f, id, NULL);
	WRITE (f, w)
		assert_int_equal(publication_publish(w, &f->approver, id, 0, NULL).kind, DONE);
	get_record(f, ENGLISH, id);
	assert_true(page_says(f, "3 March 2025"));
	assert_true(page_says(f, "20 March 2025"));
	assert_false(page_says(f, "earlier"));
	assert_false(page_says(f, "--flag"));
}

static void record__a_withheld_part_says_why_in_its_place(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_record_with(f, FIELD_RECOMMENDATION, NULL);

	get_record(f, ENGLISH, id);
	assert_false(page_says(f, "That the invented programme is funded"));
	assert_true(page_says(f, "This part is not published."));
	assert_true(page_says(f, "Said in confidence"));
	get_record(f, WELSH, id);
	assert_true(page_says(f, "Yn gyfrinachol"));
	assert_false(page_says(f, "Said in confidence"));
}

static void record__an_amount_of_a_withheld_part_is_not_shown(void **state)
{
	struct fresh *f = *state;

	get_record(f, ENGLISH, a_record_with(f, FIELD_SUMMARY, NULL));
	assert_false(page_says(f, "33,760"));
	assert_true(page_says(f, "not shown here"));
}

static void record__a_withheld_title_is_nowhere(void **state)
{
	struct fresh *f = *state;

	get_record(f, ENGLISH, a_record_with(f, FIELD_TITLE, NULL));
	assert_false(page_says(f, "An invented programme"));
	assert_true(page_says(f, "Title withheld"));
	page_get(f, NULL, "/register");
	assert_false(page_says(f, "An invented programme"));
	page_get(f, NULL, "/register.csv");
	assert_false(page_says(f, "An invented programme"));
	page_get(f, NULL, "/register/feed");
	assert_false(page_says(f, "An invented programme"));
}

static void record__a_correction_stands_on_top_with_its_day(void **state)
{
	static const char *const text[] = {
		[ENGLISH] = "The year is 2025", [WELSH] = "2025 yw'r flwyddyn"
	};
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const char *body;

	WRITE (f, w)
		publication_correct(w, &f->approver, id, FIELD_SUMMARY, text);
	get_record(f, ENGLISH, id);
	assert_true(page_says(f, "Summary, corrected on 2 March 2026"));
	body = page_text(f);
	assert_non_null(strstr(body, "The year is 2025"));
	assert_true(strstr(body, "The year is 2025") < strstr(body, "sarn-dates"));
}

static void record__a_waiver_says_when_and_why(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	WRITE (f, w)
		publication_publish(w, &f->approver, id, 0,
			&(struct waiver){
				.reason = { "It starts at once", "Mae'n dechrau ar unwaith" },
				.until = { 2026, 3, 31 } });
	get_record(f, ENGLISH, id);
	assert_true(page_says(
		f, "The Welsh version follows by 31 March 2026. The reason: It starts at once"));
	get_record(f, WELSH, id);
	assert_true(page_says(f, "Mae&#39;n dechrau ar unwaith") ||
		    page_says(f, "Mae'n dechrau ar unwaith"));
	assert_true(page_says(f, "lang=\"en\""));
}

static void record__shows_a_later_translation_only_when_it_is_published_too(void **state)
{
	static const struct waiver waiver = { .reason = { "It starts at once",
						      "Mae'n dechrau ar unwaith" },
		.until = { 2026, 3, 31 } };
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	WRITE (f, w)
		publication_publish(w, &f->approver, id, 0, &waiver);
	sample_translate(f, id, "Teitl yn Gymraeg");
	get_record(f, WELSH, id);
	assert_false(page_says(f, "Cyfieithiad: "));
	WRITE (f, w)
		publication_publish(w, &f->approver, id, 0, NULL);
	get_record(f, WELSH, id);
	assert_true(page_says(f, "Cyfieithiad: "));
}

/* What a browser that has it sends. */
static enum status get_again(struct fresh *f, const char *target, const char *etag)
{
	struct wire wire = wire_get(f->arena, target);

	wire_header(f->arena, &wire, "If-None-Match", etag);
	return page_send(f, &wire, NULL);
}

static void record__that_a_browser_has_is_sent_again_only_once_it_changed(void **state)
{
	static const char *const reasons[] = {
		[ENGLISH] = "It names a person", [WELSH] = "Mae enw ynddo"
	};
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const char *target = record_path(f, ENGLISH, id);
	const char *etag;

	assert_int_equal(page_get(f, NULL, target), OK);
	etag = page_sent_header(f, "ETag");
	assert_string_equal(page_sent_header(f, "Cache-Control"), "public, no-cache");
	for (int i = 0; i < 2; i++) {
		assert_int_equal(get_again(f, target, etag), NOT_MODIFIED);
		assert_int_equal(f->reply.body.size, 0);
		assert_string_equal(page_sent_header(f, "ETag"), etag);
	}
	assert_int_equal(page_get(f, &f->officer, target), OK);
	assert_string_equal(page_sent_header(f, "Cache-Control"), "no-store");
	assert_null(page_sent_header(f, "ETag"));
	WRITE (f, w)
		publication_take_back(w, &f->approver, id, 0, reasons);
	assert_int_equal(get_again(f, target, etag), OK);
	assert_true(page_says(f, "It names a person"));
}

static void record__withdrawn_says_when_and_why_and_nothing_else(void **state)
{
	static const char *const reasons[] = {
		[ENGLISH] = "It names a person", [WELSH] = "Mae enw ynddo"
	};
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	WRITE (f, w)
		publication_take_back(w, &f->approver, id, 0, reasons);
	assert_int_equal(get_record(f, ENGLISH, id), OK);
	assert_true(page_says(f, "An invented programme"));
	assert_true(page_says(f, "It names a person"));
	assert_true(page_says(f, "2 March 2026"));
	assert_false(page_says(f, "33,760"));
	assert_false(page_says(f, "Swyddog Sampl"));
	get_record(f, WELSH, id);
	assert_true(page_says(f, "Mae enw ynddo"));
}

static void record__what_was_never_published_does_not_exist(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get_record(f, ENGLISH, an_attested_decision(f)), NOT_FOUND);
	assert_int_equal(page_get(f, NULL, "/register/12345"), NOT_FOUND);
}

static void record__sums_are_checked_before_the_reader(void **state)
{
	struct fresh *f = *state;

	get_record(f, ENGLISH,
		a_published_decision(
			f, .more = "Financial implications: 20 places at £2,500 each will cost "
				   "£50,000 in total.\n"));
	if (page_says(f, "sarn-sum__line"))
		assert_true(page_says(f, "20 × £2,500 = £50,000"));
	else
		fail_msg("no sum was read");
}

/* ---- other forms ---- */

static xmlDoc *feed_of(struct fresh *f, const char *target)
{
	assert_int_equal(page_get(f, NULL, target), OK);
	return xmlReadMemory(f->reply.body.at, (int)f->reply.body.size, NULL, NULL,
		XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
}

static void feed__is_well_formed_with_an_entry_a_record(void **state)
{
	struct fresh *f = *state;
	xmlDoc *doc;

	a_published_decision(f, .reference = "DLI1", .title = "Cost <of> & \"places\"");
	a_published_decision(f, .reference = "DLI2");
	doc = feed_of(f, "/register/feed");
	assert_non_null(doc);
	assert_string_equal((const char *)xmlDocGetRootElement(doc)->name, "feed");
	xmlFreeDoc(doc);
	assert_int_equal(page_count(f, "<entry"), 2);
	assert_string_equal(
		page_sent_header(f, "Content-Type"), "application/atom+xml; charset=utf-8");
}

static void feed__has_absolute_addresses_in_its_language(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	xmlFreeDoc(feed_of(f, "/cy/register/feed"));
	assert_true(page_says(f, "xml:lang=\"cy\""));
	assert_true(page_says(f,
		arena_format(f->arena, "http://sarn.example/cy/register/%lld", (long long)id.v)));
}

static void feed__an_entry_keeps_its_name_when_it_is_withdrawn(void **state)
{
	static const char *const reasons[] = {
		[ENGLISH] = "It names a person", [WELSH] = "Mae enw ynddo"
	};
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const char *before;
	size_t length;

	xmlFreeDoc(feed_of(f, "/register/feed"));
	before = strstr(page_text(f), "urn:uuid:");
	length = strlen("urn:uuid:12345678-1234-8234-8234-123456789012");
	assert_non_null(before);
	before = arena_text_n(f->arena, before, length);
	assert_null(strpbrk(before, "<"));
	WRITE (f, w)
		publication_take_back(w, &f->approver, id, 0, reasons);
	xmlFreeDoc(feed_of(f, "/register/feed"));
	assert_true(page_says(f, before));
	assert_true(page_says(f, "Withdrawn from the register"));
}

static void csv__has_the_columns_that_open_data_explains(void **state)
{
	struct fresh *f = *state;

	struct decision_id id = a_published_decision(f);

	assert_int_equal(page_get(f, NULL, "/register.csv"), OK);
	assert_true(
		page_says(f, "\r\nDLI1,An invented programme,Cyfieithiad: An invented programme,"));
	assert_true(page_says(f, arena_format(f->arena,
					 "2025-03-20,published,http://sarn.example/register/%lld,"
					 "http://sarn.example/cy/register/%lld\r\n",
					 (long long)id.v, (long long)id.v)));
	page_get(f, NULL, "/open-data");
	for (size_t i = 0; i < register_column_count; i++)
		assert_true(page_says(f, register_columns[i].name));
}

static void csv__a_long_reference_and_a_formula_survive_a_spreadsheet(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "20240000000000017", .title = "=1+1 programmes");
	page_get(f, NULL, "/register.csv");
	assert_true(page_says(f, "\r\n'20240000000000017,'=1+1 programmes,"));
}

static void csv__holds_what_the_list_was_filtered_to(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .reference = "DLI1", .signed_on = "17 December 2024");
	a_published_decision(f, .reference = "DLI2");
	page_get(f, NULL, "/register.csv?search=&area=&year=2024");
	assert_true(page_says(f, "DLI1,"));
	assert_false(page_says(f, "DLI2,"));
}

static void every_page__is_well_formed_in_both_languages(void **state)
{
	static const char *const targets[] = { "/", "/register", "/register?search=zzz",
		"/open-data" };
	struct fresh *f = *state;

	a_published_decision(f);
	for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			page_get(f, NULL,
				arena_format(
					f->arena, "%s%s", l == WELSH ? "/cy" : "", targets[i]));
			if (trouble_in_markup(f) != NULL)
				fail_msg("%s: %s", targets[i], trouble_in_markup(f));
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(front__says_what_it_is_in_both_languages),
		SERVED(front__shows_the_newest_five),
		SERVED(front__sends_who_is_signed_in_home),
		SERVED(register__is_empty_in_words),
		SERVED(register__shows_only_what_is_published),
		SERVED(register__says_what_it_lists),
		SERVED(register__says_it_in_welsh),
		SERVED(register__a_title_that_lacks_its_welsh_says_its_language),
		SERVED(register__filters_by_year),
		SERVED(register__filters_by_area),
		SERVED(register__finds_by_the_start_of_a_word),
		SERVED(register__each_filter_can_be_taken_off),
		SERVED(register__hostile_words_stay_words),
		SERVED(hostile__text_of_a_record_is_text_wherever_the_public_reads_it),
		SERVED(register__what_cannot_be_a_query_of_it_is_refused),
		SERVED(register__a_link_that_another_site_has_marked_is_followed),
		SERVED(register__a_search_that_cannot_be_read_is_said_beside_its_field),
		SERVED(register__a_wrong_value_is_said_beside_its_field),
		SERVED(register__its_pages_hold_every_record_once),
		SERVED(register__asks_the_database_no_more_for_fifty_than_for_five),
		SERVED(register__is_kept_until_something_is_published),
		SERVED(record__is_well_formed_in_both_languages),
		SERVED(record__shows_its_values),
		SERVED(record__shows_its_welsh),
		SERVED(record__tells_its_hash),
		SERVED(record__leads_to_its_other_language_and_the_feed),
		SERVED(record__both_dates_stand_there_and_no_word_on_their_order),
		SERVED(record__a_withheld_part_says_why_in_its_place),
		SERVED(record__an_amount_of_a_withheld_part_is_not_shown),
		SERVED(record__a_withheld_title_is_nowhere),
		SERVED(record__a_correction_stands_on_top_with_its_day),
		SERVED(record__a_waiver_says_when_and_why),
		SERVED(record__shows_a_later_translation_only_when_it_is_published_too),
		SERVED(record__that_a_browser_has_is_sent_again_only_once_it_changed),
		SERVED(record__withdrawn_says_when_and_why_and_nothing_else),
		SERVED(record__what_was_never_published_does_not_exist),
		SERVED(record__sums_are_checked_before_the_reader),
		SERVED(feed__is_well_formed_with_an_entry_a_record),
		SERVED(feed__has_absolute_addresses_in_its_language),
		SERVED(feed__an_entry_keeps_its_name_when_it_is_withdrawn),
		SERVED(csv__has_the_columns_that_open_data_explains),
		SERVED(csv__a_long_reference_and_a_formula_survive_a_spreadsheet),
		SERVED(csv__holds_what_the_list_was_filtered_to),
		SERVED(every_page__is_well_formed_in_both_languages),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
