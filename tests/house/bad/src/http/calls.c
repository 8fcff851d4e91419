/* SPDX-License-Identifier: MIT */
/*
 * strcpy(a, b) in a comment is nothing.
 */
#include <stdlib.h>

void calls(char *into, const char *text)
{
	const char *said = "strcat(a, \"b\")"; // system("this neither")

	my_strcpy(into, said);
	strcpy(into, text);
	/* malloc(1) */ into = malloc(1);
	thing.free(into);
	system(text);
}
