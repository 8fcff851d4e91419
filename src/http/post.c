/* SPDX-License-Identifier: MIT */
#include "http/post.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <poll.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"

enum { ANSWER_BYTES_MOST = 8 * 1024, STATUS_AT = sizeof "HTTP/1.1 " - 1 };

/* One way of reaching the other: bytes until a moment. */
struct line {
	int socket;
	int64_t until_us;
};

/* ---- connecting ---- */

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
	struct sockaddr_un file;
};

static socklen_t read_path(const char *path, union address *address)
{
	*address = (union address){ .file = { .sun_family = AF_UNIX } };
	if (strlen(path) >= sizeof address->file.sun_path)
		return 0;
	memcpy(address->file.sun_path, path, strlen(path));
	return sizeof address->file;
}

/* Bytes of the address; 0 if it is none, or on another machine. */
static socklen_t read_address(const struct post_to *to, union address *address)
{
	if (slice_starts(slice_of(to->address), "unix:"))
		return read_path(to->address + strlen("unix:"), address);
	*address = (union address){ .v4 = { .sin_family = AF_INET, .sin_port = htons(to->port) } };
	if (inet_pton(AF_INET, to->address, &address->v4.sin_addr) == 1)
		return ntohl(address->v4.sin_addr.s_addr) >> 24 == 127 ? sizeof address->v4 : 0;
	*address =
		(union address){ .v6 = { .sin6_family = AF_INET6, .sin6_port = htons(to->port) } };
	if (inet_pton(AF_INET6, to->address, &address->v6.sin6_addr) != 1)
		return 0;
	return IN6_IS_ADDR_LOOPBACK(&address->v6.sin6_addr) ? sizeof address->v6 : 0;
}

/* Waits until the socket is ready; false when time is up. */
static bool await(const struct line *line, short events)
{
	struct pollfd fd = { .fd = line->socket, .events = events };
	int64_t left_us;

	while ((left_us = line->until_us - clock_monotonic_us()) > 0) {
		int n = poll(&fd, 1, (int)(left_us / 1000) + 1);

		if (n > 0)
			return true;
		if (n < 0 && errno != EINTR)
			return false;
	}
	return false;
}

static bool is_connected(const struct line *line)
{
	int error = 0;
	socklen_t size = sizeof error;

	return await(line, POLLOUT) &&
	       getsockopt(line->socket, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
}

static bool line_open(const struct post_to *to, int deadline_ms, struct line *line)
{
	union address address;
	socklen_t size = read_address(to, &address);

	line->until_us = clock_monotonic_us() + deadline_ms * INT64_C(1000);
	if (size == 0)
		return false;
	line->socket = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (line->socket < 0)
		return false;
	if (connect(line->socket, &address.any, size) == 0 ||
		(errno == EINPROGRESS && is_connected(line)))
		return true;
	close(line->socket);
	return false;
}

/* ---- asking ---- */

static bool line_send(const struct line *line, struct slice bytes)
{
	while (bytes.size > 0) {
		ssize_t n = send(line->socket, bytes.at, bytes.size, MSG_NOSIGNAL);

		if (n > 0)
			bytes = slice_part(bytes, (size_t)n, bytes.size);
		else if (errno != EINTR && (errno != EAGAIN || !await(line, POLLOUT)))
			return false;
	}
	return true;
}

/* All there is, to its end; false if there is too much, or it does not end. */
static bool line_receive(const struct line *line, struct buf *b)
{
	for (;;) {
		size_t room = ANSWER_BYTES_MOST - b->size;
		ssize_t n = recv(line->socket, buf_reserve(b, room), room, 0);

		if (n == 0)
			return true;
		if (n > 0)
			b->size += (size_t)n;
		else if (errno != EINTR && (errno != EAGAIN || !await(line, POLLIN)))
			return false;
		if (b->size == ANSWER_BYTES_MOST)
			return false;
	}
}

/* Digits only; SIZE_MAX if it is no such number, or one past any answer. */
static size_t number_of(struct slice digits)
{
	size_t number = 0;

	for (size_t i = 0; i < digits.size; i++) {
		if (digits.at[i] < '0' || digits.at[i] > '9' || number > ANSWER_BYTES_MOST)
			return SIZE_MAX;
		number = number * 10 + (size_t)(digits.at[i] - '0');
	}
	return digits.size > 0 ? number : SIZE_MAX;
}

/* The answer has a body of just as many bytes as it says: else it was cut short. */
static bool read_answer(struct slice answer, struct posted *posted)
{
	static const char length[] = "content-length:";
	size_t head = slice_find(answer, "\r\n\r\n", 0);
	struct slice lines = slice_part(answer, 0, head);
	size_t status = number_of(slice_part(answer, STATUS_AT, STATUS_AT + 3));
	size_t body_bytes = SIZE_MAX;
	struct slice line;

	if (head == SIZE_MAX || !slice_starts(answer, "HTTP/1.1 ") || status < 100 || status > 599)
		return false;
	while (slice_line(&lines, &line))
		if (slice_starts_any_case(line, length))
			body_bytes = number_of(
				slice_trim(slice_part(line, sizeof length - 1, line.size)));

	struct slice body = slice_part(answer, head + 4, answer.size);

	if (body.size != body_bytes)
		return false;
	*posted = (struct posted){ (enum status)status, body };
	return true;
}

bool post(struct arena *a, const struct post_to *to, struct slice body, int deadline_ms,
	struct posted *posted)
{
	struct buf asked = buf_new(a, body.size + 300);
	struct buf answer = buf_new(a, ANSWER_BYTES_MOST);
	struct line line;

	if (!line_open(to, deadline_ms, &line))
		return false;
	buf_format(&asked,
		"POST %s HTTP/1.1\r\n"
		"Host: relay\r\n"
		"Content-Type: text/plain; charset=utf-8\r\n"
		"Content-Length: %zu\r\n"
		"Connection: close\r\n\r\n",
		to->path, body.size);
	buf_slice(&asked, body);

	bool is_answered = line_send(&line, (struct slice){ asked.at, asked.size }) &&
			   line_receive(&line, &answer) &&
			   read_answer((struct slice){ answer.at, answer.size }, posted);

	close(line.socket);
	return is_answered;
}
