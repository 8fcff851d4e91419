/* SPDX-License-Identifier: MIT */
/*
 * People and their referrals: each act as of its day, by the hand of the body whose act it was.
 */
#include <string.h>

#include "areas/caution/caution.h"
#include "areas/person/person.h"
#include "areas/take_on/store.h"
#include "base/err.h"
#include "base/utf8.h"
#include "db/db.h"
#include "i18n/i18n.h"

/* One row while it is brought. */
struct newcomer {
	struct bringing *b;
	size_t i;
	const struct cell *cell;
	struct actor force;
	struct person_id person;
	struct caution_id caution;
	struct referral_id referral;
};

static bool is_said(const struct newcomer *n, enum sheet_column column)
{
	return n->cell[column].text[0] != '\0';
}

/* As of the day in that column. */
static struct work *on_day(const struct newcomer *n, enum sheet_column column)
{
	work_as_of(n->b->w, n->cell[column].day);
	return n->b->w;
}

static bool is_done(const struct newcomer *n, enum outcome_kind outcome, enum sheet_column column,
	const struct problems *problems)
{
	if (outcome != DONE)
		refuse_with(n->b, n->i, column, problems);
	return outcome == DONE;
}

/* ---- the force ---- */

/* That which the row names, or the only one. */
static bool find_force(struct newcomer *n)
{
	struct arena *a = work_arena(n->b->w);
	const char *name = utf8_fold(a, n->cell[COLUMN_FORCE].text);
	struct organisation_id force = { 0 };
	int found = 0;

	list_each (const struct party *, each, &n->b->parties) {
		bool is_named = strcmp(utf8_fold(a, each->name[ENGLISH]), name) == 0 ||
				strcmp(utf8_fold(a, each->name[WELSH]), name) == 0;

		if (each->part != PART_FORCE || (name[0] != '\0' && !is_named) ||
			each->organisation.v == force.v)
			continue;
		force = each->organisation;
		found++;
	}
	if (found != 1)
		refuse_row(n->b, n->i, COLUMN_FORCE,
			N_("Name a police force that takes part in the scheme, as Sarn has it"));
	n->force = hand_of(n->b, force, HAND(REFERRER) | HAND(SERGEANT));
	return found == 1;
}

static struct person_facts facts_of(const struct cell *cell)
{
	return (struct person_facts){
		.given_names = cell[COLUMN_GIVEN_NAMES].text,
		.family_name = cell[COLUMN_FAMILY_NAME].text,
		.known_as = "",
		.born = cell[COLUMN_BORN].day,
		.sex = (enum sex)cell[COLUMN_SEX].number,
		.language = (enum spoken)cell[COLUMN_LANGUAGE].number,
		.other_language = "",
		.county = (enum county)cell[COLUMN_COUNTY].number,
		.address = "",
		.email = "",
		.phones = { { cell[COLUMN_PHONE].text, false }, { "", false }, { "", false } },
		.police_reference = cell[COLUMN_POLICE_REFERENCE].text,
		.access_needs = "",
	};
}

/* On this programme, of this force: nobody else's record is written into. */
static bool is_ours(const struct newcomer *n)
{
	struct person twin;

	return person_load(n->b->w, &n->force, n->person, &twin) &&
	       twin.scheme.v == n->b->file->scheme.v && twin.force.v == n->force.organisation.v;
}

/* Of the same names and birth as somebody on the programme: that one, referred once more. */
static bool add_person(struct newcomer *n)
{
	enum sheet_column since =
		is_said(n, COLUMN_CAUTION_ON) ? COLUMN_CAUTION_ON : COLUMN_REFERRED_ON;
	struct work *w = on_day(n, since);
	struct person_new person = { .scheme = n->b->file->scheme,
		.force = n->force.organisation,
		.facts = facts_of(n->cell),
		.is_matched_later = true };
	struct problems problems = { 0 };
	struct circle_id circle = { 0 };

	scheme_circle(w, person.scheme, person.force, PART_FORCE, &circle);

	enum outcome_kind outcome =
		person_add(w, &n->force, circle, &person, &problems, &n->person);

	if (outcome == DONE)
		n->b->brought[n->i].person = n->person;
	if (problems.n == 1 && problem_of(&problems, "another") != NULL && is_ours(n))
		return true;
	return is_done(n, outcome, since, &problems);
}

/* ---- the caution ---- */

static struct kept_caution caution_of(const struct newcomer *n, const struct person *person)
{
	struct work *w = n->b->w;
	struct arena *a = work_arena(w);
	const struct cell *cell = n->cell;
	struct date on = cell[COLUMN_CAUTION_ON].day;
	struct kept_caution c = caution_suggested(w, &n->force, person, (struct place_id){ 0 });

	c.facts.offence_on = cell[COLUMN_OFFENCE_ON].day;
	c.facts.deadline = cell[COLUMN_DEADLINE].day;
	c.facts.tick[REQUIREMENT_EVIDENCE] = (struct tick){ on, cell[COLUMN_OFFICER].text };
	c.facts.views = (struct victim_views){ .outcome = (enum views)cell[COLUMN_VIEWS].number,
		.on = on,
		.method = tr(n->b->file->language, "As the force’s own record says"),
		.are_followed = true,
		.why_otherwise = "" };
	*list_add(a, &c.facts.sets.at[0].conditions) = (struct condition){
		.object = OBJECT_REHABILITATE,
		.text = tr(n->b->file->language, "Attend both workshops of the programme."),
		.due = c.facts.deadline,
		.state = CONDITION_OPEN,
	};
	return c;
}

/* By the officer of that column. */
static bool caution_step(
	const struct newcomer *n, enum caution_act act, enum sheet_column officer, enum rank rank)
{
	struct work *w = n->b->w;
	struct problems problems = { 0 };
	const char *no = NULL;
	struct kept_caution c;

	if (!caution_load(w, &n->force, n->caution, &c))
		return is_done(n, ABSENT, COLUMN_CAUTION_ON, &problems);

	struct caution_deed deed = caution_deed_suggested(
		work_arena(w), &c.facts, act, n->cell[officer].text, work_today(w));

	if (act == CAUTION_AUTHORISE)
		deed.authoriser.rank = rank;

	enum outcome_kind outcome =
		caution_do(w, &n->force, c.id, c.version, &deed, &problems, &no, &c);

	if (outcome != DONE && problems.n == 0 && no != NULL)
		problem_add(work_arena(w), &problems, "", no);
	return is_done(n, outcome, COLUMN_CAUTION_ON, &problems);
}

static bool give_caution(struct newcomer *n)
{
	struct work *w;
	struct person person;
	struct problems problems = { 0 };
	enum rank rank = (enum rank)n->cell[COLUMN_RANK].number;

	if (!is_said(n, COLUMN_CAUTION_ON))
		return true;
	w = on_day(n, COLUMN_CAUTION_ON);
	if (!person_load(w, &n->force, n->person, &person))
		return is_done(n, ABSENT, COLUMN_CAUTION_ON, &problems);

	struct kept_caution c = caution_of(n, &person);

	c.person = n->person;
	return is_done(n, caution_propose(w, &n->force, &c, &problems, &n->caution),
		       COLUMN_CAUTION_ON, &problems) &&
	       caution_step(n, CAUTION_AUTHORISE, COLUMN_AUTHORISER, rank) &&
	       caution_step(n, CAUTION_ISSUE, COLUMN_OFFICER, rank) &&
	       caution_step(n, CAUTION_START, COLUMN_OFFICER, rank);
}

/* ---- the referral ---- */

static bool refer(struct newcomer *n)
{
	bool is_direct = is_said(n, COLUMN_ACCEPTED_ON) && !is_said(n, COLUMN_TRIAGE_ON);
	struct work *w = on_day(n, COLUMN_REFERRED_ON);
	struct referral_new new_one = {
		.person = n->person,
		.source = (enum referral_source)n->cell[COLUMN_ROUTE].number,
		.caution = n->caution,
		.type = (enum cohort_type)n->cell[COLUMN_GROUP].number,
		.first = { .deed = { .act = is_direct ? DO_REFER_DIRECTLY : DO_REFER },
			.reason = { [REASONED_GROUP] = tr(n->b->file->language,
					    "It was so in the programme’s own sheets."),
				[REASONED_CHECK] = tr(n->b->file->language,
					"The programme’s own sheets have no check.") },
			.is_of_sheets = true },
	};
	struct problems problems = { 0 };

	if (is_direct)
		new_one.first.body = n->b->by->organisation;
	return is_done(n, referral_begin(w, &n->force, &new_one, &problems, &n->referral),
		COLUMN_REFERRED_ON, &problems);
}

/* By whoever does triage there, or the provider's coordinator. */
static bool referral_step(const struct newcomer *n, enum referral_act act, enum sheet_column column)
{
	struct work *w = n->b->w;
	struct referral_step step = { .deed = { .act = act } };
	struct problems problems = { 0 };
	struct kept_referral r;
	bool is_triage = act == DO_COMPLETE_TRIAGE || act == DO_SEND_ON;

	if (!referral_load(w, n->b->by, n->referral, &r))
		return is_done(n, ABSENT, column, &problems);

	struct actor hand = is_triage ? hand_of(n->b, r.diversion, HAND(TRIAGE_WORKER)) : *n->b->by;

	if (act == DO_SEND_ON)
		step.body = n->b->by->organisation;
	return is_done(
		n, referral_do(w, &hand, r.id, r.version, &step, &problems), column, &problems);
}

static bool begin_triage(const struct newcomer *n)
{
	struct work *w = on_day(n, COLUMN_TRIAGE_ON);
	struct problems problems = { 0 };
	struct kept_referral r;

	if (!referral_load(w, n->b->by, n->referral, &r))
		return is_done(n, ABSENT, COLUMN_TRIAGE_ON, &problems);

	struct actor hand = hand_of(n->b, r.diversion, HAND(TRIAGE_WORKER));

	return is_done(n, triage_begin(w, &hand, r.id, &problems), COLUMN_TRIAGE_ON, &problems);
}

static void follow_way(const struct newcomer *n)
{
	if (is_said(n, COLUMN_TRIAGE_ON) && !begin_triage(n))
		return;
	if (is_said(n, COLUMN_TRIAGED_ON)) {
		on_day(n, COLUMN_TRIAGED_ON);
		if (!referral_step(n, DO_COMPLETE_TRIAGE, COLUMN_TRIAGED_ON) ||
			!referral_step(n, DO_SEND_ON, COLUMN_TRIAGED_ON))
			return;
	}
	if (is_said(n, COLUMN_ACCEPTED_ON)) {
		on_day(n, COLUMN_ACCEPTED_ON);
		if (referral_step(n, DO_RECEIVE, COLUMN_ACCEPTED_ON))
			referral_step(n, DO_ACCEPT, COLUMN_ACCEPTED_ON);
	}
}

static void bring_person(struct bringing *b, size_t i)
{
	struct newcomer n = { .b = b, .i = i, .cell = b->rows.at[i].cell };

	if (find_force(&n) && add_person(&n) && give_caution(&n) && refer(&n))
		follow_way(&n);
	b->brought[i].referral = n.referral;
}

/* Once all is done in others' names, of whom one may be somebody brought. */
static void match_people(struct bringing *b)
{
	for (size_t i = 0; i < b->rows.n && !work_failed(b->w); i++)
		if (b->brought[i].person.v != 0)
			person_match(b->w, b->by, b->brought[i].person);
}

void bring_people(struct bringing *b)
{
	for (size_t i = 0; i < b->rows.n && !work_failed(b->w); i++) {
		struct arena_mark mark = arena_mark(work_arena(b->w));
		size_t problems = b->report->problems.n;

		if (!b->brought[i].is_known)
			bring_person(b, i);
		if (b->report->problems.n == problems && !work_failed(b->w))
			arena_rewind(work_arena(b->w), mark);
		bring_step(b, i + 1, b->rows.n);
	}
	match_people(b);
}
