/* SPDX-License-Identifier: MIT */
/*
 * Signing in with a password, in three steps.
 */
#include "auth/sign_in.h"

#include <sodium.h>
#include <string.h>

#include "auth/auth_queries.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "base/err.h"
#include "db/db.h"

enum { SUBJECT_BYTES = 32 };

/* What the attempts of a kind have in common, as a keyed hash. */
static struct slice subject_of(
	struct work *w, const struct sign_in_try *try, enum attempt_kind kind)
{
	struct arena *a = work_arena(w);
	const char *login = kind == ATTEMPT_ADDRESS ? "" : login_fold(a, try->login);
	const char *address = kind == ATTEMPT_LOGIN ? "" : address_counted(a, try->address);
	char *text = arena_format(a, "%d\n%s\n%s", (int)kind, address, login);
	unsigned char *hash = arena_take(a, SUBJECT_BYTES);

	crypto_generichash(hash, SUBJECT_BYTES, (const unsigned char *)text, strlen(text), try->key,
		SIGN_IN_KEY_BYTES);
	return (struct slice){ (const char *)hash, SUBJECT_BYTES };
}

static struct sign_in_attempts attempts_get(struct work *w, struct slice subject)
{
	struct sign_in_attempt_get_row row = { 0 };

	sign_in_attempt_get(w, subject, &row);
	return (struct sign_in_attempts){ row.failures, row.last_at };
}

static int64_t wait_of(struct work *w, const struct sign_in_try *try)
{
	int64_t longest = 0;

	for (unsigned kind = 0; kind < ATTEMPT_KIND_COUNT; kind++) {
		struct sign_in_attempts attempts = attempts_get(w, subject_of(w, try, kind));
		int64_t wait = attempts_wait_ms(kind, &attempts, work_now(w));

		longest = wait > longest ? wait : longest;
	}
	return longest;
}

/* One more failure of each kind. */
static void attempt_count(struct work *w, const struct sign_in_try *try)
{
	for (unsigned kind = 0; kind < ATTEMPT_KIND_COUNT; kind++) {
		struct slice subject = subject_of(w, try, kind);
		struct sign_in_attempts attempts = attempts_get(w, subject);

		sign_in_attempt_write(
			w, subject, attempts_counting(&attempts, work_now(w)) + 1, work_now(w));
	}
}

/*
 * It was no failure.  The address only loses the one that was counted: an account of one's own
 * is no licence to guess at others'.
 */
static void attempt_take_back(struct work *w, const struct sign_in_try *try)
{
	struct slice address = subject_of(w, try, ATTEMPT_ADDRESS);
	struct sign_in_attempts attempts = attempts_get(w, address);

	sign_in_attempt_delete(w, subject_of(w, try, ATTEMPT_BOTH));
	sign_in_attempt_delete(w, subject_of(w, try, ATTEMPT_LOGIN));
	if (attempts.failures > 1)
		sign_in_attempt_write(w, address, attempts.failures - 1, attempts.last_at);
	else
		sign_in_attempt_delete(w, address);
}

void sign_in_begin(struct work *w, const struct sign_in_try *try, struct password_cost cost,
	struct sign_in *sign_in)
{
	struct account_password_by_login_row row;

	*sign_in = (struct sign_in){ .wait_ms = wait_of(w, try) };
	if (sign_in->wait_ms > 0)
		return;
	attempt_count(w, try);
	sign_in->hash = password_hash_of_nobody(work_arena(w), cost);
	if (account_password_by_login(w, login_fold(work_arena(w), try->login), &row)) {
		sign_in->account = row.id;
		sign_in->hash = row.password_hash;
	}
}

bool sign_in_finish(struct work *w, const struct sign_in_try *try, const struct sign_in *sign_in,
	struct password_check check, struct session_token *token)
{
	struct account_password_get_row row;

	assert(!check.matches || sign_in->wait_ms == 0);
	if (!check.matches || !account_password_get(w, sign_in->account, &row) ||
		strcmp(row.password_hash, sign_in->hash) != 0)
		return false;
	attempt_take_back(w, try);
	if (check.newer != NULL)
		account_password_write(w, check.newer, sign_in->account);
	session_start(w, sign_in->account, token);
	return true;
}
