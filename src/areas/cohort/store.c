/* SPDX-License-Identifier: MIT */
#include "areas/cohort/store.h"

#include <string.h>

#include "areas/cohort/cohort_queries.h"
#include "base/err.h"
#include "db/db.h"

enum { TO_COME_MOST = 1000 };

/* ---- cohorts ---- */

static struct cohort cohort_of(const struct cohort_get_row *row)
{
	return (struct cohort){
		.id = row->id,
		.version = row->version,
		.number = row->number,
		.scheme = row->scheme_id,
		.organisation = row->organisation_id,
		.type = cohort_type_by_code(row->type),
		.mode = mode_by_name(row->mode),
		.language = strcmp(row->language, "cy") == 0 ? WELSH : ENGLISH,
		.county = county_by_code(row->county),
		.venue = row->venue_id,
		.venue_name = row->venue_name,
		.capacity = (int)row->capacity,
		.taken = (int)row->places_taken,
		.workshop = {
			[WORKSHOP_A] = { row->a_on, (int)row->a_begins, (int)row->a_ends,
				{ row->a_first_id, row->a_second_id } },
			[WORKSHOP_B] = { row->b_on, (int)row->b_begins, (int)row->b_ends,
				{ row->b_first_id, row->b_second_id } },
		},
		.cancelled_because = row->cancelled_because,
		.changed_by = row->changed_by,
		.changed_at = row->changed_at,
	};
}

bool cohort_load(struct work *w, struct cohort_id id, struct cohort *c)
{
	struct cohort_get_row row;

	if (!cohort_get(w, work_moment(w), id, &row))
		return false;
	*c = cohort_of(&row);
	return true;
}

bool cohort_numbered(struct work *w, struct scheme_id scheme, int64_t number, struct cohort *c)
{
	struct cohort_by_number_row row;

	return cohort_by_number(w, scheme, number, &row) && cohort_load(w, row.id, c);
}

bool cohort_led_by(const struct cohort *c, struct facilitator_id id)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (int i = 0; i < LEADERS; i++)
			if (c->workshop[letter].leader[i].v == id.v)
				return true;
	return false;
}

struct cohorts cohorts_of_rows(struct work *w, const struct cohort_get_rows *rows)
{
	struct cohorts all = { 0 };

	list_each (const struct cohort_get_row *, row, rows)
		*list_add(work_arena(w), &all) = cohort_of(row);
	return all;
}

struct cohorts cohorts_to_come(
	struct work *w, struct scheme_id scheme, enum cohort_type type, struct date today)
{
	struct cohort_get_rows rows =
		cohort_list_of_scheme(w, &(struct cohort_list_of_scheme_values){
						 .now = work_moment(w),
						 .scheme = scheme,
						 .from = today,
						 .type = cohort_type_code(type),
						 .most = TO_COME_MOST,
					 });

	return cohorts_of_rows(w, &rows);
}

static void put_workshops(struct work *w, const struct cohort *c)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
		const struct workshop *workshop = &c->workshop[letter];

		workshop_put(w, &(struct workshop_put_values){
					.cohort_id = c->id,
					.letter = letter_name(letter),
					.held_on = workshop->on,
					.begins = workshop->begins,
					.ends = workshop->ends,
					.first_id = workshop->leader[0],
					.second_id = workshop->leader[1],
				});
	}
}

void cohort_create(struct work *w, struct cohort *c, struct account_id by)
{
	struct cohort_last_number_row last = { 0 };

	cohort_last_number(w, c->scheme, &last);
	c->id = (struct cohort_id){ id_random() };
	c->number = last.number + 1;
	c->version = 1;
	cohort_insert(w, &(struct cohort_insert_values){
				 .id = c->id,
				 .scheme_id = c->scheme,
				 .number = c->number,
				 .organisation_id = c->organisation,
				 .type = cohort_type_code(c->type),
				 .mode = mode_name(c->mode),
				 .language = language_code(c->language),
				 .county = county_code(c->county),
				 .venue_id = c->venue,
				 .capacity = c->capacity,
				 .a_on = c->workshop[WORKSHOP_A].on,
				 .b_on = c->workshop[WORKSHOP_B].on,
				 .by = by,
				 .now = work_now(w),
			 });
	put_workshops(w, c);
}

bool cohort_store(struct work *w, const struct cohort *c, struct account_id by)
{
	int64_t changed = cohort_alter(w, &(struct cohort_alter_values){
						  .id = c->id,
						  .was = c->version,
						  .type = cohort_type_code(c->type),
						  .mode = mode_name(c->mode),
						  .language = language_code(c->language),
						  .county = county_code(c->county),
						  .venue_id = c->venue,
						  .capacity = c->capacity,
						  .a_on = c->workshop[WORKSHOP_A].on,
						  .b_on = c->workshop[WORKSHOP_B].on,
						  .by = by,
						  .now = work_now(w),
					  });

	if (changed == 0)
		return false;
	put_workshops(w, c);
	return true;
}

/* ---- facilitators ---- */

static struct facilitator facilitator_of(const struct facilitator_get_row *row)
{
	return (struct facilitator){
		.id = row->id,
		.organisation = row->organisation_id,
		.account = row->account_id,
		.name = row->name,
	};
}

static void add_training(
	struct arena *a, struct facilitator *f, const struct training_list_row *row)
{
	*list_add(a, &f->trainings) = (struct training){
		.module = module_by_name(row->module),
		.trained_on = row->trained_on,
		.expires_on = row->expires_on,
		.certificate = row->certificate,
	};
}

static struct facilitator whole(struct work *w, const struct facilitator_get_row *row)
{
	struct facilitator f = facilitator_of(row);
	struct training_list_rows trainings = training_list(w, f.id);

	list_each (const struct training_list_row *, training, &trainings)
		add_training(work_arena(w), &f, training);
	return f;
}

bool facilitator_load(struct work *w, struct facilitator_id id, struct facilitator *f)
{
	struct facilitator_get_row row;

	if (!facilitator_get(w, id, &row))
		return false;
	*f = whole(w, &row);
	return true;
}

bool facilitator_signed_in(struct work *w, struct account_id account, struct facilitator *f)
{
	struct facilitator_get_row row;

	if (account.v == 0 || !facilitator_by_account(w, account, &row))
		return false;
	*f = whole(w, &row);
	return true;
}

struct facilitators facilitators_of(struct work *w, struct organisation_id body)
{
	struct arena *a = work_arena(w);
	struct facilitator_get_rows rows = facilitator_list(w, body);
	struct training_list_rows trainings = training_list_of_body(w, body);
	struct facilitators all = { 0 };

	list_each (const struct facilitator_get_row *, row, &rows)
		*list_add(a, &all) = facilitator_of(row);
	list_each (const struct training_list_row *, training, &trainings)
		list_each (struct facilitator *, each, &all)
			if (each->id.v == training->facilitator_id.v)
				add_training(a, each, training);
	return all;
}
