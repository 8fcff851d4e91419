/* SPDX-License-Identifier: MIT */
/*
 * The pages of referrals, asked through the frame as each of those who use them.
 */
#include "areas/referral/pages.h"

#include "areas/caution/pages.h"
#include "areas/person/pages.h"
#include "areas/referral/outside.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/store.h"
#include "areas/referral/testing_kept.h"
#include "base/code.h"
#include "http/request_test_kit.h"
#include "i18n/i18n.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, referral_routes, person_routes, caution_routes, NULL);
	return 0;
}

/* ---- somebody on their way ---- */

struct way {
	struct path path;
	struct programme p;   // of that path
	struct cohort cohort; // workshops on 6 June and 4 July 2026
	struct place place;   // held in it by the sergeant
	struct person_id person;
	struct caution_id caution; // given, to be complete by 24 July 2026
};

static struct place a_place_in(struct fresh *f, struct cohort_id cohort)
{
	struct wanted wanted = { COHORT_MI, WELSH, COUNTY_POW, day(20260724) };
	struct check check = a_check();
	struct problems none = { 0 };
	struct place place;

	WRITE (f, w)
		assert_int_equal(
			check_hold(w, &f->sergeant, cohort, &wanted, &check, &place, &none), DONE);
	return place;
}

static struct caution_id a_caution_with(
	struct fresh *f, const struct programme *p, struct person_id person, struct place_id place)
{
	struct kept_caution draft = a_draft(f->arena, person);
	struct problems none = { 0 };
	struct caution_id id = { 0 };

	draft.facts.prosecution_limit = day(20261004);
	draft.place = place;
	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(caution_propose(w, &p->referrer, &draft, &none, &id), DONE);
	}
	caution_step(f, &f->sergeant, id, CAUTION_AUTHORISE);
	caution_step(f, &p->referrer, id, CAUTION_ISSUE);
	return id;
}

/* Nobody was referred yet; the clock shows noon on 6 May 2026. */
static struct way a_way(struct fresh *f)
{
	struct way way = { .path = a_path(f) };

	way.p = way.path.p;
	way.cohort = a_pair(f, &way.path, 20260606, 10);
	way.place = a_place_in(f, way.cohort.id);
	way.person = somebody(f, &way.p, "Efa", "Sampl");
	way.caution = a_caution_with(f, &way.p, way.person, way.place.id);
	return way;
}

static void day_is(struct fresh *f, int number)
{
	clock_to(f, day(number));
}

static struct referral_id begun(struct fresh *f, const struct way *way, struct referral_new new_one)
{
	struct problems none;
	struct referral_id id = { 0 };

	new_one.first.deed.act = DO_REFER;
	new_one.first.reason[REASONED_CHECK] = "It was made on paper.";
	assert_int_equal(begins(f, &way->p.referrer, &new_one, &none, &id), DONE);
	return id;
}

/* By the referrer, after the caution; the held place is kept for it. */
static struct referral_id a_sent_referral(struct fresh *f, const struct way *way)
{
	return begun(f, way,
		(struct referral_new){ .person = way->person,
			.source = SOURCE_CAUTION,
			.caution = way->caution,
			.first = { .place = way->place.id } });
}

static void is_triaged(struct fresh *f, const struct way *way, struct referral_id id)
{
	did(f, &way->p.triage_worker, id, a_step(DO_OPEN_TRIAGE));
	did(f, &way->p.triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	did(f, &way->p.triage_worker, id, a_step(DO_SEND_ON));
}

static struct referral_id a_triaged_referral(struct fresh *f, const struct way *way)
{
	struct referral_id id = a_sent_referral(f, way);

	is_triaged(f, way, id);
	return id;
}

static void is_accepted(struct fresh *f, const struct way *way, struct referral_id id)
{
	did(f, &way->p.coordinator, id, a_step(DO_RECEIVE));
	did(f, &way->p.coordinator, id, a_step(DO_ACCEPT));
}

static struct referral_id an_accepted_referral(struct fresh *f, const struct way *way)
{
	struct referral_id id = a_triaged_referral(f, way);

	is_accepted(f, way, id);
	return id;
}

static struct referral_id a_booked_referral(struct fresh *f, const struct way *way)
{
	struct referral_id id = an_accepted_referral(f, way);

	did(f, &way->p.coordinator, id, a_booking(DO_BOOK, way->cohort.id));
	return id;
}

/* ---- on the person's page ---- */

static void person__leads_to_what_there_is_of_them(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *page = arena_format(f->arena, "/people/%lld", (long long)way.person.v);
	const char *cautions = arena_format(f->arena, "%s/cautions", page);
	const char *found = arena_format(f->arena, "search=%s", way.place.code);
	struct referral_id id;

	assert_int_equal(page_post(f, &way.p.referrer, "/people", found), OK);
	assert_true(page_says(f, page)); // by the slip, before the person is referred
	assert_int_equal(page_get(f, &way.p.referrer, page), OK);
	assert_true(page_says(f, cautions));
	assert_false(page_says(f, "/referrals/"));
	id = a_triaged_referral(f, &way);
	assert_true(audit_carry_all(f->audit)); // what follows is newer
	assert_int_equal(page_get(f, &way.p.coordinator, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, arena_format(f->arena, "/referrals/%lld", (long long)id.v)));
	assert_int_equal(page_count(f, "Referral "), 1);
	assert_false(page_says(f, cautions));

	struct audit_filter filter = { .kind = "referral", .id = id.v };
	struct audit_page log;

	assert_true(audit_list(f->audit, f->arena, &filter, 0, 1, &log));
	assert_int_equal(log.at[0].account, way.p.coordinator.account.v);
	assert_string_equal(log.at[0].act, "list");
}

static void search__leads_to_the_referral(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_triaged_referral(f, &way);
	const char *to = arena_format(f->arena, "/referrals/%lld\"", (long long)id.v);
	const char *const said[] = { way.place.code, referral_now(f, id).reference, "sam",
		"sampl+efa" };

	for (size_t i = 0; i < array_size(said); i++) {
		const char *search = arena_format(f->arena, "search=%s", said[i]);

		assert_int_equal(page_post(f, &way.p.coordinator, "/referrals", search), OK);
		assert_null(page_trouble(f));
		assert_int_equal(page_count(f, to), 1);
		assert_true(page_says(f, "1 referral"));
		assert_false(page_says(f, "Efa"));
		assert_false(page_says(f, ".csv"));
		assert_int_equal(page_post(f, &f->elsewhere_coordinator, "/referrals", search), OK);
		assert_false(page_says(f, to));
	}
	assert_int_equal(page_post(f, &way.p.coordinator, "/referrals", "search=efx"), OK);
	assert_true(page_says(f, "No referral was found."));
	assert_int_equal(page_post(f, &way.p.coordinator, "/referrals", "search="), SEE_OTHER);
}

static void person__is_corrected_by_the_force_until_another_takes_the_referral_on(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *page = arena_format(f->arena, "/people/%lld", (long long)way.person.v);
	const char *correct = arena_format(f->arena, "%s/correct", page);
	static const char fields[] = "version=%d&given-names=%s&family-name=Sampl&known-as=&"
				     "born-day=18&born-month=5&born-year=1990&sex=m&language=en&"
				     "other-language=&county=POW&address=&phone-1=07700900124&"
				     "phone-2=&phone-3=&email=&police-reference=&access-needs=";
	struct referral_id id;

	assert_int_equal(page_get(f, &way.p.referrer, page), OK);
	assert_true(page_says(f, correct));
	assert_int_equal(page_get(f, &way.p.referrer, correct), OK);
	assert_null(page_trouble(f));
	id = a_sent_referral(f, &way);
	assert_int_equal(
		page_post(f, &f->sergeant, correct, arena_format(f->arena, fields, 1, "Elin")),
		SEE_OTHER);
	assert_int_equal(
		page_get(f, &way.p.triage_worker, arena_format(f->arena, "%s/name", page)), OK);
	assert_true(page_says(f, "Elin Sampl"));
	assert_true(page_says(f, "18 May 1990"));
	assert_false(page_says(f, correct));

	struct audit_filter filter = {
		.kind = "person", .id = way.person.v, .act = "person-change"
	};
	struct audit_page log;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 5, &log));
	assert_int_equal(log.n, 1);
	assert_int_equal(log.at[0].account, f->sergeant.account.v);
	assert_non_null(strstr(log.at[0].fields, "given-names"));
	assert_string_equal(log.at[0].role, "authorising-sergeant");

	did(f, &way.p.triage_worker, id, a_step(DO_OPEN_TRIAGE));
	assert_int_equal(page_get(f, &way.p.referrer, page), OK);
	assert_false(page_says(f, correct));
	assert_int_equal(page_get(f, &way.p.referrer, correct), CONFLICTING);
	assert_int_equal(
		page_post(f, &way.p.referrer, correct, arena_format(f->arena, fields, 2, "Siân")),
		CONFLICTING);
	assert_true(page_says(f, "Others work with this person by now."));
}

/* ---- on the place's page ---- */

static void place__that_a_referral_has_is_printed_and_not_given_again(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *hold = arena_format(f->arena, "/holds/%lld", (long long)way.place.id.v);
	const char *slip = arena_format(f->arena, "%s/slip", hold);
	const char *in_english = arena_format(f->arena, "%s?language=en", slip);
	const char *const to_refer[] = { "refer", "refer/add", "refer/new" };

	assert_int_equal(page_get(f, &f->sergeant, in_english), OK);
	assert_true(page_says(f, "This place is kept for you."));
	assert_int_equal(
		page_get(f, &f->sergeant, arena_format(f->arena, "%s/refer", hold)), CONFLICTING);
	assert_true(page_says(f, "A caution has this place already"));
	a_booked_referral(f, &way);
	for (size_t i = 0; i < array_size(to_refer); i++) {
		assert_int_equal(page_get(f, &f->sergeant,
					 arena_format(f->arena, "%s/%s", hold, to_refer[i])),
			CONFLICTING);
		assert_true(page_says(f, "A referral has this place already"));
	}
	assert_int_equal(page_get(f, &f->sergeant, hold), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, slip));
	assert_false(page_says(f, "Hold a place again"));
	assert_int_equal(page_get(f, &f->sergeant, in_english), OK);
	assert_true(page_says(f, "This place is kept for you."));
	assert_int_equal(page_get(f, &f->sergeant, "/holds"), OK);
	assert_false(page_says(f, hold));
	assert_int_equal(page_get(f, &f->sergeant, "/holds?show=kept"), OK);
	assert_true(page_says(f, hold));
}

/* ---- pages ---- */

static enum status at(
	struct fresh *f, const struct actor *by, struct referral_id id, const char *after)
{
	return page_get(f, by, arena_format(f->arena, "/referrals/%lld%s", (long long)id.v, after));
}

/* Sends the form of that act, as of the version that stands. */
static enum status act(struct fresh *f, const struct actor *by, struct referral_id id,
	enum referral_act act, const char *fields)
{
	int64_t version = referral_now(f, id).version;

	return page_post(f, by,
		arena_format(f->arena, "/referrals/%lld/act/%s", (long long)id.v,
			referral_acts[act].name),
		arena_format(f->arena, "version=%lld%s%s", (long long)version,
			fields[0] == '\0' ? "" : "&", fields));
}

static const char *act_link(struct fresh *f, enum referral_act act)
{
	return arena_format(f->arena, "/act/%s\"", referral_acts[act].name);
}

static struct referral_id made_id(struct fresh *f)
{
	long long id = 0;

	assert_non_null(f->reply.location);
	assert_memory_equal(f->reply.location, "/referrals/", 11);
	for (const char *at = f->reply.location + 11; *at >= '0' && *at <= '9'; at++)
		id = id * 10 + (*at - '0');
	return (struct referral_id){ id };
}

/* ---- the work list ---- */

static void list__says_what_waits_for_whom(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const struct actor *all[] = { &way.p.referrer, &f->sergeant, &way.p.triage_worker,
		&way.p.coordinator, &way.p.perpetrator_lead, &way.p.facilitator };

	for (size_t i = 0; i < array_size(all); i++) {
		assert_int_equal(page_get(f, all[i], "/referrals"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Nothing waits for you."));
		assert_int_equal(page_get(f, all[i], "/referrals?show=all"), OK);
		assert_true(page_says(f, "There is no referral that you may see yet."));
	}
	a_sent_referral(f, &way);
	assert_int_equal(page_get(f, &way.p.triage_worker, "/referrals"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 thing to do"));
	assert_true(page_says(f, "E. S."));
	assert_true(page_says(f, "Triage worker"));
	assert_true(page_says(f, "24 July 2026"));
	assert_false(page_says(f, "Efa"));
	assert_false(page_says(f, "Overdue</strong>"));
	assert_int_equal(page_get(f, &way.p.referrer, "/referrals"), OK);
	assert_true(page_says(f, "Nothing waits for you."));
	assert_int_equal(page_get(f, &way.p.referrer, "/referrals?show=all"), OK);
	assert_true(page_says(f, "1 referral"));
	assert_int_equal(page_get(f, &way.p.coordinator, "/referrals?show=all"), OK);
	assert_true(page_says(f, "There is no referral that you may see yet."));
	day_is(f, 20260508);
	assert_int_equal(page_get(f, &way.p.triage_worker, "/cy/referrals"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_get(f, &way.p.triage_worker, "/referrals?late=yes"), OK);
	assert_true(page_says(f, "govuk-tag--red"));
}

static void list__is_filtered(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	static const struct {
		const char *query;
		bool finds;
	} cases[] = {
		{ "state=referred", true },
		{ "state=booked", false },
		{ "county=POW", true },
		{ "county=GWN", false },
		{ "type=MI", true },
		{ "type=FN", false },
		{ "late=yes", false },
		{ "state=referred&county=POW&type=MI", true },
	};

	a_sent_referral(f, &way);
	for (size_t i = 0; i < array_size(cases); i++)
		for (int all = 0; all < 2; all++) {
			assert_int_equal(
				page_get(f, &way.p.triage_worker,
					arena_format(f->arena, "/referrals?show=%s&%s",
						all == 1 ? "all" : "mine", cases[i].query)),
				OK);
			assert_int_equal(page_says(f, "E. S."), cases[i].finds);
			assert_int_equal(
				page_says(f, "No referral is like that."), !cases[i].finds);
			assert_true(page_says(f, "moj-filter__tag"));
		}
	assert_int_equal(page_get(f, &way.p.triage_worker, "/referrals?state=lost"), UNPROCESSABLE);
	assert_true(page_has_problem(f, "state", "Choose a stage from the list"));
	assert_int_equal(page_get(f, &way.p.triage_worker, "/referrals?county=XYZ"), UNPROCESSABLE);
}

static struct way a_way_of(struct fresh *f, enum sex sex)
{
	struct way way = a_way(f);
	struct person_new person = { .facts = facts_of_somebody("Nia", "Sampl") };

	person.facts.sex = sex;
	way.person = somebody_with(f, &way.p, &person);
	return way;
}

static void refer__asks_why_that_group_where_neither_sex_is_recorded(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way_of(f, SEX_UNSAID);
	const char *form =
		arena_format(f->arena, "/referrals/new?person=%lld", (long long)way.person.v);
	const char *said = arena_format(f->arena,
		"person=%lld&source=police&type=MN&victim=none&reason-group=",
		(long long)way.person.v);

	assert_int_equal(page_get(f, &way.p.referrer, form), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Why this group, as neither sex is recorded"));
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new", said), UNPROCESSABLE);
	assert_true(page_has_problem(f, "reason-group", reasoned_lacks(REASONED_GROUP)));
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s%s", said, "As+the+person+asks")),
		SEE_OTHER);
	assert_int_equal(page_get(f, &way.p.referrer, f->reply.location), OK);
	assert_true(page_says(f, "As the person asks ("));
}

static void refer__into_a_group_of_the_other_sex_is_refused_beside_the_group(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way_of(f, SEX_FEMALE);

	assert_int_equal(page_get(f, &way.p.referrer,
				 arena_format(f->arena, "/referrals/new?person=%lld",
					 (long long)way.person.v)),
		OK);
	assert_false(page_says(f, "reason-group"));
	assert_int_equal(
		page_post(f, &way.p.referrer, "/referrals/new",
			arena_format(f->arena, "person=%lld&source=police&type=MN&victim=none",
				(long long)way.person.v)),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "type", sex_does_not_fit));
}

static void list__goes_on_over_pages(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);

	for (int i = 0; i < 51; i++)
		begun(f, &way,
			(struct referral_new){ .person = somebody(f, &way.p, "Efa", "Sampl"),
				.source = SOURCE_SELF,
				.type = COHORT_MN });
	for (int all = 0; all < 2; all++) {
		const char *next;

		assert_int_equal(page_get(f, &way.p.triage_worker,
					 all == 1 ? "/referrals?show=all" : "/referrals"),
			OK);
		assert_int_equal(page_count(f, "E. S."), 50);
		assert_true(page_says(f, "and more follow"));
		next = strstr(page_text(f), "after-due=");
		assert_non_null(next);
		next = arena_format(f->arena, "/referrals?show=%s&%.*s", all == 1 ? "all" : "mine",
			(int)strcspn(next, "\""), next);
		for (char *amp; (amp = strstr(next, "&amp;")) != NULL;)
			memmove(amp + 1, amp + 5, strlen(amp + 5) + 1);
		assert_int_equal(page_get(f, &way.p.triage_worker, next), OK);
		assert_int_equal(page_count(f, "E. S."), 1);
		assert_true(page_says(f, "rel=\"prev\""));
	}
}

static void list__as_a_spreadsheet(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_sent_referral(f, &way);

	assert_int_equal(page_get(f, &way.p.triage_worker, "/referrals.csv"), OK);
	assert_true(page_says(f, "reference,name,county,group,source,stage,"));
	assert_true(page_says(
		f, arena_format(f->arena, "\n%s,E. S.,Powys,", referral_now(f, id).reference)));
	assert_true(page_says(f, ",E. S.,Powys,MI,caution,referred,Referred,Triage worker,"));
	assert_true(page_says(f, ",2026-07-24,"));
	assert_false(page_says(f, "Efa"));
	assert_int_equal(page_get(f, &f->auditor, "/referrals.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/referrals"), FORBIDDEN);
	assert_int_equal(page_get(f, NULL, "/referrals"), SEE_OTHER);
}

/* ---- referring ---- */

/* One sentence, and the way to it: nothing of what the form would ask. */
static void assert_says_it_goes_on(struct fresh *f, struct referral_id id)
{
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "This person was referred already"), 1);
	assert_true(
		page_says(f, arena_format(f->arena, "href=\"/referrals/%lld\"", (long long)id.v)));
	assert_false(page_says(f, "Choose the group"));
	assert_false(page_says(f, "is not held any more"));
}

static void refer__a_second_time_leads_to_the_first(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_sent_referral(f, &way);
	struct actor second = a_worker(f, f->force, "ail.swyddog", ROLE_REFERRER);
	const char *form =
		arena_format(f->arena, "person=%lld&source=caution", (long long)way.person.v);
	const struct actor *officers[] = { &way.p.referrer, &second };

	for (size_t i = 0; i < array_size(officers); i++) {
		assert_int_equal(page_post(f, officers[i], "/referrals/new", form), CONFLICTING);
		assert_says_it_goes_on(f, id);
	}
	assert_int_equal(
		page_get(f, &second, arena_format(f->arena, "/referrals/%lld", (long long)id.v)),
		OK);
	assert_int_equal(page_post(f, &second, "/cy/referrals/new", form), CONFLICTING);
	assert_true(page_says(
		f, arena_format(f->arena, "href=\"/cy/referrals/%lld\">Mynd i’r atgyfeiriad hwnnw<",
			   (long long)id.v)));
}

static void refer__carries_on_what_is_known(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *address =
		arena_format(f->arena, "/referrals/new?caution=%lld", (long long)way.caution.v);
	struct referral_id id;

	assert_int_equal(page_get(f, &way.p.referrer, address), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "E. S."));
	assert_false(page_says(f, "Efa"));
	assert_true(page_says(f, "24 July 2026"));
	assert_true(page_says(f, "6 June 2026"));
	assert_true(page_says(f, "Refer to triage"));
	assert_false(page_says(f, "name=\"type\""));
	assert_false(page_says(f, "name=\"source\""));
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "caution=%lld", (long long)way.caution.v)),
		SEE_OTHER);
	id = made_id(f);

	struct kept_referral r = referral_now(f, id);

	assert_int_equal(r.person.v, way.person.v);
	assert_int_equal(r.place.v, way.place.id.v);
	assert_int_equal(r.diversion.v, way.p.diversion.v);
	assert_int_equal(referral_state(&r.facts), REFERRAL_REFERRED);
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "caution=%lld", (long long)way.caution.v)),
		CONFLICTING); // a second time
	assert_says_it_goes_on(f, id);
	assert_int_equal(page_get(f, &way.p.referrer, address), CONFLICTING);
	assert_says_it_goes_on(f, id);
	assert_int_equal(
		page_get(f, &way.p.referrer,
			arena_format(f->arena, "/cautions/%lld", (long long)way.caution.v)),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "It was given, and the person was referred."));
	assert_true(page_says(f, arena_format(f->arena, "/referrals/%lld", (long long)id.v)));
	assert_false(page_says(f, "/referrals/new?caution="));
	address = arena_format(f->arena, "/holds/%lld", (long long)way.place.id.v);
	assert_int_equal(page_get(f, &way.p.referrer, address), OK);
	assert_false(page_says(f, "Hold a place again"));
	address = arena_format(f->arena, "%s/refer", address);
	assert_int_equal(page_get(f, &way.p.referrer, address), CONFLICTING);
}

/* The place is kept, of no use, and in nobody's way. */
static void refer__goes_without_a_place_that_was_cancelled(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *address =
		arena_format(f->arena, "/referrals/new?caution=%lld", (long long)way.caution.v);
	struct problems none = { 0 };

	WRITE (f, w)
		assert_int_equal(cohort_cancel(w, &way.p.coordinator, way.cohort.id, 1,
					 "Snow; sampl", &none),
			DONE);
	assert_int_equal(page_get(f, &way.p.referrer, address), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "is not held any more. The coordinator books another."));
	assert_true(page_says(f, "name=\"type\""));
	begun(f, &way,
		(struct referral_new){ .person = way.person,
			.source = SOURCE_CAUTION,
			.caution = way.caution,
			.type = COHORT_MI });
	address = arena_format(f->arena, "/cautions/%lld", (long long)way.caution.v);
	assert_int_equal(page_get(f, &way.p.referrer, address), OK);
	assert_false(page_says(f, "The place that was held for this caution is gone"));
}

static void refer__asks_for_the_rest_where_no_caution_is(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct person_id other = somebody_with(f, &way.p,
		&(struct person_new){
			.facts = facts_of_somebody("Siân", "Sampl"), .reference = "CDFG2347" });
	const char *with_person = arena_format(f->arena, "person=%lld", (long long)other.v);

	assert_int_equal(page_get(f, &way.p.referrer, "/referrals/new"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(
		page_post(f, &way.p.referrer, "/referrals/new", "reference="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "reference",
		"Enter the reference of a person whom you may see, as it stands on their page"));
	assert_int_equal(
		page_post(f, &way.p.referrer, "/referrals/new", "reference=XXXX"), UNPROCESSABLE);
	assert_int_equal(
		page_post(f, &way.p.referrer, "/referrals/new", "reference=CDFG+2347"), SEE_OTHER);
	assert_string_equal(
		f->reply.location, arena_format(f->arena, "/referrals/new?%s", with_person));
	assert_int_equal(page_get(f, &way.p.referrer, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "name=\"type\""));
	assert_int_equal(
		page_post(f, &way.p.referrer, "/referrals/new", with_person), UNPROCESSABLE);
	assert_true(page_has_problem(f, "source", "Say where the referral comes from"));
	assert_true(page_has_problem(f, "type", "Choose the group that the person would join"));
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s&source=self&type=MN", with_person)),
		SEE_OTHER);
	made_id(f);
}

static void refer__is_for_the_force_alone(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *caution = arena_format(f->arena, "caution=%lld", (long long)way.caution.v);
	const struct actor *others[] = { &way.p.triage_worker, &way.p.coordinator,
		&way.p.perpetrator_lead, &way.p.facilitator };

	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(page_get(f, others[i], "/referrals/new"), FORBIDDEN);
		assert_int_equal(page_post(f, others[i], "/referrals/new", caution), FORBIDDEN);
	}
	assert_int_equal(page_get(f, &way.p.referrer, "/referrals/new?caution=17"), NOT_FOUND);
	assert_int_equal(page_get(f, &way.p.referrer, "/referrals/new?person=17"), NOT_FOUND);
}

/* ---- one referral ---- */

static void referral__shows_whose_it_is_and_what_they_may_do(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_sent_referral(f, &way);

	assert_int_equal(at(f, &way.p.triage_worker, id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(f->statements <= 60); // however many acts there are
	assert_true(page_says(f, "It is with: Triage worker, until Thursday 7 May 2026"));
	assert_true(page_says(f, "/triage\""));
	assert_false(page_says(f, act_link(f, DO_OPEN_TRIAGE)));
	assert_true(page_says(f, act_link(f, DO_ASK)));
	assert_false(page_says(f, act_link(f, DO_RECEIVE)));
	assert_false(page_says(f, "Efa"));
	assert_true(page_says(f, "Caution given: "));
	assert_true(page_says(f, "Workshop B: not booked yet"));
	assert_true(page_says(f, "79 days until the deadline, and no workshop is booked."));
	assert_int_equal(at(f, &way.p.referrer, id, ""), OK);
	assert_false(page_says(f, "/triage\""));
	assert_false(page_says(f, "/flags\""));
	assert_false(
		page_says(f, act_link(f, DO_VOID))); // only a draft, or while something is asked
	assert_true(page_says(f, "/cautions/"));
	assert_int_equal(at(f, &f->sergeant, id, ""), OK);
	assert_false(page_says(f, act_link(f, DO_EXTEND)));
	assert_true(page_says(f, "/act?act=extend")); // once, with the caution
	assert_int_equal(at(f, &way.p.coordinator, id, ""), NOT_FOUND);
	assert_int_equal(at(f, &f->commissioning_officer, id, ""), FORBIDDEN);
	assert_int_equal(page_get(f, &way.p.triage_worker,
				 arena_format(f->arena, "/cy/referrals/%lld", (long long)id.v)),
		OK);
	assert_null(page_trouble(f));
}

static void record__of_the_caution_has_the_referral_and_its_workshops(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const char *page = arena_format(
		f->arena, "/cautions/%lld/record", (long long)referral_now(f, id).caution.v);
	const char *says = arena_format(f->arena, "Reference of the referral: %s\n",
		code_words(f->arena, referral_now(f, id).reference));

	assert_int_equal(page_get(f, &f->sergeant, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
	did(f, &way.p.coordinator, id, a_booking(DO_BOOK, way.cohort.id));
	assert_int_equal(page_get(f, &f->sergeant, page), OK);
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		assert_true(page_says(
			f, arena_format(f->arena, "Workshop %c: %s\n",
				   letter == WORKSHOP_A ? 'A' : 'B',
				   date_words(f->arena, ENGLISH, way.cohort.workshop[letter].on))));
}

static void referral__tells_the_provider_no_more_of_a_caution_than_its_dates(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const struct actor *const provider[] = { &way.p.perpetrator_lead, &way.p.coordinator };

	assert_int_equal(at(f, &way.p.triage_worker, id, ""), OK);
	assert_true(page_says(f, "/triage\"")); // stays open alongside
	assert_true(page_says(f, "Check before a caution is offered"));
	assert_true(page_says(f, "Every rule met that is shown here"));
	for (size_t i = 0; i < array_size(provider); i++) {
		assert_int_equal(at(f, provider[i], id, ""), OK);
		assert_true(page_says(f, "Conditional caution, given on "));
		assert_true(page_says(f, "/flags\"")); // safety and access, of triage
		assert_false(page_says(f, "/triage\""));
		assert_false(page_says(f, "/cautions/"));
		assert_false(page_says(f, "Common assault"));
		assert_false(page_says(f, "Check before a caution is offered"));
	}
}

/* Whoever reads the caution, which keeps the day of its offence. */
static void referral__shows_what_its_deadline_stands_against(void **state)
{
	static const char *const says[] = { "Usual time from the offence",
		"Saturday 25 July 2026, after 16 weeks", "Longest time from the offence",
		"Saturday 22 August 2026, after 20 weeks", "Last day for a prosecution",
		"Usual time from the offence: Saturday 25 July 2026",
		"Longest time from the offence: Saturday 22 August 2026",
		"Last day for a prosecution: Sunday 4 October 2026" };
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const struct actor *const readers[] = { &way.p.referrer, &f->sergeant,
		&way.p.triage_worker };
	const struct actor *const others[] = { &way.p.perpetrator_lead, &way.p.coordinator };

	for (size_t i = 0; i < array_size(readers); i++) {
		assert_int_equal(at(f, readers[i], id, ""), OK);
		assert_null(page_trouble(f));
		for (size_t k = 0; k < array_size(says); k++)
			assert_true(page_says(f, says[k]));
	}
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(at(f, others[i], id, ""), OK);
		assert_true(page_says(f, "Deadline: Friday 24 July 2026"));
		for (size_t k = 0; k < array_size(says); k++)
			assert_false(page_says(f, says[k]));
	}
}

/* What is too far off to be drawn is said all the same, and that it is not there to be seen. */
static void picture__says_of_a_day_far_off_that_it_is_not_drawn(void **state)
{
	struct fresh *f = *state;
	struct referral r = { .source = SOURCE_CAUTION, .deadline = day(20260724) };
	struct caution_before caution = { day(20260504),
		{ .usual = day(20260725), .prosecution = day(20280404) } };
	struct picture p = picture_of(f->arena, &r, &caution, day(20260506));
	struct picture_view view = picture_words(f->arena, ENGLISH, &p);

	assert_string_equal(view.to, "25 July 2026");
	assert_int_equal(view.marks[3].kind, MARK_USUAL);
	assert_non_null(view.marks[3].x);
	assert_string_equal(
		view.marks[3].words, "Usual time from the offence: Saturday 25 July 2026");
	assert_int_equal(view.marks[4].kind, MARK_PROSECUTION);
	assert_null(view.marks[4].x);
	assert_string_equal(view.marks[4].words,
		"Last day for a prosecution: Tuesday 4 April 2028 (outside the picture)");
}

static void path__is_walked_with_one_short_form_an_act(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_triaged_referral(f, &way);
	const struct actor *coordinator = &way.p.coordinator;
	const char *cohort = arena_format(f->arena, "cohort=%lld", (long long)way.cohort.id.v);
	const struct {
		const struct actor *by;
		enum referral_act act;
		const char *fields;
		int today;
	} steps[] = {
		{ coordinator, DO_RECEIVE, "", 20260511 },
		{ coordinator, DO_ACCEPT, "", 20260511 },
		{ coordinator, DO_CONTACT, "", 20260512 },
		{ coordinator, DO_BOOK, cohort, 20260513 },
		{ coordinator, DO_SEND_LETTER, "", 20260514 },
		{ coordinator, DO_CLOSE, "", 20260706 },
	};
	const struct {
		enum referral_act act;
		int today;
	} of_registers[] = { { DO_RECORD_A, 20260606 }, { DO_RECORD_B, 20260704 } };

	for (size_t i = 0; i < array_size(steps); i++) {
		const char *address =
			arena_format(f->arena, "/act/%s", referral_acts[steps[i].act].name);

		if (steps[i].act == DO_CLOSE)
			for (size_t n = 0; n < array_size(of_registers); n++) {
				day_is(f, of_registers[n].today);
				assert_int_equal(at(f, coordinator, id, ""), OK);
				assert_true(page_says(f, "/register\""));
				did(f, coordinator, id,
					a_result(of_registers[n].act, ATTENDANCE_ATTENDED));
			}
		day_is(f, steps[i].today);
		assert_int_equal(at(f, steps[i].by, id, ""), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, act_link(f, steps[i].act)));
		assert_int_equal(at(f, steps[i].by, id, address), OK);
		assert_null(page_trouble(f));
		if (act(f, steps[i].by, id, steps[i].act, steps[i].fields) != SEE_OTHER)
			fail_msg("%s: %d", address, f->reply.status);
		assert_int_equal(page_get(f, steps[i].by, f->reply.location), OK);
		assert_true(page_says(f, "moj-alert--success") ||
			    page_says(f, "govuk-notification-banner--success"));
	}
	assert_true(page_says(f, "This referral is over: nobody has to do anything."));
	assert_true(page_says(f, "Workshop A attended: Saturday 6 June 2026"));
	assert_true(page_says(f, "Workshop B ends 20 days before the deadline."));
}

static void act__is_refused_with_its_reason(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_sent_referral(f, &way);

	assert_int_equal(at(f, &way.p.referrer, id, "/act/accept"), CONFLICTING);
	assert_true(page_says(f, "You do not have the right to do this"));
	assert_int_equal(at(f, &way.p.triage_worker, id, "/act/complete-triage"), NOT_FOUND);
	assert_int_equal(
		act(f, &way.p.triage_worker, id, DO_OPEN_TRIAGE, ""), NOT_FOUND); // triage does
	assert_int_equal(at(f, &way.p.triage_worker, id, "/act/dance"), NOT_FOUND);
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/receive"), NOT_FOUND);
	assert_int_equal(act(f, &f->sergeant, id, DO_EXTEND,
				 "deadline-day=1&deadline-month=9&deadline-year=2026"),
		CONFLICTING);
	assert_true(page_says(f, "The deadline is the caution’s: extend it there"));
	assert_int_equal(act(f, &way.p.triage_worker, id, DO_FIND_UNSUITABLE, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "because", "Say why"));
	assert_int_equal(act(f, &way.p.triage_worker, id, DO_FIND_UNSUITABLE, "because=rubbish"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "because", "Say why"));
}

static void act__offers_what_the_rules_allow(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);

	assert_int_equal(at(f, &way.p.perpetrator_lead, id, "/act/withdraw"), OK);
	assert_true(page_says(f, "value=\"died\"")); // after a caution, all else is the police's
	assert_false(page_says(f, "value=\"risk-raised\""));
	assert_int_equal(at(f, &f->sergeant, id, "/act/withdraw"), OK);
	assert_true(page_says(f, "value=\"withdrawn-by-police\""));
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/hold"), OK);
	assert_false(page_says(f, "value=\"triage\""));
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/book"), OK);
	assert_true(page_says(f, "A on Saturday 6 June 2026, B on Saturday 4 July 2026"));
	assert_true(
		page_says(f, "Neuadd Sampl, Powys, Welsh. A place is kept here for this person"));
	assert_int_equal(page_count(f, "checked"), 1);
	assert_int_equal(act(f, &way.p.coordinator, id, DO_BOOK, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "cohort", "Choose both workshops"));
	assert_int_equal(act(f, &way.p.coordinator, id, DO_BOOK, "cohort=17"), UNPROCESSABLE);
	day_is(f, 20260606); // the workshops have begun, and no others are planned
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/book"), OK);
	assert_true(page_says(f, "Plan a cohort, or ask the sergeant"));
	assert_false(page_says(f, "name=\"version\""));
}

static void hold__says_what_stands_and_what_can_be_done_instead(void **state)
{
	static const char says[] = "The referral is on hold already. Why: ";
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);

	assert_int_equal(at(f, &way.p.coordinator, id, "/act/hold"), OK);
	assert_false(page_says(f, says));
	assert_int_equal(act(f, &way.p.coordinator, id, DO_HOLD, "hold=access"), SEE_OTHER);
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/hold"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
	assert_true(page_says(f, "/act/lift\""));
	assert_int_equal(page_count(f, "type=\"radio\""), 1); // its lead has to look at it first
	assert_int_equal(act(f, &way.p.coordinator, id, DO_HOLD, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "hold", "Say why the referral is put on hold"));
	assert_int_equal(act(f, &way.p.coordinator, id, DO_HOLD, "hold=paused"), SEE_OTHER);
	assert_int_equal(at(f, &way.p.coordinator, id, ""), OK);
	assert_false(page_says(f, "/act/hold\""));
	assert_int_equal(at(f, &way.p.coordinator, id, "/act/hold"), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
	assert_false(page_says(f, "/act/lift\"")); // the lead's
	assert_false(page_says(f, "name=\"version\""));
	assert_int_equal(at(f, &way.p.perpetrator_lead, id, "/act/hold"), CONFLICTING);
	assert_true(page_says(f, "/act/lift\""));
}

static void act__is_not_done_twice(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_triaged_referral(f, &way);
	const char *address =
		arena_format(f->arena, "/referrals/%lld/act/receive", (long long)id.v);

	assert_int_equal(page_post(f, &way.p.coordinator, address, "version=99"), CONFLICTING);
	assert_true(page_says(f, "Somebody else changed this record"));
	assert_int_equal(act(f, &way.p.coordinator, id, DO_RECEIVE, ""), SEE_OTHER);
	assert_int_equal(page_post(f, &way.p.coordinator, address, "version=1"), CONFLICTING);
	assert_true(page_says(f, "Only what was sent to the provider"));
}

/* Late, absent and gone early are one to whoever decides on it. */
static void referral__tells_only_the_provider_why_somebody_did_not_come(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_booked_referral(f, &way);
	const struct actor *others[] = { &way.p.referrer, &f->sergeant, &way.p.triage_worker };

	day_is(f, 20260606);
	did(f, &way.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_LATE));
	assert_int_equal(at(f, &way.p.facilitator, id, ""), OK);
	assert_true(page_says(f, "Late, and not let in"));
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(at(f, others[i], id, ""), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Workshop A not attended: Saturday 6 June 2026"));
		assert_true(page_says(f, "Did not attend"));
		assert_false(page_says(f, "Late, and not let in"));
	}
}

/* ---- the joining letter ---- */

/* Booked by the coordinator, who speaks that. */
static struct referral_id a_booked_speaker(
	struct fresh *f, struct way *way, const char *family, enum spoken language)
{
	struct person_new person = { .facts = facts_of_somebody("Efa", family) };

	person.facts.language = language;
	if (language == SPOKEN_OTHER)
		person.facts.other_language = "Pwyleg";
	way->person = somebody_with(f, &way->p, &person);
	return a_booked_one(f, &way->path, way->person, &way->cohort);
}

static size_t names_logged(struct fresh *f, struct person_id person)
{
	struct audit_filter filter = { .kind = "person-name", .id = person.v };
	struct audit_page log;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 5, &log));
	return log.n;
}

static void letter__is_to_a_person_in_their_language_and_says_what_the_slip_says(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_booked_speaker(f, &way, "Sampl", SPOKEN_WELSH);
	struct problems none = { 0 };

	assert_int_equal(at(f, &way.p.coordinator, id, ""), OK);
	assert_true(page_says(f, "Print the joining letter"));
	assert_int_equal(names_logged(f, way.person), 0);
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(names_logged(f, way.person), 1);
	assert_true(page_says(f, "has given no number to ring yet"));
	assert_int_equal(page_count(f, "class=\"sarn-slip\""), 1);
	assert_true(page_says(f, "class=\"sarn-slip\" lang=\"cy\""));
	assert_true(page_says(f, "Efa Sampl"));
	assert_true(page_says(f, "Dydd Sadwrn, 6 Mehefin 2026"));
	assert_true(page_says(f, "Dydd Sadwrn, 4 Gorffennaf 2026"));
	assert_false(page_says(f, "Saturday"));
	WRITE (f, w)
		assert_int_equal(scheme_set_telephone(w, &f->commissioning_officer,
					 way.path.p.scheme, f->provider, "01632 960 001", &none),
			DONE);
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter?language=en"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "class=\"sarn-slip\" lang=\"en\""));
	assert_true(page_says(f, "Saturday 6 June 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "Saturday 4 July 2026, 10am to 3pm (5 hours)"));
	assert_true(page_says(f, "1 Heol Ddychmygol"));
	assert_true(page_says(f, "01632 960 001"));
	assert_true(page_says(f, "Bring this letter"));
	assert_true(page_says(f, "If you are late, you will not be let in."));
	assert_true(page_says(f, "the police are told and decide what follows"));
	assert_false(page_says(f, "of your arrest"));
	assert_false(page_says(f, "07700"));
}

static void letter__is_in_both_languages_to_who_speaks_another(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_booked_speaker(f, &way, "Sampl", SPOKEN_OTHER);

	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "class=\"sarn-slip\""), 2);
	assert_true(page_says(f, "Dydd Sadwrn, 6 Mehefin 2026"));
	assert_true(page_says(f, "Saturday 6 June 2026"));
	id = a_booked_speaker(f, &way, "Samplb", SPOKEN_ENGLISH);
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK);
	assert_int_equal(page_count(f, "class=\"sarn-slip\""), 1);
	assert_true(page_says(f, "Saturday 6 June 2026"));
}

static void letter__says_that_the_workshops_are_by_telephone(void **state)
{
	struct fresh *f = *state;
	struct way way = { .path = a_path(f) };
	struct faults faults = { 0 };

	way.p = way.path.p;
	scene_train(f, way.path.scene.first.id, MODULE_TELEPHONE);
	scene_train(f, way.path.scene.second.id, MODULE_TELEPHONE);
	way.cohort = a_plan(&way.path.scene);
	way.cohort.mode = MODE_TELEPHONE;
	way.cohort.venue = (struct venue_id){ 0 };
	way.cohort.county = COUNTY_POW;
	way.cohort.workshop[WORKSHOP_A].on = day(20260606);
	WRITE (f, w)
		assert_int_equal(cohort_plan(w, &f->coordinator, &way.cohort, &faults), DONE);

	struct referral_id id = a_booked_speaker(f, &way, "Sampl", SPOKEN_ENGLISH);

	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "By telephone"));
	assert_true(page_says(f, "Be ready by the telephone before it begins"));
	assert_true(page_says(f, "Keep this letter by you"));
	assert_false(page_says(f, "Be there before it begins"));
	assert_false(page_says(f, "Bring this letter"));
}

static void letter__of_somebody_who_came_of_themselves_says_nothing_of_the_police(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = begun(f, &way,
		(struct referral_new){
			.person = way.person, .source = SOURCE_SELF, .type = COHORT_MI });

	is_triaged(f, &way, id);
	is_accepted(f, &way, id);
	did(f, &way.p.coordinator, id, a_booking(DO_BOOK, way.cohort.id));
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "ring the number above. Whoever tries again"));
	assert_false(page_says(f, "olice"));
	assert_false(page_says(f, "offence"));
}

static void letter__is_for_whoever_sends_it_while_a_workshop_is_to_come(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const struct actor *others[] = { &way.p.referrer, &f->sergeant, &way.p.triage_worker,
		&way.p.facilitator, &f->elsewhere_coordinator };

	assert_int_equal(at(f, &way.p.coordinator, id, ""), OK);
	assert_false(page_says(f, "Print the joining letter"));
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), CONFLICTING);
	assert_int_equal(names_logged(f, way.person), 0);
	did(f, &way.p.coordinator, id, a_booking(DO_BOOK, way.cohort.id));
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_not_equal(at(f, others[i], id, "/letter"), OK);
		at(f, others[i], id, "");
		assert_false(page_says(f, "Print the joining letter"));
	}
	assert_int_equal(names_logged(f, way.person), 0);
	did(f, &way.p.coordinator, id, a_step(DO_SEND_LETTER));
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), OK); // once more
	day_is(f, 20260606);
	did(f, &way.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ATTENDED));
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter?language=en"), OK);
	assert_true(page_says(f, "Your second workshop"));
	assert_true(page_says(f, "Saturday 4 July 2026"));
	assert_false(page_says(f, "Saturday 6 June 2026"));
	day_is(f, 20260704);
	did(f, &way.p.facilitator, id, a_result(DO_RECORD_B, ATTENDANCE_ATTENDED));
	assert_int_equal(at(f, &way.p.coordinator, id, "/letter"), CONFLICTING);
}

/* ---- the inbox ---- */

/* What the first input or button of that name would send. */
static const char *value_of(struct fresh *f, const char *name)
{
	static const char before[] = "value=\"";
	const char *at = strstr(page_text(f), arena_format(f->arena, "name=\"%s\"", name));

	assert_non_null(at);
	at = strstr(at, before);
	assert_non_null(at);
	at += sizeof before - 1;
	return arena_format(f->arena, "%.*s", (int)strcspn(at, "\""), at);
}

static void inbox__is_a_teams_and_says_who_saw_it(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id;
	const char *seen;

	assert_int_equal(page_get(f, &f->sergeant, "/inbox"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Everything that your team was told has been seen."));
	id = a_booked_referral(f, &way);
	day_is(f, 20260606);
	did(f, &way.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ABSENT));
	assert_int_equal(page_get(f, &f->sergeant, "/inbox"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, ": did not attend workshop A on Saturday 6 June 2026."));
	assert_true(page_says(f, "booked into workshop A"));
	assert_false(page_says(f, "E. S."));
	assert_true(page_says(f, "/inbox.csv\""));
	assert_int_equal(page_get(f, &f->sergeant, "/inbox.csv"), OK);
	assert_true(page_says(f, "at,notice,repeat,referral,seen,page\r\n"));
	assert_true(page_says(f, "did not attend workshop A on Saturday 6 June 2026."));
	assert_true(page_says(f, arena_format(f->arena, ",%s,,", referral_now(f, id).reference)));
	assert_int_equal(page_get(f, &f->sergeant, "/inbox.csv?seen=yes"), OK);
	assert_false(page_says(f, "did not attend"));
	assert_int_equal(page_get(f, &way.p.coordinator, "/inbox.csv"), OK);
	assert_false(page_says(f, "did not attend"));
	assert_int_equal(page_get(f, &f->auditor, "/inbox.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &way.p.triage_worker, "/inbox"), OK);
	assert_true(page_says(f, "1 notice"));
	assert_int_equal(page_get(f, &way.p.coordinator, "/inbox"), OK);
	assert_false(page_says(f, "did not attend"));
	assert_int_equal(page_get(f, &way.p.referrer, "/home"), OK);
	assert_true(page_says(f, "Told to your team, and not seen yet"));
	assert_int_equal(page_get(f, &f->sergeant, "/inbox"), OK);
	seen = arena_format(f->arena, "notice=%s", value_of(f, "notice"));
	assert_int_equal(page_post(f, &way.p.triage_worker, "/inbox/seen", seen), NOT_FOUND);
	assert_int_equal(page_post(f, &way.p.referrer, "/inbox/seen", seen), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, "/inbox?seen=yes"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Seen by Enghraifft Sampl, 6 June 2026"));
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen", "notice=17"), NOT_FOUND);
	assert_int_equal(page_get(f, &f->sergeant, "/inbox?before=x"), UNPROCESSABLE);
}

static void inbox__advises_nothing_on_what_is_decided(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_booked_referral(f, &way);
	const struct actor *const told[] = { &f->sergeant, &way.p.triage_worker };

	a_pair(f, &way.path, 20260613, 10); // a repeat that ends in time
	day_is(f, 20260606);
	did(f, &way.p.facilitator, id, a_result(DO_RECORD_A, ATTENDANCE_ABSENT));
	for (size_t i = 0; i < array_size(told); i++) {
		assert_int_equal(page_get(f, told[i], "/inbox"), OK);
		assert_true(page_says(f, "Both workshops can still be repeated by the deadline"));
	}
	did(f, &f->sergeant, id,
		(struct referral_step){ .deed = { .act = DO_DECIDE, .decision = POLICE_CHARGE } });
	for (size_t i = 0; i < array_size(told); i++) {
		assert_int_equal(page_get(f, told[i], "/inbox"), OK);
		assert_true(page_says(f, ": did not attend workshop A"));
		assert_false(page_says(f, "Both workshops can still be repeated"));
	}
}

/* One of each kind up to that, told to the force in this order. */
static void told_up_to(struct fresh *f, struct referral_id id, enum notice_kind last)
{
	struct kept_referral r = referral_now(f, id);

	WRITE (f, w)
		for (enum notice_kind kind = NOTICE_BOOKED; kind <= last; kind++)
			notice_put(w, &r, kind, r.force);
}

/* Those of them that are just seen. */
static void told_each(struct fresh *f, struct referral_id id)
{
	told_up_to(f, id, NOTICE_SAFEGUARDING);
}

static size_t count_unseen(struct fresh *f)
{
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		n = notices_for(w, &f->sergeant, false, (struct notice_id){ 0 }, 100).n;
	}
	return n;
}

static void inbox__has_what_asks_for_something_before_the_rest_page_by_page(void **state)
{
	enum { ASKING = 5, PAGE = 2 };
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct notice_id before = { 0 };
	size_t n = 0;

	told_up_to(f, a_booked_referral(f, &way), NOTICE_KIND_COUNT - 1);
	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		for (struct kept_notices page = { 0 }; n == 0 || page.n > PAGE;) {
			page = notices_for(w, &f->sergeant, false, before, PAGE);
			for (size_t i = 0; i < page.n && i < PAGE; i++) {
				before = page.at[i].id;
				assert_int_equal(notice_asks(page.at[i].notice.kind), n++ < ASKING);
			}
		}
	}
	assert_int_equal(n, NOTICE_KIND_COUNT); // each, and that of the booking
}

static void inbox__is_seen_with_one_press_as_far_as_it_was_shown(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_booked_referral(f, &way);
	const char *shown;

	for (int i = 0; i < 5; i++)
		told_each(f, id);
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "name=\"notice\""), 5);
	assert_true(page_says(
		f, "href=\"/inbox\">See all: 26 more<span class=\"govuk-visually-hidden\"> "));
	assert_true(page_says(f, "Seen: all 5 of these"));
	assert_false(page_says(f, "booked into")); // what asks for something comes first
	assert_int_equal(page_get(f, &f->sergeant, "/inbox"), OK);
	assert_true(page_says(f, "25 notices, and more follow"));
	shown = arena_format(f->arena, "all=yes&shown=%s", value_of(f, "shown"));
	told_each(f, id); // meanwhile
	assert_int_equal(page_post(f, &way.p.triage_worker, "/inbox/seen", shown), NOT_FOUND);
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen", shown), SEE_OTHER);
	assert_int_equal(count_unseen(f), 37 - 25);
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen", shown), SEE_OTHER);
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen", "all=yes&shown=x"), NOT_FOUND);
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen", ""), NOT_FOUND);
	assert_int_equal(count_unseen(f), 37 - 25);
}

static void inbox__of_the_provider_says_that_a_leader_cannot_work_with_the_person(void **state)
{
	static const char named[] =
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
	const char *person = named;
	const struct texts all = { .at = &person, .n = 1 };
	struct fresh *f = *state;
	struct way way = a_way(f);
	const struct actor *of_provider[] = { &way.p.coordinator, &way.p.perpetrator_lead };
	struct facilitator_id leader = way.path.scene.second.id;

	WRITE (f, w)
		assert_int_equal(facilitator_name(w, &f->coordinator, leader, &all), DONE);
	assert_true(hears_of(f, a_booked_referral(f, &way), RELAY_PERSON_REFUSED, named));
	for (size_t i = 0; i < array_size(of_provider); i++) {
		assert_int_equal(page_get(f, of_provider[i], "/home"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Told to your team, and not seen yet"));
		assert_true(page_says(f, "cannot work with this person"));
		assert_int_equal(page_get(f, of_provider[i], "/referrals"), OK);
		assert_true(page_says(f, "href=\"/inbox\""));
	}
	assert_int_equal(page_get(f, &way.p.facilitator, "/home"), OK);
	assert_false(page_says(f, "cannot work with this person"));
}

/* ---- the victim's contact details ---- */

static int serve_setup_with_relay(void **state)
{
	const char *why = "no keys";
	const char *ours, *theirs, *folder;
	struct fresh *f;

	fresh_setup(state);
	f = *state;
	folder = folder_fresh(f->arena);
	ours = relay_keys_make(f->arena, f->folder, &why);
	theirs = relay_keys_make(f->arena, folder, &why);
	if (ours == NULL || theirs == NULL || !relay_keys_trust(f->arena, f->folder, theirs, &why))
		fail_msg("%s", why);
	f->relay = relay_open(f->arena,
		&(struct relay_settings){
			.us = RELAY_SARN, .folder = f->folder, .db = f->db, .audit = f->audit },
		&why);
	assert_non_null(f->relay);
	serve(f, referral_routes, NULL);
	return 0;
}

#define SERVED_RELAY(test)                                                                         \
	cmocka_unit_test_setup_teardown(test, serve_setup_with_relay, fresh_teardown)

static const char *const canaries[] = { "Mali Caneri", "01632 960 999", "eos-felen" };

#define CONTACT                                                                                    \
	"victim=given&victim-name=Mali+Caneri&victim-telephone=01632+960+999&victim-days=0"        \
	"&victim-days=2&victim-from=9&victim-until=12&victim-answer=&victim-message=no"            \
	"&victim-code-word=eos-felen&victim-language=cy&victim-how=in-person"

#define CHECKED "&victim-on-day=6&victim-on-month=5&victim-on-year=2026"

static void assert_nothing_of_it(struct fresh *f)
{
	static const char *const files[] = { "sarn.db", "sarn.db-wal", "log.db", "log.db-wal" };

	for (size_t i = 0; i < array_size(canaries); i++) {
		assert_false(page_says(f, canaries[i]));
		for (size_t each = 0; each < array_size(files); each++) {
			const char *path = arena_format(f->arena, "%s/%s", f->folder, files[each]);

			assert_true(
				slice_find(file_bytes(f->arena, path), canaries[i], 0) == SIZE_MAX);
		}
	}
}

static int64_t unsaid(struct fresh *f)
{
	struct relay_waiting waiting = { 0 };

	READ (f, w)
		waiting = relay_waiting(w);
	return waiting.n;
}

static void contact__is_asked_for_a_first_call_and_sealed(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *caution = arena_format(f->arena, "caution=%lld", (long long)way.caution.v);
	const char *form = arena_format(f->arena, "%s&", caution);
	int64_t before;

	assert_int_equal(
		page_get(f, &way.p.referrer, arena_format(f->arena, "/referrals/new?%s", caution)),
		OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s%s", form,
					 "victim=given&victim-name=&victim-telephone=")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "victim-days", "Choose at least one safe day"));
	assert_true(page_has_problem(f, "victim-message", "Say whether a message may be left"));
	assert_true(page_has_problem(f, "victim-language", "Choose the language to speak"));
	assert_true(page_has_problem(f, "victim-on", "Enter the day of the check"));
	before = unsaid(f);
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s%s%s", form, CONTACT,
					 "&victim-on-day=1&victim-on-month=2&victim-on-year=2026")),
		UNPROCESSABLE);
	assert_true(page_says(f, "This check is more than 90 days old"));
	assert_nothing_of_it(f);
	assert_int_equal(unsaid(f), before);
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s%s%s", form, CONTACT, CHECKED)),
		SEE_OTHER);
	assert_int_equal(unsaid(f), before + 2); // the case, and the contact
	assert_nothing_of_it(f);
}

#define ENTER_NAME "Enter the name again: it is not kept here"
#define ENTER_ANSWER                                                                               \
	"Enter again who else may answer, or tick that nobody else may: it is not kept here"
#define ENTER_CODE_WORD "Enter the code word again, or tick that there is none: it is not kept here"
#define SAID            "&victim-answer-said=yes&victim-code-word-said=yes"

/* The details but for the secrets, which come after. */
#define REST                                                                                       \
	"victim=given&victim-days=0&victim-from=9&victim-until=12&victim-message=no"               \
	"&victim-language=cy&victim-how=in-person" CHECKED "&victim-name=Mali+Caneri"
#define GOOD "&victim-telephone=01632+960+999"
#define BAD  "&victim-telephone=0770"

static void assert_asked_again(struct fresh *f, bool answer, bool code_word)
{
	assert_null(page_trouble(f));
	assert_int_equal(page_has_problem(f, "victim-answer", ENTER_ANSWER), answer);
	assert_int_equal(page_has_problem(f, "victim-code-word", ENTER_CODE_WORD), code_word);
	assert_true(page_says(f, "name=\"victim-answer-said\" value=\"yes\""));
	assert_true(page_says(f, "name=\"victim-code-word-said\" value=\"yes\""));
	assert_nothing_of_it(f);
}

static void contact__that_comes_back_loses_no_secret_unseen(void **state)
{
	static const struct {
		const char *secrets;
		bool answer, code_word; // asked again
	} refused[] = {
		{ BAD "&victim-answer=Nain&victim-code-word=eos-felen", true, true },
		{ GOOD SAID "&victim-answer=&victim-code-word=", true, true },
		{ GOOD SAID "&victim-answer=Nain&victim-answer-none=yes&victim-code-word=+", true,
			true },
		{ GOOD SAID "&victim-answer-none=yes&victim-code-word=", false, true },
		{ BAD SAID "&victim-answer-none=yes&victim-code-word=eos-felen", false, true },
		{ GOOD SAID "&victim-answer=&victim-code-word-none=yes", true, false },
	};
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *form = arena_format(f->arena, "caution=%lld&", (long long)way.caution.v);
	int64_t before = unsaid(f);

	assert_int_equal(
		page_get(f, &way.p.referrer,
			arena_format(f->arena, "/referrals/new?%.*s", (int)strlen(form) - 1, form)),
		OK);
	assert_false(page_says(f, "victim-code-word-said"));
	for (size_t i = 0; i < array_size(refused); i++) {
		assert_int_equal(
			page_post(f, &way.p.referrer, "/referrals/new",
				arena_format(f->arena, "%s%s%s", form, REST, refused[i].secrets)),
			UNPROCESSABLE);
		assert_asked_again(f, refused[i].answer, refused[i].code_word);
	}
	assert_int_equal(unsaid(f), before);
	assert_int_equal(page_post(f, &way.p.referrer, "/referrals/new",
				 arena_format(f->arena, "%s%s%s", form, REST,
					 GOOD SAID "&victim-answer=&victim-answer-none=yes"
						   "&victim-code-word=eos-felen")),
		SEE_OTHER);
	assert_int_equal(unsaid(f), before + 2);
	assert_nothing_of_it(f);
}

/* What it was is known, so that it is told, and the page of the form is led to; nothing is kept. */
static void contact__sent_too_late_is_given_back_with_the_reason(void **state)
{
	static const struct {
		const char *path, *reason, *typed[4], *to;
	} sent[] = {
		{ "/referrals/new",
			"You were signed out because nothing was done here for 30 minutes",
			{ "How the number was found to be safe", "In person", "Monday",
				"Yes, with" },
			"/sign-in?to=%2Freferrals%2Fnew%3Fcaution%3D" },
		{ "/cy/referrals/new", "Cawsoch eich allgofnodi am na wnaed dim yma am 30 munud",
			{ "Diwrnodau diogel", "Dydd Llun", "Cymraeg", "Wyneb yn wyneb" },
			"/cy/sign-in?to=%2Freferrals%2Fnew%3Fcaution%3D" },
	};
	struct fresh *f = *state;
	struct way way = a_way(f);
	int64_t before = unsaid(f);

	for (size_t i = 0; i < array_size(sent); i++) {
		struct session_token session = page_session(f, &way.p.referrer);
		struct wire wire = wire_post(f->arena, sent[i].path,
			arena_format(f->arena, "token=%s&caution=%lld&%s%s",
				form_token(f->arena, &session), (long long)way.caution.v, CONTACT,
				CHECKED));

		time_passes(f, INT64_C(31) * 60 * 1000);
		assert_int_equal(page_send(f, &wire, &session), FORBIDDEN);
		assert_null(page_trouble(f));
		assert_true(page_says(f, sent[i].reason));
		assert_true(page_says(f, sent[i].to));
		for (size_t k = 0; k < array_size(sent[i].typed); k++)
			if (!page_says(f, sent[i].typed[k]))
				fail_msg("the page does not say %s", sent[i].typed[k]);
		assert_false(page_says(f, ">in-person<"));
		assert_false(page_says(f, ">given<"));
		assert_nothing_of_it(f);
	}
	assert_int_equal(unsaid(f), before);
}

/* What no page waits for, such as when somebody was seen last: the next write comes behind it. */
static void let_it_be_written(struct fresh *f)
{
	WRITE (f, w)
		(void)work_today(w);
}

static void contact__sent_at_the_end_of_a_long_day_is_told_so(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct session_token session = page_session(f, &way.p.referrer);
	struct wire form = wire_post(f->arena, "/referrals/new",
		arena_format(f->arena, "token=%s&%s", form_token(f->arena, &session), CONTACT));
	struct wire home = wire_get(f->arena, "/home");

	for (int twenty_minutes = 0; twenty_minutes < 12 * 3; twenty_minutes++) {
		assert_int_equal(page_send(f, &home, &session), OK);
		let_it_be_written(f);
		time_passes(f, INT64_C(20) * 60 * 1000);
	}
	assert_int_equal(page_send(f, &form, &session), FORBIDDEN);
	assert_true(page_says(f, "because nobody stays signed in longer than 12 hours"));
	assert_nothing_of_it(f);
}

static void contact__that_was_not_entered_is_not_asked_again(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	const char *form = arena_format(f->arena, "caution=%lld&", (long long)way.caution.v);

	assert_int_equal(page_post(f, &way.p.referrer, "/cy/referrals/new",
				 arena_format(f->arena,
					 "%svictim=given&victim-answer=&victim-code-word=", form)),
		UNPROCESSABLE);
	assert_false(page_says(f, "victim-code-word-said"));
	assert_false(page_says(f, "victim-answer-said"));
	assert_int_equal(
		page_post(f, &way.p.referrer, "/cy/referrals/new",
			arena_format(f->arena, "%s%s", form, "victim=given&victim-name=Mali")),
		UNPROCESSABLE);
	assert_true(
		page_has_problem(f, "victim-name", "Rhowch yr enw eto: nid yw’n cael ei gadw yma"));
}

static void asks_for_details(struct fresh *f, struct referral_id id)
{
	const struct relay_handler *handler = referral_handlers;
	struct relay_message message = { .from = RELAY_VICTIM,
		.flag = RELAY_DETAILS_DO_NOT_WORK,
		.fields = { .link = referral_now(f, id).link, .on = instant_day(f->now) } };

	while (handler->flag != message.flag)
		handler++;
	WRITE (f, w)
		assert_true(handler->take(w, NULL, &message));
}

/* Of the form for other details; NULL: none is offered in that inbox. */
static const char *details_address(struct fresh *f, const struct actor *by)
{
	const char *at;

	assert_int_equal(page_get(f, by, "/inbox"), OK);
	assert_null(page_trouble(f));
	at = strstr(page_text(f), "/details\"");
	if (at == NULL)
		return NULL;
	while (strncmp(at, "/inbox/", strlen("/inbox/")) != 0)
		at--;
	return arena_format(f->arena, "%.*s", (int)strcspn(at, "\""), at);
}

static void details__that_do_not_work_are_replaced_by_the_force(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const struct actor *others[] = { &way.p.triage_worker, &way.p.coordinator };
	const char *address, *form;
	int64_t before = unsaid(f);

	asks_for_details(f, id);
	asks_for_details(f, id);
	assert_int_equal(page_get(f, &way.p.referrer, "/home"), OK);
	assert_true(page_says(f, "Give other details"));
	address = details_address(f, &f->sergeant);
	assert_non_null(address);
	form = arena_format(f->arena, "link=%lld&", (long long)referral_now(f, id).link.v);
	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(page_get(f, others[i], address), NOT_FOUND);
	assert_int_equal(page_get(f, &f->sergeant, address), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &f->sergeant, address,
				 arena_format(f->arena, "link=7&%s%s", CONTACT, CHECKED)),
		NOT_FOUND);
	assert_int_equal(
		page_post(f, &f->sergeant, address, arena_format(f->arena, "%svictim=none", form)),
		UNPROCESSABLE);
	assert_int_equal(
		page_post(f, &f->sergeant, address, arena_format(f->arena, "%s%s", form, CONTACT)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "victim-name", ENTER_NAME));
	assert_true(page_has_problem(f, "victim-code-word", ENTER_CODE_WORD));
	assert_nothing_of_it(f);
	assert_int_equal(page_post(f, &f->sergeant, address,
				 arena_format(f->arena, "%s%s" GOOD "&victim-code-word-said=yes",
					 form, REST)),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "victim-code-word", ENTER_CODE_WORD));
	assert_int_equal(unsaid(f), before);
	assert_int_equal(page_post(f, &f->sergeant, address,
				 arena_format(f->arena, "%s%s%s", form, CONTACT, CHECKED)),
		SEE_OTHER);
	assert_int_equal(unsaid(f), before + 1);
	assert_nothing_of_it(f);
	assert_null(details_address(f, &f->sergeant)); // both are answered
	assert_int_equal(page_get(f, &f->sergeant, address), NOT_FOUND);
}

static void details__are_not_just_seen_and_there_may_be_no_others(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = an_accepted_referral(f, &way);
	const char *address, *form;
	int64_t before = unsaid(f);

	asks_for_details(f, id);
	address = details_address(f, &f->sergeant);
	form = arena_format(f->arena, "link=%lld&", (long long)referral_now(f, id).link.v);
	assert_int_equal(page_post(f, &f->sergeant, "/inbox/seen",
				 arena_format(f->arena, "notice=%.*s",
					 (int)strspn(address + strlen("/inbox/"), "0123456789"),
					 address + strlen("/inbox/"))),
		NOT_FOUND);
	assert_int_equal(page_post(f, &f->sergeant, address,
				 arena_format(f->arena, "%svictim=unknown", form)),
		SEE_OTHER);
	assert_int_equal(unsaid(f), before);
	assert_null(details_address(f, &f->sergeant));
}

/* ---- home and figures ---- */

static void home__says_what_needs_each_today(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct referral_id id = a_sent_referral(f, &way);

	assert_int_equal(page_get(f, &way.p.triage_worker, "/home"), OK);
	assert_true(page_says(f, "Waiting for you, and not due yet"));
	assert_false(page_says(f, "Referrals that need you today"));
	day_is(f, 20260507);
	assert_int_equal(page_get(f, &way.p.triage_worker, "/home"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "not due yet"));
	assert_true(page_says(f, "Referrals that need you today"));
	assert_true(page_says(f, "E. S."));
	assert_int_equal(page_get(f, &way.p.referrer, "/home"), OK);
	assert_false(page_says(f, "Referrals that need you today"));
	assert_false(page_says(f, "not due yet"));
	assert_int_equal(page_get(f, &way.p.coordinator, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "How full the next cohorts are"));
	assert_true(page_says(f, "1 of 10"));
	assert_false(page_says(f, "Waiting for workshops"));
	did(f, &way.p.triage_worker, id, a_step(DO_OPEN_TRIAGE));
	did(f, &way.p.triage_worker, id, a_step(DO_COMPLETE_TRIAGE));
	did(f, &way.p.triage_worker, id, a_step(DO_SEND_ON));
	assert_int_equal(page_get(f, &way.p.coordinator, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Waiting for workshops"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "How far people come"));
	assert_false(page_says(f, "E. S."));
}

static void home__says_how_much_it_leaves_out_and_where_that_is(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);

	for (int i = 0; i < HOME_ROWS + 2; i++) {
		struct person_id id =
			somebody(f, &way.p, "Efa", arena_format(f->arena, "Sampl%c", 'a' + i));

		if (i == HOME_ROWS) {
			assert_int_equal(page_get(f, &way.p.triage_worker, "/home"), OK);
			assert_false(page_says(f, "See all"));
		}
		a_referral_in(f, &way.path, id, REFERRAL_REFERRED);
	}
	assert_int_equal(page_get(f, &way.p.triage_worker, "/home"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "E. S."), HOME_ROWS);
	assert_true(page_says(f, "href=\"/referrals\">See all: 2 more"));
}

static void referred_without_contact(struct fresh *f, const struct way *way, const char *why)
{
	struct referral_new new_one = { .person = somebody(f, &way->p, "Owain", "Sampl"),
		.source = SOURCE_SELF,
		.type = COHORT_MI,
		.first = a_step(DO_REFER),
		.contact.why_none = why };
	struct problems problems;
	struct referral_id id;

	assert_int_equal(begins(f, &way->p.referrer, &new_one, &problems, &id), DONE);
}

static void figures__of_rules_gone_past_are_for_the_office_and_the_force(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);
	struct check check = a_check();
	const struct actor *const readers[] = { &f->commissioning_officer, &f->sergeant };
	const struct actor *const others[] = { &way.p.coordinator, &way.p.perpetrator_lead,
		&way.p.triage_worker };

	assert_int_equal(page_get(f, &f->commissioning_officer, "/figures"), OK);
	assert_false(page_says(f, "Rules gone past"));
	check.c.answer[RULE_HISTORY] = "yes";
	check.pass[RULE_HISTORY].because = "Hen gofnod.";
	a_place_on(f, way.cohort.id, &check);
	for (size_t i = 0; i < array_size(readers); i++) {
		assert_int_equal(page_get(f, readers[i], "/figures"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Rules gone past before a caution was offered"));
		assert_true(page_says(f, "E05, Any recorded history of domestic abuse"));
		assert_true(page_says(f, "The authorising officer"));
		assert_false(page_says(f, "Hen gofnod"));
	}
	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(page_get(f, others[i], "/figures"), OK);
		assert_false(page_says(f, "Rules gone past"));
	}
}

static void figures__say_what_they_count(void **state)
{
	struct fresh *f = *state;
	struct way way = a_way(f);

	an_accepted_referral(f, &way);
	referred_without_contact(f, &way, "declined");
	assert_int_equal(page_get(f, &f->commissioning_officer, "/figures"), OK);
	assert_true(
		page_says(f, "The victim does not want contact</th>\n<td class=\"govuk-table__cell "
			     "govuk-table__cell--numeric\">1<"));
	assert_int_equal(page_get(f, &way.p.perpetrator_lead, "/figures"), OK);
	assert_false(page_says(f, "victims’ service"));
	assert_int_equal(page_get(f, &way.p.coordinator, "/figures"), OK);
	assert_false(page_says(f, "victims’ service"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/figures"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "From April 2026 to May 2026"));
	assert_true(page_says(f, "The officer referred the person"));
	assert_false(page_says(f, "Waiting for workshops")); // that is not the office's to see
	assert_int_equal(page_get(f, &f->commissioning_officer,
				 "/figures?from-month=1&from-year=2025&to-month=12&to-year=2025"),
		OK);
	assert_true(page_says(f, "From January 2025 to December 2025"));
	assert_int_equal(page_get(f, &f->commissioning_officer,
				 "/figures?from-month=5&from-year=2026&to-month=4&to-year=2026"),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "to", "Enter a month that is not before the first one"));
	assert_int_equal(
		page_get(f, &f->commissioning_officer, "/figures?from-month=13&from-year=2026"),
		UNPROCESSABLE);
	assert_int_equal(page_get(f, &f->stranger, "/figures"), FORBIDDEN);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(person__leads_to_what_there_is_of_them),
		SERVED(search__leads_to_the_referral),
		SERVED(person__is_corrected_by_the_force_until_another_takes_the_referral_on),
		SERVED(place__that_a_referral_has_is_printed_and_not_given_again),
		SERVED(list__says_what_waits_for_whom),
		SERVED(list__is_filtered),
		SERVED(refer__asks_why_that_group_where_neither_sex_is_recorded),
		SERVED(refer__into_a_group_of_the_other_sex_is_refused_beside_the_group),
		SERVED(list__goes_on_over_pages),
		SERVED(list__as_a_spreadsheet),
		SERVED(refer__carries_on_what_is_known),
		SERVED(refer__goes_without_a_place_that_was_cancelled),
		SERVED(refer__a_second_time_leads_to_the_first),
		SERVED(refer__asks_for_the_rest_where_no_caution_is),
		SERVED(refer__is_for_the_force_alone),
		SERVED(referral__shows_whose_it_is_and_what_they_may_do),
		SERVED(record__of_the_caution_has_the_referral_and_its_workshops),
		SERVED(referral__tells_the_provider_no_more_of_a_caution_than_its_dates),
		SERVED(referral__shows_what_its_deadline_stands_against),
		SERVED(picture__says_of_a_day_far_off_that_it_is_not_drawn),
		SERVED(path__is_walked_with_one_short_form_an_act),
		SERVED(act__is_refused_with_its_reason),
		SERVED(act__offers_what_the_rules_allow),
		SERVED(hold__says_what_stands_and_what_can_be_done_instead),
		SERVED(act__is_not_done_twice),
		SERVED(referral__tells_only_the_provider_why_somebody_did_not_come),
		SERVED(letter__is_to_a_person_in_their_language_and_says_what_the_slip_says),
		SERVED(letter__is_in_both_languages_to_who_speaks_another),
		SERVED(letter__says_that_the_workshops_are_by_telephone),
		SERVED(letter__of_somebody_who_came_of_themselves_says_nothing_of_the_police),
		SERVED(letter__is_for_whoever_sends_it_while_a_workshop_is_to_come),
		SERVED(inbox__is_a_teams_and_says_who_saw_it),
		SERVED(inbox__advises_nothing_on_what_is_decided),
		SERVED_RELAY(contact__is_asked_for_a_first_call_and_sealed),
		SERVED_RELAY(contact__that_comes_back_loses_no_secret_unseen),
		SERVED_RELAY(contact__sent_too_late_is_given_back_with_the_reason),
		SERVED_RELAY(contact__sent_at_the_end_of_a_long_day_is_told_so),
		SERVED_RELAY(contact__that_was_not_entered_is_not_asked_again),
		SERVED_RELAY(details__that_do_not_work_are_replaced_by_the_force),
		SERVED_RELAY(details__are_not_just_seen_and_there_may_be_no_others),
		SERVED(inbox__has_what_asks_for_something_before_the_rest_page_by_page),
		SERVED(inbox__is_seen_with_one_press_as_far_as_it_was_shown),
		SERVED(inbox__of_the_provider_says_that_a_leader_cannot_work_with_the_person),
		SERVED(home__says_what_needs_each_today),
		SERVED(home__says_how_much_it_leaves_out_and_where_that_is),
		SERVED(figures__of_rules_gone_past_are_for_the_office_and_the_force),
		SERVED(figures__say_what_they_count),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
