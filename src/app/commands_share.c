/* SPDX-License-Identifier: MIT */
/*
 * Shares a sum as a statement would, for whoever checks one by hand:
 *
 *	sarn share --total 6000000 --weights 187896,133174,123354,71481
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

LIST(weights, int64_t);

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

static bool read_weights(struct arena *a, const char *text, struct weights *weights)
{
	int64_t sum = 0;

	for (const char *at = text;; at++) {
		size_t size = strcspn(at, ",");
		int64_t *weight = list_add(a, weights);

		if (weights->n > PARTNERS_MOST || !take_number(at, size, WEIGHT_MOST, weight) ||
			*weight < 0)
			return false;
		sum += *weight;
		at += size;
		if (*at == '\0')
			return sum > 0;
	}
}

static void print_json(struct arena *a, const struct weights *weights, const struct money *shares)
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

static void print_table(struct arena *a, const struct weights *weights, const struct money *shares)
{
	printf("%15s  %20s\n", "weight", "share");
	for (size_t i = 0; i < weights->n; i++)
		printf("%15" PRId64 "  %20s\n", weights->at[i], money_text(a, shares[i]));
}

int command_share(struct program *p, struct command_line *line)
{
	bool as_json = line_flag(line, "--json");
	const char *total = line_option(line, "--total");
	const char *text = line_option(line, "--weights");
	struct weights weights = { 0 };
	struct money whole = { 0 };

	if (line_has_more(line))
		return 1;
	if (total == NULL || text == NULL)
		return command_wants("share");
	if (!take_number(total, strlen(total), MONEY_LIMIT_PENCE, &whole.pence))
		return program_says("--total is a whole number of pence, not \"%s\"", total);
	if (!read_weights(p->arena, text, &weights))
		return program_says("--weights are whole numbers with commas between, up to %d of "
				    "them, not all of them 0, not \"%s\"",
			PARTNERS_MOST, text);

	struct money *shares = arena_many(p->arena, struct money, weights.n);

	money_share(whole, weights.at, weights.n, shares);
	(as_json ? print_json : print_table)(p->arena, &weights, shares);
	return fflush(stdout) == 0 ? 0 : program_says("the shares could not be written out");
}
