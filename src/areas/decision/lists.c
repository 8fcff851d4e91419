/* SPDX-License-Identifier: MIT */
/*
 * Lists of records: one office's, walked newest change first by one key.
 */
#include "areas/decision/decision_queries.h"
#include "areas/decision/service.h"
#include "base/utf8.h"

static const char *state_asked(const struct decision_filter *filter)
{
	return filter->state == STATE_NONE ? NULL : state_name(filter->state);
}

/* The days of the year that is asked for; none for any.  A month sorts before its days. */
static struct date first_day(const struct decision_filter *filter)
{
	return filter->year == 0 ? DATE_NONE : date_month_of(filter->year, 1);
}

static struct date last_day(const struct decision_filter *filter)
{
	return filter->year == 0 ? DATE_NONE : date_of(filter->year, 12, 31);
}

static struct decision_list_rows found_rows(
	struct work *w, const struct actor *by, const struct decision_filter *filter, int most)
{
	struct arena *a = work_arena(w);
	const char *word = utf8_longest_word(a, filter->search);

	if (word[0] == '\0')
		return (struct decision_list_rows){ 0 };
	return decision_found(w, &(struct decision_found_values){
					 .keeper = by->organisation,
					 .from = word,
					 .to = utf8_end_of_prefix(a, word),
					 .state = state_asked(filter),
					 .organisation = filter->organisation,
					 .signed_from = first_day(filter),
					 .signed_to = last_day(filter),
					 .most = most,
				 });
}

static struct decision_list_rows listed_rows(
	struct work *w, const struct actor *by, const struct decision_filter *filter, int most)
{
	return decision_list(
		w, &(struct decision_list_values){
			   .keeper = by->organisation,
			   .organisation = filter->organisation,
			   .state = state_asked(filter),
			   .translation = filter->to_translate ? translation_name(TRANSLATION_ASKED)
							       : NULL,
			   .before = filter->before,
			   .before_id = filter->before_id,
			   .most = most,
		   });
}

static struct decision_list_rows listed_rows_of_year(
	struct work *w, const struct actor *by, const struct decision_filter *filter, int most)
{
	return decision_list_of_year(w, &(struct decision_list_of_year_values){
						.keeper = by->organisation,
						.signed_from = first_day(filter),
						.signed_to = last_day(filter),
						.organisation = filter->organisation,
						.state = state_asked(filter),
						.before = filter->before,
						.before_id = filter->before_id,
						.most = most,
					});
}

struct decision_lines decision_lines(
	struct work *w, const struct actor *by, const struct decision_filter *filter, int most)
{
	bool is_search = filter->search != NULL && filter->search[0] != '\0';
	struct decision_list_rows rows =
		(is_search                  ? found_rows
			: filter->year != 0 ? listed_rows_of_year
					    : listed_rows)(w, by, filter, most + 1);
	struct decision_lines lines = { 0 };

	list_each (const struct decision_list_row *, row, &rows)
		*list_add(work_arena(w), &lines) = (struct decision_line){
			.id = row->id,
			.organisation = row->organisation_id,
			.reference = row->reference,
			.title = { [ENGLISH] = row->title_en, [WELSH] = row->title_cy },
			.state = state_named(row->state),
			.signed_on = row->signed_on,
			.changed_at = row->changed_at,
		};
	return lines;
}
