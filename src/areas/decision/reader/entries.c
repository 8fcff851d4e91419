/* SPDX-License-Identifier: MIT */
/*
 * The entries of a list.
 *
 * An entry's title stands beside its mark, or above or below it alike at all marks; its date
 * is the only line that is nothing but a date.  What one line leaves open, the same line of
 * the other entries tells: a name or a title, an entry's own date or its group's.
 */
#include "areas/decision/reader/entries.h"

#include <stddef.h>
#include <string.h>

#include "areas/decision/reader/heading.h"
#include "areas/decision/reader/lists.h"
#include "areas/decision/reader/pieces.h"
#include "areas/decision/reader/titles.h"
#include "base/err.h"

enum { HEADS_MOST = 8, LEAD_BYTES_MOST = 150, CARD_MOST = 8, WORD_BYTES_LEAST = 4 };

static bool is_set(struct span at)
{
	return at.to > at.from;
}

bool is_entry_link(const struct page *page, size_t i)
{
	static const char *const links[] = { "Supporting Document", "Supporting Documents",
		"View Decision", "View Document", "Read more", "View further details",
		"Download Supporting Document", "Decision Notice", "View the decision" };
	struct slice line = page_part(page, page->pieces.at[i].at);

	for (size_t k = 0; k < array_size(links); k++)
		if (slice_is_any_case(line, links[k]))
			return true;
	return false;
}

/* "000756 000756": a number again, as links that show it have it. */
static bool is_twice(struct slice line, size_t *size)
{
	*size = ref_size(line);
	return *size >= 4 && line.size == 2 * *size + 1 &&
	       slice_same_any_case(
		       slice_part(line, 0, *size), slice_part(line, *size + 1, line.size));
}

void entry_take(struct entry *entry, const struct naming *naming)
{
	entry->ref = naming->ref;
	entry->date = naming->date;
	entry->title = naming->title;
	entry->joined = naming->joined;
	entry->weak = naming->weak;
}

bool entry_by_ref(const struct page *page, size_t i, struct entry *entry)
{
	const struct piece *piece = &page->pieces.at[i];
	struct span at = title_words(piece);
	struct naming naming;
	size_t size;

	*entry = (struct entry){ .piece = i, .first = i };
	if (piece->label > LABEL_UNKNOWN)
		return false;
	if (is_twice(page_part(page, at), &size)) {
		entry->ref = (struct span){ at.from, at.from + size };
		return true;
	}
	if (!line_names(page, at, &naming) || !is_set(naming.ref) ||
		is_sentence(page_part(page, naming.title), naming.joined))
		return false;
	entry_take(entry, &naming);
	return true;
}

/* A label that stands in the head of the list: no colon, only short lines to the first entry. */
static bool is_table_head(const struct page *page, size_t i, size_t first)
{
	const struct piece *at = page->pieces.at;

	if (i >= first || first - i > HEADS_MOST || at[i].colon)
		return false;
	for (size_t k = i; k < first; k++)
		if (at[k].at.to - at[k].at.from > 60)
			return false;
	return true;
}

static bool is_of_decision(enum label label)
{
	return label == LABEL_SIGNATURE || label == LABEL_DECISION_MAKER || label == LABEL_TITLE ||
	       label == LABEL_DATE_SIGNED || label_heads_section(label);
}

bool entries_are_one(const struct page *page, const struct entries *entries)
{
	size_t first = entries->at[0].piece, last = entries->at[entries->n - 1].piece;
	bool within[LABELS] = { false };

	for (size_t i = 0; i < page->pieces.n; i++) {
		enum label label = page->pieces.at[i].label;

		if (!is_of_decision(label) || is_table_head(page, i, first))
			continue;
		if (i < first || (i > last && !within[label] && entries->n < ENTRIES_PLAIN))
			return true;
		within[label] = true;
	}
	return false;
}

/* Is the reference shaped as the list's first, all of it or what stands before a dash? */
static bool entry_is_alike(const struct page *page, const struct entry *first, struct entry *entry)
{
	struct slice like = page_part(page, first->ref);
	struct naming naming;

	if (refs_alike(like, page_part(page, entry->ref)))
		return true;
	if (!line_names_like(page, title_words(&page->pieces.at[entry->piece]), like, &naming))
		return false;
	entry_take(entry, &naming);
	return true;
}

/*
 * The same number right again: alone on two lines it is the list's own, however short, and
 * behind a link to the form it has the title.
 */
static void entry_comes_again(
	const struct page *page, struct entry *last, const struct entry *again)
{
	if (!is_set(last->title) && !is_set(again->title) && again->piece == last->piece + 1) {
		last->weak = false;
		last->piece = again->piece;
	}
	if (is_form_name(page_part(page, last->title)) && again->piece <= last->piece + 2)
		last->title = again->title;
}

void entries_by_ref(const struct page *page, size_t i, struct entries *entries)
{
	struct entry entry;

	entries->n = 0;
	for (; i < page->pieces.n && entries->n < ENTRIES_MOST; i++) {
		if (!entry_by_ref(page, i, &entry))
			continue;
		if (entries->n > 0 && !entry_is_alike(page, &entries->at[0], &entry))
			continue;

		struct entry *last = entries->n > 0 ? &entries->at[entries->n - 1] : NULL;

		if (last != NULL &&
			slice_same_any_case(page_part(page, last->ref), page_part(page, entry.ref)))
			entry_comes_again(page, last, &entry);
		else
			*list_add(page->a, entries) = entry;
	}
}

/* How many pieces from `i` on, before `end`, are a card: a date is the last of them.  0 if none are. */
static size_t card_size(const struct page *page, size_t i, size_t end)
{
	struct span date;

	for (size_t k = i + 1; k < end && k < i + CARD_MOST; k++)
		if (is_date_line(page, k, &date))
			return k + 1 - i;
	return 0;
}

/* The cards of `n` pieces behind an entry's own, up to piece `end`, each under a title. */
static bool cards_take(
	const struct page *page, size_t i, size_t end, size_t n, struct entries *into)
{
	for (; i < end; i += n) {
		const struct piece *piece = &page->pieces.at[i];

		if (card_size(page, i, end) != n || !piece->after_blank ||
			!is_title_line(page, piece) || is_name_line(page, piece) ||
			into->n == ENTRIES_MOST)
			return false;
		*list_add(page->a, into) =
			(struct entry){ .piece = i, .first = i, .title = title_words(piece) };
	}
	return true;
}

void entries_take_cards(const struct page *page, struct entries *entries)
{
	struct entries all = { 0 };
	size_t n = entries->n < ENTRIES_PLAIN
			   ? 0
			   : card_size(page, entries->at[0].piece, entries->at[1].piece);

	for (size_t k = 0; n > 0 && k < entries->n; k++) {
		size_t i = entries->at[k].piece;
		bool last = k + 1 == entries->n;
		size_t end = last ? page->pieces.n : entries->at[k + 1].piece;

		*list_add(page->a, &all) = entries->at[k];
		if (!last && (card_size(page, i, end) != n || !page->pieces.at[i].after_blank ||
				     !cards_take(page, i + n, end, n, &all)))
			return;
	}
	if (n > 0)
		*entries = all;
}

void entries_drop_names(const struct page *page, struct entries *entries)
{
	size_t names = 0, n = 0, from;

	list_each (const struct entry *, entry, entries) {
		struct slice title = page_part(page, entry->title);

		n += title.size > 0;
		names += !entry->joined && title.size > 0 &&
			 (person_size(title, &from) == title.size || is_office(title));
	}
	for (size_t k = 0; names > 0 && 2 * names >= n && k < entries->n; k++) {
		struct entry *entry = &entries->at[k];
		struct slice title = page_part(page, entry->title);
		size_t end = k + 1 < entries->n ? entries->at[k + 1].piece : page->pieces.n;

		if ((person_size(title, &from) == title.size || is_office(title)) &&
			is_set(title_below(page, entry->piece, end, true)))
			entry->title = (struct span){ 0, 0 };
	}
}

/* How many pieces before each entry's mark are its own. */
static size_t entries_lead(const struct page *page, struct entries *entries)
{
	struct indices marks = { 0 };

	list_each (const struct entry *, entry, entries)
		*list_add(page->a, &marks) = entry->piece;
	return records_lead(page, &marks);
}

/* Are the lines from piece `i` to the mark those of a title and a date, in no cells? */
static bool may_stand_above(const struct page *page, size_t i, size_t mark)
{
	for (; i < mark; i++) {
		const struct piece *piece = &page->pieces.at[i];

		if (piece->label > LABEL_OTHER || piece->in_row || is_entry_link(page, i) ||
			piece->at.to - piece->at.from > LEAD_BYTES_MOST ||
			strchr(".:;!?", page->text.at[piece->at.to - 1]) != NULL)
			return false;
	}
	return true;
}

/*
 * Does one blank line, and one alone, part every entry from the next, though not as many lines
 * stand above each mark?  They begin behind it.
 */
static bool entries_are_paragraphs(const struct page *page, struct entries *entries)
{
	size_t first[ENTRIES_MOST], from = 0;
	bool uneven = false;

	for (size_t k = 0; k < entries->n; k++) {
		size_t blanks = 0;

		for (size_t i = from; i <= entries->at[k].piece; i++)
			if (page->pieces.at[i].after_blank) {
				first[k] = i;
				blanks++;
			}
		if ((k == 0 ? blanks == 0 : blanks != 1) || first[k] == entries->at[k].piece ||
			!may_stand_above(page, first[k], entries->at[k].piece))
			return false;
		uneven = uneven ||
			 entries->at[k].piece - first[k] != entries->at[0].piece - first[0];
		from = entries->at[k].piece + 1;
	}
	for (size_t k = 0; uneven && k < entries->n; k++)
		entries->at[k].first = first[k];
	return uneven;
}

/* What stands between an entry's beginning and its mark: its date, and its title if none is set. */
static void entry_read_lead(const struct page *page, struct entry *entry)
{
	struct span date;

	for (size_t i = entry->first; i < entry->piece; i++) {
		if (is_date_line(page, i, &date))
			entry->date = is_set(entry->date) ? entry->date : date;
		else if (!is_set(entry->title) && is_title_line(page, &page->pieces.at[i]))
			entry->title = title_words(&page->pieces.at[i]);
	}
}

/* Are the pieces from `first` to `mark` a paragraph of their own? */
static bool is_paragraph(const struct page *page, size_t first, size_t mark)
{
	for (size_t i = first + 1; i <= mark; i++)
		if (page->pieces.at[i].after_blank)
			return false;
	return page->pieces.at[first].after_blank &&
	       (mark + 1 == page->pieces.n || page->pieces.at[mark + 1].after_blank);
}

/* Do a title at piece `first` and prose below it stand above the mark at piece `mark`? */
static bool is_title_over_prose(const struct page *page, size_t first, size_t mark)
{
	const struct piece *at = page->pieces.at;
	size_t prose = 0;

	for (size_t i = first + 1; i < mark; i++)
		prose += at[i].label <= LABEL_UNKNOWN && page->text.at[at[i].at.to - 1] == '.';
	return first < mark && prose > 0 && !at[first].in_row && is_title_line(page, &at[first]) &&
	       starts_upper(page_part(page, title_words(&at[first]))) &&
	       !is_name_line(page, &at[first]);
}

bool marks_end_entries(const struct page *page, const struct indices *marks, struct indices *firsts)
{
	static const char *const decisions[] = { "decisions", "penderfyniadau" };

	if (marks->n == 0)
		return false;

	size_t first = marks->at[0];
	bool ends_page = marks->at[marks->n - 1] + 1 == page->pieces.n &&
			 page->pieces.at[first].label == LABEL_REF;

	while (first > 0 && !is_title_over_prose(page, first, marks->at[0]))
		first--;
	if (find_any_word(page_part(page, page->pieces.at[first].at), decisions,
		    array_size(decisions)) >= 0)
		return false; // it heads the page
	for (size_t k = 0; k < marks->n; k++) {
		if (!is_title_over_prose(page, first, marks->at[k]) ||
			(!ends_page && !is_paragraph(page, first, marks->at[k])))
			return false;
		*list_add(page->a, firsts) = first;
		first = marks->at[k] + 1;
	}
	return true;
}

/* The title over the prose of every entry that its reference ends; false if they are none such. */
static bool entries_end_with_marks(const struct page *page, struct entries *entries)
{
	struct indices marks = { 0 }, firsts = { 0 };

	list_each (const struct entry *, entry, entries) {
		if (is_set(entry->title))
			return false;
		*list_add(page->a, &marks) = entry->piece;
	}
	if (!marks_end_entries(page, &marks, &firsts))
		return false;
	assert(firsts.n == entries->n);
	for (size_t k = 0; k < firsts.n; k++) {
		entries->at[k].first = firsts.at[k];
		entries->at[k].title = title_words(&page->pieces.at[firsts.at[k]]);
	}
	return true;
}

void entries_take_lead(const struct page *page, struct entries *entries)
{
	if (entries_end_with_marks(page, entries))
		return;
	if (entries_are_paragraphs(page, entries)) {
		list_each (struct entry *, entry, entries)
			entry_read_lead(page, entry);
		return;
	}

	size_t lead = entries_lead(page, entries);
	struct span below =
		title_below(page, entries->at[entries->n - 1].piece, page->pieces.n, true);
	bool above = !is_set(below) || is_set(entries->at[0].title);
	struct span date;

	for (size_t up = lead; lead > 0 && !above && up > 0; up--)
		above = page->pieces.at[entries->at[1].piece - up].after_blank;
	for (size_t up = 1; !above && up <= lead; up++) {
		size_t i = entries->at[0].piece - up;

		if (!is_date_line(page, i, &date) && is_title_line(page, &page->pieces.at[i]))
			lead = up - 1; // it heads the page; every title stands below its mark
	}
	list_each (struct entry *, entry, entries) {
		entry->first = entry->piece - lead;
		entry_read_lead(page, entry);
	}
}

static size_t entry_end(const struct page *page, const struct entries *entries, size_t k)
{
	return k + 1 < entries->n ? entries->at[k + 1].first : page->pieces.n;
}

/* Does a name stand below every mark, and a title below it if anything does? */
static bool names_stand_below(const struct page *page, const struct entries *entries)
{
	for (size_t k = 0; k < entries->n; k++) {
		const struct entry *entry = &entries->at[k];
		size_t i = entry->piece + 1, end = entry_end(page, entries, k);
		struct span date;

		if (is_set(entry->title))
			continue;
		while (i < end && is_date_line(page, i, &date))
			i++;
		if ((i < end && !is_name_line(page, &page->pieces.at[i])) ||
			(i + 1 < end && !is_set(title_below(page, entry->piece, end, true))))
			return false;
	}
	return true;
}

/* At which piece, counted from its mark, every title stands that an entry has; 0 if they differ. */
static ptrdiff_t titles_place(const struct page *page, const struct entries *entries)
{
	ptrdiff_t place = 0;
	size_t n = 0;

	list_each (const struct entry *, entry, entries) {
		size_t i = entry->first;

		if (!is_set(entry->title))
			continue;
		while (i + 1 < page->pieces.n && page->pieces.at[i].at.to <= entry->title.from)
			i++;
		if (i == entry->piece || (n > 0 && (ptrdiff_t)i - (ptrdiff_t)entry->piece != place))
			return 0;
		place = (ptrdiff_t)i - (ptrdiff_t)entry->piece;
		n++;
	}
	return n > 1 ? place : 0;
}

/* "Budget": one word is a title where those of the other entries stand. */
static void entries_take_words(const struct page *page, struct entries *entries)
{
	ptrdiff_t place = titles_place(page, entries);

	for (size_t k = 0; place != 0 && k < entries->n; k++) {
		struct entry *entry = &entries->at[k];
		size_t i = (size_t)((ptrdiff_t)entry->piece + place);
		struct slice word;

		if (is_set(entry->title) || i < entry->first || i >= entry_end(page, entries, k))
			continue;
		word = page_part(page, page->pieces.at[i].at);
		if (page->pieces.at[i].label <= LABEL_OTHER && word.size >= WORD_BYTES_LEAST &&
			starts_upper(word) && !has_figure(word) && !is_entry_link(page, i) &&
			memchr(word.at, ' ', word.size) == NULL && !is_form_name(word))
			entry->title = page->pieces.at[i].at;
	}
}

void entries_take_below(const struct page *page, struct entries *entries)
{
	bool named = names_stand_below(page, entries);

	for (size_t k = 0; k < entries->n; k++) {
		struct entry *entry = &entries->at[k];

		if (!is_set(entry->title))
			entry->title =
				title_below(page, entry->piece, entry_end(page, entries, k), named);
	}
	entries_take_words(page, entries);
}

/* The only line of [from, end) that is a date; empty if there is none, or several. */
static struct span date_between(const struct page *page, size_t from, size_t end)
{
	struct span found = { 0, 0 }, at;

	for (size_t i = from; i < end; i++) {
		if (!is_date_line(page, i, &at))
			continue;
		if (is_set(found))
			return (struct span){ 0, 0 };
		found = at;
	}
	return found;
}

/* Has every entry but the last a date of its own below its mark?  Else one may head a group. */
static bool dates_stand_below(const struct page *page, const struct entries *entries)
{
	for (size_t k = 0; k + 1 < entries->n; k++)
		if (!is_set(date_between(
			    page, entries->at[k].piece + 1, entry_end(page, entries, k))))
			return false;
	return true;
}

void entries_take_group_dates(const struct page *page, struct entries *entries)
{
	size_t first = entries->at[0].first;
	struct span date, next;

	if (first == 0 || !is_date_line(page, first - 1, &date) || dates_stand_below(page, entries))
		return;
	for (size_t k = 0; k < entries->n; k++) {
		size_t end = entry_end(page, entries, k);

		if (is_set(entries->at[k].date))
			return;
		for (size_t i = entries->at[k].piece + 1; i < end; i++)
			if (is_date_line(page, i, &next) && (i + 1 < end || end == page->pieces.n))
				return;
	}
	for (size_t k = 0; k < entries->n; k++) {
		entries->at[k].date = date;
		is_date_line(page, entry_end(page, entries, k) - 1, &date);
	}
}

/* A title without the form's name before it, nor one that is nothing else. */
static struct span title_of_matter(const struct page *page, struct span title)
{
	struct slice words = page_part(page, title);

	for (size_t i = 0; i < words.size; i++) {
		struct slice form = slice_part(words, 0, i);

		if (words.at[i] == ' ' && dash_size(words, i) > 2 && is_form_name(form) &&
			find_word(form, "decision", 0) != SIZE_MAX)
			return after_joint(page, (struct span){ title.from + i, title.to });
	}
	return find_word(words, "decision", 0) != SIZE_MAX && is_form_name(words)
		       ? (struct span){ 0, 0 }
		       : title;
}

void entries_make(const struct page *page, const struct entries *entries, bool celled,
	struct makings *makings)
{
	bool below = dates_stand_below(page, entries);

	for (size_t k = 0; k < entries->n; k++) {
		const struct entry *entry = &entries->at[k];
		size_t end = entry_end(page, entries, k);
		size_t own = end - (!below && end < page->pieces.n); // it may head the next
		bool above = entry->piece < page->pieces.n &&
			     entry->title.to < page->pieces.at[entry->piece].at.from;
		struct span title = title_of_matter(page, entry->title);

		*list_add(page->a, makings) = (struct making){ .page = page,
			.first = entry->first,
			.end = end,
			.in_register = true,
			.listed = true,
			.ref = entry->ref,
			.date = is_set(entry->date) ? entry->date
						    : date_between(page, entry->piece + 1, own),
			.title = is_set(title) ? title_run_on(page, title,
							 above ? entry->piece : end, celled)
					       : title };
	}
}
