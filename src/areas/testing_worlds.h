/* SPDX-License-Identifier: MIT */
/*
 * Two worlds asked the same by one user: the answers have the same bytes, once token, key and the
 * request's id are taken out, and took as many statements to make.
 *
 *	struct both both = both_open(world, other, &user, (const char *const[]){ "/block/", NULL });
 *
 *	both_get(&both, "/people");
 *	both_post(&both, "/people", "search=efa");
 */
#ifndef AREAS_TESTING_WORLDS_H
#define AREAS_TESTING_WORLDS_H

#include <ctype.h>
#include <string.h>

#include "areas/testing.h"
#include "base/buf.h"
#include "base/testing.h"
#include "http/request_test_kit.h"

struct both {
	struct fresh *world[2]; // both served
	struct session_token token[2];
	const char *const *chance; // beginnings of addresses in which chance follows; ended by NULL
	const char *user;
	int asked;
};

static inline struct both both_open(struct fresh *world, struct fresh *other,
	const struct actor *user, const char *const *chance)
{
	struct both both = { .world = { world, other }, .chance = chance, .user = user->name };

	for (int i = 0; i < 2; i++)
		both.token[i] = page_session(both.world[i], user);
	return both;
}

/* Whose home has figures that are released as they are, whoever of them is hidden. */
static inline bool has_released_figures(const struct actor *user)
{
	return actor_is(user, ROLE_COORDINATOR) || actor_is(user, ROLE_PERPETRATOR_LEAD) ||
	       actor_is(user, ROLE_COMMISSIONING_OFFICER) || actor_is(user, ROLE_PERFORMANCE_LEAD);
}

/* Without what follows `before`, up to the next of the signs that end it. */
static inline char *text_without(
	struct arena *a, const char *text, const char *before, const char *ends)
{
	struct buf out = buf_new(a, strlen(text) + 1);
	const char *found;

	buf_text(&out, "");
	while ((found = strstr(text, before)) != NULL) {
		found += strlen(before);
		buf_put(&out, text, (size_t)(found - text));
		text = found + strcspn(found, ends);
	}
	buf_text(&out, text);
	return out.at;
}

/* A request's id: sixteen figures to the base of 16 that are a word. */
static inline void blank_request_ids(char *text)
{
	for (char *at = text; *at != '\0';) {
		size_t size = strspn(at, "0123456789abcdef");
		bool is_word = at == text || !isalnum((unsigned char)at[-1]);

		if (size == 16 && is_word && !isalnum((unsigned char)at[size]))
			memset(at, 'x', size);
		at += size == 0 ? 1 : size;
	}
}

static inline void put_header_line(void *context, const char *name, const char *value)
{
	buf_format(context, "%s: %s\n", name, value);
}

/* Status, headers and body of the last reply, less what differs from one request to the next. */
static inline const char *answer_of(struct fresh *f, const char *const *chance)
{
	struct buf out = buf_new(f->arena, f->reply.body.size + 2000);

	buf_format(&out, "%d\n", f->reply.status);
	reply_each_header(&f->reply, put_header_line, &out);
	buf_slice(&out, f->reply.body);

	char *text = text_without(f->arena, out.at, "name=\"token\" value=\"", "\"");

	text = text_without(f->arena, text, "name=\"key\" value=\"", "\"");
	for (; *chance != NULL; chance++)
		text = text_without(f->arena, text, *chance, "/\"");
	blank_request_ids(text);
	return text;
}

static inline void both_ask(
	struct both *both, const char *method, const char *target, const char *fields)
{
	const char *said[2];
	int statements[2];
	size_t same = 0;

	for (int i = 0; i < 2; i++) {
		struct fresh *f = both->world[i];
		struct wire wire =
			fields == NULL ? wire_get(f->arena, target)
				       : wire_post(f->arena, target,
						 arena_format(f->arena, "%s&token=%s", fields,
							 form_token(f->arena, &both->token[i])));

		page_send(f, &wire, &both->token[i]);
		said[i] = answer_of(f, both->chance);
		statements[i] = f->statements;
	}
	both->asked++;
	while (said[0][same] != '\0' && said[0][same] == said[1][same])
		same++;
	if (said[0][same] != said[1][same])
		fail_msg("%s: %s %s %s: \"%.200s\" and, without those who are hidden, \"%.200s\"",
			both->user, method, target, fields == NULL ? "" : fields, said[0] + same,
			said[1] + same);
	if (statements[0] != statements[1])
		fail_msg("%s: %s %s: %d statements, and %d", both->user, method, target,
			statements[0], statements[1]);
}

static inline void both_get(struct both *both, const char *target)
{
	both_ask(both, "GET", target, NULL);
}

static inline void both_post(struct both *both, const char *target, const char *fields)
{
	both_ask(both, "POST", target, fields);
}

#endif
