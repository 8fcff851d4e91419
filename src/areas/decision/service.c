/* SPDX-License-Identifier: MIT */
/*
 * The life of a record: altered, translated, signed or attested, withheld in
 * part, corrected, published, withdrawn.
 */
#include "areas/decision/service.h"

#include <string.h>

#include "areas/decision/decision_queries.h"
#include "areas/decision/store.h"
#include "areas/organisation/organisation.h"
#include "areas/organisation/rules.h"
#include "audit/audit.h"
#include "auth/policy.h"

static const struct outcome done = { .kind = DONE };

static struct outcome refused(enum refusal refusal)
{
	return (struct outcome){ .kind = REFUSED, .refusal = refusal };
}

bool decision_for(struct work *w, const struct actor *by, enum right right, struct decision_id id,
	struct decision *d)
{
	return decision_load(w, id, d) && policy_allows_kept_by(by, right, d->keeper);
}

bool decision_is_allowed(const struct actor *by, const struct decision *d, enum act act)
{
	return policy_allows_kept_by(by, act_right(act), d->keeper);
}

static enum refusal may(struct work *w, const struct actor *by, const struct decision *d, enum act act)
{
	return decision_may(work_arena(w), d, act, by, decision_is_allowed(by, d, act), work_today(w));
}

unsigned decision_open_acts(struct work *w, const struct actor *by, const struct decision *d)
{
	unsigned open = 0;

	for (enum act act = ACT_NONE + 1; act < ACT_COUNT; act++)
		if (may(w, by, d, act) == NO_REFUSAL)
			open |= 1u << act;
	return open;
}

static void note(struct work *w, const struct actor *by, const struct decision *d, enum act act)
{
	audit_note_act(w, by, act_right(act), act_name(act), "decision", d->id.v);
}

/*
 * What every act begins with: the record, as `by` may know it; the version the user saw; the
 * rule.  DONE when it may go on.
 */
static struct outcome begin(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, enum act act, struct decision *d)
{
	if (!decision_for(w, by, act_right(act), id, d))
		return (struct outcome){ .kind = ABSENT };

	enum refusal no = may(w, by, d, act);

	if (no != NO_REFUSAL)
		return refused(no);
	if (version != 0 && version != d->version)
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	return done;
}

/* ---- writing here ---- */

struct outcome decision_start_draft(struct work *w, const struct actor *by,
	struct organisation_id organisation, enum template template, enum language original,
	struct decision_id *id)
{
	struct organisation body;
	enum refusal no = body_refusal(w, by, organisation, &body);

	if (!policy_allows_kept_by(by, DECISION_ALTER, by->organisation))
		return refused(REFUSED_RIGHT);
	if (no != NO_REFUSAL)
		return refused(no);

	struct decision first = {
		.organisation = organisation,
		.keeper = by->organisation,
		.origin = DRAFTED_HERE,
		.template = template,
		.state = DRAFT,
		.original = original,
		.author = by->account,
	};

	first.value[FIELD_REFERENCE][ENGLISH] = decision_next_reference(w, &body, work_today(w));
	decision_create(w, &first, ACT_BEGIN);
	note(w, by, &first, ACT_BEGIN);
	*id = first.id;
	return done;
}

const char *decision_next_reference(struct work *w, const struct organisation *body,
	struct date today)
{
	const char *pattern = body->reference_pattern;
	struct decision_last_number_row last = { 0 };

	if (pattern[0] == '\0')
		return "";

	int year = reference_pattern_has_year(pattern) ? today.year : 0;

	decision_last_number(w, body->id, year, &last);

	const char *next = reference_make(work_arena(w), pattern, year, last.number + 1);
	int year_read;
	int64_t number_read;
	bool reads_back = reference_read(pattern, next, &year_read, &number_read) &&
			  year_read == year && number_read == last.number + 1;

	return reads_back ? next : "";	// else the one after it would be the same again
}

/* The values that the edit gives, in the languages that it may touch. */
static void apply_values(struct decision *d, const struct edit *edit, bool facts, unsigned languages)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++) {
			bool is_open = field_facts(f)->has_language ? (languages & 1u << l) != 0
								     : facts && l == ENGLISH;

			if (is_open && edit->value[f][l] != NULL)
				d->value[f][l] = edit->value[f][l];
		}
}

/* Another record of the same body has that reference. */
static bool reference_is_taken(struct work *w, const struct decision *d)
{
	struct decision_by_organisation_reference_row row;
	const char *reference = decision_value(d, FIELD_REFERENCE, ENGLISH);

	return reference[0] != '\0' &&
	       decision_by_organisation_reference(w, d->organisation, reference, &row) &&
	       row.id.v != d->id.v;
}

/* A draft has no document that came in: its amounts and sums are read from its own words. */
static void read_own_amounts(struct work *w, struct decision *d)
{
	if (d->origin == DRAFTED_HERE)
		decision_read_amounts(work_arena(w), d);
}

struct outcome decision_alter(struct work *w, const struct actor *by, struct decision_id id,
	const struct edit *edit, struct decision *theirs)
{
	struct outcome may_go_on = begin(w, by, id, edit->version, ACT_ALTER, theirs);
	struct decision mine = *theirs;

	if (may_go_on.kind != DONE)
		return may_go_on;
	apply_values(&mine, edit, true,
		mine.origin == SIGNED_ON_PAPER ? 1u << ENGLISH | 1u << WELSH : 1u << mine.original);
	if (edit->organisation.v != 0)
		mine.organisation = edit->organisation;

	struct organisation body;
	enum refusal no = body_refusal(w, by, mine.organisation, &body);

	if (no != NO_REFUSAL)
		return refused(no);
	if (reference_is_taken(w, &mine))
		return refused(REFUSED_REFERENCE_TAKEN);
	if (edit->amounts != NULL)
		mine.amounts = *edit->amounts;
	if (edit->priors != NULL)
		mine.priors = *edit->priors;
	read_own_amounts(w, &mine);
	if (!decision_store(w, theirs, &mine, ACT_ALTER, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	note(w, by, &mine, ACT_ALTER);
	return done;
}

static void copy_rows(struct arena *a, struct decision *d)
{
	struct amounts amounts = { 0 };
	struct priors priors = { 0 };

	list_each (const struct amount *, amount, &d->amounts)
		*list_add(a, &amounts) = *amount;
	list_each (const struct prior *, prior, &d->priors)
		*list_add(a, &priors) = *prior;
	d->amounts = amounts;
	d->priors = priors;
}

/* Texts of rows in the language that is translated into; one whose row is gone goes with it. */
static void apply_rows(struct arena *a, struct decision *d, const struct row_values *rows)
{
	copy_rows(a, d);
	list_each (const struct row_value *, row, rows) {
		const char **words = row_text_words(d, row->text);

		if (words != NULL)
			words[language_other(d->original)] = row->value;
	}
}

/* There is something that who translates could still do. */
static bool is_unfinished(struct arena *a, const struct decision *d)
{
	struct gaps gaps = decision_gaps_in_translation(a, d);

	list_each (const struct gap *, gap, &gaps)
		if (gap->language != d->original)
			return true;
	return false;
}

struct outcome decision_translate(struct work *w, const struct actor *by, struct decision_id id,
	const struct edit *edit, bool is_finished, struct decision *theirs)
{
	struct outcome may_go_on = begin(w, by, id, edit->version, ACT_TRANSLATE, theirs);
	struct decision mine = *theirs;

	if (may_go_on.kind != DONE)
		return may_go_on;
	apply_values(&mine, edit, false, 1u << language_other(mine.original));
	if (edit->rows != NULL)
		apply_rows(work_arena(w), &mine, edit->rows);
	if (is_finished && is_unfinished(work_arena(w), &mine)) {
		*theirs = mine;
		return refused(REFUSED_INCOMPLETE);
	}
	if (!decision_store(w, theirs, &mine, ACT_TRANSLATE, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	if (is_finished)
		decision_set_translation(w, &(struct decision_set_translation_values){
			.id = id,
			.translation = translation_name(TRANSLATION_GIVEN),
			.version = theirs->version,
			.translator = by->account,
		});
	note(w, by, &mine, ACT_TRANSLATE);
	return done;
}

/* ---- life ---- */

/* The text that was signed: what the record says, kept whole beside it. */
static void freeze(struct work *w, const struct actor *by, struct decision *d)
{
	decision_freeze(w, &(struct decision_freeze_values){
		.id = d->id,
		.by = by->account,
		.now = work_now(w),
		.hash = decision_hash(work_arena(w), d),
	});
}

/* Signed here, it is signed today. */
static void sign_today(struct work *w, struct decision *d)
{
	d->value[FIELD_SIGNED_ON][ENGLISH] = date_iso(work_arena(w), work_today(w));
	d->value[FIELD_SIGNATURE][ENGLISH] = "signed";
}

struct outcome decision_act(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, enum act act)
{
	struct decision before;
	struct outcome may_go_on = begin(w, by, id, version, act, &before);
	struct decision after = before;

	if (may_go_on.kind != DONE)
		return may_go_on;
	if (act == ACT_SIGN)
		sign_today(w, &after);
	if (!decision_store(w, &before, &after, act, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	if (act == ACT_SIGN || act == ACT_ATTEST)
		freeze(w, by, &after);
	else if (act == ACT_ASK_TRANSLATION)
		decision_set_translation(w, &(struct decision_set_translation_values){
			.id = id,
			.translation = translation_name(TRANSLATION_ASKED),
			.version = before.translated_version,
			.translator = before.translator,
		});
	else
		decision_set_state(w, state_name(decision_after(before.state, act)), id);
	note(w, by, &after, act);
	return done;
}

static bool is_blank(const char *text)
{
	return slice_trim(slice_of(text)).size == 0;
}

struct outcome decision_withhold(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, enum field field, const char *const reason[LANGUAGE_COUNT])
{
	struct decision d;
	struct outcome may_go_on = begin(w, by, id, version, ACT_WITHHOLD, &d);

	if (may_go_on.kind != DONE)
		return may_go_on;
	if (!field_is_public(field))
		return refused(REFUSED_PART);
	if (is_blank(reason[ENGLISH]) != is_blank(reason[WELSH]))
		return refused(REFUSED_REASON);
	if (!decision_store_act(w, &d, ACT_WITHHOLD, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	if (is_blank(reason[ENGLISH]))
		decision_withheld_drop(w, id, field_facts(field)->name);
	else
		decision_withheld_put(w, &(struct decision_withheld_put_values){
			.decision = id,
			.field = field_facts(field)->name,
			.reason_en = reason[ENGLISH],
			.reason_cy = reason[WELSH],
		});
	note(w, by, &d, ACT_WITHHOLD);
	return done;
}

struct outcome decision_correct(struct work *w, const struct actor *by, struct decision_id id,
	enum field field, const char *const text[LANGUAGE_COUNT])
{
	struct decision d;
	struct outcome may_go_on = begin(w, by, id, 0, ACT_CORRECT, &d);

	if (may_go_on.kind != DONE)
		return may_go_on;
	if (is_blank(text[ENGLISH]) || is_blank(text[WELSH]))
		return refused(REFUSED_REASON);
	if (!decision_store_act(w, &d, ACT_CORRECT, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	decision_corrigendum_put(w, &(struct decision_corrigendum_put_values){
		.decision = id,
		.position = (int64_t)d.corrigenda.n,
		.field = field_facts(field)->name,
		.text_en = text[ENGLISH],
		.text_cy = text[WELSH],
		.account = by->account,
		.now = work_now(w),
	});
	note(w, by, &d, ACT_CORRECT);
	return done;
}

struct outcome decision_set_published(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, const struct waiver *waiver, struct decision *d)
{
	struct outcome may_go_on = begin(w, by, id, version, ACT_PUBLISH, d);

	if (may_go_on.kind != DONE)
		return may_go_on;

	enum refusal no = decision_may_publish(
		work_arena(w), d, decision_words_version(w, d), waiver, work_today(w));

	if (no != NO_REFUSAL)
		return refused(no);
	if (!decision_store_act(w, d, ACT_PUBLISH, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	decision_set_state(w, state_name(PUBLISHED), id);
	note(w, by, d, ACT_PUBLISH);
	return done;
}

struct outcome decision_set_withdrawn(struct work *w, const struct actor *by, struct decision_id id,
	int64_t version, struct decision *d)
{
	struct outcome may_go_on = begin(w, by, id, version, ACT_WITHDRAW, d);

	if (may_go_on.kind != DONE)
		return may_go_on;
	if (!decision_store_act(w, d, ACT_WITHDRAW, by->account))
		return (struct outcome){ .kind = CHANGED_MEANWHILE };
	decision_set_state(w, state_name(WITHDRAWN), id);
	note(w, by, d, ACT_WITHDRAW);
	return done;
}

/* ---- history ---- */

struct steps decision_history(struct work *w, struct decision_id id, int64_t before, int most)
{
	struct decision_histories_rows rows =
		decision_histories(w, id, before == 0 ? INT64_MAX : before, most);
	struct steps steps = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &steps) = (struct step){
			.version = rows.at[i].version,
			.act = act_named(rows.at[i].act),
			.by = rows.at[i].name,
			.at = rows.at[i].happened_at,
		};
	return steps;
}

struct changes decision_changes_since(struct work *w, struct decision_id id, int64_t version)
{
	struct decision_changes_rows rows = decision_changes(w, id, version);
	struct changes changes = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		*list_add(work_arena(w), &changes) = (struct change){
			.version = rows.at[i].version,
			.field = field_named(rows.at[i].field),
			.row = row_text_named(rows.at[i].field),
			.language = strcmp(rows.at[i].language, "cy") == 0 ? WELSH : ENGLISH,
			.before = rows.at[i].before,
			.after = rows.at[i].after,
		};
	return changes;
}
