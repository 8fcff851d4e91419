/* SPDX-License-Identifier: MIT */
/*
 * Many published decisions for measuring, in a demonstration database.
 *
 * Each is a pair of documents in words drawn from lists, filed, paired,
 * attested and published through the services like any other, by a write of its
 * own; many are under way at one time, so that they share a commit.
 */
#include <inttypes.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/commands.h"
#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "areas/publication/publication.h"
#include "auth/demonstration.h"
#include "base/clock.h"
#include "base/err.h"

enum {
	DECISIONS_MOST = 1000000,
	UNDER_WAY = 128,
	FIRST_YEAR = 2013,
	YEARS = 12,
};

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

struct sampling;

struct sample {
	struct write write;
	struct sampling *sampling;
	struct organisation_id body;
	struct import import[LANGUAGE_COUNT];
	struct reading reading[LANGUAGE_COUNT];
	const char *refusal;
	bool is_under_way;
};

/* A number that looks drawn by lot and is the same for the same `n`. */
static uint64_t lot(uint64_t n)
{
	n = (n + 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
	n = (n ^ n >> 27) * 0x94d049bb133111eb;
	return n ^ n >> 31;
}

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

/* ---- writing them ---- */

struct sampling {
	struct program *p;
	struct organisations bodies;
	struct actor officer;
	struct actor approver;
	int64_t begun_s; // makes the references of this run its own

	struct sample *at[UNDER_WAY]; // number n has the place n % UNDER_WAY
	pthread_mutex_t mutex;
	pthread_cond_t answered;
	const char *refusal; // of the first that was not kept
};

/* In the place's own arena, which is begun anew. */
static void make_sample(const struct sampling *s, int64_t number, struct sample *sample)
{
	struct arena *a = sample->write.arena;

	uint64_t drawn = lot((uint64_t)(s->begun_s * DECISIONS_MOST + number));
	const struct organisation *body = &s->bodies.at[drawn % s->bodies.n];
	int groups = 2 + (int)(drawn >> 40 & 15);
	struct money price = { 10000 * (5 + (int64_t)(drawn >> 44 & 63)) };
	struct figures figures = {
		.reference = arena_format(a, "SAMPL-%" PRId64 "-%" PRId64, s->begun_s, number + 1),
		.body = { body->name[ENGLISH], body->name[WELSH] },
		.drawn = drawn >> 4,
		.groups = groups,
		.price = money_text(a, price),
		.total = money_text(a, (struct money){ price.pence * groups }),
		.signed_on = date_of(FIRST_YEAR + (int)(drawn >> 50) % YEARS,
			1 + (int)(drawn >> 54) % 12, 1 + (int)(drawn >> 56) % 28),
	};

	sample->body = body->id;
	read_text(a, sample, ENGLISH, english_text(a, &figures));
	read_text(a, sample, WELSH, welsh_text(a, &figures));
}

/* Filed, paired, attested, published. */
static enum verdict sample_run(struct work *w, void *arg)
{
	struct sample *sample = arg;
	const struct sampling *s = sample->sampling;
	struct decision_id id = { 0 };
	struct decision now;
	struct outcome outcome = decision_import(w, &s->officer, &sample->import[ENGLISH], &id);

	if (outcome.kind == DONE && decision_load(w, id, &now))
		outcome = decision_pair(w, &s->officer, id, now.version, &sample->import[WELSH]);
	if (outcome.kind == DONE)
		outcome = decision_act(w, &s->approver, id, 0, ACT_ATTEST);
	if (outcome.kind == DONE)
		outcome = publication_publish(w, &s->approver, id, 0, NULL);
	sample->refusal =
		outcome.kind == REFUSED ? refusal_text(outcome.refusal) : "the database refused";
	return outcome.kind == DONE ? WORK_KEEP : WORK_UNDO;
}

static void sample_done(void *arg, bool kept)
{
	struct sample *sample = arg;
	struct sampling *s = sample->sampling;

	pthread_mutex_lock(&s->mutex);
	sample->is_under_way = false;
	if (!kept && s->refusal == NULL)
		s->refusal = sample->refusal;
	pthread_cond_signal(&s->answered);
	pthread_mutex_unlock(&s->mutex);
}

/* Waits for what has that place; false if something was not kept. */
static bool place_await(struct sampling *s, const struct sample *sample)
{
	pthread_mutex_lock(&s->mutex);
	while (sample->is_under_way)
		pthread_cond_wait(&s->answered, &s->mutex);

	bool is_good = s->refusal == NULL;

	pthread_mutex_unlock(&s->mutex);
	return is_good;
}

static void places_open(struct sampling *s)
{
	pthread_mutex_init(&s->mutex, NULL);
	pthread_cond_init(&s->answered, NULL);
	for (size_t i = 0; i < UNDER_WAY; i++) {
		s->at[i] = arena_one(s->p->arena, struct sample);
		*s->at[i] = (struct sample){
			.write = { .arena = arena_open(1 << 18),
				.run = sample_run,
				.done = sample_done,
				.arg = s->at[i] },
			.sampling = s,
		};
	}
}

/* Waits for all; false if something was not kept. */
static bool places_close(struct sampling *s)
{
	bool is_good = true;

	for (size_t i = 0; i < UNDER_WAY; i++) {
		is_good = place_await(s, s->at[i]) && is_good;
		arena_close(s->at[i]->write.arena);
	}
	pthread_cond_destroy(&s->answered);
	pthread_mutex_destroy(&s->mutex);
	return is_good;
}

static int sample(struct sampling *s, int64_t decisions)
{
	int64_t begun_us = clock_monotonic_us();

	places_open(s);
	for (int64_t i = 0; i < decisions; i++) {
		struct sample *place = s->at[i % UNDER_WAY];

		if (!place_await(s, place))
			break;
		arena_reset(place->write.arena);
		make_sample(s, i, place);
		place->write.now = clock_now();
		place->is_under_way = true;
		db_write_later(s->p->db, &place->write);
		if (i % UNDER_WAY > 0)
			continue;
		audit_carry(s->p->audit); // else the database would hold all their events at the end
		program_progress("Decisions", (int)(i * 99 / decisions));
	}
	if (!places_close(s))
		return program_says("the decisions could not all be written: %s", s->refusal);
	if (!audit_carry_all(s->p->audit))
		return program_says(
			"the decisions are written, and their acts not carried into the log yet");
	program_progress("Decisions", 100);
	printf("%" PRId64 " decisions are published, in %" PRId64 " seconds.\n", decisions,
		(clock_monotonic_us() - begun_us) / 1000000);
	return 0;
}

/* Whose they are; false, and said, if the database is no demonstration. */
static bool prepare(struct program *p, struct sampling *s)
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	bool is_on = demonstration_is_on(w);

	db_read_end(w);
	if (!is_on) {
		program_says("%s is not a demonstration: invented decisions have no place in it",
			program_database_path(p));
		return false;
	}
	if (!program_actor(p, "demo.decision-officer", &s->officer) ||
		!program_actor(p, "demo.approver", &s->approver))
		return false;

	struct organisations kept;
	w = db_read_begin(p->db, p->arena, clock_now());
	kept = organisations_kept_by(w, s->officer.organisation);
	db_read_end(w);
	list_each (const struct organisation *, body, &kept)
		if (strcmp(body->kind, "OPCC") == 0)
			*list_add(p->arena, &s->bodies) = *body;
	s->p = p;
	s->begun_s = clock_now().ms / 1000;
	return s->bodies.n > 0 ||
	       program_says("there is no commissioner in the demonstration") == 0;
}

int command_sample(struct program *p, struct command_line *line)
{
	const char *text = line_option(line, "--decisions");
	struct sampling sampling = { 0 };
	char *end = NULL;
	int64_t decisions;

	if (line_has_more(line))
		return 1;
	if (text == NULL)
		return command_wants("sample");
	decisions = strtoimax(text, &end, 10);
	if (*end != '\0' || decisions < 1 || decisions > DECISIONS_MOST)
		return program_says(
			"--decisions is a number from 1 to %d, not \"%s\"", DECISIONS_MOST, text);
	if (!program_open(p, false))
		return 1;

	int status = prepare(p, &sampling) ? sample(&sampling, decisions) : 1;

	program_close(p);
	return status;
}
