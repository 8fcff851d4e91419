/* SPDX-License-Identifier: MIT */
/*
 * What the pages of triage show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_TRIAGE_VIEWS_H
#define AREAS_TRIAGE_VIEWS_H

#include "areas/triage/pages.h"
#include "html/components.h"

/* At the top of each. */
struct triage_head {
	struct url back;
	const char *reference; // of the referral
	const char *title;
};

/* ---- the case ---- */

struct need_row {
	const char *pathway;
	const char *score;
	const char *colour;
	const char *note;
	struct link offer; // no text: support is there, or not called for
};

struct support_row {
	const char *pathway;
	const char *what;
	const char *organisation;
	const char *steps; // how it went and what came of it, in words
	struct link move;  // no text: it is over
};

struct onward_row {
	const char *to;
	struct date sent_on;
	const char *reply;
	struct link note; // no text: it is not noted here
};

struct triage_view {
	struct triage_head head;
	const char *state, *colour;
	const char *says;     // what is to be done, and by when
	struct texts missing; // what is still to be asked
	const char *is_whole; // that nothing is, so that the needs may be complete; NULL
	struct form begin;    // of this and the next two: no token: not now
	struct form close, reopen;
	const char *version;
	const char *not_closed;                 // why it does not close yet; NULL: it does, or is
	struct link assess, offer, send, serve; // no text: not now
	bool has_begun;
	const struct need_row *needs;
	size_t need_count;
	const char *consent;
	struct texts flags;
	const struct support_row *supports;
	size_t support_count;
	const struct onward_row *onwards;
	size_t onward_count;
	const char *changed; // NULL: nobody did
};

/* ---- forms ---- */

/* Of one pathway. */
struct need_fields {
	struct form_field score, note;
};

struct needs_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	const struct need_fields *needs;
	size_t n;
	struct form_field consent, flags;
	bool may_complete;
};

struct offer_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field pathway, what, organisation, on;
};

struct move_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	const struct summary_row *facts;
	size_t fact_count;
	const char *consent; // that it lacks, where it is asked for; NULL: it does not
	bool may_close;      // now: what came of it is asked
	struct form_field state, on, gain;
};

struct send_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	const char *assessed; // this and the flags are what the provider will see
	struct texts flags;
	struct form_field body; // no choices: there is one
};

struct service_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	struct form_field organisation, on;
};

struct reply_view {
	struct triage_head head;
	const struct problems *problems;
	struct form form;
	const char *version;
	const char *sent; // to whom and when
	struct form_field acknowledged, ended;
};

/* ---- what those who meet the person see ---- */

struct flags_view {
	struct triage_head head;
	const char *says;
	bool is_assessed;
	struct texts flags;
};

#endif
