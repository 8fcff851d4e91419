/* SPDX-License-Identifier: MIT */
/*
 * The fields of the form that writes a contract: what was typed where it came back, else what the version
 * has.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/contract/writing.h"
#include "areas/scheme/page_kit.h"

const char *contract_input(struct request *rq, const char *what, size_t row)
{
	return arena_format(rq->arena, "%s-%zu", what, row);
}

static const char *words(const struct contract_writing *now, const char *message)
{
	return tr(now->rq->language, message);
}

static const char *stands(const struct contract_writing *now, const char *name, const char *kept)
{
	return now->rq->method == POST ? form_raw(now->rq, name) : kept;
}

static const char *number_text(const struct contract_writing *now, int64_t n)
{
	return n == 0 ? "" : arena_format(now->rq->arena, "%" PRId64, n);
}

/* ---- kinds of fields ---- */

static struct form_field line_field(
	const struct contract_writing *now, const char *name, const char *label, const char *kept)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.value = stands(now, name, kept == NULL ? "" : kept),
		.problems = &now->rq->problems,
	};
}

static struct form_field language_field(const struct contract_writing *now, const char *name,
	const char *label, enum language language, const char *kept)
{
	struct form_field field = line_field(now, name, label, kept);

	field.lang = language_code(language);
	return field;
}

static struct form_field select_field(const struct contract_writing *now, const char *name,
	const char *label, const struct choice *choices, size_t n, const char *kept)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.choices = choices,
		.choice_count = n,
		.value = stands(now, name, kept),
		.problems = &now->rq->problems,
	};
}

static struct form_field word_field(const struct contract_writing *now, const char *name,
	const char *label, const struct word *table, size_t n, unsigned kept)
{
	struct choice *choices = arena_many(now->rq->arena, struct choice, n);

	for (size_t i = 0; i < n; i++)
		choices[i] = (struct choice){
			.value = table[i].name == NULL ? "" : table[i].name,
			.text = table[i].name == NULL ? words(now, N_("Choose one"))
						      : words(now, table[i].label),
		};
	return select_field(
		now, name, label, choices, n, table[kept].name == NULL ? "" : table[kept].name);
}

static struct form_field day_field(
	const struct contract_writing *now, const char *name, const char *label, struct date kept)
{
	struct form_field field = {
		.name = name, .label = label, .label_size = "s", .problems = &now->rq->problems
	};

	page_date_parts(now->rq, &field, kept);
	return field;
}

static struct form_field money_field(
	const struct contract_writing *now, const char *name, const char *label, struct money kept)
{
	struct form_field field = line_field(now, name, label,
		kept.pence == 0 ? "" : money_text(now->rq->arena, kept) + strlen("£"));

	field.prefix = "£";
	field.width = "10";
	field.inputmode = "decimal";
	return field;
}

static struct form_field body_field(const struct contract_writing *now, const char *name,
	const char *label, const char *none, struct organisation_id kept)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, now->bodies.n + 1);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = none };
	list_each (const struct organisation *, body, &now->bodies)
		choices[n++] = (struct choice){ .value = number_text(now, body->id.v),
			.text = body_name(rq, body->name) };
	return select_field(now, name, label, choices, n, number_text(now, kept.v));
}

/* An amount of the budget that a sum is, or none. */
static struct form_field amount_field(
	const struct contract_writing *now, const char *name, const char *label, int64_t kept)
{
	struct request *rq = now->rq;
	const struct limits *all = &now->budget.limits;
	struct choice *choices = arena_many(rq->arena, struct choice, all->n + 1);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = words(now, N_("Another sum")) };
	list_each (const struct limit *, each, all)
		choices[n++] = (struct choice){
			.value = number_text(now, each->amount),
			.text = tr_fill(rq->arena, rq->language, "{amount}: {heading}, {what}",
				"amount", money_words(rq->arena, rq->language, each->money),
				"heading", words(now, headings[each->heading].label), "what",
				words(now, limit_kinds[each->kind].label), NULL),
		};
	return select_field(now, name, label, choices, n, number_text(now, kept));
}

/* Takes the row away; of one that is kept already. */
static struct form_field drop_field(
	const struct contract_writing *now, const char *name, const char *label)
{
	struct choice *choice = arena_many(now->rq->arena, struct choice, 1);

	*choice = (struct choice){ .value = "yes",
		.text = label,
		.is_checked = now->rq->method == POST && form_raw(now->rq, name)[0] != '\0' };
	return (struct form_field){
		.name = name,
		.label = words(now, N_("Take it away")),
		.choices = choice,
		.choice_count = 1,
		.is_small = true,
		.problems = &now->rq->problems,
	};
}

static bool is_kept(const struct hidden_field *number)
{
	return number->value[0] != '\0';
}

static struct hidden_field number_field(
	const struct contract_writing *now, const char *name, int64_t kept)
{
	return (struct hidden_field){ name, stands(now, name, number_text(now, kept)) };
}

static const char *legend(const struct contract_writing *now, const char *message, size_t row)
{
	return tr_fill(now->rq->arena, now->rq->language, message, "number",
		arena_format(now->rq->arena, "%zu", row), NULL);
}

/* A problem says of which row it is. */
static void name_problem(
	const struct contract_writing *now, const struct form_field *field, const char *row)
{
	problem_name(&now->rq->problems, field->name,
		arena_format(now->rq->arena, "%s, %s", row, field->label));
}

/* ---- services ---- */

static struct form_field scheme_field(
	const struct contract_writing *now, const char *name, struct scheme_id kept)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, now->schemes.n + 1);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = words(now, N_("None")) };
	list_each (const struct scheme *, s, &now->schemes)
		choices[n++] = (struct choice){ .value = number_text(now, s->id.v),
			.text = scheme_name(rq, s) };
	return select_field(now, name, words(now, N_("Its scheme, if Sarn runs it")), choices, n,
		number_text(now, kept.v));
}

static struct contract_service_fields service_fields_of(
	const struct contract_writing *now, size_t row)
{
	static const struct contract_service blank = { .name = { "", "" } };
	struct request *rq = now->rq;
	const struct contract_service *kept =
		row <= now->version.services.n ? &now->version.services.at[row - 1] : &blank;
	struct contract_service_fields fields = {
		.legend = legend(now, N_("Service {number}"), row),
		.number =
			number_field(now, contract_input(rq, "service-number", row), kept->number),
		.name_en = language_field(now, contract_input(rq, "service-en", row),
			words(now, N_("Name in English")), ENGLISH, kept->name[ENGLISH]),
		.name_cy = language_field(now, contract_input(rq, "service-cy", row),
			words(now, N_("Name in Welsh")), WELSH, kept->name[WELSH]),
		.scheme =
			scheme_field(now, contract_input(rq, "service-scheme", row), kept->scheme),
	};

	if (is_kept(&fields.number))
		fields.drop = drop_field(now, contract_input(rq, "service-drop", row),
			words(now, N_("This service is no longer in the contract")));
	name_problem(now, &fields.name_en, fields.legend);
	name_problem(now, &fields.name_cy, fields.legend);
	name_problem(now, &fields.scheme, fields.legend);
	return fields;
}

/* ---- lines ---- */

static struct form_field most_field(
	const struct contract_writing *now, const char *name, int64_t kept)
{
	struct form_field field = line_field(now, name,
		words(now, N_("How many at most, if the contract says")), number_text(now, kept));

	field.width = "5";
	field.inputmode = "numeric";
	return field;
}

static struct form_field clause_field(
	const struct contract_writing *now, const char *name, const char *kept)
{
	struct form_field field =
		line_field(now, name, words(now, N_("Words of the clause")), kept);

	field.hint = words(now, N_("Only for a fixed price: what the contract says of it."));
	field.rows = 2;
	return field;
}

static void name_line_problems(
	const struct contract_writing *now, const struct contract_line_fields *fields)
{
	const struct form_field *const all[] = { &fields->name_en, &fields->name_cy,
		&fields->heading, &fields->basis, &fields->per, &fields->amount, &fields->sum,
		&fields->most, &fields->evidence, &fields->fee, &fields->clause };

	for (size_t i = 0; i < array_size(all); i++)
		name_problem(now, all[i], fields->legend);
}

static struct contract_line_fields line_fields_of(const struct contract_writing *now, size_t row)
{
	static const struct contract_line blank = { .name = { "", "" }, .clause = "" };
	struct request *rq = now->rq;
	const struct contract_line *kept =
		row <= now->version.lines.n ? &now->version.lines.at[row - 1] : &blank;
	struct contract_line_fields fields = {
		.legend = legend(now, N_("Line {number}"), row),
		.number = number_field(now, contract_input(rq, "line-number", row), kept->number),
		.name_en = language_field(now, contract_input(rq, "line-en", row),
			words(now, N_("What is paid for, in English")), ENGLISH,
			kept->name[ENGLISH]),
		.name_cy = language_field(now, contract_input(rq, "line-cy", row),
			words(now, N_("What is paid for, in Welsh")), WELSH, kept->name[WELSH]),
		.heading = word_field(now, contract_input(rq, "heading", row),
			words(now, N_("Heading")), headings, HEADING_COUNT, kept->heading),
		.basis = word_field(now, contract_input(rq, "basis", row),
			words(now, N_("What may be charged")), bases, BASIS_COUNT, kept->basis),
		.per = word_field(now, contract_input(rq, "per", row),
			words(now, N_("What the sum is for")), pers, PER_COUNT, kept->per),
		.amount = amount_field(now, contract_input(rq, "amount", row),
			words(now, N_("Sum: an amount of the decision")), kept->amount),
		.sum = money_field(now, contract_input(rq, "sum", row),
			words(now, N_("Or another sum")),
			kept->amount == 0 ? kept->sum : MONEY_ZERO),
		.most = most_field(now, contract_input(rq, "most", row), kept->most),
		.evidence = word_field(now, contract_input(rq, "evidence", row),
			words(now, N_("Needed before it is paid")), evidences, EVIDENCE_COUNT,
			kept->evidence),
		.fee = word_field(now, contract_input(rq, "fee", row),
			words(now, N_("The licence’s fee")), fees, FEE_COUNT, kept->fee),
		.clause = clause_field(now, contract_input(rq, "clause", row), kept->clause),
	};

	if (is_kept(&fields.number))
		fields.drop = drop_field(now, contract_input(rq, "line-drop", row),
			words(now, N_("This line is no longer in the contract")));
	name_line_problems(now, &fields);
	return fields;
}

/* ---- all of it ---- */

static void fill_rows(const struct contract_writing *now, struct contract_write_view *view)
{
	struct arena *a = now->rq->arena;
	struct contract_service_fields *services =
		arena_many(a, struct contract_service_fields, now->services + 1);
	struct contract_line_fields *lines =
		arena_many(a, struct contract_line_fields, now->lines + 1);

	for (size_t row = 1; row <= now->services; row++)
		services[view->service_count++] = service_fields_of(now, row);
	for (size_t row = 1; row <= now->lines; row++)
		lines[view->line_count++] = line_fields_of(now, row);
	view->services = services;
	view->lines = lines;
}

/* As many as there are, and one to add. */
static void fill_implementers(const struct contract_writing *now, struct contract_write_view *view)
{
	struct request *rq = now->rq;
	const struct contract_bodies *kept = &now->version.implementers;
	size_t n = kept->n < CONTRACT_BODIES_MOST ? kept->n + 1 : kept->n;
	struct form_field *fields = arena_many(rq->arena, struct form_field, n + 1);

	for (size_t i = 0; i < n; i++) {
		struct organisation_id none = { 0 };

		fields[i] = body_field(now, contract_input(rq, "implementer", i + 1),
			words(now, N_("Implemented by")), words(now, N_("No other body")),
			i < kept->n ? kept->at[i].id : none);
		// the rows that were left blank are gone
		fields[i].value = number_text(now, i < kept->n ? kept->at[i].id.v : 0);
	}
	view->implementers = fields;
	view->implementer_count = n;
}

static void fill_bodies(const struct contract_writing *now, struct contract_write_view *view)
{
	struct request *rq = now->rq;
	const struct contract_version *v = &now->version;
	const char *choose = words(now, N_("Choose one"));

	view->supplier =
		body_field(now, "supplier", words(now, N_("Supplier")), choose, v->supplier.id);
	if (view->is_sub) {
		view->held = tr_fill(rq->arena, rq->language,
			"Held by the supplier of the contract above: {body}", "body",
			contract_body_words(rq, &v->holder), NULL);
		return;
	}
	view->holder = body_field(now, "holder", words(now, N_("Held by")), choose, v->holder.id);
	view->behalf = body_field(now, "behalf", words(now, N_("On behalf of")),
		words(now, N_("Nobody else")), v->behalf.id);
	view->performance = body_field(now, "performance", words(now, N_("Performance owned by")),
		words(now, N_("Whoever holds it")), v->performance.id);
	fill_implementers(now, view);
}

/* Of the register: what is bought, and what for. */
static void fill_about(const struct contract_writing *now, struct contract_write_view *view)
{
	const struct contract_about *kept = &now->version.about;

	view->category = word_field(now, "category", words(now, N_("Category")), categories,
		CATEGORY_COUNT, kept->category);
	view->cpv = line_field(now, "cpv", words(now, N_("Code of what is bought")), kept->cpv);
	view->cpv.hint = words(now,
		N_("Its code in the Common Procurement Vocabulary (CPV), like 85312300-2. Leave it "
		   "blank if it has none."));
	view->cpv.width = "10";
	view->description_en = language_field(now, "description-en",
		words(now, N_("What it is for, in English")), ENGLISH, kept->description[ENGLISH]);
	view->description_cy = language_field(now, "description-cy",
		words(now, N_("What it is for, in Welsh")), WELSH, kept->description[WELSH]);
	view->description_en.hint = view->description_cy.hint =
		words(now, N_("A few sentences for the register of contracts."));
	view->description_en.rows = view->description_cy.rows = 3;
}

static void fill_term(const struct contract_writing *now, struct contract_write_view *view)
{
	struct request *rq = now->rq;
	const struct contract_version *v = &now->version;

	view->starts_on = day_field(now, "starts-on", words(now, N_("First day")), v->starts_on);
	view->ends_on = day_field(now, "ends-on", words(now, N_("Last day")), v->ends_on);
	view->ends_on.hint = tr_fill(rq->arena, rq->language,
		"The programme’s signed budget funds work until {date}. A contract that runs "
		"longer is kept, and warned of.",
		"date", date_words(rq->arena, rq->language, now->budget.ends_on), NULL);
	view->extend_until = day_field(now, "extend-until", words(now, N_("May be extended until")),
		v->about.extend_until);
	view->extend_until.hint = words(now,
		N_("The last day to which the contract itself lets it be extended. Leave it blank "
		   "if it does not."));
}

static void fill_licence(const struct contract_writing *now, struct contract_write_view *view)
{
	const struct contract_licence *kept = &now->version.licence;

	view->licence =
		line_field(now, "licence", words(now, N_("Number of the licence")), kept->number);
	view->licence.width = "20";
	view->licence_starts_on = day_field(now, "licence-starts-on",
		words(now, N_("First day of the licence")), kept->starts_on);
	view->licence_ends_on = day_field(
		now, "licence-ends-on", words(now, N_("Last day of the licence")), kept->ends_on);
	view->licence_amount = amount_field(now, "licence-amount",
		words(now, N_("Fee for a year: an amount of the decision")), kept->amount);
	view->licence_fee = money_field(now, "licence-fee", words(now, N_("Or another fee")),
		kept->amount == 0 ? kept->fee : MONEY_ZERO);
}

void contract_fill_fields(const struct contract_writing *now, struct contract_write_view *view)
{
	const struct contract_version *v = &now->version;

	if (!now->is_variation)
		view->reference = line_field(
			now, "reference", words(now, N_("Reference")), now->contract.reference);
	view->title_en = language_field(
		now, "title-en", words(now, N_("Title in English")), ENGLISH, v->title[ENGLISH]);
	view->title_cy = language_field(
		now, "title-cy", words(now, N_("Title in Welsh")), WELSH, v->title[WELSH]);
	fill_about(now, view);
	fill_term(now, view);
	view->why_en = language_field(now, "why-en", words(now, N_("Why it is varied, in English")),
		ENGLISH, v->why[ENGLISH]);
	view->why_cy = language_field(
		now, "why-cy", words(now, N_("Why it is varied, in Welsh")), WELSH, v->why[WELSH]);
	view->from_on = day_field(now, "from-on", words(now, N_("Applies from")), v->from_on);
	fill_bodies(now, view);
	fill_rows(now, view);
	fill_licence(now, view);
}
