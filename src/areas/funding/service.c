/* SPDX-License-Identifier: MIT */
#include "areas/funding/funding.h"

#include "areas/funding/funding_queries.h"
#include "areas/programme/programme.h"
#include "audit/audit.h"
#include "base/right.h"
#include "db/db.h"

/* ---- reading ---- */

/* Those of one year; 0: of all. */
static struct agreements agreements_of_year(struct work *w, struct programme_id id, int year)
{
	struct funding_agreements_rows rows = funding_agreements(
		w, &(struct funding_agreements_values){ .programme = id, .year = year });
	struct agreements all = { 0 };

	list_each (const struct funding_agreements_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct agreement){
			.programme = id,
			.office = row->organisation_id,
			.year = (int)row->year,
			.version = row->version,
			.method = word_named(sharings, row->method),
			.source = row->source,
			.payment = word_named(payments, row->payment),
			.underspend = word_named(underspends, row->underspend),
			.vat = (enum vat_term)word_named(vat_terms, row->vat),
			.written_by = row->written_by,
			.signed_by = row->signed_by,
			.signed_at = row->signed_at,
			.billed_at = row->billed_at,
		};
	return all;
}

struct agreements funding_agreements_of(struct work *w, struct programme_id id)
{
	return agreements_of_year(w, id, 0);
}

/* Those of a body, of all that the agreement has. */
static struct claims claims_of(
	struct work *w, const struct funding_claims_rows *rows, struct organisation_id organisation)
{
	struct claims claims = { 0 };

	list_each (const struct funding_claims_row *, row, rows)
		if (row->organisation_id.v == organisation.v)
			*list_add(work_arena(w), &claims) = (struct claim){ row->due_on, row->sum };
	return claims;
}

static void load_partners(struct work *w, struct agreement *agreement)
{
	struct funding_claims_rows claims =
		funding_claims(w, agreement->programme, agreement->year, agreement->version);
	struct funding_partners_rows rows =
		funding_partners(w, agreement->programme, agreement->year, agreement->version);

	list_each (const struct funding_partners_row *, row, &rows)
		*list_add(work_arena(w), &agreement->partners) = (struct partner){
			.organisation = row->organisation_id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.contribution = word_named(contributions, row->contribution),
			.weight = row->weight,
			.worth = row->worth,
			.most = row->most,
			.claims = claims_of(w, &claims, row->organisation_id),
		};
}

bool funding_agreement_load(struct work *w, struct programme_id id, int year, int64_t version,
	struct agreement *agreement)
{
	struct agreements all = agreements_of_year(w, id, year);

	list_each (const struct agreement *, each, &all)
		if (each->year == year && each->version == version) {
			*agreement = *each;
			load_partners(w, agreement);
			return true;
		}
	return false;
}

bool funding_agreement_of(
	struct work *w, struct programme_id id, int year, struct agreement *agreement)
{
	struct agreements all = agreements_of_year(w, id, year);
	const struct agreement *standing = agreement_standing(&all, year);

	if (standing == NULL)
		return false;
	*agreement = *standing;
	load_partners(w, agreement);
	return true;
}

/* The newest that is signed; before any is, the newest that is written. */
static const struct budget *budget_that_counts(const struct budgets *budgets)
{
	list_each (const struct budget *, each, budgets)
		if (each->signed_by.v != 0)
			return each;
	return budgets->n == 0 ? NULL : &budgets->at[0];
}

/* A budget that was signed anew may leave out years for which somebody agreed to pay: they stay to be seen. */
static void keep_agreed(struct work *w, struct programme_id id, struct funding_years *years)
{
	struct agreements all = agreements_of_year(w, id, 0);

	list_each (const struct agreement *, each, &all) {
		if (each->signed_by.v == 0)
			continue;
		if (each->year < years->first)
			years->first = each->year;
		if (each->year > years->last)
			years->last = each->year;
	}
}

bool funding_years(struct work *w, struct programme_id id, struct funding_years *years)
{
	struct budgets budgets = programme_versions(w, id);
	const struct budget *budget = budget_that_counts(&budgets);
	int now = financial_year_of(work_today(w));

	if (budget == NULL)
		return false;
	years->first = financial_year_of(budget->starts_on);
	years->last = financial_year_of(budget->ends_on);
	years->ends_on = budget->ends_on;
	if (years->last < now)
		years->last = now;
	years->last++;
	years->needed = date_before(budget->ends_on, work_today(w))
				? financial_year_of(budget->ends_on)
				: years->last;
	keep_agreed(w, id, years);
	return true;
}

bool funding_year_is_beyond(const struct funding_years *years, int year)
{
	return date_before(years->ends_on, financial_year_begins(year));
}

struct leads funding_leads(
	struct work *w, struct programme_id id, struct organisation_id office, int year)
{
	struct leads leads =
		programme_tie.leads(w, id, financial_year_begins(year), financial_year_ends(year));

	if (leads.n == 0)
		*list_add(work_arena(w), &leads) = office;
	return leads;
}

/* ---- writing ---- */

void funding_bill(struct work *w, const struct agreement *agreement)
{
	funding_agreement_bill(w, &(struct funding_agreement_bill_values){
					  .programme = agreement->programme,
					  .year = agreement->year,
					  .version = agreement->version,
					  .now = work_now(w),
				  });
}

void funding_bill_no_more(struct work *w, const struct agreement *agreement)
{
	funding_agreement_bill_no_more(w, agreement->programme, agreement->year);
}

/* What was billed is shared alike for all of the year, whichever version stands.  `next` passed agreement_check. */
static void check_billed(struct work *w, const struct agreement *next, struct problems *problems)
{
	struct agreements all = agreements_of_year(w, next->programme, next->year);
	struct agreement standing;

	if (funding_bills.is_closed(w, next->programme, next->year))
		problem_add(work_arena(w), problems, "", agreement_is_closed);
	else if (agreement_is_billed(&all, next->year) &&
		 funding_agreement_of(w, next->programme, next->year, &standing) &&
		 !agreement_only_raises(&standing, next))
		problem_add(work_arena(w), problems, "", agreement_stays);
}

/* The number of the newest version of that year; 0: there is none. */
static int64_t newest_of(struct work *w, struct programme_id id, int year)
{
	struct agreements all = agreements_of_year(w, id, year);
	const struct agreement *newest = agreement_newest(&all, year);

	return newest == NULL ? 0 : newest->version;
}

static void insert_claims(
	struct work *w, const struct agreement *agreement, const struct partner *partner)
{
	int64_t number = 1;

	list_each (const struct claim *, claim, &partner->claims)
		funding_claim_insert(w, &(struct funding_claim_insert_values){
						.programme_id = agreement->programme,
						.year = agreement->year,
						.version = agreement->version,
						.organisation_id = partner->organisation,
						.number = number++,
						.due_on = claim->due_on,
						.sum = claim->sum,
					});
}

static void insert(struct work *w, const struct agreement *agreement)
{
	int64_t place = 1;

	funding_agreement_insert(w, &(struct funding_agreement_insert_values){
					    .programme_id = agreement->programme,
					    .year = agreement->year,
					    .version = agreement->version,
					    .method = sharings[agreement->method].name,
					    .source = agreement->source,
					    .payment = payments[agreement->payment].name,
					    .underspend = underspends[agreement->underspend].name,
					    .vat = vat_terms[agreement->vat].name,
					    .written_by = agreement->written_by,
					    .now = work_now(w),
				    });
	list_each (const struct partner *, partner, &agreement->partners) {
		funding_partner_insert(
			w, &(struct funding_partner_insert_values){
				   .programme_id = agreement->programme,
				   .year = agreement->year,
				   .version = agreement->version,
				   .place = place++,
				   .organisation_id = partner->organisation,
				   .contribution = contributions[partner->contribution].name,
				   .weight = partner->weight,
				   .worth = partner->worth,
				   .most = partner->most,
			   });
		insert_claims(w, agreement, partner);
	}
}

enum outcome_kind funding_write(struct work *w, const struct actor *by,
	const struct agreement *agreement, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct agreement next = *agreement;
	struct funding_years years;
	struct programme p;

	if (!programme_for(w, by, PROGRAMME_ALTER, agreement->programme, &p))
		return ABSENT;
	if (newest_of(w, p.id, agreement->year) != agreement->version)
		return CHANGED_MEANWHILE;
	next.office = p.organisation;
	next.leads = funding_leads(w, p.id, p.organisation, agreement->year);
	agreement_check(a, &next, problems);
	if (problems->n == 0)
		check_billed(w, &next, problems);
	if (!funding_years(w, p.id, &years) || agreement->year < years.first ||
		agreement->year > years.last)
		problem_add(a, problems, "year", N_("The programme does not run in that year"));
	if (problems->n > 0)
		return REFUSED;
	next.version++;
	next.written_by = by->account;
	insert(w, &next);
	audit_note_act(w, by, PROGRAMME_ALTER, "funding-write", "programme", p.id.v);
	return DONE;
}

enum outcome_kind funding_sign(struct work *w, const struct actor *by, struct programme_id id,
	int year, int64_t version, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct agreement agreement;
	struct programme p;

	if (!programme_for(w, by, PROGRAMME_SIGN, id, &p) ||
		!funding_agreement_load(w, id, year, version, &agreement))
		return ABSENT;
	if (newest_of(w, id, year) != version)
		return CHANGED_MEANWHILE;
	if (agreement.signed_by.v != 0)
		problem_add(a, problems, "", N_("This agreement is signed already"));
	else if (agreement.written_by.v == by->account.v)
		problem_add(a, problems, "", N_("Whoever wrote the agreement cannot sign it"));
	agreement.leads = funding_leads(w, p.id, p.organisation, year);
	if (agreement_asks_lead(&agreement))
		problem_add(a, problems, "",
			N_("By this agreement the body that holds the contract pays itself before "
			   "it is spent. Write it anew: a contract was signed since."));
	check_billed(w, &agreement, problems);
	if (problems->n > 0)
		return REFUSED;
	funding_agreement_sign(w, &(struct funding_agreement_sign_values){
					  .programme = id,
					  .year = year,
					  .version = version,
					  .by = by->account,
					  .now = work_now(w),
				  });
	funding_bills.agreed(w, id, year);
	audit_note_act(w, by, PROGRAMME_SIGN, "funding-sign", "programme", id.v);
	return DONE;
}
