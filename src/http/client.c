/* SPDX-License-Identifier: MIT */
#include "http/client.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "base/slice.h"

/* The one way to write that address, so that texts can be compared; NULL if it is none. */
static const char *address_written(struct arena *a, struct slice text)
{
	char *written = arena_take(a, INET6_ADDRSTRLEN);
	const char *typed = arena_text_n(a, text.at, text.size);
	struct in6_addr v6;
	struct in_addr v4;

	if (slice_is(text, CLIENT_UNIX))
		return CLIENT_UNIX;
	if (inet_pton(AF_INET, typed, &v4) == 1)
		return inet_ntop(AF_INET, &v4, written, INET6_ADDRSTRLEN);
	if (inet_pton(AF_INET6, typed, &v6) != 1)
		return NULL;
	if (IN6_IS_ADDR_V4MAPPED(&v6))
		return inet_ntop(AF_INET, &v6.s6_addr[12], written, INET6_ADDRSTRLEN);
	return inet_ntop(AF_INET6, &v6, written, INET6_ADDRSTRLEN);
}

/* Takes the first of `*list`; false when nothing is left. */
static bool take_first(struct slice *list, struct slice *first)
{
	*list = slice_trim(*list);
	if (list->size == 0)
		return false;

	size_t end = slice_find(*list, " ", 0);

	*first = slice_part(*list, 0, end);
	*list = slice_part(*list, first->size, list->size);
	return true;
}

/* Takes the last of `*list`, which has commas; false when nothing is left. */
static bool take_last(struct slice *list, struct slice *last)
{
	size_t from = list->size;

	if (list->size == 0)
		return false;
	while (from > 0 && list->at[from - 1] != ',')
		from--;
	*last = slice_trim(slice_part(*list, from, list->size));
	*list = slice_part(*list, 0, from == 0 ? 0 : from - 1);
	return true;
}

static bool is_proxy(struct arena *a, const char *address, const char *proxies)
{
	struct slice rest = slice_of(proxies);

	for (struct slice each; take_first(&rest, &each);) {
		const char *proxy = address_written(a, each);

		if (proxy != NULL && strcmp(proxy, address) == 0)
			return true;
	}
	return false;
}

bool client_proxies_are_sound(const char *proxies)
{
	struct arena *a = arena_open(1024);
	struct slice rest = slice_of(proxies);
	bool is_sound = true;

	for (struct slice each; is_sound && take_first(&rest, &each);)
		is_sound = address_written(a, each) != NULL;
	arena_close(a);
	return is_sound;
}

const char *client_address(
	struct arena *a, const char *peer, const char *forwarded, const char *proxies)
{
	const char *address = address_written(a, slice_of(peer));
	struct slice rest = slice_of(forwarded == NULL ? "" : forwarded);

	if (address == NULL)
		return peer;
	for (struct slice last; is_proxy(a, address, proxies) && take_last(&rest, &last);) {
		const char *before = address_written(a, last);

		if (before == NULL || strcmp(before, CLIENT_UNIX) == 0)
			break;
		address = before;
	}
	return address;
}
