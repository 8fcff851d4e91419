/* SPDX-License-Identifier: MIT */
/*
 * The pages before a caution: the check, and holding a place.
 */
#ifndef AREAS_CAUTION_PAGES_H
#define AREAS_CAUTION_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route caution_routes[];
extern const struct home_part caution_home;
extern const struct record_part caution_of_person_part;

#endif
