/* SPDX-License-Identifier: MIT */
/*
 * Sessions, forms kept across them and answered submits, on a real database.
 */
#include "auth/session.h"

#include <string.h>

#include "auth/kept_form.h"
#include "auth/submit.h"
#include "auth/testing.h"

static enum session_state find(
	struct fresh *f, const struct session_token *token, struct session *session)
{
	enum session_state state = SESSION_NONE;

	READ (f, w) {
		state = session_find(w, token, SESSION_IDLE_MS, session);
		assert_in_range(work_statement_count(w), 1, 2);
	}
	return state;
}

static void session__says_who_is_asking(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 1u << ROLE_APPROVER | 1u << ROLE_AUDITOR);
	struct session_token token = a_session(f, id);
	struct session session;

	assert_int_equal(find(f, &token, &session), SESSION_LIVE);
	assert_int_equal(session.account.v, id.v);
	assert_int_equal(session.actor.account.v, id.v);
	assert_int_equal(session.actor.organisation.v, f->ours.v);
	assert_string_equal(session.actor.name, "Enghraifft Sampl");
	assert_int_equal(session.actor.roles, 1u << ROLE_APPROVER | 1u << ROLE_AUDITOR);
	assert_false(session.actor.demonstration);
	assert_int_equal(session.language, WELSH);
	assert_false(session.is_seen_anew);
}

static void session__of_another_token_is_none_and_its_actor_is_the_public(void **state)
{
	struct fresh *f = *state;
	struct session_token token = a_session(f, an_account(f, "sampl", 1u << ROLE_APPROVER));
	struct session session;

	token.at[31] ^= 1;
	assert_int_equal(find(f, &token, &session), SESSION_NONE);
	assert_int_equal(session.account.v, 0);
	assert_false(actor_is_signed_in(&session.actor));
	assert_int_equal(session.actor.roles, 1u << ROLE_PUBLIC);
	assert_string_equal(session.actor.name, "");
}

static void session__ends_after_half_an_hour_unused(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 1u << ROLE_APPROVER);
	struct session_token token = a_session(f, id);
	struct session session;

	time_passes(f, SESSION_IDLE_MS - 1);
	assert_int_equal(find(f, &token, &session), SESSION_LIVE);
	time_passes(f, 1);
	assert_int_equal(find(f, &token, &session), SESSION_ENDED);
	assert_int_equal(session.account.v, id.v);
	assert_int_equal(session.actor.roles, 1u << ROLE_PUBLIC);
	assert_false(actor_is_signed_in(&session.actor));
}

static void session__lives_on_while_it_is_used_but_twelve_hours_at_most(void **state)
{
	struct fresh *f = *state;
	struct session_token token = a_session(f, an_account(f, "sampl", 0));
	struct session session;

	for (int i = 1; i < 12 * 4; i++) {
		time_passes(f, SESSION_MOST_MS / 48);
		assert_int_equal(find(f, &token, &session), SESSION_LIVE);
		assert_true(session.is_seen_anew);
		WRITE (f, w)
			session_seen(w, &token);
	}
	time_passes(f, SESSION_MOST_MS / 48);
	assert_int_equal(find(f, &token, &session), SESSION_ENDED);
}

static void session__of_a_clock_that_went_back_lives_on(void **state)
{
	struct fresh *f = *state;
	struct session_token token = a_session(f, an_account(f, "sampl", 0));
	struct session session;

	time_passes(f, -24 * HOUR_MS);
	assert_int_equal(find(f, &token, &session), SESSION_LIVE);
	assert_true(session.is_seen_anew);
}

static void session__of_a_closed_account_is_none(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	struct session_token token;

	WRITE (f, w) {
		account_set_active(w, id, false);
		session_start(w, id, &token);
	}
	assert_int_equal(session_state_of(f, &token), SESSION_NONE);
}

static void session__is_gone_after_signing_out_and_the_other_one_is_not(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	struct session_token here = a_session(f, id), there = a_session(f, id);

	WRITE (f, w)
		session_end(w, &here);
	assert_int_equal(session_state_of(f, &here), SESSION_NONE);
	assert_int_equal(session_state_of(f, &there), SESSION_LIVE);
}

static void session__is_known_for_a_day_after_its_end_and_then_forgotten(void **state)
{
	struct fresh *f = *state;
	struct session_token token = a_session(f, an_account(f, "sampl", 0));

	time_passes(f, SESSION_MOST_MS + SESSION_KEPT_MS);
	WRITE (f, w)
		session_forget_old(w);
	assert_int_equal(session_state_of(f, &token), SESSION_ENDED);
	time_passes(f, 1);
	WRITE (f, w)
		session_forget_old(w);
	assert_int_equal(session_state_of(f, &token), SESSION_NONE);
}

/* ---- kept forms ---- */

static const struct kept_form a_form = { "/decisions/7", "application/x-www-form-urlencoded",
	{ "title=\0&x=%C5%B7", 15 } };

static int64_t form_kept(struct fresh *f, struct account_id account)
{
	int64_t id = 0;

	WRITE (f, w)
		id = kept_form_put(w, account, &a_form);
	assert_true(id > 0);
	return id;
}

static bool form_taken(struct fresh *f, struct account_id account, int64_t id)
{
	struct kept_form form = { 0 };
	bool taken = false;

	WRITE (f, w)
		taken = kept_form_take(w, account, id, &form);
	assert_int_equal(taken, form.path != NULL);
	return taken;
}

static void form__comes_back_as_it_was_once(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	int64_t kept = form_kept(f, id);
	struct kept_form form;

	WRITE (f, w)
		assert_true(kept_form_take(w, id, kept, &form));
	assert_string_equal(form.path, a_form.path);
	assert_string_equal(form.content_type, a_form.content_type);
	assert_int_equal(form.body.size, a_form.body.size);
	assert_memory_equal(form.body.at, a_form.body.at, a_form.body.size);
	assert_false(form_taken(f, id, kept));
}

static void form__is_given_to_nobody_else_and_stays_for_its_own(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0), other = an_account(f, "arall", 0);
	int64_t kept = form_kept(f, id);

	assert_false(form_taken(f, other, kept));
	assert_false(form_taken(f, id, kept + 1));
	assert_true(form_taken(f, id, kept));
}

static void form__is_kept_for_a_day(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	int64_t in_time = form_kept(f, id), late = form_kept(f, id);

	time_passes(f, FORM_KEPT_MS - 1);
	assert_true(form_taken(f, id, in_time));
	time_passes(f, 1);
	assert_false(form_taken(f, id, late));
}

static void form__of_an_account_gives_way_to_the_sixth(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0), other = an_account(f, "arall", 0);
	int64_t others = form_kept(f, other), kept[KEPT_FORMS_MAX + 1];

	for (int i = 0; i <= KEPT_FORMS_MAX; i++) {
		time_passes(f, 1);
		kept[i] = form_kept(f, id);
	}
	assert_false(form_taken(f, id, kept[0]));
	for (int i = 1; i <= KEPT_FORMS_MAX; i++)
		assert_true(form_taken(f, id, kept[i]));
	assert_true(form_taken(f, other, others));
}

static void form__that_is_too_large_is_not_kept(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	struct kept_form form = a_form;

	form.body = (struct slice){ arena_take(f->arena, KEPT_FORM_BYTES_MAX + 1),
		KEPT_FORM_BYTES_MAX + 1 };
	WRITE (f, w)
		assert_int_equal(kept_form_put(w, id, &form), 0);
	form.body.size--;
	WRITE (f, w)
		assert_true(kept_form_put(w, id, &form) > 0);
	form = a_form;
	form.path = memset(arena_take(f->arena, 2002), '/', 2001);
	WRITE (f, w)
		assert_int_equal(kept_form_put(w, id, &form), 0);
	form = a_form;
	form.content_type = "";
	WRITE (f, w)
		assert_true(kept_form_put(w, id, &form) > 0);
}

static void form__goes_when_the_sessions_are_ended(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	int64_t kept = form_kept(f, id);

	WRITE (f, w)
		account_grant(w, id, ROLE_AUDITOR);
	assert_false(form_taken(f, id, kept));
}

/* ---- submits ---- */

static void submit__is_answered_again_as_it_was_at_first(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	const char *key = submit_key(f->arena);
	struct submit_answer before = { 0 };

	WRITE (f, w) {
		assert_true(submit_claim(w, id, key, &before));
		submit_answered(w, id, key, &(struct submit_answer){ 303, "/decisions/7" });
	}
	WRITE (f, w)
		assert_false(submit_claim(w, id, key, &before));
	assert_int_equal(before.status, 303);
	assert_string_equal(before.location, "/decisions/7");
}

static void submit__of_another_account_or_key_is_another(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0), other = an_account(f, "arall", 0);
	const char *key = submit_key(f->arena);
	struct submit_answer before;

	WRITE (f, w) {
		assert_true(submit_claim(w, id, key, &before));
		assert_true(submit_claim(w, other, key, &before));
		assert_true(submit_claim(w, id, submit_key(f->arena), &before));
	}
}

static void submit__of_nobody_is_always_new(void **state)
{
	struct fresh *f = *state;
	const char *key = submit_key(f->arena);
	struct submit_answer before;

	for (int i = 0; i < 2; i++)
		WRITE (f, w) {
			assert_true(submit_claim(w, (struct account_id){ 0 }, key, &before));
			submit_answered(w, (struct account_id){ 0 }, key,
				&(struct submit_answer){ 303, "/" });
		}
}

static void submit__is_forgotten_after_a_day(void **state)
{
	struct fresh *f = *state;
	struct account_id id = an_account(f, "sampl", 0);
	const char *key = submit_key(f->arena);
	struct submit_answer before;

	WRITE (f, w)
		assert_true(submit_claim(w, id, key, &before));
	time_passes(f, ANSWER_KEPT_MS + 1);
	WRITE (f, w) {
		session_forget_old(w);
		assert_true(submit_claim(w, id, key, &before));
	}
}

static void submit__key_has_one_form(void **state)
{
	struct fresh *f = *state;

	assert_true(submit_key_is_well_formed(submit_key(f->arena)));
	assert_false(submit_key_is_well_formed(""));
	assert_false(submit_key_is_well_formed("fifteen-letters"));
	assert_true(submit_key_is_well_formed("sixteen-letters_"));
	assert_false(submit_key_is_well_formed("sixteen letters."));
	assert_false(submit_key_is_well_formed(
		"01234567890123456789012345678901234567890123456789012345678901234"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(session__says_who_is_asking),
		FRESH(session__of_another_token_is_none_and_its_actor_is_the_public),
		FRESH(session__ends_after_half_an_hour_unused),
		FRESH(session__lives_on_while_it_is_used_but_twelve_hours_at_most),
		FRESH(session__of_a_clock_that_went_back_lives_on),
		FRESH(session__of_a_closed_account_is_none),
		FRESH(session__is_gone_after_signing_out_and_the_other_one_is_not),
		FRESH(session__is_known_for_a_day_after_its_end_and_then_forgotten),
		FRESH(form__comes_back_as_it_was_once),
		FRESH(form__is_given_to_nobody_else_and_stays_for_its_own),
		FRESH(form__is_kept_for_a_day),
		FRESH(form__of_an_account_gives_way_to_the_sixth),
		FRESH(form__that_is_too_large_is_not_kept),
		FRESH(form__goes_when_the_sessions_are_ended),
		FRESH(submit__is_answered_again_as_it_was_at_first),
		FRESH(submit__of_another_account_or_key_is_another),
		FRESH(submit__of_nobody_is_always_new),
		FRESH(submit__is_forgotten_after_a_day),
		FRESH(submit__key_has_one_form),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
