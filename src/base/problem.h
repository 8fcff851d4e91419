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
	const char *field;   // the input's name; "" when it concerns the whole form
	const char *message; // a msgid
	const char *detail;  // shown after the message as it is, in no language; NULL if none
	const char *label;   // what the field is called, in the reader's language; NULL: not said
};

LIST(problems, struct problem);

/* Notes one more; the first for a field wins, later ones for it are dropped. */
void problem_add(struct arena *a, struct problems *p, const char *field, const char *message);

enum { LINE_MOST = 120 }; // code points, where nothing else bounds it

/*
 * Notes what is wrong with what somebody wrote: nothing where there has to be something (`blank`
 * says so; NULL: it may be left blank), signs that are none, or more than `most` code points.  A
 * line is one; a text may have several.
 */
void problem_add_line(struct arena *a, struct problems *p, const char *field, const char *line,
	size_t most, const char *blank);
void problem_add_text(struct arena *a, struct problems *p, const char *field, const char *text,
	size_t most, const char *blank);

/* Gives the problem of that field, if it has one, its field's name for a list of problems. */
void problem_name(struct problems *p, const char *field, const char *label);

/* The problem of that field; NULL if it has none. */
const struct problem *problem_of(const struct problems *p, const char *field);

/* Marks a message for the catalogue and leaves it as it is. */
#define N_(message) message

#endif
