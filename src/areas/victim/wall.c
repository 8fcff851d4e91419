/* SPDX-License-Identifier: MIT */
/*
 * The wall between people: nobody has a case who has been on its other side.  The other program is
 * asked before anybody gets one, by keyed hashes (areas/relay), and they have it once it has said
 * that they may.
 */
#include <string.h>

#include "areas/victim/outside.h"
#include "areas/victim/store.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

enum { HASH_BYTES = 32 };

/* ---- hashes: 64 digits in the relay, 32 bytes where the views look ---- */

static int digit(char c)
{
	return c <= '9' ? c - '0' : c - 'a' + 10;
}

static struct slice bytes_of(struct arena *a, const char *person)
{
	char *bytes = arena_take(a, HASH_BYTES);

	for (size_t i = 0; i < HASH_BYTES; i++)
		bytes[i] = (char)(digit(person[2 * i]) * 16 + digit(person[2 * i + 1]));
	return (struct slice){ bytes, HASH_BYTES };
}

static const char *digits_of(struct arena *a, struct slice bytes)
{
	static const char digits[] = "0123456789abcdef";
	char *text = arena_take(a, 2 * bytes.size + 1);

	for (size_t i = 0; i < bytes.size; i++) {
		unsigned char byte = (unsigned char)bytes.at[i];

		text[2 * i] = digits[byte / 16];
		text[2 * i + 1] = digits[byte % 16];
	}
	text[2 * bytes.size] = '\0';
	return text;
}

/* ---- who somebody is ---- */

static struct texts person_of(struct work *w, struct account_id account)
{
	struct victim_worker_hashes_rows rows = victim_worker_hashes(w, account);
	struct texts person = { 0 };

	list_each (const struct victim_worker_hashes_row *, row, &rows)
		*list_add(work_arena(w), &person) = digits_of(work_arena(w), row->person_hash);
	return person;
}

bool victim_worker_is_named(struct work *w, struct account_id account)
{
	return person_of(w, account).n > 0;
}

enum relay_standing victim_ask_about(
	struct work *w, const struct actor *by, struct link_id link, struct account_id worker)
{
	struct texts person = person_of(w, worker);

	return relay_assign(w, by, link, &person);
}

enum relay_standing victim_standing(struct work *w, struct link_id link, struct account_id worker)
{
	struct texts person = person_of(w, worker);

	return relay_standing(w, link, &person);
}

void victim_ask_about_team(struct work *w, const struct actor *by, const struct victim_case *c)
{
	static const struct actor nobody = { .name = "", .request = "relay" };
	struct victim_team_of_rows team = victim_team_of(w, c->id);

	list_each (const struct victim_team_of_row *, row, &team)
		victim_ask_about(w, by == NULL ? &nobody : by, c->link, row->account_id);
}

bool victim_worker_load(struct work *w, const struct actor *by, struct account_id account,
	struct victim_worker *worker)
{
	struct victim_workers all;

	if (!policy_allows(by, VICTIM_ASSIGN, RELATION_CONTRACT_PARTY))
		return false;
	all = victim_staff(w, by->organisation);
	list_each (const struct victim_worker *, each, &all)
		if (each->account.v == account.v) {
			*worker = *each;
			return true;
		}
	return false;
}

enum outcome_kind victim_worker_name(struct work *w, const struct actor *by,
	struct account_id account, const struct texts *person)
{
	struct victim_worker worker;

	if (!victim_worker_load(w, by, account, &worker))
		return ABSENT;
	list_each (const char *const *, each, person)
		victim_worker_hash_insert(w, account, bytes_of(work_arena(w), *each));

	struct victim_worker_cases_rows cases = victim_worker_cases(w, account);

	list_each (const struct victim_worker_cases_row *, c, &cases)
		if (victim_ask_about(w, by, c->link_id, account) == RELAY_BARRED &&
			c->worker_id.v == account.v)
			victim_take_from(w, c->id, account);

	struct victim_team_cases_rows team = victim_team_cases(w, account);

	list_each (const struct victim_team_cases_row *, row, &team)
		victim_ask_about(w, by, row->link_id, account);
	audit_note_act(w, by, VICTIM_ASSIGN, "victim-worker-name", "account", account.v);
	return DONE;
}

/* ---- the wall ---- */

bool victim_is_walled(struct work *w, struct account_id account, struct victim_case_id id)
{
	struct victim_is_walled_off_row row;

	return victim_is_walled_off(w, account, id, &row);
}

bool victim_is_on_other_side(struct work *w, struct link_id link, const char *person)
{
	struct slice hash = bytes_of(work_arena(w), person);
	struct victim_case_by_link_row row;
	struct victim_worker_who_is_row was;

	if (!victim_case_by_link(w, link, &row))
		return false;
	victim_other_side_insert(w, row.id, hash);
	if (victim_worker_who_is(w, row.id, hash, &was))
		victim_take_from(w, row.id, was.worker_id);
	return true;
}

bool victim_reaches_person(struct work *w, struct link_id link, const char *person)
{
	struct victim_team_reached_row row;

	return victim_team_reached(w, link, bytes_of(work_arena(w), person), work_today(w), &row);
}

/* ---- who is asked about ---- */

bool victim_asked_about(
	struct work *w, const struct victim_case *c, struct account_id *worker, bool *is_barred)
{
	struct victim_asked_get_row asked;

	if (!victim_asked_get(w, c->id, &asked))
		return false;
	*worker = asked.account_id;
	*is_barred = victim_standing(w, c->link, asked.account_id) == RELAY_BARRED;
	return true;
}

bool victim_is_free(struct work *w, struct link_id link)
{
	struct victim_case_by_link_row row;
	struct victim_case_organisation_row now;
	struct victim_asked_get_row asked;

	if (!victim_case_by_link(w, link, &row) || !victim_case_organisation(w, row.id, &now))
		return false;
	if (!victim_asked_get(w, row.id, &asked) ||
		victim_standing(w, link, asked.account_id) != RELAY_FREE)
		return true;
	if (!victim_is_worker(w, now.organisation_id, asked.account_id)) {
		victim_asked_delete(w, row.id); // they have left since
		return true;
	}
	victim_give(w, row.id, asked.account_id);
	audit_note(w, &(struct audit_event){ .right = RELAY_TAKE,
			      .act = "victim-assign",
			      .kind = "victim-case",
			      .id = row.id.v,
			      .request = "relay",
			      .is_by_day = true });
	return true;
}
