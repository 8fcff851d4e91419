/* SPDX-License-Identifier: MIT */
#include "areas/programme/programme.h"

#include <stdlib.h>
#include <string.h>

#include "areas/cohort/cohort.h"
#include "areas/decision/service.h"
#include "areas/programme/programme_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

enum { NAME_MOST = 200 };

/* ---- reading ---- */

static struct programme programme_of(const struct programme_get_row *row)
{
	return (struct programme){ .id = row->id,
		.organisation = row->organisation_id,
		.decision = row->decision_id,
		.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy } };
}

struct programmes programmes_page(
	struct work *w, const struct actor *by, struct programme_id after, size_t most)
{
	struct programme_get_row before = { 0 };
	struct programmes all = { 0 };

	if (!policy_allows_kept_by(by, PROGRAMME_READ, by->organisation) ||
		(after.v != 0 && !programme_get(w, after, &before)))
		return all;

	struct programme_get_rows rows =
		programme_list_page(w, &(struct programme_list_page_values){
					       .organisation = by->organisation,
					       .after_name = before.name_en,
					       .after = after,
					       .most = (int64_t)most + 1,
				       });

	list_each (const struct programme_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = programme_of(row);
	return all;
}

struct programmes programmes_for(struct work *w, const struct actor *by)
{
	struct programmes all = { 0 };

	if (!policy_allows_kept_by(by, PROGRAMME_READ, by->organisation))
		return all;

	struct programme_get_rows rows = programme_list_kept(w, by->organisation);

	list_each (const struct programme_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = programme_of(row);
	return all;
}

bool programme_for(struct work *w, const struct actor *by, enum right right, struct programme_id id,
	struct programme *p)
{
	struct programme_get_row row;

	if (!programme_get(w, id, &row) || !policy_allows_kept_by(by, right, row.organisation_id))
		return false;
	*p = programme_of(&row);
	return true;
}

bool programme_load(struct work *w, struct programme_id id, struct programme *p)
{
	struct programme_get_row row;

	if (!programme_get(w, id, &row))
		return false;
	*p = programme_of(&row);
	return true;
}

bool programme_from(struct work *w, struct decision_id decision, struct programme *p)
{
	struct programme_get_row row;

	if (!programme_of_decision(w, decision, &row))
		return false;
	*p = programme_of(&row);
	return true;
}

struct programmes programmes_referenced(
	struct work *w, const struct actor *by, enum right right, const char *reference)
{
	struct programme_get_rows rows;
	struct programmes all = { 0 };

	if (!policy_allows_kept_by(by, right, by->organisation))
		return all;
	rows = programme_list_referenced(w, by->organisation, reference);
	list_each (const struct programme_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = programme_of(row);
	return all;
}

bool programme_decision(struct work *w, const struct programme *p, struct decision *d)
{
	return decision_load(w, p->decision, d);
}

const char *programme_text(struct arena *a, const struct decision *d)
{
	const char *text = d->document[d->original].text;

	return text != NULL ? text : decision_own_text(a, d);
}

/* Marks of a document, such as a list's, are no words of its sentence, nor are its lines' ends. */
static const char *sentence_words(struct arena *a, struct slice sentence)
{
	while (sentence.size > 0 && strchr("-*# ", sentence.at[0]) != NULL)
		sentence = slice_part(sentence, 1, sentence.size);

	char *words = arena_text_n(a, sentence.at, sentence.size);
	char *end = words;

	for (const char *at = words; *at != '\0'; at++)
		if (*at != '*' && *at != '\\')
			*end++ = (char)(*at == '\n' ? ' ' : *at);
	*end = '\0';
	return words;
}

const char *programme_sentence(
	struct arena *a, const struct decision *d, const struct amount *amount)
{
	return sentence_words(a, slice_trim(slice_part(slice_of(programme_text(a, d)),
					 amount->sentence.from, amount->sentence.to)));
}

struct quote programme_quote(struct arena *a, const struct decision *d, const struct amount *amount,
	enum language reader)
{
	const enum language order[] = { reader, d->original };

	for (size_t i = 0; i < array_size(order); i++) {
		const char *text = d->document[order[i]].text;
		struct slice allows = sentence_allowing(
			text != NULL ? text : decision_words(a, d, order[i]), amount->literal);

		if (allows.size > 0)
			return (struct quote){ sentence_words(a, allows), order[i] };
	}
	return (struct quote){ programme_sentence(a, d, amount), d->original };
}

static struct budget budget_of(struct programme_id id, const struct programme_budgets_row *row)
{
	return (struct budget){
		.programme = id,
		.version = row->version,
		.scheme = row->scheme_id,
		.starts_on = row->starts_on,
		.ends_on = row->ends_on,
		.licence = (enum licence)word_named(licences, row->licence),
		.ceiling = { [CEILING_PEOPLE] = row->people,
			[CEILING_COHORTS] = row->cohorts,
			[CEILING_TRAINED] = row->trained },
		.written_by = row->written_by,
		.signed_by = row->signed_by,
		.signed_at = row->signed_at,
	};
}

struct budgets programme_versions(struct work *w, struct programme_id id)
{
	struct programme_budgets_rows rows = programme_budgets(w, id);
	struct budgets all = { 0 };

	list_each (const struct programme_budgets_row *, row, &rows)
		*list_add(work_arena(w), &all) = budget_of(id, row);
	return all;
}

static void load_limits(struct work *w, struct budget *b)
{
	struct programme_limits_rows rows = programme_limits(w, b->programme, b->version);

	list_each (const struct programme_limits_row *, row, &rows)
		*list_add(work_arena(w), &b->limits) = (struct limit){
			.amount = row->amount,
			.kind = (enum limit_kind)word_named(limit_kinds, row->kind),
			.heading = (enum heading)word_named(headings, row->heading),
			.money = row->money,
		};
}

bool programme_budget_load(
	struct work *w, struct programme_id id, int64_t version, struct budget *b)
{
	struct budgets all = programme_versions(w, id);

	list_each (const struct budget *, each, &all)
		if (each->version == version) {
			*b = *each;
			load_limits(w, b);
			return true;
		}
	return false;
}

static bool load_found(struct work *w, const struct budget *found, struct budget *b)
{
	if (found == NULL)
		return false;
	*b = *found;
	load_limits(w, b);
	return true;
}

bool programme_budget_in_force(struct work *w, struct programme_id id, struct budget *b)
{
	struct budgets all = programme_versions(w, id);

	return load_found(w, budget_in_force(&all), b);
}

bool programme_budget_at(
	struct work *w, struct programme_id id, struct instant at, struct budget *b)
{
	struct budgets all = programme_versions(w, id);

	return load_found(w, budget_in_force_at(&all, at), b);
}

bool programme_counts(struct work *w, const struct budget *b, struct programme_counts *counts)
{
	if (b->scheme.v == 0)
		return false;

	struct delivered delivered = cohort_delivered(w, b->scheme, b->starts_on, b->ends_on);

	*counts = (struct programme_counts){
		.number = { [CEILING_PEOPLE] = scheme_reached_one(
				    w, b->scheme, MILESTONE_BOOKED, b->starts_on, b->ends_on),
			[CEILING_COHORTS] = delivered.cohorts,
			[CEILING_TRAINED] = delivered.trained },
		.planned = delivered.planned,
	};
	return true;
}

int64_t programme_completed(struct work *w, const struct budget *b)
{
	return programme_completed_of(w, b, b->starts_on, b->ends_on);
}

int64_t programme_completed_of(
	struct work *w, const struct budget *b, struct date from, struct date to)
{
	if (date_before(from, b->starts_on))
		from = b->starts_on;
	if (date_before(b->ends_on, to))
		to = b->ends_on;
	if (date_before(to, from))
		return 0;
	return scheme_reached_one(w, b->scheme, MILESTONE_COMPLETED, from, to);
}

/* ---- writing ---- */

enum outcome_kind programme_add(
	struct work *w, const struct actor *by, struct programme *p, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct decision d;
	struct programme other;

	if (!policy_allows_kept_by(by, PROGRAMME_ALTER, by->organisation) ||
		!decision_for(w, by, DECISION_READ, p->decision, &d) ||
		d.keeper.v != by->organisation.v)
		return ABSENT;
	if (d.state != FROZEN && d.state != PUBLISHED)
		problem_add(a, problems, "",
			N_("A programme stands on a decision that is signed or attested"));
	if (programme_from(w, d.id, &other))
		problem_add(a, problems, "", N_("There is a programme of this decision already"));
	problem_add_line(a, problems, "name-en", p->name[ENGLISH], NAME_MOST,
		N_("Enter the name in English"));
	problem_add_line(
		a, problems, "name-cy", p->name[WELSH], NAME_MOST, N_("Enter the name in Welsh"));
	if (problems->n > 0)
		return REFUSED;
	p->id = (struct programme_id){ id_random() };
	p->organisation = by->organisation;
	programme_insert(w, &(struct programme_insert_values){
				    .id = p->id,
				    .organisation_id = p->organisation,
				    .decision_id = p->decision,
				    .name_en = p->name[ENGLISH],
				    .name_cy = p->name[WELSH],
				    .now = work_now(w),
			    });
	audit_note_act(w, by, PROGRAMME_ALTER, "programme-add", "programme", p->id.v);
	return DONE;
}

/* Whose cohorts it pays for is a scheme of the same office, or nobody's. */
static void check_scheme(
	struct work *w, const struct actor *by, const struct budget *b, struct problems *problems)
{
	struct scheme s;

	if (b->scheme.v != 0 && (!scheme_for(w, by, SCHEME_READ, b->scheme, &s) ||
					s.organisation.v != by->organisation.v))
		problem_add(
			work_arena(w), problems, "scheme", N_("Choose a scheme of your office"));
}

static void take_money(struct budget *b, const struct decision *d)
{
	list_each (struct limit *, each, &b->limits) {
		const struct amount *amount = decision_amount(d, each->amount);

		each->money = amount == NULL ? MONEY_ZERO : amount->money;
	}
}

static void insert_budget(struct work *w, const struct actor *by, const struct budget *b)
{
	programme_budget_insert(
		w, &(struct programme_budget_insert_values){
			   .programme_id = b->programme,
			   .version = b->version,
			   .scheme_id = b->scheme,
			   .starts_on = b->starts_on,
			   .ends_on = b->ends_on,
			   .licence = b->licence == LICENCE_UNSAID ? "" : licences[b->licence].name,
			   .people = b->ceiling[CEILING_PEOPLE],
			   .cohorts = b->ceiling[CEILING_COHORTS],
			   .trained = b->ceiling[CEILING_TRAINED],
			   .written_by = by->account,
			   .now = work_now(w),
		   });
	list_each (const struct limit *, each, &b->limits)
		programme_limit_insert(w, &(struct programme_limit_insert_values){
						  .programme_id = b->programme,
						  .version = b->version,
						  .amount = each->amount,
						  .kind = limit_kinds[each->kind].name,
						  .heading = headings[each->heading].name,
						  .money = each->money,
					  });
}

static int64_t newest_version(struct work *w, struct programme_id id)
{
	struct budgets all = programme_versions(w, id);

	return all.n == 0 ? 0 : all.at[0].version;
}

enum outcome_kind programme_write_budget(
	struct work *w, const struct actor *by, struct budget *b, struct problems *problems)
{
	struct programme p;
	struct decision d;
	struct budget next = *b;

	if (!programme_for(w, by, PROGRAMME_ALTER, b->programme, &p) ||
		!programme_decision(w, &p, &d))
		return ABSENT;
	take_money(b, &d);
	check_scheme(w, by, b, problems);
	budget_check(work_arena(w), &d.amounts, b, problems);
	if (newest_version(w, p.id) != b->version)
		return CHANGED_MEANWHILE;
	if (problems->n > 0)
		return REFUSED;
	next.version = b->version + 1;
	insert_budget(w, by, &next);
	audit_note_act(w, by, PROGRAMME_ALTER, "programme-budget", "programme", p.id.v);
	return DONE;
}

enum outcome_kind programme_sign_budget(struct work *w, const struct actor *by,
	struct programme_id id, int64_t version, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct programme p;
	struct decision d;
	struct budget b;

	if (!programme_for(w, by, PROGRAMME_SIGN, id, &p) ||
		!programme_budget_load(w, id, version, &b) || !programme_decision(w, &p, &d))
		return ABSENT;
	if (newest_version(w, id) != version)
		return CHANGED_MEANWHILE;
	if (b.signed_by.v != 0)
		problem_add(a, problems, "", N_("This budget is signed already"));
	else if (b.written_by.v == by->account.v)
		problem_add(a, problems, "", N_("Whoever wrote the budget cannot sign it"));
	budget_check(a, &d.amounts, &b, problems);
	if (problems->n > 0)
		return REFUSED;
	programme_budget_sign(w, &(struct programme_budget_sign_values){
					 .programme = id,
					 .version = version,
					 .by = by->account,
					 .now = work_now(w),
				 });
	audit_note_act(w, by, PROGRAMME_SIGN, "programme-sign", "programme", id.v);
	return DONE;
}
