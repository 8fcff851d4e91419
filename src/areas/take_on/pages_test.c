/* SPDX-License-Identifier: MIT */
/*
 * The pages on which sheets are brought in, asked through the frame.
 */
#include "areas/take_on/pages.h"

#include <string.h>

#include "areas/take_on/testing.h"

static int serve_setup(void **state)
{
	fresh_setup(state);
	serve(*state, take_on_routes, NULL);
	return 0;
}

#define ONE_PERSON PEOPLE_HEAD PERSON_ROW("P1", "Sampla")

static enum status sends(
	struct fresh *f, const struct path *path, const char *target, struct slice file)
{
	return page_post_file(
		f, &path->p.coordinator, target, "scheme=", "file", "sheet.csv", file);
}

static enum status looks_at(struct fresh *f, const struct path *path, const char *text)
{
	return sends(f, path, "/take-on/check", slice_of(text));
}

/* As the page that says how it stands carries it. */
static enum status carries(struct fresh *f, const struct path *path, const char *target,
	const char *text, const char *more)
{
	struct buf b = buf_new(f->arena, 4096);

	buf_text(&b, "scheme=&sheet=");
	for (; *text != '\0'; text++)
		buf_format(&b, "%%%02X", (unsigned char)*text);
	buf_text(&b, more);
	return page_post(f, &path->p.coordinator, target, b.at);
}

static size_t acts(struct fresh *f, const struct path *path, const char *act)
{
	struct audit_filter filter = { .kind = "scheme", .id = path->p.scheme.v };
	struct audit_page page;
	size_t n = 0;

	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena, &filter, 0, 50, &page));
	for (size_t i = 0; i < page.n; i++)
		n += strcmp(page.at[i].act, act) == 0;
	return n;
}

/* ---- before a file ---- */

static void page__is_the_coordinators(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);

	assert_int_equal(page_get(f, &path.p.coordinator, "/take-on"), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "A sheet has 500 rows at most. So many take a few seconds"));
	assert_true(page_says(f, "data-working=\"The sheet is being checked…\""));
	assert_true(page_says(f, "Up to 500 rows and 512 KB"));
	assert_int_equal(page_get(f, &f->commissioning_officer, "/take-on"), FORBIDDEN);
	assert_int_equal(page_get(f, &f->sergeant, "/take-on"), FORBIDDEN);
	assert_int_equal(page_get(f, &path.p.facilitator, "/take-on"), FORBIDDEN);
	assert_int_equal(page_post_file(f, &f->elsewhere_coordinator, "/take-on/check",
				 "scheme=", "file", "sheet.csv", slice_of(ONE_PERSON)),
		NOT_FOUND);
}

static void template__names_the_columns_in_the_readers_language(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const struct actor *by = &path.p.coordinator;

	assert_int_equal(page_get(f, by, "/take-on/template/attendance"), OK);
	assert_true(page_says(f, "person,cohort,booked,workshop A,A late,workshop B"));
	assert_string_equal(page_sent_header(f, "Content-Disposition"),
		"attachment; filename=\"attendance.csv\"");
	assert_int_equal(page_get(f, by, "/cy/take-on/template/attendance"), OK);
	assert_true(page_says(f, "person,carfan,neilltuwyd lle,gweithdy A,A yn hwyr,gweithdy B"));
	assert_int_equal(page_get(f, by, "/take-on/template/other"), NOT_FOUND);
}

static void columns__are_explained_all(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);

	assert_int_equal(page_get(f, &path.p.coordinator, "/take-on/columns"), OK);
	assert_null(page_trouble(f));
	for (enum sheet_column each = COLUMN_NONE + 1; each < COLUMN_COUNT; each++)
		if (strchr(column_facts(each)->name[ENGLISH], '\'') == NULL)
			assert_true(page_says(f, column_facts(each)->name[ENGLISH]));
	assert_true(page_says(f, "room · telephone · one-to-one"));
}

/* ---- a look ---- */

static void look__reports_each_row_and_brings_nothing(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const char *bad = PEOPLE_HEAD "P1,Enghraifft,Sampl,31/06/"
				      "1990,male,English,Powys,police,MI,,,,,,,,21/05/2026,,,\r\n";

	assert_int_equal(looks_at(f, &path, bad), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "This sheet cannot be imported yet"));
	assert_true(page_says(f, "Enter a day that exists"));
	assert_true(page_says(f, "31/06/1990"));
	assert_int_equal(sends(f, &path, "/cy/take-on/check", slice_of(bad)), OK);
	assert_true(page_says(f, "ganed"));
	assert_false(page_says(f, "Enter a day that exists"));
	assert_int_equal(acts(f, &path, "take-on-rehearse"), 2);
	assert_int_equal(acts(f, &path, "take-on"), 0);
}

static void look__says_which_other_row_it_is(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const char *row = "P1,Enghraifft,Sampl,17/05/1990,male,English,Powys,police,MI,,,,,,,,"
			  "21/05/2026,,,\r\n";
	const char *twice = arena_format(f->arena, PEOPLE_HEAD "%s%s", row, row);

	assert_int_equal(looks_at(f, &path, twice), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Another row is called so already\n<br>Row 2\n"));
	assert_int_equal(sends(f, &path, "/cy/take-on/check", slice_of(twice)), OK);
	assert_true(page_says(f, "<br>Rhes 2\n"));
}

static void look__at_what_is_no_sheet_says_what_it_is(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);

	assert_int_equal(sends(f, &path, "/take-on/check", SLICE("person,cohort\nT\xF4n,1\n")), OK);
	assert_true(page_says(f, "Windows-1252"));
	assert_int_equal(sends(f, &path, "/take-on/check", SLICE("PK\x03\x04 a spreadsheet")), OK);
	assert_true(page_says(f, "This is not a CSV file"));
	assert_int_equal(
		page_post(f, &path.p.coordinator, "/take-on/check", "scheme="), UNPROCESSABLE);
	assert_true(page_has_problem(f, "file", "Choose the sheet, saved as CSV"));
}

static void look__pages_a_long_report(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct buf b = buf_new(f->arena, 1 << 14);

	buf_text(&b, ATTENDANCE_HEAD);
	for (int i = 0; i < 60; i++)
		buf_format(&b, "P%d,C1,never,,,,,,,\r\n", i);
	assert_int_equal(looks_at(f, &path, b.at), OK);
	assert_true(page_says(f, "1 to 50 of 60"));
	assert_false(page_says(f, "Earlier rows"));
	assert_int_equal(carries(f, &path, "/take-on/check", b.at, "&page=2"), OK);
	assert_true(page_says(f, "51 to 60 of 60"));
	assert_false(page_says(f, "Later rows"));
}

static void look__sent_twice_says_the_same(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	const char *key = "&key=abcdefghijklmnopqrstuv";

	for (int i = 0; i < 2; i++) {
		assert_int_equal(carries(f, &path, "/take-on/check", ONE_PERSON, key), OK);
		assert_null(page_trouble(f));
		assert_true(page_says(f, "Import 1 row"));
	}
	assert_int_equal(acts(f, &path, "take-on-rehearse"), 2);
}

/* ---- bringing ---- */

static void sheet__is_looked_at_then_brought_once(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);

	assert_int_equal(looks_at(f, &path, ONE_PERSON), OK);
	assert_null(page_trouble(f));
	assert_true(page_says(f, "Import 1 row"));
	assert_int_equal(carries(f, &path, "/take-on", ONE_PERSON, ""), SEE_OTHER);
	assert_string_equal(f->reply.location, "/take-on?done=1");
	assert_int_equal(acts(f, &path, "take-on"), 1);
	assert_int_equal(page_get(f, &path.p.coordinator, "/take-on?done=1"), OK);
	assert_true(page_says(f, "1 row is imported"));
	assert_true(page_says(f, "People and referrals"));
	assert_int_equal(looks_at(f, &path, ONE_PERSON), OK);
	assert_true(page_says(f, "Nothing new in this sheet"));
	assert_int_equal(carries(f, &path, "/take-on", ONE_PERSON, ""), OK);
	assert_true(page_says(f, "Nothing new in this sheet"));
	assert_int_equal(acts(f, &path, "take-on"), 1);
}

/* Its first row can be brought; of the second the caution is refused, once the person is added. */
static void sheet__that_is_refused_after_all_brings_nothing(void **state)
{
	struct fresh *f = *state;
	struct path path = a_programme_on_paper(f);
	struct person_filter all = { 0 };

	assert_int_equal(
		carries(f, &path, "/take-on",
			ONE_PERSON
			"P2,Enghraifft,Samplb,17/05/1990,male,English,Powys,caution,MI,02/05/2026,"
			"20/05/2026,01/05/2026,12345,54321,sergeant,obtained,21/05/2026,,,\r\n",
			""),
		UNPROCESSABLE);
	assert_true(page_says(f, "Row 3"));
	READ (f, w) {
		work_read_for(w, f->sergeant.account);
		assert_int_equal(person_list(w, &f->sergeant, &all, 10).n, 0);
	}
	assert_int_equal(acts(f, &path, "take-on"), 0);
	assert_int_equal(looks_at(f, &path, ONE_PERSON), OK);
	assert_true(page_says(f, "Import 1 row"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		SERVED(page__is_the_coordinators),
		SERVED(template__names_the_columns_in_the_readers_language),
		SERVED(columns__are_explained_all),
		SERVED(look__reports_each_row_and_brings_nothing),
		SERVED(look__says_which_other_row_it_is),
		SERVED(look__at_what_is_no_sheet_says_what_it_is),
		SERVED(look__pages_a_long_report),
		SERVED(look__sent_twice_says_the_same),
		SERVED(sheet__is_looked_at_then_brought_once),
		SERVED(sheet__that_is_refused_after_all_brings_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
