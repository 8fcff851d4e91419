/* SPDX-License-Identifier: MIT */
/* What a phrase is by its words alone: a person, an office, an area, an approval. */
#ifndef DECISION_READER_PHRASES_H
#define DECISION_READER_PHRASES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/slice.h"

/* A sentence in which somebody declares interests, or that there are none. */
bool is_declaration(struct slice text);

/* "I approve the recommendations", "The above request has my approval", "I have decided". */
bool is_approving(struct slice text);

/* The name of an office that decides or advises: "Deputy Mayor, Policing and Crime". */
bool is_office(struct slice text);

/* A person and an office, all of a line: "Jane Doe, Police and Crime Commissioner for Kent". */
bool is_signing_line(struct slice text);

/* The name of an office that somebody holds: "Chief Constable", not "Finance for Fernley". */
bool is_post(struct slice text);

/* Of an office that decides, not one that advises. */
bool office_decides(struct slice text);

/* A person's name at the front of `text`: its end; 0 if there is none.  "Mrs" ends at `*from`. */
size_t person_size(struct slice text, size_t *from);

/* One of the police areas at the front of `text`, any case: its size; 0 if there is none. */
size_t area_size(struct slice text);

/* "Office of the Police and Crime Commissioner for Sussex", "MOPAC", "Surrey OPCC": its size. */
size_t police_body_size(struct slice text);

#endif
