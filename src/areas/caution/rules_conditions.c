/* SPDX-License-Identifier: MIT */
/*
 * Conditions of a caution, and their versions.
 *
 * Source: Criminal Justice Act 2003, section 22: conditions rehabilitate, repair or punish, and
 * attendance is 20 hours at the most, without that which rehabilitates.
 */
#include "areas/caution/rules.h"

const struct word condition_objects[OBJECT_COUNT] = {
	[OBJECT_REHABILITATE] = { "rehabilitate", N_("To rehabilitate") },
	[OBJECT_REPAIR] = { "repair", N_("To repair") },
	[OBJECT_PUNISH] = { "punish", N_("To punish") },
};

const struct word condition_states[CONDITION_STATE_COUNT] = {
	[CONDITION_OPEN] = { "open", N_("Not met yet") },
	[CONDITION_MET] = { "met", N_("Met") },
	[CONDITION_PART] = { "part", N_("Met in part") },
	[CONDITION_FAILED] = { "failed", N_("Not met") },
	[CONDITION_VARIED] = { "varied", N_("Replaced by a later version") },
};

enum { HOURS_MOST = 300 }; // of attendance that rehabilitates: a slip of the pen

static bool hours_fit(const struct condition *c)
{
	return c->hours >= 1 && c->hours <= HOURS_MOST;
}

/* Those that no condition may have are wrong by themselves, and no part of a sum. */
static int hours_that_count(const struct condition *c)
{
	bool counts = c->asks_attendance && c->object != OBJECT_REHABILITATE && hours_fit(c);

	return counts ? c->hours : 0;
}

int attendance_hours(const struct conditions *conditions)
{
	int hours = 0;

	list_each (const struct condition *, each, conditions)
		hours += hours_that_count(each);
	return hours;
}

int attendance_hours_met(const struct condition_sets *sets)
{
	int hours = 0;

	list_each (const struct condition_set *, set, sets)
		list_each (const struct condition *, each, &set->conditions)
			if (each->state == CONDITION_MET)
				hours += hours_that_count(each);
	return hours;
}

/* ---- versions ---- */

const struct condition_set *conditions_standing(const struct condition_sets *sets)
{
	return sets->n > 0 ? &sets->at[sets->n - 1] : NULL;
}

/* A copy in which what was not met gave way to a later version. */
static struct conditions given_way(struct arena *a, const struct conditions *from)
{
	struct conditions copy = { 0 };

	list_each (const struct condition *, each, from) {
		struct condition *kept = list_add(a, &copy);

		*kept = *each;
		if (kept->state != CONDITION_MET)
			kept->state = CONDITION_VARIED;
	}
	return copy;
}

struct condition_sets conditions_vary(struct arena *a, const struct condition_sets *sets,
	const struct conditions *to, struct date on, const char *because)
{
	struct condition_sets varied = { 0 };

	list_each (const struct condition_set *, each, sets)
		*list_add(a, &varied) = *each;
	if (varied.n > 0)
		varied.at[varied.n - 1].conditions =
			given_way(a, &sets->at[sets->n - 1].conditions);

	struct condition_set *set = list_add(a, &varied);

	*set = (struct condition_set){
		.version = (int)varied.n,
		.written_on = on,
		.because = because,
	};
	list_each (const struct condition *, each, to) {
		struct condition *condition = list_add(a, &set->conditions);

		*condition = *each;
		condition->state = CONDITION_OPEN;
	}
	return varied;
}

/* ---- what keeps them from standing ---- */

/* The input of that part of the n-th condition. */
static const char *input(struct arena *a, size_t n, const char *part)
{
	return arena_format(a, "condition-%zu-%s", n, part);
}

static void hours_check(
	struct arena *a, const struct condition *c, size_t n, struct problems *problems)
{
	if (c->asks_attendance && !hours_fit(c))
		problem_add(a, problems, input(a, n, "hours"),
			N_("Enter the hours of attendance, from 1 to 300"));
	if (!c->asks_attendance && c->hours != 0)
		problem_add(a, problems, input(a, n, "hours"),
			N_("Hours are for a condition that asks to attend: clear the box"));
}

static void due_check(struct arena *a, const struct condition *c, size_t n, struct date from,
	struct date deadline, struct problems *problems)
{
	const char *field = input(a, n, "due");

	if (!date_is_day(c->due))
		problem_add(a, problems, field, N_("Enter the day by which it has to be met"));
	else if (date_before(c->due, from))
		problem_add(a, problems, field, N_("This day is before the condition is set"));
	else if (date_before(deadline, c->due))
		problem_add(a, problems, field, N_("This day is after the force’s deadline"));
}

void conditions_check(struct arena *a, const struct conditions *conditions,
	const struct condition_sets *before, struct date from, struct date deadline,
	struct problems *problems)
{
	int hours = attendance_hours(conditions) + attendance_hours_met(before);

	if (conditions->n == 0)
		problem_add(a, problems, "conditions", N_("Enter a condition at the least"));
	else if (conditions->n > CONDITIONS_MOST)
		problem_add(
			a, problems, "conditions", N_("A caution has 10 conditions at the most"));
	else if (hours > ATTENDANCE_HOURS_MOST)
		problem_add(a, problems, "conditions",
			N_("Attendance that does not rehabilitate is 20 hours at the most, all "
			   "conditions together"));
	for (size_t i = 0; i < conditions->n; i++) {
		const struct condition *each = &conditions->at[i];

		if (each->object == OBJECT_NONE)
			problem_add(a, problems, input(a, i + 1, "object"),
				N_("Choose what the condition is for"));
		problem_add_text(a, problems, input(a, i + 1, "text"), each->text,
			CONDITION_TEXT_MOST, N_("Write what the person has to do"));
		hours_check(a, each, i + 1, problems);
		due_check(a, each, i + 1, from, deadline, problems);
	}
}
