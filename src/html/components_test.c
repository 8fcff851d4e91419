/* SPDX-License-Identifier: MIT */
/*
 * What govuk-frontend's fixtures do not show: our own ways, and the Ministry of Justice's
 * components, which come without fixtures.
 */
#include "html/components.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct arena *a;
static struct html out;

static int open_page(void **state)
{
	(void)state;
	a = arena_open(65536);
	out = html_new(a, ENGLISH, 1024);
	return 0;
}

static int close_page(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

#define assert_shows(text) assert_non_null(strstr(out.out.at, (text)))
#define assert_lacks(text) assert_null(strstr(out.out.at, (text)))

static void field__says_the_language_of_what_is_typed(void **state)
{
	(void)state;
	html_input(&out, &(struct form_field){
				 .name = "title-cy", .label = "Title in Welsh", .lang = "cy" });
	assert_shows("name=\"title-cy\" type=\"text\"\nlang=\"cy\"\n>");
}

static void field__shows_only_its_own_problem(void **state)
{
	struct problems problems = { 0 };

	(void)state;
	problem_add(a, &problems, "other", "Enter the other");
	html_input(&out,
		&(struct form_field){ .name = "title", .label = "Title", .problems = &problems });
	assert_lacks("error");
}

static void field__escapes_what_it_is_given(void **state)
{
	struct problems problems = { 0 };
	const struct choice choices[] = { { .value = "\"<", .text = "<b>", .hint = "<i>" } };

	(void)state;
	problem_add(a, &problems, "x", "<script>");
	html_radios(&out, &(struct form_field){ .name = "x",
				  .label = "<u>",
				  .hint = "<s>",
				  .problems = &problems,
				  .choices = choices,
				  .choice_count = 1,
				  .value = "\"<" });
	assert_shows("value=\"&quot;&lt;\"\nchecked");
	assert_lacks("<b>");
	assert_lacks("<i>");
	assert_lacks("<u>");
	assert_lacks("<s>");
	assert_lacks("<script>");
}

static void file_input__says_what_it_takes(void **state)
{
	(void)state;
	html_file_input(&out,
		&(struct form_field){ .name = "f", .label = "Document", .accept = ".docx,.pdf" });
	assert_shows("type=\"file\"\naccept=\".docx,.pdf\"");
}

static void form__with_a_file_is_multipart(void **state)
{
	(void)state;
	html_form_begin(&out, &(struct form){ .action = url_of(a, "/x"), .is_multipart = true });
	html_form_end(&out);
	assert_shows("enctype=\"multipart/form-data\"");
	assert_lacks("data-guard");
	assert_lacks("name=\"key\"");
}

static void table__that_may_scroll_is_reached_by_keyboard_and_ends_with_its_total(void **state)
{
	const struct column columns[] = { { "Partner", false }, { "Share", true } };
	const struct html_value cells[] = {
		SHOWN(((struct link){ "Gwent", url_of(a, "/partners/1") })),
		SHOWN(((struct money){ 1000000 })),
		SHOWN("Total"),
		SHOWN(((struct money){ 1000000 })),
	};

	(void)state;
	html_table(&out, &(struct table){ .id = "shares",
				 .caption = "Shares",
				 .columns = columns,
				 .column_count = 2,
				 .cells = cells,
				 .row_count = 2,
				 .first_is_header = true,
				 .last_is_total = true,
				 .may_scroll = true });
	assert_shows("<div class=\"sarn-scroll\" role=\"region\" aria-labelledby=\"shares\" "
		     "tabindex=\"0\">");
	assert_shows("id=\"shares\"\n>Shares</caption>");
	assert_shows("<th scope=\"row\" class=\"govuk-table__header\"><a class=\"govuk-link\" "
		     "href=\"/partners/1\">");
	assert_shows("<tr class=\"govuk-table__row sarn-total\">\n<th scope=\"row\" "
		     "class=\"govuk-table__header\">Total</th>\n<td class=\"govuk-table__cell "
		     "govuk-table__cell--numeric\">£10,000</td>");
}

static void pagination__of_a_single_page_is_nothing(void **state)
{
	(void)state;
	html_pagination(&out, URL_NONE, URL_NONE);
	assert_int_equal(0, out.out.size);
}

static void filter__is_a_form_that_asks_by_its_address(void **state)
{
	const struct link chosen[] = { { "2025", url_of(a, "/decisions?status=%s", "signed") } };
	const struct filter f = { url_of(a, "/decisions"), chosen, 1 };

	(void)state;
	html_filter_begin(&out, &f);
	html_filter_end(&out);
	assert_shows("<form class=\"moj-filter\" method=\"get\" action=\"/decisions\">");
	assert_shows("<a class=\"moj-filter__tag\" href=\"/decisions?status=signed\"><span "
		     "class=\"govuk-visually-hidden\">Remove this filter:</span> 2025</a>");
	assert_shows("<div class=\"moj-filter__options\">\n<button type=\"submit\"");
}

static void filter__with_nothing_chosen_does_not_say_so(void **state)
{
	const struct filter f = { .action = url_of(a, "/decisions") };

	(void)state;
	html_filter_begin(&out, &f);
	html_filter_end(&out);
	assert_lacks("moj-filter__selected");
}

static void timeline__dates_are_for_people_and_machines(void **state)
{
	const struct timeline_item items[] = {
		{ "Signed", "Enghraifft Sampl", { 2025, 3, 20 }, SHOWN("By <hand>") },
		{ "Published", NULL, { 2025, 3, 21 }, SHOWN("") },
	};

	(void)state;
	html_timeline(&out, items, array_size(items));
	assert_shows("<time datetime=\"2025-03-20\">20 March 2025</time>");
	assert_shows("<p class=\"moj-timeline__byline\">by Enghraifft Sampl</p>");
	assert_shows("<div class=\"moj-timeline__description\">By &lt;hand&gt;</div>");
}

static void badge__has_the_ministrys_class(void **state)
{
	(void)state;
	html_badge(&out, "Draft & late", "red");
	assert_string_equal(
		"<span class=\"moj-badge moj-badge--red\">Draft &amp; late</span>\n", out.out.at);
}

static void identity_bar__names_who_or_what(void **state)
{
	(void)state;
	html_identity_bar(&out, SHOWN("Enghraifft Sampl"));
	assert_shows("<span class=\"moj-identity-bar__title\">Enghraifft Sampl</span>");
}

static void sub_navigation__marks_the_current_page(void **state)
{
	const struct link links[] = {
		{ .text = "Money", .url = url_of(a, "/money") },
		{ .text = "History", .url = url_of(a, "/history"), .is_current = true },
	};

	(void)state;
	html_sub_navigation(&out, "Decision", links, 2);
	assert_shows("<nav class=\"moj-sub-navigation\" aria-label=\"Decision\">");
	assert_shows("<a class=\"moj-sub-navigation__link\"\nhref=\"/money\">");
	assert_shows("aria-current=\"page\"\nhref=\"/history\">");
}

static void bar__is_as_long_as_its_part_where_that_is_more_than_the_whole(void **state)
{
	static const struct {
		int64_t part, whole, most;
		const char *end, *filled, *over;
	} rows[] = {
		{ 0, 200, 0, "100.0%", "0.0%", NULL },
		{ 94, 200, 94, "100.0%", "47.0%", NULL },
		{ 200, 200, 200, "100.0%", "100.0%", NULL },
		{ 300, 200, 300, "66.6%", "66.6%", "33.4%" },
		{ 100, 200, 400, "50.0%", "25.0%", NULL },
		{ 300, 200, 400, "50.0%", "50.0%", "25.0%" },
		{ 5, 0, 5, "100.0%", "0.0%", NULL },
		{ -5, 200, 0, "100.0%", "0.0%", NULL },
	};

	(void)state;
	for (size_t i = 0; i < array_size(rows); i++) {
		const struct bar *bar = html_bar_of(a, rows[i].part, rows[i].whole, rows[i].most);

		assert_string_equal(bar->whole, rows[i].end);
		assert_string_equal(bar->part, rows[i].filled);
		assert_true((bar->over == NULL) == (rows[i].over == NULL));
		if (bar->over != NULL)
			assert_string_equal(bar->over, rows[i].over);
	}
	html_bar(&out, html_bar_share(a, 200, 200));
	assert_lacks("sarn-bar__over");
	html_bar(&out, html_bar_share(a, 300, 200));
	assert_shows("sarn-bar__over");
	assert_shows("sarn-bar__stripes");
}

static void sheet_problems__show_what_stands_in_the_sheet_and_the_other_row(void **state)
{
	const struct sheet_problem rows[] = {
		{ .row = "Row 3", .column = "Amount", .message = "Enter a sum:", .detail = "<1,0" },
		{ .row = "Row 4", .column = "", .message = "It is there twice:", .other = "Row 2" },
	};

	(void)state;
	html_sheet_problems(&out, rows, 1);
	assert_shows("<br><span class=\"sarn-meta\" translate=\"no\">&lt;1,0</span>");
	assert_lacks("Row 4");
	html_sheet_problems(&out, rows, array_size(rows));
	assert_shows("It is there twice:\n<br>Row 2\n</td>");
}

int main(void)
{
#define unit(test) cmocka_unit_test_setup_teardown(test, open_page, close_page)
	const struct CMUnitTest tests[] = {
		unit(field__says_the_language_of_what_is_typed),
		unit(field__shows_only_its_own_problem),
		unit(field__escapes_what_it_is_given),
		unit(file_input__says_what_it_takes),
		unit(form__with_a_file_is_multipart),
		unit(table__that_may_scroll_is_reached_by_keyboard_and_ends_with_its_total),
		unit(pagination__of_a_single_page_is_nothing),
		unit(filter__is_a_form_that_asks_by_its_address),
		unit(filter__with_nothing_chosen_does_not_say_so),
		unit(timeline__dates_are_for_people_and_machines),
		unit(badge__has_the_ministrys_class),
		unit(identity_bar__names_who_or_what),
		unit(sub_navigation__marks_the_current_page),
		unit(bar__is_as_long_as_its_part_where_that_is_more_than_the_whole),
		unit(sheet_problems__show_what_stands_in_the_sheet_and_the_other_row),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
