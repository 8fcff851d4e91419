/* SPDX-License-Identifier: MIT */
/*
 * A programme with its steering group, the provider's lead, the office's, a member, and packs.
 */
#ifndef AREAS_PACK_TESTING_H
#define AREAS_PACK_TESTING_H

#include "areas/invoice/testing.h"
#include "areas/pack/pack.h"

struct pack_kit {
	struct programme_id programme;
	struct contract contract;
	struct actor writer; // leads the perpetrators' side of the provider
	struct actor chair;  // of the group, from elsewhere
	struct actor lead;   // the office's commissioning officer
	struct pack pack;    // asked for, of a meeting in a fortnight
};

/* testing.c: the decision that a programme stands on, published in both languages. */
struct decision_id pack_decision_published(struct fresh *f, struct programme_id id);

/* The group, whose agreement says that about counts, and its chair. */
static inline void a_steering_group(
	struct fresh *f, const struct pack_kit *kit, enum group_counts counts)
{
	struct steering_group group = { .programme = kit->programme,
		.name = { "Invented group", "Grŵp dychmygol" },
		.counts = counts,
		.source = counts == GROUP_COUNTS_UNSET ? "" : "Invented agreement, clause 4" };
	struct problems problems = { 0 };

	WRITE (f, w) {
		assert_int_equal(steering_group_put(w, &kit->lead, &group, &problems), DONE);
		assert_int_equal(steering_member_add(w, &kit->lead, kit->programme,
					 "cadeirydd.grwp", true, &problems),
			DONE);
	}
}

static inline struct pack a_pack(struct fresh *f, const struct pack_kit *kit, int days)
{
	struct date today = instant_day(f->now);
	struct date month = date_of(today.year, today.month, 1);
	struct pack p = { .meets_on = date_add_days(today, days), .period = { month, month } };
	struct problems problems = { 0 };

	WRITE (f, w) {
		enum outcome_kind outcome =
			pack_add(w, &kit->lead, &p, kit->contract.id, &problems);

		if (outcome != DONE)
			fail_msg("pack: %s", problems.n > 0 ? problems.at[0].message : "absent");
	}
	return p;
}

/* `scheme` 0: the provider enters its figures. */
static inline struct pack_kit a_pack_kit(
	struct fresh *f, struct scheme_id scheme, enum group_counts counts)
{
	enum { AHEAD = 14 };
	struct pack_kit kit = {
		.writer =
			a_person(f, f->provider, "awdur", "Arweinydd Sampl", ROLE_PERPETRATOR_LEAD),
		.chair = a_person(
			f, f->elsewhere, "cadeirydd.grwp", "Cadeirydd Sampl", ROLE_STEERING_CHAIR),
		.lead = f->commissioning_officer,
	};

	kit.programme = bill_programme(f, scheme, &kit.contract);
	a_steering_group(f, &kit, counts);
	kit.pack = a_pack(f, &kit, AHEAD);
	return kit;
}

static inline struct pack_version pack_newest(struct fresh *f, struct pack_id id)
{
	struct pack_version v = { 0 };

	READ (f, w)
		v = pack_versions_of(w, id).at[0];
	return v;
}

static const struct pack_texts invented_texts = { { { "Invented highlights", "Uchafbwyntiau" },
	{ "Invented development", "" }, { "", "Arfer newydd" } } };

/* As many open, direct and indirect, and nothing else held. */
static inline struct key_figures entered_cases(struct fresh *f, int64_t direct, int64_t indirect)
{
	struct key_figures all = { 0 };

	for (enum figure figure = FIGURE_NONE + 1; figure < FIGURE_COUNT; figure++)
		if (figure_is_entered(figure))
			*list_add(f->arena, &all) = (struct key_figure){
				.figure = figure,
				.about = { "", "" },
				.is_held = figure <= FIGURE_INDIRECT,
				.number = figure == FIGURE_OPEN       ? direct + indirect
					  : figure == FIGURE_DIRECT   ? direct
					  : figure == FIGURE_INDIRECT ? indirect
								      : 0,
			};
	return all;
}

static inline enum outcome_kind pack_written(struct fresh *f, const struct actor *by,
	struct pack_id id, const struct key_figures *entered, struct problems *problems)
{
	enum outcome_kind outcome = ABSENT;
	int64_t seen = pack_newest(f, id).edit;

	*problems = (struct problems){ 0 };
	WRITE (f, w)
		outcome = pack_write(w, by, id, seen, &invented_texts, entered, problems);
	return outcome;
}

static inline void pack_sent_now(
	struct fresh *f, const struct pack_kit *kit, struct pack_id id, int64_t direct)
{
	struct key_figures entered = entered_cases(f, direct, 4);
	struct problems problems = { 0 };

	if (pack_written(f, &kit->writer, id, &entered, &problems) != DONE)
		fail_msg("written: %s", problems.n > 0 ? problems.at[0].message : "absent");
	WRITE (f, w)
		assert_int_equal(pack_send(w, &kit->writer, id, pack_versions_of(w, id).at[0].edit,
					 &problems),
			DONE);
}

static inline void pack_released_now(
	struct fresh *f, const struct pack_kit *kit, struct pack_id id, int64_t direct)
{
	struct problems problems = { 0 };

	pack_sent_now(f, kit, id, direct);
	WRITE (f, w)
		assert_int_equal(pack_release(w, &kit->lead, id, pack_versions_of(w, id).at[0].edit,
					 &problems),
			DONE);
}

static inline struct pack_link a_pack_link(struct fresh *f, const struct pack_kit *kit,
	enum pack_audience audience, int days, struct session_token *secret)
{
	struct pack_link link = {
		.pack = kit->pack.id,
		.language = WELSH,
		.facts = { audience, "Enwebedig Sampl", "Corff Sampl",
			date_add_days(instant_day(f->now), days) },
	};
	struct problems problems = { 0 };

	WRITE (f, w) {
		enum outcome_kind outcome =
			pack_link_add(w, &kit->lead, &link, true, secret, &problems);

		if (outcome != DONE)
			fail_msg("link: %s", problems.n > 0 ? problems.at[0].message : "absent");
	}
	return link;
}

#endif
