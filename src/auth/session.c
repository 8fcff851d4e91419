/* SPDX-License-Identifier: MIT */
/*
 * Sessions: who a request comes from.
 */
#include "auth/session.h"

#include <string.h>

#include "auth/auth_queries.h"
#include "base/err.h"
#include "db/db.h"

struct actor actor_public(void)
{
	return (struct actor){ .name = "", .roles = 1u << ROLE_PUBLIC };
}

void session_start(struct work *w, struct account_id account, struct session_token *token)
{
	struct instant now = work_now(w);

	*token = session_token_random();
	session_insert(w, &(struct session_insert_values){
				  .token_hash = session_token_hash(work_arena(w), token),
				  .account_id = account,
				  .created_at = now,
				  .last_seen_at = now,
				  .ends_at = { now.ms + SESSION_MOST_MS },
			  });
}

static struct actor actor_of(struct work *w, const struct session_get_row *row)
{
	struct account_roles_rows roles = account_roles(w, row->account_id);
	struct actor actor = {
		.account = row->account_id,
		.organisation = row->organisation_id,
		.name = row->name,
		.demonstration = row->is_demonstration,
	};

	list_each (struct account_roles_row *, each, &roles)
		actor.roles |= 1u << role_by_name(each->role);
	actor.roles &= ~(1u << ROLE_NONE); // a role this program does not know grants nothing
	return actor;
}

enum session_state session_find(
	struct work *w, const struct session_token *token, int64_t idle_ms, struct session *session)
{
	struct session_get_row row;

	*session = (struct session){ .actor = actor_public() };
	if (!session_get(w, session_token_hash(work_arena(w), token), &row) || !row.is_active)
		return SESSION_NONE;
	session->account = row.account_id;
	session->language = strcmp(row.language, "cy") == 0 ? WELSH : ENGLISH;
	session->times = (struct session_times){ row.created_at, row.last_seen_at, row.ends_at };
	if (session_left_ms(&session->times, idle_ms, work_now(w)) == 0)
		return SESSION_ENDED;
	session->actor = actor_of(w, &row);
	session->is_seen_anew = session_is_seen_anew(&session->times, work_now(w));
	return SESSION_LIVE;
}

void session_seen(struct work *w, const struct session_token *token)
{
	session_seen_write(w, work_now(w), session_token_hash(work_arena(w), token));
}

void session_end(struct work *w, const struct session_token *token)
{
	session_delete(w, session_token_hash(work_arena(w), token));
}

void session_end_all(struct work *w, struct account_id account)
{
	session_delete_of_account(w, account);
	kept_form_delete_of_account(w, account);
}

static struct instant ago(struct instant now, int64_t ms)
{
	return (struct instant){ now.ms - ms };
}

void session_forget_old(struct work *w)
{
	struct instant now = work_now(w);

	session_delete_old(w, ago(now, SESSION_KEPT_MS));
	kept_form_delete_old(w, ago(now, FORM_KEPT_MS));
	sign_in_attempt_delete_old(w, ago(now, ATTEMPT_FORGOTTEN_MS));
	submit_delete_old(w, ago(now, ANSWER_KEPT_MS));
}
