/* SPDX-License-Identifier: MIT */
/*
 * What a scheme, a cohort's and a programme's page and the check before a caution know of contracts.
 */
#include "areas/cohort/cohort.h"
#include "areas/contract/contract.h"
#include "areas/contract/contract_queries.h"
#include "areas/programme/programme.h"
#include "areas/scheme/scheme.h"
#include "db/db.h"

const char contract_not_running[] = N_("No contract for this scheme runs today, so nobody can be "
				       "booked. The office can extend the "
				       "contract or sign another.");

const char contract_ends_before[] =
	N_("No contract for this scheme runs on the day of that cohort’s workshop B, so nobody can "
	   "be booked "
	   "into it. Choose an earlier cohort, or ask the office to extend the contract.");

struct contracts contracts_of_scheme(struct work *w, struct scheme_id scheme)
{
	struct contract_of_scheme_rows rows = contract_of_scheme(w, scheme);
	struct contracts all = { 0 };

	list_each (const struct contract_of_scheme_row *, row, &rows) {
		struct contract c;

		if (contract_load(w, row->contract_id, &c))
			*list_add(work_arena(w), &all) = c;
	}
	return all;
}

static bool has_scheme(const struct contract_version *v, struct scheme_id scheme)
{
	list_each (const struct contract_service *, each, &v->services)
		if (each->scheme.v == scheme.v)
			return true;
	return false;
}

/* From its first day to *last, within its term; *last becomes that of the version before it. */
static struct contract_span days_of(const struct contract_version *v, struct date *last)
{
	struct contract_span span = { date_later(v->from_on, v->starts_on),
		date_before(*last, v->ends_on) ? *last : v->ends_on };

	if (!date_before(*last, v->from_on))
		*last = date_add_days(v->from_on, -1);
	return span;
}

/* Of each signed version from its first day to that of the next one. */
static void add_spans(
	struct work *w, struct contract_id id, struct scheme_id scheme, struct contract_days *days)
{
	struct contract_versions all = contract_versions(w, id);
	struct date last = DATE_LAST;
	struct contract_version v;

	list_each (const struct contract_version *, each, &all) {
		struct contract_span span;

		if (each->signed_by.v == 0)
			continue;
		span = days_of(each, &last);
		if (contract_version_load(w, id, each->version, &v) && has_scheme(&v, scheme))
			*list_add(work_arena(w), &days->spans) = span;
	}
}

struct contract_days contract_days(struct work *w, struct scheme_id scheme)
{
	struct contracts all = contracts_of_scheme(w, scheme);
	struct contract_days days = { .is_any = all.n > 0 };

	list_each (const struct contract *, each, &all)
		add_spans(w, each->id, scheme, &days);
	return days;
}

bool contract_days_have(const struct contract_days *days, struct date day)
{
	list_each (const struct contract_span *, span, &days->spans)
		if (!date_before(day, span->from) && !date_before(span->to, day))
			return true;
	return !days->is_any;
}

bool contract_covers(struct work *w, struct scheme_id scheme, struct date day)
{
	struct contract_days days = contract_days(w, scheme);

	return contract_days_have(&days, day);
}

/* What a contract says of its licences, by its own and by those under it. */
struct licence_days {
	struct date day;
	bool is_any, runs; // there is one; one runs on the day
	bool is_cut_off;   // one would, but what it stands in is over
};

static void see_licence(struct licence_days *days, const struct contract_version *v,
	const struct contract_version *above)
{
	struct contract_licence within = licence_within(v, above);

	if (v->licence.number[0] == '\0')
		return;
	days->is_any = true;
	if (licence_runs_on(&within, days->day))
		days->runs = true;
	else if (licence_runs_on(&v->licence, days->day))
		days->is_cut_off = true;
}

/* As the contract stands on that day, and what is under it then or today. */
static void see_licences(struct work *w, struct contract_id id, struct licence_days *days)
{
	const struct date seen_on[] = { days->day, work_today(w) };
	struct contract_version v;

	if (!contract_version_on(w, id, days->day, &v))
		return;
	see_licence(days, &v, NULL);
	for (size_t i = 0; i < array_size(seen_on); i++) {
		struct contract_versions subs = contract_subs_on(w, id, seen_on[i]);

		list_each (const struct contract_version *, sub, &subs)
			see_licence(days, sub, &v);
	}
}

static struct licence_days licence_days_on(struct work *w, struct scheme_id scheme, struct date day)
{
	struct contracts all = contracts_of_scheme(w, scheme);
	struct licence_days days = { .day = day };

	list_each (const struct contract *, each, &all)
		see_licences(w, each->id, &days);
	return days;
}

bool contract_has_licence(struct work *w, struct scheme_id scheme, struct date day)
{
	struct licence_days days = licence_days_on(w, scheme, day);

	return days.runs || !days.is_any;
}

static const char *lacks_cover(struct work *w, struct scheme_id scheme, struct date workshop_b)
{
	if (!contract_covers(w, scheme, workshop_b))
		return N_("No contract for this scheme runs on the day of workshop B, so nobody "
			  "can be booked "
			  "here until one does");
	if (contract_has_licence(w, scheme, workshop_b))
		return NULL;
	if (licence_days_on(w, scheme, workshop_b).is_cut_off)
		return N_("The licence for this scheme’s workshops stands under a contract that is "
			  "over on the day of workshop B: that contract has to be extended first");
	return N_("The licence for this scheme’s workshops does not run on the day of workshop B: "
		  "it has to be renewed first");
}

const struct cohort_cover cohort_cover = { .lacks = lacks_cover };

/* ---- what is promised ---- */

/* As it stands today; one that applies only later, as it was signed. */
static bool promised(struct work *w, struct contract_id id, struct contract_version *v)
{
	struct contract_versions all = contract_versions(w, id);
	const struct contract_version *is = contract_standing(&all, work_today(w));

	if (is == NULL)
		is = contract_signed(&all);
	return is != NULL && contract_version_load(w, id, is->version, v);
}

struct money contract_fees(
	struct work *w, struct contract_id id, const struct contract_version *v, struct date day)
{
	struct contract_versions subs = contract_subs_on(w, id, day);
	struct money sum = v->licence.fee;

	list_each (const struct contract_version *, sub, &subs)
		sum.pence += sub->licence.fee.pence;
	return sum;
}

static void add_lines(struct work *w, const struct contract_version *v, const struct budget *b,
	struct commitment under[HEADING_COUNT])
{
	struct money fee = contract_fees(w, v->contract, v, work_today(w));

	list_each (const struct contract_line *, line, &v->lines) {
		struct maybe_money sum = line_commitment(v, line, b, fee);

		under[line->heading].is_any = true;
		under[line->heading].is_partly |= !sum.is_set;
		under[line->heading].money.pence += sum.money.pence;
	}
}

static void committed(
	struct work *w, const struct budget *b, struct commitment under[HEADING_COUNT])
{
	struct contracts all = contracts_of(w, b->programme);
	struct contract_version v;

	for (enum heading h = HEADING_NONE; h < HEADING_COUNT; h++)
		under[h] = (struct commitment){ 0 };
	list_each (const struct contract *, each, &all)
		if (promised(w, each->id, &v))
			add_lines(w, &v, b, under);
}

/* ---- who delivers what under whose licence ---- */

/* The sub-contract gives that body's licence on that day, and stands under *above. */
static bool gives_licence(struct work *w, struct contract_id id, struct organisation_id body,
	struct date day, struct contract_version *above)
{
	struct contract_version sub;
	struct contract c;

	if (!contract_load(w, id, &c) || c.parent.v == 0 ||
		!contract_version_on(w, id, day, &sub) || !contract_runs_on(&sub, day))
		return false;
	if (sub.supplier.id.v != body.v || !licence_runs_on(&sub.licence, day))
		return false;
	return contract_version_on(w, c.parent, day, above) && contract_runs_on(above, day);
}

static struct licensed_list licensed_by(
	struct work *w, struct organisation_id body, struct date day)
{
	struct contract_licensed_rows rows = contract_licensed(w, body);
	struct licensed_list all = { 0 };
	struct contract_version above;

	list_each (const struct contract_licensed_row *, row, &rows) {
		if (!gives_licence(w, row->contract_id, body, day, &above))
			continue;
		list_each (const struct contract_service *, service, &above.services)
			if (service->scheme.v != 0)
				*list_add(work_arena(w), &all) =
					(struct licensed){ service->scheme, above.supplier.id };
	}
	return all;
}

struct contract_versions contract_licences_given(struct work *w, const struct actor *by)
{
	struct contract_licensed_rows rows = { 0 };
	struct contract_versions all = { 0 };

	if (!actor_is(by, ROLE_LICENSOR_LEAD))
		return all;
	rows = contract_licensed(w, by->organisation);
	list_each (const struct contract_licensed_row *, row, &rows) {
		struct contract_versions versions = contract_versions(w, row->contract_id);
		const struct contract_version *v = contract_signed(&versions);

		if (v != NULL && v->supplier.id.v == by->organisation.v)
			*list_add(work_arena(w), &all) = *v;
	}
	return all;
}

const struct scheme_tie scheme_tie = { .licensed_by = licensed_by };

static void add_lead(struct work *w, struct organisation_id id, struct leads *all)
{
	list_each (const struct organisation_id *, each, all)
		if (each->v == id.v)
			return;
	*list_add(work_arena(w), all) = id;
}

/* Whoever held it by a signed version that ran on any of those days. */
static void add_leads(
	struct work *w, struct contract_id id, struct contract_span days, struct leads *leads)
{
	struct contract_versions all = contract_versions(w, id);
	struct date last = DATE_LAST;

	list_each (const struct contract_version *, each, &all) {
		struct contract_span span;

		if (each->signed_by.v == 0)
			continue;
		span = days_of(each, &last);
		if (!date_before(span.to, span.from) && !date_before(span.to, days.from) &&
			!date_before(days.to, span.from))
			add_lead(w, each->holder.id, leads);
	}
}

static struct leads leads_in(
	struct work *w, struct programme_id id, struct date from, struct date to)
{
	struct contracts all = contracts_of(w, id);
	struct leads leads = { 0 };

	list_each (const struct contract *, each, &all)
		add_leads(w, each->id, (struct contract_span){ from, to }, &leads);
	if (leads.n > 0)
		return leads;
	list_each (const struct contract *, each, &all) {
		struct contract_versions versions = contract_versions(w, each->id);
		const struct contract_version *v = contract_signed(&versions);

		if (v != NULL)
			add_lead(w, v->holder.id, &leads);
	}
	return leads;
}

const struct programme_tie programme_tie = { .committed = committed, .leads = leads_in };
