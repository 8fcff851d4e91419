/* SPDX-License-Identifier: MIT */
/*
 * What the rules of a scheme mean, and what somebody's circumstances make of them.
 */
#include "areas/scheme/rules.h"

#include <string.h>

#include "base/err.h"

enum { OFFENCE_NAME_MOST = 120, AGE_MOST = 120 };

/* ---- the rules ---- */

#define ANSWER_YES(why)                                                                            \
	{                                                                                          \
		"yes", N_("Yes"), why, TERM_NONE                                                   \
	}
#define ANSWER_NO(why)                                                                             \
	{                                                                                          \
		"no", N_("No"), why, TERM_NONE                                                     \
	}

static const struct rule_facts rules[RULE_COUNT] = {
	[RULE_ADULT] = { "E01", N_("The person is an adult on the day of the caution"),
		N_("Age on the day of the caution"), NULL, AT_CHECK, { REFUSES, NOBODY },
		{ { 0 } } },
	[RULE_SIGNED] = { "E02",
		N_("A conditional caution is signed and dated, or a named officer is to authorise "
		   "it"),
		NULL, NULL, AT_REFERRAL, { HOLDS, AUTHORISING_OFFICER }, { { 0 } } },
	[RULE_ADMISSION] = { "E03", N_("The person admits the offence, and that is recorded"),
		N_("Does the person admit the offence?"), NULL, AT_CHECK, { REFUSES, NOBODY },
		{ ANSWER_YES(NULL),
			ANSWER_NO(N_(
				"Without an admission there can be no conditional caution.")) } },
	[RULE_RISK] = { "E04",
		N_("The risk was assessed with a named tool, and is standard or low"),
		N_("Grade of the risk assessment"), N_("As the tool names it"), AT_CHECK,
		{ REFUSES, NOBODY },
		{ { "standard", N_("Standard or low"), NULL, TERM_NONE },
			{ "medium", N_("Medium"),
				N_("The scheme does not take a medium risk. Consider a programme "
				   "for a higher risk."),
				TERM_TAKES_MEDIUM },
			{ "high", N_("High"),
				N_("The scheme does not take a high risk. Consider a programme for "
				   "a higher risk."),
				TERM_NONE },
			{ "none", N_("Not assessed"),
				N_("Assess the risk with a named tool first."), TERM_NONE } } },
	[RULE_HISTORY] = { "E05",
		N_("Any recorded history of domestic abuse is shown to whoever authorises the "
		   "caution"),
		N_("Is a history of domestic abuse recorded?"), NULL, AT_CHECK,
		{ HOLDS, AUTHORISING_OFFICER },
		{ { "no", N_("None is recorded"), NULL, TERM_NONE },
			{ "shown", N_("Yes, and the authorising officer has seen it"), NULL,
				TERM_NONE },
			{ "yes", N_("Yes, and the authorising officer has not seen it"),
				N_("Show it to the authorising officer before a caution is "
				   "offered."),
				TERM_NONE } } },
	[RULE_COERCION] = { "E06", N_("There is no evidence of controlling or coercive behaviour"),
		N_("Is there evidence of controlling or coercive behaviour?"), NULL, AT_CHECK,
		{ REFUSES, NOBODY },
		{ { "no", N_("There is none"), NULL, TERM_NONE },
			{ "yes", N_("There is some"),
				N_("Where there is such evidence this caution is not to be "
				   "offered."),
				TERM_NONE } } },
	[RULE_OTHER_MATTER] = { "E07",
		N_("The person is not on bail for another matter, nor under a community sentence "
		   "or an order about domestic abuse"),
		N_("Is the person on bail for another matter, or under a community sentence or an "
		   "order about domestic abuse?"),
		N_("Bail for this matter does not count"), AT_CHECK, { REFUSES, NOBODY },
		{ ANSWER_NO(NULL), ANSWER_YES(N_("The scheme does not take people under another "
						 "order or on other bail.")) } },
	[RULE_OFFENCE] = { "E08", N_("The offence is of a kind that the scheme takes"),
		N_("Offence"), NULL, AT_CHECK, { REFUSES, COMMISSIONER }, { { 0 } } },
	[RULE_VICTIM_VIEWS] = { "E09",
		N_("The victim’s views were sought before conditions are chosen"),
		N_("The victim’s views"), NULL, AT_CHECK, { HOLDS, AUTHORISING_OFFICER },
		{ { "obtained", N_("Obtained"), NULL, TERM_NONE },
			{ "unable", N_("Tried, but not reached"), NULL, TERM_NONE },
			{ "unsafe", N_("Not safe to ask"), NULL, TERM_NONE },
			{ "objects", N_("Obtained, and the victim objects"),
				N_("The victim objects: the authorising officer decides, with a "
				   "reason."),
				TERM_NONE },
			{ "not-yet", N_("Not sought yet"),
				N_("Seek the victim’s views first, where that is safe."),
				TERM_NONE } } },
	[RULE_RELATIONSHIP] = { "E10",
		N_("The relationship is one that the scheme has a group for"),
		N_("What the victim is to the person"), NULL, AT_CHECK, { HOLDS, PROVIDER },
		{ { "partner", N_("Partner"), NULL, TERM_NONE },
			{ "former", N_("Former partner"), NULL, TERM_NONE },
			{ "family", N_("Family, not a partner"), NULL, TERM_NONE },
			{ "other", N_("None of these"),
				N_("There is no group for this. Ask the provider before a caution "
				   "is offered."),
				TERM_NONE } } },
	[RULE_ACCESS_NEED] = { "E11",
		N_("Where somebody needs an interpreter, an appropriate adult or other help, the "
		   "provider has a way to serve them"),
		N_("What the person needs to take part"), NULL, AT_CHECK, { HOLDS, PROVIDER },
		{ { "none", N_("Nothing in particular"), NULL, TERM_NONE },
			{ "agreed", N_("Help, and the provider has agreed how"), NULL, TERM_NONE },
			{ "help", N_("An interpreter, an appropriate adult or other help"),
				N_("Ask the provider how: one to one, by telephone, or a group in "
				   "the person’s language."),
				TERM_NONE } } },
	[RULE_TRIAGE] = { "E12", N_("The diversion scheme has assessed what the person needs"),
		NULL, NULL, AT_TRIAGE, { HOLDS, NOBODY }, { { 0 } } },
	[RULE_AUTHORISER] = { "E13",
		N_("Whoever authorises the caution is a sergeant or above, or authorised to by the "
		   "Director of Public Prosecutions"),
		N_("Who is to authorise the caution"), NULL, AT_CHECK, { HOLDS, NOBODY },
		{ { "sergeant", N_("A sergeant or above"), NULL, TERM_NONE },
			{ "authorised",
				N_("An officer authorised by the Director of Public Prosecutions"),
				NULL, TERM_NONE },
			{ "prosecutor", N_("A prosecutor"), NULL, TERM_NONE },
			{ "nobody", N_("Nobody yet"),
				N_("A sergeant or above has to authorise it."), TERM_NONE } } },
};

const struct rule_facts *rule_facts(enum rule rule)
{
	assert(rule > RULE_NONE && rule < RULE_COUNT);
	return &rules[rule];
}

enum rule rule_by_code(const char *code)
{
	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		if (strcmp(rules[rule].code, code) == 0)
			return rule;
	return RULE_NONE;
}

/* ---- the numbers ---- */

static const struct term_facts numbers[TERM_COUNT] = {
	[TERM_MINIMUM_AGE] = { "minimum-age", N_("Youngest age"), NULL, YEARS, 18, 30, 18 },
	[TERM_TAKES_MEDIUM] = { "takes-medium", N_("Takes a medium risk"), NULL, YES_NO, 0, 1, 0 },
	[TERM_LOOKBACK_MONTHS] = { "lookback-months", N_("How far back a history counts"),
		N_("0 while the force has not set it."), MONTHS, 0, 120, 0,
		N_("Not set by the force: all of it is shown") },
	[TERM_HOLD_HOURS] = { "hold-hours", N_("How long a place is held"), NULL, HOURS, 1, 336,
		72 },
	[TERM_FIRST_CONTACT_DAYS] = { "first-contact-days", N_("First contact within"), NULL, DAYS,
		1, 60, 14 },
	[TERM_GAP_LEAST_DAYS] = { "gap-least-days", N_("From workshop A to B, at least"), NULL,
		DAYS, 1, 90, 28 },
	[TERM_GAP_MOST_DAYS] = { "gap-most-days", N_("From workshop A to B, at most"), NULL, DAYS,
		1, 90, 35 },
	[TERM_PLACES] = { "places", N_("Places in a group"), NULL, PEOPLE, 1, 30, 10 },
	[TERM_GRACE_MINUTES] = { "grace-minutes", N_("Late arrival is let in for"), NULL, MINUTES,
		0, 120, 0, N_("Nobody is let in late") },
	[TERM_USUAL_WEEKS] = { "usual-weeks", N_("From the offence to the end, usually within"),
		NULL, WEEKS, 1, 52, 16 },
	[TERM_LONGEST_WEEKS] = { "longest-weeks", N_("From the offence to the end, at the longest"),
		NULL, WEEKS, 1, 52, 20 },
};

const struct term_facts *term_facts(enum term term)
{
	assert(term > TERM_NONE && term < TERM_COUNT);
	return &numbers[term];
}

enum term term_by_name(const char *name)
{
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		if (strcmp(numbers[term].name, name) == 0)
			return term;
	return TERM_NONE;
}

/* ---- other words ---- */

struct word {
	const char *name;  // as stored and sent
	const char *label; // a msgid
};

static const struct word consequences[CONSEQUENCE_COUNT] = {
	[NOT_ASKED] = { "off", N_("Not asked") },
	[REFUSES] = { "refuse", N_("Not suitable") },
	[HOLDS] = { "hold", N_("Waits until it is met") },
};

static const struct word overriders[OVERRIDER_COUNT] = {
	[NOBODY] = { "nobody", N_("Nobody") },
	[AUTHORISING_OFFICER] = { "authoriser", N_("The authorising officer") },
	[COMMISSIONER] = { "commissioner", N_("The commissioner’s office") },
	[PROVIDER] = { "provider", N_("The provider") },
};

static const struct word risk_tools[RISK_TOOL_COUNT] = {
	[TOOL_NONE] = { "", NULL },
	[TOOL_DASH] = { "dash", N_("DASH") },
	[TOOL_DARA] = { "dara", N_("DARA") },
	[TOOL_SARA] = { "sara", N_("SARA") },
	[TOOL_OTHER] = { "other", N_("Another tool") },
};

/* The place of that name in the table; `n` if it is not there. */
static size_t word_named(const struct word *words, size_t n, const char *name)
{
	size_t i = 0;

	while (i < n && strcmp(words[i].name, name) != 0)
		i++;
	return i;
}

const char *consequence_name(enum consequence consequence)
{
	assert(consequence < CONSEQUENCE_COUNT);
	return consequences[consequence].name;
}

const char *consequence_label(enum consequence consequence)
{
	assert(consequence < CONSEQUENCE_COUNT);
	return consequences[consequence].label;
}

enum consequence consequence_by_name(const char *name)
{
	return (enum consequence)word_named(consequences, CONSEQUENCE_COUNT, name);
}

const char *overrider_name(enum overrider overrider)
{
	assert(overrider < OVERRIDER_COUNT);
	return overriders[overrider].name;
}

const char *overrider_label(enum overrider overrider)
{
	assert(overrider < OVERRIDER_COUNT);
	return overriders[overrider].label;
}

enum overrider overrider_by_name(const char *name)
{
	return (enum overrider)word_named(overriders, OVERRIDER_COUNT, name);
}

const char *risk_tool_name(enum risk_tool tool)
{
	assert(tool > TOOL_NONE && tool < RISK_TOOL_COUNT);
	return risk_tools[tool].name;
}

const char *risk_tool_label(enum risk_tool tool)
{
	assert(tool > TOOL_NONE && tool < RISK_TOOL_COUNT);
	return risk_tools[tool].label;
}

enum risk_tool risk_tool_by_name(const char *name)
{
	size_t found = word_named(risk_tools, RISK_TOOL_COUNT, name);

	return found == RISK_TOOL_COUNT ? TOOL_NONE : (enum risk_tool)found;
}

static const char *const finding_names[] = {
	[FOUND_MET] = "met",
	[FOUND_REFUSED] = "refused",
	[FOUND_HELD] = "held",
	[FOUND_UNSAID] = "unsaid",
	[FOUND_LATER] = "later",
	[FOUND_OFF] = "off",
};

const char *finding_name(enum finding_kind kind)
{
	assert(kind <= FOUND_OFF);
	return finding_names[kind];
}

enum finding_kind finding_by_name(const char *name)
{
	for (enum finding_kind kind = FOUND_MET; kind < FOUND_OFF; kind++)
		if (strcmp(finding_names[kind], name) == 0)
			return kind;
	return FOUND_OFF;
}

const char *cohort_type_label(enum cohort_type type)
{
	static const char *const labels[COHORT_TYPE_COUNT] = {
		[COHORT_UNKNOWN] = N_("No group yet"),
		[COHORT_MI] = N_("Men, partner or former partner"),
		[COHORT_FI] = N_("Women, partner or former partner"),
		[COHORT_MN] = N_("Men, family"),
		[COHORT_FN] = N_("Women, family"),
	};

	assert(type < COHORT_TYPE_COUNT);
	return labels[type];
}

/* ---- a scheme's terms ---- */

struct terms terms_usual(void)
{
	struct terms usual = { .version = 1 };

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		usual.rule[rule] = rules[rule].usual;
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		usual.term[term] = numbers[term].usual;
	return usual;
}

bool rule_setting_equal(struct rule_setting one, struct rule_setting other)
{
	return one.consequence == other.consequence && one.overrider == other.overrider;
}

bool offences_equal(const struct offences *one, const struct offences *other)
{
	if (one->n != other->n)
		return false;
	for (size_t i = 0; i < one->n; i++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			if (strcmp(one->at[i].name[l], other->at[i].name[l]) != 0)
				return false;
	return true;
}

static bool is_later(const struct terms *terms, const struct terms *than)
{
	if (date_equal(terms->applies_from, than->applies_from))
		return terms->version > than->version;
	return date_before(than->applies_from, terms->applies_from);
}

const struct terms *terms_on(const struct terms_list *all, struct date day)
{
	const struct terms *found = NULL;

	list_each (const struct terms *, each, all) {
		bool stands = each->signed_by.v != 0 && !date_before(day, each->applies_from);

		if (stands && (found == NULL || is_later(each, found)))
			found = each;
	}
	return found;
}

const struct terms *terms_before(const struct terms_list *all, int64_t version)
{
	const struct terms *found = NULL;

	list_each (const struct terms *, each, all)
		if (each->signed_by.v != 0 && each->version < version &&
			(found == NULL || each->version > found->version))
			found = each;
	return found;
}

static void check_offence(struct arena *a, const struct offence *offence, size_t place,
	enum language l, struct problems *problems)
{
	const char *field = arena_format(a, "offence-%zu-%s", place, language_code(l));

	problem_add_line(a, problems, field, offence->name[l], OFFENCE_NAME_MOST,
		l == ENGLISH ? N_("Enter the offence in English too, or clear both boxes")
			     : N_("Enter the offence in Welsh too, or clear both boxes"));
}

static void check_offences(
	struct arena *a, const struct offences *offences, struct problems *problems)
{
	if (offences->n > OFFENCES_MOST)
		problem_add(a, problems, arena_format(a, "offence-%d-en", OFFENCES_MOST + 1),
			N_("This is more than a scheme may list"));
	for (size_t i = 0; i < offences->n; i++) {
		check_offence(a, &offences->at[i], i + 1, ENGLISH, problems);
		check_offence(a, &offences->at[i], i + 1, WELSH, problems);
	}
}

void terms_check(struct arena *a, const struct terms *t, struct problems *problems)
{
	if (!date_is_set(t->applies_from))
		problem_add(a, problems, "applies-from",
			N_("Enter the day from which these terms apply"));
	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++)
		if (t->term[term] < numbers[term].least || t->term[term] > numbers[term].most)
			problem_add(a, problems, numbers[term].name,
				N_("This is outside what a scheme may set"));
	if (t->term[TERM_GAP_LEAST_DAYS] > t->term[TERM_GAP_MOST_DAYS])
		problem_add(a, problems, numbers[TERM_GAP_MOST_DAYS].name,
			N_("The longest gap cannot be shorter than the shortest"));
	if (t->term[TERM_USUAL_WEEKS] > t->term[TERM_LONGEST_WEEKS])
		problem_add(a, problems, numbers[TERM_LONGEST_WEEKS].name,
			N_("The longest time cannot be shorter than the usual"));
	check_offences(a, &t->offences, problems);
}

void authorisation_check(
	struct arena *a, const struct authorisation *authorisation, struct problems *problems)
{
	problem_add_line(a, problems, "body-en", authorisation->body[ENGLISH],
		AUTHORISATION_BODY_MOST, N_("Enter the name in English"));
	problem_add_line(a, problems, "body-cy", authorisation->body[WELSH],
		AUTHORISATION_BODY_MOST, N_("Enter the name in Welsh"));
	if (!date_is_day(authorisation->from))
		problem_add(a, problems, "from", N_("Enter the first day that is authorised"));
	if (!date_is_day(authorisation->to))
		problem_add(a, problems, "to", N_("Enter the last day that is authorised"));
	else if (date_is_day(authorisation->from) &&
		 date_before(authorisation->to, authorisation->from))
		problem_add(a, problems, "to", N_("The last day cannot be before the first"));
	problem_add_line(a, problems, "evidence-en", authorisation->evidence[ENGLISH],
		AUTHORISATION_EVIDENCE_MOST, N_("Say in English by what it is shown"));
	problem_add_line(a, problems, "evidence-cy", authorisation->evidence[WELSH],
		AUTHORISATION_EVIDENCE_MOST, N_("Say in Welsh by what it is shown"));
}

bool is_authorised_on(const struct authorisations *all, struct date day)
{
	bool is_asked = false;

	list_each (const struct authorisation *, each, all) {
		if (each->is_taken_back)
			continue;
		if (!date_before(day, each->from) && !date_before(each->to, day))
			return true;
		is_asked = true;
	}
	return !is_asked;
}

/* The last day of those that have `day` in them; not set: none has. */
static struct date covered_until(const struct authorisations *all, struct date day)
{
	struct date last = DATE_NONE;

	list_each (const struct authorisation *, each, all)
		if (!each->is_taken_back && !date_before(day, each->from) &&
			!date_before(each->to, day) &&
			(!date_is_set(last) || date_before(last, each->to)))
			last = each->to;
	return last;
}

struct date authorised_until(const struct authorisations *all, struct date day)
{
	struct date last = DATE_NONE, next = covered_until(all, day);

	if (!date_is_set(next) && is_authorised_on(all, day))
		return DATE_LAST; // nobody asks for one
	while (date_is_set(next) && date_before(next, DATE_LAST)) {
		last = next;
		next = covered_until(all, date_add_days(last, 1));
	}
	return date_is_set(next) ? DATE_LAST : last;
}

bool telephone_is_plain(const char *telephone)
{
	int figures = 0;

	if (*telephone == '+')
		telephone++;
	for (const char *at = telephone; *at != '\0'; at++)
		if (*at >= '0' && *at <= '9')
			figures++;
		else if (*at != ' ' || at == telephone)
			return false;
	return figures >= 3 && figures <= 15;
}

/* ---- the check ---- */

static const struct answer *answer_named(enum rule rule, const char *name)
{
	for (const struct answer *each = rules[rule].answers; each->name != NULL; each++)
		if (name != NULL && strcmp(each->name, name) == 0)
			return each;
	return NULL;
}

bool risk_is_assessed(const struct circumstances *c)
{
	const char *grade = c->answer[RULE_RISK];

	return grade != NULL && strcmp(grade, "none") != 0;
}

struct circumstances circumstances_unsaid(void)
{
	return (struct circumstances){ .offence = OFFENCE_UNSAID };
}

const char *answer_text(struct arena *a, enum rule rule, const struct circumstances *c)
{
	const struct answer *answer = answer_named(rule, c->answer[rule]);

	if (rule == RULE_ADULT)
		return c->age == 0 ? NULL : arena_format(a, "%d", c->age);
	if (rule == RULE_OFFENCE && c->offence == OFFENCE_OTHER)
		return "other";
	if (rule == RULE_OFFENCE)
		return c->offence == OFFENCE_UNSAID ? NULL : arena_format(a, "%d", c->offence + 1);
	return answer == NULL ? NULL : answer->name;
}

/* A whole number up to `most`; 0: the text is none. */
static int small_number(const char *text, int most)
{
	int number = 0;

	for (const char *at = text; *at != '\0'; at++) {
		if (*at < '0' || *at > '9' || number > most)
			return 0;
		number = 10 * number + (*at - '0');
	}
	return number > most ? 0 : number;
}

/* The place of the offence that was chosen, "1" being the first. */
static int offence_taken(const struct terms *terms, const char *text)
{
	int place = small_number(text, (int)terms->offences.n);

	if (strcmp(text, "other") == 0)
		return OFFENCE_OTHER;
	return place > 0 ? place - 1 : OFFENCE_UNSAID;
}

void answer_take(
	struct circumstances *c, const struct terms *terms, enum rule rule, const char *text)
{
	const struct answer *answer = answer_named(rule, text);

	if (rule == RULE_ADULT)
		c->age = small_number(text, AGE_MOST);
	else if (rule == RULE_OFFENCE)
		c->offence = offence_taken(terms, text);
	else
		c->answer[rule] = answer == NULL ? NULL : answer->name;
}

struct circumstances circumstances_under(
	const struct circumstances *c, const struct terms *terms, const struct terms *other)
{
	struct circumstances now = *c;

	if (c->offence < 0)
		return now;
	now.offence = OFFENCE_UNSAID;
	for (size_t i = 0; i < other->offences.n; i++)
		if (strcmp(other->offences.at[i].name[ENGLISH],
			    terms->offences.at[c->offence].name[ENGLISH]) == 0)
			now.offence = (int)i;
	return now;
}

/* Why the circumstances do not meet the rule; NULL where they do.  False where nobody said. */
static bool why_not(
	const struct terms *t, enum rule rule, const struct circumstances *c, const char **why)
{
	const struct answer *answer = answer_named(rule, c->answer[rule]);

	*why = NULL;
	if (rule == RULE_ADULT) {
		if (c->age != 0 && c->age < t->term[TERM_MINIMUM_AGE])
			*why = N_("The person is too young for the scheme.");
		return c->age != 0;
	}
	if (rule == RULE_OFFENCE) {
		if (c->offence == OFFENCE_OTHER)
			*why = N_("The scheme does not take this kind of offence.");
		return c->offence != OFFENCE_UNSAID;
	}
	if (answer != NULL && (answer->if_term == TERM_NONE || t->term[answer->if_term] == 0))
		*why = answer->why_not;
	if (rule == RULE_RISK && *why == NULL && risk_is_assessed(c) && c->risk_tool == TOOL_NONE) {
		*why = N_("Say with which tool the risk was assessed.");
		return false;
	}
	return answer != NULL;
}

static struct finding finding_of(
	const struct terms *t, enum rule rule, const struct circumstances *c)
{
	struct finding finding = { .rule = rule, .overrider = t->rule[rule].overrider };

	if (t->rule[rule].consequence == NOT_ASKED || (rule == RULE_OFFENCE && t->offences.n == 0))
		finding.kind = FOUND_OFF;
	else if (rules[rule].stage != AT_CHECK)
		finding.kind = FOUND_LATER;
	else if (!why_not(t, rule, c, &finding.why))
		finding.kind = FOUND_UNSAID;
	else if (finding.why != NULL)
		finding.kind = t->rule[rule].consequence == REFUSES ? FOUND_REFUSED : FOUND_HELD;
	return finding;
}

struct findings check_findings(
	struct arena *a, const struct terms *t, const struct circumstances *c)
{
	struct findings findings = { 0 };

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++)
		*list_add(a, &findings) = finding_of(t, rule, c);
	return findings;
}

struct finding age_finding(const struct terms *t, int age)
{
	struct circumstances c = circumstances_unsaid();

	c.age = age > 0 ? age : 1; // 0 would be nothing said
	return finding_of(t, RULE_ADULT, &c);
}

enum check_result check_result(const struct findings *findings)
{
	static const enum check_result weight[] = {
		[FOUND_MET] = CHECK_SUITABLE,
		[FOUND_LATER] = CHECK_SUITABLE,
		[FOUND_OFF] = CHECK_SUITABLE,
		[FOUND_HELD] = CHECK_HELD,
		[FOUND_UNSAID] = CHECK_UNFINISHED,
		[FOUND_REFUSED] = CHECK_UNSUITABLE,
	};
	enum check_result worst = CHECK_SUITABLE;

	list_each (const struct finding *, each, findings)
		if (weight[each->kind] > worst)
			worst = weight[each->kind];
	return worst;
}

enum cohort_type cohort_type_for(const struct circumstances *c)
{
	const char *relationship = c->answer[RULE_RELATIONSHIP];
	bool is_female = c->sex != NULL && strcmp(c->sex, "female") == 0;

	if (relationship == NULL || c->sex == NULL)
		return COHORT_UNKNOWN;
	if (strcmp(relationship, "partner") == 0 || strcmp(relationship, "former") == 0)
		return is_female ? COHORT_FI : COHORT_MI;
	if (strcmp(relationship, "family") == 0)
		return is_female ? COHORT_FN : COHORT_MN;
	return COHORT_UNKNOWN;
}
