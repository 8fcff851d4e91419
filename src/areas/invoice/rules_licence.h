/* SPDX-License-Identifier: MIT */
/*
 * Whether a licence is paid once: one is told from another by its number, whoever asks for it, and its fee is paid
 * by a line of its own or inside other sums, never both.  All of it is pure.
 *
 * Source: domain.md §5.6, rule 6.
 */
#ifndef AREAS_INVOICE_RULES_LICENCE_H
#define AREAS_INVOICE_RULES_LICENCE_H

#include "areas/invoice/rules.h"

/* All of those days are its. */
bool licence_has_days(const struct licence_span *licence, struct date from, struct date to);

/*
 * By all that is signed, a licence runs under that contract on that day, and the contract itself: by the version that
 * applies on the day, or, where that is a renewal which has not begun, by the one before it.
 */
bool licence_runs_under(const struct contract_versions *all, struct date day);

/* On each of those days, both of which are set. */
bool licence_runs_within(const struct contract_versions *all, struct date from, struct date to);

/* The first day of the year, counted from the licence's own first day, that the day is in. */
struct date licence_year_begins(struct date starts_on, struct date day);

/* And of the year after it. */
struct date licence_next_year(struct date begins);

/* The licence is a sub-contract's, and another body than its supplier sent the invoice that is passed on. */
bool licence_is_of_another_giver(
	const struct invoice_line *line, const struct invoice_ground *ground);

/* What is asked comes, with what other lines have of the same year of the licence, to more than the line pays. */
bool licence_is_beyond_its_year(const struct invoice_line *line);

/*
 * The line says for which licence it is, given by the body whose invoice is passed on; its days are of that licence, by
 * the terms of each day (line_seen.is_unlicensed), and of the contract; and in the year that it is charged to, begun by the last day of what was delivered: it may be paid at its beginning, as a year's fee is, and not before.
 */
enum misfit licence_misfit(const struct invoice_facts *facts, const struct invoice_line *line,
	const struct invoice_ground *ground);

/* Some day is one of both; the days of both are set. */
bool licence_spans_meet(struct licence_span one, struct licence_span other);

/* Adds that of the version, if it has one: a licence has a number.  In the arena. */
void licence_add(
	struct arena *a, struct licence_spans *all, const struct contract_version *version);

/* The one that stands in that contract; NULL: there is none. */
const struct licence_span *licence_standing(const struct licence_spans *all, struct contract_id of);

/*
 * Adds the licences of a contract, of all its signed versions (the newest first): one that was renamed bears its older
 * number too, as what was paid for it does.  In the arena.
 */
void licences_add(
	struct arena *a, struct licence_spans *all, const struct contract_versions *versions);

/*
 * Some licence of the one list has the same number as one of the other: each of those that have some of its days,
 * where the list is of one licence, or all of them, where it is of several; where days are not set, any.
 */
bool licences_are_one(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others, struct licence_span other_days);

/* Some licence of the others has the number of one that has all of those days, and some of the days itself. */
bool licences_meet(const struct licence_spans *own, struct licence_span days,
	const struct licence_spans *others);

/*
 * A line for those days of a licence pays what another contract has in its sums: that one has a licence of the same
 * number with some of the days, and on one of these its version that stands says that the fee is inside.
 * `history` is that contract's (contract_history); it may be the line's own.
 */
bool licence_is_inside(const struct licence_spans *paid, struct licence_span days,
	const struct licence_spans *inside, const struct contract_versions *history);

#endif
