/* SPDX-License-Identifier: MIT */
/*
 * The register for machines: a feed of what changed last, and the list as CSV.
 * Both are read elsewhere, so their addresses are whole ones.
 */
#include "areas/publication/pages.h"

#include <string.h>

#include "base/err.h"
#include "base/hash.h"
#include "db/db.h"
#include "frame/page.h"
#include "out/atom.h"
#include "out/csv.h"

enum { FEED_BYTES = 48 * 1024, CSV_BYTES_PER_LINE = 256 };

/* ---- the feed ---- */

/*
 * A name that stays the same wherever the site is served: a UUID (version 8) made from the
 * record's id and the language.
 */
static const char *entry_id(struct arena *a, struct decision_id id, enum language language)
{
	const char *name =
		arena_format(a, "sarn decision %lld %s", (long long)id.v, language_code(language));
	const char *hash = hash_sha256_hex(a, slice_of(name));

	return arena_format(a, "urn:uuid:%.8s-%.4s-8%.3s-8%.3s-%.12s", hash, hash + 8, hash + 12,
		hash + 15, hash + 18);
}

static const char *summary_of(struct request *rq, const struct publication *line, const char *area)
{
	const char *day = date_words(rq->arena, rq->language, line->listed_on);

	return tr_fill(rq->arena, rq->language,
		line->withdrawn_at.ms != 0
			? N_("Withdrawn from the register. Area: {area}. Reference: "
			     "{reference}. Signed: {day}.")
			: N_("Area: {area}. Reference: {reference}. Signed: {day}."),
		"area", area, "reference", line->reference, "day", day, NULL);
}

static void add_entry(struct request *rq, struct atom *atom, const struct publication *line,
	const struct organisations *bodies)
{
	struct url page = url_of(rq->arena, "/register/%lld", (long long)line->id.v);
	enum language l = rq->language;

	atom_entry(
		atom, &(struct atom_entry){
			      .id = entry_id(rq->arena, line->id, l),
			      .title = register_words(register_title(line), l),
			      .summary = summary_of(rq, line,
				      register_words(register_area(bodies, line->organisation), l)),
			      .page_url = page_address(rq, page, l),
			      .other_page_url = page_address(rq, page, language_other(l)),
			      .published_at = line->published_at,
			      .updated_at = line->changed_at,
		      });
}

enum status register_feed(struct request *rq)
{
	struct organisations bodies = publication_bodies(rq->work);
	struct publications lines = publication_newest(rq->work, REGISTER_FEED_LINES);
	struct buf out = buf_new(rq->arena, FEED_BYTES);
	struct url self = url_of(rq->arena, "/register/feed");
	struct url page = url_of(rq->arena, "/register");
	enum language l = rq->language;
	struct atom atom = atom_start(&out,
		&(struct atom_feed){
			.language = l,
			.id = page_address(rq, self, l),
			.title = tr(l, "Public register of decisions"),
			.subtitle =
				tr(l, "Decisions that were published, corrected or withdrawn last"),
			.author = tr(l, "Public register of decisions"),
			.self_url = page_address(rq, self, l),
			.other_feed_url = page_address(rq, self, language_other(l)),
			.page_url = page_address(rq, page, l),
			.other_page_url = page_address(rq, page, language_other(l)),
			.updated_at = lines.n > 0 ? lines.at[0].changed_at : rq->now,
		});

	list_each (const struct publication *, line, &lines)
		add_entry(rq, &atom, line, &bodies);
	if (!atom_end(&atom))
		work_fail(rq->work, "feed: a text that XML cannot carry");
	page_is_public(rq);
	return reply_bytes(
		rq, "application/atom+xml; charset=utf-8", (struct slice){ out.at, out.size });
}

/* ---- CSV ---- */

const struct data_column register_columns[] = {
	{ "reference", N_("Reference as printed on the decision") },
	{ "title_en", N_("Title in English; blank while it is to follow") },
	{ "title_cy", N_("Title in Welsh; blank while it is to follow") },
	{ "area_en", N_("Area of the body that decided, in English") },
	{ "area_cy", N_("Area of the body that decided, in Welsh") },
	{ "signed_on", N_("Day it was signed, as year-month-day; where that day is not published, "
			  "the day it "
			  "was published") },
	{ "status", N_("“published” or “withdrawn”") },
	{ "page_en", N_("Address of its page in English; it does not change") },
	{ "page_cy", N_("Address of its page in Welsh; it does not change") },
};

const size_t register_column_count = array_size(register_columns);

static void put_row(struct request *rq, struct csv *csv, const struct publication *line,
	const struct organisations *bodies)
{
	struct bilingual area = register_area(bodies, line->organisation);
	struct url page = url_of(rq->arena, "/register/%lld", (long long)line->id.v);

	csv_text(csv, line->reference);
	csv_text(csv, line->title[ENGLISH]);
	csv_text(csv, line->title[WELSH]);
	csv_text(csv, area.en);
	csv_text(csv, area.cy);
	csv_date(csv, line->listed_on);
	csv_text(csv, line->withdrawn_at.ms != 0 ? "withdrawn" : "published");
	csv_text(csv, page_address(rq, page, ENGLISH));
	csv_text(csv, page_address(rq, page, WELSH));
	csv_end_row(csv);
}

enum status register_csv(struct request *rq)
{
	struct publication_filter filter = register_filter(rq);

	if (form_has_problems(rq))
		return reply_redirect(rq, url_of(rq->arena, "/register"));

	struct organisations bodies = publication_bodies(rq->work);
	struct publications lines = publication_lines(rq->work, &filter, REGISTER_CSV_LINES);
	struct buf out = buf_new(rq->arena, (lines.n + 1) * CSV_BYTES_PER_LINE);
	struct csv csv = csv_new(&out, true);

	for (size_t i = 0; i < register_column_count; i++)
		csv_text(&csv, register_columns[i].name);
	csv_end_row(&csv);
	for (size_t i = 0; i < lines.n && i < REGISTER_CSV_LINES; i++)
		put_row(rq, &csv, &lines.at[i], &bodies);
	page_is_public(rq);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
