/* SPDX-License-Identifier: MIT */
/*
 * The sheet of paper that a person is given, in their language, whatever that of the page is: the
 * slip that they take with them before a caution, with nobody's name on it but a line to write one;
 * and the joining letter, which is addressed to them.
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

static const char *late_by_telephone(struct request *rq, int grace)
{
	if (grace == 0)
		return tr(rq->language,
			"Be ready by the telephone before it begins, where nobody can overhear "
			"you. If you are late, you cannot take part.");
	return tr_fill_n(rq->arena, rq->language,
		"Be ready by the telephone before it begins, where nobody can overhear you. If you "
		"are more than {count} minute late, you cannot take part.",
		"Be ready by the telephone before it begins, where nobody can overhear you. If you "
		"are more than {count} minutes late, you cannot take part.",
		grace, NULL);
}

static const char *late_words(struct request *rq, const struct terms *terms, enum mode mode)
{
	int grace = terms->term[TERM_GRACE_MINUTES];

	if (mode == MODE_TELEPHONE)
		return late_by_telephone(rq, grace);
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

static const char *both_words(struct request *rq)
{
	return tr(rq->language,
		"You attend both workshops, A first and then B. They cost you nothing.");
}

static const char *miss_words(struct request *rq)
{
	return tr(rq->language,
		"If you miss a workshop, or are not let in, the police are told and decide what "
		"follows. You may be prosecuted for the offence. If they allow you to try again, "
		"you attend both workshops again.");
}

static const char *help_words(struct request *rq)
{
	return tr(rq->language,
		"If you cannot come, or need help to take part, ring the number above before the "
		"day.");
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

/*
 * What every such sheet says of the workshops, in the language of `rq`, which is a copy for its words
 * alone.
 */
static struct slip_sheet sheet_facts(
	struct request *rq, const struct place *p, const struct cohort *c)
{
	struct venue venue = { .name = NULL, .address = "", .access = { "", "" } };

	venue_load(rq->work, c->venue, &venue);
	return (struct slip_sheet){
		.code = code_words(rq->arena, p->code),
		.workshop = { workshop_words(rq, &c->workshop[WORKSHOP_A]),
			workshop_words(rq, &c->workshop[WORKSHOP_B]) },
		.where = venue.name != NULL ? venue.name : tr(rq->language, mode_label(c->mode)),
		.address = venue.address,
		.access = venue.access[rq->language],
		.language = cohort_language_words(rq, c->language),
		.provider = provider_name(rq, c),
		.telephone = scheme_telephone(rq->work, c->scheme, c->organisation),
	};
}

static struct markup sheet_shown(struct request *rq, const struct slip_sheet *sheet)
{
	enum { ROOM_BYTES = 4096 };
	struct html out = html_new(rq->arena, rq->language, ROOM_BYTES);

	view_slip_sheet(&out, sheet);
	return html_take(&out, 0);
}

static struct markup slip_of(struct request *rq, const struct place *p, const struct cohort *c)
{
	struct terms terms = terms_of(rq, c);
	struct slip_sheet sheet = sheet_facts(rq, p, c);

	sheet.title = tr(rq->language, "Your two workshops");
	sheet.says = until_words(rq, p);
	sheet.points[0] = both_words(rq);
	sheet.points[1] = late_words(rq, &terms, c->mode);
	sheet.points[2] = miss_words(rq);
	sheet.points[3] = help_words(rq);
	sheet.points[4] = first_contact_words(rq, &terms);
	return sheet_shown(rq, &sheet);
}

static const char *bring_words(struct request *rq, enum mode mode)
{
	if (mode == MODE_TELEPHONE)
		return tr(rq->language, "Keep this letter by you while you take part.");
	return tr(rq->language,
		"Bring this letter, and what you need to take part: your glasses, a hearing aid, "
		"your medicines, something to eat and drink.");
}

struct markup joining_letter(struct request *rq, const struct place *p, const struct cohort *c,
	const struct joining *who)
{
	struct terms terms = terms_of(rq, c);
	struct slip_sheet sheet = sheet_facts(rq, p, c);

	sheet.name = who->name;
	sheet.title = tr(rq->language, "Your two workshops");
	sheet.says = tr(rq->language, "You are booked into both.");
	sheet.points[0] = both_words(rq);
	sheet.points[1] = bring_words(rq, c->mode);
	sheet.points[2] = late_words(rq, &terms, c->mode);
	sheet.points[3] = miss_words(rq);
	sheet.points[4] = help_words(rq);
	if (who->has_attended_a) {
		sheet.title = tr(rq->language, "Your second workshop");
		sheet.says = tr(rq->language, "You are booked into workshop B.");
		sheet.workshop[WORKSHOP_A] = "";
		sheet.points[0] = tr(rq->language,
			"You have been to workshop A. Workshop B is the last. It costs you "
			"nothing.");
	}
	if (!who->follows_caution)
		sheet.points[3] = tr(rq->language,
			"If you miss a workshop, or are not let in, ring the number above. Whoever "
			"tries again attends both workshops again.");
	return sheet_shown(rq, &sheet);
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
		.sheet = slip_of(&theirs, &p, &c),
	};

	page_shows(rq, "place", p.id.v);

	struct html *out = page_open(rq, tr(rq->language, "Slip for the person"));

	view_slip(out, &view);
	return page_close(rq, OK);
}
