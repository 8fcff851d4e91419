/* SPDX-License-Identifier: MIT */
/*
 * Where one record ends and the next begins.
 *
 * A page holds several when the label of a reference comes again with another
 * reference beside it.  The labels that stand before every reference alike ("Date",
 * "Title", "Ref") belong to the record that follows.  A page without such labels may
 * be a list of references, each with its title beside or below it.
 */
#include "areas/decision/reader_lists.h"

#include <string.h>

#include "base/err.h"

enum { RECORDS_MOST = 200, LEAD_MOST = 4 };

LIST(indices, size_t);

static struct span piece_value(const struct page *page, size_t i)
{
	struct making all = { .page = page, .first = 0, .end = page->pieces.n };

	return making_value(&all, i);
}

/* The pieces with this label, worded alike, that hold another value than the one before. */
static void anchors_find(const struct page *page, enum label label, struct indices *anchors)
{
	const struct piece *at = page->pieces.at;
	struct slice words = SLICE_NONE, last = SLICE_NONE;

	for (size_t i = 0; i < page->pieces.n && anchors->n < RECORDS_MOST; i++) {
		if (at[i].label != label)
			continue;

		struct slice own = page_part(page, at[i].label_at);
		struct slice value = page_part(page, piece_value(page, i));

		if (anchors->n > 0 &&
			(!slice_same_any_case(own, words) || slice_same_any_case(value, last)))
			continue;
		words = own;
		last = value;
		*list_add(page->a, anchors) = i;
	}
}

static bool label_comes_again(const struct page *page, enum label label)
{
	size_t n = 0;

	for (size_t i = 0; i < page->pieces.n && n < 2; i++)
		n += page->pieces.at[i].label == label;
	return n > 1;
}

/* How many labelled pieces right before every anchor are alike. */
static size_t lead_of(const struct page *page, const struct indices *anchors)
{
	const struct piece *at = page->pieces.at;
	size_t lead = 0;

	for (; lead < LEAD_MOST && anchors->at[0] > lead; lead++) {
		enum label label = at[anchors->at[0] - lead - 1].label;

		if (label <= LABEL_OTHER || label_heads_section(label))
			return lead;
		for (size_t k = 1; k < anchors->n; k++)
			if (at[anchors->at[k] - lead - 1].label != label ||
				anchors->at[k] - lead - 1 <= anchors->at[k - 1])
				return lead;
	}
	return lead;
}

/* "Date, Title, …, Signed" again and again: a log that numbers nothing. */
static bool is_dated_log(const struct page *page, const struct indices *titles)
{
	for (size_t k = 0; k < titles->n; k++) {
		size_t i = titles->at[k];

		if (i == 0 || is_office(page_part(page, piece_value(page, i))) ||
			(page->pieces.at[i - 1].label != LABEL_DATE &&
				page->pieces.at[i - 1].label != LABEL_DATE_SIGNED))
			return false;
	}
	return titles->n > 1 && label_comes_again(page, LABEL_SIGNATURE);
}

/* A few words that may name a decision: no sentence, no name, no link that comes again. */
static bool is_title_line(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];
	struct slice line = page_part(page, piece->at);
	size_t from;

	return piece->label <= LABEL_UNKNOWN && !piece->in_row && line.size < 150 &&
	       memchr(line.at, ' ', line.size) != NULL &&
	       strchr(".:;!?", line.at[line.size - 1]) == NULL && !is_office(line) &&
	       person_size(line, &from) != line.size;
}

/*
 * How many pieces above every anchor's own labels its title stands: on the line right above,
 * each another, or up to three above if it starts with the reference; 0 if it does not.
 */
static size_t titles_above(const struct page *page, const struct indices *anchors, size_t lead)
{
	for (size_t up = 1; up <= 3; up++) {
		struct slice last = SLICE_NONE;
		bool all = true;

		for (size_t k = 0; k < anchors->n && all; k++) {
			size_t i = anchors->at[k];
			size_t least = k == 0 ? 0 : anchors->at[k - 1] + 1;

			all = i >= least + lead + up && is_title_line(page, i - lead - up);
			if (!all)
				break;

			struct slice line = page_part(page, page->pieces.at[i - lead - up].value);
			struct slice ref = page_part(page, piece_value(page, i));

			all = up == 1 ? !slice_same_any_case(line, last)
				      : ref.size > 0 && line.size > ref.size &&
						slice_same_any_case(
							slice_part(line, 0, ref.size), ref);
			last = line;
		}
		if (all)
			return up;
	}
	return 0;
}

/* Are the values of these labels references of one shape? */
static bool are_refs_alike(const struct page *page, const struct indices *anchors)
{
	struct slice first = page_part(page, piece_value(page, anchors->at[0]));

	for (size_t k = 0; k < anchors->n; k++) {
		struct slice ref = page_part(page, piece_value(page, anchors->at[k]));

		if (ref.size == 0 || ref_size(ref) != ref.size || !refs_alike(first, ref))
			return false;
	}
	return true;
}

void records_split(const struct page *page, struct makings *makings)
{
	struct indices anchors = { 0 };

	anchors_find(page, LABEL_REF, &anchors);
	if (anchors.n == 0) {
		anchors_find(page, LABEL_TITLE, &anchors);
		if (!is_dated_log(page, &anchors))
			anchors.n = 0;
	}
	if (anchors.n == 0 && (label_comes_again(page, LABEL_DATE_SIGNED) ||
				      label_comes_again(page, LABEL_DECISION_MAKER)))
		anchors_find(page, LABEL_TITLE, &anchors);
	if (anchors.n < 2 && lists_split(page, makings))
		return;
	if (anchors.n < 2 ||
		!(are_refs_alike(page, &anchors) || label_comes_again(page, LABEL_TITLE) ||
			label_comes_again(page, LABEL_DECISION) ||
			label_comes_again(page, LABEL_DATE_SIGNED))) {
		*list_add(page->a, makings) =
			(struct making){ .page = page, .first = 0, .end = page->pieces.n };
		return;
	}

	size_t lead = lead_of(page, &anchors), up = 0;

	if (page->pieces.at[anchors.at[0]].label == LABEL_REF &&
		!label_comes_again(page, LABEL_TITLE))
		up = titles_above(page, &anchors, lead);
	for (size_t k = 0; k < anchors.n; k++)
		*list_add(page->a, makings) = (struct making){
			.page = page,
			.first = anchors.at[k] - lead - up,
			.end = k + 1 < anchors.n ? anchors.at[k + 1] - lead - up : page->pieces.n,
			.in_register = true,
			.title = up > 0 ? page->pieces.at[anchors.at[k] - lead - up].value
					: (struct span){ 0, 0 },
		};
}
