/* SPDX-License-Identifier: MIT */
/*
 * What the http room itself costs: our server, a parsed and routed request,
 * and a page of 20,480 bytes copied into the arena.
 *
 *	trivial PORT		answered at once
 *	trivial PORT wait	suspended, and answered by another thread
 *
 * Says "ready" when it listens, ends when its standard input does.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "http/server.h"

enum { PAGE_BYTES = 20480, QUEUE_MAX = 4096 };

static char page[PAGE_BYTES];
static const struct routes *routes;

static enum status show(struct request *rq)
{
	char *copy = arena_text_n(rq->arena, page, PAGE_BYTES);

	rq->reply.body = (struct slice){ copy, PAGE_BYTES };
	return OK;
}

static const struct route table[] = {
	{ GET, "/", PUBLIC_READ, show },
	{ GET, "/decisions/{id}", PUBLIC_READ, show },
	{ 0 },
};

static struct reply *answer(struct exchange *x)
{
	struct request *rq = arena_one(exchange_arena(x), struct request);
	enum status status = request_parse(rq, exchange_arena(x), exchange_wire(x), clock_now());

	if (status == OK)
		status = request_route(rq, routes);
	if (status == OK)
		status = request_read_query(rq);
	if (status == OK)
		status = rq->route->handle(rq);
	rq->reply.status = status;
	return &rq->reply;
}

static void respond(struct exchange *x, void *context)
{
	(void)context;
	exchange_send(x, answer(x));
}

/* ---- by another thread ---- */

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static pthread_cond_t wakes = PTHREAD_COND_INITIALIZER;
static struct exchange *queue[QUEUE_MAX];
static size_t queue_n;

static void respond_later(struct exchange *x, void *context)
{
	(void)context;
	exchange_wait(x);
	pthread_mutex_lock(&lock);
	assert(queue_n < QUEUE_MAX);
	queue[queue_n++] = x;
	pthread_cond_signal(&wakes);
	pthread_mutex_unlock(&lock);
}

static void *work(void *context)
{
	static struct exchange *batch[QUEUE_MAX];

	(void)context;
	for (;;) {
		pthread_mutex_lock(&lock);
		while (queue_n == 0)
			pthread_cond_wait(&wakes, &lock);

		size_t n = queue_n;

		memcpy(batch, queue, n * sizeof *batch);
		queue_n = 0;
		pthread_mutex_unlock(&lock);
		for (size_t i = 0; i < n; i++)
			exchange_send(batch[i], answer(batch[i]));
	}
	return NULL;
}

int main(int argc, char **argv)
{
	struct arena *a = arena_open(64 * 1024);
	const struct route *const tables[] = { table };
	bool waits = argc == 3 && strcmp(argv[2], "wait") == 0;
	const char *why;
	char ignored[64];
	pthread_t worker;

	if (argc < 2 || (argc > 2 && !waits)) {
		fprintf(stderr, "usage: trivial PORT [wait]\n");
		return 2;
	}
	memset(page, 'x', PAGE_BYTES);
	routes = routes_gather(a, tables, 1);

	struct server_settings settings = { .address = "127.0.0.1",
		.port = (uint16_t)strtoul(argv[1], NULL, 10),
		.threads = 4,
		.connections_max = 4096,
		.idle_timeout_s = 60,
		.body_max_bytes = 1024 * 1024 };
	struct server *server = server_listen(a, &settings, &why);

	if (server == NULL) {
		fprintf(stderr, "trivial: %s\n", why);
		return 1;
	}
	if (waits && pthread_create(&worker, NULL, work, NULL) != 0)
		return 1;
	server_start(server, waits ? respond_later : respond, NULL);
	puts("ready");
	fflush(stdout);
	while (read(STDIN_FILENO, ignored, sizeof ignored) > 0)
		;
	server_stop(server, 1000);
	arena_close(a);
	return 0;
}
