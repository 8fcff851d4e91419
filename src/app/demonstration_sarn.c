/* SPDX-License-Identifier: MIT */
/*
 * A database to look round in: invented people in an invented office that
 * keeps the registers of four commissioners, with records at each stage, and in
 * the bodies that take part in a programme.
 *
 * All of it goes through the services, as the people whose work it is.
 */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "app/commands.h"
#include "app/demonstration.h"
#include "app/demonstration_contract.h"
#include "app/demonstration_money.h"
#include "app/demonstration_packs.h"
#include "app/demonstration_pilot.h"
#include "app/demonstration_play.h"
#include "areas/caution/caution.h"
#include "areas/decision/service.h"
#include "areas/funding/funding.h"
#include "areas/organisation/organisation.h"
#include "areas/programme/programme.h"
#include "areas/publication/publication.h"
#include "areas/scheme/scheme.h"
#include "auth/demonstration.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/working_day.h"

static const struct organisation office = {
	.name = { "Sarn demonstration office", "Swyddfa arddangos Sarn" },
	.area = { "", "" },
	.kind = "OTHER",
	.reference_pattern = "",
	.is_demonstration = true,
};

enum {
	DYFED_POWYS,
	GWENT,
	NORTH_WALES,
	SOUTH_WALES,
	POLICE,
	TRIAGE,
	WORKSHOPS,
	PARTNERSHIP,
	LICENSOR,
	FUND,
	AUTHORITY_EAST,
	AUTHORITY_WEST,
	AUTHORITY_NORTH,
	AUTHORITY_SOUTH,
	GOVERNMENT,
	CASEWORK,
	BODY_COUNT
};

static const struct organisation bodies[BODY_COUNT] = {
	[DYFED_POWYS] = {
		.name = { "Police and Crime Commissioner for Dyfed-Powys",
			"Comisiynydd yr Heddlu a Throseddu Dyfed-Powys" },
		.area = { "Dyfed-Powys", "Dyfed-Powys" },
		.kind = "OPCC",
		.reference_pattern = "DLI{n}",
		.is_demonstration = true,
	},
	[GWENT] = {
		.name = { "Police and Crime Commissioner for Gwent",
			"Comisiynydd Heddlu a Throsedd Gwent" },
		.area = { "Gwent", "Gwent" },
		.kind = "OPCC",
		.reference_pattern = "PCCG-{year}-{n:3}",
		.is_demonstration = true,
	},
	[NORTH_WALES] = {
		.name = { "Police and Crime Commissioner for North Wales",
			"Comisiynydd Heddlu a Throseddu Gogledd Cymru" },
		.area = { "North Wales", "Gogledd Cymru" },
		.kind = "OPCC",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[SOUTH_WALES] = {
		.name = { "Police and Crime Commissioner for South Wales",
			"Comisiynydd Heddlu a Throseddu De Cymru" },
		.area = { "South Wales", "De Cymru" },
		.kind = "OPCC",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[POLICE] = {
		.name = { "Example Police", "Heddlu Enghreifftiol" },
		.area = { "", "" },
		.kind = "FORCE",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[TRIAGE] = {
		.name = { "Example Diversion Service", "Gwasanaeth Dargyfeirio Enghreifftiol" },
		.area = { "", "" },
		.kind = "PROVIDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[WORKSHOPS] = {
		.name = { "Example Workshops", "Gweithdai Enghreifftiol" },
		.area = { "", "" },
		.kind = "PROVIDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[PARTNERSHIP] = {
		.name = { "Example Regional Partnership", "Partneriaeth Ranbarthol Enghreifftiol" },
		.area = { "", "" },
		.kind = "OTHER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[LICENSOR] = {
		.name = { "Example Licensor", "Trwyddedwr Enghreifftiol" },
		.area = { "", "" },
		.kind = "OTHER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[FUND] = {
		.name = { "Example Community Fund", "Cronfa Gymunedol Enghreifftiol" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[AUTHORITY_EAST] = {
		.name = { "Example Council (East)", "Cyngor Enghreifftiol (Dwyrain)" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[AUTHORITY_WEST] = {
		.name = { "Example Council (West)", "Cyngor Enghreifftiol (Gorllewin)" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[AUTHORITY_NORTH] = {
		.name = { "Example Council (North)", "Cyngor Enghreifftiol (Gogledd)" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[AUTHORITY_SOUTH] = {
		.name = { "Example Council (South)", "Cyngor Enghreifftiol (De)" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[GOVERNMENT] = {
		.name = { "Welsh Government", "Llywodraeth Cymru" },
		.area = { "", "" },
		.kind = "FUNDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
	[CASEWORK] = {
		.name = { "Safer Merthyr Tydfil", "Safer Merthyr Tydfil" },
		.area = { "", "" },
		.kind = "PROVIDER",
		.reference_pattern = "",
		.is_demonstration = true,
	},
};

static const struct date opened_on = { 2024, 9, 2 }; // the office

enum { NOON = 12 * 60, BEFORE_STORY_DAYS = STORY_DAYS + 35, WEEKS_AGO_DAYS = 25 };

struct demonstration {
	struct program *p;
	const char *samples; // the folder they are in
	struct instant now;  // of whoever looks round
	bool is_without_people;
	struct organisation_id body[BODY_COUNT];
	struct actor officer;
	struct actor approver;
	struct actor translator;
	struct actor commissioning_officer;
	struct actor clerk; // of the force
	struct actor finance[2];
	struct actor casework_lead;
	struct cast cast;
	struct staff staff;
	struct scheme scheme;
	struct programme programme;
	struct contracted contracted;
	struct money_story *money;
	struct decision_id record; // of the step before
	struct import import;      // of this step
	struct reading reading;
	const char *refusal; // why a step was not done
};

/* ---- the steps, each one write ---- */

static enum verdict verdict_of(struct demonstration *d, struct outcome outcome)
{
	d->refusal =
		outcome.kind == REFUSED ? refusal_text(outcome.refusal) : "the record is not there";
	return outcome.kind == DONE ? WORK_KEEP : WORK_UNDO;
}

static enum verdict begin(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct organisation keeper = office;
	struct problems problems = { 0 };

	organisation_add(w, &keeper, &problems);
	for (size_t i = 0; i < BODY_COUNT; i++) {
		struct organisation body = bodies[i];

		if (strcmp(body.kind, "OPCC") == 0)
			body.kept_by = keeper.id;
		organisation_add(w, &body, &problems);
		d->body[i] = body.id;
	}
	d->refusal = problems.n > 0 ? problems.at[0].message : "the database holds something real";

	bool is_begun =
		problems.n == 0 && demonstration_begin(w, program_facts.frame.people,
					   (struct organisation_id[DEMONSTRATION_BODY_COUNT]){
						   [DEMONSTRATION_OFFICE] = keeper.id,
						   [DEMONSTRATION_FORCE] = d->body[POLICE],
						   [DEMONSTRATION_DIVERSION] = d->body[TRIAGE],
						   [DEMONSTRATION_PROVIDER] = d->body[WORKSHOPS],
						   [DEMONSTRATION_LICENSOR] = d->body[LICENSOR],
						   [DEMONSTRATION_FUND] = d->body[FUND],
						   [DEMONSTRATION_CASEWORK] = d->body[CASEWORK] });

	return is_begun ? WORK_KEEP : WORK_UNDO;
}

static enum verdict import_gwent(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	d->import.organisation = d->body[GWENT];
	return verdict_of(d, decision_import(w, &d->officer, &d->import, &d->record));
}

static enum verdict answer_question(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct decision now;
	struct edit edit = { .value = { [FIELD_DECIDED_EARLIER] = { "yes" } } };

	return verdict_of(d, decision_alter(w, &d->officer, d->record, &edit, &now));
}

static enum verdict pair(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct decision now;

	if (!decision_load(w, d->record, &now))
		return WORK_UNDO;
	return verdict_of(d, decision_pair(w, &d->officer, d->record, now.version, &d->import));
}

/* What stands in the Welsh document in running words, as lists. */
static const struct edit welsh_lists = {
	.value = {
		[FIELD_LEGAL_POWERS] = { [WELSH] =
			"Deddf Diwygio'r Heddlu a Chyfrifoldeb Cymdeithasol 2011, adrannau 9 a 10\n"
			"Deddf Ymddygiad Gwrthgymdeithasol, Troseddu a Phlismona 2014" },
		[FIELD_FUNDERS] = { [WELSH] = "SCHTh Gwent\nLlywodraeth Cymru\nSCHTh De Cymru" },
		[FIELD_PROVIDERS] = { [WELSH] = "Safer Merthyr Tydfil" },
		[FIELD_PROGRAMMES] = { [WELSH] = "Drive" },
	},
};

static enum verdict translate(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct decision now;

	return verdict_of(
		d, decision_translate(w, &d->translator, d->record, &welsh_lists, true, &now));
}

static enum verdict attest(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	return verdict_of(d, decision_act(w, &d->approver, d->record, 0, ACT_ATTEST));
}

static enum verdict publish(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	return verdict_of(d, publication_publish(w, &d->approver, d->record, 0, NULL));
}

static enum verdict import_dyfed_powys(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	d->import.organisation = d->body[DYFED_POWYS];
	return verdict_of(d, decision_import(w, &d->officer, &d->import, &d->record));
}

/* Facts stand under ENGLISH. */
static const struct edit draft = {
	.value = {
		[FIELD_TITLE] = { "Example group work for the demonstration" },
		[FIELD_PURPOSE] = { "To show how a draft is written, translated and signed" },
		[FIELD_TIMING] = { "Singular" },
		[FIELD_CATEGORY] = { "Commissioning" },
		[FIELD_SUMMARY] = { "An invented provider, Enghraifft Cyf, would run group work for "
			"people who want to change how they behave towards a partner. Up to 30 people "
			"would take part, in groups of 10 at £1,200 for each group, £3,600 in all." },
		[FIELD_LEGAL_POWERS] = { "Police Reform and Social Responsibility Act 2011, section 9" },
		[FIELD_PROVIDERS] = { "Enghraifft Cyf" },
		[FIELD_RECOMMENDATION] = { "That up to £3,600 is approved for the example group work." },
		[FIELD_INTERESTS] = { "none" },
		[FIELD_MAKER] = { "Enghraifft Comisiynydd" },
		[FIELD_MAKER_ROLE] = { "Police and Crime Commissioner for Dyfed-Powys" },
	},
};

static enum verdict start_draft(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct decision now;
	struct outcome outcome = decision_start_draft(
		w, &d->officer, d->body[DYFED_POWYS], SUMMARY_SHEET, ENGLISH, &d->record);

	if (outcome.kind == DONE)
		outcome = decision_alter(w, &d->officer, d->record, &draft, &now);
	if (outcome.kind == DONE)
		outcome = decision_act(w, &d->officer, d->record, 0, ACT_ASK_TRANSLATION);
	return verdict_of(d, outcome);
}

/* ---- a scheme ---- */

#define NUMBER_TO_RING "01632 960 001" // of those that nobody has

/* It went live on 1 April 2025, or before the story of its people begins. */
static struct date goes_live(const struct demonstration *d)
{
	struct date day = date_add_days(instant_day(d->now), -BEFORE_STORY_DAYS);
	struct date april = date_of(2025, 4, 1);

	return date_before(day, april) ? day : april;
}

static enum verdict kept(
	struct demonstration *d, enum outcome_kind outcome, const struct problems *problems)
{
	d->refusal = problems->n > 0 ? problems->at[0].message : "the scheme is not there";
	return outcome == DONE ? WORK_KEEP : WORK_UNDO;
}

static const struct offence offences[] = {
	{ { "Common assault", "Ymosodiad cyffredin" } },
	{ { "Criminal damage", "Difrod troseddol" } },
	{ { "Harassment", "Aflonyddu" } },
	{ { "Threatening behaviour", "Ymddygiad bygythiol" } },
	{ { "Theft within a household", "Dwyn o fewn cartref" } },
};

static enum verdict write_scheme(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	struct terms terms = terms_usual();
	enum outcome_kind outcome;

	d->scheme = (struct scheme){ .name = { "CARA workshops (example)",
					     "Gweithdai CARA (enghraifft)" } };
	outcome = scheme_add(w, &d->commissioning_officer, &d->scheme, &problems);
	terms.scheme = d->scheme.id;
	terms.applies_from = goes_live(d);
	for (size_t i = 0; i < array_size(offences); i++)
		*list_add(work_arena(w), &terms.offences) = offences[i];
	if (outcome == DONE)
		outcome = scheme_write_terms(w, &d->commissioning_officer, &terms, &problems);
	return kept(d, outcome, &problems);
}

static enum verdict admit_bodies(struct work *w, void *arg)
{
	static const int takes_part[PART_COUNT] = {
		[PART_FORCE] = POLICE, [PART_DIVERSION] = TRIAGE, [PART_PROVIDER] = WORKSHOPS
	};
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	enum outcome_kind outcome = DONE;

	for (enum part part = PART_FORCE; part < PART_COUNT && outcome == DONE; part++)
		outcome = scheme_admit(w, &d->commissioning_officer, d->scheme.id,
			&(struct party){ .organisation = d->body[takes_part[part]],
				.part = part,
				.from = goes_live(d) },
			&problems);
	if (outcome == DONE)
		outcome = scheme_set_telephone(w, &d->commissioning_officer, d->scheme.id,
			d->body[WORKSHOPS], NUMBER_TO_RING, &problems);
	return kept(d, outcome, &problems);
}

static enum verdict authorise(struct work *w, void *arg)
{
	enum { AHEAD_DAYS = 180 };
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	struct authorisation letter = {
		.body = { "Chief officers of Example Police",
			"Prif swyddogion Heddlu Enghreifftiol" },
		.from = goes_live(d),
		.to = date_add_days(instant_day(d->now), AHEAD_DAYS),
		.evidence = { "Their minutes, kept by the office",
			"Eu cofnodion, a gedwir gan y swyddfa" },
	};

	return kept(d,
		scheme_authorise(w, &d->commissioning_officer, d->scheme.id, &letter, &problems),
		&problems);
}

static enum verdict sign_terms(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	int64_t newest = scheme_versions(w, d->scheme.id).at[0].version;

	return kept(
		d, scheme_sign_terms(w, &d->approver, d->scheme.id, newest, &problems), &problems);
}

/* As the law does, and said to be so. */
static enum verdict set_force_terms(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	struct force_terms asks = { .from = work_today(w), .authoriser_least = RANK_SERGEANT };

	return kept(d, force_terms_set(w, &d->clerk, &asks, &problems), &problems);
}

/* For the approver to sign, whenever somebody looks round. */
static enum verdict write_next_terms(struct work *w, void *arg)
{
	enum { NOTICE_DAYS = 28 };
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	struct terms terms;

	if (!scheme_terms_on(w, d->scheme.id, work_today(w), &terms))
		return kept(d, ABSENT, &problems);
	terms.applies_from = date_add_days(work_today(w), NOTICE_DAYS);
	terms.term[TERM_PLACES] = 12;
	terms.term[TERM_GRACE_MINUTES] = 10;
	return kept(
		d, scheme_write_terms(w, &d->commissioning_officer, &terms, &problems), &problems);
}

/* ---- the programme that pays for it ---- */

/* Facts stand under ENGLISH. */
static const struct edit costed = {
	.value = {
		[FIELD_REFERENCE] = { "EXAMPLE-1" },
		[FIELD_TITLE] = { "Funding for the example workshops" },
		[FIELD_PURPOSE] = { "To fund the workshops of the demonstration" },
		[FIELD_TIMING] = { "Singular" },
		[FIELD_CATEGORY] = { "Commissioning" },
		[FIELD_SUMMARY] = { "Mobilisation: up to £33,760, which trains up to 12 people.\n"
			"Delivery: estimated £60,000 (up to 200 people in cohorts of 10 at £2,500 "
			"per cohort + £500 for victim liaison). This includes the £9,000 licence "
			"fee." },
		[FIELD_LEGAL_POWERS] = { "Police Reform and Social Responsibility Act 2011, section 9" },
		[FIELD_PROVIDERS] = { "Example Workshops" },
		[FIELD_RECOMMENDATION] = { "That mobilisation of up to £33,760 and delivery of up to "
			"£60,000 are approved, at actual cost." },
		[FIELD_INTERESTS] = { "none" },
		[FIELD_MAKER] = { "Enghraifft Comisiynydd" },
		[FIELD_MAKER_ROLE] = { "Police and Crime Commissioner for North Wales" },
	},
};

static enum verdict draft_costed(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct decision now;
	struct outcome outcome = decision_start_draft(
		w, &d->officer, d->body[NORTH_WALES], SUMMARY_SHEET, ENGLISH, &d->record);

	if (outcome.kind == DONE)
		outcome = decision_alter(w, &d->officer, d->record, &costed, &now);
	if (outcome.kind == DONE)
		outcome = decision_act(w, &d->officer, d->record, 0, ACT_SUBMIT);
	return verdict_of(d, outcome);
}

static enum verdict sign_costed(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	return verdict_of(d, decision_act(w, &d->approver, d->record, 0, ACT_SIGN));
}

/* It has run for a while, and began in another financial year: this one's is shared with the fund. */
static struct date began_on(struct date today)
{
	enum { SO_FAR_DAYS = 220, BEFORE_YEAR_DAYS = 14, APRIL = 4 };
	struct date so_far = date_add_days(today, -SO_FAR_DAYS);
	struct date before_year =
		date_add_days(date_of(financial_year_of(today), APRIL, 1), -BEFORE_YEAR_DAYS);

	return date_before(so_far, before_year) ? so_far : before_year;
}

/* As the decision has its amounts; it ends soon, whenever somebody looks. */
static struct budget budget_of(struct work *w, const struct demonstration *d)
{
	enum { LEFT_DAYS = 45 };
	struct decision decision = { 0 };
	struct arena *a = work_arena(w);

	programme_decision(w, &d->programme, &decision);
	return (struct budget){
		.programme = d->programme.id,
		.scheme = d->scheme.id,
		.starts_on = began_on(instant_day(d->now)),
		.ends_on = date_add_days(instant_day(d->now), LEFT_DAYS),
		.licence = LICENCE_FIXED,
		.ceiling = { [CEILING_PEOPLE] = 200,
			[CEILING_COHORTS] = 20,
			[CEILING_TRAINED] = 12 },
		.limits = budget_suggested(a, &decision.amounts, decision_own_text(a, &decision)),
	};
}

static enum verdict make_programme(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	struct budget budget;
	enum outcome_kind outcome;

	d->programme = (struct programme){ .decision = d->record,
		.name = { "CARA programme (example)", "Rhaglen CARA (enghraifft)" } };
	outcome = programme_add(w, &d->commissioning_officer, &d->programme, &problems);
	if (outcome == DONE) {
		budget = budget_of(w, d);
		outcome = programme_write_budget(w, &d->commissioning_officer, &budget, &problems);
	}
	return kept(d, outcome, &problems);
}

static enum verdict sign_budget(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };

	return kept(d, programme_sign_budget(w, &d->approver, d->programme.id, 1, &problems),
		&problems);
}

/* ---- who pays for it ---- */

static void pays(
	struct work *w, struct agreement *agreement, struct organisation_id body, int64_t weight)
{
	*list_add(work_arena(w), &agreement->partners) = (struct partner){
		.row = agreement->partners.n,
		.organisation = body,
		.contribution = CONTRIBUTION_CASH,
		.weight = weight,
	};
}

/* The office pays all of the first year. */
static struct agreement first_agreement(struct work *w, const struct demonstration *d)
{
	struct agreement agreement = {
		.method = SHARING_SOLE, .source = "", .payment = PAYMENT_ACTUAL_MONTHLY
	};

	pays(w, &agreement, d->approver.organisation, 0);
	return agreement;
}

/* The fund pays four times a year, before it is spent: its part of all that the decision allows is less. */
static void pays_in_quarters(struct work *w, struct partner *partner, int year)
{
	enum { QUARTER_PENCE = 600000, QUARTERS = 4, QUARTER_MONTHS = 3, PAID_ON = 15 };
	struct date first = financial_year_begins(year);

	partner->most = (struct maybe_money){ { (int64_t)QUARTERS * QUARTER_PENCE }, true };
	for (int i = 0; i < QUARTERS; i++) {
		int month = first.month - 1 + i * QUARTER_MONTHS;

		*list_add(work_arena(w), &partner->claims) = (struct claim){
			date_of(first.year + month / 12, month % 12 + 1, PAID_ON),
			{ QUARTER_PENCE },
		};
	}
}

/* Three parts to the fund's one. */
static struct agreement later_agreement(struct work *w, const struct demonstration *d, int year)
{
	struct agreement agreement = {
		.method = SHARING_MATCH, .source = "", .payment = PAYMENT_INSTALMENTS
	};

	pays(w, &agreement, d->approver.organisation, 3);
	pays(w, &agreement, d->body[FUND], 1);
	pays_in_quarters(w, &agreement.partners.at[1], year);
	return agreement;
}

/* What the region proposes for when the programme goes on: four authorities, by who lives there. */
static struct agreement last_agreement(struct work *w, const struct demonstration *d)
{
	static const int64_t people[] = { 187896, 133174, 123354, 71481 };
	struct agreement agreement = { .method = SHARING_POPULATION,
		.source = "Census / Cyfrifiad 2021" };

	for (size_t i = 0; i < array_size(people); i++)
		pays(w, &agreement, d->body[AUTHORITY_EAST + i], people[i]);
	return agreement;
}

/* To next year's, which nobody has signed yet. */
static enum verdict write_agreements(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	enum outcome_kind outcome = DONE;
	struct funding_years years;

	if (!funding_years(w, d->programme.id, &years))
		return WORK_UNDO;
	for (int year = years.first; year <= years.last && outcome == DONE; year++) {
		struct agreement agreement = year == years.first  ? first_agreement(w, d)
					     : year == years.last ? last_agreement(w, d)
								  : later_agreement(w, d, year);

		agreement.programme = d->programme.id;
		agreement.year = year;
		outcome = funding_write(w, &d->commissioning_officer, &agreement, &problems);
	}
	return kept(d, outcome, &problems);
}

static enum verdict sign_agreements(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	enum outcome_kind outcome = DONE;
	struct funding_years years;

	if (!funding_years(w, d->programme.id, &years))
		return WORK_UNDO;
	for (int year = years.first; year < years.last && outcome == DONE; year++)
		outcome = funding_sign(w, &d->approver, d->programme.id, year, 1, &problems);
	return kept(d, outcome, &problems);
}

/* ---- who delivers it ---- */

/* The office holds it for the partnership: it leads, and pays the supplier. */
static enum verdict write_contract(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };

	d->contracted = (struct contracted){
		.programme = d->programme.id,
		.scheme = d->scheme.id,
		.holder = d->commissioning_officer.organisation,
		.partnership = d->body[PARTNERSHIP],
		.force = d->body[POLICE],
		.supplier = d->body[WORKSHOPS],
		.licensor = d->body[LICENSOR],
		.live_on = goes_live(d),
		.today = instant_day(d->now),
	};
	return kept(d,
		demonstration_contract(w, &d->commissioning_officer, &d->contracted, &problems),
		&problems);
}

static enum verdict sign_contract(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };

	return kept(
		d, contract_sign(w, &d->approver, d->contracted.prime, 1, &problems), &problems);
}

static enum verdict vary_contract(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	enum outcome_kind outcome = demonstration_vary_contract(
		w, &d->commissioning_officer, &d->contracted, &problems);

	if (outcome == DONE)
		outcome = demonstration_sub_contract(
			w, &d->commissioning_officer, &d->contracted, &problems);
	return kept(d, outcome, &problems);
}

static enum verdict sign_variation(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct problems problems = { 0 };
	enum outcome_kind outcome =
		contract_sign(w, &d->approver, d->contracted.prime, 2, &problems);

	if (outcome == DONE)
		outcome = contract_sign(w, &d->approver, d->contracted.sub, 1, &problems);
	return kept(d, outcome, &problems);
}

/* ---- its workshops ---- */

static enum verdict hire(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	d->cast.scheme = d->scheme.id;
	return demonstration_hire(w, &d->cast.coordinator, &d->staff, &d->refusal) ? WORK_KEEP
										   : WORK_UNDO;
}

static enum verdict hold_places(struct work *w, void *arg)
{
	struct demonstration *d = arg;

	return demonstration_hold_places(w, &d->cast.sergeant, &d->staff, &d->refusal) ? WORK_KEEP
										       : WORK_UNDO;
}

/* ---- what is paid for ---- */

enum { WORKERS_TRAINED = 3, TRAINED_AFTER_DAYS = 28 };

static struct relay_settings relay_of_program(void)
{
	struct relay_settings settings = { .us = program_facts.side,
		.handlers = program_facts.handlers };

	while (settings.handlers[settings.handler_count] != NULL)
		settings.handler_count++;
	return settings;
}

/* By the licensor, once there is money for it. */
static struct date trained_on(const struct demonstration *d)
{
	return working_day_until(date_add_days(began_on(instant_day(d->now)), TRAINED_AFTER_DAYS));
}

static enum verdict train(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct relay_settings relay = relay_of_program();
	struct relay_fields workers = { .count = WORKERS_TRAINED, .on = work_today(w) };

	if (!demonstration_train(w, &d->cast.coordinator, &d->staff, &d->refusal))
		return WORK_UNDO;
	d->refusal = "the victims' service is not heard";
	return relay_was_heard(w, &relay, RELAY_WORKERS_TRAINED, &workers) == RELAY_NO_REFUSAL
		       ? WORK_KEEP
		       : WORK_UNDO;
}

static struct money_story *money_of(const struct demonstration *d)
{
	const struct invoicing all = {
		.contract = d->contracted.prime, .first = d->finance[0], .second = d->finance[1]
	};
	struct money_story *money =
		money_story_new(d->p->arena, d->programme.id, &all, instant_day(d->now));

	money_story_trained(money, trained_on(d), TRAINED_LATER, WORKERS_TRAINED);
	return money;
}

/* ---- what its steering group reads ---- */

#define CHAIR  "demo.steering-chair"
#define MEMBER "demo.steering-member"

static struct packing packing_of(const struct demonstration *d)
{
	return (struct packing){
		.programme = d->programme.id,
		.contract = d->contracted.prime,
		.writer = d->cast.lead,
		.lead = d->commissioning_officer,
		.chair = CHAIR,
		.member = MEMBER,
		.group = { "CARA steering group (example)", "Grŵp llywio CARA (enghraifft)" },
		.today = instant_day(d->now),
	};
}

static enum verdict name_group(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct packing all = packing_of(d);

	return demonstration_group(w, &all, &d->refusal) ? WORK_KEEP : WORK_UNDO;
}

static enum verdict release_pack(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct packing all = packing_of(d);

	return demonstration_last_pack(w, &all, &d->refusal) ? WORK_KEEP : WORK_UNDO;
}

static enum verdict write_pack(struct work *w, void *arg)
{
	struct demonstration *d = arg;
	struct packing all = packing_of(d);

	return demonstration_next_pack(w, &all, &d->refusal) ? WORK_KEEP : WORK_UNDO;
}

/* ---- all of it ---- */

/* First; before the story of its people, whose steps are its own; and today. */
static const struct step_facts {
	const char *what;
	const char *sample; // the document it is about; NULL: none
	enum verdict (*run)(struct work *w, void *arg);
	bool is_of_people; // stands on what they did
} steps_first[] = {
	{ "an office, four commissioners, twelve other bodies and an account for each role", NULL,
		begin },
}, steps_of_pilot[] = {
	{ "Gwent's decision comes in on paper", "pccg-2024-021.en.md", import_gwent },
	{ "\"Was it decided earlier?\" is answered", NULL, answer_question },
	{ "its Welsh document is put beside it", "pccg-2024-021.cy.md", pair },
	{ "the translator writes its lists in Welsh", NULL, translate },
	{ "the approver attests it", NULL, attest },
	{ "the approver publishes it", NULL, publish },
}, steps_before[] = {
	{ "a commissioning officer writes the terms of a scheme", NULL, write_scheme },
	{ "a force, a diversion service and a provider take part in it", NULL, admit_bodies },
	{ "it is authorised", NULL, authorise },
	{ "the approver signs its terms", NULL, sign_terms },
	{ "a decision is written here to fund it", NULL, draft_costed },
	{ "the approver signs that decision", NULL, sign_costed },
	{ "the commissioning officer makes a programme of it, with its budget", NULL,
		make_programme },
	{ "the approver signs the budget", NULL, sign_budget },
	{ "who pays for it is written, year by year", NULL, write_agreements },
	{ "the approver signs all of that but next year's", NULL, sign_agreements },
	{ "a contract is written with the provider, for a partnership", NULL, write_contract },
	{ "the approver signs it", NULL, sign_contract },
	{ "a variation adds the workshops, and the licensor's sub-contract is written", NULL,
		vary_contract },
	{ "the approver signs both", NULL, sign_variation },
	{ "the force says what it asks of its cautions", NULL, set_force_terms },
	{ "the provider's coordinator finds venues and facilitators", NULL, hire },
	{ "a steering group is named for the programme", NULL, name_group },
}, steps_of_training[] = {
	{ "the licensor trains facilitators, and the victims' service its workers", NULL, train },
}, steps_weeks_ago[] = {
	{ "the provider writes a pack for the group's meeting, and the office releases it", NULL,
		release_pack },
}, steps_today[] = {
	{ "the provider begins the pack of the next meeting", NULL, write_pack },
	{ "Dyfed-Powys's decision comes in and waits to be looked at", "dli364.en.md",
		import_dyfed_powys },
	{ "a draft is begun here and waits for the translator", NULL, start_draft },
	{ "the scheme's next terms are written and wait for a signature", NULL, write_next_terms },
	{ "the force holds places in workshops to come", NULL, hold_places, .is_of_people = true },
};

static bool read_sample(struct demonstration *d, const char *name)
{
	const char *path = arena_format(d->p->arena, "%s/%s", d->samples, name);

	d->import = (struct import){ .file_name = name, .reading = &d->reading };
	if (!program_read_file(d->p, path, READING_LARGEST_BYTES, &d->import.bytes))
		return false;
	reader_read(d->p->arena, d->import.bytes.at, d->import.bytes.size, &d->reading);
	if (d->reading.refusal != READING_TAKEN)
		program_says("%s is not a decision document", path);
	return d->reading.refusal == READING_TAKEN;
}

static bool find_people(struct demonstration *d)
{
	const struct {
		const char *login;
		struct actor *who;
	} people[] = {
		{ "demo.decision-officer", &d->officer },
		{ "demo.approver", &d->approver },
		{ "demo.translator", &d->translator },
		{ "demo.commissioning-officer", &d->commissioning_officer },
		{ "demo.compliance-clerk", &d->clerk },
		{ "demo.finance-officer", &d->finance[0] },
		{ "demo.second-finance-officer", &d->finance[1] },
		{ "demo.casework-lead", &d->casework_lead },
	};

	for (size_t i = 0; i < array_size(people); i++)
		if (!program_actor(d->p, people[i].login, people[i].who))
			return false;
	return demonstration_cast(d->p, &d->cast);
}

static bool run_step(struct demonstration *d, const struct step_facts *step, struct instant now)
{
	printf("%s\n", step->what);
	fflush(stdout);
	if (step->sample != NULL && !read_sample(d, step->sample))
		return false;
	if (program_write_at(d->p, now, step->run, d))
		return true;
	program_says("this could not be done: %s", d->refusal);
	return false;
}

static struct date weeks_ago(const struct demonstration *d)
{
	return date_add_days(instant_day(d->now), -WEEKS_AGO_DAYS);
}

static void expect(void *arg, const struct cohort *c, size_t before_last)
{
	const struct demonstration *d = arg;

	money_story_expect(d->money, c, before_last);
}

static bool is_due(void *arg, struct date day)
{
	const struct demonstration *d = arg;

	return date_equal(day, weeks_ago(d)) || money_is_due(d->money, day);
}

/* The pack has the figures of its own day. */
static bool run_beside(struct work *w, void *arg, const char **why)
{
	struct demonstration *d = arg;

	if (!money_day(w, d->money, why))
		return false;
	if (!date_equal(work_today(w), weeks_ago(d)))
		return true;
	for (size_t i = 0; i < array_size(steps_weeks_ago); i++)
		if (steps_weeks_ago[i].run(w, d) != WORK_KEEP) {
			*why = d->refusal;
			return false;
		}
	return true;
}

static bool play(struct demonstration *d)
{
	const struct beside beside = {
		.relay = relay_of_program(),
		.delivers_from = began_on(instant_day(d->now)),
		.expect = expect,
		.is_due = is_due,
		.run = run_beside,
		.arg = d,
	};

	printf("two hundred people go their ways through it for a year; what is delivered is "
	       "invoiced\n");
	for (size_t i = 0; i < array_size(steps_weeks_ago); i++)
		printf("%s\n", steps_weeks_ago[i].what);
	fflush(stdout);
	d->money = money_of(d);
	if (demonstration_play(
		    d->p, &d->cast, &d->staff, &beside, instant_day(d->now), &d->refusal))
		return true;
	program_says("this could not be done: %s", d->refusal);
	return false;
}

/* Its decision is the record of the step before. */
static bool run_pilot(struct demonstration *d)
{
	const struct piloting all = {
		.decision = d->record,
		.government = d->body[GOVERNMENT],
		.partner = d->body[GWENT],
		.lead = d->body[SOUTH_WALES],
		.provider = d->body[CASEWORK],
		.officer = d->commissioning_officer,
		.approver = d->approver,
		.finance = { d->finance[0], d->finance[1] },
		.writer = d->casework_lead,
		.chair = CHAIR,
		.member = MEMBER,
	};

	printf("a caseworker is paid for by three bodies in seven months, and a pilot ends\n");
	fflush(stdout);
	if (demonstration_pilot(d->p, &all, &d->refusal))
		return true;
	program_says("this could not be done: %s", d->refusal);
	return false;
}

/* At noon of that day, a minute apart. */
static bool run_steps_on(
	struct demonstration *d, struct date day, const struct step_facts *steps, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!run_step(d, &steps[i], instant_at(day, NOON + (int)i)))
			return false;
	return true;
}

static bool run_steps(struct program *p, void *arg)
{
	struct demonstration *d = arg;
	struct date before = date_add_days(instant_day(d->now), -BEFORE_STORY_DAYS);

	if (!run_steps_on(d, opened_on, steps_first, array_size(steps_first)) || !find_people(d) ||
		!run_steps_on(
			d, demonstration_pilot_day(), steps_of_pilot, array_size(steps_of_pilot)) ||
		!run_pilot(d) || !run_steps_on(d, before, steps_before, array_size(steps_before)) ||
		!run_steps_on(d, trained_on(d), steps_of_training, array_size(steps_of_training)))
		return false;
	if (d->is_without_people ? !run_steps_on(d, weeks_ago(d), steps_weeks_ago,
					   array_size(steps_weeks_ago))
				 : !play(d))
		return false;
	for (size_t i = 0; i < array_size(steps_today); i++)
		if (!(d->is_without_people && steps_today[i].is_of_people) &&
			!run_step(d, &steps_today[i], d->now))
			return false;
	return audit_carry_all(p->audit);
}

static void print_what_next(struct program *p, void *arg)
{
	const struct demonstration *d = arg;

	printf("\nThe demonstration is in %s; everybody in it is invented.  To look round:\n"
	       "  sarn serve                         then open http://%s:%lld/ and /cy/\n"
	       "  sign in with one click in any of the roles\n"
	       "  PCCG-2024-021 is published and its pilot is over: seven months are shared to\n"
	       "  the penny, and what its steering group read stands on the register;\n"
	       "  DLI364 waits to be looked at and attested, and its Welsh document,\n"
	       "  %s/dli364.cy.md, waits to be put beside it by you;\n"
	       "  DLI365 is a draft that the translator has been asked for;\n"
	       "  a scheme's terms are in force, so the sergeant can run the check before a "
	       "caution,\n"
	       "  and its next terms wait for the approver;\n"
	       "  a programme says what a decision allows for it, what its contract promises, and "
	       "what\n"
	       "  is delivered so far\n",
		p->settings.data, p->settings.address, (long long)p->settings.port, d->samples);
}

/* In the source's folder its own; elsewhere those that were installed with the program. */
static const char *samples_at_hand(void)
{
	return access("samples/dli364.en.md", R_OK) == 0 ? "samples" : SAMPLES_INSTALLED;
}

/* At noon, as if it were now. */
static bool is_day(const char *text, struct instant *now)
{
	struct date day;

	if (!date_parse_iso(slice_of(text), &day) || !date_is_day(day))
		return false;
	*now = instant_at(day, NOON);
	return true;
}

int command_demonstration(struct program *p, struct command_line *line)
{
	struct demonstration d = {
		.p = p, .samples = line_option(line, "--samples"), .now = clock_now()
	};
	const char *today = line_option(line, "--today");

	d.is_without_people = line_flag(line, "--without-people");
	if (line_has_more(line) || !program_settings(p))
		return 1;
	if (today != NULL && !is_day(today, &d.now))
		return program_says("--today is a day such as 2026-05-06, not \"%s\"", today);
	if (d.samples == NULL)
		d.samples = samples_at_hand();
	return demonstration_make(p, run_steps, print_what_next, &d);
}
