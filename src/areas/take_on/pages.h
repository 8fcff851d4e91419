/* SPDX-License-Identifier: MIT */
/*
 * The pages on which a programme's sheets are brought in.
 */
#ifndef AREAS_TAKE_ON_PAGES_H
#define AREAS_TAKE_ON_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route take_on_routes[];
extern const struct home_part take_on_home;

#endif
