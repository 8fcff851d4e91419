/* SPDX-License-Identifier: MIT */
#include "areas/relay/pages.h"

#include "areas/relay/service.h"
#include "auth/policy.h"
#include "base/log.h"
#include "db/db.h"
#include "frame/page.h"
#include "html/components.h"

enum { DEADLINE_MS = 5000 };

static enum status refuse(struct request *rq, enum status status, enum relay_refusal no)
{
	const char *word = relay_refusal_word(no);

	log_line(LOG_WARNING, "relay-in", "id=%s refused=%s", rq->id, word);
	reply_bytes(rq, "text/plain; charset=utf-8",
		slice_of(arena_format(rq->arena, "refused %s\n", word)));
	return status;
}

/* What comes through a proxy is not from this machine. */
static enum status admit(struct request *rq)
{
	const struct relay *relay = page_relay(rq);
	struct relay_message *message = arena_one(rq->arena, struct relay_message);

	if (relay == NULL || request_header(rq, "x-forwarded-for") != NULL)
		return refuse(rq, NOT_FOUND, RELAY_UNKNOWN_SENDER);

	enum relay_refusal no = relay_admit(rq->arena, relay, rq->body, message);

	rq->prepared = message;
	return no == RELAY_NO_REFUSAL ? OK : refuse(rq, FORBIDDEN, no);
}

static enum status take(struct request *rq)
{
	const struct relay *relay = page_relay(rq);
	const struct relay_message *message = rq->prepared;
	enum relay_refusal no = relay_take(rq->work, relay, message, rq->id);

	if (no != RELAY_NO_REFUSAL)
		return refuse(rq, CONFLICTING, no);
	return reply_bytes(
		rq, "text/plain; charset=utf-8", relay_acknowledgement(rq->arena, relay, message));
}

const struct route relay_routes[] = {
	{ POST, RELAY_PATH, RELAY_TAKE, take, .body_max = RELAY_BODY_BYTES_MOST, .admit = admit },
	{ 0 },
};

/* ---- home ---- */

enum { WARNING_ROOM_BYTES = 512 };

/* To whoever answers for a side, who can then pick up the telephone. */
static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	struct relay_waiting late = { 0 };

	if (policy_allows_somewhere(&rq->actor, RELAY_WATCH))
		late = relay_waiting(rq->work);
	if (!relay_is_late(&late, work_today(rq->work)))
		return;

	struct html out = html_new(rq->arena, rq->language, WARNING_ROOM_BYTES);

	html_warning(&out,
		SHOWN(tr_fill_n(rq->arena, rq->language,
			"{count} notice has waited since {date}. Tell them by telephone what "
			"cannot wait, and ask whoever runs this service to see to it.",
			"{count} notices have waited, the oldest since {date}. Tell them by "
			"telephone what cannot wait, and ask whoever runs this service to see to "
			"it.",
			late.n, "date", date_words(rq->arena, rq->language, late.oldest), NULL)));
	*list_add(rq->arena, &waiting->lists) =
		(struct home_list){ tr(rq->language, "The other side is not hearing us"),
			html_take(&out, 0) };
}

static const struct home_card no_cards[] = { { 0 } };

const struct home_part relay_home = { .add_waiting = add_waiting, .cards = no_cards };

bool relay_ask(void *to, struct arena *a, struct slice body, struct slice *answer)
{
	struct posted posted;

	if (!post(a, to, body, DEADLINE_MS, &posted))
		return false;
	*answer = posted.body;
	return true;
}
