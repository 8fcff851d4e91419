/* SPDX-License-Identifier: MIT */
/*
 * The pages of funding.
 */
#ifndef AREAS_FUNDING_PAGES_H
#define AREAS_FUNDING_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route funding_routes[]; // ended by one without a path
extern const struct home_part funding_home;
extern const struct record_part funding_of_programme_part;
extern const struct record_part funding_warnings_part; // of its programme

#endif
