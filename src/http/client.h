/* SPDX-License-Identifier: MIT */
/*
 * Who asks, when proxies stand between.
 *
 * X-Forwarded-For is a list to which each proxy adds whom it heard from; what
 * stands before that, anybody can have written.
 */
#ifndef HTTP_CLIENT_H
#define HTTP_CLIENT_H

#include <stdbool.h>

#include "base/arena.h"

/* What stands for the other end of a unix socket, which has no address. */
#define CLIENT_UNIX "unix"

/* Is `proxies` a list of numeric addresses and CLIENT_UNIX, with blanks between? */
bool client_proxies_are_sound(const char *proxies);

/*
 * The nearest address that is no proxy of ours: `peer`, which the socket says, unless that is
 * one of `proxies`; then the last of `forwarded` (NULL: the header was not sent), unless …  The
 * farthest proxy when none but proxies are named, or what stands before it is no address.
 */
const char *client_address(
	struct arena *a, const char *peer, const char *forwarded, const char *proxies);

#endif
