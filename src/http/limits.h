/* SPDX-License-Identifier: MIT */
/*
 * What one request may be, at most.  Each with its reason.
 */
#ifndef HTTP_LIMITS_H
#define HTTP_LIMITS_H

enum {
	/* Long searches fit ten times over; proxies in front allow 8 KiB. */
	LIMIT_TARGET_BYTES = 8 * 1024,

	/* Browsers send about 15; proxies add a few. */
	LIMIT_HEADERS = 64,

	/* A header that is let through: a cookie jar at its largest. */
	LIMIT_HEADER_BYTES = 8 * 1024,

	/* Ours are two; others on the same host may leave some. */
	LIMIT_COOKIES = 32,

	/* No path of ours is deeper than seven. */
	LIMIT_PATH_SEGMENTS = 12,

	/* Declared names are short; a suffix is an id of 19 digits and a part of a date. */
	LIMIT_FIELD_NAME_BYTES = 100,

	/* Of a form without files: a decision's text with room to spare. */
	LIMIT_BODY_BYTES = 64 * 1024,

	/*
	 * Of any form: a file of the most bytes, with what multipart puts round it.  What was typed
	 * into one is kept across an expired session, so the database takes as much.
	 */
	LIMIT_LARGEST_BODY_BYTES = 1200 * 1024,

	/* Code points of a text that declares no maximum. */
	LIMIT_TEXT = 200,

	/* A file that declares no maximum: the published decisions are 50 to 400 KB. */
	LIMIT_FILE_BYTES = 1024 * 1024,

	/* As shown beside the upload. */
	LIMIT_FILE_NAME_BYTES = 255,

	/* A part of multipart has two or three short headers. */
	LIMIT_PART_HEAD_BYTES = 2 * 1024,

	/* ---- the server's ---- */

	/* One connection's buffer: a whole head within the limits above, and what is being sent. */
	LIMIT_CONNECTION_BYTES = 24 * 1024,

	/* The first block of an exchange's arena: a page of 40 KB with its growth. */
	LIMIT_ARENA_BLOCK_BYTES = 120 * 1024,

	/* Arenas kept for use again, beyond which they go back to the system. */
	LIMIT_SPARE_ARENAS = 128,

	/* What is read past a body's limit, so that the browser hears why it was refused. */
	LIMIT_DISCARD_BYTES = 32 * 1024 * 1024,

	/* Bodies past LIMIT_BODY_BYTES held at one time, all together. */
	LIMIT_LARGE_BODIES_BYTES = 256 * 1024 * 1024,

	/* A body or reply that moves more slowly than this, after the idle time, is cut. */
	LIMIT_SLOWEST_BYTES_PER_S = 8 * 1024,
};

#endif
