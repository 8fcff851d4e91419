/* SPDX-License-Identifier: MIT */
#include "tools/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"

enum { PART = 1 << 16 };

struct slice file_read(struct arena *a, const char *path)
{
	FILE *file = fopen(path, "rb");
	struct buf b = buf_new(a, PART);
	size_t n;

	if (file == NULL)
		die("%s: %s cannot be opened", program_invocation_short_name, path);
	while ((n = fread(buf_reserve(&b, PART), 1, PART, file)) > 0)
		b.size += n;
	if (ferror(file))
		die("%s: %s cannot be read", program_invocation_short_name, path);
	fclose(file);
	b.at[b.size] = '\0';
	return (struct slice){ b.at, b.size };
}

static bool has_already(const char *path, struct slice bytes)
{
	FILE *file = fopen(path, "rb");
	size_t at = 0;
	int c = EOF;

	if (file == NULL)
		return false;
	while ((c = getc(file)) != EOF && at < bytes.size && (char)c == bytes.at[at])
		at++;
	fclose(file);
	return c == EOF && at == bytes.size;
}

void file_write(const char *path, struct slice bytes)
{
	FILE *file;

	if (has_already(path, bytes))
		return;
	file = fopen(path, "wb");

	if (file == NULL || fwrite(bytes.at, 1, bytes.size, file) != bytes.size ||
		fclose(file) != 0)
		die("%s: %s cannot be written", program_invocation_short_name, path);
}

const char *base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash == NULL ? path : slash + 1;
}
