/* SPDX-License-Identifier: MIT */
/*
 * The slip that a person takes with them: one sheet of paper in their language, whatever that of
 * the page is, with nobody's name on it but a line to write one.
 */
#include <string.h>

#include "areas/caution/caution_views.h"
#include "areas/caution/page_kit.h"
#include "areas/cohort/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"

/* The terms that count for somebody who comes to it: those of that day. */
static struct terms terms_of(struct request *rq, const struct cohort *c)
{
	struct terms terms = terms_usual();

	if (!scheme_terms_on(rq->work, c->scheme, c->workshop[WORKSHOP_A].on, &terms))
		scheme_terms_on(rq->work, c->scheme, rq->today, &terms);
	return terms;
}

static const char *first_contact_words(struct request *rq, const struct terms *terms)
{
	return tr_fill_n(rq->arena, rq->language,
		"If nobody has rung you within {count} day of your arrest, ring the number above. "
		"It "
		"may be that your own number was taken down wrongly.",
		"If nobody has rung you within {count} days of your arrest, ring the number above. "
		"It "
		"may be that your own number was taken down wrongly.",
		terms->term[TERM_FIRST_CONTACT_DAYS], NULL);
}

static const char *late_words(struct request *rq, const struct terms *terms)
{
	int grace = terms->term[TERM_GRACE_MINUTES];

	if (grace == 0)
		return tr(rq->language,
			"Be there before it begins. If you are late, you will not be let in.");
	return tr_fill_n(rq->arena, rq->language,
		"Be there before it begins. If you are more than {count} minute late, you will "
		"not be let in.",
		"Be there before it begins. If you are more than {count} minutes late, you will "
		"not be let in.",
		grace, NULL);
}

static const char *provider_name(struct request *rq, const struct cohort *c)
{
	struct parties all = scheme_party_list(rq->work, c->scheme);

	list_each (const struct party *, each, &all)
		if (each->organisation.v == c->organisation.v)
			return body_name(rq, each->name);
	return "";
}

static const char *until_words(struct request *rq, const struct place *p)
{
	if (place_state(p, rq->now) != PLACE_HELD)
		return tr(rq->language, "This place is kept for you.");
	return tr_fill(rq->arena, rq->language,
		"A place is held for you until {time}. If you accept the caution, it is "
		"kept for you.",
		"time", instant_words(rq->arena, rq->language, p->held_until), NULL);
}

/* The sheet of paper; in the language of `rq`, which is a copy for its words alone. */
static struct markup sheet_of(struct request *rq, const struct place *p, const struct cohort *c)
{
	enum { ROOM_BYTES = 4096 };
	struct html out = html_new(rq->arena, rq->language, ROOM_BYTES);
	struct venue venue = { .name = NULL, .address = "", .access = { "", "" } };
	struct terms terms = terms_of(rq, c);

	venue_load(rq->work, c->venue, &venue);
	view_slip_sheet(&out,
		&(struct slip_sheet){
			.code = code_words(rq->arena, p->code),
			.until = until_words(rq, p),
			.workshop = { workshop_words(rq, &c->workshop[WORKSHOP_A]),
				workshop_words(rq, &c->workshop[WORKSHOP_B]) },
			.where = venue.name != NULL ? venue.name
						    : tr(rq->language, mode_label(c->mode)),
			.address = venue.address,
			.access = venue.access[rq->language],
			.language = cohort_language_words(rq, c->language),
			.provider = provider_name(rq, c),
			.telephone = scheme_telephone(rq->work, c->scheme, c->organisation),
			.first_contact = first_contact_words(rq, &terms),
			.late = late_words(rq, &terms),
		});
	return html_take(&out, 0);
}

/* The person's, unless the other was asked for. */
static enum language language_of(struct request *rq, const struct place *p)
{
	const char *asked = form_choice(rq, "language");

	if (asked[0] == '\0')
		return p->language;
	return strcmp(asked, "cy") == 0 ? WELSH : ENGLISH;
}

enum status slip_show(struct request *rq)
{
	struct request theirs = *rq;
	struct place p;
	struct cohort c;

	if (!page_hold(rq, &p, &c))
		return page_not_found(rq);
	if (!place_stands(rq, &p))
		return page_refused(rq, N_("This place is not held any more"));
	theirs.language = language_of(rq, &p);

	struct slip_view view = {
		.back = url_hold(rq->arena, p.id),
		.lacks_telephone = scheme_telephone(rq->work, c.scheme, c.organisation)[0] == '\0',
		.sheet = sheet_of(&theirs, &p, &c),
	};

	page_shows(rq, "place", p.id.v);

	struct html *out = page_open(rq, tr(rq->language, "Slip for the person"));

	view_slip(out, &view);
	return page_close(rq, OK);
}
