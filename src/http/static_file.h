/* SPDX-License-Identifier: MIT */
/*
 * The files that never change while the program runs: style, script, icon.
 *
 * The build makes the table (tools/embed).  A file's address carries a hash of
 * its bytes, so a browser may keep it for ever: another content is another
 * address.
 */
#ifndef HTTP_STATIC_FILE_H
#define HTTP_STATIC_FILE_H

#include <stddef.h>

struct static_file {
	const char *path;		// "/static/sarn-3fa9c1d2.css"
	const char *name;		// "sarn.css"
	const char *content_type;	// "text/css; charset=utf-8"
	const char *etag;		// with its quotation marks
	const unsigned char *plain;
	size_t plain_size;
	const unsigned char *gzip;	// the same, packed
	size_t gzip_size;
};

extern const struct static_file static_files[];
extern const size_t static_files_n;

/* The file called `name`, to make its address; NULL if there is none. */
const struct static_file *static_file_named(const char *name);

/* The file that is asked for by `path`; NULL if there is none. */
const struct static_file *static_file_at(const char *path);

#endif
