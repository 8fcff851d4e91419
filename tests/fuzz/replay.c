/* SPDX-License-Identifier: MIT */
/*
 * Runs a fuzz target over every file of the folders named, with any compiler.
 *
 * Each file is copied to memory of just its size, so that a sanitizer sees a
 * step past its end.  An empty folder is a mistake, not a success.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/arena.h"
#include "base/err.h"
#include "fuzz.h"

static void replay_file(struct arena *a, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct stat about;

	if (file == NULL || fstat(fileno(file), &about) != 0)
		die("cannot open %s", path);

	size_t size = (size_t)about.st_size;
	uint8_t *data = arena_take(a, size);

	if (fread(data, 1, size, file) != size)
		die("cannot read %s", path);
	fclose(file);
	fprintf(stderr, "%s\n", path); // the last one named is the one that failed
	LLVMFuzzerTestOneInput(data, size);
}

static int replay_folder(struct arena *a, const char *path)
{
	DIR *folder = opendir(path);
	int files = 0;

	if (folder == NULL)
		die("cannot open %s", path);
	for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
		if (entry->d_name[0] == '.')
			continue;
		arena_reset(a);
		replay_file(a, arena_format(a, "%s/%s", path, entry->d_name));
		files++;
	}
	closedir(folder);
	return files;
}

int main(int n, char **arguments)
{
	struct arena *a = arena_open(4096);
	int files = 0;

	for (int i = 1; i < n; i++)
		files += replay_folder(a, arguments[i]);
	arena_close(a);
	if (files == 0)
		die("no file to replay");
	return EXIT_SUCCESS;
}
