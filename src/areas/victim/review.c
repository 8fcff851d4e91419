/* SPDX-License-Identifier: MIT */
/*
 * Reviews after a workshop: asked for as it is heard that one was held, and done.
 */
#include "areas/victim/store.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit.h"
#include "db/db.h"

/* ---- reading ---- */

/* The last of that review. */
static struct review_found found_of(
	const struct victim_review_founds_rows *rows, struct victim_review_id review)
{
	struct review_found last = { .note = "" };

	list_each (const struct victim_review_founds_row *, row, rows)
		if (row->review_id.v == review.v)
			last = (struct review_found){ (enum found)word_named(founds, row->finding),
				row->done_on, row->note, row->account_id };
	return last;
}

struct victim_reviews victim_reviews(struct work *w, struct victim_case_id id)
{
	struct victim_review_rows_rows rows = victim_review_rows(w, id);
	struct victim_review_founds_rows found = victim_review_founds(w, id);
	struct victim_reviews all = { 0 };

	list_each (const struct victim_review_rows_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct victim_review){
			.id = row->id,
			.in_case = id,
			.after = (enum review_after)word_named(reviews_after, row->workshop),
			.held_on = row->held_on,
			.due_on = row->due_on,
			.found = found_of(&found, row->id),
		};
	return all;
}

struct victim_reviews_due victim_reviews_due(struct work *w)
{
	struct victim_review_due_rows rows = victim_review_due(w);
	struct victim_reviews_due all = { 0 };

	list_each (const struct victim_review_due_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct victim_review_due){
			.id = row->id,
			.in_case = row->case_id,
			.link = row->link_id,
			.after = (enum review_after)word_named(reviews_after, row->workshop),
			.due_on = row->due_on,
		};
	return all;
}

/* ---- writing ---- */

bool victim_ask_review(
	struct work *w, struct link_id link, enum review_after after, struct date held_on)
{
	struct victim_case_by_link_row found;
	struct victim_case_heard_row now;
	bool is_new;

	if (!victim_case_by_link(w, link, &found))
		return false;
	is_new = victim_review_insert(w, &(struct victim_review_insert_values){
						 .id = { id_random() },
						 .case_id = found.id,
						 .workshop = reviews_after[after].name,
						 .held_on = held_on,
						 .due_on = review_due_on(held_on),
						 .asked_at = work_now(w),
					 }) > 0;
	work_read_for(w, victim_relay_reader);
	if (is_new && victim_case_heard(w, found.id, &now))
		victim_case_stand(w,
			case_state_name(case_state_asked(case_state_by_name(now.state), after)),
			found.id);
	return true;
}

static const struct victim_review *review_of(
	const struct victim_reviews *all, struct victim_review_id id)
{
	list_each (const struct victim_review *, each, all)
		if (each->id.v == id.v)
			return each;
	return NULL;
}

enum outcome_kind victim_review(struct work *w, const struct actor *by, struct victim_case_id id,
	struct victim_review_id review, const struct review_found *found, struct problems *problems)
{
	struct victim_reviews all = victim_reviews(w, id);
	const struct victim_review *asked = review_of(&all, review);
	struct victim_review_found_last_row number = { 0 };

	if (asked == NULL || !victim_may(w, by, VICTIM_ALTER, id))
		return ABSENT;
	review_check(work_arena(w), asked->held_on, found, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	victim_review_found_last(w, review, &number);
	victim_review_found_insert(w, &(struct victim_review_found_insert_values){
					      .review_id = review,
					      .version = number.last + 1,
					      .case_id = id,
					      .done_on = found->on,
					      .finding = founds[found->found].name,
					      .note = found->note,
					      .recorded_at = work_now(w),
					      .account_id = by->account,
				      });
	victim_review_done(w, review);
	victim_follow(w, id);
	audit_note_act(w, by, VICTIM_ALTER, "victim-review", "victim-case", id.v);
	return DONE;
}
