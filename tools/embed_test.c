/* SPDX-License-Identifier: MIT */
/*
 * What embed makes of golden/every_byte.svg (0 to 255, twice) and
 * golden/note.css is compiled into this program and looked at.
 */
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/testing.h"
#include "html/static_file.h"

extern const unsigned char every_byte[], note[];
extern const size_t every_byte_size, note_size;

static const char note_text[] = "/* \"Quoted\", back\\slash, what?\?=! */\n"
				"\ta { content: \"\305\265\0017\"; }\n";

/* The arguments: what --bytes ought to write, and what it wrote. */
static const char *golden_path, *made_path;

static size_t read_whole(const char *path, char *into, size_t room)
{
	FILE *in = fopen(path, "rb");
	assert_non_null(in);
	size_t size = fread(into, 1, room, in);
	assert_true(feof(in));
	fclose(in);
	return size;
}

static void embed__every_byte_comes_through(void **state)
{
	(void)state;
	assert_int_equal(512, every_byte_size);
	for (size_t i = 0; i < every_byte_size; i++)
		assert_int_equal(i & 255, every_byte[i]);
}

static void embed__quotes_trigraphs_and_digits_after_escapes_come_through(void **state)
{
	(void)state;
	assert_int_equal(sizeof note_text - 1, note_size);
	assert_memory_equal(note_text, note, sizeof note_text - 1);
}

static void embed__writes_the_golden_c(void **state)
{
	char golden[8192], made[8192];
	size_t size = read_whole(golden_path, golden, sizeof golden);

	(void)state;
	assert_int_equal(size, read_whole(made_path, made, sizeof made));
	assert_memory_equal(golden, made, size);
}

static void embed__a_static_file_has_the_bytes_of_its_file(void **state)
{
	const struct static_file *css = static_file_named("note.css");

	(void)state;
	assert_int_equal(sizeof note_text - 1, css->plain_size);
	assert_memory_equal(note_text, css->plain, sizeof note_text - 1);
}

static void embed__gzip_inflates_to_the_plain_bytes(void **state)
{
	(void)state;
	for (size_t i = 0; i < static_files_n; i++) {
		const struct static_file *file = &static_files[i];
		unsigned char plain[1024];
		z_stream z = { .next_in = (Bytef *)file->gzip,
			.avail_in = (uInt)file->gzip_size,
			.next_out = plain,
			.avail_out = sizeof plain };

		assert_int_equal(Z_OK, inflateInit2(&z, 15 + 16));
		assert_int_equal(Z_STREAM_END, inflate(&z, Z_FINISH));
		assert_int_equal(file->plain_size, z.total_out);
		assert_memory_equal(file->plain, plain, file->plain_size);
		inflateEnd(&z);
	}
}

static void embed__gzip_carries_no_time_so_that_builds_are_alike(void **state)
{
	static const unsigned char no_time[4];

	(void)state;
	assert_memory_equal(no_time, static_files[0].gzip + 4, sizeof no_time);
}

static void embed__an_address_carries_a_hash_of_the_bytes(void **state)
{
	(void)state;
	assert_string_equal("/static/note-c4fe40a3.css", static_file_named("note.css")->path);
	assert_string_equal("\"b2a908ca76574869\"", static_file_named("note.css")->etag);
}

static void embed__the_ending_tells_the_content_type(void **state)
{
	(void)state;
	assert_string_equal("text/css; charset=utf-8", static_file_named("note.css")->content_type);
	assert_string_equal("image/svg+xml", static_file_named("every_byte.svg")->content_type);
}

static void static_file__is_found_at_its_address(void **state)
{
	const struct static_file *svg = static_file_named("every_byte.svg");

	(void)state;
	assert_ptr_equal(svg, static_file_at(svg->path));
}

static void static_file__is_not_found_without_its_hash_or_by_another_name(void **state)
{
	(void)state;
	assert_null(static_file_at("/static/note.css"));
	assert_null(static_file_named("note"));
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(embed__every_byte_comes_through),
		cmocka_unit_test(embed__quotes_trigraphs_and_digits_after_escapes_come_through),
		cmocka_unit_test(embed__writes_the_golden_c),
		cmocka_unit_test(embed__a_static_file_has_the_bytes_of_its_file),
		cmocka_unit_test(embed__gzip_inflates_to_the_plain_bytes),
		cmocka_unit_test(embed__gzip_carries_no_time_so_that_builds_are_alike),
		cmocka_unit_test(embed__an_address_carries_a_hash_of_the_bytes),
		cmocka_unit_test(embed__the_ending_tells_the_content_type),
		cmocka_unit_test(static_file__is_found_at_its_address),
		cmocka_unit_test(static_file__is_not_found_without_its_hash_or_by_another_name),
	};

	if (argc != 3)
		return 2;
	golden_path = argv[1];
	made_path = argv[2];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
