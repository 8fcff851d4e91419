/* SPDX-License-Identifier: MIT */
/*
 * Keeping: appending, noting, carrying; and lists of what was kept.
 */
#include "audit/testing.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "db/fault.h"

static size_t listed(struct fresh *f, const struct audit_filter *filter, struct audit_page *page)
{
	assert_true(audit_list(f->audit, f->arena, filter, 0, AUDIT_PAGE_MOST, page));
	return page->n;
}

static void read__is_in_the_log_when_it_is_durable(void **state)
{
	struct fresh *f = *state;
	struct audit_event read = read_of(42);
	struct audit_page page;

	assert_true(audit_append(f->audit, f->arena, noon, &read));
	assert_int_equal(1, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_int_equal(1, page.at[0].n);
	assert_string_equal("read", page.at[0].source);
	assert_int_equal(42, page.at[0].id);
	assert_int_equal(9, page.at[0].account);
	assert_int_equal(0, page.next);
}

static void act__is_carried_once(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(1, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_string_equal("act", page.at[0].source);
	assert_int_equal(1, page.at[0].event_id);
	assert_int_equal(5, page.at[0].id);
}

static void act__is_carried_when_told(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	audit_carry(f->audit);
	for (int i = 0; i < 500 && listed(f, &(struct audit_filter){ 0 }, &page) == 0; i++)
		usleep(2000);
	assert_int_equal(1, page.n);
}

static enum verdict undone_run(struct work *w, void *arg)
{
	(void)arg;
	audit_note(w, &(struct audit_event){ .act = "import", .kind = "decision", .id = 1 });
	return WORK_UNDO;
}

static void act__that_was_undone_leaves_no_event_and_no_gap(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	assert_false(db_write(f->main, f->arena, noon, undone_run, NULL));
	assert_true(act_keep(f->main, f->arena, 6));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(2, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_int_equal(2, page.at[0].event_id);
	assert_int_equal(1, page.at[1].event_id);
}

static enum verdict by_day_run(struct work *w, void *arg)
{
	(void)arg;
	audit_note(w, &(struct audit_event){
			      .act = "import", .kind = "decision", .id = 1, .is_by_day = true });
	return WORK_KEEP;
}

/* Half past midnight in the summer of London is still the day before in UTC. */
static void act__noted_by_day_tells_no_hour(void **state)
{
	struct fresh *f = *state;
	struct instant at = { 0 };
	struct audit_page page;

	assert_true(instant_parse_iso(SLICE("2025-06-30T23:30:00.000Z"), &at));
	assert_true(db_write(f->main, f->arena, at, by_day_run, NULL));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(1, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_string_equal("2025-07-01T00:00:00.000Z", instant_iso(f->arena, page.at[0].at));
	assert_int_equal(
		AUDIT_GOOD, audit_verify(f->arena, f->log_path, f->main, NULL, NULL).verdict);
}

static enum verdict act_by_run(struct work *w, void *by)
{
	audit_note_act(w, by, DECISION_IMPORT, "pair", "decision", 17);
	audit_note_act(w, by, DECISION_IMPORT, NULL, "decision", 18);
	return WORK_KEEP;
}

static void act__of_somebody_says_under_which_role_they_had_the_right(void **state)
{
	struct fresh *f = *state;
	struct actor by = { .account = { 7 },
		.organisation = { 5 },
		.name = "Swyddog Sampl",
		.roles = 1u << ROLE_TRANSLATOR | 1u << ROLE_DECISION_OFFICER,
		.request = "0123456789abcdef" };
	struct audit_page page;

	assert_true(db_write(f->main, f->arena, noon, act_by_run, &by));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(2, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_string_equal("import", page.at[0].act);
	assert_string_equal("pair", page.at[1].act);
	assert_string_equal("decision-officer", page.at[1].role);
	assert_string_equal("decision-import", page.at[1].right);
	assert_string_equal("0123456789abcdef", page.at[1].request);
	assert_int_equal(7, page.at[1].account);
	assert_int_equal(17, page.at[1].id);
}

static void acts__are_in_the_log_in_the_order_of_their_commits(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	for (int64_t id = 1; id <= 60; id++) {
		assert_true(act_keep(f->main, f->arena, id));
		if (id % 7 == 0)
			audit_carry(f->audit);
	}
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(60, listed(f, &(struct audit_filter){ 0 }, &page));
	for (int64_t i = 0; i < 60; i++)
		assert_int_equal(60 - i, page.at[i].event_id);
}

static void act__waiting_at_the_end_is_carried_when_closing(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	fresh_close(f);
	fresh_open(f);
	assert_int_equal(1, listed(f, &(struct audit_filter){ 0 }, &page));
}

static void act__carried_before_a_crash_is_not_carried_again(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	/* What the crash leaves: the row is in the log already, and in the main database still. */
	assert_true(main_do(f, "CREATE TABLE kept AS SELECT * FROM audit_event"));
	assert_true(audit_carry_all(f->audit));
	assert_true(main_do(f, "INSERT INTO audit_event SELECT * FROM kept"));
	assert_true(act_keep(f->main, f->arena, 6));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(2, listed(f, &(struct audit_filter){ 0 }, &page));
}

static void act__that_is_missing_holds_up_those_after_it(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 5));
	assert_true(audit_carry_all(f->audit));
	assert_true(main_do(f, "UPDATE audit_head SET event_count = event_count + 1"));
	assert_true(act_keep(f->main, f->arena, 6));
	assert_false(audit_carry_all(f->audit));
	assert_int_equal(1, listed(f, &(struct audit_filter){ 0 }, &page));
}

static void log__shorter_than_remembered_is_not_opened(void **state)
{
	struct fresh *f = *state;
	const char *why = NULL;

	fresh_fill(f, 5);
	audit_close(f->audit);
	f->audit = NULL;
	assert_int_equal(0, unlink(f->log_path));
	assert_null(audit_open(f->arena, f->log_path, f->main, &why));
	assert_non_null(strstr(why, "shorter"));
}

static void log__continues_after_an_older_main_database_was_put_back(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	assert_true(act_keep(f->main, f->arena, 1));
	assert_true(audit_carry_all(f->audit));
	fresh_close(f);
	struct slice older = file_bytes(f->arena, f->main_path);
	fresh_open(f);
	assert_true(act_keep(f->main, f->arena, 2));
	fresh_close(f);
	file_make(f->main_path, older);
	fresh_open(f);
	assert_true(act_keep(f->main, f->arena, 3));
	assert_true(audit_carry_all(f->audit));
	assert_int_equal(3, listed(f, &(struct audit_filter){ 0 }, &page));
	assert_int_equal(3, page.at[0].event_id);
	assert_int_equal(3, page.at[0].id);
}

/* ---- sharing ---- */

enum { WAITERS = 16, READS_EACH = 50 };

static void *reader(void *arg)
{
	struct fresh *f = arg;
	struct arena *a = arena_open(4096);

	for (int64_t i = 1; i <= READS_EACH; i++) {
		struct audit_event read = read_of(i);
		if (!audit_append(f->audit, a, noon, &read))
			abort();
		arena_reset(a);
	}
	arena_close(a);
	return NULL;
}

static void reads__that_wait_together_share_commits(void **state)
{
	struct fresh *f = *state;
	pthread_t threads[WAITERS];
	int64_t before = db_counts(audit_log(f->audit)).commits;

	for (size_t i = 0; i < WAITERS; i++)
		assert_int_equal(0, pthread_create(&threads[i], NULL, reader, f));
	for (size_t i = 0; i < WAITERS; i++)
		pthread_join(threads[i], NULL);
	int64_t commits = db_counts(audit_log(f->audit)).commits - before;
	assert_true(commits < WAITERS * READS_EACH / 2);
	fresh_close(f);
	struct audit_finding found = audit_verify(f->arena, f->log_path, NULL, NULL, NULL);
	assert_null(found.sentence);
	assert_int_equal(WAITERS * READS_EACH, found.size);
}

struct answers {
	pthread_mutex_t mutex;
	int good;
	int bad;
};

static void answered(void *arg, bool durable)
{
	struct answers *answers = arg;

	pthread_mutex_lock(&answers->mutex);
	*(durable ? &answers->good : &answers->bad) += 1;
	pthread_mutex_unlock(&answers->mutex);
}

static void reads__under_way_are_answered_before_closing(void **state)
{
	struct fresh *f = *state;
	struct answers answers = { .mutex = PTHREAD_MUTEX_INITIALIZER };

	for (int64_t i = 1; i <= 700; i++) {
		struct audit_event read = read_of(i);
		audit_append_later(f->audit, f->arena, noon, &read, answered, &answers);
	}
	fresh_close(f);
	assert_int_equal(700, answers.good);
	assert_int_equal(0, answers.bad);
}

static void read__is_refused_when_the_log_cannot_be_written(void **state)
{
	struct fresh *f = *state;
	struct audit_event read = read_of(1);

	assert_true(audit_append(f->audit, f->arena, noon, &read));
	db_faults(true);
	assert_false(audit_append(f->audit, f->arena, noon, &read));
	db_faults(false);
	assert_true(audit_append(f->audit, f->arena, noon, &read));
	fresh_close(f);
	assert_int_equal(2, audit_verify(f->arena, f->log_path, NULL, NULL, NULL).size);
}

static void read__is_acknowledged_truly_whichever_call_fails(void **state)
{
	struct fresh *f = *state;
	int64_t kept = 0;

	for (int n = 0; n < 30; n++) {
		struct audit_event read = read_of(n + 1);
		db_fault_after(n);
		kept += audit_append(f->audit, f->arena, noon, &read);
		db_fault_after(-1);
		struct audit_finding found = audit_verify(f->arena, f->log_path, NULL, NULL, NULL);
		assert_null(found.sentence);
		assert_int_equal(kept, found.size);
	}
	assert_in_range(kept, 1, 29); // both were tried
}

static void act__is_carried_once_whichever_call_fails(void **state)
{
	struct fresh *f = *state;

	for (int n = 0; n < 40; n++) {
		assert_true(act_keep(f->main, f->arena, n + 1));
		db_fault_after(n);
		audit_carry_all(f->audit);
		db_fault_after(-1);
		assert_true(audit_carry_all(f->audit));
		struct audit_finding found =
			audit_verify(f->arena, f->log_path, f->main, NULL, NULL);
		assert_null(found.sentence);
		assert_int_equal(n + 1, found.size);
	}
}

/* ---- lists ---- */

#define OF_ACCOUNT(number)                                                                         \
	&(struct audit_filter)                                                                     \
	{                                                                                          \
		.accounts = (int64_t[]){ number }, .account_count = 1                              \
	}

static void list__by_account_holds_that_account_only(void **state)
{
	struct fresh *f = *state;
	struct audit_page page;

	fresh_fill(f, 20);
	assert_int_equal(20, listed(f, OF_ACCOUNT(7), &page));
	for (size_t i = 0; i < page.n; i++)
		assert_int_equal(7, page.at[i].account);
	assert_int_equal(0, listed(f, OF_ACCOUNT(8), &page));
}

static void list__by_record_holds_the_lists_that_showed_it(void **state)
{
	struct fresh *f = *state;
	int64_t with[] = { 7, 42, 9 }, without[] = { 7, 421, 9 };
	struct audit_event list = read_of(0), read = read_of(42), other = read_of(43);
	struct audit_page page;

	list.right = DECISION_LIST;
	list.id_count = 3;
	list.ids = with;
	assert_true(audit_append(f->audit, f->arena, noon, &list));
	assert_true(audit_append(f->audit, f->arena, noon, &read));
	list.ids = without;
	assert_true(audit_append(f->audit, f->arena, noon, &list));
	assert_true(audit_append(f->audit, f->arena, noon, &other));
	assert_true(audit_append(f->audit, f->arena, noon, &read));
	assert_int_equal(
		3, listed(f, &(struct audit_filter){ .kind = "decision", .id = 42 }, &page));
	assert_int_equal(5, page.at[0].n);
	assert_int_equal(2, page.at[1].n);
	assert_int_equal(1, page.at[2].n);
}

/* Walks all pages of `most`; what came, in order. */
static size_t walked(struct fresh *f, const struct audit_filter *filter, size_t most, int64_t *n)
{
	struct audit_page page;
	size_t count = 0;
	int64_t before = 0;

	do {
		assert_true(audit_list(f->audit, f->arena, filter, before, most, &page));
		for (size_t i = 0; i < page.n; i++)
			n[count++] = page.at[i].n;
		assert_true(page.next == 0 || before == 0 || page.next < before);
		before = page.next;
	} while (before > 0);
	return count;
}

static void list__pages_join_without_gap_or_repeat(void **state)
{
	struct fresh *f = *state;
	int64_t ids[] = { 3, 5 }, n[100];
	struct audit_event list = read_of(0);

	list.right = DECISION_LIST;
	list.ids = ids;
	list.id_count = 2;
	for (int64_t i = 1; i <= 40; i++) {
		struct audit_event read = read_of(i % 4 + 2);
		assert_true(audit_append(f->audit, f->arena, noon, i % 3 ? &read : &list));
	}
	for (size_t most = 1; most <= 9; most += 2) {
		assert_int_equal(40, walked(f, &(struct audit_filter){ 0 }, most, n));
		for (int64_t i = 0; i < 40; i++)
			assert_int_equal(40 - i, n[i]);
		assert_int_equal(40, walked(f, OF_ACCOUNT(9), most, n));
		size_t of_record =
			walked(f, &(struct audit_filter){ .kind = "decision", .id = 5 }, most, n);
		assert_int_equal(13 + 6, of_record); // each third is the list; of 27 reads, 6 of it
		for (size_t i = 1; i < of_record; i++)
			assert_true(n[i] < n[i - 1]);
	}
}

/* Three accounts and nobody, by turns, an hour each: every third a change, the others looks. */
static void fill_a_day(struct fresh *f)
{
	for (int i = 0; i < 24; i++) {
		struct audit_event read = read_of(40 + i % 2);
		struct instant at = { noon.ms + i * INT64_C(3600000) };

		read.account = i % 4;
		read.act = i % 3 == 0 ? "change" : "look";
		assert_true(audit_append(f->audit, f->arena, at, &read));
	}
}

static void list__of_several_accounts_is_one_and_goes_on_to_its_end(void **state)
{
	struct fresh *f = *state;
	struct audit_filter both = { .accounts = (int64_t[]){ 0, 3 }, .account_count = 2 };
	int64_t n[100];

	fill_a_day(f);
	for (size_t most = 1; most <= 13; most++) {
		assert_int_equal(12, walked(f, &both, most, n));
		for (size_t i = 0; i < 12; i++)
			assert_true(n[i] % 4 <= 1 && (i == 0 || n[i] < n[i - 1]));
	}
	both.act = "change";
	for (size_t most = 1; most <= 5; most++)
		assert_int_equal(4, walked(f, &both, most, n));
	both.account_count = 0;
	assert_int_equal(0, walked(f, &both, 1, n));
}

static void list__is_of_a_time_an_act_and_a_record(void **state)
{
	struct fresh *f = *state;
	struct audit_filter filter = { .from = { noon.ms + 2 * INT64_C(3600000) },
		.until = { noon.ms + 8 * INT64_C(3600000) } };
	int64_t n[100];

	fill_a_day(f);
	assert_int_equal(6, walked(f, &filter, 4, n));
	assert_int_equal(8, n[0]);
	assert_int_equal(3, n[5]);
	filter.kind = "decision";
	filter.id = 41;
	assert_int_equal(3, walked(f, &filter, 1, n));
	filter.accounts = (int64_t[]){ 3 };
	filter.account_count = 1;
	assert_int_equal(2, walked(f, &filter, 1, n));
	filter.act = "change";
	assert_int_equal(1, walked(f, &filter, 1, n));
	filter.until = filter.from;
	assert_int_equal(0, walked(f, &filter, 1, n));
}

static void list__of_a_record_holds_what_else_it_is_called(void **state)
{
	struct fresh *f = *state;
	static const char *const also[] = { "decision-name", NULL };
	struct audit_filter filter = { .kind = "decision", .also = also, .id = 42 };
	struct audit_event read = read_of(42), name = read_of(42), other = read_of(43);
	int64_t n[10];

	name.kind = other.kind = "decision-name";
	assert_true(audit_append(f->audit, f->arena, noon, &read));
	assert_true(audit_append(f->audit, f->arena, noon, &name));
	assert_true(audit_append(f->audit, f->arena, noon, &other));
	assert_true(audit_append(f->audit, f->arena, noon, &read));
	assert_int_equal(3, walked(f, &filter, 2, n));
	assert_int_equal(4, n[0]);
	assert_int_equal(2, n[1]);
	assert_int_equal(1, n[2]);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(read__is_in_the_log_when_it_is_durable),
		FRESH(act__is_carried_once),
		FRESH(act__is_carried_when_told),
		FRESH(act__that_was_undone_leaves_no_event_and_no_gap),
		FRESH(act__noted_by_day_tells_no_hour),
		FRESH(act__of_somebody_says_under_which_role_they_had_the_right),
		FRESH(acts__are_in_the_log_in_the_order_of_their_commits),
		FRESH(act__waiting_at_the_end_is_carried_when_closing),
		FRESH(act__carried_before_a_crash_is_not_carried_again),
		FRESH(act__that_is_missing_holds_up_those_after_it),
		FRESH(log__shorter_than_remembered_is_not_opened),
		FRESH(log__continues_after_an_older_main_database_was_put_back),
		FRESH(reads__that_wait_together_share_commits),
		FRESH(reads__under_way_are_answered_before_closing),
		FRESH(read__is_refused_when_the_log_cannot_be_written),
		FRESH(read__is_acknowledged_truly_whichever_call_fails),
		FRESH(act__is_carried_once_whichever_call_fails),
		FRESH(list__by_account_holds_that_account_only),
		FRESH(list__by_record_holds_the_lists_that_showed_it),
		FRESH(list__pages_join_without_gap_or_repeat),
		FRESH(list__of_several_accounts_is_one_and_goes_on_to_its_end),
		FRESH(list__is_of_a_time_an_act_and_a_record),
		FRESH(list__of_a_record_holds_what_else_it_is_called),
	};
	return cmocka_run_group_tests_name("audit", tests, NULL, NULL);
}
