/* SPDX-License-Identifier: MIT */
#include "http/site.h"

#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "base/slice.h"

/* A name or an IPv6 address in brackets, and perhaps a port; nothing that ends a host in a URL. */
static bool is_host(const char *host)
{
	return host[0] != '\0' && host[0] != ':' &&
	       host[strspn(host, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				 "0123456789.-:[]")] == '\0';
}

bool site_parse(struct arena *a, const char *text, struct site *site)
{
	static const struct {
		const char *scheme, *usual_port;
	} kinds[] = { { "https://", ":443" }, { "http://", ":80" } };
	struct slice whole = slice_of(text);

	if (slice_ends(whole, "/"))
		whole = slice_part(whole, 0, whole.size - 1);
	for (size_t i = 0; i < array_size(kinds); i++) {
		if (!slice_starts(whole, kinds[i].scheme))
			continue;
		if (slice_ends(whole, kinds[i].usual_port)) // browsers leave it out
			whole = slice_part(whole, 0, whole.size - strlen(kinds[i].usual_port));

		const char *origin = arena_text_n(a, whole.at, whole.size);
		const char *host = origin + strlen(kinds[i].scheme);

		if (whole.size < strlen(kinds[i].scheme) || !is_host(host))
			return false;
		*site = (struct site){ origin, host };
		return true;
	}
	return false;
}

struct site site_on_this_machine(struct arena *a, const char *address, uint16_t port)
{
	bool is_v6 = strchr(address, ':') != NULL;

	return (struct site){ .origin = arena_format(a, is_v6 ? "http://[%s]:%u" : "http://%s:%u",
				      address, (unsigned)port) };
}

bool site_is_asked(const struct site *site, const char *host)
{
	static const char *const own[] = { "localhost", "127.0.0.1", "[::1]" };

	if (host == NULL)
		return false;
	if (site->host != NULL)
		return strcasecmp(host, site->host) == 0;
	for (size_t i = 0; i < array_size(own); i++) {
		size_t size = strlen(own[i]);

		if (strncasecmp(host, own[i], size) == 0 && (host[size] == '\0' || host[size] == ':'))
			return true;
	}
	return false;
}
