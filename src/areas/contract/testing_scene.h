/* SPDX-License-Identifier: MIT */
/*
 * For the tests of areas that know no programmes: a contract that ends, a programme that counts.
 */
#ifndef AREAS_CONTRACT_TESTING_SCENE_H
#define AREAS_CONTRACT_TESTING_SCENE_H

#include "areas/testing.h"

/* A signed contract from January 2026 until that day, of which that scheme is a service. */
void scene_contract(struct fresh *f, struct scheme_id scheme, struct date ends_on);

/* A programme from April 2026 to March 2027, whose budget pays for the cohorts of that scheme. */
struct programme_id scene_programme(struct fresh *f, struct scheme_id scheme);

#endif
