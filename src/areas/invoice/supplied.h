/* SPDX-License-Identifier: MIT */
/*
 * Invoices as those who sent them see them, and answer what is asked about them.
 *
 * An invoice of another supplier is ABSENT, as one that is not there.  What may be known of an own one:
 * rules_supplied.h.
 */
#ifndef AREAS_INVOICE_SUPPLIED_H
#define AREAS_INVOICE_SUPPLIED_H

#include "areas/invoice/invoice.h"
#include "areas/invoice/rules_supplied.h"

struct supplied {
	struct invoice invoice;             // in a list without its lines
	const char *office[LANGUAGE_COUNT]; // that pays it
	enum supplied_standing standing;
};

LIST(supplied_list, struct supplied);

struct supplied_filter {
	enum supplied_standing standing; // SUPPLIED_NONE: any
	const char *search;              // its number or the supplier's own, whole; "": any
	struct invoice_id after;         // the page after the one that ended with it; 0: the first
};

/* Those of the actor's body, the last received first; one more than `most` if there are more. */
struct supplied_list supplied_for(
	struct work *w, const struct actor *by, const struct supplied_filter *filter, size_t most);

/* Whole; false, and *one untouched, if the actor's body sent no such invoice. */
bool supplied_one(
	struct work *w, const struct actor *by, struct invoice_id id, struct supplied *one);

/* The checks that hold it and that its supplier may know of, as of today; none once it is settled. */
struct invoice_findings supplied_held(struct work *w, const struct supplied *one);

/* Of the invoice (line 0), or of a line; false if there is none that its supplier may see. */
bool supplied_paper(
	struct work *w, const struct supplied *one, int64_t line, struct invoice_document *paper);

/* A paper can be put there: it is the invoice or a line of it, and there is none yet. */
bool supplied_takes_paper(const struct supplied *one, int64_t line);

/*
 * Answers the query of it, with a paper of that line (0: of the invoice) or, NULL, without; then it is to
 * be matched again.  A paper that is there stays.  `seen` is the version that the writer saw.
 * Inputs: answer, file, line, "".
 */
enum outcome_kind supplied_answer(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, const char *answer, int64_t line, const struct invoice_document *paper,
	struct problems *problems);

/* An answer that its supplier gave, and nothing was done to the invoice since. */
struct supplied_reply {
	struct invoice invoice; // without its lines
	const char *answer;
};

LIST(supplied_replies, struct supplied_reply);

/* Those of the actor's office, the newest invoice first; one more than `most` if there are more. */
struct supplied_replies supplied_replies_for(struct work *w, const struct actor *by, size_t most);

#endif
