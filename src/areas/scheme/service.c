/* SPDX-License-Identifier: MIT */
#include "areas/scheme/scheme.h"

#include <string.h>

#include "areas/organisation/organisation.h"
#include "areas/scheme/scheme_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "auth/reach.h"
#include "base/err.h"
#include "db/db.h"

enum { NAME_MOST = 200 };

/* ---- who takes part ---- */

static const struct {
	const char *name, *label;
} parts[PART_COUNT] = {
	[PART_FORCE] = { "force", N_("Police force") },
	[PART_DIVERSION] = { "diversion", N_("Diversion scheme") },
	[PART_PROVIDER] = { "provider", N_("Provider") },
};

const char *part_name(enum part part)
{
	assert(part < PART_COUNT);
	return parts[part].name;
}

const char *part_label(enum part part)
{
	assert(part < PART_COUNT);
	return parts[part].label;
}

enum part part_by_name(const char *name)
{
	int part = 0;

	while (part < PART_COUNT && strcmp(parts[part].name, name) != 0)
		part++;
	return (enum part)part;
}

/* ---- reading ---- */

static struct scheme scheme_of(const struct scheme_get_row *row)
{
	return (struct scheme){ .id = row->id,
		.organisation = row->organisation_id,
		.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy } };
}

static void add_schemes(struct arena *a, struct schemes *all, const struct scheme_get_rows *rows)
{
	list_each (const struct scheme_get_row *, row, rows) {
		bool is_there = false;

		list_each (const struct scheme *, each, all)
			is_there |= each->id.v == row->id.v;
		if (!is_there)
			*list_add(a, all) = scheme_of(row);
	}
}

/* Nobody else of that body has to do with it: no role that works with people gets in by a licence. */
struct licensed_list scheme_licensed(struct work *w, const struct actor *by)
{
	return actor_is(by, ROLE_LICENSOR_LEAD)
		       ? scheme_tie.licensed_by(w, by->organisation, work_today(w))
		       : (struct licensed_list){ 0 };
}

static void add_licensed(struct work *w, const struct actor *by, struct schemes *all)
{
	struct licensed_list licensed = scheme_licensed(w, by);
	struct scheme_get_row row;

	list_each (const struct licensed *, each, &licensed)
		if (scheme_get(w, each->scheme, &row)) {
			struct scheme_get_rows one = { &row, 1 };

			add_schemes(work_arena(w), all, &one);
		}
}

struct schemes schemes_for(struct work *w, const struct actor *by)
{
	struct arena *a = work_arena(w);
	struct schemes all = { 0 };
	struct scheme_get_rows rows = { 0 };

	if (policy_allows_kept_by(by, SCHEME_READ, by->organisation)) {
		rows = scheme_list_kept(w, by->organisation);
		add_schemes(a, &all, &rows);
	}
	if (!policy_allows(by, SCHEME_READ, RELATION_CONTRACT_PARTY))
		return all;
	for (int part = 0; part < PART_COUNT; part++) {
		rows = scheme_list_of_party(
			w, by->organisation, part_name((enum part)part), work_today(w));
		add_schemes(a, &all, &rows);
	}
	add_licensed(w, by, &all);
	return all;
}

static bool is_part_of(
	const struct parties *parties, struct organisation_id body, struct date today)
{
	list_each (const struct party *, each, parties) {
		bool has_begun = !date_before(today, each->from);
		bool goes_on = !date_is_set(each->to) || !date_before(each->to, today);

		if (each->organisation.v == body.v && has_begun && goes_on)
			return true;
	}
	return false;
}

static bool is_licensed_by(struct work *w, const struct actor *by, struct scheme_id id)
{
	struct licensed_list all = scheme_licensed(w, by);

	list_each (const struct licensed *, each, &all)
		if (each->scheme.v == id.v)
			return true;
	return false;
}

static bool may(struct work *w, const struct actor *by, enum right right, const struct scheme *s)
{
	if (policy_allows_kept_by(by, right, s->organisation))
		return true;
	if (!policy_allows(by, right, RELATION_CONTRACT_PARTY))
		return false;

	struct parties all = scheme_party_list(w, s->id);

	if (is_part_of(&all, by->organisation, work_today(w)))
		return true;
	return right == SCHEME_READ && is_licensed_by(w, by, s->id);
}

bool scheme_for(struct work *w, const struct actor *by, enum right right, struct scheme_id id,
	struct scheme *s)
{
	struct scheme_get_row row;

	if (!scheme_get(w, id, &row))
		return false;

	struct scheme found = scheme_of(&row);

	if (!may(w, by, right, &found))
		return false;
	*s = found;
	return true;
}

struct parties scheme_party_list(struct work *w, struct scheme_id id)
{
	struct scheme_parties_rows rows = scheme_parties(w, id);
	struct parties all = { 0 };

	list_each (const struct scheme_parties_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct party){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.part = part_by_name(row->part),
			.from = row->from_on,
			.to = row->to_on,
		};
	return all;
}

bool scheme_has_party(struct work *w, struct organisation_id body, enum part part)
{
	return scheme_list_of_party(w, body, part_name(part), work_today(w)).n > 0;
}

const char *scheme_telephone(struct work *w, struct scheme_id id, struct organisation_id body)
{
	struct scheme_contact_row row;

	return scheme_contact(w, id, body, &row) ? row.telephone : "";
}

struct terms_list scheme_versions(struct work *w, struct scheme_id id)
{
	struct scheme_terms_list_rows rows = scheme_terms_list(w, id);
	struct terms_list all = { 0 };

	list_each (const struct scheme_terms_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct terms){
			.scheme = id,
			.version = row->version,
			.applies_from = row->applies_from,
			.written_by = row->written_by,
			.signed_by = row->signed_by,
			.signed_at = row->signed_at,
		};
	if (all.n == 0) // a scheme is made with its first
		*list_add(work_arena(w), &all) = (struct terms){ .scheme = id };
	return all;
}

static void load_numbers(struct work *w, struct terms *terms)
{
	struct scheme_numbers_rows numbers = scheme_numbers(w, terms->scheme, terms->version);

	list_each (const struct scheme_numbers_row *, row, &numbers)
		terms->term[term_by_name(row->term)] = (int)row->value;
}

static void load_parts(struct work *w, struct terms *terms)
{
	struct scheme_rules_rows rules = scheme_rules(w, terms->scheme, terms->version);
	struct scheme_offences_rows offences = scheme_offences(w, terms->scheme, terms->version);

	list_each (const struct scheme_rules_row *, row, &rules)
		terms->rule[rule_by_code(row->code)] =
			(struct rule_setting){ consequence_by_name(row->consequence),
				overrider_by_name(row->overrider) };
	load_numbers(w, terms);
	list_each (const struct scheme_offences_row *, row, &offences)
		*list_add(work_arena(w), &terms->offences) =
			(struct offence){ { [ENGLISH] = row->name_en, [WELSH] = row->name_cy } };
}

bool scheme_terms_load(struct work *w, struct scheme_id id, int64_t version, struct terms *terms)
{
	struct terms_list all = scheme_versions(w, id);

	list_each (const struct terms *, each, &all)
		if (each->version == version) {
			*terms = *each;
			load_parts(w, terms);
			return true;
		}
	return false;
}

bool scheme_terms_before(struct work *w, const struct terms *terms, struct terms *before)
{
	struct terms_list all = scheme_versions(w, terms->scheme);
	const struct terms *found = terms_before(&all, terms->version);

	if (found == NULL)
		return false;
	*before = *found;
	load_parts(w, before);
	return true;
}

static bool find_terms_on(struct work *w, struct scheme_id id, struct date day, struct terms *terms)
{
	struct terms_list all = scheme_versions(w, id);
	const struct terms *found = terms_on(&all, day);

	if (found != NULL)
		*terms = *found;
	return found != NULL;
}

bool scheme_terms_on(struct work *w, struct scheme_id id, struct date day, struct terms *terms)
{
	if (!find_terms_on(w, id, day, terms))
		return false;
	load_parts(w, terms);
	return true;
}

bool scheme_numbers_on(struct work *w, struct scheme_id id, struct date day, struct terms *terms)
{
	if (!find_terms_on(w, id, day, terms))
		return false;
	load_numbers(w, terms);
	return true;
}

/* ---- writing ---- */

static void insert_parts(struct work *w, const struct terms *terms)
{
	int64_t place = 1;

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		scheme_rule_insert(
			w, &(struct scheme_rule_insert_values){
				   .scheme_id = terms->scheme,
				   .version = terms->version,
				   .code = rule_facts(rule)->code,
				   .consequence = consequence_name(terms->rule[rule].consequence),
				   .overrider = overrider_name(terms->rule[rule].overrider),
			   });
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		scheme_number_insert(w, &(struct scheme_number_insert_values){
						.scheme_id = terms->scheme,
						.version = terms->version,
						.term = term_facts(term)->name,
						.value = terms->term[term],
					});
	list_each (const struct offence *, each, &terms->offences)
		scheme_offence_insert(w, &(struct scheme_offence_insert_values){
						 .scheme_id = terms->scheme,
						 .version = terms->version,
						 .place = place++,
						 .name_en = each->name[ENGLISH],
						 .name_cy = each->name[WELSH],
					 });
}

static void insert_terms(struct work *w, const struct actor *by, const struct terms *terms)
{
	scheme_terms_insert(w, &(struct scheme_terms_insert_values){
				       .scheme_id = terms->scheme,
				       .version = terms->version,
				       .applies_from = terms->applies_from,
				       .written_by = by->account,
				       .now = work_now(w),
			       });
	insert_parts(w, terms);
}

enum outcome_kind scheme_add(
	struct work *w, const struct actor *by, struct scheme *s, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct terms terms = terms_usual();

	if (!policy_allows_kept_by(by, SCHEME_ALTER, by->organisation))
		return ABSENT;
	problem_add_line(a, problems, "name-en", s->name[ENGLISH], NAME_MOST,
		N_("Enter the name in English"));
	problem_add_line(
		a, problems, "name-cy", s->name[WELSH], NAME_MOST, N_("Enter the name in Welsh"));
	if (problems->n > 0)
		return REFUSED;
	s->id = terms.scheme = (struct scheme_id){ id_random() };
	s->organisation = by->organisation;
	terms.applies_from = work_today(w);
	scheme_insert(w, &(struct scheme_insert_values){
				 .id = s->id,
				 .organisation_id = s->organisation,
				 .name_en = s->name[ENGLISH],
				 .name_cy = s->name[WELSH],
				 .now = work_now(w),
				 .circle_id = circle_open(
					 w, &(struct circle){ .relation = RELATION_AUDIT_SCOPE,
						    .organisation = s->organisation,
						    .from = terms.applies_from }),
			 });
	insert_terms(w, by, &terms);
	audit_note_act(w, by, SCHEME_ALTER, "scheme-add", "scheme", s->id.v);
	return DONE;
}

bool scheme_circle(struct work *w, struct scheme_id id, struct organisation_id body, enum part part,
	struct circle_id *circle)
{
	struct scheme_party_circle_row row;

	if (!scheme_party_circle(w,
		    &(struct scheme_party_circle_values){
			    .scheme_id = id,
			    .organisation_id = body,
			    .part = part_name(part),
			    .today = work_today(w),
		    },
		    &row))
		return false;
	*circle = row.circle_id;
	return true;
}

bool scheme_circle_of_office(struct work *w, struct scheme_id id, struct circle_id *circle)
{
	struct scheme_circle_get_row row;

	if (!scheme_circle_get(w, id, &row))
		return false;
	*circle = row.circle_id;
	return true;
}

enum outcome_kind scheme_admit(struct work *w, const struct actor *by, struct scheme_id id,
	const struct party *party, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct organisation body;
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s))
		return ABSENT;
	if (!organisation_load(w, party->organisation, &body))
		problem_add(a, problems, "organisation", N_("Choose a body"));
	if (party->part == PART_COUNT)
		problem_add(a, problems, "part", N_("Choose its part"));
	if (!date_is_day(party->from))
		problem_add(a, problems, "from", N_("Enter the day from which it takes part"));

	struct parties all = scheme_party_list(w, id);

	list_each (const struct party *, each, &all)
		if (each->organisation.v == party->organisation.v && each->part == party->part &&
			(!date_is_set(each->to) || !date_before(each->to, party->from)))
			problem_add(
				a, problems, "organisation", N_("This body has that part already"));
	if (problems->n > 0)
		return REFUSED;
	scheme_party_insert(
		w, &(struct scheme_party_insert_values){
			   .scheme_id = id,
			   .organisation_id = party->organisation,
			   .part = part_name(party->part),
			   .from_on = party->from,
			   .circle_id = circle_open(
				   w, &(struct circle){ .relation = RELATION_CONTRACT_PARTY,
					      .organisation = party->organisation,
					      .from = party->from }),
		   });
	audit_note_act(w, by, SCHEME_ALTER, "scheme-admit", "scheme", id.v);
	return DONE;
}

/* The body's part that goes on; NULL if it has none. */
static const struct party *part_going_on(const struct parties *all, const struct party *like)
{
	list_each (const struct party *, each, all)
		if (each->organisation.v == like->organisation.v && each->part == like->part &&
			!date_is_set(each->to))
			return each;
	return NULL;
}

enum outcome_kind scheme_end_part(struct work *w, const struct actor *by, struct scheme_id id,
	const struct party *party, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s))
		return ABSENT;

	struct parties all = scheme_party_list(w, id);
	const struct party *known = part_going_on(&all, party);

	if (known == NULL)
		return ABSENT;
	if (!date_is_day(party->to))
		problem_add(a, problems, "to", N_("Enter the last day on which it takes part"));
	else if (date_before(party->to, known->from))
		problem_add(a, problems, "to", N_("The last day cannot be before the first"));
	if (problems->n > 0)
		return REFUSED;
	struct scheme_party_end_row ended;

	if (scheme_party_end(w,
		    &(struct scheme_party_end_values){
			    .scheme_id = id,
			    .organisation_id = party->organisation,
			    .part = part_name(party->part),
			    .from_on = known->from,
			    .to_on = party->to,
		    },
		    &ended) &&
		ended.circle_id.v != 0)
		circle_set_days(w, ended.circle_id, known->from, party->to);
	audit_note_act(w, by, SCHEME_ALTER, "scheme-end-part", "scheme", id.v);
	return DONE;
}

static bool takes_part(const struct parties *all, struct organisation_id body)
{
	list_each (const struct party *, each, all)
		if (each->organisation.v == body.v && !date_is_set(each->to))
			return true;
	return false;
}

enum outcome_kind scheme_set_telephone(struct work *w, const struct actor *by, struct scheme_id id,
	struct organisation_id body, const char *telephone, struct problems *problems)
{
	struct scheme_contact_row last = { 0 };
	struct scheme s;

	if (!scheme_for(w, by, SCHEME_ALTER, id, &s))
		return ABSENT;

	struct parties all = scheme_party_list(w, id);

	if (!takes_part(&all, body))
		return ABSENT;
	if (!telephone_is_plain(telephone)) {
		problem_add(work_arena(w), problems, "telephone",
			N_("Enter a telephone number, such as 01632 960 001"));
		return REFUSED;
	}
	scheme_contact(w, id, body, &last);
	scheme_contact_insert(w, &(struct scheme_contact_insert_values){
					 .scheme_id = id,
					 .organisation_id = body,
					 .version = last.version + 1,
					 .telephone = telephone,
					 .by = by->account,
					 .now = work_now(w),
				 });
	audit_note_act(w, by, SCHEME_ALTER, "scheme-telephone", "scheme", id.v);
	return DONE;
}

enum outcome_kind scheme_write_terms(struct work *w, const struct actor *by,
	const struct terms *terms, struct problems *problems)
{
	struct scheme s;
	struct terms next = *terms;

	if (!scheme_for(w, by, SCHEME_ALTER, terms->scheme, &s))
		return ABSENT;

	struct terms_list all = scheme_versions(w, terms->scheme);

	assert(all.n > 0); // a scheme is made with its first
	terms_check(work_arena(w), terms, problems);
	if (all.at[0].version != terms->version)
		return CHANGED_MEANWHILE;
	if (problems->n > 0)
		return REFUSED;
	next.version = terms->version + 1;
	insert_terms(w, by, &next);
	audit_note_act(w, by, SCHEME_ALTER, "scheme-terms", "scheme", terms->scheme.v);
	return DONE;
}

enum outcome_kind scheme_sign_terms(struct work *w, const struct actor *by, struct scheme_id id,
	int64_t version, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct scheme s;
	struct terms terms;

	if (!scheme_for(w, by, SCHEME_SIGN, id, &s) || !scheme_terms_load(w, id, version, &terms))
		return ABSENT;
	if (scheme_versions(w, id).at[0].version != version)
		return CHANGED_MEANWHILE;
	if (terms.signed_by.v != 0)
		problem_add(a, problems, "", N_("These terms are signed already"));
	else if (terms.written_by.v == by->account.v)
		problem_add(a, problems, "", N_("Whoever wrote the terms cannot sign them"));
	if (problems->n > 0)
		return REFUSED;
	scheme_terms_sign(w, &(struct scheme_terms_sign_values){
				     .scheme = id,
				     .version = version,
				     .by = by->account,
				     .now = work_now(w),
			     });
	audit_note_act(w, by, SCHEME_SIGN, "sign", "scheme", id.v);
	return DONE;
}
