/* SPDX-License-Identifier: MIT */
/*
 * Accounts: who can sign in, and under which roles.
 */
#include "auth/account.h"

#include <string.h>

#include "auth/auth_queries.h"
#include "auth/demonstration.h"
#include "auth/reach.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "base/err.h"
#include "base/problem.h"
#include "base/utf8.h"
#include "db/db.h"

enum { NAME_CHARACTERS_MAX = 100 };

static const char *const sentences[ACCOUNT_REFUSAL_COUNT] = {
	[ACCOUNT_NO_REFUSAL] = "",
	[ACCOUNT_UNKNOWN] = N_("There is no such account"),
	[ACCOUNT_UNCHANGED] = N_("It is like that already: nothing was changed"),
	/* NOLINTNEXTLINE(bugprone-suspicious-missing-comma): one sentence, two lines */
	[ACCOUNT_LOGIN_MALFORMED] = N_("Enter a sign-in name of 3 to 64 characters: letters a to "
				       "z, figures and . _ - @ +"),
	[ACCOUNT_LOGIN_TAKEN] = N_("Enter another sign-in name: this one is taken"),
	[ACCOUNT_NAME_MALFORMED] = N_("Enter a name of 1 to 100 characters"),
	[ACCOUNT_ORGANISATION_UNKNOWN] = N_("Enter an organisation that is in the register"),
	[ACCOUNT_ROLE_NOT_GIVEN] = N_("Enter a role that can be given to somebody"),
	[ACCOUNT_DEMONSTRATION_ONLY] =
		N_("This database is for demonstration: no real account can be made in it"),
};

const char *account_refusal_text(enum account_refusal refusal)
{
	assert(refusal < ACCOUNT_REFUSAL_COUNT);
	return sentences[refusal];
}

static struct account account_of(const struct account_get_row *row)
{
	return (struct account){
		.id = row->id,
		.organisation = row->organisation_id,
		.name = row->name,
		.login = row->login,
		.has_password = row->has_password,
		.is_active = row->is_active,
		.is_demonstration = row->is_demonstration,
		.language = strcmp(row->language, "cy") == 0 ? WELSH : ENGLISH,
		.created_at = row->created_at,
	};
}

static bool account_exists(struct work *w, struct account_id id)
{
	struct account_get_row row;

	return account_get(w, id, &row);
}

static bool name_is_well_formed(const char *name)
{
	size_t length = utf8_length(name);

	return length >= 1 && length <= NAME_CHARACTERS_MAX && utf8_is_plain(name, false) &&
	       slice_trim(slice_of(name)).size == strlen(name);
}

static enum account_refusal account_may_be_made(
	struct work *w, const struct account_new *account, const char *login)
{
	struct account_organisation_row organisation;
	struct account_id_by_login_row taken;

	if (demonstration_is_on(w))
		return ACCOUNT_DEMONSTRATION_ONLY;
	if (!login_is_well_formed(login))
		return ACCOUNT_LOGIN_MALFORMED;
	if (!name_is_well_formed(account->name))
		return ACCOUNT_NAME_MALFORMED;
	if (!account_organisation(w, account->organisation, &organisation))
		return ACCOUNT_ORGANISATION_UNKNOWN;
	if (account_id_by_login(w, login, &taken))
		return ACCOUNT_LOGIN_TAKEN;
	return ACCOUNT_NO_REFUSAL;
}

enum account_refusal account_create(
	struct work *w, const struct account_new *account, struct account_id *id)
{
	struct account_insert_values values = {
		.id = { id_random() },
		.organisation_id = account->organisation,
		.name = account->name,
		.login = login_fold(work_arena(w), account->login),
		.password_hash = account->password_hash,
		.is_demonstration = false,
		.language = language_code(account->language),
		.created_at = work_now(w),
	};
	enum account_refusal no = account_may_be_made(w, account, values.login);

	if (no != ACCOUNT_NO_REFUSAL)
		return no;
	account_insert(w, &values);
	*id = values.id;
	return ACCOUNT_NO_REFUSAL;
}

enum account_refusal account_set_password(
	struct work *w, struct account_id id, const char *password_hash)
{
	if (account_password_write(w, password_hash, id) == 0)
		return ACCOUNT_UNKNOWN;
	session_end_all(w, id);
	return ACCOUNT_NO_REFUSAL;
}

/* What a statement that changed `rows` rows of the account's comes to. */
static enum account_refusal account_changed(struct work *w, struct account_id id, int64_t rows)
{
	if (rows == 0)
		return account_exists(w, id) ? ACCOUNT_UNCHANGED : ACCOUNT_UNKNOWN;
	session_end_all(w, id);
	reach_of_account(w, id);
	return ACCOUNT_NO_REFUSAL;
}

enum account_refusal account_set_active(struct work *w, struct account_id id, bool is_active)
{
	return account_changed(w, id, account_active_write(w, is_active, id));
}

enum account_refusal account_grant(struct work *w, struct account_id id, enum role role)
{
	if (role == ROLE_NONE || role == ROLE_PUBLIC)
		return ACCOUNT_ROLE_NOT_GIVEN;
	if (!account_exists(w, id))
		return ACCOUNT_UNKNOWN;
	return account_changed(w, id, account_role_insert(w, id, role_name(role), work_now(w)));
}

enum account_refusal account_revoke(struct work *w, struct account_id id, enum role role)
{
	if (role == ROLE_NONE || role == ROLE_PUBLIC)
		return ACCOUNT_ROLE_NOT_GIVEN;
	return account_changed(w, id, account_role_delete(w, id, role_name(role)));
}

bool account_load(struct work *w, struct account_id id, struct account *account)
{
	struct account_get_row row;
	struct account_roles_rows roles;

	if (!account_get(w, id, &row))
		return false;
	*account = account_of(&row);
	roles = account_roles(w, id);
	list_each (struct account_roles_row *, each, &roles)
		account->roles |= 1u << role_by_name(each->role);
	return true;
}

bool account_by_login(struct work *w, const char *typed, struct account *account)
{
	struct account_id_by_login_row row;

	return account_id_by_login(w, login_fold(work_arena(w), typed), &row) &&
	       account_load(w, row.id, account);
}

static struct account *account_in(struct accounts *accounts, struct account_id id)
{
	list_each (struct account *, each, accounts)
		if (each->id.v == id.v)
			return each;
	return NULL;
}

struct accounts account_page(struct work *w, const char *after_login)
{
	struct accounts page = { 0 };
	struct account_get_rows rows = account_list(w, after_login);
	struct account_list_roles_rows roles = account_list_roles(w, after_login);

	list_each (struct account_get_row *, each, &rows)
		*list_add(work_arena(w), &page) = account_of(each);
	list_each (struct account_list_roles_row *, each, &roles) {
		struct account *account = account_in(&page, each->account_id);

		if (account != NULL)
			account->roles |= 1u << role_by_name(each->role);
	}
	return page;
}
