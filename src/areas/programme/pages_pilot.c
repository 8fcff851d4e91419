/* SPDX-License-Identifier: MIT */
/*
 * A programme that is a pilot: its questions and the day by which it is decided what follows; later what was
 * found, and what did follow.
 */
#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/programme/page_kit.h"
#include "areas/programme/programme_views.h"
#include "base/err.h"

enum { DECISIONS_MOST = 200, QUESTION_ROWS = 2, ANSWER_ROWS = 4, REPORT_ROWS = 10 };

static struct url url_pilot(struct arena *a, struct programme_id id)
{
	return url_programme_page(a, id, "pilot");
}

/* "/programmes/17/pilot/write" */
static struct url url_pilot_page(struct arena *a, struct programme_id id, const char *page)
{
	return url_of(a, "/programmes/%lld/pilot/%s", (long long)id.v, page);
}

static struct bilingual in_both(const char *const text[LANGUAGE_COUNT])
{
	return (struct bilingual){ text[ENGLISH], text[WELSH] };
}

static bool is_said(const char *const text[LANGUAGE_COUNT])
{
	return text[ENGLISH][0] != '\0' || text[WELSH][0] != '\0';
}

/* ---- in words ---- */

const char *pilot_words(struct request *rq, const struct pilot *p)
{
	const char *day = date_words(rq->arena, rq->language, p->decide_by);

	switch (pilot_standing(p, rq->today)) {
	case PILOT_DECIDED: return tr(rq->language, pilot_outcomes[p->outcome].label);
	case PILOT_AHEAD:
		return tr_fill(rq->arena, rq->language,
			"What follows the pilot is to be decided by {date}", "date", day, NULL);
	case PILOT_DUE:
		return tr_fill(rq->arena, rq->language,
			"What follows the pilot is to be decided by {date}: {left}", "date", day,
			"left", days_left_words(rq, p->decide_by), NULL);
	case PILOT_LATE:
		return tr_fill(rq->arena, rq->language,
			"What follows the pilot was to be decided by {date}, and it is not said "
			"yet",
			"date", day, NULL);
	}
	unreachable("pilot standing");
}

struct link pilot_warning(struct request *rq, struct programme_id id)
{
	enum pilot_standing standing;
	struct pilot p;

	if (!programme_pilot(rq->work, id, &p))
		return (struct link){ 0 };
	standing = pilot_standing(&p, rq->today);
	if (standing != PILOT_DUE && standing != PILOT_LATE)
		return (struct link){ 0 };
	return (struct link){ .text = pilot_words(rq, &p), .url = url_pilot(rq->arena, id) };
}

struct link pilot_link(struct request *rq, const struct programme *programme)
{
	struct programme same;
	struct pilot p;

	if (programme_pilot(rq->work, programme->id, &p))
		return (struct link){
			.text = tr_fill(rq->arena, rq->language, "It is a pilot. {standing}.",
				"standing", pilot_words(rq, &p), NULL),
			.url = url_pilot(rq->arena, programme->id),
		};
	if (!page_programme(rq, PROGRAMME_ALTER, &same))
		return (struct link){ 0 };
	return (struct link){
		.text = tr(rq->language, "Say that it is a pilot"),
		.url = url_pilot_page(rq->arena, programme->id, "write"),
	};
}

/* ---- the page ---- */

static void fill_questions(struct request *rq, const struct pilot *p, struct pilot_view *view)
{
	struct pilot_question_row *rows =
		arena_many(rq->arena, struct pilot_question_row, p->questions.n);

	list_each (const struct pilot_question *, each, &p->questions)
		rows[view->question_count++] = (struct pilot_question_row){
			.asked = in_both(each->asked),
			.answer = in_both(each->answer),
			.is_answered = is_said(each->answer),
		};
	view->questions = rows;
}

static void fill_successor(struct request *rq, const struct pilot *p, struct pilot_view *view)
{
	struct decision d;

	if (p->successor.v != 0 && decision_load(rq->work, p->successor, &d))
		view->successor = decision_link(rq, &d, url_decision(rq->arena, d.id));
	if (p->outcome != PILOT_OPEN)
		view->decide_by = tr_fill(rq->arena, rq->language, "It was to be decided by {date}",
			"date", date_words(rq->arena, rq->language, p->decide_by), NULL);
	view->is_ended = p->outcome == PILOT_ENDED;
	view->because = in_both(p->because);
}

enum status programme_pilot_show(struct request *rq)
{
	struct programme programme, same;
	struct pilot p;

	if (!page_programme(rq, PROGRAMME_READ, &programme) ||
		!programme_pilot(rq->work, programme.id, &p))
		return page_not_found(rq);

	struct pilot_view view = {
		.back = url_programme(rq->arena, programme.id),
		.programme = programme_name(rq, &programme),
		.standing = pilot_words(rq, &p),
		.report = in_both(p.report),
		.is_reported = pilot_is_reported(&p),
		.may_alter = page_programme(rq, PROGRAMME_ALTER, &same),
		.write = url_pilot_page(rq->arena, programme.id, "write"),
		.write_report = url_pilot_page(rq->arena, programme.id, "report"),
	};

	fill_questions(rq, &p, &view);
	fill_successor(rq, &p, &view);

	struct html *out = page_open(rq, tr(rq->language, "Pilot"));

	view_pilot(out, &view);
	return page_close(rq, OK);
}

/* ---- the forms ---- */

/* The form being made or read: `pilot` as it stands, with what was typed in its place. */
struct writing {
	struct request *rq;
	struct programme programme;
	struct pilot pilot;
};

static const char *name_of(struct request *rq, const char *what, enum language language, size_t row)
{
	return arena_format(rq->arena, "%s-%s-%zu", what, language_code(language), row + 1);
}

/* For who may write it. */
static bool begin_writing(struct request *rq, struct writing *now)
{
	*now = (struct writing){ .rq = rq,
		.pilot = { .outcome = PILOT_OPEN, .report = { "", "" }, .because = { "", "" } } };
	if (!page_programme(rq, PROGRAMME_ALTER, &now->programme))
		return false;
	now->pilot.programme = now->programme.id;
	programme_pilot(rq->work, now->programme.id, &now->pilot);
	return true;
}

static struct form pilot_form(const struct writing *now, const char *page)
{
	struct form_keys keys = page_form_keys(now->rq);

	return (struct form){
		.action = url_pilot_page(now->rq->arena, now->programme.id, page),
		.token = keys.token,
		.key = keys.once,
		.is_guarded = true,
	};
}

static struct form_field text_field(const struct writing *now, const char *name, const char *label,
	enum language language, unsigned rows, const char *value)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.lang = language_code(language),
		.rows = rows,
		.value = value,
		.problems = &now->rq->problems,
	};
}

static const char *numbered(const struct writing *now, const char *message, size_t row)
{
	return tr_fill(now->rq->arena, now->rq->language, message, "number",
		arena_format(now->rq->arena, "%zu", row + 1), NULL);
}

/* What was saved, and what becomes of what could not be. */
static enum status save(struct writing *now, enum status (*again)(struct writing *, enum status))
{
	struct request *rq = now->rq;
	struct pilot theirs = { 0 };

	now->pilot.version = form_number(rq, "version");
	if (form_has_problems(rq))
		return again(now, UNPROCESSABLE);
	switch (programme_write_pilot(rq->work, &rq->actor, &now->pilot, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_pilot(rq->arena, now->programme.id));
	case REFUSED: return again(now, UNPROCESSABLE);
	case CHANGED_MEANWHILE:
		programme_pilot(rq->work, now->programme.id, &theirs);
		now->pilot.version = theirs.version;
		form_problem(rq, "",
			N_("Somebody else has written about this pilot meanwhile. What you typed "
			   "is still here. Save to put yours in the place of theirs."));
		return again(now, CONFLICTING);
	default: return page_not_found(rq);
	}
}

/* ---- its questions ---- */

static void fill_asked(const struct writing *now, struct pilot_write_view *view)
{
	struct request *rq = now->rq;
	struct form_field *fields =
		arena_many(rq->arena, struct form_field, PILOT_QUESTIONS_MOST * LANGUAGE_COUNT);

	for (size_t row = 0; row < PILOT_QUESTIONS_MOST; row++) {
		static const char *const labels[LANGUAGE_COUNT] = {
			[ENGLISH] = N_("Question {number}, in English"),
			[WELSH] = N_("Question {number}, in Welsh"),
		};

		for (int l = 0; l < LANGUAGE_COUNT; l++)
			fields[view->field_count++] = text_field(now,
				name_of(rq, "asked", (enum language)l, row),
				numbered(now, labels[l], row), (enum language)l, QUESTION_ROWS,
				row < now->pilot.questions.n ? now->pilot.questions.at[row].asked[l]
							     : "");
	}
	view->fields = fields;
}

static enum status write_page(struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	struct pilot_write_view view = {
		.back = now->pilot.version == 0 ? url_programme(rq->arena, now->programme.id)
						: url_pilot(rq->arena, now->programme.id),
		.programme = programme_name(rq, &now->programme),
		.problems = &rq->problems,
		.form = pilot_form(now, "write"),
		.version = arena_format(rq->arena, "%" PRId64, now->pilot.version),
		.decide_by = { .name = "decide-by",
			.label = tr(rq->language, "Day by which it is to be decided what follows"),
			.label_size = "s",
			.problems = &rq->problems },
	};

	page_date_parts(rq, &view.decide_by, now->pilot.decide_by);
	fill_asked(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "What the pilot is to find out"));

	view_pilot_write(out, &view);
	return page_close(rq, status);
}

enum status programme_pilot_write_show(struct request *rq)
{
	struct writing now;

	return begin_writing(rq, &now) ? write_page(&now, OK) : page_not_found(rq);
}

/* Those of which something was typed; each keeps the answer that stood in its place. */
static struct pilot_questions typed_questions(struct request *rq, const struct pilot *stands)
{
	struct pilot_questions all = { 0 };

	for (size_t row = 0; row < PILOT_QUESTIONS_MOST; row++) {
		struct pilot_question q = { .answer = { "", "" } };

		for (int l = 0; l < LANGUAGE_COUNT; l++) {
			q.asked[l] = form_text(rq, name_of(rq, "asked", (enum language)l, row));
			if (row < stands->questions.n)
				q.answer[l] = stands->questions.at[row].answer[l];
		}
		if (is_said(q.asked) || is_said(q.answer))
			*list_add(rq->arena, &all) = q;
	}
	return all;
}

enum status programme_pilot_write_do(struct request *rq)
{
	struct writing now;

	if (!begin_writing(rq, &now))
		return page_not_found(rq);
	now.pilot.questions = typed_questions(rq, &now.pilot);
	now.pilot.decide_by = form_date(rq, "decide-by");
	return save(&now, write_page);
}

/* ---- what was found, and what followed ---- */

static void fill_answers(const struct writing *now, struct pilot_report_view *view)
{
	static const char *const labels[LANGUAGE_COUNT] = {
		[ENGLISH] = N_("Answer to question {number}, in English"),
		[WELSH] = N_("Answer to question {number}, in Welsh"),
	};
	struct request *rq = now->rq;
	struct pilot_answer_fields *rows =
		arena_many(rq->arena, struct pilot_answer_fields, now->pilot.questions.n);

	for (size_t row = 0; row < now->pilot.questions.n; row++) {
		const struct pilot_question *q = &now->pilot.questions.at[row];

		rows[row].asked = in_both(q->asked);
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			rows[row].in[l] =
				text_field(now, name_of(rq, "answer", (enum language)l, row),
					numbered(now, labels[l], row), (enum language)l,
					ANSWER_ROWS, q->answer[l]);
	}
	view->answers = rows;
	view->answer_count = now->pilot.questions.n;
}

static void add_decisions(
	const struct writing *now, enum decision_state state, struct choice *choices, size_t *n)
{
	struct request *rq = now->rq;
	struct decision_lines lines = decision_lines(rq->work, &rq->actor,
		&(struct decision_filter){ .state = state }, DECISIONS_MOST - 1);

	list_each (const struct decision_line *, line, &lines) {
		struct decision d;

		if (line->id.v != now->programme.decision.v &&
			decision_load(rq->work, line->id, &d))
			choices[(*n)++] = (struct choice){
				.value = arena_format(rq->arena, "%" PRId64, line->id.v),
				.text = decision_link(rq, &d, URL_NONE).text,
			};
	}
}

static struct form_field successor_field(const struct writing *now)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, 2 * DECISIONS_MOST + 1);
	size_t n = 0;

	choices[n++] = (struct choice){ .value = "", .text = tr(rq->language, "No decision") };
	add_decisions(now, FROZEN, choices, &n);
	add_decisions(now, PUBLISHED, choices, &n);
	return (struct form_field){
		.name = "successor",
		.label = tr(rq->language, "The decision that was taken"),
		.choices = choices,
		.choice_count = n,
		.value = now->pilot.successor.v == 0
				 ? ""
				 : arena_format(rq->arena, "%" PRId64, now->pilot.successor.v),
		.problems = &rq->problems,
	};
}

static struct form_field outcome_field(const struct writing *now)
{
	struct request *rq = now->rq;
	struct choice *choices = arena_many(rq->arena, struct choice, PILOT_OUTCOME_COUNT);
	size_t n = 0;

	for (enum pilot_outcome each = PILOT_OPEN; each < PILOT_OUTCOME_COUNT; each++)
		choices[n++] = (struct choice){ .value = pilot_outcomes[each].name,
			.text = tr(rq->language, pilot_outcomes[each].label) };
	return (struct form_field){
		.name = "outcome",
		.label = tr(rq->language, "What followed"),
		.label_size = "m",
		.choices = choices,
		.choice_count = n,
		.value = now->pilot.outcome == PILOT_NONE ? ""
							  : pilot_outcomes[now->pilot.outcome].name,
		.problems = &rq->problems,
	};
}

static enum status report_page(struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	const struct pilot *p = &now->pilot;
	struct pilot_report_view view = {
		.back = url_pilot(rq->arena, now->programme.id),
		.programme = programme_name(rq, &now->programme),
		.problems = &rq->problems,
		.form = pilot_form(now, "report"),
		.version = arena_format(rq->arena, "%" PRId64, p->version),
		.report = {
			[ENGLISH] = text_field(now, "report-en",
				tr(rq->language, "The report, in English"), ENGLISH, REPORT_ROWS,
				p->report[ENGLISH]),
			[WELSH] = text_field(now, "report-cy",
				tr(rq->language, "The report, in Welsh"), WELSH, REPORT_ROWS,
				p->report[WELSH]),
		},
		.outcome = outcome_field(now),
		.successor = successor_field(now),
		.because = {
			[ENGLISH] = text_field(now, "because-en",
				tr(rq->language, "Why it is not continued, in English"), ENGLISH,
				ANSWER_ROWS, p->because[ENGLISH]),
			[WELSH] = text_field(now, "because-cy",
				tr(rq->language, "Why it is not continued, in Welsh"), WELSH,
				ANSWER_ROWS, p->because[WELSH]),
		},
	};

	fill_answers(now, &view);

	struct html *out =
		page_open(rq, tr(rq->language, "What the pilot found, and what followed"));

	view_pilot_report(out, &view);
	return page_close(rq, status);
}

/* There is something that can be answered. */
static bool begin_report(struct request *rq, struct writing *now)
{
	return begin_writing(rq, now) && now->pilot.version != 0;
}

enum status programme_pilot_report_show(struct request *rq)
{
	struct writing now;

	return begin_report(rq, &now) ? report_page(&now, OK) : page_not_found(rq);
}

enum status programme_pilot_report_do(struct request *rq)
{
	struct writing now;

	if (!begin_report(rq, &now))
		return page_not_found(rq);
	for (size_t row = 0; row < now.pilot.questions.n; row++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			now.pilot.questions.at[row].answer[l] =
				form_text(rq, name_of(rq, "answer", (enum language)l, row));
	now.pilot.report[ENGLISH] = form_text(rq, "report-en");
	now.pilot.report[WELSH] = form_text(rq, "report-cy");
	now.pilot.because[ENGLISH] = form_text(rq, "because-en");
	now.pilot.because[WELSH] = form_text(rq, "because-cy");
	now.pilot.outcome =
		(enum pilot_outcome)word_named(pilot_outcomes, form_choice(rq, "outcome"));
	now.pilot.successor = (struct decision_id){ form_id(rq, "successor") };
	return save(&now, report_page);
}
