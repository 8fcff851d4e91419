/* SPDX-License-Identifier: MIT */
/*
 * The closed lists of words that policy.tsv is written in, one line each: the
 * symbol, the word in the file, the title shown on "who can see what".
 *
 * Read by tools/policyc, which refuses any other word, and by auth/policy.
 * Roles stand in base/role.h.
 */
#ifndef AUTH_POLICY_WORDS_H
#define AUTH_POLICY_WORDS_H

#include "base/problem.h"

#define COMPARTMENTS(X)                                                                            \
	X(PUB, "PUB", N_("What everybody may read"))                                               \
	X(COM, "COM", N_("Decisions, contracts and invoices"))                                     \
	X(PERP, "PERP", N_("People on the programme"))                                             \
	X(VICT, "VICT", N_("Victims and their safe contact details"))                              \
	X(RELAY, "RELAY", N_("Notices between the two services"))                                  \
	X(PPDA, "PPDA", N_("People who work for a police force"))                                  \
	X(STAFF, "STAFF", N_("Accounts of staff"))                                                 \
	X(AUD, "AUD", N_("The record of who did what"))

#define VERBS(X)                                                                                   \
	X(LIST, "list", N_("See in a list"))                                                       \
	X(READ, "read", N_("Read"))                                                                \
	X(COLLECT, "collect", N_("Add"))                                                           \
	X(ALTER, "alter", N_("Change"))                                                            \
	X(LINK, "link", N_("Join to another record"))                                              \
	X(DISCLOSE, "disclose", N_("Publish or pass on"))                                          \
	X(DECIDE, "decide", N_("Decide"))                                                          \
	X(RESTRICT, "restrict", N_("Restrict"))                                                    \
	X(ERASE, "erase", N_("Erase"))

/* How the asker stands to the record; the caller works it out from rows. */
#define RELATIONS(X)                                                                               \
	X(NONE, "none", N_("No tie is needed"))                                                    \
	X(ASSIGNED, "assigned", N_("Their own, or assigned to them"))                              \
	X(TEAM, "team", N_("Assigned to their team"))                                              \
	X(REFERRER, "referrer", N_("They referred the person"))                                    \
	X(CONTRACT_PARTY, "contract-party", N_("Their organisation is a party to the contract"))   \
	X(OWN_ORGANISATION, "own-organisation", N_("Kept by their own organisation"))              \
	X(AUDIT_SCOPE, "audit-scope", N_("Within what they are asked to audit"))

#define PURPOSES(X)                                                                                \
	X(DELIVER, "deliver", N_("To deliver the service"))                                        \
	X(VICTIM_SAFETY, "victim-safety", N_("To keep victims safe"))                              \
	X(TRIAGE, "triage", N_("To decide what comes next for a referral"))                        \
	X(COMMISSION_ASSURE, "commission-assure", N_("To commission, and to see it is done"))      \
	X(PAY, "pay", N_("To pay what is owed"))                                                   \
	X(RIGHTS_REQUEST, "rights-request", N_("To answer a request about personal data"))         \
	X(COMPLAINT, "complaint", N_("To answer a complaint"))                                     \
	X(AUDIT, "audit", N_("To audit"))

#define OBLIGATIONS(X)                                                                             \
	X(REASON, "reason", N_("A reason is given"))                                               \
	X(SECOND_PERSON, "second-person", N_("A second person agrees"))                            \
	X(NOTIFY_OWNER, "notify-owner", N_("The owner is told"))                                   \
	X(MASK, "mask", N_("Details are masked until revealed"))                                   \
	X(STEP_UP, "step-up", N_("Signed in again just before"))                                   \
	X(WATERMARK, "watermark", N_("The page is marked with who read it"))                       \
	X(QUOTA, "quota", N_("Only so many in a day"))

#endif
