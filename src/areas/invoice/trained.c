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

/*
 * The trainings on those days that can be paid for by it: of the staff of the scheme's providers, but where another
 * contract, under which their body works, promises training.  *under becomes one such contract.
 */
static struct trained_people trained_within(struct work *w, const struct invoice *invoice,
	const struct budget *b, struct date from, struct date to, const char **under)
{
	struct trained_people all = { 0 };
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, invoice->under, b, &n);

	for (size_t i = 0; i < n; i++) {
		struct trained_people more = cohort_trained_people(w, schemes[i], from, to);

		list_each (const struct trained_person *, each, &more) {
			const struct deed_of_body deed = { schemes[i], each->organisation, each->on,
				EVIDENCE_TRAINING };
			struct promised_deed promised = { 0 };

			if (is_listed(&all, each))
				continue;
			if (!holder_works_under(
				    w, invoice->contract, invoice->supplier, deed.body, deed.on))
				promised = holder_promised_elsewhere(w, invoice, &deed);
			if (promised.is_bodys)
				*under = promised.contract;
			else
				*list_add(work_arena(w), &all) = *each;
		}
	}
	return all;
}

struct trained_people invoice_trained_people(struct work *w, const struct invoice *invoice)
{
	struct budget b;
	const char *under = NULL;

	if (!programme_budget_in_force(w, invoice->programme, &b))
		return (struct trained_people){ 0 };
	return trained_within(
		w, invoice, &b, trained_from(invoice, &b), invoice->facts.delivered_on, &under);
}

/* Nobody was trained in it before them on the list. */
static bool is_first(const struct trained_people *all, const struct trained_person *one)
{
	for (const struct trained_person *each = all->at; each < one; each++)
		if (each->module == one->module && each->facilitator.v == one->facilitator.v)
			return false;
	return true;
}

/* Of how many people; of victim workers all that the other side has told of. */
static void recorded_within(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct date from, struct date to, int64_t recorded[TRAINED_COUNT], const char **under)
{
	struct trained_people all = trained_within(w, invoice, b, from, to, under);

	for (int each = MODULE_NONE; each < TRAINED_COUNT; each++)
		recorded[each] = 0;
	list_each (const struct trained_person *, each, &all)
		recorded[each->module] += is_first(&all, each);
	recorded[TRAINED_VICTIM_CONTACT] = cohort_workers_trained_within(w, from, to);
}

/* On all days that are funded and over: an invoice of a year before may come after one of this. */
static int64_t staff_recorded(struct work *w, const struct invoice *invoice, const struct budget *b)
{
	struct date today = work_today(w);
	const char *under = NULL;
	struct trained_people all = trained_within(w, invoice, b, b->starts_on,
		date_before(b->ends_on, today) ? b->ends_on : today, &under);
	int64_t people = 0;

	for (size_t i = 0; i < all.n; i++) {
		bool is_again = false;

		for (size_t before = 0; before < i; before++)
			is_again =
				is_again || all.at[before].facilitator.v == all.at[i].facilitator.v;
		people += !is_again;
	}
	return people;
}

void trained_load(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct invoice_ground *ground)
{
	recorded_within(w, invoice, b, trained_from(invoice, b), invoice->facts.delivered_on,
		ground->recorded, &ground->trained_under);
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
	int64_t recorded[TRAINED_COUNT];
	const char *under = NULL;
	struct date first;
	struct budget b;

	if (!programme_budget_in_force(w, invoice->programme, &b))
		return;
	first = trained_from(invoice, &b);
	if (!date_before(first, since))
		return;
	recorded_within(w, invoice, &b, first, date_add_days(since, -1), recorded, &under);
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		line->seen.billed[each] += recorded[each];
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
						     .supplier = invoice->supplier,
						     .organisation = invoice->organisation,
						     .without = invoice->id,
						     .line = line->number,
					     });

	list_each (const struct invoice_trained_elsewhere_row *, row, &rows)
		line->seen.billed[trained_named(row->module)] = row->people;
	leave_earlier(w, invoice, days.from, line);
}

void trained_see_people(struct work *w, const struct invoice *invoice, struct invoice_line *line)
{
	struct invoice_people_elsewhere_rows rows =
		invoice_people_elsewhere(w, &(struct invoice_people_elsewhere_values){
						    .programme = invoice->programme,
						    .contract = invoice->contract,
						    .contract_line = line->contract_line,
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
