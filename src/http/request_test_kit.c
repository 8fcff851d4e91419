/* SPDX-License-Identifier: MIT */
#include "http/request_test_kit.h"

#include <string.h>

#define BOUNDARY "----of-a-test"

static void put_header(struct arena *a, struct wire *wire, const char *name, const char *value)
{
	*list_add(a, &wire->headers) = (struct pair){ name, value };
}

struct wire wire_get(struct arena *a, const char *target)
{
	struct wire wire = { .method = "GET", .target = target, .peer = "127.0.0.1" };

	put_header(a, &wire, "Host", "sarn.example");
	return wire;
}

static struct wire wire_body(
	struct arena *a, const char *target, const char *content_type, struct slice body)
{
	struct wire wire = {
		.method = "POST", .target = target, .body = body, .peer = "127.0.0.1"
	};

	put_header(a, &wire, "Host", "sarn.example");
	put_header(a, &wire, "Origin", "http://sarn.example");
	put_header(a, &wire, "Content-Type", content_type);
	put_header(a, &wire, "Content-Length", arena_format(a, "%zu", body.size));
	return wire;
}

struct wire wire_post(struct arena *a, const char *target, const char *body)
{
	return wire_body(a, target, "application/x-www-form-urlencoded", slice_of(body));
}

static void put_field(struct buf *body, struct slice piece)
{
	size_t equals = slice_find(piece, "=", 0);

	buf_text(body, "--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"");
	buf_slice(body, slice_part(piece, 0, equals));
	buf_text(body, "\"\r\n\r\n");
	buf_slice(body, slice_part(piece, equals + 1, piece.size));
	buf_text(body, "\r\n");
}

struct wire wire_upload(struct arena *a, const char *target, const char *fields, const char *field,
	const char *file_name, struct slice bytes)
{
	struct buf body = buf_new(a, bytes.size + 1024);

	for (struct slice rest = slice_of(fields); rest.size > 0;) {
		size_t end = slice_find(rest, "&", 0);

		put_field(&body, slice_part(rest, 0, end));
		rest = slice_part(rest, end == SIZE_MAX ? rest.size : end + 1, rest.size);
	}
	buf_format(&body,
		"--" BOUNDARY "\r\nContent-Disposition: form-data; name=\"%s\"; "
		"filename=\"%s\"\r\nContent-Type: application/octet-stream\r\n\r\n",
		field, file_name);
	buf_slice(&body, bytes);
	buf_text(&body, "\r\n--" BOUNDARY "--\r\n");
	return wire_body(a, target, "multipart/form-data; boundary=" BOUNDARY,
		(struct slice){ body.at, body.size });
}

void wire_header(struct arena *a, struct wire *wire, const char *name, const char *value)
{
	put_header(a, wire, name, value);
}

void wire_cookie(struct arena *a, struct wire *wire, const char *name, const char *value)
{
	list_each (struct pair *, each, &wire->headers) {
		if (strcmp(each->name, "Cookie") == 0) {
			each->value = arena_format(a, "%s; %s=%s", each->value, name, value);
			return;
		}
	}
	put_header(a, wire, "Cookie", arena_format(a, "%s=%s", name, value));
}

enum status request_made(
	struct request *rq, struct arena *a, const struct wire *wire, const struct route *table)
{
	enum status status = request_parse(rq, a, wire, TEST_NOW);

	if (status == OK)
		status = request_route(rq, routes_gather(a, &table, 1));
	if (status == OK)
		status = request_read_query(rq);
	if (status == OK && rq->method == POST)
		status = request_read_form(rq, wire->body);
	return status;
}

struct search {
	const char *name;
	const char *value;
};

static void look_at(void *context, const char *name, const char *value)
{
	struct search *search = context;

	if (strcmp(search->name, name) == 0)
		search->value = value;
}

const char *reply_sent_header(struct arena *a, const struct reply *reply, const char *name)
{
	struct search search = { .name = name };

	reply_each_header(reply, look_at, &search);
	return search.value == NULL ? NULL : arena_text(a, search.value);
}
