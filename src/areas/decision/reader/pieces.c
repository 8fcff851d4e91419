/* SPDX-License-Identifier: MIT */
/*
 * The label of a piece by its own words.
 *
 * A colon, a dash, two spaces or a question's mark parts a label from its value; where none
 * does, the value has to be of the kind that the label takes.
 */
#include "areas/decision/reader/pieces.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/phrases.h"
#include "base/err.h"

enum { LABEL_BYTES_MOST = 72, LABEL_WORDS_MOST = 9 };

bool starts_upper(struct slice s)
{
	return s.size > 0 && (isupper((unsigned char)s.at[0]) || (unsigned char)s.at[0] >= 0xC3);
}

/* Few words, a capital first, a colon last: a label of a kind unknown here. */
static bool looks_like_label(struct slice s)
{
	size_t words = 1;

	if (s.size < 2 || s.size > 60 || !starts_upper(s))
		return false;
	for (size_t i = 0; i < s.size; i++) {
		words += s.at[i] == ' ';
		if (strchr(".;£?!", s.at[i]) != NULL)
			return false;
	}
	return words <= 8;
}

/* "PCCDecision": a word with a capital right behind an acronym. */
static bool is_glued_to_acronym(struct slice line, size_t i)
{
	return i > 1 && i + 1 < line.size && isupper((unsigned char)line.at[i - 2]) &&
	       isupper((unsigned char)line.at[i - 1]) && isupper((unsigned char)line.at[i]) &&
	       islower((unsigned char)line.at[i + 1]);
}

/* "Domestic Abuse Service: Stage 2": the last word of a name that has a colon after it. */
static bool ends_a_name(struct slice line, size_t i, size_t colon, enum label label)
{
	size_t word = i;

	if (label != LABEL_PROGRAMME && label != LABEL_PROVIDER && label != LABEL_POSITION &&
		label != LABEL_MONEY && label != LABEL_OTHER &&
		!slice_is(slice_part(line, i, colon), "Lead"))
		return false;
	if (i < 2 || line.at[i - 1] != ' ' || memchr(line.at + i, ' ', colon - i) != NULL)
		return false;
	while (word > 1 && byte_is_word(line.at[word - 2]))
		word--;
	return word > 0 && isupper((unsigned char)line.at[word - 1]);
}

size_t label_before(
	const struct page *page, struct slice line, size_t least, size_t colon, enum label *label)
{
	size_t best = SIZE_MAX;
	int words = 0;

	for (size_t i = colon;
		i-- > least && colon - i <= LABEL_BYTES_MOST && strchr(":?", line.at[i]) == NULL;) {
		bool glued = i > 0 && islower((unsigned char)line.at[i]) == 0 &&
			     (islower((unsigned char)line.at[i - 1]) ||
				     isdigit((unsigned char)line.at[i - 1]) ||
				     is_glued_to_acronym(line, i));
		bool at_word = i == least || strchr(" \t(|.", line.at[i - 1]) != NULL ||
			       (unsigned char)line.at[i - 1] >= 0x80 || glued;

		if (!at_word || line.at[i] == ' ')
			continue;
		if (++words > LABEL_WORDS_MOST)
			break;
		if (!isupper((unsigned char)line.at[i]))
			continue;

		enum label found = label_of(page->labels, slice_part(line, i, colon));

		if (found != LABEL_NONE && !ends_a_name(line, i, colon, found)) {
			best = i;
			*label = found;
		}
	}
	return best;
}

bool has_figure(struct slice s)
{
	for (size_t i = 0; i < s.size && i < 48; i++)
		if (isdigit((unsigned char)s.at[i]))
			return true;
	return false;
}

/* "PCC Jane Doe": what stands behind an office's words at the front. */
static struct slice after_office(struct slice s)
{
	for (;;) {
		const char *space = memchr(s.at, ' ', s.size);
		size_t n = space == NULL ? s.size : (size_t)(space - s.at);

		if (space == NULL || !word_is_of_office(slice_part(s, 0, n)))
			return s;
		s = slice_part(s, n + 1, s.size);
	}
}

bool value_fits(enum label label, struct slice value)
{
	struct date date;
	size_t at, end;

	switch (label) {
	case LABEL_REF:
		return ref_size(value) > 0 && has_figure(value) &&
		       ref_size(value) + 1 >= value.size;
	case LABEL_SIGNATURE:
	case LABEL_DECISION_MAKER:
		return value.size < 120 && person_size(after_office(value), &at) > 0;
	case LABEL_DATE:
	case LABEL_DATE_SIGNED:
	case LABEL_DATE_OF_REPORT:
	case LABEL_DATE_OTHER:
	case LABEL_SERVICE_START:
		return value.size < 80 && date_find(value, 0, &date, &at, &end) && at <= 14 &&
		       value.size - end <= 14;
	default: return false;
	}
}

/* Labels that a dash may part from their value. */
static bool takes_dash(enum label label)
{
	return label == LABEL_REF || label == LABEL_TITLE || label == LABEL_DATE ||
	       label == LABEL_DATE_SIGNED || label == LABEL_SIGNATURE;
}

/* A heading that asks: "The Commissioner is recommended to:". */
static bool is_asking(struct slice s)
{
	static const char *const ends[] = { "is recommended to", "is asked to", "is invited to",
		"is requested to", "is recommended to approve", "are recommended to",
		"is recommended to approve;", "gofynnir i'r comisiynydd" };

	while (s.size > 0 && strchr(":;-. ", s.at[s.size - 1]) != NULL)
		s.size--;
	for (size_t i = 0; i < array_size(ends); i++) {
		size_t size = strlen(ends[i]);

		if (s.size >= size && s.size < 160 &&
			slice_is_any_case(slice_part(s, s.size - size, s.size), ends[i]))
			return true;
	}
	return false;
}

/* "Approved: 3 May 2031": a turn that decides, before a date. */
static bool is_deciding_turn(struct slice label)
{
	static const char *const turns[] = { "approved", "agreed", "decided", "cymeradwywyd",
		"penderfynwyd" };

	for (size_t i = 0; i < array_size(turns); i++)
		if (slice_is_any_case(label, turns[i]))
			return true;
	return false;
}

/* "Decision: 012-2024" is a reference; "No: …" is one only before the shape of one. */
static enum label label_by_value(enum label label, struct slice value, size_t label_bytes)
{
	bool is_ref = ref_size(value) > 3 && ref_size(value) == value.size;

	if (label == LABEL_DECISION && is_ref)
		return LABEL_REF;
	if (label == LABEL_APPROVAL && value_fits(LABEL_DATE_SIGNED, value))
		return LABEL_DATE_SIGNED; // "Approved by PCC: 22 September 2031"
	if (label == LABEL_REF && label_bytes <= strlen("number") && label_bytes != 3 && !is_ref &&
		value.size > 0)
		return label_bytes == 2 || label_bytes == 6 ? LABEL_UNKNOWN : label;
	return label;
}

/* "Commissioner: Jane Doe". */
static bool is_decider(struct slice label, struct slice value)
{
	size_t from;

	return is_office(label) && office_decides(label) && value.size > 0 &&
	       person_size(value, &from) == value.size;
}

/* "Title  Work in two towns": two spaces part a label from its value as a colon does. */
static bool is_wide_gap(struct slice line, size_t i, enum label label)
{
	return i + 2 < line.size && line.at[i + 1] == ' ' && label > LABEL_OTHER &&
	       label_stands_alone(label);
}

/* "Decision Title Hill Road: a lease": the label's own words part it from a value. */
static bool is_title_in_words(struct slice line, size_t i, enum label label)
{
	return label == LABEL_TITLE && memchr(line.at, ' ', i) != NULL &&
	       isupper((unsigned char)line.at[0]) && isupper((unsigned char)line.at[i + 1]) &&
	       line.at[line.size - 1] != '.';
}

/* The colon that ends a label at the front of `line`, or a question's mark; NULL if none. */
static const char *label_mark(struct slice line)
{
	size_t most = line.size < 120 ? line.size : 120;
	const char *colon = memchr(line.at, ':', most), *asks = memchr(line.at, '?', most);

	return colon == NULL ? asks : colon;
}

void piece_find_label(const struct page *page, struct piece *piece)
{
	struct slice line = page_part(page, piece->value);
	const char *colon = label_mark(line);
	size_t size = colon == NULL ? 0 : (size_t)(colon - line.at), end = 0;
	enum label label =
		colon == NULL ? LABEL_NONE : label_of(page->labels, slice_part(line, 0, size));

	if (label != LABEL_NONE) {
		end = size + 1;
	} else if ((label = label_of(page->labels, line)) != LABEL_NONE) {
		size = end = line.size;
		if ((!label_stands_alone(label) && !piece->in_row) ||
			(label_heads_section(label) && slice_ends(line, ".")))
			label = LABEL_NONE;
	} else if (is_asking(line)) {
		label = LABEL_RECOMMENDATION;
		size = end = line.size;
	} else {
		for (size_t i = 1; i < line.size && i < LABEL_BYTES_MOST; i++) { // the longest
			size_t dash = line.at[i] == ' ' ? dash_size(line, i) : 0;
			enum label found = line.at[i] == ' ' && starts_upper(line)
						   ? label_of(page->labels, slice_part(line, 0, i))
						   : LABEL_NONE;

			if (found == LABEL_NONE)
				continue;
			if ((dash > 1 && takes_dash(found)) || is_wide_gap(line, i, found) ||
				is_title_in_words(line, i, found) ||
				value_fits(found, slice_trim(slice_part(line, i, line.size)))) {
				label = found;
				size = i;
				end = i + dash;
			}
		}
		if (label == LABEL_NONE && colon != NULL) {
			size = (size_t)(colon - line.at);
			end = size + 1;
			if (looks_like_label(slice_part(line, 0, size)) &&
				(end >= line.size || line.at[end] == ' '))
				label = LABEL_UNKNOWN;
		}
	}
	if (label == LABEL_UNKNOWN &&
		is_decider(slice_part(line, 0, size), slice_trim(slice_part(line, end, line.size))))
		label = LABEL_DECISION_MAKER;
	if (label == LABEL_UNKNOWN && is_deciding_turn(slice_part(line, 0, size)) &&
		value_fits(LABEL_DATE, slice_trim(slice_part(line, end, line.size))))
		label = LABEL_DATE_SIGNED;
	label = label_by_value(label, slice_trim(slice_part(line, end, line.size)), size);
	if (label == LABEL_NONE)
		return;
	piece->label = label;
	piece->colon = end > size;
	piece->label_at = (struct span){ piece->value.from, piece->value.from + size };
	piece->value = page_trim(page, (struct span){ piece->value.from + end, piece->value.to });
}
