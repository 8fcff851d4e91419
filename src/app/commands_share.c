/* SPDX-License-Identifier: MIT */
/*
 * Shares a sum as a statement would, for whoever checks one by hand:
 *
 *	sarn share --total 6000000 --weights 187896,133174,123354,71481
 *
 * Of a cost that runs up over a year the total is all of it so far, and what is shared is the rest:
 *
 *	sarn share --total 1800000 --weights 43,10,10 --billed 614286,142857,142857
 */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "base/list.h"
#include "base/money.h"
#include "out/json.h"

enum { PARTNERS_MOST = 1000 };

/* So many people or pence have one weight at most; a thousand of them still add up. */
static const int64_t WEIGHT_MOST = INT64_C(1000000000000);

LIST(numbers, int64_t);

/* A whole number in figures, after a minus if there is one; false, and *number untouched, else. */
static bool take_number(const char *text, size_t size, int64_t most, int64_t *number)
{
	size_t at = size > 0 && text[0] == '-' ? 1 : 0;
	int64_t read = 0;

	if (at == size)
		return false;
	for (; at < size && read <= most; at++) {
		if (text[at] < '0' || text[at] > '9')
			return false;
		read = read * 10 + (text[at] - '0');
	}
	if (read > most)
		return false;
	*number = text[0] == '-' ? -read : read;
	return true;
}

/* With commas between; false if there are too many, or one is none or more than `most`. */
static bool read_numbers(struct arena *a, const char *text, int64_t most, struct numbers *numbers)
{
	for (const char *at = text;; at++) {
		size_t size = strcspn(at, ",");

		if (numbers->n == PARTNERS_MOST ||
			!take_number(at, size, most, list_add(a, numbers)))
			return false;
		at += size;
		if (*at == '\0')
			return true;
	}
}

static bool are_weights(const struct numbers *numbers)
{
	int64_t sum = 0;

	list_each (const int64_t *, each, numbers) {
		if (*each < 0)
			return false;
		sum += *each;
	}
	return sum > 0;
}

static void print_json(struct arena *a, const struct numbers *weights, const struct money *shares)
{
	struct buf text = buf_new(a, 4096);
	struct json_out j = json_out_new(&text, JSON_OUT_COMPACT);

	json_out_object(&j);
	json_out_name(&j, "shares");
	json_out_array(&j);
	for (size_t i = 0; i < weights->n; i++) {
		json_out_object(&j);
		json_out_name(&j, "weight");
		json_out_int(&j, weights->at[i]);
		json_out_name(&j, "pence");
		json_out_int(&j, shares[i].pence);
		json_out_end(&j);
	}
	json_out_end(&j);
	json_out_end(&j);
	printf("%.*s\n", (int)text.size, text.at);
}

static void print_table(struct arena *a, const struct numbers *weights, const struct money *shares)
{
	printf("%15s  %20s\n", "weight", "share");
	for (size_t i = 0; i < weights->n; i++)
		printf("%15" PRId64 "  %20s\n", weights->at[i], money_text(a, shares[i]));
}

/* The rest of what was billed before. */
static int share_rest(struct program *p, struct money whole, const struct numbers *weights,
	const char *text, struct money *shares)
{
	struct numbers billed = { 0 };

	if (!read_numbers(p->arena, text, MONEY_LIMIT_PENCE / PARTNERS_MOST, &billed) ||
		billed.n != weights->n)
		return program_says("--billed are whole numbers of pence with commas between, one "
				    "for each weight, not \"%s\"",
			text);

	struct money *before = arena_many(p->arena, struct money, billed.n);

	for (size_t i = 0; i < billed.n; i++)
		before[i].pence = billed.at[i];
	if (!money_share_rest(whole, weights->at, weights->n, before, shares))
		return program_says("somebody was billed more than a share by these weights");
	return 0;
}

int command_share(struct program *p, struct command_line *line)
{
	bool as_json = line_flag(line, "--json");
	const char *total = line_option(line, "--total");
	const char *text = line_option(line, "--weights");
	const char *billed = line_option(line, "--billed");
	struct numbers weights = { 0 };
	struct money whole = { 0 };

	if (line_has_more(line))
		return 1;
	if (total == NULL || text == NULL)
		return command_wants("share");
	if (!take_number(total, strlen(total), MONEY_LIMIT_PENCE, &whole.pence))
		return program_says("--total is a whole number of pence, not \"%s\"", total);
	if (!read_numbers(p->arena, text, WEIGHT_MOST, &weights) || !are_weights(&weights))
		return program_says("--weights are whole numbers with commas between, up to %d of "
				    "them, not all of them 0, not \"%s\"",
			PARTNERS_MOST, text);

	struct money *shares = arena_many(p->arena, struct money, weights.n);

	if (billed == NULL)
		money_share(whole, weights.at, weights.n, shares);
	else if (share_rest(p, whole, &weights, billed, shares) != 0)
		return 1;
	(as_json ? print_json : print_table)(p->arena, &weights, shares);
	return fflush(stdout) == 0 ? 0 : program_says("the shares could not be written out");
}
