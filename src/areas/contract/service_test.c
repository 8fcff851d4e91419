/* SPDX-License-Identifier: MIT */
/*
 * Contracts kept by version and signed by a second person, what they promise, and the day they end.
 */
#include "areas/contract/contract.h"

#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/contract/testing.h"
#include "areas/funding/rules.h"
#include "areas/scheme/scheme.h"
#include "base/err.h"

static struct problems problems;

static enum outcome_kind write_one(
	struct fresh *f, const struct actor *by, struct contract *c, struct contract_version *v)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = contract_write(w, by, c, v, &problems);
	return outcome;
}

static enum outcome_kind sign(
	struct fresh *f, const struct actor *by, struct contract_id id, int64_t version)
{
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = contract_sign(w, by, id, version, &problems);
	return outcome;
}

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

static struct contract_version kept_of(struct fresh *f, struct contract_id id, int64_t version)
{
	struct contract_version v = { 0 };

	READ (f, w)
		assert_true(contract_version_load(w, id, version, &v));
	return v;
}

static void contract__is_kept_as_it_was_written(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), kept;
	struct contract c, found;

	v.licence = (struct contract_licence){ .number = "L7",
		.starts_on = v.starts_on,
		.ends_on = v.ends_on,
		.amount = amount_of(f, p.decision, 9000) };
	v.about = (struct contract_about){ .category = CATEGORY_GRANT,
		.cpv = "85312300-2",
		.description = { "Invented work", "Gwaith dychmygol" },
		.extend_until = date_of(2028, 3, 31) };
	c = written_now(f, &p, &v, "C-12");
	READ (f, w) {
		assert_true(contract_for(w, &f->auditor, PROGRAMME_READ, c.id, &found));
		assert_int_equal(contracts_of(w, p.id).n, 1);
		assert_false(contract_version_load(w, c.id, 2, &kept));
		assert_false(contract_version_on(w, c.id, v.starts_on, &kept));
	}
	assert_string_equal(found.reference, "C-12");
	assert_int_equal(found.organisation.v, f->office.v);
	assert_int_equal(found.parent.v, 0);
	kept = kept_of(f, c.id, 1);
	assert_true(date_equal(kept.from_on, date_of(2026, 4, 1)));
	assert_string_equal(kept.title[WELSH], "Contract dychmygol");
	assert_int_equal(kept.behalf.id.v, f->elsewhere.v);
	assert_true(kept.supplier.name[ENGLISH][0] != '\0');
	assert_int_equal(kept.implementers.n, 1);
	assert_int_equal(kept.implementers.at[0].id.v, f->force.v);
	assert_int_equal(kept.services.n, 1);
	assert_int_equal(kept.services.at[0].number, 1);
	assert_int_equal(kept.lines.n, 3);
	assert_int_equal(kept.lines.at[0].basis, BASIS_PASSED_THROUGH);
	assert_int_equal(kept.lines.at[0].sum.pence, 3376000); // the decision's, never typed
	assert_int_equal(kept.lines.at[1].number, 2);
	assert_int_equal(kept.lines.at[1].fee, FEE_INSIDE);
	assert_int_equal(kept.lines.at[1].sum.pence, 250000);
	assert_int_equal(kept.lines.at[2].evidence, EVIDENCE_LIAISON);
	assert_string_equal(kept.licence.number, "L7");
	assert_int_equal(kept.licence.fee.pence, 900000);
	assert_true(date_equal(kept.licence.ends_on, v.ends_on));
	assert_int_equal(kept.about.category, CATEGORY_GRANT);
	assert_string_equal(kept.about.cpv, "85312300-2");
	assert_string_equal(kept.about.description[ENGLISH], "Invented work");
	assert_string_equal(kept.about.description[WELSH], "Gwaith dychmygol");
	assert_true(date_equal(kept.about.extend_until, date_of(2028, 3, 31)));
}

static void contract__is_written_and_signed_by_those_alone_who_may(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	const struct actor *others[] = { &f->officer, &f->approver, &f->auditor, &f->sergeant,
		&f->coordinator, &f->stranger };
	struct contract c = { .programme = p.id, .reference = "C-12" };

	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(write_one(f, others[i], &c, &v), ABSENT);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	for (size_t i = 0; i < array_size(others); i++)
		if (others[i] != &f->approver)
			assert_int_equal(sign(f, others[i], c.id, 1), ABSENT);
	assert_int_equal(sign(f, &f->commissioning_officer, c.id, 1), ABSENT);
	assert_int_equal(sign(f, &f->approver, c.id, 2), ABSENT);
	assert_int_equal(sign(f, &f->approver, c.id, 1), DONE);
	assert_int_equal(sign(f, &f->approver, c.id, 1), REFUSED);
	assert_string_equal(said(""), "This version is signed already");
}

static void contract__is_read_by_the_office_alone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12"), found;
	struct contract_filter any = { .search = "", .after = "" };

	READ (f, w) {
		assert_true(contract_for(w, &f->officer, PROGRAMME_READ, c.id, &found));
		assert_false(contract_for(w, &f->stranger, PROGRAMME_READ, c.id, &found));
		assert_false(contract_for(w, &f->coordinator, PROGRAMME_READ, c.id, &found));
		assert_int_equal(contract_register(w, &f->auditor, &any, 9).n, 1);
		assert_int_equal(contract_register(w, &f->stranger, &any, 9).n, 0);
		assert_int_equal(contract_register(w, &f->coordinator, &any, 9).n, 0);
	}
}

static void contract__is_not_signed_by_who_wrote_it(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");
	struct actor both = f->approver;

	both.account = f->commissioning_officer.account;
	assert_int_equal(sign(f, &both, c.id, 1), REFUSED);
	assert_string_equal(said(""), "Whoever wrote the contract cannot sign it");
}

static void contract__that_cannot_be_is_not_kept(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = { .programme = p.id, .reference = "" };

	v.supplier.id.v = 77;
	v.implementers.at[0].id.v = 78;
	v.services.at[0].scheme.v = 79;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), REFUSED);
	assert_string_equal(said("reference"), "Enter the contract’s reference");
	assert_string_equal(said("supplier"), "Choose a body that is on the list");
	assert_string_equal(said("implementer-1"), "Choose a body that is on the list");
	assert_string_equal(said("service-scheme-1"), "Choose a scheme of your office");
	READ (f, w)
		assert_int_equal(contracts_of(w, p.id).n, 0);
}

static void contract__waits_for_a_signed_budget(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = { .programme = p.id, .reference = "C-12" };

	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), REFUSED);
	assert_true(strstr(said(""), "budget signed first") != NULL);
}

static void reference__is_of_one_contract_and_stays_once_signed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), other = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12"), second = { .programme = p.id };

	second.reference = "C-12";
	assert_int_equal(write_one(f, &f->commissioning_officer, &second, &other), REFUSED);
	assert_string_equal(said("reference"), "Another contract has this reference already");
	c.reference = "C-13";
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	READ (f, w)
		assert_true(contract_load(w, c.id, &c));
	assert_string_equal(c.reference, "C-13");
	signed_now(f, &v);
	v.why[ENGLISH] = "A word is changed";
	v.why[WELSH] = "Newidir gair";
	v.from_on = v.ends_on;
	c.reference = "C-14";
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	READ (f, w)
		assert_true(contract_load(w, c.id, &c));
	assert_string_equal(c.reference, "C-13");
}

static void version__written_meanwhile_is_not_overwritten(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), late = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	late.version = 0;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &late), CHANGED_MEANWHILE);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	assert_int_equal(v.version, 2);
	assert_int_equal(sign(f, &f->approver, c.id, 1), CHANGED_MEANWHILE);
}

/* ---- variations ---- */

static void variation__stands_from_its_day_once_signed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), on;
	struct contract c = written_now(f, &p, &v, "C-12");
	struct date june = date_of(2026, 6, 1), may = date_of(2026, 5, 31);

	signed_now(f, &v);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), REFUSED);
	assert_string_equal(said("why-en"), "Say in a line in English why the contract is varied");
	assert_string_equal(said("why-cy"), "Say in a line in Welsh why the contract is varied");
	v.why[ENGLISH] = "It lasts longer, and less is paid for";
	v.why[WELSH] = "Mae’n para’n hirach, a thelir am lai";
	v.from_on = june;
	v.ends_on = date_of(2027, 9, 30);
	v.lines.n = 2;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	READ (f, w) {
		assert_true(contract_version_on(w, c.id, june, &on));
		assert_int_equal(on.version, 1);
		assert_true(contract_load(w, c.id, &c));
		assert_int_equal(c.shown, 1); // unsigned, it is not what the register lists
	}
	signed_now(f, &v);
	READ (f, w) {
		assert_true(contract_version_on(w, c.id, may, &on));
		assert_int_equal(on.lines.n, 3);
		assert_true(contract_version_on(w, c.id, june, &on));
		assert_int_equal(on.lines.n, 2);
		assert_int_equal(contracts_running(w, p.id, date_of(2026, 3, 31)).n, 0);
		assert_int_equal(contracts_running(w, p.id, may).at[0].version, 1);
		assert_int_equal(contracts_running(w, p.id, v.ends_on).at[0].version, 2);
		assert_int_equal(contracts_running(w, p.id, date_add_days(v.ends_on, 1)).n, 0);
	}
}

/* What a variation put later another may put back, and no further: nothing would stand there. */
static void variation__begins_no_sooner_than_the_first_version(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-1");
	const struct date starts_on = v.starts_on;

	signed_now(f, &v);
	v.why[ENGLISH] = "It begins another day";
	v.why[WELSH] = "Mae’n dechrau ar ddiwrnod arall";
	v.from_on = starts_on;
	v.starts_on = date_add_days(starts_on, 30);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	signed_now(f, &v);
	v.starts_on = date_add_days(starts_on, -1);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), REFUSED);
	v.starts_on = starts_on;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
}

static void line__keeps_its_number_and_none_is_given_twice(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), kept;
	struct contract c = written_now(f, &p, &v, "C-12");

	v.lines.n = 2; // the third goes
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	add_line(f, &v, a_line(f, &p, 500, HEADING_DELIVERY));
	v.lines.at[2].number = 3; // which it had not
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	kept = kept_of(f, c.id, 3);
	assert_int_equal(kept.lines.at[0].number, 1);
	assert_int_equal(kept.lines.at[1].number, 2);
	assert_int_equal(kept.lines.at[2].number, 4);
}

/* ---- under another ---- */

static struct contract_version a_sub(struct fresh *f)
{
	return (struct contract_version){
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = f->elsewhere,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 4, 1),
			.ends_on = date_of(2027, 3, 31),
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};
}

static void sub_contract__is_held_by_who_supplies_the_one_above(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), under = a_sub(f);
	struct contract c = written_now(f, &p, &v, "C-12");
	struct contract sub = { .parent = c.id, .reference = "C-12-L" }, third;

	under.holder.id = f->office; // whatever was sent
	assert_int_equal(write_one(f, &f->stranger, &sub, &under), ABSENT);
	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	assert_int_equal(sub.programme.v, p.id.v);
	assert_int_equal(kept_of(f, sub.id, 1).holder.id.v, f->provider.v);
	third = (struct contract){ .parent = sub.id, .reference = "C-12-L-1" };
	under.version = 0;
	assert_int_equal(write_one(f, &f->commissioning_officer, &third, &under), ABSENT);
	under.version = 1;
	under.contract = sub.id;
	signed_now(f, &under);
	READ (f, w) {
		struct contract_versions subs = contract_subs_on(w, c.id, date_of(2026, 4, 1));

		assert_int_equal(subs.n, 1);
		assert_int_equal(subs.at[0].supplier.id.v, f->elsewhere.v);
		assert_int_equal(subs.at[0].licence.fee.pence, 900000);
		assert_int_equal(contract_subs_on(w, c.id, date_of(2026, 3, 31)).n, 0);
		assert_int_equal(contracts_of(w, p.id).n, 1); // it is under one
		assert_int_equal(contract_fees(w, c.id, &v, date_of(2026, 4, 1)).pence, 900000);
	}
}

/* ---- whose licence it is ---- */

static size_t licensed_on(struct fresh *f, struct organisation_id body, struct date day)
{
	size_t n = 0;

	READ (f, w)
		n = scheme_tie.licensed_by(w, body, day).n;
	return n;
}

/* Of the provider, whose work the scheme is. */
static struct facilitator_id a_facilitator(struct fresh *f)
{
	struct facilitator facilitator = { .name = "Alys Sampl" };
	struct problems none = { 0 };

	WRITE (f, w)
		assert_int_equal(
			facilitator_add(w, &f->coordinator, &facilitator, "", &none), DONE);
	return facilitator.id;
}

static struct scheme a_scheme(struct fresh *f)
{
	struct scheme s = { .name = { "Invented scheme", "Cynllun dychmygol" } };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &s, &problems), DONE);
	return s;
}

static void time_is(struct fresh *f, int year, int month, int day)
{
	f->now = instant_at(date_of(year, month, day), 12 * 60);
}

static void sees(struct fresh *f, const struct actor *by, struct scheme_id scheme,
	struct facilitator_id facilitator, bool is_seen)
{
	struct scheme s;
	struct facilitator one;

	READ (f, w) {
		assert_int_equal(schemes_for(w, by).n, is_seen);
		assert_int_equal(scheme_for(w, by, SCHEME_READ, scheme, &s), is_seen);
		assert_int_equal(facilitators_for(w, by).n, is_seen);
		assert_int_equal(
			facilitator_for(w, by, FACILITATOR_READ, facilitator, &one), is_seen);
		assert_false(scheme_for(w, by, COHORT_READ, scheme, &s));
		assert_false(facilitator_for(w, by, FACILITATOR_ALTER, facilitator, &one));
	}
}

static void licensor__sees_who_teaches_and_the_terms_while_its_licence_runs(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct scheme_id scheme = a_scheme(f).id;
	struct facilitator_id facilitator = a_facilitator(f);
	struct contract_version v = a_version(f, &p), under = a_sub(f);
	struct contract c, sub;
	struct actor lead =
		a_person(f, f->elsewhere, "ansawdd", "Ansawdd Sampl", ROLE_LICENSOR_LEAD);
	struct actor other = a_person(f, f->force, "arall.a", "Arall Sampl", ROLE_LICENSOR_LEAD);

	v.services.at[0].scheme = scheme;
	c = written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	sub = (struct contract){ .parent = c.id, .reference = "C-12-L" };
	under.licence.ends_on = date_of(2026, 9, 30);
	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	time_is(f, 2026, 5, 1);
	sees(f, &lead, scheme, facilitator, false); // it is not signed
	signed_now(f, &under);
	sees(f, &lead, scheme, facilitator, true);
	sees(f, &other, scheme, facilitator, false);
	assert_int_equal(licensed_on(f, f->elsewhere, date_of(2026, 3, 31)), 0);
	assert_int_equal(licensed_on(f, f->elsewhere, date_of(2026, 4, 1)), 1);
	assert_int_equal(licensed_on(f, f->provider, date_of(2026, 4, 1)), 0); // it holds it
	time_is(f, 2026, 9, 30);
	sees(f, &lead, scheme, facilitator, true);
	time_is(f, 2026, 10, 1); // though the sub-contract runs on
	sees(f, &lead, scheme, facilitator, false);
}

/* A coordinator of the licensor's has nothing to do with it, nor with its people. */
static void licensor__of_another_role_gets_nothing(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct scheme_id scheme = a_scheme(f).id;
	struct contract_version v = a_version(f, &p), under = a_sub(f);
	struct contract c, sub;
	struct scheme s;

	v.services.at[0].scheme = scheme;
	c = written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	sub = (struct contract){ .parent = c.id, .reference = "C-12-L" };
	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	signed_now(f, &under);
	time_is(f, 2026, 5, 1);
	READ (f, w) {
		const struct actor *by = &f->elsewhere_coordinator;

		for (enum right right = RIGHT_NONE + 1; right < RIGHT_COUNT; right++)
			if (right != PUBLIC_READ && right != SIGN_IN && right != POLICY_READ)
				assert_false(scheme_for(w, by, right, scheme, &s));
		assert_int_equal(schemes_for(w, by).n, 0);
		assert_int_equal(cohort_schemes(w, by).n, 0);
		assert_int_equal(facilitators_for(w, by).n, 0);
	}
}

/* ---- what is promised ---- */

static struct commitment promised(struct fresh *f, const struct programme *p, enum heading heading)
{
	struct commitment under[HEADING_COUNT];
	struct budget b;

	READ (f, w) {
		assert_true(programme_budget_in_force(w, p->id, &b));
		programme_tie.committed(w, &b, under);
	}
	return under[heading];
}

static void commitment__is_of_signed_lines_alone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);

	written_now(f, &p, &v, "C-12");
	assert_false(promised(f, &p, HEADING_DELIVERY).is_any);
	signed_now(f, &v);
	assert_true(promised(f, &p, HEADING_DELIVERY).is_any);
	assert_int_equal(promised(f, &p, HEADING_DELIVERY).money.pence, 6000000);
	assert_int_equal(promised(f, &p, HEADING_MOBILISATION).money.pence, 3376000);
	assert_false(promised(f, &p, HEADING_DELIVERY).is_partly);
	assert_false(promised(f, &p, HEADING_CASEWORKER).is_any);
}

static void commitment__has_the_fee_beside_its_line_and_no_sub_contracts_lines(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), under = a_sub(f);
	struct contract c, sub;

	v.lines.at[1].fee = FEE_BESIDE;
	c = written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	sub = (struct contract){ .parent = c.id, .reference = "C-12-L" };
	under.starts_on = date_of(2026, 3, 1); // today is one of its days
	add_line(f, &under, v.lines.at[2]);
	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	assert_int_equal(promised(f, &p, HEADING_DELIVERY).money.pence, 6000000);
	signed_now(f, &under);
	assert_int_equal(promised(f, &p, HEADING_DELIVERY).money.pence, 6900000);
}

/* ---- the day it ends ---- */

static bool covers(struct fresh *f, struct scheme_id scheme, struct date day)
{
	bool answer = false;

	READ (f, w)
		answer = contract_covers(w, scheme, day);
	return answer;
}

static void scheme__takes_people_while_a_contract_of_it_runs(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct scheme s = a_scheme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c;

	v.services.at[0].scheme = s.id;
	c = written_now(f, &p, &v, "C-12");
	assert_true(covers(f, s.id, date_of(2030, 1, 1))); // nothing is signed
	signed_now(f, &v);
	assert_false(covers(f, s.id, date_of(2026, 3, 31)));
	assert_true(covers(f, s.id, date_of(2026, 4, 1)));
	assert_true(covers(f, s.id, date_of(2027, 3, 31)));
	assert_false(covers(f, s.id, date_of(2027, 4, 1)));
	v.why[ENGLISH] = "The service goes";
	v.why[WELSH] = "Mae’r gwasanaeth yn mynd";
	v.from_on = date_of(2026, 6, 1);
	v.services.at[0].scheme.v = 0;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	signed_now(f, &v);
	assert_true(covers(f, s.id, date_of(2026, 5, 31)));
	assert_false(covers(f, s.id, date_of(2026, 6, 1)));
	assert_true(covers(f, (struct scheme_id){ 77 }, date_of(2026, 6, 1)));
	v.why[ENGLISH] = "It comes back, and ends sooner";
	v.why[WELSH] = "Daw yn ôl, a daw i ben yn gynt";
	v.from_on = date_of(2026, 8, 1);
	v.ends_on = date_of(2026, 9, 30);
	v.services.at[0].scheme = s.id;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	signed_now(f, &v);
	assert_false(covers(f, s.id, date_of(2026, 7, 31)));
	assert_true(covers(f, s.id, date_of(2026, 8, 1)));
	assert_true(covers(f, s.id, date_of(2026, 9, 30)));
	assert_false(covers(f, s.id, date_of(2026, 10, 1)));
	assert_true(covers(f, s.id, date_of(2026, 4, 1)));
}

static bool licensed(struct fresh *f, struct scheme_id scheme, struct date day)
{
	bool answer = false;

	READ (f, w)
		answer = contract_has_licence(w, scheme, day);
	return answer;
}

/* The contract runs to March 2027, the licence under it to January. */
static void scheme__is_licensed_while_a_licence_of_or_under_its_contract_runs(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct scheme s = a_scheme(f);
	struct contract_version v = a_version(f, &p), under = {
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = f->elsewhere,
		.starts_on = date_of(2026, 4, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 5, 1),
			.ends_on = date_of(2027, 1, 31),
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};
	struct contract c;

	v.services.at[0].scheme = s.id;
	v.licence = (struct contract_licence){ .number = "" };
	c = written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	assert_true(licensed(f, s.id, date_of(2027, 3, 1))); // nobody asks for one

	struct contract sub = { .parent = c.id, .reference = "C-12-L" };

	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &sub, &under, &problems),
			DONE);
	assert_true(licensed(f, s.id, date_of(2027, 3, 1))); // it is not signed
	signed_now(f, &under);
	assert_false(licensed(f, s.id, date_of(2026, 4, 30)));
	assert_true(licensed(f, s.id, date_of(2026, 5, 1)));
	assert_true(licensed(f, s.id, date_of(2027, 1, 31)));
	assert_false(licensed(f, s.id, date_of(2027, 2, 1)));
	assert_true(licensed(f, (struct scheme_id){ 77 }, date_of(2027, 2, 1)));
}

static const char *lacking(struct fresh *f, struct scheme_id scheme, struct date workshop_b)
{
	const char *says = NULL;

	READ (f, w)
		says = cohort_cover.lacks(w, scheme, workshop_b);
	return says == NULL ? "" : says;
}

/* The licence runs to March 2027; what it stands in is over in November. */
static void scheme__has_no_licence_once_its_sub_contract_is_over(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct scheme s = a_scheme(f);
	struct contract_version v = a_version(f, &p), under = a_sub(f);
	struct contract c;

	v.services.at[0].scheme = s.id;
	c = written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	under.ends_on = date_of(2026, 11, 30);

	struct contract sub = { .parent = c.id, .reference = "C-12-L" };

	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	signed_now(f, &under);
	assert_true(licensed(f, s.id, date_of(2026, 11, 30)));
	assert_string_equal(lacking(f, s.id, date_of(2026, 11, 30)), "");
	assert_false(licensed(f, s.id, date_of(2026, 12, 1)));
	assert_string_equal(lacking(f, s.id, date_of(2026, 12, 1)),
		"The licence for this scheme’s workshops stands under a contract that is over on "
		"the day of workshop B: that contract has to be extended first");
	under.why[ENGLISH] = "It lasts longer";
	under.why[WELSH] = "Mae’n para’n hirach";
	under.from_on = date_of(2026, 11, 1);
	under.ends_on = date_of(2027, 3, 31);
	assert_int_equal(write_one(f, &f->commissioning_officer, &sub, &under), DONE);
	signed_now(f, &under);
	assert_true(licensed(f, s.id, date_of(2026, 12, 1)));
	assert_string_equal(lacking(f, s.id, date_of(2027, 3, 31)), "");
	assert_string_equal(lacking(f, s.id, date_of(2027, 4, 1)),
		"No contract for this scheme runs on the day of workshop B, so nobody can be "
		"booked here until one does");
}

/* ---- the register ---- */

static size_t found(struct fresh *f, const char *search, const char *after, size_t most)
{
	struct contract_filter filter = { .search = search, .after = after };
	size_t n = 0;

	READ (f, w)
		n = contract_register(w, &f->auditor, &filter, most).n;
	return n;
}

static void register__is_searched_and_read_page_by_page(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);

	for (int i = 1; i <= 5; i++) {
		struct contract_version v = a_version(f, &p);

		v.title[WELSH] = i == 3 ? "Tŷ Bach" : "Arall";
		written_now(f, &p, &v, arena_format(f->arena, "C-%d", i));
	}
	assert_int_equal(found(f, "", "", 3), 4); // one more, so that the page knows
	assert_int_equal(found(f, "", "C-3", 3), 2);
	assert_int_equal(found(f, "", "C-5", 3), 0);
	assert_int_equal(found(f, "ty", "", 3), 1);
	assert_int_equal(found(f, "BACH", "", 3), 1);
	assert_int_equal(found(f, "invented", "C-4", 3), 1);
	assert_int_equal(found(f, "nowhere", "", 3), 0);
	assert_int_equal(found(f, "%%", "", 3), 0);
}

static void register__finds_what_was_signed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	signed_now(f, &v);
	v.title[ENGLISH] = "Renamed";
	v.why[ENGLISH] = "Another name";
	v.why[WELSH] = "Enw arall";
	v.from_on = v.starts_on;
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	assert_int_equal(found(f, "renamed", "", 3), 0);
	signed_now(f, &v);
	assert_int_equal(found(f, "renamed", "", 3), 1);
}

/* ---- who leads ---- */

static struct leads leads_of(struct fresh *f, struct programme_id id, int year)
{
	struct leads leads = { 0 };

	READ (f, w) {
		struct leads found = programme_tie.leads(
			w, id, financial_year_begins(year), financial_year_ends(year));

		list_each (const struct organisation_id *, each, &found)
			*list_add(f->arena, &leads) = *each;
	}
	return leads;
}

static void lead__is_who_holds_a_signed_contract(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	static const int years[] = { 2024, 2026, 2031 };

	written_now(f, &p, &v, "C-1");
	assert_int_equal(leads_of(f, p.id, 2026).n, 0);
	signed_now(f, &v);
	for (size_t i = 0; i < array_size(years); i++) {
		struct leads leads = leads_of(f, p.id, years[i]);

		assert_int_equal(leads.n, 1);
		assert_int_equal(leads.at[0].v, v.holder.id.v);
	}
	/* Another holds one more that is over long before the year is, whichever reference comes first. */
	v = a_version(f, &p);
	v.holder.id = f->force;
	v.ends_on = date_of(2026, 4, 30);
	written_now(f, &p, &v, "A-1");
	signed_now(f, &v);
	assert_int_equal(leads_of(f, p.id, 2026).n, 2);
	assert_int_equal(leads_of(f, p.id, 2024).n, 2); // none ran
}

/* Of the year in which one took the place of the other both; before and after it the one alone. */
static void lead__of_a_year_is_whoever_held_it_on_any_day_of_it(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c;

	v.ends_on = date_of(2028, 3, 31);
	c = written_now(f, &p, &v, "C-1");
	signed_now(f, &v);
	v.holder.id = f->force;
	v.why[ENGLISH] = "Another holds it";
	v.why[WELSH] = "Un arall sy’n ei ddal";
	v.from_on = date_of(2027, 4, 1);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	signed_now(f, &v);
	assert_int_equal(leads_of(f, p.id, 2026).n, 1);
	assert_int_equal(leads_of(f, p.id, 2026).at[0].v, f->office.v);
	assert_int_equal(leads_of(f, p.id, 2027).n, 1);
	assert_int_equal(leads_of(f, p.id, 2027).at[0].v, f->force.v);
	v.holder.id = f->office;
	v.from_on = date_of(2028, 3, 31);
	assert_int_equal(write_one(f, &f->commissioning_officer, &c, &v), DONE);
	signed_now(f, &v);
	assert_int_equal(leads_of(f, p.id, 2027).n, 2);
	assert_int_equal(leads_of(f, p.id, 2028).n, 1); // none ran: as it was signed last
	assert_int_equal(leads_of(f, p.id, 2028).at[0].v, f->office.v);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(contract__is_kept_as_it_was_written),
		FRESH(contract__is_written_and_signed_by_those_alone_who_may),
		FRESH(contract__is_read_by_the_office_alone),
		FRESH(contract__is_not_signed_by_who_wrote_it),
		FRESH(contract__that_cannot_be_is_not_kept),
		FRESH(contract__waits_for_a_signed_budget),
		FRESH(reference__is_of_one_contract_and_stays_once_signed),
		FRESH(version__written_meanwhile_is_not_overwritten),
		FRESH(variation__stands_from_its_day_once_signed),
		FRESH(variation__begins_no_sooner_than_the_first_version),
		FRESH(line__keeps_its_number_and_none_is_given_twice),
		FRESH(sub_contract__is_held_by_who_supplies_the_one_above),
		FRESH(licensor__sees_who_teaches_and_the_terms_while_its_licence_runs),
		FRESH(licensor__of_another_role_gets_nothing),
		FRESH(commitment__is_of_signed_lines_alone),
		FRESH(commitment__has_the_fee_beside_its_line_and_no_sub_contracts_lines),
		FRESH(scheme__takes_people_while_a_contract_of_it_runs),
		FRESH(scheme__is_licensed_while_a_licence_of_or_under_its_contract_runs),
		FRESH(scheme__has_no_licence_once_its_sub_contract_is_over),
		FRESH(register__is_searched_and_read_page_by_page),
		FRESH(register__finds_what_was_signed),
		FRESH(lead__is_who_holds_a_signed_contract),
		FRESH(lead__of_a_year_is_whoever_held_it_on_any_day_of_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
