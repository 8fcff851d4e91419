/* SPDX-License-Identifier: MIT */
#include "app/demonstration_packs.h"

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
		.name = { "CARA steering group (example)", "Grŵp llywio CARA (enghraifft)" },
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

/* The first day of the month so many months before that of a day. */
static struct date month_before(struct date day, int months)
{
	enum { MONTHS = 12 };
	int count = day.year * MONTHS + day.month - 1 - months;

	return date_of(count / MONTHS, count % MONTHS + 1, 1);
}

static bool ask(struct doing *d, struct date meets_on, const char **why)
{
	d->pack = (struct pack){
		.meets_on = meets_on,
		.period = { month_before(meets_on, 3), month_before(meets_on, 1) },
	};
	return is_done(
		d, pack_add(d->w, &d->all->lead, &d->pack, d->all->contract, &d->problems), why);
}

static int64_t seen(const struct doing *d)
{
	return pack_versions_of(d->w, d->pack.id).at[0].edit;
}

static bool write_texts(struct doing *d, const struct pack_texts *texts, const char **why)
{
	static const struct key_figures nothing_entered;

	return is_done(d,
		pack_write(d->w, &d->all->writer, d->pack.id, seen(d), texts, &nothing_entered,
			&d->problems),
		why);
}

bool demonstration_last_pack(struct work *w, const struct packing *all, const char **why)
{
	struct doing d = { .w = w, .all = all };

	return ask(&d, date_add_days(all->today, -LAST_MEETING_DAYS), why) &&
	       write_texts(&d, &last_texts, why) &&
	       is_done(&d, pack_send(w, &all->writer, d.pack.id, seen(&d), &d.problems), why) &&
	       is_done(&d, pack_release(w, &all->lead, d.pack.id, seen(&d), &d.problems), why);
}

bool demonstration_next_pack(struct work *w, const struct packing *all, const char **why)
{
	struct doing d = { .w = w, .all = all };

	return ask(&d, date_add_days(all->today, NEXT_MEETING_DAYS), why) &&
	       write_texts(&d, &next_texts, why);
}
