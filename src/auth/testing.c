/* SPDX-License-Identifier: MIT */
#include "auth/testing.h"

#include "auth/password.h"
#include "db/query.h"
#include "sarn_migrations.h"

static const struct db_schema schema = {
	.migrations = sarn_migrations,
	.migration_count = sarn_migration_count,
};

struct organisation_id an_organisation(struct fresh *f, const char *name, bool is_demonstration)
{
	static const struct query insert = { "organisation_insert",
		"INSERT INTO organisation (id, name_en, name_cy, area_en, area_cy, kind, "
		"reference_pattern, kept_by, is_demonstration, created_at) "
		"VALUES (?1, ?2, '', '', '', 'OPCC', '', ?1, ?3, 1)" };
	struct organisation_id id = { id_random() };

	WRITE (f, w) {
		struct statement *s = query_start(w, &insert);

		query_bind_int(s, 0, id.v);
		query_bind_text(s, 1, name);
		query_bind_int(s, 2, is_demonstration);
		query_step(s);
		assert_int_equal(query_end(s), 1);
	}
	return id;
}

static int setup(void **state, bool is_demonstration)
{
	struct arena *a = arena_open(1 << 16);
	struct fresh *f = arena_one(a, struct fresh);

	*f = (struct fresh){ .arena = a, .now = { INT64_C(1900000000000) } };
	f->db = db_fresh(a, arena_format(a, "%s/sarn.db", folder_fresh(a)), &schema);
	f->ours = an_organisation(f, "Comisiynydd Dychmygol", is_demonstration);
	f->theirs = an_organisation(f, "Comisiynydd Arall", is_demonstration);
	*state = f;
	return 0;
}

int fresh_setup(void **state)
{
	return setup(state, false);
}

int invented_setup(void **state)
{
	return setup(state, true);
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	write_let_go();
	db_close(f->db);
	arena_close(f->arena);
	return 0;
}

struct account_id an_account(struct fresh *f, const char *login, unsigned roles)
{
	struct account_id id = { 0 };
	struct account_new account = {
		.organisation = f->ours,
		.name = "Enghraifft Sampl",
		.login = login,
		.password_hash = password_hash(f->arena, PASSWORD_COST_TEST, A_PASSWORD),
		.language = WELSH,
	};

	WRITE (f, w) {
		assert_int_equal(account_create(w, &account, &id), ACCOUNT_NO_REFUSAL);
		for (unsigned role = ROLE_PUBLIC + 1; role < ROLE_COUNT; role++)
			if ((roles & 1u << role) != 0)
				assert_int_equal(account_grant(w, id, role), ACCOUNT_NO_REFUSAL);
	}
	return id;
}

struct session_token a_session(struct fresh *f, struct account_id account)
{
	struct session_token token = { { 0 } };

	WRITE (f, w)
		session_start(w, account, &token);
	return token;
}

enum session_state session_state_of(struct fresh *f, const struct session_token *token)
{
	struct session session;
	enum session_state state = SESSION_NONE;

	READ (f, w)
		state = session_find(w, token, SESSION_IDLE_MS, &session);
	return state;
}
