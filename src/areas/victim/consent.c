/* SPDX-License-Identifier: MIT */
/*
 * What the person agreed to: kept, and read.
 */
#include "areas/victim/store.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit.h"
#include "db/db.h"

struct victim_consents victim_consents(struct work *w, struct victim_case_id id)
{
	struct victim_consent_rows_rows rows = victim_consent_rows(w, id);
	struct victim_consents all = { 0 };

	list_each (const struct victim_consent_rows_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct victim_consent){
			.to = (enum consent_to)word_named(consents_to, row->kind),
			.answer = (enum answer)word_named(consent_answers, row->answer),
			.on = row->given_on,
			.by = row->account_id,
		};
	return all;
}

struct victim_cases victim_unasked(struct work *w)
{
	struct victim_case_get_rows rows = victim_consent_missing(w);
	struct victim_cases all = { 0 };

	list_each (const struct victim_case_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = victim_case_of(row);
	return all;
}

void victim_keep_consents(struct work *w, const struct actor *by, struct victim_case_id id,
	size_t standing, const struct victim_consents *given)
{
	for (size_t i = 0; i < given->n; i++)
		victim_consent_insert(
			w, &(struct victim_consent_insert_values){
				   .case_id = id,
				   .version = (int64_t)(standing + i + 1),
				   .kind = consents_to[given->at[i].to].name,
				   .answer = consent_answers[given->at[i].answer].name,
				   .given_on = given->at[i].on,
				   .recorded_at = work_now(w),
				   .account_id = by->account,
			   });
}

enum outcome_kind victim_consent(struct work *w, const struct actor *by, struct victim_case_id id,
	const struct victim_consents *given, struct date on, struct problems *problems)
{
	struct victim_consents said = { 0 };

	if (!victim_may(w, by, VICTIM_ALTER, id))
		return ABSENT;

	struct victim_consents stand = victim_consents(w, id);

	list_each (const struct victim_consent *, each, given)
		*list_add(work_arena(w), &said) =
			(struct victim_consent){ each->to, each->answer, on, by->account };
	consents_check(work_arena(w), &stand, &said, on, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	victim_keep_consents(w, by, id, stand.n, &said);
	victim_follow(w, id);
	audit_note_act(w, by, VICTIM_ALTER, "victim-consent", "victim-case", id.v);
	return DONE;
}
