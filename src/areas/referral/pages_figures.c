/* SPDX-License-Identifier: MIT */
/*
 * Figures: how far people come, who waits for workshops, and how full those to come are.
 */
#include "areas/cohort/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"
#include "auth/policy.h"
#include "base/err.h"

enum {
	COHORTS_MOST = 25,
	HOME_COHORTS = 5,
	HOME_FUNNELS = 4,
	WAITING_MOST = 5000,
	HOME_WAITING = 300,
	ROWS_ROOM_BYTES = 4096,
	YEAR_BEGINS = 4
};

/* ---- how far people come ---- */

/* One of each scheme that the reader may see, and of so many of them at most; *found: how many those are. */
static const struct funnel_view *funnels_of(
	struct request *rq, struct date from, struct date to, size_t most, size_t *n, size_t *found)
{
	struct schemes schemes = schemes_for(rq->work, &rq->actor);
	struct funnel_view *views = arena_many(rq->arena, struct funnel_view, schemes.n + 1);
	struct funnel funnel;

	*found = schemes.n;
	*n = 0;
	for (size_t i = 0; i < schemes.n && *n < most; i++) {
		const struct scheme *s = &schemes.at[i];

		if (referral_funnel(rq->work, &rq->actor, s->id, from, to, &funnel))
			views[(*n)++] = scheme_funnel_view(rq, s, from, to, funnel.number);
	}
	return views;
}

/* One of each scheme that the reader may see. */
static const struct deadlines_view *deadlines_of(struct request *rq, size_t *n)
{
	struct schemes schemes = schemes_for(rq->work, &rq->actor);
	struct deadlines_view *views = arena_many(rq->arena, struct deadlines_view, schemes.n + 1);
	struct scheme same;

	list_each (const struct scheme *, s, &schemes)
		if (scheme_for(rq->work, &rq->actor, SCHEME_READ, s->id, &same))
			views[(*n)++] = scheme_deadlines_view(rq, s);
	return views;
}

/* One of each scheme of which the reader may know it. */
static const struct no_contact_view *no_contacts_of(
	struct request *rq, struct date from, struct date to, size_t *n)
{
	struct schemes schemes = schemes_for(rq->work, &rq->actor);
	struct no_contact_view *views =
		arena_many(rq->arena, struct no_contact_view, schemes.n + 1);
	int64_t number[NO_CONTACT_COUNT];

	list_each (const struct scheme *, s, &schemes) {
		struct figure_row *rows =
			arena_many(rq->arena, struct figure_row, NO_CONTACT_COUNT);

		if (!scheme_no_contact(rq->work, &rq->actor, s->id, from, to, number))
			continue;
		for (enum no_contact why = NO_CONTACT_NONE + 1; why < NO_CONTACT_COUNT; why++)
			rows[why - 1] = (struct figure_row){
				.name = tr(rq->language, no_contacts[why].label),
				.number = (long)number[why],
			};
		views[(*n)++] = (struct no_contact_view){ scheme_name(rq, s),
			scheme_span_words(rq, from, to), rows, NO_CONTACT_COUNT - 1 };
	}
	return views;
}

static const char *passed_words(struct request *rq, enum rule rule)
{
	if (rule == RULE_NONE)
		return tr(rq->language, "The check before the caution was not kept");
	return arena_format(rq->arena, "%s, %s", rule_facts(rule)->code,
		tr(rq->language, rule_facts(rule)->says));
}

/* One of each scheme of which the reader may know it, and where there is any. */
static const struct passed_view *passed_of(
	struct request *rq, struct date from, struct date to, size_t *n)
{
	struct schemes schemes = schemes_for(rq->work, &rq->actor);
	struct passed_view *views = arena_many(rq->arena, struct passed_view, schemes.n + 1);
	struct passed_list all;

	list_each (const struct scheme *, s, &schemes) {
		if (!scheme_passed(rq->work, &rq->actor, s->id, from, to, &all) || all.n == 0)
			continue;

		struct passed_row *rows = arena_many(rq->arena, struct passed_row, all.n);

		for (size_t i = 0; i < all.n; i++)
			rows[i] = (struct passed_row){
				.month = date_words(rq->arena, rq->language,
					date_month_of(all.at[i].month.year, all.at[i].month.month)),
				.rule = passed_words(rq, all.at[i].rule),
				.who = all.at[i].rule == RULE_NONE
					       ? tr(rq->language, "The officer who refers")
					       : tr(rq->language,
							 overrider_label(all.at[i].overrider)),
				.number = (long)all.at[i].number,
			};
		views[(*n)++] = (struct passed_view){ scheme_name(rq, s),
			scheme_span_words(rq, from, to), rows, all.n };
	}
	return views;
}

static struct date year_begins(struct date today)
{
	return date_of(today.month < YEAR_BEGINS ? today.year - 1 : today.year, YEAR_BEGINS, 1);
}

/* ---- who waits ---- */

/* The first `most` of them. */
static void fill_waiting(struct request *rq, size_t most, struct waiting_view *view)
{
	bool has_more = false;
	struct waitings all = referral_waiting(rq->work, &rq->actor, most, &has_more);
	struct waiting_row *rows = arena_many(rq->arena, struct waiting_row, all.n + 1);

	list_each (const struct waiting *, each, &all) {
		rows[view->n++] = (struct waiting_row){
			.county = each->county == COUNTY_NONE
					  ? tr(rq->language, "Outside Wales, or not known")
					  : county_name(each->county, rq->language),
			.type = tr(rq->language, cohort_type_label(each->type)),
			.people = each->people,
			.since = each->since,
		};
		view->people += each->people;
	}
	view->rows = rows;
	if (has_more)
		view->says = tr_fill_n(rq->arena, rq->language,
			"Only {count} person is counted here, who was referred first. More wait.",
			"Only the {count} people who were referred first are counted here. More "
			"wait.",
			(int64_t)most, NULL);
}

/* ---- how full ---- */

static struct cohort_fill_row fill_row(struct request *rq, const struct cohort *c)
{
	const char *what =
		c->venue_name != NULL ? c->venue_name : tr(rq->language, mode_label(c->mode));

	return (struct cohort_fill_row){
		.cohort = { .text = cohort_words(rq, c), .url = url_cohort(rq->arena, c->id) },
		.where = arena_format(
			rq->arena, "%s, %s", what, county_name(c->county, rq->language)),
		.type = tr(rq->language, cohort_type_label(c->type)),
		.on = c->workshop[WORKSHOP_A].on,
		.says = tr_fill(rq->arena, rq->language, "{taken} of {places}", "taken",
			count_words(rq->arena, rq->language, c->taken), "places",
			count_words(rq->arena, rq->language, c->capacity), NULL),
		.bar = html_bar_share(rq->arena, c->taken, c->capacity),
	};
}

static void fill_cohorts(struct request *rq, size_t most, struct cohort_fill_view *view)
{
	struct cohort_filter filter = { .from = rq->today };
	struct cohorts all = cohorts_for(rq->work, &rq->actor, &filter, most);
	struct cohort_fill_row *rows = arena_many(rq->arena, struct cohort_fill_row, most);
	int64_t *ids = arena_many(rq->arena, int64_t, most);

	for (size_t i = 0; i < all.n && i < most; i++)
		if (cohort_state(&all.at[i], rq->now) != COHORT_CANCELLED) {
			ids[view->n] = all.at[i].id.v;
			rows[view->n++] = fill_row(rq, &all.at[i]);
		}
	page_lists(rq, "cohort", ids, view->n);
	view->rows = rows;
}

/* ---- the page ---- */

static struct form_field month_field(
	struct request *rq, const char *name, const char *label, struct date stands)
{
	bool is_asked = form_raw(rq, arena_format(rq->arena, "%s-year", name))[0] != '\0';

	return (struct form_field){
		.name = name,
		.label = label,
		.is_month = true,
		.month = is_asked ? form_raw(rq, arena_format(rq->arena, "%s-month", name))
				  : arena_format(rq->arena, "%d", stands.month),
		.year = is_asked ? form_raw(rq, arena_format(rq->arena, "%s-year", name))
				 : arena_format(rq->arena, "%d", stands.year),
		.problems = &rq->problems,
	};
}

enum status figures_show(struct request *rq)
{
	struct date from = form_date(rq, "from"), to = form_date(rq, "to");
	size_t found;
	struct figures_view view = {
		.problems = &rq->problems,
		.filter = { .action = url_of(rq->arena, "/figures") },
	};

	from = date_is_set(from) ? date_first_day(from) : year_begins(rq->today);
	to = date_is_set(to) ? date_first_day(to) : rq->today;
	if (date_before(to, from))
		form_problem(rq, "to", N_("Enter a month that is not before the first one"));
	view.from = month_field(rq, "from", tr(rq->language, "From the month"), from);
	view.to = month_field(rq, "to", tr(rq->language, "To the month"), to);
	if (!form_has_problems(rq)) {
		view.funnels = funnels_of(rq, from, to, SIZE_MAX, &view.n, &found);
		view.no_contacts = no_contacts_of(rq, from, to, &view.no_contact_count);
		view.passed = passed_of(rq, from, to, &view.passed_count);
	}
	view.deadlines = deadlines_of(rq, &view.deadlines_count);
	if (policy_allows_somewhere(&rq->actor, REFERRAL_LIST)) {
		fill_waiting(rq, WAITING_MOST, &view.waiting);
		view.referrals = (struct link){ .text = tr(rq->language, "Referrals"),
			.url = url_of(rq->arena, "/referrals") };
	}
	if (policy_allows_somewhere(&rq->actor, COHORT_READ))
		fill_cohorts(rq, COHORTS_MOST, &view.fill);

	struct html *out = page_open(rq, tr(rq->language, "How far people come"));

	view_figures(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

/* ---- home ---- */

static void add_list(struct request *rq, struct home_waiting *waiting, const char *says,
	struct html *out, size_t from)
{
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(out, from) };
}

/* To who plans workshops: who waits for them, and which have room. */
static void add_room(struct request *rq, struct home_waiting *waiting, struct html *out)
{
	struct waiting_view waits = { 0 };
	struct cohort_fill_view fill = { 0 };

	fill_waiting(rq, HOME_WAITING, &waits);
	if (waits.n > 0) {
		size_t from = out->out.size;

		view_waiting(out, &waits);
		add_list(rq, waiting, tr(rq->language, "Waiting for workshops"), out, from);
	}
	fill_cohorts(rq, HOME_COHORTS, &fill);
	if (fill.n > 0) {
		size_t from = out->out.size;

		view_cohort_fill(out, &fill);
		add_list(rq, waiting, tr(rq->language, "How full the next cohorts are"), out, from);
	}
}

/* To who answers for a scheme: how far people came this financial year. */
static void add_funnels(struct request *rq, struct home_waiting *waiting, struct html *out)
{
	size_t n = 0, found;
	const struct funnel_view *funnels =
		funnels_of(rq, year_begins(rq->today), rq->today, HOME_FUNNELS, &n, &found);
	size_t from = out->out.size;

	for (size_t i = 0; i < n; i++)
		view_funnel(out, &funnels[i]);
	if (n == 0)
		return;
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, "How far people come"),
		.rows = html_take(out, from),
		.shown = n,
		.found = found,
		.all = url_of(rq->arena, "/figures"),
	};
}

bool plans_workshops(const struct actor *actor)
{
	return actor_is(actor, ROLE_COORDINATOR) || actor_is(actor, ROLE_PERPETRATOR_LEAD);
}

void add_figures(struct request *rq, struct home_waiting *waiting)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (plans_workshops(&rq->actor))
		add_room(rq, waiting, &out);
	if (actor_is(&rq->actor, ROLE_COMMISSIONING_OFFICER) ||
		actor_is(&rq->actor, ROLE_PERFORMANCE_LEAD))
		add_funnels(rq, waiting, &out);
}
