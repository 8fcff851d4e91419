/* SPDX-License-Identifier: MIT */
/*
 * Works: reading, what comes back in which type, and the first failure.
 */
#include "db/testing_parcel.h"

#include <string.h>

#include "db/driver.h"
#include "db/parcel_queries.h"
#include "db/query.h"

static enum verdict whole_run(struct work *w, void *arg)
{
	(void)arg;
	parcel_insert(w, &(struct parcel_insert_values){
				 .id = { 7 },
				 .name = "Parsel Enghraifft",
				 .sent_on = { 2025, 4, 1 },
				 .arrived_at = noon,
				 .price = { { 1250 }, true },
				 .fragile = true,
				 .weight_grams = 250,
				 .note = "Sampl",
				 .seal = { "\0\1\2", 3 },
			 });
	return WORK_KEEP;
}

static void row__comes_back_as_it_was_put(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row;

	assert_true(db_write(f->db, f->arena, noon, whole_run, NULL));
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_true(parcel_get(w, (struct parcel_id){ 7 }, &row));
	db_read_end(w);
	assert_string_equal("Parsel Enghraifft", row.name);
	assert_true(date_equal(row.sent_on, date_of(2025, 4, 1)));
	assert_int_equal(noon.ms, row.arrived_at.ms);
	assert_true(row.price.is_set);
	assert_int_equal(1250, row.price.money.pence);
	assert_true(row.fragile);
	assert_int_equal(250, row.weight_grams);
	assert_string_equal("Sampl", row.note);
	assert_int_equal(3, row.seal.size);
	assert_memory_equal("\0\1\2", row.seal.at, 3);
}

static void row__tells_what_was_not_given(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row;

	assert_true(parcel_keep(f, 7, "Parsel"));
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_true(parcel_get(w, (struct parcel_id){ 7 }, &row));
	db_read_end(w);
	assert_int_equal(0, row.arrived_at.ms);
	assert_false(row.price.is_set);
	assert_null(row.note);
	assert_null(row.seal.at);
}

static void row__of_the_outer_side_is_absent_without_a_partner(void **state)
{
	struct fresh *f = *state;
	struct parcel_last_seen_row row;

	parcel_keep(f, 7, "Parsel");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_true(parcel_last_seen(w, (struct parcel_id){ 7 }, &row));
	assert_false(work_failed(w));
	db_read_end(w);
	assert_int_equal(0, row.stop_id.v);
	assert_null(row.place);
}

static void list__is_bounded_and_in_order(void **state)
{
	struct fresh *f = *state;

	parcel_keep(f, 1, "Cath");
	parcel_keep(f, 2, "Afal");
	parcel_keep(f, 3, "Bara");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	struct parcel_list_rows rows = parcel_list(w, "", (struct parcel_id){ 0 }, 2);
	assert_int_equal(2, rows.n);
	assert_string_equal("Afal", rows.at[0].name);
	rows = parcel_list(w, rows.at[1].name, rows.at[1].id, 2);
	assert_int_equal(1, rows.n);
	assert_string_equal("Cath", rows.at[0].name);
	db_read_end(w);
}

static void count_row(void *arg, const struct parcel_each_row *row)
{
	int64_t *sum = arg;
	assert_string_equal("Parsel", row->name);
	*sum += row->id.v;
}

static void each__is_told_every_row(void **state)
{
	struct fresh *f = *state;
	int64_t sum = 0;

	for (int64_t id = 1; id <= 4; id++)
		parcel_keep(f, id, "Parsel");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	parcel_each(w, count_row, &sum);
	db_read_end(w);
	assert_int_equal(10, sum);
}

struct renaming {
	int64_t id;
	int64_t changed;
};

static enum verdict rename_run(struct work *w, void *arg)
{
	struct renaming *renaming = arg;
	renaming->changed = parcel_rename(w, "Enw Newydd", (struct parcel_id){ renaming->id });
	return WORK_KEEP;
}

static void run__answers_how_many_rows_it_changed(void **state)
{
	struct fresh *f = *state;
	struct renaming there = { .id = 1 }, absent = { .id = 2 };

	parcel_keep(f, 1, "Parsel");
	assert_true(db_write(f->db, f->arena, noon, rename_run, &there));
	assert_true(db_write(f->db, f->arena, noon, rename_run, &absent));
	assert_int_equal(1, there.changed);
	assert_int_equal(0, absent.changed);
}

static void reader__cannot_write(void **state)
{
	struct fresh *f = *state;

	parcel_keep(f, 1, "Parsel");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_int_equal(0, parcel_rename(w, "Arall", (struct parcel_id){ 1 }));
	assert_true(work_failed(w));
	db_read_end(w);
}

static void reader__sees_one_state_to_its_end(void **state)
{
	struct fresh *f = *state;
	struct parcel_count_row first, again;

	parcel_keep(f, 1, "Parsel");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_true(parcel_count(w, &first));
	parcel_keep(f, 2, "Parsel");
	assert_true(parcel_count(w, &again));
	db_read_end(w);
	assert_int_equal(first.total, again.total);
	assert_int_equal(2, parcels(f));
}

static void failure__is_the_first_and_stays(void **state)
{
	struct fresh *f = *state;

	struct work *w = db_read_begin(f->db, f->arena, noon);
	work_fail(w, "the first");
	work_fail(w, "the second");
	assert_string_equal("the first", work_failure(w));
	db_read_end(w);
}

static void failure__makes_everything_absent(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row;

	parcel_keep(f, 1, "Parsel");
	struct work *w = db_read_begin(f->db, f->arena, noon);
	work_fail(w, "the disk is gone");
	assert_false(parcel_get(w, (struct parcel_id){ 1 }, &row));
	assert_int_equal(0, parcel_list(w, "", (struct parcel_id){ 0 }, 5).n);
	assert_int_equal(0, work_statement_count(w));
	db_read_end(w);
}

static void failure__names_no_value(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row;

	assert_true(db_write(f->db, f->arena, noon, whole_run, NULL));
	struct work *w = db_read_begin(f->db, f->arena, noon);
	parcel_rename(w, "Cyfrinach", (struct parcel_id){ 7 });
	assert_null(strstr(work_failure(w), "Cyfrinach"));
	assert_non_null(strstr(work_failure(w), "parcel_rename"));
	assert_false(parcel_get(w, (struct parcel_id){ 7 }, &row));
	db_read_end(w);
}

static enum verdict wrong_kind_run(struct work *w, void *arg)
{
	(void)arg;
	parcel_insert(w,
		&(struct parcel_insert_values){
			.id = { 1 }, .name = "P", .sent_on = { 2025, 4, 1 }, .weight_grams = 1 });
	work_run_script(w,
		"PRAGMA ignore_check_constraints = ON;"
		"UPDATE parcel SET weight_grams = 'heavy', name = 'a' || char(0) || 'b'");
	return WORK_KEEP;
}

static void row__of_the_wrong_kind_is_a_failure(void **state)
{
	struct fresh *f = *state;
	struct parcel_get_row row = { .weight_grams = 99 };

	assert_true(db_write(f->db, f->arena, noon, wrong_kind_run, NULL));
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_false(parcel_get(w, (struct parcel_id){ 1 }, &row));
	assert_string_equal("parcel_get: column 1 holds a NUL", work_failure(w));
	assert_int_equal(99, row.weight_grams);
	db_read_end(w);
}

static void work__knows_the_civil_day(void **state)
{
	struct fresh *f = *state;
	struct work *w = db_read_begin(f->db, f->arena, (struct instant){ INT64_C(1743548400000) });

	assert_true(date_equal(work_today(w), date_of(2025, 4, 2))); // 00:00 BST, 23:00 UTC
	db_read_end(w);
}

static void work__as_of_a_day_takes_its_last_moment_for_now(void **state)
{
	struct fresh *f = *state;
	struct work *w = db_read_begin(f->db, f->arena, noon);

	work_as_of(w, date_of(2024, 10, 27)); // a day of 25 hours
	assert_true(date_equal(work_today(w), date_of(2024, 10, 27)));
	assert_int_equal(instant_at(date_of(2024, 10, 28), 0).ms - 1, work_moment(w).ms);
	work_as_of(w, instant_day(noon));
	assert_int_equal(noon.ms, work_moment(w).ms);
	work_as_of(w, DATE_NONE);
	assert_int_equal(noon.ms, work_moment(w).ms);
	db_read_end(w);
}

static void work__as_of_a_day_is_recorded_now(void **state)
{
	struct fresh *f = *state;
	struct work *w = db_read_begin(f->db, f->arena, noon);

	work_as_of(w, date_of(2025, 3, 31));
	assert_int_equal(noon.ms, work_now(w).ms);
	db_read_end(w);
}

static void parcel_rehearsed(struct work *w, void *arg)
{
	whole_run(w, arg);
	parcel_count(w, arg);
}

static enum verdict rehearse_run(struct work *w, void *arg)
{
	work_rehearse(w, parcel_rehearsed, arg);
	return whole_run(w, arg); // of the same id
}

static void rehearsal__is_seen_and_leaves_nothing(void **state)
{
	struct fresh *f = *state;
	struct parcel_count_row during = { 0 }, after = { 0 };

	assert_true(db_write(f->db, f->arena, noon, rehearse_run, &during));
	assert_int_equal(1, during.total);
	struct work *w = db_read_begin(f->db, f->arena, noon);
	parcel_count(w, &after);
	db_read_end(w);
	assert_int_equal(1, after.total);
}

static void work__counts_its_statements(void **state)
{
	struct fresh *f = *state;
	struct parcel_count_row row;
	struct work *w = db_read_begin(f->db, f->arena, noon);

	parcel_count(w, &row);
	parcel_list(w, "", (struct parcel_id){ 0 }, 5);
	assert_int_equal(2, work_statement_count(w));
	db_read_end(w);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(row__comes_back_as_it_was_put),
		FRESH(row__tells_what_was_not_given),
		FRESH(row__of_the_outer_side_is_absent_without_a_partner),
		FRESH(row__of_the_wrong_kind_is_a_failure),
		FRESH(list__is_bounded_and_in_order),
		FRESH(each__is_told_every_row),
		FRESH(run__answers_how_many_rows_it_changed),
		FRESH(reader__cannot_write),
		FRESH(reader__sees_one_state_to_its_end),
		FRESH(failure__is_the_first_and_stays),
		FRESH(failure__makes_everything_absent),
		FRESH(failure__names_no_value),
		FRESH(work__knows_the_civil_day),
		FRESH(work__as_of_a_day_takes_its_last_moment_for_now),
		FRESH(work__as_of_a_day_is_recorded_now),
		FRESH(work__counts_its_statements),
		FRESH(rehearsal__is_seen_and_leaves_nothing),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
