/* SPDX-License-Identifier: MIT */
/*
 * What a user did that cannot be taken as it is: data, not an error.
 *
 * A problem names the field it stands beside and a message in English, marked
 * with N_() where it is written and translated where it is shown.
 */
#ifndef BASE_PROBLEM_H
#define BASE_PROBLEM_H

#include <stdbool.h>

#include "base/list.h"

struct problem {
	const char *field;	// the input's name; "" when it concerns the whole form
	const char *message;	// a msgid
	const char *detail;	// shown after the message as it is, in no language; NULL if none
	const char *label; // what the field is called, in the reader's language; NULL: not said
};

LIST(problems, struct problem);

/* Notes one more; the first for a field wins, later ones for it are dropped. */
void problem_add(struct arena *a, struct problems *p, const char *field, const char *message);

/* Gives the problem of that field, if it has one, its field's name for a list of problems. */
void problem_name(struct problems *p, const char *field, const char *label);

/* The problem of that field; NULL if it has none. */
const struct problem *problem_of(const struct problems *p, const char *field);

/* Marks a message for the catalogue and leaves it as it is. */
#define N_(message) message

#endif
