/* SPDX-License-Identifier: MIT */
/*
 * kill -9 under a mixed load, again and again on the same two databases: what
 * was acknowledged is there, once, and the log is sound.
 */
#include "audit/testing.h"

#include <fcntl.h>
#include <inttypes.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "audit/event.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/list.h"
#include "db/query.h"

enum { ROUNDS = 6, ROUND_MS = 150, WRITERS = 3, READERS = 4 };

/* An acknowledgement, as the child tells it. */
struct told {
	int64_t id;
	bool is_act;
};

LIST(ledger, struct told);

struct load {
	struct fresh *f;
	int pipe;
	int64_t first_id;
	bool is_act;
};

static void *load_thread(void *arg)
{
	struct load *load = arg;
	struct arena *a = arena_open(4096);

	for (int64_t id = load->first_id;; id++) {
		struct audit_event read = read_of(id);
		struct told told = { .id = id, .is_act = load->is_act };
		bool kept = load->is_act ? act_keep(load->f->main, a, id)
					 : audit_append(load->f->audit, a, noon, &read);
		if (load->is_act)
			audit_carry(load->f->audit);
		if (!kept || write(load->pipe, &told, sizeof told) != (ssize_t)sizeof told)
			_exit(3);
		arena_reset(a);
	}
	return NULL;
}

/* The child: works until it is killed. */
_Noreturn static void child_run(struct fresh *f, int round, int pipe)
{
	struct load load[WRITERS + READERS];
	pthread_t thread;

	fresh_open(f);
	for (int i = 0; i < WRITERS + READERS; i++) {
		load[i] = (struct load){ f, pipe, 1 + round * 10000000 + i * 1000000, i < WRITERS };
		if (pthread_create(&thread, NULL, load_thread, &load[i]) != 0)
			_exit(4);
	}
	for (;;)
		pause();
}

/* Notes what the child says until `until_us`; 0: until it says no more. */
static void listen(struct arena *a, int pipe, int64_t until_us, struct ledger *ledger)
{
	struct pollfd poll_one = { .fd = pipe, .events = POLLIN };
	struct told told;

	while (until_us == 0 || clock_monotonic_us() < until_us) {
		if (poll(&poll_one, 1, until_us ? 5 : -1) == 0)
			continue;
		if (read(pipe, &told, sizeof told) != (ssize_t)sizeof told)
			return;
		*list_add(a, ledger) = told;
	}
}

static void round_run(struct fresh *f, int round, struct ledger *ledger)
{
	int ends[2], status;

	assert_int_equal(0, pipe2(ends, O_CLOEXEC));
	pid_t child = fork();
	assert_true(child >= 0);
	if (child == 0)
		child_run(f, round, ends[1]);
	close(ends[1]);
	size_t before = ledger->n;
	while (ledger->n < before + 20) // it has started
		listen(f->arena, ends[0], clock_monotonic_us() + 5000, ledger);
	listen(f->arena, ends[0], clock_monotonic_us() + ROUND_MS * 1000 + round * 7000, ledger);
	assert_int_equal(0, kill(child, SIGKILL));
	assert_int_equal(child, waitpid(child, &status, 0));
	assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL);
	listen(f->arena, ends[0], 0, ledger);
	close(ends[0]);
}

/* ---- the reckoning ---- */

static int by_told(const void *one, const void *other)
{
	const struct told *x = one, *y = other;
	if (x->is_act != y->is_act)
		return x->is_act ? 1 : -1;
	return x->id < y->id ? -1 : x->id > y->id;
}

/* What the log says happened, sorted. */
static struct ledger logged(struct fresh *f)
{
	struct slice bundle = bundle_of(f->arena, f->log_path), line;
	struct ledger found = { 0 };
	struct audit_entry entry;

	slice_line(&bundle, &line);
	while (slice_line(&bundle, &line) && !slice_starts(line, "size ")) {
		size_t at = slice_find(line, "\t", slice_find(line, "\t", 0) + 1) + 1;
		assert_true(event_parse(f->arena, slice_part(line, at, line.size), &entry));
		*list_add(f->arena, &found) = (struct told){ entry.id, entry.event_id > 0 };
	}
	qsort(found.at, found.n, sizeof *found.at, by_told);
	return found;
}

static int64_t number(struct fresh *f, const struct query *query)
{
	struct work *w = db_read_begin(f->main, f->arena, noon);
	struct statement *s = query_start(w, query);
	int64_t n = query_step(s) ? query_int(s, 0) : -1;

	query_end(s);
	db_read_end(w);
	return n;
}

static void kill__loses_no_acknowledged_act_or_read_and_doubles_none(void **state)
{
	static const struct query acts = { "acts", "SELECT COUNT(*) FROM organisation" };
	static const struct query waiting = { "waiting", "SELECT COUNT(*) FROM audit_event" };
	struct fresh *f = *state;
	struct ledger ledger = { 0 };

	fresh_close(f);
	for (int round = 0; round < ROUNDS; round++)
		round_run(f, round, &ledger);
	fresh_open(f);
	assert_true(audit_carry_all(f->audit));

	struct audit_finding finding = audit_verify(f->arena, f->log_path, f->main, NULL, NULL);
	if (finding.sentence)
		fail_msg("entry %" PRId64 ": %s %s", finding.entry, finding.sentence,
			finding.detail);
	assert_int_equal(0, finding.waiting_count);
	assert_int_equal(0, number(f, &waiting));

	struct ledger found = logged(f);
	size_t found_acts = 0;
	for (size_t i = 0; i < found.n; i++) {
		found_acts += found.at[i].is_act;
		assert_true(i == 0 || by_told(&found.at[i - 1], &found.at[i]) < 0); // not twice
	}
	list_each (struct told *, told, &ledger)
		assert_non_null(bsearch(told, found.at, found.n, sizeof *told, by_told));
	assert_int_equal(number(f, &acts), found_acts);
	print_message("# %d kills, %zu acknowledged, %zu in the log (%zu acts)\n", ROUNDS, ledger.n,
		found.n, found_acts);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			kill__loses_no_acknowledged_act_or_read_and_doubles_none, fresh_setup,
			fresh_teardown),
	};
	return cmocka_run_group_tests_name("crash", tests, NULL, NULL);
}
