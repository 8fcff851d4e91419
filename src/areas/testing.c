/* SPDX-License-Identifier: MIT */
/*
 * A fresh office for each test.
 */
#include "areas/testing.h"

#include <string.h>

#include "areas/caution/pages.h"
#include "areas/cohort/pages.h"
#include "areas/contract/pages.h"
#include "areas/decision/pages.h"
#include "areas/funding/pages.h"
#include "areas/invoice/pages.h"
#include "areas/organisation/organisation.h"
#include "areas/pack/pages.h"
#include "areas/person/pages.h"
#include "areas/programme/pages.h"
#include "areas/publication/pages.h"
#include "areas/referral/pages.h"
#include "areas/register/pages.h"
#include "areas/relay/pages.h"
#include "areas/scheme/pages.h"
#include "auth/account.h"
#include "auth/demonstration.h"
#include "auth/session.h"
#include "base/err.h"
#include "base/problem.h"
#include "db/fault.h"
#include "frame/page.h"
#include "http/request_test_kit.h"
#include "sarn_migrations.h"

#define NOON_ON_2_MARCH_2026 ((struct instant){ INT64_C(1772452800000) })

static const struct db_schema schema = {
	.migrations = sarn_migrations,
	.migration_count = sarn_migration_count,
};

static const struct menu_item menu[] = {
	{ N_("Public register"), "/register", PUBLIC_READ },
	{ 0 },
};

static const struct menu_item foot[] = { { 0 } };

static const struct home_part *const home_parts[] = {
	&relay_home,
	&decision_home,
	&caution_home,
	&register_home,
	&person_home,
	&referral_home,
	&scheme_home,
	&cohort_home,
	&programme_home,
	&funding_home,
	&contract_home,
	&invoice_home,
	&pack_home,
	&publication_home,
	NULL,
};

static const struct record_part *const record_parts[] = {
	&caution_of_person_part,
	&referral_of_person_part,
	&invoice_of_programme_part,
	&invoice_of_contract_part,
	&contract_of_programme_part,
	&pack_of_programme_part,
	&pack_of_publication_part,
	&contract_of_scheme_part,
	&funding_warnings_part,
	&contract_warnings_part,
	NULL,
};

static const struct demonstration_person people[] = {
	{ ROLE_DECISION_OFFICER, "Enghraifft Swyddog", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Decision officer") },
	{ ROLE_APPROVER, "Enghraifft Cymeradwyydd", ENGLISH, DEMONSTRATION_OFFICE, N_("Approver") },
	{ ROLE_TRANSLATOR, "Enghraifft Cyfieithydd", WELSH, DEMONSTRATION_OFFICE,
		N_("Translator") },
	{ ROLE_SERGEANT, "Enghraifft Rhingyll", ENGLISH, DEMONSTRATION_FORCE,
		N_("Authorising sergeant") },
	{ 0 },
};

const struct frame_program fresh_program = {
	.name = "Sarn",
	.about = "",
	.cookie = "__Host-sarn",
	.idle_ms = SESSION_IDLE_MS,
	.for_public = "/register",
	.menu = menu,
	.foot = foot,
	.home = home_parts,
	.records = record_parts,
	.people = people,
	.public_generation = publication_generation_now,
};

/* ---- an office and its people ---- */

struct organisation_id an_office(struct fresh *f, const char *name, const char *welsh_name,
	const char *area, const char *welsh_area)
{
	struct organisation office = {
		.name = { [ENGLISH] = name, [WELSH] = welsh_name },
		.area = { [ENGLISH] = area, [WELSH] = welsh_area },
		.kind = "OPCC",
		.reference_pattern = "DLI{n}",
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		organisation_add(w, &office, &problems);
		assert_int_equal(problems.n, 0);
	}
	return office.id;
}

struct actor a_person(struct fresh *f, struct organisation_id office, const char *login,
	const char *name, enum role role)
{
	struct account_new account = { .organisation = office, .name = name, .login = login };
	struct account_id id = { 0 };

	WRITE (f, w) {
		assert_int_equal(account_create(w, &account, &id), ACCOUNT_NO_REFUSAL);
		assert_int_equal(account_grant(w, id, role), ACCOUNT_NO_REFUSAL);
	}
	return (struct actor){ .account = id,
		.organisation = office,
		.name = name,
		.roles = 1u << role,
		.request = "test" };
}

static void add_people(struct fresh *f)
{
	f->office = an_office(f, "Police and Crime Commissioner for Dyffryn Dychmygol",
		"Comisiynydd Heddlu a Throseddu Dyffryn Dychmygol", "Dyffryn Dychmygol",
		"Dyffryn Dychmygol");
	f->elsewhere = an_office(f, "Police and Crime Commissioner for Imagined Coast",
		"Comisiynydd Heddlu a Throseddu Glannau Dychmygol", "Imagined Coast",
		"Glannau Dychmygol");
	f->officer = a_person(f, f->office, "swyddog", "Swyddog Sampl", ROLE_DECISION_OFFICER);
	f->approver = a_person(f, f->office, "cymeradwywr", "Cymeradwywr Sampl", ROLE_APPROVER);
	f->translator = a_person(f, f->office, "cyfieithydd", "Cyfieithydd Sampl", ROLE_TRANSLATOR);
	f->auditor = a_person(f, f->office, "archwiliwr", "Archwiliwr Sampl", ROLE_AUDITOR);
	f->account_manager =
		a_person(f, f->office, "rheolwr", "Rheolwr Sampl", ROLE_ACCOUNT_MANAGER);
	f->commissioning_officer = a_person(
		f, f->office, "comisiynydd", "Comisiynydd Sampl", ROLE_COMMISSIONING_OFFICER);
	f->force = an_office(
		f, "Imagined Police", "Heddlu Dychmygol", "Imagined Coast", "Glannau Dychmygol");
	f->sergeant = a_person(f, f->force, "rhingyll", "Rhingyll Sampl", ROLE_SERGEANT);
	f->provider = an_office(f, "Invented Workshops Cymru", "Gweithdai Dychmygol Cymru",
		"Dyffryn Dychmygol", "Dyffryn Dychmygol");
	f->coordinator = a_person(f, f->provider, "cydlynydd", "Cydlynydd Sampl", ROLE_COORDINATOR);
	f->facilitator = a_person(f, f->provider, "hwylusydd", "Hwylusydd Sampl", ROLE_FACILITATOR);
	f->elsewhere_coordinator =
		a_person(f, f->elsewhere, "arall", "Cydlynydd Arall", ROLE_COORDINATOR);
	f->stranger =
		a_person(f, f->elsewhere, "dieithryn", "Dieithryn Sampl", ROLE_DECISION_OFFICER);
}

void fresh_setup_of(void **state, const struct db_schema *of, const struct frame_program *program)
{
	struct arena *a = arena_open(1 << 16);
	struct fresh *f = arena_one(a, struct fresh);
	const char *why = "";

	*f = (struct fresh){ .arena = a,
		.folder = folder_fresh(a),
		.now = NOON_ON_2_MARCH_2026,
		.program = program };
	f->db = db_fresh(a, arena_format(a, "%s/sarn.db", f->folder), of);
	f->audit = audit_open(a, arena_format(a, "%s/log.db", f->folder), f->db, &why);
	if (f->audit == NULL)
		fail_msg("%s", why);
	*state = f;
}

int fresh_setup_without_people(void **state)
{
	fresh_setup_of(state, &schema, &fresh_program);
	return 0;
}

int fresh_setup(void **state)
{
	fresh_setup_without_people(state);
	add_people(*state);
	return 0;
}

static void close_databases(struct fresh *f)
{
	if (f->frame != NULL)
		frame_close(f->frame);
	audit_close(f->audit);
	db_close(f->db);
}

int fresh_teardown(void **state)
{
	struct fresh *f = *state;

	db_fault_after(-1);
	write_let_go();
	close_databases(f);
	arena_close(f->arena);
	return 0;
}

/* ---- the same once more ---- */

static void copy_database(struct fresh *f, struct db *db, const char *to)
{
	const char *why = "";

	if (!db_backup(db, to, NULL, NULL, f->arena, &why))
		fail_msg("%s", why);
}

struct fresh *fresh_copy(struct fresh *f)
{
	struct fresh *copy = arena_one(f->arena, struct fresh);
	const char *why = "";

	*copy = *f;
	copy->frame = NULL;
	copy->folder = folder_fresh(f->arena);
	assert_true(audit_carry_all(f->audit));
	copy_database(f, f->db, arena_format(f->arena, "%s/sarn.db", copy->folder));
	copy_database(f, audit_log(f->audit), arena_format(f->arena, "%s/log.db", copy->folder));
	copy->db = db_fresh(f->arena, arena_format(f->arena, "%s/sarn.db", copy->folder), &schema);
	copy->audit = audit_open(
		f->arena, arena_format(f->arena, "%s/log.db", copy->folder), copy->db, &why);
	if (copy->audit == NULL)
		fail_msg("%s", why);
	return copy;
}

void fresh_copy_close(struct fresh *copy)
{
	close_databases(copy);
}

/* ---- decisions ---- */

static const char *or_else(const char *given, const char *usual)
{
	return given == NULL ? usual : given;
}

char *sample_document(struct fresh *f, const struct sample *sample)
{
	return arena_format(f->arena,
		"Reference: %s\n"
		"Title: %s\n"
		"Purpose: To agree the funding of an invented programme\n"
		"Timing: Singular\n"
		"Category of decision: Commissioning\n"
		"Summary: The programme works with people who use abuse. The cost is up to £33,760 "
		"for "
		"the first year.\n"
		"Legal powers: Section 143 of the Anti-social Behaviour, Crime and Policing Act "
		"2014\n"
		"%s"
		"Recommendation: That the invented programme is funded.\n"
		"Decision maker: Enghraifft Sampl\n"
		"Date signed: %s\n"
		"Contact officer: Swyddog Sampl\n",
		or_else(sample->reference, "DLI1"), or_else(sample->title, "An invented programme"),
		or_else(sample->more, ""), or_else(sample->signed_on, "20 March 2025"));
}

/* The reader leaves it to a person whether a name without a position is the contact officer. */
static void review(struct fresh *f, struct decision_id id)
{
	struct edit edit = { .version = 0 };
	struct decision theirs;

	edit.value[FIELD_CONTACT][ENGLISH] = "Swyddog Sampl";
	WRITE (f, w)
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
}

struct decision_id sample_import(struct fresh *f, const struct sample *sample)
{
	const char *text = sample_document(f, sample);
	struct reading reading;
	struct decision_id id = { 0 };

	reader_read(f->arena, text, strlen(text), &reading);
	assert_int_equal(reading.refusal, READING_TAKEN);
	WRITE (f, w) {
		struct outcome outcome = decision_import(w, &f->officer,
			&(struct import){
				.organisation = sample->organisation.v != 0 ? sample->organisation
									    : f->office,
				.file_name = "penderfyniad.txt",
				.bytes = slice_of(text),
				.reading = &reading,
			},
			&id);

		assert_int_equal(outcome.kind, DONE);
	}
	review(f, id);
	return id;
}

struct decision_id sample_attest(struct fresh *f, const struct sample *sample)
{
	struct decision_id id = sample_import(f, sample);

	WRITE (f, w) {
		struct outcome outcome = decision_act(w, &f->approver, id, 0, ACT_ATTEST);

		if (outcome.kind != DONE)
			fail_msg("not attested: %s",
				outcome.kind == REFUSED ? refusal_text(outcome.refusal) : "absent");
	}
	return id;
}

/* The rows' texts that lack theirs. */
static void translate_rows(struct arena *a, const struct decision *d, struct row_values *values)
{
	struct row_texts texts = decision_row_texts(a, d);

	list_each (const struct row_text *, text, &texts) {
		const char **words = row_text_words(d, *text);

		if (words[ENGLISH][0] != '\0' && words[WELSH][0] == '\0')
			*list_add(a, values) = (struct row_value){ *text,
				arena_format(a, "Cyfieithiad: %s", words[ENGLISH]) };
	}
}

void sample_translate(struct fresh *f, struct decision_id id, const char *welsh_title)
{
	WRITE (f, w) {
		struct decision d;
		struct decision theirs;
		struct row_values rows = { 0 };
		struct edit edit = { .rows = &rows };

		assert_true(decision_load(w, id, &d));
		edit.version = d.version;
		translate_rows(work_arena(w), &d, &rows);
		for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++) {
			const char *english = decision_value(&d, field, ENGLISH);

			if (field_facts(field)->has_language && english[0] != '\0' &&
				decision_value(&d, field, WELSH)[0] == '\0')
				edit.value[field][WELSH] =
					arena_format(work_arena(w), "Cyfieithiad: %s", english);
		}
		if (welsh_title != NULL)
			edit.value[FIELD_TITLE][WELSH] = welsh_title;
		assert_int_equal(
			decision_translate(w, &f->translator, id, &edit, true, &theirs).kind, DONE);
	}
}

struct decision_id sample_publish(struct fresh *f, const struct sample *sample)
{
	struct decision_id id = sample_attest(f, sample);

	sample_translate(f, id, sample->welsh_title);
	WRITE (f, w) {
		struct outcome outcome = publication_publish(w, &f->approver, id, 0, NULL);

		if (outcome.kind != DONE)
			fail_msg("not published: %s",
				outcome.kind == REFUSED ? refusal_text(outcome.refusal) : "absent");
	}
	return id;
}

struct decision decision_now(struct fresh *f, struct decision_id id)
{
	struct decision d = { 0 };

	READ (f, w)
		assert_true(decision_load(w, id, &d));
	return d;
}

/* ---- pages ---- */

/* The routes served, each with `counted` in place of its handler, and as they were. */
static struct route routes[ROUTES_MOST + 1];
static struct route originals[ROUTES_MOST + 1];
static int statements;

static enum status counted(struct request *rq)
{
	enum status status = originals[rq->route - routes].handle(rq);

	statements = work_statement_count(rq->work);
	return status;
}

static size_t add_routes(size_t n, const struct route *table)
{
	for (; table->path != NULL; table++, n++) {
		assert_true(n < ROUTES_MOST);
		routes[n] = originals[n] = *table;
		routes[n].handle = counted;
	}
	routes[n] = (struct route){ 0 };
	return n;
}

void serve(struct fresh *f, ...)
{
	const struct route *const tables[] = { routes };
	size_t n = add_routes(0, frame_routes);
	va_list args;

	va_start(args, f);
	for (const struct route *table; (table = va_arg(args, const struct route *)) != NULL;)
		n = add_routes(n, table);
	va_end(args);
	assert_null(f->frame);
	f->frame = frame_open(f->arena, &(struct frame_settings){
						.program = f->program,
						.db = f->db,
						.audit = f->audit,
						.site = { "http://sarn.example", "sarn.example" },
						.proxies = "127.0.0.1",
						.demonstration = f->is_demonstration,
						.routes = routes_gather(f->arena, tables, 1),
						.relay = f->relay,
						.slow_threads = 1,
					});
}

struct session_token page_session(struct fresh *f, const struct actor *by)
{
	struct session_token token = { { 0 } };

	WRITE (f, w)
		session_start(w, by->account, &token);
	return token;
}

enum status page_send(struct fresh *f, struct wire *wire, const struct session_token *token)
{
	if (token != NULL)
		wire_cookie(
			f->arena, wire, f->program->cookie, session_token_text(f->arena, token));
	statements = 0;
	f->reply = (struct reply){ 0 };
	frame_answer(f->frame, f->arena, wire, f->now, &f->reply);
	f->statements = statements;
	return f->reply.status;
}

enum status page_get(struct fresh *f, const struct actor *by, const char *target)
{
	struct wire wire = wire_get(f->arena, target);
	struct session_token token;

	if (by == NULL)
		return page_send(f, &wire, NULL);
	token = page_session(f, by);
	return page_send(f, &wire, &token);
}

/* The fields with the form's token among them. */
static const char *with_token(
	struct fresh *f, const char *fields, const struct session_token *token)
{
	return arena_format(f->arena, "%s%stoken=%s", fields, fields[0] == '\0' ? "" : "&",
		form_token(f->arena, token));
}

enum status page_post(
	struct fresh *f, const struct actor *by, const char *target, const char *fields)
{
	struct session_token token = { { 0 } };
	struct wire wire;

	if (by == NULL) {
		wire = wire_post(f->arena, target, fields);
		return page_send(f, &wire, NULL);
	}
	token = page_session(f, by);
	wire = wire_post(f->arena, target, with_token(f, fields, &token));
	return page_send(f, &wire, &token);
}

enum status page_post_file(struct fresh *f, const struct actor *by, const char *target,
	const char *fields, const char *field, const char *file_name, struct slice bytes)
{
	struct session_token token = page_session(f, by);
	struct wire wire = wire_upload(
		f->arena, target, with_token(f, fields, &token), field, file_name, bytes);

	return page_send(f, &wire, &token);
}

const char *page_text(struct fresh *f)
{
	return arena_text_n(f->arena, f->reply.body.at, f->reply.body.size);
}

size_t page_count(struct fresh *f, const char *text)
{
	size_t n = 0;

	for (size_t at = 0; (at = slice_find(f->reply.body, text, at)) != SIZE_MAX; at++)
		n++;
	return n;
}

/* Elements that stand alone. */
static bool is_void(struct slice name)
{
	static const char *const names[] = { "area", "br", "col", "hr", "img", "input", "link",
		"meta", "circle", "line", "rect", "use", "source", "wbr" };

	for (size_t i = 0; i < array_size(names); i++)
		if (slice_is(name, names[i]))
			return true;
	return false;
}

enum { DEPTH_MOST = 200 };

const char *page_trouble(struct fresh *f)
{
	const char *at = page_text(f);
	struct slice open[DEPTH_MOST];
	size_t depth = 0;

	while ((at = strchr(at, '<')) != NULL) {
		bool closes = at[1] == '/';
		struct slice name = { at + 1 + closes, strcspn(at + 1 + closes, " \t\n/>") };
		const char *end = strncmp(at, "<!--", 4) == 0 ? strstr(at, "-->") : strchr(at, '>');

		if (end == NULL)
			return at;
		if (closes && (depth == 0 || name.size != open[depth - 1].size ||
				      memcmp(name.at, open[depth - 1].at, name.size) != 0))
			return at;
		if (closes)
			depth--;
		else if (at[1] != '!' && end[-1] != '/' && !is_void(name) && depth < DEPTH_MOST)
			open[depth++] = name;
		at = end;
	}
	return depth == 0 ? NULL : open[depth - 1].at;
}

bool page_says(struct fresh *f, const char *text)
{
	return page_count(f, text) > 0;
}

bool page_has_problem(struct fresh *f, const char *field, const char *message)
{
	return page_says(f, arena_format(f->arena, "href=\"#%s\"", field)) &&
	       page_says(f, arena_format(f->arena, "id=\"%s-error\"", field)) &&
	       page_count(f, message) == 2;
}

const char *page_sent_header(struct fresh *f, const char *name)
{
	return reply_sent_header(f->arena, &f->reply, name);
}
