/* SPDX-License-Identifier: MIT */
/*
 * What is kept of a pilot: each version whole, the newest stands.
 */
#include "areas/decision/service.h"
#include "areas/programme/programme.h"
#include "areas/programme/programme_queries.h"
#include "audit/audit.h"
#include "base/err.h"
#include "db/db.h"

static struct pilot pilot_of(struct programme_id id, const struct programme_pilot_newest_row *row)
{
	return (struct pilot){
		.programme = id,
		.version = row->version,
		.decide_by = row->decide_by,
		.report = { [ENGLISH] = row->report_en, [WELSH] = row->report_cy },
		.outcome = (enum pilot_outcome)word_named(pilot_outcomes, row->outcome),
		.successor = row->successor_id,
		.because = { [ENGLISH] = row->because_en, [WELSH] = row->because_cy },
		.written_by = row->written_by,
		.written_at = row->written_at,
	};
}

bool programme_pilot(struct work *w, struct programme_id id, struct pilot *p)
{
	struct programme_pilot_newest_row row;
	struct programme_questions_rows rows;

	if (!programme_pilot_newest(w, id, &row))
		return false;
	*p = pilot_of(id, &row);
	rows = programme_questions(w, id, row.version);
	list_each (const struct programme_questions_row *, each, &rows)
		*list_add(work_arena(w), &p->questions) = (struct pilot_question){
			.asked = { [ENGLISH] = each->asked_en, [WELSH] = each->asked_cy },
			.answer = { [ENGLISH] = each->answer_en, [WELSH] = each->answer_cy },
		};
	return true;
}

static void insert(struct work *w, const struct actor *by, const struct pilot *p, int64_t version)
{
	int64_t number = 1;

	programme_pilot_insert(w, &(struct programme_pilot_insert_values){
					  .programme_id = p->programme,
					  .version = version,
					  .decide_by = p->decide_by,
					  .report_en = p->report[ENGLISH],
					  .report_cy = p->report[WELSH],
					  .outcome = pilot_outcomes[p->outcome].name,
					  .successor_id = p->successor,
					  .because_en = p->because[ENGLISH],
					  .because_cy = p->because[WELSH],
					  .written_by = by->account,
					  .now = work_now(w),
				  });
	list_each (const struct pilot_question *, each, &p->questions)
		programme_question_insert(w, &(struct programme_question_insert_values){
						     .programme_id = p->programme,
						     .version = version,
						     .number = number++,
						     .asked_en = each->asked[ENGLISH],
						     .asked_cy = each->asked[WELSH],
						     .answer_en = each->answer[ENGLISH],
						     .answer_cy = each->answer[WELSH],
					     });
}

/* Another decision of the same office, which nobody can alter any more. */
static bool may_follow(struct work *w, const struct actor *by, const struct programme *p,
	struct decision_id successor)
{
	struct decision d;

	return successor.v != p->decision.v && decision_for(w, by, DECISION_READ, successor, &d) &&
	       d.keeper.v == p->organisation.v && (d.state == FROZEN || d.state == PUBLISHED);
}

enum outcome_kind programme_write_pilot(
	struct work *w, const struct actor *by, const struct pilot *p, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct programme programme;
	struct pilot before = { 0 };

	if (!programme_for(w, by, PROGRAMME_ALTER, p->programme, &programme))
		return ABSENT;
	programme_pilot(w, p->programme, &before);
	if (before.version != p->version)
		return CHANGED_MEANWHILE;
	pilot_check(a, p, problems);
	if (p->successor.v != 0 && !may_follow(w, by, &programme, p->successor))
		problem_add(a, problems, "successor",
			N_("Choose another decision of your office that is signed or attested"));
	if (before.version != 0 && pilot_is_reported(&before) && pilot_is_reported(p) &&
		!pilot_asks_the_same(&before, p))
		problem_add(a, problems, "",
			N_("The end report answers these questions, so they stay as they are"));
	if (problems->n > 0)
		return REFUSED;
	insert(w, by, p, before.version + 1);
	audit_note_act(w, by, PROGRAMME_ALTER, "programme-pilot", "programme", programme.id.v);
	return DONE;
}
