/* SPDX-License-Identifier: MIT */
/*
 * A programme that is a pilot: what it is to find out, what was found, and what followed.
 *
 * It has questions from its beginning; its end report answers each of them, and from then on they stay as
 * they are.  By a day that is said it is decided what follows: another decision, or nothing, and why.
 * All of it is pure.
 *
 * Source: product.md P3; domain.md §0.2.
 */
#ifndef AREAS_PROGRAMME_RULES_PILOT_H
#define AREAS_PROGRAMME_RULES_PILOT_H

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/problem.h"
#include "base/word.h"

enum pilot_outcome {
	PILOT_NONE,
	PILOT_OPEN,      // nothing is decided yet
	PILOT_CONTINUED, // by a successor: another decision
	PILOT_ENDED,
	PILOT_OUTCOME_COUNT
};

extern const struct word pilot_outcomes[PILOT_OUTCOME_COUNT];

enum {
	PILOT_QUESTIONS_MOST = 8,
	QUESTION_MOST = 300,
	ANSWER_MOST = 2000,
	REPORT_MOST = 8000,
	BECAUSE_MOST = 2000,
	/*
	 * What follows is asked for from so many days before: within them a decision can be drafted,
	 * translated, signed and published before the pilot's people are left with nobody.
	 */
	PILOT_WARNING_DAYS = 90
};

/* "" where there is nothing. */
struct pilot_question {
	const char *asked[LANGUAGE_COUNT];
	const char *answer[LANGUAGE_COUNT];
};

LIST(pilot_questions, struct pilot_question);

struct pilot {
	struct programme_id programme;
	int64_t version; // 0: nothing was written of it
	struct date decide_by;
	struct pilot_questions questions;
	const char *report[LANGUAGE_COUNT];
	enum pilot_outcome outcome;
	struct decision_id successor;        // of CONTINUED
	const char *because[LANGUAGE_COUNT]; // of ENDED
	struct account_id written_by;
	struct instant written_at;
};

/* There is something of an end report. */
bool pilot_is_reported(const struct pilot *p);

/* The same questions in the same words. */
bool pilot_asks_the_same(const struct pilot *p, const struct pilot *other);

/*
 * What cannot be: a question in one language only, an end report that leaves one unanswered, an outcome
 * without what it stands on.  Of question N (from 1) the inputs are asked-en-N, asked-cy-N, answer-en-N
 * and answer-cy-N; else decide-by, report-en, report-cy, outcome, successor, because-en, because-cy.
 */
void pilot_check(struct arena *a, const struct pilot *p, struct problems *problems);

enum pilot_standing { PILOT_DECIDED, PILOT_AHEAD, PILOT_DUE, PILOT_LATE };

/* DUE from PILOT_WARNING_DAYS days before that day to the day itself. */
enum pilot_standing pilot_standing(const struct pilot *p, struct date today);

#endif
