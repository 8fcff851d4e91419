/* SPDX-License-Identifier: MIT */
/*
 * Two worlds that differ only in people whom somebody may not list are the same to them.
 *
 * World W has everybody.  For each user a second one is made without those whom the user may not
 * list there.  Whatever the user asks of both, about people who are there and who are not, the
 * answers have the same bytes, once token, key and the request's id are taken out, and took as many
 * statements to make.
 */
#include <ctype.h>
#include <inttypes.h>

#include "areas/own_case/own_case.h"
#include "areas/person/pages.h"
#include "areas/person/testing.h"
#include "base/buf.h"
#include "base/code.h"
#include "http/request_test_kit.h"

enum { PERSONS = 18, USERS = 21, SEARCHES = 220 };

/* ---- the cast, in all worlds the same ---- */

struct cast {
	struct programme p;
	struct programme theirs; // as another force has it: its referrer and circle
	struct actor colleague;  // of the privacy officer
	struct actor user[USERS];
	size_t users;
};

static void admit(struct fresh *f, const struct programme *p, struct organisation_id body)
{
	struct party force = {
		.organisation = body, .part = PART_FORCE, .from = instant_day(f->now)
	};
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			scheme_admit(w, &f->commissioning_officer, p->scheme, &force, &problems),
			DONE);
}

static const char own_phone[] = "07700900777";

/* By which the program itself finds the sergeant's own case. */
static void know_sergeant(struct fresh *f)
{
	struct actor manager = a_worker(f, f->force, "rheolwr.heddlu", ROLE_ACCOUNT_MANAGER);
	struct own_facts facts = { .phone = own_phone, .house = "", .postcode = "", .number = "" };
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			own_account_know(w, &manager, f->sergeant.account, &facts, &problems),
			DONE);
}

/* The last user is the sergeant, whose own case one person is. */
static struct cast a_cast(struct fresh *f)
{
	struct cast cast = { .p = a_programme(f) };
	struct organisation_id other = a_body(f, "Other Imagined Police", "Heddlu Dychmygol Arall");
	struct actor users[USERS] = { f->commissioning_officer, f->auditor, cast.p.referrer,
		cast.p.triage_worker, cast.p.coordinator, cast.p.perpetrator_lead,
		cast.p.facilitator, cast.p.privacy, f->approver, f->officer, f->translator,
		f->account_manager, a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK),
		a_worker(f, f->force, "enwebydd", ROLE_NOMINATOR),
		a_worker(f, f->provider, "achosion", ROLE_CASE_MANAGER),
		a_worker(f, f->office, "perfformiad", ROLE_PERFORMANCE_LEAD),
		a_worker(f, f->office, "cadeirydd", ROLE_STEERING_CHAIR),
		a_worker(f, f->office, "aelod", ROLE_STEERING_MEMBER),
		a_worker(f, f->force, "cyllidwr", ROLE_CO_FUNDER),
		a_worker(f, f->force, "ansawdd", ROLE_LICENSOR_LEAD), f->sergeant };

	cast.theirs = cast.p;
	cast.theirs.referrer = a_worker(f, other, "swyddog.arall", ROLE_REFERRER);
	cast.colleague = a_worker(f, f->office, "preifatrwydd.arall", ROLE_PRIVACY_OFFICER);
	know_sergeant(f);
	admit(f, &cast.p, other);
	READ (f, w)
		assert_true(scheme_circle(
			w, cast.p.scheme, other, PART_FORCE, &cast.theirs.force_circle));
	for (; cast.users < USERS; cast.users++)
		cast.user[cast.users] = users[cast.users];
	return cast;
}

/* ---- people ---- */

static struct person_id id_of(int i)
{
	return (struct person_id){ 7000000000000 + 1000 * (i * 7 % PERSONS) };
}

static const char *given_of(int i)
{
	static const char *const names[] = { "Efa", "Siân", "Owain", "Elin", "Rhys" };

	return names[i % 5];
}

static const char *family_of(struct arena *a, int i)
{
	return arena_format(a, "Sampl%c%c", 'a' + i / 2, 'k' + i % 3);
}

static const char *reference_of(struct arena *a, int i)
{
	return code_of_chance(a, 71 * (i + 3) * INT64_C(1000003));
}

static struct person_facts facts_of(struct arena *a, int i)
{
	static const enum county counties[] = { COUNTY_POW, COUNTY_GWN, COUNTY_NONE };
	struct person_facts facts = facts_of_somebody(given_of(i), family_of(a, i));

	facts.county = counties[i % 3];
	facts.language = i % 2 == 0 ? SPOKEN_WELSH : SPOKEN_ENGLISH;
	if (i == 0)
		facts.phones[0].number = own_phone;
	return facts;
}

static void add_person(struct fresh *f, const struct cast *cast, int i)
{
	const struct programme *p = i % 3 == 1 ? &cast->theirs : &cast->p;
	struct person_new person = { .scheme = p->scheme,
		.force = p->referrer.organisation,
		.facts = facts_of(f->arena, i),
		.id = id_of(i),
		.reference = reference_of(f->arena, i) };
	struct problems problems = { 0 };
	struct person_id id;

	WRITE (f, w) {
		work_read_for(w, p->referrer.account);
		assert_int_equal(
			person_add(w, &p->referrer, p->force_circle, &person, &problems, &id),
			DONE);
	}
	if (i % 2 == 0)
		joins(f, p, id, p->diversion_circle);
	if (i % 4 < 2)
		joins(f, p, id, p->provider_circle);
	if (i % 5 == 0)
		joins(f, p, id, p->workshop);
}

/* The coordinator and the privacy officer have kin. */
static void add_block(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *whom = i == 4 ? &cast->p.coordinator : &cast->p.privacy;
	struct block block = {
		.account = whom->account, .kind = BLOCK_KIN, .from = instant_day(f->now)
	};
	struct problems problems = { 0 };

	if (i != 4 && i != 7)
		return;
	WRITE (f, w) {
		work_read_for(w, cast->colleague.account);
		assert_int_equal(
			person_block(w, &cast->colleague, id_of(i), &block, &problems), DONE);
	}
}

/* Whom the user may list; bit i is person i. */
static unsigned listed(struct fresh *f, const struct actor *user)
{
	unsigned set = 0;

	READ (f, w) {
		work_read_for(w, user->account);

		struct person_lines lines =
			person_list(w, user, &(struct person_filter){ 0 }, PERSONS);

		list_each (const struct person_line *, line, &lines)
			for (int i = 0; i < PERSONS; i++)
				set |= (line->id.v == id_of(i).v ? 1u : 0u) << i;
	}
	return set;
}

static struct fresh *a_world(struct fresh *base, const struct cast *cast, unsigned people)
{
	struct fresh *world = fresh_copy(base);

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0) {
			add_person(world, cast, i);
			add_block(world, cast, i);
		}
	serve(world, person_routes, NULL);
	return world;
}

/* ---- asking both ---- */

struct both {
	struct fresh *world[2];
	struct session_token token[2];
	const char *user;
	int asked;
};

/* Without what follows `before`, up to the quotation mark. */
static char *without(struct arena *a, const char *text, const char *before)
{
	struct buf out = buf_new(a, strlen(text) + 1);
	const char *found;

	buf_text(&out, "");
	while ((found = strstr(text, before)) != NULL) {
		found += strlen(before);
		buf_put(&out, text, (size_t)(found - text));
		text = found + strcspn(found, "\"");
	}
	buf_text(&out, text);
	return out.at;
}

/* A request's id: sixteen figures to the base of 16 that are a word. */
static void blank_request_id(char *text)
{
	for (char *at = text; *at != '\0';) {
		size_t size = strspn(at, "0123456789abcdef");
		bool is_word = at == text || !isalnum((unsigned char)at[-1]);

		if (size == 16 && is_word && !isalnum((unsigned char)at[size]))
			memset(at, 'x', size);
		at += size == 0 ? 1 : size;
	}
}

static void put_header(void *context, const char *name, const char *value)
{
	buf_format(context, "%s: %s\n", name, value);
}

/* Status, headers and body of the last reply, less what differs from one request to the next. */
static const char *answer(struct fresh *f)
{
	struct buf out = buf_new(f->arena, f->reply.body.size + 2000);

	buf_format(&out, "%d\n", f->reply.status);
	reply_each_header(&f->reply, put_header, &out);
	buf_slice(&out, f->reply.body);

	char *text = without(f->arena, out.at, "name=\"token\" value=\"");

	text = without(f->arena, text, "name=\"key\" value=\"");
	text = without(f->arena, text, "/block/"); // a block's id is chance
	blank_request_id(text);
	return text;
}

static void ask(struct both *both, const char *method, const char *target, const char *fields)
{
	const char *said[2];
	int statements[2];

	for (int i = 0; i < 2; i++) {
		struct fresh *f = both->world[i];
		struct wire wire =
			fields == NULL ? wire_get(f->arena, target)
				       : wire_post(f->arena, target,
						 arena_format(f->arena, "%s&token=%s", fields,
							 form_token(f->arena, &both->token[i])));

		page_send(f, &wire, &both->token[i]);
		said[i] = answer(f);
		statements[i] = f->statements;
	}
	both->asked++;
	if (strcmp(said[0], said[1]) != 0) {
		size_t same = 0;

		while (said[0][same] == said[1][same])
			same++;
		fail_msg("%s: %s %s %s: \"%.200s\" and, without those who are hidden, \"%.200s\"",
			both->user, method, target, fields == NULL ? "" : fields, said[0] + same,
			said[1] + same);
	}
	if (statements[0] != statements[1])
		fail_msg("%s: %s %s: %d statements, and %d", both->user, method, target,
			statements[0], statements[1]);
}

static void get(struct both *both, const char *target)
{
	ask(both, "GET", target, NULL);
}

static void ask_lists(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	static const char *const lists[] = { "/people", "/cy/people", "/people?county=POW",
		"/people?county=GWN", "/people?county=AGY", "/people?county=none", "/people.csv",
		"/cy/people.csv", "/people.csv?county=GWN", "/people/new", "/people/1", "/people/x",
		"/people/1/block", "/nowhere", "/home" };

	for (size_t i = 0; i < array_size(lists); i++)
		get(both, lists[i]);
	for (int i = 0; i < PERSONS; i++) {
		get(both, arena_format(a, "/people?before=%" PRId64, id_of(i).v));
		get(both, arena_format(a, "/people.csv?county=POW&before=%" PRId64, id_of(i).v));
	}
}

static void ask_search(struct both *both, const char *search)
{
	struct arena *a = both->world[0]->arena;

	ask(both, "POST", both->asked % 2 == 0 ? "/people" : "/cy/people",
		arena_format(a, "search=%s%s", search, both->asked % 3 == 0 ? "&county=GWN" : ""));
}

/* Beginnings of the names and references of everybody, hidden ones too. */
static void ask_searches(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	int asked = both->asked;

	for (int i = 0; i < PERSONS; i++) {
		const char *family = family_of(a, i);
		const char *reference = reference_of(a, i);

		for (int size = 1; size <= 7; size++)
			ask_search(both, arena_format(a, "%.*s", size, family));
		ask_search(both, arena_format(a, "%s+%s", given_of(i), family));
		ask_search(both, reference);
		ask_search(both, arena_format(a, "%.4s", reference));
		ask_search(both, reference + 4);
		ask_search(both, given_of(i));
		ask_search(both, arena_format(a, "%s+x", given_of(i)));
	}
	assert_true(both->asked - asked >= SEARCHES);
}

static void ask_people(struct both *both)
{
	struct arena *a = both->world[0]->arena;
	static const char *const pages[] = { "", "/name", "/contact", "/change", "/block" };

	for (int i = 0; i < PERSONS; i++) {
		for (size_t page = 0; page < array_size(pages); page++)
			get(both, arena_format(a, "%s/people/%" PRId64 "%s",
					  i % 2 == 0 ? "" : "/cy", id_of(i).v, pages[page]));
		ask(both, "POST", arena_format(a, "/people/%" PRId64 "/change", id_of(i).v),
			"version=1&given-names=9");
		ask(both, "POST", arena_format(a, "/people/%" PRId64 "/block", id_of(i).v),
			"account=neb");
		ask(both, "POST", arena_format(a, "/people/%" PRId64 "/block/7/lift", id_of(i).v),
			"");
	}
}

/* ---- the test ---- */

static void compare(struct fresh *whole, struct fresh *less, const struct actor *user)
{
	struct both both = { .world = { whole, less }, .user = user->name };

	for (int i = 0; i < 2; i++)
		both.token[i] = page_session(both.world[i], user);
	ask_lists(&both);
	ask_searches(&both);
	ask_people(&both);
}

static void people__whom_somebody_may_not_list_change_nothing_they_see(void **state)
{
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody);
	unsigned seen = 0;

	for (size_t i = 0; i < cast.users; i++) {
		unsigned visible = listed(whole, &cast.user[i]);
		struct fresh *less = a_world(base, &cast, visible);

		assert_int_not_equal(visible, everybody); // or nothing is tried
		seen |= visible;
		compare(whole, less, &cast.user[i]);
		fresh_copy_close(less);
	}
	assert_int_equal(seen & ~everybody, 0);
	assert_int_equal(listed(whole, &base->sergeant) & 1u, 0);  // their own case
	assert_int_equal(listed(whole, &cast.p.referrer) & 1u, 1); // a colleague's
	assert_int_not_equal(listed(whole, &cast.p.facilitator), 0);
	fresh_copy_close(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(people__whom_somebody_may_not_list_change_nothing_they_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
