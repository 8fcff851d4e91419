/* SPDX-License-Identifier: MIT */
#include "testing_site.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/clock.h"

enum { WORDS_MOST = 8, HEAD_MOST = 1 << 14, REPLY_WAIT_S = 20 };

/* What is its own of each. */
struct site_program {
	const char *binary;
	const char *prefix;     // of its settings
	const char *first_page; // that everybody may read
	const char *samples;    // for its demonstration; NULL: it needs none
};

static struct site_program sarn = { .prefix = "SARN_", .first_page = "/register" };
static struct site_program sarn_victim = { .prefix = "SARN_VICTIM_", .first_page = "/sign-in" };

void site_is(const char *program, const char *samples)
{
	sarn.binary = program;
	sarn.samples = samples;
}

void site_twin_is(const char *program)
{
	sarn_victim.binary = program;
}

const char *site_path(struct site *site, const char *name)
{
	return arena_format(site->arena, "%s/%s", site->folder, name);
}

/* ---- the program ---- */

static void set(const struct site *site, const char *setting, const char *value)
{
	setenv(arena_format(site->arena, "%s%s", site->program->prefix, setting), value, 1);
}

static void set_port(const struct site *site, const char *setting, int port)
{
	set(site, setting, arena_format(site->arena, "%d", port));
}

/* The child's part: never comes back. */
_Noreturn static void run(const struct site *site, int out, int err, char *const *words)
{
	if (dup2(out, STDOUT_FILENO) < 0 || dup2(err, STDERR_FILENO) < 0)
		_exit(126);
	set(site, "DATA", site->data);
	set(site, "LOG_LEVEL", "warning");
	set_port(site, "PORT", site->port_kept);
	if (site->port_other != 0)
		set_port(site, "RELAY_PORT", site->port_other);
	if (site->preload != NULL)
		setenv("LD_PRELOAD", site->preload, 1);
	setenv("FAULTS_DISK", site->folder, 1);
	signal(SIGXFSZ, SIG_IGN); // a limit of a file's size is to be an error, as a full disk is
	execv(site->program->binary, words);
	_exit(127);
}

static pid_t start(struct site *site, int out, char *const *words)
{
	int err = open(site_path(site, "errors"), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
	pid_t pid;

	assert_true(err >= 0);
	fflush(NULL);
	pid = fork();
	assert_true(pid >= 0);
	if (pid == 0)
		run(site, out, err, words);
	close(err);
	return pid;
}

static int status_of(pid_t pid)
{
	int status = 0;

	assert_int_equal(waitpid(pid, &status, 0), pid);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int command(struct site *site, const char **said, va_list args)
{
	const char *path = site_path(site, "said");
	int out = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	const char *words[WORDS_MOST] = { site->program->binary };
	int status;

	for (size_t n = 1; (words[n] = va_arg(args, const char *)) != NULL; n++)
		assert_true(n + 1 < WORDS_MOST);
	status = status_of(start(site, out, (char *const *)(uintptr_t)words));
	close(out);
	*said = file_bytes(site->arena, path).at;
	return status;
}

int site_command(struct site *site, const char **said, ...)
{
	const char *what;
	va_list args;

	va_start(args, said);

	int status = command(site, &what, args);

	va_end(args);
	if (said != NULL)
		*said = what;
	return status;
}

const char *site_does(struct site *site, ...)
{
	const char *said;
	va_list args;

	va_start(args, site);
	if (command(site, &said, args) != 0)
		fail_msg("%s%s", said, file_bytes(site->arena, site_path(site, "errors")).at);
	va_end(args);
	return said;
}

/* The port is in the line that it says once it listens. */
static int port_said(int from)
{
	char said[200] = "";
	size_t size = 0;
	ssize_t got;
	const char *at;

	while (strchr(said, '\n') == NULL && size < sizeof said - 1 &&
		(got = read(from, said + size, sizeof said - 1 - size)) > 0)
		size += (size_t)got;
	at = strstr(said, "127.0.0.1:");
	return at == NULL ? 0 : (int)strtol(at + strlen("127.0.0.1:"), NULL, 10);
}

void site_start(struct site *site)
{
	char *const words[] = { (char *)(uintptr_t)site->program->binary,
		(char *)(uintptr_t) "serve", NULL };
	int64_t started_us = clock_monotonic_us();
	struct client client;
	int ends[2];

	assert_int_equal(site->pid, 0);
	assert_int_equal(pipe2(ends, O_CLOEXEC), 0);
	site->pid = start(site, ends[1], words);
	close(ends[1]);
	site->port = port_said(ends[0]);
	close(ends[0]);
	if (site->port == 0)
		fail_msg("it does not start: %s",
			file_bytes(site->arena, site_path(site, "errors")).at);
	client = client_new(site);
	assert_int_equal(
		client_ask(&client, site->arena, site->program->first_page, NULL).status, 200);
	client_close(&client);
	site->ready_ms = (clock_monotonic_us() - started_us) / 1000;
}

void site_kill(struct site *site)
{
	assert_int_equal(kill(site->pid, SIGKILL), 0);
	assert_int_equal(site_wait(site), -1);
}

void site_tell_to_stop(struct site *site)
{
	assert_int_equal(kill(site->pid, SIGTERM), 0);
}

int site_wait(struct site *site)
{
	int status = status_of(site->pid);

	site->pid = 0;
	return status;
}

/* What the program said last of an error, with its line's end. */
static const char *last_error(struct site *site)
{
	struct slice said = file_bytes(site->arena, site_path(site, "errors"));
	size_t at = said.size;

	while (at > 0 && (at == said.size || said.at[at - 1] != '\n'))
		at--;
	return arena_text_n(site->arena, said.at + at, said.size - at);
}

void site_ends_well(struct site *site)
{
	int status = site_wait(site);

	if (status != 0)
		fail_msg("it ended with %d: %s", status, last_error(site));
}

void site_log_is_good(struct site *site)
{
	assert_non_null(strstr(site_does(site, "audit", "verify", NULL), "\nGOOD\n"));
}

struct slice site_log(struct site *site)
{
	const char *path = site_path(site, "bundle");

	unlink(path);
	site_does(site, "audit", "export", path, NULL);
	return file_bytes(site->arena, path);
}

/* ---- opening ---- */

static struct site *site_of(struct arena *a, const struct site_program *program)
{
	struct site *site = arena_one(a, struct site);

	*site = (struct site){ .program = program, .arena = a, .folder = folder_fresh_on_disk(a) };
	site->data = site_path(site, "data");
	return site;
}

struct site *site_new(struct arena *a)
{
	return site_of(a, &sarn);
}

struct site *site_new_twin(struct arena *a)
{
	return site_of(a, &sarn_victim);
}

void site_end(struct site *site)
{
	if (site->pid != 0)
		site_kill(site);
}

void site_demonstrate(struct site *site)
{
	if (site->program->samples == NULL)
		site_does(site, "demonstration", NULL);
	else
		site_does(site, "demonstration", "--samples", site->program->samples, NULL);
}

void site_demonstrate_without_people(struct site *site)
{
	site_does(site, "demonstration", "--without-people", "--samples", site->program->samples,
		NULL);
}

int site_setup_without_people(void **state)
{
	struct site *site = site_new(arena_open(1 << 20));

	site_demonstrate_without_people(site);
	*state = site;
	return 0;
}

int site_setup(void **state)
{
	struct site *site = site_new(arena_open(1 << 20));

	site_demonstrate(site);
	*state = site;
	return 0;
}

int site_teardown(void **state)
{
	struct site *site = *state;

	site_end(site);
	arena_close(site->arena);
	return 0;
}

int port_free(void)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	socklen_t size = sizeof address;
	int made = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);

	assert_int_equal(bind(made, (struct sockaddr *)&address, size), 0);
	assert_int_equal(getsockname(made, (struct sockaddr *)&address, &size), 0);
	close(made);
	return ntohs(address.sin_port);
}

/* ---- a client ---- */

struct client client_new(const struct site *site)
{
	return (struct client){ .port = site->port, .socket = -1, .cookie = "", .token = "" };
}

void client_close(struct client *client)
{
	if (client->socket >= 0)
		close(client->socket);
	client->socket = -1;
}

static bool client_open(struct client *client)
{
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons((uint16_t)client->port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct timeval wait = { .tv_sec = REPLY_WAIT_S };
	int one = 1;

	if (client->socket >= 0)
		return true;
	client->socket = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
	setsockopt(client->socket, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
	setsockopt(client->socket, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
	if (connect(client->socket, (struct sockaddr *)&address, sizeof address) == 0)
		return true;
	client_close(client);
	return false;
}

static bool send_all(int socket, const char *at, size_t size)
{
	while (size > 0) {
		ssize_t sent = send(socket, at, size, MSG_NOSIGNAL);

		if (sent <= 0)
			return false;
		at += sent;
		size -= (size_t)sent;
	}
	return true;
}

static const char *request_text(
	const struct client *client, struct arena *a, const char *path, const char *form)
{
	const char *body = form == NULL ? NULL
					: arena_format(a, "%s%stoken=%s", form,
						  form[0] == '\0' ? "" : "&", client->token);

	return arena_format(a, "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nCookie: %s\r\n%s%s\r\n%s",
		form == NULL ? "GET" : "POST", path, client->port, client->cookie,
		client->closes ? "Connection: close\r\n" : "",
		body == NULL ? ""
			     : arena_format(a,
				       "Content-Type: application/x-www-form-urlencoded\r\n"
				       "Content-Length: %zu\r\n",
				       strlen(body)),
		body == NULL ? "" : body);
}

/* The value of a header, up to the `end`; "" if there is none. */
static const char *header(struct arena *a, struct slice head, const char *name, const char *end)
{
	size_t at = slice_find_any_case(head, arena_format(a, "\r\n%s: ", name), 0);

	if (at == SIZE_MAX)
		return "";
	at += strlen(name) + 4;
	size_t line_end = slice_find(head, "\r\n", at);
	size_t value_end = slice_find(head, end, at);
	return arena_text_n(a, head.at + at, (value_end < line_end ? value_end : line_end) - at);
}

static bool receive(struct client *client, struct buf *in)
{
	char *to = buf_reserve(in, HEAD_MOST);
	ssize_t got = recv(client->socket, to, HEAD_MOST, 0);

	if (got <= 0)
		return false;
	in->size += (size_t)got;
	return true;
}

static void read_answer(struct client *client, struct arena *a, struct answer *answer)
{
	struct buf in = buf_new(a, HEAD_MOST);
	size_t head_size;

	while ((head_size = slice_find((struct slice){ in.at, in.size }, "\r\n\r\n", 0)) ==
		SIZE_MAX)
		if (!receive(client, &in))
			return;
	head_size += 4;
	struct slice head = { arena_text_n(a, in.at, head_size), head_size };
	size_t body_size = strtoul(header(a, head, "Content-Length", "\r\n"), NULL, 10);

	while (in.size < head_size + body_size)
		if (!receive(client, &in))
			return;
	answer->location = header(a, head, "Location", "\r\n");
	answer->cookie = header(a, head, "Set-Cookie", ";");
	answer->body = (struct slice){ in.at + head_size, body_size };
	answer->status = (int)strtol(head.at + strlen("HTTP/1.1 "), NULL, 10);
	if (header(a, head, "Connection", "\r\n")[0] == 'c')
		client_close(client);
}

struct answer client_ask(struct client *client, struct arena *a, const char *path, const char *form)
{
	struct answer answer = { .location = "", .cookie = "" };
	const char *request = request_text(client, a, path, form);

	if (!client_open(client))
		return answer;
	if (send_all(client->socket, request, strlen(request))) {
		answer.sent_us = clock_monotonic_us();
		read_answer(client, a, &answer);
	}
	if (answer.status == 0 || client->closes)
		client_close(client);
	return answer;
}

bool client_sign_in(struct client *client, struct arena *a, const char *role)
{
	static const char before[] = "name=\"token\" value=\"";
	struct answer answer =
		client_ask(client, a, "/demonstration", arena_format(a, "role=%s", role));
	size_t at;

	client->cookie = answer.cookie;
	if (answer.status != 303 || answer.cookie[0] == '\0')
		return false;
	answer = client_ask(client, a, "/home", NULL);
	at = slice_find(answer.body, before, 0);
	if (answer.status != 200 || at == SIZE_MAX)
		return false;
	at += strlen(before);
	client->token =
		arena_text_n(a, answer.body.at + at, slice_find(answer.body, "\"", at) - at);
	return true;
}

bool answer_says(const struct answer *answer, const char *text)
{
	return slice_find(answer->body, text, 0) != SIZE_MAX;
}

size_t times_said(struct slice text, const char *what)
{
	size_t n = 0;

	for (size_t at = 0; (at = slice_find(text, what, at)) != SIZE_MAX; at++)
		n++;
	return n;
}

int64_t number_after(struct slice text, const char *before, size_t from)
{
	size_t at = slice_find(text, before, from);
	int64_t number = 0;

	if (at == SIZE_MAX)
		return 0;
	for (at += strlen(before); at < text.size && text.at[at] >= '0' && text.at[at] <= '9'; at++)
		number = number * 10 + (text.at[at] - '0');
	return number;
}
