/* SPDX-License-Identifier: MIT */
#include "areas/invoice/store.h"

#include "areas/cohort/cohort.h"
#include "areas/funding/funding.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/sums.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"

/* ---- one, or some ---- */

static struct invoice invoice_of(const struct invoice_get_row *row)
{
	return (struct invoice){
		.id = row->id,
		.organisation = row->organisation_id,
		.number = row->number,
		.programme = row->programme_id,
		.contract = row->contract_id,
		.supplier = row->supplier_id,
		.supplier_name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.supplier_number = row->supplier_number,
		.credit_of = row->credit_of,
		.year = (int)row->year,
		.version = row->version,
		.matched_by = row->matched_by,
		.agreement = row->agreement,
		.paid_on = row->paid_on,
		.journal = row->journal,
		.ledger_reference = row->ledger_reference,
		.terms = row->terms,
		.facts = { .state = (enum invoice_state)word_named(invoice_states, row->state),
			.is_paid = date_is_set(row->paid_on),
			.is_credit = row->credit_of.v != 0,
			.dated_on = row->dated_on,
			.received_on = row->received_on,
			.delivered_on = row->delivered_on,
			.total = row->total },
	};
}

static struct invoices invoices_of(struct work *w, const struct invoice_get_rows *rows)
{
	struct invoices all = { 0 };

	list_each (const struct invoice_get_row *, row, rows)
		*list_add(work_arena(w), &all) = invoice_of(row);
	return all;
}

bool invoice_head(struct work *w, struct invoice_id id, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!invoice_get(w, id, &row))
		return false;
	*invoice = invoice_of(&row);
	return true;
}

static bool is_asked(const struct invoice *invoice, const struct invoice_filter *filter)
{
	return (filter->state == INVOICE_NONE || invoice->facts.state == filter->state ||
		       (filter->state == INVOICE_PAID && invoice->facts.is_paid)) &&
	       (filter->programme.v == 0 || invoice->programme.v == filter->programme.v) &&
	       (filter->before == 0 || invoice->number < filter->before);
}

static struct invoices found_for(
	struct work *w, const struct actor *by, const struct invoice_filter *filter, size_t most)
{
	struct invoice_found_rows rows = invoice_found(w, by->organisation,
		invoice_reference_parse(slice_of(filter->search)), filter->search);
	struct invoices all = { 0 };

	for (size_t i = 0; i < rows.n && all.n <= most; i++) {
		struct invoice invoice;

		if (invoice_head(w, rows.at[i].id, &invoice) && is_asked(&invoice, filter))
			*list_add(work_arena(w), &all) = invoice;
	}
	return all;
}

struct invoices invoices_for(
	struct work *w, const struct actor *by, const struct invoice_filter *filter, size_t most)
{
	struct invoice_get_rows rows;
	bool is_paid = filter->state == INVOICE_PAID; // whether it is recharged or not

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		return (struct invoices){ 0 };
	if (filter->search != NULL && filter->search[0] != '\0')
		return found_for(w, by, filter, most);
	rows = invoice_list(w, &(struct invoice_list_values){
				       .organisation = by->organisation,
				       .state = is_paid ? NULL : invoice_states[filter->state].name,
				       .paid_since = is_paid ? date_of(1900, 1, 1) : DATE_NONE,
				       .programme_id = filter->programme,
				       .before = filter->before,
				       .most = (int64_t)most + 1,
			       });
	return invoices_of(w, &rows);
}

size_t invoices_counted(struct work *w, const struct actor *by, enum invoice_state state,
	struct account_id not_by, size_t most)
{
	struct invoice_count_row row = { 0 };

	if (policy_allows_kept_by(by, INVOICE_READ, by->organisation))
		invoice_count(w,
			&(struct invoice_count_values){
				.organisation = by->organisation,
				.state = invoice_states[state].name,
				.not_by = not_by,
				.most = (int64_t)most,
			},
			&row);
	return (size_t)row.number;
}

struct invoices invoice_credits(struct work *w, struct invoice_id id)
{
	struct invoice_get_rows rows = invoice_list_credits(w, id);

	return invoices_of(w, &rows);
}

struct invoices invoices_of_year(
	struct work *w, struct programme_id id, int year, int64_t after, size_t most)
{
	struct invoice_get_rows rows =
		invoice_list_of_year(w, &(struct invoice_list_of_year_values){
						.programme = id,
						.year = year,
						.after = after,
						.most = (int64_t)most + 1,
					});

	return invoices_of(w, &rows);
}

struct terms_used_all invoice_terms_used(struct work *w, struct programme_id id, int year)
{
	struct invoice_terms_of_year_rows rows = invoice_terms_of_year(w, id, year);
	struct terms_used_all all = { 0 };

	list_each (const struct invoice_terms_of_year_row *, row, &rows)
		*list_add(work_arena(w), &all) =
			(struct terms_used){ row->contract_id, row->terms };
	return all;
}

struct payer_parts invoice_parts_by_payer(struct work *w, struct programme_id id, int year)
{
	struct invoice_parts_of_year_rows rows = invoice_parts_of_year(w, id, year);
	struct payer_parts all = { 0 };

	list_each (const struct invoice_parts_of_year_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct payer_part){
			.body = row->organisation_id,
			.payer = row->holder_id,
			.payer_name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.due = row->due,
		};
	return all;
}

struct invoices invoices_waiting(struct work *w, struct programme_id id, int year)
{
	struct invoice_get_rows rows = invoice_list_waiting(w, id, year);

	return invoices_of(w, &rows);
}

bool invoice_numbered(
	struct work *w, const struct actor *by, int64_t number, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!policy_allows_kept_by(by, INVOICE_READ, by->organisation) ||
		!invoice_get_numbered(w, by->organisation, number, &row))
		return false;
	*invoice = invoice_of(&row);
	return true;
}

static const char *key_of(struct work *w, const char *number)
{
	return invoice_number_key(work_arena(w), number);
}

bool invoice_twin(struct work *w, const struct invoice *invoice, struct invoice *twin)
{
	struct invoice_get_twin_row found;

	return invoice_get_twin(w,
		       &(struct invoice_get_twin_values){
			       .supplier = invoice->supplier,
			       .supplier_key = key_of(w, invoice->supplier_number),
			       .contract = invoice->contract,
			       .total = invoice->facts.total,
			       .dated_on = invoice->facts.dated_on,
			       .organisation_id = invoice->organisation,
			       .without = invoice->id,
		       },
		       &found) &&
	       invoice_head(w, found.id, twin);
}

/* ---- its lines ---- */

const struct contract_version *invoice_terms(
	struct work *w, struct contract_id contract, struct date day)
{
	struct contract_version *v = arena_one(work_arena(w), struct contract_version);

	if (!date_is_day(day) || !contract_version_on(w, contract, day, v) ||
		!contract_runs_on(v, day))
		return NULL;
	return v;
}

/* A variation that was signed since changes nothing of what was approved. */
static const struct contract_version *terms_of(struct work *w, const struct invoice *invoice)
{
	struct contract_version *v = arena_one(work_arena(w), struct contract_version);

	if (invoice->terms == 0)
		return invoice_terms(w, invoice->contract, invoice->facts.delivered_on);
	return contract_version_load(w, invoice->contract, invoice->terms, v) ? v : NULL;
}

static struct invoice_line line_of(
	const struct invoice *invoice, const struct invoice_line_list_row *row)
{
	return (struct invoice_line){
		.number = row->number,
		.contract_line = row->contract_line,
		.terms = invoice->under == NULL ? NULL
						: contract_line(invoice->under, row->contract_line),
		.net = row->net,
		.vat = row->vat,
		.cost = row->cost,
		.units = row->units,
		.parts = { .hours = row->hours,
			.rate = row->rate,
			.venue = row->venue,
			.travel = row->travel,
			.other = row->other,
			.other_for = row->other_for },
		.passed = { row->passed_number, row->passed_on, row->passed_amount },
		.passed_by = row->passed_by,
		.licence_of = row->licence_of,
		.licence_from = row->licence_from,
		.licence_to = row->licence_to,
		.months_from = row->months_from,
		.months_to = row->months_to,
	};
}

static struct invoice_line *line_numbered(struct invoice_lines *lines, int64_t number)
{
	list_each (struct invoice_line *, line, lines)
		if (line->number == number)
			return line;
	return NULL;
}

static void load_cohorts(struct work *w, struct invoice *invoice)
{
	struct invoice_cohort_list_rows rows = invoice_cohort_list(w, invoice->id);

	list_each (const struct invoice_cohort_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);
		struct cohort c;

		if (line != NULL && cohort_load(w, row->cohort_id, &c))
			*list_add(work_arena(w), &line->cohorts) =
				invoice_cohort_seen(w, invoice, line->number,
					(enum evidence)word_named(evidences, row->evidence), &c);
	}
}

static void load_trained(struct work *w, struct invoice *invoice)
{
	struct invoice_trained_list_rows rows = invoice_trained_list(w, invoice->id);

	list_each (const struct invoice_trained_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);

		if (line != NULL)
			line->trained[trained_named(row->module)] = row->people;
	}
}

static void load_papers(struct work *w, struct invoice *invoice)
{
	struct invoice_document_list_rows rows = invoice_document_list(w, invoice->id);

	list_each (const struct invoice_document_list_row *, row, &rows) {
		struct invoice_line *line = line_numbered(&invoice->facts.lines, row->line);

		if (row->line == 0)
			invoice->facts.has_document = true;
		else if (line != NULL)
			line->has_document = true;
	}
}

static void load_hands(struct work *w, struct invoice *invoice, struct account_id actor)
{
	struct invoice_deeds deeds = invoice_deeds(w, invoice->id);

	list_each (const struct invoice_deed *, deed, &deeds)
		if ((deed->act == INVOICE_ENTER || deed->act == INVOICE_CHANGE) &&
			deed->by.v == actor.v)
			invoice->facts.is_changed_by_actor = true;
	invoice->facts.is_matched_by_actor =
		invoice->matched_by.v != 0 && invoice->matched_by.v == actor.v;
}

/* What an agreement that was signed since says of VAT holds until it is approved. */
static void load_costs(struct work *w, struct invoice *invoice)
{
	enum vat_term term;

	if (invoice_is_approved(invoice->facts.state))
		return;
	term = invoice_vat_term(w, invoice);
	list_each (struct invoice_line *, line, &invoice->facts.lines)
		line->cost = vat_cost(term, line->net, line->vat);
}

static void load_matched(struct work *w, struct invoice *invoice)
{
	struct invoice_matched_by_row row = { 0 };

	invoice_matched_by(w, invoice->id, &row);
	invoice->matched = (struct terms_versions){ row.matched_terms, row.matched_budget };
}

bool invoice_load(
	struct work *w, struct invoice_id id, struct account_id actor, struct invoice *invoice)
{
	struct invoice_get_row row;

	if (!invoice_get(w, id, &row))
		return false;
	*invoice = invoice_of(&row);
	invoice->under = terms_of(w, invoice);
	invoice->history = contract_history(w, invoice->contract);

	struct invoice_line_list_rows lines = invoice_line_list(w, id);

	list_each (const struct invoice_line_list_row *, line, &lines)
		*list_add(work_arena(w), &invoice->facts.lines) = line_of(invoice, line);
	load_cohorts(w, invoice);
	load_trained(w, invoice);
	load_papers(w, invoice);
	load_costs(w, invoice);
	list_each (struct invoice_line *, line, &invoice->facts.lines)
		invoice_see_line(w, invoice, line);
	load_hands(w, invoice, actor);
	load_matched(w, invoice);
	return true;
}

bool invoice_for(struct work *w, const struct actor *by, enum right right, struct invoice_id id,
	struct invoice *invoice)
{
	struct invoice_get_row row;

	return invoice_get(w, id, &row) && policy_allows_kept_by(by, right, row.organisation_id) &&
	       invoice_load(w, id, by->account, invoice);
}

/* ---- what was done to it, and lies by it ---- */

struct invoice_findings invoice_approved_findings(struct work *w, struct invoice_id id)
{
	struct invoice_finding_list_rows rows = invoice_finding_list(w, id);
	struct invoice_findings all = { 0 };

	list_each (const struct invoice_finding_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_finding){
			.check = (enum against)word_named(against_what, row->against),
			.verdict = row->is_warning ? FINDING_WARNS : FINDING_PASSES,
			.line = row->line,
			.over = row->over,
			.cohort = row->cohort,
			.other = row->other,
		};
	return all;
}

struct invoice_deeds invoice_deeds(struct work *w, struct invoice_id id)
{
	struct invoice_deed_list_rows rows = invoice_deed_list(w, id);
	struct invoice_deeds all = { 0 };

	list_each (const struct invoice_deed_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_deed){
			.act = (enum invoice_act)word_named(invoice_acts, row->act),
			.because = row->because,
			.part = (enum invoice_part)word_named(invoice_parts, row->part),
			.by = row->done_by,
			.at = row->done_at,
		};
	return all;
}

struct invoice_shares invoice_share_list(struct work *w, struct invoice_id id)
{
	struct invoice_share_of_rows rows = invoice_share_of(w, id);
	struct invoice_shares all = { 0 };

	list_each (const struct invoice_share_of_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct invoice_share){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.due = row->due,
			.is_drawn = row->is_drawn,
			.is_own = row->is_own,
		};
	return all;
}

bool share_is_recharged(const struct invoice_share *share)
{
	return !share->is_drawn && !share->is_own;
}

bool invoice_document(
	struct work *w, struct invoice_id id, int64_t line, struct invoice_document *document)
{
	struct invoice_document_get_row row;

	if (!invoice_document_get(w, id, line, &row))
		return false;
	*document = (struct invoice_document){ .name = row.name, .bytes = row.bytes };
	return true;
}

struct credited invoice_credited(struct work *w, struct invoice_id id, int64_t line)
{
	struct invoice_credited_of_line_row row;

	if (!invoice_credited_of_line(w, id, line, &row))
		return (struct credited){ 0 };
	return (struct credited){ { -row.net.pence }, { -row.vat.pence } };
}

/* ---- storing ---- */

void invoice_insert_new(struct work *w, struct invoice *invoice)
{
	struct invoice_last_number_row last = { 0 };

	invoice_last_number(w, invoice->organisation, &last);
	invoice->id = (struct invoice_id){ id_random() };
	invoice->number = last.number + 1;
	invoice->ledger_reference = "";
	invoice_insert(w, &(struct invoice_insert_values){
				  .id = invoice->id,
				  .organisation_id = invoice->organisation,
				  .number = invoice->number,
				  .programme_id = invoice->programme,
				  .contract_id = invoice->contract,
				  .supplier_id = invoice->supplier,
				  .supplier_number = invoice->supplier_number,
				  .supplier_key = key_of(w, invoice->supplier_number),
				  .credit_of = invoice->credit_of,
				  .dated_on = invoice->facts.dated_on,
				  .received_on = invoice->facts.received_on,
				  .delivered_on = invoice->facts.delivered_on,
				  .year = invoice->year,
				  .total = invoice->facts.total,
				  .state = invoice_states[INVOICE_RECEIVED].name,
				  .terms = invoice->terms,
			  });
}

void invoice_store_head(struct work *w, const struct invoice *invoice)
{
	invoice_head_update(w, &(struct invoice_head_update_values){
				       .id = invoice->id,
				       .supplier_number = invoice->supplier_number,
				       .supplier_key = key_of(w, invoice->supplier_number),
				       .dated_on = invoice->facts.dated_on,
				       .received_on = invoice->facts.received_on,
				       .delivered_on = invoice->facts.delivered_on,
				       .year = invoice->year,
				       .total = invoice->facts.total,
			       });
}

static void store_evidence(struct work *w, struct invoice_id id, const struct invoice_line *line)
{
	list_each (const struct billed_cohort *, c, &line->cohorts)
		invoice_cohort_insert(w, &(struct invoice_cohort_insert_values){
						 .invoice_id = id,
						 .line = line->number,
						 .cohort_id = c->id,
						 .evidence = evidences[line->terms->evidence].name,
					 });
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			invoice_trained_insert(w, &(struct invoice_trained_insert_values){
							  .invoice_id = id,
							  .line = line->number,
							  .module = trained_name(each),
							  .people = line->trained[each],
						  });
}

/* A credit note is of none. */
static int64_t units_kept(const struct invoice_line *line)
{
	return line->net.pence < 0 ? 0 : line_units_of(line);
}

void invoice_store_line(struct work *w, struct invoice_id id, const struct invoice_line *line)
{
	invoice_line_put(w, &(struct invoice_line_put_values){
				    .invoice_id = id,
				    .number = line->number,
				    .contract_line = line->contract_line,
				    .heading = headings[line->terms->heading].name,
				    .net = line->net,
				    .vat = line->vat,
				    .cost = line->cost,
				    .units = units_kept(line),
				    .hours = line->parts.hours,
				    .rate = line->parts.rate,
				    .venue = line->parts.venue,
				    .travel = line->parts.travel,
				    .other = line->parts.other,
				    .other_for = line->parts.other_for,
				    .passed_number = line->passed.number,
				    .passed_key = line->passed.number[0] == '\0'
							  ? ""
							  : key_of(w, line->passed.number),
				    .passed_by = line->passed_by,
				    .passed_on = line->passed.on,
				    .passed_amount = line->passed.amount,
				    .licence_of = line->licence_of,
				    .licence_from = line->licence_from,
				    .licence_to = line->licence_to,
				    .months_from = line->months_from,
				    .months_to = line->months_to,
			    });
	store_evidence(w, id, line);
}

void invoice_settle_lines(struct work *w, const struct invoice *invoice)
{
	list_each (const struct invoice_line *, line, &invoice->facts.lines)
		if (line->terms != NULL)
			invoice_line_settle(
				w, &(struct invoice_line_settle_values){
					   .invoice = invoice->id,
					   .number = line->number,
					   .heading = headings[line->terms->heading].name,
					   .cost = line->cost,
					   .units = units_kept(line),
				   });
}

void invoice_renew_costs(struct work *w, struct invoice_id id)
{
	struct account_id nobody = { 0 };
	struct invoice invoice;

	if (invoice_load(w, id, nobody, &invoice))
		invoice_settle_lines(w, &invoice);
}

void invoice_delete_line(struct work *w, struct invoice_id id, int64_t line)
{
	invoice_cohort_delete(w, id, line);
	invoice_trained_delete(w, id, line);
	invoice_line_delete(w, id, line);
}

static void store_deed(struct work *w, const struct actor *by, struct invoice *invoice,
	enum invoice_act act, const char *because, const char *part)
{
	enum invoice_state next = invoice_next(invoice->facts.state, invoice->facts.is_paid, act);

	assert(next != INVOICE_NONE);
	if (act == INVOICE_APPROVE)
		next = invoice_approved_as(invoice->has_recharge);
	invoice->facts.state = next;
	invoice->facts.is_paid = date_is_set(invoice->paid_on);
	invoice->version++;
	if (act == INVOICE_MATCH)
		invoice->matched_by = by->account;
	else if (next == INVOICE_RECEIVED || next == INVOICE_QUERIED)
		invoice->matched_by = (struct account_id){ 0 }; // it has to be matched again
	invoice_state_update(w, &(struct invoice_state_update_values){
					.id = invoice->id,
					.state = invoice_states[next].name,
					.version = invoice->version,
					.matched_by = invoice->matched_by,
					.agreement = invoice->agreement,
					.paid_on = invoice->paid_on,
					.ledger_reference = invoice->ledger_reference,
					.terms = invoice->terms,
				});
	invoice_deed_insert(w, &(struct invoice_deed_insert_values){
				       .invoice_id = invoice->id,
				       .number = invoice->version,
				       .act = invoice_acts[act].name,
				       .because = because,
				       .part = part,
				       .done_by = by->account,
				       .done_at = work_now(w),
			       });
	invoice_add_up(w, invoice, act);
}

void invoice_store_deed(struct work *w, const struct actor *by, struct invoice *invoice,
	enum invoice_act act, const char *because)
{
	store_deed(w, by, invoice, act, because, "");
}

void invoice_store_change(
	struct work *w, const struct actor *by, struct invoice *invoice, enum invoice_part part)
{
	store_deed(w, by, invoice, INVOICE_CHANGE, "", invoice_parts[part].name);
}

void invoice_store_matched(struct work *w, struct invoice_id id, struct terms_versions by)
{
	invoice_matched_put(w, by.contract, by.budget, id);
}

void invoice_store_findings(
	struct work *w, struct invoice_id id, const struct invoice_findings *findings)
{
	list_each (const struct invoice_finding *, each, findings)
		invoice_finding_insert(w, &(struct invoice_finding_insert_values){
						  .invoice_id = id,
						  .place = each - findings->at + 1,
						  .against = against_what[each->check].name,
						  .is_warning = each->verdict == FINDING_WARNS,
						  .line = each->line,
						  .over = each->over,
						  .cohort = each->cohort,
						  .other = each->other,
					  });
}

void invoice_store_document(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t line, const struct invoice_document *document)
{
	invoice_document_put(w, &(struct invoice_document_put_values){
					.invoice_id = id,
					.line = line,
					.name = document->name,
					.bytes = document->bytes,
					.sha256 = hash_sha256_hex(work_arena(w), document->bytes),
					.by = by->account,
					.now = work_now(w),
				});
}

void invoice_store_no_document(struct work *w, struct invoice_id id, int64_t line)
{
	invoice_document_delete(w, id, line);
}

void invoice_store_shares(struct work *w, const struct invoice *invoice,
	const struct agreement *agreement, const struct shares *shares)
{
	for (size_t i = 0; i < agreement->partners.n; i++)
		if (agreement->partners.at[i].contribution == CONTRIBUTION_CASH)
			invoice_share_insert(w,
				&(struct invoice_share_insert_values){
					.invoice_id = invoice->id,
					.place = (int64_t)i + 1,
					.organisation_id = agreement->partners.at[i].organisation,
					.due = shares->due[i],
				});
}
