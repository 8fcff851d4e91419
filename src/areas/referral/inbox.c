/* SPDX-License-Identifier: MIT */
/*
 * What a body was told, and who has seen it.
 */
#include "areas/person/person.h"
#include "areas/referral/outside.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

static const char *const repeats[REPEAT_COUNT] = {
	[REPEAT_FEASIBLE] = "feasible",
	[REPEAT_INFEASIBLE] = "infeasible",
};

const char *repeat_name(enum repeat repeat)
{
	assert(repeat > REPEAT_NONE && repeat < REPEAT_COUNT);
	return repeats[repeat];
}

static enum repeat repeat_by_name(const char *name)
{
	if (name == NULL)
		return REPEAT_NONE;
	return strcmp(repeats[REPEAT_FEASIBLE], name) == 0 ? REPEAT_FEASIBLE : REPEAT_INFEASIBLE;
}

static struct kept_notice notice_of_row(const struct notice_get_row *row)
{
	bool is_b = row->workshop != NULL && row->workshop[0] == 'b';

	return (struct kept_notice){
		.id = row->id,
		.referral = row->referral_id,
		.person = row->person_id,
		.notice = { .kind = (enum notice_kind)word_named(notice_kinds, row->kind),
			.reference = row->reference,
			.workshop = is_b ? WORKSHOP_B : WORKSHOP_A,
			.day = row->day,
			.second_day = row->second_day },
		.repeat = repeat_by_name(row->repeat),
		.is_decided = !referral_waits_for_police(
			(enum referral_state)word_named(referral_states, row->state)),
		.made_at = row->made_at,
		.seen_by = row->seen_by,
		.seen_at = row->seen_at,
	};
}

static void add(struct arena *a, struct kept_notices *all, const struct notice_get_rows *rows)
{
	list_each (const struct notice_get_row *, row, rows)
		*list_add(a, all) = notice_of_row(row);
}

static struct kept_notices notices_of_rows(struct arena *a, const struct notice_get_rows *rows)
{
	struct kept_notices all = { 0 };

	add(a, &all, rows);
	return all;
}

/* The page before ended among those that ask for nothing. */
static bool is_past_asking(struct work *w, struct notice_id before)
{
	struct notice_get_row row;

	return before.v != 0 &&
	       !(notice_get(w, before, &row) &&
		       notice_asks((enum notice_kind)word_named(notice_kinds, row.kind)));
}

static struct kept_notices unseen(
	struct work *w, const struct actor *by, struct notice_id before, size_t most)
{
	bool is_past = is_past_asking(w, before);
	struct kept_notices all = { 0 };

	if (!is_past) {
		struct notice_get_rows asking = notice_page_asking(
			w, &(struct notice_page_asking_values){ .organisation_id = by->organisation,
				   .before = before,
				   .most = (int64_t)most });

		add(work_arena(w), &all, &asking);
	}
	if (all.n < most) {
		struct notice_get_rows telling = notice_page_telling(w,
			&(struct notice_page_telling_values){ .organisation_id = by->organisation,
				.before = is_past ? before : (struct notice_id){ 0 },
				.most = (int64_t)(most - all.n) });

		add(work_arena(w), &all, &telling);
	}
	return all;
}

struct kept_notices notices_for(
	struct work *w, const struct actor *by, bool is_seen, struct notice_id before, size_t most)
{
	assert(work_reader(w).v == by->account.v);
	if (!is_seen)
		return unseen(w, by, before, most + 1);

	struct notice_get_rows rows = notice_page_seen(
		w, &(struct notice_page_seen_values){ .organisation_id = by->organisation,
			   .before = before,
			   .most = (int64_t)most + 1 });

	return notices_of_rows(work_arena(w), &rows);
}

struct kept_notices notices_of(struct work *w, const struct actor *by, struct referral_id id)
{
	struct notice_get_rows rows = notice_list_of_referral(w, id, by->organisation);

	assert(work_reader(w).v == by->account.v);
	return notices_of_rows(work_arena(w), &rows);
}

enum outcome_kind notice_see(struct work *w, const struct actor *by, struct notice_id id)
{
	struct notice_get_row row;

	assert(work_reader(w).v == by->account.v);
	if (!notice_get(w, id, &row) || row.organisation_id.v != by->organisation.v)
		return ABSENT;
	if (row.seen_by.v != 0)
		return DONE;
	if (strcmp(row.kind, notice_kinds[NOTICE_DETAILS].name) == 0)
		return REFUSED;
	notice_set_seen(w, by->account, work_now(w), id);
	audit_note_act(w, by, REFERRAL_READ, "notice-see", "referral", row.referral_id.v);
	return DONE;
}

bool notice_asks_details(
	struct work *w, const struct actor *by, struct notice_id id, struct kept_referral *r)
{
	struct notice_get_row row;

	assert(work_reader(w).v == by->account.v);
	return notice_get(w, id, &row) && row.organisation_id.v == by->organisation.v &&
	       strcmp(row.kind, notice_kinds[NOTICE_DETAILS].name) == 0 && row.seen_by.v == 0 &&
	       person_may(w, by, REFERRAL_ACT, row.person_id) &&
	       referral_load(w, by, row.referral_id, r);
}

enum outcome_kind notice_answer(struct work *w, const struct actor *by, struct notice_id id,
	const struct contact_said *said)
{
	struct kept_referral r;

	if (!notice_asks_details(w, by, id, &r))
		return ABSENT;
	referral_hands_over(w, by, &r, said);
	notice_set_seen_of_kind(w, &(struct notice_set_seen_of_kind_values){
					   .by = by->account,
					   .now = work_now(w),
					   .referral_id = r.id,
					   .organisation_id = by->organisation,
					   .kind = notice_kinds[NOTICE_DETAILS].name,
				   });
	audit_note_act(w, by, REFERRAL_ACT, "referral-details", "referral", r.id.v);
	return DONE;
}
