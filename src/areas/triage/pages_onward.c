/* SPDX-License-Identifier: MIT */
/*
 * The forms by which somebody is sent on: to the programme, to another service, and what that one
 * replied.
 */
#include "areas/cohort/page_kit.h"
#include "areas/scheme/page_kit.h"
#include "areas/triage/page_kit.h"
#include "areas/triage/triage_views.h"
#include "base/err.h"

/* ---- to the programme ---- */

/* None where only one provides: nobody is asked what there is no choice of. */
static void fill_providers(
	struct request *rq, const struct triage_record *record, struct form_field *field)
{
	struct parties all = scheme_party_list(rq->work, record->scheme);
	struct choice *choices = arena_many(rq->arena, struct choice, all.n + 1);
	size_t n = 0;

	list_each (const struct party *, each, &all)
		if (each->part == PART_PROVIDER && !date_before(rq->today, each->from) &&
			(!date_is_set(each->to) || !date_before(each->to, rq->today)))
			choices[n++] = (struct choice){
				.value = id_value(rq, each->organisation.v),
				.text = body_name(rq, each->name),
			};
	field->choices = choices;
	field->choice_count = n > 1 ? n : 0;
}

static enum status send_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	struct triage_shown shown = triage_shown_to_provider(&record->facts);
	struct send_view view = {
		.head = triage_head(rq, record, tr(rq->language, "Send on to the programme"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage(rq->arena, record->referral, "send")),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.assessed = assessed_words(rq, shown.assessed_on),
		.flags = flag_words(rq, shown.flags),
		.body = field_of(rq, "body", tr(rq->language, "Provider"), ""),
	};

	fill_providers(rq, record, &view.body);

	struct html *out = page_open(rq, view.head.title);

	view_send_form(out, &view);
	return page_close(rq, status);
}

enum status triage_send_show(struct request *rq)
{
	struct triage_record record;

	return page_triage(rq, &record)
		       ? form_or_refusal(rq, &record, TRIAGE_SEND_TO_PROGRAMME, send_page)
		       : page_not_found(rq);
}

enum status triage_send_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);
	return triage_answer(rq,
		triage_send_on(rq->work, &rq->actor, stands.referral, form_number(rq, "version"),
			(struct organisation_id){ form_id(rq, "body") }, &rq->problems, &stands),
		TRIAGE_SEND_TO_PROGRAMME, &stands, send_page);
}

/* ---- to another service ---- */

static enum status service_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	enum language l = rq->language;
	struct service_view view = {
		.head = triage_head(rq, record, tr(l, "Send on to another service"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage(rq->arena, record->referral, "services")),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.organisation = field_of(rq, "organisation", tr(l, "Service"), ""),
		.on = date_field_of(
			rq, "on", tr(l, "Day on which it was told of the person"), rq->today),
	};

	struct html *out = page_open(rq, view.head.title);

	view_service_form(out, &view);
	return page_close(rq, status);
}

enum status triage_service_show(struct request *rq)
{
	struct triage_record record;

	return page_triage(rq, &record)
		       ? form_or_refusal(rq, &record, TRIAGE_SEND_TO_SERVICE, service_page)
		       : page_not_found(rq);
}

enum status triage_service_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands))
		return page_not_found(rq);

	struct onward onward = { .to = TO_SERVICE,
		.organisation = form_text(rq, "organisation"),
		.sent_on = form_date(rq, "on") };

	return triage_answer(rq,
		triage_send_to_service(rq->work, &rq->actor, stands.referral,
			form_number(rq, "version"), &onward, &rq->problems, &stands),
		TRIAGE_SEND_TO_SERVICE, &stands, service_page);
}

/* ---- its reply ---- */

/* That of the address; NULL: there is none. */
static const struct onward *service_of_page(
	const struct request *rq, const struct triage_record *record)
{
	const struct onwards *onwards = &record->facts.onwards;
	int64_t number = path_id(rq, "number");

	if ((uint64_t)number > onwards->n || onwards->at[number - 1].to != TO_SERVICE)
		return NULL;
	return &onwards->at[number - 1];
}

static enum status reply_page(
	struct request *rq, const struct triage_record *record, enum status status)
{
	enum language l = rq->language;
	const struct onward *service = service_of_page(rq, record);
	struct reply_view view = {
		.head = triage_head(rq, record, tr(l, "Note the reply"),
			url_triage(rq->arena, record->referral, NULL)),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_triage_item(rq->arena, record->referral, "services",
						 path_id(rq, "number"))),
		.version = rq->method == POST ? form_raw(rq, "version") : version_of(rq, record),
		.sent = tr_fill(rq->arena, l, "Sent on {date}: {service}", "date",
			date_words(rq->arena, l, service->sent_on), "service",
			service->organisation, NULL),
		.acknowledged = date_field_of(rq, "acknowledged",
			tr(l, "Day on which the service acknowledged it"),
			service->acknowledged_on),
		.ended = date_field_of(
			rq, "ended", tr(l, "Day on which it ended there"), service->ended_on),
	};

	view.acknowledged.hint = view.ended.hint = tr(l, "Blank if not yet");

	struct html *out = page_open(rq, view.head.title);

	view_reply_form(out, &view);
	return page_close(rq, status);
}

enum status triage_reply_show(struct request *rq)
{
	struct triage_record record;

	if (!page_triage(rq, &record) || service_of_page(rq, &record) == NULL)
		return page_not_found(rq);
	return form_or_refusal(rq, &record, TRIAGE_NOTE_REPLY, reply_page);
}

enum status triage_reply_do(struct request *rq)
{
	struct triage_record stands;

	if (!page_triage(rq, &stands) || service_of_page(rq, &stands) == NULL)
		return page_not_found(rq);

	struct date acknowledged_on = form_date(rq, "acknowledged");
	struct date ended_on = form_date(rq, "ended");

	if (form_has_problems(rq))
		return reply_page(rq, &stands, UNPROCESSABLE);
	return triage_answer(rq,
		triage_note_reply(rq->work, &rq->actor, stands.referral, form_number(rq, "version"),
			path_id(rq, "number"), acknowledged_on, ended_on, &rq->problems, &stands),
		TRIAGE_NOTE_REPLY, &stands, reply_page);
}
