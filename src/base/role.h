/* SPDX-License-Identifier: MIT */
/*
 * The roles of `policy.tsv`: what somebody is here to do.  One line each; the
 * names are those of docs and of the policy, and are never stored as numbers.
 */
#ifndef BASE_ROLE_H
#define BASE_ROLE_H

/*   symbol            name in policy.tsv and the database   title shown */
#define ROLES(X)                                                                                   \
	X(PUBLIC,            "public",             N_("Member of the public"))                     \
	X(DECISION_OFFICER,  "decision-officer",   N_("Decision officer"))                         \
	X(APPROVER,          "approver",           N_("Approver"))                                 \
	X(TRANSLATOR,        "translator",         N_("Translator"))                               \
	X(AUDITOR,           "auditor",            N_("Auditor"))                                  \
	X(ACCOUNT_MANAGER,   "account-manager",    N_("Account manager"))                          \
	X(COMMISSIONING_OFFICER, "commissioning-officer", N_("Commissioning officer"))             \
	X(FINANCE_OFFICER,   "finance-officer",    N_("Finance officer"))                          \
	X(PERFORMANCE_LEAD,  "performance-lead",   N_("Partnership performance lead"))             \
	X(CO_FUNDER,         "co-funder",          N_("Co-funder"))                                \
	X(LICENSOR_LEAD,     "licensor-lead",      N_("Licensor’s quality lead"))                  \
	X(SERGEANT,          "authorising-sergeant", N_("Authorising sergeant"))                   \
	X(COORDINATOR,       "coordinator",        N_("Coordinator"))                              \
	X(FACILITATOR,       "facilitator",        N_("Facilitator"))                              \
	X(REFERRER,          "referrer",           N_("Referring officer"))                        \
	X(COMPLIANCE_CLERK,  "compliance-clerk",   N_("Compliance clerk"))                         \
	X(NOMINATOR, "professional-standards-nominator", N_("Professional-standards nominator"))   \
	X(TRIAGE_WORKER,     "triage-worker",      N_("Triage worker"))                            \
	X(CASE_MANAGER,      "case-manager",       N_("Case manager"))                             \
	X(PERPETRATOR_LEAD,  "perpetrator-lead",   N_("Perpetrator-side lead"))                    \
	X(PRIVACY_OFFICER,   "privacy-officer",    N_("Privacy officer"))                          \
	X(VICTIM_WORKER,     "victim-worker",      N_("Victim worker"))                            \
	X(VICTIM_LEAD,       "victim-lead",        N_("Victim-side lead"))                         \
	X(STEERING_CHAIR,    "steering-chair",     N_("Steering group chair"))                     \
	X(STEERING_MEMBER,   "steering-member",    N_("Steering group member"))

enum role {
	ROLE_NONE,
#define X(symbol, name, title) ROLE_##symbol,
	ROLES(X)
#undef X
	ROLE_COUNT
};

/* The word of the policy and the database, and the title shown, which is a msgid. */
const char *role_name(enum role role);
const char *role_title(enum role role);

/* The role of that word; ROLE_NONE if there is none. */
enum role role_by_name(const char *name);

#endif
