/* SPDX-License-Identifier: MIT */
/*
 * One submit, one answer.
 */
#include "auth/submit.h"

#include <sodium.h>
#include <string.h>

#include "auth/auth_queries.h"
#include "base/err.h"
#include "db/db.h"

#define TEXT_VARIANT sodium_base64_VARIANT_URLSAFE_NO_PADDING
enum { KEY_BYTES = 16, KEY_TEXT_ROOM = sodium_base64_ENCODED_LEN(KEY_BYTES, TEXT_VARIANT) };

char *submit_key(struct arena *a)
{
	unsigned char key[KEY_BYTES];

	if (sodium_init() < 0)
		die("libsodium cannot start");
	randombytes_buf(key, sizeof key);
	return sodium_bin2base64(
		arena_take(a, KEY_TEXT_ROOM), KEY_TEXT_ROOM, key, sizeof key, TEXT_VARIANT);
}

bool submit_key_is_well_formed(const char *key)
{
	size_t size = strlen(key);

	return size >= 16 && size <= 64 &&
	       strspn(key, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") ==
		       size;
}

bool submit_claim(
	struct work *w, struct account_id account, const char *key, struct submit_answer *before)
{
	struct submit_get_row row;

	assert(submit_key_is_well_formed(key));
	if (account.v == 0)
		return true;
	if (submit_insert(w, account, key, work_now(w)) == 1)
		return true;
	if (submit_get(w, account, key, &row))
		*before = (struct submit_answer){ (int)row.status, row.location };
	return false;
}

void submit_answered(struct work *w, struct account_id account, const char *key,
	const struct submit_answer *answer)
{
	if (account.v == 0)
		return;
	submit_answer_write(w, &(struct submit_answer_write_values){
				       .status = answer->status,
				       .location = answer->location,
				       .account_id = account,
				       .key = key,
			       });
}
