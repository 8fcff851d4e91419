/* SPDX-License-Identifier: MIT */
/*
 * The pages of registers: who comes, who came, and a cohort that is cancelled.
 */
#ifndef AREAS_REGISTER_PAGES_H
#define AREAS_REGISTER_PAGES_H

#include "http/request.h"

extern const struct route register_routes[];

#endif
