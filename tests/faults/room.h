/* SPDX-License-Identifier: MIT */
/*
 * The data of a Sarn whose workshop was held, and who led it signed in: made by the services in the
 * test's own process, which no page could do on one day.
 */
#ifndef FAULTS_ROOM_H
#define FAULTS_ROOM_H

#include "base/arena.h"

enum { LED_BY = 2, BOOKED = 5 };

struct room {
	const char *register_path; // of workshop A
	struct {
		const char *session; // as a cookie has it
		const char *token;   // of its forms
	} leader[LED_BY];
};

/* Into that folder, which has to be there: sarn.db and log.db. */
struct room room_make(struct arena *a, const char *folder);

#endif
