/* SPDX-License-Identifier: MIT */
/*
 * Registers that lost their lines.
 *
 * The heads of a table stand in the midst of a line ("Date Decision Detail"), then the
 * records follow without a break.  What the first head names begins every record: a date,
 * or references of one shape.  Fewer than three are no rhythm, and nothing is cut.
 */
#include "areas/decision/reader/runs.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/pieces.h"
#include "base/err.h"

enum {
	RUN_BYTES_LEAST = 120,
	RECORDS_LEAST = 3,
	HEADS_MOST = 8,
	HEADS_BYTES_MOST = 100, // from the first head to the first record
	DATE_BYTES_MOST = 24,
	TITLE_BYTES_MOST = 150,
	SEARCH_BYTES_MOST = 4000, // heads stand near the front
};

size_t labels_take(
	const struct label_index *index, struct slice *text, enum label *labels, size_t most)
{
	size_t n = 0;

	while (text->size > 0 && n < most) {
		size_t best = 0;

		for (size_t k = 1; k <= text->size && k <= HEADS_BYTES_MOST; k++) {
			enum label label = k == text->size || strchr(" \t", text->at[k]) != NULL
						   ? label_of(index, slice_part(*text, 0, k))
						   : LABEL_NONE;

			if (label == LABEL_NONE)
				continue;
			best = k;
			labels[n] = label;
		}
		if (best == 0)
			break;
		*text = slice_trim(slice_part(*text, best, text->size));
		n++;
	}
	return n;
}

/* The word before byte `i` of `s`, which a space parts from it. */
static struct slice word_before(struct slice s, size_t i)
{
	size_t end = i, from;

	while (end > 0 && s.at[end - 1] == ' ')
		end--;
	for (from = end; from > 0 && s.at[from - 1] != ' ';)
		from--;
	return slice_part(s, from, end);
}

/* "of", "on", "for": no record, no date of a record and no sentence follows such a word. */
static bool is_joining(struct slice word)
{
	static const char *const words[] = { "of", "on", "from", "to", "by", "until", "since",
		"before", "after", "in", "for", "and", "the", "with", "at", "ending", "dated",
		"till", "between", "per", "a", "an", "its", "&", "or" };

	for (size_t i = 0; i < array_size(words); i++)
		if (slice_is_any_case(word, words[i]))
			return true;
	return false;
}

/* Bytes of the date at byte `i` of `s`, and nothing but a space or the end behind it; 0 if none. */
static size_t date_size(struct slice s, size_t i)
{
	size_t n = 0, at, end;
	struct date date;

	if (!isdigit((unsigned char)s.at[i]) || (i > 0 && s.at[i - 1] != ' '))
		return 0;
	while (i + n < s.size && s.at[i + n] != ' ')
		n++;
	if (n >= 8 && date_find(slice_part(s, i, i + n), 0, &date, &at, &end) && at == 0 &&
		end == n)
		return n; // "12-Dec-31", as logs print it
	return date_find(slice_part(s, i, i + DATE_BYTES_MOST), 0, &date, &at, &end) && at == 0 &&
			       date_is_day(date) &&
			       (i + end == s.size || strchr(" ,;", s.at[i + end]) != NULL)
		       ? end
		       : 0;
}

/* Bytes of what begins a record at byte `i`, a capital or a figure after it; 0 if none does. */
static size_t mark_size(const struct run *run, struct slice s, size_t i)
{
	struct slice rest = slice_part(s, i, s.size);
	size_t size = 0;

	if (i == 0 || s.at[i - 1] == ' ')
		size = run->dated ? date_size(s, i) : ref_size(rest);
	if (size == 0 || size + 1 >= rest.size || rest.at[size] != ' ' ||
		is_joining(word_before(s, i)) ||
		!(isupper((unsigned char)rest.at[size + 1]) ||
			isdigit((unsigned char)rest.at[size + 1])))
		return 0;
	if (run->dated)
		return size;

	struct slice ref = slice_part(rest, 0, size);

	return ref_is_full(ref) && (run->like.size == 0 || refs_alike(run->like, ref)) ? size : 0;
}

size_t run_next(const struct run *run, struct slice line, size_t from)
{
	for (size_t i = from; i < line.size; i++)
		if (isalnum((unsigned char)line.at[i]) && mark_size(run, line, i) > 0)
			return i;
	return SIZE_MAX;
}

/* Do records enough follow the first, each with another mark? */
static bool has_rhythm(const struct run *run, struct slice line)
{
	struct slice last = SLICE_NONE;
	size_t n = 0;

	for (size_t i = run->first; i != SIZE_MAX; i = run_next(run, line, i + 1)) {
		struct slice mark = slice_part(line, i, i + mark_size(run, line, i));

		if (!run->dated && slice_same_any_case(mark, last))
			return false; // a text that names its own reference
		last = mark;
		if (++n == RECORDS_LEAST)
			return true;
	}
	return false;
}

/* The last figures of a reference as a number. */
static long number_of(struct slice ref)
{
	size_t from = ref.size;
	long number = 0;

	while (from > 0 && isdigit((unsigned char)ref.at[from - 1]))
		from--;
	for (size_t i = from; i < ref.size && i < from + 9; i++)
		number = number * 10 + (ref.at[i] - '0');
	return from < ref.size ? number : -1;
}

/* Are there records enough, each numbered one more, or one less, than the one before? */
static bool is_counted(const struct run *run, struct slice line)
{
	long last = -1, step = 0;
	size_t n = 0;

	for (size_t i = run->first; i != SIZE_MAX; i = run_next(run, line, i + 1)) {
		long number = number_of(slice_part(line, i, i + mark_size(run, line, i)));

		if (n > 0 && ((number != last + 1 && number != last - 1) ||
				     (n > 1 && number - last != step)))
			return false;
		step = number - last;
		last = number;
		n++;
	}
	return n > RECORDS_LEAST;
}

/* A list of links that ran together, without heads: references that count up or down. */
static bool run_find_counted(struct slice line, struct run *run)
{
	*run = (struct run){ .dated = false };
	run->first = run_next(run, line, 0);
	if (line.size < RUN_BYTES_LEAST || run->first == SIZE_MAX)
		return false;
	run->like = slice_part(line, run->first, run->first + mark_size(run, line, run->first));
	return is_counted(run, line);
}

bool run_find(const struct page *page, struct slice line, struct run *run)
{
	size_t end = line.size < SEARCH_BYTES_MOST ? line.size : SEARCH_BYTES_MOST;

	for (size_t i = 0, tries = 0; i < end && line.size >= RUN_BYTES_LEAST; i++) {
		struct slice rest = slice_part(line, i, i + HEADS_BYTES_MOST);
		enum label labels[HEADS_MOST];

		if ((i > 0 && line.at[i - 1] != ' ') || !isupper((unsigned char)line.at[i]) ||
			labels_take(page->labels, &rest, labels, HEADS_MOST) < 2)
			continue;
		*run = (struct run){ .dated = labels[0] == LABEL_DATE ||
					      labels[0] == LABEL_DATE_SIGNED };
		if (!run->dated && labels[0] != LABEL_REF)
			continue;
		if (tries++ == HEADS_MOST)
			break;
		run->first = run_next(run, line, i);
		if (run->first == SIZE_MAX || run->first - i > HEADS_BYTES_MOST)
			continue;
		if (!run->dated)
			run->like = slice_part(
				line, run->first, run->first + mark_size(run, line, run->first));
		if (has_rhythm(run, line))
			return true;
	}
	return run_find_counted(line, run);
}

/* Does a sentence begin at byte `i`: a small word with a capital, and its stop behind it? */
static bool sentence_begins(struct slice s, size_t i)
{
	static const char *const words[] = { "The", "It", "This", "As", "After", "Following",
		"There", "They", "These", "When", "Mae", "Cytunwyd" };
	static const char *const before_small[] = { "A", "An", "At", "In", "On", "To", "With",
		"For", "From", "By", "Under", "Having", "Because", "Once", "Approval", "Agreed",
		"Approved", "Yn", "Ar", "Wedi" };
	struct slice rest = slice_part(s, i, s.size);
	size_t size = 0;
	bool begins = false;

	while (size < rest.size && byte_is_word(rest.at[size]))
		size++;
	if (size + 1 >= rest.size || rest.at[size] != ' ' || is_joining(word_before(s, i)))
		return false;
	for (size_t k = 0; k < array_size(words); k++)
		begins = begins || slice_is(slice_part(rest, 0, size), words[k]);
	for (size_t k = 0; k < array_size(before_small); k++)
		begins = begins || (islower((unsigned char)rest.at[size + 1]) &&
					   slice_is(slice_part(rest, 0, size), before_small[k]));
	return begins && memchr(rest.at, '.', rest.size) != NULL;
}

/* Where the title at the front of `s` ends; `s` itself ends the last record's.  0 if unknown. */
static size_t title_size(struct slice s, struct span *date)
{
	size_t size = s.size;

	for (size_t i = 1; i < s.size && size == s.size; i++) {
		size_t dated = s.at[i - 1] == ' ' ? date_size(s, i) : 0;

		if (dated > 0 && !is_joining(word_before(s, i)))
			*date = (struct span){ i, i + dated };
		if (s.at[i - 1] == ' ' && (date->to > i || sentence_begins(s, i)))
			size = i - 1;
	}
	for (size_t i = 0; i < size; i++)
		if (strchr(".;?", s.at[i]) != NULL && (i + 1 >= s.size || s.at[i + 1] == ' '))
			return 0;
	return size <= TITLE_BYTES_MOST ? size : 0;
}

void run_names(const struct page *page, struct span at, struct naming *naming)
{
	*naming = (struct naming){ 0 };
	for (int round = 0; round < 2; round++) {
		struct slice s = page_part(page, at);
		size_t date = s.size > 0 ? date_size(s, 0) : 0, ref = ref_size(s);
		struct span *into = date > 0 ? &naming->date : &naming->ref;
		size_t size = date > 0 ? date : ref;

		if (size == 0 || into->to > 0 || (date == 0 && !ref_is_full(slice_part(s, 0, ref))))
			break;
		*into = (struct span){ at.from, at.from + size };
		at = after_joint(page, (struct span){ at.from + size, at.to });
	}

	struct span date = { 0, 0 };
	size_t size = title_size(page_part(page, at), &date);

	naming->title = page_trim(page, (struct span){ at.from, at.from + size });
	if (naming->date.to == 0 && date.to > 0)
		naming->date = (struct span){ at.from + date.from, at.from + date.to };
}
