/* SPDX-License-Identifier: MIT */
/*
 * Who reaches whose records: the policy, worked out for each account in each of its circles.
 */
#include "auth/reach.h"

#include <string.h>

#include "auth/account.h"
#include "auth/auth_queries.h"
#include "auth/policy_table.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"

bool right_is_in_circles(enum right right)
{
	const char *word = right_facts(right)->compartment;

	return strcmp(word, policy_compartments[COMPARTMENT_PERP].word) == 0 ||
	       strcmp(word, policy_compartments[COMPARTMENT_VICT].word) == 0;
}

static enum relation relation_of(const char *word)
{
	for (enum relation relation = 0; relation < RELATION_COUNT; relation++)
		if (strcmp(policy_relations[relation].word, word) == 0)
			return relation;
	return RELATION_NONE; // a word of a newer program: no tie
}

/* ---- one account in one circle ---- */

struct pair {
	struct work *w;
	struct actor actor;
	struct circle circle;
};

static void pair_write(const struct pair *pair)
{
	for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
		if (right_is_in_circles(right) &&
			policy_allows(&pair->actor, right, pair->circle.relation))
			reach_insert(pair->w, &(struct reach_insert_values){
						      .account_id = pair->actor.account,
						      .right_name = right_facts(right)->name,
						      .circle_id = pair->circle.id,
						      .from_on = pair->circle.from,
						      .to_on = pair->circle.to,
					      });
}

/* False if it may do nothing at all: there is none, or it is not active. */
static bool actor_load(struct work *w, struct account_id id, struct actor *actor)
{
	struct account account;

	if (!account_load(w, id, &account) || !account.is_active)
		return false;
	*actor = (struct actor){
		.account = id,
		.organisation = account.organisation,
		.name = account.name,
		.roles = account.roles,
	};
	return true;
}

static struct circle circle_of(const struct circle_get_row *row)
{
	return (struct circle){
		.id = row->id,
		.relation = relation_of(row->relation),
		.organisation = row->organisation_id,
		.from = row->from_on,
		.to = row->to_on,
	};
}

/* ---- an account in all its circles ---- */

static void circle_of_account(void *arg, const struct circle_get_row *row)
{
	struct pair *pair = arg;

	pair->circle = circle_of(row);
	pair_write(pair);
}

void reach_of_account(struct work *w, struct account_id account)
{
	struct pair pair = { .w = w };

	reach_delete_of_account(w, account);
	if (!actor_load(w, account, &pair.actor))
		return;
	circle_of_organisation_each(w, pair.actor.organisation, circle_of_account, &pair);
	circle_of_member_each(w, account, circle_of_account, &pair);
}

/* ---- a circle with all its accounts ---- */

static void account_of_circle(void *arg, const struct circle_account_each_row *row)
{
	struct pair *pair = arg;

	if (actor_load(pair->w, row->account_id, &pair->actor))
		pair_write(pair);
}

static void reach_of_circle(struct work *w, const struct circle *circle)
{
	struct pair pair = { .w = w, .circle = *circle };

	reach_delete_of_circle(w, circle->id);
	circle_account_each(w, circle->organisation, circle->id, account_of_circle, &pair);
}

static bool circle_load(struct work *w, struct circle_id id, struct circle *circle)
{
	struct circle_get_row row;

	if (!circle_get(w, id, &row))
		return false;
	*circle = circle_of(&row);
	return true;
}

struct circle_id circle_open(struct work *w, const struct circle *circle)
{
	struct circle made = *circle;

	made.id = (struct circle_id){ id_random() };
	if (!date_is_set(made.to))
		made.to = DATE_LAST;
	circle_insert(w, &(struct circle_insert_values){
				 .id = made.id,
				 .relation = policy_relations[made.relation].word,
				 .organisation_id = made.organisation,
				 .from_on = made.from,
				 .to_on = made.to,
			 });
	reach_of_circle(w, &made);
	return made.id;
}

bool circle_set_days(struct work *w, struct circle_id id, struct date from, struct date to)
{
	struct circle circle;

	if (circle_days_write(w, from, date_is_set(to) ? to : DATE_LAST, id) == 0 ||
		!circle_load(w, id, &circle))
		return false;
	reach_of_circle(w, &circle);
	return true;
}

void circle_join(struct work *w, struct circle_id id, struct account_id account)
{
	struct pair pair = { .w = w };

	circle_member_insert(w, id, account);
	if (circle_load(w, id, &pair.circle) && actor_load(w, account, &pair.actor))
		pair_write(&pair);
}

void reach_lend(struct work *w, struct circle_id id, struct account_id account, unsigned roles)
{
	struct pair pair = { .w = w };

	if (!circle_load(w, id, &pair.circle) || !actor_load(w, account, &pair.actor))
		return;
	pair.actor.roles = roles;
	pair_write(&pair);
}

void circle_leave(struct work *w, struct circle_id id, struct account_id account)
{
	circle_member_delete(w, id, account);
	reach_of_account(w, account); // who may be in it by the body all the same
}

/* ---- all of it ---- */

static void account_anew(void *arg, const struct account_each_row *row)
{
	reach_of_account(arg, row->id);
}

/* Whatever pair_write goes by, as a text. */
static const char *policy_hash(struct arena *a)
{
	struct buf b = buf_new(a, 1 << 12);

	for (int i = 0; i < POLICY_ROW_COUNT; i++)
		buf_format(&b, "%s %s %s %s %s\n", role_name(policy_rows[i].role),
			policy_compartments[policy_rows[i].compartment].word,
			policy_verbs[policy_rows[i].verb].word,
			policy_relations[policy_rows[i].relation].word,
			policy_purposes[policy_rows[i].purpose].word);
	for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
		buf_format(&b, "%s %s %s %s\n", right_facts(right)->name,
			right_facts(right)->compartment, right_facts(right)->verb,
			right_facts(right)->purpose);
	return hash_sha256_hex(a, (struct slice){ b.at, b.size });
}

bool reach_follow_policy(struct work *w)
{
	const char *hash = policy_hash(work_arena(w));
	struct reach_policy_get_row kept;

	if (reach_policy_get(w, &kept) && strcmp(kept.hash, hash) == 0)
		return false;
	account_each(w, account_anew, w);
	reach_policy_write(w, hash);
	return true;
}

struct circle_ids reach_circles(struct work *w, struct account_id account, enum right right)
{
	struct reach_list_rows rows =
		reach_list(w, account, right_facts(right)->name, work_today(w));
	struct circle_ids ids = { 0 };

	list_each (struct reach_list_row *, row, &rows)
		*list_add(work_arena(w), &ids) = row->circle_id;
	return ids;
}
