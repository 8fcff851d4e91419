/* SPDX-License-Identifier: MIT */
/*
 * Who takes part in a scheme: a body comes in, on what number people ring it, and one goes.
 */
#include <inttypes.h>

#include "areas/organisation/organisation.h"
#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"

/* ---- what both pages share ---- */

static const char *typed(const struct request *rq, const char *name)
{
	return rq->method == POST ? form_raw(rq, name) : "";
}

static struct form_field day_field(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	struct form_field field = {
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.problems = &rq->problems,
	};

	page_date_parts(rq, &field, rq->today);
	return field;
}

/* ---- a body comes in ---- */

static struct choice *bodies_to_choose(struct request *rq, size_t *n)
{
	struct organisations all = organisations_all(rq->work);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Choose a body") };
	*n = 1;
	list_each (const struct organisation *, body, &all)
		choices[(*n)++] = (struct choice){
			.value = arena_format(rq->arena, "%" PRId64, body->id.v),
			.text = body_name(rq, body->name),
		};
	return choices;
}

static struct form_field body_field(struct request *rq)
{
	struct form_field field = {
		.name = "organisation",
		.label = tr(rq->language, "Body"),
		.label_size = "s",
		.hint = tr(rq->language, "One that is not in the list has to be added by whoever "
					 "looks after this Sarn."),
		.value = typed(rq, "organisation"),
		.problems = &rq->problems,
	};

	field.choices = bodies_to_choose(rq, &field.choice_count);
	return field;
}

static struct form_field part_field(struct request *rq)
{
	static const char *const hints[PART_COUNT] = {
		[PART_FORCE] = N_("Checks, offers the caution and refers"),
		[PART_DIVERSION] = N_("Finds out what the person needs, and refers onwards"),
		[PART_PROVIDER] = N_("Runs the workshops"),
	};
	struct choice *choices = arena_many(rq->arena, struct choice, PART_COUNT);

	for (enum part part = PART_FORCE; part < PART_COUNT; part++)
		choices[part] = (struct choice){ .value = part_name(part),
			.text = tr(rq->language, part_label(part)),
			.hint = tr(rq->language, hints[part]) };
	return (struct form_field){
		.name = "part",
		.label = tr(rq->language, "Its part"),
		.label_size = "s",
		.choices = choices,
		.choice_count = PART_COUNT,
		.value = typed(rq, "part"),
		.problems = &rq->problems,
	};
}

static enum status parties_page(struct request *rq, const struct scheme *s, enum status status)
{
	struct parties_view view = {
		.back = url_scheme(rq->arena, s->id),
		.scheme = scheme_name(rq, s),
		.problems = &rq->problems,
		.form = scheme_form(rq, s->id, "parties"),
		.body = body_field(rq),
		.part = part_field(rq),
		.from = day_field(rq, "from", tr(rq->language, "From which day"),
			tr(rq->language, "From that day on its people see the scheme and do their "
					 "part in it.")),
	};
	struct html *out = page_open(rq, tr(rq->language, "Add a body"));

	view_parties(out, &view);
	return page_close(rq, status);
}

enum status scheme_parties_show(struct request *rq)
{
	struct scheme s;

	return page_scheme(rq, SCHEME_ALTER, &s) ? parties_page(rq, &s, OK) : page_not_found(rq);
}

enum status scheme_parties_do(struct request *rq)
{
	struct scheme s;

	if (!page_scheme(rq, SCHEME_ALTER, &s))
		return page_not_found(rq);

	struct party party = {
		.organisation = { form_id(rq, "organisation") },
		.part = part_by_name(form_choice(rq, "part")),
		.from = form_date(rq, "from"),
	};

	switch (scheme_admit(rq->work, &rq->actor, s.id, &party, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme(rq->arena, s.id));
	case REFUSED: return parties_page(rq, &s, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- a body goes ---- */

/* The part of the address that goes on, with the body's name. */
static bool page_party(struct request *rq, const struct scheme *s, struct party *party)
{
	struct parties all = scheme_party_list(rq->work, s->id);
	enum part part = part_by_name(form_choice(rq, "part"));

	list_each (const struct party *, each, &all)
		if (each->organisation.v == path_id(rq, "body") && each->part == part &&
			!date_is_set(each->to)) {
			*party = *each;
			return true;
		}
	return false;
}

static enum status end_page(
	struct request *rq, const struct scheme *s, const struct party *party, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct end_part_view view = {
		.form = { .action = url_of(rq->arena, "/schemes/%lld/parties/%lld/end",
				  (long long)s->id.v, (long long)party->organisation.v),
			.token = keys.token,
			.key = keys.once },
		.back = url_scheme(rq->arena, s->id),
		.scheme = scheme_name(rq, s),
		.body = body_name(rq, party->name),
		.part = tr(rq->language, part_label(party->part)),
		.part_value = part_name(party->part),
		.problems = &rq->problems,
		.to = day_field(rq, "to", tr(rq->language, "Its last day"),
			tr(rq->language, "After that day its people no longer see the scheme. What "
					 "they did stays on record.")),
	};
	struct html *out = page_open(rq, tr(rq->language, "End a body’s part"));

	view_end_part(out, &view);
	return page_close(rq, status);
}

enum status scheme_end_part_show(struct request *rq)
{
	struct scheme s;
	struct party party;

	if (!page_scheme(rq, SCHEME_ALTER, &s) || !page_party(rq, &s, &party))
		return page_not_found(rq);
	return end_page(rq, &s, &party, OK);
}

enum status scheme_end_part_do(struct request *rq)
{
	struct scheme s;
	struct party party;

	if (!page_scheme(rq, SCHEME_ALTER, &s) || !page_party(rq, &s, &party))
		return page_not_found(rq);
	party.to = form_date(rq, "to");
	switch (scheme_end_part(rq->work, &rq->actor, s.id, &party, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme(rq->arena, s.id));
	case REFUSED: return end_page(rq, &s, &party, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- the number on which people ring it ---- */

/* The body of the address, if it takes part. */
static bool page_body(struct request *rq, const struct scheme *s, struct party *party)
{
	struct parties all = scheme_party_list(rq->work, s->id);

	list_each (const struct party *, each, &all)
		if (each->organisation.v == path_id(rq, "body") && !date_is_set(each->to)) {
			*party = *each;
			return true;
		}
	return false;
}

static enum status telephone_page(
	struct request *rq, const struct scheme *s, const struct party *party, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct telephone_view view = {
		.form = { .action = url_of(rq->arena, "/schemes/%lld/parties/%lld/telephone",
				  (long long)s->id.v, (long long)party->organisation.v),
			.token = keys.token,
			.key = keys.once },
		.back = url_scheme(rq->arena, s->id),
		.scheme = scheme_name(rq, s),
		.body = body_name(rq, party->name),
		.problems = &rq->problems,
		.telephone = { .name = "telephone",
			.label = tr(rq->language, "Number to ring"),
			.label_size = "s",
			.hint = tr(rq->language, "It stands on the slip that a person is given "
						 "when a place is held for them."),
			.type = "tel",
			.width = "20",
			.autocomplete = "off",
			.value = rq->method == POST
					 ? form_raw(rq, "telephone")
					 : scheme_telephone(rq->work, s->id, party->organisation),
			.problems = &rq->problems },
	};
	struct html *out = page_open(rq, tr(rq->language, "Number to ring"));

	view_telephone(out, &view);
	return page_close(rq, status);
}

enum status scheme_telephone_show(struct request *rq)
{
	struct scheme s;
	struct party party;

	if (!page_scheme(rq, SCHEME_ALTER, &s) || !page_body(rq, &s, &party))
		return page_not_found(rq);
	return telephone_page(rq, &s, &party, OK);
}

enum status scheme_telephone_do(struct request *rq)
{
	struct scheme s;
	struct party party;

	if (!page_scheme(rq, SCHEME_ALTER, &s) || !page_body(rq, &s, &party))
		return page_not_found(rq);

	const char *telephone = form_text(rq, "telephone");

	if (form_has_problems(rq))
		return telephone_page(rq, &s, &party, UNPROCESSABLE);
	switch (scheme_set_telephone(
		rq->work, &rq->actor, s.id, party.organisation, telephone, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme(rq->arena, s.id));
	case REFUSED: return telephone_page(rq, &s, &party, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}
