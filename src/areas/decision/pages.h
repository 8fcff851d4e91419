/* SPDX-License-Identifier: MIT */
/*
 * The pages of decisions, for those who keep them.
 */
#ifndef AREAS_DECISION_PAGES_H
#define AREAS_DECISION_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route decision_routes[];
extern const struct home_part decision_home;

#endif
