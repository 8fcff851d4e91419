/* SPDX-License-Identifier: MIT */
/*
 * People on a programme: what may be kept of one, and what of it is shown before anybody asks.
 *
 * All of it is pure.  Texts are "" where there is none.
 */
#ifndef AREAS_PERSON_RULES_H
#define AREAS_PERSON_RULES_H

#include "areas/scheme/rules.h"
#include "base/arena.h"
#include "base/county.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/list.h"
#include "base/problem.h"

enum sex { SEX_NONE, SEX_MALE, SEX_FEMALE, SEX_OTHER, SEX_UNSAID, SEX_COUNT };

/* What is spoken and written with the person. */
enum spoken { SPOKEN_NONE, SPOKEN_WELSH, SPOKEN_ENGLISH, SPOKEN_OTHER, SPOKEN_COUNT };

/* The word stored and sent, and the label, a msgid; by name: the …_NONE if there is none. */
const char *sex_name(enum sex sex);
const char *sex_label(enum sex sex);
enum sex sex_by_name(const char *name);
const char *spoken_name(enum spoken language);
const char *spoken_label(enum spoken language);
enum spoken spoken_by_name(const char *name);

/*
 * Groups are of one sex.  Of whom neither is recorded the record does not say it: somebody decides.
 * Source: domain.md §1.3 and §9A.
 */
enum sex_fit { SEX_FITS, SEX_DOES_NOT_FIT, SEX_IS_TO_BE_DECIDED };

/* No group yet: whether one will do is asked where it is. */
enum sex_fit sex_fits(enum sex sex, enum cohort_type type);
extern const char sex_does_not_fit[]; // a msgid

enum { PHONES_MOST = 3 };

struct phone {
	const char *number; // as kept: "07700900123"
	bool may_text;
};

struct person_facts {
	const char *given_names;
	const char *family_name;
	const char *known_as;
	struct date born;
	enum sex sex;
	enum spoken language;
	const char *other_language; // its name, of SPOKEN_OTHER alone
	enum county county;         // COUNTY_NONE: outside Wales, or not known
	const char *address;
	const char *email;
	struct phone phones[PHONES_MOST]; // those without a number last
	const char *police_reference;
	const char *access_needs;
	bool needs_interpreter;
	bool is_first_time; // said to have done nothing of the kind before
};

/*   symbol           its input          what a form calls it */
#define PERSON_FIELDS(X)                                                                           \
	X(GIVEN_NAMES, "given-names", N_("Given names"))                                           \
	X(FAMILY_NAME, "family-name", N_("Family name"))                                           \
	X(KNOWN_AS, "known-as", N_("Known as"))                                                    \
	X(BORN, "born", N_("Date of birth"))                                                       \
	X(SEX, "sex", N_("Sex"))                                                                   \
	X(LANGUAGE, "language", N_("Language of contact"))                                         \
	X(OTHER_LANGUAGE, "other-language", N_("Which language"))                                  \
	X(INTERPRETER, "interpreter", N_("An interpreter is needed"))                              \
	X(COUNTY, "county", N_("County"))                                                          \
	X(ADDRESS, "address", N_("Address"))                                                       \
	X(PHONE_1, "phone-1", N_("Phone 1"))                                                       \
	X(TEXT_1, "phone-1-text", N_("Text messages to phone 1 are safe"))                         \
	X(PHONE_2, "phone-2", N_("Phone 2"))                                                       \
	X(TEXT_2, "phone-2-text", N_("Text messages to phone 2 are safe"))                         \
	X(PHONE_3, "phone-3", N_("Phone 3"))                                                       \
	X(TEXT_3, "phone-3-text", N_("Text messages to phone 3 are safe"))                         \
	X(EMAIL, "email", N_("Email address"))                                                     \
	X(POLICE_REFERENCE, "police-reference", N_("Police reference"))                            \
	X(ACCESS_NEEDS, "access-needs", N_("Access needs"))                                        \
	X(FIRST_TIME, "first-time", N_("Said to be a first offence of the kind"))

enum person_field {
#define X(symbol, name, label) PERSON_##symbol,
	PERSON_FIELDS(X)
#undef X
		PERSON_FIELD_COUNT
};

const char *person_field_name(enum person_field field);
const char *person_field_label(enum person_field field); // a msgid

/* Its value as it is sent: "Efa", "1990-05-17", "f", "POW"; of what is ticked "yes", else "". */
const char *person_value(
	struct arena *a, const struct person_facts *facts, enum person_field field);

/* The names of the fields in which the two differ, a space between; "" if they do not. */
const char *person_changes(
	struct arena *a, const struct person_facts *before, const struct person_facts *after);

/* ---- what may be kept ---- */

/*
 * Makes of what was typed what is kept: a phone number in one form, no gaps between phones, no
 * name of a language that is not asked for.  What cannot be kept is a problem at its input:
 * given-names, family-name, known-as, born, sex, language, other-language, address, email,
 * phone-1 …, police-reference, access-needs.
 */
void person_tidy(
	struct arena *a, struct person_facts *facts, struct date today, struct problems *problems);

/* Whole years; of who was born on 29 February, one more on 1 March where there is no such day. */
int person_age(struct date born, struct date day);

/* ---- what is shown before anybody asks ---- */

/* "E. S." */
char *mask_name(struct arena *a, const char *given_names, const char *family_name);

/* Its last two figures: "23". */
const char *mask_phone(const char *number);

/* The first half of the postcode, "SA1"; "" if there is none. */
char *mask_address(struct arena *a, const char *address);

/* ---- what finds somebody ---- */

enum { WORD_BYTES_MOST = 60 };

/*
 * The words by which a search finds the person, folded, each once: of the names, and of the
 * reference whole and its second half.  And some that no search says: that of the county, and those
 * of each two words of the names.
 */
struct texts person_words(struct arena *a, const struct person_facts *facts, const char *reference);

/* Those of a code by which the person is found too: whole, and its second half. */
struct texts person_code_words(struct arena *a, const char *code);

/*
 * Of two words of somebody's names is kept one that begins as pair_begins and has pair_beside in it if
 * one of the two begins as `word` and the other as `other`: "&ble esiampl bleddyn" begins "&ble esia"
 * and has " bledd" in it.  Words alike in their first 27 letters are one.  pair_begins is NULL if
 * either is shorter than three letters: of such none is kept.
 */
const char *pair_begins(struct arena *a, const char *word, const char *other);
const char *pair_beside(struct arena *a, const char *word);

/* "=POW" */
const char *county_word(struct arena *a, enum county county);

#endif
