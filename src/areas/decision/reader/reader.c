/* SPDX-License-Identifier: MIT */
/*
 * What a commissioner's decision document says: the order of the steps.
 *
 *	bytes → text (markup.c, wraps.c) → pieces and labels (page.c, pieces.c, labels.c)
 *	→ records (records.c) → for each: texts, people, dates, amounts, sums,
 *	laws, names
 */
#include "areas/decision/reader/reader.h"

#include "areas/decision/reader/markup.h"
#include "areas/decision/reader/record.h"
#include "areas/decision/reader/wraps.h"
#include "base/err.h"

/* Welsh if its small words are Welsh more often than English. */
static enum reading_language language_of(struct slice text)
{
	static const char *const welsh[] = { "mae", "gan", "yn", "yr", "bydd", "wedi", "gyfer" };
	static const char *const english[] = { "the", "and", "of", "is", "for", "will", "with" };
	struct slice head = slice_part(text, 0, 20000);
	size_t cy = 0, en = 0;

	for (size_t i = 0; i < array_size(welsh); i++)
		for (size_t at = find_word(head, welsh[i], 0); at != SIZE_MAX;
			at = find_word(head, welsh[i], at + 1))
			cy++;
	for (size_t i = 0; i < array_size(english); i++)
		for (size_t at = find_word(head, english[i], 0); at != SIZE_MAX;
			at = find_word(head, english[i], at + 1))
			en++;
	if (cy + en == 0)
		return LANGUAGE_UNKNOWN;
	return cy > en ? LANGUAGE_WELSH : LANGUAGE_ENGLISH;
}

void reader_read(struct arena *a, const char *bytes, size_t size, struct reading *reading)
{
	struct page page;
	struct makings makings = { 0 };
	struct slice lines;

	*reading = (struct reading){ .text = SLICE("") };
	reading->refusal = markup_to_text(a, bytes, size, &reading->text);
	if (reading->refusal != READING_TAKEN)
		return;
	lines = reading->text;
	reading->text = text_unwrap(a, lines);
	reading->language = language_of(reading->text);
	page_read(a, reading->text, &page);
	page.lines = lines;
	page.margin = text_margin(lines);
	page_find_organisation(&page);
	page_find_language_note(&page);
	page_find_breaks(&page);
	records_split(&page, &makings);
	list_each (struct making *, making, &makings)
		list_add(a, &reading->records);
	for (size_t i = 0; i < makings.n; i++) {
		struct making *making = &makings.at[i];

		making->record = &reading->records.at[i];
		for (size_t t = 0; t < RECORD_TEXTS; t++)
			making->record->text[t].value = "";
		making->record->where = making_span(making);
		making->record->in_register = making->in_register;
		record_read_texts(making);
		record_read_heading(making);
		record_read_people(making);
		record_read_dates(making);
		record_read_amounts(making);
		record_read_sums(making);
		record_read_laws(making);
		record_read_approvals(making);
		record_read_names(making);
	}
}
