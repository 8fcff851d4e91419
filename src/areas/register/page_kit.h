/* SPDX-License-Identifier: MIT */
/*
 * What the pages of registers have in common, and their handlers by file.
 */
#ifndef AREAS_REGISTER_PAGE_KIT_H
#define AREAS_REGISTER_PAGE_KIT_H

#include "areas/cohort/page_kit.h"
#include "areas/register/register.h"
#include "areas/register/views.h"

struct url url_ring_list(struct arena *a, struct cohort_id id);

/* "/cohorts/17/register/a", and its page of that name, "/sign"; "" for itself. */
struct url url_register(struct arena *a, const struct register_sheet *s, const char *page);

/* That of somebody's row: to correct it. */
struct url url_correct(struct arena *a, const struct register_sheet *s, struct place_id place);

/* The register, which then says what was done: "saved", "signed", "closed", "corrected". */
struct url url_register_done(struct arena *a, const struct register_sheet *s, const char *done);

/* The register of the address, in the request's arena; NULL: none that the reader may know of. */
struct register_sheet *page_register(struct request *rq);

/* "Efa Sampl" */
const char *row_name(struct request *rq, const struct register_row *row);

/* Every name on the page is noted as shown. */
void page_shows_names(struct request *rq, const struct register_rows *rows);

/* "Register of workshop A" */
const char *sheet_title(struct request *rq, enum letter letter);

/* How late somebody may be. */
const char *grace_words(struct request *rq, int minutes);

/* Who came, to choose from: each begins with the figure that is its key. */
const struct choice *presence_choices(struct request *rq, size_t *n);

/* "2 Did not come" */
const char *presence_words(struct request *rq, enum presence presence);

/* What a form says beside those two names; problems where it does not fit. */
struct entry typed_entry(struct request *rq, const char *came, const char *late);

/* The fields of an entry, with what was typed, else with what stands. */
struct form_field came_field(
	struct request *rq, const char *name, const char *label, struct entry stands);
struct form_field late_field(
	struct request *rq, const char *name, const char *label, struct entry stands);

/* "5"; "" where somebody was in time. */
const char *minutes_words(struct request *rq, struct entry entry);

/* ---- handlers ---- */

/* pages_due.c */
enum status register_list_show(struct request *rq);
enum status register_list_csv(struct request *rq);

/* pages_ring.c */
enum status ring_list_show(struct request *rq);
enum status ring_list_reveal(struct request *rq);
enum status ring_list_do(struct request *rq);

/* pages_sheet.c */
enum status sheet_show(struct request *rq);
enum status sheet_do(struct request *rq);
enum status sheet_sign_show(struct request *rq);
enum status sheet_sign_do(struct request *rq);
enum status sheet_print(struct request *rq);

/* pages_correct.c */
enum status sheet_correct_show(struct request *rq);
enum status sheet_correct_do(struct request *rq);

/* pages_lead.c */
bool may_change_leaders(struct request *rq, const struct register_sheet *s);
enum status lead_show(struct request *rq);
enum status lead_do(struct request *rq);

/* pages_cancel.c */
enum status cohort_cancel_show(struct request *rq);
enum status cohort_cancel_do(struct request *rq);

#endif
