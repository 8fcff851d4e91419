/* SPDX-License-Identifier: MIT */
/*
 * Personal tables: who sees what through a view, and that there is no way round it.
 */
#include "db/guard.h"

#include <string.h>

#include "base/err.h"
#include "db/parcel_queries.h"
#include "db/query.h"
#include "db/testing_parcel.h"

static const struct account_id carrier = { 11 };
static const struct account_id stranger = { 12 };
static const struct addressee_id addressee = { 5 };

static enum verdict going_run(struct work *w, void *arg)
{
	(void)arg;
	addressee_insert(w, &(struct addressee_insert_values){
				    .id = addressee,
				    .parcel_id = { 7 },
				    .name = "Enghraifft",
				    .until = { 2025, 4, 1 },
			    });
	carrier_insert(w, (struct parcel_id){ 7 }, carrier);
	return WORK_KEEP;
}

/* A parcel that `carrier` carries to somebody, until the day of `noon`. */
static int parcel_going(void **state)
{
	struct fresh *f;

	fresh_setup(state);
	f = *state;
	assert_true(parcel_keep(f, 7, "Parsel"));
	assert_true(db_write(f->db, f->arena, noon, going_run, NULL));
	return 0;
}

static bool sees(struct fresh *f, struct account_id account, struct instant now)
{
	struct work *w = db_read_begin(f->db, f->arena, now);
	struct addressee_count_row count;
	struct addressee_get_row row;

	work_read_for(w, account);
	bool is_seen = addressee_get(w, addressee, &row);
	size_t listed = addressee_list(w, (struct parcel_id){ 7 }, 10).n;
	assert_true(addressee_count(w, &count));
	assert_false(work_failed(w));
	db_read_end(w);
	assert_int_equal(is_seen, listed);
	assert_int_equal(is_seen, count.total);
	return is_seen;
}

static void view__shows_each_what_is_theirs(void **state)
{
	struct fresh *f = *state;

	assert_true(sees(f, carrier, noon));
	assert_false(sees(f, stranger, noon));
	assert_true(sees(f, carrier, noon)); // by a reader that the stranger had
	assert_false(sees(f, (struct account_id){ 0 }, noon));
}

static void view__knows_what_day_it_is(void **state)
{
	struct fresh *f = *state;
	int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;

	assert_false(sees(f, carrier, (struct instant){ noon.ms + day_ms }));
}

static void view__is_asked_as_of_the_day_of_the_work(void **state)
{
	struct fresh *f = *state;
	int64_t day_ms = INT64_C(24) * 60 * 60 * 1000;
	struct addressee_get_row row;
	struct work *w = db_read_begin(f->db, f->arena, (struct instant){ noon.ms + day_ms });

	work_read_for(w, carrier);
	assert_false(addressee_get(w, addressee, &row));
	work_as_of(w, instant_day(noon));
	assert_true(addressee_get(w, addressee, &row));
	db_read_end(w);
}

static void work__begins_as_nobody(void **state)
{
	struct fresh *f = *state;
	struct addressee_get_row row;

	assert_true(sees(f, carrier, noon));
	struct work *w = db_read_begin(f->db, f->arena, noon);
	assert_false(addressee_get(w, addressee, &row));
	db_read_end(w);
}

static enum verdict rename_run(struct work *w, void *arg)
{
	struct addressee_rename_row *row = arg;

	assert_true(addressee_rename(w, "Enw Newydd", 1, addressee, row));
	return WORK_KEEP;
}

static void table__is_written_by_its_key(void **state)
{
	struct fresh *f = *state;
	struct addressee_rename_row row = { 0 };

	assert_true(db_write(f->db, f->arena, noon, rename_run, &row));
	assert_int_equal(2, row.version);
}

/* The statement is one that queryc would refuse: the back end does too. */
static const char *refusal(struct fresh *f, const char *sql)
{
	struct query query = { "bad", sql };
	struct work *w = db_read_begin(f->db, f->arena, noon);

	work_read_for(w, carrier);
	query_end(query_start(w, &query));
	const char *why = work_failed(w) ? work_failure(w) : NULL;
	db_read_end(w);
	return why;
}

static void table__is_read_through_views_alone(void **state)
{
	static const char *const refused[] = {
		"SELECT name FROM p_addressee",
		"SELECT id FROM p_addressee WHERE name > ''",
		"SELECT id FROM p_addressee ORDER BY name",
		"SELECT COUNT(*) FROM p_addressee",
		"SELECT id FROM parcel WHERE EXISTS (SELECT 1 FROM p_addressee WHERE until > 0)",
		"UPDATE p_addressee SET name = name || 'x' WHERE id = 5",
		"DELETE FROM p_addressee WHERE id = 5 RETURNING name",
		"INSERT INTO parcel (name) SELECT name FROM p_addressee",
	};
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(refused); i++) {
		const char *why = refusal(f, refused[i]);
		if (why == NULL || (strstr(why, "prohibited") == NULL &&
					   strstr(why, "not authorized") == NULL))
			fail_msg("%s: %s", refused[i], why ? why : "was taken");
	}
	assert_null(refusal(f, "SELECT id FROM p_addressee WHERE parcel_id = 7"));
}

static void guard__knows_its_names(void **state)
{
	(void)state;
	assert_true(guard_allows("parcel", "name", NULL));
	assert_true(guard_allows("p_addressee", "id", NULL));
	assert_true(guard_allows("p_addressee", "version", NULL));
	assert_true(guard_allows("p_addressee", "parcel_id", NULL));
	assert_true(guard_allows("p_addressee", "name", "v_addressee_read"));
	assert_false(guard_allows("p_addressee", "name", NULL));
	assert_false(guard_allows("p_addressee", "name", "addressee"));
	assert_false(guard_allows("p_addressee", "_id", NULL));
	assert_false(guard_allows("p_addressee", "", NULL));
}

#define GOING(test) cmocka_unit_test_setup_teardown(test, parcel_going, fresh_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		GOING(view__shows_each_what_is_theirs),
		GOING(view__knows_what_day_it_is),
		GOING(view__is_asked_as_of_the_day_of_the_work),
		GOING(work__begins_as_nobody),
		GOING(table__is_written_by_its_key),
		GOING(table__is_read_through_views_alone),
		cmocka_unit_test(guard__knows_its_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
