/* SPDX-License-Identifier: MIT */
#include "areas/victim/testing.h"

#include "areas/victim/pages.h"
#include "auth/rules.h"
#include "frame/home.h"
#include "frame/page.h"
#include "victim_migrations.h"

struct victim_people who;

static const struct db_schema schema = {
	.migrations = victim_migrations,
	.migration_count = victim_migration_count,
};

static int64_t never_changes(struct work *w)
{
	(void)w;
	return 0;
}

static const struct menu_item none[] = { { 0 } };
static const struct home_part *const home_parts[] = { &victim_home, NULL };

static const struct frame_program program = {
	.name = "Sarn",
	.about = "",
	.cookie = "__Host-sarn-victim",
	.idle_ms = SESSION_IDLE_CLOSE_MS,
	.has_exit = true,
	.menu = none,
	.foot = none,
	.home = home_parts,
	.public_generation = never_changes,
};

int victims_setup(void **state)
{
	fresh_setup_of(state, &schema, &program);

	struct fresh *f = *state;

	f->office = an_office(f, "Imagined Support", "Cymorth Dychmygol", "", "");
	f->elsewhere = an_office(f, "Another Support", "Cymorth Arall", "", "");
	who = (struct victim_people){
		.lead = a_person(f, f->office, "arweinydd", "Arweinydd Sampl", ROLE_VICTIM_LEAD),
		.worker =
			a_person(f, f->office, "gweithiwr", "Gweithiwr Sampl", ROLE_VICTIM_WORKER),
		.other_worker = a_person(
			f, f->office, "gweithiwr.arall", "Gweithiwr Arall", ROLE_VICTIM_WORKER),
		.stranger =
			a_person(f, f->elsewhere, "dieithryn", "Dieithryn Sampl", ROLE_VICTIM_LEAD),
		.auditor = a_person(f, f->office, "archwiliwr", "Archwiliwr Sampl", ROLE_AUDITOR),
	};
	return 0;
}

int victims_served_setup(void **state)
{
	victims_setup(state);
	serve(*state, victim_routes, NULL);
	return 0;
}

struct victim_case_id a_case(struct fresh *f, int64_t link)
{
	struct victim_case c = {
		.link = { link }, .programme = VICTIM_PROGRAMME_CARA, .language = "cy"
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, who.lead.account);
		assert_int_equal(victim_case_open(w, &who.lead, &c, &problems), DONE);
		assert_int_equal(
			victim_assign(w, &who.lead, c.id, who.worker.account, &problems), DONE);
	}
	return c.id;
}

struct safe_contact some_contact(struct fresh *f, int verified_days_ago)
{
	struct date today = instant_day(f->now);

	return (struct safe_contact){
		.name = "Enw Dychmygol",
		.phone = "01632 960 123",
		.email = "",
		.address = "1 Heol Dychmygol",
		.ways = 1u << WAY_CALL | 1u << WAY_LETTER,
		.days = 127,
		.from_hour = 9,
		.to_hour = 17,
		.answered_by = "",
		.code_word = "afal",
		.language = "cy",
		.worker = { date_add_days(today, -verified_days_ago), PROOF_IN_PERSON },
	};
}

struct victim_case_id a_verified_case(struct fresh *f, int64_t link)
{
	struct victim_case_id id = a_case(f, link);
	struct safe_contact contact = some_contact(f, 10);

	assert_int_equal(write_contact(f, &who.worker, id, &contact), DONE);
	return id;
}

enum outcome_kind write_contact(struct fresh *f, const struct actor *by, struct victim_case_id id,
	const struct safe_contact *contact)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_write_contact(w, by, id, contact, &problems);
	}
	return outcome;
}

enum outcome_kind make_try(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum try_result result)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_try(w, by, id,
			&(struct victim_try){
				work_today(w), WAY_CALL, result, result != TRY_STOPPED, { 0 } },
			&problems);
	}
	return outcome;
}

enum outcome_kind tell_it(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum tell tell)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_tell(w, by, id, tell, &problems);
	}
	return outcome;
}

enum outcome_kind assign_it(
	struct fresh *f, const struct actor *by, struct victim_case_id id, struct account_id worker)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		outcome = victim_assign(w, by, id, worker, &problems);
	}
	return outcome;
}

struct victim_disclosure_id a_disclosure(
	struct fresh *f, const struct actor *by, struct victim_case_id id, enum answer immediate)
{
	const struct disclosure_raised raised = { .told_by = "Enw Dychmygol",
		.about = "Plentyn dychmygol",
		.summary = "Geiriau dychmygol",
		.is_immediate = immediate };
	struct victim_disclosure_id disclosure = { 0 };
	struct problems problems = { 0 };

	WRITE (f, w) {
		work_read_for(w, by->account);
		disclosure_raise(w, by, id, &raised, &disclosure, &problems);
	}
	return disclosure;
}

enum outcome_kind step_it(struct fresh *f, const struct actor *by, struct victim_disclosure_id id,
	enum disclosure_act act, enum disclosure_route route, enum disclosure_basis basis)
{
	enum outcome_kind outcome = ABSENT;
	struct problems problems = { 0 };

	WRITE (f, w) {
		const struct disclosure_step step = { .act = act,
			.route = route,
			.recipient = "Swyddog dychmygol",
			.passed_at = work_now(w),
			.basis = basis,
			.reference = "Cyfeirnod dychmygol",
			.words = "Rheswm dychmygol" };

		work_read_for(w, by->account);
		outcome = disclosure_do(w, by, id, &step, &problems);
	}
	return outcome;
}

struct victim_case seen_by(struct fresh *f, const struct actor *by, struct victim_case_id id)
{
	struct victim_case c = { 0 };

	READ (f, w) {
		work_read_for(w, by->account);
		victim_load(w, id, &c);
	}
	return c;
}
