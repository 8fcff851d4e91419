/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unictype.h>
#include <uninorm.h>
#include <unistr.h>

#include "base/buf.h"
#include "base/err.h"

bool utf8_valid(const char *at, size_t size, size_t *bad_at)
{
	const uint8_t *bad = u8_check((const uint8_t *)at, size);

	if (bad != NULL)
		*bad_at = (size_t)((const char *)bad - at);
	return bad == NULL;
}

char *utf8_mend(struct arena *a, struct slice bytes)
{
	struct buf out = buf_new(a, bytes.size + 1);

	for (size_t i = 0; i < bytes.size;) {
		ucs4_t rune;
		int size = u8_mbtoucr(&rune, (const uint8_t *)bytes.at + i, bytes.size - i);
		bool is_text = size > 0 && rune != 0;

		if (is_text)
			buf_put(&out, bytes.at + i, (size_t)size);
		else
			buf_text(&out, UTF8_UNREADABLE);
		i += is_text ? (size_t)size : 1;
	}
	return out.at;
}

unsigned utf8_next(const char **at, const char *end)
{
	ucs4_t rune;

	assert(*at < end);
	*at += u8_mbtouc(&rune, (const uint8_t *)*at, (size_t)(end - *at));
	return rune;
}

size_t utf8_length(const char *text)
{
	return u8_mbsnlen((const uint8_t *)text, strlen(text));
}

static bool is_ascii(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if ((unsigned char)text.at[i] >= 0x80)
			return false;
	return true;
}

static struct slice normalize(struct arena *a, uninorm_t form, struct slice text)
{
	size_t size = 0;
	uint8_t *made = u8_normalize(form, (const uint8_t *)text.at, text.size, NULL, &size);

	if (made == NULL)
		die("out of memory: normalizing %zu bytes", text.size);

	char *copy = arena_text_n(a, (const char *)made, size);

	free(made);
	return (struct slice){ copy, size };
}

char *utf8_nfc(struct arena *a, struct slice text)
{
	if (is_ascii(text))
		return arena_text_n(a, text.at, text.size);
	return (char *)normalize(a, UNINORM_NFC, text).at;
}

/* What people type where an apostrophe belongs; U+FF07 becomes one by decomposition. */
static bool is_apostrophe(unsigned rune)
{
	switch (rune) {
	case '\'':
	case '`':
	case 0x00B4: // acute accent
	case 0x02B9: // modifier prime
	case 0x02BB: // modifier turned comma
	case 0x02BC: // modifier apostrophe
	case 0x02C8: // modifier vertical line
	case 0x1FFD: // Greek oxia, an acute accent in form C
	case 0x2018: // left single quotation mark
	case 0x2019: // right single quotation mark
	case 0x201B: // single high-reversed-9 quotation mark
	case 0x2032: // prime
		return true;
	default: return false;
	}
}

static unsigned plain_apostrophe(unsigned rune)
{
	return is_apostrophe(rune) ? '\'' : rune;
}

static struct slice with_plain_apostrophes(struct arena *a, struct slice text)
{
	struct buf plain = buf_new(a, text.size);
	const char *end = text.at + text.size;

	for (const char *at = text.at; at < end;)
		buf_rune(&plain, plain_apostrophe(utf8_next(&at, end)));
	return (struct slice){ plain.at, plain.size };
}

static bool is_mark(unsigned rune)
{
	return uc_is_general_category_withtable(rune, UC_CATEGORY_MASK_M);
}

char *utf8_fold(struct arena *a, const char *text)
{
	/* Before taking apart, which makes a blank and an accent of U+00B4; and after, for U+0149. */
	struct slice from = with_plain_apostrophes(a, slice_of(text));

	/* Taken apart for compatibility too: the "ﬁ" of a PDF is found by "fi". */
	if (!is_ascii(from))
		from = normalize(a, UNINORM_NFKD, from);

	struct buf folded = buf_new(a, from.size);
	const char *end = from.at + from.size;
	bool after_space = false;

	for (const char *at = from.at; at < end;) {
		unsigned rune = utf8_next(&at, end);
		bool space = uc_is_property_white_space(rune);

		if (is_mark(rune) || (space && after_space))
			continue;
		buf_rune(&folded, space ? ' ' : plain_apostrophe(uc_tolower(rune)));
		after_space = space;
	}
	return folded.at;
}

bool utf8_ends_line(unsigned rune)
{
	return (rune >= '\n' && rune <= '\r') || rune == 0x85 || rune == 0x2028 || rune == 0x2029;
}

bool utf8_rune_is_plain(unsigned rune, bool many_lines)
{
	if (rune == '\t' || rune == '\n')
		return many_lines;
	if (rune < 0x20 || (rune >= 0x7F && rune < 0xA0))
		return false;
	if (rune == 0x2028 || rune == 0x2029) // they end lines, too
		return false;
	if ((rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069))
		return false;
	return (rune & 0xFFFE) != 0xFFFE && !(rune >= 0xFDD0 && rune <= 0xFDEF);
}

bool utf8_is_plain(const char *text, bool many_lines)
{
	const char *end = text + strlen(text);
	size_t bad_at;

	if (!utf8_valid(text, (size_t)(end - text), &bad_at))
		return false;
	for (const char *at = text; at < end;)
		if (!utf8_rune_is_plain(utf8_next(&at, end), many_lines))
			return false;
	return true;
}

static bool is_of_word(char c)
{
	return (unsigned char)c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

struct slice utf8_next_word(struct slice *rest)
{
	size_t from = 0;
	size_t to;

	while (from < rest->size && !is_of_word(rest->at[from]))
		from++;
	for (to = from; to < rest->size && is_of_word(rest->at[to]);)
		to++;

	struct slice word = slice_part(*rest, from, to);

	*rest = slice_part(*rest, to, rest->size);
	return word;
}

char *utf8_longest_word(struct arena *a, const char *typed)
{
	struct slice rest = slice_of(utf8_fold(a, typed));
	struct slice longest = SLICE("");

	for (struct slice word; (word = utf8_next_word(&rest)).size > 0;)
		if (word.size > longest.size)
			longest = word;
	return arena_text_n(a, longest.at, longest.size);
}

char *utf8_end_of_prefix(struct arena *a, const char *prefix)
{
	return arena_format(a, "%s\xF4\x8F\xBF\xBF", prefix);	// U+10FFFF, past any text
}
