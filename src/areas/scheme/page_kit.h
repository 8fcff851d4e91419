/* SPDX-License-Identifier: MIT */
/*
 * What the pages of schemes have in common, and their handlers by file.
 */
#ifndef AREAS_SCHEME_PAGE_KIT_H
#define AREAS_SCHEME_PAGE_KIT_H

#include "areas/scheme/scheme.h"
#include "areas/scheme/views.h"
#include "frame/page.h"

/* The scheme of the address, if the reader holds that right in it. */
bool page_scheme(struct request *rq, enum right right, struct scheme *s);

struct url url_scheme(struct arena *a, struct scheme_id id);

/* "/schemes/17/terms" */
struct url url_scheme_page(struct arena *a, struct scheme_id id, const char *page);

/* Its name in the reader's language. */
const char *scheme_name(const struct request *rq, const struct scheme *s);

/* A body's name in the reader's language; where nobody entered it, the English one. */
const char *body_name(const struct request *rq, const char *const name[LANGUAGE_COUNT]);

/* "72 hours" */
const char *number_words(struct request *rq, enum unit unit, int64_t n);

/* The same, or what 0 means there. */
const char *term_words(struct request *rq, enum term term, int64_t n);

/* "If it is not met: … .  Who may go past it: … ." */
const char *setting_words(struct request *rq, struct rule_setting setting);

/* A line to be typed in that language. */
struct form_field scheme_line_field(
	struct request *rq, const char *name, const char *label, enum language language);

/* "Written by: …. Signed by: …, 3 March 2026", or who wrote what nobody has signed. */
const char *hands_words(struct request *rq, struct account_id writer, struct account_id signer,
	struct instant signed_at);

/* A form of a page under the scheme's, that the browser guards while it is not sent. */
struct form scheme_form(struct request *rq, struct scheme_id id, const char *page);

/* Whether it takes anybody new today. */
const char *scheme_authorised_words(struct request *rq, const struct authorisations *all);

/* "From April 2026 to March 2027" */
const char *scheme_span_words(struct request *rq, struct date from, struct date to);

/* Those numbers of the months from that of one day to that of the other. */
struct funnel_view scheme_funnel_view(struct request *rq, const struct scheme *s, struct date from,
	struct date to, const int64_t number[MILESTONE_COUNT]);

/* As of today; only for who may read the scheme. */
struct deadlines_view scheme_deadlines_view(struct request *rq, const struct scheme *s);

/* pages_scheme.c */
enum status scheme_list_show(struct request *rq);
enum status scheme_show(struct request *rq);
enum status scheme_sign_do(struct request *rq);

/* pages_new.c */
enum status scheme_new_show(struct request *rq);
enum status scheme_new_do(struct request *rq);

/* pages_terms.c */
enum status scheme_terms_show(struct request *rq);
enum status scheme_terms_do(struct request *rq);

/* pages_authorisation.c */
enum status scheme_authorise_show(struct request *rq);
enum status scheme_authorise_do(struct request *rq);
enum status scheme_take_back_do(struct request *rq);

/* pages_parties.c */
enum status scheme_parties_show(struct request *rq);
enum status scheme_parties_do(struct request *rq);
enum status scheme_end_part_show(struct request *rq);
enum status scheme_end_part_do(struct request *rq);
enum status scheme_telephone_show(struct request *rq);
enum status scheme_telephone_do(struct request *rq);

#endif
