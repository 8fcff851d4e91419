/* SPDX-License-Identifier: MIT */
/*
 * From what came over the wire to a request that can be trusted to be well formed.
 */
#include "http/request.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/ids.h"
#include "base/utf8.h"
#include "http/decode.h"
#include "http/limits.h"

/* The headers that a handler may see; all others are dropped unread. */
static const struct passed {
	const char *name;
	size_t size;
} passed_headers[] = {
#define NAME(name)                                                                                 \
	{                                                                                          \
		name, sizeof(name) - 1                                                             \
	}
	NAME("accept-encoding"),
	NAME("accept-language"),
	NAME("content-length"),
	NAME("content-type"),
	NAME("cookie"),
	NAME("host"),
	NAME("if-none-match"),
	NAME("origin"),
	NAME("referer"),
	NAME("sec-fetch-site"),
	NAME("transfer-encoding"),
	NAME("x-forwarded-for"),
#undef NAME
};

/* ---- the request line ---- */

static bool read_method(struct request *rq, const char *method)
{
	rq->is_head = strcmp(method, "HEAD") == 0;
	if (rq->is_head || strcmp(method, "GET") == 0)
		rq->method = GET;
	else if (strcmp(method, "POST") == 0)
		rq->method = POST;
	return rq->method != METHOD_NONE;
}

/* No byte that a browser would have escaped. */
static bool is_printable(const char *text)
{
	for (; *text != '\0'; text++)
		if (*text <= ' ' || *text > '~')
			return false;
	return true;
}

/* Segments that some program would take for something else: "", ".", "..". */
static bool has_odd_segment(const char *path)
{
	for (const char *at = path; *at == '/';) {
		size_t size = strcspn(++at, "/");
		bool is_last = at[size] == '\0';

		if ((size == 0 && !is_last) || (size <= 2 && size > 0 && strspn(at, ".") >= size))
			return true;
		at += size;
	}
	return false;
}

/* "%2f" and "%5c": a slash that was not one when proxies looked at the path. */
static bool hides_slash(struct slice raw)
{
	return slice_find_any_case(raw, "%2f", 0) != SIZE_MAX ||
	       slice_find_any_case(raw, "%5c", 0) != SIZE_MAX;
}

static bool is_welsh(struct slice path)
{
	return slice_starts(path, "/cy") && (path.size == 3 || path.at[3] == '/');
}

static void take_language(struct request *rq)
{
	if (!is_welsh(slice_of(rq->path)))
		return;
	rq->language = WELSH;
	rq->path = rq->path[3] == '\0' ? "/" : rq->path + 3;
}

static enum status read_target(struct request *rq, const char *target)
{
	size_t size = strlen(target);
	size_t path_size = strcspn(target, "?");
	struct slice raw = { target, path_size };
	struct slice bytes;
	char *path;

	if (is_welsh(raw))
		rq->language = WELSH; // of the page, too, that says why it is refused
	if (size > LIMIT_TARGET_BYTES)
		return URI_TOO_LONG;
	if (target[0] != '/' || !is_printable(target) || strpbrk(target, "#\\") != NULL)
		return BAD_REQUEST;
	if (hides_slash(raw) || !decode_escapes(rq->arena, raw, false, &bytes) ||
		!decode_text(rq->arena, bytes, &path))
		return BAD_REQUEST;
	if (has_odd_segment(path) || !utf8_is_plain(path, false))
		return BAD_REQUEST;
	rq->path = path;
	take_language(rq);
	if (path_size < size)
		rq->query = arena_text_n(rq->arena, target + path_size + 1, size - path_size - 1);
	return OK;
}

/* ---- headers ---- */

/* The name in lower case if it is let through, else NULL. */
static const char *passed_name(const char *name)
{
	size_t size = strlen(name);

	for (size_t i = 0; i < array_size(passed_headers); i++)
		if (passed_headers[i].size == size && strcasecmp(passed_headers[i].name, name) == 0)
			return passed_headers[i].name;
	return NULL;
}

/* A cookie may be another program's and hold anything: read_cookie looks at each. */
static enum status check_value(const char *name, const char *value)
{
	bool is_cookie = strcmp(name, "cookie") == 0;
	size_t size = 0;

	for (; value[size] != '\0'; size++)
		if (!is_cookie && ((value[size] < ' ' && value[size] != '\t') || value[size] > '~'))
			return BAD_REQUEST;
	return size > LIMIT_HEADER_BYTES ? HEADERS_TOO_LARGE : OK;
}

/* "Content-Length " is no header to some readers and a length to others. */
static bool is_header_name(const char *name)
{
	for (const char *at = name; *at != '\0'; at++)
		if (*at <= ' ' || *at > '~' || strchr("()<>@,;:\\\"/[]?={}", *at) != NULL)
			return false;
	return name[0] != '\0';
}

static enum status read_headers(struct request *rq, const struct pairs *headers)
{
	if (headers->n > LIMIT_HEADERS)
		return HEADERS_TOO_LARGE;
	list_each (const struct pair *, each, headers) {
		const char *name = passed_name(each->name);

		if (name == NULL && is_header_name(each->name))
			continue;
		if (name == NULL || request_header(rq, name) != NULL)
			return BAD_REQUEST;

		enum status status = check_value(name, each->value);

		if (status != OK)
			return status;
		*list_add(rq->arena, &rq->headers) =
			(struct pair){ name, arena_text(rq->arena, each->value) };
	}
	return OK;
}

static bool host_is_sound(const char *host)
{
	return host == NULL ||
	       host[strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "0123456789.-:[]")] == '\0';
}

/* Two readers never disagree on where the body ends, and only a POST has one. */
static bool framing_is_sound(const struct request *rq)
{
	const char *length = request_header(rq, "content-length");
	const char *coding = request_header(rq, "transfer-encoding");

	if (coding != NULL && (length != NULL || strcasecmp(coding, "chunked") != 0))
		return false;
	if (length != NULL && length[strspn(length, "0123456789")] != '\0')
		return false;
	return rq->method == POST ||
	       (coding == NULL && (length == NULL || strcmp(length, "0") == 0));
}

/* ---- cookies ---- */

static bool is_cookie_name(struct slice name)
{
	for (size_t i = 0; i < name.size; i++)
		if (name.at[i] <= ' ' || name.at[i] > '~' ||
			strchr("()<>@,;:\\\"/[]?={}", name.at[i]) != NULL)
			return false;
	return name.size > 0;
}

static bool is_cookie_value(struct slice value)
{
	for (size_t i = 0; i < value.size; i++)
		if (value.at[i] <= ' ' || value.at[i] > '~' ||
			strchr("\",;\\", value.at[i]) != NULL)
			return false;
	return true;
}

/* What is not a sound cookie is somebody else's and passed over; of a doubled one the first counts. */
static void read_cookie(struct request *rq, struct slice piece)
{
	size_t equals = slice_find(piece, "=", 0);

	if (equals == SIZE_MAX || rq->cookies.n >= LIMIT_COOKIES)
		return;

	struct slice name = slice_trim(slice_part(piece, 0, equals));
	struct slice value = slice_trim(slice_part(piece, equals + 1, piece.size));

	if (is_cookie_name(name) && is_cookie_value(value))
		*list_add(rq->arena, &rq->cookies) =
			(struct pair){ arena_text_n(rq->arena, name.at, name.size),
				arena_text_n(rq->arena, value.at, value.size) };
}

static void read_cookies(struct request *rq)
{
	struct slice rest = slice_of(request_header(rq, "cookie"));

	while (rest.size > 0) {
		size_t end = slice_find(rest, ";", 0);

		read_cookie(rq, slice_part(rest, 0, end));
		rest = slice_part(rest, end == SIZE_MAX ? rest.size : end + 1, rest.size);
	}
}

/* ---- public ---- */

static const char *value_of(const struct pairs *pairs, const char *name)
{
	list_each (const struct pair *, each, pairs)
		if (strcmp(each->name, name) == 0)
			return each->value;
	return NULL;
}

const char *request_header(const struct request *rq, const char *name)
{
	return value_of(&rq->headers, name);
}

const char *request_cookie(const struct request *rq, const char *name)
{
	return value_of(&rq->cookies, name);
}

static void name_request(struct request *rq)
{
	static const char digits[] = "0123456789abcdef";
	uint64_t number = (uint64_t)id_random();

	for (int i = 15; i >= 0; i--, number >>= 4)
		rq->id[i] = digits[number & 15];
}

enum status request_parse(
	struct request *rq, struct arena *a, const struct wire *wire, struct instant now)
{
	*rq = (struct request){ .arena = a,
		.now = now,
		.today = instant_day(now),
		.path = "/",
		.query = "",
		.actor = { .name = "" } };
	name_request(rq);

	bool method_is_known = read_method(rq, wire->method);
	enum status status = read_target(rq, wire->target);

	if (status == OK)
		status = read_headers(rq, &wire->headers);
	read_cookies(rq);
	if (status == OK && !method_is_known)
		status = METHOD_NOT_ALLOWED;
	if (status == OK && (!framing_is_sound(rq) || !host_is_sound(request_header(rq, "host"))))
		status = BAD_REQUEST;
	return status;
}
