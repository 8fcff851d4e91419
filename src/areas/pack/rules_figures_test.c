/* SPDX-License-Identifier: MIT */
/*
 * Key data: what may be entered, and that nobody can work out what is not told.
 *
 * The attacker here tries every number that a count could be; it shares nothing with the rule but the
 * figures, and knows all that a reader can.
 */
#include "areas/pack/rules_figures.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct key_figure a_figure(enum figure figure, int64_t number)
{
	return (struct key_figure){
		.figure = figure, .about = { "", "" }, .is_held = true, .number = number
	};
}

static void put(struct arena *a, struct key_figures *all, enum figure figure, int64_t number)
{
	*list_add(a, all) = a_figure(figure, number);
}

static const struct key_figure *of(const struct key_figures *all, enum figure figure)
{
	const struct key_figure *found = key_figure_of(all, figure);

	assert_non_null(found);
	return found;
}

static void publish(struct arena *a, struct key_figures *now)
{
	static const struct published_figures nothing;

	figures_publish(a, now, &nothing);
}

/* ---- definitions ---- */

static void figure__has_a_name_a_label_and_a_definition_each(void **state)
{
	(void)state;
	for (enum figure f = FIGURE_NONE + 1; f < FIGURE_COUNT; f++) {
		const struct figure_facts *facts = figure_facts(f);

		assert_true(facts->label[0] != '\0' && facts->means[0] != '\0');
		assert_int_equal(figure_named(facts->name), f);
		assert_int_not_equal(facts->unit, UNIT_OF_NONE);
		assert_non_null(figure_group_label(facts->group));
	}
	assert_int_equal(figure_named("nothing"), FIGURE_NONE);
}

/* Issue: always shown are months funded, post filled, spend, sessions and actions. */
static void figure__of_work_and_cost_is_always_told(void **state)
{
	static const enum figure always[] = { FIGURE_MONTHS_FUNDED, FIGURE_POST_FILLED,
		FIGURE_SPEND, FIGURE_SESSIONS, FIGURE_ACTIONS };
	struct arena *a = *state;
	struct key_figures all = { 0 };

	for (size_t i = 0; i < array_size(always); i++)
		put(a, &all, always[i], 3);
	publish(a, &all);
	list_each (const struct key_figure *, each, &all) {
		assert_false(each->is_withheld);
		assert_int_equal(each->told, 3);
	}
}

/* ---- what is entered ---- */

static void entered__is_whole_numbers_posts_and_money_or_blank(void **state)
{
	static const struct {
		enum figure figure;
		const char *typed;
		bool is_taken, is_held;
		int64_t number;
	} cases[] = {
		{ FIGURE_OPEN, "7", true, true, 7 },
		{ FIGURE_OPEN, "0", true, true, 0 },
		{ FIGURE_OPEN, "1,204", true, true, 1204 },
		{ FIGURE_OPEN, "", true, false, 0 },
		{ FIGURE_OPEN, "1,2", false, true, 0 },
		{ FIGURE_OPEN, "-1", false, true, 0 },
		{ FIGURE_OPEN, "7.0", false, true, 0 },
		{ FIGURE_OPEN, "£7", false, true, 0 },
		{ FIGURE_OPEN, "seven", false, true, 0 },
		{ FIGURE_OPEN, "100001", false, true, 0 },
		{ FIGURE_OPEN, "99999999999999999999", false, true, 0 },
		{ FIGURE_POST_FILLED, "1", true, true, 100 },
		{ FIGURE_POST_FILLED, "0.8", true, true, 80 },
		{ FIGURE_POST_FILLED, "0.75", true, true, 75 },
		{ FIGURE_POST_FILLED, "0.755", false, true, 0 },
		{ FIGURE_POST_FILLED, "1.", false, true, 0 },
		{ FIGURE_POST_FILLED, ".5", false, true, 0 },
		{ FIGURE_POST_FILLED, "101", false, true, 0 },
		{ FIGURE_POST_FILLED, "99999999999999999999", false, true, 0 },
		{ FIGURE_SPEND, "9,000.50", true, true, 900050 },
		{ FIGURE_SPEND, "9,00", false, true, 0 },
		{ FIGURE_SPEND, "-5", false, true, 0 },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct problems problems = { 0 };
		struct key_figure read;

		assert_int_equal(
			figure_read(*state, cases[i].figure, cases[i].typed, &read, &problems),
			cases[i].is_taken);
		assert_int_equal(problems.n, cases[i].is_taken ? 0 : 1);
		if (!cases[i].is_taken) {
			assert_string_equal(
				problems.at[0].field, figure_facts(cases[i].figure)->name);
			continue;
		}
		assert_int_equal(read.is_held, cases[i].is_held);
		assert_int_equal(read.number, cases[i].number);
	}
}

static void entered__is_typed_again_as_it_is_read(void **state)
{
	static const enum figure figures[] = { FIGURE_OPEN, FIGURE_POST_FILLED, FIGURE_SPEND };
	struct problems problems = { 0 };

	for (size_t i = 0; i < array_size(figures); i++)
		for (int64_t n = 0; n < 300; n++) {
			struct key_figure given = a_figure(figures[i], n), read;

			assert_true(figure_read(*state, figures[i], figure_typed(*state, &given),
				&read, &problems));
			assert_int_equal(read.number, n);
		}
}

static void entered__parts_add_up_where_all_of_them_are_held(void **state)
{
	struct arena *a = *state;
	struct key_figures all = { 0 };
	struct problems problems = { 0 };

	put(a, &all, FIGURE_OPEN, 7);
	put(a, &all, FIGURE_DIRECT, 5);
	put(a, &all, FIGURE_INDIRECT, 2);
	put(a, &all, FIGURE_CLOSED, 4);
	put(a, &all, FIGURE_CLOSED_COMPLETED, 3);
	figures_check_sums(a, &all, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "closed");
	all.at[4].is_held = false;
	all.at[2].number = 3;
	problems = (struct problems){ 0 };
	figures_check_sums(a, &all, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "open");
}

/* ---- what the public is told, by example ---- */

static void published__few_are_withheld_and_others_told_to_the_nearest_five(void **state)
{
	static const struct {
		int64_t number;
		bool is_withheld;
		int64_t told;
	} cases[] = { { 0, true, 0 }, { 9, true, 0 }, { 10, false, 10 }, { 12, false, 10 },
		{ 13, false, 15 }, { 17, false, 15 }, { 18, false, 20 }, { 202, false, 200 } };

	for (size_t i = 0; i < array_size(cases); i++) {
		struct key_figures all = { 0 };

		put(*state, &all, FIGURE_REFERRED, cases[i].number);
		publish(*state, &all);
		assert_int_equal(all.at[0].is_withheld, cases[i].is_withheld);
		if (!cases[i].is_withheld)
			assert_int_equal(all.at[0].told, cases[i].told);
	}
}

/* 18 told as 20 is 18 at least, and two below ten add up to it only as 9 and 9. */
static void published__a_whole_that_would_tell_its_parts_is_withheld_too(void **state)
{
	struct arena *a = *state;
	struct key_figures all = { 0 };

	put(a, &all, FIGURE_OPEN, 18);
	put(a, &all, FIGURE_DIRECT, 9);
	put(a, &all, FIGURE_INDIRECT, 9);
	publish(a, &all);
	assert_true(of(&all, FIGURE_OPEN)->is_withheld);
}

static void published__no_more_is_withheld_than_has_to_be(void **state)
{
	struct arena *a = *state;
	struct key_figures all = { 0 };

	put(a, &all, FIGURE_OPEN, 45);
	put(a, &all, FIGURE_DIRECT, 24);
	put(a, &all, FIGURE_INDIRECT, 21);
	put(a, &all, FIGURE_REFERRED, 12);
	put(a, &all, FIGURE_CLOSED, 18);
	put(a, &all, FIGURE_CLOSED_COMPLETED, 9);
	put(a, &all, FIGURE_CLOSED_PARTLY, 9);
	publish(a, &all);
	assert_true(of(&all, FIGURE_CLOSED)->is_withheld);
	assert_false(of(&all, FIGURE_OPEN)->is_withheld);
	assert_false(of(&all, FIGURE_DIRECT)->is_withheld);
	assert_false(of(&all, FIGURE_INDIRECT)->is_withheld);
	assert_false(of(&all, FIGURE_REFERRED)->is_withheld);
}

static void published__a_mean_is_told_where_its_people_are(void **state)
{
	struct arena *a = *state;

	for (int64_t people = 8; people < 13; people++) {
		struct key_figures all = { 0 };

		put(a, &all, FIGURE_CONTACTED, people);
		put(a, &all, FIGURE_CONTACT_DAYS, 6);
		publish(a, &all);
		assert_int_equal(of(&all, FIGURE_CONTACT_DAYS)->is_withheld, people < FEW);
	}
}

/* Of nobody there is no cost of one, and that is not said either. */
static void published__what_each_costs_is_worked_out_of_what_is_told(void **state)
{
	enum { COST = 1234567 };

	for (int64_t people = 0; people < 60; people++) {
		struct key_figures all = { 0 };
		const struct key_figure *each, *completed;

		put(*state, &all, FIGURE_YEAR_COMPLETED, people);
		put(*state, &all, FIGURE_YEAR_COST, COST);
		put(*state, &all, FIGURE_COST_EACH, people == 0 ? 0 : COST / people);
		all.at[2].is_held = people > 0;
		publish(*state, &all);
		each = of(&all, FIGURE_COST_EACH);
		completed = of(&all, FIGURE_YEAR_COMPLETED);
		assert_int_equal(completed->is_withheld, people < FEW);
		assert_int_equal(each->is_withheld, people < FEW);
		assert_false(of(&all, FIGURE_YEAR_COST)->is_withheld);
		if (!each->is_withheld)
			assert_int_equal(
				each->told, (2 * COST + completed->told) / (2 * completed->told));
	}
}

/* Without its completions it is not told: nobody knows of how many it is. */
static void published__what_each_costs_is_withheld_where_its_people_are_not_held(void **state)
{
	struct key_figures all = { 0 };

	put(*state, &all, FIGURE_YEAR_COST, 1000);
	put(*state, &all, FIGURE_COST_EACH, 10);
	publish(*state, &all);
	assert_true(of(&all, FIGURE_COST_EACH)->is_withheld);
}

/* Nobody was reached: that there is no mean would say so. */
static void published__a_mean_of_nobody_is_withheld(void **state)
{
	struct key_figures all = { 0 };

	put(*state, &all, FIGURE_CONTACTED, 0);
	put(*state, &all, FIGURE_CONTACT_DAYS, 0);
	all.at[1].is_held = false;
	publish(*state, &all);
	assert_true(of(&all, FIGURE_CONTACT_DAYS)->is_withheld);
}

static void published__nothing_is_told_of_one_cohort(void **state)
{
	struct key_figures all = { 0 };

	put(*state, &all, FIGURE_FILL, 10);
	publish(*state, &all);
	assert_true(all.at[0].is_withheld);
}

static void published__what_is_not_held_is_not_nought(void **state)
{
	struct key_figures all = { 0 };

	put(*state, &all, FIGURE_OPEN, 0);
	all.at[0].is_held = false;
	publish(*state, &all);
	assert_false(all.at[0].is_withheld);
	assert_false(all.at[0].is_held);
}

/* ---- the attacker ---- */

enum { VARIABLES_MOST = 10, TIES_MOST = 16, CAP = 45, SEEN = CAP + 1 };

struct tie {
	enum { TIE_SUM, TIE_AT_MOST, TIE_SAME } kind;
	int whole, parts[4], n; // of AT_MOST and SAME: whole, and one part
};

struct attack {
	int least[VARIABLES_MOST], most[VARIABLES_MOST], n;
	struct tie ties[TIES_MOST];
	int tie_count;
	int tried[VARIABLES_MOST];
	bool seen[VARIABLES_MOST][SEEN];
};

static bool tie_holds(const struct attack *t, const struct tie *tie)
{
	int sum = 0;

	for (int i = 0; i < tie->n; i++)
		sum += t->tried[tie->parts[i]];
	switch (tie->kind) {
	case TIE_SUM: return t->tried[tie->whole] == sum;
	case TIE_AT_MOST: return sum <= t->tried[tie->whole];
	case TIE_SAME: return sum == t->tried[tie->whole];
	}
	return false;
}

/* All of it is tried by then. */
static bool is_tried(const struct tie *tie, int next)
{
	bool is_all = tie->whole < next;

	for (int i = 0; i < tie->n; i++)
		is_all &= tie->parts[i] < next;
	return is_all;
}

static bool is_newly_tried(const struct tie *tie, int next)
{
	return is_tried(tie, next) && !is_tried(tie, next - 1);
}

static bool is_possible(const struct attack *t, int next)
{
	for (int i = 0; i < t->tie_count; i++)
		if (is_newly_tried(&t->ties[i], next) && !tie_holds(t, &t->ties[i]))
			return false;
	return true;
}

/* What a whole can be at least and at most once its parts are tried: their sum. */
static void bounds_of(const struct attack *t, int next, int *least, int *most)
{
	*least = t->least[next];
	*most = t->most[next];
	for (int i = 0; i < t->tie_count; i++) {
		const struct tie *tie = &t->ties[i];
		int sum = 0;

		if (tie->kind != TIE_SUM || tie->whole != next || !is_tried(tie, next + 1))
			continue;
		for (int k = 0; k < tie->n; k++)
			sum += t->tried[tie->parts[k]];
		*least = sum > *least ? sum : *least;
		*most = sum < *most ? sum : *most;
	}
}

static void attack(struct attack *t, int next)
{
	int least, most;

	if (next == t->n) {
		for (int i = 0; i < t->n; i++)
			t->seen[i][t->tried[i]] = true;
		return;
	}
	bounds_of(t, next, &least, &most);
	for (int value = least; value <= most; value++) {
		t->tried[next] = value;
		if (is_possible(t, next + 1))
			attack(t, next + 1);
	}
}

static int possible(const struct attack *t, int variable)
{
	int n = 0;

	for (int value = 0; value < SEEN; value++)
		n += t->seen[variable][value];
	return n;
}

/* What the attacker knows of one count by itself, even that it is withheld for being few. */
static int add_variable(struct attack *t, const struct key_figure *f)
{
	int told = (int)f->told, n = t->n++;

	t->least[n] = f->is_withheld ? 0 : told - 2 < 10 ? 10 : told - 2;
	t->most[n] = !f->is_withheld ? told + 2 : f->number < 10 ? 9 : CAP;
	return n;
}

static void add_tie(struct attack *t, struct tie tie)
{
	assert_true(t->tie_count < TIES_MOST);
	t->ties[t->tie_count++] = tie;
}

/* A whole and its parts, in the order of `figures`; the number of the first part's variable. */
static int add_sum(
	struct attack *t, const struct key_figures *all, const enum figure *figures, int n)
{
	struct tie tie = { .kind = TIE_SUM, .n = n - 1 };
	int first = t->n;

	for (int i = 1; i < n; i++)
		tie.parts[i - 1] = add_variable(t, of(all, figures[i]));
	tie.whole = add_variable(t, of(all, figures[0]));
	add_tie(t, tie);
	return first;
}

static void expect(const struct attack *t, int variable, const struct key_figure *f, int few_least)
{
	int least = f->is_withheld && f->number < 10 ? few_least : 2;

	if (possible(t, variable) < least)
		fail_msg("%s is %lld: only %d numbers are possible", figure_facts(f->figure)->name,
			(long long)f->number, possible(t, variable));
}

static uint64_t chance = 88172645463325252ULL;

static int dice(int sides)
{
	chance ^= chance << 13;
	chance ^= chance >> 7;
	chance ^= chance << 17;
	return (int)(chance % (uint64_t)sides);
}

static const enum figure cases_of[] = { FIGURE_OPEN, FIGURE_DIRECT, FIGURE_INDIRECT };
static const enum figure outcomes[] = { FIGURE_CLOSED, FIGURE_CLOSED_COMPLETED,
	FIGURE_CLOSED_PARTLY, FIGURE_CLOSED_DISENGAGED };
static const enum figure steps[] = { FIGURE_REFERRED, FIGURE_ACCEPTED, FIGURE_BOOKED,
	FIGURE_A_ATTENDED, FIGURE_COMPLETED };

static void put_whole(struct arena *a, struct key_figures *all, const enum figure *figures,
	const int *parts, int n)
{
	int sum = 0;

	for (int i = 0; i < n; i++)
		sum += parts[i];
	put(a, all, figures[0], sum);
	for (int i = 0; i < n; i++)
		put(a, all, figures[i + 1], parts[i]);
}

/* Of every pair of parts up to 19 and 19: open = direct + indirect. */
static void attacker__of_every_small_table_of_open_cases_learns_none(void **state)
{
	for (int direct = 0; direct < 20; direct++)
		for (int indirect = 0; indirect < 20; indirect++) {
			struct key_figures all = { 0 };
			struct attack t = { 0 };

			put_whole(*state, &all, cases_of, (int[]){ direct, indirect }, 2);
			publish(*state, &all);
			add_sum(&t, &all, cases_of, 3);
			attack(&t, 0);
			expect(&t, 0, of(&all, FIGURE_DIRECT), LEFT_LEAST);
			expect(&t, 1, of(&all, FIGURE_INDIRECT), LEFT_LEAST);
			expect(&t, 2, of(&all, FIGURE_OPEN), LEFT_LEAST);
		}
}

static void attacker__of_random_outcomes_learns_none(void **state)
{
	enum { TABLES = 1500 };

	for (int table = 0; table < TABLES; table++) {
		int parts[3] = { dice(14), dice(14), dice(table % 2 == 0 ? 5 : 16) };
		struct key_figures all = { 0 };
		struct attack t = { 0 };

		put_whole(*state, &all, outcomes, parts, 3);
		publish(*state, &all);
		add_sum(&t, &all, outcomes, 4);
		attack(&t, 0);
		for (int i = 0; i < 3; i++)
			expect(&t, i, of(&all, outcomes[i + 1]), LEFT_LEAST);
		expect(&t, 3, of(&all, FIGURE_CLOSED), LEFT_LEAST);
	}
}

static void attacker__of_random_steps_each_at_most_the_one_before_learns_none(void **state)
{
	enum { TABLES = 1500 };

	for (int table = 0; table < TABLES; table++) {
		struct key_figures all = { 0 };
		struct attack t = { 0 };
		int number = dice(42), n = array_size(steps);

		for (int i = 0; i < n; i++, number -= dice(number / 2 + 1))
			put(*state, &all, steps[i], number);
		publish(*state, &all);
		for (int i = 0; i < n; i++) {
			add_variable(&t, of(&all, steps[i]));
			if (i > 0)
				add_tie(&t, (struct tie){ TIE_AT_MOST, i - 1, { i }, 1 });
		}
		attack(&t, 0);
		for (int i = 0; i < n; i++)
			expect(&t, i, of(&all, steps[i]), LEFT_LEAST);
	}
}

/* A pack and the one before it: what stayed is known to be the same, what grew to have grown. */
static void attacker__who_has_the_pack_before_learns_none_of_either(void **state)
{
	enum { TABLES = 1200 };

	for (int table = 0; table < TABLES; table++) {
		int old[2] = { dice(16), dice(16) }, new[2];
		struct key_figures before = { 0 }, now = { 0 };
		struct attack t = { 0 };

		for (int i = 0; i < 2; i++)
			new[i] = dice(3) == 0 ? old[i] : dice(2) == 0 ? old[i] + dice(4) : dice(16);
		put_whole(*state, &before, cases_of, old, 2);
		publish(*state, &before);
		put_whole(*state, &now, cases_of, new, 2);
		figures_publish(*state, &now, &(struct published_figures){ &before, 1, 1 });
		add_sum(&t, &before, cases_of, 3);
		add_sum(&t, &now, cases_of, 3);
		for (int i = 0; i < 3; i++) {
			const enum figure figure = i == 2 ? FIGURE_OPEN : cases_of[i + 1];
			int64_t was = of(&before, figure)->number, is = of(&now, figure)->number;

			if (is >= was)
				add_tie(&t, (struct tie){ is == was ? TIE_SAME : TIE_AT_MOST, 3 + i,
						    { i }, 1 });
		}
		attack(&t, 0);
		for (int i = 0; i < 3; i++) {
			const enum figure figure = i == 2 ? FIGURE_OPEN : cases_of[i + 1];

			expect(&t, i, of(&before, figure), 2);
			expect(&t, 3 + i, of(&now, figure), 2);
		}
	}
}

/*
 * An older pack told one part alone, the next nothing of it, and the last one has the whole too.
 * Where nothing of them is told, nothing says which are few either: they all look alike.
 */
static void look_back(struct arena *a, int direct, int indirect, int growth)
{
	struct key_figures old = { 0 }, month = { 0 }, now = { 0 }, before[2];
	struct attack t = { 0 };
	int part;

	put(a, &old, FIGURE_DIRECT, direct - growth);
	publish(a, &old);
	put(a, &month, FIGURE_REFERRED, 30);
	publish(a, &month);
	before[0] = month;
	before[1] = old;
	put_whole(a, &now, cases_of, (int[]){ direct, indirect }, 2);
	figures_publish(a, &now, &(struct published_figures){ before, 2, 2 });
	add_sum(&t, &now, cases_of, 3);
	part = add_variable(&t, of(&old, FIGURE_DIRECT));
	add_tie(&t, (struct tie){ growth == 0 ? TIE_SAME : TIE_AT_MOST, 0, { part }, 1 });
	for (int i = 0; i < 3; i++)
		if (now.at[0].is_withheld && now.at[1].is_withheld && now.at[2].is_withheld)
			t.most[i] = CAP;
	attack(&t, 0);
	expect(&t, 0, of(&now, FIGURE_DIRECT), LEFT_LEAST);
	expect(&t, 1, of(&now, FIGURE_INDIRECT), LEFT_LEAST);
	expect(&t, 2, of(&now, FIGURE_OPEN), LEFT_LEAST);
	expect(&t, part, of(&old, FIGURE_DIRECT), 2);
}

static void attacker__who_kept_every_pack_learns_none_of_any(void **state)
{
	for (int direct = 0; direct < 20; direct++)
		for (int indirect = 0; indirect < 20; indirect++)
			for (int growth = 0; growth < 3 && growth <= direct; growth++)
				look_back(*state, direct, indirect, growth);
}

/* ---- a year, and the packs within it ---- */

enum { QUARTERS = 4, COST_OF_YEAR = 6000000 };

/* The pack of a quarter: who completed it of its months, of the year so far, and what each of these cost. */
static struct key_figures quarter_pack(struct arena *a, int quarter, int completed, int year)
{
	struct key_figures all = { 0 };
	int month = 4 + 3 * quarter;

	put(a, &all, FIGURE_COMPLETED, completed);
	put(a, &all, FIGURE_YEAR_COMPLETED, year);
	put(a, &all, FIGURE_YEAR_COST, COST_OF_YEAR);
	put(a, &all, FIGURE_COST_EACH, year == 0 ? 0 : COST_OF_YEAR / year);
	all.at[3].is_held = year > 0;
	all.at[0].from = date_month_of(month > 12 ? 2027 : 2026, month > 12 ? month - 12 : month);
	all.at[0].to = date_month_of(
		month + 2 > 12 ? 2027 : 2026, month + 2 > 12 ? month - 10 : month + 2);
	all.at[1].from = date_of(2026, 4, 1);
	all.at[1].to = date_of(2027, 3, 31);
	return all;
}

/* Each quarter's completions, and how many more of the quarters before completed it by then. */
static void read_a_year(struct arena *a, const int *completed, const int *more, int quarters)
{
	struct key_figures packs[QUARTERS], before[QUARTERS];
	struct attack t = { 0 };
	int of_quarter[QUARTERS], of_year[QUARTERS], year = 0;

	for (int q = 0; q < quarters; q++) {
		year += completed[q] + more[q];
		packs[q] = quarter_pack(a, q, completed[q], year);
		for (int i = 0; i < q; i++)
			before[i] = packs[q - 1 - i];
		figures_publish(
			a, &packs[q], &(struct published_figures){ before, (size_t)q, (size_t)q });
	}
	for (int q = 0, sum = 0; q < quarters; q++) {
		const struct key_figure *c = of(&packs[q], FIGURE_COMPLETED);
		const struct key_figure *y = of(&packs[q], FIGURE_YEAR_COMPLETED);
		struct tie within = { .kind = TIE_AT_MOST, .n = q + 1 };

		sum += completed[q];
		of_quarter[q] = add_variable(&t, c);
		of_year[q] = add_variable(&t, y);
		within.whole = of_year[q];
		within.kind = sum == y->number ? TIE_SAME : TIE_AT_MOST;
		for (int i = 0; i <= q; i++)
			within.parts[i] = of_quarter[i];
		add_tie(&t, within);
		if (q > 0)
			add_tie(&t, (struct tie){ TIE_AT_MOST, of_year[q], { of_year[q - 1] }, 1 });
	}
	attack(&t, 0);
	for (int q = 0; q < quarters; q++) {
		const struct key_figure *y = of(&packs[q], FIGURE_YEAR_COMPLETED);
		const struct key_figure *each = of(&packs[q], FIGURE_COST_EACH);

		expect(&t, of_quarter[q], of(&packs[q], FIGURE_COMPLETED), 2);
		expect(&t, of_year[q], y, 2);
		assert_int_equal(each->is_withheld, y->is_withheld);
		if (!each->is_withheld) // whoever divides comes to what is told, and to no count
			assert_int_equal((COST_OF_YEAR + each->told / 2) / each->told, y->told);
	}
}

static void attacker__who_divides_costs_of_a_year_learns_no_count_of_its_packs(void **state)
{
	enum { TABLES = 400 };

	for (int table = 0; table < TABLES; table++) {
		int completed[3], more[3] = { 0 };

		for (int q = 0; q < 3; q++) {
			completed[q] = dice(table % 2 == 0 ? 14 : 5);
			more[q] = table % 3 == 0 && q > 0 ? dice(3) : 0;
		}
		read_a_year(*state, completed, more, 2 + table % 2);
	}
}

/* Three quarters are told as 15 each and the year as 25 or 40: the last would follow to the number. */
static void attacker__learns_no_last_quarter_from_a_year_that_is_told(void **state)
{
	for (int last = 0; last < 14; last++)
		read_a_year(*state, (int[]){ 13, 13, last }, (int[]){ 0, 0, 0 }, 3);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(figure__has_a_name_a_label_and_a_definition_each),
		IN_ARENA(figure__of_work_and_cost_is_always_told),
		IN_ARENA(entered__is_whole_numbers_posts_and_money_or_blank),
		IN_ARENA(entered__is_typed_again_as_it_is_read),
		IN_ARENA(entered__parts_add_up_where_all_of_them_are_held),
		IN_ARENA(published__few_are_withheld_and_others_told_to_the_nearest_five),
		IN_ARENA(published__a_whole_that_would_tell_its_parts_is_withheld_too),
		IN_ARENA(published__no_more_is_withheld_than_has_to_be),
		IN_ARENA(published__a_mean_is_told_where_its_people_are),
		IN_ARENA(published__what_each_costs_is_worked_out_of_what_is_told),
		IN_ARENA(published__what_each_costs_is_withheld_where_its_people_are_not_held),
		IN_ARENA(published__a_mean_of_nobody_is_withheld),
		IN_ARENA(published__nothing_is_told_of_one_cohort),
		IN_ARENA(published__what_is_not_held_is_not_nought),
		IN_ARENA(attacker__of_every_small_table_of_open_cases_learns_none),
		IN_ARENA(attacker__of_random_outcomes_learns_none),
		IN_ARENA(attacker__of_random_steps_each_at_most_the_one_before_learns_none),
		IN_ARENA(attacker__who_has_the_pack_before_learns_none_of_either),
		IN_ARENA(attacker__who_kept_every_pack_learns_none_of_any),
		IN_ARENA(attacker__who_divides_costs_of_a_year_learns_no_count_of_its_packs),
		IN_ARENA(attacker__learns_no_last_quarter_from_a_year_that_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
