/* SPDX-License-Identifier: MIT */
/*
 * The address under which readers know this site.
 *
 * It is said in what leaves the site (the feed, the CSV), and a request that
 * names another host is not answered: it was meant for somebody else, or is a
 * page elsewhere that plays its reader (DNS rebinding).
 */
#ifndef HTTP_SITE_H
#define HTTP_SITE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

struct site {
	const char *origin;	// "https://register.example", without a slash at its end
	const char *host;	// what Host has to be; NULL: any name of this machine, with any port
};

/*
 * From "https://register.example" or "http://…:8080", a slash at the end or none.  False, with
 * *site untouched, for anything else.
 */
bool site_parse(struct arena *a, const char *text, struct site *site);

/* What is served on that loopback address and nowhere else. */
struct site site_on_this_machine(struct arena *a, const char *address, uint16_t port);

/* Is a request with that Host (NULL: without one) meant for the site? */
bool site_is_asked(const struct site *site, const char *host);

#endif
