/* SPDX-License-Identifier: MIT */
/*
 * The SQLite back end: with checksum.c, the only files that know sqlite3.h.
 *
 * Settings are chosen for never losing what was acknowledged: a write-ahead
 * log synced at every commit, one connection that writes and checkpoints,
 * readers that cannot.  Debian's SQLite 3.40.1 can damage a file when two
 * connections write or checkpoint in the same instant, so a writer also holds
 * a lock against other programs (a file beside the database) while it does.
 */
#include "db/driver.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "base/err.h"
#include "base/log.h"
#include "db/checksum.h"
#include "db/db.h"
#include "db/guard.h"
#include "db/query.h"

/* In the file's header: "Sarn", and the version of what lies around the tables. */
static const int application_id = 0x5361726e;
static const int format_version = 1;

static const int checkpoint_at_pages = 4000;
static const int writer_cache_kib = 32000; // ids are random: what is written lies all over the file
static const int reader_cache_kib = 8000;  // a page that it lacks is read and summed again
static const int busy_timeout_ms = 1000;
static const int backup_pages_a_step = 256;

struct statement {
	const struct query *query;
	sqlite3_stmt *handle;
	struct work *work; // that runs it now; NULL: idle
};

struct connection {
	struct arena *arena;
	sqlite3 *handle;
	enum connection_kind kind;
	struct statement **cache; // open hashing by the query's address; room is a power of two
	size_t cached;
	size_t room;
	sqlite3_stmt *rollback;
	int lock_fd;   // of a writer; else -1
	int log_pages; // in the write-ahead log after the last commit
	struct connection *next;
	struct account_id account; // for whom the statement that runs reads
	struct instant moment;     // and as of when
	bool is_script;            // a migration reads what it moves
	char failure[256];
};

/* A test of faults puts its own in the place of this one. */
__attribute__((weak)) bool db_fault_is_due(void)
{
	return false;
}

struct connection **connection_next(struct connection *c)
{
	return &c->next;
}

const char *connection_failure(struct connection *c)
{
	return c->failure;
}

/*
 * Keeps what went wrong, for the technical log.  SQLite's own sentence is taken only where it
 * names tables and columns, never values.  A failed sync ends the process: what the disk
 * holds can no longer be known, and no answer would be true.
 */
static void connection_note(struct connection *c, const char *doing, int code)
{
	if (code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC)
		die("the database could not be synced to the disk (%s)", doing);
	const char *what = sqlite3_errstr(code);
	if ((code & 0xff) == SQLITE_CONSTRAINT)
		what = sqlite3_errmsg(c->handle);
	snprintf(c->failure, sizeof c->failure, "%s: %s (%d)", doing, what, code);
}

/* ---- opening ---- */

static int number_of(sqlite3 *handle, const char *sql)
{
	sqlite3_stmt *s = NULL;
	int number = -1;
	if (sqlite3_prepare_v2(handle, sql, -1, &s, NULL) == SQLITE_OK &&
		sqlite3_step(s) == SQLITE_ROW)
		number = sqlite3_column_int(s, 0);
	sqlite3_finalize(s);
	return number;
}

/* A sentence if the file is not a database of ours; NULL if it is, or may be made one. */
static const char *file_refused(sqlite3 *handle, bool create, bool *fresh)
{
	int tables = number_of(handle, "SELECT COUNT(*) FROM sqlite_schema");
	int id = number_of(handle, "PRAGMA application_id");
	int version = number_of(handle, "PRAGMA user_version");
	if (tables < 0 || id < 0 || version < 0)
		return "is not a database, or cannot be read";
	*fresh = tables == 0 && id == 0;
	int reserved = *fresh ? CHECKSUM_BYTES : -1; // sets, or only asks
	sqlite3_file_control(handle, "main", SQLITE_FCNTL_RESERVE_BYTES, &reserved);
	if (*fresh)
		return create ? NULL : "is empty: it is not a database of this program";
	if (id != application_id)
		return "is a database of another program";
	if (reserved != CHECKSUM_BYTES)
		return "is damaged, or was made without checksums";
	if (version != format_version)
		return "is of a newer form than this program knows";
	return NULL;
}

static const char *settings_apply(sqlite3 *handle, enum connection_kind kind, bool fresh)
{
	static const char both[] = "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;"
				   "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON;"
				   "PRAGMA secure_delete = ON; PRAGMA temp_store = MEMORY;"
				   "PRAGMA mmap_size = 0; PRAGMA wal_autocheckpoint = 0;";
	char reader[100], writer[100], mark[100];
	snprintf(reader, sizeof reader, "PRAGMA query_only = ON; PRAGMA cache_size = -%d;",
		reader_cache_kib);
	snprintf(writer, sizeof writer, "PRAGMA journal_mode = WAL; PRAGMA cache_size = -%d;",
		writer_cache_kib);
	snprintf(mark, sizeof mark, "PRAGMA application_id = %d; PRAGMA user_version = %d;",
		application_id, format_version);

	if (sqlite3_exec(handle, both, NULL, NULL, NULL) != SQLITE_OK)
		return "cannot be set up";
	if (kind == CONNECTION_READS && sqlite3_exec(handle, reader, NULL, NULL, NULL) != SQLITE_OK)
		return "cannot be set up";
	if (kind == CONNECTION_WRITES &&
		sqlite3_exec(handle, writer, NULL, NULL, NULL) != SQLITE_OK)
		return "cannot be written to";
	if (fresh && sqlite3_exec(handle, mark, NULL, NULL, NULL) != SQLITE_OK)
		return "cannot be written to";
	if (number_of(handle, "PRAGMA foreign_keys") != 1 ||
		number_of(handle, "PRAGMA synchronous") != 2)
		return "did not take its settings";
	return NULL;
}

static void handle_harden(sqlite3 *handle)
{
	sqlite3_extended_result_codes(handle, 1);
	sqlite3_busy_timeout(handle, busy_timeout_ms);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
}

/* ---- for whom it reads ---- */

static int guard_read(void *connection, int action, const char *one, const char *two,
	const char *schema, const char *view)
{
	const struct connection *c = connection;
	(void)schema;

	if (action == SQLITE_READ && !c->is_script && !guard_allows(one, two, view))
		return SQLITE_DENY;
	return SQLITE_OK;
}

static void app_account(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct connection *c = sqlite3_user_data(context);
	(void)n;
	(void)values;

	sqlite3_result_int64(context, c->account.v);
}

static void app_today(sqlite3_context *context, int n, sqlite3_value **values)
{
	const struct connection *c = sqlite3_user_data(context);
	(void)n;
	(void)values;

	sqlite3_result_int64(context, date_number(instant_day(c->moment)));
}

/* Views ask these; both answer alike all through a statement. */
static bool functions_add(struct connection *c)
{
	static const int how = SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS;

	return sqlite3_create_function_v2(c->handle, "app_account", 0, how, c, app_account, NULL,
		       NULL, NULL) == SQLITE_OK &&
	       sqlite3_create_function_v2(c->handle, "app_today", 0, how, c, app_today, NULL, NULL,
		       NULL) == SQLITE_OK &&
	       sqlite3_set_authorizer(c->handle, guard_read, c) == SQLITE_OK;
}

static int log_grew(void *connection, sqlite3 *handle, const char *schema, int pages)
{
	(void)handle;
	(void)schema;
	((struct connection *)connection)->log_pages = pages;
	return SQLITE_OK;
}

/* Waits while another program holds it; a file lock is let go of when its holder ends. */
static void writer_lock(struct connection *c)
{
	if (c->lock_fd >= 0)
		while (flock(c->lock_fd, LOCK_EX) != 0 && errno == EINTR)
			;
}

static void writer_unlock(struct connection *c)
{
	if (c->lock_fd >= 0)
		flock(c->lock_fd, LOCK_UN);
}

/* The rest of connection_open, with the lock held if it is a writer; a sentence if it fails. */
static const char *connection_set_up(
	struct connection *c, const char *path, bool create, bool *fresh)
{
	int flags = c->kind == CONNECTION_READS ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE;
	if (c->kind == CONNECTION_WRITES && create) { // SQLite would make it readable by all
		int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (fd < 0)
			return strerror(errno);
		close(fd);
	}
	if (sqlite3_open_v2(path, &c->handle, flags | SQLITE_OPEN_NOMUTEX, checksum_vfs()) !=
		SQLITE_OK)
		return c->handle ? sqlite3_errmsg(c->handle) : "out of memory";
	handle_harden(c->handle);
	const char *no = file_refused(c->handle, create, fresh);
	if (no == NULL)
		no = settings_apply(c->handle, c->kind, *fresh);
	if (no == NULL && !functions_add(c))
		no = "cannot be set up";
	if (no == NULL &&
		sqlite3_prepare_v2(c->handle, "ROLLBACK", -1, &c->rollback, NULL) != SQLITE_OK)
		no = "cannot be set up";
	sqlite3_wal_hook(c->handle, log_grew, c);
	return no;
}

struct connection *connection_open(struct arena *a, const char *path, enum connection_kind kind,
	bool create, bool *fresh, const char **why)
{
	struct arena *own = arena_open(4096);
	struct connection *c = arena_one(own, struct connection);
	*c = (struct connection){ .arena = own, .kind = kind, .room = 64, .lock_fd = -1 };
	c->cache = arena_many(own, struct statement *, c->room);
	const char *no = NULL;

	if (kind == CONNECTION_WRITES && (create || access(path, F_OK) == 0)) {
		const char *lock = arena_format(own, "%s-writer", path);
		c->lock_fd = open(lock, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
		if (c->lock_fd < 0)
			no = strerror(errno);
	}
	writer_lock(c);
	if (no == NULL)
		no = connection_set_up(c, path, create, fresh);
	if (no)
		*why = arena_format(a, "%s: %s", path, no);
	writer_unlock(c);
	if (no) {
		connection_close(c);
		return NULL;
	}
	return c;
}

/* The last to be closed checkpoints, so a writer is closed last and under its lock. */
void connection_close(struct connection *c)
{
	for (size_t i = 0; i < c->room; i++) {
		if (c->cache[i])
			sqlite3_finalize(c->cache[i]->handle);
	}
	sqlite3_finalize(c->rollback);
	writer_lock(c);
	int code = sqlite3_close(c->handle);
	assert(code == SQLITE_OK); // else a statement was forgotten
	if (c->lock_fd >= 0)
		close(c->lock_fd);
	arena_close(c->arena);
}

/* ---- statements, prepared once a connection ---- */

static size_t cache_place(struct statement **cache, size_t room, const struct query *query)
{
	size_t at = (size_t)((uintptr_t)query / sizeof *query * 0x9e3779b97f4a7c15u >> 32);
	for (at &= room - 1; cache[at] && cache[at]->query != query; at = (at + 1) & (room - 1))
		;
	return at;
}

static void cache_grow(struct connection *c)
{
	size_t room = c->room * 2;
	struct statement **cache = arena_many(c->arena, struct statement *, room);
	for (size_t i = 0; i < c->room; i++) {
		if (c->cache[i])
			cache[cache_place(cache, room, c->cache[i]->query)] = c->cache[i];
	}
	c->cache = cache;
	c->room = room;
}

static struct statement *statement_of(struct connection *c, const struct query *query)
{
	size_t at = cache_place(c->cache, c->room, query);
	if (c->cache[at])
		return c->cache[at];

	sqlite3_stmt *handle = NULL;
	int code = db_fault_is_due() ? SQLITE_IOERR
				     : sqlite3_prepare_v3(c->handle, query->sql, -1,
					       SQLITE_PREPARE_PERSISTENT, &handle, NULL);
	if (code != SQLITE_OK) {
		connection_note(c, query->name, code);
		if ((code & 0xff) == SQLITE_ERROR || code == SQLITE_AUTH) // about the text: ours
			snprintf(c->failure, sizeof c->failure, "%s: %s", query->name,
				sqlite3_errmsg(c->handle));
		return NULL;
	}
	struct statement *s = arena_one(c->arena, struct statement);
	*s = (struct statement){ .query = query, .handle = handle };
	c->cache[at] = s;
	if (++c->cached * 2 > c->room)
		cache_grow(c);
	return s;
}

bool connection_prepare(struct connection *c, const struct query *query)
{
	return statement_of(c, query) != NULL;
}

/* ---- transactions ---- */

static bool connection_do(struct connection *c, const struct query *query)
{
	struct statement *s = statement_of(c, query);
	if (s == NULL)
		return false;
	int code = db_fault_is_due() ? SQLITE_IOERR : sqlite3_step(s->handle);
	if (code != SQLITE_DONE)
		connection_note(c, query->name, code);
	sqlite3_reset(s->handle);
	return code == SQLITE_DONE;
}

bool connection_begin(struct connection *c)
{
	static const struct query read = { "begin", "BEGIN" };
	static const struct query write = { "begin", "BEGIN IMMEDIATE" };

	writer_lock(c);
	if (connection_do(c, c->kind == CONNECTION_WRITES ? &write : &read))
		return true;
	writer_unlock(c);
	return false;
}

bool connection_commit(struct connection *c)
{
	static const struct query commit = { "commit", "COMMIT" };

	if (!connection_do(c, &commit))
		return false;
	writer_unlock(c);
	return true;
}

/* A test of faults does not fail this one: what is not committed is gone in any case. */
void connection_rollback(struct connection *c)
{
	if (connection_in_transaction(c)) {
		sqlite3_step(c->rollback);
		sqlite3_reset(c->rollback);
	}
	assert(!connection_in_transaction(c));
	writer_unlock(c);
}

bool connection_in_transaction(struct connection *c)
{
	return sqlite3_get_autocommit(c->handle) == 0;
}

bool connection_save(struct connection *c)
{
	static const struct query save = { "save", "SAVEPOINT one" };
	return connection_do(c, &save);
}

bool connection_undo(struct connection *c)
{
	static const struct query undo = { "undo", "ROLLBACK TO one" };
	return connection_do(c, &undo);
}

bool connection_release(struct connection *c)
{
	static const struct query release = { "release", "RELEASE one" };
	return connection_do(c, &release);
}

void connection_checkpoint(struct connection *c)
{
	if (c->log_pages < checkpoint_at_pages)
		return;
	writer_lock(c);
	int code = sqlite3_wal_checkpoint_v2(
		c->handle, NULL, SQLITE_CHECKPOINT_PASSIVE, &c->log_pages, NULL);
	if (code != SQLITE_OK) {
		connection_note(c, "checkpoint", code);
		log_line(LOG_ERROR, "checkpoint", "failure=\"%s\"", c->failure);
	}
	writer_unlock(c);
}

/* ---- running a statement ---- */

struct statement *query_start(struct work *w, const struct query *query)
{
	if (w->failure)
		return NULL;
	struct statement *s = statement_of(w->connection, query);
	if (s == NULL) {
		work_fail(w, w->connection->failure);
		return NULL;
	}
	assert(s->work == NULL);
	s->work = w;
	w->connection->account = w->account;
	w->connection->moment = w->moment;
	w->statement_count++;
	return s;
}

static void statement_failed(struct statement *s, int code)
{
	connection_note(s->work->connection, s->query->name, code);
	work_fail(s->work, s->work->connection->failure);
}

/* The row is not of the shape that the program was built for. */
static void column_wrong(struct statement *s, int at, const char *what)
{
	char failure[200];
	snprintf(failure, sizeof failure, "%s: column %d %s", s->query->name, at + 1, what);
	work_fail(s->work, failure);
}

static void bound(struct statement *s, int code)
{
	if (code != SQLITE_OK)
		statement_failed(s, code);
}

void query_bind_int(struct statement *s, int at, int64_t value)
{
	if (s)
		bound(s, sqlite3_bind_int64(s->handle, at + 1, value));
}

void query_bind_text(struct statement *s, int at, const char *text)
{
	if (s)
		bound(s, sqlite3_bind_text(s->handle, at + 1, text, -1, SQLITE_STATIC));
}

void query_bind_bytes(struct statement *s, int at, struct slice bytes)
{
	if (s)
		bound(s, sqlite3_bind_blob64(
				 s->handle, at + 1, bytes.at, bytes.size, SQLITE_STATIC));
}

void query_bind_null(struct statement *s, int at)
{
	if (s)
		bound(s, sqlite3_bind_null(s->handle, at + 1));
}

bool query_step(struct statement *s)
{
	if (s == NULL || s->work->failure)
		return false;
	int code = db_fault_is_due() ? SQLITE_IOERR : sqlite3_step(s->handle);
	if (code != SQLITE_ROW && code != SQLITE_DONE)
		statement_failed(s, code);
	return code == SQLITE_ROW;
}

/*
 * A column, looked up once and not for each question about it.  SQLite calls this value
 * unprotected: it is for one thread, which is what a connection has.
 */
static sqlite3_value *column(struct statement *s, int at)
{
	return sqlite3_column_value(s->handle, at);
}

bool query_is_null(struct statement *s, int at)
{
	return s == NULL || sqlite3_value_type(column(s, at)) == SQLITE_NULL;
}

int64_t query_int(struct statement *s, int at)
{
	if (s == NULL)
		return 0;
	sqlite3_value *value = column(s, at);
	if (sqlite3_value_type(value) != SQLITE_INTEGER) {
		column_wrong(s, at, "is not a whole number");
		return 0;
	}
	return sqlite3_value_int64(value);
}

const char *query_text(struct statement *s, int at, struct arena *a)
{
	if (s == NULL)
		return "";
	sqlite3_value *value = column(s, at);
	if (sqlite3_value_type(value) != SQLITE_TEXT) {
		column_wrong(s, at, "is not a text");
		return "";
	}
	const char *text = (const char *)sqlite3_value_text(value);
	size_t size = (size_t)sqlite3_value_bytes(value);
	if (text == NULL || strlen(text) != size) {
		column_wrong(s, at, "holds a NUL");
		return "";
	}
	return a ? arena_text_n(a, text, size) : text;
}

struct slice query_bytes(struct statement *s, int at, struct arena *a)
{
	if (s == NULL)
		return SLICE_NONE;
	sqlite3_value *value = column(s, at);
	if (sqlite3_value_type(value) != SQLITE_BLOB) {
		column_wrong(s, at, "is not bytes");
		return SLICE_NONE;
	}
	const char *bytes = sqlite3_value_blob(value);
	size_t size = (size_t)sqlite3_value_bytes(value);
	if (size == 0)
		bytes = "";
	return (struct slice){ a ? arena_text_n(a, bytes, size) : bytes, size };
}

int64_t query_end(struct statement *s)
{
	if (s == NULL)
		return 0;
	int64_t changed = 0;
	if (s->work->failure == NULL && !sqlite3_stmt_readonly(s->handle))
		changed = sqlite3_changes64(s->work->connection->handle);
	sqlite3_reset(s->handle);
	sqlite3_clear_bindings(s->handle);
	s->work = NULL;
	return changed;
}

void work_run_script(struct work *w, const char *sql)
{
	if (w->failure)
		return;
	struct connection *c = w->connection;
	c->is_script = true;
	int code =
		db_fault_is_due() ? SQLITE_IOERR : sqlite3_exec(c->handle, sql, NULL, NULL, NULL);
	c->is_script = false;
	if (code == SQLITE_OK)
		return;
	connection_note(c, "script", code);
	if ((code & 0xff) == SQLITE_ERROR)
		snprintf(c->failure, sizeof c->failure, "%s", sqlite3_errmsg(c->handle));
	work_fail(w, c->failure);
}

/* ---- keeping ---- */

static void backup_steps(struct connection *c, sqlite3 *to, void (*step)(void *arg, int percent),
	void *arg, int *code)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", c->handle, "main");
	if (backup == NULL) {
		*code = sqlite3_errcode(to);
		return;
	}
	do {
		*code = db_fault_is_due() ? SQLITE_IOERR
					  : sqlite3_backup_step(backup, backup_pages_a_step);
		int all = sqlite3_backup_pagecount(backup);
		if (step && all > 0)
			step(arg, 100 - (int)(sqlite3_backup_remaining(backup) * 100LL / all));
	} while (*code == SQLITE_OK);
	sqlite3_backup_finish(backup);
}

/*
 * The reader's transaction holds one state still, so writing goes on beside it and the copy
 * never starts again from the front.
 */
bool connection_backup(
	struct connection *c, const char *to_path, void (*step)(void *arg, int percent), void *arg)
{
	assert(connection_in_transaction(c));
	number_of(c->handle, "SELECT COUNT(*) FROM sqlite_schema"); // the state is held from here
	sqlite3 *to = NULL;
	int code = sqlite3_open_v2(
		to_path, &to, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, checksum_vfs());
	if (code == SQLITE_OK) {
		sqlite3_extended_result_codes(to, 1);
		backup_steps(c, to, step, arg, &code);
	}
	if (code == SQLITE_DONE) // a copy has no log beside it: one file is the whole
		code = sqlite3_exec(to, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
	if (code != SQLITE_OK)
		connection_note(c, "backup", code);
	sqlite3_close(to);
	return code == SQLITE_OK;
}
