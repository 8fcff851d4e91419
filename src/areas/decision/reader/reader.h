/* SPDX-License-Identifier: MIT */
/*
 * What a commissioner's decision document says.
 *
 * Bytes in, data out: no file, no clock, no database.  The reader goes by labels
 * and layout, never by the names of bodies it has met.  It guesses nothing: what
 * stands under no label and in no clear phrase is UNSURE, and a value is never
 * moved from one label to another.
 *
 *	struct reading reading;
 *	reader_read(a, bytes, size, &reading);
 *	if (reading.refusal == READING_TAKEN)
 *		list_each (struct record *, record, &reading.records)
 *			...
 *
 * Every value says where it stands: a span of bytes in `reading.text`, so that a
 * page can light up its sentence beside the field.
 */
#ifndef AREAS_DECISION_READER_H
#define AREAS_DECISION_READER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "areas/decision/decision.h"
#include "base/arena.h"
#include "base/date.h"
#include "base/list.h"
#include "base/money.h"
#include "base/slice.h"

#define READING_LARGEST_BYTES ((size_t)1 << 20)

/* Why a document cannot be read. */
enum reading_refusal {
	READING_TAKEN,
	READING_EMPTY,
	READING_NOT_TEXT,
	READING_NOT_UTF8, // a text all the same, such as Windows-1252 or UTF-16
	READING_TOO_LARGE,
};

enum reading_language { LANGUAGE_UNKNOWN, LANGUAGE_ENGLISH, LANGUAGE_WELSH };

enum sure {
	NOT_THERE,   // the document has no such label and no such phrase
	LABEL_BLANK, // the label is there, nothing beside it
	UNSURE,      // something is there that a person has to look at
	SURE,
};

/* `value` is "" unless UNSURE or SURE; `where` covers the value, or a blank one's label. */
struct found_text {
	const char *value;
	struct span where;
	enum sure sure;
};

struct found_date {
	struct date date;
	struct span where;
	enum sure sure;
};

LIST(found_texts, struct found_text);

/* The single texts of a record. */
enum record_text {
	TEXT_REF,
	TEXT_ORGANISATION,
	TEXT_TITLE,
	TEXT_PURPOSE,
	TEXT_TIMING,
	TEXT_CATEGORY,
	TEXT_MARKING,
	TEXT_SUMMARY,
	TEXT_RECOMMENDATION,
	TEXT_DECISION,
	TEXT_LEGAL_ADVICE,
	TEXT_EVIDENCE,
	TEXT_INTERESTS,
	TEXT_SIGNATORY, // a named person who decided or signed
	TEXT_SIGNATORY_ROLE,
	TEXT_AUTHOR,
	TEXT_CONTACT_NAME,
	TEXT_CONTACT_POSITION,
	TEXT_CONTACT_TELEPHONE,
	TEXT_CONTACT_EMAIL,
	TEXT_BACKGROUND_PAPERS,
	TEXT_LANGUAGE_NOTE,
	RECORD_TEXTS
};

enum record_date {
	DATE_SIGNED, // of a signature or a decision, never of a report
	DATE_OF_REPORT,
	DATE_SERVICE_START,
	RECORD_DATES
};

/* A sum of money; said twice, it stands here once, where it stands first. */
struct found_amount {
	struct money money;
	const char *literal; // as printed
	const char *label;   // what it is for, in the document's words; "" if it does not say
	bool label_is_body;  // the label names who pays it
	enum amount_kind kind;
	enum sure sure;    // UNSURE: the figures cannot be read as whole pence
	struct span where; // the literal
	struct span sentence;
};

LIST(found_amounts, struct found_amount);

/* Parts and their total. */
struct found_sum {
	struct sum_parts parts;
	struct money total; // the stated one; where none is stated, what the parts add up to
	struct money added; // what the parts add up to
	bool stated;
	const char *working; // "20 × (£2,500 + £500) = £60,000"
	struct span where;
};

LIST(found_sums, struct found_sum);

/* Another body's approval, or what it noted. */
struct prior_approval {
	const char *body;
	bool noted_only;
	struct date date;
	struct span where; // its sentence
};

LIST(prior_approvals, struct prior_approval);

enum retrospective { RETROSPECTIVE_UNKNOWN, RETROSPECTIVE_NO, RETROSPECTIVE_YES };

struct record {
	struct span where;
	struct found_text text[RECORD_TEXTS];
	struct found_date date[RECORD_DATES];
	bool in_register; // one of several on its page
	bool interests_declared;
	bool signature_blank; // a signature's label is there, its place empty
	struct found_texts legal_powers;
	struct found_texts funders;
	struct found_texts providers;
	struct found_texts programmes;
	struct found_amounts amounts;
	struct found_sums sums;
	struct prior_approvals approvals;
	enum retrospective retrospective;
};

LIST(records, struct record);

struct reading {
	enum reading_refusal refusal;
	enum reading_language language;
	struct slice text;      // UTF-8, LF, without mark-up; spans point into it
	struct records records; // in page order; at least one when taken
};

/* Reads `size` bytes as text, Markdown or HTML.  All that is found lives in `a`. */
void reader_read(struct arena *a, const char *bytes, size_t size, struct reading *reading);

/* Does the stated total agree with its parts?  Only where it is stated. */
bool sum_holds(const struct found_sum *sum);

#endif
