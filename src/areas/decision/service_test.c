/* SPDX-License-Identifier: MIT */
/*
 * The life of decision records in a real database: brought in or drafted,
 * changed, signed, translated, listed.
 */
#include <string.h>

#include "areas/decision/service.h"
#include "areas/decision/store.h"
#include "areas/organisation/organisation.h"
#include "areas/testing.h"
#include "base/err.h"
#include "base/hash.h"

static const char *const both[] = { "In confidence", "Yn gyfrinachol" };
static const char *const neither[] = { "", " " };
static const char *const one_only[] = { "In confidence", "" };

/* ---- asking ---- */

static struct outcome act_at(struct fresh *f, const struct actor *by, struct decision_id id,
	int64_t version, enum act act)
{
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = decision_act(w, by, id, version, act);
	return outcome;
}

static struct outcome act(
	struct fresh *f, const struct actor *by, struct decision_id id, enum act which)
{
	return act_at(f, by, id, 0, which);
}

static void assert_refused(struct outcome outcome, enum refusal refusal)
{
	assert_int_equal(outcome.kind, REFUSED);
	assert_int_equal(outcome.refusal, refusal);
}

static void assert_done(struct outcome outcome)
{
	if (outcome.kind == REFUSED)
		fail_msg("refused: %s", refusal_text(outcome.refusal));
	assert_int_equal(outcome.kind, DONE);
}

static struct outcome alter_at(struct fresh *f, const struct actor *by, struct decision_id id,
	int64_t version, enum field field, const char *value)
{
	struct edit edit = { .version = version };
	struct outcome outcome = { 0 };
	struct decision theirs;

	edit.value[field][ENGLISH] = value;
	WRITE (f, w)
		outcome = decision_alter(w, by, id, &edit, &theirs);
	return outcome;
}

static struct outcome alter(
	struct fresh *f, struct decision_id id, enum field field, const char *value)
{
	return alter_at(f, &f->officer, id, 0, field, value);
}

static struct outcome import_text(struct fresh *f, const struct actor *by, const char *text,
	struct organisation_id organisation, size_t record, struct decision_id *id)
{
	struct reading reading;
	struct outcome outcome = { 0 };

	reader_read(f->arena, text, strlen(text), &reading);
	assert_int_equal(reading.refusal, READING_TAKEN);
	assert_true(record < reading.records.n);
	WRITE (f, w)
		outcome = decision_import(w, by,
			&(struct import){
				organisation, "sampl.txt", slice_of(text), &reading, record },
			id);
	return outcome;
}

static struct outcome pair_text(
	struct fresh *f, struct decision_id id, int64_t version, const char *text)
{
	struct reading reading;
	struct outcome outcome = { 0 };

	reader_read(f->arena, text, strlen(text), &reading);
	WRITE (f, w)
		outcome = decision_pair(w, &f->officer, id, version,
			&(struct import){ { 0 }, "sampl-cy.txt", slice_of(text), &reading, 0 });
	return outcome;
}

static const char *document(struct fresh *f, const char *organisation, const char *reference)
{
	return arena_format(f->arena,
		"%s\nReference: %s\nTitle: An invented programme\nPurpose: To agree it\n"
		"Summary: The programme runs for a year.\nDate signed: 20 March 2025\n",
		organisation, reference);
}

static const char welsh_document[] =
	"Cyfeirnod: DLI1\n"
	"Teitl: Rhaglen ddychmygol\n"
	"Diben: Cytuno ar gyllid rhaglen ddychmygol\n"
	"Crynodeb: Mae'r rhaglen yn gweithio gyda phobl sy'n cam-drin. Y gost yw hyd at £33,760 "
	"am y flwyddyn gyntaf.\n"
	"Dyddiad llofnodi: 20 Mawrth 2025\n";

static struct decision_id a_draft(struct fresh *f, enum template template, enum language original)
{
	struct decision_id id = { 0 };

	WRITE (f, w)
		assert_int_equal(
			decision_start_draft(w, &f->officer, f->office, template, original, &id)
				.kind,
			DONE);
	return id;
}

/* Every value that its template asks for. */
static struct decision_id a_full_draft(struct fresh *f)
{
	struct decision_id id = a_draft(f, SUMMARY_SHEET, ENGLISH);
	struct edit edit = { .version = 0 };
	struct decision theirs;

	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
		if ((field_facts(field)->required & 1u << SUMMARY_SHEET) != 0 &&
			field != FIELD_REFERENCE)
			edit.value[field][ENGLISH] = field == FIELD_INTERESTS ? "none" : "Sampl";
	edit.value[FIELD_SUMMARY][ENGLISH] =
		"There are 20 places at £2,500 each and £500 each for materials.";
	WRITE (f, w)
		assert_int_equal(decision_alter(w, &f->officer, id, &edit, &theirs).kind, DONE);
	return id;
}

static struct decision_id a_submitted_draft(struct fresh *f)
{
	struct decision_id id = a_full_draft(f);

	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	return id;
}

static struct organisation_id a_body(
	struct fresh *f, const char *name, const char *area, const char *pattern)
{
	struct organisation body = { .name = { name, "" },
		.area = { area, "" },
		.kind = "OPCC",
		.reference_pattern = pattern,
		.kept_by = f->office };
	struct problems problems = { 0 };

	WRITE (f, w)
		organisation_add(w, &body, &problems);
	assert_int_equal(problems.n, 0);
	return body.id;
}

static struct organisation_id a_body_of(struct fresh *f, const char *name, const char *area)
{
	return a_body(f, name, area, "");
}

static struct organisation_id a_body_with(struct fresh *f, const char *pattern)
{
	return a_body(f, arena_format(f->arena, "Body of %s", pattern), "", pattern);
}

static struct decision_lines lines(
	struct fresh *f, const struct actor *by, struct decision_filter filter)
{
	struct decision_lines found = { 0 };

	READ (f, w)
		found = decision_lines(w, by, &filter, 50);
	return found;
}

/* ---- bringing in ---- */

static void import__its_values_are_the_documents(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f, an_imported_decision(f, .title = "Cynllun Helyg"));

	assert_int_equal(d.state, IMPORTED);
	assert_int_equal(d.origin, SIGNED_ON_PAPER);
	assert_int_equal(d.template, SUMMARY_SHEET);
	assert_int_equal(d.author.v, f->officer.account.v);
	assert_int_equal(d.keeper.v, f->office.v);
	assert_string_equal(decision_value(&d, FIELD_REFERENCE, ENGLISH), "DLI1");
	assert_string_equal(decision_value(&d, FIELD_TITLE, ENGLISH), "Cynllun Helyg");
	assert_string_equal(decision_value(&d, FIELD_TITLE, WELSH), "");
	assert_string_equal(decision_value(&d, FIELD_SIGNED_ON, ENGLISH), "2025-03-20");
	assert_string_equal(decision_value(&d, FIELD_MAKER, ENGLISH), "Enghraifft Sampl");
	assert_string_equal(d.frozen_hash, "");
}

static void import__each_source_points_at_its_words(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f, an_imported_decision(f));
	const char *text = d.document[ENGLISH].text;
	bool found_title = false;

	assert_true(d.sources.n > 5);
	list_each (const struct source *, source, &d.sources) {
		assert_true(source->at.from < source->at.to && source->at.to <= strlen(text));
		found_title |= source->field == FIELD_TITLE &&
			       strncmp(text + source->at.from, "An invented programme", 21) == 0;
	}
	assert_true(found_title);
}

static void import__each_amount_points_at_its_figure_and_its_sentence(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f, an_imported_decision(f));
	const char *text = d.document[ENGLISH].text;
	const struct amount *amount = &d.amounts.at[0];

	assert_int_equal(d.amounts.n, 1);
	assert_int_equal(amount->money.pence, 3376000);
	assert_int_equal(amount->kind, AMOUNT_CAP);
	assert_memory_equal(text + amount->at.from, amount->literal, strlen(amount->literal));
	assert_true(amount->sentence.from <= amount->at.from);
	assert_true(amount->sentence.to >= amount->at.to);
}

static void import__keeps_the_document_with_the_hash_of_its_bytes(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f, an_imported_decision(f));
	const char *text = sample_document(f, &(struct sample){ 0 });

	assert_string_equal(d.document[ENGLISH].name, "penderfyniad.txt");
	assert_string_equal(d.document[ENGLISH].sha256, hash_sha256_hex(f->arena, slice_of(text)));
	assert_null(d.document[WELSH].text);
}

static void import__sums_and_priors_are_kept_whole(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f,
		an_imported_decision(f,
			.more = "Background: There are 20 places at £2,500 each and £500 each for "
				"materials. The Police and Crime Panel noted the budget on 6 "
				"January 2025.\n"));

	list_each (const struct sum *, sum, &d.sums)
		assert_true(sum->parts.n > 0);
	list_each (const struct prior *, prior, &d.priors)
		assert_true(prior->at.to > prior->at.from);
}

static void import__says_signed_only_where_a_signer_or_a_day_was_read(void **state)
{
	static const struct {
		const char *text, *signature;
	} cases[] = {
		{ "Title: An invented programme\nThe grant is £100.\n", "" },
		{ "Title: An invented programme\nDate signed: 3 March 2025\n", "signed" },
		{ "Title: An invented programme\nSigned: Enghraifft Sampl\n", "signed" },
		{ "Title: An invented programme\nSignature:\n\nDate: 3 March 2025\n", "blank" },
	};
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(cases); i++) {
		struct reading reading;
		struct decision d;

		reader_read(f->arena, cases[i].text, strlen(cases[i].text), &reading);
		decision_from_reading(f->arena, &reading, 0, &d);
		assert_string_equal(
			decision_value(&d, FIELD_SIGNATURE, ENGLISH), cases[i].signature);
	}
}

static void import__finds_its_body_by_name_or_area(void **state)
{
	static const char *const names[] = {
		"Police and Crime Commissioner for Gwent",
		"Gwent Police and Crime Commissioner",
		"Comisiynydd Heddlu a Throseddu Gwent",
	};
	struct fresh *f = *state;
	struct organisation_id gwent = a_body_of(f, "The Commissioner", "Gwent");

	for (size_t i = 0; i < array_size(names); i++) {
		struct decision_id id = { 0 };
		const char *text = document(f, names[i], arena_format(f->arena, "DLI%zu", i + 1));

		assert_done(
			import_text(f, &f->officer, text, (struct organisation_id){ 0 }, 0, &id));
		assert_int_equal(decision_now(f, id).organisation.v, gwent.v);
	}
}

static void import__an_unknown_body_is_added_under_its_printed_name(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = { 0 };
	struct organisation body = { 0 };
	const char *name = "Police and Crime Commissioner for Gwent";

	assert_done(import_text(
		f, &f->officer, document(f, name, "EV1"), (struct organisation_id){ 0 }, 0, &id));
	READ (f, w)
		assert_true(organisation_by_name(w, name, &body));
	assert_int_equal(body.kept_by.v, f->office.v);
	assert_int_equal(decision_now(f, id).organisation.v, body.id.v);
}

static void import__that_names_no_body_asks_whose_it_is(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = { 0 };

	assert_refused(import_text(f, &f->officer, document(f, "", "DLI1"),
			       (struct organisation_id){ 0 }, 0, &id),
		REFUSED_NO_ORGANISATION);
}

static void import__into_another_offices_register_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = { 0 };

	assert_refused(import_text(f, &f->officer, document(f, "", "DLI1"), f->elsewhere, 0, &id),
		REFUSED_ORGANISATION);
}

static void import__a_taken_reference_is_refused_with_the_one_that_has_it(void **state)
{
	struct fresh *f = *state;
	struct decision_id first = an_imported_decision(f, .reference = "DLI4");
	struct decision_id id = { 0 };

	assert_refused(import_text(f, &f->officer, document(f, "", "DLI4"), f->office, 0, &id),
		REFUSED_REFERENCE_TAKEN);
	assert_int_equal(id.v, first.v);
}

static void import__needs_the_right(void **state)
{
	struct fresh *f = *state;
	const struct actor *const others[] = { &f->approver, &f->translator, &f->auditor,
		&f->account_manager };

	for (size_t i = 0; i < array_size(others); i++) {
		struct decision_id id = { 0 };

		assert_refused(
			import_text(f, others[i], document(f, "", "DLI1"), f->office, 0, &id),
			REFUSED_RIGHT);
	}
}

static void import__several_records_of_a_page_are_records_of_their_own(void **state)
{
	static const char page[] =
		"Reference: DLI10\nTitle: The first\nDate signed: 1 March 2025\n\n"
		"Reference: DLI11\nTitle: The second\nDate signed: 2 March 2025\n";
	struct fresh *f = *state;
	struct decision_id ids[2];

	for (size_t i = 0; i < 2; i++)
		assert_done(import_text(f, &f->officer, page, f->office, i, &ids[i]));
	assert_string_equal(decision_now(f, ids[0]).value[FIELD_TITLE][ENGLISH], "The first");
	assert_string_equal(decision_now(f, ids[1]).value[FIELD_TITLE][ENGLISH], "The second");
}

static void import__is_read_in_its_own_language(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = { 0 };

	assert_done(import_text(f, &f->officer, welsh_document, f->office, 0, &id));
	assert_int_equal(decision_now(f, id).original, WELSH);
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][WELSH], "Rhaglen ddychmygol");
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][ENGLISH], "");
}

static const char *repeated(struct fresh *f, const char *text, int times)
{
	struct buf out = buf_new(f->arena, 4096);

	for (int i = 0; i < times; i++)
		buf_text(&out, text);
	return out.at;
}

static void import__nothing_in_a_document_is_too_much_for_the_database(void **state)
{
	struct fresh *f = *state;
	const char *words = repeated(f, "word ", 2000);
	const char *const odd[] = {
		arena_format(f->arena, "Title: %s\n", words),
		arena_format(f->arena, "Summary: the cost of %s is £500.\n", words),
		arena_format(f->arena, "Summary: £500 for %s each year.\n", words),
		arena_format(
			f->arena, "Summary: The %s Board approved it on 6 January 2025.\n", words),
		"Summary: The Board approved the budget on 14 October 1066.\n",
		"Summary: The Board approved the budget on 14 October 2999.\n",
		"Date signed: 14 October 1066\nService start: 1 May 2999\n",
		"Summary: 0 places at £500 each, a total of £0.\n",
		"Summary: £99,999,999,999,999,999,999 was asked for and £12.345 given.\n",
		"Summary: 999999999 places at £999,999,999,999 each and £5 each.\n",
		"Summary: £500 and £500 and £ 500 and 500 pounds; £500.\n",
		arena_format(f->arena, "Providers:\n%s", repeated(f, "Sampl Cyf\n", 900)),
		arena_format(f->arena, "Summary: %s\n", repeated(f, "£1 and £2,000. ", 700)),
	};

	for (size_t i = 0; i < array_size(odd); i++) {
		struct decision_id id = { 0 };
		const char *text = arena_format(f->arena, "Reference: ODD%zu\n%s", i, odd[i]);

		assert_done(import_text(f, &f->officer, text, f->office, 0, &id));
		assert_done(alter(f, id, FIELD_MAKER, "Enghraifft Sampl"));
	}
}

static void import__two_bodies_that_fit_are_not_chosen_between(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = { 0 };
	const char *name = "Police and Crime Commissioner for Gwent";

	a_body_of(f, name, "");
	a_body_of(f, "The Commissioner", "Gwent");
	assert_refused(import_text(f, &f->officer, document(f, name, "DLI1"),
			       (struct organisation_id){ 0 }, 0, &id),
		REFUSED_NO_ORGANISATION);
}

/* ---- the other language's document ---- */

static void pair__its_words_are_taken_and_its_facts_are_not(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct decision before = decision_now(f, id);
	struct decision d;

	assert_done(pair_text(f, id, before.version, welsh_document));
	d = decision_now(f, id);
	assert_string_equal(d.value[FIELD_TITLE][WELSH], "Rhaglen ddychmygol");
	assert_string_equal(d.value[FIELD_TITLE][ENGLISH], "An invented programme");
	assert_string_equal(decision_value(&d, FIELD_MAKER, ENGLISH), "Enghraifft Sampl");
	assert_string_equal(d.document[WELSH].name, "sampl-cy.txt");
	assert_int_equal(d.translation, TRANSLATION_GIVEN);
	assert_int_equal(d.amounts.n, before.amounts.n);
	assert_true(d.sources.n > before.sources.n);
}

static void pair__in_the_records_own_language_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_refused(pair_text(f, id, decision_now(f, id).version,
			       sample_document(f, &(struct sample){ 0 })),
		REFUSED_SAME_LANGUAGE);
	assert_null(decision_now(f, id).document[WELSH].text);
}

static void pair__of_an_older_version_is_told(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(pair_text(f, id, 1, welsh_document).kind, CHANGED_MEANWHILE);
}

static void pair__a_draft_takes_none(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_full_draft(f);

	assert_refused(
		pair_text(f, id, decision_now(f, id).version, welsh_document), REFUSED_STATE);
}

/* ---- changing ---- */

static void alter__stores_and_remembers_what_changed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	int64_t was = decision_now(f, id).version;

	assert_done(alter(f, id, FIELD_TITLE, "A new title"));
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][ENGLISH], "A new title");
	assert_int_equal(decision_now(f, id).version, was + 1);
	READ (f, w) {
		struct changes changes = decision_changes_since(w, id, was);

		assert_int_equal(changes.n, 1);
		assert_int_equal(changes.at[0].field, FIELD_TITLE);
		assert_string_equal(changes.at[0].before, "An invented programme");
		assert_string_equal(changes.at[0].after, "A new title");
		assert_int_equal(decision_changes_since(w, id, was + 1).n, 0);
	}
}

static void alter__of_an_older_version_gives_theirs(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	int64_t was = decision_now(f, id).version;
	struct edit edit = { .version = was };
	struct decision theirs;

	assert_done(alter(f, id, FIELD_TITLE, "Theirs"));
	edit.value[FIELD_TITLE][ENGLISH] = "Mine";
	WRITE (f, w)
		assert_int_equal(
			decision_alter(w, &f->officer, id, &edit, &theirs).kind, CHANGED_MEANWHILE);
	assert_string_equal(theirs.value[FIELD_TITLE][ENGLISH], "Theirs");
	assert_string_equal(decision_now(f, id).value[FIELD_TITLE][ENGLISH], "Theirs");
}

static void alter__what_is_signed_stays(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);

	assert_refused(alter(f, id, FIELD_TITLE, "Another"), REFUSED_FROZEN);
	assert_string_equal(
		decision_now(f, id).value[FIELD_TITLE][ENGLISH], "An invented programme");
}

static void alter__to_a_body_of_another_office_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct edit edit = { .organisation = f->elsewhere };
	struct decision theirs;

	WRITE (f, w)
		assert_refused(
			decision_alter(w, &f->officer, id, &edit, &theirs), REFUSED_ORGANISATION);
}

static void alter__to_a_taken_reference_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id;

	an_imported_decision(f, .reference = "DLI1");
	id = an_imported_decision(f, .reference = "DLI2");
	assert_refused(alter(f, id, FIELD_REFERENCE, "DLI1"), REFUSED_REFERENCE_TAKEN);
	assert_done(alter(f, id, FIELD_REFERENCE, "DLI2"));
}

static void alter__a_stranger_finds_nothing(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_int_equal(alter_at(f, &f->stranger, id, 0, FIELD_TITLE, "X").kind, ABSENT);
	assert_int_equal(
		alter_at(f, &f->officer, (struct decision_id){ 99 }, 0, FIELD_TITLE, "X").kind,
		ABSENT);
}

static void alter__lists_that_are_given_take_the_place_of_those_there(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct amounts none = { 0 };
	struct priors priors = { 0 };
	struct edit edit = { .amounts = &none, .priors = &priors };
	struct decision theirs;

	*list_add(f->arena, &priors) =
		(struct prior){ 0, PRIOR_APPROVED, { "Invented Board", "Bwrdd Dychmygol" },
			{ "The plan", "Y cynllun" }, { 2025, 1, 0 }, { 0 } };
	WRITE (f, w)
		assert_done(decision_alter(w, &f->officer, id, &edit, &theirs));
	assert_int_equal(decision_now(f, id).amounts.n, 0);
	assert_int_equal(decision_now(f, id).priors.n, 1);
	assert_string_equal(decision_now(f, id).priors.at[0].body[WELSH], "Bwrdd Dychmygol");
	assert_int_equal(decision_now(f, id).priors.at[0].on.day, 0);
}

/* ---- drafts ---- */

static const char *reference_of(struct fresh *f, struct decision_id id)
{
	struct decision d = decision_now(f, id);

	return decision_value(&d, FIELD_REFERENCE, ENGLISH);
}

static void draft__has_the_next_reference_of_the_pattern(void **state)
{
	struct fresh *f = *state;

	assert_string_equal(reference_of(f, a_draft(f, SUMMARY_SHEET, ENGLISH)), "DLI1");
	an_imported_decision(f, .reference = "DLI41");
	assert_string_equal(reference_of(f, a_draft(f, SESSION_RECORD, WELSH)), "DLI42");
}

static const char *next_reference(
	struct fresh *f, struct organisation_id organisation, struct date day)
{
	struct organisation body;
	const char *next = "";

	READ (f, w)
		if (organisation_load(w, organisation, &body))
			next = decision_next_reference(w, &body, day);
	return next;
}

static void draft__a_yearly_reference_begins_again_each_year(void **state)
{
	struct fresh *f = *state;
	struct organisation_id yearly = a_body_with(f, "PCCG-{year}-{n:3}");

	an_imported_decision(f, .reference = "PCCG-2025-007", .organisation = yearly);
	assert_string_equal(next_reference(f, yearly, date_of(2025, 12, 31)), "PCCG-2025-008");
	assert_string_equal(next_reference(f, yearly, date_of(2026, 1, 1)), "PCCG-2026-001");
	assert_string_equal(next_reference(f, f->office, date_of(2026, 1, 1)), "DLI1");
	assert_string_equal(next_reference(f, a_body_with(f, ""), date_of(2026, 1, 1)), "");
}

static void draft__without_a_next_reference_begins_with_none(void **state)
{
	static const char *const patterns[] = { "F{n}", "no number", "DLI{x}", "{n}{year}",
		"{n}{n}" };
	struct fresh *f = *state;

	for (size_t i = 0; i < array_size(patterns); i++) {
		struct organisation_id body = a_body_with(f, patterns[i]);
		struct decision_id id = { 0 };

		an_imported_decision(f, .reference = "F999999999", .organisation = body);
		assert_string_equal(next_reference(f, body, date_of(2026, 3, 2)), "");
		for (int times = 0; times < 2; times++)
			WRITE (f, w)
				assert_done(decision_start_draft(
					w, &f->officer, body, SUMMARY_SHEET, ENGLISH, &id));
	}
}

static void draft__needs_the_right_and_the_offices_own_body(void **state)
{
	struct fresh *f = *state;
	struct decision_id id;

	WRITE (f, w) {
		assert_refused(decision_start_draft(
				       w, &f->approver, f->office, SUMMARY_SHEET, ENGLISH, &id),
			REFUSED_RIGHT);
		assert_refused(decision_start_draft(
				       w, &f->officer, f->elsewhere, SUMMARY_SHEET, ENGLISH, &id),
			REFUSED_ORGANISATION);
		assert_refused(decision_start_draft(w, &f->officer, (struct organisation_id){ 7 },
				       SUMMARY_SHEET, ENGLISH, &id),
			REFUSED_ORGANISATION);
	}
}

static void draft__its_amounts_are_read_from_its_words(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_full_draft(f);
	struct decision d = decision_now(f, id);
	const char *text = decision_own_text(f->arena, &d);

	assert_int_equal(d.amounts.n, 2);
	list_each (const struct amount *, amount, &d.amounts)
		assert_memory_equal(
			text + amount->at.from, amount->literal, strlen(amount->literal));
	assert_done(alter(f, id, FIELD_SUMMARY, "It costs nothing."));
	assert_int_equal(decision_now(f, id).amounts.n, 0);
}

static void draft__what_was_said_of_an_amount_stays(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_full_draft(f);
	struct amounts amounts = decision_now(f, id).amounts;
	struct edit edit = { .amounts = &amounts };
	struct decision theirs;

	amounts.at[0].kind = AMOUNT_BACKGROUND;
	amounts.at[0].label[WELSH] = "lle";
	WRITE (f, w)
		assert_done(decision_alter(w, &f->officer, id, &edit, &theirs));
	assert_done(alter(f, id, FIELD_TITLE, "Another title"));
	assert_int_equal(decision_now(f, id).amounts.at[0].kind, AMOUNT_BACKGROUND);
	assert_string_equal(decision_now(f, id).amounts.at[0].label[WELSH], "lle");
}

static void submit__with_gaps_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_full_draft(f);

	assert_done(alter(f, id, FIELD_LEGAL_POWERS, ""));
	assert_refused(act(f, &f->officer, id, ACT_SUBMIT), REFUSED_INCOMPLETE);
	assert_done(alter(f, id, FIELD_LEGAL_POWERS, "An Act"));
	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	assert_int_equal(decision_now(f, id).state, READY);
}

static void submit__what_waits_is_changed_only_when_it_is_taken_back(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);

	assert_refused(alter(f, id, FIELD_TITLE, "Another"), REFUSED_STATE);
	assert_done(act(f, &f->officer, id, ACT_RECALL));
	assert_done(alter(f, id, FIELD_TITLE, "Another"));
	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	assert_done(act(f, &f->approver, id, ACT_RETURN));
	assert_int_equal(decision_now(f, id).state, DRAFT);
}

/* ---- signing ---- */

static void sign__freezes_with_hash_and_todays_date(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);
	struct decision d;

	assert_done(act(f, &f->approver, id, ACT_SIGN));
	d = decision_now(f, id);
	assert_int_equal(d.state, FROZEN);
	assert_int_equal(d.frozen_by.v, f->approver.account.v);
	assert_int_equal(d.frozen_at.ms, f->now.ms);
	assert_string_equal(decision_value(&d, FIELD_SIGNED_ON, ENGLISH), "2026-03-02");
	assert_string_equal(decision_value(&d, FIELD_SIGNATURE, ENGLISH), "signed");
	assert_string_equal(d.frozen_hash, decision_hash(f->arena, &d));
}

static void sign__the_author_cannot(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);
	struct actor signs_too = f->officer;

	signs_too.roles |= 1u << ROLE_APPROVER;
	assert_refused(act(f, &signs_too, id, ACT_SIGN), REFUSED_OWN_RECORD);
	assert_int_equal(act(f, &f->officer, id, ACT_SIGN).kind, ABSENT);
	assert_int_equal(decision_now(f, id).state, READY);
}

static void sign__a_second_time_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);
	const char *hash;

	assert_done(act(f, &f->approver, id, ACT_SIGN));
	hash = decision_now(f, id).frozen_hash;
	time_passes(f, 1000);
	assert_refused(act(f, &f->approver, id, ACT_SIGN), REFUSED_ALREADY);
	assert_string_equal(decision_now(f, id).frozen_hash, hash);
}

static void sign__of_another_version_than_was_seen_is_refused(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);
	int64_t seen = decision_now(f, id).version;

	assert_done(act(f, &f->officer, id, ACT_RECALL));
	assert_done(alter(f, id, FIELD_TITLE, "Another"));
	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	assert_int_equal(act_at(f, &f->approver, id, seen, ACT_SIGN).kind, CHANGED_MEANWHILE);
	assert_int_equal(decision_now(f, id).state, READY);
}

static void sign__after_the_service_began_asks_whether_it_was_decided_earlier(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = a_full_draft(f);

	assert_done(alter(f, id, FIELD_SERVICE_START, "2026-02"));
	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	assert_refused(act(f, &f->approver, id, ACT_SIGN), REFUSED_DECIDED_EARLIER);
	assert_done(act(f, &f->officer, id, ACT_RECALL));
	assert_done(alter(f, id, FIELD_DECIDED_EARLIER, "no"));
	assert_done(act(f, &f->officer, id, ACT_SUBMIT));
	assert_done(act(f, &f->approver, id, ACT_SIGN));
}

static void attest__freezes_with_the_hash_of_the_record(void **state)
{
	struct fresh *f = *state;
	struct decision d = decision_now(f,
		an_attested_decision(f,
			.more = "Background: There are 20 places at £2,500 each and £500 each for "
				"materials.\n"));

	assert_int_equal(d.state, FROZEN);
	assert_string_equal(d.frozen_hash, decision_hash(f->arena, &d));
	assert_string_equal(decision_value(&d, FIELD_SIGNED_ON, ENGLISH), "2025-03-20");
}

static void attest__needs_who_signed_and_on_which_day(void **state)
{
	static const struct {
		enum field field;
		const char *wrong, *right;
		enum refusal refusal;
	} cases[] = {
		{ FIELD_SIGNED_ON, "", "2025-03-20", REFUSED_NO_SIGNATORY },
		{ FIELD_SIGNED_ON, "2025-03", "2025-03-20", REFUSED_NO_SIGNATORY },
		{ FIELD_SIGNED_ON, "2026-03-03", "2026-03-02", REFUSED_SIGNED_LATER_THAN_TODAY },
		{ FIELD_REFERENCE, "", "DLI1", REFUSED_NO_REFERENCE },
		{ FIELD_SERVICE_START, "2024-12-01", "2026-12", REFUSED_DECIDED_EARLIER },
	};
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	for (size_t i = 0; i < array_size(cases); i++) {
		assert_done(alter(f, id, cases[i].field, cases[i].wrong));
		assert_refused(act(f, &f->approver, id, ACT_ATTEST), cases[i].refusal);
		assert_done(alter(f, id, cases[i].field, cases[i].right));
	}
	assert_done(act(f, &f->approver, id, ACT_ATTEST));
	assert_refused(act(f, &f->approver, id, ACT_ATTEST), REFUSED_ALREADY);
}

static void attest__whoever_imported_it_cannot(void **state)
{
	struct fresh *f = *state;
	struct actor signs_too = f->officer;

	signs_too.roles |= 1u << ROLE_APPROVER;
	assert_refused(act(f, &signs_too, an_imported_decision(f), ACT_ATTEST), REFUSED_OWN_RECORD);
}

/* ---- translating ---- */

static bool is_stale(struct fresh *f, struct decision_id id)
{
	struct decision d = decision_now(f, id);
	bool stale = false;

	READ (f, w)
		stale = decision_translation_is_stale(&d, decision_words_version(w, &d));
	return stale;
}

static void translation__is_asked_for_and_given(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	const struct decision_filter asked = { .to_translate = true };

	assert_int_equal(lines(f, &f->translator, asked).n, 0);
	assert_done(act(f, &f->officer, id, ACT_ASK_TRANSLATION));
	assert_int_equal(lines(f, &f->translator, asked).n, 1);
	sample_translate(f, id, "Rhaglen ddychmygol");
	assert_int_equal(decision_now(f, id).translation, TRANSLATION_GIVEN);
	assert_int_equal(decision_now(f, id).translator.v, f->translator.account.v);
	assert_int_equal(lines(f, &f->translator, asked).n, 0);
	assert_false(is_stale(f, id));
}

static void translation__is_stale_once_the_words_change_and_not_for_a_fact(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	sample_translate(f, id, NULL);
	assert_done(alter(f, id, FIELD_MAKER, "Rhywun Arall"));
	assert_false(is_stale(f, id));
	assert_done(alter(f, id, FIELD_SUMMARY, "Other words"));
	assert_true(is_stale(f, id));
	sample_translate(f, id, NULL);
	assert_false(is_stale(f, id));
}

static void translation__changes_no_fact_and_no_original(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct edit edit = { .version = 0 };
	struct decision theirs;

	edit.value[FIELD_TITLE][ENGLISH] = edit.value[FIELD_MAKER][ENGLISH] = "Changed";
	edit.value[FIELD_MAKER][WELSH] = "Newidiwyd";
	edit.value[FIELD_TITLE][WELSH] = "Rhaglen";
	WRITE (f, w)
		assert_done(decision_translate(w, &f->translator, id, &edit, false, &theirs));
	theirs = decision_now(f, id);
	assert_string_equal(theirs.value[FIELD_TITLE][ENGLISH], "An invented programme");
	assert_string_equal(theirs.value[FIELD_TITLE][WELSH], "Rhaglen");
	assert_string_equal(decision_value(&theirs, FIELD_MAKER, WELSH), "Enghraifft Sampl");
	assert_string_equal(theirs.frozen_hash, decision_hash(f->arena, &theirs));
}

static struct outcome translate_label(struct fresh *f, struct decision_id id, const char *label)
{
	struct row_values rows = { 0 };
	struct edit edit = { .rows = &rows };
	struct decision theirs;
	struct outcome outcome = { 0 };

	*list_add(f->arena, &rows) =
		(struct row_value){ { AMOUNT_LABEL, decision_now(f, id).amounts.at[0].number },
			label };
	WRITE (f, w)
		outcome = decision_translate(w, &f->translator, id, &edit, false, &theirs);
	return outcome;
}

static void translation__takes_in_what_an_amount_is_for_and_leaves_its_figure(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct amount before = decision_now(f, id).amounts.at[0];
	struct decision now;
	struct decision as_it_was;
	int64_t version = decision_now(f, id).version;

	assert_done(translate_label(f, id, "y flwyddyn gyntaf"));
	now = decision_now(f, id);
	assert_string_equal(now.amounts.at[0].label[WELSH], "y flwyddyn gyntaf");
	assert_string_equal(now.amounts.at[0].label[ENGLISH], before.label[ENGLISH]);
	assert_int_equal(now.amounts.at[0].money.pence, before.money.pence);
	assert_int_equal(now.amounts.at[0].number, before.number);
	READ(f, w)
	assert_true(decision_load_as_of(w, id, version, &as_it_was));
	assert_string_equal(as_it_was.amounts.at[0].label[WELSH], "");
}

static void translation__is_stale_once_an_amounts_label_changes(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct amounts amounts = { 0 };
	struct edit edit = { .amounts = &amounts };
	struct decision theirs;

	sample_translate(f, id, NULL);
	*list_add(f->arena, &amounts) = decision_now(f, id).amounts.at[0];
	amounts.at[0].label[ENGLISH] = "the second year";
	WRITE (f, w)
		assert_done(decision_alter(w, &f->officer, id, &edit, &theirs));
	assert_true(is_stale(f, id));
}

static void translation__an_officer_cannot_write_it(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct edit edit = { .version = 0 };
	struct decision theirs;

	WRITE (f, w)
		assert_int_equal(
			decision_translate(w, &f->officer, id, &edit, true, &theirs).kind, ABSENT);
}

/* ---- withholding, correcting, discarding ---- */

static struct outcome withhold(
	struct fresh *f, struct decision_id id, const char *const reason[LANGUAGE_COUNT])
{
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = decision_withhold(w, &f->officer, id, 0, FIELD_PROVIDERS, reason);
	return outcome;
}

static void withhold__takes_nothing_that_the_public_is_not_shown(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct outcome outcome = { 0 };

	WRITE (f, w)
		outcome = decision_withhold(w, &f->officer, id, 0, FIELD_DECIDED_EARLIER, both);
	assert_refused(outcome, REFUSED_PART);
	assert_int_equal(decision_now(f, id).withheld.n, 0);
}

static void withhold__needs_its_reason_in_both_languages(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_refused(withhold(f, id, one_only), REFUSED_REASON);
	assert_done(withhold(f, id, both));
	assert_int_equal(decision_now(f, id).withheld.n, 1);
	assert_string_equal(decision_now(f, id).withheld.at[0].reason[WELSH], both[WELSH]);
	assert_done(withhold(f, id, neither));
	assert_int_equal(decision_now(f, id).withheld.n, 0);
}

static void correct__needs_its_text_in_both_languages_and_a_signed_record(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	WRITE (f, w)
		assert_refused(
			decision_correct(w, &f->approver, id, FIELD_TITLE, both), REFUSED_STATE);
	assert_done(act(f, &f->approver, id, ACT_ATTEST));
	WRITE (f, w) {
		assert_refused(decision_correct(w, &f->approver, id, FIELD_TITLE, one_only),
			REFUSED_REASON);
		assert_done(decision_correct(w, &f->approver, id, FIELD_TITLE, both));
		assert_done(decision_correct(w, &f->approver, id, FIELD_TITLE, both));
	}
	assert_int_equal(decision_now(f, id).corrigenda.n, 2);
}

static void discard__takes_a_record_from_the_translators_list(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_done(act(f, &f->officer, id, ACT_ASK_TRANSLATION));
	assert_done(act(f, &f->officer, id, ACT_DISCARD));
	assert_int_equal(
		lines(f, &f->translator, (struct decision_filter){ .to_translate = true }).n, 0);
}

static void discard__leaves_its_reference_free(void **state)
{
	struct fresh *f = *state;

	assert_done(act(f, &f->officer, an_imported_decision(f, .reference = "DLI4"), ACT_DISCARD));
	assert_done(act(f, &f->officer, an_imported_decision(f, .reference = "DLI4"), ACT_DISCARD));
	an_imported_decision(f, .reference = "DLI4");
}

static void discard__ends_a_draft_or_an_import_and_nothing_signed(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .reference = "DLI1");

	assert_done(act(f, &f->officer, id, ACT_DISCARD));
	assert_int_equal(decision_now(f, id).state, DISCARDED);
	assert_refused(act(f, &f->approver, id, ACT_ATTEST), REFUSED_STATE);
	assert_refused(
		act(f, &f->officer, an_attested_decision(f, .reference = "DLI2"), ACT_DISCARD),
		REFUSED_STATE);
}

/* ---- history ---- */

static void history__tells_each_act_newest_first_a_page_at_a_time(void **state)
{
	static const enum act acts[] = { ACT_SIGN, ACT_SUBMIT, ACT_ALTER, ACT_BEGIN };
	struct fresh *f = *state;
	struct decision_id id = a_submitted_draft(f);

	assert_done(act(f, &f->approver, id, ACT_SIGN));
	READ (f, w) {
		struct steps steps = decision_history(w, id, 0, 10);
		struct steps older = decision_history(w, id, steps.at[1].version, 10);

		assert_int_equal(steps.n, array_size(acts));
		for (size_t i = 0; i < steps.n; i++)
			assert_int_equal(steps.at[i].act, acts[i]);
		assert_string_equal(steps.at[0].by, "Cymeradwywr Sampl");
		assert_int_equal(older.n, 2);
		assert_int_equal(older.at[0].version, steps.at[2].version);
	}
}

static void history__replayed_from_its_changes_is_the_record(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct decision d;
	const char *value[FIELD_COUNT][LANGUAGE_COUNT];

	sample_translate(f, id, NULL);
	d = decision_now(f, id);
	for (enum field field = FIELD_NONE; field < FIELD_COUNT; field++)
		value[field][ENGLISH] = value[field][WELSH] = "";
	READ (f, w) {
		struct changes changes = decision_changes_since(w, id, 0);

		list_each (const struct change *, change, &changes) {
			assert_string_equal(value[change->field][change->language], change->before);
			value[change->field][change->language] = change->after;
		}
	}
	for (enum field field = FIELD_NONE + 1; field < FIELD_COUNT; field++)
		for (enum language l = ENGLISH; l <= WELSH; l++)
			assert_string_equal(value[field][l], d.value[field][l]);
}

/* ---- the log ---- */

static void log__each_act_leaves_its_event(void **state)
{
	static const char *const acts[] = { "correct", "publish", "translate", "attest", "withhold",
		"ask-translation", "alter", "import" };
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);
	struct audit_page page;

	assert_done(act(f, &f->officer, id, ACT_ASK_TRANSLATION));
	assert_done(withhold(f, id, both));
	assert_done(act(f, &f->approver, id, ACT_ATTEST));
	sample_translate(f, id, NULL);
	WRITE (f, w) {
		struct decision d;

		assert_done(decision_set_published(w, &f->approver, id, 0, NULL, &d));
		assert_done(decision_correct(w, &f->approver, id, FIELD_TITLE, both));
	}
	assert_true(audit_carry_all(f->audit));
	assert_true(audit_list(f->audit, f->arena,
		&(struct audit_filter){ .kind = "decision", .id = id.v }, 0, 50, &page));
	assert_int_equal(page.n, array_size(acts));
	for (size_t i = 0; i < page.n; i++) {
		assert_string_equal(page.at[i].act, acts[i]);
		assert_string_equal(page.at[i].request, "test");
		assert_string_equal(page.at[i].source, "act");
	}
}

static void log__a_refused_act_leaves_none(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_attested_decision(f);
	struct audit_page before;
	struct audit_page after;
	const struct audit_filter filter = { .kind = "decision", .id = id.v };

	assert_true(audit_carry_all(f->audit));
	audit_list(f->audit, f->arena, &filter, 0, 50, &before);
	alter(f, id, FIELD_TITLE, "Another");
	act(f, &f->approver, id, ACT_ATTEST);
	assert_true(audit_carry_all(f->audit));
	audit_list(f->audit, f->arena, &filter, 0, 50, &after);
	assert_int_equal(after.n, before.n);
}

/* ---- lists ---- */

static void list__each_filter_gives_what_it_says(void **state)
{
	struct fresh *f = *state;
	struct organisation_id second = a_body_with(f, "S{n}");

	an_imported_decision(f, .reference = "DLI1");
	an_attested_decision(f, .reference = "DLI2");
	an_attested_decision(f, .reference = "S1", .organisation = second);
	assert_int_equal(lines(f, &f->officer, (struct decision_filter){ 0 }).n, 3);
	assert_int_equal(lines(f, &f->officer, (struct decision_filter){ .state = FROZEN }).n, 2);
	assert_int_equal(
		lines(f, &f->officer, (struct decision_filter){ .organisation = second }).n, 1);
	assert_int_equal(
		lines(f, &f->officer,
			(struct decision_filter){ .organisation = f->office, .state = FROZEN })
			.n,
		1);
	assert_int_equal(lines(f, &f->officer, (struct decision_filter){ .state = DRAFT }).n, 0);
}

static void list__its_pages_hold_every_record_once(void **state)
{
	struct fresh *f = *state;
	struct decision_filter filter = { 0 };
	size_t seen = 0;
	int64_t sum = 0;
	int64_t expected = 0;

	for (int i = 1; i <= 11; i++) {
		expected +=
			an_imported_decision(f, .reference = arena_format(f->arena, "DLI%d", i)).v %
			1000003;
		if (i % 3 == 0)
			time_passes(f, 1); // several share an instant
	}
	for (bool has_more = true; has_more;) {
		READ (f, w) {
			struct decision_lines page = decision_lines(w, &f->officer, &filter, 2);

			has_more = page.n > 2;
			for (size_t i = 0; i < page.n && i < 2; i++, seen++)
				sum += page.at[i].id.v % 1000003;
			if (has_more) {
				filter.before = page.at[1].changed_at;
				filter.before_id = page.at[1].id;
			}
		}
	}
	assert_int_equal(seen, 11);
	assert_int_equal(sum, expected);
}

static void list__holds_nothing_of_another_office(void **state)
{
	static const struct decision_filter filters[] = {
		{ 0 },
		{ .state = IMPORTED },
		{ .search = "invented" },
		{ .search = "DLI1" },
		{ .to_translate = true },
	};
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f);

	assert_done(act(f, &f->officer, id, ACT_ASK_TRANSLATION));
	for (size_t i = 0; i < array_size(filters); i++) {
		assert_int_equal(lines(f, &f->officer, filters[i]).n, 1);
		assert_int_equal(lines(f, &f->stranger, filters[i]).n, 0);
	}
	assert_int_equal(
		lines(f, &f->stranger, (struct decision_filter){ .organisation = f->office }).n, 0);
}

static size_t found(struct fresh *f, const char *search)
{
	return lines(f, &f->officer, (struct decision_filter){ .search = search }).n;
}

static void search__finds_by_the_start_of_a_word_in_either_language(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .reference = "DLI77",
		.title = "Funding of Cynllun Helyg", .more = "Provider: Enghraifft Celyn\n");

	sample_translate(f, id, "Ariannu Tŷ Bedwen");
	assert_int_equal(found(f, "HELY"), 1);
	assert_int_equal(found(f, "ty bedw"), 1);
	assert_int_equal(found(f, "dli77"), 1);
	assert_int_equal(found(f, "celyn"), 1);
	assert_int_equal(found(f, "elyg"), 0);
	assert_int_equal(found(f, "%"), 0);
	assert_int_equal(found(f, "' OR 1=1 --"), 0);
}

static void search__narrows_with_stage_and_body(void **state)
{
	struct fresh *f = *state;

	an_imported_decision(f, .reference = "DLI1");
	an_attested_decision(f, .reference = "DLI2");
	assert_int_equal(found(f, "invented"), 2);
	assert_int_equal(lines(f, &f->officer,
				 (struct decision_filter){ .search = "invented", .state = FROZEN })
				 .n,
		1);
	assert_int_equal(lines(f, &f->officer,
				 (struct decision_filter){
					 .search = "invented", .organisation = f->elsewhere })
				 .n,
		0);
}

static void search__forgets_words_that_are_no_longer_there(void **state)
{
	struct fresh *f = *state;
	struct decision_id id = an_imported_decision(f, .title = "Cynllun Helyg");

	assert_done(alter(f, id, FIELD_TITLE, "Cynllun Derw"));
	assert_int_equal(found(f, "helyg"), 0);
	assert_int_equal(found(f, "derw"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(import__its_values_are_the_documents),
		FRESH(import__each_source_points_at_its_words),
		FRESH(import__each_amount_points_at_its_figure_and_its_sentence),
		FRESH(import__keeps_the_document_with_the_hash_of_its_bytes),
		FRESH(import__sums_and_priors_are_kept_whole),
		FRESH(import__says_signed_only_where_a_signer_or_a_day_was_read),
		FRESH(import__finds_its_body_by_name_or_area),
		FRESH(import__an_unknown_body_is_added_under_its_printed_name),
		FRESH(import__that_names_no_body_asks_whose_it_is),
		FRESH(import__into_another_offices_register_is_refused),
		FRESH(import__a_taken_reference_is_refused_with_the_one_that_has_it),
		FRESH(import__needs_the_right),
		FRESH(import__several_records_of_a_page_are_records_of_their_own),
		FRESH(import__is_read_in_its_own_language),
		FRESH(import__nothing_in_a_document_is_too_much_for_the_database),
		FRESH(import__two_bodies_that_fit_are_not_chosen_between),
		FRESH(pair__its_words_are_taken_and_its_facts_are_not),
		FRESH(pair__in_the_records_own_language_is_refused),
		FRESH(pair__of_an_older_version_is_told),
		FRESH(pair__a_draft_takes_none),
		FRESH(alter__stores_and_remembers_what_changed),
		FRESH(alter__of_an_older_version_gives_theirs),
		FRESH(alter__what_is_signed_stays),
		FRESH(alter__to_a_body_of_another_office_is_refused),
		FRESH(alter__to_a_taken_reference_is_refused),
		FRESH(alter__a_stranger_finds_nothing),
		FRESH(alter__lists_that_are_given_take_the_place_of_those_there),
		FRESH(draft__has_the_next_reference_of_the_pattern),
		FRESH(draft__a_yearly_reference_begins_again_each_year),
		FRESH(draft__without_a_next_reference_begins_with_none),
		FRESH(draft__needs_the_right_and_the_offices_own_body),
		FRESH(draft__its_amounts_are_read_from_its_words),
		FRESH(draft__what_was_said_of_an_amount_stays),
		FRESH(submit__with_gaps_is_refused),
		FRESH(submit__what_waits_is_changed_only_when_it_is_taken_back),
		FRESH(sign__freezes_with_hash_and_todays_date),
		FRESH(sign__the_author_cannot),
		FRESH(sign__a_second_time_is_refused),
		FRESH(sign__of_another_version_than_was_seen_is_refused),
		FRESH(sign__after_the_service_began_asks_whether_it_was_decided_earlier),
		FRESH(attest__freezes_with_the_hash_of_the_record),
		FRESH(attest__needs_who_signed_and_on_which_day),
		FRESH(attest__whoever_imported_it_cannot),
		FRESH(translation__is_asked_for_and_given),
		FRESH(translation__is_stale_once_the_words_change_and_not_for_a_fact),
		FRESH(translation__changes_no_fact_and_no_original),
		FRESH(translation__takes_in_what_an_amount_is_for_and_leaves_its_figure),
		FRESH(translation__is_stale_once_an_amounts_label_changes),
		FRESH(translation__an_officer_cannot_write_it),
		FRESH(withhold__takes_nothing_that_the_public_is_not_shown),
		FRESH(withhold__needs_its_reason_in_both_languages),
		FRESH(correct__needs_its_text_in_both_languages_and_a_signed_record),
		FRESH(discard__takes_a_record_from_the_translators_list),
		FRESH(discard__leaves_its_reference_free),
		FRESH(discard__ends_a_draft_or_an_import_and_nothing_signed),
		FRESH(history__tells_each_act_newest_first_a_page_at_a_time),
		FRESH(history__replayed_from_its_changes_is_the_record),
		FRESH(log__each_act_leaves_its_event),
		FRESH(log__a_refused_act_leaves_none),
		FRESH(list__each_filter_gives_what_it_says),
		FRESH(list__its_pages_hold_every_record_once),
		FRESH(list__holds_nothing_of_another_office),
		FRESH(search__finds_by_the_start_of_a_word_in_either_language),
		FRESH(search__narrows_with_stage_and_body),
		FRESH(search__forgets_words_that_are_no_longer_there),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
