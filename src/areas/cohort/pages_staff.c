/* SPDX-License-Identifier: MIT */
/*
 * Venues, and facilitators with the certificates that they hold.
 */
#include "areas/cohort/cohort_views.h"
#include "areas/cohort/page_kit.h"
#include "areas/relay/page_kit.h"
#include "auth/policy.h"
#include "base/err.h"
#include "out/csv.h"

enum { ROWS_ROOM_BYTES = 2048, CSV_BYTES_PER_ROW = 300 };

/* ---- venues ---- */

static struct venue_row venue_row_of(struct request *rq, const struct venue *venue)
{
	return (struct venue_row){
		.name = venue->name,
		.address = venue->address,
		.county = county_name(venue->county, rq->language),
		.access = venue->access[rq->language],
		.seats = venue->seats,
	};
}

enum status venue_list_show(struct request *rq)
{
	struct venues venues = venues_for(rq->work, &rq->actor);
	struct venue_row *rows = arena_many(rq->arena, struct venue_row, venues.n + 1);
	struct venues_view view = {
		.tabs = page_tabs(rq, "/venues"),
		.success = form_flag(rq, "done") ? tr(rq->language, "The venue is added") : NULL,
		.rows = rows,
		.csv = url_of(rq->arena, "/venues.csv"),
	};

	list_each (const struct venue *, each, &venues)
		rows[view.n++] = venue_row_of(rq, each);

	struct html *out = page_open_with(
		rq, tr(rq->language, "Venues"), &(struct page_options){ .success = view.success });

	view_venues(out, &view);
	return page_close(rq, OK);
}

static const char *const venue_columns[] = { "name", "address", "county", "access", "seats" };

enum status venue_list_csv(struct request *rq)
{
	struct venues venues = venues_for(rq->work, &rq->actor);
	struct buf out = buf_new(rq->arena, (venues.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);

	csv_header(&csv, venue_columns, array_size(venue_columns));
	list_each (const struct venue *, each, &venues) {
		struct venue_row row = venue_row_of(rq, each);

		csv_text(&csv, row.name);
		csv_text(&csv, row.address);
		csv_text(&csv, row.county);
		csv_text(&csv, row.access);
		csv_int(&csv, row.seats);
		csv_end_row(&csv);
	}
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

static enum status venue_form(struct request *rq, enum status status)
{
	enum language l = rq->language;
	struct venue_form_view view = {
		.back = url_of(rq->arena, "/venues"),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/venues/new")),
		.name = field_of(rq, "name", tr(l, "Name"), ""),
		.address = field_of(rq, "address", tr(l, "Address"), ""),
		.county = field_of(rq, "county", tr(l, "County"), ""),
		.access = { field_of(rq, "access", tr(l, "Access, in English"), ""),
			field_of(rq, "access-cy", tr(l, "Access, in Welsh"), "") },
		.seats = field_of(rq, "seats", tr(l, "Seats"), ""),
	};

	view.address.hint = tr(l, "With its postcode: it is printed on what people are given");
	view.address.rows = 3;
	view.county.choices = county_choices(rq, tr(l, "Choose one"), &view.county.choice_count);
	for (size_t each = 0; each < LANGUAGE_COUNT; each++) {
		view.access[each].hint =
			tr(l, "How people get in and about: steps, lift, parking, a hearing loop");
		view.access[each].rows = 3;
		view.access[each].lang = language_code((enum language)each);
	}
	view.seats.hint = tr(l, "For those who take part, without the facilitators");
	view.seats.width = "4";
	view.seats.inputmode = "numeric";

	struct html *out = page_open(rq, tr(l, "Add a venue"));

	view_venue_form(out, &view);
	return page_close(rq, status);
}

enum status venue_add_show(struct request *rq)
{
	return venue_form(rq, OK);
}

enum status venue_add_do(struct request *rq)
{
	struct venue venue = {
		.name = form_text(rq, "name"),
		.address = form_text(rq, "address"),
		.county = county_by_code(form_choice(rq, "county")),
		.access = { form_text(rq, "access"), form_text(rq, "access-cy") },
		.seats = form_int(rq, "seats"),
	};

	switch (venue_add(rq->work, &rq->actor, &venue, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_of(rq->arena, "/venues?done=yes"));
	case REFUSED: return venue_form(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- certificates, in words ---- */

static const char *until_words(struct request *rq, const struct training *training)
{
	return date_is_set(training->expires_on)
		       ? date_words(rq->arena, rq->language, training->expires_on)
		       : tr(rq->language, "Does not expire");
}

static struct training_row training_row_of(
	struct request *rq, const struct facilitator *f, const struct training *training)
{
	struct training_row row = {
		.module = tr(rq->language, module_label(training->module)),
		.trained_on = training->trained_on,
		.certificate = training->certificate,
		.until = until_words(rq, training),
	};

	if (training_is_renewed(f, training)) {
		row.note = tr(rq->language, "Renewed");
		row.colour = "grey";
	} else if (training_is_over(training, rq->today)) {
		row.note = tr(rq->language, "Expired");
		row.colour = "red";
	} else if (training_ends_soon(training, rq->today)) {
		row.note = tr_fill_n(rq->arena, rq->language, "Expires in {count} day",
			"Expires in {count} days",
			date_days_between(rq->today, training->expires_on), NULL);
		row.colour = "yellow";
	}
	return row;
}

/* "Core: expires on 2 April 2026", for each that has, or will within 60 days. */
static const char *expiring_words(struct request *rq, const struct facilitator *f)
{
	struct texts all = { 0 };

	list_each (const struct training *, each, &f->trainings) {
		bool is_over = training_is_over(each, rq->today);
		const char *sentence = is_over ? tr(rq->language, "{module}: expired on {date}")
					       : tr(rq->language, "{module}: expires on {date}");

		if (training_is_renewed(f, each) ||
			(!is_over && !training_ends_soon(each, rq->today)))
			continue;
		*list_add(rq->arena, &all) = tr_fill(rq->arena, ENGLISH, sentence, "module",
			tr(rq->language, module_label(each->module)), "date",
			date_words(rq->arena, rq->language, each->expires_on), NULL);
	}
	return all.n == 0 ? NULL : list_words(rq->arena, rq->language, all.at, all.n);
}

static const char *certified_words(struct request *rq, const struct facilitator *f)
{
	struct texts all = { 0 };

	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
		if (certified_on(f, module, rq->today) == CERTIFIED)
			*list_add(rq->arena, &all) = tr(rq->language, module_label(module));
	return all.n == 0 ? tr(rq->language, "None")
			  : list_words(rq->arena, rq->language, all.at, all.n);
}

/* ---- facilitators ---- */

static struct url url_facilitator(struct arena *a, struct facilitator_id id)
{
	return url_of(a, "/facilitators/%lld", (long long)id.v);
}

static struct facilitator_row row_of(struct request *rq, const struct facilitator *f)
{
	return (struct facilitator_row){
		.name = { .text = f->name, .url = url_facilitator(rq->arena, f->id) },
		.modules = certified_words(rq, f),
		.note = expiring_words(rq, f),
	};
}

/* Whose certificates the reader sees to: the own body's, and a licensor those under its licence. */
static bool sees_to(const struct request *rq, const struct facilitator *f)
{
	return f->organisation.v == rq->actor.organisation.v ||
	       actor_is(&rq->actor, ROLE_LICENSOR_LEAD);
}

/* Certificates to renew: one's own, and those of the staff to who plans with them or licenses them. */
void add_certificates_due(struct request *rq, struct home_waiting *waiting)
{
	struct facilitators people = facilitators_for(rq->work, &rq->actor);
	struct facilitator_row *rows = arena_many(rq->arena, struct facilitator_row, people.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, people.n + 1);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	size_t n = 0;

	list_each (const struct facilitator *, each, &people)
		if (sees_to(rq, each) && certificate_is_due(each, rq->today)) {
			ids[n] = each->id.v;
			rows[n++] = row_of(rq, each);
		}
	if (n == 0)
		return;
	page_lists(rq, "facilitator", ids, home_rows(n));
	view_facilitator_rows(&out, rows, home_rows(n));
	*list_add(rq->arena, &waiting->lists) =
		(struct home_list){ tr(rq->language, "Certificates to renew"), html_take(&out, 0),
			home_rows(n), n, url_of(rq->arena, "/facilitators") };
}

enum status facilitator_list_show(struct request *rq)
{
	struct facilitators people = facilitators_for(rq->work, &rq->actor);
	struct facilitator_row *rows = arena_many(rq->arena, struct facilitator_row, people.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, people.n + 1);
	struct facilitators_view view = {
		.tabs = page_tabs(rq, "/facilitators"),
		.may_add = policy_allows_kept_by(
			&rq->actor, FACILITATOR_ALTER, rq->actor.organisation),
		.rows = rows,
		.csv = url_of(rq->arena, "/facilitators.csv"),
	};

	list_each (const struct facilitator *, each, &people) {
		ids[view.n] = each->id.v;
		rows[view.n++] = row_of(rq, each);
	}
	page_lists(rq, "facilitator", ids, view.n);
	view.trained.is_shown = workers_trained(rq->work, &rq->actor, &view.trained.days) &&
				(page_relay(rq) != NULL || view.trained.days.n > 0);

	struct html *out = page_open(rq, tr(rq->language, "Facilitators"));

	view_facilitators(out, &view);
	return page_close(rq, OK);
}

static const char *const facilitator_columns[] = { "name", "certified", "expires", "page" };

enum status facilitator_list_csv(struct request *rq)
{
	struct facilitators people = facilitators_for(rq->work, &rq->actor);
	int64_t *ids = arena_many(rq->arena, int64_t, people.n + 1);
	struct buf out = buf_new(rq->arena, (people.n + 1) * CSV_BYTES_PER_ROW);
	struct csv csv = csv_new(&out, true);
	size_t n = 0;

	csv_header(&csv, facilitator_columns, array_size(facilitator_columns));
	list_each (const struct facilitator *, each, &people) {
		struct facilitator_row row = row_of(rq, each);

		ids[n++] = each->id.v;
		csv_text(&csv, row.name.text);
		csv_text(&csv, row.modules);
		csv_text(&csv, row.note);
		csv_text(&csv, url_text(rq->arena, row.name.url, rq->language));
		csv_end_row(&csv);
	}
	page_lists(rq, "facilitator", ids, n);
	return reply_bytes(rq, "text/csv; charset=utf-8", (struct slice){ out.at, out.size });
}

static enum status facilitator_form(struct request *rq, enum status status)
{
	enum language l = rq->language;
	struct facilitator_form_view view = {
		.back = url_of(rq->arena, "/facilitators"),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/facilitators/new")),
		.name = field_of(rq, "name", tr(l, "Name"), ""),
		.login = field_of(rq, "login", tr(l, "User name of their account"), ""),
	};

	view.login.hint =
		tr(l, "If they sign in: then they see the cohorts that they lead. May be blank");

	struct html *out = page_open(rq, tr(l, "Add a facilitator"));

	view_facilitator_form(out, &view);
	return page_close(rq, status);
}

enum status facilitator_add_show(struct request *rq)
{
	return facilitator_form(rq, OK);
}

enum status facilitator_add_do(struct request *rq)
{
	struct facilitator facilitator = { .name = form_text(rq, "name") };

	switch (facilitator_add(
		rq->work, &rq->actor, &facilitator, form_text(rq, "login"), &rq->problems)) {
	case DONE: return reply_redirect(rq, url_facilitator(rq->arena, facilitator.id));
	case REFUSED: return facilitator_form(rq, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- one facilitator ---- */

static void fill_training_form(
	struct request *rq, const struct facilitator *f, struct facilitator_view *view)
{
	struct choice *modules = arena_many(rq->arena, struct choice, MODULE_COUNT);
	enum language l = rq->language;

	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
		modules[module - 1] = (struct choice){ .value = module_name(module),
			.text = tr(l, module_label(module)) };
	view->form = guarded_form(
		rq, url_of(rq->arena, "/facilitators/%lld/training", (long long)f->id.v));
	view->module = field_of(rq, "module", tr(l, "Module"), "");
	view->module.choices = modules;
	view->module.choice_count = MODULE_COUNT - 1;
	view->trained_on = date_field_of(rq, "trained-on", tr(l, "Day of the training"), DATE_NONE);
	view->certificate = field_of(rq, "certificate", tr(l, "Number of the certificate"), "");
	view->certificate.width = "20";
	view->expires_on =
		date_field_of(rq, "expires-on", tr(l, "Last day of the certificate"), DATE_NONE);
	view->expires_on.hint = tr(l, "Blank if it does not expire");
}

static enum status facilitator_page(
	struct request *rq, const struct facilitator *f, enum status status)
{
	struct training_row *rows = arena_many(rq->arena, struct training_row, f->trainings.n + 1);
	struct facilitator same;
	struct facilitator_view view = {
		.back = url_of(rq->arena, "/facilitators"),
		.name = f->name,
		.problems = &rq->problems,
		.rows = rows,
		.may_train = facilitator_for(rq->work, &rq->actor, FACILITATOR_ALTER, f->id, &same),
	};

	for (enum module module = MODULE_NONE + 1; module < MODULE_COUNT; module++)
		list_each (const struct training *, each, &f->trainings)
			if (each->module == module)
				rows[view.n++] = training_row_of(rq, f, each);
	if (view.may_train)
		fill_training_form(rq, f, &view);
	if (view.may_train && page_relay(rq) != NULL) {
		view.who = relay_person_words(rq, facilitator_is_named(rq->work, f->id));
		view.say_who = url_of(rq->arena, "/facilitators/%lld/person", (long long)f->id.v);
	}
	page_shows(rq, "facilitator", f->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Facilitator"));

	view_facilitator(out, &view);
	return page_close(rq, status);
}

static bool page_facilitator(struct request *rq, enum right right, struct facilitator *f)
{
	return facilitator_for(
		rq->work, &rq->actor, right, (struct facilitator_id){ path_id(rq, "id") }, f);
}

enum status facilitator_show(struct request *rq)
{
	struct facilitator f;

	return page_facilitator(rq, FACILITATOR_READ, &f) ? facilitator_page(rq, &f, OK)
							  : page_not_found(rq);
}

enum status facilitator_train_do(struct request *rq)
{
	struct facilitator f;
	struct training training = {
		.module = module_by_name(form_choice(rq, "module")),
		.trained_on = form_date(rq, "trained-on"),
		.certificate = form_text(rq, "certificate"),
		.expires_on = form_date(rq, "expires-on"),
	};

	if (!page_facilitator(rq, FACILITATOR_ALTER, &f))
		return page_not_found(rq);
	if (form_has_problems(rq)) // a day that is none would count as blank
		return facilitator_page(rq, &f, UNPROCESSABLE);
	switch (facilitator_train(rq->work, &rq->actor, f.id, &training, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_facilitator(rq->arena, f.id));
	case REFUSED: return facilitator_page(rq, &f, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

/* ---- who they are, for the wall ---- */

static enum status name_page(struct request *rq, const struct facilitator *f, enum status status)
{
	return relay_person_page(rq,
		&(struct relay_who){ f->name, url_facilitator(rq->arena, f->id),
			url_of(rq->arena, "/facilitators/%lld/person", (long long)f->id.v),
			facilitator_is_named(rq->work, f->id) },
		status);
}

/* One whom the reader may name, where there is another side that could know them. */
static bool page_nameable(struct request *rq, struct facilitator *f)
{
	return page_relay(rq) != NULL && page_facilitator(rq, FACILITATOR_ALTER, f);
}

enum status facilitator_name_show(struct request *rq)
{
	struct facilitator f;

	return page_nameable(rq, &f) ? name_page(rq, &f, OK) : page_not_found(rq);
}

enum status facilitator_name_do(struct request *rq)
{
	struct facilitator f;

	if (!page_nameable(rq, &f))
		return page_not_found(rq);

	struct texts person = relay_person_typed(rq, f.name);

	if (form_has_problems(rq))
		return name_page(rq, &f, UNPROCESSABLE);
	facilitator_name(rq->work, &rq->actor, f.id, &person);
	return reply_redirect(rq, url_facilitator(rq->arena, f.id));
}
