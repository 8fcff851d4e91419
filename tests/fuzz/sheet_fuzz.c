/* SPDX-License-Identifier: MIT */
/*
 * A sheet of what a programme kept before: parted into cells, and read row by row.
 */
#include "areas/take_on/rules.h"

#include <assert.h>

#include "base/arena.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct text_rows cells = { 0 };
	struct row_problems problems = { 0 };
	struct rows rows = { 0 };
	size_t at;

	if (cells_read(a, (struct slice){ (const char *)data, size }, &cells, &at) == CELLS_TAKEN) {
		enum sheet sheet = rows_read(a, &cells, date_of(2026, 9, 1), &rows, &problems);

		assert(sheet != SHEET_NONE || problems.n > 0);
		assert(rows.n <= TAKE_ON_ROWS_MOST && rows.n <= cells.n);
		list_each (const struct row_problem *, each, &problems)
			assert(each->row <= cells.n && each->message != NULL);
		list_each (const struct row *, each, &rows)
			assert(row_content(a, sheet, each)[0] != '\0');
	}
	arena_close(a);
	return 0;
}
