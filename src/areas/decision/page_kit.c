/* SPDX-License-Identifier: MIT */
#include "areas/decision/page_kit.h"

#include <inttypes.h>
#include <string.h>

#include "auth/account.h"
#include "base/buf.h"
#include "base/err.h"

bool page_record(struct request *rq, struct decision *d)
{
	struct decision_id id = { path_id(rq, "id") };

	if (!decision_for(rq->work, &rq->actor, rq->route->right, id, d))
		return false;
	page_shows(rq, "decision", id.v);
	return true;
}

struct url url_decision(struct arena *a, struct decision_id id)
{
	return url_of(a, "/decisions/%lld", (long long)id.v);
}

struct bilingual organisation_words(struct work *w, struct organisation_id id)
{
	struct organisation body;

	if (!organisation_load(w, id, &body))
		return (struct bilingual){ "", "" };
	return (struct bilingual){ body.name[ENGLISH], body.name[WELSH] };
}

struct choice *organisation_choices_among(struct request *rq, const struct organisations *kept,
	const char *blank, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, kept->n + 1);

	choices[0] = (struct choice){ .value = "", .text = blank };
	*n = 1;
	list_each (const struct organisation *, body, kept) {
		const char *name = body->name[rq->language];

		if (strcmp(body->kind, "OPCC") != 0)
			continue;
		choices[(*n)++] = (struct choice){
			.value = arena_format(rq->arena, "%" PRId64, body->id.v),
			.text = name[0] == '\0' ? body->name[ENGLISH] : name,
		};
	}
	return choices;
}

struct choice *organisation_choices(struct request *rq, const char *blank, size_t *n)
{
	struct organisations kept = organisations_kept_by(rq->work, rq->actor.organisation);

	return organisation_choices_among(rq, &kept, blank, n);
}

const char *typed(const struct request *rq, const char *name)
{
	return rq->method == POST ? form_raw(rq, name) : "";
}

const char *account_name(struct work *w, struct account_id id)
{
	struct account account;

	return account_load(w, id, &account) ? account.name : "";
}

const char *typed_words(struct request *rq, enum field field, const char *name)
{
	const struct field_facts *facts = field_facts(field);
	const char *value = form_text_within(rq, name, facts->max);

	if (facts->kind == FIELD_LINE && strchr(value, '\n') != NULL)
		form_problem(rq, name, N_("Write this on one line"));
	return value;
}

struct bilingual decision_title(const char *title_en, const char *title_cy, const char *reference)
{
	if (title_en[0] != '\0' || title_cy[0] != '\0')
		return (struct bilingual){ title_en, title_cy };
	if (reference[0] != '\0')
		return (struct bilingual){ reference, reference };
	return (struct bilingual){ tr(ENGLISH, "Without a title yet"), tr(WELSH, "Without a title yet") };
}

const char *state_colour(enum decision_state state)
{
	static const char *const colours[STATE_COUNT] = {
		[DRAFT] = "grey",
		[READY] = "yellow",
		[IMPORTED] = "yellow",
		[FROZEN] = "turquoise",
		[PUBLISHED] = "green",
		[WITHDRAWN] = "red",
		[DISCARDED] = "grey",
	};

	return colours[state];
}

const char *choice_label(const struct request *rq, enum field field, const char *value)
{
	const struct choice_facts *choice = field_facts(field)->choices;

	for (; choice != NULL && choice->name != NULL; choice++)
		if (strcmp(choice->name, value) == 0)
			return tr(rq->language, choice->label);
	return "";
}

const char *value_in_words(struct request *rq, enum field field, const char *value)
{
	struct date date = DATE_NONE;

	if (field == FIELD_NONE)
		return value;
	switch (field_facts(field)->kind) {
	case FIELD_CHOICE: return choice_label(rq, field, value);
	case FIELD_DATE:
		date_parse_iso(slice_of(value), &date);
		return date_words(rq->arena, rq->language, date);
	default: return value;
	}
}

const char *field_input_name(struct arena *a, enum field field, enum language language)
{
	const struct field_facts *facts = field_facts(field);

	if (!facts->has_language)
		return facts->name;
	return arena_format(a, "%s-%s", language_code(language), facts->name);
}

const char *field_label(const struct request *rq, enum field field, enum language language)
{
	const char *label = tr(rq->language, field_facts(field)->label);

	if (!field_facts(field)->has_language)
		return label;
	if (language == WELSH)
		return tr_fill(rq->arena, rq->language, "{label} in Welsh", "label", label, NULL);
	return tr_fill(rq->arena, rq->language, "{label} in English", "label", label, NULL);
}

/* The row's text in the original language, by which its readers know it. */
static const char *row_words(const struct decision *d, struct row_text text)
{
	const char **words = row_text_words(d, text);

	return words == NULL ? "" : words[d->original];
}

static const char *amount_label(
	struct request *rq, const struct decision *d, struct row_text text, enum language language)
{
	const struct amount *amount = decision_amount(d, text.row);

	return tr_fill(rq->arena, rq->language,
		language == WELSH ? N_("{amount} (“{words}”), in Welsh")
				  : N_("{amount} (“{words}”), in English"),
		"amount", amount->literal, "words", row_words(d, text), NULL);
}

static const char *prior_label(
	struct request *rq, const struct decision *d, struct row_text text, enum language language)
{
	const char *body = row_words(d, (struct row_text){ PRIOR_BODY, text.row });

	if (text.kind == PRIOR_BODY)
		return tr_fill(rq->arena, rq->language,
			language == WELSH ? N_("“{body}”, in Welsh") : N_("“{body}”, in English"),
			"body", body, NULL);
	return tr_fill(rq->arena, rq->language,
		language == WELSH ? N_("What it was about (“{body}”), in Welsh")
				  : N_("What it was about (“{body}”), in English"),
		"body", body, NULL);
}

const char *row_text_label(
	struct request *rq, const struct decision *d, struct row_text text, enum language language)
{
	if (row_text_words(d, text) == NULL)
		return tr(rq->language, "A line that has been taken out since");
	return text.kind == AMOUNT_LABEL ? amount_label(rq, d, text, language)
					 : prior_label(rq, d, text, language);
}

const char *row_text_input_name(struct arena *a, struct row_text text, enum language language)
{
	return arena_format(a, "%s-%s", row_text_name(a, text), language_code(language));
}

static const char *gap_label(struct request *rq, const struct decision *d, const struct gap *gap)
{
	return gap->field == FIELD_NONE ? row_text_label(rq, d, gap->row, gap->language)
					: field_label(rq, gap->field, gap->language);
}

static const char *gap_input_name(struct request *rq, const struct gap *gap)
{
	return gap->field == FIELD_NONE ? row_text_input_name(rq->arena, gap->row, gap->language)
					: field_input_name(rq->arena, gap->field, gap->language);
}

static struct link gap_line(
	struct request *rq, const struct decision *d, const struct gap *gap, const char *form)
{
	const char *label = gap_label(rq, d, gap);

	if (form == NULL)
		return (struct link){ .text = label };
	return (struct link){
		.text = tr_fill(rq->arena, rq->language, "{field}: {message}", "field", label,
			"message", tr(rq->language, gap->message), NULL),
		.url = url_of(rq->arena, "/decisions/%lld/%s#%s", (long long)d->id.v, form,
			gap_input_name(rq, gap)),
	};
}

const struct link *gap_lines(
	struct request *rq, const struct decision *d, const struct gaps *gaps, const char *form)
{
	struct link *lines = arena_many(rq->arena, struct link, gaps->n + 1);

	for (size_t i = 0; i < gaps->n; i++)
		lines[i] = gap_line(rq, d, &gaps->at[i], form);
	return lines;
}

/* ---- sums ---- */

/* "20 × £2,500 + 20 × £500 = £60,000" */
static const char *sum_working(struct arena *a, const struct sum *sum)
{
	struct buf text = buf_new(a, 100);

	list_each (const struct sum_part *, part, &sum->parts) {
		if (part != sum->parts.at)
			buf_text(&text, " + ");
		if (part->count != 1)
			buf_format(&text, "%" PRId64 " × ", part->count);
		buf_text(&text, money_text(a, part->part));
	}
	buf_format(&text, " = %s", money_text(a, sum_of_parts(sum)));
	return text.at;
}

static struct sum_view sum_view_of(struct request *rq, const struct sum *sum)
{
	struct sum_view view = { .working = sum_working(rq->arena, sum) };

	switch (sum_verdict(sum)) {
	case SUM_HOLDS:
		view.class = "sarn-sum__line--holds";
		view.verdict = tr(rq->language, "Adds up");
		view.note = tr(rq->language, "The document states this total.");
		break;
	case SUM_NOT_STATED:
		view.class = "sarn-sum__line--unstated";
		view.verdict = tr(rq->language, "Not stated");
		view.note = tr(rq->language, "The document does not state a total.");
		break;
	case SUM_DOES_NOT_HOLD:
		view.class = "sarn-sum__line--fails";
		view.verdict = tr(rq->language, "Does not add up");
		view.note = tr_fill(rq->arena, rq->language, "The document states {total} instead.", "total",
			money_text(rq->arena, sum->total), NULL);
		break;
	}
	return view;
}

struct sum_view *sum_views(struct request *rq, const struct decision *d, bool has_lights)
{
	struct sum_view *views = arena_many(rq->arena, struct sum_view, d->sums.n + 1);

	for (size_t i = 0; i < d->sums.n; i++) {
		views[i] = sum_view_of(rq, &d->sums.at[i]);
		views[i].has_light = has_lights && d->sums.at[i].at.to > d->sums.at[i].at.from;
		views[i].light = (struct light){ sum_id(rq->arena, i), views[i].working };
	}
	return views;
}

/* ---- forms ---- */

void name_problem(struct request *rq, const char *name, const char *label)
{
	problem_name(&rq->problems, name, label);
}

/* ---- ids of marks ---- */

const char *source_id(struct arena *a, size_t i)
{
	return arena_format(a, "s%zu", i);
}

const char *amount_id(struct arena *a, size_t i)
{
	return arena_format(a, "a%zu", i);
}

const char *sum_id(struct arena *a, size_t i)
{
	return arena_format(a, "t%zu", i);
}

const char *prior_id(struct arena *a, size_t i)
{
	return arena_format(a, "p%zu", i);
}

/* ---- answers ---- */

/* A field's own name for what was typed in it; a part or an answer is told in words. */
static void label_field(const struct request *rq, struct typed *typed)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			const char *name = field_input_name(rq->arena, f, l);

			if (strcmp(typed->name, name) != 0 &&
				strcmp(typed->name, arena_format(rq->arena, "%s-day", name)) != 0)
				continue;
			typed->label = field_label(rq, f, l);
			if (field_facts(f)->kind == FIELD_CHOICE)
				typed->value = choice_label(rq, f, typed->value);
			return;
		}
	if (strcmp(typed->name, "field") == 0 && field_named(typed->value) != FIELD_NONE)
		typed->value = tr(rq->language, field_facts(field_named(typed->value))->label);
}

/* What was typed, by its labels.  What has none is a choice that a page made, not a person. */
static struct typed_list labelled_typed(const struct request *rq)
{
	struct typed_list typed = form_typed(rq), labelled = { 0 };

	list_each (struct typed *, each, &typed) {
		label_field(rq, each);
		if (each->label != NULL)
			*list_add(rq->arena, &labelled) = *each;
	}
	return labelled;
}

/* What stands now and who did it last; NULL where the reader may not know, or nobody did a thing. */
static const char *standing_of(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return NULL;

	struct steps last = decision_history(rq->work, d.id, 0, 1);

	if (last.n == 0 || last.at[0].act == ACT_NONE)
		return NULL;
	return tr_fill(rq->arena, rq->language,
		"As it stands now: {state}. What was done last: {act}, by {name}, on {date}.", "state",
		tr(rq->language, state_label(d.state)), "act", tr(rq->language, act_done(last.at[0].act)),
		"name", last.at[0].by, "date", instant_words(rq->arena, rq->language, last.at[0].at), NULL);
}

enum status record_refused(struct request *rq, const char *message)
{
	struct decision_id id = { path_id(rq, "id") };

	return page_given_back(rq, CONFLICTING,
		&(struct given_back){
			.title = tr(rq->language, "This was not done"),
			.message = tr(rq->language, message),
			.standing = standing_of(rq),
			.onward = { tr(rq->language, "Go to the record"), url_decision(rq->arena, id) },
			.typed = labelled_typed(rq),
		});
}

/* A record that is only to be made has no page to lead back to. */
static enum status act_refused(struct request *rq, const char *message)
{
	return rq->path_values.n == 0 ? page_refused(rq, message) : record_refused(rq, message);
}

enum status answer_outcome(struct request *rq, struct outcome outcome, struct url to)
{
	switch (outcome.kind) {
	case DONE: return reply_redirect(rq, to);
	case ABSENT: return page_not_found(rq);
	case REFUSED: return act_refused(rq, refusal_text(outcome.refusal));
	case CHANGED_MEANWHILE:
		return act_refused(
			rq, N_("Somebody else changed the record meanwhile. Look at it as it "
			       "stands now, then decide."));
	}
	unreachable("outcome");
}
