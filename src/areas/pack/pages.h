/* SPDX-License-Identifier: MIT */
/*
 * The addresses of packs, their part of home and of a programme's page.
 */
#ifndef AREAS_PACK_PAGES_H
#define AREAS_PACK_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route pack_routes[];
extern const struct home_part pack_home;
extern const struct record_part pack_of_programme_part;
extern const struct record_part pack_of_publication_part; // pages_published.c

#endif
