/* SPDX-License-Identifier: MIT */
/*
 * The dates of a caution: until when it has to be complete, and what that stands against.
 *
 * The force's deadline binds.  The usual and the longest weeks only suggest one.
 */
#include "areas/caution/rules.h"

#include "base/working_day.h"

enum { DAYS_A_WEEK = 7 };

struct date caution_deadline(const struct caution *c)
{
	return c->extensions.n > 0 ? c->extensions.at[c->extensions.n - 1].to : c->deadline;
}

struct date weeks_from_offence(struct date offence_on, int weeks)
{
	if (!date_is_day(offence_on))
		return DATE_NONE;
	return date_add_days(offence_on, weeks * DAYS_A_WEEK);
}

struct caution_ends caution_ends(const struct caution *c, const struct caution_terms *terms)
{
	return (struct caution_ends){
		.usual = weeks_from_offence(c->offence_on, terms->usual_weeks),
		.longest = weeks_from_offence(c->offence_on, terms->longest_weeks),
		.usual_weeks = terms->usual_weeks,
		.longest_weeks = terms->longest_weeks,
		.prosecution = c->prosecution_limit,
	};
}

bool deadline_is_far(struct date deadline, struct date today)
{
	enum { YEARS_MOST = 5, MONTH = 100, YEAR = 100 * MONTH };

	return date_number(deadline) >= date_number(today) + YEARS_MOST * YEAR;
}

struct texts deadline_notes(struct arena *a, const struct caution *c,
	const struct caution_terms *terms, struct date today)
{
	struct date deadline = caution_deadline(c);
	struct caution_ends ends = caution_ends(c, terms);
	struct texts notes = { 0 };

	if (!date_is_day(deadline))
		return notes;
	if (!day_is_working(deadline))
		*list_add(a, &notes) = N_("The deadline is no working day. Consider the last "
					  "working day before it.");
	if (date_before(ends.longest, deadline))
		*list_add(a, &notes) =
			N_("The deadline is beyond the longest time from the offence.");
	else if (date_before(ends.usual, deadline))
		*list_add(a, &notes) =
			N_("The deadline is beyond the usual time from the offence.");
	if (date_before(ends.prosecution, deadline))
		*list_add(a, &notes) = N_("The deadline is after the limit for a prosecution: by "
					  "then a breach could no longer be charged.");
	if (date_before(deadline, today))
		*list_add(a, &notes) = N_("The deadline has passed.");
	return notes;
}

void dates_check(
	struct arena *a, const struct caution *c, struct date today, struct problems *problems)
{
	struct date given_on = caution_given_on(c);

	if (!date_is_day(c->offence_on))
		problem_add(a, problems, "offence-on", N_("Enter the day of the offence"));
	else if (date_before(today, c->offence_on))
		problem_add(a, problems, "offence-on", N_("This day is later than today"));
	if (!date_is_day(c->deadline))
		problem_add(a, problems, "deadline", N_("Enter the force’s deadline"));
	else if (date_before(c->deadline, date_is_day(given_on) ? given_on : today))
		problem_add(a, problems, "deadline",
			N_("The deadline cannot be before the caution is given"));
	else if (deadline_is_far(c->deadline, today))
		problem_add(a, problems, "deadline",
			N_("Enter a deadline within five years of today. Look at the year."));
	if (date_is_set(c->prosecution_limit) && date_before(c->prosecution_limit, c->offence_on))
		problem_add(a, problems, "prosecution-limit", N_("This day is before the offence"));
}

void place_check(struct arena *a, const struct caution *c, struct problems *problems)
{
	if (!caution_asks_attendance(c))
		return;
	if (c->place.is_gone)
		problem_add(a, problems, "place",
			N_("The held place is gone. Hold another, or change the conditions."));
	else if (date_is_day(c->deadline) && date_before(caution_deadline(c), c->place.ends_on))
		problem_add(a, problems, "place",
			N_("The held place ends on {day}, after the deadline. Hold another, or set "
			   "a later deadline."));
}

void extension_check(struct arena *a, const struct caution *c, const struct extension *e,
	struct date today, struct problems *problems)
{
	if (!date_is_day(e->to))
		problem_add(a, problems, "extension-to", N_("Enter the new deadline"));
	else if (!date_before(caution_deadline(c), e->to))
		problem_add(a, problems, "extension-to",
			N_("An extension ends later than the deadline that stands"));
	else if (deadline_is_far(e->to, today))
		problem_add(a, problems, "extension-to",
			N_("Enter a deadline within five years of today. Look at the year."));
	if (!date_is_day(e->on))
		problem_add(a, problems, "extension-on", N_("Enter the day"));
	else if (date_before(today, e->on))
		problem_add(a, problems, "extension-on", N_("This day is later than today"));
	else if (date_before(e->on, caution_given_on(c)))
		problem_add(a, problems, "extension-on",
			N_("This day is before the caution was given"));
	problem_add_line(a, problems, "extension-by", e->by, LINE_MOST,
		N_("Enter who extends the deadline"));
	problem_add_text(a, problems, "extension-because", e->because, CAUTION_REASON_MOST,
		N_("Say why the deadline is extended"));
}
