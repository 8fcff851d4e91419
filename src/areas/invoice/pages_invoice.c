/* SPDX-License-Identifier: MIT */
/*
 * One invoice: what it says, what it is held against, its paper, what can be done with it and what was.
 */
#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/invoice/invoice_views.h"
#include "areas/invoice/journal.h"
#include "areas/invoice/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "base/err.h"

enum { LINE_FACTS_MOST = 24, LINE_LINKS_MOST = 2 }; // links besides its cohorts

/* The page being made. */
struct showing {
	struct request *rq;
	struct invoice invoice;
	struct invoice_ground ground;
	struct invoice_findings findings;
	const struct budget *allowed_by; // NULL: no budget was in force
	struct decision decision;
	bool has_decision; // which the reader may read of its programme
	bool may_work;
	bool is_typed; // a reason or a day comes back
};

static const char *words(const struct showing *now, const char *message)
{
	return tr(now->rq->language, message);
}

static const char *day_words(const struct showing *now, struct date day)
{
	return date_words(now->rq->arena, now->rq->language, day);
}

/* ---- its head ---- */

static void add_fact(struct invoice_view *view, const char *name, const char *value)
{
	assert(view->fact_count < INVOICE_FACTS);
	view->facts[view->fact_count++] = (struct invoice_fact){ name, value };
}

/* What is left of it, once something of it was credited; notes that wait do not count. */
static void add_left(const struct showing *now, struct invoice_view *view)
{
	struct invoices credits = invoice_credits(now->rq->work, now->invoice.id);
	struct money left = now->invoice.facts.total;
	bool is_credited = false;

	list_each (const struct invoice *, credit, &credits) {
		if (!invoice_is_approved(credit->facts.state))
			continue;
		is_credited = true;
		left.pence += credit->facts.total.pence; // below nothing
	}
	if (is_credited)
		add_fact(view, words(now, N_("Left of it after its credit notes")),
			invoice_money(now->rq, left));
}

static const char *paid_words(const struct showing *now)
{
	struct invoice_deeds deeds = invoice_deeds(now->rq->work, now->invoice.id);

	return invoice_paid_words(now->rq, now->invoice.paid_on, invoice_approved_on(&deeds));
}

static void fill_facts(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice *i = &now->invoice;

	add_fact(view, words(now, N_("Supplier")), body_name(rq, i->supplier_name));
	add_fact(view, words(now, N_("The supplier’s own number of it")), i->supplier_number);
	add_fact(view, words(now, N_("Total with VAT")), invoice_money(rq, i->facts.total));
	add_left(now, view);
	add_fact(view, words(now, N_("Day that the invoice bears")),
		day_words(now, i->facts.dated_on));
	add_fact(view, words(now, N_("Received")), day_words(now, i->facts.received_on));
	add_fact(view, words(now, N_("Delivered by")), day_words(now, i->facts.delivered_on));
	add_fact(view, words(now, N_("Financial year")), financial_year_text(rq->arena, i->year));
	if (date_is_set(i->paid_on))
		add_fact(view, words(now, N_("Paid")), paid_words(now));
	if (i->ledger_reference[0] != '\0')
		add_fact(view, words(now, N_("Ledger reference")), i->ledger_reference);
	if (i->journal != 0)
		add_fact(view, words(now, N_("In the ledger’s journal")),
			journal_reference(rq->arena, i->journal));
}

static struct url url_line_paper(const struct showing *now, int64_t line)
{
	return url_of(now->rq->arena, "/invoices/%lld/papers/%lld", (long long)now->invoice.id.v,
		(long long)line);
}

/* As it is shown in the frame: without the viewer's list of its pages, for which there is no room. */
static struct url shown_in_frame(struct request *rq, struct url paper)
{
	paper.path = arena_format(rq->arena, "%s#navpanes=0", paper.path);
	return paper;
}

/* Its own first, then each line's. */
static void fill_papers(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_facts *facts = &now->invoice.facts;
	struct link *papers = arena_many(rq->arena, struct link, facts->lines.n + 1);

	if (facts->has_document)
		papers[view->paper_count++] =
			(struct link){ .text = words(now, N_("The invoice itself")),
				.url = shown_in_frame(rq,
					url_invoice_page(rq->arena, now->invoice.id, "paper")) };
	list_each (const struct invoice_line *, line, &facts->lines)
		if (line->has_document)
			papers[view->paper_count++] = (struct link){
				.text = tr_fill(rq->arena, rq->language,
					"The paper of line {number}", "number",
					arena_format(rq->arena, "%" PRId64, line->number), NULL),
				.url = shown_in_frame(rq, url_line_paper(now, line->number)),
			};
	view->papers = papers;
}

static void fill_links(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice *i = &now->invoice;
	struct invoices credits = invoice_credits(rq->work, i->id);
	struct link *links = arena_many(rq->arena, struct link, credits.n + 1);
	struct invoice original;
	struct programme p;
	struct contract c;

	if (programme_for(rq->work, &rq->actor, PROGRAMME_READ, i->programme, &p))
		view->programme = (struct link){ .text = programme_name(rq, &p),
			.url = url_programme(rq->arena, p.id) };
	if (contract_for(rq->work, &rq->actor, PROGRAMME_READ, i->contract, &c))
		view->contract =
			(struct link){ .text = c.reference, .url = url_contract(rq->arena, c.id) };
	if (i->credit_of.v != 0 &&
		invoice_for(rq->work, &rq->actor, INVOICE_READ, i->credit_of, &original))
		view->original = (struct link){
			.text = tr_fill(rq->arena, rq->language, "A credit note of {name}", "name",
				invoice_reference(rq->arena, original.number), NULL),
			.url = url_invoice(rq->arena, original.id),
		};
	list_each (const struct invoice *, credit, &credits)
		links[view->credit_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language, "Its credit note {name}", "name",
				invoice_reference(rq->arena, credit->number), NULL),
			.url = url_invoice(rq->arena, credit->id),
		};
	view->credits = links;
	view->trace = (struct link){
		.text = words(now, N_("Where the money comes from, and who pays it")),
		.url = url_invoice_page(rq->arena, i->id, "trace"),
	};
	if (i->facts.has_document)
		view->paper = (struct link){
			.text = words(now, N_("The invoice itself (PDF, opens in a new tab)")),
			.url = url_invoice_page(rq->arena, i->id, "paper"),
		};
}

/* ---- its lines ---- */

struct line_facts {
	const struct showing *now;
	bool is_named; // who was trained, not how many alone
	struct invoice_fact *at;
	size_t n;
};

static void add_line_fact(struct line_facts *facts, const char *name, const char *value)
{
	assert(facts->n < LINE_FACTS_MOST);
	facts->at[facts->n++] = (struct invoice_fact){ name, value };
}

static void add_part(struct line_facts *facts, const char *name, struct money m)
{
	if (m.pence != 0)
		add_line_fact(facts, name, invoice_money(facts->now->rq, m));
}

/* Facilitators lead cohorts; what else is done, such as by the victims' workers, others do. */
static void add_parts(struct line_facts *facts, const struct invoice_line *line)
{
	const struct showing *now = facts->now;
	struct request *rq = now->rq;
	const struct breakdown *b = &line->parts;
	bool is_led = line->terms != NULL && line->terms->evidence == EVIDENCE_REGISTERS;

	if (b->hours > 0)
		add_line_fact(facts, words(now, is_led ? N_("Facilitators") : N_("Hours of work")),
			tr_fill(rq->arena, rq->language, "{hours} hours at {rate}: {money}",
				"hours", hours_text(rq->arena, b->hours), "rate",
				invoice_money(rq, b->rate), "money",
				invoice_money(rq, breakdown_staff(b)), NULL));
	add_part(facts, words(now, N_("Venue")), b->venue);
	add_part(facts, words(now, N_("Travel")), b->travel);
	if (b->other.pence != 0)
		add_part(facts, b->other_for, b->other);
}

/* Who has it recorded; victim workers have no name on this side. */
static const char *trained_words(const struct line_facts *facts, int trained, int64_t people)
{
	const struct showing *now = facts->now;
	struct request *rq = now->rq;
	struct trained_people all = { 0 };
	struct buf names = buf_new(rq->arena, 256);
	const char *count = tr_fill_n(rq->arena, rq->language, "{count} person trained",
		"{count} people trained", people, NULL);

	if (facts->is_named)
		all = invoice_trained_people(rq->work, &now->invoice);
	list_each (const struct trained_person *, each, &all)
		if ((int)each->module == trained)
			buf_format(&names, "%s%s (%s)", names.size == 0 ? "" : ", ", each->name,
				day_words(now, each->on));
	return names.size == 0
		       ? count
		       : tr_fill(rq->arena, rq->language, "{people}. It is recorded of: {names}",
				 "people", count, "names", names.at, NULL);
}

static void add_passed(struct line_facts *facts, const struct invoice_line *line)
{
	const struct showing *now = facts->now;
	struct request *rq = now->rq;

	if (line->passed.number[0] != '\0')
		add_line_fact(facts, words(now, N_("The sub-contractor’s own invoice")),
			tr_fill(rq->arena, rq->language, "{number} of {date}: {money}", "number",
				line->passed.number, "date", day_words(now, line->passed.on),
				"money", invoice_money(rq, line->passed.amount.money), NULL));
	for (int each = MODULE_NONE + 1; each < TRAINED_COUNT; each++)
		if (line->trained[each] > 0)
			add_line_fact(facts, words(now, trained_label(each)),
				trained_words(facts, each, line->trained[each]));
	if (date_is_set(line->months_from))
		add_line_fact(facts, words(now, N_("Months")),
			date_equal(line->months_from, line->months_to)
				? day_words(now, line->months_from)
				: tr_fill(rq->arena, rq->language, "{from} to {to}", "from",
					  day_words(now, line->months_from), "to",
					  day_words(now, line->months_to), NULL));
	if (date_is_set(line->licence_from))
		add_line_fact(facts, words(now, N_("Licence")), invoice_licence_words(rq, line));
}

/* What the decision allows under its heading, by whose sentences it is paid. */
static void add_decided(
	const struct showing *now, const struct invoice_line *line, struct invoice_line_row *row)
{
	struct request *rq = now->rq;
	struct traced_cap cap;

	if (line->terms == NULL || !now->has_decision)
		return;
	cap = invoice_cap(rq->work, now->allowed_by, &now->decision, line->terms->heading);
	invoice_add_decided(rq, &now->decision, &cap, &row->decided);
}

static void add_line_links(
	const struct showing *now, const struct invoice_line *line, struct invoice_line_row *row)
{
	struct request *rq = now->rq;
	struct link *links = arena_many(rq->arena, struct link, line->cohorts.n + LINE_LINKS_MOST);

	list_each (const struct billed_cohort *, c, &line->cohorts)
		links[row->link_count++] = (struct link){
			.text = tr_fill(rq->arena, rq->language, "Cohort {number}", "number",
				arena_format(rq->arena, "%" PRId64, c->number), NULL),
			.url = invoice_cohort_url(rq, c->id),
		};
	if (line->has_document)
		links[row->link_count++] = (struct link){
			.text = words(now, N_("The paper of this line (PDF)")),
			.url = url_line_paper(now, line->number),
		};
	links[row->link_count++] = (struct link){
		.text = words(now, N_("Where the money of this line comes from")),
		.url = url_invoice_trace(rq, now->invoice.id, line->number),
	};
	row->links = links;
}

static bool may_change(const struct showing *now)
{
	return now->may_work && invoice_may(&now->invoice.facts, &now->findings, INVOICE_CHANGE) ==
					INVOICE_NO_REFUSAL;
}

static const char *line_name(const struct showing *now, const struct invoice_line *line)
{
	return line->terms == NULL ? words(now, N_("A line that the contract had not"))
				   : contract_line_name(now->rq, line->terms);
}

static struct invoice_line_row line_row(const struct showing *now, const struct invoice_line *line)
{
	struct request *rq = now->rq;
	struct line_facts facts = { .now = now,
		.is_named = true,
		.at = arena_many(rq->arena, struct invoice_fact, LINE_FACTS_MOST) };
	struct invoice_line_row row = {
		.name = line_name(now, line),
		.heading =
			line->terms == NULL ? "" : words(now, headings[line->terms->heading].label),
		.net = invoice_money(rq, line->net),
		.vat = invoice_money(rq, line->vat),
		.number = arena_format(rq->arena, "%" PRId64, line->number),
	};

	add_parts(&facts, line);
	add_passed(&facts, line);
	row.facts = facts.at;
	row.fact_count = facts.n;
	add_decided(now, line, &row);
	add_line_links(now, line, &row);
	if (may_change(now) && !now->invoice.facts.is_credit) {
		row.change = url_of(rq->arena, "/invoices/%lld/line?contract-line=%lld&number=%lld",
			(long long)now->invoice.id.v, (long long)line->contract_line,
			(long long)line->number);
		row.remove = invoice_form(rq, now->invoice.id, "remove");
	}
	return row;
}

static bool has_vat(const struct invoice_lines *lines)
{
	list_each (const struct invoice_line *, line, lines)
		if (line->vat.pence != 0)
			return true;
	return false;
}

static void fill_lines(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_lines *lines = &now->invoice.facts.lines;
	struct invoice_line_row *rows =
		arena_many(rq->arena, struct invoice_line_row, lines->n + 1);

	list_each (const struct invoice_line *, line, lines)
		rows[view->line_count++] = line_row(now, line);
	view->lines = rows;
	view->total = tr_fill(rq->arena, rq->language, "Cost to those who pay: {money}", "money",
		invoice_money(rq, invoice_cost(&now->invoice.facts)), NULL);
	if (has_vat(lines))
		view->vat = words(now, vat_terms[invoice_vat_term(rq->work, &now->invoice)].label);
}

const struct invoice_fact *invoice_line_facts(struct request *rq, const struct invoice *invoice,
	const struct invoice_line *line, size_t *n)
{
	struct showing now = { .rq = rq, .invoice = *invoice };
	struct line_facts facts = { .now = &now,
		.at = arena_many(rq->arena, struct invoice_fact, LINE_FACTS_MOST) };

	add_parts(&facts, line);
	add_passed(&facts, line);
	*n = facts.n;
	return facts.at;
}

/* ---- checks ---- */

static const char *approved_words(const struct showing *now)
{
	struct request *rq = now->rq;
	struct invoice_deeds deeds = invoice_deeds(rq->work, now->invoice.id);
	const char *says = "";

	list_each (const struct invoice_deed *, deed, &deeds)
		if (deed->act == INVOICE_APPROVE)
			says = tr_fill(rq->arena, rq->language,
				"Checks as they were on {date}. Approved by: {name}", "date",
				day_words(now, instant_day(deed->at)), "name",
				account_name(rq->work, deed->by), NULL);
	return says;
}

/* A heading's check is of all its lines. */
static const char *checked_of(const struct showing *now, const struct invoice_finding *finding)
{
	struct request *rq = now->rq;
	const struct invoice_lines *lines = &now->invoice.facts.lines;

	list_each (const struct invoice_line *, line, lines) {
		if (lines->n < 2 || line->number != finding->line)
			continue;
		if (finding->check == AGAINST_HEADING && line->terms != NULL)
			return words(now, headings[line->terms->heading].label);
		return tr_fill(rq->arena, rq->language, "Line {number}: {name}", "number",
			arena_format(rq->arena, "%" PRId64, line->number), "name",
			line_name(now, line), NULL);
	}
	return NULL;
}

/* Once it is approved, those with which it was: what it was held against has become of the past. */
static void fill_checks(const struct showing *now, struct invoice_view *view)
{
	static const struct {
		const char *label, *colour;
	} verdicts[] = {
		[FINDING_PASSES] = { N_("Passes"), "green" },
		[FINDING_WARNS] = { N_("Look at it"), "yellow" },
		[FINDING_HOLDS] = { N_("Held"), "red" },
	};
	struct request *rq = now->rq;
	enum invoice_state state = now->invoice.facts.state;
	struct invoice_findings findings = now->findings;
	struct check_row *rows;

	if (state == INVOICE_WITHDRAWN)
		return;
	view->checks_say = words(now, N_("Checks, in their order"));
	if (invoice_is_approved(state)) {
		findings = invoice_approved_findings(rq->work, now->invoice.id);
		view->checks_say = approved_words(now);
	}
	rows = arena_many(rq->arena, struct check_row, findings.n + 1);
	list_each (const struct invoice_finding *, each, &findings)
		rows[view->check_count++] = (struct check_row){
			.what = words(now, against_what[each->check].label),
			.standing = words(now, verdicts[each->verdict].label),
			.colour = verdicts[each->verdict].colour,
			.says = finding_words(rq, &now->invoice, &now->ground, each),
			.of = checked_of(now, each),
		};
	view->checks = rows;
}

/* ---- who pays ---- */

static void fill_shares(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	struct invoice_shares shares = invoice_share_list(rq->work, now->invoice.id);
	struct share_row *rows = arena_many(rq->arena, struct share_row, shares.n + 1);

	list_each (const struct invoice_share *, each, &shares)
		rows[view->share_count++] = (struct share_row){ body_name(rq, each->name),
			invoice_share_words(rq, each) };
	view->shares = rows;
	view->shares_says = invoice_shares_words(rq, &now->invoice);
}

/* ---- what can be done ---- */

static const struct {
	enum invoice_act act;
	const char *button;
	const char *input, *label; // NULL: nothing is asked
	bool is_day, is_warning;
	const char *hint; // NULL: none
} offered[] = {
	{ INVOICE_MATCH, N_("It matches what was delivered"), NULL, NULL, false, false },
	{ INVOICE_APPROVE, N_("Approve it and share it"), "approve",
		N_("Why it is approved although a check says to look at it"), false, false },
	{ INVOICE_ANSWER, N_("Save the answer"), "answer", N_("Answer to the query"), false, false,
		N_("The supplier can answer in Sarn itself. Enter here what it told you "
		   "otherwise.") },
	{ INVOICE_RECHARGE, N_("It is recharged to those who pay"), NULL, NULL, false, false },
	{ INVOICE_PAY, N_("It is paid"), "paid-on", N_("Day on which it was paid"), true, false },
	{ INVOICE_RETURN, N_("Send it back to be matched"), "return",
		N_("Why it goes back to be matched"), false, true },
	{ INVOICE_QUERY, N_("Query it"), "query", N_("What is asked"), false, true,
		N_("The supplier reads this, and can answer it in Sarn.") },
	{ INVOICE_WITHDRAW, N_("Withdraw it"), "withdraw", N_("Why it is withdrawn"), false, true },
};

static const char *act_input(enum invoice_act act)
{
	for (size_t i = 0; i < array_size(offered); i++)
		if (offered[i].act == act)
			return offered[i].input;
	return NULL;
}

static struct form_field reference_field(const struct showing *now)
{
	struct request *rq = now->rq;

	return (struct form_field){
		.name = "ledger-reference",
		.label = words(now, N_("Ledger reference")),
		.hint = words(now, N_("What the ledger calls the payment. Leave it blank if it "
				      "gives none.")),
		.width = "20",
		.value = now->is_typed ? form_raw(rq, "ledger-reference") : "",
		.problems = &rq->problems,
	};
}

static void add_act(const struct showing *now, size_t i, struct invoice_view *view)
{
	struct request *rq = now->rq;
	struct invoice_act_form *form = &view->acts[view->act_count++];

	*form = (struct invoice_act_form){
		.form = invoice_form(rq, now->invoice.id, "act"),
		.act = invoice_acts[offered[i].act].name,
		.is_day = offered[i].is_day,
		.is_warning = offered[i].is_warning,
		.button = words(now, offered[i].button),
	};
	if (offered[i].act == INVOICE_PAY)
		form->reference = reference_field(now);
	if (offered[i].input == NULL ||
		(offered[i].act == INVOICE_APPROVE && !findings_warn(&now->findings)))
		return;
	form->field = (struct form_field){
		.name = offered[i].input,
		.label = words(now, offered[i].label),
		.label_size = offered[i].is_day ? "s" : NULL,
		.hint = offered[i].hint == NULL ? NULL : words(now, offered[i].hint),
		.rows = 2,
		.problems = &rq->problems,
	};
	if (now->is_typed && offered[i].is_day)
		page_date_parts(rq, &form->field, DATE_NONE);
	else if (now->is_typed)
		form->field.value = form_raw(rq, offered[i].input);
}

static void fill_acts(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_facts *facts = &now->invoice.facts;

	if (!now->may_work)
		return;
	for (size_t i = 0; i < array_size(offered); i++) {
		enum invoice_refusal no = invoice_may(facts, &now->findings, offered[i].act);

		if (no == INVOICE_NO_REFUSAL && view->act_count < INVOICE_ACTS_MOST)
			add_act(now, i, view);
		if (no == INVOICE_OWN_MATCH || no == INVOICE_OWN_FIGURES)
			view->own = words(now, invoice_refusal_text(no));
	}
	if (invoice_may(facts, &now->findings, INVOICE_CREDIT) == INVOICE_NO_REFUSAL)
		view->credit = url_invoice_page(rq->arena, now->invoice.id, "credit");
}

/* Of the invoice, or of a line that passes something on. */
static void fill_attach(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	const struct invoice_lines *lines = &now->invoice.facts.lines;
	struct choice *choices = arena_many(rq->arena, struct choice, lines->n + 1);
	size_t n = 0;

	if (!may_change(now))
		return;
	choices[n++] =
		(struct choice){ .value = "0", .text = words(now, N_("The invoice itself")) };
	list_each (const struct invoice_line *, line, lines)
		if (line->terms != NULL)
			choices[n++] = (struct choice){
				.value = arena_format(rq->arena, "%" PRId64, line->number),
				.text = contract_line_name(rq, line->terms),
			};
	view->attach = invoice_form(rq, now->invoice.id, "attach");
	view->attach.is_multipart = true;
	view->file = (struct form_field){ .name = "file",
		.label = words(now, N_("File")),
		.hint = words(now, N_("A PDF, at most 1 MB")),
		.accept = ".pdf,application/pdf",
		.problems = &rq->problems };
	view->of = (struct form_field){ .name = "line",
		.label = words(now, N_("What it is of")),
		.choices = choices,
		.choice_count = n,
		.value = "0",
		.problems = &rq->problems };
	view->change = now->invoice.facts.is_credit
			       ? view->change
			       : url_invoice_page(rq->arena, now->invoice.id, "change");
	if (!now->invoice.facts.is_credit)
		view->add_line = url_invoice_page(rq->arena, now->invoice.id, "line");
}

/* ---- what was done ---- */

/* Of somebody elsewhere, such as the supplier, with their body. */
static const char *doer_of(const struct showing *now, struct account_id by)
{
	struct request *rq = now->rq;
	struct organisation body;
	struct account account;

	if (!account_load(rq->work, by, &account) ||
		account.organisation.v == now->invoice.organisation.v ||
		!organisation_load(rq->work, account.organisation, &body))
		return account_name(rq->work, by);
	return tr_fill(rq->arena, rq->language, "{name} ({body})", "name", account.name, "body",
		body_name(rq, body.name), NULL);
}

static struct deed_row deed_row_of(const struct showing *now, const struct invoice_deed *deed)
{
	struct request *rq = now->rq;

	return (struct deed_row){
		.what = words(now, deed->part == PART_NONE ? invoice_acts[deed->act].label
							   : invoice_parts[deed->part].label),
		.by = tr_fill(rq->arena, rq->language, "{name}, {date}", "name",
			doer_of(now, deed->by), "date", day_words(now, instant_day(deed->at)),
			NULL),
		// a payment's is the ledger's reference, which stands above
		.because = deed->act == INVOICE_PAY ? "" : deed->because,
	};
}

static void fill_deeds(const struct showing *now, struct invoice_view *view)
{
	struct request *rq = now->rq;
	struct invoice_deeds deeds = invoice_deeds(rq->work, now->invoice.id);
	struct deed_row *rows = arena_many(rq->arena, struct deed_row, deeds.n + 1);

	for (size_t i = deeds.n; i-- > 0;)
		rows[view->deed_count++] = deed_row_of(now, &deeds.at[i]);
	view->deeds = rows;
}

/* ---- the page ---- */

static enum status invoice_page(
	struct request *rq, struct invoice_id id, bool is_typed, enum status status)
{
	struct showing now = { .rq = rq, .is_typed = is_typed };
	struct invoice same;
	struct programme p;

	if (!invoice_for(rq->work, &rq->actor, INVOICE_READ, id, &now.invoice))
		return page_not_found(rq);
	now.ground = invoice_ground(rq->work, &now.invoice);
	now.findings = invoice_find(rq->arena, &now.invoice.facts, &now.ground);
	now.allowed_by = invoice_budget(rq->work, &now.invoice);
	now.has_decision =
		programme_for(rq->work, &rq->actor, PROGRAMME_READ, now.invoice.programme, &p) &&
		programme_decision(rq->work, &p, &now.decision);
	now.may_work = invoice_for(rq->work, &rq->actor, INVOICE_WORK, id, &same);

	struct invoice_view view = {
		.back = url_of(rq->arena, "/invoices"),
		.name = invoice_reference(rq->arena, now.invoice.number),
		.problems = &rq->problems,
		.state = invoice_standing_words(rq, &now.invoice),
		.colour = invoice_colour(now.invoice.facts.state),
		.version = arena_format(rq->arena, "%" PRId64, now.invoice.version),
	};

	view.varied = invoice_varied_words(rq, &now.invoice);
	fill_facts(&now, &view);
	fill_links(&now, &view);
	fill_papers(&now, &view);
	fill_lines(&now, &view);
	fill_checks(&now, &view);
	fill_shares(&now, &view);
	fill_acts(&now, &view);
	fill_attach(&now, &view);
	fill_deeds(&now, &view);
	page_shows(rq, "invoice", id.v);

	if (view.paper_count > 0)
		rq->reply.framing = FRAMING_HAS;

	struct html *out = page_open_with(rq, tr(rq->language, "Invoice"),
		&(struct page_options){ .is_wide = view.paper_count > 0 });

	view_invoice(out, &view);
	return page_close(rq, status);
}

enum status invoice_show(struct request *rq)
{
	return invoice_page(rq, (struct invoice_id){ path_id(rq, "id") }, false, OK);
}

/* ---- doing ---- */

/* What somebody did meanwhile; what was typed here of another form is given back to be copied. */
enum status invoice_overtaken(struct request *rq, struct invoice_id id)
{
	struct invoice_deeds deeds = invoice_deeds(rq->work, id);
	const struct invoice_deed *last = &deeds.at[deeds.n - 1];
	struct given_back back = {
		.title = tr(rq->language, "Somebody was here before you"),
		.message = tr(rq->language,
			"Somebody did something to this invoice since you opened it, so yours was "
			"not "
			"done. Look at it as it stands now, then do what is still needed."),
		.standing = tr_fill(rq->arena, rq->language, "{act}: {name}", "act",
			tr(rq->language, invoice_acts[last->act].label), "name",
			account_name(rq->work, last->by), NULL),
		.onward = { .text = tr(rq->language, "See the invoice as it stands now"),
			.url = url_invoice(rq->arena, id) },
		.typed = form_typed(rq),
	};

	return page_given_back(rq, CONFLICTING, &back);
}

/* A reason's problem stands beside the field of its own form. */
static void place_problem(struct request *rq, const char *input)
{
	for (size_t i = 0; i < rq->problems.n; i++)
		if (rq->problems.at[i].field[0] == 'b') // "because"
			rq->problems.at[i].field = input;
}

enum status invoice_act_do(struct request *rq)
{
	struct invoice_id id = { path_id(rq, "id") };
	enum invoice_act act = (enum invoice_act)word_named(invoice_acts, form_choice(rq, "act"));
	const char *input = act_input(act), *because = "";
	struct date paid_on = DATE_NONE;

	if (act == INVOICE_NO_ACT)
		return page_not_found(rq);
	if (act == INVOICE_PAY) {
		paid_on = form_date(rq, "paid-on");
		because = form_text(rq, "ledger-reference");
	} else if (input != NULL)
		because = form_text(rq, input);
	if (form_has_problems(rq))
		return invoice_page(rq, id, true, UNPROCESSABLE);
	switch (invoice_do(rq->work, &rq->actor, id, form_number(rq, "version"), act, because,
		paid_on, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, id);
	default:
		if (input != NULL)
			place_problem(rq, input);
		return invoice_page(rq, id, true, UNPROCESSABLE);
	}
}

enum status invoice_remove_do(struct request *rq)
{
	struct invoice_id id = { path_id(rq, "id") };

	switch (invoice_remove_line(rq->work, &rq->actor, id, form_number(rq, "version"),
		form_number(rq, "number"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, id);
	default: return invoice_page(rq, id, false, UNPROCESSABLE);
	}
}

enum status invoice_attach_do(struct request *rq)
{
	struct invoice_id id = { path_id(rq, "id") };
	const struct upload *file = form_file(rq, "file");
	struct invoice_document paper;

	if (file == NULL && !form_has_problems(rq))
		form_problem(rq, "file", N_("Choose a file that is a PDF"));
	if (file == NULL || form_has_problems(rq))
		return invoice_page(rq, id, false, UNPROCESSABLE);
	paper = (struct invoice_document){ .name = file->file_name, .bytes = file->bytes };
	switch (invoice_attach(rq->work, &rq->actor, id, form_number(rq, "version"),
		form_number(rq, "line"), &paper, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_invoice(rq->arena, id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE: return invoice_overtaken(rq, id);
	default: return invoice_page(rq, id, false, UNPROCESSABLE);
	}
}

static enum status send_paper(struct request *rq, int64_t line)
{
	struct invoice invoice;
	struct invoice_document paper;

	if (!page_invoice(rq, INVOICE_READ, &invoice) ||
		!invoice_document(rq->work, invoice.id, line, &paper))
		return page_not_found(rq);
	page_shows(rq, "invoice", invoice.id.v);
	rq->reply.framing = FRAMING_IN;
	reply_header(rq, "Content-Disposition", "inline; filename=\"invoice.pdf\"");
	return reply_bytes(rq, "application/pdf", paper.bytes);
}

enum status invoice_paper_show(struct request *rq)
{
	return send_paper(rq, 0);
}

enum status invoice_line_paper_show(struct request *rq)
{
	return send_paper(rq, path_id(rq, "line"));
}
