/* SPDX-License-Identifier: MIT */
/* Sums of money as documents print them. */
#ifndef DECISION_READER_MONEY_H
#define DECISION_READER_MONEY_H

#include "areas/decision/reader/reader.h"

/* A sum of money where it stands. */
struct figure {
	struct money money;
	enum sure sure; // UNSURE: its figures make no whole number of pence
	size_t from;
	size_t end;
	bool words; // "two thousand pounds"
};

/*
 * The first sum of money in `text` at or after `from`: "£60,000", "£0.600m", "£1,051600",
 * "£1.2 million", "GBP 5,000", "5,000 GBP", "50p", "two hundred pounds", and the second of
 * "£5,000–10,000".  False if there is none.
 */
bool figure_find(struct slice text, size_t from, struct figure *figure);

/* The whole of `text` as figures with no sign of money: "10,000.50", in units of `scale` pounds. */
bool figure_bare(struct slice text, int64_t scale, struct figure *figure);

/* A small number in figures or words at the front of `text` ("20", "twenty"): its size, or 0. */
size_t count_size(struct slice text, int64_t *count);

#endif
