/* SPDX-License-Identifier: MIT */
/*
 * Lines that name a decision.
 *
 * A form's name, a date and a reference are taken from the front of the line, then a date,
 * a reference and a file's size from its end; what is left is the title.
 */
#include "areas/decision/reader/lines.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "areas/decision/reader/pieces.h"
#include "base/err.h"

enum {
	LINE_BYTES_MOST = 400,
	ENDS_MOST = 3,
	NAMED_BYTES_MOST = 220,
	REF_BYTES_LEAST = 5,
	INITIALS_MOST = 5
};

static bool is_set(struct span at)
{
	return at.to > at.from;
}

/* Past the figures, or the capitals, that `i` stands at; past one byte of another kind. */
static size_t run_end(struct slice s, size_t i)
{
	size_t end = i + 1;

	while (end < s.size &&
		((isdigit((unsigned char)s.at[i]) && isdigit((unsigned char)s.at[end])) ||
			(isupper((unsigned char)s.at[i]) && isupper((unsigned char)s.at[end]))))
		end++;
	return end;
}

/* Past spaces and dashes: one hand types "016 2031", another "016-2031". */
static size_t past_gap(struct slice s, size_t i)
{
	for (;;)
		if (i < s.size && strchr(" -", s.at[i]) != NULL)
			i++;
		else if (slice_starts(slice_part(s, i, s.size), "–"))
			i += strlen("–");
		else
			return i;
}

bool refs_alike(struct slice x, struct slice y)
{
	size_t i = 0, k = 0;

	for (;;) {
		size_t gap_x = past_gap(x, i), gap_y = past_gap(y, k);

		if (gap_x > i && gap_y > k && gap_x < x.size && gap_y < y.size) {
			i = gap_x;
			k = gap_y;
		}
		while (i < x.size && x.at[i] == ' ')
			i++;
		while (k < y.size && y.at[k] == ' ')
			k++;
		if (i >= x.size || k >= y.size)
			return i >= x.size && k >= y.size;

		bool digit = isdigit((unsigned char)x.at[i]) != 0;

		bool letter = isupper((unsigned char)x.at[i]) != 0;

		if (digit != (isdigit((unsigned char)y.at[k]) != 0) ||
			letter != (isupper((unsigned char)y.at[k]) != 0) ||
			(islower((unsigned char)x.at[i]) && x.at[i] != y.at[k]))
			return false;
		i = run_end(x, i);
		k = run_end(y, k);
	}
}

bool is_years(struct slice ref)
{
	int year[2] = { 0, 0 };
	size_t n = 0, digits[2] = { 0, 0 };

	for (size_t i = 0; i < ref.size; i++) {
		if (isalpha((unsigned char)ref.at[i]))
			return false;
		if (!isdigit((unsigned char)ref.at[i])) {
			n += i > 0 && isdigit((unsigned char)ref.at[i - 1]);
			continue;
		}
		if (n > 1 || digits[n] > 3)
			return false;
		year[n] = year[n] * 10 + (ref.at[i] - '0');
		digits[n]++;
	}
	if (digits[0] != 4 || (digits[1] != 2 && digits[1] != 4))
		return false;
	return (year[0] + 1) % 100 == year[1] % 100 ||
	       (digits[1] == 4 && year[0] / 100 == 20 && year[1] / 100 == 20 && year[0] < year[1]);
}

bool ref_is_of_year(struct slice ref)
{
	long group[4] = { 0 };
	size_t digits[4] = { 0 }, n = 0;

	for (size_t i = 0; i < ref.size && n < 4; i++) {
		bool digit = isdigit((unsigned char)ref.at[i]) != 0;

		if (isalpha((unsigned char)ref.at[i]))
			return false;
		if (digit && digits[n] < 5) {
			group[n] = group[n] * 10 + (ref.at[i] - '0');
			digits[n]++;
		}
		n += digit && (i + 1 == ref.size || !isdigit((unsigned char)ref.at[i + 1]));
	}
	if (n < 2 || n > 3)
		return false;

	// the year stands first or last, alone or with the next ("2031-32")
	size_t year = digits[0] == 4 && group[0] / 100 == 20 ? 0 : n == 3 ? 1 : n - 1;
	size_t number = year == 0 ? n - 1 : 0;

	if (digits[year] != 4 || group[year] / 100 != 20 || digits[number] > 4)
		return false;
	if (n == 3)
		return (group[year] + 1) % 100 == group[year + 1] % 100 && digits[number] < 4;
	return digits[number] == 3 || (digits[number] == 2 && group[number] > 12 && year > 0);
}

bool ref_is_full(struct slice ref)
{
	size_t digits = 0, capitals = 0, small = 0, at, end;
	struct date date;

	for (size_t i = 0; i < ref.size; i++) {
		digits += isdigit((unsigned char)ref.at[i]) != 0;
		capitals += isupper((unsigned char)ref.at[i]) != 0;
		small += islower((unsigned char)ref.at[i]) != 0;
	}
	if (ref.size < REF_BYTES_LEAST || islower((unsigned char)ref.at[0]) || is_years(ref) ||
		date_find(ref, 0, &date, &at, &end))
		return false;
	return (digits >= 3 && digits < ref.size && ref.size > REF_BYTES_LEAST) ||
	       (digits >= 2 && capitals > 0 && small == 0);
}

struct span after_joint(const struct page *page, struct span at)
{
	for (;;) {
		struct slice rest = page_part(page, at);

		if (rest.size > 0 && strchr(" :-\t", rest.at[0]) != NULL)
			at.from++;
		else if (slice_starts(rest, "–") || slice_starts(rest, "—"))
			at.from += 3;
		else
			return at;
	}
}

/* "PCC Decision – ", "Decision Log No ": what stands before the number in the heading of an entry. */
static struct span after_form_name(const struct page *page, struct span at)
{
	static const char *const forms[] = { "Notice ", "Log ", "Record ", "Report ", "Form ",
		"Sheet ", "Paper ", "Document ", "Request ", "Reference ", "Ref ", "Ref. ",
		"Number ", "No ", "No. ", "Number: ", "No: ", "Ref: ", "Reference: " };
	struct slice s = slice_part(page_part(page, at), 0, 60);
	size_t item = slice_starts(s, "Item ") ? strlen("Item ") : 0;

	while (item > 0 && item < s.size && isdigit((unsigned char)s.at[item]))
		item++;
	if (item > strlen("Item ") && item < s.size && s.at[item] == ' ')
		return (struct span){ at.from + item + 1, at.to };

	size_t decision = slice_find_any_case(s, "Decision ", 0), end = strlen("Decision ");

	if (slice_starts(s, "Penderfyniad ")) {
		decision = 0;
		end = strlen("Penderfyniad ");
	}
	if (decision == SIZE_MAX || (decision == 0 && !isupper((unsigned char)s.at[0])) ||
		(decision > 0 && !is_office(slice_part(s, 0, decision))))
		return at;
	end += decision;
	for (size_t i = 0; i < array_size(forms); i++)
		if (slice_starts_any_case(slice_part(s, end, s.size), forms[i])) {
			end += strlen(forms[i]);
			i = SIZE_MAX;
		}
	return after_joint(page, (struct span){ at.from + end, at.to });
}

/* A whole date at the very front of `at`, apart from the words behind it. */
static bool date_first(const struct page *page, struct span at, struct span *where)
{
	struct span front = { at.from, at.to - at.from > 40 ? at.from + 40 : at.to };
	struct date date;

	return span_date(page, front, &date, where) && date_is_day(date) &&
	       where->from == at.from &&
	       (where->to == at.to || strchr(" :,-)", page->text.at[where->to]) != NULL ||
		       (unsigned char)page->text.at[where->to] >= 0x80);
}

static bool is_date(const struct page *page, struct span at)
{
	struct span where;

	return date_first(page, at, &where) && where.to == at.to;
}

static bool is_ref(const struct page *page, struct span at)
{
	struct slice s = page_part(page, at);

	return ref_size(s) == s.size && ref_is_full(s);
}

/* "DN 1", "12/31": letters and figures, or two groups of figures, that are no year and the next. */
static bool is_weak_ref(const struct page *page, struct span at)
{
	struct slice s = page_part(page, at);
	size_t digits = 0, capitals = 0;

	for (size_t i = 0; i < s.size; i++) {
		digits += isdigit((unsigned char)s.at[i]) != 0;
		capitals += isupper((unsigned char)s.at[i]) != 0;
	}
	return s.size > 2 && ref_size(s) == s.size && digits < s.size && digits > 0 &&
	       (capitals > 0 || digits > 2) && !is_years(s) && !islower((unsigned char)s.at[0]);
}

/* Figures and marks only: "7/6/31". */
static bool is_numeric(struct slice s)
{
	for (size_t i = 0; i < s.size; i++)
		if (byte_is_word(s.at[i]) && !isdigit((unsigned char)s.at[i]))
			return false;
	return true;
}

bool is_file_note(struct slice s)
{
	static const char *const kinds[] = { "pdf", "docx", "doc", "word", "kb", "mb", "opens",
		"new window" };

	for (size_t i = 1; i + 1 < s.size && s.size < 40; i++) // "388kB"
		if (isdigit((unsigned char)s.at[i - 1]) && strchr("kKmM", s.at[i]) != NULL &&
			strchr("bB", s.at[i + 1]) != NULL)
			return true;
	return s.size < 40 && find_any_word(s, kinds, array_size(kinds)) >= 0;
}

/* "£12,000" alone: what the decision comes to. */
static bool is_sum(struct slice s)
{
	return slice_starts(s, "£") && s.size > strlen("£") && s.size < 20 &&
	       is_numeric(slice_part(s, strlen("£"), s.size)) && has_figure(s);
}

/* "AS, 4 May 2031": a date behind initials, of who decided; the date, or empty. */
static struct span date_behind_initials(const struct page *page, struct span part)
{
	struct slice s = page_part(page, part);
	size_t n = 0;

	while (n < s.size && n < INITIALS_MOST &&
		(isupper((unsigned char)s.at[n]) || s.at[n] == '.'))
		n++;
	if (n < 2 || !(slice_starts(slice_part(s, n, s.size), ", ") ||
			     slice_starts(slice_part(s, n, s.size), " ")))
		return (struct span){ part.to, part.to };
	part.from += n + (s.at[n] == ',') + 1;
	return is_date(page, part) ? part : (struct span){ part.to, part.to };
}

/* "Decision 12": a number right behind the form's name, and no year. */
static bool is_form_number(struct slice s)
{
	return s.size > 0 && s.size < 6 && is_numeric(s) &&
	       !(s.size == 4 && (slice_starts(s, "20") || slice_starts(s, "19")));
}

/* "Decision 80", "Decision Notice 044/31": the number behind a form's name, or empty. */
static struct span form_ref(const struct page *page, struct span part)
{
	struct span ref = after_form_name(page, part);

	return ref.from > part.from && (is_ref(page, ref) || is_weak_ref(page, ref) ||
					       is_form_number(page_part(page, ref)))
		       ? ref
		       : (struct span){ part.to, part.to };
}

/* Takes what `part` is; false if it is nothing that a line names beside its title. */
static bool naming_take(const struct page *page, struct span part, struct naming *naming)
{
	struct span initialled = date_behind_initials(page, part);

	if (!is_set(naming->date) && is_date(page, part))
		naming->date = part;
	else if (!is_set(naming->date) && is_set(initialled))
		naming->date = initialled;
	else if (!is_set(naming->ref) && is_ref(page, part))
		naming->ref = part;
	else if (!is_set(naming->ref) && is_set(form_ref(page, part)))
		naming->ref = form_ref(page, part);
	else
		return is_file_note(page_part(page, part)) || is_sum(page_part(page, part));
	return true;
}

/* Where the last part of a line begins, behind a bracket, a dash or a space; its end if nowhere. */
static struct span last_part(const struct page *page, struct span at, size_t *cut)
{
	static const char *const joints[] = { " (", " [", " – ", " — ", " - ", ": ", ", ", " " };
	const size_t space = array_size(joints) - 1;
	struct slice s = page_part(page, at);
	size_t from = s.size > 44 ? s.size - 44 : 0;
	bool closed = s.size > 0 && strchr(")]", s.at[s.size - 1]) != NULL;

	*cut = at.to;
	for (size_t k = 0; k < array_size(joints); k++)
		for (size_t i = slice_find(s, joints[k], from); i != SIZE_MAX;
			i = slice_find(s, joints[k], i + 1)) {
			struct span part = { at.from + i + strlen(joints[k]),
				at.to - (closed && k < 2) };
			struct naming alone = { 0 };

			if (i == 0 || closed != (k < 2) || !naming_take(page, part, &alone) ||
				(is_sum(page_part(page, part)) && !(k >= 2 && k <= 4)) ||
				(k == space && (!is_set(alone.date) ||
						       !is_numeric(page_part(page, part)))))
				continue;
			*cut = at.from + i;
			return part;
		}
	return (struct span){ at.to, at.to };
}

/* " ref: 3261", as the meeting systems of councils end their lines: any number will do. */
static struct span meeting_ref(const struct page *page, struct span at, size_t *cut)
{
	struct slice s = page_part(page, at);
	size_t ref = slice_find(s, " ref: ", 0);
	struct span part = { at.from + ref + strlen(" ref: "), at.to };

	*cut = at.from + ref;
	if (ref == SIZE_MAX || ref_size(page_part(page, part)) == 0)
		return (struct span){ at.to, at.to };
	part.to = part.from + ref_size(page_part(page, part));
	return part;
}

/* "001", or "114" before a dash: figures alone that may be one of a counted list, and no year. */
static bool is_counted_ref(struct slice s, bool parted)
{
	return s.size > 2 && s.size < 7 && is_numeric(s) && ref_size(s) == s.size &&
	       (s.at[0] == '0' || (parted && s.size == 3));
}

/* Takes the reference at the front of `at`, behind the form's name or in brackets; its end. */
static size_t front_ref(const struct page *page, struct span at, struct naming *naming)
{
	struct span rest = after_form_name(page, at);
	bool named = rest.from > at.from, bracket = slice_starts(page_part(page, rest), "(");

	rest.from += bracket;

	struct slice s = page_part(page, rest);
	size_t size = ref_size(s);
	struct span ref = { rest.from, rest.from + size };
	bool ends = bracket ? size < s.size && s.at[size] == ')'
			    : size == s.size || strchr(" :,-", s.at[size]) != NULL;
	bool number = named && is_form_number(slice_part(s, 0, size));
	bool stop = number && slice_starts(slice_part(s, size, s.size), ". "); // "Decision 80. "
	bool parted = stop || (size < s.size && (s.at[size] == ':' || dash_size(s, size) > 0));
	bool full = is_ref(page, ref) || (number && parted);

	struct span date;

	if (size == 0 || !(ends || stop) || (named && date_first(page, rest, &date)) ||
		!(full || number || is_weak_ref(page, ref) ||
			is_counted_ref(page_part(page, ref), parted)))
		return at.from;
	naming->ref = ref;
	naming->weak = !full;
	rest.from = ref.to + bracket + stop;
	naming->joined = bracket || stop || after_joint(page, rest).from > rest.from + 1;
	return rest.from;
}

/* A date and a reference at the front, in either order; what follows them. */
static struct span front_parts(const struct page *page, struct span at, struct naming *naming)
{
	for (int round = 0; round < 2; round++) {
		size_t end = at.from;
		bool bracket = slice_starts(page_part(page, at), "(");
		struct span date, bare = { at.from + bracket, at.to };

		if (!is_set(naming->date) && date_first(page, bare, &date) &&
			(!bracket || slice_starts(page_part(page, (struct span){ date.to, at.to }),
					     ")"))) {
			naming->date = date;
			end = date.to + bracket;
		} else if (!is_set(naming->ref)) {
			end = front_ref(page, at, naming);
		}
		if (end > at.from)
			at = after_joint(page, (struct span){ end, at.to });
	}
	return at;
}

bool is_sentence(struct slice title, bool joined)
{
	return title.size > NAMED_BYTES_MOST ||
	       (title.size > 0 && islower((unsigned char)title.at[0]) &&
		       (!joined || slice_ends(title, ".")));
}

/* Takes what the end of `rest` is; the title is what is left, with a sum that only ends it. */
static void end_parts(const struct page *page, struct span rest, struct naming *naming)
{
	naming->title = page_trim(page, rest);
	for (int round = 0; round < ENDS_MOST; round++) {
		size_t cut;
		struct span part = last_part(page, rest, &cut);

		if (!is_set(part) || !naming_take(page, part, naming))
			break;
		naming->joined = naming->joined || part.to == naming->ref.to;
		rest.to = cut;
		while (rest.to > rest.from && page->text.at[rest.to - 1] == ',')
			rest.to--;
		if (!is_sum(page_part(page, part)))
			naming->title = page_trim(page, rest);
	}
}

/* "S22A agreement – DN/0044/31": what looks like a number starts the title, the line ends in its own. */
static bool named_at_end(const struct page *page, struct span at, struct naming *naming)
{
	struct naming whole = { 0 };

	if (!naming->weak || naming->joined || naming->ref.from != at.from)
		return false;
	end_parts(page, at, &whole);
	if (is_set(whole.ref))
		*naming = whole;
	return is_set(whole.ref);
}

bool line_names_like(
	const struct page *page, struct span at, struct slice like, struct naming *naming)
{
	struct span ref = after_form_name(page, at);
	struct slice s = page_part(page, ref);
	size_t size = ref_size(s);

	while (size > 0 && !(refs_alike(slice_part(s, 0, size), like) && size < s.size &&
				   dash_size(s, size) > 0))
		size--;
	if (size == 0 || at.to - at.from > LINE_BYTES_MOST)
		return false;
	ref.to = ref.from + size;
	*naming = (struct naming){ .ref = ref, .joined = true };
	end_parts(page, after_joint(page, (struct span){ ref.to, at.to }), naming);
	return true;
}

bool line_names(const struct page *page, struct span at, struct naming *naming)
{
	size_t cut;

	*naming = (struct naming){ 0 };
	if (at.to - at.from > LINE_BYTES_MOST)
		return false;

	struct span rest = front_parts(page, at, naming);
	if (named_at_end(page, at, naming))
		return true;

	struct span part =
		is_set(naming->ref) ? (struct span){ 0, 0 } : meeting_ref(page, rest, &cut);

	if (is_set(part)) {
		naming->ref = part;
		naming->joined = true;
		rest.to = cut;
	}
	end_parts(page, rest, naming);
	return is_set(naming->ref) || (is_set(naming->date) && is_set(naming->title));
}
