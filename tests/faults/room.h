/* SPDX-License-Identifier: MIT */
/*
 * The data of a Sarn whose workshop was held, and who led it signed in; or one whose invoice was
 * matched, and who may approve it: made by the services in the test's own process, which no page could
 * do on one day.
 */
#ifndef FAULTS_ROOM_H
#define FAULTS_ROOM_H

#include "base/arena.h"

enum { LED_BY = 2, BOOKED = 5 };

struct room {
	const char *register_path; // of workshop A
	const char *invoice_path;  // of the invoice that a third officer matched
	struct {
		const char *session; // as a cookie has it
		const char *token;   // of its forms
	} leader[LED_BY];
};

/* Into that folder, which has to be there: sarn.db and log.db. */
struct room room_make(struct arena *a, const char *folder);
struct room room_make_bill(struct arena *a, const char *folder);

#endif
