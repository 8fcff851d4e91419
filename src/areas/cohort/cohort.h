/* SPDX-License-Identifier: MIT */
/*
 * Cohorts as they are kept: planned by a body that is a scheme's provider, seen by the others
 * that take part in it; and that body's venues and facilitators.
 *
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its
 * problems or faults; what the actor may not know of is ABSENT.
 */
#ifndef AREAS_COHORT_COHORT_H
#define AREAS_COHORT_COHORT_H

#include "areas/cohort/rules.h"
#include "areas/relay/relay.h"
#include "base/outcome.h"

struct work;

/* ---- venues ---- */

/* Those of the actor's body, by name; none for who may not plan. */
struct venues venues_for(struct work *w, const struct actor *by);

/* False, and *v untouched, if there is none.  Whoever may see a cohort may see where it is. */
bool venue_load(struct work *w, struct venue_id id, struct venue *v);

/* One of the actor's body.  Inputs: name, address, county, access, access-cy, seats. */
enum outcome_kind venue_add(
	struct work *w, const struct actor *by, struct venue *v, struct problems *problems);

/* ---- facilitators ---- */

/*
 * Whom the actor may see, with their training: those of the own body, of the providers of
 * schemes that the own office keeps, or only themselves.
 */
struct facilitators facilitators_for(struct work *w, const struct actor *by);

/* False, and *f untouched, if there is none to whom `by` holds the right. */
bool facilitator_for(struct work *w, const struct actor *by, enum right right,
	struct facilitator_id id, struct facilitator *f);

/*
 * One of the actor's body; with `login` not "" that account of the same body is theirs.  Inputs:
 * name, login.
 */
enum outcome_kind facilitator_add(struct work *w, const struct actor *by, struct facilitator *f,
	const char *login, struct problems *problems);

/* Inputs: module, trained-on, certificate, expires-on. */
enum outcome_kind facilitator_train(struct work *w, const struct actor *by,
	struct facilitator_id id, const struct training *training, struct problems *problems);

/* ---- cohorts ---- */

/* Which; what is not set does not matter. */
struct cohort_filter {
	enum county county;
	enum cohort_type type;
	const char *language;   // "en", "cy"; "" or NULL: either
	struct date from;       // workshop A is on that day or later
	struct date after_on;   // follow this one: the day of its workshop A,
	struct cohort_id after; // and its id
};

/*
 * Those that the actor may see, by the day of workshop A: of every scheme that is theirs to
 * read, or those that they lead.  Up to `most` and one more if others follow.
 */
struct cohorts cohorts_for(
	struct work *w, const struct actor *by, const struct cohort_filter *filter, size_t most);

/* False, and *c untouched, if there is none to which `by` holds the right. */
bool cohort_for(struct work *w, const struct actor *by, enum right right, struct cohort_id id,
	struct cohort *c);

/* False, and *c untouched, if there is none.  Asks nobody's right. */
bool cohort_load(struct work *w, struct cohort_id id, struct cohort *c);

/* The one of that number within its scheme.  Asks nobody's right. */
bool cohort_numbered(struct work *w, struct scheme_id scheme, int64_t number, struct cohort *c);

/* Who leads it may be told to `by`, who may see it. */
bool cohort_shows_leaders(struct work *w, const struct actor *by, const struct cohort *c);

/* Who leads it; cohort_shows_leaders says whether they may be told. */
struct facilitators cohort_leaders(struct work *w, const struct cohort *c);

/* The schemes for which the actor may plan. */
struct schemes cohort_schemes(struct work *w, const struct actor *by);

/*
 * Plans one for the actor's body, its blanks filled; `plan` becomes what was kept, or what was
 * held against the rules.
 */
enum outcome_kind cohort_plan(
	struct work *w, const struct actor *by, struct cohort *plan, struct faults *faults);

/*
 * Changes that of `plan->id`, whose version the writer saw is `plan->version`.  *before is set to
 * how it stood, unless ABSENT.  REFUSED without faults: it is closed.
 */
enum outcome_kind cohort_change(struct work *w, const struct actor *by, struct cohort *plan,
	struct cohort *before, struct faults *faults);

/* The sentence for a fault of that plan. */
const char *fault_words(struct arena *a, enum language language, const struct cohort *plan,
	const struct fault *fault);

/*
 * Others lead that workshop than were planned, before it or after: who was to is kept.  The same
 * two: nothing changes.  *c is set to the cohort with those leaders, unless ABSENT.
 */
enum outcome_kind cohort_lead(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, enum letter letter, const struct facilitator_id leader[LEADERS],
	struct cohort *c, struct faults *faults);

/* How much of a scheme was delivered; nothing in it says who. */
struct delivered {
	int64_t cohorts; // that met in a room for the last time, before today
	int64_t planned; // that are to, from today on
	int64_t trained; // people on the staff of its providers, past ones too, with some training
};

/* Of the cohorts whose workshop B is within those days; cancelled ones left out.  Asks nobody's right. */
struct delivered cohort_delivered(
	struct work *w, struct scheme_id scheme, struct date from, struct date to);

/* How full they are; nothing in it says who. */
struct filled {
	int64_t cohorts;
	int64_t places;
	int64_t taken; // held, kept or booked
};

/*
 * Of the cohorts that meet in a room, stand, and have workshop B within those days: of those whose
 * workshop A was before today, and of those whose is to come.  Asks nobody's right.
 */
void cohort_filled(struct work *w, struct scheme_id scheme, struct date from, struct date to,
	struct filled *begun, struct filled *to_come);

/* Who was to lead a workshop, until somebody changed that. */
struct leader_change {
	const char *name[LEADERS];
	struct account_id by;
	struct instant at;
};

LIST(leader_changes, struct leader_change);

/* The first first. */
struct leader_changes cohort_leader_changes(
	struct work *w, struct cohort_id id, enum letter letter);

/* Those that stand and whose workshop B is within those days, the first first.  Asks nobody's right. */
struct cohorts cohorts_ended(
	struct work *w, struct scheme_id scheme, struct date from, struct date to);

struct trained_person {
	struct facilitator_id facilitator;
	struct organisation_id organisation; // of the staff of
	enum module module;
	const char *name;
	struct date on;
};

LIST(trained_people, struct trained_person);

/*
 * The trainings on those days of the staff of a scheme's providers, past ones too, by module and name.  Asks
 * nobody's right.
 */
struct trained_people cohort_trained_people(
	struct work *w, struct scheme_id scheme, struct date from, struct date to);

/* Of how many victim workers the other side has told that they were trained on those days.  Asks nobody's right. */
int64_t cohort_workers_trained_within(struct work *w, struct date from, struct date to);

/*
 * What a later area does with those who are booked: the one that the program has (register/tie.c).
 */
struct cohort_tie {
	/* A workshop that was not held yet is on another day now; in the same transaction. */
	void (*moved)(struct work *w, const struct actor *by, const struct cohort *before,
		const struct cohort *now);

	/* Somebody is booked of whom nobody has signed yet whether they came to workshop A. */
	bool (*waits_for_a)(struct work *w, const struct actor *by, struct cohort_id id);
};

extern const struct cohort_tie cohort_tie;

/* What contracts say of a scheme's days: the one that the program has (contract/tie.c). */
struct cohort_cover {
	/* Why nobody can be booked into a pair whose workshop B is on that day, a msgid; NULL: they can. */
	const char *(*lacks)(struct work *w, struct scheme_id scheme, struct date workshop_b);
};

extern const struct cohort_cover cohort_cover;

/* Inputs: because. */
enum outcome_kind cohort_cancel(struct work *w, const struct actor *by, struct cohort_id id,
	int64_t version, const char *because, struct problems *problems);

/* ---- what the victims' service told of it ---- */

/* One more, or one less, of whom that was told. */
void cohort_count_liaison(struct work *w, struct cohort_id id, enum liaison told, int by);

/*
 * Of how many it is to tell: those booked there first, or again after the provider cancelled; and of
 * how many it has.  Asks nobody's right: it is for saying whether the one has come to the other.
 */
int64_t cohort_liaison_people(struct work *w, struct cohort_id id);
int64_t cohort_liaison_told(struct work *w, struct cohort_id id);

/* False, and *figures untouched, if `by` may not know them (LIAISON_READ). */
bool cohort_liaison(struct work *w, const struct actor *by, const struct cohort *c,
	struct liaison_figures *figures);

/* ---- places ---- */

/*
 * Where the actor may hold a place in that scheme for somebody with such needs (offers_for);
 * *would_do is set to deadline_that_would_do.  None of a scheme in which the actor may hold none.
 */
struct offers place_offers(struct work *w, const struct actor *by, struct scheme_id scheme,
	const struct wanted *wanted, struct date *would_do);

/*
 * Holds a place of that cohort for the actor's body, for the scheme's hours; *p becomes what was
 * kept.  REFUSED with why in *no.
 */
enum outcome_kind place_hold(struct work *w, const struct actor *by, struct cohort_id cohort,
	const struct wanted *wanted, struct place *p, enum hold_refusal *no);

/*
 * The one that `by` held last of those that are alike (place_is_alike), but for `before`.  False, and
 * *p untouched, if there is none.
 */
bool place_alike(struct work *w, const struct actor *by, struct cohort_id cohort,
	struct date deadline, struct place_id before, struct place *p);

/* False, and *p untouched, if there is none that the actor's body holds or held. */
bool place_for(struct work *w, const struct actor *by, struct place_id id, struct place *p);

/* Those of the actor's body that are held past that moment or were, the first to end first. */
struct places places_for(struct work *w, const struct actor *by, struct instant since);

enum places_shown { PLACES_HELD, PLACES_KEPT, PLACES_OVER };

/* The page after the one that ended with that place, whose hold ends then; 0: the first. */
struct place_filter {
	enum places_shown shown;
	struct instant end;
	struct place_id after;
};

/*
 * Those of the actor's body that are held, or that a given caution or a referral has, or that are
 * over, and one more than `most` if there are more: what is held by its end, the rest with the last
 * hold first.
 */
struct places place_list_of(
	struct work *w, const struct actor *by, const struct place_filter *filter, size_t most);

/*
 * Gives back one that is held; one that is kept for a caution only if the person `is_told`.  REFUSED,
 * and *p as it stands: they are not, or it is not held any more.
 */
enum outcome_kind place_release(struct work *w, const struct actor *by, struct place_id id,
	enum release because, bool is_told, struct place *p);

/* It can be kept for a caution that is given now: it is held, or ran out and there is room still. */
bool place_can_be_kept(struct work *w, const struct place *p);

/*
 * The person knows how the workshops are held now, that has a slip for that place.  REFUSED: the slip
 * says so, or the place is not held any more.
 */
enum outcome_kind place_tell(struct work *w, const struct actor *by, struct place_id id);

/*
 * That caution was given on the promise of it: keeps it until its workshop A begins.  One that ran out
 * is kept if its cohort has room still.  False: there is none for that caution any more.
 */
bool place_keep(
	struct work *w, const struct actor *by, struct place_id id, struct caution_id caution);

/* That caution, which keeps or kept it, has longer now: so has the place. */
void place_extend(
	struct work *w, struct place_id id, struct caution_id caution, struct date deadline);

/* That caution asks for no workshops any more: gives it back, unless a referral has it. */
void place_keep_no_more(
	struct work *w, const struct actor *by, struct place_id id, struct caution_id caution);

/* ---- bookings: whether `by` may is for the referral to know ---- */

/* Of one type, of a scheme, whose workshop A is on that day or later, by it. */
struct cohorts cohorts_to_come(
	struct work *w, struct scheme_id scheme, enum cohort_type type, struct date from);

/* False, and *p untouched, if there is none. */
bool place_load(struct work *w, struct place_id id, struct place *p);

/* Does `by` lead one of its workshops? */
bool cohort_is_led(struct work *w, const struct actor *by, struct cohort_id id);

/*
 * Keeps a place that the body of `by` holds for that referral, until it is booked or left.  REFUSED:
 * it is not held any more, or its cohort was cancelled.
 */
enum outcome_kind place_take(struct work *w, const struct actor *by, struct place_id id,
	struct referral_id referral, struct place *p);

struct booking {
	struct cohort_id cohort;
	struct referral_id referral;
	struct link_id link;   // by which the other program knows it
	enum cohort_type type; // the group that the person would join
	enum letter first;     // the workshop to which they come first
};

/*
 * Books it into that cohort, one that `by` may see: in the place that it has there, else in a free
 * one; and asks the other side about who leads it.  REFUSED with why in *no.
 */
enum outcome_kind place_book(struct work *w, const struct actor *by, const struct booking *booking,
	struct place_id *id, enum hold_refusal *no);

/* The referral does not need it any more.  Nothing, if its workshop A has begun: it was held for it. */
void place_leave(struct work *w, const struct actor *by, struct place_id id);

/*
 * Whom those who lead that cohort have to do with (auth/reach.h), opened when it is asked for first;
 * its members follow the leaders.
 */
struct circle_id cohort_circle(struct work *w, struct cohort_id id);

/* ---- the wall between people ---- */

/* Is there anything by which the other side could be asked about them? */
bool facilitator_is_named(struct work *w, struct facilitator_id id);

/*
 * By that too the other side is asked about them, from now on and of all who were booked where
 * they lead; what was given before still counts.
 */
enum outcome_kind facilitator_name(struct work *w, const struct actor *by, struct facilitator_id id,
	const struct texts *person);

/*
 * How those who lead it stand to the other side of that case: as the worst of them does.  While one
 * of them is not FREE, it is they who do not see the person.
 */
enum relay_standing cohort_standing(struct work *w, struct cohort_id id, struct link_id link);

/*
 * Is it by this that one of them is barred, and by nothing before?  What stands for somebody is
 * refused piece by piece, and told once.
 */
bool cohort_is_barred_now(
	struct work *w, struct cohort_id id, struct link_id link, const char *person);

/* Why it may not be booked there because of who leads it. */
enum hold_refusal cohort_wall(struct work *w, struct cohort_id id, struct link_id link);

#endif
