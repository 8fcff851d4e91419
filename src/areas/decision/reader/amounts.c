/* SPDX-License-Identifier: MIT */
/*
 * Every sum of money in a record, once, with what it is for and of what kind it is.
 *
 * Said again it is the same sum; as two lines of one list it is two.  Its kind comes
 * from the words around it; where they do not tell, it has none.
 */
#include "areas/decision/reader/record.h"

#include <string.h>

#include "areas/decision/reader/money.h"
#include "base/err.h"

enum {
	MENTIONS_MOST = 1000,
	CELLS_BACK_MOST = 64,
	LABEL_MOST = 90,
	LEAD_MOST = 24, // " – estimated ", ": up to "
	ITEM_BYTES_MOST = 160,
	NUMBERED_BYTES_MOST = 70,
	NEAR = 64
};

/* Words that tell a sum's kind by standing before or after it; the first line that fits wins. */
static const struct {
	enum amount_kind kind;
	size_t before; // bytes before the sum in which the words may stand
	size_t after;
	const char *const words[24];
} kind_words[] = {
	{ AMOUNT_TOTAL, 20, 0, { "adding up to", "adds up to", "add up to", "amounting to" } },
	{ AMOUNT_CAP, 28, 0,
		{ "up to", "not exceeding", "no more than", "at most", "maximum of", "a maximum",
			"capped at", "limit of", "hyd at", "dim mwy na", "uchafswm", "maximum",
			"not to exceed", "no greater than", "limited to", "cap of", "not more than",
			"heb fod yn fwy na" } },
	{ AMOUNT_INCLUDED, 24, 0,
		{ "inclusive of", "including", "includes", "of which", "gan gynnwys", "inc", "incl",
			"include" } },
	{ AMOUNT_UNIT, 3, 0, { "@" } },
	{ AMOUNT_UNIT, 0, 16,
		{ "per", "each", "a day", "an hour", "fesul", "yr un", "y pen", "apiece", "a head",
			"a place", "a session", "yr awr", "a month", "y mis" } },
	{ AMOUNT_ESTIMATE, 34, 0,
		{ "estimated", "estimate", "approximately", "around", "circa", "in the region of",
			"amcangyfrif", "tua", "roughly", "approx", "amcangyfrifir", "anticipated",
			"forecast", "projected", "indicative" } },
	{ AMOUNT_MATCH, NEAR, NEAR,
		{ "match", "match funding", "match-funding", "matched", "arian cyfatebol",
			"match funded" } },
	{ AMOUNT_TOTAL, 34, 22,
		{ "total", "totalling", "in all", "overall", "cyfanswm", "in total", "combined",
			"altogether", "totals", "grand total", "gyfanswm" } },
	{ AMOUNT_CONTRIBUTION, 44, 34,
		{ "contribution", "contributions", "contribute", "contributing", "contributed",
			"cyfraniad", "cyfrannu", "contributes" } },
	{ AMOUNT_BACKGROUND, NEAR, NEAR,
		{ "last year", "previous", "previously", "nationally", "announced", "set aside",
			"would spend", "would invest", "below", "threshold", "less than",
			"annual budget", "had already", "to date", "in the past", "underspend",
			"reserve", "stage one", "national", "currently costs", "was spent",
			"y llynedd" } },
	{ AMOUNT_COMPONENT, 16, 20,
		{ "comprising", "made up of", "consisting of", "split", "a year", "in each",
			"per annum", "of this" } },
	{ AMOUNT_AWARD, NEAR, NEAR,
		{ "award", "awards", "awarded", "grant", "give", "gives", "approve", "approves",
			"approved", "fund", "funding", "allocate", "allocated", "costs", "cost",
			"contract", "receives", "pay", "provide", "dyfarnu", "cyllid",
			"grantiau" } },
};

static bool kind_is_strong(enum amount_kind kind)
{
	return kind != AMOUNT_UNCLEAR && kind != AMOUNT_TOTAL && kind != AMOUNT_AWARD &&
	       kind != AMOUNT_BACKGROUND && kind != AMOUNT_COMPONENT;
}

/* What stands around a sum, up to the sums beside it and the sentence's ends. */
struct around {
	struct slice before;
	struct slice after;
};

static struct around around(const struct page *page, struct span sentence, struct span at)
{
	struct figure other;
	struct around found;
	size_t from = at.from > sentence.from + NEAR ? at.from - NEAR : sentence.from;
	size_t to = at.to + NEAR < sentence.to ? at.to + NEAR : sentence.to;

	from = from > at.from ? at.from : from;
	to = to < at.to ? at.to : to;
	while (figure_find(page_part(page, (struct span){ from, at.from }), 0, &other))
		from += other.end;
	found.before = page_part(page, (struct span){ from, at.from });
	found.after = page_part(page, (struct span){ at.to, to });
	if (figure_find(found.after, 0, &other))
		found.after.size = other.from;
	return found;
}

static enum amount_kind kind_around(struct around near)
{
	for (size_t k = 0; k < array_size(kind_words); k++) {
		size_t skip = near.before.size > kind_words[k].before
				      ? near.before.size - kind_words[k].before
				      : 0;
		struct slice before = slice_part(near.before, skip, near.before.size);
		struct slice after = slice_part(near.after, 0, kind_words[k].after);
		const char *open = kind_words[k].kind == AMOUNT_TOTAL
					   ? memchr(after.at, '(', after.size)
					   : NULL;

		if (open != NULL) // "£80,000 (total £233,000)"
			after.size = (size_t)(open - after.at);

		for (size_t i = 0; i < 24 && kind_words[k].words[i] != NULL; i++)
			if (find_word(before, kind_words[k].words[i], 0) != SIZE_MAX ||
				find_word(after, kind_words[k].words[i], 0) != SIZE_MAX)
				return kind_words[k].kind;
	}
	return AMOUNT_UNCLEAR;
}

/* Up to the first of `stops`; before another sum, and before the "and" that leads to it. */
static struct span cut_at(const struct page *page, struct span at, const char *stops)
{
	struct slice words;
	size_t and_at, pound;

	if (at.to > at.from + LABEL_MOST)
		at.to = at.from + LABEL_MOST;
	for (size_t i = at.from; i < at.to; i++)
		if (strchr(stops, page->text.at[i]) != NULL) {
			at.to = i;
			break;
		}
	words = page_part(page, at);
	pound = slice_find(words, "£", 0);
	if (pound == SIZE_MAX)
		pound = slice_find(words, "GBP", 0);
	if (pound != SIZE_MAX) {
		and_at = slice_find(words, " and ", 0);
		at.to = at.from + (and_at < pound ? and_at : pound);
	}
	return page_trim(page, at);
}

/* The first cell of the row that piece `i` goes on; nothing if it goes on none. */
static struct span first_cell(const struct making *making, size_t i)
{
	size_t first = i;

	while (first > making->first && i - first < CELLS_BACK_MOST &&
		making_piece(making, first)->continues_row)
		first--;
	return first < i ? making_piece(making, first)->at : (struct span){ 0, 0 };
}

/* "- Delivery – estimated £60,000": what stands before the last colon or dash, close to the sum. */
static struct span named_before(const struct page *page, struct span before)
{
	static const char *const marks[] = { ":", " – ", " - " };
	size_t cut = before.from;

	while (before.from < before.to && strchr("-*• \t", page->text.at[before.from]) != NULL)
		before.from++;
	for (size_t m = 0; m < array_size(marks); m++)
		for (size_t at = 0;
			(at = slice_find(page_part(page, before), marks[m], at)) != SIZE_MAX; at++)
			if (before.from + at > cut)
				cut = before.from + at;
	if (before.to > cut + LEAD_MOST || cut > before.from + LABEL_MOST)
		cut = before.from;
	return page_trim(page, (struct span){ before.from, cut });
}

/* "£43,000 – Welsh Government": what stands behind a colon or dash. */
static struct span named_behind_mark(const struct page *page, struct span after)
{
	static const char *const marks[] = { " – ", " - ", ": " };

	for (size_t m = 0; m < array_size(marks); m++)
		if (slice_starts(page_part(page, after), marks[m]))
			return cut_at(page,
				(struct span){ after.from + strlen(marks[m]), after.to }, "(\n;");
	return (struct span){ after.from, after.from };
}

/* "£500 for liaison", "£2,500 y garfan". */
static struct span named_behind_link(const struct page *page, struct span after)
{
	static const char *const links[] = { " for ", " to ", " towards ", " from ", " per ",
		" am ", " ar gyfer ", " i ", " tuag at ", " y " };

	for (size_t k = 0; k < array_size(links); k++)
		if (slice_starts(page_part(page, after), links[k]))
			return cut_at(page,
				(struct span){ after.from + strlen(links[k]), after.to },
				".,;()+\n");
	return (struct span){ after.from, after.from };
}

/* What a sum is for: a row's first cell, what stands behind a mark, before one, behind a link. */
static struct span label_of_amount(
	const struct making *making, size_t i, struct span at, struct span sentence)
{
	const struct page *page = making->page;
	const struct piece *piece = making_piece(making, i);
	struct span found = first_cell(making, i), after = { at.to, piece->at.to };
	size_t from = piece->at.from > sentence.from ? piece->at.from : sentence.from;

	if (found.to > found.from) {
		if (ref_size(page_part(page, found)) == found.to - found.from)
			found.to = found.from; // a register's number says nothing of the sum
		return found;
	}
	found = named_behind_mark(page, after);
	if (found.to > found.from)
		return found;
	found = named_before(page, (struct span){ from < at.from ? from : at.from, at.from });
	if (found.to > found.from)
		return found;
	if (piece->label == LABEL_MONEY && piece->value.from == at.from)
		return piece->label_at;
	return named_behind_link(page, after);
}

/* Do the lines above a table say that its bodies pay, not that they are paid? */
static bool is_told_of_funders(const struct page *page, size_t at)
{
	static const char *const words[] = { "contribution", "contributions", "contribute",
		"contributes", "contributed", "funder", "funders", "source", "income", "funded by",
		"partners", "cyfraniad", "cyfraniadau", "match" };
	struct span above = { at > 400 ? at - 400 : 0, at };

	return find_any_word(page_part(page, above), words, array_size(words)) >= 0;
}

/* A line of a list that is a sum and the body it comes from: "£43,000 – Welsh Government". */
static bool is_contribution(
	const struct page *page, const struct piece *piece, struct span label, struct span at)
{
	static const char *const bodies[] = { "opcc", "opfcc", "pcc", "government", "council",
		"home office", "ministry of justice", "nhs", "health board", "llywodraeth",
		"cyngor", "swyddfa gartref", "mopac", "commissioner", "partnership board",
		"integrated care board", "schth" };
	static const char *const local[] = { "council", "cyngor" }; // they receive as often

	if (piece->in_row && !is_told_of_funders(page, piece->at.from) &&
		find_any_word(page_part(page, label), local, array_size(local)) >= 0)
		return false;
	return (piece->in_row || (piece->bulleted &&
					 (label.to <= at.from || at.from == piece->value.from))) &&
	       label.to - label.from < 70 &&
	       find_any_word(page_part(page, label), bodies, array_size(bodies)) >= 0;
}

static bool is_list_item(const struct piece *piece)
{
	size_t most = piece->numbered ? NUMBERED_BYTES_MOST : ITEM_BYTES_MOST;

	return piece->in_row || (piece->bulleted && piece->at.to - piece->at.from < most);
}

/* The amount that this mention says again; NULL if it is a new one. */
static struct found_amount *amount_said_before(
	struct making *making, const struct mention *mention, size_t i)
{
	const struct piece *piece = making_piece(making, i);

	list_each (struct mention *, before, &making->mentions) {
		const struct piece *other = making_piece(making, before->piece);

		if (before->pence != mention->pence || mention->pence == 0)
			continue;
		if (!is_list_item(piece) || !is_list_item(other) || before->piece == i ||
			piece->line - other->line > 30)
			return &making->record->amounts.at[before->amount];
	}
	return NULL;
}

/* Was this amount already taken by another line of the list that piece `i` is in? */
static bool amount_in_list(const struct making *making, size_t amount, size_t i)
{
	list_each (struct mention *, before, &making->mentions)
		if (before->amount == amount && before->piece != i &&
			is_list_item(making_piece(making, before->piece)) &&
			making_piece(making, i)->line - making_piece(making, before->piece)->line <=
				30)
			return true;
	return false;
}

/* "£2,500 per cohort + £500": what is added to a unit's price is one too. */
static bool joins_unit(const struct making *making, struct span at)
{
	const struct mention *last;
	struct slice gap;

	if (making->mentions.n == 0)
		return false;
	last = &making->mentions.at[making->mentions.n - 1];
	gap = page_part(making->page, (struct span){ last->at.to, at.from });
	return last->kind == AMOUNT_UNIT && last->at.to < at.from && gap.size < 40 &&
	       memchr(gap.at, '+', gap.size) != NULL;
}

static void mention_add(struct making *making, size_t i, const struct figure *figure)
{
	const struct page *page = making->page;
	struct span at = { figure->from, figure->end };
	struct span sentence = page_sentence(page, at.from, making_span(making));
	struct span label = label_of_amount(making, i, at, sentence);
	struct mention mention = { .pence = figure->money.pence,
		.at = at,
		.sentence = sentence,
		.piece = i,
		.kind = kind_around(around(page, sentence, at)) };
	struct found_amount *amount = amount_said_before(making, &mention, i);
	bool from_body;

	sentence.to = sentence.to < at.to ? at.to : sentence.to;
	if (joins_unit(making, at))
		mention.kind = AMOUNT_UNIT;
	if ((mention.kind == AMOUNT_UNCLEAR || mention.kind == AMOUNT_AWARD) &&
		is_contribution(page, making_piece(making, i), label, at))
		mention.kind = AMOUNT_CONTRIBUTION;
	from_body = mention.kind == AMOUNT_CONTRIBUTION &&
		    is_contribution(page, making_piece(making, i), label, at);
	if (mention.kind == AMOUNT_UNCLEAR && i > making->first &&
		making_piece(making, i)->in_row &&
		find_word(page_part(page, label), "total", 0) != SIZE_MAX)
		mention.kind = AMOUNT_TOTAL;
	if (figure->words && amount != NULL && making->mentions.n > 0 &&
		at.from - making->mentions.at[making->mentions.n - 1].at.to < 4)
		return; // "£30,000 (thirty thousand pounds)"
	if (amount != NULL && is_list_item(making_piece(making, i)) &&
		amount_in_list(making, (size_t)(amount - making->record->amounts.at), i))
		amount = NULL;
	if (amount == NULL) {
		amount = list_add(page->a, &making->record->amounts);
		*amount = (struct found_amount){ .money = figure->money,
			.literal = page_line(page, at),
			.label = page_line(page, label),
			.kind = mention.kind,
			.sure = figure->sure,
			.where = at,
			.sentence = sentence };
	} else {
		if (!kind_is_strong(amount->kind) &&
			(kind_is_strong(mention.kind) || amount->kind == AMOUNT_UNCLEAR))
			amount->kind = mention.kind;
		if (amount->label[0] == '\0' || mention.kind == AMOUNT_CONTRIBUTION)
			amount->label = page_line(page, label);
		if (!figure->words && strpbrk(amount->literal, "0123456789") == NULL) {
			amount->literal = page_line(page, at);
			amount->where = at;
		}
	}
	amount->label_is_body = amount->label_is_body || from_body;
	mention.amount = (size_t)(amount - making->record->amounts.at);
	*list_add(page->a, &making->mentions) = mention;
}

/* Pounds that one unit of a column is worth by its head ("£", "£000", "£m"); 0 if not money. */
static int64_t column_scale(struct slice head)
{
	size_t pound = slice_find(head, "£", 0);
	struct slice after = slice_part(head, pound == SIZE_MAX ? head.size : pound + 2, head.size);

	if (pound == SIZE_MAX || (after.size > 0 && after.at[0] >= '1' && after.at[0] <= '9'))
		return 0;
	if (slice_starts(after, "000") || slice_starts(after, "'000") || slice_starts(after, "k") ||
		slice_starts(after, "’000"))
		return 1000;
	return slice_starts(after, "m") ? 1000000 : 1;
}

/* The head of the column that piece `i` stands in. */
static struct slice column_head(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);

	for (size_t k = i;
		k-- > making->first && piece->line - making_piece(making, k)->line < 40;) {
		const struct piece *above = making_piece(making, k);

		if (!above->in_row)
			break;
		if (above->column == piece->column && above->line < piece->line &&
			column_scale(page_part(making->page, above->at)) > 0)
			return page_part(making->page, above->at);
	}
	return SLICE("");
}

void record_read_amounts(struct making *making)
{
	const struct page *page = making->page;

	for (size_t i = making->first; i < making->end; i++) {
		const struct piece *piece = making_piece(making, i);
		struct slice text = page_part(page, piece->at);
		struct figure figure;
		size_t from = 0;

		while (making->mentions.n < MENTIONS_MOST && figure_find(text, from, &figure)) {
			from = figure.end;
			figure.from += piece->at.from;
			figure.end += piece->at.from;
			mention_add(making, i, &figure);
		}

		int64_t scale =
			from == 0 && piece->in_row ? column_scale(column_head(making, i)) : 0;

		if (scale > 0 && making->mentions.n < MENTIONS_MOST &&
			figure_bare(text, scale, &figure)) {
			figure.from += piece->at.from;
			figure.end += piece->at.from;
			mention_add(making, i, &figure);
		}
	}
}
