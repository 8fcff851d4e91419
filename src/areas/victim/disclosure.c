/* SPDX-License-Identifier: MIT */
/*
 * What is disclosed about safety: raised in a case, and done with step by step.
 */
#include "areas/victim/disclosure.h"

#include "areas/victim/store.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

bool disclosure_is_urgent(const struct disclosure *d)
{
	return d->raised.is_immediate == ANSWER_YES && d->state != DISCLOSURE_CLOSED;
}

/* ---- reading ---- */

static struct disclosure disclosure_of(const struct victim_disclosure_get_row *row)
{
	return (struct disclosure){
		.id = row->id,
		.in_case = row->case_id,
		.link = row->link_id,
		.raised_at = row->raised_at,
		.by = row->account_id,
		.raised = { .told_by = row->told_by,
			.about = row->about,
			.summary = row->summary,
			.is_immediate = row->is_immediate ? ANSWER_YES : ANSWER_NO },
		.state = (enum disclosure_state)word_named(disclosure_states, row->state),
		.route = (enum disclosure_route)word_named(disclosure_routes, row->route),
	};
}

static struct disclosures disclosures_of(
	struct arena *a, const struct victim_disclosure_get_rows *rows)
{
	struct disclosures all = { 0 };

	list_each (const struct victim_disclosure_get_row *, row, rows)
		*list_add(a, &all) = disclosure_of(row);
	return all;
}

bool disclosure_load(struct work *w, struct victim_disclosure_id id, struct disclosure *d)
{
	struct victim_disclosure_get_row row;

	if (!victim_disclosure_get(w, id, &row))
		return false;
	*d = disclosure_of(&row);
	return true;
}

struct disclosures disclosures_in(struct work *w, struct victim_case_id id)
{
	struct victim_disclosure_get_rows rows = victim_disclosures_in(w, id);

	return disclosures_of(work_arena(w), &rows);
}

struct disclosures disclosures_open(struct work *w)
{
	struct victim_disclosure_get_rows rows = victim_disclosures_open(w);

	return disclosures_of(work_arena(w), &rows);
}

struct disclosures disclosure_list(
	struct work *w, const struct disclosure_filter *filter, size_t most)
{
	bool is_any = filter->state == DISCLOSURE_NONE && filter->link.v == 0;
	struct victim_disclosure_get_rows rows = victim_disclosure_list(
		w, &(struct victim_disclosure_list_values){
			   .link_id = filter->link,
			   .state = filter->state == DISCLOSURE_NONE
					    ? NULL
					    : disclosure_states[filter->state].name,
			   .without = is_any ? disclosure_states[DISCLOSURE_CLOSED].name : NULL,
			   .before = filter->before,
			   .before_id = filter->before_id,
			   .most = (int64_t)most + 1,
		   });

	return disclosures_of(work_arena(w), &rows);
}

struct disclosure_steps disclosure_steps(struct work *w, struct victim_disclosure_id id)
{
	struct victim_disclosure_step_rows_rows rows = victim_disclosure_step_rows(w, id);
	struct disclosure_steps all = { 0 };

	list_each (const struct victim_disclosure_step_rows_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct disclosure_step_done){
			.step = { .act = (enum disclosure_act)word_named(disclosure_acts, row->act),
				.route = (enum disclosure_route)word_named(
					disclosure_routes, row->route),
				.recipient = row->recipient,
				.passed_at = row->passed_at,
				.basis = (enum disclosure_basis)word_named(
					disclosure_bases, row->basis),
				.reference = row->reference,
				.words = row->words },
			.at = row->recorded_at,
			.by = row->account_id,
		};
	return all;
}

/* ---- writing ---- */

static const char *word_or_blank(const struct word *words, unsigned i)
{
	return i == 0 ? "" : words[i].name;
}

static void keep_step(struct work *w, const struct actor *by, const struct disclosure *d,
	int64_t version, const struct disclosure_step *step)
{
	victim_disclosure_step_insert(
		w, &(struct victim_disclosure_step_insert_values){
			   .disclosure_id = d->id,
			   .version = version,
			   .case_id = d->in_case,
			   .act = disclosure_acts[step->act].name,
			   .recorded_at = work_now(w),
			   .account_id = by->account,
			   .route = word_or_blank(disclosure_routes, step->route),
			   .recipient = step->recipient,
			   .passed_at = step->passed_at,
			   .basis = word_or_blank(disclosure_bases, step->basis),
			   .reference = step->reference,
			   .words = step->words,
		   });
}

static void note(struct work *w, const struct actor *by, enum disclosure_act act,
	struct victim_disclosure_id id)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, disclosure_right(act)),
			      .right = disclosure_right(act),
			      .act = "victim-disclosure",
			      .kind = "victim-disclosure",
			      .id = id.v,
			      .fields = disclosure_acts[act].name,
			      .request = by->request,
		      });
}

enum outcome_kind disclosure_raise(struct work *w, const struct actor *by,
	struct victim_case_id in_case, const struct disclosure_raised *raised,
	struct victim_disclosure_id *id, struct problems *problems)
{
	static const struct disclosure_step first = {
		.act = DISCLOSURE_RAISE, .recipient = "", .reference = "", .words = ""
	};
	struct disclosure d = { .id = { id_random() }, .in_case = in_case };

	if (!victim_may(w, by, disclosure_right(DISCLOSURE_RAISE), in_case))
		return ABSENT;
	disclosure_check(work_arena(w), raised, problems);
	if (problems->n > 0)
		return REFUSED;
	victim_disclosure_insert(w, &(struct victim_disclosure_insert_values){
					    .id = d.id,
					    .case_id = in_case,
					    .raised_at = work_now(w),
					    .account_id = by->account,
					    .told_by = raised->told_by,
					    .about = raised->about,
					    .summary = raised->summary,
					    .is_immediate = raised->is_immediate == ANSWER_YES,
					    .state = disclosure_states[DISCLOSURE_RAISED].name,
				    });
	keep_step(w, by, &d, 1, &first);
	victim_reopen_for_disclosure(w, by, in_case);
	note(w, by, DISCLOSURE_RAISE, d.id);
	*id = d.id;
	return DONE;
}

static bool may_share(struct work *w, struct victim_case_id id)
{
	struct victim_consents consents = victim_consents(w, id);

	return consent_standing(&consents, CONSENT_TO_SHARE).answer == ANSWER_YES;
}

static enum outcome_kind refuse(
	struct work *w, enum disclosure_refusal no, struct problems *problems)
{
	problem_add(work_arena(w), problems, "", disclosure_refusal_text(no));
	return REFUSED;
}

enum outcome_kind disclosure_do(struct work *w, const struct actor *by,
	struct victim_disclosure_id id, const struct disclosure_step *step,
	struct problems *problems)
{
	struct disclosure d;
	struct victim_disclosure_step_last_row number = { 0 };

	if (step->act == DISCLOSURE_NO_ACT || !disclosure_load(w, id, &d) ||
		!victim_may(w, by, disclosure_right(step->act), d.in_case))
		return ABSENT;

	enum disclosure_refusal no = disclosure_may(d.state, d.route, step->act);

	if (no != DISCLOSURE_NO_REFUSAL)
		return refuse(w, no, problems);
	disclosure_step_check(work_arena(w), step, may_share(w, d.in_case), work_now(w), problems);
	if (problems->n > 0)
		return REFUSED;
	victim_disclosure_step_last(w, id, &number);
	keep_step(w, by, &d, number.last + 1, step);
	victim_disclosure_follow(w, disclosure_states[disclosure_next(d.state, step->act)].name,
		word_or_blank(
			disclosure_routes, step->act == DISCLOSURE_TRIAGE ? step->route : d.route),
		id);
	if (step->act == DISCLOSURE_REOPEN)
		victim_reopen_for_disclosure(w, by, d.in_case);
	note(w, by, step->act, id);
	return DONE;
}
