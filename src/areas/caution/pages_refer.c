/* SPDX-License-Identifier: MIT */
/*
 * From a held place on: for whom it is, found by name or added.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"

enum { FOUND_MOST = 20 };

static struct url url_refer(struct request *rq, const struct place *p)
{
	return url_of(rq->arena, "/holds/%lld/refer", (long long)p->id.v);
}

static struct url url_refer_new(struct request *rq, const struct place *p)
{
	return url_of(rq->arena, "/holds/%lld/refer/new", (long long)p->id.v);
}

/* The form of a caution for that person, with the place. */
static struct url url_propose(struct request *rq, struct person_id person, const struct place *p)
{
	return url_of(rq->arena, "/people/%lld/caution?place=%lld", (long long)person.v,
		(long long)p->id.v);
}

/* What the place says of whoever it is for. */
static struct person_facts facts_of_place(const struct place *p, const struct cohort *c)
{
	struct person_facts facts = person_unsaid;

	facts.sex = c->type == COHORT_FI || c->type == COHORT_FN ? SEX_FEMALE : SEX_MALE;
	facts.language = p->language == WELSH ? SPOKEN_WELSH : SPOKEN_ENGLISH;
	facts.county = c->county;
	return facts;
}

static const char *why_not_free(const struct request *rq, const struct place *p)
{
	if (!place_stands(rq, p))
		return N_("This place is not held any more");
	return place_state(p, rq->now) == PLACE_KEPT ? N_("A caution has this place already")
						     : N_("A referral has this place already");
}

/* A caution that goes on was proposed with it. */
static bool is_promised(struct request *rq, const struct place *p, struct caution_id *id)
{
	struct kept_caution c;

	return caution_of_place(rq->work, &rq->actor, p->id, id) &&
	       caution_load(rq->work, &rq->actor, *id, &c) && !caution_is_over(c.facts.state);
}

/* The hold of the address while it is for nobody yet; false with the answer in *no. */
static bool page_free_hold(struct request *rq, struct place *p, struct cohort *c, enum status *no)
{
	struct caution_id other;

	if (!page_hold(rq, p, c)) {
		*no = page_not_found(rq);
		return false;
	}
	if (place_state(p, rq->now) != PLACE_HELD || p->is_cancelled) {
		*no = page_refused(rq, why_not_free(rq, p));
		return false;
	}
	if (!is_promised(rq, p, &other))
		return true;
	*no = page_place_refused(rq, caution_place_is_anothers, other);
	return false;
}

/* ---- found by name ---- */

static void fill_found(struct request *rq, const struct place *p, struct refer_view *view)
{
	struct person_filter filter = { .search = form_text(rq, "search") };
	struct person_lines lines = person_list(rq->work, &rq->actor, &filter, FOUND_MOST);
	size_t n = lines.n < FOUND_MOST ? lines.n : FOUND_MOST;
	struct person_row *rows = arena_many(rq->arena, struct person_row, n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		const struct person_line *line = &lines.at[i];

		ids[i] = line->id.v;
		rows[i] = (struct person_row){
			.reference = { .text = code_words(rq->arena, line->reference),
				.url = url_propose(rq, line->id, p) },
			.name = mask_name(rq->arena, line->given_names, line->family_name),
			.county = county_words(rq, line->county),
			.language = spoken_words(rq, line->language),
		};
	}
	page_lists(rq, "person", ids, n);
	view->rows = rows;
	view->row_count = n;
	if (n == 0 && lines.is_cut)
		view->says = person_too_many_words(rq);
	else if (n == 0)
		view->says = tr(rq->language, "Nobody was found. Add the person.");
	else if (lines.is_cut || lines.n > n)
		view->says = tr(rq->language,
			"Choose the person by the reference. If they are not among "
			"these, type more of the name.");
	else
		view->says = tr(rq->language, "Choose the person by the reference, or add them.");
}

/* The form of somebody new with what is known already: what was looked for is the name. */
static void fill_add(
	struct request *rq, const struct place *p, const struct cohort *c, struct refer_view *view)
{
	struct person_facts facts = facts_of_place(p, c);
	const char *name = rq->method == POST ? form_text(rq, "search") : "";
	const char *last = strrchr(name, ' ');

	view->add = (struct form){
		.action = url_of(rq->arena, "/holds/%lld/refer/add", (long long)p->id.v),
		.token = page_form_keys(rq).token,
	};
	view->given_names =
		last == NULL ? name : arena_text_n(rq->arena, name, (size_t)(last - name));
	view->family_name = last == NULL ? "" : last + 1;
	view->sex = sex_name(facts.sex);
	view->language = spoken_name(facts.language);
	view->county = county_code(facts.county);
}

static enum status refer_page(struct request *rq)
{
	struct form_keys keys = page_form_keys(rq);
	struct place p;
	struct cohort c;
	enum status no;

	if (!page_free_hold(rq, &p, &c, &no))
		return no;

	struct refer_view view = {
		.back = url_hold(rq->arena, p.id),
		.code = code_words(rq->arena, p.code),
		.find = { .action = url_refer(rq, &p), .token = keys.token },
		.search = { .name = "search",
			.label = tr(rq->language, "Name or reference"),
			.label_size = "s",
			.hint = tr(rq->language,
				"How the name begins. Somebody may be on the programme already"),
			.width = "20",
			.value = rq->method == POST ? form_raw(rq, "search") : "",
			.autocomplete = "off",
			.problems = &rq->problems },
	};

	fill_add(rq, &p, &c, &view);

	page_shows(rq, "place", p.id.v);
	if (rq->method == POST)
		fill_found(rq, &p, &view);

	struct html *out = page_open(rq, tr(rq->language, "Who accepted the caution?"));

	view_refer(out, &view);
	return page_close(rq, OK);
}

enum status refer_show(struct request *rq)
{
	return refer_page(rq);
}

enum status refer_find(struct request *rq)
{
	return refer_page(rq);
}

/* ---- added ---- */

static enum status add_page(
	struct request *rq, const struct place *p, const struct cohort *c, enum status status)
{
	struct person_control_view *all =
		arena_many(rq->arena, struct person_control_view, PERSON_CONTROLS_MOST);
	struct person_facts facts = facts_of_place(p, c);
	struct person_form_view view = {
		.title = tr(rq->language, "Add a person"),
		.back = url_refer(rq, p),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_refer_new(rq, p)),
		.controls = all,
	};

	person_fill_controls(rq, &facts, all, &view.n);

	struct html *out = page_open(rq, view.title);

	view_person_form(out, &view);
	return page_close(rq, status);
}

enum status refer_add_show(struct request *rq)
{
	struct place p;
	struct cohort c;
	enum status no;

	return page_free_hold(rq, &p, &c, &no) ? add_page(rq, &p, &c, OK) : no;
}

/* From whom nobody was found, or not the right one: the form as it was begun there. */
enum status refer_add_begin(struct request *rq)
{
	return refer_add_show(rq);
}

enum status refer_add_do(struct request *rq)
{
	struct circle_id circle = { 0 };
	struct person_id id = { 0 };
	struct place p;
	struct cohort c;
	enum status no;

	if (!page_free_hold(rq, &p, &c, &no))
		return no;

	struct person_new person = { .scheme = p.scheme,
		.force = rq->actor.organisation,
		.facts = person_typed(rq),
		.is_another = form_flag(rq, "another") };

	if (sex_fits(person.facts.sex, p.type) == SEX_DOES_NOT_FIT) {
		form_problem(rq, "sex", sex_does_not_fit);
		return add_page(rq, &p, &c, UNPROCESSABLE);
	}
	scheme_circle(rq->work, p.scheme, rq->actor.organisation, PART_FORCE, &circle);
	switch (person_add(rq->work, &rq->actor, circle, &person, &rq->problems, &id)) {
	case DONE: return reply_redirect(rq, url_propose(rq, id, &p));
	case REFUSED: page_shows_twin(rq, id); return add_page(rq, &p, &c, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
