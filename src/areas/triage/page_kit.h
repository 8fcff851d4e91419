/* SPDX-License-Identifier: MIT */
/*
 * What the pages of triage have in common, and their handlers by file.
 */
#ifndef AREAS_TRIAGE_PAGE_KIT_H
#define AREAS_TRIAGE_PAGE_KIT_H

#include "areas/triage/triage.h"
#include "areas/triage/views.h"
#include "frame/page.h"

struct url url_referral_of(struct arena *a, struct referral_id id);

/* "/referrals/17/triage" and, with a page, "/referrals/17/triage/needs" */
struct url url_triage(struct arena *a, struct referral_id id, const char *page);

/* "/referrals/17/triage/support/2" */
struct url url_triage_item(
	struct arena *a, struct referral_id id, const char *page, int64_t number);

/* That of the address, if the reader may work on it; noted as shown. */
bool page_triage(struct request *rq, struct triage_record *record);

/* "CDFG 2347, E. S.": whose it is. */
struct triage_head triage_head(
	struct request *rq, const struct triage_record *record, const char *title, struct url back);

/* The record's version as its forms send it. */
const char *version_of(struct request *rq, const struct triage_record *record);

/* In the reader's language. */
struct texts flag_words(struct request *rq, unsigned flags);
const char *assessed_words(struct request *rq, struct date on);

/* Choices of a closed list, from its first word; the value of "not set" is "". */
const struct choice *word_choices(
	struct request *rq, const struct word *words, size_t first, size_t n);

/* The form of that act where it may be done now; else why not. */
enum status form_or_refusal(struct request *rq, const struct triage_record *record,
	enum triage_act act,
	enum status (*page)(struct request *, const struct triage_record *, enum status));

/* After a form whose page `again` shows once more where it was refused. */
enum status triage_answer(struct request *rq, enum outcome_kind outcome, enum triage_act act,
	const struct triage_record *stands,
	enum status (*again)(struct request *, const struct triage_record *, enum status));

/* ---- handlers ---- */

/* pages_case.c */
enum status triage_show(struct request *rq);
enum status triage_begin_do(struct request *rq);
enum status triage_close_do(struct request *rq);
enum status triage_reopen_do(struct request *rq);
enum status triage_flags_show(struct request *rq);

/* pages_needs.c */
enum status triage_needs_show(struct request *rq);
enum status triage_needs_do(struct request *rq);

/* pages_support.c */
enum status triage_offer_show(struct request *rq);
enum status triage_offer_do(struct request *rq);
enum status triage_move_show(struct request *rq);
enum status triage_move_do(struct request *rq);

/* pages_onward.c */
enum status triage_send_show(struct request *rq);
enum status triage_send_do(struct request *rq);
enum status triage_service_show(struct request *rq);
enum status triage_service_do(struct request *rq);
enum status triage_reply_show(struct request *rq);
enum status triage_reply_do(struct request *rq);

#endif
