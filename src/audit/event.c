/* SPDX-License-Identifier: MIT */
/*
 * The text of an event.
 */
#include "audit/event.h"

#include <assert.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"

static const char form[] = "1";
static const char nothing[] = "-";

enum { FIELD_COUNT = 15, WORD_BYTES_MOST = 100 };

static const char *const results[] = {
	[AUDIT_DONE] = "done",
	[AUDIT_REFUSED] = "refused",
	[AUDIT_FAILED] = "failed",
};

static bool is_word_char(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("-_.:/", c) != NULL);
}

static bool is_word(const char *text)
{
	size_t n = 0;
	while (is_word_char(text[n]))
		n++;
	return n > 0 && n <= WORD_BYTES_MOST && text[n] == '\0';
}

/* Words with one space between them. */
static bool are_words(const char *text)
{
	size_t n = 0;
	for (; *text; text++) {
		if (*text != ' ' && !is_word_char(*text))
			return false;
		if (*text == ' ' && n == 0)
			return false;
		n = *text == ' ' ? 0 : n + 1;
	}
	return n > 0;
}

static bool is_sound(const struct audit_entry *entry)
{
	if (entry->at.ms <= 0 || entry->account < 0 || entry->id < 0 || entry->event_id < 0)
		return false;
	if (entry->id_count > AUDIT_IDS_MOST)
		return false;
	for (size_t i = 0; i < entry->id_count; i++)
		if (entry->ids[i] <= 0)
			return false;
	bool is_act = strcmp(entry->source, EVENT_SOURCE_ACT) == 0;
	if (!is_act && strcmp(entry->source, EVENT_SOURCE_READ) != 0)
		return false;
	return is_act == (entry->event_id > 0) && is_word(entry->role) && is_word(entry->right) &&
	       is_word(entry->purpose) && is_word(entry->act) && is_word(entry->kind) &&
	       are_words(entry->fields) && strlen(entry->fields) <= AUDIT_FIELDS_BYTES_MOST &&
	       is_word(entry->request);
}

void event_entry(const struct audit_event *event, const char *source, int64_t event_id,
	struct instant now, struct audit_entry *entry)
{
	const struct right_facts *facts = event->right ? right_facts(event->right) : NULL;

	*entry = (struct audit_entry){
		.source = source,
		.event_id = event_id,
		.at = now,
		.account = event->account,
		.role = event->role ? role_name(event->role) : nothing,
		.right = facts ? facts->name : nothing,
		.purpose = facts ? facts->purpose : nothing,
		.act = event->act ? event->act
		       : facts    ? facts->audit
				  : nothing,
		.kind = event->kind ? event->kind : nothing,
		.id = event->id,
		.ids = event->ids,
		.id_count = event->id_count,
		.fields = event->fields && event->fields[0] ? event->fields : nothing,
		.result = event->result,
		.request = event->request ? event->request : nothing,
	};
	assert(strcmp(entry->act, nothing) != 0); // a right that leaves no entry, and no word
	assert(is_sound(entry));
}

static void put_ids(struct buf *b, const struct audit_entry *entry)
{
	for (size_t i = 0; i < entry->id_count; i++) {
		if (i > 0)
			buf_char(b, ',');
		buf_int(b, entry->ids[i]);
	}
	if (entry->id_count == 0)
		buf_text(b, nothing);
	buf_char(b, '\t');
}

static void put_text(struct buf *b, const char *text)
{
	buf_text(b, text);
	buf_char(b, '\t');
}

static void put_int(struct buf *b, int64_t value)
{
	buf_int(b, value);
	buf_char(b, '\t');
}

char *event_text(struct arena *a, const struct audit_entry *entry)
{
	struct buf b = buf_new(a, 240 + 20 * entry->id_count + strlen(entry->fields));

	put_text(&b, form);
	put_text(&b, entry->source);
	put_int(&b, entry->event_id);
	put_text(&b, instant_iso(a, entry->at));
	put_int(&b, entry->account);
	put_text(&b, entry->role);
	put_text(&b, entry->right);
	put_text(&b, entry->purpose);
	put_text(&b, entry->act);
	put_text(&b, entry->kind);
	put_int(&b, entry->id);
	put_ids(&b, entry);
	put_text(&b, entry->fields);
	put_text(&b, results[entry->result]);
	buf_text(&b, entry->request);
	return b.at;
}

/* ---- reading back ---- */

/* Digits only, up to INT64_MAX; that they begin with no 0 is seen by writing them again. */
static bool parse_int(struct slice s, int64_t *value)
{
	int64_t v = 0;

	if (s.size == 0)
		return false;
	for (size_t i = 0; i < s.size; i++) {
		if (s.at[i] < '0' || s.at[i] > '9')
			return false;
		if (__builtin_mul_overflow(v, 10, &v) ||
			__builtin_add_overflow(v, s.at[i] - '0', &v))
			return false;
	}
	*value = v;
	return true;
}

/* The part of `text` up to the next `mark`, which is taken off with it. */
static struct slice take_until(struct slice *text, char mark)
{
	const char *at = memchr(text->at, mark, text->size);
	size_t size = at ? (size_t)(at - text->at) : text->size;
	struct slice part = slice_part(*text, 0, size);

	*text = slice_part(*text, at ? size + 1 : size, text->size);
	return part;
}

static bool parse_ids(struct arena *a, struct slice s, struct audit_entry *entry)
{
	if (slice_is(s, nothing))
		return true;
	size_t n = 1;
	for (size_t i = 0; i < s.size; i++)
		n += s.at[i] == ',';
	if (n > AUDIT_IDS_MOST)
		return false;
	int64_t *ids = arena_many(a, int64_t, n);
	for (size_t i = 0; i < n; i++)
		if (!parse_int(take_until(&s, ','), &ids[i]))
			return false;
	entry->ids = ids;
	entry->id_count = n;
	return true;
}

static bool parse_result(struct slice s, enum audit_result *result)
{
	for (unsigned i = 0; i < array_size(results); i++) {
		if (slice_is(s, results[i])) {
			*result = (enum audit_result)i;
			return true;
		}
	}
	return false;
}

static bool parse_fields(struct arena *a, const struct slice *field, struct audit_entry *entry)
{
	const struct {
		size_t at;
		const char **into;
	} texts[] = { { 1, &entry->source }, { 5, &entry->role }, { 6, &entry->right },
		{ 7, &entry->purpose }, { 8, &entry->act }, { 9, &entry->kind },
		{ 12, &entry->fields }, { 14, &entry->request } };

	for (size_t i = 0; i < array_size(texts); i++)
		*texts[i].into = arena_text_n(a, field[texts[i].at].at, field[texts[i].at].size);
	return slice_is(field[0], form) && parse_int(field[2], &entry->event_id) &&
	       instant_parse_iso(field[3], &entry->at) && parse_int(field[4], &entry->account) &&
	       parse_int(field[10], &entry->id) && parse_ids(a, field[11], entry) &&
	       parse_result(field[13], &entry->result);
}

bool event_parse(struct arena *a, struct slice text, struct audit_entry *entry)
{
	struct slice field[FIELD_COUNT];
	struct slice rest = text;
	struct audit_entry read = { 0 };

	for (size_t i = 0; i < FIELD_COUNT; i++)
		field[i] = take_until(&rest, '\t');
	/* Written again it has to be the same: that finds a tab, a zero or a byte too many. */
	if (!parse_fields(a, field, &read) || !is_sound(&read) ||
		!slice_is(text, event_text(a, &read)))
		return false;
	*entry = read;
	return true;
}
