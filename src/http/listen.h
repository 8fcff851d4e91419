/* SPDX-License-Identifier: MIT */
/*
 * The socket that a server listens on.  Within this room only.
 */
#ifndef HTTP_LISTEN_H
#define HTTP_LISTEN_H

#include <stdint.h>

#include "http/server.h"

/*
 * A listening socket at the settings' address; `*port` is the one it got, 0 for a unix socket.
 * -1 and a sentence in `*why` when that cannot or may not be.  A socket file that a server left
 * behind is taken over, one that answers is not.
 */
int listen_on(struct arena *a, const struct server_settings *settings, uint16_t *port,
	const char **why);

#endif
