/* SPDX-License-Identifier: MIT */
#include "frame/page.h"

#include <string.h>

#include "auth/policy.h"
#include "auth/submit.h"
#include "base/err.h"
#include "frame/call.h"
#include "frame/frame_views.h"
#include "html/page.h"
#include "i18n/i18n.h"

enum { PAGE_BYTES = 40 * 1024, LINKS_MAX = 16 };

/* Those that this reader may follow. */
static size_t links_of(struct request *rq, const struct menu_item *items, struct link *links)
{
	size_t n = 0;

	for (const struct menu_item *each = items; each->text != NULL && n < LINKS_MAX; each++) {
		if (!policy_allows_somewhere(&rq->actor, each->right))
			continue;
		links[n++] = (struct link){
			.text = tr(rq->language, each->text),
			.url = url_here(rq->arena, each->path, ""),
			.is_current = strcmp(rq->path, each->path) == 0,
		};
	}
	return n;
}

static void set_program(struct request *rq, struct page *page)
{
	const struct frame_program *program = call_of(rq)->frame->settings.program;
	struct link *navigation = arena_many(rq->arena, struct link, LINKS_MAX);
	struct link *foot = arena_many(rq->arena, struct link, LINKS_MAX);

	page->site = tr(rq->language, program->name);
	page->about = tr(rq->language, program->about);
	page->has_exit = program->has_exit;
	page->navigation = navigation;
	page->navigation_count = links_of(rq, program->menu, navigation);
	page->foot = foot;
	page->foot_count = links_of(rq, program->foot, foot);
}

static const char *shown_role(const struct request *rq)
{
	for (enum role role = ROLE_PUBLIC + 1; role < ROLE_COUNT; role++)
		if (actor_is(&rq->actor, role))
			return tr(rq->language, role_title(role));
	return "";
}

struct html *page_open_with(
	struct request *rq, const char *title, const struct page_options *options)
{
	struct call *call = call_of(rq);
	bool is_signed_in = actor_is_signed_in(&rq->actor);
	struct page *page = arena_one(rq->arena, struct page);

	*page = (struct page){
		.title = title,
		.here = url_here(rq->arena, rq->path, rq->method == GET ? rq->query : ""),
		.has_problems = form_has_problems(rq),
		.success = options->success,
		.is_demonstration = call->frame->settings.demonstration,
		.is_wide = options->is_wide,
		.person = is_signed_in ? rq->actor.name : NULL,
		.role = is_signed_in ? shown_role(rq) : NULL,
		.token = is_signed_in ? page_form_keys(rq).token : NULL,
		.trail = options->trail,
		.trail_count = options->trail_count,
		.feed = options->feed,
	};

	set_program(rq, page);
	call->page = page;
	rq->page = html_new(rq->arena, rq->language, PAGE_BYTES);
	page_begin(&rq->page, page);
	return &rq->page;
}

struct html *page_open(struct request *rq, const char *title)
{
	return page_open_with(rq, title, &(struct page_options){ 0 });
}

enum status page_close(struct request *rq, enum status status)
{
	page_end(&rq->page, call_of(rq)->page);
	rq->reply.body = (struct slice){ rq->page.out.at, rq->page.out.size };
	rq->reply.language = rq->language;
	return status;
}

void page_is_public(struct request *rq)
{
	rq->reply.is_public = !actor_is_signed_in(&rq->actor);
}

const char *page_address(const struct request *rq, struct url url, enum language language)
{
	return arena_format(rq->arena, "%s%s", call_of(rq)->frame->settings.site.origin,
		url_text(rq->arena, url, language));
}

/* ---- pages that say no ---- */

static enum status page_says_with(struct request *rq, enum status status, const char *title,
	const char *message, struct link back)
{
	rq->problems = (struct problems){ 0 };

	struct html *out = page_open(rq, title);

	view_says(out, title, message, back, rq->id);
	return page_close(rq, status);
}

static enum status page_says(
	struct request *rq, enum status status, const char *title, const char *message)
{
	return page_says_with(rq, status, title, message, (struct link){ .text = NULL });
}

enum status page_not_found(struct request *rq)
{
	return page_says(rq, NOT_FOUND, tr(rq->language, "Page not found"),
		tr(rq->language,
			"There is no such page, or it is not one that you may see. If you typed "
			"the address, check that it is correct."));
}

enum status page_refused(struct request *rq, const char *message)
{
	return page_refused_for(rq, message, (struct link){ .text = NULL });
}

enum status page_refused_for(struct request *rq, const char *message, struct link what)
{
	return page_says_with(rq, CONFLICTING, tr(rq->language, "This was not done"),
		tr(rq->language, message), what);
}

enum status page_kept_form_is_gone(struct request *rq)
{
	return page_refused(rq, N_("The form was completed or forgotten already"));
}

enum status page_forbidden(struct request *rq)
{
	return page_says(rq, FORBIDDEN, tr(rq->language, "You cannot do this"),
		tr(rq->language,
			"Your role does not have the right to do this. The page “Who can see "
			"what” says who has."));
}

enum status page_given_back(struct request *rq, enum status status, const struct given_back *back)
{
	rq->problems = (struct problems){ 0 };

	struct html *out = page_open(rq, back->title);

	view_given_back(out, back);
	return page_close(rq, status);
}

/* Title and sentence for a status that no handler chose. */
static const struct {
	enum status status;
	const char *title;
	const char *message;
} errors[] = {
	{ BAD_REQUEST, N_("The request could not be read"),
		N_("What was sent is not a form of this site. Go back, load the page again and "
		   "retry.") },
	{ METHOD_NOT_ALLOWED, N_("This address does not take that"),
		N_("Nothing was done. Use the page’s own buttons.") },
	{ MISDIRECTED, N_("This is not the address of the site"),
		N_("It was asked for under a name that is not its own. Check the address.") },
	{ URI_TOO_LONG, N_("The address is too long"),
		N_("What was entered is too long. Go back, enter less and try again.") },
	{ HEADERS_TOO_LARGE, N_("The request could not be read"),
		N_("Its headers are too large. Clear this site’s cookies and retry.") },
	{ TOO_MANY_REQUESTS, N_("Too much at once"), N_("Wait a moment and retry.") },
	{ NOT_AVAILABLE, N_("Not available now"),
		N_("Nothing was changed. Public pages still work. Retry in a few minutes; if it "
		   "goes on, tell whoever runs this service.") },
	{ SERVER_ERROR, N_("Something went wrong here"),
		N_("Nothing was changed. Retry in a few minutes; if it goes on, tell whoever runs "
		   "this service, with the number below.") },
};

static const char *size_words(struct arena *a, size_t bytes)
{
	return bytes % (1024 * 1024) == 0 ? arena_format(a, "%zu MB", bytes >> 20)
					  : arena_format(a, "%zu KB", bytes >> 10);
}

const struct route *route_of_page(const struct request *rq, const char *path)
{
	struct request shown = *rq;

	shown.method = GET;
	shown.path = path;
	shown.path_values = (struct pairs){ 0 };
	return request_route(&shown, call_of(rq)->frame->settings.routes) == OK ? shown.route
										: NULL;
}

bool page_is_open(const struct request *rq, const char *path)
{
	const struct route *route = route_of_page(rq, path);

	return route != NULL && policy_allows_somewhere(&rq->actor, route->right);
}

/* The page whose form was sent here; none if the address shows no page. */
static struct link link_to_form(struct request *rq)
{
	if (route_of_page(rq, rq->path) == NULL)
		return (struct link){ .text = NULL };
	return (struct link){ .text = tr(rq->language, "Go back to the form"),
		.url = url_here(rq->arena, rq->path, "") };
}

enum status page_out_of_date(struct request *rq, struct typed_list typed)
{
	return page_given_back(rq, FORBIDDEN,
		&(struct given_back){
			.title = tr(rq->language, "The form is out of date"),
			.message =
				tr(rq->language, "It did not come from a page of your present "
						 "session, so nothing was "
						 "done. Go back, load the page again and retry."),
			.onward = link_to_form(rq),
			.typed = typed,
		});
}

/* What was sent was not kept, so it cannot be shown again: this says how much may be sent. */
static enum status page_too_large(struct request *rq)
{
	size_t file_max = rq->route == NULL ? 0 : route_file_max(rq->route);
	const char *message =
		file_max == 0
			? tr_fill(rq->arena, rq->language,
				  "Nothing was saved. What is sent with a form may be up to "
				  "{size}. Your "
				  "browser’s Back button leads to what you typed, to be shortened.",
				  "size", size_words(rq->arena, route_body_max(rq->route)), NULL)
			: tr_fill(rq->arena, rq->language,
				  "Nothing was saved. A document may be up to {size}.", "size",
				  size_words(rq->arena, file_max), NULL);

	return page_says_with(
		rq, TOO_LARGE, tr(rq->language, "That is too large"), message, link_to_form(rq));
}

enum status page_error(struct request *rq, enum status status)
{
	if (status == NOT_FOUND)
		return page_not_found(rq);
	if (status == TOO_LARGE)
		return page_too_large(rq);
	for (size_t i = 0; i < array_size(errors); i++)
		if (errors[i].status == status)
			return page_says(rq, status, tr(rq->language, errors[i].title),
				tr(rq->language, errors[i].message));
	return page_error(rq, SERVER_ERROR);
}

/* ---- the log ---- */

static void note_shown(struct request *rq, const struct audit_event *event)
{
	*list_add(rq->arena, &call_of(rq)->shown) = *event;
}

static bool is_noted_as_shown(const struct request *rq, const char *kind, int64_t id)
{
	list_each (const struct audit_event *, shown, &call_of(rq)->shown)
		if (shown->id == id && strcmp(shown->kind, kind) == 0)
			return true;
	return false;
}

void page_shows(struct request *rq, const char *kind, int64_t id)
{
	if (is_noted_as_shown(rq, kind, id))
		return;
	note_shown(rq, &(struct audit_event){
			       .account = rq->actor.account.v,
			       .role = policy_role(&rq->actor, rq->route->right),
			       .right = rq->route->right,
			       .act = "read",
			       .kind = kind,
			       .id = id,
			       .request = rq->id,
		       });
}

void page_lists(struct request *rq, const char *kind, const int64_t *ids, size_t n)
{
	size_t from = 0;

	do {
		size_t some = n - from < AUDIT_IDS_MOST ? n - from : AUDIT_IDS_MOST;

		note_shown(rq, &(struct audit_event){
				       .account = rq->actor.account.v,
				       .role = policy_role(&rq->actor, rq->route->right),
				       .right = rq->route->right,
				       .act = "list",
				       .kind = kind,
				       .ids = ids + from,
				       .id_count = some,
				       .request = rq->id,
			       });
		from += some;
	} while (from < n);
}

struct audit *page_audit(const struct request *rq)
{
	return call_of(rq)->frame->settings.audit;
}

struct db_counts page_db_counts(const struct request *rq)
{
	return db_counts(call_of(rq)->frame->settings.db);
}

struct relay *page_relay(const struct request *rq)
{
	return call_of(rq)->frame->settings.relay;
}

int64_t page_public_generation(const struct request *rq)
{
	return call_of(rq)->frame->settings.program->public_generation(rq->work);
}

bool page_keeps(const struct request *rq)
{
	return !atomic_load(&call_of(rq)->frame->fails_to_keep);
}

/* ---- forms ---- */

struct form_keys page_form_keys(struct request *rq)
{
	struct call *call = call_of(rq);

	if (call->keys.once == NULL) {
		call->keys.once = submit_key(rq->arena);
		call->keys.token = call->session_state == SESSION_NONE
					   ? ""
					   : form_token(rq->arena, &call->token);
	}
	return call->keys;
}

void page_date_parts(struct request *rq, struct form_field *field, struct date stands)
{
	if (rq->method == POST) {
		field->day = form_raw(rq, arena_format(rq->arena, "%s-day", field->name));
		field->month = form_raw(rq, arena_format(rq->arena, "%s-month", field->name));
		field->year = form_raw(rq, arena_format(rq->arena, "%s-year", field->name));
		return;
	}
	field->day = stands.day == 0 ? "" : arena_format(rq->arena, "%d", stands.day);
	field->month = stands.month == 0 ? "" : arena_format(rq->arena, "%d", stands.month);
	field->year = stands.year == 0 ? "" : arena_format(rq->arena, "%d", stands.year);
}
