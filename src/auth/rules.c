/* SPDX-License-Identifier: MIT */
/*
 * The rules of signing in, pure.
 */
#include "auth/rules.h"

#include <arpa/inet.h>
#include <string.h>

#include "base/err.h"

static const struct {
	int64_t free;     // failures before the first wait
	int64_t first_ms; // doubled by each further failure
	int64_t most_ms;
} waits[ATTEMPT_KIND_COUNT] = {
	[ATTEMPT_BOTH] = { 3, 1 * SECOND_MS, 15 * MINUTE_MS },
	[ATTEMPT_ADDRESS] = { 20, 1 * SECOND_MS, 1 * MINUTE_MS },
	[ATTEMPT_LOGIN] = { 50, 1 * SECOND_MS, 10 * SECOND_MS },
};

int64_t instant_elapsed_ms(struct instant from, struct instant now)
{
	return now.ms > from.ms ? now.ms - from.ms : 0;
}

int64_t session_left_ms(const struct session_times *times, int64_t idle_ms, struct instant now)
{
	int64_t lived = instant_elapsed_ms(times->created_at, now);
	int64_t most_left = times->ends_at.ms - times->created_at.ms - lived;
	int64_t idle_left = idle_ms - instant_elapsed_ms(times->last_seen_at, now);
	int64_t left = idle_left < most_left ? idle_left : most_left;

	return left > 0 ? left : 0;
}

bool session_is_seen_anew(const struct session_times *times, struct instant now)
{
	return now.ms < times->last_seen_at.ms ||
	       instant_elapsed_ms(times->last_seen_at, now) >= SESSION_SEEN_MS;
}

int64_t attempts_counting(const struct sign_in_attempts *attempts, struct instant now)
{
	bool are_past = instant_elapsed_ms(attempts->last_at, now) >= ATTEMPT_FORGOTTEN_MS;

	return are_past ? 0 : attempts->failures;
}

int64_t attempts_wait_ms(
	enum attempt_kind kind, const struct sign_in_attempts *attempts, struct instant now)
{
	int64_t beyond = attempts_counting(attempts, now) - waits[kind].free;
	int64_t wait = waits[kind].first_ms;
	int64_t elapsed = instant_elapsed_ms(attempts->last_at, now);

	assert(kind < ATTEMPT_KIND_COUNT);
	if (beyond < 0 || now.ms < attempts->last_at.ms)
		return 0;
	for (; beyond > 0 && wait < waits[kind].most_ms; beyond--)
		wait *= 2;
	if (wait > waits[kind].most_ms)
		wait = waits[kind].most_ms;
	return wait > elapsed ? wait - elapsed : 0;
}

static bool is_letter_or_figure(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}

bool login_is_well_formed(const char *login)
{
	size_t size = strlen(login);

	if (size < 3 || size > 64 || !is_letter_or_figure(login[0]))
		return false;
	for (const char *c = login; *c != '\0'; c++)
		if (!is_letter_or_figure(*c) && strchr("._-@+", *c) == NULL)
			return false;
	return true;
}

char *login_fold(struct arena *a, const char *typed)
{
	struct slice trimmed = slice_trim(slice_of(typed));
	char *login = arena_text_n(a, trimmed.at, trimmed.size);

	for (char *c = login; *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return login;
}

bool address_is_loopback(const char *address)
{
	struct in_addr four;
	struct in6_addr six;

	if (inet_pton(AF_INET, address, &four) == 1)
		return ntohl(four.s_addr) >> 24 == 127;
	if (inet_pton(AF_INET6, address, &six) != 1)
		return false;
	return IN6_IS_ADDR_LOOPBACK(&six) || (IN6_IS_ADDR_V4MAPPED(&six) && six.s6_addr[12] == 127);
}

const char *address_counted(struct arena *a, const char *address)
{
	enum { NETWORK_BYTES = 8 };
	struct in6_addr six;

	if (inet_pton(AF_INET6, address, &six) != 1 || IN6_IS_ADDR_V4MAPPED(&six))
		return address;
	memset(&six.s6_addr[NETWORK_BYTES], 0, sizeof six.s6_addr - NETWORK_BYTES);
	return inet_ntop(AF_INET6, &six, arena_take(a, INET6_ADDRSTRLEN), INET6_ADDRSTRLEN);
}
