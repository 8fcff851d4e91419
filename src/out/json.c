/* SPDX-License-Identifier: MIT */
#include "out/json.h"

#include <assert.h>
#include <string.h>

struct json_out json_out_new(struct buf *out, enum json_out_form form)
{
	return (struct json_out){ .out = out, .form = form };
}

static void put_line(struct json_out *j)
{
	if (j->form != JSON_OUT_PRETTY)
		return;
	buf_char(j->out, '\n');
	for (int i = 0; i < j->depth; i++)
		buf_text(j->out, "  ");
}

/* What stands between this item and the one before it. */
static void put_between(struct json_out *j)
{
	struct json_out_level *level = &j->level[j->depth];

	if (level->has_items)
		buf_char(j->out, ',');
	if (j->depth > 0)
		put_line(j);
	level->has_items = true;
}

/* Called before each value. */
static void value_begins(struct json_out *j)
{
	struct json_out_level *level = &j->level[j->depth];

	if (level->closing == '}') {
		assert(j->has_name);
		j->has_name = false;
		return;
	}
	assert(j->depth > 0 || !level->has_items);
	put_between(j);
}

/* Bytes of `text` from the front that stand for themselves. */
static size_t plain_size(struct slice text)
{
	size_t i = 0;

	while (i < text.size && (unsigned char)text.at[i] >= ' ' && text.at[i] != '"' &&
		text.at[i] != '\\')
		i++;
	return i;
}

static void put_escaped(struct buf *out, char c)
{
	switch (c) {
	case '"': buf_text(out, "\\\""); return;
	case '\\': buf_text(out, "\\\\"); return;
	case '\n': buf_text(out, "\\n"); return;
	case '\r': buf_text(out, "\\r"); return;
	case '\t': buf_text(out, "\\t"); return;
	default: buf_format(out, "\\u%04x", (unsigned)(unsigned char)c);
	}
}

static void put_quoted(struct buf *out, struct slice text)
{
	buf_char(out, '"');
	for (;;) {
		size_t plain = plain_size(text);

		buf_put(out, text.at, plain);
		if (plain == text.size)
			break;
		put_escaped(out, text.at[plain]);
		text = slice_part(text, plain + 1, text.size);
	}
	buf_char(out, '"');
}

static void open_level(struct json_out *j, char opening, char closing)
{
	value_begins(j);
	assert(j->depth < JSON_OUT_DEPTH_LIMIT);
	buf_char(j->out, opening);
	j->level[++j->depth] = (struct json_out_level){ .closing = closing };
}

void json_out_object(struct json_out *j)
{
	open_level(j, '{', '}');
}

void json_out_array(struct json_out *j)
{
	open_level(j, '[', ']');
}

void json_out_end(struct json_out *j)
{
	assert(j->depth > 0 && !j->has_name);
	struct json_out_level level = j->level[j->depth--];

	if (level.has_items)
		put_line(j);
	buf_char(j->out, level.closing);
}

bool json_out_is_whole(const struct json_out *j)
{
	return j->depth == 0 && j->level[0].has_items;
}

void json_out_name(struct json_out *j, const char *name)
{
	assert(j->level[j->depth].closing == '}' && !j->has_name);
	put_between(j);
	put_quoted(j->out, slice_of(name));
	buf_text(j->out, j->form == JSON_OUT_PRETTY ? ": " : ":");
	j->has_name = true;
}

void json_out_slice(struct json_out *j, struct slice text)
{
	value_begins(j);
	put_quoted(j->out, text);
}

void json_out_text(struct json_out *j, const char *text)
{
	if (text == NULL)
		json_out_null(j);
	else
		json_out_slice(j, slice_of(text));
}

void json_out_int(struct json_out *j, int64_t n)
{
	value_begins(j);
	buf_int(j->out, n);
}

void json_out_bool(struct json_out *j, bool value)
{
	value_begins(j);
	buf_text(j->out, value ? "true" : "false");
}

void json_out_null(struct json_out *j)
{
	value_begins(j);
	buf_text(j->out, "null");
}

void json_out_pounds(struct json_out *j, struct money m)
{
	uint64_t pence = m.pence < 0 ? -(uint64_t)m.pence : (uint64_t)m.pence;

	value_begins(j);
	buf_format(j->out, "%s%llu", m.pence < 0 ? "-" : "", (unsigned long long)(pence / 100));
	if (pence % 100 != 0)
		buf_format(j->out, ".%02u", (unsigned)(pence % 100));
}

void json_out_date(struct json_out *j, struct date d)
{
	json_out_text(j, date_is_set(d) ? date_iso(j->out->arena, d) : NULL);
}

void json_out_instant(struct json_out *j, struct instant at)
{
	json_out_text(j, at.ms != 0 ? instant_iso(j->out->arena, at) : NULL);
}
