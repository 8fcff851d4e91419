/* SPDX-License-Identifier: MIT */
/*
 * The pages of registers: who comes, who came, and a cohort that is cancelled.
 */
#ifndef AREAS_REGISTER_PAGES_H
#define AREAS_REGISTER_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route register_routes[];
extern const struct home_part register_home;

#endif
