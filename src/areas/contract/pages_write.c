/* SPDX-License-Identifier: MIT */
/*
 * Writing a contract, a variation of one, or a sub-contract: one form.  What was typed comes back with the
 * page, whether it was wrong, more rows were wanted, or somebody else wrote meanwhile.
 */
#include <inttypes.h>

#include "areas/contract/contract_views.h"
#include "areas/contract/writing.h"
#include "areas/scheme/scheme.h"

enum { BLANK_SERVICES = 1, BLANK_LINES = 2 };

/* ---- what was typed ---- */

static bool is_blank(struct request *rq, const char *what, size_t row)
{
	return form_raw(rq, contract_input(rq, what, row))[0] == '\0';
}

static size_t rows_sent(struct request *rq, const char *what, size_t most)
{
	size_t n = 0;

	while (n < most && form_was_sent(rq, contract_input(rq, what, n + 1)))
		n++;
	return n;
}

/* An amount and a sum beside it: the one or the other. */
static struct money typed_sum(struct request *rq, int64_t amount, const char *name)
{
	bool is_given;
	struct money sum = form_money(rq, name, &is_given);

	if (amount == 0)
		return sum;
	if (is_given)
		form_problem(
			rq, name, N_("Choose an amount of the decision or enter a sum, not both"));
	return MONEY_ZERO;
}

static struct contract_service typed_service(struct request *rq, size_t row)
{
	return (struct contract_service){
		.row = row,
		.number = form_number(rq, contract_input(rq, "service-number", row)),
		.name = { [ENGLISH] = form_text(rq, contract_input(rq, "service-en", row)),
			[WELSH] = form_text(rq, contract_input(rq, "service-cy", row)) },
		.scheme = { form_id(rq, contract_input(rq, "service-scheme", row)) },
	};
}

static bool has_service(struct request *rq, size_t row)
{
	return !form_flag(rq, contract_input(rq, "service-drop", row)) &&
	       !(is_blank(rq, "service-en", row) && is_blank(rq, "service-cy", row) &&
		       is_blank(rq, "service-scheme", row));
}

static struct contract_line typed_line(struct request *rq, size_t row)
{
	int64_t amount = form_number(rq, contract_input(rq, "amount", row));

	return (struct contract_line){
		.row = row,
		.number = form_number(rq, contract_input(rq, "line-number", row)),
		.name = { [ENGLISH] = form_text(rq, contract_input(rq, "line-en", row)),
			[WELSH] = form_text(rq, contract_input(rq, "line-cy", row)) },
		.heading = (enum heading)word_named(
			headings, form_choice(rq, contract_input(rq, "heading", row))),
		.basis = (enum basis)word_named(
			bases, form_choice(rq, contract_input(rq, "basis", row))),
		.per = (enum per)word_named(pers, form_choice(rq, contract_input(rq, "per", row))),
		.amount = amount,
		.sum = typed_sum(rq, amount, contract_input(rq, "sum", row)),
		.most = form_number(rq, contract_input(rq, "most", row)),
		.evidence = (enum evidence)word_named(
			evidences, form_choice(rq, contract_input(rq, "evidence", row))),
		.fee = (enum fee)word_named(fees, form_choice(rq, contract_input(rq, "fee", row))),
		.clause = form_text(rq, contract_input(rq, "clause", row)),
	};
}

static bool has_line(struct request *rq, size_t row)
{
	return !form_flag(rq, contract_input(rq, "line-drop", row)) &&
	       !(is_blank(rq, "line-en", row) && is_blank(rq, "line-cy", row) &&
		       is_blank(rq, "heading", row) && is_blank(rq, "sum", row) &&
		       is_blank(rq, "amount", row));
}

static struct contract_licence typed_licence(struct request *rq)
{
	int64_t amount = form_number(rq, "licence-amount");

	return (struct contract_licence){
		.number = form_text(rq, "licence"),
		.starts_on = form_date(rq, "licence-starts-on"),
		.ends_on = form_date(rq, "licence-ends-on"),
		.amount = amount,
		.fee = typed_sum(rq, amount, "licence-fee"),
	};
}

static struct contract_about typed_about(struct request *rq)
{
	return (struct contract_about){
		.category = (enum category)word_named(categories, form_choice(rq, "category")),
		.cpv = form_text(rq, "cpv"),
		.description = { [ENGLISH] = form_text(rq, "description-en"),
			[WELSH] = form_text(rq, "description-cy") },
		.extend_until = form_date(rq, "extend-until"),
	};
}

static struct contract_body typed_body(struct request *rq, const char *name)
{
	return (struct contract_body){ .id = { form_id(rq, name) } };
}

static void take_rows(struct contract_writing *now)
{
	struct request *rq = now->rq;
	struct contract_version *v = &now->version;

	for (size_t row = 1; row <= CONTRACT_BODIES_MOST; row++)
		if (!is_blank(rq, "implementer", row))
			*list_add(rq->arena, &v->implementers) =
				typed_body(rq, contract_input(rq, "implementer", row));
	for (size_t row = 1; row <= now->services; row++)
		if (has_service(rq, row))
			*list_add(rq->arena, &v->services) = typed_service(rq, row);
	for (size_t row = 1; row <= now->lines; row++)
		if (has_line(rq, row))
			*list_add(rq->arena, &v->lines) = typed_line(rq, row);
}

static void take_typed(struct contract_writing *now)
{
	struct request *rq = now->rq;

	now->contract.reference =
		now->is_variation ? now->contract.reference : form_text(rq, "reference");
	now->services = rows_sent(rq, "service-en", CONTRACT_SERVICES_MOST);
	now->lines = rows_sent(rq, "line-en", CONTRACT_LINES_MOST);
	now->version = (struct contract_version){
		.contract = now->contract.id,
		.version = form_number(rq, "version"),
		.from_on = form_date(rq, "from-on"),
		.why = { [ENGLISH] = form_text(rq, "why-en"), [WELSH] = form_text(rq, "why-cy") },
		.title = { [ENGLISH] = form_text(rq, "title-en"),
			[WELSH] = form_text(rq, "title-cy") },
		.holder = now->version.holder,
		.supplier = typed_body(rq, "supplier"),
		.starts_on = form_date(rq, "starts-on"),
		.ends_on = form_date(rq, "ends-on"),
		.licence = typed_licence(rq),
		.about = typed_about(rq),
	};
	if (now->contract.parent.v == 0) {
		now->version.holder = typed_body(rq, "holder");
		now->version.behalf = typed_body(rq, "behalf");
		now->version.performance = typed_body(rq, "performance");
	}
	take_rows(now);
}

/* ---- the page ---- */

static const char *title_of(const struct contract_writing *now)
{
	enum language l = now->rq->language;

	if (now->is_variation)
		return tr(l, "Write a variation");
	return now->contract.parent.v != 0 ? tr(l, "Write a sub-contract")
					   : tr(l, "Write a contract");
}

static struct url action_of(const struct contract_writing *now)
{
	struct arena *a = now->rq->arena;

	if (now->contract.id.v != 0)
		return url_contract_page(a, now->contract.id, "write");
	if (now->contract.parent.v != 0)
		return url_contract_page(a, now->contract.parent, "sub-contract");
	return url_programme_page(a, now->programme.id, "contract");
}

static struct url back_of(const struct contract_writing *now)
{
	struct arena *a = now->rq->arena;

	if (now->contract.id.v != 0)
		return url_contract(a, now->contract.id);
	return now->contract.parent.v != 0 ? url_contract(a, now->contract.parent)
					   : url_programme(a, now->programme.id);
}

static size_t at_most(size_t rows, size_t most)
{
	return rows < most ? rows : most;
}

static void add_blank_rows(struct contract_writing *now)
{
	now->services = at_most(now->services + BLANK_SERVICES, CONTRACT_SERVICES_MOST);
	now->lines = at_most(now->lines + BLANK_LINES, CONTRACT_LINES_MOST);
}

static enum status write_page(struct contract_writing *now, enum status status)
{
	struct request *rq = now->rq;
	struct form_keys keys = page_form_keys(rq);
	struct contract_write_view view = {
		.back = back_of(now),
		.caption = programme_name(rq, &now->programme),
		.title = title_of(now),
		.problems = &rq->problems,
		.form = { .action = action_of(now),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.version = arena_format(rq->arena, "%" PRId64, now->version.version),
		.is_variation = now->is_variation,
		.is_sub = now->contract.parent.v != 0,
	};

	now->bodies = organisations_all(rq->work);
	now->schemes = schemes_for(rq->work, &rq->actor);
	if (now->is_overtaken)
		view.theirs = (struct link){
			.text = tr(rq->language, "Read what they wrote"),
			.url = url_contract_version(rq->arena, &now->version),
		};
	contract_fill_fields(now, &view);

	struct html *out = page_open(rq, view.title);

	view_contract_write(out, &view);
	return page_close(rq, status);
}

/* ---- what it begins with ---- */

/* The programme's budget, without which nothing can be written: its headings pay. */
static bool has_budget(struct contract_writing *now, enum status *status)
{
	if (programme_budget_in_force(now->rq->work, now->programme.id, &now->budget))
		return true;
	*status = page_refused(now->rq,
		N_("Have the programme’s budget signed first: what a contract pays for stands "
		   "under its headings"));
	return false;
}

/* For whoever may write one of that programme. */
static bool begin_new(struct contract_writing *now, enum status *status)
{
	if (!page_programme(now->rq, PROGRAMME_ALTER, &now->programme)) {
		*status = page_not_found(now->rq);
		return false;
	}
	now->contract = (struct contract){ .programme = now->programme.id, .reference = "" };
	return has_budget(now, status);
}

/* The contract of the address, and its programme. */
static bool find_contract(struct contract_writing *now, struct contract *c, enum status *status)
{
	struct request *rq = now->rq;

	if (page_contract(rq, PROGRAMME_ALTER, c) &&
		programme_for(rq->work, &rq->actor, PROGRAMME_ALTER, c->programme, &now->programme))
		return true;
	*status = page_not_found(rq);
	return false;
}

static bool begin_sub(struct contract_writing *now, enum status *status)
{
	struct contract above;

	if (!find_contract(now, &above, status))
		return false;
	if (above.parent.v != 0) {
		*status = page_not_found(now->rq);
		return false;
	}
	now->contract = (struct contract){
		.programme = above.programme, .parent = above.id, .reference = ""
	};
	now->version.holder = contract_supplier(now->rq->work, above.id);
	return has_budget(now, status);
}

static bool begin_next(struct contract_writing *now, enum status *status)
{
	struct contract_versions all;

	if (!find_contract(now, &now->contract, status))
		return false;
	all = contract_versions(now->rq->work, now->contract.id);
	now->is_variation = contract_signed(&all) != NULL;
	if (now->contract.parent.v != 0)
		now->version.holder = contract_supplier(now->rq->work, now->contract.parent);
	return has_budget(now, status);
}

/* A new one is held by the office and lasts as long as it is funded, unless something else is typed. */
static void suggest(struct contract_writing *now)
{
	if (now->contract.parent.v == 0)
		now->version.holder.id = now->rq->actor.organisation;
	now->version.starts_on = now->budget.starts_on;
	now->version.ends_on = now->budget.ends_on;
	now->version.title[ENGLISH] = now->version.title[WELSH] = "";
	now->version.why[ENGLISH] = now->version.why[WELSH] = "";
	now->version.licence.number = "";
	now->version.about = contract_about_nothing;
}

/* The newest version, to be written on; what is signed is varied from a day yet to be said. */
static void load_newest(struct contract_writing *now)
{
	struct request *rq = now->rq;
	struct contract_versions all = contract_versions(rq->work, now->contract.id);

	contract_version_load(rq->work, now->contract.id, all.at[0].version, &now->version);
	if (now->version.signed_by.v != 0) {
		now->version.from_on = DATE_NONE;
		now->version.why[ENGLISH] = now->version.why[WELSH] = "";
	}
	now->services = now->version.services.n;
	now->lines = now->version.lines.n;
}

/* ---- the pages ---- */

static enum status show_new(
	struct request *rq, bool (*begin)(struct contract_writing *now, enum status *status))
{
	struct contract_writing now = { .rq = rq };
	enum status status;

	if (!begin(&now, &status))
		return status;
	suggest(&now);
	add_blank_rows(&now);
	return write_page(&now, OK);
}

/* What was typed stays, now against the version that came between. */
static enum status overtaken_page(struct contract_writing *now)
{
	struct contract_versions all = contract_versions(now->rq->work, now->contract.id);

	now->version.contract = now->contract.id;
	now->version.version = all.at[0].version;
	now->is_variation = contract_signed(&all) != NULL;
	now->is_overtaken = true;
	now->rq->problems = (struct problems){ 0 };
	form_problem(now->rq, "",
		N_("Somebody else has written a version of this contract meanwhile. What you typed "
		   "is still here. Save to put yours in the place of theirs."));
	return write_page(now, CONFLICTING);
}

static enum status keep_typed(struct contract_writing *now)
{
	struct request *rq = now->rq;

	take_typed(now);
	if (form_flag(rq, "more")) {
		rq->problems = (struct problems){ 0 };
		add_blank_rows(now);
		return write_page(now, OK);
	}
	if (form_has_problems(rq))
		return write_page(now, UNPROCESSABLE);
	switch (contract_write(
		rq->work, &rq->actor, &now->contract, &now->version, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_contract_version(rq->arena, &now->version));
	case REFUSED: return write_page(now, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return overtaken_page(now);
	default: return page_not_found(rq);
	}
}

enum status contract_new_show(struct request *rq)
{
	return show_new(rq, begin_new);
}

enum status contract_new_do(struct request *rq)
{
	struct contract_writing now = { .rq = rq };
	enum status status;

	return begin_new(&now, &status) ? keep_typed(&now) : status;
}

enum status contract_sub_show(struct request *rq)
{
	return show_new(rq, begin_sub);
}

enum status contract_sub_do(struct request *rq)
{
	struct contract_writing now = { .rq = rq };
	enum status status;

	return begin_sub(&now, &status) ? keep_typed(&now) : status;
}

enum status contract_write_show(struct request *rq)
{
	struct contract_writing now = { .rq = rq };
	enum status status;

	if (!begin_next(&now, &status))
		return status;
	load_newest(&now);
	add_blank_rows(&now);
	return write_page(&now, OK);
}

enum status contract_write_do(struct request *rq)
{
	struct contract_writing now = { .rq = rq };
	enum status status;

	return begin_next(&now, &status) ? keep_typed(&now) : status;
}
