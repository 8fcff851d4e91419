/* SPDX-License-Identifier: MIT */
/*
 * Whose a case is, who has been on its other side, and what follows from its rows.  Asks nobody's
 * right.
 */
#ifndef AREAS_VICTIM_STORE_H
#define AREAS_VICTIM_STORE_H

#include "areas/victim/victim.h"
#include "areas/victim/victim_queries.h"

/* Reads what the views of what stands there show; nobody's account. */
extern const struct account_id victim_relay_reader;

struct victim_case victim_case_of(const struct victim_case_get_row *row);

/* Keeps what follows from the rows of the case. */
void victim_follow(struct work *w, struct victim_case_id id);

/* Keeps those answers besides those that stand, of which there are so many. */
void victim_keep_consents(struct work *w, const struct actor *by, struct victim_case_id id,
	size_t standing, const struct victim_consents *given);

bool victim_has_ended(struct work *w, struct victim_case_id id);

/* The same, with its problem, which is of no field. */
bool victim_refuses_ended(struct work *w, struct victim_case_id id, struct problems *problems);

/* What opens again a case that had ended, whoever reads. */
void victim_reopen_for_disclosure(struct work *w, const struct actor *by, struct victim_case_id id);
void victim_reopen_on_news(struct work *w, struct victim_case_id id); // reads on for the relay

/* Has that account been on the other side of the case? */
bool victim_is_walled(struct work *w, struct account_id account, struct victim_case_id id);

/* Does somebody have that account who may be given that service's cases, today? */
bool victim_is_worker(struct work *w, struct organisation_id service, struct account_id account);

/* From now on it is that worker's, and nobody else's; nobody is asked about any more. */
void victim_give(struct work *w, struct victim_case_id id, struct account_id worker);

/* It is nobody's; it was that worker's. */
void victim_take_from(struct work *w, struct victim_case_id id, struct account_id worker);

/* Asks about everybody who reaches that new case and is not given it; `by` NULL: nobody did it. */
void victim_ask_about_team(struct work *w, const struct actor *by, const struct victim_case *c);

/* Asks the other side about that worker, if it was not asked yet. */
enum relay_standing victim_ask_about(
	struct work *w, const struct actor *by, struct link_id link, struct account_id worker);

/* The same, and asks nothing. */
enum relay_standing victim_standing(struct work *w, struct link_id link, struct account_id worker);

#endif
