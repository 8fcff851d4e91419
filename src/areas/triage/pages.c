/* SPDX-License-Identifier: MIT */
/*
 * What the pages of triage have in common, and the table of their routes.
 */
#include "areas/triage/pages.h"

#include <inttypes.h>

#include "areas/person/rules.h"
#include "areas/triage/page_kit.h"
#include "base/code.h"
#include "base/err.h"

struct url url_referral_of(struct arena *a, struct referral_id id)
{
	return url_of(a, "/referrals/%lld", (long long)id.v);
}

struct url url_triage(struct arena *a, struct referral_id id, const char *page)
{
	return page == NULL ? url_of(a, "/referrals/%lld/triage", (long long)id.v)
			    : url_of(a, "/referrals/%lld/triage/%s", (long long)id.v, page);
}

struct url url_triage_item(struct arena *a, struct referral_id id, const char *page, int64_t number)
{
	return url_of(
		a, "/referrals/%lld/triage/%s/%lld", (long long)id.v, page, (long long)number);
}

bool page_triage(struct request *rq, struct triage_record *record)
{
	struct referral_id id = { path_id(rq, "id") };

	if (!triage_load(rq->work, &rq->actor, id, record))
		return false;
	page_shows(rq, "triage", id.v);
	page_shows(rq, "person", record->person.v);
	return true;
}

struct triage_head triage_head(
	struct request *rq, const struct triage_record *record, const char *title, struct url back)
{
	return (struct triage_head){
		.back = back,
		.reference = arena_format(rq->arena, "%s, %s",
			code_words(rq->arena, record->reference), record->name),
		.title = title,
	};
}

const char *version_of(struct request *rq, const struct triage_record *record)
{
	return arena_format(rq->arena, "%" PRId64, record->version);
}

/* ---- words ---- */

struct texts flag_words(struct request *rq, unsigned flags)
{
	struct texts list = { 0 };

	for (enum flag each = FLAG_NONE + 1; each < FLAG_COUNT; each++)
		if ((flags & 1u << each) != 0)
			*list_add(rq->arena, &list) = tr(rq->language, triage_flags[each].label);
	return list;
}

const char *assessed_words(struct request *rq, struct date on)
{
	return tr_fill(rq->arena, rq->language, "The needs were assessed on {date}.", "date",
		date_words(rq->arena, rq->language, on), NULL);
}

const struct choice *word_choices(
	struct request *rq, const struct word *words, size_t first, size_t n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);

	for (size_t i = first; i < n; i++)
		choices[i - first] = (struct choice){
			.value = words[i].name == NULL ? "" : words[i].name,
			.text = tr(rq->language, words[i].label),
		};
	return choices;
}

/* ---- forms ---- */

enum status form_or_refusal(struct request *rq, const struct triage_record *record,
	enum triage_act act,
	enum status (*page)(struct request *, const struct triage_record *, enum status))
{
	const char *no = triage_refusal(&record->facts, act, record->roles);

	return no == NULL ? page(rq, record, OK) : page_refused(rq, no);
}

static enum status given_back(struct request *rq, const struct triage_record *stands)
{
	return page_given_back(rq, CONFLICTING,
		&(struct given_back){
			.title = tr(rq->language, "This was not done"),
			.message = tr(rq->language,
				"Somebody else changed the record meanwhile. Look at it as it "
				"stands now, then decide."),
			.onward = { tr(rq->language, "Go to the triage"),
				url_triage(rq->arena, stands->referral, NULL) },
			.typed = form_typed(rq),
		});
}

enum status triage_answer(struct request *rq, enum outcome_kind outcome, enum triage_act act,
	const struct triage_record *stands,
	enum status (*again)(struct request *, const struct triage_record *, enum status))
{
	switch (outcome) {
	case DONE:
		return reply_redirect(
			rq, url_of(rq->arena, "/referrals/%lld/triage?done=%s",
				    (long long)stands->referral.v, triage_acts[act].name));
	case REFUSED: return again(rq, stands, UNPROCESSABLE);
	case CHANGED_MEANWHILE: return given_back(rq, stands);
	case ABSENT: return page_not_found(rq);
	}
	unreachable("outcome_kind");
}

/* ---- inputs ---- */

static const char *const score_choices[] = { "0", "1", "2", "3", "declined", NULL };
static const char *const consent_choices[] = { "given", "refused", "withdrawn", NULL };
static const char *const flag_choices[] = { "harm-to-self", "harm-to-others", "under-influence",
	"medical", "interpreter", "appropriate-adult", "mobility", "hearing-or-sight", "reading",
	NULL };
static const char *const pathway_choices[] = { "ACCOM", "ETE", "FINANCE", "DRUGS", "ALCOHOL",
	"MENTAL", "PHYSICAL", "FAMILY", "ATTITUDE", "DA", "SEXWORK", "OTHER", NULL };
static const char *const state_choices[] = { "offered", "accepted", "declined", "referred",
	"engaged", "closed", NULL };
static const char *const gain_choices[] = { "full", "part", "nothing", "not-taken", NULL };
static const char *const done_choices[] = { "begin", "score", "assess", "offer", "move",
	"send-to-programme", "send-to-service", "note-reply", "close", "reopen", NULL };

static const struct input case_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = done_choices },
	{ 0 },
};

static const struct input version_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input needs_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "score-*", .kind = INPUT_CHOICE, .choices = score_choices },
	{ .name = "note-*", .label = N_("Note"), .kind = INPUT_TEXT, .max = TRIAGE_NOTE_MOST },
	{ .name = "consent", .kind = INPUT_CHOICE, .choices = consent_choices },
	{ .name = "flags", .kind = INPUT_CHOICES, .choices = flag_choices },
	{ .name = "complete", .kind = INPUT_FLAG },
	{ 0 },
};

/* Twelve notes, each sign of which is sent as up to twelve bytes. */
enum { NEEDS_BYTES_MOST = 12 * TRIAGE_NOTE_MOST * (PATHWAY_COUNT - 1) + 4096 };

static const struct input offer_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "pathway", .kind = INPUT_CHOICE, .choices = pathway_choices },
	{ .name = "what", .label = N_("Support"), .kind = INPUT_TEXT, .max = TRIAGE_NOTE_MOST },
	{ .name = "organisation", .label = N_("Who gives it"), .kind = INPUT_LINE },
	{ .name = "on", .label = N_("Day"), .kind = INPUT_DATE },
	{ 0 },
};

static const struct input move_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = state_choices },
	{ .name = "on", .label = N_("Day"), .kind = INPUT_DATE },
	{ .name = "gain", .kind = INPUT_CHOICE, .choices = gain_choices },
	{ 0 },
};

static const struct input send_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "body", .kind = INPUT_ID },
	{ 0 },
};

static const struct input service_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "organisation", .label = N_("Service"), .kind = INPUT_LINE },
	{ .name = "on", .label = N_("Day"), .kind = INPUT_DATE },
	{ 0 },
};

static const struct input reply_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "acknowledged", .label = N_("Acknowledged on"), .kind = INPUT_DATE },
	{ .name = "ended", .label = N_("Ended on"), .kind = INPUT_DATE },
	{ 0 },
};

/* ---- routes ---- */

#define TRIAGE "/referrals/{id}/triage"

const struct route triage_routes[] = {
	{ GET, TRIAGE, TRIAGE_WORK, triage_show, case_query },
	{ POST, TRIAGE "/begin", TRIAGE_WORK, triage_begin_do },
	{ POST, TRIAGE "/close", TRIAGE_WORK, triage_close_do, version_inputs },
	{ POST, TRIAGE "/reopen", TRIAGE_WORK, triage_reopen_do, version_inputs },
	{ GET, TRIAGE "/needs", TRIAGE_WORK, triage_needs_show },
	{ POST, TRIAGE "/needs", TRIAGE_WORK, triage_needs_do, needs_inputs,
		.body_max = NEEDS_BYTES_MOST },
	{ GET, TRIAGE "/support", TRIAGE_WORK, triage_offer_show, offer_inputs },
	{ POST, TRIAGE "/support", TRIAGE_WORK, triage_offer_do, offer_inputs },
	{ GET, TRIAGE "/support/{number}", TRIAGE_WORK, triage_move_show },
	{ POST, TRIAGE "/support/{number}", TRIAGE_WORK, triage_move_do, move_inputs },
	{ GET, TRIAGE "/send", TRIAGE_WORK, triage_send_show },
	{ POST, TRIAGE "/send", TRIAGE_WORK, triage_send_do, send_inputs },
	{ GET, TRIAGE "/services", TRIAGE_WORK, triage_service_show },
	{ POST, TRIAGE "/services", TRIAGE_WORK, triage_service_do, service_inputs },
	{ GET, TRIAGE "/services/{number}", TRIAGE_WORK, triage_reply_show },
	{ POST, TRIAGE "/services/{number}", TRIAGE_WORK, triage_reply_do, reply_inputs },
	{ GET, "/referrals/{id}/flags", TRIAGE_FLAGS, triage_flags_show },
	{ 0 },
};
