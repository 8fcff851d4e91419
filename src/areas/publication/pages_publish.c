/* SPDX-License-Identifier: MIT */
/*
 * Publishing a record, taking it back, and correcting it, by those who keep it.
 *
 * Each page asks for what goes out with the act in both languages.  A page that
 * was made from an older record is shown again as the record stands now, with
 * what was typed kept.
 */
#include "areas/publication/pages_publish.h"

#include <inttypes.h>

#include "areas/decision/page_kit.h"
#include "areas/publication/publication.h"
#include "areas/publication/publishing_views.h"

enum { REASON_MAX = 1000, CORRECTION_MAX = 5000, STEPS_SHOWN = 30 };

/* ---- what the three pages share ---- */

static struct url url_act(struct arena *a, struct decision_id id, const char *act)
{
	return url_of(a, "/decisions/%lld/%s", (long long)id.v, act);
}

static struct url url_done(struct request *rq, struct decision_id id, enum act act)
{
	return url_of(rq->arena, "/decisions/%lld?done=%s", (long long)id.v, act_name(act));
}

static struct form form_for(struct request *rq, const struct decision *d, const char *act)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){ .action = url_act(rq->arena, d->id, act),
		.token = keys.token,
		.key = keys.once,
		.is_guarded = true };
}

static const char *version_of(struct request *rq, const struct decision *d)
{
	return arena_format(rq->arena, "%" PRId64, d->version);
}

/* The record of the address; STATUS_NONE, or what to answer where the act has no place. */
static enum status open_record(struct request *rq, enum act act, struct decision *d)
{
	if (!page_record(rq, d))
		return page_not_found(rq);
	if (decision_after(d->state, act) == STATE_NONE)
		return record_refused(rq, refusal_text(REFUSED_STATE));
	return STATUS_NONE;
}

/* The record is not as it was when the form was made. */
static bool is_overtaken(struct request *rq, const struct decision *d)
{
	if (form_number(rq, "version") == d->version)
		return false;
	form_problem(rq, "",
		N_("Somebody else changed the record meanwhile. Look at it as it stands now, "
		   "then decide."));
	return true;
}

static struct form_field words_field(struct request *rq, const char *name, const char *label,
	const char *hint, enum language language)
{
	return (struct form_field){ .name = name,
		.label = label,
		.hint = hint,
		.lang = language_code(language),
		.problems = &rq->problems,
		.value = typed(rq, name) };
}

/* ---- the record, in short ---- */

static struct fact_view fact_of(
	struct request *rq, const struct decision *d, enum field field, enum language language)
{
	const struct field_facts *facts = field_facts(field);
	const char *value = decision_value(d, field, language);
	struct fact_view fact = { .label = field_label(rq, field, language), .value = value };

	if (facts->has_language)
		fact.lang = language_code(language);
	else
		fact.lang = language_code(rq->language);
	if (value[0] == '\0')
		fact.missing = tr(rq->language, "Not in the record");
	else if (facts->kind == FIELD_CHOICE)
		fact.value = choice_label(rq, field, value);
	else if (facts->kind == FIELD_DATE)
		fact.date = decision_date(d, field);
	return fact;
}

/* One line a language; what is withheld does not go out, so it is not among what does. */
static void add_facts(
	struct request *rq, struct fact_views *to, const struct decision *d, enum field field)
{
	if (decision_withheld(d, field) != NULL)
		return;
	*list_add(rq->arena, to) = fact_of(rq, d, field, ENGLISH);
	if (field_facts(field)->has_language)
		*list_add(rq->arena, to) = fact_of(rq, d, field, WELSH);
}

static struct fact_views short_facts(struct request *rq, const struct decision *d)
{
	static const enum field fields[] = { FIELD_REFERENCE, FIELD_TITLE, FIELD_RECOMMENDATION,
		FIELD_MAKER, FIELD_SIGNED_ON, FIELD_NONE };
	struct fact_views facts = { 0 };

	for (const enum field *field = fields; *field != FIELD_NONE; field++)
		add_facts(rq, &facts, d, *field);
	return facts;
}

static struct fact_views withheld_facts(struct request *rq, const struct decision *d)
{
	struct fact_views facts = { 0 };

	list_each (const struct withheld *, part, &d->withheld)
		*list_add(rq->arena, &facts) = (struct fact_view){
			.label = tr(rq->language, field_facts(part->field)->label),
			.value = part->reason[rq->language],
			.lang = language_code(rq->language),
		};
	return facts;
}

/* What was done to the record since it last went out, newest first. */
static struct fact_views added_facts(struct request *rq, const struct decision *d)
{
	struct steps steps = decision_history(rq->work, d->id, 0, STEPS_SHOWN);
	struct fact_views facts = { 0 };

	for (size_t i = 0; i < steps.n && steps.at[i].act != ACT_PUBLISH; i++)
		if (steps.at[i].act != ACT_NONE)
			*list_add(rq->arena, &facts) = (struct fact_view){
				.label = tr(rq->language, act_done(steps.at[i].act)),
				.value = instant_words(rq->arena, rq->language, steps.at[i].at),
				.lang = language_code(rq->language),
			};
	return facts;
}

/* ---- publishing ---- */

static bool needs_waiver(struct request *rq, const struct decision *d)
{
	int64_t changed_at = decision_words_version(rq->work, d);

	return decision_may_publish(rq->arena, d, changed_at, NULL, rq->today) != NO_REFUSAL;
}

/* The words that were translated are not those that stand. */
static bool is_stale(struct request *rq, const struct decision *d)
{
	return d->translation == TRANSLATION_GIVEN &&
	       decision_translation_is_stale(d, decision_words_version(rq->work, d));
}

/* What the page says first, by where the record stands. */
static void fill_words(struct request *rq, const struct decision *d, struct publish_view *view)
{
	if (d->state == PUBLISHED) {
		view->title = tr(rq->language, "Publish what was added");
		view->lead =
			tr(rq->language, "The register takes in what was added to the record.");
		view->button = tr(rq->language, "Publish what was added");
	} else if (d->state == WITHDRAWN) {
		view->title = tr(rq->language, "Publish again");
		view->lead = tr(rq->language,
			"The record was withdrawn. Published again, its page shows it "
			"instead of the reason for withdrawing it.");
		view->button = tr(rq->language, "Publish again");
	} else {
		view->title = tr(rq->language, "Publish the decision");
		view->lead = tr(rq->language,
			"Everybody can read it then, in both languages. A mistake found "
			"later is corrected beside it, not in it.");
		view->button = tr(rq->language, "Publish");
	}
}

static const char *number_or_blank(struct arena *a, int number)
{
	return number == 0 ? "" : arena_format(a, "%d", number);
}

/* As typed; at first, what was recorded when one language went out alone. */
static void fill_waiver(struct request *rq, const struct decision *d, struct publish_view *view)
{
	struct publication p;

	view->reason_en = words_field(rq, "reason-en",
		tr(rq->language, "Why the other language follows later, in English"), NULL,
		ENGLISH);
	view->reason_cy = words_field(rq, "reason-cy",
		tr(rq->language, "Why the other language follows later, in Welsh"), NULL, WELSH);
	view->until = (struct form_field){ .name = "until",
		.label = tr(rq->language, "By when the other language follows"),
		.hint = tr_fill(
			rq->arena, rq->language, "For example, {day}", "day", "27 3 2027", NULL),
		.problems = &rq->problems,
		.day = typed(rq, "until-day"),
		.month = typed(rq, "until-month"),
		.year = typed(rq, "until-year") };
	if (rq->method == POST || d->state != PUBLISHED || !publication_load(rq->work, d->id, &p))
		return;
	view->reason_en.value = p.waiver_reason[ENGLISH];
	view->reason_cy.value = p.waiver_reason[WELSH];
	view->until.day = number_or_blank(rq->arena, p.other_language_by.day);
	view->until.month = number_or_blank(rq->arena, p.other_language_by.month);
	view->until.year = number_or_blank(rq->arena, p.other_language_by.year);
}

static enum status publish_page(struct request *rq, const struct decision *d, enum status status)
{
	struct gaps gaps = decision_gaps_in_translation(rq->arena, d);
	bool asks_waiver = needs_waiver(rq, d);
	struct publish_view view = {
		.problems = &rq->problems,
		.form = form_for(rq, d, "publish"),
		.version = version_of(rq, d),
		.facts = short_facts(rq, d),
		.withheld = withheld_facts(rq, d),
		.was_published = d->state == PUBLISHED,
		.gaps = gap_lines(rq, d, &gaps, NULL),
		.gap_count = gaps.n,
		.is_stale = asks_waiver && (gaps.n == 0 || is_stale(rq, d)),
		.asks_waiver = asks_waiver,
		.back = url_decision(rq->arena, d->id),
	};

	fill_words(rq, d, &view);
	if (view.was_published)
		view.added = added_facts(rq, d);
	if (asks_waiver)
		fill_waiver(rq, d, &view);

	struct html *out = page_open(rq, view.title);

	view_publish(out, &view);
	return page_close(rq, status);
}

static enum status publish_show(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_PUBLISH, &d);

	return no != STATUS_NONE ? no : publish_page(rq, &d, OK);
}

static struct waiver waiver_typed(struct request *rq)
{
	struct waiver waiver = {
		.reason = { [ENGLISH] = form_text(rq, "reason-en"),
			[WELSH] = form_text(rq, "reason-cy") },
		.until = form_date(rq, "until"),
	};

	if (date_is_set(waiver.until) && date_before(waiver.until, rq->today))
		form_problem(rq, "until", N_("Enter a day that is not before today"));
	return waiver;
}

static enum status publish_do(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_PUBLISH, &d);
	struct waiver waiver;
	bool is_waived;

	if (no != STATUS_NONE)
		return no;
	if (is_overtaken(rq, &d))
		return publish_page(rq, &d, CONFLICTING);
	is_waived = needs_waiver(rq, &d);
	if (is_waived)
		waiver = waiver_typed(rq);
	if (form_has_problems(rq))
		return publish_page(rq, &d, UNPROCESSABLE);
	return answer_outcome(rq,
		publication_publish(
			rq->work, &rq->actor, d.id, d.version, is_waived ? &waiver : NULL),
		url_done(rq, d.id, ACT_PUBLISH));
}

/* ---- taking back ---- */

static enum status withdraw_page(struct request *rq, const struct decision *d, enum status status)
{
	struct withdraw_view view = {
		.problems = &rq->problems,
		.form = form_for(rq, d, "withdraw"),
		.version = version_of(rq, d),
		.facts = short_facts(rq, d),
		.reason_en = words_field(
			rq, "reason-en", tr(rq->language, "Reason, in English"), NULL, ENGLISH),
		.reason_cy = words_field(
			rq, "reason-cy", tr(rq->language, "Reason, in Welsh"), NULL, WELSH),
		.back = url_decision(rq->arena, d->id),
	};
	struct html *out = page_open(rq, tr(rq->language, "Withdraw from the register"));

	view_withdraw(out, &view);
	return page_close(rq, status);
}

static enum status withdraw_show(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_WITHDRAW, &d);

	return no != STATUS_NONE ? no : withdraw_page(rq, &d, OK);
}

static enum status withdraw_do(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_WITHDRAW, &d);

	if (no != STATUS_NONE)
		return no;
	if (is_overtaken(rq, &d))
		return withdraw_page(rq, &d, CONFLICTING);

	const char *reason[LANGUAGE_COUNT] = {
		[ENGLISH] = form_text(rq, "reason-en"), [WELSH] = form_text(rq, "reason-cy")
	};

	if (form_has_problems(rq))
		return withdraw_page(rq, &d, UNPROCESSABLE);
	return answer_outcome(rq,
		publication_take_back(rq->work, &rq->actor, d.id, d.version, reason),
		url_done(rq, d.id, ACT_WITHDRAW));
}

/* ---- correcting ---- */

/* What is published is corrected in public; a part that is withheld would be told that way. */
static bool is_correctable(const struct decision *d, enum field field)
{
	return field_is_public(field) && decision_withheld(d, field) == NULL;
}

static const struct choice *parts_to_correct(
	struct request *rq, const struct decision *d, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, FIELD_COUNT);

	*n = 0;
	choices[(*n)++] = (struct choice){ .value = "", .text = tr(rq->language, "Choose one") };
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (is_correctable(d, f))
			choices[(*n)++] = (struct choice){ .value = field_facts(f)->name,
				.text = tr(rq->language, field_facts(f)->label) };
	return choices;
}

static struct fact_views earlier_corrections(struct request *rq, const struct decision *d)
{
	struct fact_views facts = { 0 };

	list_each (const struct corrigendum *, each, &d->corrigenda)
		*list_add(rq->arena, &facts) = (struct fact_view){
			.label = tr(rq->language, field_facts(each->field)->label),
			.value = each->text[rq->language],
			.lang = language_code(rq->language),
			.note = instant_words(rq->arena, rq->language, each->made_at),
		};
	return facts;
}

/* Every value that may be corrected and is there. */
static struct fact_views standing_facts(struct request *rq, const struct decision *d)
{
	struct fact_views facts = { 0 };

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; is_correctable(d, f) && l <= WELSH; l++)
			if ((l == ENGLISH || field_facts(f)->has_language) &&
				decision_value(d, f, l)[0] != '\0')
				*list_add(rq->arena, &facts) = fact_of(rq, d, f, l);
	return facts;
}

static enum status correct_page(struct request *rq, const struct decision *d, enum status status)
{
	const char *hint = tr(rq->language, "For example: The year is 2025, not 2052.");
	struct correct_view view = {
		.problems = &rq->problems,
		.form = form_for(rq, d, "correct"),
		.version = version_of(rq, d),
		.part = { .name = "field",
			.label = tr(rq->language, "Part"),
			.problems = &rq->problems,
			.value = typed(rq, "field") },
		.text_en = words_field(rq, "text-en",
			tr(rq->language, "What is wrong and what is right, in English"), hint,
			ENGLISH),
		.text_cy = words_field(rq, "text-cy",
			tr(rq->language, "What is wrong and what is right, in Welsh"), hint, WELSH),
		.earlier = earlier_corrections(rq, d),
		.stands = standing_facts(rq, d),
		.back = url_decision(rq->arena, d->id),
	};

	if (d->state == PUBLISHED)
		view.lead = tr(rq->language,
			"The record is signed and stays as it is. What you write here is "
			"published beside it at once.");
	else
		view.lead = tr(rq->language,
			"The record is signed and stays as it is. What you write here "
			"stands beside it and is published with it.");
	view.part.choices = parts_to_correct(rq, d, &view.part.choice_count);

	struct html *out = page_open(rq, tr(rq->language, "Correct a mistake in the record"));

	view_correct(out, &view);
	return page_close(rq, status);
}

static enum status correct_show(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_CORRECT, &d);

	return no != STATUS_NONE ? no : correct_page(rq, &d, OK);
}

static enum status correct_do(struct request *rq)
{
	struct decision d;
	enum status no = open_record(rq, ACT_CORRECT, &d);

	if (no != STATUS_NONE)
		return no;
	if (is_overtaken(rq, &d))
		return correct_page(rq, &d, CONFLICTING);

	enum field field = field_named(form_text(rq, "field"));
	const char *text[LANGUAGE_COUNT] = {
		[ENGLISH] = form_text(rq, "text-en"), [WELSH] = form_text(rq, "text-cy")
	};

	if (!is_correctable(&d, field))
		form_problem(rq, "field", N_("Choose the part that is wrong"));
	if (form_has_problems(rq))
		return correct_page(rq, &d, UNPROCESSABLE);
	return answer_outcome(rq, publication_correct(rq->work, &rq->actor, d.id, field, text),
		url_done(rq, d.id, ACT_CORRECT));
}

/* ---- routes ---- */

/* The waiver's are asked for only while a language is not complete. */
static const struct input publish_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "reason-en",
		.label = N_("Why the other language follows later, in English"),
		.kind = INPUT_TEXT,
		.max = REASON_MAX,
		.required = true,
		.message = N_("Enter in English why the other language follows later") },
	{ .name = "reason-cy",
		.label = N_("Why the other language follows later, in Welsh"),
		.kind = INPUT_TEXT,
		.max = REASON_MAX,
		.required = true,
		.message = N_("Enter in Welsh why the other language follows later") },
	{ .name = "until",
		.label = N_("By when the other language follows"),
		.kind = INPUT_DATE,
		.required = true,
		.message = N_("Enter the day by which the other language follows") },
	{ 0 },
};

static const struct input withdraw_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "reason-en",
		.label = N_("Reason, in English"),
		.kind = INPUT_TEXT,
		.max = REASON_MAX,
		.required = true,
		.message = N_("Enter the reason in English") },
	{ .name = "reason-cy",
		.label = N_("Reason, in Welsh"),
		.kind = INPUT_TEXT,
		.max = REASON_MAX,
		.required = true,
		.message = N_("Enter the reason in Welsh") },
	{ 0 },
};

static const struct input correct_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "field",
		.label = N_("Part"),
		.kind = INPUT_LINE,
		.max = 40,
		.required = true,
		.message = N_("Choose the part that is wrong") },
	{ .name = "text-en",
		.label = N_("What is wrong and what is right, in English"),
		.kind = INPUT_TEXT,
		.max = CORRECTION_MAX,
		.required = true,
		.message = N_("Enter in English what is wrong and what is right") },
	{ .name = "text-cy",
		.label = N_("What is wrong and what is right, in Welsh"),
		.kind = INPUT_TEXT,
		.max = CORRECTION_MAX,
		.required = true,
		.message = N_("Enter in Welsh what is wrong and what is right") },
	{ 0 },
};

const struct route publishing_routes[] = {
	{ GET, "/decisions/{id}/publish", DECISION_PUBLISH, publish_show },
	{ POST, "/decisions/{id}/publish", DECISION_PUBLISH, publish_do, publish_inputs },
	{ GET, "/decisions/{id}/withdraw", DECISION_PUBLISH, withdraw_show },
	{ POST, "/decisions/{id}/withdraw", DECISION_PUBLISH, withdraw_do, withdraw_inputs },
	{ GET, "/decisions/{id}/correct", DECISION_PUBLISH, correct_show },
	{ POST, "/decisions/{id}/correct", DECISION_PUBLISH, correct_do, correct_inputs },
	{ 0 },
};
