/* SPDX-License-Identifier: MIT */
#include "http/multipart.h"

#include <stdint.h>
#include <string.h>

#include "http/limits.h"

enum { BOUNDARY_MAX = 70 };

static const char boundary_characters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
					  "0123456789'()+_,-./:=? ";

/* Takes `text` off the front of `*rest`. */
static bool take(struct slice *rest, const char *text)
{
	if (!slice_starts(*rest, text))
		return false;
	*rest = slice_part(*rest, strlen(text), rest->size);
	return true;
}

static bool take_any_case(struct slice *rest, const char *text)
{
	if (!slice_starts_any_case(*rest, text))
		return false;
	*rest = slice_part(*rest, strlen(text), rest->size);
	return true;
}

/* Everything before `text`, which is passed over too; false if it does not come. */
static bool take_until(struct slice *rest, const char *text, struct slice *before)
{
	size_t at = slice_find(*rest, text, 0);

	if (at == SIZE_MAX)
		return false;
	*before = slice_part(*rest, 0, at);
	*rest = slice_part(*rest, at + strlen(text), rest->size);
	return true;
}

static void skip_blank(struct slice *rest)
{
	while (take(rest, " ") || take(rest, "\t"))
		;
}

/* ---- Content-Type ---- */

/* The boundary, quoted or bare; nothing may follow it but another parameter. */
static bool read_boundary(struct slice type, struct slice *boundary)
{
	size_t at = slice_find_any_case(type, "boundary=", 0);

	if (at == SIZE_MAX)
		return false;
	type = slice_part(type, at + strlen("boundary="), type.size);
	if (take(&type, "\"")) {
		if (!take_until(&type, "\"", boundary))
			return false;
	} else {
		*boundary = slice_trim(slice_part(type, 0, slice_find(type, ";", 0)));
	}
	return boundary->size > 0 && boundary->size <= BOUNDARY_MAX;
}

static bool boundary_is_sound(struct slice boundary)
{
	for (size_t i = 0; i < boundary.size; i++)
		if (boundary.at[i] == '\0' || strchr(boundary_characters, boundary.at[i]) == NULL)
			return false;
	return boundary.at[boundary.size - 1] != ' ';
}

struct multipart multipart_of(const char *content_type, struct slice body)
{
	struct multipart m = { .rest = body, .delimiter = "\r\n--" };
	struct slice boundary;

	if (!read_boundary(slice_of(content_type), &boundary) || !boundary_is_sound(boundary)) {
		m.is_bad = true;
		return m;
	}
	memcpy(m.delimiter + 4, boundary.at, boundary.size);
	m.is_bad = !take(&m.rest, m.delimiter + 2);
	return m;
}

/* ---- a part ---- */

/* `"…"`: browsers write a quotation mark within as %22, and no backslash escapes. */
static bool read_quoted(struct slice *rest, struct slice *text)
{
	return take(rest, "\"") && take_until(rest, "\"", text);
}

/* What follows "Content-Disposition:". */
static bool read_disposition(struct slice line, struct part *part)
{
	bool has_name = false;

	skip_blank(&line);
	if (!take_any_case(&line, "form-data"))
		return false;
	while (line.size > 0) {
		if (!take(&line, ";"))
			return false;
		skip_blank(&line);
		if (!has_name && take_any_case(&line, "name=")) {
			has_name = true;
			if (!read_quoted(&line, &part->name))
				return false;
		} else if (!part->is_file && take_any_case(&line, "filename=")) {
			part->is_file = true;
			if (!read_quoted(&line, &part->file_name))
				return false;
		} else {
			return false;
		}
		skip_blank(&line);
	}
	return has_name && part->name.size > 0;
}

static bool read_head(struct slice head, struct part *part)
{
	bool has_disposition = false, has_type = false;
	struct slice line;

	while (head.size > 0) {
		if (!take_until(&head, "\r\n", &line))
			return false;
		if (!has_disposition && take_any_case(&line, "content-disposition:")) {
			has_disposition = true;
			if (!read_disposition(line, part))
				return false;
		} else if (!has_type && take_any_case(&line, "content-type:")) {
			has_type = true;
		} else {
			return false;
		}
	}
	return has_disposition;
}

/* `rest` stands after a delimiter: what follows is a part, or "--" and the end. */
static bool read_part(struct multipart *m, struct part *part)
{
	struct slice head;
	size_t end;

	if (!take(&m->rest, "\r\n"))
		return false;
	end = slice_find(slice_part(m->rest, 0, LIMIT_PART_HEAD_BYTES), "\r\n\r\n", 0);
	if (end == SIZE_MAX)
		return false;
	head = slice_part(m->rest, 0, end + 2);
	m->rest = slice_part(m->rest, end + 4, m->rest.size);
	if (!read_head(head, part))
		return false;
	return take_until(&m->rest, m->delimiter, &part->bytes);
}

bool multipart_next(struct multipart *m, struct part *part)
{
	if (m->is_bad)
		return false;
	*part = (struct part){ 0 };
	if (take(&m->rest, "--")) {
		take(&m->rest, "\r\n");
		m->is_bad = m->rest.size > 0;
		return false;
	}
	m->is_bad = !read_part(m, part);
	return !m->is_bad;
}
