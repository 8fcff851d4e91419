/* SPDX-License-Identifier: MIT */
/*
 * Pages that list several decisions without labels at each.
 *
 * What comes again at every entry marks where one begins: a reference of one shape at
 * the front or the end of a line, a date, a link's words ("Supporting Document").  An
 * entry's title stands beside its mark or on the line below; its date is the only line
 * that is nothing but a date.
 */
#include "areas/decision/reader_lists.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader_heading.h"
#include "areas/decision/reader_lines.h"
#include "areas/decision/reader_pieces.h"
#include "areas/decision/reader_runs.h"
#include "areas/decision/reader_titles.h"
#include "base/err.h"

enum {
	ENTRIES_MOST = 200,
	SHAPES_MOST = 6,   // so many kinds of reference are tried as the list's own
	ENTRIES_PLAIN = 3, // so many are a list, whatever the last says of its decision
	HEADS_MOST = 8,
	HEADS_BYTES_MOST = 160,
	TITLE_BYTES_MOST = 220,
	LEAD_BYTES_MOST = 150
};

struct entry {
	size_t piece; // the one that marks it
	size_t first; // where it begins
	struct span ref;
	struct span title;
	struct span date;
	bool joined; // a dash or a colon stands between reference and title
	bool weak;   // a reference only among others like it
};

LIST(entries, struct entry);

static bool is_set(struct span at)
{
	return at.to > at.from;
}

/* The words of the link that ends every entry. */
static bool is_link(const struct page *page, size_t i)
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

static void entry_take(struct entry *entry, const struct naming *naming)
{
	entry->ref = naming->ref;
	entry->date = naming->date;
	entry->title = naming->title;
	entry->joined = naming->joined;
	entry->weak = naming->weak;
}

static bool entry_by_ref(const struct page *page, size_t i, struct entry *entry)
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

/* Does a label that each decision has one of stand above the entries, or below the last alone? */
static bool is_one_decision(const struct page *page, const struct entries *entries)
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

/* The entries that name decisions by references of one shape, from piece `i` on. */
static void entries_by_ref(const struct page *page, size_t i, struct entries *entries)
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

/* "2031.068 Jane Doe": who asks stands beside every number, and the title below. */
static void names_are_no_titles(const struct page *page, struct entries *entries)
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

		if (piece->label > LABEL_OTHER || piece->in_row || is_link(page, i) ||
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

/* What stands right above each entry's mark and is its own: a title where its line has none. */
static void entries_take_lead(const struct page *page, struct entries *entries)
{
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

/* The titles below their marks, where nothing above or beside them is one. */
static void entries_take_below(const struct page *page, struct entries *entries)
{
	bool named = names_stand_below(page, entries);

	for (size_t k = 0; k < entries->n; k++) {
		struct entry *entry = &entries->at[k];

		if (!is_set(entry->title))
			entry->title =
				title_below(page, entry->piece, entry_end(page, entries, k), named);
	}
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

/* Dates that stand above the first entry and then right above others: each heads a group. */
static void entries_take_group_dates(const struct page *page, struct entries *entries)
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

/* `celled`: the list is a table that lost its cells, as title_run_on has it. */
static void makings_add(const struct page *page, const struct entries *entries, bool celled,
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

static bool split_by_refs(const struct page *page, size_t least, struct makings *makings)
{
	struct entries entries = { 0 };
	size_t from = 0;

	for (size_t shape = 0; shape < SHAPES_MOST; shape++) {
		entries_by_ref(page, from, &entries);
		if (entries.n == 0 || entries.n >= (entries.at[0].weak ? ENTRIES_PLAIN : 2))
			break;
		from = entries.at[0].piece + 1; // a number of another kind before the list
	}
	if (entries.n == 0 || entries.n < least ||
		(entries.at[0].weak && entries.n < ENTRIES_PLAIN) ||
		(!is_set(entries.at[0].date) && is_one_decision(page, &entries)))
		return false;
	names_are_no_titles(page, &entries);
	entries_take_lead(page, &entries);
	entries_take_below(page, &entries);
	entries_take_group_dates(page, &entries);
	if (entries.n < 3 && !is_set(entries.at[0].title) &&
		!is_set(entries.at[entries.n - 1].title))
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/* Lines that are a date and nothing else, each above or below the title of its entry. */
static bool split_by_date_lines(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	struct span date;

	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++)
		if (is_date_line(page, i, &date) &&
			(i == 0 || page->pieces.at[i - 1].label <= LABEL_OTHER))
			*list_add(page->a, &entries) =
				(struct entry){ .piece = i, .first = i, .date = date };
	if (entries.n < 3 || is_one_decision(page, &entries))
		return false;
	entries_take_lead(page, &entries);
	entries_take_below(page, &entries);
	list_each (const struct entry *, entry, &entries)
		if (!is_set(entry->title))
			return false;
	makings_add(page, &entries, false, makings);
	return true;
}

static bool is_date_label(enum label label)
{
	return label == LABEL_DATE || label == LABEL_DATE_SIGNED;
}

/* The labels that a line is made of and nothing else: "Ref No Decision Title Date"; how many. */
static size_t heads_in_line(const struct page *page, size_t i, enum label labels[HEADS_MOST])
{
	const struct piece *at = page->pieces.at;
	struct span line = at[i].at;
	size_t n = 0;

	for (size_t k = i; k < page->pieces.n && at[k].line == at[i].line; k++)
		line.to = at[k].at.to;

	struct slice rest = page_part(page, line);

	if (at[i].colon || at[i].continues_row || rest.size > HEADS_BYTES_MOST)
		return 0;
	n = labels_take(page->labels, &rest, labels, HEADS_MOST);
	return rest.size == 0 ? n : 0;
}

static bool is_name_label(enum label label)
{
	return label == LABEL_AUTHOR || label == LABEL_DECISION_MAKER;
}

/*
 * The entry whose pieces are [first, end) under heads in one line; its date in piece `dated`.
 * `named`: one of the heads is a person's.
 */
static struct entry entry_under_heads(
	const struct page *page, size_t first, size_t end, size_t dated, bool named)
{
	struct entry entry = { 0 };
	struct naming naming;
	size_t from = first;

	for (; from < end && from < first + 2 && !is_set(entry.ref); from++)
		entry_by_ref(page, from, &entry);
	if (!is_set(entry.ref))
		from = first + (dated == first && end > first + 1);
	if (!is_set(entry.title) && dated < end &&
		line_names(page, page->pieces.at[dated].at, &naming))
		entry.title = naming.title;
	if (!is_set(entry.title) && from > 0)
		entry.title = title_below(page, from - 1, end, named);
	if (dated < end && line_names(page, page->pieces.at[dated].at, &naming))
		entry.date = naming.date;
	else if (dated < end)
		is_date_line(page, dated, &entry.date);
	entry.piece = entry.first = first;
	return entry;
}

/*
 * A table that lost its cells but kept its heads in a line: where the date is the first of
 * them every line with a date begins an entry, where it is the last it ends one.
 */
static bool split_by_heads_line(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	enum label labels[HEADS_MOST];
	struct entry last;
	size_t i = 0, n = 0, first;
	bool named = false;

	while (i < page->pieces.n && (n = heads_in_line(page, i, labels)) < 2)
		i++;
	if (i >= page->pieces.n || !(is_date_label(labels[0]) || is_date_label(labels[n - 1])))
		return false;
	while (i + 1 < page->pieces.n && page->pieces.at[i + 1].line == page->pieces.at[i].line)
		i++;
	for (size_t k = 0; k < n; k++)
		named = named || is_name_label(labels[k]);
	first = i + 1;
	for (size_t k = first; k < page->pieces.n && entries.n < ENTRIES_MOST; k++) {
		struct naming naming = { 0 };
		struct span at;

		if (!is_date_line(page, k, &at) &&
			!(page->pieces.at[k].label <= LABEL_UNKNOWN &&
				line_names(page, page->pieces.at[k].at, &naming) &&
				is_set(naming.date)))
			continue;
		if (is_date_label(labels[0]))
			*list_add(page->a, &entries) = (struct entry){ .piece = k, .first = k };
		else
			*list_add(page->a, &entries) = (struct entry){ .piece = k, .first = first };
		first = k + 1;
	}
	if (entries.n > 0 && !is_date_label(labels[0]) && first < page->pieces.n &&
		entry_by_ref(page, first, &last)) // its date was broken off
		*list_add(page->a, &entries) =
			(struct entry){ .piece = page->pieces.n, .first = first };
	if (entries.n == 0 && n > 2 && first < page->pieces.n &&
		is_title_line(page, &page->pieces.at[first]) &&
		!page->pieces.at[first].in_row) // its first row, broken off
		*list_add(page->a, &entries) =
			(struct entry){ .piece = page->pieces.n, .first = first };
	else if (entries.n < (n > 2 ? 1 : 2))
		return false;
	for (size_t k = 0; k < entries.n; k++) {
		size_t end = k + 1 < entries.n ? entries.at[k + 1].first : page->pieces.n;

		if (entries.at[k].piece < page->pieces.n && !is_date_label(labels[0]))
			end = entries.at[k].piece + 1;
		entries.at[k] = entry_under_heads(
			page, entries.at[k].first, end, entries.at[k].piece, named);
	}
	makings_add(page, &entries, true, makings);
	return true;
}

static size_t label_count(const struct page *page, enum label label)
{
	size_t n = 0;

	list_each (const struct piece *, piece, &page->pieces)
		n += piece->label == label;
	return n;
}

/* "The PCC gives … / Date: 2031-01-10", again and again, and nothing else labelled. */
static bool split_by_dates_below(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	size_t begins = 0;

	if (label_count(page, LABEL_DATE) < 3 || label_count(page, LABEL_SIGNATURE) > 0 ||
		label_count(page, LABEL_REF) > 0 || label_count(page, LABEL_TITLE) > 0)
		return false;
	for (size_t i = 1; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct date date;
		struct span at;

		if (piece->label != LABEL_DATE || !span_date(page, piece->value, &date, &at))
			continue;
		begins = entries.n == 0 ? i - 1 : begins;
		if (begins >= i)
			return false;
		*list_add(page->a, &entries) =
			(struct entry){ .piece = i, .first = begins, .date = at };
		begins = i + 1;
	}
	if (entries.n < 3)
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/*
 * Lines that hold a date beside words: "12-Dec-31 Hill Road CCTV", "Hill Road CCTV – 12 December
 * 2031".  Sentences that start with a date name nothing.
 */
static bool split_by_dated_lines(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct naming naming = { 0 };
		struct span line = title_words(piece);
		struct slice title;

		if (piece->label > LABEL_UNKNOWN || !line_names(page, line, &naming) ||
			!is_set(naming.date) || !is_set(naming.title))
			continue;
		title = page_part(page, naming.title);
		if (!isupper((unsigned char)title.at[0]) ||
			(piece->bulleted && naming.date.from == line.from))
			continue;
		*list_add(page->a, &entries) =
			(struct entry){ .piece = i, .first = i, .date = naming.date };
		if (title.size < TITLE_BYTES_MOST && !slice_ends(title, "."))
			entries.at[entries.n - 1].title = naming.title;
	}
	if (entries.n < 3 || is_one_decision(page, &entries))
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/* Does the first link stand in the head of a table, beside "Summary of Decision" or the like? */
static bool links_have_head(const struct page *page)
{
	const struct piece *at = page->pieces.at;
	size_t i = 0;

	while (i < page->pieces.n && !is_link(page, i))
		i++;
	for (size_t k = i; i < page->pieces.n && k-- > 0 && i - k < 3;)
		if (at[k].label > LABEL_OTHER && !at[k].colon && !is_set(at[k].value))
			return true;
	return false;
}

/* Titles over prose, parted by a link's words, under the head of a table. */
static bool split_by_links(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	if (!links_have_head(page))
		return false;
	for (size_t i = 1; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		struct span title;

		if (!is_link(page, i - 1) || is_link(page, i))
			continue;
		title = title_below(page, i - 1, page->pieces.n, true);
		if (!is_set(title) || title.from != page->pieces.at[i].value.from)
			return false;
		*list_add(page->a, &entries) =
			(struct entry){ .piece = i, .first = i, .title = title };
	}
	if (entries.n < 2 || is_one_decision(page, &entries))
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/* "… so that a first step can […]": where an archive cuts a text off. */
static bool is_excerpt(const struct page *page, size_t i)
{
	static const char *const ends[] = { "[…]", "[...]", "(…)", "…", "..." };
	struct slice line = page_part(page, page->pieces.at[i].at);

	for (size_t k = 0; k < array_size(ends); k++)
		if (slice_ends(line, ends[k]))
			return true;
	return false;
}

/* An archive: titles over excerpts, a date perhaps between them. */
static bool split_by_excerpts(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	for (size_t i = 1; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		struct entry entry = { 0 };
		size_t title = i - 1;

		if (!is_excerpt(page, i) || is_excerpt(page, i - 1))
			continue;
		if (is_date_line(page, title, &entry.date) && title > 0)
			title--;
		if (!is_title_line(page, &page->pieces.at[title]) ||
			!starts_upper(page_part(page, page->pieces.at[title].value)))
			return false;
		entry.title = title_words(&page->pieces.at[title]);
		entry.piece = entry.first = title;
		*list_add(page->a, &entries) = entry;
	}
	if (entries.n < 2 || is_one_decision(page, &entries))
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/* A meeting system's list that lost its headings: "…prose / Decision Maker: … / Lead officer: …". */
static bool split_by_makers(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	if (label_count(page, LABEL_DECISION_MAKER) < 2 || label_count(page, LABEL_DECISION) < 2 ||
		label_count(page, LABEL_REF) > 0 || label_count(page, LABEL_TITLE) > 0 ||
		label_count(page, LABEL_SIGNATURE) > 0)
		return false;
	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		size_t first = i, least = entries.n == 0 ? (i > 0 ? i - 1 : 0)
							 : entries.at[entries.n - 1].piece + 1;

		if (page->pieces.at[i].label != LABEL_DECISION_MAKER || least > i)
			continue;
		while (first > least && page->pieces.at[first - 1].label <= LABEL_UNKNOWN)
			first--;
		*list_add(page->a, &entries) = (struct entry){ .piece = i, .first = first };
	}
	makings_add(page, &entries, false, makings);
	return true;
}

/* A list of nothing but titles, under a line that speaks of decisions. */
static bool split_by_bullets(const struct page *page, struct makings *makings)
{
	static const char *const decisions[] = { "decisions", "penderfyniadau" };
	struct entries entries = { 0 };
	struct entry entry;
	size_t from = 0;

	for (size_t i = 0; i < page->pieces.n; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct slice line = page_part(page, piece->value);

		if (piece->label > LABEL_OTHER || entry_by_ref(page, i, &entry))
			return false;
		if (entries.n == 0)
			from = piece->bulleted ? from : i;
		if (piece->bulleted && !piece->numbered && is_title_line(page, piece) &&
			starts_upper(line) && strchr(";:,", line.at[line.size - 1]) == NULL)
			*list_add(page->a, &entries) =
				(struct entry){ .piece = i, .first = i, .title = piece->value };
		else if (piece->bulleted)
			return false;
	}
	if (entries.n < ENTRIES_PLAIN || entries.n > ENTRIES_MOST ||
		find_any_word(page_part(page, page->pieces.at[from].at), decisions,
			array_size(decisions)) < 0)
		return false;
	makings_add(page, &entries, false, makings);
	return true;
}

/* The first entry of a list that was broken off behind it: a number alone, its title below. */
static bool split_one(const struct page *page, struct makings *makings)
{
	struct entry entry;

	if (label_count(page, LABEL_REF) > 0 || label_count(page, LABEL_TITLE) > 0)
		return false;
	for (size_t i = 0; i < page->pieces.n; i++) {
		struct entries one = { .at = &entry, .n = 1 };

		if (!entry_by_ref(page, i, &entry) || entry.weak)
			continue;
		names_are_no_titles(page, &one);
		if (is_set(entry.title))
			return false;
		entry.title = title_below(page, i, page->pieces.n, true);
		if (!is_set(entry.title))
			return false;
		*list_add(page->a, makings) = (struct making){ .page = page,
			.end = page->pieces.n,
			.ref = entry.ref,
			.date = entry.date,
			.title = entry.title };
		return true;
	}
	return false;
}

/* A register that lost its lines. */
static bool split_by_runs(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		struct entry entry = { .piece = i, .first = i };
		struct naming naming;

		if (!page->pieces.at[i].run_together)
			continue;
		run_names(page, page->pieces.at[i].at, &naming);
		entry_take(&entry, &naming);
		*list_add(page->a, &entries) = entry;
	}
	makings_add(page, &entries, false, makings);
	return entries.n > 0;
}

bool lists_split(const struct page *page, struct makings *makings)
{
	return split_by_runs(page, makings) || split_by_heads_line(page, makings) ||
	       split_by_refs(page, 2, makings) || split_by_date_lines(page, makings) ||
	       split_by_dates_below(page, makings) || split_by_dated_lines(page, makings) ||
	       split_by_links(page, makings) || split_by_excerpts(page, makings) ||
	       split_by_makers(page, makings) || split_by_bullets(page, makings) ||
	       split_one(page, makings);
}

bool lists_split_longer(const struct page *page, size_t n, struct makings *makings)
{
	return label_count(page, LABEL_TITLE) == 0 && split_by_refs(page, n + 1, makings);
}
