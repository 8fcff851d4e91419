/* SPDX-License-Identifier: MIT */
/*
 * Schemes: the terms on which a programme takes people and serves them.
 *
 * A scheme's terms are data with versions: which rules stand, what follows where one is not met,
 * and the numbers of days, hours and places.  What stands here is what the rules mean; what a
 * scheme makes of them is in its terms.  All of it is pure.
 *
 * Source: the decision on CARA in Dyfed-Powys, Hampton Trust's published practice and the
 * Criminal Justice Act 2003, sections 22 to 27.
 */
#ifndef AREAS_SCHEME_RULES_H
#define AREAS_SCHEME_RULES_H

#include "base/arena.h"
#include "base/date.h"
#include "base/ids.h"
#include "base/language.h"
#include "base/list.h"
#include "base/problem.h"

/* ---- what a scheme may ask ---- */

/*   symbol         code, as people quote it and as it is stored */
#define RULES(X)                                                                                   \
	X(ADULT, "E01")                                                                            \
	X(SIGNED, "E02")                                                                           \
	X(ADMISSION, "E03")                                                                        \
	X(RISK, "E04")                                                                             \
	X(HISTORY, "E05")                                                                          \
	X(COERCION, "E06")                                                                         \
	X(OTHER_MATTER, "E07")                                                                     \
	X(OFFENCE, "E08")                                                                          \
	X(VICTIM_VIEWS, "E09")                                                                     \
	X(RELATIONSHIP, "E10")                                                                     \
	X(ACCESS_NEED, "E11")                                                                      \
	X(TRIAGE, "E12")                                                                           \
	X(AUTHORISER, "E13")

enum rule {
	RULE_NONE,
#define X(symbol, code) RULE_##symbol,
	RULES(X)
#undef X
		RULE_COUNT
};

/* What follows where a rule is not met.  Before a caution REFUSES; after one, never. */
enum consequence { NOT_ASKED, REFUSES, HOLDS, CONSEQUENCE_COUNT };

/* Who may go past a rule that is not met, with a reason. */
enum overrider { NOBODY, AUTHORISING_OFFICER, COMMISSIONER, PROVIDER, OVERRIDER_COUNT };

/* When a rule is looked at first. */
enum stage { AT_CHECK, AT_REFERRAL, AT_TRIAGE };

enum unit { YEARS, MONTHS, WEEKS, DAYS, HOURS, MINUTES, PEOPLE, YES_NO };

enum term {
	TERM_NONE,
	TERM_MINIMUM_AGE,
	TERM_TAKES_MEDIUM,    // 1: a medium risk is taken too
	TERM_LOOKBACK_MONTHS, // 0: the force has not set it
	TERM_HOLD_HOURS,
	TERM_FIRST_CONTACT_DAYS,
	TERM_GAP_LEAST_DAYS, // from workshop A to B
	TERM_GAP_MOST_DAYS,
	TERM_PLACES, // of a group
	TERM_GRACE_MINUTES,
	TERM_USUAL_WEEKS, // from the offence to the end
	TERM_LONGEST_WEEKS,
	TERM_COUNT
};

struct term_facts {
	const char *name;  // of its input, and as stored
	const char *label; // a msgid
	const char *hint;  // a msgid; NULL: none
	enum unit unit;
	int least, most, usual;
	const char *zero; // what 0 means, a msgid; NULL: that many
};

/* ---- a scheme's terms ---- */

struct rule_setting {
	enum consequence consequence;
	enum overrider overrider;
};

struct offence {
	const char *name[LANGUAGE_COUNT];
};

enum { OFFENCES_MOST = 60 };

LIST(offences, struct offence);

/* One version of them.  Signed by somebody else than who wrote it, it stands from its day on. */
struct terms {
	struct scheme_id scheme;
	int64_t version;
	struct date applies_from;
	struct rule_setting rule[RULE_COUNT];
	int term[TERM_COUNT];
	struct offences offences; // that the scheme takes; none: it asks for no kind
	struct account_id written_by;
	struct account_id signed_by; // 0: not yet
	struct instant signed_at;
};

LIST(terms_list, struct terms);

bool rule_setting_equal(struct rule_setting one, struct rule_setting other);
bool offences_equal(const struct offences *one, const struct offences *other); // and in one order

/* The usual terms, of no scheme yet: what domain practice says where nobody says otherwise. */
struct terms terms_usual(void);

/*
 * The version that stands on that day: of those signed, the one that applies from the latest day
 * not after it; of two of one day the later version.  NULL if none does.
 */
const struct terms *terms_on(const struct terms_list *all, struct date day);

/* The version that `version` takes the place of: the newest below it that was signed; NULL: none. */
const struct terms *terms_before(const struct terms_list *all, int64_t version);

/*
 * What cannot be: a number outside its bounds, a shortest gap longer than the longest, usual weeks
 * beyond the longest, an offence without its name in both languages, no day to apply from.
 * Problems name the inputs: "applies-from", those of the numbers, "offence-1-en", "offence-1-cy" …
 */
void terms_check(struct arena *a, const struct terms *terms, struct problems *problems);

/* ---- who authorised it ---- */

enum { AUTHORISATION_BODY_MOST = 200, AUTHORISATION_EVIDENCE_MOST = 500 };

struct authorisation {
	int64_t number;
	const char *body[LANGUAGE_COUNT];
	struct date from, to;
	const char *evidence[LANGUAGE_COUNT];
	bool is_taken_back; // it was entered wrongly
};

LIST(authorisations, struct authorisation);

/* Inputs: body-en, body-cy, from, to, evidence-en, evidence-cy. */
void authorisation_check(
	struct arena *a, const struct authorisation *authorisation, struct problems *problems);

/*
 * May the scheme take anybody new on that day?  Where no authorisation was ever entered, or only
 * such as were taken back, nobody asks for one.  Source: product.md K2.
 */
bool is_authorised_on(const struct authorisations *all, struct date day);

/*
 * The last of the days from that one on which it may without a gap; DATE_LAST: none ends it; not set:
 * it may not on that day.
 */
struct date authorised_until(const struct authorisations *all, struct date day);

/* A lapse is warned of from so many days before: those who authorise meet a few times a year. */
enum { AUTHORISATION_WARNING_DAYS = 90 };

/* A number as people ring it: 3 to 15 figures, spaces between them, one + before the first. */
bool telephone_is_plain(const char *telephone);

/* ---- the check before a caution is offered ---- */

enum { ANSWERS_MOST = 5 };

/* One of a rule's answers. */
struct answer {
	const char *name;    // as sent; NULL ends the list
	const char *label;   // a msgid
	const char *why_not; // a msgid: why not by the rule, and what to do; NULL: it meets it
	enum term if_term;   // it meets the rule all the same where this term is not 0
};

struct rule_facts {
	const char *code;
	const char *says;     // the rule in words, for everybody
	const char *question; // a msgid; NULL: not asked at the check
	const char *hint;     // NULL: none
	enum stage stage;
	struct rule_setting usual;
	struct answer answers[ANSWERS_MOST + 1]; // of ADULT and OFFENCE none: a number, a list
};

enum { OFFENCE_OTHER = -1, OFFENCE_UNSAID = -2 };

/* Nothing in it says who the person is. */
/* With which the risk was assessed. */
enum risk_tool { TOOL_NONE, TOOL_DASH, TOOL_DARA, TOOL_SARA, TOOL_OTHER, RISK_TOOL_COUNT };

struct circumstances {
	int age;                        // on the day of the caution; 0: not said
	int offence;                    // place in terms.offences, OFFENCE_OTHER or OFFENCE_UNSAID
	const char *answer[RULE_COUNT]; // NULL: not said
	const char *sex;                // "male" or "female"; NULL: not said
	enum risk_tool risk_tool;       // of an assessment; TOOL_NONE: not said
};

/* It has a grade, which is one of a tool. */
bool risk_is_assessed(const struct circumstances *c);

/* Of which nothing was said. */
struct circumstances circumstances_unsaid(void);

/*
 * What is answered to a rule as it is sent and stored: an age in years, the place of an offence from
 * 1 or "other", else the name of an answer; NULL: nothing that it asks.  The inverse takes nothing
 * of a text that is none of these.
 */
const char *answer_text(struct arena *a, enum rule rule, const struct circumstances *c);
void answer_take(
	struct circumstances *c, const struct terms *terms, enum rule rule, const char *text);

/* The same circumstances under other terms: an offence that those do not name is not said. */
struct circumstances circumstances_under(
	const struct circumstances *c, const struct terms *terms, const struct terms *other);

enum finding_kind { FOUND_MET, FOUND_REFUSED, FOUND_HELD, FOUND_UNSAID, FOUND_LATER, FOUND_OFF };

struct finding {
	enum rule rule;
	enum finding_kind kind;
	const char *
		why; // a msgid where refused or held, and where a part alone is not said; else NULL
	enum overrider overrider;
};

LIST(findings, struct finding);

/* From the best to the worst. */
enum check_result { CHECK_SUITABLE, CHECK_HELD, CHECK_UNFINISHED, CHECK_UNSUITABLE };

/* Every rule in its order.  A rule whose answer is none of its own counts as not said. */
struct findings check_findings(
	struct arena *a, const struct terms *terms, const struct circumstances *c);

/* The first of them alone, of whoever is that old on the day that counts. */
struct finding age_finding(const struct terms *terms, int age);

/* The worst of them: one refusal outweighs all, then what is not said, then a hold. */
enum check_result check_result(const struct findings *findings);

/* Men or women, intimate or not: the group that somebody would join. */
enum cohort_type { COHORT_UNKNOWN, COHORT_MI, COHORT_FI, COHORT_MN, COHORT_FN, COHORT_TYPE_COUNT };

/* COHORT_UNKNOWN while sex or relationship is not said, or that is none that the scheme knows. */
enum cohort_type cohort_type_for(const struct circumstances *c);

/* ---- words ---- */

const struct rule_facts *rule_facts(enum rule rule);
const struct term_facts *term_facts(enum term term);
enum rule rule_by_code(const char *code); // RULE_NONE if there is none
enum term term_by_name(const char *name); // TERM_NONE if there is none

/* The word that is stored and sent, and the label, a msgid. */
const char *consequence_name(enum consequence consequence);
const char *consequence_label(enum consequence consequence);
enum consequence consequence_by_name(const char *name); // CONSEQUENCE_COUNT if there is none
const char *overrider_name(enum overrider overrider);
const char *overrider_label(enum overrider overrider);
enum overrider overrider_by_name(const char *name); // OVERRIDER_COUNT if there is none
const char *risk_tool_name(enum risk_tool tool);
const char *risk_tool_label(enum risk_tool tool);
enum risk_tool risk_tool_by_name(const char *name); // TOOL_NONE if there is none
const char *cohort_type_label(enum cohort_type type);
const char *finding_name(enum finding_kind kind);
enum finding_kind finding_by_name(const char *name); // FOUND_OFF if there is none

#endif
