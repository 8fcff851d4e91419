/* SPDX-License-Identifier: MIT */
#include "frame/frame.h"

#include <string.h>

#include <sodium.h>

#include "auth/kept_form.h"
#include "auth/policy.h"
#include "base/clock.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/log.h"
#include "frame/call.h"
#include "html/components.h"

enum {
	KEPT_PAGES = 512,	// of 40 KB at most times: 20 MB when all are taken
	GENERATION_US = 50000,	// how late a kept public page may notice a change
	SLOW_QUEUE_MAX = 64,	// sign-ins and documents that wait; a password takes 0.2 s
};

/* Fields of every form, besides those its route declares. */
static const struct input house_inputs[] = {
	{ .name = FORM_TOKEN_NAME, .kind = INPUT_LINE, .max = 100 },
	{ .name = FORM_KEY_NAME, .kind = INPUT_LINE, .max = 100 },
	{ 0 },
};

struct frame *frame_open(struct arena *a, const struct frame_settings *settings)
{
	struct frame *frame = arena_one(a, struct frame);

	frame->settings = *settings;
	frame->kept = kept_pages_open(a, KEPT_PAGES);
	pthread_mutex_init(&frame->generation.lock, NULL);
	frame->slow = slow_open(a, settings->slow_threads, SLOW_QUEUE_MAX);
	randombytes_buf(frame->attempt_key, sizeof frame->attempt_key);
	return frame;
}

void frame_close(struct frame *frame)
{
	slow_close(frame->slow);
	kept_pages_close(frame->kept);
	pthread_mutex_destroy(&frame->generation.lock);
}

/* ---- the public generation ---- */

static int64_t generation_read(struct call *call)
{
	struct request *rq = &call->rq;
	struct work *w = db_read_begin(call->frame->settings.db, rq->arena, rq->now);
	int64_t value = call->frame->settings.program->public_generation(w);

	if (work_failed(w))
		value = -1;
	db_read_end(w);
	return value;
}

static int64_t generation_now(struct call *call)
{
	struct generation *generation = &call->frame->generation;
	int64_t commits = db_counts(call->frame->settings.db).commits;
	int64_t now_us = clock_monotonic_us();

	pthread_mutex_lock(&generation->lock);
	bool is_held = generation->commits == commits && now_us < generation->until_us;
	int64_t value = generation->value;
	pthread_mutex_unlock(&generation->lock);
	if (is_held)
		return value;

	value = generation_read(call);
	pthread_mutex_lock(&generation->lock);
	generation->value = value;
	generation->commits = commits;
	generation->until_us = value < 0 ? 0 : now_us + GENERATION_US;
	pthread_mutex_unlock(&generation->lock);
	return value;
}

/* ---- the end: log line, reply ---- */

static void log_call(const struct call *call)
{
	const struct request *rq = &call->rq;

	log_line(LOG_INFO, "request", "id=%s method=%s route=%s status=%d us=%lld", rq->id,
		call->wire->method, rq->route == NULL ? "-" : rq->route->path, rq->reply.status,
		(long long)(clock_monotonic_us() - call->started_us));
}

static void send(struct call *call)
{
	log_call(call);
	if (call->exchange != NULL) {
		exchange_send(call->exchange, &call->rq.reply);
		return;
	}
	pthread_mutex_lock(&call->waiter->lock);
	call->waiter->is_answered = true;
	pthread_cond_signal(&call->waiter->answered);
	pthread_mutex_unlock(&call->waiter->lock);
}

/* From here on the request holds no thread. */
static void wait_without_thread(struct call *call)
{
	if (!call->is_waiting && call->exchange != NULL)
		exchange_wait(call->exchange);
	call->is_waiting = true;
}

/* A fresh reply that says so, whatever was made before. */
static void set_error(struct call *call, enum status status)
{
	call->rq.reply = (struct reply){ .headers = call->rq.reply.headers };
	call->rq.reply.status = page_error(&call->rq, status);
}

/* ---- the log of what is shown ---- */

static void append_next(struct call *call);

static void appended(void *arg, bool durable)
{
	struct call *call = arg;

	call->shown_failed |= !durable;
	atomic_store(&call->frame->fails_to_keep, !durable);
	call->shown_done++;
	append_next(call);
}

static void append_next(struct call *call)
{
	if (call->shown_failed) {
		set_error(call, NOT_AVAILABLE);
		send(call);
	} else if (call->shown_done == call->shown.n) {
		send(call);
	} else {
		audit_append_later(call->frame->settings.audit, call->rq.arena, call->rq.now,
			&call->shown.at[call->shown_done], appended, call);
	}
}

/* Sends the reply once the entry of everything it shows is durable. */
static void log_and_send(struct call *call)
{
	if (call->shown.n > 0)
		wait_without_thread(call);
	append_next(call);
}

void call_note_refusal(struct call *call)
{
	struct request *rq = &call->rq;

	*list_add(rq->arena, &call->shown) = (struct audit_event){
		.account = rq->actor.account.v,
		.right = rq->route->right,
		.kind = "route",
		.result = AUDIT_REFUSED,
		.request = rq->id,
	};
}

/* ---- who, and with what right ---- */

static void identify(struct call *call, struct work *w)
{
	struct request *rq = &call->rq;
	const struct frame_program *program = call->frame->settings.program;
	const char *cookie = request_cookie(rq, program->cookie);

	call->session_state = SESSION_NONE;
	if (cookie != NULL && session_token_parse(cookie, &call->token))
		call->session_state = session_find(
			w, &call->token, program->idle_ms, &call->session);
	call->has_session = call->session_state == SESSION_LIVE;
	rq->actor = call->has_session ? call->session.actor : actor_public();
	rq->actor.request = rq->id;
}

/* Where to sign in, to come back here; `kept` is a form's number or 0. */
static enum status redirect_to_sign_in(struct request *rq, int64_t kept)
{
	if (kept != 0)
		return reply_redirect(rq, url_of(rq->arena, "/sign-in?kept=%lld", (long long)kept));

	const char *here = rq->query[0] == '\0' ? rq->path
						: arena_format(rq->arena, "%s?%s", rq->path, rq->query);

	return reply_redirect(rq, url_of(rq->arena, "/sign-in?to=%s", here));
}

static bool has_secret(const struct route *route)
{
	for (const struct input *input = route->inputs; input != NULL && input->name != NULL; input++)
		if (input->kind == INPUT_SECRET)
			return true;
	return false;
}

/*
 * Why nobody is signed in, as far as it is known.  A form that asks for secrets is not kept until its
 * sender signs in again: no file of this program may hold any of it.
 */
static const char *why_nobody(const struct call *call)
{
	const struct request *rq = &call->rq;
	int64_t idle_ms = call->frame->settings.program->idle_ms;
	enum language l = rq->language;

	if (call->session_state != SESSION_ENDED || !has_secret(rq->route))
		return tr(l, "What you sent was not saved: when it came, nobody was signed in "
			     "here. You may have signed out in another window. Sign in and send "
			     "it again.");
	if (instant_elapsed_ms(call->session.times.last_seen_at, rq->now) < idle_ms)
		return tr_fill(rq->arena, l,
			"You were signed out because nobody stays signed in longer than {hours} hours. "
			"This form asks for what is never kept here, so nothing of it was saved. Sign "
			"in and enter it again.",
			"hours", arena_format(rq->arena, "%d", (int)(SESSION_MOST_MS / HOUR_MS)), NULL);
	return tr_fill_n(rq->arena, l,
		"You were signed out because nothing was done here for {count} minute. This form "
		"asks for what is never kept here, so nothing of it was saved. Sign in and enter it "
		"again.",
		"You were signed out because nothing was done here for {count} minutes. This form "
		"asks for what is never kept here, so nothing of it was saved. Sign in and enter it "
		"again.",
		idle_ms / MINUTE_MS, NULL);
}

/* The page of that form, of the same records; "" if none shows it. */
static const char *page_of_form(struct request *rq)
{
	const char *page = rq->path;

	if (route_of_page(rq, page) == NULL)
		return "";
	for (const struct input *each = rq->route->inputs; each != NULL && each->name != NULL; each++)
		if (each->kind == INPUT_ID && strchr(each->name, '*') == NULL && form_id(rq, each->name) != 0)
			page = arena_format(rq->arena, "%s%c%s=%lld", page,
				page == rq->path ? '?' : '&', each->name,
				(long long)form_id(rq, each->name));
	return page;
}

/* A form of nobody known is kept nowhere: whoever comes next could complete it. */
static enum status give_back_to_nobody(struct call *call)
{
	struct request *rq = &call->rq;
	const char *page = call->session_state == SESSION_ENDED ? page_of_form(rq) : "";

	return page_given_back(rq, FORBIDDEN,
		&(struct given_back){
			.title = tr(rq->language, "You are not signed in"),
			.message = why_nobody(call),
			.onward = { tr(rq->language, "Sign in"),
				page[0] == '\0' ? url_of(rq->arena, "/sign-in")
						: url_of(rq->arena, "/sign-in?to=%s", page) },
			.typed = form_typed(rq),
		});
}

/* STATUS_NONE: go on; else the reply to send. */
static enum status permit(struct call *call)
{
	struct request *rq = &call->rq;

	if (policy_allows_somewhere(&rq->actor, rq->route->right))
		return STATUS_NONE;
	if (!call->has_session)
		return rq->method == GET ? redirect_to_sign_in(rq, 0) : give_back_to_nobody(call);
	call_note_refusal(call);
	return page_forbidden(rq);
}

/* The browser says that the form comes from another site. */
static bool is_from_elsewhere(const struct request *rq)
{
	const char *site = request_header(rq, "sec-fetch-site");
	const char *origin = request_header(rq, "origin");
	const char *host = request_header(rq, "host");

	if (site != NULL && strcmp(site, "same-origin") != 0 && strcmp(site, "none") != 0)
		return true;
	if (origin == NULL)
		return false;

	const char *authority = strstr(origin, "://");

	return authority == NULL || host == NULL || strcmp(authority + 3, host) != 0;
}

static bool has_token_of_session(const struct call *call)
{
	return call->session_state == SESSION_NONE ||
	       form_token_matches(&call->token, form_raw(&call->rq, FORM_TOKEN_NAME));
}

/* What was typed comes back to whoever has a page of an earlier session open in another window. */
static void refuse_form(struct call *call)
{
	struct request *rq = &call->rq;
	bool is_typed_here = !is_from_elsewhere(rq) && rq->route->right != SIGN_IN;

	call_note_refusal(call);
	rq->reply.status =
		page_out_of_date(rq, is_typed_here ? form_typed(rq) : (struct typed_list){ 0 });
	log_and_send(call);
}

/* ---- the handler ---- */

/*
 * The database has failed in this work: nothing that it answered counts.  `status` is the reply's
 * then, unless the handler has said in its own words that nothing can be had.
 */
static bool is_broken(struct call *call, struct work *w, enum status status)
{
	if (!work_failed(w))
		return false;
	log_line(LOG_ERROR, "work", "id=%s failure=\"%s\"", call->rq.id, work_failure(w));
	call->shown.n = 0;
	if (call->rq.reply.status != NOT_AVAILABLE)
		set_error(call, status);
	return true;
}

/* The handler's; of a kept form, once. */
static enum status answer(struct call *call, struct work *w)
{
	struct request *rq = &call->rq;
	struct kept_form taken;

	if (call->kept != 0 && !kept_form_take(w, rq->actor.account, call->kept, &taken))
		return page_kept_form_is_gone(rq);
	return rq->route->handle(rq);
}

/* Runs it in the work; answers whether its changes stay. */
static enum verdict handle(struct call *call, struct work *w)
{
	struct request *rq = &call->rq;

	rq->work = w;
	work_read_for(w, rq->actor.account);
	rq->reply.status = answer(call, w);
	rq->work = NULL;
	if (is_broken(call, w, SERVER_ERROR))
		return WORK_UNDO;
	if (rq->reply.status == SEE_OTHER)
		call->shown.n = 0; // what was looked up is on no page; the act has its own event
	return rq->reply.status < BAD_REQUEST ? WORK_KEEP : WORK_UNDO;
}

static void run_read(struct call *call, struct work *w)
{
	struct request *rq = &call->rq;

	handle(call, w);
	if (!rq->reply.is_public || rq->reply.status != OK)
		return;

	const char *etag =
		arena_format(rq->arena, "\"%s\"", hash_sha256_hex(rq->arena, rq->reply.body));

	if (call->generation >= 0)
		kept_page_put(call->frame->kept, rq, call->generation, etag);
	reply_validate(rq, etag);
}

/*
 * What the savepoint leaves no trace of must not stay in the call either: a batch that could not
 * be committed runs its writes again.  What the slow part found stays.
 */
static void begin_again(struct call *call)
{
	call->rq = call->asked;
	call->shown.n = 0;
}

/*
 * What makes two submits the same one: the form's key, where it was sent, and what was in it.  A
 * key that comes again with something else is another submit, so nothing typed is taken for done.
 * NULL without a key.  A large form takes milliseconds, so this is not the writer's to do.
 */
static const char *submit_of(struct request *rq)
{
	const char *key = form_raw(rq, FORM_KEY_NAME);
	struct buf all = buf_new(rq->arena, 1024);

	if (!submit_key_is_well_formed(key))
		return NULL;
	buf_format(&all, "%s %s\n", key, rq->path);
	list_each (const struct pair *, field, &rq->form_fields.all)
		if (strcmp(field->name, FORM_TOKEN_NAME) != 0)
			buf_format(&all, "%s=%zu:%s\n", field->name, strlen(field->value), field->value);
	list_each (const struct upload *, upload, &rq->uploads)
		buf_format(&all, "%s=%s\n", upload->field, hash_sha256_hex(rq->arena, upload->bytes));
	return hash_sha256_hex(rq->arena, (struct slice){ all.at, all.size });
}

/* Answers whether the changes stay. */
static enum verdict write_in(struct call *call, struct work *w)
{
	struct request *rq = &call->rq;
	const char *key = call->submit;
	struct submit_answer before = { SERVER_ERROR, "" };

	begin_again(call);
	identify(call, w);
	if (is_broken(call, w, NOT_AVAILABLE))
		return WORK_UNDO;
	rq->reply.status = permit(call);
	if (rq->reply.status != STATUS_NONE)
		return WORK_UNDO;
	if (call->session.is_seen_anew && call->has_session)
		session_seen(w, &call->token);
	if (key == NULL)
		return handle(call, w);

	/* A page is kept nowhere, nor what it showed: sent again, it is made anew. */
	if (!submit_claim(w, rq->actor.account, key, &before) && before.status != OK) {
		if (is_broken(call, w, NOT_AVAILABLE))
			return WORK_UNDO;
		rq->reply.status = (enum status)before.status;
		rq->reply.location = before.location;
		return WORK_UNDO;
	}

	enum verdict verdict = handle(call, w);

	if (verdict == WORK_KEEP)
		submit_answered(w, rq->actor.account, key,
			&(struct submit_answer){ (int)rq->reply.status,
				rq->reply.location == NULL ? "" : rq->reply.location });
	return verdict;
}

static enum verdict run_write(struct work *w, void *arg)
{
	struct call *call = arg;

	call->verdict = write_in(call, w);
	return call->verdict;
}

/* Another program's: who sent it is proved already. */
static enum verdict run_admitted(struct work *w, void *arg)
{
	struct call *call = arg;

	begin_again(call);
	call->verdict = handle(call, w);
	return call->verdict;
}

static void written(void *arg, bool kept)
{
	struct call *call = arg;

	if (kept || call->verdict == WORK_KEEP)
		atomic_store(&call->frame->fails_to_keep, !kept);
	if (kept) {
		audit_carry(call->frame->settings.audit);
	} else if (call->verdict == WORK_KEEP) {
		call->shown.n = 0;
		set_error(call, NOT_AVAILABLE);	// the commit failed: nothing is kept, nothing is claimed
	}
	log_and_send(call);
}

static void write_later(struct call *call, enum verdict (*run)(struct work *w, void *arg))
{
	call->asked = call->rq;
	call->verdict = WORK_KEEP;	// until it is run, it is meant to be kept
	call->write = (struct write){
		.arena = call->rq.arena,
		.now = call->rq.now,
		.run = run,
		.done = written,
		.arg = call,
	};
	wait_without_thread(call);
	db_write_later(call->frame->settings.db, &call->write);
}

static void run_before(void *arg)
{
	struct call *call = arg;

	call->rq.route->before(&call->rq);
	write_later(call, run_write);
}

/* ---- the beginning ---- */

static void set_header(struct request *rq, const char *name, const char *value)
{
	struct pairs headers = { 0 };

	list_each (const struct pair *, header, &rq->headers)
		if (strcmp(header->name, name) != 0)
			*list_add(rq->arena, &headers) = *header;
	*list_add(rq->arena, &headers) = (struct pair){ name, value };
	rq->headers = headers;
}

static bool kept_form_of(struct call *call, int64_t kept, struct kept_form *form)
{
	struct request *rq = &call->rq;
	struct work *w = db_read_begin(call->frame->settings.db, rq->arena, rq->now);
	bool is_there = kept_form_load(w, rq->actor.account, kept, form) && !work_failed(w);

	db_read_end(w);
	return is_there;
}

void call_replay(struct call *call, int64_t kept)
{
	struct request *rq = &call->rq;
	struct request as_it_came = *rq;
	struct kept_form form;

	if (!kept_form_of(call, kept, &form))
		return;
	rq->path = form.path;
	rq->query = "";
	rq->form_fields = (struct fields){ 0 };
	rq->uploads = (struct uploads){ 0 };
	rq->path_values = (struct pairs){ 0 };
	set_header(rq, "content-type", form.content_type);
	if (request_route(rq, call->frame->settings.routes) != OK ||
		request_read_form(rq, form.body) != OK) {
		*rq = as_it_came;
		return;
	}
	call->kept = kept;
	if (rq->route->before != NULL && policy_allows_somewhere(&rq->actor, rq->route->right))
		rq->route->before(rq);
}

/* A form whose session has ended is kept for its account, to be completed after signing in. */
static enum verdict keep_form(struct work *w, void *arg)
{
	struct call *call = arg;
	struct request *rq = &call->rq;
	const char *content_type = request_header(rq, "content-type");
	int64_t kept = kept_form_put(w, call->session.account, &(struct kept_form){
		.path = rq->path,
		.content_type = content_type == NULL ? "" : content_type,
		.body = call->wire->body,
	});

	rq->reply.status = redirect_to_sign_in(rq, kept);
	return WORK_KEEP;
}

static void form_kept(void *arg, bool kept)
{
	struct call *call = arg;

	if (!kept)
		set_error(call, NOT_AVAILABLE);
	log_and_send(call);
}

static void keep_for_later(struct call *call)
{
	call->write = (struct write){
		.arena = call->rq.arena,
		.now = call->rq.now,
		.run = keep_form,
		.done = form_kept,
		.arg = call,
	};
	wait_without_thread(call);
	db_write_later(call->frame->settings.db, &call->write);
}

/* "Last seen" is written once a minute, beside the request; nobody waits for it. */
static enum verdict write_seen(struct work *w, void *arg)
{
	session_seen(w, arg);
	return WORK_KEEP;
}

struct seen {
	struct write write;
	struct arena *arena;
	struct session_token token;
};

static void seen_written(void *arg, bool kept)
{
	(void)kept;
	arena_close(((struct seen *)arg)->arena);
}

static enum verdict run_seen(struct work *w, void *arg)
{
	return write_seen(w, &((struct seen *)arg)->token);
}

static void see_later(struct call *call)
{
	struct arena *a = arena_open(2048);
	struct seen *seen = arena_one(a, struct seen);

	seen->arena = a;
	seen->token = call->token;
	seen->write = (struct write){
		.arena = a, .now = call->rq.now, .run = run_seen, .done = seen_written, .arg = seen
	};
	db_write_later(call->frame->settings.db, &seen->write);
}

/* Here and now, on a reader. */
static void answer_now(struct call *call)
{
	struct request *rq = &call->rq;
	struct work *w = db_read_begin(call->frame->settings.db, rq->arena, rq->now);

	identify(call, w);
	if (!is_broken(call, w, NOT_AVAILABLE)) {
		rq->reply.status = permit(call);
		if (rq->reply.status == STATUS_NONE)
			run_read(call, w);
	}
	if (call->has_session && call->session.is_seen_anew)
		see_later(call);
	db_read_end(w);
	log_and_send(call);
}

static void begin_post(struct call *call)
{
	struct request *rq = &call->rq;
	enum status status = request_read_form(rq, call->wire->body);
	bool has_failed;
	struct work *w;

	if (status != OK) {
		set_error(call, status);
		send(call);
		return;
	}
	w = db_read_begin(call->frame->settings.db, rq->arena, rq->now);
	identify(call, w);
	has_failed = is_broken(call, w, NOT_AVAILABLE);
	db_read_end(w);
	call->submit = submit_of(rq);
	if (has_failed) {
		send(call);
	} else if (is_from_elsewhere(rq) || !has_token_of_session(call)) {
		refuse_form(call);
	} else if (call->session_state == SESSION_ENDED && !has_secret(rq->route) &&
		   !policy_allows_somewhere(&rq->actor, rq->route->right)) {
		keep_for_later(call);
	} else if (rq->route->only_reads) {
		answer_now(call);
	} else if (rq->route->before == NULL) {
		write_later(call, run_write);
	} else if (!policy_allows_somewhere(&rq->actor, rq->route->right)) {
		rq->reply.status = permit(call);
		log_and_send(call);
	} else {
		call->slow = (struct slow_job){ .run = run_before, .arg = call };
		wait_without_thread(call);
		if (!slow_later(call->frame->slow, &call->slow)) {
			set_error(call, TOO_MANY_REQUESTS);
			send(call);
		}
	}
}

/* No session is looked for, so nobody's can be used. */
static void begin_admitted(struct call *call)
{
	struct request *rq = &call->rq;

	rq->actor.request = rq->id;
	rq->body = call->wire->body;
	if (rq->body.size > route_body_max(rq->route))
		set_error(call, TOO_LARGE);
	else
		rq->reply.status = rq->route->admit(rq);
	if (rq->reply.status == OK)
		write_later(call, run_admitted);
	else
		send(call);
}

static void begin_get(struct call *call)
{
	enum status status = request_read_query(&call->rq);

	if (status == OK) {
		answer_now(call);
		return;
	}
	set_error(call, status);
	send(call);
}

/* A page that anybody may be sent, as it was last made. */
static bool is_answered_from_kept(struct call *call)
{
	struct request *rq = &call->rq;

	call->generation = -1;
	if (rq->method != GET || request_cookie(rq, call->frame->settings.program->cookie) != NULL)
		return false;
	call->generation = generation_now(call);
	return call->generation >= 0 && kept_page_get(call->frame->kept, rq, call->generation);
}

static void redirect_without_slash(struct request *rq)
{
	const char *path = arena_text_n(rq->arena, rq->path, strlen(rq->path) - 1);

	reply_redirect(rq, url_here(rq->arena, path, rq->query));
}

static void begin(struct call *call, struct arena *a, struct instant now)
{
	struct request *rq = &call->rq;
	enum status status = request_parse(rq, a, call->wire, now);

	call->started_us = clock_monotonic_us();
	rq->session = call;
	rq->house_inputs = house_inputs;
	rq->actor = actor_public();

	const char *host = request_header(rq, "host");
	bool is_misdirected = status == OK && !site_is_asked(&call->frame->settings.site, host);

	if (status == OK && !is_misdirected && (static_reply(rq) || is_answered_from_kept(call))) {
		send(call);
		return;
	}
	if (status == OK || status == METHOD_NOT_ALLOWED)
		status = request_route(rq, call->frame->settings.routes);
	if (is_misdirected && (status != OK || rq->route->admit == NULL))
		status = MISDIRECTED;
	if (status == OK && call->wire->refused != STATUS_NONE)
		status = call->wire->refused;
	if (status == SEE_OTHER) {
		redirect_without_slash(rq);
		send(call);
	} else if (status != OK) {
		set_error(call, status);
		send(call);
	} else if (rq->route->admit != NULL) {
		begin_admitted(call);
	} else if (rq->method == POST) {
		begin_post(call);
	} else {
		begin_get(call);
	}
}

void frame_respond(struct exchange *x, void *frame)
{
	struct arena *a = exchange_arena(x);
	struct call *call = arena_one(a, struct call);

	call->frame = frame;
	call->exchange = x;
	call->wire = exchange_wire(x);
	begin(call, a, clock_now());
}

void frame_answer(struct frame *frame, struct arena *a, const struct wire *wire, struct instant now,
	struct reply *reply)
{
	struct call *call = arena_one(a, struct call);
	struct call_waiter waiter = { PTHREAD_MUTEX_INITIALIZER, PTHREAD_COND_INITIALIZER, false };

	call->frame = frame;
	call->waiter = &waiter;
	call->wire = wire;
	begin(call, a, now);
	pthread_mutex_lock(&waiter.lock);
	while (!waiter.is_answered)
		pthread_cond_wait(&waiter.answered, &waiter.lock);
	pthread_mutex_unlock(&waiter.lock);
	*reply = call->rq.reply;
}
