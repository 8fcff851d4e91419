/* SPDX-License-Identifier: MIT */
/*
 * All that is kept of a caution as one plain text, to be copied into the force's own record.
 */
#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "base/buf.h"
#include "base/code.h"

struct record {
	struct request *rq;
	struct buf text;
	unsigned lines;
};

static void say(struct record *r, const char *key, const char *value)
{
	buf_format(&r->text, "%s: %s\n", key,
		value[0] == '\0' ? tr(r->rq->language, "Not said") : value);
	r->lines++;
}

static void say_day(struct record *r, const char *key, struct date day)
{
	say(r, key, date_is_set(day) ? date_words(r->rq->arena, r->rq->language, day) : "");
}

static void say_who(struct record *r, const struct kept_caution *c)
{
	enum language l = r->rq->language;
	struct person person;

	if (!person_load(r->rq->work, &r->rq->actor, c->person, &person))
		return;
	say(r, tr(l, "Reference"), code_words(r->rq->arena, person.reference));
	if (person.facts.police_reference[0] != '\0')
		say(r, tr(l, "Police reference"), person.facts.police_reference);
}

static void say_what(struct record *r, const struct kept_caution *c)
{
	enum language l = r->rq->language;
	const struct caution *facts = &c->facts;

	if (facts->disposal != DISPOSAL_NONE)
		say(r, tr(l, "Kind of caution"), tr(l, disposals[facts->disposal].word.label));
	say(r, tr(l, "State"), caution_state_words(r->rq, facts->state));
	say(r, tr(l, "Offence"), offence_words(r->rq, c));
	say_day(r, tr(l, "Day of the offence"), facts->offence_on);
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		say(r, tr(l, requirements[each].label), tick_words(r->rq, &facts->tick[each]));
	say(r, tr(l, "Who authorised it"), authoriser_words(r->rq, &facts->authoriser));
	if (c->has_views)
		say(r, tr(l, "The victim’s views"), views_words(r->rq, &facts->views));
}

/* The days of the two workshops: as booked with the referral, before that of the held place. */
static void say_workshops(struct record *r, const struct kept_caution *c)
{
	enum language l = r->rq->language;
	struct referral_after after = caution_tie.referral(r->rq->work, &r->rq->actor, c->id);
	struct place place;
	struct cohort cohort;

	if (after.id.v != 0) {
		say(r, tr(l, "Reference of the referral"),
			code_words(r->rq->arena, after.reference));
		page_shows(r->rq, "referral", after.id.v);
	}
	if (after.cohort.v != 0 &&
		cohort_for(r->rq->work, &r->rq->actor, COHORT_READ, after.cohort, &cohort)) {
		say_day(r, tr(l, "Workshop A"), cohort.workshop[WORKSHOP_A].on);
		say_day(r, tr(l, "Workshop B"), cohort.workshop[WORKSHOP_B].on);
	} else if (place_for(r->rq->work, &r->rq->actor, c->place, &place) &&
		   (place_is_held(&place, r->rq->now) || place_is_for(&place, c->id, r->rq->now))) {
		say_day(r, tr(l, "Workshop A"), place.on[WORKSHOP_A]);
		say_day(r, tr(l, "Workshop B"), place.on[WORKSHOP_B]);
	}
}

static void say_conditions(struct record *r, const struct caution *facts)
{
	const struct condition_set *standing = conditions_standing(&facts->sets);

	for (size_t i = 0; standing != NULL && i < standing->conditions.n; i++) {
		const struct condition *each = &standing->conditions.at[i];

		say(r,
			tr_fill(r->rq->arena, r->rq->language, "Condition {number}", "number",
				arena_format(r->rq->arena, "%zu", i + 1), NULL),
			arena_format(r->rq->arena, "%s (%s; %s)", each->text,
				condition_words(r->rq, each),
				tr(r->rq->language, condition_states[each->state].label)));
	}
}

static void say_dates(struct record *r, const struct kept_caution *c)
{
	enum language l = r->rq->language;
	struct caution_terms terms = caution_terms_of(r->rq->work, c);
	struct caution_ends ends = caution_ends(&c->facts, &terms);
	struct end_line lines[END_LINES_MOST];
	size_t n = end_lines(r->rq, &ends, lines);

	say_day(r, tr(l, "Given on"), caution_given_on(&c->facts));
	say_day(r, tr(l, "To be complete by"), caution_deadline(&c->facts));
	for (size_t i = 0; i < n; i++)
		say(r, lines[i].key, lines[i].says);
}

/* A line of each rule: what was answered, what that came to; and who went past it. */
static void say_check(struct record *r, const struct kept_caution *c)
{
	struct request *rq = r->rq;
	const char *key = tr(rq->language, "Check before a caution is offered");
	struct kept_check kept;
	const struct finding_view *views = NULL;
	size_t n = 0;

	if (!check_of_caution(rq, c, &kept)) {
		say(r, key, no_check_words(rq, c));
		return;
	}
	views = kept_finding_views(rq, &kept, &n);
	say(r, key, kept_check_words(rq, &kept));
	for (const struct finding_view *each = views; each < views + n; each++) {
		const char *key_of_rule = arena_format(rq->arena, "%s, %s", each->code, each->says);

		say(r, key_of_rule,
			each->answer == NULL
				? each->state
				: arena_format(rq->arena, "%s; %s", each->answer, each->state));
		if (each->who != NULL)
			say(r, each->code, each->who);
	}
}

enum status caution_record_show(struct request *rq)
{
	struct record r = { .rq = rq, .text = buf_new(rq->arena, 2048) };
	struct kept_caution c;

	if (!page_caution(rq, &c))
		return page_not_found(rq);
	say_who(&r, &c);
	say_check(&r, &c);
	say_what(&r, &c);
	say_conditions(&r, &c.facts);
	say_workshops(&r, &c);
	say_dates(&r, &c);

	struct record_copy_view view = { .back = url_caution(rq->arena, c.id),
		.text = arena_text_n(rq->arena, r.text.at, r.text.size),
		.lines = r.lines + 2 };
	struct html *out = page_open(rq, tr(rq->language, "Copy for the force record"));

	view_record_copy(out, &view);
	return page_close(rq, OK);
}
