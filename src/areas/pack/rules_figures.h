/* SPDX-License-Identifier: MIT */
/*
 * Key data of a pack: what each figure is, and which of them the public may see.
 *
 * A figure is never without its definition.  What is not known is "not held", which is not nought.
 * Of people, fewer than ten are never told to the public, others to the nearest five, and whatever
 * would let a reader work out one that is not told is not told either.  All of it is pure.
 *
 * Source: domain.md §4.5 rule 8, §9.2, §9.3 and §11 Q17; safety.md §2.
 */
#ifndef AREAS_PACK_RULES_FIGURES_H
#define AREAS_PACK_RULES_FIGURES_H

#include "base/arena.h"
#include "base/date.h"
#include "base/language.h"
#include "base/list.h"
#include "base/money.h"
#include "base/problem.h"

/* ---- what is told ---- */

enum figure {
	FIGURE_NONE,

	/* Made by the program, of a scheme's people and workshops. */
	FIGURE_REFERRED,
	FIGURE_ACCEPTED,
	FIGURE_CONTACTED,
	FIGURE_CONTACT_DAYS,
	FIGURE_BOOKED,
	FIGURE_A_ATTENDED,
	FIGURE_COMPLETED,
	FIGURE_WAITING,
	FIGURE_PEOPLE_SO_FAR,
	FIGURE_COHORTS,
	FIGURE_COHORTS_PLANNED,
	FIGURE_FILL, // of one cohort
	FIGURE_TRAINED,

	/* Made by the program, of its money; each of a heading. */
	FIGURE_CAP,
	FIGURE_COMMITTED,
	FIGURE_WAITING_INVOICES,
	FIGURE_APPROVED,
	FIGURE_PAID,
	FIGURE_FORECAST,
	FIGURE_YEAR_COMPLETED, // of a financial year, as are the two that follow
	FIGURE_YEAR_COST,
	FIGURE_COST_EACH,
	FIGURE_SHARE, // of one that pays
	FIGURE_DAYS_LEFT,

	/* Entered by the provider, of casework. */
	FIGURE_OPEN,
	FIGURE_DIRECT,
	FIGURE_INDIRECT,
	FIGURE_CLOSED,
	FIGURE_CLOSED_COMPLETED,
	FIGURE_CLOSED_PARTLY,
	FIGURE_CLOSED_DISENGAGED,
	FIGURE_CLOSED_TRANSFERRED,
	FIGURE_CLOSED_CUSTODY,
	FIGURE_CLOSED_UNSUITABLE,
	FIGURE_CLOSED_DIED,
	FIGURE_SESSIONS,
	FIGURE_ACTIONS,
	FIGURE_MONTHS_FUNDED,
	FIGURE_POST_FILLED,
	FIGURE_SPEND,
	FIGURE_COUNT
};

enum figure_unit {
	UNIT_OF_NONE,
	UNIT_OF_PEOPLE,      // the only one that is suppressed by its size
	UNIT_OF_PEOPLE_MEAN, // of `of_people`; told only where that is
	UNIT_OF_THINGS,
	UNIT_OF_MONEY, // pence
	UNIT_OF_MONEY_EACH, // `of_money` by `of_people`; told only where those are, by what is told of them
	UNIT_OF_DAYS,
	UNIT_OF_POSTS, // hundredths of one full-time post
};

enum figure_group {
	FIGURES_OF_PEOPLE,
	FIGURES_OF_WORKSHOPS,
	FIGURES_OF_MONEY,
	FIGURES_OF_EACH,
	FIGURES_OF_SHARES,
	FIGURES_OF_FUNDING,
	FIGURES_OF_CASES,
	FIGURES_OF_OUTCOMES,
	FIGURES_OF_WORK,
	FIGURE_GROUP_COUNT
};

struct figure_facts {
	const char *name;  // as stored and sent
	const char *label; // a msgid, as is the next
	const char *means;
	enum figure_group group;
	enum figure_unit unit;
	enum figure part_of;   // it and others add up to that
	enum figure of_people; // of a mean: over how many
	enum figure of_money;  // of what each costs: what all of them do
	bool is_of_few; // of a cohort or the like, of ten people at most: never for the public
};

const struct figure_facts *figure_facts(enum figure figure);
const char *figure_group_label(enum figure_group group); // a msgid
enum figure figure_named(const char *name);              // FIGURE_NONE if there is none
bool figure_is_entered(enum figure figure);

/* One in a pack; of several of a kind, `about` says which. */
struct key_figure {
	enum figure figure;
	const char *about[LANGUAGE_COUNT]; // "" where there is but one
	bool is_held;                      // false: nobody knows it
	int64_t number;
	int64_t of;       // that many at most; 0: nothing is said
	bool is_withheld; // from the public
	int64_t told;     // what the public is told, where it is not withheld
	struct date from,
		to; // the months that COMPLETED and YEAR_COMPLETED are of; of others not set
};

LIST(key_figures, struct key_figure);

/* The one of that kind, of which there is but one; NULL if there is none. */
const struct key_figure *key_figure_of(const struct key_figures *all, enum figure figure);

/* ---- what a provider enters ---- */

/*
 * Reads what was typed for a figure: a whole number, "0.8" of a post, a sum of money.  Blank is not
 * held.  False, with the problem of input figure_facts()->name, for anything else.
 */
bool figure_read(struct arena *a, enum figure figure, const char *typed, struct key_figure *read,
	struct problems *problems);

/* As it is typed. */
char *figure_typed(struct arena *a, const struct key_figure *figure);

/* Parts that do not add up to their whole, where all of them are held; beside the whole's input. */
void figures_check_sums(
	struct arena *a, const struct key_figures *entered, struct problems *problems);

/* ---- what the public is told ---- */

enum { FEW = 10, NEAREST = 5, LEFT_LEAST = 5, FIGURES_BEFORE_MOST = 12 };

LIST(published_figures, struct key_figures);

/*
 * Sets `is_withheld` and `told` of each of `now`.
 *
 * A count of people below FEW is withheld, others are told to the NEAREST five.  Then more of them are
 * withheld, the smallest first, and of those the largest told again, until for one below FEW at least
 * LEFT_LEAST numbers are possible, and for any other two, to a reader who knows all that is told, which
 * counts add up to which, that whoever completed it in the months of packs of a financial year completed it
 * in that year, what was told before, and even which are withheld for being few.  `before` is
 * what was published of the same programme, the last first; beyond FIGURES_BEFORE_MOST nothing of it is
 * looked at.
 */
void figures_publish(
	struct arena *a, struct key_figures *now, const struct published_figures *before);

#endif
