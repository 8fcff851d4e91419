/* SPDX-License-Identifier: MIT */
/*
 * Lists of records: one office's, walked newest change first by one key.
 */
#include <stdint.h>

#include "areas/decision/decision_queries.h"
#include "areas/decision/service.h"
#include "base/utf8.h"

/* The statements show the same columns; queryc gives each a struct of its own. */
#define ADD_LINES(a, lines, rows)                                                                  \
	for (size_t i = 0; i < (rows).n; i++)                                                      \
		*list_add((a), (lines)) = (struct decision_line){                                  \
			.id = (rows).at[i].id,                                                     \
			.organisation = (rows).at[i].organisation_id,                              \
			.reference = (rows).at[i].reference,                                       \
			.title = { [ENGLISH] = (rows).at[i].title_en, [WELSH] = (rows).at[i].title_cy }, \
			.state = state_named((rows).at[i].state),                                  \
			.signed_on = (rows).at[i].signed_on,                                       \
			.changed_at = (rows).at[i].changed_at,                                     \
		}

static struct decision_lines found_lines(struct work *w, const struct actor *by,
	const struct decision_filter *filter, int most)
{
	struct arena *a = work_arena(w);
	struct decision_lines lines = { 0 };
	const char *word = utf8_longest_word(a, filter->search);

	if (word[0] == '\0')
		return lines;

	struct decision_found_rows rows = decision_found(w, &(struct decision_found_values){
		.keeper = by->organisation,
		.from = word,
		.to = utf8_end_of_prefix(a, word),
		.state = filter->state == STATE_NONE ? "" : state_name(filter->state),
		.any_organisation = filter->organisation.v == 0,
		.organisation = filter->organisation,
		.most = most,
	});

	ADD_LINES(a, &lines, rows);
	return lines;
}

struct decision_lines decision_lines(struct work *w, const struct actor *by,
	const struct decision_filter *filter, int most)
{
	struct arena *a = work_arena(w);
	struct decision_lines lines = { 0 };
	struct instant before = filter->before.ms != 0 ? filter->before : (struct instant){ INT64_MAX };
	struct decision_id before_id =
		filter->before.ms != 0 ? filter->before_id : (struct decision_id){ INT64_MAX };

	if (filter->search != NULL && filter->search[0] != '\0')
		return found_lines(w, by, filter, most + 1);
	if (filter->to_translate) {
		struct decision_list_to_translate_rows rows = decision_list_to_translate(
			w, &(struct decision_list_to_translate_values){
				   .keeper = by->organisation,
				   .before = before,
				   .before_id = before_id,
				   .most = most + 1,
			   });

		ADD_LINES(a, &lines, rows);
	} else if (filter->state != STATE_NONE && filter->organisation.v != 0) {
		struct decision_list_of_organisation_in_state_rows rows =
			decision_list_of_organisation_in_state(
				w, &(struct decision_list_of_organisation_in_state_values){
					   .keeper = by->organisation,
					   .organisation = filter->organisation,
					   .state = state_name(filter->state),
					   .before = before,
					   .before_id = before_id,
					   .most = most + 1,
				   });

		ADD_LINES(a, &lines, rows);
	} else if (filter->state != STATE_NONE) {
		struct decision_list_in_state_rows rows = decision_list_in_state(
			w, &(struct decision_list_in_state_values){
				   .keeper = by->organisation,
				   .state = state_name(filter->state),
				   .before = before,
				   .before_id = before_id,
				   .most = most + 1,
			   });

		ADD_LINES(a, &lines, rows);
	} else if (filter->organisation.v != 0) {
		struct decision_list_of_organisation_rows rows = decision_list_of_organisation(
			w, &(struct decision_list_of_organisation_values){
				   .keeper = by->organisation,
				   .organisation = filter->organisation,
				   .before = before,
				   .before_id = before_id,
				   .most = most + 1,
			   });

		ADD_LINES(a, &lines, rows);
	} else {
		struct decision_list_rows rows = decision_list(
			w, &(struct decision_list_values){
				   .keeper = by->organisation,
				   .before = before,
				   .before_id = before_id,
				   .most = most + 1,
			   });

		ADD_LINES(a, &lines, rows);
	}
	return lines;
}
