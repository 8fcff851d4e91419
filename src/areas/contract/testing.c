/* SPDX-License-Identifier: MIT */
#include "areas/contract/testing_scene.h"

#include "areas/contract/testing.h"

void scene_contract(struct fresh *f, struct scheme_id scheme, struct date ends_on)
{
	struct programme p = a_contracted_programme(f);
	struct contract_version v = a_version(f, &p);

	v.starts_on = date_of(2026, 1, 1);
	v.ends_on = ends_on;
	v.services.at[0].scheme = scheme;
	written_now(f, &p, &v, "SCENE-1");
	signed_now(f, &v);
}

struct programme_id scene_programme(struct fresh *f, struct scheme_id scheme)
{
	struct programme p = a_programme(f);
	struct budget b = a_budget(f, &p);

	b.scheme = scheme;
	budget_in_force_now(f, b);
	return p.id;
}
