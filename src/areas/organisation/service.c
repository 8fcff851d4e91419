/* SPDX-License-Identifier: MIT */
#include "areas/organisation/organisation.h"

#include <string.h>

#include "areas/organisation/organisation_queries.h"
#include "db/db.h"

enum { NAME_MAX_LENGTH = 200, AREA_MAX_LENGTH = 100, PATTERN_MAX_LENGTH = 60 };

static struct organisation organisation_of(const struct organisation_get_row *row)
{
	return (struct organisation){
		.id = row->id,
		.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
		.area = { [ENGLISH] = row->area_en, [WELSH] = row->area_cy },
		.kind = row->kind,
		.reference_pattern = row->reference_pattern,
		.kept_by = row->kept_by,
		.is_demonstration = row->is_demonstration,
	};
}

bool organisation_load(struct work *w, struct organisation_id id, struct organisation *o)
{
	struct organisation_get_row row;

	if (!organisation_get(w, id, &row))
		return false;
	*o = organisation_of(&row);
	return true;
}

bool organisation_by_name(struct work *w, const char *name_en, struct organisation *o)
{
	struct organisation_get_row row;

	if (!organisation_get_by_name(w, name_en, &row))
		return false;
	*o = organisation_of(&row);
	return true;
}

static struct organisations organisations_of(
	struct arena *a, const struct organisation_get_rows *rows)
{
	struct organisations list = { 0 };

	list_each (const struct organisation_get_row *, row, rows)
		*list_add(a, &list) = organisation_of(row);
	return list;
}

struct organisations organisations_kept_by(struct work *w, struct organisation_id keeper)
{
	struct organisation_get_rows rows = organisation_list_kept_by(w, keeper);

	return organisations_of(work_arena(w), &rows);
}

struct organisations organisations_all(struct work *w)
{
	struct organisation_get_rows rows = organisation_list_all(w);

	return organisations_of(work_arena(w), &rows);
}

static bool is_kind(const char *kind)
{
	static const char *const kinds[] = { "OPCC", "FORCE", "PROVIDER", "FUNDER", "OTHER" };

	for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

static void check(struct work *w, const struct organisation *o, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct organisation other;

	problem_add_line(a, problems, "name-en", o->name[ENGLISH], NAME_MAX_LENGTH,
		N_("Enter the name in English"));
	problem_add_line(a, problems, "name-cy", o->name[WELSH], NAME_MAX_LENGTH, NULL);
	problem_add_line(a, problems, "area-en", o->area[ENGLISH], AREA_MAX_LENGTH, NULL);
	problem_add_line(a, problems, "area-cy", o->area[WELSH], AREA_MAX_LENGTH, NULL);
	problem_add_line(
		a, problems, "reference-pattern", o->reference_pattern, PATTERN_MAX_LENGTH, NULL);
	if (!is_kind(o->kind))
		problem_add(a, problems, "kind",
			N_("Choose one of OPCC, FORCE, PROVIDER, FUNDER, OTHER"));
	if (problems->n == 0 && organisation_by_name(w, o->name[ENGLISH], &other))
		problem_add(a, problems, "name-en",
			N_("There is an organisation of that name already"));
}

void organisation_add(struct work *w, struct organisation *o, struct problems *problems)
{
	check(w, o, problems);
	if (problems->n > 0)
		return;
	o->id = (struct organisation_id){ id_random() };
	if (o->kept_by.v == 0)
		o->kept_by = o->id;
	organisation_insert(w, &(struct organisation_insert_values){
				       .id = o->id,
				       .name_en = o->name[ENGLISH],
				       .name_cy = o->name[WELSH],
				       .area_en = o->area[ENGLISH],
				       .area_cy = o->area[WELSH],
				       .kind = o->kind,
				       .reference_pattern = o->reference_pattern,
				       .kept_by = o->kept_by,
				       .is_demonstration = o->is_demonstration,
				       .now = work_now(w),
			       });
}
