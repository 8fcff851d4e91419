/* SPDX-License-Identifier: MIT */
/*
 * SHA-256, for records, documents and the log.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"
#include "base/slice.h"

/* In 64 lower-case hexadecimal digits. */
char *hash_sha256_hex(struct arena *a, struct slice bytes);

#endif
