/* SPDX-License-Identifier: MIT */
/*
 * Parts of a statement that may be left out: "{AND state = :state}" stands only
 * where its parameters are given.  Each form of the statement, with these parts
 * and without those, is a statement like any other and is checked like one.
 */
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "tools/queryc.h"

enum { PARTS_MOST = 4 }; // which makes 16 forms

static bool part_read(struct arena *a, struct statement *s, size_t *i)
{
	const struct token *open = &s->tokens.at[*i];
	bool has_parameter = false;
	size_t k = *i + 1;

	for (; k < s->tokens.n && !token_is(&s->tokens.at[k], "{") &&
		!token_is(&s->tokens.at[k], "}");
		k++)
		has_parameter = has_parameter || s->tokens.at[k].kind == TOKEN_PARAMETER;
	if (!token_is(token_at(&s->tokens, k), "}") || !has_parameter ||
		!token_is(token_at(&s->tokens, *i + 1), "and"))
		return refuse(s->source, open->at,
			"a part that may be left out is written {AND … :parameter …}");
	*list_add(a, &s->parts) = (struct part){ open->at, s->tokens.at[k].at + 1 };
	*i = k;
	return true;
}

bool parts_read(struct arena *a, struct statement *s)
{
	for (size_t i = 0; i < s->tokens.n; i++) {
		if (token_is(&s->tokens.at[i], "{") && !part_read(a, s, &i))
			return false;
	}
	if (s->parts.n > PARTS_MOST)
		return refuse(s->source, s->parts.at[PARTS_MOST].from,
			"more than %d parts that may be left out are too many forms", PARTS_MOST);
	return true;
}

const char *part_name(const struct statement *s, size_t part)
{
	size_t i = 0;

	while (s->parameters.at[i].part != part)
		i++;
	return s->parameters.at[i].name;
}

/* "decision_list without state": what a complaint calls it. */
static const char *form_name(struct arena *a, const struct statement *s, unsigned parts)
{
	struct buf b = buf_new(a, 64);
	const char *before = " without ";

	buf_text(&b, s->name);
	for (size_t i = 0; i < s->parts.n; i++) {
		if ((parts & 1u << i) != 0)
			continue;
		buf_format(&b, "%s%s", before, part_name(s, i + 1));
		before = ", ";
	}
	return b.at;
}

static bool is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\n';
}

/*
 * The statement with the parts whose bits are set.  What is left out is blank in a source of the
 * form's own, so that every byte keeps its place.
 */
struct statement statement_form(struct arena *a, const struct statement *s, unsigned parts)
{
	struct statement form = *s;
	struct source *source = arena_one(a, struct source);
	char *text = arena_text_n(a, s->source->text.at, s->source->text.size);
	size_t from = (size_t)(s->sql.at - s->source->text.at), to = from + s->sql.size;

	for (size_t i = 0; i < s->parts.n; i++) {
		const struct part *part = &s->parts.at[i];
		bool stays = (parts & 1u << i) != 0;

		for (size_t k = part->from; k < part->to; k++)
			if ((!stays || k == part->from || k + 1 == part->to) && !is_blank(text[k]))
				text[k] = ' ';
	}
	*source = (struct source){ s->source->path, { text, s->source->text.size } };
	form.source = source;
	form.name = form_name(a, s, parts);
	form.sql = slice_part(source->text, from, to);
	form.tokens = tokens_of(a, source, from, to);
	form.parameters = form.columns = (struct values){ 0 };
	return form;
}

/* The part that byte `at` is in; 0: none. */
static size_t part_at(const struct statement *s, size_t at)
{
	for (size_t i = 0; i < s->parts.n; i++) {
		if (at >= s->parts.at[i].from && at < s->parts.at[i].to)
			return i + 1;
	}
	return 0;
}

/* Finds out which part each parameter belongs to. */
bool parameters_part(struct statement *s)
{
	for (size_t i = 0; i < s->parameters.n; i++) {
		struct value *v = &s->parameters.at[i];
		size_t seen = SIZE_MAX;

		for (size_t k = 0; k < s->tokens.n; k++) {
			const struct token *t = &s->tokens.at[k];

			if (t->kind != TOKEN_PARAMETER ||
				!slice_is(slice_part(t->is, 1, t->is.size), v->name))
				continue;
			v->part = part_at(s, t->at);
			if (seen != SIZE_MAX && seen != v->part)
				return refuse(s->source, t->at,
					":%s belongs to one part, and stands outside it too",
					v->name);
			seen = v->part;
		}
		if (v->part > 0 && v->may_be_null)
			return refuse(s->source, s->parts.at[v->part - 1].from,
				"%s is of a part that is left out where it is not given: it cannot "
				"be NULL too",
				v->name);
	}
	return true;
}
