/* SPDX-License-Identifier: MIT */
/*
 * The pages of triage.
 */
#ifndef AREAS_TRIAGE_PAGES_H
#define AREAS_TRIAGE_PAGES_H

#include "http/request.h"

extern const struct route triage_routes[];

#endif
