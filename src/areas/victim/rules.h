/* SPDX-License-Identifier: MIT */
/*
 * When somebody may be contacted, and what follows from having tried, pure.
 *
 * Nobody is called, texted or written to unless the worker found the contact details safe in the
 * last 90 days.  Before that there is one thing only: the referrer's own check, of the last 90 days
 * too, allows calls, at most three, until one of them is answered.  A wrong number, or a contact
 * stopped because it was not safe, takes away every check there was.
 */
#ifndef AREAS_VICTIM_RULES_H
#define AREAS_VICTIM_RULES_H

#include <stdbool.h>

#include "areas/relay/rules.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/list.h"
#include "base/problem.h"
#include "base/word.h"

enum {
	CONTACT_GOOD_DAYS = RELAY_CHECK_GOOD_DAYS,
	CONTACT_RENEW_DAYS = 80, // and is to be renewed from then on
	CALLS_UNVERIFIED_MOST = 3,
	TRIES_UNABLE = 3, // so many, on two days or more, and nobody was reached
	WORKSHOP_SOON_DAYS = 7,
	REVIEW_WITHIN_DAYS = 7, // of the workshop: five working days (domain.md §6.3)
	DAYS_OF_WEEK = 7,
	HOURS_OF_DAY = 24,
};

/* ---- words: the one stored and sent, and the label, a msgid ---- */

/* What the person whose link the case has is on; said by the same word over the relay. */
enum victim_programme {
	VICTIM_PROGRAMME_NONE,
	VICTIM_PROGRAMME_CARA,
	VICTIM_PROGRAMME_DRIVE,
	VICTIM_PROGRAMME_COUNT
};

enum way { WAY_NONE, WAY_CALL, WAY_TEXT, WAY_LETTER, WAY_EMAIL, WAY_COUNT };

enum try_result {
	TRY_NONE,
	TRY_REACHED,
	TRY_NO_ANSWER,
	TRY_LEFT_MESSAGE,
	TRY_WRONG_NUMBER,
	TRY_STOPPED,
	TRY_DECLINED,
	TRY_RESULT_COUNT
};

/* How somebody made sure that details are safe. */
enum proof { PROOF_NONE, PROOF_IN_PERSON, PROOF_BY_PHONE, PROOF_BY_SERVICE, PROOF_COUNT };

/* What the other side is told, and nothing else is. */
enum tell {
	TELL_NONE,
	TELL_TRIED,
	TELL_MADE,
	TELL_DECLINED,
	TELL_PAUSE,
	TELL_PROCEED,
	TELL_DETAILS,
	TELL_RISK,
	TELL_COUNT
};

/* What the other side tells. */
enum heard {
	HEARD_NONE,
	HEARD_WORKSHOP_A,
	HEARD_WORKSHOP_B,
	HEARD_ATTENDED,
	HEARD_NOT_ATTENDED,
	HEARD_COMPLETED,
	HEARD_WITHDRAWN,
	HEARD_DETAILS, // others were asked for, and came
	HEARD_COUNT
};

enum case_state {
	CASE_NONE,
	CASE_NEW,   // nobody has made sure of the details
	CASE_READY, // to be contacted
	CASE_TRYING,
	CASE_IN_TOUCH,
	CASE_UNABLE, // tried often enough
	CASE_DECLINED,
	CASE_REVIEW_A, // a workshop was held, and what it did has not been asked yet
	CASE_REVIEW_B,
	CASE_REOPENED, // it had ended, and the other side said something new: until something is done
	CASE_ENDED,
	CASE_STATE_COUNT
};

const char *victim_programme_name(enum victim_programme programme);
const char *victim_programme_label(enum victim_programme programme);
enum victim_programme victim_programme_by_name(const char *name);
const char *way_name(enum way way);
const char *way_label(enum way way);
enum way way_by_name(const char *name); // …_NONE if there is none, like the others
const char *try_result_name(enum try_result result);
const char *try_result_label(enum try_result result);
enum try_result try_result_by_name(const char *name);
const char *proof_name(enum proof proof);
const char *proof_label(enum proof proof);
enum proof proof_by_name(const char *name);
const char *tell_name(enum tell tell);
const char *tell_label(enum tell tell);
enum tell tell_by_name(const char *name);
const char *heard_name(enum heard heard);
const char *heard_label(enum heard heard);
enum heard heard_by_name(const char *name);
const char *case_state_name(enum case_state state);
const char *case_state_label(enum case_state state);
enum case_state case_state_by_name(const char *name);

extern const struct word victim_ways[WAY_COUNT];
extern const struct word try_results[TRY_RESULT_COUNT];
extern const struct word proofs_made[PROOF_COUNT];

const char *weekday_label(int weekday); // Monday 0

/* ---- facts ---- */

struct check_made {
	struct date on; // not set: none was made
	enum proof how;
};

struct safe_contact {
	int64_t version; // 0: nothing was written yet
	const char *name, *phone, *email, *address;
	unsigned ways; // that are safe: 1u << way
	unsigned days; // 1u << weekday, Monday 0
	int from_hour, to_hour;
	const char *answered_by; // who else may answer; "": nobody
	const char *code_word;
	bool never_message;
	const char *language; // "cy", "en" or "other"; "": not known
	bool needs_interpreter;
	struct check_made referrer, worker;
	struct date given_on; // the referrer's, over the relay; not set: it was entered here
};

struct victim_try {
	struct date on;
	enum way way;
	enum try_result result;
	bool is_safe; // the check before it
	struct account_id by;
};

LIST(victim_tries, struct victim_try); // in the order made

struct victim_told {
	enum tell tell;
	struct date on;
	struct account_id by;
};

LIST(victim_tellings, struct victim_told); // in the order told

/* ---- what the person agreed to: rules_consent.c ---- */

enum consent_to {
	CONSENT_NONE,
	CONSENT_TO_CONTACT,
	CONSENT_TO_SHARE, // what they say, with others
	CONSENT_BRIEFED,  // they were told what to expect: the programme is no guarantee
	CONSENT_COUNT
};

enum answer { ANSWER_NONE, ANSWER_YES, ANSWER_NO, ANSWER_NOT_ASKED, ANSWER_COUNT };

extern const struct word consents_to[CONSENT_COUNT];
extern const struct word consent_answers[ANSWER_COUNT];

struct victim_consent {
	enum consent_to to;
	enum answer answer;
	struct date on; // on which they said so
	struct account_id by;
};

LIST(victim_consents, struct victim_consent); // in the order recorded

/* The last of them; ANSWER_NOT_ASKED where there is none. */
struct victim_consent consent_standing(const struct victim_consents *consents, enum consent_to to);

/* On which day consent to contact was taken back that had been given; not set: it was not. */
struct date consent_withdrawn_on(const struct victim_consents *consents);

/* Those that were given by that day. */
struct victim_consents consents_by(
	struct arena *a, const struct victim_consents *consents, struct date day);

/*
 * Problems of answers given together on one day; their fields are the inputs of the form.  Yes
 * does not stand against a no of a later day.
 */
void consents_check(struct arena *a, const struct victim_consents *stand,
	const struct victim_consents *given, struct date on, struct date today,
	struct problems *problems);

/* ---- are the details safe ---- */

enum standing {
	STANDING_NONE,     // no check was made
	STANDING_REFERRER, // by the referrer only: the first call
	STANDING_VERIFIED,
	STANDING_RENEW, // verified, and soon too long ago
	STANDING_OLD,   // too long ago
};

enum standing standing_on(struct date referrer_on, struct date worker_on, struct date today);

/*
 * Details other than before lose the checks made of those; one of the worker's that is given anew
 * stays.  The referrer's is said once, with the first details or over the relay, and is nobody's
 * here to alter.
 */
void contact_follow_change(const struct safe_contact *before, struct safe_contact *after);

/* After that result, or once that was told, no check holds any more. */
bool try_ends_checks(enum try_result result);
bool tell_ends_checks(enum tell tell);

/*
 * Do details that come from the referrer take the place of those that stand?  Of none; and of those
 * for which the worker asked others, and verified none since (which ended the checks).
 */
bool contact_gives_way(int64_t version, struct date worker_on, bool were_others_asked);

/* What may turn out not to be safe. */
enum safe_detail { DETAIL_PHONE, DETAIL_EMAIL, DETAIL_ADDRESS, DETAIL_CODE_WORD, DETAIL_COUNT };

/* Without it, and without the ways that need it. */
struct safe_contact contact_without(struct safe_contact contact, enum safe_detail detail);

/* Problems of what is to be kept; their fields are the inputs of the form. */
void contact_check(struct arena *a, const struct safe_contact *contact, struct date today,
	struct problems *problems);

/* ---- may they be contacted ---- */

enum contact_refusal {
	CONTACT_MAY,
	CONTACT_DECLINED,
	CONTACT_WITHDRAWN,
	CONTACT_NOT_ASKED, // the person was reached, and it is not known whether they agree
	CONTACT_NOT_CHECKED,
	CONTACT_TOO_OLD,
	CONTACT_FIRST_CALL_ONLY,
	CONTACT_FIRST_CALL_MADE,
	CONTACT_NOT_THIS_WAY,
	CONTACT_NO_DETAILS,
	CONTACT_NOT_THAT_DAY,
	CONTACT_NOT_AT_THAT_HOUR,
	CONTACT_REFUSAL_COUNT
};

enum { ANY_HOUR = -1 };

/* Days and hours are those of calls and texts; a letter or an e-mail waits to be read. */
enum contact_refusal contact_may(const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents, enum way way,
	struct date day, int hour);

const char *contact_refusal_text(enum contact_refusal refusal); // a msgid

/*
 * The details with the checks by which that day is judged: of those that stand now and those that
 * stood then, the last that was made by it.  What became of a check later does not matter.
 */
struct safe_contact contact_as_of(struct safe_contact contact, struct date referrer_on,
	struct date worker_on, struct date day);

/* The tries made by that day. */
struct victim_tries tries_by(struct arena *a, const struct victim_tries *tries, struct date day);

/*
 * Problems of an attempt to be kept.  One that was stopped may always be kept; any other only if it
 * was allowed.
 */
void try_check(struct arena *a, const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_try *made, struct date today, struct problems *problems);

/* ---- reviews: rules_review.c ---- */

/* After which workshop; said by the same word over the relay. */
enum review_after { REVIEW_NONE, REVIEW_AFTER_A, REVIEW_AFTER_B, REVIEW_COUNT };

enum found { FOUND_NONE, FOUND_NO_CONCERN, FOUND_CONCERN, FOUND_UNREACHED, FOUND_COUNT };

extern const struct word reviews_after[REVIEW_COUNT];
extern const struct word founds[FOUND_COUNT];

struct review_found {
	enum found found; // FOUND_NONE: the review is still to be done
	struct date on;
	const char *note; // for this side alone; ""
	struct account_id by;
};

struct date review_due_on(struct date held_on);

/* Problems of what was found after a workshop of that day; their fields are the form's inputs. */
void review_check(struct arena *a, struct date held_on, const struct review_found *found,
	struct date today, struct problems *problems);

/* The state of a case of that state once a review is asked for: nobody asks who wants no contact. */
enum case_state case_state_asked(enum case_state state, enum review_after after);

/* ---- the end: rules_end.c ---- */

enum end_reason {
	END_NONE,
	END_TOLD_COMPLETED,
	END_UNTOLD_COMPLETED,
	END_TOLD_LEFT,
	END_UNTOLD_LEFT,
	END_DECLINED,
	END_MISTAKE,
	END_COUNT
};

/* The first three are a lead's to choose; the others follow from something else. */
enum reopen_reason {
	REOPEN_NONE,
	REOPEN_KNOWN,
	REOPEN_ASKED,
	REOPEN_MISTAKE,
	REOPEN_NEWS,
	REOPEN_DISCLOSURE,
	REOPEN_COUNT
};

enum { REOPEN_CHOICES = REOPEN_NEWS };

extern const struct word end_reasons[END_COUNT];
extern const struct word reopen_reasons[REOPEN_COUNT];

/* A case ended, or was opened again: one of the two reasons. */
struct victim_ending {
	enum end_reason end;
	enum reopen_reason reopen;
	struct date on;
	struct account_id by; // 0: nobody, but the other side
};

LIST(victim_endings, struct victim_ending); // in the order recorded

/* The last of them; of no reason where there is none. */
struct victim_ending ending_standing(const struct victim_endings *endings);

struct end_facts {
	enum case_state state;
	enum tell owes;
	enum heard outcome; // the last that was heard, completed or withdrawn; HEARD_NONE: neither
	struct date outcome_on;
	bool has_review;     // still to be done
	bool has_disclosure; // that is open
	bool has_concern;    // found in a review, and nobody has raised it since
};

enum end_refusal {
	END_MAY,
	END_ALREADY,
	END_DISCLOSURE_OPEN,
	END_CONCERN_UNRAISED,
	END_REVIEW_OPEN,
	END_PROGRAMME_UNTOLD,
	END_OUTCOME_UNHEARD,
	END_OTHER_OUTCOME,
	END_OUTCOME_UNTOLD,
	END_CONTACT_WANTED,
	END_REFUSAL_COUNT
};

/* A review stands in the way only where the person wants contact. */
enum end_refusal end_may(const struct end_facts *facts, enum end_reason reason);

const char *end_refusal_text(enum end_refusal refusal); // a msgid

/* Problems of an end on that day; their fields are the inputs of the form. */
void end_check(struct arena *a, const struct end_facts *facts, enum end_reason reason,
	struct date on, struct date today, struct problems *problems);

/* The state of a case of that state once the other side has said something. */
enum case_state case_state_on_news(enum case_state state);

/* ---- what follows ---- */

struct case_facts {
	const struct safe_contact *contact;
	const struct victim_tries *tries;
	const struct victim_consents *consents;
	unsigned reviews; // still to be done: 1u << REVIEW_AFTER_…
	bool has_ended;
};

/* Never CASE_REOPENED: that stands until something is done, and then this follows. */
enum case_state case_state_of(const struct case_facts *facts);

/* The same of a case of that state once the referrer's details have come. */
enum case_state case_state_given(enum case_state state, const struct safe_contact *contact);

/* What of it the other side has not been told yet; TELL_NONE: nothing. */
enum tell tell_owed(const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_tellings *told);

/* May that be told now?  What was tried or reached only if it is owed; a pause only once. */
bool tell_may(const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_tellings *told, enum tell tell);

bool is_paused(const struct victim_tellings *told);

/* ---- what is shown ---- */

/* Of a telephone number its last two figures; of anything else that there is something. */
const char *masked(struct arena *a, const char *text, bool is_phone);

/* "3F0K-9QXW-TE57M": the link as both sides read it out; and back, in any case, with or without "-". */
char *link_reference(struct arena *a, struct link_id id);
bool link_by_reference(const char *text, struct link_id *id);

#endif
