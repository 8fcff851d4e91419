/* SPDX-License-Identifier: MIT */
#include "areas/decision/rules.h"

#include <assert.h>
#include <string.h>

#include "base/err.h"
#include "base/slice.h"

/* ---- what is missing ---- */

static bool is_blank_text(const char *text)
{
	return slice_trim(slice_of(text)).size == 0;
}

static bool is_blank(const struct decision *d, enum field field, enum language language)
{
	return is_blank_text(decision_value(d, field, language));
}

static void add_gap(struct arena *a, struct gaps *gaps, enum field field, enum language language)
{
	*list_add(a, gaps) = (struct gap){
		.field = field,
		.language = field_facts(field)->has_language ? language : ENGLISH,
		.message = field_facts(field)->blank,
	};
}

struct gaps decision_gaps_to_sign(struct arena *a, const struct decision *d)
{
	struct gaps gaps = { 0 };

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if ((field_facts(f)->required & 1u << d->template) != 0 &&
			is_blank(d, f, d->original))
			add_gap(a, &gaps, f, d->original);
	return gaps;
}

struct gaps decision_gaps_on_paper(struct arena *a, const struct decision *d)
{
	struct gaps gaps = { 0 };

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (field_facts(f)->expected && is_blank(d, f, d->original))
			add_gap(a, &gaps, f, d->original);
	return gaps;
}

/* What is wrong with a translation, in one message; NULL: nothing is. */
static const char *wrong_with(const char *original, const char *translation)
{
	bool is_said = !is_blank_text(original);

	if (is_said == !is_blank_text(translation))
		return NULL;
	return is_said ? N_("Enter the translation")
		       : N_("The original does not say this: take it out here, or correct the "
			    "original");
}

struct gaps decision_gaps_in_translation(struct arena *a, const struct decision *d)
{
	enum language original = d->original, other = language_other(d->original);
	struct row_texts texts = decision_row_texts(a, d);
	struct gaps gaps = { 0 };

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const char *wrong =
			wrong_with(decision_value(d, f, original), decision_value(d, f, other));

		if (!field_facts(f)->has_language || decision_withheld(d, f) != NULL)
			continue;
		if (f == FIELD_TITLE && is_blank(d, f, original)) {
			add_gap(a, &gaps, f, original);
			wrong = is_blank(d, f, other) ? N_("Enter the translation") : NULL;
		}
		if (wrong != NULL)
			*list_add(a, &gaps) =
				(struct gap){ .field = f, .language = other, .message = wrong };
	}
	list_each (const struct row_text *, text, &texts) {
		const char **words = row_text_words(d, *text);
		const char *wrong =
			words == NULL ? NULL : wrong_with(words[original], words[other]);

		if (wrong != NULL && decision_shows_row(d, *text))
			*list_add(a, &gaps) =
				(struct gap){ .row = *text, .language = other, .message = wrong };
	}
	return gaps;
}

bool decision_translation_is_stale(const struct decision *d, int64_t original_changed_at_version)
{
	return d->translated_version < original_changed_at_version;
}

/* ---- sums and dates ---- */

struct money sum_of_parts(const struct sum *sum)
{
	struct money total = MONEY_ZERO;

	list_each (const struct sum_part *, part, &sum->parts) {
		struct money product;
		bool fits = money_times(part->part, part->count, &product) &&
			    money_add(total, product, &total);

		assert(fits);
		(void)fits;
	}
	return total;
}

enum sum_verdict sum_verdict(const struct sum *sum)
{
	if (!sum->stated)
		return SUM_NOT_STATED;
	return sum_of_parts(sum).pence == sum->total.pence ? SUM_HOLDS : SUM_DOES_NOT_HOLD;
}

static enum timing_answer timing_of(struct date signed_on, struct date start)
{
	if (!date_is_set(signed_on) || !date_is_set(start))
		return TIMING_UNKNOWN;
	if (date_before(start, signed_on))
		return TIMING_AFTER;
	if (date_before(signed_on, start) || (date_is_day(start) && date_equal(signed_on, start)))
		return TIMING_BEFORE;
	return TIMING_UNKNOWN;
}

enum timing_answer decision_timing(const struct decision *d)
{
	return timing_of(decision_date(d, FIELD_SIGNED_ON), decision_date(d, FIELD_SERVICE_START));
}

bool decision_asks_decided_earlier(const struct decision *d, struct date today)
{
	bool is_to_be_signed_here = d->origin == DRAFTED_HERE && !decision_is_frozen(d);
	struct date signed_on = is_to_be_signed_here ? today : decision_date(d, FIELD_SIGNED_ON);

	return is_blank(d, FIELD_DECIDED_EARLIER, ENGLISH) &&
	       timing_of(signed_on, decision_date(d, FIELD_SERVICE_START)) == TIMING_AFTER;
}

/* ---- life ---- */

struct act_facts {
	const char *name;
	const char *done;
	enum right right;
};

static const struct act_facts acts[ACT_COUNT] = {
	[ACT_READ] = { "read", N_("Opened"), DECISION_READ },
	[ACT_IMPORT] = { "import", N_("Imported"), DECISION_IMPORT },
	[ACT_BEGIN] = { "begin", N_("Draft begun"), DECISION_ALTER },
	[ACT_ALTER] = { "alter", N_("Changed"), DECISION_ALTER },
	[ACT_SUBMIT] = { "submit", N_("Sent for signature"), DECISION_ALTER },
	[ACT_RECALL] = { "recall", N_("Taken back to be changed"), DECISION_ALTER },
	[ACT_RETURN] = { "return", N_("Returned unsigned"), DECISION_SIGN },
	[ACT_SIGN] = { "sign", N_("Signed"), DECISION_SIGN },
	[ACT_ATTEST] = { "attest", N_("Attested as signed on paper"), DECISION_SIGN },
	[ACT_ASK_TRANSLATION] = { "ask-translation", N_("Sent to the translator"), DECISION_ALTER },
	[ACT_TRANSLATE] = { "translate", N_("Translated"), DECISION_TRANSLATE },
	[ACT_PAIR] = { "pair", N_("Document in the other language added"), DECISION_IMPORT },
	[ACT_WITHHOLD] = { "withhold", N_("Withheld parts changed"), DECISION_ALTER },
	[ACT_PUBLISH] = { "publish", N_("Published"), DECISION_PUBLISH },
	[ACT_WITHDRAW] = { "withdraw", N_("Withdrawn from the register"), DECISION_PUBLISH },
	[ACT_CORRECT] = { "correct", N_("Corrigendum added"), DECISION_PUBLISH },
	[ACT_DISCARD] = { "discard", N_("Discarded"), DECISION_ALTER },
};

const struct move decision_moves[] = {
	{ DRAFT, ACT_ALTER, DRAFT },
	{ DRAFT, ACT_ASK_TRANSLATION, DRAFT },
	{ DRAFT, ACT_TRANSLATE, DRAFT },
	{ DRAFT, ACT_WITHHOLD, DRAFT },
	{ DRAFT, ACT_SUBMIT, READY },
	{ DRAFT, ACT_DISCARD, DISCARDED },
	{ READY, ACT_ASK_TRANSLATION, READY },
	{ READY, ACT_TRANSLATE, READY },
	{ READY, ACT_RECALL, DRAFT },
	{ READY, ACT_RETURN, DRAFT },
	{ READY, ACT_SIGN, FROZEN },
	{ IMPORTED, ACT_ALTER, IMPORTED },
	{ IMPORTED, ACT_PAIR, IMPORTED },
	{ IMPORTED, ACT_ASK_TRANSLATION, IMPORTED },
	{ IMPORTED, ACT_TRANSLATE, IMPORTED },
	{ IMPORTED, ACT_WITHHOLD, IMPORTED },
	{ IMPORTED, ACT_ATTEST, FROZEN },
	{ IMPORTED, ACT_DISCARD, DISCARDED },
	{ FROZEN, ACT_PAIR, FROZEN },
	{ FROZEN, ACT_ASK_TRANSLATION, FROZEN },
	{ FROZEN, ACT_TRANSLATE, FROZEN },
	{ FROZEN, ACT_WITHHOLD, FROZEN },
	{ FROZEN, ACT_CORRECT, FROZEN },
	{ FROZEN, ACT_PUBLISH, PUBLISHED },
	{ PUBLISHED, ACT_PAIR, PUBLISHED }, /* the language that a waiver let follow */
	{ PUBLISHED, ACT_ASK_TRANSLATION, PUBLISHED },
	{ PUBLISHED, ACT_TRANSLATE, PUBLISHED },
	{ PUBLISHED, ACT_CORRECT, PUBLISHED },
	{ PUBLISHED, ACT_PUBLISH, PUBLISHED }, /* the other language, or a corrigendum, follows */
	{ PUBLISHED, ACT_WITHDRAW, WITHDRAWN },
	{ WITHDRAWN, ACT_PUBLISH, PUBLISHED },
};

const size_t decision_move_count = array_size(decision_moves);

const char *act_name(enum act act)
{
	assert(act > ACT_NONE && act < ACT_COUNT);
	return acts[act].name;
}

const char *act_done(enum act act)
{
	assert(act > ACT_NONE && act < ACT_COUNT);
	return acts[act].done;
}

enum act act_named(const char *name)
{
	for (enum act act = ACT_NONE + 1; act < ACT_COUNT; act++)
		if (strcmp(acts[act].name, name) == 0)
			return act;
	return ACT_NONE;
}

enum right act_right(enum act act)
{
	assert(act > ACT_NONE && act < ACT_COUNT);
	return acts[act].right;
}

static const char *const refusals[REFUSAL_COUNT] = {
	[REFUSED_RIGHT] = N_("You do not have the right to do this"),
	[REFUSED_STATE] = N_("This cannot be done as the record stands now"),
	[REFUSED_FROZEN] = N_("The record is signed and cannot be changed. Use “Correct this” to "
			      "publish a corrigendum beside it."),
	[REFUSED_OWN_RECORD] =
		N_("You made this record, so somebody else has to sign or attest it"),
	[REFUSED_INCOMPLETE] = N_("The record is not complete. Fill in what is listed as missing."),
	[REFUSED_NO_SIGNATORY] = N_("Enter on which day the document was signed, and by whom or by "
				    "which office, before it is "
				    "attested"),
	[REFUSED_SIGNED_LATER_THAN_TODAY] = N_("The date of signature is later than today"),
	[REFUSED_DECIDED_EARLIER] = N_(
		"It was signed after the service began. Answer “Was it decided earlier?” first."),
	[REFUSED_NO_REFERENCE] = N_("Enter the reference before the record is signed or attested"),
	[REFUSED_TRANSLATION] =
		N_("Both languages have to be complete, or say why one follows later and by when"),
	[REFUSED_TRANSLATION_STALE] = N_(
		"The text has changed since it was translated. Ask the translator to look again."),
	[REFUSED_WAIVER] =
		N_("Give the reason in both languages and a date from today on by which the other "
		   "language follows"),
	[REFUSED_NO_ORGANISATION] = N_("Choose whose decision this is"),
	[REFUSED_REFERENCE_TAKEN] = N_("This body already has a record with that reference"),
	[REFUSED_ORGANISATION] = N_("Your office does not keep the register of that body"),
	[REFUSED_KIND_OF_BODY] = N_("Choose a police and crime commissioner: this body makes no "
				    "decisions that are kept here"),
	[REFUSED_PART] = N_("The public page does not show this part, so it cannot be withheld"),
	[REFUSED_SAME_LANGUAGE] = N_(
		"This document is in the same language as the record. Choose the one in the other "
		"language."),
	[REFUSED_REASON] = N_("Write it in both languages"),
	[REFUSED_ALREADY] = N_("This has been done already"),
};

const char *refusal_text(enum refusal refusal)
{
	assert(refusal > NO_REFUSAL && refusal < REFUSAL_COUNT);
	return refusals[refusal];
}

enum decision_state decision_after(enum decision_state from, enum act act)
{
	for (size_t i = 0; i < decision_move_count; i++)
		if (decision_moves[i].from == from && decision_moves[i].act == act)
			return decision_moves[i].to;
	return STATE_NONE;
}

bool decision_is_frozen(const struct decision *d)
{
	return d->state == FROZEN || d->state == PUBLISHED || d->state == WITHDRAWN;
}

/* Why the act has no place in the record's state. */
static enum refusal refusal_of_state(const struct decision *d, enum act act)
{
	if (!decision_is_frozen(d))
		return REFUSED_STATE;
	if (act == ACT_SIGN || act == ACT_ATTEST)
		return REFUSED_ALREADY;
	return act == ACT_ALTER ? REFUSED_FROZEN : REFUSED_STATE;
}

/* What signing and attesting ask for alike. */
static enum refusal refusal_to_freeze(
	const struct decision *d, const struct actor *by, struct date today)
{
	if (by->account.v == d->author.v)
		return REFUSED_OWN_RECORD;
	if (is_blank(d, FIELD_REFERENCE, ENGLISH))
		return REFUSED_NO_REFERENCE;
	if (date_before(today, decision_date(d, FIELD_SIGNED_ON)))
		return REFUSED_SIGNED_LATER_THAN_TODAY;
	if (decision_asks_decided_earlier(d, today))
		return REFUSED_DECIDED_EARLIER;
	return NO_REFUSAL;
}

/*
 * A day, and who: by name or, where the document prints none, by office.
 * Source: domain.md §5.4 ("signed on paper on DATE by NAME"; gaps are shown, not blocking).
 */
static enum refusal refusal_to_attest(const struct decision *d)
{
	bool says_who =
		!is_blank(d, FIELD_MAKER, ENGLISH) || !is_blank(d, FIELD_MAKER_ROLE, d->original);
	bool is_signed = date_is_day(decision_date(d, FIELD_SIGNED_ON)) && says_who;

	return is_signed ? NO_REFUSAL : REFUSED_NO_SIGNATORY;
}

enum refusal decision_may(struct arena *a, const struct decision *d, enum act act,
	const struct actor *by, bool is_allowed, struct date today)
{
	if (!is_allowed)
		return REFUSED_RIGHT;
	if (act == ACT_READ)
		return NO_REFUSAL;
	if (decision_after(d->state, act) == STATE_NONE)
		return refusal_of_state(d, act);

	switch (act) {
	case ACT_SUBMIT: return decision_gaps_to_sign(a, d).n > 0 ? REFUSED_INCOMPLETE : NO_REFUSAL;
	case ACT_SIGN:
		return decision_gaps_to_sign(a, d).n > 0 ? REFUSED_INCOMPLETE
							 : refusal_to_freeze(d, by, today);
	case ACT_ATTEST: {
		enum refusal no = refusal_to_freeze(d, by, today);

		return no != NO_REFUSAL ? no : refusal_to_attest(d);
	}
	default: return NO_REFUSAL;
	}
}

enum refusal decision_may_publish(struct arena *a, const struct decision *d,
	int64_t original_changed_at_version, const struct waiver *waiver, struct date today)
{
	bool is_complete = decision_gaps_in_translation(a, d).n == 0;

	if (is_complete && !decision_translation_is_stale(d, original_changed_at_version))
		return NO_REFUSAL;
	if (waiver == NULL)
		return is_complete ? REFUSED_TRANSLATION_STALE : REFUSED_TRANSLATION;
	if (slice_trim(slice_of(waiver->reason[ENGLISH])).size == 0 ||
		slice_trim(slice_of(waiver->reason[WELSH])).size == 0 ||
		!date_is_day(waiver->until) || date_before(waiver->until, today))
		return REFUSED_WAIVER;
	return NO_REFUSAL;
}
