/* SPDX-License-Identifier: MIT */
#include "http/listen.h"

#include <arpa/inet.h>
#include <errno.h>
#include <netinet/in.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/slice.h"

enum { BACKLOG = 1024 }; // 1,000 new connections a second, and a second's pause

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
	struct sockaddr_un file;
};

static int fail(struct arena *a, int socket, const char *address, const char **why)
{
	*why = arena_format(a, "cannot listen on %s: %s", address, strerror(errno));
	if (socket >= 0)
		close(socket);
	return -1;
}

/* ---- a unix socket ---- */

static bool is_answered(const union address *address)
{
	int socket_fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	bool answers =
		socket_fd >= 0 && connect(socket_fd, &address->any, sizeof address->file) == 0;

	if (socket_fd >= 0)
		close(socket_fd);
	return answers;
}

static void remove_left_behind(const union address *address)
{
	struct stat facts;

	if (lstat(address->file.sun_path, &facts) == 0 && S_ISSOCK(facts.st_mode) &&
		!is_answered(address))
		unlink(address->file.sun_path);
}

/* The mode is set before anyone can connect: nobody can until listen(). */
static int listen_on_file(struct arena *a, const char *path, const char **why)
{
	union address address = { .file = { .sun_family = AF_UNIX } };

	if (path[0] != '/' || strlen(path) >= sizeof address.file.sun_path) {
		*why = arena_format(
			a, "cannot listen on %s: not a path that a socket can have", path);
		return -1;
	}
	memcpy(address.file.sun_path, path, strlen(path));
	remove_left_behind(&address);

	int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0 || bind(fd, &address.any, sizeof address.file) != 0 || chmod(path, 0660) != 0 ||
		listen(fd, BACKLOG) != 0)
		return fail(a, fd, path, why);
	return fd;
}

/* ---- a port ---- */

static bool is_loopback(const union address *address)
{
	if (address->any.sa_family == AF_INET)
		return ntohl(address->v4.sin_addr.s_addr) >> 24 == 127;
	return IN6_IS_ADDR_LOOPBACK(&address->v6.sin6_addr);
}

/* Bytes of the address; 0 if `text` is none. */
static socklen_t read_address(const char *text, uint16_t port, union address *address)
{
	*address = (union address){ .v4 = { .sin_family = AF_INET, .sin_port = htons(port) } };
	if (inet_pton(AF_INET, text, &address->v4.sin_addr) == 1)
		return sizeof address->v4;
	*address = (union address){ .v6 = { .sin6_family = AF_INET6, .sin6_port = htons(port) } };
	return inet_pton(AF_INET6, text, &address->v6.sin6_addr) == 1 ? sizeof address->v6 : 0;
}

static uint16_t port_of(int fd)
{
	union address address = { 0 };
	socklen_t size = sizeof address;

	if (getsockname(fd, &address.any, &size) != 0)
		return 0;
	return ntohs(address.any.sa_family == AF_INET ? address.v4.sin_port : address.v6.sin6_port);
}

static int listen_on_port(
	struct arena *a, const struct server_settings *settings, uint16_t *port, const char **why)
{
	const char *text = settings->address;
	union address address;
	socklen_t size = read_address(text, settings->port, &address);
	int yes = 1;

	if (size == 0) {
		*why = arena_format(a, "cannot listen on %s: not an address in figures", text);
		return -1;
	}
	if (!is_loopback(&address) && !settings->allow_public_address) {
		*why = arena_format(a, "will not listen on %s: not a loopback address", text);
		return -1;
	}

	int fd = socket(address.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);

	if (fd < 0 || setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes) != 0 ||
		bind(fd, &address.any, size) != 0 || listen(fd, BACKLOG) != 0)
		return fail(a, fd, text, why);
	*port = port_of(fd);
	return fd;
}

int listen_on(
	struct arena *a, const struct server_settings *settings, uint16_t *port, const char **why)
{
	*port = 0;
	if (slice_starts(slice_of(settings->address), "unix:"))
		return listen_on_file(a, settings->address + strlen("unix:"), why);
	return listen_on_port(a, settings, port, why);
}
