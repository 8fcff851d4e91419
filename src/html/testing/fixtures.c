/* SPDX-License-Identifier: MIT */
/*
 * Draws our components from the options of govuk-frontend's fixtures; fixtures.mjs asks it.
 *
 * In come lines "component NAME" or "PATH VALUE" (items.0.text Yes%20please), and an empty line
 * after each case; out comes its HTML and a line of four percent signs.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/err.h"
#include "base/map.h"
#include "html/components.h"

enum { LINE_MAX_BYTES = 65536, ITEMS_MAX = 40 };

static struct arena *a;
static struct map options;

static const char *option(const char *format, ...) __attribute__((format(printf, 1, 2)));

static const char *option(const char *format, ...)
{
	va_list args;

	va_start(args, format);

	const char *value = map_get(&options, arena_format_v(a, format, args));

	va_end(args);
	return value;
}

static bool is_on(const char *path)
{
	const char *value = option("%s", path);

	return value != NULL && strcmp(value, "true") == 0;
}

/* What follows `prefix` in the option of that path: "2" of "govuk-input--width-2". */
static const char *option_after(const char *path, const char *prefix)
{
	const char *value = option("%s", path);
	const char *at = value == NULL ? NULL : strstr(value, prefix);

	return at == NULL ? NULL : at + strlen(prefix);
}

static struct url url_written(const char *href)
{
	return (struct url){ href, URL_PAGE };
}

static struct html_value content(const char *path)
{
	const char *html = option("%shtml", path);

	if (html != NULL)
		return SHOWN(((struct markup){ html, strlen(html) }));
	return SHOWN(option("%stext", path));
}

static bool has_item(const char *path, size_t i)
{
	return i < ITEMS_MAX &&
	       (option("%s.%zu.text", path, i) || option("%s.%zu.value", path, i) ||
		       option("%s.%zu.divider", path, i) || option("%s.%zu.key.text", path, i));
}

static struct form_field a_field(void)
{
	static struct problems problems;
	static struct choice choices[ITEMS_MAX];
	bool has_legend = option("fieldset.legend.text") != NULL;
	const char *names = has_legend ? "fieldset.legend" : "label";
	struct form_field f = {
		.name = option("namePrefix") ? option("namePrefix")
			: option("name")     ? option("name")
					     : option("id"),
		.id = option("id") ? option("id") : option("idPrefix"),
		.label = option("%s.text", names),
		.label_size = has_legend ? option_after("fieldset.legend.classes", "legend--")
					 : option_after("label.classes", "label--"),
		.is_page_heading = is_on(arena_format(a, "%s.isPageHeading", names)),
		.hint = option("hint.text"),
		.value = option("value"),
		.problems = &problems,
		.choices = choices,
	};

	problems = (struct problems){ 0 };
	if (option("errorMessage.text"))
		problem_add(a, &problems, f.name, option("errorMessage.text"));
	for (size_t i = 0; has_item("items", i); i++) {
		const char *divider = option("items.%zu.divider", i);

		choices[i] = (struct choice){
			.value = option("items.%zu.value", i),
			.text = divider ? divider : option("items.%zu.text", i),
			.hint = option("items.%zu.hint.text", i),
			.is_checked = is_on(arena_format(a, "items.%zu.checked", i)),
		};
		if (choices[i].is_checked || is_on(arena_format(a, "items.%zu.selected", i)))
			f.value = choices[i].value;
		f.choice_count = i + 1;
	}
	return f;
}

static void draw_input(struct html *out)
{
	struct form_field f = a_field();

	f.width = option_after("classes", "govuk-input--width-");
	f.prefix = option("prefix.text");
	f.suffix = option("suffix.text");
	f.type = option("type");
	f.inputmode = option("inputmode");
	f.autocomplete = option("autocomplete");
	html_input(out, &f);
}

static void draw_textarea(struct html *out)
{
	struct form_field f = a_field();

	f.rows = option("rows") ? (unsigned)strtoul(option("rows"), NULL, 10) : 0;
	f.autocomplete = option("autocomplete");
	html_textarea(out, &f);
}

static void draw_date_input(struct html *out)
{
	struct form_field f = a_field();

	f.is_month = option("day") != NULL;
	f.day = option("values.day");
	f.month = option("values.month");
	f.year = option("values.year");
	html_date_input(out, &f);
}

static void draw_radios(struct html *out)
{
	struct form_field f = a_field();

	f.is_inline = option_after("classes", "govuk-radios--inline") != NULL;
	f.is_small = option_after("classes", "govuk-radios--small") != NULL;
	html_radios(out, &f);
}

static void draw_checkboxes(struct html *out)
{
	struct form_field f = a_field();

	f.is_small = option_after("classes", "govuk-checkboxes--small") != NULL;
	html_checkboxes(out, &f);
}

static void draw_select(struct html *out)
{
	struct form_field f = a_field();

	html_select(out, &f);
}

static void draw_file_upload(struct html *out)
{
	struct form_field f = a_field();

	html_file_input(out, &f);
}

static void draw_button(struct html *out)
{
	html_button(out, &(struct button){
				 .text = option("text"),
				 .kind = option_after("classes", "--secondary") ? BUTTON_SECONDARY
					 : option_after("classes", "--warning") ? BUTTON_WARNING
										: BUTTON_DEFAULT,
				 .url = url_written(option("href")),
				 .name = option("name"),
				 .value = option("value"),
				 .is_once = is_on("preventDoubleClick"),
			 });
}

static void draw_error_summary(struct html *out)
{
	struct problems problems = { 0 };

	for (size_t i = 0; has_item("errorList", i); i++) {
		const char *href = option("errorList.%zu.href", i);

		*list_add(a, &problems) = (struct problem){ href ? href + 1 : "",
			option("errorList.%zu.text", i), NULL };
	}
	html_error_summary(out, &problems);
}

static void draw_breadcrumbs(struct html *out)
{
	struct link links[ITEMS_MAX];
	size_t n = 0;

	for (; has_item("items", n); n++)
		links[n] = (struct link){ option("items.%zu.text", n),
			url_written(option("items.%zu.href", n)) };
	html_breadcrumbs(out, links, n);
}

static void draw_summary_list(struct html *out)
{
	struct summary_row rows[ITEMS_MAX] = { 0 };
	size_t n = 0;

	for (; has_item("rows", n); n++) {
		const char *actions = arena_format(a, "rows.%zu.actions.items", n);

		rows[n].key = option("rows.%zu.key.text", n);
		rows[n].value = content(arena_format(a, "rows.%zu.value.", n));
		for (size_t i = 0; i < SUMMARY_ACTIONS_MAX && has_item(actions, i); i++)
			rows[n].actions[i] = (struct link){
				option("%s.%zu.text", actions, i),
				url_written(option("%s.%zu.href", actions, i)),
				option("%s.%zu.visuallyHiddenText", actions, i),
			};
	}
	html_summary_list(out, rows, n);
}

static void draw_table(struct html *out)
{
	struct column columns[ITEMS_MAX];
	struct html_value cells[ITEMS_MAX * ITEMS_MAX];
	struct table t = {
		.caption = option("caption"),
		.caption_size = option_after("captionClasses", "caption--"),
		.columns = columns,
		.cells = cells,
		.first_is_header = is_on("firstCellIsHeader"),
	};

	for (size_t i = 0; has_item("head", i); i++)
		columns[t.column_count++] = (struct column){ option("head.%zu.text", i),
			option("head.%zu.format", i) != NULL };
	for (; option("rows.%zu.0.text", t.row_count); t.row_count++)
		for (size_t i = 0; i < t.column_count; i++)
			cells[t.row_count * t.column_count + i] =
				SHOWN(option("rows.%zu.%zu.text", t.row_count, i));
	html_table(out, &t);
}

static void draw_tag(struct html *out)
{
	html_tag(out, option("text"), option_after("classes", "govuk-tag--"));
}

static void draw_pagination(struct html *out)
{
	html_pagination(
		out, url_written(option("previous.href")), url_written(option("next.href")));
}

static void draw_notification_banner(struct html *out)
{
	if (option("type"))
		html_success(out, option("text"));
	else
		html_notice(out, option("text"));
}

static void draw_inset_text(struct html *out)
{
	html_inset(out, content(""));
}

static void draw_warning_text(struct html *out)
{
	html_warning(out, content(""));
}

static void draw_details(struct html *out)
{
	html_details(out, option("summaryText"), content(""));
}

static void draw_panel(struct html *out)
{
	html_panel(
		out, option("titleText") ? option("titleText") : option("titleHtml"), content(""));
}

static void draw_back_link(struct html *out)
{
	html_back_link(out, url_written(option("href") ? option("href") : "#"));
}

static void draw_skip_link(struct html *out)
{
	html_skip_link(out);
}

static const struct {
	const char *component;
	void (*draw)(struct html *out);
} drawers[] = {
	{ "back-link", draw_back_link },
	{ "breadcrumbs", draw_breadcrumbs },
	{ "button", draw_button },
	{ "checkboxes", draw_checkboxes },
	{ "date-input", draw_date_input },
	{ "details", draw_details },
	{ "error-summary", draw_error_summary },
	{ "file-upload", draw_file_upload },
	{ "input", draw_input },
	{ "inset-text", draw_inset_text },
	{ "notification-banner", draw_notification_banner },
	{ "pagination", draw_pagination },
	{ "panel", draw_panel },
	{ "radios", draw_radios },
	{ "select", draw_select },
	{ "skip-link", draw_skip_link },
	{ "summary-list", draw_summary_list },
	{ "table", draw_table },
	{ "tag", draw_tag },
	{ "textarea", draw_textarea },
	{ "warning-text", draw_warning_text },
};

static void draw(const char *component)
{
	for (size_t i = 0; i < array_size(drawers); i++) {
		struct html out = html_new(a, ENGLISH, 4096);

		if (strcmp(drawers[i].component, component) != 0)
			continue;
		drawers[i].draw(&out);
		printf("%s\n%%%%%%%%\n", out.out.at);
		return;
	}
	die("fixtures: no component is called %s", component);
}

/* "Yes%20please" → "Yes please" */
static char *decoded(const char *text)
{
	struct buf b = buf_new(a, strlen(text));

	for (; *text != '\0'; text++) {
		if (*text == '%') {
			buf_char(&b, (char)strtol(arena_text_n(a, text + 1, 2), NULL, 16));
			text += 2;
		} else {
			buf_char(&b, *text);
		}
	}
	return b.at;
}

int main(void)
{
	static char line[LINE_MAX_BYTES];

	a = arena_open(1 << 16);
	options = map_new(a);
	while (fgets(line, sizeof line, stdin) != NULL) {
		line[strcspn(line, "\n")] = '\0';

		char *space = strchr(line, ' ');

		if (space != NULL) {
			*space = '\0';
			map_set(&options, line, decoded(space + 1));
			continue;
		}
		draw(option("component"));
		arena_reset(a);
		options = map_new(a);
	}
	arena_close(a);
	return 0;
}
