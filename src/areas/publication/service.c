/* SPDX-License-Identifier: MIT */
#include "areas/publication/publication.h"

#include "areas/publication/publication_queries.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "db/db.h"

enum { TOKEN_BYTES_MAX = 60, TOKENS_MAX = 200 };

const enum field publication_fields[] = { FIELD_PURPOSE, FIELD_TIMING, FIELD_CATEGORY,
	FIELD_SUMMARY, FIELD_BACKGROUND, FIELD_LEGAL_POWERS, FIELD_CONSIDERATIONS, FIELD_FUNDERS,
	FIELD_PROVIDERS, FIELD_PROGRAMMES, FIELD_LEGAL_ADVICE, FIELD_EVIDENCE, FIELD_RECOMMENDATION,
	FIELD_INTERESTS, FIELD_INTERESTS_WORDS, FIELD_MAKER, FIELD_MAKER_ROLE, FIELD_SIGNATURE,
	FIELD_CONTACT, FIELD_CONTACT_ROLE, FIELD_CONTACT_EMAIL, FIELD_CONTACT_TELEPHONE,
	FIELD_PAPERS, FIELD_NONE };

int64_t publication_generation_now(struct work *w)
{
	struct publication_generation_row row = { 0 };

	publication_generation(w, &row);
	return row.generation;
}

void publication_changed(struct work *w)
{
	publication_generation_next(w);
}

static struct publications publications_of(
	struct arena *a, const struct publication_list_rows *rows)
{
	struct publications lines = { 0 };

	list_each (const struct publication_list_row *, row, rows)
		*list_add(a, &lines) = (struct publication){
			.id = row->decision_id,
			.organisation = row->organisation_id,
			.listed_on = row->listed_on,
			.reference = row->reference,
			.title = { [ENGLISH] = row->title_en, [WELSH] = row->title_cy },
			.published_at = row->published_at,
			.changed_at = row->changed_at,
			.withdrawn_at = row->withdrawn_at,
		};
	return lines;
}

static struct publication_list_rows found_rows(
	struct work *w, const struct publication_filter *filter, int most)
{
	struct arena *a = work_arena(w);
	const char *word = utf8_longest_word(a, filter->search);

	if (word[0] == '\0')
		return (struct publication_list_rows){ 0 };
	return publication_found(w, &(struct publication_found_values){
					    .from = word,
					    .to = utf8_end_of_prefix(a, word),
					    .organisation = filter->organisation,
					    .year = filter->year,
					    .most = most,
				    });
}

static struct publication_list_rows listed_rows(
	struct work *w, const struct publication_filter *filter, int most)
{
	return publication_list(w, &(struct publication_list_values){
					   .organisation = filter->organisation,
					   .year = filter->year,
					   .before = filter->before,
					   .before_id = filter->before_id,
					   .most = most,
				   });
}

struct publications publication_lines(
	struct work *w, const struct publication_filter *filter, int most)
{
	bool is_search = filter->search != NULL && filter->search[0] != '\0';
	struct publication_list_rows rows =
		(is_search ? found_rows : listed_rows)(w, filter, most + 1);

	return publications_of(work_arena(w), &rows);
}

struct organisations publication_bodies(struct work *w)
{
	struct publication_body_list_rows rows = publication_body_list(w);
	struct organisations all = { 0 };

	list_each (const struct publication_body_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct organisation){
			.id = row->id,
			.name = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.area = { [ENGLISH] = row->area_en, [WELSH] = row->area_cy },
		};
	return all;
}

struct years publication_years_known(struct work *w)
{
	struct publication_years_rows rows = publication_years(w);
	struct years years = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &years) = (int)rows.at[i].year;
	return years;
}

struct publications publication_newest(struct work *w, int most)
{
	struct publication_list_rows rows = publication_feed(w, most);

	return publications_of(work_arena(w), &rows);
}

bool publication_load(struct work *w, struct decision_id id, struct publication *p)
{
	struct publication_get_row row;

	if (!publication_get(w, id, &row))
		return false;
	*p = (struct publication){
		.id = row.decision_id,
		.organisation = row.organisation_id,
		.listed_on = row.listed_on,
		.reference = row.reference,
		.title = { [ENGLISH] = row.title_en, [WELSH] = row.title_cy },
		.published_at = row.published_at,
		.changed_at = row.changed_at,
		.version = row.version,
		.waiver_reason = { [ENGLISH] = row.waiver_reason_en,
			[WELSH] = row.waiver_reason_cy },
		.other_language_by = row.other_language_by,
		.withdrawn_at = row.withdrawn_at,
		.withdrawn_reason = { [ENGLISH] = row.withdrawn_reason_en,
			[WELSH] = row.withdrawn_reason_cy },
	};
	return true;
}

/* ---- publishing ---- */

/* Its value; nothing where it is withheld. */
static const char *shown(const struct decision *d, enum field field, enum language language)
{
	return decision_withheld(d, field) != NULL ? "" : decision_value(d, field, language);
}

/* Words the public finds it by: none of a part that is withheld. */
static void store_tokens(struct work *w, const struct decision *d, struct date listed_on)
{
	static const enum field searched[] = { FIELD_REFERENCE, FIELD_TITLE, FIELD_PROGRAMMES,
		FIELD_PROVIDERS, FIELD_FUNDERS };
	size_t n = 0;

	publication_tokens_drop(w, d->id);
	for (size_t i = 0; i < sizeof searched / sizeof searched[0]; i++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			struct slice rest =
				slice_of(utf8_fold(work_arena(w), shown(d, searched[i], l)));

			for (struct slice word;
				(word = utf8_next_word(&rest)).size > 0 && n < TOKENS_MAX; n++)
				if (word.size <= TOKEN_BYTES_MAX)
					publication_token_put(w,
						arena_text_n(work_arena(w), word.at, word.size),
						d->id, listed_on);
		}
}

/* Both languages' titles; while one follows, the other's stands in its place in lists. */
static void put_line(struct work *w, const struct actor *by, const struct decision *d,
	const struct waiver *waiver)
{
	struct date signed_on = decision_date(d, FIELD_SIGNED_ON);
	bool is_public_day =
		date_is_day(signed_on) && decision_withheld(d, FIELD_SIGNED_ON) == NULL;
	struct date listed_on = is_public_day ? signed_on : work_today(w);

	publication_put(
		w, &(struct publication_put_values){
			   .id = d->id,
			   .organisation = d->organisation,
			   .listed_on = listed_on,
			   .year = listed_on.year,
			   .reference = shown(d, FIELD_REFERENCE, ENGLISH),
			   .title_en = shown(d, FIELD_TITLE, ENGLISH),
			   .title_cy = shown(d, FIELD_TITLE, WELSH),
			   .now = work_now(w),
			   .by = by->account,
			   .version = d->version + 1, // publishing is itself a step of the record
			   .waiver_reason_en = waiver == NULL ? "" : waiver->reason[ENGLISH],
			   .waiver_reason_cy = waiver == NULL ? "" : waiver->reason[WELSH],
			   .other_language_by = waiver == NULL ? DATE_NONE : waiver->until,
		   });
	store_tokens(w, d, listed_on);
	publication_generation_next(w);
}

struct outcome publication_publish(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct waiver *waiver)
{
	struct decision d;
	struct outcome outcome = decision_set_published(w, by, id, version, waiver, &d);

	if (outcome.kind == DONE)
		put_line(w, by, &d, waiver);
	return outcome;
}

static bool is_blank(const char *text)
{
	return slice_trim(slice_of(text)).size == 0;
}

struct outcome publication_take_back(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const char *const reason[LANGUAGE_COUNT])
{
	struct decision d;

	if (is_blank(reason[ENGLISH]) || is_blank(reason[WELSH]))
		return (struct outcome){ .kind = REFUSED, .refusal = REFUSED_REASON };

	struct outcome outcome = decision_set_withdrawn(w, by, id, version, &d);

	if (outcome.kind != DONE)
		return outcome;
	publication_withdraw(w, &(struct publication_withdraw_values){
					.id = id,
					.now = work_now(w),
					.reason_en = reason[ENGLISH],
					.reason_cy = reason[WELSH],
				});
	publication_tokens_drop(w, id);
	publication_generation_next(w);
	return outcome;
}

struct outcome publication_correct(struct work *w, const struct actor *by, struct decision_id id,
	enum field field, const char *const text[LANGUAGE_COUNT])
{
	struct outcome outcome = decision_correct(w, by, id, field, text);

	if (outcome.kind == DONE) {
		publication_touch(w, work_now(w), id);
		publication_generation_next(w);
	}
	return outcome;
}
