/* SPDX-License-Identifier: MIT */
#include "base/arena.h"

#include <string.h>

#include "base/testing.h"

enum { BLOCK_BYTES = 256 };

static void arena__what_is_taken_is_zeroed_and_aligned(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);

	for (size_t bytes = 1; bytes < 100; bytes++) {
		unsigned char *piece = arena_take(a, bytes);

		assert_int_equal(0, (uintptr_t)piece % _Alignof(max_align_t));
		for (size_t i = 0; i < bytes; i++)
			assert_int_equal(0, piece[i]);
		memset(piece, 0xFF, bytes);
	}
	arena_close(a);
}

static void arena__taken_again_after_a_reset_is_zeroed_again(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);
	char *first = arena_take(a, 100);

	memset(first, 'x', 100);
	arena_reset(a);

	char *again = arena_take(a, 100);

	assert_ptr_equal(first, again);
	for (size_t i = 0; i < 100; i++)
		assert_int_equal('\0', again[i]);
	arena_close(a);
}

static void arena__nothing_taken_is_a_valid_pointer(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);
	void *first = arena_take(a, 0);

	assert_non_null(first);
	assert_ptr_not_equal(first, arena_take(a, 0));
	arena_close(a);
}

static void arena__a_piece_larger_than_a_block_gets_its_own(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);
	char *large = arena_take(a, 10 * BLOCK_BYTES);

	memset(large, 'x', 10 * BLOCK_BYTES);
	assert_in_range(arena_bytes(a), 11 * BLOCK_BYTES, 12 * BLOCK_BYTES);
	arena_close(a);
}

static void arena__a_reset_keeps_one_block(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);

	for (int i = 0; i < 100; i++)
		arena_take(a, 100);
	assert_true(arena_bytes(a) > BLOCK_BYTES);
	arena_reset(a);
	assert_int_equal(BLOCK_BYTES, arena_bytes(a));
	arena_close(a);
}

static void arena__many_pieces_stand_side_by_side(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);
	int64_t *numbers = arena_many(a, int64_t, 20);

	for (int i = 0; i < 20; i++)
		numbers[i] = i;
	assert_int_equal(19, numbers[19]);
	assert_non_null(arena_take_many(a, 5, 0));
	assert_int_equal(0, *arena_one(a, int64_t));
	arena_close(a);
}

static void arena__copies_end_with_a_nul(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);

	assert_string_equal("Enghraifft", arena_text(a, "Enghraifft"));
	assert_string_equal("Eng", arena_text_n(a, "Enghraifft", 3));
	assert_string_equal("", arena_text_n(a, NULL, 0));
	assert_string_equal("7 of ten", arena_format(a, "%d of %s", 7, "ten"));
	arena_close(a);
}

static void arena__a_rewind_gives_back_what_came_after(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);
	char *kept = arena_text(a, "kept");
	struct arena_mark mark = arena_mark(a);
	void *first = arena_take(a, 8);

	for (int i = 0; i < 100; i++)
		arena_take(a, 100);
	arena_rewind(a, mark);
	assert_int_equal(BLOCK_BYTES, arena_bytes(a));
	assert_string_equal("kept", kept);
	assert_ptr_equal(first, arena_take(a, 8));
	arena_close(a);
}

static char undone[8];
static char first_name[] = "1", second_name[] = "2";

static void note_undone(void *what)
{
	size_t n = strlen(undone);

	assert_true(n + strlen(what) < sizeof undone);
	memcpy(undone + n, what, strlen(what) + 1);
}

static void arena__a_reset_undoes_the_last_registered_first(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);

	undone[0] = '\0';
	arena_on_reset(a, note_undone, first_name);
	arena_on_reset(a, note_undone, second_name);
	arena_reset(a);
	assert_string_equal("21", undone);
	arena_reset(a);
	assert_string_equal("21", undone);
	arena_close(a);
}

static void arena__a_rewind_undoes_only_what_came_after(void **state)
{
	(void)state;
	struct arena *a = arena_open(BLOCK_BYTES);

	undone[0] = '\0';
	arena_on_reset(a, note_undone, first_name);

	struct arena_mark mark = arena_mark(a);

	arena_on_reset(a, note_undone, second_name);
	arena_rewind(a, mark);
	assert_string_equal("2", undone);
	arena_close(a);
	assert_string_equal("21", undone);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(arena__what_is_taken_is_zeroed_and_aligned),
		cmocka_unit_test(arena__taken_again_after_a_reset_is_zeroed_again),
		cmocka_unit_test(arena__nothing_taken_is_a_valid_pointer),
		cmocka_unit_test(arena__a_piece_larger_than_a_block_gets_its_own),
		cmocka_unit_test(arena__a_reset_keeps_one_block),
		cmocka_unit_test(arena__many_pieces_stand_side_by_side),
		cmocka_unit_test(arena__copies_end_with_a_nul),
		cmocka_unit_test(arena__a_rewind_gives_back_what_came_after),
		cmocka_unit_test(arena__a_reset_undoes_the_last_registered_first),
		cmocka_unit_test(arena__a_rewind_undoes_only_what_came_after),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
