/* SPDX-License-Identifier: MIT */
/*
 * The wall between people: nobody leads workshops for somebody whose victim they work with.  The
 * other program is asked of each leader and each case that is booked, by keyed hashes (areas/relay).
 */
#include <string.h>

#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/store.h"
#include "audit/audit.h"
#include "db/db.h"

static struct texts person_of(struct work *w, struct facilitator_id id)
{
	struct facilitator_person_list_rows rows = facilitator_person_list(w, id);
	struct texts person = { 0 };

	list_each (const struct facilitator_person_list_row *, row, &rows)
		*list_add(work_arena(w), &person) = row->person;
	return person;
}

bool facilitator_is_named(struct work *w, struct facilitator_id id)
{
	return person_of(w, id).n > 0;
}

enum relay_standing standing_worse(enum relay_standing one, enum relay_standing other)
{
	return one > other ? one : other;
}

enum relay_standing facilitator_standing(
	struct work *w, struct facilitator_id id, struct link_id link)
{
	struct texts person = person_of(w, id);

	return relay_standing(w, link, &person);
}

/* ---- the leaders of a cohort ---- */

/* All that stands for any of them. */
static struct texts leaders_of(struct work *w, const struct cohort *c)
{
	struct texts all = { 0 };

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (int i = 0; i < LEADERS; i++) {
			struct texts person = person_of(w, c->workshop[letter].leader[i]);

			list_each (const char *const *, each, &person)
				*list_add(work_arena(w), &all) = *each;
		}
	return all;
}

bool cohort_is_barred_now(
	struct work *w, struct cohort_id id, struct link_id link, const char *person)
{
	bool is_leader = false;
	struct cohort c;

	if (!cohort_load(w, id, &c))
		return false;

	struct texts all = leaders_of(w, &c);

	list_each (const char **, each, &all) {
		const struct texts one = { .at = each, .n = 1 };

		if (strcmp(*each, person) == 0)
			is_leader = true;
		else if (relay_standing(w, link, &one) == RELAY_BARRED)
			return false;
	}
	return is_leader;
}

enum relay_standing cohort_standing(struct work *w, struct cohort_id id, struct link_id link)
{
	enum relay_standing worst = RELAY_FREE;
	struct cohort c;

	if (!cohort_load(w, id, &c))
		return RELAY_FREE;
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (int i = 0; i < LEADERS; i++)
			worst = standing_worse(
				worst, facilitator_standing(w, c.workshop[letter].leader[i], link));
	return worst;
}

enum hold_refusal cohort_wall(struct work *w, struct cohort_id id, struct link_id link)
{
	switch (cohort_standing(w, id, link)) {
	case RELAY_BARRED: return HOLD_BARRED;
	case RELAY_UNNAMED: return HOLD_UNNAMED;
	default: return HOLD_NO_REFUSAL;
	}
}

void cohort_ask(struct work *w, const struct actor *by, const struct cohort *c, struct link_id link)
{
	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		for (int i = 0; i < LEADERS; i++) {
			struct texts person = person_of(w, c->workshop[letter].leader[i]);

			relay_assign(w, by, link, &person);
		}
}

struct link_ids cohort_links(struct work *w, struct cohort_id id)
{
	struct place_links_rows rows = place_links(w, id);
	struct link_ids links = { 0 };

	list_each (const struct place_links_row *, row, &rows)
		*list_add(work_arena(w), &links) = row->link_id;
	return links;
}

/* ---- who they are ---- */

enum outcome_kind facilitator_name(struct work *w, const struct actor *by, struct facilitator_id id,
	const struct texts *person)
{
	struct facilitator f;

	if (!facilitator_for(w, by, FACILITATOR_ALTER, id, &f))
		return ABSENT;
	list_each (const char *const *, each, person)
		facilitator_person_insert(w, id, *each);

	struct texts all = person_of(w, id);
	struct facilitator_links_rows links = facilitator_links(w, id);

	list_each (const struct facilitator_links_row *, link, &links)
		relay_assign(w, by, link->link_id, &all);
	audit_note_act(w, by, FACILITATOR_ALTER, "facilitator-name", "facilitator", id.v);
	return DONE;
}
