/* SPDX-License-Identifier: MIT */
/*
 * Demonstration: one click a role, on a database where everything is invented.
 */
#include "auth/demonstration.h"

#include "auth/auth_queries.h"
#include "auth/reach.h"
#include "db/db.h"

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

const char *demonstration_word(const struct demonstration_person *person)
{
	return person->word != NULL ? person->word : role_name(person->role);
}

static const char *login_of(struct arena *a, const char *word)
{
	return arena_format(a, "demo.%s", word);
}

static void add_person(
	struct work *w, const struct demonstration_person *person, struct organisation_id body)
{
	const char *login = login_of(work_arena(w), demonstration_word(person));
	struct account_id_by_login_row known;
	struct account_id id = { id_random() };

	if (account_id_by_login(w, login, &known))
		return;
	account_insert(w, &(struct account_insert_values){
				  .id = id,
				  .organisation_id = body,
				  .name = person->name,
				  .login = login,
				  .is_demonstration = true,
				  .language = person->language == WELSH ? "cy" : "en",
				  .created_at = work_now(w),
			  });
	account_role_insert(w, id, role_name(person->role), work_now(w));
	reach_of_account(w, id);
}

bool demonstration_begin(struct work *w, const struct demonstration_person *people,
	const struct organisation_id body[DEMONSTRATION_BODY_COUNT])
{
	if (!demonstration_is_possible(w))
		return false;
	for (const struct demonstration_person *each = people; each->role != ROLE_NONE; each++)
		if (!organisation_is_invented(w, body[each->body]))
			return false;
	demonstration_flag_insert(w, work_now(w));
	for (const struct demonstration_person *each = people; each->role != ROLE_NONE; each++)
		add_person(w, each, body[each->body]);
	return true;
}

struct account_id demonstration_account(struct work *w, const char *word)
{
	struct demonstration_account_by_login_row row = { 0 };

	if (demonstration_is_on(w) && demonstration_is_possible(w))
		demonstration_account_by_login(w, login_of(work_arena(w), word), &row);
	return row.id;
}
