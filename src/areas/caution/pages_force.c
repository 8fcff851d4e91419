/* SPDX-License-Identifier: MIT */
/*
 * What the reader's force asks of its cautions: what stands, what stood and what is to stand; and
 * setting it, confirmed before it is kept.
 */
#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/decision/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/scheme/page_kit.h"

/* ---- words ---- */

static const char *force_name(struct request *rq)
{
	struct organisation force;

	return organisation_load(rq->work, rq->actor.organisation, &force)
		       ? body_name(rq, force.name)
		       : "";
}

const char *rank_or_above(struct request *rq, enum rank least)
{
	return tr_fill(rq->arena, rq->language, "{rank} or above", "rank",
		tr(rq->language, ranks[least].label), NULL);
}

static const char *dispensation_words(struct request *rq, struct date from)
{
	if (!date_is_set(from))
		return tr(rq->language, "None: as all forces since 8 August 2024");
	return tr_fill(rq->arena, rq->language, "Since {date}", "date",
		date_words(rq->arena, rq->language, from), NULL);
}

static struct summary_row row_of(const char *key, const char *value)
{
	return (struct summary_row){ .key = key, .value = SHOWN(value) };
}

static void fill_asked(
	struct request *rq, const struct force_terms *asked, struct summary_row rows[FORCE_ASKS])
{
	enum language l = rq->language;

	rows[0] =
		row_of(tr(l, "Who authorises by rank"), rank_or_above(rq, asked->authoriser_least));
	rows[1] = row_of(
		tr(l, "Dispensation of its own"), dispensation_words(rq, asked->dispensed_from));
}

/* ---- what stands ---- */

static struct force_row row_of_terms(
	struct request *rq, const struct force_terms *each, const struct force_terms *stands)
{
	enum language l = rq->language;
	struct force_row row = {
		.from = date_words(rq->arena, l, each->from),
		.rank = rank_or_above(rq, each->authoriser_least),
		.dispensation = dispensation_words(rq, each->dispensed_from),
		.set = tr_fill(rq->arena, l, "{name} on {date}", "name",
			account_name(rq->work, each->set_by), "date",
			instant_words(rq->arena, l, each->set_at), NULL),
		.state = tr(l, "Gave way"),
		.colour = "grey",
	};

	if (each->version == stands->version) {
		row.state = tr(l, "Stands today");
		row.colour = "green";
	} else if (date_before(rq->today, each->from)) {
		row.state = tr(l, "From its day on");
		row.colour = "blue";
	}
	return row;
}

static void fill_rows(struct request *rq, const struct force_terms_list *all,
	const struct force_terms *stands, struct force_view *view)
{
	struct force_row *rows = arena_many(rq->arena, struct force_row, all->n + 1);

	list_each (const struct force_terms *, each, all)
		rows[view->row_count++] = row_of_terms(rq, each, stands);
	view->rows = rows;
}

enum status force_show(struct request *rq)
{
	struct force_terms_list all, own;

	if (!force_terms_for(rq->work, &rq->actor, FORCE_READ, &all))
		return page_not_found(rq);

	struct force_terms stands = force_terms_on(&all, rq->today);
	struct force_view view = {
		.force = force_name(rq),
		.says = stands.version == 0
				? tr(rq->language,
					  "Your force has set nothing of its own for today: "
					  "only the law asks.")
				: tr_fill(rq->arena, rq->language, "This has stood since {date}.",
					  "date", date_words(rq->arena, rq->language, stands.from),
					  NULL),
		.change = force_terms_for(rq->work, &rq->actor, FORCE_ALTER, &own)
				  ? url_of(rq->arena, "/force/change")
				  : URL_NONE,
	};

	fill_asked(rq, &stands, view.asked);
	fill_rows(rq, &all, &stands, &view);

	struct html *out = page_open_with(rq, tr(rq->language, "What our force asks"),
		&(struct page_options){
			.success = form_flag(rq, "done")
					   ? tr(rq->language, "What the force asks is set")
					   : NULL,
		});

	view_force(out, &view);
	return page_close(rq, OK);
}

/* ---- setting it ---- */

static struct form_field rank_field(struct request *rq, enum rank stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, RANK_COUNT);
	struct form_field field = field_of(rq, "rank",
		tr(rq->language, "Least rank that authorises a caution"), ranks[stands].name);

	for (enum rank each = RANK_SERGEANT; each < RANK_COUNT; each++)
		choices[field.choice_count++] = (struct choice){ .value = ranks[each].name,
			.text = tr(rq->language, ranks[each].label) };
	field.choices = choices;
	field.label_size = "s";
	field.hint = tr(rq->language,
		"An officer authorised by the Director of Public Prosecutions, or a prosecutor, "
		"authorises whatever their rank.");
	return field;
}

static enum status change_page(
	struct request *rq, const struct force_terms_list *all, enum status status)
{
	struct force_terms stands = force_terms_on(all, rq->today);
	struct force_change_view view = {
		.back = url_of(rq->arena, "/force"),
		.force = force_name(rq),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/force/change")),
		.rank = rank_field(rq, stands.authoriser_least),
		.from = date_field_of(rq, "from", tr(rq->language, "From which day"), rq->today),
		.dispensed = date_field_of(rq, "dispensed-from",
			tr(rq->language, "Since when the force held a dispensation of its own"),
			stands.dispensed_from),
	};

	view.from.label_size = view.dispensed.label_size = "s";
	view.from.hint =
		tr(rq->language, "Today or later. What stood before that day stays on record.");
	view.dispensed.hint = tr(rq->language,
		"Only if it did before 8 August 2024; leave this blank if it did not.");

	struct html *out = page_open(rq, tr(rq->language, "Change what our force asks"));

	view_force_change(out, &view);
	return page_close(rq, status);
}

enum status force_change_show(struct request *rq)
{
	struct force_terms_list all;

	return force_terms_for(rq->work, &rq->actor, FORCE_ALTER, &all) ? change_page(rq, &all, OK)
									: page_not_found(rq);
}

static struct force_terms typed_terms(struct request *rq)
{
	return (struct force_terms){
		.version = form_number(rq, "version"),
		.from = form_date(rq, "from"),
		.authoriser_least = word_named(ranks, form_choice(rq, "rank")),
		.dispensed_from = form_date(rq, "dispensed-from"),
	};
}

static const char *version_of(struct request *rq, const struct force_terms_list *all)
{
	return arena_format(rq->arena, "%lld", all->n == 0 ? 0LL : (long long)all->at[0].version);
}

/* What was typed can be set: is it meant so? */
enum status force_change_ask(struct request *rq)
{
	struct force_terms next = typed_terms(rq);
	struct force_terms_list all;

	if (!force_terms_for(rq->work, &rq->actor, FORCE_ALTER, &all))
		return page_not_found(rq);
	force_terms_check(rq->arena, &next, &all, rq->today, &rq->problems);
	if (form_has_problems(rq))
		return change_page(rq, &all, UNPROCESSABLE);

	struct force_terms stands = force_terms_on(&all, next.from);
	struct force_confirm_view view = {
		.back = url_of(rq->arena, "/force/change"),
		.force = force_name(rq),
		.form = guarded_form(rq, url_of(rq->arena, "/force")),
		.version = version_of(rq, &all),
		.rank = ranks[next.authoriser_least].name,
		.from = date_field_of(rq, "from", "", next.from),
		.dispensed = date_field_of(rq, "dispensed-from", "", next.dispensed_from),
		.says = tr_fill(rq->arena, rq->language,
			"From {date} on your force asks this. A caution that was authorised and is "
			"not given by then has to meet it too.",
			"date", date_words(rq->arena, rq->language, next.from), NULL),
	};

	fill_asked(rq, &next, view.asked);
	fill_asked(rq, &stands, view.stood);

	struct html *out = page_open(rq, tr(rq->language, "Confirm what our force asks"));

	view_force_confirm(out, &view);
	return page_close(rq, OK);
}

enum status force_change_do(struct request *rq)
{
	struct force_terms next = typed_terms(rq);
	struct force_terms_list all;

	if (!force_terms_for(rq->work, &rq->actor, FORCE_ALTER, &all))
		return page_not_found(rq);
	switch (force_terms_set(rq->work, &rq->actor, &next, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_of(rq->arena, "/force?done=yes"));
	case REFUSED: return change_page(rq, &all, UNPROCESSABLE);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else has changed what the force asks meanwhile. Look at that "
			   "first."));
		return change_page(rq, &all, CONFLICTING);
	default: return page_not_found(rq);
	}
}
