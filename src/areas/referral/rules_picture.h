/* SPDX-License-Identifier: MIT */
/*
 * A referral's path as a picture: one line of days, and on it the caution, triage, the workshops,
 * the deadline, what that stands against, and today.
 *
 * Where each mark stands, not how it is drawn.  What is said of a workshop is whether somebody
 * came: why they did not is not to be seen here, since the police look at it too.
 */
#ifndef AREAS_REFERRAL_RULES_PICTURE_H
#define AREAS_REFERRAL_RULES_PICTURE_H

#include "areas/caution/rules.h"
#include "areas/referral/rules.h"

enum mark_kind {
	MARK_CAUTION,
	MARK_REFERRED, // where no caution stands behind it
	MARK_TRIAGE,
	MARK_A,
	MARK_B,
	MARK_DEADLINE,
	MARK_USUAL, // time from the offence
	MARK_LONGEST,
	MARK_PROSECUTION, // the last day for one
	MARK_TODAY,
	MARK_KIND_COUNT
};

enum mark_look {
	MARK_TO_COME,
	MARK_BEGUN,
	MARK_DONE, // of a deadline, and of what it stands against: it has passed
	MARK_MISSED,
	MARK_CANCELLED,
	MARK_LOOK_COUNT
};

/* The line is that long from its left end to its right one. */
enum { LINE_LENGTH = 1000 };

/* So much longer, at most, does the line get for what the deadline stands against. */
enum { DAYS_BEYOND_MOST = 183 };

/* Marks of one lane are at least so far apart: the width of a sign on the narrowest page. */
enum { MARKS_APART = 90 };

struct mark {
	enum mark_kind kind;
	enum mark_look look;
	struct date on; // not set: it has no day yet, and stands nowhere
	bool is_off;    // it has one, too far from the others: it stands nowhere either
	int at;         // from the left end
	int lane;       // 0 is the nearest to the line; that of today has none
};

LIST(marks, struct mark);

/* What the picture comes to; `days` fills it. */
enum path_note {
	PATH_NOTHING,
	PATH_B_BEFORE, // the deadline, by so many days
	PATH_B_ON,     // the day of the deadline
	PATH_B_AFTER,
	PATH_LEFT, // so many days, and workshop B has none yet, nor has A unless has_a
	PATH_LAST_DAY,
	PATH_PASSED,
	PATH_NOTE_COUNT
};

LIST(line_places, int);

struct picture {
	struct marks marks; // in the order of their days; at the end those that have none yet
	int lanes;
	struct line_places months; // where each month begins
	struct date from, to;      // the days of its ends
	enum path_note note;
	int days;
	bool has_a; // it counts, and B alone is to be booked
};

/* What is known of the caution before it: days that are not set have no mark. */
struct caution_before {
	struct date given_on;
	struct caution_ends ends;
};

struct picture picture_of(struct arena *a, const struct referral *r,
	const struct caution_before *caution, struct date today);

/* Of all that are drawn as they are: what stands beside the mark, a msgid with the hole {date}. */
const char *mark_words(const struct mark *mark);

#endif
