/* SPDX-License-Identifier: MIT */
/*
 * One caution: where it stands, what it waits for and what is missing, what can be done with it,
 * and all that is kept of it.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"

enum { ROWS_MOST = 12, NOTES_MOST = 8 };

/* What the page is about, and what it is held against. */
struct shown {
	struct request *rq;
	struct kept_caution c;
	struct caution_terms terms;
	unsigned roles;
	struct referral_after referral; // of id 0: none that the reader may read
};

/* ---- rows ---- */

struct rows {
	struct request *rq;
	struct summary_row *at;
	size_t n;
};

static struct rows rows_new(struct request *rq)
{
	return (struct rows){ rq, arena_many(rq->arena, struct summary_row, ROWS_MOST), 0 };
}

static void add(struct rows *rows, const char *key, const char *value)
{
	assert(rows->n < ROWS_MOST);
	rows->at[rows->n++] = (struct summary_row){
		.key = key,
		.value = SHOWN(value[0] == '\0' ? tr(rows->rq->language, "Not said") : value),
	};
}

static const char *day_words(struct request *rq, struct date day)
{
	return date_is_set(day) ? date_words(rq->arena, rq->language, day) : "";
}

static void fill_offence(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	enum language l = rq->language;
	const struct caution *c = &s->c.facts;
	struct rows rows = rows_new(rq);

	add(&rows, tr(l, "Offence"), offence_words(rq, &s->c));
	add(&rows, tr(l, "Day of the offence"), day_words(rq, c->offence_on));
	add(&rows, tr(l, "Kind of caution"),
		c->disposal == DISPOSAL_NONE ? "" : tr(l, disposals[c->disposal].word.label));
	if (s->c.has_views)
		add(&rows, tr(l, "The victim’s views"), views_words(rq, &c->views));
	if (s->c.has_views && !c->views.are_followed)
		add(&rows, tr(l, "Why the views are not followed"), c->views.why_otherwise);
	view->offence = rows.at;
	view->offence_count = rows.n;
}

static void fill_requirements(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	struct rows rows = rows_new(rq);

	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		add(&rows, tr(rq->language, requirements[each].label),
			tick_words(rq, &s->c.facts.tick[each]));
	add(&rows, tr(rq->language, "Who authorised it"),
		authoriser_words(rq, &s->c.facts.authoriser));
	view->requirements = rows.at;
	view->requirement_count = rows.n;
}

/* ---- dates ---- */

static void fill_notes(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	struct date deadline = caution_deadline(&s->c.facts);

	if (!date_is_day(deadline) || caution_is_over(s->c.facts.state))
		return;

	struct texts notes = deadline_notes(rq->arena, &s->c.facts, &s->terms, rq->today);

	list_each (const char **, note, &notes)
		*note = tr(rq->language, *note);
	view->notes = notes.at;
	view->note_count = notes.n;
}

static void add_extensions(const struct shown *s, struct rows *rows)
{
	struct request *rq = s->rq;

	list_each (const struct extension *, each, &s->c.facts.extensions)
		add(rows, tr(rq->language, "Deadline extended"),
			tr_fill(rq->arena, rq->language, "to {date}, on {day}: {because} ({by})",
				"date", day_words(rq, each->to), "day", day_words(rq, each->on),
				"because", each->because, "by", each->by, NULL));
}

static void fill_dates(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	enum language l = rq->language;
	const struct caution *c = &s->c.facts;
	struct caution_ends ends = caution_ends(c, &s->terms);
	struct end_line lines[END_LINES_MOST];
	size_t n = end_lines(rq, &ends, lines);
	struct rows rows = rows_new(rq);

	add(&rows, tr(l, "Given on"), day_words(rq, caution_given_on(c)));
	add(&rows, tr(l, "To be complete by"),
		date_is_set(caution_deadline(c))
			? date_words_weekday(rq->arena, l, caution_deadline(c))
			: "");
	if (c->extensions.n > 0)
		add(&rows, tr(l, "The force’s first deadline"), day_words(rq, c->deadline));
	if (rows.n + c->extensions.n + n <= ROWS_MOST)
		add_extensions(s, &rows);
	for (size_t i = 0; i < n; i++)
		add(&rows, lines[i].key, lines[i].says);
	view->dates = rows.at;
	view->date_count = rows.n;
	fill_notes(s, view);
}

/* ---- conditions ---- */

static const char *condition_colour(enum condition_state state)
{
	static const char *const colours[CONDITION_STATE_COUNT] = {
		[CONDITION_OPEN] = "blue",
		[CONDITION_MET] = "green",
		[CONDITION_PART] = "yellow",
		[CONDITION_FAILED] = "red",
		[CONDITION_VARIED] = "grey",
	};

	return colours[state];
}

static bool may(const struct shown *s, const struct caution_deed *deed)
{
	struct problems later = { 0 }; // what only its form can say

	return caution_deed_refusal(s->rq->arena, &s->c.facts, deed, s->roles, &s->terms,
		       s->rq->today, &later) == NULL;
}

static struct caution_deed suggested(const struct shown *s, enum caution_act act)
{
	return likely_deed(s->rq, &s->c.facts, act, &s->terms);
}

static struct condition_view *condition_views(
	const struct shown *s, const struct conditions *conditions)
{
	struct request *rq = s->rq;
	struct condition_view *views =
		arena_many(rq->arena, struct condition_view, conditions->n + 1);

	for (size_t i = 0; i < conditions->n; i++) {
		const struct condition *each = &conditions->at[i];

		views[i] = (struct condition_view){
			.text = each->text,
			.lang = language_code(s->c.language),
			.about = condition_words(rq, each),
			.state = tr(rq->language, condition_states[each->state].label),
			.colour = condition_colour(each->state),
		};
	}
	return views;
}

/* As it stands; that workshops were attended, after a miss too, is said by the provider. */
static enum condition_state state_to_mark(const struct shown *s, const struct condition *condition)
{
	bool was_attended = condition->asks_attendance && date_is_set(s->c.attended_on);
	bool is_behind = condition->state == CONDITION_OPEN || condition->state == CONDITION_FAILED;

	return was_attended && is_behind ? CONDITION_MET : condition->state;
}

static void fill_marks(const struct shown *s, struct condition_view *views, size_t n)
{
	struct caution_deed deed = suggested(s, CAUTION_MARK);
	const struct condition_set *standing = conditions_standing(&s->c.facts.sets);

	for (size_t i = 0; may(s, &deed) && i < n; i++) {
		deed.condition = i + 1;
		deed.condition_state = state_to_mark(s, &standing->conditions.at[i]);
		views[i].mark = deed_view_of(s->rq, &s->c, &deed, s->c.version);
	}
}

static const char *set_words_of(struct request *rq, const struct condition_set *set)
{
	enum language l = rq->language;

	if (set->version == 1)
		return NULL;
	return date_is_set(set->signed_on)
		       ? tr_fill(rq->arena, l, "Varied on {date}: {because}", "date",
				 day_words(rq, set->written_on), "because", set->because, NULL)
		       : tr_fill(rq->arena, l, "Varied on {date}, and not signed yet: {because}",
				 "date", day_words(rq, set->written_on), "because", set->because,
				 NULL);
}

static void fill_conditions(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	const struct condition_sets *sets = &s->c.facts.sets;
	struct old_set_view *old = arena_many(rq->arena, struct old_set_view, sets->n + 1);
	const struct condition_set *standing = conditions_standing(sets);

	if (standing == NULL)
		return;

	struct condition_view *conditions = condition_views(s, &standing->conditions);

	fill_marks(s, conditions, standing->conditions.n);
	view->conditions = conditions;
	view->condition_count = standing->conditions.n;
	view->conditions_say = set_words_of(rq, standing);
	for (size_t i = 0; i + 1 < sets->n; i++)
		old[view->old_set_count++] = (struct old_set_view){
			.says = tr_fill(rq->arena, rq->language,
				"Conditions as they were on {date}", "date",
				day_words(rq, sets->at[i].written_on), NULL),
			.conditions = condition_views(s, &sets->at[i].conditions),
			.n = sets->at[i].conditions.n,
		};
	view->old_sets = old;
}

/* ---- what it waits for ---- */

/* Where the force asks for more than a sergeant, that rank is what it waits for. */
static const char *waits_to_be_authorised(const struct shown *s)
{
	struct request *rq = s->rq;
	enum rank least = s->terms.authoriser_least;

	if (least > RANK_SERGEANT)
		return tr_fill(rq->arena, rq->language,
			"It waits to be authorised. Who has to do so: {rank}.", "rank",
			rank_or_above(rq, least), NULL);
	return (s->roles & 1u << ROLE_SERGEANT) != 0
		       ? tr(rq->language, "It waits for you to authorise it.")
		       : tr(rq->language, "It waits for a sergeant to authorise it.");
}

static const char *waits_words(const struct shown *s, bool has_gaps)
{
	enum language l = s->rq->language;

	if (has_gaps)
		return tr(l, "Something is missing still.");
	switch (s->c.facts.state) {
	case CAUTION_PROPOSED: return waits_to_be_authorised(s);
	case CAUTION_AUTHORISED: return tr(l, "It waits to be given.");
	case CAUTION_ISSUED:
		return s->referral.id.v == 0 ? tr(l, "It was given. Refer the person.")
					     : tr(l, "It was given, and the person was referred.");
	case CAUTION_IN_COMPLIANCE:
		if (date_is_set(s->c.attended_on))
			return tr(l,
				"Both workshops were attended. Mark that condition as met, and "
				"say that the caution is complied with.");
		return tr(l, "The person has time until the deadline to meet the conditions.");
	case CAUTION_NON_COMPLIANT:
	case CAUTION_BAILED: return tr(l, "It waits for a sergeant to decide what follows.");
	case CAUTION_EXCUSED:
		return tr(l, "It waits for a sergeant to take the conditions up again or vary "
			     "them.");
	case CAUTION_VARIED:
		return tr(l, "It waits for the person’s signature on the new conditions.");
	default: return NULL;
	}
}

static bool is_of_views(const struct problem *gap)
{
	return strncmp(gap->field, "views", strlen("views")) == 0;
}

/* What the reader may know to lack before that act, if everything that its form asks for is as it suggests. */
static struct problems gaps_before(
	const struct shown *s, const struct caution *c, enum caution_act act)
{
	struct request *rq = s->rq;
	struct caution_deed deed = likely_deed(rq, c, act, &s->terms);
	struct problems all = { 0 };
	struct problems gaps = { 0 };

	caution_deed_refusal(rq->arena, c, &deed, ~0u, &s->terms, rq->today, &all);
	list_each (const struct problem *, each, &all)
		if (s->c.has_views || !is_of_views(each))
			*list_add(rq->arena, &gaps) = *each;
	return gaps;
}

static bool may_change(const struct shown *s)
{
	return caution_refusal(s->rq->arena, &s->c.facts, CAUTION_CHANGE, s->roles, &s->terms,
		       s->rq->today) == NULL;
}

/* What a gap is about, where its sentence alone does not say; by how its input begins. */
static const struct word subjects[] = {
	{ "evidence-", N_("The evidence") },
	{ "decision-", N_("The decision") },
	{ "admission-", N_("The admission") },
	{ "explained-", N_("The explanation") },
	{ "signed-", N_("The signature") },
	{ "views-", N_("The victim’s views") },
	{ "condition-", N_("The conditions") },
};

static const char *gap_words(const struct shown *s, const struct problem *gap)
{
	struct request *rq = s->rq;
	const char *message = caution_problem_words(rq, &s->c, gap);

	for (size_t i = 0; i < array_size(subjects); i++)
		if (strncmp(gap->field, subjects[i].name, strlen(subjects[i].name)) == 0)
			return arena_format(
				rq->arena, "%s: %s", tr(rq->language, subjects[i].label), message);
	return message;
}

/* Where another place is looked for instead of the one that it has. */
static struct url url_another(const struct shown *s)
{
	struct request *rq = s->rq;
	struct date deadline = caution_deadline(&s->c.facts);
	struct place place;

	if (s->roles == 0 || !place_for(rq->work, &rq->actor, s->c.place, &place))
		return URL_NONE;
	return url_places(rq, &place,
		&(struct wanted){ .type = place.type,
			.language = place.language,
			.deadline = date_is_day(deadline) ? deadline : place.deadline });
}

static struct url url_gap(const struct shown *s, const char *field)
{
	if (strcmp(field, "place") == 0)
		return url_another(s);
	if (!may_change(s) || strcmp(field, "born") == 0 || strcmp(field, "rank") == 0)
		return URL_NONE;
	return url_of(s->rq->arena, "/cautions/%lld/change#%s", (long long)s->c.id.v, field);
}

/* A line for each; to who may fill it, it leads to its field. */
static void add_gaps(const struct shown *s, struct caution_view *view, const char *says,
	const struct problems *gaps, const struct problems *said)
{
	struct request *rq = s->rq;
	struct link *lines = arena_many(rq->arena, struct link, gaps->n + 1);
	size_t n = 0;

	list_each (const struct problem *, each, gaps) {
		if (problem_of(said, each->field) != NULL)
			continue;
		lines[n++] =
			(struct link){ .text = gap_words(s, each), .url = url_gap(s, each->field) };
	}
	if (n > 0)
		view->gaps[view->gaps_count++] = (struct gaps_view){ says, lines, n };
}

static void fill_gaps(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	struct caution c = s->c.facts;
	struct problems none = { 0 };
	struct problems first = { 0 };
	struct problems then = { 0 };

	if (c.state == CAUTION_PROPOSED) {
		struct caution_deed deed = suggested(s, CAUTION_AUTHORISE);

		first = gaps_before(s, &c, CAUTION_AUTHORISE);
		c = caution_done(rq->arena, &c, &deed, rq->today);
		add_gaps(s, view, tr(rq->language, "Missing before it is authorised"), &first,
			&none);
	}
	if (c.state == CAUTION_AUTHORISED) {
		then = gaps_before(s, &c, CAUTION_ISSUE);
		add_gaps(s, view, tr(rq->language, "Missing before it is given"), &then, &first);
	}
}

/* ---- what can be done ---- */

/* What is likely next has its form on the page. */
static enum caution_act likely_act(const struct caution *c)
{
	switch (c->state) {
	case CAUTION_PROPOSED: return CAUTION_AUTHORISE;
	case CAUTION_AUTHORISED: return CAUTION_ISSUE;
	case CAUTION_ISSUED: return CAUTION_START;
	case CAUTION_VARIED: return CAUTION_RESUME;
	default: return CAUTION_ACT_NONE;
	}
}

static void fill_acts(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	struct link *acts = arena_many(rq->arena, struct link, CAUTION_ACT_COUNT);
	enum caution_act likely = likely_act(&s->c.facts);

	if (may_change(s))
		acts[view->act_count++] = (struct link){
			.text = tr(rq->language, "Change the caution"),
			.url = url_caution_page(rq->arena, s->c.id, "change"),
		};
	for (enum caution_act act = CAUTION_AUTHORISE; act < CAUTION_ACT_COUNT; act++) {
		struct caution_deed deed = suggested(s, act);

		if (act == CAUTION_MARK || !may(s, &deed))
			continue;
		if (act == likely)
			view->main = deed_view_of(rq, &s->c, &deed, s->c.version);
		else
			acts[view->act_count++] = (struct link){
				.text = caution_act_words(rq, act),
				.url = url_of(rq->arena, "/cautions/%lld/act?act=%s",
					(long long)s->c.id.v, caution_acts[act].name),
			};
	}
	view->acts = acts;
}

/* It was given on the promise of a place that is not kept for it any more; a referral has its own. */
static bool is_without_place(const struct shown *s, const struct place *place)
{
	enum caution_state state = s->c.facts.state;
	bool is_kept = !place->is_cancelled && place_is_for(place, s->c.id, s->rq->now);

	return caution_is_given(state) && !caution_is_over(state) && s->referral.id.v == 0 &&
	       place->referral.v == 0 && !is_kept && caution_asks_attendance(&s->c.facts);
}

static void fill_links(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	enum caution_state state = s->c.facts.state;
	struct place place;

	if (s->referral.id.v != 0)
		view->referral = (struct link){ .text = tr(rq->language, "Referral"),
			.url = url_of(rq->arena, "/referrals/%lld", (long long)s->referral.id.v) };
	if (s->roles != 0 && caution_is_given(state) && !caution_is_over(state) &&
		(s->referral.id.v == 0 || s->referral.is_over))
		view->refer = (struct link){ .text = tr(rq->language, "Refer"),
			.url = url_of(
				rq->arena, "/referrals/new?caution=%lld", (long long)s->c.id.v) };
	if (!place_for(rq->work, &rq->actor, s->c.place, &place))
		return;
	if (is_without_place(s, &place))
		view->warning = tr(rq->language,
			"The place that was held for this caution is gone. Hold another, give the "
			"person a new slip, and vary the condition that names the days.");
	else if (place_is_held(&place, rq->now) && place.moved_at.ms != 0)
		view->warning = tr(rq->language,
			"The workshops are not held as the slip says. Print the slip again, give "
			"it to the person, and change or vary the condition that names the days.");
	view->hold = (struct link){
		.text = tr_fill(rq->arena, rq->language, "Held place {code}: {state}", "code",
			code_words(rq->arena, place.code), "state", hold_state_words(rq, &place),
			NULL),
		.url = url_hold(rq->arena, place.id),
	};
}

/* Of the same person: two that go on may be one matter taken up twice. */
static void fill_other(const struct shown *s, struct caution_view *view)
{
	struct request *rq = s->rq;
	struct caution_line other;

	if (caution_is_over(s->c.facts.state) ||
		!caution_going_on(rq->work, &rq->actor, s->c.person, s->c.id, &other))
		return;
	view->other_says = tr_fill(rq->arena, rq->language,
		"Another caution of this person goes on. It is now: {state}", "state",
		caution_state_words(rq, other.state), NULL);
	view->other = (struct link){ .text = tr(rq->language, "See that caution"),
		.url = url_caution(rq->arena, other.id) };
	page_shows(rq, "caution", other.id.v);
}

/* ---- the page ---- */

static const char *done_words(struct request *rq)
{
	enum caution_act act = word_named(caution_acts, form_choice(rq, "done"));

	return act == CAUTION_ACT_NONE ? NULL : tr(rq->language, caution_acts[act].label);
}

enum status caution_show(struct request *rq)
{
	struct shown s = { .rq = rq };

	if (!page_caution(rq, &s.c))
		return page_not_found(rq);
	s.terms = caution_terms_of(rq->work, &s.c);
	s.roles = caution_roles(rq->work, &rq->actor, &s.c);
	s.referral = caution_tie.referral(rq->work, &rq->actor, s.c.id);

	struct caution_view view = {
		.back = page_is_open(rq, "/cautions")
				? url_of(rq->arena, "/cautions")
				: url_person_page(rq->arena, s.c.person, "cautions"),
		.person = { .text = caution_person_words(rq, s.c.person),
			.url = url_person(rq->arena, s.c.person) },
		.state = caution_state_words(rq, s.c.facts.state),
		.colour = caution_state_colour(s.c.facts.state),
		.has_views = s.c.has_views,
		.check = caution_check_shown(rq, &s.c),
		.record = url_caution_page(rq->arena, s.c.id, "record"),
		.changed = tr_fill(rq->arena, rq->language, "{name} saved this on {date}.", "name",
			account_name(rq->work, s.c.changed_by), "date",
			instant_words(rq->arena, rq->language, s.c.changed_at), NULL),
	};

	fill_gaps(&s, &view);
	view.waits = waits_words(&s, view.gaps_count > 0);
	fill_acts(&s, &view);
	fill_links(&s, &view);
	fill_other(&s, &view);
	fill_offence(&s, &view);
	fill_requirements(&s, &view);
	fill_conditions(&s, &view);
	fill_dates(&s, &view);

	struct html *out = page_open_with(rq, tr(rq->language, "Conditional caution"),
		&(struct page_options){ .success = done_words(rq) });

	view_caution(out, &view);
	return page_close(rq, OK);
}
