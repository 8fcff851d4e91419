/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, on a programme's and a scheme's page, and the table of its routes.
 */
#include "areas/contract/pages.h"

#include <string.h>

#include "areas/contract/contract_views.h"
#include "areas/contract/page_kit.h"
#include "areas/funding/funding.h"
#include "auth/policy.h"

/* ---- home ---- */

enum { ROWS_ROOM_BYTES = 2048 };

LIST(said_contracts, struct contract_says);

/* The newest version, that somebody else wrote and nobody signed. */
static void add_unsigned(struct request *rq, const struct contract *c,
	const struct contract_versions *all, struct said_contracts *rows)
{
	const struct contract_version *newest = &all->at[0];
	struct link link = contract_link(rq, c, newest);

	link.url = url_contract_version(rq->arena, newest);
	if (newest->signed_by.v == 0 && newest->written_by.v != rq->actor.account.v)
		*list_add(rq->arena, rows) =
			(struct contract_says){ link, tr(rq->language, "Not signed yet") };
}

/* When nothing of it runs any more, were it only its licence by its own days. */
static struct date last_day(const struct contract_version *v)
{
	if (v->licence.number[0] != '\0' && date_before(v->ends_on, v->licence.ends_on))
		return v->licence.ends_on;
	return v->ends_on;
}

/* It ends soon, or has ended not long ago; so too its licence. */
static void add_ending(struct request *rq, const struct contract *c,
	const struct contract_versions *all, struct said_contracts *rows)
{
	const struct contract_version *v = contract_signed(all);
	const char *ends, *licence;

	if (v == NULL || date_days_between(last_day(v), rq->today) > CONTRACT_WARNING_DAYS)
		return;
	ends = contract_end_words(rq, v);
	licence = licence_end_words(rq, c, v);
	if (ends != NULL)
		*list_add(rq->arena, rows) =
			(struct contract_says){ contract_link(rq, c, v), ends };
	if (licence != NULL)
		*list_add(rq->arena, rows) =
			(struct contract_says){ contract_link(rq, c, v), licence };
}

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	const struct said_contracts *rows)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (rows->n == 0)
		return;
	view_contract_says(&out, rows->at, rows->n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0) };
}

/* To who licenses: what of theirs ends soon, or ended not long ago.  The contract itself is not theirs to read. */
static void add_licences(struct request *rq, struct home_waiting *waiting)
{
	struct contract_versions all = contract_licences_given(rq->work, &rq->actor);
	struct said_contracts rows = { 0 };

	list_each (const struct contract_version *, v, &all) {
		const char *says;
		struct contract c;

		if (v->licence.number[0] == '\0' ||
			date_days_between(v->licence.ends_on, rq->today) > CONTRACT_WARNING_DAYS ||
			!contract_load(rq->work, v->contract, &c))
			continue;
		says = licence_end_words(rq, &c, v);
		if (says != NULL)
			*list_add(rq->arena, &rows) =
				(struct contract_says){ { .text = contract_link(rq, &c, v).text },
					says };
	}
	add_list(rq, waiting, tr(rq->language, "Your licences that end soon"), &rows);
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	enum { LOOKED_AT = 200 };
	bool signs = policy_allows_kept_by(&rq->actor, PROGRAMME_SIGN, rq->actor.organisation);
	bool watches = policy_allows_kept_by(&rq->actor, PROGRAMME_ALTER, rq->actor.organisation) ||
		       actor_is(&rq->actor, ROLE_PERFORMANCE_LEAD);
	struct said_contracts to_sign = { 0 }, ending = { 0 };
	struct contract_filter any = { .search = "", .after = "" };

	add_licences(rq, waiting);
	if (!signs && !watches)
		return;

	struct contracts kept = contract_register(rq->work, &rq->actor, &any, LOOKED_AT);

	list_each (const struct contract *, c, &kept) {
		struct contract_versions all = contract_versions(rq->work, c->id);

		if (signs)
			add_unsigned(rq, c, &all, &to_sign);
		if (watches)
			add_ending(rq, c, &all, &ending);
	}
	add_list(rq, waiting, tr(rq->language, "Contracts waiting for your signature"), &to_sign);
	add_list(rq, waiting, tr(rq->language, "Contracts and licences that end soon"), &ending);
}

static const struct home_card cards[] = {
	{ PROGRAMME_READ, N_("Contracts"), "/contracts",
		N_("Who delivers what for whom, until when, and what is paid for") },
	{ 0 },
};

const struct home_part contract_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- on other records' pages ---- */

static struct link said_link(struct request *rq, const struct contract *c)
{
	struct contract_version v;
	struct link link;

	if (!contract_listed(rq, c, &v))
		return (struct link){ 0 };
	link = contract_link(rq, c, &v);
	link.text = tr_fill(rq->arena, rq->language,
		v.signed_by.v == 0                  ? N_("Contract: {contract}, not signed yet")
		: date_before(v.ends_on, rq->today) ? N_("Contract: {contract}, ended on {date}, "
							 "so nobody can be booked under it")
						    : N_("Contract: {contract}, until {date}"),
		"contract", link.text, "date", date_words(rq->arena, rq->language, v.ends_on),
		NULL);
	return link;
}

static void add_contracts(
	struct request *rq, const struct contracts *all, struct record_links *links)
{
	list_each (const struct contract *, c, all) {
		struct contract same;
		struct link link;

		if (!contract_for(rq->work, &rq->actor, PROGRAMME_READ, c->id, &same))
			continue;
		link = said_link(rq, c);
		if (link.text != NULL)
			*list_add(rq->arena, links) = link;
	}
}

/* Of the year in which that day is, somebody else pays too. */
static bool is_shared(
	struct request *rq, struct programme_id id, struct date day, struct organisation_id holder)
{
	struct agreement agreement;

	if (!funding_agreement_of(rq->work, id, financial_year_of(day), &agreement))
		return false;
	list_each (const struct partner *, each, &agreement.partners)
		if (each->contribution == CONTRIBUTION_CASH && each->organisation.v != holder.v)
			return true;
	return false;
}

static bool is_said(const struct record_links *links, const char *text)
{
	list_each (const struct link *, each, links)
		if (strcmp(each->text, text) == 0)
			return true;
	return false;
}

/*
 * As it was signed last, and of today or of the day of its term that is next to it; once for all contracts
 * of which it is the same.
 */
static void add_route(struct request *rq, const struct contract *c, struct record_links *links)
{
	struct contract_versions all = contract_versions(rq->work, c->id);
	const struct contract_version *v = contract_signed(&all);
	struct date day = rq->today;
	const char *words;

	if (v == NULL)
		return;
	if (date_before(v->ends_on, day))
		day = v->ends_on;
	if (date_before(day, v->starts_on))
		day = v->starts_on;
	words = route_words(rq, v, is_shared(rq, c->programme, day, v->holder.id));
	if (!is_said(links, words))
		*list_add(rq->arena, links) = (struct link){ .text = words };
}

static void add_of_programme(struct request *rq, int64_t id, struct record_links *links)
{
	struct programme_id programme = { id };
	struct contracts all = contracts_of(rq->work, programme);
	struct programme same;

	add_contracts(rq, &all, links);
	list_each (const struct contract *, c, &all)
		add_route(rq, c, links);
	if (programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, programme, &same))
		*list_add(rq->arena, links) = (struct link){
			.text = tr(rq->language, "Add a contract"),
			.url = url_programme_page(rq->arena, programme, "contract"),
		};
}

const struct record_part contract_of_programme_part = { "programme", add_of_programme };

static void warn_of_end(struct request *rq, const struct contract *c, const char *message,
	struct date last, struct record_links *links)
{
	bool is_over = date_before(last, rq->today);

	*list_add(rq->arena, links) = (struct link){
		.text = tr_fill(rq->arena, rq->language, message, "contract", c->reference, "date",
			date_words(rq->arena, rq->language, last), "left",
			is_over ? "" : days_left_words(rq, last), NULL),
		.url = url_contract(rq->arena, c->id),
	};
}

static void add_licence_end(struct request *rq, const struct contract *c,
	const struct contract_version *v, struct record_links *links)
{
	struct contract_licence licence = contract_licence_within(rq->work, c, v);
	bool is_cut_off = date_before(licence.ends_on, v->licence.ends_on);

	if (licence.number[0] == '\0')
		return;
	if (date_before(licence.ends_on, rq->today))
		warn_of_end(rq, c,
			is_cut_off
				? N_("The licence of contract {contract} stands under a contract "
				     "that ended on {date}: a cohort after that day has no "
				     "licence by it.")
				: N_("The licence of contract {contract} ended on {date}."),
			licence.ends_on, links);
	else if (licence_ends_soon(&licence, rq->today))
		warn_of_end(rq, c,
			is_cut_off
				? N_("The licence of contract {contract} stands under a contract "
				     "that ends on {date}: {left}. A cohort after that day has "
				     "no licence by it.")
				: N_("The licence of contract {contract} ends on {date}: "
				     "{left}."),
			licence.ends_on, links);
}

static void add_unfunded(struct request *rq, const struct contract *c,
	const struct contract_version *v, struct record_links *links)
{
	const char *says = contract_unfunded_words(rq, c, v);

	if (says != NULL)
		*list_add(rq->arena, links) =
			(struct link){ .text = says, .url = url_contract(rq->arena, c->id) };
}

/* As it was signed last: its end, the days that nothing funds, and its licence's end. */
static void add_ends(struct request *rq, const struct contract *c, struct record_links *links)
{
	struct contract_versions all = contract_versions(rq->work, c->id);
	const struct contract_version *v = contract_signed(&all);

	if (v == NULL)
		return;
	if (date_before(v->ends_on, rq->today))
		warn_of_end(rq, c,
			N_("Contract {contract} ended on {date}: nobody can be booked under it any "
			   "more."),
			v->ends_on, links);
	else if (contract_ends_soon(v, rq->today))
		warn_of_end(rq, c,
			N_("Contract {contract} ends on {date}: {left}. After that nobody can be "
			   "booked under it."),
			v->ends_on, links);
	add_unfunded(rq, c, v, links);
	add_licence_end(rq, c, v, links);
}

static void add_warnings(struct request *rq, int64_t id, struct record_links *links)
{
	struct contracts all = contracts_of(rq->work, (struct programme_id){ id });

	list_each (const struct contract *, c, &all) {
		struct contracts subs = contract_subs(rq->work, c->id);

		add_ends(rq, c, links);
		list_each (const struct contract *, sub, &subs)
			add_ends(rq, sub, links);
	}
}

const struct record_part contract_warnings_part = { "programme-warning", add_warnings };

static void add_of_scheme(struct request *rq, int64_t id, struct record_links *links)
{
	struct contracts all = contracts_of_scheme(rq->work, (struct scheme_id){ id });

	add_contracts(rq, &all, links);
}

const struct record_part contract_of_scheme_part = { "scheme", add_of_scheme };

/* ---- inputs ---- */

static const char *const heading_choices[] = { "mobilisation", "delivery", "licence",
	"victim-liaison", "caseworker", "other", NULL };
static const char *const basis_choices[] = { "actual-up-to", "passed-through", "unit-price", NULL };
static const char *const per_choices[] = { "whole", "cohort", "trained", "month", "year", NULL };
static const char *const evidence_choices[] = { "registers", "liaison", "training", "licence",
	"payroll", "document", NULL };
static const char *const category_choices[] = { "services", "goods", "works", "grant", NULL };
static const char *const fee_choices[] = { "inside", "beside", NULL };

static const struct input list_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ .name = "after", .kind = INPUT_LINE, .max = 60 },
	{ 0 },
};

static const struct input version_input[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input write_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "why-en", .label = N_("Why it is varied, in English"), .kind = INPUT_LINE },
	{ .name = "why-cy", .label = N_("Why it is varied, in Welsh"), .kind = INPUT_LINE },
	{ .name = "from-on", .label = N_("Applies from"), .kind = INPUT_DATE },
	{ .name = "reference", .label = N_("Reference"), .kind = INPUT_LINE, .max = 60 },
	{ .name = "title-en", .label = N_("Title in English"), .kind = INPUT_LINE },
	{ .name = "title-cy", .label = N_("Title in Welsh"), .kind = INPUT_LINE },
	{ .name = "starts-on", .label = N_("First day"), .kind = INPUT_DATE },
	{ .name = "ends-on", .label = N_("Last day"), .kind = INPUT_DATE },
	{ .name = "extend-until", .label = N_("May be extended until"), .kind = INPUT_DATE },
	{ .name = "category", .kind = INPUT_CHOICE, .choices = category_choices },
	{ .name = "cpv", .label = N_("Code of what is bought"), .kind = INPUT_LINE, .max = 20 },
	{ .name = "description-en",
		.label = N_("What it is for, in English"),
		.kind = INPUT_TEXT,
		.max = 1000 },
	{ .name = "description-cy",
		.label = N_("What it is for, in Welsh"),
		.kind = INPUT_TEXT,
		.max = 1000 },
	{ .name = "holder", .kind = INPUT_ID },
	{ .name = "behalf", .kind = INPUT_ID },
	{ .name = "performance", .kind = INPUT_ID },
	{ .name = "supplier", .kind = INPUT_ID },
	{ .name = "implementer-*", .kind = INPUT_ID },
	{ .name = "service-number-*", .kind = INPUT_NUMBER },
	{ .name = "service-en-*", .label = N_("Name in English"), .kind = INPUT_LINE },
	{ .name = "service-cy-*", .label = N_("Name in Welsh"), .kind = INPUT_LINE },
	{ .name = "service-scheme-*", .kind = INPUT_ID },
	{ .name = "service-drop-*", .kind = INPUT_FLAG },
	{ .name = "line-number-*", .kind = INPUT_NUMBER },
	{ .name = "line-en-*", .label = N_("What is paid for, in English"), .kind = INPUT_LINE },
	{ .name = "line-cy-*", .label = N_("What is paid for, in Welsh"), .kind = INPUT_LINE },
	{ .name = "heading-*", .kind = INPUT_CHOICE, .choices = heading_choices },
	{ .name = "basis-*", .kind = INPUT_CHOICE, .choices = basis_choices },
	{ .name = "per-*", .kind = INPUT_CHOICE, .choices = per_choices },
	{ .name = "amount-*", .kind = INPUT_NUMBER },
	{ .name = "sum-*", .label = N_("Or another sum"), .kind = INPUT_MONEY },
	{ .name = "most-*", .kind = INPUT_NUMBER },
	{ .name = "evidence-*", .kind = INPUT_CHOICE, .choices = evidence_choices },
	{ .name = "fee-*", .kind = INPUT_CHOICE, .choices = fee_choices },
	{ .name = "clause-*", .label = N_("Words of the clause"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "line-drop-*", .kind = INPUT_FLAG },
	{ .name = "licence", .label = N_("Number of the licence"), .kind = INPUT_LINE, .max = 60 },
	{ .name = "licence-starts-on",
		.label = N_("First day of the licence"),
		.kind = INPUT_DATE },
	{ .name = "licence-ends-on", .label = N_("Last day of the licence"), .kind = INPUT_DATE },
	{ .name = "licence-amount", .kind = INPUT_NUMBER },
	{ .name = "licence-fee", .label = N_("Or another fee"), .kind = INPUT_MONEY },
	{ .name = "more", .kind = INPUT_FLAG },
	{ 0 },
};

/* ---- routes ---- */

const struct route contract_routes[] = {
	{ GET, "/contracts", PROGRAMME_READ, contract_list_show, list_inputs },
	{ GET, "/contracts.csv", PROGRAMME_READ, contract_list_csv, list_inputs },
	{ GET, "/contracts/{id}", PROGRAMME_READ, contract_show_page, version_input },
	{ POST, "/contracts/{id}/sign", PROGRAMME_SIGN, contract_sign_do, version_input },
	{ GET, "/contracts/{id}/write", PROGRAMME_ALTER, contract_write_show },
	{ POST, "/contracts/{id}/write", PROGRAMME_ALTER, contract_write_do, write_inputs },
	{ GET, "/contracts/{id}/sub-contract", PROGRAMME_ALTER, contract_sub_show },
	{ POST, "/contracts/{id}/sub-contract", PROGRAMME_ALTER, contract_sub_do, write_inputs },
	{ GET, "/programmes/{id}/contract", PROGRAMME_ALTER, contract_new_show },
	{ POST, "/programmes/{id}/contract", PROGRAMME_ALTER, contract_new_do, write_inputs },
	{ 0 },
};
