/* SPDX-License-Identifier: MIT */
#include "app/pages.h"

#include <string.h>

#include "app/program.h"
#include "app/views.h"
#include "areas/relay/relay.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "auth/policy_table.h"
#include "base/err.h"
#include "frame/page.h"

enum { LOG_LINES = 50, LOG_KIND_MAX = 40 };

/* ---- is it well ---- */

/* How much it does, for an auditor. */
static const char *figures(struct request *rq, const struct relay_waiting *waiting)
{
	struct db_counts counts = page_db_counts(rq);
	int days = waiting->n == 0 ? 0 : date_days_between(waiting->oldest, work_today(rq->work));

	return arena_format(rq->arena,
		"writes %lld\ncommits %lld\nwaiting %lld\npublic-generation %lld\n"
		"relay-waiting %lld\nrelay-oldest-days %d\n",
		(long long)counts.writes, (long long)counts.commits, (long long)counts.queued,
		(long long)page_public_generation(rq), (long long)waiting->n, days);
}

/*
 * For whoever watches: it reads, and what was last to be kept was kept; and whether the other
 * program has not heard for a day, which keeps this one from nothing.
 */
static enum status health(struct request *rq)
{
	struct relay_waiting waiting = relay_waiting(rq->work);
	bool is_late = relay_is_late(&waiting, work_today(rq->work));
	bool is_audited = policy_allows_somewhere(&rq->actor, AUDIT_READ);
	const char *more = is_audited ? figures(rq, &waiting) : "";
	bool is_well = !work_failed(rq->work) && page_keeps(rq);
	const char *text = arena_format(rq->arena, "%s\n%s%s", is_well ? "ok" : "not ok",
		is_well && is_late ? "relay late\n" : "", is_well ? more : "");

	reply_bytes(rq, "text/plain; charset=utf-8", slice_of(text));
	return is_well ? OK : NOT_AVAILABLE;
}

/* ---- who may do what ---- */

static struct role_grants grants_of(struct request *rq, enum role role)
{
	struct grant *grants = arena_many(rq->arena, struct grant, POLICY_ROW_COUNT);
	enum language l = rq->language;
	size_t n = 0;

	for (int i = 0; i < POLICY_ROW_COUNT; i++) {
		const struct policy_row *row = &policy_rows[i];

		if (row->role == role)
			grants[n++] = (struct grant){
				.what = tr(l, policy_compartments[row->compartment].title),
				.may = tr(l, policy_verbs[row->verb].title),
				.tie = tr(l, policy_relations[row->relation].title),
				.why = tr(l, policy_purposes[row->purpose].title),
			};
	}
	return (struct role_grants){
		.title = tr(l, role_title(role)),
		.is_mine = role != ROLE_PUBLIC && actor_is(&rq->actor, role),
		.grants = grants,
		.grant_count = n,
	};
}

static enum status who_can_see_what(struct request *rq)
{
	struct role_grants roles[ROLE_COUNT];
	size_t n = 0;

	for (enum role role = ROLE_PUBLIC; role < ROLE_COUNT; role++)
		roles[n++] = grants_of(rq, role);
	page_is_public(rq);
	view_who_can_see_what(page_open(rq, tr(rq->language, "Who can see what")), roles, n);
	return page_close(rq, OK);
}

/* ---- accessibility ---- */

static enum status accessibility(struct request *rq)
{
	page_is_public(rq);
	view_accessibility(page_open(rq, tr(rq->language, "Accessibility statement")));
	return page_close(rq, OK);
}

/* ---- the log ---- */

static const struct input log_inputs[] = {
	{ .name = "account", .kind = INPUT_ID },
	{ .name = "kind", .kind = INPUT_LINE, .max = LOG_KIND_MAX },
	{ .name = "id", .kind = INPUT_ID },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

/* What the log calls the acts that every program has. */
static const struct {
	const char *act;
	const char *words;
} log_acts[] = {
	{ "account", N_("Changed an account") },
	{ "audit-read", N_("Looked at the log") },
	{ "list", N_("Saw a list") },
	{ "relay-key", N_("Printed the line by which the other program knows this one") },
	{ "relay-lapse", N_("Gave up telling the other program") },
	{ "relay-send", N_("Told the other program") },
	{ "relay-take", N_("Was told by the other program") },
	{ "relay-trust", N_("Took a line by which to know the other program") },
	{ "sign-in", N_("Signed in") },
};

static const char *act_words(enum language language, const struct audit_entry *entry)
{
	bool is_look_at_log = strcmp(entry->act, "list") == 0 && strcmp(entry->kind, "log") == 0;
	bool is_look_behind_mask = strncmp(entry->kind, "person-", strlen("person-")) == 0;
	const char *act = is_look_at_log        ? "audit-read"
			  : is_look_behind_mask ? entry->kind
						: entry->act;
	const char *words = program_facts.act_words(act);

	for (size_t i = 0; i < array_size(log_acts) && words == NULL; i++)
		if (strcmp(log_acts[i].act, act) == 0)
			words = log_acts[i].words;
	return words == NULL ? act : tr(language, words);
}

static const char *result_words(enum language language, enum audit_result result)
{
	switch (result) {
	case AUDIT_DONE: return tr(language, "Done");
	case AUDIT_REFUSED: return tr(language, "Refused");
	case AUDIT_FAILED: return tr(language, "Failed");
	}
	unreachable("audit_result");
}

/* An account met in this page; a few people make most of a log. */
struct met {
	int64_t id;
	const char *name;
	struct organisation_id organisation;
};

LIST(mets, struct met);

static const struct met *meet(struct request *rq, struct mets *mets, int64_t id)
{
	struct account account;

	list_each (const struct met *, each, mets)
		if (each->id == id)
			return each;

	bool is_known = id != 0 && account_load(rq->work, (struct account_id){ id }, &account);
	struct met *met = list_add(rq->arena, mets);

	*met = (struct met){ .id = id };
	if (is_known) {
		met->name = account.name;
		met->organisation = account.organisation;
	} else {
		met->name = id == 0 ? tr(rq->language, "Nobody was signed in")
				    : tr(rq->language, "Account removed");
	}
	return met;
}

static struct link record_link(struct request *rq, const struct audit_entry *entry)
{
	enum language l = rq->language;

	if (entry->kind == NULL || entry->kind[0] == '\0' || strcmp(entry->kind, "-") == 0)
		return (struct link){ .text = "" };
	if (entry->id == 0)
		return (struct link){ .text = tr_fill_n(rq->arena, l, "{count} record",
					      "{count} records", (int64_t)entry->id_count, NULL) };
	return (struct link){
		.text = arena_format(rq->arena, "%lld", (long long)entry->id),
		.url = url_of(rq->arena, "/log?kind=%s&id=%lld", entry->kind, (long long)entry->id),
	};
}

static struct url page_of_record(struct request *rq, const struct audit_entry *entry)
{
	for (const struct record_page *each = program_facts.pages; each->kind != NULL; each++)
		if (entry->id != 0 && strcmp(entry->kind, each->kind) == 0)
			return url_here(rq->arena,
				arena_format(
					rq->arena, "%s/%lld", each->path, (long long)entry->id),
				"");
	return URL_NONE;
}

static struct log_row row_of(
	struct request *rq, const struct audit_entry *entry, const struct met *who)
{
	enum role role = role_by_name(entry->role);

	return (struct log_row){
		.at = instant_words(rq->arena, rq->language, entry->at),
		.who = { .text = who->name,
			.url = who->id == 0 ? URL_NONE
					    : url_of(rq->arena, "/log?account=%lld",
						      (long long)who->id) },
		.role = role == ROLE_NONE ? "" : tr(rq->language, role_title(role)),
		.act = act_words(rq->language, entry),
		.record = record_link(rq, entry),
		.page = page_of_record(rq, entry),
		.result = result_words(rq->language, entry->result),
		.is_done = entry->result == AUDIT_DONE,
	};
}

/* An auditor audits their own organisation: what its people did, and what nobody signed in did. */
static bool is_in_scope(const struct request *rq, const struct met *who)
{
	return who->id == 0 || who->organisation.v == rq->actor.organisation.v;
}

static void set_rows(struct request *rq, const struct audit_page *page, struct log_view *v)
{
	struct log_row *rows = arena_many(rq->arena, struct log_row, page->n);
	int64_t *shown = arena_many(rq->arena, int64_t, page->n);
	struct mets mets = { 0 };

	for (size_t i = 0; i < page->n; i++) {
		const struct met *who = meet(rq, &mets, page->at[i].account);

		if (!is_in_scope(rq, who))
			continue;
		shown[v->row_count] = page->at[i].n;
		rows[v->row_count++] = row_of(rq, &page->at[i], who);
	}
	v->rows = rows;
	page_lists(rq, "log", shown, v->row_count);
}

/* Of whom or of what; the account's name only where it is in scope. */
static const char *log_caption(struct request *rq, const struct audit_filter *filter)
{
	struct mets mets = { 0 };
	const struct met *who = meet(rq, &mets, filter->account);

	if (filter->account != 0 && is_in_scope(rq, who))
		return tr_fill(rq->arena, rq->language, "What {name} did, newest first", "name",
			who->name, NULL);
	if (filter->id != 0)
		return tr_fill(rq->arena, rq->language,
			"What was done to record {number}, and the lists that showed it, newest "
			"first",
			"number", arena_format(rq->arena, "%lld", (long long)filter->id), NULL);
	return tr(rq->language, "What was done, newest first");
}

static struct audit_filter read_filter(struct request *rq)
{
	struct audit_filter filter = { .account = form_id(rq, "account") };
	const char *kind = form_text(rq, "kind");
	int64_t id = form_id(rq, "id");

	if (filter.account == 0 && kind[0] != '\0' && id != 0) {
		filter.kind = kind;
		filter.id = id;
	}
	return filter;
}

static struct url url_older(struct arena *a, const struct audit_filter *filter, int64_t next)
{
	if (next == 0)
		return URL_NONE;
	if (filter->account != 0)
		return url_of(a, "/log?account=%lld&before=%lld", (long long)filter->account,
			(long long)next);
	if (filter->id != 0)
		return url_of(a, "/log?kind=%s&id=%lld&before=%lld", filter->kind,
			(long long)filter->id, (long long)next);
	return url_of(a, "/log?before=%lld", (long long)next);
}

static enum status show_log(struct request *rq)
{
	struct audit_filter filter = read_filter(rq);
	struct audit_page page = { 0 };
	struct log_view v = { 0 };

	if (!audit_list(
		    page_audit(rq), rq->arena, &filter, form_id(rq, "before"), LOG_LINES, &page)) {
		work_fail(rq->work, "the log cannot be read");
		return SERVER_ERROR;
	}
	set_rows(rq, &page, &v);
	v.caption = log_caption(rq, &filter);
	v.all = filter.account != 0 || filter.id != 0 ? url_of(rq->arena, "/log") : URL_NONE;
	v.older = url_older(rq->arena, &filter, page.next);
	view_log(page_open(rq, tr(rq->language, "Log")), &v);
	return page_close(rq, OK);
}

static const struct home_card cards[] = {
	{ AUDIT_READ, N_("Log"), "/log", N_("Who read and changed what, and when") },
	{ POLICY_READ, N_("Who can see what"), "/who-can-see-what",
		N_("Every right, in one table") },
	{ 0 },
};

const struct home_part app_home = { .cards = cards };

const struct route app_routes[] = {
	{ GET, "/accessibility", PUBLIC_READ, accessibility },
	{ GET, "/health", PUBLIC_READ, health },
	{ GET, "/log", AUDIT_READ, show_log, log_inputs },
	{ GET, "/who-can-see-what", POLICY_READ, who_can_see_what },
	{ 0 },
};
