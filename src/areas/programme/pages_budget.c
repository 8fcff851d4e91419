/* SPDX-License-Identifier: MIT */
/*
 * Writing the next version of a programme's budget: what each amount of the decision is in it.
 * What was typed comes back with the page, whether it was wrong or somebody else wrote meanwhile.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/page_kit.h"
#include "areas/programme/page_kit.h"
#include "areas/programme/programme_views.h"
#include "areas/scheme/page_kit.h"
#include "base/slice.h"

/* The form being made. */
struct writing {
	struct request *rq;
	const struct programme *programme;
	struct decision decision;
	struct budget budget; // as the form has it
	int64_t theirs;       // the version that somebody else wrote meanwhile; 0: none
};

/* ---- what was typed ---- */

static const char *amount_input(const struct request *rq, int64_t number, const char *what)
{
	return arena_format(rq->arena, "amount-%" PRId64 "-%s", number, what);
}

static struct limits typed_limits(struct request *rq, const struct decision *d)
{
	struct limits all = { 0 };

	list_each (const struct amount *, amount, &d->amounts) {
		const char *kind = form_choice(rq, amount_input(rq, amount->number, "kind"));
		const char *heading = form_choice(rq, amount_input(rq, amount->number, "heading"));
		struct limit limit = { .amount = amount->number,
			.kind = (enum limit_kind)word_named(limit_kinds, kind),
			.heading = (enum heading)word_named(headings, heading) };

		if (limit.kind != LIMIT_NONE)
			*list_add(rq->arena, &all) = limit;
	}
	return all;
}

static struct budget typed_budget(struct request *rq, const struct writing *now)
{
	struct budget b = {
		.programme = now->programme->id,
		.version = form_number(rq, "version"),
		.scheme = { form_id(rq, "scheme") },
		.starts_on = form_date(rq, "starts-on"),
		.ends_on = form_date(rq, "ends-on"),
		.licence = (enum licence)word_named(licences, form_choice(rq, "licence")),
		.limits = typed_limits(rq, &now->decision),
	};

	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++)
		b.ceiling[c] = form_number(rq, ceilings[c].name);
	return b;
}

/* ---- what the form begins with ---- */

/* The newest that was written; before the first, what the decision itself says. */
static struct budget budget_to_begin(const struct writing *now)
{
	struct request *rq = now->rq;
	struct budgets all = programme_versions(rq->work, now->programme->id);
	struct date starts = decision_date(&now->decision, FIELD_SERVICE_START);
	struct budget b = {
		.programme = now->programme->id,
		.licence = LICENCE_FIXED,
		.starts_on = date_is_day(starts) ? starts : DATE_NONE,
		.limits = budget_suggested(rq->arena, &now->decision.amounts,
			programme_text(rq->arena, &now->decision)),
	};

	if (all.n > 0)
		programme_budget_load(rq->work, now->programme->id, all.at[0].version, &b);
	return b;
}

/* ---- the form ---- */

/* The words of a list, the first of them for "none". */
static struct choice *choices_of(
	struct request *rq, const struct word *words, size_t n, const char *none)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);

	choices[0] = (struct choice){ .value = "", .text = none };
	for (size_t i = 1; i < n; i++)
		choices[i] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	return choices;
}

static const struct limit *limit_of(const struct writing *now, int64_t amount)
{
	static const struct limit none = { 0 };

	list_each (const struct limit *, each, &now->budget.limits)
		if (each->amount == amount)
			return each;
	return &none;
}

/* "£33,760"; "£1.05m (£1,050,000)" */
static const char *printed_amount(struct request *rq, const struct amount *amount)
{
	const char *sum = money_words(rq->arena, rq->language, amount->money);

	if (strcmp(sum, amount->literal) == 0)
		return sum;
	return arena_format(rq->arena, "%s (%s)", amount->literal, sum);
}

static struct amount_fields amount_fields_of(const struct writing *now, const struct amount *amount)
{
	struct request *rq = now->rq;
	const struct limit *limit = limit_of(now, amount->number);

	return (struct amount_fields){
		.amount = printed_amount(rq, amount),
		.decided = tr(rq->language, amount_kind_label(amount->kind)),
		.sentence = programme_sentence(rq->arena, &now->decision, amount),
		.kind = { .name = amount_input(rq, amount->number, "kind"),
			.label = tr(rq->language, "What it is in the budget"),
			.choices = choices_of(rq, limit_kinds, LIMIT_KIND_COUNT,
				tr(rq->language, "Not a part of the budget")),
			.choice_count = LIMIT_KIND_COUNT,
			.value = limit->kind == LIMIT_NONE ? "" : limit_kinds[limit->kind].name,
			.problems = &rq->problems },
		.heading = { .name = amount_input(rq, amount->number, "heading"),
			.label = tr(rq->language, "Heading"),
			.choices = choices_of(
				rq, headings, HEADING_COUNT, tr(rq->language, "No heading")),
			.choice_count = HEADING_COUNT,
			.value =
				limit->heading == HEADING_NONE ? "" : headings[limit->heading].name,
			.problems = &rq->problems },
	};
}

static void fill_amounts(const struct writing *now, struct budget_view *view)
{
	struct request *rq = now->rq;
	const struct amounts *amounts = &now->decision.amounts;
	struct amount_fields *fields = arena_many(rq->arena, struct amount_fields, amounts->n + 1);

	list_each (const struct amount *, amount, amounts) {
		struct amount_fields *next = &fields[view->amount_count++];

		*next = amount_fields_of(now, amount);
		problem_name(&rq->problems, next->kind.name, amount->literal);
		problem_name(&rq->problems, next->heading.name, amount->literal);
	}
	view->amounts = fields;
}

static void fill_ceilings(const struct writing *now, struct budget_view *view)
{
	struct request *rq = now->rq;
	struct form_field *fields = arena_many(rq->arena, struct form_field, CEILING_COUNT);

	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++) {
		int64_t is = now->budget.ceiling[c];
		const char *label = tr(rq->language, ceilings[c].label);

		problem_name(&rq->problems, ceilings[c].name, label);
		fields[view->ceiling_count++] = (struct form_field){
			.name = ceilings[c].name,
			.label = label,
			.inputmode = "numeric",
			.width = "5",
			.value = rq->method == POST ? form_raw(rq, ceilings[c].name)
				 : is == 0          ? ""
						    : arena_format(rq->arena, "%" PRId64, is),
			.problems = &rq->problems,
		};
	}
	view->ceilings = fields;
}

static struct form_field licence_field(const struct writing *now)
{
	struct request *rq = now->rq;
	enum licence is = now->budget.licence;

	return (struct form_field){
		.name = "licence",
		.label = tr(rq->language, "How what is included is budgeted"),
		.label_size = "s",
		.hint = tr(rq->language,
			"Where fewer cohorts are held than allowed, what is due whole costs more. "
			"The page of the programme shows both."),
		.choices = choices_of(rq, licences, LICENCE_COUNT, NULL) + 1,
		.choice_count = LICENCE_COUNT - 1,
		.value = is == LICENCE_UNSAID ? "" : licences[is].name,
		.problems = &rq->problems,
	};
}

static struct form_field scheme_field(const struct writing *now)
{
	struct request *rq = now->rq;
	struct schemes all = schemes_for(rq->work, &rq->actor);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = tr(rq->language, "None") };
	list_each (const struct scheme *, s, &all)
		choices[n++] = (struct choice){
			.value = arena_format(rq->arena, "%" PRId64, s->id.v),
			.text = scheme_name(rq, s),
		};
	return (struct form_field){
		.name = "scheme",
		.label = tr(rq->language, "Scheme whose cohorts it pays for"),
		.label_size = "s",
		.choices = choices,
		.choice_count = n,
		.value = arena_format(rq->arena, "%" PRId64, now->budget.scheme.v),
		.problems = &rq->problems,
	};
}

static struct form_field day_field(
	const struct writing *now, const char *name, const char *label, struct date stands)
{
	struct form_field field = {
		.name = name, .label = label, .label_size = "s", .problems = &now->rq->problems
	};

	page_date_parts(now->rq, &field, stands);
	return field;
}

static struct form budget_form(const struct writing *now)
{
	struct form_keys keys = page_form_keys(now->rq);

	return (struct form){
		.action = url_programme_page(now->rq->arena, now->programme->id, "budget"),
		.token = keys.token,
		.key = keys.once,
		.is_guarded = true,
	};
}

static enum status budget_page(const struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	struct budget_view view = {
		.back = url_programme(rq->arena, now->programme->id),
		.programme = programme_name(rq, now->programme),
		.problems = &rq->problems,
		.form = budget_form(now),
		.version = arena_format(rq->arena, "%" PRId64, now->budget.version),
		.sentence_lang = language_code(now->decision.original),
		.licence = licence_field(now),
		.scheme = scheme_field(now),
		.starts_on = day_field(now, "starts-on",
			tr(rq->language, "First day that is funded"), now->budget.starts_on),
		.ends_on = day_field(now, "ends-on", tr(rq->language, "Last day that is funded"),
			now->budget.ends_on),
	};

	if (now->theirs != 0)
		view.theirs = (struct link){
			.text = tr(rq->language, "Read the budget that they wrote"),
			.url = url_programme_version(rq->arena, now->programme->id, now->theirs),
		};
	fill_amounts(now, &view);
	fill_ceilings(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Write the budget"));

	view_budget(out, &view);
	return page_close(rq, status);
}

/* ---- the pages ---- */

/* For who may write it. */
static bool begin_writing(struct request *rq, struct programme *p, struct writing *now)
{
	*now = (struct writing){ .rq = rq, .programme = p };
	return page_programme(rq, PROGRAMME_ALTER, p) &&
	       programme_decision(rq->work, p, &now->decision);
}

enum status programme_budget_show(struct request *rq)
{
	struct programme p;
	struct writing now;

	if (!begin_writing(rq, &p, &now))
		return page_not_found(rq);
	now.budget = budget_to_begin(&now);
	return budget_page(&now, OK);
}

/* What was typed stays in the form, now against the version that came between. */
static enum status overtaken_page(struct writing *now)
{
	struct request *rq = now->rq;
	struct budgets all = programme_versions(rq->work, now->programme->id);

	now->theirs = now->budget.version = all.at[0].version;
	form_problem(rq, "",
		N_("Somebody else has written a budget meanwhile. What you typed is still here. "
		   "Save to put yours in the place of theirs."));
	return budget_page(now, CONFLICTING);
}

enum status programme_budget_do(struct request *rq)
{
	struct programme p;
	struct writing now;

	if (!begin_writing(rq, &p, &now))
		return page_not_found(rq);
	now.budget = typed_budget(rq, &now);
	if (form_has_problems(rq))
		return budget_page(&now, UNPROCESSABLE);
	switch (programme_write_budget(rq->work, &rq->actor, &now.budget, &rq->problems)) {
	case DONE:
		return reply_redirect(
			rq, url_programme_version(rq->arena, p.id, now.budget.version + 1));
	case REFUSED: return budget_page(&now, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return overtaken_page(&now);
	default: return page_not_found(rq);
	}
}
