/* SPDX-License-Identifier: MIT */
/*
 * What the pages of contracts have in common, and their handlers by file.
 */
#ifndef AREAS_CONTRACT_PAGE_KIT_H
#define AREAS_CONTRACT_PAGE_KIT_H

#include "areas/contract/contract.h"
#include "areas/contract/views.h"
#include "areas/programme/page_kit.h"
#include "frame/page.h"

/* The contract of the address, if the reader holds that right to its programme. */
bool page_contract(struct request *rq, enum right right, struct contract *c);

struct url url_contract(struct arena *a, struct contract_id id);
struct url url_contract_version(struct arena *a, const struct contract_version *v);

/* "/contracts/17/write" */
struct url url_contract_page(struct arena *a, struct contract_id id, const char *page);

/* In the reader's language; of no body "". */
const char *contract_title(const struct request *rq, const struct contract_version *v);
const char *contract_body_words(const struct request *rq, const struct contract_body *body);

/* "Regional programmes (C-12)" */
struct link contract_link(
	struct request *rq, const struct contract *c, const struct contract_version *v);

/* The version by which it is listed, without its lists. */
bool contract_listed(struct request *rq, const struct contract *c, struct contract_version *v);

/* How its term stands: that it ends soon, or has ended, with what that means; NULL: nothing to be said. */
const char *contract_end_words(struct request *rq, const struct contract_version *v);
const char *licence_end_words(
	struct request *rq, const struct contract *c, const struct contract_version *v);

/* That its term goes beyond what the programme's budget in force funds; NULL: nothing to be said. */
const char *contract_unfunded_words(
	struct request *rq, const struct contract *c, const struct contract_version *v);

/*
 * How the money goes: who holds a contract leads and pays its supplier; whoever else pays for the programme
 * pays the holder.
 */
const char *route_words(struct request *rq, const struct contract_version *v, bool is_shared);

/* The same to one of those who pay. */
const char *payable_words(
	struct request *rq, const struct contract_version *v, struct organisation_id payer);

/* "£2,500 for each cohort" */
const char *line_sum_words(struct request *rq, const struct contract_line *line);

/* All that a line says, in one: for what a variation changed. */
const char *line_words(struct request *rq, const struct contract_line *line);

/* pages_list.c */
enum status contract_list_show(struct request *rq);
enum status contract_list_csv(struct request *rq);

/* pages_contract.c */
enum status contract_show_page(struct request *rq);
enum status contract_sign_do(struct request *rq);

/* pages_write.c */
enum status contract_new_show(struct request *rq);
enum status contract_new_do(struct request *rq);
enum status contract_sub_show(struct request *rq);
enum status contract_sub_do(struct request *rq);
enum status contract_write_show(struct request *rq);
enum status contract_write_do(struct request *rq);

#endif
