/* SPDX-License-Identifier: MIT */
/*
 * What is done with a caution: a form for each act, with what is likely filled in, and the doing.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/person/person_views.h"

/* ---- words ---- */

/* What its button says. */
static const char *const act_labels[CAUTION_ACT_COUNT] = {
	[CAUTION_AUTHORISE] = N_("Authorise the caution"),
	[CAUTION_RETURN] = N_("Return it to be changed"),
	[CAUTION_ISSUE] = N_("The caution is given"),
	[CAUTION_ABANDON] = N_("Do not give the caution"),
	[CAUTION_START] = N_("The conditions begin"),
	[CAUTION_MARK] = N_("Mark the condition"),
	[CAUTION_COMPLETE] = N_("All conditions are met"),
	[CAUTION_COMPLETE_PART] = N_("The conditions are met in part"),
	[CAUTION_FAIL] = N_("The conditions are not met"),
	[CAUTION_EXTEND] = N_("Extend the deadline"),
	[CAUTION_EXCUSE] = N_("Accept a reasonable excuse"),
	[CAUTION_VARY] = N_("Vary the conditions"),
	[CAUTION_RESUME] = N_("Take the conditions up again"),
	[CAUTION_BAIL] = N_("Bail for a decision on a charge"),
	[CAUTION_CHARGE] = N_("Charge"),
	[CAUTION_DROP] = N_("Take no further action"),
};

const char *caution_act_words(const struct request *rq, enum caution_act act)
{
	return tr(rq->language, act_labels[act]);
}

struct caution_deed likely_deed(struct request *rq, const struct caution *c, enum caution_act act,
	const struct caution_terms *terms)
{
	struct caution_deed deed =
		caution_deed_suggested(rq->arena, c, act, rq->actor.name, rq->today);

	if (c->authoriser.authority == AUTHORITY_NONE &&
		!authoriser_may(&deed.authoriser, terms->authoriser_least))
		deed.authoriser.rank = terms->authoriser_least;
	return deed;
}

static bool is_last(const struct kept_caution *c, enum caution_act act)
{
	return caution_is_over(caution_after(c->facts.state, act));
}

/* One that is only a step on the way does not stand out. */
static enum button_kind kind_of(const struct kept_caution *c, enum caution_act act)
{
	if (is_last(c, act))
		return BUTTON_WARNING;
	return act == CAUTION_MARK || act == CAUTION_START ? BUTTON_SECONDARY : BUTTON_DEFAULT;
}

/* What follows that somebody might not expect. */
static const char *says_of(
	const struct request *rq, const struct kept_caution *c, enum caution_act act)
{
	enum language l = rq->language;

	if (is_last(c, act))
		return tr(l, "This ends the caution. It cannot be taken back.");
	switch (act) {
	case CAUTION_RETURN:
		return tr(l, "The authorisation is taken back. Once the caution is changed, it is "
			     "authorised anew.");
	case CAUTION_VARY:
		return tr(l, "The conditions as they stand are kept, and these take their place "
			     "once the person has signed them.");
	case CAUTION_FAIL: return tr(l, "A sergeant then decides what follows.");
	default: return NULL;
	}
}

/* ---- forms ---- */

static struct controls *section(
	struct request *rq, struct deed_view *view, const char *title, const char *says)
{
	struct form_section *one = list_add(rq->arena, &view->sections);

	*one = (struct form_section){ .title = title, .says = says };
	return &one->controls;
}

static void fill_authorise(struct request *rq, const struct caution_deed *deed, enum rank least,
	struct deed_view *view)
{
	enum language l = rq->language;
	struct controls *all =
		section(rq, view, NULL, tr(l, requirements[REQUIREMENT_DECISION].label));
	struct form_field *field = add_control(rq, all, LINE, "authoriser",
		tr(l, "Who authorises it, number or name"), deed->authoriser.reference);

	field->width = "20";
	field = add_control(rq, all, LIST_OF_CHOICES, "authority", tr(l, "By what authority"),
		authorities[deed->authoriser.authority].name);
	set_words(rq, field, authorities, AUTHORITY_COUNT);
	field = add_control(rq, all, LIST_OF_CHOICES, "rank", tr(l, "Rank"),
		deed->authoriser.rank == RANK_NONE ? "" : ranks[deed->authoriser.rank].name);
	set_words(rq, field, ranks, RANK_COUNT);
	field->hint = rank_or_above(rq, least);
	add_day(rq, all, "decision-on", tr(l, "Decided on"), deed->tick[REQUIREMENT_DECISION].on);
}

static void fill_issue(struct request *rq, const struct caution_deed *deed, struct deed_view *view)
{
	for (enum requirement each = REQUIREMENT_ADMISSION; each < REQUIREMENT_COUNT; each++) {
		const char *name = requirements[each].name;
		struct controls *all =
			section(rq, view, tr(rq->language, requirements[each].label), NULL);

		add_day(rq, all, arena_format(rq->arena, "%s-on", name), tr(rq->language, "Met on"),
			deed->tick[each].on);
		add_control(rq, all, LINE, arena_format(rq->arena, "%s-officer", name),
			tr(rq->language, "As which officer says, number or name"),
			deed->tick[each].officer)
			->width = "20";
	}
}

static void fill_extend(
	struct request *rq, const struct extension *extension, struct deed_view *view)
{
	enum language l = rq->language;
	struct controls *all = section(rq, view, NULL, NULL);

	add_day(rq, all, "extension-to", tr(l, "New deadline"), extension->to);
	add_control(rq, all, LINES, "extension-because", tr(l, "Why"), extension->because);
	add_day(rq, all, "extension-on", tr(l, "Extended on"), extension->on);
	add_control(rq, all, LINE, "extension-by", tr(l, "Who extends it, number or name"),
		extension->by)
		->width = "20";
}

static void fill_mark(struct request *rq, const struct caution_deed *deed, struct deed_view *view)
{
	struct form_field *field = add_control(rq, section(rq, view, NULL, NULL), LIST_OF_CHOICES,
		"condition-state", tr(rq->language, "How it stands"),
		condition_states[deed->condition_state].name);

	set_words(rq, field, condition_states, CONDITION_VARIED);
	field->id = arena_format(rq->arena, "condition-%zu-state", deed->condition);
	view->condition = id_value(rq, (int64_t)deed->condition);
}

static void fill_fields(struct request *rq, const struct kept_caution *c,
	const struct caution_deed *deed, struct deed_view *view)
{
	switch (deed->act) {
	case CAUTION_AUTHORISE:
		fill_authorise(rq, deed, caution_terms_of(rq->work, c).authoriser_least, view);
		break;
	case CAUTION_ISSUE: fill_issue(rq, deed, view); break;
	case CAUTION_EXTEND: fill_extend(rq, &deed->extension, view); break;
	case CAUTION_MARK: fill_mark(rq, deed, view); break;
	case CAUTION_VARY:
		problem_name(&rq->problems, "conditions", tr(rq->language, "Conditions"));
		add_conditions(rq, &view->sections, &deed->conditions, c->language);
		add_control(rq, section(rq, view, NULL, NULL), LINES, "because",
			tr(rq->language, "Why the conditions are varied"), deed->because);
		break;
	case CAUTION_RESUME:
		if (c->facts.state == CAUTION_VARIED)
			add_day(rq, section(rq, view, NULL, NULL), "signed-on",
				tr(rq->language, "The person signed the new conditions on"),
				deed->signed_on);
		break;
	default: break;
	}
}

struct deed_view deed_view_of(struct request *rq, const struct kept_caution *c,
	const struct caution_deed *deed, int64_t version)
{
	struct form_keys keys = page_form_keys(rq);
	struct deed_view view = {
		.title = caution_act_words(rq, deed->act),
		.says = says_of(rq, c, deed->act),
		.form = { .action = url_caution_page(rq->arena, c->id, "act"),
			.token = keys.token,
			.key = keys.once },
		.version = id_value(rq, version),
		.act = caution_acts[deed->act].name,
		.button = caution_act_words(rq, deed->act),
		.kind = kind_of(c, deed->act),
	};

	fill_fields(rq, c, deed, &view);
	return view;
}

/* ---- the page of one act ---- */

static bool has_control(const struct form_sections *sections, const char *name)
{
	list_each (const struct form_section *, each, sections)
		list_each (const struct person_control_view *, control, &each->controls)
			if (strcmp(control->field.name, name) == 0)
				return true;
	return false;
}

/* What lacks elsewhere is said, and leads nowhere on this page. */
static void unlink_problems(
	struct request *rq, const struct kept_caution *c, const struct form_sections *sections)
{
	list_each (struct problem *, each, &rq->problems)
		if (!has_control(sections, each->field)) {
			each->message = caution_problem_words(rq, c, each);
			each->field = "";
		}
}

static enum status act_page(struct request *rq, const struct kept_caution *c,
	const struct caution_deed *deed, int64_t version, enum status status)
{
	struct deed_page_view view = {
		.person = caution_person_words(rq, c->person),
		.back = url_caution(rq->arena, c->id),
		.problems = &rq->problems,
		.act = deed_view_of(rq, c, deed, version),
	};
	struct html *out = NULL;

	unlink_problems(rq, c, &view.act.sections);
	out = page_open(rq, view.act.title);
	view_deed_page(out, &view);
	return page_close(rq, status);
}

/* Those that have a form here. */
static enum caution_act chosen_act(struct request *rq)
{
	enum caution_act act = word_named(caution_acts, form_choice(rq, "act"));

	return act_labels[act] == NULL ? CAUTION_ACT_NONE : act;
}

enum status caution_act_show(struct request *rq)
{
	enum caution_act act = chosen_act(rq);
	struct problems later = { 0 }; // what only the form can say
	struct kept_caution c;

	if (act == CAUTION_ACT_NONE || act == CAUTION_MARK || !page_caution(rq, &c))
		return page_not_found(rq);

	struct caution_terms terms = caution_terms_of(rq->work, &c);
	struct caution_deed deed = likely_deed(rq, &c.facts, act, &terms);
	const char *no = caution_deed_refusal(rq->arena, &c.facts, &deed,
		caution_roles(rq->work, &rq->actor, &c), &terms, rq->today, &later);

	return no == NULL ? act_page(rq, &c, &deed, c.version, OK) : page_refused(rq, no);
}

/* ---- the doing ---- */

/* Whoever authorises it says so: the decision is theirs. */
static void typed_authorise(struct request *rq, struct caution_deed *deed)
{
	deed->authoriser = (struct authoriser){
		.authority = word_named(authorities, form_choice(rq, "authority")),
		.rank = word_named(ranks, form_choice(rq, "rank")),
		.reference = form_text(rq, "authoriser"),
	};
	deed->tick[REQUIREMENT_DECISION] = (struct tick){ form_date(rq, "decision-on"),
		deed->authoriser.reference[0] == '\0' ? rq->actor.name
						      : deed->authoriser.reference };
}

static struct caution_deed typed_deed(struct request *rq, enum caution_act act)
{
	struct caution_deed deed = {
		.act = act,
		.condition = (size_t)form_number(rq, "condition"),
		.condition_state = word_named(condition_states, form_choice(rq, "condition-state")),
		.extension = { form_date(rq, "extension-to"), form_date(rq, "extension-on"),
			form_text(rq, "extension-by"), form_text(rq, "extension-because") },
		.because = form_text(rq, "because"),
		.signed_on = form_date(rq, "signed-on"),
	};

	if (act == CAUTION_AUTHORISE)
		typed_authorise(rq, &deed);
	if (act == CAUTION_VARY)
		deed.conditions = typed_conditions(rq);
	for (enum requirement each = REQUIREMENT_ADMISSION; each < REQUIREMENT_COUNT; each++)
		deed.tick[each] = (struct tick){
			form_date(rq, arena_format(rq->arena, "%s-on", requirements[each].name)),
			form_text(
				rq, arena_format(rq->arena, "%s-officer", requirements[each].name)),
		};
	return deed;
}

enum status caution_act_do(struct request *rq)
{
	struct caution_id id = { path_id(rq, "id") };
	enum caution_act act = chosen_act(rq);
	struct caution_deed deed = typed_deed(rq, act);
	struct kept_caution stands;
	const char *no = NULL;

	if (act == CAUTION_ACT_NONE)
		return page_not_found(rq);
	switch (caution_do(rq->work, &rq->actor, id, form_number(rq, "version"), &deed,
		&rq->problems, &no, &stands)) {
	case DONE:
		return reply_redirect(rq, url_of(rq->arena, "/cautions/%lld?done=%s",
						  (long long)id.v, caution_acts[act].name));
	case REFUSED:
		if (no != NULL && rq->problems.n == 0)
			form_problem(rq, "", no);
		return act_page(rq, &stands, &deed, form_number(rq, "version"), UNPROCESSABLE);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else changed this caution after you opened it. Go back and "
			   "look at it first."));
		return act_page(rq, &stands, &deed, form_number(rq, "version"), CONFLICTING);
	default: return page_not_found(rq);
	}
}
