/* SPDX-License-Identifier: MIT */
#include "areas/invoice/holder.h"

#include "areas/cohort/cohort.h"
#include "areas/invoice/ground.h"
#include "areas/invoice/store.h"
#include "areas/programme/programme.h"
#include "db/db.h"

bool holder_works_under(struct work *w, struct contract_id id, struct organisation_id supplier,
	struct organisation_id body, struct date day)
{
	struct contract_versions subs = { 0 };

	if (supplier.v == body.v)
		return true;
	subs = contract_subs_on(w, id, day);
	list_each (const struct contract_version *, sub, &subs)
		if (sub->supplier.id.v == body.v && contract_runs_on(sub, day))
			return true;
	return false;
}

static bool promises(struct work *w, const struct contract_version *v, const struct budget *b,
	const struct deed_of_body *deed)
{
	bool is_for_scheme = false, has_line = false;
	size_t n;
	const struct scheme_id *schemes = invoice_schemes(w, v, b, &n);

	for (size_t i = 0; i < n; i++)
		is_for_scheme |= schemes[i].v == deed->scheme.v;
	list_each (const struct contract_line *, line, &v->lines)
		has_line |= line->evidence == deed->evidence;
	return is_for_scheme && has_line;
}

/* Its own contract comes before one under which the body worked for another, and that before all others. */
static void see_promise(struct work *w, const struct invoice *invoice, const struct contract *c,
	const struct budget *b, const struct deed_of_body *deed, struct promised_deed *promised)
{
	const struct contract_version *v;
	bool is_bodys;

	if (c->id.v == invoice->contract.v || c->organisation.v != invoice->organisation.v ||
		promised->is_own)
		return;
	v = invoice_terms(w, c->id, deed->on);
	if (v == NULL || !promises(w, v, b, deed))
		return;
	is_bodys = holder_works_under(w, c->id, v->supplier.id, deed->body, deed->on);
	if (promised->contract == NULL || (is_bodys && !promised->is_bodys) ||
		v->supplier.id.v == deed->body.v)
		*promised = (struct promised_deed){ c->reference, is_bodys,
			v->supplier.id.v == deed->body.v };
}

struct promised_deed holder_promised_elsewhere(
	struct work *w, const struct invoice *invoice, const struct deed_of_body *deed)
{
	struct contracts of_programme = contracts_of(w, invoice->programme);
	struct contracts of_scheme = contracts_of_scheme(w, deed->scheme);
	struct promised_deed promised = { 0 };
	struct budget b;
	bool has_budget = programme_budget_in_force(w, invoice->programme, &b);

	list_each (const struct contract *, c, &of_programme)
		see_promise(w, invoice, c, has_budget ? &b : NULL, deed, &promised);
	list_each (const struct contract *, c, &of_scheme)
		if (c->programme.v != invoice->programme.v)
			see_promise(w, invoice, c, NULL, deed, &promised);
	return promised;
}

void holder_see(struct work *w, const struct invoice *invoice, enum evidence evidence,
	const struct cohort *c, struct billed_cohort *seen)
{
	const struct deed_of_body deed = { c->scheme, c->organisation, seen->b_on, evidence };
	struct promised_deed promised;

	if (invoice->supplier.v == c->organisation.v)
		return;
	promised = holder_promised_elsewhere(w, invoice, &deed);
	seen->is_run_elsewhere =
		promised.is_own || !holder_works_under(w, invoice->contract, invoice->supplier,
					   c->organisation, seen->b_on);
	if (!seen->is_run_elsewhere)
		return;
	seen->promised.contract = promised.contract;
	seen->promised.is_runners = promised.is_bodys;
}
