/* SPDX-License-Identifier: MIT */
#include "areas/invoice/claims.h"

#include <inttypes.h>

#include "areas/funding/funding.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/organisation/organisation.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

const char *claim_reference(struct arena *a, int64_t number)
{
	return arena_format(a, "CLM-%" PRId64, number);
}

/* ---- reading ---- */

static void take_kept(struct kept_claim *claim, const struct claim_list_rows *rows)
{
	list_each (const struct claim_list_row *, row, rows)
		if (row->body_id.v == claim->body.v && row->place == claim->place) {
			claim->number = row->number;
			claim->version = row->version;
			claim->standing.asked_on = row->asked_on;
			claim->standing.received = row->received;
		}
}

static struct claim_closed closed_of(const struct final_statement *s,
	const struct kept_claims *claims, struct organisation_id organisation)
{
	const struct final_body *body = final_body_of(s, organisation);
	struct money received = MONEY_ZERO;

	if (body == NULL) // it came into the agreement since
		return (struct claim_closed){ .statement = s->number };
	list_each (const struct kept_claim *, each, claims)
		if (each->body.v == organisation.v)
			received.pence += each->standing.received.pence;
	return claim_closed_by(s->number, body->owed, body->received.money, received);
}

/* As claim_waiting of queries.sql orders them. */
static bool comes_before(const struct kept_claim *a, const struct kept_claim *b)
{
	bool is_asked = date_is_set(a->standing.asked_on);

	if (is_asked != date_is_set(b->standing.asked_on))
		return is_asked;
	if (!date_equal(a->terms.due_on, b->terms.due_on))
		return date_before(a->terms.due_on, b->terms.due_on);
	return a->place < b->place;
}

static struct money part_of(const struct kept_claims *claims, const struct kept_claim *claim)
{
	struct money before = MONEY_ZERO;

	list_each (const struct kept_claim *, each, claims)
		if (each->body.v == claim->body.v && comes_before(each, claim))
			before.pence += each->terms.sum.pence - each->standing.received.pence;
	return claim_part(&claim->terms, &claim->standing, claim->closed.open, before);
}

/* It leads alone by a contract that was signed since, so that it would be asked by itself. */
static bool is_leads_own(struct work *w, struct programme_id id, struct organisation_id office,
	int year, struct organisation_id body)
{
	struct leads leads = funding_leads(w, id, office, year);

	return leads.n == 1 && leads.at[0].v == body.v;
}

/* What nobody asked of the body that leads is awaited of nobody. */
static void leave_out_leads_own(
	struct work *w, const struct agreement *agreement, struct kept_claims *all)
{
	size_t kept = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->at[i].number != 0 ||
			!is_leads_own(w, agreement->programme, agreement->office, agreement->year,
				all->at[i].body))
			all->at[kept++] = all->at[i];
	all->n = kept;
}

struct kept_claims claims_of_year(struct work *w, struct programme_id id, int year)
{
	struct claim_list_rows rows = claim_list(w, id, year);
	struct kept_claims all = { 0 };
	struct final_statement last;
	struct agreement agreement;

	if (!funding_agreement_of(w, id, year, &agreement))
		return all;
	list_each (const struct partner *, partner, &agreement.partners)
		list_each (const struct claim *, terms, &partner->claims) {
			struct kept_claim *claim = list_add(work_arena(w), &all);

			*claim = (struct kept_claim){ .programme = id,
				.year = year,
				.body = partner->organisation,
				.name = { [ENGLISH] = partner->name[ENGLISH],
					[WELSH] = partner->name[WELSH] },
				.place = terms - partner->claims.at + 1,
				.agreement = agreement.version,
				.terms = *terms };
			take_kept(claim, &rows);
		}
	leave_out_leads_own(w, &agreement, &all);
	if (all.n > 0 && final_statement_of_closed(w, id, year, &last))
		list_each (struct kept_claim *, claim, &all) {
			claim->closed = closed_of(&last, &all, claim->body);
			claim->closed.part = part_of(&all, claim);
		}
	return all;
}

bool claims_advance(const struct kept_claims *claims, struct organisation_id body,
	struct money owed, struct advance *advance)
{
	bool is_found = false;

	*advance = (struct advance){ 0 };
	list_each (const struct kept_claim *, each, claims)
		if (each->body.v == body.v) {
			advance_add(advance, &each->terms, &each->standing);
			is_found = true;
		}
	if (is_found)
		advance_draw(advance, owed);
	return is_found;
}

struct kept_claims claims_waiting(struct work *w, const struct actor *by, size_t most)
{
	struct kept_claims all = { 0 };
	struct claim_waiting_rows rows;

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return all;
	rows = claim_waiting(w, &(struct claim_waiting_values){
					.organisation = by->organisation,
					.today = work_today(w),
					.until = date_add_days(work_today(w), CLAIM_ASK_DAYS),
					.most = (int64_t)most,
				});
	list_each (const struct claim_waiting_row *, row, &rows) {
		if (!date_is_set(row->asked_on) &&
			is_leads_own(w, row->programme_id, by->organisation, (int)row->year,
				row->organisation_id))
			continue;
		*list_add(work_arena(w), &all) = (struct kept_claim){
			.programme = row->programme_id,
			.programme_name = { [ENGLISH] = row->programme_en,
				[WELSH] = row->programme_cy },
			.year = (int)row->year,
			.body = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.place = row->place,
			.terms = { row->due_on, row->sum },
			.standing = { .asked_on = row->asked_on, .received = { row->received } },
			.closed = { .statement = row->statement,
				.open = { row->open },
				.part = { row->open } },
		};
	}
	return all;
}

/* What it was when it was asked for last. */
static struct claim asked_terms(struct work *w, const struct kept_claim *claim)
{
	struct claim_deeds deeds = claim_deeds_of(w, claim);
	struct claim terms = { 0 };

	list_each (const struct claim_deed *, deed, &deeds)
		if (deed->act == CLAIM_ASK)
			terms = (struct claim){ deed->on, deed->sum };
	return terms;
}

/* One of an agreement that stands no more: its history stays to be read. */
static bool find_gone(struct work *w, const struct kept_claim *asked, const struct programme *p,
	struct kept_claim *claim)
{
	struct claim_list_rows rows = claim_list(w, asked->programme, asked->year);
	struct organisation body;

	list_each (const struct claim_list_row *, row, &rows)
		if (row->body_id.v == asked->body.v && row->place == asked->place &&
			organisation_load(w, asked->body, &body)) {
			*claim = (struct kept_claim){ .programme = p->id,
				.programme_name = { [ENGLISH] = p->name[ENGLISH],
					[WELSH] = p->name[WELSH] },
				.year = asked->year,
				.body = asked->body,
				.name = { [ENGLISH] = body.name[ENGLISH],
					[WELSH] = body.name[WELSH] },
				.place = asked->place,
				.number = row->number,
				.version = row->version,
				.is_gone = true };
			claim->terms = asked_terms(w, claim);
			return true;
		}
	return false;
}

bool claim_for(struct work *w, const struct actor *by, enum right right,
	const struct kept_claim *asked, struct kept_claim *claim)
{
	struct kept_claims all;
	struct programme p;

	if (!programme_for(w, by, right, asked->programme, &p))
		return false;
	all = claims_of_year(w, asked->programme, asked->year);
	list_each (const struct kept_claim *, each, &all)
		if (each->body.v == asked->body.v && each->place == asked->place) {
			*claim = *each;
			claim->programme_name[ENGLISH] = p.name[ENGLISH];
			claim->programme_name[WELSH] = p.name[WELSH];
			return true;
		}
	return find_gone(w, asked, &p, claim);
}

bool claim_numbered(
	struct work *w, const struct actor *by, int64_t number, struct kept_claim *claim)
{
	struct claim_get_row row;

	return claim_get(w, by->organisation, number, &row) &&
	       claim_for(w, by, INVOICE_READ,
		       &(struct kept_claim){ .programme = row.programme_id,
			       .year = (int)row.year,
			       .body = row.body_id,
			       .place = row.place },
		       claim);
}

struct claim_deeds claim_deeds_of(struct work *w, const struct kept_claim *claim)
{
	struct claim_deed_list_rows rows =
		claim_deed_list(w, &(struct claim_deed_list_values){ .programme = claim->programme,
					   .year = claim->year,
					   .body = claim->body,
					   .place = claim->place });
	struct claim_deeds all = { 0 };

	list_each (const struct claim_deed_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct claim_deed){
			.act = (enum claim_act)word_named(claim_acts, row->act),
			.on = row->done_on,
			.sum = row->sum,
			.reference = row->reference,
			.because = row->because,
			.by = row->done_by,
			.at = row->done_at,
			.statement = row->statement,
		};
	return all;
}

/* ---- doing ---- */

/* Its number, which it keeps. */
static void number_claim(struct work *w, struct organisation_id office, struct kept_claim *claim)
{
	struct claim_last_row last = { 0 };

	claim_last(w, office, &last);
	claim->number = last.number + 1;
	claim_insert(w, &(struct claim_insert_values){ .organisation_id = office,
				.number = claim->number,
				.programme_id = claim->programme,
				.year = claim->year,
				.body_id = claim->body,
				.place = claim->place });
}

/*
 * What holds the agreement for its year: what is asked for by it, and the body has a statement from then on.
 * Once all of that is taken back, and before anything is shared, nothing does, and there is no statement.
 */
static void hold(struct work *w, const struct agreement *agreement, const struct kept_claim *claim)
{
	struct year_is_held_row row = { 0 };

	year_is_held(w, claim->programme, claim->year, &row);
	if (row.is_held) {
		funding_bill(w, agreement);
		invoice_owed_add(
			w, &(struct invoice_owed_add_values){ .programme_id = claim->programme,
				   .year = claim->year,
				   .organisation_id = claim->body });
	} else {
		funding_bill_no_more(w, agreement);
		owed_nothing_delete(w, claim->programme, claim->year);
	}
}

static void store(struct work *w, const struct actor *by, struct organisation_id office,
	const struct kept_claim *claim, const struct claim_deed *deed,
	const struct claim_standing *standing)
{
	claim_deed_insert(w, &(struct claim_deed_insert_values){
				     .organisation_id = office,
				     .claim = claim->number,
				     .number = claim->version + 1,
				     .act = claim_acts[deed->act].name,
				     .done_on = deed->on,
				     .sum = deed->sum,
				     .reference = deed->reference,
				     .because = deed->because,
				     .done_by = by->account,
				     .done_at = work_now(w),
				     .statement = deed->statement,
			     });
	claim_update(w, &(struct claim_update_values){ .organisation_id = office,
				.number = claim->number,
				.version = claim->version + 1,
				.asked_on = standing->asked_on,
				.received = standing->received });
}

/* Of an act only what belongs to it is kept; of what is asked for its sum, as it was agreed then. */
static struct claim_deed kept_of(const struct kept_claim *claim, const struct claim_deed *deed)
{
	struct claim_deed kept = { .act = deed->act,
		.reference = "",
		.because = "",
		.statement = claim->closed.statement };

	if (deed->act == CLAIM_UNDO) {
		kept.because = deed->because;
		return kept;
	}
	kept.on = deed->on;
	kept.sum = claim->terms.sum;
	if (deed->act == CLAIM_RECEIVE || deed->act == CLAIM_RETURN) {
		kept.sum = deed->sum;
		kept.reference = deed->reference;
	}
	return kept;
}

enum outcome_kind claim_do(struct work *w, const struct actor *by, const struct kept_claim *asked,
	struct claim_deed *deed, struct problems *problems)
{
	struct claim_standing standing;
	struct agreement agreement;
	struct claim_deeds deeds;
	struct kept_claim claim;
	enum claim_refusal no;

	if (!claim_for(w, by, INVOICE_WORK, asked, &claim) || claim.is_gone ||
		!funding_agreement_of(w, claim.programme, claim.year, &agreement))
		return ABSENT;
	if (claim.version != asked->version || claim.agreement != asked->agreement)
		return CHANGED_MEANWHILE;
	deeds = claim_deeds_of(w, &claim);
	standing = claim_standing(&deeds);
	no = claim_may(&claim.terms, &standing, &claim.closed, deed->act);
	if (no != CLAIM_NO_REFUSAL) {
		problem_add(work_arena(w), problems, "", claim_refusal_text(no));
		return REFUSED;
	}
	claim_check(work_arena(w), &claim.terms, &standing, &claim.closed, deed, work_today(w),
		problems);
	if (problems->n > 0)
		return REFUSED;
	*deed = kept_of(&claim, deed);
	*list_add(work_arena(w), &deeds) = *deed;
	standing = claim_standing(&deeds);
	if (claim.number == 0)
		number_claim(w, agreement.office, &claim);
	store(w, by, agreement.office, &claim, deed, &standing);
	hold(w, &agreement, &claim);
	audit_note_act(
		w, by, INVOICE_WORK, claim_acts[deed->act].name, "programme", claim.programme.v);
	return DONE;
}
