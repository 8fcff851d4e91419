/* SPDX-License-Identifier: MIT */
/*
 * Work lists: what is mine to do, what there is, and how many wait.
 *
 * Each circle of the reader is walked by one key, and their walks become one list.
 */
#include <stdlib.h>
#include <string.h>

#include "areas/person/person.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/store.h"
#include "auth/reach.h"
#include "base/err.h"
#include "db/db.h"

static const struct date without_end = { 2199, 12, 31 };

/* ---- lines ---- */

static struct date day_or_none(struct date day)
{
	return date_equal(day, without_end) ? DATE_NONE : day;
}

/* Whose the task of that list is. */
static enum role owner_of(const char *list)
{
	return strcmp(list, list_of_deadlines) == 0 ? ROLE_SERGEANT : role_by_name(list);
}

static struct referral_line line_of(const struct referral_page_mine_row *row)
{
	return (struct referral_line){
		.id = row->id,
		.person = row->person_id,
		.reference = row->reference,
		.given_names = row->given_names,
		.family_name = row->family_name,
		.county = row->county == NULL ? COUNTY_NONE : county_by_code(row->county),
		.type = cohort_type_by_code(row->type),
		.source = (enum referral_source)word_named(referral_sources, row->source),
		.state = (enum referral_state)word_named(referral_states, row->state),
		.task = task_by_name(row->task),
		.owner = owner_of(row->list),
		.due = day_or_none(row->line_due),
		.deadline = row->deadline_now,
	};
}

/*
 * The last day on which what is shown is due.  Most of what is written ahead is never shown, and is not
 * to be walked over.
 */
static struct date until(
	struct work *w, const struct referral_filter *filter, bool is_written_ahead)
{
	bool is_late = filter->is_late || is_written_ahead;

	return is_late ? date_add_days(work_today(w), -1) : without_end;
}

static const char *state_asked(const struct referral_filter *filter)
{
	return filter->state == REFERRAL_NONE ? NULL : referral_states[filter->state].name;
}

static const char *county_asked(const struct referral_filter *filter)
{
	return filter->county == COUNTY_NONE ? NULL : county_code(filter->county);
}

static const char *type_asked(const struct referral_filter *filter)
{
	return filter->type == COHORT_UNKNOWN ? NULL : cohort_type_code(filter->type);
}

static void add_lines(
	struct arena *a, struct referral_lines *lines, const struct referral_page_mine_rows *rows)
{
	list_each (const struct referral_page_mine_row *, row, rows)
		*list_add(a, lines) = line_of(row);
}

static void add_mine(struct work *w, struct circle_id circle, const char *list,
	const struct referral_filter *filter, size_t most, struct referral_lines *lines)
{
	bool has_after = filter->after.v != 0;
	struct referral_page_mine_rows rows = referral_page_mine(
		w, &(struct referral_page_mine_values){
			   .circle_id = circle,
			   .list = list,
			   .until = until(w, filter, strcmp(list, list_of_deadlines) == 0),
			   .after_due = !has_after                       ? DATE_NONE
					: date_is_set(filter->after_due) ? filter->after_due
									 : without_end,
			   .after = filter->after,
			   .state = state_asked(filter),
			   .county = county_asked(filter),
			   .type = type_asked(filter),
			   .most = (int64_t)most,
		   });

	add_lines(work_arena(w), lines, &rows);
}

static void add_all(struct work *w, struct circle_id circle, const struct referral_filter *filter,
	size_t most, struct referral_lines *lines)
{
	struct referral_page_mine_rows rows =
		referral_page_all(w, &(struct referral_page_all_values){
					     .circle_id = circle,
					     .until = until(w, filter, false),
					     .before = filter->after,
					     .state = state_asked(filter),
					     .county = county_asked(filter),
					     .type = type_asked(filter),
					     .most = (int64_t)most,
				     });

	add_lines(work_arena(w), lines, &rows);
}

static void add_of_person(struct work *w, struct person_id person, struct referral_lines *lines)
{
	struct referral_page_mine_rows rows = referral_page_of_person(w, person);

	add_lines(work_arena(w), lines, &rows);
}

static void add_found(struct work *w, const struct actor *by, const char *search, size_t most,
	struct referral_lines *lines)
{
	struct person_lines people =
		person_list(w, by, &(struct person_filter){ .search = search }, most);

	list_each (const struct person_line *, person, &people)
		add_of_person(w, person->id, lines);
	lines->is_cut = people.is_cut || people.n > most;
}

/* ---- one list of many ---- */

static int by_id(const void *one, const void *other)
{
	const struct referral_line *line = one, *second = other;

	return line->id.v > second->id.v ? -1 : line->id.v < second->id.v;
}

static int by_due(const void *one, const void *other)
{
	const struct referral_line *line = one, *second = other;
	int32_t due = date_number(date_is_set(line->due) ? line->due : without_end);
	int32_t other_due = date_number(date_is_set(second->due) ? second->due : without_end);

	if (due != other_due)
		return due < other_due ? -1 : 1;
	return line->id.v < second->id.v ? -1 : line->id.v > second->id.v;
}

/* Who refers and who authorises do the same work. */
static unsigned roles_worked(const struct actor *by)
{
	return actor_is(by, ROLE_SERGEANT) ? by->roles | 1u << ROLE_REFERRER : by->roles;
}

static bool is_there(const struct referral_lines *lines, const struct referral_line *line)
{
	list_each (const struct referral_line *, each, lines)
		if (each->id.v == line->id.v && each->owner == line->owner)
			return true;
	return false;
}

/* The one made last first, and each once. */
static struct referral_lines put_in_order(
	struct arena *a, struct referral_lines *lines, size_t most)
{
	struct referral_lines once = { .is_cut = lines->is_cut };

	if (lines->n > 1)
		qsort(lines->at, lines->n, sizeof *lines->at, by_id);
	list_each (const struct referral_line *, each, lines)
		if (once.n < most && !is_there(&once, each))
			*list_add(a, &once) = *each;
	return once;
}

/* ---- a county of few ---- */

/* So many: of a county of more the walk of all soon meets enough. */
enum { FEW_PEOPLE = 100 };

static bool is_asked(
	struct work *w, const struct referral_filter *filter, const struct referral_line *line)
{
	return (filter->state == REFERRAL_NONE || line->state == filter->state) &&
	       (filter->type == COHORT_UNKNOWN || line->type == filter->type) &&
	       (filter->after.v == 0 || line->id.v < filter->after.v) &&
	       (!filter->is_late ||
		       (date_is_set(line->due) && date_before(line->due, work_today(w))));
}

/* All that is asked for, if there are few people of that county; else false. */
static bool add_of_few(struct work *w, const struct actor *by, const struct referral_filter *filter,
	struct referral_lines *lines)
{
	struct person_filter county = { .county = filter->county };
	struct person_lines people;
	struct referral_lines theirs = { 0 };

	if (person_county_is_common(w, by, filter->county, FEW_PEOPLE))
		return false;
	people = person_list(w, by, &county, FEW_PEOPLE);
	if (people.n > FEW_PEOPLE) // of several circles
		return false;
	list_each (const struct person_line *, person, &people)
		add_of_person(w, person->id, &theirs);
	list_each (const struct referral_line *, line, &theirs)
		if (is_asked(w, filter, line))
			*list_add(work_arena(w), lines) = *line;
	return true;
}

/* ---- walks ---- */

/* Of one circle, a list of what is to be done, or all: read as far as it is needed. */
struct walk {
	struct circle_id circle;
	const char *list;            // a role's, or that of deadlines; NULL: all
	struct referral_lines lines; // read last
	size_t taken;                // of those
	bool is_over;                // no more are to be read
};

LIST(walks, struct walk);

enum { STEP_LEAST = 10 };

static struct walks walks_of(
	struct work *w, const struct actor *by, const struct referral_filter *filter)
{
	struct circle_ids circles = reach_circles(w, by->account, REFERRAL_LIST);
	struct arena *a = work_arena(w);
	struct walks walks = { 0 };

	list_each (const struct circle_id *, circle, &circles) {
		if (!filter->is_mine)
			*list_add(a, &walks) = (struct walk){ .circle = *circle };
		for (enum role role = ROLE_NONE + 1; filter->is_mine && role < ROLE_COUNT; role++)
			if ((roles_worked(by) & 1u << role) != 0)
				*list_add(a, &walks) =
					(struct walk){ .circle = *circle, .list = role_name(role) };
		if (filter->is_mine && actor_is(by, ROLE_SERGEANT))
			*list_add(a, &walks) =
				(struct walk){ .circle = *circle, .list = list_of_deadlines };
	}
	return walks;
}

/* Up to `step` lines more. */
static void walk_on(
	struct work *w, struct walk *walk, const struct referral_filter *filter, size_t step)
{
	struct referral_filter on = *filter;

	if (walk->lines.n > 0) {
		const struct referral_line *last = &walk->lines.at[walk->lines.n - 1];

		on.after_due = last->due;
		on.after = last->id;
	}
	walk->lines = (struct referral_lines){ 0 };
	walk->taken = 0;
	if (walk->list == NULL)
		add_all(w, walk->circle, &on, step, &walk->lines);
	else
		add_mine(w, walk->circle, walk->list, &on, step, &walk->lines);
	walk->is_over = walk->lines.n < step;
}

/* The line to be taken next; NULL at the end. */
static const struct referral_line *walk_line(
	struct work *w, struct walk *walk, const struct referral_filter *filter, size_t step)
{
	if (walk->taken == walk->lines.n && !walk->is_over)
		walk_on(w, walk, filter, step);
	return walk->taken < walk->lines.n ? &walk->lines.at[walk->taken] : NULL;
}

/* The first of the next lines of all, which is taken; NULL at the end of all. */
static const struct referral_line *take_first(
	struct work *w, struct walks *walks, const struct referral_filter *filter, size_t step)
{
	int (*compare)(const void *, const void *) = filter->is_mine ? by_due : by_id;
	const struct referral_line *first = NULL;
	struct walk *its = NULL;

	list_each (struct walk *, walk, walks) {
		const struct referral_line *line = walk_line(w, walk, filter, step);

		if (line != NULL && (first == NULL || compare(line, first) < 0)) {
			first = line;
			its = walk;
		}
	}
	if (its != NULL)
		its->taken++;
	return first;
}

/* Each line once, in the order of all.  Of each walk its share is read first, and more as it is taken. */
static struct referral_lines lines_of_walks(
	struct work *w, struct walks *walks, const struct referral_filter *filter, size_t most)
{
	size_t share = walks->n > 1 ? most / walks->n + 1 : most;
	size_t step = share < STEP_LEAST ? STEP_LEAST : share;
	struct referral_lines lines = { 0 };
	const struct referral_line *line;

	while (lines.n < most && (line = take_first(w, walks, filter, step)) != NULL)
		if (!is_there(&lines, line))
			*list_add(work_arena(w), &lines) = *line;
	return lines;
}

struct referral_lines referral_list(
	struct work *w, const struct actor *by, const struct referral_filter *filter, size_t most)
{
	struct referral_lines lines = { 0 };

	assert(work_reader(w).v == by->account.v);
	if (filter->search != NULL) {
		add_found(w, by, filter->search, most, &lines);
		return put_in_order(work_arena(w), &lines, most + 1);
	}
	if (!filter->is_mine && filter->county != COUNTY_NONE && add_of_few(w, by, filter, &lines))
		return put_in_order(work_arena(w), &lines, most + 1);

	struct walks walks = walks_of(w, by, filter);

	return lines_of_walks(w, &walks, filter, most + 1);
}

struct referral_lines referral_lines_of_person(
	struct work *w, const struct actor *by, struct person_id person)
{
	struct referral_lines lines = { 0 };

	assert(work_reader(w).v == by->account.v);
	add_of_person(w, person, &lines);
	return put_in_order(work_arena(w), &lines, lines.n);
}

bool referral_is_taken_on(struct work *w, const struct actor *by, struct person_id person)
{
	struct referral_lines lines = referral_lines_of_person(w, by, person);

	list_each (const struct referral_line *, line, &lines)
		if (!referral_is_with_force(line->state))
			return true;
	return false;
}

/* ---- who waits ---- */

LIST(waiting_rows, struct referral_wait_row);

static bool waits_already(const struct waiting_rows *rows, const struct referral_wait_row *row)
{
	list_each (const struct referral_wait_row *, each, rows)
		if (each->id.v == row->id.v)
			return true;
	return false;
}

static int by_since(const void *one, const void *other)
{
	const struct referral_wait_row *row = one, *second = other;

	if (!date_equal(row->since, second->since))
		return date_before(row->since, second->since) ? -1 : 1;
	return row->id.v < second->id.v ? -1 : row->id.v > second->id.v;
}

/* Each once, whatever circles they are in; at least the first `most`. */
static struct waiting_rows waiting_rows_of(struct work *w, const struct actor *by, size_t most)
{
	struct circle_ids circles = reach_circles(w, by->account, REFERRAL_LIST);
	struct waiting_rows all = { 0 };

	list_each (const struct circle_id *, circle, &circles) {
		struct referral_wait_rows rows = referral_wait(w, *circle, (int64_t)most);

		list_each (const struct referral_wait_row *, row, &rows)
			if (circles.n == 1 || !waits_already(&all, row))
				*list_add(work_arena(w), &all) = *row;
	}
	if (circles.n > 1 && all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_since);
	return all;
}

static struct waiting *waiting_of(
	struct arena *a, struct waitings *all, enum county county, enum cohort_type type)
{
	list_each (struct waiting *, each, all)
		if (each->county == county && each->type == type)
			return each;

	struct waiting *one = list_add(a, all);

	one->county = county;
	one->type = type;
	return one;
}

static int by_place(const void *one, const void *other)
{
	const struct waiting *wait = one, *second = other;

	if (wait->county != second->county)
		return wait->county < second->county ? -1 : 1;
	return (int)wait->type - (int)second->type;
}

static void add_waiting(struct arena *a, struct waitings *all, const struct referral_wait_row *row)
{
	enum county county = row->county == NULL ? COUNTY_NONE : county_by_code(row->county);
	struct waiting *wait = waiting_of(a, all, county, cohort_type_by_code(row->type));

	wait->people++;
	if (!date_is_set(wait->since) || date_before(row->since, wait->since))
		wait->since = row->since;
}

struct waitings referral_waiting(
	struct work *w, const struct actor *by, size_t most, bool *has_more)
{
	struct waiting_rows rows = waiting_rows_of(w, by, most + 1);
	struct waitings all = { 0 };

	assert(work_reader(w).v == by->account.v);
	for (size_t i = 0; i < rows.n && i < most; i++)
		add_waiting(work_arena(w), &all, &rows.at[i]);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_place);
	*has_more = rows.n > most;
	return all;
}

/* ---- how far ---- */

bool referral_funnel(struct work *w, const struct actor *by, struct scheme_id scheme,
	struct date from, struct date to, struct funnel *funnel)
{
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_READ, scheme, &s))
		return false;
	scheme_reached(w, scheme, from, to, funnel->number);
	return true;
}
