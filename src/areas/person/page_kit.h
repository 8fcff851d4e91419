/* SPDX-License-Identifier: MIT */
/*
 * What the pages of people have in common, and their handlers by file.
 */
#ifndef AREAS_PERSON_PAGE_KIT_H
#define AREAS_PERSON_PAGE_KIT_H

#include "areas/person/person.h"
#include "areas/person/views.h"
#include "frame/home.h"
#include "frame/page.h"

struct url url_person(struct arena *a, struct person_id id);

/* "/people/17/change" */
struct url url_person_page(struct arena *a, struct person_id id, const char *page);

/*
 * The person of the address if the reader may read them and holds the route's right on them;
 * noted as shown.
 */
bool person_of_page(struct request *rq, struct person *person);

/* The log tells these from a page that keeps them back. */
void page_shows_name(struct request *rq, struct person_id id);
void page_shows_contact(struct request *rq, struct person_id id);

/* Sex, language and county in the reader's language; "" where not set. */
const char *sex_words(const struct request *rq, enum sex sex);
const char *spoken_words(const struct request *rq, enum spoken language);
const char *county_words(const struct request *rq, enum county county);

/* Of a page on which people are found: what person_list takes. */
struct form_field person_search_field(struct request *rq);

/* Of a search that found none although it did not get to all. */
const char *person_too_many_words(const struct request *rq);

/* On home: the blocks that the program set and those that end soon, for whoever sets them
 * (pages_block.c). */
void add_blocks(struct request *rq, struct home_waiting *waiting);

/* ---- the form of a person, for a page that adds one on its way (pages_form.c) ---- */

extern const struct input person_form_inputs[]; // what its route declares

struct person_facts person_typed(struct request *rq);
extern const struct person_facts person_unsaid; // all blank

/* Room for those of person_fill_controls, and one more. */
enum { PERSON_CONTROLS_MOST = PERSON_FIELD_COUNT + 2 };

/*
 * Adds a control for each field to those, and one to say that this is another where person_add
 * found the same names and birth; `stands` is shown where nothing was typed.
 */
void person_fill_controls(struct request *rq, const struct person_facts *stands,
	struct person_control_view *all, size_t *n);

/* Of what person_add refused: it showed that `id` is there, if it is for that. */
void page_shows_twin(struct request *rq, struct person_id id);

/*
 * Changing one: under the route's right, which is PERSON_ALTER, or PERSON_ADD for a page "correct"
 * of whoever added them.
 */
enum status person_change_show(struct request *rq);
enum status person_change_do(struct request *rq);

/* ---- handlers ---- */

/* pages_list.c */
enum status person_list_show(struct request *rq);
enum status person_list_find(struct request *rq);
enum status person_list_csv(struct request *rq);

/* pages_person.c */
enum status person_show(struct request *rq);
enum status person_name_show(struct request *rq);
enum status person_contact_show(struct request *rq);

/* pages_form.c */
enum status person_new_show(struct request *rq);
enum status person_new_do(struct request *rq);

/* pages_block.c */
enum status person_block_show(struct request *rq);
enum status person_block_do(struct request *rq);
enum status person_unblock_do(struct request *rq);
enum status person_block_found_show(struct request *rq);
enum status person_block_found_do(struct request *rq);

#endif
