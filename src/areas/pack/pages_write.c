/* SPDX-License-Identifier: MIT */
/*
 * The provider writes: three texts in either language, and its figures where the program makes none.
 */
#include <inttypes.h>

#include "areas/pack/pack_views.h"
#include "areas/pack/page_kit.h"
#include "base/err.h"

/* The form being made or read. */
struct writing {
	struct request *rq;
	struct pack pack;
	struct pack_version version;
	struct key_figures kept; // that were entered
};

static const char *const names[PACK_PART_COUNT][LANGUAGE_COUNT] = {
	[PACK_HIGHLIGHTS] = { [ENGLISH] = "highlights-en", [WELSH] = "highlights-cy" },
	[PACK_DEVELOPMENT] = { [ENGLISH] = "development-en", [WELSH] = "development-cy" },
	[PACK_EMERGING] = { [ENGLISH] = "emerging-en", [WELSH] = "emerging-cy" },
};

static const char *const labels[PACK_PART_COUNT][LANGUAGE_COUNT] = {
	[PACK_HIGHLIGHTS] = { [ENGLISH] = N_("Service highlights, in English"),
		[WELSH] = N_("Service highlights, in Welsh") },
	[PACK_DEVELOPMENT] = { [ENGLISH] = N_("Areas for development, in English"),
		[WELSH] = N_("Areas for development, in Welsh") },
	[PACK_EMERGING] = { [ENGLISH] = N_("Emerging practice, in English"),
		[WELSH] = N_("Emerging practice, in Welsh") },
};

static const char *typed_or(struct request *rq, const char *name, const char *kept)
{
	return rq->method == POST && form_was_sent(rq, name) ? form_raw(rq, name) : kept;
}

/* ---- the form ---- */

static void fill_parts(const struct writing *now, struct pack_write_view *view)
{
	struct request *rq = now->rq;

	for (int part = 0; part < PACK_PART_COUNT; part++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			view->parts[part].in[l] = (struct form_field){
				.name = names[part][l],
				.label = tr(rq->language, labels[part][l]),
				.label_size = "s",
				.lang = language_code((enum language)l),
				.rows = 6,
				.value = typed_or(
					rq, names[part][l], now->version.texts.in[part][l]),
				.problems = &rq->problems,
			};
}

static struct form_field figure_field(const struct writing *now, enum figure figure)
{
	struct request *rq = now->rq;
	const struct figure_facts *facts = figure_facts(figure);
	const struct key_figure *kept = key_figure_of(&now->kept, figure);
	bool is_money = facts->unit == UNIT_OF_MONEY;

	return (struct form_field){
		.name = facts->name,
		.label = tr(rq->language, facts->label),
		.hint = tr(rq->language, facts->means),
		.width = "10",
		.prefix = is_money ? "£" : NULL,
		.inputmode = is_money || facts->unit == UNIT_OF_POSTS ? "decimal" : "numeric",
		.value = typed_or(
			rq, facts->name, kept == NULL ? "" : figure_typed(rq->arena, kept)),
		.problems = &rq->problems,
	};
}

static struct pack_entered_group group_of(const struct writing *now, enum figure_group group)
{
	struct request *rq = now->rq;
	struct form_field *fields = arena_many(rq->arena, struct form_field, FIGURE_COUNT);
	struct pack_entered_group view = { .title = tr(rq->language, figure_group_label(group)),
		.fields = fields };

	for (enum figure f = FIGURE_NONE + 1; f < FIGURE_COUNT; f++)
		if (figure_is_entered(f) && figure_facts(f)->group == group)
			fields[view.n++] = figure_field(now, f);
	return view;
}

static void fill_groups(const struct writing *now, struct pack_write_view *view)
{
	struct request *rq = now->rq;
	struct pack_entered_group *groups =
		arena_many(rq->arena, struct pack_entered_group, FIGURE_GROUP_COUNT);

	view->groups = groups;
	if (!pack_is_entered(rq->work, now->pack.programme))
		return;
	for (enum figure_group group = FIGURES_OF_CASES; group < FIGURE_GROUP_COUNT; group++)
		groups[view->group_count++] = group_of(now, group);
}

static enum status write_page(const struct writing *now, enum status status)
{
	struct request *rq = now->rq;
	const struct pack_version *v = &now->version;
	struct pack_write_view view = {
		.back = url_pack(rq->arena, now->pack.id),
		.title = pack_title(rq, &now->pack),
		.meets = pack_meets(rq, &now->pack),
		.problems = &rq->problems,
		.comment = v->state == PACK_RETURNED ? v->comment : NULL,
		.form = pack_form(rq, now->pack.id, "write"),
		.edit = arena_format(rq->arena, "%" PRId64, v->edit),
	};

	view.form.is_guarded = true;
	fill_parts(now, &view);
	fill_groups(now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Write the pack"));

	view_pack_write(out, &view);
	return page_close(rq, status);
}

/* ---- the pages ---- */

/* False: there is no such pack, or nothing of it that the reader may write. */
static bool load(struct writing *now)
{
	struct request *rq = now->rq;
	enum pack_side side;

	if (!page_pack(rq, &now->pack, &side) || side != PACK_SIDE_WRITER ||
		!pack_version_load(rq->work, &now->pack, now->pack.newest, side, &now->version))
		return false;
	if (now->version.state != PACK_RELEASED)
		now->kept = pack_figures_of(rq->work, &now->pack, &now->version);
	return true;
}

static bool is_writable(const struct writing *now)
{
	return pack_after(now->version.state, PACK_ACT_WRITE, PACK_SIDE_WRITER) != PACK_NONE;
}

enum status pack_write_show(struct request *rq)
{
	struct writing now = { .rq = rq };

	if (!load(&now))
		return page_not_found(rq);
	return is_writable(&now) ? write_page(&now, OK)
				 : page_refused(rq, pack_refusal(now.version.state));
}

static struct pack_texts typed_texts(struct request *rq)
{
	struct pack_texts texts;

	for (int part = 0; part < PACK_PART_COUNT; part++)
		for (int l = 0; l < LANGUAGE_COUNT; l++)
			texts.in[part][l] = form_text(rq, names[part][l]);
	return texts;
}

static struct key_figures typed_figures(struct request *rq)
{
	struct key_figures all = { 0 };

	for (enum figure f = FIGURE_NONE + 1; f < FIGURE_COUNT; f++)
		if (figure_is_entered(f)) {
			struct key_figure *read = list_add(rq->arena, &all);

			figure_read(rq->arena, f, form_text(rq, figure_facts(f)->name), read,
				&rq->problems);
		}
	return all;
}

enum status pack_write_do(struct request *rq)
{
	struct writing now = { .rq = rq };

	if (!load(&now))
		return page_not_found(rq);

	struct pack_texts texts = typed_texts(rq);
	struct key_figures entered = typed_figures(rq);

	if (form_has_problems(rq))
		return write_page(&now, UNPROCESSABLE);
	switch (pack_write(rq->work, &rq->actor, now.pack.id, form_number(rq, "edit"), &texts,
		&entered, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_pack(rq->arena, now.pack.id));
	case REFUSED: return write_page(&now, UNPROCESSABLE);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else saved this pack meanwhile. What you typed is still here. "
			   "Save to put yours in the place of theirs."));
		return write_page(&now, CONFLICTING);
	default: return page_not_found(rq);
	}
}
