/* SPDX-License-Identifier: MIT */
/*
 * The check as it is kept with a held place: its answers, and the rules that somebody went past.
 *
 * What each rule makes of the answers is the scheme's (areas/scheme/rules.h).  All of it is pure.
 */
#ifndef AREAS_CAUTION_RULES_CHECK_H
#define AREAS_CAUTION_RULES_CHECK_H

#include "areas/scheme/rules.h"
#include "base/role.h"

enum { PASS_REASON_MOST = 1000 };

/*
 * Somebody went past a rule, and why.  Who that is, if they are not whoever checks: their name, what
 * they are there, and the day on which they said so.
 */
struct pass {
	const char *because; // "": nobody did
	const char *said_by; // "": whoever checks
	const char *said_as;
	struct date said_on;
};

struct check {
	struct circumstances c;
	int64_t terms_version; // of the terms by which it was answered
	struct date offence_on; // as it was said where a place was looked for; not set: it was not
	struct pass pass[RULE_COUNT];
};

/* Nothing is said of it yet. */
struct check check_unsaid(void);

/* It says no, or not yet: without somebody who goes past the rule no place is held. */
bool finding_is_against(const struct finding *finding);

/* Whoever checks, of these roles (bit 1 << ROLE_…), is who may go past it. */
bool pass_is_own(enum overrider overrider, unsigned roles);

/* Why no place is held on it, whatever anybody says; NULL, or a msgid. */
const char *check_refusal(
	const struct check *check, const struct terms *terms, const struct findings *findings);

/*
 * What lacks before each of the rules that are not met is gone past.  Inputs: pass-e05-because,
 * pass-e05-by, pass-e05-as, pass-e05-on.
 */
void passes_check(struct arena *a, const struct check *check, const struct findings *findings,
	unsigned roles, struct date today, struct problems *problems);

/* "pass-e05-because" */
const char *pass_input(struct arena *a, enum rule rule, const char *part);

#endif
