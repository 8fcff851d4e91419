/* SPDX-License-Identifier: MIT */
/*
 * Cohorts: who may see which, and planning, changing and cancelling one.
 */
#include <stdlib.h>

#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/store.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

enum { REASON_MOST = 500 };

/* ---- who may see ---- */

static bool is_leader(
	struct work *w, const struct actor *by, enum right right, const struct cohort *c)
{
	struct facilitator self;

	return policy_allows(by, right, RELATION_ASSIGNED) &&
	       facilitator_signed_in(w, by->account, &self) && cohort_led_by(c, self.id);
}

/* What is planned is altered by the body that runs it, and read by all who take part. */
bool cohort_for(struct work *w, const struct actor *by, enum right right, struct cohort_id id,
	struct cohort *c)
{
	struct cohort found;
	struct scheme s;

	if (!cohort_load(w, id, &found))
		return false;
	if (right == COHORT_PLAN && found.organisation.v != by->organisation.v)
		return false;
	if (!scheme_for(w, by, right, found.scheme, &s) && !is_leader(w, by, right, &found))
		return false;
	*c = found;
	return true;
}

bool cohort_shows_leaders(struct work *w, const struct actor *by, const struct cohort *c)
{
	struct facilitator f;

	return facilitator_for(w, by, FACILITATOR_READ, c->workshop[WORKSHOP_A].leader[0], &f) ||
	       is_leader(w, by, FACILITATOR_READ, c);
}

struct facilitators cohort_leaders(struct work *w, const struct cohort *c)
{
	struct facilitators all = facilitators_of(w, c->organisation);
	struct facilitators some = { 0 };

	list_each (const struct facilitator *, each, &all)
		if (cohort_led_by(c, each->id))
			*list_add(work_arena(w), &some) = *each;
	return some;
}

static struct schemes schemes_where(struct work *w, const struct actor *by, enum right right)
{
	struct schemes all = schemes_for(w, by);
	struct schemes some = { 0 };
	struct scheme same;

	list_each (const struct scheme *, each, &all)
		if (scheme_for(w, by, right, each->id, &same))
			*list_add(work_arena(w), &some) = *each;
	return some;
}

struct schemes cohort_schemes(struct work *w, const struct actor *by)
{
	return schemes_where(w, by, COHORT_PLAN);
}

/* ---- lists ---- */

static int by_day(const void *one, const void *other)
{
	const struct cohort *c = one, *d = other;
	int32_t on = date_number(c->workshop[WORKSHOP_A].on);
	int32_t other_on = date_number(d->workshop[WORKSHOP_A].on);

	if (on != other_on)
		return on < other_on ? -1 : 1;
	return c->id.v < d->id.v ? -1 : c->id.v > d->id.v;
}

static const char *type_asked(const struct cohort_filter *filter)
{
	return filter->type == COHORT_UNKNOWN ? NULL : cohort_type_code(filter->type);
}

static const char *county_asked(const struct cohort_filter *filter)
{
	return filter->county == COUNTY_NONE ? NULL : county_code(filter->county);
}

static const char *language_asked(const struct cohort_filter *filter)
{
	return filter->language == NULL || filter->language[0] == '\0' ? NULL : filter->language;
}

static struct cohorts of_scheme(
	struct work *w, struct scheme_id scheme, const struct cohort_filter *filter, size_t most)
{
	struct cohort_get_rows rows =
		cohort_list_of_scheme(w, &(struct cohort_list_of_scheme_values){
						 .now = work_moment(w),
						 .scheme = scheme,
						 .from = filter->from,
						 .county = county_asked(filter),
						 .type = type_asked(filter),
						 .language = language_asked(filter),
						 .after_on = filter->after_on,
						 .after = filter->after,
						 .most = (int64_t)most,
					 });

	return cohorts_of_rows(w, &rows);
}

static struct cohorts led_by(struct work *w, const struct facilitator *leader,
	const struct cohort_filter *filter, size_t most)
{
	struct cohort_get_rows rows =
		cohort_list_led(w, &(struct cohort_list_led_values){
					   .now = work_moment(w),
					   .organisation = leader->organisation,
					   .leader = leader->id,
					   .from = filter->from,
					   .county = county_asked(filter),
					   .type = type_asked(filter),
					   .language = language_asked(filter),
					   .after_on = filter->after_on,
					   .after = filter->after,
					   .most = (int64_t)most,
				   });

	return cohorts_of_rows(w, &rows);
}

/* Those that are not there yet: who coordinates may lead too. */
static void add_new(struct arena *a, struct cohorts *all, const struct cohorts *others)
{
	size_t n = all->n;

	list_each (const struct cohort *, each, others) {
		bool is_there = false;

		for (size_t i = 0; i < n; i++)
			is_there |= all->at[i].id.v == each->id.v;
		if (!is_there)
			*list_add(a, all) = *each;
	}
}

struct cohorts cohorts_for(
	struct work *w, const struct actor *by, const struct cohort_filter *filter, size_t most)
{
	struct schemes schemes = schemes_where(w, by, COHORT_READ);
	struct cohorts all = { 0 };
	struct facilitator self;

	list_each (const struct scheme *, scheme, &schemes) {
		struct cohorts some = of_scheme(w, scheme->id, filter, most + 1);

		add_new(work_arena(w), &all, &some);
	}
	if (policy_allows(by, COHORT_READ, RELATION_ASSIGNED) &&
		facilitator_signed_in(w, by->account, &self)) {
		struct cohorts own = led_by(w, &self, filter, most + 1);

		add_new(work_arena(w), &all, &own);
	}
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, by_day);
	if (all.n > most + 1)
		all.n = most + 1;
	return all;
}

/* ---- planning ---- */

/* What the ground points to. */
struct grounds {
	struct terms terms[WORKSHOP_COUNT];
	struct parties parties;
	struct facilitators facilitators;
	struct venue venue;
	struct cohorts others;
};

/*
 * The body's cohorts with a workshop on a day that this plan may use.  B follows A within the
 * longest gap that terms may have, so those whose A is at most so long before.
 */
static struct cohorts others_of(struct work *w, const struct cohort *plan)
{
	int longest = term_facts(TERM_GAP_MOST_DAYS)->most;
	struct date a = plan->workshop[WORKSHOP_A].on, b = plan->workshop[WORKSHOP_B].on;
	struct cohorts others = { 0 };

	if (!date_is_day(a))
		return others;

	struct date last = date_add_days(a, longest);

	if (date_is_day(b) && date_before(last, b))
		last = b;

	struct cohort_get_rows rows =
		cohort_list_between(w, &(struct cohort_list_between_values){
					       .now = work_moment(w),
					       .organisation = plan->organisation,
					       .from = date_add_days(a, -longest),
					       .to = last,
				       });
	struct cohorts all = cohorts_of_rows(w, &rows);

	list_each (const struct cohort *, each, &all)
		if (each->id.v != plan->id.v)
			*list_add(work_arena(w), &others) = *each;
	return others;
}

/* Those who are to lead it anew, and may not lead somebody who is booked already. */
static void find_walls(struct work *w, const struct cohort *plan, struct ground *ground)
{
	struct link_ids links = cohort_links(w, plan->id);

	list_each (const struct facilitator *, each, ground->facilitators) {
		enum relay_standing worst = RELAY_FREE;

		if (!cohort_led_by(plan, each->id) || cohort_led_by(ground->before, each->id))
			continue;
		list_each (const struct link_id *, link, &links)
			worst = standing_worse(worst, facilitator_standing(w, each->id, *link));
		if (worst == RELAY_BARRED)
			*list_add(work_arena(w), &ground->barred) = *each;
		if (worst == RELAY_UNNAMED)
			*list_add(work_arena(w), &ground->unnamed) = *each;
	}
}

static void find_terms(struct work *w, const struct cohort *plan, enum letter letter,
	struct grounds *grounds, struct ground *ground)
{
	struct date on = plan->workshop[letter].on;

	ground->terms[letter] = NULL;
	if (date_is_day(on) && scheme_terms_on(w, plan->scheme, on, &grounds->terms[letter]))
		ground->terms[letter] = &grounds->terms[letter];
}

static struct ground ground_of(struct work *w, const struct cohort *plan,
	const struct cohort *before, struct grounds *grounds)
{
	struct ground ground = {
		.now = work_moment(w),
		.parties = &grounds->parties,
		.facilitators = &grounds->facilitators,
		.others = &grounds->others,
		.before = before,
	};

	grounds->parties = scheme_party_list(w, plan->scheme);
	grounds->facilitators = facilitators_of(w, plan->organisation);
	grounds->others = others_of(w, plan);
	if (venue_load(w, plan->venue, &grounds->venue) &&
		grounds->venue.organisation.v == plan->organisation.v)
		ground.venue = &grounds->venue;
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		find_terms(w, plan, letter, grounds, &ground);
	if (before != NULL)
		find_walls(w, plan, &ground);
	return ground;
}

/* Fills the plan and holds it against the rules. */
static void check(
	struct work *w, struct cohort *plan, const struct cohort *before, struct faults *faults)
{
	struct grounds *grounds = arena_one(work_arena(w), struct grounds);
	struct ground ground = ground_of(w, plan, before, grounds);

	*plan = plan_filled(plan, &ground);
	find_terms(w, plan, WORKSHOP_B, grounds, &ground); // its day may be new
	*faults = plan_check(work_arena(w), plan, &ground);
}

enum outcome_kind cohort_plan(
	struct work *w, const struct actor *by, struct cohort *plan, struct faults *faults)
{
	struct scheme s;

	if (!scheme_for(w, by, COHORT_PLAN, plan->scheme, &s))
		return ABSENT;
	plan->organisation = by->organisation;
	check(w, plan, NULL, faults);
	if (faults->n > 0)
		return REFUSED;
	cohort_create(w, plan, by->account);
	audit_note_act(w, by, COHORT_PLAN, "cohort-plan", "cohort", plan->id.v);
	return DONE;
}

/* Each case that is booked, of whoever leads now. */
static void ask_of_all(struct work *w, const struct actor *by, const struct cohort *c)
{
	struct link_ids links = cohort_links(w, c->id);

	list_each (const struct link_id *, link, &links)
		cohort_ask(w, by, c, *link);
}

static bool is_moved(const struct cohort *before, const struct cohort *now)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		if (!date_equal(before->workshop[letter].on, now->workshop[letter].on))
			return true;
	return false;
}

/* B is moved once it is known who came to A: what follows for each of them rests on that. */
static void check_register(struct work *w, const struct actor *by, const struct cohort *before,
	const struct cohort *plan, struct faults *faults)
{
	if (is_moved(before, plan) &&
		workshop_has_begun(&before->workshop[WORKSHOP_A], work_moment(w)) &&
		cohort_tie.waits_for_a(w, by, before->id))
		*list_add(work_arena(w), faults) =
			(struct fault){ .kind = FAULT_UNSIGNED, .letter = WORKSHOP_B };
}

enum outcome_kind cohort_change(struct work *w, const struct actor *by, struct cohort *plan,
	struct cohort *before, struct faults *faults)
{
	if (!cohort_for(w, by, COHORT_PLAN, plan->id, before))
		return ABSENT;
	if (plan->version != before->version)
		return CHANGED_MEANWHILE;
	if (cohort_is_closed(before, work_moment(w)))
		return REFUSED;
	plan->scheme = before->scheme;
	plan->number = before->number;
	plan->organisation = before->organisation;
	plan->taken = before->taken;
	check(w, plan, before, faults);
	check_register(w, by, before, plan, faults);
	if (faults->n > 0)
		return REFUSED;
	if (!cohort_store(w, plan, by->account))
		return CHANGED_MEANWHILE;
	cohort_leaders_change(w, before, plan);
	ask_of_all(w, by, plan);
	places_move(w, before, plan);
	if (is_moved(before, plan))
		cohort_tie.moved(w, by, before, plan);
	audit_note_act(w, by, COHORT_PLAN, "cohort-change", "cohort", plan->id.v);
	return DONE;
}

static bool is_led_by_both(const struct workshop *w, const struct facilitator_id leader[LEADERS])
{
	const struct facilitator_id *stands = w->leader;

	return (stands[0].v == leader[0].v && stands[1].v == leader[1].v) ||
	       (stands[0].v == leader[1].v && stands[1].v == leader[0].v);
}

static void keep_leaders(
	struct work *w, const struct actor *by, const struct cohort *before, enum letter letter)
{
	const struct workshop *workshop = &before->workshop[letter];

	leader_change_insert(w, &(struct leader_change_insert_values){
					.cohort_id = before->id,
					.letter = letter_name(letter),
					.version = before->version,
					.first_id = workshop->leader[0],
					.second_id = workshop->leader[1],
					.by = by->account,
					.now = work_now(w),
				});
}

enum outcome_kind cohort_lead(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, enum letter letter, const struct facilitator_id leader[LEADERS],
	struct cohort *c, struct faults *faults)
{
	struct grounds *grounds = arena_one(work_arena(w), struct grounds);
	struct cohort before;

	if (!cohort_for(w, by, COHORT_PLAN, id, &before))
		return ABSENT;
	*c = before;
	for (int i = 0; i < LEADERS; i++)
		c->workshop[letter].leader[i] = leader[i];
	if (version != before.version)
		return CHANGED_MEANWHILE;
	if (is_led_by_both(&before.workshop[letter], leader))
		return DONE;

	struct ground ground = ground_of(w, c, &before, grounds);

	*faults = leaders_check(work_arena(w), c, letter, &ground);
	if (faults->n > 0 || before.cancelled_because != NULL)
		return REFUSED;
	if (!cohort_store(w, c, by->account))
		return CHANGED_MEANWHILE;
	keep_leaders(w, by, &before, letter);
	cohort_leaders_change(w, &before, c);
	ask_of_all(w, by, c);
	audit_note_act(w, by, COHORT_PLAN, "cohort-lead", "cohort", id.v);
	return DONE;
}

struct leader_changes cohort_leader_changes(struct work *w, struct cohort_id id, enum letter letter)
{
	struct leader_change_list_rows rows = leader_change_list(w, id, letter_name(letter));
	struct leader_changes all = { 0 };

	list_each (const struct leader_change_list_row *, row, &rows)
		*list_add(work_arena(w), &all) =
			(struct leader_change){ { row->first_name, row->second_name },
				row->changed_by, row->changed_at };
	return all;
}

enum outcome_kind cohort_cancel(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, const char *because, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct cohort c;

	if (!cohort_for(w, by, COHORT_PLAN, id, &c))
		return ABSENT;
	if (version != c.version)
		return CHANGED_MEANWHILE;
	if (cohort_is_closed(&c, work_moment(w)))
		problem_add(a, problems, "", N_("This cohort cannot be cancelled any more"));
	problem_add_text(
		a, problems, "because", because, REASON_MOST, N_("Say why it is cancelled"));
	if (problems->n > 0)
		return REFUSED;
	cohort_set_cancelled(w, &(struct cohort_set_cancelled_values){
					.id = id,
					.was = version,
					.because = because,
					.by = by->account,
					.now = work_now(w),
				});
	audit_note_act(w, by, COHORT_PLAN, "cohort-cancel", "cohort", id.v);
	return DONE;
}

/* ---- how much was delivered ---- */

struct cohorts cohorts_ended(
	struct work *w, struct scheme_id scheme, struct date from, struct date to)
{
	struct cohort_ended_list_rows rows = cohort_ended_list(w, scheme, from, to);
	struct cohorts ended = { 0 };

	list_each (const struct cohort_ended_list_row *, row, &rows) {
		struct cohort c;

		if (cohort_load(w, row->id, &c))
			*list_add(work_arena(w), &ended) = c;
	}
	return ended;
}

struct trained_people cohort_trained_people(
	struct work *w, struct scheme_id scheme, struct date from, struct date to)
{
	struct facilitator_trained_list_rows rows = facilitator_trained_list(w, scheme, from, to);
	struct trained_people all = { 0 };

	list_each (const struct facilitator_trained_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct trained_person){ .facilitator = row->id,
			.organisation = row->organisation_id,
			.module = module_by_name(row->module),
			.name = row->name,
			.on = row->trained_on };
	return all;
}

static struct filled filled_of(struct work *w, struct cohort_fill_values values)
{
	struct cohort_fill_row row = { 0 };

	values.now = work_moment(w);
	cohort_fill(w, &values, &row);
	return (struct filled){ row.cohorts, row.places, row.places_taken };
}

void cohort_filled(struct work *w, struct scheme_id scheme, struct date from, struct date to,
	struct filled *begun, struct filled *to_come)
{
	struct date today = work_today(w);

	*begun = filled_of(w, (struct cohort_fill_values){
				      .scheme = scheme, .from = from, .to = to, .before = today });
	*to_come = filled_of(w, (struct cohort_fill_values){
					.scheme = scheme, .from = from, .to = to, .since = today });
}

struct delivered cohort_delivered(
	struct work *w, struct scheme_id scheme, struct date from, struct date to)
{
	struct facilitator_trained_count_row trained = { 0 };
	struct cohort_rooms_row rooms = { 0 };

	facilitator_trained_count(w, scheme, &trained);
	cohort_rooms(w,
		&(struct cohort_rooms_values){
			.today = work_today(w),
			.scheme = scheme,
			.from = from,
			.to = to,
		},
		&rooms);
	return (struct delivered){
		.cohorts = rooms.held,
		.planned = rooms.planned,
		.trained = trained.number,
	};
}
