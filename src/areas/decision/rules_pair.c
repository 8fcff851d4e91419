/* SPDX-License-Identifier: MIT */
/*
 * Two texts of one record: what the figures, dates and names of the one say
 * and those of the other do not.
 */
#include "areas/decision/rules.h"

#include <string.h>

#include "base/utf8.h"

static void add_difference(struct arena *a, struct differences *found, const char *what,
	const char *in_original, const char *in_translation)
{
	*list_add(a, found) = (struct difference){ what, in_original, in_translation };
}

/* Facts that both documents state and that have no language: dates, names, reference. */
static void compare_facts(struct arena *a, struct differences *found,
	const struct decision *original, const struct decision *translation)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts(f);
		const char *here = decision_value(original, f, original->original);
		const char *there = decision_value(translation, f, translation->original);

		if (facts->has_language || facts->kind == FIELD_CHOICE)
			continue;
		if (strcmp(utf8_fold(a, here), utf8_fold(a, there)) != 0)
			add_difference(a, found, facts->label, here, there);
	}
}

/* How often the amounts hold that sum of money. */
static size_t times_found(const struct amounts *amounts, struct money money)
{
	size_t n = 0;

	list_each (const struct amount *, each, amounts)
		n += each->money.pence == money.pence;
	return n;
}

/* Is it the first of its size among those before `end`? */
static bool is_first_of_its_size(const struct amounts *amounts, const struct amount *end)
{
	for (const struct amount *each = amounts->at; each < end; each++)
		if (each->money.pence == end->money.pence)
			return false;
	return true;
}

static void compare_amounts(struct arena *a, struct differences *found,
	const struct decision *original, const struct decision *translation)
{
	list_each (const struct amount *, each, &original->amounts)
		if (is_first_of_its_size(&original->amounts, each) &&
			times_found(&translation->amounts, each->money) == 0)
			add_difference(a, found, N_("Amount"), each->literal, "");
	list_each (const struct amount *, each, &translation->amounts)
		if (is_first_of_its_size(&translation->amounts, each) &&
			times_found(&original->amounts, each->money) == 0)
			add_difference(a, found, N_("Amount"), "", each->literal);
}

static size_t item_count(struct arena *a, const struct decision *d, enum field field)
{
	return field_items(a, decision_value(d, field, d->original)).n;
}

/* Names of bodies differ by language, but not how many there are. */
static void compare_lists(struct arena *a, struct differences *found,
	const struct decision *original, const struct decision *translation)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (field_facts(f)->kind == FIELD_LIST &&
			item_count(a, original, f) != item_count(a, translation, f))
			add_difference(a, found, field_facts(f)->label,
				decision_value(original, f, original->original),
				decision_value(translation, f, translation->original));
}

struct differences decision_pair_differences(
	struct arena *a, const struct decision *original, const struct decision *translation)
{
	struct differences found = { 0 };

	compare_facts(a, &found, original, translation);
	compare_amounts(a, &found, original, translation);
	compare_lists(a, &found, original, translation);
	return found;
}
