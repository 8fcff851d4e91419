/* SPDX-License-Identifier: MIT */
/*
 * Pages that list several decisions without labels at each.
 *
 * What comes again at every entry marks where one begins: a reference of one shape at
 * the front or the end of a line, a date, a link's words ("Supporting Document").
 */
#include "areas/decision/reader/lists.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/entries.h"
#include "areas/decision/reader/heading.h"
#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/pieces.h"
#include "areas/decision/reader/runs.h"
#include "areas/decision/reader/titles.h"
#include "base/err.h"

enum {
	SHAPES_MOST = 6, // so many kinds of reference are tried as the list's own
	HEADS_MOST = 8,
	HEADS_BYTES_MOST = 160,
	TITLE_BYTES_MOST = 220,
	LINES_ABOVE = 3, // of a list of titles
	AGAIN_WITHIN = 60,
	LINK_BYTES_MOST = 40,
	PROSE_BYTES_LEAST = 30,
	PROSE_BYTES_MOST = 100,
};

static bool is_set(struct span at)
{
	return at.to > at.from;
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
		(!is_set(entries.at[0].date) && entries_are_one(page, &entries)))
		return false;
	entries_take_cards(page, &entries);
	entries_drop_names(page, &entries);
	entries_take_lead(page, &entries);
	entries_take_below(page, &entries);
	entries_take_group_dates(page, &entries);
	if (entries.n < 3 && !is_set(entries.at[0].title) &&
		!is_set(entries.at[entries.n - 1].title))
		return false;
	entries_make(page, &entries, false, makings);
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
	if (entries.n < 3 || entries_are_one(page, &entries))
		return false;
	entries_take_lead(page, &entries);
	entries_take_below(page, &entries);
	list_each (const struct entry *, entry, &entries)
		if (!is_set(entry->title))
			return false;
	entries_make(page, &entries, false, makings);
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

	for (size_t k = i; k < page->pieces.n && at[k].line == at[i].line &&
			   line.to - line.from <= HEADS_BYTES_MOST;
		k++)
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
 * Rows from piece `first` on that each begin with a reference, the first head's, and end with a
 * date if they have one; false if they do not.
 */
static bool rows_by_ref(const struct page *page, size_t first, struct entries *entries)
{
	entries_by_ref(page, first, entries);
	for (size_t k = 0; k < entries->n; k++) {
		struct entry *entry = &entries->at[k];
		size_t end = k + 1 < entries->n ? entries->at[k + 1].piece : page->pieces.n;

		if (entry->ref.from != title_words(&page->pieces.at[entry->piece]).from ||
			!is_set(entry->title))
			return false;
		if (!is_set(entry->date) && end > entry->piece + 1)
			is_date_line(page, end - 1, &entry->date);
	}
	return entries->n > 0 && entries->at[0].piece == first;
}

/*
 * Rows from piece `first` on, each with a date in its first line (`dated_first`) or its last; what
 * is left behind the last date begins at the piece returned.
 */
static size_t rows_by_date(
	const struct page *page, size_t first, bool dated_first, struct entries *entries)
{
	for (size_t k = first; k < page->pieces.n && entries->n < ENTRIES_MOST; k++) {
		struct naming naming = { 0 };
		struct span at;

		if (!is_date_line(page, k, &at) &&
			!(page->pieces.at[k].label <= LABEL_UNKNOWN &&
				line_names(page, page->pieces.at[k].at, &naming) &&
				is_set(naming.date)))
			continue;
		*list_add(page->a, entries) =
			(struct entry){ .piece = k, .first = dated_first ? k : first };
		first = k + 1;
	}
	return first;
}

/*
 * A table that lost its cells but kept its heads in a line: where the date is the first of
 * them every line with a date begins an entry, where it is the last it ends one.
 */
static bool split_by_heads_line(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 }, rows = { 0 };
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
	first = rows_by_date(page, i + 1, is_date_label(labels[0]), &entries);
	if (n > 2 && labels[0] == LABEL_REF && i + 1 < page->pieces.n &&
		rows_by_ref(page, i + 1, &rows) && rows.n > entries.n) {
		entries_make(page, &rows, true, makings);
		return true; // dates are missing
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
	entries_make(page, &entries, true, makings);
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
	const struct making all = { .page = page, .end = page->pieces.n };
	struct entries entries = { 0 };
	size_t begins = 0;

	if (label_count(page, LABEL_DATE) < 3 || label_count(page, LABEL_SIGNATURE) > 0 ||
		label_count(page, LABEL_REF) > 0 || label_count(page, LABEL_TITLE) > 0)
		return false;
	for (size_t i = 1; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct date date;
		struct span at;

		if (piece->label != LABEL_DATE ||
			!span_date(page, making_value(&all, i), &date, &at))
			continue;
		begins = entries.n == 0 ? i - 1 : begins;
		if (begins >= i)
			return false;
		*list_add(page->a, &entries) =
			(struct entry){ .piece = i, .first = begins, .date = at };
		begins = i + 1 + (at.from >= piece->at.to); // the date may have a line of its own
	}
	if (entries.n < 3)
		return false;
	entries_make(page, &entries, false, makings);
	return true;
}

/* May the words behind "Decision:" be the name of one? */
static bool names_decision(const struct page *page, const struct piece *piece)
{
	struct slice words = page_part(page, piece->value);

	return words.size > 0 && words.size < TITLE_BYTES_MOST && starts_upper(words) &&
	       memchr(words.at, ' ', words.size) != NULL && !is_approving(words) &&
	       strchr(".:;?!", words.at[words.size - 1]) == NULL;
}

/* News: "3 May 2031 / Decision: Hill Road lease / prose", again and again. */
static bool split_by_news(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };

	if (label_count(page, LABEL_SIGNATURE) > 0 || label_count(page, LABEL_REF) > 0 ||
		label_count(page, LABEL_TITLE) > 0)
		return false;
	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct span date;

		if (piece->label != LABEL_DECISION)
			continue;
		if (i == 0 || !is_date_line(page, i - 1, &date) || !names_decision(page, piece))
			return false;
		*list_add(page->a, &entries) = (struct entry){
			.piece = i, .first = i - 1, .date = date, .title = piece->value
		};
	}
	if (entries.n < 2)
		return false;
	entries_make(page, &entries, false, makings);
	return true;
}

/*
 * Lines that hold a date beside words: "12-Dec-31 Hill Road CCTV", "Hill Road CCTV – 12 December
 * 2031".  Sentences that start with a date name nothing.
 */
static bool split_by_dated_lines(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	bool titled = false;

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
		if (title.size < TITLE_BYTES_MOST && !slice_ends(title, ".") &&
			!is_form_name(title))
			entries.at[entries.n - 1].title = naming.title;
		titled = titled || is_set(entries.at[entries.n - 1].title);
	}
	if (entries.n < 3 || entries_are_one(page, &entries))
		return false;
	if (!titled) { // "Decision – 3 May 2031" below each
		entries_take_lead(page, &entries);
		entries_take_below(page, &entries);
	}
	entries_make(page, &entries, false, makings);
	return true;
}

/* A short line that stands on the page again: the words of a link, or the head of a table. */
static bool comes_again(const struct page *page, size_t i)
{
	struct slice line = page_part(page, page->pieces.at[i].at);
	size_t from = i > AGAIN_WITHIN ? i - AGAIN_WITHIN : 0;

	for (size_t k = from;
		line.size <= LINK_BYTES_MOST && k < page->pieces.n && k <= i + AGAIN_WITHIN; k++)
		if (k != i && slice_same_any_case(line, page_part(page, page->pieces.at[k].at)))
			return true;
	return false;
}

static bool is_prose(const struct page *page, size_t i)
{
	struct slice line = page_part(page, page->pieces.at[i].at);

	return page->pieces.at[i].label <= LABEL_OTHER &&
	       (line.size > PROSE_BYTES_MOST ||
		       (line.size >= PROSE_BYTES_LEAST && line.at[line.size - 1] == '.'));
}

/* Is there prose at piece `i`, cut off by the page's end or, however short, by the words of a link? */
static bool has_paragraph(const struct page *page, size_t i)
{
	if (i >= page->pieces.n || comes_again(page, i) || is_entry_link(page, i))
		return false;
	return is_prose(page, i) || i + 1 == page->pieces.n || is_entry_link(page, i + 1) ||
	       comes_again(page, i + 1);
}

/* Is piece `i` a few words over a paragraph? */
static bool heads_paragraph(const struct page *page, size_t i)
{
	const struct piece *piece = &page->pieces.at[i];
	struct slice line = page_part(page, title_words(piece));
	struct span date;

	return piece->label <= LABEL_UNKNOWN && piece->after_blank && !piece->in_row &&
	       !piece->bulleted && line.size <= PROSE_BYTES_MOST && starts_upper(line) &&
	       strchr(".:;!?,", line.at[line.size - 1]) == NULL && !comes_again(page, i) &&
	       !is_date_line(page, i, &date) && !is_prose(page, i) && has_paragraph(page, i + 1);
}

/* "Decisions of the PCC – May 2031" heads a list; a menu has the word alone. */
enum heads { HEADS_NOTHING, HEADS_MANY, HEADS_PERIOD };

static enum heads heads_list(const struct page *page, size_t i)
{
	static const char *const decisions[] = { "decisions", "penderfyniadau" };
	static const char *const trails[] = { " / ", " > ", " » ", " › " };
	struct slice line = page_part(page, page->pieces.at[i].at);

	for (size_t k = 0; k < array_size(trails); k++)
		if (slice_find(line, trails[k], 0) != SIZE_MAX)
			return HEADS_NOTHING;
	if (find_any_word(line, decisions, array_size(decisions)) < 0)
		return HEADS_NOTHING;
	return has_figure(line) ? HEADS_PERIOD : HEADS_MANY;
}

/* "How it was bought": the heading of a part of what is told, not a decision's name. */
static bool explains(const struct page *page, size_t i)
{
	static const char *const words[] = { "How ", "What ", "Why ", "Who ", "When ", "Where ",
		"Sut ", "Beth ", "Pam ", "Pwy ", "Pryd ", "Ble " };

	for (size_t k = 0; k < array_size(words); k++)
		if (slice_starts(page_part(page, page->pieces.at[i].at), words[k]) &&
			heads_paragraph(page, i))
			return true;
	return false;
}

/* Titles over prose under a line that speaks of decisions; a link may end each. */
static bool split_by_titles(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	enum heads heads = HEADS_NOTHING;
	size_t links = 0;

	for (size_t i = 0; i < page->pieces.n && entries.n < ENTRIES_MOST; i++) {
		const struct piece *piece = &page->pieces.at[i];
		enum heads own = heads_list(page, i);

		if (explains(page, i) ||
			(piece->label > LABEL_UNKNOWN && entries.n > 0 && !comes_again(page, i)))
			return false; // a section of one decision
		if (own != HEADS_NOTHING) {
			heads = own > heads ? own : heads;
		} else if (heads != HEADS_NOTHING && heads_paragraph(page, i)) {
			*list_add(page->a, &entries) = (struct entry){
				.piece = i, .first = i, .title = title_words(piece)
			};
		} else if (comes_again(page, i) || is_entry_link(page, i)) {
			links += entries.n > 0;
		} else if (entries.n == 0 && piece->label == LABEL_NONE && !is_prose(page, i)) {
			heads = HEADS_NOTHING; // a menu, or the heading of one decision
		}
	}
	if (entries.n < (links + 1 >= entries.n || heads == HEADS_PERIOD ? 2 : ENTRIES_PLAIN) ||
		entries_are_one(page, &entries))
		return false;
	entries_make(page, &entries, false, makings);
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
	if (entries.n < 2 || entries_are_one(page, &entries))
		return false;
	entries_make(page, &entries, false, makings);
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
	entries_make(page, &entries, false, makings);
	return true;
}

/* Is this the `n`th of numbered titles, counted from 1 without a gap? */
static bool is_nth(const struct page *page, const struct piece *piece, size_t n)
{
	struct slice number = page_part(page, piece->at);
	size_t value = 0;

	for (size_t i = 0; i < number.size && isdigit((unsigned char)number.at[i]) && i < 4; i++)
		value = value * 10 + (size_t)(number.at[i] - '0');
	return value == n;
}

/* Does one of the lines right above piece `i` speak of decisions?  One that ends in a colon is the last. */
static bool speaks_of_decisions(const struct page *page, size_t i, size_t lines)
{
	static const char *const decisions[] = { "decisions", "penderfyniadau" };

	for (size_t k = i; k-- > 0 && i - k <= lines;) {
		struct slice line = page_part(page, page->pieces.at[k].at);

		if (find_any_word(line, decisions, array_size(decisions)) >= 0)
			return true;
		if (slice_ends(line, ":"))
			return false;
	}
	return false;
}

/* "Hill Road lease – a lease of five years is agreed.": the words before the dash; or empty. */
static struct span title_before_prose(const struct page *page, struct span at)
{
	struct slice line = page_part(page, at);

	for (size_t i = 1; i < line.size && i < PROSE_BYTES_MOST && slice_ends(line, "."); i++)
		if (line.at[i] == ' ' && dash_size(line, i) > 2)
			return (struct span){ at.from, at.from + i };
	return (struct span){ 0, 0 };
}

/* A list of nothing but titles, behind bullets or counted, under a line that speaks of decisions. */
static bool split_by_bullets(const struct page *page, struct makings *makings)
{
	struct entries entries = { 0 };
	struct entry entry;
	struct naming naming;

	for (size_t i = 0; i < page->pieces.n; i++) {
		const struct piece *piece = &page->pieces.at[i];
		struct slice line = page_part(page, title_words(piece));
		bool counted = piece->numbered && is_nth(page, piece, entries.n + 1) &&
			       (entries.n == 0 || entries.at[entries.n - 1].piece + 1 == i);

		if ((piece->label > LABEL_OTHER && piece->label != LABEL_DATE_OTHER) ||
			entry_by_ref(page, i, &entry))
			return false;
		if (!piece->bulleted)
			continue;
		if (piece->numbered != counted || !starts_upper(line))
			return false;
		naming = (struct naming){ .title = title_before_prose(page, title_words(piece)) };
		if (!is_set(naming.title)) {
			if (!is_title_line(page, piece) ||
				strchr(":;,", line.at[line.size - 1]) != NULL)
				return false;
			line_names(page, title_words(piece), &naming);
		}
		*list_add(page->a, &entries) = (struct entry){
			.piece = i, .first = i, .title = naming.title, .date = naming.date
		};
	}
	if (entries.n < ENTRIES_PLAIN || entries.n > ENTRIES_MOST ||
		!speaks_of_decisions(page, entries.at[0].piece,
			page->pieces.at[entries.at[0].piece].numbered ? LINES_ABOVE : 1))
		return false;
	entries_make(page, &entries, false, makings);
	return true;
}

/* The first entry of a list that was broken off behind it: a number alone, its title below. */
static bool split_one(const struct page *page, struct makings *makings)
{
	struct entry entry;

	if (label_count(page, LABEL_REF) > 0 || label_count(page, LABEL_TITLE) > 0 ||
		label_count(page, LABEL_SIGNATURE) > 0 || label_count(page, LABEL_DATE_SIGNED) > 0)
		return false;
	for (size_t i = 0; i < page->pieces.n; i++) {
		struct entries one = { .at = &entry, .n = 1 };

		if (!entry_by_ref(page, i, &entry) || entry.weak)
			continue;
		entries_drop_names(page, &one);
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
	entries_make(page, &entries, false, makings);
	return entries.n > 0;
}

bool lists_split(const struct page *page, struct makings *makings)
{
	return split_by_runs(page, makings) || split_by_heads_line(page, makings) ||
	       split_by_news(page, makings) || split_by_refs(page, 2, makings) ||
	       split_by_date_lines(page, makings) || split_by_dates_below(page, makings) ||
	       split_by_dated_lines(page, makings) || split_by_titles(page, makings) ||
	       split_by_excerpts(page, makings) || split_by_makers(page, makings) ||
	       split_by_bullets(page, makings) || split_one(page, makings);
}

bool lists_split_longer(const struct page *page, size_t n, struct makings *makings)
{
	return label_count(page, LABEL_TITLE) == 0 && split_by_refs(page, n + 1, makings);
}
