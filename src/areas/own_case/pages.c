/* SPDX-License-Identifier: MIT */
/*
 * Who holds the accounts of a body: which facts are known of each, and the form in which they are
 * given.
 */
#include "areas/own_case/pages.h"

#include "areas/cohort/page_kit.h"
#include "areas/own_case/own_case.h"
#include "areas/own_case/own_case_views.h"
#include "areas/relay/relay.h"

static struct url url_facts(struct arena *a, struct account_id id)
{
	return url_of(a, "/accounts/%lld", (long long)id.v);
}

/* ---- the list ---- */

static int known_of(const struct own_account *account)
{
	int n = 0;

	for (enum fact_kind kind = FACT_NONE + 1; kind < FACT_COUNT; kind++)
		n += account->has[kind];
	return n;
}

static struct account_row row_of(struct request *rq, const struct own_account *account)
{
	int known = known_of(account);
	struct account_row row = {
		.name = { .text = account->name, .url = url_facts(rq->arena, account->id) },
		.login = account->login,
		.given = tr(rq->language, "Not given yet"),
		.colour = "yellow",
	};

	if (known == FACT_COUNT - 1) {
		row.given = tr(rq->language, "Given");
		row.colour = "green";
	} else if (known > 0) {
		row.given = tr(rq->language, "Given in part");
		row.colour = "blue";
	}
	return row;
}

static enum status accounts_show(struct request *rq)
{
	struct account_id after = { form_id(rq, "after") };
	struct own_accounts all = own_account_page(rq->work, &rq->actor, after);
	size_t n = all.n < OWN_ACCOUNTS_PAGE ? all.n : OWN_ACCOUNTS_PAGE;
	struct account_row *rows = arena_many(rq->arena, struct account_row, n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);
	struct accounts_view view = { .rows = rows, .n = n };

	for (size_t i = 0; i < n; i++) {
		rows[i] = row_of(rq, &all.at[i]);
		ids[i] = all.at[i].id.v;
	}
	if (all.n > n)
		view.next = url_of(rq->arena, "/accounts?after=%lld", (long long)ids[n - 1]);
	if (after.v != 0)
		view.first = url_of(rq->arena, "/accounts");
	page_lists(rq, "account", ids, n);

	struct html *out = page_open(rq, tr(rq->language, "Who holds each account"));

	view_accounts(out, &view);
	return page_close(rq, OK);
}

/* ---- one account ---- */

static void fill_known(
	struct request *rq, const struct own_account *account, struct account_facts_view *view)
{
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, FACT_COUNT);

	for (enum fact_kind kind = FACT_NONE + 1; kind < FACT_COUNT; kind++)
		rows[view->n++] = (struct summary_row){
			.key = tr(rq->language, fact_label(kind)),
			.value = SHOWN(account->has[kind] ? tr(rq->language, "Given")
							  : tr(rq->language, "Not given yet")),
		};
	view->rows = rows;
}

/* A line that is never shown again. */
static struct form_field secret_field(
	struct request *rq, const char *name, const char *label, const char *width)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.width = width,
		.autocomplete = "off",
		.problems = &rq->problems,
	};
}

static enum status facts_page(
	struct request *rq, const struct own_account *account, enum status status)
{
	enum language l = rq->language;
	struct account_facts_view view = {
		.back = url_of(rq->arena, "/accounts"),
		.name = account->name,
		.problems = &rq->problems,
		.form = guarded_form(rq, url_facts(rq->arena, account->id)),
		.born = date_field_of(rq, "born", tr(l, "Date of birth"), DATE_NONE),
		.phone = secret_field(rq, "phone", tr(l, "Telephone number"), "20"),
		.house = secret_field(
			rq, "house", tr(l, "Number or name of the house or flat"), "20"),
		.postcode = secret_field(rq, "postcode", tr(l, "Postcode"), "10"),
		.number = secret_field(rq, "number", tr(l, "Staff or collar number"), "10"),
	};

	view.born.autocomplete = "off";
	view.number.hint = tr(l, "As their employer writes it: it is how the other side would know "
				 "them");
	view.phone.hint = tr(l, "The one they are reached on at home or on the move");
	fill_known(rq, account, &view);
	page_shows(rq, "account", account->id.v);

	struct html *out = page_open(rq, tr(l, "Who holds this account"));

	view_account_facts(out, &view);
	return page_close(rq, status);
}

static bool page_account(struct request *rq, struct own_account *account)
{
	return own_account_load(
		rq->work, &rq->actor, (struct account_id){ path_id(rq, "id") }, account);
}

static enum status facts_show(struct request *rq)
{
	struct own_account account;

	return page_account(rq, &account) ? facts_page(rq, &account, OK) : page_not_found(rq);
}

/* Without the blanks around it. */
static const char *typed(struct request *rq, const char *name)
{
	struct slice text = slice_trim(slice_of(form_text(rq, name)));

	return arena_text_n(rq->arena, text.at, text.size);
}

/* What the other program knows them by, where there is one. */
static enum status named(
	struct request *rq, const struct own_account *account, const struct own_facts *facts)
{
	struct arena *a = rq->arena;
	struct texts person = { 0 };

	if (page_relay(rq) != NULL && facts->number[0] != '\0')
		*list_add(a, &person) = relay_person_by_number(a, page_relay(rq), facts->number);
	if (page_relay(rq) != NULL && date_is_set(facts->born))
		*list_add(a, &person) =
			relay_person_by_birth(a, page_relay(rq), account->name, facts->born);
	if (person.n > 0)
		own_account_name(rq->work, &rq->actor, account->id, &person);
	return reply_redirect(rq, url_of(a, "/accounts"));
}

static enum status facts_do(struct request *rq)
{
	struct own_account account;

	if (!page_account(rq, &account))
		return page_not_found(rq);

	struct own_facts facts = { .born = form_date(rq, "born"),
		.phone = typed(rq, "phone"),
		.house = typed(rq, "house"),
		.postcode = typed(rq, "postcode"),
		.number = typed(rq, "number") };

	if (form_has_problems(rq)) // a day that is none would count as blank
		return facts_page(rq, &account, UNPROCESSABLE);
	switch (own_account_know(rq->work, &rq->actor, account.id, &facts, &rq->problems)) {
	case DONE: return named(rq, &account, &facts);
	case REFUSED: return facts_page(rq, &account, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- home, and routes ---- */

static const struct home_card cards[] = {
	{ ACCOUNT_MANAGE, N_("Who holds each account"), "/accounts",
		N_("Say who somebody is, so that nobody sees their own record") },
	{ 0 },
};

const struct home_part own_case_home = { .cards = cards };

static const struct input list_inputs[] = {
	{ .name = "after", .kind = INPUT_ID },
	{ 0 },
};

static const struct input facts_inputs[] = {
	{ .name = "born", .label = N_("Date of birth"), .kind = INPUT_DATE },
	{ .name = "number", .kind = INPUT_SECRET },
	{ .name = "phone", .kind = INPUT_SECRET },
	{ .name = "house", .kind = INPUT_SECRET },
	{ .name = "postcode", .kind = INPUT_SECRET },
	{ 0 },
};

const struct route own_case_routes[] = {
	{ GET, "/accounts", ACCOUNT_MANAGE, accounts_show, list_inputs },
	{ GET, "/accounts/{id}", ACCOUNT_MANAGE, facts_show },
	{ POST, "/accounts/{id}", ACCOUNT_MANAGE, facts_do, facts_inputs },
	{ 0 },
};
