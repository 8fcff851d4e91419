/* SPDX-License-Identifier: MIT */
/*
 * What the pages of decisions have in common, and their handlers by file.
 */
#ifndef AREAS_DECISION_PAGE_KIT_H
#define AREAS_DECISION_PAGE_KIT_H

#include "areas/decision/views.h"

/* The record of the address, if the route's right holds for it; noted as shown.  False: 404. */
bool page_record(struct request *rq, struct decision *d);

struct url url_decision(struct arena *a, struct decision_id id);

/* The name of a body in both languages. */
struct bilingual organisation_words(struct work *w, struct organisation_id id);

/* The bodies whose register the reader's office keeps, to choose from; the first is blank. */
struct choice *organisation_choices(struct request *rq, const char *blank, size_t *n);

/* The same of bodies that were loaded already. */
struct choice *organisation_choices_among(struct request *rq, const struct organisations *kept,
	const char *blank, size_t *n);

const char *account_name(struct work *w, struct account_id id);

/* What a posted form holds there, to show it again; "" for a page that is only asked for. */
const char *typed(const struct request *rq, const char *name);

/*
 * Words or a list as typed: within what the record may hold of the field, and on one line where it
 * asks for one; else its problem is noted.
 */
const char *typed_words(struct request *rq, enum field field, const char *name);

/* The title in both languages; where there is none, the reference, else "Without a title yet". */
struct bilingual decision_title(const char *title_en, const char *title_cy, const char *reference);

const char *state_colour(enum decision_state state);

/* The rows of at most `most` lines; the list is noted as shown. */
struct decision_row *decision_rows(struct request *rq, const struct organisations *kept,
	const struct decision_lines *lines, size_t most, size_t *n);

/* The stages that a list may be filtered by; ended by NULL. */
extern const char *const decision_state_choices[];

/* The label of a choice's value; "" if it has none. */
const char *choice_label(const struct request *rq, enum field field, const char *value);

/* A value as its page shows it: a date or an answer in the reader's language. */
const char *value_in_words(struct request *rq, enum field field, const char *value);

/* "t-en" … of the form: "en-title", "cy-title", "maker". */
const char *field_input_name(struct arena *a, enum field field, enum language language);

/* "Title or subject (Welsh)": the label of a field in a language. */
const char *field_label(const struct request *rq, enum field field, enum language language);

/* "£33,760, “materials”, in Welsh": what a row's text is, for lists; of one taken out, that it was. */
const char *row_text_label(
	struct request *rq, const struct decision *d, struct row_text text, enum language language);

/* The name of its input: "amount-71-cy". */
const char *row_text_input_name(struct arena *a, struct row_text text, enum language language);

/*
 * A line for each gap.  To who can fill it, in the form of that name ("edit", "translation"), it
 * says what to do and leads there; to everybody else (NULL) it only names what lacks.
 */
const struct link *gap_lines(
	struct request *rq, const struct decision *d, const struct gaps *gaps, const char *form);

/* The sums with their verdicts; `has_lights` when the document stands beside them. */
struct sum_view *sum_views(struct request *rq, const struct decision *d, bool has_lights);

/* What a field is called, for the summary of what is wrong in its form. */
void name_problem(struct request *rq, const char *name, const char *label);

/* ---- amounts and other bodies on the form (page_edit_rows.c) ---- */

/*
 * As the form says them, each by its own number; rows that the form has no line for stay as they
 * are in `d`.  Problems gather in rq.
 */
const struct amounts *typed_amounts(struct request *rq, const struct decision *d);
const struct priors *typed_priors(struct request *rq, const struct decision *d);

void fill_edit_amounts(struct request *rq, const struct decision *d, struct edit_view *view);
void fill_edit_priors(struct request *rq, const struct decision *d, struct edit_view *view);

/* Two people changed one record: theirs and mine side by side (page_conflict.c). */
enum status conflict_page(
	struct request *rq, const struct decision *theirs, const struct edit *mine);

/* The same of any record, with everything else that was typed to be sent again; status 409. */
enum status conflict_shown(struct request *rq, struct conflict_view *view);

/* Ids of the marks in the document: the i-th source, amount, sum, prior. */
const char *source_id(struct arena *a, size_t i);
const char *amount_id(struct arena *a, size_t i);
const char *sum_id(struct arena *a, size_t i);
const char *prior_id(struct arena *a, size_t i);

/* The document with everything that was found in it marked. */
struct piece *marked_document(struct arena *a, const struct decision *d, const char *text, size_t *n);

/* Two texts as pieces that stayed, went and came, word by word. */
struct diff_pieces text_difference(struct arena *a, const char *before, const char *after);

/* A rule says no to what was asked of the address's record; `message` is a msgid.  Status 409. */
enum status record_refused(struct request *rq, const char *message);

/* What to send after a use case: on to `to`, or why not. */
enum status answer_outcome(struct request *rq, struct outcome outcome, struct url to);

/* ---- handlers, by file ---- */

/* pages_list.c */
enum status decision_list_show(struct request *rq);
enum status decision_list_csv(struct request *rq);

/* pages_record.c */
enum status decision_show(struct request *rq);
enum status decision_history_show(struct request *rq);

/* pages_import.c */
enum status decision_new_show(struct request *rq);
enum status decision_draft_start(struct request *rq);
enum status decision_import_show(struct request *rq);
enum status decision_import_do(struct request *rq);
enum status decision_pair_show(struct request *rq);
enum status decision_pair_do(struct request *rq);
enum status decision_compare_show(struct request *rq);
void decision_read_upload(struct request *rq);

/* pages_edit.c */
enum status decision_edit_show(struct request *rq);
enum status decision_edit_save(struct request *rq);

/* pages_translation.c */
enum status decision_translation_show(struct request *rq);
enum status decision_translation_save(struct request *rq);

/* pages_life.c */
enum status decision_sign_show(struct request *rq);
enum status decision_sign_do(struct request *rq);
enum status decision_submit_do(struct request *rq);
enum status decision_recall_do(struct request *rq);
enum status decision_return_do(struct request *rq);
enum status decision_ask_translation_do(struct request *rq);
enum status decision_discard_show(struct request *rq);
enum status decision_discard_do(struct request *rq);
enum status decision_withhold_show(struct request *rq);
enum status decision_withhold_do(struct request *rq);

#endif
