/* SPDX-License-Identifier: MIT */
/*
 * Why a plan cannot be, in words.
 */
#include <inttypes.h>

#include "areas/cohort/cohort.h"
#include "base/err.h"
#include "i18n/i18n.h"

static const char *const letters_said[WORKSHOP_COUNT] = { "A", "B" };

static const char *date_said(
	struct arena *a, enum language l, const struct cohort *plan, enum letter letter)
{
	return date_words_weekday(a, l, plan->workshop[letter].on);
}

static const char *gap_words(
	struct arena *a, enum language l, const struct cohort *plan, const struct fault *fault)
{
	struct date first = plan->workshop[WORKSHOP_A].on;

	return tr_fill(a, l,
		"Workshop B follows {least} to {most} days after A: choose a day from {from} to "
		"{to}",
		"least", count_words(a, l, fault->least), "most", count_words(a, l, fault->most),
		"from", date_words(a, l, date_add_days(first, fault->least)), "to",
		date_words(a, l, date_add_days(first, fault->most)), NULL);
}

static const char *training_words(struct arena *a, enum language l, const struct cohort *plan,
	const struct fault *fault, const char *message)
{
	return tr_fill(a, l, message, "name", fault->who->name, "module",
		tr(l, module_label(fault->module)), "day", date_said(a, l, plan, fault->letter),
		NULL);
}

static const char *clash_words(
	struct arena *a, enum language l, const struct fault *fault, const char *message)
{
	const struct workshop *theirs = &fault->clash->workshop[fault->clash_letter];

	return tr_fill(a, l, message, "name", fault->who == NULL ? "" : fault->who->name, "letter",
		letters_said[fault->clash_letter], "number",
		arena_format(a, "%" PRId64, fault->clash->number), "day",
		date_words_weekday(a, l, theirs->on), "begins", time_words(a, l, theirs->begins),
		"ends", time_words(a, l, theirs->ends), NULL);
}

/* With the workshop's letter and its day. */
static const char *day_words(struct arena *a, enum language l, const struct cohort *plan,
	const struct fault *fault, const char *message)
{
	return tr_fill(a, l, message, "letter", letters_said[fault->letter], "day",
		date_said(a, l, plan, fault->letter), "holiday",
		fault->holiday == NULL ? "" : fault->holiday->name[l], "known",
		date_words(a, l, bank_holidays_known_until()), NULL);
}

/* What is the same whatever was typed; NULL: a sentence with facts in it. */
static const char *const plain_words[FAULT_COUNT] = {
	[FAULT_NO_TYPE] = N_("Choose for whom it is"),
	[FAULT_NO_MODE] = N_("Choose how it is held"),
	[FAULT_NO_VENUE] = N_("Choose a venue"),
	[FAULT_NO_COUNTY] = N_("Choose the county"),
	[FAULT_KIND_STANDS] = N_("Workshop A has been held: for whom it is, its language and how "
				 "it is held stay as they are"),
	[FAULT_UNSIGNED] = N_("The register of workshop A has to be signed first"),
	[FAULT_CLOCK_BEGINS] =
		N_("The clocks go forward that night and leave this time out. Enter another"),
	[FAULT_CLOCK_ENDS] =
		N_("The clocks go forward that night and leave this time out. Enter another"),
	[FAULT_BARRED] =
		N_("This facilitator cannot lead these workshops now. Choose somebody else"),
	[FAULT_UNNAMED] = N_("First give this facilitator’s staff number, on their page: the "
			     "victims’ service has to be asked about them"),
};

static const char *const day_said[FAULT_COUNT] = {
	[FAULT_NO_DAY] = N_("Enter the day of workshop {letter}"),
	[FAULT_NO_TIME] = N_("Enter when workshop {letter} begins, such as 10am"),
	[FAULT_NO_END] = N_("Enter when workshop {letter} ends, such as 3pm"),
	[FAULT_ENDS_FIRST] = N_("Workshop {letter} has to end after it begins: enter a later time"),
	[FAULT_PAST] = N_("Workshop {letter} cannot be in the past: enter a day and a time still "
			  "to come"),
	[FAULT_NO_LEADER] = N_("Choose both facilitators of workshop {letter}"),
	[FAULT_SAME_LEADER] = N_("Choose two different facilitators for workshop {letter}"),
	[FAULT_HELD] = N_("Workshop {letter} has begun or been held, and stays as it was"),
	[FAULT_BANK_HOLIDAY] = N_("{day} is a bank holiday: {holiday}. Choose another day"),
	[FAULT_TOO_FAR] = N_("Choose a day up to {known}: later bank holidays are not known yet"),
	[FAULT_NO_AGREEMENT] = N_("Your body is no provider of this scheme on {day}. Choose "
				  "another day, or ask the commissioner’s office"),
	[FAULT_NO_TERMS] = N_("No terms of this scheme stand on {day}. Choose another day, or ask "
			      "the commissioner’s office"),
};

const char *fault_words(
	struct arena *a, enum language l, const struct cohort *plan, const struct fault *fault)
{
	if (plain_words[fault->kind] != NULL)
		return tr(l, plain_words[fault->kind]);
	if (day_said[fault->kind] != NULL)
		return day_words(a, l, plan, fault, day_said[fault->kind]);
	switch (fault->kind) {
	case FAULT_CAPACITY:
		return tr_fill(a, l, "Enter how many places, from 1 to {most}", "most",
			count_words(a, l, fault->count), NULL);
	case FAULT_SEATS:
		return tr_fill_n(a, l,
			"The venue seats {count} person. Enter fewer places, or choose another "
			"venue",
			"The venue seats {count} people. Enter fewer places, or choose another "
			"venue",
			fault->count, NULL);
	case FAULT_TAKEN:
		return tr_fill_n(a, l, "{count} place is taken already. Enter at least as many",
			"{count} places are taken already. Enter at least as many", fault->count,
			NULL);
	case FAULT_GAP: return gap_words(a, l, plan, fault);
	case FAULT_NOT_TRAINED:
		return training_words(a, l, plan, fault,
			N_("{name} holds no certificate on {day} for this module: {module}. Choose "
			   "somebody else"));
	case FAULT_LAPSED:
		return training_words(a, l, plan, fault,
			N_("{name}: the certificate has expired by {day} for this module: "
			   "{module}. Choose somebody else"));
	case FAULT_LEADER_TAKEN:
		return clash_words(a, l, fault,
			N_("{name} leads workshop {letter} of cohort {number} then: {day}, "
			   "{begins} to {ends}"));
	case FAULT_VENUE_TAKEN:
		return clash_words(a, l, fault,
			N_("The venue is taken by workshop {letter} of cohort {number}: {day}, "
			   "{begins} to {ends}"));
	default: unreachable("fault");
	}
}
