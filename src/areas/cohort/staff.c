/* SPDX-License-Identifier: MIT */
/*
 * Venues, facilitators and what they are trained in: what a body has to plan with.
 */
#include <string.h>

#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/store.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/slice.h"
#include "db/db.h"

enum {
	VENUE_NAME_MOST = 200,
	ADDRESS_MOST = 500,
	ACCESS_MOST = 1000,
	SEATS_MOST = 1000,
	PERSON_NAME_MOST = 100,
	CERTIFICATE_MOST = 60,
};

/* ---- venues ---- */

static struct venue venue_of(const struct venue_get_row *row)
{
	return (struct venue){
		.id = row->id,
		.organisation = row->organisation_id,
		.name = row->name,
		.address = row->address,
		.county = county_by_code(row->county),
		.access = { row->access, row->access_cy },
		.seats = (int)row->seats,
	};
}

struct venues venues_for(struct work *w, const struct actor *by)
{
	struct venues all = { 0 };

	if (!policy_allows_kept_by(by, COHORT_PLAN, by->organisation))
		return all;

	struct venue_get_rows rows = venue_list(w, by->organisation);

	list_each (const struct venue_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = venue_of(row);
	return all;
}

bool venue_load(struct work *w, struct venue_id id, struct venue *v)
{
	struct venue_get_row row;

	if (!venue_get(w, id, &row))
		return false;
	*v = venue_of(&row);
	return true;
}

/* In both languages or in neither. */
static void check_access(struct arena *a, const struct venue *v, struct problems *problems)
{
	bool is_said = v->access[ENGLISH][0] != '\0' || v->access[WELSH][0] != '\0';

	problem_add_text(a, problems, "access", v->access[ENGLISH], ACCESS_MOST,
		is_said ? N_("Say it in English too") : NULL);
	problem_add_text(a, problems, "access-cy", v->access[WELSH], ACCESS_MOST,
		is_said ? N_("Say it in Welsh too") : NULL);
}

static void check_venue(
	struct work *w, const struct actor *by, const struct venue *v, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct venue_get_row other;

	problem_add_line(
		a, problems, "name", v->name, VENUE_NAME_MOST, N_("Enter the venue’s name"));
	problem_add_text(a, problems, "address", v->address, ADDRESS_MOST, N_("Enter the address"));
	check_access(a, v, problems);
	if (v->county == COUNTY_NONE)
		problem_add(a, problems, "county", N_("Choose the county"));
	if (v->seats < 1 || v->seats > SEATS_MOST)
		problem_add(a, problems, "seats", N_("Enter how many people it seats, such as 12"));
	if (problems->n == 0 && venue_by_name(w, by->organisation, v->name, &other))
		problem_add(a, problems, "name", N_("Your body has a venue of that name already"));
}

enum outcome_kind venue_add(
	struct work *w, const struct actor *by, struct venue *v, struct problems *problems)
{
	if (!policy_allows_kept_by(by, COHORT_PLAN, by->organisation))
		return ABSENT;
	check_venue(w, by, v, problems);
	if (problems->n > 0)
		return REFUSED;
	v->id = (struct venue_id){ id_random() };
	v->organisation = by->organisation;
	venue_insert(w, &(struct venue_insert_values){
				.id = v->id,
				.organisation_id = v->organisation,
				.name = v->name,
				.address = v->address,
				.county = county_code(v->county),
				.access = v->access[ENGLISH],
				.access_cy = v->access[WELSH],
				.seats = v->seats,
				.now = work_now(w),
			});
	audit_note_act(w, by, COHORT_PLAN, "venue-add", "venue", v->id.v);
	return DONE;
}

/* ---- who may see whom ---- */

/* The body is a provider, past or present, of a scheme whose terms the actor's office sets. */
static bool provides_for(struct work *w, const struct actor *by, struct organisation_id body)
{
	struct schemes schemes = schemes_for(w, by);

	list_each (const struct scheme *, scheme, &schemes) {
		struct parties parties = scheme_party_list(w, scheme->id);

		if (scheme->organisation.v != by->organisation.v)
			continue;
		list_each (const struct party *, party, &parties)
			if (party->organisation.v == body.v && party->part == PART_PROVIDER)
				return true;
	}
	return false;
}

/* The body delivers a scheme under a licence of the actor's. */
static bool is_licensed_by(struct work *w, const struct actor *by, struct organisation_id body)
{
	struct licensed_list all = scheme_licensed(w, by);

	list_each (const struct licensed *, each, &all)
		if (each->provider.v == body.v)
			return true;
	return false;
}

static bool may(
	struct work *w, const struct actor *by, enum right right, const struct facilitator *f)
{
	if (policy_allows_kept_by(by, right, f->organisation))
		return true;
	if (f->account.v != 0 && f->account.v == by->account.v &&
		policy_allows(by, right, RELATION_ASSIGNED))
		return true;
	return policy_allows(by, right, RELATION_CONTRACT_PARTY) &&
	       (provides_for(w, by, f->organisation) || is_licensed_by(w, by, f->organisation));
}

bool facilitator_for(struct work *w, const struct actor *by, enum right right,
	struct facilitator_id id, struct facilitator *f)
{
	struct facilitator found;

	if (!facilitator_load(w, id, &found) || !may(w, by, right, &found))
		return false;
	*f = found;
	return true;
}

static void add_all(struct arena *a, struct facilitators *all, const struct facilitators *others)
{
	list_each (const struct facilitator *, each, others)
		*list_add(a, all) = *each;
}

LIST(bodies, struct organisation_id);

/* Those of that body, unless they are there already. */
static void add_once(
	struct work *w, struct organisation_id body, struct bodies *seen, struct facilitators *all)
{
	struct facilitators theirs;

	list_each (const struct organisation_id *, each, seen)
		if (each->v == body.v)
			return;
	*list_add(work_arena(w), seen) = body;
	theirs = facilitators_of(w, body);
	add_all(work_arena(w), all, &theirs);
}

/* Those of every provider of the office's schemes, and of whoever delivers under the body's licence. */
static void add_providers(struct work *w, const struct actor *by, struct facilitators *all)
{
	struct schemes schemes = schemes_for(w, by);
	struct licensed_list licensed = scheme_licensed(w, by);
	struct bodies seen = { 0 };

	list_each (const struct scheme *, scheme, &schemes) {
		struct parties parties = scheme_party_list(w, scheme->id);

		list_each (const struct party *, party, &parties)
			if (party->part == PART_PROVIDER &&
				scheme->organisation.v == by->organisation.v)
				add_once(w, party->organisation, &seen, all);
	}
	list_each (const struct licensed *, each, &licensed)
		add_once(w, each->provider, &seen, all);
}

struct facilitators facilitators_for(struct work *w, const struct actor *by)
{
	struct facilitators all = { 0 };
	struct facilitator self;

	if (policy_allows_kept_by(by, FACILITATOR_READ, by->organisation))
		all = facilitators_of(w, by->organisation);
	else if (policy_allows(by, FACILITATOR_READ, RELATION_ASSIGNED) &&
		 facilitator_signed_in(w, by->account, &self))
		*list_add(work_arena(w), &all) = self;
	if (policy_allows(by, FACILITATOR_READ, RELATION_CONTRACT_PARTY))
		add_providers(w, by, &all);
	return all;
}

/* ---- facilitators ---- */

/* The account of that login, where it is of the same body and nobody else's yet. */
static struct account_id account_for(
	struct work *w, const struct actor *by, const char *login, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct account account;
	struct facilitator other;

	if (slice_trim(slice_of(login)).size == 0)
		return (struct account_id){ 0 };
	if (!account_by_login(w, login, &account) || account.organisation.v != by->organisation.v)
		problem_add(a, problems, "login",
			N_("Your body has no account of that user name. Check it, or leave this "
			   "blank"));
	else if (facilitator_signed_in(w, account.id, &other))
		problem_add(a, problems, "login", N_("Another facilitator has that account"));
	else
		return account.id;
	return (struct account_id){ 0 };
}

enum outcome_kind facilitator_add(struct work *w, const struct actor *by, struct facilitator *f,
	const char *login, struct problems *problems)
{
	if (!policy_allows_kept_by(by, FACILITATOR_ALTER, by->organisation))
		return ABSENT;
	problem_add_line(work_arena(w), problems, "name", f->name, PERSON_NAME_MOST,
		N_("Enter the facilitator’s name"));
	f->account = account_for(w, by, login, problems);
	if (problems->n > 0)
		return REFUSED;
	f->id = (struct facilitator_id){ id_random() };
	f->organisation = by->organisation;
	facilitator_insert(w, &(struct facilitator_insert_values){
				      .id = f->id,
				      .organisation_id = f->organisation,
				      .account_id = f->account,
				      .name = f->name,
				      .now = work_now(w),
			      });
	audit_note_act(w, by, FACILITATOR_ALTER, "facilitator-add", "facilitator", f->id.v);
	return DONE;
}

static void check_training(
	struct work *w, const struct training *training, struct problems *problems)
{
	struct arena *a = work_arena(w);

	if (training->module == MODULE_NONE)
		problem_add(a, problems, "module", N_("Choose the module"));
	if (!date_is_day(training->trained_on))
		problem_add(a, problems, "trained-on", N_("Enter the day of the training"));
	else if (date_before(work_today(w), training->trained_on))
		problem_add(a, problems, "trained-on",
			N_("Enter a day that has come: it is recorded once it was given"));
	problem_add_line(a, problems, "certificate", training->certificate, CERTIFICATE_MOST,
		N_("Enter the certificate’s number"));
	if (date_is_set(training->expires_on) && date_is_day(training->trained_on) &&
		date_before(training->expires_on, training->trained_on))
		problem_add(a, problems, "expires-on",
			N_("Enter a last day that is not before the day of the training"));
}

enum outcome_kind facilitator_train(struct work *w, const struct actor *by,
	struct facilitator_id id, const struct training *training, struct problems *problems)
{
	struct facilitator f;

	if (!facilitator_for(w, by, FACILITATOR_ALTER, id, &f))
		return ABSENT;
	check_training(w, training, problems);
	if (problems->n > 0)
		return REFUSED;

	int64_t added = training_insert(w, &(struct training_insert_values){
						   .facilitator_id = id,
						   .module = module_name(training->module),
						   .trained_on = training->trained_on,
						   .certificate = training->certificate,
						   .expires_on = training->expires_on,
						   .by = by->account,
						   .now = work_now(w),
					   });

	if (added == 0) {
		problem_add(work_arena(w), problems, "trained-on",
			N_("A training in this module on that day is recorded already"));
		return REFUSED;
	}
	staff_trained_begin(w, f.organisation);
	staff_trained_add(w, f.organisation, id);
	audit_note_act(w, by, FACILITATOR_ALTER, "facilitator-train", "facilitator", id.v);
	return DONE;
}
