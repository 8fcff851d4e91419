/* SPDX-License-Identifier: MIT */
#include "app/program.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/program_queries.h"
#include "auth/account.h"
#include "base/clock.h"
#include "base/err.h"

int program_says(const char *format, ...)
{
	va_list args;

	va_start(args, format);
	fprintf(stderr, "%s: ", program_facts.name);
	vfprintf(stderr, format, args);
	fputc('\n', stderr);
	va_end(args);
	return 1;
}

bool program_settings(struct program *p)
{
	const char *why;

	if (!p->has_settings && !settings_load(p->arena, environ, &p->settings, &why)) {
		program_says("%s", why);
		return false;
	}
	p->has_settings = true;
	return true;
}

const char *program_database_path(struct program *p)
{
	return arena_format(p->arena, "%s/%s", p->settings.data, program_facts.database);
}

const char *program_log_path(struct program *p)
{
	return arena_format(p->arena, "%s/%s", p->settings.data, program_facts.log);
}

static bool open_main(struct program *p, bool create, const char **why)
{
	if (create && mkdir(p->settings.data, 0700) != 0 && errno != EEXIST) {
		*why = arena_format(p->arena, "the directory %s cannot be made: %s",
			p->settings.data, strerror(errno));
		return false;
	}
	p->db = db_open(p->arena, program_database_path(p), &program_facts.schema, create, why);
	return p->db != NULL && db_migrate(p->db, p->arena, why) >= 0 &&
	       db_prepare_all(p->db, p->arena, why);
}

static enum verdict follow_key(struct work *w, void *arg)
{
	(void)arg;
	program_facts.follow_key(w);
	return WORK_KEEP;
}

static bool is_under_key(struct program *p)
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	bool is_under = program_facts.is_under_key(w, &p->key);

	db_read_end(w);
	return is_under;
}

/* Before anything is written. */
static bool open_key(struct program *p, const char **why)
{
	struct own_keys keys;
	const char *path;

	if (program_facts.key == NULL)
		return true;
	path = arena_format(p->arena, "%s/%s", p->settings.data, program_facts.key);
	if (!keys_make(p->arena, path, why) || !keys_load(p->arena, path, &keys, why))
		return false;
	p->key = keys_alone(&keys, "own-case");
	keys_wipe(&keys, sizeof keys);
	db_set_key(p->db, &p->key);
	*why = "the database cannot be written to";
	return is_under_key(p) || db_write(p->db, p->arena, clock_now(), follow_key, NULL);
}

bool program_open(struct program *p, bool create)
{
	const char *why = "";

	if (!program_settings(p))
		return false;
	if (open_main(p, create, &why) && open_key(p, &why))
		p->audit = audit_open(p->arena, program_log_path(p), p->db, &why);
	if (p->audit != NULL)
		return true;
	program_says("%s", why);
	program_close(p);
	return false;
}

void program_close(struct program *p)
{
	if (p->audit != NULL)
		audit_close(p->audit);
	if (p->db != NULL)
		db_close(p->db);
	p->audit = NULL;
	p->db = NULL;
	keys_wipe(&p->key, sizeof p->key);
}

struct attempt {
	enum verdict (*run)(struct work *w, void *arg);
	void *arg;
	enum verdict verdict;
	const char *failure;
};

static enum verdict attempt_run(struct work *w, void *arg)
{
	struct attempt *attempt = arg;

	attempt->verdict = attempt->run(w, attempt->arg);
	attempt->failure = work_failed(w) ? arena_text(work_arena(w), work_failure(w)) : NULL;
	return attempt->verdict;
}

bool program_write_at(struct program *p, struct instant now,
	enum verdict (*run)(struct work *w, void *arg), void *arg)
{
	struct attempt attempt = { .run = run, .arg = arg };
	bool is_kept = db_write(p->db, p->arena, now, attempt_run, &attempt);

	if (is_kept)
		audit_carry(p->audit);
	else if (attempt.failure != NULL || attempt.verdict == WORK_KEEP)
		program_says("the database could not be written to, and nothing was changed: %s",
			attempt.failure != NULL ? attempt.failure : "the commit failed");
	return is_kept;
}

bool program_write(struct program *p, enum verdict (*run)(struct work *w, void *arg), void *arg)
{
	return program_write_at(p, clock_now(), run, arg);
}

void program_note(struct work *w, enum right right, const char *act, const char *kind, int64_t id,
	const char *fields)
{
	audit_note(w, &(struct audit_event){ .right = right,
			      .act = act,
			      .kind = kind,
			      .id = id,
			      .fields = fields,
			      .request = "command" });
}

bool program_actor(struct program *p, const char *login, struct actor *by)
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	struct account account;
	bool is_known = account_by_login(w, login, &account);

	db_read_end(w);
	if (!is_known || !account.is_active) {
		program_says(is_known ? "the account %s may not sign in"
				      : "there is no account with the sign-in name %s",
			login);
		return false;
	}
	*by = (struct actor){
		.account = account.id,
		.organisation = account.organisation,
		.name = account.name,
		.roles = account.roles | 1u << ROLE_PUBLIC,
		.request = "command",
		.demonstration = account.is_demonstration,
	};
	return true;
}

int64_t program_generation(struct work *w)
{
	struct program_counts_row row = { 0 };

	program_counts(w, &row);
	return row.acts;
}

void program_progress(const char *what, int percent)
{
	if (!isatty(STDERR_FILENO))
		return;
	fprintf(stderr, "\r%s %3d %%%s", what, percent, percent >= 100 ? "\n" : "");
}

bool program_read_file(struct program *p, const char *path, size_t most, struct slice *bytes)
{
	FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");

	if (file == NULL) {
		program_says("%s cannot be read: %s", path, strerror(errno));
		return false;
	}

	char *at = arena_take(p->arena, most + 2);
	size_t size = fread(at, 1, most + 1, file);
	bool has_failed = ferror(file) != 0;

	if (file != stdin)
		fclose(file);
	if (has_failed)
		program_says("%s cannot be read", path);
	*bytes = (struct slice){ at, size };
	return !has_failed;
}
