/* SPDX-License-Identifier: MIT */
/*
 * The pages of people on a programme.
 */
#ifndef AREAS_PERSON_PAGES_H
#define AREAS_PERSON_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route person_routes[];
extern const struct home_part person_home;

#endif
