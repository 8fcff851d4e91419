/* SPDX-License-Identifier: MIT */
/*
 * Messages in the reader's language: the Welsh catalogue that lies in the
 * program, its plural rule, and holes filled by name.
 */
#include <assert.h>
#include <pthread.h>
#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "i18n/i18n.h"
#include "i18n/mo.h"
#include "i18n/plural.h"

/* Made by the build from po/cy.po. */
extern const unsigned char catalogue_cy[];
extern const size_t catalogue_cy_size;

enum { INDEX_BLOCK_BYTES = 64 * 1024, FILL_MORE_BYTES = 64 };

static pthread_once_t welsh_once = PTHREAD_ONCE_INIT;

/* Both live as long as the program. */
static struct arena *welsh_arena;
static struct mo *welsh;

static void welsh_open(void)
{
	welsh_arena = arena_open(INDEX_BLOCK_BYTES);
	welsh = mo_open(welsh_arena, catalogue_cy, catalogue_cy_size, PLURAL_WELSH_FORMS);
}

static const struct mo *welsh_catalogue(void)
{
	pthread_once(&welsh_once, welsh_open);
	return welsh;
}

const char *tr(enum language language, const char *message)
{
	assert(message != NULL);
	if (language == ENGLISH)
		return message;

	const char *text = mo_find(welsh_catalogue(), message);
	return text != NULL ? text : message;
}

const char *tr_n(enum language language, const char *one, const char *many, int64_t n)
{
	assert(one != NULL && many != NULL);
	const char *english = n == 1 || n == -1 ? one : many;
	if (language == ENGLISH)
		return english;

	const char *text = mo_find_form(welsh_catalogue(), one, plural_welsh(n));
	return text != NULL ? text : english;
}

/* A hole's name and what fills it. */
struct filling {
	const char *name;
	const char *value;
};

enum { FILLINGS_LIMIT = 12 }; // a sentence with more is two sentences

struct fillings {
	struct filling at[FILLINGS_LIMIT];
	size_t n;
};

static void fillings_add(struct fillings *fillings, const char *name, const char *value)
{
	assert(fillings->n < FILLINGS_LIMIT && value != NULL);
	fillings->at[fillings->n++] = (struct filling){ name, value };
}

static void fillings_take(struct fillings *fillings, va_list pairs)
{
	const char *name;

	while ((name = va_arg(pairs, const char *)) != NULL)
		fillings_add(fillings, name, va_arg(pairs, const char *));
}

/* What fills the hole; a hole that nobody fills is a bug. */
static const char *filling_of(const struct fillings *fillings, const char *name, size_t size)
{
	for (size_t i = 0; i < fillings->n; i++)
		if (strlen(fillings->at[i].name) == size &&
			memcmp(fillings->at[i].name, name, size) == 0)
			return fillings->at[i].value;
	unreachable("a hole without a value");
}

/* Bytes of the name in the hole that starts at `at`, a '{'; 0 if it is no hole. */
static size_t hole_name_size(const char *at)
{
	size_t size = strspn(at + 1, "abcdefghijklmnopqrstuvwxyz_");

	return at[1 + size] == '}' ? size : 0;
}

static char *filled(struct arena *a, const char *text, const struct fillings *fillings)
{
	struct buf out = buf_new(a, strlen(text) + FILL_MORE_BYTES);

	for (;;) {
		size_t plain = strcspn(text, "{");
		buf_put(&out, text, plain);
		text += plain;
		if (*text == '\0')
			return out.at;
		size_t size = hole_name_size(text);
		if (size == 0) {
			buf_char(&out, *text++);
			continue;
		}
		buf_text(&out, filling_of(fillings, text + 1, size));
		text += size + 2;
	}
}

char *tr_fill(struct arena *a, enum language language, const char *message, ...)
{
	struct fillings fillings = { .n = 0 };
	va_list pairs;

	va_start(pairs, message);
	fillings_take(&fillings, pairs);
	va_end(pairs);
	return filled(a, tr(language, message), &fillings);
}

char *tr_fill_n(
	struct arena *a, enum language language, const char *one, const char *many, int64_t n, ...)
{
	struct fillings fillings = { .n = 0 };
	va_list pairs;

	fillings_add(&fillings, "count", count_words(a, language, n));
	va_start(pairs, n);
	fillings_take(&fillings, pairs);
	va_end(pairs);
	return filled(a, tr_n(language, one, many, n), &fillings);
}
