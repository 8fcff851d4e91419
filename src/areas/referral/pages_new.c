/* SPDX-License-Identifier: MIT */
/*
 * Referring somebody: what the caution and the held place say is carried on, and only the rest is
 * asked.
 *
 * Without a caution the person is found by their reference first.
 */
#include <string.h>

#include "areas/caution/caution.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"

enum { FACTS_MOST = 8 };

struct refer_now {
	struct person person;        // id 0: not found yet
	struct kept_caution caution; // id 0: none
	struct place place;          // id 0: none
	struct cohort cohort;        // of that place
	enum referral_act then;
};

bool may_refer(const struct actor *actor)
{
	return (actor->roles & referral_roles(DO_REFER, REFERRAL_DRAFT)) != 0;
}

/* ---- what is known ---- */

static bool is_held(const struct request *rq, const struct refer_now *now)
{
	return now->place.id.v != 0 && !now->place.is_cancelled &&
	       place_is_for(&now->place, now->caution.id, rq->now);
}

/* Triage comes first wherever a body does it. */
static enum referral_act first_act(struct request *rq, struct scheme_id scheme)
{
	struct parties all = scheme_party_list(rq->work, scheme);

	list_each (const struct party *, party, &all)
		if (party_is_in(party, PART_DIVERSION, rq->today))
			return DO_REFER;
	return DO_REFER_DIRECTLY;
}

/* False: there is no such caution or person for this reader. */
static bool load(struct request *rq, struct refer_now *now)
{
	struct caution_id caution = { form_id(rq, "caution") };
	struct person_id person = { form_id(rq, "person") };

	*now = (struct refer_now){ 0 };
	if (caution.v != 0) {
		if (!caution_load(rq->work, &rq->actor, caution, &now->caution))
			return false;
		person = now->caution.person;
		if (now->caution.place.v != 0 &&
			place_for(rq->work, &rq->actor, now->caution.place, &now->place))
			cohort_for(
				rq->work, &rq->actor, COHORT_READ, now->place.cohort, &now->cohort);
	}
	if (person.v == 0)
		return true;
	if (!person_may(rq->work, &rq->actor, REFERRAL_ACT, person) ||
		!person_load(rq->work, &rq->actor, person, &now->person))
		return false;
	now->then = first_act(rq, now->person.scheme);
	page_shows(rq, "person", person.v);
	if (now->caution.id.v != 0)
		page_shows(rq, "caution", now->caution.id.v);
	return true;
}

/* ---- what is carried on ---- */

static void add_fact(struct referral_form_view *view, struct summary_row *facts, const char *key,
	struct html_value value)
{
	assert(view->fact_count < FACTS_MOST);
	facts[view->fact_count++] = (struct summary_row){ .key = key, .value = value };
}

static const char *place_words(struct request *rq, const struct refer_now *now)
{
	const char *pair = pair_words(rq, now->place.on[WORKSHOP_A], now->place.on[WORKSHOP_B]);

	return is_held(rq, now)
		       ? tr_fill(rq->arena, rq->language, "{code}: {workshops}", "code",
				 code_words(rq->arena, now->place.code), "workshops", pair, NULL)
		       : tr_fill(rq->arena, rq->language,
				 "{code} is not held any more. The coordinator books another.",
				 "code", code_words(rq->arena, now->place.code), NULL);
}

static void fill_facts(
	struct request *rq, const struct refer_now *now, struct referral_form_view *view)
{
	struct summary_row *facts = arena_many(rq->arena, struct summary_row, FACTS_MOST);
	const struct person *p = &now->person;
	enum language l = rq->language;

	add_fact(view, facts, tr(l, "Person"),
		SHOWN(((struct link){
			.text = mask_name(rq->arena, p->facts.given_names, p->facts.family_name),
			.url = url_person(rq->arena, p->id) })));
	add_fact(view, facts, tr(l, "Reference of the person"),
		SHOWN(code_words(rq->arena, p->reference)));
	if (now->caution.id.v != 0) {
		const struct caution *c = &now->caution.facts;
		struct date given_on = caution_given_on(c);

		add_fact(view, facts, tr(l, "Caution given"),
			SHOWN(date_is_day(given_on) ? due_words(rq, given_on) : tr(l, "Not yet")));
		add_fact(view, facts, tr(l, "Deadline"), SHOWN(due_words(rq, caution_deadline(c))));
	}
	if (now->place.id.v != 0)
		add_fact(view, facts, tr(l, "Held place"), SHOWN(place_words(rq, now)));
	if (is_held(rq, now))
		add_fact(view, facts, tr(l, "Group"),
			SHOWN(tr(l, cohort_type_label(now->place.type))));
	view->facts = facts;
}

/* ---- what is asked ---- */

static struct form_field *add_field(
	struct request *rq, struct referral_form_view *view, const char *name, const char *label)
{
	struct form_field *field = &view->controls[view->n++];

	assert(view->n <= array_size(view->controls));
	*field = (struct form_field){
		.name = name,
		.label = label,
		.label_size = "m",
		.value = typed_value(rq, name),
		.problems = &rq->problems,
	};
	return field;
}

static void add_source(struct request *rq, struct referral_form_view *view)
{
	struct form_field *field =
		add_field(rq, view, "source", tr(rq->language, "Where the referral comes from"));
	struct choice *choices = arena_many(rq->arena, struct choice, SOURCE_COUNT);

	for (enum referral_source s = SOURCE_CAUTION + 1; s < SOURCE_COUNT; s++)
		choices[field->choice_count++] = (struct choice){ .value = referral_sources[s].name,
			.text = tr(rq->language, referral_sources[s].label) };
	field->choices = choices;
}

static void add_type(
	struct request *rq, const struct refer_now *now, struct referral_form_view *view)
{
	struct form_field *field =
		add_field(rq, view, "type", tr(rq->language, "Group that the person would join"));
	struct choice *choices = arena_many(rq->arena, struct choice, COHORT_TYPE_COUNT);

	for (enum cohort_type t = COHORT_UNKNOWN + 1; t < COHORT_TYPE_COUNT; t++)
		choices[field->choice_count++] = (struct choice){ .value = cohort_type_code(t),
			.text = tr(rq->language, cohort_type_label(t)) };
	field->choices = choices;
	if (rq->method == GET && now->place.id.v != 0)
		field->value = cohort_type_code(now->place.type);
}

static enum part part_of(const struct refer_now *now)
{
	return now->then == DO_REFER ? PART_DIVERSION : PART_PROVIDER;
}

static void add_body(
	struct request *rq, const struct refer_now *now, struct referral_form_view *view)
{
	size_t n = 0;
	const struct choice *bodies = bodies_to_choose(rq, now->person.scheme, part_of(now), &n);
	struct form_field *field;

	if (n == 0)
		return;
	field = add_field(rq, view, "body", tr(rq->language, "To which body"));
	field->choices = bodies;
	field->choice_count = n;
}

/* As it would be begun; of no kind and no group yet. */
static struct kept_referral to_be(const struct refer_now *now)
{
	return (struct kept_referral){ .person = now->person.id,
		.scheme = now->person.scheme,
		.caution = now->caution.id,
		.facts = { .source = now->caution.id.v != 0 ? SOURCE_CAUTION : SOURCE_NONE } };
}

/* ---- the page ---- */

static enum status refer_page(struct request *rq, const struct refer_now *now, enum status status)
{
	struct referral_form_view view = {
		.back = url_of(rq->arena, "/referrals"),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/referrals/new")),
		.caution = id_value(rq, now->caution.id.v),
	};

	if (now->person.id.v == 0) {
		view.reference = (struct form_field){ .name = "reference",
			.label = tr(rq->language, "Reference of the person"),
			.hint = tr(rq->language, "It stands on the person’s page"),
			.value = typed_value(rq, "reference"),
			.width = "10",
			.autocomplete = "off",
			.problems = &rq->problems };
	} else {
		struct kept_referral r = to_be(now);

		view.person = id_value(rq, now->person.id.v);
		view.button = tr(rq->language, act_button(now->then));
		fill_facts(rq, now, &view);
		if (now->caution.id.v == 0)
			add_source(rq, &view);
		if (!is_held(rq, now))
			add_type(rq, now, &view);
		add_body(rq, now, &view);
		view.reason_count = reason_fields(rq, &r, now->then, view.reasons);
		victim_ask(rq, &view);
	}

	struct html *out = page_open(rq, tr(rq->language, "Refer somebody"));

	view_referral_form(out, &view);
	return page_close(rq, status);
}

/* Whoever refers somebody whom another has just referred goes on to that referral. */
static bool goes_on(struct request *rq, const struct refer_now *now, struct referral_id *other)
{
	*other = now->person.id.v == 0 ? (struct referral_id){ 0 }
				       : referral_going_on(rq->work, now->person.id);
	return other->v != 0;
}

static enum status refuse_second(struct request *rq, struct referral_id other)
{
	return page_refused_for(rq, referral_goes_on_already,
		(struct link){ .text = tr(rq->language, "Go to that referral"),
			.url = url_referral(rq->arena, other) });
}

enum status referral_new_show(struct request *rq)
{
	struct refer_now now;
	struct referral_id other;

	if (!may_refer(&rq->actor))
		return page_forbidden(rq);
	if (!load(rq, &now))
		return page_not_found(rq);
	if (goes_on(rq, &now, &other))
		return refuse_second(rq, other);
	return refer_page(rq, &now, OK);
}

/* ---- sending it ---- */

/* On to the person of that reference, if the reader may see one. */
static enum status find(struct request *rq, const struct refer_now *now)
{
	struct person_filter filter = { .search = form_text(rq, "reference") };
	struct person_lines found = { 0 };

	if (filter.search[0] != '\0')
		found = person_list(rq->work, &rq->actor, &filter, 1);
	if (found.n == 1)
		return reply_redirect(rq, url_of(rq->arena, "/referrals/new?person=%lld",
						  (long long)found.at[0].id.v));
	form_problem(rq, "reference",
		N_("Enter the reference of a person whom you may see, as it stands on their page"));
	return refer_page(rq, now, UNPROCESSABLE);
}

/* Why it is refused stands beside an input if there is one, else over the whole form. */
static void place_problems(struct request *rq, bool asks_type)
{
	static const char *const none[] = { "person", "caution", "place", "act", "born" };

	list_each (struct problem *, problem, &rq->problems) {
		for (size_t i = 0; i < array_size(none); i++)
			if (strcmp(problem->field, none[i]) == 0)
				problem->field = "";
		if (!asks_type && strcmp(problem->field, "type") == 0)
			problem->field = "";
	}
}

enum status referral_new_do(struct request *rq)
{
	struct referral_id id, other;
	struct refer_now now;

	if (!may_refer(&rq->actor))
		return page_forbidden(rq);
	if (!load(rq, &now))
		return page_not_found(rq);
	if (now.person.id.v == 0)
		return find(rq, &now);
	if (goes_on(rq, &now, &other))
		return refuse_second(rq, other);

	const struct victim_said *said = rq->prepared;
	struct referral_new made = {
		.link = said->link,
		.contact = said->contact,
		.person = now.person.id,
		.source = now.caution.id.v != 0 ? SOURCE_CAUTION
						: (enum referral_source)word_named(referral_sources,
							  form_text(rq, "source")),
		.caution = now.caution.id,
		.type = cohort_type_by_code(form_choice(rq, "type")),
		.first = {
			.deed = { .act = now.then },
			.place = is_held(rq, &now) ? now.place.id : (struct place_id){ 0 },
			.body = { form_id(rq, "body") },
		},
	};

	typed_reasons(rq, &made.first);
	switch (referral_begin(rq->work, &rq->actor, &made, &rq->problems, &id)) {
	case DONE:
		return reply_redirect(rq, url_of(rq->arena, "/referrals/%lld?done=%s",
						  (long long)id.v, referral_acts[now.then].name));
	case REFUSED:
		place_problems(rq, !is_held(rq, &now));
		return refer_page(rq, &now, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
