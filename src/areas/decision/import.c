/* SPDX-License-Identifier: MIT */
/*
 * Bringing documents in: what the reader found becomes a record that waits for
 * its review, or the other language's side of one.
 */
#include <string.h>

#include "areas/decision/decision_queries.h"
#include "areas/decision/service.h"
#include "areas/decision/store.h"
#include "areas/organisation/organisation.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/utf8.h"

/* Which of the reader's texts is which field's. */
static const struct {
	enum record_text text;
	enum field field;
} text_fields[] = {
	{ TEXT_REF, FIELD_REFERENCE },
	{ TEXT_TITLE, FIELD_TITLE },
	{ TEXT_PURPOSE, FIELD_PURPOSE },
	{ TEXT_TIMING, FIELD_TIMING },
	{ TEXT_CATEGORY, FIELD_CATEGORY },
	{ TEXT_SUMMARY, FIELD_SUMMARY },
	{ TEXT_RECOMMENDATION, FIELD_RECOMMENDATION },
	{ TEXT_LEGAL_ADVICE, FIELD_LEGAL_ADVICE },
	{ TEXT_EVIDENCE, FIELD_EVIDENCE },
	{ TEXT_INTERESTS, FIELD_INTERESTS_WORDS },
	{ TEXT_SIGNATORY, FIELD_MAKER },
	{ TEXT_SIGNATORY_ROLE, FIELD_MAKER_ROLE },
	{ TEXT_CONTACT_NAME, FIELD_CONTACT },
	{ TEXT_CONTACT_POSITION, FIELD_CONTACT_ROLE },
	{ TEXT_CONTACT_EMAIL, FIELD_CONTACT_EMAIL },
	{ TEXT_CONTACT_TELEPHONE, FIELD_CONTACT_TELEPHONE },
	{ TEXT_BACKGROUND_PAPERS, FIELD_PAPERS },
};

static void set_value(struct decision *d, enum field field, enum language language, const char *value)
{
	d->value[field][field_facts(field)->has_language ? language : ENGLISH] = value;
}

static void add_source(struct arena *a, struct decision *d, enum field field, struct span at)
{
	if (at.to > at.from)
		*list_add(a, &d->sources) = (struct source){ field, d->original, at };
}

/* No longer than the field may be, cut at a character. */
static const char *fitted(struct arena *a, enum field field, const char *value)
{
	size_t max = field_facts(field)->max;

	if (utf8_length(value) <= max)
		return value;

	const char *at = value;
	const char *end = value + strlen(value);

	for (size_t n = 0; n < max; n++)
		utf8_next(&at, end);
	return arena_text_n(a, value, (size_t)(at - value));
}

/* A line that begins an item of a list: "- £43,000", "• x", "2. y", "(a) z". */
static bool begins_item(struct slice line)
{
	line = slice_trim(line);
	if (slice_starts(line, "- ") || slice_starts(line, "• ") || slice_starts(line, "* ") ||
		slice_starts(line, "("))
		return true;
	return line.size > 1 && line.at[0] >= '0' && line.at[0] <= '9' &&
	       (line.at[1] == '.' || line.at[1] == ')');
}

/*
 * Words as the document sets them: paragraphs and items of lists stay apart, lines that are only
 * wrapped are joined.
 */
static char *paragraphs(struct arena *a, struct slice text)
{
	struct buf out = buf_new(a, text.size);
	struct slice line;
	bool is_apart = true;

	while (slice_line(&text, &line)) {
		line = slice_trim(line);
		if (line.size == 0) {
			is_apart = true;
			continue;
		}
		if (out.size > 0)
			buf_text(&out, is_apart ? "\n\n" : begins_item(line) ? "\n" : " ");
		buf_slice(&out, line);
		is_apart = false;
	}
	return out.at;
}

/* The value as the record keeps it: of many lines, with their breaks. */
static const char *kept_value(struct arena *a, const struct reading *reading, enum field field,
	const struct found_text *found)
{
	bool is_long = field_facts(field)->kind == FIELD_WORDS && found->where.to > found->where.from;

	if (!is_long)
		return fitted(a, field, found->value);
	return fitted(a, field,
		paragraphs(a, slice_part(reading->text, found->where.from, found->where.to)));
}

static void take_texts(struct arena *a, struct decision *d, const struct reading *reading,
	const struct record *record)
{
	for (size_t i = 0; i < sizeof text_fields / sizeof text_fields[0]; i++) {
		const struct found_text *found = &record->text[text_fields[i].text];

		if (found->sure == SURE)
			set_value(d, text_fields[i].field, d->original,
				kept_value(a, reading, text_fields[i].field, found));
		add_source(a, d, text_fields[i].field, found->where);
	}
}

/* Where there is a decision and no recommendation, the decision is what was decided. */
static void take_decision(struct arena *a, struct decision *d, const struct reading *reading,
	const struct record *record)
{
	const struct found_text *found = &record->text[TEXT_DECISION];

	if (found->sure != SURE || record->text[TEXT_RECOMMENDATION].sure == SURE)
		return;
	set_value(d, FIELD_RECOMMENDATION, d->original, kept_value(a, reading, FIELD_RECOMMENDATION, found));
	add_source(a, d, FIELD_RECOMMENDATION, found->where);
}

static void take_list(struct arena *a, struct decision *d, enum field field,
	const struct found_texts *found)
{
	struct buf lines = buf_new(a, 256);

	list_each (const struct found_text *, each, found) {
		if (each->sure != SURE)
			continue;
		if (lines.size > 0)
			buf_char(&lines, '\n');
		buf_text(&lines, each->value);
		add_source(a, d, field, each->where);
	}
	set_value(d, field, d->original, fitted(a, field, lines.at));
}

static void take_dates(struct arena *a, struct decision *d, const struct record *record)
{
	static const struct {
		enum record_date date;
		enum field field;
	} dates[] = { { DATE_SIGNED, FIELD_SIGNED_ON }, { DATE_SERVICE_START, FIELD_SERVICE_START } };

	for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
		const struct found_date *found = &record->date[dates[i].date];

		if (found->sure == SURE)
			set_value(d, dates[i].field, ENGLISH, date_iso(a, found->date));
		add_source(a, d, dates[i].field, found->where);
	}
}

static void take_amounts(struct arena *a, struct decision *d, const struct record *record)
{
	list_each (const struct found_amount *, found, &record->amounts) {
		struct amount *amount = list_add(a, &d->amounts);

		*amount = (struct amount){
			.money = found->money,
			.literal = found->literal,
			.kind = found->sure == SURE && found->kind != AMOUNT_NONE ? found->kind
										    : AMOUNT_UNCLEAR,
			.sentence = found->sentence,
			.at = found->where,
		};
		amount->label[d->original] = found->label;
		amount->label[language_other(d->original)] = "";
	}
}

static void take_sums(struct arena *a, struct decision *d, const struct record *record)
{
	list_each (const struct found_sum *, found, &record->sums) {
		struct sum *sum = list_add(a, &d->sums);

		*sum = (struct sum){ .parts = found->parts, .total = found->total,
			.stated = found->stated, .at = found->where };
	}
}

static void take_priors(struct arena *a, struct decision *d, const struct record *record)
{
	list_each (const struct prior_approval *, found, &record->approvals) {
		struct prior *prior = list_add(a, &d->priors);

		*prior = (struct prior){
			.act = found->noted_only ? PRIOR_NOTED : PRIOR_APPROVED,
			.on = found->date,
			.at = found->where,
		};
		prior->body[d->original] = found->body;
		prior->body[language_other(d->original)] = "";
		prior->what[ENGLISH] = prior->what[WELSH] = "";
	}
}

static enum language language_of(const struct reading *reading)
{
	return reading->language == LANGUAGE_WELSH ? WELSH : ENGLISH;
}

/* Blank where neither who signed nor a day was read: such a document may have no signature at all. */
static const char *signature_found(const struct record *record)
{
	bool is_sure_of_any = record->text[TEXT_SIGNATORY].sure == SURE ||
			      record->date[DATE_SIGNED].sure == SURE;

	return record->signature_blank ? "blank" : is_sure_of_any ? "signed" : "";
}

void decision_from_reading(struct arena *a, const struct reading *reading, size_t number,
	struct decision *d)
{
	const struct record *record = &reading->records.at[number];

	*d = (struct decision){
		.origin = SIGNED_ON_PAPER,
		.template = record->text[TEXT_PURPOSE].sure == NOT_THERE ? SESSION_RECORD : SUMMARY_SHEET,
		.state = IMPORTED,
		.original = language_of(reading),
		.frozen_hash = "",
	};
	for (enum field f = FIELD_NONE; f < FIELD_COUNT; f++)
		d->value[f][ENGLISH] = d->value[f][WELSH] = "";
	take_texts(a, d, reading, record);
	take_decision(a, d, reading, record);
	take_list(a, d, FIELD_LEGAL_POWERS, &record->legal_powers);
	take_list(a, d, FIELD_FUNDERS, &record->funders);
	take_list(a, d, FIELD_PROVIDERS, &record->providers);
	take_list(a, d, FIELD_PROGRAMMES, &record->programmes);
	take_dates(a, d, record);
	take_amounts(a, d, record);
	take_sums(a, d, record);
	take_priors(a, d, record);
	set_value(d, FIELD_INTERESTS, ENGLISH, record->interests_declared ? "considered" : "not-stated");
	set_value(d, FIELD_SIGNATURE, ENGLISH, signature_found(record));
	set_value(d, FIELD_LANGUAGE_NOTE, ENGLISH,
		record->text[TEXT_LANGUAGE_NOTE].sure == SURE ? "yes" : "no");
	add_source(a, d, FIELD_LANGUAGE_NOTE, record->text[TEXT_LANGUAGE_NOTE].where);
}

/* ---- whose it is ---- */

/* The words of a name that tell bodies apart: folded, without "office", "the", "for". */
static bool names_the_area(struct arena *a, const char *printed, const char *area)
{
	struct slice folded = slice_of(utf8_fold(a, printed));
	const char *wanted = utf8_fold(a, area);

	return wanted[0] != '\0' && slice_find(folded, wanted, 0) != SIZE_MAX;
}

static bool is_named(struct arena *a, const char *printed, const struct organisation *body)
{
	for (enum language l = ENGLISH; l <= WELSH; l++)
		if (strcmp(utf8_fold(a, printed), utf8_fold(a, body->name[l])) == 0 ||
			names_the_area(a, printed, body->area[l]))
			return true;
	return false;
}

struct organisation_id decision_import_organisation(struct work *w, const struct actor *by,
	const struct record *record)
{
	struct organisations kept = organisations_kept_by(w, by->organisation);
	const struct found_text *printed = &record->text[TEXT_ORGANISATION];
	struct organisation_id only = { 0 };

	if (printed->sure != SURE)
		return only;
	list_each (const struct organisation *, body, &kept) {
		if (strcmp(body->kind, "OPCC") != 0 || !is_named(work_arena(w), printed->value, body))
			continue;
		if (only.v != 0)
			return (struct organisation_id){ 0 };	// two fit: nobody guesses
		only = body->id;
	}
	return only;
}

/* Adds the body that the document names, under its printed name, to those kept by this office. */
static struct organisation_id add_named(struct work *w, const struct actor *by, const struct record *record)
{
	const struct found_text *printed = &record->text[TEXT_ORGANISATION];
	struct problems problems = { 0 };
	struct organisation body = {
		.name = { [ENGLISH] = printed->value, [WELSH] = "" },
		.area = { [ENGLISH] = "", [WELSH] = "" },
		.kind = "OPCC",
		.reference_pattern = "",
		.kept_by = by->organisation,
		.is_demonstration = by->demonstration,
	};

	if (printed->sure != SURE)
		return (struct organisation_id){ 0 };
	organisation_add(w, &body, &problems);
	return problems.n > 0 ? (struct organisation_id){ 0 } : body.id;
}

/* ---- filing ---- */

static void set_document(struct arena *a, struct decision *d, const struct import *import,
	enum language language)
{
	d->document[language] = (struct document){
		.name = import->file_name,
		.text = arena_text_n(a, import->reading->text.at, import->reading->text.size),
		.sha256 = hash_sha256_hex(a, import->bytes),
	};
}

static struct outcome refused(enum refusal refusal)
{
	return (struct outcome){ .kind = REFUSED, .refusal = refusal };
}

static bool reference_is_taken(struct work *w, const struct decision *d, struct decision_id *by)
{
	struct decision_by_organisation_reference_row row;
	const char *reference = decision_value(d, FIELD_REFERENCE, ENGLISH);

	if (reference[0] == '\0' ||
		!decision_by_organisation_reference(w, d->organisation, reference, &row))
		return false;
	*by = row.id;
	return true;
}

struct outcome decision_import(struct work *w, const struct actor *by, const struct import *import,
	struct decision_id *id)
{
	struct arena *a = work_arena(w);
	const struct record *record = &import->reading->records.at[import->record];
	struct decision found;

	if (!policy_allows_kept_by(by, DECISION_IMPORT, by->organisation))
		return refused(REFUSED_RIGHT);
	decision_from_reading(a, import->reading, import->record, &found);
	found.organisation = import->organisation;
	if (found.organisation.v == 0)
		found.organisation = decision_import_organisation(w, by, record);
	if (found.organisation.v == 0)
		found.organisation = add_named(w, by, record);
	if (found.organisation.v == 0)
		return refused(REFUSED_NO_ORGANISATION);

	struct organisation body;
	enum refusal no = body_refusal(w, by, found.organisation, &body);

	if (no != NO_REFUSAL)
		return refused(no);
	if (reference_is_taken(w, &found, id))
		return refused(REFUSED_REFERENCE_TAKEN);
	found.keeper = by->organisation;
	found.author = by->account;
	set_document(a, &found, import, found.original);
	decision_create(w, &found, ACT_IMPORT);
	decision_store_document(w, &found, found.original, by->account);
	audit_note_act(w, by, DECISION_IMPORT, NULL, "decision", found.id.v);
	*id = found.id;
	return (struct outcome){ .kind = DONE };
}

/* The other document's words beside the record's; its facts stay where they are. */
static void take_words(struct decision *d, const struct decision *other)
{
	enum language language = other->original;

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (field_facts(f)->has_language && other->value[f][language][0] != '\0')
			d->value[f][language] = other->value[f][language];
}

/* The other document's label for the n-th amount of that size; NULL if it has none. */
static const char *label_of(const struct decision *other, struct money money, size_t n)
{
	list_each (const struct amount *, amount, &other->amounts)
		if (amount->money.pence == money.pence && n-- == 0)
			return amount->label[other->original];
	return NULL;
}

/* What each amount is for, in the other document's words: matched by size and order. */
static void take_labels(struct arena *a, struct decision *d, const struct decision *other)
{
	struct amounts amounts = { 0 };

	for (size_t i = 0; i < d->amounts.n; i++) {
		struct amount amount = d->amounts.at[i];
		size_t before = 0;

		for (size_t k = 0; k < i; k++)
			before += d->amounts.at[k].money.pence == amount.money.pence;

		const char *label = label_of(other, amount.money, before);

		if (label != NULL && label[0] != '\0')
			amount.label[other->original] = label;
		*list_add(a, &amounts) = amount;
	}
	d->amounts = amounts;
}

/* The n-th of those of that act and day; NULL if there is none. */
static const struct prior *prior_like(const struct decision *d, const struct prior *one, size_t n)
{
	list_each (const struct prior *, prior, &d->priors)
		if (prior->act == one->act && date_equal(prior->on, one->on) && n-- == 0)
			return prior;
	return NULL;
}

/* Other bodies as the other document calls them: matched by what they did, the day and order. */
static void take_bodies(struct arena *a, struct decision *d, const struct decision *other)
{
	struct priors priors = { 0 };

	for (size_t i = 0; i < d->priors.n; i++) {
		struct prior prior = d->priors.at[i];
		size_t before = 0;

		for (size_t k = 0; k < i; k++)
			before += d->priors.at[k].act == prior.act &&
				  date_equal(d->priors.at[k].on, prior.on);

		const struct prior *like = prior_like(other, &prior, before);

		if (like != NULL && like->body[other->original][0] != '\0')
			prior.body[other->original] = like->body[other->original];
		*list_add(a, &priors) = prior;
	}
	d->priors = priors;
}

/* Sources of the other language's document, after those of the original. */
static void take_sources(struct arena *a, struct decision *d, const struct decision *other)
{
	struct sources all = { 0 };

	list_each (const struct source *, source, &d->sources)
		if (source->language != other->original)
			*list_add(a, &all) = *source;
	list_each (const struct source *, source, &other->sources)
		*list_add(a, &all) = *source;
	d->sources = all;
}

struct outcome decision_pair(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct import *import)
{
	struct arena *a = work_arena(w);
	struct decision before;
	struct decision other;

	if (!decision_for(w, by, DECISION_IMPORT, id, &before))
		return (struct outcome){ .kind = ABSENT };
	if (decision_after(before.state, ACT_PAIR) == STATE_NONE)
		return refused(REFUSED_STATE);
	if (version != before.version)
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	decision_from_reading(a, import->reading, import->record, &other);
	if (other.original == before.original)
		return refused(REFUSED_SAME_LANGUAGE);

	struct decision after = before;

	take_words(&after, &other);
	take_labels(a, &after, &other);
	take_bodies(a, &after, &other);
	take_sources(a, &after, &other);
	set_document(a, &after, import, other.original);
	decision_store_document(w, &after, other.original, by->account);
	if (!decision_store(w, &before, &after, ACT_PAIR, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	decision_set_translation(w, &(struct decision_set_translation_values){
		.id = id,
		.translation = translation_name(TRANSLATION_GIVEN),
		.version = before.version,
		.translator = by->account,
	});
	audit_note_act(w, by, DECISION_IMPORT, act_name(ACT_PAIR), "decision", id.v);
	return (struct outcome){ .kind = DONE };
}

/* ---- a draft's own amounts ---- */

static bool is_same_print(const struct amount *one, const struct amount *other)
{
	return one->money.pence == other->money.pence && strcmp(one->literal, other->literal) == 0;
}

/* The n-th of those printed alike; NULL if there are fewer. */
static const struct amount *amount_like(const struct amounts *amounts, const struct amount *one, size_t n)
{
	list_each (const struct amount *, amount, amounts)
		if (is_same_print(amount, one) && n-- == 0)
			return amount;
	return NULL;
}

/*
 * What was said of the same amount before, so that reading it again loses no correction.  Of
 * several printed alike the n-th is the n-th.
 */
static void keep_corrections(const struct amounts *before, struct amounts *now)
{
	list_each (struct amount *, amount, now) {
		size_t n = 0;

		list_each (const struct amount *, earlier, now)
			n += earlier < amount && is_same_print(earlier, amount);

		const struct amount *old = amount_like(before, amount, n);

		if (old == NULL)
			continue;
		amount->number = old->number;
		amount->kind = old->kind;
		amount->label[ENGLISH] = old->label[ENGLISH];
		amount->label[WELSH] = old->label[WELSH];
	}
}

char *decision_words(struct arena *a, const struct decision *d, enum language language)
{
	static const enum field told[] = { FIELD_SUMMARY, FIELD_BACKGROUND, FIELD_RECOMMENDATION };
	struct buf text = buf_new(a, 4096);

	for (size_t i = 0; i < sizeof told / sizeof told[0]; i++) {
		buf_text(&text, decision_value(d, told[i], language));
		buf_text(&text, "\n\n");
	}
	return text.at;
}

char *decision_own_text(struct arena *a, const struct decision *d)
{
	return decision_words(a, d, d->original);
}

void decision_read_amounts(struct arena *a, struct decision *d)
{
	const char *text = decision_own_text(a, d);
	struct reading reading;
	struct amounts before = d->amounts;
	struct decision found;

	d->amounts = (struct amounts){ 0 };
	d->sums = (struct sums){ 0 };
	reader_read(a, text, strlen(text), &reading);
	if (reading.refusal != READING_TAKEN)
		return;
	decision_from_reading(a, &reading, 0, &found);
	d->amounts = found.amounts;
	d->sums = found.sums;
	keep_corrections(&before, &d->amounts);
}
