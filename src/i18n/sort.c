/* SPDX-License-Identifier: MIT */
/*
 * Sorting keys: three levels, one after the other, each only asked when those
 * before it are equal: the letters, the accents, the case.
 *
 * The levels of a key are divided by a byte below all others.  A key is valid
 * UTF-8 without NUL, so a database keeps it as text and compares its bytes.
 */
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "i18n/i18n.h"

enum { LEVEL_END = 0x01 };

/* In the order of the dictionary; j, k, q, v, x and z stand where English has them. */
static const char *const welsh_alphabet[] = { "a", "b", "c", "ch", "d", "dd", "e", "f", "ff", "g",
	"ng", "h", "i", "j", "k", "l", "ll", "m", "n", "o", "p", "ph", "q", "r", "rh", "s", "t",
	"th", "u", "v", "w", "x", "y", "z" };

/*
 * Words where n and g meet without being the letter ng.  Anywhere else they are
 * taken as the letter, which is the commoner case and what Unicode's rules do.
 */
static const char *const n_before_g[] = { "bangor", "llang" };

/* Weights of letters are ASCII from here on, above every figure and mark kept as it is. */
enum { FIRST_LETTER_WEIGHT = 'A' };

static bool starts(const char *text, const char *with)
{
	return strncmp(text, with, strlen(with)) == 0;
}

/* True if a word that begins at or before `at`, in the text from `start`, keeps n and g apart. */
static bool n_and_g_are_apart(const char *start, const char *at)
{
	for (size_t i = 0; i < array_size(n_before_g); i++) {
		size_t before = (size_t)(strstr(n_before_g[i], "ng") - n_before_g[i]);
		const char *word = at - before;

		if ((size_t)(at - start) >= before && starts(word, n_before_g[i]) &&
			(word == start || word[-1] == ' '))
			return true;
	}
	return false;
}

/* The Welsh letter at `at`, the longest that fits; its number, or the alphabet's size if none. */
static size_t welsh_letter(const char *start, const char *at)
{
	size_t found = array_size(welsh_alphabet);

	for (size_t i = 0; i < array_size(welsh_alphabet); i++) {
		const char *letter = welsh_alphabet[i];

		if (!starts(at, letter) ||
			(letter[1] != '\0' && starts(letter, "ng") && n_and_g_are_apart(start, at)))
			continue;
		if (found == array_size(welsh_alphabet) || letter[1] != '\0')
			found = i;
	}
	return found;
}

/* Letters by the language's alphabet; figures, marks and other scripts by their code point. */
static void put_letters(struct buf *key, enum language language, const char *folded)
{
	for (const char *at = folded; *at != '\0';) {
		size_t letter =
			language == WELSH ? welsh_letter(folded, at) : array_size(welsh_alphabet);

		if (letter == array_size(welsh_alphabet)) {
			buf_char(key, *at++);
			continue;
		}
		buf_char(key, (char)(FIRST_LETTER_WEIGHT + letter));
		at += strlen(welsh_alphabet[letter]);
	}
}

/* Lower case of the letters that Welsh and its neighbours have; all else as it is. */
static unsigned lower(unsigned rune)
{
	if ((rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE && rune != 0xD7))
		return rune + 0x20;
	if ((rune >= 0x174 && rune <= 0x177) || (rune >= 0x1E80 && rune <= 0x1EF9))
		return rune | 1; // Ŵ Ŷ Ẁ Ẃ Ẅ Ỳ, each followed by its small twin
	return rune;
}

static void put_accents(struct buf *key, const char *text, const char *end)
{
	for (const char *at = text; at < end;)
		buf_rune(key, lower(utf8_next(&at, end)));
}

/* Small letters before capital ones. */
static void put_case(struct buf *key, const char *text, const char *end)
{
	for (const char *at = text; at < end;) {
		unsigned rune = utf8_next(&at, end);

		buf_char(key, lower(rune) == rune ? 'a' : 'b');
	}
}

char *sort_key(struct arena *a, enum language language, const char *text)
{
	size_t size = strlen(text);
	struct buf key = buf_new(a, 3 * size + 2);

	put_letters(&key, language, utf8_fold(a, text));
	buf_char(&key, LEVEL_END);
	put_accents(&key, text, text + size);
	buf_char(&key, LEVEL_END);
	put_case(&key, text, text + size);
	return key.at;
}
