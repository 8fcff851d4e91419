/* SPDX-License-Identifier: MIT */
/*
 * References by an organisation's pattern: "DLI{n}", "PCCG-{year}-{n:3}".
 */
#include "areas/organisation/rules.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

enum { NUMBER_MOST = 999999999 };

/*
 * One hole of a pattern: "{year}", "{n}" or "{n:WIDTH}"; fewest and most digits that it reads, and
 * how many bytes of the pattern it takes.
 */
struct hole {
	enum { HOLE_NONE, HOLE_YEAR, HOLE_NUMBER } kind;
	int width;
	int width_max;
	size_t size;
};

static struct hole hole_at(const char *pattern)
{
	static const char year[] = "{year}";
	static const char number[] = "{n}";

	if (strncmp(pattern, year, strlen(year)) == 0)
		return (struct hole){ HOLE_YEAR, 4, 4, strlen(year) };
	if (strncmp(pattern, number, strlen(number)) == 0)
		return (struct hole){ HOLE_NUMBER, 1, 9, strlen(number) };
	if (strncmp(pattern, "{n:", 3) == 0 && pattern[3] >= '1' && pattern[3] <= '9' &&
		pattern[4] == '}')
		return (struct hole){ HOLE_NUMBER, pattern[3] - '0', 9, 5 };
	return (struct hole){ HOLE_NONE, 0, 0, 0 };
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* The decimal number at `*text`, as many digits as the hole takes; moves past it. */
static bool read_digits(const char **text, const struct hole *hole, int64_t *number)
{
	int64_t value = 0;
	int digits = 0;

	for (; is_digit(**text) && digits < hole->width_max; (*text)++, digits++)
		value = value * 10 + (**text - '0');
	if (digits < hole->width)
		return false;
	*number = value;
	return true;
}

bool reference_read(const char *pattern, const char *text, int *year, int64_t *number)
{
	int64_t year_read = 0;
	int64_t number_read = 0;

	if (pattern[0] == '\0')
		return false;
	while (*pattern != '\0') {
		struct hole hole = hole_at(pattern);

		if (hole.kind == HOLE_NONE) {
			if (*pattern++ != *text++)
				return false;
			continue;
		}
		if (!read_digits(&text, &hole, hole.kind == HOLE_YEAR ? &year_read : &number_read))
			return false;
		pattern += hole.size;
	}
	if (*text != '\0' || year_read > 2199)
		return false;
	*year = (int)year_read;
	*number = number_read;
	return true;
}

char *reference_make(struct arena *a, const char *pattern, int year, int64_t number)
{
	struct buf out = buf_new(a, 60);

	while (*pattern != '\0') {
		struct hole hole = hole_at(pattern);

		if (hole.kind == HOLE_YEAR)
			buf_format(&out, "%04d", year);
		else if (hole.kind == HOLE_NUMBER)
			buf_format(&out, "%0*" PRId64, hole.width, number);
		else
			buf_char(&out, *pattern);
		pattern += hole.kind == HOLE_NONE ? 1 : hole.size;
	}
	return out.at;
}

/* The longest reference that it makes fits the record, and each is read as what it was made of. */
static bool can_be_counted_on(struct arena *a, const char *pattern)
{
	static const int64_t numbers[] = { 1, 10, NUMBER_MOST };
	int year = reference_pattern_has_year(pattern) ? 2026 : 0;
	bool is_good = true;

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		const char *made = reference_make(a, pattern, year, numbers[i]);
		int year_read;
		int64_t number_read;

		is_good = is_good && utf8_length(made) <= REFERENCE_MOST &&
			  reference_read(pattern, made, &year_read, &number_read) &&
			  year_read == year && number_read == numbers[i];
	}
	return is_good;
}

bool reference_pattern_is_sound(struct arena *a, const char *pattern)
{
	int numbers = 0;
	int years = 0;

	for (const char *at = pattern; *at != '\0';) {
		struct hole hole = hole_at(at);

		if (hole.kind == HOLE_NONE && (*at == '{' || *at == '}'))
			return false;
		numbers += hole.kind == HOLE_NUMBER;
		years += hole.kind == HOLE_YEAR;
		at += hole.kind == HOLE_NONE ? 1 : hole.size;
	}
	return pattern[0] == '\0' || (numbers == 1 && years <= 1 && can_be_counted_on(a, pattern));
}

bool reference_pattern_has_year(const char *pattern)
{
	return strstr(pattern, "{year}") != NULL;
}
