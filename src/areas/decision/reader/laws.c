/* SPDX-License-Identifier: MIT */
/*
 * The Acts that a decision rests on, each once, with the sections named beside it.
 *
 * An Act is capitalised words that end in "Act" and a year ("Deddf … 2011" in
 * Welsh); so are Regulations and Orders with a name before the word.
 */
#include "areas/decision/reader/record.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"

enum { LAWS_MOST = 60, NAME_BYTES_MOST = 160 };

static bool is_year(struct slice s)
{
	if (s.size < 4 || (s.at[0] != '1' && s.at[0] != '2'))
		return false;
	for (size_t i = 0; i < 4; i++)
		if (!isdigit((unsigned char)s.at[i]))
			return false;
	return s.size == 4 || !byte_is_word(s.at[4]);
}

/* Where the capitalised words before byte `end` of `text` begin. */
static size_t name_from(struct slice text, size_t end)
{
	static const char *const small[] = { "and", "of", "the", "for", "to", "in", "(etc)", "etc",
		"&" };
	size_t best = end, at = end;

	while (at > 0 && end - at < NAME_BYTES_MOST) {
		size_t word = at;

		while (word > 0 && text.at[word - 1] == ' ')
			word--;

		size_t word_end = word;

		while (word > 0 && strchr(" \n\t(", text.at[word - 1]) == NULL)
			word--;

		struct slice s = slice_part(text, word, word_end);
		bool link = false;

		for (size_t i = 0; i < array_size(small); i++)
			link = link || slice_is(s, small[i]);
		if (s.size == 0 || (!link && !isupper((unsigned char)s.at[0]) && s.at[0] != '\''))
			break;
		if (!link && at != end && strchr(".;:", s.at[s.size - 1]) != NULL)
			break;
		at = word;
		if (!link)
			best = word;
		if (word > 0 && strchr("\n(", text.at[word - 1]) != NULL)
			break;
	}
	if (slice_starts(slice_part(text, best, end), "The "))
		best += 4;
	return best;
}

/* "sections 9 and 10" beside the Act: right after it or just before it. */
static struct span sections_beside(struct slice text, size_t from, size_t to)
{
	static const char *const words[] = { "sections", "section", "Sections", "Section",
		"adrannau", "adran" };
	size_t low = from > 60 ? from - 60 : 0, high = to + 40 < text.size ? to + 40 : text.size;

	for (size_t i = 0; i < array_size(words); i++) {
		size_t at = find_word(slice_part(text, 0, high), words[i], low);

		if (at == SIZE_MAX || (at > from && at < to))
			continue;

		size_t end = at + strlen(words[i]);
		size_t stop = end;

		for (;; end = stop) {
			struct slice rest = slice_part(text, end, text.size);

			if (rest.size > 1 && rest.at[0] == ' ' &&
				isdigit((unsigned char)rest.at[1]))
				stop = end + 1;
			else if (rest.size > 5 && slice_starts(rest, " and ") &&
				 isdigit((unsigned char)rest.at[5]))
				stop = end + 5;
			else if (rest.size > 2 && slice_starts(rest, ", ") &&
				 isdigit((unsigned char)rest.at[2]))
				stop = end + 2;
			else
				break;
			while (stop < text.size && (isalnum((unsigned char)text.at[stop]) ||
							   strchr("()", text.at[stop]) != NULL))
				stop++;
		}
		if (stop == at + strlen(words[i]) ||
			(at < from && memchr(text.at + at, '.', from - at)))
			continue;
		return (struct span){ at, stop };
	}
	return (struct span){ 0, 0 };
}

static void law_add(struct making *making, struct slice text, size_t from, size_t to)
{
	struct found_texts *laws = &making->record->legal_powers;
	size_t base = making_span(making).from;
	struct span name = { base + from, base + to };
	const char *value = page_line(making->page, name);
	size_t size = strlen(value);
	struct span sections = sections_beside(text, from, to);

	list_each (struct found_text *, law, laws)
		if (strncmp(law->value, value, size) == 0)
			return;
	if (laws->n >= LAWS_MOST)
		return;
	if (sections.to > sections.from)
		value = arena_format(making->page->a, "%s, %s", value,
			page_line(making->page,
				(struct span){ base + sections.from, base + sections.to }));
	*list_add(making->page->a, laws) =
		(struct found_text){ .value = value, .where = name, .sure = SURE };
}

void record_read_laws(struct making *making)
{
	static const char *const kinds[] = { "Act", "Regulations", "Order", "Measure" };
	struct slice text = page_part(making->page, making_span(making));

	for (size_t i = 0; i + 5 < text.size; i++) {
		if (text.at[i] == 'D' && slice_starts(slice_part(text, i, text.size), "Deddf ")) {
			size_t end = i;

			while (end < text.size && end - i < NAME_BYTES_MOST &&
				text.at[end] != '.' &&
				!(is_year(slice_part(text, end, text.size)) &&
					text.at[end - 1] == ' '))
				end++;
			if (end < text.size && is_year(slice_part(text, end, text.size)))
				law_add(making, text, i, end + 4);
			continue;
		}
		for (size_t k = 0; k < array_size(kinds); k++) {
			size_t size = strlen(kinds[k]);
			struct slice rest = slice_part(text, i, text.size);

			if (text.at[i] != kinds[k][0] || !slice_starts(rest, kinds[k]) || i == 0 ||
				rest.size < size + 5 || rest.at[size] != ' ' ||
				!is_year(slice_part(rest, size + 1, rest.size)))
				continue;

			size_t from = name_from(text, i);

			if (i - from > 4)
				law_add(making, text, from, i + size + 5);
		}
	}
}
