/* SPDX-License-Identifier: MIT */
/*
 * How two programs of ours know one another: keys in files, signatures, sealed
 * bytes, and a key that only the two of them have.
 *
 * One secret of 32 bytes lies in a file of mode 0400; the pair that signs
 * (Ed25519) and the pair that opens what was sealed (X25519) are derived from
 * it.  The public halves are one line of text, handed over by people.
 */
#ifndef BASE_KEYS_H
#define BASE_KEYS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/slice.h"

enum { SIGNATURE_DIGITS = 128 };

struct public_keys {
	unsigned char verify[32];
	unsigned char seal[32];
};

struct own_keys {
	unsigned char sign[64];
	unsigned char open[32];
	struct public_keys public;
};

/* Of two programs, for one purpose, the same at both; or of one alone. */
struct shared_key {
	unsigned char at[32];
};

/* ---- files ---- */

/*
 * Makes a secret in a new file; what is there already stays as it is.  False, and a sentence in
 * `*why`, if it cannot be written.
 */
bool keys_make(struct arena *a, const char *path, const char **why);

/*
 * False, and a sentence without a byte of it in `*why`, if there is none, it is not one, or the
 * file is not ours alone: mode 0400, and ours.
 */
bool keys_load(struct arena *a, const char *path, struct own_keys *keys, const char **why);

/* The line to be handed over, without a line end; and back, false if it is none. */
char *keys_public_text(struct arena *a, const struct public_keys *keys);
bool keys_public_parse(struct slice text, struct public_keys *keys);

/* Writes another's to a file of mode 0400, in place of what was there; and reads it back. */
bool keys_public_keep(
	struct arena *a, const char *path, const struct public_keys *keys, const char **why);
bool keys_public_load(
	struct arena *a, const char *path, struct public_keys *keys, const char **why);

/* ---- what they do ---- */

/* In SIGNATURE_DIGITS hexadecimal digits; the same bytes have the same signature. */
char *keys_sign(struct arena *a, const struct own_keys *keys, struct slice bytes);
bool keys_verify(const struct public_keys *keys, struct slice bytes, struct slice signature);

/*
 * Bytes that only the owner of these keys can open, not even whoever sealed them; as letters,
 * digits, "-" and "_", keys_sealed_size of them.
 */
char *keys_seal(struct arena *a, const struct public_keys *keys, struct slice bytes);
size_t keys_sealed_size(size_t bytes);

/* Opens them; false if they were not sealed for us, or a byte was changed. */
bool keys_open(
	struct arena *a, const struct own_keys *keys, struct slice sealed, struct slice *bytes);

/* The key that we have with the other and nobody else, for that purpose (8 letters). */
struct shared_key keys_shared(
	const struct own_keys *own, const struct public_keys *other, const char *purpose);

/* The key that we alone have, for that purpose (8 letters). */
struct shared_key keys_alone(const struct own_keys *own, const char *purpose);

/* BLAKE2b of the bytes under that key, in 64 hexadecimal digits. */
char *keys_hash(struct arena *a, const struct shared_key *key, struct slice bytes);

/* Forgets what lay there. */
void keys_wipe(void *at, size_t size);

#endif
