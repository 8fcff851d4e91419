/* SPDX-License-Identifier: MIT */
/*
 * The thread that sends: one message at a time, until the other has said that it has it.
 */
#include "areas/relay/relay_own.h"
#include "areas/relay/relay_queries.h"
#include "areas/relay/service.h"
#include "audit/audit.h"
#include "base/clock.h"
#include "base/job.h"
#include "base/log.h"
#include "db/db.h"

enum {
	AT_ONCE_MS = 0,
	IDLE_MS = 500, // how late a message may leave
};

/* What came of one message. */
enum fate { ACKNOWLEDGED, LAPSED, NOT_TAKEN, NOT_ANSWERED };

struct attempt {
	struct relay_out_due_row row;
	enum fate fate;
};

static bool find_due(
	struct relay *relay, struct arena *a, struct instant now, struct relay_out_due_row *row)
{
	struct work *w = db_read_begin(relay->db, a, now);
	bool is_due = relay_out_due(w, now, row) && !work_failed(w);

	db_read_end(w);
	return is_due;
}

static const char *line_of(
	struct arena *a, const struct relay *relay, const struct relay_out_due_row *row)
{
	return relay_line(a,
		&(struct relay_message){ .from = relay->us,
			.number = row->number,
			.flag = relay_flag_by_word(slice_of(row->flag)),
			.made_on = row->made_on,
			.until = row->expires_on },
		row->fields);
}

static enum fate ask(struct relay *relay, struct arena *a, const struct relay_out_due_row *row)
{
	const char *line = line_of(a, relay, row);
	struct slice answer = SLICE_NONE;

	if (!relay->other.ask(relay->other.to, a, slice_of(signed_line(a, relay, line)), &answer))
		return NOT_ANSWERED;
	return is_acknowledged(a, relay, line, answer) ? ACKNOWLEDGED : NOT_TAKEN;
}

static int wait_ms(const struct attempt *attempt)
{
	return relay_wait_ms(attempt->row.attempts + 1);
}

static void note_lapse(struct work *w, const struct relay_out_due_row *row)
{
	audit_note(w, &(struct audit_event){
			      .right = RELAY_SEND,
			      .act = "relay-lapse",
			      .kind = "relay-out",
			      .id = row->number,
			      .fields = row->flag,
			      .result = AUDIT_FAILED,
			      .is_by_day = true,
		      });
}

static enum verdict keep(struct work *w, void *arg)
{
	const struct attempt *attempt = arg;
	struct instant then = { work_now(w).ms + wait_ms(attempt) };

	switch (attempt->fate) {
	case ACKNOWLEDGED:
		relay_out_acknowledge(w, work_today(w), attempt->row.number);
		return WORK_KEEP;
	case LAPSED:
		relay_out_lapse(w, attempt->row.number);
		note_lapse(w, &attempt->row);
		return WORK_KEEP;
	case NOT_TAKEN:
	case NOT_ANSWERED: relay_out_try_later(w, then, attempt->row.number); return WORK_KEEP;
	}
	return WORK_UNDO;
}

static void say(const struct attempt *attempt)
{
	static const char *const words[] = { [ACKNOWLEDGED] = "acknowledged",
		[LAPSED] = "lapsed",
		[NOT_TAKEN] = "not-taken",
		[NOT_ANSWERED] = "not-answered" };
	static const enum log_level levels[] = { [ACKNOWLEDGED] = LOG_INFO,
		[LAPSED] = LOG_ERROR,
		[NOT_TAKEN] = LOG_WARNING,
		[NOT_ANSWERED] = LOG_WARNING };

	log_line(levels[attempt->fate], "relay-out", "number=%lld flag=%s attempt=%lld %s",
		(long long)attempt->row.number, attempt->row.flag,
		(long long)attempt->row.attempts + 1, words[attempt->fate]);
}

static int step(struct relay *relay, struct arena *a, struct instant now)
{
	struct attempt attempt;

	if (!find_due(relay, a, now, &attempt.row))
		return IDLE_MS;
	attempt.fate = date_before(attempt.row.expires_on, instant_day(now))
			       ? LAPSED
			       : ask(relay, a, &attempt.row);
	say(&attempt);
	if (!db_write(relay->db, a, now, keep, &attempt))
		return wait_ms(&attempt);
	if (attempt.fate == LAPSED && relay->audit != NULL)
		audit_carry(relay->audit);
	return attempt.fate == NOT_ANSWERED ? wait_ms(&attempt) : AT_ONCE_MS;
}

int relay_step(struct relay *relay, struct instant now)
{
	struct arena *a = arena_open(1 << 14);
	int ms = step(relay, a, now);

	arena_close(a);
	return ms;
}

/* ---- the thread ---- */

static int run(void *relay)
{
	return relay_step(relay, clock_now());
}

static enum verdict begin(struct work *w, void *arg)
{
	(void)arg;
	relay_run_begin(w, relay_first_number(work_now(w)));
	relay_out_try_by(w, (struct instant){ work_now(w).ms + relay_wait_ms(INT64_MAX) });
	return WORK_KEEP;
}

bool relay_begin(struct relay *relay, struct instant now)
{
	struct arena *a = arena_open(4096);
	bool is_kept = db_write(relay->db, a, now, begin, NULL);

	arena_close(a);
	return is_kept;
}

bool relay_start(struct relay *relay)
{
	if (!relay_begin(relay, clock_now()))
		return false;
	relay->job = job_start(relay->arena, run, relay);
	return true;
}

void relay_stop(struct relay *relay)
{
	if (relay->job != NULL)
		job_stop(relay->job);
	relay->job = NULL;
}
