/* SPDX-License-Identifier: MIT */
/*
 * What the victims' side is told of a referral, and what comes from there: words of closed lists,
 * and no name.
 */
#include "areas/referral/outside.h"

#include "areas/cohort/cohort.h"
#include "areas/person/person.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "areas/relay/relay.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

static const char programme[] = "cara"; // the one there is

/* ---- telling ---- */

static void say_opened(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct person person;
	enum spoken language = SPOKEN_OTHER;

	if (person_load(w, by, r->person, &person) && person.facts.language != SPOKEN_NONE)
		language = person.facts.language;
	relay_send(w, by, RELAY_CASE_OPENED,
		&(struct relay_fields){ .link = r->link,
			.programme = programme,
			.language = spoken_name(language) });
}

static void say_dates(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	const struct attempt *last = attempt_last(&r->facts);

	relay_send(w, by, RELAY_WORKSHOP_DATES,
		&(struct relay_fields){ .link = r->link,
			.first_on = last->on[WORKSHOP_A],
			.second_on = last->on[WORKSHOP_B] });
}

/* A workshop that the provider cancelled is told by the dates of the next. */
static void say_result(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	const struct attempt *last = attempt_last(&r->facts);
	enum letter letter = last->result[WORKSHOP_B] == ATTENDANCE_NONE ? WORKSHOP_A : WORKSHOP_B;
	enum attendance result = last->result[letter];
	struct relay_fields fields = {
		.link = r->link, .workshop = letter_name(letter), .on = last->on[letter]
	};

	if (result == ATTENDANCE_ATTENDED)
		relay_send(w, by, RELAY_ATTENDED, &fields);
	else if (attendance_is_miss(result))
		relay_send(w, by, RELAY_NOT_ATTENDED, &fields);
}

/* Nobody comes to workshops any more, and not because all were attended. */
static bool is_given_up(enum referral_state state)
{
	return state == REFERRAL_VOID || state == REFERRAL_BREACHED ||
	       state == REFERRAL_WITHDRAWN || state == REFERRAL_NOT_TAKEN;
}

static void say_end(struct work *w, const struct actor *by, const struct kept_referral *before,
	const struct kept_referral *r)
{
	enum referral_state was = referral_state(&before->facts);
	enum referral_state is = referral_state(&r->facts);
	struct relay_fields fields = { .link = r->link, .on = work_today(w) };

	if (is == was || was == REFERRAL_DRAFT || was == REFERRAL_CLOSED)
		return;
	if (is == REFERRAL_COMPLETED)
		relay_send(w, by, RELAY_COMPLETED, &fields);
	else if (is_given_up(is) && !is_given_up(was))
		relay_send(w, by, RELAY_WITHDRAWN, &fields);
}

void referral_tells(struct work *w, const struct actor *by, const struct kept_referral *before,
	const struct kept_referral *r, const struct past_deed *done)
{
	switch (done->deed.act) {
	case DO_REFER:
	case DO_REFER_DIRECTLY: say_opened(w, by, r); break;
	case DO_BOOK:
	case DO_BOOK_B: say_dates(w, by, r); break;
	case DO_RECORD_A:
	case DO_RECORD_B:
	case DO_CORRECT: say_result(w, by, r); break;
	default: break;
	}
	say_end(w, by, before, r);
}

void referral_hands_over(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct contact_said *said)
{
	if (said->box != NULL)
		relay_send(w, by, RELAY_SAFE_CONTACT,
			&(struct relay_fields){ .link = r->link, .box = said->box });
	if (said->why_none == NULL)
		return;
	scheme_count_no_contact(w, r->scheme, said->why_none, work_today(w));
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, REFERRAL_ACT),
			      .right = REFERRAL_ACT,
			      .act = "referral-no-contact",
			      .kind = "referral",
			      .id = r->id.v,
			      .fields = said->why_none,
			      .request = by->request,
		      });
}

/* Reads what the views of what was heard show; nobody's account. */
static const struct actor relay_reader = { .account = { -1 }, .name = "" };

/* ---- counting ---- */

static enum liaison liaison_of(enum relay_flag flag)
{
	switch (flag) {
	case RELAY_CONTACT_TRIED: return LIAISON_TRIED;
	case RELAY_CONTACT_DECLINED: return LIAISON_DECLINED;
	case RELAY_CONTACT_MADE: return LIAISON_MADE;
	default: return LIAISON_NONE;
	}
}

/* Whoever the work reads for, this is for the figure alone: they do not come to know of it. */
static enum liaison liaison_told(struct work *w, struct referral_id id)
{
	struct account_id reader = work_reader(w);
	enum liaison told = LIAISON_NONE;

	work_read_for(w, relay_reader.account);

	struct referral_contacts_heard_rows rows = referral_contacts_heard(w, id);

	work_read_for(w, reader);
	list_each (const struct referral_contacts_heard_row *, row, &rows) {
		enum liaison each = liaison_of(relay_flag_by_word(slice_of(row->flag)));

		if (each > told)
			told = each;
	}
	return told;
}

static void count(struct work *w, struct cohort_id cohort, enum liaison told, int by)
{
	if (cohort.v != 0 && told != LIAISON_NONE)
		cohort_count_liaison(w, cohort, told, by);
}

void referral_counts_liaison(
	struct work *w, const struct kept_referral *before, const struct kept_referral *r)
{
	enum liaison told;

	if (before->counted.v == r->counted.v)
		return;
	told = liaison_told(w, r->id);
	count(w, before->counted, told, -1);
	count(w, r->counted, told, 1);
}

/* ---- hearing ---- */

static bool load(struct work *w, const struct relay_message *message, struct kept_referral *r)
{
	work_read_for(w, relay_reader.account);
	return referral_load_of_link(w, message->fields.link, r);
}

static void append(struct work *w, struct kept_referral *r, const struct deed *deed)
{
	struct past_deed done = { .deed = *deed };

	done.deed.on = work_today(w);
	deed_append(w, r, &done);
	audit_note(w, &(struct audit_event){ .right = RELAY_TAKE,
			      .act = arena_format(
				      work_arena(w), "referral-%s", referral_acts[deed->act].name),
			      .kind = "referral",
			      .id = r->id.v,
			      .request = "relay",
			      .is_by_day = true });
}

/*
 * A hold like anybody's who has to do with the referral: put and lifted only where they could do so,
 * with the same words, and with what follows from theirs and nothing else.
 */
static void hold_or_lift(struct work *w, struct kept_referral *r, enum referral_act act)
{
	enum hold hold = act == DO_HOLD ? HOLD_PAUSED : HOLD_NONE;

	if (referral_roles(act, referral_state(&r->facts)) == 0)
		return;
	append(w, r, &(struct deed){ .act = act, .hold = hold });
	referral_keep_lists(w, r);
}

static bool take_pause(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct kept_referral r;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	referral_pause_insert(w, r.id, message->fields.on);
	if (r.facts.hold != HOLD_PAUSED)
		hold_or_lift(w, &r, DO_HOLD);
	return true;
}

/* What somebody here put on hold waits for its lead, whatever is said there. */
static bool is_own_hold(const struct past_deeds *deeds)
{
	bool is_own = false;

	list_each (const struct past_deed *, each, deeds)
		if (each->deed.act == DO_HOLD && each->deed.hold == HOLD_PAUSED)
			is_own = each->by.v != 0;
	return is_own;
}

static bool take_proceed(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct past_deeds deeds;
	struct kept_referral r;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	referral_pause_delete(w, r.id);
	deeds = deeds_heard_of(w, r.id);
	if (r.facts.hold == HOLD_PAUSED && !is_own_hold(&deeds))
		hold_or_lift(w, &r, DO_LIFT);
	return true;
}

/* The lead, and the force: each is to ring, and no more is written. */
static bool take_risk(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct kept_referral r;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	append(w, &r, &(struct deed){ .act = DO_TELL, .notice = NOTICE_SAFEGUARDING });
	notice_put(w, &r, NOTICE_SAFEGUARDING, r.force);
	if (r.provider.v != 0)
		notice_put(w, &r, NOTICE_SAFEGUARDING, r.provider);
	referral_keep_lists(w, &r);
	return true;
}

static bool take_details(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct kept_referral r;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	notice_put(w, &r, NOTICE_DETAILS, r.force);
	return true;
}

static bool take_contact(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct kept_referral r;
	enum liaison was;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	was = liaison_told(w, r.id);
	referral_contact_insert(w, r.id, relay_flag_facts(message->flag)->word, message->fields.on);
	if (liaison_of(message->flag) > was) {
		count(w, r.counted, was, -1);
		count(w, r.counted, liaison_of(message->flag), 1);
	}
	return true;
}

/* Of a leader who was asked for when the other side did so too; they see the person no more. */
static bool take_refused(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct kept_referral r;

	(void)relay;
	if (!load(w, message, &r))
		return false;
	if (r.provider.v != 0 && cohort_is_barred_now(w, r.cohort, r.link, message->fields.person))
		notice_put(w, &r, NOTICE_LEADERS, r.provider);
	return true;
}

/* ---- the wall between people ---- */

bool referral_reaches(struct work *w, struct link_id link, const char *person)
{
	struct referral_reached_row row;

	return referral_reached(w, person, link, work_today(w), &row);
}

const struct relay_handler referral_handlers[] = {
	{ RELAY_SAFE_TO_PROCEED, take_proceed },
	{ RELAY_PAUSE_CONTACT, take_pause },
	{ RELAY_RISK_CHANGED, take_risk },
	{ RELAY_CONTACT_MADE, take_contact },
	{ RELAY_CONTACT_TRIED, take_contact },
	{ RELAY_CONTACT_DECLINED, take_contact },
	{ RELAY_DETAILS_DO_NOT_WORK, take_details },
	{ RELAY_PERSON_REFUSED, take_refused },
	{ RELAY_FLAG_NONE },
};
