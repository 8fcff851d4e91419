/* SPDX-License-Identifier: MIT */
/*
 * Bringing in what a programme kept on sheets before Sarn: a file, whole or not at all.
 *
 * Each row is done as of its days by the use cases of the bodies whose work it was, so that the same
 * rules hold and the same refusals come (db/db.h: work_as_of; docs/decisions/0009).  All of it is
 * `by`'s doing, who is the work's reader: a coordinator of the body that provides the scheme.
 */
#ifndef AREAS_TAKE_ON_TAKE_ON_H
#define AREAS_TAKE_ON_TAKE_ON_H

#include "areas/scheme/scheme.h"
#include "areas/take_on/rules.h"

struct work;

struct take_on_file {
	struct scheme_id scheme;
	struct slice bytes;
	enum language language;                           // of the report
	void (*step)(void *arg, size_t done, size_t all); // told how far it is; NULL: nobody
	void *arg;
};

struct take_on_report {
	enum sheet sheet;
	size_t rows;                  // of the file
	size_t known;                 // of them, brought before
	size_t brought;               // now
	struct row_problems problems; // by row and column, in the file's language
};

/* The schemes for which `by` may bring something in. */
struct schemes take_on_schemes(struct work *w, const struct actor *by);

/*
 * Brings the rows that were not brought before.  REFUSED: the report has why, and the caller undoes
 * what was written.  ABSENT: `by` may not.
 */
enum outcome_kind take_on_bring(struct work *w, const struct actor *by,
	const struct take_on_file *file, struct take_on_report *report);

/* What would come of it: the same, and nothing stays but a word in the log. */
enum outcome_kind take_on_rehearse(struct work *w, const struct actor *by,
	const struct take_on_file *file, struct take_on_report *report);

/* A spreadsheet's head alone, so that no sample is ever taken for somebody; with a BOM. */
struct slice take_on_template(struct arena *a, enum sheet sheet, enum language language);

/* A file that was brought. */
struct take_on_past {
	int64_t number;
	enum sheet sheet;
	int64_t rows;
	struct account_id by;
	struct instant at;
};

LIST(take_on_pasts, struct take_on_past);

/* The last first; none if `by` may not bring anything in. */
struct take_on_pasts take_on_history(
	struct work *w, const struct actor *by, struct scheme_id scheme, size_t most);

#endif
