/* SPDX-License-Identifier: MIT */
#include "base/money.h"

#include <assert.h>
#include <string.h>

#include "fuzz.h"

static void check_text(struct arena *a, struct money m)
{
	struct money again = { 1 };

	assert(m.pence >= -MONEY_LIMIT_PENCE && m.pence <= MONEY_LIMIT_PENCE);
	assert(money_parse(slice_of(money_text(a, m)), &again));
	assert(again.pence == m.pence);
}

/* The parts of any sum by any weights sum to it, and none has the other sign. */
static void check_shares(struct arena *a, struct slice text)
{
	int64_t numbers[9] = { 0 };
	struct money parts[8], sum = MONEY_ZERO;
	size_t bytes = text.size < sizeof numbers ? text.size : sizeof numbers;

	if (bytes > 0)
		memcpy(numbers, text.at, bytes);

	struct money whole = { numbers[0] % (MONEY_LIMIT_PENCE + 1) };
	int64_t *weights = &numbers[1];

	for (size_t i = 0; i < 8; i++)
		weights[i] &= INT64_MAX;
	weights[7] |= 1;
	money_share(whole, weights, 8, parts);
	for (size_t i = 0; i < 8; i++) {
		assert(whole.pence < 0 ? parts[i].pence <= 0 : parts[i].pence >= 0);
		assert(weights[i] > 0 || parts[i].pence == 0);
		assert(money_add(sum, parts[i], &sum));
	}
	assert(sum.pence == whole.pence);
	check_text(a, whole);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(4096);
	struct slice text = { (const char *)data, size };
	struct money m;

	if (money_parse(text, &m))
		check_text(a, m);
	check_shares(a, text);
	arena_close(a);
	return 0;
}
