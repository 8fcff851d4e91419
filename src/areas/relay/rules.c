/* SPDX-License-Identifier: MIT */
#include "areas/relay/rules.h"

#include <stddef.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"

static const char form[] = "relay1";

/* ---- the closed lists ---- */

static const char *const sides[RELAY_SIDE_COUNT] = {
	[RELAY_SARN] = "sarn",
	[RELAY_VICTIM] = "sarn-victim",
};

enum {
	SARN = 1u << RELAY_SARN,
	VICTIM = 1u << RELAY_VICTIM,
	BOTH = SARN | VICTIM,
};

/* A box lies here no longer than it takes to mend what keeps it from going. */
enum { DAYS = 90, DAYS_OF_BOX = 30 };

static const struct relay_flag_facts flags[RELAY_FLAG_COUNT] = {
	[RELAY_CASE_OPENED] = { "case-opened", SARN, DAYS,
		{ RELAY_LINK, RELAY_PROGRAMME, RELAY_LANGUAGE } },
	[RELAY_SAFE_CONTACT] = { "safe-contact", SARN, DAYS_OF_BOX, { RELAY_LINK, RELAY_BOX } },
	[RELAY_WORKSHOP_DATES] = { "workshop-dates", SARN, DAYS,
		{ RELAY_LINK, RELAY_FIRST_ON, RELAY_SECOND_ON } },
	[RELAY_ATTENDED] = { "attended", SARN, DAYS, { RELAY_LINK, RELAY_WORKSHOP, RELAY_ON } },
	[RELAY_NOT_ATTENDED] = { "not-attended", SARN, DAYS,
		{ RELAY_LINK, RELAY_WORKSHOP, RELAY_ON } },
	[RELAY_COMPLETED] = { "completed", SARN, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_WITHDRAWN] = { "withdrawn", SARN, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_SAFE_TO_PROCEED] = { "safe-to-proceed", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_PAUSE_CONTACT] = { "pause-contact", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_RISK_CHANGED] = { "risk-changed", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_CONTACT_MADE] = { "contact-made", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_CONTACT_TRIED] = { "contact-tried", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_CONTACT_DECLINED] = { "contact-declined", VICTIM, DAYS, { RELAY_LINK, RELAY_ON } },
	[RELAY_DETAILS_DO_NOT_WORK] = { "details-do-not-work", VICTIM, DAYS,
		{ RELAY_LINK, RELAY_ON } },
	[RELAY_WORKERS_TRAINED] = { "workers-trained", VICTIM, DAYS, { RELAY_COUNT, RELAY_ON } },
	[RELAY_PERSON_ASSIGNED] = { "person-assigned", BOTH, DAYS, { RELAY_LINK, RELAY_PERSON } },
	[RELAY_PERSON_REFUSED] = { "person-refused", BOTH, DAYS, { RELAY_LINK, RELAY_PERSON } },
	[RELAY_PERSON_FREE] = { "person-free", BOTH, DAYS, { RELAY_LINK, RELAY_PERSON } },
};

static const char *const programmes[] = { "cara", "drive", NULL };
static const char *const languages[] = { "cy", "en", "other", NULL };
static const char *const workshops[] = { "a", "b", NULL };

enum kind { KIND_NUMBER, KIND_DAY, KIND_WORD, KIND_HASH, KIND_BOX };

#define AT(member) offsetof(struct relay_fields, member)

static const struct {
	const char *word;
	enum kind kind;
	size_t offset;
	int64_t least, most; // of a number
	const char *const *words;
} fields_table[RELAY_FIELD_COUNT] = {
	[RELAY_LINK] = { "link", KIND_NUMBER, AT(link.v), 1, INT64_MAX, NULL },
	[RELAY_PROGRAMME] = { "programme", KIND_WORD, AT(programme), 0, 0, programmes },
	[RELAY_LANGUAGE] = { "language", KIND_WORD, AT(language), 0, 0, languages },
	[RELAY_WORKSHOP] = { "workshop", KIND_WORD, AT(workshop), 0, 0, workshops },
	[RELAY_ON] = { "on", KIND_DAY, AT(on), 0, 0, NULL },
	[RELAY_FIRST_ON] = { "a", KIND_DAY, AT(first_on), 0, 0, NULL },
	[RELAY_SECOND_ON] = { "b", KIND_DAY, AT(second_on), 0, 0, NULL },
	[RELAY_COUNT] = { "count", KIND_NUMBER, AT(count), 0, RELAY_COUNT_MOST, NULL },
	[RELAY_PERSON] = { "person", KIND_HASH, AT(person), 0, 0, NULL },
	[RELAY_BOX] = { "box", KIND_BOX, AT(box), 0, 0, NULL },
};

static const char *const refusals[RELAY_REFUSAL_COUNT] = {
	[RELAY_NO_REFUSAL] = "none",
	[RELAY_MALFORMED] = "malformed",
	[RELAY_BAD_SIGNATURE] = "bad-signature",
	[RELAY_UNKNOWN_SENDER] = "unknown-sender",
	[RELAY_UNKNOWN_FLAG] = "unknown-flag",
	[RELAY_WRONG_FIELDS] = "wrong-fields",
	[RELAY_NUMBER_TAKEN] = "number-taken",
	[RELAY_TOO_EARLY] = "too-early",
	[RELAY_EXPIRED] = "expired",
	[RELAY_OUT_OF_ORDER] = "out-of-order",
	[RELAY_NOT_HANDLED] = "not-handled",
};

const char *relay_side_word(enum relay_side side)
{
	assert(side > RELAY_SIDE_NONE && side < RELAY_SIDE_COUNT);
	return sides[side];
}

enum relay_side relay_side_other(enum relay_side side)
{
	assert(side > RELAY_SIDE_NONE && side < RELAY_SIDE_COUNT);
	return side == RELAY_SARN ? RELAY_VICTIM : RELAY_SARN;
}

const struct relay_flag_facts *relay_flag_facts(enum relay_flag flag)
{
	assert(flag > RELAY_FLAG_NONE && flag < RELAY_FLAG_COUNT);
	return &flags[flag];
}

const char *relay_field_word(enum relay_field field)
{
	assert(field > RELAY_FIELD_NONE && field < RELAY_FIELD_COUNT);
	return fields_table[field].word;
}

const char *const *relay_field_words(enum relay_field field)
{
	assert(field > RELAY_FIELD_NONE && field < RELAY_FIELD_COUNT);
	return fields_table[field].words;
}

enum relay_flag relay_flag_by_word(struct slice word)
{
	for (enum relay_flag flag = RELAY_FLAG_NONE + 1; flag < RELAY_FLAG_COUNT; flag++)
		if (slice_is(word, flags[flag].word))
			return flag;
	return RELAY_FLAG_NONE;
}

bool relay_may_send(enum relay_side side, enum relay_flag flag)
{
	return (relay_flag_facts(flag)->senders & 1u << side) != 0;
}

const char *relay_refusal_word(enum relay_refusal refusal)
{
	assert(refusal < RELAY_REFUSAL_COUNT);
	return refusals[refusal];
}

/* ---- the fields of a message ---- */

static void *value_in(struct relay_fields *fields, enum relay_field field)
{
	return (char *)fields + fields_table[field].offset;
}

static const void *value_of(const struct relay_fields *fields, enum relay_field field)
{
	return (const char *)fields + fields_table[field].offset;
}

static bool is_of_chars(const char *text, size_t size, const char *chars)
{
	return text != NULL && strlen(text) == size && strspn(text, chars) == size;
}

static bool is_hash(const char *text)
{
	return is_of_chars(text, 64, "0123456789abcdef");
}

static bool is_box(const char *text)
{
	return is_of_chars(text, RELAY_BOX_CHARS,
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
}

static const char *word_among(const char *const *words, struct slice word)
{
	for (; *words != NULL; words++)
		if (slice_is(word, *words))
			return *words;
	return NULL;
}

static bool is_sound(const struct relay_fields *fields, enum relay_field field)
{
	const void *value = value_of(fields, field);

	switch (fields_table[field].kind) {
	case KIND_NUMBER:
		return *(const int64_t *)value >= fields_table[field].least &&
		       *(const int64_t *)value <= fields_table[field].most;
	case KIND_DAY: return date_is_day(*(const struct date *)value);
	case KIND_WORD:
		return *(const char *const *)value != NULL &&
		       word_among(fields_table[field].words,
			       slice_of(*(const char *const *)value)) != NULL;
	case KIND_HASH: return is_hash(*(const char *const *)value);
	case KIND_BOX: return is_box(*(const char *const *)value);
	}
	unreachable("kind of field");
}

static bool is_absent(const struct relay_fields *fields, enum relay_field field)
{
	const void *value = value_of(fields, field);

	switch (fields_table[field].kind) {
	case KIND_NUMBER: return *(const int64_t *)value == 0;
	case KIND_DAY: return !date_is_set(*(const struct date *)value);
	case KIND_WORD:
	case KIND_HASH:
	case KIND_BOX: return *(const char *const *)value == NULL;
	}
	unreachable("kind of field");
}

static bool flag_has(enum relay_flag flag, enum relay_field field)
{
	for (const enum relay_field *each = relay_flag_facts(flag)->fields; *each; each++)
		if (*each == field)
			return true;
	return false;
}

bool relay_fields_are_sound(enum relay_flag flag, const struct relay_fields *fields)
{
	for (enum relay_field field = RELAY_FIELD_NONE + 1; field < RELAY_FIELD_COUNT; field++)
		if (flag_has(flag, field) ? !is_sound(fields, field) : !is_absent(fields, field))
			return false;
	return flag != RELAY_WORKSHOP_DATES || date_before(fields->first_on, fields->second_on);
}

/* ---- writing ---- */

static void put_field(
	struct arena *a, struct buf *b, const struct relay_fields *fields, enum relay_field field)
{
	const void *value = value_of(fields, field);

	buf_format(b, " %s=", fields_table[field].word);
	switch (fields_table[field].kind) {
	case KIND_NUMBER: buf_int(b, *(const int64_t *)value); return;
	case KIND_DAY: buf_text(b, date_iso(a, *(const struct date *)value)); return;
	case KIND_WORD:
	case KIND_HASH:
	case KIND_BOX: buf_text(b, *(const char *const *)value); return;
	}
	unreachable("kind of field");
}

char *relay_fields_text(struct arena *a, enum relay_flag flag, const struct relay_fields *fields)
{
	struct buf b = buf_new(a, flag_has(flag, RELAY_BOX) ? RELAY_LINE_BYTES_MOST : 128);

	assert_of(relay_fields_are_sound(flag, fields), relay_flag_facts(flag)->word);
	for (const enum relay_field *each = relay_flag_facts(flag)->fields; *each; each++)
		put_field(a, &b, fields, *each);
	return b.at;
}

char *relay_line(struct arena *a, const struct relay_message *message, const char *fields_text)
{
	return arena_format(a, "%s from=%s to=%s number=%lld made=%s until=%s flag=%s%s", form,
		relay_side_word(message->from), relay_side_word(relay_side_other(message->from)),
		(long long)message->number, date_iso(a, message->made_on),
		date_iso(a, message->until), relay_flag_facts(message->flag)->word, fields_text);
}

/* ---- reading ---- */

/* Takes " word=value" off the front; false if that is not what stands there. */
static bool take(struct slice *rest, const char *word, struct slice *value)
{
	size_t size = strlen(word);

	if (!slice_starts(*rest, " ") || !slice_starts(slice_part(*rest, 1, rest->size), word) ||
		!slice_starts(slice_part(*rest, 1 + size, rest->size), "="))
		return false;
	*rest = slice_part(*rest, size + 2, rest->size);

	size_t end = slice_find(*rest, " ", 0);

	*value = slice_part(*rest, 0, end);
	*rest = slice_part(*rest, value->size, rest->size);
	return true;
}

static bool read_number(struct slice text, int64_t least, int64_t most, int64_t *number)
{
	int64_t n = 0;

	for (size_t i = 0; i < text.size; i++) {
		int digit = text.at[i] - '0';

		if (digit < 0 || digit > 9 || n > (most - digit) / 10)
			return false;
		n = n * 10 + digit;
	}
	*number = n;
	return text.size > 0 && n >= least;
}

static bool read_day(struct slice text, struct date *day)
{
	return date_parse_iso(text, day) && date_is_day(*day);
}

static bool read_field(
	struct arena *a, struct slice text, enum relay_field field, struct relay_fields *fields)
{
	void *value = value_in(fields, field);

	switch (fields_table[field].kind) {
	case KIND_NUMBER:
		return read_number(
			text, fields_table[field].least, fields_table[field].most, value);
	case KIND_DAY: return read_day(text, value);
	case KIND_WORD:
		*(const char **)value = word_among(fields_table[field].words, text);
		return *(const char **)value != NULL;
	case KIND_HASH:
	case KIND_BOX:
		*(const char **)value = arena_text_n(a, text.at, text.size);
		return is_sound(fields, field);
	}
	unreachable("kind of field");
}

static enum relay_side side_by_word(struct slice word)
{
	for (enum relay_side side = RELAY_SIDE_NONE + 1; side < RELAY_SIDE_COUNT; side++)
		if (slice_is(word, sides[side]))
			return side;
	return RELAY_SIDE_NONE;
}

static enum relay_refusal read_sender(struct slice *rest, struct relay_message *message)
{
	struct slice from, to;

	if (!take(rest, "from", &from) || !take(rest, "to", &to))
		return RELAY_MALFORMED;
	message->from = side_by_word(from);
	if (message->from == RELAY_SIDE_NONE ||
		!slice_is(to, sides[relay_side_other(message->from)]))
		return RELAY_UNKNOWN_SENDER;
	return RELAY_NO_REFUSAL;
}

static enum relay_refusal read_head(struct slice *rest, struct relay_message *message)
{
	struct slice number, made, until, flag;

	if (!take(rest, "number", &number) || !take(rest, "made", &made) ||
		!take(rest, "until", &until) || !take(rest, "flag", &flag) ||
		!read_number(number, 1, INT64_MAX, &message->number) ||
		!read_day(made, &message->made_on) || !read_day(until, &message->until) ||
		date_before(message->until, message->made_on))
		return RELAY_MALFORMED;
	message->flag = relay_flag_by_word(flag);
	if (message->flag == RELAY_FLAG_NONE || !relay_may_send(message->from, message->flag))
		return RELAY_UNKNOWN_FLAG;
	return RELAY_NO_REFUSAL;
}

static enum relay_refusal read_fields(
	struct arena *a, struct slice rest, struct relay_message *message)
{
	struct slice value;

	for (const enum relay_field *each = relay_flag_facts(message->flag)->fields; *each; each++)
		if (!take(&rest, fields_table[*each].word, &value) ||
			!read_field(a, value, *each, &message->fields))
			return RELAY_WRONG_FIELDS;
	if (rest.size > 0 || !relay_fields_are_sound(message->flag, &message->fields))
		return RELAY_WRONG_FIELDS;
	return RELAY_NO_REFUSAL;
}

/* The one text that it may have: no zero in front of a number, nothing else twofold. */
static bool is_canonical(struct arena *a, struct slice line, const struct relay_message *message)
{
	return slice_is(line,
		relay_line(a, message, relay_fields_text(a, message->flag, &message->fields)));
}

enum relay_refusal relay_read(struct arena *a, struct slice line, struct relay_message *message)
{
	struct slice rest = slice_part(line, sizeof form - 1, line.size);
	struct relay_message read = { .from = RELAY_SIDE_NONE };
	enum relay_refusal no;

	if (line.size > RELAY_LINE_BYTES_MOST || !slice_starts(line, form))
		return RELAY_MALFORMED;
	if ((no = read_sender(&rest, &read)) != RELAY_NO_REFUSAL ||
		(no = read_head(&rest, &read)) != RELAY_NO_REFUSAL ||
		(no = read_fields(a, rest, &read)) != RELAY_NO_REFUSAL)
		return no;
	if (!is_canonical(a, line, &read))
		return RELAY_MALFORMED;
	*message = read;
	return RELAY_NO_REFUSAL;
}

/* ---- taking ---- */

enum relay_refusal relay_may_take(
	const struct relay_message *message, const struct relay_known *known)
{
	if (message->from != relay_side_other(known->us))
		return RELAY_UNKNOWN_SENDER;
	if (known->is_seen)
		return known->is_same ? RELAY_NO_REFUSAL : RELAY_NUMBER_TAKEN;
	if (date_before(date_add_days(known->today, 1), message->made_on))
		return RELAY_TOO_EARLY;
	if (date_before(message->until, known->today))
		return RELAY_EXPIRED;
	return known->last_of_link < message->number ? RELAY_NO_REFUSAL : RELAY_OUT_OF_ORDER;
}

/* ---- sending ---- */

struct date relay_until(enum relay_flag flag, struct date made_on)
{
	return date_add_days(made_on, relay_flag_facts(flag)->days);
}

/* In milliseconds: nobody says a thousand things a second for as long as a program runs. */
int64_t relay_first_number(struct instant begins)
{
	assert(begins.ms > 0);
	return begins.ms;
}

int64_t relay_number_after(int64_t last, int64_t first)
{
	return last < first ? first : last + 1;
}

int relay_wait_ms(int64_t attempts)
{
	enum { SECOND_MS = 1000, MINUTE_MS = 60000 };

	assert(attempts > 0);
	return attempts > 6 ? MINUTE_MS : SECOND_MS << (attempts - 1);
}

/* ---- safe contact ---- */

static const char *const contact_words[RELAY_CONTACT_FIELD_COUNT] = {
	[RELAY_CONTACT_NAME] = "name",
	[RELAY_CONTACT_TELEPHONE] = "telephone",
	[RELAY_CONTACT_EMAIL] = "email",
	[RELAY_CONTACT_ADDRESS] = "address",
	[RELAY_CONTACT_LANGUAGE] = "language",
	[RELAY_CONTACT_INTERPRETER] = "interpreter",
	[RELAY_CONTACT_SAFE_DAYS] = "safe-days",
	[RELAY_CONTACT_SAFE_TIMES] = "safe-times",
	[RELAY_CONTACT_WHO_MAY_ANSWER] = "who-may-answer",
	[RELAY_CONTACT_MAY_LEAVE_MESSAGE] = "may-leave-message",
	[RELAY_CONTACT_CODE_WORD] = "code-word",
	[RELAY_CONTACT_VERIFIED_ON] = "verified-on",
	[RELAY_CONTACT_VERIFIED_HOW] = "verified-how",
	[RELAY_CONTACT_VERIFIED_BY] = "verified-by",
};

/* Puts it after `*size` bytes; false if it does not fit. */
static bool contact_put(
	char text[RELAY_CONTACT_BYTES], size_t *size, const char *bytes, size_t more)
{
	if (more > RELAY_CONTACT_BYTES - *size)
		return false;
	memcpy(text + *size, bytes, more);
	*size += more;
	return true;
}

static bool contact_put_line(
	char text[RELAY_CONTACT_BYTES], size_t *size, const char *word, const char *value)
{
	for (const char *at = value; *at != '\0'; at++)
		if ((unsigned char)*at < ' ' || *at == 0x7f)
			return false;
	return contact_put(text, size, word, strlen(word)) && contact_put(text, size, "=", 1) &&
	       contact_put(text, size, value, strlen(value)) && contact_put(text, size, "\n", 1);
}

/* The id in decimal digits. */
static const char *digits_of(int64_t id, char digits[20])
{
	char *at = digits + 19;

	assert(id > 0);
	*at = '\0';
	for (; id > 0; id /= 10)
		*--at = (char)('0' + id % 10);
	return at;
}

bool relay_contact_write(
	const struct relay_contact *contact, struct link_id link, char text[RELAY_CONTACT_BYTES])
{
	char digits[20];
	size_t size = 0;

	if (!contact_put_line(text, &size, "link", digits_of(link.v, digits)))
		return false;
	for (int i = 0; i < RELAY_CONTACT_FIELD_COUNT; i++)
		if (contact->value[i] != NULL &&
			!contact_put_line(text, &size, contact_words[i], contact->value[i]))
			return false;
	memset(text + size, '\n', RELAY_CONTACT_BYTES - size);
	return true;
}

static bool contact_take(struct slice line, const char *word, struct slice *value)
{
	size_t size = strlen(word);

	if (!slice_starts(line, word) || !slice_starts(slice_part(line, size, line.size), "="))
		return false;
	*value = slice_part(line, size + 1, line.size);
	return true;
}

bool relay_contact_read(
	struct arena *a, struct slice text, struct link_id link, struct relay_contact *contact)
{
	struct relay_contact read = { { NULL } };
	char digits[20];
	struct slice line, value;

	if (text.size != RELAY_CONTACT_BYTES || !slice_line(&text, &line) ||
		!contact_take(line, "link", &value) || !slice_is(value, digits_of(link.v, digits)))
		return false;
	while (slice_line(&text, &line) && line.size > 0) {
		int i = 0;

		while (i < RELAY_CONTACT_FIELD_COUNT &&
			!contact_take(line, contact_words[i], &value))
			i++;
		if (i == RELAY_CONTACT_FIELD_COUNT || read.value[i] != NULL)
			return false;
		read.value[i] = arena_text_n(a, value.at, value.size);
	}
	*contact = read;
	return true;
}
