/* SPDX-License-Identifier: MIT */
/*
 * One contract: who holds it for whom, what is in it, what a variation changes beside what stood, its
 * sub-contracts, and its signature.
 */
#include <inttypes.h>

#include "areas/contract/contract_views.h"
#include "areas/contract/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

/* The page being made. */
struct showing {
	struct request *rq;
	struct contract contract;
	struct programme programme;
	struct budget budget;
	bool has_budget;
	struct contract_versions all;
	struct contract_version version; // the one shown
	struct contract_version before;  // the one signed before it
	bool has_before;
};

static const char *words(const struct showing *now, const char *message)
{
	return tr(now->rq->language, message);
}

static const char *day_words(const struct showing *now, struct date day)
{
	return date_words(now->rq->arena, now->rq->language, day);
}

static const char *filled(
	const struct showing *now, const char *message, const char *name, const char *value)
{
	return tr_fill(now->rq->arena, now->rq->language, message, name, value, NULL);
}

static const char *number_text(const struct showing *now, int64_t n)
{
	return arena_format(now->rq->arena, "%" PRId64, n);
}

/* ---- facts ---- */

static void add_fact(
	struct contract_view *view, const char *name, const char *value, struct url url)
{
	assert(view->fact_count < CONTRACT_FACTS);
	view->facts[view->fact_count++] = (struct contract_fact){ name, value, url };
}

static void add_body(const struct showing *now, struct contract_view *view, const char *name,
	const struct contract_body *body)
{
	if (body->id.v != 0)
		add_fact(view, words(now, name), contract_body_words(now->rq, body), URL_NONE);
}

static const char *implementers_words(const struct showing *now, const struct contract_bodies *all)
{
	const char *text = "";

	list_each (const struct contract_body *, each, all)
		text = arena_format(now->rq->arena, "%s%s%s", text, text[0] == '\0' ? "" : "; ",
			contract_body_words(now->rq, each));
	return text;
}

static void fill_parties(const struct showing *now, struct contract_view *view)
{
	const struct contract_version *v = &now->version;

	add_body(now, view, N_("Held by"), &v->holder);
	add_body(now, view, N_("On behalf of"), &v->behalf);
	add_body(now, view, N_("Performance owned by"),
		v->performance.id.v != 0 ? &v->performance : &v->holder);
	add_body(now, view, N_("Supplier"), &v->supplier);
	if (v->implementers.n > 0)
		add_fact(view, words(now, N_("Implemented by")),
			implementers_words(now, &v->implementers), URL_NONE);
}

static const char *term_text(const struct showing *now, struct date from, struct date to)
{
	return tr_fill(now->rq->arena, now->rq->language, "{from} to {to}", "from",
		day_words(now, from), "to", day_words(now, to), NULL);
}

static const char *said_or_not(const struct showing *now, const char *value)
{
	return value[0] == '\0' ? words(now, N_("Not said")) : value;
}

static void fill_about(const struct showing *now, struct contract_view *view)
{
	const struct contract_about *about = &now->version.about;

	add_fact(view, words(now, N_("Category")), words(now, categories[about->category].label),
		URL_NONE);
	add_fact(view, words(now, N_("Code of what is bought")), said_or_not(now, about->cpv),
		URL_NONE);
	add_fact(view, words(now, N_("What it is for")),
		said_or_not(now, about->description[now->rq->language]), URL_NONE);
}

static void fill_term(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	const struct contract_version *v = &now->version;

	add_fact(view, words(now, N_("Term")), term_text(now, v->starts_on, v->ends_on), URL_NONE);
	add_fact(view, words(now, N_("Lasts")),
		tr_fill_n(rq->arena, rq->language, "{count} month", "{count} months",
			contract_months(v), NULL),
		URL_NONE);
	add_fact(view, words(now, N_("May be extended until")),
		said_or_not(now, day_words(now, v->about.extend_until)), URL_NONE);
}

static void fill_licence(const struct showing *now, struct contract_view *view)
{
	const struct contract_licence *licence = &now->version.licence;

	if (licence->number[0] == '\0')
		return;
	add_fact(view, words(now, N_("Licence")),
		arena_format(now->rq->arena, "%s, %s", licence->number,
			term_text(now, licence->starts_on, licence->ends_on)),
		URL_NONE);
	add_fact(view, words(now, N_("Licence fee for a year")),
		money_words(now->rq->arena, now->rq->language, licence->fee), URL_NONE);
}

static void fill_value(const struct showing *now, struct contract_view *view)
{
	struct money cap;

	if (!now->has_budget || now->version.lines.n == 0)
		return;
	cap = contract_cap(&now->version, &now->budget);
	add_fact(view, words(now, N_("Value at most")),
		filled(now, N_("{amount}: the caps of the headings that its lines are paid under"),
			"amount", money_words(now->rq->arena, now->rq->language, cap)),
		URL_NONE);
}

static void fill_facts(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	struct contract above;
	struct contract_version v;

	add_fact(view, words(now, N_("Serves")), programme_name(rq, &now->programme),
		url_programme(rq->arena, now->programme.id));
	if (contract_load(rq->work, now->contract.parent, &above) &&
		contract_listed(rq, &above, &v)) {
		struct link link = contract_link(rq, &above, &v);

		add_fact(view, words(now, N_("Under")), link.text, link.url);
	}
	fill_about(now, view);
	fill_parties(now, view);
	fill_term(now, view);
	fill_value(now, view);
	fill_licence(now, view);
}

/* ---- services and lines ---- */

static struct link scheme_link(const struct showing *now, struct scheme_id id)
{
	struct request *rq = now->rq;
	struct scheme s;

	if (id.v == 0 || !scheme_for(rq->work, &rq->actor, SCHEME_READ, id, &s))
		return (struct link){ 0 };
	return (struct link){ .text = scheme_name(rq, &s), .url = url_scheme(rq->arena, id) };
}

static void fill_services(const struct showing *now, struct contract_view *view)
{
	const struct contract_services *all = &now->version.services;
	struct contract_service_row *rows =
		arena_many(now->rq->arena, struct contract_service_row, all->n + 1);

	list_each (const struct contract_service *, each, all)
		rows[view->service_count++] = (struct contract_service_row){
			.name = each->name[now->rq->language],
			.scheme = scheme_link(now, each->scheme),
		};
	view->services = rows;
}

static const char *most_words(const struct showing *now, const struct contract_line *line)
{
	const char *number;

	if (line->per == PER_WHOLE && line->most == 0)
		return words(now, N_("Once"));
	if (!now->has_budget)
		return words(now, N_("Nobody says how many"));
	number = count_words(
		now->rq->arena, now->rq->language, line_units(&now->version, line, &now->budget));
	if (line->most != 0)
		return filled(now, N_("{number}, says the contract"), "number", number);
	if (line_units(&now->version, line, &now->budget) == 0)
		return words(now, N_("Nobody says how many"));
	if (line->per == PER_MONTH || line->per == PER_YEAR)
		return filled(now, N_("{number}, by the contract’s term"), "number", number);
	return filled(now, N_("{number}, as the decision allows"), "number", number);
}

static const char *promised_words(const struct showing *now, const struct contract_line *line)
{
	struct request *rq = now->rq;
	struct maybe_money sum;

	if (!now->has_budget)
		return words(now, N_("Not worked out"));
	sum = line_commitment(&now->version, line, &now->budget,
		contract_fees(rq->work, now->contract.id, &now->version, rq->today));
	return sum.is_set ? money_words(rq->arena, rq->language, sum.money)
			  : words(now, N_("Not worked out"));
}

static struct link source_of(const struct showing *now, const struct contract_line *line)
{
	struct request *rq = now->rq;

	if (line->amount == 0)
		return (struct link){ 0 };
	return (struct link){
		.text = words(now, N_("See it in the decision")),
		.about = line->name[rq->language],
		.url = url_of(rq->arena, "/decisions/%lld#amount-%" PRId64,
			(long long)now->programme.decision.v, line->amount),
	};
}

static struct contract_line_row line_row_of(
	const struct showing *now, const struct contract_line *line)
{
	return (struct contract_line_row){
		.name = line->name[now->rq->language],
		.heading = words(now, headings[line->heading].label),
		.basis = words(now, bases[line->basis].label),
		.sum = line_sum_words(now->rq, line),
		.most = most_words(now, line),
		.evidence = words(now, evidences[line->evidence].label),
		.fee = line->fee == FEE_APART ? NULL : words(now, fees[line->fee].label),
		.clause = line->clause,
		.source = source_of(now, line),
		.promised = promised_words(now, line),
	};
}

static void fill_lines(const struct showing *now, struct contract_view *view)
{
	const struct contract_lines *all = &now->version.lines;
	struct contract_line_row *rows =
		arena_many(now->rq->arena, struct contract_line_row, all->n + 1);

	list_each (const struct contract_line *, each, all)
		rows[view->line_count++] = line_row_of(now, each);
	view->lines = rows;
}

/* ---- what it changes ---- */

static const char *const change_labels[CHANGE_COUNT] = {
	[CHANGE_TITLE] = N_("Title"),
	[CHANGE_CATEGORY] = N_("Category"),
	[CHANGE_CPV] = N_("Code of what is bought"),
	[CHANGE_DESCRIPTION] = N_("What it is for"),
	[CHANGE_HOLDER] = N_("Held by"),
	[CHANGE_BEHALF] = N_("On behalf of"),
	[CHANGE_PERFORMANCE] = N_("Performance owned by"),
	[CHANGE_SUPPLIER] = N_("Supplier"),
	[CHANGE_START] = N_("First day"),
	[CHANGE_EXTENDED] = N_("Extended"),
	[CHANGE_SHORTENED] = N_("Shortened"),
	[CHANGE_OPTION] = N_("May be extended until"),
	[CHANGE_IMPLEMENTER_ADDED] = N_("Implements it now"),
	[CHANGE_IMPLEMENTER_REMOVED] = N_("Implements it no more"),
	[CHANGE_SERVICE_ADDED] = N_("Service added"),
	[CHANGE_SERVICE_CHANGED] = N_("Service changed"),
	[CHANGE_SERVICE_REMOVED] = N_("Service taken away"),
	[CHANGE_LINE_ADDED] = N_("Line added"),
	[CHANGE_LINE_CHANGED] = N_("Line changed"),
	[CHANGE_LINE_REMOVED] = N_("Line taken away"),
	[CHANGE_LICENCE] = N_("Licence"),
};

static const char *service_text(const struct showing *now, const struct contract_service *service)
{
	struct link scheme = scheme_link(now, service->scheme);

	if (scheme.text == NULL)
		return service->name[now->rq->language];
	return arena_format(
		now->rq->arena, "%s (%s)", service->name[now->rq->language], scheme.text);
}

static const char *licence_text(const struct showing *now, const struct contract_licence *licence)
{
	if (licence->number[0] == '\0')
		return "";
	return arena_format(now->rq->arena, "%s; %s; %s", licence->number,
		term_text(now, licence->starts_on, licence->ends_on),
		money_words(now->rq->arena, now->rq->language, licence->fee));
}

/* What `v` says of what changed, which is at that place of its list; "" where it is not there. */
static const char *said_of(const struct showing *now, const struct contract_version *v,
	enum contract_change_kind kind, size_t at)
{
	switch (kind) {
	case CHANGE_TITLE: return contract_title(now->rq, v);
	case CHANGE_CATEGORY: return words(now, categories[v->about.category].label);
	case CHANGE_CPV: return v->about.cpv;
	case CHANGE_DESCRIPTION: return v->about.description[now->rq->language];
	case CHANGE_HOLDER: return contract_body_words(now->rq, &v->holder);
	case CHANGE_BEHALF: return contract_body_words(now->rq, &v->behalf);
	case CHANGE_PERFORMANCE: return contract_body_words(now->rq, &v->performance);
	case CHANGE_SUPPLIER: return contract_body_words(now->rq, &v->supplier);
	case CHANGE_START: return day_words(now, v->starts_on);
	case CHANGE_EXTENDED:
	case CHANGE_SHORTENED: return day_words(now, v->ends_on);
	case CHANGE_OPTION: return day_words(now, v->about.extend_until);
	case CHANGE_IMPLEMENTER_ADDED:
	case CHANGE_IMPLEMENTER_REMOVED:
		return at == v->implementers.n
			       ? ""
			       : contract_body_words(now->rq, &v->implementers.at[at]);
	case CHANGE_SERVICE_ADDED:
	case CHANGE_SERVICE_CHANGED:
	case CHANGE_SERVICE_REMOVED:
		return at == v->services.n ? "" : service_text(now, &v->services.at[at]);
	case CHANGE_LINE_ADDED:
	case CHANGE_LINE_CHANGED:
	case CHANGE_LINE_REMOVED:
		return at == v->lines.n ? "" : line_words(now->rq, &v->lines.at[at]);
	case CHANGE_LICENCE: return licence_text(now, &v->licence);
	case CHANGE_COUNT: break;
	}
	unreachable("change");
}

static void fill_changes(const struct showing *now, struct contract_view *view)
{
	struct contract_changes all;
	struct contract_change_row *rows;

	if (!now->has_before)
		return;
	all = contract_changes(now->rq->arena, &now->before, &now->version);
	rows = arena_many(now->rq->arena, struct contract_change_row, all.n + 1);
	list_each (const struct contract_change *, each, &all)
		rows[view->change_count++] = (struct contract_change_row){
			.what = words(now, change_labels[each->kind]),
			.was = said_of(now, &now->before, each->kind, each->was),
			.is = said_of(now, &now->version, each->kind, each->is),
		};
	view->changes = rows;
	view->compared = filled(now, N_("What it changes beside version {number}"), "number",
		number_text(now, now->before.version));
}

/* ---- sub-contracts ---- */

static const char *sub_words(const struct showing *now, const struct contract_version *v)
{
	const char *supplier = contract_body_words(now->rq, &v->supplier);

	if (v->licence.number[0] == '\0')
		return supplier;
	return tr_fill(now->rq->arena, now->rq->language,
		"{supplier}; licence {number} until {date}", "supplier", supplier, "number",
		v->licence.number, "date", day_words(now, v->licence.ends_on), NULL);
}

static void fill_subs(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	struct contracts all = contract_subs(rq->work, now->contract.id);
	struct contract_says *rows = arena_many(rq->arena, struct contract_says, all.n + 1);
	struct contract_version v;
	struct programme same;

	view->may_have_subs = now->contract.parent.v == 0;
	list_each (const struct contract *, each, &all)
		if (contract_listed(rq, each, &v))
			rows[view->sub_count++] =
				(struct contract_says){ contract_link(rq, each, &v),
					sub_words(now, &v) };
	view->subs = rows;
	if (view->may_have_subs &&
		programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, now->programme.id, &same))
		view->add_sub = url_contract_page(rq->arena, now->contract.id, "sub-contract");
}

/* ---- versions ---- */

static const char *standing_words(const struct showing *now, const struct contract_version *v)
{
	const struct contract_version *standing = contract_standing(&now->all, now->rq->today);

	if (v->signed_by.v == 0)
		return v->version == now->all.at[0].version
			       ? words(now, N_("Not signed yet"))
			       : words(now, N_("Never signed: a later version took its place"));
	if (date_before(now->rq->today, v->from_on))
		return filled(now, N_("Signed, and applies from {date}"), "date",
			day_words(now, v->from_on));
	if (standing != NULL && v->version == standing->version)
		return filled(now, N_("In force since {date}"), "date", day_words(now, v->from_on));
	return filled(now, N_("Applied from {date}; a later version took its place"), "date",
		day_words(now, v->from_on));
}

static const char *version_title(const struct showing *now, const struct contract_version *v)
{
	struct request *rq = now->rq;
	const char *number = number_text(now, v->version);
	const char *why = v->why[rq->language];

	if (v->why_once[0] != '\0')
		return tr_fill(rq->arena, rq->language,
			"Version {number}: {why} (kept in one language only, as it was written)",
			"number", number, "why", v->why_once, NULL);
	if (why[0] != '\0')
		return tr_fill(rq->arena, rq->language, "Version {number}: {why}", "number", number,
			"why", why, NULL);
	return filled(now, N_("Version {number}"), "number", number);
}

static void fill_versions(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	struct contract_says *rows = arena_many(rq->arena, struct contract_says, now->all.n + 1);
	const struct contract_version *newest = &now->all.at[0];

	list_each (const struct contract_version *, each, &now->all)
		rows[view->version_count++] = (struct contract_says){
			{ .text = version_title(now, each),
				.url = url_contract_version(rq->arena, each) },
			arena_format(rq->arena, "%s. %s", standing_words(now, each),
				hands_words(
					rq, each->written_by, each->signed_by, each->signed_at)),
		};
	view->versions = rows;
	if (newest->signed_by.v == 0 && newest->version != now->version.version)
		view->newer = (struct link){
			.text = words(now, N_("A newer version is written, and not signed yet")),
			.url = url_contract_version(rq->arena, newest),
		};
}

static void fill_signing(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	const struct contract_version *v = &now->version;
	struct form_keys keys = page_form_keys(rq);
	struct contract same;

	if (v->signed_by.v != 0 || v->version != now->all.at[0].version)
		return;
	if (v->written_by.v == rq->actor.account.v)
		view->own = words(now, N_("You wrote this version, so somebody else signs it."));
	else if (page_contract(rq, PROGRAMME_SIGN, &same))
		view->sign = (struct form){
			.action = url_contract_page(rq->arena, now->contract.id, "sign"),
			.token = keys.token,
			.key = keys.once,
		};
}

static void fill_writing(const struct showing *now, struct contract_view *view)
{
	struct request *rq = now->rq;
	struct contract same;

	if (!page_contract(rq, PROGRAMME_ALTER, &same))
		return;
	view->write = (struct button){
		.text = contract_signed(&now->all) == NULL ? words(now, N_("Write it again"))
							   : words(now, N_("Write a variation")),
		.url = url_contract_page(rq->arena, now->contract.id, "write"),
		.kind = BUTTON_SECONDARY,
	};
}

/* ---- the page ---- */

/* The one that was signed before it, whole. */
static void find_before(struct showing *now)
{
	list_each (const struct contract_version *, each, &now->all)
		if (each->version < now->version.version && each->signed_by.v != 0) {
			now->has_before = contract_version_load(
				now->rq->work, now->contract.id, each->version, &now->before);
			return;
		}
}

/* The version asked for; else the one in force, else the newest signed, else the newest. */
static bool choose(struct showing *now)
{
	struct request *rq = now->rq;
	int64_t version = form_number(rq, "version");
	const struct contract_version *standing;

	now->all = contract_versions(rq->work, now->contract.id);
	if (version == 0) {
		standing = contract_standing(&now->all, rq->today);
		version = standing != NULL ? standing->version : now->contract.shown;
	}
	if (!contract_version_load(rq->work, now->contract.id, version, &now->version))
		return false;
	find_before(now);
	return true;
}

static bool begin(struct showing *now, enum right right)
{
	struct request *rq = now->rq;

	if (!page_contract(rq, right, &now->contract) ||
		!programme_for(
			rq->work, &rq->actor, right, now->contract.programme, &now->programme) ||
		!choose(now))
		return false;
	now->has_budget =
		programme_budget_in_force(rq->work, now->contract.programme, &now->budget);
	return true;
}

static void fill_warnings(const struct showing *now, struct contract_view *view)
{
	const char *ends = contract_end_words(now->rq, &now->version);
	const char *unfunded = contract_unfunded_words(now->rq, &now->contract, &now->version);
	const char *licence = licence_end_words(now->rq, &now->contract, &now->version);

	if (ends != NULL)
		view->warnings[view->warning_count++] = ends;
	if (unfunded != NULL)
		view->warnings[view->warning_count++] = unfunded;
	if (licence != NULL)
		view->warnings[view->warning_count++] = licence;
}

static enum status contract_page(const struct showing *now, enum status status)
{
	struct request *rq = now->rq;
	struct contract_view view = {
		.back = url_of(rq->arena, "/contracts"),
		.caption = filled(now,
			now->contract.parent.v == 0 ? N_("Contract {reference}")
						    : N_("Sub-contract {reference}"),
			"reference", now->contract.reference),
		.title = contract_title(rq, &now->version),
		.standing = arena_format(rq->arena, "%s. %s", version_title(now, &now->version),
			standing_words(now, &now->version)),
		.problems = &rq->problems,
		.version = number_text(now, now->version.version),
		.others = page_record_links(rq, "contract", now->contract.id.v),
	};

	fill_warnings(now, &view);
	fill_facts(now, &view);
	fill_changes(now, &view);
	fill_services(now, &view);
	fill_lines(now, &view);
	fill_subs(now, &view);
	fill_versions(now, &view);
	fill_signing(now, &view);
	fill_writing(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Contract"));

	view_contract(out, &view);
	return page_close(rq, status);
}

enum status contract_show_page(struct request *rq)
{
	struct showing now = { .rq = rq };

	return begin(&now, PROGRAMME_READ) ? contract_page(&now, OK) : page_not_found(rq);
}

enum status contract_sign_do(struct request *rq)
{
	struct showing now = { .rq = rq };

	if (!begin(&now, PROGRAMME_SIGN))
		return page_not_found(rq);
	switch (contract_sign(
		rq->work, &rq->actor, now.contract.id, form_number(rq, "version"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_contract_version(rq->arena, &now.version));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody has written a newer version meanwhile. Read that, then sign "
			   "it."));
		return contract_page(&now, CONFLICTING);
	default: return contract_page(&now, CONFLICTING);
	}
}
