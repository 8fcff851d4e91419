/* SPDX-License-Identifier: MIT */
/*
 * Lines: a method, a target, then headers.
 */
#include "http/request.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"

static enum status nothing(struct request *rq)
{
	(void)rq;
	return OK;
}

static const struct route table[] = {
	{ GET, "/", PUBLIC_READ, nothing },
	{ GET, "/decisions/{id}", DECISION_READ, nothing },
	{ GET, "/register/{area~}", PUBLIC_READ, nothing },
	{ POST, "/decisions/{id}/sign", DECISION_SIGN, nothing },
	{ 0 },
};

static const char *next_text(struct arena *a, struct slice *rest)
{
	struct slice line = SLICE_NONE;

	slice_line(rest, &line);
	return arena_text_n(a, line.at, line.size);
}

static void check_text(const char *text)
{
	size_t bad_at;

	assert(utf8_valid(text, strlen(text), &bad_at));
}

static void check(struct arena *a, struct request *rq)
{
	const struct route *const tables[] = { table };

	assert(rq->path[0] == '/' && utf8_is_plain(rq->path, false));
	assert(strstr(rq->path, "/../") == NULL && strstr(rq->path, "//") == NULL);
	check_text(rq->path);
	list_each (const struct pair *, each, &rq->headers)
		assert(request_header(rq, each->name) == each->value);
	list_each (const struct pair *, each, &rq->cookies)
		check_text(each->value);
	if (request_route(rq, routes_gather(a, tables, 1)) == OK)
		list_each (const struct pair *, each, &rq->path_values)
			assert(each->value[0] != '\0');
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct slice rest = { (const char *)data, size };
	struct wire wire = { .method = next_text(a, &rest), .target = next_text(a, &rest) };
	struct request rq;

	while (rest.size > 0) {
		const char *name = next_text(a, &rest);

		*list_add(a, &wire.headers) = (struct pair){ name, next_text(a, &rest) };
	}
	if (request_parse(&rq, a, &wire, (struct instant){ INT64_C(1772443800000) }) == OK)
		check(a, &rq);
	arena_close(a);
	return 0;
}
