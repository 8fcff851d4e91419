/* SPDX-License-Identifier: MIT */
/*
 * What the pages of registers have in common, and the table of their routes.
 */
#include "areas/register/pages.h"

#include <inttypes.h>
#include <string.h>

#include "areas/register/page_kit.h"
#include "base/err.h"

struct url url_ring_list(struct arena *a, struct cohort_id id)
{
	return url_of(a, "/cohorts/%lld/people", (long long)id.v);
}

static const char *path_of(struct arena *a, const struct register_sheet *s, const char *page)
{
	return arena_format(a, "/cohorts/%" PRId64 "/register/%s%s", s->cohort.id.v,
		letter_name(s->letter), page);
}

struct url url_register(struct arena *a, const struct register_sheet *s, const char *page)
{
	return url_here(a, path_of(a, s, page), "");
}

struct url url_correct(struct arena *a, const struct register_sheet *s, struct place_id place)
{
	return url_register(a, s, arena_format(a, "/correct/%" PRId64, place.v));
}

struct url url_register_done(struct arena *a, const struct register_sheet *s, const char *done)
{
	return url_here(a, path_of(a, s, ""), arena_format(a, "done=%s", done));
}

struct register_sheet *page_register(struct request *rq)
{
	struct register_sheet *s = arena_one(rq->arena, struct register_sheet);
	struct cohort_id id = { path_id(rq, "id") };
	const char *name = path_text(rq, "letter");

	for (enum letter letter = WORKSHOP_A; letter < WORKSHOP_COUNT; letter++)
		if (strcmp(name, letter_name(letter)) == 0 &&
			register_load(rq->work, &rq->actor, id, letter, s))
			return s;
	return NULL;
}

/* ---- words ---- */

const char *row_name(struct request *rq, const struct register_row *row)
{
	return arena_format(rq->arena, "%s %s", row->given_names, row->family_name);
}

void page_shows_names(struct request *rq, const struct register_rows *rows)
{
	int64_t *ids = arena_many(rq->arena, int64_t, rows->n + 1);

	for (size_t i = 0; i < rows->n; i++)
		ids[i] = rows->at[i].referral.person.v;
	page_lists(rq, "person-name", ids, rows->n);
}

const char *sheet_title(struct request *rq, enum letter letter)
{
	return letter == WORKSHOP_A ? tr(rq->language, "Register of workshop A")
				    : tr(rq->language, "Register of workshop B");
}

const char *grace_words(struct request *rq, int minutes)
{
	if (minutes == 0)
		return tr(rq->language,
			"Whoever comes late is not let in. Enter how many minutes late they were.");
	return tr_fill_n(rq->arena, rq->language,
		"Up to {count} minute late counts as attended; later than that nobody is let in. "
		"Enter how many minutes late they were.",
		"Up to {count} minutes late counts as attended; later than that nobody is let in. "
		"Enter how many minutes late they were.",
		minutes, NULL);
}

const char *presence_words(struct request *rq, enum presence presence)
{
	return arena_format(
		rq->arena, "%d %s", presence, tr(rq->language, presences[presence].label));
}

const struct choice *presence_choices(struct request *rq, size_t *n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, PRESENCE_COUNT);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Not said yet") };
	for (enum presence each = PRESENCE_CAME; each < PRESENCE_COUNT; each++)
		choices[each] = (struct choice){ .value = presences[each].name,
			.text = presence_words(rq, each) };
	*n = PRESENCE_COUNT;
	return choices;
}

/* ---- an entry ---- */

struct entry typed_entry(struct request *rq, const char *came, const char *late)
{
	return (struct entry){
		.presence = word_named(presences, form_choice(rq, came)),
		.late_minutes = form_int(rq, late),
	};
}

struct form_field came_field(
	struct request *rq, const char *name, const char *label, struct entry stands)
{
	bool is_said = stands.presence != PRESENCE_NONE;
	struct form_field field =
		field_of(rq, name, label, is_said ? presences[stands.presence].name : "");

	field.choices = presence_choices(rq, &field.choice_count);
	return field;
}

const char *minutes_words(struct request *rq, struct entry entry)
{
	return entry.late_minutes == 0 ? "" : arena_format(rq->arena, "%d", entry.late_minutes);
}

struct form_field late_field(
	struct request *rq, const char *name, const char *label, struct entry stands)
{
	struct form_field field = field_of(rq, name, label, minutes_words(rq, stands));

	field.width = "3";
	field.inputmode = "numeric";
	field.autocomplete = "off";
	return field;
}

/* ---- from a referral ---- */

/* To the register that says next, or said last, whether the person came. */
static enum status register_of_referral(struct request *rq)
{
	struct kept_referral r;

	if (!referral_load(rq->work, &rq->actor, (struct referral_id){ path_id(rq, "id") }, &r) ||
		attempt_last(&r.facts) == NULL)
		return page_not_found(rq);

	bool has_attended_a = attempt_last(&r.facts)->result[WORKSHOP_A] == ATTENDANCE_ATTENDED;
	struct register_sheet sheet = { .cohort = { .id = r.cohort },
		.letter = has_attended_a ? WORKSHOP_B : WORKSHOP_A };

	return reply_redirect(rq, url_register(rq->arena, &sheet, ""));
}

/* ---- routes ---- */

static const char *const came_choices[] = { "", "came", "absent", "left", "excluded", NULL };
static const char *const letter_choices[] = { "a", "b", NULL };
static const char *const do_choices[] = { "save", "sign", NULL };
static const char *const done_choices[] = { "saved", "signed", "closed", "corrected", "led", NULL };

static const struct input ring_inputs[] = {
	{ .name = "contacted", .kind = INPUT_ID },
	{ .name = "letter", .kind = INPUT_ID },
	{ 0 },
};

static const struct input done_query[] = {
	{ .name = "done", .kind = INPUT_CHOICE, .choices = done_choices },
	{ 0 },
};

static const struct input sheet_inputs[] = {
	{ .name = "seen", .kind = INPUT_NUMBER },
	{ .name = "row-*-came", .kind = INPUT_CHOICE, .choices = came_choices },
	{ .name = "row-*-late", .kind = INPUT_NUMBER },
	{ .name = "do", .kind = INPUT_CHOICE, .choices = do_choices },
	{ 0 },
};

static const struct input sign_inputs[] = {
	{ .name = "seen", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input lead_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "a-leader-1", .kind = INPUT_ID },
	{ .name = "a-leader-2", .kind = INPUT_ID },
	{ .name = "b-leader-1", .kind = INPUT_ID },
	{ .name = "b-leader-2", .kind = INPUT_ID },
	{ 0 },
};

static const struct input correct_inputs[] = {
	{ .name = "seen", .kind = INPUT_NUMBER },
	{ .name = "came", .kind = INPUT_CHOICE, .choices = came_choices },
	{ .name = "late", .kind = INPUT_NUMBER },
	{ .name = "because", .label = N_("Why it is corrected"), .kind = INPUT_TEXT, .max = 600 },
	{ 0 },
};

static const struct input cancel_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "from", .kind = INPUT_CHOICE, .choices = letter_choices },
	{ .name = "because", .label = N_("Why it is cancelled"), .kind = INPUT_TEXT, .max = 500 },
	{ 0 },
};

#define SHEET "/cohorts/{id}/register/{letter~}"

const struct route register_routes[] = {
	{ GET, "/registers", REGISTER_TAKE, register_list_show },
	{ GET, "/registers.csv", REGISTER_TAKE, register_list_csv },
	{ GET, "/referrals/{id}/register", REGISTER_TAKE, register_of_referral },
	{ GET, "/cohorts/{id}/people", REGISTER_TAKE, ring_list_show },
	{ POST, "/cohorts/{id}/people", REGISTER_TAKE, ring_list_do, ring_inputs },
	{ GET, "/cohorts/{id}/people/shown", REGISTER_TAKE, ring_list_reveal },
	{ GET, SHEET, REGISTER_TAKE, sheet_show, done_query },
	{ POST, SHEET, REGISTER_TAKE, sheet_do, sheet_inputs },
	{ GET, SHEET "/print", REGISTER_TAKE, sheet_print },
	{ GET, SHEET "/sign", REGISTER_TAKE, sheet_sign_show },
	{ POST, SHEET "/sign", REGISTER_TAKE, sheet_sign_do, sign_inputs },
	{ GET, SHEET "/lead", COHORT_PLAN, lead_show },
	{ POST, SHEET "/lead", COHORT_PLAN, lead_do, lead_inputs },
	{ GET, SHEET "/correct/{place}", REGISTER_TAKE, sheet_correct_show },
	{ POST, SHEET "/correct/{place}", REGISTER_TAKE, sheet_correct_do, correct_inputs },
	{ GET, "/cohorts/{id}/cancel", COHORT_PLAN, cohort_cancel_show },
	{ POST, "/cohorts/{id}/cancel", COHORT_PLAN, cohort_cancel_do, cancel_inputs },
	{ 0 },
};
