/* SPDX-License-Identifier: MIT */
/*
 * What the two programs may say to one another, and when it is taken.
 *
 * A message is a flag of a closed list with the fields of that flag, each a
 * number, a day or a word of a closed list: there is no room for a sentence,
 * nor for an hour.  It has one canonical text, which is what is signed:
 *
 *	relay1 from=sarn to=sarn-victim number=17 made=2026-03-02 until=2026-05-31
 *	flag=case-opened link=4711 programme=cara language=cy		(one line)
 *
 * Two fields are opaque: a keyed hash, which says no more than "the same", and
 * a box that only its receiver can open, always of the same size.
 */
#ifndef AREAS_RELAY_RULES_H
#define AREAS_RELAY_RULES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/slice.h"

enum relay_side { RELAY_SIDE_NONE, RELAY_SARN, RELAY_VICTIM, RELAY_SIDE_COUNT };

const char *relay_side_word(enum relay_side side);
enum relay_side relay_side_other(enum relay_side side);

/* ---- the closed list ---- */

enum relay_flag {
	RELAY_FLAG_NONE,

	/* sarn says */
	RELAY_CASE_OPENED,
	RELAY_SAFE_CONTACT, // the referrer's verified details, sealed
	RELAY_WORKSHOP_DATES,
	RELAY_ATTENDED,
	RELAY_NOT_ATTENDED,
	RELAY_COMPLETED,
	RELAY_WITHDRAWN,

	/* sarn-victim says */
	RELAY_SAFE_TO_PROCEED,
	RELAY_PAUSE_CONTACT,
	RELAY_RISK_CHANGED, // speak to the lead
	RELAY_CONTACT_MADE,
	RELAY_CONTACT_TRIED,
	RELAY_CONTACT_DECLINED,
	RELAY_DETAILS_DO_NOT_WORK, // please replace
	RELAY_WORKERS_TRAINED,     // how many on that day, in all; none: it was a mistake

	/* both say: who is ever on one side of a case is never on the other */
	RELAY_PERSON_ASSIGNED,
	RELAY_PERSON_REFUSED, // that person is on our side
	RELAY_PERSON_FREE,    // that person is not

	RELAY_FLAG_COUNT
};

enum relay_field {
	RELAY_FIELD_NONE,
	RELAY_LINK,
	RELAY_PROGRAMME, // "cara", "drive"
	RELAY_LANGUAGE,  // "cy", "en", "other"
	RELAY_WORKSHOP,  // "a", "b"
	RELAY_ON,
	RELAY_FIRST_ON,  // of workshop A
	RELAY_SECOND_ON, // of workshop B
	RELAY_COUNT,
	RELAY_PERSON, // a keyed hash
	RELAY_BOX,
	RELAY_FIELD_COUNT
};

enum {
	RELAY_FIELDS_MOST = 3,        // of one flag
	RELAY_LINE_BYTES_MOST = 3200, // a box, and the rest ten times over
	RELAY_CONTACT_BYTES = 2048,   // in a box, filled up
	RELAY_BOX_CHARS = 2795,       // of that, sealed
	RELAY_CHECK_GOOD_DAYS = 90, // a check that contact is safe counts that long, on both sides
	RELAY_COUNT_MOST = 10000,
};

/* What a flag does not have is 0 or NULL. */
struct relay_fields {
	struct link_id link;
	const char *programme;
	const char *language;
	const char *workshop;
	struct date on;
	struct date first_on;
	struct date second_on;
	int64_t count;
	const char *person;
	const char *box;
};

struct relay_flag_facts {
	const char *word;
	unsigned senders; // bit 1 << enum relay_side
	int days;         // on which it may be taken, after the day on which it was made
	enum relay_field fields[RELAY_FIELDS_MOST + 1]; // in their order; ended by NONE
};

const struct relay_flag_facts *relay_flag_facts(enum relay_flag flag);
const char *relay_field_word(enum relay_field field);

/* The words that the field may hold, ended by NULL; NULL of one that holds none. */
const char *const *relay_field_words(enum relay_field field);

enum relay_flag relay_flag_by_word(struct slice word); // NONE if there is none
bool relay_may_send(enum relay_side side, enum relay_flag flag);

/* ---- a message ---- */

struct relay_message {
	enum relay_side from; // and to the other
	int64_t number;       // in the sender's own sequence
	enum relay_flag flag;
	struct date made_on;
	struct date until; // the last day on which it may be taken
	struct relay_fields fields;
};

/* Has it just the fields of its flag, each of them sound? */
bool relay_fields_are_sound(enum relay_flag flag, const struct relay_fields *fields);

/* " link=4711 on=2026-03-02": the end of the line.  The fields are sound. */
char *relay_fields_text(struct arena *a, enum relay_flag flag, const struct relay_fields *fields);

/* The line, around the end that relay_fields_text wrote. */
char *relay_line(struct arena *a, const struct relay_message *message, const char *fields_text);

/* Why a message is not taken. */
enum relay_refusal {
	RELAY_NO_REFUSAL,
	RELAY_MALFORMED,
	RELAY_BAD_SIGNATURE,
	RELAY_UNKNOWN_SENDER,
	RELAY_UNKNOWN_FLAG, // or not one that this sender may send
	RELAY_WRONG_FIELDS,
	RELAY_NUMBER_TAKEN, // by another message
	RELAY_TOO_EARLY,    // made on a day that has not come
	RELAY_EXPIRED,
	RELAY_OUT_OF_ORDER, // a later one about that link was taken
	RELAY_NOT_HANDLED,  // who was to act on it could not
	RELAY_REFUSAL_COUNT
};

/* A word for the log. */
const char *relay_refusal_word(enum relay_refusal refusal);

/*
 * Reads a line; only what relay_line writes is read, so that one message has one text.  Its texts
 * lie in `a`.  `*message` is untouched when it is refused.
 */
enum relay_refusal relay_read(struct arena *a, struct slice line, struct relay_message *message);

/* What the receiver knows of a message's place. */
struct relay_known {
	enum relay_side us;
	struct date today;
	bool is_seen;         // its number
	bool is_same;         // with the same bytes
	int64_t last_of_link; // the greatest number taken of its link; 0: none, or it has no link
};

/* One that was seen, with the same bytes, is answered as it was then: that is no refusal. */
enum relay_refusal relay_may_take(
	const struct relay_message *message, const struct relay_known *known);

/* ---- sending ---- */

struct date relay_until(enum relay_flag flag, struct date made_on);

/*
 * The first number of a run of the program that begins at that moment: above all that was given
 * before, also by a history of this database that was lost when a copy took its place.  It tells
 * when the program was started, and not when something was said.
 */
int64_t relay_first_number(struct instant begins);

/* The number after `last`, in a run that began with `first`. */
int64_t relay_number_after(int64_t last, int64_t first);

/* How long to wait after so many tries: one second, two, four, … a minute. */
int relay_wait_ms(int64_t attempts);

/* ---- safe contact ---- */

/* What is in a box; each one line of text, NULL or "" where it is not known. */
enum relay_contact_field {
	RELAY_CONTACT_NAME,
	RELAY_CONTACT_TELEPHONE,
	RELAY_CONTACT_EMAIL,
	RELAY_CONTACT_ADDRESS,
	RELAY_CONTACT_LANGUAGE,    // a word of RELAY_LANGUAGE
	RELAY_CONTACT_INTERPRETER, // "yes": one is needed
	RELAY_CONTACT_SAFE_DAYS,   // "024": Monday, Wednesday, Friday
	RELAY_CONTACT_SAFE_TIMES,  // "9-17"
	RELAY_CONTACT_WHO_MAY_ANSWER,
	RELAY_CONTACT_MAY_LEAVE_MESSAGE,
	RELAY_CONTACT_CODE_WORD,
	RELAY_CONTACT_VERIFIED_ON,
	RELAY_CONTACT_VERIFIED_HOW,
	RELAY_CONTACT_VERIFIED_BY,
	RELAY_CONTACT_FIELD_COUNT
};

struct relay_contact {
	const char *value[RELAY_CONTACT_FIELD_COUNT];
};

/*
 * RELAY_CONTACT_BYTES that say them, and of which case; false if they are too long, or one holds a
 * control character.
 */
bool relay_contact_write(
	const struct relay_contact *contact, struct link_id link, char text[RELAY_CONTACT_BYTES]);

/* Reads them back, in `a`; false if these are not details of that case. */
bool relay_contact_read(
	struct arena *a, struct slice text, struct link_id link, struct relay_contact *contact);

#endif
