/* SPDX-License-Identifier: MIT */
/*
 * Who decided or signed, in which office, and when.
 *
 * A signature is a block: its label, a name, an office, a date, in any order that
 * documents have.  Where several officers sign, the office that decides goes first.
 * The author of a report, and who answers questions, never signs.
 */
#include "areas/decision/reader/record.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"

enum { BLOCK_BEFORE = 8, BLOCK_AFTER = 6, SIGNERS_MOST = 40, DATES_MOST = 12 };

enum rank { RANK_ADVISES = 1, RANK_UNKNOWN, RANK_DECIDES };

struct signer {
	struct span name;
	struct span role;
	struct date date;
	struct span date_at;
	enum rank rank;
	bool signature_blank;
	bool for_another; // "signed on behalf of"
};

LIST(signers, struct signer);

static bool is_set(struct span at)
{
	return at.to > at.from;
}

static struct slice piece_text(const struct making *making, size_t i)
{
	return page_part(making->page, making_piece(making, i)->at);
}

/* Past "(signed)", "Electronically signed by" and the like. */
static struct span after_note(const struct page *page, struct span at)
{
	static const char *const notes[] = { "electronically signed by", "signed electronically by",
		"digitally signed by", "original signed by", "signed by", "(signed)", "[signed]",
		"e-signed by", "electronic signature of", "signed", "name",
		"llofnodwyd yn electronig gan", "gan", "by" };

	for (size_t i = 0; i < array_size(notes); i++) {
		struct slice s = page_part(page, at);
		size_t size = strlen(notes[i]);

		if (!slice_starts_any_case(s, notes[i]) ||
			(s.size > size && byte_is_word(s.at[size])))
			continue;
		at.from += size;
		while (at.from < at.to && strchr(" :-\"\n", page->text.at[at.from]) != NULL)
			at.from++;
	}
	while (at.from < at.to && strchr("\"'_. ([", page->text.at[at.from]) != NULL)
		at.from++; // the line to sign on
	return at;
}

/* The office in what stands after a name: up to a bracket, a line end or a date. */
static struct span office_in(const struct page *page, struct span at)
{
	struct date date;
	struct span date_at;

	while (at.from < at.to && (strchr(" ,-(\n.", page->text.at[at.from]) != NULL ||
					  (unsigned char)page->text.at[at.from] >= 0x80))
		at.from++;
	if (span_date(page, at, &date, &date_at))
		at.to = date_at.from;
	for (size_t i = at.from; i < at.to; i++)
		if (strchr("(\n[):", page->text.at[i]) != NULL)
			at.to = i;
	at = page_trim(page, at);
	if (slice_ends(page_part(page, at), " on"))
		at.to -= 3;
	while (at.to > at.from && (strchr(",. -:", page->text.at[at.to - 1]) != NULL ||
					  slice_ends(page_part(page, at), "–")))
		at.to -= slice_ends(page_part(page, at), "–") ? strlen("–") : 1;
	return is_office(page_part(page, at)) &&
			       !slice_starts_any_case(page_part(page, at), "office of ")
		       ? at
		       : (struct span){ at.from, at.from };
}

/* Bytes of the office's words at the front of "PCC Jane Doe"; 0 if no name follows them. */
static size_t office_before_name(struct slice s)
{
	static const char *const links[] = { "for ", "of ", "dros " };
	size_t i = 0, from;

	while (i < s.size && i < 80) {
		size_t n = 0;

		while (i + n < s.size && strchr(" ,", s.at[i + n]) == NULL)
			n++;
		if (!word_is_of_office(slice_part(s, i, i + n)) &&
			!slice_is(slice_part(s, i, i + n), "and"))
			break;
		i += n + (i + n < s.size);
	}
	for (size_t k = 0; i > 0 && k < array_size(links); k++) {
		size_t link = strlen(links[k]), area = 0;

		if (slice_starts(slice_part(s, i, s.size), links[k]))
			area = area_size(slice_part(s, i + link, s.size));
		if (area > 0 && i + link + area < s.size && s.at[i + link + area] == ' ')
			i += link + area + 1; // "PCC for Kent Jane Doe"
	}
	return i > 0 && person_size(slice_part(s, i, s.size), &from) > 0 ? i : 0;
}

/* Name and office, as far as `at` has them. */
static void signer_read(const struct page *page, struct span at, struct signer *signer)
{
	at = after_note(page, page_trim(page, at));

	size_t before = office_before_name(page_part(page, at));
	struct span front = page_trim(page, (struct span){ at.from, at.from + before });

	at.from += before;

	size_t from = 0, end = person_size(page_part(page, at), &from);

	if (end > 0 && !is_office(page_part(page, (struct span){ at.from, at.from + end }))) {
		signer->name = (struct span){ at.from + from, at.from + end };
		signer->role = office_in(page, (struct span){ at.from + end, at.to });
		if (!is_set(signer->role) && is_office(page_part(page, front)))
			signer->role = front;
	} else {
		struct slice s = page_part(page, at);

		signer->role = office_in(page, at);
		for (size_t comma = slice_find(s, ", ", 0); comma != SIZE_MAX;
			comma = slice_find(s, ", ", comma + 1)) { // "PCC for Kent, Jane Doe"
			size_t rest = comma + strlen(", ");

			end = person_size(slice_part(s, rest, s.size), &from);
			if (end == 0 || !is_office(slice_part(s, 0, comma)))
				continue;
			signer->name = (struct span){ at.from + rest + from, at.from + rest + end };
			signer->role = (struct span){ at.from, at.from + comma };
			return;
		}
	}
}

static enum rank role_rank(const struct page *page, struct span role)
{
	if (!is_set(role))
		return RANK_UNKNOWN;
	return office_decides(page_part(page, role)) ? RANK_DECIDES : RANK_ADVISES;
}

/* An office's words in a heading above a signature, without "approval" and "signature". */
static struct span office_of_heading(const struct page *page, struct span heading)
{
	static const char *const tails[] = { "approval", "'s", "’s", ":", " ", "signature", "of",
		"by", "approved", "the", "sign off", "sign-off", "comments", "decision" };
	struct span at = heading;

	for (size_t round = 0; round < 4; round++)
		for (size_t i = 0; i < array_size(tails); i++) {
			struct slice s = page_part(page, at);
			size_t size = strlen(tails[i]);

			if (s.size > size &&
				slice_is_any_case(slice_part(s, s.size - size, s.size), tails[i]))
				at.to -= size;
			s = page_part(page, at);
			if (s.size > size && size > 1 && slice_starts_any_case(s, tails[i]) &&
				s.at[size] == ' ')
				at.from += size + 1;
		}
	return is_office(page_part(page, at)) && at.to - at.from > 2
		       ? at
		       : (struct span){ at.from, at.from };
}

/* "Decision of the PCC: Approved", "Comments of the Chief Finance Officer". */
static bool is_section_of_office(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice words =
		page_part(making->page, piece->label > LABEL_UNKNOWN ? piece->label_at : piece->at);

	return words.size < 90 && (slice_starts_any_case(words, "decision of ") ||
					  slice_starts_any_case(words, "comments of ") ||
					  slice_starts_any_case(words, "approval of "));
}

/* The words that name the office: an approval's value, or the label or line itself. */
static struct span heading_of(const struct page *page, const struct piece *piece)
{
	if (piece->label <= LABEL_UNKNOWN)
		return piece->at;
	if (piece->value.to > piece->value.from && is_office(page_part(page, piece->value)))
		return piece->value;
	return piece->label_at;
}

/* The nearest name or office above piece `i`. */
static void signer_read_above(const struct making *making, size_t i, struct signer *signer)
{
	for (size_t k = i; k-- > making->first && i - k <= BLOCK_BEFORE;) {
		const struct piece *piece = making_piece(making, k);
		struct signer above = { 0 };

		if (piece->label == LABEL_SIGNATURE && k + 1 == i && !is_set(piece->value) &&
			!is_set(signer->role)) // "Signature of the Commissioner" over "Signed:"
			signer->role = office_of_heading(making->page, piece->label_at);
		if (piece->label == LABEL_SIGNATURE || piece->label == LABEL_AUTHOR ||
			piece->label == LABEL_CONTACT)
			return;
		if (piece->label == LABEL_APPROVAL || is_section_of_office(making, k)) {
			above.role =
				office_of_heading(making->page, heading_of(making->page, piece));
		} else if (piece->label == LABEL_NAME || piece->label == LABEL_POSITION) {
			signer_read(making->page, making_value(making, k), &above);
		} else if (piece->label <= LABEL_OTHER && piece->at.to - piece->at.from < 140) {
			signer_read(making->page, piece->at, &above);
			if (is_set(above.name) && !is_set(above.role))
				above = (struct signer){ 0 };
		}
		if (!is_set(signer->role) && is_set(above.role) &&
			(!is_set(signer->name) || !is_set(above.name)))
			signer->role = above.role;
		if (!is_set(signer->name) && is_set(above.name)) {
			signer->name = above.name;
			if (is_set(above.role))
				signer->role = above.role;
		}
		if (is_set(signer->role) &&
			(is_set(signer->name) || piece->label != LABEL_POSITION))
			return;
	}
}

/* A line that is a date and nothing else. */
static bool is_bare_date(
	const struct page *page, struct span line, struct date *date, struct span *at)
{
	struct date found;
	struct span where;

	if (line.to - line.from > 40 || !span_date(page, line, &found, &where) ||
		where.from != line.from)
		return false;
	for (size_t i = where.to + 1; i < line.to; i++) // ", 16:45"
		if (strchr(" 0123456789:.,apmhrst", page->text.at[i]) == NULL)
			return false;
	*date = found;
	*at = where;
	return true;
}

/* "M Jones" and "Mair Jones" are one person. */
static bool surnames_alike(const struct page *page, struct span x, struct span y)
{
	const char *one = page_line(page, x), *two = page_line(page, y);
	const char *last_one = strrchr(one, ' '), *last_two = strrchr(two, ' ');

	return strcasecmp(last_one == NULL ? one : last_one, last_two == NULL ? two : last_two) ==
		       0 &&
	       strncasecmp(one, two, 1) == 0;
}

/* An office right below a row of name and date, and not above another's signature. */
static bool office_below_row(const struct making *making, size_t i, size_t k)
{
	return making_piece(making, i)->in_row && is_office(piece_text(making, k)) &&
	       (k + 1 >= making->end || making_piece(making, k + 1)->label != LABEL_SIGNATURE);
}

/* Name, office and date below piece `i`; what stands below the date is another's. */
static void signer_read_below(const struct making *making, size_t i, struct signer *signer)
{
	for (size_t k = i + 1; k < making->end && k - i <= BLOCK_AFTER; k++) {
		const struct piece *piece = making_piece(making, k);
		bool bare = piece->label == LABEL_NONE, dated = date_is_set(signer->date);
		struct signer below = { 0 };

		if (piece->label == LABEL_SIGNATURE || piece->label == LABEL_CONTACT ||
			label_heads_section(piece->label))
			return;
		if (piece->label == LABEL_NAME || piece->label == LABEL_POSITION)
			signer_read(making->page, making_value(making, k), &below);
		else if (piece->label == LABEL_TITLE &&
			 is_office(page_part(making->page, piece->value)))
			below.role = piece->value; // "Title: Deputy Mayor" below a signature
		else if (bare && !dated && piece->at.to - piece->at.from < 140)
			signer_read(making->page, piece->at, &below);
		if (piece->label == LABEL_NAME && is_set(signer->name) && is_set(below.name) &&
			!surnames_alike(making->page, signer->name, below.name))
			return; // another person's block
		if (!is_set(signer->name) && is_set(below.name) &&
			(piece->label == LABEL_NAME ||
				(is_set(below.role) && !is_set(signer->role)))) {
			signer->name = below.name;
			signer->role = is_set(below.role) ? below.role : signer->role;
		}
		if (piece->label == LABEL_NAME &&
			below.name.to - below.name.from > signer->name.to - signer->name.from)
			signer->name = below.name; // "Signed: J Doe" over "Name: Jane Doe"
		if (!is_set(signer->role) && is_set(below.role))
			signer->role = below.role;
		if (!dated && (piece->label == LABEL_DATE || piece->label == LABEL_DATE_SIGNED))
			span_date(making->page, making_value(making, k), &signer->date,
				&signer->date_at);
		else if (dated && bare && !is_set(signer->role) && k <= i + 2 &&
			 office_below_row(making, i, k))
			signer->role = piece->at;
		else if (!dated && bare && k <= i + 3)
			is_bare_date(making->page, piece->at, &signer->date, &signer->date_at);
	}
}

/* Is the "Date:" right above the signature its own: in one paragraph with it, and with no one else? */
static bool is_date_of_block(const struct making *making, size_t i)
{
	return i > making->first && making_piece(making, i - 1)->label == LABEL_DATE &&
	       making_piece(making, i - 1)->after_blank && !making_piece(making, i)->after_blank;
}

/* A "Date:" right before the signature: in its block, or in an approval. */
static void signer_date_above(const struct making *making, size_t i, struct signer *signer)
{
	bool dated = false;

	for (size_t k = i; k-- > making->first && i - k <= 4;) {
		const struct piece *piece = making_piece(making, k);

		if (piece->label == LABEL_DATE && !dated)
			dated = span_date(making->page, making_value(making, k), &signer->date,
				&signer->date_at);
		if ((dated && is_date_of_block(making, i)) || piece->label == LABEL_APPROVAL ||
			is_approving(piece_text(making, k)))
			return;
		if (piece->label == LABEL_SIGNATURE || label_heads_section(piece->label))
			break;
	}
	signer->date = DATE_NONE;
}

/* A date alone below the name and the office of who decided. */
static void signer_date_below(const struct making *making, size_t i, struct signer *signer)
{
	for (size_t k = i + 1; k < making->end && k <= i + 3; k++) {
		const struct piece *piece = making_piece(making, k);

		if (piece->label != LABEL_NONE ||
			is_bare_date(making->page, piece->at, &signer->date, &signer->date_at))
			return;
		if (piece->at.to > signer->name.to && !is_office(piece_text(making, k)))
			return;
	}
}

static struct signer signer_at_label(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct span value = making_value(making, i);
	struct signer signer = { 0 };

	if (is_set(value)) {
		signer_read(making->page, value, &signer);
		if (piece->label == LABEL_SIGNATURE && value.to - value.from < 200)
			span_date(making->page, value, &signer.date, &signer.date_at);
	}
	if (piece->label == LABEL_DECISION_MAKER) {
		if (!is_set(signer.name) && !is_set(signer.role) && value.to - value.from < 90 &&
			office_decides(page_part(making->page, value)))
			signer.role = value;
		for (size_t k = i + 1; k < making->end && k <= i + 4 && !is_set(signer.role); k++)
			if (making_piece(making, k)->label == LABEL_POSITION)
				signer.role = making_value(making, k);
		if (is_set(signer.name) &&
			span_date(making->page, value, &signer.date, &signer.date_at) &&
			signer.date_at.to != value.to &&
			slice_find(page_part(making->page, value), " on ", 0) == SIZE_MAX)
			signer.date = DATE_NONE;
		if (is_set(signer.name) && !date_is_set(signer.date) && !making->in_register)
			signer_date_below(making, i, &signer);
		signer.rank =
			is_set(signer.name) || is_set(signer.role) ? RANK_DECIDES : RANK_ADVISES;
		return signer;
	}
	signer.for_another =
		find_word(page_part(making->page, piece->label_at), "behalf", 0) != SIZE_MAX;
	signer.signature_blank = !is_set(value) || !is_set(piece->value);
	if (!is_set(signer.role))
		signer.role = office_of_heading(making->page, piece->label_at);
	signer_read_below(making, i, &signer);
	if (!is_set(signer.name) || !is_set(signer.role))
		signer_read_above(making, i, &signer);
	if (!date_is_set(signer.date))
		signer_date_above(making, i, &signer);
	signer.signature_blank = signer.signature_blank &&
				 !(is_set(value) && signer.name.from >= value.from &&
					 signer.name.to <= value.to && is_set(signer.name));
	signer.rank = role_rank(making->page, signer.role);
	return signer;
}

/* Does the signer's line end, at byte `end`, with the office or with a date right behind it? */
static bool ends_with_role(const struct page *page, size_t end, struct signer *signer)
{
	struct span rest = { signer->role.to, end };

	if (rest.to <= rest.from + 1)
		return true;
	return span_date(page, rest, &signer->date, &signer->date_at) &&
	       signer->date_at.to == end && signer->date_at.from - rest.from <= strlen(" – ");
}

/* "Jane Doe, Police and Crime Commissioner for Kent" as a line, or on two lines. */
static struct signer signer_by_name_and_office(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice line = piece_text(making, i);
	struct signer signer = { 0 };

	if (piece->label != LABEL_NONE || line.size > 140 || piece->bulleted)
		return signer;
	signer_read(making->page, piece->at, &signer);
	if (is_set(signer.name) && !is_set(signer.role) && i + 1 < making->end &&
		signer.name.to == piece->at.to &&
		making_piece(making, i + 1)->label == LABEL_NONE) {
		signer.role = office_in(making->page, making_piece(making, i + 1)->at);
		i++;
	}
	if (!is_set(signer.name) || !is_set(signer.role) ||
		!office_decides(page_part(making->page, signer.role)) ||
		!ends_with_role(making->page, making_piece(making, i)->at.to, &signer))
		return (struct signer){ 0 };
	signer.rank = RANK_DECIDES;
	signer_read_below(making, i, &signer);
	return signer;
}

/* "… advice. Jane Doe KENT 27 March 2017 POLICE AND CRIME COMMISSIONER": a page run together. */
static struct signer signer_run_together(const struct making *making, size_t i)
{
	const struct page *page = making->page;
	struct span rest = making_piece(making, i)->at;
	struct signer signer = { 0 };
	size_t dates = 0;

	while (rest.to - rest.from > 60 && dates++ < DATES_MOST &&
		span_date(page, rest, &signer.date, &signer.date_at)) {
		size_t back = signer.date_at.from, words = 0, from;
		struct span after = { signer.date_at.to, signer.date_at.to };

		while (after.to < rest.to && after.to - after.from < 60 &&
			page->text.at[after.to] != '\n')
			after.to++;
		rest.from = signer.date_at.to;
		for (after = page_trim(page, after); after.to > after.from; after.to--)
			if (is_office(page_part(page, after)) &&
				office_decides(page_part(page, after)))
				break;
		if (!is_set(after))
			continue;
		while (back > making_piece(making, i)->at.from && words < 6) {
			struct span name = { back, signer.date_at.from };
			size_t end = page->text.at[back - 1] == ' '
					     ? person_size(page_part(page, name), &from)
					     : 0;
			struct span gap =
				page_trim(page, (struct span){ back + end, signer.date_at.from });

			words += page->text.at[--back] == ' ';
			if (end == 0 || (is_set(gap) && area_size(page_part(page, gap)) !=
								gap.to - gap.from))
				continue;
			signer.name = (struct span){ name.from + from, name.from + end };
			signer.role = page_trim(page, after);
			signer.rank = RANK_DECIDES;
		}
		if (is_set(signer.name))
			return signer;
	}
	return (struct signer){ 0 };
}

/* "Approved by the Commissioner" right above "Name: Jane Doe". */
static struct signer signer_named_below(const struct making *making, size_t i)
{
	struct signer signer = { 0 };

	signer.role = office_of_heading(making->page, making_piece(making, i)->label_at);
	if (i + 1 >= making->end || making_piece(making, i + 1)->label != LABEL_NAME ||
		!is_set(signer.role) || !office_decides(page_part(making->page, signer.role)))
		return (struct signer){ 0 };
	signer_read_below(making, i, &signer);
	signer.rank = RANK_DECIDES;
	return signer;
}

/* "I hereby approve …" under the name of an office, with no signature. */
static struct signer signer_by_approval(const struct making *making, size_t i)
{
	struct signer signer = { 0 };

	if (making_piece(making, i)->label == LABEL_APPROVAL)
		return signer_named_below(making, i);
	if (making_piece(making, i)->label > LABEL_UNKNOWN || i == making->first ||
		!is_approving(piece_text(making, i)))
		return signer;

	const struct piece *above = making_piece(making, i - 1);

	if (above->label == LABEL_NONE && is_office(page_part(making->page, above->at)))
		signer.role = above->at;
	else if (above->label == LABEL_APPROVAL)
		signer.role = office_of_heading(making->page, above->label_at);
	if (is_set(signer.role) && office_decides(page_part(making->page, signer.role)))
		signer.rank = RANK_DECIDES;
	else
		return (struct signer){ 0 };
	signer_read_below(making, i, &signer);
	return signer;
}

/* Past "The " or "On 3 May 2031, the " before who decides; the date goes to `signer`. */
static struct span after_prose_lead(const struct page *page, struct span at, struct signer *signer)
{
	static const char *const days[] = { "On the ", "On ", "Ar y ", "Ar " };
	static const char *const articles[] = { "the ", "y ", "yr ", "Mae'r ", "Mae’r ", "Mae " };
	struct slice text = page_part(page, at);

	for (size_t i = 0; i < array_size(days); i++) {
		size_t on = at.from + strlen(days[i]);

		if (!slice_starts(text, days[i]) ||
			!span_date(page, (struct span){ on, at.to }, &signer->date,
				&signer->date_at) ||
			signer->date_at.from != on)
			continue;
		at.from = signer->date_at.to;
		while (at.from < at.to && strchr(", ", page->text.at[at.from]) != NULL)
			at.from++;
		break;
	}
	if (!is_set(signer->date_at) || signer->date_at.to > at.from)
		signer->date = DATE_NONE;
	for (size_t i = 0; i < array_size(articles); i++)
		if (slice_starts_any_case(page_part(page, at), articles[i])) {
			at.from += strlen(articles[i]);
			break;
		}
	return at;
}

/* Who is named in `at`, and nothing else: a name and an office that decides, in either order. */
static bool names_decider(const struct page *page, struct span at, struct signer *signer)
{
	struct span end;

	while (at.to > at.from && strchr(",. ", page->text.at[at.to - 1]) != NULL)
		at.to--;
	signer_read(page, at, signer);
	end = signer->name.to > signer->role.to ? signer->name : signer->role;
	return is_set(signer->name) && is_set(signer->role) && end.to == at.to &&
	       office_decides(page_part(page, signer->role));
}

/* Who is named in `at`, behind "the" or "On 3 May 2031 the"; no rank if nobody is. */
static struct signer decider_in(const struct page *page, struct span at)
{
	struct signer signer = { .rank = RANK_DECIDES };

	return names_decider(page, after_prose_lead(page, at, &signer), &signer)
		       ? signer
		       : (struct signer){ 0 };
}

/* "The Commissioner for Kent, Jane Doe, has decided to …". */
static struct signer signer_before_turn(const struct page *page, struct span at)
{
	static const char *const turns[] = { " has decided", " has agreed", " has approved",
		" approved ", " agreed ", " decided ", " hereby gives notice", " wedi penderfynu",
		" wedi cytuno", " wedi cymeradwyo" };
	struct signer signer = { 0 };

	for (size_t k = 0; k < array_size(turns) && signer.rank == 0; k++) {
		size_t end = slice_find(page_part(page, at), turns[k], 0);

		if (end >= 12 && end <= 180)
			signer = decider_in(page, (struct span){ at.from, at.from + end });
	}
	return signer;
}

/* "Ar 3 Mai 2031 penderfynodd y Comisiynydd, Siân Puw, roi …". */
static struct signer signer_behind_verb(const struct page *page, struct span at)
{
	static const char *const verbs[] = { "penderfynodd y ", "cymeradwyodd y ", "cytunodd y " };
	struct slice text = page_part(page, at);

	for (size_t k = 0; k < array_size(verbs); k++) {
		size_t verb = slice_find_any_case(text, verbs[k], 0);
		size_t from = verb + strlen(verbs[k]);
		size_t comma = verb == SIZE_MAX ? SIZE_MAX : slice_find(text, ", ", from);
		size_t end = comma == SIZE_MAX ? SIZE_MAX : slice_find(text, ", ", comma + 2);
		struct signer signer = { .rank = RANK_DECIDES };

		if (end == SIZE_MAX || verb > 60)
			continue;
		after_prose_lead(page, at, &signer);
		if (names_decider(page, (struct span){ at.from + from, at.from + end }, &signer))
			return signer;
	}
	return (struct signer){ 0 };
}

/* "This decision was made on 3 May 2031 by the Commissioner, Jane Doe." */
static struct signer signer_made_by(const struct page *page, struct span at)
{
	static const char *const made[] = { "decision was", "decision has been" };
	static const char *const starts[] = { "Approved ", "Agreed ", "Signed " };
	struct slice text = page_part(page, at);
	size_t turn = SIZE_MAX, by;

	for (size_t k = 0; k < array_size(made) && turn == SIZE_MAX; k++)
		turn = slice_find(text, made[k], 0);
	for (size_t k = 0; k < array_size(starts); k++)
		turn = slice_starts(text, starts[k]) ? 0 : turn;
	by = turn == SIZE_MAX ? SIZE_MAX : slice_find(text, " by ", turn);
	if (by == SIZE_MAX || by - turn > 60)
		return (struct signer){ 0 };

	struct span rest = page_sentence(page, at.from + by + 1, at);

	rest.from = at.from + by + strlen(" by ");
	return decider_in(page, rest);
}

/* Who decided, as the text tells it. */
static struct signer signer_by_prose(const struct making *making, size_t i)
{
	struct span at = making_piece(making, i)->at;
	struct signer signer = signer_before_turn(making->page, at);

	if (signer.rank == 0)
		signer = signer_behind_verb(making->page, at);
	return signer.rank == 0 ? signer_made_by(making->page, at) : signer;
}

/* "I approve this", "has my approval": words of the one who signs below. */
static bool approves_in_person(struct slice text)
{
	return is_approving(text) &&
	       (slice_starts(text, "I ") || slice_find(text, " I ", 0) != SIZE_MAX ||
		       find_word(text, "my", 0) != SIZE_MAX);
}

/* May what stands at piece `i` follow the name of one who signed: an office, a date, the end? */
static bool may_follow_signer(const struct making *making, size_t i)
{
	struct date date;
	struct span at;

	return i >= making->end || making_piece(making, i)->label > LABEL_OTHER ||
	       is_office(piece_text(making, i)) ||
	       is_bare_date(making->page, making_piece(making, i)->at, &date, &at);
}

/* A name alone on a line, right below the words in which somebody approves. */
static struct signer signer_below_approval(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct signer signer = { 0 };
	size_t from;

	if (piece->label != LABEL_NONE || piece->in_row || i == making->first ||
		person_size(piece_text(making, i), &from) != piece->at.to - piece->at.from ||
		!(approves_in_person(piece_text(making, i - 1)) ||
			slice_starts(piece_text(making, i - 1), "Yours ")) ||
		!may_follow_signer(making, i + 1))
		return signer;
	signer.name = (struct span){ piece->at.from + from, piece->at.to };
	signer_read_below(making, i, &signer);
	signer.rank = is_set(signer.role) ? role_rank(making->page, signer.role) : RANK_DECIDES;
	return signer;
}

static bool first_is_better(const struct page *page, struct signer x, struct signer y)
{
	if (x.rank != y.rank)
		return x.rank > y.rank;
	if (is_set(x.name) != is_set(y.name))
		return is_set(x.name);
	if (date_is_set(x.date) != date_is_set(y.date))
		return date_is_set(x.date);

	bool x_deputy = find_word(page_part(page, x.role), "deputy", 0) != SIZE_MAX;
	bool y_deputy = find_word(page_part(page, y.role), "deputy", 0) != SIZE_MAX;

	return y_deputy && !x_deputy;
}

/* A row of a table of those who signed: the office, the name and the date in cells of their own. */
static struct signer signer_in_row(const struct making *making, size_t i)
{
	const struct piece *name = making_piece(making, i);
	struct signer signer = { 0 };

	for (size_t k = i > making->first + 4 ? i - 4 : making->first; k < making->end && k < i + 5;
		k++) {
		const struct piece *cell = making_piece(making, k);

		if (cell->line != name->line)
			continue;
		if (cell->label == LABEL_POSITION &&
			is_office(page_part(making->page, cell->value)))
			signer.role = cell->value;
		else if (cell->label == LABEL_DATE || cell->label == LABEL_DATE_SIGNED)
			span_date(making->page, cell->value, &signer.date, &signer.date_at);
	}
	if (!is_set(signer.role) || !date_is_set(signer.date))
		return (struct signer){ 0 };

	struct signer named = { 0 };

	signer_read(making->page, name->value, &named);
	signer.name = named.name;
	signer.rank = role_rank(making->page, signer.role);
	return signer;
}

/* "Commissioner sign off: Jane Doe": an approval that is signed beside its label, or right below. */
static bool approval_names_person(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);
	struct slice below = page_part(making->page, making_value(making, i));
	size_t from;

	return piece->label == LABEL_APPROVAL &&
	       (person_size(page_part(making->page, piece->value), &from) > 0 ||
		       (piece->colon && below.size > 0 && person_size(below, &from) == below.size));
}

/* "Approved this 3rd day of May 2031", "Yours sincerely": who decided stands below. */
static bool closes_decision(struct slice text)
{
	static const char *const words[] = { "Approved ", "Signed ", "Agreed ", "Decided ",
		"Dated ", "Yours " };

	for (size_t i = 0; i < array_size(words); i++)
		if (slice_starts(text, words[i]) && text.size < 60)
			return true;
	return false;
}

static void signers_find(const struct making *making, struct signers *signers)
{
	bool labels_passed = making->in_register;

	for (size_t i = making->first; i < making->end && signers->n < SIGNERS_MOST; i++) {
		const struct piece *piece = making_piece(making, i);
		struct signer found = { 0 };

		enum label alone = label_of(making->page->labels, piece_text(making, i));

		labels_passed = labels_passed || piece->label > LABEL_OTHER ||
				closes_decision(piece_text(making, i)) ||
				(alone > LABEL_OTHER && alone != LABEL_CONTACT); // a menu has it
		if (piece->label == LABEL_SIGNATURE || piece->label == LABEL_DECISION_MAKER ||
			approval_names_person(making, i))
			found = signer_at_label(making, i);
		else if (piece->label == LABEL_NAME && piece->in_row)
			found = signer_in_row(making, i);
		else if (labels_passed || slice_starts(piece_text(making, i), "By "))
			found = signer_by_name_and_office(making, i);
		if (found.rank == 0 && labels_passed)
			found = signer_by_approval(making, i);
		if (found.rank == 0)
			found = signer_below_approval(making, i);
		if (found.rank == 0)
			found = signer_by_prose(making, i);
		if (found.rank == 0)
			found = signer_run_together(making, i);
		if (found.rank != 0)
			*list_add(making->page->a, signers) = found;
	}
}

/* Two who signed in offices of one rank, neither the other's deputy: a person has to look. */
static bool is_in_doubt(
	const struct making *making, const struct signers *signers, struct signer best)
{
	const char *name = page_line(making->page, best.name);

	list_each (struct signer *, other, signers)
		if (other->rank == best.rank && is_set(other->name) &&
			strcasecmp(page_line(making->page, other->name), name) != 0 &&
			!first_is_better(making->page, best, *other) && best.rank != RANK_DECIDES)
			return true;
	return false;
}

/* An office decided and names nobody: who signed on its behalf, if somebody did. */
static struct signer signer_for_another(const struct signers *signers, struct signer office)
{
	list_each (struct signer *, signer, signers)
		if (signer->for_another && is_set(signer->name)) {
			signer->rank = office.rank;
			return *signer;
		}
	return office;
}

void record_read_people(struct making *making)
{
	struct signers signers = { 0 };
	struct signer best = { 0 };

	for (size_t i = making->first; i < making->end; i++)
		if (making_piece(making, i)->label == LABEL_AUTHOR &&
			making->record->text[TEXT_AUTHOR].sure < UNSURE &&
			is_set(making_value(making, i)))
			text_set(making, TEXT_AUTHOR, making_value(making, i), SURE);

	signers_find(making, &signers);
	list_each (struct signer *, signer, &signers) {
		making->record->signature_blank =
			making->record->signature_blank || signer->signature_blank;
		if (best.rank == 0 || first_is_better(making->page, *signer, best))
			best = *signer;
	}
	if (best.rank == 0)
		return;
	if (!is_set(best.name))
		best = signer_for_another(&signers, best);
	list_each (struct signer *, signer, &signers) // the maker by label, the date by signature
		if (!date_is_set(best.date) && date_is_set(signer->date) &&
			(signer->rank == best.rank ||
				(is_set(best.name) && is_set(signer->name) &&
					surnames_alike(making->page, best.name, signer->name)))) {
			best.date = signer->date;
			best.date_at = signer->date_at;
		}
	if (!is_set(best.role))
		list_each (struct signer *, signer, &signers)
			if (!is_set(best.role) && is_set(signer->role) && !is_set(signer->name) &&
				signer->rank == RANK_DECIDES)
				best.role = signer->role;
	bool doubt = is_set(best.name) && is_in_doubt(making, &signers, best);

	if (is_set(best.name))
		text_set(making, TEXT_SIGNATORY, best.name, doubt ? UNSURE : SURE);
	else if (making->record->signature_blank)
		text_set_as(making, TEXT_SIGNATORY, best.role, "", LABEL_BLANK);
	if (is_set(best.role))
		text_set_as(making, TEXT_SIGNATORY_ROLE, best.role, office_cased(making, best.role),
			SURE);
	if (date_is_set(best.date))
		date_set(making, DATE_SIGNED, best.date, best.date_at,
			date_is_day(best.date) && !doubt ? SURE : UNSURE);
}
