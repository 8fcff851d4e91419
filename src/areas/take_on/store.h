/* SPDX-License-Identifier: MIT */
/*
 * What the three sheets have in common while they are brought.  Within this area only.
 */
#ifndef AREAS_TAKE_ON_STORE_H
#define AREAS_TAKE_ON_STORE_H

#include "areas/register/register.h"
#include "areas/take_on/take_on.h"
#include "areas/triage/triage.h"

/* What became of one row. */
struct brought {
	bool is_known; // brought before
	bool is_dead;  // something of it is refused: what follows from it is not tried
	struct cohort_id cohort;
	struct person_id person; // added by this row
	struct referral_id referral;
	struct place_id place;
};

struct bringing {
	struct work *w;
	const struct actor *by;
	const struct take_on_file *file;
	struct parties parties;
	struct rows rows;
	struct brought *brought; // of each row
	struct take_on_report *report;
};

/* Whoever of that body does it there, by the hand of whoever brings it. */
struct actor hand_of(const struct bringing *b, struct organisation_id body, unsigned roles);

#define HAND(role) (1u << ROLE_##role)

/*
 * It was refused at that row and column, of which the first refusal is told; what follows from the
 * row is not tried any more.
 */
void refuse_row(struct bringing *b, size_t i, enum sheet_column column, const char *message);

/*
 * Refused with those problems of a use case, whose inputs have columns of their own or are
 * `otherwise`'s; without problems, because the use case found nothing that it may act on.
 */
void refuse_with(
	struct bringing *b, size_t i, enum sheet_column otherwise, const struct problems *problems);

/* The column of what a use case calls its input; of one that has none `otherwise`. */
enum sheet_column column_of_input(const char *input, enum sheet_column otherwise);

/* What a row of that sheet was made into, by what it is called; false if none was brought. */
bool brought_before(struct work *w, struct scheme_id scheme, enum sheet sheet, const char *key,
	struct brought *is);

/* Each brings what is not known of its sheet. */
void bring_cohorts(struct bringing *b);
void bring_people(struct bringing *b);
void bring_attendance(struct bringing *b);

/* Tells how far it is. */
void bring_step(const struct bringing *b, size_t done, size_t all);

#endif
