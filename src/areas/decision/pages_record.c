/* SPDX-License-Identifier: MIT */
/*
 * One record as its keepers see it, and its history.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/err.h"

enum { HISTORY_STEPS = 30 };

/* ---- the facts ---- */

/* The value in the reader's language, else in the other; its language in *language. */
static const char *shown_value(const struct request *rq, const struct decision *d, enum field field,
	enum language *language)
{
	const char *value = decision_value(d, field, rq->language);

	*language = rq->language;
	if (value[0] == '\0' && field_facts(field)->has_language) {
		*language = language_other(rq->language);
		value = decision_value(d, field, *language);
	}
	return value;
}

static struct fact_view fact_of(struct request *rq, const struct decision *d, enum field field)
{
	enum language language;
	const char *value = shown_value(rq, d, field, &language);
	const struct field_facts *facts = field_facts(field);
	const struct withheld *withheld = decision_withheld(d, field);
	struct fact_view fact = {
		.label = tr(rq->language, facts->label),
		.value = value,
		.lang = language_code(language),
	};

	if (withheld != NULL)
		fact.note = tr_fill(rq->arena, rq->language, "Withheld from the public: {reason}",
			"reason", withheld->reason[rq->language], NULL);
	if (value[0] == '\0')
		fact.missing = tr(rq->language, "Not in the record");
	else if (facts->kind == FIELD_CHOICE)
		fact.value = choice_label(rq, field, value);
	if (facts->kind == FIELD_CHOICE)
		fact.lang = language_code(rq->language);
	if (facts->kind == FIELD_DATE)
		fact.date = decision_date(d, field);
	if (facts->kind == FIELD_LIST) {
		struct texts items = field_items(rq->arena, value);

		fact.items = items.at;
		fact.item_count = items.n;
	}
	return fact;
}

/* Dates stand on their own line; a blank that nobody expects is left out. */
static bool is_left_out(const struct decision *d, enum field field)
{
	const struct field_facts *facts = field_facts(field);
	bool is_blank = decision_value(d, field, ENGLISH)[0] == '\0' &&
			decision_value(d, field, WELSH)[0] == '\0';
	bool is_expected = facts->expected || (facts->required & 1u << d->template) != 0;

	return facts->kind == FIELD_DATE || field == FIELD_TITLE || field == FIELD_REFERENCE ||
	       (is_blank && !is_expected) || (field == FIELD_DECIDED_EARLIER && is_blank);
}

static void fill_facts(struct request *rq, const struct decision *d, struct record_view *view)
{
	struct fact_view *facts = arena_many(rq->arena, struct fact_view, FIELD_COUNT);

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (!is_left_out(d, f))
			facts[view->fact_count++] = fact_of(rq, d, f);
	view->facts = facts;
}

/* ---- the dates ---- */

static void fill_dates(struct request *rq, const struct decision *d, struct record_view *view)
{
	struct date_view *dates = arena_many(rq->arena, struct date_view, d->priors.n + 3);
	bool is_after = decision_timing(d) == TIMING_AFTER;

	list_each (const struct prior *, prior, &d->priors)
		dates[view->date_count++] = (struct date_view){
			.what = tr(rq->language, prior_act_label(prior->act)),
			.on = prior->on,
			.unknown = tr(rq->language, "Not known"),
			.note = { prior->body[ENGLISH], prior->body[WELSH] },
		};
	dates[view->date_count++] = (struct date_view){ .what = tr(rq->language, "Decision taken"),
		.on = decision_date(d, FIELD_DECIDED_ON),
		.unknown = tr(rq->language, "Not known") };
	dates[view->date_count++] = (struct date_view){ .what = tr(rq->language, "Signed"),
		.on = decision_date(d, FIELD_SIGNED_ON),
		.unknown = d->origin == DRAFTED_HERE ? tr(rq->language, "Not yet")
						     : tr(rq->language, "Not known"),
		.is_flagged = is_after };
	dates[view->date_count++] = (struct date_view){ .what = tr(rq->language, "Service starts"),
		.on = decision_date(d, FIELD_SERVICE_START),
		.unknown = tr(rq->language, "Not known") };
	view->dates = dates;
	if (is_after && decision_asks_decided_earlier(d, rq->today))
		view->timing = tr(rq->language, "It was signed after the service began. Was it "
						"decided earlier? Answer in the record; "
						"the answer is not published.");
	else if (is_after)
		view->timing = tr_fill(rq->arena, rq->language,
			"It was signed after the service began. Was it decided earlier? {answer}",
			"answer",
			choice_label(rq, FIELD_DECIDED_EARLIER,
				decision_value(d, FIELD_DECIDED_EARLIER, ENGLISH)),
			NULL);
}

/* ---- what may be done ---- */

/* One line a button, in the order shown. */
static const struct {
	enum act act;
	const char *text;
	const char *path; // after /decisions/ID
	bool is_form;
	enum button_kind kind;
	enum decision_state in; // STATE_NONE: in any
} buttons[] = {
	{ ACT_ALTER, N_("Review and correct"), "/edit", false, BUTTON_DEFAULT, IMPORTED },
	{ ACT_ALTER, N_("Edit the draft"), "/edit", false, BUTTON_DEFAULT, DRAFT },
	{ ACT_ATTEST, N_("Attest"), "/sign", false, BUTTON_DEFAULT, IMPORTED },
	{ ACT_SIGN, N_("Sign"), "/sign", false, BUTTON_DEFAULT, READY },
	{ ACT_RETURN, N_("Return unsigned"), "/return", true, BUTTON_SECONDARY, READY },
	{ ACT_SUBMIT, N_("Send for signature"), "/submit", true, BUTTON_DEFAULT, DRAFT },
	{ ACT_RECALL, N_("Take back to change"), "/recall", true, BUTTON_SECONDARY, READY },
	{ ACT_PUBLISH, N_("Publish"), "/publish", false, BUTTON_DEFAULT, FROZEN },
	{ ACT_PUBLISH, N_("Publish what was added"), "/publish", false, BUTTON_SECONDARY,
		PUBLISHED },
	{ ACT_PUBLISH, N_("Publish again"), "/publish", false, BUTTON_SECONDARY, WITHDRAWN },
	{ ACT_TRANSLATE, N_("Translate"), "/translation", false, BUTTON_DEFAULT, STATE_NONE },
	{ ACT_ASK_TRANSLATION, N_("Send to the translator"), "/ask-translation", true,
		BUTTON_SECONDARY, STATE_NONE },
	{ ACT_PAIR, N_("Add the document in the other language"), "/pair", false, BUTTON_SECONDARY,
		STATE_NONE },
	{ ACT_WITHHOLD, N_("Withhold a part"), "/withhold", false, BUTTON_SECONDARY, STATE_NONE },
	{ ACT_CORRECT, N_("Correct this"), "/correct", false, BUTTON_SECONDARY, STATE_NONE },
	{ ACT_WITHDRAW, N_("Withdraw from the register"), "/withdraw", false, BUTTON_WARNING,
		PUBLISHED },
	{ ACT_DISCARD, N_("Discard"), "/discard", false, BUTTON_WARNING, STATE_NONE },
};

static bool is_translated(struct request *rq, const struct decision *d)
{
	return decision_gaps_in_translation(rq->arena, d).n == 0 &&
	       !decision_translation_is_stale(d, decision_words_version(rq->work, d));
}

/* Something was done since it went out last. */
static bool has_additions(struct request *rq, const struct decision *d)
{
	struct steps last = decision_history(rq->work, d->id, 0, 1);

	return last.n > 0 && last.at[0].act != ACT_PUBLISH;
}

/* Of what may be done, what there is a reason to do as the record stands. */
static bool is_of_use(struct request *rq, const struct decision *d, enum act act)
{
	bool is_published = d->state == PUBLISHED;

	switch (act) {
	case ACT_ASK_TRANSLATION:
		return d->translation != TRANSLATION_ASKED &&
		       !(is_published && is_translated(rq, d));
	case ACT_PAIR:
		return !is_published || d->document[language_other(d->original)].text == NULL;
	case ACT_PUBLISH: return !is_published || has_additions(rq, d);
	default: return true;
	}
}

/* Signing is shown though it would be refused: its page says why. */
static bool is_offered(struct request *rq, const struct decision *d, unsigned open, enum act act)
{
	bool is_signing = act == ACT_SIGN || act == ACT_ATTEST || act == ACT_SUBMIT;

	if ((open & 1u << act) != 0)
		return is_of_use(rq, d, act);
	return is_signing && decision_after(d->state, act) != STATE_NONE &&
	       decision_is_allowed(&rq->actor, d, act);
}

static void fill_acts(struct request *rq, const struct decision *d, struct record_view *view)
{
	unsigned open = decision_open_acts(rq->work, &rq->actor, d);
	struct act_view *acts = arena_many(rq->arena, struct act_view, array_size(buttons));

	for (size_t i = 0; i < array_size(buttons); i++) {
		if (!is_offered(rq, d, open, buttons[i].act) ||
			(buttons[i].in != STATE_NONE && buttons[i].in != d->state))
			continue;
		acts[view->act_count++] = (struct act_view){
			.text = tr(rq->language, buttons[i].text),
			.url = url_here(rq->arena,
				arena_format(rq->arena, "/decisions/%" PRId64 "%s", d->id.v,
					buttons[i].path),
				""),
			.is_form = buttons[i].is_form,
			.kind = buttons[i].kind,
		};
	}
	view->acts = acts;
}

/* ---- gaps and translation ---- */

static void fill_gaps(struct request *rq, const struct decision *d, struct record_view *view)
{
	struct gaps gaps = d->origin == DRAFTED_HERE ? decision_gaps_to_sign(rq->arena, d)
						     : decision_gaps_on_paper(rq->arena, d);
	struct gaps missing = decision_gaps_in_translation(rq->arena, d);
	unsigned open = decision_open_acts(rq->work, &rq->actor, d);
	bool is_stale = d->translation == TRANSLATION_GIVEN &&
			decision_translation_is_stale(d, decision_words_version(rq->work, d));

	view->gaps = gap_lines(rq, d, &gaps, (open & 1u << ACT_ALTER) != 0 ? "edit" : NULL);
	view->gap_count = decision_is_frozen(d) && d->origin == DRAFTED_HERE ? 0 : gaps.n;
	view->gaps_say = d->origin == DRAFTED_HERE
				 ? tr(rq->language, "Still blank before it can be signed")
				 : tr(rq->language, "The document leaves these blank");
	view->translation_gaps = gap_lines(
		rq, d, &missing, (open & 1u << ACT_TRANSLATE) != 0 ? "translation" : NULL);
	view->translation_gap_count = missing.n;
	if (missing.n > 0)
		view->translation_says = tr(rq->language, "Missing in the other language");
	else if (is_stale)
		view->translation_says =
			tr(rq->language, "The text has changed since it was translated");
	if (d->translation == TRANSLATION_ASKED)
		view->translation_says =
			tr(rq->language, "With the translator; missing in the other language");
}

static void fill_amounts(struct request *rq, const struct decision *d, struct record_view *view)
{
	struct amount_view *amounts = arena_many(rq->arena, struct amount_view, d->amounts.n + 1);

	for (size_t i = 0; i < d->amounts.n; i++) {
		const struct amount *amount = &d->amounts.at[i];

		amounts[i] = (struct amount_view){
			.amount = amount,
			.kind = tr(rq->language, amount_kind_label(amount->kind)),
			.label = { amount->label[ENGLISH], amount->label[WELSH] },
		};
	}
	view->amounts = amounts;
	view->amount_count = d->amounts.n;
	view->sums = sum_views(rq, d, false);
	view->sum_count = d->sums.n;
}

/* ---- the page ---- */

static const char *who_made(struct request *rq, const struct decision *d)
{
	const char *name = account_name(rq->work, d->author);
	const char *at = instant_words(rq->arena, rq->language, d->created_at);

	if (d->origin == DRAFTED_HERE)
		return tr_fill(rq->arena, rq->language, "Drafted here by {name}, begun on {date}",
			"name", name, "date", at, NULL);
	return tr_fill(rq->arena, rq->language, "Imported by {name} on {date}", "name", name,
		"date", at, NULL);
}

/* By name; where the document prints none, by office. */
static const char *maker_of(const struct request *rq, const struct decision *d)
{
	const char *name = decision_value(d, FIELD_MAKER, ENGLISH);
	const char *office = decision_value(d, FIELD_MAKER_ROLE, rq->language);

	if (name[0] != '\0')
		return name;
	return office[0] != '\0' ? office : decision_value(d, FIELD_MAKER_ROLE, d->original);
}

static const char *who_froze(struct request *rq, const struct decision *d)
{
	const char *name = account_name(rq->work, d->frozen_by);
	const char *at = instant_words(rq->arena, rq->language, d->frozen_at);

	if (!decision_is_frozen(d))
		return NULL;
	if (d->origin == DRAFTED_HERE)
		return tr_fill(rq->arena, rq->language, "Signed by {name} on {date}", "name", name,
			"date", at, NULL);
	return tr_fill(rq->arena, rq->language,
		"Signed on paper on {day} by {maker}; attested by {name} on {date}", "day",
		date_words(rq->arena, rq->language, decision_date(d, FIELD_SIGNED_ON)), "maker",
		maker_of(rq, d), "name", name, "date", at, NULL);
}

static const char *done_message(struct request *rq)
{
	enum act act = act_named(form_text(rq, "done"));

	return act == ACT_NONE ? NULL : tr(rq->language, act_done(act));
}

enum status decision_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);

	bool is_public = d.state == PUBLISHED || d.state == WITHDRAWN;
	struct record_view view = {
		.d = &d,
		.others = page_record_links(rq, "decision", d.id.v),
		.title = decision_title(decision_value(&d, FIELD_TITLE, ENGLISH),
			decision_value(&d, FIELD_TITLE, WELSH),
			decision_value(&d, FIELD_REFERENCE, ENGLISH)),
		.organisation = organisation_words(rq->work, d.organisation),
		.reference = decision_value(&d, FIELD_REFERENCE, ENGLISH),
		.state = tr(rq->language, state_label(d.state)),
		.colour = state_colour(d.state),
		.who = who_made(rq, &d),
		.frozen = who_froze(rq, &d),
		.keys = page_form_keys(rq),
		.version = arena_format(rq->arena, "%" PRId64, d.version),
		.priors = d.priors.at,
		.prior_count = d.priors.n,
		.corrigenda = d.corrigenda.at,
		.corrigendum_count = d.corrigenda.n,
		.history = url_of(rq->arena, "/decisions/%lld/history", (long long)d.id.v),
	};

	fill_acts(rq, &d, &view);
	fill_gaps(rq, &d, &view);
	fill_dates(rq, &d, &view);
	fill_facts(rq, &d, &view);
	fill_amounts(rq, &d, &view);
	if (d.document[ENGLISH].text != NULL && d.document[WELSH].text != NULL)
		view.compare = url_of(rq->arena, "/decisions/%lld/compare", (long long)d.id.v);
	if (is_public)
		view.public_page = url_of(rq->arena, "/register/%lld", (long long)d.id.v);

	struct html *out = page_open_with(rq, tr(rq->language, "Decision"),
		&(struct page_options){ .success = done_message(rq) });

	view_decision_record(out, &view);
	return page_close(rq, OK);
}

/* ---- history ---- */

/* What came with a record's first step is shown as it is: all of it was new. */
static struct diff_pieces pieces_of_change(
	struct request *rq, const struct change *change, bool is_first)
{
	const char *before = value_in_words(rq, change->field, change->before);
	const char *after = value_in_words(rq, change->field, change->after);
	struct diff_pieces pieces = { 0 };

	if (!is_first)
		return text_difference(rq->arena, before, after);
	*list_add(rq->arena, &pieces) = (struct diff_piece){ DIFF_SAME, after };
	return pieces;
}

static struct translation_line line_of_change(
	struct request *rq, const struct decision *d, const struct change *change, bool is_first)
{
	struct diff_pieces pieces = pieces_of_change(rq, change, is_first);
	bool is_text = change->field == FIELD_NONE || field_facts(change->field)->has_language;

	return (struct translation_line){
		.label = change->field == FIELD_NONE
				 ? row_text_label(rq, d, change->row, change->language)
				 : field_label(rq, change->field, change->language),
		.source_lang = language_code(is_text ? change->language : rq->language),
		.pieces = pieces.at,
		.piece_count = pieces.n,
	};
}

/* The changes of one step in the order of the fields, then those of rows. */
static void fill_changes(struct request *rq, const struct decision *d,
	const struct changes *changes, const struct step *step, struct history_line *line)
{
	struct translation_line *shown =
		arena_many(rq->arena, struct translation_line, changes->n + 1);
	bool is_first = step->act == ACT_IMPORT || step->act == ACT_BEGIN;

	for (int i = 1; i <= FIELD_COUNT; i++)
		list_each (const struct change *, change, changes)
			if (change->version == step->version &&
				change->field == (enum field)(i % FIELD_COUNT))
				shown[line->n++] = line_of_change(rq, d, change, is_first);
	line->changes = shown;
}

/* The document that a step brought in; NULL if it brought none. */
static const char *brought_in(struct request *rq, const struct decision *d, enum act act)
{
	enum language l = act == ACT_PAIR ? language_other(d->original) : d->original;
	const char *name = d->document[l].name;

	if ((act != ACT_IMPORT && act != ACT_PAIR) || name == NULL)
		return NULL;
	if (name[0] == '\0')
		return tr(rq->language, "From a text that was pasted");
	return tr_fill(rq->arena, rq->language, "From the document {name}", "name", name, NULL);
}

enum status decision_history_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);

	struct steps steps =
		decision_history(rq->work, d.id, form_number(rq, "before"), HISTORY_STEPS);
	int64_t oldest = steps.n == 0 ? 0 : steps.at[steps.n - 1].version;
	struct changes changes = decision_changes_since(rq->work, d.id, oldest - 1);
	struct history_line *lines = arena_many(rq->arena, struct history_line, steps.n + 1);
	struct history_view view = {
		.lines = lines, .n = steps.n, .back = url_decision(rq->arena, d.id)
	};

	for (size_t i = 0; i < steps.n; i++) {
		lines[i] = (struct history_line){
			.act = steps.at[i].act == ACT_NONE
				       ? ""
				       : tr(rq->language, act_done(steps.at[i].act)),
			.from = brought_in(rq, &d, steps.at[i].act),
			.by = steps.at[i].by,
			.at = instant_words(rq->arena, rq->language, steps.at[i].at),
		};
		fill_changes(rq, &d, &changes, &steps.at[i], &lines[i]);
	}
	if (steps.n == HISTORY_STEPS)
		view.older = url_of(rq->arena, "/decisions/%lld/history?before=%lld",
			(long long)d.id.v, (long long)oldest);

	struct html *out = page_open(rq, tr(rq->language, "History of the record"));

	view_history(out, &view);
	return page_close(rq, OK);
}
