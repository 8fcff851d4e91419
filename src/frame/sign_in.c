/* SPDX-License-Identifier: MIT */
/*
 * Signing in and out, by password or, in a demonstration, by one click; and the
 * form that was kept while nobody was signed in.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "auth/demonstration.h"
#include "auth/sign_in.h"
#include "base/err.h"
#include "frame/call.h"
#include "frame/frame_views.h"
#include "frame/home.h"
#include "frame/sign_in_view.h"
#include "http/client.h"
#include "i18n/i18n.h"

enum { ADDRESS_MAX = 400 };	// of the page to go back to

/* Only a page of this site: "/" and no second one, so that no other host can be named. */
static const char *local_address(const char *to)
{
	return to[0] == '/' && to[1] != '/' && to[1] != '\\' ? to : "";
}

/* The same as an address: its query stays one. */
static struct url url_of_local(struct arena *a, const char *to)
{
	const char *query = strchr(to, '?');

	if (query == NULL)
		return url_here(a, to, "");
	return url_here(a, arena_text_n(a, to, (size_t)(query - to)), query + 1);
}

static const struct demonstration_person *people_of(struct request *rq)
{
	return call_of(rq)->frame->settings.program->people;
}

static void set_roles(struct request *rq, struct sign_in_view *view)
{
	const struct demonstration_person *people = people_of(rq);
	struct demonstration_role *roles;
	size_t n = 0;

	if (!call_of(rq)->frame->settings.demonstration)
		return;
	while (people[n].role != ROLE_NONE)
		n++;
	roles = arena_many(rq->arena, struct demonstration_role, n + 1);
	for (const struct demonstration_person *each = people; each < people + n; each++)
		roles[view->role_count++] = (struct demonstration_role){
			.name = demonstration_word(each),
			.title = tr(rq->language, role_title(each->role)),
			.does = tr(rq->language, each->does),
		};
	view->roles = roles;
}

static enum status sign_in_page(struct request *rq, enum status status)
{
	int64_t kept = form_id(rq, "kept");
	struct sign_in_view view = {
		.problems = &rq->problems,
		.login = rq->method == POST ? form_raw(rq, "login") : "",
		.to = local_address(form_raw(rq, "to")),
		.kept = kept,
		.kept_text = kept == 0 ? "" : arena_format(rq->arena, "%" PRId64, kept),
		.keys = page_form_keys(rq),
	};
	struct html *out = page_open(rq, tr(rq->language, "Sign in"));

	set_roles(rq, &view);
	if (call_of(rq)->frame->settings.program->for_public != NULL)
		view.for_public = url_here(rq->arena, call_of(rq)->frame->settings.program->for_public, "");
	view_sign_in(out, &view);
	return page_close(rq, status);
}

static enum status sign_in_show(struct request *rq)
{
	return sign_in_page(rq, OK);
}

/* Where somebody who has just signed in goes; a session that they came with is over. */
static enum status go_on(struct request *rq, const struct session_token *token)
{
	struct call *call = call_of(rq);
	int64_t kept = form_id(rq, "kept");
	const char *to = local_address(form_raw(rq, "to"));

	if (call->has_session)
		session_end(rq->work, &call->token);
	reply_cookie(rq, call->frame->settings.program->cookie, session_token_text(rq->arena, token), 0);
	if (kept != 0)
		return reply_redirect(rq, url_of(rq->arena, "/kept-form/%lld", (long long)kept));
	return reply_redirect(rq, url_of_local(rq->arena, to[0] == '\0' ? "/" : to));
}

/* ---- by password ---- */

/* What the slow part found out. */
struct checked {
	struct sign_in_try try;
	struct sign_in sign_in;
	struct password_check password;
};

static struct sign_in_try try_of(struct request *rq)
{
	const struct call *call = call_of(rq);

	return (struct sign_in_try){
		.login = form_raw(rq, "login"),
		.address = client_address(rq->arena, call->wire->peer,
			request_header(rq, "x-forwarded-for"), call->frame->settings.proxies),
		.key = call->frame->attempt_key,
	};
}

static enum verdict begin_attempt(struct work *w, void *arg)
{
	struct checked *checked = arg;

	sign_in_begin(w, &checked->try, PASSWORD_COST_REAL, &checked->sign_in);
	return WORK_KEEP;
}

static void sign_in_check(struct request *rq)
{
	struct checked *checked = arena_one(rq->arena, struct checked);

	form_text(rq, "login"); // before the password, so that what is wrong is said in the page's order
	checked->try = try_of(rq);
	rq->prepared = checked;
	if (db_write(call_of(rq)->frame->settings.db, rq->arena, rq->now, begin_attempt, checked) &&
		checked->sign_in.wait_ms == 0)
		checked->password = password_check(rq->arena, PASSWORD_COST_REAL,
			checked->sign_in.hash, form_text(rq, "password"));
}

static void note_attempt(struct request *rq, enum audit_result result, struct account_id account)
{
	audit_note(rq->work, &(struct audit_event){
		.account = account.v,
		.right = SIGN_IN,
		.kind = "account",
		.id = account.v,
		.result = result,
		.request = rq->id,
	});
}

static enum status sign_in(struct request *rq)
{
	struct checked *checked = rq->prepared;
	struct session_token token;

	form_text(rq, "login");
	form_text(rq, "password");
	if (form_has_problems(rq))
		return sign_in_page(rq, UNPROCESSABLE);
	if (sign_in_finish(rq->work, &checked->try, &checked->sign_in, checked->password, &token)) {
		note_attempt(rq, AUDIT_DONE, checked->sign_in.account);
		return go_on(rq, &token);
	}
	call_note_refusal(call_of(rq));
	if (checked->sign_in.wait_ms > 0)
		form_problem(rq, "login", N_("There have been too many attempts. Wait a few minutes and retry."));
	else
		form_problem(rq, "login", N_("The sign-in name or the password is not right. Type both again."));
	return sign_in_page(rq, UNPROCESSABLE);
}

/* ---- by one click ---- */

static bool is_offered(struct request *rq, const char *word)
{
	const struct demonstration_person *each = people_of(rq);

	while (each->role != ROLE_NONE && strcmp(demonstration_word(each), word) != 0)
		each++;
	return each->role != ROLE_NONE;
}

static enum status demonstrate(struct request *rq)
{
	const char *word = form_text(rq, "role");
	struct session_token token;

	if (!call_of(rq)->frame->settings.demonstration)
		return page_not_found(rq);
	if (!is_offered(rq, word))
		return page_error(rq, BAD_REQUEST); // no button of ours sends that

	struct account_id account = demonstration_account(rq->work, word);

	if (account.v == 0)
		return page_refused(rq, N_("The demonstration cannot be used: the database holds real data."));
	session_start(rq->work, account, &token);
	note_attempt(rq, AUDIT_DONE, account);
	return go_on(rq, &token);
}

static enum status sign_out(struct request *rq)
{
	struct call *call = call_of(rq);
	const char *for_public = call->frame->settings.program->for_public;

	audit_note(rq->work, &(struct audit_event){
		.account = rq->actor.account.v,
		.right = HOME_READ,
		.act = "sign-out",
		.kind = "account",
		.id = rq->actor.account.v,
		.request = rq->id,
	});
	session_end(rq->work, &call->token);
	reply_cookie(rq, call->frame->settings.program->cookie, "", -1);
	return reply_redirect(
		rq, url_here(rq->arena, for_public == NULL ? "/sign-in" : for_public, ""));
}

/* ---- a kept form ---- */

static enum status kept_form_show(struct request *rq)
{
	struct kept_form_view view = {
		.action = url_of(rq->arena, "/kept-form/%lld", (long long)path_id(rq, "id")),
		.keys = page_form_keys(rq),
	};
	struct html *out = page_open(rq, tr(rq->language, "Your form was kept"));

	view_kept_form(out, &view);
	return page_close(rq, OK);
}

static void kept_form_prepare(struct request *rq)
{
	call_replay(call_of(rq), path_id(rq, "id"));
}

/* Only where there was none to replay. */
static enum status kept_form_complete(struct request *rq)
{
	return page_kept_form_is_gone(rq);
}

/* ---- routes ---- */

static const struct input sign_in_query[] = {
	{ .name = "to", .kind = INPUT_LINE, .max = ADDRESS_MAX },
	{ .name = "kept", .kind = INPUT_ID },
	{ 0 },
};

static const struct input sign_in_inputs[] = {
	{ .name = "login", .kind = INPUT_LINE, .max = 100, .required = true,
		.message = N_("Enter your sign-in name") },
	{ .name = "password", .kind = INPUT_SECRET, .required = true,
		.message = N_("Enter your password") },
	{ .name = "to", .kind = INPUT_LINE, .max = ADDRESS_MAX },
	{ .name = "kept", .kind = INPUT_ID },
	{ 0 },
};

static const struct input demonstrate_inputs[] = {
	{ .name = "role", .kind = INPUT_LINE, .max = 40 },
	{ .name = "to", .kind = INPUT_LINE, .max = ADDRESS_MAX },
	{ .name = "kept", .kind = INPUT_ID },
	{ 0 },
};

const struct route frame_routes[] = {
	{ GET, "/home", HOME_READ, home_show },
	{ GET, "/sign-in", SIGN_IN, sign_in_show, sign_in_query },
	{ POST, "/sign-in", SIGN_IN, sign_in, sign_in_inputs, .before = sign_in_check },
	{ POST, "/demonstration", SIGN_IN, demonstrate, demonstrate_inputs },
	{ POST, "/sign-out", HOME_READ, sign_out },
	{ GET, "/kept-form/{id}", HOME_READ, kept_form_show },
	{ POST, "/kept-form/{id}", HOME_READ, kept_form_complete, .before = kept_form_prepare },
	{ 0 },
};
