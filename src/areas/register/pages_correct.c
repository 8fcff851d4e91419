/* SPDX-License-Identifier: MIT */
/*
 * Correcting one row of a signed register, with a reason.
 */
#include <inttypes.h>

#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"

static const struct register_row *page_row(struct request *rq, const struct register_sheet *s)
{
	struct place_id place = { path_id(rq, "place") };

	if (s == NULL || !s->may_correct)
		return NULL;
	list_each (const struct register_row *, each, &s->rows)
		if (each->place.v == place.v)
			return each;
	return NULL;
}

static enum status correct_page(struct request *rq, const struct register_sheet *s,
	const struct register_row *row, enum status status)
{
	enum language l = rq->language;
	struct entry stands = entry_of(row->line.result, row->line.late_minutes);
	struct correct_view view = {
		.back = url_register(rq->arena, s, ""),
		.caption = tr_fill(rq->arena, l, "{register}, row {code}", "register",
			sheet_title(rq, s->letter), "code", row->code, NULL),
		.name = row_name(rq, row),
		.stands = row->line.result == ATTENDANCE_NONE
				  ? tr(l, "Nothing is recorded")
				  : tr(l, attendances[row->line.result].label),
		.grace = grace_words(rq, s->grace_minutes),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_correct(rq->arena, s, row->place)),
		.seen = arena_format(rq->arena, "%" PRId64, row->line.number),
		.came = came_field(rq, "came", tr(l, "What is right"), stands),
		.late = late_field(rq, "late", tr(l, "Minutes late"), stands),
		.because = field_of(rq, "because", tr(l, "Why it is corrected"), ""),
	};

	view.because.hint =
		tr(l, "How the mistake came about. Nothing of what was said in the room.");
	view.because.rows = 3;
	page_shows(rq, "person-name", row->referral.person.v);

	struct html *out = page_open(rq, tr(l, "Correct a register"));

	view_sheet_correct(out, &view);
	return page_close(rq, status);
}

enum status sheet_correct_show(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);
	const struct register_row *row = page_row(rq, s);

	return row == NULL ? page_not_found(rq) : correct_page(rq, s, row, OK);
}

enum status sheet_correct_do(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);
	const struct register_row *row = page_row(rq, s);
	enum outcome_kind outcome = REFUSED;

	if (row == NULL)
		return page_not_found(rq);

	struct register_entry entry = { row->place, typed_entry(rq, "came", "late") };

	if (!form_has_problems(rq))
		outcome = register_correct(rq->work, &rq->actor, s->cohort.id, s->letter,
			form_number(rq, "seen"), &entry, form_text(rq, "because"), &rq->problems);
	switch (outcome) {
	case DONE: return reply_redirect(rq, url_register_done(rq->arena, s, "corrected"));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else corrected this meanwhile. Look at it as it stands now, "
			   "then decide."));
		return correct_page(rq, s, row, CONFLICTING);
	case REFUSED: break;
	}
	return correct_page(rq, s, row, UNPROCESSABLE);
}
