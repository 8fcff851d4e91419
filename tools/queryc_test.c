/* SPDX-License-Identifier: MIT */
/*
 * Runs queryc on one golden case and holds what comes out against what is
 * expected: the C it writes, or the message with which it refuses.
 *
 *	queryc_test QUERYC GOLDEN_FOLDER SCRATCH_FOLDER CASE
 *
 * A case is CASE.sql with CASE.message, or with CASE.expected_c and
 * CASE.expected_h; or a folder migration_… with migrations, in the order of
 * their names, and a message, or expected_c and expected_h.
 */
#include <dirent.h>
#include <fcntl.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"

enum { WORDS_MOST = 20 };

static struct buf file_read(struct arena *a, const char *path)
{
	struct buf b = buf_new(a, 1 << 16);
	FILE *file = fopen(path, "rb");
	if (file == NULL)
		die("%s cannot be opened", path);
	for (int c; (c = fgetc(file)) != EOF;)
		buf_char(&b, (char)c);
	fclose(file);
	return b;
}

/* Prints the first line that differs. */
static bool same(struct arena *a, const char *got_path, const char *expected_path)
{
	struct buf got = file_read(a, got_path), expected = file_read(a, expected_path);
	size_t at = 0, line = 1;
	while (at < got.size && at < expected.size && got.at[at] == expected.at[at])
		line += got.at[at++] == '\n';
	if (at == got.size && at == expected.size)
		return true;
	printf("%s differs from %s at line %zu\n", got_path, expected_path, line);
	return false;
}

/* Its exit status; what it says goes to `says`. */
static int run(char *const *argv, const char *says)
{
	posix_spawn_file_actions_t files;
	pid_t pid;
	int status = -1;

	posix_spawn_file_actions_init(&files);
	posix_spawn_file_actions_addopen(&files, 2, says, O_WRONLY | O_CREAT | O_TRUNC, 0600);
	if (posix_spawn(&pid, argv[0], &files, NULL, argv, NULL) != 0 ||
		waitpid(pid, &status, 0) < 0)
		die("%s cannot be run", argv[0]);
	posix_spawn_file_actions_destroy(&files);
	return status;
}

static int is_sql(const struct dirent *entry)
{
	const char *ending = strrchr(entry->d_name, '.');

	return ending != NULL && strcmp(ending, ".sql") == 0;
}

/* Adds those of the folder; answers how many words there are then. */
static size_t add_migrations(struct arena *a, const char *folder, char **words, size_t n)
{
	struct dirent **found;
	int count = scandir(folder, &found, is_sql, alphasort);

	for (int i = 0; i < count; i++) {
		assert(n < WORDS_MOST);
		words[n++] = arena_format(a, "%s/%s", folder, found[i]->d_name);
		free(found[i]);
	}
	free(found);
	return n;
}

int main(int argc, char **argv)
{
	assert(argc == 5);
	struct arena *a = arena_open(1 << 16);
	char *name = argv[4];
	bool migration = strncmp(name, "migration_", 10) == 0;
	char *c = arena_format(a, "%s/queries.c", argv[3]);
	char *h = arena_format(a, "%s/queries.h", argv[3]);
	char *says = arena_format(a, "%s/message", argv[3]);
	char *words[WORDS_MOST + 2] = { argv[1], arena_text(a, "--types"),
		arena_text(a, "../../../src/db/words.tsv"), arena_text(a, "--out-c"), c,
		arena_text(a, "--out-h"), h, arena_text(a, "--prefix"), arena_text(a, "golden") };
	size_t n = 9;

	mkdir(argv[3], 0700);
	if (chdir(argv[2]) != 0)
		die("%s is no folder", argv[2]);
	if (!migration)
		words[n++] = arena_format(a, "%s.sql", name);
	words[n++] = arena_text(a, "--migrations");
	if (migration)
		add_migrations(a, name, words, n);
	else
		words[n] = arena_text(a, "0001_schema.sql");
	char ending = migration ? '/' : '.';
	const char *message = arena_format(a, "%s%cmessage", name, ending);
	bool refused = access(message, F_OK) == 0;
	bool good = (run(words, says) != 0) == refused;
	if (!good)
		printf("%s was%s refused\n", name, refused ? " not" : "");
	if (refused)
		good = same(a, says, message) && good;
	else
		good = good && same(a, c, arena_format(a, "%s%cexpected_c", name, ending)) &&
		       same(a, h, arena_format(a, "%s%cexpected_h", name, ending));
	unlink(c);
	unlink(h);
	unlink(says);
	rmdir(argv[3]);
	arena_close(a);
	return good ? 0 : 1;
}
