/* SPDX-License-Identifier: MIT */
/*
 * Bodies: commissioners whose decisions are kept, and the office that keeps them.
 */
#ifndef AREAS_ORGANISATION_ORGANISATION_H
#define AREAS_ORGANISATION_ORGANISATION_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/problem.h"

struct work;

struct organisation {
	struct organisation_id id;
	const char *name[LANGUAGE_COUNT];	// the Welsh may be "" until somebody enters it
	const char *area[LANGUAGE_COUNT];	// what the public filters by
	const char *kind;			// "OPCC", "FORCE", "PROVIDER", "FUNDER", "OTHER"
	const char *reference_pattern;		// "DLI{n}"; "" when references are typed
	struct organisation_id kept_by;
	bool is_demonstration;
};

LIST(organisations, struct organisation);

/* False, and *o untouched, if there is none. */
bool organisation_load(struct work *w, struct organisation_id id, struct organisation *o);

/* The bodies whose register that office keeps, itself among them, by name; at most 200. */
struct organisations organisations_kept_by(struct work *w, struct organisation_id keeper);

/* All there are, by name; at most 200. */
struct organisations organisations_all(struct work *w);

bool organisation_by_name(struct work *w, const char *name_en, struct organisation *o);

/*
 * Adds one with a fresh id in o->id; kept by itself when o->kept_by is 0.  Problems name the
 * fields name-en, name-cy, area-en, area-cy, kind, reference-pattern; with any, nothing is added.
 */
void organisation_add(struct work *w, struct organisation *o, struct problems *problems);

#endif
