/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include <sodium.h>

char *hash_sha256_hex(struct arena *a, struct slice bytes)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	char *hex = arena_take(a, 2 * sizeof hash + 1);

	crypto_hash_sha256(hash, (const unsigned char *)bytes.at, bytes.size);
	return sodium_bin2hex(hex, 2 * sizeof hash + 1, hash, sizeof hash);
}
