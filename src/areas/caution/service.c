/* SPDX-License-Identifier: MIT */
#include "areas/caution/caution.h"

#include <string.h>

#include "areas/caution/caution_queries.h"
#include "areas/caution/store.h"
#include "areas/cohort/cohort.h"
#include "areas/person/person.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"
#include "i18n/i18n.h"

/* ---- one caution ---- */

/* What of it is the person's. */
static void set_person(const struct person *person, struct kept_caution *c)
{
	c->person = person->id;
	c->scheme = person->scheme;
	c->language = person->facts.language == SPOKEN_WELSH ? WELSH : ENGLISH;
	c->facts.born = person->facts.born;
}

static bool waits_to_be_given(const struct kept_caution *c)
{
	return c->facts.state == CAUTION_PROPOSED || c->facts.state == CAUTION_AUTHORISED;
}

/* A place is promised until the caution is given; then it is kept. */
static void set_promise(struct work *w, const struct actor *by, struct kept_caution *c)
{
	struct place place;

	if (!waits_to_be_given(c) || !place_for(w, by, c->place, &place))
		return;
	c->facts.place = (struct promise){ !place_can_be_kept(w, &place), place.on[WORKSHOP_B] };
}

bool caution_load(
	struct work *w, const struct actor *by, struct caution_id id, struct kept_caution *c)
{
	struct kept_caution found;
	struct person person;

	assert(work_reader(w).v == by->account.v);
	if (!caution_fetch(w, id, &found) || !person_load(w, by, found.person, &person))
		return false;
	set_person(&person, &found);
	set_promise(w, by, &found);
	*c = found;
	return true;
}

unsigned caution_roles(struct work *w, const struct actor *by, const struct kept_caution *c)
{
	return person_may(w, by, CAUTION_ALTER, c->person) ? by->roles : 0;
}

struct caution_terms caution_terms_of(struct work *w, const struct kept_caution *c)
{
	struct terms terms = terms_usual();
	struct force_terms_list all = force_terms_fetch(w, c->organisation);
	struct force_terms asked = force_terms_on(&all, work_today(w));

	scheme_terms_on(w, c->scheme, work_today(w), &terms);
	return (struct caution_terms){
		.minimum_age = terms.term[TERM_MINIMUM_AGE],
		.authoriser_least = asked.authoriser_least,
		.usual_weeks = terms.term[TERM_USUAL_WEEKS],
		.longest_weeks = terms.term[TERM_LONGEST_WEEKS],
		.dispensed_from = asked.dispensed_from,
	};
}

/* ---- lists ---- */

static struct caution_line line_of(const struct caution_dates_get_row *row)
{
	return (struct caution_line){
		.id = row->id,
		.person = row->person_id,
		.state = word_named(caution_states, row->state),
		.given_on = row->given_on,
		.deadline = date_is_set(row->extended_to) ? row->extended_to : row->deadline,
	};
}

bool caution_dates_load(struct work *w, const struct actor *by, struct caution_id id,
	struct caution_line *line, struct conditions *conditions)
{
	struct caution_dates_get_row row;

	assert(work_reader(w).v == by->account.v);
	if (!caution_dates_get(w, id, &row))
		return false;
	*line = line_of(&row);
	*conditions = caution_fetch_standing(w, id);
	return true;
}

struct caution_lines caution_of_person(
	struct work *w, const struct actor *by, struct person_id person)
{
	struct caution_dates_get_rows rows = caution_dates_of_person(w, person);
	struct caution_lines lines = { 0 };

	assert(work_reader(w).v == by->account.v);
	list_each (const struct caution_dates_get_row *, row, &rows)
		*list_add(work_arena(w), &lines) = line_of(row);
	return lines;
}

bool caution_going_on(struct work *w, const struct actor *by, struct person_id person,
	struct caution_id but, struct caution_line *line)
{
	struct caution_lines lines = caution_of_person(w, by, person);

	list_each (const struct caution_line *, each, &lines)
		if (each->id.v != but.v && !caution_is_over(each->state)) {
			*line = *each;
			return true;
		}
	return false;
}

bool caution_of_place(
	struct work *w, const struct actor *by, struct place_id place, struct caution_id *id)
{
	struct caution_of_the_place_row row;

	assert(work_reader(w).v == by->account.v);
	if (!caution_of_the_place(w, place, &row))
		return false;
	*id = row.id;
	return true;
}

static struct caution_page_rows rows_of_list(struct work *w, struct organisation_id body,
	const struct caution_filter *filter, size_t most)
{
	if (filter->is_attended)
		return caution_page_attended(w, body, (int64_t)most);
	if (filter->state == CAUTION_NONE)
		return caution_page(w, &(struct caution_page_values){
					       .organisation_id = body,
					       .before = filter->before,
					       .most = (int64_t)most,
				       });
	return caution_page_in_state(w, &(struct caution_page_in_state_values){
						.organisation_id = body,
						.state = caution_states[filter->state].name,
						.before = filter->before,
						.most = (int64_t)most,
					});
}

struct caution_list caution_list_of(
	struct work *w, const struct actor *by, const struct caution_filter *filter, size_t most)
{
	struct caution_page_rows rows = rows_of_list(w, by->organisation, filter, most + 1);
	struct caution_list list = { 0 };

	assert(work_reader(w).v == by->account.v);
	list_each (const struct caution_page_row *, row, &rows)
		*list_add(work_arena(w), &list) = (struct listed_caution){
			.line = line_of(&(struct caution_dates_get_row){ row->id, row->person_id,
				row->state, row->deadline, row->extended_to, row->given_on }),
			.reference = row->reference,
			.given_names = row->given_names,
			.family_name = row->family_name,
		};
	return list;
}

/* ---- to begin with ---- */

static int workshop_hours(const struct cohort *cohort)
{
	enum { MINUTES_AN_HOUR = 60 };
	int minutes = 0;

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		minutes += workshop_minutes(&cohort->workshop[letter]);
	return (minutes + MINUTES_AN_HOUR - 1) / MINUTES_AN_HOUR;
}

static struct condition condition_of_workshops(
	struct arena *a, const struct cohort *cohort, enum language language)
{
	return (struct condition){
		.object = OBJECT_REHABILITATE,
		.text = tr_fill(a, language,
			"Attend both workshops of the programme: workshop A on {first}, and "
			"workshop B on {second}.",
			"first", date_words_weekday(a, language, cohort->workshop[WORKSHOP_A].on),
			"second", date_words_weekday(a, language, cohort->workshop[WORKSHOP_B].on),
			NULL),
		.asks_attendance = true,
		.hours = workshop_hours(cohort),
		.due = cohort->workshop[WORKSHOP_B].on,
		.state = CONDITION_OPEN,
	};
}

/* What was answered in the check is not asked again. */
static void add_check(
	struct work *w, const struct actor *by, struct place_id place, struct kept_caution *c)
{
	static const char *const outcomes[VIEWS_COUNT] = {
		[VIEWS_OBTAINED] = "obtained", [VIEWS_UNABLE] = "unable", [VIEWS_UNSAFE] = "unsafe"
	};
	struct kept_check kept;

	if (!check_load(w, by, place, &kept) ||
		(kept.person.v != 0 && kept.person.v != c->person.v))
		return;

	const char *views = kept.check.c.answer[RULE_VICTIM_VIEWS];

	c->facts.offence_on = kept.check.offence_on;
	if (kept.check.c.offence >= 0)
		c->offence = kept.terms.offences.at[kept.check.c.offence].name[ENGLISH];
	for (enum views each = VIEWS_NONE + 1; views != NULL && each < VIEWS_COUNT; each++)
		if (strcmp(views, outcomes[each]) == 0)
			c->facts.views.outcome = each;
	if (views != NULL && strcmp(views, "objects") == 0) {
		c->facts.views.outcome = VIEWS_OBTAINED;
		c->facts.views.why_otherwise = kept.check.pass[RULE_VICTIM_VIEWS].because;
		c->facts.views.are_followed = c->facts.views.why_otherwise[0] == '\0';
	}
}

static void add_place(
	struct work *w, const struct actor *by, struct place_id id, struct kept_caution *c)
{
	struct place place;
	struct cohort cohort;

	if (!place_for(w, by, id, &place))
		return;
	c->place = id;
	c->facts.deadline = place.deadline;
	add_check(w, by, id, c);
	if (cohort_for(w, by, COHORT_READ, place.cohort, &cohort))
		*list_add(work_arena(w), &c->facts.sets.at[0].conditions) =
			condition_of_workshops(work_arena(w), &cohort, c->language);
}

/* The one kind that is in force; DISPOSAL_NONE if several are, or none. */
static enum disposal only_disposal(struct date today)
{
	enum disposal only = DISPOSAL_NONE;

	for (enum disposal each = DISPOSAL_NONE + 1; each < DISPOSAL_COUNT; each++)
		if (disposal_is_in_force(&disposals[each], today)) {
			if (only != DISPOSAL_NONE)
				return DISPOSAL_NONE;
			only = each;
		}
	return only;
}

struct kept_caution caution_suggested(
	struct work *w, const struct actor *by, const struct person *person, struct place_id place)
{
	struct kept_caution c = { .organisation = by->organisation,
		.offence = "",
		.facts = {
			.disposal = only_disposal(work_today(w)),
			.tick = { [REQUIREMENT_EVIDENCE] = { work_today(w), by->name } },
			.authoriser = { .reference = "" },
			.views = { .method = "", .are_followed = true, .why_otherwise = "" },
		} };

	for (enum requirement each = REQUIREMENT_EVIDENCE + 1; each < REQUIREMENT_COUNT; each++)
		c.facts.tick[each].officer = "";
	*list_add(work_arena(w), &c.facts.sets) =
		(struct condition_set){ .version = 1, .written_on = work_today(w), .because = "" };
	set_person(person, &c);
	add_place(w, by, place, &c);
	return c;
}

/* ---- before it is given ---- */

/* What somebody may say of it then, and what has to be so to keep it. */
static void tidy(struct work *w, struct kept_caution *c, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct caution_terms terms = caution_terms_of(w, c);

	if (c->offence[0] != '\0')
		problem_add_text(a, problems, "offence", c->offence, CAUTION_OFFENCE_MOST, "");
	draft_check(a, &c->facts, &terms, work_today(w), problems);
	for (size_t i = 0; i < c->facts.sets.n; i++)
		c->facts.sets.at[i].conditions =
			conditions_said(a, &c->facts.sets.at[i].conditions);
}

/* The one set of conditions of a caution that was not given. */
static struct condition_sets set_of(
	struct arena *a, const struct condition_sets *sets, struct date today)
{
	const struct condition_set *standing = conditions_standing(sets);
	struct condition_sets only = { 0 };
	struct condition_set *set = list_add(a, &only);

	*set = (struct condition_set){ .version = 1, .written_on = today, .because = "" };
	if (standing != NULL)
		list_each (const struct condition *, each, &standing->conditions) {
			struct condition *condition = list_add(a, &set->conditions);

			*condition = *each;
			condition->state = CONDITION_OPEN;
		}
	return only;
}

/* What is said of `to` by whoever proposes; the rest stays as it stands. */
static void take_draft(struct work *w, const struct kept_caution *from, struct kept_caution *to)
{
	to->offence = from->offence;
	to->facts.disposal = from->facts.disposal;
	to->facts.offence_on = from->facts.offence_on;
	to->facts.views = from->facts.views;
	to->facts.sets = set_of(work_arena(w), &from->facts.sets, work_today(w));
	to->facts.deadline = from->facts.deadline;
	to->facts.prosecution_limit = from->facts.prosecution_limit;
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++)
		if (requirement_is_of(each, CAUTION_PROPOSE))
			to->facts.tick[each] = from->facts.tick[each];
}

const char caution_place_is_anothers[] =
	N_("This place is kept for somebody else, for whom a caution was proposed with it. Hold "
	   "another place.");

const char *caution_place_refusal(struct work *w, const struct actor *by,
	const struct person *person, struct place_id id, struct caution_id *other)
{
	struct caution_id has_it;
	struct kept_caution c;
	struct place place;

	*other = (struct caution_id){ 0 };
	if (!place_for(w, by, id, &place))
		return NULL;
	if (sex_fits(person->facts.sex, place.type) == SEX_DOES_NOT_FIT)
		return sex_does_not_fit;
	if (!caution_of_place(w, by, id, &has_it) || !caution_load(w, by, has_it, &c) ||
		c.person.v == person->id.v || caution_is_over(c.facts.state))
		return NULL;
	*other = has_it;
	return caution_place_is_anothers;
}

enum outcome_kind caution_propose(struct work *w, const struct actor *by,
	const struct kept_caution *c, struct problems *problems, struct caution_id *id)
{
	struct caution_id other;
	struct person person;
	struct place place;
	const char *no;

	assert(work_reader(w).v == by->account.v);
	if (!person_may(w, by, CAUTION_ALTER, c->person) || !person_load(w, by, c->person, &person))
		return ABSENT;

	struct kept_caution kept = caution_suggested(w, by, &person, (struct place_id){ 0 });
	struct caution_terms terms = caution_terms_of(w, &kept);

	if (caution_refusal(work_arena(w), &kept.facts, CAUTION_PROPOSE, by->roles, &terms,
		    work_today(w)) != NULL)
		return ABSENT;
	take_draft(w, c, &kept);
	tidy(w, &kept, problems);
	no = caution_place_refusal(w, by, &person, c->place, &other);
	if (no != NULL)
		problem_add(work_arena(w), problems, "", no);
	if (problems->n > 0)
		return REFUSED;
	kept.id = c->id;
	kept.facts.state = caution_after(CAUTION_NONE, CAUTION_PROPOSE);
	if (place_for(w, by, c->place, &place)) {
		kept.place = c->place;
		person_add_code(w, c->person, place.code);
	}
	caution_create(w, &kept, by->account);
	if (kept.place.v != 0)
		check_set_person(w, kept.person, kept.place);
	*id = kept.id;
	audit_note_act(w, by, CAUTION_ALTER, "caution-propose", "caution", id->v);
	return DONE;
}

enum outcome_kind caution_alter(struct work *w, const struct actor *by,
	const struct kept_caution *c, struct problems *problems, const char **no,
	struct kept_caution *stands)
{
	struct kept_caution kept;

	if (!caution_load(w, by, c->id, &kept) || !person_may(w, by, CAUTION_ALTER, kept.person))
		return ABSENT;
	*stands = kept;

	struct caution_terms terms = caution_terms_of(w, &kept);

	*no = caution_refusal(
		work_arena(w), &kept.facts, CAUTION_CHANGE, by->roles, &terms, work_today(w));
	take_draft(w, c, &kept);
	tidy(w, &kept, problems);
	if (*no != NULL || problems->n > 0)
		return REFUSED;
	if (kept.version != c->version || !caution_store(w, &kept, by->account))
		return CHANGED_MEANWHILE;
	audit_note_act(w, by, CAUTION_ALTER, "caution-alter", "caution", kept.id.v);
	kept.version++;
	*stands = kept;
	return DONE;
}

/* ---- its place ---- */

void caution_move_place(
	struct work *w, const struct actor *by, struct place_id before, const struct place *instead)
{
	struct caution_id id;
	struct kept_caution c;
	struct place old;

	if (!caution_of_place(w, by, before, &id) || !caution_load(w, by, id, &c) ||
		!person_may(w, by, CAUTION_ALTER, c.person) || !waits_to_be_given(&c))
		return;
	c.place = instead->id;
	caution_store(w, &c, by->account);
	person_add_code(w, c.person, instead->code);
	check_set_person(w, c.person, c.place);
	place_release(w, by, before, RELEASE_OTHER_DATES, false, &old);
	audit_note_act(w, by, CAUTION_ALTER, "caution-alter", "caution", id.v);
}

/*
 * Whoever is given a caution that asks for workshops is promised the place: it does not run out under
 * them.  That it can be kept was asked before (place_check).
 */
static void place_follows(
	struct work *w, const struct actor *by, const struct kept_caution *c, enum caution_act act)
{
	bool asks_attendance = caution_asks_attendance(&c->facts);

	if (act == CAUTION_ISSUE && asks_attendance)
		place_keep(w, by, c->place, c->id);
	else if (act == CAUTION_EXTEND)
		place_extend(w, c->place, c->id, caution_deadline(&c->facts));
	else if (caution_is_over(c->facts.state) || (act == CAUTION_VARY && !asks_attendance))
		place_keep_no_more(w, by, c->place, c->id);
}

/* ---- acts ---- */

/* What the log calls them. */
static const char *const act_names[CAUTION_ACT_COUNT] = {
	[CAUTION_AUTHORISE] = "caution-authorise",
	[CAUTION_RETURN] = "caution-return",
	[CAUTION_ISSUE] = "caution-issue",
	[CAUTION_ABANDON] = "caution-abandon",
	[CAUTION_START] = "caution-start",
	[CAUTION_MARK] = "caution-mark",
	[CAUTION_COMPLETE] = "caution-complete",
	[CAUTION_COMPLETE_PART] = "caution-complete-part",
	[CAUTION_FAIL] = "caution-fail",
	[CAUTION_EXTEND] = "caution-extend",
	[CAUTION_EXCUSE] = "caution-excuse",
	[CAUTION_VARY] = "caution-vary",
	[CAUTION_RESUME] = "caution-resume",
	[CAUTION_BAIL] = "caution-bail",
	[CAUTION_CHARGE] = "caution-charge",
	[CAUTION_DROP] = "caution-drop",
};

enum outcome_kind caution_do(struct work *w, const struct actor *by, struct caution_id id,
	int64_t version, const struct caution_deed *deed, struct problems *problems,
	const char **no, struct kept_caution *stands)
{
	struct arena *a = work_arena(w);
	struct date today = work_today(w);
	struct kept_caution c;

	assert(act_names[deed->act] != NULL);
	if (!caution_load(w, by, id, &c))
		return ABSENT;

	unsigned roles = caution_roles(w, by, &c);
	struct caution_terms terms = caution_terms_of(w, &c);

	if (roles == 0)
		return ABSENT;
	*stands = c;
	*no = caution_deed_refusal(a, &c.facts, deed, roles, &terms, today, problems);
	if (*no != NULL || problems->n > 0)
		return REFUSED;
	c.facts = caution_done(a, &c.facts, deed, today);
	if (c.version != version || !caution_store(w, &c, by->account))
		return CHANGED_MEANWHILE;
	if (deed->act == CAUTION_ISSUE)
		scheme_count(w, c.scheme, MILESTONE_CAUTIONED, caution_given_on(&c.facts), 1);
	place_follows(w, by, &c, deed->act);
	audit_note_act(w, by, CAUTION_ALTER, act_names[deed->act], "caution", id.v);
	c.version++;
	*stands = c;
	caution_tie.follow(w, by, &c, deed);
	return DONE;
}

void caution_decided(
	struct work *w, const struct actor *by, struct caution_id id, enum caution_act decision)
{
	struct kept_caution c;

	while (caution_load(w, by, id, &c)) {
		struct caution_deed deed = caution_deed_towards(
			work_arena(w), &c.facts, decision, by->name, work_today(w));
		struct problems problems = { 0 };
		const char *no = NULL;

		if (deed.act == CAUTION_ACT_NONE ||
			caution_do(w, by, id, c.version, &deed, &problems, &no, &c) != DONE ||
			deed.act == decision)
			break;
	}
}

void caution_attended(struct work *w, struct caution_id id, struct date on)
{
	caution_set_attended(w, on, id);
}
