/* SPDX-License-Identifier: MIT */
/*
 * A type for each kind of record's id, so that one is never taken for another.
 *
 * Ids are random 63-bit numbers: they show no gaps and cannot be guessed from
 * one another.  0 is not an id.
 */
#ifndef BASE_IDS_H
#define BASE_IDS_H

#include <stdint.h>

struct account_id { int64_t v; };
struct organisation_id { int64_t v; };
struct decision_id { int64_t v; };
struct decision_version_id { int64_t v; };

/* A fresh one; never 0. */
int64_t id_random(void);

#endif
