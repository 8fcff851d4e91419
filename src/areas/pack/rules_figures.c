/* SPDX-License-Identifier: MIT */
#include "areas/pack/rules_figures.h"

#include <inttypes.h>
#include <string.h>

#include "base/err.h"

enum { ENTERED_MOST = 100000, POSTS_MOST = 10000, HUNDRED = 100, TEN = 10 };

static const struct figure_facts facts[FIGURE_COUNT] = {
	[FIGURE_REFERRED] = {
		.name = "referred",
		.label = N_("Referred"),
		.means = N_("People whom an officer referred in the months that the pack covers"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_ACCEPTED] = {
		.name = "accepted",
		.label = N_("Accepted by the provider"),
		.means = N_("Of those who were referred: the provider took the referral"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_CONTACTED] = {
		.name = "contacted",
		.label = N_("Contacted"),
		.means = N_("Of those who were referred: the provider has reached them for the "
			    "first time"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_CONTACT_DAYS] = {
		.name = "contact-days",
		.label = N_("Days to the first contact"),
		.means = N_("From the day on which the provider had the referral with its triage "
			    "to the first contact: the average of those contacted, to the whole "
			    "day"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE_MEAN,
		.of_people = FIGURE_CONTACTED,
	},
	[FIGURE_BOOKED] = {
		.name = "booked",
		.label = N_("Booked into workshops A and B"),
		.means = N_("Of those who were referred: booked into both workshops for the first "
			    "time"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_A_ATTENDED] = {
		.name = "a-attended",
		.label = N_("Workshop A attended"),
		.means = N_("Of those who were referred: the register has them as attended"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_COMPLETED] = {
		.name = "completed",
		.label = N_("Both workshops attended"),
		.means = N_("Of those who were referred: workshop A was attended and then B, at "
			    "the first booking or later"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_WAITING] = {
		.name = "waiting",
		.label = N_("Waiting for workshops"),
		.means = N_("On the day of these figures, whenever they were referred: the "
			    "referral goes on, and no workshop is booked"),
		.group = FIGURES_OF_PEOPLE,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_PEOPLE_SO_FAR] = {
		.name = "people-so-far",
		.label = N_("People so far"),
		.means = N_("Booked since the programme is funded, each counted once, against as "
			    "many as the decision allows"),
		.group = FIGURES_OF_WORKSHOPS,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_COHORTS] = {
		.name = "cohorts",
		.label = N_("Cohorts held"),
		.means = N_("Met in a room for workshop B since the programme is funded, against "
			    "as many as the decision allows"),
		.group = FIGURES_OF_WORKSHOPS,
		.unit = UNIT_OF_THINGS,
	},
	[FIGURE_COHORTS_PLANNED] = {
		.name = "cohorts-planned",
		.label = N_("Cohorts planned"),
		.means = N_("Workshop B is to come, before the funding ends"),
		.group = FIGURES_OF_WORKSHOPS,
		.unit = UNIT_OF_THINGS,
	},
	[FIGURE_FILL] = {
		.name = "fill",
		.label = N_("Places taken"),
		.means = N_("People booked into the cohort, against its places"),
		.group = FIGURES_OF_WORKSHOPS,
		.unit = UNIT_OF_PEOPLE,
		.is_of_few = true,
	},
	[FIGURE_TRAINED] = {
		.name = "trained",
		.label = N_("Facilitators trained"),
		.means = N_("On the staff of the scheme’s providers, with a training recorded, "
			    "against as many as the decision allows"),
		.group = FIGURES_OF_WORKSHOPS,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_CAP] = {
		.name = "cap",
		.label = N_("Cap"),
		.means = N_("The most that the decision allows here"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_COMMITTED] = {
		.name = "committed",
		.label = N_("Committed"),
		.means = N_("What signed contracts promise at most"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_WAITING_INVOICES] = {
		.name = "waiting-invoices",
		.label = N_("Invoiced and not approved"),
		.means = N_("Asked for, and not approved yet"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_APPROVED] = {
		.name = "approved",
		.label = N_("Invoiced and approved"),
		.means = N_("Approved for what was delivered, less what was credited"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_PAID] = {
		.name = "paid",
		.label = N_("Paid"),
		.means = N_("Of what is approved: paid"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_FORECAST] = {
		.name = "forecast",
		.label = N_("Forecast"),
		.means = N_("The cohorts held, and those planned before the end, at their price"),
		.group = FIGURES_OF_MONEY,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_YEAR_COMPLETED] = {
		.name = "year-completed",
		.label = N_("Completions of the year"),
		.means = N_("People who were referred in this financial year’s funded months, and "
			    "have attended workshop A and then B"),
		.group = FIGURES_OF_EACH,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_YEAR_COST] = {
		.name = "year-cost",
		.label = N_("Cost of delivery in the year"),
		.means = N_("Approved for what was delivered in this financial year under every "
			    "heading but mobilisation, less what was credited"),
		.group = FIGURES_OF_EACH,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_COST_EACH] = {
		.name = "cost-each",
		.label = N_("Cost per completion"),
		.means = N_("The cost of delivery in the year, divided by the completions of the "
			    "year; where these are told to the nearest 5, by that number"),
		.group = FIGURES_OF_EACH,
		.unit = UNIT_OF_MONEY_EACH,
		.of_people = FIGURE_YEAR_COMPLETED,
		.of_money = FIGURE_YEAR_COST,
	},
	[FIGURE_SHARE] = {
		.name = "share",
		.label = N_("Share"),
		.means = N_("What falls to this body of the approved invoices of the programme’s "
			    "financial years, by the signed agreement of each"),
		.group = FIGURES_OF_SHARES,
		.unit = UNIT_OF_MONEY,
	},
	[FIGURE_DAYS_LEFT] = {
		.name = "days-left",
		.label = N_("Days of funding left"),
		.means = N_("From the day of these figures to the last day that is funded"),
		.group = FIGURES_OF_FUNDING,
		.unit = UNIT_OF_DAYS,
	},
	[FIGURE_OPEN] = {
		.name = "open",
		.label = N_("Cases open"),
		.means = N_("On the last day that the pack covers"),
		.group = FIGURES_OF_CASES,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_DIRECT] = {
		.name = "direct",
		.label = N_("Direct"),
		.means = N_("Of the open cases: the case manager works with the person one to one"),
		.group = FIGURES_OF_CASES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_OPEN,
	},
	[FIGURE_INDIRECT] = {
		.name = "indirect",
		.label = N_("Indirect"),
		.means = N_("Of the open cases: agencies act together, and the person is not "
			    "worked with"),
		.group = FIGURES_OF_CASES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_OPEN,
	},
	[FIGURE_CLOSED] = {
		.name = "closed",
		.label = N_("Cases closed"),
		.means = N_("Signed off by a supervisor within the months that the pack covers"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
	},
	[FIGURE_CLOSED_COMPLETED] = {
		.name = "closed-completed",
		.label = N_("Plan completed"),
		.means = N_("Of the closed cases: all of the plan was done"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_PARTLY] = {
		.name = "closed-partly",
		.label = N_("Plan completed in part"),
		.means = N_("Of the closed cases: some of the plan was done"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_DISENGAGED] = {
		.name = "closed-disengaged",
		.label = N_("Disengaged"),
		.means = N_("Of the closed cases: the person stopped coming"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_TRANSFERRED] = {
		.name = "closed-transferred",
		.label = N_("Transferred"),
		.means = N_("Of the closed cases: another service goes on with the person"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_CUSTODY] = {
		.name = "closed-custody",
		.label = N_("In custody"),
		.means = N_("Of the closed cases: the person is in custody"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_UNSUITABLE] = {
		.name = "closed-unsuitable",
		.label = N_("Not suitable"),
		.means = N_("Of the closed cases: the service does not suit the person"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_CLOSED_DIED] = {
		.name = "closed-died",
		.label = N_("Died"),
		.means = N_("Of the closed cases: the person has died"),
		.group = FIGURES_OF_OUTCOMES,
		.unit = UNIT_OF_PEOPLE,
		.part_of = FIGURE_CLOSED,
	},
	[FIGURE_SESSIONS] = {
		.name = "sessions",
		.label = N_("Sessions"),
		.means = N_("One-to-one meetings held within the months that the pack covers"),
		.group = FIGURES_OF_WORK,
		.unit = UNIT_OF_THINGS,
	},
	[FIGURE_ACTIONS] = {
		.name = "actions",
		.label = N_("Agencies’ actions"),
		.means = N_("Actions that any agency finished within the months that the pack "
			    "covers"),
		.group = FIGURES_OF_WORK,
		.unit = UNIT_OF_THINGS,
	},
	[FIGURE_MONTHS_FUNDED] = {
		.name = "months-funded",
		.label = N_("Months funded"),
		.means = N_("Since the service began, to the end of the months that the pack "
			    "covers"),
		.group = FIGURES_OF_WORK,
		.unit = UNIT_OF_THINGS,
	},
	[FIGURE_POST_FILLED] = {
		.name = "post-filled",
		.label = N_("Post filled"),
		.means = N_("Full-time posts that were filled, on average of the months that the "
			    "pack covers: 1 is one person full time"),
		.group = FIGURES_OF_WORK,
		.unit = UNIT_OF_POSTS,
	},
	[FIGURE_SPEND] = {
		.name = "spend",
		.label = N_("Spend"),
		.means = N_("Actual cost within the months that the pack covers"),
		.group = FIGURES_OF_WORK,
		.unit = UNIT_OF_MONEY,
	},
};

static const char *const groups[FIGURE_GROUP_COUNT] = {
	[FIGURES_OF_PEOPLE] = N_("How far people come"),
	[FIGURES_OF_WORKSHOPS] = N_("Workshops"),
	[FIGURES_OF_MONEY] = N_("Money, by heading"),
	[FIGURES_OF_EACH] = N_("What a completion costs"),
	[FIGURES_OF_SHARES] = N_("Who pays"),
	[FIGURES_OF_FUNDING] = N_("Funding"),
	[FIGURES_OF_CASES] = N_("Open cases"),
	[FIGURES_OF_OUTCOMES] = N_("Closed cases, by outcome"),
	[FIGURES_OF_WORK] = N_("Work and cost"),
};

const struct figure_facts *figure_facts(enum figure figure)
{
	assert(figure > FIGURE_NONE && figure < FIGURE_COUNT);
	return &facts[figure];
}

const char *figure_group_label(enum figure_group group)
{
	assert(group < FIGURE_GROUP_COUNT);
	return groups[group];
}

enum figure figure_named(const char *name)
{
	for (enum figure f = FIGURE_NONE + 1; f < FIGURE_COUNT; f++)
		if (strcmp(facts[f].name, name) == 0)
			return f;
	return FIGURE_NONE;
}

bool figure_is_entered(enum figure figure)
{
	return figure >= FIGURE_OPEN && figure < FIGURE_COUNT;
}

const struct key_figure *key_figure_of(const struct key_figures *all, enum figure figure)
{
	list_each (const struct key_figure *, each, all)
		if (each->figure == figure)
			return each;
	return NULL;
}

/* ---- what a provider enters ---- */

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Digits, in threes where there is a comma; at most `most`. */
static bool read_whole(const char *text, int64_t most, int64_t *number)
{
	struct money pounds;

	for (const char *c = text; *c != '\0'; c++)
		if (!is_digit(*c) && *c != ',')
			return false;
	if (!money_parse(slice_of(text), &pounds) || pounds.pence / HUNDRED > most)
		return false;
	*number = pounds.pence / HUNDRED;
	return true;
}

/* "1", "0.8", "0.75" as hundredths. */
static bool read_posts(const char *text, int64_t *hundredths)
{
	const char *c = text;
	int64_t whole = 0, part = 0, places = 0;

	for (; is_digit(*c) && whole <= POSTS_MOST; c++)
		whole = whole * TEN + (*c - '0');
	if (c == text)
		return false;
	if (*c == '.')
		for (c++; is_digit(*c) && places < 2; c++, places++)
			part = part * TEN + (*c - '0');
	if (*c != '\0' || (c > text && c[-1] == '.'))
		return false;
	*hundredths = whole * HUNDRED + (places == 1 ? part * TEN : part);
	return *hundredths <= POSTS_MOST;
}

bool figure_read(struct arena *a, enum figure figure, const char *typed, struct key_figure *read,
	struct problems *problems)
{
	const char *input = figure_facts(figure)->name;
	struct money money;

	*read = (struct key_figure){
		.figure = figure, .about = { "", "" }, .is_held = typed[0] != '\0'
	};
	if (!read->is_held)
		return true;
	switch (figure_facts(figure)->unit) {
	case UNIT_OF_MONEY:
		if (money_parse(slice_of(typed), &money) && money.pence >= 0) {
			read->number = money.pence;
			return true;
		}
		problem_add(a, problems, input,
			N_("Enter a sum of money, such as 9,000 or 9,000.50, or leave it blank"));
		return false;
	case UNIT_OF_POSTS:
		if (read_posts(typed, &read->number))
			return true;
		problem_add(a, problems, input,
			N_("Enter a number of posts, such as 1 or 0.8, or leave it blank"));
		return false;
	default:
		if (read_whole(typed, ENTERED_MOST, &read->number))
			return true;
		problem_add(a, problems, input,
			N_("Enter a whole number, such as 7, or leave it blank"));
		return false;
	}
}

char *figure_typed(struct arena *a, const struct key_figure *figure)
{
	int64_t n = figure->number;

	if (!figure->is_held)
		return arena_text(a, "");
	switch (figure_facts(figure->figure)->unit) {
	case UNIT_OF_MONEY:
	case UNIT_OF_POSTS:
		return n % HUNDRED == 0 ? arena_format(a, "%" PRId64, n / HUNDRED)
					: arena_format(a, "%" PRId64 ".%02" PRId64, n / HUNDRED,
						  n % HUNDRED);
	default: return arena_format(a, "%" PRId64, n);
	}
}

/* Whether anything adds up to it, and whether all of that and it are held; the sum of its parts. */
static bool has_held_parts(const struct key_figures *all, enum figure whole, int64_t *sum)
{
	const struct key_figure *total = key_figure_of(all, whole);
	bool is_any = false, is_held = total != NULL && total->is_held;

	*sum = 0;
	list_each (const struct key_figure *, each, all)
		if (figure_facts(each->figure)->part_of == whole) {
			is_any = true;
			is_held &= each->is_held;
			*sum += each->number;
		}
	return is_any && is_held;
}

void figures_check_sums(
	struct arena *a, const struct key_figures *entered, struct problems *problems)
{
	int64_t sum;

	list_each (const struct key_figure *, each, entered)
		if (has_held_parts(entered, each->figure, &sum) && sum != each->number)
			problem_add(a, problems, figure_facts(each->figure)->name,
				each->figure == FIGURE_OPEN
					? N_("Direct and indirect cases have to add up to the open "
					     "cases")
					: N_("The outcomes have to add up to the closed cases"));
}
