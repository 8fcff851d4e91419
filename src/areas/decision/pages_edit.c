/* SPDX-License-Identifier: MIT */
/*
 * The form of a record beside its document: for what was imported, to correct
 * and confirm; for a draft, to write.  And the page for two people who changed
 * one record.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "areas/decision/reader_money.h"
#include "base/err.h"
#include "base/utf8.h"

enum {
	PRIORS_MAX = 8,		// lines on the form
	PRIOR_BODY_MAX = 200,
	ROWS_OF_WORDS = 8,
	ROWS_OF_LIST = 3,
	LISTED_MAX = 500,	// amounts of a record
};

/* ---- reading what was typed ---- */

/* Which languages of words the form shows: both for a document, the original for a draft. */
static bool is_on_form(const struct decision *d, enum field field, enum language language)
{
	if (!field_facts(field)->has_language)
		return language == ENGLISH;
	return d->origin == SIGNED_ON_PAPER || language == d->original;
}

/* A choice that the field knows, or blank. */
static const char *checked_choice(struct request *rq, const struct field_facts *facts, const char *value)
{
	for (const struct choice_facts *choice = facts->choices; choice->name != NULL; choice++)
		if (strcmp(choice->name, value) == 0)
			return value;
	if (value[0] != '\0')
		form_problem(rq, facts->name, N_("Choose one of the answers"));
	return "";
}

/* Words and lists: within their length, and on one line where one line is asked for. */
static const char *checked_words(struct request *rq, const struct field_facts *facts, const char *name)
{
	const char *value = form_text(rq, name);

	if (utf8_length(value) > facts->max)
		form_problem(rq, name, N_("This is too long for the record"));
	else if (facts->kind == FIELD_LINE && strchr(value, '\n') != NULL)
		form_problem(rq, name, N_("Write this on one line"));
	return value;
}

static const char *checked_email(
	struct request *rq, const struct field_facts *facts, const char *name)
{
	const char *value = checked_words(rq, facts, name);

	if (value[0] != '\0' && !email_is_plausible(value))
		form_problem(rq, name, N_("Enter one email address, such as name@example.wales"));
	return value;
}

/* Nothing was signed on a day that has not come yet. */
static struct date checked_date(struct request *rq, enum field field, const char *name)
{
	struct date date = form_date(rq, name);

	if (field == FIELD_SIGNED_ON && date_is_set(date) && date_before(rq->today, date))
		form_problem(rq, name, refusal_text(REFUSED_SIGNED_LATER_THAN_TODAY));
	return date;
}

static const char *typed_value(struct request *rq, enum field field, enum language language)
{
	const struct field_facts *facts = field_facts(field);
	const char *name = field_input_name(rq->arena, field, language);

	if (facts->kind == FIELD_DATE)
		return date_iso(rq->arena, checked_date(rq, field, name));
	if (field == FIELD_CONTACT_EMAIL)
		return checked_email(rq, facts, name);
	if (facts->kind == FIELD_CHOICE)
		return checked_choice(rq, facts, form_text(rq, name));
	return checked_words(rq, facts, name);
}

static const char *numbered(struct request *rq, const char *before, size_t i, const char *after)
{
	return arena_format(rq->arena, "%s-%zu-%s", before, i, after);
}

static bool is_dropped(struct request *rq, size_t i)
{
	return form_raw(rq, numbered(rq, "amount", i, "drop"))[0] != '\0';
}

/* The kind sent there; `otherwise` where none was. */
static enum amount_kind typed_kind(struct request *rq, const char *name, enum amount_kind otherwise)
{
	const char *sent = form_raw(rq, name);
	enum amount_kind kind = amount_kind_named(sent);

	if (kind == AMOUNT_NONE && sent[0] != '\0')
		form_problem(rq, name, N_("Choose one of the answers"));
	return kind == AMOUNT_NONE ? otherwise : kind;
}

/* What is printed says another sum; where it cannot be read as one alone, nobody knows. */
static bool is_printed_otherwise(const char *literal, struct money money)
{
	struct slice text = slice_trim(slice_of(literal));
	struct figure figure;

	return figure_find(text, 0, &figure) && figure.sure != UNSURE && figure.from == 0 &&
	       figure.end == text.size && figure.money.pence != money.pence;
}

/* The record's amounts as the form says them now, with those marked to be left out. */
static struct amounts typed_amounts(struct request *rq, const struct decision *d)
{
	struct amounts amounts = { 0 };

	for (size_t i = 0; i < d->amounts.n; i++) {
		struct amount amount = d->amounts.at[i];

		amount.kind = typed_kind(rq, numbered(rq, "amount", i, "kind"), amount.kind);
		if (form_was_sent(rq, numbered(rq, "amount", i, "en"))) {
			amount.label[ENGLISH] = form_text(rq, numbered(rq, "amount", i, "en"));
			amount.label[WELSH] = form_text(rq, numbered(rq, "amount", i, "cy"));
		}
		*list_add(rq->arena, &amounts) = amount;
	}
	return amounts;
}

/* Those that stay. */
static struct amounts kept_amounts(struct request *rq, const struct amounts *typed)
{
	struct amounts amounts = { 0 };

	for (size_t i = 0; i < typed->n; i++)
		if (!is_dropped(rq, i))
			*list_add(rq->arena, &amounts) = typed->at[i];
	return amounts;
}

/* One that the reader missed. */
static void add_typed_amount(struct request *rq, struct amounts *amounts)
{
	bool is_given = false;
	const char *literal = form_text(rq, "new-literal");
	struct money money = form_money(rq, "new-amount", &is_given);
	enum amount_kind kind = typed_kind(rq, "new-kind", AMOUNT_UNCLEAR);

	if (literal[0] == '\0' && !is_given)
		return;
	if (literal[0] == '\0')
		form_problem(rq, "new-literal", N_("Enter the amount as the document prints it"));
	if (!is_given)
		form_problem(rq, "new-amount", N_("Enter the amount, such as 33,760"));
	if (money.pence < 0)
		form_problem(rq, "new-amount",
			N_("This must be an amount of money, such as £33,760 or 60,000.50"));
	if (is_given && is_printed_otherwise(literal, money))
		form_problem(rq, "new-amount",
			N_("This is not the amount that is printed. Correct the one that is "
			   "wrong"));
	if (amounts->n >= LISTED_MAX)
		form_problem(rq, "new-amount", N_("The record has as many amounts as it can have"));
	*list_add(rq->arena, amounts) = (struct amount){
		.money = money,
		.literal = literal,
		.kind = kind,
		.label = { "", "" },
	};
}

/* A body's name, within what the record may hold. */
static const char *typed_body(struct request *rq, const char *name)
{
	const char *value = form_text(rq, name);

	if (utf8_length(value) > PRIOR_BODY_MAX)
		form_problem(rq, name, N_("This is too long for the record"));
	return value;
}

/* As the form says them now; those that it has no line for stay. */
static struct priors typed_priors(struct request *rq, const struct decision *d)
{
	struct priors priors = { 0 };

	for (size_t i = 0; i < PRIORS_MAX; i++) {
		const char *en = typed_body(rq, numbered(rq, "prior", i, "body-en"));
		const char *cy = typed_body(rq, numbered(rq, "prior", i, "body-cy"));
		enum prior_act act = prior_act_named(form_raw(rq, numbered(rq, "prior", i, "act")));

		if (en[0] == '\0' && cy[0] == '\0')
			continue;
		*list_add(rq->arena, &priors) = (struct prior){
			.number = i < d->priors.n ? d->priors.at[i].number : 0,
			.act = act == PRIOR_NONE ? PRIOR_APPROVED : act,
			.body = { en, cy },
			.what = { form_text(rq, numbered(rq, "prior", i, "what-en")),
				form_text(rq, numbered(rq, "prior", i, "what-cy")) },
			.on = form_date(rq, arena_format(rq->arena, "prior-on-%zu", i)),
			.at = i < d->priors.n ? d->priors.at[i].at : (struct span){ 0, 0 },
		};
	}
	for (size_t i = PRIORS_MAX; i < d->priors.n; i++)
		*list_add(rq->arena, &priors) = d->priors.at[i];
	return priors;
}

/* The record as the form says it: for storing in `*edit`, and for showing the form again. */
static struct decision typed_record(struct request *rq, const struct decision *d, struct edit *edit)
{
	struct amounts *amounts = arena_one(rq->arena, struct amounts);
	struct priors *priors = arena_one(rq->arena, struct priors);
	struct decision mine = *d;

	*edit = (struct edit){
		.version = form_number(rq, "version"),
		.organisation = { form_id(rq, "organisation") },
	};
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (is_on_form(d, f, l))
				mine.value[f][l] = edit->value[f][l] = typed_value(rq, f, l);
	mine.amounts = typed_amounts(rq, d);
	*amounts = kept_amounts(rq, &mine.amounts);
	if (d->origin == SIGNED_ON_PAPER)
		add_typed_amount(rq, amounts);
	mine.priors = *priors = typed_priors(rq, d);
	edit->amounts = amounts;
	edit->priors = priors;
	return mine;
}

/* ---- the form ---- */

static struct choice *field_choices(struct request *rq, enum field field, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 8);

	*n = 0;
	for (const struct choice_facts *choice = field_facts(field)->choices; choice->name != NULL; choice++)
		choices[(*n)++] = (struct choice){
			.value = choice->name, .text = tr(rq->language, choice->label) };
	return choices;
}

static struct choice *amount_kind_choices(struct request *rq, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, AMOUNT_KIND_COUNT);

	*n = 0;
	for (enum amount_kind kind = AMOUNT_NONE + 1; kind < AMOUNT_KIND_COUNT; kind++)
		choices[(*n)++] = (struct choice){ .value = amount_kind_name(kind),
			.text = tr(rq->language, amount_kind_label(kind)) };
	return choices;
}

/* The parts of a date: as typed when the form came back, else as the record has them. */
static void set_date_parts(struct request *rq, struct form_field *field, struct date date)
{
	if (rq->method == POST) {
		field->day = form_raw(rq, arena_format(rq->arena, "%s-day", field->name));
		field->month = form_raw(rq, arena_format(rq->arena, "%s-month", field->name));
		field->year = form_raw(rq, arena_format(rq->arena, "%s-year", field->name));
		return;
	}
	field->day = date.day == 0 ? "" : arena_format(rq->arena, "%d", date.day);
	field->month = date.month == 0 ? "" : arena_format(rq->arena, "%d", date.month);
	field->year = date.year == 0 ? "" : arena_format(rq->arena, "%d", date.year);
}

/* Where the document says it. */
static struct light *field_lights(struct request *rq, const struct decision *d, enum field field,
	enum language language, const char *what, size_t *n)
{
	struct light *lights = arena_many(rq->arena, struct light, d->sources.n + 1);

	*n = 0;
	for (size_t i = 0; i < d->sources.n; i++)
		if (d->sources.at[i].field == field && d->sources.at[i].language == d->original &&
			(!field_facts(field)->has_language || language == d->original))
			lights[(*n)++] = (struct light){ source_id(rq->arena, i), what };
	return lights;
}

static struct edit_field edit_field_of(struct request *rq, const struct decision *d, enum field field,
	enum language language)
{
	const struct field_facts *facts = field_facts(field);
	struct edit_field view = {
		.kind = facts->kind,
		.field = {
			.name = field_input_name(rq->arena, field, language),
			.label = field_label(rq, field, language),
			.hint = facts->hint == NULL ? NULL : tr(rq->language, facts->hint),
			.problems = &rq->problems,
			.value = facts->kind != FIELD_DATE && rq->method == POST
					 ? form_raw(rq, field_input_name(rq->arena, field, language))
					 : d->value[field][language],
			.lang = facts->has_language ? language_code(language) : NULL,
			.rows = facts->kind == FIELD_WORDS ? ROWS_OF_WORDS : ROWS_OF_LIST,
		},
	};

	if (facts->kind == FIELD_DATE)
		set_date_parts(rq, &view.field, decision_date(d, field));
	if (facts->kind == FIELD_CHOICE)
		view.field.choices = field_choices(rq, field, &view.field.choice_count);
	view.lights = field_lights(rq, d, field, language, view.field.label, &view.light_count);
	return view;
}

/* The question is asked when it has to be answered, or has been. */
static bool is_asked(const struct request *rq, const struct decision *d, enum field field)
{
	if (field == FIELD_DECIDED_EARLIER)
		return decision_asks_decided_earlier(d, rq->today) ||
		       decision_value(d, field, ENGLISH)[0] != '\0';
	if (d->origin == DRAFTED_HERE)
		return field != FIELD_SIGNED_ON && field != FIELD_SIGNATURE && field != FIELD_LANGUAGE_NOTE;
	return true;
}

static void fill_fields(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct edit_field *fields = arena_many(rq->arena, struct edit_field, 2 * FIELD_COUNT);

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (int i = 0; i < LANGUAGE_COUNT; i++) {
			enum language l = i == 0 ? d->original : language_other(d->original);

			if (!field_facts(f)->has_language)
				l = ENGLISH;
			if (is_asked(rq, d, f) && is_on_form(d, f, l))
				fields[view->field_count++] = edit_field_of(rq, d, f, l);
			if (!field_facts(f)->has_language)
				break;
		}
	view->fields = fields;
}

static void fill_edit_amounts(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct edit_amount *amounts = arena_many(rq->arena, struct edit_amount, d->amounts.n + 1);
	size_t kind_count;
	const struct choice *kinds = amount_kind_choices(rq, &kind_count);

	for (size_t i = 0; i < d->amounts.n; i++) {
		const struct amount *amount = &d->amounts.at[i];

		amounts[i] = (struct edit_amount){
			.literal = amount->literal,
			.kind = { .name = numbered(rq, "amount", i, "kind"), .id = numbered(rq, "amount", i, "kind"),
				.label = tr(rq->language, "Kind"), .choices = kinds, .choice_count = kind_count,
				.value = amount_kind_name(amount->kind), .problems = &rq->problems },
			.label_en = { .name = numbered(rq, "amount", i, "en"),
				.label = tr(rq->language, "What it is for, in English"), .lang = "en",
				.value = amount->label[ENGLISH], .problems = &rq->problems },
			.label_cy = { .name = numbered(rq, "amount", i, "cy"),
				.label = tr(rq->language, "What it is for, in Welsh"), .lang = "cy",
				.value = amount->label[WELSH], .problems = &rq->problems },
			.drop = numbered(rq, "amount", i, "drop"),
			.is_dropped = rq->method == POST && is_dropped(rq, i),
			.light = { amount_id(rq->arena, i), amount->literal },
			.has_light = amount->sentence.to > amount->sentence.from,
		};
	}
	view->amounts = amounts;
	view->amount_count = d->amounts.n;
	view->adds_amounts = d->origin == SIGNED_ON_PAPER;
	view->new_literal = (struct form_field){ .name = "new-literal", .label = tr(rq->language, "As printed"),
		.problems = &rq->problems, .value = typed(rq, "new-literal"), .width = "20" };
	view->new_amount = (struct form_field){ .name = "new-amount", .label = tr(rq->language, "Amount in pounds"),
		.prefix = "£", .inputmode = "decimal", .problems = &rq->problems, .value = typed(rq, "new-amount"),
		.width = "10" };
	view->new_kind = (struct form_field){ .name = "new-kind", .label = tr(rq->language, "Kind"), .choices = kinds,
		.choice_count = kind_count, .problems = &rq->problems, .value = typed(rq, "new-kind") };
}

static const struct choice *prior_act_choices(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, 3);

	for (enum prior_act act = PRIOR_APPROVED; act <= PRIOR_ADVISED; act++)
		choices[act - PRIOR_APPROVED] = (struct choice){
			.value = prior_act_name(act), .text = tr(rq->language, prior_act_label(act)) };
	return choices;
}

static struct edit_prior edit_prior_of(struct request *rq, size_t i, const struct prior *prior,
	const struct choice *acts)
{
	struct edit_prior view = {
		.number = arena_format(rq->arena, "%zu", i + 1),
		.body_en = { .name = numbered(rq, "prior", i, "body-en"), .label = tr(rq->language, "Body, in English"),
			.lang = "en", .value = prior->body[ENGLISH], .problems = &rq->problems },
		.body_cy = { .name = numbered(rq, "prior", i, "body-cy"), .label = tr(rq->language, "Body, in Welsh"),
			.lang = "cy", .value = prior->body[WELSH], .problems = &rq->problems },
		.act = { .name = numbered(rq, "prior", i, "act"), .label = tr(rq->language, "What it did"),
			.choices = acts, .choice_count = 3,
			.value = prior->act == PRIOR_NONE ? "" : prior_act_name(prior->act),
			.problems = &rq->problems },
		.on = { .name = arena_format(rq->arena, "prior-on-%zu", i), .label = tr(rq->language, "When"),
			.problems = &rq->problems },
		.what_en = { .name = numbered(rq, "prior", i, "what-en"),
			.label = tr(rq->language, "What it was about, in English"), .lang = "en",
			.value = prior->what[ENGLISH], .problems = &rq->problems },
		.what_cy = { .name = numbered(rq, "prior", i, "what-cy"),
			.label = tr(rq->language, "What it was about, in Welsh"), .lang = "cy",
			.value = prior->what[WELSH], .problems = &rq->problems },
		.light = { prior_id(rq->arena, i), "" },
		.has_light = prior->at.to > prior->at.from,
	};

	view.light.what = view.body_en.value;
	set_date_parts(rq, &view.on, prior->on);
	return view;
}

/* The lines there are, and one more to add to. */
static void fill_priors(struct request *rq, const struct decision *d, struct edit_view *view)
{
	static const struct prior blank = { .body = { "", "" }, .what = { "", "" } };
	size_t n = d->priors.n < PRIORS_MAX ? d->priors.n + 1 : PRIORS_MAX;
	struct edit_prior *priors = arena_many(rq->arena, struct edit_prior, n);
	const struct choice *acts = prior_act_choices(rq);

	for (size_t i = 0; i < n; i++)
		priors[i] = edit_prior_of(rq, i, i < d->priors.n ? &d->priors.at[i] : &blank, acts);
	view->priors = priors;
	view->prior_count = n;
}

static void fill_document(struct request *rq, const struct decision *d, struct edit_view *view)
{
	const char *text = d->origin == SIGNED_ON_PAPER ? d->document[d->original].text
							: decision_own_text(rq->arena, d);

	view->document_title = d->origin == SIGNED_ON_PAPER ? tr(rq->language, "The document")
							    : tr(rq->language, "As it will be read");
	view->document_lang = language_code(d->original);
	view->has_document = text != NULL && slice_trim(slice_of(text)).size > 0;
	if (view->has_document)
		view->pieces = marked_document(rq->arena, d, text, &view->piece_count);
	view->sums = sum_views(rq, d, view->has_document);
	view->sum_count = d->sums.n;
}

static void fill_edit_gaps(struct request *rq, const struct decision *d, struct edit_view *view)
{
	struct gaps gaps = d->origin == DRAFTED_HERE ? decision_gaps_to_sign(rq->arena, d)
						     : decision_gaps_on_paper(rq->arena, d);

	view->gaps = gap_sentences(rq, d, &gaps);
	view->gap_count = gaps.n;
}

static enum status edit_page(struct request *rq, const struct decision *d, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct edit_view view = {
		.title = d->origin == SIGNED_ON_PAPER ? tr(rq->language, "Review the import")
						      : tr(rq->language, "Edit the draft"),
		.problems = &rq->problems,
		.form = { .action = url_of(rq->arena, "/decisions/%lld/edit", (long long)d->id.v),
			.token = keys.token, .key = keys.once, .is_guarded = true },
		.version = rq->method == POST ? form_raw(rq, "version")
					      : arena_format(rq->arena, "%" PRId64, d->version),
		.organisation = { .name = "organisation", .label = tr(rq->language, "Whose decision"),
			.problems = &rq->problems,
			.value = arena_format(rq->arena, "%" PRId64, d->organisation.v) },
	};

	view.organisation.choices =
		organisation_choices(rq, tr(rq->language, "Choose one"), &view.organisation.choice_count);
	fill_document(rq, d, &view);
	fill_fields(rq, d, &view);
	fill_edit_amounts(rq, d, &view);
	fill_priors(rq, d, &view);
	fill_edit_gaps(rq, d, &view);

	struct html *out = page_open_with(rq, view.title, &(struct page_options){ .is_wide = true });

	view_decision_edit(out, &view);
	return page_close(rq, status);
}

/* The record if it may be altered as it stands now; else the page that says why not. */
static bool may_edit(struct request *rq, struct decision *d, enum status *refused)
{
	if (!page_record(rq, d)) {
		*refused = page_not_found(rq);
		return false;
	}
	if ((decision_open_acts(rq->work, &rq->actor, d) & 1u << ACT_ALTER) != 0)
		return true;
	*refused = record_refused(rq,
		decision_is_frozen(d) ? refusal_text(REFUSED_FROZEN) : refusal_text(REFUSED_STATE));
	return false;
}

enum status decision_edit_show(struct request *rq)
{
	struct decision d;
	enum status refused;

	return may_edit(rq, &d, &refused) ? edit_page(rq, &d, OK) : refused;
}

/* ---- two people, one record ---- */

static void add_conflict(struct request *rq, struct conflict_view *view, struct conflict_line *lines,
	enum field f, enum language l, const char *theirs, const char *mine)
{
	if (strcmp(theirs, mine) != 0)
		lines[view->n++] = (struct conflict_line){
			.label = field_label(rq, f, l),
			.theirs = theirs,
			.mine = mine,
			.lang = language_code(field_facts(f)->has_language ? l : rq->language),
		};
}

/* Everything typed goes on, but for what the frame and this page put there themselves. */
static void carry_form(struct request *rq, struct conflict_view *view)
{
	struct pair *carried = arena_many(rq->arena, struct pair, rq->form_fields.all.n + 1);

	list_each (const struct pair *, field, &rq->form_fields.all)
		if (strcmp(field->name, "version") != 0 && strcmp(field->name, FORM_TOKEN_NAME) != 0 &&
			strcmp(field->name, FORM_KEY_NAME) != 0)
			carried[view->carried_count++] = *field;
	view->carried = carried;
}

static enum status conflict_page(struct request *rq, const struct decision *theirs, const struct edit *mine)
{
	struct form_keys keys = page_form_keys(rq);
	struct conflict_line *lines = arena_many(rq->arena, struct conflict_line, 2 * FIELD_COUNT);
	struct steps last = decision_history(rq->work, theirs->id, 0, 1);
	struct conflict_view view = {
		.form = { .action = url_of(rq->arena, "/decisions/%lld/edit", (long long)theirs->id.v),
			.token = keys.token, .key = keys.once },
		.version = arena_format(rq->arena, "%" PRId64, theirs->version),
		.lines = lines,
		.back = url_decision(rq->arena, theirs->id),
	};

	view.who = tr_fill(rq->arena, rq->language, "{name} saved it after you had opened it, on {date}.", "name",
		last.n == 0 ? "" : last.at[0].by, "date",
		instant_words(rq->arena, rq->language, theirs->changed_at), NULL);
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (mine->value[f][l] != NULL)
				add_conflict(rq, &view, lines, f, l, decision_value(theirs, f, l), mine->value[f][l]);
	carry_form(rq, &view);

	struct html *out = page_open(rq, tr(rq->language, "Somebody else changed this record"));

	view_conflict(out, &view);
	return page_close(rq, CONFLICTING);
}

/* ---- saving ---- */

/* The field that a refusal is about; NULL when it is about the whole record. */
static const char *field_of_refusal(enum refusal refusal)
{
	switch (refusal) {
	case REFUSED_REFERENCE_TAKEN: return "reference";
	case REFUSED_ORGANISATION: return "organisation";
	default: return NULL;
	}
}

enum status decision_edit_save(struct request *rq)
{
	struct decision theirs;
	struct decision mine;
	struct edit edit;
	enum status refused;

	if (!may_edit(rq, &theirs, &refused))
		return refused;
	mine = typed_record(rq, &theirs, &edit);
	if (form_has_problems(rq))
		return edit_page(rq, &mine, UNPROCESSABLE);

	struct outcome outcome =
		decision_alter(rq->work, &rq->actor, theirs.id, &edit, &theirs);

	if (outcome.kind == CHANGED_MEANWHILE)
		return conflict_page(rq, &theirs, &edit);
	if (outcome.kind == REFUSED && field_of_refusal(outcome.refusal) != NULL) {
		form_problem(rq, field_of_refusal(outcome.refusal), refusal_text(outcome.refusal));
		return edit_page(rq, &mine, UNPROCESSABLE);
	}
	return answer_outcome(rq, outcome, url_of(rq->arena, "/decisions/%lld?done=alter", (long long)theirs.id.v));
}
