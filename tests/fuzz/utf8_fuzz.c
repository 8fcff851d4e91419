/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "fuzz.h"

static void check_valid(const char *text)
{
	size_t bad_at;

	assert(utf8_valid(text, strlen(text), &bad_at));
}

/* Read rune by rune and written again, it is the same. */
static void check_runes(struct arena *a, const char *text)
{
	const char *end = text + strlen(text);
	struct buf again = buf_new(a, (size_t)(end - text));
	size_t runes = 0;

	for (const char *at = text; at < end; runes++)
		buf_rune(&again, utf8_next(&at, end));
	assert(strcmp(text, again.at) == 0);
	assert(runes == utf8_length(text));
}

static void check_forms(struct arena *a, const char *text)
{
	char *composed = utf8_nfc(a, slice_of(text));
	char *folded = utf8_fold(a, text);

	check_valid(composed);
	assert(strcmp(composed, utf8_nfc(a, slice_of(composed))) == 0);
	check_valid(folded);
	assert(strstr(folded, "  ") == NULL);
	assert(strcmp(folded, utf8_fold(a, folded)) == 0);
	assert(strcmp(folded, utf8_fold(a, composed)) == 0);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	char *text = arena_text_n(a, (const char *)data, size);
	size_t bad_at = SIZE_MAX;
	bool valid = utf8_valid((const char *)data, size, &bad_at);

	assert(valid || bad_at < size);
	assert(valid || utf8_valid((const char *)data, bad_at, &bad_at));
	/* What is plain in one line is plain in many; nothing invalid is. */
	assert(!utf8_is_plain(text, false) || utf8_is_plain(text, true));
	if (utf8_valid(text, strlen(text), &bad_at)) {
		check_runes(a, text);
		check_forms(a, text);
	} else {
		assert(!utf8_is_plain(text, true));
	}
	arena_close(a);
	return 0;
}
