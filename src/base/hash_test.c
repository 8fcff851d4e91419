/* SPDX-License-Identifier: MIT */
#include "base/hash.h"

#include "base/testing.h"

/* From FIPS 180-2, appendix B.1, and of no bytes at all. */
static void hash__is_sha256_in_hexadecimal(void **state)
{
	struct arena *a = arena_open(4096);

	(void)state;
	assert_string_equal("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
		hash_sha256_hex(a, SLICE("abc")));
	assert_string_equal("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
		hash_sha256_hex(a, SLICE_NONE));
	arena_close(a);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(hash__is_sha256_in_hexadecimal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
