/* SPDX-License-Identifier: MIT */
/*
 * What moves a record on: signing, attesting, sending on and back, withholding,
 * discarding.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/err.h"

/* ---- one button, one act ---- */

static enum status act_do(struct request *rq, enum act act)
{
	struct decision_id id = { path_id(rq, "id") };
	struct outcome outcome = decision_act(rq->work, &rq->actor, id, form_number(rq, "version"), act);

	return answer_outcome(rq, outcome,
		url_of(rq->arena, "/decisions/%lld?done=%s", (long long)id.v, act_name(act)));
}

enum status decision_submit_do(struct request *rq)
{
	return act_do(rq, ACT_SUBMIT);
}

enum status decision_recall_do(struct request *rq)
{
	return act_do(rq, ACT_RECALL);
}

enum status decision_return_do(struct request *rq)
{
	return act_do(rq, ACT_RETURN);
}

enum status decision_ask_translation_do(struct request *rq)
{
	return act_do(rq, ACT_ASK_TRANSLATION);
}

/* ---- signing and attesting ---- */

static enum act signing_act(const struct decision *d)
{
	return d->origin == SIGNED_ON_PAPER ? ACT_ATTEST : ACT_SIGN;
}

static struct summary_row row(struct request *rq, const char *key, const char *value)
{
	if (value[0] == '\0')
		value = tr(rq->language, "Not in the record");
	return (struct summary_row){ .key = key, .value = SHOWN(value) };
}

/* A text of the record, in the language that it was written in; said so where there is none. */
static struct summary_row row_of_text(struct request *rq, const char *key, const struct decision *d,
	enum field field)
{
	const char *value = decision_value(d, field, d->original);
	struct bilingual words = { d->original == ENGLISH ? value : "", d->original == WELSH ? value : "" };

	if (value[0] == '\0')
		return row(rq, key, "");
	return (struct summary_row){ .key = key, .value = SHOWN(words) };
}

/* What is signed or attested, in short. */
static struct summary_row *signing_rows(struct request *rq, const struct decision *d, size_t *n)
{
	struct summary_row *rows = arena_many(rq->arena, struct summary_row, 8);
	enum language l = d->original;

	*n = 0;
	rows[(*n)++] = row(rq, tr(rq->language, "Reference"), decision_value(d, FIELD_REFERENCE, l));
	rows[(*n)++] = row_of_text(rq, tr(rq->language, "Title or subject"), d, FIELD_TITLE);
	rows[(*n)++] = row_of_text(rq, tr(rq->language, "Recommendation or decision"), d, FIELD_RECOMMENDATION);
	rows[(*n)++] = row_of_text(rq, tr(rq->language, "Decision-maker"), d, FIELD_MAKER);
	rows[(*n)++] = row_of_text(rq, tr(rq->language, "Office of the decision-maker"), d, FIELD_MAKER_ROLE);
	if (d->origin == SIGNED_ON_PAPER)
		rows[(*n)++] = row(rq, tr(rq->language, "Signed on paper on"),
			date_words(rq->arena, rq->language, decision_date(d, FIELD_SIGNED_ON)));
	rows[(*n)++] = row(rq, tr(rq->language, "Declaration of interests"),
		choice_label(rq, FIELD_INTERESTS, decision_value(d, FIELD_INTERESTS, l)));
	return rows;
}

static const char *signing_refusal(struct request *rq, const struct decision *d)
{
	enum refusal no = decision_may(rq->arena, d, signing_act(d), &rq->actor,
		decision_is_allowed(&rq->actor, d, signing_act(d)), rq->today);

	return no == NO_REFUSAL ? NULL : tr(rq->language, refusal_text(no));
}

enum status decision_sign_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);

	struct form_keys keys = page_form_keys(rq);
	bool is_paper = d.origin == SIGNED_ON_PAPER;
	struct gaps gaps = is_paper ? decision_gaps_on_paper(rq->arena, &d) : decision_gaps_to_sign(rq->arena, &d);
	struct confirm_view view = {
		.title = is_paper ? tr(rq->language, "Attest what was signed on paper")
				  : tr(rq->language, "Sign the decision"),
		.lead = is_paper ? tr(rq->language, "You confirm that the record says what the "
						    "signed document says. It is "
						    "frozen then: a mistake found later is "
						    "corrected beside it, not in it.")
				 : tr(rq->language, "Your signature freezes the record with "
						    "today’s date. A mistake found "
						    "later is corrected beside it, not in it."),
		.gaps = gap_lines(rq, &d, &gaps, NULL),
		.gap_count = gaps.n,
		.document = is_paper ? d.document[d.original].text : NULL,
		.document_lang = language_code(d.original),
		.refusal = signing_refusal(rq, &d),
		.form = { .action = url_of(rq->arena, "/decisions/%lld/sign", (long long)d.id.v),
			.token = keys.token,
			.key = keys.once },
		.version = arena_format(rq->arena, "%" PRId64, d.version),
		.button = is_paper ? tr(rq->language, "Attest") : tr(rq->language, "Sign"),
		.back = url_decision(rq->arena, d.id),
	};

	view.rows = signing_rows(rq, &d, &view.row_count);

	struct html *out = page_open(rq, view.title);

	view_confirm(out, &view);
	return page_close(rq, OK);
}

enum status decision_sign_do(struct request *rq)
{
	struct decision d;

	if (!decision_for(rq->work, &rq->actor, DECISION_SIGN, (struct decision_id){ path_id(rq, "id") }, &d))
		return page_not_found(rq);
	return act_do(rq, signing_act(&d));
}

/* ---- discarding ---- */

enum status decision_discard_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);

	struct form_keys keys = page_form_keys(rq);
	bool is_possible = decision_after(d.state, ACT_DISCARD) != STATE_NONE;
	struct confirm_view view = {
		.title = tr(rq->language, "Discard this record"),
		.lead = tr(rq->language, "It leaves the lists of what is to be done. Nothing of it is deleted: it stays "
					 "under the stage “Discarded” with its history."),
		.refusal = is_possible ? NULL : tr(rq->language, refusal_text(REFUSED_STATE)),
		.form = { .action = url_of(rq->arena, "/decisions/%lld/discard", (long long)d.id.v),
			.token = keys.token, .key = keys.once },
		.version = arena_format(rq->arena, "%" PRId64, d.version),
		.button = tr(rq->language, "Discard"),
		.kind = BUTTON_WARNING,
		.back = url_decision(rq->arena, d.id),
	};

	view.rows = signing_rows(rq, &d, &view.row_count);

	struct html *out = page_open(rq, view.title);

	view_confirm(out, &view);
	return page_close(rq, OK);
}

enum status decision_discard_do(struct request *rq)
{
	return act_do(rq, ACT_DISCARD);
}

/* ---- withholding ---- */

/* The parts that may be withheld: what the public page would show. */
static const struct choice *parts_to_withhold(struct request *rq, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, FIELD_COUNT);

	*n = 0;
	choices[(*n)++] = (struct choice){ .value = "", .text = tr(rq->language, "Choose one") };
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (field_may_be_withheld(f))
			choices[(*n)++] = (struct choice){ .value = field_facts(f)->name,
				.text = tr(rq->language, field_facts(f)->label) };
	return choices;
}

static enum status withhold_page(struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct fact_view *withheld = arena_many(rq->arena, struct fact_view, d->withheld.n + 1);
	struct withhold_view view = {
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/decisions/%lld/withhold", (long long)d->id.v),
			.token = keys.token, .key = keys.once },
		.version = arena_format(rq->arena, "%" PRId64, d->version),
		.field = { .name = "field", .label = tr(rq->language, "Part"), .problems = &rq->problems,
			.value = typed(rq, "field") },
		.reason_en = { .name = "reason-en", .label = tr(rq->language, "Reason, in English"), .lang = "en",
			.problems = &rq->problems, .value = typed(rq, "reason-en") },
		.reason_cy = { .name = "reason-cy", .label = tr(rq->language, "Reason, in Welsh"), .lang = "cy",
			.problems = &rq->problems, .value = typed(rq, "reason-cy") },
		.withheld = withheld,
		.withheld_count = d->withheld.n,
		.back = url_decision(rq->arena, d->id),
	};

	name_problem(rq, view.reason_en.name, view.reason_en.label);
	name_problem(rq, view.reason_cy.name, view.reason_cy.label);
	view.field.choices = parts_to_withhold(rq, &view.field.choice_count);
	for (size_t i = 0; i < d->withheld.n; i++)
		withheld[i] = (struct fact_view){
			.label = tr(rq->language, field_facts(d->withheld.at[i].field)->label),
			.value = d->withheld.at[i].reason[rq->language],
			.lang = language_code(rq->language),
		};

	struct html *out = page_open(rq, tr(rq->language, "Withhold a part from the public"));

	view_withhold(out, &view);
	return page_close(rq, status);
}

enum status decision_withhold_show(struct request *rq)
{
	struct decision d;

	if (!page_record(rq, &d))
		return page_not_found(rq);
	if (decision_after(d.state, ACT_WITHHOLD) == STATE_NONE)
		return record_refused(rq, refusal_text(REFUSED_STATE));
	return withhold_page(rq, &d, OK);
}

enum status decision_withhold_do(struct request *rq)
{
	struct decision d;
	enum field field = field_named(form_text(rq, "field"));
	const char *reason[LANGUAGE_COUNT] = { [ENGLISH] = form_text(rq, "reason-en"),
		[WELSH] = form_text(rq, "reason-cy") };

	if (!page_record(rq, &d))
		return page_not_found(rq);
	if (!field_may_be_withheld(field))
		form_problem(rq, "field",
			field == FIELD_NONE ? N_("Choose a part") : refusal_text(REFUSED_PART));
	if (form_has_problems(rq))
		return withhold_page(rq, &d, UNPROCESSABLE);

	struct outcome outcome =
		decision_withhold(rq->work, &rq->actor, d.id, form_number(rq, "version"), field, reason);

	if (outcome.kind == REFUSED && outcome.refusal == REFUSED_REASON) {
		form_problem(rq, reason[ENGLISH][0] == '\0' ? "reason-en" : "reason-cy", refusal_text(REFUSED_REASON));
		return withhold_page(rq, &d, UNPROCESSABLE);
	}
	return answer_outcome(rq, outcome, url_of(rq->arena, "/decisions/%lld?done=withhold", (long long)d.id.v));
}
