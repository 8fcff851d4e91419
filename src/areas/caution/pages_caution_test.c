/* SPDX-License-Identifier: MIT */
/*
 * The pages of a caution, asked through the frame: from a held place to its end.
 */
#include "areas/caution/pages.h"

#include <stdlib.h>

#include "areas/caution/store.h"
#include "areas/caution/testing_kept.h"
#include "areas/person/pages.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, caution_routes, person_routes, NULL);
	return 0;
}

/* "/cautions/17" and what follows it. */
static const char *at(struct fresh *f, struct caution_id id, const char *rest)
{
	return arena_format(f->arena, "/cautions/%lld%s", (long long)id.v, rest);
}

static const char *of_person(struct fresh *f, struct person_id id, const char *rest)
{
	return arena_format(f->arena, "/people/%lld%s", (long long)id.v, rest);
}

static struct kept_caution now_is(struct fresh *f, struct caution_id id)
{
	struct kept_caution c;

	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_true(caution_load(w, &f->sergeant, id, &c));
	}
	return c;
}

/* The one that the last reply leads to. */
static struct caution_id led_to(struct fresh *f)
{
	const char *location = f->reply.location;

	assert_non_null(location);
	assert_memory_equal(location, "/cautions/", strlen("/cautions/"));
	return (struct caution_id){ strtoll(location + strlen("/cautions/"), NULL, 10) };
}

static const char *hold_at(struct fresh *f, struct place_id id, const char *rest)
{
	return arena_format(f->arena, "/holds/%lld%s", (long long)id.v, rest);
}

/* Its form for that act as it stands there, with what `fields` says. */
static enum status post_act(struct fresh *f, const struct actor *by, struct caution_id id,
	const char *act, const char *fields)
{
	return page_post(f, by, at(f, id, "/act"),
		arena_format(f->arena, "version=%lld&act=%s%s%s", (long long)now_is(f, id).version,
			act, fields[0] == '\0' ? "" : "&", fields));
}

static size_t entries(struct fresh *f, const char *kind, int64_t id)
{
	struct audit_filter filter = { .kind = kind, .id = id };
	struct audit_page page;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	return page.n;
}

#define DAY(name, day, month, year)                                                                \
	"&" name "-day=" #day "&" name "-month=" #month "&" name "-year=" #year

#define WHOLE_BY(day, month)                                                                       \
	"offence=Common+assault&evidence-officer=12345&views=obtained&views-method=By+phone&"      \
	"condition-1-text=Attend+both.&condition-1-hours=10&condition-1-object=rehabilitate&"      \
	"disposal=adult-conditional" DAY("offence-on", 4, 4, 2026) DAY("evidence-on", 10, 4, 2026) \
		DAY("views-on", 10, 4, 2026) DAY("deadline", day, month, 2026)                     \
			DAY("condition-1-due", 24, 7, 2026)
#define WHOLE WHOLE_BY(24, 7)

#define AUTHORISED                                                                                 \
	"authoriser=Rhingyll&authority=rank&rank=sergeant" DAY("decision-on", 11, 4, 2026)

#define GIVEN                                                                                      \
	"admission-officer=12345&explained-officer=12345&signed-officer=12345" DAY("admission-on", \
		11, 4, 2026) DAY("explained-on", 11, 4, 2026) DAY("signed-on", 12, 4, 2026)

/* ---- hours ---- */

/* The form with `hours` of two conditions that punish, besides what else was typed. */
static void refused_for_hours(struct fresh *f, const char *to, const char *hours)
{
	const char *typed = arena_format(f->arena,
		"version=1&offence=Common+assault&condition-1-text=Sweep.&condition-1-object=punish"
		"&condition-1-hours=%s&condition-2-text=Dig.&condition-2-object=punish"
		"&condition-2-hours=%s",
		hours, hours);

	assert_int_equal(page_post(f, &f->sergeant, to, typed), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "id=\"condition-1-hours-error\""));
	assert_true(page_says(f, "id=\"condition-2-hours-error\""));
	assert_int_equal(page_count(f, "Enter the hours of attendance, from 1 to 300"), 4);
	assert_int_equal(page_count(f, arena_format(f->arena, "value=\"%s\"", hours)), 2);
	assert_true(page_says(f, "Sweep.</textarea>"));
	assert_true(page_says(f, "Dig.</textarea>"));
	assert_true(page_says(f, "value=\"Common assault\""));
}

static void hours__that_no_condition_has_are_refused_and_kept_as_typed(void **state)
{
	static const char *const wrong[] = { "-1", "301", "2147483647", "2147483648", "-2147483648",
		"-2147483649", "4294967297", "-4294967295", "999999999999999999" };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	const char *propose = arena_format(f->arena, "/people/%lld/caution", (long long)efa.v);

	for (size_t i = 0; i < array_size(wrong); i++)
		refused_for_hours(f, propose, wrong[i]);
	assert_int_equal(page_post(f, &f->sergeant, propose, "condition-1-text=Sweep."), SEE_OTHER);

	struct caution_id id = led_to(f);

	for (size_t i = 0; i < array_size(wrong); i++)
		refused_for_hours(f, at(f, id, "/change"), wrong[i]);
	assert_int_equal(now_is(f, id).version, 1);
}

/* ---- two of one person ---- */

/* Two officers, of whom the second found who was added by the first. */
static void another__caution_of_one_person_is_proposed_knowingly(void **state)
{
	static const char goes_on[] = "A caution of this person goes on already";
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	const char *to = of_person(f, efa, "/caution");

	assert_int_equal(page_get(f, &f->sergeant, to), OK);
	assert_false(page_says(f, goes_on));
	assert_int_equal(page_post(f, &f->sergeant, to, WHOLE), SEE_OTHER);

	struct caution_id first = led_to(f);
	const char *link = at(f, first, "\"");
	const char *another = arena_format(f->arena,
		"another=%lld&offence=Common+assault&condition-1-text=Sweep." DAY(
			"offence-on", 2, 4, 2026),
		(long long)first.v);

	assert_int_equal(page_get(f, &p.referrer, to), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, goes_on));
	assert_true(page_says(f, link));
	assert_false(page_says(f, "name=\"another\""));
	assert_int_equal(page_post(f, &p.referrer, to,
				 "offence=Common+assault&condition-1-text=Sweep." DAY(
					 "offence-on", 2, 4, 2026)),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Is this one for another offence?"));
	assert_true(page_says(f, link));
	assert_true(page_says(f, "Sweep.</textarea>"));
	assert_true(page_says(f, "Yes, propose it for another offence"));
	assert_true(page_says(f, "name=\"another\""));
	assert_int_equal(page_post(f, &p.referrer, to, "another=17"), CONFLICTING);
	time_passes(f, 60000);
	assert_int_equal(page_post(f, &p.referrer, to, another), SEE_OTHER);

	struct caution_id second = led_to(f);

	assert_int_not_equal(second.v, first.v);
	assert_int_equal(page_get(f, &f->sergeant, at(f, first, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Another caution of this person goes on. It is now: Proposed"));
	assert_true(page_says(f, at(f, second, "\"")));
	another = arena_format(f->arena, "another=%lld" DAY("offence-on", 1, 4, 2026),
		(long long)first.v);
	assert_int_equal(page_post(f, &p.referrer, to, another), CONFLICTING); // a third is asked
}

static void another__caution_is_not_of_the_same_offence_on_the_same_day(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	const char *to = of_person(f, efa, "/caution");

	assert_int_equal(page_post(f, &f->sergeant, to, WHOLE), SEE_OTHER);

	struct caution_id first = led_to(f);

	assert_int_equal(page_post(f, &p.referrer, to,
				 arena_format(f->arena, "another=%lld&" WHOLE, (long long)first.v)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "offence-on",
		"The caution that goes on is for this offence on this day. Go on with that one, or "
		"correct the offence or its day"));
	assert_true(page_says(f, "Attend both.</textarea>"));
}

static void another__is_not_asked_about_once_the_first_is_over(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id first = a_proposed_caution(f, &p, efa);
	const char *to = of_person(f, efa, "/caution");

	assert_int_equal(page_post(f, &f->sergeant, to, WHOLE), UNPROCESSABLE);
	assert_int_equal(
		post_act(f, &f->sergeant, first, "abandon", "because=Not+accepted."), SEE_OTHER);
	assert_int_equal(page_post(f, &f->sergeant, to, WHOLE), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, f->reply.location), OK);
	assert_false(page_says(f, "Another caution of this person goes on"));
}

/* ---- from the held place ---- */

static void hold__leads_on_to_whom_it_is_for(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	const char *hold = arena_format(f->arena, "/holds/%lld", (long long)place.id.v);
	const char *refer = arena_format(f->arena, "%s/refer", hold);

	assert_int_equal(page_get(f, &f->sergeant, hold), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The caution is given: refer"));
	assert_int_equal(page_get(f, &f->sergeant, refer), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &f->sergeant, refer, "search=efa"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "Efa"));
	assert_true(page_says(f, "E. S."));
	assert_true(page_says(f, arena_format(f->arena, "/people/%lld/caution?place=%lld",
					 (long long)efa.v, (long long)place.id.v)));
	assert_int_equal(entries(f, "person", efa.v), 2);
	assert_int_equal(page_post(f, &f->sergeant, refer, "search=neb"), OK);
	assert_true(page_says(f, "Nobody was found. Add the person."));
	page_post(f, &f->sergeant, refer, "search=Owain+Rhys+Sampl");
	assert_true(page_says(f, "name=\"given-names\" value=\"Owain Rhys\""));
	assert_true(page_says(f, "name=\"family-name\" value=\"Sampl\""));
	assert_int_equal(page_post(f, &f->sergeant, arena_format(f->arena, "%s/add", refer),
				 "given-names=Owain+Rhys&family-name=Sampl&sex=m&language=cy"),
		OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "govuk-error-summary"));
	assert_true(page_says(f, "value=\"Owain Rhys\""));
	assert_int_equal(page_get(f, &f->coordinator, refer), FORBIDDEN);
	assert_int_equal(page_get(f, &f->sergeant, "/holds/17/refer"), NOT_FOUND);
}

static void hold__knows_something_of_a_person_who_is_added(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	const char *add = arena_format(f->arena, "/holds/%lld/refer/new", (long long)place.id.v);

	assert_int_equal(page_get(f, &f->sergeant, add), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "checked"), 2);  // sex and language
	assert_int_equal(page_count(f, "selected"), 1); // the county
	assert_int_equal(page_post(f, &f->sergeant, add, "given-names=Owain"), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Owain\""));
	assert_int_equal(page_post(f, &f->sergeant, add,
				 "given-names=Owain&family-name=Sampl&sex=m&language=cy&county=POW&"
				 "born-day=17&born-month=5&born-year=1990"),
		SEE_OTHER);
	assert_non_null(strstr(f->reply.location, "/caution?place="));
	assert_int_equal(page_get(f, &f->sergeant, f->reply.location), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "gweithdy A (Dydd Sadwrn, 11 Gorffennaf 2026)"));
	assert_true(page_says(
		f, arena_format(f->arena, "name=\"place\" value=\"%lld\"", (long long)place.id.v)));
	assert_true(page_says(f, "value=\"31\"")); // the deadline's
}

static void hold__in_a_mens_group_is_for_no_woman(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct person_new woman = { .facts = facts_of_somebody("Efa", "Sampl") };
	const char *add = arena_format(f->arena, "/holds/%lld/refer/new", (long long)place.id.v);
	const char *with = arena_format(f->arena, WHOLE "&place=%lld", (long long)place.id.v);
	const char *said = "given-names=Nia&family-name=Sampl&language=cy&county=POW&"
			   "born-day=17&born-month=5&born-year=1990&";

	woman.facts.sex = SEX_FEMALE;

	struct person_id efa = somebody_with(f, &p, &woman);
	const char *caution = of_person(f, efa, "/caution");

	assert_int_equal(page_post(f, &f->sergeant, add, arena_format(f->arena, "%ssex=f", said)),
		UNPROCESSABLE);
	assert_true(page_has_problem(f, "sex", sex_does_not_fit));
	assert_true(page_says(f, "value=\"Nia\""));
	assert_int_equal(
		page_get(f, &f->sergeant,
			arena_format(f->arena, "%s?place=%lld", caution, (long long)place.id.v)),
		CONFLICTING);
	assert_true(page_says(f, "another group is needed"));
	assert_int_equal(page_post(f, &f->sergeant, caution, with), UNPROCESSABLE);
	assert_true(page_says(f, "another group is needed"));
	assert_int_equal(page_post(f, &f->sergeant, caution, WHOLE), SEE_OTHER);
	// of whom neither is recorded somebody decides, when they refer
	assert_int_equal(
		page_post(f, &f->sergeant, add, arena_format(f->arena, "%ssex=unsaid", said)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, f->reply.location), OK);
}

static void hold__is_kept_for_one_person(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct person_id owain = somebody(f, &p, "Owain", "Sampl");
	const char *with = arena_format(f->arena, WHOLE "&place=%lld", (long long)place.id.v);
	const char *said = "This place is kept for somebody else";

	assert_int_equal(
		page_post(f, &f->sergeant, of_person(f, efa, "/caution"), with), SEE_OTHER);

	const char *first = at(f, led_to(f), "\"");

	assert_int_equal(
		page_get(f, &f->sergeant,
			arena_format(f->arena, "/holds/%lld/refer", (long long)place.id.v)),
		CONFLICTING);
	assert_true(page_says(f, said) && page_says(f, first));
	assert_int_equal(page_get(f, &f->sergeant,
				 arena_format(f->arena, "%s?place=%lld",
					 of_person(f, owain, "/caution"), (long long)place.id.v)),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, said) && page_says(f, first));
	assert_int_equal(
		page_post(f, &f->sergeant, of_person(f, owain, "/caution"), with), UNPROCESSABLE);
	assert_true(page_says(f, said));
}

static void hold__with_a_caution_leads_to_it(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");

	assert_int_equal(
		page_post(f, &f->sergeant, of_person(f, efa, "/caution"),
			arena_format(f->arena, WHOLE "&place=%lld", (long long)place.id.v)),
		SEE_OTHER);

	struct caution_id id = led_to(f);

	assert_int_equal(page_get(f, &f->sergeant,
				 arena_format(f->arena, "/holds/%lld", (long long)place.id.v)),
		OK);
	assert_true(page_says(f, "To its caution"));
	assert_false(page_says(f, "/refer\""));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_true(page_says(f, arena_format(f->arena, "/holds/%lld", (long long)place.id.v)));
}

static void check__of_its_place_is_on_its_page_and_in_the_record(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct check check = a_check();
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");

	check.c.answer[RULE_HISTORY] = "yes";
	check.pass[RULE_HISTORY].because = "Hen gofnod.";

	struct place place = a_place_on(f, a_cohort_of(f, &p).id, &check);
	struct kept_caution draft = a_draft_with(f->arena, efa, place.id);
	struct caution_id id = proposes(f, &p, &draft);

	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "1 rule gone past"));
	assert_true(page_says(f, "went past this rule on 6 May 2026: Hen gofnod."));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "/record")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "against version 1 of the scheme’s terms"));
	assert_true(page_says(f, "E04, The risk was assessed with a named tool, and is standard or "
				 "low: Standard or low, by this tool: DASH; Met\n"));
	assert_true(page_says(f, "E05: "));
	assert_true(page_says(f, "Workshop A: 11 July 2026\n"));
	assert_true(page_says(f, "Workshop B: 8 August 2026\n"));
	assert_false(page_says(f, "Reference of the referral"));
	assert_true(page_says(f, "went past this rule on 6 May 2026: Hen gofnod.\n"));

	const char *hold = arena_format(f->arena, "/holds/%lld", (long long)place.id.v);
	size_t before = entries(f, "person", efa.v);

	assert_int_equal(page_get(f, &f->sergeant, hold), OK); // it is somebody's now
	assert_true(page_says(f, "Hen gofnod."));
	assert_int_equal(entries(f, "person", efa.v), before + 1);
}

static void check__of_a_caution_without_a_place_was_not_kept(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_true(page_says(f, "No check was kept: no place was held here"));
	assert_true(page_says(f, "What was brought in from sheets has none."));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "/record")), OK);
	assert_true(page_says(f, "No check was kept: no place was held here"));
}

static enum status authorise_today(struct fresh *f, struct caution_id id)
{
	return post_act(f, &f->sergeant, id, "authorise",
		"authority=rank&rank=sergeant&authoriser=12345" DAY("decision-on", 6, 5, 2026));
}

static enum status give_today(struct fresh *f, struct caution_id id)
{
	return post_act(f, &f->sergeant, id, "issue",
		"admission-officer=1&explained-officer=1&signed-officer=1" DAY("admission-on", 6, 5,
			2026) DAY("explained-on", 6, 5, 2026) DAY("signed-on", 6, 5, 2026));
}

/* Proposed on the promise of that place, to somebody new. */
static struct caution_id a_promised_caution(
	struct fresh *f, const struct programme *p, const char *given_names, struct place_id place)
{
	struct kept_caution draft =
		a_draft_with(f->arena, somebody(f, p, given_names, "Sampl"), place);

	return proposes(f, p, &draft);
}

/* And given. */
static struct caution_id a_given_caution(
	struct fresh *f, const struct programme *p, const char *given_names, struct place_id place)
{
	struct caution_id id = a_promised_caution(f, p, given_names, place);

	assert_int_equal(authorise_today(f, id), SEE_OTHER);
	assert_int_equal(give_today(f, id), SEE_OTHER);
	return id;
}

/* The person counts on it: whoever gives it back says that they know. */
static void hold__that_is_kept_is_given_back_only_to_who_was_told(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_given_caution(f, &p, "Efa", place.id);
	const char *release = hold_at(f, place.id, "/release");

	assert_int_equal(page_get(f, &f->sergeant, hold_at(f, place.id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Kept until workshop A begins, 11 July 2026"));
	assert_int_equal(page_get(f, &f->sergeant, hold_at(f, place.id, "/slip?language=en")), OK);
	assert_true(page_says(f, "This place is kept for you."));
	assert_int_equal(page_get(f, &f->sergeant, "/holds"), OK);
	assert_false(page_says(f, hold_at(f, place.id, "")));
	assert_int_equal(page_get(f, &f->sergeant, "/holds?show=kept"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, hold_at(f, place.id, "")));
	assert_int_equal(page_post(f, &f->sergeant, release, "because=mistake"), UNPROCESSABLE);
	assert_true(page_has_problem(
		f, "told", "The person counts on this place. Tell them first, then say so here."));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_false(page_says(f, "The place that was held for this caution is gone"));
	assert_int_equal(
		page_post(f, &f->sergeant, release, "because=mistake&told=yes"), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The place that was held for this caution is gone"));
}

/* Its workshop B so many days later; or of it only what no slip says. */
static void a_move_of(struct fresh *f, struct cohort_id id, int days)
{
	struct faults faults = { 0 };
	struct cohort c, before;

	WRITE (f, w) {
		assert_true(cohort_for(w, &f->coordinator, COHORT_PLAN, id, &c));
		c.workshop[WORKSHOP_B].on = date_add_days(c.workshop[WORKSHOP_B].on, days);
		if (days == 0)
			c.capacity--;
		assert_int_equal(cohort_change(w, &f->coordinator, &c, &before, &faults), DONE);
	}
}

static void hold__whose_workshops_were_moved_waits_until_the_person_knows(void **state)
{
	static const char says[] =
		"Workshops moved: print the slip again, and change the condition";
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_given_caution(f, &p, "Efa", place.id);
	const char *told = hold_at(f, place.id, "/told");

	a_move_of(f, place.cohort, 0);
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_false(page_says(f, says));
	assert_int_equal(page_post(f, &f->sergeant, told, ""), CONFLICTING);
	a_move_of(f, place.cohort, 7);
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, says));
	assert_true(page_says(f, hold_at(f, place.id, "")));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_true(page_says(f, "The workshops are not held as the slip says."));
	assert_int_equal(page_get(f, &f->sergeant, hold_at(f, place.id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The workshops are not held as the slip says:"));
	assert_int_equal(page_post(f, &f->sergeant, told, ""), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, f->reply.location), OK);
	assert_false(page_says(f, "The workshops are not held as the slip says"));
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_false(page_says(f, says));
	assert_int_equal(page_post(f, &f->sergeant, told, ""), CONFLICTING);
}

/* What was authorised on the promise of a place is not given without one. */
static void place__that_was_given_back_is_missing_before_the_caution_is_given(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_promised_caution(f, &p, "Efa", place.id);
	const char *gone = "The held place is gone. Hold another, or change the conditions.";

	assert_int_equal(authorise_today(f, id), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_true(page_says(f, "It waits to be given."));
	assert_int_equal(
		page_post(f, &f->sergeant, hold_at(f, place.id, "/release"), "because=mistake"),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Missing before it is given"));
	assert_true(page_says(f, gone));
	assert_int_equal(give_today(f, id), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, gone));
	assert_int_equal(now_is(f, id).facts.state, CAUTION_AUTHORISED);
	page_get(f, &f->sergeant, arena_format(f->arena, "/cy%s", at(f, id, "")));
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Mae’r lle a ddaliwyd wedi mynd."));
}

/* The way out that its page names. */
static void place__that_is_held_instead_is_the_cautions(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct caution_id id = a_promised_caution(f, &p, "Efa", place.id);
	const char *instead =
		arena_format(f->arena, "/schemes/%lld/check/places", (long long)p.scheme.v);
	const char *again = arena_format(
		f->arena, "asked=yes&again=%lld&type=MI&language=cy", (long long)place.id.v);

	assert_int_equal(authorise_today(f, id), SEE_OTHER);
	page_post(f, &f->sergeant, hold_at(f, place.id, "/release"), "because=mistake");
	page_get(f, &f->sergeant, at(f, id, ""));
	assert_true(page_says(f, arena_format(f->arena, "%s?asked=yes&amp;again=%lld", instead,
					 (long long)place.id.v)));
	assert_int_equal(
		page_post(f, &f->sergeant, instead,
			arena_format(f->arena, "%s&cohort=%lld" DAY("deadline", 31, 8, 2026), again,
				(long long)place.cohort.v)),
		SEE_OTHER);
	assert_int_not_equal(now_is(f, id).place.v, place.id.v);
	assert_int_equal(page_get(f, &f->sergeant, f->reply.location), OK);
	assert_true(page_says(f, "To its caution"));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "It waits to be given."));
	assert_true(page_says(f, "Every rule met")); // its check went along
	assert_int_equal(give_today(f, id), SEE_OTHER);
}

/* Workshop B is on 8 August. */
static void place__that_ends_after_the_deadline_is_missing_before_it_is_authorised(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct kept_caution draft =
		a_draft_with(f->arena, somebody(f, &p, "Efa", "Sampl"), place.id);
	struct caution_id id;
	const char *late = "The held place ends on 8 August 2026, after the deadline.";

	draft.facts.deadline = day(20260807);
	id = proposes(f, &p, &draft);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, late));
	assert_int_equal(authorise_today(f, id), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, late));
	page_get(f, &f->sergeant, arena_format(f->arena, "/cy%s", at(f, id, "")));
	assert_true(page_says(f, "Daw’r lle a ddelir i ben ar 8 Awst 2026"));
	assert_int_equal(
		page_post(f, &f->sergeant, at(f, id, "/change"), "version=1&" WHOLE_BY(8, 8)),
		SEE_OTHER);
	assert_int_equal(authorise_today(f, id), SEE_OTHER);
}

static void place__that_was_cancelled_or_is_anothers_is_gone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct place place = a_held_place(f, &p);
	struct person_id owain = somebody(f, &p, "Owain", "Sampl");
	struct kept_caution draft = a_draft_with(f->arena, owain, place.id);
	struct caution_id second = proposes(f, &p, &draft);
	struct block block = { .account = p.referrer.account, .kind = BLOCK_KIN, .from = TODAY };
	struct problems none = { 0 };

	WRITE (f, w) {
		work_read_for(w, p.privacy.account);
		assert_int_equal(person_block(w, &p.privacy, owain, &block, &none), DONE);
	}

	// who may not see Owain learns nothing of whose the place is to be
	struct caution_id first = a_given_caution(f, &p, "Efa", place.id);

	assert_int_equal(page_get(f, &f->sergeant, at(f, first, "")), OK);
	assert_false(page_says(f, "The place that was held for this caution is gone"));
	assert_int_equal(page_get(f, &f->sergeant, at(f, second, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The held place is gone."));
	assert_int_equal(authorise_today(f, second), UNPROCESSABLE);
	assert_true(page_says(f, "The held place is gone."));
	WRITE (f, w)
		assert_int_equal(
			cohort_cancel(w, &f->coordinator, place.cohort, 1, "Snow; sampl", &none),
			DONE);
	assert_int_equal(page_get(f, &f->sergeant, at(f, first, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "The place that was held for this caution is gone"));
}

/* Excused after a miss, and attended the second time. */
static void condition__that_was_attended_after_a_miss_is_suggested_as_met(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_given_caution(f, &p, "Efa", a_held_place(f, &p).id);

	assert_int_equal(post_act(f, &f->sergeant, id, "start", ""), SEE_OTHER);
	assert_int_equal(
		post_act(f, &f->sergeant, id, "mark", "condition=1&condition-state=failed"),
		SEE_OTHER);
	assert_int_equal(post_act(f, &f->sergeant, id, "fail", ""), SEE_OTHER);
	assert_int_equal(post_act(f, &f->sergeant, id, "excuse", ""), SEE_OTHER);
	assert_int_equal(post_act(f, &f->sergeant, id, "resume", ""), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_true(page_says(f, "value=\"failed\"\nselected"));
	WRITE (f, w)
		caution_attended(w, id, day(20260606));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"met\"\nselected"));
}

/* ---- the form ---- */

static void form__is_kept_with_gaps_that_are_named(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");

	assert_int_equal(page_get(f, &p.referrer, of_person(f, efa, "/caution")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(page_post(f, &p.referrer, of_person(f, efa, "/caution"),
				 "offence=Common+assault&disposal=adult-conditional" DAY(
					 "offence-on", 4, 4, 2026)),
		SEE_OTHER);

	struct caution_id id = led_to(f);

	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Missing before it is authorised"));
	assert_true(page_says(f, "Enter the force’s deadline"));
	assert_true(page_says(f, at(f, id, "/change#deadline")));
	assert_false(page_says(f, "Missing before it is given"));
	assert_true(page_says(f, "Something is missing still."));
	assert_false(page_says(f, "name=\"authoriser\""));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_false(page_says(f, "name=\"authoriser\"")); // something is missing
}

static void form__keeps_what_was_typed_and_says_what_is_wrong(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");

	assert_int_equal(page_post(f, &p.referrer, of_person(f, efa, "/caution"),
				 "offence=Affray&views-method=By+phone&condition-2-text=Pay&"
				 "condition-2-hours=x&condition-2-object=repair" DAY(
					 "offence-on", 31, 2, 2026) DAY("deadline", 1, 1, 2026)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_non_null(strstr(page_text(f), "id=\"offence-on-error\""));
	assert_non_null(strstr(page_text(f), "id=\"deadline-error\""));
	assert_non_null(strstr(page_text(f), "value=\"31\""));
	assert_true(page_says(f, "value=\"Affray\""));
	assert_true(page_says(f, "value=\"By phone\""));
	assert_true(page_says(f, "Pay</textarea>"));
	assert_true(page_says(f, "value=\"x\""));
}

/* The first of three is left out: the others move up, and nothing typed is doubled. */
static void form__leaves_out_a_condition_that_was_emptied(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	const char *fields = "condition-2-text=Pay&condition-2-object=repair&"
			     "condition-3-text=Write&condition-3-object=repair&"
			     "condition-3-hours=2";

	assert_int_equal(page_post(f, &p.referrer, of_person(f, efa, "/caution"),
				 arena_format(f->arena, "%s" DAY("deadline", 1, 1, 2026), fields)),
		UNPROCESSABLE);
	assert_int_equal(page_count(f, "Pay</textarea>"), 1);
	assert_int_equal(page_count(f, "Write</textarea>"), 1);
	assert_int_equal(
		page_post(f, &p.referrer, of_person(f, efa, "/caution"), fields), SEE_OTHER);

	struct kept_caution c = now_is(f, led_to(f));

	assert_int_equal(c.facts.sets.at[0].conditions.n, 2);
	assert_string_equal(c.facts.sets.at[0].conditions.at[1].text, "Write");
	assert_int_equal(c.facts.sets.at[0].conditions.at[1].hours, 2);
}

static void form__is_for_the_force_alone(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id id = a_proposed_caution(f, &p, efa);

	joins(f, &p, efa, p.diversion_circle);

	size_t before = entries(f, "person", efa.v);

	assert_int_equal(page_get(f, &p.triage_worker, at(f, id, "")), OK);
	assert_int_equal(entries(f, "person", efa.v), before + 1); // it says whose it is
	assert_false(page_says(f, "/change"));
	assert_false(page_says(f, "name=\"act\""));
	assert_int_equal(page_get(f, &p.triage_worker, at(f, id, "/change")), FORBIDDEN);
	assert_int_equal(page_get(f, &p.triage_worker, at(f, id, "/act?act=abandon")), FORBIDDEN);
	assert_int_equal(page_get(f, &p.triage_worker, of_person(f, efa, "/caution")), FORBIDDEN);
	assert_int_equal(page_get(f, &p.triage_worker, of_person(f, efa, "/cautions")), OK);
	assert_false(page_says(f, "Propose a caution"));
	assert_int_equal(page_get(f, &f->coordinator, at(f, id, "")), FORBIDDEN);
	assert_int_equal(
		page_get(f, &f->sergeant, at(f, (struct caution_id){ 17 }, "")), NOT_FOUND);
	assert_int_equal(
		page_get(f, &f->sergeant, of_person(f, (struct person_id){ 17 }, "/caution")),
		NOT_FOUND);
}

static void change__of_two_at_once_is_said_and_keeps_what_was_typed(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/change")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "value=\"Common assault\""));
	assert_int_equal(
		page_post(f, &p.referrer, at(f, id, "/change"), "version=1&" WHOLE), SEE_OTHER);
	assert_int_equal(page_post(f, &f->sergeant, at(f, id, "/change"),
				 "version=1&" WHOLE "&views-reason=Not+proportionate"),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_int_equal(page_count(f, "sarn-beside"), 1);
	assert_true(page_says(f, "They left this blank."));
	assert_true(page_says(f, "Somebody else changed this caution after you opened it."));
	assert_true(page_says(f, "Not proportionate"));
	assert_true(page_says(f, "name=\"version\" value=\"2\""));
	assert_int_equal(page_post(f, &f->sergeant, at(f, id, "/change"),
				 "version=2&" WHOLE "&views-reason=Not+proportionate"),
		SEE_OTHER);
	assert_false(now_is(f, id).facts.views.are_followed);
}

/* Of each kind of field, and none beside what is the same. */
static void change__of_two_at_once_shows_what_the_other_wrote(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	const char *more = "&condition-2-text=Write.&condition-2-object=repair" DAY(
		"condition-2-due", 17, 7, 2026);
	const char *mine = "version=1&offence=Affray" DAY("deadline", 24, 07, 2026);
	const char *change = at(f, id, "/change");

	assert_int_equal(page_post(f, &p.referrer, change,
				 arena_format(f->arena, "version=1&" WHOLE "%s", more)),
		SEE_OTHER);
	assert_int_equal(page_post(f, &f->sergeant, change, mine), CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "They wrote: Common assault"));
	assert_true(page_says(f, "They wrote: 4 April 2026"));
	assert_true(page_says(f, "They wrote: Obtained"));
	assert_true(page_says(f, "They wrote: Attend both."));
	assert_true(page_says(f, "They wrote: Write."));
	assert_true(page_says(f, "They wrote: To repair"));
	assert_true(page_says(f, "They wrote: 17 July 2026"));
	assert_int_equal(page_count(f, "They wrote: 24 July 2026"), 1); // of condition 1
	assert_int_equal(page_post(f, &f->sergeant, arena_format(f->arena, "/cy%s", change), mine),
		CONFLICTING);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Ysgrifennwyd ganddynt hwy: 17 Gorffennaf 2026"));
}

static void change__ends_when_the_caution_is_authorised(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(post_act(f, &f->sergeant, id, "authorise", AUTHORISED), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/change")), CONFLICTING);
	assert_int_equal(
		page_post(f, &p.referrer, at(f, id, "/change"), "version=2&" WHOLE), CONFLICTING);
	assert_true(page_says(f, "The caution can be changed only while it is proposed."));
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_false(page_says(f, "/change"));
}

/* ---- acts ---- */

static void caution__waits_for_the_rank_that_the_force_asks_for(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct actor clerk = a_worker(f, f->force, "clerc", ROLE_COMPLIANCE_CLERK);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	struct problems none = { 0 };

	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_true(page_says(f, "It waits for a sergeant to authorise it."));
	WRITE (f, w) {
		work_read_for(w, clerk.account);
		assert_int_equal(force_terms_set(w, &clerk,
					 &(struct force_terms){ .from = instant_day(f->now),
						 .authoriser_least = RANK_INSPECTOR },
					 &none),
			DONE);
	}
	for (int i = 0; i < 2; i++) {
		page_get(f, i == 0 ? &p.referrer : &f->sergeant, at(f, id, ""));
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Who has to do so: Inspector or above."));
	}
}

static void caution__goes_its_way_with_a_form_for_each_act(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "name=\"authoriser\""));
	assert_true(page_says(f, "It waits for you to authorise it."));
	assert_false(page_says(f, "/referrals/new"));
	assert_int_equal(post_act(f, &f->sergeant, id, "authorise", AUTHORISED), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "?done=authorise")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Caution authorised"));
	assert_true(page_says(f, "name=\"signed-officer\""));
	assert_int_equal(post_act(f, &p.referrer, id, "issue", GIVEN), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(
		f, arena_format(f->arena, "/referrals/new?caution=%lld", (long long)id.v)));
	assert_int_equal(post_act(f, &p.referrer, id, "start", ""), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "act=complete\""));
	assert_int_equal(
		post_act(f, &p.referrer, id, "mark", "condition=1&condition-state=met"), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/act?act=complete")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This ends the caution. It cannot be taken back."));
	assert_int_equal(post_act(f, &p.referrer, id, "complete", ""), SEE_OTHER);
	assert_int_equal(now_is(f, id).facts.state, CAUTION_COMPLETED);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, "/referrals/new"));
	assert_false(page_says(f, "/act"));
}

static void act__is_refused_with_its_sentence(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(post_act(f, &p.referrer, id, "authorise", AUTHORISED), UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "You do not have the right to do this"));
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/act?act=authorise")), CONFLICTING);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/act?act=extend")), CONFLICTING);
	assert_int_equal(page_get(f, &p.referrer, at(f, id, "/act")), NOT_FOUND);
	assert_int_equal(post_act(f, &f->sergeant, id, "authorise",
				 "authority=rank&rank=constable&authoriser=" DAY(
					 "decision-on", 31, 2, 2026)),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "authoriser", "Enter who authorises the caution"));
	assert_true(
		page_has_problem(f, "rank", "A sergeant or above has to authorise the caution"));
	assert_non_null(strstr(page_text(f), "id=\"decision-on-error\""));
	assert_int_equal(page_post(f, &f->sergeant, at(f, id, "/act"),
				 "version=7&act=authorise&" AUTHORISED),
		CONFLICTING);
	assert_true(page_says(f, "Somebody else changed this caution after you opened it."));
	assert_int_equal(page_post(f, &f->sergeant, at(f, (struct caution_id){ 17 }, "/act"),
				 "version=1&act=authorise&" AUTHORISED),
		NOT_FOUND);
	assert_int_equal(now_is(f, id).facts.state, CAUTION_PROPOSED);
}

static void act__extends_and_varies_what_was_given(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(post_act(f, &f->sergeant, id, "authorise", AUTHORISED), SEE_OTHER);
	assert_int_equal(post_act(f, &f->sergeant, id, "issue", GIVEN), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "/act?act=extend")), OK);
	assert_null(page_trouble(f));
	assert_int_equal(
		post_act(f, &f->sergeant, id, "extend",
			"extension-by=Rhingyll&extension-because=Efa+was+ill." DAY(
				"extension-to", 1, 8, 2026) DAY("extension-on", 6, 5, 2026)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Efa was ill."));
	assert_true(page_says(f, "Saturday 1 August 2026"));
	assert_true(page_says(f, "The deadline is no working day."));
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "/act?act=vary")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Attend both workshops."));
	assert_int_equal(post_act(f, &f->sergeant, id, "vary",
				 "condition-1-text=By+phone.&condition-1-object=rehabilitate&"
				 "condition-1-hours=10&because="),
		UNPROCESSABLE);
	assert_null(page_trouble(f));
	assert_true(page_has_problem(f, "because", "Say why the conditions are varied"));
	assert_true(page_says(f, "By phone.</textarea>"));
	assert_int_equal(post_act(f, &f->sergeant, id, "vary",
				 "condition-1-text=By+phone.&condition-1-object=rehabilitate&"
				 "condition-1-hours=10&because=A+broken+leg." DAY(
					 "condition-1-due", 31, 7, 2026)),
		SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "and not signed yet: A broken leg."));
	assert_true(page_says(f, "Attend both workshops."));
	assert_int_equal(
		post_act(f, &f->sergeant, id, "resume", "because=" DAY("signed-on", 6, 5, 2026)),
		SEE_OTHER);
	assert_int_equal(now_is(f, id).facts.state, CAUTION_IN_COMPLIANCE);
}

/* ---- what else ---- */

static void caution__says_nobodys_name_on_any_page(void **state)
{
	static const char *const pages[] = { "", "/record", "/change", "/act?act=abandon" };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Enghraifft");
	struct caution_id id = a_proposed_caution(f, &p, efa);

	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(page_get(f, &f->sergeant, at(f, id, pages[i])), OK);
		assert_null(page_trouble(f));
		assert_false(page_says(f, "Efa"));
		assert_false(page_says(f, "Enghraifft<"));
	}
	assert_int_equal(entries(f, "caution", id.v), 1 + array_size(pages));
}

static void record__says_all_that_the_force_has_to_keep(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(post_act(f, &f->sergeant, id, "authorise", AUTHORISED), SEE_OTHER);
	assert_int_equal(post_act(f, &f->sergeant, id, "issue", GIVEN), SEE_OTHER);
	assert_int_equal(page_get(f, &f->sergeant, at(f, id, "/record")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "readonly"));
	assert_true(page_says(f, "Police reference: SAMPL/17\n"));
	assert_true(page_says(f, "Offence: Common assault\n"));
	assert_true(page_says(f, "The person admits the offence: 11 April 2026, 12345\n"));
	assert_true(page_says(f, "Who authorised it: Rhingyll, Sergeant\n"));
	assert_true(page_says(f, "Given on: 12 April 2026\n"));
	assert_true(page_says(
		f, "Usual time from the offence: Saturday 25 July 2026, after 16 weeks\n"));
	assert_true(page_says(
		f, "Longest time from the offence: Saturday 22 August 2026, after 20 weeks\n"));
	assert_false(page_says(f, "Last day for a prosecution"));
	assert_true(page_says(f, "Condition 1: Attend both workshops. (To rehabilitate, 10 hours, "
				 "by: 24 July 2026; Not met yet)\n"));
}

static void record__and_page_have_the_last_day_for_a_prosecution(void **state)
{
	static const char *const pages[] = { "", "/record" };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct kept_caution draft = a_draft(f->arena, somebody(f, &p, "Efa", "Sampl"));
	struct caution_id id;

	draft.facts.prosecution_limit = day(20261004);
	id = proposes(f, &p, &draft);
	for (size_t i = 0; i < array_size(pages); i++) {
		assert_int_equal(page_get(f, &f->sergeant, at(f, id, pages[i])), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Saturday 25 July 2026, after 16 weeks"));
		assert_true(page_says(f, "Saturday 22 August 2026, after 20 weeks"));
		assert_true(page_says(f, "Last day for a prosecution"));
		assert_true(page_says(f, "Sunday 4 October 2026"));
	}
}

/* Of what a page has not room for. */
static void list__says_how_much_of_it_its_spreadsheet_has(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);

	for (int i = 0; i < 50; i++)
		a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	assert_int_equal(page_get(f, &p.referrer, "/cautions"), OK);
	assert_true(page_says(f, "/cautions.csv?state="));
	assert_false(page_says(f, "It has the first"));
	a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));
	assert_int_equal(page_get(f, &p.referrer, "/cautions"), OK);
	assert_true(page_says(f, "It has the first 5,000 of this list."));
	assert_int_equal(page_get(f, &p.referrer, "/cautions.csv?state="), OK);
	assert_int_equal(page_count(f, ",E. S.,"), 51);
}

static void list__shows_what_the_force_proposed_and_home_what_waits(void **state)
{
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct person_id efa = somebody(f, &p, "Efa", "Sampl");
	struct caution_id id = a_proposed_caution(f, &p, efa);

	assert_int_equal(page_get(f, &p.referrer, "/cautions"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, at(f, id, "\"")));
	assert_true(page_says(f, "E. S."));
	// those who read a caution by its referral propose none: theirs is no list of a force's
	assert_int_equal(page_get(f, &p.triage_worker, "/cautions"), FORBIDDEN);
	assert_int_equal(page_get(f, &p.perpetrator_lead, "/cautions"), FORBIDDEN);
	assert_int_equal(page_get(f, &p.referrer, "/cautions?state=issued"), OK);
	assert_null(page_trouble(f));
	assert_false(page_says(f, at(f, id, "\"")));
	assert_int_equal(page_get(f, &p.referrer, "/cautions.csv?state=issued"), OK);
	assert_false(page_says(f, "E. S."));
	assert_int_equal(page_get(f, &p.referrer, "/cautions.csv?state=proposed"), OK);
	assert_true(page_says(f, "reference,name,state,given,deadline,page\r\n"));
	assert_true(page_says(f, ",E. S.,"));
	assert_true(page_says(f, at(f, id, "\r\n")));
	assert_false(page_says(f, "Efa"));
	assert_true(audit_carry_all(f->audit));

	struct audit_filter filter = { .kind = "person", .id = efa.v, .act = "list" };
	struct audit_page log;

	assert_true(audit_list(f->audit, f->arena, &filter, 0, 9, &log));
	assert_int_equal(log.n, 2); // the page and the spreadsheet, not those that left it out
	assert_int_equal(page_get(f, &p.coordinator, "/cautions.csv"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->sergeant, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Cautions to authorise"));
	assert_int_equal(page_get(f, &p.referrer, "/home"), OK);
	assert_false(page_says(f, "Cautions to authorise"));
	assert_int_equal(page_get(f, &f->sergeant, of_person(f, efa, "/cautions")), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, at(f, id, "\"")));
	assert_int_equal(page_get(f, &f->sergeant, of_person(f, efa, "")), OK);
	assert_true(page_says(f, of_person(f, efa, "/cautions\"")));
}

/* The hold of its place runs out, and nothing but the officer carries it on. */
static void home__keeps_a_given_caution_until_its_conditions_begin(void **state)
{
	static const char waits[] = "Cautions given: refer, then begin the conditions";
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	assert_int_equal(post_act(f, &f->sergeant, id, "authorise", AUTHORISED), SEE_OTHER);
	assert_int_equal(post_act(f, &p.referrer, id, "issue", GIVEN), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, "/home"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, waits));
	assert_true(page_says(f, at(f, id, "\"")));
	assert_int_equal(post_act(f, &p.referrer, id, "start", ""), SEE_OTHER);
	assert_int_equal(page_get(f, &p.referrer, "/home"), OK);
	assert_false(page_says(f, waits));
}

/* Of each kind of page, with a caution that has everything. */
static void pages__keep_within_their_statements(void **state)
{
	static const struct {
		const char *page;
		int most;
	} cases[] = { { "", 30 }, { "/record", 25 }, { "/act?act=extend", 20 } };
	struct fresh *f = *state;
	struct programme p = a_programme_in_force(f);
	struct caution_id id = a_proposed_caution(f, &p, somebody(f, &p, "Efa", "Sampl"));

	post_act(f, &f->sergeant, id, "authorise", AUTHORISED);
	post_act(f, &f->sergeant, id, "issue", GIVEN);
	for (size_t i = 0; i < array_size(cases); i++) {
		assert_int_equal(page_get(f, &f->sergeant, at(f, id, cases[i].page)), OK);
		assert_in_range(f->statements, 1, cases[i].most);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(hours__that_no_condition_has_are_refused_and_kept_as_typed),
		SERVED(another__caution_of_one_person_is_proposed_knowingly),
		SERVED(another__caution_is_not_of_the_same_offence_on_the_same_day),
		SERVED(another__is_not_asked_about_once_the_first_is_over),
		SERVED(hold__leads_on_to_whom_it_is_for),
		SERVED(hold__knows_something_of_a_person_who_is_added),
		SERVED(hold__in_a_mens_group_is_for_no_woman),
		SERVED(hold__is_kept_for_one_person),
		SERVED(hold__with_a_caution_leads_to_it),
		SERVED(check__of_its_place_is_on_its_page_and_in_the_record),
		SERVED(check__of_a_caution_without_a_place_was_not_kept),
		SERVED(hold__that_is_kept_is_given_back_only_to_who_was_told),
		SERVED(hold__whose_workshops_were_moved_waits_until_the_person_knows),
		SERVED(place__that_was_given_back_is_missing_before_the_caution_is_given),
		SERVED(place__that_is_held_instead_is_the_cautions),
		SERVED(place__that_ends_after_the_deadline_is_missing_before_it_is_authorised),
		SERVED(place__that_was_cancelled_or_is_anothers_is_gone),
		SERVED(condition__that_was_attended_after_a_miss_is_suggested_as_met),
		SERVED(form__is_kept_with_gaps_that_are_named),
		SERVED(form__keeps_what_was_typed_and_says_what_is_wrong),
		SERVED(form__leaves_out_a_condition_that_was_emptied),
		SERVED(form__is_for_the_force_alone),
		SERVED(change__of_two_at_once_is_said_and_keeps_what_was_typed),
		SERVED(change__of_two_at_once_shows_what_the_other_wrote),
		SERVED(change__ends_when_the_caution_is_authorised),
		SERVED(caution__waits_for_the_rank_that_the_force_asks_for),
		SERVED(caution__goes_its_way_with_a_form_for_each_act),
		SERVED(act__is_refused_with_its_sentence),
		SERVED(act__extends_and_varies_what_was_given),
		SERVED(caution__says_nobodys_name_on_any_page),
		SERVED(record__says_all_that_the_force_has_to_keep),
		SERVED(record__and_page_have_the_last_day_for_a_prosecution),
		SERVED(list__says_how_much_of_it_its_spreadsheet_has),
		SERVED(list__shows_what_the_force_proposed_and_home_what_waits),
		SERVED(home__keeps_a_given_caution_until_its_conditions_begin),
		SERVED(pages__keep_within_their_statements),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
