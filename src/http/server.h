/* SPDX-License-Identifier: MIT */
/*
 * The server on the wire: the only room that knows libmicrohttpd.
 *
 * Epoll threads receive whole requests and hand each to `respond`.  An exchange
 * that has to wait for a commit is suspended and holds no thread; whoever
 * finishes it calls exchange_send from any thread.
 */
#ifndef HTTP_SERVER_H
#define HTTP_SERVER_H

#include <stdbool.h>
#include <stdint.h>

#include "http/request.h"

struct server;
struct exchange;

struct server_settings {
	const char *address;		// "127.0.0.1", "::1", or "unix:/run/sarn.sock"
	uint16_t port;			// 0: any free one, see server_port
	unsigned threads;
	unsigned connections_max;
	unsigned idle_timeout_s;	// from opening or the last reply to the end of a request's head
	size_t body_max_bytes;		// the largest body any route takes
	bool allow_public_address;	// else anything but loopback or a unix socket is refused
};

/*
 * Listens: who connects from now on waits for server_start.  NULL and a sentence in `*why` when it
 * cannot.
 */
struct server *server_listen(
	struct arena *a, const struct server_settings *settings, const char **why);

uint16_t server_port(const struct server *server);

/*
 * Serves; `respond` is called on a server thread for each whole request, with `context`.  It
 * either calls exchange_send before it returns, or exchange_wait first and exchange_send later
 * from wherever.
 */
void server_start(
	struct server *server, void (*respond)(struct exchange *x, void *context), void *context);

/*
 * Turns newcomers away, waits for every exchange under way to be sent (suspended ones too: their
 * work goes on), at most `grace_ms`, then closes.  An exchange still waiting then has its
 * connection closed; its exchange_send may still be called, and is the last thing that touches it,
 * so the arena given to server_start outlives it.
 */
void server_stop(struct server *server, unsigned grace_ms);

/* The exchange's arena: lives until the reply is sent. */
struct arena *exchange_arena(struct exchange *x);
const struct wire *exchange_wire(const struct exchange *x);

/* Room for the caller's own; NULL at first. */
void exchange_set(struct exchange *x, void *what);
void *exchange_get(const struct exchange *x);

/* Within `respond`, before anyone else could call exchange_send. */
void exchange_wait(struct exchange *x);

/*
 * Sends the reply (with the headers every reply carries; no body to a HEAD) and lets the exchange
 * go.  Once.  `reply` is copied; its body and texts stay where they are until the arena's end.
 */
void exchange_send(struct exchange *x, const struct reply *reply);

struct server_counts {
	int64_t connections;	// open now
	int64_t requests;	// handed to `respond` so far
	int64_t suspended;	// waiting now
};
struct server_counts server_counts(const struct server *server);

#endif
