/* SPDX-License-Identifier: MIT */
/*
 * Packs kept by version, from being asked for to being corrected, and links to them.
 */
#include "areas/pack/pack.h"

#include "areas/pack/testing.h"
#include "auth/account.h"
#include "base/err.h"

static const struct scheme_id no_scheme;
static struct problems problems;

static const char *said(const char *field)
{
	const struct problem *problem = problem_of(&problems, field);

	return problem == NULL ? "" : problem->message;
}

enum go { GO_SEND, GO_RETURN, GO_RELEASE, GO_CORRECT };

static enum outcome_kind tries(
	struct fresh *f, const struct actor *by, struct pack_id id, enum go go)
{
	enum outcome_kind outcome = ABSENT;
	int64_t seen = pack_newest(f, id).edit;

	problems = (struct problems){ 0 };
	WRITE (f, w)
		switch (go) {
		case GO_SEND: outcome = pack_send(w, by, id, seen, &problems); break;
		case GO_RETURN:
			outcome = pack_return(w, by, id, seen, "More, please", &problems);
			break;
		case GO_RELEASE: outcome = pack_release(w, by, id, seen, &problems); break;
		case GO_CORRECT: outcome = pack_correct(w, by, id, seen, "A sum", &problems); break;
		}
	return outcome;
}

static const struct key_figure *figure_of(
	struct fresh *f, const struct pack *p, const struct pack_version *v, enum figure figure)
{
	const struct key_figure *found = NULL;

	READ (f, w) {
		struct key_figures all = pack_figures_of(w, p, v);

		found = key_figure_of(&all, figure);
	}
	assert_non_null(found);
	return found;
}

static struct pack pack_now(struct fresh *f, struct pack_id id)
{
	struct pack p = { 0 };

	READ (f, w)
		assert_true(pack_load(w, id, &p));
	return p;
}

/* ---- asking ---- */

static void pack__is_asked_of_the_supplier_of_a_signed_contract(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);

	assert_int_equal(kit.pack.provider.v, f->provider.v);
	assert_int_equal(kit.pack.organisation.v, f->office.v);
	assert_int_equal(pack_newest(f, kit.pack.id).state, PACK_DRAFT);
	READ (f, w)
		assert_int_equal(pack_contracts(w, &kit.lead).n, 1);
	READ (f, w)
		assert_int_equal(pack_contracts(w, &f->approver).n, 0);
}

static void pack__is_not_asked_by_others_or_of_nobody(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack p = kit.pack;

	WRITE (f, w) {
		assert_int_equal(pack_add(w, &kit.writer, &p, kit.contract.id, &problems), ABSENT);
		assert_int_equal(pack_add(w, &f->stranger, &p, kit.contract.id, &problems), ABSENT);
		problems = (struct problems){ 0 };
		p.meets_on = DATE_NONE;
		assert_int_equal(
			pack_add(w, &kit.lead, &p, (struct contract_id){ 0 }, &problems), REFUSED);
	}
	assert_string_equal(said("contract"), "Choose the contract whose provider writes the pack");
	assert_string_equal(said("meets-on"), "Enter the day of the meeting");
}

/* ---- its life ---- */

static void pack__goes_from_the_writer_to_the_lead_and_back_and_out(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_id id = kit.pack.id;
	struct key_figures entered = entered_cases(f, 12, 4);

	assert_int_equal(tries(f, &kit.writer, id, GO_SEND), REFUSED);
	assert_string_equal(
		said("highlights-en"), "Write the service highlights, in Welsh or in English");
	assert_int_equal(pack_written(f, &kit.lead, id, &entered, &problems), ABSENT);
	assert_int_equal(pack_written(f, &kit.writer, id, &entered, &problems), DONE);
	assert_int_equal(tries(f, &kit.lead, id, GO_RELEASE), REFUSED);
	assert_int_equal(tries(f, &kit.writer, id, GO_SEND), DONE);
	assert_int_equal(pack_written(f, &kit.writer, id, &entered, &problems), REFUSED);
	assert_string_equal(said(""), "This pack is with the lead, who releases or returns it");
	assert_int_equal(tries(f, &kit.writer, id, GO_RELEASE), ABSENT);
	assert_int_equal(tries(f, &f->approver, id, GO_RELEASE), ABSENT);
	assert_int_equal(tries(f, &f->stranger, id, GO_RETURN), ABSENT);
	assert_int_equal(tries(f, &kit.lead, id, GO_RETURN), DONE);
	assert_string_equal(pack_newest(f, id).comment, "More, please");
	assert_int_equal(tries(f, &kit.writer, id, GO_SEND), DONE);
	assert_int_equal(tries(f, &kit.lead, id, GO_RELEASE), DONE);
	assert_int_equal(pack_now(f, id).released, 1);
	assert_int_equal(pack_written(f, &kit.writer, id, &entered, &problems), REFUSED);
	assert_int_equal(tries(f, &kit.lead, id, GO_RETURN), REFUSED);
}

static void pack__is_not_released_by_who_wrote_it_whatever_else_they_may(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct actor both = kit.lead;

	pack_sent_now(f, &kit, kit.pack.id, 12);
	WRITE (f, w) // as if the lead had sent it
		assert_true(account_grant(w, both.account, ROLE_PERPETRATOR_LEAD) ==
			    ACCOUNT_NO_REFUSAL);
	both.account = kit.writer.account;
	both.roles |= 1u << ROLE_PERPETRATOR_LEAD;
	assert_int_equal(tries(f, &both, kit.pack.id, GO_RELEASE), REFUSED);
	assert_string_equal(said(""), "Whoever wrote or sent the pack cannot release it");
	assert_int_equal(tries(f, &kit.lead, kit.pack.id, GO_RELEASE), DONE);
}

static void pack__that_somebody_else_changed_meanwhile_is_not_overwritten(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct key_figures entered = entered_cases(f, 12, 4);

	assert_int_equal(pack_written(f, &kit.writer, kit.pack.id, &entered, &problems), DONE);
	WRITE (f, w) {
		assert_int_equal(pack_write(w, &kit.writer, kit.pack.id, 1, &invented_texts,
					 &entered, &problems),
			CHANGED_MEANWHILE);
		assert_int_equal(
			pack_send(w, &kit.writer, kit.pack.id, 1, &problems), CHANGED_MEANWHILE);
	}
}

static void pack__is_corrected_by_a_version_that_says_what_it_corrects(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_version second, first;
	struct pack p;

	pack_released_now(f, &kit, kit.pack.id, 12);
	assert_int_equal(tries(f, &kit.writer, kit.pack.id, GO_CORRECT), ABSENT);
	assert_int_equal(tries(f, &kit.lead, kit.pack.id, GO_CORRECT), DONE);
	p = pack_now(f, kit.pack.id);
	second = pack_newest(f, kit.pack.id);
	assert_int_equal(p.newest, 2);
	assert_int_equal(p.released, 1);
	assert_string_equal(second.corrects, "A sum");
	assert_string_equal(second.texts.in[PACK_HIGHLIGHTS][ENGLISH], "Invented highlights");
	assert_int_equal(figure_of(f, &p, &second, FIGURE_DIRECT)->number, 12);
	READ (f, w) {
		assert_false(pack_version_load(w, &p, 2, PACK_SIDE_GROUP, &first));
		assert_true(pack_version_load(w, &p, 1, PACK_SIDE_GROUP, &first));
	}
	assert_int_equal(figure_of(f, &p, &first, FIGURE_DIRECT)->number, 12);
}

/* ---- figures ---- */

static void figures__of_a_released_pack_are_those_of_that_day(void **state)
{
	struct fresh *f = *state;
	struct bill_kit bill = a_bill_kit(f);
	struct pack_kit kit = { 0 };
	struct pack_version v;
	int64_t before;

	kit.writer = a_person(f, f->provider, "awdur", "Arweinydd Sampl", ROLE_PERPETRATOR_LEAD);
	kit.chair =
		a_person(f, f->elsewhere, "cadeirydd.grwp", "Cadeirydd Sampl", ROLE_STEERING_CHAIR);
	kit.lead = f->commissioning_officer;
	kit.programme = bill.programme;
	kit.contract = bill.contract;
	a_steering_group(f, &kit, GROUP_COUNTS_UNSET);
	kit.pack = a_pack(f, &kit, 14);
	v = pack_newest(f, kit.pack.id);
	assert_int_equal(figure_of(f, &kit.pack, &v, FIGURE_TRAINED)->is_held, true);
	before = figure_of(f, &kit.pack, &v, FIGURE_DAYS_LEFT)->number;
	assert_true(before > 2);
	pack_released_now(f, &kit, kit.pack.id, 0);
	time_passes(f, INT64_C(2) * 24 * 3600 * 1000);
	kit.pack = pack_now(f, kit.pack.id);
	v = pack_newest(f, kit.pack.id);
	assert_int_equal(figure_of(f, &kit.pack, &v, FIGURE_DAYS_LEFT)->number, before);
	assert_int_equal(figure_of(f, &kit.pack, &v, FIGURE_CAP)->number, 3376000);
}

/* Three people of one room: referred, accepted, booked, and there for A. */
static void figures__of_people_are_those_that_the_scheme_counts(void **state)
{
	struct fresh *f = *state;
	struct bill_kit bill = a_bill_kit(f);
	struct pack_kit kit = { .programme = bill.programme,
		.contract = bill.contract,
		.lead = f->commissioning_officer };
	struct pack p = { .programme = bill.programme,
		.period = { date_of(2026, 1, 1), date_of(2026, 12, 1) } };
	struct pack_version draft = { .state = PACK_DRAFT, .version = 1 };
	int64_t reached[MILESTONE_COUNT];
	struct contacts contacts;

	READ (f, w) {
		scheme_reached(w, bill.room.path.p.scheme, p.period.from, p.period.to, reached);
		contacts = scheme_contacts(w, bill.room.path.p.scheme, p.period.from, p.period.to);
		assert_int_equal(scheme_waiting(w, bill.room.path.p.scheme), 0);
	}
	assert_int_equal(reached[MILESTONE_BOOKED], 3);
	assert_int_equal(
		figure_of(f, &p, &draft, FIGURE_REFERRED)->number, reached[MILESTONE_REFERRED]);
	assert_int_equal(figure_of(f, &p, &draft, FIGURE_A_ATTENDED)->number, 3);
	assert_int_equal(figure_of(f, &p, &draft, FIGURE_CONTACTED)->number, contacts.people);
	assert_true(figure_of(f, &p, &draft, FIGURE_A_ATTENDED)->is_withheld);
	assert_int_equal(figure_of(f, &p, &draft, FIGURE_PEOPLE_SO_FAR)->of, 200);
	assert_int_equal(kit.contract.id.v, bill.contract.id.v);
}

/* Of several groups: by the day of workshop A. */
static void figures__have_the_cohorts_in_the_order_of_their_days(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct contract contract;
	struct pack p = { .period = { date_of(2026, 4, 1), date_of(2026, 6, 1) } };
	struct pack_version draft = { .state = PACK_DRAFT, .version = 1 };
	const struct {
		enum cohort_type type;
		struct date on;
	} planned[] = { { COHORT_MI, { 2026, 5, 23 } }, { COHORT_MN, { 2026, 4, 11 } },
		{ COHORT_MI, { 2026, 4, 18 } }, { COHORT_MN, { 2026, 6, 27 } } };
	const char *const days[] = { "11 April 2026", "18 April 2026", "23 May 2026",
		"27 June 2026" };
	size_t n = 0;

	scene_train(f, scene.first.id, MODULE_MN);
	scene_train(f, scene.second.id, MODULE_MN);
	for (size_t i = 0; i < array_size(planned); i++) {
		struct cohort plan = a_plan(&scene);
		struct faults faults = { 0 };

		plan.type = planned[i].type;
		plan.workshop[WORKSHOP_A].on = planned[i].on;
		WRITE (f, w)
			assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
	}
	p.programme = bill_programme(f, scene.scheme.id, &contract);
	READ (f, w) {
		struct key_figures all = pack_figures_of(w, &p, &draft);

		list_each (const struct key_figure *, each, &all)
			if (each->figure == FIGURE_FILL)
				assert_non_null(strstr(each->about[ENGLISH], days[n++]));
	}
	assert_int_equal(n, array_size(days));
}

/* Mobilisation has a cap, and no price of a cohort by which anything of it could be forecast. */
static void figures__forecast_only_where_a_cohort_has_a_price(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct contract contract;
	struct pack p = { .programme = bill_programme(f, scene.scheme.id, &contract),
		.period = { date_of(2026, 4, 1), date_of(2026, 6, 1) } };
	struct pack_version draft = { .state = PACK_DRAFT, .version = 1 };
	size_t caps = 0, forecasts = 0;

	READ (f, w) {
		struct key_figures all = pack_figures_of(w, &p, &draft);

		list_each (const struct key_figure *, each, &all) {
			caps += each->figure == FIGURE_CAP;
			if (each->figure != FIGURE_FORECAST)
				continue;
			forecasts++;
			assert_string_equal(each->about[ENGLISH], "Delivery");
			assert_true(each->is_held);
		}
	}
	assert_int_equal(caps, 2);
	assert_int_equal(forecasts, 1);
}

static void figures__that_nobody_entered_are_not_held(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack_version v = pack_newest(f, kit.pack.id);

	assert_false(figure_of(f, &kit.pack, &v, FIGURE_SESSIONS)->is_held);
	assert_false(figure_of(f, &kit.pack, &v, FIGURE_OPEN)->is_held);
	assert_true(figure_of(f, &kit.pack, &v, FIGURE_CAP)->is_held);
}

static void figures__that_do_not_add_up_are_refused(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct key_figures entered = entered_cases(f, 12, 4);

	entered.at[0].number = 17;
	assert_int_equal(pack_written(f, &kit.writer, kit.pack.id, &entered, &problems), REFUSED);
	assert_string_equal(
		said("open"), "Direct and indirect cases have to add up to the open cases");
}

/* ---- who reads ---- */

static bool reads(struct fresh *f, const struct actor *by, struct pack_id id)
{
	struct pack p;
	enum pack_side side;
	bool is_read = false;

	READ (f, w) {
		is_read = pack_for(w, by, id, &p, &side);
		assert_int_equal(packs_for(w, by, &(struct pack_filter){ 0 }, 10).n, is_read);
	}
	return is_read;
}

static void pack__is_read_by_its_parties_and_once_released_by_its_group(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct actor other =
		a_person(f, f->elsewhere, "aelod", "Aelod Sampl", ROLE_STEERING_MEMBER);
	struct pack_id id = kit.pack.id;

	assert_true(reads(f, &kit.writer, id));
	assert_true(reads(f, &kit.lead, id));
	assert_false(reads(f, &f->auditor, id));
	assert_false(reads(f, &kit.chair, id));
	assert_false(reads(f, &other, id));
	pack_released_now(f, &kit, id, 12);
	assert_true(reads(f, &f->auditor, id));
	assert_true(reads(f, &kit.chair, id));
	assert_false(reads(f, &other, id));
	assert_false(reads(f, &f->stranger, id));
	assert_false(reads(f, &f->coordinator, id));
	WRITE (f, w)
		assert_int_equal(
			steering_member_end(w, &kit.lead, kit.programme, kit.chair.account), DONE);
	assert_false(reads(f, &kit.chair, id));
}

static void member__is_a_chair_or_member_who_has_no_interest(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_int_equal(
			steering_member_add(w, &kit.lead, kit.programme, "awdur", true, &problems),
			REFUSED);
		assert_int_equal(steering_member_add(w, &kit.lead, kit.programme, "cadeirydd.grwp",
					 false, &problems),
			REFUSED);
		assert_int_equal(steering_member_add(w, &kit.writer, kit.programme,
					 "cadeirydd.grwp", true, &problems),
			ABSENT);
	}
	assert_string_equal(
		said("login"), "Enter the sign-in name of a chair or member of steering groups");
	assert_string_equal(
		said("cleared"), "Say that the person has no interest in what the group looks at");
}

static void packs__are_listed_page_by_page_the_last_meeting_first(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack later = a_pack(f, &kit, 30), sooner = a_pack(f, &kit, 5);

	READ (f, w) {
		struct packs page = packs_for(w, &kit.lead, &(struct pack_filter){ 0 }, 2);
		struct pack_filter rest = { page.at[1].meets_on, page.at[1].id };

		assert_int_equal(page.n, 3);
		assert_int_equal(page.at[0].id.v, later.id.v);
		assert_int_equal(page.at[1].id.v, kit.pack.id.v);
		page = packs_for(w, &kit.writer, &rest, 2);
		assert_int_equal(page.n, 1);
		assert_int_equal(page.at[0].id.v, sooner.id.v);
	}
}

/* Whoever reads what is released alone gets whole pages of it, whatever else was asked for. */
static void packs__that_are_not_released_leave_no_gap_in_a_page(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack older = a_pack(f, &kit, 3);

	for (int days = 20; days < 26; days++)
		a_pack(f, &kit, days);
	pack_released_now(f, &kit, kit.pack.id, 12);
	pack_released_now(f, &kit, older.id, 12);
	READ (f, w) {
		struct packs page = packs_for(w, &f->auditor, &(struct pack_filter){ 0 }, 1);

		assert_int_equal(page.n, 2);
		assert_int_equal(page.at[0].id.v, kit.pack.id.v);
		assert_int_equal(page.at[1].id.v, older.id.v);
		assert_int_equal(packs_for(w, &kit.lead, &(struct pack_filter){ 0 }, 10).n, 8);
	}
}

/* ---- the pack before ---- */

/* 13 open are told as 15, then 18: with 9 and 9 parts the whole would tell them. */
static void published__looks_at_the_pack_before(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct pack next;
	struct pack_version v;

	pack_released_now(f, &kit, kit.pack.id, 14);
	next = a_pack(f, &kit, 60);
	pack_released_now(f, &kit, next.id, 14);
	next = pack_now(f, next.id);
	v = pack_newest(f, next.id);
	assert_int_equal(figure_of(f, &next, &v, FIGURE_OPEN)->told, 20);
	assert_true(figure_of(f, &next, &v, FIGURE_INDIRECT)->is_withheld);
}

/* ---- links ---- */

static void link__is_known_by_its_secret_alone_until_it_is_revoked(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct session_token secret, other = session_token_random();
	struct pack_link link, found;

	pack_released_now(f, &kit, kit.pack.id, 12);
	link = a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 7, &secret);
	assert_int_equal(link.number, 1);
	assert_int_equal(a_pack_link(f, &kit, PACK_AUDIENCE_PUBLIC, 7, &other).number, 2);
	READ (f, w) {
		struct session_token unknown = session_token_random();

		assert_true(pack_link_by_secret(w, &secret, &found));
		assert_int_equal(found.id.v, link.id.v);
		assert_string_equal(found.facts.name, "Enwebedig Sampl");
		assert_int_equal(found.language, WELSH);
		assert_false(pack_link_by_secret(w, &unknown, &found));
		assert_int_equal(pack_links_of(w, kit.pack.id).n, 2);
	}
	WRITE (f, w) {
		assert_int_equal(pack_link_revoke(w, &kit.writer, kit.pack.id, 1), ABSENT);
		assert_int_equal(pack_link_revoke(w, &kit.lead, kit.pack.id, 9), ABSENT);
		assert_int_equal(pack_link_revoke(w, &kit.lead, kit.pack.id, 1), DONE);
		assert_int_equal(pack_link_revoke(w, &kit.lead, kit.pack.id, 1), REFUSED);
	}
	READ (f, w) {
		assert_true(pack_link_by_secret(w, &secret, &found));
		assert_true(found.revoked_at.ms != 0);
	}
}

static void link__is_made_by_the_lead_of_what_is_released(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct session_token secret;
	struct pack_link link = { .pack = kit.pack.id,
		.facts = { PACK_AUDIENCE_GROUP, "Enghraifft", "Swyddfa", instant_day(f->now) } };

	problems = (struct problems){ 0 };
	WRITE (f, w) {
		assert_int_equal(
			pack_link_add(w, &kit.lead, &link, true, &secret, &problems), REFUSED);
		assert_int_equal(
			pack_link_add(w, &kit.writer, &link, true, &secret, &problems), ABSENT);
	}
	assert_string_equal(said(""), "A link opens what is released. Release the pack first.");
	pack_released_now(f, &kit, kit.pack.id, 12);
	problems = (struct problems){ 0 };
	WRITE (f, w)
		assert_int_equal(
			pack_link_add(w, &kit.lead, &link, false, &secret, &problems), REFUSED);
	assert_string_equal(
		said("cleared"), "Say that the person has no interest in what the group looks at");
}

/* Of the group and of the public there may be one each; a second of one ends the first. */
static void link__made_again_for_the_same_person_revokes_the_one_before(void **state)
{
	struct fresh *f = *state;
	struct pack_kit kit = a_pack_kit(f, no_scheme, GROUP_COUNTS_UNSET);
	struct session_token secret;
	struct pack_links all = { 0 };

	pack_released_now(f, &kit, kit.pack.id, 12);
	a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 7, &secret);
	a_pack_link(f, &kit, PACK_AUDIENCE_PUBLIC, 7, &secret);
	a_pack_link(f, &kit, PACK_AUDIENCE_GROUP, 9, &secret);
	READ (f, w)
		all = pack_links_of(w, kit.pack.id);
	assert_int_equal(all.n, 3);
	assert_int_equal(all.at[0].revoked_at.ms, 0);
	assert_int_equal(all.at[1].revoked_at.ms, 0);
	assert_int_not_equal(all.at[2].revoked_at.ms, 0);
}

/* Of the three nothing of it is told to the public: not even that it is held. */
static void figures__say_what_a_completion_of_the_year_costs(void **state)
{
	struct fresh *f = *state;
	struct bill_kit bill = a_bill_kit(f);
	struct pack p = { .programme = bill.programme,
		.period = { date_of(2026, 4, 1), date_of(2026, 6, 1) } };
	struct pack_version draft = { .state = PACK_DRAFT, .version = 1 };
	const struct key_figure *each = figure_of(f, &p, &draft, FIGURE_COST_EACH);

	assert_false(each->is_held);
	assert_true(each->is_withheld);
	assert_string_equal(each->about[ENGLISH], "2026/27");
	bill_close_b(f, &bill);
	bill_approve(f, &bill, a_whole_bill(f, &bill, "TD-1", LINE_COHORT, 240000).id);
	each = figure_of(f, &p, &draft, FIGURE_COST_EACH);
	assert_true(each->is_held);
	assert_int_equal(each->number, 80000);
	assert_true(each->is_withheld);
	assert_int_equal(figure_of(f, &p, &draft, FIGURE_YEAR_COMPLETED)->number, 3);
	assert_int_equal(figure_of(f, &p, &draft, FIGURE_YEAR_COST)->number, 240000);
	assert_false(figure_of(f, &p, &draft, FIGURE_YEAR_COST)->is_withheld);
	WRITE (f, w)
		for (int i = 0; i < 9; i++)
			scheme_count(w, bill.room.path.p.scheme, MILESTONE_COMPLETED,
				date_of(2026, 5, 4), 1);
	each = figure_of(f, &p, &draft, FIGURE_COST_EACH);
	assert_int_equal(each->number, 20000); // of 12
	assert_false(each->is_withheld);
	assert_int_equal(each->told, 24000); // of the 10 that are told
	p.period = (struct pack_period){ date_of(2026, 1, 1), date_of(2026, 3, 1) };
	each = figure_of(f, &p, &draft, FIGURE_COST_EACH);
	assert_string_equal(each->about[WELSH], "2025/26");
	assert_false(each->is_held);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(pack__is_asked_of_the_supplier_of_a_signed_contract),
		FRESH(pack__is_not_asked_by_others_or_of_nobody),
		FRESH(pack__goes_from_the_writer_to_the_lead_and_back_and_out),
		FRESH(pack__is_not_released_by_who_wrote_it_whatever_else_they_may),
		FRESH(pack__that_somebody_else_changed_meanwhile_is_not_overwritten),
		FRESH(pack__is_corrected_by_a_version_that_says_what_it_corrects),
		FRESH(figures__of_a_released_pack_are_those_of_that_day),
		FRESH(figures__of_people_are_those_that_the_scheme_counts),
		FRESH(figures__have_the_cohorts_in_the_order_of_their_days),
		FRESH(figures__forecast_only_where_a_cohort_has_a_price),
		FRESH(figures__that_nobody_entered_are_not_held),
		FRESH(figures__that_do_not_add_up_are_refused),
		FRESH(pack__is_read_by_its_parties_and_once_released_by_its_group),
		FRESH(member__is_a_chair_or_member_who_has_no_interest),
		FRESH(packs__are_listed_page_by_page_the_last_meeting_first),
		FRESH(packs__that_are_not_released_leave_no_gap_in_a_page),
		FRESH(published__looks_at_the_pack_before),
		FRESH(link__is_known_by_its_secret_alone_until_it_is_revoked),
		FRESH(link__is_made_by_the_lead_of_what_is_released),
		FRESH(link__made_again_for_the_same_person_revokes_the_one_before),
		FRESH(figures__say_what_a_completion_of_the_year_costs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
