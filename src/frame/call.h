/* SPDX-License-Identifier: MIT */
/*
 * One request on its way through the frame, for the frame's own files.
 */
#ifndef FRAME_CALL_H
#define FRAME_CALL_H

#include <pthread.h>
#include <stdatomic.h>

#include "auth/session.h"
#include "auth/submit.h"
#include "db/db.h"
#include "frame/frame.h"
#include "frame/kept_pages.h"
#include "frame/page.h"
#include "frame/slow.h"

struct page;

/*
 * The public generation as last read.  It is read again after each commit of this program, so that
 * who publishes sees it at once, and otherwise after GENERATION_US: another program may write too.
 */
struct generation {
	pthread_mutex_t lock;
	int64_t value;
	int64_t commits;	// that there were before it was read
	int64_t until_us;
};

struct frame {
	struct frame_settings settings;
	struct generation generation;
	struct kept_pages *kept;
	atomic_bool
		fails_to_keep; // the last commit, or the last entry of the log, was not to be had
	struct slow *slow;
	unsigned char attempt_key[32];	// sign-in attempts are kept under hashes keyed with it
};

LIST(audit_events, struct audit_event);

/* Someone who waits for the reply without a socket. */
struct call_waiter {
	pthread_mutex_t lock;
	pthread_cond_t answered;
	bool is_answered;
};

/* What shows a page at that path; NULL if nothing does. */
const struct route *route_of_page(const struct request *rq, const char *path);

struct call {
	struct request rq;	// the handler's; rq.session points back here
	struct request asked;	// of a write, as it was before its handler saw it
	const char *submit; // of a write, what makes it the same as another; NULL if nothing does
	struct frame *frame;
	const struct wire *wire;

	struct session_token token;	// of the cookie
	enum session_state session_state;
	struct session session;
	bool has_session;	// a live one
	struct form_keys keys;
	int64_t kept; // the form that this completes; 0: none

	struct page *page;	// being written
	struct audit_events shown;	// to be durable before the reply leaves
	size_t shown_done;
	bool shown_failed;
	int64_t generation;	// of the public pages; -1: not known, so none is kept
	int64_t started_us;

	struct slow_job slow;
	struct write write;
	enum verdict verdict;	// on that write, before its commit
	bool is_waiting;	// suspended: no thread is held

	/* One of the two. */
	struct exchange *exchange;
	struct call_waiter *waiter;
};

static inline struct call *call_of(const struct request *rq)
{
	return rq->session;
}

/* The page for a status that no handler chose. */
enum status page_error(struct request *rq, enum status status);

/* The page for a kept form that is none. */
enum status page_kept_form_is_gone(struct request *rq);

/* The refusal goes to the log before the reply leaves. */
void call_note_refusal(struct call *call);

/*
 * Makes the call, on a slow thread, that of the kept form as if it were posted now; its write takes
 * the form.  The call stays what it was if there is no such form any more.
 */
void call_replay(struct call *call, int64_t kept);

#endif
