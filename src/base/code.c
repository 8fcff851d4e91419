/* SPDX-License-Identifier: MIT */
#include "base/code.h"

#include <string.h>

static const char letters[] = "34679CDFGHJKMNPQRTVWXY";

const char *code_of_chance(struct arena *a, int64_t chance)
{
	uint64_t rest = (uint64_t)chance;
	char *code = arena_take(a, CODE_LETTERS + 1);

	for (int i = 0; i < CODE_LETTERS; i++, rest /= sizeof letters - 1)
		code[i] = letters[rest % (sizeof letters - 1)];
	code[CODE_LETTERS] = '\0';
	return code;
}

/* Of any figures: they may be mistaken. */
bool code_may_begin(const char *folded)
{
	return strspn(folded, "0123456789cdfghjkmnpqrtvwxy") == strlen(folded);
}

const char *code_words(struct arena *a, const char *code)
{
	return arena_format(a, "%.4s\xc2\xa0%s", code, code + CODE_LETTERS / 2);
}
