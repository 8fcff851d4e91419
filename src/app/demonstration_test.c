/* SPDX-License-Identifier: MIT */
/*
 * The demonstration's people: on whatever day somebody looks round, something of each kind is there.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/demonstration_story.h"
#include "areas/caution/caution.h"
#include "areas/cohort/cohort.h"
#include "areas/contract/contract.h"
#include "areas/invoice/closing.h"
#include "areas/invoice/invoice.h"
#include "areas/invoice/journal.h"
#include "areas/pack/pack.h"
#include "areas/programme/programme.h"
#include "areas/publication/publication.h"
#include "areas/referral/referral.h"
#include "areas/register/register.h"
#include "areas/triage/triage.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "base/testing.h"
#include "db/testing.h"

static const char *samples;

enum { MANY = 500 };

/* ---- one of them ---- */

struct looked {
	struct arena *arena;
	struct program program;
	struct instant now;
	struct work *work;
};

/* What it prints is nobody's here. */
static int make_quietly(struct program *p, struct command_line *line)
{
	int out = dup(STDOUT_FILENO), nowhere = open("/dev/null", O_WRONLY);

	fflush(stdout);
	dup2(nowhere, STDOUT_FILENO);

	int status = command_demonstration(p, line);

	fflush(stdout);
	dup2(out, STDOUT_FILENO);
	close(out);
	close(nowhere);
	return status;
}

static struct looked look_round_on(const char *today)
{
	struct arena *a = arena_open(1 << 20);
	struct looked l = { .arena = a, .program = { .arena = a } };
	char *words[] = { arena_text(a, "--samples"), arena_text(a, samples),
		arena_text(a, "--today"), arena_text(a, today), NULL };
	struct command_line line = { 4, words };
	struct date day;

	setenv("SARN_DATA", arena_format(a, "%s/data", folder_fresh(a)), 1);
	assert_int_equal(make_quietly(&l.program, &line), 0);
	assert_true(date_parse_iso(slice_of(today), &day));
	l.now = instant_at(day, 12 * 60 + 1);
	assert_true(program_open(&l.program, false));
	l.work = db_read_begin(l.program.db, a, l.now);
	return l;
}

static void look_away(struct looked *l)
{
	db_read_end(l->work);
	program_close(&l->program);
	arena_close(l->arena);
}

static struct actor reads_as(struct looked *l, const char *login)
{
	struct actor by;

	assert_true(program_actor(&l->program, login, &by));
	work_read_for(l->work, by.account);
	return by;
}

/* ---- what is there ---- */

static struct referral_lines all_referrals(struct looked *l, enum referral_state state)
{
	struct actor sergeant = reads_as(l, "demo.authorising-sergeant");

	return referral_list(l->work, &sergeant, &(struct referral_filter){ .state = state }, MANY);
}

/* A miss is told at once, so that nobody stays where it is not. */
static void every_state_of_a_referral_is_there(struct looked *l)
{
	for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT; each++)
		if (each != REFERRAL_MISSED && all_referrals(l, each).n == 0)
			fail_msg("no referral is %s", referral_states[each].name);
}

static void cautions_of_every_kind_are_there(struct looked *l)
{
	struct actor sergeant = reads_as(l, "demo.authorising-sergeant");

	for (enum caution_state each = CAUTION_PROPOSED; each < CAUTION_STATE_COUNT; each++) {
		struct caution_filter filter = { .state = each };

		if (caution_list_of(l->work, &sergeant, &filter, MANY).n == 0)
			fail_msg("no caution is %s", caution_states[each].name);
	}
}

static void cohorts_of_every_type_are_there(struct looked *l)
{
	struct actor coordinator = reads_as(l, "demo.coordinator");

	for (enum cohort_type type = COHORT_MI; type < COHORT_TYPE_COUNT; type++) {
		bool is_there[COHORT_STATE_COUNT] = { false };
		struct cohort_filter filter = { .type = type };
		struct cohorts all = cohorts_for(l->work, &coordinator, &filter, MANY);

		list_each (const struct cohort *, each, &all)
			is_there[cohort_state(each, l->now)] = true;
		assert_true(is_there[COHORT_OPEN]);
		assert_true(is_there[COHORT_B_HELD]);
	}
}

/* In the week behind, and in the one ahead. */
static void registers_wait(struct looked *l)
{
	struct actor facilitator = reads_as(l, "demo.facilitator");
	struct cohorts all = cohorts_for(l->work, &facilitator, &(struct cohort_filter){ 0 }, MANY);
	int to_sign = 0, to_come = 0;

	list_each (const struct cohort *, each, &all)
		for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++) {
			int days =
				date_days_between(instant_day(l->now), each->workshop[letter].on);
			struct register_sheet s;

			if (days < -12 || days > 12 ||
				!register_load(l->work, &facilitator, each->id, letter, &s))
				continue;
			to_sign += s.state.signatures.n == 1;
			to_come += days >= 0 && s.state.signatures.n == 0;
		}
	assert_int_equal(to_sign, 1);
	assert_true(to_come > 0);
}

static void something_waits_for(struct looked *l, const char *login)
{
	struct actor by = reads_as(l, login);

	if (referral_list(l->work, &by, &(struct referral_filter){ .is_mine = true }, MANY).n == 0)
		fail_msg("nothing waits for %s", login);
}

/* A signed budget under two caps, with people and cohorts counted beside it. */
static void a_programme_is_funded(struct looked *l)
{
	struct actor officer = reads_as(l, "demo.commissioning-officer");
	struct programmes all = programmes_for(l->work, &officer);
	struct programme_counts counts = { 0 };
	struct budget b;

	assert_int_equal(all.n, 2);
	assert_true(programme_budget_in_force(l->work, all.at[0].id, &b));
	assert_int_equal(heading_terms(&b, HEADING_MOBILISATION).cap.money.pence, 3376000);
	assert_int_equal(heading_terms(&b, HEADING_DELIVERY).cap.money.pence, 6000000);
	assert_true(programme_counts(l->work, &b, &counts));
	for (enum ceiling c = CEILING_NONE + 1; c < CEILING_COUNT; c++)
		assert_true(counts.number[c] > 0);
	assert_true(counts.planned > 0);
	assert_true(scheme_is_authorised(l->work, b.scheme, instant_day(l->now)));
}

/* Whoever supplies it has it for several services, CARA among them, under the licensor's licence. */
static void a_contract_serves_it(struct looked *l)
{
	struct actor officer = reads_as(l, "demo.commissioning-officer");
	struct programme_id programme = programmes_for(l->work, &officer).at[0].id;
	struct date today = instant_day(l->now);
	struct contract_versions running = contracts_running(l->work, programme, today);
	struct commitment under[HEADING_COUNT];
	struct contract_versions subs;
	struct budget b;

	assert_int_equal(running.n, 1);
	assert_int_equal(running.at[0].version, 2);
	assert_int_equal(running.at[0].services.n, 2);
	subs = contract_subs_on(l->work, running.at[0].contract, today);
	assert_int_equal(subs.n, 1);
	assert_int_equal(subs.at[0].licence.fee.pence, 900000);
	assert_true(licence_ends_soon(&subs.at[0].licence, today));
	assert_true(programme_budget_in_force(l->work, programme, &b));
	programme_tie.committed(l->work, &b, under);
	assert_int_equal(under[HEADING_DELIVERY].money.pence, 6000000);
	assert_int_equal(under[HEADING_MOBILISATION].money.pence, 3376000);
	assert_true(contract_covers(l->work, b.scheme, today));
}

/* ---- its money ---- */

static struct programme_id cara(struct looked *l)
{
	struct actor officer = reads_as(l, "demo.commissioning-officer");

	return programmes_for(l->work, &officer).at[0].id;
}

/* Of the workshops' programme, whole, the newest first. */
static struct invoices cara_invoices(struct looked *l, enum invoice_state state)
{
	struct invoice_filter filter = { .programme = cara(l), .state = state };
	struct actor by = reads_as(l, "demo.finance-officer");
	struct invoices all = invoices_for(l->work, &by, &filter, MANY);

	list_each (struct invoice *, each, &all)
		assert_true(invoice_for(l->work, &by, INVOICE_READ, each->id, each));
	return all;
}

static const struct invoice_line *line_shown_by(
	const struct invoice *invoice, enum evidence evidence)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->terms != NULL && line->terms->evidence == evidence)
			return line;
	return NULL;
}

static bool is_held(struct looked *l, const struct invoice *invoice, enum against check)
{
	struct invoice_findings all = invoice_checked(l->work, invoice);

	list_each (const struct invoice_finding *, each, &all)
		if (each->check == check && each->verdict == FINDING_HOLDS)
			return true;
	return false;
}

/* One is above the contract's line, and one waits for the victims' service: both are held. */
static void invoices_stand_in_many_ways(struct looked *l)
{
	struct invoices received = cara_invoices(l, INVOICE_RECEIVED);
	struct invoices matched = cara_invoices(l, INVOICE_MATCHED);

	assert_int_equal(received.n, 2);
	assert_non_null(line_shown_by(&received.at[0], EVIDENCE_LIAISON));
	assert_true(is_held(l, &received.at[0], AGAINST_LIAISON));
	assert_non_null(line_shown_by(&received.at[1], EVIDENCE_REGISTERS));
	assert_int_equal(matched.n, 1);
	assert_true(is_held(l, &matched.at[0], AGAINST_LINE));
	assert_int_equal(cara_invoices(l, INVOICE_QUERIED).n, 1);
	assert_true(cara_invoices(l, INVOICE_NO_RECHARGE).n >= 1);
	assert_true(cara_invoices(l, INVOICE_PAID).n >= 4);
	assert_false(cara_invoices(l, INVOICE_NO_RECHARGE).at[0].facts.is_credit);
}

/* Asked for within two weeks of the work, and done with by two people, a thing a day. */
static void invoices_were_lived(struct looked *l)
{
	struct invoices all = cara_invoices(l, INVOICE_NONE);
	int by_second = 0;

	list_each (const struct invoice *, invoice, &all) {
		struct invoice_deeds deeds = invoice_deeds(l->work, invoice->id);
		struct date received = invoice->facts.received_on, last = received;
		struct account_id matcher = { 0 };

		assert_true(date_before(received, instant_day(l->now)));
		assert_false(date_before(received, invoice->facts.dated_on));
		assert_in_range(date_days_between(invoice->facts.delivered_on, received), 3,
			invoice->facts.is_credit ? 50 : 15);
		assert_true(date_equal(instant_day(deeds.at[0].at), received));
		list_each (const struct invoice_deed *, deed, &deeds) {
			struct date on = instant_day(deed->at);

			assert_false(date_before(on, last));
			if (deed->act == INVOICE_MATCH)
				matcher = deed->by;
			if (deed->act == INVOICE_APPROVE) {
				assert_true(date_before(last, on));
				assert_int_not_equal(deed->by.v, matcher.v);
			}
			last = on;
		}
		by_second += matcher.v == reads_as(l, "demo.second-finance-officer").account.v;
	}
	assert_true(by_second >= 1);
}

/* The licensor's own sum, and those who were trained on that day. */
static void training_is_passed_on(struct looked *l)
{
	struct invoices paid = cara_invoices(l, INVOICE_PAID);
	const struct invoice *invoice = &paid.at[paid.n - 1]; // the first of all
	const struct invoice_line *line = line_shown_by(invoice, EVIDENCE_TRAINING);
	struct trained_people people = invoice_trained_people(l->work, invoice);
	int64_t on_that_day[MODULE_COUNT] = { 0 };

	struct date day = invoice->facts.delivered_on;

	assert_non_null(line);
	assert_int_equal(line->passed.amount.money.pence, line->net.pence);
	assert_true(line->net.pence > 0 && line->has_document);
	list_each (const struct trained_person *, each, &people)
		on_that_day[each->module] += date_equal(each->on, invoice->facts.delivered_on);
	for (int module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
		assert_true(on_that_day[module] > 0);
		assert_int_equal(line->trained[module], on_that_day[module]);
	}
	assert_true(line->trained[TRAINED_VICTIM_CONTACT] > 0);
	assert_int_equal(line->trained[TRAINED_VICTIM_CONTACT],
		cohort_workers_trained_within(l->work, day, day));
}

/* The contract has it inside what the workshops of a cohort cost: so it is in their parts, and no line of its own. */
static void a_licence_is_a_part_of_each_cohort(struct looked *l)
{
	enum { COHORTS = 20, LICENCE_PENCE = 900000 };
	struct invoices all = cara_invoices(l, INVOICE_NONE);
	int found = 0;

	list_each (const struct invoice *, invoice, &all) {
		const struct invoice_line *line = line_shown_by(invoice, EVIDENCE_REGISTERS);

		assert_null(line_shown_by(invoice, EVIDENCE_LICENCE));
		if (line == NULL || invoice->facts.is_credit)
			continue;
		assert_int_equal(line->terms->fee, FEE_INSIDE);
		assert_int_equal(COHORTS * line->parts.other.pence, LICENCE_PENCE);
		found++;
	}
	assert_true(found >= 8);
}

/* A part of one that is paid, with its reason; what each owes of that year is less by its share. */
static void a_part_is_credited(struct looked *l)
{
	struct invoices all = cara_invoices(l, INVOICE_PAID);
	const struct invoice *note = NULL;
	int64_t due = 0, credited = 0;
	bool has_reason = false;
	struct invoice original;

	list_each (const struct invoice *, each, &all)
		if (each->facts.is_credit)
			note = each;
	assert_non_null(note);

	struct invoice_deeds deeds = invoice_deeds(l->work, note->id);
	struct invoice_shares shares = invoice_share_list(l->work, note->id);
	struct invoice_shares year = invoice_shares_of_year(l->work, cara(l), note->year);
	struct actor by = reads_as(l, "demo.finance-officer");

	list_each (const struct invoice_deed *, deed, &deeds)
		has_reason = has_reason ||
			     (deed->act == INVOICE_ANSWER && strstr(deed->because, "£60") != NULL);
	assert_true(has_reason);
	assert_true(invoice_for(l->work, &by, INVOICE_READ, note->credit_of, &original));
	assert_in_range(-note->facts.total.pence, 1, original.facts.total.pence - 1);
	list_each (const struct invoice_share *, share, &shares)
		due += share->due.pence;
	list_each (const struct invoice_share *, share, &year)
		credited += share->credited.pence;
	assert_int_equal(due, note->facts.total.pence);
	assert_int_equal(credited, -note->facts.total.pence);
}

/* Of cohorts of whom the victims' service told everybody. */
static void liaison_is_paid(struct looked *l)
{
	struct invoices paid = cara_invoices(l, INVOICE_PAID);
	int found = 0;

	list_each (const struct invoice *, invoice, &paid) {
		const struct invoice_line *line = line_shown_by(invoice, EVIDENCE_LIAISON);

		if (line == NULL || invoice->facts.is_credit)
			continue;
		assert_int_equal(line->cohorts.n, 1);
		assert_true(line->cohorts.at[0].people > 0);
		assert_int_equal(line->cohorts.at[0].told, line->cohorts.at[0].people);
		found++;
	}
	assert_true(found >= 3);
}

/* A journal after each month in which something was approved; what is paid was in one, and came in a list. */
static void the_ledger_is_kept(struct looked *l)
{
	struct invoices paid = cara_invoices(l, INVOICE_PAID);
	struct actor by = reads_as(l, "demo.finance-officer");
	struct journals journals = journals_for(l->work, &by);

	assert_true(journals.n >= 4);
	list_each (const struct journal *, each, &journals)
		assert_true(date_equal(each->until, date_last_day(each->until)));
	list_each (const struct invoice *, invoice, &paid) {
		struct invoice_deeds deeds = invoice_deeds(l->work, invoice->id);
		struct journal journal;

		assert_true(journal_numbered(l->work, &by, invoice->journal, &journal));
		assert_string_not_equal(invoice->ledger_reference, "");
		list_each (const struct invoice_deed *, deed, &deeds)
			if (deed->act == INVOICE_PAY) {
				assert_true(date_before(journal.until, invoice->paid_on));
				assert_true(date_before(invoice->paid_on, instant_day(deed->at)));
			}
	}
}

/* What its group read three weeks ago had money in it, and less than is approved today. */
static void a_pack_tells_of_money(struct looked *l)
{
	struct actor member = reads_as(l, "demo.steering-member");
	struct packs all = packs_released(l->work, cara(l));
	struct invoiced now[HEADING_COUNT] = { 0 };
	struct pack_version v;
	struct pack p;
	enum pack_side side;
	int64_t told = 0;

	assert_int_equal(all.n, 1);
	assert_true(pack_for(l->work, &member, all.at[0].id, &p, &side));
	assert_true(pack_version_load(l->work, &p, p.released, side, &v));

	struct key_figures figures = pack_figures_of(l->work, &p, &v);

	list_each (const struct key_figure *, each, &figures)
		if (each->figure == FIGURE_APPROVED)
			told += each->number;
	programme_bills.invoiced(l->work, cara(l), now);
	assert_true(told > 0);
	assert_true(told < now[HEADING_DELIVERY].approved.pence +
				   now[HEADING_MOBILISATION].approved.pence);
}

/* Seven months of £9,000 end on what each of three bodies said, and on nothing beside it. */
static void a_pilot_is_paid_to_the_penny(struct looked *l)
{
	enum { PILOT_YEAR = 2024 };
	struct actor officer = reads_as(l, "demo.commissioning-officer");
	struct programme_id pilot = programmes_for(l->work, &officer).at[1].id;
	struct actor finance = reads_as(l, "demo.finance-officer");
	struct invoice_filter paid = { .programme = pilot, .state = INVOICE_PAID };
	struct invoice_shares shares = invoice_shares_of_year(l->work, pilot, PILOT_YEAR);
	struct budget b;

	assert_int_equal(invoices_for(l->work, &finance, &paid, MANY).n, 7);
	assert_int_equal(shares.n, 3);
	list_each (const struct invoice_share *, each, &shares)
		assert_int_equal(each->due.pence,
			strcmp(each->name[ENGLISH], "Welsh Government") == 0 ? 4300000 : 1000000);
	assert_true(programme_budget_in_force(l->work, pilot, &b));
	assert_int_equal(heading_terms(&b, HEADING_CASEWORKER).cap.money.pence, 6300000);
}

/* By two, with a statement that stays: each owes what it said, and nothing is open. */
static void the_year_of_the_pilot_is_closed(struct looked *l)
{
	enum { PILOT_YEAR = 2024 };
	struct actor officer = reads_as(l, "demo.commissioning-officer");
	struct programme_id pilot = programmes_for(l->work, &officer).at[1].id;
	struct final_statement s;

	assert_true(year_is_closed(l->work, pilot, PILOT_YEAR));
	assert_int_equal(final_statements_of(l->work, pilot, PILOT_YEAR).n, 1);
	assert_true(final_statement_load(l->work, pilot, PILOT_YEAR, 1, &s));
	assert_int_not_equal(s.proposed_by.v, s.closed_by.v);
	assert_int_equal(s.open.n, 0);
	assert_int_equal(s.bodies.n, 3);
	assert_int_equal(final_cost(&s).pence, 6300000);
	list_each (const struct final_body *, each, &s.bodies)
		assert_int_equal(each->owed.pence, each->most.money.pence);
}

/* Whoever looks at the register finds it; of so few people no count is told. */
static void a_pack_of_the_pilot_is_published(struct looked *l)
{
	struct actor member = reads_as(l, "demo.steering-member");
	struct actor officer = reads_as(l, "demo.commissioning-officer");
	struct programme pilot = programmes_for(l->work, &officer).at[1];
	struct packs all = packs_released(l->work, pilot.id);
	struct publication record;
	struct pack_version v;
	struct pack p;
	enum pack_side side;

	assert_int_equal(all.n, 1);
	assert_true(publication_load(l->work, pilot.decision, &record));
	assert_true(pack_for(l->work, &member, all.at[0].id, &p, &side));
	assert_int_equal(side, PACK_SIDE_GROUP);
	assert_true(pack_version_load(l->work, &p, p.released, side, &v));

	struct key_figures figures = pack_figures_of(l->work, &p, &v);

	for (enum figure f = FIGURE_OPEN; f <= FIGURE_SPEND; f++) {
		bool is_of_people = figure_facts(f)->unit == UNIT_OF_PEOPLE;

		assert_true(key_figure_of(&figures, f)->is_held);
		assert_int_equal(key_figure_of(&figures, f)->is_withheld, is_of_people);
	}
}

/* The fund owes its share of what is approved, and reads no more of it. */
static void a_co_funder_owes(struct looked *l)
{
	struct actor by = reads_as(l, "demo.co-funder");
	struct statements all = invoice_statements_for(l->work, &by, &(struct statement){ 0 }, 10);

	assert_int_equal(all.n, 1);
	assert_true(all.at[0].due.pence > 0);
	assert_int_equal(all.at[0].unbilled.pence, 0); // it has paid ahead
	assert_int_equal(all.at[0].year, financial_year_of(instant_day(l->now)));
}

static void a_licensor_sees_who_is_trained(struct looked *l)
{
	struct actor by = reads_as(l, "demo.licensor-lead");

	assert_true(facilitators_for(l->work, &by).n > 0);
	assert_int_equal(schemes_for(l->work, &by).n, 1);
}

static void something_is_told_to(struct looked *l, const char *login)
{
	struct actor by = reads_as(l, login);

	if (notices_for(l->work, &by, false, (struct notice_id){ 0 }, MANY).n == 0)
		fail_msg("%s has no notice", login);
}

static void demonstration__has_everything_on_whatever_day_somebody_looks(void **state)
{
	static const char *const days[] = {
		"2026-11-25", // a working day
		"2026-12-28", // a bank holiday
		"2027-03-28", // the clocks go forward
		"2027-10-31", // they go back
		"2028-01-01",
		"2028-02-29",
	};

	(void)state;
	for (size_t i = 0; i < array_size(days); i++) {
		struct looked l = look_round_on(days[i]);

		print_message("# %s\n", days[i]);
		every_state_of_a_referral_is_there(&l);
		cautions_of_every_kind_are_there(&l);
		cohorts_of_every_type_are_there(&l);
		registers_wait(&l);
		a_programme_is_funded(&l);
		a_contract_serves_it(&l);
		invoices_stand_in_many_ways(&l);
		invoices_were_lived(&l);
		training_is_passed_on(&l);
		a_licence_is_a_part_of_each_cohort(&l);
		a_part_is_credited(&l);
		liaison_is_paid(&l);
		the_ledger_is_kept(&l);
		a_pack_tells_of_money(&l);
		a_pilot_is_paid_to_the_penny(&l);
		the_year_of_the_pilot_is_closed(&l);
		a_pack_of_the_pilot_is_published(&l);
		a_co_funder_owes(&l);
		a_licensor_sees_who_is_trained(&l);
		something_waits_for(&l, "demo.referrer");
		something_waits_for(&l, "demo.authorising-sergeant");
		something_waits_for(&l, "demo.triage-worker");
		something_waits_for(&l, "demo.coordinator");
		something_waits_for(&l, "demo.facilitator");
		something_waits_for(&l, "demo.perpetrator-lead");
		something_is_told_to(&l, "demo.authorising-sergeant");
		assert_in_range(all_referrals(&l, REFERRAL_NONE).n, 180, 220);
		look_away(&l);
	}
}

/* ---- the same ---- */

static int by_text(const void *one, const void *other)
{
	return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static char *told(struct looked *l)
{
	struct referral_lines all = all_referrals(l, REFERRAL_NONE);
	struct buf out = buf_new(l->arena, 1 << 16);
	struct texts lines = { 0 };

	list_each (const struct referral_line *, each, &all)
		*list_add(l->arena, &lines) = arena_format(l->arena, "%s %s %s %s %s %s",
			each->reference, each->given_names, each->family_name,
			referral_states[each->state].name, cohort_type_code(each->type),
			date_is_day(each->deadline) ? date_iso(l->arena, each->deadline) : "-");
	qsort(lines.at, lines.n, sizeof *lines.at, by_text);
	list_each (const char **, line, &lines)
		buf_format(&out, "%s\n", *line);
	return out.at;
}

static void demonstration__is_the_same_twice_on_one_day(void **state)
{
	struct looked one = look_round_on("2026-11-25"), other = look_round_on("2026-11-25");

	(void)state;
	assert_string_equal(told(&one), told(&other));
	look_away(&one);
	look_away(&other);
}

/* ---- where names stand ---- */

static void demonstration__its_log_names_nobody(void **state)
{
	static const char *const families[] = { "Rhithiol", "Ffugenw", "Makebelieve" };
	struct looked l = look_round_on("2026-11-25");
	struct slice log = file_bytes(l.arena, program_log_path(&l.program));
	struct slice data = file_bytes(l.arena, program_database_path(&l.program));

	(void)state;
	for (size_t i = 0; i < array_size(families); i++) {
		assert_non_null(memmem(data.at, data.size, families[i], strlen(families[i])));
		assert_null(memmem(log.at, log.size, families[i], strlen(families[i])));
	}
	look_away(&l);
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(demonstration__has_everything_on_whatever_day_somebody_looks),
		cmocka_unit_test(demonstration__is_the_same_twice_on_one_day),
		cmocka_unit_test(demonstration__its_log_names_nobody),
	};

	assert_int_equal(argc, 2);
	samples = argv[1];
	return cmocka_run_group_tests(tests, NULL, NULL);
}
