/* SPDX-License-Identifier: MIT */
/*
 * Rights: what a route asks for.  One line each: the compartment it opens, the
 * verb, the purpose, and what the audit log calls the act.  A page that shows
 * nothing personal or protected leaves no entry: its handler notes none.
 */
#ifndef BASE_RIGHT_H
#define BASE_RIGHT_H

#include <stdbool.h>

/*   symbol               name                    compartment verb       purpose              audit verb */
#define RIGHTS(X)                                                                                  \
	X(PUBLIC_READ,         "public-read",          "PUB", "read",    "deliver",           "public-read")          \
	X(SIGN_IN,             "sign-in",              "PUB", "read",    "deliver",           "sign-in")    \
	X(HOME_READ,           "home-read",            "STAFF", "read",  "deliver",           "home-read")          \
	X(DECISION_LIST,       "decision-list",        "COM", "list",    "commission-assure", "list")       \
	X(DECISION_READ,       "decision-read",        "COM", "read",    "commission-assure", "read")       \
	X(DECISION_IMPORT,     "decision-import",      "COM", "collect", "commission-assure", "import")     \
	X(DECISION_ALTER,      "decision-alter",       "COM", "alter",   "commission-assure", "alter")      \
	X(DECISION_TRANSLATE,  "decision-translate",   "PUB", "alter",   "commission-assure", "translate")  \
	X(DECISION_SIGN,       "decision-sign",        "COM", "decide",  "commission-assure", "sign")       \
	X(DECISION_PUBLISH,    "decision-publish",     "COM", "disclose","commission-assure", "publish")    \
	X(SCHEME_READ,         "scheme-read",          "COM", "read",    "deliver",           "scheme-read") \
	X(SCHEME_ALTER,        "scheme-alter",         "COM", "alter",   "deliver",           "scheme-alter") \
	X(SCHEME_SIGN,         "scheme-sign",          "COM", "decide",  "deliver",           "scheme-sign") \
	X(PROGRAMME_READ,      "programme-read",       "COM", "read",    "pay",               "programme-read") \
	X(PROGRAMME_ALTER,     "programme-alter",      "COM", "alter",   "pay",               "programme-alter") \
	X(PROGRAMME_SIGN,      "programme-sign",       "COM", "decide",  "pay",               "programme-sign") \
	X(INVOICE_READ,        "invoice-read",         "COM", "read",    "pay",               "invoice-read") \
	X(INVOICE_WORK,        "invoice-work",         "COM", "collect", "pay",               "invoice-change") \
	X(STATEMENT_READ,      "statement-read",       "COM", "list",    "pay",               "statement-read") \
	X(INVOICE_SUPPLY,      "invoice-supply",       "COM", "link",    "pay",               "invoice-supply-read") \
	X(PACK_READ,           "pack-read",            "COM", "read",    "audit",             "pack-read") \
	X(PACK_WRITE,          "pack-write",           "COM", "disclose","deliver",           "pack-write") \
	X(PACK_RELEASE,        "pack-release",         "COM", "disclose","pay",               "pack-release") \
	X(CHECK_RUN,           "check-run",            "PERP", "collect", "deliver",          "check-run") \
	X(COHORT_READ,         "cohort-read",          "COM", "list",    "deliver",           "cohort-read") \
	X(COHORT_PLAN,         "cohort-plan",          "COM", "collect", "deliver",           "cohort-plan") \
	X(PLACE_HOLD,          "place-hold",           "COM", "link",    "deliver",           "place-read") \
	X(FACILITATOR_READ,    "facilitator-read",     "STAFF", "list",  "deliver",           "facilitator-read") \
	X(FACILITATOR_ALTER,   "facilitator-alter",    "STAFF", "alter", "deliver",           "facilitator-alter") \
	X(VICTIM_LIST,         "victim-list",          "VICT", "list",    "victim-safety",     "list") \
	X(VICTIM_READ,         "victim-read",          "VICT", "read",    "victim-safety",     "read") \
	X(VICTIM_OPEN,         "victim-open",          "VICT", "collect", "victim-safety",     "victim-open") \
	X(VICTIM_ALTER,        "victim-alter",         "VICT", "alter",   "victim-safety",     "victim-alter") \
	X(VICTIM_ASSIGN,       "victim-assign",        "VICT", "link",    "victim-safety",     "victim-assign") \
	X(VICTIM_DECIDE,       "victim-decide",        "VICT", "decide",  "victim-safety",     "victim-decide") \
	X(VICTIM_TELL,         "victim-tell",          "VICT", "disclose", "victim-safety",    "victim-tell") \
	X(PERSON_LIST,         "person-list",          "PERP", "list",    "deliver",          "list") \
	X(PERSON_READ,         "person-read",          "PERP", "read",    "deliver",          "read") \
	X(PERSON_ADD,          "person-add",           "PERP", "collect", "deliver",          "person-add") \
	X(PERSON_ALTER,        "person-alter",         "PERP", "alter",   "deliver",          "person-change") \
	X(PERSON_BLOCK,        "person-block",         "PERP", "restrict", "audit",           "person-block") \
	X(PERSON_TRACE,        "person-trace",         "PERP", "read",    "audit",             "person-trace")         \
	X(RELAY_SEND,          "relay-send",           "RELAY", "disclose", "victim-safety",    "relay-send") \
	X(RELAY_TAKE,          "relay-take",           "RELAY", "collect", "victim-safety",     "relay-take") \
	X(RELAY_WATCH,         "relay-watch",          "RELAY", "list",   "victim-safety",     "relay-watch") \
	X(CAUTION_READ,        "caution-read",         "PERP", "read",    "triage",           "caution-read") \
	X(CAUTION_ALTER,       "caution-alter",        "PERP", "decide",  "deliver",          "caution-alter") \
	X(FORCE_READ,           "force-read",           "COM", "read",    "triage",             "force-read") \
	X(FORCE_ALTER,          "force-alter",          "COM", "restrict", "triage",            "force-alter") \
	X(REFERRAL_LIST,       "referral-list",        "PERP", "list",    "deliver",          "referral-list") \
	X(REFERRAL_READ,       "referral-read",        "PERP", "read",    "deliver",          "referral-read") \
	X(REFERRAL_ACT,        "referral-act",         "PERP", "link",    "deliver",          "referral-act") \
	X(REFERRAL_ASKER,      "referral-asker",       "PERP", "read",    "victim-safety",    "referral-asker") \
	X(TRIAGE_WORK,         "triage-work",          "PERP", "alter",   "triage",           "triage-read") \
	X(TRIAGE_FLAGS,        "triage-flags",         "PERP", "list",    "triage",           "triage-flags") \
	X(LIAISON_READ,        "liaison-read",         "RELAY", "list",    "pay",              "liaison-read") \
	X(REGISTER_TAKE,       "register-take",        "PERP", "disclose", "deliver",         "register-read") \
	X(TAKE_ON,             "take-on",             "PERP", "collect", "commission-assure", "take-on-read") \
	X(AUDIT_READ,          "audit-read",           "AUD", "read",    "audit",             "audit-read") \
	X(POLICY_READ,         "policy-read",          "PUB", "read",    "audit",             "policy-read")          \
	X(ACCOUNT_MANAGE,      "account-manage",       "STAFF", "alter", "commission-assure", "account")

enum right {
	RIGHT_NONE,	// not a right: a route that forgot its own cannot be registered
#define X(symbol, name, compartment, verb, purpose, audit) symbol,
	RIGHTS(X)
#undef X
	RIGHT_COUNT
};

struct right_facts {
	const char *name;
	const char *compartment;
	const char *verb;
	const char *purpose;
	const char *audit;
};

const struct right_facts *right_facts(enum right right);

#endif
