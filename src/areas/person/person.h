/* SPDX-License-Identifier: MIT */
/*
 * People on a programme, and who may not see whom.
 *
 * What a work reads of them is what its reader (db/db.h: work_read_for) may see today; whoever is
 * not shown is ABSENT, as if there were none.  `by` is always that reader.  Each use case notes its
 * act for the log in the caller's transaction.  REFUSED comes with its problems.
 */
#ifndef AREAS_PERSON_PERSON_H
#define AREAS_PERSON_PERSON_H

#include "areas/own_case/rules.h"
#include "areas/person/rules.h"
#include "base/actor.h"
#include "base/outcome.h"
#include "base/right.h"

struct work;

struct person {
	struct person_id id;
	int64_t version;
	struct scheme_id scheme;
	struct organisation_id force; // that answers for the case
	const char *reference;
	struct person_facts facts;
	struct account_id changed_by;
	struct instant changed_at;
};

/* What a list knows of one. */
struct person_line {
	struct person_id id;
	const char *reference;
	const char *given_names;
	const char *family_name;
	enum spoken language;
	enum county county;
};

/* A LIST, and whether there may be others whom a search did not get to. */
struct person_lines {
	struct person_line *at;
	size_t n;
	size_t room;
	bool is_cut;
};

/* ---- reading ---- */

struct person_filter {
	const char *search; // as typed; "" or NULL: any
	enum county county; // COUNTY_NONE: any
	struct person_id
		before; // the page after the one that ended with that person; not of a search
};

/*
 * Whom the reader may list, the one added last first, and one more than `most` if there are more.
 * A search finds by how each word of a name, references and codes begin: each of the two longest
 * words of it begins one of the person's.  It gives up where too many do, and says that it is cut.
 */
struct person_lines person_list(
	struct work *w, const struct actor *by, const struct person_filter *filter, size_t most);

/* Are more than `most` of that county in one of the circles in which the reader may list? */
bool person_county_is_common(
	struct work *w, const struct actor *by, enum county county, size_t most);

/* Does the reader hold that right on that person? */
bool person_may(struct work *w, const struct actor *by, enum right right, struct person_id id);

/* False, and *person untouched, if there is none whom the reader may read. */
bool person_load(
	struct work *w, const struct actor *by, struct person_id id, struct person *person);

/* ---- writing ---- */

struct person_new {
	struct scheme_id scheme;
	struct organisation_id force; // that takes part in the scheme
	struct person_facts facts;
	bool is_another; // than whoever has the same names and birth

	/* Whose own case it is is found by a person_match of the caller's, in the same transaction:
	 * for one that acts on, in others' names. */
	bool is_matched_later;

	/* Drawn by chance where not set; who makes the same people each time says them. */
	struct person_id id;
	const char *reference;
};

/*
 * Adds one to a circle in which `by` may add people, and to that of the scheme's office; ABSENT if
 * they may not.  A circle of 0 is a scheme that was not chosen.  Inputs: scheme, force, and those
 * of person_tidy; and "another", where one whom `by` may read has the same names and birth: `*id`
 * is that person then.  (Of whom they may not read they learn nothing: such a one is added.)
 */
enum outcome_kind person_add(struct work *w, const struct actor *by, struct circle_id circle,
	const struct person_new *person, struct problems *problems, struct person_id *id);

/* Whose own case it is may not see the person from today on; `by` learns nothing of it. */
void person_match(struct work *w, const struct actor *by, struct person_id id);

/*
 * Into a circle and out of it, under a right that `by` holds on the person, besides that to read
 * them; ABSENT if they do not.  Whether the circle is the right one is for the caller to know.
 */
enum outcome_kind person_join(struct work *w, const struct actor *by, enum right right,
	struct person_id id, struct circle_id circle);
enum outcome_kind person_leave(struct work *w, const struct actor *by, enum right right,
	struct person_id id, struct circle_id circle);

/*
 * From now on a search for that code (base/code.h) finds the person too, for whoever may list them:
 * that of a referral, or on a slip.  Asks nobody's right.
 */
void person_add_code(struct work *w, struct person_id id, const char *code);

/*
 * Keeps those facts, under a right that `by` holds on the person.  `version` is the one that the writer saw: if it is no more, the answer is
 * CHANGED_MEANWHILE.  `*stands` is the person as they stand then, but for ABSENT.  Inputs: those of
 * person_tidy.
 */
enum outcome_kind person_change(struct work *w, const struct actor *by, enum right right,
	struct person_id id, int64_t version, const struct person_facts *facts,
	struct problems *problems, struct person *stands);

/* ---- who may not see whom ---- */

/*   symbol    stored and sent   why, a msgid */
#define BLOCK_KINDS(X)                                                                             \
	X(SELF, "self", N_("It is their own case"))                                                \
	X(KIN, "kin", N_("They know the person or the family"))                                    \
	X(WALL, "wall", N_("They work with the victim"))                                           \
	X(EXCLUDED, "excluded", N_("They are kept out for another reason"))                        \
	X(LAPSED, "lapsed", N_("Their vetting, training or agreement has lapsed"))

enum block_kind {
	BLOCK_NONE,
#define X(symbol, name, label) BLOCK_##symbol,
	BLOCK_KINDS(X)
#undef X
		BLOCK_COUNT
};

const char *block_name(enum block_kind kind);
const char *block_label(enum block_kind kind);
enum block_kind block_by_name(const char *name); // BLOCK_NONE if there is none

struct block {
	struct block_id id;
	struct account_id account;
	enum block_kind kind;
	struct date from;
	struct date to; // its last day; not set: without end
	bool is_by_program;
	enum own_answer answer; // of such a one; NONE: nobody has looked at it yet
};

LIST(blocks, struct block);

/* All on that person, if `by` may restrict who sees them; else none. */
struct blocks person_blocks(struct work *w, const struct actor *by, struct person_id id);

struct block_end {
	struct person_id person;
	const char *reference; // as it is stored
	struct account_id account;
	enum block_kind kind;
	struct date to;
};

LIST(block_ends, struct block_end);

struct block_find {
	struct person_id person;
	const char *reference; // as it is stored
	struct block_id id;
	struct account_id account;
};

LIST(block_finds, struct block_find);

/*
 * Those that stand or are to come and whose last day is in the next BLOCK_ENDS_DAYS, the first to end
 * first, on people whom `by` may restrict; `most` at most.
 */
enum { BLOCK_ENDS_DAYS = 14 };
struct block_ends person_block_ends(struct work *w, const struct actor *by, size_t most);

/* Those that the program set and nobody has answered yet, the first first; as person_block_ends. */
struct block_finds person_block_finds(struct work *w, const struct actor *by, size_t most);

/* `block->id` does not matter.  Inputs: account, kind, from, to. */
enum outcome_kind person_block(struct work *w, const struct actor *by, struct person_id id,
	const struct block *block, struct problems *problems);

/* Its last day was yesterday; one that had not begun was none.  ABSENT of one that the program set. */
enum outcome_kind person_unblock(
	struct work *w, const struct actor *by, struct person_id id, struct block_id block);

/*
 * Says what one is that the program set and that stands, and ends it if it is mistaken: then the two
 * are not matched again by what they share now.
 */
enum outcome_kind person_block_answer(struct work *w, const struct actor *by, struct person_id id,
	struct block_id block, enum own_answer answer);

#endif
