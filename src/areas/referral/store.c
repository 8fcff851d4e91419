/* SPDX-License-Identifier: MIT */
#include "areas/referral/store.h"

#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/person/person.h"
#include "areas/referral/referral_queries.h"
#include "base/code.h"
#include "base/err.h"
#include "db/db.h"

/* In a list's key, where no clock runs; it comes last. */
static const struct date without_end = { 2199, 12, 31 };

/* ---- words ---- */

const char list_of_deadlines[] = "deadlines";

static const char *const task_names[TASK_KIND_COUNT] = {
	[TASK_STATE] = "state",
	[TASK_TELL_BOOKED] = "tell-booked",
	[TASK_TELL_ATTENDED] = "tell-attended",
	[TASK_TELL_NO_REPEAT] = "tell-no-repeat",
	[TASK_LOOK_AT_PAUSE] = "look-at-pause",
	[TASK_NO_PAIR] = "no-pair",
	[TASK_DEADLINE_PASSED] = "deadline-passed",
};

enum task_kind task_by_name(const char *name)
{
	for (enum task_kind kind = TASK_STATE; kind < TASK_KIND_COUNT; kind++)
		if (strcmp(task_names[kind], name) == 0)
			return kind;
	return TASK_STATE;
}

/* The word of that name in a table; 0 where the column is not set. */
#define word_of(words, name) ((name) == NULL ? 0 : word_named((words), (name)))

/* ---- reading ---- */

static struct deed deed_of(const struct referral_deeds_row *row)
{
	return (struct deed){
		.act = (enum referral_act)word_of(referral_acts, row->act),
		.on = row->done_on,
		.pair = { .on = { [WORKSHOP_A] = row->first_on, [WORKSHOP_B] = row->second_on } },
		.result = (enum attendance)word_of(attendances, row->result),
		.hold = (enum hold)word_of(holds, row->hold),
		.because = (enum closure)word_of(closures, row->because),
		.decision = (enum police_decision)word_of(police_decisions, row->decision),
		.notice = (enum notice_kind)word_of(notice_kinds, row->notice),
		.deadline = row->deadline,
	};
}

static struct past_deeds deeds_of_rows(struct arena *a, const struct referral_deeds_rows *rows)
{
	struct past_deeds all = { 0 };

	list_each (const struct referral_deeds_row *, row, rows)
		*list_add(a, &all) = (struct past_deed){
			.number = row->number,
			.deed = deed_of(row),
			.body = row->organisation_id,
			.cohort = row->cohort_id,
			.place = row->place_id,
			.by = row->done_by,
			.at = row->done_at,
		};
	return all;
}

struct past_deeds deeds_of(struct work *w, struct referral_id id)
{
	struct referral_deeds_rows rows = referral_deeds(w, id);

	return deeds_of_rows(work_arena(w), &rows);
}

struct past_deeds deeds_heard_of(struct work *w, struct referral_id id)
{
	struct referral_deeds_rows rows = referral_deeds_heard(w, id);

	return deeds_of_rows(work_arena(w), &rows);
}

static void take(struct arena *a, struct kept_referral *r, const struct past_deed *done)
{
	bool is_booking = done->deed.act == DO_BOOK || done->deed.act == DO_BOOK_B;
	bool is_put_off = referral_state(&r->facts) == REFERRAL_POSTPONED &&
			  r->counted.v == r->cohort.v; // by the cohort that it counts for

	if (is_booking && (r->counted.v == 0 || is_put_off))
		r->counted = done->cohort;
	r->facts = referral_after(a, &r->facts, &done->deed);
	r->deeds = done->number;
	if (done->cohort.v != 0)
		r->cohort = done->cohort;
	if (done->place.v != 0)
		r->place = done->place;
}

static struct kept_referral kept_of(const struct referral_get_row *row)
{
	return (struct kept_referral){
		.id = row->id,
		.version = row->version,
		.person = row->person_id,
		.scheme = row->scheme_id,
		.force = row->force_id,
		.diversion = row->diversion_id,
		.provider = row->provider_id,
		.caution = row->caution_id,
		.link = row->link_id,
		.reference = row->reference,
		.type = cohort_type_by_code(row->type),
		.facts = {
			.source = (enum referral_source)word_of(referral_sources, row->source),
			.has_caution = row->caution_id.v != 0,
			.needs_triage = row->needs_triage,
			.deadline = row->deadline,
		},
		.made_by = row->made_by,
		.made_at = row->made_at,
		.changed_at = row->changed_at,
	};
}

static struct kept_referral replayed(
	struct arena *a, const struct referral_get_row *row, const struct past_deeds *deeds)
{
	struct kept_referral r = kept_of(row);

	list_each (const struct past_deed *, deed, deeds)
		take(a, &r, deed);
	return r;
}

bool referral_load(
	struct work *w, const struct actor *by, struct referral_id id, struct kept_referral *r)
{
	struct referral_get_row row;

	assert(work_reader(w).v == by->account.v);
	if (!referral_get(w, id, &row))
		return false;

	struct past_deeds deeds = deeds_of(w, id);

	*r = replayed(work_arena(w), &row, &deeds);
	return true;
}

bool referral_load_of_link(struct work *w, struct link_id link, struct kept_referral *r)
{
	struct referral_get_row row;

	if (!referral_get_of_link(w, link, &row))
		return false;

	struct past_deeds deeds = deeds_heard_of(w, row.id);

	*r = replayed(work_arena(w), &row, &deeds);
	return true;
}

/* ---- writing ---- */

static const char *name_of(const struct word *words, size_t word)
{
	return word == 0 ? NULL : words[word].name;
}

static int64_t insert(struct work *w, const struct kept_referral *r)
{
	return referral_insert(w, &(struct referral_insert_values){
					  .id = r->id,
					  .person_id = r->person,
					  .scheme_id = r->scheme,
					  .force_id = r->force,
					  .caution_id = r->caution,
					  .reference = r->reference,
					  .link_id = r->link,
					  .source = referral_sources[r->facts.source].name,
					  .needs_triage = r->facts.needs_triage,
					  .type = cohort_type_code(r->type),
					  .deadline = r->facts.deadline,
					  .state = referral_states[REFERRAL_DRAFT].name,
					  .by = r->made_by,
					  .now = work_now(w),
				  });
}

void referral_create(struct work *w, struct kept_referral *r)
{
	bool is_said = r->id.v != 0 || r->reference != NULL;
	struct kept_referral fresh;

	do {
		fresh = *r;
		if (r->id.v == 0)
			fresh.id = (struct referral_id){ id_of_now(work_now(w)) };
		if (r->reference == NULL)
			fresh.reference = code_of_chance(work_arena(w), id_random());
		if (r->link.v == 0)
			fresh.link = (struct link_id){ id_random() };
	} while (insert(w, &fresh) == 0 && !is_said && !work_failed(w));
	fresh.version = 1;
	*r = fresh;
	person_add_code(w, r->person, r->reference);
}

/* What stands on the slip leads to the person too. */
static void add_code_of_place(struct work *w, struct person_id person, struct place_id id)
{
	struct place p;

	if (id.v != 0 && place_load(w, id, &p))
		person_add_code(w, person, p.code);
}

void deed_append(struct work *w, struct kept_referral *r, const struct past_deed *deed)
{
	const struct deed *d = &deed->deed;
	struct past_deed done = *deed;

	done.number = r->deeds + 1;
	referral_deed_insert(w, &(struct referral_deed_insert_values){
					.referral_id = r->id,
					.number = done.number,
					.act = referral_acts[d->act].name,
					.done_on = d->on,
					.done_by = deed->by,
					.done_at = work_now(w),
					.organisation_id = deed->body,
					.cohort_id = deed->cohort,
					.place_id = deed->place,
					.first_on = d->pair.on[WORKSHOP_A],
					.second_on = d->pair.on[WORKSHOP_B],
					.result = name_of(attendances, d->result),
					.hold = name_of(holds, d->hold),
					.because = name_of(closures, d->because),
					.decision = name_of(police_decisions, d->decision),
					.notice = name_of(notice_kinds, d->notice),
					.deadline = d->deadline,
				});
	add_code_of_place(w, r->person, deed->place);
	take(work_arena(w), r, &done);
}

/* ---- lists ---- */

static void put_line(struct work *w, const struct kept_referral *r, const char *list,
	const char *task, struct date due)
{
	referral_line_insert(w, &(struct referral_line_insert_values){
					.list = list,
					.due_on = date_is_set(due) ? due : without_end,
					.referral_id = r->id,
					.task = task,
					.person_id = r->person,
					.state = referral_states[referral_state(&r->facts)].name,
					.type = cohort_type_code(r->type),
				});
}

static bool is_due_before(struct date one, struct date other)
{
	return date_is_set(one) && (!date_is_set(other) || date_before(one, other));
}

/* That of the tasks of that role which comes first; there is one. */
static const struct task *first_task(const struct tasks *tasks, enum role role)
{
	const struct task *first = NULL;

	list_each (const struct task *, task, tasks)
		if (task->role == role && (first == NULL || is_due_before(task->due, first->due)))
			first = task;
	return first;
}

static bool has_role_before(const struct tasks *tasks, size_t n, enum role role)
{
	for (size_t i = 0; i < n; i++)
		if (tasks->at[i].role == role)
			return true;
	return false;
}

/* Once its deadline has passed that is the sergeant's: written ahead, as no deed will say so. */
static bool has_deadline_ahead(struct work *w, const struct kept_referral *r)
{
	struct path_terms terms = referral_terms(w, r->scheme);
	struct tasks then;

	if (!date_is_day(r->facts.deadline))
		return false;
	then = referral_tasks(work_arena(w), &r->facts, &terms, &(struct workshop_pairs){ 0 },
		date_add_days(r->facts.deadline, 1));
	list_each (const struct task *, task, &then)
		if (task->kind == TASK_DEADLINE_PASSED)
			return true;
	return false;
}

/* A deadline has a list of its own, so that nothing else that is the sergeant's hides it. */
static struct tasks tasks_but_deadline(struct arena *a, const struct tasks *all)
{
	struct tasks others = { 0 };

	list_each (const struct task *, task, all)
		if (task->kind != TASK_DEADLINE_PASSED)
			*list_add(a, &others) = *task;
	return others;
}

void referral_write_lines(struct work *w, const struct kept_referral *r)
{
	struct tasks all = referral_waits(w, r);
	struct tasks tasks = tasks_but_deadline(work_arena(w), &all);

	referral_lines_delete(w, r->id);
	if (tasks.n == 0)
		put_line(w, r, "over", task_names[TASK_STATE], DATE_NONE);
	for (size_t i = 0; i < tasks.n; i++) {
		enum role role = tasks.at[i].role;
		const struct task *first = first_task(&tasks, role);

		if (!has_role_before(&tasks, i, role))
			put_line(w, r, role_name(role), task_names[first->kind], first->due);
		if (tasks.at[i].kind == TASK_STATE && first != &tasks.at[i])
			put_line(w, r, "standing", task_names[TASK_STATE], tasks.at[i].due);
	}
	if (has_deadline_ahead(w, r))
		put_line(w, r, list_of_deadlines, task_names[TASK_DEADLINE_PASSED],
			r->facts.deadline);
	if (referral_waits_to_be_booked(referral_state(&r->facts)))
		put_line(w, r, "waiting", "waiting", r->facts.referred_on);
}

void referral_keep_lists(struct work *w, struct kept_referral *r)
{
	struct ownership owner = referral_whose(w, r);

	referral_keep(
		w, &(struct referral_keep_values){
			   .id = r->id,
			   .was = r->version,
			   .diversion_id = r->diversion,
			   .provider_id = r->provider,
			   .state = referral_states[referral_state(&r->facts)].name,
			   .owner_role = owner.role == ROLE_NONE ? NULL : role_name(owner.role),
			   .due_on = owner.due,
			   .deadline_now = r->facts.deadline,
			   .now = work_now(w),
		   });
	r->version++;
	referral_write_lines(w, r);
}
