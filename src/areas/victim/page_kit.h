/* SPDX-License-Identifier: MIT */
/*
 * What the pages of cases have in common, and their handlers by file.
 */
#ifndef AREAS_VICTIM_PAGE_KIT_H
#define AREAS_VICTIM_PAGE_KIT_H

#include "areas/victim/disclosure.h"
#include "areas/victim/victim.h"
#include "areas/victim/views.h"
#include "frame/page.h"

/* The case of the address, if the reader may read it; the page shows it, for the log. */
bool page_case(struct request *rq, struct victim_case *c);

struct url url_case(struct arena *a, struct victim_case_id id);

/* "/cases/17/contact" */
struct url url_case_page(struct arena *a, struct victim_case_id id, const char *page);

/* Whose account it is, or that it was removed. */
const char *name_of(struct request *rq, struct account_id id);

/* A form of a page under the case's. */
struct form case_form(struct request *rq, struct victim_case_id id, const char *page);

/* The state's tag: its colour. */
const char *case_state_colour(enum case_state state);

/* A field for a day; `stands` where nothing was typed. */
struct form_field victim_day_field(struct request *rq, const char *name, const char *label,
	const char *hint, struct date stands);

/* Radios, or a select, of those words, of which there are `n` with "not set"; `stands` is chosen. */
struct form_field words_field(struct request *rq, const char *name, const char *label,
	const struct word *words, size_t n, const char *stands);

enum { TONGUE_WORDS = 4 };

extern const struct word tongues[TONGUE_WORDS];

/* The label of that word; NULL of "". */
const char *tongue_label(const char *word);

/* pages_cases.c */
enum status cases_show(struct request *rq);
enum status case_new_show(struct request *rq);
enum status case_new_do(struct request *rq);

/* pages_case.c */
/* Whether each way may be used now: WAY_COUNT - 1 of them. */
struct way_row *way_rows(struct request *rq, const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents);
enum status case_show(struct request *rq);
enum status case_reveal_do(struct request *rq);
enum status case_tell_do(struct request *rq);
enum status case_assign_do(struct request *rq);

/* pages_contact.c */
enum status contact_show(struct request *rq);
enum status contact_do(struct request *rq);

/* pages_consents.c */
enum status consents_show(struct request *rq);
enum status consents_do(struct request *rq);

/* pages_review.c */
struct url url_review(struct arena *a, struct victim_case_id id, struct victim_review_id review);
enum status review_show(struct request *rq);
enum status review_do(struct request *rq);

/* pages_disclosure.c */
struct url url_raise(struct arena *a, struct victim_case_id id);
struct url url_disclosure(struct arena *a, struct victim_disclosure_id id);
const char *disclosure_state_colour(enum disclosure_state state);

/* What it waits for, and until when. */
const char *disclosure_says(struct request *rq, const struct disclosure *d);
enum status raise_show(struct request *rq);
enum status raise_do(struct request *rq);
enum status disclosure_show(struct request *rq);
enum status disclosure_act_do(struct request *rq);

/* pages_disclosures.c */
enum status disclosures_show(struct request *rq);

/* pages_end.c */
enum status end_show(struct request *rq);
enum status end_do(struct request *rq);
enum status reopen_show(struct request *rq);
enum status reopen_do(struct request *rq);

/* pages_workers.c */
enum status workers_show(struct request *rq);
enum status worker_show(struct request *rq);
enum status worker_name_do(struct request *rq);

/* pages_training.c */
enum status training_show(struct request *rq);
enum status training_do(struct request *rq);
enum status training_undo(struct request *rq);

/* pages_try.c */
enum status try_show(struct request *rq);
enum status try_do(struct request *rq);

#endif
