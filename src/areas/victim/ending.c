/* SPDX-License-Identifier: MIT */
/*
 * A case ends, and is opened again: by a lead, by a disclosure, or by what the other side says.
 */
#include "areas/victim/disclosure.h"
#include "areas/victim/store.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

/* ---- reading ---- */

struct victim_endings victim_endings(struct work *w, struct victim_case_id id)
{
	struct victim_ending_rows_rows rows = victim_ending_rows(w, id);
	struct victim_endings all = { 0 };

	list_each (const struct victim_ending_rows_row *, row, &rows) {
		struct victim_ending *each = list_add(work_arena(w), &all);

		each->on = row->happened_on;
		each->by = row->account_id;
		if (row->is_end)
			each->end = (enum end_reason)word_named(end_reasons, row->reason);
		else
			each->reopen = (enum reopen_reason)word_named(reopen_reasons, row->reason);
	}
	return all;
}

bool victim_has_ended(struct work *w, struct victim_case_id id)
{
	struct victim_endings all = victim_endings(w, id);

	return ending_standing(&all).end != END_NONE;
}

/* Is there none after it of the same case? */
static bool is_last(const struct victim_outcome_rows_rows *rows, size_t i)
{
	for (size_t k = i + 1; k < rows->n; k++)
		if (rows->at[k].case_id.v == rows->at[i].case_id.v)
			return false;
	return true;
}

struct victim_outcomes victim_outcomes(struct work *w)
{
	struct victim_outcome_rows_rows rows = victim_outcome_rows(w);
	struct victim_outcomes all = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		if (is_last(&rows, i))
			*list_add(work_arena(w), &all) =
				(struct victim_outcome){ rows.at[i].case_id, rows.at[i].link_id,
					heard_by_name(rows.at[i].kind), rows.at[i].happens_on };
	return all;
}

/* ---- writing ---- */

static void keep(struct work *w, struct victim_case_id id, const struct victim_ending *ending)
{
	struct victim_ending_last_row number = { 0 };
	bool is_end = ending->end != END_NONE;

	victim_ending_last(w, id, &number);
	victim_ending_insert(w, &(struct victim_ending_insert_values){
					.case_id = id,
					.version = number.last + 1,
					.is_end = is_end,
					.reason = is_end ? end_reasons[ending->end].name
							 : reopen_reasons[ending->reopen].name,
					.happened_on = ending->on,
					.recorded_at = work_now(w),
					.account_id = ending->by,
				});
}

static bool has_open(const struct disclosures *all)
{
	list_each (const struct disclosure *, each, all)
		if (each->state != DISCLOSURE_CLOSED)
			return true;
	return false;
}

static bool has_to_do(const struct victim_reviews *all)
{
	list_each (const struct victim_review *, each, all)
		if (each->found.found == FOUND_NONE)
			return true;
	return false;
}

/* Found in a review, and no disclosure was raised on that day or after it. */
static bool has_concern(const struct victim_reviews *reviews, const struct disclosures *raised)
{
	struct date last = raised->n == 0 ? DATE_NONE : instant_day(raised->at[0].raised_at);

	list_each (const struct victim_review *, each, reviews)
		if (each->found.found == FOUND_CONCERN &&
			(!date_is_set(last) || date_before(last, each->found.on)))
			return true;
	return false;
}

static struct end_facts facts_of(struct work *w, const struct victim_case *c)
{
	struct victim_hearings heard = victim_heard(w, c->id);
	struct victim_reviews reviews = victim_reviews(w, c->id);
	struct disclosures disclosures = disclosures_in(w, c->id);
	struct end_facts facts = {
		.state = c->state,
		.owes = c->owes,
		.has_review = has_to_do(&reviews),
		.has_disclosure = has_open(&disclosures),
		.has_concern = has_concern(&reviews, &disclosures),
	};

	list_each (const struct victim_heard *, each, &heard)
		if (each->heard == HEARD_COMPLETED || each->heard == HEARD_WITHDRAWN) {
			facts.outcome = each->heard;
			facts.outcome_on = each->on;
		}
	return facts;
}

enum outcome_kind victim_end(struct work *w, const struct actor *by, struct victim_case_id id,
	enum end_reason reason, struct date on, struct problems *problems)
{
	struct victim_case c;

	if (!victim_load(w, id, &c) || !victim_may(w, by, VICTIM_ALTER, id))
		return ABSENT;

	struct end_facts facts = facts_of(w, &c);

	end_check(work_arena(w), &facts, reason, on, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	keep(w, id, &(struct victim_ending){ .end = reason, .on = on, .by = by->account });
	victim_follow(w, id);
	audit_note_act(w, by, VICTIM_ALTER, "victim-end", "victim-case", id.v);
	return DONE;
}

enum outcome_kind victim_reopen(struct work *w, const struct actor *by, struct victim_case_id id,
	enum reopen_reason reason, struct problems *problems)
{
	bool is_leads =
		reason == REOPEN_KNOWN || reason == REOPEN_ASKED || reason == REOPEN_MISTAKE;

	if (!victim_may(w, by, VICTIM_DECIDE, id))
		return ABSENT;
	if (!is_leads)
		problem_add(work_arena(w), problems, "reason",
			N_("Choose why the case is opened again"));
	else if (!victim_has_ended(w, id))
		problem_add(work_arena(w), problems, "reason", N_("The case is open already"));
	if (problems->n > 0)
		return REFUSED;
	keep(w, id,
		&(struct victim_ending){
			.reopen = reason, .on = work_today(w), .by = by->account });
	victim_follow(w, id);
	audit_note_act(w, by, VICTIM_DECIDE, "victim-reopen", "victim-case", id.v);
	return DONE;
}

void victim_reopen_for_disclosure(struct work *w, const struct actor *by, struct victim_case_id id)
{
	if (!victim_has_ended(w, id))
		return;
	keep(w, id,
		&(struct victim_ending){
			.reopen = REOPEN_DISCLOSURE, .on = work_today(w), .by = by->account });
	victim_follow(w, id);
}

void victim_reopen_on_news(struct work *w, struct victim_case_id id)
{
	struct victim_case_heard_row now;
	enum case_state state, after;

	work_read_for(w, victim_relay_reader);
	if (!victim_case_heard(w, id, &now))
		return;
	state = case_state_by_name(now.state);
	after = case_state_on_news(state);
	if (after == state)
		return;
	keep(w, id, &(struct victim_ending){ .reopen = REOPEN_NEWS, .on = work_today(w) });
	victim_case_stand(w, case_state_name(after), id);
}

bool victim_refuses_ended(struct work *w, struct victim_case_id id, struct problems *problems)
{
	if (!victim_has_ended(w, id))
		return false;
	problem_add(work_arena(w), problems, "", end_refusal_text(END_ALREADY));
	return true;
}
