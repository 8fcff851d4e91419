/* SPDX-License-Identifier: MIT */
#include "areas/invoice/closing.h"

#include <inttypes.h>
#include <string.h>

#include "areas/funding/funding.h"
#include "areas/invoice/claims.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"
#include "out/csv.h"

enum { ROW_BYTES = 600 };

/* ---- what a statement comes to ---- */

struct underspent final_underspent(
	const struct final_statement *statement, const struct final_body *body)
{
	struct underspent u = agreement_underspent(
		statement->payment, statement->underspend, body->most, body->owed, body->received);
	struct accrued accrued = accrued_in_all(&statement->open);

	if (u.becomes == LEFTOVER_RETURNED &&
		!body->received.is_set) // it leads, and is asked for nothing
		u.becomes = LEFTOVER_NOT_HELD;
	if (u.becomes == LEFTOVER_RETURNED && (accrued.sum.pence > 0 || accrued.unsaid > 0))
		u.becomes = LEFTOVER_HELD;
	return u;
}

const struct final_body *final_body_of(
	const struct final_statement *statement, struct organisation_id organisation)
{
	list_each (const struct final_body *, body, &statement->bodies)
		if (body->organisation.v == organisation.v)
			return body;
	return NULL;
}

struct money final_cost(const struct final_statement *statement)
{
	struct money sum = MONEY_ZERO;

	list_each (const struct final_body *, body, &statement->bodies)
		sum.pence += body->owed.pence;
	return sum;
}

/* ---- those that were made ---- */

static struct final_statement statement_of(
	struct programme_id id, int year, const struct final_list_row *row)
{
	return (struct final_statement){
		.programme = id,
		.year = year,
		.number = row->number,
		.agreement = row->agreement,
		.method = (enum sharing)word_named(sharings, row->method),
		.payment = (enum payment)word_named(payments, row->payment),
		.underspend = (enum underspend)word_named(underspends, row->underspend),
		.because = row->because,
		.proposed_by = row->proposed_by,
		.closed_by = row->closed_by,
		.closed_at = row->closed_at,
	};
}

struct final_statements final_statements_of(struct work *w, struct programme_id id, int year)
{
	struct final_list_rows rows = final_list(w, id, year);
	struct final_statements all = { 0 };

	list_each (const struct final_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = statement_of(id, year, row);
	return all;
}

static void load_bodies(struct work *w, struct final_statement *s)
{
	struct final_body_list_rows rows = final_body_list(w, s->programme, s->year, s->number);

	list_each (const struct final_body_list_row *, row, &rows)
		*list_add(work_arena(w), &s->bodies) = (struct final_body){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.contribution =
				(enum contribution)word_named(contributions, row->contribution),
			.weight = row->weight,
			.most = row->most,
			.worth = row->worth,
			.owed = row->owed,
			.before = row->before,
			.credited = row->credited,
			.received = row->received,
		};
}

static void load_open(struct work *w, struct final_statement *s)
{
	struct final_open_list_rows rows = final_open_list(w, s->programme, s->year, s->number);

	list_each (const struct final_open_list_row *, row, &rows)
		*list_add(work_arena(w), &s->open) = (struct accrual){
			.kind = (enum accrual_kind)word_named(accrual_kinds, row->kind),
			.number = row->number,
			.on = row->delivered_on,
			.contract = row->contract,
			.line = { [ENGLISH] = row->line_en, [WELSH] = row->line_cy },
			.sum = row->sum,
			.also = row->also,
		};
}

static struct money money_less(struct money one, struct money other)
{
	return one.pence < other.pence ? one : other;
}

/* Of each body what was left by the statement before, if it is left still. */
static void take_held_before(struct final_statement *s, const struct final_statement *before)
{
	list_each (struct final_body *, body, &s->bodies) {
		const struct final_body *then = final_body_of(before, body->organisation);

		if (then != NULL)
			body->held_before = money_less(final_underspent(before, then).held,
				final_underspent(s, body).held);
	}
}

static void load_held_before(
	struct work *w, struct final_statement *s, const struct final_statements *all)
{
	list_each (const struct final_statement *, each, all)
		if (each->number == s->number - 1) {
			struct final_statement before = *each;

			load_bodies(w, &before);
			take_held_before(s, &before);
		}
}

bool final_statement_load(struct work *w, struct programme_id id, int year, int64_t number,
	struct final_statement *statement)
{
	struct final_statements all = final_statements_of(w, id, year);
	struct final_bytes_row bytes;

	list_each (const struct final_statement *, each, &all)
		if (each->number == number && final_bytes(w, id, year, number, &bytes)) {
			*statement = *each;
			statement->bytes = bytes.bytes;
			load_bodies(w, statement);
			load_open(w, statement);
			load_held_before(w, statement, &all);
			return true;
		}
	return false;
}

/* ---- what closing would fix ---- */

static struct invoice_share share_of(
	const struct invoice_shares *shares, struct organisation_id organisation)
{
	list_each (const struct invoice_share *, share, shares)
		if (share->organisation.v == organisation.v)
			return *share;
	return (struct invoice_share){ 0 };
}

static struct maybe_money owed_before(
	const struct final_statement *before, struct organisation_id organisation)
{
	const struct final_body *body = final_body_of(before, organisation);

	return body == NULL ? (struct maybe_money){ 0 } : (struct maybe_money){ body->owed, true };
}

/* Not set: the body does not pay before it is spent. */
static struct maybe_money received_of(
	const struct kept_claims *claims, struct organisation_id organisation)
{
	struct advance advance;

	if (!claims_advance(claims, organisation, MONEY_ZERO, &advance))
		return (struct maybe_money){ 0 };
	return (struct maybe_money){ advance.received, true };
}

static void take_bodies(struct work *w, struct final_statement *s,
	const struct agreement *agreement, const struct final_statement *before)
{
	struct invoice_shares shares = invoice_shares_of_year(w, s->programme, s->year);
	struct kept_claims claims = claims_of_year(w, s->programme, s->year);

	s->agreement = agreement->version;
	s->method = agreement->method;
	s->payment = agreement->payment;
	s->underspend = agreement->underspend;
	list_each (const struct partner *, p, &agreement->partners) {
		struct invoice_share share = share_of(&shares, p->organisation);

		*list_add(work_arena(w), &s->bodies) = (struct final_body){
			.organisation = p->organisation,
			.name = { [ENGLISH] = p->name[ENGLISH], [WELSH] = p->name[WELSH] },
			.contribution = p->contribution,
			.weight = p->weight,
			.most = agreement_most(agreement, p),
			.worth = p->worth,
			.owed = share.due,
			.before = owed_before(before, p->organisation),
			.credited = share.credited,
			.received = received_of(&claims, p->organisation),
		};
	}
}

static const char *const columns[] = { "programme", "financial_year", "statement",
	"agreement_version", "what", "body_en", "body_cy", "agreed_at_most", "worth", "owed",
	"owed_by_the_statement_before", "credited", "left", "what_becomes_of_it", "number",
	"delivered_by", "contract", "line_en", "line_cy", "accrued", "contracts_that_could_pay_too",
	"received_before_it_was_spent", "received_and_not_owed",
	"of_it_left_by_the_statement_before" };

static void csv_maybe_pounds(struct csv *csv, struct maybe_money m)
{
	if (m.is_set)
		csv_pounds(csv, m.money);
	else
		csv_text(csv, "");
}

static void begin_row(struct csv *csv, struct arena *a, const struct final_statement *s,
	const char *programme, const char *what)
{
	csv_text(csv, programme);
	csv_text(csv, financial_year_text(a, s->year));
	csv_int(csv, s->number);
	csv_int(csv, s->agreement);
	csv_text(csv, what);
}

static void put_blanks(struct csv *csv, int n)
{
	for (int i = 0; i < n; i++)
		csv_text(csv, "");
}

static void put_body(
	struct csv *csv, const struct final_statement *s, const struct final_body *body)
{
	struct underspent u = final_underspent(s, body);

	csv_text(csv, body->name[ENGLISH]);
	csv_text(csv, body->name[WELSH]);
	csv_maybe_pounds(csv, body->most);
	csv_maybe_pounds(csv, body->worth);
	csv_pounds(csv, body->owed);
	csv_maybe_pounds(csv, body->before);
	csv_pounds(csv, body->credited);
	csv_maybe_pounds(csv, u.left);
	csv_text(csv, leftovers[u.becomes].name);
	put_blanks(csv, 7);
	csv_maybe_pounds(csv, body->received);
	csv_maybe_pounds(csv, (struct maybe_money){ u.held, body->received.is_set });
	csv_maybe_pounds(csv, (struct maybe_money){ body->held_before, body->received.is_set });
	csv_end_row(csv);
}

static void put_open(struct csv *csv, const struct accrual *open)
{
	put_blanks(csv, 9);
	if (open->number > 0)
		csv_int(csv, open->number);
	else
		csv_text(csv, "");
	csv_date(csv, open->on);
	csv_text(csv, open->contract);
	csv_text(csv, open->line[ENGLISH]);
	csv_text(csv, open->line[WELSH]);
	csv_maybe_pounds(csv, open->sum);
	csv_text(csv, open->also);
	put_blanks(csv, 3);
	csv_end_row(csv);
}

static struct slice write_statement(
	struct arena *a, const struct final_statement *s, const char *programme)
{
	struct buf out = buf_new(a, (s->bodies.n + s->open.n + 1) * ROW_BYTES);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, columns, array_size(columns));
	list_each (const struct final_body *, body, &s->bodies) {
		begin_row(&csv, a, s, programme, contributions[body->contribution].name);
		put_body(&csv, s, body);
	}
	list_each (const struct accrual *, open, &s->open) {
		begin_row(&csv, a, s, programme, accrual_kinds[open->kind].name);
		put_open(&csv, open);
	}
	return (struct slice){ out.at, out.size };
}

static struct final_statement would_be(struct work *w, const struct programme *p, int year)
{
	struct final_statements all = final_statements_of(w, p->id, year);
	struct final_statement before = { 0 }, s = {
		.programme = p->id, .year = year, .number = (int64_t)all.n + 1, .because = ""
	};
	struct agreement agreement;

	if (all.n > 0)
		final_statement_load(w, p->id, year, all.at[all.n - 1].number, &before);
	if (funding_agreement_of(w, p->id, year, &agreement))
		take_bodies(w, &s, &agreement, &before);
	take_held_before(&s, &before);
	s.open = invoice_accruals(w, p->id, year);
	s.bytes = write_statement(work_arena(w), &s, p->name[ENGLISH]);
	return s;
}

/* ---- a year's end ---- */

static enum closing_state state_named(const char *name)
{
	return (enum closing_state)word_named(closing_states, name);
}

bool year_is_closed(struct work *w, struct programme_id id, int year)
{
	struct closing_last_row last;

	return closing_last(w, id, year, &last) && closing_is_closed(state_named(last.state));
}

bool final_statement_of_closed(
	struct work *w, struct programme_id id, int year, struct final_statement *statement)
{
	struct final_statements all;

	if (!year_is_closed(w, id, year))
		return false;
	all = final_statements_of(w, id, year);
	assert(all.n > 0); // closing made one
	*statement = all.at[all.n - 1];
	load_bodies(w, statement);
	return true;
}

static void load_deeds(struct work *w, struct year_end *end)
{
	struct closing_deed_list_rows rows = closing_deed_list(w, end->programme->id, end->year);

	list_each (const struct closing_deed_list_row *, row, &rows) {
		*list_add(work_arena(w), &end->deeds) = (struct closing_deed){
			.act = (enum closing_act)word_named(closing_acts, row->act),
			.because = row->because,
			.figures = row->figures,
			.by = row->done_by,
			.at = row->done_at,
		};
		end->facts.state = state_named(row->state);
	}
}

static const struct closing_deed *last_deed(const struct year_end *end)
{
	return end->deeds.n == 0 ? NULL : &end->deeds.at[end->deeds.n - 1];
}

static const char *figures_of(struct work *w, const struct year_end *end)
{
	return hash_sha256_hex(work_arena(w), end->would.bytes);
}

bool year_end_for(struct work *w, const struct actor *by, enum right right, struct programme_id id,
	int year, struct year_end *end)
{
	const struct closing_deed *last;
	struct programme *programme = arena_one(work_arena(w), struct programme);

	*end = (struct year_end){ .programme = programme, .year = year };
	if (!programme_for(w, by, right, id, programme))
		return false;
	load_deeds(w, end);
	end->would = would_be(w, programme, year);
	last = last_deed(end);
	end->facts.has_ended = date_before(financial_year_ends(year), work_today(w));
	end->facts.is_agreed = end->would.agreement != 0;
	end->facts.open = end->would.open.n;
	end->facts.is_last_actors = last != NULL && last->by.v == by->account.v;
	end->facts.is_as_proposed = last != NULL && strcmp(last->figures, figures_of(w, end)) == 0;
	return true;
}

/* ---- doing ---- */

static void store_body(struct work *w, const struct final_statement *s, int64_t place,
	const struct final_body *body)
{
	final_body_insert(w, &(struct final_body_insert_values){
				     .programme_id = s->programme,
				     .year = s->year,
				     .statement = s->number,
				     .place = place,
				     .organisation_id = body->organisation,
				     .name_en = body->name[ENGLISH],
				     .name_cy = body->name[WELSH],
				     .contribution = contributions[body->contribution].name,
				     .weight = body->weight,
				     .most = body->most,
				     .worth = body->worth,
				     .owed = body->owed,
				     .before = body->before,
				     .credited = body->credited,
				     .received = body->received,
			     });
}

static void store_open(
	struct work *w, const struct final_statement *s, int64_t place, const struct accrual *open)
{
	final_open_insert(w, &(struct final_open_insert_values){
				     .programme_id = s->programme,
				     .year = s->year,
				     .statement = s->number,
				     .place = place,
				     .kind = accrual_kinds[open->kind].name,
				     .number = open->number,
				     .delivered_on = open->on,
				     .contract = open->contract,
				     .line_en = open->line[ENGLISH],
				     .line_cy = open->line[WELSH],
				     .sum = open->sum,
				     .also = open->also,
			     });
}

/* As it was proposed: by whom, and why what is open is accrued. */
static void store_statement(struct work *w, const struct actor *by, const struct year_end *end)
{
	const struct final_statement *s = &end->would;
	const struct closing_deed *proposal = last_deed(end);
	int64_t place = 0;

	final_insert(w, &(struct final_insert_values){
				.programme_id = s->programme,
				.year = s->year,
				.number = s->number,
				.agreement = s->agreement,
				.method = s->agreement == 0 ? "" : sharings[s->method].name,
				.payment = payments[s->payment].name,
				.underspend = underspends[s->underspend].name,
				.because = proposal->because,
				.proposed_by = proposal->by,
				.closed_by = by->account,
				.closed_at = work_now(w),
				.bytes = s->bytes,
			});
	list_each (const struct final_body *, body, &s->bodies)
		store_body(w, s, ++place, body);
	place = 0;
	list_each (const struct accrual *, open, &s->open)
		store_open(w, s, ++place, open);
}

static void store_deed(struct work *w, const struct actor *by, const struct year_end *end,
	enum closing_act act, const char *because)
{
	enum closing_state after;

	if (!closing_next(end->facts.state, act, &after))
		unreachable("closing act");
	closing_deed_insert(w, &(struct closing_deed_insert_values){
				       .programme_id = end->programme->id,
				       .year = end->year,
				       .number = (int64_t)end->deeds.n + 1,
				       .act = closing_acts[act].name,
				       .state = closing_states[after].name,
				       .because = because,
				       .figures = act == CLOSING_PROPOSE ? figures_of(w, end) : "",
				       .done_by = by->account,
				       .done_at = work_now(w),
			       });
	audit_note_act(
		w, by, INVOICE_WORK, closing_acts[act].name, "programme", end->programme->id.v);
}

/* A reason may always be given; where one is asked for it has to be. */
static bool takes_reason(enum closing_act act)
{
	return act == CLOSING_PROPOSE || act == CLOSING_ASK;
}

enum outcome_kind year_end_do(struct work *w, const struct actor *by, struct programme_id id,
	int year, int64_t seen, enum closing_act act, const char *because,
	struct problems *problems)
{
	struct year_end end;
	enum closing_refusal no;

	if (!year_end_for(w, by, INVOICE_WORK, id, year, &end))
		return ABSENT;
	if ((int64_t)end.deeds.n != seen)
		return CHANGED_MEANWHILE;
	no = closing_may(&end.facts, act);
	if (no != CLOSING_NO_REFUSAL) {
		problem_add(work_arena(w), problems, "", closing_refusal_text(no));
		return REFUSED;
	}
	if (takes_reason(act))
		problem_add_text(work_arena(w), problems, "because", because, REASON_MOST,
			closing_reason_asked(&end.facts, act));
	if (problems->n > 0)
		return REFUSED;
	if (act == CLOSING_CLOSE)
		store_statement(w, by, &end);
	store_deed(w, by, &end, act, takes_reason(act) ? because : "");
	return DONE;
}

/* ---- years that wait ---- */

static void add_years_of(struct work *w, const struct actor *by, int year, struct open_years *all)
{
	struct closing_wanted_rows rows = closing_wanted(w, by->organisation, year);

	list_each (const struct closing_wanted_row *, row, &rows) {
		struct closing_last_row last = { .state = closing_states[CLOSING_OPEN].name };
		struct open_year one = { .programme = row->id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.year = year };

		one.is_last_actors =
			closing_last(w, row->id, year, &last) && last.done_by.v == by->account.v;
		one.state = state_named(last.state);
		if (!closing_is_closed(one.state))
			*list_add(work_arena(w), all) = one;
	}
}

struct open_years years_to_close(struct work *w, const struct actor *by)
{
	enum { YEARS_BACK = 3 };
	int year = financial_year_of(work_today(w));
	struct open_years all = { 0 };

	if (!policy_allows_kept_by(by, INVOICE_WORK, by->organisation))
		return all;
	for (int back = YEARS_BACK; back > 0; back--)
		add_years_of(w, by, year - back, &all);
	return all;
}
