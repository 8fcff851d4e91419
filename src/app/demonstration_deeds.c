/* SPDX-License-Identifier: MIT */
/*
 * What is done with somebody next follows from where the referral stands, and who does it from
 * whose it is: both are the referral's own rules.
 */
#include "app/demonstration_deeds.h"

#include "app/demonstration_checks.h"
#include "areas/caution/caution.h"
#include "areas/cohort/cohort.h"
#include "areas/person/person.h"
#include "areas/person/rules.h"
#include "areas/triage/triage.h"
#include "base/code.h"
#include "base/err.h"
#include "base/working_day.h"
#include "db/db.h"

enum {
	WEEKS_TO_COMPLY = 18,
	WEEKS_EXTENDED = 6,
	TIME_FOR_TRIAGE_DAYS = 21, // before a workshop that is worth holding a place in
};

/* ---- the caution ---- */

static struct date some_days_ago(struct work *w, uint64_t drawn)
{
	return date_add_days(work_today(w), -2 - (int)(drawn % 9));
}

/* What the form suggests, and what only whoever was there knows. */
static struct kept_caution caution_of(
	struct work *w, const struct cast *cast, const struct life *life, struct place_id place)
{
	static const char *const offences[] = { "Common assault", "Criminal damage", "Harassment",
		"Threatening behaviour" };
	struct person person;

	person_load(w, &cast->officer, life->person, &person);

	struct kept_caution c = caution_suggested(w, &cast->officer, &person, place);

	c.person = life->person;
	c.offence = offences[demonstration_offence(life->drawn)];
	c.facts.offence_on = some_days_ago(w, life->drawn >> 9);
	if (c.facts.views.outcome == VIEWS_NONE) // the check says it
		c.facts.views.outcome =
			(life->drawn >> 13 & 3) == 0 ? VIEWS_UNABLE : VIEWS_OBTAINED;
	c.facts.views.on = date_add_days(work_today(w), -1);
	c.facts.views.method = "Ffôn / telephone";
	if (date_is_day(c.facts.deadline))
		return c;
	c.facts.deadline = date_add_days(work_today(w), 7 * WEEKS_TO_COMPLY);
	*list_add(work_arena(w), &c.facts.sets.at[0].conditions) = (struct condition){
		.object = OBJECT_REHABILITATE,
		.text = "Attend both workshops. / Mynychu’r ddau weithdy.",
		.asks_attendance = true,
		.hours = 10,
		.due = c.facts.deadline,
		.state = CONDITION_OPEN,
	};
	return c;
}

static bool is_sergeants(enum caution_act act)
{
	return act != CAUTION_ISSUE && act != CAUTION_START && act != CAUTION_MARK;
}

/* `next` is what follows: a condition is marked as that asks. */
static enum condition_state mark_before(enum caution_act next)
{
	if (next == CAUTION_COMPLETE)
		return CONDITION_MET;
	return next == CAUTION_COMPLETE_PART ? CONDITION_PART : CONDITION_FAILED;
}

static bool caution_act(struct work *w, const struct cast *cast, const struct life *life,
	enum caution_act act, enum caution_act next)
{
	const struct actor *by = is_sergeants(act) ? &cast->sergeant : &cast->officer;
	struct problems problems = { 0 };
	struct kept_caution c;
	const char *no;

	work_read_for(w, by->account);
	if (!caution_load(w, by, life->caution, &c))
		return false;

	struct caution_deed deed =
		caution_deed_suggested(work_arena(w), &c.facts, act, by->name, work_today(w));

	deed.condition = 1;
	deed.condition_state = mark_before(next);
	deed.because = "Rheswm sampl / sample reason";
	deed.extension.to = date_add_days(caution_deadline(&c.facts), 7 * WEEKS_EXTENDED);
	deed.extension.because = deed.because;
	return caution_do(w, by, life->caution, c.version, &deed, &problems, &no, &c) == DONE;
}

static void caution_acts_of(struct work *w, const struct cast *cast, const struct life *life,
	const enum caution_act *acts)
{
	for (int i = 0; i < CAUTION_ACTS_MOST && acts[i] != CAUTION_ACT_NONE; i++)
		if (!caution_act(w, cast, life, acts[i],
			    i + 1 < CAUTION_ACTS_MOST ? acts[i + 1] : CAUTION_ACT_NONE))
			return;
}

static bool caution_begin(struct work *w, const struct cast *cast, struct life *life,
	struct place_id place, const char **why)
{
	static const enum caution_act given[CAUTION_ACTS_MOST] = { CAUTION_AUTHORISE, CAUTION_ISSUE,
		CAUTION_START };
	bool is_all = life->way->source == SOURCE_NONE;
	struct problems problems = { 0 };

	work_read_for(w, cast->officer.account);

	struct kept_caution c = caution_of(w, cast, life, place);

	if (caution_propose(w, &cast->officer, &c, &problems, &life->caution) != DONE) {
		*why = problems.n > 0 ? problems.at[0].message : "a caution cannot be proposed";
		return false;
	}
	caution_acts_of(w, cast, life, is_all ? life->way->caution : given);
	return true;
}

/* What becomes of it in the end, where the way does not say. */
static void caution_end(struct work *w, const struct cast *cast, const struct life *life,
	const struct kept_referral *r)
{
	static const enum caution_act kept[CAUTION_ACTS_MOST] = { CAUTION_MARK, CAUTION_COMPLETE },
				      broken[CAUTION_ACTS_MOST] = { CAUTION_MARK, CAUTION_FAIL,
					      CAUTION_CHARGE };

	if (life->caution.v == 0)
		return;
	if (life->way->caution[0] != CAUTION_ACT_NONE)
		caution_acts_of(w, cast, life, life->way->caution);
	else if (referral_closure(&r->facts) == CLOSURE_COMPLETED)
		caution_acts_of(w, cast, life, kept);
	else if (referral_closure(&r->facts) == CLOSURE_BREACH)
		caution_acts_of(w, cast, life, broken);
}

/* ---- the beginning ---- */

/* Held by the sergeant, before the caution is offered; 0 if none is worth it. */
static struct place_id hold_place(struct work *w, const struct cast *cast, const struct life *life)
{
	struct date from = date_add_days(work_today(w), TIME_FOR_TRIAGE_DAYS);
	struct person_facts facts =
		invented_person(work_arena(w), life->drawn, life->type, work_today(w));
	bool is_welsh = facts.language == SPOKEN_WELSH;
	struct wanted wanted = { life->type, is_welsh ? WELSH : ENGLISH, COUNTY_NONE,
		date_add_days(work_today(w), 7 * WEEKS_TO_COMPLY) };
	struct date would_do;
	struct offers offers = place_offers(w, &cast->sergeant, cast->scheme, &wanted, &would_do);
	int age = person_age(facts.born, work_today(w));

	list_each (const struct offer *, each, &offers) {
		struct place place;
		const char *why;

		if (!date_before(each->cohort->workshop[WORKSHOP_A].on, from) &&
			demonstration_hold(w, &cast->sergeant, each->cohort->id, &wanted, age,
				life->drawn, &place, &why))
			return place.id;
	}
	return (struct place_id){ 0 };
}

static bool add_person(struct work *w, const struct cast *cast, struct life *life, const char **why)
{
	struct arena *a = work_arena(w);
	struct problems problems = { 0 };
	struct circle_id circle = { 0 };
	struct person_new person = {
		.scheme = cast->scheme,
		.force = cast->officer.organisation,
		.facts = invented_person(a, life->drawn, life->type, work_today(w)),
		.reference = code_of_chance(a, (int64_t)(lot(life->drawn) >> 1)),
		.is_another = true,
	};

	work_read_for(w, cast->officer.account);
	scheme_circle(w, cast->scheme, cast->officer.organisation, PART_FORCE, &circle);
	if (person_add(w, &cast->officer, circle, &person, &problems, &life->person) == DONE)
		return true;
	*why = problems.n > 0 ? problems.at[0].message : "nobody can be added";
	return false;
}

/*
 * Why there is no safe contact: of one referral in four, as often as not because the victim does not
 * want it.  Of the others NULL: theirs went straight to the other program, whose demonstration is its own.
 */
static const char *no_contact_of(const struct life *life)
{
	static const char *const because[16] = { "declined", "declined", "unknown", "none" };

	return because[life->drawn >> 15 & 15];
}

enum relay_flag life_contact(const struct life *life)
{
	static const enum relay_flag told[16] = { RELAY_CONTACT_DECLINED, RELAY_CONTACT_DECLINED,
		RELAY_CONTACT_TRIED, RELAY_CONTACT_TRIED, RELAY_CONTACT_TRIED,
		RELAY_CONTACT_DECLINED };
	enum relay_flag flag = told[life->drawn >> 15 & 15]; // as no_contact_of

	return flag == RELAY_FLAG_NONE ? RELAY_CONTACT_MADE : flag;
}

/* Of cautions that were not offered with a held place. */
static const char check_on_paper[] = "The check was made on paper.";

/* It is begun as a draft if something is done with it there, or it stays one. */
static bool begins_as_draft(const struct way *way)
{
	return way->stays == REFERRAL_DRAFT || way->turns[0].in == REFERRAL_DRAFT;
}

static bool refer(struct work *w, const struct cast *cast, struct life *life, struct place_id place,
	const char **why)
{
	bool is_draft = begins_as_draft(life->way);
	struct problems problems = { 0 };
	struct referral_new new_one = {
		.person = life->person,
		.source = life->way->source,
		.caution = life->caution,
		.type = life->type,
		.first = { .deed = { .act = is_draft ? DO_NOTHING : DO_REFER },
			.place = place,
			.reason = { [REASONED_CHECK] = check_on_paper } },
		.contact = { .why_none = no_contact_of(life) },
		.link = life->link,
		.reference = code_of_chance(work_arena(w), (int64_t)(lot(life->drawn + 1) >> 1)),
	};

	work_read_for(w, cast->officer.account);
	if (referral_begin(w, &cast->officer, &new_one, &problems, &life->referral) == DONE)
		return true;
	*why = problems.n > 0 ? problems.at[0].message : "nobody can be referred";
	return false;
}

/* ---- going on ---- */

/* Working days after which the usual is done. */
static const int patience_days[REFERRAL_STATE_COUNT] = {
	[REFERRAL_DRAFT] = 1,
	[REFERRAL_REFERRED] = 1,
	[REFERRAL_ASKED] = 2,
	[REFERRAL_IN_TRIAGE] = 3,
	[REFERRAL_TRIAGED] = 1,
	[REFERRAL_SENT] = 1,
	[REFERRAL_RECEIVED] = 1,
	[REFERRAL_HELD] = 3,
	[REFERRAL_ACCEPTED] = 1,
	[REFERRAL_BOOKED] = 1,
	[REFERRAL_POSTPONED] = 2,
	[REFERRAL_WITH_POLICE] = 3,
	[REFERRAL_BOOK_AGAIN] = 2,
	[REFERRAL_COMPLETED] = 2,
	[REFERRAL_UNSUITABLE] = 4,
	[REFERRAL_BREACHED] = 2,
	[REFERRAL_WITHDRAWN] = 2,
	[REFERRAL_NOT_TAKEN] = 2,
};

static enum referral_act usual_in_triage(const struct referral *r)
{
	return date_is_set(r->triage_opened_on) ? DO_COMPLETE_TRIAGE : DO_OPEN_TRIAGE;
}

/* DO_NOTHING while it waits for a workshop, or is over. */
static enum referral_act usual_act(const struct referral *r)
{
	const struct attempt *last = attempt_last(r);

	switch (referral_state(r)) {
	case REFERRAL_DRAFT: return DO_REFER;
	case REFERRAL_REFERRED:
	case REFERRAL_IN_TRIAGE: return usual_in_triage(r);
	case REFERRAL_ASKED: return DO_ANSWER;
	case REFERRAL_TRIAGED: return DO_SEND_ON;
	case REFERRAL_SENT: return DO_RECEIVE;
	case REFERRAL_RECEIVED: return DO_ACCEPT;
	case REFERRAL_HELD: return referral_hold(r) == HOLD_TRIAGE ? usual_in_triage(r) : DO_LIFT;
	case REFERRAL_ACCEPTED: return date_is_set(r->contacted_on) ? DO_BOOK : DO_CONTACT;
	case REFERRAL_BOOKED:
		if (!date_is_set(last->letter_on))
			return DO_SEND_LETTER;
		return r->hold == HOLD_ACCESS ? DO_LIFT : DO_NOTHING;
	case REFERRAL_POSTPONED:
	case REFERRAL_BOOK_AGAIN: return DO_BOOK;
	case REFERRAL_WITH_POLICE:
	case REFERRAL_UNSUITABLE: return DO_DECIDE;
	case REFERRAL_COMPLETED:
	case REFERRAL_BREACHED:
	case REFERRAL_WITHDRAWN:
	case REFERRAL_NOT_TAKEN: return DO_CLOSE;
	default: return DO_NOTHING;
	}
}

/* The turn to be taken next, or what is usual. */
static struct turn turn_of(const struct life *life, const struct referral *r)
{
	enum referral_state state = referral_state(r);

	for (int i = 0; i < TURNS_MOST; i++)
		if (life->way->turns[i].in == state && state != REFERRAL_NONE &&
			(life->turned & 1u << i) == 0)
			return life->way->turns[i];
	return (struct turn){ .act = life->lacks_pair ? DO_EXTEND : usual_act(r),
		.decision = POLICE_GO_ON };
}

static void take_turn(struct life *life, const struct turn *turn)
{
	life->lacks_pair = false;
	for (int i = 0; i < TURNS_MOST; i++)
		if (life->way->turns[i].in != REFERRAL_NONE && life->way->turns[i].in == turn->in)
			life->turned |= 1u << i;
}

/* Whose it is; else the first of those who may. */
static const struct actor *actor_for(struct work *w, const struct cast *cast,
	const struct kept_referral *r, const struct turn *turn)
{
	const struct {
		enum role role;
		const struct actor *who;
	} all[] = {
		{ ROLE_REFERRER, &cast->officer },
		{ ROLE_SERGEANT, &cast->sergeant },
		{ ROLE_TRIAGE_WORKER, &cast->triage },
		{ ROLE_COORDINATOR, &cast->coordinator },
		{ ROLE_PERPETRATOR_LEAD, &cast->lead },
	};
	unsigned may = referral_roles(turn->act, referral_state(&r->facts));
	enum role owner = referral_whose(w, r).role;

	if (turn->hold == HOLD_PAUSED)
		owner = ROLE_PERPETRATOR_LEAD;
	if (turn->because == CLOSURE_NOT_CONTACTABLE)
		owner = ROLE_COORDINATOR;
	for (size_t i = 0; i < array_size(all); i++)
		if (all[i].role == owner && (may & 1u << owner) != 0)
			return all[i].who;
	for (size_t i = 0; i < array_size(all); i++)
		if ((may & 1u << all[i].role) != 0)
			return all[i].who;
	unreachable("act");
}

/* ---- triage ---- */

static void offer_support(struct work *w, const struct cast *cast, struct triage_record *record)
{
	static const struct support_step steps[] = { { .state = SUPPORT_ACCEPTED },
		{ .state = SUPPORT_REFERRED }, { .state = SUPPORT_ENGAGED } };
	unsigned unanswered = needs_unanswered(&record->facts);

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		struct support support = { .pathway = each,
			.what = "Cymorth sampl / sample support",
			.organisation = "Gwasanaeth Enghraifft",
			.on = work_today(w) };
		struct problems problems = { 0 };

		if ((unanswered & 1u << each) == 0 ||
			triage_offer(w, &cast->triage, record->referral, record->version, &support,
				&problems, record) != DONE)
			continue;
		for (size_t i = 0; i <= each % array_size(steps); i++) {
			struct support_step step = steps[i];

			step.on = work_today(w);
			triage_load(w, &cast->triage, record->referral, record);
			triage_move(w, &cast->triage, record->referral, record->version,
				(int64_t)record->facts.supports.n, &step, &problems, record);
		}
		triage_load(w, &cast->triage, record->referral, record);
	}
}

/* Of those who consent, every fourth goes to another service too. */
static void send_elsewhere(struct work *w, const struct cast *cast, const struct life *life,
	struct triage_record *record)
{
	struct onward onward = {
		.to = TO_SERVICE, .organisation = "Clinig Enghraifft", .sent_on = work_today(w)
	};
	struct problems problems = { 0 };

	if ((life->drawn >> 3 & 3) == 0)
		triage_send_to_service(w, &cast->triage, record->referral, record->version, &onward,
			&problems, record);
}

static enum outcome_kind complete_triage(struct work *w, const struct cast *cast,
	const struct life *life, struct triage_record *record, struct problems *problems)
{
	struct triage after = record->facts;

	invented_needs(lot(life->drawn + 2), &after);

	enum outcome_kind outcome = triage_assess(
		w, &cast->triage, life->referral, record->version, &after, true, problems, record);

	if (outcome != DONE || !triage_load(w, &cast->triage, life->referral, record))
		return outcome;
	offer_support(w, cast, record);
	send_elsewhere(w, cast, life, record);
	return DONE;
}

/* ---- deeds ---- */

/* The place that was held, else the pair that ends first; 0: none will do. */
static struct cohort_id cohort_to_book(struct work *w, const struct kept_referral *r)
{
	struct cohorts pairs = referral_pairs(w, r, DO_BOOK);
	struct place place;

	if (r->place.v != 0 && place_load(w, r->place, &place) &&
		place_state(&place, work_now(w)) == PLACE_TAKEN)
		list_each (const struct cohort *, each, &pairs)
			if (each->id.v == place.cohort.v)
				return each->id;
	return pairs.n > 0 ? pairs.at[0].id : (struct cohort_id){ 0 };
}

static enum outcome_kind do_deed(struct work *w, const struct cast *cast, const struct life *life,
	const struct kept_referral *r, const struct turn *turn, const struct actor *by)
{
	struct problems problems = { 0 };
	struct triage_record record = { 0 };
	struct referral_step step = { .deed = { .act = turn->act,
					      .hold = turn->hold,
					      .because = turn->because,
					      .decision = turn->decision },
		.reason = { [REASONED_CHECK] = check_on_paper } };

	switch (turn->act) {
	case DO_OPEN_TRIAGE: return triage_begin(w, by, r->id, &problems);
	case DO_COMPLETE_TRIAGE:
		if (!triage_load(w, by, r->id, &record))
			return ABSENT;
		return complete_triage(w, cast, life, &record, &problems);
	case DO_SEND_ON:
		if (!triage_load(w, by, r->id, &record))
			return ABSENT;
		return triage_send_on(w, by, r->id, record.version, (struct organisation_id){ 0 },
			&problems, &record);
	case DO_BOOK: step.cohort = cohort_to_book(w, r); break;
	case DO_EXTEND:
		step.deed.deadline = date_add_days(r->facts.deadline, 7 * WEEKS_EXTENDED);
		break;
	default: break;
	}
	return referral_do(w, by, r->id, r->version, &step, &problems);
}

static bool load(
	struct work *w, const struct cast *cast, const struct life *life, struct kept_referral *r)
{
	work_read_for(w, cast->sergeant.account);
	return referral_load(w, &cast->sergeant, life->referral, r);
}

void life_look_ahead(struct work *w, const struct cast *cast, struct life *life)
{
	struct kept_referral r;

	life->due = DATE_NONE;
	if (life->referral.v == 0 || !load(w, cast, life, &r))
		return;

	enum referral_state state = referral_state(&r.facts);

	life->rests = state == life->way->stays && turn_of(life, &r.facts).in != state;
	if (life->rests || state == REFERRAL_CLOSED)
		caution_end(w, cast, life, &r);
	if (!life->rests && turn_of(life, &r.facts).act != DO_NOTHING)
		life->due = working_days_after(work_today(w), patience_days[state]);
}

bool life_begin(struct work *w, const struct cast *cast, struct life *life, const char **why)
{
	enum referral_source source = life->way->source;
	bool has_caution = source == SOURCE_CAUTION || source == SOURCE_NONE;
	bool has_place = source == SOURCE_CAUTION && !begins_as_draft(life->way);
	struct place_id place = { 0 };

	if (!add_person(w, cast, life, why))
		return false;
	if (has_place)
		place = hold_place(w, cast, life);
	if (has_caution && !caution_begin(w, cast, life, place, why))
		return false;
	if (source != SOURCE_NONE && !refer(w, cast, life, place, why))
		return false;
	life_look_ahead(w, cast, life);
	return true;
}

void life_go_on(struct work *w, const struct cast *cast, struct life *life)
{
	struct kept_referral r;

	if (!load(w, cast, life, &r))
		return;

	struct turn turn = turn_of(life, &r.facts);

	if (turn.act == DO_NOTHING) {
		life_look_ahead(w, cast, life);
		return;
	}

	const struct actor *by = actor_for(w, cast, &r, &turn);

	work_read_for(w, by->account);
	if (do_deed(w, cast, life, &r, &turn, by) != DONE) {
		life->lacks_pair = turn.act == DO_BOOK && follows_caution(&r.facts);
		life->due = working_days_after(work_today(w), 1);
		return;
	}
	take_turn(life, &turn);
	if (turn.act == DO_EXTEND && life->caution.v != 0)
		caution_act(w, cast, life, CAUTION_EXTEND, CAUTION_ACT_NONE);
	life_look_ahead(w, cast, life);
}

struct entry life_visit(struct life *life)
{
	struct entry came = { PRESENCE_CAME, 0 };

	if (life->visits >= VISITS_MOST)
		return came;

	struct entry visit = life->way->visits[life->visits++];

	return visit.presence == PRESENCE_NONE ? came : visit;
}
