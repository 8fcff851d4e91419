/* SPDX-License-Identifier: MIT */
/*
 * What a use case answers.
 */
#ifndef BASE_OUTCOME_H
#define BASE_OUTCOME_H

enum outcome_kind {
	DONE,
	ABSENT,		   // there is none, or none that the actor may know of: the two look the same
	REFUSED,	   // a rule says no, and why
	CHANGED_MEANWHILE, // somebody else was there since the page was made
};

#endif
