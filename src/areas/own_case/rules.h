/* SPDX-License-Identifier: MIT */
/*
 * By which facts somebody on a programme and somebody with an account are known to be the same human.
 *
 * A fact is one line of text in a form of its own, the same however it was written down; what is
 * kept is only its keyed hash.  All of it is pure.
 */
#ifndef AREAS_OWN_CASE_RULES_H
#define AREAS_OWN_CASE_RULES_H

#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "base/problem.h"

/*   symbol   stored    label, a msgid */
#define FACT_KINDS(X)                                                                              \
	X(BIRTH, "birth", N_("Date of birth"))                                                     \
	X(PHONE, "phone", N_("Telephone number"))                                                  \
	X(ADDRESS, "address", N_("Home address"))                                                  \
	X(NUMBER, "number", N_("Staff or collar number"))

enum fact_kind {
	FACT_NONE,
#define X(symbol, name, label) FACT_##symbol,
	FACT_KINDS(X)
#undef X
		FACT_COUNT
};

const char *fact_name(enum fact_kind kind);
const char *fact_label(enum fact_kind kind);

/*
 * Of a name with the day of birth: one for each two of its words, in either order, so that a middle
 * name, a name in two parts or one known by alone does not hide anybody.  Of somebody whose names
 * are known apart: of each given name with each family name.
 */
struct texts facts_of_birth(struct arena *a, const char *name, struct date born);
struct texts facts_of_names(
	struct arena *a, const char *given_names, const char *family_name, struct date born);

/* Of a number as phone_tidy answers it. */
const char *fact_of_phone(struct arena *a, const char *number);

/*
 * Of the postcode and the first figures in the rest, or its first word where there are none; NULL
 * where there is no postcode, or nothing besides.
 */
const char *fact_of_address(struct arena *a, const char *address);

const char *fact_of_number(struct arena *a, const char *number);

/* ---- what an account's facts are typed as ---- */

/* What is not said is not set, or "". */
struct own_facts {
	struct date born;
	const char *phone;
	const char *house; // its number or name
	const char *postcode;
	const char *number; // that their employer gave them
};

/*
 * A phone number in one form.  Inputs: born, phone, house, postcode, number; a problem at born where nothing
 * at all was said.
 */
void own_facts_tidy(
	struct arena *a, struct own_facts *facts, struct date today, struct problems *problems);

/* ---- what is said of a block that the program set ---- */

/*   symbol     stored and sent   is it right?   what it is, a msgid */
#define OWN_ANSWERS(X)                                                                             \
	X(OWN, "own", true, N_("It is their own case, or their household’s: keep the block"))      \
	X(NAMESAKE, "namesake", false,                                                             \
		N_("Somebody else of the same name and date of birth: end the block"))             \
	X(SHARED, "shared", false,                                                                 \
		N_("A telephone number or an address that others have too: end the block"))        \
	X(MISTYPED, "mistyped", false, N_("Something was entered wrongly: end the block"))

enum own_answer {
	OWN_ANSWER_NONE,
#define X(symbol, name, is_right, label) OWN_ANSWER_##symbol,
	OWN_ANSWERS(X)
#undef X
		OWN_ANSWER_COUNT
};

const char *own_answer_name(enum own_answer answer);
const char *own_answer_label(enum own_answer answer);
enum own_answer own_answer_by_name(const char *name); // NONE if there is none
bool own_answer_keeps(enum own_answer answer);

#endif
