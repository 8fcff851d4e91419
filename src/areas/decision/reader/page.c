/* SPDX-License-Identifier: MIT */
/*
 * A document as pieces.
 *
 * One pass over the lines.  A line is cut into cells (cells.c), and again where a
 * label stands in its midst ("Ref. DLI364", "…2024Decision Maker:").  Under a row that
 * holds only labels, each cell takes the label above it.
 */
#include "areas/decision/reader/page.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "areas/decision/reader/cells.h"
#include "areas/decision/reader/phrases.h"
#include "areas/decision/reader/pieces.h"
#include "areas/decision/reader/runs.h"
#include "base/err.h"

enum {
	LABEL_BYTES_MOST = 72,
	LINE_FLAT_BYTES = 400, // a line longer than this may be a page run together
	SENTENCE_BYTES_MOST = 1500,
	DATE_BYTES_MOST = 24,
	MENU_BYTES_MOST = 30,
	MENU_LEAST = 4,
};

struct slice page_part(const struct page *page, struct span at)
{
	return slice_part(page->text, at.from, at.to);
}

const char *page_line(const struct page *page, struct span at)
{
	struct slice s = slice_trim(page_part(page, at));
	char *line = arena_take(page->a, s.size + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.size; i++) {
		bool space = strchr(" \t\n", s.at[i]) != NULL;

		if (!space)
			line[n++] = s.at[i];
		else if (n > 0 && line[n - 1] != ' ')
			line[n++] = ' ';
	}
	return line;
}

struct span page_trim(const struct page *page, struct span at)
{
	while (at.from < at.to && strchr(" \t\n", page->text.at[at.from]) != NULL)
		at.from++;
	while (at.to > at.from && strchr(" \t\n", page->text.at[at.to - 1]) != NULL)
		at.to--;
	return at;
}

bool byte_is_word(char c)
{
	return isalnum((unsigned char)c) || (unsigned char)c >= 0xC3;
}

size_t find_word(struct slice text, const char *word, size_t from)
{
	size_t size = strlen(word);
	int first = tolower((unsigned char)word[0]);

	for (size_t at = from; at + size <= text.size; at++) {
		if (tolower((unsigned char)text.at[at]) != first ||
			strncasecmp(text.at + at, word, size) != 0)
			continue;

		bool starts = at == 0 || !byte_is_word(text.at[at - 1]) || !byte_is_word(word[0]);
		bool ends = at + size >= text.size || !byte_is_word(text.at[at + size]);

		if (starts && ends)
			return at;
	}
	return SIZE_MAX;
}

int find_any_word(struct slice text, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (find_word(text, words[i], 0) != SIZE_MAX)
			return (int)i;
	return -1;
}

size_t dash_size(struct slice s, size_t i)
{
	size_t from = i;

	while (i < s.size && s.at[i] == ' ')
		i++;
	if (slice_starts(slice_part(s, i, s.size), "–") ||
		slice_starts(slice_part(s, i, s.size), "—"))
		i += 3;
	else if (i < s.size && s.at[i] == '-')
		i++;
	else
		return 0;
	while (i < s.size && s.at[i] == ' ')
		i++;
	return i - from;
}

/* Does a day's date start at byte `i` of `text`? */
static bool day_starts(struct slice text, size_t i)
{
	struct date date;
	size_t at, end;

	return date_find(slice_part(text, i, i + DATE_BYTES_MOST), 0, &date, &at, &end) &&
	       at == 0 && date_is_day(date);
}

/* A mark inside a reference at `i`: "/", "_", "\\" or "." before more of it, a dash, one space. */
static size_t ref_mark_size(struct slice text, size_t i, size_t letters, size_t digits, bool spaced)
{
	char c = text.at[i], next = i + 1 < text.size ? text.at[i + 1] : ' ';
	size_t dash = dash_size(text, i);
	bool digit_next = isdigit((unsigned char)next) != 0;

	if (i == 0)
		return 0;
	if (c == ' ' && letters == 0 && i + 8 <= text.size &&
		memcmp(text.at + i, " of 20", 6) == 0 && isdigit((unsigned char)text.at[i + 6]))
		return 4; // "5 of 2031"
	if (c == ' ' && (digits == 2 || digits == 3) && i >= digits && i + 5 <= text.size &&
		isdigit((unsigned char)text.at[i - 1]) &&
		isdigit((unsigned char)text.at[i - digits]) &&
		memcmp(text.at + i + 1, "20", 2) == 0 && isdigit((unsigned char)text.at[i + 3]) &&
		isdigit((unsigned char)text.at[i + 4]))
		return 1; // "WMP 016 2032": a number and its year
	if (c == ' ' && letters > 0 && digits == 4 && i > 4 && i + 2 < text.size &&
		memcmp(text.at + i - 4, "20", 2) == 0 && digit_next &&
		isdigit((unsigned char)text.at[i + 2]) &&
		(next == '0' || (i + 3 < text.size && isdigit((unsigned char)text.at[i + 3]))) &&
		!day_starts(text, i + 1))
		return 1; // "DMP 2031 129"
	if (strchr("/_\\", c) != NULL && isalnum((unsigned char)next))
		return 1;
	if (c == '.' && (digit_next || isupper((unsigned char)next)))
		return 1;
	if (dash > 0 && i + dash < text.size && isalnum((unsigned char)text.at[i + dash]) &&
		((c != ' ' && text.at[i + dash - 1] != ' ') ||
			(digits > 0 && isdigit((unsigned char)text.at[i + dash]) &&
				!day_starts(text, i + dash))))
		return dash;
	return c == ' ' && digits == 0 && letters > 0 && letters <= 6 && !spaced && digit_next &&
	       isupper((unsigned char)text.at[i - 1]);
}

size_t ref_size(struct slice text)
{
	size_t i = 0, letters = 0, digits = 0;
	bool spaced = false;

	while (i < text.size && i < 40) {
		char c = text.at[i];
		bool digit = isdigit((unsigned char)c) != 0;
		bool letter =
			isalpha((unsigned char)c) && (digits == 0 || !islower((unsigned char)c));
		size_t size = digit || letter ? 1 : ref_mark_size(text, i, letters, digits, spaced);

		if (size == 0)
			break;
		digits += digit;
		letters += letter;
		spaced = spaced || c == ' ';
		i += size;
	}
	if (digits == 0 || (letters > 12 && digits < 2) ||
		(i < text.size && byte_is_word(text.at[i])))
		return 0;
	return i;
}

/* "Ref." before a reference or "Date" before a date, in the midst of a short line. */
static size_t inner_label(const struct page *page, struct slice line, size_t from)
{
	static const char *const dates[] = { " Date ", " Dated ", " Dyddiad " };

	for (size_t k = 0; k < array_size(dates) && line.size < LINE_FLAT_BYTES; k++) {
		size_t at = slice_find(line, dates[k], from - 1), date_at, end;
		size_t after = at == SIZE_MAX ? 0 : at + strlen(dates[k]);
		struct date date;

		if (after > 0 && date_find(line, after, &date, &date_at, &end) && date_at == after)
			return at + 1;
	}
	for (size_t at = from; at < line.size && line.size < LINE_FLAT_BYTES; at++)
		if (at > 0 && isdigit((unsigned char)line.at[at - 1]) &&
			isupper((unsigned char)line.at[at]) &&
			label_of(page->labels, slice_part(line, at, line.size)) != LABEL_NONE)
			return at; // "…2031Decision Papers"
	for (size_t at = find_word(line, "Ref", from); at != SIZE_MAX;
		at = find_word(line, "Ref", at + 1)) {
		size_t i = at + 3;

		while (i < line.size && strchr(".: ", line.at[i]) != NULL)
			i++;
		if (at > 0 && line.at[at] == 'R' && strchr(" (", line.at[at - 1]) != NULL &&
			label_of(page->labels, slice_part(line, from - 1, at + 3)) == LABEL_NONE &&
			has_figure(
				slice_part(line, i, i + ref_size(slice_part(line, i, line.size)))))
			return at;
	}
	return SIZE_MAX;
}

/* In a page that ran together: labels that need no colon there, and numbered headings. */
static size_t flat_break(struct slice line, size_t from)
{
	static const char *const names[] = { "Date of Report", "Report Author", "Subject",
		"Decision Number", "Date Signed", "Date of Decision", "Executive Summary",
		"Recommendations", "Recommendation", "Purpose of Report", "Background Papers",
		"Supporting Report", "Contact Officer", "Decision Maker", "Report Title" };

	for (size_t i = from; i < line.size; i++) {
		if (i == 0 || line.at[i - 1] != ' ')
			continue;
		struct slice rest = slice_part(line, i, line.size);

		if (isdigit((unsigned char)line.at[i])) {
			size_t mark = numbering_size(rest);

			if (mark > 0 && starts_upper(slice_part(rest, mark, rest.size)))
				return i;
		}
		for (size_t k = 0; k < array_size(names); k++)
			if (slice_starts(rest, names[k]) && rest.size > strlen(names[k]) &&
				strchr(" :", rest.at[strlen(names[k])]) != NULL)
				return i;
	}
	return SIZE_MAX;
}

/* The longest label at the front of `s` that a space parts from more words; its size, or 0. */
static size_t label_at_front(const struct page *page, struct slice s, enum label *label)
{
	size_t size = 0;

	for (size_t i = 1; i < s.size && i < LABEL_BYTES_MOST && starts_upper(s); i++) {
		enum label found =
			s.at[i] == ' ' ? label_of(page->labels, slice_part(s, 0, i)) : LABEL_NONE;

		if (found == LABEL_NONE)
			continue;
		*label = found;
		size = i;
	}
	return size;
}

/* "…2031Title of Decision Hill Road": where a label of several words is glued to what is before. */
static size_t glued_label(const struct page *page, struct slice line, size_t from)
{
	for (size_t at = from; at > 0 && at < line.size && line.size < LINE_FLAT_BYTES; at++) {
		struct slice rest = slice_part(line, at, line.size);
		enum label label;
		size_t size;

		if (!isupper((unsigned char)line.at[at]) ||
			!(isdigit((unsigned char)line.at[at - 1]) ||
				islower((unsigned char)line.at[at - 1])))
			continue;
		size = label_at_front(page, rest, &label);
		if (memchr(rest.at, ' ', size) != NULL)
			return at;
	}
	return SIZE_MAX;
}

static void piece_add(struct page *page, struct piece shape, struct span at, bool flat)
{
	at = page_trim(page, at);
	if (at.from == at.to)
		return;

	struct piece *piece = list_add(page->a, &page->pieces);
	size_t mark = numbering_size(page_part(page, at));

	*piece = shape;
	piece->at = at;
	piece->bulleted = mark > 0;
	piece->numbered = mark > 0 && (isalnum((unsigned char)page->text.at[at.from]) ||
					      page->text.at[at.from] == '(');
	piece->value = page_trim(page, (struct span){ at.from + mark, at.to });
	piece_find_label(page, piece);
	if (!flat || piece->label != LABEL_NONE)
		return;

	// "Subject Voice Services": the words before stand for a label with its colon
	enum label label;
	size_t size = label_at_front(page, page_part(page, piece->value), &label);

	if (size == 0)
		return;
	piece->label = label;
	piece->colon = true;
	piece->label_at = (struct span){ piece->value.from, piece->value.from + size };
	piece->value = page_trim(page, (struct span){ piece->value.from + size, piece->value.to });
}

/* Adds the records of a register that ran together, a piece each, and what stands before them. */
static void run_add(struct page *page, struct piece shape, struct span at, const struct run *run)
{
	struct slice line = page_part(page, at);
	size_t from = run->first, next;

	piece_add(page, shape, (struct span){ at.from, at.from + from }, false);
	shape.after_blank = false;
	for (; from != SIZE_MAX; from = next) {
		size_t n = page->pieces.n;

		next = run_next(run, line, from + 1);
		piece_add(page, shape,
			(struct span){ at.from + from, next == SIZE_MAX ? at.to : at.from + next },
			false);
		page->pieces.at[n].run_together = true;
	}
}

/* Adds what stands in `at`, a whole line or a cell, cut where a label stands inside. */
static void cell_add(struct page *page, struct piece shape, struct span at)
{
	struct slice cell = page_part(page, at);
	bool flat = cell.size > LINE_FLAT_BYTES, glued = false;
	struct run run;
	size_t from = 0;

	if (run_find(page, cell, &run)) {
		run_add(page, shape, at, &run);
		return;
	}

	for (size_t i = 0; i < cell.size; i++) {
		enum label label = LABEL_NONE;
		size_t cut = SIZE_MAX;

		if (cell.at[i] == ':' || cell.at[i] == '?')
			cut = label_before(page, cell, from, i, &label);
		if (cut != SIZE_MAX && cut > from &&
			!(cut - from <= 8 &&
				numbering_size(slice_part(cell, from, cut)) == cut - from)) {
			piece_add(
				page, shape, (struct span){ at.from + from, at.from + cut }, false);
			shape.after_blank = false;
			from = cut;
		}
	}

	for (size_t cut = glued_label(page, cell, from + 1); cut != SIZE_MAX && !flat;
		cut = glued_label(page, cell, from + 1)) {
		piece_add(page, shape, (struct span){ at.from + from, at.from + cut }, true);
		from = cut;
		glued = true;
	}
	flat = flat || glued;
	for (size_t cut = inner_label(page, cell, from + 1); cut != SIZE_MAX && !flat;
		cut = inner_label(page, cell, from + 1)) {
		piece_add(page, shape, (struct span){ at.from + from, at.from + cut }, false);
		from = cut;
	}
	if (flat)
		for (size_t cut = flat_break(cell, from + 1); cut != SIZE_MAX;
			cut = flat_break(cell, from + 1)) {
			piece_add(
				page, shape, (struct span){ at.from + from, at.from + cut }, true);
			from = cut;
		}
	piece_add(page, shape, (struct span){ at.from + from, at.to }, flat);
}

/* Adds a line; commas part its cells in a table of `columns`, gaps elsewhere.  False: no row of it. */
static bool line_add(
	struct page *page, struct span at, uint32_t number, bool after_blank, size_t columns)
{
	struct slice line = page_part(page, at);
	struct span cells[CELLS_MOST];
	size_t n = columns > 0 ? cells_by_commas(line, cells) : 0, filled = 0;
	bool row = n > 0 && n == columns;

	if (!row)
		n = cells_by_gaps(line, cells);
	for (size_t i = 0; i < n; i++) {
		struct span cell = { at.from + cells[i].from, at.from + cells[i].to };
		bool blank_next =
			i + 1 < n &&
			slice_trim(slice_part(line, cells[i + 1].from, cells[i + 1].to)).size == 0;

		cell = page_trim(page, cell);
		if (cell.from == cell.to)
			continue;
		cell_add(page,
			(struct piece){ .in_row = n > 1,
				.continues_row = filled > 0,
				.row_ends_blank = blank_next,
				.line = number,
				.column = (uint32_t)i,
				.after_blank = after_blank && filled == 0 },
			cell);
		filled++;
	}
	return row;
}

/* "Decision details" above all labels heads the page, not the decision. */
static void first_heading_is_the_forms(struct page *page)
{
	list_each (struct piece *, piece, &page->pieces) {
		if (piece->label == LABEL_DECISION && !piece->colon && !piece->in_row) {
			piece->label = LABEL_NONE;
			piece->value = piece->at;
		}
		if (piece->label > LABEL_UNKNOWN)
			return;
	}
}

/* One or two words alone on their line, with no figure. */
static bool is_menu_line(const struct page *page, const struct piece *piece)
{
	struct slice line = page_part(page, piece->at);
	const char *space = memchr(line.at, ' ', line.size);

	return line.size < MENU_BYTES_MOST && !piece->in_row && !piece->colon &&
	       !has_figure(line) &&
	       (piece->label == LABEL_NONE || piece->value.from == piece->value.to) &&
	       (space == NULL || space == memrchr(line.at, ' ', line.size));
}

/* "Home / News / Finance / Contact", a line each: the words of a menu are no labels. */
static void menus_have_no_labels(struct page *page)
{
	struct piece *at = page->pieces.at;
	size_t n = 0, labels = 0;

	for (size_t i = 0; i <= page->pieces.n; i++) {
		bool goes_on = i < page->pieces.n && is_menu_line(page, &at[i]);

		if (n > 0 && (!goes_on || at[i].after_blank)) {
			for (size_t k = i - n; k < i && n >= MENU_LEAST && 3 * labels <= n; k++) {
				at[k].label = LABEL_NONE;
				at[k].value = at[k].at;
			}
			n = labels = 0;
		}
		n += goes_on;
		labels += goes_on && at[i].label != LABEL_NONE;
	}
}

void page_read(struct arena *a, struct slice text, struct page *page)
{
	struct slice rest = text, line;
	bool after_blank = true;
	uint32_t number = 0;
	size_t columns = 0; // of the table whose cells commas part

	*page = (struct page){ .a = a, .text = text, .labels = label_index_new(a) };
	while (slice_line(&rest, &line)) {
		size_t from = (size_t)(line.at - text.at);
		struct slice bare = slice_trim(line);

		number++;
		if (bare.size == 0 || slice_is(bare, "-")) {
			after_blank = after_blank || bare.size == 0;
			continue;
		}
		if (columns == 0) {
			struct slice below = rest, next = SLICE("");

			slice_line(&below, &next);
			columns = comma_columns(page, line, next);
		}
		if (!line_add(page, (struct span){ from, from + line.size }, number, after_blank,
			    columns))
			columns = 0;
		after_blank = false;
	}
	menus_have_no_labels(page);
	tables_take_labels(page);
	first_heading_is_the_forms(page);
}

/* Does the line that ends before byte `i` run on, though the next starts with a capital? */
static bool line_wraps(struct slice s, size_t i)
{
	size_t from = i - 1;
	struct slice next = slice_part(s, i, i + 40);

	while (from > 0 && s.at[from - 1] != '\n' && i - from < 400)
		from--;

	struct slice line = slice_part(s, from, i - 1);

	return line.size > 50 && strchr(".:;!?)", line.at[line.size - 1]) == NULL &&
	       next.size > 1 && memchr(line.at, '\t', line.size) == NULL &&
	       isupper((unsigned char)next.at[0]) && memchr(next.at, ':', next.size) == NULL &&
	       memchr(next.at, '\t', next.size) == NULL;
}

/* Does a sentence end before byte `i` of `s`?  `i` is the first byte after its stop. */
static bool sentence_ends(struct slice s, size_t i)
{
	static const char *const short_words[] = { "No", "Ref", "e.g", "i.e", "Mr", "Mrs", "Dr",
		"St", "Ms", "approx", "etc", "para", "s", "ss", "cf", "vs" };
	char stop = s.at[i - 1];
	size_t word = i - 1;

	if (stop == '\n' && line_wraps(s, i))
		return false;
	if (stop == '\n') {
		size_t next = i;

		while (next < s.size && strchr(" \t", s.at[next]) != NULL)
			next++;
		return next >= s.size || !islower((unsigned char)s.at[next]);
	}
	if (strchr(".!?;", stop) == NULL || i >= s.size || strchr(" \t\n", s.at[i]) == NULL)
		return false;
	while (word > 0 && byte_is_word(s.at[word - 1]))
		word--;
	for (size_t k = 0; k < array_size(short_words); k++)
		if (stop == '.' && slice_is(slice_part(s, word, i - 1), short_words[k]))
			return false;
	return i - 1 - word > 1 || !isdigit((unsigned char)s.at[word]);
}

struct span page_sentence(const struct page *page, size_t at, struct span in)
{
	struct span found = { at, at };

	while (found.from > in.from && at - found.from < SENTENCE_BYTES_MOST &&
		!sentence_ends(page->text, found.from))
		found.from--;
	while (found.to < in.to && found.to - at < SENTENCE_BYTES_MOST &&
		(found.to == at || !sentence_ends(page->text, found.to)))
		found.to++;
	return page_trim(page, found);
}
