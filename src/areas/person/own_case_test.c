/* SPDX-License-Identifier: MIT */
/*
 * Whose own case a record is: found by what an account and a person have in common, and told to
 * nobody but those who say who sees whom.
 */
#include "areas/own_case/own_case.h"

#include <stdlib.h>

#include "areas/own_case/pages.h"
#include "areas/person/pages.h"
#include "areas/person/testing.h"
#include "base/keys.h"
#include "http/request_test_kit.h"

struct force {
	struct programme p;
	struct actor manager; // of the force's accounts
};

static struct force a_force(struct fresh *f)
{
	struct force force = { .p = a_programme(f) };

	force.manager = a_worker(f, f->force, "rheolwr.heddlu", ROLE_ACCOUNT_MANAGER);
	return force;
}

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, person_routes, own_case_routes, NULL);
	return 0;
}

/* ---- what is known ---- */

static const struct own_facts unsaid = { .phone = "", .house = "", .postcode = "", .number = "" };

static void knows(struct fresh *f, const struct force *force, const struct actor *whom,
	const struct own_facts *facts)
{
	struct problems problems = { 0 };

	WRITE (f, w)
		assert_int_equal(
			own_account_know(w, &force->manager, whom->account, facts, &problems),
			DONE);
}

/* The sergeant is called Rhingyll Sampl. */
static void sergeant_is_born(struct fresh *f, const struct force *force, struct date born)
{
	struct own_facts facts = unsaid;

	facts.born = born;
	knows(f, force, &f->sergeant, &facts);
}

static void sergeant_has_phone(struct fresh *f, const struct force *force, const char *phone)
{
	struct own_facts facts = unsaid;

	facts.phone = phone;
	knows(f, force, &f->sergeant, &facts);
}

static void sergeant_lives(
	struct fresh *f, const struct force *force, const char *house, const char *postcode)
{
	struct own_facts facts = unsaid;

	facts.house = house;
	facts.postcode = postcode;
	knows(f, force, &f->sergeant, &facts);
}

/* ---- who sees whom ---- */

static bool sees(struct fresh *f, const struct actor *by, struct person_id id)
{
	struct person person;
	bool is_seen = false;

	READ (f, w) {
		work_read_for(w, by->account);
		is_seen = person_load(w, by, id, &person);
	}
	return is_seen;
}

static struct blocks blocks_of(struct fresh *f, const struct force *force, struct person_id id)
{
	struct blocks all = { 0 };

	READ (f, w) {
		work_read_for(w, force->p.privacy.account);
		all = person_blocks(w, &force->p.privacy, id);
	}
	return all;
}

static struct person_id elin(struct fresh *f, const struct force *force)
{
	return somebody(f, &force->p, "Elin", "Enghraifft");
}

static void changes(struct fresh *f, const struct force *force, struct person_id id,
	void (*change)(struct person_facts *facts))
{
	struct problems problems = { 0 };
	struct person person;

	WRITE (f, w) {
		work_read_for(w, force->p.coordinator.account);
		assert_true(person_load(w, &force->p.coordinator, id, &person));
		change(&person.facts);
		assert_int_equal(person_change(w, &force->p.coordinator, PERSON_ALTER, id,
					 person.version, &person.facts, &problems, &person),
			DONE);
	}
}

/* ---- a match ---- */

static void match__of_a_name_and_birth_keeps_somebody_from_their_own_case(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);

	sergeant_is_born(f, &force, date_of(1990, 5, 17));

	struct person_id own = somebody(f, &force.p, "Rhingyll", "Sampl");
	struct person_id other = elin(f, &force);
	struct blocks blocks = blocks_of(f, &force, own);

	assert_false(sees(f, &f->sergeant, own));
	assert_true(sees(f, &f->sergeant, other));
	assert_true(sees(f, &force.p.referrer, own));
	assert_int_equal(blocks.n, 1);
	assert_int_equal(blocks.at[0].account.v, f->sergeant.account.v);
	assert_int_equal(blocks.at[0].kind, BLOCK_SELF);
	assert_true(blocks.at[0].is_by_program);
	assert_int_equal(blocks.at[0].answer, OWN_ANSWER_NONE);
	assert_false(date_is_set(blocks.at[0].to));
	assert_int_equal(blocks_of(f, &force, other).n, 0);
}

static void match__of_a_phone_or_an_address_does_too(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_facts facts = facts_of_somebody("Elin", "Enghraifft");

	sergeant_has_phone(f, &force, "+44 29 2018 0777");
	sergeant_lives(f, &force, "12b", "ll57 2dg");
	facts.phones[1].number = "029 2018 0777";
	assert_false(sees(f, &f->sergeant,
		somebody_with(f, &force.p, &(struct person_new){ .facts = facts })));
	facts = facts_of_somebody("Efa", "Enghraifft");
	facts.address = "12 Heol Sampl\nBangor\nLL57 2DG";
	assert_false(sees(f, &f->sergeant,
		somebody_with(f, &force.p, &(struct person_new){ .facts = facts })));
	assert_true(sees(f, &f->sergeant, elin(f, &force)));
}

static void match__is_made_when_the_account_becomes_known(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = somebody(f, &force.p, "Rhingyll", "Sampl");

	assert_true(sees(f, &f->sergeant, own));
	sergeant_is_born(f, &force, date_of(1990, 5, 18));
	assert_true(sees(f, &f->sergeant, own));
	sergeant_is_born(f, &force, date_of(1990, 5, 17));
	assert_false(sees(f, &f->sergeant, own));
	sergeant_is_born(f, &force, date_of(1990, 5, 17));
	assert_int_equal(blocks_of(f, &force, own).n, 1);
}

static void move(struct person_facts *facts)
{
	facts->address = "12 Heol Sampl\nBangor\nLL57 2DG";
}

static void match__is_made_when_the_person_changes(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = elin(f, &force);

	joins(f, &force.p, own, force.p.provider_circle);
	sergeant_lives(f, &force, "12", "LL57 2DG");
	assert_true(sees(f, &f->sergeant, own));
	changes(f, &force, own, move);
	assert_false(sees(f, &f->sergeant, own));
}

static void match__goes_by_what_is_known_now(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);

	sergeant_has_phone(f, &force, "07700900123");
	sergeant_has_phone(f, &force, "07700900777"); // in its place
	assert_true(sees(f, &f->sergeant, elin(f, &force)));
}

static void match__waits_for_whoever_brings_records_in_others_names(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_new person = { .facts = facts_of_somebody("Elin", "Enghraifft"),
		.is_matched_later = true };

	sergeant_has_phone(f, &force, "07700900123");

	struct person_id own = somebody_with(f, &force.p, &person);

	assert_true(sees(f, &f->sergeant, own));
	WRITE (f, w)
		person_match(w, &force.p.referrer, own);
	assert_false(sees(f, &f->sergeant, own));
}

static void match__beside_a_block_without_end_sets_no_other(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = elin(f, &force);
	struct block block = {
		.account = f->sergeant.account, .kind = BLOCK_SELF, .from = instant_day(f->now)
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, force.p.privacy.account);
		assert_int_equal(person_block(w, &force.p.privacy, own, &block, &problems), DONE);
	}
	sergeant_has_phone(f, &force, "07700900123");
	assert_int_equal(blocks_of(f, &force, own).n, 1);
}

static void match__is_in_the_log_as_the_programs_own(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct audit_filter filter = { .kind = "person" };
	struct audit_page page;

	sergeant_has_phone(f, &force, "07700900123");
	filter.id = elin(f, &force).v;
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	assert_int_equal(page.n, 2); // added, and the program's
	for (size_t i = 0; i < page.n; i++)
		if (strcmp(page.at[i].act, "own-case-block") == 0) {
			assert_int_equal(page.at[i].account, 0);
			return;
		}
	fail_msg("the log does not say it");
}

/* ---- an answer ---- */

static void answers(struct fresh *f, const struct force *force, struct person_id id,
	enum own_answer answer, enum outcome_kind expected)
{
	struct blocks blocks = blocks_of(f, force, id);

	WRITE (f, w) {
		work_read_for(w, force->p.privacy.account);
		assert_int_equal(person_block_answer(w, &force->p.privacy, id,
					 blocks.at[blocks.n - 1].id, answer),
			expected);
	}
}

static void mistake__is_not_made_again_by_the_same_facts(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id other = elin(f, &force);

	joins(f, &force.p, other, force.p.provider_circle);
	sergeant_has_phone(f, &force, "07700900123");
	answers(f, &force, other, OWN_ANSWER_SHARED, DONE);
	assert_true(sees(f, &f->sergeant, other));
	answers(f, &force, other, OWN_ANSWER_OWN, ABSENT); // it is over
	sergeant_has_phone(f, &force, "07700900123");
	assert_true(sees(f, &f->sergeant, other));
	sergeant_lives(f, &force, "12", "LL57 2DG");
	assert_true(sees(f, &f->sergeant, other));
	changes(f, &force, other, move); // and here is another
	assert_false(sees(f, &f->sergeant, other));
	assert_int_equal(blocks_of(f, &force, other).n, 2);
	assert_false(sees(f, &f->sergeant, elin(f, &force))); // somebody else of that number
}

static void answer__that_it_is_right_lets_it_stand(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = elin(f, &force);

	sergeant_has_phone(f, &force, "07700900123");
	answers(f, &force, own, OWN_ANSWER_OWN, DONE);
	assert_false(sees(f, &f->sergeant, own));
	assert_int_equal(blocks_of(f, &force, own).at[0].answer, OWN_ANSWER_OWN);
	time_passes(f, INT64_C(48) * 3600 * 1000);
	answers(f, &force, own, OWN_ANSWER_MISTYPED, DONE); // it was not
	assert_true(sees(f, &f->sergeant, own));
}

static void block__of_the_programs_is_not_lifted_without_an_answer(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = elin(f, &force);

	sergeant_has_phone(f, &force, "07700900123");

	struct blocks blocks = blocks_of(f, &force, own);

	WRITE (f, w) {
		work_read_for(w, force.p.privacy.account);
		assert_int_equal(person_unblock(w, &force.p.privacy, own, blocks.at[0].id), ABSENT);
		work_read_for(w, force.p.referrer.account);
		assert_int_equal(person_block_answer(w, &force.p.referrer, own, blocks.at[0].id,
					 OWN_ANSWER_SHARED),
			ABSENT);
	}
	assert_false(sees(f, &f->sergeant, own));
}

/* ---- the key ---- */

static void key__that_was_lost_leaves_people_known_and_accounts_not(void **state)
{
	static const struct shared_key another = { { 9 } };
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id before = elin(f, &force);
	struct own_account account;

	sergeant_lives(f, &force, "12", "LL57 2DG");
	db_set_key(f->db, &another);
	READ (f, w)
		assert_false(own_case_is_under(w, &another));
	WRITE (f, w)
		own_case_begin(w);
	READ (f, w) {
		assert_true(own_case_is_under(w, &another));
		assert_true(own_account_load(w, &force.manager, f->sergeant.account, &account));
	}
	assert_false(account.has[FACT_ADDRESS]);
	assert_true(sees(f, &f->sergeant, before));
	sergeant_lives(f, &force, "1", "SA1 1AA"); // as of everybody here
	assert_false(sees(f, &f->sergeant, before));
	f->now.ms++;
	sergeant_has_phone(f, &force, "02920180123");
	assert_int_equal(blocks_of(f, &force, before).n, 1);
}

/* ---- pages ---- */

#define FIELDS                                                                                     \
	"given-names=Efa&family-name=Sampl&born-day=17&born-month=5&born-year=1990&sex=f&"         \
	"language=cy&county=POW&address=1+Heol+Sampl%0AAbertawe+SA1+1AA&phone-1=07700+900123"

/* The number of the person to whose page the last reply leads. */
static int64_t led_to(struct fresh *f)
{
	const char *location = page_sent_header(f, "Location");
	const char *number = location == NULL ? NULL : strstr(location, "/people/");

	assert_non_null(number);
	return strtoll(number + strlen("/people/"), NULL, 10);
}

/* Without that number and what differs from one request to the next. */
static char *page_without(struct fresh *f, int64_t number)
{
	const char *figures = arena_format(f->arena, "%lld", (long long)number);
	char *text = arena_text(f->arena, page_text(f));
	char *at = text;

	while ((at = strstr(at, figures)) != NULL)
		memset(at, 'n', strlen(figures));
	for (at = text; (at = strstr(at, " value=\"")) != NULL; at++)
		memset(at, 'x', strcspn(at, ">")); // the token
	for (at = text; *at != '\0'; at++)
		if (strspn(at, "0123456789abcdef") == 16)
			memset(at, 'x', 16);
	return text;
}

static void pages__show_whoever_enters_themself_what_they_show_of_nobody(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	const char *fields =
		arena_format(f->arena, "scheme=%lld&%s", (long long)force.p.scheme.v, FIELDS);

	sergeant_has_phone(f, &force, "07700900123");
	assert_int_equal(page_post(f, &f->sergeant, "/people/new", fields), SEE_OTHER);

	int64_t own = led_to(f);

	assert_int_equal(
		page_get(f, &f->sergeant, arena_format(f->arena, "/people/%lld", (long long)own)),
		NOT_FOUND);

	const char *said = page_without(f, own);
	int64_t nobody = own + 1;

	page_get(f, &f->sergeant, arena_format(f->arena, "/people/%lld", (long long)nobody));
	assert_string_equal(said, page_without(f, nobody));
	assert_int_equal(page_get(f, &f->sergeant, "/people"), OK);
	assert_true(page_says(f, "There is nobody whom you may see yet."));
	assert_int_equal(page_post(f, &f->sergeant, "/people/new", fields), SEE_OTHER); // no twin
	assert_int_not_equal(led_to(f), own);
	assert_int_equal(page_get(f, &force.p.referrer,
				 arena_format(f->arena, "/people/%lld", (long long)own)),
		OK);
}

static void pages__tell_the_privacy_officer_who_says_what_it_is(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	struct person_id own = elin(f, &force);

	assert_int_equal(page_get(f, &force.p.privacy, "/home"), OK);
	assert_false(page_says(f, "looks like their own"));
	sergeant_has_phone(f, &force, "07700900123");
	assert_int_equal(page_get(f, &force.p.privacy, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "looks like their own: look at each"));
	assert_true(page_says(f, "Rhingyll Sampl (rhingyll)"));

	const char *page = arena_format(f->arena, "/people/%lld/block/%lld", (long long)own.v,
		(long long)blocks_of(f, &force, own).at[0].id.v);

	assert_true(page_says(f, page));
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_false(page_says(f, "looks like their own"));
	assert_int_equal(page_get(f, &force.p.privacy, page), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &force.p.privacy, page, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "answer", "Choose one of the answers"));
	assert_int_equal(page_post(f, &force.p.privacy, page, "answer=shared"), SEE_OTHER);
	assert_int_equal(page_get(f, &force.p.privacy, page), NOT_FOUND);
	page_get(f, &force.p.privacy,
		arena_format(f->arena, "/people/%lld/block", (long long)own.v));
	assert_null(page_trouble(f));
	assert_true(page_says(f, "that others have too"));
	assert_true(page_says(f, "It is over"));
	page_get(f, &force.p.privacy, "/home");
	assert_false(page_says(f, "looks like their own"));
	assert_true(sees(f, &f->sergeant, own));
}

static void pages__of_an_account_show_nothing_of_what_was_given(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	const char *page =
		arena_format(f->arena, "/accounts/%lld", (long long)f->sergeant.account.v);

	assert_int_equal(page_get(f, &force.manager, "/accounts"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, page));
	assert_true(page_says(f, "Not given yet"));
	assert_int_equal(page_get(f, &force.manager, page), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &force.manager, page, ""), UNPROCESSABLE);
	assert_true(page_has_problem(f, "born", "Enter at least one of these"));
	assert_int_equal(
		page_post(f, &force.manager, page, "phone=07700+900999&house=17"), UNPROCESSABLE);
	assert_true(page_has_problem(f, "postcode", "Enter a postcode, such as SA1 1AA"));
	assert_false(page_says(f, "900999"));
	assert_int_equal(page_post(f, &force.manager, page,
				 "phone=+07700+900999+&born-day=17&born-month=5&born-year=1991"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &force.manager, "/accounts"), OK);
	assert_true(page_says(f, "Given in part"));
	assert_int_equal(page_get(f, &force.manager, page), OK);
	assert_false(page_says(f, "900999"));
	assert_false(page_says(f, "1991"));
	assert_int_equal(
		page_post(f, &force.manager, page, "house=17&postcode=SA1+1AA&number=4711"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &force.manager, "/accounts"), OK);
	assert_false(page_says(f, "Given in part"));
}

static void pages__of_accounts_are_of_the_own_body(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);
	const char *page =
		arena_format(f->arena, "/accounts/%lld", (long long)f->sergeant.account.v);

	assert_int_equal(page_get(f, &f->account_manager, page), NOT_FOUND);
	assert_int_equal(page_post(f, &f->account_manager, page, "phone=07700+900123"), NOT_FOUND);
	assert_int_equal(page_get(f, &f->account_manager, "/accounts"), OK);
	assert_false(page_says(f, "rhingyll"));
	assert_int_equal(page_get(f, &force.p.referrer, "/accounts"), FORBIDDEN);
	assert_int_equal(page_get(f, &force.p.referrer, page), FORBIDDEN);
}

static void pages__of_accounts_go_on(void **state)
{
	struct fresh *f = *state;
	struct force force = a_force(f);

	for (int i = 0; i < OWN_ACCOUNTS_PAGE; i++)
		a_worker(f, f->force, arena_format(f->arena, "heddwas.%d", i), ROLE_NONE);
	assert_int_equal(page_get(f, &force.manager, "/accounts"), OK);

	const char *next = strstr(page_text(f), "/accounts?after=");

	assert_non_null(next);
	assert_int_equal(
		page_get(f, &force.manager, arena_text_n(f->arena, next, strcspn(next, "\""))), OK);
	assert_false(page_says(f, "rel=\"next\""));
	assert_int_equal(page_count(f, "Not given yet"), 3); // with those who were there
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(match__of_a_name_and_birth_keeps_somebody_from_their_own_case),
		FRESH(match__of_a_phone_or_an_address_does_too),
		FRESH(match__is_made_when_the_account_becomes_known),
		FRESH(match__is_made_when_the_person_changes),
		FRESH(match__goes_by_what_is_known_now),
		FRESH(match__waits_for_whoever_brings_records_in_others_names),
		FRESH(match__beside_a_block_without_end_sets_no_other),
		FRESH(match__is_in_the_log_as_the_programs_own),
		FRESH(mistake__is_not_made_again_by_the_same_facts),
		FRESH(answer__that_it_is_right_lets_it_stand),
		FRESH(block__of_the_programs_is_not_lifted_without_an_answer),
		FRESH(key__that_was_lost_leaves_people_known_and_accounts_not),
		SERVED(pages__show_whoever_enters_themself_what_they_show_of_nobody),
		SERVED(pages__tell_the_privacy_officer_who_says_what_it_is),
		SERVED(pages__of_an_account_show_nothing_of_what_was_given),
		SERVED(pages__of_accounts_are_of_the_own_body),
		SERVED(pages__of_accounts_go_on),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
