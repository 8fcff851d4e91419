/* SPDX-License-Identifier: MIT */
/*
 * The trainings that an invoice is held against: of how many people one is recorded, and what other lines
 * have of them.  Asks nobody's right.
 */
#ifndef AREAS_INVOICE_TRAINED_H
#define AREAS_INVOICE_TRAINED_H

#include "areas/invoice/invoice.h"

/* Of how many people a training can be paid for, by that budget. */
void trained_load(struct work *w, const struct invoice *invoice, const struct budget *b,
	struct invoice_ground *ground);

/* How many trainings others have, and how many are of days with other terms. */
void trained_see(struct work *w, const struct invoice *invoice, struct invoice_line *line);

/* On which others for the same line of the contract the people are, of a line for each of them. */
void trained_see_people(struct work *w, const struct invoice *invoice, struct invoice_line *line);

#endif
