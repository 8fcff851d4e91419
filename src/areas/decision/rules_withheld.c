/* SPDX-License-Identifier: MIT */
/*
 * What of a record the public may see.
 *
 * A part that is withheld is withheld with what was read from it: its amounts, its sums, what
 * other bodies did.
 */
#include "areas/decision/rules.h"

#include <string.h>

bool field_is_public(enum field field)
{
	return field != FIELD_NONE && field != FIELD_DECIDED_EARLIER &&
	       field != FIELD_LANGUAGE_NOTE;
}

bool field_may_be_withheld(enum field field)
{
	return field_is_public(field) && field != FIELD_REFERENCE && field != FIELD_TITLE;
}

const struct withheld *decision_withheld(const struct decision *d, enum field field)
{
	list_each (const struct withheld *, part, &d->withheld)
		if (part->field == field)
			return part;
	return NULL;
}

static bool is_anywhere(struct span at)
{
	return at.to > at.from;
}

/* The place touches one that a withheld part was read from. */
static bool stands_in_withheld(const struct decision *d, struct span at)
{
	list_each (const struct source *, source, &d->sources)
		if (source->language == d->original &&
			decision_withheld(d, source->field) != NULL && is_anywhere(at) &&
			at.from < source->at.to && source->at.from < at.to)
			return true;
	return false;
}

/* Some part, of those that are withheld or of those that are not, has these words in it. */
static bool is_printed(const struct decision *d, const char *words, bool in_withheld)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if ((decision_withheld(d, f) != NULL) == in_withheld &&
				d->value[f][l] != NULL && strstr(d->value[f][l], words) != NULL)
				return true;
	return false;
}

static bool is_printed_in_withheld_only(const struct decision *d, const char *words)
{
	return words != NULL && words[0] != '\0' && is_printed(d, words, true) &&
	       !is_printed(d, words, false);
}

bool decision_shows_amount(const struct decision *d, const struct amount *amount)
{
	return !stands_in_withheld(d, amount->at) &&
	       !is_printed_in_withheld_only(d, amount->literal);
}

/* The amount is one of the record's that is not shown. */
static bool is_hidden_amount(const struct decision *d, struct money money)
{
	list_each (const struct amount *, amount, &d->amounts)
		if (amount->money.pence == money.pence && !decision_shows_amount(d, amount))
			return true;
	return false;
}

bool decision_shows_sum(const struct decision *d, const struct sum *sum)
{
	if (stands_in_withheld(d, sum->at) || is_hidden_amount(d, sum->total))
		return false;
	list_each (const struct sum_part *, part, &sum->parts)
		if (is_hidden_amount(d, part->part))
			return false;
	return true;
}

bool decision_shows_prior(const struct decision *d, const struct prior *prior)
{
	return !stands_in_withheld(d, prior->at) &&
	       !is_printed_in_withheld_only(d, prior->body[ENGLISH]) &&
	       !is_printed_in_withheld_only(d, prior->body[WELSH]);
}
