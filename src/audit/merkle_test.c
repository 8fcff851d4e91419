/* SPDX-License-Identifier: MIT */
#include "audit/merkle.h"

#include <sodium.h>
#include <string.h>

#include "base/testing.h"

/* The eight leaves that implementations of Certificate Transparency are commonly tried with. */
static const struct slice known_leaves[] = {
	{ "", 0 },
	{ "\x00", 1 },
	{ "\x10", 1 },
	{ "\x20\x21", 2 },
	{ "\x30\x31", 2 },
	{ "\x40\x41\x42\x43", 4 },
	{ "\x50\x51\x52\x53\x54\x55\x56\x57", 8 },
	{ "\x60\x61\x62\x63\x64\x65\x66\x67\x68\x69\x6a\x6b\x6c\x6d\x6e\x6f", 16 },
};

static const char *const known_roots[] = {
	"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
	"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
	"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
	"aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
	"d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
	"4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
	"76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
	"ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
	"5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
};

enum { MANY = 70 };

static void many_leaves(struct merkle_hash *leaves)
{
	for (size_t i = 0; i < MANY; i++)
		leaves[i] = merkle_leaf((struct slice){ &(const char){ (char)i }, 1 });
}

/* The definition of section 2.1, word for word. */
static struct merkle_hash defined_root(const struct merkle_hash *leaves, size_t size)
{
	unsigned char both[1 + 2 * MERKLE_HASH_BYTES] = { 1 };
	struct merkle_hash hash;
	size_t k = 1;

	if (size == 0) {
		crypto_hash_sha256(hash.at, NULL, 0);
		return hash;
	}
	if (size == 1)
		return leaves[0];
	while (k * 2 < size)
		k *= 2;
	hash = defined_root(leaves, k);
	memcpy(both + 1, hash.at, sizeof hash.at);
	hash = defined_root(leaves + k, size - k);
	memcpy(both + 1 + MERKLE_HASH_BYTES, hash.at, sizeof hash.at);
	crypto_hash_sha256(hash.at, both, sizeof both);
	return hash;
}

static void merkle__known_leaves_give_the_known_roots(void **state)
{
	(void)state;
	struct arena *a = arena_open(4096);
	struct merkle_tree tree = { 0 };

	for (size_t i = 0; i <= 8; i++) {
		struct merkle_hash root = merkle_root(&tree);
		assert_string_equal(known_roots[i], merkle_hex(a, &root));
		if (i == 8)
			break;
		struct merkle_hash leaf = merkle_leaf(known_leaves[i]);
		merkle_add(&tree, &leaf);
	}
	arena_close(a);
}

static void merkle__known_leaves_give_the_known_path(void **state)
{
	(void)state;
	static const char *const path[] = {
		"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
		"5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
		"6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
	};
	struct arena *a = arena_open(4096);
	struct merkle_hash leaves[8];
	struct merkle_proof proof;

	for (size_t i = 0; i < 8; i++)
		leaves[i] = merkle_leaf(known_leaves[i]);
	merkle_prove_inclusion(leaves, 8, 0, &proof);
	assert_int_equal(3, proof.n);
	for (size_t i = 0; i < 3; i++)
		assert_string_equal(path[i], merkle_hex(a, &proof.at[i]));
	arena_close(a);
}

static void merkle__adding_one_by_one_gives_the_defined_root(void **state)
{
	(void)state;
	struct merkle_hash leaves[MANY];
	struct merkle_tree tree = { 0 };

	many_leaves(leaves);
	for (size_t i = 0; i <= MANY; i++) {
		struct merkle_hash defined = defined_root(leaves, i), root = merkle_root(&tree);
		assert_true(merkle_equal(&defined, &root));
		if (i < MANY)
			merkle_add(&tree, &leaves[i]);
	}
}

static void merkle__every_leaf_is_proved_at_its_place_and_no_other(void **state)
{
	(void)state;
	struct merkle_hash leaves[MANY];
	struct merkle_proof proof;

	many_leaves(leaves);
	for (uint64_t size = 1; size <= MANY; size++) {
		struct merkle_hash root = defined_root(leaves, size);
		for (uint64_t i = 0; i < size; i++) {
			merkle_prove_inclusion(leaves, size, i, &proof);
			for (uint64_t k = 0; k <= size; k++)
				assert_int_equal(i == k,
					merkle_is_included(&leaves[i], k, size, &proof, &root));
			assert_false(merkle_is_included(
				&leaves[(i + 1) % MANY], i, size, &proof, &root));
		}
	}
}

static void merkle__every_beginning_is_proved_to_be_one(void **state)
{
	(void)state;
	struct merkle_hash leaves[MANY];
	struct merkle_proof proof;

	many_leaves(leaves);
	for (uint64_t size = 1; size <= MANY; size++) {
		struct merkle_hash root = defined_root(leaves, size);
		for (uint64_t old = 1; old <= size; old++) {
			struct merkle_hash old_root = defined_root(leaves, old);
			merkle_prove_consistency(leaves, size, old, &proof);
			assert_true(merkle_is_consistent(old, &old_root, size, &root, &proof));
			old_root.at[0] ^= 1;
			assert_false(merkle_is_consistent(old, &old_root, size, &root, &proof));
		}
	}
}

static void merkle__a_changed_proof_proves_nothing(void **state)
{
	(void)state;
	struct merkle_hash leaves[MANY];
	struct merkle_proof proof;

	many_leaves(leaves);
	struct merkle_hash root = defined_root(leaves, MANY), old = defined_root(leaves, 37);
	merkle_prove_inclusion(leaves, MANY, 11, &proof);
	for (size_t i = 0; i < proof.n; i++) {
		proof.at[i].at[i] ^= 0x10;
		assert_false(merkle_is_included(&leaves[11], 11, MANY, &proof, &root));
		proof.at[i].at[i] ^= 0x10;
	}
	proof.n--;
	assert_false(merkle_is_included(&leaves[11], 11, MANY, &proof, &root));
	merkle_prove_consistency(leaves, MANY, 37, &proof);
	for (size_t i = 0; i < proof.n; i++) {
		proof.at[i].at[i] ^= 0x10;
		assert_false(merkle_is_consistent(37, &old, MANY, &root, &proof));
		proof.at[i].at[i] ^= 0x10;
	}
	proof.n--;
	assert_false(merkle_is_consistent(37, &old, MANY, &root, &proof));
}

static void merkle__hexadecimal_comes_back_and_only_small_letters_do(void **state)
{
	(void)state;
	struct arena *a = arena_open(4096);
	struct merkle_hash hash = merkle_leaf(SLICE("x")), back;

	assert_true(merkle_from_hex(slice_of(merkle_hex(a, &hash)), &back));
	assert_true(merkle_equal(&hash, &back));
	assert_false(merkle_from_hex(SLICE("abc"), &back));
	char *hex = arena_text(a, known_roots[0]);
	hex[0] = 'E';
	assert_false(merkle_from_hex(slice_of(hex), &back));
	arena_close(a);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(merkle__known_leaves_give_the_known_roots),
		cmocka_unit_test(merkle__known_leaves_give_the_known_path),
		cmocka_unit_test(merkle__adding_one_by_one_gives_the_defined_root),
		cmocka_unit_test(merkle__every_leaf_is_proved_at_its_place_and_no_other),
		cmocka_unit_test(merkle__every_beginning_is_proved_to_be_one),
		cmocka_unit_test(merkle__a_changed_proof_proves_nothing),
		cmocka_unit_test(merkle__hexadecimal_comes_back_and_only_small_letters_do),
	};
	return cmocka_run_group_tests_name("merkle", tests, NULL, NULL);
}
