/* SPDX-License-Identifier: MIT */
/*
 * A live server on loopback, and clients that write bytes.
 */
#include "http/server.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/err.h"
#include "base/testing.h"
#include "http/limits.h"

enum { BODY_MAX = 4 * 1024 * 1024, PATIENCE_S = 10 };

static void sleep_ms(long ms)
{
	nanosleep(&(struct timespec){ .tv_sec = ms / 1000, .tv_nsec = ms % 1000 * 1000000 }, NULL);
}

/* ---- the program under the server ---- */

static _Atomic(struct exchange *) kept;       // by "/kept", for the test to answer
static _Atomic(struct exchange *) later[512]; // by "/later", for the worker
static atomic_uint later_n;
static atomic_llong responded;
static atomic_bool worker_ends;

static void answer(struct exchange *x, enum status status, struct slice body)
{
	struct reply reply = { .status = status, .content_type = "text/plain", .body = body };

	exchange_send(x, &reply);
}

/* "POST /echo 5 hello" */
static struct slice echo_of(struct exchange *x)
{
	const struct wire *wire = exchange_wire(x);
	struct buf b = buf_new(exchange_arena(x), wire->body.size + 100);

	buf_format(&b, "%s %s %zu ", wire->method, wire->target, wire->body.size);
	buf_slice(&b, wire->body);
	return (struct slice){ b.at, b.size };
}

static void wait_for_worker(struct exchange *x)
{
	exchange_wait(x);
	for (;;) {
		unsigned slot = atomic_fetch_add(&later_n, 1) % array_size(later);
		struct exchange *none = NULL;

		if (atomic_compare_exchange_strong(&later[slot], &none, x))
			return;
	}
}

static void respond(struct exchange *x, void *context)
{
	struct request *rq = arena_one(exchange_arena(x), struct request);
	enum status status = request_parse(rq, exchange_arena(x), exchange_wire(x), clock_now());

	(void)context;
	if (status == OK && exchange_wire(x)->refused != STATUS_NONE)
		status = exchange_wire(x)->refused;
	atomic_fetch_add(&responded, 1);
	if (strcmp(rq->path, "/later") == 0) {
		wait_for_worker(x);
	} else if (status != OK) {
		answer(x, status, SLICE("refused"));
	} else if (strcmp(rq->path, "/kept") == 0) {
		exchange_wait(x);
		kept = x;
	} else if (strcmp(rq->path, "/slow") == 0) {
		sleep_ms(300); // and its whole thread with it
		answer(x, OK, SLICE("slow"));
	} else if (strcmp(rq->path, "/peer") == 0) {
		answer(x, OK, slice_of(exchange_wire(x)->peer));
	} else if (strcmp(rq->path, "/big") == 0) {
		char *body = arena_take(exchange_arena(x), 16 * 1024 * 1024);

		answer(x, OK, (struct slice){ body, 16 * 1024 * 1024 });
	} else {
		answer(x, OK, echo_of(x));
	}
}

static void *work(void *context)
{
	(void)context;
	while (!atomic_load(&worker_ends)) {
		bool found = false;

		for (size_t i = 0; i < array_size(later); i++) {
			struct exchange *x = atomic_exchange(&later[i], NULL);

			if (x != NULL)
				answer(x, OK, SLICE("later"));
			found = found || x != NULL;
		}
		if (!found)
			sleep_ms(1);
	}
	return NULL;
}

/* ---- starting it ---- */

struct fixture {
	struct arena *a;
	struct server *server;
	pthread_t worker;
};

static struct server_settings settings_of(unsigned idle_timeout_s)
{
	return (struct server_settings){ .address = "127.0.0.1",
		.threads = 2,
		.connections_max = 1000,
		.idle_timeout_s = idle_timeout_s,
		.body_max_bytes = BODY_MAX };
}

static struct fixture start_with(const struct server_settings *settings)
{
	struct fixture f = { .a = arena_open(4096) };
	const char *why = "";

	kept = NULL;
	atomic_store(&responded, 0);
	atomic_store(&worker_ends, false);
	f.server = server_listen(f.a, settings, &why);
	if (f.server == NULL)
		fail_msg("%s", why);
	server_start(f.server, respond, NULL);
	assert_int_equal(0, pthread_create(&f.worker, NULL, work, NULL));
	return f;
}

static struct fixture start(unsigned idle_timeout_s)
{
	struct server_settings settings = settings_of(idle_timeout_s);

	return start_with(&settings);
}

static void stop(struct fixture *f)
{
	server_stop(f->server, 5000);
	atomic_store(&worker_ends, true);
	pthread_join(f->worker, NULL);
	arena_close(f->a);
}

/* ---- a client ---- */

static struct sockaddr_in address_of(const struct fixture *f)
{
	return (struct sockaddr_in){ .sin_family = AF_INET,
		.sin_port = htons(server_port(f->server)),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
}

static int client(const struct fixture *f)
{
	struct sockaddr_in address = address_of(f);
	struct timeval patience = { .tv_sec = PATIENCE_S };
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	assert_true(fd >= 0);
	assert_int_equal(0, setsockopt(fd, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience));
	assert_int_equal(0, connect(fd, (struct sockaddr *)&address, sizeof address));
	return fd;
}

static bool say_bytes(int fd, const char *at, size_t size)
{
	while (size > 0) {
		ssize_t sent = send(fd, at, size, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		at += sent;
		size -= (size_t)sent;
	}
	return true;
}

static bool say(int fd, const char *text)
{
	return say_bytes(fd, text, strlen(text));
}

struct heard {
	int status; // 0: closed before a whole reply
	char head[4096];
	char body[4096]; // as much as fits
	size_t body_size;
};

static bool read_head(int fd, struct heard *heard)
{
	size_t size = 0;

	while (size + 1 < sizeof heard->head) {
		if (recv(fd, heard->head + size, 1, 0) != 1)
			return false;
		heard->head[++size] = '\0';
		if (size >= 4 && memcmp(heard->head + size - 4, "\r\n\r\n", 4) == 0)
			return true;
	}
	return false;
}

static bool read_body(int fd, struct heard *heard, size_t size)
{
	char bytes[65536];

	while (heard->body_size < size) {
		size_t most = size - heard->body_size;
		ssize_t got = recv(fd, bytes, most < sizeof bytes ? most : sizeof bytes, 0);

		if (got <= 0)
			return false;
		for (ssize_t i = 0; i < got; i++, heard->body_size++)
			if (heard->body_size < sizeof heard->body - 1)
				heard->body[heard->body_size] = bytes[i];
	}
	return true;
}

static struct heard hear_as(int fd, bool has_body)
{
	struct heard heard = { 0 };

	if (!read_head(fd, &heard))
		return heard;

	const char *length = strcasestr(heard.head, "\r\nContent-Length: ");
	size_t size = length == NULL ? 0 : strtoul(length + 18, NULL, 10);

	if (has_body && !read_body(fd, &heard, size))
		return heard;
	heard.status = (int)strtol(heard.head + strlen("HTTP/1.1 "), NULL, 10);
	return heard;
}

static struct heard hear(int fd)
{
	return hear_as(fd, true);
}

static bool is_closed(int fd)
{
	char byte;

	return recv(fd, &byte, 1, 0) <= 0 && errno != EAGAIN;
}

static struct heard ask(const struct fixture *f, const char *text)
{
	int fd = client(f);

	say(fd, text);

	struct heard heard = hear(fd);

	close(fd);
	return heard;
}

/* "GET / HTTP/1.1" with a header made long by `n` bytes. */
static char *long_request(struct arena *a, const char *start, size_t n, const char *end)
{
	struct buf b = buf_new(a, n + 200);

	buf_text(&b, start);
	for (size_t i = 0; i < n; i++)
		buf_char(&b, 'x');
	buf_text(&b, end);
	return b.at;
}

#define GET_  "GET / HTTP/1.1\r\nHost: a\r\n"
#define POST_ "POST /p HTTP/1.1\r\nHost: a\r\n"

/* ---- tests ---- */

static void server__keeps_a_connection_for_the_next_request(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_true(say(fd, POST_ "Content-Length: 5\r\n\r\nhello"));

		struct heard heard = hear(fd);

		assert_int_equal(200, heard.status);
		assert_string_equal("POST /p 5 hello", heard.body);
	}
	assert_int_equal(1, server_counts(f.server).connections);
	assert_int_equal(3, server_counts(f.server).requests);
	close(fd);
	stop(&f);
}

static void server__answers_pipelined_requests_in_order(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /1 HTTP/1.1\r\nHost: a\r\n\r\nGET /later HTTP/1.1\r\nHost: a\r\n\r\n"
		"POST /3 HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\n\r\nok"
		"GET /4 HTTP/1.1\r\nHost: a\r\n\r\n");
	assert_string_equal("GET /1 0 ", hear(fd).body);
	assert_string_equal("later", hear(fd).body);
	assert_string_equal("POST /3 2 ok", hear(fd).body);
	assert_string_equal("GET /4 0 ", hear(fd).body);
	close(fd);
	stop(&f);
}

static void server__sends_no_body_to_a_head(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, "HEAD /h HTTP/1.1\r\nHost: a\r\n\r\nGET /g HTTP/1.1\r\nHost: a\r\n\r\n");

	struct heard heard = hear_as(fd, false);

	assert_int_equal(200, heard.status);
	assert_non_null(strstr(heard.head, "\r\nContent-Length: 10\r\n"));
	assert_string_equal("GET /g 0 ", hear(fd).body);
	close(fd);
	stop(&f);
}

static void server__sends_the_headers_that_every_reply_carries(void **state)
{
	struct fixture f = start(5);
	struct heard heard = ask(&f, GET_ "\r\n");

	(void)state;
	assert_non_null(strstr(heard.head, "\r\nContent-Security-Policy: default-src 'none'; "));
	assert_non_null(strstr(heard.head, "\r\nCache-Control: no-store\r\n"));
	assert_non_null(strstr(heard.head, "\r\nContent-Type: text/plain\r\n"));
	stop(&f);
}

static void server__says_who_is_at_the_other_end(void **state)
{
	struct fixture f = start(5);

	(void)state;
	assert_string_equal("127.0.0.1", ask(&f, "GET /peer HTTP/1.1\r\nHost: a\r\n\r\n").body);
	stop(&f);
}

static void server__keeps_a_target_as_it_came(void **state)
{
	struct fixture f = start(5);

	(void)state;
	assert_string_equal("GET /%41?b=%26&c=+d 0 ",
		ask(&f, "GET /%41?b=%26&c=+d HTTP/1.1\r\nHost: a\r\n\r\n").body);
	stop(&f);
}

static void server__gathers_a_body_in_chunks(void **state)
{
	struct fixture f = start(5);

	(void)state;
	assert_string_equal("POST /p 9 hello you",
		ask(&f, POST_ "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n4;x=y\r\n "
			      "you\r\n0\r\n\r\n")
			.body);
	stop(&f);
}

static void server__waits_for_the_body_of_who_asks_first(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, POST_ "Content-Length: 2\r\nExpect: 100-continue\r\n\r\n");
	assert_int_equal(100, hear_as(fd, false).status);
	say(fd, "ok");
	assert_string_equal("POST /p 2 ok", hear(fd).body);
	close(fd);
	stop(&f);
}

static void server__gathers_a_large_body_whole(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);
	char *body = arena_take(f.a, BODY_MAX);

	(void)state;
	for (size_t i = 0; i < BODY_MAX; i++)
		body[i] = (char)(i * 31);
	say(fd, arena_format(f.a, POST_ "Content-Length: %d\r\n\r\n", BODY_MAX));
	assert_true(say_bytes(fd, body, BODY_MAX));

	struct heard heard = hear(fd);

	assert_int_equal(200, heard.status);
	assert_int_equal(strlen("POST /p 4194304 ") + BODY_MAX, heard.body_size);
	assert_memory_equal(body, heard.body + strlen("POST /p 4194304 "), 4000);
	close(fd);
	stop(&f);
}

/* Whatever it is, the server lives and answers the next one. */
static void server__refuses_what_is_malformed(void **state)
{
	struct fixture f = start(2);
	struct arena *a = f.a;
	const struct {
		const char *text;
		int status; // 0: closed without a word is as good
	} cases[] = {
		{ long_request(a, "GET /", 9000, " HTTP/1.1\r\nHost: a\r\n\r\n"), 414 },
		{ long_request(a, "GET /", 60000, " HTTP/1.1\r\nHost: a\r\n\r\n"), 414 },
		{ long_request(a, GET_ "Cookie: ", 9000, "\r\n\r\n"), 431 },
		{ long_request(a, GET_ "X-Long: ", 60000, "\r\n\r\n"), 431 },
		{ POST_ "Content-Length: 4194305\r\n\r\n", 0 },
		{ POST_ "Content-Length: 999999999999\r\n\r\n", 413 },
		{ POST_ "Content-Length: 99999999999999999999999\r\n\r\n", 0 },
		{ POST_ "Content-Length: -1\r\n\r\n", 400 },
		{ POST_ "Content-Length: x\r\n\r\n", 400 },
		{ POST_ "Content-Length: 2\r\nContent-Length: 2\r\n\r\nok", 400 },
		{ POST_ "Content-Length: 2\r\nContent-Length: 3\r\n\r\nok1", 400 },
		{ POST_ "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400 },
		{ POST_ "Transfer-Encoding: gzip\r\n\r\n", 0 },
		{ POST_ "Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", 0 },
		{ POST_ "Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n\r\n", 0 },
		{ POST_ "Transfer-Encoding: chunked\r\n\r\n2\r\nokay\r\n0\r\n\r\n", 0 },
		{ GET_ "Content-Length: 2\r\n\r\nok", 400 },
		{ "PUT / HTTP/1.1\r\nHost: a\r\n\r\n", 405 },
		{ "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 500\r\n\r\n", 405 },
		{ "CONNECT a:80 HTTP/1.1\r\nHost: a\r\n\r\n", 0 },
		{ "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n", 0 },
		{ "GET http://b/ HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
		{ "GET / HTTP/1.1\r\n\r\n", 400 },
		{ GET_ "Host: b\r\n\r\n", 400 },
		{ GET_ "Cookie\r\n\r\n", 0 },
		{ GET_ "A B: x\r\n\r\n", 0 },
		{ "GET / HTTP/3.0\r\nHost: a\r\n\r\n", 0 },
		{ "GET / FTP/1.1\r\nHost: a\r\n\r\n", 0 },
		{ "GET\r\n\r\n", 0 },
		{ "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n", 0 },
		{ "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
		{ "GET /../x HTTP/1.1\r\nHost: a\r\n\r\n", 400 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		int fd = client(&f);

		say(fd, cases[i].text);
		shutdown(fd, SHUT_WR);

		struct heard heard = hear(fd);
		bool fits = cases[i].status == 0 ? heard.status == 0 || heard.status >= 400
						 : heard.status == cases[i].status;

		if (!fits)
			fail_msg("case %zu: %d for %.80s", i, heard.status, cases[i].text);
		close(fd);
		assert_int_equal(200, ask(&f, GET_ "\r\n").status);
	}
	stop(&f);
}

static void server__does_not_crash_on_bytes_of_no_meaning(void **state)
{
	struct fixture f = start(2);
	unsigned seed = 7;
	char bytes[400];

	(void)state;
	for (int round = 0; round < 200; round++) {
		int fd = client(&f);
		size_t prefix = (size_t)round % 40;

		memcpy(bytes, POST_ "Content-Length: 3\r\n\r\n", prefix);
		for (size_t i = prefix; i < sizeof bytes; i++)
			bytes[i] = (char)(rand_r(&seed) >> 8);
		say_bytes(fd, bytes, sizeof bytes);
		close(fd);
	}
	assert_int_equal(200, ask(&f, GET_ "\r\n").status);
	stop(&f);
}

static void server__hears_a_body_out_before_it_calls_it_too_large(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);
	char *body = arena_take(f.a, BODY_MAX + 1);

	(void)state;
	say(fd, arena_format(f.a, POST_ "Content-Length: %d\r\n\r\n", BODY_MAX + 1));
	assert_true(say_bytes(fd, body, BODY_MAX + 1));

	struct heard heard = hear(fd);

	assert_int_equal(413, heard.status);
	assert_non_null(strstr(heard.head, "\r\nConnection: close\r\n"));
	assert_true(is_closed(fd));
	close(fd);
	stop(&f);
}

/* Even when the refusal itself has to wait, for the log. */
static void server__does_not_read_a_body_that_it_refuses_by_its_head(void **state)
{
	static const char *const heads[] = {
		"PUT /later HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n",
		"PUT /later HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n",
		"POST /later HTTP/1.1\r\nHost: a\r\nContent-Length: 999999999999\r\n"
	};
	static const char *const bodies[] = { "", "a bit of it" };
	struct fixture f = start(5);

	(void)state;
	for (size_t i = 0; i < array_size(heads) * array_size(bodies); i++) {
		int fd = client(&f);

		say(fd, arena_format(f.a, "%s\r\n%s", heads[i / 2], bodies[i % 2]));
		assert_string_equal("later", hear(fd).body);
		assert_true(is_closed(fd));
		close(fd);
	}
	stop(&f);
}

static void server__closes_after_a_request_that_it_doubts(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, POST_ "Content-Length: 44\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
		      "GET /smuggled HTTP/1.1\r\nHost: a\r\n\r\n");
	assert_int_equal(400, hear(fd).status);
	assert_true(is_closed(fd));
	assert_int_equal(1, atomic_load(&responded));
	close(fd);
	stop(&f);
}

/* True if it was closed within `s` seconds while `text` dripped in, a byte every 100 ms. */
static bool is_cut_within(const struct fixture *f, const char *text, int s)
{
	int fd = client(f);
	int64_t until_us = clock_monotonic_us() + s * INT64_C(1000000);
	bool is_cut = false;

	for (size_t i = 0; !is_cut && clock_monotonic_us() < until_us; i++) {
		char byte;

		if (text[0] != '\0')
			send(fd, &text[i % strlen(text)], 1, MSG_NOSIGNAL);
		sleep_ms(100);
		ssize_t got = recv(fd, &byte, 1, MSG_DONTWAIT);

		is_cut = got >= 0 || (errno != EAGAIN && errno != EWOULDBLOCK);
	}
	close(fd);
	return is_cut;
}

static void server__drops_a_client_that_says_nothing(void **state)
{
	struct fixture f = start(1);

	(void)state;
	assert_true(is_cut_within(&f, "", 5));
	stop(&f);
}

static void server__drops_a_client_that_drips_its_head(void **state)
{
	struct fixture f = start(1);

	(void)state;
	assert_true(is_cut_within(
		&f, "GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 5));
	assert_int_equal(200, ask(&f, GET_ "\r\n").status);
	stop(&f);
}

static void server__drops_a_client_that_drips_its_body(void **state)
{
	struct fixture f = start(1);
	int fd = client(&f);
	int64_t from_us = clock_monotonic_us();

	(void)state;
	say(fd, POST_ "Content-Length: 100000\r\n\r\n");
	while (say(fd, "x") && clock_monotonic_us() < from_us + 6000000)
		sleep_ms(100);
	assert_true(clock_monotonic_us() < from_us + 5000000);
	close(fd);
	stop(&f);
}

static void server__drops_a_client_that_does_not_read(void **state)
{
	struct fixture f = start(1);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /big HTTP/1.1\r\nHost: a\r\n\r\n");
	for (int i = 0; i < 50 && (i < 5 || server_counts(f.server).connections > 0); i++)
		sleep_ms(100);
	assert_int_equal(0, server_counts(f.server).connections);
	close(fd);
	stop(&f);
}

static void server__waits_as_long_as_its_own_work_takes(void **state)
{
	struct fixture f = start(1);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /kept HTTP/1.1\r\nHost: a\r\n\r\n");
	sleep_ms(3000);
	assert_int_equal(1, server_counts(f.server).suspended);
	answer(kept, OK, SLICE("at last"));
	assert_string_equal("at last", hear(fd).body);
	assert_int_equal(0, server_counts(f.server).suspended);
	close(fd);
	stop(&f);
}

static void server__survives_a_client_that_leaves_while_it_waits(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /kept HTTP/1.1\r\nHost: a\r\n\r\n");
	while (server_counts(f.server).suspended == 0)
		sleep_ms(1);
	close(fd);
	sleep_ms(50);
	answer(kept, OK, SLICE("nobody hears"));
	assert_int_equal(200, ask(&f, GET_ "\r\n").status);
	stop(&f);
}

static void server__serves_200_connections_at_once(void **state)
{
	struct fixture f = start(10);
	int fds[200];

	(void)state;
	for (size_t i = 0; i < array_size(fds); i++) {
		fds[i] = client(&f);
		say(fds[i], i % 2 == 0 ? "GET /later HTTP/1.1\r\nHost: a\r\n\r\n" : GET_ "\r\n");
	}
	for (size_t i = 0; i < array_size(fds); i++)
		assert_int_equal(200, hear(fds[i]).status);
	assert_int_equal(200, server_counts(f.server).connections);
	for (size_t i = 0; i < array_size(fds); i++)
		close(fds[i]);
	stop(&f);
}

/* ---- stopping ---- */

struct load {
	const struct fixture *f;
	const char *request;
	long long answered;
	long long broken;
};

/* Asks until the server closes; a reply that began has to be whole. */
static void *ask_until_closed(void *context)
{
	struct load *load = context;
	int fd = client(load->f);

	for (;;) {
		if (!say(fd, load->request))
			break;

		struct heard heard = hear(fd);

		if (heard.status == 200)
			load->answered++;
		else
			load->broken += heard.head[0] != '\0';
		if (heard.status != 200)
			break;
	}
	close(fd);
	return NULL;
}

static void server__that_stops_under_load_loses_no_reply(void **state)
{
	struct fixture f = start(5);
	struct load loads[16];
	pthread_t threads[16];
	long long answered = 0;

	(void)state;
	for (size_t i = 0; i < array_size(loads); i++) {
		loads[i] = (struct load){ .f = &f,
			.request = i % 2 == 0 ? "GET /later HTTP/1.1\r\nHost: a\r\n\r\n"
					      : GET_ "\r\n" };
		pthread_create(&threads[i], NULL, ask_until_closed, &loads[i]);
	}
	sleep_ms(300);
	server_stop(f.server, 5000);
	for (size_t i = 0; i < array_size(loads); i++) {
		pthread_join(threads[i], NULL);
		answered += loads[i].answered;
		assert_int_equal(0, loads[i].broken);
	}
	assert_true(answered > 16);
	assert_int_equal(atomic_load(&responded), answered);
	atomic_store(&worker_ends, true);
	pthread_join(f.worker, NULL);
	arena_close(f.a);
}

static void server__that_stops_waits_for_who_waits(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /later HTTP/1.1\r\nHost: a\r\n\r\n");
	while (server_counts(f.server).requests == 0)
		sleep_ms(1);
	stop(&f);
	assert_string_equal("later", hear(fd).body);
	assert_true(is_closed(fd));
	close(fd);
}

static void server__that_stops_drops_who_waits_past_the_grace(void **state)
{
	struct fixture f = start(5);
	int fd = client(&f);

	(void)state;
	say(fd, "GET /kept HTTP/1.1\r\nHost: a\r\n\r\n");
	while (server_counts(f.server).suspended == 0)
		sleep_ms(1);

	int64_t from_us = clock_monotonic_us();

	server_stop(f.server, 200);
	assert_true(clock_monotonic_us() - from_us < 3000000);
	assert_int_equal(0, hear(fd).status);
	answer(kept, OK, SLICE("too late"));
	atomic_store(&worker_ends, true);
	pthread_join(f.worker, NULL);
	arena_close(f.a);
	close(fd);
}

struct hasty {
	const struct fixture *f;
	atomic_bool ends;
};

/* Asks many at once, and hears what comes. */
static void *ask_hastily(void *context)
{
	struct hasty *hasty = context;
	struct sockaddr_in address = address_of(hasty->f);
	char asked[200 * (sizeof GET_ + 2)] = "", some[1 << 14];

	for (size_t size = 0; size + sizeof GET_ + 2 < sizeof asked; size += sizeof GET_ + 1)
		memcpy(asked + size, GET_ "\r\n", sizeof GET_ + 2);
	while (!atomic_load(&hasty->ends)) {
		int fd = socket(AF_INET, SOCK_STREAM, 0);

		if (connect(fd, (struct sockaddr *)&address, sizeof address) == 0)
			while (say(fd, asked) && recv(fd, some, sizeof some, 0) > 0)
				;
		close(fd);
	}
	return NULL;
}

static void stop_among_the_hasty(void)
{
	struct server_settings settings = settings_of(5);
	struct fixture f;
	struct hasty hasty = { .f = &f };
	pthread_t threads[2];

	settings.threads = 4;
	f = start_with(&settings);
	for (size_t i = 0; i < array_size(threads); i++)
		pthread_create(&threads[i], NULL, ask_hastily, &hasty);
	sleep_ms(3);
	server_stop(f.server, 1);
	atomic_store(&hasty.ends, true);
	for (size_t i = 0; i < array_size(threads); i++)
		pthread_join(threads[i], NULL);
	atomic_store(&worker_ends, true);
	pthread_join(f.worker, NULL);
	arena_close(f.a);
}

/* Once in some 150 times libmicrohttpd's own way to stop accepting ended the process here. */
static void server__stops_well_while_its_threads_are_awake(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++)
		stop_among_the_hasty();
}

static void *stop_slowly(void *context)
{
	server_stop(context, 400);
	return NULL;
}

static void server__that_is_stopping_turns_a_newcomer_away(void **state)
{
	struct fixture f = start(5);
	int waits = client(&f);
	pthread_t stopper;
	long long answered;

	(void)state;
	say(waits, "GET /kept HTTP/1.1\r\nHost: a\r\n\r\n");
	while (server_counts(f.server).suspended == 0)
		sleep_ms(1);
	answered = atomic_load(&responded);
	pthread_create(&stopper, NULL, stop_slowly, f.server);
	sleep_ms(100);

	int newcomer = client(&f);

	say(newcomer, GET_ "\r\n");
	assert_int_equal(0, hear(newcomer).status);
	assert_int_equal(answered, atomic_load(&responded));
	close(newcomer);
	pthread_join(stopper, NULL);
	answer(kept, OK, SLICE("too late"));
	atomic_store(&worker_ends, true);
	pthread_join(f.worker, NULL);
	arena_close(f.a);
	close(waits);
}

static void server__that_is_stopping_lets_in_who_stood_at_the_door(void **state)
{
	struct server_settings settings = settings_of(5);
	struct fixture f;
	int slow, waits;

	(void)state;
	settings.threads = 1;
	f = start_with(&settings);
	slow = client(&f);
	say(slow, "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n");
	while (atomic_load(&responded) == 0)
		sleep_ms(1);
	waits = client(&f);
	say(waits, GET_ "\r\n");
	stop(&f);
	assert_int_equal(200, hear(slow).status);
	assert_int_equal(200, hear(waits).status);
	close(slow);
	close(waits);
}

static void server__that_stopped_accepts_nobody(void **state)
{
	struct fixture f = start(5);
	struct sockaddr_in address = address_of(&f);
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	(void)state;
	stop(&f);
	assert_int_equal(-1, connect(fd, (struct sockaddr *)&address, sizeof address));
	close(fd);
}

/* ---- where it listens ---- */

static void server__refuses_to_listen_to_the_world(void **state)
{
	static const char *const addresses[] = { "0.0.0.0", "192.0.2.1", "::", "2001:db8::1",
		"localhost", "", "unix:relative", "127.0.0.1:80", "::ffff:192.0.2.1" };
	struct arena *a = arena_open(4096);

	(void)state;
	for (size_t i = 0; i < array_size(addresses); i++) {
		struct server_settings settings = settings_of(1);
		const char *why = NULL;

		settings.address = addresses[i];
		assert_null(server_listen(a, &settings, &why));
		assert_non_null(why);
	}
	arena_close(a);
}

static void server__listens_to_the_world_when_it_is_told(void **state)
{
	struct server_settings settings = settings_of(5);

	(void)state;
	settings.address = "0.0.0.0";
	settings.allow_public_address = true;

	struct fixture f = start_with(&settings);

	assert_int_equal(200, ask(&f, GET_ "\r\n").status);
	stop(&f);
}

static void server__says_why_a_taken_port_is_none(void **state)
{
	struct fixture f = start(5);
	struct server_settings settings = settings_of(5);
	const char *why = NULL;

	(void)state;
	settings.port = server_port(f.server);
	assert_null(server_listen(f.a, &settings, &why));
	assert_non_null(strstr(why, "cannot listen on 127.0.0.1: "));
	stop(&f);
}

static int file_client(const char *path)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	snprintf(address.sun_path, sizeof address.sun_path, "%s", path);
	assert_int_equal(0, connect(fd, (struct sockaddr *)&address, sizeof address));
	return fd;
}

static void server__listens_on_a_file_that_others_cannot_open(void **state)
{
	struct server_settings settings = settings_of(5);
	struct stat facts;

	struct arena *a = *state;
	const char *path = arena_format(a, "%s/socket", folder_fresh(a));

	settings.address = arena_format(a, "unix:%s", path);
	for (int twice = 0; twice < 2; twice++) {
		struct fixture f = start_with(&settings);
		const char *why = NULL;
		int fd = file_client(path);

		say(fd, "GET /peer HTTP/1.1\r\nHost: a\r\n\r\n");
		assert_string_equal("unix", hear(fd).body);
		assert_int_equal(0, stat(path, &facts));
		assert_int_equal(0660, facts.st_mode & 0777);
		assert_null(server_listen(a, &settings, &why));
		close(fd);
		stop(&f);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(server__keeps_a_connection_for_the_next_request),
		cmocka_unit_test(server__answers_pipelined_requests_in_order),
		cmocka_unit_test(server__sends_no_body_to_a_head),
		cmocka_unit_test(server__sends_the_headers_that_every_reply_carries),
		cmocka_unit_test(server__says_who_is_at_the_other_end),
		cmocka_unit_test(server__keeps_a_target_as_it_came),
		cmocka_unit_test(server__gathers_a_body_in_chunks),
		cmocka_unit_test(server__waits_for_the_body_of_who_asks_first),
		cmocka_unit_test(server__gathers_a_large_body_whole),
		cmocka_unit_test(server__refuses_what_is_malformed),
		cmocka_unit_test(server__does_not_crash_on_bytes_of_no_meaning),
		cmocka_unit_test(server__hears_a_body_out_before_it_calls_it_too_large),
		cmocka_unit_test(server__does_not_read_a_body_that_it_refuses_by_its_head),
		cmocka_unit_test(server__closes_after_a_request_that_it_doubts),
		cmocka_unit_test(server__drops_a_client_that_says_nothing),
		cmocka_unit_test(server__drops_a_client_that_drips_its_head),
		cmocka_unit_test(server__drops_a_client_that_drips_its_body),
		cmocka_unit_test(server__drops_a_client_that_does_not_read),
		cmocka_unit_test(server__waits_as_long_as_its_own_work_takes),
		cmocka_unit_test(server__survives_a_client_that_leaves_while_it_waits),
		cmocka_unit_test(server__serves_200_connections_at_once),
		cmocka_unit_test(server__that_stops_under_load_loses_no_reply),
		cmocka_unit_test(server__that_stops_waits_for_who_waits),
		cmocka_unit_test(server__that_stops_drops_who_waits_past_the_grace),
		cmocka_unit_test(server__stops_well_while_its_threads_are_awake),
		cmocka_unit_test(server__that_is_stopping_turns_a_newcomer_away),
		cmocka_unit_test(server__that_is_stopping_lets_in_who_stood_at_the_door),
		cmocka_unit_test(server__that_stopped_accepts_nobody),
		cmocka_unit_test(server__refuses_to_listen_to_the_world),
		cmocka_unit_test(server__listens_to_the_world_when_it_is_told),
		cmocka_unit_test(server__says_why_a_taken_port_is_none),
		IN_ARENA(server__listens_on_a_file_that_others_cannot_open),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
