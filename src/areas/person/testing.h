/* SPDX-License-Identifier: MIT */
/*
 * For the tests of people: a programme with those who work in it, and somebody on it.
 */
#ifndef AREAS_PERSON_TESTING_H
#define AREAS_PERSON_TESTING_H

#include <string.h>

#include "areas/organisation/organisation.h"
#include "areas/person/person.h"
#include "areas/scheme/scheme.h"
#include "areas/testing.h"
#include "auth/account.h"
#include "auth/reach.h"
#include "base/err.h"

/* A scheme with its bodies, a circle each, and somebody of each role. */
struct programme {
	struct scheme_id scheme;
	struct organisation_id diversion, provider;

	/* Of the force, of the diversion scheme, of the provider, of those who lead a workshop, and of
	 * all for the privacy officer. */
	struct circle_id force_circle, diversion_circle, provider_circle, workshop, all;

	struct actor referrer, triage_worker, coordinator, perpetrator_lead, facilitator, privacy;
};

static inline struct actor a_worker(
	struct fresh *f, struct organisation_id body, const char *login, enum role role)
{
	struct account_new account = {
		.organisation = body, .name = "Enghraifft Sampl", .login = login
	};
	struct account_id id = { 0 };

	WRITE (f, w) {
		assert_int_equal(account_create(w, &account, &id), ACCOUNT_NO_REFUSAL);
		if (role != ROLE_NONE)
			assert_int_equal(account_grant(w, id, role), ACCOUNT_NO_REFUSAL);
	}
	return (struct actor){ .account = id,
		.organisation = body,
		.name = "Enghraifft Sampl",
		.roles = role == ROLE_NONE ? 0 : 1u << role,
		.request = "test" };
}

static inline struct organisation_id a_body(struct fresh *f, const char *name, const char *welsh)
{
	struct organisation body = { .name = { [ENGLISH] = name, [WELSH] = welsh },
		.area = { [ENGLISH] = "Imagined Coast", [WELSH] = "Glannau Dychmygol" },
		.kind = "PROVIDER",
		.reference_pattern = "" };
	struct problems problems = { 0 };

	WRITE (f, w)
		organisation_add(w, &body, &problems);
	assert_int_equal(problems.n, 0);
	return body.id;
}

static inline struct circle_id a_circle(
	struct fresh *f, enum relation relation, struct organisation_id body)
{
	struct circle circle = {
		.relation = relation, .organisation = body, .from = date_of(2025, 4, 1)
	};
	struct circle_id id = { 0 };

	WRITE (f, w)
		id = circle_open(w, &circle);
	return id;
}

/* With the test's force as a party. */
static inline struct scheme_id a_scheme_of_the_force(struct fresh *f)
{
	struct scheme scheme = { .name = { "Invented workshops", "Gweithdai dychmygol" } };
	struct party force = {
		.organisation = f->force, .part = PART_FORCE, .from = instant_day(f->now)
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(
			scheme_add(w, &f->commissioning_officer, &scheme, &problems), DONE);
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, scheme.id, &force, &problems),
			DONE);
	}
	return scheme.id;
}

static inline struct programme a_programme(struct fresh *f)
{
	struct programme p = { .scheme = a_scheme_of_the_force(f),
		.diversion = a_body(f, "Imagined Diversion", "Dargyfeirio Dychmygol"),
		.provider = f->provider,
		.coordinator = f->coordinator,
		.facilitator = f->facilitator };

	READ (f, w) {
		assert_true(scheme_circle(w, p.scheme, f->force, PART_FORCE, &p.force_circle));
		assert_true(scheme_circle_of_office(w, p.scheme, &p.all));
	}
	p.diversion_circle = a_circle(f, RELATION_CONTRACT_PARTY, p.diversion);
	p.provider_circle = a_circle(f, RELATION_CONTRACT_PARTY, p.provider);
	p.workshop = a_circle(f, RELATION_ASSIGNED, (struct organisation_id){ 0 });
	p.referrer = a_worker(f, f->force, "swyddog.atgyfeirio", ROLE_REFERRER);
	p.triage_worker = a_worker(f, p.diversion, "brysbennu", ROLE_TRIAGE_WORKER);
	p.perpetrator_lead = a_worker(f, p.provider, "arweinydd", ROLE_PERPETRATOR_LEAD);
	p.privacy = a_worker(f, f->office, "preifatrwydd", ROLE_PRIVACY_OFFICER);
	WRITE (f, w)
		circle_join(w, p.workshop, p.facilitator.account);
	return p;
}

/* Of somebody invented of that name. */
static inline struct person_facts facts_of_somebody(const char *given, const char *family)
{
	return (struct person_facts){ .given_names = given,
		.family_name = family,
		.known_as = "",
		.born = { 1990, 5, 17 },
		.sex = SEX_MALE,
		.language = SPOKEN_ENGLISH,
		.other_language = "",
		.county = COUNTY_POW,
		.address = "1 Heol Sampl\nAbertawe\nSA1 1AA",
		.email = "sampl@enghraifft.cymru",
		.phones = { { "07700900123", true }, { "02920180123", false }, { "", false } },
		.police_reference = "SAMPL/17",
		.access_needs = "" };
}

/* Added by the referrer to the force's circle; with an id and a reference of their own if given. */
static inline struct person_id somebody_with(
	struct fresh *f, const struct programme *p, const struct person_new *given)
{
	struct person_new person = *given;
	struct problems problems = { 0 };
	struct person_id id = { 0 };

	person.scheme = p->scheme;
	person.force = f->force;
	person.is_another = true; // many are called the same here
	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(
			person_add(w, &p->referrer, p->force_circle, &person, &problems, &id),
			DONE);
	}
	return id;
}

static inline struct person_id somebody(
	struct fresh *f, const struct programme *p, const char *given, const char *family)
{
	return somebody_with(
		f, p, &(struct person_new){ .facts = facts_of_somebody(given, family) });
}

/* Put into that circle by the referrer. */
static inline void joins(
	struct fresh *f, const struct programme *p, struct person_id id, struct circle_id circle)
{
	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(person_join(w, &p->referrer, PERSON_READ, id, circle), DONE);
	}
}

#endif
