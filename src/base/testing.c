/* SPDX-License-Identifier: MIT */
#include "base/testing.h"

#include <dirent.h>
#include <ftw.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

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

static char *folder_in(struct arena *a, const char *path)
{
	char *folder = arena_format(a, "%s/sarn-test-XXXXXX", path);

	assert_non_null(mkdtemp(folder));
	arena_on_reset(a, folder_drop, folder);
	return folder;
}

char *folder_fresh(struct arena *a)
{
	return folder_in(a, access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
}

char *folder_fresh_on_disk(struct arena *a)
{
	return folder_in(a, "/tmp");
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

/* With its mode: a key is read from a file of its own one alone. */
static void file_copy(struct arena *a, const char *from, const char *to)
{
	struct stat is;

	file_make(to, file_bytes(a, from));
	assert_int_equal(0, stat(from, &is));
	assert_int_equal(0, chmod(to, is.st_mode & 07777));
}

void folder_copy(const char *from, const char *to)
{
	struct arena *a = arena_open(1 << 16);
	DIR *folder = opendir(from);
	struct dirent *entry;

	assert_non_null(folder);
	assert_int_equal(0, mkdir(to, 0700));
	while ((entry = readdir(folder)) != NULL)
		if (entry->d_type == DT_REG)
			file_copy(a, arena_format(a, "%s/%s", from, entry->d_name),
				arena_format(a, "%s/%s", to, entry->d_name));
	closedir(folder);
	arena_close(a);
}

int ended_with(void (*run)(void *arg), void *arg, char *said, size_t room)
{
	int ends[2];

	assert_int_equal(0, pipe(ends));
	fflush(NULL);

	pid_t child = fork();

	if (child == 0) {
		signal(SIGABRT, SIG_DFL); // cmocka would go on with the tests
		dup2(ends[1], STDERR_FILENO);
		run(arg);
		_exit(0);
	}
	close(ends[1]);

	FILE *error_output = fdopen(ends[0], "r");
	int status;

	assert_non_null(error_output);
	said[fread(said, 1, room - 1, error_output)] = '\0';
	fclose(error_output);
	assert_int_equal(child, waitpid(child, &status, 0));
	return status;
}

uint64_t draw_below(uint64_t n)
{
	static uint64_t seed = 20261122;

	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return seed % n;
}
