/* SPDX-License-Identifier: MIT */
/*
 * People on a programme on a real database: kept, found, changed, and seen by those alone who may.
 */
#include "areas/person/person.h"

#include <inttypes.h>

#include "areas/person/person_queries.h"
#include "areas/person/testing.h"
#include "auth/policy.h"
#include "base/code.h"

static struct problems problems;

static size_t listed(struct fresh *f, const struct actor *by, struct person_filter filter)
{
	size_t n = 0;

	READ (f, w) {
		work_read_for(w, by->account);
		n = person_list(w, by, &filter, 500).n;
	}
	return n;
}

static bool finds(struct fresh *f, const struct actor *by, const char *search, struct person_id id)
{
	bool is_there = false;

	READ (f, w) {
		work_read_for(w, by->account);

		struct person_lines lines =
			person_list(w, by, &(struct person_filter){ .search = search }, 500);

		list_each (const struct person_line *, line, &lines)
			is_there = is_there || line->id.v == id.v;
	}
	return is_there;
}

static bool may(struct fresh *f, const struct actor *by, enum right right, struct person_id id)
{
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = person_may(w, by, right, id);
	}
	return answer;
}

static bool sees(
	struct fresh *f, const struct actor *by, struct person_id id, struct person *person)
{
	bool answer = false;

	READ (f, w) {
		work_read_for(w, by->account);
		answer = person_load(w, by, id, person);
	}
	return answer;
}

static enum outcome_kind change(struct fresh *f, const struct actor *by, struct person_id id,
	int64_t version, const struct person_facts *facts)
{
	enum outcome_kind outcome = ABSENT;
	struct person stands;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome =
			person_change(w, by, PERSON_ALTER, id, version, facts, &problems, &stands);
	}
	return outcome;
}

/* The acts on that record in the log, newest first: "person-change person-add". */
static const char *acts(struct fresh *f, const char *kind, int64_t id)
{
	struct audit_filter filter = { .kind = kind, .id = id };
	struct audit_page page;
	const char *all = "";

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		all = arena_format(f->arena, "%s%s%s", all, i == 0 ? "" : " ", page.at[i].act);
	return all;
}

/* ---- adding ---- */

static void person__is_kept_whole(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_facts facts = facts_of_somebody("Efa Mair", "Sampl");
	struct person person;

	facts.known_as = "Efa";
	facts.language = SPOKEN_OTHER;
	facts.other_language = "Polski";
	facts.access_needs = "Gris";
	facts.needs_interpreter = true;
	facts.is_first_time = true;

	struct person_id id = somebody_with(f, &p, &(struct person_new){ .facts = facts });

	assert_true(sees(f, &p.referrer, id, &person));
	assert_string_equal(person_changes(f->arena, &facts, &person.facts), "");
	assert_int_equal(person.version, 1);
	assert_int_equal(person.scheme.v, p.scheme.v);
	assert_int_equal(person.force.v, f->force.v);
	assert_int_equal(strlen(person.reference), CODE_LETTERS);
	assert_string_equal(acts(f, "person", id.v), "person-add");
	assert_string_equal(acts(f, "circle", p.force_circle.v), "person-join");
}

static enum outcome_kind add(struct fresh *f, const struct actor *by, struct circle_id circle,
	struct scheme_id scheme, struct organisation_id force)
{
	struct person_new person = {
		.scheme = scheme, .force = force, .facts = facts_of_somebody("Efa", "Sampl")
	};
	enum outcome_kind outcome = DONE;
	struct person_id id;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = person_add(w, by, circle, &person, &problems, &id);
	}
	return outcome;
}

static void person__is_added_by_those_alone_who_may(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct organisation_id force = f->force;

	assert_int_equal(add(f, &f->sergeant, p.force_circle, p.scheme, force), DONE);
	assert_int_equal(add(f, &p.referrer, p.provider_circle, p.scheme, force), ABSENT);
	assert_int_equal(add(f, &p.coordinator, p.provider_circle, p.scheme, force), ABSENT);
	assert_int_equal(add(f, &p.privacy, p.all, p.scheme, force), ABSENT);
	assert_int_equal(
		add(f, &f->commissioning_officer, p.force_circle, p.scheme, force), ABSENT);
	assert_int_equal(listed(f, &f->sergeant, (struct person_filter){ 0 }), 1);
}

static void person__belongs_to_a_scheme_and_a_force_of_it(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	assert_int_equal(
		add(f, &p.referrer, p.force_circle, (struct scheme_id){ 1 }, f->force), REFUSED);
	assert_non_null(problem_of(&problems, "scheme"));
	assert_int_equal(add(f, &p.referrer, p.force_circle, p.scheme, p.provider), REFUSED);
	assert_non_null(problem_of(&problems, "force"));
	assert_int_equal(listed(f, &p.referrer, (struct person_filter){ 0 }), 0);
}

static void person__that_cannot_be_kept_is_not(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_facts facts = facts_of_somebody("", "Sampl");
	struct person person;

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(change(f, &p.coordinator, id, 1, &facts), REFUSED);
	assert_non_null(problem_of(&problems, "given-names"));
	assert_true(sees(f, &p.coordinator, id, &person));
	assert_string_equal(person.facts.given_names, "Efa");
	assert_int_equal(person.version, 1);
}

/* ---- changing ---- */

static void change__is_kept_found_and_noted(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_facts facts = facts_of_somebody("Siân", "Sampl");
	struct audit_filter filter = { .kind = "person", .id = id.v };
	struct audit_page page;
	struct person person;

	joins(f, &p, id, p.provider_circle);
	facts.phones[0] = (struct phone){ "", false };
	assert_int_equal(change(f, &p.coordinator, id, 1, &facts), DONE);
	assert_true(sees(f, &p.referrer, id, &person));
	assert_string_equal(person.facts.given_names, "Siân");
	assert_string_equal(person.facts.phones[0].number, "02920180123");
	assert_int_equal(person.version, 2);
	assert_int_equal(person.changed_by.v, p.coordinator.account.v);
	for (int i = 0; i < 2; i++) {
		const struct actor *by = i == 0 ? &p.coordinator : &p.referrer;

		assert_true(finds(f, by, "sian", id));
		assert_false(finds(f, by, "efa", id));
	}
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 1, &page));
	assert_string_equal(page.at[0].act, "person-change");
	assert_string_equal(page.at[0].fields, "given-names phone-1 phone-1-text phone-2");
}

static void change__over_another_is_told(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_facts theirs = facts_of_somebody("Siân", "Sampl");
	struct person_facts mine = facts_of_somebody("Elin", "Sampl");
	struct person person;

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(change(f, &p.coordinator, id, 1, &theirs), DONE);
	assert_int_equal(change(f, &p.perpetrator_lead, id, 1, &mine), CHANGED_MEANWHILE);
	assert_true(sees(f, &p.coordinator, id, &person));
	assert_string_equal(person.facts.given_names, "Siân");
	assert_int_equal(change(f, &p.perpetrator_lead, id, 2, &mine), DONE);
}

static void change__of_nothing_is_none(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_facts same = facts_of_somebody("Efa", "Sampl");
	struct person person;

	joins(f, &p, id, p.provider_circle);
	assert_int_equal(change(f, &p.coordinator, id, 1, &same), DONE);
	assert_true(sees(f, &p.coordinator, id, &person));
	assert_int_equal(person.version, 1);
	assert_string_equal(acts(f, "person", id.v), "person-join person-add");
}

static void change__is_for_those_who_may_and_see(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_facts facts = facts_of_somebody("Siân", "Sampl");

	joins(f, &p, id, p.workshop);
	assert_int_equal(change(f, &p.referrer, id, 1, &facts), ABSENT);
	assert_int_equal(change(f, &p.coordinator, id, 1, &facts), ABSENT); // not in the circle
	assert_int_equal(change(f, &p.facilitator, id, 1, &facts), ABSENT);
	assert_int_equal(change(f, &p.privacy, id, 1, &facts), ABSENT);
	assert_int_equal(change(f, &p.coordinator, (struct person_id){ 1 }, 1, &facts), ABSENT);
}

/* ---- circles ---- */

static enum outcome_kind leave(struct fresh *f, const struct actor *by, enum right right,
	struct person_id id, struct circle_id circle)
{
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = person_leave(w, by, right, id, circle);
	}
	return outcome;
}

static void person__is_seen_while_in_the_circle(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person person;

	assert_false(sees(f, &p.triage_worker, id, &person));
	assert_false(finds(f, &p.triage_worker, "efa", id));
	joins(f, &p, id, p.diversion_circle);
	joins(f, &p, id, p.diversion_circle); // said again
	assert_true(sees(f, &p.triage_worker, id, &person));
	assert_true(finds(f, &p.triage_worker, "efa", id));
	assert_int_equal(leave(f, &p.triage_worker, PERSON_BLOCK, id, p.diversion_circle), ABSENT);
	assert_int_equal(leave(f, &p.coordinator, PERSON_ALTER, id, p.diversion_circle), ABSENT);
	assert_int_equal(leave(f, &p.triage_worker, PERSON_ALTER, id, p.diversion_circle), DONE);
	assert_false(sees(f, &p.triage_worker, id, &person));
	assert_false(finds(f, &p.triage_worker, "efa", id));
	assert_true(finds(f, &p.referrer, "efa", id));
	assert_string_equal(
		acts(f, "person", id.v), "person-leave person-join person-join person-add");
}

static void person__is_joined_to_a_circle_by_who_sees_them(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");

	WRITE (f, w) {
		work_read_for(w, p.coordinator.account);
		assert_int_equal(
			person_join(w, &p.coordinator, PERSON_READ, id, p.provider_circle), ABSENT);
	}
}

/* ---- lists ---- */

static void list__is_paged_across_circles_each_person_once(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct circle_id other = a_circle(f, RELATION_CONTRACT_PARTY, p.provider);
	struct person_filter filter = { 0 };
	size_t seen = 0;
	int64_t last = INT64_MAX;

	for (int i = 0; i < 25; i++) {
		struct person_id id = somebody(f, &p, "Efa", "Sampl");

		if (i % 5 != 0)
			joins(f, &p, id, p.provider_circle);
		if (i % 3 == 0)
			joins(f, &p, id, other);
	}
	for (bool has_more = true; has_more;) {
		READ (f, w) {
			work_read_for(w, p.coordinator.account);

			struct person_lines lines = person_list(w, &p.coordinator, &filter, 4);

			has_more = lines.n > 4;
			for (size_t i = 0; i < lines.n && i < 4; i++) {
				assert_true(lines.at[i].id.v < last);
				filter.before = lines.at[i].id;
				last = lines.at[i].id.v;
				seen++;
			}
		}
	}
	assert_int_equal(seen, 22); // all but 5, 10 and 20
}

static void list__is_of_a_county(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_facts facts = facts_of_somebody("Efa", "Sampl");

	somebody(f, &p, "Siân", "Sampl");
	facts.county = COUNTY_GWN;
	somebody_with(f, &p, &(struct person_new){ .facts = facts });
	facts.county = COUNTY_NONE;
	somebody_with(f, &p, &(struct person_new){ .facts = facts });
	assert_int_equal(listed(f, &p.referrer, (struct person_filter){ 0 }), 3);
	assert_int_equal(listed(f, &p.referrer, (struct person_filter){ .county = COUNTY_POW }), 1);
	assert_int_equal(listed(f, &p.referrer, (struct person_filter){ .county = COUNTY_GWN }), 1);
	assert_int_equal(listed(f, &p.referrer, (struct person_filter){ .county = COUNTY_AGY }), 0);
	assert_int_equal(listed(f, &p.referrer,
				 (struct person_filter){ .county = COUNTY_GWN, .search = "efa" }),
		1);
	assert_int_equal(listed(f, &p.referrer,
				 (struct person_filter){ .county = COUNTY_GWN, .search = "sian" }),
		0);
}

static void search__is_by_how_names_and_references_begin(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_new new = { .facts = facts_of_somebody("Siân Elin", "O’Sampl"),
		.reference = "CDFG2347" };
	struct person_id id = somebody_with(f, &p, &new);
	static const char *const found[] = { "siân", "SIAN", "si", "elin", "sampl", "o'sampl",
		"Siân Sampl", "sa si", "el si", "cdfg2347", "CDFG 2347", "cdfg", "2347", "s" };
	static const char *const missed[] = { "ian", "sianx", "siân efa", "dfg", "=POW", "pow", "-",
		" ", "07700900123", "1990" };

	for (size_t i = 0; i < array_size(found); i++)
		if (!finds(f, &p.referrer, found[i], id))
			fail_msg("%s", found[i]);
	for (size_t i = 0; i < array_size(missed); i++)
		if (finds(f, &p.referrer, missed[i], id))
			fail_msg("%s", missed[i]);
}

static void search__of_two_words_is_of_names_and_codes(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_new new = { .facts = facts_of_somebody("Gwyn Jo", "Sampl-Rhys"),
		.reference = "GWYN3467" };
	struct person_id id = somebody_with(f, &p, &new);
	static const char *const found[] = { "gwyn sampl", "sampl gw", "rhys sam", "jo rhys",
		"sampl gwyn3467", "gwyn 3467", "3467 sam", "sampl samp", "gwyn gwyn",
		"rhy gwy sampl" };
	static const char *const missed[] = { "gwyn sams", "rhys gwynn", "sampl 4", "jo jon",
		"sampl esia", "pow sampl" };

	for (size_t i = 0; i < array_size(found); i++)
		if (!finds(f, &p.referrer, found[i], id))
			fail_msg("%s", found[i]);
	for (size_t i = 0; i < array_size(missed); i++)
		if (finds(f, &p.referrer, missed[i], id))
			fail_msg("%s", missed[i]);
}

static void search__says_that_it_did_not_get_to_all(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id first = somebody(f, &p, "Efa", "Sampl");
	somebody(f, &p, "Wynn", "Tomos");
	struct person_lines both = { 0 }, other = { 0 }, rare = { 0 };

	WRITE (f, w) {
		for (int i = 0; i < 2001; i++)
			person_add_code(w, first, arena_format(f->arena, "W%07d", i));
		for (int i = 0; i < 201; i++)
			person_add_code(w, first, arena_format(f->arena, "T%07d", i));
	}
	READ (f, w) {
		work_read_for(w, p.referrer.account);
		both = person_list(w, &p.referrer, &(struct person_filter){ .search = "w t" }, 50);
		other = person_list(w, &p.referrer,
			&(struct person_filter){ .search = "w", .county = COUNTY_GWN }, 50);
		rare = person_list(
			w, &p.referrer, &(struct person_filter){ .search = "w00 ef" }, 50);
	}
	assert_int_equal(both.n, 1);
	assert_true(both.at[0].id.v == first.v && both.is_cut);
	assert_true(other.n == 0 && other.is_cut);
	assert_int_equal(rare.n, 1); // of Efa there is one: all are looked at
	assert_true(rare.at[0].id.v == first.v && !rare.is_cut);
}

/* As a referral and a slip add it: in circles that are joined later too, and after a change. */
static void search__is_by_a_code_that_was_added(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct person_id other = somebody(f, &p, "Siân", "Sampl");
	struct person_facts facts = facts_of_somebody("Elin", "Sampl");
	static const char *const found[] = { "W99PTFWP", "w99p tfwp", "W99P\xc2\xa0TFWP", "tfwp" };

	WRITE (f, w)
		person_add_code(w, id, "W99PTFWP");
	assert_true(finds(f, &p.referrer, "W99P TFWP", id));
	assert_false(finds(f, &p.coordinator, "W99P TFWP", id));
	joins(f, &p, id, p.provider_circle);
	assert_int_equal(change(f, &p.coordinator, id, 1, &facts), DONE);
	for (size_t i = 0; i < array_size(found); i++)
		if (!finds(f, &p.coordinator, found[i], id) ||
			finds(f, &p.referrer, found[i], other))
			fail_msg("%s", found[i]);
}

/* ---- blocks ---- */

static enum outcome_kind block(struct fresh *f, const struct actor *by, struct person_id id,
	struct account_id account, struct date from, struct date to)
{
	struct block given = { .account = account, .kind = BLOCK_SELF, .from = from, .to = to };
	enum outcome_kind outcome = ABSENT;

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = person_block(w, by, id, &given, &problems);
	}
	return outcome;
}

static struct blocks blocks(struct fresh *f, const struct actor *by, struct person_id id)
{
	struct blocks all = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		all = person_blocks(w, by, id);
	}
	return all;
}

static enum outcome_kind unblock(
	struct fresh *f, const struct actor *by, struct person_id id, struct block_id block)
{
	enum outcome_kind outcome = ABSENT;

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = person_unblock(w, by, id, block);
	}
	return outcome;
}

static void block__hides_until_it_is_lifted(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct account_id officer = f->sergeant.account;
	struct date today = instant_day(f->now);
	struct person person;

	assert_true(sees(f, &f->sergeant, id, &person));
	assert_int_equal(block(f, &p.privacy, id, officer, today, DATE_NONE), DONE);
	assert_false(sees(f, &f->sergeant, id, &person));
	assert_true(sees(f, &p.referrer, id, &person)); // of one account alone
	assert_string_equal(acts(f, "account", officer.v), "person-block");

	struct blocks all = blocks(f, &p.privacy, id);

	assert_int_equal(all.n, 1);
	assert_int_equal(all.at[0].account.v, officer.v);
	assert_false(date_is_set(all.at[0].to));
	assert_int_equal(blocks(f, &p.referrer, id).n, 0);
	assert_int_equal(unblock(f, &p.referrer, id, all.at[0].id), ABSENT);
	assert_int_equal(unblock(f, &p.privacy, (struct person_id){ 1 }, all.at[0].id), ABSENT);
	assert_int_equal(unblock(f, &p.privacy, id, all.at[0].id), DONE);
	assert_int_equal(unblock(f, &p.privacy, id, all.at[0].id), ABSENT);
	assert_true(sees(f, &f->sergeant, id, &person));
	assert_string_equal(acts(f, "person", id.v), "person-unblock person-block person-add");
}

static void block__that_had_begun_is_remembered(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct date yesterday = date_add_days(instant_day(f->now), -1);
	struct person person;

	assert_int_equal(block(f, &p.privacy, id, f->sergeant.account, yesterday, DATE_NONE), DONE);
	assert_int_equal(unblock(f, &p.privacy, id, blocks(f, &p.privacy, id).at[0].id), DONE);
	assert_int_equal(blocks(f, &p.privacy, id).n, 1);
	assert_true(date_equal(blocks(f, &p.privacy, id).at[0].to, yesterday));
	assert_true(sees(f, &f->sergeant, id, &person));
}

static void block__is_checked(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct account_id officer = f->sergeant.account;
	struct date today = instant_day(f->now);
	struct date tomorrow = date_add_days(today, 1);

	assert_int_equal(
		block(f, &p.privacy, id, (struct account_id){ 1 }, today, DATE_NONE), REFUSED);
	assert_non_null(problem_of(&problems, "account"));
	assert_int_equal(block(f, &p.privacy, id, officer, DATE_NONE, DATE_NONE), REFUSED);
	assert_non_null(problem_of(&problems, "from"));
	assert_int_equal(block(f, &p.privacy, id, officer, tomorrow, today), REFUSED);
	assert_non_null(problem_of(&problems, "to"));
	assert_int_equal(block(f, &p.privacy, id, officer, today, today), DONE);
	assert_int_equal(block(f, &p.privacy, id, officer, today, DATE_NONE), REFUSED);
	assert_non_null(problem_of(&problems, "account"));
	assert_int_equal(block(f, &p.privacy, id, officer, tomorrow, DATE_NONE), DONE);
	assert_int_equal(block(f, &p.coordinator, id, officer, today, today), ABSENT);
}

static void block__of_the_privacy_officer_is_not_theirs_to_lift(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct date today = instant_day(f->now);
	struct actor second = a_worker(f, f->office, "preifatrwydd.dau", ROLE_PRIVACY_OFFICER);

	assert_int_equal(block(f, &second, id, p.privacy.account, today, DATE_NONE), DONE);
	assert_int_equal(unblock(f, &p.privacy, id, blocks(f, &second, id).at[0].id), ABSENT);
	assert_int_equal(blocks(f, &p.privacy, id).n, 0);
}

/* ---- the whole space ---- */

enum { PERSON_RIGHTS = 6 };

static const enum right rights[PERSON_RIGHTS] = { CHECK_RUN, PERSON_LIST, PERSON_READ, PERSON_ADD,
	PERSON_ALTER, PERSON_BLOCK };

/* One person in a circle to which the account stands so. */
struct tie {
	enum relation relation;
	bool is_in; // else the circle is another body's
	struct person_id person;
	const char *name; // found by no other
};

enum { TIES = 2 * RELATION_COUNT };

static void make_ties(struct fresh *f, const struct programme *p, struct tie ties[TIES])
{
	for (int i = 0; i < TIES; i++) {
		struct tie *tie = &ties[i];

		tie->relation = (enum relation)(i / 2);
		tie->is_in = i % 2 == 0;
		tie->name = arena_format(f->arena, "Enw%c", 'a' + i);
		tie->person = somebody(f, p, tie->name, "Sampl");
		joins(f, p, tie->person,
			a_circle(f, tie->relation, tie->is_in ? p->provider : p->diversion));
	}
}

static void assert_tie(
	struct fresh *f, const struct actor *by, const struct tie *tie, bool is_blocked)
{
	bool may_list = tie->is_in && !is_blocked && policy_allows(by, PERSON_LIST, tie->relation);
	bool may_read = tie->is_in && !is_blocked && policy_allows(by, PERSON_READ, tie->relation);
	struct person person;

	READ (f, w) {
		work_read_for(w, by->account);
		for (int i = 0; i < PERSON_RIGHTS; i++)
			assert_int_equal(person_may(w, by, rights[i], tie->person),
				tie->is_in && !is_blocked &&
					policy_allows(by, rights[i], tie->relation));
		assert_int_equal(person_load(w, by, tie->person, &person), may_read);
		assert_int_equal(
			person_list(w, by, &(struct person_filter){ .search = tie->name }, 5).n,
			may_list);
	}
}

/* How many of them are listed, in all and of their county. */
static void assert_count(
	struct fresh *f, const struct actor *by, const struct tie ties[TIES], bool is_blocked)
{
	size_t n = 0;

	for (int i = 0; i < TIES; i++)
		n += ties[i].is_in && !is_blocked &&
		     policy_allows(by, PERSON_LIST, ties[i].relation);
	assert_int_equal(listed(f, by, (struct person_filter){ 0 }), n);
	assert_int_equal(listed(f, by, (struct person_filter){ .county = COUNTY_POW }), n);
	assert_int_equal(listed(f, by, (struct person_filter){ .search = "sampl" }), n);
}

/* Days of a block against today: gone, ended today, all along, begun today, to come. */
static const struct {
	int from, to;
} windows[] = { { -9, -1 }, { -9, 0 }, { -9, 9 }, { 0, 0 }, { 0, 9 }, { 1, 9 } };

/* As the privacy officer's act would write it, for all of them at once. */
static void set_blocks(struct fresh *f, const struct actor *by, const struct tie ties[TIES],
	enum block_kind kind, int from, int to)
{
	struct date today = instant_day(f->now);

	WRITE (f, w)
		for (int i = 0; i < TIES; i++)
			block_insert(w, &(struct block_insert_values){
						.id = { i + 1 },
						.account_id = by->account,
						.person_id = ties[i].person,
						.kind = block_name(kind),
						.from_on = date_add_days(today, from),
						.to_on = date_add_days(today, to),
						.by = by->account,
						.now = f->now,
					});
}

static void drop_blocks(struct fresh *f)
{
	WRITE (f, w)
		for (int i = 0; i < TIES; i++)
			block_delete(w, (struct block_id){ i + 1 });
}

static void people__are_seen_by_policy_less_blocks_in_the_whole_space(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct tie ties[TIES];

	make_ties(f, &p, ties);
	for (enum role role = ROLE_PUBLIC + 1; role < ROLE_COUNT; role++) {
		struct actor by = a_worker(
			f, p.provider, arena_format(f->arena, "sampl.%s", role_name(role)), role);

		for (int i = 0; i < TIES; i++)
			assert_tie(f, &by, &ties[i], false);
		assert_count(f, &by, ties, false);
		for (enum block_kind kind = BLOCK_NONE + 1; kind < BLOCK_COUNT; kind++)
			for (size_t day = 0; day < array_size(windows); day++) {
				bool stands = windows[day].from <= 0 && windows[day].to >= 0;

				set_blocks(f, &by, ties, kind, windows[day].from, windows[day].to);
				for (int i = 0; i < TIES; i++)
					assert_tie(f, &by, &ties[i], stands);
				assert_count(f, &by, ties, stands);
				drop_blocks(f);
			}
	}
}

static void people__are_seen_while_their_circle_is_open(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct date today = instant_day(f->now);
	struct person person;

	for (size_t i = 0; i < array_size(windows); i++) {
		bool is_open = windows[i].from <= 0 && windows[i].to >= 0;

		WRITE (f, w)
			assert_true(circle_set_days(w, p.force_circle,
				date_add_days(today, windows[i].from),
				date_add_days(today, windows[i].to)));
		assert_int_equal(sees(f, &p.referrer, id, &person), is_open);
		assert_int_equal(finds(f, &p.referrer, "efa", id), is_open);
		assert_int_equal(listed(f, &p.referrer, (struct person_filter){ 0 }), is_open);
		assert_int_equal(may(f, &p.referrer, PERSON_READ, id), is_open);
	}
}

static void people__are_shown_to_nobody_where_nobody_reads(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct person_id id = somebody(f, &p, "Efa", "Sampl");
	struct actor nobody = { .name = "", .roles = 1u << ROLE_PUBLIC };
	struct person person;

	READ (f, w) {
		assert_false(person_load(w, &nobody, id, &person));
		assert_false(person_may(w, &nobody, PERSON_READ, id));
		assert_int_equal(person_list(w, &nobody, &(struct person_filter){ 0 }, 5).n, 0);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(person__is_kept_whole),
		FRESH(person__is_added_by_those_alone_who_may),
		FRESH(person__belongs_to_a_scheme_and_a_force_of_it),
		FRESH(person__that_cannot_be_kept_is_not),
		FRESH(change__is_kept_found_and_noted),
		FRESH(change__over_another_is_told),
		FRESH(change__of_nothing_is_none),
		FRESH(change__is_for_those_who_may_and_see),
		FRESH(person__is_seen_while_in_the_circle),
		FRESH(person__is_joined_to_a_circle_by_who_sees_them),
		FRESH(list__is_paged_across_circles_each_person_once),
		FRESH(list__is_of_a_county),
		FRESH(search__is_by_how_names_and_references_begin),
		FRESH(search__is_by_a_code_that_was_added),
		FRESH(search__of_two_words_is_of_names_and_codes),
		FRESH(search__says_that_it_did_not_get_to_all),
		FRESH(block__hides_until_it_is_lifted),
		FRESH(block__that_had_begun_is_remembered),
		FRESH(block__is_checked),
		FRESH(block__of_the_privacy_officer_is_not_theirs_to_lift),
		FRESH(people__are_seen_by_policy_less_blocks_in_the_whole_space),
		FRESH(people__are_seen_while_their_circle_is_open),
		FRESH(people__are_shown_to_nobody_where_nobody_reads),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
