/* SPDX-License-Identifier: MIT */
/*
 * A reading as JSON, two spaces deep, keys in a fixed order.
 */
#include "areas/decision/reader/json.h"

#include "areas/decision/rules.h"
#include "base/err.h"

/* The record's single texts that are keys of their own, in this order. */
static const struct {
	const char *key;
	enum record_text text;
} text_keys[] = {
	{ "ref", TEXT_REF },
	{ "organisation", TEXT_ORGANISATION },
	{ "title", TEXT_TITLE },
	{ "signatory", TEXT_SIGNATORY },
	{ "signatory_role", TEXT_SIGNATORY_ROLE },
	{ "recommendation", TEXT_RECOMMENDATION },
};

/*
 * The text that a key shows.  A paper that decides without a recommendation shows its
 * decision; a register's decision is not what anyone recommended.
 */
static const struct found_text *text_of_key(const struct record *record, enum record_text text)
{
	bool decision = text == TEXT_RECOMMENDATION && !record->in_register &&
			record->text[TEXT_RECOMMENDATION].sure < UNSURE;

	return &record->text[decision ? TEXT_DECISION : text];
}

static void json_text(struct buf *out, const char *text)
{
	buf_char(out, '"');
	for (const char *c = text; *c != '\0'; c++) {
		if (*c == '"' || *c == '\\') {
			buf_char(out, '\\');
			buf_char(out, *c);
		} else if (*c == '\n') {
			buf_text(out, "\\n");
		} else if (*c == '\t') {
			buf_text(out, "\\t");
		} else if ((unsigned char)*c < 0x20) {
			buf_format(out, "\\u%04x", (unsigned)*c);
		} else {
			buf_char(out, *c);
		}
	}
	buf_char(out, '"');
}

static void json_key(struct buf *out, const char *key)
{
	buf_text(out, "    ");
	json_text(out, key);
	buf_text(out, ": ");
}

static void json_found(struct buf *out, const char *key, const struct found_text *found)
{
	json_key(out, key);
	if (found->sure == SURE)
		json_text(out, found->value);
	else
		buf_text(out, "null");
	buf_text(out, ",\n");
}

static void json_date(struct buf *out, const char *key, const struct found_date *found)
{
	json_key(out, key);
	if (found->sure == SURE)
		json_text(out, date_iso(out->arena, found->date));
	else
		buf_text(out, "null");
	buf_text(out, ",\n");
}

static void json_list(struct buf *out, const char *key, const struct found_texts *list)
{
	bool first = true;

	json_key(out, key);
	buf_char(out, '[');
	list_each (const struct found_text *, found, list) {
		if (found->sure != SURE)
			continue;
		buf_text(out, first ? "\n      " : ",\n      ");
		json_text(out, found->value);
		first = false;
	}
	buf_text(out, first ? "],\n" : "\n    ],\n");
}

static const char *sentence_of(struct arena *a, const struct reading *reading, struct span at)
{
	char *text = arena_text_n(a, reading->text.at + at.from, at.to - at.from);

	for (char *c = text; *c != '\0'; c++)
		if (*c == '\n' || *c == '\t')
			*c = ' ';
	return text;
}

static void json_amounts(
	struct buf *out, const struct reading *reading, const struct found_amounts *amounts)
{
	json_key(out, "amounts");
	buf_char(out, '[');
	for (size_t i = 0; i < amounts->n; i++) {
		const struct found_amount *amount = &amounts->at[i];

		buf_text(out, i == 0 ? "\n      {\n        \"pence\": "
				     : ",\n      {\n        \"pence\": ");
		if (amount->sure == SURE)
			buf_int(out, amount->money.pence);
		else
			buf_text(out, "null");
		buf_text(out, ",\n        \"literal\": ");
		json_text(out, amount->literal);
		buf_text(out, ",\n        \"kind\": ");
		if (amount->kind == AMOUNT_UNCLEAR)
			buf_text(out, "null");
		else
			json_text(out, amount_kind_name(amount->kind));
		buf_text(out, ",\n        \"label\": ");
		json_text(out, amount->label);
		buf_text(out, ",\n        \"sentence\": ");
		json_text(out, sentence_of(out->arena, reading, amount->sentence));
		buf_text(out, "\n      }");
	}
	buf_text(out, amounts->n == 0 ? "],\n" : "\n    ],\n");
}

static void json_sums(struct buf *out, const struct found_sums *sums)
{
	json_key(out, "sums");
	buf_char(out, '[');
	for (size_t i = 0; i < sums->n; i++) {
		const struct found_sum *sum = &sums->at[i];

		buf_text(out, i == 0 ? "\n      {\n        \"parts_pence\": ["
				     : ",\n      {\n        \"parts_pence\": [");
		for (size_t k = 0; k < sum->parts.n; k++) {
			const struct sum_part *part = &sum->parts.at[k];

			buf_text(out, k == 0 ? "" : ", ");
			if (part->count == 1)
				buf_int(out, part->part.pence);
			else
				buf_format(out, "{ \"count\": %lld, \"pence\": %lld }",
					(long long)part->count, (long long)part->part.pence);
		}
		buf_text(out, "],\n        \"total_pence\": ");
		buf_int(out, sum->total.pence);
		buf_format(out, ",\n        \"stated\": %s,\n        \"holds\": %s\n      }",
			sum->stated ? "true" : "false",
			!sum->stated     ? "null"
			: sum_holds(sum) ? "true"
					 : "false");
	}
	buf_text(out, sums->n == 0 ? "],\n" : "\n    ],\n");
}

static void json_missing_key(struct buf *out, const char *key, bool *first)
{
	buf_text(out, *first ? "\n      " : ",\n      ");
	json_text(out, key);
	*first = false;
}

static void json_missing(struct buf *out, const struct record *record)
{
	bool first = true;

	json_key(out, "missing");
	buf_char(out, '[');
	for (size_t i = 0; i < array_size(text_keys); i++)
		if (text_of_key(record, text_keys[i].text)->sure != SURE)
			json_missing_key(out, text_keys[i].key, &first);
	if (record->date[DATE_SIGNED].sure != SURE)
		json_missing_key(out, "date_signed", &first);
	if (record->date[DATE_SERVICE_START].sure != SURE)
		json_missing_key(out, "service_start", &first);
	if (record->retrospective == RETROSPECTIVE_UNKNOWN)
		json_missing_key(out, "retrospective", &first);
	buf_text(out, first ? "]\n" : "\n    ]\n");
}

static void json_record(struct buf *out, const struct reading *reading, const struct record *record)
{
	static const char *const retrospectives[] = { "null", "false", "true" };

	buf_text(out, "  {\n");
	for (size_t i = 0; i < 3; i++)
		json_found(out, text_keys[i].key, text_of_key(record, text_keys[i].text));
	json_date(out, "date_signed", &record->date[DATE_SIGNED]);
	for (size_t i = 3; i < 5; i++)
		json_found(out, text_keys[i].key, text_of_key(record, text_keys[i].text));
	json_key(out, "declaration_of_interest");
	buf_text(out, record->interests_declared ? "true,\n" : "false,\n");
	json_list(out, "legal_powers", &record->legal_powers);
	json_list(out, "funders", &record->funders);
	json_list(out, "providers", &record->providers);
	json_list(out, "programmes", &record->programmes);
	json_amounts(out, reading, &record->amounts);
	json_found(out, text_keys[5].key, text_of_key(record, text_keys[5].text));
	json_date(out, "service_start", &record->date[DATE_SERVICE_START]);
	json_key(out, "retrospective");
	buf_format(out, "%s,\n", retrospectives[record->retrospective]);
	json_sums(out, &record->sums);
	json_missing(out, record);
	buf_text(out, "  }");
}

void reading_json(struct buf *out, const struct reading *reading)
{
	buf_char(out, '[');
	for (size_t i = 0; i < reading->records.n; i++) {
		buf_text(out, i == 0 ? "\n" : ",\n");
		json_record(out, reading, &reading->records.at[i]);
	}
	buf_text(out, reading->records.n == 0 ? "]\n" : "\n]\n");
}
