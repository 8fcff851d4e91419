/* SPDX-License-Identifier: MIT */
/*
 * Key data as the program makes them: from the same counts and sums as the programme's own page.
 *
 * Nothing here depends on who asks: the counts of people are kept as such, and the money is the
 * office's.  So a figure is the same whoever releases it.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/funding/rules.h"
#include "areas/invoice/invoice.h"
#include "areas/pack/store.h"
#include "areas/programme/programme.h"
#include "areas/scheme/scheme.h"
#include "base/err.h"
#include "db/db.h"
#include "i18n/i18n.h"

/* The figures of one pack, being made. */
struct making {
	struct work *w;
	const struct pack *pack;
	struct budget budget;
	struct programme_counts counts;
	struct key_figures all;
};

static struct key_figure *add(struct making *now, enum figure figure, int64_t number)
{
	struct key_figure *added = list_add(work_arena(now->w), &now->all);

	*added = (struct key_figure){
		.figure = figure,
		.about = { "", "" },
		.is_held = true,
		.number = number,
	};
	return added;
}

static void add_unknown(struct making *now, enum figure figure)
{
	add(now, figure, 0)->is_held = false;
}

/* ---- people ---- */

static void add_contacts(struct making *now)
{
	struct contacts contacts = scheme_contacts(
		now->w, now->budget.scheme, now->pack->period.from, now->pack->period.to);

	add(now, FIGURE_CONTACTED, contacts.people);
	if (contacts.people == 0)
		add_unknown(now, FIGURE_CONTACT_DAYS);
	else
		add(now, FIGURE_CONTACT_DAYS,
			(2 * contacts.days + contacts.people) / (2 * contacts.people));
}

static void add_people(struct making *now)
{
	int64_t reached[MILESTONE_COUNT];

	scheme_reached(
		now->w, now->budget.scheme, now->pack->period.from, now->pack->period.to, reached);
	add(now, FIGURE_REFERRED, reached[MILESTONE_REFERRED]);
	add(now, FIGURE_ACCEPTED, reached[MILESTONE_ACCEPTED]);
	add_contacts(now);
	add(now, FIGURE_BOOKED, reached[MILESTONE_BOOKED]);
	add(now, FIGURE_A_ATTENDED, reached[MILESTONE_A_ATTENDED]);
	add(now, FIGURE_COMPLETED, reached[MILESTONE_COMPLETED]);
	add(now, FIGURE_WAITING, scheme_waiting(now->w, now->budget.scheme));
}

/* ---- workshops ---- */

static void add_fill(struct making *now, const struct cohort *c)
{
	struct arena *a = work_arena(now->w);
	struct key_figure *fill = add(now, FIGURE_FILL, c->taken);

	for (int l = 0; l < LANGUAGE_COUNT; l++)
		fill->about[l] = tr_fill(a, (enum language)l, "Cohort {number}, {date}", "number",
			arena_format(a, "%" PRId64, c->number), "date",
			date_words(a, (enum language)l, c->workshop[WORKSHOP_A].on), NULL);
	fill->of = c->capacity;
}

static int by_day(const void *one, const void *other)
{
	const struct cohort *c = one, *second = other;
	struct date on = c->workshop[WORKSHOP_A].on, second_on = second->workshop[WORKSHOP_A].on;

	if (!date_equal(on, second_on))
		return date_before(on, second_on) ? -1 : 1;
	return c->number < second->number ? -1 : c->number > second->number;
}

/* Those whose workshop A is in the months that the pack covers, by its day whatever their group. */
static void add_fills(struct making *now)
{
	struct date last =
		date_last_day(date_month_of(now->pack->period.to.year, now->pack->period.to.month));
	struct cohorts shown = { 0 };

	for (enum cohort_type type = COHORT_UNKNOWN + 1; type < COHORT_TYPE_COUNT; type++) {
		struct cohorts all =
			cohorts_to_come(now->w, now->budget.scheme, type, now->pack->period.from);

		list_each (const struct cohort *, c, &all)
			if (c->cancelled_because == NULL &&
				!date_before(last, c->workshop[WORKSHOP_A].on))
				*list_add(work_arena(now->w), &shown) = *c;
	}
	if (shown.n > 1)
		qsort(shown.at, shown.n, sizeof *shown.at, by_day);
	list_each (const struct cohort *, c, &shown)
		add_fill(now, c);
}

static void add_workshops(struct making *now)
{
	const struct budget *b = &now->budget;
	const struct programme_counts *counts = &now->counts;

	add(now, FIGURE_PEOPLE_SO_FAR, counts->number[CEILING_PEOPLE])->of =
		b->ceiling[CEILING_PEOPLE];
	add(now, FIGURE_COHORTS, counts->number[CEILING_COHORTS])->of = b->ceiling[CEILING_COHORTS];
	add(now, FIGURE_COHORTS_PLANNED, counts->planned);
	add(now, FIGURE_TRAINED, counts->number[CEILING_TRAINED])->of = b->ceiling[CEILING_TRAINED];
	add_fills(now);
}

/* ---- money ---- */

static void add_of_heading(
	struct making *now, enum figure figure, enum heading heading, struct money money)
{
	struct key_figure *added = add(now, figure, money.pence);

	for (int l = 0; l < LANGUAGE_COUNT; l++)
		added->about[l] = tr((enum language)l, headings[heading].label);
}

static void add_unknown_of_heading(struct making *now, enum figure figure, enum heading heading)
{
	add_of_heading(now, figure, heading, MONEY_ZERO);
	now->all.at[now->all.n - 1].is_held = false;
}

static void add_heading(struct making *now, enum heading heading, const struct heading_terms *terms,
	const struct commitment *promised, const struct invoiced *invoiced)
{
	int64_t cohorts = now->counts.number[CEILING_COHORTS] + now->counts.planned;

	add_of_heading(now, FIGURE_CAP, heading, terms->cap.money);
	if (promised->is_any && !promised->is_partly)
		add_of_heading(now, FIGURE_COMMITTED, heading, promised->money);
	else
		add_unknown_of_heading(now, FIGURE_COMMITTED, heading);
	add_of_heading(now, FIGURE_WAITING_INVOICES, heading, invoiced->waiting);
	add_of_heading(now, FIGURE_APPROVED, heading, invoiced->approved);
	add_of_heading(now, FIGURE_PAID, heading, invoiced->paid);
	if (!heading_is_by_cohort(terms))
		return; // what is forecast is cohorts at their price
	if (now->budget.scheme.v != 0)
		add_of_heading(now, FIGURE_FORECAST, heading,
			cohorts_cost(terms, now->budget.licence, cohorts));
	else
		add_unknown_of_heading(now, FIGURE_FORECAST, heading);
}

static void add_money(struct making *now)
{
	struct commitment committed[HEADING_COUNT] = { 0 };
	struct invoiced invoiced[HEADING_COUNT] = { 0 };

	programme_tie.committed(now->w, &now->budget, committed);
	programme_bills.invoiced(now->w, now->pack->programme, invoiced);
	for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++) {
		struct heading_terms terms = heading_terms(&now->budget, h);

		if (terms.cap.kind != LIMIT_NONE)
			add_heading(now, h, &terms, &committed[h], &invoiced[h]);
	}
}

/* The financial year in which the months of the pack end. */
static int year_of(const struct pack_period *period)
{
	return financial_year_of(date_last_day(date_month_of(period->to.year, period->to.month)));
}

void figures_take_months(struct key_figures *all, const struct pack_period *period)
{
	int year = year_of(period);

	list_each (struct key_figure *, each, all) {
		if (each->figure == FIGURE_COMPLETED) {
			each->from = date_month_of(period->from.year, period->from.month);
			each->to = date_month_of(period->to.year, period->to.month);
		} else if (each->figure == FIGURE_YEAR_COMPLETED) {
			each->from = financial_year_begins(year);
			each->to = financial_year_ends(year);
		}
	}
}

static struct key_figure *add_of_year(
	struct making *now, enum figure figure, int year, int64_t number)
{
	struct key_figure *added = add(now, figure, number);

	for (int l = 0; l < LANGUAGE_COUNT; l++)
		added->about[l] = financial_year_text(work_arena(now->w), year);
	return added;
}

/* What delivering cost in that year, and what each completion of it did. */
static void add_each(struct making *now)
{
	int year = year_of(&now->pack->period);
	struct date from = financial_year_begins(year), to = financial_year_ends(year);
	struct delivered_years years = programme_bills.delivered(now->w, now->pack->programme);
	int64_t completed = programme_completed_of(now->w, &now->budget, from, to);
	struct money cost = MONEY_ZERO;
	struct maybe_money each;

	list_each (const struct delivered_year *, one, &years)
		if (date_equal(one->from, from))
			cost = one->cost;
	each = cost_of_each(cost, completed);
	add_of_year(now, FIGURE_YEAR_COMPLETED, year, completed);
	add_of_year(now, FIGURE_YEAR_COST, year, cost.pence);
	add_of_year(now, FIGURE_COST_EACH, year, each.money.pence)->is_held = each.is_set;
}

/* A body's figure, begun where it is not there yet. */
static struct key_figure *share_of(struct making *now, const struct invoice_share *share)
{
	const char *welsh =
		share->name[WELSH][0] != '\0' ? share->name[WELSH] : share->name[ENGLISH];

	list_each (struct key_figure *, each, &now->all)
		if (each->figure == FIGURE_SHARE &&
			strcmp(each->about[ENGLISH], share->name[ENGLISH]) == 0)
			return each;

	struct key_figure *added = add(now, FIGURE_SHARE, 0);

	added->about[ENGLISH] = share->name[ENGLISH];
	added->about[WELSH] = welsh;
	return added;
}

static void add_shares(struct making *now)
{
	int last = financial_year_of(now->budget.ends_on);

	for (int year = financial_year_of(now->budget.starts_on); year <= last; year++) {
		struct invoice_shares all =
			invoice_shares_of_year(now->w, now->pack->programme, year);

		list_each (const struct invoice_share *, share, &all)
			share_of(now, share)->number += share->due.pence;
	}
}

static void add_days_left(struct making *now)
{
	struct date today = work_today(now->w);

	add(now, FIGURE_DAYS_LEFT,
		date_before(now->budget.ends_on, today)
			? 0
			: date_days_between(today, now->budget.ends_on));
}

/* ---- all ---- */

struct key_figures pack_figures_made(struct work *w, const struct pack *p)
{
	struct making now = { .w = w, .pack = p };
	bool has_counts;

	if (!programme_budget_in_force(w, p->programme, &now.budget))
		return now.all;
	has_counts = programme_counts(w, &now.budget, &now.counts);
	if (has_counts) {
		add_people(&now);
		add_workshops(&now);
	}
	add_money(&now);
	if (has_counts)
		add_each(&now);
	add_shares(&now);
	add_days_left(&now);
	figures_take_months(&now.all, &p->period);
	return now.all;
}

bool pack_is_entered(struct work *w, struct programme_id id)
{
	struct budget budget;

	return !programme_budget_in_force(w, id, &budget) || budget.scheme.v == 0;
}
