/* SPDX-License-Identifier: MIT */
/*
 * A record as everybody reads it: its own values, field by field, in the
 * reader's language or, where that lacks, marked as being in the other.
 *
 * The document itself is not shown; nor is a part that is withheld, nor what was read from it.
 */
#include <string.h>

#include "areas/publication/pages.h"
#include "areas/publication/views.h"
#include "db/db.h"
#include "frame/page.h"

enum { TRAIL = 2 };

static bool is_blank(const char *text)
{
	return slice_trim(slice_of(text)).size == 0;
}

static struct bilingual both(const char *const words[LANGUAGE_COUNT])
{
	return (struct bilingual){ words[ENGLISH], words[WELSH] };
}

/* ---- parts ---- */

static const char *choice_label(const struct field_facts *facts, const char *value)
{
	for (const struct choice_facts *choice = facts->choices; choice->name != NULL; choice++)
		if (strcmp(choice->name, value) == 0)
			return choice->label;
	return "";
}

/* What a group of facts is called that begins with this field; NULL: it goes on. */
static const char *heading_of(enum language language, enum field field)
{
	switch (field) {
	case FIELD_PURPOSE: return tr(language, "About the decision");
	case FIELD_INTERESTS: return tr(language, "Interests");
	case FIELD_MAKER: return tr(language, "Who decided");
	case FIELD_CONTACT: return tr(language, "Whom to ask");
	default: return NULL;
	}
}

static void set_lines(struct arena *a, struct public_part *part, const struct field_facts *facts,
	const char *value)
{
	struct texts lines = { 0 };

	if (facts->kind == FIELD_LINE)
		*list_add(a, &lines) = value;
	else
		lines = field_items(a, value);
	part->lines = lines.at;
	part->line_count = lines.n;
}

/* False if there is nothing to say of the field. */
static bool part_of(
	struct request *rq, const struct decision *d, enum field field, struct public_part *part)
{
	const struct field_facts *facts = field_facts(field);
	const struct withheld *withheld = decision_withheld(d, field);
	const char *value = decision_value(d, field, rq->language);

	*part = (struct public_part){
		.label = tr(rq->language, facts->label),
		.is_list = facts->kind == FIELD_LIST,
		.is_sub = field == FIELD_INTERESTS_WORDS,
		.is_fact = facts->kind == FIELD_LINE || facts->kind == FIELD_CHOICE,
	};
	if (withheld != NULL) {
		part->withheld = withheld->reason[rq->language];
		return true;
	}
	if (is_blank(value)) {
		value = decision_value(d, field, language_other(rq->language));
		part->is_other = facts->has_language;
	}
	if (is_blank(value))
		return false;
	if (facts->kind == FIELD_CHOICE)
		value = tr(rq->language, choice_label(facts, value));
	set_lines(rq->arena, part, facts, value);
	return true;
}

LIST(public_parts, struct public_part);

/* The parts from `from` up to `to`, in the order of the allow-list. */
static struct public_parts parts_between(
	struct request *rq, const struct decision *d, enum field from, enum field to)
{
	struct public_parts parts = { 0 };
	const char *heading = NULL;
	bool is_within = false;

	for (const enum field *field = publication_fields; *field != FIELD_NONE && *field != to;
		field++) {
		struct public_part part;
		const char *begins = heading_of(rq->language, *field);

		is_within |= *field == from;
		heading = begins != NULL ? begins : heading;
		if (!is_within || !part_of(rq, d, *field, &part))
			continue;
		part.heading = part.is_fact ? heading : NULL;
		heading = part.is_fact ? NULL : heading;
		*list_add(rq->arena, &parts) = part;
	}
	return parts;
}

/* ---- dates ---- */

LIST(public_dates, struct public_date);

static const char *prior_words(enum language language, enum prior_act act)
{
	switch (act) {
	case PRIOR_APPROVED: return tr(language, "Approved elsewhere");
	case PRIOR_NOTED: return tr(language, "Noted elsewhere");
	default: return tr(language, "Advice given");
	}
}

static void add_date(struct request *rq, const struct decision *d, enum field field,
	const char *what, struct public_dates *dates)
{
	const struct withheld *withheld = decision_withheld(d, field);
	struct date on = decision_date(d, field);

	if (withheld != NULL)
		*list_add(rq->arena, dates) = (struct public_date){ .what = what,
			.withheld = withheld->reason[rq->language] };
	else if (date_is_set(on))
		*list_add(rq->arena, dates) = (struct public_date){ .what = what, .on = on };
}

/* What was done elsewhere, the decision, the signature, the service: each with its day, as they are. */
static struct public_dates dates_of(struct request *rq, const struct decision *d)
{
	struct public_dates dates = { 0 };

	list_each (const struct prior *, prior, &d->priors)
		if (decision_shows_prior(d, prior))
			*list_add(rq->arena, &dates) = (struct public_date){
				.what = prior_words(rq->language, prior->act),
				.on = prior->on,
				.note = both(prior->body),
			};
	add_date(rq, d, FIELD_DECIDED_ON, tr(rq->language, "Decision taken"), &dates);
	add_date(rq, d, FIELD_SIGNED_ON, tr(rq->language, "Signed"), &dates);
	add_date(rq, d, FIELD_SERVICE_START, tr(rq->language, "Service starts"), &dates);
	return dates;
}

/* ---- money ---- */

LIST(public_amounts, struct public_amount);
LIST(public_sums, struct public_sum);
LIST(public_priors, struct public_prior);

static struct public_amounts amounts_of(
	struct request *rq, const struct decision *d, bool *has_hidden)
{
	struct public_amounts amounts = { 0 };

	list_each (const struct amount *, amount, &d->amounts)
		if (decision_shows_amount(d, amount))
			*list_add(rq->arena, &amounts) = (struct public_amount){
				.literal = amount->literal,
				.label = both(amount->label),
				.kind = amount->kind == AMOUNT_UNCLEAR
						? tr(rq->language, "The document does not say")
						: tr(rq->language, amount_kind_label(amount->kind)),
			};
		else
			*has_hidden = true;
	return amounts;
}

/* "20 × £2,500 + £500 = £50,500" */
static const char *working_of(struct request *rq, const struct sum *sum)
{
	struct buf words = buf_new(rq->arena, 128);

	list_each (const struct sum_part *, part, &sum->parts) {
		if (words.size > 0)
			buf_text(&words, " + ");
		if (part->count != 1)
			buf_format(
				&words, "%s × ", count_words(rq->arena, rq->language, part->count));
		buf_text(&words, money_words(rq->arena, rq->language, part->part));
	}
	buf_format(&words, " = %s", money_words(rq->arena, rq->language, sum_of_parts(sum)));
	return words.at;
}

static struct public_sum sum_of(struct request *rq, const struct sum *sum)
{
	enum language l = rq->language;
	struct public_sum shown = { .working = working_of(rq, sum) };

	switch (sum_verdict(sum)) {
	case SUM_HOLDS:
		shown.look = "holds";
		shown.verdict = tr(l, "Adds up");
		shown.note = tr(l, "The document states this total.");
		break;
	case SUM_DOES_NOT_HOLD:
		shown.look = "fails";
		shown.verdict = tr(l, "Does not add up");
		shown.note = tr_fill(rq->arena, l, "The document states a total of {total}.",
			"total", money_words(rq->arena, l, sum->total), NULL);
		break;
	case SUM_NOT_STATED:
		shown.look = "unstated";
		shown.verdict = tr(l, "Not stated");
		shown.note = tr_fill(rq->arena, l,
			"Adds to {total}; the document does not state a total.", "total",
			money_words(rq->arena, l, sum_of_parts(sum)), NULL);
		break;
	}
	return shown;
}

static struct public_sums sums_of(struct request *rq, const struct decision *d)
{
	struct public_sums sums = { 0 };

	list_each (const struct sum *, sum, &d->sums)
		if (decision_shows_sum(d, sum))
			*list_add(rq->arena, &sums) = sum_of(rq, sum);
	return sums;
}

static struct public_priors priors_of(struct request *rq, const struct decision *d)
{
	struct public_priors priors = { 0 };

	list_each (const struct prior *, prior, &d->priors)
		if (decision_shows_prior(d, prior))
			*list_add(rq->arena, &priors) = (struct public_prior){
				.act = tr(rq->language, prior_act_label(prior->act)),
				.body = both(prior->body),
				.what = both(prior->what),
				.on = prior->on,
			};
	return priors;
}

/* ---- what stands round it ---- */

LIST(public_corrections, struct public_correction);

static struct public_corrections corrections_of(struct request *rq, const struct decision *d)
{
	struct public_corrections corrections = { 0 };

	list_each (const struct corrigendum *, corrigendum, &d->corrigenda)
		*list_add(rq->arena, &corrections) = (struct public_correction){
			.on = instant_day(corrigendum->made_at),
			.label = tr(rq->language, field_facts(corrigendum->field)->label),
			.text = corrigendum->text[rq->language],
		};
	return corrections;
}

static const char *waiver_of(
	struct request *rq, const struct publication *p, const struct decision *d)
{
	if (!date_is_set(p->other_language_by))
		return NULL;
	return tr_fill(rq->arena, rq->language,
		d->original == ENGLISH
			? N_("The Welsh version follows by {day}. The reason: {reason}")
			: N_("The English version follows by {day}. The reason: {reason}"),
		"day", date_words(rq->arena, rq->language, p->other_language_by), "reason",
		p->waiver_reason[rq->language], NULL);
}

/* Which language was decided in, and what the other is. */
static const char *versions_of(
	struct request *rq, const struct publication *p, const struct decision *d)
{
	enum language l = rq->language;
	bool is_english = d->original == ENGLISH;

	if (date_is_set(p->other_language_by))
		return is_english ? tr(l, "The original is in English.")
				  : tr(l, "The original is in Welsh.");
	if (d->document[language_other(d->original)].name != NULL)
		return is_english ? tr(l, "The original is in English. The body issued a Welsh "
					  "document too.")
				  : tr(l, "The original is in Welsh. The body issued an English "
					  "document too.");
	return is_english
		       ? tr(l, "The original is in English. The Welsh text is a translation of it.")
		       : tr(l, "The original is in Welsh. The English text is a translation of "
			       "it.");
}

static const char *frozen_of(struct request *rq, const struct decision *d)
{
	const char *day = date_words(rq->arena, rq->language, instant_day(d->frozen_at));

	return tr_fill(rq->arena, rq->language,
		d->origin == SIGNED_ON_PAPER ? N_("Attested on {day} as signed on paper. The "
						  "record has not changed since; its "
						  "SHA-256 is:")
					     : N_("Signed here on {day}. The record has not "
						  "changed since; its SHA-256 is:"),
		"day", day, NULL);
}

static void set_parts(struct request *rq, const struct decision *d, struct record_view *v)
{
	struct public_dates dates = dates_of(rq, d);
	struct public_parts parts = parts_between(rq, d, FIELD_PURPOSE, FIELD_INTERESTS);
	struct public_parts facts = parts_between(rq, d, FIELD_INTERESTS, FIELD_NONE);
	struct public_amounts amounts = amounts_of(rq, d, &v->has_hidden_amounts);
	struct public_sums sums = sums_of(rq, d);
	struct public_priors priors = priors_of(rq, d);

	v->dates = dates.at;
	v->date_count = dates.n;
	v->parts = parts.at;
	v->part_count = parts.n;
	v->facts = facts.at;
	v->fact_count = facts.n;
	v->amounts = amounts.at;
	v->amount_count = amounts.n;
	v->sums = sums.at;
	v->sum_count = sums.n;
	v->priors = priors.at;
	v->prior_count = priors.n;
}

static void set_standing(struct request *rq, const struct publication *p, struct record_view *v)
{
	struct public_corrections corrections;
	struct decision d;

	if (!decision_load_as_of(rq->work, p->id, p->version, &d))
		return;
	corrections = corrections_of(rq, &d);
	v->corrections = corrections.at;
	v->correction_count = corrections.n;
	v->waiver = waiver_of(rq, p, &d);
	v->versions = versions_of(rq, p, &d);
	v->frozen = frozen_of(rq, &d);
	v->hash = d.frozen_hash;
	set_parts(rq, &d, v);
}

enum status register_record(struct request *rq)
{
	struct publication p;
	struct organisation body = { .name = { "", "" } };

	if (!publication_load(rq->work, (struct decision_id){ path_id(rq, "id") }, &p))
		return page_not_found(rq);
	organisation_load(rq->work, p.organisation, &body);

	struct record_view v = {
		.title = register_title(&p),
		.reference = p.reference,
		.organisation = both(body.name),
		.published_on = instant_day(p.published_at),
		.withdrawn_on = p.withdrawn_at.ms == 0 ? DATE_NONE : instant_day(p.withdrawn_at),
		.withdrawn_reason = p.withdrawn_reason[rq->language],
	};
	const struct link trail[TRAIL] = {
		{ .text = tr(rq->language, "Public register"),
			.url = url_of(rq->arena, "/register") },
		{ .text = p.reference },
	};

	if (!date_is_set(v.withdrawn_on)) {
		set_standing(rq, &p, &v);
		v.others = page_record_links(rq, "publication", p.id.v);
	}
	page_is_public(rq);

	struct html *out = page_open_with(rq, register_words(v.title, rq->language),
		&(struct page_options){ .trail = trail,
			.trail_count = TRAIL,
			.feed = url_of(rq->arena, "/register/feed") });

	view_record(out, &v);
	return page_close(rq, OK);
}
