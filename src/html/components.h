/* SPDX-License-Identifier: MIT */
/*
 * The parts that pages are made of: govuk-frontend's and @ministryofjustice/frontend's
 * components as views (components/NAME.html), a struct each.
 *
 * Texts are in the reader's language already: tr(out->language, "…") where they are written.
 * Their markup is compared with govuk-frontend's own fixtures by tests/fixtures.mjs.
 *
 *	% html_input(out, &(struct form_field){ .name = "title", .label = tr(out->language, "Title"),
 *	%	.value = v->title, .problems = v->problems });
 */
#ifndef HTML_COMPONENTS_H
#define HTML_COMPONENTS_H

#include "base/problem.h"
#include "html/html.h"

/* ---- forms ---- */

#define FORM_TOKEN_NAME "token"
#define FORM_KEY_NAME	"key"

/* html_form_begin, …, html_form_end: a POST, checked by the server and not by the browser. */
struct form {
	struct url action;
	const char *token;	// against forgery; goes as FORM_TOKEN_NAME
	const char *key;	// idempotency, as FORM_KEY_NAME; NULL: none
	bool is_multipart;	// has a file
	bool is_guarded;	// the browser asks before leaving with changes unsaved
};

/* One of several to choose from. */
struct choice {
	const char *value;	// NULL: a divider of which only the text is shown
	const char *text;
	const char *hint;
	bool is_checked;	// for checkboxes; of radios and a select the field's value says it
};

/*
 * A form field of any kind.  Its id is its name, and so is the start of all ids within it, so the
 * error summary's link finds its first input; its problem is the one of that name.  What stands
 * below the first part is for some kinds only.
 */
struct form_field {
	const char *name;
	const char *label;		// or the legend
	const char *label_size;		// "s", "m", "l", "xl"; NULL: as text
	bool is_page_heading;		// the label is the page's h1
	const char *hint;
	const struct problems *problems;	// of the whole form; NULL: none yet
	const char *value;		// as typed; NULL: empty

	const char *id;			// when the name alone would not be unique on the page
	const char *width;		// input: "2", "3", "4", "5", "10", "20", "30" characters
	const char *prefix, *suffix;	// input: "£"
	const char *type;		// input: NULL is "text"
	const char *inputmode;		// input: "numeric", "decimal"
	const char *autocomplete;
	const char *lang;		// of what is to be typed: a Welsh title in an English form
	unsigned rows;			// textarea: 0 is 5
	const char *accept;		// file: ".docx,.pdf"
	const struct choice *choices;	// radios, checkboxes, select
	size_t choice_count;
	bool is_inline;			// radios: beside one another
	bool is_small;			// radios, checkboxes
	const char *day, *month, *year;	// date: as typed
	bool is_month;			// date: month and year only
};

/* A part beside its whole, html_bar: each as "37.4%" of the bar's width. */
struct bar {
	const char *whole;	// where the whole ends
	const char *part;	// what is within it
	const char *over;	// what of the part is beyond the whole; NULL: nothing
};

/* As long as the whole, or as the part where that is more. */
const struct bar *html_bar_share(struct arena *a, int64_t part, int64_t whole);

/* One of several bars of the same whole, which are as long as `most`: the greatest of their parts. */
const struct bar *html_bar_of(struct arena *a, int64_t part, int64_t whole, int64_t most);

/* Helpers of the views. */
const char *field_id(const struct form_field *f);
const struct problem *field_problem(const struct form_field *f);	// NULL: none
const char *field_described_by(struct html *out, const struct form_field *f);	// "" for nothing
const char *field_choice_id(struct html *out, const struct form_field *f, size_t i);
const char *field_part_id(struct html *out, const struct form_field *f, const char *part);
bool field_has_chosen(const struct form_field *f, size_t i);		// radios and select

enum button_kind { BUTTON_DEFAULT, BUTTON_SECONDARY, BUTTON_WARNING };

/* A button, or a link that looks like one if it has an address. */
struct button {
	const char *text;
	enum button_kind kind;
	struct url url;
	const char *name, *value;
	bool is_once;	// a second click within a second is dropped
	const char *working; // said beside it while what it sends is under way; NULL: nothing
};

/* ---- facts ---- */

enum { SUMMARY_ACTIONS_MAX = 3 };

struct summary_row {
	const char *key;
	struct html_value value;	// SHOWN(…)
	struct link actions[SUMMARY_ACTIONS_MAX];	// ended by one without text
};

bool summary_has_actions(const struct summary_row *rows, size_t n);

struct column {
	const char *text;
	bool is_numeric;
};

struct table {
	const char *id;			// of the caption; needed if it may scroll
	const char *caption;
	const char *caption_size;	// "s", "m", "l", "xl"
	const struct column *columns;
	size_t column_count;
	const struct html_value *cells;	// row by row
	size_t row_count;
	bool first_is_header;		// the first cell of a row names it
	bool last_is_total;
	bool may_scroll;		// wide: scrolls by itself, so that the page does not at 320 px
};

/* What is wrong in a sheet that came in, html_sheet_problems. */
struct sheet_problem {
	const char *row;	// in words: "Row 3", or that it is the file as a whole
	const char *column;	// "": of the row as a whole
	const char *message;
	const char *detail;	// as it stands in the sheet; NULL: none
	const char *other;	// another row that it is about, in words; NULL: none
};

struct timeline_item {
	const char *title;
	const char *by;			// NULL: not said
	struct date on;
	struct html_value description;
};

/* html_filter_begin, the fields, html_filter_end: a plain form that asks by its address. */
struct filter {
	struct url action;
	const struct link *chosen;	// each takes itself off
	size_t chosen_count;
};

#include "html/html_views.h"

#endif
