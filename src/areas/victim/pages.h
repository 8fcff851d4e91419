/* SPDX-License-Identifier: MIT */
/*
 * The pages of the victims' side.
 */
#ifndef AREAS_VICTIM_PAGES_H
#define AREAS_VICTIM_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route victim_routes[];
extern const struct home_part victim_home;

#endif
