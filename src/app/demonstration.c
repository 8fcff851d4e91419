/* SPDX-License-Identifier: MIT */
#include "app/demonstration.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "auth/demonstration.h"
#include "base/clock.h"
#include "base/err.h"

/* Takes away what a demonstration that was not finished left; false, and said, if more is there. */
static bool remove_half_made(struct program *p, const char *folder)
{
	static const char *const endings[] = { "", "-wal", "-shm", "-writer" };
	const char *const names[] = { program_facts.database, program_facts.log };

	for (size_t i = 0; i < array_size(names); i++)
		for (size_t k = 0; k < array_size(endings); k++)
			unlink(arena_format(p->arena, "%s/%s%s", folder, names[i], endings[k]));
	if (program_facts.key != NULL)
		unlink(arena_format(p->arena, "%s/%s", folder, program_facts.key));
	if (rmdir(folder) == 0 || errno == ENOENT)
		return true;
	program_says("%s is in the way: %s", folder, strerror(errno));
	return false;
}

static bool folder_is_free(const char *folder)
{
	DIR *dir = opendir(folder);
	bool is_free = dir != NULL || errno == ENOENT;
	struct dirent *entry;

	while (is_free && dir != NULL && (entry = readdir(dir)) != NULL)
		is_free = strcmp(entry->d_name, ".") == 0 || strcmp(entry->d_name, "..") == 0;
	if (dir != NULL)
		closedir(dir);
	return is_free;
}

/* False with the sentence in `*why` if a database is there that this program cannot read. */
static bool holds_demonstration(struct program *p, const char **why)
{
	struct db *db = access(program_database_path(p), F_OK) != 0
				? NULL
				: db_open_to_read(p->arena, program_database_path(p),
					  &program_facts.schema, why);

	if (db == NULL)
		return false;

	struct work *w = db_read_begin(db, p->arena, clock_now());
	bool is_on = demonstration_is_on(w);

	db_read_end(w);
	db_close(db);
	return is_on;
}

/* In a folder of its own, so that what is left of a failure is never the demonstration. */
static bool make(struct program *p, bool (*fill)(struct program *p, void *arg), void *arg)
{
	const char *data = p->settings.data;
	const char *half_made = arena_format(p->arena, "%s.half-made", data);

	if (!remove_half_made(p, half_made))
		return false;
	p->settings.data = half_made;

	bool is_made = program_open(p, true) && fill(p, arg);

	program_close(p);
	p->settings.data = data;
	if (!is_made) {
		remove_half_made(p, half_made);
		return false;
	}
	if (rename(half_made, data) == 0)
		return true;
	program_says("%s cannot be renamed to %s: %s", half_made, data, strerror(errno));
	return false;
}

int demonstration_make(struct program *p, bool (*fill)(struct program *p, void *arg),
	void (*say_next)(struct program *p, void *arg), void *arg)
{
	const char *why = "";

	if (holds_demonstration(p, &why)) {
		printf("The demonstration is in %s already.\n", p->settings.data);
		return 0;
	}
	if (why[0] == '\0' && !folder_is_free(p->settings.data))
		why = arena_format(
			p->arena, "%s holds something that is no demonstration", p->settings.data);
	if (why[0] != '\0')
		return program_says("%s: name another directory with the setting data", why);
	if (!make(p, fill, arg))
		return 1;
	say_next(p, arg);
	return 0;
}
