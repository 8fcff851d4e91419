/* SPDX-License-Identifier: MIT */
/*
 * What the tests of the victims' side share: its own database, a service with its people, and
 * a case.
 */
#ifndef AREAS_VICTIM_TESTING_H
#define AREAS_VICTIM_TESTING_H

#include "areas/testing.h"
#include "areas/victim/disclosure.h"
#include "areas/victim/victim.h"

/* Of the service; the stranger leads another one. */
struct victim_people {
	struct actor lead, worker, other_worker, stranger, auditor;
};

extern struct victim_people who; // since the last setup

int victims_setup(void **state);        // for service tests
int victims_served_setup(void **state); // with pages

#define VICTIMS(test) cmocka_unit_test_setup_teardown(test, victims_setup, fresh_teardown)
#define VICTIMS_SERVED(test)                                                                       \
	cmocka_unit_test_setup_teardown(test, victims_served_setup, fresh_teardown)

/* A new case, assigned to the worker. */
struct victim_case_id a_case(struct fresh *f, int64_t link);

/* Invented details, verified that many days ago. */
struct safe_contact some_contact(struct fresh *f, int verified_days_ago);

/* A case that may be contacted. */
struct victim_case_id a_verified_case(struct fresh *f, int64_t link);

/* As that person: what a use case answers. */
enum outcome_kind write_contact(struct fresh *f, const struct actor *by, struct victim_case_id id,
	const struct safe_contact *contact);
enum outcome_kind make_try(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum try_result result);
enum outcome_kind tell_it(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum tell tell);
enum outcome_kind assign_it(struct fresh *f, const struct actor *by, struct victim_case_id id,
	struct account_id worker);

/* Of what a person said, invented; 0: it was not raised. */
struct victim_disclosure_id a_disclosure(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum answer immediate);

/* What comes next, in words that it takes. */
enum outcome_kind step_it(struct fresh *f, const struct actor *by, struct victim_disclosure_id id,
	enum disclosure_act act, enum disclosure_route route, enum disclosure_basis basis);

/* The case as that person sees it; of id 0 if they do not. */
struct victim_case seen_by(struct fresh *f, const struct actor *by, struct victim_case_id id);

#endif
