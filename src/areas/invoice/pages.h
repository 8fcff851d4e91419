/* SPDX-License-Identifier: MIT */
/*
 * The pages of invoices.
 */
#ifndef AREAS_INVOICE_PAGES_H
#define AREAS_INVOICE_PAGES_H

#include "frame/home.h"
#include "frame/record.h"
#include "http/request.h"

extern const struct route invoice_routes[]; // ended by one without a path
extern const struct home_part invoice_home;
extern const struct record_part invoice_of_programme_part;
extern const struct record_part invoice_of_decision_part;
extern const struct record_part invoice_of_cohort_part;
extern const struct record_part invoice_of_contract_part;

#endif
