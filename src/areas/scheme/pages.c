/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/scheme/pages.h"

#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"
#include "auth/policy.h"

/* ---- home ---- */

enum { ROWS_ROOM_BYTES = 2048 };

/* Terms that somebody else of the office wrote, and nobody signed yet. */
static bool waits_for_signature(struct request *rq, const struct scheme *s, int64_t *version)
{
	struct terms_list all = scheme_versions(rq->work, s->id);

	*version = all.at[0].version;
	return all.at[0].signed_by.v == 0 && all.at[0].written_by.v != rq->actor.account.v;
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	if (!policy_allows_kept_by(&rq->actor, SCHEME_SIGN, rq->actor.organisation))
		return;

	struct schemes all = schemes_for(rq->work, &rq->actor);
	struct html rows = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	struct scheme_row *found = arena_many(rq->arena, struct scheme_row, all.n + 1);
	size_t n = 0;

	list_each (const struct scheme *, s, &all) {
		int64_t version;

		if (waits_for_signature(rq, s, &version))
			found[n++] = (struct scheme_row){
				.scheme = { .text = scheme_name(rq, s),
					.url = url_of(rq->arena, "/schemes/%lld?version=%lld",
						(long long)s->id.v, (long long)version) },
				.standing = tr(rq->language, "Not signed yet"),
			};
	}
	if (n == 0)
		return;
	view_scheme_rows(&rows, found, n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		tr(rq->language, "Terms of a scheme, waiting for your signature"),
		html_take(&rows, 0),
	};
}

static const struct home_card cards[] = {
	{ SCHEME_READ, N_("Schemes"), "/schemes",
		N_("On what terms a programme takes people, and who takes part") },
	{ 0 },
};

const struct home_part scheme_home = { .add_waiting = add_waiting, .cards = cards };

/* ---- inputs ---- */

static const char *const part_choices[] = { "force", "diversion", "provider", NULL };
static const char *const consequence_choices[] = { "off", "refuse", "hold", NULL };
static const char *const overrider_choices[] = { "nobody", "authoriser", "commissioner", "provider",
	NULL };

static const struct input version_input[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input new_inputs[] = {
	{ .name = "name-en", .label = N_("Name in English"), .kind = INPUT_LINE },
	{ .name = "name-cy", .label = N_("Name in Welsh"), .kind = INPUT_LINE },
	{ 0 },
};

#define NUMBER(term)                                                                               \
	{                                                                                          \
		.name = term, .kind = INPUT_NUMBER, .required = true,                              \
		.message = N_("Enter a whole number")                                              \
	}

static const struct input terms_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "applies-from", .kind = INPUT_DATE },
	{ .name = "consequence-*", .kind = INPUT_CHOICE, .choices = consequence_choices },
	{ .name = "overrider-*", .kind = INPUT_CHOICE, .choices = overrider_choices },
	NUMBER("minimum-age"),
	NUMBER("takes-medium"),
	NUMBER("lookback-months"),
	NUMBER("hold-hours"),
	NUMBER("first-contact-days"),
	NUMBER("gap-least-days"),
	NUMBER("gap-most-days"),
	NUMBER("places"),
	NUMBER("grace-minutes"),
	NUMBER("usual-weeks"),
	NUMBER("longest-weeks"),
	{ .name = "offence-*-en", .label = N_("Offence, in English"), .kind = INPUT_LINE },
	{ .name = "offence-*-cy", .label = N_("Offence, in Welsh"), .kind = INPUT_LINE },
	{ .name = "more", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input party_inputs[] = {
	{ .name = "organisation", .kind = INPUT_ID },
	{ .name = "part", .kind = INPUT_CHOICE, .choices = part_choices },
	{ .name = "from", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input authorise_inputs[] = {
	{ .name = "body-en", .label = N_("Name in English"), .kind = INPUT_LINE },
	{ .name = "body-cy", .label = N_("Name in Welsh"), .kind = INPUT_LINE },
	{ .name = "from", .kind = INPUT_DATE },
	{ .name = "to", .kind = INPUT_DATE },
	{ .name = "evidence-en",
		.label = N_("What shows it, in English"),
		.kind = INPUT_LINE,
		.max = AUTHORISATION_EVIDENCE_MOST },
	{ .name = "evidence-cy",
		.label = N_("What shows it, in Welsh"),
		.kind = INPUT_LINE,
		.max = AUTHORISATION_EVIDENCE_MOST },
	{ 0 },
};

static const struct input number_input[] = {
	{ .name = "number", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input end_part_inputs[] = {
	{ .name = "part", .kind = INPUT_CHOICE, .choices = part_choices },
	{ .name = "to", .kind = INPUT_DATE },
	{ 0 },
};

static const struct input telephone_inputs[] = {
	{ .name = "telephone",
		.label = N_("Number to ring"),
		.kind = INPUT_LINE,
		.max = 30,
		.required = true,
		.message = N_("Enter a telephone number, such as 01632 960 001") },
	{ 0 },
};

/* ---- routes ---- */

const struct route scheme_routes[] = {
	{ GET, "/schemes", SCHEME_READ, scheme_list_show },
	{ GET, "/schemes/new", SCHEME_ALTER, scheme_new_show },
	{ POST, "/schemes/new", SCHEME_ALTER, scheme_new_do, new_inputs },
	{ GET, "/schemes/{id}", SCHEME_READ, scheme_show, version_input },
	{ GET, "/schemes/{id}/authorise", SCHEME_ALTER, scheme_authorise_show },
	{ POST, "/schemes/{id}/authorise", SCHEME_ALTER, scheme_authorise_do, authorise_inputs },
	{ POST, "/schemes/{id}/take-back", SCHEME_ALTER, scheme_take_back_do, number_input },
	{ GET, "/schemes/{id}/parties", SCHEME_ALTER, scheme_parties_show },
	{ POST, "/schemes/{id}/parties", SCHEME_ALTER, scheme_parties_do, party_inputs },
	{ GET, "/schemes/{id}/parties/{body}/end", SCHEME_ALTER, scheme_end_part_show,
		end_part_inputs },
	{ POST, "/schemes/{id}/parties/{body}/end", SCHEME_ALTER, scheme_end_part_do,
		end_part_inputs },
	{ GET, "/schemes/{id}/parties/{body}/telephone", SCHEME_ALTER, scheme_telephone_show },
	{ POST, "/schemes/{id}/parties/{body}/telephone", SCHEME_ALTER, scheme_telephone_do,
		telephone_inputs },
	{ POST, "/schemes/{id}/sign", SCHEME_SIGN, scheme_sign_do, version_input },
	{ GET, "/schemes/{id}/terms", SCHEME_ALTER, scheme_terms_show },
	{ POST, "/schemes/{id}/terms", SCHEME_ALTER, scheme_terms_do, terms_inputs },
	{ 0 },
};
