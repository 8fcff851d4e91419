/* SPDX-License-Identifier: MIT */
/*
 * Each state, act and hand; what cannot be typed; each check; and sequences of acts against a small
 * model of caps, credits and shares.
 */
#include "areas/invoice/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

/* ---- the life of an invoice ---- */

static const struct {
	enum invoice_state state;
	enum invoice_act act;
	enum invoice_state next, next_paid; // where the supplier was paid before
} ways[] = {
	{ INVOICE_NONE, INVOICE_ENTER, INVOICE_RECEIVED },
	{ INVOICE_RECEIVED, INVOICE_CHANGE, INVOICE_RECEIVED },
	{ INVOICE_RECEIVED, INVOICE_MATCH, INVOICE_MATCHED },
	{ INVOICE_RECEIVED, INVOICE_QUERY, INVOICE_QUERIED },
	{ INVOICE_RECEIVED, INVOICE_WITHDRAW, INVOICE_WITHDRAWN },
	{ INVOICE_MATCHED, INVOICE_QUERY, INVOICE_QUERIED },
	{ INVOICE_MATCHED, INVOICE_APPROVE, INVOICE_SHARED },
	{ INVOICE_MATCHED, INVOICE_WITHDRAW, INVOICE_WITHDRAWN },
	{ INVOICE_MATCHED, INVOICE_RETURN, INVOICE_RECEIVED },
	{ INVOICE_QUERIED, INVOICE_CHANGE, INVOICE_QUERIED },
	{ INVOICE_QUERIED, INVOICE_ANSWER, INVOICE_RECEIVED },
	{ INVOICE_QUERIED, INVOICE_WITHDRAW, INVOICE_WITHDRAWN },
	{ INVOICE_SHARED, INVOICE_RECHARGE, INVOICE_RECHARGED, INVOICE_PAID },
	{ INVOICE_SHARED, INVOICE_PAY, INVOICE_SHARED, INVOICE_NONE },
	{ INVOICE_SHARED, INVOICE_CREDIT, INVOICE_SHARED, INVOICE_SHARED },
	{ INVOICE_NO_RECHARGE, INVOICE_PAY, INVOICE_PAID },
	{ INVOICE_NO_RECHARGE, INVOICE_CREDIT, INVOICE_NO_RECHARGE },
	{ INVOICE_RECHARGED, INVOICE_PAY, INVOICE_PAID },
	{ INVOICE_RECHARGED, INVOICE_CREDIT, INVOICE_RECHARGED },
	{ INVOICE_PAID, INVOICE_CREDIT, INVOICE_NONE, INVOICE_PAID },
};

static enum invoice_state way(enum invoice_state state, bool is_paid, enum invoice_act act)
{
	for (size_t i = 0; i < array_size(ways); i++)
		if (ways[i].state == state && ways[i].act == act)
			return is_paid ? ways[i].next_paid : ways[i].next;
	return INVOICE_NONE;
}

/* What is shared was paid or not; of the other states each says it. */
static bool can_be(enum invoice_state state, bool is_paid)
{
	return state == INVOICE_SHARED || is_paid == (state == INVOICE_PAID);
}

/* As the rules are told elsewhere: asked in the order in which a person would. */
static enum invoice_refusal expected(const struct invoice_facts *facts, enum invoice_act act,
	bool is_match_held, bool is_approval_held)
{
	if (act == INVOICE_CREDIT && facts->is_credit)
		return INVOICE_CREDIT_OF_CREDIT;
	if (way(facts->state, facts->is_paid, act) == INVOICE_NONE)
		return INVOICE_NOT_NOW;
	if (act == INVOICE_MATCH)
		return facts->lines.n == 0 ? INVOICE_NO_LINES
		       : is_match_held     ? INVOICE_HELD
					   : INVOICE_NO_REFUSAL;
	if (act == INVOICE_APPROVE)
		return facts->is_matched_by_actor          ? INVOICE_OWN_MATCH
		       : facts->is_changed_by_actor        ? INVOICE_OWN_FIGURES
		       : is_match_held || is_approval_held ? INVOICE_HELD
							   : INVOICE_NO_REFUSAL;
	return INVOICE_NO_REFUSAL;
}

static void invoice__does_in_each_state_what_can_be_done_by_each_hand(void **state)
{
	struct arena *a = *state;
	size_t asked = 0;

	for (enum invoice_state s = INVOICE_NONE; s < INVOICE_STATE_COUNT; s++)
		for (enum invoice_act act = INVOICE_NO_ACT + 1; act < INVOICE_ACT_COUNT; act++)
			for (unsigned bits = 0; bits < 128; bits++) {
				struct invoice_facts facts = { .state = s,
					.is_paid = (bits & 64) != 0,
					.is_credit = (bits & 1) != 0,
					.is_matched_by_actor = (bits & 2) != 0,
					.is_changed_by_actor = (bits & 4) != 0 };
				struct invoice_findings findings = { 0 };

				if (!can_be(s, facts.is_paid))
					continue;
				if ((bits & 8) != 0)
					list_add(a, &facts.lines);
				list_add(a, &findings)->check = AGAINST_LIAISON;
				list_add(a, &findings)->check = AGAINST_HEADING;
				findings.at[0].verdict =
					(bits & 16) != 0 ? FINDING_HOLDS : FINDING_WARNS;
				findings.at[1].verdict =
					(bits & 32) != 0 ? FINDING_HOLDS : FINDING_PASSES;
				assert_int_equal(invoice_next(s, facts.is_paid, act),
					way(s, facts.is_paid, act));
				assert_int_equal(invoice_may(&facts, &findings, act),
					expected(&facts, act, (bits & 16) != 0, (bits & 32) != 0));
				asked++;
			}
	assert_int_equal(asked, (INVOICE_STATE_COUNT + 1) * (INVOICE_ACT_COUNT - 1) * 64);
}

/* Whichever comes first: after both it is the same, and neither is done twice. */
static void invoice__is_paid_and_recharged_in_either_order(void **state)
{
	static const enum invoice_act orders[][2] = { { INVOICE_RECHARGE, INVOICE_PAY },
		{ INVOICE_PAY, INVOICE_RECHARGE } };

	(void)state;
	for (size_t i = 0; i < array_size(orders); i++) {
		enum invoice_state s = INVOICE_SHARED;
		bool is_paid = false;

		for (size_t each = 0; each < 2; each++) {
			enum invoice_act act = orders[i][each];

			s = invoice_next(s, is_paid, act);
			is_paid = is_paid || act == INVOICE_PAY;
			assert_true(invoice_is_approved(s));
			assert_int_equal(invoice_next(s, is_paid, act), INVOICE_NONE);
			assert_int_equal(invoice_next(s, is_paid, INVOICE_CREDIT), s);
			assert_int_equal(s == INVOICE_PAID, each == 1);
		}
	}
	assert_string_equal(invoice_standing_label(INVOICE_SHARED, true), "Paid, to be recharged");
	for (enum invoice_state s = INVOICE_RECEIVED; s < INVOICE_STATE_COUNT; s++)
		assert_ptr_equal(
			invoice_standing_label(s, s == INVOICE_PAID), invoice_states[s].label);
}

/* Nobody has to do what would be false: it is paid, or credited, and that is all. */
static void invoice__of_which_nothing_is_recharged_waits_for_its_payment_alone(void **state)
{
	enum invoice_state s = invoice_approved_as(false);

	(void)state;
	assert_int_equal(invoice_approved_as(true), INVOICE_SHARED);
	assert_int_equal(s, INVOICE_NO_RECHARGE);
	assert_int_equal(invoice_next(s, false, INVOICE_RECHARGE), INVOICE_NONE);
	assert_int_equal(invoice_next(s, false, INVOICE_PAY), INVOICE_PAID);
	assert_string_equal(invoice_standing_label(s, false), "Approved, nothing to be recharged");
}

static void invoice__that_is_approved_is_so_in_four_states(void **state)
{
	(void)state;
	for (enum invoice_state s = INVOICE_NONE; s < INVOICE_STATE_COUNT; s++)
		assert_int_equal(invoice_is_approved(s),
			s == INVOICE_SHARED || s == INVOICE_NO_RECHARGE || s == INVOICE_RECHARGED ||
				s == INVOICE_PAID);
}

static void words__are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < INVOICE_STATE_COUNT; i++)
		assert_int_equal(word_named(invoice_states, invoice_states[i].name), i);
	for (unsigned i = 1; i < INVOICE_ACT_COUNT; i++)
		assert_int_equal(word_named(invoice_acts, invoice_acts[i].name), i);
	for (unsigned i = 1; i < AGAINST_COUNT; i++)
		assert_true(against_what[i].label[0] != '\0');
	for (int i = 1; i < INVOICE_REFUSAL_COUNT; i++)
		assert_true(invoice_refusal_text((enum invoice_refusal)i)[0] != '\0');
	for (int i = 1; i < TRAINED_COUNT; i++)
		assert_int_equal(trained_named(trained_name(i)), i);
	assert_int_equal(trained_named("core "), 0);
}

/* ---- a supplier's number ---- */

static void number__is_told_from_another_by_its_letters_and_numbers(void **state)
{
	static const struct {
		const char *number, *key;
	} told[] = { { "EX-101", "ex101" }, { "ex 101", "ex101" }, { "EX–0101", "ex101" },
		{ " Ex/101. ", "ex101" }, { "EX-1010", "ex1010" }, { "EX-100", "ex100" },
		{ "1/24", "1 24" }, { "124", "124" }, { "2026-01", "2026 1" }, { "20261", "20261" },
		{ "0", "0" }, { "A-00", "a0" }, { "00A01", "0a1" }, { "Ŷ7", "y7" },
		{ "--", "--" } };

	for (size_t i = 0; i < array_size(told); i++)
		assert_string_equal(invoice_number_key(*state, told[i].number), told[i].key);
}

/* ---- hours ---- */

static void hours__are_read_and_written_as_people_do(void **state)
{
	static const struct {
		const char *text;
		int64_t hundredths;
	} good[] = { { "12", 1200 }, { "7.5", 750 }, { "7.25", 725 }, { " 0.5 ", 50 },
		{ "1,200", 120000 }, { "0", 0 } };
	static const char *const bad[] = { "", "7.", "7.555", "£7", "-1", "7,5", "12h", "10001",
		"7.5.", "7 30", "1,20", "123456789012345678901234567890123" };
	int64_t hundredths = -1;

	for (size_t i = 0; i < array_size(good); i++) {
		assert_true(hours_parse(slice_of(good[i].text), &hundredths));
		assert_int_equal(hundredths, good[i].hundredths);
	}
	for (size_t i = 0; i < array_size(bad); i++) {
		hundredths = -1;
		assert_false(hours_parse(slice_of(bad[i]), &hundredths));
		assert_int_equal(hundredths, -1);
	}
	assert_string_equal(hours_text(*state, 1200), "12");
	assert_string_equal(hours_text(*state, 750), "7.5");
	assert_string_equal(hours_text(*state, 705), "7.05");
}

/* ---- what is typed ---- */

/* A contract of each kind of line, a budget of its caps, and what is recorded. */
struct kit {
	struct contract_version contract;
	struct budget budget;
	struct agreement agreement;
	struct money billed[PARTNERS_MOST];
	struct invoice_ground ground;
	struct invoice_facts facts;
};

enum { OF_TRAINING = 1, OF_COHORTS, OF_LIAISON, OF_LICENCE, OF_PRICE, OF_MONTHS };

static void add_terms(struct arena *a, struct kit *k, struct contract_line terms)
{
	*list_add(a, &k->contract.lines) = terms;
}

static void add_limit(
	struct arena *a, struct kit *k, enum limit_kind kind, enum heading heading, int64_t pounds)
{
	*list_add(a, &k->budget.limits) = (struct limit){ .amount = (int64_t)k->budget.limits.n,
		.kind = kind,
		.heading = heading,
		.money = { pounds * 100 } };
}

static void add_partner(struct arena *a, struct kit *k, int64_t weight)
{
	*list_add(a, &k->agreement.partners) = (struct partner){ .row = k->agreement.partners.n,
		.organisation = { (int64_t)k->agreement.partners.n },
		.contribution = CONTRIBUTION_CASH,
		.weight = weight };
}

static struct kit *a_kit(struct arena *a)
{
	struct kit *k = arena_one(a, struct kit);

	*k = (struct kit){ .agreement = { .year = 2026,
				   .version = 1,
				   .method = SHARING_POPULATION,
				   .source = "Invented",
				   .signed_by = { 7 } } };
	add_terms(a, k,
		(struct contract_line){ .number = OF_TRAINING,
			.heading = HEADING_MOBILISATION,
			.basis = BASIS_PASSED_THROUGH,
			.per = PER_WHOLE,
			.sum = { 3376000 },
			.evidence = EVIDENCE_TRAINING });
	add_terms(a, k,
		(struct contract_line){ .number = OF_COHORTS,
			.heading = HEADING_DELIVERY,
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.sum = { 250000 },
			.most = 3,
			.evidence = EVIDENCE_REGISTERS });
	add_terms(a, k,
		(struct contract_line){ .number = OF_LIAISON,
			.heading = HEADING_DELIVERY,
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.sum = { 50000 },
			.evidence = EVIDENCE_LIAISON });
	add_terms(a, k,
		(struct contract_line){ .number = OF_LICENCE,
			.heading = HEADING_DELIVERY,
			.basis = BASIS_PASSED_THROUGH,
			.per = PER_YEAR,
			.sum = { 900000 },
			.evidence = EVIDENCE_LICENCE });
	add_terms(a, k,
		(struct contract_line){ .number = OF_PRICE,
			.heading = HEADING_DELIVERY,
			.basis = BASIS_UNIT_PRICE,
			.per = PER_COHORT,
			.sum = { 250000 },
			.evidence = EVIDENCE_REGISTERS,
			.clause = "4.1" });
	add_terms(a, k,
		(struct contract_line){ .number = OF_MONTHS,
			.heading = HEADING_CASEWORKER,
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_MONTH,
			.sum = { 900000 },
			.evidence = EVIDENCE_PAYROLL });
	add_limit(a, k, LIMIT_CAP, HEADING_MOBILISATION, 33760);
	add_limit(a, k, LIMIT_CAP_ESTIMATE, HEADING_DELIVERY, 60000);
	add_limit(a, k, LIMIT_PRICE, HEADING_DELIVERY, 2500);
	add_limit(a, k, LIMIT_PRICE, HEADING_DELIVERY, 500);
	add_limit(a, k, LIMIT_INCLUDED, HEADING_DELIVERY, 9000);
	k->budget.ceiling[CEILING_COHORTS] = 20;
	k->budget.licence = LICENCE_FIXED;
	k->budget.starts_on = date_of(2026, 4, 1);
	k->budget.ends_on = date_of(2027, 3, 31);
	add_partner(a, k, 3);
	add_partner(a, k, 1);
	for (int i = 1; i < TRAINED_COUNT; i++)
		k->ground.recorded[i] = 4;
	k->ground.contract = &k->contract;
	k->ground.history = (struct contract_versions){ .at = &k->contract, .n = 1, .room = 1 };
	k->contract.signed_by.v = 7;
	k->ground.contract_id.v = 1;
	k->ground.today = date_of(2026, 6, 5);
	k->contract.starts_on = date_of(2026, 4, 1);
	k->contract.ends_on = date_of(2027, 3, 31);
	k->ground.budget = &k->budget;
	k->ground.agreement = &k->agreement;
	k->ground.billed = k->billed;
	*list_add(a, &k->ground.licences) =
		(struct licence_span){ date_of(2026, 4, 1), date_of(2028, 3, 31), "l7" };
	k->facts = (struct invoice_facts){ .state = INVOICE_RECEIVED,
		.dated_on = date_of(2026, 6, 3),
		.received_on = date_of(2026, 6, 5),
		.delivered_on = date_of(2026, 5, 31),
		.has_document = true };
	return k;
}

static struct billed_cohort a_billed_cohort(int64_t number)
{
	return (struct billed_cohort){ .id = { number },
		.number = number,
		.a_on = date_of(2026, 4, 25),
		.b_on = date_of(2026, 5, 23),
		.is_closed = { true, true },
		.people = 8,
		.told = 8,
		.taken = 8,
		.capacity = 10 };
}

/* A line of that kind as it ought to be: one cohort, one month, some training. */
static struct invoice_line a_line(struct arena *a, const struct kit *k, int64_t of, int64_t pence)
{
	struct invoice_line line = { .number = (int64_t)k->facts.lines.n + 1,
		.contract_line = of,
		.terms = contract_line(&k->contract, of),
		.net = { pence },
		.cost = { pence },
		.months_from = of == OF_MONTHS ? date_month_of(2026, 5) : DATE_NONE,
		.months_to = of == OF_MONTHS ? date_month_of(2026, 5) : DATE_NONE,
		.parts = { .hours = 1000, .rate = { 10000 }, .other_for = "" },
		.passed = { "HT-1", date_of(2026, 5, 20), { { pence }, true } },
		.licence_from = date_of(2026, 4, 1),
		.licence_to = date_of(2027, 3, 31),
		.has_document = true };

	line.parts.venue.pence = pence - breakdown_staff(&line.parts).pence;
	if (of == OF_TRAINING)
		line.trained[MODULE_CORE] = 4;
	if (of == OF_COHORTS || of == OF_LIAISON || of == OF_PRICE)
		*list_add(a, &line.cohorts) = a_billed_cohort(1);
	return line;
}

static struct invoice_line *put_line(struct arena *a, struct kit *k, int64_t of, int64_t pence)
{
	struct invoice_line line = a_line(a, k, of, pence);
	struct invoice_line *put = list_add(a, &k->facts.lines);

	*put = line;
	k->facts.total.pence += pence;
	return put;
}

static const char *line_trouble(
	struct arena *a, const struct kit *k, const struct invoice_line *line, const char *input)
{
	struct problems problems = { 0 };
	const struct problem *found;

	invoice_line_check(a, &k->facts, line, &k->ground, &problems);
	found = problem_of(&problems, input);
	return found == NULL ? "" : found->message;
}

static const struct invoice_finding *find_one(
	struct arena *a, const struct kit *k, enum against check)
{
	struct invoice_findings all = invoice_find(a, &k->facts, &k->ground);
	const struct invoice_finding *worst = NULL;

	list_each (const struct invoice_finding *, each, &all)
		if (each->check == check && (worst == NULL || each->verdict > worst->verdict))
			worst = each;
	if (worst == NULL)
		fail_msg("nothing was looked at: %d", check);
	return worst;
}

#define VERDICT(a, k, check) (find_one((a), (k), (check))->verdict)

static void line__of_each_kind_can_be_typed(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);

	for (int64_t of = OF_TRAINING; of <= OF_MONTHS; of++) {
		struct problems problems = { 0 };
		struct invoice_line line = a_line(a, k, of, 250000);

		invoice_line_check(a, &k->facts, &line, &k->ground, &problems);
		if (problems.n > 0)
			fail_msg("%d: %s: %s", (int)of, problems.at[0].field,
				problems.at[0].message);
	}
}

static void line__has_parts_that_come_to_it(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line line = a_line(a, k, OF_COHORTS, 250000);

	line.parts.travel.pence = 1;
	assert_string_equal(line_trouble(a, k, &line, "net"),
		"The parts below have to come to this sum. They come to:");
	line.parts.travel.pence = -1;
	assert_true(line_trouble(a, k, &line, "travel")[0] != '\0');
	line.parts.travel.pence = 0;
	line.parts.other.pence = 100;
	line.parts.venue.pence -= 100;
	assert_string_equal(line_trouble(a, k, &line, "other-for"), "Say what else it is for");
	line.parts.other_for = "Printing";
	assert_string_equal(line_trouble(a, k, &line, "net"), "");
	line.parts.rate.pence = 0;
	assert_true(line_trouble(a, k, &line, "rate")[0] != '\0');
	line.parts.rate.pence = RATE_MOST_PENCE + 1;
	assert_string_equal(line_trouble(a, k, &line, "rate"), "An hour costs £1,000 at the most");
	line.net.pence = 0;
	assert_string_equal(line_trouble(a, k, &line, "net"), "Enter what is asked, without VAT");
}

static void line__passed_on_is_the_other_sum_to_the_penny(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line line = a_line(a, k, OF_TRAINING, 1250033);

	assert_string_equal(line_trouble(a, k, &line, "passed-amount"), "");
	line.passed.amount.money.pence++;
	assert_string_equal(line_trouble(a, k, &line, "passed-amount"),
		"What is passed on has to be the sub-contractor’s sum to the penny");
	line.passed.amount.is_set = false;
	line.passed.number = "";
	line.passed.on = DATE_NONE;
	assert_true(line_trouble(a, k, &line, "passed-amount")[0] != '\0');
	assert_true(line_trouble(a, k, &line, "passed-number")[0] != '\0');
	assert_true(line_trouble(a, k, &line, "passed-on")[0] != '\0');
}

static void line__passes_no_invoice_on_twice_and_says_whose_it_is(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_TRAINING, 1250033);

	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_PASSES);
	line->seen.passed = 12;
	assert_string_equal(line_trouble(a, k, line, "passed-number"),
		"This invoice of the sub-contractor is passed on already, and never twice. It is "
		"on:");
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->other, 12);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->twice, TWICE_PASSED);
	line->seen.passed = 0;
	list_add(a, &k->ground.senders)->id.v = 5;
	assert_string_equal(line_trouble(a, k, line, "passed-by"), "");
	list_add(a, &k->ground.senders)->id.v = 6;
	assert_string_equal(line_trouble(a, k, line, "passed-by"),
		"Choose which sub-contractor’s invoice it is");
	line->passed_by.v = 7;
	assert_true(line_trouble(a, k, line, "passed-by")[0] != '\0');
	line->passed_by.v = 6;
	assert_string_equal(line_trouble(a, k, line, "passed-by"), "");
}

static void licence__is_paid_for_days_that_it_has_in_their_year_and_once(void **state)
{
	static const struct {
		struct date from, to;
		const char *input, *says;
	} told[] = {
		{ { 2026, 4, 1 }, { 2027, 3, 31 }, "licence-from", "" },
		{ { 2026, 5, 31 }, { 2027, 5, 30 }, "licence-from", "" }, // its first day has come
		{ { 2026, 6, 1 }, { 2027, 5, 31 }, "licence-from",
			"This time of the licence had not begun on the last day of what was "
			"delivered" },
		{ { 2026, 4, 1 }, { 2027, 4, 1 }, "licence-to", "" }, // 366 days, as of a leap year
		{ { 2026, 4, 1 }, { 2027, 4, 2 }, "licence-to",
			"A licence is paid for a year at a time" },
		{ { 2026, 3, 31 }, { 2027, 3, 30 }, "licence-from",
			"The contract has no licence for all of these days" },
		{ { 2027, 6, 1 }, { 2028, 4, 1 }, "licence-from",
			"The contract has no licence for all of these days" },
		{ { 2027, 4, 1 }, { 2028, 3, 31 }, "licence-from",
			"The licence begins in another financial year than what was delivered, so "
			"it goes on an invoice of that year" },
		{ { 2026, 5, 2 }, { 2026, 5, 1 }, "licence-to",
			"Enter the last day of the time that the licence is for" },
	};
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LICENCE, 900000);

	k->contract.starts_on = date_of(2026, 3, 1);
	k->contract.ends_on = date_of(2028, 4, 30);
	for (size_t i = 0; i < array_size(told); i++) {
		line->licence_from = told[i].from;
		line->licence_to = told[i].to;
		line->seen.is_unlicensed = strstr(told[i].says, "no licence") != NULL;
		assert_string_equal(line_trouble(a, k, line, told[i].input), told[i].says);
	}
	line->licence_from = told[0].from;
	line->licence_to = told[0].to;
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_PASSES);
	line->seen.licensed = 8;
	assert_true(line_trouble(a, k, line, "licence-from")[0] != '\0');
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->twice, TWICE_LICENCE);
	line->seen.licensed = 0;
	line->seen.is_unlicensed = true;
	assert_string_equal(line_trouble(a, k, line, "licence-from"),
		"The contract has no licence for all of these days");
}

/* Each first and last day around the contract's, and around the last day of what was delivered. */
static void licence__is_paid_for_days_of_the_contract_once_they_have_begun(void **state)
{
	enum { AROUND = 20 };
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LICENCE, 900000);
	size_t outside = 0, ahead = 0, right = 0;

	k->contract.starts_on = date_of(2026, 4, 8);
	k->facts.delivered_on = date_of(2026, 4, 11);
	k->contract.ends_on = date_of(2026, 4, 14);
	for (int from = 0; from < AROUND; from++)
		for (int to = from; to < AROUND; to++) {
			struct date first = date_add_days(date_of(2026, 4, 1), from);
			struct date last = date_add_days(date_of(2026, 4, 1), to);
			bool is_outside = date_before(first, k->contract.starts_on) ||
					  date_before(k->contract.ends_on, last);
			bool is_ahead = date_before(k->facts.delivered_on, first);

			line->licence_from = first;
			line->licence_to = last;
			assert_string_equal(line_trouble(a, k, line, "licence-from"),
				is_outside ? "The contract does not run on all of these days"
				: is_ahead ? "This time of the licence had not begun on the last "
					     "day of what was delivered"
					   : "");
			outside += is_outside;
			ahead += !is_outside && is_ahead;
			right += !is_outside && !is_ahead;
		}
	assert_int_equal(right, 4 + 5 + 6 + 7);
	assert_int_equal(ahead, 3 + 2 + 1);
	assert_int_equal(outside + ahead + right, AROUND * (AROUND + 1) / 2);
}

/* Each first and last day around the funded ones: those that lie ahead are looked at too. */
static void licence__is_held_for_a_day_that_is_not_funded(void **state)
{
	enum { AROUND = 14 };
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LICENCE, 900000);

	k->budget.starts_on = date_of(2026, 5, 25);
	k->budget.ends_on = date_of(2026, 6, 3); // delivered on 31 May
	for (int from = 0; from < AROUND; from++)
		for (int to = from; to < AROUND; to++) {
			const struct invoice_finding *one;
			struct date on = DATE_NONE;

			line->licence_from = date_add_days(date_of(2026, 5, 23), from);
			line->licence_to = date_add_days(date_of(2026, 5, 23), to);
			if (from < 2 || from > 11)
				on = line->licence_from;
			else if (to > 11)
				on = line->licence_to;
			one = find_one(a, k, AGAINST_PERIOD);
			assert_int_equal(
				one->verdict, date_is_set(on) ? FINDING_HOLDS : FINDING_PASSES);
			assert_true(date_equal(one->on, on));
		}
	line->terms = contract_line(&k->contract, OF_COHORTS); // its days are no licence's
	assert_int_equal(VERDICT(a, k, AGAINST_PERIOD), FINDING_PASSES);
}

/* Each evidence, whoever ran it and whoever else promises it. */
static void cohort__is_of_the_contract_of_whoever_ran_it(void **state)
{
	struct arena *a = *state;

	for (enum evidence evidence = EVIDENCE_REGISTERS; evidence <= EVIDENCE_LIAISON; evidence++)
		for (unsigned bits = 0; bits < 8; bits++) {
			struct kit *k = a_kit(a);
			bool is_liaison = evidence == EVIDENCE_LIAISON;
			struct invoice_line *line =
				put_line(a, k, is_liaison ? OF_LIAISON : OF_COHORTS, 50000);
			struct billed_cohort *c = &line->cohorts.at[0];
			bool is_elsewhere = (bits & 1) != 0, is_promised = (bits & 2) != 0;
			bool is_runners = is_promised && (bits & 4) != 0;
			enum found expects = FINDING_PASSES;
			const struct invoice_finding *one;

			*c = a_billed_cohort(2);
			c->is_run_elsewhere = is_elsewhere;
			c->promised.contract = is_promised ? "C-2" : NULL;
			c->promised.is_runners = is_runners;
			if (is_elsewhere && (!is_liaison || is_runners))
				expects = FINDING_HOLDS;
			else if (is_elsewhere && is_promised)
				expects = FINDING_WARNS;
			assert_int_equal(cohort_holder(evidence, c), expects);
			one = find_one(a, k, AGAINST_HOLDER);
			assert_int_equal(one->verdict, expects);
			assert_int_equal(one->cohort, expects == FINDING_PASSES ? 0 : 2);
			if (expects == FINDING_PASSES || (!is_liaison && !is_runners))
				assert_null(one->contract);
			else
				assert_string_equal(one->contract, "C-2");
			assert_string_equal(line_trouble(a, k, line, "cohorts"),
				expects != FINDING_HOLDS ? ""
				: is_liaison ? "The liaison of a cohort is promised by the "
					       "contract of the body that ran it:"
				: is_runners
					? "A cohort is promised by the contract of the body that "
					  "ran it:"
					: "A cohort was run by a body that has no contract for "
					  "it. Have a contract or a sub-contract of that body "
					  "signed, or leave it out:");
			assert_int_equal(cohort_is_nobodys(evidence, c),
				is_elsewhere && !is_liaison && !is_runners);
		}
}

/* What holds is said before what is only to be looked at, whichever comes first. */
static void cohort__that_holds_is_told_before_one_to_be_looked_at(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LIAISON, 50000);
	struct invoice_findings all;

	for (int64_t number = 2; number <= 4; number++) {
		struct billed_cohort *c = list_add(a, &line->cohorts);

		*c = a_billed_cohort(number);
		c->is_run_elsewhere = true;
		c->promised.contract = number == 3 ? "C-3" : "C-2";
		c->promised.is_runners = number == 3;
	}
	assert_int_equal(find_one(a, k, AGAINST_HOLDER)->cohort, 3);
	assert_string_equal(find_one(a, k, AGAINST_HOLDER)->contract, "C-3");
	all = invoice_find(a, &k->facts, &k->ground);
	assert_true(findings_hold_match(&all));
	line->cohorts.at[2].promised.is_runners = false;
	assert_int_equal(find_one(a, k, AGAINST_HOLDER)->cohort, 2);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_true(findings_warn(&all));
}

static void training__of_another_contract_names_it(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_TRAINING, 100);

	k->ground.trained_under = "C-2";
	assert_string_equal(line_trouble(a, k, line, "trained-core"), ""); // as many are left
	line->trained[MODULE_CORE]++;
	assert_string_equal(line_trouble(a, k, line, "trained-core"),
		"More people than can be paid for here: training is paid for under the contract "
		"of the body whose staff they are, where that promises it. So many are left, and "
		"that contract is:");
	line->trained[TRAINED_VICTIM_CONTACT] = 5; // whose staff they are is not known
	assert_string_equal(line_trouble(a, k, line, "trained-victim-contact"),
		"More people than were trained in this financial year, on days that are funded, "
		"and are not paid for. So many were:");
}

/* From 15 April to 14 April are twelve months, though thirteen of the calendar are touched; and one year. */
static void contract__pays_by_a_line_no_more_than_its_term_comes_to(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_MONTHS, 100);
	struct contract_line terms = *line->terms;
	struct contract_version before;

	k->contract.starts_on = date_of(2026, 4, 15);
	k->contract.ends_on = date_of(2027, 4, 14);
	terms.sum.pence = 900000;
	line->terms = &terms;
	line->months_from = line->months_to = date_month_of(2026, 5);
	*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
		.contract_line = OF_MONTHS,
		.year = 2026,
		.heading = HEADING_CASEWORKER,
		.cost = { 12 * 900000 - 100 },
		.units = 12 };
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
	line->cost.pence = 101;
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_LINE)->over.pence, 1);
	/* What was paid at a higher sum before stays paid. */
	before = k->contract;
	before.signed_by.v = 1;
	before.lines = (struct contract_lines){ 0 };
	*list_add(a, &before.lines) = terms;
	before.lines.at[0].sum.pence = 900001;
	*list_add(a, &k->ground.history) = before;
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
}

static void months__are_named_of_the_contract_and_charged_once(void **state)
{
	static const struct {
		struct date from, to;
		const char *input, *says;
	} told[] = {
		{ { 2026, 4 }, { 2026, 5 }, "months-from", "" },
		{ { 2026, 5 }, { 2026, 4 }, "months-to", "Enter the last month that it is for" },
		{ { 2026, 5 }, { 2026, 6 }, "months-to",
			"This month is not over on the last day of what was delivered" },
		{ { 2026, 3 }, { 2026, 5 }, "months-from",
			"This month is in another financial year, so it goes on an invoice of that "
			"year" },
		{ { 2026, 2 }, { 2026, 5 }, "months-from",
			"The contract does not run in all of these months" },
	};
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_MONTHS, 900000);

	k->contract.starts_on = date_of(2026, 3, 31); // a month that is begun counts
	for (size_t i = 0; i < array_size(told); i++) {
		line->months_from = told[i].from;
		line->months_to = told[i].to;
		assert_string_equal(line_trouble(a, k, line, told[i].input), told[i].says);
	}
	line->months_from = date_month_of(2025, 11);
	line->months_to = date_month_of(2026, 2);
	assert_int_equal(line_units_of(line), 4);
	line->months_from = line->months_to = date_month_of(2026, 5);
	assert_int_equal(line_units_of(line), 1);
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_PASSES);
	line->seen.charged = 6;
	assert_string_equal(line_trouble(a, k, line, "months-from"),
		"A month is charged already, and never twice:");
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->twice, TWICE_MONTH);
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_PASSES);
	line->months_from = DATE_NONE; // as it was kept before months had names
	line->units = 2;
	assert_int_equal(line_units_of(line), 2);
	assert_true(find_one(a, k, AGAINST_EVIDENCE)->is_unnamed);
}

/* From that day a variation has the kit's contract at terms that are others for each line. */
static void vary(struct arena *a, struct kit *k, struct date from_on)
{
	struct contract_versions all = { 0 };
	struct contract_version *newer = list_add(a, &all);

	*newer = k->contract;
	newer->version = 2;
	newer->from_on = from_on;
	newer->lines = (struct contract_lines){ 0 };
	list_each (const struct contract_line *, line, &k->contract.lines) {
		struct contract_line *put = list_add(a, &newer->lines);

		*put = *line;
		put->sum.pence += 10000;
	}
	*list_add(a, &all) = k->contract;
	k->ground.history = all;
}

/* By the newer of the two. */
static void bill_by_newer(struct kit *k, struct invoice_line *line)
{
	k->ground.contract = &k->ground.history.at[0];
	line->terms = contract_line(k->ground.contract, line->contract_line);
}

static const char *const cohort_says[MISFIT_COUNT] = {
	[MISFIT_NONE] = "",
	[MISFIT_CANCELLED] = "A cancelled cohort is not charged:",
	[MISFIT_NOT_OVER] = "A cohort was not over on the last day of what was delivered:",
	[MISFIT_YEAR] =
		"A cohort ended in another financial year, so it goes on an invoice of that "
		"year:",
	[MISFIT_NOT_RUN] = "A cohort ended on a day on which the contract did not run:",
	[MISFIT_TERMS] = "A cohort ended on a day on which the contract had other terms for it, or "
			 "another supplier, so it goes on an invoice of that day:",
};

/* When it is typed, and again when it is matched or approved. */
static void cohort__is_on_an_invoice_of_its_own_time_and_terms(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (int64_t of = OF_COHORTS; of <= OF_PRICE; of++)
		for (unsigned bits = 0; bits < 32; bits++) {
			struct kit *k = a_kit(a);
			struct invoice_line *line;
			struct billed_cohort *c;
			enum misfit expected = MISFIT_NONE;

			if (of == OF_LICENCE)
				continue;
			line = put_line(a, k, of, of == OF_LIAISON ? 50000 : 250000);
			c = &line->cohorts.at[0];
			assert_true(date_equal(c->b_on, date_of(2026, 5, 23)));
			c->is_cancelled = (bits & 1) != 0;
			if ((bits & 2) != 0)
				k->facts.delivered_on = date_of(2026, 5, 22);
			if ((bits & 4) != 0)
				c->b_on = date_of(2026, 3, 31);
			if ((bits & 8) != 0)
				k->contract.starts_on = date_of(2026, 5, 24);
			else
				k->contract.starts_on = date_of(2026, 3, 1);
			if ((bits & 16) != 0) { // varied from the day after it
				vary(a, k, date_add_days(c->b_on, 1));
				bill_by_newer(k, line);
				line->net.pence += of == OF_PRICE ? 10000 : 0;
			}
			if (c->is_cancelled)
				expected = MISFIT_CANCELLED;
			else if ((bits & 2) != 0 && (bits & 4) == 0)
				expected = MISFIT_NOT_OVER;
			else if ((bits & 4) != 0)
				expected = MISFIT_YEAR;
			else if ((bits & 8) != 0)
				expected = MISFIT_NOT_RUN;
			else if ((bits & 16) != 0)
				expected = MISFIT_TERMS;
			assert_int_equal(cohort_misfit(&k->facts, line, &k->ground, c), expected);
			assert_string_equal(
				line_trouble(a, k, line, "cohorts"), cohort_says[expected]);
			assert_int_equal(find_one(a, k, AGAINST_EVIDENCE)->misfit, expected);
			assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE),
				expected == MISFIT_NONE ? FINDING_PASSES : FINDING_HOLDS);
			assert_int_equal(find_one(a, k, AGAINST_EVIDENCE)->cohort,
				expected == MISFIT_NONE ? 0 : 1);
			looked++;
		}
	assert_int_equal(looked, 3 * 32);
}

static void cohort__is_paid_at_the_terms_of_the_day_on_which_it_ended(void **state)
{
	struct arena *a = *state;

	for (int days = -1; days <= 1; days++) {
		struct kit *k = a_kit(a);
		struct invoice_line *line = put_line(a, k, OF_PRICE, 250000);
		struct date b_on = line->cohorts.at[0].b_on;

		vary(a, k, date_add_days(b_on, days));
		assert_int_equal(line_trouble(a, k, line, "cohorts")[0] != '\0', days <= 0);
		bill_by_newer(k, line);
		line->net.pence += 10000;
		assert_int_equal(line_trouble(a, k, line, "cohorts")[0] != '\0', days > 0);
		assert_string_equal(line_trouble(a, k, line, "net"), "");
	}
}

/* April to July on invoices of July, and a variation on each day of May and June. */
static void months__are_paid_at_the_terms_of_their_last_day(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (struct date from = date_of(2026, 5, 1); date_before(from, date_of(2026, 7, 1));
		from = date_add_days(from, 1))
		for (int month = 4; month <= 7; month++) {
			struct kit *k = a_kit(a);
			struct invoice_line *line = put_line(a, k, OF_MONTHS, 900000);
			bool is_newer =
				!date_before(date_last_day(date_month_of(2026, month)), from);
			struct date other;

			k->facts.delivered_on = date_of(2026, 7, 31);
			vary(a, k, from);
			line->months_from = line->months_to = date_month_of(2026, month);
			assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other),
				is_newer ? MISFIT_TERMS : MISFIT_NONE);
			bill_by_newer(k, line);
			assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other),
				is_newer ? MISFIT_NONE : MISFIT_TERMS);
			assert_int_equal(find_one(a, k, AGAINST_EVIDENCE)->misfit,
				is_newer ? MISFIT_NONE : MISFIT_TERMS);
			assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE),
				is_newer ? FINDING_PASSES : FINDING_HOLDS);
			line->months_from = date_month_of(2026, 4); // that and those before
			assert_int_equal(
				months_misfit(&k->facts, line, &k->ground, &other), MISFIT_TERMS);
			assert_true(date_equal(other, date_month_of(2026, 4)));
			assert_string_equal(line_trouble(a, k, line, "months-from"),
				"The contract had other terms, or another supplier, at the end of "
				"a month, so that goes on an invoice of that month:");
			looked++;
		}
	assert_int_equal(looked, 61 * 4);
}

/* The contract ends within it: its last day there is the month's. */
static void month__in_which_the_contract_ends_is_paid_at_the_terms_of_its_end(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_MONTHS, 900000);
	struct date other;

	k->contract.ends_on = date_of(2026, 5, 20);
	k->facts.delivered_on = date_of(2026, 5, 19);
	assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other), MISFIT_NOT_OVER);
	k->facts.delivered_on = date_of(2026, 5, 20);
	assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other), MISFIT_NONE);
	vary(a, k, date_of(2026, 5, 20));
	assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other), MISFIT_TERMS);
	bill_by_newer(k, line);
	assert_int_equal(months_misfit(&k->facts, line, &k->ground, &other), MISFIT_NONE);
}

/* Which may be other work: looked at, and not held. */
static void months__by_another_contract_are_looked_at(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_MONTHS, 900000);

	line->seen.beside = 4;
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_WARNS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->other, 4);
	assert_string_equal(line_trouble(a, k, line, "months-from"), "");
	line->seen.charged = 6;
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->other, 6);
}

/* Line 9 was in the place of the one that is billed now, in the version before. */
static void replace(
	struct arena *a, struct kit *k, int64_t of, enum per per, enum evidence evidence)
{
	struct contract_line was;

	list_each (struct contract_line *, line, &k->contract.lines)
		if (line->number == of) {
			line->per = per;
			line->evidence = evidence;
		}
	was = *contract_line(&k->contract, of);
	was.number = 9;
	vary(a, k, date_of(2026, 5, 1));
	k->ground.history.at[0].lines = k->contract.lines;
	k->ground.history.at[1].lines = (struct contract_lines){ 0 };
	*list_add(a, &k->ground.history.at[1].lines) = was;
}

static void sum__of_a_line_that_was_replaced_is_not_paid_once_more(void **state)
{
	struct arena *a = *state;
	size_t looked = 0;

	for (enum per per = PER_NONE + 1; per < PER_COUNT; per++)
		for (unsigned bits = 0; bits < 16; bits++) {
			bool is_over = (bits & 1) != 0, is_other_contract = (bits & 2) != 0,
			     is_other_year = (bits & 4) != 0, is_own_before = (bits & 8) != 0;
			struct kit *k = a_kit(a);
			struct invoice_line *line;
			enum found expected = FINDING_PASSES;

			replace(a, k, OF_MONTHS, per, EVIDENCE_DOCUMENT);
			k->facts.lines.n = 0;
			line = put_line(a, k, OF_MONTHS, 500000);
			*list_add(a, &line->cohorts) = a_billed_cohort(1);
			line->trained[MODULE_CORE] = 1;
			*list_add(a, &k->ground.spent) =
				(struct spent){ .contract = { is_other_contract ? 2 : 1 },
					.contract_line = 9,
					.heading = HEADING_CASEWORKER,
					.year = is_other_year ? 2025 : 2026,
					.cost = { is_over ? 400001 : 400000 } };
			if (is_own_before)
				*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
					.contract_line = OF_MONTHS,
					.heading = HEADING_CASEWORKER,
					.year = 2026,
					.cost = { 1 } };
			if (!is_other_contract && (is_over || is_own_before) &&
				(per == PER_WHOLE || (per == PER_YEAR && !is_other_year)))
				expected = FINDING_WARNS;
			assert_int_equal(VERDICT(a, k, AGAINST_LINE), expected);
			assert_int_equal(find_one(a, k, AGAINST_LINE)->over.pence,
				expected == FINDING_PASSES ? 0 : is_over + is_own_before);
			*list_add(a, &k->ground.history.at[1].lines) = *line->terms; // beside it
			assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
			looked++;
		}
	assert_int_equal(looked, (PER_COUNT - 1) * 16);
}

static void line__asks_for_no_more_than_was_done(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line line = a_line(a, k, OF_COHORTS, 250000);
	struct billed_cohort *c = &line.cohorts.at[0];

	c->is_cancelled = true;
	assert_string_equal(
		line_trouble(a, k, &line, "cohorts"), "A cancelled cohort is not charged:");
	*c = a_billed_cohort(1);
	c->b_on = date_of(2026, 6, 1);
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"A cohort was not over on the last day of what was delivered:");
	c->b_on = date_of(2026, 3, 31);
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"A cohort ended in another financial year, so it goes on an invoice of that "
		"year:");
	*c = a_billed_cohort(1);
	k->contract.starts_on = date_add_days(c->b_on, 1); // a cohort of whoever supplied before
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"A cohort ended on a day on which the contract did not run:");
	k->contract.starts_on = c->b_on;
	assert_string_equal(line_trouble(a, k, &line, "cohorts"), "");
	c->elsewhere = 3;
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"A cohort is billed already, and never twice:");
	*c = a_billed_cohort(1);
	*list_add(a, &line.cohorts) = a_billed_cohort(1);
	assert_string_equal(line_trouble(a, k, &line, "cohorts"), "A cohort stands here twice:");
	line.cohorts.n = 0;
	assert_true(line_trouble(a, k, &line, "cohorts")[0] != '\0');
	line = a_line(a, k, OF_TRAINING, 100);
	line.trained[MODULE_MI] =
		line.trained[MODULE_CORE]; // the same people, for all that it says
	assert_int_equal(trained_people(line.trained), line.trained[MODULE_CORE]);
	line.trained[MODULE_MI] = 5;
	assert_true(line_trouble(a, k, &line, "trained-mi")[0] != '\0' ||
		    line_trouble(a, k, &line, "trained-MI")[0] != '\0');
	line = a_line(a, k, OF_LICENCE, 100);
	line.seen.licence_net = line.terms->sum;
	assert_true(line_trouble(a, k, &line, "licence-from")[0] != '\0');
	line = a_line(a, k, OF_PRICE, 250001);
	assert_true(line_trouble(a, k, &line, "net")[0] != '\0');
	line = a_line(a, k, OF_MONTHS, 100);
	line.months_from = DATE_NONE;
	assert_string_equal(
		line_trouble(a, k, &line, "months-from"), "Enter the first month that it is for");
}

static void invoice__is_of_work_that_lies_behind(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct date today = date_of(2026, 6, 5);
	struct problems problems = { 0 };

	k->facts.total.pence = 1;
	invoice_check(a, &k->facts, "TD-1", &k->ground, today, &problems);
	assert_int_equal(problems.n, 0);
	k->facts.received_on = date_of(2026, 6, 6);
	k->facts.delivered_on = date_of(2026, 6, 6);
	k->facts.dated_on = DATE_NONE;
	k->facts.total.pence = 0;
	invoice_check(a, &k->facts, "", &k->ground, today, &problems);
	assert_int_equal(problems.n, 5);
	problems.n = 0;
	k->facts.delivered_on = today;
	k->ground.contract = NULL;
	invoice_check(a, &k->facts, "TD-1", &k->ground, today, &problems);
	assert_string_equal(problem_of(&problems, "delivered-on")->message,
		"No signed version of the contract applies on that day");
}

static void standing__is_told_in_a_word_too(void **state)
{
	(void)state;
	assert_string_equal(invoice_standing_word(INVOICE_SHARED, true), "paid-not-recharged");
	assert_string_equal(invoice_standing_word(INVOICE_SHARED, false), "shared");
	assert_string_equal(invoice_standing_word(INVOICE_PAID, true), "paid");
}

static void payment__has_a_reference_of_sixty_letters_at_the_most(void **state)
{
	static const char wrong[] = "A ledger reference has 60 letters and figures at the most";
	static const char sixty[] = "ŵ23456789012345678901234567890123456789012345678901234567890";
	struct arena *a = *state;

	assert_null(ledger_reference_wrong("")); // the ledger gave none
	assert_null(ledger_reference_wrong("GL 77/2"));
	assert_null(ledger_reference_wrong(sixty)); // more bytes than letters
	assert_string_equal(ledger_reference_wrong(arena_format(a, "%s1", sixty)), wrong);
	assert_string_equal(ledger_reference_wrong("GL\n77"), wrong);
}

static void invoice__bears_a_day_that_an_invoice_can_bear(void **state)
{
	static const struct {
		struct date dated, received;
		const char *says;
	} told[] = {
		{ { 2026, 6, 5 }, { 2026, 6, 5 }, "" },
		{ { 2026, 6, 5 }, { 2026, 6, 4 },
			"An invoice cannot bear a day after the one on which it was received" },
		{ { 2030, 1, 1 }, { 2026, 6, 5 },
			"An invoice cannot bear a day after the one on which it was received" },
		{ { 2025, 3, 31 }, { 2026, 6, 5 }, "" }, // a year before the contract
		{ { 2025, 3, 30 }, { 2026, 6, 5 },
			"That is more than a year before the contract began" },
		{ { 1990, 1, 1 }, { 2026, 6, 5 },
			"That is more than a year before the contract began" },
	};
	struct arena *a = *state;
	struct kit *k = a_kit(a);

	k->facts.total.pence = 1;
	for (size_t i = 0; i < array_size(told); i++) {
		struct problems problems = { 0 };
		const struct problem *found;
		struct invoice_line line = a_line(a, k, OF_TRAINING, 100);

		k->facts.dated_on = told[i].dated;
		k->facts.received_on = told[i].received;
		invoice_check(a, &k->facts, "TD-1", &k->ground, date_of(2026, 6, 5), &problems);
		found = problem_of(&problems, "dated-on");
		assert_string_equal(found == NULL ? "" : found->message, told[i].says);
		line.passed.on = told[i].dated; // today is 5 June
		assert_int_equal(line_trouble(a, k, &line, "passed-on")[0] != '\0',
			date_before(date_of(2026, 6, 5), told[i].dated) ||
				date_before(told[i].dated, date_of(2025, 3, 31)));
	}
}

/* ---- checks ---- */

static void checks__pass_what_is_right(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_findings all;

	put_line(a, k, OF_COHORTS, 250000);
	put_line(a, k, OF_LIAISON, 50000);
	put_line(a, k, OF_TRAINING, 1000000);
	all = invoice_find(a, &k->facts, &k->ground);
	list_each (const struct invoice_finding *, each, &all)
		assert_int_equal(each->verdict, FINDING_PASSES);
	assert_false(findings_hold_approval(&all));
}

static void checks__hold_what_is_not_there_yet(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LIAISON, 50000);
	struct invoice_findings all;

	line->cohorts.at[0].told = 7;
	assert_int_equal(VERDICT(a, k, AGAINST_LIAISON), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_LIAISON)->cohort, 1);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_true(findings_hold_match(&all));
	line->cohorts.at[0].told = 0;
	line->cohorts.at[0].people = 0;
	assert_int_equal(VERDICT(a, k, AGAINST_LIAISON), FINDING_HOLDS);
	line->cohorts.at[0] = a_billed_cohort(1);
	line->cohorts.at[0].is_closed[WORKSHOP_B] = false;
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_HOLDS);
	line->cohorts.at[0] = a_billed_cohort(1);
	line->cohorts.at[0].elsewhere = 9;
	assert_int_equal(VERDICT(a, k, AGAINST_TWICE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_TWICE)->other, 9);
	k->facts.total.pence++;
	assert_int_equal(VERDICT(a, k, AGAINST_TOTAL), FINDING_HOLDS);
	k->facts.has_document = false;
	assert_int_equal(VERDICT(a, k, AGAINST_DOCUMENT), FINDING_HOLDS);
	line = put_line(a, k, OF_TRAINING, 100);
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_PASSES);
	k->ground.recorded[MODULE_CORE] = 3; // of whom four are on the line
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_EVIDENCE)->trained, MODULE_CORE);
	k->ground.recorded[MODULE_CORE] = 5;
	line->seen.billed[MODULE_CORE] = 1;
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_PASSES);
	line->seen.billed[MODULE_CORE] = 2;
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_HOLDS);
	line->seen.billed[MODULE_CORE] = 0;
	line->has_document = false;
	assert_int_equal(VERDICT(a, k, AGAINST_PASSED), FINDING_HOLDS);
	line = put_line(a, k, OF_MONTHS, 900000);
	line->has_document = false;
	k->facts.has_document = true; // which asks for it, and shows nothing
	assert_int_equal(VERDICT(a, k, AGAINST_EVIDENCE), FINDING_HOLDS);
}

static void checks__warn_and_do_not_hold(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_COHORTS, 250000);
	struct invoice_findings all;

	line->cohorts.at[0].taken = 4;
	assert_int_equal(VERDICT(a, k, AGAINST_FILL), FINDING_WARNS);
	line->cohorts.at[0].taken = 5;
	assert_int_equal(VERDICT(a, k, AGAINST_FILL), FINDING_PASSES);
	*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
		.contract_line = OF_COHORTS,
		.heading = HEADING_DELIVERY,
		.cost = { 750000 },
		.units = 3 };
	assert_int_equal(VERDICT(a, k, AGAINST_UNITS), FINDING_WARNS);
	put_line(a, k, OF_LICENCE, 900000);
	assert_int_equal(VERDICT(a, k, AGAINST_LICENCE), FINDING_WARNS);
	assert_int_equal(find_one(a, k, AGAINST_LICENCE)->over.pence, 900000);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_false(findings_hold_approval(&all));
	k->budget.licence = LICENCE_INSIDE;
	assert_int_equal(VERDICT(a, k, AGAINST_LICENCE), FINDING_HOLDS);
}

/* By the contract that the licence stands in, whatever room the line has. */
static void licence__above_its_own_fee_is_looked_at(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_LICENCE, 400000);

	struct invoice_findings all = invoice_find(a, &k->facts, &k->ground);

	list_each (const struct invoice_finding *, each, &all)
		assert_int_not_equal(each->check, AGAINST_FEE); // no licence of it is known
	line->seen.licence_fee = (struct maybe_money){ { 900000 }, true };
	line->seen.licence_net.pence = 500000;
	assert_int_equal(VERDICT(a, k, AGAINST_FEE), FINDING_PASSES);
	line->seen.licence_net.pence++;
	assert_int_equal(VERDICT(a, k, AGAINST_FEE), FINDING_WARNS);
	assert_int_equal(find_one(a, k, AGAINST_FEE)->over.pence, 1);
}

static void total__of_another_is_looked_at_where_nothing_of_it_is_counted(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_findings all;

	assert_int_equal(VERDICT(a, k, AGAINST_ALIKE), FINDING_PASSES);
	k->ground.alike = 4;
	assert_int_equal(VERDICT(a, k, AGAINST_ALIKE), FINDING_WARNS); // it has no lines
	assert_int_equal(find_one(a, k, AGAINST_ALIKE)->other, 4);
	put_line(a, k, OF_COHORTS, 250000);
	put_line(a, k, OF_MONTHS, 900000);
	all = invoice_find(a, &k->facts, &k->ground);
	list_each (const struct invoice_finding *, each, &all)
		assert_int_not_equal(each->check, AGAINST_ALIKE);
	put_line(a, k, OF_TRAINING, 100);
	assert_int_equal(VERDICT(a, k, AGAINST_ALIKE), FINDING_WARNS);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_false(findings_hold_match(&all));
}

static void caps__hold_a_penny_over_and_never_lift_one_another(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct spent *spent = list_add(a, &k->ground.spent);
	struct invoice_findings all;

	put_line(a, k, OF_COHORTS, 250000);
	*spent = (struct spent){ .contract = { 2 },
		.contract_line = OF_COHORTS,
		.heading = HEADING_DELIVERY,
		.cost = { 5750000 } };
	assert_int_equal(VERDICT(a, k, AGAINST_HEADING), FINDING_PASSES);
	spent->cost.pence++;
	assert_int_equal(VERDICT(a, k, AGAINST_HEADING), FINDING_HOLDS); // £33,760 lies idle
	assert_int_equal(find_one(a, k, AGAINST_HEADING)->over.pence, 1);
	assert_int_equal(VERDICT(a, k, AGAINST_DECISION), FINDING_PASSES);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_false(findings_hold_match(&all));
	assert_true(findings_hold_approval(&all));
	spent->cost.pence = 9376000 - 249999;
	assert_int_equal(VERDICT(a, k, AGAINST_DECISION), FINDING_HOLDS);
	k->ground.budget = NULL;
	assert_int_equal(VERDICT(a, k, AGAINST_HEADING), FINDING_HOLDS);
}

static void period__that_is_funded_holds_what_was_delivered_outside_it(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_findings all;

	put_line(a, k, OF_COHORTS, 250000); // 25 April and 23 May, by 31 May
	k->budget.starts_on = date_of(2026, 4, 25);
	k->budget.ends_on = date_of(2026, 5, 31);
	assert_int_equal(VERDICT(a, k, AGAINST_PERIOD), FINDING_PASSES);
	k->budget.starts_on = date_of(2026, 4, 26);
	assert_int_equal(VERDICT(a, k, AGAINST_PERIOD), FINDING_HOLDS);
	assert_true(date_equal(find_one(a, k, AGAINST_PERIOD)->on, date_of(2026, 4, 25)));
	all = invoice_find(a, &k->facts, &k->ground);
	assert_false(findings_hold_match(&all));
	assert_true(findings_hold_approval(&all));
	k->budget.starts_on = date_of(2026, 4, 1);
	k->budget.ends_on = date_of(2026, 5, 30);
	assert_true(date_equal(find_one(a, k, AGAINST_PERIOD)->on, date_of(2026, 5, 31)));
	k->budget.ends_on = date_of(2026, 5, 22);
	assert_true(date_equal(find_one(a, k, AGAINST_PERIOD)->on, date_of(2026, 5, 23)));
	k->facts.is_credit = true;
	all = invoice_find(a, &k->facts, &k->ground);
	list_each (const struct invoice_finding *, each, &all)
		assert_int_not_equal(each->check, AGAINST_PERIOD);
}

static void lines__are_held_above_what_the_contract_has(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line *line = put_line(a, k, OF_COHORTS, 250001);

	assert_int_equal(find_one(a, k, AGAINST_LINE)->over.pence, 1);
	line->cost.pence = 250000;
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
	put_line(a, k, OF_TRAINING, 3000000);
	*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
		.contract_line = OF_TRAINING,
		.heading = HEADING_MOBILISATION,
		.cost = { 376000 } };
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
	put_line(a, k, OF_TRAINING, 1);
	assert_int_equal(find_one(a, k, AGAINST_LINE)->over.pence, 1);
	line->terms = NULL;
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_HOLDS);
}

/* So many cohorts, each within its most or one of them behind another: nothing tells them apart. */
static void line__with_a_most_for_each_cohort_is_for_one_alone(void **state)
{
	static const int64_t lines[] = { OF_COHORTS, OF_LIAISON, OF_PRICE };
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(lines); i++)
		for (enum basis basis = BASIS_NONE + 1; basis < BASIS_COUNT; basis++)
			for (int64_t n = 1; n <= 3; n++) {
				struct kit *k = a_kit(a);
				struct contract_line *terms = &k->contract.lines.at[lines[i] - 1];
				struct invoice_line *line;
				bool is_refused = n > 1 && basis != BASIS_UNIT_PRICE;
				const struct invoice_finding *found;

				terms->basis = basis;
				line = put_line(a, k, lines[i], n * terms->sum.pence);
				for (int64_t more = 2; more <= n; more++)
					*list_add(a, &line->cohorts) = a_billed_cohort(more);
				assert_int_equal(
					line_is_for_one_cohort(terms), basis != BASIS_UNIT_PRICE);
				assert_int_equal(
					line_trouble(a, k, line, "cohorts")[0] != '\0', is_refused);
				assert_string_equal(line_trouble(a, k, line, "net"), "");
				found = find_one(a, k, AGAINST_LINE);
				assert_int_equal(found->is_together, is_refused);
				assert_int_equal(found->verdict,
					is_refused ? FINDING_HOLDS : FINDING_PASSES);
			}
}

static void line__with_a_most_for_each_cohort_says_what_is_to_be_done(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_line line = a_line(a, k, OF_COHORTS, 500000);

	*list_add(a, &line.cohorts) = a_billed_cohort(2);
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"The contract has a most for each cohort, so each stands on a line of its own, "
		"with what it did cost. Leave one number here, and add a line for each of the "
		"others.");
	k->contract.lines.at[OF_COHORTS - 1].basis = BASIS_PASSED_THROUGH;
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"The contract has a most for each cohort, so what is passed on is for one cohort "
		"alone. Ask the sub-contractor for an invoice of each.");
	line.cohorts.n = 0;
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"Enter the number of the cohort that it is for, such as 3");
	k->contract.lines.at[OF_COHORTS - 1].basis = BASIS_UNIT_PRICE;
	assert_string_equal(line_trouble(a, k, &line, "cohorts"),
		"Enter the numbers of the cohorts that it is for, such as 3, 4");
}

/* So many are trained, of whom so many stand on two other invoices; the line has so many by module. */
static void person__is_paid_for_once_by_a_line_for_each_person(void **state)
{
	enum { TRAINED = 4 };
	struct arena *a = *state;

	for (int n = 0; n < (TRAINED + 1) * (TRAINED + 1) * (TRAINED + 1) * (TRAINED + 1) * 2;
		n++) {
		struct kit *k = a_kit(a);
		struct invoice_line *line = put_line(a, k, OF_TRAINING, 100);
		int rest = n / 2, recorded, elsewhere, core, mi;
		bool is_each, is_over;

		recorded = rest % (TRAINED + 1);
		elsewhere = rest / (TRAINED + 1) % (TRAINED + 1);
		core = rest / (TRAINED + 1) / (TRAINED + 1) % (TRAINED + 1);
		mi = rest / (TRAINED + 1) / (TRAINED + 1) / (TRAINED + 1);
		is_each = n % 2 == 1;
		if (is_each)
			k->contract.lines.at[OF_TRAINING - 1].per = PER_TRAINED;
		k->ground.staff_recorded = recorded;
		line->trained[MODULE_CORE] = core;
		line->trained[MODULE_MI] = mi;
		line->trained[TRAINED_VICTIM_CONTACT] = TRAINED; // others, whom it does not touch
		for (int i = 0; i < 2 && elsewhere > i; i++)
			*list_add(a, &line->seen.people) = (struct people_billed){ 7 + i,
				i == 0 ? (elsewhere + 1) / 2 : elsewhere / 2 };
		is_over = is_each && elsewhere > 0 &&
			  (core > mi ? core : mi) + elsewhere > recorded && (core > 0 || mi > 0);
		assert_int_equal(line_trouble(a, k, line, "trained-core")[0] != '\0' ||
					 line_trouble(a, k, line, "trained-MI")[0] != '\0',
			is_over);
		assert_int_equal(VERDICT(a, k, AGAINST_TWICE) == FINDING_HOLDS, is_over);
		if (is_over) {
			assert_int_equal(find_one(a, k, AGAINST_TWICE)->twice, TWICE_PERSON);
			assert_int_equal(find_one(a, k, AGAINST_TWICE)->other, 7);
		}
	}
}

/* As many as are left of some module, and no more than are left of the people; victim workers apart. */
static void people__that_are_left_are_counted_once(void **state)
{
	static const struct {
		int64_t recorded, billed_core, billed_mi, people_elsewhere, workers, left;
	} told[] = { { 4, 0, 0, 0, 0, 4 }, { 4, 4, 0, 4, 0, 0 }, { 4, 3, 0, 3, 0, 1 },
		{ 4, 3, 1, 4, 0, 0 }, { 4, 4, 4, 4, 2, 2 }, { 4, 0, 0, 0, 5, 5 },
		{ 0, 0, 0, 0, 0, 0 }, { 4, 0, 0, 9, 0, 0 } };

	for (size_t i = 0; i < array_size(told); i++) {
		struct invoice_ground ground = { .staff_recorded = told[i].recorded };
		struct line_seen seen = { 0 };

		ground.recorded[MODULE_CORE] = ground.recorded[MODULE_MI] = told[i].recorded;
		ground.recorded[TRAINED_VICTIM_CONTACT] = told[i].workers;
		seen.billed[MODULE_CORE] = told[i].billed_core;
		seen.billed[MODULE_MI] = told[i].billed_mi;
		if (told[i].people_elsewhere > 0)
			*list_add((struct arena *)*state, &seen.people) =
				(struct people_billed){ 7, told[i].people_elsewhere };
		assert_int_equal(trained_people_left(&seen, &ground), told[i].left);
	}
}

static void people__that_are_billed_are_named_by_their_invoices(void **state)
{
	struct arena *a = *state;
	struct people_billed_list all = { 0 };

	assert_string_equal(people_billed_text(a, &all), "");
	*list_add(a, &all) = (struct people_billed){ 4, 3 };
	assert_string_equal(people_billed_text(a, &all), "INV-4 (3)");
	*list_add(a, &all) = (struct people_billed){ 7, 2 };
	assert_string_equal(people_billed_text(a, &all), "INV-4 (3), INV-7 (2)");
}

static void line__of_each_year_has_its_sum_once_in_a_year(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct spent *before = list_add(a, &k->ground.spent);

	*before = (struct spent){ .contract = { 1 },
		.contract_line = OF_LICENCE,
		.heading = HEADING_DELIVERY,
		.year = financial_year_of(k->facts.delivered_on) - 1,
		.cost = { 900000 },
		.units = 1 };
	k->contract.starts_on = date_of(2025, 4, 1);
	put_line(a, k, OF_LICENCE, 900000);
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_PASSES);
	k->contract.starts_on =
		date_of(2026, 4, 1); // of one year, whichever financial years it lies in
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_HOLDS);
	k->contract.starts_on = date_of(2025, 4, 1);
	before->year++;
	before->cost.pence = 1;
	assert_int_equal(VERDICT(a, k, AGAINST_LINE), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_LINE)->over.pence, 1);
}

static void funders__have_to_have_agreed_and_pay_no_more_than_their_most(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);

	put_line(a, k, OF_COHORTS, 250000);
	assert_int_equal(VERDICT(a, k, AGAINST_FUNDER), FINDING_PASSES);
	k->agreement.partners.at[1].most = (struct maybe_money){ { 62499 }, true };
	assert_int_equal(VERDICT(a, k, AGAINST_FUNDER), FINDING_HOLDS);
	assert_int_equal(find_one(a, k, AGAINST_FUNDER)->partner, 1);
	k->ground.agreement = NULL;
	assert_int_equal(VERDICT(a, k, AGAINST_AGREEMENT), FINDING_HOLDS);
}

static void year__that_is_closed_holds_approval_and_neither_matching_nor_what_was_approved(
	void **state)
{
	struct arena *a = *state;

	for (enum invoice_state s = INVOICE_RECEIVED; s < INVOICE_STATE_COUNT; s++)
		for (unsigned bits = 0; bits < 4; bits++) {
			struct kit *k = a_kit(a);
			struct invoice_findings all;
			bool holds = false;

			put_line(a, k, OF_COHORTS, 250000);
			k->facts.state = s;
			k->facts.is_credit = (bits & 1) != 0;
			k->ground.is_year_closed = (bits & 2) != 0;
			all = invoice_find(a, &k->facts, &k->ground);
			list_each (const struct invoice_finding *, each, &all)
				holds = holds || (each->check == AGAINST_YEAR &&
							 each->verdict == FINDING_HOLDS);
			assert_int_equal(
				holds, k->ground.is_year_closed && !invoice_is_approved(s));
			assert_false(findings_hold_match(&all));
			assert_int_equal(findings_hold_approval(&all), holds);
		}
}

static void credit__is_no_more_than_the_line_was(void **state)
{
	struct invoice_line line = { .net = { 1000 }, .vat = { 200 } };
	static const struct {
		struct credited before, more;
		bool fits;
	} told[] = {
		{ { { 0 }, { 0 } }, { { 1000 }, { 200 } }, true },
		{ { { 0 }, { 0 } }, { { 1001 }, { 0 } }, false },
		{ { { 0 }, { 0 } }, { { 1000 }, { 201 } }, false },
		{ { { 1 }, { 0 } }, { { 1000 }, { 0 } }, false },
		{ { { 500 }, { 200 } }, { { 500 }, { 200 } }, false },
		{ { { 500 }, { 200 } }, { { 500 }, { 0 } }, true },
		{ { { 1000 }, { 0 } }, { { 0 }, { 200 } }, true }, // its VAT alone
		{ { { 0 }, { 0 } }, { { 0 }, { 0 } }, false },
		{ { { 0 }, { 0 } }, { { -1 }, { 2 } }, false },
		{ { { 0 }, { 0 } }, { { 2 }, { -1 } }, false },
	};

	(void)state;
	for (size_t i = 0; i < array_size(told); i++)
		assert_int_equal(credit_fits(&line, told[i].before, told[i].more), told[i].fits);
}

/* ---- sequences ---- */

enum { SEQUENCES = 10000, ACTS = 120, BOOK_MOST = 12 };

static uint64_t chance_state = 88172645463325252u;

static int64_t chance(int64_t below)
{
	chance_state ^= chance_state << 13;
	chance_state ^= chance_state >> 7;
	chance_state ^= chance_state << 17;
	return (int64_t)(chance_state % (uint64_t)below);
}

/* One of training and one of delivery at the most, each with its VAT. */
struct booked_line {
	bool is_training;
	int64_t net, vat;
	int64_t credited_net, credited_vat;
};

struct booked {
	enum invoice_state state;
	struct booked_line lines[2];
	int n;
	int credit_of;       // 0: none; else its place from 1
	int by_match;        // which of two people
	int paid, recharged; // how often
};

/* What the caps leave, what was billed, and each invoice, told in plain numbers. */
struct model {
	struct booked book[BOOK_MOST];
	int n;
	int64_t left[2], whole;
	int64_t billed[2];
	int approved, held, credited, refused, paid_first;
};

static int64_t pence_of(const struct booked *b, bool is_training)
{
	int64_t pence = 0;

	for (int i = 0; i < b->n; i++)
		if (b->lines[i].is_training == is_training)
			pence += b->lines[i].net + b->lines[i].vat;
	return pence;
}

static int64_t pence_in_all(const struct booked *b)
{
	return pence_of(b, true) + pence_of(b, false);
}

/* The facts of one of the book, and what it is held against. */
static void load_booked(
	struct arena *a, struct kit *k, const struct model *m, int i, struct invoice_line *lines)
{
	const struct booked *b = &m->book[i];

	for (int each = 0; each < b->n; each++) {
		const struct booked_line *l = &b->lines[each];

		lines[each] = (struct invoice_line){ .number = each + 1,
			.contract_line = l->is_training ? OF_TRAINING : OF_MONTHS + 1,
			.net = { l->net },
			.vat = { l->vat },
			.cost = { l->net + l->vat },
			.parts = { .other = { l->net }, .other_for = "" },
			.passed = { "HT-1", date_of(2026, 5, 20), { { l->net }, true } },
			.has_document = true };
		lines[each].terms = contract_line(&k->contract, lines[each].contract_line);
	}
	k->facts.state = b->state;
	k->facts.is_paid = b->paid > 0;
	k->facts.is_credit = b->credit_of != 0;
	k->facts.total.pence = pence_in_all(b);
	k->facts.lines = (struct invoice_lines){ .at = lines, .n = (size_t)b->n };
	k->ground.spent.n = 0;
	k->ground.year_cost.pence = 0;
	for (int each = 0; each < m->n; each++) {
		const struct booked *other = &m->book[each];

		if (!invoice_is_approved(other->state))
			continue;
		k->ground.year_cost.pence += pence_in_all(other);
		*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
			.contract_line = OF_TRAINING,
			.heading = HEADING_MOBILISATION,
			.cost = { pence_of(other, true) } };
		*list_add(a, &k->ground.spent) = (struct spent){ .contract = { 1 },
			.contract_line = OF_MONTHS + 1,
			.heading = HEADING_DELIVERY,
			.cost = { pence_of(other, false) } };
	}
}

static bool model_allows(const struct model *m, const struct booked *b)
{
	return b->credit_of != 0 ||
	       (pence_of(b, false) <= m->left[false] && pence_of(b, true) <= m->left[true]);
}

/* Approves it in the model and by the rules, and holds the shares against both. */
static void approve(
	struct arena *a, struct kit *k, struct model *m, int i, int by, struct shares *shares)
{
	struct booked *b = &m->book[i];
	struct invoice_line lines[2];
	struct invoice_findings findings;
	enum invoice_refusal no;

	load_booked(a, k, m, i, lines);
	k->facts.is_matched_by_actor = b->by_match == by;
	findings = invoice_find(a, &k->facts, &k->ground);
	no = invoice_may(&k->facts, &findings, INVOICE_APPROVE);
	assert_int_equal(no, b->state != INVOICE_MATCHED ? INVOICE_NOT_NOW
			     : b->by_match == by         ? INVOICE_OWN_MATCH
			     : model_allows(m, b)        ? INVOICE_NO_REFUSAL
							 : INVOICE_HELD);
	m->held += no == INVOICE_HELD;
	if (no != INVOICE_NO_REFUSAL)
		return;
	assert_int_equal(invoice_shares(&k->facts, &k->ground, shares), SHARES_DONE);
	assert_int_equal(shares->due[0].pence + shares->due[1].pence, pence_in_all(b));
	m->whole += pence_in_all(b);
	for (int training = 0; training < 2; training++)
		m->left[training] -= pence_of(b, training == 1);
	for (int p = 0; p < 2; p++) {
		int64_t weight = p == 0 ? 3 : 1, exact;

		k->billed[p].pence += shares->due[p].pence;
		m->billed[p] += shares->due[p].pence;
		exact = m->whole * weight;
		assert_true(m->billed[p] * 4 <= exact + 4 && m->billed[p] * 4 >= exact - 4);
		assert_true(m->billed[p] >= 0);
	}
	if (b->credit_of != 0)
		m->credited++;
	m->approved++;
	b->state = INVOICE_SHARED;
}

static struct booked_line any_line(bool is_training)
{
	struct booked_line line = { .is_training = is_training,
		.net = 1 + chance(chance(3) == 0 ? 10 : 2500000) };

	line.vat = chance(2) == 0 ? 0 : chance(line.net / 5 + 2);
	return line;
}

static void enter(struct model *m)
{
	struct booked *b = &m->book[m->n];
	bool is_training = chance(2) == 0;

	if (m->n == BOOK_MOST)
		return;
	m->n++;
	*b = (struct booked){ .state = INVOICE_RECEIVED, .n = 1 + (int)chance(2) };
	for (int i = 0; i < b->n; i++)
		b->lines[i] = any_line(i == 0 ? is_training : !is_training);
}

/* Of a line: as much as is left, a part of it, or more, which is refused. */
static bool credit_line_of(const struct invoice_line *line, struct booked_line *of,
	struct booked_line *by, struct model *m)
{
	struct credited before = { { of->credited_net }, { of->credited_vat } };
	struct credited more = { { chance(of->net + 2) }, { chance(of->vat + 2) } };
	bool fits = more.net.pence + more.vat.pence > 0 &&
		    of->credited_net + more.net.pence <= of->net &&
		    of->credited_vat + more.vat.pence <= of->vat;

	if (chance(4) == 0) {
		more = credit_left(line, before);
		fits = more.net.pence + more.vat.pence > 0;
	}
	assert_int_equal(credit_fits(line, before, more), fits);
	m->refused += !fits;
	if (!fits)
		return false;
	of->credited_net += more.net.pence;
	of->credited_vat += more.vat.pence;
	*by = (struct booked_line){
		.is_training = of->is_training, .net = -more.net.pence, .vat = -more.vat.pence
	};
	return true;
}

/* A credit note of some of its lines. */
static void enter_credit(struct arena *a, struct kit *k, struct model *m, int i)
{
	struct booked *b = &m->book[i];
	struct booked note = { .state = INVOICE_RECEIVED, .credit_of = i + 1 };
	struct invoice_line lines[2];
	struct invoice_findings none = { 0 };

	load_booked(a, k, m, i, lines);
	if (invoice_may(&k->facts, &none, INVOICE_CREDIT) != INVOICE_NO_REFUSAL) {
		assert_true(b->credit_of != 0 || !invoice_is_approved(b->state));
		return;
	}
	if (m->n == BOOK_MOST)
		return;
	for (int each = 0; each < b->n; each++)
		if (chance(3) > 0)
			note.n += credit_line_of(
				&lines[each], &b->lines[each], &note.lines[note.n], m);
	if (note.n > 0)
		m->book[m->n++] = note;
}

/* Mostly what leads on, else anything. */
static enum invoice_act any_act(void)
{
	static const enum invoice_act usual[] = { INVOICE_ENTER, INVOICE_MATCH, INVOICE_APPROVE,
		INVOICE_APPROVE, INVOICE_CREDIT };

	if (chance(5) > 0)
		return usual[chance(array_size(usual))];
	return INVOICE_ENTER + (enum invoice_act)chance(INVOICE_ACT_COUNT - 1);
}

/* What a withdrawn note had credited can be credited again. */
static void give_back(struct model *m, const struct booked *note)
{
	struct booked *of = &m->book[note->credit_of - 1];

	for (int i = 0; i < note->n; i++)
		for (int each = 0; each < of->n; each++)
			if (of->lines[each].is_training == note->lines[i].is_training) {
				of->lines[each].credited_net += note->lines[i].net; // below nothing
				of->lines[each].credited_vat += note->lines[i].vat;
			}
}

static void do_one(struct arena *a, struct kit *k, struct model *m, struct shares *shares)
{
	enum invoice_act act = any_act();
	int by = 1 + (int)chance(2), i = m->n == 0 ? 0 : (int)chance(m->n);
	struct booked *b = &m->book[i];
	struct invoice_findings none = { 0 };
	struct invoice_line lines[2];

	if (act == INVOICE_ENTER || m->n == 0) {
		enter(m);
		return;
	}
	if (act == INVOICE_APPROVE) {
		approve(a, k, m, i, by, shares);
		return;
	}
	if (act == INVOICE_CREDIT) {
		enter_credit(a, k, m, i);
		return;
	}
	load_booked(a, k, m, i, lines);
	if (invoice_may(&k->facts, &none, act) != INVOICE_NO_REFUSAL)
		return;
	if (act == INVOICE_MATCH)
		b->by_match = by;
	if (act == INVOICE_WITHDRAW && b->credit_of != 0)
		give_back(m, b);
	b->state = invoice_next(b->state, b->paid > 0, act);
	b->paid += act == INVOICE_PAY;
	b->recharged += act == INVOICE_RECHARGE;
	m->paid_first += act == INVOICE_PAY && b->recharged == 0;
}

/* Each at most once and of what is approved alone; the state says which of them is done. */
static void check_done(const struct booked *b)
{
	assert_true(b->paid <= 1 && b->recharged <= 1);
	assert_int_equal(
		b->recharged == 1, b->state == INVOICE_RECHARGED || b->state == INVOICE_PAID);
	assert_int_equal(b->state == INVOICE_PAID, b->paid == 1 && b->recharged == 1);
	assert_true(b->paid == 0 || invoice_is_approved(b->state));
}

/* What came back of an invoice by its approved notes: of each line no more than it was, net and VAT each. */
static void check_credits(const struct model *m, int i)
{
	const struct booked *b = &m->book[i];
	int64_t net[2] = { 0 }, vat[2] = { 0 };

	for (int each = 0; each < m->n; each++) {
		const struct booked *note = &m->book[each];

		for (int l = 0;
			note->credit_of == i + 1 && invoice_is_approved(note->state) && l < note->n;
			l++) {
			net[note->lines[l].is_training] -= note->lines[l].net;
			vat[note->lines[l].is_training] -= note->lines[l].vat;
		}
	}
	for (int l = 0; l < b->n; l++) {
		assert_true(net[b->lines[l].is_training] <= b->lines[l].net);
		assert_true(vat[b->lines[l].is_training] <= b->lines[l].vat);
	}
}

static void check_model(const struct model *m)
{
	int64_t spent[2] = { 0 };

	for (int i = 0; i < m->n; i++) {
		check_done(&m->book[i]);
		if (m->book[i].credit_of == 0)
			check_credits(m, i);
		if (invoice_is_approved(m->book[i].state))
			for (int training = 0; training < 2; training++)
				spent[training] += pence_of(&m->book[i], training == 1);
	}
	assert_true(spent[0] <= 6000000 && spent[1] <= 3376000);
	assert_true(spent[0] >= 0 && spent[1] >= 0);
	assert_int_equal(spent[0] + spent[1], m->whole);
	assert_int_equal(m->billed[0] + m->billed[1], m->whole);
}

static void sequences__keep_caps_credits_and_shares(void **state)
{
	struct model total = { 0 };

	(void)state;
	for (int i = 0; i < SEQUENCES; i++) {
		struct arena *a = arena_open(1 << 16);
		struct kit *k = a_kit(a);
		struct model m = { .left = { 6000000, 3376000 } };
		struct shares *shares = arena_one(a, struct shares);

		/* No check is in the way but those of money. */
		add_terms(a, k,
			(struct contract_line){ .number = OF_MONTHS + 1,
				.heading = HEADING_DELIVERY,
				.basis = BASIS_ACTUAL_UP_TO,
				.per = PER_WHOLE,
				.sum = { 6000000 },
				.evidence = EVIDENCE_DOCUMENT });
		for (int act = 0; act < ACTS; act++) {
			do_one(a, k, &m, shares);
			check_model(&m);
		}
		total.approved += m.approved;
		total.held += m.held;
		total.credited += m.credited;
		total.refused += m.refused;
		total.paid_first += m.paid_first;
		arena_close(a);
	}
	print_message("# approved %d, held %d, credited %d, credits refused %d, paid first %d\n",
		total.approved, total.held, total.credited, total.refused, total.paid_first);
	assert_true(total.approved > 1000 && total.held > 100 && total.credited > 100 &&
		    total.refused > 100 && total.paid_first > 100);
}

static void supplier__of_another_version_of_the_contract_holds_it(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_findings all;

	put_line(a, k, OF_COHORTS, 250000);
	k->contract.supplier.id.v = 5;
	k->ground.supplier.v = 5;
	all = invoice_find(a, &k->facts, &k->ground);
	assert_false(findings_hold_match(&all));
	k->ground.supplier.v = 4;
	assert_int_equal(VERDICT(a, k, AGAINST_SUPPLIER), FINDING_HOLDS);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_true(findings_hold_match(&all));
	k->ground.contract = NULL; // none has one, and each line says so
	all = invoice_find(a, &k->facts, &k->ground);
	list_each (const struct invoice_finding *, each, &all)
		assert_int_not_equal(each->check, AGAINST_SUPPLIER);
}

static void terms__that_changed_since_the_match_hold_the_approval(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);
	struct invoice_findings all;

	put_line(a, k, OF_COHORTS, 250000);
	k->facts.state = INVOICE_MATCHED;
	k->contract.version = 3;
	k->budget.version = 2;
	k->ground.matched = terms_now(&k->ground);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_int_equal(invoice_may(&k->facts, &all, INVOICE_APPROVE), INVOICE_NO_REFUSAL);
	k->contract.version = 4;
	assert_int_equal(VERDICT(a, k, AGAINST_MATCHED), FINDING_HOLDS);
	all = invoice_find(a, &k->facts, &k->ground);
	assert_int_equal(invoice_may(&k->facts, &all, INVOICE_APPROVE), INVOICE_HELD);
	assert_int_equal(invoice_may(&k->facts, &all, INVOICE_RETURN), INVOICE_NO_REFUSAL);
	k->contract.version = 3;
	k->budget.version = 1;
	assert_int_equal(VERDICT(a, k, AGAINST_MATCHED), FINDING_HOLDS);
	k->facts.state =
		INVOICE_RECEIVED; // it was sent back: what it was matched by is of the past
	all = invoice_find(a, &k->facts, &k->ground);
	assert_int_equal(invoice_may(&k->facts, &all, INVOICE_MATCH), INVOICE_NO_REFUSAL);
}

/* Typed by other terms of the line, or of one penny more than they pay. */
static void line__asks_as_its_terms_pay_when_it_is_approved_too(void **state)
{
	static const int64_t lines[] = { OF_COHORTS, OF_TRAINING, OF_PRICE, OF_MONTHS };
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(lines); i++) {
		struct kit *k = a_kit(a);
		struct invoice_line typed = a_line(a, k, lines[i], 100);
		struct invoice_line *line = put_line(
			a, k, lines[i], lines[i] == OF_PRICE ? typed.terms->sum.pence : 100);
		struct invoice_findings all = invoice_find(a, &k->facts, &k->ground);

		list_each (const struct invoice_finding *, each, &all)
			assert_int_not_equal(each->check, AGAINST_PRICE);
		line->net.pence++;
		assert_int_equal(VERDICT(a, k, AGAINST_PRICE), FINDING_HOLDS);
		assert_int_equal(find_one(a, k, AGAINST_PRICE)->line, line->number);
		all = invoice_find(a, &k->facts, &k->ground);
		assert_true(findings_hold_match(&all));
	}
}

static void month__of_before_the_funding_is_not_paid(void **state)
{
	struct arena *a = *state;
	struct kit *k = a_kit(a);

	put_line(a, k, OF_MONTHS, 900000); // May
	k->facts.delivered_on = date_of(2026, 6, 10);
	k->budget.starts_on = date_of(2026, 5, 31);
	assert_int_equal(VERDICT(a, k, AGAINST_PERIOD), FINDING_PASSES);
	k->budget.starts_on = date_of(2026, 6, 1);
	assert_int_equal(VERDICT(a, k, AGAINST_PERIOD), FINDING_HOLDS);
	assert_true(date_equal(find_one(a, k, AGAINST_PERIOD)->on, date_of(2026, 5, 31)));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		IN_ARENA(invoice__does_in_each_state_what_can_be_done_by_each_hand),
		IN_ARENA(invoice__is_paid_and_recharged_in_either_order),
		IN_ARENA(invoice__of_which_nothing_is_recharged_waits_for_its_payment_alone),
		IN_ARENA(invoice__that_is_approved_is_so_in_four_states),
		IN_ARENA(words__are_all_there),
		IN_ARENA(number__is_told_from_another_by_its_letters_and_numbers),
		IN_ARENA(hours__are_read_and_written_as_people_do),
		IN_ARENA(line__of_each_kind_can_be_typed),
		IN_ARENA(line__has_parts_that_come_to_it),
		IN_ARENA(line__passed_on_is_the_other_sum_to_the_penny),
		IN_ARENA(line__passes_no_invoice_on_twice_and_says_whose_it_is),
		IN_ARENA(licence__is_paid_for_days_that_it_has_in_their_year_and_once),
		IN_ARENA(licence__is_paid_for_days_of_the_contract_once_they_have_begun),
		IN_ARENA(licence__is_held_for_a_day_that_is_not_funded),
		IN_ARENA(cohort__is_of_the_contract_of_whoever_ran_it),
		IN_ARENA(cohort__that_holds_is_told_before_one_to_be_looked_at),
		IN_ARENA(training__of_another_contract_names_it),
		IN_ARENA(contract__pays_by_a_line_no_more_than_its_term_comes_to),
		IN_ARENA(months__are_named_of_the_contract_and_charged_once),
		IN_ARENA(cohort__is_on_an_invoice_of_its_own_time_and_terms),
		IN_ARENA(cohort__is_paid_at_the_terms_of_the_day_on_which_it_ended),
		IN_ARENA(months__are_paid_at_the_terms_of_their_last_day),
		IN_ARENA(month__in_which_the_contract_ends_is_paid_at_the_terms_of_its_end),
		IN_ARENA(months__by_another_contract_are_looked_at),
		IN_ARENA(sum__of_a_line_that_was_replaced_is_not_paid_once_more),
		IN_ARENA(line__asks_for_no_more_than_was_done),
		IN_ARENA(invoice__is_of_work_that_lies_behind),
		IN_ARENA(standing__is_told_in_a_word_too),
		IN_ARENA(payment__has_a_reference_of_sixty_letters_at_the_most),
		IN_ARENA(invoice__bears_a_day_that_an_invoice_can_bear),
		IN_ARENA(checks__pass_what_is_right),
		IN_ARENA(checks__hold_what_is_not_there_yet),
		IN_ARENA(checks__warn_and_do_not_hold),
		IN_ARENA(licence__above_its_own_fee_is_looked_at),
		IN_ARENA(total__of_another_is_looked_at_where_nothing_of_it_is_counted),
		IN_ARENA(caps__hold_a_penny_over_and_never_lift_one_another),
		IN_ARENA(period__that_is_funded_holds_what_was_delivered_outside_it),
		IN_ARENA(lines__are_held_above_what_the_contract_has),
		IN_ARENA(line__with_a_most_for_each_cohort_is_for_one_alone),
		IN_ARENA(line__with_a_most_for_each_cohort_says_what_is_to_be_done),
		IN_ARENA(person__is_paid_for_once_by_a_line_for_each_person),
		IN_ARENA(people__that_are_left_are_counted_once),
		IN_ARENA(people__that_are_billed_are_named_by_their_invoices),
		IN_ARENA(line__of_each_year_has_its_sum_once_in_a_year),
		IN_ARENA(funders__have_to_have_agreed_and_pay_no_more_than_their_most),
		IN_ARENA(
			year__that_is_closed_holds_approval_and_neither_matching_nor_what_was_approved),
		IN_ARENA(credit__is_no_more_than_the_line_was),
		IN_ARENA(sequences__keep_caps_credits_and_shares),
		IN_ARENA(supplier__of_another_version_of_the_contract_holds_it),
		IN_ARENA(terms__that_changed_since_the_match_hold_the_approval),
		IN_ARENA(line__asks_as_its_terms_pay_when_it_is_approved_too),
		IN_ARENA(month__of_before_the_funding_is_not_paid),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
