/* SPDX-License-Identifier: MIT */
/*
 * Places: held by a force for somebody who is not named, and given back.
 */
#include <string.h>

#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/store.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"
#include "db/db.h"

/* ---- reading ---- */

static struct place place_of(const struct place_get_row *row)
{
	return (struct place){
		.id = row->id,
		.code = row->code,
		.language = strcmp(row->language, "cy") == 0 ? WELSH : ENGLISH,
		.deadline = row->deadline,
		.organisation = row->organisation_id,
		.held_by = row->held_by,
		.held_at = row->held_at,
		.held_until = row->held_until,
		.caution = row->caution_id,
		.referral = row->referral_id,
		.booked_at = row->booked_at,
		.released_at = row->released_at,
		.because = row->released_because == NULL ? RELEASE_NONE
							 : release_by_name(row->released_because),
		.moved_at = row->moved_at,
		.cohort = row->cohort_id,
		.scheme = row->scheme_id,
		.cohort_number = row->cohort_number,
		.type = cohort_type_by_code(row->type),
		.on = { [WORKSHOP_A] = row->a_on, [WORKSHOP_B] = row->b_on },
		.is_cancelled = row->cancelled_because != NULL,
	};
}

bool place_load(struct work *w, struct place_id id, struct place *p)
{
	struct place_get_row row;

	if (!place_get(w, id, &row))
		return false;
	*p = place_of(&row);
	return true;
}

bool place_for(struct work *w, const struct actor *by, struct place_id id, struct place *p)
{
	struct place found;
	struct scheme s;

	if (!place_load(w, id, &found) || found.organisation.v != by->organisation.v ||
		!scheme_for(w, by, PLACE_HOLD, found.scheme, &s))
		return false;
	*p = found;
	return true;
}

struct places places_for(struct work *w, const struct actor *by, struct instant since)
{
	struct places all = { 0 };

	if (!policy_allows(by, PLACE_HOLD, RELATION_CONTRACT_PARTY))
		return all;

	struct place_get_rows rows = place_list(w, by->organisation, since);

	list_each (const struct place_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = place_of(row);
	return all;
}

bool place_alike(struct work *w, const struct actor *by, struct cohort_id cohort,
	struct date deadline, struct place_id before, struct place *p)
{
	struct places all = places_for(w, by, work_now(w));
	const struct place *last = NULL;

	list_each (const struct place *, each, &all)
		if (each->id.v != before.v &&
			place_is_alike(each, by->account, cohort, deadline, work_moment(w)) &&
			(last == NULL || each->held_at.ms > last->held_at.ms))
			last = each;
	if (last != NULL)
		*p = *last;
	return last != NULL;
}

static struct place_get_rows rows_shown(struct work *w, struct organisation_id body,
	const struct place_filter *filter, int64_t most)
{
	struct instant now = work_now(w);

	switch (filter->shown) {
	case PLACES_HELD:
		return place_page_held(w, &(struct place_page_held_values){
						  .organisation = body,
						  .now = now,
						  .end = filter->end,
						  .after = filter->after,
						  .most = most,
					  });
	case PLACES_KEPT:
		return place_page_kept(w, &(struct place_page_kept_values){
						  .organisation = body,
						  .now = now,
						  .end = filter->end,
						  .after = filter->after,
						  .most = most,
					  });
	case PLACES_OVER:
		return place_page_over(w, &(struct place_page_over_values){
						  .organisation = body,
						  .now = now,
						  .end = filter->end,
						  .after = filter->after,
						  .most = most,
					  });
	}
	unreachable("places_shown");
}

struct places place_list_of(
	struct work *w, const struct actor *by, const struct place_filter *filter, size_t most)
{
	struct places all = { 0 };

	if (!policy_allows(by, PLACE_HOLD, RELATION_CONTRACT_PARTY))
		return all;

	struct place_get_rows rows = rows_shown(w, by->organisation, filter, (int64_t)most + 1);

	list_each (const struct place_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = place_of(row);
	return all;
}

struct offers place_offers(struct work *w, const struct actor *by, struct scheme_id scheme,
	const struct wanted *wanted, struct date *would_do)
{
	struct scheme s;

	*would_do = DATE_NONE;
	if (!scheme_for(w, by, PLACE_HOLD, scheme, &s))
		return (struct offers){ 0 };

	struct cohorts *all = arena_one(work_arena(w), struct cohorts); // offers point into it

	*all = cohorts_to_come(w, scheme, wanted->type, work_today(w));
	*would_do = deadline_that_would_do(all, wanted, work_moment(w));
	return offers_for(work_arena(w), all, wanted, work_moment(w));
}

/* ---- holding ---- */

const char *place_fresh_code(struct work *w)
{
	struct place_code_known_row known;
	const char *code;

	do
		code = code_of_chance(work_arena(w), id_random());
	while (place_code_known(w, code, &known));
	return code;
}

void place_create(struct work *w, const struct place *p)
{
	place_insert(w, &(struct place_insert_values){
				.id = p->id,
				.cohort_id = p->cohort,
				.code = p->code,
				.language = language_code(p->language),
				.deadline = p->deadline,
				.organisation_id = p->organisation,
				.held_by = p->held_by,
				.held_at = p->held_at,
				.held_until = p->held_until,
				.referral_id = p->referral,
				.booked_at = p->booked_at,
			});
}

enum outcome_kind place_hold(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, struct place *p, enum hold_refusal *no)
{
	struct cohort c;
	struct scheme s;
	struct terms terms;

	if (!cohort_load(w, cohort, &c) || !scheme_for(w, by, PLACE_HOLD, c.scheme, &s))
		return ABSENT;
	*no = scheme_terms_on(w, c.scheme, work_today(w), &terms)
		      ? hold_check(&c, wanted, work_moment(w))
		      : HOLD_NO_TERMS;
	if (*no != HOLD_NO_REFUSAL)
		return REFUSED;
	*p = (struct place){
		.id = { id_random() },
		.code = place_fresh_code(w),
		.language = wanted->language,
		.deadline = wanted->deadline,
		.organisation = by->organisation,
		.held_by = by->account,
		.held_at = work_now(w),
		.held_until = hold_until(&c, terms.term[TERM_HOLD_HOURS], work_moment(w)),
		.cohort = c.id,
		.scheme = c.scheme,
		.cohort_number = c.number,
		.type = c.type,
		.on = { c.workshop[WORKSHOP_A].on, c.workshop[WORKSHOP_B].on },
	};
	place_create(w, p);
	scheme_count(w, c.scheme, MILESTONE_HELD, work_today(w), 1);
	audit_note_act(w, by, PLACE_HOLD, "place-hold", "place", p->id.v);
	return DONE;
}

static void give_back(
	struct work *w, const struct actor *by, struct place_id id, enum release because)
{
	place_set_released(w, &(struct place_set_released_values){
				      .id = id,
				      .now = work_now(w),
				      .by = by->account,
				      .because = release_name(because),
			      });
}

enum outcome_kind place_release(struct work *w, const struct actor *by, struct place_id id,
	enum release because, bool is_told, struct place *p)
{
	if (!place_for(w, by, id, p))
		return ABSENT;
	if (!place_is_held(p, work_moment(w)) || (p->caution.v != 0 && !is_told))
		return REFUSED;
	give_back(w, by, id, because);
	audit_note_act(w, by, PLACE_HOLD, "place-release", "place", id.v);
	return DONE;
}

/* ---- for a caution ---- */

static bool may_be_kept(const struct place *p, const struct cohort *c, struct instant now)
{
	enum place_state state = place_state(p, now);

	return !p->is_cancelled && !workshop_has_begun(&c->workshop[WORKSHOP_A], now) &&
	       (state == PLACE_HELD || (state == PLACE_EXPIRED && cohort_free(c) > 0));
}

bool place_can_be_kept(struct work *w, const struct place *p)
{
	struct cohort c;

	return cohort_load(w, p->cohort, &c) && may_be_kept(p, &c, work_moment(w));
}

bool place_keep(
	struct work *w, const struct actor *by, struct place_id id, struct caution_id caution)
{
	struct cohort c;
	struct place p;

	if (!place_for(w, by, id, &p) || !cohort_load(w, p.cohort, &c) ||
		!may_be_kept(&p, &c, work_moment(w)))
		return false;
	place_set_kept(w, caution,
		instant_at(c.workshop[WORKSHOP_A].on, c.workshop[WORKSHOP_A].begins), id);
	return true;
}

void place_extend(
	struct work *w, struct place_id id, struct caution_id caution, struct date deadline)
{
	place_set_deadline(w, deadline, id, caution);
}

void place_keep_no_more(
	struct work *w, const struct actor *by, struct place_id id, struct caution_id caution)
{
	struct place p;

	if (place_for(w, by, id, &p) && place_state(&p, work_moment(w)) == PLACE_KEPT &&
		p.caution.v == caution.v)
		give_back(w, by, id, RELEASE_OTHER_OUTCOME);
}

enum outcome_kind place_tell(struct work *w, const struct actor *by, struct place_id id)
{
	struct place p;

	if (!place_for(w, by, id, &p))
		return ABSENT;
	if (!place_is_held(&p, work_moment(w)) || p.moved_at.ms == 0)
		return REFUSED;
	place_set_told(w, id);
	audit_note_act(w, by, PLACE_HOLD, "place-tell", "place", id.v);
	return DONE;
}

void places_move(struct work *w, const struct cohort *before, const struct cohort *c)
{
	const struct workshop *a = &c->workshop[WORKSHOP_A];

	if (slip_says_otherwise(before, c))
		places_set_moved(w, work_now(w), c->id);
	if (!workshop_has_begun(a, work_moment(w)))
		places_set_until(w, instant_at(a->on, a->begins), c->id);
}
