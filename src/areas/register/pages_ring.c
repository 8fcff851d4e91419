/* SPDX-License-Identifier: MIT */
/*
 * Whom to ring before a workshop: masked; then with names and numbers, at an address of its own, so
 * that the log has who looked behind the mask.
 */
#include "areas/person/person.h"
#include "areas/referral/page_kit.h"
#include "areas/register/page_kit.h"
#include "areas/register/register_views.h"
#include "base/code.h"
#include "base/reached.h"

static const char *day_words(struct request *rq, struct date day)
{
	return date_is_set(day) ? date_words(rq->arena, rq->language, day) : NULL;
}

static void fill_phones(
	struct request *rq, const struct person *person, bool is_shown, struct ring_row *view)
{
	for (int i = 0; i < PHONES_MOST; i++) {
		const struct phone *phone = &person->facts.phones[i];

		if (phone->number[0] == '\0')
			view->phones[i] = "";
		else if (is_shown)
			view->phones[i] = phone_words(rq->arena, phone->number);
		else
			view->phones[i] = tr_fill(rq->arena, rq->language, "Ends in {figures}",
				"figures", mask_phone(phone->number), NULL);
	}
}

static struct ring_row row_of(struct request *rq, const struct register_row *row, bool is_shown)
{
	struct arena *a = rq->arena;
	const struct kept_referral *r = &row->referral;
	const struct attempt *last = attempt_last(&r->facts);
	uint32_t offered = referral_offered(rq->work, &rq->actor, r);
	struct person person = { .facts.phones = { { "", false }, { "", false }, { "", false } } };
	struct ring_row view = {
		.code = row->code,
		.reference = { .text = code_words(a, r->reference),
			.url = url_of(a, "/referrals/%lld", (long long)r->id.v) },
		.name = { .text = is_shown ? row_name(rq, row)
					   : mask_name(a, row->given_names, row->family_name),
			.url = url_of(a, "/people/%lld", (long long)r->person.v) },
		.speaks_welsh = row->speaks_welsh,
		.contacted = day_words(rq, r->facts.contacted_on),
		.letter = day_words(rq, last->letter_on),
		.print = letter_link(rq, r),
		.comes_to = is_expected(&r->facts, WORKSHOP_A)
				    ? tr(rq->language, "Workshops A and B")
				    : tr(rq->language, "Workshop B"),
		.id = id_value(rq, r->id.v),
		.may_contact = (offered & UINT32_C(1) << DO_CONTACT) != 0,
		.may_send_letter = (offered & UINT32_C(1) << DO_SEND_LETTER) != 0,
	};

	person_load(rq->work, &rq->actor, r->person, &person);
	fill_phones(rq, &person, is_shown, &view);
	return view;
}

static void note_shown(struct request *rq, const struct register_rows *rows, bool is_shown)
{
	int64_t *ids = arena_many(rq->arena, int64_t, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++)
		ids[i] = rows->at[i].referral.person.v;
	page_lists(rq, "person", ids, rows->n);
	if (!is_shown)
		return;
	page_lists(rq, "person-name", ids, rows->n);
	page_lists(rq, "person-contact", ids, rows->n);
}

static enum status ring_page(struct request *rq, bool is_shown)
{
	struct cohort_id id = { path_id(rq, "id") };
	struct register_rows rows;
	struct cohort c;

	if (!register_ring_list(rq->work, &rq->actor, id, &c, &rows))
		return page_not_found(rq);

	struct ring_row *views = arena_many(rq->arena, struct ring_row, rows.n + 1);
	struct form_keys keys = page_form_keys(rq);
	struct ring_view view = {
		.back = url_cohort(rq->arena, id),
		.shown = is_shown
				 ? URL_NONE
				 : url_of(rq->arena, "/cohorts/%lld/people/shown", (long long)id.v),
		.masked = is_shown ? url_ring_list(rq->arena, id) : URL_NONE,
		.a = url_of(rq->arena, "/cohorts/%lld/register/a", (long long)id.v),
		.b = url_of(rq->arena, "/cohorts/%lld/register/b", (long long)id.v),
		.name = cohort_words(rq, &c),
		.says = rows.n == 0 ? tr(rq->language, "Nobody is booked who is still to come.")
				    : tr_fill_n(rq->arena, rq->language,
					      "{count} person is booked and still to come",
					      "{count} people are booked and still to come",
					      (int64_t)rows.n, NULL),
		.form = { .action = url_ring_list(rq->arena, id),
			.token = keys.token,
			.key = keys.once },
		.rows = views,
		.row_count = rows.n,
	};

	for (size_t i = 0; i < rows.n; i++)
		views[i] = row_of(rq, &rows.at[i], is_shown);
	note_shown(rq, &rows, is_shown);

	struct html *out = page_open(rq, tr(rq->language, "Who is booked"));

	view_ring_list(out, &view);
	return page_close(rq, OK);
}

enum status ring_list_show(struct request *rq)
{
	return ring_page(rq, false);
}

enum status ring_list_reveal(struct request *rq)
{
	return ring_page(rq, true);
}

/* The button of one row: contact made, or the letter sent. */
enum status ring_list_do(struct request *rq)
{
	struct referral_id contacted = { form_id(rq, "contacted") };
	struct referral_id sent = { form_id(rq, "letter") };
	struct referral_id id = contacted.v != 0 ? contacted : sent;
	struct referral_step step = { .deed.act = contacted.v != 0 ? DO_CONTACT : DO_SEND_LETTER };
	struct problems problems = { 0 };
	struct kept_referral r;

	if (!referral_load(rq->work, &rq->actor, id, &r))
		return page_not_found(rq);
	switch (referral_do(rq->work, &rq->actor, id, r.version, &step, &problems)) {
	case DONE:
		return reply_redirect(
			rq, url_ring_list(rq->arena, (struct cohort_id){ path_id(rq, "id") }));
	case REFUSED: return page_refused(rq, problems.at[0].message);
	default: return page_not_found(rq);
	}
}
