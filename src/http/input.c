/* SPDX-License-Identifier: MIT */
#include "http/input.h"

#include <string.h>

#include "base/err.h"
#include "http/limits.h"

static const char *const date_parts[] = { "-day", "-month", "-year" };

/* What stands for a '*' is ours: an id, a word. */
static bool is_varying(struct slice text)
{
	for (size_t i = 0; i < text.size; i++)
		if (strchr("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-",
			    text.at[i]) == NULL)
			return false;
	return text.size > 0;
}

static bool name_fits(const struct input *input, struct slice name)
{
	const char *star = strchr(input->name, '*');

	if (star == NULL)
		return slice_is(name, input->name);

	size_t before = (size_t)(star - input->name), after = strlen(star + 1);

	return name.size > before + after && memcmp(name.at, input->name, before) == 0 &&
	       slice_ends(name, star + 1) &&
	       is_varying(slice_part(name, before, name.size - after));
}

/* The date's own name; empty if `field` is no part of one. */
static struct slice without_date_part(struct slice field)
{
	for (size_t i = 0; i < array_size(date_parts); i++)
		if (slice_ends(field, date_parts[i]))
			return slice_part(field, 0, field.size - strlen(date_parts[i]));
	return slice_part(field, 0, 0);
}

static bool field_fits(const struct input *input, struct slice field)
{
	if (input->kind == INPUT_DATE)
		field = without_date_part(field);
	return name_fits(input, field);
}

static const struct input *first_that(const struct request *rq, struct slice name,
	bool (*fits)(const struct input *input, struct slice name))
{
	const struct input *tables[] = { rq->route->inputs, rq->house_inputs };

	for (size_t i = 0; i < array_size(tables); i++)
		for (const struct input *each = tables[i]; each != NULL && each->name != NULL;
			each++)
			if (fits(each, name))
				return each;
	return NULL;
}

const struct input *input_of_field(const struct request *rq, const char *field)
{
	return first_that(rq, slice_of(field), field_fits);
}

const struct input *input_named(const struct request *rq, const char *name)
{
	return first_that(rq, slice_of(name), name_fits);
}

size_t input_file_max(const struct input *input)
{
	return input->max == 0 ? LIMIT_FILE_BYTES : input->max;
}

int64_t input_id(struct slice text)
{
	int64_t id = 0;

	if (text.size == 0 || text.at[0] == '0')
		return 0;
	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] < '0' || text.at[i] > '9' || __builtin_mul_overflow(id, 10, &id) ||
			__builtin_add_overflow(id, text.at[i] - '0', &id))
			return 0;
	}
	return id;
}

bool input_has_choice(const struct input *input, const char *value)
{
	if (input->choices == NULL)
		return input_id(slice_of(value)) != 0;
	for (size_t i = 0; input->choices[i] != NULL; i++)
		if (strcmp(input->choices[i], value) == 0)
			return true;
	return false;
}
