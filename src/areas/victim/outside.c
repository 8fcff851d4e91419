/* SPDX-License-Identifier: MIT */
/*
 * What the programme says over the relay, and what the victims' side says to it.
 */
#include "areas/victim/outside.h"

#include <stdlib.h>
#include <string.h>

#include "areas/victim/victim_queries.h"
#include "base/err.h"
#include "db/db.h"

/* ---- one truth between words and flags ---- */

static const enum relay_flag flags_told[TELL_COUNT] = {
	[TELL_TRIED] = RELAY_CONTACT_TRIED,
	[TELL_MADE] = RELAY_CONTACT_MADE,
	[TELL_DECLINED] = RELAY_CONTACT_DECLINED,
	[TELL_PAUSE] = RELAY_PAUSE_CONTACT,
	[TELL_PROCEED] = RELAY_SAFE_TO_PROCEED,
	[TELL_DETAILS] = RELAY_DETAILS_DO_NOT_WORK,
	[TELL_RISK] = RELAY_RISK_CHANGED,
};

/* Both workshops' days come in one message. */
static const enum relay_flag flags_heard[HEARD_COUNT] = {
	[HEARD_WORKSHOP_A] = RELAY_WORKSHOP_DATES,
	[HEARD_WORKSHOP_B] = RELAY_WORKSHOP_DATES,
	[HEARD_ATTENDED] = RELAY_ATTENDED,
	[HEARD_NOT_ATTENDED] = RELAY_NOT_ATTENDED,
	[HEARD_COMPLETED] = RELAY_COMPLETED,
	[HEARD_WITHDRAWN] = RELAY_WITHDRAWN,
	[HEARD_DETAILS] = RELAY_SAFE_CONTACT,
};

enum relay_flag tell_flag(enum tell tell)
{
	assert(tell > TELL_NONE && tell < TELL_COUNT);
	return flags_told[tell];
}

/* ---- what happens there ---- */

static bool take_news(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	const struct relay_fields *fields = &message->fields;

	(void)relay;
	for (enum heard heard = HEARD_ATTENDED; heard < HEARD_COUNT; heard++)
		if (flags_heard[heard] == message->flag)
			return victim_hear(w, fields->link, heard, fields->on);
	unreachable("flag");
}

/* Somebody was to come to it, so it was held; whether they did does not matter here. */
static bool take_attendance(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	const struct relay_fields *fields = &message->fields;
	enum review_after after = (enum review_after)word_named(reviews_after, fields->workshop);

	return take_news(w, relay, message) &&
	       victim_ask_review(w, fields->link, after, fields->on);
}

static bool take_dates(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	const struct relay_fields *fields = &message->fields;

	(void)relay;
	return victim_hear(w, fields->link, HEARD_WORKSHOP_A, fields->first_on) &&
	       victim_hear(w, fields->link, HEARD_WORKSHOP_B, fields->second_on);
}

/* ---- a case ---- */

/* Somebody may have added it here already, having heard its reference. */
static bool take_opened(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	struct problems problems = { 0 };
	struct victim_lead_body_row body;
	struct victim_case_by_link_row known;

	(void)relay;
	if (victim_case_by_link(w, message->fields.link, &known))
		return true;
	if (!victim_lead_body(w, &body))
		return false;

	struct victim_case c = { .link = message->fields.link,
		.organisation = body.organisation_id,
		.programme = victim_programme_by_name(message->fields.programme),
		.language = message->fields.language };

	return victim_case_open(w, NULL, &c, &problems) == DONE;
}

static const char *or_blank(const char *text)
{
	return text == NULL ? "" : text;
}

/* "9-17"; any hour if it is not said so. */
static void take_hours(const char *text, struct safe_contact *contact)
{
	long from, to;
	char *end;

	from = strtol(text, &end, 10);
	if (end == text || *end != '-')
		return;
	to = strtol(end + 1, &end, 10);
	if (*end != '\0' || from < 0 || to > 24 || from >= to)
		return;
	contact->from_hour = (int)from;
	contact->to_hour = (int)to;
}

/* "024"; any day if it is not said so. */
static unsigned days_of(const char *text)
{
	unsigned days = 0;

	for (; *text != '\0'; text++)
		if (*text >= '0' && *text < '0' + DAYS_OF_WEEK)
			days |= 1u << (*text - '0');
	return days == 0 ? (1u << DAYS_OF_WEEK) - 1 : days;
}

struct safe_contact contact_of_box(const struct relay_contact *box)
{
	const char *const *value = box->value;
	struct safe_contact contact = {
		.name = or_blank(value[RELAY_CONTACT_NAME]),
		.phone = or_blank(value[RELAY_CONTACT_TELEPHONE]),
		.email = or_blank(value[RELAY_CONTACT_EMAIL]),
		.address = or_blank(value[RELAY_CONTACT_ADDRESS]),
		.answered_by = or_blank(value[RELAY_CONTACT_WHO_MAY_ANSWER]),
		.code_word = or_blank(value[RELAY_CONTACT_CODE_WORD]),
		.never_message =
			strcmp(or_blank(value[RELAY_CONTACT_MAY_LEAVE_MESSAGE]), "yes") != 0,
		.language = or_blank(value[RELAY_CONTACT_LANGUAGE]),
		.needs_interpreter = strcmp(or_blank(value[RELAY_CONTACT_INTERPRETER]), "yes") == 0,
		.days = days_of(or_blank(value[RELAY_CONTACT_SAFE_DAYS])),
		.to_hour = 24,
		.referrer.how = proof_by_name(or_blank(value[RELAY_CONTACT_VERIFIED_HOW])),
	};

	contact.ways = contact.phone[0] == '\0' ? 0 : 1u << WAY_CALL;
	take_hours(or_blank(value[RELAY_CONTACT_SAFE_TIMES]), &contact);
	if (contact.referrer.how == PROOF_NONE ||
		!date_parse_iso(
			slice_of(or_blank(value[RELAY_CONTACT_VERIFIED_ON])), &contact.referrer.on))
		contact.referrer = (struct check_made){ 0 };
	return contact;
}

static bool take_contact(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	const struct relay_fields *fields = &message->fields;
	struct relay_contact box;

	if (!relay_unseal(work_arena(w), relay, fields->link, fields->box, &box))
		return false;

	struct safe_contact contact = contact_of_box(&box);

	return victim_keep_referrers(w, fields->link, &contact);
}

/* ---- the wall between people ---- */

/* Refused is said of one who was given a case at the moment at which the other side did so. */
static bool take_person(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	(void)relay;
	return victim_is_on_other_side(w, message->fields.link, message->fields.person);
}

static bool take_free(
	struct work *w, const struct relay *relay, const struct relay_message *message)
{
	(void)relay;
	return victim_is_free(w, message->fields.link);
}

const struct relay_handler victim_handlers[] = {
	{ RELAY_CASE_OPENED, take_opened },
	{ RELAY_SAFE_CONTACT, take_contact },
	{ RELAY_WORKSHOP_DATES, take_dates },
	{ RELAY_ATTENDED, take_attendance },
	{ RELAY_NOT_ATTENDED, take_attendance },
	{ RELAY_COMPLETED, take_news },
	{ RELAY_WITHDRAWN, take_news },
	{ RELAY_PERSON_ASSIGNED, take_person },
	{ RELAY_PERSON_REFUSED, take_person },
	{ RELAY_PERSON_FREE, take_free },
	{ RELAY_FLAG_NONE },
};
