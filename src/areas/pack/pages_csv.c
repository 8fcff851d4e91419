/* SPDX-License-Identifier: MIT */
/*
 * The key data of a pack as a spreadsheet: as its parties read them, and as everybody does.
 *
 * A named group has none: what it reads carries the reader's name, and a cell cannot.
 */
#include "areas/pack/page_kit.h"
#include "out/csv.h"

enum { CSV_BYTES_PER_FIGURE = 500 };

static const char *const columns[] = { "figure", "about", "what_it_means", "standing", "number",
	"of" };

static const char *standing_of(const struct key_figure *f, bool is_exact)
{
	if (!is_exact && f->is_withheld)
		return "not-shown";
	if (!f->is_held)
		return "not-held";
	if (is_exact)
		return "exact";
	if (figure_facts(f->figure)->unit == UNIT_OF_MONEY_EACH)
		return "by-nearest-5";
	return figure_facts(f->figure)->unit == UNIT_OF_PEOPLE ? "nearest-5" : "exact";
}

static bool is_of_hundredths(enum figure_unit unit)
{
	return unit == UNIT_OF_MONEY || unit == UNIT_OF_MONEY_EACH || unit == UNIT_OF_POSTS;
}

static void put_number(struct csv *csv, const struct key_figure *f, bool is_exact)
{
	int64_t number = is_exact ? f->number : f->told;

	if (!f->is_held || (!is_exact && f->is_withheld))
		csv_text(csv, NULL);
	else if (is_of_hundredths(figure_facts(f->figure)->unit))
		csv_pounds(csv, (struct money){ number });
	else
		csv_int(csv, number);
}

static void put_row(struct request *rq, struct csv *csv, const struct key_figure *f, bool is_exact)
{
	const struct figure_facts *facts = figure_facts(f->figure);

	csv_text(csv, tr(rq->language, facts->label));
	csv_text(csv, f->about[rq->language]);
	csv_text(csv, tr(rq->language, facts->means));
	csv_text(csv, standing_of(f, is_exact));
	put_number(csv, f, is_exact);
	if (f->of == 0)
		csv_text(csv, NULL);
	else
		csv_int(csv, f->of);
	csv_end_row(csv);
}

enum status pack_csv_of(struct request *rq, const struct pack *p, const struct pack_version *v,
	enum pack_audience audience)
{
	struct key_figures all = pack_figures_of(rq->work, p, v);
	bool is_exact = pack_counts_are_exact(audience, GROUP_COUNTS_UNSET);
	struct buf out = buf_new(rq->arena, (all.n + 1) * CSV_BYTES_PER_FIGURE);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, columns, array_size(columns));
	list_each (const struct key_figure *, each, &all)
		if (pack_figure_is_shown(each, is_exact))
			put_row(rq, &csv, each, is_exact);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}
