/* SPDX-License-Identifier: MIT */
/*
 * What the pages of referrals have in common, and their handlers by file.
 */
#ifndef AREAS_REFERRAL_PAGE_KIT_H
#define AREAS_REFERRAL_PAGE_KIT_H

#include "areas/referral/referral.h"
#include "areas/referral/views.h"
#include "frame/page.h"

struct url url_referral(struct arena *a, struct referral_id id);

/* "/referrals/17/act/book", or where that act has pages of its own: "/referrals/17/triage" */
struct url url_referral_act(struct arena *a, struct referral_id id, enum referral_act act);

/* The same, or the page of its caution where that is done for both. */
struct url url_act_of(struct arena *a, const struct kept_referral *r, enum referral_act act);

/* The referral of the address if the reader may read it; noted as shown, and so is the person. */
bool referral_of_page(struct request *rq, struct kept_referral *r);

/* ---- words, in the reader's language ---- */

const char *state_words(const struct request *rq, enum referral_state state);
const char *state_tag_colour(enum referral_state state);

/* "Coordinator"; "" where nobody has to do anything. */
const char *owner_words(const struct request *rq, enum role role);

/* "Friday 22 May 2026"; "" where no clock runs. */
const char *due_words(struct request *rq, struct date due);

/* The initials of that person, as far as the reader may know them. */
const char *person_initials(struct request *rq, struct person_id id);

const char *organisation_name(struct request *rq, struct organisation_id id); // "" of none

const char *account_words(struct request *rq, struct account_id id); // "" of none

/*
 * Whether somebody came.  Why they did not is for the provider alone: to the police and to triage
 * late, absent, excluded and gone early are one.
 */
const char *attendance_words(const struct request *rq, enum attendance result, unsigned roles);

/* Two workshops: "Saturday 23 May 2026, then Saturday 20 June 2026". */
const char *pair_words(struct request *rq, struct date a, struct date b);

/* The sentence of a notice. */
const char *notice_words(struct request *rq, const struct notice *notice);

/* It takes part so on that day. */
bool party_is_in(const struct party *party, enum part part, struct date today);

/* The bodies with that part in the scheme today, to choose from; none to choose if there is but one. */
const struct choice *bodies_to_choose(
	struct request *rq, struct scheme_id scheme, enum part part, size_t *n);

/* What a posted form holds there; "" on a page that is only asked for. */
const char *typed_value(const struct request *rq, const char *name);

/* The fields of the reasons that the act asks for, and how many; what was typed into them. */
size_t reason_fields(struct request *rq, const struct kept_referral *r, enum referral_act act,
	struct form_field fields[REASONED_COUNT]);
void typed_reasons(struct request *rq, struct referral_step *step);

/* The lists of this area that the reader has a use for; `current` is the path of this one. */
void fill_tabs(struct request *rq, const char *current, struct list_tabs *tabs);

/* pages_list.c */
enum status referral_list_show(struct request *rq);
enum status referral_list_find(struct request *rq);
enum status referral_list_csv(struct request *rq);

/* What waits for the reader: by today, and after it; as many as home has room for. */
void fill_what_waits(struct request *rq, struct referral_rows *today, struct referral_rows *later);

/* pages_referral.c */
enum status referral_show(struct request *rq);

/* pages_letter.c: no text where the reader may not print it */
struct link letter_link(struct request *rq, const struct kept_referral *r);
enum status letter_show(struct request *rq);

/* pages_act.c */
enum status referral_act_show(struct request *rq);
enum status referral_act_do(struct request *rq);

/* What the button of that act says, a msgid; whether the act is out of the usual order. */
const char *act_button(enum referral_act act);
bool act_is_rare(enum referral_act act);

/* pages_new.c */
bool may_refer(const struct actor *actor);
enum status referral_new_show(struct request *rq);
enum status referral_new_do(struct request *rq);

/* pages_inbox.c */
enum status inbox_show(struct request *rq);
enum status inbox_csv(struct request *rq);
enum status inbox_see(struct request *rq);
bool has_inbox(const struct actor *actor); // whose team is told

/* Those not seen yet, as many of them as `most`; false if there is none. */
bool fill_unseen(struct request *rq, size_t most, struct notice_rows *rows);

/* pages_figures.c */
enum status figures_show(struct request *rq);
bool plans_workshops(const struct actor *actor); // and has figures of them on home
void add_figures(struct request *rq, struct home_waiting *waiting);

/* pages_picture.c */
struct picture_view picture_words(struct arena *a, enum language l, const struct picture *p);

/* ---- the victim (pages_victim.c) ---- */

struct referral_form_view;

/* What is chosen there, as sent: the first is "not said". */
enum {
	DAYS_A_WEEK = 7,
	VICTIM_ANSWERS = 5,
	VICTIM_PROOFS = 4,
	VICTIM_MESSAGES = 3,
	VICTIM_LANGUAGES = 4,
	VICTIM_INTERPRETER = 2,
};

extern const struct word victim_answers[VICTIM_ANSWERS];
extern const struct word victim_proofs[VICTIM_PROOFS];
extern const struct word victim_messages[VICTIM_MESSAGES];
extern const struct word victim_languages[VICTIM_LANGUAGES];
extern const struct word victim_interpreter[VICTIM_INTERPRETER];
extern const struct word victim_days[1 + DAYS_A_WEEK];

/* What a form said of safe contact. */
struct victim_said {
	struct link_id link; // for which the box is sealed
	struct contact_said contact;
};

/* The fields for the details that a first call needs. */
struct victim_fields_view victim_fields(struct request *rq);

/* Asks for it, where there is a victims' service to tell. */
void victim_ask(struct request *rq, struct referral_form_view *view);

/* A route's `before`: leaves a struct victim_said, and problems. */
void victim_seal(struct request *rq);
void victim_seal_again(struct request *rq);

enum status details_show(struct request *rq);
enum status details_do(struct request *rq);

#endif
