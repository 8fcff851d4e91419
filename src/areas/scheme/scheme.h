/* SPDX-License-Identifier: MIT */
/*
 * Schemes: programmes, who takes part in them, and their terms as they stood and stand.
 *
 * Each use case notes its act for the log in the caller's transaction.  REFUSED comes with its
 * problems; a scheme that the actor may not know of is ABSENT.
 */
#ifndef AREAS_SCHEME_SCHEME_H
#define AREAS_SCHEME_SCHEME_H

#include "areas/scheme/rules.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"
#include "base/word.h"

struct work;

struct scheme {
	struct scheme_id id;
	struct organisation_id organisation; // the office that sets its terms
	const char *name[LANGUAGE_COUNT];
};

LIST(schemes, struct scheme);

enum part { PART_FORCE, PART_DIVERSION, PART_PROVIDER, PART_COUNT };

/* A body that takes part in it. */
struct party {
	struct organisation_id organisation;
	const char *name[LANGUAGE_COUNT];
	enum part part;
	struct date from;
	struct date to; // not set: still
};

LIST(parties, struct party);

/* ---- reading ---- */

/*
 * Those whose terms the actor's office sets, in which its body takes part today, or which it licenses
 * today; at most 200 of each.
 */
struct schemes schemes_for(struct work *w, const struct actor *by);

/* False, and *s untouched, if there is none in which `by` holds the right; of one that their body licenses,
 * to read it and no more. */
bool scheme_for(struct work *w, const struct actor *by, enum right right, struct scheme_id id,
	struct scheme *s);

/* All who take or took part, and are to. */
struct parties scheme_party_list(struct work *w, struct scheme_id id);

/* That body takes part in some scheme today, in that part.  Asks nobody's right. */
bool scheme_has_party(struct work *w, struct organisation_id body, enum part part);

/* The number on which people ring that body about the scheme; "" if nobody gave one. */
const char *scheme_telephone(struct work *w, struct scheme_id id, struct organisation_id body);

/*
 * Every version, the newest first, without its rules, numbers and offences.  Never empty: where
 * there is no such scheme, or the work has failed, one of number 0.
 */
struct terms_list scheme_versions(struct work *w, struct scheme_id id);

/* The version that it takes the place of (terms_before), whole; false if there is none. */
bool scheme_terms_before(struct work *w, const struct terms *terms, struct terms *before);

/* A version whole; false if there is none. */
bool scheme_terms_load(struct work *w, struct scheme_id id, int64_t version, struct terms *terms);

/* The version that stands on that day, whole; false if none does. */
bool scheme_terms_on(struct work *w, struct scheme_id id, struct date day, struct terms *terms);

/* The same without the rules and offences, for whoever needs the numbers (TERM_…) alone. */
bool scheme_numbers_on(struct work *w, struct scheme_id id, struct date day, struct terms *terms);

/*
 * Whom that body has to do with in that part (auth/reach.h); false, and *circle untouched, if it
 * does not take part so today.
 */
bool scheme_circle(struct work *w, struct scheme_id id, struct organisation_id body, enum part part,
	struct circle_id *circle);

/* Everybody on it, for whoever audits it in the office that sets its terms. */
bool scheme_circle_of_office(struct work *w, struct scheme_id id, struct circle_id *circle);

/* Who delivers a scheme under a body's licence. */
struct licensed {
	struct scheme_id scheme;
	struct organisation_id provider;
};

LIST(licensed_list, struct licensed);

/* What a later area knows of schemes: the one that the program has (contract/tie.c). */
struct scheme_tie {
	/* By the licences of that body which are in force on that day; asks nobody's right. */
	struct licensed_list (*licensed_by)(
		struct work *w, struct organisation_id body, struct date day);
};

extern const struct scheme_tie scheme_tie;

/* What the actor's body licenses today, if they see to that for it. */
struct licensed_list scheme_licensed(struct work *w, const struct actor *by);

/* ---- writing ---- */

/* Makes one of the actor's office, on the usual terms from today, unsigned.  Inputs: name-en, name-cy. */
enum outcome_kind scheme_add(
	struct work *w, const struct actor *by, struct scheme *s, struct problems *problems);

/* That body takes part from that day on.  Inputs: organisation, part, from. */
enum outcome_kind scheme_admit(struct work *w, const struct actor *by, struct scheme_id id,
	const struct party *party, struct problems *problems);

/* It takes part no longer than that day; `party` names its body and part.  Inputs: to. */
enum outcome_kind scheme_end_part(struct work *w, const struct actor *by, struct scheme_id id,
	const struct party *party, struct problems *problems);

/* People ring that body, which takes part, on that number from now on.  Inputs: telephone. */
enum outcome_kind scheme_set_telephone(struct work *w, const struct actor *by, struct scheme_id id,
	struct organisation_id body, const char *telephone, struct problems *problems);

/*
 * Keeps `terms` as the next version.  `terms->version` is the newest that the writer saw: if there
 * is a newer one, CHANGED_MEANWHILE.  Inputs: those of terms_check.
 */
enum outcome_kind scheme_write_terms(struct work *w, const struct actor *by,
	const struct terms *terms, struct problems *problems);

/*
 * Signs that version; not for who wrote it.  Only the newest can be signed: if another was written
 * meanwhile, CHANGED_MEANWHILE.
 */
enum outcome_kind scheme_sign_terms(struct work *w, const struct actor *by, struct scheme_id id,
	int64_t version, struct problems *problems);

/* ---- who authorised it ---- */

/* Every one that was entered, the latest first. */
struct authorisations scheme_authorisations(struct work *w, struct scheme_id id);

/* is_authorised_on of those.  Asks nobody's right. */
bool scheme_is_authorised(struct work *w, struct scheme_id id, struct date day);

/* The sentence for a day on which it is not; a msgid. */
extern const char scheme_not_authorised[];

/* Enters one; its number is given.  Inputs: those of authorisation_check. */
enum outcome_kind scheme_authorise(struct work *w, const struct actor *by, struct scheme_id id,
	const struct authorisation *authorisation, struct problems *problems);

/* That one was entered wrongly.  ABSENT: there is none that stands. */
enum outcome_kind scheme_take_back_authorisation(
	struct work *w, const struct actor *by, struct scheme_id id, int64_t number);

/* ---- how far ---- */

/* How many came how far; nothing in it says who. */
enum milestone {
	MILESTONE_HELD, // a place, before a caution was offered
	MILESTONE_CAUTIONED,
	MILESTONE_REFERRED,
	MILESTONE_TRIAGED,
	MILESTONE_ACCEPTED,
	MILESTONE_BOOKED,
	MILESTONE_A_ATTENDED,
	MILESTONE_COMPLETED,
	MILESTONE_COUNT
};

/* Counts one more or fewer (`by` 1 or -1), of the month of that day.  Asks nobody's right. */
void scheme_count(
	struct work *w, struct scheme_id id, enum milestone milestone, struct date month, int by);

/* The sums of the months from that of one day to that of the other. */
void scheme_reached(struct work *w, struct scheme_id id, struct date from, struct date to,
	int64_t number[MILESTONE_COUNT]);
int64_t scheme_reached_one(struct work *w, struct scheme_id id, enum milestone milestone,
	struct date from, struct date to);

const char *milestone_label(enum milestone milestone); // a msgid

/*
 * Counts one more or fewer whose first contact took so many days, of the month of that day.  Asks
 * nobody's right.
 */
void scheme_count_contact(struct work *w, struct scheme_id id, struct date month, int days, int by);

struct contacts {
	int64_t people;
	int64_t days; // of all of them together
};

/* Those of the months from that of one day to that of the other. */
struct contacts scheme_contacts(
	struct work *w, struct scheme_id id, struct date from, struct date to);

/* One more or fewer waits to be booked; and how many do now.  Asks nobody's right. */
void scheme_count_waiting(struct work *w, struct scheme_id id, int by);
int64_t scheme_waiting(struct work *w, struct scheme_id id);

/*
 * One more or fewer (`by` 1 or -1) has something to do by that day, a force's deadline, and is booked
 * into no workshop to come, or is.  Asks nobody's right.
 */
void scheme_count_deadline(
	struct work *w, struct scheme_id id, struct date deadline, bool is_unbooked, int by);

/* Within so many days of it a deadline is at risk while nothing is booked: two workshops lie 28 to 35 apart. */
enum { DEADLINE_RISK_DAYS = 60 };

struct deadlines {
	int64_t passed;
	int64_t to_come; // today's too
	int64_t at_risk; // of those
};

/* Of those who have something to do by a deadline, today. */
struct deadlines scheme_deadlines(struct work *w, struct scheme_id id);

/* ---- without the victims' contact details ---- */

/* Why a referral came without a safe way to the victim. */
enum no_contact {
	NO_CONTACT_NONE,
	NO_CONTACT_DECLINED,
	NO_CONTACT_UNKNOWN,
	NO_CONTACT_NO_VICTIM,
	NO_CONTACT_COUNT
};

/* The word of the form that refers, and a label. */
extern const struct word no_contacts[NO_CONTACT_COUNT];

/*
 * Counts one more, of the month of that day; RULE_NONE: the check itself was gone past.  Asks nobody’s
 * right.
 */
void scheme_count_no_contact(
	struct work *w, struct scheme_id id, const char *because, struct date month);

/* False, and *number untouched, if `by` may not know it (LIAISON_READ). */
bool scheme_no_contact(struct work *w, const struct actor *by, struct scheme_id id,
	struct date from, struct date to, int64_t number[NO_CONTACT_COUNT]);

/* ---- rules gone past ---- */

/* How often, and by whose word, of somebody's check before a caution. */
struct passed {
	enum rule rule;
	enum overrider overrider;
	struct date month; // its first day
	int64_t number;
};

LIST(passed_list, struct passed);

/*
 * Counts one more, of the month of that day; RULE_NONE: the check itself was gone past.  Asks nobody’s
 * right.
 */
void scheme_count_passed(struct work *w, struct scheme_id id, enum rule rule,
	enum overrider overrider, struct date month);

/*
 * Those of the months from that of one day to that of the other, the last month first.  False, and
 * *all untouched, if `by` may not know: it is for the office, and for who proposes cautions, as of few
 * it says what was answered of one.
 */
bool scheme_passed(struct work *w, const struct actor *by, struct scheme_id id, struct date from,
	struct date to, struct passed_list *all);

/* The word stored and sent, and the label, a msgid. */
const char *part_name(enum part part);
const char *part_label(enum part part);
enum part part_by_name(const char *name); // PART_COUNT if there is none

#endif
