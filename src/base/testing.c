/* SPDX-License-Identifier: MIT */
#include "base/testing.h"

#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"

int arena_setup(void **state)
{
	*state = arena_open(4096);
	return 0;
}

int arena_teardown(void **state)
{
	arena_close(*state);
	return 0;
}

static int drop(const char *path, const struct stat *info, int kind, struct FTW *at)
{
	(void)info;
	(void)kind;
	(void)at;
	return remove(path);
}

static void folder_drop(void *folder)
{
	nftw(folder, drop, 8, FTW_DEPTH | FTW_PHYS);
}

char *folder_fresh(struct arena *a)
{
	char *folder = arena_text(a, "/tmp/sarn-test-XXXXXX");

	assert_non_null(mkdtemp(folder));
	arena_on_reset(a, folder_drop, folder);
	return folder;
}

struct slice file_bytes(struct arena *a, const char *path)
{
	enum { PART = 1 << 14 };
	struct buf b = buf_new(a, PART);
	FILE *file = fopen(path, "rbe");
	size_t n;

	assert_non_null(file);
	while ((n = fread(buf_reserve(&b, PART), 1, PART, file)) > 0)
		b.size += n;
	fclose(file);
	b.at[b.size] = '\0';
	return (struct slice){ b.at, b.size };
}

void file_make(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "wbe");

	assert_non_null(file);
	assert_int_equal(bytes.size, fwrite(bytes.at, 1, bytes.size, file));
	assert_int_equal(0, fclose(file));
}

uint64_t draw_below(uint64_t n)
{
	static uint64_t seed = 20261122;

	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % n;
}
