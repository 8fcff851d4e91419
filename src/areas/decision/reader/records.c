/* SPDX-License-Identifier: MIT */
/*
 * Where one record ends and the next begins.
 *
 * A page holds several when the label of a reference comes again with another
 * reference beside it.  The labels that stand before every reference alike ("Date",
 * "Title", "Ref") belong to the record that follows.  A page without such labels may
 * be a list of references, each with its title beside or below it.
 */
#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/lists.h"

#include <string.h>

#include "areas/decision/reader/pieces.h"
#include "areas/decision/reader/titles.h"
#include "base/err.h"

enum { RECORDS_MOST = 200, LEAD_MOST = 8, WORDS_BYTES_MOST = 150, REF_WORDS_MOST = 4 };

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
			(!slice_same_any_case(own, words) || slice_same_any_case(value, last) ||
				(i + 1 == page->pieces.n && value.size == 0)))
			continue; // said twice, or cut off
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

enum { KIND_DATE = LABELS, KIND_REF, KIND_NAME, KIND_WORDS, KIND_PROSE };

/* Do titles stand under labels of references, all of several words? */
static bool are_titles(const struct page *page, const struct indices *anchors)
{
	for (size_t k = 0; k < anchors->n; k++) {
		struct slice value = page_part(page, piece_value(page, anchors->at[k]));

		if (value.size < 8 || value.size > WORDS_BYTES_MOST ||
			memchr(value.at, ' ', value.size) == NULL || ref_size(value) == value.size)
			return false;
	}
	return true;
}

/* What a piece is, for the rhythm of a page: its label, or what its bare words are. */
static int kind_of(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];
	struct slice words = page_part(page, piece->value);
	size_t from;

	if (piece->label > LABEL_NONE)
		return (int)piece->label;
	if (words.size > WORDS_BYTES_MOST)
		return KIND_PROSE;
	if (value_fits(LABEL_DATE, words) && words.size < 40)
		return KIND_DATE;
	if (ref_size(words) == words.size)
		return KIND_REF;
	if (person_size(words, &from) == words.size || is_office(words))
		return KIND_NAME;
	return strchr(".:;!?", words.at[words.size - 1]) == NULL ? KIND_WORDS : KIND_PROSE;
}

/* Alike in the rhythm: a title of two capitals and no more is taken for a name. */
static bool kinds_alike(int x, int y)
{
	return x == y || (x >= KIND_NAME && x <= KIND_WORDS && y >= KIND_NAME && y <= KIND_WORDS);
}

/* Prose, and a section's heading, belong to what stands above them. */
static bool may_lead(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];

	return kind_of(page, i) != KIND_PROSE &&
	       (!label_heads_section(piece->label) ||
		       (piece->value.to > piece->value.from &&
			       piece->at.to - piece->at.from < WORDS_BYTES_MOST));
}

/* Does a blank line stand `lead` pieces before every anchor but the first, and nowhere else? */
static bool blank_parts(const struct page *page, const struct indices *anchors, size_t lead)
{
	const struct piece *at = page->pieces.at;

	for (size_t k = 1; k < anchors->n; k++)
		for (size_t i = anchors->at[k - 1] - lead + 1; i <= anchors->at[k] - lead; i++)
			if (at[i].after_blank != (i + lead == anchors->at[k]))
				return false;
	return true;
}

/* The words of a link come again and belong to what stands above them. */
static bool is_link_again(const struct page *page, size_t i, size_t k)
{
	return page->pieces.at[i].label <= LABEL_UNKNOWN &&
	       slice_same_any_case(page_part(page, page->pieces.at[i].at),
		       page_part(page, page->pieces.at[k].at));
}

size_t records_lead(const struct page *page, const struct indices *anchors)
{
	size_t n = anchors->n, lead = 0, tail = 0, last, gap;

	assert(n > 1);
	last = anchors->at[n - 1];
	gap = last - anchors->at[n - 2];
	for (bool alike = true; alike && lead < LEAD_MOST; lead += alike)
		for (size_t k = 0; k < n && alike; k++) {
			size_t least = k == 0 ? 0 : anchors->at[k - 1] + 1, up = lead + 1;

			alike = anchors->at[k] >= least + up &&
				may_lead(page, anchors->at[k] - up) &&
				kinds_alike(kind_of(page, anchors->at[k] - up),
					kind_of(page, last - up));
		}
	while (lead > 0 && is_link_again(page, anchors->at[n > 2] - lead, last - lead))
		lead--;
	while (tail + 1 < gap && last + tail + 1 < page->pieces.n &&
		kinds_alike(kind_of(page, last + tail + 1), kind_of(page, last - gap + tail + 1)))
		tail++;
	for (size_t up = 0; up <= lead; up++)
		if (blank_parts(page, anchors, up))
			return up;
	return lead < gap - 1 - tail ? lead : gap - 1 - tail;
}

/* "Date, Title, …, Signed" again and again: a log that numbers nothing. */
static bool is_dated_log(const struct page *page, const struct indices *titles)
{
	for (size_t k = 0; k < titles->n; k++) {
		size_t i = titles->at[k], above = i > 0 ? i - 1 : 0;

		if (above > 0 && page->pieces.at[above].label == LABEL_NONE)
			above--; // the date, below its label
		if (i == 0 || is_office(page_part(page, piece_value(page, i))) ||
			(page->pieces.at[above].label != LABEL_DATE &&
				page->pieces.at[above].label != LABEL_DATE_SIGNED))
			return false;
	}
	return titles->n > 1;
}

/* "3 May 2031", "January 2031 to March 2031": when, and nothing else. */
static bool is_time(struct slice line)
{
	struct date date;
	size_t at, end, till;

	if (!date_find(line, 0, &date, &at, &end) || at > 0)
		return false;
	return end == line.size || (date_find(line, end, &date, &till, &at) && at == line.size &&
					   till - end <= strlen(" until "));
}

/* A few words that may name a decision: no sentence, no name, no link that comes again. */
static bool may_name_decision(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];
	struct slice line = page_part(page, piece->at);
	size_t from;

	return piece->label <= LABEL_UNKNOWN && !piece->in_row && line.size < 150 &&
	       !(i > 0 && piece[-1].label > LABEL_UNKNOWN && !piece->after_blank &&
		       piece[-1].value.from == piece[-1].value.to) && // no value of a label
	       memchr(line.at, ' ', line.size) != NULL &&
	       strchr(".:;!?", line.at[line.size - 1]) == NULL && !is_office(line) &&
	       !is_time(line) && person_size(line, &from) != line.size;
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

			all = i >= least + lead + up && may_name_decision(page, i - lead - up);
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

/* "Decision 12: Hill Road": no label, though a colon stands in it. */
static bool names_number(const struct page *page, size_t i)
{
	struct naming naming;

	return line_names(page, page->pieces.at[i].at, &naming) && naming.joined &&
	       naming.ref.to > 0;
}

/* Words that may be a title or a name. */
static bool is_words_line(const struct page *page, size_t i)
{
	return kinds_alike(kind_of(page, i), KIND_WORDS) && !page->pieces.at[i].in_row &&
	       memchr(page->text.at + page->pieces.at[i].at.from, ' ',
		       page->pieces.at[i].at.to - page->pieces.at[i].at.from) != NULL;
}

/*
 * The first line of [first, anchor) that may name a decision; empty if none does.  `named`: two
 * capitals there are words, for others of the page's titles are.
 */
static struct span title_in_lead(const struct page *page, size_t first, size_t anchor, bool named)
{
	for (size_t i = first; i < anchor; i++)
		if ((may_name_decision(page, i) || (named && is_words_line(page, i))) &&
			(page->pieces.at[i].label == LABEL_NONE || names_number(page, i)) &&
			!is_file_note(page_part(page, page->pieces.at[i].at)))
			return page->pieces.at[i].label == LABEL_NONE ? page->pieces.at[i].value
								      : page->pieces.at[i].at;
	return (struct span){ 0, 0 };
}

/* Do some of the anchors have a title in their lead that can be no name? */
static bool titles_lead(const struct page *page, const struct indices *anchors, size_t lead)
{
	for (size_t k = 0; k < anchors->n; k++)
		if (title_in_lead(page, anchors->at[k] - lead, anchors->at[k], false).to > 0)
			return true;
	return false;
}

/* The words right below the label of a reference and its value; empty if they are none. */
static struct span title_behind(const struct page *page, size_t anchor)
{
	const struct piece *at = page->pieces.at;
	size_t i = anchor + 1;

	if (i < page->pieces.n && (piece_value(page, anchor).from >= at[i].at.from ||
					  is_blank_mark(page_part(page, at[i].value))))
		i++; // the value, or "N/A", has a line of its own
	if (i >= page->pieces.n || at[i].label != LABEL_NONE || at[i].in_row ||
		!kinds_alike(kind_of(page, i), KIND_WORDS) ||
		!starts_upper(page_part(page, at[i].value)) ||
		is_office(page_part(page, at[i].value)) ||
		is_file_note(page_part(page, at[i].value)))
		return (struct span){ 0, 0 };
	return at[i].value;
}

/* Does a title stand under the reference's label, for want of a reference? */
static bool is_title_for_ref(const struct page *page, size_t anchor)
{
	struct slice value = page_part(page, piece_value(page, anchor));
	size_t words = value.size > 0;

	for (size_t i = 0; i < value.size; i++)
		words += value.at[i] == ' ';
	return words > REF_WORDS_MOST || (words > 1 && !has_figure(value));
}

/* Does a title stand right below every reference?  Few say the same again, and some are no names. */
static bool titles_follow(const struct page *page, const struct indices *anchors)
{
	struct slice last = SLICE_NONE;
	size_t words = 0, again = 0;

	for (size_t k = 0; k < anchors->n; k++) {
		struct slice line = page_part(page, title_behind(page, anchors->at[k]));
		size_t from;

		if (is_title_for_ref(page, anchors->at[k]))
			continue;
		if (line.size == 0)
			return false;
		again += slice_same_any_case(line, last);
		words += memchr(line.at, ' ', line.size) != NULL &&
			 person_size(line, &from) != line.size;
		last = line;
	}
	return words > 2 * again;
}

/* A record for each anchor, `lead` pieces before it; its title there if no label has it. */
static void makings_between(const struct page *page, const struct indices *anchors, size_t lead,
	bool untitled, struct makings *makings)
{
	bool named = untitled && titles_lead(page, anchors, lead);
	bool follow = untitled && lead == 0 && page->pieces.at[anchors->at[0]].label == LABEL_REF &&
		      titles_follow(page, anchors);

	for (size_t k = 0; k < anchors->n; k++) {
		size_t anchor = anchors->at[k], first = anchor - lead;
		struct span title = untitled ? title_in_lead(page, first, anchor, named)
					     : (struct span){ 0, 0 };
		struct naming naming = { 0 };

		if (follow && !is_title_for_ref(page, anchor))
			title = title_behind(page, anchor);
		if (line_names(page, title, &naming) && naming.joined && naming.ref.to > 0)
			title = naming.title;
		*list_add(page->a, makings) = (struct making){ .page = page,
			.first = first,
			.end = k + 1 < anchors->n ? anchors->at[k + 1] - lead : page->pieces.n,
			.in_register = true,
			.ref = naming.ref,
			.title = title };
	}
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

/* The rows of registers: each a record, up to the next row or the first label that is not its own. */
static bool split_by_rows(const struct page *page, struct makings *makings)
{
	const struct piece *at = page->pieces.at;
	struct indices rows = { 0 };

	for (size_t i = 0; i < page->pieces.n && rows.n < RECORDS_MOST; i++)
		if (at[i].begins_record)
			*list_add(page->a, &rows) = i;
	if (rows.n < 2)
		return false;
	for (size_t k = 0; k < rows.n; k++)
		*list_add(page->a, makings) = (struct making){ .page = page,
			.first = rows.at[k],
			.end = k + 1 < rows.n ? rows.at[k + 1] : page->pieces.n,
			.in_register = true };
	return true;
}

static bool has_label(const struct page *page, enum label label)
{
	list_each (const struct piece *, piece, &page->pieces)
		if (piece->label == label)
			return true;
	return false;
}

/* Titles over prose, each ended by the label of its reference or its date. */
static bool split_by_ends(
	const struct page *page, const struct indices *anchors, struct makings *makings)
{
	struct indices firsts = { 0 };

	if (anchors->n < 2 || page->pieces.at[anchors->at[0]].label == LABEL_DECISION ||
		has_label(page, LABEL_TITLE) || !marks_end_entries(page, anchors, &firsts))
		return false;
	for (size_t k = 0; k < anchors->n; k++) {
		struct making making = { .page = page,
			.first = firsts.at[k],
			.end = k + 1 < anchors->n ? firsts.at[k + 1] : page->pieces.n,
			.in_register = true,
			.title = page->pieces.at[firsts.at[k]].at };

		for (size_t i = making.first; i < making.end; i++) {
			struct span date;

			if (is_date_line(page, i, &date))
				making.heading_date = date;
		}
		*list_add(page->a, makings) = making;
	}
	return true;
}

/* Headings with a date labelled below each, and nothing that a single decision has. */
static bool split_by_headings(const struct page *page, struct makings *makings)
{
	static const enum label dates[] = { LABEL_DATE_SIGNED, LABEL_DATE };

	if (has_label(page, LABEL_SIGNATURE) || has_label(page, LABEL_TITLE))
		return false;
	for (size_t d = 0; d < array_size(dates); d++) {
		struct indices anchors = { 0 };
		size_t lead, titled = 0;

		anchors_find(page, dates[d], &anchors);
		if (split_by_ends(page, &anchors, makings))
			return true;
		lead = anchors.n < 2 ? 0 : records_lead(page, &anchors);
		for (size_t k = 0; k < anchors.n; k++) {
			struct span title =
				title_in_lead(page, anchors.at[k] - lead, anchors.at[k], false);

			titled += title.to > title.from;
		}
		if (titled < 2 || titled < anchors.n)
			continue;
		makings_between(page, &anchors, lead, true, makings);
		return true;
	}
	return false;
}

/* The labels that come again at every record of a log: of its reference, or of its title. */
static void anchors_of_log(const struct page *page, struct indices *anchors)
{
	anchors_find(page, LABEL_REF, anchors);
	if (anchors->n > 0)
		return;
	anchors_find(page, LABEL_TITLE, anchors);
	if (anchors->n > 0 &&
		(is_dated_log(page, anchors) || label_comes_again(page, LABEL_DATE_SIGNED) ||
			label_comes_again(page, LABEL_DECISION_MAKER) ||
			(label_comes_again(page, LABEL_DATE) && !has_label(page, LABEL_SIGNATURE))))
		return;
	anchors->n = 0;
	anchors_find(page, LABEL_DECISION, anchors);
	if (!label_comes_again(page, LABEL_DATE_SIGNED) || has_label(page, LABEL_SIGNATURE) ||
		has_label(page, LABEL_TITLE))
		anchors->n = 0;
}

void records_split(const struct page *page, struct makings *makings)
{
	struct indices anchors = { 0 };

	if (split_by_rows(page, makings))
		return;
	anchors_of_log(page, &anchors);
	if (anchors.n > 1 && lists_split_longer(page, anchors.n, makings))
		return;
	if (anchors.n < 2 && (lists_split(page, makings) || split_by_headings(page, makings)))
		return;
	if (split_by_ends(page, &anchors, makings))
		return;
	if (anchors.n < 2 || !(are_refs_alike(page, &anchors) || are_titles(page, &anchors) ||
				     label_comes_again(page, LABEL_TITLE) ||
				     label_comes_again(page, LABEL_DECISION) ||
				     label_comes_again(page, LABEL_DATE_SIGNED))) {
		*list_add(page->a, makings) =
			(struct making){ .page = page, .first = 0, .end = page->pieces.n };
		return;
	}

	bool untitled = page->pieces.at[anchors.at[0]].label != LABEL_TITLE &&
			!label_comes_again(page, LABEL_TITLE);
	size_t lead = records_lead(page, &anchors);

	if (untitled && !titles_lead(page, &anchors, lead))
		lead += titles_above(page, &anchors, lead);
	makings_between(page, &anchors, lead, untitled, makings);
}
