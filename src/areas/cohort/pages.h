/* SPDX-License-Identifier: MIT */
/*
 * The pages of cohorts, venues and facilitators.
 */
#ifndef AREAS_COHORT_PAGES_H
#define AREAS_COHORT_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route cohort_routes[];
extern const struct home_part cohort_home;

#endif
