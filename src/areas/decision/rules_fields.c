/* SPDX-License-Identifier: MIT */
/*
 * The table of fields, and the names of everything a record stores.
 */
#include "areas/decision/rules.h"

#include <assert.h>
#include <string.h>

#include "areas/organisation/rules.h"
#include "base/err.h"
#include "base/slice.h"

/* ---- fields ---- */

static const struct choice_facts interests_choices[] = {
	{ "none", N_("Considered: there is no personal or prejudicial interest") },
	{ "considered", N_("Considered, as the document words it") },
	{ "declared", N_("An interest is declared") },
	{ "not-stated", N_("The document says nothing about interests") },
	{ NULL },
};

static const struct choice_facts signature_choices[] = {
	{ "signed", N_("Signed") },
	{ "blank", N_("The space for the signature is blank in this copy") },
	{ "no-place", N_("There is no place for a signature") },
	{ NULL },
};

static const struct choice_facts decided_earlier_choices[] = {
	{ "yes", N_("Yes, it was decided earlier and recorded later") },
	{ "no", N_("No, it was decided on the day it was signed") },
	{ "not-known", N_("Not known, and nobody can say any more") },
	{ NULL },
};

static const struct choice_facts language_note_choices[] = {
	{ "yes", N_("The document says that it is available in both languages") },
	{ "no", N_("The document does not say so") },
	{ NULL },
};

enum {
	ON_SHEET = 1u << SUMMARY_SHEET,
	ON_SESSION = 1u << SESSION_RECORD,
	ON_BOTH = ON_SHEET | ON_SESSION,
};

static const struct field_facts fields[FIELD_COUNT] = {
	[FIELD_REFERENCE] = { "reference", N_("Reference"), N_("As it is printed on the document"),
		N_("Enter the reference"), FIELD_LINE, false, ON_BOTH, true, REFERENCE_MOST, NULL },
	[FIELD_TITLE] = { "title", N_("Title or subject"), NULL, N_("Enter the title"), FIELD_LINE,
		true, ON_BOTH, true, 300, NULL },
	[FIELD_PURPOSE] = { "purpose", N_("Purpose"), NULL, N_("Enter the purpose"), FIELD_LINE,
		true, ON_SHEET, false, 300, NULL },
	[FIELD_TIMING] = { "timing", N_("Timing"), N_("For example: Singular, or Recurring"),
		N_("Enter the timing"), FIELD_LINE, true, ON_SHEET, false, 100, NULL },
	[FIELD_CATEGORY] = { "category", N_("Category of decision"), NULL,
		N_("Enter the category of decision"), FIELD_LINE, true, ON_SHEET, false, 200,
		NULL },
	[FIELD_SUMMARY] = { "summary", N_("Summary"), NULL, N_("Enter the summary"), FIELD_WORDS,
		true, ON_BOTH, true, 12000, NULL },
	[FIELD_BACKGROUND] = { "background", N_("Background"), NULL, NULL, FIELD_WORDS, true, 0,
		false, 12000, NULL },
	[FIELD_LEGAL_POWERS] = { "legal-powers", N_("Legal powers"), N_("One on each line"),
		N_("Enter the legal powers"), FIELD_LIST, true, ON_BOTH, true, 2000, NULL },
	[FIELD_CONSIDERATIONS] = { "considerations", N_("What was considered"),
		N_("For example: the needs of victims, the Police and Crime Plan, equality, the "
		   "Welsh language"),
		NULL, FIELD_WORDS, true, 0, false, 6000, NULL },
	[FIELD_FUNDERS] = { "funders", N_("Funders"), N_("One on each line"), NULL, FIELD_LIST,
		true, 0, false, 2000, NULL },
	[FIELD_PROVIDERS] = { "providers", N_("Providers"), N_("One on each line"), NULL,
		FIELD_LIST, true, 0, false, 2000, NULL },
	[FIELD_PROGRAMMES] = { "programmes", N_("Programmes"), N_("One on each line"), NULL,
		FIELD_LIST, true, 0, false, 2000, NULL },
	[FIELD_LEGAL_ADVICE] = { "legal-advice", N_("Legal advice"), NULL, NULL, FIELD_WORDS, true,
		0, false, 6000, NULL },
	[FIELD_EVIDENCE] = { "evidence", N_("Evidence relied on"), NULL, NULL, FIELD_WORDS, true, 0,
		false, 6000, NULL },
	[FIELD_RECOMMENDATION] = { "recommendation", N_("Recommendation or decision"), NULL,
		N_("Enter the recommendation or decision"), FIELD_WORDS, true, ON_BOTH, true, 12000,
		NULL },
	[FIELD_INTERESTS] = { "interests", N_("Declaration of interests"),
		N_("This is always asked, whether or not the template has a place for it"),
		N_("Say whether interests were declared"), FIELD_CHOICE, false, ON_BOTH, true, 20,
		interests_choices },
	[FIELD_INTERESTS_WORDS] = { "interests-words", N_("Words of the declaration"), NULL, NULL,
		FIELD_WORDS, true, 0, false, 3000, NULL },
	[FIELD_MAKER] = { "maker", N_("Decision-maker"),
		N_("The name of the person who decides or signs"),
		N_("Enter the name of the decision-maker"), FIELD_LINE, false, ON_BOTH, true, 200,
		NULL },
	[FIELD_MAKER_ROLE] = { "maker-role", N_("Office of the decision-maker"), NULL,
		N_("Enter the office of the decision-maker"), FIELD_LINE, true, ON_BOTH, false, 200,
		NULL },
	[FIELD_SIGNATURE] = { "signature", N_("Signature"), NULL, NULL, FIELD_CHOICE, false, 0,
		false, 20, signature_choices },
	[FIELD_DECIDED_ON] = { "decided-on", N_("Decision taken"),
		N_("Leave blank if it is not known"), NULL, FIELD_DATE, false, 0, false, 10, NULL },
	[FIELD_SIGNED_ON] = { "signed-on", N_("Signed"), NULL, N_("Enter the date of signature"),
		FIELD_DATE, false, 0, true, 10, NULL },
	[FIELD_SERVICE_START] = { "service-start", N_("Service starts"),
		N_("The day may be left blank when only the month is known"), NULL, FIELD_DATE,
		false, 0, false, 10, NULL },
	[FIELD_DECIDED_EARLIER] = { "decided-earlier", N_("Was it decided earlier?"),
		N_("Asked because it was signed after the service began. The answer is not "
		   "published."),
		NULL, FIELD_CHOICE, false, 0, false, 20, decided_earlier_choices },
	[FIELD_CONTACT] = { "contact", N_("Contact officer"), NULL, N_("Enter the contact officer"),
		FIELD_LINE, false, ON_SESSION, false, 200, NULL },
	[FIELD_CONTACT_ROLE] = { "contact-role", N_("Position of the contact officer"), NULL, NULL,
		FIELD_LINE, true, 0, false, 200, NULL },
	[FIELD_CONTACT_EMAIL] = { "contact-email", N_("Email of the contact officer"), NULL, NULL,
		FIELD_LINE, false, 0, false, 254, NULL },
	[FIELD_CONTACT_TELEPHONE] = { "contact-telephone", N_("Telephone of the contact officer"),
		NULL, NULL, FIELD_LINE, false, 0, false, 40, NULL },
	[FIELD_PAPERS] = { "papers", N_("Background papers"), N_("One on each line"), NULL,
		FIELD_LIST, true, 0, false, 3000, NULL },
	[FIELD_LANGUAGE_NOTE] = { "language-note", N_("Note on languages"), NULL, NULL,
		FIELD_CHOICE, false, 0, false, 10, language_note_choices },
};

const struct field_facts *field_facts(enum field field)
{
	assert(field > FIELD_NONE && field < FIELD_COUNT);
	assert(fields[field].name != NULL);
	return &fields[field];
}

enum field field_named(const char *name)
{
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (strcmp(field_facts(f)->name, name) == 0)
			return f;
	return FIELD_NONE;
}

const char *decision_value(const struct decision *d, enum field field, enum language language)
{
	const char *value = d->value[field][field_facts(field)->has_language ? language : ENGLISH];

	return value == NULL ? "" : value;
}

struct date decision_date(const struct decision *d, enum field field)
{
	struct date date = DATE_NONE;

	assert(field_facts(field)->kind == FIELD_DATE);
	date_parse_iso(slice_of(decision_value(d, field, ENGLISH)), &date);
	return date;
}

struct texts field_items(struct arena *a, const char *value)
{
	struct texts items = { 0 };
	struct slice rest = slice_of(value);
	struct slice line;

	while (slice_line(&rest, &line)) {
		line = slice_trim(line);
		if (line.size > 0)
			*list_add(a, &items) = arena_text_n(a, line.at, line.size);
	}
	return items;
}

/* ---- names ---- */

struct name {
	const char *stored;
	const char *label;
};

static const struct name states[STATE_COUNT] = {
	[DRAFT] = { "draft", N_("Draft") },
	[READY] = { "ready", N_("Waiting for signature") },
	[IMPORTED] = { "imported", N_("Waiting to be attested") },
	[FROZEN] = { "frozen", N_("Signed, not published") },
	[PUBLISHED] = { "published", N_("Published") },
	[WITHDRAWN] = { "withdrawn", N_("Withdrawn") },
	[DISCARDED] = { "discarded", N_("Discarded") },
};

static const struct name origins[] = {
	[DRAFTED_HERE] = { "here", NULL },
	[SIGNED_ON_PAPER] = { "paper", NULL },
};

static const struct name templates[TEMPLATE_COUNT] = {
	[SUMMARY_SHEET] = { "summary-sheet", N_("Summary decision sheet") },
	[SESSION_RECORD] = { "session-record", N_("Record of a decision session") },
};

static const struct name translations[] = {
	[TRANSLATION_NONE] = { "none", NULL },
	[TRANSLATION_ASKED] = { "asked", NULL },
	[TRANSLATION_GIVEN] = { "given", NULL },
};

static const struct name amount_kinds[AMOUNT_KIND_COUNT] = {
	[AMOUNT_CAP] = { "cap", N_("Cap: at most this amount") },
	[AMOUNT_ESTIMATE] = { "estimate", N_("Estimate") },
	[AMOUNT_UNIT] = { "unit", N_("Price of one") },
	[AMOUNT_INCLUDED] = { "included", N_("Included in another amount") },
	[AMOUNT_CONTRIBUTION] = { "contribution", N_("A funder’s contribution") },
	[AMOUNT_AWARD] = { "award", N_("Award") },
	[AMOUNT_COMPONENT] = { "component", N_("Part of a total") },
	[AMOUNT_MATCH] = { "match", N_("Match funding") },
	[AMOUNT_TOTAL] = { "total", N_("Total") },
	[AMOUNT_BACKGROUND] = { "background", N_("Background: mentioned, not decided") },
	[AMOUNT_UNCLEAR] = { "unclear", N_("Not clear: to be chosen") },
};

static const struct name prior_acts[] = {
	[PRIOR_APPROVED] = { "approved", N_("Approved") },
	[PRIOR_NOTED] = { "noted", N_("Noted") },
	[PRIOR_ADVISED] = { "advised", N_("Advised") },
};

/* Index of the name in its table, whose first line is "none of them"; 0 when unknown. */
static unsigned named(const struct name *table, size_t n, const char *name)
{
	for (unsigned i = 1; i < n; i++)
		if (table[i].stored != NULL && strcmp(table[i].stored, name) == 0)
			return i;
	return 0;
}

const char *state_name(enum decision_state state)
{
	assert(state > STATE_NONE && state < STATE_COUNT);
	return states[state].stored;
}

const char *state_label(enum decision_state state)
{
	assert(state > STATE_NONE && state < STATE_COUNT);
	return states[state].label;
}

enum decision_state state_named(const char *name)
{
	return (enum decision_state)named(states, array_size(states), name);
}

const char *origin_name(enum origin origin)
{
	return origins[origin].stored;
}

enum origin origin_named(const char *name)
{
	return (enum origin)named(origins, array_size(origins), name);
}

const char *template_name(enum template template)
{
	return templates[template].stored;
}

const char *template_label(enum template template)
{
	return templates[template].label;
}

enum template template_named(const char *name)
{
	return (enum template)named(templates, array_size(templates), name);
}

const char *translation_name(enum translation translation)
{
	return translations[translation].stored;
}

enum translation translation_named(const char *name)
{
	for (unsigned i = 0; i < array_size(translations); i++)
		if (strcmp(translations[i].stored, name) == 0)
			return (enum translation)i;
	return TRANSLATION_NONE;
}

const char *amount_kind_name(enum amount_kind kind)
{
	return amount_kinds[kind].stored;
}

const char *amount_kind_label(enum amount_kind kind)
{
	return amount_kinds[kind].label;
}

enum amount_kind amount_kind_named(const char *name)
{
	return (enum amount_kind)named(amount_kinds, array_size(amount_kinds), name);
}

const char *prior_act_name(enum prior_act act)
{
	return prior_acts[act].stored;
}

const char *prior_act_label(enum prior_act act)
{
	return prior_acts[act].label;
}

enum prior_act prior_act_named(const char *name)
{
	return (enum prior_act)named(prior_acts, array_size(prior_acts), name);
}
