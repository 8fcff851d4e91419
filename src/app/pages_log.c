/* SPDX-License-Identifier: MIT */
/*
 * The log: what the people of the reader's body did, and, of somebody whom the reader may trace,
 * whoever looked.  By account, act, record and day; as a page and as a spreadsheet.
 */
#include "app/pages_log.h"

#include <string.h>

#include "app/program.h"
#include "app/program_queries.h"
#include "app/views.h"
#include "areas/organisation/organisation.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "base/err.h"
#include "frame/page.h"
#include "out/csv.h"

enum { LOG_LINES = 50, LOG_WORD_MAX = 40, LOG_QUERY_BYTES = 300 };
enum { CSV_ROWS = 5000, CSV_BYTES_PER_ROW = 200 };

/* ---- what is asked for ---- */

const struct input log_inputs[] = {
	{ .name = "account", .kind = INPUT_ID },
	{ .name = "kind", .kind = INPUT_LINE, .max = LOG_WORD_MAX },
	{ .name = "id", .kind = INPUT_ID },
	{ .name = "act", .kind = INPUT_LINE, .max = LOG_WORD_MAX },
	{ .name = "from", .label = N_("From the day"), .kind = INPUT_DATE },
	{ .name = "to", .label = N_("To the day"), .kind = INPUT_DATE },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

const struct input log_find_inputs[] = {
	{ .name = "login", .label = N_("Sign-in name"), .kind = INPUT_LINE },
	{ .name = "kind", .kind = INPUT_LINE, .max = LOG_WORD_MAX },
	{ .name = "id", .kind = INPUT_ID },
	{ .name = "act", .kind = INPUT_LINE, .max = LOG_WORD_MAX },
	{ .name = "from", .label = N_("From the day"), .kind = INPUT_DATE },
	{ .name = "to", .label = N_("To the day"), .kind = INPUT_DATE },
	{ 0 },
};

/* What is not set does not matter. */
struct asked {
	int64_t account;
	const char *kind; // "" or a word, like the act
	int64_t id;
	const char *act;
	struct date from, to;
};

/* As the log writes it: it is in links again. */
static const char *form_word(struct request *rq, const char *name)
{
	const char *text = form_text(rq, name);

	return text[strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-_.")] == '\0' ? text : "";
}

static struct asked asked_of(struct request *rq)
{
	struct asked asked = {
		.kind = form_word(rq, "kind"),
		.id = form_id(rq, "id"),
		.act = form_word(rq, "act"),
		.from = form_date(rq, "from"),
		.to = form_date(rq, "to"),
	};

	if (asked.kind[0] == '\0' || asked.id == 0)
		asked.kind = "", asked.id = 0;
	if (date_is_day(asked.from) && date_is_day(asked.to) && date_before(asked.to, asked.from))
		form_problem(rq, "to", N_("Enter a day that is not before the first one"));
	return asked;
}

static void put_day(struct buf *out, const char *name, struct date day)
{
	if (date_is_day(day))
		buf_format(out, "&%s-day=%d&%s-month=%d&%s-year=%d", name, day.day, name, day.month,
			name, day.year);
}

static struct url url_asked(
	struct request *rq, const char *path, const struct asked *asked, int64_t before)
{
	struct buf out = buf_new(rq->arena, LOG_QUERY_BYTES);

	if (asked->account != 0)
		buf_format(&out, "&account=%lld", (long long)asked->account);
	if (asked->id != 0)
		buf_format(&out, "&kind=%s&id=%lld", asked->kind, (long long)asked->id);
	if (asked->act[0] != '\0')
		buf_format(&out, "&act=%s", asked->act);
	put_day(&out, "from", asked->from);
	put_day(&out, "to", asked->to);
	if (before != 0)
		buf_format(&out, "&before=%lld", (long long)before);
	return url_here(rq->arena, path, out.size == 0 ? "" : out.at + 1);
}

/* ---- whose acts the reader is shown ---- */

/* May the reader know whoever looked at that record? */
static bool is_traced(struct request *rq, const struct asked *asked)
{
	const struct traced *traced = &program_facts.traced;

	return traced->kind != NULL && asked->id != 0 && strcmp(asked->kind, traced->kind) == 0 &&
	       traced->may(rq->work, &rq->actor, asked->id);
}

LIST(account_numbers, int64_t);

/* Else an auditor audits their own organisation: its people, and what nobody signed in did. */
static struct account_numbers own_accounts(struct request *rq)
{
	struct program_accounts_of_rows rows =
		program_accounts_of(rq->work, rq->actor.organisation);
	struct account_numbers all = { 0 };

	*list_add(rq->arena, &all) = 0;
	list_each (const struct program_accounts_of_row *, row, &rows)
		*list_add(rq->arena, &all) = row->id.v;
	return all;
}

static bool has(const struct account_numbers *all, int64_t account)
{
	list_each (const int64_t *, each, all)
		if (*each == account)
			return true;
	return false;
}

static struct audit_filter filter_of(struct request *rq, const struct asked *asked)
{
	const struct traced *traced = &program_facts.traced;
	struct account_numbers own = own_accounts(rq);
	bool is_all = is_traced(rq, asked);
	struct audit_filter filter = {
		.accounts = is_all ? NULL : own.at,
		.account_count = own.n,
		.kind = asked->kind,
		.id = asked->id,
		.act = asked->act[0] == '\0' ? NULL : asked->act,
	};

	if (asked->account != 0) {
		filter.accounts = &asked->account;
		filter.account_count = is_all || has(&own, asked->account);
	}
	if (traced->kind != NULL && strcmp(asked->kind, traced->kind) == 0)
		filter.also = traced->also;
	if (date_is_day(asked->from))
		filter.from = instant_at(asked->from, 0);
	if (date_is_day(asked->to))
		filter.until = instant_at(date_add_days(asked->to, 1), 0);
	return filter;
}

/* ---- words ---- */

/* What the log calls the acts that every program has. */
static const struct {
	const char *act;
	const char *words;
} log_acts[] = {
	{ "account", N_("Changed an account") },
	{ "account-add", N_("Added an account") },
	{ "account-close", N_("Closed an account") },
	{ "account-open", N_("Opened an account again") },
	{ "account-password", N_("Set a password") },
	{ "account-role-give", N_("Gave a role") },
	{ "account-role-remove", N_("Took a role away") },
	{ "audit-read", N_("Looked at the log") },
	{ "list", N_("Saw a list") },
	{ "organisation-add", N_("Added a body") },
	{ "relay-key", N_("Printed the line by which the other program knows this one") },
	{ "relay-lapse", N_("Gave up telling the other program") },
	{ "relay-send", N_("Told the other program") },
	{ "relay-take", N_("Was told by the other program") },
	{ "relay-trust", N_("Took a line by which to know the other program") },
	{ "sign-in", N_("Signed in") },
	{ "sign-out", N_("Signed out") },
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

/* ---- rows ---- */

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

/* With their body where it is not the reader's. */
static const char *who_words(struct request *rq, const struct met *who)
{
	struct organisation body;

	if (who->organisation.v == 0 || who->organisation.v == rq->actor.organisation.v ||
		!organisation_load(rq->work, who->organisation, &body))
		return who->name;
	return arena_format(rq->arena, "%s, %s", who->name, body.name[rq->language]);
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

/* None where the reader may not open it: one who sees the log may see little besides. */
static struct url page_of_record(struct request *rq, const struct audit_entry *entry)
{
	const char *path;

	for (const struct record_page *each = program_facts.pages; each->kind != NULL; each++) {
		if (entry->id == 0 || strcmp(entry->kind, each->kind) != 0)
			continue;
		path = arena_format(rq->arena, "%s/%lld", each->path, (long long)entry->id);
		return page_is_open(rq, path) ? url_here(rq->arena, path, "") : URL_NONE;
	}
	return URL_NONE;
}

/* What it shows besides stays as it was asked for. */
static struct log_row row_of(struct request *rq, const struct asked *asked,
	const struct audit_entry *entry, const struct met *who)
{
	enum role role = role_by_name(entry->role);
	struct asked of_account = *asked, of_act = *asked;

	of_account.account = entry->account;
	of_act.act = entry->act;
	return (struct log_row){
		.at = instant_words(rq->arena, rq->language, entry->at),
		.who = { .text = who_words(rq, who),
			.url = who->id == 0 ? URL_NONE : url_asked(rq, "/log", &of_account, 0) },
		.role = role == ROLE_NONE ? "" : tr(rq->language, role_title(role)),
		.act = { .text = act_words(rq->language, entry),
			.url = url_asked(rq, "/log", &of_act, 0) },
		.record = record_link(rq, entry),
		.page = page_of_record(rq, entry),
		.result = result_words(rq->language, entry->result),
		.is_done = entry->result == AUDIT_DONE,
	};
}

static void set_rows(struct request *rq, const struct asked *asked, const struct audit_page *page,
	struct mets *mets, struct log_view *v)
{
	struct log_row *rows = arena_many(rq->arena, struct log_row, page->n + 1);
	int64_t *shown = arena_many(rq->arena, int64_t, page->n + 1);

	for (size_t i = 0; i < page->n; i++) {
		const struct audit_entry *entry = &page->at[i];

		shown[i] = entry->n;
		rows[i] = row_of(rq, asked, entry, meet(rq, mets, entry->account));
	}
	v->rows = rows;
	v->row_count = page->n;
	page_lists(rq, "log", shown, page->n);
}

/* ---- the page ---- */

/* Of whom or of what; the account's name only where it is in scope. */
static const char *log_caption(struct request *rq, const struct asked *asked,
	const struct audit_filter *filter, struct mets *mets)
{
	if (asked->account != 0 && asked->id == 0 && filter->account_count > 0)
		return tr_fill(rq->arena, rq->language, "What {name} did, newest first", "name",
			meet(rq, mets, asked->account)->name, NULL);
	if (asked->account == 0 && asked->id != 0 && filter->also != NULL)
		return tr(rq->language, "Who looked at this person or changed them, newest first");
	if (asked->account == 0 && asked->id != 0)
		return tr_fill(rq->arena, rq->language,
			"What was done to record {number}, and the lists that showed it, newest "
			"first",
			"number", arena_format(rq->arena, "%lld", (long long)asked->id), NULL);
	return tr(rq->language, "What was done, newest first");
}

static struct form_field day_asked(
	struct request *rq, const char *name, const char *label, struct date stands)
{
	struct form_field field = { .name = name, .label = label, .problems = &rq->problems };

	page_date_parts(rq, &field, stands);
	return field;
}

/* As it was typed, or of the account that is asked for, if its acts are shown. */
static const char *login_asked(
	struct request *rq, const struct asked *asked, const struct audit_filter *filter)
{
	struct account account;

	if (rq->method == POST)
		return form_raw(rq, "login");
	if (asked->account == 0 || filter->account_count == 0 ||
		!account_load(rq->work, (struct account_id){ asked->account }, &account))
		return "";
	return account.login;
}

static void fill_form(struct request *rq, const struct asked *asked,
	const struct audit_filter *filter, struct log_view *v)
{
	v->problems = &rq->problems;
	v->find = (struct form){ .action = url_of(rq->arena, "/log"),
		.token = page_form_keys(rq).token };
	v->login = (struct form_field){ .name = "login",
		.label = tr(rq->language, "Sign-in name"),
		.hint = tr(rq->language, "Of whoever did it. Leave it blank for everybody"),
		.width = "20",
		.value = login_asked(rq, asked, filter),
		.autocomplete = "off",
		.problems = &rq->problems };
	v->from = day_asked(rq, "from", tr(rq->language, "From the day"), asked->from);
	v->to = day_asked(rq, "to", tr(rq->language, "To the day"), asked->to);
	v->kind = asked->kind;
	v->id = asked->id == 0 ? "" : arena_format(rq->arena, "%lld", (long long)asked->id);
	v->act = asked->act;
}

static enum status cannot_be_read(struct request *rq)
{
	work_fail(rq->work, "the log cannot be read");
	return SERVER_ERROR;
}

static enum status log_page(struct request *rq, const struct asked *asked, int64_t before)
{
	static const struct asked nothing = { .kind = "", .act = "" };
	struct audit_filter filter = filter_of(rq, asked);
	struct audit_page page = { 0 };
	struct log_view v = { 0 };
	struct mets mets = { 0 };
	struct url all = url_asked(rq, "/log", &nothing, 0);
	struct url here = url_asked(rq, "/log", asked, 0);

	if (!form_has_problems(rq) &&
		!audit_list(page_audit(rq), rq->arena, &filter, before, LOG_LINES, &page))
		return cannot_be_read(rq);
	fill_form(rq, asked, &filter, &v);
	set_rows(rq, asked, &page, &mets, &v);
	v.caption = log_caption(rq, asked, &filter, &mets);
	v.all = strcmp(all.path, here.path) == 0 ? URL_NONE : all;
	v.older = page.next == 0 ? URL_NONE : url_asked(rq, "/log", asked, page.next);
	v.csv = url_asked(rq, "/log.csv", asked, 0);
	view_log(page_open_with(
			 rq, tr(rq->language, "Log"), &(struct page_options){ .is_wide = true }),
		&v);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

enum status log_show(struct request *rq)
{
	struct asked asked = asked_of(rq);

	asked.account = form_id(rq, "account");
	return log_page(rq, &asked, form_id(rq, "before"));
}

/* The same is said of an account elsewhere as of none. */
static int64_t account_typed(struct request *rq, const struct asked *asked)
{
	const char *login = form_text(rq, "login");
	struct account_numbers own = own_accounts(rq);
	struct account account;

	if (login[0] == '\0')
		return 0;
	if (account_by_login(rq->work, login, &account) &&
		(has(&own, account.id.v) || is_traced(rq, asked)))
		return account.id.v;
	form_problem(rq, "login", N_("Nobody whose acts you may see has that sign-in name"));
	return 0;
}

/* To the address of what was asked for, which names nobody. */
enum status log_find(struct request *rq)
{
	struct asked asked = asked_of(rq);

	asked.account = account_typed(rq, &asked);
	return form_has_problems(rq) ? log_page(rq, &asked, 0)
				     : reply_redirect(rq, url_asked(rq, "/log", &asked, 0));
}

/* ---- the spreadsheet ---- */

static const char *const csv_columns[] = { "time", "who", "role", "act", "kind", "record",
	"records", "result" };

static void put_row(
	struct request *rq, struct csv *csv, const struct audit_entry *entry, const struct met *who)
{
	csv_text(csv, instant_iso(rq->arena, entry->at));
	csv_text(csv, who_words(rq, who));
	csv_text(csv, entry->role);
	csv_text(csv, entry->act);
	csv_text(csv, entry->kind);
	csv_text(csv, entry->id == 0 ? "" : arena_format(rq->arena, "%lld", (long long)entry->id));
	csv_int(csv, (int64_t)entry->id_count);
	csv_text(csv, result_words(rq->language, entry->result));
	csv_end_row(csv);
}

/* All that the page goes on to, up to CSV_ROWS; false if the log cannot be read. */
static bool put_rows(struct request *rq, const struct asked *asked, struct csv *csv)
{
	struct audit_filter filter = filter_of(rq, asked);
	int64_t *shown = arena_many(rq->arena, int64_t, CSV_ROWS + AUDIT_PAGE_MOST);
	struct audit_page page = { 0 };
	struct mets mets = { 0 };
	size_t n = 0;

	do {
		if (!audit_list(
			    page_audit(rq), rq->arena, &filter, page.next, AUDIT_PAGE_MOST, &page))
			return false;
		for (size_t i = 0; i < page.n; i++) {
			shown[n++] = page.at[i].n;
			put_row(rq, csv, &page.at[i], meet(rq, &mets, page.at[i].account));
		}
	} while (page.next != 0 && n < CSV_ROWS);
	page_lists(rq, "log", shown, n);
	return true;
}

enum status log_csv(struct request *rq)
{
	struct asked asked = asked_of(rq);
	struct buf out = buf_new(rq->arena, LOG_LINES * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	asked.account = form_id(rq, "account");
	if (form_has_problems(rq))
		return log_page(rq, &asked, 0);
	csv_header(&csv, csv_columns, array_size(csv_columns));
	if (!put_rows(rq, &asked, &csv))
		return cannot_be_read(rq);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
