/* SPDX-License-Identifier: MIT */
/*
 * Invoices between the database and their structs.  Asks nobody's right.  Within this area only.
 */
#ifndef AREAS_INVOICE_STORE_H
#define AREAS_INVOICE_STORE_H

#include "areas/invoice/invoice.h"

enum { REASON_MOST = 500 }; // of what is said of an invoice or of a year

/* Whole; `actor` is whoever asks, of whom its facts say what they did to it.  False: there is none. */
bool invoice_load(
	struct work *w, struct invoice_id id, struct account_id actor, struct invoice *invoice);

/* Without its lines.  False: there is none. */
bool invoice_head(struct work *w, struct invoice_id id, struct invoice *invoice);

/* The contract as it ran on that day, in the work's arena; NULL: it did not. */
const struct contract_version *invoice_terms(
	struct work *w, struct contract_id contract, struct date day);

/* Those of a programme's year that are not approved yet, the first first, without their lines. */
struct invoices invoices_waiting(struct work *w, struct programme_id id, int year);

void invoice_insert_new(struct work *w, struct invoice *invoice);
void invoice_store_head(struct work *w, const struct invoice *invoice);
/* As it is, with its cost (vat_cost). */
void invoice_store_line(struct work *w, struct invoice_id id, const struct invoice_line *line);

/*
 * What each of its lines costs, under which heading and of how many, by the terms that it has now.  A line
 * that the contract has no more keeps what it had: it is held.
 */
void invoice_settle_lines(struct work *w, const struct invoice *invoice);

/* The same before that, by the agreement that stands now. */
void invoice_renew_costs(struct work *w, struct invoice_id id);

void invoice_delete_line(struct work *w, struct invoice_id id, int64_t line);

/*
 * Its next state and version, the deed that led there, and what that adds to the year's sums.  Of an
 * approval its shares are stored before.
 */
void invoice_store_deed(struct work *w, const struct actor *by, struct invoice *invoice,
	enum invoice_act act, const char *because);

/* A change of it, which keeps its state. */
void invoice_store_change(
	struct work *w, const struct actor *by, struct invoice *invoice, enum invoice_part part);

/* By which it is matched. */
void invoice_store_matched(struct work *w, struct invoice_id id, struct terms_versions by);

/* With which it is approved. */
void invoice_store_findings(
	struct work *w, struct invoice_id id, const struct invoice_findings *findings);

void invoice_store_document(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t line, const struct invoice_document *document);
void invoice_store_no_document(struct work *w, struct invoice_id id, int64_t line);
void invoice_store_shares(struct work *w, const struct invoice *invoice,
	const struct agreement *agreement, const struct shares *shares);

#endif
