/* SPDX-License-Identifier: MIT */
#include "areas/invoice/supplied.h"

#include <string.h>

#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/organisation/organisation.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

enum { LOOKED_AT = 200 }; // at a time, where some of them stand otherwise than is asked for

static bool may(const struct actor *by)
{
	return policy_allows(by, INVOICE_SUPPLY, RELATION_CONTRACT_PARTY);
}

/* ---- some ---- */

/* Its head; `credited` as in supplied_standing. */
static bool head_of(
	struct work *w, struct invoice_id id, struct money credited, struct supplied *one)
{
	struct organisation office;

	*one = (struct supplied){ 0 };
	if (!invoice_head(w, id, &one->invoice) ||
		!organisation_load(w, one->invoice.organisation, &office))
		return false;
	memcpy(one->office, office.name, sizeof one->office);
	one->standing = supplied_standing(one->invoice.facts.state, one->invoice.facts.is_paid,
		one->invoice.facts.total, credited);
	return true;
}

static struct money credited_of(struct work *w, struct invoice_id id)
{
	struct supplied_credited_row row = { 0 };

	supplied_credited(w, id, &row);
	return row.credited;
}

static bool is_asked(const struct supplied_filter *filter, const struct supplied *one)
{
	return filter->standing == SUPPLIED_NONE || filter->standing == one->standing;
}

/* Those of that number, or of that own number: hardly ever more than one. */
static struct supplied_list searched(
	struct work *w, const struct actor *by, const struct supplied_filter *filter, size_t most)
{
	struct supplied_found_rows rows = supplied_found(w, by->organisation,
		invoice_number_key(work_arena(w), filter->search),
		invoice_reference_parse(slice_of(filter->search)));
	bool is_after = filter->after.v == 0;
	struct supplied_list all = { 0 };

	for (size_t i = 0; i < rows.n && all.n <= most; i++) {
		struct supplied one;

		if (!is_after)
			is_after = rows.at[i].id.v == filter->after.v;
		else if (head_of(w, rows.at[i].id, credited_of(w, rows.at[i].id), &one) &&
			 is_asked(filter, &one))
			*list_add(work_arena(w), &all) = one;
	}
	return all;
}

/* Where the page begins: after that invoice, if the body sent it. */
static void begin_after(struct work *w, const struct actor *by, struct invoice_id id,
	struct supplied_page_values *values)
{
	struct invoice last;

	if (id.v == 0 || !invoice_head(w, id, &last) || last.supplier.v != by->organisation.v)
		return;
	values->before_on = last.facts.received_on;
	values->before_number = last.number;
	values->before = id;
}

/* How one stands is more than its state, so that some are read which are left out. */
static struct supplied_list paged(
	struct work *w, const struct actor *by, const struct supplied_filter *filter, size_t most)
{
	bool is_sifted = filter->standing != SUPPLIED_NONE;
	struct supplied_page_values values = {
		.supplier = by->organisation,
		.state = invoice_states[supplied_state(filter->standing)].name,
		.most = is_sifted ? LOOKED_AT : (int64_t)most + 1,
	};
	struct supplied_page_rows rows;
	struct supplied_list all = { 0 };

	begin_after(w, by, filter->after, &values);
	do {
		rows = supplied_page(w, &values);
		list_each (const struct supplied_page_row *, row, &rows) {
			struct supplied one;

			if (all.n <= most && head_of(w, row->id, row->credited, &one) &&
				is_asked(filter, &one))
				*list_add(work_arena(w), &all) = one;
		}
		if (rows.n > 0)
			begin_after(w, by, rows.at[rows.n - 1].id, &values);
	} while (is_sifted && all.n <= most && rows.n == LOOKED_AT);
	return all;
}

struct supplied_list supplied_for(
	struct work *w, const struct actor *by, const struct supplied_filter *filter, size_t most)
{
	if (!may(by))
		return (struct supplied_list){ 0 };
	return filter->search[0] != '\0' ? searched(w, by, filter, most)
					 : paged(w, by, filter, most);
}

/* ---- one ---- */

bool supplied_one(
	struct work *w, const struct actor *by, struct invoice_id id, struct supplied *one)
{
	struct invoice head;
	struct supplied found;

	if (!may(by) || !invoice_head(w, id, &head) || head.supplier.v != by->organisation.v ||
		!head_of(w, id, credited_of(w, id), &found) ||
		!invoice_load(w, id, by->account, &found.invoice))
		return false;
	*one = found;
	return true;
}

/* The other invoice that it names, if it names one, is the supplier's too. */
static bool names_own(
	struct work *w, const struct invoice *invoice, const struct invoice_finding *finding)
{
	struct invoice_get_row other;

	return finding->other == 0 ||
	       (invoice_get_numbered(w, invoice->organisation, finding->other, &other) &&
		       other.supplier_id.v == invoice->supplier.v);
}

struct invoice_findings supplied_held(struct work *w, const struct supplied *one)
{
	struct invoice_facts facts = one->invoice.facts;
	struct invoice_findings all, held = { 0 };
	struct invoice_ground ground;

	if (!supplied_is_open(one->standing) || facts.lines.n == 0)
		return held;
	facts.lines.at = arena_many(work_arena(w), struct invoice_line, facts.lines.n);
	for (size_t i = 0; i < facts.lines.n; i++) {
		facts.lines.at[i] = one->invoice.facts.lines.at[i];
		// what others billed for a training is not the supplier's to know
		memset(facts.lines.at[i].seen.billed, 0, sizeof facts.lines.at[i].seen.billed);
	}
	ground = invoice_ground(w, &one->invoice);
	all = invoice_find(work_arena(w), &facts, &ground);
	list_each (const struct invoice_finding *, each, &all)
		if (supplied_may_know(each, names_own(w, &one->invoice, each)))
			*list_add(work_arena(w), &held) = *each;
	return held;
}

/* ---- its papers ---- */

bool supplied_paper(
	struct work *w, const struct supplied *one, int64_t line, struct invoice_document *paper)
{
	return supplied_shows_whole(one->standing) &&
	       invoice_document(w, one->invoice.id, line, paper);
}

bool supplied_takes_paper(const struct supplied *one, int64_t line)
{
	if (line == 0)
		return !one->invoice.facts.has_document;
	list_each (const struct invoice_line *, each, &one->invoice.facts.lines)
		if (each->number == line)
			return !each->has_document;
	return false;
}

/* ---- answering ---- */

static void check_paper(struct work *w, const struct supplied *one, int64_t line,
	const struct invoice_document *paper, struct problems *problems)
{
	if (!supplied_takes_paper(one, line))
		problem_add(work_arena(w), problems, "line",
			N_("Choose something that has no paper yet: one that is there stays as it "
			   "is"));
	if (!slice_starts(paper->bytes, "%PDF-"))
		problem_add(work_arena(w), problems, "file", N_("Choose a file that is a PDF"));
}

static void put_paper(struct work *w, const struct actor *by, struct invoice *invoice, int64_t line,
	const struct invoice_document *paper)
{
	invoice_store_document(w, by, invoice->id, line, paper);
	invoice_store_change(w, by, invoice, PART_PAPER);
	audit_note_act(
		w, by, INVOICE_SUPPLY, invoice_acts[INVOICE_CHANGE].name, "invoice", invoice->id.v);
}

enum outcome_kind supplied_answer(struct work *w, const struct actor *by, struct invoice_id id,
	int64_t seen, const char *answer, int64_t line, const struct invoice_document *paper,
	struct problems *problems)
{
	const struct invoice_findings none = { 0 };
	enum invoice_refusal no;
	struct supplied one;

	if (!supplied_one(w, by, id, &one))
		return ABSENT;
	if (one.invoice.version != seen)
		return CHANGED_MEANWHILE;
	no = invoice_may(&one.invoice.facts, &none, INVOICE_ANSWER);
	if (no != INVOICE_NO_REFUSAL)
		problem_add(work_arena(w), problems, "", invoice_refusal_text(no));
	problem_add_text(work_arena(w), problems, "answer", answer, REASON_MOST,
		invoice_reason_asked(INVOICE_ANSWER, &none));
	if (paper != NULL)
		check_paper(w, &one, line, paper, problems);
	if (problems->n > 0)
		return REFUSED;
	if (paper != NULL)
		put_paper(w, by, &one.invoice, line, paper);
	invoice_store_deed(w, by, &one.invoice, INVOICE_ANSWER, answer);
	audit_note_act(w, by, INVOICE_SUPPLY, invoice_acts[INVOICE_ANSWER].name, "invoice", id.v);
	return DONE;
}

/* ---- to the office ---- */

struct supplied_replies supplied_replies_for(struct work *w, const struct actor *by, size_t most)
{
	struct supplied_replied_rows rows;
	struct supplied_replies all = { 0 };

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return all;
	rows = supplied_replied(w, by->organisation, (int64_t)most + 1);
	list_each (const struct supplied_replied_row *, row, &rows) {
		struct supplied_reply reply = { .answer = row->because };

		if (invoice_head(w, row->id, &reply.invoice))
			*list_add(work_arena(w), &all) = reply;
	}
	return all;
}
