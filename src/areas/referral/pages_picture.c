/* SPDX-License-Identifier: MIT */
/*
 * The picture of a path, from marks on a line to places on a page.
 */
#include "areas/referral/page_kit.h"

enum {
	LANE_HEIGHT = 32,
	SIGN_HALF = 14,     // of a sign's height, with its badge
	BELOW_LINE = 48,    // for the words below it
	ENDS_PERMILLE = 50, // left free at either end, so that no sign is cut off
};

/* A place on the line as a share of the picture's width. */
static const char *across(struct arena *a, int at)
{
	int permille = ENDS_PERMILLE + at * (1000 - 2 * ENDS_PERMILLE) / LINE_LENGTH;

	return arena_format(a, "%d.%d%%", permille / 10, permille % 10);
}

/* Words that stand under a place stay within the picture. */
static const char *anchor_of(int at)
{
	if (at < LINE_LENGTH / 5)
		return "start";
	return at > LINE_LENGTH * 4 / 5 ? "end" : "middle";
}

static const char *words_of(struct arena *a, enum language l, const struct mark *mark)
{
	const char *says =
		tr_fill(a, l, mark_words(mark), "date", date_words_weekday(a, l, mark->on), NULL);

	return mark->is_off ? tr_fill(a, l, "{mark} (outside the picture)", "mark", says, NULL)
			    : says;
}

/* Nothing is booked that counts; it may be that the police have yet to say whether it will be. */
static const char *none_words(struct arena *a, enum language l, const struct picture *p)
{
	if (p->note == PATH_LEFT)
		return tr_fill_n(a, l, "{count} day until the deadline, and no workshop is booked.",
			"{count} days until the deadline, and no workshop is booked.", p->days,
			NULL);
	if (p->note == PATH_LAST_DAY)
		return tr(l, "The deadline is today, and no workshop is booked.");
	return tr_fill_n(a, l, "The deadline passed {count} day ago, and no workshop is booked.",
		"The deadline passed {count} days ago, and no workshop is booked.", p->days, NULL);
}

static const char *no_b_words(struct arena *a, enum language l, const struct picture *p)
{
	if (p->note == PATH_LEFT)
		return tr_fill_n(a, l,
			"{count} day until the deadline, and workshop B has no day yet.",
			"{count} days until the deadline, and workshop B has no day yet.", p->days,
			NULL);
	if (p->note == PATH_LAST_DAY)
		return tr(l, "The deadline is today, and workshop B has no day yet.");
	return tr_fill_n(a, l, "The deadline passed {count} day ago, and workshop B has no day.",
		"The deadline passed {count} days ago, and workshop B has no day.", p->days, NULL);
}

static const char *note_words(struct arena *a, enum language l, const struct picture *p)
{
	switch (p->note) {
	case PATH_NOTHING: return NULL;
	case PATH_B_BEFORE:
		return tr_fill_n(a, l, "Workshop B ends {count} day before the deadline.",
			"Workshop B ends {count} days before the deadline.", p->days, NULL);
	case PATH_B_ON: return tr(l, "Workshop B is on the day of the deadline.");
	case PATH_B_AFTER:
		return tr_fill_n(a, l, "Workshop B ends {count} day after the deadline.",
			"Workshop B ends {count} days after the deadline.", p->days, NULL);
	default: return p->has_a ? no_b_words(a, l, p) : none_words(a, l, p);
	}
}

static void set_today(struct arena *a, const struct mark *mark, struct picture_view *view)
{
	view->today = view->walked = across(a, mark->at);
	view->today_anchor = anchor_of(mark->at);
}

static void fill_marks(
	struct arena *a, enum language l, const struct picture *p, struct picture_view *view)
{
	struct mark_view *marks = arena_many(a, struct mark_view, p->marks.n + 1);

	list_each (const struct mark *, mark, &p->marks) {
		marks[view->n++] = (struct mark_view){
			.kind = mark->kind,
			.look = mark->look,
			.x = date_is_set(mark->on) && !mark->is_off ? across(a, mark->at) : NULL,
			.y = view->line_y - SIGN_HALF - LANE_HEIGHT / 2 - mark->lane * LANE_HEIGHT,
			.words = words_of(a, l, mark),
		};
		if (mark->kind == MARK_TODAY)
			set_today(a, mark, view);
	}
	view->marks = marks;
}

struct picture_view picture_words(struct arena *a, enum language l, const struct picture *p)
{
	const char **months = arena_many(a, const char *, p->months.n + 1);
	int line_y = p->lanes * LANE_HEIGHT + LANE_HEIGHT / 2 + SIGN_HALF;
	struct picture_view view = {
		.line_y = line_y,
		.height = line_y + BELOW_LINE,
		.begins = across(a, 0),
		.ends = across(a, LINE_LENGTH),
		.walked = across(a, LINE_LENGTH),
		.months = months,
		.from = date_words(a, l, p->from),
		.to = date_equal(p->from, p->to) ? "" : date_words(a, l, p->to),
		.note = note_words(a, l, p),
	};

	list_each (const int *, at, &p->months)
		months[view.month_count++] = across(a, *at);
	fill_marks(a, l, p, &view);
	return view;
}
