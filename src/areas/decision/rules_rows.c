/* SPDX-License-Identifier: MIT */
/*
 * Words that stand in a row of the record: what an amount is for, what another
 * body is called and what it did.
 *
 * A row is known by its own number, never by its place, so that one that is added or taken out
 * moves nobody's words.
 */
#include "areas/decision/rules.h"

#include <assert.h>
#include <inttypes.h>
#include <string.h>

#include "base/err.h"
#include "base/slice.h"

static const struct {
	const char *before; // the row's number in its name
	const char *after;
	size_t max; // code points
} facts[ROW_TEXT_KIND_COUNT] = {
	[AMOUNT_LABEL] = { "amount-", "", 300 },
	[PRIOR_BODY] = { "prior-", "-body", 200 },
	[PRIOR_WHAT] = { "prior-", "-what", 2000 },
};

struct row_texts decision_row_texts(struct arena *a, const struct decision *d)
{
	struct row_texts texts = { 0 };

	list_each (const struct amount *, amount, &d->amounts)
		*list_add(a, &texts) = (struct row_text){ AMOUNT_LABEL, amount->number };
	list_each (const struct prior *, prior, &d->priors)
		for (enum row_text_kind kind = PRIOR_BODY; kind <= PRIOR_WHAT; kind++)
			*list_add(a, &texts) = (struct row_text){ kind, prior->number };
	return texts;
}

struct amount *decision_amount(const struct decision *d, int64_t number)
{
	list_each (struct amount *, amount, &d->amounts)
		if (amount->number == number && number != 0)
			return amount;
	return NULL;
}

struct prior *decision_prior(const struct decision *d, int64_t number)
{
	list_each (struct prior *, prior, &d->priors)
		if (prior->number == number && number != 0)
			return prior;
	return NULL;
}

const char **row_text_words(const struct decision *d, struct row_text text)
{
	if (text.kind == AMOUNT_LABEL) {
		struct amount *amount = decision_amount(d, text.row);

		return amount == NULL ? NULL : amount->label;
	}

	struct prior *prior = decision_prior(d, text.row);

	if (prior == NULL)
		return NULL;
	return text.kind == PRIOR_BODY ? prior->body : prior->what;
}

size_t row_text_max(enum row_text_kind kind)
{
	assert(kind > ROW_TEXT_NONE && kind < ROW_TEXT_KIND_COUNT);
	return facts[kind].max;
}

const char *row_text_name(struct arena *a, struct row_text text)
{
	return arena_format(
		a, "%s%" PRId64 "%s", facts[text.kind].before, text.row, facts[text.kind].after);
}

/* 1 to 2^63-1 in decimal; 0 if it is no such number. */
static int64_t number_of(struct slice text)
{
	int64_t number = 0;

	for (size_t i = 0; i < text.size; i++)
		if (text.at[i] < '0' || text.at[i] > '9' ||
			__builtin_mul_overflow(number, 10, &number) ||
			__builtin_add_overflow(number, text.at[i] - '0', &number))
			return 0;
	return number;
}

int64_t row_numbered(const char *name, const char *before, const char *after)
{
	struct slice text = slice_of(name);
	size_t outer = strlen(before) + strlen(after);

	if (text.size <= outer || !slice_starts(text, before) || !slice_ends(text, after))
		return 0;
	return number_of(slice_part(text, strlen(before), text.size - strlen(after)));
}

struct row_text row_text_named(const char *name)
{
	for (enum row_text_kind kind = ROW_TEXT_NONE + 1; kind < ROW_TEXT_KIND_COUNT; kind++) {
		int64_t row = row_numbered(name, facts[kind].before, facts[kind].after);

		if (row != 0)
			return (struct row_text){ kind, row };
	}
	return (struct row_text){ ROW_TEXT_NONE, 0 };
}

bool decision_shows_row(const struct decision *d, struct row_text text)
{
	if (text.kind == AMOUNT_LABEL)
		return decision_shows_amount(
			d, decision_amount(d, text.row));
	return decision_shows_prior(d, decision_prior(d, text.row));
}
