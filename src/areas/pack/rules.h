/* SPDX-License-Identifier: MIT */
/*
 * The life of a pack for a steering group's meeting, and what may stand in it.
 *
 * The provider writes three parts and sends them; the office that leads the programme returns or
 * releases them.  What is released never changes: a correction is a version of its own that says what
 * it corrects.  All of it is pure.
 *
 * Source: domain.md §0.2 (four parts; the provider drafts, the lead commissioner releases) and §9.2;
 * product.md G1.
 */
#ifndef AREAS_PACK_RULES_H
#define AREAS_PACK_RULES_H

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/problem.h"
#include "base/word.h"

/* ---- its life ---- */

enum pack_state {
	PACK_NONE,
	PACK_DRAFT,    // the provider writes
	PACK_SENT,     // the office reads
	PACK_RETURNED, // the provider writes again, with the office's comment
	PACK_RELEASED, // frozen
	PACK_STATE_COUNT
};

enum pack_act {
	PACK_ACT_NONE,
	PACK_ACT_WRITE,
	PACK_ACT_SEND,
	PACK_ACT_RETURN,
	PACK_ACT_RELEASE,
	PACK_ACT_CORRECT, // begins the next version
	PACK_ACT_COUNT
};

/* On which side of a pack somebody stands; one who stands on several is asked about in each. */
enum pack_side {
	PACK_SIDE_NONE,
	PACK_SIDE_WRITER, // of the provider
	PACK_SIDE_LEAD,   // of the office that leads the programme
	PACK_SIDE_PARTY,  // reads for the office
	PACK_SIDE_GROUP,  // is named in the steering group
	PACK_SIDE_COUNT
};

extern const struct word pack_states[PACK_STATE_COUNT];
extern const struct word pack_acts[PACK_ACT_COUNT];

/* The state after that act; PACK_NONE: that side may not do it there. */
enum pack_state pack_after(enum pack_state state, enum pack_act act, enum pack_side side);

/* Whoever reads from that side sees a pack in that state. */
bool pack_is_read(enum pack_state state, enum pack_side side);

/* Why an act cannot be done in a state by whoever may do it in another; a msgid. */
const char *pack_refusal(enum pack_state state);

/* ---- its parts ---- */

enum pack_part { PACK_HIGHLIGHTS, PACK_DEVELOPMENT, PACK_EMERGING, PACK_PART_COUNT };

/* The word is that of its inputs too: "highlights-en", "highlights-cy". */
extern const struct word pack_parts[PACK_PART_COUNT];

enum { PACK_TEXT_MOST = 4000, PACK_LINE_MOST = 200, PACK_COMMENT_MOST = 1000 };

struct pack_texts {
	const char *in[PACK_PART_COUNT][LANGUAGE_COUNT]; // "" where nothing is written
};

/* Inputs as above: a text that is too long. */
void pack_texts_check(struct arena *a, const struct pack_texts *texts, struct problems *problems);

/* The same before it is sent: each part has to be there in one language at least. */
void pack_texts_check_whole(
	struct arena *a, const struct pack_texts *texts, struct problems *problems);

/* Every part has that language. */
bool pack_texts_are_in(const struct pack_texts *texts, enum language language);

/* ---- what it is for ---- */

struct pack_period {
	struct date from, to; // the first and the last month, each by its first day
};

/*
 * Inputs: meets-on, from, to.  A meeting has a day; the months are whole, in order, of 12 at most, and
 * none begins after the meeting.
 */
void pack_dates_check(struct arena *a, struct date meets_on, const struct pack_period *period,
	struct problems *problems);

/* ---- who reads which counts ---- */

/* What the agreement says of the counts that the named group sees. */
enum group_counts {
	GROUP_COUNTS_UNSET, // it does not say: as the public sees them
	GROUP_COUNTS_EXACT,
	GROUP_COUNTS_SUPPRESSED,
	GROUP_COUNTS_COUNT
};

extern const struct word group_counts[GROUP_COUNTS_COUNT];

enum pack_audience {
	PACK_AUDIENCE_NONE,
	PACK_AUDIENCE_PARTIES, // of the contract: the provider and the office
	PACK_AUDIENCE_GROUP,
	PACK_AUDIENCE_PUBLIC,
	PACK_AUDIENCE_COUNT
};

extern const struct word pack_audiences[PACK_AUDIENCE_COUNT];

/* Whether counts of people are shown as they are. */
bool pack_counts_are_exact(enum pack_audience audience, enum group_counts agreed);

/* ---- links ---- */

enum { PACK_LINK_DAYS_MOST = 30 };

struct pack_link_facts {
	enum pack_audience audience; // GROUP or PUBLIC
	const char *name, *body;
	struct date until; // the last day
};

/*
 * Inputs: name, body, until, audience, cleared: of a link for the group, that the person has no interest
 * in what it looks at, as of its members.
 */
void pack_link_check(struct arena *a, const struct pack_link_facts *link, bool is_cleared,
	struct date today, struct problems *problems);

enum link_standing { LINK_OPEN, LINK_OVER, LINK_REVOKED };

enum link_standing pack_link_standing(struct date until, bool is_revoked, struct date today);

#endif
