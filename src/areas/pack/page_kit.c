/* SPDX-License-Identifier: MIT */
#include "areas/pack/page_kit.h"

#include <inttypes.h>

#include "areas/programme/programme.h"
#include "areas/scheme/page_kit.h"
#include "base/err.h"

enum { HUNDRED = 100 };

/* ---- addresses and names ---- */

struct url url_pack(struct arena *a, struct pack_id id)
{
	return url_of(a, "/packs/%lld", (long long)id.v);
}

struct url url_pack_page(struct arena *a, struct pack_id id, const char *page)
{
	return url_of(a, "/packs/%lld/%s", (long long)id.v, page);
}

const char *pack_title(struct request *rq, const struct pack *p)
{
	return tr_fill(rq->arena, rq->language, "Pack for {date}", "date",
		date_words(rq->arena, rq->language, p->meets_on), NULL);
}

const char *pack_group_name(struct request *rq, const struct pack *p)
{
	struct steering_group group;

	return steering_group_load(rq->work, p->programme, &group) ? group.name[rq->language] : "";
}

const char *pack_programme_name(struct request *rq, const struct pack *p)
{
	struct programme programme;

	return programme_load(rq->work, p->programme, &programme) ? programme.name[rq->language]
								  : "";
}

const char *pack_meets(struct request *rq, const struct pack *p)
{
	return tr_fill(rq->arena, rq->language, "The group meets on: {date}", "date",
		date_words_weekday(rq->arena, rq->language, p->meets_on), NULL);
}

static const char *month_words(struct request *rq, struct date day)
{
	return date_words(rq->arena, rq->language, date_month_of(day.year, day.month));
}

const char *pack_months(struct request *rq, const struct pack *p)
{
	return tr_fill(rq->arena, rq->language, "{from} to {to}", "from",
		month_words(rq, p->period.from), "to", month_words(rq, p->period.to), NULL);
}

const char *pack_state_colour(enum pack_state state)
{
	static const char *const colours[PACK_STATE_COUNT] = {
		[PACK_DRAFT] = "grey",
		[PACK_SENT] = "blue",
		[PACK_RETURNED] = "yellow",
		[PACK_RELEASED] = "green",
	};

	return colours[state];
}

struct form pack_form(struct request *rq, struct pack_id id, const char *page)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){
		.action = url_pack_page(rq->arena, id, page), .token = keys.token, .key = keys.once
	};
}

struct form_field pack_cleared_field(struct request *rq, const char *hint)
{
	static const char value[] = "yes";
	struct choice *choice = arena_one(rq->arena, struct choice);

	*choice = (struct choice){ .value = value,
		.text = tr(rq->language,
			"The person has said to have no interest in what this group looks at"),
		.is_checked = rq->method == POST && form_was_sent(rq, "cleared") };
	return (struct form_field){ .name = "cleared",
		.label = tr(rq->language, "Interests"),
		.label_size = "s",
		.hint = hint,
		.choices = choice,
		.choice_count = 1,
		.problems = &rq->problems };
}

bool page_pack(struct request *rq, struct pack *p, enum pack_side *side)
{
	if (!pack_for(rq->work, &rq->actor, (struct pack_id){ path_id(rq, "id") }, p, side))
		return false;
	if (rq->method == GET)
		page_shows(rq, "pack", p->id.v);
	return true;
}

/* ---- figures ---- */

static const char *figure_number(struct request *rq, enum figure_unit unit, int64_t n)
{
	switch (unit) {
	case UNIT_OF_MONEY:
	case UNIT_OF_MONEY_EACH: return money_words(rq->arena, rq->language, (struct money){ n });
	case UNIT_OF_POSTS:
		return n % HUNDRED == 0 ? count_words(rq->arena, rq->language, n / HUNDRED)
					: arena_format(rq->arena, "%" PRId64 ".%02" PRId64,
						  n / HUNDRED, n % HUNDRED);
	case UNIT_OF_PEOPLE_MEAN:
	case UNIT_OF_DAYS:
		return tr_fill_n(rq->arena, rq->language, "{count} day", "{count} days", n, NULL);
	default: return count_words(rq->arena, rq->language, n);
	}
}

/* What is said of a number that is rounded: all that is told of people, and what is worked out of it. */
static const char *told_words(struct request *rq, const struct key_figure *f)
{
	enum figure_unit unit = figure_facts(f->figure)->unit;
	const char *number = figure_number(rq, unit, f->told);

	return unit == UNIT_OF_PEOPLE || unit == UNIT_OF_MONEY_EACH
		       ? tr_fill(rq->arena, rq->language, "About {number}", "number", number, NULL)
		       : number;
}

static const char *figure_says(struct request *rq, const struct key_figure *f, bool is_exact)
{
	const char *number;

	if (!is_exact && f->is_withheld)
		return tr(rq->language, "Not shown"); // nor whether it is held
	if (!f->is_held)
		return tr(rq->language, "Not held");
	number = is_exact ? figure_number(rq, figure_facts(f->figure)->unit, f->number)
			  : told_words(rq, f);
	if (f->of == 0)
		return number;
	return tr_fill(rq->arena, rq->language, "{number} of {whole}", "number", number, "whole",
		count_words(rq->arena, rq->language, f->of), NULL);
}

/* Of a cap's money what the heading's figure is; of people what the first step is. */
static int64_t whole_of(const struct key_figures *all, const struct key_figure *f)
{
	enum figure_group group = figure_facts(f->figure)->group;

	if (f->of != 0)
		return f->of;
	list_each (const struct key_figure *, each, all)
		if (figure_facts(each->figure)->group == group && each->is_held &&
			figure_facts(each->figure)->unit == figure_facts(f->figure)->unit &&
			strcmp(each->about[ENGLISH], f->about[ENGLISH]) == 0)
			return each->number;
	return 0;
}

/* A part of a whole that the table shows; never of what is not told. */
static const struct bar *figure_bar(struct request *rq, const struct key_figures *all,
	const struct key_figure *f, bool is_exact)
{
	enum figure_group group = figure_facts(f->figure)->group;
	bool has_whole = group == FIGURES_OF_MONEY || group == FIGURES_OF_PEOPLE ||
			 group == FIGURES_OF_CASES || group == FIGURES_OF_OUTCOMES || f->of != 0;
	enum figure_unit unit = figure_facts(f->figure)->unit;
	bool is_counted = unit == UNIT_OF_PEOPLE || unit == UNIT_OF_MONEY || f->of != 0;
	int64_t whole = whole_of(all, f);

	if (!has_whole || !is_counted || !f->is_held || whole <= 0)
		return NULL;
	if (!is_exact && unit == UNIT_OF_PEOPLE)
		return NULL; // its length would say more than the number
	if (group != FIGURES_OF_MONEY && f->of == 0 && f->number > whole)
		whole = f->number; // the first step is no limit
	return html_bar_share(rq->arena, f->number, whole);
}

/* By how much it is above its heading's cap; NULL: it is not, or has none. */
static const char *above_cap_words(
	struct request *rq, const struct key_figures *all, const struct key_figure *f)
{
	list_each (const struct key_figure *, cap, all)
		if (cap->figure == FIGURE_CAP && f->is_held && f->number > cap->number &&
			figure_facts(f->figure)->group == FIGURES_OF_MONEY &&
			figure_facts(f->figure)->unit == UNIT_OF_MONEY &&
			strcmp(cap->about[ENGLISH], f->about[ENGLISH]) == 0)
			return tr_fill(rq->arena, rq->language, "{amount} above the cap", "amount",
				figure_number(rq, UNIT_OF_MONEY, f->number - cap->number), NULL);
	return NULL;
}

static const char *figure_name(struct request *rq, const struct key_figure *f)
{
	const char *label = tr(rq->language, figure_facts(f->figure)->label);

	if (f->about[rq->language][0] == '\0')
		return label;
	return arena_format(rq->arena, "%s: %s", f->about[rq->language], label);
}

static struct pack_figure_row row_of(struct request *rq, const struct key_figures *all,
	const struct key_figure *f, bool is_exact)
{
	return (struct pack_figure_row){
		.name = figure_name(rq, f),
		.means = tr(rq->language, figure_facts(f->figure)->means),
		.says = figure_says(rq, f, is_exact),
		.bar = figure_bar(rq, all, f, is_exact),
		.above = above_cap_words(rq, all, f),
	};
}

/* Cohort by cohort is for those alone who see exact counts. */
bool pack_figure_is_shown(const struct key_figure *f, bool is_exact)
{
	return is_exact || !figure_facts(f->figure)->is_of_few;
}

static struct pack_figure_table table_of(
	struct request *rq, const struct key_figures *all, enum figure_group group, bool is_exact)
{
	struct pack_figure_row *rows = arena_many(rq->arena, struct pack_figure_row, all->n + 1);
	struct pack_figure_table table = { .caption = tr(rq->language, figure_group_label(group)),
		.rows = rows };

	list_each (const struct key_figure *, each, all)
		if (figure_facts(each->figure)->group == group &&
			pack_figure_is_shown(each, is_exact))
			rows[table.n++] = row_of(rq, all, each, is_exact);
	return table;
}

static void fill_tables(
	struct request *rq, const struct key_figures *all, bool is_exact, struct pack_body *body)
{
	struct pack_figure_table *tables =
		arena_many(rq->arena, struct pack_figure_table, FIGURE_GROUP_COUNT);

	for (enum figure_group group = 0; group < FIGURE_GROUP_COUNT; group++) {
		struct pack_figure_table table = table_of(rq, all, group, is_exact);

		if (table.n > 0)
			tables[body->table_count++] = table;
	}
	body->tables = tables;
}

/* ---- the four parts ---- */

static struct pack_words words_of(
	struct request *rq, const struct pack_version *v, enum pack_part part)
{
	const char *const *in = v->texts.in[part];
	bool is_other = in[rq->language][0] == '\0' && in[language_other(rq->language)][0] != '\0';
	enum language language = is_other ? language_other(rq->language) : rq->language;

	return (struct pack_words){
		.title = tr(rq->language, pack_parts[part].label),
		.text = in[language],
		.lang = language_code(language),
		.other = !is_other             ? NULL
			 : language == ENGLISH ? tr(rq->language, "This is in English only.")
					       : tr(rq->language, "This is in Welsh only."),
	};
}

static const char *facts_of(struct request *rq, const struct pack *p)
{
	return tr_fill(rq->arena, rq->language, "{programme}, {months}", "programme",
		pack_programme_name(rq, p), "months", pack_months(rq, p), NULL);
}

static const char *made_of(struct request *rq, const struct pack_version *v)
{
	struct date day = v->state == PACK_RELEASED ? instant_day(v->released_at) : rq->today;

	return tr_fill(rq->arena, rq->language,
		v->state == PACK_RELEASED
			? N_("These figures were made on {date}, when the pack was released.")
			: N_("These figures are of {date}. They are made anew until the pack is "
			     "released."),
		"date", date_words(rq->arena, rq->language, day), NULL);
}

static const char *counts_of(struct request *rq, bool is_exact)
{
	return is_exact ? tr(rq->language,
				  "Counts of people are exact. They are for the parties of the "
				  "contract, and for a group whose agreement says so.")
			: tr(rq->language,
				  "Counts of people under 10 are not shown, and others are to the "
				  "nearest 5. Some more are not shown where one could be worked "
				  "out from the others.");
}

struct pack_body pack_body_of(struct request *rq, const struct pack *p,
	const struct pack_version *v, enum pack_audience audience, const char *mark)
{
	struct steering_group group = { 0 };
	struct key_figures figures = pack_figures_of(rq->work, p, v);
	bool is_exact;
	struct pack_body body = {
		.mark = mark,
		.facts = facts_of(rq, p),
		.made = made_of(rq, v),
		.corrects = v->corrects[0] == '\0' ? NULL : v->corrects,
	};

	steering_group_load(rq->work, p->programme, &group);
	is_exact = pack_counts_are_exact(audience, group.counts);
	body.counts = counts_of(rq, is_exact);
	for (enum pack_part part = 0; part < PACK_PART_COUNT; part++)
		body.words[part] = words_of(rq, v, part);
	fill_tables(rq, &figures, is_exact, &body);
	return body;
}
