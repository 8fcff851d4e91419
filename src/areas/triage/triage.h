/* SPDX-License-Identifier: MIT */
/*
 * Triage of those who were referred: their needs, the support that is offered, and to whom they are
 * sent on.
 *
 * There is one of a referral.  That it began, that the needs are complete and that the person was
 * sent on are deeds of the referral, done in the same work; the rest is kept here.  Who may not
 * work on it finds none: ABSENT.  `by` is always the work's reader.  Each use case notes its act
 * for the log.  REFUSED comes with its problems: beside an input, or of the whole (field "").
 */
#ifndef AREAS_TRIAGE_TRIAGE_H
#define AREAS_TRIAGE_TRIAGE_H

#include "areas/triage/rules.h"
#include "base/actor.h"
#include "base/ids.h"
#include "base/outcome.h"

struct work;

/* A state that a support came to. */
struct support_step {
	enum support_state state;
	struct date on;
	enum gain gain;
};

LIST(support_steps, struct support_step);

struct triage_record {
	struct referral_id referral;
	int64_t version; // 0: not begun
	struct person_id person;
	struct scheme_id scheme;
	unsigned roles;              // of the reader, that hold for it: for triage_refusal
	const char *reference;       // of the referral
	const char *name;            // of the person, masked
	struct triage facts;         // of its onwards the services come first, then the programme
	struct support_steps *steps; // of each of its supports, in their order
	struct account_id changed_by;
	struct instant changed_at;
};

/*
 * False, and *record untouched, if there is no such referral or the reader may not work on its
 * triage, which is for the body that the referral names.
 */
bool triage_load(struct work *w, const struct actor *by, struct referral_id id,
	struct triage_record *record);

/* ---- what is done ---- */

enum outcome_kind triage_begin(
	struct work *w, const struct actor *by, struct referral_id id, struct problems *problems);

/*
 * Needs, consent and flags become those of `after`; its other facts do not matter.  Where that
 * `completes` the needs, the referral goes on.  Here and below `version` is the one that the writer
 * saw, and `*stands` the record before the act, but for ABSENT.  Inputs: those of assessment_check.
 */
enum outcome_kind triage_assess(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct triage *after, bool completes, struct problems *problems,
	struct triage_record *stands);

/* `support->state` and `gain` do not matter: it is offered.  Inputs: those of support_check. */
enum outcome_kind triage_offer(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, const struct support *support, struct problems *problems,
	struct triage_record *stands);

/*
 * The support of that number, the first being 1, goes on to that step; `gain` counts where it is
 * closed.  ABSENT if there is none.
 */
enum outcome_kind triage_move(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, int64_t number, const struct support_step *step, struct problems *problems,
	struct triage_record *stands);

/*
 * To the programme: the provider has the referral from then on.  `provider` 0: the one of the
 * scheme.  Inputs: body, where there are several.
 */
enum outcome_kind triage_send_on(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, struct organisation_id provider, struct problems *problems,
	struct triage_record *stands);

/*
 * To another service too, of which the referral says nothing: who reads that is not to know of it.
 * Inputs: those of onward_check.
 */
enum outcome_kind triage_send_to_service(struct work *w, const struct actor *by,
	struct referral_id id, int64_t version, const struct onward *onward,
	struct problems *problems, struct triage_record *stands);

/*
 * The days on which the service of that number, the first being 1, acknowledged the person, and on
 * which it ended there; not set: not yet.  ABSENT if there is none.  Inputs: those of reply_check.
 */
enum outcome_kind triage_note_reply(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, int64_t number, struct date acknowledged_on, struct date ended_on,
	struct problems *problems, struct triage_record *stands);

/* TRIAGE_CLOSE or TRIAGE_REOPEN. */
enum outcome_kind triage_set_closed(struct work *w, const struct actor *by, struct referral_id id,
	int64_t version, enum triage_act act, struct problems *problems,
	struct triage_record *stands);

/* ---- what those who meet the person see ---- */

/*
 * False if there is no such referral, or the reader may not know its flags.  Blank until the needs
 * are complete.
 */
bool triage_flags_load(
	struct work *w, const struct actor *by, struct referral_id id, struct triage_shown *shown);

#endif
