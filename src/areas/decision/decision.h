/* SPDX-License-Identifier: MIT */
/*
 * A commissioner's decision, as the rest of the program may know it.
 *
 * A record is drafted here or comes in as a document signed on paper.  Its
 * values are those of the table of fields; its words stand in two languages,
 * its facts in none.  Signed (or attested) it is frozen with its hash; a
 * mistake found later makes a corrigendum, never a change.
 */
#ifndef AREAS_DECISION_DECISION_H
#define AREAS_DECISION_DECISION_H

#include <stdbool.h>
#include <stddef.h>

#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/money.h"
#include "base/slice.h"

/* Every value a record may hold, in the order a reader meets them; facts in rules_fields.c. */
enum field {
	FIELD_NONE,
	FIELD_REFERENCE,
	FIELD_TITLE,
	FIELD_PURPOSE,
	FIELD_TIMING,
	FIELD_CATEGORY,
	FIELD_SUMMARY,
	FIELD_BACKGROUND,
	FIELD_LEGAL_POWERS,
	FIELD_CONSIDERATIONS,
	FIELD_FUNDERS,
	FIELD_PROVIDERS,
	FIELD_PROGRAMMES,
	FIELD_LEGAL_ADVICE,
	FIELD_EVIDENCE,
	FIELD_RECOMMENDATION,
	FIELD_INTERESTS,
	FIELD_INTERESTS_WORDS,
	FIELD_MAKER,
	FIELD_MAKER_ROLE,
	FIELD_SIGNATURE,
	FIELD_DECIDED_ON,
	FIELD_SIGNED_ON,
	FIELD_SERVICE_START,
	FIELD_DECIDED_EARLIER,
	FIELD_CONTACT,
	FIELD_CONTACT_ROLE,
	FIELD_CONTACT_EMAIL,
	FIELD_CONTACT_TELEPHONE,
	FIELD_PAPERS,
	FIELD_LANGUAGE_NOTE,
	FIELD_COUNT
};

enum decision_state {
	STATE_NONE,
	DRAFT,    // being written here
	READY,    // waits for a signature
	IMPORTED, // signed on paper; waits to be attested
	FROZEN,   // signed or attested
	PUBLISHED,
	WITHDRAWN, // published once, taken back; its page says why
	DISCARDED, // a draft or import that was given up
	STATE_COUNT
};

enum origin { ORIGIN_NONE, DRAFTED_HERE, SIGNED_ON_PAPER };
enum template { TEMPLATE_NONE, SUMMARY_SHEET, SESSION_RECORD, TEMPLATE_COUNT };
enum translation { TRANSLATION_NONE, TRANSLATION_ASKED, TRANSLATION_GIVEN };

enum amount_kind {
	AMOUNT_NONE,
	AMOUNT_CAP, // up to so much is approved
	AMOUNT_ESTIMATE,
	AMOUNT_UNIT,         // the price of one
	AMOUNT_INCLUDED,     // part of another amount
	AMOUNT_CONTRIBUTION, // one funder's
	AMOUNT_AWARD,
	AMOUNT_COMPONENT,
	AMOUNT_MATCH,
	AMOUNT_TOTAL,
	AMOUNT_BACKGROUND, // mentioned, not decided
	AMOUNT_UNCLEAR,
	AMOUNT_KIND_COUNT
};

struct amount {
	int64_t number; // its own among the record's, for as long as it stands there; 0: not kept yet
	struct money money;
	const char *literal; // as printed: "£1.05m"
	enum amount_kind kind;
	const char *label[LANGUAGE_COUNT];
	struct span sentence;
	struct span at;
};

LIST(amounts, struct amount);

/* `count` times `part`. */
struct sum_part {
	int64_t count;
	struct money part;
};

LIST(sum_parts, struct sum_part);

struct sum {
	struct sum_parts parts;
	struct money total; // stated, else what the parts add to
	bool stated;
	struct span at;
};

LIST(sums, struct sum);

enum prior_act { PRIOR_NONE, PRIOR_APPROVED, PRIOR_NOTED, PRIOR_ADVISED };

/* What another body did about it before. */
struct prior {
	int64_t number; // its own among the record's, for as long as it stands there; 0: not kept yet
	enum prior_act act;
	const char *body[LANGUAGE_COUNT];
	const char *what[LANGUAGE_COUNT];
	struct date on;
	struct span at;
};

LIST(priors, struct prior);

/* Words that stand in a row of the record and not in a field, in both languages. */
enum row_text_kind { ROW_TEXT_NONE, AMOUNT_LABEL, PRIOR_BODY, PRIOR_WHAT, ROW_TEXT_KIND_COUNT };

struct row_text {
	enum row_text_kind kind;
	int64_t row; // the amount's or the prior's number
};

LIST(row_texts, struct row_text);

struct source {
	enum field field;
	enum language language;
	struct span at;
};

LIST(sources, struct source);

struct document {
	const char *name; // NULL: there is none
	const char *text;
	const char *sha256;
	struct account_id account;
	struct instant added_at;
};

struct withheld {
	enum field field;
	const char *reason[LANGUAGE_COUNT];
};

LIST(withheld_parts, struct withheld);

struct corrigendum {
	enum field field;
	const char *text[LANGUAGE_COUNT];
	struct account_id account;
	struct instant made_at;
};

LIST(corrigenda, struct corrigendum);

struct decision {
	struct decision_id id;
	struct organisation_id organisation;
	struct organisation_id keeper;
	enum origin origin;
	enum template template;
	enum decision_state state;
	enum language original;
	int64_t version;
	struct account_id author;
	struct instant created_at;
	struct instant changed_at;
	enum translation translation;
	int64_t translated_version;
	struct account_id translator;
	struct account_id frozen_by;
	struct instant frozen_at;
	const char *frozen_hash; // "" until frozen

	/* Never NULL.  A fact without language stands under ENGLISH. */
	const char *value[FIELD_COUNT][LANGUAGE_COUNT];

	struct amounts amounts;
	struct sums sums;
	struct priors priors;
	struct sources sources;
	struct document document[LANGUAGE_COUNT];
	struct withheld_parts withheld;
	struct corrigenda corrigenda;
};

struct work;

/* The whole record, in the work's arena.  False if there is none. */
bool decision_load(struct work *w, struct decision_id id, struct decision *d);

/* The same with every value as it was at that version of the record. */
bool decision_load_as_of(struct work *w, struct decision_id id, int64_t version, struct decision *d);

#endif
