/* SPDX-License-Identifier: MIT */
/*
 * Fields from the query string or a body, as far as the route declares them.
 *
 * Everything is kept as typed; what it means is asked later (form.c).  What cannot be read in it
 * is kept as U+FFFD, so that the form comes back with the rest and says where.
 */
#include "http/request.h"

#include <string.h>

#include "http/decode.h"
#include "http/input.h"
#include "http/limits.h"
#include "http/multipart.h"

static enum status keep_field(
	struct request *rq, struct fields *fields, const char *name, const char *value)
{
	const struct input *input = input_of_field(rq, name);

	if (input == NULL && rq->method == GET)
		return OK; // what other sites and mailings put behind an address of ours
	if (input == NULL || input->kind == INPUT_FILE)
		return BAD_REQUEST;
	if (input->kind == INPUT_CHOICES && !input_has_choice(input, value))
		return BAD_REQUEST;
	if (fields->all.n == FORM_FIELDS_MAX)
		return TOO_LARGE;
	if (fields->all.n == 0)
		fields->by_name = map_new(rq->arena);
	if (map_get(&fields->by_name, name) == NULL)
		map_set(&fields->by_name, name, (void *)(uintptr_t)value);
	else if (input->kind != INPUT_CHOICES)
		return BAD_REQUEST;
	*list_add(rq->arena, &fields->all) = (struct pair){ name, value };
	return OK;
}

/* ---- urlencoded ---- */

static enum status read_pair(struct request *rq, struct fields *fields, struct slice piece)
{
	size_t equals = slice_find(piece, "=", 0);
	struct slice raw_name = slice_part(piece, 0, equals);
	struct slice raw_value =
		slice_part(piece, equals == SIZE_MAX ? piece.size : equals + 1, piece.size);
	struct slice name_bytes, value_bytes;
	char *name;

	if (raw_name.size == 0 || raw_name.size > LIMIT_FIELD_NAME_BYTES)
		return BAD_REQUEST;
	if (!decode_escapes(rq->arena, raw_name, true, &name_bytes) ||
		!decode_escapes(rq->arena, raw_value, true, &value_bytes) ||
		!decode_text(rq->arena, name_bytes, &name))
		return BAD_REQUEST;
	return keep_field(rq, fields, name, decode_typed(rq->arena, value_bytes));
}

static enum status read_pairs(struct request *rq, struct fields *fields, struct slice raw)
{
	while (raw.size > 0) {
		size_t end = slice_find(raw, "&", 0);
		enum status status = read_pair(rq, fields, slice_part(raw, 0, end));

		if (status != OK)
			return status;
		if (end == raw.size - 1)
			return BAD_REQUEST;
		raw = slice_part(raw, end == SIZE_MAX ? raw.size : end + 1, raw.size);
	}
	return OK;
}

/* ---- multipart ---- */

static bool has_upload(const struct uploads *uploads, const char *field)
{
	list_each (const struct upload *, each, uploads)
		if (strcmp(each->field, field) == 0)
			return true;
	return false;
}

/* The last part of what may be a path of either system. */
static const char *read_file_name(struct request *rq, struct slice raw)
{
	for (size_t i = raw.size; i > 0; i--)
		if (raw.at[i - 1] == '/' || raw.at[i - 1] == '\\') {
			raw = slice_part(raw, i, raw.size);
			break;
		}
	return decode_typed(rq->arena, raw);
}

/* Browsers send a nameless, empty file where none was chosen. */
static enum status keep_file(struct request *rq, const char *field, const struct part *part)
{
	const struct input *input = input_of_field(rq, field);

	if (input == NULL || input->kind != INPUT_FILE || has_upload(&rq->uploads, field))
		return BAD_REQUEST;
	if (rq->uploads.n == INPUTS_MAX)
		return TOO_LARGE;
	*list_add(rq->arena, &rq->uploads) = (struct upload){ .field = field,
		.file_name = read_file_name(rq, part->file_name),
		.bytes = part->bytes };
	return OK;
}

static enum status read_part(struct request *rq, const struct part *part)
{
	char *name;

	if (part->name.size > LIMIT_FIELD_NAME_BYTES || !decode_text(rq->arena, part->name, &name))
		return BAD_REQUEST;
	if (part->is_file)
		return keep_file(rq, name, part);
	return keep_field(rq, &rq->form_fields, name, decode_typed(rq->arena, part->bytes));
}

static enum status read_multipart(struct request *rq, const char *content_type, struct slice body)
{
	struct multipart m = multipart_of(content_type, body);
	struct part part;

	while (multipart_next(&m, &part)) {
		enum status status = read_part(rq, &part);

		if (status != OK)
			return status;
	}
	return m.is_bad ? BAD_REQUEST : OK;
}

/* ---- public ---- */

enum status request_read_query(struct request *rq)
{
	return read_pairs(rq, &rq->query_fields, slice_of(rq->query));
}

/* The media type before its parameters, without blank. */
static struct slice media_type(const char *content_type)
{
	struct slice whole = slice_of(content_type);

	return whole.size == 0 ? whole
			       : slice_trim(slice_part(whole, 0, slice_find(whole, ";", 0)));
}

enum status request_read_form(struct request *rq, struct slice body)
{
	const char *content_type = request_header(rq, "content-type");
	struct slice type = media_type(content_type);

	if (body.size > route_body_max(rq->route))
		return TOO_LARGE;
	if (body.size == 0)
		return OK;
	if (slice_is_any_case(type, "application/x-www-form-urlencoded"))
		return read_pairs(rq, &rq->form_fields, body);
	if (slice_is_any_case(type, "multipart/form-data") && route_file_max(rq->route) > 0)
		return read_multipart(rq, content_type, body);
	return BAD_REQUEST;
}
