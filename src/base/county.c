/* SPDX-License-Identifier: MIT */
/*
 * The table of counties, by number and by code.
 */
#include "base/county.h"

#include <string.h>

#include "base/err.h"

static const struct {
	const char *code;
	const char *name[LANGUAGE_COUNT];
} counties[COUNTY_COUNT] = {
#define X(code, english, welsh)                                                                    \
	[COUNTY_##code] = { #code, { [ENGLISH] = english, [WELSH] = welsh } },
	COUNTIES(X)
#undef X
};

const char *county_code(enum county county)
{
	assert(county > COUNTY_NONE && county < COUNTY_COUNT);
	return counties[county].code;
}

const char *county_name(enum county county, enum language language)
{
	assert(county > COUNTY_NONE && county < COUNTY_COUNT);
	return counties[county].name[language];
}

enum county county_by_code(const char *code)
{
	for (enum county county = COUNTY_NONE + 1; county < COUNTY_COUNT; county++)
		if (strcmp(counties[county].code, code) == 0)
			return county;
	return COUNTY_NONE;
}
