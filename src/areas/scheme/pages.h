/* SPDX-License-Identifier: MIT */
/*
 * The pages of schemes: their terms, and who takes part.
 */
#ifndef AREAS_SCHEME_PAGES_H
#define AREAS_SCHEME_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route scheme_routes[];
extern const struct home_part scheme_home;

#endif
