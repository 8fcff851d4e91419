/* SPDX-License-Identifier: MIT */
/*
 * A type for each kind of record's id, so that one is never taken for another.
 *
 * Ids are 63-bit numbers in which chance has the last word: they show no gaps and
 * are not guessed from one another.  0 is not an id.
 */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdint.h>

#include "base/date.h"

struct account_id { int64_t v; };
struct organisation_id { int64_t v; };
struct circle_id { int64_t v; };
struct decision_id { int64_t v; };
struct decision_version_id { int64_t v; };
struct scheme_id { int64_t v; };
struct programme_id { int64_t v; };
struct contract_id { int64_t v; };
struct invoice_id { int64_t v; };
struct pack_id { int64_t v; };
struct pack_link_id { int64_t v; };
struct person_id { int64_t v; };
struct block_id { int64_t v; };
struct caution_id { int64_t v; };
struct cohort_id { int64_t v; };
struct venue_id { int64_t v; };
struct facilitator_id { int64_t v; };
struct place_id { int64_t v; };
struct link_id { int64_t v; }; // by which both programs know one case
struct victim_case_id { int64_t v; };
struct victim_attempt_id { int64_t v; };
struct victim_flag_id { int64_t v; };
struct victim_news_id { int64_t v; };
struct victim_review_id { int64_t v; };
struct victim_disclosure_id { int64_t v; };
struct referral_id { int64_t v; };
struct notice_id { int64_t v; };

/* A fresh one; never 0. */
int64_t id_random(void);

/*
 * A fresh one for a kind of record that grows without end: the second of `now`, then 32 bits of
 * chance, so that what is made together lies together in the database (docs/decisions/0005).  Two
 * of one second may be the same: whoever makes a record looks first whether there is one.
 */
int64_t id_of_now(struct instant now);

#endif
