/* SPDX-License-Identifier: MIT */
#include "areas/decision/reader/reader.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "areas/decision/reader/documents_test.h"
#include "areas/decision/reader/heading.h"
#include "areas/decision/reader/json.h"
#include "areas/decision/reader/money.h"
#include "areas/decision/reader/page.h"
#include "base/err.h"
#include "base/testing.h"

static struct arena *a;

static int open_arena(void **state)
{
	(void)state;
	a = arena_open((size_t)1 << 16);
	return 0;
}

static int close_arena(void **state)
{
	(void)state;
	arena_close(a);
	return 0;
}

static struct reading read_text(const char *text)
{
	struct reading reading;

	reader_read(a, text, strlen(text), &reading);
	assert_int_equal(READING_TAKEN, reading.refusal);
	return reading;
}

static const struct record *only_record(const struct reading *reading)
{
	assert_int_equal(1, reading->records.n);
	return &reading->records.at[0];
}

static const char *source_path(const char *below)
{
	const char *source = getenv("SARN_SOURCE");

	return arena_format(a, "%s/%s", source == NULL ? "." : source, below);
}

static const char *shared_path(const char *below)
{
	const char *shared = getenv("SARN_SHARED");

	return shared == NULL ? source_path(arena_format(a, "../shared/%s", below))
			      : arena_format(a, "%s/%s", shared, below);
}

/* A record of a seed document; NULL, and a line printed, where there is none. */
static const struct record *seed(const char *name, struct reading *reading)
{
	size_t size = 0;
	char *bytes = file_read(shared_path(name), &size);

	if (bytes == NULL) {
		printf("# skipped: no %s\n", name);
		return NULL;
	}
	reader_read(a, bytes, size, reading);
	free(bytes);
	assert_int_equal(READING_TAKEN, reading->refusal);
	return only_record(reading);
}

static void assert_text(const char *want, const struct record *record, enum record_text text)
{
	assert_int_equal(SURE, record->text[text].sure);
	assert_string_equal(want, record->text[text].value);
}

static void assert_date(const char *want, const struct record *record, enum record_date date)
{
	assert_int_equal(SURE, record->date[date].sure);
	assert_string_equal(want, date_iso(a, record->date[date].date));
}

static void assert_amount(const struct record *record, size_t i, const char *literal, int64_t pence,
	enum amount_kind kind)
{
	assert_true(i < record->amounts.n);
	assert_string_equal(literal, record->amounts.at[i].literal);
	assert_int_equal(pence, record->amounts.at[i].money.pence);
	assert_int_equal(kind, record->amounts.at[i].kind);
}

static void documents_are_read_as_a_careful_reader_does(const char *folder)
{
	struct score score;

	if (!documents_score(folder, &score)) {
		printf("# skipped: no documents in %s\n", folder);
		return;
	}
	score_print(folder, &score);
	for (size_t i = 0; i <= SCORE_AMOUNTS; i++)
		assert_true(score.right[i] * 100 >= score.asked[i] * 95);
	assert_true(score_right_percent(&score) >= 95.0);
	assert_true(score_wrong_percent(&score) <= 2.0);
}

/* Each was written for something that the reader has to know, so none may miss. */
static void reader__own_documents_are_read(void **state)
{
	(void)state;
	struct score score;

	assert_true(documents_score(source_path("tests/decisions"), &score));
	score_print("tests/decisions", &score);
	for (size_t i = 0; i <= SCORE_AMOUNTS; i++) {
		assert_int_equal(score.asked[i], score.right[i]);
		assert_int_equal(0, score.wrong[i]);
	}
}

static void reader__labelled_documents_are_read(void **state)
{
	(void)state;
	documents_are_read_as_a_careful_reader_does(shared_path("decisions"));
}

static void reader__the_first_seed_has_every_field(void **state)
{
	struct reading reading;
	const struct record *record = seed("seeds/DLI364.md", &reading);

	(void)state;
	if (record == NULL)
		return;
	assert_text("DLI364", record, TEXT_REF);
	assert_text("Police and Crime Commissioner for Dyfed-Powys", record, TEXT_ORGANISATION);
	assert_text("CARA Programme Funding", record, TEXT_TITLE);
	assert_text("Commissioner Decision", record, TEXT_PURPOSE);
	assert_text("Singular", record, TEXT_TIMING);
	assert_text("Commissioning", record, TEXT_CATEGORY);
	assert_text("Police and Crime Commissioner for Dyfed-Powys", record, TEXT_SIGNATORY_ROLE);
	assert_int_equal(LABEL_BLANK, record->text[TEXT_SIGNATORY].sure);
	assert_int_equal(SURE, record->text[TEXT_SUMMARY].sure);
	assert_int_equal(SURE, record->text[TEXT_RECOMMENDATION].sure);
	assert_int_equal(SURE, record->text[TEXT_LEGAL_ADVICE].sure);
	assert_int_equal(SURE, record->text[TEXT_EVIDENCE].sure);
	assert_int_equal(SURE, record->text[TEXT_LANGUAGE_NOTE].sure);
	assert_true(record->interests_declared);
	assert_true(record->signature_blank);
	assert_date("2025-03-20", record, DATE_SIGNED);
	assert_date("2025-04-01", record, DATE_SERVICE_START);
	assert_int_equal(RETROSPECTIVE_NO, record->retrospective);
}

static void reader__the_first_seed_has_five_amounts_and_its_sum(void **state)
{
	struct reading reading;
	const struct record *record = seed("seeds/DLI364.md", &reading);

	(void)state;
	if (record == NULL)
		return;
	assert_int_equal(5, record->amounts.n);
	assert_amount(record, 0, "£33,760", 3376000, AMOUNT_CAP);
	assert_amount(record, 1, "£60,000", 6000000, AMOUNT_ESTIMATE);
	assert_amount(record, 2, "£2,500", 250000, AMOUNT_UNIT);
	assert_amount(record, 3, "£500", 50000, AMOUNT_UNIT);
	assert_amount(record, 4, "£9,000", 900000, AMOUNT_INCLUDED);
	assert_int_equal(1, record->sums.n);
	assert_string_equal("20 × (£2,500 + £500) = £60,000", record->sums.at[0].working);
	assert_true(record->sums.at[0].stated);
	assert_true(sum_holds(&record->sums.at[0]));
}

static void reader__the_first_seed_was_approved_and_noted_elsewhere(void **state)
{
	struct reading reading;
	const struct record *record = seed("seeds/DLI364.md", &reading);

	(void)state;
	if (record == NULL)
		return;
	assert_int_equal(2, record->approvals.n);
	assert_false(record->approvals.at[0].noted_only);
	assert_string_equal("2025-03-17", date_iso(a, record->approvals.at[0].date));
	assert_true(record->approvals.at[1].noted_only);
	assert_false(date_is_set(record->approvals.at[1].date));
}

static void reader__the_second_seed_has_every_field(void **state)
{
	struct reading reading;
	const struct record *record = seed("seeds/PCCG-2024-021.md", &reading);

	(void)state;
	if (record == NULL)
		return;
	assert_text("PCCG-2024-021", record, TEXT_REF);
	assert_text("Police and Crime Commissioner for Gwent", record, TEXT_ORGANISATION);
	assert_text("Police Perpetrated Domestic Abuse (PPDA) DRIVE Caseworker 2024/25", record,
		TEXT_TITLE);
	assert_text("Jane Mudd", record, TEXT_SIGNATORY);
	assert_text("Police and Crime Commissioner for Gwent", record, TEXT_SIGNATORY_ROLE);
	assert_text("Zoe Morris", record, TEXT_CONTACT_NAME);
	assert_text("Principal Finance and Commissioning Manager", record, TEXT_CONTACT_POSITION);
	assert_int_equal(LABEL_BLANK, record->text[TEXT_CONTACT_TELEPHONE].sure);
	assert_int_equal(LABEL_BLANK, record->text[TEXT_BACKGROUND_PAPERS].sure);
	assert_int_equal(SURE, record->text[TEXT_DECISION].sure);
	assert_false(record->interests_declared);
	assert_true(record->signature_blank);
	assert_date("2024-12-04", record, DATE_SIGNED);
	assert_date("2024-09", record, DATE_SERVICE_START);
	assert_int_equal(RETROSPECTIVE_YES, record->retrospective);
	assert_int_equal(2, record->legal_powers.n);
}

static void reader__the_second_seed_states_no_total(void **state)
{
	struct reading reading;
	const struct record *record = seed("seeds/PCCG-2024-021.md", &reading);

	(void)state;
	if (record == NULL)
		return;
	assert_int_equal(3, record->amounts.n);
	assert_int_equal(1, record->sums.n);
	assert_int_equal(6300000, record->sums.at[0].total.pence);
	assert_false(record->sums.at[0].stated);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(AMOUNT_CONTRIBUTION, record->amounts.at[i].kind);
}

static void reader__what_cannot_be_read_is_refused_with_a_reason(void **state)
{
	static const struct {
		const char *bytes;
		size_t size;
		enum reading_refusal refusal;
	} cases[] = {
		{ "", 0, READING_EMPTY },
		{ " \n\t\r\n", 5, READING_EMPTY },
		{ "<script>Title: x</script>", 25, READING_EMPTY },
		{ "Title: a\0b", 10, READING_NOT_TEXT },
		{ "Title: \xC3(", 9, READING_NOT_UTF8 },
		{ "Title: \xED\xA0\x80", 10, READING_NOT_UTF8 },
		{ "Cost: \xA3"
		  "5,000",
			12, READING_NOT_UTF8 },
		{ "\xFF\xFET\0i\0t\0l\0e\0", 12, READING_NOT_UTF8 },
		{ "\xFE\xFF\0T\0i\0t\0l\0e", 12, READING_NOT_UTF8 },
		{ "\xC0\xAF", 2, READING_NOT_TEXT },
		{ "%PDF-1.4 x", 10, READING_NOT_TEXT },
		{ "\x01\x02\x03\x04\x05 ab", 8, READING_NOT_TEXT },
	};
	struct reading reading;

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		reader_read(a, cases[i].bytes, cases[i].size, &reading);
		assert_int_equal(cases[i].refusal, reading.refusal);
		assert_int_equal(0, reading.records.n);
	}
}

static void reader__more_than_a_mebibyte_is_too_large(void **state)
{
	char *bytes = arena_take(a, READING_LARGEST_BYTES + 1);
	struct reading reading;

	(void)state;
	memset(bytes, 'a', READING_LARGEST_BYTES + 1);
	reader_read(a, bytes, READING_LARGEST_BYTES + 1, &reading);
	assert_int_equal(READING_TOO_LARGE, reading.refusal);
}

/* Nothing is timed: what grew with the square of the size would meet the suite's time-out. */
static void reader__hostile_text_is_read_to_its_end(void **state)
{
	static const char *const units[] = { "<", "<a", "Title:", "A: ", "£1 ", "- £1\n",
		"1 May 2024 ", "Ref: A/1\nTitle: b\n", "Signed: Ann Lee\n", "delivered by X ",
		"(£1 and £2) ", "&#", "[a](", "\t", "Home Office £", "pounds ", "a Programme ",
		"x Act 2011 ", "award the ", "of 1 in ", "PCC for Kent ",
		"I approve recommendation\n", "Date:\n", "*_", "total £1 + £2 ", "a.b ",
		"Decision 1234 ", "1. A ", "   ", "Aa Bb Cc\n", "£1\t£2\t£3\n", "approved by A ",
		"Ref:\nDate:\n", "£1 to A ", "AB-1234\n", "....", "A (AB) AB pilot ", "Name: A\t",
		"A? ", "AB-123/31 Title\n", "Ref: A/123\nAb cd\n", "AB-12/34\n1 May 2031\n",
		"Date Decision 12-Dec-31 Ab ", "Date: 1 May 2031\nAb cd\n", "Jane Ann Doe\n",
		"Decisions\n\nAb cd\n\nWhat stands here was decided.\n\n", "Home / Ab cd / ",
		"Approved 1 May 2031 by A, ", "decision was by the PCC, " };

	static const char *const ends[] = { "", "\nDate of decision: 3 May 2031\n" };

	(void)state;
	for (size_t i = 0; i < 2 * array_size(units); i++) {
		const char *words = units[i / 2], *end = ends[i % 2];
		size_t unit = strlen(words), size = READING_LARGEST_BYTES / 16;
		struct arena *big = arena_open((size_t)1 << 20);
		char *bytes = arena_take(big, size);
		struct reading reading;

		for (size_t k = 0; k < size; k++)
			bytes[k] = words[k % unit];
		size -= size % unit;
		for (size_t k = strlen(end); k > 0; k--)
			bytes[size - k] = end[strlen(end) - k];
		reader_read(big, bytes, size, &reading);
		assert_true(reading.refusal == READING_TAKEN || reading.refusal == READING_EMPTY);
		arena_close(big);
	}
}

/* Each line of a heading may be looked for in all the text below it, so they must be few. */
static void reader__a_heading_is_looked_for_in_few_lines_only(void **state)
{
	static const char unit[] = "Jane Ann Doe\n", label[] = "Date of decision: 3 May 2031\n";
	size_t names = READING_LARGEST_BYTES / strlen(unit) - strlen(label);
	struct buf text = buf_new(a, READING_LARGEST_BYTES);
	struct page page;

	(void)state;
	for (size_t i = 0; i < names; i++)
		buf_text(&text, unit);
	buf_text(&text, label);
	page_read(a, (struct slice){ text.at, text.size }, &page);

	struct making making = { .page = &page, .end = page.pieces.n };

	assert_true(page.pieces.n > names);
	assert_int_equal(HEADING_PIECES_MOST, heading_end(&making));
	making.first = names - 3;
	assert_int_equal(names, heading_end(&making));
}

static void reader__what_no_form_would_take_is_left_out(void **state)
{
	(void)state;
	static const char *const cases[] = {
		"\xEF\xBF\xBF",
		"&#xFFFF;",
		"\xF0\x9F\xBF\xBE", // no characters: no feed carries them
		"\xE2\x81\xA6",
		"\xE2\x81\xA9",
		"&#x202E;", // they steer what stands around them
		"&#7;",
		"&#0;",
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct reading reading = read_text(arena_format(
			a, "Reference: AB 1\nTitle: A grant%s for the shelter\n", cases[i]));

		assert_text("A grant for the shelter", only_record(&reading), TEXT_TITLE);
	}
}

static void reader__every_span_lies_within_the_text(void **state)
{
	struct reading reading = read_text("Ref: AB/12\nTitle: Sampl\nGrant of £5,000.\nSigned: \n"
					   "Date: 1 May 2024\n");
	const struct record *record = only_record(&reading);

	(void)state;
	for (size_t i = 0; i < RECORD_TEXTS; i++)
		assert_true(record->text[i].where.to <= reading.text.size);
	assert_true(slice_is(slice_part(reading.text, record->text[TEXT_REF].where.from,
				     record->text[TEXT_REF].where.to),
		"AB/12"));
	assert_true(slice_is(slice_part(reading.text, record->amounts.at[0].where.from,
				     record->amounts.at[0].where.to),
		"£5,000"));
	assert_true(slice_is(slice_part(reading.text, record->amounts.at[0].sentence.from,
				     record->amounts.at[0].sentence.to),
		"Grant of £5,000."));
}

static void reader__a_blank_label_takes_nothing_from_the_next(void **state)
{
	struct reading reading =
		read_text("Title:\nReference:\nAB/12\nDecision maker:\n\nDate of report:\n"
			  "1 May 2024\n");
	const struct record *record = only_record(&reading);

	(void)state;
	assert_int_equal(LABEL_BLANK, record->text[TEXT_TITLE].sure);
	assert_text("AB/12", record, TEXT_REF);
	assert_int_equal(NOT_THERE, record->date[DATE_SIGNED].sure);
	assert_date("2024-05-01", record, DATE_OF_REPORT);
}

static void reader__an_amount_says_what_it_is_for_in_either_language(void **state)
{
	static const struct {
		const char *line, *label;
	} cases[] = {
		{ "- £43,000 – Welsh Government", "Welsh Government" },
		{ "- Set-up costs totalling: £33,760 based on training.",
			"Set-up costs totalling" },
		{ "- Delivery – estimated £60,000 (up to 200).", "Delivery" },
		{ "- Darparu: amcangyfrif o £60,000 (hyd at 200).", "Darparu" },
		{ "We agree £500 for liaison, and no more.", "liaison" },
		{ "Cytunwyd ar £2,500 y garfan.", "garfan" },
		{ "Cytunwyd ar £500 ar gyfer cyswllt (bob blwyddyn).", "cyswllt" },
		{ "Board: this was long ago agreed by everybody who sat there, at £900.", "" },
		{ "We agreed £900.", "" },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct reading reading = read_text(
			arena_format(a, "Title: Sampl\n\nSummary:\n\n%s\n", cases[i].line));

		assert_int_equal(1, only_record(&reading)->amounts.n);
		assert_string_equal(cases[i].label, only_record(&reading)->amounts.at[0].label);
	}
}

static void reader__a_report_s_date_is_never_the_signature_s(void **state)
{
	struct reading reading =
		read_text("Title: Sampl\nDate: 8 July 2021\nSignature: Ann Sampl\n");

	(void)state;
	assert_int_not_equal(SURE, only_record(&reading)->date[DATE_SIGNED].sure);
	assert_text("Ann Sampl", only_record(&reading), TEXT_SIGNATORY);
}

static void reader__the_language_is_that_of_its_small_words(void **state)
{
	(void)state;
	assert_int_equal(
		LANGUAGE_WELSH, read_text("Mae'r ddogfen yn Gymraeg gan y swyddfa").language);
	assert_int_equal(LANGUAGE_ENGLISH, read_text("The grant is for the charity").language);
}

static void figure__money_is_read_as_it_is_printed(void **state)
{
	static const struct {
		const char *text;
		const char *literal;
		int64_t pence;
	} cases[] = {
		{ "of £60,000.", "£60,000", 6000000 },
		{ "£0.600m", "£0.600m", 60000000 },
		{ "£1.05m", "£1.05m", 105000000 },
		{ "£67k a year", "£67k", 6700000 },
		{ "£1,051600", "£1,051600", 105160000 },
		{ "£4500", "£4500", 450000 },
		{ "£1.2 million", "£1.2 million", 120000000 },
		{ "£424.764 million", "£424.764 million", 42476400000 },
		{ "£1,510k", "£1,510k", 151000000 },
		{ "£6.9M", "£6.9M", 690000000 },
		{ "£2bn", "£2bn", 200000000000 },
		{ "£ 250", "£ 250", 25000 },
		{ "£10 000 yn", "£10 000", 1000000 },
		{ "£39,962.50", "£39,962.50", 3996250 },
		{ "£5.5", "£5.5", 550 },
		{ "GBP 5,000", "GBP 5,000", 500000 },
		{ "5,000 GBP", "5,000 GBP", 500000 },
		{ "3,000 pounds", "3,000 pounds", 300000 },
		{ "at 45p a mile", "45p", 45 },
		{ "10,000 o bunnoedd", "10,000 o bunnoedd", 1000000 },
		{ "£1.2 miliwn", "£1.2 miliwn", 120000000 },
		{ "two hundred and fifty thousand pounds", "two hundred and fifty thousand pounds",
			25000000 },
		{ "Twenty-five pounds", "Twenty-five pounds", 2500 },
		{ "two thousand and six pounds and forty-one pence (£2,006.41)",
			"two thousand and six pounds and forty-one pence", 200641 },
		{ "ninety pounds, five pence", "ninety pounds, five pence", 9005 },
		{ "ten pounds and then five pence", "ten pounds", 1000 },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct figure figure;

		assert_true(figure_find(slice_of(cases[i].text), 0, &figure));
		assert_true(slice_is(slice_part(slice_of(cases[i].text), figure.from, figure.end),
			cases[i].literal));
		assert_int_equal(cases[i].pence, figure.money.pence);
		assert_int_equal(SURE, figure.sure);
	}
}

static void figure__what_has_no_sign_of_money_is_none(void **state)
{
	static const char *const cases[] = { "01234 567890", "12 Sampl Street, XX1 2YY",
		"section 4.2", "2023/24", "£", "£000", "many pounds", "1080p", "113-23",
		"7 (5+2) years", "page 12" };

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct figure figure;

		assert_false(figure_find(slice_of(cases[i]), 0, &figure));
	}
}

static void figure__a_fraction_of_a_penny_is_not_sure(void **state)
{
	struct figure figure;

	(void)state;
	assert_true(figure_find(SLICE("£12.345"), 0, &figure));
	assert_int_equal(UNSURE, figure.sure);
	assert_true(figure_find(SLICE("£99999999999999999999"), 0, &figure));
	assert_int_equal(UNSURE, figure.sure);
}

static void sum__a_stated_total_that_does_not_add_up_is_said_so(void **state)
{
	struct reading reading = read_text("- Staff: £40,000\n- Rooms: £6,000\n- Total: £47,000\n");
	const struct record *record = only_record(&reading);

	(void)state;
	assert_int_equal(1, record->sums.n);
	assert_true(record->sums.at[0].stated);
	assert_false(sum_holds(&record->sums.at[0]));
	assert_int_equal(4600000, record->sums.at[0].added.pence);
}

static void json__the_keys_stand_in_a_fixed_order(void **state)
{
	static const char *const keys[] = { "ref", "organisation", "title", "date_signed",
		"signatory", "signatory_role", "declaration_of_interest", "legal_powers", "funders",
		"providers", "programmes", "amounts", "recommendation", "service_start",
		"retrospective", "sums", "missing" };
	struct reading reading = read_text("Title: \"Quoted\" \\ Sampl\n");
	struct buf out = buf_new(a, 100);
	size_t at = 0;

	(void)state;
	reading_json(&out, &reading);
	for (size_t i = 0; i < array_size(keys); i++) {
		size_t next = slice_find((struct slice){ out.at, out.size },
			arena_format(a, "\n    \"%s\": ", keys[i]), 0);

		assert_true(next != SIZE_MAX && (i == 0 || next > at));
		at = next;
	}
	assert_non_null(strstr(out.at, "\"\\\"Quoted\\\" \\\\ Sampl\""));
}

static void json__what_is_not_sure_is_null_and_missing(void **state)
{
	struct reading reading = read_text("Somebody spoke on 3 March 2023.\n");
	struct buf out = buf_new(a, 100);

	(void)state;
	reading_json(&out, &reading);
	assert_non_null(strstr(out.at, "\"date_signed\": null"));
	assert_non_null(strstr(strstr(out.at, "\"missing\""), "\"date_signed\""));
}

static void label__names_are_known_however_they_are_written(void **state)
{
	static const struct {
		const char *text;
		enum label label;
	} cases[] = {
		{ "Decision Reference Number:", LABEL_REF },
		{ "Decision Log No.", LABEL_REF },
		{ "1. Purpose of the Report", LABEL_PURPOSE },
		{ "Decision(s) Recommended:", LABEL_RECOMMENDATION },
		{ "RECOMMENDATIONS", LABEL_RECOMMENDATION },
		{ "Police and Crime Commissioner’s approval:", LABEL_APPROVAL },
		{ "Signature of the Police and Crime Commissioner", LABEL_SIGNATURE },
		{ "Swyddog Cyswllt", LABEL_CONTACT },
		{ "Category of Decision / Business Area Impact", LABEL_CATEGORY },
		{ "Decisions", LABEL_NONE },
		{ "a title of some length that is none", LABEL_NONE },
	};
	struct label_index *index = label_index_new(a);

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_int_equal(cases[i].label, label_of(index, slice_of(cases[i].text)));
}

#define in_arena(test) cmocka_unit_test_setup_teardown(test, open_arena, close_arena)

int main(void)
{
	const struct CMUnitTest tests[] = {
		in_arena(reader__own_documents_are_read),
		in_arena(reader__labelled_documents_are_read),
		in_arena(reader__the_first_seed_has_every_field),
		in_arena(reader__the_first_seed_has_five_amounts_and_its_sum),
		in_arena(reader__the_first_seed_was_approved_and_noted_elsewhere),
		in_arena(reader__the_second_seed_has_every_field),
		in_arena(reader__the_second_seed_states_no_total),
		in_arena(reader__what_cannot_be_read_is_refused_with_a_reason),
		in_arena(reader__more_than_a_mebibyte_is_too_large),
		in_arena(reader__hostile_text_is_read_to_its_end),
		in_arena(reader__a_heading_is_looked_for_in_few_lines_only),
		in_arena(reader__what_no_form_would_take_is_left_out),
		in_arena(reader__every_span_lies_within_the_text),
		in_arena(reader__an_amount_says_what_it_is_for_in_either_language),
		in_arena(reader__a_blank_label_takes_nothing_from_the_next),
		in_arena(reader__a_report_s_date_is_never_the_signature_s),
		in_arena(reader__the_language_is_that_of_its_small_words),
		in_arena(figure__money_is_read_as_it_is_printed),
		in_arena(figure__what_has_no_sign_of_money_is_none),
		in_arena(figure__a_fraction_of_a_penny_is_not_sure),
		in_arena(sum__a_stated_total_that_does_not_add_up_is_said_so),
		in_arena(json__the_keys_stand_in_a_fixed_order),
		in_arena(json__what_is_not_sure_is_null_and_missing),
		in_arena(label__names_are_known_however_they_are_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
