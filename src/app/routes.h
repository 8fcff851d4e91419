/* SPDX-License-Identifier: MIT */
/*
 * Every address of the program, gathered from the rooms and areas.
 */
#ifndef APP_ROUTES_H
#define APP_ROUTES_H

#include "http/request.h"

extern const struct route *const route_tables[];
extern const size_t route_table_count;

#endif
