/* SPDX-License-Identifier: MIT */
/*
 * Triage between the database and its structs.
 */
#include "areas/triage/store.h"

#include "areas/person/person.h"
#include "areas/referral/referral.h"
#include "areas/triage/triage_queries.h"
#include "base/err.h"
#include "db/db.h"

static const char *or_blank(const char *text)
{
	return text == NULL ? "" : text;
}

static const char *or_null(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

/* ---- loading ---- */

static void load_needs(struct work *w, struct triage_record *record)
{
	struct triage_needs_rows rows = triage_needs(w, record->referral);

	for (enum pathway each = PATHWAY_NONE; each < PATHWAY_COUNT; each++)
		record->facts.need[each].note = "";
	for (size_t i = 0; i < rows.n; i++)
		record->facts.need[word_named(pathways, rows.at[i].pathway)] = (struct need){
			.score = word_named(scores, or_blank(rows.at[i].score)),
			.note = or_blank(rows.at[i].note),
		};
}

static unsigned flags_of(struct work *w, struct referral_id id)
{
	struct triage_flag_list_rows rows = triage_flag_list(w, id);
	unsigned flags = 0;

	for (size_t i = 0; i < rows.n; i++)
		flags |= 1u << word_named(triage_flags, rows.at[i].flag);
	return flags;
}

/* Each is where its last step brought it. */
static void load_steps(struct work *w, struct triage_record *record)
{
	struct triage_steps_rows rows = triage_steps(w, record->referral);
	struct supports *supports = &record->facts.supports;

	record->steps = arena_many(work_arena(w), struct support_steps, supports->n + 1);
	for (size_t i = 0; i < rows.n; i++) {
		size_t place = (size_t)rows.at[i].number - 1;
		struct support_step step = {
			.state = word_named(support_states, rows.at[i].state),
			.on = rows.at[i].reached_on,
			.gain = word_named(gains, or_blank(rows.at[i].gain)),
		};

		assert(place < supports->n);
		*list_add(work_arena(w), &record->steps[place]) = step;
		supports->at[place].state = step.state;
		supports->at[place].on = step.on;
		supports->at[place].gain = step.gain;
	}
}

static void load_supports(struct work *w, struct triage_record *record)
{
	struct triage_supports_rows rows = triage_supports(w, record->referral);

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &record->facts.supports) = (struct support){
			.pathway = word_named(pathways, rows.at[i].pathway),
			.what = rows.at[i].what,
			.organisation = rows.at[i].organisation,
		};
	load_steps(w, record);
}

static void load_onwards(
	struct work *w, const struct kept_referral *r, struct triage_record *record)
{
	struct triage_onwards_rows rows = triage_onwards(w, record->referral);
	struct onward programme = onward_to_programme(&r->facts, instant_day(r->changed_at));
	struct onwards *onwards = &record->facts.onwards;

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), onwards) = (struct onward){
			.to = TO_SERVICE,
			.organisation = rows.at[i].organisation,
			.sent_on = rows.at[i].sent_on,
			.acknowledged_on = rows.at[i].acknowledged_on,
			.ended_on = rows.at[i].ended_on,
		};
	if (programme.to == TO_PROGRAMME)
		*list_add(work_arena(w), onwards) = programme;
}

static void load_row(struct work *w, struct triage_record *record)
{
	struct triage_get_row row;

	if (!triage_get(w, record->referral, &row))
		return;
	record->version = row.version;
	record->facts.consent = word_named(consents, or_blank(row.consent));
	record->facts.consent_on = row.consent_on;
	record->facts.closed_on = row.closed_on;
	record->changed_by = row.changed_by;
	record->changed_at = row.changed_at;
}

/*
 * The reader's roles that hold for that referral, if they hold that right on its person: 0 for
 * somebody of another body that has to do with the same person.
 */
static unsigned roles_for(
	struct work *w, const struct actor *by, enum right right, const struct kept_referral *r)
{
	return person_may(w, by, right, r->person) ? referral_roles_of(w, by, r) : 0;
}

static bool is_over(const struct referral *r)
{
	return referral_closure(r) != CLOSURE_NONE || referral_state(r) == REFERRAL_VOID;
}

bool triage_load(
	struct work *w, const struct actor *by, struct referral_id id, struct triage_record *record)
{
	struct kept_referral r;
	struct person person;

	if (!referral_load(w, by, id, &r) || !person_load(w, by, r.person, &person))
		return false;

	unsigned roles = roles_for(w, by, TRIAGE_WORK, &r);

	if ((roles & 1u << ROLE_TRIAGE_WORKER) == 0)
		return false;
	*record = (struct triage_record){
		.referral = id,
		.person = r.person,
		.scheme = r.scheme,
		.roles = roles,
		.reference = r.reference,
		.name = mask_name(
			work_arena(w), person.facts.given_names, person.facts.family_name),
		.facts = { .is_of_a_woman = person.facts.sex == SEX_FEMALE,
			.referral_is_over = is_over(&r.facts),
			.opened_on = r.facts.triage_opened_on,
			.assessed_on = r.facts.triaged_on,
			.flags = flags_of(w, id) },
	};
	load_row(w, record);
	load_needs(w, record);
	load_supports(w, record);
	load_onwards(w, &r, record);
	return true;
}

bool triage_flags_load(
	struct work *w, const struct actor *by, struct referral_id id, struct triage_shown *shown)
{
	struct kept_referral r;

	if (!referral_load(w, by, id, &r) || roles_for(w, by, TRIAGE_FLAGS, &r) == 0)
		return false;

	struct triage facts = { .assessed_on = r.facts.triaged_on, .flags = flags_of(w, id) };

	*shown = triage_shown_to_provider(&facts);
	return true;
}

/* ---- storing ---- */

void triage_store(struct work *w, const struct actor *by, const struct triage_record *record)
{
	const struct triage *t = &record->facts;

	if (record->version == 0)
		triage_insert(w, &(struct triage_insert_values){
					 .referral_id = record->referral,
					 .person_id = record->person,
					 .consent = consents[t->consent].name,
					 .consent_on = t->consent_on,
					 .closed_on = t->closed_on,
					 .by = by->account,
					 .now = work_now(w),
				 });
	else
		triage_update(w, &(struct triage_update_values){
					 .referral_id = record->referral,
					 .version = record->version,
					 .consent = consents[t->consent].name,
					 .consent_on = t->consent_on,
					 .closed_on = t->closed_on,
					 .by = by->account,
					 .now = work_now(w),
				 });
}

void triage_store_needs(struct work *w, const struct triage_record *record)
{
	triage_needs_delete(w, record->referral);
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		const struct need *need = &record->facts.need[each];

		if (need->score != SCORE_NOT_ASKED || need->note[0] != '\0')
			triage_need_insert(w, &(struct triage_need_insert_values){
						      .referral_id = record->referral,
						      .pathway = pathways[each].name,
						      .score = scores[need->score].name,
						      .note = or_null(need->note),
					      });
	}
}

void triage_store_flags(struct work *w, const struct triage_record *record)
{
	triage_flags_delete(w, record->referral);
	for (enum flag each = FLAG_NONE + 1; each < FLAG_COUNT; each++)
		if ((record->facts.flags & 1u << each) != 0)
			triage_flag_insert(w, record->referral, triage_flags[each].name);
}

void triage_store_step(struct work *w, const struct actor *by, struct referral_id id,
	int64_t number, size_t steps_before, const struct support_step *step)
{
	triage_step_insert(w, &(struct triage_step_insert_values){
				      .referral_id = id,
				      .number = number,
				      .step = (int64_t)steps_before + 1,
				      .state = support_states[step->state].name,
				      .reached_on = step->on,
				      .gain = gains[step->gain].name,
				      .by = by->account,
				      .now = work_now(w),
			      });
}

size_t triage_services(const struct triage *t)
{
	size_t n = 0;

	list_each (const struct onward *, each, &t->onwards)
		n += each->to == TO_SERVICE;
	return n;
}

void triage_store_onward(
	struct work *w, struct referral_id id, int64_t number, const struct onward *onward)
{
	triage_onward_insert(w, &(struct triage_onward_insert_values){
					.referral_id = id,
					.number = number,
					.organisation = onward->organisation,
					.sent_on = onward->sent_on,
					.acknowledged_on = onward->acknowledged_on,
					.ended_on = onward->ended_on,
				});
}
