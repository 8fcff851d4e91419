/* SPDX-License-Identifier: MIT */
/*
 * What goes out to the public, what is taken back, and what is never found.
 */
#include "areas/publication/publication.h"
#include "areas/testing.h"

static const char *const reasons[] = {
	[ENGLISH] = "It names a person", [WELSH] = "Mae'n enwi person"
};
static const char *const blank[] = { [ENGLISH] = "It names a person", [WELSH] = " " };

static struct outcome publish(
	struct fresh *f, const struct actor *by, struct decision_id id, const struct waiver *waiver)
{
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = publication_publish(w, by, id, 0, waiver);
	return outcome;
}

static struct outcome take_back(
	struct fresh *f, struct decision_id id, const char *const reason[LANGUAGE_COUNT])
{
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = publication_take_back(w, &f->approver, id, 0, reason);
	return outcome;
}

static struct outcome correct(struct fresh *f, const struct actor *by, struct decision_id id)
{
	static const char *const text[] = {
		[ENGLISH] = "The year is 2025", [WELSH] = "2025 yw'r flwyddyn"
	};
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = publication_correct(w, by, id, FIELD_SUMMARY, text);
	return outcome;
}

static bool line_of(struct fresh *f, struct decision_id id, struct publication *line)
{
	bool is_there = false;

	READ (f, w)
		is_there = publication_load(w, id, line);
	return is_there;
}

static size_t found_by(struct fresh *f, const char *search)
{
	size_t n = 0;

	READ (f, w)
		n = publication_lines(w, &(struct publication_filter){ .search = search }, 50).n;
	return n;
}

static int64_t generation(struct fresh *f)
{
	int64_t now = 0;

	READ (f, w)
		now = publication_generation_now(w);
	return now;
}

/* One language now, the other within a month. */
static const struct waiver *a_waiver(void)
{
	static const struct waiver waiver = {
		.reason = { [ENGLISH] = "The grant starts at once",
			[WELSH] = "Mae'r grant yn dechrau ar unwaith" },
		.until = { 2026, 3, 31 },
	};

	return &waiver;
}

/* ---- going out ---- */

static void publish__both_languages_stand_in_the_register(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f, .welsh_title = "Rhaglen ddychmygol");
	struct publication line;

	assert_true(line_of(f, id, &line));
	assert_string_equal(line.title[ENGLISH], "An invented programme");
	assert_string_equal(line.title[WELSH], "Rhaglen ddychmygol");
}

static void publish__is_refused_until_both_languages_are_there(void **state)
{
	struct fresh *f = *state;
	struct outcome outcome = publish(f, &f->approver, an_attested_decision(f), NULL);

	assert_int_equal(outcome.kind, REFUSED);
	assert_int_equal(outcome.refusal, REFUSED_TRANSLATION);
}

static void publish__what_is_refused_is_not_in_the_register(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct publication line;

	publish(f, &f->approver, id, NULL);
	assert_false(line_of(f, id, &line));
}

static void publish__is_refused_before_it_is_attested(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	sample_translate(f, id, NULL);
	assert_int_equal(publish(f, &f->approver, id, NULL).refusal, REFUSED_STATE);
}

static void publish__an_officer_may(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	sample_translate(f, id, NULL);
	assert_int_equal(publish(f, &f->officer, id, NULL).kind, DONE);
}

static void publish__a_translator_an_auditor_and_a_stranger_cannot(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	sample_translate(f, id, NULL);
	assert_int_equal(publish(f, &f->translator, id, NULL).kind, ABSENT);
	assert_int_equal(publish(f, &f->auditor, id, NULL).kind, ABSENT);
	assert_int_equal(publish(f, &f->stranger, id, NULL).kind, ABSENT);
}

static void publish__a_waiver_lets_one_language_go_first(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct publication line;

	assert_int_equal(publish(f, &f->approver, id, a_waiver()).kind, DONE);
	assert_true(line_of(f, id, &line));
	assert_string_equal(line.waiver_reason[WELSH], a_waiver()->reason[WELSH]);
	assert_true(date_equal(line.other_language_by, a_waiver()->until));
}

static void publish__a_waiver_needs_its_reason_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct waiver half = *a_waiver();

	half.reason[WELSH] = "";
	assert_int_equal(
		publish(f, &f->approver, an_attested_decision(f), &half).refusal, REFUSED_WAIVER);
}

static void publish__again_with_both_languages_ends_the_waiver(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct publication line;

	publish(f, &f->approver, id, a_waiver());
	sample_translate(f, id, "Rhaglen ddychmygol");
	assert_int_equal(publish(f, &f->approver, id, NULL).kind, DONE);
	assert_true(line_of(f, id, &line));
	assert_string_equal(line.waiver_reason[ENGLISH], "");
	assert_string_equal(line.title[WELSH], "Rhaglen ddychmygol");
}

static void publish__is_listed_under_the_day_it_was_signed(void **state)
{
	struct fresh *f = *state;
	struct publication line;

	assert_true(line_of(f, a_published_decision(f, .signed_on = "17 December 2024"), &line));
	assert_true(date_equal(line.listed_on, date_of(2024, 12, 17)));
}

static void publish__changes_what_kept_pages_are_compared_with(void **state)
{
	struct fresh *f = *state;
	int64_t before = generation(f);

	a_published_decision(f);
	assert_int_equal(generation(f), before + 1);
}

static void publish__leaves_its_act_in_the_log(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 1, &page));
	assert_string_equal(page.at[0].act, "publish");
	assert_int_equal(page.at[0].account, f->approver.account.v);
}

/* ---- being found ---- */

static void search__finds_by_the_start_of_a_word_in_either_language(void **state)
{
	struct fresh *f = *state;

	a_published_decision(
		f, .title = "Funding of Cynllun Helyg", .welsh_title = "Ariannu Tŷ Bedwen");
	assert_int_equal(found_by(f, "HELY"), 1);
	assert_int_equal(found_by(f, "bedwen"), 1);
	assert_int_equal(found_by(f, "derwen"), 0);
}

static void search__finds_nothing_by_words_of_a_withheld_part(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f, .more = "Provider: Enghraifft Celyn\n");

	sample_translate(f, id, NULL);
	assert_string_not_equal(decision_now(f, id).value[FIELD_PROVIDERS][ENGLISH], "");
	WRITE (f, w)
		decision_withhold(w, &f->officer, id, 0, FIELD_PROVIDERS, reasons);
	assert_int_equal(publish(f, &f->approver, id, NULL).kind, DONE);
	assert_int_equal(found_by(f, "celyn"), 0);
}

static void search__finds_words_of_that_part_when_it_is_not_withheld(void **state)
{
	struct fresh *f = *state;

	a_published_decision(f, .more = "Provider: Enghraifft Celyn\n");
	assert_int_equal(found_by(f, "celyn"), 1);
}

/* ---- taking back ---- */

static void take_back__keeps_the_line_with_its_reason(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct publication line;

	assert_int_equal(take_back(f, id, reasons).kind, DONE);
	assert_true(line_of(f, id, &line));
	assert_int_equal(line.withdrawn_at.ms, f->now.ms);
	assert_string_equal(line.withdrawn_reason[WELSH], reasons[WELSH]);
}

static void take_back__needs_a_reason_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct outcome outcome = take_back(f, a_published_decision(f), blank);

	assert_int_equal(outcome.kind, REFUSED);
	assert_int_equal(outcome.refusal, REFUSED_REASON);
}

static void take_back__nobody_finds_it_by_its_words(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f, .title = "Funding of Cynllun Helyg");

	take_back(f, id, reasons);
	assert_int_equal(found_by(f, "helyg"), 0);
}

static void take_back__it_can_be_published_again(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct publication line;

	take_back(f, id, reasons);
	assert_int_equal(publish(f, &f->approver, id, NULL).kind, DONE);
	assert_true(line_of(f, id, &line));
	assert_int_equal(line.withdrawn_at.ms, 0);
}

/* ---- corrigenda ---- */

static void correct__stands_beside_the_record_which_stays(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	const char *hash = decision_now(f, id).frozen_hash;

	assert_int_equal(correct(f, &f->approver, id).kind, DONE);
	assert_int_equal(decision_now(f, id).corrigenda.n, 1);
	assert_string_equal(decision_now(f, id).frozen_hash, hash);
}

static void correct__makes_the_record_news_again(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);
	struct publication line;

	time_passes(f, 60000);
	correct(f, &f->approver, id);
	assert_true(line_of(f, id, &line));
	assert_int_equal(line.changed_at.ms, f->now.ms);
	assert_true(line.published_at.ms < f->now.ms);
}

static void correct__an_officer_may(void **state)
{
	struct fresh *f = *state;

	assert_int_equal(correct(f, &f->officer, a_published_decision(f)).kind, DONE);
}

static void correct__a_translator_an_auditor_and_a_stranger_cannot(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_published_decision(f);

	assert_int_equal(correct(f, &f->translator, id).kind, ABSENT);
	assert_int_equal(correct(f, &f->auditor, id).kind, ABSENT);
	assert_int_equal(correct(f, &f->stranger, id).kind, ABSENT);
}

static void bodies__are_those_with_a_published_record(void **state)
{
	struct fresh *f = *state;

	an_attested_decision(f, .reference = "DLI1");
	READ (f, w)
		assert_int_equal(publication_bodies(w).n, 0);
	a_published_decision(f, .reference = "DLI2");
	READ (f, w) {
		assert_int_equal(publication_bodies(w).n, 1);
		assert_int_equal(publication_bodies(w).at[0].id.v, f->office.v);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(bodies__are_those_with_a_published_record),
		FRESH(publish__both_languages_stand_in_the_register),
		FRESH(publish__is_refused_until_both_languages_are_there),
		FRESH(publish__what_is_refused_is_not_in_the_register),
		FRESH(publish__is_refused_before_it_is_attested),
		FRESH(publish__an_officer_may),
		FRESH(publish__a_translator_an_auditor_and_a_stranger_cannot),
		FRESH(publish__a_waiver_lets_one_language_go_first),
		FRESH(publish__a_waiver_needs_its_reason_in_both_languages),
		FRESH(publish__again_with_both_languages_ends_the_waiver),
		FRESH(publish__is_listed_under_the_day_it_was_signed),
		FRESH(publish__changes_what_kept_pages_are_compared_with),
		FRESH(publish__leaves_its_act_in_the_log),
		FRESH(search__finds_by_the_start_of_a_word_in_either_language),
		FRESH(search__finds_nothing_by_words_of_a_withheld_part),
		FRESH(search__finds_words_of_that_part_when_it_is_not_withheld),
		FRESH(take_back__keeps_the_line_with_its_reason),
		FRESH(take_back__needs_a_reason_in_both_languages),
		FRESH(take_back__nobody_finds_it_by_its_words),
		FRESH(take_back__it_can_be_published_again),
		FRESH(correct__stands_beside_the_record_which_stays),
		FRESH(correct__makes_the_record_news_again),
		FRESH(correct__an_officer_may),
		FRESH(correct__a_translator_an_auditor_and_a_stranger_cannot),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
