/* SPDX-License-Identifier: MIT */
/*
 * The tree of RFC 6962.
 */
#include "audit/merkle.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

struct merkle_hash merkle_leaf(struct slice text)
{
	static const unsigned char mark = 0;
	crypto_hash_sha256_state state;
	struct merkle_hash hash;

	crypto_hash_sha256_init(&state);
	crypto_hash_sha256_update(&state, &mark, 1);
	crypto_hash_sha256_update(&state, (const unsigned char *)text.at, text.size);
	crypto_hash_sha256_final(&state, hash.at);
	return hash;
}

static struct merkle_hash node(const struct merkle_hash *left, const struct merkle_hash *right)
{
	unsigned char bytes[1 + 2 * MERKLE_HASH_BYTES] = { 1 };
	struct merkle_hash hash;

	memcpy(bytes + 1, left->at, MERKLE_HASH_BYTES);
	memcpy(bytes + 1 + MERKLE_HASH_BYTES, right->at, MERKLE_HASH_BYTES);
	crypto_hash_sha256(hash.at, bytes, sizeof bytes);
	return hash;
}

bool merkle_equal(const struct merkle_hash *hash, const struct merkle_hash *other)
{
	return memcmp(hash->at, other->at, MERKLE_HASH_BYTES) == 0;
}

size_t merkle_frontier_count(const struct merkle_tree *tree)
{
	return (size_t)__builtin_popcountll(tree->size);
}

void merkle_add(struct merkle_tree *tree, const struct merkle_hash *leaf)
{
	size_t n = merkle_frontier_count(tree);

	assert(n < MERKLE_DEPTH_MOST);
	tree->frontier[n++] = *leaf;
	/* Each bit that carries joins the last two, which are of one size by then. */
	for (uint64_t size = tree->size; size & 1; size >>= 1, n--)
		tree->frontier[n - 2] = node(&tree->frontier[n - 2], &tree->frontier[n - 1]);
	tree->size++;
}

struct merkle_hash merkle_root(const struct merkle_tree *tree)
{
	size_t n = merkle_frontier_count(tree);
	struct merkle_hash root;

	if (n == 0) {
		crypto_hash_sha256(root.at, NULL, 0);
		return root;
	}
	root = tree->frontier[n - 1];
	for (size_t i = n - 1; i > 0; i--)
		root = node(&tree->frontier[i - 1], &root);
	return root;
}

char *merkle_hex(struct arena *a, const struct merkle_hash *hash)
{
	char *hex = arena_take(a, MERKLE_HEX_BYTES + 1);

	return sodium_bin2hex(hex, MERKLE_HEX_BYTES + 1, hash->at, MERKLE_HASH_BYTES);
}

static int nibble(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

bool merkle_from_hex(struct slice hex, struct merkle_hash *hash)
{
	struct merkle_hash read;

	if (hex.size != MERKLE_HEX_BYTES)
		return false;
	for (size_t i = 0; i < MERKLE_HASH_BYTES; i++) {
		int high = nibble(hex.at[2 * i]), low = nibble(hex.at[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		read.at[i] = (unsigned char)(high << 4 | low);
	}
	*hash = read;
	return true;
}

/* ---- proofs ---- */

static struct merkle_hash root_of(const struct merkle_hash *leaves, uint64_t size)
{
	struct merkle_tree tree = { 0 };

	for (uint64_t i = 0; i < size; i++)
		merkle_add(&tree, &leaves[i]);
	return merkle_root(&tree);
}

/* The largest power of two below `size`, which is 2 or more: where a tree divides. */
static uint64_t division(uint64_t size)
{
	return UINT64_C(1) << (63 - __builtin_clzll(size - 1));
}

static void proof_add(struct merkle_proof *proof, struct merkle_hash hash)
{
	assert(proof->n < MERKLE_DEPTH_MOST);
	proof->at[proof->n++] = hash;
}

static void inclusion(
	const struct merkle_hash *leaves, uint64_t size, uint64_t index, struct merkle_proof *proof)
{
	if (size == 1)
		return;
	uint64_t k = division(size);
	if (index < k) {
		inclusion(leaves, k, index, proof);
		proof_add(proof, root_of(leaves + k, size - k));
	} else {
		inclusion(leaves + k, size - k, index - k, proof);
		proof_add(proof, root_of(leaves, k));
	}
}

void merkle_prove_inclusion(
	const struct merkle_hash *leaves, uint64_t size, uint64_t index, struct merkle_proof *proof)
{
	assert(index < size);
	proof->n = 0;
	inclusion(leaves, size, index, proof);
}

/* RFC 9162, section 2.1.3.2, in its words: fn and sn walk up from the leaf and the last leaf. */
bool merkle_is_included(const struct merkle_hash *leaf, uint64_t index, uint64_t size,
	const struct merkle_proof *proof, const struct merkle_hash *root)
{
	if (index >= size)
		return false;
	uint64_t fn = index, sn = size - 1;
	struct merkle_hash hash = *leaf;

	for (size_t i = 0; i < proof->n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			hash = node(&proof->at[i], &hash);
			for (; fn != 0 && !(fn & 1); fn >>= 1)
				sn >>= 1;
		} else {
			hash = node(&hash, &proof->at[i]);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && merkle_equal(&hash, root);
}

/* `whole`: what is old is all of this part, whose root the reader knows already. */
static void consistency(const struct merkle_hash *leaves, uint64_t size, uint64_t old_size,
	bool whole, struct merkle_proof *proof)
{
	if (old_size == size) {
		if (!whole)
			proof_add(proof, root_of(leaves, size));
		return;
	}
	uint64_t k = division(size);
	if (old_size <= k) {
		consistency(leaves, k, old_size, whole, proof);
		proof_add(proof, root_of(leaves + k, size - k));
	} else {
		consistency(leaves + k, size - k, old_size - k, false, proof);
		proof_add(proof, root_of(leaves, k));
	}
}

void merkle_prove_consistency(const struct merkle_hash *leaves, uint64_t size, uint64_t old_size,
	struct merkle_proof *proof)
{
	assert(old_size > 0 && old_size <= size);
	proof->n = 0;
	consistency(leaves, size, old_size, true, proof);
}

/* RFC 9162, section 2.1.4.2. */
bool merkle_is_consistent(uint64_t old_size, const struct merkle_hash *old_root, uint64_t size,
	const struct merkle_hash *root, const struct merkle_proof *proof)
{
	if (old_size == 0 || old_size > size)
		return false;
	if (old_size == size)
		return proof->n == 0 && merkle_equal(old_root, root);

	uint64_t fn = old_size - 1, sn = size - 1;
	for (; fn & 1; fn >>= 1)
		sn >>= 1;
	/* A full old tree is itself the first hash, and so is left out of the proof. */
	size_t i = (old_size & (old_size - 1)) == 0 ? 0 : 1;
	if (proof->n < i)
		return false;
	struct merkle_hash old = i == 0 ? *old_root : proof->at[0];
	struct merkle_hash new = old;

	for (; i < proof->n; i++) {
		if (sn == 0)
			return false;
		if ((fn & 1) || fn == sn) {
			old = node(&proof->at[i], &old);
			new = node(&proof->at[i], &new);
			for (; fn != 0 && !(fn & 1); fn >>= 1)
				sn >>= 1;
		} else {
			new = node(&new, &proof->at[i]);
		}
		fn >>= 1;
		sn >>= 1;
	}
	return sn == 0 && merkle_equal(&old, old_root) && merkle_equal(&new, root);
}
