/* SPDX-License-Identifier: MIT */
/*
 * The pages of programmes, asked through the frame.
 */
#include "areas/programme/pages.h"

#include "areas/cohort/testing.h"
#include "areas/decision/pages.h"
#include "areas/programme/testing.h"
#include "base/err.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, programme_routes, decision_routes, NULL);
	return 0;
}

static enum status programme_at(
	struct fresh *f, const struct actor *by, struct programme_id id, const char *after)
{
	return page_get(
		f, by, arena_format(f->arena, "/programmes/%lld%s", (long long)id.v, after));
}

static enum status send(struct fresh *f, const struct actor *by, struct programme_id id,
	const char *after, const char *fields)
{
	return page_post(f, by,
		arena_format(f->arena, "/programmes/%lld%s", (long long)id.v, after), fields);
}

/* "&amount-3-kind=cap&amount-3-heading=delivery" */
static const char *said_of(struct fresh *f, const struct programme *p, int64_t pounds,
	const char *kind, const char *heading)
{
	long long number = (long long)amount_of(f, p->decision, pounds);

	return arena_format(f->arena, "&amount-%lld-kind=%s&amount-%lld-heading=%s", number, kind,
		number, heading);
}

/* What a browser sends of a budget for a year from April 2026, on that version. */
static const char *fields_on(struct fresh *f, const struct programme *p, int version)
{
	return arena_format(f->arena,
		"version=%d%s%s%s%s%s&licence=fixed&scheme=&people=200&cohorts=20&trained="
		"&starts-on-day=1&starts-on-month=4&starts-on-year=2026"
		"&ends-on-day=31&ends-on-month=3&ends-on-year=2027",
		version, said_of(f, p, 33760, "cap", "mobilisation"),
		said_of(f, p, 60000, "cap-estimate", "delivery"),
		said_of(f, p, 2500, "price", "delivery"), said_of(f, p, 500, "price", "delivery"),
		said_of(f, p, 9000, "included", "delivery"));
}

static void programmes__are_those_of_the_reader_s_office(void **state)
{
	struct fresh *f = *state;
	struct programme p;

	assert_int_equal(page_get(f, &f->commissioning_officer, "/programmes"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Your office keeps no programme yet."));
	assert_true(page_says(f, "Make a programme"));
	p = a_programme(f);
	assert_int_equal(page_get(f, &f->approver, "/programmes"), OK);
	assert_true(page_says(f, "Invented programme"));
	assert_true(page_says(f, "No budget of it is signed yet"));
	assert_false(page_says(f, "Make a programme"));
	budget_in_force_now(f, a_budget(f, &p));
	assert_int_equal(page_get(f, &f->auditor, "/cy/programmes"), OK);
	assert_true(page_says(f, "Rhaglen ddychmygol"));
	assert_int_equal(page_get(f, &f->officer, "/programmes"), OK);
	assert_true(page_says(f, "Funded from 1 April 2026 to 31 March 2027"));
	assert_true(page_says(f, "The funding has not begun yet"));
	assert_int_equal(page_get(f, &f->sergeant, "/programmes"), FORBIDDEN);
	assert_int_equal(programme_at(f, &f->stranger, p.id, ""), NOT_FOUND);
	assert_int_equal(programme_at(f, &f->coordinator, p.id, ""), FORBIDDEN);
}

static void programmes__are_read_page_by_page(void **state)
{
	enum { PAGE = 25 };
	struct fresh *f = *state;
	struct programme_id last = { 0 };
	struct programmes all = { 0 };

	for (int i = 0; i <= PAGE; i++) {
		struct programme p = {
			.decision = an_attested_decision(
				f, .reference = arena_format(f->arena, "DLI%d", 100 + i)),
			.name = { "Invented programme", "Rhaglen ddychmygol" },
		};
		struct problems problems = { 0 };

		WRITE (f, w)
			assert_int_equal(
				programme_add(w, &f->commissioning_officer, &p, &problems), DONE);
	}
	READ (f, w)
		all = programmes_for(w, &f->officer);
	assert_int_equal(all.n, PAGE + 1); // of one name all, and so by their ids
	last = all.at[PAGE - 1].id;
	assert_int_equal(page_get(f, &f->officer, "/programmes"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, ">Invented programme<"), PAGE);
	assert_true(page_says(
		f, arena_format(f->arena, "?after=%lld\" rel=\"next\"", (long long)last.v)));
	assert_int_equal(
		page_get(f, &f->officer,
			arena_format(f->arena, "/programmes?after=%lld", (long long)last.v)),
		OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, ">Invented programme<"), 1);
	assert_true(page_says(
		f, arena_format(f->arena, "/programmes/%lld\"", (long long)all.at[PAGE].id.v)));
	assert_false(page_says(f, "rel=\"next\""));
}

static void new__offers_decisions_that_are_attested_and_have_none(void **state)
{
	struct fresh *f = *state;
	const struct actor *by = &f->commissioning_officer;

	assert_int_equal(page_get(f, by, "/programmes/new"), OK);
	assert_true(page_says(f, "There is no decision that a programme could be made of."));
	an_imported_decision(f, .reference = "DLI2", .title = "One that waits");
	an_attested_decision(f, .reference = "DLI3", .title = "One that is attested");
	a_published_decision(f, .reference = "DLI4", .title = "One that is published");
	assert_int_equal(page_get(f, by, "/programmes/new"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "One that waits"));
	assert_true(page_says(f, "One that is attested (DLI3)"));
	assert_true(page_says(f, "One that is published (DLI4)"));
	assert_int_equal(page_get(f, &f->officer, "/programmes/new"), FORBIDDEN);
}

static void new__carries_the_title_on_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	const struct actor *by = &f->commissioning_officer;
	struct decision_id id = a_published_decision(
		f, .reference = "DLI4", .title = "Group work", .welsh_title = "Gwaith grŵp");
	const char *with = arena_format(f->arena, "decision=%lld", (long long)id.v);

	assert_int_equal(page_get(f, by, arena_format(f->arena, "/programmes/new?%s", with)), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Group work\""));
	assert_true(page_says(f, "value=\"Gwaith grŵp\""));
	assert_int_equal(page_post(f, by, "/programmes/new",
				 arena_format(f->arena, "%s&name-en=Groups&name-cy=", with)),
		UNPROCESSABLE);
	assert_true(page_says(f, "value=\"Groups\""));
	assert_true(page_has_problem(f, "name-cy", "Enter the name in Welsh"));
	with = arena_format(f->arena, "%s&name-en=Groups&name-cy=Grwpiau", with);
	assert_int_equal(page_post(f, by, "/programmes/new", with), SEE_OTHER);
	assert_int_equal(page_get(f, by, f->reply.location), OK);
	assert_true(page_says(f, "Write the budget"));
	assert_int_equal(page_post(f, by, "/programmes/new", with), UNPROCESSABLE);
	assert_true(page_says(f, "There is a programme of this decision already"));
	assert_int_equal(
		page_post(f, by, "/programmes/new", "decision=7&name-en=A&name-cy=B"), NOT_FOUND);
	assert_int_equal(page_get(f, by, "/programmes/new?decision=7"), NOT_FOUND);
}

static void budget__begins_with_what_the_decision_says_of_each_amount(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	assert_int_equal(programme_at(f, &f->commissioning_officer, p.id, ""), OK);
	assert_true(page_says(f, "No budget is written yet."));
	assert_int_equal(programme_at(f, &f->commissioning_officer, p.id, "/budget"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "In the decision: Cap: at most this amount"));
	assert_true(page_says(f, "This includes the £9,000 licence fee."));
	assert_int_equal(page_count(f, "value=\"price\"\nselected"), 2);
	assert_int_equal(page_count(f, "value=\"delivery\"\nselected"), 4);
	assert_int_equal(page_count(f, "value=\"included\"\nselected"), 1);
	assert_int_equal(programme_at(f, &f->approver, p.id, "/budget"), FORBIDDEN);
}

static void budget__is_written_by_one_and_signed_by_another(void **state)
{
	struct fresh *f = *state;
	const struct actor *by = &f->commissioning_officer;
	struct programme p = a_programme(f);

	assert_int_equal(send(f, by, p.id, "/budget", fields_on(f, &p, 0)), SEE_OTHER);
	assert_int_equal(page_get(f, by, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Not signed yet"));
	assert_true(page_says(f, "You wrote this budget, so somebody else signs it."));
	assert_false(page_says(f, "Sign this budget"));
	assert_int_equal(page_get(f, by, "/home"), OK);
	assert_false(page_says(f, "waiting for your signature"));
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_true(page_says(f, "Budgets of programmes, waiting for your signature"));
	assert_int_equal(programme_at(f, &f->approver, p.id, ""), OK);
	assert_true(page_says(f, "Sign this budget"));
	assert_int_equal(send(f, by, p.id, "/sign", "version=1"), FORBIDDEN);
	assert_int_equal(send(f, &f->approver, p.id, "/sign", "version=9"), NOT_FOUND);
	assert_int_equal(send(f, &f->approver, p.id, "/sign", "version=1"), SEE_OTHER);
	assert_int_equal(send(f, &f->approver, p.id, "/sign", "version=1"), CONFLICTING);
	assert_true(page_says(f, "This budget is signed already"));
	assert_int_equal(programme_at(f, &f->approver, p.id, ""), OK);
	assert_true(page_says(f, "In force since 2 March 2026"));
	assert_true(page_says(f, "Written by: Comisiynydd Sampl. Signed by: Cymeradwywr Sampl"));
	assert_int_equal(send(f, by, p.id, "/budget", fields_on(f, &p, 1)), SEE_OTHER);
	assert_int_equal(programme_at(f, &f->approver, p.id, ""), OK);
	assert_true(page_says(f, "A newer budget is written, and not signed yet"));
	assert_int_equal(send(f, by, p.id, "/budget", fields_on(f, &p, 2)), SEE_OTHER);
	assert_int_equal(send(f, &f->approver, p.id, "/sign", "version=2"), CONFLICTING);
	assert_true(page_says(f, "Read that, then sign it."));
	assert_int_equal(programme_at(f, &f->approver, p.id, "?version=2"), OK);
	assert_true(page_says(f, "Never signed: a later version took its place"));
	assert_int_equal(programme_at(f, &f->approver, p.id, "?version=7"), NOT_FOUND);
}

static void budget__that_is_wrong_comes_back_with_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	const char *wrong = arena_format(f->arena,
		"version=0%s%s&licence=inside&people=many&cohorts=20000&trained=12"
		"&starts-on-day=1&starts-on-month=4&starts-on-year=2026"
		"&ends-on-day=31&ends-on-month=3&ends-on-year=2025",
		said_of(f, &p, 33760, "cap", "delivery"), said_of(f, &p, 60000, "cap", "delivery"));

	assert_int_equal(send(f, &f->commissioning_officer, p.id, "/budget", wrong), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"many\""));
	assert_true(page_says(f, "id=\"people-error\""));
	wrong = arena_format(f->arena,
		"version=0%s%s&licence=inside&people=&cohorts=20000&trained=12"
		"&starts-on-day=1&starts-on-month=4&starts-on-year=2026"
		"&ends-on-day=31&ends-on-month=3&ends-on-year=2025",
		said_of(f, &p, 33760, "cap", "delivery"), said_of(f, &p, 60000, "cap", "delivery"));
	assert_int_equal(send(f, &f->commissioning_officer, p.id, "/budget", wrong), UNPROCESSABLE);
	assert_true(page_says(f, "Another amount is the cap of this heading already"));
	assert_true(page_has_problem(
		f, "cohorts", "Enter a whole number up to 10,000, or leave it blank"));
	assert_true(page_says(f, "The last day cannot be before the first"));
	assert_true(page_says(f, "value=\"20000\""));
	assert_true(page_says(f, "value=\"2025\""));
}

static void budget__that_was_overtaken_is_not_lost(void **state)
{
	struct fresh *f = *state;
	const struct actor *by = &f->commissioning_officer;
	struct programme p = a_programme(f);

	assert_int_equal(send(f, by, p.id, "/budget", fields_on(f, &p, 0)), SEE_OTHER);
	assert_int_equal(send(f, by, p.id, "/budget", fields_on(f, &p, 0)), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What you typed is still here."));
	assert_true(page_says(f, "Read the budget that they wrote"));
	assert_true(page_says(f, "name=\"version\" value=\"1\""));
	assert_true(page_says(f, "value=\"2027\""));
}

static void programme__shows_what_is_allowed_and_no_nought_for_what_nobody_knows(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);

	budget_in_force_now(f, a_budget(f, &p));
	assert_int_equal(programme_at(f, &f->auditor, p.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "£93,760 in all, each heading with its own cap"));
	assert_int_equal(page_count(f, ">No signed contract pays for anything here<"), 2);
	assert_int_equal(page_count(f, ">£0<"), 6); // nothing is waiting, approved or paid
	assert_true(page_says(f, "Not worked out: no price of a cohort stands under this heading"));
	assert_true(page_says(f, "Not worked out: the budget pays for no scheme’s cohorts"));
	assert_true(page_says(f, "so nothing is counted"));
	assert_true(page_says(f, "What the cohorts cost, read both ways"));
	assert_int_equal(page_count(f, "sarn-bar__over"), 0);
	assert_false(page_says(f, "striped"));
	assert_true(page_says(f, "Only what is paid for by the cohort is forecast."));
	assert_int_equal(
		page_count(f, ">£60,000<"), 5); // cap, estimate, left, and both readings of 20
	assert_true(page_says(f, "<q lang=\"en\">Delivery of up to £60,000 is "));
	assert_true(page_says(
		f, arena_format(f->arena, "/decisions/%lld#amount-%lld", (long long)p.decision.v,
			   (long long)amount_of(f, p.decision, 33760))));
	assert_int_equal(
		page_get(f, &f->officer,
			arena_format(f->arena, "/decisions/%lld", (long long)p.decision.v)),
		OK);
	assert_true(page_says(f, arena_format(f->arena, "id=\"amount-%lld\"",
					 (long long)amount_of(f, p.decision, 33760))));
}

static void programme__counts_its_scheme_and_forecasts_by_the_reading(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	a_cohort(f, &scene);
	b.scheme = scene.scheme.id;
	b.ceiling[CEILING_PEOPLE] = 2;
	b.ceiling[CEILING_TRAINED] = 2;
	WRITE (f, w)
		for (int i = 0; i < 2; i++)
			scheme_count(w, b.scheme, MILESTONE_BOOKED, date_of(2026, 4, 9), 1);
	budget_in_force_now(f, b);
	assert_int_equal(programme_at(f, &f->commissioning_officer, p.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Invented workshops"));
	assert_true(page_says(f, "£11,550")); // £9,000 and one cohort's £2,550
	assert_true(page_says(f, "£3,000"));
	assert_true(page_says(f, "2 of 2"));
	assert_true(page_says(f, "All are used"));
	assert_true(page_says(f, "3 of 2"));
	assert_true(page_says(f, "1 more than the decision allows"));
	assert_true(page_says(f, "1 more is planned"));
	assert_false(page_says(f, "above the cap"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "Programmes that run out soon"));
	assert_true(page_says(f, "People on the programme: 2 of 2"));
	assert_int_equal(page_get(f, &f->approver, "/home"), OK);
	assert_false(page_says(f, "Programmes that run out soon"));
}

static void programme__warns_of_a_forecast_above_the_cap_and_trims_nothing(void **state)
{
	struct fresh *f = *state;
	struct scene scene = a_scene(f);
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	a_cohort(f, &scene);
	b.scheme = scene.scheme.id;
	b.licence = LICENCE_INSIDE;
	b.limits.n = 3;
	b.limits.at[0].amount = amount_of(f, p.decision, 60000);
	b.limits.at[1] = (struct limit){ .amount = amount_of(f, p.decision, 33760),
		.kind = LIMIT_CAP,
		.heading = HEADING_DELIVERY };
	b.limits.at[2] = (struct limit){ .amount = amount_of(f, p.decision, 9000),
		.kind = LIMIT_PRICE,
		.heading = HEADING_DELIVERY };
	for (int i = 0; i < 5; i++) {
		struct cohort plan = a_plan(&scene);
		struct faults faults = { 0 };

		plan.workshop[WORKSHOP_A].on = date_add_days(date_of(2026, 5, 23), 56 * i);
		WRITE (f, w)
			assert_int_equal(cohort_plan(w, &f->coordinator, &plan, &faults), DONE);
	}
	budget_in_force_now(f, b);
	assert_int_equal(programme_at(f, &f->approver, p.id, ""), OK);
	assert_true(page_says(f, "The forecast is £20,240 above the cap. Nothing is trimmed:"));
	assert_true(page_says(f, "What needs somebody soon"));
	assert_true(page_says(f, "Delivery: the forecast is £20,240 above the cap."));
	assert_true(page_says(f, "£54,000\n<p class=\"sarn-meta\">£20,240 above the cap</p>"));
	assert_int_equal(page_count(f, "sarn-bar__over"), 1);
	assert_true(page_says(f, "What is above it is striped, beyond a line."));
	assert_false(page_says(f, "<li><a class=\"govuk-link\" href=\"/cohorts\">"));
	assert_int_equal(programme_at(f, &f->commissioning_officer, p.id, ""), OK);
	assert_true(page_says(f, "<li><a class=\"govuk-link\" href=\"/cohorts\">Delivery: the"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "Delivery: the forecast is £20,240 above the cap."));
}

/* What they may read at the scheme, the figures and the cohorts, and no more. */
static void programme__says_how_full_how_far_and_whose_deadline_is_near(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	struct scene scene = a_scene(f);
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);
	struct actor lead =
		a_person(f, f->office, "perfformiad", "Perfformiad Sampl", ROLE_PERFORMANCE_LEAD);
	struct actor finance =
		a_person(f, f->office, "cyllid", "Cyllid Sampl", ROLE_FINANCE_OFFICER);
	const struct actor *all[] = { &f->commissioning_officer, &lead, &finance };
	struct cohort c = a_cohort(f, &scene);
	struct place held;
	enum hold_refusal no;

	b.scheme = scene.scheme.id;
	budget_in_force_now(f, b);
	scene_authorise(f, b.scheme, date_of(2026, 4, 1));
	WRITE (f, w) {
		for (int i = 0; i < 7; i++)
			scheme_count(w, b.scheme, MILESTONE_REFERRED, date_of(2026, 4, 9), 1);
		for (int i = 0; i < 3; i++)
			scheme_count(w, b.scheme, MILESTONE_BOOKED, date_of(2026, 4, 9), 1);
		scheme_count_deadline(w, b.scheme, date_of(2026, 3, 31), false, 1);
		for (int i = 0; i < 4; i++)
			scheme_count_deadline(w, b.scheme, date_of(2026, 5, 31), i < 2, 1);
		scheme_count_deadline(w, b.scheme, date_of(2026, 6, 1), true, 1);
		assert_int_equal(place_hold(w, &f->sergeant, c.id,
					 &(struct wanted){ .type = COHORT_MI,
						 .language = WELSH,
						 .deadline = date_of(2026, 12, 1) },
					 &held, &no),
			DONE);
	}
	assert_int_equal(programme_at(f, &lead, p.id, ""), OK);
	assert_false(page_says(f, "These months among the figures")); // it has not begun
	time_passes(f, INT64_C(30) * 24 * 3600 * 1000); // to 1 April: 60 days to 31 May
	for (size_t i = 0; i < array_size(all); i++) {
		assert_int_equal(programme_at(f, all[i], p.id, ""), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "It is authorised today."));
		assert_true(page_says(
			f, "<li>Invented board, from 1 April 2026 to 1 April 2026: A letter</li>"));
		assert_true(page_says(f, "data-label=\"Places\">10<"));
		assert_true(page_says(f, "data-label=\"Free\">10<")); // the hold ran out
		assert_true(page_says(f, "data-label=\"People\">7<"));
		assert_true(page_says(f, "data-label=\"People\">3<"));
		assert_true(page_says(f, "/figures?from-month=4&amp;from-year=2026&amp;to-month=4"
					 "&amp;to-year=2026"));
		assert_true(page_says(f, "data-label=\"People\">1<")); // passed
		assert_true(page_says(f, "data-label=\"People\">2<")); // at risk
		assert_true(page_says(f, "data-label=\"People\">5<")); // to come
	}
	assert_int_equal(programme_at(f, &f->approver, p.id, ""), OK);
	assert_true(page_says(f, "These months among the figures"));
	assert_true(page_says(f, "Deadline of the caution"));
	assert_false(page_says(f, "How full the cohorts are"));
	assert_int_equal(programme_at(f, &f->auditor, p.id, ""), OK);
	assert_false(page_says(f, "These months among the figures"));
	assert_false(page_says(f, "Deadline of the caution"));
	assert_false(page_says(f, "How full the cohorts are"));
	assert_false(page_says(f, "authorised today"));
	time_passes(f, INT64_C(24) * 3600 * 1000);
	assert_int_equal(programme_at(f, &lead, p.id, ""), OK);
	assert_true(page_says(f, "It is not authorised today"));
	assert_true(page_says(f, "<li>Invented board, from 1 April 2026")); // the last
	assert_true(page_says(f, "data-label=\"People\">3<"));              // at risk, a day later
}

static void home__names_a_programme_whose_funding_ends_within_sixty_days(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	b.starts_on = date_of(2025, 4, 1);
	b.ends_on = date_of(2026, 5, 2); // 61 days from today
	budget_in_force_now(f, b);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "Programmes that run out soon"));
	time_passes(f, INT64_C(24) * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "Programmes that run out soon"));
	assert_true(page_says(f, "The funding ends on 2 May 2026: 61 days left."));
	time_passes(f, INT64_C(60) * 24 * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_true(page_says(f, "The funding ends on 2 May 2026: 1 day left."));
	time_passes(f, INT64_C(24) * 3600 * 1000);
	assert_int_equal(page_get(f, &f->commissioning_officer, "/home"), OK);
	assert_false(page_says(f, "Programmes that run out soon"));
}

/* ---- a pilot ---- */

#define ASKED                                                                                      \
	"&asked-en-1=Does+it+work%3F&asked-cy-1=Ydy%3F&asked-en-2=For+whom%3F&asked-cy-2=I+bwy%3F"
#define BY_JUNE "&decide-by-day=30&decide-by-month=6&decide-by-year=2026"

static void pilot__is_begun_on_the_programme_s_page_and_asks_in_both_languages(void **state)
{
	struct fresh *f = *state; // on 2 March 2026
	const struct actor *by = &f->commissioning_officer;
	struct programme p = a_programme(f);

	assert_int_equal(programme_at(f, &f->auditor, p.id, ""), OK);
	assert_false(page_says(f, "Say that it is a pilot"));
	assert_int_equal(programme_at(f, &f->auditor, p.id, "/pilot"), NOT_FOUND);
	assert_int_equal(programme_at(f, by, p.id, ""), OK);
	assert_true(page_says(f, "Say that it is a pilot"));
	assert_true(page_says(f, "/pilot/write\""));
	assert_int_equal(programme_at(f, by, p.id, "/pilot/report"), NOT_FOUND);
	assert_int_equal(programme_at(f, by, p.id, "/pilot/write"), OK);
	assert_null(page_trouble(f));
	assert_int_equal(send(f, by, p.id, "/pilot/write",
				 "version=0" ASKED "&decide-by-day=31"), // and no month
		UNPROCESSABLE);
	assert_true(page_says(f, "Does it work?"));
	assert_int_equal(
		send(f, by, p.id, "/pilot/write", "version=0" BY_JUNE "&asked-en-1=Does+it%3F"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "asked-cy-1", "Enter the question in Welsh"));
	assert_true(page_says(f, "Does it?"));
	assert_int_equal(send(f, by, p.id, "/pilot/write", "version=0" BY_JUNE ASKED), SEE_OTHER);
	assert_int_equal(programme_at(f, &f->auditor, p.id, "/pilot"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "What follows the pilot is to be decided by 30 June 2026"));
	assert_true(page_says(f, "For whom?"));
	assert_true(page_says(f, "Not answered yet"));
	assert_true(page_says(f, "There is no end report yet."));
	assert_false(page_says(f, "Change the questions or the day"));
	assert_int_equal(
		page_get(f, &f->auditor,
			arena_format(f->arena, "/cy/programmes/%lld/pilot", (long long)p.id.v)),
		OK);
	assert_true(page_says(f, "I bwy?"));
	assert_int_equal(send(f, by, p.id, "/pilot/write", "version=0" BY_JUNE ASKED), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Somebody else has written about this pilot meanwhile."));
	assert_int_equal(programme_at(f, &f->approver, p.id, "/pilot/write"), FORBIDDEN);
	assert_int_equal(programme_at(f, &f->stranger, p.id, "/pilot"), NOT_FOUND);
	assert_int_equal(programme_at(f, &f->coordinator, p.id, "/pilot"), FORBIDDEN);
}

static void pilot__is_warned_of_where_everything_that_runs_out_is(void **state)
{
	enum { DAY_MS = 24 * 3600 * 1000 };
	struct fresh *f = *state; // on 2 March 2026
	const struct actor *by = &f->commissioning_officer;
	struct programme p = a_programme(f);

	budget_in_force_now(f, a_budget(f, &p)); // until 31 March 2027
	assert_int_equal(send(f, by, p.id, "/pilot/write", "version=0" BY_JUNE ASKED), SEE_OTHER);
	assert_int_equal(page_get(f, by, "/home"), OK);
	assert_false(page_says(f, "What follows the pilot"));
	time_passes(f, INT64_C(30) * DAY_MS); // 1 April 2026, 90 days before
	assert_int_equal(page_get(f, by, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Programmes that run out soon"));
	assert_true(page_says(f, "What follows the pilot is to be decided by 30 June 2026: 91 days "
				 "left"));
	assert_int_equal(programme_at(f, &f->auditor, p.id, ""), OK);
	assert_null(page_trouble(f));
	assert_true(
		page_says(f, "It is a pilot. What follows the pilot is to be decided by 30 June "
			     "2026: 91 days left."));
	time_passes(f, INT64_C(400) * DAY_MS); // and it outlasts the funding
	assert_int_equal(page_get(f, by, "/home"), OK);
	assert_true(page_says(f, "What follows the pilot was to be decided by 30 June 2026, and it "
				 "is not said yet"));
	assert_int_equal(
		send(f, by, p.id, "/pilot/report",
			"version=1&outcome=ended&because-en=No+money&because-cy=Dim+arian"),
		SEE_OTHER);
	assert_int_equal(page_get(f, by, "/home"), OK);
	assert_false(page_says(f, "What follows the pilot"));
}

static void pilot__says_what_was_found_and_what_followed(void **state)
{
	struct fresh *f = *state;
	const struct actor *by = &f->commissioning_officer;
	struct programme p = a_programme(f);
	struct decision_id next =
		an_attested_decision(f, .reference = "DLI9", .title = "A service for good");
	const char *with =
		arena_format(f->arena, "&outcome=continued&successor=%lld", (long long)next.v);

	assert_int_equal(send(f, by, p.id, "/pilot/write", "version=0" BY_JUNE ASKED), SEE_OTHER);
	assert_int_equal(programme_at(f, by, p.id, "/pilot/report"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "A service for good (DLI9)"));
	assert_int_equal(send(f, by, p.id, "/pilot/report",
				 "version=1&answer-en-1=It+does&outcome=continued"),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "answer-en-2",
		"Say what the question was answered with, in Welsh or in English"));
	assert_true(
		page_has_problem(f, "report-en", "Enter the end report, in Welsh or in English"));
	assert_true(page_has_problem(f, "successor", "Choose the decision that was taken"));
	assert_true(page_says(f, "It does"));
	assert_int_equal(send(f, by, p.id, "/pilot/report",
				 arena_format(f->arena,
					 "version=1&answer-en-1=It+does&answer-cy-2=I+bawb"
					 "&report-en=A+report%s",
					 with)),
		SEE_OTHER);
	assert_int_equal(programme_at(f, &f->auditor, p.id, "/pilot"), OK);
	assert_null(page_trouble(f));
	for (size_t i = 0; i < 4; i++) {
		static const char *const said[] = { "Another decision was taken",
			"A service for good (DLI9)", "It does", "A report" };

		assert_true(page_says(f, said[i]));
	}
	assert_true(page_says(f, "<span lang=\"cy\">I bawb</span>"));
	assert_int_equal(send(f, by, p.id, "/pilot/write",
				 "version=2" BY_JUNE "&asked-en-1=Other%3F&asked-cy-1=Arall%3F"
				 "&asked-en-2=For+whom%3F&asked-cy-2=I+bwy%3F"),
		UNPROCESSABLE);
	assert_true(
		page_says(f, "The end report answers these questions, so they stay as they are"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(programmes__are_those_of_the_reader_s_office),
		SERVED(programmes__are_read_page_by_page),
		SERVED(new__offers_decisions_that_are_attested_and_have_none),
		SERVED(new__carries_the_title_on_and_keeps_what_was_typed),
		SERVED(budget__begins_with_what_the_decision_says_of_each_amount),
		SERVED(budget__is_written_by_one_and_signed_by_another),
		SERVED(budget__that_is_wrong_comes_back_with_what_was_typed),
		SERVED(budget__that_was_overtaken_is_not_lost),
		SERVED(programme__shows_what_is_allowed_and_no_nought_for_what_nobody_knows),
		SERVED(programme__counts_its_scheme_and_forecasts_by_the_reading),
		SERVED(programme__warns_of_a_forecast_above_the_cap_and_trims_nothing),
		SERVED(programme__says_how_full_how_far_and_whose_deadline_is_near),
		SERVED(home__names_a_programme_whose_funding_ends_within_sixty_days),
		SERVED(pilot__is_begun_on_the_programme_s_page_and_asks_in_both_languages),
		SERVED(pilot__is_warned_of_where_everything_that_runs_out_is),
		SERVED(pilot__says_what_was_found_and_what_followed),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
