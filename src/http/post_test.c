/* SPDX-License-Identifier: MIT */
/*
 * Asking a live server, and ends that answer badly.
 */
#include "http/post.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <pthread.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/testing.h"
#include "http/server.h"

enum { PATIENCE_MS = 10000 };

/* ---- a server of ours ---- */

static void echo(struct exchange *x, void *context)
{
	const struct wire *wire = exchange_wire(x);

	(void)context;
	exchange_send(x,
		&(struct reply){ .status = CONFLICTING,
			.content_type = "text/plain",
			.body = slice_of(arena_format(exchange_arena(x), "%s %s %.*s", wire->method,
				wire->target, (int)wire->body.size, wire->body.at)) });
}

static struct server *a_server(struct arena *a, const char *address)
{
	const char *why = "";
	struct server *server = server_listen(a,
		&(struct server_settings){ .address = address,
			.threads = 1,
			.connections_max = 10,
			.idle_timeout_s = 10,
			.body_max_bytes = 4096 },
		&why);

	if (server == NULL)
		fail_msg("%s", why);
	server_start(server, echo, NULL);
	return server;
}

static void post__hears_what_the_other_answers(void **state)
{
	static const char *const addresses[] = { "127.0.0.1", "::1", "unix:" };
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(addresses); i++) {
		const char *address = strcmp(addresses[i], "unix:") == 0
					      ? arena_format(a, "unix:%s/s", folder_fresh(a))
					      : addresses[i];
		struct server *server = a_server(a, address);
		struct post_to to = { address, server_port(server), "/relay" };
		struct posted posted;

		assert_true(post(a, &to, SLICE("one\ntwo"), PATIENCE_MS, &posted));
		assert_int_equal(posted.status, CONFLICTING);
		assert_true(slice_is(posted.body, "POST /relay one\ntwo"));
		server_stop(server, 1000);
	}
}

static void post__goes_nowhere_but_to_this_machine(void **state)
{
	static const char *const addresses[] = { "192.0.2.1", "2001:db8::1", "localhost", "",
		"unix:/nowhere/at/all" };
	struct posted posted;

	for (size_t i = 0; i < array_size(addresses); i++)
		assert_false(post(*state, &(struct post_to){ addresses[i], 9, "/" }, SLICE("x"),
			PATIENCE_MS, &posted));
}

/* ---- an end that answers as it is told ---- */

struct bad_end {
	int socket;
	pthread_t thread;
	struct slice answer;
	bool stays; // and never closes
};

static void *answer_badly(void *arg)
{
	struct bad_end *end = arg;
	int fd = accept(end->socket, NULL, NULL);
	char asked[4096];

	if (fd < 0)
		return NULL;
	assert_true(recv(fd, asked, sizeof asked, 0) > 0);
	assert_true(send(fd, end->answer.at, end->answer.size, MSG_NOSIGNAL) >= 0);
	if (end->stays)
		recv(fd, asked, sizeof asked, 0);
	close(fd);
	return NULL;
}

static bool ask_bad_end(struct arena *a, struct slice answer, bool stays, int deadline_ms)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr = { htonl(INADDR_LOOPBACK) } };
	socklen_t size = sizeof address;
	struct bad_end end = { socket(AF_INET, SOCK_STREAM, 0), 0, answer, stays };
	struct posted posted = { STATUS_NONE, SLICE_NONE };

	assert_int_equal(bind(end.socket, (struct sockaddr *)&address, size), 0);
	assert_int_equal(listen(end.socket, 1), 0);
	assert_int_equal(getsockname(end.socket, (struct sockaddr *)&address, &size), 0);
	pthread_create(&end.thread, NULL, answer_badly, &end);

	bool is_answered =
		post(a, &(struct post_to){ "127.0.0.1", ntohs(address.sin_port), "/relay" },
			SLICE("x"), deadline_ms, &posted);

	pthread_join(end.thread, NULL);
	close(end.socket);
	assert_int_equal(is_answered, posted.status != STATUS_NONE);
	return is_answered;
}

static void post__takes_no_answer_that_is_not_whole(void **state)
{
	static const char *const answers[] = { "", "HTTP/1.1 200 OK\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntake",
		"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntaken\n",
		"HTTP/1.1 200 OK\r\n\r\ntaken", "HTTP/1.1 OK\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 999 OK\r\nContent-Length: 0\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
		"HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n",
		"SMTP ready\r\n\r\n" };

	assert_true(ask_bad_end(*state, SLICE("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\ntaken"),
		false, PATIENCE_MS));
	for (size_t i = 0; i < array_size(answers); i++)
		assert_false(ask_bad_end(*state, slice_of(answers[i]), false, PATIENCE_MS));
}

static void post__takes_no_answer_without_an_end(void **state)
{
	char *much = arena_take(*state, 20000);
	int64_t begun_us = clock_monotonic_us();

	memset(much, 'x', 20000);
	assert_false(ask_bad_end(*state, (struct slice){ much, 20000 }, false, PATIENCE_MS));
	assert_false(ask_bad_end(*state, SLICE("HTTP/1.1 200 OK\r\n"), true, 100));
	assert_true(clock_monotonic_us() - begun_us < 5000000);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		IN_ARENA(post__hears_what_the_other_answers),
		IN_ARENA(post__goes_nowhere_but_to_this_machine),
		IN_ARENA(post__takes_no_answer_that_is_not_whole),
		IN_ARENA(post__takes_no_answer_without_an_end),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
