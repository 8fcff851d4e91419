/* SPDX-License-Identifier: MIT */
/*
 * Makes C of files, so that the program carries them and reads none.
 *
 *	embed --static OUT.c NAME=FILE ...	the table of html/static_file.h
 *	embed --bytes OUT.c SYMBOL=FILE ...	const unsigned char SYMBOL[], and SYMBOL_size
 *
 * Bytes become string literals, which compile many times faster than lists of
 * numbers.  The same input gives the same output to the byte.
 */
#include <inttypes.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <zlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "tools/file.h"

enum { LITERAL_COLUMNS = 90 };

static const struct {
	const char *ending;
	const char *content_type;
} content_types[] = {
	{ ".css", "text/css; charset=utf-8" },
	{ ".js", "text/javascript; charset=utf-8" },
	{ ".svg", "image/svg+xml" },
};

static const char *content_type_of(const char *name)
{
	const char *ending = strrchr(name, '.');

	for (size_t i = 0; ending != NULL && i < array_size(content_types); i++)
		if (strcmp(content_types[i].ending, ending) == 0)
			return content_types[i].content_type;
	die("embed: %s: no content type is known for this ending", name);
}

/* FNV-1a.  It only has to tell two builds' files apart; nobody chooses them to collide. */
static uint64_t hash_of(struct slice bytes)
{
	uint64_t hash = 0xcbf29ce484222325;

	for (size_t i = 0; i < bytes.size; i++)
		hash = (hash ^ (unsigned char)bytes.at[i]) * 0x100000001b3;
	return hash;
}

/* With zlib's own header for gzip: no name and no time in it. */
static struct slice gzip_of(struct arena *a, struct slice plain)
{
	enum { WINDOW = 15, GZIP = 16, MEMORY = 9 };
	z_stream z = { 0 };

	if (deflateInit2(&z, Z_BEST_COMPRESSION, Z_DEFLATED, WINDOW + GZIP, MEMORY,
		    Z_DEFAULT_STRATEGY) != Z_OK)
		die("embed: zlib does not start");

	struct buf packed = buf_new(a, deflateBound(&z, plain.size));
	z.next_in = (Bytef *)(uintptr_t)plain.at;
	z.avail_in = (uInt)plain.size;
	z.next_out = (Bytef *)packed.at;
	z.avail_out = (uInt)packed.room;
	if (deflate(&z, Z_FINISH) != Z_STREAM_END)
		die("embed: zlib does not finish");
	deflateEnd(&z);
	return (struct slice){ packed.at, z.total_out };
}

/* Always three digits, so that a digit behind it is not taken for one of them. */
static void put_literal_byte(struct buf *c, unsigned char byte)
{
	if (byte >= ' ' && byte <= '~' && byte != '"' && byte != '\\' && byte != '?')
		buf_char(c, (char)byte);
	else
		buf_format(c, "\\%03o", byte);
}

static void put_bytes(struct buf *c, const char *symbol, struct slice bytes)
{
	buf_format(c, "const unsigned char %s[] =\n\t\"", symbol);
	for (size_t i = 0, from = c->size; i < bytes.size; i++) {
		if (c->size - from > LITERAL_COLUMNS) {
			buf_text(c, "\"\n\t\"");
			from = c->size;
		}
		put_literal_byte(c, (unsigned char)bytes.at[i]);
	}
	buf_text(c, "\";\n");
}

/* "sarn.css" and 3fa9c1d2 give "sarn-3fa9c1d2.css". */
static void put_static_row(struct buf *c, const char *name, size_t i, size_t plain_size,
	size_t gzip_size, uint64_t hash)
{
	const char *content_type = content_type_of(name);
	int stem = (int)(strrchr(name, '.') - name);

	buf_format(c, "\t{ \"/static/%.*s-%08" PRIx32 "%s\", \"%s\",\n", stem, name,
		(uint32_t)(hash ^ hash >> 32), name + stem, name);
	buf_format(c, "\t\t\"%s\", \"\\\"%016" PRIx64 "\\\"\",\n", content_type, hash);
	buf_format(c, "\t\tplain_%zu, %zu, gzip_%zu, %zu },\n", i, plain_size, i, gzip_size);
}

/* The part of "NAME=FILE" before the sign; `*file` is what stands after it. */
static const char *name_of(struct arena *a, const char *pair, const char **file)
{
	const char *sign = strchr(pair, '=');

	if (sign == NULL || sign == pair || sign[1] == '\0')
		die("embed: \"%s\" is not NAME=FILE", pair);
	*file = sign + 1;
	return arena_text_n(a, pair, (size_t)(sign - pair));
}

static void embed_static(struct arena *a, struct buf *c, char *const *pairs, size_t n)
{
	struct buf rows = buf_new(a, 4096);

	buf_text(c, "#include \"html/static_file.h\"\n");
	for (size_t i = 0; i < n; i++) {
		const char *file;
		const char *name = name_of(a, pairs[i], &file);
		struct slice plain = file_read(a, file);
		struct slice gzip = gzip_of(a, plain);

		buf_text(c, "\nstatic ");
		put_bytes(c, arena_format(a, "plain_%zu", i), plain);
		buf_text(c, "\nstatic ");
		put_bytes(c, arena_format(a, "gzip_%zu", i), gzip);
		put_static_row(&rows, name, i, plain.size, gzip.size, hash_of(plain));
	}
	buf_format(c, "\nconst struct static_file static_files[] = {\n%s};\n", rows.at);
	buf_format(c, "const size_t static_files_n = %zu;\n", n);
}

static void embed_bytes(struct arena *a, struct buf *c, char *const *pairs, size_t n)
{
	buf_text(c, "#include <stddef.h>\n");
	for (size_t i = 0; i < n; i++) {
		const char *file;
		const char *symbol = name_of(a, pairs[i], &file);
		struct slice bytes = file_read(a, file);

		buf_format(c, "\nextern const unsigned char %s[];\n", symbol);
		buf_format(c, "extern const size_t %s_size;\n\n", symbol);
		put_bytes(c, symbol, bytes);
		buf_format(c, "const size_t %s_size = %zu;\n", symbol, bytes.size);
	}
}

int main(int argc, char **argv)
{
	bool table = argc > 3 && strcmp(argv[1], "--static") == 0;
	bool bytes = argc > 3 && strcmp(argv[1], "--bytes") == 0;
	if (!table && !bytes) {
		fputs("usage: embed --static OUT.c NAME=FILE ...\n"
		      "       embed --bytes OUT.c SYMBOL=FILE ...\n",
			stderr);
		return 2;
	}

	struct arena *a = arena_open(1 << 20);
	struct buf c = buf_new(a, 1 << 20);
	buf_text(&c, "/* Made by tools/embed; a change here is lost at the next build. */\n");
	(table ? embed_static : embed_bytes)(a, &c, argv + 3, (size_t)argc - 3);
	file_write(argv[2], (struct slice){ c.at, c.size });
	arena_close(a);
	return 0;
}
