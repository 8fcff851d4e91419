/* SPDX-License-Identifier: MIT */
/*
 * Stands in for the words of i18n/ and the files of the build, in html's own tests only.
 *
 * Welsh here is the English in brackets, but for a sentence whose order differs.
 */
#include <stdio.h>
#include <string.h>

#include "html/static_file.h"
#include "i18n/i18n.h"

const char *tr(enum language language, const char *message)
{
	static const char *const welsh[][2] = {
		{ "Signed by {name} on {date}", "Ar {date} llofnodwyd gan {name}" },
		{ "Error:", "Gwall:" },
		{ "Error: {title}", "Gwall: {title}" },
		{ "Title", "Teitl" },
		{ "Enter the title", "Rhowch y teitl" },
		{ "There is a problem", "Mae problem" },
	};

	for (size_t i = 0; language == WELSH && i < sizeof welsh / sizeof welsh[0]; i++)
		if (strcmp(message, welsh[i][0]) == 0)
			return welsh[i][1];
	return message;
}

const char *tr_n(enum language language, const char *one, const char *many, int64_t n)
{
	return tr(language, n == 1 ? one : many);
}

char *date_words(struct arena *a, enum language language, struct date d)
{
	if (!date_is_set(d))
		return arena_text(a, "");
	return arena_format(a, "%d %s %d", d.day, language == WELSH ? "Mawrth" : "March", d.year);
}

char *money_words(struct arena *a, enum language language, struct money m)
{
	(void)language;
	return money_text(a, m);
}

char *count_words(struct arena *a, enum language language, int64_t n)
{
	(void)language;
	if (n < 1000)
		return arena_format(a, "%ld", n);
	return arena_format(a, "%ld,%03ld", n / 1000, n % 1000);
}

const struct static_file *static_file_named(const char *name)
{
	static const struct static_file files[] = {
		{ .name = "sarn.css", .path = "/static/sarn-0123.css" },
		{ .name = "sarn.js", .path = "/static/sarn-4567.js" },
		{ .name = "favicon.svg", .path = "/static/favicon-89ab.svg" },
	};

	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
		if (strcmp(name, files[i].name) == 0)
			return &files[i];
	return NULL;
}
