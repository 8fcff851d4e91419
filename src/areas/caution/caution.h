/* SPDX-License-Identifier: MIT */
/*
 * Conditional cautions as a force keeps them: proposed, authorised, given, and what came of them.
 *
 * What a work reads of them is what its reader (db/db.h: work_read_for) may see today; whatever is
 * not shown is ABSENT, as if there were none.  `by` is always that reader.  Each use case notes its
 * act for the log in the caller's transaction.  REFUSED comes with its problems.
 */
#ifndef AREAS_CAUTION_CAUTION_H
#define AREAS_CAUTION_CAUTION_H

#include "areas/caution/rules.h"
#include "areas/caution/rules_check.h"
#include "base/actor.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/outcome.h"
#include "base/right.h"

struct person;
struct place;
struct wanted;
struct work;

enum { CAUTION_OFFENCE_MOST = 200 };

/* A caution as it is kept. */
struct kept_caution {
	struct caution_id id; // 0: not yet; whoever makes the same ones each time says it
	int64_t version;
	struct person_id person;
	struct scheme_id scheme;             // the person's
	enum language language;              // in which the person signs: Welsh if they speak it
	struct organisation_id organisation; // that proposed it
	struct place_id place;               // held before it was offered; 0: none
	const char *offence;                 // its name; "" if nobody said
	struct caution facts;
	bool has_views;          // else the reader is not to know the victim's views: none are there
	struct date attended_on; // both workshops, as the provider says; not set: not so
	struct account_id changed_by;
	struct instant changed_at;
};

/* What a list knows of one. */
struct caution_line {
	struct caution_id id;
	struct person_id person;
	enum caution_state state;
	struct date given_on; // the day the person signed; not set: not given
	struct date deadline; // that stands
};

LIST(caution_lines, struct caution_line);

/* With whose it is. */
struct listed_caution {
	struct caution_line line;
	const char *reference;
	const char *given_names;
	const char *family_name;
};

LIST(caution_list, struct listed_caution);

/* ---- reading ---- */

/*
 * False, and *c untouched, if there is none whose whole the reader may read (CAUTION_READ).  What the
 * victim said is for those alone who propose and authorise it (CAUTION_ALTER).
 */
bool caution_load(
	struct work *w, const struct actor *by, struct caution_id id, struct kept_caution *c);

/*
 * What whoever works on the referral may know too (REFERRAL_READ): *line, and the conditions that
 * stand.  False, and both untouched, if there is none of which the reader may know that.
 */
bool caution_dates_load(struct work *w, const struct actor *by, struct caution_id id,
	struct caution_line *line, struct conditions *conditions);

/* All of that person of which the reader may know the dates, the one made last first. */
struct caution_lines caution_of_person(
	struct work *w, const struct actor *by, struct person_id person);

/*
 * The one of them, but for `but` (0: none is left out), that is not over, the one made last if there
 * are several.  False, and *line untouched, if the reader may know of none.
 */
bool caution_going_on(struct work *w, const struct actor *by, struct person_id person,
	struct caution_id but, struct caution_line *line);

struct caution_filter {
	enum caution_state state; // CAUTION_NONE: any
	bool is_attended; // those alone that wait for somebody to say that they are complete
	struct caution_id before; // the page after the one that ended with that caution
};

/*
 * Those that the reader's body proposed, the one made last first, and one more than `most` if there
 * are more.
 */
struct caution_list caution_list_of(
	struct work *w, const struct actor *by, const struct caution_filter *filter, size_t most);

/* The one made last for that held place; false, and *id untouched, if the reader may read none. */
bool caution_of_place(
	struct work *w, const struct actor *by, struct place_id place, struct caution_id *id);

/* What that caution is held against today: the scheme's terms, and what the force asks. */
struct caution_terms caution_terms_of(struct work *w, const struct kept_caution *c);

/* ---- the check before it is offered ---- */

/* As it is kept with the place that was held on it. */
struct kept_check {
	struct place_id place;
	struct person_id person; // 0: it is of nobody yet
	struct terms terms;      // whole, against which it was held
	struct check check;
	struct findings findings; // as they were found, but for what is off
	bool has_views; // else the reader is not to know what the victim said: that rule is left out
	struct account_id by;
	struct instant at;
};

/* False, and *kept untouched, if none was kept with that place that the reader may read. */
bool check_load(
	struct work *w, const struct actor *by, struct place_id place, struct kept_check *kept);

/*
 * Holds a place (place_hold) on that check, which is looked at once more and kept with it.  The group
 * is that of the check, if it says one.  Problems: "" for what keeps it from being held as a whole,
 * and those of passes_check.  *p is set if DONE.
 */
enum outcome_kind check_hold(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, const struct check *check, struct place *p,
	struct problems *problems);

/*
 * A caution that was given, and is not over, has that place: another may be held for it without a
 * check, as no rule refuses any more.
 */
bool check_is_past(struct work *w, const struct actor *by, struct place_id place);

/* Holds that other; what was kept with `before` is kept with it too.  ABSENT unless check_is_past. */
enum outcome_kind check_hold_again(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, struct place_id before, struct place *p,
	struct problems *problems);

/* ---- what a force asks ---- */

/*
 * What the actor's own force asked, asks and is to ask, the one that was set last first.  False, and
 * *all untouched, if the body of `by` is no force in any scheme today, or they do not hold the right.
 */
bool force_terms_for(
	struct work *w, const struct actor *by, enum right right, struct force_terms_list *all);

/*
 * The actor's own force asks that from `next->from` on.  `next->version` is the newest that the writer
 * saw: if there is a newer one, CHANGED_MEANWHILE.  Inputs: those of force_terms_check.
 */
enum outcome_kind force_terms_set(struct work *w, const struct actor *by,
	const struct force_terms *next, struct problems *problems);

/* ---- before it is given ---- */

/*
 * One to begin with, not kept: of that person, with what is likely, and with what the held place
 * says (0: none, or not the force's): the deadline, and its two workshops as a condition in words
 * of the person's language.
 */
struct kept_caution caution_suggested(
	struct work *w, const struct actor *by, const struct person *person, struct place_id place);

/*
 * Why that held place is not for a caution of that person: a msgid, or NULL.  `*other` is the caution
 * that has it, where that is why; of one that the reader may not read they learn nothing.
 */
extern const char caution_place_is_anothers[];
const char *caution_place_refusal(struct work *w, const struct actor *by,
	const struct person *person, struct place_id place, struct caution_id *other);

/*
 * Keeps `c`, of the person `c->person`, as proposed; what of it is blank is filled in later
 * (draft_check), and a place that is not the force's is left out.  ABSENT if `by` may not.  *id is
 * set if DONE.
 */
enum outcome_kind caution_propose(struct work *w, const struct actor *by,
	const struct kept_caution *c, struct problems *problems, struct caution_id *id);

/*
 * Keeps those facts of one that is proposed.  `c->version` is the one that the writer saw: if it is
 * no more, CHANGED_MEANWHILE.  `*stands` is the caution as it stands then, but for ABSENT; *no is
 * set if REFUSED: why as a whole, a msgid, or NULL where the problems say all.
 */
enum outcome_kind caution_alter(struct work *w, const struct actor *by,
	const struct kept_caution *c, struct problems *problems, const char **no,
	struct kept_caution *stands);

/*
 * The one that waits to be given and has that place has `instead` from now on: that is its person's,
 * with its check, and the place before is given back.  Nothing where there is none that `by` may change.
 */
void caution_move_place(struct work *w, const struct actor *by, struct place_id before,
	const struct place *instead);

/* ---- acts ---- */

/*
 * Does it: any act but PROPOSE and CHANGE.  `version`, *no and *stands as in caution_alter; the
 * problems are those of caution_deed_refusal.
 */
enum outcome_kind caution_do(struct work *w, const struct actor *by, struct caution_id id,
	int64_t version, const struct caution_deed *deed, struct problems *problems,
	const char **no, struct kept_caution *stands);

/*
 * The same, by the acts that lead there from where it stands: CHARGE, BAIL, DROP or RESUME, as decided
 * elsewhere.  Nothing where no way leads there, or `by` may not go it.
 */
void caution_decided(
	struct work *w, const struct actor *by, struct caution_id id, enum caution_act decision);

/* Both workshops were attended by that day; not set: they were not, after all. */
void caution_attended(struct work *w, struct caution_id id, struct date on);

/* ---- what goes on with it ---- */

struct referral_after {
	struct referral_id id;
	const char *reference;
	struct cohort_id cohort; // that it is booked in; 0: none
	bool is_over;
};

/*
 * What a later area does with a caution that is acted on, and what it knows of it: the one that the
 * program has (referral/tie.c).
 */
struct caution_tie {
	/* That deed was done; in the same transaction. */
	void (*follow)(struct work *w, const struct actor *by, const struct kept_caution *c,
		const struct caution_deed *deed);

	/* The referral after it that `by` may read; of id 0: none. */
	struct referral_after (*referral)(
		struct work *w, const struct actor *by, struct caution_id id);
};

extern const struct caution_tie caution_tie;

/* The roles under which `by` acts on it: bit 1 << ROLE_…; none if it is not theirs. */
unsigned caution_roles(struct work *w, const struct actor *by, const struct kept_caution *c);

#endif
