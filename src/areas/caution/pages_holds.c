/* SPDX-License-Identifier: MIT */
/*
 * The places that the reader's force holds or held: a list, one of them, giving it back.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"
#include "out/csv.h"

enum { PAGE_ROWS = 50, HOURS_NEAR = 12, ROWS_ROOM_BYTES = 2048 };
enum { CSV_ROWS = 5000, CSV_BYTES_PER_ROW = 200 };

#define HOUR_MS INT64_C(3600000)

/* ---- words ---- */

struct url url_hold(struct arena *a, struct place_id id)
{
	return url_of(a, "/holds/%lld", (long long)id.v);
}

struct url url_places(struct request *rq, const struct place *p, const struct wanted *wanted)
{
	return url_of(rq->arena,
		"/schemes/%lld/check/places?asked=yes&again=%lld&type=%s&language=%s&county=%s"
		"&deadline-day=%d&deadline-month=%d&deadline-year=%d",
		(long long)p->scheme.v, (long long)p->id.v, cohort_type_code(wanted->type),
		language_code(wanted->language),
		wanted->county == COUNTY_NONE ? "" : county_code(wanted->county),
		wanted->deadline.day, wanted->deadline.month, wanted->deadline.year);
}

static bool is_somebodys(const struct request *rq, const struct place *p)
{
	enum place_state state = place_state(p, rq->now);

	return place_is_held(p, rq->now) || state == PLACE_TAKEN || state == PLACE_BOOKED;
}

/* A hold in a cohort that was cancelled is of no use any more. */
static bool is_lost(const struct request *rq, const struct place *p)
{
	return p->is_cancelled && is_somebodys(rq, p);
}

bool place_stands(const struct request *rq, const struct place *p)
{
	return !p->is_cancelled && is_somebodys(rq, p);
}

const char *hold_state_words(struct request *rq, const struct place *p)
{
	return is_lost(rq, p) ? tr(rq->language, "Cohort cancelled")
			      : tr(rq->language, place_state_label(place_state(p, rq->now)));
}

const char *hold_state_colour(const struct request *rq, const struct place *p)
{
	static const char *const colours[PLACE_STATE_COUNT] = {
		[PLACE_HELD] = "green",
		[PLACE_KEPT] = "green",
		[PLACE_EXPIRED] = "yellow",
		[PLACE_TAKEN] = "blue",
		[PLACE_BOOKED] = "blue",
		[PLACE_RELEASED] = "grey",
	};

	return is_lost(rq, p) ? "red" : colours[place_state(p, rq->now)];
}

const char *pair_where(struct request *rq, const struct cohort *c)
{
	const char *what =
		c->venue_name != NULL ? c->venue_name : tr(rq->language, mode_label(c->mode));

	return arena_format(rq->arena, "%s, %s", what, county_name(c->county, rq->language));
}

bool page_hold(struct request *rq, struct place *p, struct cohort *c)
{
	return place_for(rq->work, &rq->actor, (struct place_id){ path_id(rq, "id") }, p) &&
	       cohort_for(rq->work, &rq->actor, COHORT_READ, p->cohort, c);
}

/* ---- the list ---- */

static struct hold_row row_of(struct request *rq, const struct place *p)
{
	struct hold_row row = {
		.code = { .text = code_words(rq->arena, p->code),
			.url = url_hold(rq->arena, p->id) },
		.group = tr(rq->language, cohort_type_label(p->type)),
		.until = instant_words(rq->arena, rq->language, p->held_until),
		.state = hold_state_words(rq, p),
		.colour = hold_state_colour(rq, p),
	};

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		row.on[letter] = p->on[letter];
	return row;
}

/* As an address says it, and as the page does. */
static const struct {
	const char *name;
	const char *tab, *caption; // msgids
} shown_words[] = {
	[PLACES_HELD] = { "held", N_("Held now"), N_("Places held now, the first to end first") },
	[PLACES_KEPT] = { "kept", N_("Kept or booked"),
		N_("Places that a given caution or a referral has, the last hold first") },
	[PLACES_OVER] = { "over", N_("Over"),
		N_("Places not held any more, the last to end first") },
};

static struct place_filter filter_of(struct request *rq)
{
	struct place_filter filter = { .end = { form_number(rq, "end") },
		.after = { form_id(rq, "after") } };
	const char *show = form_choice(rq, "show");

	for (enum places_shown each = PLACES_HELD; each <= PLACES_OVER; each++)
		if (strcmp(show, shown_words[each].name) == 0)
			filter.shown = each;
	return filter;
}

static struct url url_shown(struct request *rq, enum places_shown shown)
{
	return url_of(rq->arena, "/holds?show=%s", shown_words[shown].name);
}

static const char *holds_say(struct request *rq, enum places_shown shown, size_t n, bool has_more)
{
	if (shown == PLACES_HELD && !has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} place is held by your force now",
			"{count} places are held by your force now", (int64_t)n, NULL);
	if (has_more)
		return tr_fill_n(rq->arena, rq->language, "{count} place, and more follow",
			"{count} places, and more follow", (int64_t)n, NULL);
	return tr_fill_n(
		rq->arena, rq->language, "{count} place", "{count} places", (int64_t)n, NULL);
}

/* Up to `most`, noted as shown. */
static struct hold_row *rows_of(
	struct request *rq, const struct places *all, size_t most, size_t *n)
{
	struct hold_row *rows = arena_many(rq->arena, struct hold_row, all->n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, all->n + 1);

	*n = all->n < most ? all->n : most;
	for (size_t i = 0; i < *n; i++) {
		ids[i] = all->at[i].id.v;
		rows[i] = row_of(rq, &all->at[i]);
	}
	page_lists(rq, "place", ids, *n);
	return rows;
}

static void fill_holds(struct request *rq, const struct place_filter *filter,
	const struct places *all, struct holds_view *view)
{
	size_t n;

	view->rows = rows_of(rq, all, PAGE_ROWS, &n);
	view->n = n;
	view->csv = url_of(rq->arena, "/holds.csv?show=%s", shown_words[filter->shown].name);
	if (all->n > n || filter->after.v != 0)
		view->csv_most = count_words(rq->arena, rq->language, CSV_ROWS);
	view->says = holds_say(rq, filter->shown, n, all->n > n);
	if (filter->after.v != 0)
		view->first = url_shown(rq, filter->shown);
	if (all->n > n)
		view->next = url_of(rq->arena, "/holds?show=%s&end=%lld&after=%lld",
			shown_words[filter->shown].name, (long long)all->at[n - 1].held_until.ms,
			(long long)all->at[n - 1].id.v);
}

enum status hold_list_show(struct request *rq)
{
	struct place_filter filter = filter_of(rq);
	struct places all = place_list_of(rq->work, &rq->actor, &filter, PAGE_ROWS);
	struct holds_view view = { .check = url_of(rq->arena, "/check"),
		.caption = tr(rq->language, shown_words[filter.shown].caption) };

	for (enum places_shown each = PLACES_HELD; each <= PLACES_OVER; each++)
		view.tabs[view.tab_count++] =
			(struct link){ .text = tr(rq->language, shown_words[each].tab),
				.url = url_shown(rq, each),
				.is_current = each == filter.shown };
	fill_holds(rq, &filter, &all, &view);

	struct html *out = page_open(rq, tr(rq->language, "Held places"));

	view_holds(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

static const char *const csv_columns[] = { "code", "state", "until", "group", "a_on", "b_on",
	"deadline", "page" };

enum status hold_list_csv(struct request *rq)
{
	struct place_filter filter = filter_of(rq);
	struct places all = place_list_of(rq->work, &rq->actor, &filter, CSV_ROWS);
	size_t n;
	struct hold_row *rows = rows_of(rq, &all, CSV_ROWS, &n);
	struct buf out = buf_new(rq->arena, (n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < n; i++) {
		csv_text(&csv, all.at[i].code);
		csv_text(&csv, rows[i].state);
		csv_text(&csv, rows[i].until);
		csv_text(&csv, rows[i].group);
		csv_date(&csv, rows[i].on[WORKSHOP_A]);
		csv_date(&csv, rows[i].on[WORKSHOP_B]);
		csv_date(&csv, all.at[i].deadline);
		csv_text(&csv, url_text(rq->arena, rows[i].code.url, rq->language));
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

/* Its cohort was cancelled, or moved past the deadline. */
static bool will_not_do(const struct request *rq, const struct place *p)
{
	(void)rq;
	return p->is_cancelled || date_before(p->deadline, p->on[WORKSHOP_B]);
}

/* The person is told of it: one that will not do is said to be so already. */
static bool is_moved(const struct request *rq, const struct place *p)
{
	return p->moved_at.ms != 0 && !will_not_do(rq, p);
}

static bool ends_soon(const struct request *rq, const struct place *p)
{
	return p->held_until.ms <= rq->now.ms + HOURS_NEAR * HOUR_MS;
}

static void add_holds(struct request *rq, struct home_waiting *waiting, const struct places *all,
	bool (*is_one)(const struct request *rq, const struct place *p), const char *says)
{
	struct hold_row *rows = arena_many(rq->arena, struct hold_row, all->n + 1);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t n = 0;

	list_each (const struct place *, p, all)
		if (place_is_held(p, rq->now) && is_one(rq, p))
			rows[n++] = row_of(rq, p);
	if (n == 0)
		return;
	view_hold_rows(&out, tr(rq->language, "Held places"), rows, n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ says, html_take(&out, 0) };
}

void add_holds_that_wait(struct request *rq, struct home_waiting *waiting)
{
	if (!policy_allows(&rq->actor, PLACE_HOLD, RELATION_CONTRACT_PARTY))
		return;

	struct places all = places_for(rq->work, &rq->actor, rq->now);

	add_holds(rq, waiting, &all, will_not_do,
		tr(rq->language, "Held places that were cancelled or moved past the deadline"));
	add_holds(rq, waiting, &all, is_moved,
		tr(rq->language,
			"Workshops moved: print the slip again, and change the condition"));
	add_holds(rq, waiting, &all, ends_soon, tr(rq->language, "Holds that end within 12 hours"));
}

/* ---- one of them ---- */

static struct wanted needs_of(const struct place *p, const struct cohort *c)
{
	return (struct wanted){ c->type, p->language, c->county, p->deadline };
}

/* What has to be known of it that its state does not say; NULL: nothing. */
static const char *warning_of(struct request *rq, const struct place *p, const struct cohort *c)
{
	if (!place_is_held(p, rq->now))
		return NULL;
	if (p->is_cancelled)
		return tr(rq->language, "This cohort was cancelled. Hold a place in another pair, "
					"and give the person a new slip.");
	if (date_before(p->deadline, c->workshop[WORKSHOP_B].on))
		return tr(rq->language, "The workshops were moved, and now end after the "
					"deadline. Hold a place in another pair.");
	if (p->moved_at.ms != 0)
		return tr(rq->language,
			"The workshops are not held as the slip says: the day, the time or the "
			"venue was changed. Print the slip again and give it to the person. If a "
			"condition of the caution names the days, change that too.");
	return NULL;
}

static struct url url_slip(struct request *rq, const struct place *p, enum language language)
{
	return url_of(rq->arena, "/holds/%lld/slip?language=%s", (long long)p->id.v,
		language_code(language));
}

/* The person's own language first. */
static void fill_slips(struct request *rq, const struct place *p, struct hold_view *view)
{
	struct url welsh = url_slip(rq, p, WELSH), english = url_slip(rq, p, ENGLISH);
	bool is_welsh = p->language == WELSH;
	const char *in_welsh = tr(rq->language, "The slip in Welsh");
	const char *in_english = tr(rq->language, "The slip in English");

	view->slip = (struct link){ .text = is_welsh ? in_welsh : in_english,
		.url = is_welsh ? welsh : english };
	view->other_slip = (struct link){ .text = is_welsh ? in_english : in_welsh,
		.url = is_welsh ? english : welsh };
}

static struct form_field why_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, RELEASE_COUNT);

	for (enum release because = RELEASE_NONE + 1; because < RELEASE_NOT_NEEDED; because++)
		choices[because - 1] = (struct choice){ .value = release_name(because),
			.text = tr(rq->language, release_label(because)) };

	struct form_field field =
		field_of(rq, "because", tr(rq->language, "Why the place is given back"), "");

	field.label_size = "m";
	field.choices = choices;
	field.choice_count = RELEASE_NOT_NEEDED - 1;
	return field;
}

/* Asked where it is kept for a caution that was given. */
static struct form_field told_field(struct request *rq)
{
	struct choice *yes = arena_one(rq->arena, struct choice);
	struct form_field field = field_of(
		rq, "told", tr(rq->language, "It is kept for a caution that was given"), "");

	*yes = (struct choice){ .value = "yes",
		.text = tr(rq->language, "The person was told that the place is given back") };
	field.label_size = "m";
	field.choices = yes;
	field.choice_count = 1;
	return field;
}

static const char *done_words(struct request *rq)
{
	switch (form_choice(rq, "done")[0]) {
	case 'h': return tr(rq->language, "A place is held");
	case 'r': return tr(rq->language, "The place is given back");
	case 't': return tr(rq->language, "The person has the new slip");
	default: return NULL;
	}
}

/* When it ends or ended. */
static const char *until_words(struct request *rq, const struct place *p)
{
	struct arena *a = rq->arena;
	enum language l = rq->language;

	switch (place_state(p, rq->now)) {
	case PLACE_HELD:
		return tr_fill(a, l, "Held until {time}", "time",
			instant_words(a, l, p->held_until), NULL);
	case PLACE_KEPT:
		return tr_fill(a, l,
			"Kept until workshop A begins, {time}, or until the person is "
			"referred",
			"time", instant_words(a, l, p->held_until), NULL);
	case PLACE_EXPIRED:
		return tr_fill(a, l, "Ran out: {time}. The place may be somebody else’s by now.",
			"time", instant_words(a, l, p->held_until), NULL);
	case PLACE_TAKEN: return tr(l, "Kept for a referral until the provider books it");
	case PLACE_RELEASED:
		return tr_fill(a, l, "Given back: {time}", "time",
			instant_words(a, l, p->released_at), NULL);
	default:
		return tr_fill(
			a, l, "Booked: {time}", "time", instant_words(a, l, p->booked_at), NULL);
	}
}

/* On to the caution that was accepted, or back to it. */
static struct link refer_link(struct request *rq, const struct place *p, bool is_held)
{
	struct caution_id caution;

	if (caution_of_place(rq->work, &rq->actor, p->id, &caution))
		return (struct link){ .text = tr(rq->language, "To its caution"),
			.url = url_caution(rq->arena, caution) };
	if (!is_held || p->is_cancelled ||
		!policy_allows(&rq->actor, CAUTION_ALTER, RELATION_CONTRACT_PARTY))
		return (struct link){ 0 };
	return (struct link){ .text = tr(rq->language, "The caution is given: refer"),
		.url = url_of(rq->arena, "/holds/%lld/refer", (long long)p->id.v) };
}

/* With whose it is, once it is somebody's. */
static struct markup check_shown(struct request *rq, const struct place *p)
{
	struct kept_check kept;

	if (!check_load(rq->work, &rq->actor, p->id, &kept))
		return no_check_shown(rq,
			tr(rq->language, "No check can be shown: none was kept with this place, "
					 "or it is not for you to read."));
	if (kept.person.v != 0)
		page_shows(rq, "person", kept.person.v);
	return kept_check_shown(rq, &kept);
}

static enum status hold_page(
	struct request *rq, const struct place *p, const struct cohort *c, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct wanted needs = needs_of(p, c);
	bool is_held = place_is_held(p, rq->now);
	struct hold_view view = {
		.back = url_of(rq->arena, "/holds"),
		.problems = &rq->problems,
		.code = code_words(rq->arena, p->code),
		.state = hold_state_words(rq, p),
		.colour = hold_state_colour(rq, p),
		.until = until_words(rq, p),
		.why = p->because == RELEASE_NONE ? NULL
						  : tr(rq->language, release_label(p->because)),
		.warning = warning_of(rq, p, c),
		.deadline = p->deadline,
		.cohort = cohort_words(rq, c),
		.because = why_field(rq),
		.check = check_shown(rq, p),
	};

	if (is_held || !place_stands(rq, p))
		view.again = url_places(rq, p, &needs);
	view.facts = cohort_facts(rq, c, &view.fact_count);
	if (place_stands(rq, p))
		fill_slips(rq, p, &view);
	if (place_state(p, rq->now) == PLACE_KEPT)
		view.told = told_field(rq);
	if (is_held)
		view.form = (struct form){ .action = url_of(rq->arena, "/holds/%lld/release",
						   (long long)p->id.v),
			.token = keys.token,
			.key = keys.once };
	if (is_held && is_moved(rq, p))
		view.tell = (struct form){ .action = url_of(rq->arena, "/holds/%lld/told",
						   (long long)p->id.v),
			.token = keys.token,
			.key = keys.once };
	view.refer = refer_link(rq, p, is_held);
	page_shows(rq, "place", p->id.v);

	struct html *out = page_open_with(rq, tr(rq->language, "Held place"),
		&(struct page_options){ .success = rq->method == GET ? done_words(rq) : NULL });

	view_hold(out, &view);
	return page_close(rq, status);
}

enum status hold_show(struct request *rq)
{
	struct place p;
	struct cohort c;

	return page_hold(rq, &p, &c) ? hold_page(rq, &p, &c, OK) : page_not_found(rq);
}

enum status hold_tell(struct request *rq)
{
	struct place_id id = { path_id(rq, "id") };

	switch (place_tell(rq->work, &rq->actor, id)) {
	case DONE:
		return reply_redirect(rq, url_of(rq->arena, "/holds/%lld?done=t", (long long)id.v));
	case REFUSED: return page_refused(rq, N_("There is nothing to tell the person any more"));
	default: return page_not_found(rq);
	}
}

enum status hold_release(struct request *rq)
{
	enum release because = release_by_name(form_choice(rq, "because"));
	bool is_told = form_flag(rq, "told");
	struct place p;
	struct cohort c;

	if (!page_hold(rq, &p, &c))
		return page_not_found(rq);
	if (because == RELEASE_NONE)
		form_problem(rq, "because", N_("Say why the place is given back"));
	if (place_state(&p, rq->now) == PLACE_KEPT && !is_told)
		form_problem(rq, "told",
			N_("The person counts on this place. Tell them first, then say so here."));
	if (form_has_problems(rq))
		return hold_page(rq, &p, &c, UNPROCESSABLE);
	switch (place_release(rq->work, &rq->actor, p.id, because, is_told, &p)) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/holds/%lld?done=r", (long long)p.id.v));
	case REFUSED:
		form_problem(rq, "", N_("This place is not held any more"));
		return hold_page(rq, &p, &c, CONFLICTING);
	default: return page_not_found(rq);
	}
}
