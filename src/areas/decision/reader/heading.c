/* SPDX-License-Identifier: MIT */
/*
 * A reference and a title that stand under no label.
 *
 * They are taken only from a heading, and only where its shape or its place leaves no
 * doubt: a number after the form's name, a title after the record's own reference, the
 * line right above the labels.
 */
#include "areas/decision/reader/heading.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/lines.h"
#include "areas/decision/reader/pieces.h"
#include "areas/decision/reader/record.h"
#include "areas/decision/reader/titles.h"
#include "areas/decision/reader/wraps.h"
#include "base/err.h"

enum {
	TITLE_BYTES_MOST = 400,
	TITLE_BYTES_LEAST = 8,
	HEAD_PIECES = 14,
	HEADING_LEAD_MOST = 90,
	HEADING_STOP_MOST = 120,
	HEADING_WORDS_MOST = 30, // of one that may be a sentence
	PROSE_BYTES_LEAST = 25,
	HEADINGS_MOST = 2,
	PLACES_MOST = 2,
	BUTTON_WORDS_MOST = 4,
	LABEL_WORDS_MOST = 4,
	WORD_BYTES_LEAST = 4,
	WORD_BYTES_MOST = 40
};

/* Page furniture, never a heading. */
static const char *const furniture[] = { "skip", "menu", "cookie", "cookies", "logo", "text size",
	"contact us", "transcription", "page", "have your say", "breadcrumb", "quick exit",
	"log in", "sign in", "follow us", "translate", "cymraeg", "back to", "you are here",
	"subscribe", "download", "navigation", "decisions", "decision making", "decision-making",
	"register of", "results" };

/* The same, where the line speaks to its reader or is short; a decision may buy such things. */
static const char *const site_words[] = { "survey", "website", "accessibility", "email",
	"newsletter" };
static const char *const pointers[] = { "our", "your", "us", "you", "this", "the", "me", "my", "a",
	"an", "for", "by", "take", "visit" };

/* The same, in a few words; among more they are a matter's: "Stop and search scrutiny panel". */
static const char *const buttons[] = { "search", "share", "print", "size", "font", "listen",
	"english", "accept", "close" };

/* Words that name the form, not its matter. */
static const char *const form_words[] = { "decision", "decisions", "notice", "record", "making",
	"form", "sheet", "summary", "log", "report", "for", "of", "the", "and", "&", "session",
	"request", "official", "executive", "order", "paper", "by", "to", "key", "information",
	"transparency", "statement", "register", "public", "part", "i", "1", "document", "number",
	"a", "-", "–", "restricted", "unrestricted", "penderfyniad", "penderfyniadau", "cofnod",
	"hysbysiad", "dalen", "taflen", "o", "y", "yr", "ar", "gyfer", "a'r", "crynhoi", "template",
	"non-confidential", "confidential", "sensitive", "our", "details", "published", "news",
	"english", "welsh", "saesneg", "cymraeg" };

/* Letters and figures enough to be a reference though no label says so. */
static bool ref_is_plain(struct slice ref)
{
	size_t capitals = 0, digits = 0, marks = 0;

	for (size_t i = 0; i < ref.size; i++) {
		if (islower((unsigned char)ref.at[i]))
			return false;
		capitals += isupper((unsigned char)ref.at[i]) != 0;
		digits += isdigit((unsigned char)ref.at[i]) != 0;
		marks += strchr("-/ _", ref.at[i]) != NULL;
	}

	bool only_year = digits == 4 && marks <= 1 && ref.size >= 4 &&
			 (memcmp(ref.at + ref.size - 4, "20", 2) == 0 ||
				 memcmp(ref.at + ref.size - 4, "19", 2) == 0);

	return capitals >= 1 && digits >= 3 && (capitals >= 2 || marks >= 1) && !only_year;
}

/* Past what may stand between a form's name and its number. */
static size_t after_number_word(struct slice s, size_t i)
{
	static const char *const joints[] = { " ", "–", "—", "-", ":", "No.", "No", "Number", "Ref",
		"Notice", "Record", "Log", "Form", "Document", "Request", "Report", "Sheet",
		"Paper" };

	for (size_t k = 0; k < array_size(joints); k++) {
		size_t end = i + strlen(joints[k]);

		if (!slice_starts_any_case(slice_part(s, i, s.size), joints[k]) ||
			(isalpha((unsigned char)s.at[end - 1]) && end < s.size &&
				isalpha((unsigned char)s.at[end])))
			continue;
		i = end;
		k = SIZE_MAX;
	}
	return i;
}

bool is_form_name(struct slice s)
{
	while (s.size > 0) {
		size_t area = area_size(s), n = 0;

		if (area > 0) {
			s = slice_trim(slice_part(s, area, s.size));
			continue;
		}
		while (n < s.size && strchr(" \t/", s.at[n]) == NULL)
			n++;

		struct slice word = slice_part(s, 0, n);
		bool known = word_is_of_office(word) || ref_size(word) == word.size;

		while (word.size > 0 && strchr(",:()", word.at[word.size - 1]) != NULL)
			word.size--;
		for (size_t i = 0; i < array_size(form_words) && !known; i++)
			known = slice_is_any_case(word, form_words[i]);
		if (!known && !word_is_of_office(word))
			return false;
		s = slice_trim(slice_part(s, n + (n < s.size), s.size));
	}
	return true;
}

/* "Decision Log 2031" is the log of a year. */
static bool is_year(struct slice number)
{
	return number.size == 4 && (slice_starts(number, "20") || slice_starts(number, "19")) &&
	       isdigit((unsigned char)number.at[2]) && isdigit((unsigned char)number.at[3]);
}

/* "EXECUTIVE ORDER 0072", "PCC Decision – 12/2023": the number, and the name of an order. */
static struct span ref_after_form_name(const struct page *page, struct span piece)
{
	static const char *const names[] = { "Executive Order", "Decision", "Penderfyniad" };
	struct slice s = slice_part(page_part(page, piece), 0, 400);

	for (size_t k = 0; k < array_size(names); k++)
		for (size_t at = find_word(s, names[k], 0); at != SIZE_MAX;
			at = find_word(s, names[k], at + 1)) {
			size_t i = after_number_word(s, at + strlen(names[k]));
			struct slice rest = slice_part(s, i, s.size), before = slice_part(s, 0, at);
			size_t size = ref_size(rest), digits = 0;

			for (size_t d = 0; d < size; d++)
				digits += isdigit((unsigned char)rest.at[d]) != 0;
			if (!(isupper((unsigned char)s.at[at]) || // no sentence
				    (ref_is_plain(slice_part(rest, 0, size)) &&
					    (size == rest.size || is_file_note(slice_part(rest,
									  size, rest.size))))) ||
				digits < 3 || is_year(slice_part(rest, 0, size)) ||
				(k > 0 && at > 0 && !is_office(before) && !is_form_name(before)) ||
				i == at + strlen(names[k]))
				continue;
			return (struct span){ piece.from + (k == 0 ? at : i),
				piece.from + i + size };
		}
	return (struct span){ piece.from, piece.from };
}

/* "28/2031 – Hill Road", "Decision: 28/2031 Hill Road": a line that names all of the decision. */
static bool named_by_line(struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	bool labelled = piece->label == LABEL_DECISION && piece->colon;
	struct naming naming;

	if (!line_names(making->page,
		    piece->label == LABEL_NONE || labelled ? piece->value : piece->at, &naming) ||
		!(naming.joined || (labelled && naming.ref.from == piece->value.from)) ||
		naming.weak || naming.ref.to == naming.ref.from ||
		naming.title.to - naming.title.from < 3 ||
		is_sentence(page_part(making->page, naming.title), true) ||
		is_form_name(page_part(making->page, naming.title)))
		return false;
	text_set(making, TEXT_REF, naming.ref, SURE);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE)
		text_set(making, TEXT_TITLE, naming.title, SURE);
	making->date = naming.date;
	return true;
}

/* May piece `i` stand above the labels?  When a page was published may stand over its heading. */
static bool is_above_labels(const struct making *making, size_t i)
{
	enum label label = making_piece(making, i)->label;

	return label <= LABEL_UNKNOWN || label == LABEL_DATE_OTHER;
}

/* The first piece with a label that is known; a heading stands above it. */
static size_t first_label_of(const struct making *making)
{
	size_t i = making->first;

	while (i < making->end && is_above_labels(making, i))
		i++;
	return i;
}

size_t heading_end(const struct making *making)
{
	size_t i = making->first;

	while (i < making->end && i < making->first + HEADING_PIECES_MOST &&
		is_above_labels(making, i))
		i++;
	return i;
}

/* A number and its year that start the line of piece `i`, apart from what stands behind; or empty. */
static struct span ref_of_year(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice s = page_part(making->page, piece->at);
	size_t size = ref_size(s);
	bool ends = size == s.size || (size < s.size && strchr(" :,", s.at[size]) != NULL);

	if (piece->label > LABEL_UNKNOWN || !ends || !ref_is_of_year(slice_part(s, 0, size)))
		return (struct span){ 0, 0 };
	return (struct span){ piece->at.from, piece->at.from + size };
}

/* "073/2031 – 3 May 2031", "21/2031-32 Hill Road" above the labels, and no other like it below. */
static bool named_by_year(struct making *making, size_t i)
{
	struct span ref = ref_of_year(making, i);
	struct slice own = page_part(making->page, ref);
	struct naming naming;

	if (own.size == 0 ||
		is_sentence(page_part(making->page,
				    (struct span){ ref.to, making_piece(making, i)->at.to }),
			false))
		return false;
	for (size_t k = i + 1; k < making->end; k++) {
		struct slice other = page_part(making->page, ref_of_year(making, k));

		if (other.size > 0 && !slice_same_any_case(other, own))
			return false;
	}
	text_set(making, TEXT_REF, ref, SURE);
	if (line_names(making->page, making_piece(making, i)->at, &naming))
		making->date = naming.date;
	return true;
}

static void ref_from_heading(struct making *making)
{
	size_t labels = first_label_of(making);
	size_t end = making->end - making->first > HEAD_PIECES ? making->first + HEAD_PIECES
							       : making->end;

	for (size_t i = making->first; i < end; i++) {
		const struct piece *piece = making_piece(making, i);
		struct slice s = page_part(making->page, piece->at);
		size_t size = ref_size(s);

		if (piece->label > LABEL_UNKNOWN &&
			!(piece->label == LABEL_DECISION && piece->colon))
			continue;
		if (named_by_line(making, i))
			return;
		if (piece->label > LABEL_UNKNOWN)
			continue;
		if (i < labels && named_by_year(making, i))
			return;
		if (size > 0 && ref_is_plain(slice_part(s, 0, size)) &&
			(size == s.size || strchr(" :,", s.at[size]) != NULL)) {
			text_set(making, TEXT_REF,
				(struct span){ piece->at.from, piece->at.from + size }, SURE);
			return;
		}

		struct span at = ref_after_form_name(making->page, piece->at);

		if (at.from < at.to) {
			text_set(making, TEXT_REF, at, SURE);
			return;
		}
	}
}

/* "Midshire PCC", "Kent Police and Crime Commissioner": whose site it is. */
static bool is_site_name(struct slice s)
{
	if (is_form_name(s) || is_office(s))
		return true;
	for (size_t i = 0, places = 0; i < s.size && places < PLACES_MOST; i++)
		if (s.at[i] == ' ') {
			size_t dash = dash_size(s, i);
			struct slice office = slice_part(s, i + (dash > 0 ? dash : 1), s.size);

			places++;
			if (dash > 0 && places > 1 && area_size(s) != i)
				return false; // "Expenses policy – Police and Crime Commissioner"
			if (is_office(office) && office_decides(office) && starts_upper(s) &&
				!slice_starts(office, "of ") && !slice_starts(office, "for "))
				return true;
		}
	return false;
}

/* "Posted on 3 May 2031", "Decision made: 3 May 2031": when, and nothing else. */
static bool is_dated_note(struct slice s)
{
	static const char *const words[] = { "posted", "published", "updated", "issued", "on",
		"made", "taken", "date", "dated", "decision", "last", "added" };
	struct date date;
	size_t at, end, i = 0;

	if (!date_find(s, 0, &date, &at, &end) || end != s.size)
		return false;
	while (i < at) {
		size_t n = i;
		bool known = false;

		while (n < at && byte_is_word(s.at[n]))
			n++;
		for (size_t k = 0; k < array_size(words) && n > i; k++)
			known = known || slice_is_any_case(slice_part(s, i, n), words[k]);
		if (n > i && !known)
			return false;
		i = n + (n == i || n < at);
	}
	return true;
}

static size_t word_count(struct slice s)
{
	size_t words = 1;

	for (size_t i = 0; i < s.size; i++)
		words += s.at[i] == ' ';
	return words;
}

/* Has it a word that makes a sentence?  "grants" and "works" name things as often. */
static bool is_clause(struct slice s, bool maybe)
{
	static const char *const verbs[] = { "is", "are", "was", "were", "be", "been", "has",
		"have", "had", "will", "would", "should", "shall", "can", "could", "may", "must",
		"do", "does", "did", "i", "we", "you", "they", "it", "this", "these", "that",
		"which", "who", "please", "approved", "approves", "agreed", "agrees", "decided",
		"awarded", "accepted", "granted", "gave", "gives", "took", "signed", "asks",
		"seeks", "wants", "provides", "includes", "contains", "mae", "bydd", "roedd", "yw",
		"cymeradwyodd" };
	static const char *const nouns_too[] = { "awards", "grants", "works", "supports", "sets",
		"made" };

	return find_any_word(s, verbs, array_size(verbs)) >= 0 ||
	       (maybe && find_any_word(s, nouns_too, array_size(nouns_too)) >= 0);
}

/* "Take our survey", "Website accessibility": not "Victim survey contract". */
static bool is_of_site(struct slice s)
{
	size_t words = 0;

	for (size_t i = 0; i < array_size(site_words); i++)
		words += find_word(s, site_words[i], 0) != SIZE_MAX;
	return words > 0 && (words > 1 || word_count(s) < 3 ||
				    find_any_word(s, pointers, array_size(pointers)) >= 0);
}

/* Words that no heading of a decision is, however many. */
static bool is_no_heading(struct slice s)
{
	return s.size == 0 || s.size > TITLE_BYTES_MOST ||
	       (word_count(s) > HEADING_WORDS_MOST &&
		       (slice_starts(s, "The ") || is_clause(s, false))) ||
	       is_form_name(s) || strchr(".?!,:", s.at[s.size - 1]) != NULL ||
	       memchr(s.at, '@', s.size) != NULL || is_dated_note(s) ||
	       find_any_word(s, furniture, array_size(furniture)) >= 0 || is_of_site(s) ||
	       (word_count(s) <= BUTTON_WORDS_MOST &&
		       find_any_word(s, buttons, array_size(buttons)) >= 0);
}

static bool is_furniture(struct slice s)
{
	return is_no_heading(s) || word_count(s) < 3 || is_signing_line(s);
}

/* Past spaces and marks between a reference or a form's name and the title. */
static struct span after_marks(const struct page *page, struct span at)
{
	for (;;) {
		struct slice rest = page_part(page, at);

		if (rest.size > 0 && strchr(" :-.,", rest.at[0]) != NULL)
			at.from++;
		else if (slice_starts(rest, "–") || slice_starts(rest, "—"))
			at.from += 3;
		else
			return at;
	}
}

/* The rest of a heading that starts with the record's own reference, a form's name before it or not. */
static struct span after_own_ref(const struct making *making, struct span heading)
{
	struct slice s = page_part(making->page, heading);
	const char *ref = making->record->text[TEXT_REF].value;
	size_t at = making->record->text[TEXT_REF].sure == SURE
			    ? slice_find(slice_part(s, 0, HEADING_LEAD_MOST), ref, 0)
			    : SIZE_MAX;

	struct naming naming;

	if (at != SIZE_MAX && line_names(making->page, heading, &naming) &&
		slice_is(page_part(making->page, naming.ref), ref))
		return is_sentence(page_part(making->page, naming.title), naming.joined) ||
				       is_form_name(page_part(making->page, naming.title))
			       ? (struct span){ heading.to, heading.to }
			       : naming.title;
	if (at == SIZE_MAX || !is_form_name(slice_part(s, 0, at)))
		return (struct span){ heading.to, heading.to };
	return after_marks(
		making->page, (struct span){ heading.from + at + strlen(ref), heading.to });
}

/* The cell beside one that holds the record's own reference and nothing else. */
static struct span cell_beside_own_ref(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct span ref = making->record->text[TEXT_REF].where;

	if (ref.from != piece->at.from || ref.to != piece->at.to || i + 1 >= making->end ||
		!making_piece(making, i + 1)->continues_row ||
		making_piece(making, i + 1)->label > LABEL_UNKNOWN ||
		is_furniture(page_part(making->page, making_piece(making, i + 1)->at)))
		return (struct span){ piece->at.to, piece->at.to };
	return making_piece(making, i + 1)->at;
}

/* "Record of decision – Change Fund": the rest of a heading whose first half names the form. */
static struct span after_form_name(const struct making *making, struct span heading)
{
	static const char *const joints[] = { " – ", " — ", " - ", ": " };
	struct slice s = page_part(making->page, heading);

	for (size_t i = 0; i < array_size(joints); i++) {
		size_t at = slice_find(s, joints[i], 0);
		struct slice rest =
			at == SIZE_MAX ? SLICE("") : slice_part(s, at + strlen(joints[i]), s.size);

		if (at == SIZE_MAX || at < 6 || !is_form_name(slice_part(s, 0, at)) ||
			find_word(slice_part(s, 0, at), "decision", 0) == SIZE_MAX ||
			is_furniture(slice_trim(rest)))
			continue;
		return after_marks(making->page, (struct span){ heading.from + at, heading.to });
	}
	return (struct span){ heading.to, heading.to };
}

/* "… ORDER 0072 Agreement for Services By the authority of": words between number and formula. */
static bool title_before_formula(struct making *making)
{
	static const char *const formulas[] = { " By the authority", " In accordance with",
		" Pursuant to", " By virtue of" };
	struct span ref = making->record->text[TEXT_REF].where;
	struct slice rest =
		page_part(making->page, (struct span){ ref.to, ref.to + TITLE_BYTES_MOST });

	for (size_t i = 0; i < array_size(formulas); i++) {
		size_t at = slice_find(rest, formulas[i], 0);

		if (at == SIZE_MAX || at < 8 || memchr(rest.at, '\n', at) != NULL)
			continue;
		text_set(making, TEXT_TITLE,
			page_trim(making->page, (struct span){ ref.to, ref.to + at }), SURE);
		return true;
	}
	return false;
}

/* A title that follows the reference in its line, or the form's name. */
static bool title_after_ref_or_form(struct making *making, size_t first_label)
{
	for (size_t i = making->first; i < making->end && i < making->first + HEADING_PIECES_MOST;
		i++) {
		const struct piece *piece = making_piece(making, i);
		struct span line = piece->label == LABEL_NONE ? piece->value : piece->at;
		struct span rest = after_own_ref(making, line), form = { 0, 0 };

		if (i < first_label)
			form = after_form_name(making, piece->at);
		if (piece->label > LABEL_UNKNOWN ||
			piece->at.to - piece->at.from > TITLE_BYTES_MOST)
			continue;
		if (is_file_note(page_part(making->page, rest)))
			rest = (struct span){ rest.to, rest.to };
		if (rest.to == rest.from)
			rest = cell_beside_own_ref(making, i);
		if (rest.to - rest.from >= TITLE_BYTES_LEAST) {
			// above the labels the page sets the reference first; below, the title has it
			bool own = i > first_label && slice_starts(page_part(making->page, line),
							      making->record->text[TEXT_REF].value);

			text_set(making, TEXT_TITLE, own ? line : rest, SURE);
			return true;
		}
		if (form.to > form.from) {
			text_set(making, TEXT_TITLE, form, SURE);
			return true;
		}
	}
	return false;
}

/* Does the record have a label that only a decision has? */
static bool has_decision_label(const struct making *making)
{
	for (size_t i = making->first; i < making->end; i++) {
		enum label label = making_piece(making, i)->label;

		if (label == LABEL_DECISION_MAKER || label == LABEL_DATE_SIGNED)
			return true;
	}
	return making->record->text[TEXT_REF].sure == SURE;
}

/* A line that is the record's reference and a date, and names no matter. */
static bool is_ref_and_date(const struct making *making, size_t i)
{
	struct naming naming;

	return line_names(making->page, making_piece(making, i)->at, &naming) &&
	       naming.ref.to > naming.ref.from && naming.title.to == naming.title.from;
}

/* A line of running text, or of what is to be decided: "To approve …". */
static bool is_body(struct slice line)
{
	return line.size > TITLE_BYTES_MOST || slice_starts(line, "To ") ||
	       (line.size > PROSE_BYTES_LEAST && slice_ends(line, "."));
}

/* Does the record say anywhere that something is decided? */
static bool speaks_of_deciding(const struct making *making)
{
	static const char *const words[] = { "decision", "decided", "decides", "approve",
		"approved", "approves", "agreed", "penderfyniad", "penderfynu", "cymeradwyo",
		"penderfynodd", "penderfynwyd", "cymeradwyodd", "cytunodd" };

	return find_any_word(
		       page_part(making->page, making_span(making)), words, array_size(words)) >= 0;
}

/* Where the words of the heading at piece `i` begin: a line above that it goes on with is its own. */
static size_t heading_first(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice line = page_part(making->page, piece->at);

	while (i > making->first && !piece->after_blank &&
		(islower((unsigned char)line.at[0]) ||
			line_is_open(page_part(making->page, making_piece(making, i - 1)->at)))) {
		piece = making_piece(making, --i);
		line = page_part(making->page, piece->at);
	}
	return i;
}

/* Where they end: a line below that goes on with them is their own too. */
static size_t heading_last(const struct making *making, size_t i)
{
	while (i + 1 < making->end) {
		const struct piece *next = making_piece(making, i + 1);
		struct slice line = page_part(making->page, making_piece(making, i)->at);

		if (next->label != LABEL_NONE || next->after_blank || next->in_row ||
			next->bulleted || is_body(page_part(making->page, next->at)) ||
			!(islower((unsigned char)making->page->text.at[next->at.from]) ||
				line_is_open(line)))
			break;
		i++;
	}
	return i;
}

/* Is the last word of the heading at `at` said below it: in small letters, where `small`? */
static bool is_said_below(const struct making *making, struct span at, bool small)
{
	struct slice line = page_part(making->page, at);
	struct slice below =
		page_part(making->page, (struct span){ at.to, making_span(making).to });
	const char *space = memrchr(line.at, ' ', line.size);
	char word[WORD_BYTES_MOST + 1];
	size_t n = 0;

	for (const char *c = space == NULL ? line.at : space + 1;
		c < line.at + line.size && n < WORD_BYTES_MOST; c++)
		word[n++] = (char)tolower((unsigned char)*c);
	word[n] = '\0';
	for (size_t found = n < 3 ? SIZE_MAX : find_word(below, word, 0); found != SIZE_MAX;
		found = find_word(below, word, found + 1))
		if (!small || islower((unsigned char)below.at[found]))
			return true;
	return false;
}

/*
 * Two capitals, alone or before an office, are a person's name, unless the text below speaks of a
 * thing that is so called.
 */
static bool is_person(const struct making *making, size_t i)
{
	struct span at = making_piece(making, i)->at;
	struct slice line = page_part(making->page, at);
	size_t from, size = person_size(line, &from);

	if (size == 0 || (size < line.size && !is_signing_line(line)))
		return false;
	return !is_said_below(making, (struct span){ at.from, at.from + size }, true);
}

/* "Brief description: Hill Road" right above a line with a label: a label too, though unknown. */
static bool is_field(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);

	return piece->label == LABEL_UNKNOWN && i + 1 < making->end &&
	       making_piece(making, i + 1)->label > LABEL_UNKNOWN &&
	       making_piece(making, i + 1)->colon && !making_piece(making, i + 1)->after_blank &&
	       word_count(page_part(making->page, piece->label_at)) <= LABEL_WORDS_MOST;
}

/* May piece `i` be the heading of a page?  The site's name may stand in cells beside it. */
static bool may_head_page(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice line = page_part(making->page, piece->at);

	if (piece->label > LABEL_UNKNOWN || piece->continues_row || piece->bulleted ||
		is_no_heading(line) || word_count(line) < 3 || is_ref_and_date(making, i) ||
		is_file_note(line) || is_field(making, i) || !starts_upper(line) ||
		is_site_name(line) || is_person(making, i))
		return false;
	for (size_t k = i + 1; k < making->end && making_piece(making, k)->continues_row; k++)
		if (!is_site_name(page_part(making->page, making_piece(making, k)->at)))
			return false;
	return true;
}

/*
 * Is piece `i` a heading of one or two words, right above the text or the labels?  A menu has
 * such words too, but others like them above, and the text does not speak of them.
 */
static bool is_short_heading(const struct making *making, size_t i)
{
	static const char *const menu[] = { "home", "about", "news", "contact", "transparency",
		"hafan", "cysylltu", "newyddion", "resources", "events", "background",
		"introduction" };
	const struct piece *piece = making_piece(making, i);
	struct slice line = page_part(making->page, piece->at);

	if (line.size < WORD_BYTES_LEAST || word_count(line) > 2 || !piece->after_blank ||
		piece->in_row || piece->bulleted || piece->label > LABEL_NONE ||
		is_no_heading(line) || !starts_upper(line) || is_site_name(line) ||
		is_ref_and_date(making, i) || ref_size(line) == line.size || is_person(making, i) ||
		find_any_word(line, menu, array_size(menu)) >= 0)
		return false;
	return i == making->first ||
	       word_count(page_part(making->page, making_piece(making, i - 1)->at)) > 2 ||
	       is_said_below(making, piece->at, false);
}

/* "Home > Decisions > Hill Road lease": the last of the names that lead to the page; or empty. */
static struct span last_crumb(const struct making *making, size_t i)
{
	static const char *const joints[] = { " > ", " » ", " › ", " / ", " → " };
	static const char *const homes[] = { "Home", "You are here", "Hafan", "Rydych chi yma" };
	struct span at = making_piece(making, i)->at, none = { 0, 0 };
	struct slice line = page_part(making->page, at);
	size_t last = 0, n = 0;
	bool home = false;

	for (size_t k = 0; k < array_size(homes); k++)
		home = home || slice_starts_any_case(line, homes[k]);
	for (size_t k = 0; k < array_size(joints) && home && n == 0; k++)
		for (size_t joint = slice_find(line, joints[k], 0); joint != SIZE_MAX;
			joint = slice_find(line, joints[k], last)) {
			last = joint + strlen(joints[k]);
			n++;
		}
	at.from += last;
	line = page_part(making->page, at);
	return n > 0 && line.size >= WORD_BYTES_LEAST && !is_no_heading(line) &&
			       !is_site_name(line) && !slice_ends(line, "…")
		       ? at
		       : none;
}

/* The name of the page that its trail of crumbs ends with, above its text. */
static void title_from_crumbs(struct making *making)
{
	for (size_t i = making->first, end = heading_end(making); i < end; i++) {
		struct span crumb = last_crumb(making, i);

		if (crumb.to <= crumb.from)
			continue;
		text_set(making, TEXT_TITLE, crumb, SURE);
		return;
	}
}

/* A heading without the office's name that its site sets behind it. */
static struct span without_site_name(const struct page *page, struct span at)
{
	struct slice s = page_part(page, at);

	for (size_t i = 1; i < s.size; i++) {
		size_t dash = s.at[i] == ' ' ? dash_size(s, i) : 0;

		if (dash > 2 && is_site_name(slice_part(s, i + dash, s.size)))
			return (struct span){ at.from, at.from + i };
	}
	return at;
}

static void title_set(struct making *making, size_t heading)
{
	struct span at = { making_piece(making, heading_first(making, heading))->at.from,
		making_piece(making, heading_last(making, heading))->at.to };

	text_set(making, TEXT_TITLE, without_site_name(making->page, at), SURE);
}

/*
 * The heading of a page that has no labels above its text: the last of a few lines that may be
 * one, right above running text or a date.
 */
static void title_above_text(struct making *making)
{
	size_t heading = making->end, headings = 0, i = making->first, end = heading_end(making);
	struct span date;

	for (; i < end; i++) {
		if (is_body(page_part(making->page, making_piece(making, i)->at)) ||
			(headings > 0 && is_date_line(making->page, i, &date)))
			break;
		if (heading + 1 == i && heading_first(making, i) < i) {
			heading = i;
		} else if (may_head_page(making, i)) {
			heading = i;
			headings++;
		}
	}
	if (heading == making->end || i == making->end || headings > HEADINGS_MOST ||
		!(has_decision_label(making) || speaks_of_deciding(making)))
		return;
	title_set(making, heading);
}

/* Do the page's text, its labels or its date begin at piece `i`? */
static bool text_begins(const struct making *making, size_t i, size_t first_label)
{
	struct slice line;
	struct span date;

	if (i >= first_label)
		return i == first_label;
	line = page_part(making->page, making_piece(making, i)->at);
	return is_body(line) || is_dated_note(line) || is_date_line(making->page, i, &date);
}

/* The last heading of one or two words, right above what it heads. */
static bool title_of_few_words(struct making *making, size_t first_label)
{
	for (size_t i = making->first, end = heading_end(making); i < end && i + 1 < making->end;
		i++)
		if (is_short_heading(making, i) && text_begins(making, i + 1, first_label)) {
			title_set(making, i);
			return true;
		}
	return false;
}

/* The heading right above the labels of a decision. */
static bool title_above_labels(struct making *making, size_t first_label)
{
	if (first_label == making->end || !has_decision_label(making))
		return false;
	for (size_t i = first_label; i-- > making->first;)
		if (!is_furniture(page_part(making->page, making_piece(making, i)->at)) &&
			making_piece(making, i)->label <= LABEL_UNKNOWN &&
			!making_piece(making, i)->in_row && !making_piece(making, i)->bulleted &&
			!is_field(making, i) && !is_ref_and_date(making, i) &&
			!is_site_name(page_part(making->page, making_piece(making, i)->at))) {
			title_set(making, i);
			return true;
		}
	return false;
}

/* "Decision: Hill Road lease" as the page's first label, nothing but its furniture above. */
static void title_behind_form_name(struct making *making, size_t first_label)
{
	struct span value;
	struct slice words;

	if (first_label == making->end)
		return;
	for (size_t i = making->first, end = heading_end(making); i < end; i++)
		if (may_head_page(making, i))
			return;
	value = making_piece(making, first_label)->value;
	words = page_part(making->page, value);
	if (making_piece(making, first_label)->label == LABEL_DECISION &&
		is_form_name(
			page_part(making->page, making_piece(making, first_label)->label_at)) &&
		words.size > 0 && !is_furniture(words) && starts_upper(words) && !is_body(words) &&
		!is_approving(words) && speaks_of_deciding(making))
		text_set(making, TEXT_TITLE, value, SURE);
}

/* A date on a line of its own right above or below the title, or behind the reference between. */
static void date_beside_title(struct making *making, size_t first_label)
{
	struct span title = making->record->text[TEXT_TITLE].where, date;
	size_t i = making->first;

	while (i < first_label && making_piece(making, i)->at.to < title.to)
		i++;
	if (i == first_label)
		return;
	for (size_t k = i > making->first ? i - 1 : i; k < first_label && k < i + 3; k++)
		if (is_date_line(making->page, k, &date)) {
			making->heading_date = date;
			return;
		}
}

/* "Support for victims of crime: a tender": more words before the colon than a label has; or empty. */
static struct span words_with_colon(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct span none = { piece->at.from, piece->at.from };

	return piece->label == LABEL_UNKNOWN && !piece->in_row &&
			       word_count(page_part(making->page, piece->label_at)) >
				       LABEL_WORDS_MOST
		       ? title_words(piece)
		       : none;
}

/* A log whose "Decision Ref:" stands over the decision's name, in words without figures. */
static bool title_under_ref_label(struct making *making)
{
	size_t i = making->first;

	while (i < making->end && making_piece(making, i)->label <= LABEL_OTHER)
		i++;
	if (i == making->end)
		return false;

	struct span value = making_value(making, i);

	if (value.to == value.from && i + 1 < making->end && making->in_register)
		value = words_with_colon(making, i + 1);

	struct slice words = page_part(making->page, value);

	if (making_piece(making, i)->label != LABEL_REF ||
		making->record->text[TEXT_REF].sure == SURE ||
		making->record->text[TEXT_TITLE].sure != NOT_THERE || value.to <= value.from ||
		words.size > TITLE_BYTES_MOST || memchr(words.at, ' ', words.size) == NULL ||
		is_approving(words) || words.at[words.size - 1] == '.')
		return false;
	text_set(making, TEXT_TITLE, value, SURE);
	return true;
}

/* "Vetting": one word in a column whose other cells have several, and no "Approved". */
static bool is_word_among_titles(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice word = page_part(making->page, piece->value);

	if (!piece->in_row || word.size < WORD_BYTES_LEAST || slice_ends(word, "ed"))
		return false;
	list_each (const struct piece *, other, &making->page->pieces)
		if (other->label == piece->label && other->column == piece->column &&
			memchr(making->page->text.at + other->value.from, ' ',
				other->value.to - other->value.from) != NULL)
			return true;
	return false;
}

/* A log with no titles, whose decisions or summaries are a few words each: "Lease of unit 7". */
static void title_is_the_text(struct making *making, enum label label)
{
	for (size_t i = making->first; i < making->end; i++) {
		struct span value = making_value(making, i);
		struct slice words = page_part(making->page, value);

		if (making_piece(making, i)->label != label)
			continue;
		if (slice_starts(
			    page_part(making->page, making_piece(making, i)->label_at), "What"))
			return; // an answer, not a name
		if ((words.size >= TITLE_BYTES_LEAST || is_word_among_titles(making, i)) &&
			words.size < 100 && strchr(".:;", words.at[words.size - 1]) == NULL &&
			!is_approving(words))
			text_set(making, TEXT_TITLE, value, SURE);
		return;
	}
}

/* A heading of its own right below the reference's label, where nothing above is one. */
static void title_below_ref(struct making *making, size_t first_label)
{
	size_t i = first_label;
	struct span date;

	while (i < making->end &&
		(making_piece(making, i)->label == LABEL_REF ||
			(i > first_label && (making_piece(making, i)->label == LABEL_DATE ||
						    is_date_line(making->page, i, &date)))))
		i++;
	if (i > first_label && i + 1 < making->end && making_piece(making, i)->after_blank &&
		making_piece(making, i + 1)->after_blank && may_head_page(making, i))
		title_set(making, i);
}

/*
 * "Changes in how a fund is managed.": a heading that its author gave a stop, a paragraph of its
 * own over another, above the labels and with no word in it that makes a sentence.
 */
static void title_with_stop(struct making *making)
{
	for (size_t i = making->first, end = heading_end(making); i < end && i + 1 < making->end;
		i++) {
		const struct piece *piece = making_piece(making, i);
		struct slice line = page_part(making->page, piece->at);
		struct slice below = page_part(making->page, making_piece(making, i + 1)->at);
		struct slice words = slice_part(line, 0, line.size - 1);

		if (!is_body(line))
			continue;
		if (piece->label == LABEL_NONE && piece->after_blank && !piece->bulleted &&
			!piece->in_row && slice_ends(line, ".") && !slice_starts(line, "To ") &&
			making_piece(making, i + 1)->after_blank &&
			memchr(words.at, '.', words.size) == NULL && starts_upper(words) &&
			(words.size < HEADING_STOP_MOST || (word_count(below) <= LABEL_WORDS_MOST &&
								   !slice_starts(line, "The "))) &&
			!is_no_heading(words) && !is_clause(words, true))
			text_set(making, TEXT_TITLE,
				(struct span){ piece->at.from, piece->at.to - 1 }, SURE);
		return;
	}
}

static void title_from_heading(struct making *making, size_t first_label)
{
	if (making->record->text[TEXT_REF].sure == SURE && title_before_formula(making))
		return;
	if (!title_after_ref_or_form(making, first_label) &&
		!title_above_labels(making, first_label))
		title_above_text(making);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE &&
		(has_decision_label(making) || speaks_of_deciding(making)) &&
		!title_of_few_words(making, first_label))
		title_from_crumbs(making);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE)
		title_behind_form_name(making, first_label);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE)
		title_below_ref(making, first_label);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE && speaks_of_deciding(making))
		title_with_stop(making);
}

/* "Title: AB/2031/14 – Hill Road lease", "Hill Road lease (AB/2031/14)": both are said there. */
static void title_parts(struct making *making)
{
	const struct found_text *title = &making->record->text[TEXT_TITLE];
	const struct found_text *ref = &making->record->text[TEXT_REF];
	struct naming naming;

	if (title->sure != SURE || !line_names(making->page, title->where, &naming) ||
		naming.ref.to == naming.ref.from || !naming.joined || naming.weak ||
		naming.title.to - naming.title.from < TITLE_BYTES_LEAST)
		return;
	if (ref->sure < UNSURE)
		text_set(making, TEXT_REF, naming.ref, SURE);
	if (slice_same_any_case(page_part(making->page, naming.ref),
		    (struct slice){ ref->value, strlen(ref->value) }))
		text_set(making, TEXT_TITLE, naming.title, SURE);
}

/* The line of `text` that ends at byte `at`. */
static struct slice line_to(struct slice text, size_t at)
{
	size_t from = at;

	while (from > 0 && text.at[from - 1] != '\n')
		from--;
	return slice_part(text, from, at);
}

/* The line of `text` that starts at byte `at`; empty at the end. */
static struct slice line_from(struct slice text, size_t at)
{
	struct slice rest = slice_part(text, at, text.size), line = SLICE("");

	slice_line(&rest, &line);
	return line;
}

/* May the title's first line be the rest of the one above, or its last go on below? */
static bool may_be_broken(const struct page *page, struct span title)
{
	struct slice lines = page->lines;
	size_t first = title.from, end = title.to;

	while (first > 0 && strchr(" \t", lines.at[first - 1]) != NULL)
		first--;
	while (end < lines.size && strchr(" \t", lines.at[end]) != NULL)
		end++;
	return (first > 0 && lines.at[first - 1] == '\n' &&
		       line_may_go_on(page->labels, line_to(lines, first - 1),
			       line_from(lines, first), page->margin)) ||
	       (end < lines.size && lines.at[end] == '\n' &&
		       line_may_go_on(page->labels, line_to(lines, end), line_from(lines, end + 1),
			       page->margin));
}

static void heading_find(struct making *making)
{
	if (making->ref.to > making->ref.from)
		text_set(making, TEXT_REF, making->ref, SURE);
	if (making->title.to > making->title.from)
		text_set(making, TEXT_TITLE, making->title, SURE);
	if (making->listed)
		return;
	bool named = title_under_ref_label(making);

	title_parts(making);
	if (making->record->text[TEXT_REF].sure == NOT_THERE || named)
		ref_from_heading(making);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE && making->in_register)
		title_is_the_text(making, LABEL_DECISION);
	if (making->record->text[TEXT_TITLE].sure == NOT_THERE && making->in_register)
		title_is_the_text(making, LABEL_SUMMARY);
	if (making->in_register)
		return;

	size_t first_label = first_label_of(making);

	if (making->record->text[TEXT_TITLE].sure == NOT_THERE)
		title_from_heading(making, first_label);
	if (making->record->text[TEXT_TITLE].sure == SURE)
		date_beside_title(making, first_label);
}

void record_read_heading(struct making *making)
{
	struct found_text *title = &making->record->text[TEXT_TITLE];

	heading_find(making);
	if (title->sure == SURE && (may_be_broken(making->page, title->where) ||
					   is_approving(page_part(making->page, title->where)) ||
					   slice_ends(page_part(making->page, title->where), ":")))
		title->sure = UNSURE;
}
