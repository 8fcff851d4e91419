/* SPDX-License-Identifier: MIT */
/*
 * Triage on a real database: kept whole and half done, the referral going on with it, and open to
 * those alone who work on it.
 */
#include "areas/triage/triage.h"

#include <string.h>

#include "areas/triage/testing.h"

static struct problems problems;
static struct triage_record stands;

/* An act by somebody at the version that stands, or one that does not. */
#define DOES(f, who, call)                                                                         \
	({                                                                                         \
		const struct actor *by = (who);                                                    \
		enum outcome_kind outcome_ = ABSENT;                                               \
                                                                                                   \
		problems = (struct problems){ 0 };                                                 \
		WRITE (f, w) {                                                                     \
			work_read_for(w, by->account);                                             \
			outcome_ = (call);                                                         \
		}                                                                                  \
		outcome_;                                                                          \
	})

static int64_t version(struct fresh *f, const struct programme *p, struct referral_id id)
{
	return triage_now(f, &p->triage_worker, id).version;
}

static struct date today(const struct fresh *f)
{
	return instant_day(f->now);
}

static enum referral_state referral_now(
	struct fresh *f, const struct actor *by, struct referral_id id)
{
	struct kept_referral r = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		assert_true(referral_load(w, by, id, &r));
	}
	return referral_state(&r.facts);
}

/* The acts on that triage in the log, newest first. */
static const char *acts(struct fresh *f, struct referral_id id)
{
	struct audit_filter filter = { .kind = "triage", .id = id.v };
	struct audit_page page;
	const char *all = "";

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		all = arena_format(f->arena, "%s%s%s", all, i == 0 ? "" : " ", page.at[i].act);
	return all;
}

/* ---- beginning ---- */

static void triage__begins_with_the_referral(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);

	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(triage_state(&stands.facts), TRIAGE_NONE);
	assert_int_equal(stands.version, 0);
	begun(f, &p, id);
	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(triage_state(&stands.facts), TRIAGE_OPEN);
	assert_int_equal(stands.version, 1);
	assert_int_equal(referral_now(f, &p.triage_worker, id), REFERRAL_IN_TRIAGE);
	assert_int_equal(
		DOES(f, &p.triage_worker, triage_begin(w, by, id, &problems)), CHANGED_MEANWHILE);
	assert_string_equal(acts(f, id), "triage-begin");
}

static void triage__is_nobodys_who_does_not_work_on_it(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	const struct actor *others[] = { &p.referrer, &f->sergeant, &p.coordinator,
		&p.perpetrator_lead, &p.facilitator, &p.privacy, &f->auditor, &f->officer };

	for (size_t i = 0; i < array_size(others); i++) {
		assert_int_equal(DOES(f, others[i], triage_begin(w, by, id, &problems)), ABSENT);
		READ (f, w) {
			work_read_for(w, others[i]->account);
			assert_false(triage_load(w, others[i], id, &stands));
		}
	}
	assert_int_equal(referral_now(f, &p.triage_worker, id), REFERRAL_REFERRED);
}

static void triage__is_for_the_body_that_the_referral_names(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct organisation_id other = a_body(f, "Other Diversion", "Dargyfeirio Arall");
	struct actor worker = a_worker(f, other, "brysbennu.arall", ROLE_TRIAGE_WORKER);
	struct person_id person = triage_now(f, &p.triage_worker, id).person;
	struct circle_id circle = a_circle(f, RELATION_CONTRACT_PARTY, other);
	struct triage_shown shown;

	joins(f, &p, person, circle);
	READ (f, w) {
		work_read_for(w, worker.account);
		assert_true(person_may(w, &worker, TRIAGE_WORK, person));
		assert_false(triage_load(w, &worker, id, &stands));
		assert_false(triage_flags_load(w, &worker, id, &shown));
	}
}

/* ---- needs ---- */

static enum outcome_kind assess(struct fresh *f, const struct programme *p, struct referral_id id,
	int64_t at, const struct triage *after, bool completes)
{
	return DOES(f, &p->triage_worker,
		triage_assess(w, by, id, at, after, completes, &problems, &stands));
}

static void needs__are_kept_half_done_and_whole(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_FEMALE);
	struct triage half = all_asked(f, SCORE_NOT_ASKED, NULL);
	struct triage whole = all_asked(f, SCORE_3, "Nodyn preifat");

	begun(f, &p, id);
	half.consent = CONSENT_NOT_ASKED;
	half.need[PATHWAY_DRUGS] = (struct need){ SCORE_DECLINED, "" };
	half.need[PATHWAY_FAMILY] = (struct need){ SCORE_NOT_ASKED, "Ask next time" };
	half.flags = 1u << FLAG_READING;
	assert_int_equal(assess(f, &p, id, 1, &half, false), DONE);
	stands = triage_now(f, &p.triage_worker, id);
	assert_string_equal(assessment_changes(f->arena, &stands.facts, &half), "");
	assert_true(stands.facts.is_of_a_woman);
	assert_int_equal(stands.version, 2);
	assert_false(date_is_set(stands.facts.consent_on));

	whole.need[PATHWAY_SEX_WORK] = (struct need){ SCORE_0, "" };
	assert_int_equal(assess(f, &p, id, 2, &whole, false), DONE);
	stands = triage_now(f, &p.triage_worker, id);
	assert_string_equal(assessment_changes(f->arena, &stands.facts, &whole), "");
	assert_true(date_equal(stands.facts.consent_on, today(f)));
	assert_int_equal(triage_state(&stands.facts), TRIAGE_OPEN);
	assert_int_equal(assess(f, &p, id, 3, &whole, false), DONE); // nothing new is nothing done
	assert_int_equal(version(f, &p, id), 3);
	assert_string_equal(acts(f, id), "triage-assess triage-assess triage-begin");
}

static void needs__complete_only_whole_and_the_referral_goes_on(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_FEMALE);
	struct triage after = all_asked(f, SCORE_0, "");

	begun(f, &p, id);
	assert_int_equal(assess(f, &p, id, 1, &after, true), REFUSED);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "score-SEXWORK"); // a woman is asked one more
	assert_int_equal(referral_now(f, &p.triage_worker, id), REFERRAL_IN_TRIAGE);
	assert_int_equal(version(f, &p, id), 1);

	after.need[PATHWAY_SEX_WORK].score = SCORE_DECLINED;
	assert_int_equal(assess(f, &p, id, 1, &after, true), DONE);
	assert_int_equal(referral_now(f, &p.triage_worker, id), REFERRAL_TRIAGED);
	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(triage_state(&stands.facts), TRIAGE_ASSESSED);

	after.need[PATHWAY_DRUGS].score = SCORE_2; // a need may change later, but not be unasked
	assert_int_equal(assess(f, &p, id, 2, &after, false), DONE);
	after.need[PATHWAY_DRUGS].score = SCORE_NOT_ASKED;
	assert_int_equal(assess(f, &p, id, 3, &after, false), REFUSED);
	assert_string_equal(problems.at[0].field, "score-DRUGS");
	after.need[PATHWAY_DRUGS].score = SCORE_2;
	assert_int_equal(assess(f, &p, id, 3, &after, true), REFUSED); // it is complete already
}

static void needs__of_two_who_save_at_once_are_not_lost(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage mine = all_asked(f, SCORE_1, "Mine"),
		      theirs = all_asked(f, SCORE_2, "Theirs");

	begun(f, &p, id);
	assert_int_equal(assess(f, &p, id, 1, &theirs, false), DONE);
	assert_int_equal(assess(f, &p, id, 1, &mine, false), CHANGED_MEANWHILE);
	assert_string_equal(assessment_changes(f->arena, &stands.facts, &theirs), "");
	assert_int_equal(assess(f, &p, id, 2, &mine, false), DONE);
}

static void needs__leave_the_names_of_what_changed_in_the_log_and_no_more(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_NOT_ASKED, NULL);
	struct audit_filter filter = { .kind = "triage", .id = id.v };
	struct audit_page page;

	begun(f, &p, id);
	after.need[PATHWAY_ALCOHOL] = (struct need){ SCORE_3, "Canary" };
	assert_int_equal(assess(f, &p, id, 1, &after, false), DONE);
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	assert_string_equal(page.at[0].fields, "ALCOHOL OTHER consent");
	assert_string_equal(page.at[0].purpose, "triage");
}

/* ---- support ---- */

static enum outcome_kind offer(struct fresh *f, const struct programme *p, struct referral_id id,
	int64_t at, const char *what)
{
	struct support support = { PATHWAY_DRUGS, what, "The Invented Drop-in", 0, today(f), 0 };

	return DOES(
		f, &p->triage_worker, triage_offer(w, by, id, at, &support, &problems, &stands));
}

static enum outcome_kind move(struct fresh *f, const struct programme *p, struct referral_id id,
	int64_t number, enum support_state to, enum gain gain)
{
	struct support_step step = { to, today(f), gain };
	int64_t at = version(f, p, id);

	return DOES(f, &p->triage_worker,
		triage_move(w, by, id, at, number, &step, &problems, &stands));
}

static void support__goes_on_step_by_step_and_each_is_kept(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_2, "");

	begun(f, &p, id);
	assessed(f, &p, id, &after, false);
	assert_int_equal(offer(f, &p, id, 2, ""), REFUSED);
	assert_string_equal(problems.at[0].field, "what");
	assert_int_equal(offer(f, &p, id, 2, "A group"), DONE);
	assert_int_equal(offer(f, &p, id, 2, "A group"), CHANGED_MEANWHILE);
	assert_int_equal(offer(f, &p, id, 3, "A talk"), DONE);

	assert_int_equal(move(f, &p, id, 1, SUPPORT_ENGAGED, GAIN_NONE), REFUSED);
	assert_string_equal(problems.at[0].field, "");
	assert_int_equal(move(f, &p, id, 1, SUPPORT_ACCEPTED, GAIN_FULL), DONE);
	assert_int_equal(move(f, &p, id, 1, SUPPORT_REFERRED, GAIN_NONE), DONE);
	assert_int_equal(move(f, &p, id, 1, SUPPORT_ENGAGED, GAIN_NONE), DONE);
	assert_int_equal(move(f, &p, id, 1, SUPPORT_CLOSED, GAIN_NONE), REFUSED);
	assert_int_equal(move(f, &p, id, 1, SUPPORT_CLOSED, GAIN_PART), DONE);
	assert_int_equal(move(f, &p, id, 2, SUPPORT_DECLINED, GAIN_NONE), DONE);
	assert_int_equal(move(f, &p, id, 3, SUPPORT_DECLINED, GAIN_NONE), ABSENT);
	assert_int_equal(move(f, &p, id, 0, SUPPORT_DECLINED, GAIN_NONE), ABSENT);

	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(stands.facts.supports.n, 2);
	assert_int_equal(stands.facts.supports.at[0].state, SUPPORT_CLOSED);
	assert_int_equal(stands.facts.supports.at[0].gain, GAIN_PART);
	assert_string_equal(stands.facts.supports.at[1].what, "A talk");
	assert_int_equal(stands.facts.supports.at[1].state, SUPPORT_DECLINED);
	assert_int_equal(stands.steps[0].n, 5);
	assert_int_equal(stands.steps[0].at[1].gain, GAIN_NONE); // counted only at the end
	assert_int_equal(stands.steps[1].n, 2);
	assert_int_equal(needs_unanswered(&stands.facts) & 1u << PATHWAY_DRUGS, 0);
}

/* ---- onward ---- */

static enum outcome_kind send_on(struct fresh *f, const struct programme *p, struct referral_id id)
{
	int64_t at = version(f, p, id);

	return DOES(f, &p->triage_worker,
		triage_send_on(w, by, id, at, (struct organisation_id){ 0 }, &problems, &stands));
}

static enum outcome_kind send_to(
	struct fresh *f, const struct programme *p, struct referral_id id, const char *service)
{
	struct onward onward = { TO_SERVICE, service, today(f), DATE_NONE, DATE_NONE };
	int64_t at = version(f, p, id);

	return DOES(f, &p->triage_worker,
		triage_send_to_service(w, by, id, at, &onward, &problems, &stands));
}

static void onward__to_the_programme_and_a_service_with_triage_open_alongside(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_1, "");

	begun(f, &p, id);
	assert_int_equal(send_on(f, &p, id), REFUSED); // not before the needs are complete
	assert_int_equal(send_to(f, &p, id, "The Invented Clinic"), REFUSED); // nor without consent
	assessed(f, &p, id, &after, true);
	assert_int_equal(send_on(f, &p, id), DONE);
	assert_int_equal(referral_now(f, &p.coordinator, id), REFERRAL_SENT);
	assert_int_equal(send_on(f, &p, id), REFUSED); // once at a time
	assert_int_equal(send_to(f, &p, id, ""), REFUSED);
	assert_string_equal(problems.at[0].field, "organisation");
	assert_int_equal(send_to(f, &p, id, "The Invented Clinic"), DONE);
	assert_int_equal(send_to(f, &p, id, "The Invented Drop-in"), DONE);

	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(triage_state(&stands.facts), TRIAGE_ASSESSED);
	assert_int_equal(stands.facts.onwards.n, 3);
	assert_int_equal(stands.facts.onwards.at[0].to, TO_SERVICE);
	assert_int_equal(stands.facts.onwards.at[2].to, TO_PROGRAMME);
	assert_true(date_equal(stands.facts.onwards.at[2].sent_on, today(f)));
	assert_int_equal(offer(f, &p, id, stands.version, "A group"), DONE);
}

static void onward__a_reply_is_noted_and_may_be_set_right(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_1, "");
	const struct onward *first;

#define REPLY(number, acknowledged, ended)                                                         \
	DOES(f, &p.triage_worker,                                                                  \
		triage_note_reply(w, by, id, at, number, acknowledged, ended, &problems, &stands))
	begun(f, &p, id);
	assessed(f, &p, id, &after, true);
	assert_int_equal(send_to(f, &p, id, "The Invented Clinic"), DONE);
	assert_int_equal(send_to(f, &p, id, "The Invented Drop-in"), DONE);
	assert_int_equal(send_on(f, &p, id), DONE);

	int64_t at = version(f, &p, id);

	assert_int_equal(
		REPLY(3, today(f), DATE_NONE), ABSENT); // the programme's is the provider's
	assert_int_equal(REPLY(1, date_of(2026, 3, 1), DATE_NONE), REFUSED);
	assert_int_equal(REPLY(1, today(f), today(f)), DONE);
	assert_int_equal(REPLY(1, today(f), DATE_NONE), CHANGED_MEANWHILE);
	at = version(f, &p, id);
	assert_int_equal(REPLY(1, today(f), DATE_NONE), DONE);
#undef REPLY

	stands = triage_now(f, &p.triage_worker, id);
	first = &stands.facts.onwards.at[0];
	assert_string_equal(first->organisation, "The Invented Clinic");
	assert_true(date_equal(first->acknowledged_on, today(f)));
	assert_false(date_is_set(first->ended_on));
	assert_string_equal(stands.facts.onwards.at[1].organisation, "The Invented Drop-in");
	assert_false(date_is_set(stands.facts.onwards.at[1].acknowledged_on));
}

/* ---- closing ---- */

static enum outcome_kind set_closed(
	struct fresh *f, const struct programme *p, struct referral_id id, enum triage_act act)
{
	int64_t at = version(f, p, id);

	return DOES(
		f, &p->triage_worker, triage_set_closed(w, by, id, at, act, &problems, &stands));
}

static void triage__closes_once_nothing_goes_on_and_opens_again(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_1, "");

	begun(f, &p, id);
	assert_int_equal(set_closed(f, &p, id, TRIAGE_CLOSE), REFUSED);
	assessed(f, &p, id, &after, true);
	assert_int_equal(send_to(f, &p, id, "The Invented Clinic"), DONE);
	assert_int_equal(set_closed(f, &p, id, TRIAGE_CLOSE), REFUSED); // no reply yet
	assert_int_equal(DOES(f, &p.triage_worker,
				 triage_note_reply(
					 w, by, id, 3, 1, today(f), DATE_NONE, &problems, &stands)),
		DONE);
	assert_int_equal(set_closed(f, &p, id, TRIAGE_CLOSE), DONE);
	stands = triage_now(f, &p.triage_worker, id);
	assert_int_equal(triage_state(&stands.facts), TRIAGE_CLOSED);
	assert_int_equal(offer(f, &p, id, version(f, &p, id), "A group"), REFUSED);
	assert_int_equal(assess(f, &p, id, version(f, &p, id), &after, false), REFUSED);
	assert_int_equal(set_closed(f, &p, id, TRIAGE_REOPEN), DONE);
	assert_int_equal(offer(f, &p, id, version(f, &p, id), "A group"), DONE);
}

static void triage__stays_open_while_the_person_is_on_the_programme(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_1, "");

	begun(f, &p, id);
	assessed(f, &p, id, &after, true);
	assert_int_equal(send_on(f, &p, id), DONE);
	assert_int_equal(set_closed(f, &p, id, TRIAGE_CLOSE), REFUSED);
	assert_string_equal(
		problems.at[0].message, "Triage stays open while the person is on the programme");
}

/* ---- flags ---- */

static bool flags_for(
	struct fresh *f, const struct actor *by, struct referral_id id, struct triage_shown *shown)
{
	bool may = false;

	READ (f, w) {
		work_read_for(w, by->account);
		may = triage_flags_load(w, by, id, shown);
	}
	return may;
}

static void flags__are_for_those_who_meet_the_person_once_the_needs_are_complete(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_whole_programme(f);
	struct referral_id id = a_referred_person(f, &p, SEX_MALE);
	struct triage after = all_asked(f, SCORE_1, "");
	struct triage_shown shown;

	begun(f, &p, id);
	after.flags = 1u << FLAG_READING | 1u << FLAG_MEDICAL;
	assessed(f, &p, id, &after, false);
	assert_true(flags_for(f, &p.triage_worker, id, &shown));
	assert_int_equal(shown.flags, 0);
	assert_false(flags_for(f, &p.coordinator, id, &shown)); // not theirs yet
	assessed(f, &p, id, &after, true);
	assert_int_equal(send_on(f, &p, id), DONE);

	assert_true(flags_for(f, &p.coordinator, id, &shown));
	assert_int_equal(shown.flags, after.flags);
	assert_true(date_equal(shown.assessed_on, today(f)));
	assert_true(flags_for(f, &p.perpetrator_lead, id, &shown));
	assert_false(flags_for(f, &p.facilitator, id, &shown)); // in no workshop with them yet
	assert_false(flags_for(f, &p.referrer, id, &shown));
	assert_false(flags_for(f, &f->sergeant, id, &shown));
	assert_false(flags_for(f, &p.privacy, id, &shown));
	assert_false(flags_for(f, &f->auditor, id, &shown));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(triage__begins_with_the_referral),
		FRESH(triage__is_nobodys_who_does_not_work_on_it),
		FRESH(triage__is_for_the_body_that_the_referral_names),
		FRESH(needs__are_kept_half_done_and_whole),
		FRESH(needs__complete_only_whole_and_the_referral_goes_on),
		FRESH(needs__of_two_who_save_at_once_are_not_lost),
		FRESH(needs__leave_the_names_of_what_changed_in_the_log_and_no_more),
		FRESH(support__goes_on_step_by_step_and_each_is_kept),
		FRESH(onward__to_the_programme_and_a_service_with_triage_open_alongside),
		FRESH(onward__a_reply_is_noted_and_may_be_set_right),
		FRESH(triage__closes_once_nothing_goes_on_and_opens_again),
		FRESH(triage__stays_open_while_the_person_is_on_the_programme),
		FRESH(flags__are_for_those_who_meet_the_person_once_the_needs_are_complete),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
