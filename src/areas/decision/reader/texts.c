/* SPDX-License-Identifier: MIT */
/*
 * The texts of a record that stand under labels.
 *
 * A value is beside its label or on the line below; a blank label takes nothing
 * from the label that follows.
 */
#include "areas/decision/reader/record.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/titles.h"
#include "base/err.h"

enum { TITLE_BYTES_MOST = 300 };

/* Which label fills which text; a text takes the first label of the table that has a value. */
static const struct {
	enum label label;
	enum record_text text;
} label_texts[] = {
	{ LABEL_TITLE, TEXT_TITLE },
	{ LABEL_PURPOSE, TEXT_PURPOSE },
	{ LABEL_TIMING, TEXT_TIMING },
	{ LABEL_CATEGORY, TEXT_CATEGORY },
	{ LABEL_MARKING, TEXT_MARKING },
	{ LABEL_SUMMARY, TEXT_SUMMARY },
	{ LABEL_DECISION_SUMMARY, TEXT_SUMMARY },
	{ LABEL_RECOMMENDATION, TEXT_RECOMMENDATION },
	{ LABEL_DECISION_SUMMARY, TEXT_RECOMMENDATION },
	{ LABEL_DECISION, TEXT_DECISION },
	{ LABEL_LEGAL, TEXT_LEGAL_ADVICE },
	{ LABEL_EVIDENCE, TEXT_EVIDENCE },
	{ LABEL_INTERESTS, TEXT_INTERESTS },
	{ LABEL_BACKGROUND_PAPERS, TEXT_BACKGROUND_PAPERS },
	{ LABEL_TELEPHONE, TEXT_CONTACT_TELEPHONE },
	{ LABEL_EMAIL, TEXT_CONTACT_EMAIL },
};

const struct piece *making_piece(const struct making *making, size_t i)
{
	assert(i >= making->first && i < making->end);
	return &making->page->pieces.at[i];
}

struct span making_span(const struct making *making)
{
	if (making->first >= making->end)
		return (struct span){ 0, 0 };
	return (struct span){ making_piece(making, making->first)->at.from,
		making_piece(making, making->end - 1)->at.to };
}

static bool span_empty(struct span at)
{
	return at.from == at.to;
}

bool is_blank_mark(struct slice s)
{
	static const char *const marks[] = { "n/a", "na", "tbc", "tba", "-", "–", "—", "none",
		"nil", "[blank]", "to be confirmed", "not applicable", "…" };
	bool filled = false;

	for (size_t i = 0; i < s.size; i++)
		filled = filled || strchr("._ -\t\n", s.at[i]) == NULL;
	for (size_t i = 0; i < array_size(marks); i++)
		if (slice_is_any_case(s, marks[i]))
			return true;
	return !filled;
}

/* A value that runs on to the next line: no blank between, a small letter first or a word due. */
static struct span value_runs_on(const struct making *making, size_t i, struct span value)
{
	for (size_t k = i + 1; k < making->end; k++) {
		const struct piece *next = making_piece(making, k);
		const char *first = making->page->text.at + next->at.from;

		if (next->label != LABEL_NONE || next->after_blank || next->in_row ||
			next->bulleted ||
			!(islower((unsigned char)*first) ||
				line_is_open(page_part(making->page, value))))
			break;
		value.to = next->at.to;
	}
	return value;
}

/* How many bytes into its line `at` stands; 0 where a mark parts the line's cells. */
static size_t indent_of(const struct making *making, size_t at)
{
	const char *text = making->page->text.at;
	size_t from = at;

	while (from > 0 && text[from - 1] != '\n' && strchr("\t|", text[from - 1]) == NULL)
		from--;
	return from > 0 && text[from - 1] != '\n' ? 0 : at - from;
}

/* The last cell of a row that spaces part, with the lines below that start right under it. */
static struct span cell_runs_on(const struct making *making, size_t i, struct span value)
{
	size_t indent = indent_of(making, value.from);

	for (size_t k = i + 1; k < making->end && indent > 0; k++) {
		const struct piece *next = making_piece(making, k);

		if (next->label != LABEL_NONE || next->after_blank || next->continues_row ||
			next->bulleted ||
			(k + 1 < making->end && making_piece(making, k + 1)->continues_row) ||
			indent_of(making, next->at.from) != indent)
			break;
		value.to = next->at.to;
	}
	return value;
}

struct span making_value(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct span none = { piece->value.to, piece->value.to };

	if (!span_empty(piece->value)) {
		if (is_blank_mark(page_part(making->page, piece->value)))
			return none;
		return piece->in_row ? cell_runs_on(making, i, piece->value)
				     : value_runs_on(making, i, piece->value);
	}
	if (i + 1 >= making->end)
		return none;

	const struct piece *next = making_piece(making, i + 1);

	if (piece->in_row && (!next->continues_row || piece->row_ends_blank))
		return none;
	if (piece->label == LABEL_TITLE && next->label == LABEL_UNKNOWN && !next->in_row)
		return title_words(next); // "Custody: a tender"
	if (next->label != LABEL_NONE && !(next->label == LABEL_UNKNOWN && next->continues_row))
		return none;
	if (is_blank_mark(page_part(making->page, next->value)))
		return none;
	return next->in_row ? cell_runs_on(making, i + 1, next->value)
			    : value_runs_on(making, i + 1, next->value);
}

/* Does what is said in a section end before piece `i`? */
static bool section_ends(const struct making *making, size_t i, enum label own)
{
	const struct piece *piece = making_piece(making, i);

	if (piece->label > LABEL_UNKNOWN)
		return piece->label != own;
	if (own != LABEL_SUMMARY && is_signing_line(page_part(making->page, piece->at)))
		return true;
	return is_declaration(page_part(making->page, piece->at)) && own != LABEL_INTERESTS;
}

/* A line that heads what follows, or names who signs: not part of the text above it. */
static bool is_heading_line(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice line = page_part(making->page, piece->at);

	if (is_office(line))
		return true;
	return piece->after_blank && !piece->bulleted && line.size < 100 &&
	       strchr(".;:!?)", line.at[line.size - 1]) == NULL;
}

struct span making_section(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	size_t from = span_empty(piece->value) ? i + 1 : i, end;
	struct span none = { piece->at.to, piece->at.to };

	while (from < making->end && making_piece(making, from)->label == piece->label &&
		from > i && span_empty(making_piece(making, from)->value))
		from++;
	end = from == i ? i + 1 : from;
	while (end < making->end && !section_ends(making, end, piece->label))
		end++;

	size_t last = end;

	while (last > from + 1 && last > i + 1 && end < making->end &&
		is_heading_line(making, last - 1))
		last--;
	if (from >= last)
		return none;

	struct span at = { making_piece(making, from)->value.from,
		making_piece(making, last - 1)->at.to };

	return is_blank_mark(page_part(making->page, at)) ? none : at;
}

void text_set_as(struct making *making, enum record_text which, struct span where,
	const char *value, enum sure sure)
{
	making->record->text[which] =
		(struct found_text){ .value = value, .where = where, .sure = sure };
}

/* Is the space at byte `i` of a reference what a line's end left beside its mark: "2031- 14"? */
static bool is_broken_mark(const char *line, size_t i)
{
	static const char marks[] = "-/";

	return i > 1 && line[i] == ' ' && line[i + 1] != '\0' &&
	       (strchr(marks, line[i - 1]) != NULL
			       ? line[i - 2] != ' '
			       : strchr(marks, line[i + 1]) != NULL && line[i + 2] != ' ');
}

/* A reference as one line, whole where a line's end broke it. */
static const char *ref_line(const struct page *page, struct span where)
{
	const char *line = page_line(page, where);
	size_t size = strlen(line), n = 0;
	char *ref = arena_take(page->a, size + 1);

	for (size_t i = 0; i < size; i++)
		if (!is_broken_mark(line, i))
			ref[n++] = line[i];
	return ref;
}

void text_set(struct making *making, enum record_text which, struct span where, enum sure sure)
{
	while (slice_ends(page_part(making->page, where), " –") ||
		slice_ends(page_part(making->page, where), " -")) // what stood after it was a label
		where = page_trim(making->page,
			(struct span){ where.from,
				where.to - (making->page->text.at[where.to - 1] == '-' ? 2 : 4) });
	text_set_as(making, which, where,
		which == TEXT_REF ? ref_line(making->page, where) : page_line(making->page, where),
		sure);
}

/* Notes that a label is there with nothing beside it. */
static void text_blank(struct making *making, enum record_text which, struct span label_at)
{
	if (making->record->text[which].sure == NOT_THERE)
		text_set_as(making, which, label_at, "", LABEL_BLANK);
}

/* Does a text that runs to the page's last byte break off in the midst of a sentence? */
static bool breaks_off(const struct making *making, struct span at)
{
	struct slice whole = slice_trim(making->page->text);
	size_t end = (size_t)(whole.at - making->page->text.at) + whole.size;

	return at.to >= end && whole.size > 0 &&
	       strchr(".!?)\"", whole.at[whole.size - 1]) == NULL && !slice_ends(whole, "”");
}

/*
 * "Signed: Jane Doe / Title: Commissioner": of who signs, not of what is decided.  In a register a
 * decision may be about an office.
 */
static bool is_title_of_signer(const struct making *making, size_t i, struct span value)
{
	enum label above = i > making->first ? making_piece(making, i - 1)->label : LABEL_NONE;

	return !making->in_register && (is_post(page_part(making->page, value)) ||
					       above == LABEL_SIGNATURE || above == LABEL_NAME);
}

static void text_from_label(struct making *making, size_t i, enum record_text which)
{
	const struct piece *piece = making_piece(making, i);
	bool section = label_heads_section(piece->label) && !piece->in_row;
	struct span at = section ? making_section(making, i) : making_value(making, i);

	if (which == TEXT_TITLE && is_title_of_signer(making, i, at))
		return;
	if (span_empty(at))
		text_blank(making, which, piece->label_at);
	else if (which == TEXT_TITLE && at.to - at.from > TITLE_BYTES_MOST)
		text_set(making, which, at, UNSURE);
	else
		text_set(making, which, at, section && breaks_off(making, at) ? UNSURE : SURE);
}

static bool words_have(const struct making *making, struct span at, const char *word)
{
	return find_word(page_part(making->page, at), word, 0) != SIZE_MAX;
}

/* "Budget for 2031/32": a name that a year and the one after it close. */
static bool ends_with_years(struct slice s)
{
	size_t n = s.size;

	while (n > 0 && s.at[n - 1] != ' ')
		n--;

	struct slice last = slice_part(s, n, s.size);

	return n > 0 && (last.size == 7 || last.size == 9) && memcmp(last.at, "20", 2) == 0 &&
	       strchr("/-", last.at[4]) != NULL && n > 3 && islower((unsigned char)s.at[n - 2]);
}

/* "DMP 2031 129", "AB 12 C": groups of figures and capitals, and no date. */
static bool is_groups(struct slice s)
{
	struct date date;
	size_t at, end;

	for (size_t i = 0; i < s.size; i++)
		if (!isdigit((unsigned char)s.at[i]) && !isupper((unsigned char)s.at[i]) &&
			strchr(" -/.", s.at[i]) == NULL)
			return false;
	return !date_find(s, 0, &date, &at, &end);
}

/* The value of a reference's label: what is shaped as one, or a few words with a figure. */
static struct span ref_in(const struct making *making, struct span value)
{
	struct slice s = page_part(making->page, value);
	size_t size = ref_size(s), words = 1;

	for (size_t i = 0; i < s.size; i++)
		words += s.at[i] == ' ';
	if (size > 0 && size < s.size && words <= 4 && s.size < 40 && is_groups(s))
		return value;
	if (size > 0 && (size == s.size || (!is_years(slice_part(s, 0, size)) &&
						   strchr(" (,.;\n", s.at[size]) != NULL)))
		return (struct span){ value.from, value.from + size };
	if (words <= 4 && s.size < 40 && !ends_with_years(s) &&
		strpbrk(page_line(making->page, value), "0123456789") &&
		strpbrk(page_line(making->page, value), "£:@") == NULL)
		return value;
	return (struct span){ value.from, value.from };
}

/* A label that speaks of the decision goes before one that speaks of a report. */
static void ref_from_labels(struct making *making)
{
	bool best_is_decision = false;
	struct naming naming;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);

		if (piece->label != LABEL_REF)
			continue;

		bool decision = words_have(making, piece->label_at, "decision");
		struct span at = ref_in(making, making_value(making, i));

		if (span_empty(at))
			text_blank(making, TEXT_REF, piece->label_at);
		else if (making->record->text[TEXT_REF].sure != SURE ||
			 (decision && !best_is_decision)) {
			text_set(making, TEXT_REF, at, SURE);
			best_is_decision = decision;
			if (words_have(making, piece->label_at, "title") &&
				line_names(making->page, making_value(making, i), &naming) &&
				naming.ref.from == at.from && naming.title.to > naming.title.from)
				text_set(making, TEXT_TITLE, naming.title, SURE);
		}
	}
}

static void contact_read(struct making *making)
{
	bool under_contact = false;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);
		enum record_text which = piece->label == LABEL_CONTACT    ? TEXT_CONTACT_NAME
					 : piece->label == LABEL_NAME     ? TEXT_CONTACT_NAME
					 : piece->label == LABEL_POSITION ? TEXT_CONTACT_POSITION
									  : RECORD_TEXTS;

		under_contact = under_contact || piece->label == LABEL_CONTACT;
		if (which == RECORD_TEXTS || !under_contact ||
			making->record->text[which].sure == SURE)
			continue;

		struct span at = making_value(making, i);
		struct slice s = page_part(making->page, at);
		size_t name_at = 0, name = person_size(s, &name_at);

		if (span_empty(at) || memchr(s.at, '@', s.size) != NULL)
			text_blank(making, which, piece->label_at);
		else if (which == TEXT_CONTACT_NAME && name > 0)
			text_set(making, which, (struct span){ at.from + name_at, at.from + name },
				SURE);
		else
			text_set(making, which, at, which == TEXT_CONTACT_NAME ? UNSURE : SURE);
	}
}

static void interests_read(struct making *making)
{
	struct found_text *under_label = &making->record->text[TEXT_INTERESTS];

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);

		if (!is_declaration(page_part(making->page, piece->at)))
			continue;
		making->record->interests_declared = true;
		if (under_label->sure != SURE)
			text_set(making, TEXT_INTERESTS, piece->at, SURE);
	}
	if (under_label->sure == SURE && under_label->value[0] != '\0')
		making->record->interests_declared = true;
	for (size_t i = making->first; i < making->end; i++) // "Declaration of interest: none"
		if (making_piece(making, i)->label == LABEL_INTERESTS &&
			!span_empty(making_piece(making, i)->value))
			making->record->interests_declared = true;
}

void page_find_language_note(struct page *page)
{
	static const char *const notes[] = { "available in Welsh", "ar gael yn Gymraeg",
		"ar gael yn Saesneg", "available in English", "available bilingually",
		"ar gael yn ddwyieithog", "ar gael yn y Gymraeg" };
	struct span all = { 0, page->text.size };

	for (size_t i = 0; i < array_size(notes); i++) {
		size_t at = slice_find_any_case(page->text, notes[i], 0);

		if (at == SIZE_MAX)
			continue;
		page->language_note = page_sentence(page, at, all);
		return;
	}
}

/* The first sentence that speaks of it, where no label does. */
static void text_from_phrase(
	struct making *making, enum record_text which, const char *const *phrases, size_t n)
{
	struct span all = making_span(making);
	struct slice text = page_part(making->page, all);

	for (size_t i = 0; i < n && making->record->text[which].sure == NOT_THERE; i++) {
		size_t at = find_word(text, phrases[i], 0);

		if (at != SIZE_MAX)
			text_set(making, which, page_sentence(making->page, all.from + at, all),
				SURE);
	}
}

/*
 * Without its heading a recommendation is the paragraph above the approval that
 * speaks of it: "I approve the recommendation(s)".
 */
static void recommendation_above_approval(struct making *making)
{
	for (size_t i = making->first + 1; i < making->end; i++) {
		struct slice line = page_part(making->page, making_piece(making, i)->at);
		size_t above = i;

		if (!is_approving(line) ||
			slice_find_any_case(line, "recommendation", 0) == SIZE_MAX)
			continue;
		while (above > making->first &&
			(is_office(page_part(making->page, making_piece(making, above - 1)->at)) ||
				making_piece(making, above - 1)->label == LABEL_APPROVAL))
			above--;
		if (above == making->first)
			return;

		const struct piece *piece = making_piece(making, above - 1);

		if (piece->label <= LABEL_UNKNOWN && piece->at.to - piece->at.from > 40)
			text_set(making, TEXT_RECOMMENDATION, piece->value, SURE);
		return;
	}
}

void record_read_texts(struct making *making)
{
	static const char *const advice[] = { "legal advice", "cyngor cyfreithiol" };
	static const char *const evidence[] = { "research across", "evidence shows",
		"evidence suggests", "evaluation found", "evaluation shows", "research shows",
		"approved pathway" };

	for (size_t t = 0; t < array_size(label_texts); t++)
		for (size_t i = making->first; i < making->end; i++)
			if (making_piece(making, i)->label == label_texts[t].label &&
				making->record->text[label_texts[t].text].sure < UNSURE)
				text_from_label(making, i, label_texts[t].text);
	ref_from_labels(making);
	contact_read(making);
	interests_read(making);
	if (!span_empty(making->page->language_note))
		text_set(making, TEXT_LANGUAGE_NOTE, making->page->language_note, SURE);
	text_from_phrase(making, TEXT_LEGAL_ADVICE, advice, array_size(advice));
	text_from_phrase(making, TEXT_EVIDENCE, evidence, array_size(evidence));
	if (making->record->text[TEXT_RECOMMENDATION].sure == NOT_THERE)
		recommendation_above_approval(making);
}
