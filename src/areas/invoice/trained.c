/* SPDX-License-Identifier: MIT */
#include "areas/invoice/trained.h"

#include "areas/invoice/ground.h"
#include "areas/invoice/holder.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/programme/programme.h"
#include "db/db.h"

/* ---- of whom one is recorded ---- */

/* The first day on which a training is paid for by it: of its financial year, once that is funded. */
static struct date trained_from(const struct invoice *invoice, const struct budget *b)
{
	struct date first = financial_year_begins(financial_year_of(invoice->facts.delivered_on));

	return date_before(first, b->starts_on) ? b->starts_on : first;
}

static bool is_listed(const struct trained_people *all, const struct trained_person *one)
{
	list_each (const struct trained_person *, each, all)
		if (each->module == one->module && date_equal(each->on, one->on) &&
			each->facilitator.v == one->facilitator.v)
			return true;
	return false;
}

/* Those of the staff of a scheme's providers. */
struct trainings_of_scheme {
	struct trained_people own; // which can be paid for by the invoice
	struct trained_people
		others;    // another contract, under which their body works, promises theirs
	const char *under; // one such contract; NULL: there is none
};

/* Of the same body and day as one of them from `first` on: it is the same with it, and is not asked again. */
static bool has_deed(
	const struct trained_people *all, size_t first, const struct deed_of_body *deed)
{
	for (size_t i = first; i < all->n; i++)
		if (all->at[i].organisation.v == deed->body.v &&
			date_equal(all->at[i].on, deed->on))
			return true;
	return false;
}

/* Another contract pays for it: the body's own, or one under which it works where this is none; *under names it. */
static bool is_of_another(struct work *w, const struct invoice *invoice,
	const struct deed_of_body *deed, const char **under)
{
	struct promised_deed promised;

	if (invoice->supplier.v == deed->body.v)
		return false;
	promised = holder_promised_elsewhere(w, invoice, deed);
	if (!promised.is_bodys ||
		(!promised.is_own && holder_works_under(w, invoice->contract, invoice->supplier,
					     deed->body, deed->on)))
		return false;
	*under = promised.contract;
	return true;
}

static struct trainings_of_scheme trained_within(struct work *w, const struct invoice *invoice,
	const struct budget *b, struct date from, struct date to)
{
	struct trainings_of_scheme all = { 0 };
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, invoice->under, b, &n);

	for (size_t i = 0; i < n; i++) {
		struct trained_people more = cohort_trained_people(w, schemes[i], from, to);
		const struct {
			size_t own, others;
		} begun = { all.own.n, all.others.n };

		list_each (const struct trained_person *, each, &more) {
			const struct deed_of_body deed = { schemes[i], each->organisation, each->on,
				EVIDENCE_TRAINING };
			bool is_anothers;

			if (is_listed(&all.own, each) || is_listed(&all.others, each))
				continue;
			is_anothers = has_deed(&all.others, begun.others, &deed) ||
				      (!has_deed(&all.own, begun.own, &deed) &&
					      is_of_another(w, invoice, &deed, &all.under));
			*list_add(work_arena(w), is_anothers ? &all.others : &all.own) = *each;
		}
	}
	return all;
}

struct trained_people invoice_trained_people(struct work *w, const struct invoice *invoice)
{
	struct budget b;

	if (!programme_budget_in_force(w, invoice->programme, &b))
		return (struct trained_people){ 0 };
	return trained_within(
		w, invoice, &b, trained_from(invoice, &b), invoice->facts.delivered_on)
		.own;
}

/* One of the first so many is the same person; module not MODULE_NONE: in that one. */
static bool has_person(const struct trained_people *all, size_t first, struct facilitator_id id,
	enum module module)
{
	for (size_t i = 0; i < first; i++)
		if (all->at[i].facilitator.v == id.v &&
			(module == MODULE_NONE || all->at[i].module == module))
			return true;
	return false;
}

/* Of how many people, by module. */
struct recorded {
	int64_t own[TRAINED_COUNT];
	int64_t others[TRAINED_COUNT]; // who are not among the own too
	const char *under;
};

/* Of victim workers all that the other side has told of. */
static struct recorded recorded_within(struct work *w, const struct invoice *invoice,
	const struct budget *b, struct date from, struct date to)
{
	struct trainings_of_scheme all = trained_within(w, invoice, b, from, to);
	struct recorded r = { .under = all.under };

	for (size_t i = 0; i < all.own.n; i++) {
		const struct trained_person *one = &all.own.at[i];

		r.own[one->module] += !has_person(&all.own, i, one->facilitator, one->module);
	}
	for (size_t i = 0; i < all.others.n; i++) {
		const struct trained_person *one = &all.others.at[i];

		r.others[one->module] +=
			!has_person(&all.others, i, one->facilitator, one->module) &&
			!has_person(&all.own, all.own.n, one->facilitator, one->module);
	}
	r.own[TRAINED_VICTIM_CONTACT] = cohort_workers_trained_within(w, from, to);
	return r;
}

/* On all days that are funded and over: an invoice of a year before may come after one of this. */
static int64_t staff_recorded(struct work *w, const struct invoice *invoice, const struct budget *b)
{
	struct date today = work_today(w);
	struct trained_people own = trained_within(
		w, invoice, b, b->starts_on, date_before(b->ends_on, today) ? b->ends_on : today)
					    .own;
	int64_t people = 0;

	for (size_t i = 0; i < own.n; i++)
		people += !has_person(&own, i, own.at[i].facilitator, MODULE_NONE);
	return people;
}

void trained_load(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct invoice_ground *ground)
{
	struct recorded r = recorded_within(
		w, invoice, b, trained_from(invoice, b), invoice->facts.delivered_on);

	for (int each = MODULE_NONE; each < TRAINED_COUNT; each++) {
		ground->recorded[each] = r.own[each];
		ground->recorded_elsewhere[each] = r.others[each];
	}
	ground->trained_under = r.under;
	ground->staff_recorded = staff_recorded(w, invoice, b);
}

/* ---- what other lines have of them ---- */

/* The days of the financial year whose trainings are paid at the line's terms: all, unless a variation cuts them. */
static struct contract_span trained_days(
	const struct invoice *invoice, const struct invoice_line *line)
{
	struct date day = invoice->facts.delivered_on;
	int year = financial_year_of(day);
	struct contract_span days = { financial_year_begins(year), financial_year_ends(year) };
	struct contract_span at = contract_line_days(&invoice->history, line->terms, day);
	struct date before = date_add_days(at.from, -1), after = date_add_days(at.to, 1);

	if (!contract_line_on(&invoice->history, line->terms, day))
		return days;
	if (date_before(days.from, at.from) && contract_standing(&invoice->history, before) != NULL)
		days.from = at.from;
	if (date_before(at.to, days.to) && contract_standing(&invoice->history, after) !=
						   contract_standing(&invoice->history, at.to))
		days.to = at.to;
	return days;
}

/* Those of before these days go on another invoice, at the terms of then. */
static void leave_earlier(
	struct work *w, const struct invoice *invoice, struct date since, struct invoice_line *line)
{
	struct recorded r;
	struct date first;
	struct budget b;

	if (!programme_budget_in_force(w, invoice->programme, &b))
		return;
	first = trained_from(invoice, &b);
	if (!date_before(first, since))
		return;
	r = recorded_within(w, invoice, &b, first, date_add_days(since, -1));
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		line->seen.billed[each] += r.own[each] + r.others[each];
		line->seen.billed_here[each] += r.own[each];
	}
}

void trained_see(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct contract_span days = trained_days(invoice, line);
	struct invoice_trained_elsewhere_rows rows =
		invoice_trained_elsewhere(w, &(struct invoice_trained_elsewhere_values){
						     .year = invoice->year,
						     .since = days.from,
						     .until = days.to,
						     .programme = invoice->programme,
						     .contract = invoice->contract,
						     .supplier = invoice->supplier,
						     .organisation = invoice->organisation,
						     .without = invoice->id,
						     .line = line->number,
					     });

	list_each (const struct invoice_trained_elsewhere_row *, row, &rows) {
		line->seen.billed[trained_named(row->module)] = row->people;
		line->seen.billed_here[trained_named(row->module)] = row->here;
	}
	leave_earlier(w, invoice, days.from, line);
}

static void see_people_of(struct work *w, const struct invoice *invoice, int64_t contract_line,
	struct invoice_line *line)
{
	struct invoice_people_elsewhere_rows rows =
		invoice_people_elsewhere(w, &(struct invoice_people_elsewhere_values){
						    .programme = invoice->programme,
						    .contract = invoice->contract,
						    .contract_line = contract_line,
						    .workers = trained_name(TRAINED_VICTIM_CONTACT),
						    .without = invoice->id,
						    .line = line->number,
					    });

	list_each (const struct invoice_people_elsewhere_row *, row, &rows) {
		struct people_billed_list *all = &line->seen.people;

		if (all->n == 0 || all->at[all->n - 1].invoice != row->invoice)
			*list_add(work_arena(w), all) = (struct people_billed){ row->invoice, 0 };
		all->at[all->n - 1].people += row->people;
	}
}

/* By the line itself, and by those in whose place it is. */
void trained_see_people(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	int64_t last = contract_last_line(&invoice->history);

	see_people_of(w, invoice, line->contract_line, line);
	for (int64_t other = 1; other <= last; other++)
		if (contract_line_is_of(&invoice->history, line->terms, other))
			see_people_of(w, invoice, other, line);
}
