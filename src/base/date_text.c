/* SPDX-License-Identifier: MIT */
/*
 * Dates as people write them, in English and Welsh.
 *
 * A reading starts where a word or a number starts and tries each form in
 * turn.  In running text doubt counts against a date: references, financial
 * years, sums and times look like dates and are not.  Every form takes a
 * bounded number of words and numbers, so that finding is linear.
 */
#include "base/date.h"

#include <string.h>
#include <unictype.h>
#include <unistr.h>

#include "base/err.h"

struct name {
	const char *text;
	int number;
	bool cut; // short for something, so that a full stop may follow
};

/* Welsh months with their soft, nasal and aspirate mutations. */
static const struct name months[] = {
	{ "January", 1 },
	{ "February", 2 },
	{ "March", 3 },
	{ "April", 4 },
	{ "May", 5 },
	{ "June", 6 },
	{ "July", 7 },
	{ "August", 8 },
	{ "September", 9 },
	{ "October", 10 },
	{ "November", 11 },
	{ "December", 12 },
	{ "Jan", 1, true },
	{ "Feb", 2, true },
	{ "Febr", 2, true },
	{ "Mar", 3, true },
	{ "Apr", 4, true },
	{ "Jun", 6, true },
	{ "Jul", 7, true },
	{ "Aug", 8, true },
	{ "Sep", 9, true },
	{ "Sept", 9, true },
	{ "Oct", 10, true },
	{ "Nov", 11, true },
	{ "Dec", 12, true },
	{ "Ionawr", 1 },
	{ "Chwefror", 2 },
	{ "Chwefrol", 2 },
	{ "Mawrth", 3 },
	{ "Fawrth", 3 },
	{ "Ebrill", 4 },
	{ "Mai", 5 },
	{ "Fai", 5 },
	{ "Mehefin", 6 },
	{ "Fehefin", 6 },
	{ "Gorffennaf", 7 },
	{ "Orffennaf", 7 },
	{ "Ngorffennaf", 7 },
	{ "Awst", 8 },
	{ "Medi", 9 },
	{ "Fedi", 9 },
	{ "Hydref", 10 },
	{ "Tachwedd", 11 },
	{ "Dachwedd", 11 },
	{ "Nhachwedd", 11 },
	{ "Thachwedd", 11 },
	{ "Rhagfyr", 12 },
	{ "Ragfyr", 12 },
	{ "Ion", 1, true },
	{ "Chwef", 2, true },
	{ "Chw", 2, true },
	{ "Maw", 3, true },
	{ "Ebr", 4, true },
	{ "Meh", 6, true },
	{ "Gorff", 7, true },
	{ "Gor", 7, true },
	{ "Med", 9, true },
	{ "Hyd", 10, true },
	{ "Tach", 11, true },
	{ "Rhag", 12, true },
};

/* That one stands there is enough: documents get the weekday wrong, the date counts. */
static const struct name weekdays[] = {
	{ "Monday", 1 },
	{ "Tuesday", 2 },
	{ "Wednesday", 3 },
	{ "Thursday", 4 },
	{ "Friday", 5 },
	{ "Saturday", 6 },
	{ "Sunday", 7 },
	{ "Mon", 1, true },
	{ "Tue", 2, true },
	{ "Tues", 2, true },
	{ "Wed", 3, true },
	{ "Weds", 3, true },
	{ "Thu", 4, true },
	{ "Thur", 4, true },
	{ "Thurs", 4, true },
	{ "Fri", 5, true },
	{ "Sat", 6, true },
	{ "Sun", 7, true },
	{ "Llun", 1 },
	{ "Mawrth", 2 },
	{ "Fawrth", 2 },
	{ "Mercher", 3 },
	{ "Fercher", 3 },
	{ "Iau", 4 },
	{ "Gwener", 5 },
	{ "Wener", 5 },
	{ "Sadwrn", 6 },
	{ "Sul", 7 },
};

/* Any of them after any day: "2th" is a slip of the pen, not another day. */
static const char *const ordinals[] = { "st", "nd", "rd", "th", "ˢᵗ", "ⁿᵈ", "ʳᵈ", "ᵗʰ", "af", "ail",
	"ain", "edd", "ed", "eg", "fed", "il", "ydd" };

enum { NO_DAY = -1 };

struct reading {
	struct slice text;
	bool running; // in running text, not a field that holds nothing but a date
	size_t start;
	size_t at; // next byte to read
	int year;
	int month;
	int day; // 0: only the month
};

static unsigned char byte_at(struct slice text, size_t i)
{
	return i < text.size ? (unsigned char)text.at[i] : '\0';
}

static bool is_figure(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool is_letter(unsigned char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* Whether the character whose first byte is at `i` belongs to a word or a number. */
static bool is_word_at(struct slice text, size_t i)
{
	unsigned char c = byte_at(text, i);
	ucs4_t rune;

	if (c < 0x80)
		return is_letter(c) || is_figure(c) || c == '_';
	u8_mbtouc(&rune, (const uint8_t *)text.at + i, text.size - i);
	return uc_is_alnum(rune);
}

static bool is_word_before(struct slice text, size_t i)
{
	if (i == 0)
		return false;

	size_t first = i - 1;

	while (first > 0 && i - first < 4 && (byte_at(text, first) & 0xC0) == 0x80)
		first--;
	return is_word_at(text, first);
}

/* Whether two bytes are the same letter; asked first, for most words are no name. */
static bool is_alike(char c, char other)
{
	return (c | 0x20) == (other | 0x20);
}

/* Moves past `literal`, in any case, if it stands there. */
static bool take(struct reading *r, const char *literal)
{
	if (!is_alike((char)byte_at(r->text, r->at), literal[0]))
		return false;
	if (!slice_starts_any_case(slice_part(r->text, r->at, r->text.size), literal))
		return false;
	r->at += strlen(literal);
	return true;
}

static bool take_any(struct reading *r, const char *const *literals, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (take(r, literals[i]))
			return true;
	return false;
}

/*
 * Moves past a few blanks, one of which may be the end of a line.  More than
 * that parts two cells or two paragraphs.
 */
static bool take_blank(struct reading *r)
{
	enum { BLANKS_AT_MOST = 4 };
	static const char *const blanks[] = { " ", "\xC2\xA0", "\xE2\x80\x89", "\xE2\x80\xAF" };
	static const char *const line_ends[] = { "\r\n", "\n" };
	size_t from = r->at;
	bool on_next_line = false;

	for (int i = 0; i < BLANKS_AT_MOST; i++) {
		if (take_any(r, blanks, array_size(blanks)))
			continue;
		if (!r->running && take(r, "\t"))
			continue;
		if (on_next_line || !take_any(r, line_ends, array_size(line_ends)))
			break;
		on_next_line = true;
	}
	return r->at > from;
}

/* Reads a number of one to four figures; how many there were, 0 if it is longer. */
static int take_number(struct reading *r, int *number)
{
	int figures = 0;
	int value = 0;

	while (figures <= 4 && is_figure(byte_at(r->text, r->at + (size_t)figures)))
		value = 10 * value + (byte_at(r->text, r->at + (size_t)figures++) - '0');
	if (figures == 0 || figures > 4)
		return 0;
	*number = value;
	r->at += (size_t)figures;
	return figures;
}

/* The word that starts here; figures may follow it at once, other letters may not. */
static struct slice word_here(const struct reading *r)
{
	enum { LONGEST = 12 };
	size_t end = r->at;

	while (end - r->at < LONGEST && is_letter(byte_at(r->text, end)))
		end++;
	if (is_word_at(r->text, end) && !is_figure(byte_at(r->text, end)))
		return SLICE_NONE;
	return slice_part(r->text, r->at, end);
}

static bool take_word(struct reading *r, const char *word)
{
	if (!slice_is_any_case(word_here(r), word))
		return false;
	r->at += strlen(word);
	return true;
}

/* The number of the name that stands here, which it moves past; 0 if none does. */
static int take_name(struct reading *r, const struct name *names, size_t n)
{
	struct slice word = word_here(r);

	if (word.size < 3)
		return 0;
	for (size_t i = 0; i < n; i++)
		if (is_alike(word.at[0], names[i].text[0]) &&
			slice_is_any_case(word, names[i].text)) {
			r->at += word.size;
			if (names[i].cut)
				take(r, ".");
			return names[i].number;
		}
	return 0;
}

static bool take_month(struct reading *r)
{
	r->month = take_name(r, months, array_size(months));
	return r->month != 0;
}

/* Whether a month follows `r->at`; moves nothing. */
static bool is_month_here(const struct reading *r)
{
	struct reading ahead = *r;

	return take_month(&ahead);
}

/* "th", " st", "<sup>th</sup>", "^th^", or nothing. */
static void take_ordinal(struct reading *r)
{
	size_t from = r->at;
	bool tagged, marked;

	take_blank(r);
	tagged = take(r, "<sup>");
	marked = !tagged && take(r, "^");
	if (tagged)
		take_blank(r);
	for (size_t i = 0; i < array_size(ordinals); i++) {
		size_t before = r->at;

		if (!take(r, ordinals[i]))
			continue;
		if (tagged)
			take_blank(r);
		if (tagged       ? take(r, "</sup>")
			: marked ? take(r, "^")
				 : !is_word_at(r->text, r->at))
			return;
		if (!tagged && !marked && is_month_here(r))
			return;
		r->at = before;
	}
	r->at = from;
}

/* A '-', '/' or '.' that joins the parts of a date without a blank. */
static bool take_joint(struct reading *r)
{
	unsigned char c = byte_at(r->text, r->at);

	if (c == '\0' || strchr("-/.", c) == NULL || !is_word_at(r->text, r->at + 1))
		return false;
	r->at++;
	return true;
}

/* What may stand between a day and its month: "day of", "o fis", "-", a blank or nothing. */
static void take_between(struct reading *r)
{
	if (take_joint(r))
		return;
	take_blank(r);
	if (take_word(r, "day") || take_word(r, "dydd"))
		take_blank(r);
	if (take_word(r, "of") || take_word(r, "o"))
		take_blank(r);
	if (take_word(r, "mis") || take_word(r, "fis"))
		take_blank(r);
}

static bool is_figure_after(const struct reading *r, const char *marks)
{
	unsigned char c = byte_at(r->text, r->at);

	return c != '\0' && strchr(marks, c) != NULL && is_figure(byte_at(r->text, r->at + 1));
}

/* "2024-25", "2024–25": two figures after the year, and they are no day. */
static bool is_financial_year(const struct reading *r)
{
	struct reading ahead = *r;
	int ignored;

	if (!take(&ahead, "-") && !take(&ahead, "–"))
		return false;
	if (take_number(&ahead, &ignored) != 2)
		return false;
	if (is_figure_after(&ahead, "/.")) // the first half of a range
		return false;
	take_ordinal(&ahead);
	take_between(&ahead);
	return !is_month_here(&ahead);
}

/* Whether the sentence, the line or the cell ends here: "1 May 12 referrals" names no year. */
static bool is_quiet_here(const struct reading *r)
{
	unsigned char c = byte_at(r->text, r->at);

	return strchr("\n\r\t.;)|<\"", c) != NULL;
}

/*
 * The year after a month's name, with the end of the date: four figures, or
 * two after an apostrophe or where `short_too`.
 */
static bool take_year(struct reading *r, bool short_too)
{
	static const char *const apostrophes[] = { "'", "’", "‘" };
	bool joined = take_joint(r);
	bool comma = false, cut = false;

	if (!joined) {
		take_blank(r);
		comma = take(r, ",");
		if (comma)
			take_blank(r);
		cut = take_any(r, apostrophes, array_size(apostrophes));
	}

	int figures = take_number(r, &r->year);

	if (is_word_at(r->text, r->at) || is_figure_after(r, "/"))
		return false;
	if (figures == 4)
		return !cut && !is_financial_year(r);
	if (figures != 2 || comma || is_figure_after(r, "-:,.%"))
		return false;
	r->year += 2000;
	return cut || (short_too && (joined || !r->running || is_quiet_here(r)));
}

/* No sum, reference, time or longer number runs into the figures at the start. */
static bool starts_freely(const struct reading *r)
{
	static const char *const signs[] = { "£", "€", "$", "+", "#", "@" };
	struct slice before = slice_part(r->text, 0, r->start);

	for (size_t i = 0; i < array_size(signs); i++)
		if (slice_ends(before, signs[i]))
			return false;
	if (before.size < 2)
		return true;
	if (slice_ends(before, "."))
		return !is_figure(byte_at(before, before.size - 2));
	return !slice_ends(before, "/") || !is_word_before(before, before.size - 1);
}

/* "17th March 2025", "1 st October 2017", "20-Mar-25", "1st day of April 2025", "4ydd o Fai 25". */
static bool day_first(struct reading *r)
{
	int figures = take_number(r, &r->day);

	if (figures < 1 || figures > 2 || !starts_freely(r))
		return false;
	take_ordinal(r);
	take_between(r);
	return take_month(r) && take_year(r, true);
}

/* "March 20, 2025", "March the 20th 2025". */
static bool month_first(struct reading *r)
{
	if (!take_month(r))
		return false;
	take_blank(r);
	if (take_word(r, "the") || take_word(r, "y") || take_word(r, "yr"))
		take_blank(r);

	int figures = take_number(r, &r->day);

	if (figures < 1 || figures > 2)
		return false;
	take_ordinal(r);
	return take_year(r, false);
}

/* "September 2024", "Sept '24".  In running text with a capital: "may 2025" is no month there. */
static bool month_only(struct reading *r)
{
	unsigned char first = byte_at(r->text, r->at);

	return take_month(r) && take_year(r, false) && (!r->running || first < 'a');
}

/*
 * The mark between two numbers of a date, '\0' if there is none.  One blank
 * may stand around a '/' and after a '.'; `*spaced` notes it.
 */
static unsigned char take_mark(struct reading *r, bool *spaced)
{
	bool blank = take(r, " ");
	unsigned char mark = byte_at(r->text, r->at);

	if (mark == '\0' || strchr(blank ? "/" : "-/.", mark) == NULL)
		return '\0';
	r->at++;
	if (mark != '-' && take(r, " "))
		blank = true;
	*spaced |= blank;
	return mark;
}

/* Whether "01/04/2025-" stands before the start: the first half of a range with the same mark. */
static bool is_range_before(const struct reading *r, unsigned char mark)
{
	size_t i = r->start - 1;

	while (i > 0 && r->start - i <= 5 && is_figure(byte_at(r->text, i - 1)))
		i--;
	return mark != '-' && i > 0 && byte_at(r->text, i - 1) == mark;
}

static bool figures_stand_alone(const struct reading *r, unsigned char mark)
{
	unsigned char before = r->start > 0 ? byte_at(r->text, r->start - 1) : '\0';
	unsigned char after = byte_at(r->text, r->at);

	if (!starts_freely(r) || before == '/')
		return false;
	if (before == '-' && is_word_before(r->text, r->start - 1) && !is_range_before(r, mark))
		return false;
	if (after == 'T' && mark == '-' && is_figure(byte_at(r->text, r->at + 1)))
		return true;
	if (is_word_at(r->text, r->at) || is_figure_after(r, "."))
		return false;
	if (after == '/' || (after == '-' && mark == '-'))
		return !is_word_at(r->text, r->at + 1);
	return after != '-' || !is_word_at(r->text, r->at + 1) || is_figure_after(r, "-");
}

/* "2025-03-20": the year and the first mark are read. */
static bool finish_year_first(struct reading *r, unsigned char mark)
{
	bool spaced = false;
	int figures = take_number(r, &r->month);

	if (figures < 1 || figures > 2 || take_mark(r, &spaced) != mark)
		return false;
	figures = take_number(r, &r->day);
	return figures >= 1 && figures <= 2 && !spaced && figures_stand_alone(r, mark);
}

/* "20/03/2025", "4.12.2024", "20-03-25", "20 / 03 / 2025"; and "2025-03-20". */
static bool in_figures(struct reading *r)
{
	int first = 0, year_figures;
	bool spaced = false;
	int day_figures = take_number(r, &first);
	unsigned char mark = take_mark(r, &spaced);

	if (mark == '\0')
		return false;
	if (day_figures == 4 && !spaced) {
		r->year = first;
		return finish_year_first(r, mark);
	}

	int month_figures = take_number(r, &r->month);

	if (day_figures < 1 || day_figures > 2 || month_figures < 1 || month_figures > 2)
		return false;
	r->day = first;
	if (take_mark(r, &spaced) != mark || !(year_figures = take_number(r, &r->year)))
		return false;
	if (year_figures == 2 && !spaced) {
		r->year += 2000;
		/* "3.4.12" numbers a paragraph. */
		if (r->running && mark == '.' && day_figures + month_figures < 4 && r->year < 2020)
			return false;
	} else if (year_figures != 4) {
		return false;
	}
	return figures_stand_alone(r, mark);
}

typedef bool (*form)(struct reading *r);

static bool read_any(struct reading *r, const form *forms, size_t n)
{
	size_t start = r->at;

	for (size_t i = 0; i < n; i++) {
		r->start = start;
		r->at = start;
		r->year = r->month = 0;
		r->day = NO_DAY;
		if (forms[i](r))
			return true;
	}
	return false;
}

/* "Thursday, 20 March 2025", "ddydd Iau yr 20fed o Fawrth 2025", "Thurs 20/03/2025". */
static bool weekday_first(struct reading *r)
{
	static const form after_weekday[] = { in_figures, day_first, month_first };

	if (take_word(r, "dydd") || take_word(r, "ddydd") || take_word(r, "nos"))
		take_blank(r);
	if (take_name(r, weekdays, array_size(weekdays)) == 0)
		return false;

	bool comma = take(r, ",");

	if (!take_blank(r) && !comma)
		return false;
	if (take_word(r, "the") || take_word(r, "y") || take_word(r, "yr"))
		take_blank(r);
	return read_any(r, after_weekday, array_size(after_weekday));
}

/*
 * Whether something in the form of a date stands at `r->at`; `r->at` is then its
 * end, and `*d` is DATE_NONE if the calendar has no such day.
 */
static bool read_date(struct reading *r, struct date *d)
{
	static const form starting_with_figure[] = { in_figures, day_first };
	static const form starting_with_letter[] = { month_first, month_only, weekday_first };
	bool found = is_figure(byte_at(r->text, r->at))
			     ? read_any(r, starting_with_figure, array_size(starting_with_figure))
			     : read_any(r, starting_with_letter, array_size(starting_with_letter));

	if (found)
		*d = r->day == NO_DAY ? date_month_of(r->year, r->month)
				      : date_of(r->year, r->month, r->day);
	return found;
}

bool date_parse(struct slice text, struct date *d)
{
	struct reading r = { .text = slice_trim(text) };
	struct date found;

	if (!read_date(&r, &found) || !date_is_set(found) || r.at < r.text.size)
		return false;
	*d = found;
	return true;
}

bool date_find(struct slice text, size_t from, struct date *d, size_t *at, size_t *end)
{
	for (size_t i = from; i < text.size;) {
		struct reading r = { .text = text, .running = true, .at = i };
		struct date found;

		if (!(is_letter(byte_at(text, i)) || is_figure(byte_at(text, i))) ||
			is_word_before(text, i)) {
			i++;
			continue;
		}
		if (!read_date(&r, &found)) {
			i++;
			continue;
		}
		if (date_is_set(found)) {
			*d = found;
			*at = i;
			*end = r.at;
			return true;
		}
		i = r.at; // an impossible day is no date, nor is the month in it
	}
	return false;
}
