/* SPDX-License-Identifier: MIT */
/*
 * Referrals for measuring: people of the demonstration's kind, each going as far as a work list is
 * interested in, in one write and on one day.
 *
 * None of them is booked: workshops have places for few, and what is measured of those is there in
 * the demonstration already.
 */
#include "app/demonstration_play.h"
#include "app/sampling.h"
#include "areas/relay/relay.h"
#include "base/clock.h"
#include "base/err.h"

enum { DEEDS_MOST = 30 };

/* A caution's referral that begins as a draft, and so has no place held for it. */
#define DRAFTED           SOURCE_CAUTION, .turns = { TURN(DRAFT, REFER) }
#define DRAFTED_THEN(...) SOURCE_CAUTION, .turns = { TURN(DRAFT, REFER), TURN(__VA_ARGS__) }

/* Of each hundred; the most are over, as they are after some years. */
static const struct way sample_ways[] = {
	{ 46, 0, 0, DRAFTED_THEN(ACCEPTED, WITHDRAW, .because = CLOSURE_MOVED),
		.caution = { CAUTION_MARK, CAUTION_FAIL, CAUTION_EXCUSE } },
	{ 10, 0, 0, SOURCE_POLICE, .turns = { TURN(IN_TRIAGE, NOT_TAKE) } },
	{ 9, 0, 0, SOURCE_POLICE, .stays = REFERRAL_DRAFT },
	{ 5, 0, 0, DRAFTED, .stays = REFERRAL_REFERRED },
	{ 5, 0, 0, DRAFTED, .stays = REFERRAL_IN_TRIAGE },
	{ 5, 0, 0, DRAFTED, .stays = REFERRAL_SENT },
	{ 10, 0, 0, DRAFTED, .stays = REFERRAL_ACCEPTED },
	{ 5, 0, 0, DRAFTED_THEN(ACCEPTED, HOLD, .hold = HOLD_PAUSED), .stays = REFERRAL_HELD },
	{ 5, 0, 0, DRAFTED_THEN(IN_TRIAGE, FIND_UNSUITABLE, .because = CLOSURE_NEW_OFFENCE),
		.stays = REFERRAL_UNSUITABLE },
};

static const struct way *way_of(uint64_t drawn)
{
	int number = (int)(drawn % 100);
	const struct way *way = sample_ways;

	while (number >= way->people)
		number -= way++->people;
	return way;
}

static void *make(const struct sampling *s, struct arena *a, int64_t n)
{
	struct life *life = arena_one(a, struct life);
	uint64_t drawn = sampling_lot(s, n);

	*life = (struct life){
		.way = way_of(drawn >> 8),
		.drawn = drawn,
		.type = (drawn & 7) == 0 ? COHORT_FI : COHORT_MI,
		.link = { (int64_t)(lot(drawn) >> 2) + 1 },
	};
	return life;
}

static const char *store(struct work *w, const struct sampling *s, void *one)
{
	const struct cast *cast = s->kind;
	struct life *life = one;
	const char *why = NULL;

	if (!life_begin(w, cast, life, &why))
		return why;
	for (int i = 0; i < DEEDS_MOST && date_is_set(life->due); i++)
		life_go_on(w, cast, life);
	relay_was_taken(w, life->link); // as of those who came some years ago
	return date_is_set(life->due) ? "somebody does not come to where they wait" : NULL;
}

bool sample_people(struct sampling *s)
{
	struct arena *a = s->p->arena;
	struct cast *cast = arena_one(a, struct cast);

	*cast = (struct cast){ 0 };
	if (!demonstration_cast(s->p, cast))
		return false;

	struct work *w = db_read_begin(s->p->db, a, clock_now());
	struct schemes schemes = schemes_for(w, &cast->coordinator);

	db_read_end(w);
	if (schemes.n == 0)
		return program_says("there is no scheme in the demonstration") == 0;
	cast->scheme = schemes.at[0].id;
	s->what = "People";
	s->done = "people are referred";
	s->kind = cast;
	s->make = make;
	s->store = store;
	return true;
}
