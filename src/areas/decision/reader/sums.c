/* SPDX-License-Identifier: MIT */
/*
 * Parts and totals.
 *
 * A sum is taken from how it is written: so many at so much each; parts in brackets
 * after their total; parts joined by "plus"; a list or a table with or without a line
 * for its total; or a total of the record that other amounts add up to exactly.
 */
#include "areas/decision/reader/record.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/money.h"
#include "base/err.h"

enum {
	CELLS_BACK_MOST = 64,
	SUMS_MOST = 100,
	PARTS_MOST = 60,
	YEARS_MOST = 10,
	SEARCH_AMOUNTS_MOST = 24,
	TAIL_WORDS = 7 // of total_words: those that stand after a total, too
};

static const char *const total_words[] = { "total", "totals", "totalling", "in all", "adding up to",
	"in total", "altogether", "cyfanswm", "gyfanswm", "overall", "grand total", "adds up to",
	"amounting to", "sum of", "combined" };

bool sum_holds(const struct found_sum *sum)
{
	return sum->stated && sum->total.pence == sum->added.pence;
}

static struct slice text_between(const struct making *making, size_t from, size_t to)
{
	return page_part(making->page, (struct span){ from, to < from ? from : to });
}

static bool has_any(struct slice s, const char *const *words, size_t n)
{
	return find_any_word(s, words, n) >= 0;
}

static void part_add(struct making *making, struct found_sum *sum, int64_t count, int64_t pence)
{
	struct sum_part *part = list_add(making->page->a, &sum->parts);
	struct money product, added;

	*part = (struct sum_part){ .count = count, .part = { pence } };
	if (money_times(part->part, count, &product) && money_add(sum->added, product, &added))
		sum->added = added;
}

static const char *working_of(const struct making *making, const struct found_sum *sum)
{
	struct arena *a = making->page->a;
	const char *text = "";

	for (size_t i = 0; i < sum->parts.n; i++) {
		const struct sum_part *part = &sum->parts.at[i];
		const char *plus = i == 0 ? "" : " + ";

		text = part->count == 1
			       ? arena_format(a, "%s%s%s", text, plus, money_text(a, part->part))
			       : arena_format(a, "%s%s%lld × %s", text, plus,
					 (long long)part->count, money_text(a, part->part));
	}
	return arena_format(a, "%s = %s", text, money_text(a, sum->added));
}

static void sum_keep(struct making *making, struct found_sum sum, bool stated, int64_t total)
{
	sum.stated = stated;
	sum.total.pence = stated ? total : sum.added.pence;
	list_each (struct found_sum *, other, &making->record->sums)
		if (other->added.pence == sum.added.pence &&
			other->total.pence == sum.total.pence &&
			(other->parts.n != sum.parts.n ||
				other->parts.at[0].part.pence == sum.parts.at[0].part.pence))
			return;
	if (making->record->sums.n >= SUMS_MOST || sum.added.pence == 0)
		return;
	if (sum.working == NULL)
		sum.working = working_of(making, &sum);
	*list_add(making->page->a, &making->record->sums) = sum;
}

static const struct mention *mention_at(const struct making *making, size_t i)
{
	return &making->mentions.at[i];
}

static bool mentioned(const struct making *making, int64_t pence)
{
	list_each (struct mention *, mention, &making->mentions)
		if (mention->pence == pence)
			return true;
	return false;
}

/* The count that ends `s` but for a unit's name: "20 cohorts at", "4 x", "three sessions @". */
static int64_t count_before(struct slice s)
{
	static const char *const signs[] = { "×", "x", "X", "@", "at", "of", "costing", "am",
		"yn" };
	size_t at = s.size, words = 0;
	bool signed_so = false;
	int64_t count = 0;

	while (at > 0 && words++ < 5) {
		while (at > 0 && strchr(" (", s.at[at - 1]) != NULL)
			at--;

		size_t end = at;

		while (at > 0 && strchr(" (", s.at[at - 1]) == NULL)
			at--;

		struct slice word = slice_part(s, at, end);
		bool sign = false;

		for (size_t i = 0; i < array_size(signs); i++)
			sign = sign || slice_is(word, signs[i]);
		if (word.size == 0)
			return 0;
		if (!signed_so && !sign)
			return 0;
		signed_so = true;
		if (count_size(word, &count) == word.size && count > 1 && count < 100000)
			return count;
		if (strchr(",.;:)", word.at[word.size - 1]) != NULL)
			return 0;
	}
	return 0;
}

/* "200 offenders in cohorts of 10 @": how many groups; 0 if it is not said so. */
static int64_t groups_before(struct slice s)
{
	for (size_t of = find_word(s, "of", 0); of != SIZE_MAX; of = find_word(s, "of", of + 1)) {
		int64_t size_of_group = 0, people = 0;
		size_t in = of, word;

		if (of + 3 >= s.size ||
			count_size(slice_part(s, of + 3, s.size), &size_of_group) == 0 ||
			size_of_group < 1)
			continue;
		while (in > 0 && of - in < 40 && !slice_starts(slice_part(s, in, s.size), " in "))
			in--;
		if (!slice_starts(slice_part(s, in, s.size), " in "))
			continue;
		for (word = in; word > 0 && in - word < 40 && people == 0; word--)
			if (isdigit((unsigned char)s.at[word - 1]) &&
				(word == 1 || strchr(" (", s.at[word - 2]) != NULL ||
					isdigit((unsigned char)s.at[word - 2]))) {
				size_t from = word - 1;

				while (from > 0 && isdigit((unsigned char)s.at[from - 1]))
					from--;
				count_size(slice_part(s, from, s.size), &people);
			}
		if (people > size_of_group && people % size_of_group == 0)
			return people / size_of_group;
	}
	return 0;
}

/* "per session for 12 sessions", "x 20", "each for 20 places": a count after a unit's price. */
static int64_t count_after(struct slice s)
{
	static const char *const turns[] = { " x ", " × ", " for ", " multiplied by ", " am " };
	static const char *const units[] = { "per", "each", "a", "the", "fesul", "yr", "y" };
	int64_t count = 0;

	for (size_t k = 0; k < array_size(turns); k++) {
		size_t at = slice_find(slice_part(s, 0, 60), turns[k], 0);
		size_t from = at == SIZE_MAX ? 0 : at + strlen(turns[k]);

		if (from == 0 ||
			(k > 1 && !has_any(slice_part(s, 0, at), units, array_size(units))))
			continue;
		if (count_size(slice_part(s, from, s.size), &count) > 0 && count > 1 &&
			count < 100000)
			return count;
	}
	return 0;
}

static bool is_unit(const struct mention *mention)
{
	return mention->kind == AMOUNT_UNIT;
}

/* The total that is stated for a product in the same sentence; -1 if none is. */
static int64_t total_in_sentence(
	const struct making *making, size_t first, size_t last, int64_t added)
{
	const struct mention *unit = mention_at(making, first);
	int64_t found = -1;

	if (mentioned(making, added))
		return added;
	for (size_t i = 0; i < making->mentions.n; i++) {
		const struct mention *other = mention_at(making, i);
		struct slice before;

		if ((i >= first && i <= last) || other->piece != unit->piece || is_unit(other) ||
			other->sentence.from != unit->sentence.from)
			continue;
		before = text_between(
			making, other->at.from > 24 ? other->at.from - 24 : 0, other->at.from);
		if (has_any(before, total_words, array_size(total_words)) ||
			memchr(before.at, '=', before.size) != NULL)
			found = other->pence;
	}
	return found;
}

/* 20 × (£2,500 + £500): so many at so much each. */
static void products_find(struct making *making)
{
	for (size_t i = 0; i < making->mentions.n; i++) {
		const struct mention *unit = mention_at(making, i);
		struct span sentence = unit->sentence;
		size_t low = unit->at.from > 120 ? unit->at.from - 120 : 0, last = i;
		struct slice before = text_between(
			making, sentence.from > low ? sentence.from : low, unit->at.from);
		struct slice after = text_between(making, unit->at.to, sentence.to);
		int64_t count = groups_before(before), each = unit->pence;
		struct found_sum sum = { .where = sentence };
		struct arena *a = making->page->a;

		if (count == 0)
			count = count_before(before);
		if (count == 0)
			count = count_after(after);
		if (count == 0 || each == 0 || (groups_before(before) > 0 && !is_unit(unit)))
			continue;
		const char *units = money_text(a, (struct money){ each });

		while (last + 1 < making->mentions.n) {
			const struct mention *next = mention_at(making, last + 1);
			struct slice gap = text_between(
				making, mention_at(making, last)->at.to, next->at.from);

			if (gap.size > 50 || !(memchr(gap.at, '+', gap.size) != NULL ||
						     find_word(gap, "plus", 0) != SIZE_MAX))
				break;
			each += next->pence;
			units = arena_format(
				a, "%s + %s", units, money_text(a, (struct money){ next->pence }));
			last++;
		}
		part_add(making, &sum, count, each);
		sum.working = arena_format(a, last > i ? "%lld × (%s) = %s" : "%lld × %s = %s",
			(long long)count, units, money_text(a, sum.added));

		int64_t total = total_in_sentence(making, i, last, sum.added.pence);

		if (total >= 0)
			sum_keep(making, sum, true, total);
		i = last;
	}
}

/* What is now known to be a part or a total is called so, if nothing said what it is. */
static void amount_is(struct making *making, size_t mention, enum amount_kind kind)
{
	struct found_amount *amount =
		&making->record->amounts.at[mention_at(making, mention)->amount];

	if (amount->kind == AMOUNT_UNCLEAR ||
		(kind == AMOUNT_TOTAL && amount->kind == AMOUNT_AWARD))
		amount->kind = kind;
}

/* Mentions [first, end) as parts of the total at `total`. */
static void parts_keep(struct making *making, size_t first, size_t end, size_t total)
{
	struct found_sum sum = { .where = mention_at(making, total)->sentence };

	for (size_t i = first; i < end && i < first + PARTS_MOST; i++) {
		part_add(making, &sum, 1, mention_at(making, i)->pence);
		amount_is(making, i, AMOUNT_COMPONENT);
	}
	amount_is(making, total, AMOUNT_TOTAL);
	sum_keep(making, sum, true, mention_at(making, total)->pence);
}

/* Are mentions first to last of one sentence, joined only by short turns of speech? */
static size_t run_end(const struct making *making, size_t first)
{
	size_t end = first + 1;

	while (end < making->mentions.n &&
		mention_at(making, end)->piece == mention_at(making, first)->piece &&
		mention_at(making, end)->at.from - mention_at(making, end - 1)->at.to < 90 &&
		memchr(making->page->text.at + mention_at(making, end - 1)->at.to, ')',
			mention_at(making, end)->at.from - mention_at(making, end - 1)->at.to) ==
			NULL)
		end++;
	return end;
}

/* "£500 (£240 for one and £260 for the other)", "£500, made up of £240 and £260". */
static void breakdowns_find(struct making *making)
{
	static const char *const openers[] = { "made up of", "comprising", "consisting of",
		"comprised of", "broken down as", "split", "which is", "being", "of which", "sef" };
	static const char *const loose[] = { "of this", "of that" }; // and a colon
	static const char *const scraps[] = { "less than", "more than", "from", "increase",
		"instead" };

	for (size_t i = 0; i + 2 < making->mentions.n; i++) {
		const struct mention *total = mention_at(making, i),
				     *first = mention_at(making, i + 1);

		if (first->piece != total->piece || is_unit(first))
			continue;

		struct slice gap = text_between(making, total->at.to, first->at.from);
		size_t end = run_end(making, i + 1);
		bool opened = has_any(gap, openers, array_size(openers));
		bool bracket = memrchr(gap.at, '(', gap.size) != NULL &&
			       memchr(gap.at, ')', gap.size) == NULL &&
			       find_word(gap, "plus", 0) == SIZE_MAX;
		bool hinted = memchr(gap.at, ':', gap.size) != NULL ||
			      has_any(gap, loose, array_size(loose));
		int64_t added = 0;

		if (gap.size > 120 || end - i < 3 || (!opened && !bracket && !hinted) ||
			memchr(gap.at, '@', gap.size) != NULL)
			continue;
		for (size_t k = i + 1; k < end; k++)
			added += is_unit(mention_at(making, k)) ? INT64_MAX / 100
								: mention_at(making, k)->pence;
		if (added > MONEY_LIMIT_PENCE ||
			(hinted && !opened && !bracket && added != total->pence))
			continue;
		if (added == total->pence || opened ||
			!has_any(text_between(making, first->at.from,
					 mention_at(making, end - 1)->at.to),
				scraps, array_size(scraps)))
			parts_keep(making, i + 1, end, i);
	}
}

/* "£240 plus £260, £500 in all": parts joined, then their total. */
static void joined_find(struct making *making)
{
	static const char *const joins[] = { "plus", "and", "a", "ac", "ynghyd â" };

	for (size_t i = 0; i + 2 < making->mentions.n; i++) {
		size_t end = i + 1, n;

		while (end < making->mentions.n && mention_at(making, end)->sentence.from ==
							   mention_at(making, i)->sentence.from) {
			struct slice gap = text_between(making, mention_at(making, end - 1)->at.to,
				mention_at(making, end)->at.from);

			if (gap.size > 90 || memchr(gap.at, '.', gap.size) != NULL ||
				!(memchr(gap.at, '+', gap.size) || memchr(gap.at, ',', gap.size) ||
					memchr(gap.at, '=', gap.size) ||
					has_any(gap, joins, array_size(joins)) ||
					has_any(gap, total_words, array_size(total_words))))
				break;
			end++;
		}
		n = end - i;
		if (n < 3)
			continue;

		const struct mention *last = mention_at(making, end - 1);
		struct slice gap =
			text_between(making, mention_at(making, end - 2)->at.to, last->at.from);
		size_t tail_to =
			last->at.to + 16 < last->sentence.to ? last->at.to + 16 : last->sentence.to;

		if (memchr(gap.at, '=', gap.size) != NULL ||
			has_any(gap, total_words, array_size(total_words)) ||
			has_any(text_between(making, last->at.to, tail_to), total_words,
				TAIL_WORDS)) {
			parts_keep(making, i, end - 1, end - 1);
			i = end - 1;
		}
	}
}

/* Does the line of piece `i` call itself the total? */
static bool line_is_total(const struct making *making, size_t i)
{
	static const char *const starts[] = { "total", "overall total", "grand total", "sub-total",
		"combined total", "cyfanswm", "overall cost" };
	size_t first = i;

	while (first > making->first && i - first < CELLS_BACK_MOST &&
		making_piece(making, first)->continues_row)
		first--;

	const struct piece *piece = making_piece(making, first);
	size_t from = piece->label == LABEL_NONE ? piece->value.from : piece->label_at.from;
	struct slice line = text_between(making, from, piece->at.to);

	for (size_t k = 0; k < array_size(starts); k++)
		if (slice_starts_any_case(line, starts[k]))
			return true;
	return false;
}

static bool is_item(const struct making *making, size_t mention)
{
	const struct mention *at = mention_at(making, mention);
	const struct piece *piece = making_piece(making, at->piece);
	bool alone = (mention == 0 || mention_at(making, mention - 1)->piece != at->piece) &&
		     (mention + 1 >= making->mentions.n ||
			     mention_at(making, mention + 1)->piece != at->piece);

	return alone && !is_unit(at) && at->kind != AMOUNT_INCLUDED &&
	       (piece->in_row ||
		       ((piece->bulleted || line_is_total(making, at->piece)) &&
			       piece->at.to - piece->at.from < (piece->numbered ? 70 : 140)));
}

/* A total that the line above a list states: "a total of £63,000 from:". */
static int64_t total_above(const struct making *making, size_t first)
{
	const struct mention *item = mention_at(making, first);

	if (first == 0)
		return -1;

	const struct mention *above = mention_at(making, first - 1);
	size_t from = above->at.from > 30 ? above->at.from - 30 : 0;

	if (above->piece + 1 != item->piece || !has_any(text_between(making, from, above->at.from),
						       total_words, array_size(total_words)))
		return -1;
	return above->pence;
}

/* One column of a table, or the lines of a list: mentions from `first` on. */
static void list_sum(struct making *making, size_t first, bool *used)
{
	struct found_sum sum = { .where = mention_at(making, first)->sentence };
	const struct piece *head = making_piece(making, mention_at(making, first)->piece);
	uint32_t line = head->line;
	int64_t total = -1;

	for (size_t i = first; i < making->mentions.n && sum.parts.n < PARTS_MOST; i++) {
		const struct piece *piece = making_piece(making, mention_at(making, i)->piece);

		if (piece->line - line > 3)
			break;
		if (used[i] || piece->in_row != head->in_row || piece->column != head->column ||
			!is_item(making, i))
			continue;
		used[i] = true;
		line = piece->line;
		sum.where.to = mention_at(making, i)->at.to;
		if (line_is_total(making, mention_at(making, i)->piece)) {
			total = mention_at(making, i)->pence;
			break;
		}
		part_add(making, &sum, 1, mention_at(making, i)->pence);
		amount_is(making, i, AMOUNT_COMPONENT);
	}
	if (total < 0)
		total = total_above(making, first);
	if (sum.parts.n >= 2)
		sum_keep(making, sum, total >= 0, total);
}

static void lists_find(struct making *making)
{
	bool *used = arena_many(making->page->a, bool, making->mentions.n + 1);

	for (size_t i = 0; i < making->mentions.n; i++)
		if (!used[i] && is_item(making, i))
			list_sum(making, i, used);
}

/* How many financial years a sentence names or counts. */
static int64_t years_in(struct slice s)
{
	int64_t named = 0, count = 0;

	for (size_t i = 0; i + 7 <= s.size; i++)
		if (s.at[i] == '2' && s.at[i + 1] == '0' &&
			(s.at[i + 4] == '/' || s.at[i + 4] == '-') &&
			isdigit((unsigned char)s.at[i + 5]) && isdigit((unsigned char)s.at[i + 6]))
			named++;
	for (size_t at = find_word(s, "years", 0); at != SIZE_MAX && named < 2;
		at = find_word(s, "years", at + 1)) {
		size_t word = at;

		while (word > 0 && s.at[word - 1] == ' ')
			word--;
		while (word > 0 && s.at[word - 1] != ' ')
			word--;
		if (count_size(slice_part(s, word, s.size), &count) > 0 && count <= YEARS_MOST)
			named = count;
	}
	return named;
}

/* "£0.600m in all … £0.300m a year for 2023/24 and 2024/25". */
static bool years_make(struct making *making, size_t total, struct span within)
{
	static const char *const yearly[] = { "a year", "per year", "per annum", "each year",
		"in each", "p.a", "y flwyddyn", "annually", "bob blwyddyn", "each of the years",
		"each of the financial years" };
	int64_t whole = mention_at(making, total)->pence;

	for (size_t i = 0; i < making->mentions.n; i++) {
		const struct mention *part = mention_at(making, i);
		size_t to =
			part->at.to + 40 < part->sentence.to ? part->at.to + 40 : part->sentence.to;
		int64_t years = part->pence == 0 ? 0 : whole / part->pence;
		struct found_sum sum = { .where = part->sentence };

		if (years < 2 || years > YEARS_MOST || part->pence * years != whole ||
			part->at.from < within.from || part->at.to > within.to ||
			!has_any(text_between(making, part->at.to, to), yearly,
				array_size(yearly)) ||
			years_in(page_part(making->page, part->sentence)) != years)
			continue;
		part_add(making, &sum, years, part->pence);
		sum_keep(making, sum, true, whole);
		return true;
	}
	return false;
}

/* "£1,250,000 over two years". */
static bool is_over_years(const struct making *making, const struct mention *mention)
{
	size_t to = mention->at.to + 20 < mention->sentence.to ? mention->at.to + 20
							       : mention->sentence.to;
	struct slice after = text_between(making, mention->at.to, to);

	return find_word(after, "over", 0) != SIZE_MAX &&
	       (find_word(after, "years", 0) != SIZE_MAX ||
		       find_word(after, "year", 0) != SIZE_MAX);
}

/* Two or three other amounts of the record that make exactly this total. */
static void record_total_find(struct making *making, size_t total)
{
	const struct found_amounts *amounts = &making->record->amounts;
	size_t n = amounts->n < SEARCH_AMOUNTS_MOST ? amounts->n : SEARCH_AMOUNTS_MOST;
	int64_t whole = mention_at(making, total)->pence;
	struct found_sum sum = { .where = mention_at(making, total)->sentence };

	list_each (struct found_sum *, known, &making->record->sums)
		if (known->total.pence == whole)
			return;
	if (years_make(making, total, making_span(making)))
		return;
	for (size_t i = 0; i < n; i++)
		for (size_t k = i + 1; k < n; k++)
			for (size_t m = k; m < n; m++) {
				int64_t third = m == k ? 0 : amounts->at[m].money.pence;
				int64_t x = amounts->at[i].money.pence,
					y = amounts->at[k].money.pence;

				if (x == 0 || y == 0 || x + y + third != whole ||
					(m != k && third == 0))
					continue;
				part_add(making, &sum, 1, x);
				part_add(making, &sum, 1, y);
				if (m != k)
					part_add(making, &sum, 1, third);
				sum_keep(making, sum, true, whole);
				return;
			}
}

void record_read_sums(struct making *making)
{
	products_find(making);
	breakdowns_find(making);
	joined_find(making);
	lists_find(making);
	for (size_t i = 0; i < making->mentions.n && i < 200; i++) {
		const struct mention *mention = mention_at(making, i);
		size_t from = mention->at.from > 34 ? mention->at.from - 34 : 0;
		size_t to = mention->at.to + 14 < mention->sentence.to ? mention->at.to + 14
								       : mention->sentence.to;

		from = from < mention->sentence.from ? mention->sentence.from : from;
		if (years_make(making, i, mention->sentence) ||
			(is_over_years(making, mention) &&
				years_make(making, i, making_span(making))))
			continue;
		if (has_any(text_between(making, from, mention->at.from), total_words,
			    array_size(total_words)) ||
			has_any(text_between(making, mention->at.to, to), total_words, TAIL_WORDS))
			record_total_find(making, i);
	}
}
