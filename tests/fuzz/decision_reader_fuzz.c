/* SPDX-License-Identifier: MIT */
#include "areas/decision/reader/reader.h"

#include <assert.h>

#include "areas/decision/reader/json.h"
#include "fuzz.h"

static void check_span(const struct reading *reading, struct span at)
{
	assert(at.from <= at.to && at.to <= reading->text.size);
}

/* Whatever the bytes: every span lies within the text, every value is there, JSON can be made. */
static void check_record(const struct reading *reading, const struct record *record)
{
	check_span(reading, record->where);
	for (size_t i = 0; i < RECORD_TEXTS; i++) {
		check_span(reading, record->text[i].where);
		assert(record->text[i].value != NULL);
	}
	for (size_t i = 0; i < RECORD_DATES; i++)
		check_span(reading, record->date[i].where);
	list_each (const struct found_amount *, amount, &record->amounts) {
		check_span(reading, amount->where);
		check_span(reading, amount->sentence);
		assert(amount->money.pence >= 0 && amount->money.pence <= MONEY_LIMIT_PENCE);
	}
	list_each (const struct found_sum *, sum, &record->sums)
		check_span(reading, sum->where);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena *a = arena_open(1 << 16);
	struct buf out = buf_new(a, 4096);
	struct reading reading;

	reader_read(a, (const char *)data, size, &reading);
	assert((reading.refusal == READING_TAKEN) == (reading.records.n > 0));
	list_each (const struct record *, record, &reading.records)
		check_record(&reading, record);
	reading_json(&out, &reading);
	arena_close(a);
	return 0;
}
