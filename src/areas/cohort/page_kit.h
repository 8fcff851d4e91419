/* SPDX-License-Identifier: MIT */
/*
 * What the pages of this area have in common, and their handlers by file.
 */
#ifndef AREAS_COHORT_PAGE_KIT_H
#define AREAS_COHORT_PAGE_KIT_H

#include "areas/cohort/cohort.h"
#include "areas/cohort/views.h"
#include "frame/home.h"
#include "frame/page.h"

struct url url_cohort(struct arena *a, struct cohort_id id);

/* The cohort of the address, if the reader holds that right to it. */
bool page_cohort(struct request *rq, enum right right, struct cohort *c);

/* ---- words, in the reader's language ---- */

/* "Cohort 12" */
const char *cohort_words(struct request *rq, const struct cohort *c);
const char *cohort_language_words(struct request *rq, enum language language);
const char *cohort_state_colour(enum cohort_state state);

/* "Saturday 11 April 2026, 10am to 3pm (5 hours)": real hours, also where the clocks change. */
const char *workshop_words(struct request *rq, const struct workshop *workshop);

/* What is known of a cohort, for a list of facts; who leads it only if the reader may know. */
const struct summary_row *cohort_facts(struct request *rq, const struct cohort *c, size_t *n);

/* ---- forms ---- */

/* The lists of this area that the reader may see; `current` is the path of this one. */
struct tabs page_tabs(struct request *rq, const char *current);

/* By name in the reader's language, after `first` for none of them. */
const struct choice *county_choices(struct request *rq, const char *first, size_t *n);
extern const char *const county_codes[]; // every one, ended by NULL

/* A field of this name, with what was typed if the form came back, else what `stands`. */
struct form_field field_of(
	struct request *rq, const char *name, const char *label, const char *stands);
struct form_field date_field_of(
	struct request *rq, const char *name, const char *label, struct date stands);

/* A form of this page's address, that the browser guards while it is not sent. */
struct form guarded_form(struct request *rq, struct url action);

/* Those people to choose from, after "choose one". */
const struct choice *facilitator_choices(
	struct request *rq, const struct facilitators *people, size_t *n);

/* Each beside its input (fault_field). */
void say_faults(struct request *rq, const struct cohort *plan, const struct faults *faults);

/* An id as a select sends it; "" for none. */
const char *id_value(struct request *rq, int64_t id);

/* ---- handlers ---- */

/* pages_list.c */
enum status cohort_list_show(struct request *rq);
enum status cohort_list_csv(struct request *rq);

/* pages_cohort.c */
enum status cohort_show(struct request *rq);

/* pages_plan.c */
enum status cohort_plan_show(struct request *rq);
enum status cohort_plan_do(struct request *rq);
enum status cohort_change_show(struct request *rq);
enum status cohort_change_do(struct request *rq);

/* pages_staff.c */
enum status venue_list_show(struct request *rq);
enum status venue_list_csv(struct request *rq);
enum status venue_add_show(struct request *rq);
enum status venue_add_do(struct request *rq);
void add_certificates_due(struct request *rq, struct home_waiting *waiting);
enum status facilitator_list_show(struct request *rq);
enum status facilitator_list_csv(struct request *rq);
enum status facilitator_add_show(struct request *rq);
enum status facilitator_add_do(struct request *rq);
enum status facilitator_show(struct request *rq);
enum status facilitator_name_show(struct request *rq);
enum status facilitator_name_do(struct request *rq);
enum status facilitator_train_do(struct request *rq);

#endif
