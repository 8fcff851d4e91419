/* SPDX-License-Identifier: MIT */
/*
 * The yardstick: libmicrohttpd with nothing behind it.
 *
 *	bare PORT		R20: copies a page of 20,480 bytes per request
 *	bare PORT FILE		sends that file's bytes, as they are
 *
 * Epoll, four threads, loopback.  Says "ready" when it listens, ends when its
 * standard input does.
 */
#include <arpa/inet.h>
#include <microhttpd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { PAGE_BYTES = 20480, THREADS = 4, CONNECTIONS_MAX = 4096, FILE_BYTES_MAX = 4 * 1024 * 1024 };

static char page[FILE_BYTES_MAX];
static size_t page_size = PAGE_BYTES;
static enum MHD_ResponseMemoryMode mode = MHD_RESPMEM_MUST_COPY;

static enum MHD_Result answer(void *cls, struct MHD_Connection *connection, const char *url,
	const char *method, const char *version, const char *upload, size_t *upload_size,
	void **context)
{
	static int begun;

	(void)cls, (void)url, (void)method, (void)version, (void)upload, (void)upload_size;
	if (*context == NULL) {
		*context = &begun;
		return MHD_YES;
	}

	struct MHD_Response *response = MHD_create_response_from_buffer(page_size, page, mode);

	MHD_add_response_header(response, "Content-Type", "text/html; charset=utf-8");

	enum MHD_Result result = MHD_queue_response(connection, MHD_HTTP_OK, response);

	MHD_destroy_response(response);
	return result;
}

static void read_page(const char *path)
{
	FILE *file = fopen(path, "rb");

	if (file == NULL) {
		perror(path);
		exit(1);
	}
	page_size = fread(page, 1, sizeof page, file);
	fclose(file);
	mode = MHD_RESPMEM_PERSISTENT;
}

int main(int argc, char **argv)
{
	if (argc < 2 || argc > 3) {
		fprintf(stderr, "usage: bare PORT [FILE]\n");
		return 2;
	}
	memset(page, 'x', PAGE_BYTES);
	if (argc == 3)
		read_page(argv[2]);

	uint16_t port = (uint16_t)strtoul(argv[1], NULL, 10);
	struct sockaddr_in address = { .sin_family = AF_INET,
		.sin_port = htons(port),
		.sin_addr.s_addr = htonl(INADDR_LOOPBACK) };
	struct MHD_Daemon *daemon = MHD_start_daemon(MHD_USE_EPOLL_INTERNAL_THREAD, port, NULL,
		NULL, answer, NULL, MHD_OPTION_SOCK_ADDR, &address, MHD_OPTION_THREAD_POOL_SIZE,
		(unsigned)THREADS, MHD_OPTION_CONNECTION_LIMIT, (unsigned)CONNECTIONS_MAX,
		MHD_OPTION_END);
	char ignored[64];

	if (daemon == NULL) {
		fprintf(stderr, "bare: cannot listen on port %u\n", port);
		return 1;
	}
	puts("ready");
	fflush(stdout);
	while (read(STDIN_FILENO, ignored, sizeof ignored) > 0)
		;
	MHD_stop_daemon(daemon);
	return 0;
}
