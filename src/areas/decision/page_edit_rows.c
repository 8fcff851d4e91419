/* SPDX-License-Identifier: MIT */
/*
 * Rows of a record on its form: amounts, and what other bodies did.
 *
 * Every field of a row carries the row's own number ("amount-71-kind", "prior-2-act"; "prior-new-…"
 * is the line to add one by), so that what was typed finds its row whatever came or went meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/page_kit.h"
#include "areas/decision/reader/money.h"
#include "base/err.h"

enum {
	PRIORS_MAX = 8,    // lines on the form
	AMOUNTS_MAX = 500, // of a record
};

static const char *row_name(struct request *rq, const char *kind, const char *row, const char *part)
{
	return arena_format(rq->arena, "%s-%s-%s", kind, row, part);
}

static const char *amount_row(struct request *rq, const struct amount *amount)
{
	return arena_format(rq->arena, "%" PRId64, amount->number);
}

/* What was typed there; what stands where the form that came back has no such field. */
static const char *typed_or(const struct request *rq, const char *name, const char *stands)
{
	return form_was_sent(rq, name) ? form_raw(rq, name) : stands;
}

/* Within what the record may hold. */
static const char *typed_text(struct request *rq, const char *name, enum row_text_kind kind)
{
	return form_text_within(rq, name, row_text_max(kind));
}

/* ---- amounts, as typed ---- */

static bool is_dropped(struct request *rq, const char *row)
{
	return form_was_sent(rq, row_name(rq, "amount", row, "drop"));
}

static struct amount typed_amount(struct request *rq, const struct amount *stands, const char *row)
{
	const char *kind_name = row_name(rq, "amount", row, "kind");
	const char *en = row_name(rq, "amount", row, "en");
	const char *cy = row_name(rq, "amount", row, "cy");
	enum amount_kind kind = amount_kind_named(typed_or(rq, kind_name, ""));
	struct amount amount = *stands;

	if (kind != AMOUNT_NONE)
		amount.kind = kind;
	else if (form_was_sent(rq, kind_name))
		form_problem(rq, kind_name, N_("Choose one of the answers"));
	if (form_was_sent(rq, en))
		amount.label[ENGLISH] = typed_text(rq, en, AMOUNT_LABEL);
	if (form_was_sent(rq, cy))
		amount.label[WELSH] = typed_text(rq, cy, AMOUNT_LABEL);
	return amount;
}

/* What is printed says another sum; where it cannot be read as one alone, nobody knows. */
static bool is_printed_otherwise(const char *literal, struct money money)
{
	struct slice text = slice_trim(slice_of(literal));
	struct figure figure;

	return figure_find(text, 0, &figure) && figure.sure != UNSURE && figure.from == 0 &&
	       figure.end == text.size && figure.money.pence != money.pence;
}

/* One that the reader missed. */
static void add_typed_amount(struct request *rq, struct amounts *amounts)
{
	bool is_given = false;
	const char *literal = form_text(rq, "new-literal");
	struct money money = form_money(rq, "new-amount", &is_given);
	const char *kind_name = form_raw(rq, "new-kind");
	enum amount_kind kind = amount_kind_named(kind_name);

	if (kind == AMOUNT_NONE && kind_name[0] != '\0')
		form_problem(rq, "new-kind", N_("Choose one of the answers"));
	if (literal[0] == '\0' && !is_given)
		return;
	if (literal[0] == '\0')
		form_problem(rq, "new-literal", N_("Enter the amount as the document prints it"));
	if (!is_given)
		form_problem(rq, "new-amount", N_("Enter the amount, such as 33,760"));
	if (money.pence < 0)
		form_problem(rq, "new-amount",
			N_("This must be an amount of money, such as £33,760 or 60,000.50"));
	if (is_given && is_printed_otherwise(literal, money))
		form_problem(rq, "new-amount",
			N_("This is not the amount that is printed. Correct the one that is "
			   "wrong"));
	if (amounts->n >= AMOUNTS_MAX)
		form_problem(rq, "new-amount", N_("The record has as many amounts as it can have"));
	*list_add(rq->arena, amounts) = (struct amount){
		.money = money,
		.literal = literal,
		.kind = kind == AMOUNT_NONE ? AMOUNT_UNCLEAR : kind,
		.label = { "", "" },
	};
}

/* A draft's are read from its own words: there is none to add, or to leave out. */
const struct amounts *typed_amounts(struct request *rq, const struct decision *d)
{
	struct amounts *amounts = arena_one(rq->arena, struct amounts);
	bool is_paper = d->origin == SIGNED_ON_PAPER;

	list_each (const struct amount *, stands, &d->amounts) {
		const char *row = amount_row(rq, stands);
		struct amount amount = typed_amount(rq, stands, row);

		if (!is_paper || !is_dropped(rq, row))
			*list_add(rq->arena, amounts) = amount;
	}
	if (is_paper)
		add_typed_amount(rq, amounts);
	return amounts;
}

/* ---- other bodies, as typed ---- */

/* The lines of the form: as it was sent, else one a body and one to add another by. */
static struct texts prior_lines(struct request *rq, const struct decision *d)
{
	struct texts lines = { 0 };

	list_each (const struct pair *, field, &rq->form_fields.all) {
		int64_t number = row_numbered(field->name, "prior-", "-body-en");

		if (number != 0 && lines.n < PRIORS_MAX)
			*list_add(rq->arena, &lines) = arena_format(rq->arena, "%" PRId64, number);
	}
	for (size_t i = 0; rq->method == GET && i < d->priors.n && i < PRIORS_MAX; i++)
		*list_add(rq->arena, &lines) =
			arena_format(rq->arena, "%" PRId64, d->priors.at[i].number);
	if (lines.n < PRIORS_MAX)
		*list_add(rq->arena, &lines) = "new";
	return lines;
}

static int64_t line_number(const char *line)
{
	return row_numbered(line, "", "");
}

static bool is_on_lines(const struct texts *lines, int64_t number)
{
	list_each (const char **, line, lines)
		if (line_number(*line) == number)
			return true;
	return false;
}

static const char *prior_on_name(struct request *rq, const char *line)
{
	return arena_format(rq->arena, "prior-on-%s", line);
}

/* Whether anything was typed on the line besides the body. */
static bool says_more(struct request *rq, const char *line)
{
	const char *on = prior_on_name(rq, line);
	const char *const names[] = { row_name(rq, "prior", line, "what-en"),
		row_name(rq, "prior", line, "what-cy"), arena_format(rq->arena, "%s-day", on),
		arena_format(rq->arena, "%s-month", on), arena_format(rq->arena, "%s-year", on) };

	for (size_t i = 0; i < array_size(names); i++)
		if (slice_trim(slice_of(form_raw(rq, names[i]))).size > 0)
			return true;
	return false;
}

/*
 * False if the line says nothing: there is no such body, or no longer.  To leave the body blank
 * takes away a line that stands; on a new one it was forgotten.
 */
static bool typed_prior(
	struct request *rq, const struct decision *d, const char *line, struct prior *prior)
{
	const struct prior *stands = decision_prior(d, line_number(line));
	const char *act_field = row_name(rq, "prior", line, "act");
	const char *en = typed_text(rq, row_name(rq, "prior", line, "body-en"), PRIOR_BODY);
	const char *cy = typed_text(rq, row_name(rq, "prior", line, "body-cy"), PRIOR_BODY);
	enum prior_act act = prior_act_named(form_raw(rq, act_field));

	if (en[0] == '\0' && cy[0] == '\0') {
		if (line_number(line) == 0 && says_more(rq, line))
			form_problem(rq,
				row_name(rq, "prior", line,
					d->original == ENGLISH ? "body-en" : "body-cy"),
				N_("Enter the body, or clear the rest of the line"));
		return false;
	}
	if (act == PRIOR_NONE && form_raw(rq, act_field)[0] != '\0')
		form_problem(rq, act_field, N_("Choose one of the answers"));
	*prior = (struct prior){
		.number = line_number(line),
		.act = act == PRIOR_NONE ? PRIOR_APPROVED : act,
		.body = { en, cy },
		.what = { typed_text(rq, row_name(rq, "prior", line, "what-en"), PRIOR_WHAT),
			typed_text(rq, row_name(rq, "prior", line, "what-cy"), PRIOR_WHAT) },
		.on = form_date(rq, prior_on_name(rq, line)),
		.at = stands == NULL ? (struct span){ 0, 0 } : stands->at,
	};
	return true;
}

const struct priors *typed_priors(struct request *rq, const struct decision *d)
{
	struct priors *priors = arena_one(rq->arena, struct priors);
	struct texts lines = prior_lines(rq, d);
	struct prior prior;

	list_each (const char **, line, &lines)
		if (typed_prior(rq, d, *line, &prior))
			*list_add(rq->arena, priors) = prior;
	list_each (const struct prior *, stands, &d->priors)
		if (!is_on_lines(&lines, stands->number))
			*list_add(rq->arena, priors) = *stands;
	return priors;
}

/* ---- shown ---- */

/* An input of a row; its label in a list of problems says of which row. */
static struct form_field row_field(struct request *rq, const char *name, const char *row_label,
	const char *label, const char *stands)
{
	name_problem(rq, name, arena_format(rq->arena, "%s: %s", row_label, label));
	return (struct form_field){ .name = name,
		.label = label,
		.problems = &rq->problems,
		.value = typed_or(rq, name, stands) };
}

static struct form_field row_field_in(struct form_field field, enum language language)
{
	field.lang = language_code(language);
	return field;
}

static struct choice *amount_kind_choices(struct request *rq, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, AMOUNT_KIND_COUNT);

	*n = 0;
	for (enum amount_kind kind = AMOUNT_NONE + 1; kind < AMOUNT_KIND_COUNT; kind++)
		choices[(*n)++] = (struct choice){ .value = amount_kind_name(kind),
			.text = tr(rq->language, amount_kind_label(kind)) };
	return choices;
}

static struct edit_amount edit_amount_of(
	struct request *rq, const struct amount *amount, const char *light)
{
	const char *row = amount_row(rq, amount);
	const char *literal = amount->literal;

	return (struct edit_amount){
		.literal = literal,
		.kind = row_field(rq, row_name(rq, "amount", row, "kind"), literal,
			tr(rq->language, "Kind"), amount_kind_name(amount->kind)),
		.label_en = row_field_in(row_field(rq, row_name(rq, "amount", row, "en"), literal,
						 tr(rq->language, "What it is for, in English"),
						 amount->label[ENGLISH]),
			ENGLISH),
		.label_cy = row_field_in(
			row_field(rq, row_name(rq, "amount", row, "cy"), literal,
				tr(rq->language, "What it is for, in Welsh"), amount->label[WELSH]),
			WELSH),
		.drop = row_name(rq, "amount", row, "drop"),
		.is_dropped = is_dropped(rq, row),
		.light = { light, literal },
		.has_light = amount->sentence.to > amount->sentence.from,
	};
}

static void fill_new_amount(
	struct request *rq, struct edit_view *view, const struct choice *kinds, size_t kind_count)
{
	const char *group = tr(rq->language, "An amount that was not found");

	view->new_literal = row_field(rq, "new-literal", group, tr(rq->language, "As printed"), "");
	view->new_literal.width = "20";
	view->new_amount =
		row_field(rq, "new-amount", group, tr(rq->language, "Amount in pounds"), "");
	view->new_amount.prefix = "£";
	view->new_amount.inputmode = "decimal";
	view->new_amount.width = "10";
	view->new_kind = row_field(rq, "new-kind", group, tr(rq->language, "Kind"), "");
	view->new_kind.choices = kinds;
	view->new_kind.choice_count = kind_count;
}

void fill_edit_amounts(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct edit_amount *amounts = arena_many(rq->arena, struct edit_amount, d->amounts.n + 1);
	size_t kind_count;
	const struct choice *kinds = amount_kind_choices(rq, &kind_count);

	for (size_t i = 0; i < d->amounts.n; i++) {
		amounts[i] = edit_amount_of(rq, &d->amounts.at[i], amount_id(rq->arena, i));
		amounts[i].kind.choices = kinds;
		amounts[i].kind.choice_count = kind_count;
	}
	view->amounts = amounts;
	view->amount_count = d->amounts.n;
	view->is_paper = d->origin == SIGNED_ON_PAPER;
	fill_new_amount(rq, view, kinds, kind_count);
}

static const struct choice *prior_act_choices(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 3);

	for (enum prior_act act = PRIOR_APPROVED; act <= PRIOR_ADVISED; act++)
		choices[act - PRIOR_APPROVED] = (struct choice){ .value = prior_act_name(act),
			.text = tr(rq->language, prior_act_label(act)) };
	return choices;
}

/* One line; `title` says which it is. */
static struct edit_prior edit_prior_of(
	struct request *rq, const char *title, const char *line, const struct prior *stands)
{
	enum language l = rq->language;
	const char *act = stands->act == PRIOR_NONE ? "" : prior_act_name(stands->act);
	struct edit_prior view = {
		.title = title,
		.body_en = row_field_in(row_field(rq, row_name(rq, "prior", line, "body-en"), title,
						tr(l, "Body, in English"), stands->body[ENGLISH]),
			ENGLISH),
		.body_cy = row_field_in(row_field(rq, row_name(rq, "prior", line, "body-cy"), title,
						tr(l, "Body, in Welsh"), stands->body[WELSH]),
			WELSH),
		.act = row_field(
			rq, row_name(rq, "prior", line, "act"), title, tr(l, "What it did"), act),
		.on = row_field(rq, prior_on_name(rq, line), title, tr(l, "When"), NULL),
		.what_en = row_field_in(
			row_field(rq, row_name(rq, "prior", line, "what-en"), title,
				tr(l, "What it was about, in English"), stands->what[ENGLISH]),
			ENGLISH),
		.what_cy = row_field_in(
			row_field(rq, row_name(rq, "prior", line, "what-cy"), title,
				tr(l, "What it was about, in Welsh"), stands->what[WELSH]),
			WELSH),
	};

	view.act.choices = prior_act_choices(rq);
	view.act.choice_count = 3;
	page_date_parts(rq, &view.on, stands->on);
	return view;
}

static void light_prior(struct request *rq, const struct decision *d, const struct prior *stands,
	struct edit_prior *view)
{
	if (stands->at.to <= stands->at.from)
		return;
	view->light = (struct light){ prior_id(rq->arena, (size_t)(stands - d->priors.at)),
		view->body_en.value };
	view->has_light = true;
}

void fill_edit_priors(struct request *rq, const struct decision *d, struct edit_view *view)
{
	static const struct prior blank = { .body = { "", "" }, .what = { "", "" } };
	struct texts lines = prior_lines(rq, d);
	struct edit_prior *priors = arena_many(rq->arena, struct edit_prior, lines.n);

	for (size_t i = 0; i < lines.n; i++) {
		const struct prior *stands = decision_prior(d, line_number(lines.at[i]));
		const char *title = tr_fill(rq->arena, rq->language, "Body {number}", "number",
			arena_format(rq->arena, "%zu", i + 1), NULL);

		priors[i] = edit_prior_of(rq, title, lines.at[i], stands == NULL ? &blank : stands);
		if (stands != NULL)
			light_prior(rq, d, stands, &priors[i]);
	}
	view->priors = priors;
	view->prior_count = lines.n;
}
