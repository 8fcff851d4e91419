/* SPDX-License-Identifier: MIT */
/*
 * From the bytes of a file to plain text.
 *
 * Two passes, each over the bytes once: HTML's tags and entities go first, then,
 * line by line, Markdown's marks.  Neither minds being given the other, or
 * neither.  What is between <script> or <style> and its end is dropped.
 */
#include "areas/decision/reader/markup.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"

static const struct {
	const char *name;
	unsigned rune;
} entities[] = {
	{ "amp", '&' },
	{ "lt", '<' },
	{ "gt", '>' },
	{ "quot", '"' },
	{ "apos", '\'' },
	{ "nbsp", ' ' },
	{ "pound", 0xA3 },
	{ "ndash", 0x2013 },
	{ "mdash", 0x2014 },
	{ "lsquo", 0x2018 },
	{ "rsquo", 0x2019 },
	{ "ldquo", 0x201C },
	{ "rdquo", 0x201D },
	{ "bull", 0x2022 },
	{ "hellip", 0x2026 },
	{ "times", 0xD7 },
	{ "euro", 0x20AC },
	{ "wcirc", 0x175 },
	{ "ycirc", 0x177 },
	{ "acirc", 0xE2 },
	{ "ecirc", 0xEA },
	{ "icirc", 0xEE },
	{ "ocirc", 0xF4 },
	{ "ucirc", 0xFB },
	{ "eacute", 0xE9 },
};

enum { ROW_BYTES_MOST = 6000 };

/* Tags that part lines. */
static const char *const block_tags[] = { "br", "p", "div", "tr", "table", "li", "ul", "ol", "h1",
	"h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "nav", "dt", "dd",
	"dl", "hr", "title", "main", "aside", "blockquote", "thead", "tbody", "form", "button" };

/* Length of a well-formed UTF-8 sequence at the front of `s`; 0 if there is none. */
static size_t utf8_sequence(struct slice s, unsigned *rune)
{
	const unsigned char *at = (const unsigned char *)s.at;
	static const struct {
		size_t size;
		unsigned least;
		unsigned char mask, lead;
	} forms[] = { { 1, 0, 0x80, 0x00 }, { 2, 0x80, 0xE0, 0xC0 }, { 3, 0x800, 0xF0, 0xE0 },
		{ 4, 0x10000, 0xF8, 0xF0 } };

	for (size_t i = 0; i < array_size(forms); i++) {
		if ((at[0] & forms[i].mask) != forms[i].lead)
			continue;
		if (forms[i].size > s.size)
			return 0;
		*rune = at[0] & (unsigned char)~forms[i].mask;
		for (size_t k = 1; k < forms[i].size; k++) {
			if ((at[k] & 0xC0) != 0x80)
				return 0;
			*rune = *rune << 6 | (at[k] & 0x3F);
		}
		if (*rune < forms[i].least || *rune > 0x10FFFF ||
			(*rune >= 0xD800 && *rune < 0xE000))
			return 0;
		return forms[i].size;
	}
	return 0;
}

/* Spaces of every width are one; marks that nobody sees, or that no form takes, are none (0). */
static unsigned rune_plain(unsigned rune)
{
	if (rune == 0xA0 || (rune >= 0x2000 && rune <= 0x200A) || rune == 0x202F || rune == 0x3000)
		return ' ';
	if (utf8_ends_line(rune))
		return '\n';
	if (rune == 0xAD || (rune >= 0x200B && rune <= 0x200F) || rune == 0x2060 || rune == 0xFEFF)
		return 0;
	return utf8_rune_is_plain(rune, true) ? rune : 0;
}

/* The same text with one kind of space and line end; false if it is not text. */
static bool text_clean(struct slice from, struct buf *into)
{
	size_t odd = 0;

	for (size_t i = 0; i < from.size;) {
		unsigned rune = 0;
		size_t size = utf8_sequence(slice_part(from, i, from.size), &rune);

		if (size == 0 || rune == 0)
			return false;
		odd += rune < 0x20 && strchr("\t\n\r\f\v", (int)rune) == NULL;
		i += size;
		if (rune == '\r') {
			if (i >= from.size || from.at[i] != '\n')
				buf_char(into, '\n');
			continue;
		}
		rune = rune_plain(rune);
		if (rune != 0)
			buf_rune(into, rune);
	}
	return odd * 100 <= from.size;
}

/*
 * What text_clean did not take: does it look like a text in another encoding?  UTF-16 says so in
 * its first two bytes; the encodings of one byte a letter have no more control characters than a
 * text has.
 */
static bool is_text_of_another_encoding(struct slice from)
{
	size_t controls = 0;
	size_t past_ascii = 0;

	if (slice_starts(from, "\xFF\xFE") || slice_starts(from, "\xFE\xFF"))
		return true;
	for (size_t i = 0; i < from.size; i++) {
		unsigned char c = (unsigned char)from.at[i];

		controls += c < 0x20 && (c == 0 || strchr("\t\n\r\f\v", c) == NULL);
		past_ascii += c >= 0x80;
	}
	return controls == 0 && past_ascii > 0 && past_ascii * 2 < from.size;
}

static bool tag_is(struct slice name, const char *const *names, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is_any_case(name, names[i]))
			return true;
	return false;
}

/* Byte after the tag that starts at `at`; `at` itself if none starts there. */
static size_t tag_end(struct slice s, size_t at, struct slice *name)
{
	size_t i = at + 1;

	if (i < s.size && s.at[i] == '/')
		i++;
	if (i >= s.size || (!isalpha((unsigned char)s.at[i]) && s.at[i] != '!'))
		return at;
	if (slice_starts(slice_part(s, at, s.size), "<!--")) {
		size_t end = slice_find(s, "-->", at);

		*name = SLICE("!");
		return end == SIZE_MAX ? s.size : end + 3;
	}

	size_t from = i;

	while (i < s.size && isalnum((unsigned char)s.at[i]))
		i++;
	*name = slice_part(s, from, i);

	const char *close = memchr(s.at + i, '>', s.size - i < 4000 ? s.size - i : 4000);

	return close == NULL ? at : (size_t)(close - s.at) + 1;
}

static size_t entity_put(struct slice s, size_t at, struct buf *into)
{
	const char *semicolon = memchr(s.at + at, ';', s.size - at < 12 ? s.size - at : 12);

	if (semicolon == NULL) {
		buf_char(into, '&');
		return at + 1;
	}

	struct slice name = slice_part(s, at + 1, (size_t)(semicolon - s.at));

	if (slice_starts(name, "#")) {
		bool hex = name.size > 1 && (name.at[1] == 'x' || name.at[1] == 'X');
		unsigned rune = 0;

		for (size_t i = hex ? 2 : 1; i < name.size; i++) {
			int digit = (unsigned char)name.at[i];

			if (hex ? !isxdigit(digit) : !isdigit(digit))
				break;
			rune = rune * (hex ? 16 : 10) +
			       (unsigned)(isdigit(digit) ? digit - '0' : (digit | 32) - 'a' + 10);
			rune = rune > 0x10FFFF ? 0x110000 : rune;
		}
		rune = rune_plain(rune);
		if (rune != 0)
			buf_rune(into, rune);
		return (size_t)(semicolon - s.at) + 1;
	}
	for (size_t i = 0; i < array_size(entities); i++) {
		if (!slice_is(name, entities[i].name))
			continue;
		buf_rune(into, entities[i].rune);
		return (size_t)(semicolon - s.at) + 1;
	}
	buf_char(into, '&');
	return at + 1;
}

/* Where the row ends that starts at `at`, if it has a few cells and is no page's frame; else 0. */
static size_t row_end(struct slice s, size_t at)
{
	struct slice row = slice_part(s, at, at + ROW_BYTES_MOST);
	size_t cells = 0;

	row = slice_part(row, 0, slice_find_any_case(row, "<tr", 1));
	row = slice_part(row, 0, slice_find_any_case(row, "</tr", 1));
	for (size_t i = slice_find(row, "<t", 1); i != SIZE_MAX; i = slice_find(row, "<t", i + 1))
		cells += i + 2 < row.size && strchr("dhDH", row.at[i + 2]) != NULL;
	return cells > 1 && slice_find_any_case(row, "<table", 0) == SIZE_MAX ? at + row.size : 0;
}

/* Without tags and with entities as what they stand for. */
static void html_strip(struct slice s, struct buf *into)
{
	static const char *const silent[] = { "script", "style", "noscript", "svg" };
	static const char *const cells[] = { "td", "th" };
	size_t row = 0;     // where the row ends that `i` stands in: its lines are one
	bool piped = false; // a row of Markdown's: a tag does not part its lines either

	for (size_t i = 0; i < s.size;) {
		if (s.at[i] == '\n') {
			piped = i + 1 < s.size && s.at[i + 1] == '|';
			buf_char(into, i++ < row ? ' ' : '\n');
			continue;
		}
		if (s.at[i] == '&') {
			i = entity_put(s, i, into);
			continue;
		}

		struct slice name = SLICE_NONE;
		size_t end = s.at[i] == '<' ? tag_end(s, i, &name) : i;

		if (end == i) {
			buf_char(into, s.at[i++]);
			continue;
		}

		bool closes = s.at[i + 1] == '/';
		bool flat = i < row || piped;

		if (!closes && slice_is_any_case(name, "tr"))
			row = row_end(s, i);
		i = end;
		if (!closes && tag_is(name, silent, array_size(silent))) {
			char until[16] = "</";

			memcpy(until + 2, name.at, name.size);
			until[2 + name.size] = '\0';
			end = slice_find_any_case(s, until, i);
			i = end == SIZE_MAX ? s.size : end;
		} else if (tag_is(name, block_tags, array_size(block_tags))) {
			buf_char(into, flat ? ' ' : '\n');
		} else if (closes && tag_is(name, cells, array_size(cells))) {
			buf_char(into, '\t');
		}
	}
}

/* "|---|:--:|", which parts a Markdown table's head from its rows. */
static bool line_is_table_rule(struct slice line)
{
	if (line.size < 3 || memchr(line.at, '-', line.size) == NULL ||
		memchr(line.at, '|', line.size) == NULL)
		return false;
	for (size_t i = 0; i < line.size; i++)
		if (strchr("|-: +", line.at[i]) == NULL)
			return false;
	return true;
}

/* The text of "[text](address)" at `i`; 0 if no link stands there, else the byte after it. */
static size_t link_end(struct slice line, size_t i, struct slice *shown)
{
	const char *close = memchr(line.at + i, ']', line.size - i < 300 ? line.size - i : 300);

	if (close == NULL || close + 1 >= line.at + line.size || close[1] != '(')
		return 0;

	size_t left = (size_t)(line.at + line.size - close);
	const char *end = memchr(close, ')', left < 500 ? left : 500);

	if (end == NULL)
		return 0;
	*shown = slice_part(line, i + 1, (size_t)(close - line.at));
	return (size_t)(end - line.at) + 1;
}

/* A star or underscore that sets type: a word starts or ends at it. */
static bool is_emphasis(struct slice line, size_t i)
{
	bool space_before = i == 0 || strchr(" \t|(>", line.at[i - 1]) != NULL;
	bool space_after = i + 1 >= line.size || strchr(" \t|):.,;", line.at[i + 1]) != NULL;

	if (line.at[i] == '*')
		return space_before != space_after;
	return (i > 0 && line.at[i - 1] == ':') ||
	       (i == 0 && line.size > 1 && isalpha((unsigned char)line.at[1]));
}

static void inline_strip(struct slice line, bool row, struct buf *into)
{
	for (size_t i = 0; i < line.size;) {
		char c = line.at[i];
		struct slice shown;
		size_t end;

		if (c == '\\' && i + 1 < line.size && ispunct((unsigned char)line.at[i + 1])) {
			buf_char(into, line.at[i + 1]);
			i += 2;
		} else if (c == '*' && i + 1 < line.size && line.at[i + 1] == '*') {
			i += 2;
		} else if (c == '[' && (end = link_end(line, i, &shown)) != 0) {
			buf_slice(into, shown);
			i = end;
		} else if ((c == '*' || c == '_') && is_emphasis(line, i)) {
			i++;
		} else {
			if (c != '`')
				buf_char(into, (char)(c == '|' && row ? '\t' : c));
			i++;
		}
	}
}

static void markdown_strip(struct slice s, struct buf *into)
{
	struct slice rest = s, line;

	while (slice_line(&rest, &line)) {
		struct slice bare = slice_trim(line);

		if (line_is_table_rule(bare))
			continue;
		if (slice_starts(bare, "#")) {
			while (slice_starts(bare, "#"))
				bare = slice_part(bare, 1, bare.size);
			line = slice_trim(bare);
		}
		while (slice_starts(bare, "> "))
			line = bare = slice_part(bare, 2, bare.size);

		bool row = memchr(line.at, '|', line.size) != NULL;

		if (slice_starts(bare, "|"))
			line = slice_part(
				bare, 1, bare.size - (slice_ends(bare, "|") && bare.size > 1));
		inline_strip(line, row, into);
		buf_char(into, '\n');
	}
}

enum reading_refusal markup_to_text(
	struct arena *a, const char *bytes, size_t size, struct slice *text)
{
	if (size > READING_LARGEST_BYTES)
		return READING_TOO_LARGE;

	struct slice whole = { bytes, size };
	struct buf clean = buf_new(a, size + 1);

	if (slice_starts(whole, "%PDF-") || slice_starts(whole, "{\\rtf"))
		return READING_NOT_TEXT;
	if (!text_clean(whole, &clean))
		return is_text_of_another_encoding(whole) ? READING_NOT_UTF8 : READING_NOT_TEXT;

	struct buf plain = buf_new(a, clean.size + 1);
	struct buf bare = buf_new(a, clean.size + 1);

	html_strip((struct slice){ clean.at, clean.size }, &plain);
	markdown_strip((struct slice){ plain.at, plain.size }, &bare);
	*text = (struct slice){ bare.at, bare.size };
	return slice_trim(*text).size == 0 ? READING_EMPTY : READING_TAKEN;
}
