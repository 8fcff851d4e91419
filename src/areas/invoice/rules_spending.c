/* SPDX-License-Identifier: MIT */
#include "areas/invoice/rules_spending.h"

#include "base/err.h"
#include "base/problem.h"
#include "base/working_day.h"

/* The last first: a new sum is a new line, so that an old month stays as it was published. */
static const struct spending_rule rules[] = {
	{
		.since = { .year = 2012, .month = 1, .day = 16 },
		.over = { 50000 },
		.source = N_("Elected Local Policing Bodies (Specified Information) Order 2011, "
			     "Schedule, paragraph 3(g)"),
	},
};

const struct spending_rule *spending_rule_of(struct date month)
{
	for (size_t i = 0; i < array_size(rules); i++)
		if (!date_before(date_last_day(month), rules[i].since))
			return &rules[i];
	return NULL;
}

struct date spending_due(struct date month)
{
	return working_day_until(date_last_day(date_month_after(month, 1)));
}
