/* SPDX-License-Identifier: MIT */
/*
 * Which route a method and path mean.
 *
 * Paths are taken apart once, at the start, and kept by their number of
 * segments, most definite first: the first that fits is the one.
 */
#include "http/request.h"

#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "http/input.h"
#include "http/limits.h"

/* Ordered from the most definite. */
enum segment_kind { SEGMENT_WORD, SEGMENT_ID, SEGMENT_TEXT };

struct segment {
	enum segment_kind kind;
	const char *text; // the word, or the hole's name
	size_t size;
};

struct entry {
	const struct route *route;
	struct segment segments[LIMIT_PATH_SEGMENTS];
	size_t n;
};

LIST(entries, struct entry);

struct routes {
	struct entries by_size[LIMIT_PATH_SEGMENTS + 1];
};

/* ---- gathering ---- */

static struct segment segment_of(struct arena *a, struct slice text)
{
	if (text.at[0] != '{') {
		assert(memchr(text.at, '{', text.size) == NULL);
		return (struct segment){ SEGMENT_WORD, arena_text_n(a, text.at, text.size),
			text.size };
	}
	assert(slice_ends(text, "}"));

	struct slice name = slice_part(text, 1, text.size - 1);
	bool is_text = slice_ends(name, "~");

	name.size -= is_text;
	assert(name.size > 0);
	return (struct segment){ is_text ? SEGMENT_TEXT : SEGMENT_ID,
		arena_text_n(a, name.at, name.size), name.size };
}

static struct entry entry_of(struct arena *a, const struct route *route)
{
	struct entry entry = { .route = route };

	assert_of(route->path[0] == '/', route->path);
	for (const char *at = route->path + 1; *at != '\0';) {
		size_t size = strcspn(at, "/");

		assert_of(size > 0 && entry.n < LIMIT_PATH_SEGMENTS, route->path);
		entry.segments[entry.n++] = segment_of(a, (struct slice){ at, size });
		at += size;
		assert_of(at[0] != '/' || at[1] != '\0', route->path);
		at += *at == '/';
	}
	return entry;
}

static void check_inputs(const struct route *route)
{
	size_t n = 0;

	if (route->inputs == NULL)
		return;
	for (const struct input *each = route->inputs; each->name != NULL; each++, n++) {
		assert_of(each->kind != INPUT_NONE && each->name[0] != '\0', route->path);
		assert_of(each->kind != INPUT_CHOICE || each->choices != NULL, each->name);
		assert_of(each->kind != INPUT_FILE || route->method == POST, each->name);
	}
	assert_of(n <= INPUTS_MAX, route->path);
}

static void check_route(const struct route *route)
{
	assert_of(route->method == GET || route->method == POST, route->path);
	assert_of(route->right > RIGHT_NONE && route->right < RIGHT_COUNT, route->path);
	assert_of(route->handle != NULL, route->path);
	assert_of(route->body_max <= LIMIT_LARGEST_BODY_BYTES, route->path);
	assert_of(route->admit == NULL || (route->method == POST && route->inputs == NULL &&
						  route->before == NULL && !route->only_reads),
		route->path);
	check_inputs(route);
}

/* Below 0 when `x` is the more definite; 0 only for two that fit the same paths. */
static int compare_entries(const struct entry *x, const struct entry *y)
{
	assert(x->n == y->n);
	for (size_t i = 0; i < x->n; i++) {
		const struct segment *left = &x->segments[i], *right = &y->segments[i];
		int order = (int)left->kind - (int)right->kind;

		if (order == 0 && left->kind == SEGMENT_WORD)
			order = strcmp(left->text, right->text);
		if (order != 0)
			return order;
	}
	return 0;
}

static int by_definiteness(const void *left, const void *right)
{
	const struct entry *x = left, *y = right;
	int order = compare_entries(x, y);

	return order != 0 ? order : (int)x->route->method - (int)y->route->method;
}

static void order_entries(struct entries *entries)
{
	if (entries->n < 2)
		return;
	qsort(entries->at, entries->n, sizeof *entries->at, by_definiteness);
	for (size_t i = 1; i < entries->n; i++)
		assert_of(by_definiteness(&entries->at[i - 1], &entries->at[i]) != 0,
			entries->at[i].route->path);
}

struct routes *routes_gather(struct arena *a, const struct route *const *tables, size_t n)
{
	struct routes *routes = arena_one(a, struct routes);

	for (size_t i = 0; i < n; i++) {
		for (const struct route *each = tables[i]; each->path != NULL; each++) {
			check_route(each);

			struct entry entry = entry_of(a, each);

			*list_add(a, &routes->by_size[entry.n]) = entry;
		}
	}
	for (size_t i = 0; i < array_size(routes->by_size); i++)
		order_entries(&routes->by_size[i]);
	return routes;
}

/* ---- looking up ---- */

struct asked {
	struct slice segments[LIMIT_PATH_SEGMENTS];
	size_t n;
};

/* The path's segments; "/" has none.  False if there are more than any route has. */
static bool split(const char *path, struct asked *asked)
{
	assert(path[0] == '/');
	asked->n = 0;
	if (path[1] == '\0')
		return true;
	for (const char *at = path; *at == '/';) {
		size_t size = strcspn(++at, "/");

		if (asked->n == LIMIT_PATH_SEGMENTS)
			return false;
		asked->segments[asked->n++] = (struct slice){ at, size };
		at += size;
	}
	return true;
}

static bool segment_fits(const struct segment *segment, struct slice text)
{
	switch (segment->kind) {
	case SEGMENT_WORD:
		return segment->size == text.size && memcmp(segment->text, text.at, text.size) == 0;
	case SEGMENT_ID: return input_id(text) != 0;
	case SEGMENT_TEXT: return text.size > 0;
	}
	unreachable("segment kind");
}

static bool entry_fits(const struct entry *entry, const struct asked *asked)
{
	for (size_t i = 0; i < asked->n; i++)
		if (!segment_fits(&entry->segments[i], asked->segments[i]))
			return false;
	return true;
}

static void take_route(struct request *rq, const struct entry *entry, const struct asked *asked)
{
	rq->route = entry->route;
	for (size_t i = 0; i < asked->n; i++)
		if (entry->segments[i].kind != SEGMENT_WORD)
			*list_add(rq->arena, &rq->path_values) =
				(struct pair){ entry->segments[i].text,
					arena_text_n(rq->arena, asked->segments[i].at,
						asked->segments[i].size) };
}

/* The first that fits and takes the method; else NULL, and a bit in `*taken` for each that is taken. */
static const struct entry *find_entry(
	const struct routes *routes, enum method method, const struct asked *asked, unsigned *taken)
{
	*taken = 0;
	list_each (const struct entry *, each, &routes->by_size[asked->n]) {
		if (!entry_fits(each, asked))
			continue;
		if (each->route->method == method)
			return each;
		*taken |= 1u << each->route->method;
	}
	return NULL;
}

/* "/register/" is meant for "/register": people type it, and other sites write it so. */
static bool is_found_without_slash(
	const struct request *rq, const struct routes *routes, struct asked asked)
{
	unsigned taken;

	if (rq->method != GET || asked.n < 2 || asked.segments[asked.n - 1].size > 0)
		return false;
	asked.n--;
	return find_entry(routes, GET, &asked, &taken) != NULL;
}

enum status request_route(struct request *rq, const struct routes *routes)
{
	static const char *const allow[] = { [1u << GET] = "GET, HEAD",
		[1u << POST] = "POST",
		[1u << GET | 1u << POST] = "GET, HEAD, POST" };
	const struct entry *entry;
	struct asked asked;
	unsigned taken;

	if (!split(rq->path, &asked))
		return NOT_FOUND;
	entry = find_entry(routes, rq->method, &asked, &taken);
	if (entry != NULL) {
		take_route(rq, entry, &asked);
		return OK;
	}
	if (taken == 0)
		return is_found_without_slash(rq, routes, asked) ? SEE_OTHER : NOT_FOUND;
	reply_header(rq, "Allow", allow[taken]);
	return METHOD_NOT_ALLOWED;
}

size_t route_body_max(const struct route *route)
{
	return route == NULL || route->body_max == 0 ? LIMIT_BODY_BYTES : route->body_max;
}

size_t route_file_max(const struct route *route)
{
	size_t largest = 0;

	for (const struct input *each = route->inputs; each != NULL && each->name != NULL; each++)
		if (each->kind == INPUT_FILE && input_file_max(each) > largest)
			largest = input_file_max(each);
	return largest;
}

const char *path_text(const struct request *rq, const char *name)
{
	list_each (const struct pair *, each, &rq->path_values)
		if (strcmp(each->name, name) == 0)
			return each->value;
	unreachable(name);
}

int64_t path_id(const struct request *rq, const char *name)
{
	int64_t id = input_id(slice_of(path_text(rq, name)));

	assert(id != 0);
	return id;
}
