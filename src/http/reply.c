/* SPDX-License-Identifier: MIT */
/*
 * Replies that are not pages, and the headers that every reply carries.
 */
#include "http/request.h"

#include <string.h>

#include "base/err.h"

#define PAGE_POLICY                                                                                \
	"default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "                \
	"connect-src 'self'; form-action 'self'; base-uri 'none'; "

/*
 * Nothing from elsewhere, nothing inline, in no frame and with none.  What may stand in a frame of ours is a
 * file and no page: it runs nothing and sends nothing, and the browser's own viewer of it may be there
 * (docs/decisions/0021).
 */
static const struct {
	const char *policy, *options;
} framings[FRAMING_COUNT] = {
	[FRAMING_NONE] = { PAGE_POLICY "frame-ancestors 'none'", "DENY" },
	[FRAMING_HAS] = { PAGE_POLICY "frame-src 'self'; frame-ancestors 'none'", "DENY" },
	[FRAMING_IN] = { "default-src 'none'; object-src 'self'; style-src 'unsafe-inline'; "
			 "form-action 'none'; base-uri 'none'; frame-ancestors 'self'",
		"SAMEORIGIN" },
};

/* No file is taken for another kind. */
static const struct pair every_header[] = {
	{ "X-Content-Type-Options", "nosniff" },
	{ "Referrer-Policy", "same-origin" },
	{ "Cross-Origin-Opener-Policy", "same-origin" },
	{ "Cross-Origin-Resource-Policy", "same-origin" },
	{ "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()" },
};

/* A public page may be withdrawn: whoever keeps it asks each time whether it still stands. */
static const char *cache_control(const struct reply *reply)
{
	if (reply->is_immutable)
		return "public, max-age=31536000, immutable";
	return reply->is_public ? "public, no-cache" : "no-store";
}

static bool has_content(const struct reply *reply)
{
	return reply->status != NOT_MODIFIED && reply->status != SEE_OTHER;
}

void reply_each_header(const struct reply *reply,
	void (*each)(void *context, const char *name, const char *value), void *context)
{
	bool is_page = reply->content_type == NULL;

	assert(reply->framing != FRAMING_IN || !is_page);
	each(context, "Content-Security-Policy", framings[reply->framing].policy);
	each(context, "X-Frame-Options", framings[reply->framing].options);
	for (size_t i = 0; i < array_size(every_header); i++)
		each(context, every_header[i].name, every_header[i].value);
	each(context, "Cache-Control", cache_control(reply));
	if (has_content(reply))
		each(context, "Content-Type",
			is_page ? "text/html; charset=utf-8" : reply->content_type);
	if (has_content(reply) && is_page)
		each(context, "Content-Language", language_code(reply->language));
	if (reply->is_gzip)
		each(context, "Content-Encoding", "gzip");
	if (reply->location != NULL)
		each(context, "Location", reply->location);
	list_each (const struct pair *, own, &reply->headers)
		each(context, own->name, own->value);
}

enum status reply_bytes(struct request *rq, const char *content_type, struct slice bytes)
{
	rq->reply.status = OK;
	rq->reply.content_type = content_type;
	rq->reply.body = bytes;
	return OK;
}

/* One line: nothing typed can begin a header of its own. */
static bool is_header_value(const char *value)
{
	for (; *value != '\0'; value++)
		if ((unsigned char)*value < ' ' || *value == 0x7F)
			return false;
	return true;
}

void reply_header(struct request *rq, const char *name, const char *value)
{
	assert(is_header_value(name) && is_header_value(value));
	*list_add(rq->arena, &rq->reply.headers) = (struct pair){ name, value };
}

void reply_cookie(struct request *rq, const char *name, const char *value, int64_t max_age_s)
{
	const char *age = "";

	assert(strpbrk(value, " \",;\\") == NULL);
	if (max_age_s != 0)
		age = arena_format(
			rq->arena, "; Max-Age=%lld", max_age_s < 0 ? 0LL : (long long)max_age_s);
	reply_header(rq, "Set-Cookie",
		arena_format(rq->arena, "%s=%s; Path=/; Secure; HttpOnly; SameSite=Lax%s", name,
			value, age));
}
