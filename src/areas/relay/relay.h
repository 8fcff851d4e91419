/* SPDX-License-Identifier: MIT */
/*
 * The one channel between `sarn` and `sarn-victim`.
 *
 * Saying something is a row of the act's own transaction; a thread carries it
 * to the other program, again and again until that has answered with its
 * signature that it was taken, and of each case in the order in which it was
 * said.  Taking is one transaction too: the message's number, what its handler
 * does, and the event.  The same message again has the same answer and no
 * second effect.
 *
 *	relay_send(w, by, RELAY_COMPLETED,
 *		&(struct relay_fields){ .link = link, .on = work_today(w) });
 */
#ifndef AREAS_RELAY_RELAY_H
#define AREAS_RELAY_RELAY_H

#include "areas/relay/rules.h"
#include "base/actor.h"
#include "base/list.h"

struct audit;
struct db;
struct relay;
struct work;

/* ---- saying ---- */

/*
 * Says it, if this work is kept.  The fields are just those of the flag, and sound: anything else
 * is a bug.  `by` did what it tells of; nobody (account 0) if the program itself did.
 */
void relay_send(struct work *w, const struct actor *by, enum relay_flag flag,
	const struct relay_fields *fields);

/*
 * All that was said of that case was taken, each on its own day: for a demonstration, whose other
 * side begins with it.
 */
void relay_was_taken(struct work *w, struct link_id link);

struct relay_settings;

/*
 * The other side says it of today, and it is taken like any that came: for a demonstration, whose other side
 * nobody runs meanwhile.  Of the settings the side and the handlers are asked.
 */
enum relay_refusal relay_was_heard(struct work *w, const struct relay_settings *settings,
	enum relay_flag flag, const struct relay_fields *fields);

/* What the other has not got yet: how many, and of what day the oldest is (unset: none). */
struct relay_waiting {
	int64_t n;
	struct date oldest;
};

struct relay_waiting relay_waiting(struct work *w);

/*
 * Has something waited since an earlier day?  A day is the relay's grain: what was said just
 * before midnight counts for the minute until it is through.
 */
bool relay_is_late(const struct relay_waiting *waiting, struct date today);

/* ---- safe contact ---- */

/*
 * The details in a box that only the other program can open: to be called as soon as they were
 * typed (a route's `before`), so that nothing else of this program ever holds them.  NULL if
 * they are too long together, or one is not a line of text.
 */
const char *relay_seal(struct arena *a, const struct relay *relay, struct link_id link,
	const struct relay_contact *contact);

/* Opens it; false if it was not sealed for us, or for another case. */
bool relay_unseal(struct arena *a, const struct relay *relay, struct link_id link, const char *box,
	struct relay_contact *contact);

/* ---- the wall between people ---- */

/*
 * Stands for one person in both programs, and says nothing of who it is without their key: of a
 * staff number, and of a name with the day of birth.  Letter case, accents and blanks do not
 * matter.
 */
const char *relay_person_by_number(
	struct arena *a, const struct relay *relay, const char *staff_number);
const char *relay_person_by_birth(
	struct arena *a, const struct relay *relay, const char *name, struct date born_on);

/* Both, of one who has a staff number and whose birth is known. */
struct texts relay_person(struct arena *a, const struct relay *relay, const char *staff_number,
	const char *name, struct date born_on);

/* How somebody who is to work on our side of a case stands to its other side, the worst last. */
enum relay_standing {
	RELAY_FREE,    // it has said that they are not on it; or there is no other side to ask
	RELAY_ASKED,   // it has not answered: they are not assigned yet
	RELAY_UNNAMED, // nothing is known by which it could be asked
	RELAY_BARRED,  // they are on it, or were, or it asked for them when we did
};

/*
 * Asks the other side whether somebody may work on ours, once; `person` is all that stands for
 * them.  BARRED, UNNAMED: nothing is done.  ASKED: the answer comes as RELAY_PERSON_FREE or
 * RELAY_PERSON_REFUSED, of each by itself.  Whoever was asked for is refused to the other side
 * from now on, so where both ask at one time neither gets them.
 */
enum relay_standing relay_assign(
	struct work *w, const struct actor *by, struct link_id link, const struct texts *person);

/* The same, and asks nothing: what was not asked yet is ASKED. */
enum relay_standing relay_standing(struct work *w, struct link_id link, const struct texts *person);

/* ---- taking ---- */

/*
 * What a program does about a flag, in the transaction in which it is taken.  False if it cannot:
 * then nothing is kept, and the other tries again until the message lapses.  One table of an area,
 * ended by RELAY_FLAG_NONE; the program gathers them.  Of
 * RELAY_PERSON_… one need not be there: the relay keeps who is where, and tells of it then.  Of
 * RELAY_PERSON_ASSIGNED it is not asked where the person is ours.
 */
struct relay_handler {
	enum relay_flag flag;
	bool (*take)(
		struct work *w, const struct relay *relay, const struct relay_message *message);
};

/* ---- the program's ---- */

/* How the other is reached: asks it once and waits; false if it did not answer. */
struct relay_line_to {
	bool (*ask)(void *to, struct arena *a, struct slice body, struct slice *answer);
	void *to;
};

struct relay_settings {
	enum relay_side us;
	const char *folder; // in which the keys lie
	struct db *db;
	struct audit *audit; // told when there is an event to carry; NULL: nobody is
	struct relay_line_to other;
	const struct relay_handler *const *handlers;
	size_t handler_count;

	/*
	 * Does that person work on our side of the case without having been asked for, by a role that
	 * reaches all of a team's?  NULL: nobody does.
	 */
	bool (*reaches)(struct work *w, struct link_id link, const char *person);
};

/*
 * Makes our secret in the folder (relay.key), if there is none, and answers the public line that
 * the other side is to trust; NULL and a sentence in `*why` if it cannot.
 */
const char *relay_keys_make(struct arena *a, const char *folder, const char **why);

/* Trusts the other's public line from now on (relay-other.pub). */
bool relay_keys_trust(
	struct arena *a, const char *folder, const char *public_line, const char **why);

/* What tells one public line from another in a log; NULL if it is not one. */
const char *relay_keys_fingerprint(struct arena *a, const char *public_line);

/* Has the folder both a secret of ours and the other's public line?  Without, nothing is relayed. */
bool relay_keys_are_there(struct arena *a, const char *folder);

/*
 * Lives in `a`, and wipes its keys with it.  NULL and a sentence if a key is missing or open to
 * others.  Two handlers of one flag, or one of a flag that is ours to say, are bugs.
 */
struct relay *relay_open(struct arena *a, const struct relay_settings *settings, const char **why);

/*
 * Starts and ends the thread that sends; what waits then is sent after the next start.  Started
 * before anything is said; false if the database keeps nothing.
 */
bool relay_start(struct relay *relay);
void relay_stop(struct relay *relay);

#endif
