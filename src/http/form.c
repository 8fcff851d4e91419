/* SPDX-License-Identifier: MIT */
/*
 * What the fields of a form mean, as their route declared them.
 *
 * A value that does not fit leaves its problem in the request and counts as
 * blank; what was typed stays to be shown again.
 */
#include "http/request.h"

#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/utf8.h"
#include "base/word.h"
#include "http/input.h"
#include "http/limits.h"
#include "i18n/i18n.h"

static const char *const blank_messages[] = {
	[INPUT_LINE] = N_("Enter this"),
	[INPUT_TEXT] = N_("Enter this"),
	[INPUT_NUMBER] = N_("Enter a number"),
	[INPUT_ID] = N_("Choose one of the answers"),
	[INPUT_DATE] = N_("Enter a date"),
	[INPUT_MONEY] = N_("Enter an amount of money"),
	[INPUT_CHOICE] = N_("Choose one of the answers"),
	[INPUT_CHOICES] = N_("Choose at least one of the answers"),
	[INPUT_FLAG] = N_("Tick this to go on"),
	[INPUT_SECRET] = N_("Enter this"),
	[INPUT_FILE] = N_("Choose a file"),
};

/* ---- helpers ---- */

static const struct fields *fields_of(const struct request *rq)
{
	return rq->method == GET ? &rq->query_fields : &rq->form_fields;
}

/* "" when absent. */
static const char *field(const struct request *rq, const char *name)
{
	const char *value = map_get(&fields_of(rq)->by_name, name);

	return value == NULL ? "" : value;
}

static const struct input *declared(const struct request *rq, const char *name)
{
	const struct input *input = input_named(rq, name);

	assert_of(input != NULL, name);
	return input;
}

static const struct input *declared_as(
	const struct request *rq, const char *name, enum input_kind kind)
{
	const struct input *input = declared(rq, name);

	assert_of(input->kind == kind, name);
	return input;
}

static void say_blank(struct request *rq, const struct input *input, const char *name)
{
	if (input->required)
		form_problem(rq, name,
			input->message != NULL ? input->message : blank_messages[input->kind]);
}

/* A message that ends with a number. */
static void say_most(struct request *rq, const char *name, const char *message, size_t most)
{
	if (problem_of(&rq->problems, name) != NULL)
		return;
	form_problem(rq, name, message);
	rq->problems.at[rq->problems.n - 1].detail = arena_format(rq->arena, "%zu", most);
}

static struct slice typed(const struct request *rq, const char *name)
{
	return slice_trim(slice_of(field(rq, name)));
}

/* ---- as typed ---- */

const char *form_raw(const struct request *rq, const char *name)
{
	const struct input *input = input_of_field(rq, name);

	assert_of(input != NULL, name);
	return input->kind == INPUT_SECRET ? "" : field(rq, name);
}

bool form_was_sent(const struct request *rq, const char *name)
{
	return map_get(&fields_of(rq)->by_name, name) != NULL;
}

/* The parts of a date together, at its first. */
static const char *date_typed(const struct request *rq, const char *part)
{
	struct slice name = slice_of(part);

	if (!slice_ends(name, "-day"))
		return "";

	int size = (int)(name.size - strlen("-day"));

	return arena_format(rq->arena, "%s %s %s", field(rq, part),
		field(rq, arena_format(rq->arena, "%.*s-month", size, part)),
		field(rq, arena_format(rq->arena, "%.*s-year", size, part)));
}

static bool is_of_house(const struct request *rq, const char *name)
{
	for (const struct input *each = rq->house_inputs; each != NULL && each->name != NULL;
		each++)
		if (strcmp(each->name, name) == 0)
			return true;
	return false;
}

/* "" if it is none of them. */
static const char *chosen_words(
	const struct request *rq, const struct input *input, const char *value)
{
	unsigned at = word_find(input->words, input->word_count, value);

	return at == 0 ? "" : tr(rq->language, input->words[at].label);
}

/* "" of what nobody typed: a choice without words, a number that is not asked for, the house's own. */
static const char *typed_there(const struct request *rq, const struct pair *sent)
{
	const struct input *input = input_of_field(rq, sent->name);

	if (is_of_house(rq, sent->name))
		return "";
	if (input->words != NULL)
		return chosen_words(rq, input, sent->value);
	switch (input->kind) {
	case INPUT_NUMBER: return input->label == NULL ? "" : sent->value;
	case INPUT_LINE:
	case INPUT_TEXT:
	case INPUT_MONEY: return sent->value;
	case INPUT_DATE: return date_typed(rq, sent->name);
	default: return "";
	}
}

struct typed_list form_typed(const struct request *rq)
{
	struct typed_list all = { 0 };
	const char *last = "";

	list_each (const struct pair *, sent, &fields_of(rq)->all) {
		const char *text = typed_there(rq, sent);

		if (slice_trim(slice_of(text)).size == 0)
			continue;

		const char *label = input_of_field(rq, sent->name)->label;

		*list_add(rq->arena, &all) = (struct typed){ sent->name,
			label == NULL || strcmp(last, sent->name) == 0 ? NULL
								       : tr(rq->language, label),
			text };
		last = sent->name;
	}
	return all;
}

/* ---- text ---- */

/* Whatever ends a line or a page becomes LF: what is pasted comes from any program. */
static char *with_plain_line_ends(struct arena *a, struct slice text)
{
	struct buf made = buf_new(a, text.size);
	const char *end = text.at + text.size;

	for (const char *at = text.at; at < end;) {
		unsigned rune = utf8_next(&at, end);

		if (rune != '\r' || at == end || *at != '\n')
			buf_rune(&made, utf8_ends_line(rune) ? '\n' : rune);
	}
	return made.at;
}

static const char *text_meant(struct request *rq, const struct input *input, const char *name)
{
	struct slice text = typed(rq, name);

	switch (input->kind) {
	case INPUT_LINE: return arena_text_n(rq->arena, text.at, text.size);
	case INPUT_TEXT: return with_plain_line_ends(rq->arena, text);
	case INPUT_SECRET: return field(rq, name);
	default: unreachable("a text");
	}
}

static size_t text_max(const struct input *input)
{
	return input->max == 0 ? LIMIT_TEXT : input->max;
}

const char *form_text(struct request *rq, const char *name)
{
	return form_text_within(rq, name, text_max(declared(rq, name)));
}

const char *form_text_within(struct request *rq, const char *name, size_t max)
{
	const struct input *input = declared(rq, name);
	const char *text = text_meant(rq, input, name);

	if (max > text_max(input))
		max = text_max(input);
	if (text[0] == '\0')
		say_blank(rq, input, name);
	else if (strstr(text, UTF8_UNREADABLE) != NULL)
		form_problem(rq, name,
			N_("This has characters that could not be read. They are shown as �: type "
			   "them again"));
	else if (!utf8_is_plain(text, input->kind == INPUT_TEXT))
		form_problem(
			rq, name, N_("This has characters that cannot be shown. Type it again"));
	else if (utf8_length(text) > max)
		say_most(rq, name, N_("This is too long. The most characters it can have:"), max);
	else
		return text;
	return "";
}

/* ---- numbers ---- */

/* An optional minus sign and at most 18 digits. */
static bool number_of(struct slice text, int64_t *number)
{
	bool is_negative = slice_starts(text, "-");
	int64_t made = 0;

	text = slice_part(text, is_negative, text.size);
	if (text.size == 0 || text.size > 18)
		return false;
	for (size_t i = 0; i < text.size; i++) {
		if (text.at[i] < '0' || text.at[i] > '9')
			return false;
		made = made * 10 + (text.at[i] - '0');
	}
	*number = is_negative ? -made : made;
	return true;
}

int64_t form_number(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_NUMBER);
	struct slice text = typed(rq, name);
	int64_t number = 0;

	if (text.size == 0)
		say_blank(rq, input, name);
	else if (!number_of(text, &number))
		form_problem(rq, name, N_("This must be a whole number, such as 12"));
	return number;
}

int form_int(struct request *rq, const char *name)
{
	int64_t number = form_number(rq, name);

	if (number < INT32_MIN)
		return INT32_MIN;
	return number > INT32_MAX ? INT32_MAX : (int)number;
}

int64_t form_id(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_ID);
	struct slice text = typed(rq, name);
	int64_t id = input_id(text);

	if (text.size == 0)
		say_blank(rq, input, name);
	else if (id == 0)
		form_problem(rq, name, N_("Choose one of the answers"));
	return id;
}

struct money form_money(struct request *rq, const char *name, bool *is_given)
{
	const struct input *input = declared_as(rq, name, INPUT_MONEY);
	struct slice text = typed(rq, name);
	struct money money = MONEY_ZERO;

	*is_given = false;
	if (text.size == 0)
		say_blank(rq, input, name);
	else if (money_parse(text, &money))
		*is_given = true;
	else
		form_problem(rq, name,
			N_("This must be an amount of money, such as £33,760 or 60,000.50"));
	return money;
}

/* ---- dates ---- */

static struct slice date_part(struct request *rq, const char *name, const char *part)
{
	return typed(rq, arena_format(rq->arena, "%s-%s", name, part));
}

/* The month as a figure, or by its name in either language; 0 if it is neither. */
static int month_of(struct arena *a, struct slice text)
{
	int64_t number;
	struct date d;

	if (number_of(text, &number))
		return text.size <= 2 && number >= 1 && number <= 12 ? (int)number : 0;

	const char *whole = arena_format(a, "%.*s 2000", (int)text.size, text.at);

	return date_parse(slice_of(whole), &d) && !date_is_day(d) ? d.month : 0;
}

/* DATE_NONE when the parts make no date. */
static struct date date_of_parts(struct request *rq, const struct input *input, struct slice day,
	struct slice month, struct slice year)
{
	int m = month_of(rq->arena, month);
	int64_t d, y;

	if (m == 0 || year.size != 4 || !number_of(year, &y))
		return DATE_NONE;
	if (day.size == 0)
		return input->month_will_do ? date_month_of((int)y, m) : DATE_NONE;
	if (day.size > 2 || !number_of(day, &d))
		return DATE_NONE;
	return date_of((int)y, m, (int)d);
}

/* The same day of a year that is kept would be one. */
static bool is_out_of_years(struct request *rq, const struct input *input, struct slice day,
	struct slice month, struct slice year)
{
	enum { YEAR_FIRST = 1900, YEAR_LAST = 2199 };
	int64_t y;
	bool is_leap;

	if (year.size != 4 || !number_of(year, &y) || (y >= YEAR_FIRST && y <= YEAR_LAST))
		return false;
	is_leap = y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
	return date_is_set(
		date_of_parts(rq, input, day, month, is_leap ? SLICE("2000") : SLICE("2001")));
}

struct date form_date(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_DATE);
	struct slice day = date_part(rq, name, "day");
	struct slice month = date_part(rq, name, "month");
	struct slice year = date_part(rq, name, "year");

	if (day.size + month.size + year.size == 0) {
		say_blank(rq, input, name);
		return DATE_NONE;
	}

	struct date d = date_of_parts(rq, input, day, month, year);

	if (!date_is_set(d))
		form_problem(rq, name,
			is_out_of_years(rq, input, day, month, year)
				? N_("Enter a year from 1900 to 2199")
			: input->month_will_do && day.size == 0
				? N_("This must be a real month, such as 3 2025")
				: N_("This must be a real date, such as 27 3 2025"));
	return d;
}

/* ---- choices ---- */

const char *form_choice(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_CHOICE);
	const char *choice = field(rq, name);

	if (choice[0] == '\0') {
		say_blank(rq, input, name);
	} else if (!input_has_choice(input, choice)) {
		form_problem(rq, name, N_("Choose one of the answers"));
		return "";
	}
	return choice;
}

bool form_flag(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_FLAG);
	bool is_ticked = strcmp(field(rq, name), "yes") == 0;

	if (!is_ticked)
		say_blank(rq, input, name);
	return is_ticked;
}

bool form_has_choice(const struct request *rq, const char *name, const char *choice)
{
	declared_as(rq, name, INPUT_CHOICES);
	list_each (const struct pair *, each, &fields_of(rq)->all)
		if (strcmp(each->name, name) == 0 && strcmp(each->value, choice) == 0)
			return true;
	return false;
}

size_t form_choices(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_CHOICES);
	size_t n = 0;

	list_each (const struct pair *, each, &fields_of(rq)->all)
		n += strcmp(each->name, name) == 0;
	if (n == 0)
		say_blank(rq, input, name);
	return n;
}

const char *form_choice_at(const struct request *rq, const char *name, size_t i)
{
	declared_as(rq, name, INPUT_CHOICES);
	list_each (const struct pair *, each, &fields_of(rq)->all)
		if (strcmp(each->name, name) == 0 && i-- == 0)
			return each->value;
	unreachable("more choices than were ticked");
}

/* ---- files ---- */

static bool file_name_can_be_shown(const char *name)
{
	return strlen(name) <= LIMIT_FILE_NAME_BYTES && utf8_is_plain(name, false) &&
	       strstr(name, UTF8_UNREADABLE) == NULL;
}

const struct upload *form_file(struct request *rq, const char *name)
{
	const struct input *input = declared_as(rq, name, INPUT_FILE);
	size_t max = input_file_max(input);

	list_each (const struct upload *, each, &rq->uploads) {
		if (strcmp(each->field, name) != 0 || each->file_name[0] == '\0')
			continue;
		if (each->bytes.size > max)
			say_most(rq, name,
				N_("The file is too large. The most kilobytes it can have:"),
				max / 1024);
		else if (each->bytes.size == 0)
			form_problem(rq, name, N_("The file is empty"));
		else if (!file_name_can_be_shown(each->file_name))
			form_problem(rq, name,
				N_("The file’s name is too long or cannot be shown. Rename the "
				   "file and choose it again"));
		else
			return each;
		return NULL;
	}
	say_blank(rq, input, name);
	return NULL;
}

/* ---- problems ---- */

bool form_has_problems(const struct request *rq)
{
	return rq->problems.n > 0;
}

void form_problem(struct request *rq, const char *name, const char *message)
{
	problem_add(rq->arena, &rq->problems, name, message);
}
