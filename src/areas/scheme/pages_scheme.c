/* SPDX-License-Identifier: MIT */
/*
 * The schemes of the reader's body, and one of them: who takes part, and a
 * version of its terms in words, with what it changes.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/scheme/page_kit.h"
#include "areas/scheme/scheme_views.h"
#include "auth/policy.h"

/* The page being made. */
struct showing {
	struct request *rq;
	const struct scheme *scheme;
	struct terms_list all;
	const struct terms *in_force; // NULL: none
	struct terms terms;           // the version shown
	struct terms before;
	bool has_before;
	bool is_office; // the reader's office sets the terms
};

static bool may(struct request *rq, enum right right, const struct scheme *s)
{
	struct scheme same;

	return scheme_for(rq->work, &rq->actor, right, s->id, &same);
}

/* ---- versions ---- */

static const char *with_date(struct request *rq, const char *message, struct date date)
{
	return tr_fill(rq->arena, rq->language, message, "date",
		date_words(rq->arena, rq->language, date), NULL);
}

static const char *standing_words(
	struct request *rq, const struct terms *terms, const struct terms *in_force, bool is_newest)
{
	if (terms->signed_by.v == 0)
		return is_newest ? tr(rq->language, "Not signed yet")
				 : tr(rq->language, "Never signed: a later version took its place");
	if (in_force != NULL && in_force->version == terms->version)
		return with_date(rq, N_("In force since {date}"), terms->applies_from);
	if (date_before(rq->today, terms->applies_from))
		return with_date(rq, N_("Signed, to be in force from {date}"), terms->applies_from);
	return with_date(rq, N_("Signed, and was to be in force from {date}"), terms->applies_from);
}

static const char *version_title(struct request *rq, int64_t version)
{
	return tr_fill(rq->arena, rq->language, "Version {number}", "number",
		arena_format(rq->arena, "%" PRId64, version), NULL);
}

static struct url url_version(struct request *rq, struct scheme_id id, int64_t version)
{
	return url_of(rq->arena, "/schemes/%lld?version=%lld", (long long)id.v, (long long)version);
}

static void fill_versions(const struct showing *now, struct scheme_view *view)
{
	struct term_view *versions = arena_many(now->rq->arena, struct term_view, now->all.n + 1);

	list_each (const struct terms *, each, &now->all)
		versions[view->version_count++] = (struct term_view){
			.name = { .text = version_title(now->rq, each->version),
				.url = url_version(now->rq, now->scheme->id, each->version) },
			.value = standing_words(now->rq, each, now->in_force, each == now->all.at),
			.note = now->is_office ? hands_words(now->rq, each->written_by,
							 each->signed_by, each->signed_at)
					       : NULL, // who they were is the office's own affair
		};
	view->versions = versions;
}

/* ---- a version in words ---- */

/* What stood there in the version before; NULL where it is the same. */
static const char *before_words(const struct showing *now, bool is_same, const char *words)
{
	if (!now->has_before || is_same)
		return NULL;
	return tr_fill(now->rq->arena, now->rq->language, "Before: {words}", "words", words, NULL);
}

static void fill_rules(const struct showing *now, struct scheme_view *view)
{
	struct request *rq = now->rq;
	struct term_view *rules = arena_many(rq->arena, struct term_view, RULE_COUNT);

	for (enum rule rule = RULE_NONE + 1; rule < RULE_COUNT; rule++) {
		struct rule_setting is = now->terms.rule[rule], was = now->before.rule[rule];
		const char *before =
			before_words(now, rule_setting_equal(is, was), setting_words(rq, was));

		if (is.consequence != NOT_ASKED || before != NULL)
			rules[view->rule_count++] = (struct term_view){
				.name = { .text = rule_facts(rule)->code },
				.value = tr(rq->language, rule_facts(rule)->says),
				.note = setting_words(rq, is),
				.before = before,
			};
	}
	view->rules = rules;
}

static void fill_numbers(const struct showing *now, struct scheme_view *view)
{
	struct request *rq = now->rq;
	struct term_view *numbers = arena_many(rq->arena, struct term_view, TERM_COUNT);

	for (enum term term = TERM_NONE + 1; term < TERM_COUNT; term++) {
		int is = now->terms.term[term], was = now->before.term[term];

		numbers[view->number_count++] = (struct term_view){
			.name = { .text = tr(rq->language, term_facts(term)->label) },
			.value = term_words(rq, term, is),
			.before = before_words(now, is == was, term_words(rq, term, was)),
		};
	}
	view->numbers = numbers;
}

static bool lists_offence(const struct offences *all, const struct offence *offence)
{
	list_each (const struct offence *, each, all)
		if (strcmp(each->name[ENGLISH], offence->name[ENGLISH]) == 0)
			return true;
	return false;
}

/* Those of the version, the new ones marked; then those that the version before had besides. */
static void fill_offences(const struct showing *now, struct scheme_view *view)
{
	struct request *rq = now->rq;
	const struct offences *is = &now->terms.offences, *was = &now->before.offences;
	struct term_view *shown = arena_many(rq->arena, struct term_view, is->n + was->n + 1);

	list_each (const struct offence *, each, is)
		shown[view->offence_count++] = (struct term_view){
			.value = each->name[rq->language],
			.note = now->has_before && !lists_offence(was, each)
					? tr(rq->language, "New")
					: NULL,
		};
	list_each (const struct offence *, each, was)
		if (!lists_offence(is, each))
			shown[view->offence_count++] = (struct term_view){
				.value = each->name[rq->language],
				.note = tr(rq->language, "Taken out"),
			};
	view->offences = shown;
}

/* ---- who takes part ---- */

static const char *party_days(struct request *rq, const struct party *party)
{
	const char *from = date_words(rq->arena, rq->language, party->from);

	if (!date_is_set(party->to))
		return date_before(rq->today, party->from)
			       ? tr_fill(rq->arena, rq->language, "From {date}", "date", from, NULL)
			       : tr_fill(rq->arena, rq->language, "Since {date}", "date", from,
					 NULL);
	return tr_fill(rq->arena, rq->language, "{from} to {to}", "from", from, "to",
		date_words(rq->arena, rq->language, party->to), NULL);
}

/* The number on which people ring it, and where to change that. */
static void add_telephone(struct request *rq, const struct scheme *s, const struct party *party,
	bool may_alter, struct term_view *body)
{
	const char *telephone = scheme_telephone(rq->work, s->id, party->organisation);

	body->more = telephone[0] == '\0'
			     ? tr(rq->language, "No number to ring yet")
			     : tr_fill(rq->arena, rq->language, "Number to ring: {telephone}",
				       "telephone", telephone, NULL);
	if (may_alter)
		body->also = (struct link){
			.text = tr(rq->language, "Change the number to ring"),
			.about = body->value,
			.url = url_of(rq->arena, "/schemes/%lld/parties/%lld/telephone",
				(long long)s->id.v, (long long)party->organisation.v),
		};
}

static void fill_bodies(struct request *rq, const struct scheme *s, struct scheme_view *view)
{
	struct parties all = scheme_party_list(rq->work, s->id);
	struct term_view *bodies = arena_many(rq->arena, struct term_view, all.n + 1);

	list_each (const struct party *, each, &all) {
		struct term_view *body = &bodies[view->body_count++];

		*body = (struct term_view){
			.name = { .text = tr(rq->language, part_label(each->part)) },
			.value = body_name(rq, each->name),
			.note = party_days(rq, each),
		};
		if (each->part == PART_PROVIDER && !date_is_set(each->to))
			add_telephone(rq, s, each, view->may_alter, body);
		if (view->may_alter && !date_is_set(each->to))
			body->act = (struct link){
				.text = tr(rq->language, "End its part"),
				.about = body->value,
				.url = url_of(rq->arena, "/schemes/%lld/parties/%lld/end?part=%s",
					(long long)s->id.v, (long long)each->organisation.v,
					part_name(each->part)),
			};
	}
	view->bodies = bodies;
}

/* ---- who authorised it ---- */

static void fill_authorisations(
	struct request *rq, const struct scheme *s, struct scheme_view *view)
{
	struct authorisations all = scheme_authorisations(rq->work, s->id);
	struct authorisation_row *rows = arena_many(rq->arena, struct authorisation_row, all.n + 1);

	list_each (const struct authorisation *, each, &all) {
		struct authorisation_row *row = &rows[view->authorisation_count++];

		*row = (struct authorisation_row){
			.body = body_name(rq, each->body),
			.days = tr_fill(rq->arena, rq->language, "{from} to {to}", "from",
				date_words(rq->arena, rq->language, each->from), "to",
				date_words(rq->arena, rq->language, each->to), NULL),
			.evidence = each->evidence[rq->language],
			.number = arena_format(rq->arena, "%" PRId64, each->number),
		};
		if (each->is_taken_back)
			row->standing = tr(rq->language, "Taken back");
		else if (view->may_alter)
			row->take_back = scheme_form(rq, s->id, "take-back");
	}
	view->authorisations = rows;
	view->authorised = scheme_authorised_words(rq, &all);
	view->authorise = url_scheme_page(rq->arena, s->id, "authorise");
}

/* ---- signing ---- */

static void fill_signing(struct showing *now, struct scheme_view *view)
{
	struct request *rq = now->rq;
	bool is_newest = now->terms.version == now->all.at[0].version;
	struct form_keys keys = page_form_keys(rq);

	if (now->terms.signed_by.v != 0 || !is_newest)
		return;
	if (now->terms.written_by.v == rq->actor.account.v) {
		view->own = tr(rq->language, "You wrote these terms, so somebody else signs them.");
		return;
	}
	if (!may(rq, SCHEME_SIGN, now->scheme))
		return;
	view->sign = (struct form){ .action = url_scheme_page(rq->arena, now->scheme->id, "sign"),
		.token = keys.token,
		.key = keys.once };
	view->signing = with_date(rq,
		N_("Once signed they are in force from {date}, and are never changed: only a later "
		   "version can take their place."),
		now->terms.applies_from);
}

/* ---- pages ---- */

/* The version asked for; else the one in force, else the newest.  False: there is none. */
static bool choose_terms(struct showing *now)
{
	struct request *rq = now->rq;
	int64_t version = form_number(rq, "version");

	now->all = scheme_versions(rq->work, now->scheme->id);
	now->in_force = terms_on(&now->all, rq->today);
	if (version == 0)
		version = now->in_force != NULL ? now->in_force->version : now->all.at[0].version;
	if (!scheme_terms_load(rq->work, now->scheme->id, version, &now->terms))
		return false;
	now->has_before = scheme_terms_before(rq->work, &now->terms, &now->before);
	return true;
}

static void fill_terms(const struct showing *now, struct scheme_view *view)
{
	struct request *rq = now->rq;
	const struct terms *newest = &now->all.at[0];

	view->title = version_title(rq, now->terms.version);
	view->standing = standing_words(
		rq, &now->terms, now->in_force, now->terms.version == newest->version);
	if (now->has_before)
		view->compared = tr_fill(rq->arena, rq->language,
			"Where it differs from version {number}, what stood there before is said.",
			"number", arena_format(rq->arena, "%" PRId64, now->before.version), NULL);
	if (now->is_office && newest->signed_by.v == 0 && newest->version != now->terms.version)
		view->newer = (struct link){
			.text = tr(rq->language, "Newer terms are written, and not signed yet"),
			.url = url_version(rq, now->scheme->id, newest->version),
		};
	fill_rules(now, view);
	fill_numbers(now, view);
	fill_offences(now, view);
}

static enum status scheme_page(struct request *rq, const struct scheme *s, enum status status)
{
	struct showing now = {
		.rq = rq, .scheme = s, .is_office = s->organisation.v == rq->actor.organisation.v
	};

	if (!choose_terms(&now))
		return page_not_found(rq);

	struct scheme_view view = {
		.name = scheme_name(rq, s),
		.others = page_record_links(rq, "scheme", s->id.v),
		.problems = &rq->problems,
		.version = arena_format(rq->arena, "%" PRId64, now.terms.version),
		.may_alter = may(rq, SCHEME_ALTER, s),
		.may_check = now.in_force != NULL && may(rq, CHECK_RUN, s),
		.terms = url_scheme_page(rq->arena, s->id, "terms"),
		.parties = url_scheme_page(rq->arena, s->id, "parties"),
		.check = url_scheme_page(rq->arena, s->id, "check"),
		.back = url_of(rq->arena, "/schemes"),
	};

	fill_terms(&now, &view);
	fill_signing(&now, &view);
	fill_bodies(rq, s, &view);
	fill_authorisations(rq, s, &view);
	fill_versions(&now, &view);

	struct html *out = page_open(rq, tr(rq->language, "Scheme"));

	view_scheme(out, &view);
	return page_close(rq, status);
}

enum status scheme_show(struct request *rq)
{
	struct scheme s;

	return page_scheme(rq, SCHEME_READ, &s) ? scheme_page(rq, &s, OK) : page_not_found(rq);
}

enum status scheme_list_show(struct request *rq)
{
	struct schemes all = schemes_for(rq->work, &rq->actor);
	struct scheme_row *rows = arena_many(rq->arena, struct scheme_row, all.n + 1);
	struct schemes_view view = { .rows = rows,
		.may_add =
			policy_allows_kept_by(&rq->actor, SCHEME_ALTER, rq->actor.organisation) };

	list_each (const struct scheme *, s, &all) {
		struct terms_list versions = scheme_versions(rq->work, s->id);
		const struct terms *in_force = terms_on(&versions, rq->today);

		rows[view.n++] = (struct scheme_row){
			.scheme = { .text = scheme_name(rq, s),
				.url = url_scheme(rq->arena, s->id) },
			.standing = in_force == NULL
					    ? tr(rq->language, "No terms of it are in force today")
					    : standing_words(rq, in_force, in_force, true),
			.check = in_force != NULL && may(rq, CHECK_RUN, s)
					 ? url_scheme_page(rq->arena, s->id, "check")
					 : URL_NONE,
		};
	}

	struct html *out = page_open(rq, tr(rq->language, "Schemes"));

	view_schemes(out, &view);
	return page_close(rq, OK);
}

enum status scheme_sign_do(struct request *rq)
{
	struct scheme s;

	if (!page_scheme(rq, SCHEME_SIGN, &s))
		return page_not_found(rq);
	switch (scheme_sign_terms(
		rq->work, &rq->actor, s.id, form_number(rq, "version"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_scheme(rq->arena, s.id));
	case ABSENT: return page_not_found(rq);
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody has written newer terms meanwhile. Read those, then sign "
			   "them."));
		return scheme_page(rq, &s, CONFLICTING);
	default: return scheme_page(rq, &s, CONFLICTING);
	}
}
