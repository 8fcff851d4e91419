/* SPDX-License-Identifier: MIT */
/*
 * What the views of the components ask.
 */
#include "html/components.h"

#include <inttypes.h>
#include <string.h>

const char *field_id(const struct form_field *f)
{
	return f->id != NULL ? f->id : f->name;
}

const struct problem *field_problem(const struct form_field *f)
{
	return f->problems == NULL ? NULL : problem_of(f->problems, f->name);
}

const char *field_described_by(struct html *out, const struct form_field *f)
{
	struct buf ids = buf_new(out->arena, 0);

	if (f->hint != NULL)
		buf_format(&ids, "%s-hint", field_id(f));
	if (field_problem(f) != NULL)
		buf_format(&ids, "%s%s-error", f->hint != NULL ? " " : "", field_id(f));
	return ids.at;
}

const char *field_choice_id(struct html *out, const struct form_field *f, size_t i)
{
	if (i == 0)
		return field_id(f);
	return arena_format(out->arena, "%s-%zu", field_id(f), i + 1);
}

const char *field_part_id(struct html *out, const struct form_field *f, const char *part)
{
	return arena_format(out->arena, "%s-%s", field_id(f), part);
}

bool field_has_chosen(const struct form_field *f, size_t i)
{
	return f->value != NULL && f->choices[i].value != NULL &&
	       strcmp(f->value, f->choices[i].value) == 0;
}

/* In thousandths, rounded down, from nothing to all of it. */
static int64_t permille_of(int64_t part, int64_t whole)
{
	return whole <= 0 || part <= 0 ? 0 : part >= whole ? 1000 : part * 1000 / whole;
}

static char *permille_text(struct arena *a, int64_t permille)
{
	return arena_format(a, "%" PRId64 ".%" PRId64 "%%", permille / 10, permille % 10);
}

const struct bar *html_bar_of(struct arena *a, int64_t part, int64_t whole, int64_t most)
{
	struct bar *bar = arena_one(a, struct bar);
	int64_t length = most > whole ? most : whole;
	int64_t end = whole <= 0 ? 1000 : permille_of(whole, length);
	int64_t filled = whole <= 0 ? 0 : permille_of(part, length);

	bar->whole = permille_text(a, end);
	bar->part = permille_text(a, filled < end ? filled : end);
	if (whole > 0 && part > whole)
		bar->over = permille_text(a, filled - end);
	return bar;
}

const struct bar *html_bar_share(struct arena *a, int64_t part, int64_t whole)
{
	return html_bar_of(a, part, whole, part);
}

bool summary_has_actions(const struct summary_row *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (rows[i].actions[0].text != NULL)
			return true;
	return false;
}
