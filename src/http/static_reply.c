/* SPDX-License-Identifier: MIT */
/*
 * What a reader may have already: whatever is sent with an ETag, and the files that never change,
 * answered before any route is looked for.
 */
#include "http/request.h"

#include <string.h>

#include "base/slice.h"
#include "html/static_file.h"

/* Takes what stands before the next comma off the front of `*rest`. */
static bool next_item(struct slice *rest, struct slice *item)
{
	if (rest->size == 0)
		return false;

	size_t end = slice_find(*rest, ",", 0);

	*item = slice_trim(slice_part(*rest, 0, end));
	*rest = slice_part(*rest, end == SIZE_MAX ? rest->size : end + 1, rest->size);
	return true;
}

/* "gzip", "gzip;q=0.5", but not "gzip;q=0" or "gzip; q=0.000". */
static bool is_gzip_taken(struct slice item)
{
	size_t end = slice_find(item, ";", 0);

	if (!slice_is_any_case(slice_trim(slice_part(item, 0, end)), "gzip"))
		return false;
	if (end == SIZE_MAX)
		return true;

	struct slice weight = slice_trim(slice_part(item, end + 1, item.size));

	if (!slice_starts_any_case(weight, "q="))
		return false;
	for (size_t i = 2; i < weight.size; i++)
		if (weight.at[i] >= '1' && weight.at[i] <= '9')
			return true;
	return false;
}

static bool takes_gzip(const struct request *rq)
{
	struct slice rest = slice_of(request_header(rq, "accept-encoding")), item;

	while (next_item(&rest, &item))
		if (is_gzip_taken(item))
			return true;
	return false;
}

/* Whether the reader's tag is called weak does not matter: a tag is a hash of the content. */
static bool has_already(const struct request *rq, const char *etag)
{
	struct slice rest = slice_of(request_header(rq, "if-none-match")), item;

	while (next_item(&rest, &item)) {
		if (slice_starts(item, "W/"))
			item = slice_part(item, 2, item.size);
		if (slice_is(item, etag) || slice_is(item, "*"))
			return true;
	}
	return false;
}

void reply_validate(struct request *rq, const char *etag)
{
	reply_header(rq, "ETag", etag);
	if (!has_already(rq, etag))
		return;
	rq->reply.status = NOT_MODIFIED;
	rq->reply.is_gzip = false;
	rq->reply.body = (struct slice){ NULL, 0 };
}

bool static_reply(struct request *rq)
{
	const struct static_file *file = rq->method == GET ? static_file_at(rq->path) : NULL;

	if (file == NULL)
		return false;
	rq->reply.content_type = file->content_type;
	rq->reply.is_immutable = true;
	reply_header(rq, "Vary", "Accept-Encoding");
	rq->reply.status = OK;
	rq->reply.is_gzip = file->gzip_size > 0 && takes_gzip(rq);
	rq->reply.body = rq->reply.is_gzip
				 ? (struct slice){ (const char *)file->gzip, file->gzip_size }
				 : (struct slice){ (const char *)file->plain, file->plain_size };
	reply_validate(rq, file->etag);
	return true;
}
