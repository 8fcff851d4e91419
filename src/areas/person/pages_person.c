/* SPDX-License-Identifier: MIT */
/*
 * One person: masked; with the name; with how to reach them.  Each is an address of its own, so
 * that the log has who looked behind which mask.
 */
#include <string.h>

#include "areas/decision/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "areas/scheme/page_kit.h"
#include "base/code.h"
#include "base/err.h"
#include "base/reached.h"
#include "frame/record.h"

enum revealed { NOTHING, NAME, CONTACT };

enum { ROWS_MOST = 24, TEXT_ROOM_BYTES = 64 };

struct rows {
	struct request *rq;
	struct summary_row at[ROWS_MOST];
	size_t n;
};

static struct summary_row *add(struct rows *rows, const char *key, const char *value)
{
	struct summary_row *row = &rows->at[rows->n++];

	assert(rows->n < ROWS_MOST);
	*row = (struct summary_row){
		.key = key,
		.value = SHOWN(value[0] == '\0' ? tr(rows->rq->language, "Not said") : value),
	};
	return row;
}

static struct summary_row *add_field(struct rows *rows, enum person_field field, const char *value)
{
	return add(rows, tr(rows->rq->language, person_field_label(field)), value);
}

/* Its lines stay lines. */
static struct summary_row *add_text(struct rows *rows, enum person_field field, const char *text)
{
	struct html out =
		html_new(rows->rq->arena, rows->rq->language, TEXT_ROOM_BYTES + strlen(text));
	struct summary_row *row = add_field(rows, field, text);

	view_person_text(&out, text);
	if (text[0] != '\0')
		row->value = SHOWN(html_take(&out, 0));
	return row;
}

/* ---- who ---- */

static const char *full_name(struct arena *a, const struct person_facts *facts)
{
	return arena_format(a, "%s %s", facts->given_names, facts->family_name);
}

static void add_who(struct rows *rows, const struct person *person, enum revealed revealed)
{
	struct request *rq = rows->rq;
	const struct person_facts *facts = &person->facts;
	const char *born = revealed == NAME ? date_words(rq->arena, rq->language, facts->born)
					    : arena_format(rq->arena, "%d", facts->born.year);
	struct summary_row *name = add(rows, tr(rq->language, "Name"),
		revealed == NAME ? full_name(rq->arena, facts)
				 : mask_name(rq->arena, facts->given_names, facts->family_name));

	if (revealed != NAME)
		name->actions[0] = (struct link){ .text = tr(rq->language, "Show the name"),
			.url = url_person_page(rq->arena, person->id, "name") };
	if (revealed == NAME && facts->known_as[0] != '\0')
		add_field(rows, PERSON_KNOWN_AS, facts->known_as);
	add(rows,
		revealed == NAME ? tr(rq->language, "Date of birth")
				 : tr(rq->language, "Year of birth"),
		born);
	add_field(rows, PERSON_SEX, sex_words(rq, facts->sex));
}

/* ---- how to reach them ---- */

static const char *language_words(struct request *rq, const struct person_facts *facts)
{
	const char *language = facts->language == SPOKEN_OTHER ? facts->other_language
							       : spoken_words(rq, facts->language);

	return facts->needs_interpreter
		       ? tr_fill(rq->arena, rq->language, "{language}, with an interpreter",
				 "language", language, NULL)
		       : language;
}

static const char *masked_address(struct request *rq, const char *address)
{
	const char *area = mask_address(rq->arena, address);

	if (address[0] == '\0')
		return "";
	return area[0] == '\0'
		       ? tr(rq->language, "Kept")
		       : tr_fill(rq->arena, rq->language, "Kept, in {area}", "area", area, NULL);
}

static const char *shown_phone(
	struct request *rq, const struct phone *phone, enum revealed revealed)
{
	if (phone->number[0] == '\0')
		return "";
	if (revealed != CONTACT)
		return tr_fill(rq->arena, rq->language, "Ends in {figures}", "figures",
			mask_phone(phone->number), NULL);
	return phone->may_text
		       ? tr_fill(rq->arena, rq->language, "{number}, text messages are safe",
				 "number", phone_words(rq->arena, phone->number), NULL)
		       : phone_words(rq->arena, phone->number);
}

static const char *masked_email(struct request *rq, const char *email)
{
	return email[0] == '\0' ? "" : tr(rq->language, "Kept");
}

static void add_contact(struct rows *rows, const struct person *person, enum revealed revealed)
{
	struct request *rq = rows->rq;
	const struct person_facts *facts = &person->facts;
	bool is_shown = revealed == CONTACT;
	struct summary_row *address = NULL;

	add_field(rows, PERSON_LANGUAGE, language_words(rq, facts));
	add_field(rows, PERSON_COUNTY, county_words(rq, facts->county));
	address = add_text(rows, PERSON_ADDRESS,
		is_shown ? facts->address : masked_address(rq, facts->address));
	if (!is_shown)
		address->actions[0] =
			(struct link){ .text = tr(rq->language, "Show contact details"),
				.url = url_person_page(rq->arena, person->id, "contact") };
	for (int i = 0; i < PHONES_MOST; i++)
		if (i == 0 || facts->phones[i].number[0] != '\0')
			add_field(rows, PERSON_PHONE_1 + 2 * (unsigned)i,
				shown_phone(rq, &facts->phones[i], revealed));
	add_field(rows, PERSON_EMAIL, is_shown ? facts->email : masked_email(rq, facts->email));
}

/* ---- the case ---- */

static const char *force_words(struct request *rq, struct organisation_id id)
{
	struct organisation force;

	return organisation_load(rq->work, id, &force) ? body_name(rq, force.name) : "";
}

static void add_case(struct rows *rows, const struct person *person)
{
	struct request *rq = rows->rq;
	const struct person_facts *facts = &person->facts;

	add(rows, tr(rq->language, "Police force"), force_words(rq, person->force));
	add_field(rows, PERSON_POLICE_REFERENCE, facts->police_reference);
	add_text(rows, PERSON_ACCESS_NEEDS, facts->access_needs);
	add_field(rows, PERSON_FIRST_TIME,
		facts->is_first_time ? tr(rq->language, "Yes") : tr(rq->language, "No"));
}

/* ---- the page ---- */

static void fill_acts(struct request *rq, struct person_id id, struct person_view *view)
{
	if (person_may(rq->work, &rq->actor, PERSON_ALTER, id))
		view->acts[view->act_count++] =
			(struct link){ .text = tr(rq->language, "Change the details"),
				.url = url_person_page(rq->arena, id, "change") };
	if (person_may(rq->work, &rq->actor, PERSON_BLOCK, id))
		view->acts[view->act_count++] =
			(struct link){ .text = tr(rq->language, "Who may not see this person"),
				.url = url_person_page(rq->arena, id, "block") };
}

static enum status person_page(
	struct request *rq, const struct person *person, enum revealed revealed)
{
	struct record_links others = page_record_links(rq, "person", person->id.v);
	struct rows rows = { .rq = rq };
	struct person_view view = {
		.name = revealed == NAME ? full_name(rq->arena, &person->facts)
					 : mask_name(rq->arena, person->facts.given_names,
						   person->facts.family_name),
		.reference = code_words(rq->arena, person->reference),
		.back = url_of(rq->arena, "/people"),
		.masked = revealed == NOTHING ? URL_NONE : url_person(rq->arena, person->id),
		.changed = tr_fill(rq->arena, rq->language, "{name} saved this on {date}.", "name",
			account_name(rq->work, person->changed_by), "date",
			instant_words(rq->arena, rq->language, person->changed_at), NULL),
	};

	add_who(&rows, person, revealed);
	add_contact(&rows, person, revealed);
	add_case(&rows, person);
	view.rows = rows.at;
	view.row_count = rows.n;
	fill_acts(rq, person->id, &view);
	view.others = others.at;
	view.other_count = others.n;

	struct html *out = page_open(rq, tr(rq->language, "Person"));

	view_person(out, &view);
	return page_close(rq, OK);
}

enum status person_show(struct request *rq)
{
	struct person person;

	return person_of_page(rq, &person) ? person_page(rq, &person, NOTHING) : page_not_found(rq);
}

enum status person_name_show(struct request *rq)
{
	struct person person;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);
	page_shows_name(rq, person.id);
	return person_page(rq, &person, NAME);
}

enum status person_contact_show(struct request *rq)
{
	struct person person;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);
	page_shows_contact(rq, person.id);
	return person_page(rq, &person, CONTACT);
}
