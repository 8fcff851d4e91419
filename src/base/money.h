/* SPDX-License-Identifier: MIT */
/*
 * Money: integer pence, never a double.
 */
#ifndef BASE_MONEY_H
#define BASE_MONEY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/slice.h"

struct money {
	int64_t pence;
};

/* A sum that may not have been given, which is not the same as none. */
struct maybe_money {
	struct money money;
	bool is_set;
};

#define MONEY_ZERO ((struct money){ 0 })

/* No sum here is larger, in either direction: £10 trillion.  Checked arithmetic asserts it. */
#define MONEY_LIMIT_PENCE INT64_C(1000000000000000)

/* True and *sum set when the result stays within the limit; else false and *sum untouched. */
bool money_add(struct money x, struct money y, struct money *sum);
bool money_subtract(struct money x, struct money y, struct money *difference);
bool money_times(struct money x, int64_t n, struct money *product);

/*
 * Splits `whole` by weights so that the parts sum to the whole (largest
 * remainder; a tie goes to the earlier part).  At least one weight is positive,
 * none is negative.  A negative whole is split like its positive twin.
 */
void money_share(struct money whole, const int64_t *weights, size_t n, struct money *parts);

/* Both split every whole alike, to the penny: all of the n are in proportion.  None is above 2^60. */
bool money_weights_alike(const int64_t *weights, const int64_t *others, size_t n);

/*
 * What each part owes beyond what it was `billed` before, of a whole that has grown since, or that
 * a credit has lessened: its share of all of it less that, so that rounding never drifts from the
 * sum of a year.  The parts of `due` sum to the whole less all that was billed, and none goes
 * against the others: where the largest remainder moves a penny already billed (with such weights
 * as 0.39 -> 0.40 of four Welsh authorities), it is carried until it is owed again, and whoever
 * then stands highest above an exact share owes a penny less.
 * False, and `due` of no use, if some part was billed what these weights cannot have come to.
 */
bool money_share_rest(struct money whole, const int64_t *weights, size_t n,
	const struct money *billed, struct money *due);

/*
 * What a person types for a sum: "33760", "33,760", "£33,760.50", "-250.00".  Blank around it
 * is passed over; nothing else may be.  False, and *m untouched, for all else: "1.234", "12p",
 * "1,2345", more than the limit.
 */
bool money_parse(struct slice text, struct money *m);

/* "£33,760", "£60,000.50", "-£250": pence only if there are any. */
char *money_text(struct arena *a, struct money m);

#endif
