/* SPDX-License-Identifier: MIT */
#include "app/demonstration_contract.h"

#include "areas/programme/programme.h"
#include "db/db.h"

enum {
	BEFORE_CARA_DAYS = 365,
	LASTS_DAYS = 365,  // from today: no cohort that is planned is beyond it
	OPTION_DAYS = 365, // by which it may be extended
	LICENCE_SO_FAR_DAYS = 295,
	LICENCE_LEFT_DAYS = 70, // so that it is warned of
	PENCE = 100
};

/* The number of the decision's amount of so many pounds, which the budget names. */
static int64_t amount_of(struct work *w, struct programme_id id, int64_t pounds)
{
	struct budget b;

	if (!programme_budget_in_force(w, id, &b))
		return 0;
	list_each (const struct limit *, each, &b.limits)
		if (each->money.pence == pounds * PENCE)
			return each->amount;
	return 0;
}

static struct contract_body body(struct organisation_id id)
{
	return (struct contract_body){ .id = id };
}

static void add_service(struct work *w, struct contract_version *v, struct scheme_id scheme,
	const char *name_en, const char *name_cy)
{
	*list_add(work_arena(w), &v->services) = (struct contract_service){
		.row = v->services.n,
		.name = { [ENGLISH] = name_en, [WELSH] = name_cy },
		.scheme = scheme,
	};
}

static void add_line(struct work *w, struct contract_version *v, struct contract_line line)
{
	line.row = v->lines.n + 1;
	line.clause = "";
	*list_add(work_arena(w), &v->lines) = line;
}

/* Held for the partnership, whose performance it is, and implemented by the force. */
enum outcome_kind demonstration_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems)
{
	struct contract c = { .programme = all->programme, .reference = "EXAMPLE-C1" };
	struct contract_version v = {
		.title = { "Regional perpetrator programmes (example)",
			"Rhaglenni rhanbarthol i gyflawnwyr (enghraifft)" },
		.holder = body(all->holder),
		.behalf = body(all->partnership),
		.performance = body(all->partnership),
		.supplier = body(all->supplier),
		.starts_on = date_add_days(all->live_on, -BEFORE_CARA_DAYS),
		.ends_on = date_add_days(all->today, LASTS_DAYS),
		.licence.number = "",
		.about = { .category = CATEGORY_SERVICES,
			.cpv = "85312300-2", // guidance and counselling
			.description = { "Programmes that change the behaviour of people who have "
					 "abused a partner, across the region (example).",
				"Rhaglenni sy’n newid ymddygiad pobl sydd wedi cam-drin partner, "
				"ar draws y rhanbarth (enghraifft)." },
			.extend_until = date_add_days(all->today, LASTS_DAYS + OPTION_DAYS) },
	};
	enum outcome_kind outcome;

	*list_add(work_arena(w), &v.implementers) = body(all->force);
	add_service(w, &v, (struct scheme_id){ 0 }, "Regional group programme",
		"Rhaglen grŵp ranbarthol");
	add_line(w, &v,
		(struct contract_line){
			.heading = HEADING_MOBILISATION,
			.name = { "Training by the licensor", "Hyfforddiant gan y trwyddedwr" },
			.basis = BASIS_PASSED_THROUGH,
			.per = PER_WHOLE,
			.amount = amount_of(w, all->programme, 33760),
			.evidence = EVIDENCE_TRAINING,
		});
	outcome = contract_write(w, by, &c, &v, problems);
	all->prime = c.id;
	return outcome;
}

/* CARA at what it did cost, up to £2,500 and £500 a cohort; the licence is a part of the first. */
enum outcome_kind demonstration_vary_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems)
{
	struct contract c = { .id = all->prime, .reference = "" };
	struct contract_version v;

	if (!contract_version_load(w, all->prime, 1, &v))
		return ABSENT;
	v.from_on = all->live_on;
	v.why[ENGLISH] = "CARA is added";
	v.why[WELSH] = "Ychwanegir CARA";
	add_service(w, &v, all->scheme, "CARA workshops", "Gweithdai CARA");
	add_line(w, &v,
		(struct contract_line){
			.heading = HEADING_DELIVERY,
			.name = { "Workshops A and B of a cohort", "Gweithdai A a B carfan" },
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.amount = amount_of(w, all->programme, 2500),
			.evidence = EVIDENCE_REGISTERS,
			.fee = FEE_INSIDE,
		});
	add_line(w, &v,
		(struct contract_line){
			.heading = HEADING_DELIVERY,
			.name = { "Victim liaison for a cohort", "Cyswllt â dioddefwyr carfan" },
			.basis = BASIS_ACTUAL_UP_TO,
			.per = PER_COHORT,
			.amount = amount_of(w, all->programme, 500),
			.evidence = EVIDENCE_LIAISON,
		});
	return contract_write(w, by, &c, &v, problems);
}

enum outcome_kind demonstration_sub_contract(
	struct work *w, const struct actor *by, struct contracted *all, struct problems *problems)
{
	struct contract c = { .parent = all->prime, .reference = "EXAMPLE-C1-L" };
	struct contract_version v = {
		.title = { "CARA training and licence (example)",
			"Hyfforddiant a thrwydded CARA (enghraifft)" },
		.supplier = body(all->licensor),
		.starts_on = all->live_on,
		.ends_on = date_add_days(all->today, LASTS_DAYS),
		.licence = {
			.number = "EXAMPLE-L7",
			.starts_on = date_add_days(all->today, -LICENCE_SO_FAR_DAYS),
			.ends_on = date_add_days(all->today, LICENCE_LEFT_DAYS),
			.amount = amount_of(w, all->programme, 9000),
		},
		.about = { .category = CATEGORY_SERVICES,
			.cpv = "80500000-9", // training
			.description = { "Training of facilitators, and the licence to deliver "
					 "the workshops (example).",
				"Hyfforddi hwyluswyr, a’r drwydded i gyflwyno’r gweithdai "
				"(enghraifft)." } },
	};
	enum outcome_kind outcome = contract_write(w, by, &c, &v, problems);

	all->sub = c.id;
	return outcome;
}
