/* SPDX-License-Identifier: MIT */
/*
 * Says what the Welsh catalogue lacks.
 *
 *	messages OUT.txt SARN.POT CY.PO		fails if a message has no good Welsh
 *	messages --report OUT.txt SARN.POT CY.PO	says so, but does not fail
 *	messages --unused SARN.POT CY.PO	fails if the Welsh has messages nobody uses
 *
 * Good Welsh is there, is not fuzzy, has every plural form, has the holes of the
 * English ({name}) and no ampersand.  OUT.txt gets one line of figures.  msgfmt
 * has checked both files' form before; texts are compared as they are escaped.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/list.h"
#include "base/slice.h"
#include "tools/file.h"

/* The forms for exactly 0, 1, 2, 3 and 6 may say the number as a word and leave out {count}. */
enum { FORMS = 6, FORM_OTHER = 5 };

struct entry {
	struct buf message;
	struct buf plural; // empty if it has none
	struct buf form[FORMS];
	const char *source; // "src/base/role.h:11"; "" if unknown
	bool is_fuzzy;
	bool is_to_be_checked; // by a translator
};

LIST(entries, struct entry);

static struct entry *entry_add(struct arena *a, struct entries *entries)
{
	struct entry *entry = list_add(a, entries);

	*entry = (struct entry){ .message = buf_new(a, 64), .plural = buf_new(a, 0), .source = "" };
	for (size_t i = 0; i < FORMS; i++)
		entry->form[i] = buf_new(a, 0);
	return entry;
}

static void read_comment(struct arena *a, struct entry *entry, struct slice line)
{
	if (slice_starts(line, "#:")) {
		struct slice source = slice_trim(slice_part(line, 2, SIZE_MAX));
		size_t end = slice_find(source, " ", 0);

		if (*entry->source == '\0')
			entry->source =
				arena_text_n(a, source.at, end < source.size ? end : source.size);
	} else if (slice_starts(line, "#,")) {
		entry->is_fuzzy |= slice_find(line, "fuzzy", 0) != SIZE_MAX;
	} else {
		entry->is_to_be_checked |= slice_find(line, "i'w wirio", 0) != SIZE_MAX;
	}
}

/* The text that a line with this keyword begins; NULL if it is no such line. */
static struct buf *text_of(struct entry *entry, struct slice line)
{
	if (slice_starts(line, "msgid "))
		return &entry->message;
	if (slice_starts(line, "msgid_plural "))
		return &entry->plural;
	if (slice_starts(line, "msgstr "))
		return &entry->form[0];
	if (slice_starts(line, "msgstr[") && line.at[7] >= '0' && line.at[7] < '0' + FORMS)
		return &entry->form[line.at[7] - '0'];
	return NULL;
}

static void append_quoted(struct buf *text, struct slice line)
{
	size_t open = slice_find(line, "\"", 0);

	if (text == NULL || open == SIZE_MAX || !slice_ends(line, "\""))
		die("messages: not understood: %.*s", (int)line.size, line.at);
	buf_slice(text, slice_part(line, open + 1, line.size - 1));
}

/* Entries stand apart by an empty line, as all gettext's programs write them. */
static struct entries read_entries(struct arena *a, const char *path)
{
	struct entries entries = { 0 };
	struct entry *entry = NULL;
	struct buf *text = NULL;
	struct slice rest = file_read(a, path);
	struct slice line;

	while (slice_line(&rest, &line)) {
		line = slice_trim(line);
		if (line.size == 0)
			entry = NULL;
		if (line.size == 0 || slice_starts(line, "#~"))
			continue;
		if (entry == NULL) {
			entry = entry_add(a, &entries);
			text = NULL;
		}
		if (line.at[0] == '#') {
			read_comment(a, entry, line);
			continue;
		}
		if (line.at[0] != '"')
			text = text_of(entry, line);
		append_quoted(text, line);
	}
	return entries;
}

/* The head of a file has an empty message; comments alone have one, too. */
static bool is_message(const struct entry *entry)
{
	return entry->message.size > 0;
}

static const struct entry *entry_of(const struct entries *entries, const char *message)
{
	list_each (const struct entry *, entry, entries)
		if (is_message(entry) && strcmp(entry->message.at, message) == 0)
			return entry;
	return NULL;
}

/* Takes the next "{name}" off the front of `*rest`; false when there is none. */
static bool next_hole(struct slice *rest, struct slice *hole)
{
	size_t open, size;

	for (size_t from = 0; (open = slice_find(*rest, "{", from)) != SIZE_MAX; from = open + 1) {
		for (size = 1; open + size < rest->size; size++)
			if (strchr("abcdefghijklmnopqrstuvwxyz_", rest->at[open + size]) == NULL)
				break;
		if (size == 1 || open + size == rest->size || rest->at[open + size] != '}')
			continue;
		*hole = slice_part(*rest, open, open + size + 1);
		*rest = slice_part(*rest, open + size + 1, SIZE_MAX);
		return true;
	}
	return false;
}

/* The first hole of `from` that `in` lacks, or NULL; `excused` is a hole it may lack, or NULL. */
static const char *hole_missing(
	struct arena *a, const struct buf *from, const struct buf *in, const char *excused)
{
	struct slice rest = { from->at, from->size };
	struct slice hole;

	while (next_hole(&rest, &hole)) {
		const char *name = arena_text_n(a, hole.at, hole.size);

		if (excused != NULL && strcmp(name, excused) == 0)
			continue;
		if (slice_find((struct slice){ in->at, in->size }, name, 0) == SIZE_MAX)
			return name;
	}
	return NULL;
}

/* What is wrong with form `i` of the Welsh, in words; NULL if nothing. */
static const char *form_fault(
	struct arena *a, const struct entry *english, size_t i, const struct buf *welsh)
{
	bool has_plural = english->plural.size > 0;
	const struct buf *widest = has_plural ? &english->plural : &english->message;
	const char *excused = has_plural && i != FORM_OTHER ? "{count}" : NULL;
	const char *hole;

	if (welsh->size == 0)
		return has_plural ? arena_format(a, "form %zu is empty", i) : "it is empty";
	if ((hole = hole_missing(a, widest, welsh, excused)) != NULL)
		return arena_format(a, "it lacks %s", hole);
	if ((hole = hole_missing(a, welsh, widest, NULL)) != NULL)
		return arena_format(a, "it has %s, which the English has not", hole);
	if (memchr(welsh->at, '&', welsh->size) != NULL)
		return "it has an ampersand";
	return NULL;
}

static const char *welsh_fault(
	struct arena *a, const struct entry *english, const struct entry *welsh)
{
	size_t forms = english->plural.size > 0 ? FORMS : 1;
	const char *fault = NULL;

	if (welsh == NULL)
		return "there is none";
	if (welsh->is_fuzzy)
		return "it is fuzzy";
	if ((english->plural.size > 0) != (welsh->plural.size > 0))
		return "only one of the two has a plural";
	for (size_t i = 0; i < forms && fault == NULL; i++)
		fault = form_fault(a, english, i, &welsh->form[i]);
	return fault;
}

/* How many messages lack good Welsh; each is named on standard error. */
static size_t report_lacking(struct arena *a, const struct entries *pot, const struct entries *po)
{
	size_t lacking = 0;

	list_each (const struct entry *, english, pot) {
		if (!is_message(english))
			continue;
		const char *fault = welsh_fault(a, english, entry_of(po, english->message.at));

		if (fault == NULL)
			continue;
		fprintf(stderr, "%s: the Welsh of \"%s\": %s\n", english->source,
			english->message.at, fault);
		lacking++;
	}
	return lacking;
}

static size_t report_unused(const struct entries *pot, const struct entries *po)
{
	size_t unused = 0;

	list_each (const struct entry *, welsh, po) {
		if (!is_message(welsh) || entry_of(pot, welsh->message.at) != NULL)
			continue;
		fprintf(stderr, "po/cy.po: nobody uses \"%s\"\n", welsh->message.at);
		unused++;
	}
	return unused;
}

static char *figures(struct arena *a, const struct entries *pot, const struct entries *po,
	size_t lacking, size_t unused)
{
	size_t messages = 0, to_be_checked = 0;

	list_each (const struct entry *, english, pot)
		messages += is_message(english);
	list_each (const struct entry *, welsh, po)
		to_be_checked += is_message(welsh) && welsh->is_to_be_checked;
	return arena_format(a,
		"%zu messages, %zu without good Welsh, %zu unused, %zu to be checked by a "
		"translator",
		messages, lacking, unused, to_be_checked);
}

int main(int argc, char **argv)
{
	bool only_unused = argc == 4 && strcmp(argv[1], "--unused") == 0;
	bool only_report = argc == 5 && strcmp(argv[1], "--report") == 0;
	if (argc != 4 && !only_report) {
		fputs("usage: messages [--report] OUT.txt SARN.POT CY.PO\n"
		      "       messages --unused SARN.POT CY.PO\n",
			stderr);
		return 2;
	}

	struct arena *a = arena_open(1 << 20);
	struct entries pot = read_entries(a, argv[argc - 2]);
	struct entries po = read_entries(a, argv[argc - 1]);
	size_t unused = report_unused(&pot, &po);
	size_t lacking = only_unused ? 0 : report_lacking(a, &pot, &po);
	char *line = figures(a, &pot, &po, lacking, unused);
	bool good = only_unused ? unused == 0 : lacking == 0 || only_report;

	if (lacking > 0)
		fprintf(stderr, "%s: %s\nHow to mend it: po/README.md\n", argv[argc - 1], line);
	if (!only_unused && good)
		file_write(argv[argc - 3], slice_of(arena_format(a, "%s\n", line)));
	arena_close(a);
	return good ? EXIT_SUCCESS : EXIT_FAILURE;
}
