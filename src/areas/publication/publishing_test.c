/* SPDX-License-Identifier: MIT */
/*
 * The keepers' pages of publishing, asked for through the frame: what each shows,
 * what it takes and refuses, from whom, in which language, and how often.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/publication/pages_publish.h"
#include "areas/publication/publication.h"
#include "areas/testing.h"

static const char *const reasons[] = {
	[ENGLISH] = "Said in confidence", [WELSH] = "Yn gyfrinachol"
};

static const char a_waiver[] = "reason-en=Grant+starts+soon&reason-cy=Grant+yn+dechrau"
			       "&until-day=31&until-month=3&until-year=2026";
static const char a_reason[] = "reason-en=Names+a+person&reason-cy=Mae+enw+ynddo";
static const char a_correction[] =
	"field=summary&text-en=The+year+is+2025&text-cy=2025+yw%27r+flwyddyn";

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, publishing_routes, NULL);
	return 0;
}

static const char *address(struct fresh *f, struct decision_id id, const char *act)
{
	return arena_format(f->arena, "/decisions/%lld/%s", (long long)id.v, act);
}

static enum status get(
	struct fresh *f, const struct actor *by, struct decision_id id, const char *act)
{
	return page_get(f, by, address(f, id, act));
}

static enum status get_in_welsh(struct fresh *f, struct decision_id id, const char *act)
{
	return page_get(f, &f->officer, arena_format(f->arena, "/cy%s", address(f, id, act)));
}

/* The form as it is sent from the record of that version. */
static enum status post_from(struct fresh *f, const struct actor *by, struct decision_id id,
	const char *act, int64_t version, const char *fields)
{
	return page_post(f, by, address(f, id, act),
		arena_format(f->arena, "version=%" PRId64 "%s%s", version,
			fields[0] == '\0' ? "" : "&", fields));
}

static enum status post(struct fresh *f, const struct actor *by, struct decision_id id,
	const char *act, const char *fields)
{
	return post_from(f, by, id, act, decision_now(f, id).version, fields);
}

static bool leads_to(struct fresh *f, struct decision_id id, const char *done)
{
	const char *to = arena_format(f->arena, "/decisions/%lld?done=%s", (long long)id.v, done);

	return f->reply.location != NULL && strcmp(f->reply.location, to) == 0;
}

static struct publication line_now(struct fresh *f, struct decision_id id)
{
	struct publication line = { 0 };

	READ (f, w)
		assert_true(publication_load(w, id, &line));
	return line;
}

static struct decision_id a_complete_decision(struct fresh *f)
{
	struct decision_id id = an_attested_decision(f);

	sample_translate(f, id, "Rhaglen ddychmygol");
	return id;
}

static void withhold(struct fresh *f, struct decision_id id, enum field field)
{
	WRITE (f, w)
		assert_int_equal(
			decision_withhold(w, &f->officer, id, 0, field, reasons).kind, DONE);
}

static void withdraw(struct fresh *f, struct decision_id id)
{
	WRITE (f, w)
		assert_int_equal(publication_take_back(w, &f->officer, id, 0, reasons).kind, DONE);
}

/* ---- the page of publishing ---- */

static void publish_page__says_in_short_what_goes_out(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get(f, &f->officer, a_complete_decision(f), "publish"), OK);
	assert_true(page_says(f, "Publish the decision"));
	assert_true(page_says(f, "DLI1"));
	assert_true(page_says(f, "An invented programme"));
	assert_true(page_says(f, "Rhaglen ddychmygol"));
	assert_true(page_says(f, "20 March 2025"));
}

static void publish_page__has_one_button_and_no_waiver_when_both_languages_are_there(void **state)
{
	struct fresh *f = *state;

	get(f, &f->officer, a_complete_decision(f), "publish");
	assert_int_equal(page_count(f, "data-prevent-double-click"), 1);
	assert_int_equal(page_count(f, "name=\"reason-en\""), 0);
	assert_false(page_says(f, "Missing in the other language"));
}

static void publish_page__names_each_gap_and_asks_for_the_waiver(void **state)
{
	struct fresh *f = *state;

	get(f, &f->officer, an_attested_decision(f), "publish");
	assert_true(page_says(f, "Missing in the other language"));
	assert_true(page_says(f, "<li>Title or subject in Welsh</li>"));
	assert_int_equal(page_count(f, "name=\"reason-en\""), 1);
	assert_int_equal(page_count(f, "name=\"reason-cy\""), 1);
	assert_int_equal(page_count(f, "name=\"until-day\""), 1);
}

static void publish_page__lists_what_is_withheld_with_its_reason_and_not_its_text(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);

	withhold(f, id, FIELD_RECOMMENDATION);
	get(f, &f->officer, id, "publish");
	assert_true(page_says(f, "Said in confidence"));
	assert_false(page_says(f, "That the invented programme is funded"));
}

static void publish_page__has_no_heading_of_what_is_withheld_when_nothing_is(void **state)
{
	struct fresh *f = *state;

	get(f, &f->officer, a_complete_decision(f), "publish");
	assert_false(page_says(f, "Withheld from the public"));
}

static void publish_page__is_refused_before_it_is_attested(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get(f, &f->officer, an_imported_decision(f), "publish"), CONFLICTING);
}

static void publish_page__of_a_published_record_offers_what_was_added(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	get(f, &f->officer, id, "publish");
	assert_true(page_says(f, "Publish what was added"));
	assert_true(page_says(f, "Nothing has been added since it was published."));
	post(f, &f->officer, id, "correct", a_correction);
	get(f, &f->officer, id, "publish");
	assert_true(page_says(f, "Corrigendum added"));
	assert_false(page_says(f, "Nothing has been added since it was published."));
}

static void publish_page__shows_again_the_waiver_that_stands(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	post(f, &f->officer, id, "publish", a_waiver);
	get(f, &f->officer, id, "publish");
	assert_true(page_says(f, "Grant yn dechrau"));
	assert_true(page_says(f, "value=\"31\""));
}

static void publish_page__of_a_withdrawn_record_offers_to_publish_it_again(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	withdraw(f, id);
	assert_int_equal(get(f, &f->officer, id, "publish"), OK);
	assert_true(page_says(f, "Publish again"));
}

static void publish_page__stands_in_welsh_too(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);

	withhold(f, id, FIELD_RECOMMENDATION);
	assert_int_equal(get_in_welsh(f, id, "publish"), OK);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_true(page_says(f, "Yn gyfrinachol"));
	assert_false(page_says(f, "Said in confidence"));
	assert_true(page_says(f, "20 Mawrth 2025"));
}

static void every_form__says_in_welsh_what_lacks(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	page_post(f, &f->officer, arena_format(f->arena, "/cy%s", address(f, id, "withdraw")),
		arena_format(f->arena, "version=%" PRId64, decision_now(f, id).version));
	assert_int_equal(f->reply.status, UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason-cy", "Rhowch y rheswm yn Gymraeg"));
	assert_true(page_says(f, "Tynnu’n ôl o’r gofrestr"));
}

static void publish_page__says_in_which_language_each_value_is(void **state)
{
	struct fresh *f = *state;

	get(f, &f->officer, a_complete_decision(f), "publish");
	assert_true(page_says(f, "lang=\"cy\">Rhaglen ddychmygol"));
}

static void publish_page__never_shows_text_as_markup(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	sample_translate(f, id, "<img src=x onerror=alert(1)>");
	get(f, &f->officer, id, "publish");
	assert_false(page_says(f, "<img src=x"));
	assert_true(page_says(f, "&lt;img src=x"));
}

/* ---- publishing ---- */

static void publish__both_languages_go_out_and_lead_back_to_the_record(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);

	assert_int_equal(post(f, &f->officer, id, "publish", ""), SEE_OTHER);
	assert_true(leads_to(f, id, "publish"));
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
	assert_string_equal(line_now(f, id).waiver_reason[ENGLISH], "");
}

static void publish__leads_back_in_welsh_from_the_welsh_page(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);

	page_post(f, &f->officer, arena_format(f->arena, "/cy%s", address(f, id, "publish")),
		arena_format(f->arena, "version=%" PRId64, decision_now(f, id).version));
	assert_int_equal(f->reply.status, SEE_OTHER);
	assert_int_equal(strncmp(f->reply.location, "/cy/decisions/", 14), 0);
}

static void publish__one_language_goes_out_with_the_waiver_recorded(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(post(f, &f->officer, id, "publish", a_waiver), SEE_OTHER);
	assert_string_equal(line_now(f, id).waiver_reason[ENGLISH], "Grant starts soon");
	assert_string_equal(line_now(f, id).waiver_reason[WELSH], "Grant yn dechrau");
	assert_true(date_equal(line_now(f, id).other_language_by, date_of(2026, 3, 31)));
}

static void publish__without_a_waiver_says_beside_each_field_what_lacks(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(post(f, &f->officer, id, "publish", ""), UNPROCESSABLE);
	assert_true(page_says(f, "<title>Error: "));
	assert_true(page_has_problem(
		f, "reason-en", "Enter in English why the other language follows later"));
	assert_true(page_has_problem(
		f, "reason-cy", "Enter in Welsh why the other language follows later"));
	assert_true(
		page_has_problem(f, "until", "Enter the day by which the other language follows"));
	assert_int_equal(decision_now(f, id).state, FROZEN);
}

/* A waiver of which one thing is as given. */
static const char *waiver_but(struct fresh *f, const char *reason_cy, const char *day,
	const char *month, const char *year)
{
	return arena_format(f->arena,
		"reason-en=Kept+words&reason-cy=%s&until-day=%s&until-month=%s&until-year=%s",
		reason_cy, day, month, year);
}

static void publish__keeps_what_was_typed_when_it_refuses(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(post(f, &f->officer, id, "publish", waiver_but(f, "", "30", "4", "2027")),
		UNPROCESSABLE);
	assert_true(page_says(f, "Kept words"));
	assert_true(page_says(f, "value=\"30\""));
	assert_true(page_says(f, "value=\"2027\""));
}

static void publish__takes_blanks_for_no_reason(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(
		post(f, &f->officer, id, "publish", waiver_but(f, "+%0D%0A+", "30", "4", "2027")),
		UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "reason-cy", "Enter in Welsh why the other language follows later"));
}

static void publish__takes_a_reason_of_1000_characters_and_no_more(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	char long_reason[1002];

	memset(long_reason, 'a', 1001);
	long_reason[1001] = '\0';
	assert_int_equal(
		post(f, &f->officer, id, "publish", waiver_but(f, long_reason, "30", "4", "2027")),
		UNPROCESSABLE);
	long_reason[1000] = '\0';
	assert_int_equal(
		post(f, &f->officer, id, "publish", waiver_but(f, long_reason, "30", "4", "2027")),
		SEE_OTHER);
}

static void publish__takes_no_day_before_today(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(
		post(f, &f->officer, id, "publish", waiver_but(f, "Gair", "1", "3", "2026")),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "until", "Enter a day that is not before today"));
}

static void publish__takes_today(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(
		post(f, &f->officer, id, "publish", waiver_but(f, "Gair", "2", "3", "2026")),
		SEE_OTHER);
}

static void publish__takes_neither_a_month_nor_a_day_that_does_not_exist(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	const char *wrong[][3] = { { "", "4", "2027" }, { "31", "4", "2027" },
		{ "29", "2", "2027" }, { "x", "4", "2027" } };

	for (size_t i = 0; i < 4; i++) {
		const char *fields = waiver_but(f, "Gair", wrong[i][0], wrong[i][1], wrong[i][2]);

		assert_int_equal(post(f, &f->officer, id, "publish", fields), UNPROCESSABLE);
		assert_true(page_says(f, "id=\"until-error\""));
	}
}

static void publish__a_stale_translation_is_said_and_needs_the_waiver(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct edit edit = { .value = { [FIELD_SUMMARY] = { [ENGLISH] = "Other words." } } };
	struct decision theirs;

	sample_translate(f, id, NULL);
	WRITE (f, w) {
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
		assert_int_equal(decision_act(w, &f->approver, id, 0, ACT_ATTEST).kind, DONE);
	}
	get(f, &f->officer, id, "publish");
	assert_true(page_says(f, "The text has changed since it was translated"));
	assert_false(page_says(f, "Missing in the other language"));
	assert_int_equal(post(f, &f->officer, id, "publish", ""), UNPROCESSABLE);
	assert_int_equal(post(f, &f->officer, id, "publish", a_waiver), SEE_OTHER);
}

static void publish__with_both_languages_ends_the_waiver(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	post(f, &f->officer, id, "publish", a_waiver);
	sample_translate(f, id, NULL);
	assert_int_equal(post(f, &f->officer, id, "publish", ""), SEE_OTHER);
	assert_string_equal(line_now(f, id).waiver_reason[ENGLISH], "");
}

static void publish__again_brings_a_withdrawn_record_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	withdraw(f, id);
	assert_int_equal(post(f, &f->officer, id, "publish", ""), SEE_OTHER);
	assert_int_equal(line_now(f, id).withdrawn_at.ms, 0);
}

static void publish__is_refused_before_it_is_attested(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(post(f, &f->officer, id, "publish", a_waiver), CONFLICTING);
	assert_int_equal(decision_now(f, id).state, IMPORTED);
}

/* ---- the second tab, the second click ---- */

static void publish__from_an_older_record_is_not_done_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	int64_t seen = decision_now(f, id).version;

	withhold(f, id, FIELD_RECOMMENDATION);
	assert_int_equal(post_from(f, &f->officer, id, "publish", seen, a_waiver), CONFLICTING);
	assert_true(page_says(f, "Somebody else changed the record meanwhile."));
	assert_true(page_says(f, "Grant starts soon"));
	assert_int_equal(decision_now(f, id).state, FROZEN);
}

static void publish__once_the_reader_has_seen_the_change_goes_on(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	int64_t seen = decision_now(f, id).version;

	withhold(f, id, FIELD_RECOMMENDATION);
	post_from(f, &f->officer, id, "publish", seen, a_waiver);
	assert_true(page_says(f, arena_format(f->arena, "name=\"version\" value=\"%" PRId64 "\"",
					 decision_now(f, id).version)));
	assert_int_equal(post(f, &f->officer, id, "publish", a_waiver), SEE_OTHER);
}

static void every_form__without_a_version_is_not_done(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);

	assert_int_equal(page_post(f, &f->officer, address(f, id, "publish"), ""), CONFLICTING);
	assert_int_equal(
		page_post(f, &f->officer, address(f, id, "correct"), a_correction), CONFLICTING);
	post(f, &f->officer, id, "publish", "");
	assert_int_equal(
		page_post(f, &f->officer, address(f, id, "withdraw"), a_reason), CONFLICTING);
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

/* What the page's hidden field of that name holds. */
static const char *hidden_value(struct fresh *f, const char *name)
{
	const char *text = page_text(f);
	const char *mark = arena_format(f->arena, "name=\"%s\" value=\"", name);
	const char *at = strstr(text, mark);

	assert_non_null(at);
	at += strlen(mark);
	return arena_text_n(f->arena, at, strcspn(at, "\""));
}

static void correct__sent_twice_makes_one_correction(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const char *fields;

	get(f, &f->officer, id, "correct");
	fields = arena_format(f->arena, "key=%s&%s", hidden_value(f, "key"), a_correction);
	int64_t seen = decision_now(f, id).version;

	assert_int_equal(post_from(f, &f->officer, id, "correct", seen, fields), SEE_OTHER);
	assert_int_equal(post_from(f, &f->officer, id, "correct", seen, fields), SEE_OTHER);
	assert_true(leads_to(f, id, "correct"));
	assert_int_equal(decision_now(f, id).corrigenda.n, 1);
}

static void publish__sent_twice_is_done_once(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);
	const char *fields;

	get(f, &f->officer, id, "publish");
	fields = arena_format(f->arena, "key=%s", hidden_value(f, "key"));
	int64_t seen = decision_now(f, id).version;

	assert_int_equal(post_from(f, &f->officer, id, "publish", seen, fields), SEE_OTHER);
	int64_t after = decision_now(f, id).version;

	assert_int_equal(post_from(f, &f->officer, id, "publish", seen, fields), SEE_OTHER);
	assert_int_equal(decision_now(f, id).version, after);
}

/* ---- taking back ---- */

static void withdraw_page__asks_for_the_reason_with_a_warning_button(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get(f, &f->officer, a_published_decision(f), "withdraw"), OK);
	assert_int_equal(page_count(f, "govuk-button--warning"), 1);
	assert_int_equal(page_count(f, "name=\"reason-cy\""), 1);
	assert_true(page_says(f, "An invented programme"));
}

static void withdraw__takes_it_back_with_its_reason(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(post(f, &f->officer, id, "withdraw", a_reason), SEE_OTHER);
	assert_true(leads_to(f, id, "withdraw"));
	assert_int_equal(decision_now(f, id).state, WITHDRAWN);
	assert_string_equal(line_now(f, id).withdrawn_reason[WELSH], "Mae enw ynddo");
}

static void withdraw__needs_the_reason_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(post(f, &f->officer, id, "withdraw", "reason-en=Kept+words&reason-cy=+"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason-cy", "Enter the reason in Welsh"));
	assert_true(page_says(f, "Kept words"));
	assert_int_equal(
		post(f, &f->officer, id, "withdraw", "reason-en=&reason-cy=Gair"), UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason-en", "Enter the reason in English"));
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
}

static void withdraw__is_refused_of_what_is_not_published(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_int_equal(get(f, &f->officer, id, "withdraw"), CONFLICTING);
	assert_int_equal(post(f, &f->officer, id, "withdraw", a_reason), CONFLICTING);
}

static void withdraw__from_an_older_record_is_not_done(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	int64_t seen = decision_now(f, id).version;

	post(f, &f->approver, id, "correct", a_correction);
	assert_int_equal(post_from(f, &f->officer, id, "withdraw", seen, a_reason), CONFLICTING);
	assert_true(page_says(f, "Names a person"));
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
}

static void withdraw__shows_what_was_typed_as_text(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	post(f, &f->officer, id, "withdraw",
		"reason-en=%3C%2Ftextarea%3E%3Cscript%3Ealert(1)%3C%2Fscript%3E");
	assert_false(page_says(f, "<script>alert"));
	assert_true(page_says(f, "&lt;/textarea&gt;&lt;script&gt;"));
}

static void withdraw_page__stands_in_welsh_too(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get_in_welsh(f, a_published_decision(f), "withdraw"), OK);
	assert_true(page_says(f, "<html lang=\"cy\""));
	assert_true(page_says(f, "20 Mawrth 2025"));
}

/* ---- correcting ---- */

static void correct_page__shows_what_the_record_says(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(get(f, &f->officer, a_published_decision(f), "correct"), OK);
	assert_true(page_says(f, "That the invented programme is funded."));
	assert_true(page_says(f, "Cyfieithiad: That the invented programme is funded."));
}

static void correct_page__lists_earlier_corrections(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	get(f, &f->officer, id, "correct");
	assert_false(page_says(f, "Corrected before"));
	post(f, &f->officer, id, "correct", a_correction);
	get(f, &f->officer, id, "correct");
	assert_true(page_says(f, "Corrected before"));
	assert_true(page_says(f, "The year is 2025<"));
	get_in_welsh(f, id, "correct");
	assert_true(page_says(f, "2025 yw"));
}

static void correct_page__says_when_the_correction_goes_out(void **state)
{
	struct fresh *f = *state;

	get(f, &f->officer, a_published_decision(f, .reference = "DLI2"), "correct");
	assert_true(page_says(f, "published beside it at once"));
	get(f, &f->officer, an_attested_decision(f), "correct");
	assert_true(page_says(f, "is published with it"));
}

static void correct__stands_beside_the_record_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct decision d;

	assert_int_equal(post(f, &f->officer, id, "correct", a_correction), SEE_OTHER);
	assert_true(leads_to(f, id, "correct"));
	d = decision_now(f, id);
	assert_int_equal(d.corrigenda.n, 1);
	assert_int_equal(d.corrigenda.at[0].field, FIELD_SUMMARY);
	assert_string_equal(d.corrigenda.at[0].text[ENGLISH], "The year is 2025");
	assert_string_equal(d.corrigenda.at[0].text[WELSH], "2025 yw'r flwyddyn");
	assert_int_equal(d.corrigenda.at[0].account.v, f->officer.account.v);
}

static void correct__leaves_the_frozen_text_as_it_is(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct decision before = decision_now(f, id);

	assert_int_equal(post(f, &f->officer, id, "correct", a_correction), SEE_OTHER);
	assert_string_equal(decision_now(f, id).frozen_hash, before.frozen_hash);
	assert_string_equal(decision_now(f, id).value[FIELD_SUMMARY][ENGLISH],
		before.value[FIELD_SUMMARY][ENGLISH]);
}

static void correct__says_beside_each_field_what_lacks_and_keeps_the_rest(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(post(f, &f->officer, id, "correct", ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "field", "Choose the part that is wrong"));
	assert_true(
		page_has_problem(f, "text-en", "Enter in English what is wrong and what is right"));
	assert_true(
		page_has_problem(f, "text-cy", "Enter in Welsh what is wrong and what is right"));
	post(f, &f->officer, id, "correct", "field=summary&text-en=Kept+words&text-cy=+");
	assert_true(page_says(f, "Kept words"));
	assert_true(page_says(f, "selected"));
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

static void correct__takes_no_part_that_is_unknown_internal_or_withheld(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_complete_decision(f);
	static const char *const parts[] = { "nonsense", "decided-earlier", "recommendation" };

	withhold(f, id, FIELD_RECOMMENDATION);
	get(f, &f->officer, id, "correct");
	assert_false(page_says(f, "value=\"recommendation\""));
	assert_false(page_says(f, "That the invented programme is funded."));
	for (size_t i = 0; i < 3; i++) {
		const char *fields =
			arena_format(f->arena, "field=%s&text-en=Word&text-cy=Gair", parts[i]);

		assert_int_equal(post(f, &f->officer, id, "correct", fields), UNPROCESSABLE);
		assert_true(page_has_problem(f, "field", "Choose the part that is wrong"));
	}
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

static void correct__is_refused_before_it_is_attested_and_after_it_is_withdrawn(void **state)
{
	struct fresh *f = *state;
	struct decision_id fresh = an_imported_decision(f, .reference = "DLI2");
	struct decision_id id = a_published_decision(f);

	withdraw(f, id);
	assert_int_equal(get(f, &f->officer, fresh, "correct"), CONFLICTING);
	assert_int_equal(post(f, &f->officer, fresh, "correct", a_correction), CONFLICTING);
	assert_int_equal(get(f, &f->officer, id, "correct"), CONFLICTING);
	assert_int_equal(post(f, &f->officer, id, "correct", a_correction), CONFLICTING);
}

static void correct__from_an_older_record_is_not_done_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	int64_t seen = decision_now(f, id).version;

	post(f, &f->approver, id, "correct", "field=title&text-en=Word&text-cy=Gair");
	assert_int_equal(post_from(f, &f->officer, id, "correct", seen, a_correction), CONFLICTING);
	assert_true(page_says(f, "The year is 2025"));
	assert_int_equal(decision_now(f, id).corrigenda.n, 1);
}

static void correct__shows_hostile_text_as_text(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	post(f, &f->officer, id, "correct",
		"field=summary&text-en=%3Cscript%3Ealert(1)%3C%2Fscript%3E&text-cy=%3Cb%3E");
	get(f, &f->officer, id, "correct");
	assert_false(page_says(f, "<script>alert"));
	assert_true(page_says(f, "&lt;script&gt;alert"));
}

/* ---- who may ---- */

static const struct {
	const char *act;
	const char *fields;
} pages[] = { { "publish", "" }, { "withdraw", a_reason }, { "correct", a_correction } };

static void every_page__is_open_to_the_approver(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	for (size_t i = 0; i < 3; i++)
		assert_int_equal(get(f, &f->approver, id, pages[i].act), OK);
}

static void every_page__is_forbidden_to_roles_that_do_not_publish(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const struct actor *people[] = { &f->translator, &f->auditor, &f->account_manager };

	for (size_t i = 0; i < 9; i++) {
		assert_int_equal(get(f, people[i / 3], id, pages[i % 3].act), FORBIDDEN);
		assert_int_equal(post(f, people[i / 3], id, pages[i % 3].act, pages[i % 3].fields),
			FORBIDDEN);
	}
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

static void every_page__of_another_office_looks_as_if_there_were_none(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct decision_id none = { id.v + 1000 };

	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(get(f, &f->stranger, id, pages[i].act), NOT_FOUND);
		assert_false(page_says(f, "An invented programme"));
		assert_int_equal(get(f, &f->officer, none, pages[i].act), NOT_FOUND);
		assert_int_equal(
			post(f, &f->stranger, id, pages[i].act, pages[i].fields), NOT_FOUND);
	}
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

static void every_page__asks_the_public_to_sign_in_and_shows_nothing(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	for (size_t i = 0; i < 3; i++) {
		enum status status = get(f, NULL, id, pages[i].act);

		assert_true(status == SEE_OTHER || status == FORBIDDEN);
		assert_false(page_says(f, "An invented programme"));
		status = post(f, NULL, id, pages[i].act, pages[i].fields);
		assert_int_not_equal(status, OK);
	}
	assert_int_equal(decision_now(f, id).state, PUBLISHED);
	assert_int_equal(decision_now(f, id).corrigenda.n, 0);
}

static void every_page__names_nobody_in_its_title(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f, .title = "Enghraifft Enwog");

	for (size_t i = 0; i < 3; i++) {
		const char *text;

		get(f, &f->officer, id, pages[i].act);
		text = strstr(page_text(f), "<title>");
		assert_non_null(text);
		assert_null(
			strstr(arena_text_n(f->arena, text, strcspn(text + 1, "<") + 1), "Enwog"));
		assert_int_equal(page_count(f, "<h1"), 1);
	}
}

static void correct_page__leaves_its_reading_in_the_log(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct audit_page page;
	int readings = 0;

	get(f, &f->officer, id, "correct");
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 10, &page));
	for (size_t i = 0; i < page.n; i++)
		if (page.at[i].account == f->officer.account.v &&
			strcmp(page.at[i].act, "read") == 0)
			readings++;
	assert_int_equal(readings, 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(publish_page__says_in_short_what_goes_out),
		SERVED(publish_page__has_one_button_and_no_waiver_when_both_languages_are_there),
		SERVED(publish_page__names_each_gap_and_asks_for_the_waiver),
		SERVED(publish_page__lists_what_is_withheld_with_its_reason_and_not_its_text),
		SERVED(publish_page__has_no_heading_of_what_is_withheld_when_nothing_is),
		SERVED(publish_page__is_refused_before_it_is_attested),
		SERVED(publish_page__of_a_published_record_offers_what_was_added),
		SERVED(publish_page__shows_again_the_waiver_that_stands),
		SERVED(publish_page__of_a_withdrawn_record_offers_to_publish_it_again),
		SERVED(publish_page__stands_in_welsh_too),
		SERVED(every_form__says_in_welsh_what_lacks),
		SERVED(publish_page__says_in_which_language_each_value_is),
		SERVED(publish_page__never_shows_text_as_markup),
		SERVED(publish__both_languages_go_out_and_lead_back_to_the_record),
		SERVED(publish__leads_back_in_welsh_from_the_welsh_page),
		SERVED(publish__one_language_goes_out_with_the_waiver_recorded),
		SERVED(publish__without_a_waiver_says_beside_each_field_what_lacks),
		SERVED(publish__keeps_what_was_typed_when_it_refuses),
		SERVED(publish__takes_blanks_for_no_reason),
		SERVED(publish__takes_a_reason_of_1000_characters_and_no_more),
		SERVED(publish__takes_no_day_before_today),
		SERVED(publish__takes_today),
		SERVED(publish__takes_neither_a_month_nor_a_day_that_does_not_exist),
		SERVED(publish__a_stale_translation_is_said_and_needs_the_waiver),
		SERVED(publish__with_both_languages_ends_the_waiver),
		SERVED(publish__again_brings_a_withdrawn_record_back),
		SERVED(publish__is_refused_before_it_is_attested),
		SERVED(publish__from_an_older_record_is_not_done_and_keeps_what_was_typed),
		SERVED(publish__once_the_reader_has_seen_the_change_goes_on),
		SERVED(every_form__without_a_version_is_not_done),
		SERVED(correct__sent_twice_makes_one_correction),
		SERVED(publish__sent_twice_is_done_once),
		SERVED(withdraw_page__asks_for_the_reason_with_a_warning_button),
		SERVED(withdraw__takes_it_back_with_its_reason),
		SERVED(withdraw__needs_the_reason_in_both_languages),
		SERVED(withdraw__is_refused_of_what_is_not_published),
		SERVED(withdraw__from_an_older_record_is_not_done),
		SERVED(withdraw__shows_what_was_typed_as_text),
		SERVED(withdraw_page__stands_in_welsh_too),
		SERVED(correct_page__shows_what_the_record_says),
		SERVED(correct_page__lists_earlier_corrections),
		SERVED(correct_page__says_when_the_correction_goes_out),
		SERVED(correct__stands_beside_the_record_in_both_languages),
		SERVED(correct__leaves_the_frozen_text_as_it_is),
		SERVED(correct__says_beside_each_field_what_lacks_and_keeps_the_rest),
		SERVED(correct__takes_no_part_that_is_unknown_internal_or_withheld),
		SERVED(correct__is_refused_before_it_is_attested_and_after_it_is_withdrawn),
		SERVED(correct__from_an_older_record_is_not_done_and_keeps_what_was_typed),
		SERVED(correct__shows_hostile_text_as_text),
		SERVED(every_page__is_open_to_the_approver),
		SERVED(every_page__is_forbidden_to_roles_that_do_not_publish),
		SERVED(every_page__of_another_office_looks_as_if_there_were_none),
		SERVED(every_page__asks_the_public_to_sign_in_and_shows_nothing),
		SERVED(every_page__names_nobody_in_its_title),
		SERVED(correct_page__leaves_its_reading_in_the_log),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
