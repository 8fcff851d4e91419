/* SPDX-License-Identifier: MIT */
/*
 * Demonstration: one click a role, on a database where everything is invented.
 */
#include "auth/demonstration.h"

#include <stddef.h>

#include "auth/auth_queries.h"
#include "auth/reach.h"
#include "base/err.h"
#include "db/db.h"

/* Invented, and meant to look it. */
static const struct {
	enum role role;
	const char *login;
	const char *name;
	const char *language;
	enum demonstration_body body;
} people[] = {
	{ ROLE_DECISION_OFFICER, "demo.decision-officer", "Enghraifft Swyddog", "en" },
	{ ROLE_APPROVER, "demo.approver", "Enghraifft Cymeradwyydd", "en" },
	{ ROLE_TRANSLATOR, "demo.translator", "Enghraifft Cyfieithydd", "cy" },
	{ ROLE_AUDITOR, "demo.auditor", "Enghraifft Archwilydd", "en" },
	{ ROLE_COMMISSIONING_OFFICER, "demo.commissioning-officer", "Enghraifft Comisiynu", "en" },
	{ ROLE_SERGEANT, "demo.authorising-sergeant", "Enghraifft Rhingyll", "en",
		DEMONSTRATION_FORCE },
	{ ROLE_COORDINATOR, "demo.coordinator", "Enghraifft Cydlynydd", "cy",
		DEMONSTRATION_PROVIDER },
	{ ROLE_FACILITATOR, "demo.facilitator", "Enghraifft Hwyluso", "en",
		DEMONSTRATION_PROVIDER },
};

bool demonstration_is_possible(struct work *w)
{
	struct account_that_is_real_row account;
	struct organisation_that_is_real_row organisation;

	return !account_that_is_real(w, &account) && !organisation_that_is_real(w, &organisation) &&
	       !work_failed(w);
}

bool demonstration_is_on(struct work *w)
{
	struct demonstration_flag_row flag;

	return demonstration_flag(w, &flag);
}

static bool organisation_is_invented(struct work *w, struct organisation_id id)
{
	struct organisation_is_demonstration_row row;

	return organisation_is_demonstration(w, id, &row) && row.is_demonstration;
}

bool demonstration_begin(
	struct work *w, const struct organisation_id body[DEMONSTRATION_BODY_COUNT])
{
	if (!demonstration_is_possible(w))
		return false;
	for (size_t i = 0; i < DEMONSTRATION_BODY_COUNT; i++)
		if (!organisation_is_invented(w, body[i]))
			return false;
	demonstration_flag_insert(w, work_now(w));
	for (size_t i = 0; i < array_size(people); i++) {
		struct account_id_by_login_row known;
		struct account_id id = { id_random() };

		if (account_id_by_login(w, people[i].login, &known))
			continue;
		account_insert(w, &(struct account_insert_values){
					  .id = id,
					  .organisation_id = body[people[i].body],
					  .name = people[i].name,
					  .login = people[i].login,
					  .is_demonstration = true,
					  .language = people[i].language,
					  .created_at = work_now(w),
				  });
		account_role_insert(w, id, role_name(people[i].role), work_now(w));
		reach_of_account(w, id);
	}
	return true;
}

struct account_id demonstration_account(struct work *w, enum role role)
{
	struct demonstration_account_with_role_row row = { 0 };

	if (!demonstration_is_on(w) || !demonstration_is_possible(w))
		return (struct account_id){ 0 };
	demonstration_account_with_role(w, role_name(role), &row);
	return row.id;
}
