/* SPDX-License-Identifier: MIT */
#include "areas/programme/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/slice.h"
#include "base/utf8.h"

#define AMOUNT_MOST_PENCE ((int64_t)AMOUNT_MOST_POUNDS * 100)

const struct word headings[HEADING_COUNT] = {
	[HEADING_MOBILISATION] = { "mobilisation", N_("Mobilisation") },
	[HEADING_DELIVERY] = { "delivery", N_("Delivery") },
	[HEADING_LICENCE] = { "licence", N_("Licence") },
	[HEADING_VICTIM_LIAISON] = { "victim-liaison", N_("Victim liaison") },
	[HEADING_CASEWORKER] = { "caseworker", N_("Caseworker") },
	[HEADING_OTHER] = { "other", N_("Other costs") },
};

const struct word limit_kinds[LIMIT_KIND_COUNT] = {
	[LIMIT_CAP] = { "cap", N_("The most that may be spent under a heading") },
	[LIMIT_ESTIMATE] = { "estimate", N_("What was estimated for a heading") },
	[LIMIT_CAP_ESTIMATE] = { "cap-estimate",
		N_("Both: estimated for a heading, and the most that may be spent") },
	[LIMIT_CONTRIBUTION] = { "contribution",
		N_("What one body gives towards a heading: added up, the most that may be "
		   "spent") },
	[LIMIT_PRICE] = { "price", N_("The price of one cohort") },
	[LIMIT_INCLUDED] = { "included", N_("Included in a heading, such as a licence") },
};

const struct word ceilings[CEILING_COUNT] = {
	[CEILING_PEOPLE] = { "people", N_("People on the programme") },
	[CEILING_COHORTS] = { "cohorts", N_("Cohorts") },
	[CEILING_TRAINED] = { "trained", N_("People trained to deliver it") },
};

const struct word licences[LICENCE_COUNT] = {
	[LICENCE_INSIDE] = { "inside", N_("A part of the price of each cohort") },
	[LICENCE_FIXED] = { "fixed", N_("Due whole, however many cohorts there are") },
};

/* ---- budgets ---- */

const struct budget *budget_in_force(const struct budgets *all)
{
	list_each (const struct budget *, each, all)
		if (each->signed_by.v != 0)
			return each;
	return NULL;
}

const struct budget *budget_in_force_at(const struct budgets *all, struct instant at)
{
	list_each (const struct budget *, each, all)
		if (each->signed_by.v != 0 && each->signed_at.ms <= at.ms)
			return each;
	return NULL;
}

static bool is_cap(const struct limit *limit)
{
	return limit->kind == LIMIT_CAP || limit->kind == LIMIT_CAP_ESTIMATE;
}

static bool is_contribution(const struct limit *limit)
{
	return limit->kind == LIMIT_CONTRIBUTION;
}

static bool sets_cap(const struct limit *limit)
{
	return is_cap(limit) || is_contribution(limit);
}

static bool is_estimate(const struct limit *limit)
{
	return limit->kind == LIMIT_ESTIMATE || limit->kind == LIMIT_CAP_ESTIMATE;
}

static bool is_of_decision(const struct amounts *amounts, const struct limit *limit)
{
	list_each (const struct amount *, each, amounts)
		if (each->number == limit->amount)
			return each->money.pence == limit->money.pence;
	return false;
}

/* By the decision it is a part of another amount, or the price of one of something: no sum of its own. */
static bool is_no_sum(const struct amounts *amounts, const struct limit *limit)
{
	list_each (const struct amount *, each, amounts)
		if (each->number == limit->amount)
			return each->kind == AMOUNT_INCLUDED || each->kind == AMOUNT_UNIT;
	return false;
}

/* Has the heading one of those that `is` says, before `until`?  NULL: anywhere. */
static bool has_limit(const struct limits *all, bool (*is)(const struct limit *limit),
	enum heading heading, const struct limit *until)
{
	list_each (const struct limit *, each, all) {
		if (each == until)
			return false;
		if (is(each) && each->heading == heading)
			return true;
	}
	return false;
}

static bool has_amount(const struct limits *all, int64_t amount, const struct limit *until)
{
	for (const struct limit *each = all->at; each < until; each++)
		if (each->amount == amount)
			return true;
	return false;
}

/* What is wrong with the amount itself, and what it is said to be; NULL: nothing. */
static const char *wrong_kind(
	const struct amounts *amounts, const struct limits *all, const struct limit *limit)
{
	if (!is_of_decision(amounts, limit))
		return N_("This is not an amount of the decision");
	if (has_amount(all, limit->amount, limit))
		return N_("This amount is in the budget already");
	if (sets_cap(limit) && is_no_sum(amounts, limit))
		return N_("By the decision this amount is a part of another, or the price of one, "
			  "so it is no cap of its own");
	if (limit->money.pence <= 0 || limit->money.pence > AMOUNT_MOST_PENCE)
		return N_("A budget takes amounts from a penny to a thousand million pounds");
	return NULL;
}

static const char *wrong_heading(const struct limits *all, const struct limit *limit)
{
	if (limit->heading == HEADING_NONE)
		return N_("Choose the heading that this amount belongs to");
	if (sets_cap(limit) && has_limit(all, is_cap, limit->heading, limit))
		return N_("Another amount is the cap of this heading already");
	if (is_cap(limit) && has_limit(all, is_contribution, limit->heading, limit))
		return N_("What bodies give adds up to the cap of this heading already");
	if (is_estimate(limit) && has_limit(all, is_estimate, limit->heading, limit))
		return N_("Another amount is the estimate of this heading already");
	if (!has_limit(all, sets_cap, limit->heading, NULL))
		return N_("This heading has no cap: choose an amount that is its cap, or another "
			  "heading");
	return NULL;
}

static const char *limit_input(struct arena *a, const struct limit *limit, const char *what)
{
	return arena_format(a, "amount-%lld-%s", (long long)limit->amount, what);
}

static void check_limit(struct arena *a, const struct amounts *amounts, const struct limits *all,
	const struct limit *limit, struct problems *problems)
{
	const char *kind = wrong_kind(amounts, all, limit);
	const char *heading = wrong_heading(all, limit);

	if (kind != NULL)
		problem_add(a, problems, limit_input(a, limit, "kind"), kind);
	else if (heading != NULL)
		problem_add(a, problems, limit_input(a, limit, "heading"), heading);
}

/* The first of that kind under the heading. */
static const char *input_of(
	struct arena *a, const struct limits *all, enum limit_kind kind, enum heading heading)
{
	const struct limit *found = all->at;

	while (found->kind != kind || found->heading != heading)
		found++;
	return limit_input(a, found, "kind");
}

/* What a heading's amounts are to one another, once each of them is right. */
static void check_heading(
	struct arena *a, const struct budget *b, enum heading heading, struct problems *problems)
{
	struct heading_terms t = heading_terms(b, heading);
	int64_t cap = t.cap.money.pence;

	if (t.price.pence > cap)
		problem_add(a, problems, input_of(a, &b->limits, LIMIT_PRICE, heading),
			N_("One cohort costs more than the cap of its heading"));
	if (t.included.pence > cap)
		problem_add(a, problems, input_of(a, &b->limits, LIMIT_INCLUDED, heading),
			N_("More is included than the cap of its heading"));
	if (t.included.pence == 0 || t.price.pence == 0)
		return;
	if (t.cohorts == 0)
		problem_add(a, problems, ceilings[CEILING_COHORTS].name,
			N_("Enter how many cohorts the decision allows: what is included is shared "
			   "among them"));
	else if (t.included.pence > t.price.pence * t.cohorts)
		problem_add(a, problems, input_of(a, &b->limits, LIMIT_INCLUDED, heading),
			N_("More is included than all the cohorts cost"));
	if (b->licence == LICENCE_UNSAID)
		problem_add(a, problems, "licence", N_("Choose how what is included is budgeted"));
}

static void check_days(struct arena *a, const struct budget *b, struct problems *problems)
{
	if (!date_is_day(b->starts_on))
		problem_add(a, problems, "starts-on", N_("Enter the first day that is funded"));
	if (!date_is_day(b->ends_on))
		problem_add(a, problems, "ends-on", N_("Enter the last day that is funded"));
	else if (date_is_day(b->starts_on) && date_before(b->ends_on, b->starts_on))
		problem_add(a, problems, "ends-on", N_("The last day cannot be before the first"));
}

void budget_check(struct arena *a, const struct amounts *amounts, const struct budget *b,
	struct problems *problems)
{
	bool has_cap = false;
	size_t before = problems->n;

	list_each (const struct limit *, each, &b->limits) {
		has_cap |= sets_cap(each);
		check_limit(a, amounts, &b->limits, each, problems);
	}
	if (!has_cap)
		problem_add(a, problems, "",
			N_("Say of at least one amount that it is the cap of a heading"));
	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++)
		if (b->ceiling[c] < 0 || b->ceiling[c] > CEILING_MOST)
			problem_add(a, problems, ceilings[c].name,
				N_("Enter a whole number up to 10,000, or leave it blank"));
	if (problems->n == before)
		for (enum heading h = HEADING_NONE + 1; h < HEADING_COUNT; h++)
			check_heading(a, b, h, problems);
	check_days(a, b, problems);
}

/* ---- what the amounts seem to be ---- */

static const enum limit_kind usual[AMOUNT_KIND_COUNT] = {
	[AMOUNT_CAP] = LIMIT_CAP,
	[AMOUNT_ESTIMATE] = LIMIT_ESTIMATE,
	[AMOUNT_UNIT] = LIMIT_PRICE,
	[AMOUNT_INCLUDED] = LIMIT_INCLUDED,
	[AMOUNT_CONTRIBUTION] = LIMIT_CONTRIBUTION,
};

/* How a text names a heading, in either language, without its ending. */
static const struct {
	const char *stem;
	enum heading heading;
} stems[] = {
	{ "mobilis", HEADING_MOBILISATION },
	{ "cynnull", HEADING_MOBILISATION },
	{ "deliver", HEADING_DELIVERY },
	{ "cyflen", HEADING_DELIVERY },
	{ "cyflwyno", HEADING_DELIVERY },
	{ "gyflwyno", HEADING_DELIVERY },
	{ "caseworker", HEADING_CASEWORKER },
	{ "gweithiwr achos", HEADING_CASEWORKER },
};

/* The heading that is named last in the text; HEADING_NONE: none is. */
static enum heading heading_named_last(const char *text)
{
	enum heading found = HEADING_NONE;
	const char *last = text;

	for (size_t i = 0; i < array_size(stems); i++)
		for (const char *at = strstr(text, stems[i].stem); at != NULL;
			at = strstr(at + 1, stems[i].stem))
			if (found == HEADING_NONE || at > last) {
				found = stems[i].heading;
				last = at;
			}
	return found;
}

/* The one named last from there to the amount. */
static enum heading heading_suggested(
	struct arena *a, const struct amount *amount, const char *text, size_t from)
{
	size_t to = amount->at.from;

	if (to <= from || to > strlen(text))
		return HEADING_NONE;
	return heading_named_last(utf8_fold(a, arena_text_n(a, text + from, to - from)));
}

/* The sum goes on: "£60,000" is no part of "£60,000.50" or "£60,000,000". */
static bool is_longer_sum(const char *after)
{
	if (*after == '.' || *after == ',')
		after++;
	return *after >= '0' && *after <= '9';
}

/* Where the text says "up to" it, in either language; SIZE_MAX: nowhere. */
static size_t allowed_at(const char *text, const char *literal)
{
	for (const char *at = strstr(text, literal); literal[0] != '\0' && at != NULL;
		at = strstr(at + 1, literal)) {
		struct slice before = slice_trim((struct slice){ text, (size_t)(at - text) });

		while (slice_ends(before, "*")) // of a document's bold
			before = slice_trim(slice_part(before, 0, before.size - 1));
		if ((slice_ends(before, "up to") || slice_ends(before, "hyd at")) &&
			!is_longer_sum(at + strlen(literal)))
			return (size_t)(at - text);
	}
	return SIZE_MAX;
}

/* A sentence ends before this byte: after a full stop, or where a line of a list or a paragraph begins. */
static bool is_new_sentence(const char *text, size_t at)
{
	if (at >= 2 && (text[at - 1] == ' ' || text[at - 1] == '\n') && text[at - 2] == '.')
		return true;
	return at >= 1 && text[at - 1] == '\n' && strchr("\n-*#0123456789", text[at]) != NULL;
}

struct slice sentence_allowing(const char *text, const char *literal)
{
	size_t from = allowed_at(text, literal), to = from;

	if (from == SIZE_MAX)
		return (struct slice){ text, 0 };
	while (from > 0 && !is_new_sentence(text, from))
		from--;
	while (text[to] != '\0' && !is_new_sentence(text, to))
		to++;
	return slice_trim((struct slice){ text + from, to - from });
}

struct limits budget_suggested(struct arena *a, const struct amounts *amounts, const char *text)
{
	struct limits all = { 0 };
	enum heading before = HEADING_NONE;

	list_each (const struct amount *, amount, amounts) {
		struct limit limit = { amount->number, usual[amount->kind],
			heading_suggested(a, amount, text, amount->sentence.from), amount->money };

		if (limit.heading == HEADING_NONE)
			limit.heading = before != HEADING_NONE
						? before
						: heading_suggested(a, amount, text, 0);
		before = limit.heading;
		if (limit.kind == LIMIT_ESTIMATE && allowed_at(text, amount->literal) != SIZE_MAX)
			limit.kind = LIMIT_CAP_ESTIMATE;
		if (limit.kind != LIMIT_NONE)
			*list_add(a, &all) = limit;
	}
	return all;
}

/* ---- what it comes to ---- */

struct heading_terms heading_terms(const struct budget *b, enum heading heading)
{
	struct heading_terms t = { .cohorts = b->ceiling[CEILING_COHORTS] };

	list_each (const struct limit *, each, &b->limits) {
		if (each->heading != heading)
			continue;
		switch (each->kind) {
		case LIMIT_CAP: t.cap = *each; break;
		case LIMIT_ESTIMATE: t.estimate = *each; break;
		case LIMIT_CAP_ESTIMATE: t.cap = t.estimate = *each; break;
		case LIMIT_CONTRIBUTION:
			if (t.cap.kind == LIMIT_NONE)
				t.cap = *each;
			else
				t.cap.money.pence += each->money.pence;
			break;
		case LIMIT_PRICE: t.price.pence += each->money.pence; break;
		case LIMIT_INCLUDED: t.included.pence += each->money.pence; break;
		case LIMIT_NONE:
		case LIMIT_KIND_COUNT: unreachable("limit kind");
		}
	}
	return t;
}

struct limits heading_caps(struct arena *a, const struct budget *b, enum heading heading)
{
	struct limits all = { 0 };

	list_each (const struct limit *, each, &b->limits)
		if (each->heading == heading && sets_cap(each))
			*list_add(a, &all) = *each;
	return all;
}

bool heading_is_by_cohort(const struct heading_terms *t)
{
	return t->price.pence > 0;
}

bool heading_has_readings(const struct heading_terms *t)
{
	return t->price.pence > 0 && t->included.pence > 0 && t->cohorts > 0;
}

struct money cohorts_cost(const struct heading_terms *t, enum licence licence, int64_t n)
{
	struct money cost = { t->price.pence * n };
	int64_t whole = t->included.pence;

	assert(n >= 0);
	if (licence != LICENCE_FIXED || !heading_has_readings(t))
		return cost;
	cost.pence += whole - (2 * whole * n + t->cohorts) / (2 * t->cohorts);
	return cost;
}

struct money above_cap(const struct heading_terms *t, struct money m)
{
	int64_t above = m.pence - t->cap.money.pence;

	return (struct money){ above > 0 ? above : 0 };
}

/* ---- what one completion costs ---- */

bool heading_is_of_delivery(enum heading heading)
{
	return heading != HEADING_NONE && heading != HEADING_MOBILISATION;
}

struct maybe_money cost_of_each(struct money cost, int64_t completions)
{
	if (completions <= 0 || cost.pence <= 0)
		return (struct maybe_money){ 0 };
	return (struct maybe_money){
		.money = { (2 * cost.pence + completions) / (2 * completions) },
		.is_set = true,
	};
}

/* ---- how it stands ---- */

enum ceiling_standing ceiling_standing(int64_t ceiling, int64_t n)
{
	if (ceiling == 0)
		return CEILING_UNSAID;
	if (n > ceiling)
		return CEILING_OVER;
	if (n == ceiling)
		return CEILING_REACHED;
	return n * 100 >= ceiling * NEAR_PERCENT ? CEILING_NEAR : CEILING_BELOW;
}

bool funding_ends_soon(const struct budget *b, struct date today)
{
	return !date_before(b->ends_on, today) && date_days_between(today, b->ends_on) <= DUE_DAYS;
}
