/* SPDX-License-Identifier: MIT */
/*
 * Triage: load, ask the rules, store, note for the log.  What the referral has to know of it is
 * done on the referral first; what that refuses is refused here.
 */
#include <string.h>

#include "areas/person/person.h"
#include "areas/referral/referral.h"
#include "areas/triage/store.h"
#include "areas/triage/triage_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

static enum outcome_kind refuse(struct work *w, struct problems *problems, const char *message)
{
	problem_add(work_arena(w), problems, "", message);
	return REFUSED;
}

/* May it be done to the record as the writer saw it? */
static enum outcome_kind look(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, enum triage_act act, struct problems *problems,
	struct triage_record *stands)
{
	if (!triage_load(w, by, id, stands))
		return ABSENT;
	if (stands->version != version)
		return CHANGED_MEANWHILE;

	const char *no = triage_refusal(&stands->facts, act, stands->roles);

	return no == NULL ? DONE : refuse(w, problems, no);
}

#define DEED(what) (&(struct referral_step){ .deed = { .act = (what) } })

/* What follows of it on the referral; why an act is refused there concerns the whole here. */
static enum outcome_kind tell_referral(struct work *w, const struct actor *by,
	struct referral_id id, const struct referral_step *step, struct problems *problems)
{
	struct problems found = { 0 };
	struct kept_referral r;

	if (!referral_load(w, by, id, &r))
		return ABSENT;

	enum outcome_kind outcome = referral_do(w, by, id, r.version, step, &found);

	list_each (const struct problem *, each, &found)
		problem_add(work_arena(w), problems,
			strcmp(each->field, "act") == 0 ? "" : each->field, each->message);
	return outcome;
}

static enum outcome_kind keep(
	struct work *w, const struct actor *by, const struct triage_record *record, const char *act)
{
	triage_store(w, by, record);
	audit_note_act(w, by, TRIAGE_WORK, act, "triage", record->referral.v);
	return DONE;
}

enum outcome_kind triage_begin(
	struct work *w, const struct actor *by, struct referral_id id, struct problems *problems)
{
	struct triage_record stands;
	enum outcome_kind outcome = look(w, by, id, 0, TRIAGE_BEGIN, problems, &stands);

	if (outcome == DONE)
		outcome = tell_referral(w, by, id, DEED(DO_OPEN_TRIAGE), problems);
	return outcome == DONE ? keep(w, by, &stands, "triage-begin") : outcome;
}

/* ---- needs ---- */

/* The day on which consent was asked for is that on which another answer to it is noted. */
static struct triage assessed_so(
	const struct triage *t, const struct triage *after, struct date today)
{
	struct triage assessed = *t;

	memcpy(assessed.need, after->need, sizeof assessed.need);
	assessed.flags = after->flags;
	if (after->consent != t->consent) {
		assessed.consent = after->consent;
		assessed.consent_on = after->consent == CONSENT_NOT_ASKED ? DATE_NONE : today;
	}
	return assessed;
}

static void note_assessment(struct work *w, const struct actor *by, struct referral_id id,
	const char *act, const char *changes)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, TRIAGE_WORK),
			      .right = TRIAGE_WORK,
			      .act = act,
			      .kind = "triage",
			      .id = id.v,
			      .fields = changes[0] == '\0' ? NULL : changes,
			      .request = by->request,
		      });
}

/* May the needs be complete with these? */
static enum outcome_kind look_to_complete(struct work *w, const struct actor *by,
	const struct triage_record *record, struct problems *problems)
{
	const char *no = triage_refusal(&record->facts, TRIAGE_ASSESS, record->roles);

	if (no != NULL)
		return refuse(w, problems, no);
	return tell_referral(w, by, record->referral, DEED(DO_COMPLETE_TRIAGE), problems);
}

enum outcome_kind triage_assess(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct triage *after, bool completes, struct problems *problems,
	struct triage_record *stands)
{
	enum outcome_kind outcome = look(w, by, id, version, TRIAGE_SCORE, problems, stands);

	if (outcome != DONE)
		return outcome;
	assessment_check(work_arena(w), &stands->facts, after, completes, problems);
	if (problems->n > 0)
		return REFUSED;

	struct triage_record changed = *stands;
	const char *changes = assessment_changes(work_arena(w), &stands->facts, after);

	changed.facts = assessed_so(&stands->facts, after, work_today(w));
	if (completes)
		outcome = look_to_complete(w, by, &changed, problems);
	if (outcome != DONE || (!completes && changes[0] == '\0'))
		return outcome;
	triage_store(w, by, &changed);
	triage_store_needs(w, &changed);
	triage_store_flags(w, &changed);
	note_assessment(w, by, id, completes ? "triage-complete" : "triage-assess", changes);
	return DONE;
}

/* ---- support ---- */

enum outcome_kind triage_offer(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct support *support, struct problems *problems,
	struct triage_record *stands)
{
	enum outcome_kind outcome = look(w, by, id, version, TRIAGE_OFFER, problems, stands);
	struct support_step offered = { .state = SUPPORT_OFFERED, .on = support->on };

	if (outcome != DONE)
		return outcome;
	support_check(work_arena(w), &stands->facts, support, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;

	int64_t number = (int64_t)stands->facts.supports.n + 1;

	keep(w, by, stands, "triage-offer");
	triage_support_insert(w, &(struct triage_support_insert_values){
					 .referral_id = id,
					 .number = number,
					 .pathway = pathways[support->pathway].name,
					 .what = support->what,
					 .organisation = support->organisation,
				 });
	triage_store_step(w, by, id, number, 0, &offered);
	return DONE;
}

enum outcome_kind triage_move(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, int64_t number, const struct support_step *step, struct problems *problems,
	struct triage_record *stands)
{
	enum outcome_kind outcome = look(w, by, id, version, TRIAGE_MOVE, problems, stands);
	const struct supports *supports = &stands->facts.supports;

	if (outcome != DONE)
		return outcome;
	if (number < 1 || (size_t)number > supports->n)
		return ABSENT;

	struct support_step kept = *step;
	const char *no = support_refusal(&stands->facts, &supports->at[number - 1], step->state,
		step->on, step->gain, work_today(w));

	if (no != NULL)
		return refuse(w, problems, no);
	if (step->state != SUPPORT_CLOSED)
		kept.gain = GAIN_NONE;
	keep(w, by, stands, "triage-move");
	triage_store_step(w, by, id, number, stands->steps[number - 1].n, &kept);
	return DONE;
}

/* ---- onward ---- */

enum outcome_kind triage_send_on(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, struct organisation_id provider, struct problems *problems,
	struct triage_record *stands)
{
	struct referral_step step = { .deed = { .act = DO_SEND_ON }, .body = provider };
	enum outcome_kind outcome =
		look(w, by, id, version, TRIAGE_SEND_TO_PROGRAMME, problems, stands);

	if (outcome == DONE)
		outcome = tell_referral(w, by, id, &step, problems);
	return outcome == DONE ? keep(w, by, stands, "triage-send") : outcome;
}

enum outcome_kind triage_send_to_service(struct work *w, const struct actor *by,
	struct referral_id id, int64_t version, const struct onward *onward,
	struct problems *problems, struct triage_record *stands)
{
	enum outcome_kind outcome =
		look(w, by, id, version, TRIAGE_SEND_TO_SERVICE, problems, stands);
	if (outcome != DONE)
		return outcome;
	onward_check(work_arena(w), &stands->facts, onward, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;

	int64_t number = (int64_t)triage_services(&stands->facts) + 1;

	triage_store_onward(w, id, number, onward);
	return keep(w, by, stands, "triage-send-elsewhere");
}

enum outcome_kind triage_note_reply(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, int64_t number, struct date acknowledged_on, struct date ended_on,
	struct problems *problems, struct triage_record *stands)
{
	enum outcome_kind outcome = look(w, by, id, version, TRIAGE_NOTE_REPLY, problems, stands);
	const struct onwards *onwards = &stands->facts.onwards;

	if (outcome != DONE)
		return outcome;
	if (number < 1 || (size_t)number > triage_services(&stands->facts))
		return ABSENT;

	struct onward replied = onwards->at[number - 1];

	replied.acknowledged_on = acknowledged_on;
	replied.ended_on = ended_on;
	reply_check(work_arena(w), &replied, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	triage_onwards_delete(w, id);
	for (size_t i = 0; i < triage_services(&stands->facts); i++)
		triage_store_onward(w, id, (int64_t)i + 1,
			(int64_t)i + 1 == number ? &replied : &onwards->at[i]);
	return keep(w, by, stands, "triage-reply");
}

/* ---- closing ---- */

enum outcome_kind triage_set_closed(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, enum triage_act act, struct problems *problems,
	struct triage_record *stands)
{
	assert(act == TRIAGE_CLOSE || act == TRIAGE_REOPEN);

	enum outcome_kind outcome = look(w, by, id, version, act, problems, stands);

	if (outcome != DONE)
		return outcome;

	struct triage_record changed = *stands;

	changed.facts.closed_on = act == TRIAGE_CLOSE ? work_today(w) : DATE_NONE;
	return keep(w, by, &changed, act == TRIAGE_CLOSE ? "triage-close" : "triage-reopen");
}
