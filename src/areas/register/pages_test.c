/* SPDX-License-Identifier: MIT */
/*
 * The pages of registers, asked through the frame.
 */
#include "areas/register/pages.h"

#include <inttypes.h>
#include <string.h>

#include "areas/cohort/pages.h"
#include "areas/register/register_views.h"
#include "areas/register/testing.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, register_routes, cohort_routes, NULL);
	return 0;
}

static enum status at(
	struct fresh *f, const struct actor *by, const struct room_kit *kit, const char *page)
{
	return page_get(
		f, by, arena_format(f->arena, "/cohorts/%" PRId64 "%s", kit->cohort.id.v, page));
}

static enum status post_to(struct fresh *f, const struct actor *by, const struct room_kit *kit,
	const char *page, const char *fields)
{
	return page_post(f, by,
		arena_format(f->arena, "/cohorts/%" PRId64 "%s", kit->cohort.id.v, page), fields);
}

/* "&row-17-came=absent&row-17-late=" */
static const char *row(
	struct fresh *f, const struct room_kit *kit, int person, const char *came, const char *late)
{
	const struct register_sheet *s = sheet_for(f, &kit->first, kit, WORKSHOP_A);
	int64_t place = row_of(s, kit, person)->place.v;

	return arena_format(f->arena, "&row-%" PRId64 "-came=%s&row-%" PRId64 "-late=%s", place,
		came, place, late);
}

/* What the log has of that kind about that record. */
static size_t entries(struct fresh *f, const char *kind, int64_t id)
{
	struct audit_filter filter = { .kind = kind, .id = id };
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	return page.n;
}

/* ---- the room ---- */

static void register__shows_the_whole_room_to_those_who_take_it(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);

	assert_int_equal(at(f, &kit.first, &kit, "/register/a"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "<select"), 3);
	assert_true(page_says(f, "Efa Sampla"));
	assert_true(page_says(f, "1 Came") && page_says(f, "4 Was sent away"));
	assert_true(page_says(f, "Up to 15 minutes late counts as attended"));
	assert_true(page_says(f, "Not signed yet"));
	assert_int_equal(entries(f, "person-name", referral_now(f, kit.referral[0]).person.v), 1);
	assert_int_equal(at(f, &f->sergeant, &kit, "/register/a"), FORBIDDEN);
	assert_int_equal(at(f, &kit.path.p.triage_worker, &kit, "/register/a"), FORBIDDEN);
	assert_int_equal(at(f, &kit.third, &kit, "/register/a"), NOT_FOUND);
	assert_int_equal(at(f, &f->elsewhere_coordinator, &kit, "/register/a"), NOT_FOUND);
	assert_int_equal(at(f, &kit.first, &kit, "/register/c"), NOT_FOUND);
	assert_int_equal(at(f, &kit.first, &kit, "/register/b"), OK);
	assert_true(page_says(f, "The workshop has not been held yet"));
}

static void register__is_there_in_welsh(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	assert_int_equal(page_get(f, &kit.first,
				 arena_format(f->arena, "/cy/cohorts/%" PRId64 "/register/a",
					 kit.cohort.id.v)),
		OK);
	assert_true(page_says(f, "1 Daeth"));
	assert_false(page_says(f, "Came"));
}

static void register__is_found_from_its_cohort(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	assert_int_equal(at(f, &kit.first, &kit, ""), OK);
	assert_true(page_says(f, "/register/a\"") && page_says(f, "/people\""));
	assert_int_equal(at(f, &f->sergeant, &kit, ""), OK);
	assert_false(page_says(f, "/register/a\"") || page_says(f, "/people\""));
}

static void register__is_found_from_a_referral(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const char *address =
		arena_format(f->arena, "/referrals/%" PRId64 "/register", kit.referral[0].v);
	const char *sheet =
		arena_format(f->arena, "/cohorts/%" PRId64 "/register/a", kit.cohort.id.v);

	assert_int_equal(page_get(f, &kit.first, address), SEE_OTHER);
	assert_string_equal(f->reply.location, sheet);
	assert_int_equal(page_get(f, &kit.third, address), NOT_FOUND);
	assert_int_equal(page_get(f, &f->sergeant, address), FORBIDDEN);
}

/* ---- noting ---- */

static void noting__keeps_what_was_typed_and_saved_twice_is_once(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const char *typed = arena_format(f->arena, "seen=0&do=save%s%s",
		row(f, &kit, 0, "came", "7"), row(f, &kit, 1, "absent", ""));

	for (int i = 0; i < 2; i++) {
		assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), SEE_OTHER);
		assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.lines, 2);
	}
	assert_int_equal(at(f, &kit.second, &kit, "/register/a?done=saved"), OK);
	assert_true(page_says(f, "The register is saved"));
	assert_true(page_says(f, "Attended, 7 minutes late"));
	assert_true(page_says(f, "value=\"7\""));
}

static void noting__reads_the_register_no_more_often_than_its_page_does(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 6);
	const char *typed = arena_format(f->arena, "seen=0&do=save%s", row(f, &kit, 0, "came", ""));

	assert_int_equal(at(f, &kit.first, &kit, "/register/a"), OK);

	int of_page = f->statements;

	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), SEE_OTHER);
	assert_in_range(f->statements, 1, of_page);
}

static void noting__that_cannot_be_comes_back_whole(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3);
	const char *typed =
		arena_format(f->arena, "seen=0&do=save%s%s%s", row(f, &kit, 0, "absent", "12"),
			row(f, &kit, 1, "excluded", ""), row(f, &kit, 2, "", "soon"));

	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"soon\""));
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.lines, 0);
	typed = arena_format(f->arena, "seen=0&do=save%s%s%s",
		row(f, &kit, 0, "came", "4294967297"), row(f, &kit, 1, "came", "-4294967295"),
		row(f, &kit, 2, "came", "-1"));
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), UNPROCESSABLE);
	assert_int_equal(page_count(f, "Enter how many minutes late, such as 10"), 6); // each twice
	assert_true(page_says(f, "value=\"-4294967295\""));
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.lines, 0);
	typed = arena_format(f->arena, "seen=0&do=save%s%s", row(f, &kit, 0, "absent", "12"),
		row(f, &kit, 1, "excluded", ""));
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), UNPROCESSABLE);
	assert_true(page_says(f, "Minutes are entered of who came late, and of nobody else"));
	assert_true(page_says(f, "value=\"12\""));
	assert_true(page_count(f, "selected") == 3); // what was typed, and what was not
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.lines, 0);
}

/* Two rows were noted meanwhile, one of which was left blank here. */
static void shows_what_was_noted(struct fresh *f, bool is_by_self)
{
	struct room_kit kit = a_room(f, 2);
	const char *here = arena_format(f->arena, "seen=0&do=save%s%s", row(f, &kit, 0, "", ""),
		row(f, &kit, 1, "came", ""));

	notes_all(f, is_by_self ? &kit.first : &kit.second, &kit, WORKSHOP_A, 3);
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", here), UNPROCESSABLE);
	assert_true(page_says(f, "Something else was noted here meanwhile"));
	assert_true(page_says(f, "name=\"seen\" value=\"2\""));
	assert_int_equal(page_count(f, "value=\"absent\"\nselected"), 1);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.lines, 2);
}

static void noting__beside_somebody_else_shows_what_they_noted(void **state)
{
	shows_what_was_noted(*state, false);
}

static void noting__in_a_page_left_open_loses_nothing_that_was_saved_since(void **state)
{
	shows_what_was_noted(*state, true);
}

/* ---- signing ---- */

static void signing__by_two_passes_the_results_on(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const char *typed = arena_format(f->arena, "seen=0&do=sign%s%s",
		row(f, &kit, 0, "came", ""), row(f, &kit, 1, "left", ""));

	assert_int_equal(at(f, &kit.first, &kit, "/register/a/sign"), CONFLICTING);
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), SEE_OTHER);
	assert_true(strstr(f->reply.location, "/register/a/sign") != NULL);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(at(f, &kit.first, &kit, "/register/a/sign"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "until the other facilitator has signed too"));
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a/sign", "seen=1"), CONFLICTING);
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a/sign", "seen=2"), SEE_OTHER);
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a/sign", "seen=2"), CONFLICTING);
	assert_int_equal(at(f, &kit.second, &kit, "/register/a"), OK);
	assert_true(page_says(f, "Signed by one of two"));
	assert_int_equal(at(f, &kit.second, &kit, "/register/a/sign"), OK);
	assert_true(page_says(f, "Yours is the second name"));
	assert_int_equal(post_to(f, &kit.second, &kit, "/register/a/sign", "seen=2"), SEE_OTHER);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
	assert_int_equal(state_now(f, kit.referral[1]), REFERRAL_WITH_POLICE);
	assert_int_equal(at(f, &kit.first, &kit, "/register/a?done=closed"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Signed by both on"));
	assert_int_equal(page_count(f, "<select"), 0);
	assert_int_equal(page_count(f, "/correct/"), 2);
	assert_int_equal(post_to(f, &kit.first, &kit, "/register/a", typed), UNPROCESSABLE);
}

static void signing__is_not_the_coordinators(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	notes_all(f, &kit.path.p.coordinator, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	assert_int_equal(post_to(f, &kit.path.p.coordinator, &kit, "/register/a/sign", "seen=1"),
		CONFLICTING);
	assert_int_equal(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.signatures.n, 0);
}

/* ---- correcting ---- */

static void correcting__asks_why_and_shows_both(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct register_sheet *s;
	const char *page;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 1);
	both_sign(f, &kit, WORKSHOP_A);
	s = sheet_for(f, &kit.first, &kit, WORKSHOP_A);
	page = arena_format(f->arena, "/register/a/correct/%" PRId64, s->rows.at[0].place.v);
	assert_int_equal(at(f, &kit.first, &kit, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Recorded: Absent"));
	assert_int_equal(post_to(f, &kit.first, &kit, page, "seen=1&came=came&late=&because="),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "because", "Say why it is corrected"));
	assert_int_equal(post_to(f, &kit.first, &kit, page, "seen=7&came=came&late=&because=x"),
		CONFLICTING);
	assert_int_equal(
		post_to(f, &kit.first, &kit, page, "seen=1&came=came&late=5&because=Mixed+up"),
		SEE_OTHER);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_A_ATTENDED);
	assert_int_equal(page_get(f, &kit.first, f->reply.location), OK);
	assert_true(page_says(f, "The register is corrected"));
	assert_true(page_says(f, "Before: Absent. Now: Attended, 5 minutes late."));
	assert_true(page_says(f, "Mixed up"));
	assert_int_equal(at(f, &kit.third, &kit, page), NOT_FOUND);
}

/* ---- on paper ---- */

static void paper__has_row_codes_and_blank_boxes(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 10);
	const struct register_sheet *s = sheet_for(f, &kit.first, &kit, WORKSHOP_A);

	assert_int_equal(at(f, &kit.path.p.coordinator, &kit, "/register/a/print"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "sarn-sheet-paper__box"), 50);
	for (size_t i = 0; i < s->rows.n; i++)
		assert_true(page_says(f, arena_format(f->arena, ">%s<", s->rows.at[i].code)));
	assert_true(page_says(f, "Carys Sampl") && page_says(f, "Berwyn Sampl"));
}

/* ---- who speaks Welsh ---- */

static void welsh__is_said_of_who_speaks_it_wherever_they_are_rung_or_met(void **state)
{
	static const char *const pages[] = { "/people", "/people/shown", "/register/a",
		"/register/a/print" };
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 3); // the first of them does

	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(at(f, &kit.path.p.coordinator, &kit, pages[i]), OK);
		assert_null(page_trouble(f));
		assert_int_equal(page_count(f, "Speaks Welsh"), 1);
	}
}

/* ---- the ring list ---- */

static void ring_list__is_masked_until_revealed(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	int64_t person = referral_now(f, kit.referral[0]).person.v;
	const struct actor *by = &kit.path.p.coordinator;

	assert_int_equal(at(f, by, &kit, "/people"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "Sampla") || page_says(f, "07700"));
	assert_true(page_says(f, "2 people are booked and still to come"));
	assert_int_equal(entries(f, "person-contact", person), 0);
	assert_int_equal(at(f, by, &kit, "/people/shown"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Efa Sampla") && page_says(f, "07700"));
	assert_int_equal(entries(f, "person-name", person), 1);
	assert_int_equal(entries(f, "person-contact", person), 1);
	assert_int_equal(at(f, &f->sergeant, &kit, "/people"), FORBIDDEN);
	assert_int_equal(at(f, &kit.third, &kit, "/people"), NOT_FOUND);
}

static void ring_list__notes_the_first_contact_and_the_letter(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct actor *by = &kit.path.p.coordinator;
	long long id = (long long)kit.referral[0].v;
	const char *letter = arena_format(f->arena, "/referrals/%lld/letter\"", id);

	assert_int_equal(at(f, by, &kit, "/people"), OK);
	assert_true(page_says(f, letter));
	assert_int_equal(at(f, &kit.first, &kit, "/people"), OK);
	assert_false(page_says(f, letter)); // who leads sends none
	assert_int_equal(
		post_to(f, by, &kit, "/people", arena_format(f->arena, "contacted=%lld", id)),
		SEE_OTHER);
	assert_int_equal(post_to(f, by, &kit, "/people", arena_format(f->arena, "letter=%lld", id)),
		SEE_OTHER);
	assert_day(referral_now(f, kit.referral[0]).facts.contacted_on, 20260516);
	assert_int_equal(post_to(f, by, &kit, "/people", arena_format(f->arena, "letter=%lld", id)),
		CONFLICTING);
	assert_int_equal(post_to(f, by, &kit, "/people", "letter=17"), NOT_FOUND);
	assert_int_equal(at(f, by, &kit, "/people"), OK);
	assert_int_equal(page_count(f, "<button type=\"submit\" class=\"govuk-button "
				       "govuk-button--secondary\" name"),
		0);
	assert_true(page_says(f, letter)); // once more
}

/* ---- cancelling ---- */

static void cancelling__asks_why_and_what_is_not_held(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	const struct actor *by = &kit.path.p.coordinator;

	assert_int_equal(at(f, by, &kit, "/cancel"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "2 people are booked and still to come: they will wait"));
	assert_int_equal(
		post_to(f, by, &kit, "/cancel", "version=1&from=a&because="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "because", "Say why it is cancelled"));
	assert_int_equal(
		post_to(f, by, &kit, "/cancel", "version=1&from=b&because=Flood"), UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "from", "The register of workshop A has to be signed first"));
	assert_int_equal(
		post_to(f, by, &kit, "/cancel", "version=7&from=a&because=Flood"), CONFLICTING);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_BOOKED);
	assert_int_equal(
		post_to(f, by, &kit, "/cancel", "version=1&from=a&because=The+hall+%3Cflooded"),
		SEE_OTHER);
	assert_int_equal(state_now(f, kit.referral[0]), REFERRAL_POSTPONED);
	assert_int_equal(at(f, by, &kit, "?done=x"), OK);
	assert_true(page_says(f, "The cohort is cancelled"));
	assert_true(page_says(f, "The hall &lt;flooded"));
	assert_int_equal(at(f, by, &kit, "/cancel"), CONFLICTING);
	assert_int_equal(
		post_to(f, by, &kit, "/cancel", "version=2&from=a&because=Again"), CONFLICTING);
	assert_int_equal(
		post_to(f, &f->sergeant, &kit, "/cancel", "version=2&from=a&because=x"), FORBIDDEN);
	assert_int_equal(post_to(f, &f->elsewhere_coordinator, &kit, "/cancel",
				 "version=2&from=a&because=x"),
		NOT_FOUND);
}

/* ---- who leads ---- */

static struct facilitator_id who(struct fresh *f, const char *name)
{
	struct facilitator_id id = { 0 };

	READ (f, w) {
		struct facilitators all = facilitators_for(w, &f->coordinator);

		list_each (const struct facilitator *, each, &all)
			if (strcmp(each->name, name) == 0)
				id = each->id;
	}
	assert_int_not_equal(id.v, 0);
	return id;
}

static const char *led_by(struct fresh *f, int64_t version, const char *first, const char *second)
{
	return arena_format(f->arena,
		"version=%" PRId64 "&a-leader-1=%" PRId64 "&a-leader-2=%" PRId64, version,
		who(f, first).v, who(f, second).v);
}

static void leaders__are_changed_for_who_stands_in_until_the_register_is_signed(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct actor *by = &kit.path.p.coordinator;
	const char *stands_in = led_by(f, kit.cohort.version, "Carys Sampl", "Ceri Sampl");
	struct problems problems;

	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS); // the workshop is over
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), DONE);
	assert_int_equal(at(f, &kit.first, &kit, "/register/a"), OK);
	assert_true(page_says(f, "ask the coordinator to change who leads"));
	assert_int_equal(at(f, &kit.first, &kit, "/register/a/lead"), FORBIDDEN);
	assert_int_equal(at(f, by, &kit, "/register/a"), OK);
	assert_true(page_says(f, "/register/a/lead\">Change who leads</a>"));
	assert_int_equal(at(f, by, &kit, "/register/a/lead"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead", stands_in), SEE_OTHER);
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead", stands_in), CONFLICTING);
	assert_true(sheet_for(f, &kit.third, &kit, WORKSHOP_A)->self.v != 0);
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), REFUSED);
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	assert_true(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.closed_at.ms == 0);
	assert_int_equal(signs_it(f, &kit.third, &kit, WORKSHOP_A, &problems), DONE);
	assert_true(sheet_for(f, &kit.first, &kit, WORKSHOP_A)->state.closed_at.ms != 0);
	assert_int_equal(at(f, &kit.third, &kit, "/register/a"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Was to be led by Carys Sampl and Berwyn Sampl, until"));
	assert_int_equal(at(f, by, &kit, "/register/a/lead"), CONFLICTING);
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead",
				 led_by(f, 2, "Carys Sampl", "Berwyn Sampl")),
		CONFLICTING);
}

static void leaders__are_two_who_are_certified_and_free(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct actor *by = &kit.path.p.coordinator;
	struct facilitator untrained = { .name = "Dewi Sampl" };
	struct cohort other = a_plan(&kit.path.scene);
	struct problems none = { 0 };
	struct faults faults = { 0 };
	int64_t version = kit.cohort.version;

	f->now.ms -= INT64_C(20) * 24 * HOUR_MS;
	other.workshop[WORKSHOP_A].on = kit.cohort.workshop[WORKSHOP_A].on;
	other.mode = MODE_TELEPHONE;
	other.county = COUNTY_POW;
	other.workshop[WORKSHOP_A].leader[0] = who(f, "Ceri Sampl");
	other.workshop[WORKSHOP_A].leader[1] = who(f, "Alys Sampl");
	for (int i = 0; i < LEADERS; i++)
		scene_train(f, other.workshop[WORKSHOP_A].leader[i], MODULE_TELEPHONE);
	WRITE (f, w) {
		assert_int_equal(facilitator_add(w, by, &untrained, "", &none), DONE);
		assert_int_equal(cohort_plan(w, by, &other, &faults), DONE);
	}
	f->now.ms += INT64_C(20) * 24 * HOUR_MS;
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead",
				 led_by(f, version, "Carys Sampl", "Dewi Sampl")),
		UNPROCESSABLE);
	assert_true(page_says(f, "Dewi Sampl"));
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead",
				 led_by(f, version, "Carys Sampl", "Carys Sampl")),
		UNPROCESSABLE);
	assert_true(page_says(f, "Choose two different facilitators for workshop A"));
	assert_int_equal(post_to(f, by, &kit, "/register/a/lead",
				 led_by(f, version, "Ceri Sampl", "Carys Sampl")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_int_equal(at(f, &f->elsewhere_coordinator, &kit, "/register/a/lead"), NOT_FOUND);
}

/* ---- what waits ---- */

static enum status home_of(struct fresh *f, const struct actor *by)
{
	enum status status = page_get(f, by, "/home");

	assert_null(page_trouble(f));
	return status;
}

static void home__says_to_those_who_lead_what_their_register_waits_for(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);
	struct problems problems;

	assert_int_equal(home_of(f, &kit.first), OK);
	assert_true(page_says(f, "Register to take"));
	assert_true(page_says(f, "/register/a\">Cohort 1, workshop A</a>"));
	assert_true(page_says(f, "You lead next") && page_says(f, "Cohort 1, workshop B"));
	assert_true(page_says(f, "data-label=\"Where\""));
	assert_int_equal(entries(f, "cohort", kit.cohort.id.v), 3);
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	time_passes(f, INT64_C(4) * HOUR_MS);
	home_of(f, &kit.second);
	assert_true(page_says(f, "Register waits for your signature"));
	assert_int_equal(signs_it(f, &kit.first, &kit, WORKSHOP_A, &problems), DONE);
	home_of(f, &kit.first);
	assert_true(page_says(f, "Register waits for the signature of: Berwyn Sampl"));
	home_of(f, &kit.second);
	assert_true(page_says(f, "Register waits for your signature"));
	assert_int_equal(signs_it(f, &kit.second, &kit, WORKSHOP_A, &problems), DONE);
	home_of(f, &kit.first);
	assert_false(page_says(f, "Register waits") || page_says(f, "Register to take"));
	home_of(f, &kit.third);
	assert_false(page_says(f, "workshop A") || page_says(f, "You lead next"));
}

static void list__leaves_as_a_spreadsheet(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 2);

	assert_int_equal(page_get(f, &kit.first, "/registers"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "/registers.csv\""));
	assert_int_equal(page_get(f, &kit.first, "/registers.csv"), OK);
	assert_true(page_says(f, "list,workshop,on,when,stands,overdue,page\r\n"));
	assert_true(page_says(f, ",\"Cohort 1, workshop A\",2026-05-16,"));
	assert_true(page_says(f, ",Register to take,,"));
	assert_true(page_says(f, "You lead next,\"Cohort 1, workshop B\",2026-06-13,"));
	assert_int_equal(entries(f, "cohort", kit.cohort.id.v), 5); // planned; twice on each
	assert_int_equal(page_get(f, &kit.third, "/registers.csv"), OK);
	assert_false(page_says(f, "Cohort"));
	assert_int_equal(page_get(f, &f->sergeant, "/registers.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &kit.third, "/registers"), OK);
	assert_false(page_says(f, "/registers.csv")); // of nothing there is none
}

static void home__says_that_a_workshop_of_today_is_led_until_it_begins(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);

	f->now.ms -= INT64_C(4) * HOUR_MS; // nine in the morning
	home_of(f, &kit.first);
	assert_true(page_says(f, "You lead next") && page_says(f, "Cohort 1, workshop A"));
	assert_false(page_says(f, "Register to take"));
}

static void home__says_which_registers_are_overdue_to_who_sees_to_them(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 1);
	const struct actor *by[] = { &kit.path.p.coordinator, &kit.path.p.perpetrator_lead };

	time_passes(f, INT64_C(24) * HOUR_MS);
	home_of(f, by[0]);
	assert_false(page_says(f, "overdue"));
	time_passes(f, INT64_C(24) * HOUR_MS);
	for (size_t i = 0; i < array_size(by); i++) {
		home_of(f, by[i]);
		assert_true(page_says(f, "Registers overdue") && page_says(f, "1 day overdue"));
		assert_int_equal(page_get(f, by[i], "/registers"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Cohort 1, workshop A"));
	}
	time_passes(f, INT64_C(180) * 24 * HOUR_MS);
	home_of(f, by[0]);
	assert_true(page_says(f, "181 days overdue"));
	home_of(f, &f->elsewhere_coordinator);
	assert_false(page_says(f, "overdue"));
	assert_int_equal(page_get(f, &f->sergeant, "/registers"), FORBIDDEN);
	notes_all(f, &kit.first, &kit, WORKSHOP_A, 0);
	both_sign(f, &kit, WORKSHOP_A);
	home_of(f, by[0]);
	assert_false(page_says(f, "workshop A"));
}

static void home__asks_for_no_register_of_a_workshop_to_which_nobody_came_or_comes(void **state)
{
	struct fresh *f = *state;
	struct room_kit kit = a_room(f, 0);

	time_passes(f, INT64_C(40) * 24 * HOUR_MS);
	home_of(f, &kit.path.p.coordinator);
	assert_false(page_says(f, "overdue"));
	home_of(f, &kit.first);
	assert_false(page_says(f, "Register to take"));
}

static void dues__that_are_left_out_are_told_of(void **state)
{
	struct fresh *f = *state;
	struct html out = html_new(f->arena, ENGLISH, 4096);
	struct due_row row = { .says = "" };
	struct dues_view view = {
		.lists = { { .says = "You lead next", .third = "", .at = &row, .n = 1 } }, .n = 1
	};

	view_dues(&out, &view);
	assert_null(strstr(out.out.at, "Only the first"));
	view.lists[0].found = 2;
	view_dues(&out, &view);
	assert_non_null(strstr(out.out.at, "Only the first of them are shown here."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(register__shows_the_whole_room_to_those_who_take_it),
		SERVED(register__is_there_in_welsh),
		SERVED(register__is_found_from_its_cohort),
		SERVED(register__is_found_from_a_referral),
		SERVED(noting__keeps_what_was_typed_and_saved_twice_is_once),
		SERVED(noting__reads_the_register_no_more_often_than_its_page_does),
		SERVED(noting__that_cannot_be_comes_back_whole),
		SERVED(noting__beside_somebody_else_shows_what_they_noted),
		SERVED(noting__in_a_page_left_open_loses_nothing_that_was_saved_since),
		SERVED(signing__by_two_passes_the_results_on),
		SERVED(signing__is_not_the_coordinators),
		SERVED(correcting__asks_why_and_shows_both),
		SERVED(paper__has_row_codes_and_blank_boxes),
		SERVED(welsh__is_said_of_who_speaks_it_wherever_they_are_rung_or_met),
		SERVED(ring_list__is_masked_until_revealed),
		SERVED(ring_list__notes_the_first_contact_and_the_letter),
		SERVED(cancelling__asks_why_and_what_is_not_held),
		SERVED(leaders__are_changed_for_who_stands_in_until_the_register_is_signed),
		SERVED(leaders__are_two_who_are_certified_and_free),
		SERVED(home__says_to_those_who_lead_what_their_register_waits_for),
		SERVED(list__leaves_as_a_spreadsheet),
		SERVED(home__says_that_a_workshop_of_today_is_led_until_it_begins),
		SERVED(home__says_which_registers_are_overdue_to_who_sees_to_them),
		SERVED(home__asks_for_no_register_of_a_workshop_to_which_nobody_came_or_comes),
		SERVED(dues__that_are_left_out_are_told_of),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
