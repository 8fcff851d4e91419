/* SPDX-License-Identifier: MIT */
#include "http/server.h"

#include <arpa/inet.h>
#include <microhttpd.h>
#include <netinet/in.h>
#include <poll.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/log.h"
#include "http/client.h"
#include "http/limits.h"
#include "http/listen.h"

/*
 * A connection, for its deadlines.
 *
 * libmicrohttpd closes one that is quiet; one that drips a byte now and then is
 * ours to cut.  `deadline_us` is moved by the connection's own thread and read
 * by the watch; 0 while we are the ones to be waited for.
 */
struct connection {
	int socket;
	_Atomic int64_t deadline_us;
	struct connection *before, *after;
};

struct server {
	struct MHD_Daemon *daemon;
	struct server_settings settings;
	int socket; // listening
	uint16_t port;
	void (*respond)(struct exchange *x, void *context);
	void *context;

	atomic_bool is_draining; // replies say "Connection: close"
	atomic_bool is_shut;     // to newcomers
	atomic_bool is_closing;  // no request is taken any more
	atomic_llong working;    // exchanges from `respond` until their reply is known
	atomic_llong sending;    // from then until it is sent
	atomic_llong requests;
	atomic_llong open;
	atomic_llong large_bytes; // of large bodies held

	pthread_mutex_t lock; // guards all below
	struct arena *memory; // of connections
	struct connection *connections;
	struct connection *spare_connections;
	struct arena *spare_arenas[LIMIT_SPARE_ARENAS];
	size_t spares;
	struct exchange *waiting;
	int64_t waiting_n;
	bool watch_ends;
	pthread_cond_t watch_wakes;
	pthread_t watch;
};

/*
 * ARRIVING until the request is whole, then RESPONDING; ANSWERED once the reply is known.
 * WAITING and DROPPED are entered and left under the server's lock.
 */
enum exchange_state { ARRIVING, RESPONDING, WAITING, ANSWERED, DROPPED };

/* Lives in its own arena. */
struct exchange {
	struct server *server;
	struct arena *arena;
	struct MHD_Connection *mhd;
	struct connection *connection;
	enum exchange_state state;
	bool has_begun; // its head was read
	bool has_waited;
	bool is_working; // counted so by the server
	bool is_sending;
	atomic_int holders; // of a dropped one: libmicrohttpd and whoever still works on it
	int64_t begun_us;
	struct wire wire;
	struct buf body;
	size_t body_seen;   // bytes arrived, kept or not
	size_t large_bytes; // taken from the server's allowance
	struct reply reply;
	void *what;
	struct exchange *before, *after; // while waiting
};

/* ---- arenas, kept for use again ---- */

static struct arena *arena_lend(struct server *server)
{
	struct arena *a = NULL;

	pthread_mutex_lock(&server->lock);
	if (server->spares > 0)
		a = server->spare_arenas[--server->spares];
	pthread_mutex_unlock(&server->lock);
	return a != NULL ? a : arena_open(LIMIT_ARENA_BLOCK_BYTES);
}

static void arena_give_back(struct server *server, struct arena *a)
{
	bool is_kept;

	arena_reset(a);
	pthread_mutex_lock(&server->lock);
	is_kept = server->spares < LIMIT_SPARE_ARENAS;
	if (is_kept)
		server->spare_arenas[server->spares++] = a;
	pthread_mutex_unlock(&server->lock);
	if (!is_kept)
		arena_close(a);
}

/* ---- connections and their deadlines ---- */

static void deadline_set(struct connection *connection, int64_t us)
{
	atomic_store_explicit(&connection->deadline_us, us, memory_order_relaxed);
}

/* Time enough for `bytes` from `from_us` on. */
static int64_t deadline_for(const struct server *server, int64_t from_us, size_t bytes)
{
	return from_us + server->settings.idle_timeout_s * INT64_C(1000000) +
	       (int64_t)bytes * 1000000 / LIMIT_SLOWEST_BYTES_PER_S;
}

static struct connection *connection_open(struct server *server, int socket)
{
	struct connection *connection;

	pthread_mutex_lock(&server->lock);
	connection = server->spare_connections;
	if (connection != NULL)
		server->spare_connections = connection->after;
	else
		connection = arena_one(server->memory, struct connection);
	connection->socket = socket;
	connection->before = NULL;
	connection->after = server->connections;
	if (connection->after != NULL)
		connection->after->before = connection;
	server->connections = connection;
	deadline_set(connection, deadline_for(server, clock_monotonic_us(), 0));
	pthread_mutex_unlock(&server->lock);
	return connection;
}

static void connection_close(struct server *server, struct connection *connection)
{
	pthread_mutex_lock(&server->lock);
	if (connection->before != NULL)
		connection->before->after = connection->after;
	else
		server->connections = connection->after;
	if (connection->after != NULL)
		connection->after->before = connection->before;
	connection->after = server->spare_connections;
	server->spare_connections = connection;
	pthread_mutex_unlock(&server->lock);
}

/* Called by libmicrohttpd before it closes the socket, so that the watch never cuts another's. */
static void on_connection(void *cls, struct MHD_Connection *mhd, void **context,
	enum MHD_ConnectionNotificationCode code)
{
	struct server *server = cls;

	if (code == MHD_CONNECTION_NOTIFY_STARTED) {
		const union MHD_ConnectionInfo *info =
			MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD);

		*context = connection_open(server, info->connect_fd);
		atomic_fetch_add(&server->open, 1);
	} else {
		connection_close(server, *context);
		atomic_fetch_sub(&server->open, 1);
	}
}

static void cut_the_late(struct server *server, int64_t now_us)
{
	for (struct connection *each = server->connections; each != NULL; each = each->after) {
		int64_t deadline_us =
			atomic_load_explicit(&each->deadline_us, memory_order_relaxed);

		if (deadline_us != 0 && deadline_us < now_us) {
			deadline_set(each, 0);
			shutdown(each->socket, SHUT_RDWR);
		}
	}
}

static void *watch(void *cls)
{
	struct server *server = cls;
	struct timespec next;

	pthread_mutex_lock(&server->lock);
	while (!server->watch_ends) {
		cut_the_late(server, clock_monotonic_us());
		clock_gettime(CLOCK_REALTIME, &next);
		next.tv_sec++;
		pthread_cond_timedwait(&server->watch_wakes, &server->lock, &next);
	}
	pthread_mutex_unlock(&server->lock);
	return NULL;
}

/* ---- sending ---- */

static void add_header(void *context, const char *name, const char *value)
{
	if (MHD_add_response_header(context, name, value) != MHD_YES)
		log_line(LOG_ERROR, "header-refused", "name=%s", name);
}

/* After a request that may not have been read to its end, the next one has no sure start. */
static bool must_close(const struct exchange *x)
{
	return atomic_load_explicit(&x->server->is_draining, memory_order_relaxed) ||
	       x->reply.status == BAD_REQUEST || x->wire.refused != STATUS_NONE;
}

static void count_sending(struct exchange *x)
{
	x->is_sending = true;
	atomic_fetch_add(&x->server->sending, 1);
	x->is_working = false;
	atomic_fetch_sub(&x->server->working, 1);
}

static enum MHD_Result queue_reply(struct exchange *x)
{
	const struct slice body = x->reply.body;
	struct MHD_Response *response = MHD_create_response_from_buffer(body.size,
		body.size == 0 ? (void *)(uintptr_t) "" : (void *)(uintptr_t)body.at,
		MHD_RESPMEM_PERSISTENT);

	if (response == NULL)
		die("out of memory: a reply");
	reply_each_header(&x->reply, add_header, response);
	count_sending(x);
	if (must_close(x))
		add_header(response, "Connection", "close");
	deadline_set(x->connection, deadline_for(x->server, clock_monotonic_us(), body.size));

	enum MHD_Result result = MHD_queue_response(x->mhd, x->reply.status, response);

	MHD_destroy_response(response);
	return result;
}

/* ---- waiting ---- */

static void waiting_add(struct exchange *x)
{
	struct server *server = x->server;

	pthread_mutex_lock(&server->lock);
	x->state = WAITING;
	x->before = NULL;
	x->after = server->waiting;
	if (x->after != NULL)
		x->after->before = x;
	server->waiting = x;
	server->waiting_n++;
	pthread_mutex_unlock(&server->lock);
}

/* The lock is held. */
static void waiting_take(struct exchange *x, enum exchange_state state)
{
	struct server *server = x->server;

	x->state = state;
	if (x->before != NULL)
		x->before->after = x->after;
	else
		server->waiting = x->after;
	if (x->after != NULL)
		x->after->before = x->before;
	server->waiting_n--;
}

static void exchange_let_go(struct exchange *x)
{
	if (atomic_fetch_sub(&x->holders, 1) == 1)
		arena_close(x->arena);
}

void exchange_wait(struct exchange *x)
{
	assert(x->state == RESPONDING);
	x->has_waited = true;
	waiting_add(x);
	MHD_suspend_connection(x->mhd);
}

void exchange_send(struct exchange *x, const struct reply *reply)
{
	bool is_dropped;

	assert(reply->status != STATUS_NONE);
	if (!x->has_waited) {
		assert(x->state == RESPONDING);
		x->reply = *reply;
		x->state = ANSWERED;
		return;
	}
	pthread_mutex_lock(&x->server->lock);
	is_dropped = x->state == DROPPED;
	if (!is_dropped) {
		assert(x->state == WAITING);
		x->reply = *reply;
		waiting_take(x, ANSWERED);
	}
	pthread_mutex_unlock(&x->server->lock);
	if (is_dropped)
		exchange_let_go(x);
	else
		MHD_resume_connection(x->mhd);
}

struct arena *exchange_arena(struct exchange *x)
{
	return x->arena;
}

const struct wire *exchange_wire(const struct exchange *x)
{
	return &x->wire;
}

void exchange_set(struct exchange *x, void *what)
{
	x->what = what;
}

void *exchange_get(const struct exchange *x)
{
	return x->what;
}

/* ---- receiving ---- */

/* The first that is heard of a request: its target as it came. */
static void *on_target(void *cls, const char *target, struct MHD_Connection *mhd)
{
	struct server *server = cls;
	struct arena *a = arena_lend(server);
	struct exchange *x = arena_one(a, struct exchange);

	*x = (struct exchange){ .server = server,
		.arena = a,
		.mhd = mhd,
		.state = ARRIVING,
		.wire = { .target = arena_text(a, target) } };
	return x;
}

static enum MHD_Result keep_header(
	void *cls, enum MHD_ValueKind kind, const char *name, const char *value)
{
	struct exchange *x = cls;

	(void)kind;
	*list_add(x->arena, &x->wire.headers) = (struct pair){ name, value == NULL ? "" : value };
	return MHD_YES;
}

/* SIZE_MAX when nothing or nonsense is declared. */
static size_t declared_length(const struct exchange *x)
{
	list_each (const struct pair *, each, &x->wire.headers) {
		size_t size = strlen(each->value);

		if (strcasecmp(each->name, "content-length") != 0 || size == 0 || size > 18)
			continue;

		size_t length = 0;

		for (const char *at = each->value; *at >= '0' && *at <= '9'; at++)
			length = length * 10 + (size_t)(*at - '0');
		return length;
	}
	return SIZE_MAX;
}

static enum MHD_Result hand_over(struct exchange *x)
{
	struct server *server = x->server;

	atomic_fetch_add(&server->working, 1);
	x->is_working = true;
	if (atomic_load(&server->is_closing))
		return MHD_NO;
	atomic_fetch_add_explicit(&server->requests, 1, memory_order_relaxed);
	deadline_set(x->connection, 0);
	x->state = RESPONDING;
	if (x->wire.refused == STATUS_NONE)
		x->wire.body = (struct slice){ x->body.at, x->body.size };
	server->respond(x, server->context);
	if (x->has_waited)
		return MHD_YES;
	assert(x->state == ANSWERED);
	return queue_reply(x);
}

static bool is_method_taken(const char *method)
{
	return strcmp(method, "GET") == 0 || strcmp(method, "HEAD") == 0 ||
	       strcmp(method, "POST") == 0;
}

static const char *peer_of(struct exchange *x)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_CLIENT_ADDRESS);
	const struct sockaddr *peer = info->client_addr;
	char *text = arena_take(x->arena, INET6_ADDRSTRLEN);

	if (peer != NULL && peer->sa_family == AF_INET)
		inet_ntop(AF_INET, &((const struct sockaddr_in *)peer)->sin_addr, text,
			INET_ADDRSTRLEN);
	else if (peer != NULL && peer->sa_family == AF_INET6)
		inet_ntop(AF_INET6, &((const struct sockaddr_in6 *)peer)->sin6_addr, text,
			INET6_ADDRSTRLEN);
	else
		return CLIENT_UNIX;
	return text;
}

/* What has a body not worth reading is answered at once, and the connection closed. */
static enum MHD_Result begin(struct exchange *x, const char *method)
{
	const union MHD_ConnectionInfo *info =
		MHD_get_connection_info(x->mhd, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	x->connection = info->socket_context;
	x->has_begun = true;
	x->begun_us = clock_monotonic_us();
	x->wire.method = method;
	x->wire.peer = peer_of(x);
	MHD_get_connection_values(x->mhd, MHD_HEADER_KIND, keep_header, x);
	deadline_set(x->connection, deadline_for(x->server, x->begun_us, 0));

	size_t length = declared_length(x);
	size_t max = x->server->settings.body_max_bytes;

	if (!is_method_taken(method))
		return hand_over(x);
	if (length == SIZE_MAX || length <= max)
		return MHD_YES;
	x->wire.refused = TOO_LARGE;
	return length - max > LIMIT_DISCARD_BYTES ? hand_over(x) : MHD_YES;
}

/* Takes what a large body needs from what all large bodies may have together. */
static bool allow(struct exchange *x, size_t size)
{
	struct server *server = x->server;
	size_t more = size - x->large_bytes;

	if (size <= LIMIT_BODY_BYTES || size <= x->large_bytes)
		return true;
	if (atomic_fetch_add(&server->large_bytes, (long long)more) + (long long)more >
		LIMIT_LARGE_BODIES_BYTES) {
		atomic_fetch_sub(&server->large_bytes, (long long)more);
		return false;
	}
	x->large_bytes = size;
	return true;
}

static void make_room(struct exchange *x, size_t size)
{
	size_t length = declared_length(x);
	size_t room = length != SIZE_MAX && length >= size ? length : size * 2;

	if (x->body.at != NULL && x->body.room >= size)
		return;
	if (!allow(x, room)) {
		x->wire.refused = NOT_AVAILABLE;
		return;
	}

	struct buf larger = buf_new(x->arena, room);

	if (x->body.at != NULL)
		buf_put(&larger, x->body.at, x->body.size);
	x->body = larger;
}

/* False when it is past all patience. */
static bool take_body(struct exchange *x, const char *at, size_t size)
{
	size_t max = x->server->settings.body_max_bytes;

	x->body_seen += size;
	deadline_set(x->connection, deadline_for(x->server, x->begun_us, x->body_seen));
	if (x->wire.refused == STATUS_NONE && x->body_seen > max)
		x->wire.refused = TOO_LARGE;
	if (x->wire.refused == STATUS_NONE)
		make_room(x, x->body_seen);
	if (x->wire.refused == STATUS_NONE)
		buf_put(&x->body, at, size);
	return x->body_seen <= max + LIMIT_DISCARD_BYTES;
}

static enum MHD_Result on_request(void *cls, struct MHD_Connection *mhd, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	struct exchange *x = *context;

	(void)cls, (void)mhd, (void)url, (void)version;
	if (!x->has_begun)
		return begin(x, method);
	if (*upload_size > 0) {
		bool is_taken = take_body(x, upload, *upload_size);

		*upload_size = 0;
		return is_taken ? MHD_YES : MHD_NO;
	}
	switch (x->state) {
	case ARRIVING: return hand_over(x);
	case ANSWERED: return queue_reply(x);
	case RESPONDING:
	case WAITING:
	case DROPPED: return MHD_NO;
	}
	unreachable("state of an exchange");
}

/* The reply was sent whole, or the connection is gone. */
static void on_completed(
	void *cls, struct MHD_Connection *mhd, void **context, enum MHD_RequestTerminationCode code)
{
	struct server *server = cls;
	struct exchange *x = *context;

	(void)mhd, (void)code;
	if (x == NULL)
		return;
	*context = NULL;
	if (x->connection != NULL)
		deadline_set(x->connection, deadline_for(server, clock_monotonic_us(), 0));

	long long large_bytes = (long long)x->large_bytes;
	bool was_working = x->is_working, was_sending = x->is_sending;

	if (x->state == DROPPED)
		exchange_let_go(x);
	else
		arena_give_back(server, x->arena);
	if (large_bytes > 0)
		atomic_fetch_sub(&server->large_bytes, large_bytes);
	if (was_working)
		atomic_fetch_sub(&server->working, 1);
	if (was_sending)
		atomic_fetch_sub(&server->sending, 1);
}

/* ---- starting and stopping ---- */

static enum MHD_Result on_newcomer(void *cls, const struct sockaddr *from, socklen_t size)
{
	const struct server *server = cls;

	(void)from, (void)size;
	return atomic_load(&server->is_shut) ? MHD_NO : MHD_YES;
}

static void on_log(void *cls, const char *format, va_list args)
	__attribute__((format(printf, 2, 0)));

static void on_log(void *cls, const char *format, va_list args)
{
	char text[200];

	(void)cls;
	vsnprintf(text, sizeof text, format, args);
	log_line(LOG_DEBUG, "microhttpd", "said=%s", text);
}

_Noreturn static void on_panic(void *cls, const char *file, unsigned line, const char *reason)
{
	(void)cls;
	die("libmicrohttpd: %s:%u: %s", file, line, reason == NULL ? "" : reason);
}

static struct MHD_Daemon *daemon_start(struct server *server)
{
	const struct server_settings *settings = &server->settings;
	unsigned flags = MHD_USE_EPOLL_INTERNAL_THREAD | MHD_ALLOW_SUSPEND_RESUME | MHD_USE_ITC |
			 MHD_USE_ERROR_LOG;

	MHD_set_panic_func(on_panic, NULL);
	return MHD_start_daemon(flags, 0, on_newcomer, server, on_request, server,
		MHD_OPTION_EXTERNAL_LOGGER, on_log, NULL, MHD_OPTION_LISTEN_SOCKET, server->socket,
		MHD_OPTION_THREAD_POOL_SIZE, settings->threads, MHD_OPTION_CONNECTION_LIMIT,
		settings->connections_max, MHD_OPTION_CONNECTION_TIMEOUT, settings->idle_timeout_s,
		MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)LIMIT_CONNECTION_BYTES,
		MHD_OPTION_STRICT_FOR_CLIENT, 1, MHD_OPTION_URI_LOG_CALLBACK, on_target, server,
		MHD_OPTION_NOTIFY_CONNECTION, on_connection, server, MHD_OPTION_NOTIFY_COMPLETED,
		on_completed, server, MHD_OPTION_END);
}

struct server *server_listen(
	struct arena *a, const struct server_settings *settings, const char **why)
{
	struct server *server = arena_one(a, struct server);

	assert(settings->threads > 0 && settings->connections_max >= settings->threads);
	assert(settings->idle_timeout_s > 0);
	server->settings = *settings;
	server->socket = listen_on(a, settings, &server->port, why);
	return server->socket < 0 ? NULL : server;
}

void server_start(
	struct server *server, void (*respond)(struct exchange *x, void *context), void *context)
{
	server->respond = respond;
	server->context = context;
	server->memory = arena_open(16 * 1024);
	pthread_mutex_init(&server->lock, NULL);
	pthread_cond_init(&server->watch_wakes, NULL);
	if (pthread_create(&server->watch, NULL, watch, server) != 0)
		die("no thread can be started");
	server->daemon = daemon_start(server);
	if (server->daemon == NULL)
		die("libmicrohttpd does not start");
}

uint16_t server_port(const struct server *server)
{
	return server->port;
}

static void sleep_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
}

/* Does one who connected before now still wait to be let in? */
static bool is_newcomer_waiting(const struct server *server)
{
	struct pollfd door = { .fd = server->socket, .events = POLLIN };

	return poll(&door, 1, 0) > 0;
}

/* Has somebody sent what was not read yet? */
static bool is_anything_unread(struct server *server)
{
	int unread = 0;

	pthread_mutex_lock(&server->lock);
	for (struct connection *each = server->connections; each != NULL && unread == 0;
		each = each->after)
		if (ioctl(each->socket, FIONREAD, &unread) != 0)
			unread = 0;
	pthread_mutex_unlock(&server->lock);
	return unread > 0;
}

static bool is_quiet(struct server *server)
{
	return atomic_load(&server->working) == 0 && atomic_load(&server->sending) == 0 &&
	       !is_anything_unread(server);
}

/*
 * What clients had sent by now is read and answered, however busy the machine is: whoever waits
 * at the door is let in, then nobody else, until nothing was under way for a moment.
 */
static void drain(struct server *server, int64_t until_us)
{
	enum { DOOR_MS = 1000, QUIET_MS = 40, STEP_MS = 5 };
	int64_t shut_us = clock_monotonic_us() + DOOR_MS * INT64_C(1000);
	int quiet_ms = 0;

	if (shut_us > until_us)
		shut_us = until_us;
	while (is_newcomer_waiting(server) && clock_monotonic_us() < shut_us)
		sleep_ms(1);
	atomic_store(&server->is_shut, true);
	while (quiet_ms < QUIET_MS && clock_monotonic_us() < until_us) {
		sleep_ms(STEP_MS);
		quiet_ms = is_quiet(server) ? quiet_ms + STEP_MS : 0;
	}
}

/* Stopping libmicrohttpd while a connection is suspended would end the process. */
static void drop_the_waiting(struct server *server)
{
	for (;;) {
		pthread_mutex_lock(&server->lock);

		struct exchange *x = server->waiting;

		if (x != NULL) {
			atomic_store(&x->holders, 2);
			waiting_take(x, DROPPED);
		}
		pthread_mutex_unlock(&server->lock);
		if (x == NULL)
			return;
		MHD_resume_connection(x->mhd);
	}
}

static void forget_everything(struct server *server)
{
	while (server->spares > 0)
		arena_close(server->spare_arenas[--server->spares]);
	arena_close(server->memory);
}

void server_stop(struct server *server, unsigned grace_ms)
{
	int64_t until_us = clock_monotonic_us() + grace_ms * INT64_C(1000);

	/*
	 * Not MHD_quiesce_daemon: it and a thread that is awake may both take the listening socket
	 * out of the thread's epoll, and the second of them ends the process.
	 */
	atomic_store(&server->is_draining, true);
	drain(server, until_us);
	atomic_store(&server->is_closing, true);

	/* A request handed over before is_closing may still begin to wait. */
	while (atomic_load(&server->working) > 0) {
		if (clock_monotonic_us() >= until_us)
			drop_the_waiting(server);
		sleep_ms(1);
	}
	MHD_stop_daemon(server->daemon);
	pthread_mutex_lock(&server->lock);
	server->watch_ends = true;
	pthread_cond_signal(&server->watch_wakes);
	pthread_mutex_unlock(&server->lock);
	pthread_join(server->watch, NULL);
	forget_everything(server);
}

struct server_counts server_counts(const struct server *server)
{
	struct server *counted = (struct server *)(uintptr_t)server;

	pthread_mutex_lock(&counted->lock);

	int64_t waiting = counted->waiting_n;

	pthread_mutex_unlock(&counted->lock);
	return (struct server_counts){
		.connections = atomic_load(&counted->open),
		.requests = atomic_load(&counted->requests),
		.suspended = waiting,
	};
}
