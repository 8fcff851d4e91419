/* SPDX-License-Identifier: MIT */
/*
 * What a decision record may hold, what is missing in it, and what may be done
 * with it by whom.
 *
 * Pure: a record in, an answer out.  Today is an argument.
 */
#ifndef AREAS_DECISION_RULES_H
#define AREAS_DECISION_RULES_H

#include "areas/decision/decision.h"
#include "base/actor.h"
#include "base/arena.h"
#include "base/problem.h"
#include "base/right.h"

/* ---- fields ---- */

enum field_kind {
	FIELD_KIND_NONE,
	FIELD_LINE,
	FIELD_WORDS, // many lines
	FIELD_LIST,  // one item a line
	FIELD_DATE,  // ISO: a day or a month
	FIELD_CHOICE,
};

struct choice_facts {
	const char *name;  // as stored
	const char *label; // a msgid
};

struct field_facts {
	const char *name;  // as stored and as the form's field is called
	const char *label; // msgids
	const char *hint;  // NULL: none
	const char *blank; // what to say when it is blank and should not be; NULL: may be blank
	enum field_kind kind;
	bool has_language; // written in each language; else a fact
	unsigned required; // bit 1 << template: a draft on it is not complete without
	bool expected; // a document signed on paper should have it: a gap is shown when it has not
	size_t max;    // code points
	const struct choice_facts *choices; // ended by a nameless one
};

const struct field_facts *field_facts(enum field field);

/* FIELD_NONE if there is no such name. */
enum field field_named(const char *name);

/* The value in that language; of a fact, the fact.  Never NULL. */
const char *decision_value(const struct decision *d, enum field field, enum language language);
struct date decision_date(const struct decision *d, enum field field); // DATE_NONE when blank

/* The lines of a list, without blank ones. */
struct texts field_items(struct arena *a, const char *value);

/* ---- rows ---- */

/* The row of that number; NULL if the record has none. */
struct amount *decision_amount(const struct decision *d, int64_t number);
struct prior *decision_prior(const struct decision *d, int64_t number);

/* Every text of a row that is kept, the amounts' first. */
struct row_texts decision_row_texts(struct arena *a, const struct decision *d);

/* It in both languages, where the record has it; NULL if it has no such row. */
const char **row_text_words(const struct decision *d, struct row_text text);

size_t row_text_max(enum row_text_kind kind); // code points

/* As stored, and as a form's field is called, but for the language: "amount-71", "prior-2-body". */
const char *row_text_name(struct arena *a, struct row_text text);
struct row_text row_text_named(const char *name); // of kind ROW_TEXT_NONE if it is none

/* The number in a name such as "prior-2-act", between these two; 0 if it is no such name. */
int64_t row_numbered(const char *name, const char *before, const char *after);

/* ---- names as stored and as shown ---- */

const char *state_name(enum decision_state state);
const char *state_label(enum decision_state state); // msgids
enum decision_state state_named(const char *name);  // the NONE of each when unknown
const char *origin_name(enum origin origin);
enum origin origin_named(const char *name);
const char *template_name(enum template template);
const char *template_label(enum template template);
enum template template_named(const char *name);
const char *translation_name(enum translation translation);
enum translation translation_named(const char *name);
const char *amount_kind_name(enum amount_kind kind);
const char *amount_kind_label(enum amount_kind kind);
enum amount_kind amount_kind_named(const char *name);
const char *prior_act_name(enum prior_act act);
const char *prior_act_label(enum prior_act act);
enum prior_act prior_act_named(const char *name);

/* ---- what is missing ---- */

struct gap {
	enum field field; // FIELD_NONE: `row`
	struct row_text row;
	enum language language; // of a field that has one; else ENGLISH
	const char *message;    // a msgid: "Enter the title"
};

LIST(gaps, struct gap);

/*
 * Each blank that keeps a draft from being signed: required values of its template in the
 * original language, and the interests question, which every template asks.
 * Source: domain.md §5.4, READY.
 */
struct gaps decision_gaps_to_sign(struct arena *a, const struct decision *d);

/*
 * What a document signed on paper should say and does not: shown, never blocking, but for
 * what attesting itself needs (decision_refusal).
 */
struct gaps decision_gaps_on_paper(struct arena *a, const struct decision *d);

/*
 * Each value and each row's text that stands in one language alone, withheld ones not counted:
 * a translation says neither less than the original nor more.  Empty: both languages are complete.
 * A missing title counts in either.
 */
struct gaps decision_gaps_in_translation(struct arena *a, const struct decision *d);

/* The translation was given for an older text than the one that stands. */
bool decision_translation_is_stale(const struct decision *d, int64_t original_changed_at_version);

/* ---- what the public may see ---- */

/* Of those that a public page shows: what is kept for the office itself is never among them. */
bool field_is_public(enum field field);

/* A public part that a record can do without: it stays known by its reference and title. */
bool field_may_be_withheld(enum field field);

/* Why the part is not published; NULL when it is. */
const struct withheld *decision_withheld(const struct decision *d, enum field field);

/*
 * What was read from a part is withheld with it.  An amount stands or falls with the part it was
 * read from; where no place is known, one that is printed in a withheld part and in no other is
 * left out.
 */
bool decision_shows_amount(const struct decision *d, const struct amount *amount);

/* Likewise; and no sum gives away an amount that is not shown. */
bool decision_shows_sum(const struct decision *d, const struct sum *sum);

bool decision_shows_prior(const struct decision *d, const struct prior *prior);

/* Of a row that the record has. */
bool decision_shows_row(const struct decision *d, struct row_text text);

/* ---- sums and dates ---- */

enum sum_verdict { SUM_NOT_STATED, SUM_HOLDS, SUM_DOES_NOT_HOLD };

/* What the parts add to.  They are bounded where they are read, so that they do. */
struct money sum_of_parts(const struct sum *sum);
enum sum_verdict sum_verdict(const struct sum *sum);

enum timing_answer {
	TIMING_UNKNOWN, // a date is not known, or the precision does not tell
	TIMING_BEFORE,  // signed before the service began, or on the day
	TIMING_AFTER,   // signed after the service began
};

/*
 * Whether it was signed after the service began.  With only a month known, "after" is said
 * only when it is certain.  Source: product.md D3.
 */
enum timing_answer decision_timing(const struct decision *d);

/*
 * "Was it decided earlier?" is to be asked and has no answer yet.  A record that is to be signed
 * here would be signed today.
 */
bool decision_asks_decided_earlier(const struct decision *d, struct date today);

/* ---- life ---- */

enum act {
	ACT_NONE,
	ACT_READ,
	ACT_IMPORT, // the first step of a record signed on paper
	ACT_BEGIN,  // that of one drafted here
	ACT_ALTER,
	ACT_SUBMIT, // a draft, for signature
	ACT_RECALL, // back to draft, by the officers
	ACT_RETURN, // back to draft, by the approver
	ACT_SIGN,
	ACT_ATTEST,
	ACT_ASK_TRANSLATION,
	ACT_TRANSLATE,
	ACT_PAIR, // the other language's document
	ACT_WITHHOLD,
	ACT_PUBLISH,
	ACT_WITHDRAW,
	ACT_CORRECT,
	ACT_DISCARD,
	ACT_COUNT
};

enum refusal {
	NO_REFUSAL,
	REFUSED_RIGHT,        // no right to it, or not this body's officer
	REFUSED_STATE,        // not possible as the record stands
	REFUSED_FROZEN,       // would change a record that is signed
	REFUSED_OWN_RECORD,   // the author signs or attests
	REFUSED_INCOMPLETE,   // gaps
	REFUSED_NO_SIGNATORY, // attesting needs who signed and when
	REFUSED_SIGNED_LATER_THAN_TODAY,
	REFUSED_DECIDED_EARLIER, // signed after the service began: the question has no answer
	REFUSED_NO_REFERENCE,
	REFUSED_TRANSLATION, // one language is not complete, and there is no waiver
	REFUSED_TRANSLATION_STALE,
	REFUSED_WAIVER,          // needs a reason in both languages and a date from today on
	REFUSED_NO_ORGANISATION, // nobody knows whose decision it is
	REFUSED_REFERENCE_TAKEN, // that body has a record of that reference
	REFUSED_ORGANISATION,    // not a body whose register the actor's office keeps
	REFUSED_KIND_OF_BODY,    // it is no commissioner
	REFUSED_PART,            // nothing that the public page would show
	REFUSED_SAME_LANGUAGE,   // the pair is in the record's own language
	REFUSED_REASON,          // says nothing, or not in both languages
	REFUSED_ALREADY,         // it is done already
	REFUSAL_COUNT
};

const char *act_name(enum act act); // "attest", as in history and log
const char *act_done(enum act act); // a msgid: "Attested"
enum act act_named(const char *name);
enum right act_right(enum act act);
const char *refusal_text(enum refusal refusal); // a msgid

struct move {
	enum decision_state from;
	enum act act;
	enum decision_state to;
};

/* Every possible move, for the service, the buttons, the diagram and the test. */
extern const struct move decision_moves[];
extern const size_t decision_move_count;

/* Where the act leads from there; STATE_NONE if nowhere. */
enum decision_state decision_after(enum decision_state from, enum act act);

/* Signed or attested: its words and facts stay as they are. */
bool decision_is_frozen(const struct decision *d);

/*
 * May `by` do this now?  Rights come in `allowed`, a function of policy, so that the rule
 * stays pure: true when the actor's roles hold the right for this record's body.
 */
enum refusal decision_may(struct arena *a, const struct decision *d, enum act act,
	const struct actor *by, bool is_allowed, struct date today);

/* One language is published now and the other follows. */
struct waiver {
	const char *reason[LANGUAGE_COUNT];
	struct date until;
};

/*
 * May its text go out?  Both languages complete and the translation of the text as it stands, or
 * a waiver with its reason in both languages and a day from today on.  `waiver` is NULL when none
 * is asked for.  Source: domain.md §5.4, PUBLISHED; §11 Q21.
 */
enum refusal decision_may_publish(struct arena *a, const struct decision *d,
	int64_t original_changed_at_version, const struct waiver *waiver, struct date today);

/*
 * Which values differ between two records (the other language's document against its record):
 * amounts, dates and names, side by side.
 */
struct difference {
	const char *what;        // a msgid: "Amounts", "Signed on"
	const char *in_original; // as printed; "" when it has none
	const char *in_translation;
};

LIST(differences, struct difference);

struct differences decision_pair_differences(
	struct arena *a, const struct decision *original, const struct decision *translation);

/* The record as one text, the same for the same record: what the hash is made of. */
char *decision_canonical(struct arena *a, const struct decision *d);

#endif
