/* SPDX-License-Identifier: MIT */
/*
 * The tree of RFC 6962, section 2: a hash over a list that only grows.
 *
 * A leaf is hashed with a 0 byte in front and a pair of hashes with a 1, so that
 * neither passes for the other.  Pure: knows nothing of what a leaf says.
 */
#ifndef AUDIT_MERKLE_H
#define AUDIT_MERKLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

enum { MERKLE_HASH_BYTES = 32, MERKLE_HEX_BYTES = 64, MERKLE_DEPTH_MOST = 64 };

struct merkle_hash {
	unsigned char at[MERKLE_HASH_BYTES];
};

/*
 * What must be kept to add a leaf: the roots of the full trees that make up the
 * whole, the largest first, one for each bit set in `size`.  All zero: empty.
 */
struct merkle_tree {
	uint64_t size;
	struct merkle_hash frontier[MERKLE_DEPTH_MOST];
};

struct merkle_hash merkle_leaf(struct slice text);
bool merkle_equal(const struct merkle_hash *hash, const struct merkle_hash *other);

void merkle_add(struct merkle_tree *tree, const struct merkle_hash *leaf);
size_t merkle_frontier_count(const struct merkle_tree *tree);

/* Of an empty tree: the hash of nothing. */
struct merkle_hash merkle_root(const struct merkle_tree *tree);

/* In small letters, with a NUL; and back, false for anything else than 64 such. */
char *merkle_hex(struct arena *a, const struct merkle_hash *hash);
bool merkle_from_hex(struct slice hex, struct merkle_hash *hash);

/* A proof: at most so many hashes, the lowest first. */
struct merkle_proof {
	size_t n;
	struct merkle_hash at[MERKLE_DEPTH_MOST];
};

/* That leaf `index` (the first is 0) stands in the tree of these `size` leaves. */
void merkle_prove_inclusion(const struct merkle_hash *leaves, uint64_t size, uint64_t index,
	struct merkle_proof *proof);
bool merkle_is_included(const struct merkle_hash *leaf, uint64_t index, uint64_t size,
	const struct merkle_proof *proof, const struct merkle_hash *root);

/* That the tree of the first `old_size` (not 0) leaves is the beginning of that of all. */
void merkle_prove_consistency(const struct merkle_hash *leaves, uint64_t size, uint64_t old_size,
	struct merkle_proof *proof);
bool merkle_is_consistent(uint64_t old_size, const struct merkle_hash *old_root, uint64_t size,
	const struct merkle_hash *root, const struct merkle_proof *proof);

#endif
