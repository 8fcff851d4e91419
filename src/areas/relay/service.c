/* SPDX-License-Identifier: MIT */
#include "areas/relay/service.h"

#include <string.h>

#include "areas/relay/relay_own.h"
#include "areas/relay/relay_queries.h"
#include "audit/audit.h"
#include "auth/demonstration.h"
#include "auth/policy.h"
#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"

static const char ours[] = "ours", theirs[] = "theirs";

/* ---- saying ---- */

static int64_t next_number(struct work *w)
{
	struct relay_out_last_row last = { 0 };
	struct relay_run_get_row run = { 0 };

	relay_out_last(w, &last);
	relay_run_get(w, &run);
	return relay_number_after(last.number, run.first_number);
}

static void note(struct work *w, const struct actor *by, enum right right, const char *kind,
	int64_t number, enum relay_flag flag)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, right),
			      .right = right,
			      .kind = kind,
			      .id = number,
			      .fields = relay_flag_facts(flag)->word,
			      .request = by->request,
			      .is_by_day = true,
		      });
}

void relay_send(struct work *w, const struct actor *by, enum relay_flag flag,
	const struct relay_fields *fields)
{
	int64_t number = next_number(w);

	relay_out_insert(w, &(struct relay_out_insert_values){
				    .number = number,
				    .flag = relay_flag_facts(flag)->word,
				    .link_id = fields->link,
				    .fields = relay_fields_text(work_arena(w), flag, fields),
				    .made_on = work_today(w),
				    .expires_on = relay_until(flag, work_today(w)),
				    .now = work_now(w),
			    });
	note(w, by, RELAY_SEND, "relay-out", number, flag);
}

void relay_was_taken(struct work *w, struct link_id link)
{
	relay_out_take_all(w, link);
}

struct relay_waiting relay_waiting(struct work *w)
{
	struct relay_out_waiting_row row = { 0 };

	relay_out_waiting(w, &row);
	return (struct relay_waiting){ row.waiting, row.oldest };
}

bool relay_is_late(const struct relay_waiting *waiting, struct date today)
{
	return waiting->n > 0 && date_before(waiting->oldest, today);
}

/* ---- the wall between people ---- */

static bool is_on_side(struct work *w, struct link_id link, const char *person, const char *side)
{
	struct relay_person_get_row row;

	return relay_person_get(w, link, person, side, &row);
}

static bool is_free(struct work *w, struct link_id link, const char *person)
{
	struct relay_person_get_row row;

	return relay_person_get(w, link, person, ours, &row) && row.is_free;
}

/* From its first run with keys on there is somebody to ask; in a demonstration nobody is real. */
static bool must_be_asked(struct work *w)
{
	struct relay_run_get_row run = { 0 };

	relay_run_get(w, &run);
	return run.first_number > 1 && !demonstration_is_on(w);
}

enum relay_standing relay_standing(struct work *w, struct link_id link, const struct texts *person)
{
	enum relay_standing standing = RELAY_FREE;

	if (person->n == 0)
		return must_be_asked(w) ? RELAY_UNNAMED : RELAY_FREE;
	list_each (const char *const *, each, person) {
		if (is_on_side(w, link, *each, theirs))
			return RELAY_BARRED;
		if (!is_free(w, link, *each))
			standing = RELAY_ASKED;
	}
	return standing;
}

enum relay_standing relay_assign(
	struct work *w, const struct actor *by, struct link_id link, const struct texts *person)
{
	enum relay_standing standing = relay_standing(w, link, person);

	if (standing != RELAY_ASKED)
		return standing;
	list_each (const char *const *, each, person) {
		if (is_on_side(w, link, *each, ours))
			continue;
		relay_person_insert(w, link, *each, ours);
		relay_send(w, by, RELAY_PERSON_ASSIGNED,
			&(struct relay_fields){ .link = link, .person = *each });
	}
	return RELAY_ASKED;
}

/*
 * By a role and not by name: from here on they stand among ours, and need not be asked for, since
 * the other side has them refused.
 */
static bool is_of_team(struct work *w, const struct relay *relay, const struct relay_fields *fields)
{
	if (is_on_side(w, fields->link, fields->person, theirs) || relay->reaches == NULL ||
		!relay->reaches(w, fields->link, fields->person))
		return false;
	relay_person_insert(w, fields->link, fields->person, ours);
	relay_person_free(w, fields->link, fields->person);
	return true;
}

/* Somebody is to be assigned there: not if they are ours, which false says. */
static bool take_assigned(struct work *w, const struct relay *relay, const struct actor *nobody,
	const struct relay_fields *fields)
{
	bool is_ours =
		is_on_side(w, fields->link, fields->person, ours) || is_of_team(w, relay, fields);

	if (!is_ours)
		relay_person_insert(w, fields->link, fields->person, theirs);
	relay_send(w, nobody, is_ours ? RELAY_PERSON_REFUSED : RELAY_PERSON_FREE,
		&(struct relay_fields){ .link = fields->link, .person = fields->person });
	return !is_ours;
}

/* They were never ours: we only asked. */
static void take_refused(struct work *w, const struct relay_fields *fields)
{
	relay_person_delete(w, fields->link, fields->person, ours);
	relay_person_insert(w, fields->link, fields->person, theirs);
}

/* What the wall keeps; false: there is nothing to tell the program. */
static bool keep_person(struct work *w, const struct relay *relay, const struct actor *nobody,
	const struct relay_message *message)
{
	const struct relay_fields *fields = &message->fields;

	switch (message->flag) {
	case RELAY_PERSON_ASSIGNED: return take_assigned(w, relay, nobody, fields);
	case RELAY_PERSON_REFUSED: take_refused(w, fields); return true;
	case RELAY_PERSON_FREE: relay_person_free(w, fields->link, fields->person); return true;
	default: return true;
	}
}

/* ---- taking ---- */

static struct relay_known known_of(struct work *w, const struct relay *relay,
	const struct relay_message *message, const char *hash)
{
	const char *sender = relay_side_word(message->from);
	struct relay_known known = { .us = relay->us, .today = work_today(w) };
	struct relay_in_get_row seen;
	struct relay_in_last_of_link_row last;

	known.is_seen = relay_in_get(w, sender, message->number, &seen);
	known.is_same = known.is_seen && strcmp(seen.hash, hash) == 0;
	if (message->fields.link.v != 0 &&
		relay_in_last_of_link(w, sender, message->fields.link, &last))
		known.last_of_link = last.number;
	return known;
}

/* The wall is the relay's own; what else there is to do, the program's. */
static bool handle(struct work *w, const struct relay *relay, const struct actor *nobody,
	const struct relay_message *message)
{
	const struct relay_handler *handler = relay->handlers[message->flag];

	if (!keep_person(w, relay, nobody, message))
		return true;
	return handler == NULL ? message->fields.person != NULL : handler->take(w, relay, message);
}

enum relay_refusal relay_take(struct work *w, const struct relay *relay,
	const struct relay_message *message, const char *request)
{
	const struct actor nobody = { .name = "", .request = request };
	const char *hash =
		hash_sha256_hex(work_arena(w), slice_of(message_line(work_arena(w), message)));
	struct relay_known known = known_of(w, relay, message, hash);
	enum relay_refusal no = relay_may_take(message, &known);

	if (no != RELAY_NO_REFUSAL || known.is_seen)
		return no;
	relay_in_insert(w, &(struct relay_in_insert_values){
				   .sender = relay_side_word(message->from),
				   .number = message->number,
				   .flag = relay_flag_facts(message->flag)->word,
				   .link_id = message->fields.link,
				   .hash = hash,
				   .taken_on = work_today(w),
			   });
	if (!handle(w, relay, &nobody, message))
		return RELAY_NOT_HANDLED;
	note(w, &nobody, RELAY_TAKE, "relay-in", message->number, message->flag);
	return RELAY_NO_REFUSAL;
}

/* Its number is one of a run that begins now, as the other side's would be. */
enum relay_refusal relay_was_heard(struct work *w, const struct relay_settings *settings,
	enum relay_flag flag, const struct relay_fields *fields)
{
	struct relay relay = { .us = settings->us };
	struct relay_message message = { .from = relay_side_other(settings->us),
		.flag = flag,
		.made_on = work_today(w),
		.until = relay_until(flag, work_today(w)),
		.fields = *fields };
	struct relay_in_last_row last = { 0 };

	assert(demonstration_is_on(w));
	relay_gather(&relay, settings);
	relay_in_last(w, relay_side_word(message.from), &last);
	message.number = relay_number_after(last.number, relay_first_number(work_now(w)));
	return relay_take(w, &relay, &message, "relay");
}
