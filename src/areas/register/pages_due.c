/* SPDX-License-Identifier: MIT */
/*
 * What waits: the registers that are not signed, for those who lead and for those who see to it; and
 * what somebody leads next.  On home, and all of it on a page.
 */
#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"
#include "frame/home.h"
#include "out/csv.h"

enum { PAGE_ROWS = 50, ROWS_ROOM_BYTES = 4096, CSV_ROWS = HOME_COUNTED, CSV_BYTES_PER_ROW = 300 };

/* ---- rows ---- */

/* Those who led and have not signed. */
static const char *unsigned_names(struct request *rq, const struct register_sheet *s)
{
	struct facilitators all = cohort_leaders(rq->work, &s->cohort);
	const char *names[LEADERS];
	size_t n = 0;

	list_each (const struct facilitator *, each, &all)
		for (int i = 0; i < LEADERS; i++)
			if (each->id.v == s->cohort.workshop[s->letter].leader[i].v &&
				!has_signed(&s->state, each->id))
				names[n++] = each->name;
	return list_words(rq->arena, rq->language, names, n);
}

static const char *open_words(struct request *rq, const struct register_sheet *s)
{
	if (!is_taken(&s->state, rq->now))
		return tr(rq->language, "Register to take");
	if (s->self.v != 0 && !has_signed(&s->state, s->self))
		return tr(rq->language, "Register waits for your signature");
	return tr_fill(rq->arena, rq->language, "Register waits for the signature of: {names}",
		"names", unsigned_names(rq, s), NULL);
}

static const char *late_words(struct request *rq, struct date held_on)
{
	int days = register_days_late(held_on, rq->today);

	return days == 0 ? NULL
			 : tr_fill_n(rq->arena, rq->language, "{count} day overdue",
				   "{count} days overdue", days, NULL);
}

static struct due_row row_of(
	struct request *rq, const struct register_due *due, const struct cohort *c)
{
	struct register_sheet sheet = { .cohort = *c, .letter = due->letter };
	const char *words =
		due->letter == WORKSHOP_A ? N_("{cohort}, workshop A") : N_("{cohort}, workshop B");

	return (struct due_row){
		.workshop = { .text = tr_fill(rq->arena, rq->language, words, "cohort",
				      cohort_words(rq, c), NULL),
			.url = url_register(rq->arena, &sheet, "") },
		.on = due->on,
		.when = workshop_words(rq, &c->workshop[due->letter]),
	};
}

static struct due_rows open_rows(
	struct request *rq, const struct register_dues *dues, size_t most, const char *says)
{
	size_t n = dues->n < most ? dues->n : most;
	struct due_row *rows = arena_many(rq->arena, struct due_row, n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, n + 1);
	struct due_rows view = { .says = says,
		.third = tr(rq->language, "Where it stands"),
		.at = rows,
		.found = dues->n };

	for (size_t i = 0; i < n; i++) {
		const struct register_due *due = &dues->at[i];
		struct register_sheet *s = arena_one(rq->arena, struct register_sheet);

		if (!register_load(rq->work, &rq->actor, due->cohort, due->letter, s) ||
			!workshop_has_begun(&s->cohort.workshop[due->letter], rq->now)) {
			view.found--;
			continue;
		}
		ids[view.n] = due->cohort.v;
		rows[view.n] = row_of(rq, due, &s->cohort);
		rows[view.n].says = open_words(rq, s);
		rows[view.n++].late = late_words(rq, due->on);
	}
	page_lists(rq, "cohort", ids, view.n);
	return view;
}

/* A workshop that has begun is among those with a register to take. */
static struct due_rows lead_rows(struct request *rq, size_t most)
{
	struct register_dues dues = register_lead_list(rq->work, &rq->actor);
	struct due_row *rows = arena_many(rq->arena, struct due_row, dues.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, dues.n + 1);
	struct due_rows view = { .says = tr(rq->language, "You lead next"),
		.third = tr(rq->language, "Where"),
		.at = rows };

	list_each (const struct register_due *, due, &dues) {
		struct cohort c;

		if (!cohort_for(rq->work, &rq->actor, COHORT_READ, due->cohort, &c) ||
			workshop_has_begun(&c.workshop[due->letter], rq->now))
			continue;
		view.found++;
		if (view.n == most)
			continue;
		ids[view.n] = c.id.v;
		rows[view.n] = row_of(rq, due, &c);
		rows[view.n++].says =
			c.venue_name != NULL ? c.venue_name : tr(rq->language, mode_label(c.mode));
	}
	page_lists(rq, "cohort", ids, view.n);
	return view;
}

/* ---- for whom ---- */

static bool sees_to_registers(const struct actor *actor)
{
	return actor_is(actor, ROLE_COORDINATOR) || actor_is(actor, ROLE_PERPETRATOR_LEAD);
}

static struct due_rows own_rows(struct request *rq, size_t most)
{
	struct register_dues dues =
		register_open_list(rq->work, &rq->actor, true, rq->today, HOME_COUNTED + 1);

	return open_rows(rq, &dues, most,
		tr(rq->language, "Registers of your workshops that are not signed"));
}

static struct due_rows late_rows(struct request *rq, size_t most)
{
	struct register_dues dues = register_open_list(rq->work, &rq->actor, false,
		date_add_days(rq->today, -SIGN_WITHIN_DAYS - 1), HOME_COUNTED + 1);

	return open_rows(rq, &dues, most, tr(rq->language, "Registers overdue"));
}

/* ---- home ---- */

static void add_rows(struct request *rq, struct home_waiting *waiting, const struct due_rows *rows)
{
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (rows->n == 0)
		return;
	view_due_rows(&out, rows);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){ rows->says, html_take(&out, 0),
		rows->n, rows->found, url_of(rq->arena, "/registers") };
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	if (actor_is(&rq->actor, ROLE_FACILITATOR)) {
		struct due_rows own = own_rows(rq, HOME_ROWS), next = lead_rows(rq, HOME_ROWS);

		add_rows(rq, waiting, &own);
		add_rows(rq, waiting, &next);
	}
	if (sees_to_registers(&rq->actor)) {
		struct due_rows late = late_rows(rq, HOME_ROWS);

		add_rows(rq, waiting, &late);
	}
}

static const struct home_card cards[] = {
	{ REGISTER_TAKE, N_("Registers"), "/registers",
		N_("Workshops that you lead, and registers that are not signed yet") },
	{ 0 },
};

const struct home_part register_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- the page ---- */

/* Those that the reader has a use for, of each so many. */
static struct dues_view dues_of(struct request *rq, size_t most)
{
	struct dues_view view = { 0 };

	if (actor_is(&rq->actor, ROLE_FACILITATOR)) {
		view.lists[view.n++] = own_rows(rq, most);
		view.lists[view.n++] = lead_rows(rq, most);
	}
	if (sees_to_registers(&rq->actor))
		view.lists[view.n++] = late_rows(rq, most);
	for (size_t i = 0; i < view.n; i++)
		view.found += view.lists[i].found;
	return view;
}

enum status register_list_show(struct request *rq)
{
	struct dues_view view = dues_of(rq, PAGE_ROWS);
	struct html *out;

	view.csv = url_of(rq->arena, "/registers.csv");
	for (size_t i = 0; i < view.n; i++)
		if (view.lists[i].found > view.lists[i].n)
			view.csv_most = count_words(rq->arena, rq->language, CSV_ROWS);
	out = page_open(rq, tr(rq->language, "Registers"));
	view_dues(out, &view);
	return page_close(rq, OK);
}

static const char *const csv_columns[] = { "list", "workshop", "on", "when", "stands", "overdue",
	"page" };

enum status register_list_csv(struct request *rq)
{
	struct dues_view view = dues_of(rq, CSV_ROWS);
	struct buf out = buf_new(rq->arena, (view.found + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (const struct due_rows *list = view.lists; list < view.lists + view.n; list++)
		for (const struct due_row *row = list->at; row < list->at + list->n; row++) {
			csv_text(&csv, list->says);
			csv_text(&csv, row->workshop.text);
			csv_date(&csv, row->on);
			csv_text(&csv, row->when);
			csv_text(&csv, row->says);
			csv_text(&csv, row->late);
			csv_text(&csv, url_text(rq->arena, row->workshop.url, rq->language));
			csv_end_row(&csv);
		}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
