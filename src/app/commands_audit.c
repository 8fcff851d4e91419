/* SPDX-License-Identifier: MIT */
/*
 * The log, from the command line: is it what it was, and as a text for people
 * who have no database.
 */
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/commands.h"

/* ---- a text ---- */

/* Maps the whole file; false, and said, if it cannot be read. */
static bool file_map(const char *path, struct slice *bytes)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	struct stat stat;
	void *at = MAP_FAILED;

	*bytes = SLICE("");
	if (fd >= 0 && fstat(fd, &stat) == 0 && stat.st_size > 0)
		at = mmap(NULL, (size_t)stat.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
	bool is_read = fd >= 0 && (at != MAP_FAILED || stat.st_size == 0);

	if (at != MAP_FAILED)
		*bytes = (struct slice){ at, (size_t)stat.st_size };
	if (!is_read)
		program_says("%s cannot be read: %s", path, strerror(errno));
	if (fd >= 0)
		close(fd);
	return is_read;
}

static void file_unmap(struct slice bytes)
{
	if (bytes.size > 0)
		munmap((void *)(uintptr_t)bytes.at, bytes.size);
}

/* ---- verifying ---- */

static void print_waiting(const struct audit_finding *finding)
{
	enum { NAMED_MOST = 20 };

	if (finding->waiting_count == 0)
		return;
	printf("%zu act%s of the main database wait%s to be carried into it:",
		finding->waiting_count, finding->waiting_count == 1 ? "" : "s",
		finding->waiting_count == 1 ? "s" : "");
	for (size_t i = 0; i < finding->waiting_count && i < NAMED_MOST; i++)
		printf(" %" PRId64, finding->waiting[i]);
	puts(finding->waiting_count > NAMED_MOST ? " …" : "");
}

/* The exit status. */
static int print_finding(const struct audit_finding *finding)
{
	printf("%" PRId64 " entries were looked at.\n", finding->size);
	if (finding->root[0] != '\0')
		printf("root %s\n", finding->root);
	print_waiting(finding);
	if (finding->verdict == AUDIT_GOOD)
		puts("GOOD");
	else if (finding->entry > 0)
		printf("%s: entry %" PRId64 ": %s\n",
			finding->verdict == AUDIT_BAD ? "BAD" : "UNREADABLE", finding->entry,
			finding->sentence);
	else
		printf("%s: %s\n", finding->verdict == AUDIT_BAD ? "BAD" : "UNREADABLE",
			finding->sentence);
	if (finding->detail[0] != '\0')
		printf("(%s)\n", finding->detail);
	return (int)finding->verdict;
}

static void progress(void *arg, int64_t done)
{
	(void)arg;
	if (isatty(STDERR_FILENO))
		fprintf(stderr, "\r%" PRId64 " entries", done);
}

static void progress_end(void)
{
	if (isatty(STDERR_FILENO))
		fputs("\r\033[K", stderr);
}

static int verify_copy(struct program *p, const char *path)
{
	struct slice bytes;

	if (!file_map(path, &bytes))
		return AUDIT_UNREADABLE;

	bool is_text = slice_starts(bytes, "sarn-audit-bundle");
	struct audit_finding finding = is_text ? audit_verify_bundle(p->arena, bytes)
					       : audit_verify(p->arena, path, NULL, progress, NULL);

	file_unmap(bytes);
	progress_end();
	return print_finding(&finding);
}

static int verify_here(struct program *p, const char *log_path)
{
	const char *why = "";

	if (!program_settings(p))
		return AUDIT_UNREADABLE;

	struct db *main =
		db_open_to_read(p->arena, program_database_path(p), &program_facts.schema, &why);

	if (main == NULL) {
		program_says("%s", why);
		return AUDIT_UNREADABLE;
	}

	struct audit_finding finding = audit_verify(
		p->arena, log_path != NULL ? log_path : program_log_path(p), main, progress, NULL);

	db_close(main);
	progress_end();
	return print_finding(&finding);
}

int command_audit_verify(struct program *p, struct command_line *line)
{
	const char *log_path = line_option(line, "--log");
	const char *path = line_word(line);

	if (line_has_more(line))
		return AUDIT_UNREADABLE;
	if (path != NULL && log_path != NULL) {
		program_says(
			"give a copy by itself, or a log with --log to hold against the database");
		return AUDIT_UNREADABLE;
	}
	return path != NULL ? verify_copy(p, path) : verify_here(p, log_path);
}

/* ---- exporting ---- */

static void export_put(void *arg, struct slice bytes)
{
	fwrite(bytes.at, 1, bytes.size, arg);
}

/* Writes beside it and gives it its name when it is whole. */
static int export_to(struct program *p, const char *log_path, const char *path)
{
	const char *part = arena_format(p->arena, "%s.part", path);
	const char *why = "";

	if (access(path, F_OK) == 0)
		return program_says("%s is there already", path);

	FILE *file = fopen(part, "wxe");

	if (file == NULL)
		return program_says("%s cannot be made: %s", part, strerror(errno));

	bool is_read = audit_export(p->arena, log_path, export_put, file, &why);
	bool is_whole =
		is_read && ferror(file) == 0 && fflush(file) == 0 && fsync(fileno(file)) == 0;

	is_whole = fclose(file) == 0 && is_whole && rename(part, path) == 0;
	if (is_whole) {
		printf("The log is written to %s.\n", path);
		return 0;
	}
	program_says("%s is not made: %s", path, is_read ? strerror(errno) : why);
	unlink(part);
	return 1;
}

int command_audit_export(struct program *p, struct command_line *line)
{
	const char *log_path = line_option(line, "--log");
	const char *path = line_word(line);

	if (line_has_more(line))
		return 1;
	if (path == NULL)
		return command_wants("audit export");
	if (log_path == NULL && !program_settings(p))
		return 1;
	return export_to(p, log_path != NULL ? log_path : program_log_path(p), path);
}
