/* SPDX-License-Identifier: MIT */
/*
 * The public record: what everybody may read, in both languages.
 *
 * Publishing writes a line of the register from a frozen decision; the page
 * shows the decision's own values from an allow-list of fields.  Taken back, a
 * record keeps its page, which then says why and shows nothing else.
 */
#ifndef AREAS_PUBLICATION_PUBLICATION_H
#define AREAS_PUBLICATION_PUBLICATION_H

#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "base/actor.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"

struct work;

struct publication {
	struct decision_id id;
	struct organisation_id organisation;
	struct date listed_on; // signed on; where no day is known, published on
	const char *reference;
	const char *title[LANGUAGE_COUNT];
	struct instant published_at;
	struct instant changed_at;
	int64_t version;	// of the record, as it went out
	const char *waiver_reason[LANGUAGE_COUNT]; // "" unless the other language follows
	struct date other_language_by;
	struct instant withdrawn_at; // 0: it stands
	const char *withdrawn_reason[LANGUAGE_COUNT];
};

LIST(publications, struct publication);

struct publication_filter {
	struct organisation_id organisation; // 0: any
	int year;                            // 0: any
	const char *search;                  // NULL or "": any; a found list has one page
	struct date before;                  // where the page before ended; not set: the first page
	struct decision_id before_id;
};

/* A number that changes with everything the public reads; for pages that are kept. */
int64_t publication_generation_now(struct work *w);

/* Something else that the public reads has changed: for a later area's pages, in its transaction. */
void publication_changed(struct work *w);

/* Newest first; at most `most` + 1, so that the caller knows whether more follow. */
struct publications publication_lines(
	struct work *w, const struct publication_filter *filter, int most);

/* Years with a published record, newest first. */
LIST(years, int);
struct years publication_years_known(struct work *w);

/* Bodies with a published record, by name and with their areas; at most 200. */
struct organisations publication_bodies(struct work *w);

/* What changed last, for the feed. */
struct publications publication_newest(struct work *w, int most);

/* False if it was never published. */
bool publication_load(struct work *w, struct decision_id id, struct publication *p);

/*
 * Publishes a frozen record, or what has been added to a published one (the other language, a
 * corrigendum).  `waiver` lets one language go out alone; NULL asks for both.
 */
struct outcome publication_publish(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct waiver *waiver);

/* Takes it back; the reason, in both languages, is what its page says from then on. */
struct outcome publication_take_back(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const char *const reason[LANGUAGE_COUNT]);

/* A corrigendum beside a frozen record; published at once where the record is. */
struct outcome publication_correct(struct work *w, const struct actor *by, struct decision_id id,
	enum field field, const char *const text[LANGUAGE_COUNT]);

/* The fields that a public page may show, in its order; ended by FIELD_NONE. */
extern const enum field publication_fields[];

#endif
