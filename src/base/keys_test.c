/* SPDX-License-Identifier: MIT */
#include "base/keys.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"
#include "base/testing.h"

static const char *a_path(struct arena *a, const char *name)
{
	return arena_format(a, "%s/%s", folder_fresh(a), name);
}

static struct own_keys some_keys(struct arena *a)
{
	const char *path = a_path(a, "some.key");
	struct own_keys keys = { .sign = { 0 } };
	const char *why = "";

	if (!keys_make(a, path, &why) || !keys_load(a, path, &keys, &why))
		fail_msg("%s", why);
	return keys;
}

static void make__writes_a_secret_that_is_its_owners_alone_and_stays(void **state)
{
	struct arena *a = *state;
	const char *path = a_path(a, "some.key"), *why;
	struct own_keys first, again;
	struct stat about;

	assert_true(keys_make(a, path, &why));
	assert_int_equal(stat(path, &about), 0);
	assert_int_equal(about.st_mode & 07777, 0400);
	assert_true(keys_load(a, path, &first, &why));
	assert_true(keys_make(a, path, &why));
	assert_true(keys_load(a, path, &again, &why));
	assert_memory_equal(&first, &again, sizeof first);
}

static void load__refuses_a_file_that_others_may_read(void **state)
{
	static const mode_t modes[] = { 0600, 0440, 0404, 0700, 0644 };
	struct arena *a = *state;
	const char *path = a_path(a, "some.key"), *why;
	struct own_keys keys;

	assert_true(keys_make(a, path, &why));
	for (size_t i = 0; i < array_size(modes); i++) {
		assert_int_equal(chmod(path, modes[i]), 0);
		assert_false(keys_load(a, path, &keys, &why));
		assert_non_null(strstr(why, "mode 0400"));
	}
}

static void load__refuses_what_is_no_key_and_says_nothing_of_it(void **state)
{
	static const char *const texts[] = { "", "\n", "abcdef\n", "CANARY\n",
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff",
		"00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff\n",
		"00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff\n\n" };
	struct arena *a = *state;
	struct own_keys keys;
	const char *why;

	assert_false(keys_load(a, a_path(a, "absent.key"), &keys, &why));
	for (size_t i = 0; i < array_size(texts); i++) {
		const char *path = a_path(a, "some.key");

		file_make(path, slice_of(texts[i]));
		assert_int_equal(chmod(path, 0400), 0);
		assert_false(keys_load(a, path, &keys, &why));
		assert_null(strstr(why, "CANARY"));
	}
}

static void load__follows_no_link(void **state)
{
	struct arena *a = *state;
	const char *path = a_path(a, "some.key"), *why;
	const char *link_path = a_path(a, "link.key");
	struct own_keys keys;

	assert_true(keys_make(a, path, &why));
	assert_int_equal(symlink(path, link_path), 0);
	assert_false(keys_load(a, link_path, &keys, &why));
}

static void public__is_handed_over_as_a_line(void **state)
{
	struct arena *a = *state;
	struct own_keys one = some_keys(a), two = some_keys(a);
	const char *path = a_path(a, "other.pub"), *why;
	struct public_keys read;

	assert_true(keys_public_parse(slice_of(keys_public_text(a, &one.public)), &read));
	assert_memory_equal(&read, &one.public, sizeof read);
	assert_false(keys_public_parse(SLICE("00"), &read));
	assert_true(keys_public_keep(a, path, &one.public, &why));
	assert_true(keys_public_keep(a, path, &two.public, &why));
	assert_true(keys_public_load(a, path, &read, &why));
	assert_memory_equal(&read, &two.public, sizeof read);
}

static void sign__is_verified_by_the_signers_public_half_only(void **state)
{
	struct arena *a = *state;
	struct own_keys ours = some_keys(a), theirs = some_keys(a);
	char *signature = keys_sign(a, &ours, SLICE("one line"));

	assert_int_equal(strlen(signature), SIGNATURE_DIGITS);
	assert_string_equal(signature, keys_sign(a, &ours, SLICE("one line")));
	assert_true(keys_verify(&ours.public, SLICE("one line"), slice_of(signature)));
	assert_false(keys_verify(&theirs.public, SLICE("one line"), slice_of(signature)));
	assert_false(keys_verify(&ours.public, SLICE("one lime"), slice_of(signature)));
	assert_false(keys_verify(&ours.public, SLICE("one line"), SLICE("")));
	for (size_t i = 0; i < SIGNATURE_DIGITS; i++) {
		char was = signature[i];

		signature[i] = was == '0' ? '1' : '0';
		assert_false(keys_verify(&ours.public, SLICE("one line"), slice_of(signature)));
		signature[i] = was;
	}
}

static void seal__is_opened_by_its_owner_only(void **state)
{
	struct arena *a = *state;
	struct own_keys ours = some_keys(a), theirs = some_keys(a);
	char *sealed = keys_seal(a, &theirs.public, SLICE("CANARY"));
	struct slice opened;

	assert_int_equal(strlen(sealed), keys_sealed_size(6));
	assert_null(strstr(sealed, "CANARY"));
	assert_string_not_equal(sealed, keys_seal(a, &theirs.public, SLICE("CANARY")));
	assert_false(keys_open(a, &ours, slice_of(sealed), &opened));
	assert_true(keys_open(a, &theirs, slice_of(sealed), &opened));
	assert_true(slice_is(opened, "CANARY"));
	for (size_t i = 0; sealed[i] != '\0'; i++) {
		char was = sealed[i];

		sealed[i] = was == 'A' ? 'B' : 'A';
		assert_false(keys_open(a, &theirs, slice_of(sealed), &opened));
		sealed[i] = was;
	}
	assert_false(keys_open(a, &theirs, SLICE(""), &opened));
	assert_false(keys_open(a, &theirs, SLICE("AAAA"), &opened));
}

static void shared__is_the_same_at_both_and_nobody_elses(void **state)
{
	struct arena *a = *state;
	struct own_keys one = some_keys(a), two = some_keys(a), third = some_keys(a);
	struct shared_key here = keys_shared(&one, &two.public, "a-person");
	struct shared_key there = keys_shared(&two, &one.public, "a-person");
	struct shared_key else_where = keys_shared(&third, &two.public, "a-person");
	struct shared_key other_use = keys_shared(&one, &two.public, "b-person");

	assert_memory_equal(&here, &there, sizeof here);
	assert_memory_not_equal(&here, &else_where, sizeof here);
	assert_memory_not_equal(&here, &other_use, sizeof here);
	assert_string_equal(keys_hash(a, &here, SLICE("x")), keys_hash(a, &there, SLICE("x")));
	assert_string_not_equal(keys_hash(a, &here, SLICE("x")), keys_hash(a, &here, SLICE("y")));
	assert_int_equal(strlen(keys_hash(a, &here, SLICE("x"))), 64);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		IN_ARENA(make__writes_a_secret_that_is_its_owners_alone_and_stays),
		IN_ARENA(load__refuses_a_file_that_others_may_read),
		IN_ARENA(load__refuses_what_is_no_key_and_says_nothing_of_it),
		IN_ARENA(load__follows_no_link),
		IN_ARENA(public__is_handed_over_as_a_line),
		IN_ARENA(sign__is_verified_by_the_signers_public_half_only),
		IN_ARENA(seal__is_opened_by_its_owner_only),
		IN_ARENA(shared__is_the_same_at_both_and_nobody_elses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
