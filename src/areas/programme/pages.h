/* SPDX-License-Identifier: MIT */
/*
 * The pages of programmes: what a decision allows against what is delivered, and the budget.
 */
#ifndef AREAS_PROGRAMME_PAGES_H
#define AREAS_PROGRAMME_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route programme_routes[];
extern const struct home_part programme_home;

#endif
