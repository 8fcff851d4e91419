/* SPDX-License-Identifier: MIT */
/*
 * The pages on which an account manager says who holds the accounts of their body.
 */
#ifndef AREAS_OWN_CASE_PAGES_H
#define AREAS_OWN_CASE_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route own_case_routes[];
extern const struct home_part own_case_home;

#endif
