/* SPDX-License-Identifier: MIT */
/*
 * Who authorised a scheme, and for how long: without it nobody new is checked or referred.
 */
#include "areas/scheme/scheme.h"
#include "areas/scheme/scheme_queries.h"
#include "audit/audit.h"
#include "db/db.h"

const char scheme_not_authorised[] =
	N_("This scheme is not authorised today, so it takes nobody new. Ask the commissioner’s "
	   "office.");

struct authorisations scheme_authorisations(struct work *w, struct scheme_id id)
{
	struct scheme_authorisation_list_rows rows = scheme_authorisation_list(w, id);
	struct authorisations all = { 0 };

	list_each (const struct scheme_authorisation_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct authorisation){
			.number = row->number,
			.body = { [ENGLISH] = row->body_en, [WELSH] = row->body_cy },
			.from = row->from_on,
			.to = row->to_on,
			.evidence = { [ENGLISH] = row->evidence_en, [WELSH] = row->evidence_cy },
			.is_taken_back = row->taken_back_by.v != 0,
		};
	return all;
}

bool scheme_is_authorised(struct work *w, struct scheme_id id, struct date day)
{
	struct authorisations all = scheme_authorisations(w, id);

	return is_authorised_on(&all, day);
}

enum outcome_kind scheme_authorise(struct work *w, const struct actor *by, struct scheme_id id,
	const struct authorisation *authorisation, struct problems *problems)
{
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s))
		return ABSENT;
	authorisation_check(work_arena(w), authorisation, problems);
	if (problems->n > 0)
		return REFUSED;

	struct authorisations all = scheme_authorisations(w, id);

	scheme_authorisation_insert(w, &(struct scheme_authorisation_insert_values){
					       .scheme_id = id,
					       .number = all.n == 0 ? 1 : all.at[0].number + 1,
					       .body_en = authorisation->body[ENGLISH],
					       .body_cy = authorisation->body[WELSH],
					       .from_on = authorisation->from,
					       .to_on = authorisation->to,
					       .evidence_en = authorisation->evidence[ENGLISH],
					       .evidence_cy = authorisation->evidence[WELSH],
					       .by = by->account,
					       .now = work_now(w),
				       });
	audit_note_act(w, by, SCHEME_ALTER, "scheme-authorise", "scheme", id.v);
	return DONE;
}

enum outcome_kind scheme_take_back_authorisation(
	struct work *w, const struct actor *by, struct scheme_id id, int64_t number)
{
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s) ||
		scheme_authorisation_take_back(w, &(struct scheme_authorisation_take_back_values){
							  .scheme = id,
							  .number = number,
							  .by = by->account,
							  .now = work_now(w),
						  }) == 0)
		return ABSENT;
	audit_note_act(w, by, SCHEME_ALTER, "scheme-unauthorise", "scheme", id.v);
	return DONE;
}
