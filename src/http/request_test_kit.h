/* SPDX-License-Identifier: MIT */
/*
 * Requests without a server, for the tests of this room and those above.
 */
#ifndef HTTP_REQUEST_TEST_KIT_H
#define HTTP_REQUEST_TEST_KIT_H

#include "http/request.h"

/* What a browser sends for a link, and for a form (urlencoded; NULL: no body). */
struct wire wire_get(struct arena *a, const char *target);
struct wire wire_post(struct arena *a, const char *target, const char *body);

/* A multipart form of text fields "name=value&…" (as they are, no escapes) and one file. */
struct wire wire_upload(struct arena *a, const char *target, const char *fields, const char *field,
	const char *file_name, struct slice bytes);

/* One more header; one more cookie. */
void wire_header(struct arena *a, struct wire *wire, const char *name, const char *value);
void wire_cookie(struct arena *a, struct wire *wire, const char *name, const char *value);

/* Half past nine on 2 March 2026. */
#define TEST_NOW ((struct instant){ INT64_C(1772443800000) })

/* Parsed, routed and its fields read, as the frame does before it calls a handler. */
enum status request_made(struct request *rq, struct arena *a, const struct wire *wire,
	const struct route *table);

/* The value of a header as the reply is sent; NULL if it has none. */
const char *reply_sent_header(struct arena *a, const struct reply *reply, const char *name);

#endif
