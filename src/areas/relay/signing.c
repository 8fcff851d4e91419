/* SPDX-License-Identifier: MIT */
/*
 * Keys: who says it, and who is the same person.
 */
#include <string.h>
#include <unistd.h>

#include "areas/relay/relay_own.h"
#include "areas/relay/service.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"

enum { FINGERPRINT_DIGITS = 32 };

static const char secret_name[] = "relay.key", others_name[] = "relay-other.pub";
static const char of_people[] = "a-person"; // the shared key's purpose

/* What an acknowledgement signs, so that a message is never taken for one. */
static const char taken[] = "taken ";

static const char *path_in(struct arena *a, const char *folder, const char *name)
{
	return arena_format(a, "%s/%s", folder, name);
}

/* ---- files ---- */

const char *relay_keys_make(struct arena *a, const char *folder, const char **why)
{
	const char *path = path_in(a, folder, secret_name);
	struct own_keys keys;

	if (!keys_make(a, path, why) || !keys_load(a, path, &keys, why))
		return NULL;

	const char *line = keys_public_text(a, &keys.public);

	keys_wipe(&keys, sizeof keys);
	return line;
}

bool relay_keys_trust(
	struct arena *a, const char *folder, const char *public_line, const char **why)
{
	struct public_keys keys;

	if (keys_public_parse(slice_trim(slice_of(public_line)), &keys))
		return keys_public_keep(a, path_in(a, folder, others_name), &keys, why);
	*why = "that is not the public line of a relay's key";
	return false;
}

const char *relay_keys_fingerprint(struct arena *a, const char *public_line)
{
	struct public_keys keys;

	if (!keys_public_parse(slice_trim(slice_of(public_line)), &keys))
		return NULL;
	return arena_text_n(
		a, hash_sha256_hex(a, slice_of(keys_public_text(a, &keys))), FINGERPRINT_DIGITS);
}

bool relay_keys_are_there(struct arena *a, const char *folder)
{
	return access(path_in(a, folder, secret_name), F_OK) == 0 &&
	       access(path_in(a, folder, others_name), F_OK) == 0;
}

static void wipe(void *relay)
{
	struct relay *r = relay;

	keys_wipe(&r->keys, sizeof r->keys);
	keys_wipe(&r->of_people, sizeof r->of_people);
}

void relay_gather(struct relay *relay, const struct relay_settings *settings)
{
	for (size_t i = 0; i < settings->handler_count; i++)
		for (const struct relay_handler *each = settings->handlers[i]; each->flag; each++) {
			const char *word = relay_flag_facts(each->flag)->word;

			assert_of(relay->handlers[each->flag] == NULL, word);
			assert_of(relay_may_send(relay_side_other(relay->us), each->flag), word);
			relay->handlers[each->flag] = each;
		}
}

struct relay *relay_open(struct arena *a, const struct relay_settings *settings, const char **why)
{
	struct relay *relay = arena_one(a, struct relay);

	*relay = (struct relay){ .us = settings->us,
		.db = settings->db,
		.audit = settings->audit,
		.other = settings->other,
		.reaches = settings->reaches,
		.arena = a };
	arena_on_reset(a, wipe, relay);
	relay_gather(relay, settings);
	if (!keys_load(a, path_in(a, settings->folder, secret_name), &relay->keys, why) ||
		!keys_public_load(
			a, path_in(a, settings->folder, others_name), &relay->others, why))
		return NULL;
	relay->of_people = keys_shared(&relay->keys, &relay->others, of_people);
	return relay;
}

/* ---- messages ---- */

char *message_line(struct arena *a, const struct relay_message *message)
{
	return relay_line(a, message, relay_fields_text(a, message->flag, &message->fields));
}

char *signed_line(struct arena *a, const struct relay *relay, const char *line)
{
	return arena_format(a, "%s\n%s\n", line, keys_sign(a, &relay->keys, slice_of(line)));
}

enum relay_refusal relay_admit(struct arena *a, const struct relay *relay, struct slice body,
	struct relay_message *message)
{
	size_t end = slice_find(body, "\n", 0);
	struct slice line = slice_part(body, 0, end);
	struct slice signature = slice_part(body, line.size + 1, body.size);

	if (end == SIZE_MAX || signature.size != SIGNATURE_DIGITS + 1 ||
		signature.at[SIGNATURE_DIGITS] != '\n')
		return RELAY_MALFORMED;
	if (!keys_verify(&relay->others, line, slice_part(signature, 0, SIGNATURE_DIGITS)))
		return RELAY_BAD_SIGNATURE;
	return relay_read(a, line, message);
}

static struct slice taken_line(struct arena *a, const char *line)
{
	return slice_of(arena_format(a, "%s%s", taken, line));
}

struct slice relay_acknowledgement(
	struct arena *a, const struct relay *relay, const struct relay_message *message)
{
	const char *signature = keys_sign(a, &relay->keys, taken_line(a, message_line(a, message)));

	return slice_of(arena_format(a, "%s\n", signature));
}

bool is_acknowledged(
	struct arena *a, const struct relay *relay, const char *line, struct slice answer)
{
	return answer.size == SIGNATURE_DIGITS + 1 && answer.at[SIGNATURE_DIGITS] == '\n' &&
	       keys_verify(&relay->others, taken_line(a, line),
		       slice_part(answer, 0, SIGNATURE_DIGITS));
}

/* ---- people ---- */

static const char *person(struct arena *a, const struct relay *relay, const char *what)
{
	return keys_hash(a, &relay->of_people, slice_of(utf8_fold(a, what)));
}

const char *relay_person_by_number(
	struct arena *a, const struct relay *relay, const char *staff_number)
{
	return person(a, relay, arena_format(a, "number %s", staff_number));
}

const char *relay_person_by_birth(
	struct arena *a, const struct relay *relay, const char *name, struct date born_on)
{
	return person(a, relay, arena_format(a, "born %s %s", date_iso(a, born_on), name));
}

struct texts relay_person(struct arena *a, const struct relay *relay, const char *staff_number,
	const char *name, struct date born_on)
{
	struct texts all = { 0 };

	*list_add(a, &all) = relay_person_by_number(a, relay, staff_number);
	*list_add(a, &all) = relay_person_by_birth(a, relay, name, born_on);
	return all;
}
