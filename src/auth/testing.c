/* SPDX-License-Identifier: MIT */
/*
 * A fresh database for each test.
 *
 * A work that writes lives on the writer's thread, where a failed assertion would be lost; so
 * that thread lends its work to the test's and waits until the block is over.
 */
#include "auth/testing.h"

#include <dirent.h>
#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "auth/auth_queries.h"
#include "auth/password.h"
#include "db/query.h"
#include "sarn_migrations.h"

static const struct db_schema schema = {
	.migrations = sarn_migrations,
	.migration_count = sarn_migration_count,
	.query_sets = (const struct query_set *const[]){ &auth_queries },
	.query_set_count = 1,
};

static struct loan {
	pthread_mutex_t lock;
	pthread_cond_t changed;
	struct write write;
	struct work *work; // lent
	bool is_over;
	bool is_done;
	bool is_kept;
} loan = { .lock = PTHREAD_MUTEX_INITIALIZER, .changed = PTHREAD_COND_INITIALIZER };

static enum verdict loan_run(struct work *w, void *arg)
{
	(void)arg;
	pthread_mutex_lock(&loan.lock);
	loan.work = w;
	pthread_cond_broadcast(&loan.changed);
	while (!loan.is_over)
		pthread_cond_wait(&loan.changed, &loan.lock);
	loan.work = NULL;
	pthread_mutex_unlock(&loan.lock);
	return WORK_KEEP;
}

static void loan_done(void *arg, bool kept)
{
	(void)arg;
	pthread_mutex_lock(&loan.lock);
	loan.is_done = true;
	loan.is_kept = kept;
	pthread_cond_broadcast(&loan.changed);
	pthread_mutex_unlock(&loan.lock);
}

static void loan_end(void)
{
	pthread_mutex_lock(&loan.lock);
	loan.is_over = true;
	pthread_cond_broadcast(&loan.changed);
	while (!loan.is_done)
		pthread_cond_wait(&loan.changed, &loan.lock);
	pthread_mutex_unlock(&loan.lock);
}

struct work *write_begin(struct fresh *f)
{
	loan.work = NULL;
	loan.is_over = loan.is_done = loan.is_kept = false;
	loan.write = (struct write){
		.arena = f->arena, .now = f->now, .run = loan_run, .done = loan_done
	};
	db_write_later(f->db, &loan.write);
	pthread_mutex_lock(&loan.lock);
	while (loan.work == NULL)
		pthread_cond_wait(&loan.changed, &loan.lock);
	pthread_mutex_unlock(&loan.lock);
	return loan.work;
}

struct work *write_end(struct fresh *f)
{
	(void)f;
	loan_end();
	assert_true(loan.is_kept);
	return NULL;
}

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
	const char *why = "";
	char *folder = arena_text(a, "/tmp/sarn-auth-test-XXXXXX");

	assert_non_null(mkdtemp(folder));
	*f = (struct fresh){ .arena = a, .folder = folder, .now = { INT64_C(1900000000000) } };
	loan.is_over = loan.is_done = true;
	f->db = db_open(a, arena_format(a, "%s/sarn.db", folder), &schema, true, &why);
	if (f->db == NULL || db_migrate(f->db, a, &why) < 0 || !db_prepare_all(f->db, a, &why))
		fail_msg("%s", why);
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
	DIR *folder;

	loan_end();
	db_close(f->db);
	folder = opendir(f->folder);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;)
		if (entry->d_name[0] != '.')
			unlink(arena_format(f->arena, "%s/%s", f->folder, entry->d_name));
	closedir(folder);
	rmdir(f->folder);
	arena_close(f->arena);
	return 0;
}

void time_passes(struct fresh *f, int64_t ms)
{
	f->now.ms += ms;
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
	struct work *w = db_read_begin(f->db, f->arena, f->now);
	enum session_state state = session_find(w, token, &session);

	assert_false(work_failed(w));
	db_read_end(w);
	return state;
}
