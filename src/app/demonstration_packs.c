/* SPDX-License-Identifier: MIT */
#include "app/demonstration_packs.h"

#include "base/err.h"
#include "db/db.h"

static const struct pack_texts last_texts = { {
	[PACK_HIGHLIGHTS] = {
		[ENGLISH] = "Workshops ran in every county in these months, two of them in Welsh.\n"
			    "Places that are held before a caution is offered are now used by "
			    "all shifts of the force.",
		[WELSH] = "Cynhaliwyd gweithdai ym mhob sir yn y misoedd hyn, dau ohonynt yn "
			  "Gymraeg.\nMae lleoedd a gedwir cyn cynnig rhybuddiad bellach yn cael eu "
			  "defnyddio gan bob shifft yn yr heddlu.",
	},
	[PACK_DEVELOPMENT] = {
		[ENGLISH] = "Evening workshops fill last. We will try a Saturday cohort and tell "
			    "the group how it fills.",
		[WELSH] = "Gweithdai gyda'r nos sy'n llenwi olaf. Byddwn yn rhoi cynnig ar garfan "
			  "ddydd Sadwrn ac yn dweud wrth y grŵp sut y mae'n llenwi.",
	},
	[PACK_EMERGING] = {
		[ENGLISH] = "Ringing people on the evening before workshop A: fewer were late.",
		[WELSH] = "Ffonio pobl y noson cyn gweithdy A: roedd llai yn hwyr.",
	},
} };

static const struct pack_texts next_texts = { {
	[PACK_HIGHLIGHTS] = {
		[ENGLISH] = "The first Saturday cohort is planned.",
		[WELSH] = "Mae'r garfan gyntaf ar ddydd Sadwrn wedi'i chynllunio.",
	},
	[PACK_DEVELOPMENT] = { "", "" },
	[PACK_EMERGING] = { "", "" },
} };

static const struct pack_texts casework_texts = { {
	[PACK_HIGHLIGHTS] = {
		[ENGLISH] = "The caseworker was in post in all seven months and took cases from "
			    "both forces.\nWhoever refers says that they know whom to ring.",
		[WELSH] = "Bu'r gweithiwr achos yn y swydd ym mhob un o'r saith mis, a derbyniodd "
			  "achosion o'r ddau heddlu.\nMae'r rhai sy'n atgyfeirio'n dweud eu bod yn "
			  "gwybod pwy i'w ffonio.",
	},
	[PACK_DEVELOPMENT] = {
		[ENGLISH] = "Actions that were agreed with other agencies took longer than two "
			    "weeks. Each now has a named owner.",
		[WELSH] = "Cymerodd camau y cytunwyd arnynt gydag asiantaethau eraill fwy na "
			  "phythefnos. Mae gan bob un berchennog a enwir bellach.",
	},
	[PACK_EMERGING] = {
		[ENGLISH] = "Asking at the first session who else knows of the work: people came "
			    "back more often.",
		[WELSH] = "Gofyn yn y sesiwn gyntaf pwy arall sy'n gwybod am y gwaith: daeth pobl "
			  "yn ôl yn amlach.",
	},
} };

/* So few people that none of their counts is published. */
static const struct {
	enum figure figure;
	int64_t number; // pence of a sum, hundredths of a post
} casework[] = {
	{ FIGURE_OPEN, 6 },
	{ FIGURE_DIRECT, 4 },
	{ FIGURE_INDIRECT, 2 },
	{ FIGURE_CLOSED, 3 },
	{ FIGURE_CLOSED_COMPLETED, 1 },
	{ FIGURE_CLOSED_PARTLY, 1 },
	{ FIGURE_CLOSED_DISENGAGED, 1 },
	{ FIGURE_CLOSED_TRANSFERRED, 0 },
	{ FIGURE_CLOSED_CUSTODY, 0 },
	{ FIGURE_CLOSED_UNSUITABLE, 0 },
	{ FIGURE_CLOSED_DIED, 0 },
	{ FIGURE_SESSIONS, 87 },
	{ FIGURE_ACTIONS, 41 },
	{ FIGURE_MONTHS_FUNDED, 7 },
	{ FIGURE_POST_FILLED, 100 },
	{ FIGURE_SPEND, 6300000 },
};

/* What is being done, and why it cannot be. */
struct doing {
	struct work *w;
	const struct packing *all;
	struct problems problems;
	struct pack pack;
};

static bool is_done(const struct doing *d, enum outcome_kind outcome, const char **why)
{
	*why = d->problems.n > 0 ? d->problems.at[0].message : "the pack is not there";
	return outcome == DONE;
}

bool demonstration_group(struct work *w, const struct packing *all, const char **why)
{
	struct doing d = { .w = w, .all = all };
	struct steering_group group = {
		.programme = all->programme,
		.name = { [ENGLISH] = all->group[ENGLISH], [WELSH] = all->group[WELSH] },
		.source = "",
	};

	return is_done(&d, steering_group_put(w, &all->lead, &group, &d.problems), why) &&
	       is_done(&d,
		       steering_member_add(
			       w, &all->lead, all->programme, all->chair, true, &d.problems),
		       why) &&
	       is_done(&d,
		       steering_member_add(
			       w, &all->lead, all->programme, all->member, true, &d.problems),
		       why);
}

static bool ask(struct doing *d, struct date meets_on, struct pack_period period, const char **why)
{
	d->pack = (struct pack){ .meets_on = meets_on, .period = period };
	return is_done(
		d, pack_add(d->w, &d->all->lead, &d->pack, d->all->contract, &d->problems), why);
}

/* Of the three months before that of the meeting. */
static bool ask_for_quarter(struct doing *d, struct date meets_on, const char **why)
{
	struct pack_period period = { date_first_day(date_month_before(meets_on, 3)),
		date_first_day(date_month_before(meets_on, 1)) };

	return ask(d, meets_on, period, why);
}

static int64_t seen(const struct doing *d)
{
	return pack_versions_of(d->w, d->pack.id).at[0].edit;
}

static bool write_pack(struct doing *d, const struct pack_texts *texts,
	const struct key_figures *entered, const char **why)
{
	return is_done(d,
		pack_write(
			d->w, &d->all->writer, d->pack.id, seen(d), texts, entered, &d->problems),
		why);
}

static bool write_texts(struct doing *d, const struct pack_texts *texts, const char **why)
{
	static const struct key_figures nothing_entered;

	return write_pack(d, texts, &nothing_entered, why);
}

static bool send_and_release(struct doing *d, const char **why)
{
	return is_done(d, pack_send(d->w, &d->all->writer, d->pack.id, seen(d), &d->problems),
		       why) &&
	       is_done(d, pack_release(d->w, &d->all->lead, d->pack.id, seen(d), &d->problems),
		       why);
}

bool demonstration_last_pack(struct work *w, const struct packing *all, const char **why)
{
	struct doing d = { .w = w, .all = all };

	return ask_for_quarter(&d, date_add_days(all->today, -LAST_MEETING_DAYS), why) &&
	       write_texts(&d, &last_texts, why) && send_and_release(&d, why);
}

bool demonstration_casework_pack(struct work *w, const struct packing *all, struct date meets_on,
	struct pack_period period, const char **why)
{
	struct doing d = { .w = w, .all = all };
	struct key_figures entered = { 0 };

	for (size_t i = 0; i < array_size(casework); i++)
		*list_add(work_arena(w), &entered) = (struct key_figure){
			.figure = casework[i].figure,
			.about = { "", "" },
			.is_held = true,
			.number = casework[i].number,
		};
	return ask(&d, meets_on, period, why) && write_pack(&d, &casework_texts, &entered, why) &&
	       send_and_release(&d, why);
}

bool demonstration_next_pack(struct work *w, const struct packing *all, const char **why)
{
	struct doing d = { .w = w, .all = all };

	return ask_for_quarter(&d, date_add_days(all->today, NEXT_MEETING_DAYS), why) &&
	       write_texts(&d, &next_texts, why);
}
