/* SPDX-License-Identifier: MIT */
/*
 * The pages of contracts.
 */
#ifndef AREAS_CONTRACT_PAGES_H
#define AREAS_CONTRACT_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route contract_routes[]; // ended by one without a path
extern const struct home_part contract_home;
extern const struct record_part contract_of_programme_part;
extern const struct record_part contract_warnings_part; // of its programme
extern const struct record_part contract_of_scheme_part;

#endif
