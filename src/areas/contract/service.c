/* SPDX-License-Identifier: MIT */
#include "areas/contract/contract.h"

#include "areas/contract/contract_queries.h"
#include "areas/organisation/organisation.h"
#include "areas/organisation/rules.h"
#include "areas/programme/programme.h"
#include "areas/scheme/scheme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/utf8.h"
#include "db/db.h"

enum { TOKEN_BYTES_MOST = 60 };

/* ---- reading ---- */

static struct contract contract_of(const struct contract_get_row *row)
{
	return (struct contract){ .id = row->id,
		.organisation = row->organisation_id,
		.programme = row->programme_id,
		.parent = row->parent_id,
		.reference = row->reference,
		.shown = row->shown };
}

static struct contracts contracts_from(struct work *w, const struct contract_get_rows *rows)
{
	struct contracts all = { 0 };

	list_each (const struct contract_get_row *, row, rows)
		*list_add(work_arena(w), &all) = contract_of(row);
	return all;
}

bool contract_load(struct work *w, struct contract_id id, struct contract *c)
{
	struct contract_get_row row;

	if (!contract_get(w, id, &row))
		return false;
	*c = contract_of(&row);
	return true;
}

bool contract_for(struct work *w, const struct actor *by, enum right right, struct contract_id id,
	struct contract *c)
{
	struct programme p;
	struct contract found;

	if (!contract_load(w, id, &found) || !programme_for(w, by, right, found.programme, &p))
		return false;
	*c = found;
	return true;
}

bool contract_referenced(struct work *w, const struct actor *by, enum right right,
	const char *reference, struct contract *c)
{
	struct contract_get_row row;

	return contract_by_reference(w, by->organisation, reference, &row) &&
	       contract_for(w, by, right, row.id, c);
}

struct contracts contracts_licensed(
	struct work *w, const struct actor *by, enum right right, const char *number)
{
	struct contract_get_rows rows = contract_by_licence(w, by->organisation, number);
	struct contracts all = { 0 };
	struct contract c;

	list_each (const struct contract_get_row *, row, &rows)
		if (contract_for(w, by, right, row->id, &c))
			*list_add(work_arena(w), &all) = c;
	return all;
}

struct contracts contracts_of(struct work *w, struct programme_id id)
{
	struct contract_get_rows rows = contract_of_programme(w, id);

	return contracts_from(w, &rows);
}

struct contracts contracts_with_fee(
	struct work *w, struct organisation_id organisation, enum fee fee)
{
	struct contract_get_rows rows = contract_with_fee(w, organisation, fees[fee].name);

	return contracts_from(w, &rows);
}

struct contracts contract_subs(struct work *w, struct contract_id id)
{
	struct contract_get_rows rows = contract_under(w, id);

	return contracts_from(w, &rows);
}

static struct contract_body body_of(
	struct organisation_id id, const char *name_en, const char *name_cy)
{
	return (struct contract_body){ id, { [ENGLISH] = name_en, [WELSH] = name_cy } };
}

static struct contract_version version_of(
	struct contract_id id, const struct contract_version_list_row *row)
{
	return (struct contract_version){
		.contract = id,
		.version = row->version,
		.from_on = row->from_on,
		.why = { [ENGLISH] = row->why_en, [WELSH] = row->why_cy },
		.why_once = row->why,
		.title = { [ENGLISH] = row->title_en, [WELSH] = row->title_cy },
		.holder = body_of(row->holder_id, row->holder_en, row->holder_cy),
		.behalf = body_of(row->behalf_id, row->behalf_en, row->behalf_cy),
		.performance =
			body_of(row->performance_id, row->performance_en, row->performance_cy),
		.supplier = body_of(row->supplier_id, row->supplier_en, row->supplier_cy),
		.starts_on = row->starts_on,
		.ends_on = row->ends_on,
		.licence = { .number = row->licence,
			.starts_on = row->licence_starts_on,
			.ends_on = row->licence_ends_on,
			.amount = row->licence_amount,
			.fee = row->licence_fee },
		.about = { .category = (enum category)word_named(categories, row->category),
			.cpv = row->cpv,
			.description = { [ENGLISH] = row->description_en,
				[WELSH] = row->description_cy },
			.extend_until = row->extend_until },
		.written_by = row->written_by,
		.signed_by = row->signed_by,
		.signed_at = row->signed_at,
	};
}

struct contract_versions contract_versions(struct work *w, struct contract_id id)
{
	struct contract_version_list_rows rows = contract_version_list(w, id);
	struct contract_versions all = { 0 };

	list_each (const struct contract_version_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = version_of(id, row);
	return all;
}

static void load_implementers(struct work *w, struct contract_version *v)
{
	struct contract_implementer_list_rows rows =
		contract_implementer_list(w, v->contract, v->version);

	list_each (const struct contract_implementer_list_row *, row, &rows)
		*list_add(work_arena(w), &v->implementers) =
			body_of(row->organisation_id, row->name_en, row->name_cy);
}

static void load_services(struct work *w, struct contract_version *v)
{
	struct contract_service_list_rows rows = contract_service_list(w, v->contract, v->version);

	list_each (const struct contract_service_list_row *, row, &rows)
		*list_add(work_arena(w), &v->services) = (struct contract_service){
			.row = v->services.n,
			.number = row->number,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.scheme = row->scheme_id,
		};
}

static void load_lines(struct work *w, struct contract_version *v)
{
	struct contract_line_list_rows rows = contract_line_list(w, v->contract, v->version);

	list_each (const struct contract_line_list_row *, row, &rows)
		*list_add(work_arena(w), &v->lines) = (struct contract_line){
			.row = v->lines.n,
			.supplier = v->supplier.id,
			.number = row->number,
			.heading = (enum heading)word_named(headings, row->heading),
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.basis = (enum basis)word_named(bases, row->basis),
			.per = (enum per)word_named(pers, row->per),
			.amount = row->amount,
			.sum = row->pence,
			.most = row->most,
			.evidence = (enum evidence)word_named(evidences, row->evidence),
			.fee = (enum fee)word_named(fees, row->fee),
			.clause = row->clause,
		};
}

static void load_lists(struct work *w, struct contract_version *v)
{
	load_implementers(w, v);
	load_services(w, v);
	load_lines(w, v);
}

bool contract_version_load(
	struct work *w, struct contract_id id, int64_t version, struct contract_version *v)
{
	struct contract_versions all = contract_versions(w, id);

	list_each (const struct contract_version *, each, &all)
		if (each->version == version) {
			*v = *each;
			load_lists(w, v);
			return true;
		}
	return false;
}

bool contract_version_on(
	struct work *w, struct contract_id id, struct date day, struct contract_version *v)
{
	struct contract_versions all = contract_versions(w, id);
	const struct contract_version *standing = contract_standing(&all, day);

	if (standing == NULL)
		return false;
	*v = *standing;
	load_lists(w, v);
	return true;
}

struct contract_versions contract_history(struct work *w, struct contract_id id)
{
	struct contract_versions all = contract_versions(w, id);

	list_each (struct contract_version *, each, &all)
		if (each->signed_by.v != 0)
			load_lines(w, each);
	return all;
}

struct contract_versions contracts_running(struct work *w, struct programme_id id, struct date day)
{
	struct contracts all = contracts_of(w, id);
	struct contract_versions running = { 0 };
	struct contract_version v;

	list_each (const struct contract *, each, &all)
		if (contract_version_on(w, each->id, day, &v) && contract_runs_on(&v, day))
			*list_add(work_arena(w), &running) = v;
	return running;
}

struct contract_versions contract_subs_on(struct work *w, struct contract_id id, struct date day)
{
	struct contracts all = contract_subs(w, id);
	struct contract_versions standing = { 0 };
	struct contract_version v;

	list_each (const struct contract *, each, &all)
		if (contract_version_on(w, each->id, day, &v))
			*list_add(work_arena(w), &standing) = v;
	return standing;
}

struct contract_body contract_supplier(struct work *w, struct contract_id id)
{
	struct contract_versions all = contract_versions(w, id);
	const struct contract_version *is = contract_signed(&all);

	if (is != NULL)
		return is->supplier;
	return all.n > 0 ? all.at[0].supplier : (struct contract_body){ 0 };
}

struct contract_licence contract_licence_within(
	struct work *w, const struct contract *c, const struct contract_version *v)
{
	struct contract_versions above = contract_versions(w, c->parent);

	return licence_within(v, contract_signed(&above));
}

/* ---- the register ---- */

static struct contract_get_rows found_rows(struct work *w, const struct actor *by,
	const struct contract_filter *filter, const char *after, int64_t most)
{
	struct arena *a = work_arena(w);
	const char *word = utf8_longest_word(a, filter->search);

	if (word[0] == '\0')
		return (struct contract_get_rows){ 0 };
	return contract_found(w, &(struct contract_found_values){
					 .organisation = by->organisation,
					 .from = word,
					 .to = utf8_end_of_prefix(a, word),
					 .after = after,
					 .most = most,
				 });
}

struct contracts contract_register(
	struct work *w, const struct actor *by, const struct contract_filter *filter, size_t most)
{
	const char *after = filter->after[0] == '\0' ? NULL : filter->after;
	struct contract_get_rows rows;

	if (!policy_allows_kept_by(by, PROGRAMME_READ, by->organisation))
		return (struct contracts){ 0 };
	rows = filter->search[0] != '\0'
		       ? found_rows(w, by, filter, after, (int64_t)most + 1)
		       : contract_list(w,
				 &(struct contract_list_values){ .organisation = by->organisation,
					 .after = after,
					 .most = (int64_t)most + 1 });
	return contracts_from(w, &rows);
}

/* ---- writing ---- */

/* What a version is written for. */
struct drafting {
	struct work *w;
	const struct actor *by;
	struct contract *contract;
	struct contract_version *version;
	struct contract_versions all; // before it, the newest first
	struct contract_version before;
	bool has_before; // one that is signed
	struct budget budget;
	struct problems *problems;
};

static void wrong(const struct drafting *now, const char *input, const char *message)
{
	problem_add(work_arena(now->w), now->problems, input, message);
}

/* Whose contract it is: of a programme that `by` may alter, or under one of its contracts. */
static bool find_contract(struct drafting *now)
{
	struct contract *c = now->contract, above;
	const char *reference = c->reference;
	struct programme p;

	if (c->id.v != 0) {
		if (!contract_for(now->w, now->by, PROGRAMME_ALTER, c->id, c))
			return false;
	} else if (c->parent.v != 0) {
		if (!contract_for(now->w, now->by, PROGRAMME_ALTER, c->parent, &above) ||
			above.parent.v != 0)
			return false;
		c->programme = above.programme;
	}
	if (!programme_for(now->w, now->by, PROGRAMME_ALTER, c->programme, &p))
		return false;
	now->all = contract_history(now->w, c->id);
	if (contract_signed(&now->all) == NULL)
		c->reference = reference;
	c->organisation = p.organisation;
	if (c->parent.v != 0)
		now->version->holder = contract_supplier(now->w, c->parent);
	return true;
}

static void check_reference(const struct drafting *now)
{
	const struct contract *c = now->contract;
	struct contract_get_row other;

	problem_add_line(work_arena(now->w), now->problems, "reference", c->reference,
		REFERENCE_MOST, N_("Enter the contract’s reference"));
	if (contract_by_reference(now->w, c->organisation, c->reference, &other) &&
		other.id.v != c->id.v)
		wrong(now, "reference", N_("Another contract has this reference already"));
}

static bool is_body(struct work *w, struct organisation_id id)
{
	struct organisation o;

	return id.v == 0 || organisation_load(w, id, &o);
}

static void check_bodies(const struct drafting *now)
{
	const struct contract_version *v = now->version;
	static const char none[] = N_("Choose a body that is on the list");

	if (!is_body(now->w, v->holder.id))
		wrong(now, "holder", none);
	if (!is_body(now->w, v->behalf.id))
		wrong(now, "behalf", none);
	if (!is_body(now->w, v->performance.id))
		wrong(now, "performance", none);
	if (!is_body(now->w, v->supplier.id))
		wrong(now, "supplier", none);
	for (size_t i = 0; i < v->implementers.n; i++)
		if (!is_body(now->w, v->implementers.at[i].id))
			wrong(now, arena_format(work_arena(now->w), "implementer-%zu", i + 1),
				none);
}

static void check_schemes(const struct drafting *now)
{
	list_each (const struct contract_service *, each, &now->version->services) {
		struct scheme s;

		if (each->scheme.v != 0 &&
			(!scheme_for(now->w, now->by, SCHEME_READ, each->scheme, &s) ||
				s.organisation.v != now->contract->organisation.v))
			wrong(now,
				arena_format(work_arena(now->w), "service-scheme-%zu", each->row),
				N_("Choose a scheme of your office"));
	}
}

/* One that varies nothing applies from its first day, and has no reason. */
static void take_beginning(struct drafting *now)
{
	const struct contract_version *before = contract_signed(&now->all);

	now->has_before = before != NULL;
	now->version->why_once = "";
	if (before != NULL) {
		now->before = *before;
	} else {
		now->version->from_on = now->version->starts_on;
		now->version->why[ENGLISH] = now->version->why[WELSH] = "";
	}
}

static struct date first_on(const struct contract_versions *all)
{
	struct date first = DATE_NONE;

	list_each (const struct contract_version *, each, all)
		if (each->signed_by.v != 0)
			first = each->from_on;
	return first;
}

static void check_all(struct drafting *now)
{
	struct contract_frame frame = {
		.is_sub = now->contract->parent.v != 0,
		.before = now->has_before ? &now->before : NULL,
		.first_on = first_on(&now->all),
		.budget = &now->budget,
	};

	check_reference(now);
	check_bodies(now);
	check_schemes(now);
	if (!programme_budget_in_force(now->w, now->contract->programme, &now->budget)) {
		wrong(now, "",
			N_("Have the programme’s budget signed first: what a contract pays for "
			   "stands under its headings"));
		return;
	}
	contract_take_sums(now->version, &now->budget);
	contract_check(work_arena(now->w), now->version, &frame, now->problems);
}

/* ---- keeping ---- */

static bool has_line(const struct contract_lines *all, int64_t number)
{
	list_each (const struct contract_line *, each, all)
		if (each->number == number)
			return true;
	return false;
}

static bool has_service(const struct contract_services *all, int64_t number)
{
	list_each (const struct contract_service *, each, all)
		if (each->number == number)
			return true;
	return false;
}

/* What the newest version has keeps its number; all else gets one that was never given. */
static void give_numbers(const struct drafting *now)
{
	struct contract_version newest = { 0 };
	struct contract_highest_line_row line = { 0 };
	struct contract_highest_service_row service = { 0 };

	if (now->all.n > 0)
		contract_version_load(now->w, now->contract->id, now->all.at[0].version, &newest);
	contract_highest_line(now->w, now->contract->id, &line);
	contract_highest_service(now->w, now->contract->id, &service);
	list_each (struct contract_line *, each, &now->version->lines)
		if (!has_line(&newest.lines, each->number))
			each->number = ++line.highest;
	list_each (struct contract_service *, each, &now->version->services)
		if (!has_service(&newest.services, each->number))
			each->number = ++service.highest;
}

static void insert_version(struct work *w, const struct contract_version *v)
{
	contract_version_insert(w, &(struct contract_version_insert_values){
					   .contract_id = v->contract,
					   .version = v->version,
					   .from_on = v->from_on,
					   .why_en = v->why[ENGLISH],
					   .why_cy = v->why[WELSH],
					   .title_en = v->title[ENGLISH],
					   .title_cy = v->title[WELSH],
					   .holder_id = v->holder.id,
					   .behalf_id = v->behalf.id,
					   .performance_id = v->performance.id,
					   .supplier_id = v->supplier.id,
					   .starts_on = v->starts_on,
					   .ends_on = v->ends_on,
					   .licence = v->licence.number,
					   .licence_starts_on = v->licence.starts_on,
					   .licence_ends_on = v->licence.ends_on,
					   .licence_amount = v->licence.amount,
					   .licence_fee = v->licence.fee,
					   .category = categories[v->about.category].name,
					   .cpv = v->about.cpv,
					   .description_en = v->about.description[ENGLISH],
					   .description_cy = v->about.description[WELSH],
					   .extend_until = v->about.extend_until,
					   .written_by = v->written_by,
					   .now = work_now(w),
				   });
}

static void insert_lists(struct work *w, const struct contract_version *v)
{
	int64_t place = 1;

	list_each (const struct contract_body *, each, &v->implementers)
		contract_implementer_insert(w, &(struct contract_implementer_insert_values){
						       .contract_id = v->contract,
						       .version = v->version,
						       .place = place++,
						       .organisation_id = each->id,
					       });
	list_each (const struct contract_service *, each, &v->services)
		contract_service_insert(w, &(struct contract_service_insert_values){
						   .contract_id = v->contract,
						   .version = v->version,
						   .number = each->number,
						   .name_en = each->name[ENGLISH],
						   .name_cy = each->name[WELSH],
						   .scheme_id = each->scheme,
					   });
	list_each (const struct contract_line *, each, &v->lines)
		contract_line_insert(w, &(struct contract_line_insert_values){
						.contract_id = v->contract,
						.version = v->version,
						.number = each->number,
						.heading = headings[each->heading].name,
						.name_en = each->name[ENGLISH],
						.name_cy = each->name[WELSH],
						.basis = bases[each->basis].name,
						.per = pers[each->per].name,
						.amount = each->amount,
						.pence = each->sum,
						.most = each->most,
						.evidence = evidences[each->evidence].name,
						.fee = fees[each->fee].name,
						.clause = each->clause,
					});
}

static void put_tokens(struct work *w, const struct contract *c, const char *text)
{
	struct slice rest = slice_of(utf8_fold(work_arena(w), text));

	for (struct slice word; (word = utf8_next_word(&rest)).size > 0;)
		if (word.size <= TOKEN_BYTES_MOST)
			contract_token_put(w, c->organisation,
				arena_text_n(work_arena(w), word.at, word.size), c->id);
}

/* By which version the register lists and finds it. */
static void list_by(struct work *w, struct contract *c, int64_t version)
{
	struct contract_version v = { 0 };

	c->shown = version;
	contract_show(w, c->reference, c->shown, c->id);
	contract_token_clear(w, c->id);
	if (!contract_version_load(w, c->id, version, &v))
		return;
	put_tokens(w, c, c->reference);
	for (enum language l = ENGLISH; l <= WELSH; l++) {
		put_tokens(w, c, v.title[l]);
		put_tokens(w, c, v.supplier.name[l]);
	}
}

static void keep(struct drafting *now)
{
	struct work *w = now->w;
	struct contract *c = now->contract;
	struct contract_version *v = now->version;

	give_numbers(now);
	if (c->id.v == 0) {
		c->id = (struct contract_id){ id_random() };
		contract_insert(w, &(struct contract_insert_values){
					   .id = c->id,
					   .organisation_id = c->organisation,
					   .programme_id = c->programme,
					   .parent_id = c->parent,
					   .reference = c->reference,
					   .shown = 1,
					   .now = work_now(w),
				   });
	}
	v->contract = c->id;
	v->version++;
	v->written_by = now->by->account;
	insert_version(w, v);
	insert_lists(w, v);
	if (!now->has_before)
		list_by(w, c, v->version);
}

/* The number of the newest version; 0: there is none. */
static int64_t newest_of(const struct contract_versions *all)
{
	return all->n == 0 ? 0 : all->at[0].version;
}

enum outcome_kind contract_write(struct work *w, const struct actor *by, struct contract *c,
	struct contract_version *v, struct problems *problems)
{
	struct drafting now = {
		.w = w, .by = by, .contract = c, .version = v, .problems = problems
	};

	if (!find_contract(&now))
		return ABSENT;
	take_beginning(&now);
	check_all(&now);
	if (newest_of(&now.all) != v->version)
		return CHANGED_MEANWHILE;
	if (problems->n > 0)
		return REFUSED;
	keep(&now);
	audit_note_act(w, by, PROGRAMME_ALTER, "contract-write", "contract", c->id.v);
	return DONE;
}

enum outcome_kind contract_sign(struct work *w, const struct actor *by, struct contract_id id,
	int64_t version, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct contract_versions all = contract_versions(w, id);
	struct contract_version v;
	struct contract c;

	if (!contract_for(w, by, PROGRAMME_SIGN, id, &c) ||
		!contract_version_load(w, id, version, &v))
		return ABSENT;
	if (newest_of(&all) != version)
		return CHANGED_MEANWHILE;
	if (v.signed_by.v != 0)
		problem_add(a, problems, "", N_("This version is signed already"));
	else if (v.written_by.v == by->account.v)
		problem_add(a, problems, "", N_("Whoever wrote the contract cannot sign it"));
	if (problems->n > 0)
		return REFUSED;
	contract_version_sign(w, &(struct contract_version_sign_values){
					 .contract = id,
					 .version = version,
					 .by = by->account,
					 .now = work_now(w),
				 });
	list_by(w, &c, version);
	audit_note_act(w, by, PROGRAMME_SIGN, "contract-sign", "contract", id.v);
	return DONE;
}
