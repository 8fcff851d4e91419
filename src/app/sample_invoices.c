/* SPDX-License-Identifier: MIT */
/*
 * Invoices for measuring: of programmes that have run for ten financial years, each with its decision,
 * scheme, budget, agreements and contract, shared by all the commissioners and a fund.
 *
 * Each has as many lines as its contract, at most one of them for a cohort whose registers are signed.  Nobody
 * is booked into those cohorts; of people there are the counts of a scheme alone.
 */
#include <inttypes.h>
#include <string.h>

#include "app/demonstration_packs.h"
#include "app/demonstration_play.h"
#include "app/sampling.h"
#include "areas/cohort/cohort.h"
#include "areas/decision/service.h"
#include "areas/funding/funding.h"
#include "areas/invoice/invoice.h"
#include "areas/organisation/organisation.h"
#include "areas/programme/programme.h"
#include "areas/register/register.h"
#include "areas/scheme/scheme.h"
#include "base/clock.h"
#include "base/err.h"
#include "db/db.h"

enum {
	PROGRAMMES = 50,
	FINANCIAL_YEARS = 10,
	APRIL = 4,
	NOON = 12 * 60,
	BEFORE_DAYS = 30, // before the first day, all that it stands on is signed
	GAP_DAYS = 28,    // between the workshops of a cohort
	PLACES = 10,
	COHORT_OF = 10 // invoices of a programme, one is for a cohort too
};

struct paying {
	struct actor officer, approver, commissioning, funder, finance[2];
	struct cast cast;
	struct organisations commissioners;
	struct date first, today;
	struct scheme_id scheme[PROGRAMMES];
	struct contract_id contract[PROGRAMMES];
	struct facilitator_id leader[PROGRAMMES][LEADERS];
	struct venue_id room[PROGRAMMES];
};

/* What is being made, and why it cannot be. */
struct making {
	struct paying *paying;
	struct work *w;
	int place; // of the programme
	const char *because;
	struct programme programme;
	struct decision decision;
	struct invoice invoice;
	struct problems problems;
};

static bool is_done(struct making *m, enum outcome_kind outcome)
{
	if (outcome != DONE)
		m->because = m->problems.n > 0 ? m->problems.at[0].message
					       : "what it stands on is not there";
	return outcome == DONE;
}

static bool is_decided(struct making *m, struct outcome outcome)
{
	if (outcome.kind != DONE)
		m->because = outcome.kind == REFUSED ? refusal_text(outcome.refusal)
						     : "the decision is not there";
	return outcome.kind == DONE;
}

/* ---- what a programme stands on ---- */

static const struct edit costed = {
	.value = {
		[FIELD_TITLE] = { "Example programme of ten years" },
		[FIELD_PURPOSE] = { "To measure with" },
		[FIELD_TIMING] = { "Singular" },
		[FIELD_CATEGORY] = { "Commissioning" },
		[FIELD_SUMMARY] = { "Mobilisation: up to £500,000. Delivery: up to £6,000,000, at "
			"£2,500 per cohort. The caseworker: up to £4,000,000." },
		[FIELD_LEGAL_POWERS] = { "Police Reform and Social Responsibility Act 2011, section 9" },
		[FIELD_PROVIDERS] = { "Example Workshops" },
		[FIELD_RECOMMENDATION] = { "That all three are approved, at actual cost." },
		[FIELD_INTERESTS] = { "none" },
		[FIELD_MAKER] = { "Enghraifft Comisiynydd" },
		[FIELD_MAKER_ROLE] = { "Police and Crime Commissioner" },
	},
};

static const struct {
	int64_t pounds;
	enum limit_kind kind;
	enum heading heading;
} limits[] = {
	{ 500000, LIMIT_CAP, HEADING_MOBILISATION },
	{ 6000000, LIMIT_CAP, HEADING_DELIVERY },
	{ 2500, LIMIT_PRICE, HEADING_DELIVERY },
	{ 4000000, LIMIT_CAP, HEADING_CASEWORKER },
};

enum { PENCE = 100, CEILING_OF_PEOPLE = 4000, CEILING_OF_COHORTS = 1000, CEILING_OF_TRAINED = 20 };

static bool decide(struct making *m)
{
	struct paying *p = m->paying;
	struct organisation_id body = p->commissioners.at[(size_t)m->place % p->commissioners.n].id;
	struct decision_id *id = &m->programme.decision;
	struct edit said = costed;

	said.value[FIELD_REFERENCE][ENGLISH] =
		arena_format(work_arena(m->w), "SAMPL-P%02d", m->place + 1);
	return is_decided(m,
		       decision_start_draft(m->w, &p->officer, body, SUMMARY_SHEET, ENGLISH, id)) &&
	       is_decided(m, decision_alter(m->w, &p->officer, *id, &said, &m->decision)) &&
	       is_decided(m, decision_act(m->w, &p->officer, *id, 0, ACT_SUBMIT)) &&
	       is_decided(m, decision_act(m->w, &p->approver, *id, 0, ACT_SIGN)) &&
	       decision_load(m->w, *id, &m->decision);
}

static bool make_scheme(struct making *m)
{
	struct paying *p = m->paying;
	struct organisation_id takes_part[PART_COUNT] = {
		[PART_FORCE] = p->cast.sergeant.organisation,
		[PART_DIVERSION] = p->cast.triage.organisation,
		[PART_PROVIDER] = p->cast.coordinator.organisation,
	};
	struct scheme s = {
		.name = { arena_format(work_arena(m->w), "Example scheme %d", m->place + 1),
			arena_format(work_arena(m->w), "Cynllun enghreifftiol %d", m->place + 1) }
	};
	enum outcome_kind outcome = scheme_add(m->w, &p->commissioning, &s, &m->problems);

	for (enum part part = PART_FORCE; part < PART_COUNT && outcome == DONE; part++)
		outcome = scheme_admit(m->w, &p->commissioning, s.id,
			&(struct party){ .organisation = takes_part[part],
				.part = part,
				.from = work_today(m->w) },
			&m->problems);
	if (outcome == DONE)
		outcome = scheme_sign_terms(m->w, &p->approver, s.id, 1, &m->problems);
	p->scheme[m->place] = s.id;
	return is_done(m, outcome);
}

static bool hire(struct making *m)
{
	const struct actor *by = &m->paying->cast.coordinator;
	struct venue room = {
		.name = arena_format(work_arena(m->w), "Neuadd Sampl %d", m->place + 1),
		.address = "1 Heol Sampl",
		.county = COUNTY_CMN,
		.access = { "Ramp", "Ramp" },
		.seats = PLACES,
	};

	if (!is_done(m, venue_add(m->w, by, &room, &m->problems)))
		return false;
	m->paying->room[m->place] = room.id;

	for (int i = 0; i < LEADERS; i++) {
		struct facilitator f = { .name = arena_format(work_arena(m->w), "Sampl %d %c",
						 m->place + 1, 'A' + i) };

		if (!is_done(m, facilitator_add(m->w, by, &f, "", &m->problems)))
			return false;
		for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++) {
			struct training training = { .module = module,
				.trained_on = work_today(m->w),
				.certificate = "SAMPL" };

			if (!is_done(m, facilitator_train(m->w, by, f.id, &training, &m->problems)))
				return false;
		}
		m->paying->leader[m->place][i] = f.id;
	}
	return true;
}

static int64_t amount_of(const struct decision *d, int64_t pounds)
{
	list_each (const struct amount *, each, &d->amounts)
		if (each->money.pence == pounds * PENCE)
			return each->number;
	return 0;
}

static bool make_programme(struct making *m)
{
	struct paying *p = m->paying;
	struct arena *a = work_arena(m->w);
	struct budget b = {
		.scheme = p->scheme[m->place],
		.starts_on = p->first,
		.ends_on = date_of(financial_year_of(p->today) + 1, APRIL - 1, 31),
		.ceiling = { [CEILING_PEOPLE] = CEILING_OF_PEOPLE,
			[CEILING_COHORTS] = CEILING_OF_COHORTS,
			[CEILING_TRAINED] = CEILING_OF_TRAINED },
	};

	m->programme.name[ENGLISH] = arena_format(a, "Example programme %02d", m->place + 1);
	m->programme.name[WELSH] = arena_format(a, "Rhaglen enghreifftiol %02d", m->place + 1);
	if (!is_done(m, programme_add(m->w, &p->commissioning, &m->programme, &m->problems)))
		return false;
	b.programme = m->programme.id;
	for (size_t i = 0; i < array_size(limits); i++)
		*list_add(a, &b.limits) =
			(struct limit){ .amount = amount_of(&m->decision, limits[i].pounds),
				.kind = limits[i].kind,
				.heading = limits[i].heading };
	return is_done(m, programme_write_budget(m->w, &p->commissioning, &b, &m->problems)) &&
	       is_done(m,
		       programme_sign_budget(m->w, &p->approver, m->programme.id, 1, &m->problems));
}

static void pays(
	struct arena *a, struct agreement *agreement, struct organisation_id body, int64_t people)
{
	*list_add(a, &agreement->partners) = (struct partner){
		.row = agreement->partners.n,
		.organisation = body,
		.contribution = CONTRIBUTION_CASH,
		.weight = people,
	};
}

/* By people, as the region's later years are; and a fund, as if it were a small area. */
static bool agree(struct making *m)
{
	enum { FEWEST = 300000, MORE = 77777, OF_FUND = 100000 };
	struct paying *p = m->paying;
	struct arena *a = work_arena(m->w);

	for (int year = financial_year_of(p->first); year <= financial_year_of(p->today); year++) {
		struct agreement agreement = { .programme = m->programme.id,
			.year = year,
			.method = SHARING_POPULATION,
			.source = "Invented" };

		for (size_t i = 0; i < p->commissioners.n; i++)
			pays(a, &agreement, p->commissioners.at[i].id, FEWEST + (int64_t)i * MORE);
		pays(a, &agreement, p->funder.organisation, OF_FUND);
		if (!is_done(m, funding_write(m->w, &p->commissioning, &agreement, &m->problems)) ||
			!is_done(m, funding_sign(m->w, &p->approver, m->programme.id, year, 1,
					    &m->problems)))
			return false;
	}
	return true;
}

static const struct contract_line promised[] = {
	{ .heading = HEADING_DELIVERY,
		.name = { "Workshops of a cohort", "Gweithdai carfan" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_COHORT,
		.sum = { 250000 },
		.evidence = EVIDENCE_REGISTERS },
	{ .heading = HEADING_DELIVERY,
		.name = { "Rooms", "Ystafelloedd" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_WHOLE,
		.evidence = EVIDENCE_DOCUMENT },
	{ .heading = HEADING_CASEWORKER,
		.name = { "A caseworker’s pay", "Cyflog gweithiwr achos" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_WHOLE,
		.evidence = EVIDENCE_DOCUMENT },
	{ .heading = HEADING_CASEWORKER,
		.name = { "A caseworker’s travel", "Teithio gweithiwr achos" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_WHOLE,
		.evidence = EVIDENCE_DOCUMENT },
	{ .heading = HEADING_DELIVERY,
		.name = { "Telephone", "Ffôn" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_WHOLE,
		.evidence = EVIDENCE_DOCUMENT },
	{ .heading = HEADING_MOBILISATION,
		.name = { "Materials", "Deunyddiau" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_WHOLE,
		.evidence = EVIDENCE_DOCUMENT },
};

/* What an invoice asks by each of them at most; what is paid as a whole, so many may ask. */
static const int64_t asked_most[] = { 250000, 150000, 400000, 50000, 20000, 12000 };

enum { INVOICES_MOST = 500 }; // of a programme

enum { LINES = array_size(promised) - 1 }; // of an invoice: the cohort's, or the rooms'

static bool promise(struct making *m)
{
	struct paying *p = m->paying;
	struct arena *a = work_arena(m->w);
	struct contract c = { .programme = m->programme.id,
		.reference = arena_format(a, "SAMPL-C%02d", m->place + 1) };
	struct contract_version v = {
		.title = { "Example programme", "Rhaglen enghreifftiol" },
		.holder = { .id = p->commissioners.at[(size_t)m->place % p->commissioners.n].id },
		.supplier = { .id = p->cast.coordinator.organisation },
		.starts_on = p->first,
		.ends_on = date_of(financial_year_of(p->today) + 1, APRIL - 1, 31),
		.licence = { .number = "" },
		.about = contract_about_nothing,
	};

	*list_add(a, &v.services) = (struct contract_service){
		.row = 1, .name = { "Workshops", "Gweithdai" }, .scheme = p->scheme[m->place]
	};
	for (size_t i = 0; i < array_size(promised); i++) {
		struct contract_line *line = list_add(a, &v.lines);

		*line = promised[i];
		line->row = i + 1;
		if (line->per == PER_WHOLE)
			line->sum.pence = asked_most[i] * INVOICES_MOST;
		if (line->clause == NULL)
			line->clause = "";
	}
	if (!is_done(m, contract_write(m->w, &p->commissioning, &c, &v, &m->problems)))
		return false;
	p->contract[m->place] = c.id;
	return is_done(m, contract_sign(m->w, &p->approver, c.id, 1, &m->problems));
}

static enum verdict begin_programme(struct work *w, void *arg)
{
	struct making *m = arg;

	m->w = w;
	return decide(m) && make_scheme(m) && hire(m) && make_programme(m) && agree(m) && promise(m)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* The pack of a programme's next meeting, which its provider writes: its figures are of now. */
static enum verdict begin_pack(struct work *w, void *arg)
{
	struct making *m = arg;
	struct packing packing = {
		.programme = m->programme.id,
		.contract = m->paying->contract[m->place],
		.writer = m->paying->cast.lead,
		.lead = m->paying->commissioning,
		.chair = "demo.steering-chair",
		.member = "demo.steering-member",
		.group = { "Example steering group", "Grŵp llywio enghreifftiol" },
		.today = m->paying->today,
	};

	return demonstration_group(w, &packing, &m->because) &&
			       demonstration_next_pack(w, &packing, &m->because)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- one invoice ---- */

struct bill {
	int place; // of its programme
	bool is_last_year;
	int64_t n; // among those of its programme
	uint64_t drawn;
	struct date delivered_on;
};

static struct date delivered_on(const struct sampling *s, int64_t n)
{
	const struct paying *p = s->kind;
	int64_t days = date_days_between(p->first, p->today) - 1;

	return date_add_days(p->first, (int)(days * n / s->most));
}

static struct instant day_after(const struct sampling *s, int64_t n)
{
	return instant_at(date_add_days(delivered_on(s, n), 1), NOON);
}

/*
 * How many of the first `n` are of the first programme: as many of all as it has where each has its share of
 * 20,000, but no more than half.  So its pages show as many rows in a small sample as in a large one.
 */
static int64_t first_programmes(const struct sampling *s, int64_t n)
{
	enum { OF_ITS_OWN = 400 };
	int64_t all = s->most / PROGRAMMES;

	if (all < OF_ITS_OWN)
		all = s->most / 2 < OF_ITS_OWN ? s->most / 2 : OF_ITS_OWN;
	return n * all / s->most;
}

static void *make(const struct sampling *s, struct arena *a, int64_t n)
{
	const struct paying *p = s->kind;
	struct bill *bill = arena_one(a, struct bill);
	int64_t before = first_programmes(s, n);
	bool is_first = first_programmes(s, n + 1) > before;

	*bill = (struct bill){
		.place = is_first ? 0 : 1 + (int)((n - before) % (PROGRAMMES - 1)),
		.n = is_first ? before : (n - before) / (PROGRAMMES - 1),
		.drawn = sampling_lot(s, n),
		.delivered_on = delivered_on(s, n),
	};
	bill->is_last_year = financial_year_of(bill->delivered_on) == financial_year_of(p->today);
	return bill;
}

/* A Wednesday so near before it, on which no bank holiday can be, nor four weeks before. */
static bool has_cohort(const struct bill *bill, struct date *b_on)
{
	enum { WEDNESDAY = 2, MAY = 5, NOVEMBER = 11 };

	*b_on = date_add_days(
		bill->delivered_on, -((date_weekday(bill->delivered_on) - WEDNESDAY + 7) % 7));
	return bill->n % COHORT_OF == 0 && b_on->month > MAY && b_on->month <= NOVEMBER;
}

/* Planned, and both registers brought from paper. */
static bool hold(struct making *m, struct date b_on, struct billed_cohort *held)
{
	struct paying *p = m->paying;
	const struct facilitator_id *leader = p->leader[m->place];
	struct workshop a = { date_add_days(b_on, -GAP_DAYS), 600, 900, { leader[0], leader[1] } };
	struct workshop b = a;
	struct cohort plan = { .scheme = p->scheme[m->place],
		.type = COHORT_MI,
		.mode = MODE_ROOM,
		.venue = p->room[m->place],
		.capacity = PLACES };
	struct register_entries nobody = { 0 };
	struct faults faults = { 0 };
	enum outcome_kind outcome;

	b.on = b_on;
	plan.workshop[WORKSHOP_A] = a;
	plan.workshop[WORKSHOP_B] = b;
	work_read_for(m->w, p->cast.coordinator.account);
	work_as_of(m->w, date_add_days(a.on, -1));
	outcome = cohort_plan(m->w, &p->cast.coordinator, &plan, &faults);
	if (faults.n > 0)
		m->because = fault_words(work_arena(m->w), ENGLISH, &plan, &faults.at[0]);
	if (outcome != DONE)
		return false;
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT && outcome == DONE;
		letter++) {
		work_as_of(m->w, date_add_days(plan.workshop[letter].on, 1));
		outcome = register_bring(
			m->w, &p->cast.coordinator, plan.id, letter, &nobody, &m->problems);
	}
	work_as_of(m->w, DATE_NONE);
	*held = (struct billed_cohort){ .id = plan.id, .number = plan.number };
	return is_done(m, outcome);
}

static void count_people(struct making *m, const struct bill *bill)
{
	for (enum milestone each = 0; each < MILESTONE_COUNT; each++)
		scheme_count(m->w, m->paying->scheme[m->place], each, bill->delivered_on, 1);
}

/* What one line asks. */
static struct invoice_line line_of(const struct bill *bill, size_t i)
{
	int64_t part = 60 + (int64_t)(bill->drawn >> (8 + 4 * i) & 31);
	struct invoice_line line = {
		.contract_line = (int64_t)i + 1,
		.net = { asked_most[i] * part / 100 },
		.parts = { .other_for = "" },
		.passed = { .number = "" },
	};

	line.parts.venue = line.net;
	return line;
}

static bool is_kept(struct making *m, enum outcome_kind outcome)
{
	if (outcome == DONE)
		m->invoice.version++;
	return is_done(m, outcome);
}

static bool act(struct making *m, const struct actor *by, enum invoice_act act)
{
	return is_kept(
		m, invoice_do(m->w, by, m->invoice.id, m->invoice.version, act,
			   act == INVOICE_PAY ? "SAMPLE" : "A question, its answer or a reason",
			   work_today(m->w), &m->problems));
}

/* The paper of a line, or the invoice's: line 0. */
static bool attach(struct making *m, int64_t line)
{
	struct invoice_document document = { "invoice.pdf", SLICE("%PDF-1.4\n%%EOF\n") };

	return is_kept(m, invoice_attach(m->w, &m->paying->finance[0], m->invoice.id,
				  m->invoice.version, line, &document, &m->problems));
}

static bool enter(struct making *m, const struct bill *bill, struct invoice_lines *lines)
{
	const struct actor *by = &m->paying->finance[0];
	struct invoice twin;

	m->invoice = (struct invoice){
		.contract = m->paying->contract[m->place],
		.supplier_number = arena_format(work_arena(m->w), "S%02d-%" PRId64 "-%" PRIx64,
			m->place + 1, bill->n + 1, bill->drawn >> 40),
		.facts = { .dated_on = bill->delivered_on,
			.received_on = work_today(m->w),
			.delivered_on = bill->delivered_on },
	};
	list_each (const struct invoice_line *, line, lines)
		m->invoice.facts.total.pence += line->net.pence;
	if (!is_done(m, invoice_enter(m->w, by, &m->invoice, &twin, &m->problems)))
		return false;
	list_each (struct invoice_line *, line, lines)
		if (!is_kept(m, invoice_put_line(m->w, by, m->invoice.id, m->invoice.version, line,
					&m->problems)) ||
			(line_has_own_paper(line) && !attach(m, line->number)))
			return false;
	return attach(m, 0);
}

/* A tenth of its second line. */
static bool credit(struct making *m)
{
	struct invoice whole, note = { .supplier_number = arena_format(work_arena(m->w), "%s-C",
					       m->invoice.supplier_number) };
	const struct actor *by = &m->paying->finance[0];
	struct credit_lines lines = { 0 };
	struct invoice twin;

	if (!invoice_for(m->w, by, INVOICE_WORK, m->invoice.id, &whole))
		return false;
	*list_add(work_arena(m->w), &lines) = (struct credit_line){ 2,
		{ { whole.facts.lines.at[1].net.pence / 10 }, MONEY_ZERO } };
	note.facts.dated_on = note.facts.received_on = work_today(m->w);
	if (!is_done(m, invoice_credit(m->w, by, m->invoice.id, m->invoice.version, &note, &lines,
				&twin, &m->problems)))
		return false;
	m->invoice = note;
	return attach(m, 0) && act(m, by, INVOICE_MATCH) &&
	       act(m, &m->paying->finance[1], INVOICE_APPROVE);
}

/* The most are paid; of the last year some wait in each state, and of every year some were not right. */
static bool go_on(struct making *m, const struct bill *bill)
{
	enum {
		WAITS,
		IS_QUERIED,
		IS_MATCHED,
		IS_SHARED,
		IS_RECHARGED,
		LAST_YEAR_OF = 10,
		RARE = 25
	};
	const struct actor *first = &m->paying->finance[0], *second = &m->paying->finance[1];
	int64_t goes = bill->is_last_year ? (int64_t)(bill->drawn % LAST_YEAR_OF) : LAST_YEAR_OF;
	int64_t rare = (int64_t)(bill->drawn >> 4) % RARE;

	if (goes == WAITS)
		return true;
	if (goes == IS_QUERIED || rare == 0)
		return act(m, first, INVOICE_QUERY) &&
		       (goes == IS_QUERIED || act(m, first, INVOICE_WITHDRAW));
	if (!act(m, first, INVOICE_MATCH) || goes == IS_MATCHED)
		return goes == IS_MATCHED && m->because == NULL;
	if (!act(m, second, INVOICE_APPROVE) || goes == IS_SHARED)
		return goes == IS_SHARED && m->because == NULL;
	if (!act(m, first, INVOICE_RECHARGE) || goes == IS_RECHARGED)
		return goes == IS_RECHARGED && m->because == NULL;
	return act(m, first, INVOICE_PAY) && (rare != 1 || credit(m));
}

static const char *store(struct work *w, const struct sampling *s, void *one)
{
	const struct bill *bill = one;
	struct making m = { .paying = s->kind, .w = w, .place = bill->place };
	struct invoice_lines lines = { 0 };
	struct date b_on;
	bool is_of_cohort = has_cohort(bill, &b_on);

	for (size_t i = 0; i < array_size(promised); i++)
		if (i != (is_of_cohort ? 1 : 0))
			*list_add(work_arena(w), &lines) = line_of(bill, i);
	if (is_of_cohort && !hold(&m, b_on, list_add(work_arena(w), &lines.at[0].cohorts)))
		return m.because;
	count_people(&m, bill);
	return enter(&m, bill, &lines) && go_on(&m, bill) ? NULL : m.because;
}

/* ---- all of them ---- */

static bool find_people(struct sampling *s, struct paying *p)
{
	const struct {
		const char *login;
		struct actor *who;
	} people[] = {
		{ "demo.decision-officer", &p->officer },
		{ "demo.approver", &p->approver },
		{ "demo.commissioning-officer", &p->commissioning },
		{ "demo.co-funder", &p->funder },
		{ "demo.finance-officer", &p->finance[0] },
		{ "demo.second-finance-officer", &p->finance[1] },
	};
	struct work *w = db_read_begin(s->p->db, s->p->arena, clock_now());
	struct organisations kept;

	for (size_t i = 0; i < array_size(people); i++)
		if (!program_actor(s->p, people[i].login, people[i].who))
			return false;
	kept = organisations_kept_by(w, p->officer.organisation);
	db_read_end(w);
	list_each (const struct organisation *, body, &kept)
		if (strcmp(body->kind, "OPCC") == 0)
			*list_add(s->p->arena, &p->commissioners) = *body;
	return demonstration_cast(s->p, &p->cast);
}

static bool begin_programmes(struct sampling *s, struct paying *p)
{
	struct instant before = instant_at(date_add_days(p->first, -BEFORE_DAYS), NOON);

	for (int place = 0; place < PROGRAMMES; place++) {
		struct making m = { .paying = p, .place = place };

		if (!program_write_at(s->p, before, begin_programme, &m) ||
			(place == 0 && !program_write_at(s->p, clock_now(), begin_pack, &m)))
			return program_says("no programme can be made: %s",
				       m.because == NULL ? "the database refused" : m.because) == 0;
	}
	return true;
}

bool sample_invoices(struct sampling *s)
{
	enum { MOST = PROGRAMMES * INVOICES_MOST };
	struct paying *p = arena_one(s->p->arena, struct paying);

	if (s->most > MOST)
		return program_says(
			       "no more than %d invoices are within what their contracts promise",
			       MOST) == 0;
	*p = (struct paying){ .today = instant_day(clock_now()) };
	p->first = date_of(financial_year_of(p->today) - FINANCIAL_YEARS + 1, APRIL, 1);
	if (!find_people(s, p) || !begin_programmes(s, p))
		return false;
	s->what = "Invoices";
	s->done = "invoices are entered";
	s->kind = p;
	s->make = make;
	s->store = store;
	s->at = day_after;
	return true;
}
