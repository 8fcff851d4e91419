/* SPDX-License-Identifier: MIT */
#include "areas/decision/store.h"

#include <string.h>

#include "areas/decision/decision_queries.h"
#include "areas/decision/service.h"
#include "areas/organisation/organisation.h"
#include "areas/organisation/rules.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/utf8.h"

enum {
	TOKENS_MAX = 200,	// words of a record that a search finds it by
	TOKEN_BYTES_MAX = 60,
};

/* ---- loading ---- */

static enum language language_stored(const char *name)
{
	return strcmp(name, "cy") == 0 ? WELSH : ENGLISH;
}

static void load_head(const struct decision_get_row *row, struct decision *d)
{
	*d = (struct decision){
		.id = row->id,
		.organisation = row->organisation_id,
		.keeper = row->keeper_id,
		.origin = origin_named(row->origin),
		.template = template_named(row->template),
		.state = state_named(row->state),
		.original = language_stored(row->original_language),
		.version = row->version,
		.author = row->author_id,
		.created_at = row->created_at,
		.changed_at = row->changed_at,
		.translation = translation_named(row->translation),
		.translated_version = row->translated_version,
		.translator = row->translator_id,
		.frozen_by = row->frozen_by,
		.frozen_at = row->frozen_at,
		.frozen_hash = row->frozen_hash,
	};
	for (enum field f = FIELD_NONE; f < FIELD_COUNT; f++)
		d->value[f][ENGLISH] = d->value[f][WELSH] = "";
}

static void load_values(struct work *w, struct decision *d)
{
	struct decision_fields_rows rows = decision_fields(w, d->id);

	for (size_t i = 0; i < rows.n; i++) {
		enum field field = field_named(rows.at[i].field);

		if (field != FIELD_NONE)
			d->value[field][language_stored(rows.at[i].language)] = rows.at[i].value;
	}
}

static void load_sources(struct work *w, struct decision *d)
{
	struct decision_sources_rows rows = decision_sources(w, d->id);

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &d->sources) = (struct source){
			.field = field_named(rows.at[i].field),
			.language = language_stored(rows.at[i].language),
			.at = { (size_t)rows.at[i].begins, (size_t)rows.at[i].ends },
		};
}

static void load_amounts(struct work *w, struct decision *d)
{
	struct decision_amounts_rows rows = decision_amounts(w, d->id);

	for (size_t i = 0; i < rows.n; i++) {
		const struct decision_amounts_row *row = &rows.at[i];

		*list_add(work_arena(w), &d->amounts) = (struct amount){
			.number = row->position + 1,
			.money = row->amount,
			.literal = row->literal,
			.kind = amount_kind_named(row->kind),
			.label = { [ENGLISH] = row->label_en, [WELSH] = row->label_cy },
			.sentence = { (size_t)row->sentence_begins, (size_t)row->sentence_ends },
			.at = { (size_t)row->begins, (size_t)row->ends },
		};
	}
}

static void load_sums(struct work *w, struct decision *d)
{
	struct decision_sums_rows sums = decision_sums(w, d->id);
	struct decision_sum_parts_rows parts = decision_sum_parts(w, d->id);

	for (size_t i = 0; i < sums.n; i++) {
		struct sum *sum = list_add(work_arena(w), &d->sums);

		sum->total = sums.at[i].total;
		sum->stated = sums.at[i].stated;
		sum->at = (struct span){ (size_t)sums.at[i].begins, (size_t)sums.at[i].ends };
		for (size_t k = 0; k < parts.n; k++)
			if (parts.at[k].sum_position == sums.at[i].position)
				*list_add(work_arena(w), &sum->parts) =
					(struct sum_part){ parts.at[k].count, parts.at[k].part };
	}
}

static void load_priors(struct work *w, struct decision *d)
{
	struct decision_priors_rows rows = decision_priors(w, d->id);

	for (size_t i = 0; i < rows.n; i++) {
		const struct decision_priors_row *row = &rows.at[i];

		*list_add(work_arena(w), &d->priors) = (struct prior){
			.number = row->position + 1,
			.act = prior_act_named(row->act),
			.body = { [ENGLISH] = row->body_en, [WELSH] = row->body_cy },
			.what = { [ENGLISH] = row->what_en, [WELSH] = row->what_cy },
			.on = row->happened_on,
			.at = { (size_t)row->begins, (size_t)row->ends },
		};
	}
}

static void load_documents(struct work *w, struct decision *d)
{
	struct decision_documents_rows rows = decision_documents(w, d->id);

	for (size_t i = 0; i < rows.n; i++)
		d->document[language_stored(rows.at[i].language)] = (struct document){
			.name = rows.at[i].name,
			.text = rows.at[i].text,
			.sha256 = rows.at[i].sha256,
			.account = rows.at[i].account_id,
			.added_at = rows.at[i].added_at,
		};
}

static void load_withheld(struct work *w, struct decision *d)
{
	struct decision_withheld_parts_rows rows = decision_withheld_parts(w, d->id);

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &d->withheld) = (struct withheld){
			.field = field_named(rows.at[i].field),
			.reason = { [ENGLISH] = rows.at[i].reason_en, [WELSH] = rows.at[i].reason_cy },
		};
}

static void load_corrigenda(struct work *w, struct decision *d)
{
	struct decision_corrigenda_rows rows = decision_corrigenda(w, d->id);

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &d->corrigenda) = (struct corrigendum){
			.field = field_named(rows.at[i].field),
			.text = { [ENGLISH] = rows.at[i].text_en, [WELSH] = rows.at[i].text_cy },
			.account = rows.at[i].account_id,
			.made_at = rows.at[i].made_at,
		};
}

bool decision_load(struct work *w, struct decision_id id, struct decision *d)
{
	struct decision_get_row row;

	if (!decision_get(w, id, &row))
		return false;
	load_head(&row, d);
	load_values(w, d);
	load_sources(w, d);
	load_amounts(w, d);
	load_sums(w, d);
	load_priors(w, d);
	load_documents(w, d);
	load_withheld(w, d);
	load_corrigenda(w, d);
	return !work_failed(w);
}

static void take_back(struct decision *d, const struct change *change)
{
	const char **words = row_text_words(d, change->row);

	if (change->field != FIELD_NONE)
		d->value[change->field][change->language] = change->before;
	else if (words != NULL)
		words[change->language] = change->before;
}

bool decision_load_as_of(struct work *w, struct decision_id id, int64_t version, struct decision *d)
{
	struct changes since;

	if (!decision_load(w, id, d))
		return false;
	since = decision_changes_since(w, id, version);
	for (size_t i = since.n; i-- > 0;)	// the oldest last: what it replaced stood then
		take_back(d, &since.at[i]);
	return true;
}

/* ---- storing ---- */

/* What the organisation's pattern reads in the reference; 0 and 0 where it does not fit. */
static void read_reference(struct work *w, const struct decision *d, int64_t *year, int64_t *number)
{
	struct organisation organisation;
	int year_read = 0;

	*year = *number = 0;
	if (organisation_load(w, d->organisation, &organisation) &&
		reference_read(organisation.reference_pattern,
			decision_value(d, FIELD_REFERENCE, ENGLISH), &year_read, number))
		*year = year_read;
}

/* The record's own line, as lists show it. */
static void insert(struct work *w, const struct decision *d)
{
	int64_t year;
	int64_t number;

	read_reference(w, d, &year, &number);
	decision_insert(w, &(struct decision_insert_values){
		.id = d->id,
		.organisation = d->organisation,
		.keeper = d->keeper,
		.reference = decision_value(d, FIELD_REFERENCE, ENGLISH),
		.year = year,
		.number = number,
		.origin = origin_name(d->origin),
		.template = template_name(d->template),
		.state = state_name(d->state),
		.original = language_code(d->original),
		.author = d->author,
		.now = d->created_at,
		.title_en = decision_value(d, FIELD_TITLE, ENGLISH),
		.title_cy = decision_value(d, FIELD_TITLE, WELSH),
		.signed_on = decision_date(d, FIELD_SIGNED_ON),
	});
}

/* The same line, as it is now; false if the record has moved on since version `was`. */
static bool touch(struct work *w, const struct decision *d, int64_t was)
{
	int64_t year;
	int64_t number;

	read_reference(w, d, &year, &number);
	return decision_touch(w, &(struct decision_touch_values){
		       .id = d->id,
		       .was = was,
		       .organisation = d->organisation,
		       .reference = decision_value(d, FIELD_REFERENCE, ENGLISH),
		       .year = year,
		       .number = number,
		       .title_en = decision_value(d, FIELD_TITLE, ENGLISH),
		       .title_cy = decision_value(d, FIELD_TITLE, WELSH),
		       .signed_on = decision_date(d, FIELD_SIGNED_ON),
		       .now = work_now(w),
	       }) == 1;
}

/* "" for a fact, else the code of the language. */
static const char *stored_language(enum field field, enum language language)
{
	return field_facts(field)->has_language ? language_code(language) : "";
}

static void store_values(struct work *w, const struct decision *before, const struct decision *after)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= (field_facts(f)->has_language ? WELSH : ENGLISH); l++) {
			const char *old = decision_value(before, f, l);
			const char *new = decision_value(after, f, l);

			if (strcmp(old, new) == 0)
				continue;
			decision_field_put(w, &(struct decision_field_put_values){
				.decision = after->id,
				.language = stored_language(f, l),
				.field = field_facts(f)->name,
				.value = new,
			});
			decision_change_put(w, &(struct decision_change_put_values){
				.decision = after->id,
				.version = before->version + 1,
				.language = stored_language(f, l),
				.field = field_facts(f)->name,
				.before = old,
				.after = new,
			});
		}
}

/* Words of the rows that stood there before: a new row comes with all of its own. */
static void store_row_changes(
	struct work *w, const struct decision *before, const struct decision *after)
{
	struct row_texts texts = decision_row_texts(work_arena(w), after);

	list_each (const struct row_text *, text, &texts) {
		const char **old = row_text_words(before, *text);
		const char **new = row_text_words(after, *text);

		for (enum language l = ENGLISH; old != NULL && new != NULL &&l <= WELSH; l++)
			if (strcmp(old[l], new[l]) != 0)
				decision_change_put(
					w, &(struct decision_change_put_values){
						   .decision = after->id,
						   .version = before->version + 1,
						   .language = language_code(l),
						   .field = row_text_name(work_arena(w), *text),
						   .before = old[l],
						   .after = new[l],
					   });
	}
}

static int64_t last_amount(const struct decision *d)
{
	int64_t last = 0;

	list_each (const struct amount *, amount, &d->amounts)
		last = amount->number > last ? amount->number : last;
	return last;
}

static int64_t last_prior(const struct decision *d)
{
	int64_t last = 0;

	list_each (const struct prior *, prior, &d->priors)
		last = prior->number > last ? prior->number : last;
	return last;
}

static int64_t larger(int64_t one, int64_t other)
{
	return one > other ? one : other;
}

/* The place a row is stored under is its number; a new one's is none that stood there before it. */
static void store_amounts(struct work *w, const struct decision *before, const struct decision *d)
{
	int64_t last = larger(last_amount(before), last_amount(d));

	decision_amounts_drop(w, d->id);
	for (size_t i = 0; i < d->amounts.n; i++) {
		const struct amount *amount = &d->amounts.at[i];

		decision_amount_put(w, &(struct decision_amount_put_values){
			.decision = d->id,
			.position = (amount->number != 0 ? amount->number : ++last) - 1,
			.amount = amount->money,
			.literal = amount->literal,
			.kind = amount_kind_name(amount->kind),
			.label_en = amount->label[ENGLISH],
			.label_cy = amount->label[WELSH],
			.sentence_begins = (int64_t)amount->sentence.from,
			.sentence_ends = (int64_t)amount->sentence.to,
			.begins = (int64_t)amount->at.from,
			.ends = (int64_t)amount->at.to,
		});
	}
}

static void store_sum(struct work *w, const struct decision *d, size_t position)
{
	const struct sum *sum = &d->sums.at[position];

	decision_sum_put(w, &(struct decision_sum_put_values){
		.decision = d->id,
		.position = (int64_t)position,
		.total = sum->total,
		.stated = sum->stated,
		.begins = (int64_t)sum->at.from,
		.ends = (int64_t)sum->at.to,
	});
	for (size_t i = 0; i < sum->parts.n; i++)
		decision_sum_part_put(w, &(struct decision_sum_part_put_values){
			.decision = d->id,
			.sum = (int64_t)position,
			.position = (int64_t)i,
			.count = sum->parts.at[i].count,
			.part = sum->parts.at[i].part,
		});
}

static void store_sums(struct work *w, const struct decision *d)
{
	decision_sum_parts_drop(w, d->id);
	decision_sums_drop(w, d->id);
	for (size_t i = 0; i < d->sums.n; i++)
		store_sum(w, d, i);
}

static void store_priors(struct work *w, const struct decision *before, const struct decision *d)
{
	int64_t last = larger(last_prior(before), last_prior(d));

	decision_priors_drop(w, d->id);
	for (size_t i = 0; i < d->priors.n; i++) {
		const struct prior *prior = &d->priors.at[i];

		decision_prior_put(
			w, &(struct decision_prior_put_values){
				   .decision = d->id,
				   .position = (prior->number != 0 ? prior->number : ++last) - 1,
				   .act = prior_act_name(prior->act),
				   .body_en = prior->body[ENGLISH],
				   .body_cy = prior->body[WELSH],
				   .what_en = prior->what[ENGLISH],
				   .what_cy = prior->what[WELSH],
				   .happened_on = prior->on,
				   .begins = (int64_t)prior->at.from,
				   .ends = (int64_t)prior->at.to,
			   });
	}
}

static void store_sources(struct work *w, const struct decision *d)
{
	decision_sources_drop(w, d->id);
	for (size_t i = 0; i < d->sources.n; i++) {
		const struct source *source = &d->sources.at[i];

		decision_source_put(w, &(struct decision_source_put_values){
			.decision = d->id,
			.language = language_code(source->language),
			.field = field_facts(source->field)->name,
			.position = (int64_t)i,
			.begins = (int64_t)source->at.from,
			.ends = (int64_t)source->at.to,
		});
	}
}

/* ---- words to search by ---- */

static const enum field searched[] = { FIELD_REFERENCE, FIELD_TITLE, FIELD_PROGRAMMES, FIELD_PROVIDERS,
	FIELD_FUNDERS, FIELD_MAKER };

static bool is_found_by_the_same(const struct decision *before, const struct decision *after)
{
	for (size_t i = 0; i < array_size(searched); i++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (strcmp(decision_value(before, searched[i], l),
				    decision_value(after, searched[i], l)) != 0)
				return false;
	return true;
}

static void each_token(struct work *w, const struct decision *d,
	int64_t (*each)(struct work *w, struct organisation_id keeper, const char *token,
		struct decision_id decision))
{
	size_t n = 0;

	for (size_t i = 0; i < array_size(searched); i++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			struct slice rest = slice_of(
				utf8_fold(work_arena(w), decision_value(d, searched[i], l)));

			for (struct slice word; (word = utf8_next_word(&rest)).size > 0 && n < TOKENS_MAX; n++)
				if (word.size <= TOKEN_BYTES_MAX)
					each(w, d->keeper, arena_text_n(work_arena(w), word.at, word.size),
						d->id);
		}
}

static void store_tokens(struct work *w, const struct decision *before, const struct decision *after)
{
	if (is_found_by_the_same(before, after))
		return;
	each_token(w, before, decision_token_drop);
	each_token(w, after, decision_token_put);
}

/* ---- the whole ---- */

/* What `after` has otherwise, and that it was `act`, in the version that follows `before`'s. */
static void store_changes(struct work *w, const struct decision *before, const struct decision *after,
	enum act act, struct account_id by)
{
	store_values(w, before, after);
	store_row_changes(w, before, after);
	if (before->amounts.at != after->amounts.at)
		store_amounts(w, before, after);
	if (before->sums.at != after->sums.at)
		store_sums(w, after);
	if (before->priors.at != after->priors.at)
		store_priors(w, before, after);
	if (before->sources.at != after->sources.at)
		store_sources(w, after);
	store_tokens(w, before, after);
	decision_history_put(w, &(struct decision_history_put_values){
		.decision = after->id,
		.version = before->version + 1,
		.act = act_name(act),
		.account = by,
		.now = work_now(w),
	});
}

static struct decision_id fresh_id(struct work *w)
{
	struct decision_id id;
	struct decision_is_there_row row;

	do
		id = (struct decision_id){ id_of_now(work_now(w)) };
	while (decision_is_there(w, id, &row));
	return id;
}

void decision_create(struct work *w, struct decision *d, enum act act)
{
	static const struct decision nothing = { 0 };

	d->id = fresh_id(w);
	d->version = 1;
	d->created_at = d->changed_at = work_now(w);
	insert(w, d);
	store_changes(w, &nothing, d, act, d->author);
}

bool decision_store(struct work *w, const struct decision *before, const struct decision *after,
	enum act act, struct account_id by)
{
	if (!touch(w, after, before->version))
		return false;
	store_changes(w, before, after, act, by);
	return !work_failed(w);
}

bool decision_store_act(struct work *w, const struct decision *d, enum act act, struct account_id by)
{
	return decision_store(w, d, d, act, by);
}

void decision_store_document(struct work *w, const struct decision *d, enum language language,
	struct account_id by)
{
	decision_document_put(w, &(struct decision_document_put_values){
		.decision = d->id,
		.language = language_code(language),
		.name = d->document[language].name,
		.text = d->document[language].text,
		.sha256 = d->document[language].sha256,
		.account = by,
		.now = work_now(w),
	});
}

enum refusal body_refusal(struct work *w, const struct actor *by, struct organisation_id id,
	struct organisation *body)
{
	if (!organisation_load(w, id, body) || body->kept_by.v != by->organisation.v)
		return REFUSED_ORGANISATION;
	return strcmp(body->kind, "OPCC") == 0 ? NO_REFUSAL : REFUSED_KIND_OF_BODY;
}

char *decision_hash(struct arena *a, const struct decision *d)
{
	return hash_sha256_hex(a, slice_of(decision_canonical(a, d)));
}

int64_t decision_words_version(struct work *w, const struct decision *d)
{
	struct decision_original_changed_at_row words = { 0 };

	decision_original_changed_at(w, d->id, language_code(d->original), &words);
	return words.version;
}
