/* SPDX-License-Identifier: MIT */
/*
 * What may be done with decision records: each use case loads, asks the rules,
 * stores, and notes the act for the log, in the caller's transaction.
 *
 * Each answers a refusal, or NO_REFUSAL when it is done.  A record that does
 * not exist and one that `by` may not know of are refused alike, as ABSENT.
 */
#ifndef AREAS_DECISION_SERVICE_H
#define AREAS_DECISION_SERVICE_H

#include "areas/decision/reader/reader.h"
#include "areas/decision/rules.h"
#include "base/outcome.h"
#include "db/db.h"

struct organisation;

/* What a use case answers. */
struct outcome {
	enum outcome_kind kind;
	enum refusal refusal;	// REFUSED
};

/* For reading: the record if `by` may read it.  False looks the same for absent and not allowed. */
bool decision_for(struct work *w, const struct actor *by, enum right right, struct decision_id id,
	struct decision *d);

/* Which acts `by` may do now, for the buttons: bit 1 << ACT_…. */
unsigned decision_open_acts(struct work *w, const struct actor *by, const struct decision *d);

/* The actor's roles hold the act's right for this record, whatever its state. */
bool decision_is_allowed(const struct actor *by, const struct decision *d, enum act act);

/* The version in which the original's words last changed: a translation of an older one is stale. */
int64_t decision_words_version(struct work *w, const struct decision *d);

/* ---- bringing in ---- */

struct import {
	struct organisation_id organisation;	// 0: the one that the document names
	const char *file_name;			// "" when pasted
	struct slice bytes;			// as they came in
	const struct reading *reading;		// of those bytes
	size_t record;				// which record on the page
};

/*
 * Files one record of a document as signed on paper, waiting to be reviewed and attested.
 * When the document names a body that the actor's office does not keep yet, that body is added
 * under its printed name.  REFUSED_NO_ORGANISATION if it names none and none was chosen;
 * REFUSED_REFERENCE_TAKEN, with the record that has it in *id, if the body has that reference.
 */
struct outcome decision_import(struct work *w, const struct actor *by, const struct import *import,
	struct decision_id *id);

/* The body that a record's document names among those kept by the actor's office; 0 if none. */
struct organisation_id decision_import_organisation(struct work *w, const struct actor *by,
	const struct record *record);

/*
 * Files the other language's document with its record; its words become the record's in that
 * language.  Facts stay the original's: what differs is shown by decision_pair_differences.
 */
struct outcome decision_pair(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct import *import);

/* The record that a document would make, without the database: for comparing. */
void decision_from_reading(struct arena *a, const struct reading *reading, size_t record,
	struct decision *d);

/* ---- writing here ---- */

/*
 * A draft has no document that came in: its amounts and sums are read from its own words
 * (decision_own_text, into which their places point).  What was said of an amount before stays.
 */
void decision_read_amounts(struct arena *a, struct decision *d);
char *decision_own_text(struct arena *a, const struct decision *d);

/* The same of the words that it has in that language. */
char *decision_words(struct arena *a, const struct decision *d, enum language language);

struct outcome decision_start_draft(struct work *w, const struct actor *by,
	struct organisation_id organisation, enum template template, enum language original,
	struct decision_id *id);

/*
 * A changed record from a form.  Values that are NULL stay; so do lists that are not given.
 * On CHANGED_MEANWHILE `*theirs` is the record as it stands now.
 */
struct row_value {
	struct row_text text;
	const char *value;
};

LIST(row_values, struct row_value);

struct edit {
	int64_t version;	// what the form was made from
	struct organisation_id organisation;	// 0: stays
	const char *value[FIELD_COUNT][LANGUAGE_COUNT];
	const struct amounts *amounts;
	const struct priors *priors;
	const struct row_values *rows; // for decision_translate
};

struct outcome decision_alter(struct work *w, const struct actor *by, struct decision_id id,
	const struct edit *edit, struct decision *theirs);

/*
 * The words of the other language; `is_finished` gives it back from the translator.  While a line
 * still lacks its words it is not finished: REFUSED_INCOMPLETE, with the record as it would have
 * been in *theirs, and nothing is kept.
 */
struct outcome decision_translate(struct work *w, const struct actor *by, struct decision_id id,
	const struct edit *edit, bool is_finished, struct decision *theirs);

/* The next reference by the body's pattern; "" when it has none, or has run out. */
const char *decision_next_reference(struct work *w, const struct organisation *body,
	struct date today);

/* ---- life ---- */

/* ASK_TRANSLATION, SUBMIT, RECALL, RETURN, SIGN, ATTEST, DISCARD. */
struct outcome decision_act(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, enum act act);

/* A blank reason in both languages publishes the part again. */
struct outcome decision_withhold(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, enum field field, const char *const reason[LANGUAGE_COUNT]);

struct outcome decision_correct(struct work *w, const struct actor *by, struct decision_id id,
	enum field field, const char *const text[LANGUAGE_COUNT]);

/*
 * For publication/: the record goes out or is taken back.  What the public reads is that area's.
 */
struct outcome decision_set_published(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct waiver *waiver, struct decision *d);
struct outcome decision_set_withdrawn(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, struct decision *d);

/* ---- history ---- */

struct step {
	int64_t version;
	enum act act;
	const char *by;		// the account's name
	struct instant at;
};

LIST(steps, struct step);

struct change {
	int64_t version;
	enum field field; // FIELD_NONE: of `row`
	struct row_text row;
	enum language language;
	const char *before;
	const char *after;
};

LIST(changes, struct change);

/* Newest first, those before version `before` (0: from the newest), at most `most`. */
struct steps decision_history(struct work *w, struct decision_id id, int64_t before, int most);

/* Changes of values and of rows' texts after that version, oldest first. */
struct changes decision_changes_since(struct work *w, struct decision_id id, int64_t version);

/* ---- lists ---- */

struct decision_line {
	struct decision_id id;
	struct organisation_id organisation;
	const char *reference;
	const char *title[LANGUAGE_COUNT];
	enum decision_state state;
	struct date signed_on;
	struct instant changed_at;
};

LIST(decision_lines, struct decision_line);

struct decision_filter {
	enum decision_state state;		// STATE_NONE: any
	struct organisation_id organisation;	// 0: any
	int year;                               // signed in it; 0: any
	bool to_translate;			// only what the translator has been asked for
	const char *search;			// NULL or "": any; a found list has one page
	struct instant before;			// where the page before ended; 0: the first page
	struct decision_id before_id;
};

/* Newest change first; at most `most` + 1, so that the caller knows whether more follow. */
struct decision_lines decision_lines(struct work *w, const struct actor *by,
	const struct decision_filter *filter, int most);

#endif
