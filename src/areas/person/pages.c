/* SPDX-License-Identifier: MIT */
/*
 * What the pages of people have in common, what they have on home, and the table of their routes.
 */
#include "areas/person/pages.h"

#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"

struct url url_person(struct arena *a, struct person_id id)
{
	return url_of(a, "/people/%lld", (long long)id.v);
}

struct url url_person_page(struct arena *a, struct person_id id, const char *page)
{
	return url_of(a, "/people/%lld/%s", (long long)id.v, page);
}

/* ---- what is shown ---- */

bool person_of_page(struct request *rq, struct person *person)
{
	struct person_id id = { path_id(rq, "id") };

	if (!person_may(rq->work, &rq->actor, rq->route->right, id) ||
		!person_load(rq->work, &rq->actor, id, person))
		return false;
	page_shows(rq, "person", id.v);
	return true;
}

void page_shows_name(struct request *rq, struct person_id id)
{
	page_shows(rq, "person-name", id.v);
}

void page_shows_contact(struct request *rq, struct person_id id)
{
	page_shows(rq, "person-contact", id.v);
}

/* ---- words ---- */

const char *sex_words(const struct request *rq, enum sex sex)
{
	return sex == SEX_NONE ? "" : tr(rq->language, sex_label(sex));
}

const char *spoken_words(const struct request *rq, enum spoken language)
{
	return language == SPOKEN_NONE ? "" : tr(rq->language, spoken_label(language));
}

const char *county_words(const struct request *rq, enum county county)
{
	return county == COUNTY_NONE ? "" : county_name(county, rq->language);
}

/* ---- home ---- */

static const struct home_card cards[] = {
	{ PERSON_LIST, N_("People"), "/people", N_("Find somebody on a programme") },
	{ 0 },
};

const struct home_part person_home = { .add_waiting = add_blocks, .cards = cards };

/* ---- inputs ---- */

static const char *const sex_choices[] = { "m", "f", "other", "unsaid", NULL };
static const char *const spoken_choices[] = { "cy", "en", "other", NULL };
static const char *const block_choices[] = {
#define X(symbol, name, label) name,
	BLOCK_KINDS(X)
#undef X
		NULL
};

static const struct input list_inputs[] = {
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "before", .kind = INPUT_ID },
	{ 0 },
};

static const struct input find_inputs[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = 100 },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ 0 },
};

const struct input person_form_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "scheme", .kind = INPUT_ID },
	{ .name = "given-names", .label = N_("Given names"), .kind = INPUT_LINE },
	{ .name = "family-name", .label = N_("Family name"), .kind = INPUT_LINE },
	{ .name = "known-as", .label = N_("Known as"), .kind = INPUT_LINE },
	{ .name = "born", .label = N_("Date of birth"), .kind = INPUT_DATE },
	{ .name = "sex", .kind = INPUT_CHOICE, .choices = sex_choices },
	{ .name = "language", .kind = INPUT_CHOICE, .choices = spoken_choices },
	{ .name = "other-language", .label = N_("Which language"), .kind = INPUT_LINE },
	{ .name = "interpreter", .kind = INPUT_FLAG },
	{ .name = "county", .kind = INPUT_CHOICE, .choices = county_codes },
	{ .name = "address", .label = N_("Address"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "phone-1", .label = N_("Phone 1"), .kind = INPUT_LINE },
	{ .name = "phone-1-text", .kind = INPUT_FLAG },
	{ .name = "phone-2", .label = N_("Phone 2"), .kind = INPUT_LINE },
	{ .name = "phone-2-text", .kind = INPUT_FLAG },
	{ .name = "phone-3", .label = N_("Phone 3"), .kind = INPUT_LINE },
	{ .name = "phone-3-text", .kind = INPUT_FLAG },
	{ .name = "email", .label = N_("Email address"), .kind = INPUT_LINE, .max = 300 },
	{ .name = "police-reference", .label = N_("Police reference"), .kind = INPUT_LINE },
	{ .name = "access-needs", .label = N_("Access needs"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "first-time", .kind = INPUT_FLAG },
	{ .name = "another", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input block_inputs[] = {
	{ .name = "account", .label = N_("Sign-in name"), .kind = INPUT_LINE },
	{ .name = "kind", .kind = INPUT_CHOICE, .choices = block_choices },
	{ .name = "from", .label = N_("First day"), .kind = INPUT_DATE },
	{ .name = "to", .label = N_("Last day, if one is known"), .kind = INPUT_DATE },
	{ 0 },
};

static const char *const answer_choices[] = {
#define X(symbol, name, is_right, label) name,
	OWN_ANSWERS(X)
#undef X
		NULL
};

static const struct input answer_inputs[] = {
	{ .name = "answer", .kind = INPUT_CHOICE, .choices = answer_choices },
	{ 0 },
};

/* What is searched for is sent in the form and not in the address: it is somebody's name. */
const struct route person_routes[] = {
	{ GET, "/people", PERSON_LIST, person_list_show, list_inputs },
	{ POST, "/people", PERSON_LIST, person_list_find, find_inputs, .only_reads = true },
	{ GET, "/people.csv", PERSON_LIST, person_list_csv, list_inputs },
	{ GET, "/people/new", PERSON_ADD, person_new_show },
	{ POST, "/people/new", PERSON_ADD, person_new_do, person_form_inputs },
	{ GET, "/people/{id}", PERSON_READ, person_show },
	{ GET, "/people/{id}/name", PERSON_READ, person_name_show },
	{ GET, "/people/{id}/contact", PERSON_READ, person_contact_show },
	{ GET, "/people/{id}/change", PERSON_ALTER, person_change_show },
	{ POST, "/people/{id}/change", PERSON_ALTER, person_change_do, person_form_inputs },
	{ GET, "/people/{id}/block", PERSON_BLOCK, person_block_show },
	{ POST, "/people/{id}/block", PERSON_BLOCK, person_block_do, block_inputs },
	{ GET, "/people/{id}/block/{block}", PERSON_BLOCK, person_block_found_show },
	{ POST, "/people/{id}/block/{block}", PERSON_BLOCK, person_block_found_do, answer_inputs },
	{ POST, "/people/{id}/block/{block}/lift", PERSON_BLOCK, person_unblock_do },
	{ 0 },
};
