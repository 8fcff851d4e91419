/* SPDX-License-Identifier: MIT */
#include "areas/invoice/spending.h"

#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/organisation/organisation.h"
#include "auth/policy.h"
#include "db/db.h"

/* None: the reader reads no invoices of its office, or no law asked for the month. */
static const struct spending_rule *rule_for(const struct actor *by, struct date month)
{
	return policy_allows_kept_by(by, INVOICE_READ, by->organisation) ? spending_rule_of(month)
									 : NULL;
}

struct spending_sum spending_sum_of(struct work *w, const struct actor *by, struct date month)
{
	const struct spending_rule *rule = rule_for(by, month);
	struct invoice_spending_sum_row row;

	if (rule == NULL || !invoice_spending_sum(w,
				    &(struct invoice_spending_sum_values){
					    .organisation = by->organisation,
					    .first = date_first_day(month),
					    .last = date_last_day(month),
					    .over = rule->over,
				    },
				    &row))
		return (struct spending_sum){ 0 };
	return (struct spending_sum){ row.items, row.cost };
}

static void fill_headings(struct work *w, struct spending_item *item)
{
	struct invoice_spending_headings_rows rows = invoice_spending_headings(w, item->id);

	list_each (const struct invoice_spending_headings_row *, row, &rows)
		item->is_under[word_named(headings, row->heading)] = true;
}

/* What was approved before contracts' versions were kept with it. */
static void fill_office(struct work *w, struct organisation_id office, struct spending_item *item)
{
	struct organisation o = { .name = { "", "" } };

	organisation_load(w, office, &o);
	for (int l = 0; l < LANGUAGE_COUNT; l++)
		item->payer[l] = o.name[l];
}

static struct spending_item item_of(
	struct work *w, struct organisation_id office, const struct invoice_spending_row *row)
{
	struct spending_item item = {
		.id = row->id,
		.number = row->number,
		.paid_on = row->paid_on,
		.recipient = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.programme = { [ENGLISH] = row->programme_en, [WELSH] = row->programme_cy },
		.decision = row->decision,
		.contract = row->contract,
		.net = row->net,
		.cost = row->cost,
		.payer = { [ENGLISH] = row->payer_en, [WELSH] = row->payer_cy },
	};
	struct invoice original;

	if (row->payer_en == NULL)
		fill_office(w, office, &item);
	if (row->credit_of.v != 0 && invoice_head(w, row->credit_of, &original))
		item.credits = original.number;
	fill_headings(w, &item);
	return item;
}

struct spending_items spending_of(struct work *w, const struct actor *by, struct date month,
	const struct spending_item *after, size_t most)
{
	const struct spending_rule *rule = rule_for(by, month);
	struct spending_items all = { 0 };
	struct invoice_spending_rows rows;

	if (rule == NULL)
		return all;
	rows = invoice_spending(w, &(struct invoice_spending_values){
					   .organisation = by->organisation,
					   .first = date_first_day(month),
					   .last = date_last_day(month),
					   .over = rule->over,
					   .after_on = after == NULL ? DATE_NONE : after->paid_on,
					   .after = after == NULL ? 0 : after->number,
					   .most = (int64_t)most + 1,
				   });
	list_each (const struct invoice_spending_row *, row, &rows)
		*list_add(work_arena(w), &all) = item_of(w, by->organisation, row);
	return all;
}

struct date spending_first_month(struct work *w, const struct actor *by)
{
	struct invoice_first_paid_row row;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation) ||
		!invoice_first_paid(w, by->organisation, &row))
		return DATE_NONE;
	return date_month_of(row.paid_on.year, row.paid_on.month);
}
