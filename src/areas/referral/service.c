/* SPDX-License-Identifier: MIT */
/*
 * Referrals: who may do what with one now, beginning one, and doing it.
 */
#include <stdlib.h>

#include "areas/caution/caution.h"
#include "areas/cohort/cohort.h"
#include "areas/contract/contract.h"
#include "areas/person/person.h"
#include "areas/referral/outside.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

#define BY(role) (1u << ROLE_##role)

/* ---- reading ---- */

struct referral_ids referral_of_person(
	struct work *w, const struct actor *by, struct person_id person)
{
	struct referral_list_of_person_rows rows = referral_list_of_person(w, person);
	struct referral_ids all = { 0 };

	assert(work_reader(w).v == by->account.v);
	list_each (const struct referral_list_of_person_row *, row, &rows)
		*list_add(work_arena(w), &all) = row->id;
	return all;
}

/* Without a name it came over the relay: with names on the others, that would say so. */
static bool may_be_the_others(const struct deed *deed)
{
	return deed->act == DO_TELL && deed->notice == NOTICE_SAFEGUARDING;
}

struct past_deeds referral_history(struct work *w, const struct actor *by, struct referral_id id)
{
	struct past_deeds all = deeds_of(w, id);

	assert(work_reader(w).v == by->account.v);
	list_each (struct past_deed *, each, &all)
		if (may_be_the_others(&each->deed))
			each->by = (struct account_id){ 0 };
	return all;
}

bool referral_hold_asked(struct work *w, const struct actor *by, const struct kept_referral *r,
	struct hold_asked *asked)
{
	struct referral_asker_get_row asker;
	struct referral_pause_get_row pause;

	assert(work_reader(w).v == by->account.v);
	if (r->facts.hold != HOLD_PAUSED ||
		!referral_asker_get(w, r->id, holds[HOLD_PAUSED].name, &asker))
		return false;
	*asked = (struct hold_asked){ .by = asker.done_by };
	if (referral_pause_get(w, r->id, &pause))
		asked->paused_on = pause.asked_on;
	return true;
}

/* ---- clocks ---- */

struct path_terms referral_terms(struct work *w, struct scheme_id scheme)
{
	struct terms terms;

	if (!scheme_numbers_on(w, scheme, work_today(w), &terms))
		terms = terms_usual();
	return path_terms_of(&terms);
}

struct ownership referral_whose(struct work *w, const struct kept_referral *r)
{
	struct path_terms terms = referral_terms(w, r->scheme);

	return referral_owner(&r->facts, &terms);
}

static struct workshop_pair pair_of(const struct cohort *c)
{
	return (struct workshop_pair){ .on = { c->workshop[WORKSHOP_A].on,
					       c->workshop[WORKSHOP_B].on },
		.free = c->cancelled_because == NULL ? cohort_free(c) : 0 };
}

struct workshop_pairs pairs_to_come(struct work *w, const struct kept_referral *r)
{
	struct cohorts all = cohorts_to_come(w, r->scheme, r->type, work_today(w));
	struct workshop_pairs pairs = { 0 };

	list_each (const struct cohort *, each, &all)
		*list_add(work_arena(w), &pairs) = pair_of(each);
	return pairs;
}

struct tasks referral_waits(struct work *w, const struct kept_referral *r)
{
	struct path_terms terms = referral_terms(w, r->scheme);
	struct workshop_pairs pairs = pairs_to_come(w, r);

	return referral_tasks(work_arena(w), &r->facts, &terms, &pairs, work_today(w));
}

/* ---- whose act it is ---- */

/* A role holds for it in the body whose part it is; a facilitator's in the workshops they lead. */
unsigned referral_roles_of(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct organisation_id body = by->organisation;
	unsigned roles = 0;

	if (!person_may(w, by, REFERRAL_ACT, r->person))
		return 0;
	if (body.v == r->force.v)
		roles |= BY(REFERRER) | BY(SERGEANT);
	if (body.v == r->diversion.v)
		roles |= BY(TRIAGE_WORKER);
	if (body.v == r->provider.v)
		roles |= BY(COORDINATOR) | BY(PERPETRATOR_LEAD);
	if (r->facts.attempts.n > 0 && cohort_is_led(w, by, r->cohort))
		roles |= BY(FACILITATOR);
	return roles & by->roles;
}

/* With the best that could be said of that act. */
static struct deed deed_at_best(
	const struct kept_referral *r, enum referral_act act, struct date today, int gap)
{
	struct date after = date_before(r->facts.deadline, today) ? today : r->facts.deadline;

	return (struct deed){ .act = act,
		.on = today,
		.pair = { .on = { date_add_days(today, 1), date_add_days(today, 1 + gap) },
			.free = 1 },
		.result = ATTENDANCE_ATTENDED,
		.hold = HOLD_PAUSED,
		.because = CLOSURE_DIED,
		.decision = POLICE_GO_ON,
		.notice = NOTICE_SAFEGUARDING,
		.deadline = date_is_day(after) ? date_add_days(after, 1) : DATE_NONE };
}

static bool is_offered(const struct kept_referral *r, enum referral_act act, struct date today,
	unsigned roles, const struct path_terms *terms)
{
	struct deed deed = deed_at_best(r, act, today, terms->gap_least_days);

	if (act == DO_BOOK_B)
		deed.pair.on[WORKSHOP_B] = deed.pair.on[WORKSHOP_A];
	if (referral_refusal(&r->facts, &deed, roles, terms) == NULL)
		return true;
	deed.result = ATTENDANCE_ABSENT; // what is recorded already may be the other
	return referral_refusal(&r->facts, &deed, roles, terms) == NULL;
}

uint32_t referral_offered(struct work *w, const struct actor *by, const struct kept_referral *r)
{
	static_assert(REFERRAL_ACT_COUNT <= 32, "each is a bit");
	struct path_terms terms = referral_terms(w, r->scheme);
	unsigned roles = referral_roles_of(w, by, r);
	uint32_t offered = 0;

	for (enum referral_act act = DO_NOTHING + 1; act < REFERRAL_ACT_COUNT; act++)
		if (is_offered(r, act, work_today(w), roles, &terms))
			offered |= UINT32_C(1) << act;
	return offered;
}

bool referral_offers(struct work *w, const struct actor *by, const struct kept_referral *r,
	enum referral_act act)
{
	struct path_terms terms = referral_terms(w, r->scheme);

	return is_offered(r, act, work_today(w), referral_roles_of(w, by, r), &terms);
}

/* ---- where it may be booked ---- */

static enum letter first_workshop(enum referral_act act)
{
	return act == DO_BOOK_B ? WORKSHOP_B : WORKSHOP_A;
}

/* It is not given back, and in that cohort. */
static bool has_place_in(struct work *w, const struct kept_referral *r, struct cohort_id cohort)
{
	struct place p;

	return r->place.v != 0 && place_load(w, r->place, &p) && p.cohort.v == cohort.v &&
	       p.released_at.ms == 0;
}

static struct deed booking(struct work *w, const struct kept_referral *r, enum referral_act act,
	const struct cohort *c)
{
	struct deed deed = { .act = act, .on = work_today(w), .pair = pair_of(c) };

	if (act == DO_BOOK_B)
		deed.pair.on[WORKSHOP_A] = DATE_NONE;
	deed.pair.free += has_place_in(w, r, c->id);
	return deed;
}

/* Of the provider's own, whoever asks. */
static bool may_be_booked(struct work *w, const struct kept_referral *r, enum referral_act act,
	const struct cohort *c, const struct path_terms *terms)
{
	struct deed deed = booking(w, r, act, c);

	return c->organisation.v == r->provider.v &&
	       referral_refusal(&r->facts, &deed, BY(COORDINATOR), terms) == NULL &&
	       book_check(c, r->type, first_workshop(act), has_place_in(w, r, c->id),
		       work_moment(w)) == HOLD_NO_REFUSAL;
}

static int by_end(const void *one, const void *other)
{
	const struct cohort *c = one, *d = other;
	int32_t on = date_number(c->workshop[WORKSHOP_B].on);
	int32_t other_on = date_number(d->workshop[WORKSHOP_B].on);

	if (on != other_on)
		return on < other_on ? -1 : 1;
	return c->number < d->number ? -1 : c->number > d->number;
}

struct cohorts referral_pairs(struct work *w, const struct kept_referral *r, enum referral_act act)
{
	struct path_terms terms = referral_terms(w, r->scheme);
	struct date from = act == DO_BOOK_B ? date_add_days(work_today(w), -terms.gap_most_days)
					    : work_today(w);
	struct cohorts all = cohorts_to_come(w, r->scheme, r->type, from);
	struct contract_days days = contract_days(w, r->scheme);
	struct cohorts some = { 0 };

	list_each (const struct cohort *, each, &all)
		if (may_be_booked(w, r, act, each, &terms) &&
			contract_days_have(&days, each->workshop[WORKSHOP_B].on))
			*list_add(work_arena(w), &some) = *each;
	if (some.n > 1)
		qsort(some.at, some.n, sizeof *some.at, by_end);
	return some;
}

/* ---- what the record says ---- */

struct kept_reasons referral_reasons(struct work *w, const struct actor *by, struct referral_id id)
{
	struct referral_reasons_of_rows rows = referral_reasons_of(w, id);
	struct kept_reasons all = { 0 };

	assert(work_reader(w).v == by->account.v);
	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++)
		list_each (const struct referral_reasons_of_row *, row, &rows)
			if (word_named(reasoned_words, row->what) == what)
				*list_add(work_arena(w), &all) = (struct kept_reason){ what,
					row->because, row->said_by, row->said_at };
	return all;
}

/* That of the caution, or of the referral where there is none. */
static struct date day_that_counts(
	struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct caution_line line;
	struct conditions conditions;

	if (r->caution.v != 0 && caution_dates_load(w, by, r->caution, &line, &conditions) &&
		date_is_day(line.given_on))
		return line.given_on;
	return date_is_day(r->facts.referred_on) ? r->facts.referred_on : work_today(w);
}

/* By the terms of that day. */
static void look_at_age(
	struct work *w, const struct person *person, struct date day, struct person_record *record)
{
	struct terms terms;
	struct finding finding;

	if (!date_is_day(person->facts.born))
		return;
	if (!scheme_terms_on(w, person->scheme, day, &terms))
		terms = terms_usual();
	finding = age_finding(&terms, person_age(person->facts.born, day));
	record->is_too_young = finding_is_against(&finding);
	record->past_age = finding.overrider;
}

static void look_at_check(struct work *w, const struct actor *by, const struct kept_referral *r,
	struct person_record *record)
{
	struct kept_caution c;
	struct kept_check kept;

	if (r->caution.v == 0 || !caution_load(w, by, r->caution, &c))
		return;
	record->lacks_check = c.place.v == 0 || !check_load(w, by, c.place, &kept) ||
			      kept.person.v != r->person.v;
	record->is_passed_in_check =
		!record->lacks_check && kept.check.pass[RULE_ADULT].because[0] != '\0';
}

struct person_record referral_record(
	struct work *w, const struct actor *by, const struct kept_referral *r)
{
	struct kept_reasons reasons = referral_reasons(w, by, r->id);
	struct person_record record = { 0 };
	struct person person;

	if (person_load(w, by, r->person, &person)) {
		record.fit = sex_fits(person.facts.sex, r->type);
		look_at_age(w, &person, day_that_counts(w, by, r), &record);
	}
	look_at_check(w, by, r, &record);
	list_each (const struct kept_reason *, each, &reasons)
		record.is_reasoned[each->what] = true;
	return record;
}

static bool is_beginning(enum referral_act act)
{
	return act == DO_REFER || act == DO_REFER_DIRECTLY;
}

/* What the record refuses, and the reasons that it asks for. */
static void check_record(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct referral_step *step, struct past_deed *done, struct problems *problems)
{
	struct person_record record = referral_record(w, by, r);
	enum referral_act act = step->deed.act;
	const char *input = "";
	const char *no = record_refusal(&r->facts, act, &record, &input);

	if (no != NULL)
		problem_add(work_arena(w), problems, input, no);
	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++) {
		if (!record_asks(&r->facts, act, &record, what))
			continue;
		done->reason[what] = step->reason[what] == NULL ? "" : step->reason[what];
		done->is_counted[what] = !step->is_of_sheets;
		problem_add_text(work_arena(w), problems, reasoned_input(what), done->reason[what],
			REASONED_MOST, reasoned_lacks(what));
	}
	done->past_age = record.past_age;
	if (is_beginning(act) && record.is_too_young && record.is_passed_in_check)
		done->reason[REASONED_AGE] =
			reason_is_in_check; // who accepts cannot read the check
}

/* As what is gone past in a check is counted. */
static void count_passed(
	struct work *w, struct scheme_id scheme, enum reasoned what, enum overrider past_age)
{
	if (what == REASONED_CHECK)
		scheme_count_passed(w, scheme, RULE_NONE, NOBODY, work_today(w));
	else if (what == REASONED_AGE)
		scheme_count_passed(w, scheme, RULE_ADULT, past_age, work_today(w));
}

static void keep_reasons(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct past_deed *done)
{
	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++) {
		if (done->reason[what] == NULL)
			continue;
		referral_reason_insert(w, &(struct referral_reason_insert_values){
						  .referral_id = r->id,
						  .what = reasoned_words[what].name,
						  .because = done->reason[what],
						  .said_by = by->account,
						  .said_at = work_now(w),
					  });
		if (done->is_counted[what])
			count_passed(w, r->scheme, what, done->past_age);
		audit_note_act(w, by, REFERRAL_ACT, "referral-reason", "referral", r->id.v);
	}
}

/* ---- what a step says ---- */

/* Who takes part so today: the one that was named, or the only one; 0 and its problem if neither. */
static struct organisation_id body_of(struct work *w, struct scheme_id scheme, enum part part,
	struct organisation_id named, struct problems *problems)
{
	struct parties all = scheme_party_list(w, scheme);
	struct organisation_id only = { 0 };
	int n = 0;

	list_each (const struct party *, each, &all) {
		struct circle_id circle;

		if (each->part != part || (named.v != 0 && named.v != each->organisation.v) ||
			!scheme_circle(w, scheme, each->organisation, part, &circle))
			continue;
		n += each->organisation.v != only.v;
		only = each->organisation;
	}
	if (n == 1)
		return only;
	problem_add(work_arena(w), problems, "body",
		n == 0 ? N_("No such body takes part in the scheme today")
		       : N_("Choose where it goes"));
	return (struct organisation_id){ 0 };
}

/* The deed without what its act does not ask for. */
static struct deed plain(const struct deed *said, struct date today)
{
	struct deed deed = { .act = said->act, .on = today };

	switch (said->act) {
	case DO_RECORD_A:
	case DO_RECORD_B:
	case DO_CORRECT: deed.result = said->result; break;
	case DO_HOLD: deed.hold = said->hold; break;
	case DO_FIND_UNSUITABLE:
	case DO_WITHDRAW: deed.because = said->because; break;
	case DO_DECIDE: deed.decision = said->decision; break;
	case DO_TELL: deed.notice = said->notice; break;
	case DO_EXTEND: deed.deadline = said->deadline; break;
	default: break;
	}
	return deed;
}

static void check_place(struct work *w, const struct actor *by, const struct kept_referral *r,
	const struct referral_step *step, struct past_deed *done, struct problems *problems)
{
	struct place p;

	if (step->place.v == 0)
		return;
	if (!place_load(w, step->place, &p) || p.organisation.v != by->organisation.v ||
		p.scheme.v != r->scheme.v || p.type != r->type || p.is_cancelled ||
		!place_is_for(&p, r->caution, work_moment(w))) {
		problem_add(work_arena(w), problems, "place",
			N_("This place is not held any more. Refer without it, or hold another."));
		return;
	}
	done->place = p.id;
	done->cohort = p.cohort;
}

static void check_cohort(struct work *w, const struct kept_referral *r, const struct cohort *c,
	const struct referral_step *step, struct past_deed *done, struct problems *problems)
{
	bool has_place = has_place_in(w, r, c->id);
	enum hold_refusal no =
		book_check(c, r->type, first_workshop(step->deed.act), has_place, work_moment(w));

	if (no == HOLD_NO_REFUSAL)
		no = cohort_wall(w, c->id, r->link);
	if (c->organisation.v != r->provider.v || c->scheme.v != r->scheme.v)
		problem_add(work_arena(w), problems, "cohort", N_("Choose both workshops"));
	else if (no != HOLD_NO_REFUSAL)
		problem_add(work_arena(w), problems, "cohort", hold_refusal_text(no));
	done->cohort = c->id;
}

static bool is_booking(enum referral_act act)
{
	return act == DO_BOOK || act == DO_BOOK_B;
}

/* The deed of that step as it would be kept; problems say why it would not.  Nothing is written. */
static struct past_deed prepared(struct work *w, const struct actor *by,
	const struct kept_referral *r, const struct referral_step *step, struct problems *problems)
{
	enum referral_act act = step->deed.act;
	struct path_terms terms = referral_terms(w, r->scheme);
	struct past_deed done = { .deed = plain(&step->deed, work_today(w)), .by = by->account };
	struct cohort c;
	bool has_cohort = is_booking(act) && cohort_for(w, by, COHORT_READ, step->cohort, &c);

	if (has_cohort)
		done.deed = booking(w, r, act, &c);
	if (act == DO_TELL)
		done.deed = deed_of_telling(w, r, step->deed.notice);

	const char *no =
		referral_refusal(&r->facts, &done.deed, referral_roles_of(w, by, r), &terms);

	if (no == NULL && act == DO_TELL && !notice_may_be_told(w, r, done.deed.notice))
		no = N_("Both workshops can still be repeated by the deadline");
	if (no == NULL && is_beginning(act) && !scheme_is_authorised(w, r->scheme, work_today(w)))
		no = scheme_not_authorised;
	if (no == NULL && has_cohort && !contract_covers(w, r->scheme, c.workshop[WORKSHOP_B].on))
		no = contract_ends_before;
	if (no != NULL) {
		problem_add(work_arena(w), problems, "act", no);
		return done;
	}
	check_record(w, by, r, step, &done, problems);
	if (has_cohort)
		check_cohort(w, r, &c, step, &done, problems);
	if (is_beginning(act))
		check_place(w, by, r, step, &done, problems);
	if (act == DO_REFER)
		done.body = body_of(w, r->scheme, PART_DIVERSION, step->body, problems);
	if (act == DO_REFER_DIRECTLY || act == DO_SEND_ON)
		done.body = body_of(w, r->scheme, PART_PROVIDER, step->body, problems);
	return done;
}

/* ---- doing ---- */

/* To whom it goes by that deed.  What goes to the provider untriaged is for triage too. */
static void direct(struct work *w, struct kept_referral *r, const struct past_deed *done)
{
	struct problems none = { 0 };

	switch (done->deed.act) {
	case DO_REFER: r->diversion = done->body; break;
	case DO_REFER_DIRECTLY:
		r->provider = done->body;
		if (r->facts.needs_triage)
			r->diversion = body_of(
				w, r->scheme, PART_DIVERSION, (struct organisation_id){ 0 }, &none);
		break;
	case DO_SEND_ON: r->provider = done->body; break;
	default: break;
	}
}

static void carry_out(
	struct work *w, const struct actor *by, struct kept_referral *r, struct past_deed *done)
{
	struct kept_referral before = *r;
	enum hold_refusal no;
	struct place p;

	direct(w, r, done);
	if (is_booking(done->deed.act))
		place_book(w, by,
			&(struct booking){ done->cohort, r->id, r->link, r->type,
				first_workshop(done->deed.act) },
			&done->place, &no);
	else if (done->place.v != 0)
		place_take(w, by, done->place, r->id, &p);
	deed_append(w, r, done);
	if (done->deed.act == DO_LIFT && before.facts.hold == HOLD_PAUSED)
		referral_pause_delete(w, r->id);
	deed_follow(w, by, &before, r, done);
	referral_tells(w, by, &before, r, done);
	caution_follows(w, by, &before, r, done);
	audit_note_act(w, by, REFERRAL_ACT,
		arena_format(work_arena(w), "referral-%s", referral_acts[done->deed.act].name),
		"referral", r->id.v);
	keep_reasons(w, by, r, done);
}

enum outcome_kind referral_do(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct referral_step *step, struct problems *problems)
{
	struct kept_referral r;

	if (!referral_load(w, by, id, &r) || !person_may(w, by, REFERRAL_ACT, r.person))
		return ABSENT;
	if (r.version != version)
		return CHANGED_MEANWHILE;

	struct past_deed done = prepared(w, by, &r, step, problems);

	if (problems->n > 0)
		return REFUSED;
	carry_out(w, by, &r, &done);
	return DONE;
}

/* ---- beginning ---- */

const char referral_goes_on_already[] =
	N_("This person was referred already, and that referral goes on");

struct referral_id referral_going_on(struct work *w, struct person_id person)
{
	struct referral_list_of_person_rows rows = referral_list_of_person(w, person);

	list_each (const struct referral_list_of_person_row *, row, &rows) {
		enum referral_state state =
			(enum referral_state)word_named(referral_states, row->state);

		if (state != REFERRAL_VOID && state != REFERRAL_CLOSED)
			return row->id;
	}
	return (struct referral_id){ 0 };
}

/* The force's deadline by the caution that was given to that person. */
static void take_caution(struct work *w, const struct actor *by, const struct referral_new *new_one,
	struct kept_referral *r, struct problems *problems)
{
	struct caution_line line;
	struct conditions conditions;

	if (new_one->source != SOURCE_CAUTION)
		return;
	if (!caution_dates_load(w, by, new_one->caution, &line, &conditions) ||
		line.person.v != new_one->person.v || !caution_is_given(line.state) ||
		caution_is_over(line.state)) {
		problem_add(work_arena(w), problems, "caution",
			N_("Name the caution first: it has to be given before the person is "
			   "referred"));
		return;
	}
	r->caution = line.id;
	r->facts.has_caution = true;
	r->facts.deadline = line.deadline;
}

static bool asks_for_triage(struct work *w, struct scheme_id scheme)
{
	struct terms terms;

	return !scheme_terms_on(w, scheme, work_today(w), &terms) ||
	       terms.rule[RULE_TRIAGE].consequence != NOT_ASKED;
}

static struct kept_referral draft_of(struct work *w, const struct actor *by,
	const struct person *person, const struct referral_new *new_one)
{
	struct kept_referral r = {
		.id = new_one->id,
		.person = person->id,
		.scheme = person->scheme,
		.force = person->force,
		.reference = new_one->reference,
		.link = new_one->link,
		.type = new_one->type,
		.facts = { .source = new_one->source,
			.needs_triage = asks_for_triage(w, person->scheme) },
		.made_by = by->account,
		.made_at = work_now(w),
	};
	struct place p;

	if (r.type == COHORT_UNKNOWN && place_load(w, new_one->first.place, &p) &&
		p.organisation.v == by->organisation.v)
		r.type = p.type;
	return r;
}

enum outcome_kind referral_begin(struct work *w, const struct actor *by,
	const struct referral_new *new_one, struct problems *problems, struct referral_id *id)
{
	struct arena *a = work_arena(w);
	struct past_deed done = { 0 };
	struct person person;

	if (!person_load(w, by, new_one->person, &person))
		return ABSENT;

	struct kept_referral r = draft_of(w, by, &person, new_one);
	bool is_draft = new_one->first.deed.act == DO_NOTHING;

	if ((referral_roles_of(w, by, &r) & (BY(REFERRER) | BY(SERGEANT))) == 0)
		return ABSENT;
	if (referral_going_on(w, person.id).v != 0)
		problem_add(a, problems, "person", referral_goes_on_already);
	if (r.facts.source == SOURCE_NONE)
		problem_add(a, problems, "source", N_("Say where the referral comes from"));
	if (r.type == COHORT_UNKNOWN)
		problem_add(a, problems, "type", N_("Choose the group that the person would join"));
	take_caution(w, by, new_one, &r, problems);
	if (problems->n == 0 && !is_draft)
		done = prepared(w, by, &r, &new_one->first, problems);
	if (problems->n > 0)
		return REFUSED;
	referral_create(w, &r);
	*id = r.id;
	audit_note_act(w, by, REFERRAL_ACT, "referral-begin", "referral", r.id.v);
	if (is_draft)
		referral_keep_lists(w, &r);
	else
		carry_out(w, by, &r, &done);
	referral_hands_over(w, by, &r, &new_one->contact);
	return DONE;
}
