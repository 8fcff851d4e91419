/* SPDX-License-Identifier: MIT */
/*
 * Accounts: who can sign in, and under which roles.
 *
 * Every function that changes something needs a work that writes.  It answers whether it did;
 * whoever calls it notes the event in the audit log, which stands above this room.  When the
 * roles, the password or whether it is active change, all sessions of the account end.
 *
 * What `sarn account` is made of:
 *
 *	add       account_create, after password_may_be and password_hash
 *	list      account_page, until one is shorter than ACCOUNT_PAGE
 *	password  secret_read (auth/secret.h), password_may_be, password_hash, account_set_password
 *	role      account_by_login, account_grant or account_revoke
 *	disable   account_by_login, account_set_active
 *
 * The hash is made before the work begins.
 */
#ifndef AUTH_ACCOUNT_H
#define AUTH_ACCOUNT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/role.h"

struct work;

struct account {
	struct account_id id;
	struct organisation_id organisation;
	const char *name;  // as shown
	const char *login; // folded
	bool has_password;
	bool is_active;
	bool is_demonstration;
	enum language language;
	unsigned roles; // bit 1 << ROLE_…, as in struct actor
	struct instant created_at;
};

LIST(accounts, struct account);

enum { ACCOUNT_PAGE = 50 };

enum account_refusal {
	ACCOUNT_NO_REFUSAL,
	ACCOUNT_UNKNOWN,
	ACCOUNT_UNCHANGED,
	ACCOUNT_LOGIN_MALFORMED,
	ACCOUNT_LOGIN_TAKEN,
	ACCOUNT_NAME_MALFORMED,
	ACCOUNT_ORGANISATION_UNKNOWN,
	ACCOUNT_ROLE_NOT_GIVEN,     // "public" is nobody's role: everybody has it
	ACCOUNT_DEMONSTRATION_ONLY, // this database is for demonstration
	ACCOUNT_REFUSAL_COUNT
};

/* The sentence for a refusal, a msgid. */
const char *account_refusal_text(enum account_refusal refusal);

struct account_new {
	struct organisation_id organisation;
	const char *name;          // 1 to 100 characters, one line
	const char *login;         // as typed
	const char *password_hash; // of password_hash(), or NULL: no password yet
	enum language language;
};

/* Makes an account without roles; its id in `*id`. */
enum account_refusal account_create(
	struct work *w, const struct account_new *account, struct account_id *id);

/* `password_hash` is that of password_hash(), made with no connection held. */
enum account_refusal account_set_password(
	struct work *w, struct account_id id, const char *password_hash);

enum account_refusal account_set_active(struct work *w, struct account_id id, bool is_active);

enum account_refusal account_grant(struct work *w, struct account_id id, enum role role);
enum account_refusal account_revoke(struct work *w, struct account_id id, enum role role);

/* False, and *account untouched, if there is none. */
bool account_load(struct work *w, struct account_id id, struct account *account);
bool account_by_login(struct work *w, const char *typed, struct account *account);

/*
 * The next page of accounts, active or not, in the order of their logins: those after
 * `after_login`, "" for the first page.  There may be more when it holds ACCOUNT_PAGE.
 */
struct accounts account_page(struct work *w, const char *after_login);

#endif
