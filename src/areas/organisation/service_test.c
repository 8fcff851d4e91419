/* SPDX-License-Identifier: MIT */
/*
 * Bodies and the office that keeps them.
 */
#include "areas/organisation/organisation.h"
#include "areas/testing.h"
#include "base/err.h"

#define A_BODY                                                                                     \
	((struct organisation){                                                                    \
		.name = { "Invented Force", "Heddlu Dychmygol" },                                  \
		.area = { "Imagined Coast", "Glannau Dychmygol" },                                 \
		.kind = "FORCE",                                                                   \
		.reference_pattern = "F{n}",                                                       \
	})

static struct problems add(struct fresh *f, struct organisation *body)
{
	struct problems problems = { 0 };

	WRITE (f, w)
		organisation_add(w, body, &problems);
	return problems;
}

static bool load(struct fresh *f, struct organisation_id id, struct organisation *body)
{
	bool is_there = false;

	READ (f, w)
		is_there = organisation_load(w, id, body);
	return is_there;
}

static const char *repeated(struct fresh *f, const char *text, int times)
{
	const char *all = "";

	for (int i = 0; i < times; i++)
		all = arena_format(f->arena, "%s%s", all, text);
	return all;
}

static void add__is_kept_as_it_was_said(void **state)
{
	struct fresh *f = *state;
	struct organisation body = A_BODY;
	struct organisation kept;

	assert_int_equal(add(f, &body).n, 0);
	assert_true(load(f, body.id, &kept));
	assert_string_equal(kept.name[ENGLISH], "Invented Force");
	assert_string_equal(kept.name[WELSH], "Heddlu Dychmygol");
	assert_string_equal(kept.area[ENGLISH], "Imagined Coast");
	assert_string_equal(kept.area[WELSH], "Glannau Dychmygol");
	assert_string_equal(kept.kind, "FORCE");
	assert_string_equal(kept.reference_pattern, "F{n}");
	assert_false(kept.is_demonstration);
}

static void add__keeps_itself_unless_an_office_does(void **state)
{
	struct fresh *f = *state;
	struct organisation own = A_BODY;
	struct organisation kept = A_BODY;

	kept.name[ENGLISH] = "Another Force";
	kept.kept_by = f->office;
	add(f, &own);
	add(f, &kept);
	assert_true(load(f, own.id, &own) && own.kept_by.v == own.id.v);
	assert_true(load(f, kept.id, &kept) && kept.kept_by.v == f->office.v);
}

static void add__each_fault_is_told_by_its_field(void **state)
{
	struct fresh *f = *state;
	struct organisation long_name = A_BODY;
	struct organisation cases[] = { A_BODY, A_BODY, A_BODY, A_BODY, A_BODY, A_BODY, A_BODY };
	static const char *const fields[] = { "name-en", "name-en", "name-cy", "area-en", "area-cy",
		"reference-pattern", "kind" };

	cases[0].name[ENGLISH] = " ";
	cases[1].name[ENGLISH] = "Two\nlines";
	cases[2].name[WELSH] = repeated(f, "\xC5\xB7", 201);
	cases[3].area[ENGLISH] = repeated(f, "a", 101);
	cases[4].area[WELSH] = "bad \xFF";
	cases[5].reference_pattern = repeated(f, "a", 61);
	cases[6].kind = "opcc";
	for (size_t i = 0; i < array_size(cases); i++) {
		struct problems problems = add(f, &cases[i]);

		assert_int_equal(problems.n, 1);
		assert_string_equal(problems.at[0].field, fields[i]);
		assert_int_equal(cases[i].id.v, 0);
	}
	long_name.name[WELSH] = repeated(f, "\xC5\xB7", 200);
	assert_int_equal(add(f, &long_name).n, 0);
}

static void add__a_name_stands_once(void **state)
{
	struct fresh *f = *state;
	struct organisation first = A_BODY;
	struct organisation again = A_BODY;

	add(f, &first);
	assert_string_equal(add(f, &again).at[0].field, "name-en");
}

static void load__there_is_none_of_another_number(void **state)
{
	struct fresh *f = *state;
	struct organisation body = { .kind = "untouched" };

	assert_false(load(f, (struct organisation_id){ 12345 }, &body));
	assert_string_equal(body.kind, "untouched");
}

static void by_name__is_found_by_the_whole_name_only(void **state)
{
	struct fresh *f = *state;
	struct organisation body = A_BODY;
	struct organisation found;

	add(f, &body);
	READ (f, w) {
		assert_true(organisation_by_name(w, "Invented Force", &found));
		assert_int_equal(found.id.v, body.id.v);
		assert_false(organisation_by_name(w, "Invented", &found));
		assert_false(organisation_by_name(w, "Invented Force'--", &found));
	}
}

static void kept_by__lists_an_offices_own_by_name(void **state)
{
	struct fresh *f = *state;
	struct organisation kept = A_BODY;
	struct organisation elsewhere = A_BODY;

	elsewhere.name[ENGLISH] = "Seen by nobody here";
	elsewhere.kept_by = f->elsewhere;
	kept.kept_by = f->office;
	add(f, &kept);
	add(f, &elsewhere);
	READ (f, w) {
		struct organisations list = organisations_kept_by(w, f->office);

		assert_int_equal(list.n, 2);
		assert_int_equal(list.at[0].id.v, kept.id.v);
		assert_int_equal(list.at[1].id.v, f->office.v);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(add__is_kept_as_it_was_said),
		FRESH(add__keeps_itself_unless_an_office_does),
		FRESH(add__each_fault_is_told_by_its_field),
		FRESH(add__a_name_stands_once),
		FRESH(load__there_is_none_of_another_number),
		FRESH(by_name__is_found_by_the_whole_name_only),
		FRESH(kept_by__lists_an_offices_own_by_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
