/* SPDX-License-Identifier: MIT */
/*
 * The pages of contracts, asked through the frame.
 */
#include "areas/contract/pages.h"

#include <string.h>

#include "areas/cohort/pages.h"
#include "areas/cohort/testing.h"
#include "areas/contract/testing.h"
#include "areas/contract/testing_scene.h"
#include "areas/funding/funding.h"
#include "areas/funding/pages.h"
#include "areas/funding/testing.h"
#include "areas/programme/pages.h"
#include "areas/scheme/pages.h"
#include "areas/scheme/scheme.h"
#include "base/err.h"
#include "db/query.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, cohort_routes, contract_routes, funding_routes, programme_routes,
		scheme_routes, NULL);
	return 0;
}

static const char *at(struct fresh *f, const struct contract *c, const char *after)
{
	return arena_format(f->arena, "/contracts/%lld%s", (long long)c->id.v, after);
}

static const char *of_programme(struct fresh *f, const struct programme *p, const char *after)
{
	return arena_format(f->arena, "/programmes/%lld%s", (long long)p->id.v, after);
}

/* ---- the form ---- */

#define TITLE "&reference=C-12&title-en=Invented+contract&title-cy=Contract+dychmygol"
#define DAYS                                                                                       \
	"&starts-on-day=1&starts-on-month=4&starts-on-year=2026"                                   \
	"&ends-on-day=31&ends-on-month=3&ends-on-year=2027"
#define SERVICE "&service-number-1=&service-en-1=Workshops&service-cy-1=Gweithdai&service-scheme-1="

/* A line of workshops, its sum an amount of the decision or typed. */
static const char *line_fields(struct fresh *f, const struct programme *p, const char *sum)
{
	int64_t amount = sum[0] == '\0' ? amount_of(f, p->decision, 2500) : 0;

	return arena_format(f->arena,
		"&line-number-1=&line-en-1=Two+workshops&line-cy-1=Dau+weithdy"
		"&heading-1=delivery&basis-1=actual-up-to&per-1=cohort&amount-1=%s&sum-1=%s&most-1="
		"&evidence-1=registers&fee-1=inside&clause-1=",
		amount == 0 ? "" : arena_format(f->arena, "%lld", (long long)amount), sum);
}

static const char *form_of(struct fresh *f, const struct programme *p, int version, const char *sum)
{
	return arena_format(f->arena,
		"version=%d" TITLE DAYS SERVICE "%s&holder=%lld&supplier=%lld"
		"&implementer-1=&implementer-2=%lld&behalf=&performance=",
		version, line_fields(f, p, sum), (long long)f->office.v, (long long)f->provider.v,
		(long long)f->force.v);
}

static struct contract only_contract(struct fresh *f, const struct programme *p)
{
	struct contract c = { 0 };

	READ (f, w) {
		struct contracts all = contracts_of(w, p->id);

		assert_int_equal(all.n, 1);
		c = all.at[0];
	}
	return c;
}

static void contract__is_written_on_the_page_and_shown(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme p = a_contracted_programme(f);
	const char *new = of_programme(f, &p, "/contract");
	struct contract c;

	assert_int_equal(page_get(f, &f->commissioning_officer, new), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Write a contract"));
	assert_true(page_says(f, "£2,500: Delivery, The price of one cohort"));
	assert_int_equal(
		page_post(f, &f->commissioning_officer, new, form_of(f, &p, 0, "")), SEE_OTHER);
	c = only_contract(f, &p);
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Contract C-12"));
	assert_true(page_says(f, "Not signed yet"));
	assert_true(page_says(f, "£2,500 for each cohort"));
	assert_true(page_says(f, "20, as the decision allows"));
	assert_true(page_says(f, "£50,000"));
	assert_true(page_says(f, "It is a part of the sum, never in addition"));
	assert_true(page_says(f, "£60,000: the caps of the headings"));
	assert_false(page_says(f, "Write it again"));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, &c, "")), OK);
	assert_true(page_says(f, "You wrote this version, so somebody else signs it."));
	assert_true(page_says(f, "Write it again"));
}

static void form__comes_back_as_it_was_typed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	const char *new = of_programme(f, &p, "/contract");

	assert_int_equal(
		page_post(f, &f->commissioning_officer, new, form_of(f, &p, 0, "2,500,00")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"2,500,00\""));
	assert_true(page_says(f, "value=\"Two workshops\""));
	assert_int_equal(
		page_post(f, &f->commissioning_officer, new, form_of(f, &p, 0, "60000.01")),
		UNPROCESSABLE);
	assert_true(page_says(f, "This is more than the cap of its heading"));
	assert_true(page_says(f, "Line 1, Or another sum"));
	assert_true(page_says(f, "value=\"60000.01\""));
	assert_int_equal(page_post(f, &f->commissioning_officer, new,
				 arena_format(f->arena, "%s&sum-1=12", form_of(f, &p, 0, ""))),
		BAD_REQUEST); // a field sent twice
	assert_int_equal(page_post(f, &f->commissioning_officer, new,
				 arena_format(f->arena, "%s&more=yes", form_of(f, &p, 0, "7"))),
		OK);
	assert_true(page_says(f, "Line 3"));
	assert_false(page_says(f, "Line 4"));
	assert_true(page_says(f, "Service 2"));
	assert_true(page_says(f, "value=\"7\""));
}

static void sum__is_the_decisions_or_typed_and_not_both(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	const char *both = arena_format(f->arena,
		"version=0" TITLE DAYS SERVICE "&line-number-1=&line-en-1=A&line-cy-1=B"
		"&heading-1=delivery&basis-1=actual-up-to&per-1=cohort&amount-1=%lld&sum-1=12"
		"&most-1=&evidence-1=registers&fee-1=&clause-1=&holder=%lld&supplier=%lld",
		(long long)amount_of(f, p.decision, 2500), (long long)f->office.v,
		(long long)f->provider.v);

	assert_int_equal(
		page_post(f, &f->commissioning_officer, of_programme(f, &p, "/contract"), both),
		UNPROCESSABLE);
	assert_true(page_says(f, "Choose an amount of the decision or enter a sum, not both"));
}

/* ---- signing and varying ---- */

static void contract__is_signed_on_the_page_unless_a_newer_was_written(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");
	struct problems problems = { 0 };

	assert_int_equal(page_get(f, &f->approver, at(f, &c, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Sign this version"));
	WRITE (f, w)
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &c, &v, &problems), DONE);
	assert_int_equal(page_post(f, &f->approver, at(f, &c, "/sign"), "version=1"), CONFLICTING);
	assert_true(page_says(f, "Somebody has written a newer version meanwhile."));
	assert_int_equal(page_post(f, &f->approver, at(f, &c, "/sign"), "version=2"), SEE_OTHER);
	assert_int_equal(page_post(f, &f->approver, at(f, &c, "/sign"), "version=2"), CONFLICTING);
	assert_true(page_says(f, "This version is signed already"));
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "?version=1")), OK);
	assert_true(page_says(f, "Never signed: a later version took its place"));
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "?version=3")), NOT_FOUND);
}

/* Line 1 stays, the others go, a service comes, and it lasts longer. */
static const char *variation_form(
	struct fresh *f, const struct programme *p, const char *why, int version)
{
	return arena_format(f->arena,
		"version=%d&%s&from-on-day=1&from-on-month=6&from-on-year=2026"
		"&title-en=Invented+contract&title-cy=Contract+dychmygol"
		"&starts-on-day=1&starts-on-month=4&starts-on-year=2026"
		"&ends-on-day=30&ends-on-month=9&ends-on-year=2027"
		"&service-number-1=1&service-en-1=Invented+workshops"
		"&service-cy-1=Gweithdai+dychmygol&service-scheme-1="
		"&service-number-2=&service-en-2=CARA&service-cy-2=CARA&service-scheme-2="
		"&line-number-1=1&line-en-1=Invented+work&line-cy-1=Gwaith+dychmygol"
		"&heading-1=mobilisation&basis-1=passed-through&per-1=whole&amount-1=%lld&sum-1="
		"&most-1=&evidence-1=training&fee-1=&clause-1="
		"&line-number-2=2&line-en-2=Gone&line-cy-2=Gone&heading-2=delivery&basis-2="
		"&per-2=&amount-2=&sum-2=&most-2=&evidence-2=&fee-2=&clause-2=&line-drop-2=yes"
		"&holder=%lld&behalf=%lld&performance=%lld&supplier=%lld&implementer-1=%lld",
		version, why, (long long)amount_of(f, p->decision, 33760), (long long)f->office.v,
		(long long)f->elsewhere.v, (long long)f->elsewhere.v, (long long)f->provider.v,
		(long long)f->force.v);
}

static void variation__says_what_it_changes_beside_what_stood(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, &c, "/write")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Why it is varied, in English"));
	assert_false(page_says(f, "name=\"reference\""));
	assert_true(page_says(f, "This line is no longer in the contract"));
	assert_int_equal(page_post(f, &f->commissioning_officer, at(f, &c, "/write"),
				 variation_form(f, &p, "why-en=&why-cy=", 1)),
		UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "why-en", "Say in a line in English why the contract is varied"));
	assert_true(
		page_has_problem(f, "why-cy", "Say in a line in Welsh why the contract is varied"));
	assert_int_equal(
		page_post(f, &f->commissioning_officer, at(f, &c, "/write"),
			variation_form(f, &p, "why-en=CARA+is+added&why-cy=Ychwanegir+CARA", 1)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "?version=2")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What it changes beside version 1"));
	assert_true(page_says(f, "Service added"));
	assert_true(page_says(f, "Extended"));
	assert_true(page_says(f, "30 September 2027"));
	assert_true(page_says(f, "Line taken away"));
	assert_false(page_says(f, "Line changed"));
	assert_false(page_says(f, "Line added"));
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "")), OK);
	assert_true(page_says(f, "A newer version is written, and not signed yet"));
	assert_false(page_says(f, "What it changes beside"));
}

static void say_why_in_one_language_only(struct fresh *f)
{
	static const struct query make_old = { "make_old",
		"UPDATE contract_version SET why = why_en, why_en = '', why_cy = '' "
		"WHERE version = 2" };

	WRITE (f, w) {
		struct statement *s = query_start(w, &make_old);

		query_step(s);
		query_end(s);
	}
}

static void variation__says_why_in_each_language(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	signed_now(f, &v);
	page_post(f, &f->commissioning_officer, at(f, &c, "/write"),
		variation_form(f, &p, "why-en=CARA+is+added&why-cy=Ychwanegir+CARA", 1));
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "")), OK);
	assert_true(page_says(f, "Version 2: CARA is added</a>"));
	assert_int_equal(
		page_get(f, &f->approver, arena_format(f->arena, "/cy%s", at(f, &c, ""))), OK);
	assert_true(page_says(f, "Fersiwn 2: Ychwanegir CARA</a>"));
	assert_false(page_says(f, "CARA is added"));
	say_why_in_one_language_only(f); // as it was kept before
	assert_int_equal(page_get(f, &f->approver, at(f, &c, "")), OK);
	assert_true(page_says(
		f, "Version 2: CARA is added (kept in one language only, as it was written)</a>"));
	assert_int_equal(
		page_get(f, &f->approver, arena_format(f->arena, "/cy%s", at(f, &c, ""))), OK);
	assert_true(
		page_says(f, "Fersiwn 2: CARA is added (fe’i cedwir mewn un iaith yn unig, fel yr "
			     "ysgrifennwyd)</a>"));
}

static void form__of_two_who_write_at_once_keeps_both(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	assert_int_equal(page_post(f, &f->commissioning_officer, at(f, &c, "/write"),
				 form_of(f, &p, 0, "7")),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(
		page_says(f, "Somebody else has written a version of this contract meanwhile."));
	assert_true(page_says(f, "Read what they wrote"));
	assert_true(page_says(f, "value=\"Two workshops\""));
	assert_true(page_says(f, "name=\"version\" value=\"1\""));
	assert_int_equal(page_post(f, &f->commissioning_officer, at(f, &c, "/write"),
				 form_of(f, &p, 1, "7")),
		SEE_OTHER);
}

static void sub_contract__is_written_under_its_contract(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12"), sub = { 0 };
	const char *form = arena_format(f->arena,
		"version=0&reference=C-12-L&title-en=Licence&title-cy=Trwydded" DAYS
		"&supplier=%lld&licence=L7&licence-starts-on-day=1&licence-starts-on-month=4"
		"&licence-starts-on-year=2026&licence-ends-on-day=31&licence-ends-on-month=3"
		"&licence-ends-on-year=2027&licence-amount=%lld&licence-fee=",
		(long long)f->elsewhere.v, (long long)amount_of(f, p.decision, 9000));

	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, &c, "/sub-contract")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Held by the supplier of the contract above"));
	assert_false(page_says(f, "name=\"holder\""));
	assert_int_equal(page_post(f, &f->commissioning_officer, at(f, &c, "/sub-contract"), form),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_true(page_says(f, "Licence (C-12-L)"));
	assert_true(page_says(f, "licence L7 until 31 March 2027"));
	READ (f, w)
		sub = contract_subs(w, c.id).at[0];
	assert_int_equal(page_get(f, &f->auditor, at(f, &sub, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Sub-contract C-12-L"));
	assert_true(page_says(f, "Invented contract (C-12)"));
	assert_true(page_says(f, "£9,000"));
	assert_false(page_says(f, "Sub-contracts"));
	assert_int_equal(
		page_get(f, &f->commissioning_officer, at(f, &sub, "/sub-contract")), NOT_FOUND);
}

/* ---- where it is said ---- */

static void end__is_said_at_home_on_the_contract_and_the_programme(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c;

	v.starts_on = date_of(2026, 1, 1);
	v.ends_on = date_of(2026, 6, 1); // in 91 days
	c = written_now(f, &p, &v, "C-12");
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Contracts waiting for your signature"));
	assert_true(page_says(f, at(f, &c, "?version=1")));
	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_false(page_says(f, "Contracts waiting for your signature"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "Contracts and licences that end soon"));
	time_passes(f, INT64_C(24) * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "Contracts and licences that end soon"));
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_false(page_says(f, "Contracts and licences that end soon"));
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_true(page_says(f, "The contract ends on 1 June 2026."));
	assert_int_equal(page_get(f, &f->auditor,
				 arena_format(f->arena, "/programmes/%lld", (long long)p.id.v)),
		OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Contract C-12 ends on 1 June 2026: 91 days left."));
	assert_true(page_says(f, "No agreement on who pays for 2026/27 is signed. It is needed by "
				 "1 April 2026:"));
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Contract: Invented contract (C-12), until 1 June 2026"));
	time_passes(f, INT64_C(91) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, &c, "")), OK);
	assert_true(page_says(f, "nobody can be booked under it any more"));
	assert_int_equal(page_get(f, &f->commissioning_officer, of_programme(f, &p, "")), OK);
	assert_true(page_says(f, "ended on 1 June 2026, so nobody can be booked under it"));
}

static void agreed_now(struct fresh *f, const struct agreement *agreement)
{
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(
			funding_write(w, &f->commissioning_officer, agreement, &problems), DONE);
		assert_int_equal(funding_sign(w, &f->approver, agreement->programme,
					 agreement->year, agreement->version + 1, &problems),
			DONE);
	}
}

/* Who leads alone keeps its own; of two who lead the share of each is a grant to the other. */
static void grants__are_received_by_whoever_else_leads(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), other = a_version(f, &p);
	struct agreement shared = a_shared_agreement(f, p.id, 2026);

	written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	agreed_now(f, &shared);
	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "Its own money: no grant"), 1);
	assert_int_equal(page_count(f, "Received by: Police and Crime Commissioner for Dyffryn "
				       "Dychmygol<"),
		2);
	assert_int_equal(page_get(f, &f->auditor, "/grants.csv"), OK);
	assert_true(
		page_says(f, "own-money,Police and Crime Commissioner for Dyffryn Dychmygol,,"));
	other.holder.id = f->force; // and is over by 7 January
	other.ends_on = date_of(2027, 1, 7);
	written_now(f, &p, &other, "A-1");
	signed_now(f, &other);
	assert_int_equal(page_get(f, &f->auditor, "/grants"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "Its own money: no grant"));
	assert_int_equal(page_count(f, "Received by: Imagined Police<"), 1);
	assert_int_equal(page_count(f, "Received by: Police and Crime Commissioner for Dyffryn "
				       "Dychmygol<"),
		1);
	assert_int_equal(page_count(f, "Received by: Imagined Police; Police and Crime "
				       "Commissioner for Dyffryn Dychmygol<"),
		1); // what is given in kind, to both
	assert_int_equal(page_get(f, &f->auditor, "/grants.csv"), OK);
	assert_false(page_says(f, "own-money"));
	assert_true(page_says(
		f, "grant,Police and Crime Commissioner for Dyffryn Dychmygol,Imagined Police,"));
	assert_true(page_says(
		f, "grant,Imagined Police,Police and Crime Commissioner for Dyffryn Dychmygol,"));
}

static void programme__says_who_leads_and_pays_the_provider(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), other = a_version(f, &p);
	struct agreement sole = a_sole_agreement(f, p.id, 2026),
			 shared = a_shared_agreement(f, p.id, 2026);

	written_now(f, &p, &v, "C-12");
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_false(page_says(f, "pays the provider")); // before it is signed
	signed_now(f, &v);
	agreed_now(f, &sole);
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This body pays the provider: Police and Crime Commissioner for "
				 "Dyffryn Dychmygol. The provider: "));
	shared.version = 1;
	agreed_now(f, &shared);
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_true(page_says(f, "This body leads, pays the provider and is paid by the others: "
				 "Police and Crime Commissioner for Dyffryn Dychmygol."));
	written_now(f, &p, &other, "C-13"); // of the same bodies: it is said once
	signed_now(f, &other);
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_true(page_says(f, "C-13"));
	assert_int_equal(page_count(f, "This body leads, pays the provider"), 1);
}

static void home__tells_the_licensor_what_of_theirs_ends(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), under = {
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = f->elsewhere,
		.starts_on = date_of(2026, 1, 1),
		.ends_on = date_of(2027, 3, 31),
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 1, 1),
			.ends_on = date_of(2026, 6, 1), // in 91 days
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};
	struct contract c = written_now(f, &p, &v, "C-12");
	struct contract sub = { .parent = c.id, .reference = "C-12-L" };
	struct problems problems = { 0 };
	struct actor lead =
		a_person(f, f->elsewhere, "ansawdd", "Ansawdd Sampl", ROLE_LICENSOR_LEAD);
	struct actor other = a_person(f, f->force, "arall.a", "Arall Sampl", ROLE_LICENSOR_LEAD);

	signed_now(f, &v);
	WRITE (f, w)
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &sub, &under, &problems),
			DONE);
	time_passes(f, INT64_C(24) * 3600 * 1000);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_false(page_says(f, "Your licences that end soon")); // it is not signed
	signed_now(f, &under);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your licences that end soon"));
	assert_true(page_says(f, "Invented licence (C-12-L)"));
	assert_true(page_says(f, "The licence ends on 1 June 2026."));
	assert_false(page_says(f, "/contracts/")); // that is not theirs to read
	assert_int_equal(page_get(f, &other, "/home"), OK);
	assert_false(page_says(f, "Your licences that end soon"));
	time_passes(f, INT64_C(91) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_true(page_says(f, "The licence ended on 1 June 2026."));
	time_passes(f, INT64_C(91) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &lead, "/home"), OK);
	assert_false(page_says(f, "Your licences that end soon"));
}

/* On 2 March 2026: the licence runs to next year, the sub-contract that it stands in to June. */
static void licence__that_is_over_with_its_contract_is_said_wherever_its_end_is(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p), under = {
		.title = { "Invented licence", "Trwydded ddychmygol" },
		.supplier.id = f->elsewhere,
		.starts_on = date_of(2026, 1, 1),
		.ends_on = date_of(2026, 6, 1), // in 91 days
		.licence = { .number = "L7",
			.starts_on = date_of(2026, 1, 1),
			.ends_on = date_of(2027, 3, 31),
			.fee = { 900000 } },
		.about = contract_about_nothing,
	};
	struct contract c = written_now(f, &p, &v, "C-12");
	struct contract sub = { .parent = c.id, .reference = "C-12-L" };
	struct problems problems = { 0 };
	struct actor lead =
		a_person(f, f->elsewhere, "ansawdd", "Ansawdd Sampl", ROLE_LICENSOR_LEAD);
	struct actor performance =
		a_person(f, f->office, "perfformiad", "Perfformiad Sampl", ROLE_PERFORMANCE_LEAD);
	const struct actor *told[] = { &f->commissioning_officer, &performance, &lead };
	static const char ahead[] = "The licence stands under a contract that ends on 1 June 2026: "
				    "a cohort after that day has no licence by it.";
	static const char past[] = "The licence stands under a contract that ended on 1 June 2026: "
				   "a cohort after that day has no licence by it.";

	signed_now(f, &v);
	WRITE (f, w)
		assert_int_equal(
			contract_write(w, &f->commissioning_officer, &sub, &under, &problems),
			DONE);
	signed_now(f, &under);
	for (size_t i = 0; i < array_size(told); i++) {
		assert_int_equal(page_get(f, told[i], "/home"), OK);
		assert_false(page_says(f, ahead));
	}
	time_passes(f, INT64_C(24) * 3600 * 1000);
	for (size_t i = 0; i < array_size(told); i++) {
		assert_int_equal(page_get(f, told[i], "/home"), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, ahead));
	}
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_true(page_says(f,
		"The licence of contract C-12-L stands under a contract that ends on 1 June 2026: "
		"91 days left. A cohort after that day has no licence by it."));
	time_passes(f, INT64_C(100) * 24 * 3600 * 1000);
	for (size_t i = 0; i < array_size(told); i++) {
		assert_int_equal(page_get(f, told[i], "/home"), OK);
		assert_true(page_says(f, past));
	}
	assert_int_equal(page_get(f, &f->auditor, at(f, &sub, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, past));
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f,
		"The licence of contract C-12-L stands under a contract that ended on 1 June 2026: "
		"a cohort after that day has no licence by it."));
}

static void programme__says_what_signed_contracts_promise(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);

	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_true(page_says(f, "No signed contract pays for anything here"));
	v.lines.at[1].most = 30; // more than the decision allows
	written_now(f, &p, &v, "C-12");
	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "No signed contract pays for anything here"));
	assert_true(page_says(f, "£85,000"));
	assert_true(page_says(f, "Signed contracts promise £25,000 more than the cap."));
	assert_false(page_says(f, "Add a contract"));
}

static void scheme__leads_to_its_contract(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct scheme s = { .name = { "Invented scheme", "Cynllun dychmygol" } };
	struct problems problems = { 0 };
	const char *page;

	WRITE (f, w)
		assert_int_equal(scheme_add(w, &f->commissioning_officer, &s, &problems), DONE);
	page = arena_format(f->arena, "/schemes/%lld", (long long)s.id.v);
	v.services.at[0].scheme = s.id;
	written_now(f, &p, &v, "C-12");
	assert_int_equal(page_get(f, &f->commissioning_officer, page), OK);
	assert_false(page_says(f, "C-12")); // nobody signed it
	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->commissioning_officer, page), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Contract: Invented contract (C-12), until 31 March 2027"));
}

/* ---- the register ---- */

static void register__lists_searches_and_exports(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);

	assert_int_equal(page_get(f, &f->auditor, "/contracts"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "No contract is kept yet."));
	for (int i = 1; i <= 27; i++) {
		struct contract_version v = a_version(f, &p);

		if (i == 1)
			v.title[ENGLISH] = "=HYPERLINK(1)";
		written_now(f, &p, &v, arena_format(f->arena, "C-%02d", i));
		if (i == 1)
			signed_now(f, &v);
	}
	assert_int_equal(page_get(f, &f->auditor, "/contracts"), OK);
	assert_true(page_says(f, "25 contracts, and more follow"));
	assert_true(page_says(f, "£93,760"));
	assert_true(page_says(f, "Never extended"));
	assert_false(page_says(f, "C-26"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts?search=&after=C-25"), OK);
	assert_true(page_says(f, "C-26"));
	assert_true(page_says(f, "2 contracts"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts?search=hyperlink"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 contract"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts?search=nowhere"), OK);
	assert_true(page_says(f, "No contract has such a word."));
	assert_int_equal(page_get(f, &f->auditor, "/contracts.csv"), OK);
	assert_true(page_says(f, "C-27"));
	assert_true(page_says(f, ",93760.00,2026-04-01,2027-03-31,12,0,,2026-03-02,"));
	assert_true(page_says(f, ",'=HYPERLINK(1),"));
	assert_false(page_says(f, ",=HYPERLINK"));
}

static void pages__are_for_those_alone_who_may(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");
	const struct actor *readers[] = { &f->officer, &f->approver, &f->auditor,
		&f->commissioning_officer };
	const struct actor *none[] = { &f->translator, &f->sergeant, &f->coordinator,
		&f->facilitator, &f->account_manager };

	for (size_t i = 0; i < array_size(readers); i++) {
		assert_int_equal(page_get(f, readers[i], "/contracts"), OK);
		assert_int_equal(page_get(f, readers[i], at(f, &c, "")), OK);
	}
	for (size_t i = 0; i < array_size(none); i++) {
		assert_int_equal(page_get(f, none[i], "/contracts"), FORBIDDEN);
		assert_int_equal(page_get(f, none[i], "/contracts.csv"), FORBIDDEN);
		assert_int_equal(page_get(f, none[i], at(f, &c, "")), FORBIDDEN);
		assert_int_equal(page_get(f, none[i], at(f, &c, "/write")), FORBIDDEN);
	}
	assert_int_equal(page_get(f, &f->stranger, "/contracts"), OK);
	assert_false(page_says(f, "C-12"));
	assert_int_equal(page_get(f, &f->stranger, at(f, &c, "")), NOT_FOUND);
	for (size_t i = 0; i < array_size(readers) - 1; i++) {
		assert_int_equal(page_get(f, readers[i], at(f, &c, "/write")), FORBIDDEN);
		assert_int_equal(
			page_get(f, readers[i], of_programme(f, &p, "/contract")), FORBIDDEN);
	}
	assert_int_equal(page_post(f, &f->commissioning_officer, at(f, &c, "/sign"), "version=1"),
		FORBIDDEN);
	assert_int_equal(page_post(f, &f->auditor, at(f, &c, "/sign"), "version=1"), FORBIDDEN);
}

static void form__waits_for_a_signed_budget(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	assert_int_equal(page_get(f, &f->commissioning_officer, of_programme(f, &p, "/contract")),
		CONFLICTING);
	assert_true(page_says(f, "Have the programme’s budget signed first"));
}

/* ---- what the register says of it ---- */

#define ABOUT                                                                                      \
	"&category=services&cpv=%s&description-en=Workshops+for+those+who+abused"                  \
	"&description-cy=%s&extend-until-day=31&extend-until-month=3&extend-until-year=2028"

static const char *about_form(
	struct fresh *f, const struct programme *p, const char *code, const char *welsh)
{
	return arena_format(f->arena, "%s" ABOUT, form_of(f, p, 0, ""), code, welsh);
}

static void register__says_what_is_bought_and_how_long_it_may_last(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract c;

	assert_int_equal(page_post(f, &f->commissioning_officer, of_programme(f, &p, "/contract"),
				 about_form(f, &p, "85312300-2", "Gweithdai")),
		SEE_OTHER);
	c = only_contract(f, &p);
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "85312300-2"));
	assert_true(page_says(f, "Workshops for those who abused"));
	assert_true(page_says(f, "31 March 2028"));
	assert_true(page_says(f, "12 months"));
	assert_false(page_says(f, "Not said"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Services"));
	assert_true(page_says(f, "85312300-2"));
	assert_true(page_says(f, "May be extended until 31 March 2028"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts.csv"), OK);
	assert_true(
		page_says(f, ",services,'85312300-2,Workshops for those who abused,Gweithdai,"));
	assert_true(page_says(f, ",2026-04-01,2027-03-31,12,0,2028-03-31,,"));
	assert_int_equal(page_get(f, &f->commissioning_officer, at(f, &c, "/write")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"85312300-2\""));
	assert_true(page_says(f, "Workshops for those who abused"));
}

static void register__says_of_what_nobody_said_that_it_is_not_said(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Not said"));
	assert_int_equal(page_get(f, &f->auditor, "/contracts"), OK);
	assert_true(page_says(f, "Not said"));
	assert_false(page_says(f, "May be extended"));
}

static void code__that_is_none_is_said_beside_it_and_kept(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);

	assert_int_equal(page_post(f, &f->commissioning_officer, of_programme(f, &p, "/contract"),
				 about_form(f, &p, "85312300", "")),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "cpv",
		"Enter the code as eight digits, a hyphen and one more digit, like 85312300-2"));
	assert_true(
		page_has_problem(f, "description-cy", "Say in Welsh too what the contract is for"));
	assert_true(page_says(f, "value=\"85312300\""));
	assert_true(page_says(f, "Workshops for those who abused"));
}

#define UNFUNDED                                                                                    \
	"Contract C-12 runs until 30 April 2027. The programme’s signed budget funds work until " \
	"31 March 2027 only: 30 days of the contract are not funded."

static void contract__beyond_the_funding_is_kept_and_warned_of(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c;

	assert_int_equal(
		page_get(f, &f->commissioning_officer, of_programme(f, &p, "/contract")), OK);
	assert_true(page_says(f, "The programme’s signed budget funds work until 31 March 2027."));
	v.ends_on = date_of(2027, 4, 30);
	c = written_now(f, &p, &v, "C-12");
	assert_int_equal(
		page_get(f, &f->approver, at(f, &c, "?version=1")), OK); // before it is signed
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Sign this version"));
	assert_true(page_says(f, UNFUNDED));
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_false(page_says(f, UNFUNDED)); // nobody has promised it yet
	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, UNFUNDED));
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_true(page_says(f, UNFUNDED));
}

static void contract__within_the_funding_is_not_warned_of(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);
	struct contract c = written_now(f, &p, &v, "C-12");

	signed_now(f, &v);
	assert_int_equal(page_get(f, &f->auditor, at(f, &c, "")), OK);
	assert_false(page_says(f, "not funded"));
	assert_int_equal(page_get(f, &f->auditor, of_programme(f, &p, "")), OK);
	assert_false(page_says(f, "not funded"));
}

/* ---- a cohort ---- */

#define NOT_COVERED "No contract for this scheme runs on the day of workshop B"

static const char *of_cohort(struct fresh *f, const struct cohort *c)
{
	return arena_format(f->arena, "/cohorts/%lld", (long long)c->id.v);
}

static void cohort__that_no_contract_reaches_says_so_before_anybody_tries(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	assert_int_equal(page_get(f, &f->coordinator, of_cohort(f, &c)), OK);
	assert_false(page_says(f, NOT_COVERED)); // the scheme is in no contract
	scene_contract(f, scene.scheme.id, date_add_days(c.workshop[WORKSHOP_B].on, -1));
	assert_int_equal(page_get(f, &f->coordinator, of_cohort(f, &c)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, NOT_COVERED));
}

static void cohort__that_a_contract_reaches_says_nothing_of_it(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct cohort c = a_cohort(f, &scene);

	scene_contract(f, scene.scheme.id, c.workshop[WORKSHOP_B].on);
	assert_int_equal(page_get(f, &f->coordinator, of_cohort(f, &c)), OK);
	assert_false(page_says(f, NOT_COVERED));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(contract__is_written_on_the_page_and_shown),
		SERVED(form__comes_back_as_it_was_typed),
		SERVED(sum__is_the_decisions_or_typed_and_not_both),
		SERVED(contract__is_signed_on_the_page_unless_a_newer_was_written),
		SERVED(variation__says_what_it_changes_beside_what_stood),
		SERVED(variation__says_why_in_each_language),
		SERVED(form__of_two_who_write_at_once_keeps_both),
		SERVED(sub_contract__is_written_under_its_contract),
		SERVED(end__is_said_at_home_on_the_contract_and_the_programme),
		SERVED(grants__are_received_by_whoever_else_leads),
		SERVED(programme__says_who_leads_and_pays_the_provider),
		SERVED(home__tells_the_licensor_what_of_theirs_ends),
		SERVED(licence__that_is_over_with_its_contract_is_said_wherever_its_end_is),
		SERVED(programme__says_what_signed_contracts_promise),
		SERVED(scheme__leads_to_its_contract),
		SERVED(cohort__that_no_contract_reaches_says_so_before_anybody_tries),
		SERVED(cohort__that_a_contract_reaches_says_nothing_of_it),
		SERVED(register__lists_searches_and_exports),
		SERVED(register__says_what_is_bought_and_how_long_it_may_last),
		SERVED(register__says_of_what_nobody_said_that_it_is_not_said),
		SERVED(code__that_is_none_is_said_beside_it_and_kept),
		SERVED(contract__beyond_the_funding_is_kept_and_warned_of),
		SERVED(contract__within_the_funding_is_not_warned_of),
		SERVED(pages__are_for_those_alone_who_may),
		SERVED(form__waits_for_a_signed_budget),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
