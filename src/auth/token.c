/* SPDX-License-Identifier: MIT */
/*
 * The secret in the session's cookie, and what is made from it.
 */
#include "auth/token.h"

#include <sodium.h>
#include <string.h>

#include "base/err.h"

#define TEXT_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
enum { TEXT_ROOM = sodium_base64_ENCODED_LEN(TOKEN_BYTES, TEXT_VARIANT) };

struct session_token session_token_random(void)
{
	struct session_token token;

	if (sodium_init() < 0)
		die("libsodium cannot start");
	randombytes_buf(token.at, sizeof token.at);
	return token;
}

static char *bytes_text(struct arena *a, const unsigned char *bytes)
{
	return sodium_bin2base64(
		arena_take(a, TEXT_ROOM), TEXT_ROOM, bytes, TOKEN_BYTES, TEXT_VARIANT);
}

char *session_token_text(struct arena *a, const struct session_token *token)
{
	return bytes_text(a, token->at);
}

bool session_token_parse(const char *text, struct session_token *token)
{
	struct session_token read;
	size_t size;

	if (strlen(text) != TEXT_ROOM - 1)
		return false;
	if (sodium_base642bin(read.at, sizeof read.at, text, TEXT_ROOM - 1, NULL, &size, NULL,
		    TEXT_VARIANT) != 0 ||
		size != sizeof read.at)
		return false;
	*token = read;
	return true;
}

struct slice session_token_hash(struct arena *a, const struct session_token *token)
{
	unsigned char *hash = arena_take(a, crypto_hash_sha256_BYTES);

	crypto_hash_sha256(hash, token->at, sizeof token->at);
	return (struct slice){ (const char *)hash, crypto_hash_sha256_BYTES };
}

static void form_token_make(const struct session_token *token, unsigned char made[TOKEN_BYTES])
{
	static const unsigned char purpose[] = "sarn form token 1";

	crypto_generichash(
		made, TOKEN_BYTES, purpose, sizeof purpose - 1, token->at, sizeof token->at);
}

char *form_token(struct arena *a, const struct session_token *token)
{
	unsigned char made[TOKEN_BYTES];

	form_token_make(token, made);
	return bytes_text(a, made);
}

bool form_token_matches(const struct session_token *token, const char *typed)
{
	unsigned char made[TOKEN_BYTES];
	struct session_token read;

	if (!session_token_parse(typed, &read))
		return false;
	form_token_make(token, made);
	return sodium_memcmp(made, read.at, TOKEN_BYTES) == 0;
}
