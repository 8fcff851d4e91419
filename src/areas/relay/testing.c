/* SPDX-License-Identifier: MIT */
#include "areas/relay/testing.h"

#include <string.h>
#include <sys/stat.h>

#include "areas/relay/relay_own.h"
#include "areas/relay/relay_queries.h"
#include "audit/audit_queries.h"
#include "auth/auth_queries.h"
#include "auth/rules.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "db/driver.h"
#include "db/query.h"
#include "frame/home.h"
#include "frame/page.h"
#include "sarn_migrations.h"
#include "victim_migrations.h"

#define NOON_ON_2_MARCH_2026 ((struct instant){ INT64_C(1772452800000) })

static const struct query_set *const query_sets[] = { &auth_queries, &audit_queries,
	&relay_queries };

static const struct db_schema schemas[RELAY_SIDE_COUNT] = {
	[RELAY_SARN] = { .migrations = sarn_migrations,
		.migration_count = sarn_migration_count,
		.query_sets = query_sets,
		.query_set_count = array_size(query_sets) },
	[RELAY_VICTIM] = { .migrations = victim_migrations,
		.migration_count = victim_migration_count,
		.query_sets = query_sets,
		.query_set_count = array_size(query_sets) },
};

static int64_t never_changes(struct work *w)
{
	(void)w;
	return 0;
}

static const struct menu_item no_menu[] = { { 0 } };
static const struct home_part *const no_parts[] = { NULL };

const struct frame_program end_program = {
	.name = "Sarn",
	.about = "",
	.cookie = "__Host-sarn",
	.idle_ms = SESSION_IDLE_MS,
	.menu = no_menu,
	.foot = no_menu,
	.home = no_parts,
	.public_generation = never_changes,
};

const struct actor nobody = { .name = "", .request = "test" };
const struct link_id a_link = { 4711 };
bool handlers_can = true;
bool sarns_team_is_everybody;

/* ---- handlers ---- */

static bool note_taken(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	static const struct query add = { "taken_add",
		"INSERT INTO taken_here (number, flag, link_id) VALUES (?1, ?2, ?3)" };
	struct statement *s = query_start(w, &add);

	(void)relay;
	query_bind_int(s, 0, message->number);
	query_bind_text(s, 1, relay_flag_facts(message->flag)->word);
	query_bind_int(s, 2, message->fields.link.v);
	query_step(s);
	query_end(s);
	return handlers_can;
}

/* One of each flag that the other may send, but for the wall's own. */
static const struct relay_handler *handlers_of(struct arena *a, enum relay_side us)
{
	struct relay_handler *all = arena_many(a, struct relay_handler, RELAY_FLAG_COUNT);
	size_t n = 0;

	for (enum relay_flag flag = RELAY_FLAG_NONE + 1; flag < RELAY_FLAG_COUNT; flag++)
		if (relay_may_send(relay_side_other(us), flag) && flag != RELAY_PERSON_ASSIGNED)
			all[n++] = (struct relay_handler){ flag, note_taken };
	return all;
}

static bool sarn_reaches(struct work *w, struct link_id link, const char *person)
{
	(void)w;
	(void)link;
	(void)person;
	return sarns_team_is_everybody;
}

/* ---- without sockets ---- */

struct receipt {
	struct end *end;
	const struct relay_message *message;
	enum relay_refusal refusal;
};

static enum verdict run_take(struct work *w, void *arg)
{
	struct receipt *receipt = arg;

	receipt->refusal = relay_take(w, receipt->end->relay, receipt->message, "test");
	return receipt->refusal == RELAY_NO_REFUSAL ? WORK_KEEP : WORK_UNDO;
}

struct slice end_receive(struct end *e, struct arena *a, struct slice body)
{
	struct relay_message message;
	struct receipt receipt = { e, &message, relay_admit(a, e->relay, body, &message) };

	if (receipt.refusal != RELAY_NO_REFUSAL)
		return slice_of(relay_refusal_word(receipt.refusal));
	if (db_write(e->db, a, e->now, run_take, &receipt))
		return relay_acknowledgement(a, e->relay, &message);
	return slice_of(receipt.refusal == RELAY_NO_REFUSAL ? "failed"
							    : relay_refusal_word(receipt.refusal));
}

static bool ask_directly(void *to, struct arena *a, struct slice body, struct slice *answer)
{
	struct end *e = to;

	if (e->passage == LOST || e->other->relay == NULL)
		return false;
	if (e->passage == DOUBLED)
		end_receive(e->other, a, body);
	*answer = end_receive(e->other, a, body);
	return e->passage != ANSWER_LOST;
}

/* ---- over sockets ---- */

static bool ask_over_socket(void *to, struct arena *a, struct slice body, struct slice *answer)
{
	struct end *e = to;

	if (e->passage == LOST || !relay_ask(&e->to, a, body, answer))
		return false;
	if (e->passage == DOUBLED)
		relay_ask(&e->to, a, body, answer);
	return e->passage != ANSWER_LOST;
}

void end_serve(struct end *e, const struct route *more)
{
	static const struct route none[] = { { 0 } };
	const struct route *const tables[] = { relay_routes, more == NULL ? none : more };
	struct server_settings settings = { .address = "127.0.0.1",
		.port = e->other->to.port,
		.threads = 1,
		.connections_max = 20,
		.idle_timeout_s = 10,
		.body_max_bytes = 1 << 16 };
	const char *why = "";

	e->server = server_listen(e->arena, &settings, &why);
	if (e->server == NULL)
		fail_msg("%s", why);
	e->frame = frame_open(
		e->arena, &(struct frame_settings){
				  .program = &end_program,
				  .db = e->db,
				  .audit = e->audit,
				  .relay = e->relay,
				  .routes = routes_gather(e->arena, tables, array_size(tables)),
				  .site = { "http://sarn.example", "sarn.example" },
				  .proxies = "127.0.0.1",
				  .slow_threads = 1,
			  });
	server_start(e->server, frame_respond, e->frame);
	e->other->to = (struct post_to){ "127.0.0.1", server_port(e->server), RELAY_PATH };
	e->now = clock_now();
}

void end_stop(struct end *e)
{
	if (e->server == NULL)
		return;
	server_stop(e->server, 5000);
	frame_close(e->frame);
	e->server = NULL;
	e->frame = NULL;
}

static bool ask_other(void *to, struct arena *a, struct slice body, struct slice *answer)
{
	struct end *e = to;

	return e->to.port != 0 ? ask_over_socket(to, a, body, answer)
			       : ask_directly(to, a, body, answer);
}

/* ---- opening ---- */

void end_open(struct end *e)
{
	const struct relay_handler **handlers = arena_one(e->arena, const struct relay_handler *);
	const char *why = "";

	handlers[0] = handlers_of(e->arena, e->side);
	e->db = db_fresh(
		e->arena, arena_format(e->arena, "%s/main.db", e->folder), &schemas[e->side]);
	e->audit =
		audit_open(e->arena, arena_format(e->arena, "%s/log.db", e->folder), e->db, &why);
	if (e->audit == NULL)
		fail_msg("%s", why);
	e->relay = relay_open(e->arena,
		&(struct relay_settings){ .us = e->side,
			.folder = e->folder,
			.db = e->db,
			.audit = e->audit,
			.other = { ask_other, e },
			.handlers = handlers,
			.handler_count = 1,
			.reaches = e->side == RELAY_SARN ? sarn_reaches : NULL },
		&why);
	if (e->relay == NULL)
		fail_msg("%s", why);
	assert_true(relay_begin(e->relay, e->now));
}

void end_close(struct end *e)
{
	end_stop(e);
	if (e->relay != NULL)
		relay_stop(e->relay);
	if (e->audit != NULL)
		audit_close(e->audit);
	if (e->db != NULL)
		db_close(e->db);
	e->relay = NULL;
	e->audit = NULL;
	e->db = NULL;
}

static struct end end_of(
	struct arena *a, enum relay_side side, const char *folder, struct end *other)
{
	struct end e = { .side = side,
		.arena = a,
		.now = NOON_ON_2_MARCH_2026,
		.folder = arena_format(a, "%s/%s", folder, relay_side_word(side)),
		.other = other };

	assert_int_equal(mkdir(e.folder, 0700), 0);
	return e;
}

void ends_open(struct ends *p, struct arena *a, const char *folder)
{
	const char *why = "";

	p->arena = a;
	p->sarn = end_of(a, RELAY_SARN, folder, &p->victim);
	p->victim = end_of(a, RELAY_VICTIM, folder, &p->sarn);

	const char *sarns = relay_keys_make(a, p->sarn.folder, &why);
	const char *victims = relay_keys_make(a, p->victim.folder, &why);

	if (sarns == NULL || victims == NULL ||
		!relay_keys_trust(a, p->sarn.folder, victims, &why) ||
		!relay_keys_trust(a, p->victim.folder, sarns, &why))
		fail_msg("%s", why);
	for (int i = 0; i < 2; i++) {
		struct end *e = i == 0 ? &p->sarn : &p->victim;

		end_open(e);
		end_script(e,
			"CREATE TABLE taken_here (id INTEGER PRIMARY KEY, number, flag, link_id)");
	}
}

void ends_close(struct ends *p)
{
	end_close(&p->sarn);
	end_close(&p->victim);
}

int ends_setup(void **state)
{
	struct arena *a = arena_open(1 << 16);
	struct ends *p = arena_one(a, struct ends);

	log_set_level(LOG_ERROR);
	handlers_can = true;
	sarns_team_is_everybody = false;
	ends_open(p, a, folder_fresh(a));
	*state = p;
	return 0;
}

int ends_teardown(void **state)
{
	struct ends *p = *state;

	write_let_go();
	ends_close(p);
	arena_close(p->arena);
	return 0;
}

/* ---- doing ---- */

void end_say(struct end *e, enum relay_flag flag, struct link_id link)
{
	WRITE (e, w)
		relay_send(w, &nobody, flag,
			&(struct relay_fields){ .link = link, .on = work_today(w) });
}

int end_send_all(struct end *e)
{
	int ms;

	while ((ms = relay_step(e->relay, e->now)) == 0)
		;
	return ms;
}

void end_send_patiently(struct end *e)
{
	for (int i = 0; end_waiting(e) > 0; i++) {
		if (i > 200)
			fail_msg("%lld still wait", (long long)end_waiting(e));
		end_send_all(e);
		time_passes(e, 1000);
	}
}

/* Kept where the test can see it, and gone on the way. */
static bool keep_body(void *to, struct arena *a, struct slice body, struct slice *answer)
{
	struct slice *kept = to;

	(void)a;
	(void)answer;
	memcpy((char *)(uintptr_t)kept->at, body.at, body.size);
	kept->size = body.size;
	return false;
}

char *end_body(struct end *e)
{
	char *at = arena_take(e->arena, RELAY_BODY_BYTES_MOST + 1);
	struct slice kept = { at, 0 };
	struct relay_line_to usual = e->relay->other;

	e->relay->other = (struct relay_line_to){ keep_body, &kept };
	relay_step(e->relay, e->now);
	e->relay->other = usual;
	assert_true(kept.size > 0);
	at[kept.size] = '\0';
	return at;
}

char *end_signed(struct end *e, const char *line)
{
	return signed_line(e->arena, e->relay, line);
}

/* ---- looking ---- */

static enum verdict run_script(struct work *w, void *sql)
{
	work_run_script(w, sql);
	return WORK_KEEP;
}

void end_script(struct end *e, const char *sql)
{
	assert_true(db_write(e->db, e->arena, e->now, run_script, arena_text(e->arena, sql)));
}

/* The connections keep what they have prepared: one of each text, for ever. */
static const struct query *query_of(const char *sql)
{
	static struct query all[32];
	size_t i = 0;

	while (i < array_size(all) && all[i].sql != NULL && strcmp(all[i].sql, sql) != 0)
		i++;
	assert_true(i < array_size(all));
	if (all[i].sql == NULL)
		all[i] = (struct query){ "of the test", sql };
	return &all[i];
}

int64_t end_number(struct end *e, const char *sql)
{
	int64_t number = 0;

	READ (e, w) {
		struct statement *s = query_start(w, query_of(sql));

		if (query_step(s))
			number = query_int(s, 0);
		query_end(s);
	}
	return number;
}

int64_t end_taken(struct end *e)
{
	return end_number(e, "SELECT COUNT(*) FROM taken_here");
}

int64_t end_waiting(struct end *e)
{
	struct relay_waiting waiting = { 0 };

	READ (e, w)
		waiting = relay_waiting(w);
	return waiting.n;
}

size_t end_logged(struct end *e, const char *act)
{
	struct audit_page page = { 0 };
	size_t n = 0;

	assert_true(audit_carry_all(e->audit));
	assert_true(audit_list(
		e->audit, e->arena, &(struct audit_filter){ 0 }, 0, AUDIT_PAGE_MOST, &page));
	for (size_t i = 0; i < page.n; i++)
		n += strcmp(page.at[i].act, act) == 0;
	return n;
}
