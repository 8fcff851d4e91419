/* SPDX-License-Identifier: MIT */
/*
 * The pages about the program itself: is it well, who may do what, who did
 * what, and how it stands with accessibility.
 */
#ifndef APP_PAGES_H
#define APP_PAGES_H

#include "frame/home.h"
#include "http/request.h"

extern const struct route app_routes[];
extern const struct home_part app_home;

#endif
