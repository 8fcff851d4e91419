/* SPDX-License-Identifier: MIT */
#include "base/problem.h"

#include <string.h>

#include "base/slice.h"
#include "base/utf8.h"

void problem_add(struct arena *a, struct problems *p, const char *field, const char *message)
{
	if (problem_of(p, field) != NULL)
		return;
	*list_add(a, p) = (struct problem){ .field = field, .message = message };
}

static void add_written(struct arena *a, struct problems *p, const char *field, const char *text,
	bool many_lines, size_t most, const char *blank)
{
	if (blank != NULL && slice_trim(slice_of(text)).size == 0)
		problem_add(a, p, field, blank);
	else if (!utf8_is_plain(text, many_lines))
		problem_add(a, p, field, N_("Use letters, figures and ordinary signs only"));
	else if (utf8_length(text) > most)
		problem_add(a, p, field, N_("This is too long"));
}

void problem_add_line(struct arena *a, struct problems *p, const char *field, const char *line,
	size_t most, const char *blank)
{
	add_written(a, p, field, line, false, most, blank);
}

void problem_add_text(struct arena *a, struct problems *p, const char *field, const char *text,
	size_t most, const char *blank)
{
	add_written(a, p, field, text, true, most, blank);
}

void problem_name(struct problems *p, const char *field, const char *label)
{
	list_each (struct problem *, each, p)
		if (strcmp(each->field, field) == 0)
			each->label = label;
}

const struct problem *problem_of(const struct problems *p, const char *field)
{
	list_each (const struct problem *, each, p)
		if (strcmp(each->field, field) == 0)
			return each;
	return NULL;
}
