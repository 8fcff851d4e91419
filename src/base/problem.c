/* SPDX-License-Identifier: MIT */
#include "base/problem.h"

#include <string.h>

void problem_add(struct arena *a, struct problems *p, const char *field, const char *message)
{
	if (problem_of(p, field) != NULL)
		return;
	*list_add(a, p) = (struct problem){ .field = field, .message = message };
}

void problem_name(struct problems *p, const char *field, const char *label)
{
	list_each (struct problem *, each, p)
		if (strcmp(each->field, field) == 0)
			each->label = label;
}

const struct problem *problem_of(const struct problems *p, const char *field)
{
	list_each (const struct problem *, each, p)
		if (strcmp(each->field, field) == 0)
			return each;
	return NULL;
}
