/* SPDX-License-Identifier: MIT */
/*
 * Two worlds that differ only in people whom somebody may not list are the same to them.
 *
 * World W has a room with everybody.  For each user a second one is made without those whom the
 * user may not see there.  Whatever the user asks of registers is answered alike in both and took
 * as many statements.  How many lines a register has stands apart, as how full a cohort is does, and
 * that nobody signs for people whom they do not see; the codes and ids of places are chance.
 *
 * And a third one, with others in their stead: in that nothing stands apart, and each page has the
 * same bytes.
 */
#include <inttypes.h>

#include "areas/cohort/pages.h"
#include "areas/referral/pages.h"
#include "areas/register/pages.h"
#include "areas/register/testing.h"
#include "areas/testing_worlds.h"
#include "base/buf.h"
#include "base/code.h"

enum { PERSONS = 6, USERS = 22 };

struct cast {
	struct room_kit kit;
	struct actor user[USERS];
	struct actor colleague; // of the privacy officer
	unsigned others;        // bit i: somebody else is there in the stead of person i
};

static struct cast a_cast(struct fresh *f)
{
	struct cast cast = { .kit = a_room(f, 0) };
	const struct programme *p = &cast.kit.path.p;
	const struct actor user[USERS] = { cast.kit.first, cast.kit.second, cast.kit.third,
		p->coordinator, p->perpetrator_lead, f->sergeant, p->triage_worker,
		f->elsewhere_coordinator, f->commissioning_officer, f->auditor, f->approver,
		f->officer, f->translator, f->account_manager,
		a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK),
		a_worker(f, f->force, "enwebydd", ROLE_NOMINATOR),
		a_worker(f, f->provider, "achosion", ROLE_CASE_MANAGER),
		a_worker(f, f->office, "perfformiad", ROLE_PERFORMANCE_LEAD),
		a_worker(f, f->office, "cadeirydd", ROLE_STEERING_CHAIR),
		a_worker(f, f->office, "aelod", ROLE_STEERING_MEMBER),
		a_worker(f, f->force, "cyllidwr", ROLE_CO_FUNDER),
		a_worker(f, f->force, "ansawdd", ROLE_LICENSOR_LEAD) };

	memcpy(cast.user, user, sizeof user);
	cast.colleague = a_worker(f, f->office, "preifatrwydd.arall", ROLE_PRIVACY_OFFICER);
	f->now.ms -= INT64_C(9) * 24 * HOUR_MS; // before the workshop
	return cast;
}

static struct person_id person_at(int i)
{
	return (struct person_id){ 7000000000000 + 1000 * (i * 5 % PERSONS) };
}

static struct referral_id referral_at(int i)
{
	return (struct referral_id){ 8000000000000 + 1000 * (i * 5 % PERSONS) };
}

static bool is_other(const struct cast *cast, int i)
{
	return (cast->others & 1u << i) != 0;
}

/* Of somebody else nothing is the same but what was noted of them. */
static struct person_new person_in(struct fresh *f, const struct cast *cast, int i)
{
	struct person_new person = { .facts = facts_of_somebody(
					     "Efa", arena_format(f->arena, "Sampl%c", 'a' + i)),
		.id = person_at(i),
		.reference = code_of_chance(f->arena, 71 * (i + 3) * INT64_C(1000003)) };

	if (is_other(cast, i)) {
		person.facts =
			facts_of_somebody("Owain", arena_format(f->arena, "Cudd%c", 'z' - i));
		person.facts.language = SPOKEN_WELSH;
		person.facts.phones[0].number = "07700900456";
		person.id.v++;
		person.reference = code_of_chance(f->arena, 73 * (i + 3) * INT64_C(1000003));
	}
	return person;
}

/* Of the first leader person 0 and 3 are kin, of the coordinator person 4, of the lead 5. */
static const struct actor *kin_of(const struct cast *cast, int i)
{
	switch (i) {
	case 0:
	case 3: return &cast->kit.first;
	case 4: return &cast->kit.path.p.coordinator;
	case 5: return &cast->kit.path.p.perpetrator_lead;
	default: return NULL;
	}
}

static void add_person(struct fresh *f, struct cast *cast, int i)
{
	const struct path *path = &cast->kit.path;
	struct person_new person = person_in(f, cast, i);
	struct referral_new new_one = { .person = somebody_with(f, &path->p, &person),
		.source = SOURCE_CAUTION,
		.type = COHORT_MI,
		.id = { referral_at(i).v + (is_other(cast, i) ? 1 : 0) },
		.reference = code_of_chance(
			f->arena, (is_other(cast, i) ? 79 : 83) * (i + 3) * INT64_C(1000003)) };
	struct problems problems;

	new_one.caution = a_given_caution(f, &path->p, new_one.person);
	assert_int_equal(
		begins(f, &path->p.referrer, &new_one, &problems, &cast->kit.referral[i]), DONE);
	goes_as_far_as(f, path, cast->kit.referral[i], REFERRAL_ACCEPTED);
	did(f, &path->p.coordinator, cast->kit.referral[i],
		a_booking(DO_BOOK, cast->kit.cohort.id));
}

static void add_block(struct fresh *f, const struct cast *cast, int i)
{
	const struct actor *whom = kin_of(cast, i);
	struct problems problems = { 0 };

	if (whom == NULL)
		return;

	struct block block = {
		.account = whom->account, .kind = BLOCK_KIN, .from = instant_day(f->now)
	};

	WRITE (f, w) {
		work_read_for(w, cast->colleague.account);
		assert_int_equal(
			person_block(w, &cast->colleague,
				referral_now(f, cast->kit.referral[i]).person, &block, &problems),
			DONE);
	}
}

/* By the second leader, who may see everybody; person i came if i is even. */
static void note(struct fresh *f, const struct cast *cast, unsigned people)
{
	const struct register_sheet *s = sheet_for(f, &cast->kit.second, &cast->kit, WORKSHOP_A);
	struct register_entries typed = { 0 };
	struct problems problems = { 0 };

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			*list_add(f->arena, &typed) =
				(struct register_entry){ row_of(s, &cast->kit, i)->place,
					{ i % 2 == 0 ? PRESENCE_CAME : PRESENCE_ABSENT, 0 } };
	WRITE (f, w)
		assert_int_equal(notes_in(w, &cast->kit.second, &cast->kit, WORKSHOP_A, 0, &typed,
					 &problems),
			DONE);
}

static struct fresh *a_world(struct fresh *base, struct cast *cast, unsigned people, bool is_signed)
{
	struct fresh *world = fresh_copy(base);

	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			add_person(world, cast, i);
	clock_to(world, cast->kit.cohort.workshop[WORKSHOP_A].on);
	note(world, cast, people);
	if (is_signed)
		both_sign(world, &cast->kit, WORKSHOP_A);
	else
		time_passes(world, INT64_C(4) * HOUR_MS);
	for (int i = 0; i < PERSONS; i++)
		if ((people & 1u << i) != 0)
			add_block(world, cast, i);
	return world;
}

/* ---- what is answered, in words ---- */

static void say_rows(struct buf *said, const struct register_rows *rows)
{
	list_each (const struct register_row *, row, rows)
		buf_format(said, " %s %s %d %d %d", row->given_names, row->family_name,
			row->is_expected, row->line.result, row->line.late_minutes);
}

static void ask_sheet(struct buf *said, struct work *w, const struct cast *cast,
	const struct actor *by, enum letter letter)
{
	struct register_sheet s;

	if (!register_load(w, by, cast->kit.cohort.id, letter, &s)) {
		buf_text(said, " absent");
		return;
	}
	s.state.unseen = 0;
	buf_format(said, " %d %d %zu %zu %d %d %s", s.state.unsaid, s.state.waits_for_a, s.lines.n,
		s.state.signatures.n, s.may_note, s.may_correct,
		sign_refusal(&s.state, s.self, work_now(w)) == NULL ? "signs" : "does not");
	say_rows(said, &s.rows);
}

static const char *ask_all(struct fresh *f, const struct cast *cast, const struct actor *by)
{
	struct buf said = buf_new(f->arena, 1 << 14);

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		READ (f, w) {
			work_read_for(w, by->account);
			ask_sheet(&said, w, cast, by, letter);
			buf_format(&said, " [%d]\n", work_statement_count(w));
		}
	READ (f, w) {
		work_read_for(w, by->account);
		for (int is_own = 0; is_own <= 1; is_own++)
			buf_format(&said, " %zu",
				register_open_list(w, by, is_own == 1, work_today(w), 10).n);
		buf_format(&said, " [%d]\n", work_statement_count(w));
	}
	READ (f, w) {
		struct register_rows rows = { 0 };
		struct cohort cohort;

		work_read_for(w, by->account);
		buf_format(&said, " %d",
			register_ring_list(w, by, cast->kit.cohort.id, &cohort, &rows));
		say_rows(&said, &rows);
		buf_format(&said, " [%d]\n", work_statement_count(w));
	}
	return arena_format(f->arena, "%.*s", (int)said.size, said.at);
}

/* Bit i: person i, whom the user may list. */
static unsigned listed(struct fresh *f, const struct actor *user)
{
	unsigned set = 0;

	READ (f, w) {
		work_read_for(w, user->account);
		for (int i = 0; i < PERSONS; i++)
			set |= (person_may(w, user, PERSON_LIST, person_at(i)) ? 1u : 0u) << i;
	}
	return set;
}

static void compare_worlds(struct fresh *base, bool is_signed)
{
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody, is_signed);

	for (size_t i = 0; i < USERS; i++) {
		unsigned visible = listed(whole, &cast.user[i]);
		struct fresh *less = a_world(base, &cast, visible, is_signed);

		if (visible != 0)
			assert_string_equal(ask_all(whole, &cast, &cast.user[i]),
				ask_all(less, &cast, &cast.user[i]));
		fresh_copy_close(less);
	}
	assert_int_equal(listed(whole, &cast.kit.first), everybody & ~9u);
	assert_int_equal(listed(whole, &cast.kit.second), everybody);
	assert_int_equal(listed(whole, &cast.kit.third), 0);
	fresh_copy_close(whole);
}

static void registers__before_they_are_signed_say_nothing_of_who_is_hidden(void **state)
{
	compare_worlds(*state, false);
}

static void registers__that_are_signed_say_nothing_of_who_is_hidden(void **state)
{
	compare_worlds(*state, true);
}

/* ---- pages, byte for byte ---- */

/* Of places, by chance: of forms and links, rows and slips. */
static const char *const chance[] = { "\"row-", "#row-", "/correct/", "sarn-code\">",
	"govuk-visually-hidden\"> ", "/cautions/", NULL };

static void serve_all(struct fresh *f)
{
	serve(f, register_routes, cohort_routes, referral_routes, NULL);
}

/* Without those who are hidden: what says nothing of how many there are. */
static void ask_lists(struct both *both, const struct cast *cast)
{
	static const char *const pages[] = { "/people", "/people/shown", "/register/a/print",
		"/register/b/print" };
	struct arena *a = both->world[0]->arena;
	int64_t cohort = cast->kit.cohort.id.v;

	both_get(both, "/registers");
	both_get(both, "/cy/registers");
	both_get(both, "/registers.csv");
	for (size_t i = 0; i < array_size(pages); i++) {
		both_get(both, arena_format(a, "/cohorts/%" PRId64 "%s", cohort, pages[i]));
		both_get(both, arena_format(a, "/cy/cohorts/%" PRId64 "%s", cohort, pages[i]));
	}
	for (int i = 0; i < PERSONS; i++)
		both_get(
			both, arena_format(a, "/referrals/%" PRId64 "/register", referral_at(i).v));
}

/* With others in their stead: all of it.  What is posted changes nothing. */
static void ask_pages(struct both *both, const struct cast *cast)
{
	static const char *const pages[] = { "", "/register/a", "/register/a/sign",
		"/register/a/lead", "/register/c", "/cancel" };
	static const char *const others[] = { "/home", "/cy/home", "/figures", "/cohorts",
		"/cohorts.csv", "/referrals", "/referrals.csv?show=all", "/facilitators",
		"/facilitators.csv", "/venues", "/venues.csv", "/inbox" };
	struct arena *a = both->world[0]->arena;
	int64_t cohort = cast->kit.cohort.id.v;

	ask_lists(both, cast);
	for (size_t i = 0; i < array_size(pages); i++) {
		both_get(both, arena_format(a, "/cohorts/%" PRId64 "%s", cohort, pages[i]));
		both_get(both, arena_format(a, "/cy/cohorts/%" PRId64 "%s", cohort, pages[i]));
	}
	for (size_t i = 0; i < array_size(others); i++)
		both_get(both, others[i]);
	for (int i = 0; i < PERSONS; i++) {
		both_get(both, arena_format(a, "/referrals/%" PRId64, referral_at(i).v));
		both_get(both, arena_format(a, "/referrals/%" PRId64 "/letter", referral_at(i).v));
	}
	both_post(both, arena_format(a, "/cohorts/%" PRId64 "/register/a", cohort), "seen=0");
	both_post(both, arena_format(a, "/cohorts/%" PRId64 "/register/a/sign", cohort), "seen=0");
	both_post(both, arena_format(a, "/cohorts/%" PRId64 "/people", cohort), "letter=17");
}

static void compare_pages(struct fresh *base, bool is_signed)
{
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody, is_signed);
	int tried = 0;

	serve_all(whole);
	for (size_t i = 0; i < USERS; i++) {
		const struct actor *user = &cast.user[i];
		struct cast others = cast;
		unsigned visible = listed(whole, user);

		if (visible == everybody)
			continue;
		others.others = everybody & ~visible;

		struct fresh *instead = a_world(base, &others, everybody, is_signed);

		serve_all(instead);

		struct both both = both_open(whole, instead, user, chance);

		ask_pages(&both, &cast);
		fresh_copy_close(instead);
		tried++;
		if (visible == 0)
			continue;

		struct fresh *less = a_world(base, &cast, visible, is_signed);

		serve_all(less);
		both = both_open(whole, less, user, chance);
		ask_lists(&both, &cast);
		fresh_copy_close(less);
	}
	assert_true(tried >= USERS - 4);
	page_get(whole, &cast.kit.first,
		arena_format(
			whole->arena, "/cohorts/%" PRId64 "/people/shown", cast.kit.cohort.id.v));
	assert_true(is_signed || page_says(whole, "Samplb"));
	assert_false(page_says(whole, "Sampla"));
	fresh_copy_close(whole);
}

static void pages__before_a_register_is_signed_are_the_same_whoever_is_hidden(void **state)
{
	compare_pages(*state, false);
}

static void pages__of_a_signed_register_are_the_same_whoever_is_hidden(void **state)
{
	compare_pages(*state, true);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(registers__before_they_are_signed_say_nothing_of_who_is_hidden),
		FRESH(registers__that_are_signed_say_nothing_of_who_is_hidden),
		FRESH(pages__before_a_register_is_signed_are_the_same_whoever_is_hidden),
		FRESH(pages__of_a_signed_register_are_the_same_whoever_is_hidden),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
