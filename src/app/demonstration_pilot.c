/* SPDX-License-Identifier: MIT */
#include "app/demonstration_pilot.h"

#include "app/demonstration_invoices.h"
#include "app/demonstration_packs.h"
#include "areas/contract/contract.h"
#include "areas/funding/funding.h"
#include "areas/invoice/closing.h"
#include "areas/programme/programme.h"
#include "base/err.h"
#include "db/db.h"

enum {
	NOON = 12 * 60,
	YEAR = 2024,
	FUNDED_MONTHS = 7,
	MONTH_PENCE = 900000,
	INVOICED_ON = 10
};

static const struct date starts_on = { 2024, 9, 1 }, ends_on = { 2025, 3, 31 },
			 agreed_on = { 2024, 12, 9 }, last_month = { 2025, 3, 1 },
			 closed_on = { 2025, 4, 14 }, written_on = { 2025, 4, 16 },
			 meets_on = { 2025, 4, 29 }, decide_by = { 2025, 6, 30 },
			 decided_on = { 2025, 6, 12 };

struct date demonstration_pilot_day(void)
{
	return date_of(2024, 12, 5);
}

/* What is being done, and why it cannot be. */
struct doing {
	const struct piloting *all;
	struct programme programme;
	struct contract contract;
	struct date month; // of the invoice
	const char *why;
};

static bool is_done(struct doing *d, enum outcome_kind outcome, const struct problems *problems)
{
	d->why = problems->n > 0 ? problems->at[0].message : "the pilot is not there";
	return outcome == DONE;
}

/* ---- what the decision allows ---- */

static struct budget budget_of(struct work *w, const struct programme *p)
{
	struct decision decision = { 0 };
	struct arena *a = work_arena(w);

	programme_decision(w, p, &decision);
	return (struct budget){
		.programme = p->id,
		.starts_on = starts_on,
		.ends_on = ends_on,
		.limits = budget_suggested(a, &decision.amounts, programme_text(a, &decision)),
	};
}

static enum verdict make_programme(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct problems problems = { 0 };

	d->programme = (struct programme){ .decision = d->all->decision,
		.name = {
			"Drive caseworker pilot (PPDA)", "Peilot gweithiwr achos Drive (PPDA)" } };
	if (!is_done(d, programme_add(w, &d->all->officer, &d->programme, &problems), &problems))
		return WORK_UNDO;

	struct budget budget = budget_of(w, &d->programme);

	return is_done(d, programme_write_budget(w, &d->all->officer, &budget, &problems),
		       &problems) &&
			       is_done(d,
				       programme_sign_budget(
					       w, &d->all->approver, d->programme.id, 1, &problems),
				       &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- who pays ---- */

/* Fixed sums, as the decision has them; of when it is paid, and of what is not spent, it says nothing. */
static enum verdict agree(struct work *w, void *arg)
{
	struct doing *d = arg;
	const struct {
		struct organisation_id body;
		int64_t pence;
	} pays[] = {
		{ d->all->government, 4300000 },
		{ d->all->partner, 1000000 },
		{ d->all->lead, 1000000 },
	};
	struct agreement agreement = {
		.programme = d->programme.id, .year = YEAR, .method = SHARING_FIXED, .source = ""
	};
	struct problems problems = { 0 };

	for (size_t i = 0; i < array_size(pays); i++)
		*list_add(work_arena(w), &agreement.partners) = (struct partner){
			.row = i + 1,
			.organisation = pays[i].body,
			.contribution = CONTRIBUTION_CASH,
			.weight = pays[i].pence,
		};
	return is_done(d, funding_write(w, &d->all->officer, &agreement, &problems), &problems) &&
			       is_done(d,
				       funding_sign(w, &d->all->approver, d->programme.id, YEAR, 1,
					       &problems),
				       &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- who delivers ---- */

static enum verdict write_contract(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct contract_version v = {
		.title = { "Drive caseworker for police perpetrated domestic abuse",
			"Gweithiwr achos Drive ar gyfer cam-drin domestig gan yr heddlu" },
		.holder = { .id = d->all->lead },
		.supplier = { .id = d->all->provider },
		.starts_on = starts_on,
		.ends_on = ends_on,
		.licence.number = "",
		.about = contract_about_nothing,
	};
	struct problems problems = { 0 };

	d->contract =
		(struct contract){ .programme = d->programme.id, .reference = "EXAMPLE-PPDA" };
	*list_add(work_arena(w), &v.services) = (struct contract_service){
		.row = 1,
		.name = { "One-to-one casework", "Gwaith achos un-i-un" },
	};
	*list_add(work_arena(w), &v.lines) = (struct contract_line){
		.row = 1,
		.heading = HEADING_CASEWORKER,
		.name = { "A month of one full-time caseworker",
			"Mis o un gweithiwr achos amser llawn" },
		.basis = BASIS_ACTUAL_UP_TO,
		.per = PER_MONTH,
		.sum = { MONTH_PENCE },
		.most = FUNDED_MONTHS,
		.evidence = EVIDENCE_PAYROLL,
		.clause = "",
	};
	return is_done(d, contract_write(w, &d->all->officer, &d->contract, &v, &problems),
		       &problems) &&
			       is_done(d,
				       contract_sign(
					       w, &d->all->approver, d->contract.id, 1, &problems),
				       &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- what it asks ---- */

static enum verdict invoice(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct invoicing all = { .contract = d->contract.id,
		.first = d->all->finance[0],
		.second = d->all->finance[1] };

	return demonstration_invoice_month(w, &all, d->month, &d->why) ? WORK_KEEP : WORK_UNDO;
}

/* In the month after; those of before the decision with the first that it allowed. */
static struct date invoiced_on(int months)
{
	struct date next = date_month_after(starts_on, months + 1);
	struct date day = date_of(next.year, next.month, INVOICED_ON);

	return date_before(day, agreed_on) ? date_add_days(agreed_on, 1) : day;
}

static bool invoice_all(struct program *p, struct doing *d)
{
	for (int months = 0; months < FUNDED_MONTHS; months++) {
		d->month = date_first_day(date_month_after(starts_on, months));
		if (!program_write_at(
			    p, instant_at(invoiced_on(months), NOON + months), invoice, d))
			return false;
	}
	return true;
}

/* By one finance officer and another: nothing of the year is open, and its final statement stays. */
static enum verdict close_year(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct problems problems = { 0 };

	return is_done(d,
		       year_end_do(w, &d->all->finance[0], d->programme.id, YEAR, 0,
			       CLOSING_PROPOSE, "", &problems),
		       &problems) &&
			       is_done(d,
				       year_end_do(w, &d->all->finance[1], d->programme.id, YEAR, 1,
					       CLOSING_CLOSE, "", &problems),
				       &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- what its group reads ---- */

static struct packing packing_of(const struct doing *d)
{
	return (struct packing){
		.programme = d->programme.id,
		.contract = d->contract.id,
		.writer = d->all->writer,
		.lead = d->all->officer,
		.chair = d->all->chair,
		.member = d->all->member,
		.group = { "Police Perpetrator Domestic Abuse steering group",
			"Grŵp llywio Cam-drin Domestig gan Gyflawnwyr yn yr Heddlu" },
	};
}

static enum verdict name_group(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct packing all = packing_of(d);

	return demonstration_group(w, &all, &d->why) ? WORK_KEEP : WORK_UNDO;
}

static enum verdict tell(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct packing all = packing_of(d);
	struct pack_period period = { starts_on, last_month };

	return demonstration_casework_pack(w, &all, meets_on, period, &d->why) ? WORK_KEEP
									       : WORK_UNDO;
}

/* ---- what it was to find out ---- */

static const struct {
	const char *asked[LANGUAGE_COUNT], *answer[LANGUAGE_COUNT];
} questions[] = {
	{ { "Are enough people linked to the victims’ service for a full-time caseworker?",
		  "A oes digon o bobl yn gysylltiedig â’r gwasanaeth i ddioddefwyr ar gyfer "
		  "gweithiwr achos amser llawn?" },
		{ "Yes, with both forces together. With one force there would not be.",
			"Oes, gyda’r ddau heddlu gyda’i gilydd. Gydag un heddlu ni fyddai." } },
	{ { "Can a person who works for a force be worked with without the force knowing of it?",
		  "A ellir gweithio gyda rhywun sy’n gweithio i heddlu heb i’r heddlu wybod?" },
		{ "Yes, where who refers and who works are of different bodies.",
			"Gellir, lle mae’r un sy’n atgyfeirio a’r un sy’n gweithio o gyrff "
			"gwahanol." } },
};

static const char *const report[LANGUAGE_COUNT] = {
	[ENGLISH] =
		"The post was filled in all seven months, and all of the money was spent on it.\n"
		"The steering group asks each of the three bodies to say by 30 June 2025 what "
		"follows.",
	[WELSH] = "Roedd y swydd wedi’i llenwi ym mhob un o’r saith mis, a gwariwyd yr holl arian "
		  "arni.\nMae’r grŵp llywio’n gofyn i bob un o’r tri chorff ddweud erbyn 30 "
		  "Mehefin 2025 beth sy’n dilyn.",
};

static const char *const because[LANGUAGE_COUNT] = {
	[ENGLISH] = "Invented: the three bodies wait for the evaluation of the victims’ service.",
	[WELSH] = "Dychmygol: mae’r tri chorff yn aros am werthusiad y gwasanaeth i ddioddefwyr.",
};

static struct pilot asked(struct work *w, const struct doing *d)
{
	struct pilot p = { .programme = d->programme.id,
		.decide_by = decide_by,
		.report = { "", "" },
		.outcome = PILOT_OPEN,
		.because = { "", "" } };

	for (size_t i = 0; i < array_size(questions); i++)
		*list_add(work_arena(w), &p.questions) = (struct pilot_question){
			.asked = { questions[i].asked[ENGLISH], questions[i].asked[WELSH] },
			.answer = { "", "" },
		};
	return p;
}

static enum verdict ask(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct problems problems = { 0 };
	struct pilot p = asked(w, d);

	return is_done(d, programme_write_pilot(w, &d->all->officer, &p, &problems), &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

static enum verdict answer(struct work *w, void *arg)
{
	struct doing *d = arg;
	struct problems problems = { 0 };
	struct pilot p = asked(w, d);

	p.version = 1;
	for (size_t i = 0; i < array_size(questions); i++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			p.questions.at[i].answer[l] = questions[i].answer[l];
	p.outcome = PILOT_ENDED;
	for (int l = 0; l < LANGUAGE_COUNT; l++) {
		p.report[l] = report[l];
		p.because[l] = because[l];
	}
	return is_done(d, programme_write_pilot(w, &d->all->officer, &p, &problems), &problems)
		       ? WORK_KEEP
		       : WORK_UNDO;
}

/* ---- all of it ---- */

bool demonstration_pilot(struct program *p, const struct piloting *all, const char **why)
{
	struct doing d = { .all = all };
	bool is_made = program_write_at(p, instant_at(agreed_on, NOON), make_programme, &d) &&
		       program_write_at(p, instant_at(agreed_on, NOON + 1), agree, &d) &&
		       program_write_at(p, instant_at(agreed_on, NOON + 2), write_contract, &d) &&
		       program_write_at(p, instant_at(agreed_on, NOON + 3), name_group, &d) &&
		       program_write_at(p, instant_at(agreed_on, NOON + 4), ask, &d) &&
		       invoice_all(p, &d) &&
		       program_write_at(p, instant_at(closed_on, NOON + 1), close_year, &d) &&
		       program_write_at(p, instant_at(written_on, NOON), tell, &d) &&
		       program_write_at(p, instant_at(decided_on, NOON), answer, &d);

	*why = d.why;
	return is_made;
}
