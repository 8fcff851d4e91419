/* SPDX-License-Identifier: MIT */
/*
 * One register: the whole room on one page, to be noted and saved as often as one likes; to be
 * signed; and on paper, with the same row codes and the same figures.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/page_kit.h"
#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"

/* ---- rows ---- */

static const char *result_words(struct request *rq, const struct register_line *line)
{
	if (line->result == ATTENDANCE_NONE)
		return "";

	const char *result = tr(rq->language, attendances[line->result].label);

	if (line->late_minutes == 0)
		return result;
	return tr_fill_n(rq->arena, rq->language, "{result}, {count} minute late",
		"{result}, {count} minutes late", line->late_minutes, "result", result, NULL);
}

static const char *noted_words(struct request *rq, const struct register_line *line)
{
	if (line->number == 0)
		return "";
	return tr_fill(rq->arena, rq->language, "{name}, {when}", "name",
		account_name(rq->work, line->by), "when",
		instant_words(rq->arena, rq->language, line->at), NULL);
}

static const char *input_name(struct request *rq, const struct register_row *row, const char *part)
{
	return arena_format(rq->arena, "row-%" PRId64 "-%s", row->place.v, part);
}

/* The form came back, and left blank what was noted since it was made: that stands. */
static bool was_left_as_noted(struct request *rq, const struct register_row *row)
{
	return rq->method == POST && form_raw(rq, input_name(rq, row, "came"))[0] == '\0' &&
	       form_raw(rq, input_name(rq, row, "late"))[0] == '\0' &&
	       row->line.number > form_number(rq, "seen");
}

static void fill_fields(struct request *rq, const struct register_row *row, struct sheet_row *view)
{
	struct entry stands = entry_of(row->line.result, row->line.late_minutes);
	const char *came = tr_fill(
		rq->arena, rq->language, "{name}: did they come?", "name", view->name, NULL);
	const char *late =
		tr_fill(rq->arena, rq->language, "{name}: minutes late", "name", view->name, NULL);

	view->came = came_field(rq, input_name(rq, row, "came"), came, stands);
	view->late = late_field(rq, input_name(rq, row, "late"), late, stands);
	if (was_left_as_noted(rq, row)) {
		view->came.value = presences[stands.presence].name;
		view->late.value = minutes_words(rq, stands);
	}
}

static const struct sheet_row *rows_of(
	struct request *rq, const struct register_sheet *s, bool is_open)
{
	bool is_closed = s->state.closed_at.ms != 0;
	struct sheet_row *views = arena_many(rq->arena, struct sheet_row, s->rows.n + 1);

	for (size_t i = 0; i < s->rows.n; i++) {
		const struct register_row *row = &s->rows.at[i];

		views[i] = (struct sheet_row){
			.code = row->code,
			.name = row_name(rq, row),
			.speaks_welsh = row->speaks_welsh,
			.result = result_words(rq, &row->line),
			.noted = noted_words(rq, &row->line),
		};
		if (is_open && row->is_expected)
			fill_fields(rq, row, &views[i]);
		if (is_closed && s->may_correct)
			views[i].correct = url_correct(rq->arena, s, row->place);
	}
	return views;
}

/* ---- signatures ---- */

static const char *leader_name(
	const struct facilitators *all, const struct register_sheet *s, int i)
{
	list_each (const struct facilitator *, each, all)
		if (each->id.v == s->cohort.workshop[s->letter].leader[i].v)
			return each->name;
	return "";
}

static const char *signature_words(struct request *rq, const struct register_sheet *s,
	struct facilitator_id id, const char *name)
{
	list_each (const struct signature *, each, &s->state.signatures) {
		if (each->facilitator.v != id.v)
			continue;
		if (s->state.closed_at.ms != 0 || signature_stands(&s->state, each))
			return tr_fill(rq->arena, rq->language, "{name} signed it on {date}",
				"name", name, "date",
				instant_words(rq->arena, rq->language, each->signed_at), NULL);
		return tr_fill(rq->arena, rq->language,
			"{name} signed it, and something was noted since: it has to be signed "
			"again",
			"name", name, NULL);
	}
	if (register_was_brought(s))
		return tr_fill(rq->arena, rq->language, "{name} led it", "name", name, NULL);
	return tr_fill(rq->arena, rq->language, "{name} has not signed it yet", "name", name, NULL);
}

/* Who was to lead it, and what to do if one of the two is not there. */
static void fill_leaders(
	struct request *rq, const struct register_sheet *s, struct sheet_view *view)
{
	struct leader_changes all = cohort_leader_changes(rq->work, s->cohort.id, s->letter);
	const char **words = arena_many(rq->arena, const char *, all.n + 1);

	list_each (const struct leader_change *, each, &all)
		words[view->leader_change_count++] = tr_fill(rq->arena, rq->language,
			"Was to be led by {names}, until {name} changed that on {date}", "names",
			list_words(rq->arena, rq->language, each->name, LEADERS), "name",
			account_name(rq->work, each->by), "date",
			instant_words(rq->arena, rq->language, each->at), NULL);
	view->leader_changes = words;
	if (lead_refusal(&s->state) != NULL)
		return;
	if (may_change_leaders(rq, s))
		view->lead = url_register(rq->arena, s, "/lead");
	else
		view->if_absent = tr(rq->language,
			"If one of the two is not there, ask the coordinator to change who leads: "
			"whoever stands in signs.");
}

static void fill_signatures(
	struct request *rq, const struct register_sheet *s, struct sheet_view *view)
{
	struct facilitators all = cohort_leaders(rq->work, &s->cohort);
	const char *no = sign_refusal(&s->state, s->self, rq->now);

	for (int i = 0; i < LEADERS; i++)
		view->signatures[i] = signature_words(
			rq, s, s->cohort.workshop[s->letter].leader[i], leader_name(&all, s, i));
	fill_leaders(rq, s, view);
	if (s->self.v == 0 || s->state.closed_at.ms != 0)
		return;
	if (no == NULL)
		view->sign = url_register(rq->arena, s, "/sign");
	else
		view->sign_says = tr(rq->language, no);
}

/* ---- corrections ---- */

/* The line in whose place a correction stands. */
static const char *words_before(
	struct request *rq, const struct register_sheet *s, const struct register_line *correction)
{
	list_each (const struct register_line *, each, &s->lines)
		if (each->number == correction->corrects && each->result != ATTENDANCE_NONE)
			return result_words(rq, each);
	return tr(rq->language, "Nothing is recorded");
}

static void fill_corrections(
	struct request *rq, const struct register_sheet *s, struct sheet_view *view)
{
	struct timeline_item *items = arena_many(rq->arena, struct timeline_item, s->lines.n + 1);
	size_t n = 0;

	list_each (const struct register_line *, line, &s->lines)
		list_each (const struct register_row *, row, &s->rows)
			if (line->because != NULL && row->place.v == line->place.v)
				items[n++] = (struct timeline_item){
					.title = tr_fill(rq->arena, rq->language,
						"Row {code}. Before: {before}. Now: {result}.",
						"code", row->code, "before",
						words_before(rq, s, line), "result",
						result_words(rq, line), NULL),
					.by = account_name(rq->work, line->by),
					.on = instant_day(line->at),
					.description = SHOWN(line->because),
				};
	view->corrections = items;
	view->correction_count = n;
}

/* ---- the page ---- */

static const char *state_words(struct request *rq, const struct register_sheet *s)
{
	if (register_was_brought(s))
		return tr_fill(rq->arena, rq->language,
			"Imported on {date} from a register that was kept on paper. The results "
			"are "
			"with the referrals.",
			"date", instant_words(rq->arena, rq->language, s->state.closed_at), NULL);
	if (s->state.closed_at.ms != 0)
		return tr_fill(rq->arena, rq->language,
			"Signed by both on {date}. The results are with the referrals.", "date",
			instant_words(rq->arena, rq->language, s->state.closed_at), NULL);
	if (s->state.signatures.n > 0)
		return tr(rq->language, "Signed by one of two. Nothing has been passed on yet.");
	return tr(rq->language, "Not signed yet. Nothing has been passed on.");
}

static const char *room_words(struct request *rq, const struct register_sheet *s)
{
	if (s->rows.n == 0)
		return tr(rq->language, "Nobody is in this register.");
	return tr_fill_n(rq->arena, rq->language, "{count} person in the register",
		"{count} people in the register", (int64_t)s->rows.n, NULL);
}

/* `is_form`: as far as the reader may note in it, with fields. */
static struct sheet_view view_of(struct request *rq, const struct register_sheet *s, bool is_form)
{
	const char *no = note_refusal(&s->state, instant_day(rq->now));
	bool is_open = is_form && s->may_note && no == NULL;
	struct register_sheet other = { .cohort = s->cohort,
		.letter = s->letter == WORKSHOP_A ? WORKSHOP_B : WORKSHOP_A };
	struct sheet_view view = {
		.back = url_cohort(rq->arena, s->cohort.id),
		.name = cohort_words(rq, &s->cohort),
		.title = sheet_title(rq, s->letter),
		.says = state_words(rq, s),
		.why_not = no != NULL && s->state.closed_at.ms == 0 ? tr(rq->language, no) : NULL,
		.grace = grace_words(rq, s->grace_minutes),
		.room = room_words(rq, s),
		.problems = &rq->problems,
		.seen = arena_format(rq->arena, "%" PRId64, s->state.lines),
		.rows = rows_of(rq, s, is_open),
		.row_count = s->rows.n,
		.print = url_register(rq->arena, s, "/print"),
		.ring = url_ring_list(rq->arena, s->cohort.id),
		.other = url_register(rq->arena, &other, ""),
		.other_text = sheet_title(rq, other.letter),
	};

	if (is_open)
		view.form = guarded_form(rq, url_register(rq->arena, s, ""));
	fill_signatures(rq, s, &view);
	fill_corrections(rq, s, &view);
	page_shows(rq, "cohort", s->cohort.id.v);
	page_shows_names(rq, &s->rows);
	return view;
}

static const char *done_words(struct request *rq)
{
	const char *done = rq->method == GET ? form_choice(rq, "done") : "";

	switch (done[0]) {
	case 's':
		return done[1] == 'a' ? tr(rq->language, "The register is saved")
				      : tr(rq->language, "You have signed. The other name is "
							 "still to come.");
	case 'l': return tr(rq->language, "Who leads is changed");
	case 'c':
		return done[1] == 'l' ? tr(rq->language, "Both have signed. The results are with "
							 "the referrals.")
				      : tr(rq->language, "The register is corrected");
	default: return NULL;
	}
}

static enum status sheet_page(
	struct request *rq, const struct register_sheet *s, enum status status)
{
	struct sheet_view view = view_of(rq, s, true);
	struct html *out =
		page_open_with(rq, view.title, &(struct page_options){ .success = done_words(rq) });

	view_sheet(out, &view);
	return page_close(rq, status);
}

enum status sheet_show(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);

	return s == NULL ? page_not_found(rq) : sheet_page(rq, s, OK);
}

/* ---- noting ---- */

static struct register_entries typed_entries(struct request *rq, const struct register_sheet *s)
{
	struct register_entries all = { 0 };

	list_each (const struct register_row *, row, &s->rows) {
		const char *came = input_name(rq, row, "came");

		if (form_was_sent(rq, came))
			*list_add(rq->arena, &all) = (struct register_entry){ row->place,
				typed_entry(rq, came, input_name(rq, row, "late")) };
	}
	return all;
}

/* The problem stands beside the field, and in the summary with whose it is. */
static void name_problems(struct request *rq, const struct register_sheet *s)
{
	list_each (const struct register_row *, row, &s->rows) {
		problem_name(&rq->problems, input_name(rq, row, "came"), row_name(rq, row));
		problem_name(&rq->problems, input_name(rq, row, "late"), row_name(rq, row));
	}
}

enum status sheet_do(struct request *rq)
{
	struct register_sheet *s = page_register(rq);
	enum outcome_kind outcome = REFUSED;
	struct register_entries typed;

	if (s == NULL || !s->may_note)
		return page_not_found(rq);
	typed = typed_entries(rq, s);
	if (!form_has_problems(rq))
		outcome = register_note(
			rq->work, &rq->actor, s, form_number(rq, "seen"), &typed, &rq->problems);
	if (outcome == DONE && strcmp(form_choice(rq, "do"), "sign") == 0)
		return reply_redirect(rq, url_register(rq->arena, s, "/sign"));
	if (outcome == DONE)
		return reply_redirect(rq, url_register_done(rq->arena, s, "saved"));
	name_problems(rq, s);
	return sheet_page(rq, s, UNPROCESSABLE);
}

/* ---- signing ---- */

static enum status sign_page(struct request *rq, const struct register_sheet *s, enum status status)
{
	struct sheet_view view = view_of(rq, s, false);
	struct form_keys keys = page_form_keys(rq);

	view.back = url_register(rq->arena, s, "");
	view.title = s->letter == WORKSHOP_A ? tr(rq->language, "Sign the register of workshop A")
					     : tr(rq->language, "Sign the register of workshop B");
	view.form = (struct form){
		.action = url_register(rq->arena, s, "/sign"), .token = keys.token, .key = keys.once
	};
	view.is_second = would_close(&s->state, s->self);

	struct html *out = page_open(rq, view.title);

	view_sheet_sign(out, &view);
	return page_close(rq, status);
}

/* Why not stands on the register's own page. */
static bool may_sign(struct request *rq, const struct register_sheet *s)
{
	return s != NULL && sign_refusal(&s->state, s->self, rq->now) == NULL;
}

enum status sheet_sign_show(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);

	if (s == NULL)
		return page_not_found(rq);
	if (!may_sign(rq, s))
		return page_refused(rq, sign_refusal(&s->state, s->self, rq->now));
	return sign_page(rq, s, OK);
}

enum status sheet_sign_do(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);
	bool is_closed = false;

	if (s == NULL)
		return page_not_found(rq);
	if (!may_sign(rq, s))
		return page_refused(rq, sign_refusal(&s->state, s->self, rq->now));
	switch (register_sign(rq->work, &rq->actor, s->cohort.id, s->letter,
		form_number(rq, "seen"), &rq->problems, &is_closed)) {
	case DONE:
		return reply_redirect(
			rq, url_register_done(rq->arena, s, is_closed ? "closed" : "signed"));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Something was noted since you opened this page. Look at it again, "
			   "then sign."));
		return sign_page(rq, s, CONFLICTING);
	case REFUSED: break;
	}
	return sign_page(rq, s, UNPROCESSABLE);
}

/* ---- on paper ---- */

enum status sheet_print(struct request *rq)
{
	const struct register_sheet *s = page_register(rq);

	if (s == NULL)
		return page_not_found(rq);

	struct facilitators all = cohort_leaders(rq->work, &s->cohort);
	struct paper_view view = {
		.back = url_register(rq->arena, s, ""),
		.title = sheet_title(rq, s->letter),
		.name = cohort_words(rq, &s->cohort),
		.when = workshop_words(rq, &s->cohort.workshop[s->letter]),
		.where = s->cohort.venue_name != NULL
				 ? s->cohort.venue_name
				 : tr(rq->language, mode_label(s->cohort.mode)),
		.grace = grace_words(rq, s->grace_minutes),
		.rows = rows_of(rq, s, false),
		.row_count = s->rows.n,
		.leaders = { leader_name(&all, s, 0), leader_name(&all, s, 1) },
	};

	for (enum presence each = PRESENCE_CAME; each < PRESENCE_COUNT; each++)
		view.columns[each - 1] = presence_words(rq, each);
	page_shows(rq, "cohort", s->cohort.id.v);
	page_shows_names(rq, &s->rows);

	struct html *out = page_open(rq, tr(rq->language, "Printed register"));

	view_sheet_paper(out, &view);
	return page_close(rq, OK);
}
