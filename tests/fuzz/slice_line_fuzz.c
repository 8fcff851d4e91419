/* SPDX-License-Identifier: MIT */
#include "base/slice.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"

/* Lines lie in the text one after the other with nothing but line ends between. */
static void check_lines(struct slice text)
{
	struct slice rest = text, line;
	const char *at = text.at;

	while (slice_line(&rest, &line)) {
		const char *end = line.at + line.size;
		size_t between = (size_t)(rest.at - end);

		assert(line.at == at);
		assert(line.size == 0 || memchr(line.at, '\n', line.size) == NULL);
		assert(between <= 2 && rest.at + rest.size == text.at + text.size);
		assert(between < 2 || memcmp(end, "\r\n", 2) == 0);
		at = rest.at;
	}
	assert(rest.size == 0);
}

static void check_trimmed(struct slice text)
{
	struct slice trimmed = slice_trim(text);
	struct slice again = slice_trim(trimmed);

	assert(trimmed.size == 0 || trimmed.at >= text.at);
	assert(trimmed.size <= text.size);
	assert(again.at == trimmed.at && again.size == trimmed.size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct slice text = { (const char *)data, size };

	if (size == 0)
		return 0;
	check_lines(text);
	check_trimmed(text);
	return 0;
}
