/* SPDX-License-Identifier: MIT */
#include "areas/relay/page_kit.h"

#include "areas/relay/relay_views.h"
#include "base/slice.h"

const struct input relay_person_inputs[] = {
	{ .name = "staff-number", .kind = INPUT_SECRET },
	{ .name = "born", .label = N_("Date of birth"), .kind = INPUT_DATE },
	{ 0 },
};

enum status relay_person_page(struct request *rq, const struct relay_who *who, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	enum language l = rq->language;
	struct relay_person_view view = {
		.back = who->back,
		.name = who->name,
		.problems = &rq->problems,
		.is_known = who->is_known,
		.form = { .action = who->action, .token = keys.token, .key = keys.once },
		.number = { .name = "staff-number",
			.label = tr(l, "Staff number"),
			.hint = tr(l, "As their employer writes it: it is how the other side would "
				      "know them"),
			.width = "10",
			.autocomplete = "off",
			.problems = &rq->problems },
		.born = { .name = "born",
			.label = tr(l, "Date of birth"),
			.autocomplete = "off",
			.problems = &rq->problems },
	};
	page_date_parts(rq, &view.born, DATE_NONE);

	struct html *out = page_open(rq, tr(l, "Who they are"));

	view_relay_person(out, &view);
	return page_close(rq, status);
}

struct tag_words relay_person_words(struct request *rq, bool is_known)
{
	if (is_known)
		return (struct tag_words){ tr(rq->language, "Given"), "green" };
	return (struct tag_words){ tr(rq->language, "Not given yet"), "yellow" };
}

struct texts relay_person_typed(struct request *rq, const char *name)
{
	const char *number = form_text(rq, "staff-number");
	struct date born_on = form_date(rq, "born");

	if (slice_trim(slice_of(number)).size == 0)
		form_problem(rq, "staff-number", N_("Enter the staff number"));
	if (!form_has_problems(rq) && (!date_is_day(born_on) || !date_before(born_on, rq->today)))
		form_problem(rq, "born", N_("Enter the date of birth"));
	if (form_has_problems(rq)) {
		if (slice_trim(slice_of(number)).size > 0)
			form_problem(rq, "staff-number",
				N_("Enter the staff number again: it is not kept here"));
		return (struct texts){ 0 };
	}
	return relay_person(rq->arena, page_relay(rq), number, name, born_on);
}
