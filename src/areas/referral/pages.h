/* SPDX-License-Identifier: MIT */
/*
 * The pages of referrals.
 */
#ifndef AREAS_REFERRAL_PAGES_H
#define AREAS_REFERRAL_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route referral_routes[];
extern const struct home_part referral_home;
extern const struct record_part referral_of_person_part;

#endif
