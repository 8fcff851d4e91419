/* SPDX-License-Identifier: MIT */
/*
 * Registers as they are kept: noted row by row, signed by the two who led, carried to the referrals.
 *
 * They are the provider's own: whoever is of another body finds none.  Of people, a register shows
 * those whom the work's reader may see today (db/db.h: work_read_for); `by` is always that reader.
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its
 * problems.
 */
#ifndef AREAS_REGISTER_REGISTER_H
#define AREAS_REGISTER_REGISTER_H

#include "areas/cohort/cohort.h"
#include "areas/referral/referral.h"
#include "areas/register/rules.h"

/* What was noted of somebody last; number 0: nothing. */
struct register_line {
	int64_t number;
	struct place_id place;
	enum attendance result; // ATTENDANCE_NONE: taken back
	int late_minutes;
	int64_t corrects;
	const char *because; // of a correction; else NULL
	struct account_id by;
	struct instant at;
};

LIST(register_lines, struct register_line);

/* Somebody who is booked into the cohort. */
struct register_row {
	struct place_id place;
	const char *code; // of the row, on paper and on the page
	const char *given_names;
	const char *family_name;
	bool speaks_welsh; // as their own language
	struct kept_referral referral;
	bool is_expected; // it lies before them, and is not recorded yet
	struct register_line line;
};

LIST(register_rows, struct register_row);

/* The register of one workshop, or what there is of it yet. */
struct register_sheet {
	struct cohort cohort;
	enum letter letter;
	int grace_minutes;
	struct register_state state;
	struct register_rows rows;   // by name; those expected, and of whom something is noted
	struct register_lines lines; // all that was noted of them, in its order
	struct facilitator_id self;  // the reader, if they lead it; else 0
	bool may_note, may_correct;  // the reader's roles allow it
};

/*
 * False, and *s untouched, if there is none that the reader may see.  `s` has to stay where it is:
 * its state points into it.
 */
bool register_load(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, struct register_sheet *s);

/* A workshop with a register. */
struct register_due {
	struct cohort_id cohort;
	enum letter letter;
	struct date on;
};

LIST(register_dues, struct register_due);

/*
 * Held by that day and not signed by two, with somebody booked whom the reader may see: of their
 * body, or only those that they lead.  The first held first.
 */
struct register_dues register_open_list(
	struct work *w, const struct actor *by, bool is_own, struct date until, size_t most);

/* What the reader leads from today on, as far as cohorts are looked ahead; the first first. */
struct register_dues register_lead_list(struct work *w, const struct actor *by);

/* Everybody who is booked into the cohort and comes to either workshop, by name. */
bool register_ring_list(struct work *w, const struct actor *by, struct cohort_id id,
	struct cohort *cohort, struct register_rows *rows);

/* Two have signed it, or it was brought from paper.  Asks nobody's right, and says nothing of anybody. */
bool register_is_closed(struct work *w, struct cohort_id cohort, enum letter letter);

/* What a form says of one row. */
struct register_entry {
	struct place_id place;
	struct entry entry;
};

LIST(register_entries, struct register_entry);

/*
 * Notes in it what differs from what stands; nothing differs, nothing is noted.  It has to have been
 * loaded in this work, for `by`.  `seen` is how many lines the register had when the form was made:
 * where something else was noted of a row since, by whomever, that row is a problem; a row left
 * blank stays as noted.  Inputs: row-PLACE-came, row-PLACE-late, or "" for the whole.
 */
enum outcome_kind register_note(struct work *w, const struct actor *by, struct register_sheet *s,
	int64_t seen, const struct register_entries *entries, struct problems *problems);

/*
 * Signs those lines, as one of the two who led.  With the second name all results go to the
 * referrals, and *is_closed is set.  CHANGED_MEANWHILE if more was noted than `seen`.  Inputs: "".
 */
enum outcome_kind register_sign(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, int64_t seen, struct problems *problems, bool *is_closed);

/*
 * Brings what a register says that was kept and signed on paper: all of it, by a coordinator, as of
 * a day on which the workshop is over (db/db.h: work_as_of).  All results go to the referrals, and
 * it is closed, signed by nobody here.  Inputs: row-PLACE-came, row-PLACE-late, or "" for the whole.
 */
enum outcome_kind register_bring(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, const struct register_entries *entries, struct problems *problems);

/* Its results were brought, not signed here. */
bool register_was_brought(const struct register_sheet *s);

/*
 * Corrects what a signed register says of one row; `seen` is the number of the line that stood
 * there.  Inputs: came, late, because.
 */
enum outcome_kind register_correct(struct work *w, const struct actor *by, struct cohort_id cohort,
	enum letter letter, int64_t seen, const struct register_entry *entry, const char *because,
	struct problems *problems);

/*
 * The provider cancels what is still to come of a cohort, from that workshop on: nobody's miss, and
 * booked again by the coordinator.  Inputs: from, and those of cohort_cancel.
 */
enum outcome_kind register_cancel(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, enum letter from, const char *because, struct problems *problems);

#endif
