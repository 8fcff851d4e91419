/* SPDX-License-Identifier: MIT */
#include "base/money.h"

#include <assert.h>

#include "base/buf.h"

typedef __int128 wide; // a sum within the limit times any weight fits

static bool within_limit(int64_t pence)
{
	return pence >= -MONEY_LIMIT_PENCE && pence <= MONEY_LIMIT_PENCE;
}

static bool set_if_within(int64_t pence, bool overflowed, struct money *m)
{
	if (overflowed || !within_limit(pence))
		return false;
	m->pence = pence;
	return true;
}

bool money_add(struct money x, struct money y, struct money *sum)
{
	int64_t pence;
	bool overflowed = __builtin_add_overflow(x.pence, y.pence, &pence);

	return set_if_within(pence, overflowed, sum);
}

bool money_subtract(struct money x, struct money y, struct money *difference)
{
	int64_t pence;
	bool overflowed = __builtin_sub_overflow(x.pence, y.pence, &pence);

	return set_if_within(pence, overflowed, difference);
}

bool money_times(struct money x, int64_t n, struct money *product)
{
	int64_t pence;
	bool overflowed = __builtin_mul_overflow(x.pence, n, &pence);

	return set_if_within(pence, overflowed, product);
}

static wide sum_of(const int64_t *weights, size_t n)
{
	wide total = 0;

	for (size_t i = 0; i < n; i++) {
		assert(weights[i] >= 0);
		total += weights[i];
	}
	assert(total > 0);
	return total;
}

/*
 * The part whose turn comes after `last`, by larger remainder and then by
 * place; `last` is `n` before the first turn.
 */
static size_t next_in_turn(wide pence, const int64_t *weights, size_t n, wide total, size_t last)
{
	wide last_left = last == n ? total : pence * weights[last] % total;
	wide most = 0;
	size_t next = n;

	for (size_t i = 0; i < n; i++) {
		wide left = pence * weights[i] % total;
		bool waits = left < last_left || (left == last_left && i > last);

		if (waits && (next == n || left > most)) {
			most = left;
			next = i;
		}
	}
	assert(next < n);
	return next;
}

void money_share(struct money whole, const int64_t *weights, size_t n, struct money *parts)
{
	int64_t sign = whole.pence < 0 ? -1 : 1;
	wide total = sum_of(weights, n);

	assert(within_limit(whole.pence));

	int64_t rest = sign * whole.pence;
	wide pence = rest;

	for (size_t i = 0; i < n; i++) {
		int64_t part = (int64_t)(pence * weights[i] / total);

		parts[i].pence = sign * part;
		rest -= part;
	}
	for (size_t last = n; rest > 0; rest--) {
		last = next_in_turn(pence, weights, n, total, last);
		parts[last].pence += sign;
	}
}

bool money_weights_alike(const int64_t *weights, const int64_t *others, size_t n)
{
	wide total = sum_of(weights, n), total_of_others = sum_of(others, n);

	for (size_t i = 0; i < n; i++)
		if (weights[i] * total_of_others != others[i] * total)
			return false;
	return true;
}

/* The one that owes something and would stand highest above its exact share. */
static size_t highest(wide pence, const int64_t *weights, size_t n, wide total, int64_t sign,
	const struct money *billed, const struct money *due)
{
	wide most = 0;
	size_t found = n;

	for (size_t i = 0; i < n; i++) {
		wide above = sign *
			     ((wide)(billed[i].pence + due[i].pence) * total - pence * weights[i]);

		if (due[i].pence != 0 && (found == n || above > most)) {
			most = above;
			found = i;
		}
	}
	assert(found < n);
	return found;
}

bool money_share_rest(struct money whole, const int64_t *weights, size_t n,
	const struct money *billed, struct money *due)
{
	int64_t rest = whole.pence, carried = 0;

	for (size_t i = 0; i < n; i++)
		rest -= billed[i].pence;

	int64_t sign = rest < 0 ? -1 : 1;

	money_share(whole, weights, n, due);
	for (size_t i = 0; i < n; i++) {
		due[i].pence -= billed[i].pence;
		if (sign * due[i].pence < 0) {
			carried -= sign * due[i].pence;
			due[i] = MONEY_ZERO;
		}
	}
	if (carried > (int64_t)n)
		return false;
	for (wide total = sum_of(weights, n); carried > 0; carried--)
		due[highest(whole.pence, weights, n, total, sign, billed, due)].pence -= sign;
	return true;
}

static bool is_figure(char c)
{
	return c >= '0' && c <= '9';
}

/* Takes `prefix` off the front of `*text` if it stands there. */
static bool take(struct slice *text, const char *prefix)
{
	if (!slice_starts(*text, prefix))
		return false;
	*text = slice_part(*text, slice_of(prefix).size, text->size);
	return true;
}

/*
 * The figures at the front of `*text`, onto `*number`; how many there were.
 * 0, too, when the number goes past the limit.
 */
static size_t take_figures(struct slice *text, int64_t *number)
{
	size_t n = 0;

	for (; n < text->size && is_figure(text->at[n]); n++) {
		*number = 10 * *number + (text->at[n] - '0');
		if (*number > MONEY_LIMIT_PENCE)
			return 0;
	}
	*text = slice_part(*text, n, text->size);
	return n;
}

/* "33760" or "33,760": either no comma or one before every three figures. */
static bool take_pounds(struct slice *text, int64_t *pounds)
{
	size_t figures = take_figures(text, pounds);

	if (figures == 0)
		return false;
	if (slice_starts(*text, ",") && figures > 3)
		return false;
	while (take(text, ","))
		if (take_figures(text, pounds) != 3)
			return false;
	return true;
}

bool money_parse(struct slice text, struct money *m)
{
	struct slice rest = slice_trim(text);
	bool negative = take(&rest, "-");
	int64_t pounds = 0, pence = 0;

	take(&rest, "£");
	if (!take_pounds(&rest, &pounds))
		return false;
	if (take(&rest, ".") && take_figures(&rest, &pence) != 2)
		return false;
	if (rest.size > 0)
		return false;

	int64_t sum = pounds * 100 + pence;

	return set_if_within(negative ? -sum : sum, false, m);
}

char *money_text(struct arena *a, struct money m)
{
	struct buf text = buf_new(a, 32);
	char pounds[24];

	assert(within_limit(m.pence));

	int64_t pence = m.pence < 0 ? -m.pence : m.pence;
	size_t figures = 0;

	for (int64_t rest = pence / 100; rest > 0 || figures == 0; rest /= 10)
		pounds[figures++] = (char)('0' + rest % 10);
	buf_text(&text, m.pence < 0 ? "-£" : "£");
	while (figures > 0) {
		buf_char(&text, pounds[--figures]);
		if (figures > 0 && figures % 3 == 0)
			buf_char(&text, ',');
	}
	if (pence % 100 != 0)
		buf_format(&text, ".%02d", (int)(pence % 100));
	return text.at;
}
