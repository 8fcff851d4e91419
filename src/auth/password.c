/* SPDX-License-Identifier: MIT */
/*
 * Passwords: which may be used, and Argon2id.
 *
 * A password is judged by what is left of it when the decoration is taken off: capitals, blanks
 * and signs first, then figures, then repeats.  "P4$$" tricks are not undone: at fifteen
 * characters they matter less than the words.
 */
#include "auth/password.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/log.h"
#include "base/problem.h"
#include "base/utf8.h"

static const char *const common[] = {
#include "auth/password_common.inc"
};

enum {
	OWN_WORD_MIN = 4,  // bytes; shorter names are not looked for
	OWN_REST_MIN = 8,  // bytes that have to remain beside one's own words
	REPEAT_MAX = 8,    // bytes; a repeated piece no longer than this is a pattern
	SURPRISES_MIN = 4, // steps that do not follow from the one before
};

static const char *const sentences[PASSWORD_REFUSAL_COUNT] = {
	[PASSWORD_NO_REFUSAL] = "",
	[PASSWORD_NOT_PLAIN] = N_("Enter a password without control characters"),
	[PASSWORD_TOO_SHORT] = N_("Enter a password of 15 characters or more"),
	[PASSWORD_TOO_LONG] = N_("Enter a password of 128 characters or fewer"),
	[PASSWORD_COMMON] = N_("Enter a password that is harder to guess, such as three or four "
			       "unusual words"),
	[PASSWORD_PERSONAL] = N_("Enter a password that is not made of your name, your sign-in "
				 "name or your organisation"),
};

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

static bool is_small_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80;
}

/* Small letters and figures of `text`, in order; bytes past ASCII count as letters. */
static char *text_bare(struct arena *a, const char *text)
{
	char *bare = arena_text(a, text);
	size_t n = 0;

	for (const char *c = text; *c != '\0'; c++) {
		char small = *c;

		if (small >= 'A' && small <= 'Z')
			small = (char)(small - 'A' + 'a');
		if (is_small_letter(small) || is_figure(small))
			bare[n++] = small;
	}
	bare[n] = '\0';
	return bare;
}

static char *text_without_figures(struct arena *a, const char *bare)
{
	char *letters = arena_text(a, bare);
	size_t n = 0;

	for (const char *c = bare; *c != '\0'; c++)
		if (!is_figure(*c))
			letters[n++] = *c;
	letters[n] = '\0';
	return letters;
}

/* Bytes of the shortest piece that, repeated (the last time maybe cut), gives the text. */
static size_t text_period(const char *text, size_t size)
{
	for (size_t period = 1; period < size; period++)
		if (memcmp(text, text + period, size - period) == 0)
			return period;
	return size;
}

/* Does `next` follow from `c`: the same, next to it in the alphabet or on the keyboard? */
static bool step_is_expected(char c, char next)
{
	static const char rows[] = "qwertyuiop asdfghjkl zxcvbnm 01234567890";
	const char pair[] = { c, next, '\0' }, back[] = { next, c, '\0' };

	return c == next || next == c + 1 || next == c - 1 || strstr(rows, pair) != NULL ||
	       strstr(rows, back) != NULL;
}

static bool is_in_a_row(const char *bare)
{
	int surprises = 0;

	for (const char *c = bare; c[0] != '\0' && c[1] != '\0'; c++)
		if (!step_is_expected(c[0], c[1]))
			surprises++;
	return surprises < SURPRISES_MIN;
}

static int text_compare(const void *text, const void *each)
{
	return strcmp(text, *(const char *const *)each);
}

static bool is_common(struct arena *a, const char *bare)
{
	char *letters = text_without_figures(a, bare);
	size_t size = strlen(bare);
	size_t period = text_period(bare, size);

	if (is_in_a_row(bare) || (period < size && period <= REPEAT_MAX))
		return true;
	letters[text_period(letters, strlen(letters))] = '\0';
	return bsearch(letters, common, array_size(common), sizeof common[0], text_compare) != NULL;
}

/* Takes every `word` out of `bare`. */
static void text_take_out(char *bare, const char *word)
{
	size_t size = strlen(word);

	for (char *at = strstr(bare, word); at != NULL; at = strstr(at, word))
		memmove(at, at + size, strlen(at + size) + 1);
}

/* Takes out of `rest` the words of one of the texts that it may not lean on. */
static void own_take_out(struct arena *a, char *rest, const char *own)
{
	static const char between[] = " .,-_@+'";

	while (*own != '\0') {
		size_t size = strcspn(own, between);
		const char *word = text_bare(a, arena_text_n(a, own, size));

		if (strlen(word) >= OWN_WORD_MIN)
			text_take_out(rest, word);
		own += size + strspn(own + size, between);
	}
}

static bool is_personal(struct arena *a, const char *bare, const char *const *own)
{
	char *rest = arena_text(a, bare);

	for (; *own != NULL; own++)
		own_take_out(a, rest, *own);
	return strlen(rest) < strlen(bare) && strlen(rest) < OWN_REST_MIN;
}

enum password_refusal password_may_be(struct arena *a, const char *password, const char *const *own)
{
	size_t length = utf8_length(password);
	const char *bare = text_bare(a, password);

	if (!utf8_is_plain(password, false))
		return PASSWORD_NOT_PLAIN;
	if (length < PASSWORD_CHARACTERS_MIN)
		return PASSWORD_TOO_SHORT;
	if (length > PASSWORD_CHARACTERS_MAX)
		return PASSWORD_TOO_LONG;
	if (is_personal(a, bare, own))
		return PASSWORD_PERSONAL;
	if (is_common(a, bare))
		return PASSWORD_COMMON;
	return PASSWORD_NO_REFUSAL;
}

const char *password_refusal_text(enum password_refusal refusal)
{
	assert(refusal < PASSWORD_REFUSAL_COUNT);
	return sentences[refusal];
}

const char *password_hash(struct arena *a, struct password_cost cost, const char *password)
{
	char *hash = arena_take(a, crypto_pwhash_STRBYTES);

	if (sodium_init() < 0)
		die("libsodium cannot start");
	if (crypto_pwhash_str_alg(hash, password, strlen(password), cost.passes, cost.memory_bytes,
		    crypto_pwhash_ALG_ARGON2ID13) != 0)
		return NULL;
	return hash;
}

bool password_matches(const char *hash, const char *typed)
{
	char whole[crypto_pwhash_STRBYTES] = { 0 }; // libsodium reads this many bytes

	if (sodium_init() < 0)
		die("libsodium cannot start");
	if (strlen(hash) >= sizeof whole)
		return false;
	memcpy(whole, hash, strlen(hash));
	return crypto_pwhash_str_verify(whole, typed, strlen(typed)) == 0;
}

/* The number after "m=" or "t="; 0 if there is none. */
static uint64_t hash_parameter(const char *hash, const char *name)
{
	const char *at = strstr(hash, name);

	return at == NULL ? 0 : strtoull(at + strlen(name), NULL, 10);
}

/* Works for as long as checking the hash took less than that cost: a pass over memory is the unit. */
static void work_off(struct password_cost cost, const char *hash)
{
	uint64_t whole = (uint64_t)cost.passes * cost.memory_bytes;
	uint64_t done = hash_parameter(hash, "t=") * hash_parameter(hash, "m=") * 1024;
	uint64_t left = done < whole ? (whole - done) / cost.passes : 0;
	static const unsigned char salt[crypto_pwhash_SALTBYTES];
	unsigned char out[32];

	if (left >= crypto_pwhash_MEMLIMIT_MIN &&
		crypto_pwhash(out, sizeof out, "", 0, salt, cost.passes, (size_t)left,
			crypto_pwhash_ALG_ARGON2ID13) != 0)
		log_line(LOG_WARNING, "password", "failure=\"no memory\"");
}

static bool is_of_cost(const char *hash, struct password_cost cost)
{
	char whole[crypto_pwhash_STRBYTES] = { 0 };

	memcpy(whole, hash, strlen(hash) < sizeof whole ? strlen(hash) : sizeof whole - 1);
	return crypto_pwhash_str_needs_rehash(whole, cost.passes, cost.memory_bytes) == 0;
}

struct password_check password_check(
	struct arena *a, struct password_cost cost, const char *hash, const char *typed)
{
	struct password_check check = { .matches = password_matches(hash, typed) };

	if (is_of_cost(hash, cost))
		return check;
	if (check.matches)
		check.newer = password_hash(a, cost, typed);
	else
		work_off(cost, hash);
	return check;
}

const char *password_hash_of_nobody(struct arena *a, struct password_cost cost)
{
	/* 16 bytes of salt and 32 of hash, all zero: no known text gives them */
	return arena_format(a, "$argon2id$v=19$m=%zu,t=%u,p=1$%.22s$%.43s",
		cost.memory_bytes / 1024, cost.passes, "AAAAAAAAAAAAAAAAAAAAAA",
		"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
}
