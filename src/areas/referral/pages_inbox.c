/* SPDX-License-Identifier: MIT */
/*
 * What the programme told the reader's body: a team's inbox, each notice seen by somebody of it.
 */
#include "areas/cohort/page_kit.h"
#include "areas/person/rules.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "base/buf.h"
#include "base/code.h"
#include "base/err.h"
#include "http/input.h"
#include "out/csv.h"

enum { PAGE_ROWS = 25, ID_ROOM_BYTES = 24, CSV_ROWS = 1000, CSV_BYTES_PER_ROW = 300 };

/* ---- rows ---- */

/* What could follow a miss, until it is known what does. */
static const char *repeat_words(const struct request *rq, const struct kept_notice *notice)
{
	if (notice->is_decided)
		return NULL;
	switch (notice->repeat) {
	case REPEAT_FEASIBLE:
		return tr(rq->language, "Both workshops can still be repeated by the deadline, if "
					"the police say so.");
	case REPEAT_INFEASIBLE:
		return tr(rq->language, "No workshops that are planned end by the deadline: extend "
					"it, or decide on the breach.");
	default: return NULL;
	}
}

static const char *seen_words(struct request *rq, const struct kept_notice *notice)
{
	if (notice->seen_by.v == 0)
		return NULL;
	return tr_fill(rq->arena, rq->language, "Seen by {name}, {time}", "name",
		account_words(rq, notice->seen_by), "time",
		instant_words(rq->arena, rq->language, notice->seen_at), NULL);
}

static struct notice_row row_of(struct request *rq, const struct kept_notice *notice)
{
	struct notice_row row = {
		.says = notice_words(rq, &notice->notice),
		.repeat = repeat_words(rq, notice),
		.referral = { .text = code_words(rq->arena, notice->notice.reference),
			.url = url_referral(rq->arena, notice->referral) },
		.at = instant_words(rq->arena, rq->language, notice->made_at),
		.seen = seen_words(rq, notice),
	};

	if (row.seen == NULL && notice->notice.kind == NOTICE_DETAILS)
		row.details = url_of(rq->arena, "/inbox/%lld/details", (long long)notice->id.v);
	else
		row.id = id_value(rq, notice->id.v);
	return row;
}

static struct notice_rows rows_of(
	struct request *rq, const struct kept_notices *notices, size_t most)
{
	size_t n = notices->n < most ? notices->n : most;
	struct notice_row *rows = arena_many(rq->arena, struct notice_row, n + 1);
	int64_t *referrals = arena_many(rq->arena, int64_t, n + 1);

	for (size_t i = 0; i < n; i++) {
		rows[i] = row_of(rq, &notices->at[i]);
		referrals[i] = notices->at[i].referral.v;
	}
	page_lists(rq, "referral", referrals, n);
	return (struct notice_rows){ .at = rows, .n = n, .found = notices->n };
}

/* With buttons that note them as seen: each, or all that are shown. */
static void offer_seeing(struct request *rq, struct notice_rows *rows)
{
	struct form_keys keys = page_form_keys(rq);
	struct buf shown = buf_new(rq->arena, (rows->n + 1) * ID_ROOM_BYTES);
	int64_t n = 0;

	for (size_t i = 0; i < rows->n; i++)
		if (rows->at[i].id != NULL)
			buf_format(&shown, "%s%s", n++ == 0 ? "" : " ", rows->at[i].id);
	rows->shown = arena_format(rq->arena, "%.*s", (int)shown.size, shown.at);
	rows->see = (struct form){
		.action = url_of(rq->arena, "/inbox/seen"), .token = keys.token, .key = keys.once
	};
	if (n > 1)
		rows->all = tr_fill(rq->arena, rq->language, "Seen: all {count} of these", "count",
			count_words(rq->arena, rq->language, n), NULL);
}

bool fill_unseen(struct request *rq, size_t most, struct notice_rows *rows)
{
	struct kept_notices unseen =
		notices_for(rq->work, &rq->actor, false, (struct notice_id){ 0 }, HOME_COUNTED);

	*rows = rows_of(rq, &unseen, most);
	offer_seeing(rq, rows);
	return rows->n > 0;
}

/* ---- the page ---- */

static const char *inbox_says(struct request *rq, bool is_seen, size_t n, bool has_more)
{
	enum language l = rq->language;

	if (n == 0)
		return is_seen ? tr(l, "Nothing was seen yet.")
			       : tr(l, "Everything that your team was told has been seen.");
	if (has_more)
		return tr_fill_n(rq->arena, l, "{count} notice, and more follow",
			"{count} notices, and more follow", (int64_t)n, NULL);
	return tr_fill_n(rq->arena, l, "{count} notice", "{count} notices", (int64_t)n, NULL);
}

static struct url url_inbox(struct request *rq, bool is_seen)
{
	return is_seen ? url_of(rq->arena, "/inbox?seen=yes") : url_of(rq->arena, "/inbox");
}

static struct url url_before(struct request *rq, bool is_seen, struct notice_id before)
{
	return is_seen ? url_of(rq->arena, "/inbox?seen=yes&before=%lld", (long long)before.v)
		       : url_of(rq->arena, "/inbox?before=%lld", (long long)before.v);
}

static const char *done_words(struct request *rq)
{
	return form_choice(rq, "done")[0] == '\0' ? NULL
						  : tr(rq->language, "The notice is answered");
}

enum status inbox_show(struct request *rq)
{
	bool is_seen = form_choice(rq, "seen")[0] != '\0';
	struct notice_id before = { form_id(rq, "before") };
	struct kept_notices found = notices_for(rq->work, &rq->actor, is_seen, before, PAGE_ROWS);
	bool has_more = found.n > PAGE_ROWS;
	struct inbox_view view = {
		.problems = &rq->problems,
		.other = url_inbox(rq, !is_seen),
		.is_seen = is_seen,
		.rows = rows_of(rq, &found, PAGE_ROWS),
		.csv = url_of(rq->arena, is_seen ? "/inbox.csv?seen=yes" : "/inbox.csv"),
	};

	if (!is_seen)
		offer_seeing(rq, &view.rows);
	fill_tabs(rq, "/inbox", &view.tabs);
	view.says = inbox_says(rq, is_seen, view.rows.n, has_more);
	if (before.v != 0)
		view.first = url_inbox(rq, is_seen);
	if (has_more)
		view.next = url_before(rq, is_seen, found.at[PAGE_ROWS - 1].id);
	if (has_more || before.v != 0)
		view.csv_most = count_words(rq->arena, rq->language, CSV_ROWS);

	struct html *out = page_open_with(
		rq, tr(rq->language, "Inbox"), &(struct page_options){ .success = done_words(rq) });

	view_inbox(out, &view);
	return page_close(rq, form_has_problems(rq) ? UNPROCESSABLE : OK);
}

static const char *const csv_columns[] = { "at", "notice", "repeat", "referral", "seen", "page" };

enum status inbox_csv(struct request *rq)
{
	bool is_seen = form_choice(rq, "seen")[0] != '\0';
	struct kept_notices found = notices_for(rq->work, &rq->actor, is_seen,
		(struct notice_id){ form_id(rq, "before") }, CSV_ROWS);
	struct notice_rows rows = rows_of(rq, &found, CSV_ROWS);
	struct buf out = buf_new(rq->arena, (rows.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, csv_columns, array_size(csv_columns));
	for (size_t i = 0; i < rows.n; i++) {
		csv_text(&csv, rows.at[i].at);
		csv_text(&csv, rows.at[i].says);
		csv_text(&csv, rows.at[i].repeat);
		csv_text(&csv, found.at[i].notice.reference);
		csv_text(&csv, rows.at[i].seen);
		csv_text(&csv, url_text(rq->arena, rows.at[i].referral.url, rq->language));
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

/* The first id off the front of what the form says it showed; 0: there is none. */
static struct notice_id next_shown(struct slice *rest)
{
	size_t end = slice_find(*rest, " ", 0);
	struct slice first = end < rest->size ? slice_part(*rest, 0, end) : *rest;

	*rest = slice_part(*rest, end < rest->size ? end + 1 : rest->size, rest->size);
	return (struct notice_id){ input_id(first) };
}

enum status inbox_see(struct request *rq)
{
	struct notice_id one = { form_id(rq, "notice") };
	struct slice rest = slice_of(one.v != 0 ? "" : form_text(rq, "shown"));
	enum outcome_kind outcome = ABSENT;

	if (one.v != 0)
		outcome = notice_see(rq->work, &rq->actor, one);
	while (rest.size > 0) {
		outcome = notice_see(rq->work, &rq->actor, next_shown(&rest));
		if (outcome != DONE)
			break;
	}
	if (outcome != DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_of(rq->arena, "/inbox"));
}
