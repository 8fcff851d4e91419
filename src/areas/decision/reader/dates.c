/* SPDX-License-Identifier: MIT */
/*
 * When it was decided, when it starts, and what other bodies did before.
 *
 * A date is what its label or its sentence says it is.  "Date:" alone is the
 * decision's only where it belongs to a signature, or where the record has no other
 * and says in its text that it decides.
 */
#include "areas/decision/reader/record.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"

enum { APPROVALS_MOST = 40, DATES_MOST = 400, OPENING_BYTES_LEAST = 60, DATE_BYTES_MOST = 40 };

bool span_date(const struct page *page, struct span at, struct date *date, struct span *where)
{
	size_t from, end;

	if (at.to - at.from > 4000)
		at.to = at.from + 4000;
	if (at.to <= at.from || !date_find(page_part(page, at), 0, date, &from, &end))
		return false;
	*where = (struct span){ at.from + from, at.from + end };
	return true;
}

void date_set(struct making *making, enum record_date which, struct date date, struct span at,
	enum sure sure)
{
	making->record->date[which] =
		(struct found_date){ .date = date, .where = at, .sure = sure };
}

/* How plainly a label says that it dates the decision; the signature's own date is 3. */
static int label_rank(const struct making *making, const struct piece *piece)
{
	static const char *const signing[] = { "signed", "signature", "llofnod", "llofnodi",
		"llofnodwyd", "arwyddo" };
	static const char *const deciding[] = { "decision", "decided", "penderfyniad",
		"penderfynwyd", "penderfynu" };
	struct slice label = page_part(making->page, piece->label_at);

	if (find_any_word(label, signing, array_size(signing)) >= 0)
		return 4;
	return find_any_word(label, deciding, array_size(deciding)) >= 0 ? 2 : 1;
}

static void date_signed_from_labels(struct making *making)
{
	struct found_date *signed_on = &making->record->date[DATE_SIGNED];
	int best = signed_on->sure == SURE ? 3 : 0;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);
		struct date date;
		struct span at;

		if (piece->label != LABEL_DATE_SIGNED)
			continue;

		int rank = label_rank(making, piece);

		if (!span_date(making->page, making_value(making, i), &date, &at)) {
			if (signed_on->sure == NOT_THERE)
				date_set(making, DATE_SIGNED, DATE_NONE, piece->label_at,
					LABEL_BLANK);
		} else if (rank > best) {
			date_set(making, DATE_SIGNED, date, at, date_is_day(date) ? SURE : UNSURE);
			best = rank;
		} else if (rank == best && rank != 3 && !date_equal(date, signed_on->date)) {
			signed_on->sure = UNSURE;
		}
	}
}

static void dates_of_report(struct making *making)
{
	for (size_t i = making->first; i < making->end; i++) {
		struct date date;
		struct span at;

		if (making_piece(making, i)->label == LABEL_DATE_OF_REPORT &&
			making->record->date[DATE_OF_REPORT].sure != SURE &&
			span_date(making->page, making_value(making, i), &date, &at))
			date_set(making, DATE_OF_REPORT, date, at, SURE);
	}
}

/* "Decision: Approved". */
static bool is_one_word_yes(struct slice value)
{
	return slice_is_any_case(value, "approved") || slice_is_any_case(value, "agreed") ||
	       slice_is_any_case(value, "approved.") || slice_is_any_case(value, "agreed.");
}

/* Does the text say, apart from its labels, that it decides or that this day it was decided? */
static bool record_decides(const struct making *making, struct date date, struct span label)
{
	static const char *const turns[] = { "decided", "agreed", "approved", "appointed",
		"awarded", "decision", "approval", "granted", "penderfynwyd", "cymeradwywyd" };

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);
		struct slice text = page_part(making->page, piece->at);
		struct date other;
		struct span at;

		if (piece->label <= LABEL_OTHER && is_approving(text))
			return true;
		if (piece->label == LABEL_DECISION &&
			is_one_word_yes(page_part(making->page, piece->value)))
			return true;
		if (label_heads_section(piece->label) &&
			is_approving(page_part(making->page, piece->value)))
			return true;
		if (!(piece->at.from <= label.from && label.to <= piece->at.to) &&
			span_date(making->page, piece->at, &other, &at) &&
			date_equal(other, date) &&
			find_any_word(text, turns, array_size(turns)) >= 0)
			return true;
	}
	return false;
}

/* "Date 3 May 2031" right below the line that has the record's reference: the heading dates it. */
static bool is_below_ref(const struct making *making, size_t i)
{
	const struct found_text *ref = &making->record->text[TEXT_REF];

	return i > making->first && ref->sure == SURE &&
	       ref->where.from >= making_piece(making, i - 1)->at.from &&
	       ref->where.to < making_piece(making, i - 1)->at.to;
}

/* "Date: 3 May 2031" right below the name of who decided. */
static bool is_below_maker(const struct making *making, size_t i)
{
	size_t k = i;

	if (k > making->first && making_piece(making, k - 1)->label <= LABEL_NONE)
		k--; // the name, below its label
	return k > making->first && making_piece(making, k - 1)->label == LABEL_DECISION_MAKER &&
	       making_value(making, k - 1).to > making_piece(making, k - 1)->at.to - 1 &&
	       making_value(making, k - 1).to <= making_piece(making, i)->at.from;
}

/* The record's only "Date:", where no signature has one. */
static void date_from_bare_label(struct making *making)
{
	struct found_date bare = { .sure = NOT_THERE };
	size_t n = 0;
	bool has_signature = false, has_maker = false, has_author = false, heads = false;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);

		has_signature = has_signature || piece->label == LABEL_SIGNATURE;
		has_author = has_author || piece->label == LABEL_AUTHOR ||
			     piece->label == LABEL_DATE_OF_REPORT ||
			     piece->label == LABEL_RECOMMENDATION;
		has_maker = has_maker || piece->label == LABEL_DECISION_MAKER ||
			    (making->in_register && piece->label == LABEL_SIGNATURE);
		if (piece->label != LABEL_DATE)
			continue;
		n++;
		heads = heads || is_below_ref(making, i) || is_below_maker(making, i);
		if (bare.sure == NOT_THERE &&
			span_date(making->page, making_value(making, i), &bare.date, &bare.where))
			bare.sure = date_is_day(bare.date) ? SURE : UNSURE;
		else if (bare.sure == NOT_THERE)
			bare = (struct found_date){ .where = piece->label_at, .sure = LABEL_BLANK };
	}
	if (bare.sure == NOT_THERE)
		return;
	has_signature = has_signature && !making->in_register; // in a log it dates the entry
	has_maker = making->in_register ? has_maker || !has_author : has_maker && !has_author;
	if (bare.sure == SURE &&
		(n > 1 || has_signature ||
			(!has_maker && !heads && !record_decides(making, bare.date, bare.where))))
		bare.sure = UNSURE;
	making->record->date[DATE_SIGNED] = bare;
}

/* "Approved 17 January 2031.", "… of June. Agreed on 3 May 2031": a sentence that starts with it. */
static bool date_signed_from_line(struct making *making)
{
	static const char *const turns[] = { "Approved ", "Agreed ", "Signed ", "Decided ",
		"Cymeradwywyd ", "Penderfynwyd ", "Llofnodwyd " };
	static const char *const links[] = { "on ", "this ", "ar " };
	struct span all = making_span(making), where;
	struct slice text = page_part(making->page, all);
	struct date date;

	for (size_t k = 0; k < array_size(turns); k++)
		for (size_t at = slice_find(text, turns[k], 0); at != SIZE_MAX;
			at = slice_find(text, turns[k], at + 1)) {
			struct span from = { all.from + at + strlen(turns[k]), all.to };

			if (at > 0 && text.at[at - 1] != '\n' &&
				!(at > 1 && memcmp(text.at + at - 2, ". ", 2) == 0))
				continue;
			for (size_t i = 0; i < array_size(links); i++)
				if (slice_starts(page_part(making->page, from), links[i]))
					from.from += strlen(links[i]);
			if (!span_date(making->page,
				    (struct span){ from.from, from.from + DATE_BYTES_MOST }, &date,
				    &where) ||
				where.from != from.from || !date_is_day(date))
				continue;
			date_set(making, DATE_SIGNED, date, where, SURE);
			return true;
		}
	return false;
}

/* "This decision was taken on 3 May 2024", "signed by the Commissioner on …". */
static void date_signed_from_prose(struct making *making)
{
	static const char *const turns[] = { "was signed on", "decision was taken",
		"decision was made", "decision taken", "decision made", "signed by the",
		"decision was signed", "signed this decision", "decision is dated",
		"gwnaed y penderfyniad", "decision was approved", "decision was signed",
		"gives notice that on" };
	static const char *const matters[] = { "decision", "penderfyniad" };
	struct span all = making_span(making);
	struct slice text = page_part(making->page, all);

	for (size_t k = 0; k < array_size(turns); k++) {
		size_t at = find_word(text, turns[k], 0);

		if (at == SIZE_MAX)
			continue;

		struct span sentence = page_sentence(making->page, all.from + at, all), where;
		struct date date;

		if (k == 0 && find_any_word(page_part(making->page, sentence), matters,
				      array_size(matters)) < 0)
			continue; // a contract was signed
		sentence.from = all.from + at;
		if (!span_date(making->page, sentence, &date, &where) ||
			where.from - sentence.from > 90 || !date_is_day(date))
			continue;
		date_set(making, DATE_SIGNED, date, where, SURE);
		return;
	}
}

/* Do an office that decides, and then what it did, follow in `rest`? */
static bool opens_with_decider(struct slice rest)
{
	static const char *const turns[] = { "decided", "agreed", "approved", "authorised",
		"made a decision", "made the decision", "took the decision" };
	size_t office = 0, n = 0;

	if (slice_starts_any_case(rest, "the "))
		rest = slice_part(rest, strlen("the "), rest.size);
	for (; n < rest.size; n++)
		if (strchr(" ,", rest.at[n]) != NULL) {
			struct slice word = slice_part(rest, office, n);

			if (!word_is_of_office(word) && !slice_is(word, "and"))
				break;
			office = n + 1;
		}
	return office > 0 && office_decides(slice_part(rest, 0, office)) &&
	       find_any_word(rest, turns, array_size(turns)) >= 0;
}

/* "On 3 May 2031 the Commissioner decided …" as the first sentence of all; later ones look back. */
static bool date_signed_from_opening(struct making *making)
{
	static const char *const days[] = { "On the ", "On " };

	for (size_t i = making->first; i < making->end; i++) {
		struct span at = making_piece(making, i)->at, where;
		struct slice text = page_part(making->page, at);
		struct date date;

		if (making_piece(making, i)->label > LABEL_UNKNOWN ||
			text.size < OPENING_BYTES_LEAST)
			continue;
		for (size_t k = 0; k < array_size(days); k++) {
			size_t on = strlen(days[k]);

			if (!slice_starts(text, days[k]) ||
				!span_date(making->page, (struct span){ at.from + on, at.to },
					&date, &where) ||
				where.from != at.from + on || !date_is_day(date))
				continue;
			while (where.to < at.to &&
				strchr(", ", text.at[where.to - at.from]) != NULL)
				where.to++;
			if (!opens_with_decider(page_part(
				    making->page, page_sentence(making->page, where.to,
							  (struct span){ where.to, at.to }))))
				return false;
			span_date(making->page, at, &date, &where);
			date_set(making, DATE_SIGNED, date, where, SURE);
			return true;
		}
		return false;
	}
	return false;
}

/* The date beside the page's heading, where nothing else dates the decision or has a date's label. */
static void date_signed_from_heading(struct making *making)
{
	struct found_date found = { .sure = SURE };

	for (size_t i = making->first; i < making->end; i++) {
		enum label label = making_piece(making, i)->label;

		if (label == LABEL_DATE || label == LABEL_DATE_SIGNED || label == LABEL_SIGNATURE)
			return;
	}
	if (span_date(making->page, making->heading_date, &found.date, &found.where))
		making->record->date[DATE_SIGNED] = found;
}

/* A turn that says, right before a date, that something starts then. */
static bool is_start_turn(struct slice before)
{
	static const char *const turns[] = { "go live date", "go-live date", "go live", "goes live",
		"go-live", "starting", "start", "starts", "commencing", "commence", "commences",
		"begin", "begins", "beginning", "with effect from", "effective from", "run from",
		"runs from", "running from", "start date", "commencement date", "dechrau",
		"cychwyn", "ddechrau", "gychwyn", "dyddiad mynd yn fyw", "for the period",
		"for the period from" };
	static const char *const fillers[] = { "on", "in", "from", "of", "for", "is", "will", "be",
		"the", "cara", "ar", "ym", "mis", "o", "yn", "service", "at", "programme",
		"project", "contract", "pilot", "provision", "delivery", "this", "as" };

	for (size_t round = 0; round < 5; round++) {
		struct slice s = slice_trim(before);

		while (s.size > 0 && strchr("(,:-", s.at[s.size - 1]) != NULL)
			s = slice_trim(slice_part(s, 0, s.size - 1));
		for (size_t i = 0; i < array_size(turns); i++) {
			size_t size = strlen(turns[i]);

			if (s.size >= size &&
				slice_is_any_case(slice_part(s, s.size - size, s.size), turns[i]) &&
				(s.size == size || !byte_is_word(s.at[s.size - size - 1])))
				return true;
		}

		size_t word = s.size;

		while (word > 0 && byte_is_word(s.at[word - 1]))
			word--;

		struct slice last = slice_part(s, word, s.size);
		bool filler = last.size > 1 && last.size <= 6 && isupper((unsigned char)last.at[1]);

		for (size_t i = 0; i < array_size(fillers) && !filler; i++)
			filler = slice_is_any_case(last, fillers[i]);
		if (!filler)
			return false;
		before = slice_part(s, 0, word);
	}
	return false;
}

/* "from 1 April 2031 to 31 March 2032", "for three years from 1 April 2031". */
static bool is_period(const struct page *page, struct span date_at, struct date from)
{
	static const char *const till[] = { " to ", " until ", " – ", " tan ", " hyd " };
	struct slice before = page_part(page, (struct span){ 0, date_at.from });
	struct slice after = page_part(page, (struct span){ date_at.to, date_at.to + 40 });
	struct date end;
	size_t at, stop;

	if (slice_ends(slice_trim(before), "years from") ||
		slice_ends(slice_trim(before), "year from") ||
		slice_ends(slice_trim(before), "months from"))
		return true;
	for (size_t i = 0; i < array_size(till); i++)
		if (slice_starts(after, till[i]) && slice_ends(slice_trim(before), "from") &&
			date_find(after, 0, &end, &at, &stop) && at == strlen(till[i]))
			return date_before(from, end);
	return false;
}

/* "run for two years (1st April 2023 – 31st March 2025)": a period after "run". */
static bool is_run_period(const struct page *page, struct span sentence, struct span date_at)
{
	struct slice before = page_part(page, (struct span){ sentence.from, date_at.from });
	struct slice after = page_part(page, (struct span){ date_at.to, date_at.to + 12 });
	static const char *const runs[] = { "run", "runs", "running", "will run", "rhedeg" };
	static const char *const till[] = { "to", "until", "–", "-", "tan", "i", "hyd" };

	if (slice_ends(before, " from "))
		return find_word(before, "to run", 0) != SIZE_MAX ||
		       find_word(before, "will run", 0) != SIZE_MAX;
	return before.size > 0 && before.at[before.size - 1] == '(' &&
	       find_any_word(before, runs, array_size(runs)) >= 0 &&
	       find_any_word(after, till, array_size(till)) >= 0;
}

static bool is_other_start(struct slice before)
{
	static const char *const others[] = { "financial year", "year ending", "previously",
		"had been", "meeting", "was due to", "previous" };

	return find_any_word(before, others, array_size(others)) >= 0;
}

static void service_start_from_prose(struct making *making)
{
	struct span all = making_span(making);
	struct found_date *start = &making->record->date[DATE_SERVICE_START];
	size_t dates = 0;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);
		struct span rest = piece->at, at;
		struct date date;

		if (piece->label == LABEL_DATE_OTHER)
			continue;
		while (dates++ < DATES_MOST && span_date(making->page, rest, &date, &at)) {
			struct span sentence = page_sentence(making->page, at.from, all);
			struct slice before = page_part(making->page,
				(struct span){ sentence.from < at.from ? sentence.from : at.from,
					at.from });

			rest.from = at.to;
			if (is_other_start(before) ||
				(!is_start_turn(before) && !is_period(making->page, at, date) &&
					!is_run_period(making->page, sentence, at)))
				continue;
			if (start->sure == NOT_THERE || start->sure == LABEL_BLANK)
				date_set(making, DATE_SERVICE_START, date, at, SURE);
			else if (!date_equal(start->date, date))
				start->sure = UNSURE;
		}
	}
}

static void service_start_from_label(struct making *making)
{
	for (size_t i = making->first; i < making->end; i++) {
		struct date date;
		struct span at;

		if (making_piece(making, i)->label != LABEL_SERVICE_START)
			continue;
		if (span_date(making->page, making_value(making, i), &date, &at)) {
			date_set(making, DATE_SERVICE_START, date, at, SURE);
			return;
		}
		date_set(making, DATE_SERVICE_START, DATE_NONE, making_piece(making, i)->label_at,
			LABEL_BLANK);
	}
}

static enum retrospective retrospective_of(const struct record *record)
{
	const struct found_date *signed_on = &record->date[DATE_SIGNED];
	const struct found_date *start = &record->date[DATE_SERVICE_START];

	if (signed_on->sure != SURE || start->sure != SURE)
		return RETROSPECTIVE_UNKNOWN;
	if (date_before(start->date, signed_on->date))
		return RETROSPECTIVE_YES;
	if (date_before(signed_on->date, start->date) || date_equal(signed_on->date, start->date))
		return RETROSPECTIVE_NO;
	return RETROSPECTIVE_UNKNOWN;
}

void record_read_dates(struct making *making)
{
	struct found_date listed = { .sure = SURE, .where = making->date };

	dates_of_report(making);
	if (making->date.to > making->date.from &&
		span_date(making->page, making->date, &listed.date, &listed.where))
		making->record->date[DATE_SIGNED] = listed;
	date_signed_from_labels(making);
	if (making->record->date[DATE_SIGNED].sure < UNSURE)
		date_from_bare_label(making);
	if (making->record->date[DATE_SIGNED].sure < UNSURE && !date_signed_from_line(making) &&
		!date_signed_from_opening(making))
		date_signed_from_prose(making);
	if (making->record->date[DATE_SIGNED].sure < UNSURE)
		date_signed_from_heading(making);
	service_start_from_label(making);
	if (making->record->date[DATE_SERVICE_START].sure < UNSURE)
		service_start_from_prose(making);
	making->record->retrospective = retrospective_of(making->record);
}

/* Capitalised words from the front of `s`, with "of", "the" and "and" between; its size. */
static size_t capital_run(struct slice s)
{
	static const char *const small[] = { "of ", "the ", "and ", "& ", "for " };
	size_t at = 0, end = 0;

	while (at < s.size) {
		size_t from = at;

		for (size_t i = 0; i < array_size(small); i++)
			if (slice_starts(slice_part(s, at, s.size), small[i]))
				at += strlen(small[i]);
		if (at > from)
			continue;
		if (!isupper((unsigned char)s.at[at]) && (unsigned char)s.at[at] < 0xC3)
			break;
		while (at < s.size && (byte_is_word(s.at[at]) || strchr("-'", s.at[at]) != NULL ||
					      (unsigned char)s.at[at] >= 0x80))
			at++;
		end = at;
		if (at >= s.size || s.at[at] != ' ')
			break;
		at++;
	}
	return end;
}

/* "approved by the Chief Officer Group on 17 March 2025", "in line with what COG noted". */
void record_read_approvals(struct making *making)
{
	static const struct {
		const char *turn;
		bool noted;
	} turns[] = { { "approved by", false }, { "agreed by", false }, { "endorsed by", false },
		{ "noted by", true }, { "cymeradwywyd gan", false }, { "nodwyd gan", true } };
	struct span all = making_span(making);
	struct slice text = page_part(making->page, all);

	for (size_t k = 0; k < array_size(turns); k++)
		for (size_t at = find_word(text, turns[k].turn, 0);
			at != SIZE_MAX && making->record->approvals.n < APPROVALS_MOST;
			at = find_word(text, turns[k].turn, at + 1)) {
			size_t from = at + strlen(turns[k].turn) + 1;
			struct slice rest = slice_part(text, from, text.size);
			size_t size = capital_run(
				slice_starts(rest, "the ") ? slice_part(rest, 4, rest.size) : rest);
			struct span sentence = page_sentence(making->page, all.from + at, all),
				    where;
			struct span body = { all.from + from, all.from + from + size };

			if (slice_starts(rest, "the "))
				body = (struct span){ body.from + 4, body.to + 4 };
			if (size < 3 || person_size(page_part(making->page, body), &from) == size ||
				office_decides(page_part(making->page, body)))
				continue;

			struct prior_approval *found =
				list_add(making->page->a, &making->record->approvals);

			found->body = page_line(making->page, body);
			found->noted_only = turns[k].noted;
			found->where = sentence;
			span_date(making->page, (struct span){ body.to, sentence.to }, &found->date,
				&where);
		}
}
