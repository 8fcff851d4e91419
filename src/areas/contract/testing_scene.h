/* SPDX-License-Identifier: MIT */
/*
 * For the tests of areas that know no programmes: a contract that ends.
 */
#ifndef AREAS_CONTRACT_TESTING_SCENE_H
#define AREAS_CONTRACT_TESTING_SCENE_H

#include "areas/testing.h"

/* A signed contract from January 2026 until that day, of which that scheme is a service. */
void scene_contract(struct fresh *f, struct scheme_id scheme, struct date ends_on);

#endif
