/* SPDX-License-Identifier: MIT */
/*
 * Who may not see whom: whatever else an account holds, a block wins.
 */
#include <string.h>

#include "areas/own_case/own_case.h"
#include "areas/person/person.h"
#include "areas/person/person_queries.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "base/err.h"
#include "db/db.h"

static const struct {
	const char *name, *label;
} kinds[BLOCK_COUNT] = { [BLOCK_NONE] = { "", "" },
#define X(symbol, name, label) [BLOCK_##symbol] = { name, label },
	BLOCK_KINDS(X)
#undef X
};

const char *block_name(enum block_kind kind)
{
	assert(kind < BLOCK_COUNT);
	return kinds[kind].name;
}

const char *block_label(enum block_kind kind)
{
	assert(kind < BLOCK_COUNT);
	return kinds[kind].label;
}

enum block_kind block_by_name(const char *name)
{
	for (enum block_kind kind = BLOCK_NONE + 1; kind < BLOCK_COUNT; kind++)
		if (strcmp(kinds[kind].name, name) == 0)
			return kind;
	return BLOCK_NONE;
}

struct blocks person_blocks(struct work *w, const struct actor *by, struct person_id id)
{
	struct blocks all = { 0 };

	if (!person_may(w, by, PERSON_BLOCK, id))
		return all;

	struct block_list_rows rows = block_list(w, id);

	list_each (const struct block_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct block){
			.id = row->id,
			.account = row->account_id,
			.kind = block_by_name(row->kind),
			.from = row->from_on,
			.to = date_equal(row->to_on, DATE_LAST) ? DATE_NONE : row->to_on,
			.is_by_program = row->set_by.v == 0,
			.answer = row->answer == NULL ? OWN_ANSWER_NONE
						      : own_answer_by_name(row->answer),
		};
	return all;
}

struct block_ends person_block_ends(struct work *w, const struct actor *by, size_t most)
{
	struct date today = work_today(w);
	struct block_ending_rows rows =
		block_ending(w, today, date_add_days(today, BLOCK_ENDS_DAYS), (int64_t)most);
	struct block_ends all = { 0 };

	assert(work_reader(w).v == by->account.v);
	list_each (const struct block_ending_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct block_end){ row->person_id, row->reference,
			row->account_id, block_by_name(row->kind), row->to_on };
	return all;
}

struct block_finds person_block_finds(struct work *w, const struct actor *by, size_t most)
{
	struct block_found_rows rows = block_found(w, work_today(w), (int64_t)most);
	struct block_finds all = { 0 };

	assert(work_reader(w).v == by->account.v);
	list_each (const struct block_found_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct block_find){ row->person_id,
			row->reference, row->id, row->account_id };
	return all;
}

/* One of that kind stands on a day of it. */
static bool is_there(const struct blocks *all, const struct block *block)
{
	list_each (const struct block *, each, all)
		if (each->account.v == block->account.v && each->kind == block->kind &&
			(!date_is_set(block->to) || !date_before(block->to, each->from)) &&
			(!date_is_set(each->to) || !date_before(each->to, block->from)))
			return true;
	return false;
}

static void check(struct work *w, const struct blocks *all, const struct block *block,
	struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct account account;

	if (!account_load(w, block->account, &account))
		problem_add(a, problems, "account",
			N_("Enter the sign-in name of somebody who has an account"));
	if (block->kind == BLOCK_NONE)
		problem_add(a, problems, "kind", N_("Choose why"));
	if (!date_is_day(block->from))
		problem_add(a, problems, "from", N_("Enter its first day"));
	else if (date_is_set(block->to) &&
		 (!date_is_day(block->to) || date_before(block->to, block->from)))
		problem_add(a, problems, "to",
			N_("Enter a last day that does not come before the first"));
	if (problems->n == 0 && is_there(all, block))
		problem_add(a, problems, "account",
			N_("There is a block of this kind for them on these days already"));
}

static void note(struct work *w, const struct actor *by, const char *act, struct person_id id,
	struct account_id account)
{
	audit_note_act(w, by, PERSON_BLOCK, act, "person", id.v);
	audit_note_act(w, by, PERSON_BLOCK, act, "account", account.v);
}

enum outcome_kind person_block(struct work *w, const struct actor *by, struct person_id id,
	const struct block *block, struct problems *problems)
{
	if (!person_may(w, by, PERSON_BLOCK, id))
		return ABSENT;

	struct blocks all = person_blocks(w, by, id);

	check(w, &all, block, problems);
	if (problems->n > 0)
		return REFUSED;
	block_insert(w, &(struct block_insert_values){
				.id = { id_random() },
				.account_id = block->account,
				.person_id = id,
				.kind = block_name(block->kind),
				.from_on = block->from,
				.to_on = date_is_set(block->to) ? block->to : DATE_LAST,
				.by = by->account,
				.now = work_now(w),
			});
	note(w, by, "person-block", id, block->account);
	return DONE;
}

/* One that stands or is to come, of that person, set by the program or not. */
static bool find_block(struct work *w, const struct actor *by, struct person_id id,
	struct block_id block, bool is_by_program, struct block_get_row *row)
{
	return person_may(w, by, PERSON_BLOCK, id) && block_get(w, block, row) &&
	       row->person_id.v == id.v && !date_before(row->to_on, work_today(w)) &&
	       (row->set_by.v == 0) == is_by_program;
}

static void end_yesterday(struct work *w, struct block_id block)
{
	block_end(w, date_add_days(work_today(w), -1), block);
}

enum outcome_kind person_unblock(
	struct work *w, const struct actor *by, struct person_id id, struct block_id block)
{
	struct block_get_row row;

	if (!find_block(w, by, id, block, false, &row))
		return ABSENT;
	if (date_before(row.from_on, work_today(w)))
		end_yesterday(w, block);
	else
		block_delete(w, block);
	note(w, by, "person-unblock", id, row.account_id);
	return DONE;
}

enum outcome_kind person_block_answer(struct work *w, const struct actor *by, struct person_id id,
	struct block_id block, enum own_answer answer)
{
	struct block_get_row row;

	assert(answer != OWN_ANSWER_NONE);
	if (!find_block(w, by, id, block, true, &row))
		return ABSENT;
	block_answer(w, own_answer_name(answer), by->account, block);
	if (!own_answer_keeps(answer)) {
		end_yesterday(w, block);
		own_case_deny(w, row.account_id, id);
	}
	note(w, by, own_answer_keeps(answer) ? "own-case-confirm" : "own-case-end", id,
		row.account_id);
	return DONE;
}
