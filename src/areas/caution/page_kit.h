/* SPDX-License-Identifier: MIT */
/*
 * What the pages of this area have in common, and their handlers by file.
 */
#ifndef AREAS_CAUTION_PAGE_KIT_H
#define AREAS_CAUTION_PAGE_KIT_H

#include "areas/caution/caution.h"
#include "areas/caution/views.h"
#include "areas/cohort/cohort.h"
#include "frame/page.h"

struct url url_hold(struct arena *a, struct place_id id);

/* Where a pair is looked for instead of that place, with what it was held for filled in. */
struct url url_places(struct request *rq, const struct place *p, const struct wanted *wanted);

/* The hold of the address, if it is one of the reader's body, and its cohort. */
bool page_hold(struct request *rq, struct place *p, struct cohort *c);

/* Its state, and the colour of that. */
bool place_stands(const struct request *rq, const struct place *p); // it may be come to
const char *hold_state_words(struct request *rq, const struct place *p);
const char *hold_state_colour(const struct request *rq, const struct place *p);

/* "Heledd’s hall, Powys", or by what means it is held. */
const char *pair_where(struct request *rq, const struct cohort *c);

/* Whom a joining letter is for. */
struct joining {
	const char *name;
	bool has_attended_a;
	bool follows_caution; // what comes of a miss is the police's to say
};

/*
 * The sheet of paper with which somebody is asked to come to that place, in the language of `rq`: as
 * the slip (pages_slip.c), and to them by name.
 */
struct markup joining_letter(struct request *rq, const struct place *p, const struct cohort *c,
	const struct joining *who);

/* ---- cautions ---- */

struct url url_caution(struct arena *a, struct caution_id id);

/* Why a held place will not do, with the caution that has it, if it is another's (0: none). */
enum status page_place_refused(struct request *rq, const char *no, struct caution_id other);
struct url url_caution_page(struct arena *a, struct caution_id id, const char *page);

/*
 * The caution of the address, whole, if the reader holds the route's right on its person; noted as
 * shown.
 */
bool page_caution(struct request *rq, struct kept_caution *c);

/* "CDFG 2346, E. S."; "" if the reader may not know. */
const char *caution_person_words(struct request *rq, struct person_id id);

const char *caution_state_words(const struct request *rq, enum caution_state state);
const char *caution_state_colour(enum caution_state state);

/* The offence as the scheme calls it in the reader's language, else as it was written. */
const char *offence_words(struct request *rq, const struct kept_caution *c);

/* "10 April 2026, 12345"; "" where nothing was said. */
const char *tick_words(struct request *rq, const struct tick *tick);
const char *authoriser_words(struct request *rq, const struct authoriser *authoriser);
const char *rank_or_above(struct request *rq, enum rank least); // "Inspector or above"
const char *views_words(struct request *rq, const struct victim_views *views);

/* "To rehabilitate, 10 hours, by 8 August 2026" */
const char *condition_words(struct request *rq, const struct condition *condition);

/* "Usual time from the offence", "Saturday 25 July 2026, after 16 weeks"; of each that is set. */
struct end_line {
	const char *key;
	const char *says;
};

enum { END_LINES_MOST = 3 };

size_t end_lines(struct request *rq, const struct caution_ends *ends,
	struct end_line lines[static END_LINES_MOST]);

/* What a check of that caution said, with the day that it has a hole for. */
const char *caution_problem_words(
	struct request *rq, const struct kept_caution *c, const struct problem *problem);

/* ---- the check before one ---- */

/* "e03", "age": the input of a rule. */
const char *question_name(struct request *rq, enum rule rule);

/* What was answered by those terms, and what carries it on. */
struct check typed_check(struct request *rq, const struct terms *terms);
struct carried carried_of(struct request *rq, const struct check *check);

/* What was found, what stands in the way first. */
const struct finding_view *finding_views(struct request *rq, const struct terms *terms,
	const struct findings *findings, const struct circumstances *c, size_t *n);
const char *who_passes_words(struct request *rq, enum overrider overrider);

/* The check that was kept for that caution, if the reader may see it. */
bool check_of_caution(struct request *rq, const struct kept_caution *c, struct kept_check *kept);

/* A kept check as a part of a page, and what stands there where none was. */
struct markup kept_check_shown(struct request *rq, const struct kept_check *kept);
struct markup no_check_shown(struct request *rq, const char *says);
struct markup caution_check_shown(struct request *rq, const struct kept_caution *c);
const char *no_check_words(struct request *rq, const struct kept_caution *c); // none was kept

/* "Made by …, against version 2 of the scheme’s terms"; its rules, those that were gone past first. */
const char *kept_check_words(struct request *rq, const struct kept_check *kept);
const struct finding_view *kept_finding_views(
	struct request *rq, const struct kept_check *kept, size_t *n);

/* ---- controls of a form ---- */

/* One more, with what was typed if the form came back, else what `stands`. */
struct form_field *add_control(struct request *rq, struct controls *all, enum person_control kind,
	const char *name, const char *label, const char *stands);
struct form_field *add_day(struct request *rq, struct controls *all, const char *name,
	const char *label, struct date stands);

/* To choose from words of a closed list, from the first after "not set". */
void set_words(struct request *rq, struct form_field *field, const struct word *words, size_t n);

/*
 * The conditions that were typed, without the blank ones between them; and the controls for them,
 * numbered so: with what was typed, else with those that stand.  They are written in `language`.
 */
struct conditions typed_conditions(struct request *rq);
void add_conditions(struct request *rq, struct form_sections *sections,
	const struct conditions *stand, enum language language);

/* ---- acts ---- */

/* What its button says. */
const char *caution_act_words(const struct request *rq, enum caution_act act);

/* What its form begins with (caution_deed_suggested), of a rank that the force lets authorise. */
struct caution_deed likely_deed(struct request *rq, const struct caution *c, enum caution_act act,
	const struct caution_terms *terms);

/* What the form of that act shows, sent to the caution; `version` is the one that it is shown of. */
struct deed_view deed_view_of(struct request *rq, const struct kept_caution *c,
	const struct caution_deed *deed, int64_t version);

/* ---- handlers ---- */

/* pages_check.c */
enum status check_find(struct request *rq);
enum status check_show(struct request *rq);

/* pages_places.c */
enum status places_show(struct request *rq);
enum status places_hold(struct request *rq);

/* pages_holds.c */
enum status hold_list_show(struct request *rq);
enum status hold_list_csv(struct request *rq);
enum status hold_show(struct request *rq);
enum status hold_release(struct request *rq);
enum status hold_tell(struct request *rq);
void add_holds_that_wait(struct request *rq, struct home_waiting *waiting);

/* pages_slip.c */
enum status slip_show(struct request *rq);

/* pages_refer.c */
enum status refer_show(struct request *rq);
enum status refer_find(struct request *rq);
enum status refer_add_show(struct request *rq);
enum status refer_add_begin(struct request *rq);
enum status refer_add_do(struct request *rq);

/* pages_form.c */
enum status caution_new_show(struct request *rq);
enum status caution_new_do(struct request *rq);
enum status caution_change_show(struct request *rq);
enum status caution_change_do(struct request *rq);

/* pages_caution.c */
enum status caution_show(struct request *rq);

/* pages_acts.c */
enum status caution_act_show(struct request *rq);
enum status caution_act_do(struct request *rq);

/* pages_force.c */
enum status force_show(struct request *rq);
enum status force_change_show(struct request *rq);
enum status force_change_ask(struct request *rq);
enum status force_change_do(struct request *rq);

/* pages_record.c */
enum status caution_record_show(struct request *rq);

/* pages_list.c */
enum status caution_list_show(struct request *rq);
enum status caution_list_csv(struct request *rq);
enum status person_cautions_show(struct request *rq);
void add_cautions_that_wait(struct request *rq, struct home_waiting *waiting);

#endif
