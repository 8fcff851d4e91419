/* SPDX-License-Identifier: MIT */
/*
 * The joining letter: a sheet of paper for somebody who is booked, in their language, whatever that
 * of the page is; of who speaks neither, in both.
 */
#include <string.h>

#include "areas/caution/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"

static struct url url_letter(struct request *rq, const struct kept_referral *r, const char *query)
{
	return url_here(rq->arena,
		arena_format(rq->arena, "/referrals/%lld/letter", (long long)r->id.v), query);
}

struct link letter_link(struct request *rq, const struct kept_referral *r)
{
	if (letter_refusal(&r->facts, referral_roles_of(rq->work, &rq->actor, r)) != NULL)
		return (struct link){ 0 };
	return (struct link){ .text = tr(rq->language, "Print the joining letter"),
		.url = url_letter(rq, r, "") };
}

/* Those asked for, else the person's; bit 1 << language. */
static unsigned languages_of(
	struct request *rq, const struct person *person, const struct place *place)
{
	const char *asked = form_choice(rq, "language");

	if (asked[0] != '\0')
		return 1u << (strcmp(asked, "cy") == 0 ? WELSH : ENGLISH);
	switch (person->facts.language) {
	case SPOKEN_WELSH: return 1u << WELSH;
	case SPOKEN_ENGLISH: return 1u << ENGLISH;
	case SPOKEN_OTHER: return 1u << WELSH | 1u << ENGLISH;
	default: return 1u << place->language;
	}
}

/* In one language alone, unless it is so. */
static void fill_others(struct request *rq, const struct kept_referral *r, unsigned languages,
	struct letter_view *view)
{
	if (languages != 1u << WELSH)
		view->others[WELSH] = (struct link){
			.text = tr(rq->language, "The letter in Welsh"),
			.url = url_letter(rq, r, "language=cy"),
		};
	if (languages != 1u << ENGLISH)
		view->others[ENGLISH] = (struct link){
			.text = tr(rq->language, "The letter in English"),
			.url = url_letter(rq, r, "language=en"),
		};
}

static enum status letter_page(struct request *rq, const struct kept_referral *r,
	const struct person *person, const struct place *place, const struct cohort *c)
{
	unsigned languages = languages_of(rq, person, place);
	struct request theirs = *rq; // for its words alone
	struct joining who = {
		.name = arena_format(
			rq->arena, "%s %s", person->facts.given_names, person->facts.family_name),
		.has_attended_a = referral_state(&r->facts) == REFERRAL_A_ATTENDED,
		.follows_caution = follows_caution(&r->facts),
	};
	struct letter_view view = {
		.back = url_referral(rq->arena, r->id),
		.lacks_telephone =
			scheme_telephone(rq->work, c->scheme, c->organisation)[0] == '\0',
	};

	for (int each = 0; each < LANGUAGE_COUNT; each++) {
		theirs.language = (enum language)each;
		if ((languages & 1u << each) != 0)
			view.sheets[each] = joining_letter(&theirs, place, c, &who);
	}
	fill_others(rq, r, languages, &view);
	page_shows_name(rq, r->person);

	struct html *out = page_open(rq, tr(rq->language, "Joining letter"));

	view_letter(out, &view);
	return page_close(rq, OK);
}

enum status letter_show(struct request *rq)
{
	struct kept_referral r;
	struct person person;
	struct place place;
	struct cohort c;

	if (!referral_of_page(rq, &r))
		return page_not_found(rq);

	const char *no = letter_refusal(&r.facts, referral_roles_of(rq->work, &rq->actor, &r));

	if (no != NULL)
		return page_refused(rq, no);
	if (!person_load(rq->work, &rq->actor, r.person, &person) ||
		!place_load(rq->work, r.place, &place) ||
		!cohort_for(rq->work, &rq->actor, COHORT_READ, r.cohort, &c))
		return page_not_found(rq);
	return letter_page(rq, &r, &person, &place, &c);
}
