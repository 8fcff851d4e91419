/* SPDX-License-Identifier: MIT */
/*
 * The document as a tree of marked pieces, and two texts compared word by word.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/decision/page_kit.h"

/* ---- marks ---- */

struct mark {
	struct span at;
	const char *id;
	const char *field;
};

LIST(marks, struct mark);
LIST(pieces, struct piece);

static void add_mark(struct arena *a, struct marks *marks, struct span at, size_t size, const char *id,
	const char *field)
{
	if (at.to > at.from && at.to <= size)
		*list_add(a, marks) = (struct mark){ at, id, field };
}

static struct marks all_marks(struct arena *a, const struct decision *d, size_t size)
{
	struct marks marks = { 0 };

	for (size_t i = 0; i < d->sources.n; i++)
		if (d->sources.at[i].language == d->original)
			add_mark(a, &marks, d->sources.at[i].at, size, source_id(a, i),
				field_input_name(a, d->sources.at[i].field, d->original));
	for (size_t i = 0; i < d->amounts.n; i++)
		add_mark(a, &marks, d->amounts.at[i].sentence, size, amount_id(a, i),
			arena_format(a, "amount-%" PRId64 "-kind", d->amounts.at[i].number));
	for (size_t i = 0; i < d->sums.n; i++)
		add_mark(a, &marks, d->sums.at[i].at, size, sum_id(a, i), "");
	for (size_t i = 0; i < d->priors.n; i++)
		add_mark(a, &marks, d->priors.at[i].at, size, prior_id(a, i),
			arena_format(a, "prior-%" PRId64 "-body-en", d->priors.at[i].number));
	return marks;
}

/* The earlier first; of two that begin together the longer, so that it goes round the other. */
static int by_place(const void *one, const void *other)
{
	const struct mark *x = one;
	const struct mark *y = other;

	if (x->at.from != y->at.from)
		return x->at.from < y->at.from ? -1 : 1;
	if (x->at.to != y->at.to)
		return x->at.to > y->at.to ? -1 : 1;
	return strcmp(x->id, y->id);
}

static void add_text(struct arena *a, struct pieces *pieces, const char *text, size_t from, size_t to)
{
	if (to > from)
		list_add(a, pieces)->text = arena_text_n(a, text + from, to - from);
}

/*
 * The pieces of [from, to), taking marks from *next on.  A mark that reaches past the end of the
 * one round it is cut there: marks nest in HTML.
 */
static struct pieces pieces_of(struct arena *a, const char *text, size_t from, size_t to,
	const struct marks *marks, size_t *next)
{
	struct pieces pieces = { 0 };

	while (*next < marks->n && marks->at[*next].at.from < to) {
		const struct mark *mark = &marks->at[(*next)++];
		size_t end = mark->at.to < to ? mark->at.to : to;
		struct pieces inner;

		add_text(a, &pieces, text, from, mark->at.from);
		inner = pieces_of(a, text, mark->at.from, end, marks, next);
		*list_add(a, &pieces) = (struct piece){
			.id = mark->id, .field = mark->field, .pieces = inner.at, .n = inner.n
		};
		from = end;
	}
	add_text(a, &pieces, text, from, to);
	return pieces;
}

struct piece *marked_document(struct arena *a, const struct decision *d, const char *text, size_t *n)
{
	size_t size = strlen(text);
	struct marks marks = all_marks(a, d, size);
	size_t next = 0;

	if (marks.n > 0)
		qsort(marks.at, marks.n, sizeof marks.at[0], by_place);

	struct pieces pieces = pieces_of(a, text, 0, size, &marks, &next);

	*n = pieces.n;
	return pieces.at;
}

/* ---- differences ---- */

enum { WORDS_MAX = 2000 };	// of each side; longer texts are shown whole, before and after

LIST(slices, struct slice);

/* Words with the blank behind them, so that they join to the text again. */
static struct slices words_of(struct arena *a, const char *text)
{
	struct slices words = { 0 };
	size_t from = 0;
	size_t size = strlen(text);

	for (size_t i = 0; i < size; i++) {
		bool is_blank = text[i] == ' ' || text[i] == '\n';
		bool ends = i + 1 == size || (is_blank && text[i + 1] != ' ' && text[i + 1] != '\n');

		if (ends) {
			*list_add(a, &words) = (struct slice){ text + from, i + 1 - from };
			from = i + 1;
		}
	}
	return words;
}

static bool is_same(struct slice one, struct slice other)
{
	return one.size == other.size && memcmp(one.at, other.at, one.size) == 0;
}

static void add_piece(
	struct arena *a, struct diff_pieces *pieces, enum diff_kind kind, struct slice word)
{
	const char *text = arena_text_n(a, word.at, word.size);
	struct diff_piece *last = pieces->n == 0 ? NULL : &pieces->at[pieces->n - 1];

	if (last != NULL && last->kind == kind) {
		last->text = arena_format(a, "%s%s", last->text, text);
		return;
	}
	last = list_add(a, pieces);
	last->kind = kind;
	last->text = text;
}

/* Lengths of the longest common part of the rests from (i, k) on; one row more each way. */
static unsigned short *common_lengths(struct arena *a, const struct slices *old, const struct slices *new)
{
	size_t wide = new->n + 1;
	unsigned short *length = arena_many(a, unsigned short, (old->n + 1) * wide);

	for (size_t i = old->n; i-- > 0;)
		for (size_t k = new->n; k-- > 0;) {
			unsigned short down = length[(i + 1) * wide + k];
			unsigned short right = length[i * wide + k + 1];
			unsigned short best = down > right ? down : right;

			if (is_same(old->at[i], new->at[k]))
				best = (unsigned short)(length[(i + 1) * wide + k + 1] + 1);
			length[i * wide + k] = best;
		}
	return length;
}

struct diff_pieces text_difference(struct arena *a, const char *before, const char *after)
{
	struct slices old = words_of(a, before);
	struct slices new = words_of(a, after);
	struct diff_pieces pieces = { 0 };
	size_t wide = new.n + 1;
	size_t i = 0;
	size_t k = 0;

	if (old.n > WORDS_MAX || new.n > WORDS_MAX) {
		add_piece(a, &pieces, DIFF_GONE, slice_of(before));
		add_piece(a, &pieces, DIFF_NEW, slice_of(after));
		return pieces;
	}

	const unsigned short *length = common_lengths(a, &old, &new);

	while (i < old.n || k < new.n) {
		if (i < old.n && k < new.n && is_same(old.at[i], new.at[k])) {
			add_piece(a, &pieces, DIFF_SAME, old.at[i++]);
			k++;
		} else if (k == new.n || (i < old.n && length[(i + 1) * wide + k] >= length[i * wide + k + 1])) {
			add_piece(a, &pieces, DIFF_GONE, old.at[i++]);
		} else {
			add_piece(a, &pieces, DIFF_NEW, new.at[k++]);
		}
	}
	return pieces;
}
