/* SPDX-License-Identifier: MIT */
/*
 * The pages of decisions, for those who keep them.
 */
#ifndef AREAS_DECISION_PAGES_H
#define AREAS_DECISION_PAGES_H

#include "http/request.h"

extern const struct route decision_routes[];

#endif
