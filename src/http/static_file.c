/* SPDX-License-Identifier: MIT */
/* Finding a static file; there are a handful, so each look goes along the table. */
#include "http/static_file.h"

#include <string.h>

const struct static_file *static_file_named(const char *name)
{
	for (size_t i = 0; i < static_files_n; i++)
		if (strcmp(static_files[i].name, name) == 0)
			return &static_files[i];
	return NULL;
}

const struct static_file *static_file_at(const char *path)
{
	for (size_t i = 0; i < static_files_n; i++)
		if (strcmp(static_files[i].path, path) == 0)
			return &static_files[i];
	return NULL;
}
