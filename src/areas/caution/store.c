/* SPDX-License-Identifier: MIT */
#include "areas/caution/store.h"

#include "areas/caution/caution_queries.h"
#include "areas/scheme/scheme.h"
#include "db/db.h"

static const char *or_blank(const char *text)
{
	return text == NULL ? "" : text;
}

static const char *or_null(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

#define word_kept(words, name) ((name) == NULL ? 0 : word_named((words), (name)))

/* ---- reading ---- */

static struct caution facts_of(const struct caution_get_row *row)
{
	return (struct caution){
		.state = word_named(caution_states, row->state),
		.disposal = row->disposal == NULL ? DISPOSAL_NONE : disposal_by_name(row->disposal),
		.offence_on = row->offence_on,
		.authoriser = { .authority = word_kept(authorities, row->authority),
			.rank = word_kept(ranks, row->rank),
			.reference = or_blank(row->authoriser) },
		.views = { .method = "", .why_otherwise = "" },
		.deadline = row->deadline,
		.prosecution_limit = row->prosecution_limit,
	};
}

/* False where the reader is not to know them: they are as if nobody had said anything. */
static bool fetch_views(struct work *w, struct caution_id id, struct caution *c)
{
	struct caution_views_get_row row;

	if (!caution_views_get(w, id, &row))
		return false;
	c->views = (struct victim_views){ .outcome = word_kept(views_outcomes, row.views),
		.on = row.views_on,
		.method = or_blank(row.views_method),
		.are_followed = row.views_followed,
		.why_otherwise = or_blank(row.views_why) };
	return true;
}

static void fetch_ticks(struct work *w, struct caution_id id, struct caution *c)
{
	struct caution_ticks_rows rows = caution_ticks(w, id);

	for (enum requirement each = REQUIREMENT_NONE; each < REQUIREMENT_COUNT; each++)
		c->tick[each].officer = "";
	list_each (const struct caution_ticks_row *, row, &rows)
		c->tick[word_named(requirements, row->requirement)] =
			(struct tick){ row->met_on, or_blank(row->officer) };
}

static struct condition condition_of(const struct caution_conditions_row *row)
{
	return (struct condition){
		.object = word_kept(condition_objects, row->object),
		.text = or_blank(row->text),
		.asks_attendance = row->asks_attendance,
		.hours = (int)row->hours,
		.due = row->due_on,
		.state = word_named(condition_states, row->state),
	};
}

static void fetch_sets(struct work *w, struct caution_id id, struct caution *c)
{
	struct arena *a = work_arena(w);
	struct caution_sets_rows sets = caution_sets(w, id);
	struct caution_conditions_rows conditions = caution_conditions(w, id);

	list_each (const struct caution_sets_row *, row, &sets) {
		struct condition_set *set = list_add(a, &c->sets);

		*set = (struct condition_set){
			.version = (int)row->set_version,
			.written_on = row->written_on,
			.signed_on = row->signed_on,
			.because = or_blank(row->because),
		};
		list_each (const struct caution_conditions_row *, each, &conditions)
			if (each->set_version == row->set_version)
				*list_add(a, &set->conditions) = condition_of(each);
	}
}

static void fetch_extensions(struct work *w, struct caution_id id, struct caution *c)
{
	struct caution_extensions_rows rows = caution_extensions(w, id);

	list_each (const struct caution_extensions_row *, row, &rows)
		*list_add(work_arena(w), &c->extensions) = (struct extension){ row->to_on,
			row->extended_on, row->officer, row->because };
}

bool caution_fetch(struct work *w, struct caution_id id, struct kept_caution *c)
{
	struct caution_get_row row;

	if (!caution_get(w, id, &row))
		return false;
	*c = (struct kept_caution){
		.id = row.id,
		.version = row.version,
		.person = row.person_id,
		.organisation = row.organisation_id,
		.place = row.place_id,
		.offence = or_blank(row.offence),
		.facts = facts_of(&row),
		.attended_on = row.attended_on,
		.changed_by = row.changed_by,
		.changed_at = row.changed_at,
	};
	c->has_views = fetch_views(w, id, &c->facts);
	fetch_ticks(w, id, &c->facts);
	fetch_sets(w, id, &c->facts);
	fetch_extensions(w, id, &c->facts);
	return true;
}

struct conditions caution_fetch_standing(struct work *w, struct caution_id id)
{
	struct caution_conditions_rows rows = caution_conditions(w, id);
	struct conditions standing = { 0 };

	list_each (const struct caution_conditions_row *, row, &rows)
		if (row->set_version == rows.at[rows.n - 1].set_version)
			*list_add(work_arena(w), &standing) = condition_of(row);
	return standing;
}

/* ---- writing ---- */

static void write_ticks(struct work *w, struct caution_id id, const struct caution *c)
{
	caution_ticks_delete(w, id);
	for (enum requirement each = REQUIREMENT_NONE + 1; each < REQUIREMENT_COUNT; each++) {
		const struct tick *tick = &c->tick[each];

		if (date_is_set(tick->on) || tick->officer[0] != '\0')
			caution_tick_insert(w, &(struct caution_tick_insert_values){
						       .caution_id = id,
						       .requirement = requirements[each].name,
						       .met_on = tick->on,
						       .officer = or_null(tick->officer),
					       });
	}
}

static void write_conditions(struct work *w, struct caution_id id, const struct condition_set *set)
{
	for (size_t i = 0; i < set->conditions.n; i++) {
		const struct condition *each = &set->conditions.at[i];

		caution_condition_insert(w, &(struct caution_condition_insert_values){
						    .caution_id = id,
						    .set_version = set->version,
						    .number = (int64_t)i + 1,
						    .object = condition_objects[each->object].name,
						    .text = or_null(each->text),
						    .asks_attendance = each->asks_attendance,
						    .hours = each->hours,
						    .due_on = each->due,
						    .state = condition_states[each->state].name,
					    });
	}
}

static void write_sets(struct work *w, struct caution_id id, const struct caution *c)
{
	caution_conditions_delete(w, id);
	caution_sets_delete(w, id);
	list_each (const struct condition_set *, set, &c->sets) {
		caution_set_insert(w, &(struct caution_set_insert_values){
					      .caution_id = id,
					      .set_version = set->version,
					      .written_on = set->written_on,
					      .signed_on = set->signed_on,
					      .because = or_null(set->because),
				      });
		write_conditions(w, id, set);
	}
}

static void write_extensions(struct work *w, struct caution_id id, const struct caution *c)
{
	caution_extensions_delete(w, id);
	for (size_t i = 0; i < c->extensions.n; i++)
		caution_extension_insert(w, &(struct caution_extension_insert_values){
						    .caution_id = id,
						    .number = (int64_t)i + 1,
						    .to_on = c->extensions.at[i].to,
						    .extended_on = c->extensions.at[i].on,
						    .officer = c->extensions.at[i].by,
						    .because = c->extensions.at[i].because,
					    });
}

/* What lies beside the row, whole: the rules say what of it stays. */
static void write_parts(struct work *w, struct caution_id id, const struct caution *c)
{
	write_ticks(w, id, c);
	write_sets(w, id, c);
	write_extensions(w, id, c);
}

static int64_t insert(struct work *w, const struct kept_caution *kept, struct account_id by)
{
	const struct caution *c = &kept->facts;

	return caution_insert(w, &(struct caution_insert_values){
					 .id = kept->id,
					 .person_id = kept->person,
					 .organisation_id = kept->organisation,
					 .place_id = kept->place,
					 .state = caution_states[c->state].name,
					 .disposal = disposals[c->disposal].word.name,
					 .offence = or_null(kept->offence),
					 .offence_on = c->offence_on,
					 .authority = authorities[c->authoriser.authority].name,
					 .rank = ranks[c->authoriser.rank].name,
					 .authoriser = or_null(c->authoriser.reference),
					 .views = views_outcomes[c->views.outcome].name,
					 .views_on = c->views.on,
					 .views_method = or_null(c->views.method),
					 .views_followed = c->views.are_followed,
					 .views_why = or_null(c->views.why_otherwise),
					 .deadline = c->deadline,
					 .prosecution_limit = c->prosecution_limit,
					 .by = by,
					 .now = work_now(w),
				 });
}

void caution_create(struct work *w, struct kept_caution *c, struct account_id by)
{
	bool is_said = c->id.v != 0;

	do
		c->id.v = is_said ? c->id.v : id_of_now(work_now(w));
	while (insert(w, c, by) == 0 && !is_said && !work_failed(w));
	write_parts(w, c->id, &c->facts);
}

static bool update(struct work *w, const struct kept_caution *kept, struct account_id by)
{
	const struct caution *c = &kept->facts;

	return caution_update(w, &(struct caution_update_values){
					 .id = kept->id,
					 .version = kept->version,
					 .place_id = kept->place,
					 .state = caution_states[c->state].name,
					 .disposal = disposals[c->disposal].word.name,
					 .offence = or_null(kept->offence),
					 .offence_on = c->offence_on,
					 .authority = authorities[c->authoriser.authority].name,
					 .rank = ranks[c->authoriser.rank].name,
					 .authoriser = or_null(c->authoriser.reference),
					 .views = views_outcomes[c->views.outcome].name,
					 .views_on = c->views.on,
					 .views_method = or_null(c->views.method),
					 .views_followed = c->views.are_followed,
					 .views_why = or_null(c->views.why_otherwise),
					 .deadline = c->deadline,
					 .prosecution_limit = c->prosecution_limit,
					 .by = by,
					 .now = work_now(w),
				 }) == 1;
}

bool caution_store(struct work *w, const struct kept_caution *c, struct account_id by)
{
	assert(c->has_views); // or they would be lost
	if (!update(w, c, by))
		return false;
	write_parts(w, c->id, &c->facts);
	return true;
}

/* ---- checks ---- */

static void take_rule(struct kept_check *kept, const struct check_rules_row *row)
{
	enum rule rule = rule_by_code(row->rule);

	if (row->answer != NULL)
		answer_take(&kept->check.c, &kept->terms, rule, row->answer);
	if (row->because != NULL)
		kept->check.pass[rule].because = row->because;
	if (row->said_by != NULL) {
		kept->check.pass[rule].said_by = row->said_by;
		kept->check.pass[rule].said_as = row->said_as;
		kept->check.pass[rule].said_on = row->said_on;
	}
}

/* As they were found then: the rules say why and who may go past them, the row what it came to. */
static struct findings findings_of(
	struct arena *a, const struct kept_check *kept, const struct check_rules_rows *rows)
{
	struct findings all = check_findings(a, &kept->terms, &kept->check.c);
	struct findings found = { 0 };

	list_each (const struct check_rules_row *, row, rows)
		list_each (const struct finding *, each, &all)
			if (each->rule == rule_by_code(row->rule)) {
				struct finding *finding = list_add(a, &found);

				*finding = *each;
				finding->kind = finding_by_name(row->finding);
				if (finding->kind == FOUND_MET)
					finding->why = NULL; // asked for since
			}
	return found;
}

bool check_fetch(struct work *w, struct place_id place, struct kept_check *kept)
{
	struct check_get_row row;
	struct kept_check found = { .check = check_unsaid() };

	if (!check_get(w, place, &row) ||
		!scheme_terms_load(w, row.scheme_id, row.terms_version, &found.terms))
		return false;

	struct check_rules_rows rules = check_rules(w, place);

	struct check_views_get_row views;

	found.has_views = check_views_get(w, place, &views);
	found.place = place;
	found.person = row.person_id;
	found.check.c.sex = row.sex;
	found.check.c.risk_tool = risk_tool_by_name(or_blank(row.risk_tool));
	found.check.offence_on = row.offence_on;
	found.check.terms_version = row.terms_version;
	found.by = row.made_by;
	found.at = row.made_at;
	list_each (const struct check_rules_row *, each, &rules)
		take_rule(&found, each);
	found.findings = findings_of(work_arena(w), &found, &rules);
	*kept = found;
	return true;
}

void check_create(struct work *w, const struct kept_check *kept, struct circle_id circle)
{
	check_insert(w, &(struct check_insert_values){
				.place_id = kept->place,
				.circle_id = circle,
				.person_id = kept->person,
				.scheme_id = kept->terms.scheme,
				.terms_version = kept->terms.version,
				.sex = kept->check.c.sex,
				.risk_tool = kept->check.c.risk_tool == TOOL_NONE
						     ? NULL
						     : risk_tool_name(kept->check.c.risk_tool),
				.offence_on = kept->check.offence_on,
				.made_by = kept->by,
				.made_at = kept->at,
			});
	list_each (const struct finding *, each, &kept->findings) {
		const struct pass *pass = &kept->check.pass[each->rule];

		check_rule_insert(
			w, &(struct check_rule_insert_values){
				   .place_id = kept->place,
				   .rule = rule_facts(each->rule)->code,
				   .answer = answer_text(work_arena(w), each->rule, &kept->check.c),
				   .finding = finding_name(each->kind),
				   .because = or_null(pass->because),
				   .said_by = or_null(pass->said_by),
				   .said_as = or_null(pass->said_as),
				   .said_on = pass->said_on,
			   });
	}
}
