/* SPDX-License-Identifier: MIT */
/*
 * Writing the next version of a year's agreement: one form, a row for each body.  What was typed comes
 * back with the page, whether it was wrong, more rows were wanted, or somebody else wrote meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/funding/funding_views.h"
#include "areas/funding/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum { BLANK_ROWS = 3 };

/* The form being made. */
struct writing {
	struct request *rq;
	struct programme programme;
	int year;
	struct agreement agreement; // as it stands, or as the form has it
	struct organisations bodies;
	bool is_overtaken;
};

/* ---- what was typed ---- */

static const char *row_input(struct request *rq, const char *what, size_t row)
{
	return arena_format(rq->arena, "%s-%zu", what, row);
}

static struct maybe_money typed_money(struct request *rq, const char *name)
{
	struct maybe_money m = { 0 };

	m.money = form_money(rq, name, &m.is_set);
	return m;
}

static int64_t typed_weight(struct request *rq, enum sharing method, const char *name)
{
	int64_t weight = 0;
	const char *trouble;

	if (method == SHARING_NONE || method_weight_label(method) == NULL)
		return 0;
	trouble = weight_parse(method, slice_of(form_text(rq, name)), &weight);
	if (trouble != NULL)
		form_problem(rq, name, trouble);
	return weight;
}

/* What another kind of contribution, or another way of sharing, has would be lost without a word. */
static void leave_empty(struct request *rq, const char *name, const char *why)
{
	if (form_raw(rq, name)[0] != '\0')
		form_problem(rq, name, why);
}

static struct partner typed_partner(struct request *rq, enum sharing method, size_t row)
{
	struct partner partner = {
		.row = row,
		.organisation = { form_id(rq, row_input(rq, "organisation", row)) },
		.contribution = word_named(
			contributions, form_choice(rq, row_input(rq, "contribution", row))),
	};

	if (partner.contribution == CONTRIBUTION_CASH) {
		partner.weight = typed_weight(rq, method, row_input(rq, "weight", row));
		if (method != SHARING_NONE && method_weight_label(method) == NULL)
			leave_empty(rq, row_input(rq, "weight", row),
				N_("Leave this empty: the way of sharing asks for no weight"));
		partner.most = typed_money(rq, row_input(rq, "most", row));
		leave_empty(rq, row_input(rq, "worth", row),
			N_("Leave this empty: the body pays a share"));
	} else {
		leave_empty(rq, row_input(rq, "weight", row),
			N_("Leave this empty: the body pays no share"));
		leave_empty(rq, row_input(rq, "most", row),
			N_("Leave this empty: the body pays no share"));
		partner.worth = typed_money(rq, row_input(rq, "worth", row));
	}
	return partner;
}

/* Its payments ahead, whose whole is what it pays at most. */
static struct claims typed_claims(
	struct request *rq, const struct agreement *agreement, const struct partner *partner)
{
	const char *name = row_input(rq, "claims", partner->row);
	struct claims claims = { 0 };
	const char *trouble = claims_parse(rq->arena, slice_of(form_text(rq, name)),
		agreement_most(agreement, partner), &claims);

	if (trouble != NULL)
		form_problem(rq, name, trouble);
	return claims;
}

static size_t rows_sent(struct request *rq)
{
	size_t n = 0;

	while (n < PARTNERS_MOST && form_was_sent(rq, row_input(rq, "organisation", n + 1)))
		n++;
	return n;
}

/* As the form has it; a row without a body is none. */
static struct agreement typed_agreement(struct writing *now)
{
	struct request *rq = now->rq;
	size_t rows = rows_sent(rq);
	struct agreement agreement = {
		.programme = now->programme.id,
		.office = now->programme.organisation,
		.leads = funding_leads(
			rq->work, now->programme.id, now->programme.organisation, now->year),
		.year = now->year,
		.version = form_number(rq, "version"),
		.method = word_named(sharings, form_choice(rq, "method")),
		.source = form_text(rq, "source"),
		.payment = word_named(payments, form_choice(rq, "payment")),
		.underspend = word_named(underspends, form_choice(rq, "underspend")),
		.vat = (enum vat_term)word_named(vat_terms, form_choice(rq, "vat")),
	};

	for (size_t row = 1; row <= rows; row++)
		if (form_raw(rq, row_input(rq, "organisation", row))[0] != '\0') {
			struct partner partner = typed_partner(rq, agreement.method, row);

			partner.claims = typed_claims(rq, &agreement, &partner);
			*list_add(rq->arena, &agreement.partners) = partner;
		}
	return agreement;
}

/* ---- the form ---- */

/* What stands in a field: as typed where the form came back, else what the version has. */
static const char *stands(const struct writing *now, const char *name, const char *kept)
{
	return now->rq->method == POST ? form_raw(now->rq, name) : kept;
}

/* One of a closed list; what it has for "not set" can be chosen too, if that has a name. */
static struct form_field word_field(const struct writing *now, const char *name, const char *label,
	const struct word *words, size_t n, unsigned kept)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, n + 1);
	size_t count = 0;

	for (size_t i = words[0].name == NULL; i < n; i++)
		choices[count++] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	return (struct form_field){
		.name = name,
		.label = label,
		.label_size = "s",
		.choices = choices,
		.choice_count = count,
		.value = stands(now, name, words[kept].name),
		.problems = &rq->problems,
	};
}

static struct form_field body_field(
	const struct writing *now, size_t row, const struct partner *kept)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, now->bodies.n + 1);
	const char *name = row_input(rq, "organisation", row);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = tr(rq->language, "No body") };
	list_each (const struct organisation *, body, &now->bodies)
		choices[n++] = (struct choice){
			.value = arena_format(rq->arena, "%" PRId64, body->id.v),
			.text = body_name(rq, body->name),
		};
	return (struct form_field){
		.name = name,
		.label = tr(rq->language, "Body"),
		.choices = choices,
		.choice_count = n,
		.value = stands(now, name,
			kept == NULL ? ""
				     : arena_format(rq->arena, "%" PRId64, kept->organisation.v)),
		.problems = &rq->problems,
	};
}

static struct form_field contribution_field(
	const struct writing *now, size_t row, const struct partner *kept)
{
	struct form_field field = word_field(now, row_input(now->rq, "contribution", row),
		tr(now->rq->language, "How it contributes"), contributions, CONTRIBUTION_COUNT,
		kept == NULL ? CONTRIBUTION_CASH : kept->contribution);

	field.label_size = NULL;
	return field;
}

static struct form_field number_field(const struct writing *now, const char *name,
	const char *label, const char *prefix, const char *kept)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.width = "10",
		.prefix = prefix,
		.inputmode = "decimal",
		.value = stands(now, name, kept),
		.problems = &now->rq->problems,
	};
}

/* Without its sign, which the field has before it. */
static const char *plain_money(struct request *rq, struct maybe_money m)
{
	return m.is_set ? money_text(rq->arena, m.money) + strlen("£") : "";
}

/* As it is typed again: no sign of pounds or per cent. */
static const char *plain_weight(const struct writing *now, const struct partner *kept)
{
	const char *text;
	size_t n;

	if (kept == NULL || kept->contribution != CONTRIBUTION_CASH)
		return "";
	text = weight_text(now->rq->arena, now->agreement.method, kept->weight);
	if (slice_starts(slice_of(text), "£"))
		return text + strlen("£");
	n = strlen(text);
	return n > 0 && text[n - 1] == '%' ? arena_text_n(now->rq->arena, text, n - 1) : text;
}

/* A line each, as they are typed again. */
static const char *claims_text(struct request *rq, const struct claims *claims)
{
	const char *text = "";

	list_each (const struct claim *, each, claims)
		text = arena_format(rq->arena, "%s%s %s\n", text,
			date_words(rq->arena, rq->language, each->due_on),
			money_text(rq->arena, each->sum));
	return text;
}

static struct form_field claims_field(
	const struct writing *now, size_t row, const struct partner *kept)
{
	struct request *rq = now->rq;
	const char *name = row_input(rq, "claims", row);

	return (struct form_field){
		.name = name,
		.label = tr(rq->language,
			"If it pays before it is spent: when, and how much each time"),
		.hint = tr(rq->language,
			"A line for each payment, such as 1 April 2026 £21,500. They come to the "
			"most that it pays."),
		.rows = 3,
		.value = stands(now, name, kept == NULL ? "" : claims_text(rq, &kept->claims)),
		.problems = &rq->problems,
	};
}

static struct partner_fields partner_fields_of(const struct writing *now, size_t row)
{
	struct request *rq = now->rq;
	const struct partners *kept = &now->agreement.partners;
	const struct partner *partner =
		rq->method == GET && row <= kept->n ? &kept->at[row - 1] : NULL;
	struct maybe_money none = { 0 };

	return (struct partner_fields){
		.legend = tr_fill(rq->arena, rq->language, "Body {number}", "number",
			arena_format(rq->arena, "%zu", row), NULL),
		.organisation = body_field(now, row, partner),
		.contribution = contribution_field(now, row, partner),
		.weight = number_field(now, row_input(rq, "weight", row),
			tr(rq->language, "What weighs for its share, as the method above asks"),
			NULL, plain_weight(now, partner)),
		.most = number_field(now, row_input(rq, "most", row),
			tr(rq->language, "The most that it pays in the year, if there is a most"),
			"£", plain_money(rq, partner == NULL ? none : partner->most)),
		.worth = number_field(now, row_input(rq, "worth", row),
			tr(rq->language, "If it pays no share: what its contribution is worth"),
			"£", plain_money(rq, partner == NULL ? none : partner->worth)),
		.claims = claims_field(now, row, partner),
	};
}

static void fill_partners(const struct writing *now, struct write_view *view)
{
	struct request *rq = now->rq;
	size_t rows = rq->method == POST ? rows_sent(rq) : now->agreement.partners.n;

	if (rq->method == GET || form_flag(rq, "more"))
		rows += BLANK_ROWS;
	if (rows > PARTNERS_MOST)
		rows = PARTNERS_MOST;

	struct partner_fields *fields = arena_many(rq->arena, struct partner_fields, rows + 1);

	for (size_t row = 1; row <= rows; row++)
		fields[view->partner_count++] = partner_fields_of(now, row);
	view->partners = fields;
}

/* Each method with what its weight is. */
static struct form_field method_field(const struct writing *now)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, SHARING_COUNT);
	struct form_field field =
		word_field(now, "method", tr(rq->language, "How the cost is shared"), sharings,
			SHARING_COUNT, now->agreement.method);

	for (enum sharing method = SHARING_NONE + 1; method < SHARING_COUNT; method++) {
		const char *weight = method_weight_label(method);

		choices[method - 1] = field.choices[method - 1];
		choices[method - 1].hint =
			weight == NULL ? tr(rq->language, "Asks for no weight")
				       : tr_fill(rq->arena, rq->language, "Weight: {what}", "what",
						 tr(rq->language, weight), NULL);
	}
	field.choices = choices;
	return field;
}

static struct form_field source_field(const struct writing *now)
{
	struct request *rq = now->rq;

	return (struct form_field){
		.name = "source",
		.label = tr(rq->language, "Where the numbers are from"),
		.label_size = "s",
		.hint = tr(rq->language,
			"Of population, tiers and use it has to be said, such as Census 2021."),
		.value = stands(
			now, "source", now->agreement.source == NULL ? "" : now->agreement.source),
		.problems = &rq->problems,
	};
}

static enum status write_page(struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	struct form_keys keys = page_form_keys(rq);

	now->bodies = organisations_all(rq->work);

	struct agreements all = funding_agreements_of(rq->work, now->programme.id);
	struct write_view view = {
		.back = url_funding(rq->arena, now->programme.id),
		.programme = programme_name(rq, &now->programme),
		.year = financial_year_text(rq->arena, now->year),
		.problems = &rq->problems,
		.form = { .action = url_year_page(rq->arena, now->programme.id, now->year, "write"),
			.token = keys.token,
			.key = keys.once,
			.is_guarded = true },
		.version = arena_format(rq->arena, "%" PRId64, now->agreement.version),
		.method = method_field(now),
		.source = source_field(now),
		.payment = word_field(now, "payment", tr(rq->language, "When it is paid"), payments,
			PAYMENT_COUNT, now->agreement.payment),
		.underspend = word_field(now, "underspend",
			tr(rq->language, "What becomes of money that is not spent"), underspends,
			UNDERSPEND_COUNT, now->agreement.underspend),
		.vat = word_field(now, "vat",
			tr(rq->language, "VAT, for whoever pays the supplier"), vat_terms,
			VAT_COUNT, now->agreement.vat),
	};

	if (agreement_is_billed(&all, now->year))
		view.billed = tr(rq->language, agreement_stays);
	if (now->is_overtaken)
		view.theirs = (struct link){
			.text = tr(rq->language, "Read what they wrote"),
			.url = url_version(rq->arena, &now->agreement),
		};
	fill_partners(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Write an agreement"));

	view_agreement_write(out, &view);
	return page_close(rq, status);
}

/* ---- the pages ---- */

static bool page_writing(struct writing *now)
{
	return page_programme(now->rq, PROGRAMME_ALTER, &now->programme) &&
	       page_year(now->rq, &now->programme, &now->year);
}

/* To the same days of the year after: what is due at the end of February stays there. */
static void move_claims(struct agreement *agreement)
{
	list_each (struct partner *, partner, &agreement->partners)
		list_each (struct claim *, claim, &partner->claims) {
			struct date was = claim->due_on;

			claim->due_on = date_of(was.year + 1, was.month, was.day);
			if (!date_is_set(claim->due_on))
				claim->due_on = date_of(was.year + 1, was.month, was.day - 1);
		}
}

/* The newest version of the year, else of the year before it: what is agreed often goes on. */
static void load_newest(struct writing *now)
{
	struct agreements all = funding_agreements_of(now->rq->work, now->programme.id);

	const struct agreement *newest = agreement_newest(&all, now->year);

	if (newest != NULL) {
		funding_agreement_load(now->rq->work, now->programme.id, now->year, newest->version,
			&now->agreement);
		return;
	}
	if (funding_agreement_of(now->rq->work, now->programme.id, now->year - 1, &now->agreement))
		move_claims(&now->agreement);
	now->agreement.version = 0;
}

enum status agreement_write_show(struct request *rq)
{
	struct writing now = { .rq = rq };

	if (!page_writing(&now))
		return page_not_found(rq);
	load_newest(&now);
	return write_page(&now, OK);
}

/* Somebody else wrote since the page was made: what was typed stays, and saving it comes after theirs. */
static enum status overtaken_page(struct writing *now)
{
	load_newest(now);
	now->is_overtaken = true;
	form_problem(now->rq, "",
		N_("Somebody else has written an agreement for this year meanwhile. Read it, then "
		   "save to put yours in its place."));
	return write_page(now, CONFLICTING);
}

enum status agreement_write_do(struct request *rq)
{
	struct writing now = { .rq = rq };

	if (!page_writing(&now))
		return page_not_found(rq);
	now.agreement = typed_agreement(&now);
	if (form_flag(rq, "more")) {
		rq->problems = (struct problems){ 0 };
		return write_page(&now, OK);
	}
	if (form_has_problems(rq)) {
		agreement_check(rq->arena, &now.agreement, &rq->problems);
		return write_page(&now, UNPROCESSABLE);
	}
	switch (funding_write(rq->work, &rq->actor, &now.agreement, &rq->problems)) {
	case DONE:
		now.agreement.version++;
		return reply_redirect(rq, url_version(rq->arena, &now.agreement));
	case REFUSED: return write_page(&now, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return overtaken_page(&now);
	default: return page_not_found(rq);
	}
}
