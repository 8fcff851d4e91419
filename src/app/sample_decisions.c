/* SPDX-License-Identifier: MIT */
/*
 * Published decisions for measuring: each a pair of documents in words drawn from lists, filed,
 * paired, attested and published.
 */
#include <inttypes.h>
#include <string.h>

#include "app/sampling.h"
#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "areas/publication/publication.h"
#include "base/clock.h"
#include "base/err.h"

enum { FIRST_YEAR = 2013, YEARS = 12 };

/* ---- words ---- */

struct words {
	const char *in[LANGUAGE_COUNT];
};

static const struct words kinds[] = {
	{ { "Example group work", "Gwaith grŵp enghreifftiol" } },
	{ { "Example one-to-one work", "Gwaith un-i-un enghreifftiol" } },
	{ { "Example workshops", "Gweithdai enghreifftiol" } },
	{ { "Example early intervention", "Ymyrraeth gynnar enghreifftiol" } },
	{ { "Example support line", "Llinell gymorth enghreifftiol" } },
	{ { "Example training", "Hyfforddiant enghreifftiol" } },
	{ { "Example case worker", "Gweithiwr achos enghreifftiol" } },
};

static const struct words places[] = {
	{ { "Upper Sample Valley", "Cwm Sampl Uchaf" } },
	{ { "Lower Sample Valley", "Cwm Sampl Isaf" } },
	{ { "Sample Bridge", "Pont Sampl" } },
	{ { "Sample Harbour", "Porth Sampl" } },
	{ { "Sample Mountain", "Mynydd Sampl" } },
	{ { "Sample Island", "Ynys Sampl" } },
	{ { "Sample Mill", "Melin Sampl" } },
	{ { "Sample Church", "Llan Sampl" } },
	{ { "Sample Fields", "Caeau Sampl" } },
	{ { "Sample Wood", "Coed Sampl" } },
	{ { "Old Sample Town", "Hen Dref Sampl" } },
};

static const struct words aims[] = {
	{ { "people who want to change how they behave",
		"pobl sydd am newid y ffordd y maent yn ymddwyn" } },
	{ { "young adults", "oedolion ifanc" } },
	{ { "parents", "rhieni" } },
	{ { "people with a first caution", "pobl sydd â rhybudd cyntaf" } },
	{ { "people who are at high risk of doing harm", "pobl sydd â risg uchel o wneud niwed" } },
};

static const char *const providers[] = { "Enghraifft Cyf", "Sampl Cymru", "Dychmygol a'r Cwmni",
	"Esiampl Gyda'n Gilydd", "Ffug Ffordd" };

static const char *const makers[] = { "Enghraifft Dychmygol", "Sampl Esiampl",
	"Esiampl Enghraifft" };

#define PICK(list, n) ((list)[(n) % array_size(list)])

/* ---- one decision ---- */

/* Who makes them, and for whom. */
struct deciding {
	struct organisations bodies;
	struct actor officer;
	struct actor approver;
};

struct sample {
	struct organisation_id body;
	struct import import[LANGUAGE_COUNT];
	struct reading reading[LANGUAGE_COUNT];
};

/* What the two texts of one decision say alike. */
struct figures {
	const char *reference;
	const char *body[LANGUAGE_COUNT];
	uint64_t drawn;
	int groups;
	const char *price; // of each group
	const char *total;
	struct date signed_on;
};

static char *english_text(struct arena *a, const struct figures *f)
{
	return arena_format(a,
		"## SUMMARY DECISION SHEET\n\n"
		"**Purpose:** Commissioner Decision – Ref. %s\n\n**Timing:** Singular\n\n"
		"**Title:** %s – %s\n\n"
		"**Category of Decision / Business Area Impact:** Commissioning\n\n"
		"### Executive Summary:\n\n%s is an invented provider. It would work with %s. "
		"There would be %d groups at %s each, %s in all.\n\n"
		"**Provider:** %s\n\n**Recommendation:**\n\nThat up to %s is approved.\n\n"
		"**%s**\n\n**Signature:** %s\n\n**Date: %02d/%02d/%d**\n",
		f->reference, PICK(kinds, f->drawn).in[ENGLISH],
		PICK(places, f->drawn >> 8).in[ENGLISH], PICK(providers, f->drawn >> 16),
		PICK(aims, f->drawn >> 24).in[ENGLISH], f->groups, f->price, f->total,
		PICK(providers, f->drawn >> 16), f->total, f->body[ENGLISH],
		PICK(makers, f->drawn >> 32), f->signed_on.day, f->signed_on.month,
		f->signed_on.year);
}

static char *welsh_text(struct arena *a, const struct figures *f)
{
	return arena_format(a,
		"## TAFLEN CRYNODEB O BENDERFYNIAD\n\n"
		"**Diben:** Penderfyniad y Comisiynydd – Cyf: %s\n\n**Amseriad:** Untro\n\n"
		"**Teitl:** %s – %s\n\n"
		"**Categori'r Penderfyniad:** Comisiynu\n\n"
		"### Crynodeb Gweithredol:\n\nMae %s yn ddarparwr dychmygol. Byddai ar gyfer %s. "
		"Byddai %d o grwpiau am %s yr un, cyfanswm o %s.\n\n"
		"**Darparwr:** %s\n\n**Argymhelliad:**\n\nBod hyd at %s yn cael ei gymeradwyo.\n\n"
		"**%s**\n\n**Llofnod:** %s\n\n**Dyddiad: %02d/%02d/%d**\n",
		f->reference, PICK(kinds, f->drawn).in[WELSH],
		PICK(places, f->drawn >> 8).in[WELSH], PICK(providers, f->drawn >> 16),
		PICK(aims, f->drawn >> 24).in[WELSH], f->groups, f->price, f->total,
		PICK(providers, f->drawn >> 16), f->total, f->body[WELSH],
		PICK(makers, f->drawn >> 32), f->signed_on.day, f->signed_on.month,
		f->signed_on.year);
}

static void read_text(
	struct arena *a, struct sample *sample, enum language language, const char *text)
{
	struct import *import = &sample->import[language];

	import->organisation = sample->body;
	import->file_name = language == WELSH ? "sampl.cy.md" : "sample.en.md";
	import->bytes = slice_of(text);
	import->reading = &sample->reading[language];
	reader_read(a, text, import->bytes.size, &sample->reading[language]);
}

static void *make(const struct sampling *s, struct arena *a, int64_t n)
{
	const struct deciding *deciding = s->kind;
	struct sample *sample = arena_one(a, struct sample);
	uint64_t drawn = sampling_lot(s, n);
	const struct organisation *body = &deciding->bodies.at[drawn % deciding->bodies.n];
	int groups = 2 + (int)(drawn >> 40 & 15);
	struct money price = { 10000 * (5 + (int64_t)(drawn >> 44 & 63)) };
	struct figures figures = {
		.reference = arena_format(a, "SAMPL-%" PRId64 "-%" PRId64, s->begun_s, n + 1),
		.body = { body->name[ENGLISH], body->name[WELSH] },
		.drawn = drawn >> 4,
		.groups = groups,
		.price = money_text(a, price),
		.total = money_text(a, (struct money){ price.pence * groups }),
		.signed_on = date_of(FIRST_YEAR + (int)(drawn >> 50) % YEARS,
			1 + (int)(drawn >> 54) % 12, 1 + (int)(drawn >> 56) % 28),
	};

	*sample = (struct sample){ .body = body->id };
	read_text(a, sample, ENGLISH, english_text(a, &figures));
	read_text(a, sample, WELSH, welsh_text(a, &figures));
	return sample;
}

/* Filed, paired, attested, published. */
static const char *store(struct work *w, const struct sampling *s, void *one)
{
	const struct deciding *deciding = s->kind;
	struct sample *sample = one;
	struct decision_id id = { 0 };
	struct decision now;
	struct outcome outcome =
		decision_import(w, &deciding->officer, &sample->import[ENGLISH], &id);

	if (outcome.kind == DONE && decision_load(w, id, &now))
		outcome = decision_pair(
			w, &deciding->officer, id, now.version, &sample->import[WELSH]);
	if (outcome.kind == DONE)
		outcome = decision_act(w, &deciding->approver, id, 0, ACT_ATTEST);
	if (outcome.kind == DONE)
		outcome = publication_publish(w, &deciding->approver, id, 0, NULL);
	if (outcome.kind == DONE)
		return NULL;
	return outcome.kind == REFUSED ? refusal_text(outcome.refusal) : "the database refused";
}

bool sample_decisions(struct sampling *s)
{
	struct arena *a = s->p->arena;
	struct deciding *deciding = arena_one(a, struct deciding);

	*deciding = (struct deciding){ 0 };
	if (!program_actor(s->p, "demo.decision-officer", &deciding->officer) ||
		!program_actor(s->p, "demo.approver", &deciding->approver))
		return false;

	struct work *w = db_read_begin(s->p->db, a, clock_now());
	struct organisations kept = organisations_kept_by(w, deciding->officer.organisation);

	db_read_end(w);
	list_each (const struct organisation *, body, &kept)
		if (strcmp(body->kind, "OPCC") == 0)
			*list_add(a, &deciding->bodies) = *body;
	s->what = "Decisions";
	s->done = "decisions are published";
	s->kind = deciding;
	s->make = make;
	s->store = store;
	return deciding->bodies.n > 0 ||
	       program_says("there is no commissioner in the demonstration") == 0;
}
