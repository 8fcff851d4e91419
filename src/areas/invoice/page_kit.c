/* SPDX-License-Identifier: MIT */
#include "areas/invoice/page_kit.h"

#include <inttypes.h>
#include <string.h>

#include "areas/invoice/licence.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"

enum { FIRST_YEAR = 1900, LAST_YEAR = 2198 };

bool page_invoice(struct request *rq, enum right right, struct invoice *invoice)
{
	return invoice_for(
		rq->work, &rq->actor, right, (struct invoice_id){ path_id(rq, "id") }, invoice);
}

struct url url_invoice(struct arena *a, struct invoice_id id)
{
	return url_of(a, "/invoices/%lld", (long long)id.v);
}

struct url url_invoice_page(struct arena *a, struct invoice_id id, const char *page)
{
	return url_of(a, "/invoices/%lld/%s", (long long)id.v, page);
}

struct link invoice_link(struct request *rq, const struct invoice *invoice)
{
	return (struct link){ .text = invoice_reference(rq->arena, invoice->number),
		.url = url_invoice(rq->arena, invoice->id) };
}

const char *invoice_colour(enum invoice_state state)
{
	static const char *const colours[INVOICE_STATE_COUNT] = {
		[INVOICE_RECEIVED] = "blue",
		[INVOICE_MATCHED] = "purple",
		[INVOICE_QUERIED] = "yellow",
		[INVOICE_SHARED] = "green",
		[INVOICE_NO_RECHARGE] = "green",
		[INVOICE_RECHARGED] = "green",
		[INVOICE_PAID] = "grey",
		[INVOICE_WITHDRAWN] = "grey",
	};

	return colours[state];
}

const char *invoice_money(struct request *rq, struct money m)
{
	return money_words(rq->arena, rq->language, m);
}

const char *invoice_standing_words(struct request *rq, const struct invoice *invoice)
{
	return tr(
		rq->language, invoice_standing_label(invoice->facts.state, invoice->facts.is_paid));
}

struct invoice_row invoice_row_of(struct request *rq, const struct invoice *invoice)
{
	return (struct invoice_row){
		.invoice = invoice_link(rq, invoice),
		.supplier = body_name(rq, invoice->supplier_name),
		.delivered = date_words(rq->arena, rq->language, invoice->facts.delivered_on),
		.sum = invoice_money(rq, invoice->facts.total),
		.state = invoice_standing_words(rq, invoice),
		.colour = invoice_colour(invoice->facts.state),
	};
}

const char *invoice_line_anchor(struct request *rq, int64_t line)
{
	return arena_format(rq->arena, "line-%" PRId64, line);
}

struct url url_invoice_trace(struct request *rq, struct invoice_id id, int64_t line)
{
	return url_of(rq->arena, "/invoices/%lld/trace#%s", (long long)id.v,
		invoice_line_anchor(rq, line));
}

const char *invoice_shares_words(struct request *rq, const struct invoice *invoice)
{
	return tr_fill(rq->arena, rq->language,
		"By version {number} of the agreement of {year}: what each owes beyond what it was "
		"billed of that year, to the penny.",
		"number", arena_format(rq->arena, "%" PRId64, invoice->agreement), "year",
		financial_year_text(rq->arena, invoice->year), NULL);
}

const char *invoice_share_words(struct request *rq, const struct invoice_share *share)
{
	const char *due = invoice_money(rq, share->due);

	return share->is_drawn ? tr_fill(rq->arena, rq->language,
					 "{money}, drawn from what it pays before it is spent",
					 "money", due, NULL)
			       : due;
}

struct link invoice_statement_link(struct request *rq, struct programme_id id, int year)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "Who owes what for {year}", "year",
			financial_year_text(rq->arena, year), NULL),
		.url = url_of(rq->arena, "/programmes/%lld/statements/%d", (long long)id.v, year),
	};
}

const char *invoice_held_words(struct request *rq, const struct invoice *invoice)
{
	struct invoice_ground ground = invoice_ground(rq->work, invoice);
	struct invoice_findings findings = invoice_find(rq->arena, &invoice->facts, &ground);

	list_each (const struct invoice_finding *, each, &findings)
		if (each->verdict == FINDING_HOLDS)
			return finding_words(rq, invoice, &ground, each);
	return NULL;
}

bool page_statement_year(struct request *rq, int *year)
{
	int64_t number = path_id(rq, "year");

	if (number < FIRST_YEAR || number > LAST_YEAR)
		return false;
	*year = (int)number;
	return true;
}

/* ---- forms ---- */

struct form_field invoice_field(
	struct request *rq, const char *name, const char *label, const char *stands)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.value = rq->method == POST ? form_raw(rq, name) : stands,
		.problems = &rq->problems,
	};
}

/* Without its sign, which the field has before it. */
struct form_field invoice_money_field(
	struct request *rq, const char *name, const char *label, struct maybe_money stands)
{
	const char *sum = stands.is_set ? money_text(rq->arena, stands.money) + strlen("£") : "";
	struct form_field field = invoice_field(rq, name, label, sum);

	field.prefix = "£";
	field.width = "10";
	field.inputmode = "decimal";
	return field;
}

struct form_field invoice_date_field(struct request *rq, const char *name, const char *label,
	const char *hint, struct date stands)
{
	struct form_field field = {
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.problems = &rq->problems,
	};

	page_date_parts(rq, &field, stands);
	return field;
}

struct form invoice_form(struct request *rq, struct invoice_id id, const char *page)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){ .action = url_invoice_page(rq->arena, id, page),
		.token = keys.token,
		.key = keys.once };
}

struct url invoice_cohort_url(struct request *rq, struct cohort_id id)
{
	return policy_allows_somewhere(&rq->actor, COHORT_READ)
		       ? url_of(rq->arena, "/cohorts/%lld", (long long)id.v)
		       : URL_NONE;
}

struct link twin_link(struct request *rq, const struct invoice *twin)
{
	return (struct link){
		.text = tr_fill(rq->arena, rq->language,
			"See the invoice that is here already: {name}", "name",
			invoice_reference(rq->arena, twin->number), NULL),
		.url = url_invoice(rq->arena, twin->id),
	};
}

int page_money_year(struct request *rq, struct programme_id id)
{
	struct budget b;

	return financial_year_of(
		programme_budget_in_force(rq->work, id, &b) && date_before(b.ends_on, rq->today)
			? b.ends_on
			: rq->today);
}

const char *invoice_licence_words(struct request *rq, const struct invoice_line *line)
{
	const char *number = licence_number(rq->work, line->licence_of);
	const char *days = tr_fill(rq->arena, rq->language, "{from} to {to}", "from",
		date_words(rq->arena, rq->language, line->licence_from), "to",
		date_words(rq->arena, rq->language, line->licence_to), NULL);

	return number[0] == '\0' ? days : arena_format(rq->arena, "%s, %s", number, days);
}

struct date invoice_approved_on(const struct invoice_deeds *deeds)
{
	struct date on = DATE_NONE;

	list_each (const struct invoice_deed *, deed, deeds)
		if (deed->act == INVOICE_APPROVE)
			on = instant_day(deed->at);
	return on;
}

const char *invoice_paid_words(struct request *rq, struct date paid, struct date approved)
{
	const char *on = date_words(rq->arena, rq->language, paid);

	if (!date_is_set(approved) || !date_before(paid, approved))
		return on;
	return tr_fill(rq->arena, rq->language, "{paid}, before it was approved on {approved}",
		"paid", on, "approved", date_words(rq->arena, rq->language, approved), NULL);
}

const char *invoice_varied_words(struct request *rq, const struct invoice *invoice)
{
	const struct invoice_facts *facts = &invoice->facts;
	struct contract_versions versions;

	if (!invoice_is_approved(facts->state) || facts->is_paid || facts->is_credit)
		return NULL;
	versions = contract_versions(rq->work, invoice->contract);
	if (contract_still_pays(&versions, invoice->supplier, facts->delivered_on))
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"Look at it before it is paid: a variation was signed since it was approved, by "
		"which the contract did not run on {date}, or had another supplier. If it is not "
		"owed, enter a credit note.",
		"date", date_words(rq->arena, rq->language, facts->delivered_on), NULL);
}
