/* SPDX-License-Identifier: MIT */
/*
 * What of a pack's counts the public is told.
 *
 * It is found by playing the reader: for each count the least and the most that it can be are narrowed
 * by all that the reader knows, until nothing narrows any more.  If that leaves too few numbers for
 * some count, one more is withheld and the game begins anew.  That one step is never more than the one
 * before it narrows nothing: all are told in the same steps of five, from the same ten.
 */
#include "areas/pack/rules_figures.h"
#include "areas/programme/rules.h"
#include "base/err.h"

enum { UNBOUNDED = 1000000, HALF = NEAREST / 2, TOLD_LEFT_LEAST = 2 };

/* What the reader thinks that a count can be. */
struct range {
	int64_t least, most;
};

/* The counts of all packs, as the reader sees them. */
struct reader {
	const struct key_figures
		*figures[1 + FIGURES_BEFORE_MOST]; // of now, and before: the last first
	struct range *ranges[1 + FIGURES_BEFORE_MOST];
	size_t n;
	bool is_narrowed; // in this round
};

static bool is_count(const struct key_figure *f)
{
	return f->is_held && figure_facts(f->figure)->unit == UNIT_OF_PEOPLE &&
	       !figure_facts(f->figure)->is_of_few;
}

static struct range range_of(const struct key_figure *f)
{
	int64_t least = f->told - HALF;

	if (!is_count(f))
		return (struct range){ 0, UNBOUNDED };
	if (!f->is_withheld)
		return (struct range){ least < FEW ? FEW : least, f->told + HALF };
	return (struct range){ 0, f->number < FEW ? FEW - 1 : UNBOUNDED };
}

static void narrow(struct reader *reader, struct range *range, int64_t least, int64_t most)
{
	if (least > range->least) {
		range->least = least;
		reader->is_narrowed = true;
	}
	if (most < range->most) {
		range->most = most;
		reader->is_narrowed = true;
	}
}

/* The place of the count of that kind; the number of all if there is none. */
static size_t place_of(const struct key_figures *all, enum figure figure)
{
	size_t i = 0;

	while (i < all->n && !(all->at[i].figure == figure && is_count(&all->at[i])))
		i++;
	return i;
}

/* What is known to add up to the one at `whole`; false if some part is not held. */
static bool parts_add_up(
	const struct key_figures *all, size_t whole, struct range *ranges, struct range *sum)
{
	bool is_any = false;

	*sum = (struct range){ 0, 0 };
	for (size_t i = 0; i < all->n; i++)
		if (figure_facts(all->at[i].figure)->part_of == all->at[whole].figure) {
			if (!is_count(&all->at[i]))
				return false;
			is_any = true;
			sum->least += ranges[i].least;
			sum->most += ranges[i].most;
		}
	return is_any;
}

static void narrow_sum(struct reader *reader, size_t pack, size_t whole)
{
	const struct key_figures *all = reader->figures[pack];
	struct range *ranges = reader->ranges[pack];
	struct range sum;

	if (!parts_add_up(all, whole, ranges, &sum))
		return;
	narrow(reader, &ranges[whole], sum.least, sum.most);
	for (size_t i = 0; i < all->n; i++)
		if (figure_facts(all->at[i].figure)->part_of == all->at[whole].figure) {
			struct range others = { sum.least - ranges[i].least,
				sum.most - ranges[i].most };

			sum.least -= ranges[i].least;
			sum.most -= ranges[i].most;
			narrow(reader, &ranges[i], ranges[whole].least - others.most,
				ranges[whole].most - others.least);
			sum.least += ranges[i].least;
			sum.most += ranges[i].most;
		}
}

/* Counts that a year's count is at least the sum of. */
struct inside {
	const struct key_figure *figure[1 + FIGURES_BEFORE_MOST];
	struct range *range[1 + FIGURES_BEFORE_MOST];
	size_t n;
	int64_t number;
};

/* Its months are the year's, and none of them is those of one that is there. */
static bool fits_inside(
	const struct inside *all, const struct key_figure *f, const struct key_figure *year)
{
	if (date_before(f->from, year->from) || date_before(year->to, f->to))
		return false;
	for (size_t i = 0; i < all->n; i++)
		if (!date_before(f->to, all->figure[i]->from) &&
			!date_before(all->figure[i]->to, f->from))
			return false;
	return true;
}

/* Of a pack and those before it, as told last of the same months. */
static struct inside inside_of(struct reader *reader, size_t pack, const struct key_figure *year)
{
	struct inside all = { .n = 0 };

	for (size_t p = pack; p < reader->n; p++) {
		size_t i = place_of(reader->figures[p], FIGURE_COMPLETED);
		const struct key_figure *f;

		if (i == reader->figures[p]->n)
			continue;
		f = &reader->figures[p]->at[i];
		if (!fits_inside(&all, f, year))
			continue;
		all.figure[all.n] = f;
		all.range[all.n++] = &reader->ranges[p][i];
		all.number += f->number;
	}
	return all;
}

/*
 * Whoever completed it of the months of one pack or several completed it of their year.  That nobody else of
 * the year did, a reader may guess too, wherever that is right.
 */
static void narrow_year(struct reader *reader, size_t pack)
{
	size_t place = place_of(reader->figures[pack], FIGURE_YEAR_COMPLETED);
	struct range *whole = &reader->ranges[pack][place], sum = { 0, 0 };
	const struct key_figure *year;
	struct inside parts;
	bool is_all;

	if (place == reader->figures[pack]->n)
		return;
	year = &reader->figures[pack]->at[place];
	parts = inside_of(reader, pack, year);
	if (parts.number > year->number)
		return; // some were taken back since
	is_all = parts.number == year->number;
	for (size_t i = 0; i < parts.n; i++) {
		sum.least += parts.range[i]->least;
		sum.most += parts.range[i]->most;
	}
	narrow(reader, whole, sum.least, is_all ? sum.most : UNBOUNDED);
	for (size_t i = 0; i < parts.n; i++) {
		struct range others = { sum.least - parts.range[i]->least,
			sum.most - parts.range[i]->most };

		narrow(reader, parts.range[i], is_all ? whole->least - others.most : 0,
			whole->most - others.least);
	}
}

/*
 * A reader may guess that a count has not changed, or has not fallen; wherever that is right.  That a year's has
 * not is the same as to guess that nobody completed it since, so it is not reckoned with.
 */
static void narrow_count(struct reader *reader, size_t later, size_t earlier, size_t place)
{
	const struct key_figures *all = reader->figures[later], *old = reader->figures[earlier];
	size_t before = place_of(old, all->at[place].figure);
	bool is_of_year = all->at[place].figure == FIGURE_YEAR_COMPLETED;
	struct range *to = &reader->ranges[later][place], *from;

	if (before == old->n || all->at[place].number < old->at[before].number)
		return;
	if (is_of_year && !date_equal(all->at[place].from, old->at[before].from))
		return; // it is another year's
	from = &reader->ranges[earlier][before];
	narrow(reader, to, from->least, UNBOUNDED);
	narrow(reader, from, 0, to->most);
	if (!is_of_year && all->at[place].number == old->at[before].number) {
		narrow(reader, to, from->least, from->most);
		narrow(reader, from, to->least, to->most);
	}
}

static void narrow_between(struct reader *reader, size_t later, size_t earlier)
{
	for (size_t i = 0; i < reader->figures[later]->n; i++)
		if (is_count(&reader->figures[later]->at[i]))
			narrow_count(reader, later, earlier, i);
}

static void narrow_within(struct reader *reader, size_t pack)
{
	for (size_t i = 0; i < reader->figures[pack]->n; i++)
		if (is_count(&reader->figures[pack]->at[i]))
			narrow_sum(reader, pack, i);
	narrow_year(reader, pack);
}

static void play(struct reader *reader)
{
	for (size_t pack = 0; pack < reader->n; pack++)
		for (size_t i = 0; i < reader->figures[pack]->n; i++)
			reader->ranges[pack][i] = range_of(&reader->figures[pack]->at[i]);
	do {
		reader->is_narrowed = false;
		for (size_t pack = 0; pack < reader->n; pack++) {
			narrow_within(reader, pack);
			for (size_t earlier = pack + 1; earlier < reader->n; earlier++)
				narrow_between(reader, pack, earlier);
		}
	} while (reader->is_narrowed);
}

static bool is_safe(const struct key_figure *f, const struct range *range)
{
	int64_t least = f->is_withheld && f->number < FEW ? LEFT_LEAST : TOLD_LEFT_LEAST;

	return range->most - range->least + 1 >= least;
}

/* Nothing that the reader knows says too much of any count of any pack. */
static bool all_are_safe(const struct reader *reader)
{
	for (size_t pack = 0; pack < reader->n; pack++)
		for (size_t i = 0; i < reader->figures[pack]->n; i++) {
			const struct key_figure *f = &reader->figures[pack]->at[i];

			if (is_count(f) && !is_safe(f, &reader->ranges[pack][i]))
				return false;
		}
	return true;
}

/* The smallest count that is told; false: none is. */
static bool withhold_one_more(struct key_figures *now)
{
	struct key_figure *smallest = NULL;

	list_each (struct key_figure *, each, now)
		if (is_count(each) && !each->is_withheld &&
			(smallest == NULL || each->number < smallest->number))
			smallest = each;
	if (smallest != NULL)
		smallest->is_withheld = true;
	return smallest != NULL;
}

/* The largest of those that were withheld without being few is told again where that says too much of none. */
static struct key_figure *largest_withheld(struct key_figures *now, int64_t below)
{
	struct key_figure *largest = NULL;

	list_each (struct key_figure *, each, now)
		if (is_count(each) && each->is_withheld && each->number >= FEW &&
			each->number < below && (largest == NULL || each->number > largest->number))
			largest = each;
	return largest;
}

static void tell_again(struct reader *reader, struct key_figures *now)
{
	struct key_figure *each = largest_withheld(now, UNBOUNDED);

	for (; each != NULL; each = largest_withheld(now, each->number)) {
		each->is_withheld = false;
		play(reader);
		each->is_withheld = !all_are_safe(reader);
	}
}

/* All but counts of people are told as they are; means where the people that they are of are. */
static void begin(struct key_figures *now)
{
	list_each (struct key_figure *, each, now) {
		bool is_few = is_count(each) && each->number < FEW;

		each->is_withheld = is_few || figure_facts(each->figure)->is_of_few;
		each->told =
			is_count(each) ? (each->number + HALF) / NEAREST * NEAREST : each->number;
	}
}

/* What each costs is worked out of what is told alone, so it tells nothing more. */
static void tell_each(
	const struct key_figures *now, const struct key_figure *people, struct key_figure *each)
{
	const struct key_figure *money = key_figure_of(now, figure_facts(each->figure)->of_money);

	if (each->is_held && money != NULL)
		each->told =
			cost_of_each((struct money){ money->number }, people->told).money.pence;
}

/*
 * A mean, and what each costs, are told where their people are.  Where these are not, neither is whether it
 * is held: of nobody it is not.
 */
static void withhold_means(struct key_figures *now)
{
	list_each (struct key_figure *, each, now) {
		size_t people = place_of(now, figure_facts(each->figure)->of_people);

		if (figure_facts(each->figure)->of_people == FIGURE_NONE)
			continue;
		each->is_withheld = people == now->n || now->at[people].is_withheld;
		if (!each->is_withheld && figure_facts(each->figure)->unit == UNIT_OF_MONEY_EACH)
			tell_each(now, &now->at[people], each);
	}
}

static void add_pack(struct arena *a, struct reader *reader, const struct key_figures *figures)
{
	reader->figures[reader->n] = figures;
	reader->ranges[reader->n++] = arena_many(a, struct range, figures->n + 1);
}

void figures_publish(
	struct arena *a, struct key_figures *now, const struct published_figures *before)
{
	struct reader reader = { .n = 0 };

	add_pack(a, &reader, now);
	for (size_t i = 0; i < before->n && i < FIGURES_BEFORE_MOST; i++)
		add_pack(a, &reader, &before->at[i]);
	begin(now);
	do
		play(&reader);
	while (!all_are_safe(&reader) && withhold_one_more(now));
	if (all_are_safe(&reader))
		tell_again(&reader, now);
	withhold_means(now);
}
