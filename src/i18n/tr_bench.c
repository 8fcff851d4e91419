/* SPDX-License-Identifier: MIT */
/*
 * What looking up a message costs; a page does about sixty.  The goal is 60 ns.
 */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/err.h"
#include "i18n/i18n.h"

enum { ROUNDS = 1000000 };

static const char *const messages[] = { "Translator", "Auditor", "Member of the public",
	"Decision officer", "A message of middle length that the catalogue does not have" };

int main(void)
{
	size_t bytes = strlen(tr(WELSH, messages[0]));
	int64_t start_us = clock_monotonic_us();

	for (size_t i = 0; i < ROUNDS; i++)
		bytes += (unsigned char)*tr(WELSH, messages[i % array_size(messages)]);
	int64_t spent_us = clock_monotonic_us() - start_us;
	printf("tr: %.1f ns a message (%zu)\n", (double)spent_us * 1000 / ROUNDS, bytes);
	return 0;
}
