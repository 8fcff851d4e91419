/* SPDX-License-Identifier: MIT */
/*
 * What a force asks of its cautions, as it is kept.
 */
#include "areas/caution/caution.h"
#include "areas/caution/caution_queries.h"
#include "areas/caution/store.h"
#include "areas/scheme/scheme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "db/db.h"

struct force_terms_list force_terms_fetch(struct work *w, struct organisation_id force)
{
	struct force_terms_list_rows rows = force_terms_list(w, force);
	struct force_terms_list all = { 0 };

	list_each (const struct force_terms_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct force_terms){
			.version = row->version,
			.from = row->from_on,
			.authoriser_least = word_named(ranks, row->authoriser_least),
			.dispensed_from = row->dispensed_from,
			.set_by = row->set_by,
			.set_at = row->set_at,
		};
	return all;
}

bool force_terms_for(
	struct work *w, const struct actor *by, enum right right, struct force_terms_list *all)
{
	if (!policy_allows_kept_by(by, right, by->organisation) ||
		!scheme_has_party(w, by->organisation, PART_FORCE))
		return false;
	*all = force_terms_fetch(w, by->organisation);
	return true;
}

enum outcome_kind force_terms_set(struct work *w, const struct actor *by,
	const struct force_terms *next, struct problems *problems)
{
	struct force_terms_list all;

	if (!force_terms_for(w, by, FORCE_ALTER, &all))
		return ABSENT;
	force_terms_check(work_arena(w), next, &all, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	if (next->version != (all.n == 0 ? 0 : all.at[0].version))
		return CHANGED_MEANWHILE;
	force_terms_insert(w, &(struct force_terms_insert_values){
				      .organisation_id = by->organisation,
				      .version = next->version + 1,
				      .from_on = next->from,
				      .authoriser_least = ranks[next->authoriser_least].name,
				      .dispensed_from = next->dispensed_from,
				      .by = by->account,
				      .now = work_now(w),
			      });
	audit_note_act(w, by, FORCE_ALTER, "force-alter", "organisation", by->organisation.v);
	return DONE;
}
