/* SPDX-License-Identifier: MIT */
/* Who was trained: how many people that is, and how many are left to be paid for. */
#include "areas/invoice/rules.h"

#include <inttypes.h>
#include <string.h>

const char *trained_label(int trained)
{
	assert(trained > MODULE_NONE && trained < TRAINED_COUNT);
	return trained == TRAINED_VICTIM_CONTACT ? N_("Contact with victims")
						 : module_label((enum module)trained);
}

const char *trained_name(int trained)
{
	assert(trained > MODULE_NONE && trained < TRAINED_COUNT);
	return trained == TRAINED_VICTIM_CONTACT ? "victim-contact"
						 : module_name((enum module)trained);
}

int trained_named(const char *name)
{
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (strcmp(trained_name(each), name) == 0)
			return each;
	return 0;
}

/* Without the victims' side, of whom it is not known who they are. */
static int64_t trained_staff(const int64_t trained[TRAINED_COUNT])
{
	int64_t most = 0;

	for (int each = MODULE_NONE + 1; each < MODULE_COUNT; each++)
		if (trained[each] > most)
			most = trained[each];
	return most;
}

int64_t trained_people(const int64_t trained[TRAINED_COUNT])
{
	int64_t staff = trained_staff(trained), workers = trained[TRAINED_VICTIM_CONTACT];

	return workers > staff ? workers : staff;
}

const char *people_billed_text(struct arena *a, const struct people_billed_list *all)
{
	const char *text = "";

	list_each (const struct people_billed *, each, all)
		text = arena_format(a, "%s%s%s (%" PRId64 ")", text, text[0] == '\0' ? "" : ", ",
			invoice_reference(a, each->invoice), each->people);
	return text;
}

int64_t trained_left(const struct line_seen *seen, const struct invoice_ground *ground, int each)
{
	int64_t left = ground->recorded[each] - seen->billed_here[each];
	int64_t of_all =
		ground->recorded[each] + ground->recorded_elsewhere[each] - seen->billed[each];

	if (of_all < left)
		left = of_all;
	return left > 0 ? left : 0;
}

int64_t trained_staff_left(const struct line_seen *seen, const struct invoice_ground *ground)
{
	int64_t left = ground->staff_recorded;

	list_each (const struct people_billed *, each, &seen->people)
		left -= each->people;
	return left > 0 ? left : 0;
}

int64_t trained_people_left(const struct line_seen *seen, const struct invoice_ground *ground)
{
	int64_t left[TRAINED_COUNT] = { 0 }, most = trained_staff_left(seen, ground);

	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++) {
		left[each] = trained_left(seen, ground, each);
		if (each != TRAINED_VICTIM_CONTACT && left[each] > most)
			left[each] = most;
	}
	return trained_people(left);
}

bool line_has_people_twice(const struct invoice_line *line, const struct invoice_ground *ground)
{
	return line->terms->per == PER_TRAINED && line->seen.people.n > 0 &&
	       trained_staff(line->trained) > trained_staff_left(&line->seen, ground);
}
