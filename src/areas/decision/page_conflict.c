/* SPDX-License-Identifier: MIT */
/*
 * Two people changed one record: what the other saved beside what this one
 * typed, to be put over it or left.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"

LIST(conflict_lines, struct conflict_line);

/* Nothing where they agree. */
static void add_line(struct request *rq, struct conflict_lines *lines, const char *label,
	const char *lang, const char *theirs, const char *mine)
{
	if (strcmp(theirs, mine) != 0)
		*list_add(rq->arena, lines) = (struct conflict_line){
			.label = label,
			.theirs = theirs,
			.mine = mine,
			.lang = lang,
		};
}

/* A value as the form shows it: a date or an answer in the reader's language. */
static void add_field(struct request *rq, struct conflict_lines *lines, enum field f,
	enum language l, const char *theirs, const char *mine)
{
	add_line(rq, lines, field_label(rq, f, l),
		language_code(field_facts(f)->has_language ? l : rq->language),
		value_in_words(rq, f, theirs), value_in_words(rq, f, mine));
}

/* ---- rows ---- */

static void add_row_texts(struct request *rq, struct conflict_lines *lines,
	const struct decision *theirs, const struct decision *mine)
{
	struct row_texts texts = decision_row_texts(rq->arena, mine);

	list_each (const struct row_text *, text, &texts) {
		const char **their_words = row_text_words(theirs, *text);
		const char **my_words = row_text_words(mine, *text);

		for (enum language l = ENGLISH; my_words != NULL && l <= WELSH; l++)
			add_line(rq, lines,
				row_text_label(rq, their_words == NULL ? mine : theirs, *text, l),
				language_code(l), their_words == NULL ? "" : their_words[l],
				my_words[l]);
	}
}

static void add_amounts(struct request *rq, struct conflict_lines *lines,
	const struct decision *theirs, const struct decision *mine)
{
	list_each (const struct amount *, amount, &theirs->amounts) {
		const struct amount *other = decision_amount(mine, amount->number);

		add_line(rq, lines, amount->literal, language_code(rq->language),
			tr(rq->language, amount_kind_label(amount->kind)),
			other == NULL ? tr(rq->language, "Left out")
				      : tr(rq->language, amount_kind_label(other->kind)));
	}
	list_each (const struct amount *, amount, &mine->amounts)
		if (amount->number == 0)
			add_line(rq, lines, amount->literal, language_code(rq->language), "",
				tr(rq->language, amount_kind_label(amount->kind)));
}

/* "Approved, 17 March 2025" */
static const char *act_in_words(struct request *rq, const struct prior *prior)
{
	const char *act = tr(rq->language, prior_act_label(prior->act));

	if (!date_is_set(prior->on))
		return act;
	return arena_format(
		rq->arena, "%s, %s", act, date_words(rq->arena, rq->language, prior->on));
}

static const char *body_of(const struct request *rq, const struct prior *prior)
{
	const char *own = prior->body[rq->language];

	return own[0] != '\0' ? own : prior->body[language_other(rq->language)];
}

/* One that I added: it has no row yet, so its words stand here and not among those of rows. */
static void add_new_prior(
	struct request *rq, struct conflict_lines *lines, const struct prior *prior)
{
	add_line(rq, lines, body_of(rq, prior), language_code(rq->language), "",
		act_in_words(rq, prior));
	if (prior->number != 0)
		return;
	add_line(rq, lines, tr(rq->language, "What it was about, in English"),
		language_code(ENGLISH), "", prior->what[ENGLISH]);
	add_line(rq, lines, tr(rq->language, "What it was about, in Welsh"), language_code(WELSH),
		"", prior->what[WELSH]);
}

static void add_priors(struct request *rq, struct conflict_lines *lines,
	const struct decision *theirs, const struct decision *mine)
{
	const char *lang = language_code(rq->language);

	list_each (const struct prior *, prior, &theirs->priors) {
		const struct prior *other = decision_prior(mine, prior->number);

		add_line(rq, lines, body_of(rq, prior), lang, act_in_words(rq, prior),
			other == NULL ? tr(rq->language, "Left out") : act_in_words(rq, other));
	}
	list_each (const struct prior *, prior, &mine->priors)
		if (decision_prior(theirs, prior->number) == NULL)
			add_new_prior(rq, lines, prior);
}

/* ---- the page ---- */

/* Everything typed goes on, but for what the frame and this page put there themselves. */
static void carry_form(struct request *rq, struct conflict_view *view)
{
	struct pair *carried = arena_many(rq->arena, struct pair, rq->form_fields.all.n + 1);

	list_each (const struct pair *, field, &rq->form_fields.all)
		if (strcmp(field->name, "version") != 0 &&
			strcmp(field->name, FORM_TOKEN_NAME) != 0 &&
			strcmp(field->name, FORM_KEY_NAME) != 0)
			carried[view->carried_count++] = *field;
	view->carried = carried;
}

enum status conflict_shown(struct request *rq, struct conflict_view *view)
{
	struct html *out = page_open(rq, tr(rq->language, "Somebody else changed this record"));

	carry_form(rq, view);
	view_conflict(out, view);
	return page_close(rq, CONFLICTING);
}

static struct conflict_lines lines_of(
	struct request *rq, const struct decision *theirs, const struct edit *edit)
{
	struct conflict_lines lines = { 0 };
	struct decision mine = *theirs;

	mine.amounts = *edit->amounts;
	mine.priors = *edit->priors;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (edit->value[f][l] != NULL)
				add_field(rq, &lines, f, l, decision_value(theirs, f, l),
					edit->value[f][l]);
	add_amounts(rq, &lines, theirs, &mine);
	add_priors(rq, &lines, theirs, &mine);
	add_row_texts(rq, &lines, theirs, &mine);
	return lines;
}

enum status conflict_page(
	struct request *rq, const struct decision *theirs, const struct edit *mine)
{
	struct form_keys keys = page_form_keys(rq);
	struct conflict_lines lines = lines_of(rq, theirs, mine);
	struct steps last = decision_history(rq->work, theirs->id, 0, 1);
	struct conflict_view view = {
		.form = { .action = url_of(
				  rq->arena, "/decisions/%lld/edit", (long long)theirs->id.v),
			.token = keys.token,
			.key = keys.once },
		.version = arena_format(rq->arena, "%" PRId64, theirs->version),
		.lines = lines.at,
		.n = lines.n,
		.back = url_decision(rq->arena, theirs->id),
	};

	view.who = tr_fill(rq->arena, rq->language,
		"{name} saved it after you had opened it, on {date}.", "name",
		last.n == 0 ? "" : last.at[0].by, "date",
		instant_words(rq->arena, rq->language, theirs->changed_at), NULL);
	return conflict_shown(rq, &view);
}
