/* SPDX-License-Identifier: MIT */
/*
 * What a record may hold, what is missing in it, and what may be done with it.
 */
#include <string.h>

#include "areas/decision/rules.h"
#include "base/err.h"
#include "base/testing.h"

#define POUNDS(n) ((struct money){ INT64_C(100) * (n) })

static const struct date today = { 2026, 3, 2 };
static const struct actor author = { .account = { 1 }, .name = "Awdur Sampl" };
static const struct actor other = { .account = { 2 }, .name = "Rhywun Arall" };

static struct arena *arena;

/* A value that fits each kind of field. */
static const char *a_value(enum field field)
{
	switch (field_facts(field)->kind) {
	case FIELD_CHOICE: return field_facts(field)->choices[0].name;
	case FIELD_DATE: return "2025-03-20";
	default: return "Sampl";
	}
}

/* Every field has a value in every language, and both dates are the same day. */
static struct decision a_full_record(enum template template, enum decision_state state)
{
	struct decision d = {
		.template = template,
		.state = state,
		.origin = state == IMPORTED ? SIGNED_ON_PAPER : DRAFTED_HERE,
		.original = ENGLISH,
		.author = author.account,
		.version = 7,
		.translated_version = 7,
	};

	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		d.value[f][ENGLISH] = d.value[f][WELSH] = a_value(f);
	return d;
}

static struct decision dated(const char *signed_on, const char *service_start)
{
	struct decision d = { .origin = SIGNED_ON_PAPER };

	d.value[FIELD_SIGNED_ON][ENGLISH] = signed_on;
	d.value[FIELD_SERVICE_START][ENGLISH] = service_start;
	return d;
}

/* ---- the table of fields ---- */

static void field__every_one_is_found_by_its_name_alone(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		assert_int_equal(field_named(field_facts(f)->name), f);
	assert_int_equal(field_named("title "), FIELD_NONE);
	assert_int_equal(field_named(""), FIELD_NONE);
}

static void field__every_one_has_a_label_a_kind_and_a_limit(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts(f);

		assert_true(facts->label[0] != '\0');
		assert_true(facts->kind > FIELD_KIND_NONE && facts->kind <= FIELD_CHOICE);
		assert_in_range(facts->max, 1, 20000);
	}
}

static void field__what_is_asked_for_has_words_for_its_absence(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++)
		if (field_facts(f)->required != 0 || field_facts(f)->expected)
			assert_non_null(field_facts(f)->blank);
}

static void field__choices_belong_to_choices_and_fit(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts(f);
		const struct choice_facts *choice = facts->choices;

		assert_int_equal(choice != NULL, facts->kind == FIELD_CHOICE);
		for (; choice != NULL && choice->name != NULL; choice++) {
			assert_in_range(strlen(choice->name), 1, facts->max);
			assert_non_null(choice->label);
		}
	}
}

static void field__dates_and_choices_are_facts_and_long_words_are_not(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		enum field_kind kind = field_facts(f)->kind;

		if (kind == FIELD_DATE || kind == FIELD_CHOICE)
			assert_false(field_facts(f)->has_language);
		if (kind == FIELD_WORDS || kind == FIELD_LIST)
			assert_true(field_facts(f)->has_language);
	}
}

static void field__a_fact_is_the_same_in_either_language(void **state)
{
	struct decision d = { 0 };

	(void)state;
	d.value[FIELD_MAKER][ENGLISH] = "Enghraifft Sampl";
	assert_string_equal(decision_value(&d, FIELD_MAKER, WELSH), "Enghraifft Sampl");
	assert_string_equal(decision_value(&d, FIELD_TITLE, WELSH), "");
}

static void field__a_list_has_the_lines_that_say_something(void **state)
{
	struct texts items = field_items(arena, "  One \n\n\t\nTwo\n");

	(void)state;
	assert_int_equal(items.n, 2);
	assert_string_equal(items.at[0], "One");
	assert_string_equal(items.at[1], "Two");
	assert_int_equal(field_items(arena, " \n ").n, 0);
}

/* ---- names ---- */

#define ASSERT_NAMED(first, end, name, named)                                                      \
	for (unsigned each = (first); each < (end); each++)                                        \
	assert_int_equal(named(name(each)), each)

static void name__every_stored_word_is_read_back(void **state)
{
	(void)state;
	ASSERT_NAMED(DRAFT, STATE_COUNT, state_name, state_named);
	ASSERT_NAMED(DRAFTED_HERE, SIGNED_ON_PAPER + 1, origin_name, origin_named);
	ASSERT_NAMED(SUMMARY_SHEET, TEMPLATE_COUNT, template_name, template_named);
	ASSERT_NAMED(TRANSLATION_NONE, TRANSLATION_GIVEN + 1, translation_name, translation_named);
	ASSERT_NAMED(AMOUNT_CAP, AMOUNT_KIND_COUNT, amount_kind_name, amount_kind_named);
	ASSERT_NAMED(PRIOR_APPROVED, PRIOR_ADVISED + 1, prior_act_name, prior_act_named);
	ASSERT_NAMED(ACT_READ, ACT_COUNT, act_name, act_named);
}

static void name__an_unknown_word_is_none(void **state)
{
	static const char *const words[] = { "", "Draft", "draft ", "none of these" };

	(void)state;
	for (size_t i = 0; i < array_size(words); i++) {
		assert_int_equal(state_named(words[i]), STATE_NONE);
		assert_int_equal(origin_named(words[i]), ORIGIN_NONE);
		assert_int_equal(template_named(words[i]), TEMPLATE_NONE);
		assert_int_equal(translation_named(words[i]), TRANSLATION_NONE);
		assert_int_equal(amount_kind_named(words[i]), AMOUNT_NONE);
		assert_int_equal(prior_act_named(words[i]), PRIOR_NONE);
		assert_int_equal(act_named(words[i]), ACT_NONE);
	}
}

static void name__everything_shown_has_words(void **state)
{
	(void)state;
	for (enum decision_state s = DRAFT; s < STATE_COUNT; s++)
		assert_non_null(state_label(s));
	for (enum amount_kind kind = AMOUNT_CAP; kind < AMOUNT_KIND_COUNT; kind++)
		assert_non_null(amount_kind_label(kind));
	for (enum refusal refusal = REFUSED_RIGHT; refusal < REFUSAL_COUNT; refusal++)
		assert_non_null(refusal_text(refusal));
	for (enum act act = ACT_READ; act < ACT_COUNT; act++) {
		assert_non_null(act_done(act));
		assert_true(act_right(act) > RIGHT_NONE && act_right(act) < RIGHT_COUNT);
	}
}

/* ---- what may be done ---- */

/*
 * Where each act leads from each state, written without a look at the table of moves: "." nowhere,
 * D draft, R ready, I imported, F frozen, P published, W withdrawn, X discarded.
 */
static const enum act columns[] = { ACT_ALTER, ACT_SUBMIT, ACT_RECALL, ACT_RETURN, ACT_SIGN,
	ACT_ATTEST, ACT_ASK_TRANSLATION, ACT_TRANSLATE, ACT_PAIR, ACT_WITHHOLD, ACT_PUBLISH,
	ACT_WITHDRAW, ACT_CORRECT, ACT_DISCARD };
static const char letters[STATE_COUNT + 1] = ".DRIFPWX";
static const char *const expected[STATE_COUNT] = {
	[DRAFT] = "DR....DD.D...X",
	[READY] = "..DDF.RR......",
	[IMPORTED] = "I....FIIII...X",
	[FROZEN] = "......FFFFP.F.",
	[PUBLISHED] = "......PPP.PWP.",
	[WITHDRAWN] = "..........P...",
	[DISCARDED] = "..............",
};

static void moves__lead_where_they_should_and_nowhere_else(void **state)
{
	(void)state;
	for (enum decision_state from = DRAFT; from < STATE_COUNT; from++)
		for (size_t i = 0; i < array_size(columns); i++)
			assert_int_equal(
				letters[decision_after(from, columns[i])], expected[from][i]);
}

static void may__every_state_and_act_is_as_expected(void **state)
{
	(void)state;
	for (enum template t = SUMMARY_SHEET; t < TEMPLATE_COUNT; t++)
		for (enum decision_state from = DRAFT; from < STATE_COUNT; from++)
			for (size_t i = 0; i < array_size(columns); i++) {
				struct decision d = a_full_record(t, from);
				enum refusal no =
					decision_may(arena, &d, columns[i], &other, true, today);

				assert_int_equal(no == NO_REFUSAL, expected[from][i] != '.');
			}
}

static void may__without_the_right_nothing_goes(void **state)
{
	(void)state;
	for (enum decision_state from = DRAFT; from < STATE_COUNT; from++)
		for (enum act act = ACT_READ; act < ACT_COUNT; act++) {
			struct decision d = a_full_record(SUMMARY_SHEET, from);

			assert_int_equal(
				decision_may(arena, &d, act, &other, false, today), REFUSED_RIGHT);
		}
}

static void may__the_author_does_all_but_sign_and_attest(void **state)
{
	(void)state;
	for (enum decision_state from = DRAFT; from < STATE_COUNT; from++)
		for (size_t i = 0; i < array_size(columns); i++) {
			struct decision d = a_full_record(SUMMARY_SHEET, from);
			bool freezes = columns[i] == ACT_SIGN || columns[i] == ACT_ATTEST;
			enum refusal no = decision_may(arena, &d, columns[i], &author, true, today);

			if (freezes && expected[from][i] != '.')
				assert_int_equal(no, REFUSED_OWN_RECORD);
			else
				assert_int_equal(no == NO_REFUSAL, expected[from][i] != '.');
		}
}

static void may__everything_may_be_read_in_any_state(void **state)
{
	(void)state;
	for (enum decision_state from = DRAFT; from < STATE_COUNT; from++) {
		struct decision d = a_full_record(SESSION_RECORD, from);

		assert_int_equal(
			decision_may(arena, &d, ACT_READ, &other, true, today), NO_REFUSAL);
	}
}

static void may__what_is_signed_says_how_to_correct_it(void **state)
{
	(void)state;
	for (enum decision_state from = FROZEN; from <= WITHDRAWN; from++) {
		struct decision d = a_full_record(SUMMARY_SHEET, from);

		assert_true(decision_is_frozen(&d));
		assert_int_equal(
			decision_may(arena, &d, ACT_ALTER, &other, true, today), REFUSED_FROZEN);
		assert_int_equal(
			decision_may(arena, &d, ACT_SIGN, &other, true, today), REFUSED_ALREADY);
		assert_int_equal(
			decision_may(arena, &d, ACT_ATTEST, &other, true, today), REFUSED_ALREADY);
	}
}

/* One value changed in a full record, and what the act answers then. */
static enum refusal may_with(
	enum decision_state from, enum act act, enum field field, const char *value)
{
	struct decision d = a_full_record(SUMMARY_SHEET, from);

	d.value[field][ENGLISH] = value;
	return decision_may(arena, &d, act, &other, true, today);
}

static void may__attesting_takes_an_office_for_a_name_but_not_neither(void **state)
{
	struct decision d = a_full_record(SUMMARY_SHEET, IMPORTED);

	(void)state;
	d.value[FIELD_MAKER][ENGLISH] = "";
	d.value[FIELD_MAKER_ROLE][ENGLISH] = "Commissioner";
	assert_int_equal(decision_may(arena, &d, ACT_ATTEST, &other, true, today), NO_REFUSAL);
	d.value[FIELD_MAKER_ROLE][ENGLISH] = " ";
	assert_int_equal(
		decision_may(arena, &d, ACT_ATTEST, &other, true, today), REFUSED_NO_SIGNATORY);
}

static void may__signing_and_attesting_ask_for_what_they_need(void **state)
{
	static const struct {
		enum decision_state from;
		enum act act;
		enum field field;
		const char *value;
		enum refusal refusal;
	} cases[] = {
		{ DRAFT, ACT_SUBMIT, FIELD_SUMMARY, " \n", REFUSED_INCOMPLETE },
		{ DRAFT, ACT_SUBMIT, FIELD_BACKGROUND, "", NO_REFUSAL },
		{ READY, ACT_SIGN, FIELD_SUMMARY, "", REFUSED_INCOMPLETE },
		{ IMPORTED, ACT_ATTEST, FIELD_SUMMARY, "", NO_REFUSAL },
		{ IMPORTED, ACT_ATTEST, FIELD_REFERENCE, " ", REFUSED_NO_REFERENCE },
		{ IMPORTED, ACT_ATTEST, FIELD_MAKER, "", NO_REFUSAL },
		{ IMPORTED, ACT_ATTEST, FIELD_SIGNED_ON, "", REFUSED_NO_SIGNATORY },
		{ IMPORTED, ACT_ATTEST, FIELD_SIGNED_ON, "2025-03", REFUSED_NO_SIGNATORY },
		{ IMPORTED, ACT_ATTEST, FIELD_SIGNED_ON, "2026-03-02", NO_REFUSAL },
		{ IMPORTED, ACT_ATTEST, FIELD_SIGNED_ON, "2026-03-03",
			REFUSED_SIGNED_LATER_THAN_TODAY },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_int_equal(
			may_with(cases[i].from, cases[i].act, cases[i].field, cases[i].value),
			cases[i].refusal);
}

/* ---- gaps ---- */

static bool has_gap(const struct gaps *gaps, enum field field, enum language language)
{
	list_each (const struct gap *, gap, gaps)
		if (gap->field == field && gap->language == language)
			return true;
	return false;
}

static void gaps__each_template_asks_for_its_own(void **state)
{
	static const enum field on_both[] = { FIELD_REFERENCE, FIELD_TITLE, FIELD_SUMMARY,
		FIELD_LEGAL_POWERS, FIELD_RECOMMENDATION, FIELD_INTERESTS, FIELD_MAKER,
		FIELD_MAKER_ROLE };
	struct decision sheet = { .template = SUMMARY_SHEET, .original = WELSH };
	struct decision session = { .template = SESSION_RECORD, .original = ENGLISH };
	struct gaps of_sheet = decision_gaps_to_sign(arena, &sheet);
	struct gaps of_session = decision_gaps_to_sign(arena, &session);

	(void)state;
	assert_int_equal(of_sheet.n, array_size(on_both) + 3);
	assert_int_equal(of_session.n, array_size(on_both) + 1);
	for (size_t i = 0; i < array_size(on_both); i++) {
		bool has_language = field_facts(on_both[i])->has_language;

		assert_true(has_gap(&of_sheet, on_both[i], has_language ? WELSH : ENGLISH));
		assert_true(has_gap(&of_session, on_both[i], ENGLISH));
	}
	assert_true(has_gap(&of_sheet, FIELD_PURPOSE, WELSH));
	assert_true(has_gap(&of_sheet, FIELD_TIMING, WELSH));
	assert_true(has_gap(&of_sheet, FIELD_CATEGORY, WELSH));
	assert_true(has_gap(&of_session, FIELD_CONTACT, ENGLISH));
}

static void gaps__a_full_record_has_none(void **state)
{
	(void)state;
	for (enum template t = SUMMARY_SHEET; t < TEMPLATE_COUNT; t++) {
		struct decision d = a_full_record(t, DRAFT);

		assert_int_equal(decision_gaps_to_sign(arena, &d).n, 0);
		assert_int_equal(decision_gaps_on_paper(arena, &d).n, 0);
		assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
	}
}

static void gaps__on_paper_are_what_every_document_should_say(void **state)
{
	static const enum field asked[] = { FIELD_REFERENCE, FIELD_TITLE, FIELD_SUMMARY,
		FIELD_LEGAL_POWERS, FIELD_RECOMMENDATION, FIELD_INTERESTS, FIELD_MAKER,
		FIELD_SIGNED_ON };
	struct decision d = { .template = SESSION_RECORD, .original = ENGLISH };
	struct gaps gaps = decision_gaps_on_paper(arena, &d);

	(void)state;
	assert_int_equal(gaps.n, array_size(asked));
	for (size_t i = 0; i < array_size(asked); i++)
		assert_true(has_gap(&gaps, asked[i], ENGLISH));
}

static void gaps__in_translation_are_words_that_stand_in_one_language(void **state)
{
	struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);
	struct gaps gaps;

	(void)state;
	d.value[FIELD_SUMMARY][WELSH] = " ";
	d.value[FIELD_BACKGROUND][ENGLISH] = d.value[FIELD_BACKGROUND][WELSH] = "";
	d.value[FIELD_MAKER][WELSH] = "";
	gaps = decision_gaps_in_translation(arena, &d);
	assert_int_equal(gaps.n, 1);
	assert_true(has_gap(&gaps, FIELD_SUMMARY, WELSH));
}

static void gaps__in_translation_are_words_that_the_original_does_not_say(void **state)
{
	struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);
	struct gaps gaps;

	(void)state;
	d.value[FIELD_SUMMARY][ENGLISH] = "";
	*list_add(arena, &d.amounts) = (struct amount){
		.number = 71, .literal = "£33,760", .kind = AMOUNT_CAP, .label = { "", "hyfforddiant" }
	};
	gaps = decision_gaps_in_translation(arena, &d);
	assert_int_equal(gaps.n, 2);
	assert_true(has_gap(&gaps, FIELD_SUMMARY, WELSH));
	assert_int_equal(gaps.at[1].row.row, 71);
	assert_int_equal(gaps.at[1].language, WELSH);
	assert_memory_equal(gaps.at[0].message, "The original does not", 21);
	d.amounts.at[0].label[WELSH] = d.value[FIELD_SUMMARY][WELSH] = "";
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
}

static void gaps__in_translation_a_withheld_part_is_not_missed(void **state)
{
	struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);

	(void)state;
	d.value[FIELD_SUMMARY][WELSH] = "";
	list_add(arena, &d.withheld)->field = FIELD_SUMMARY;
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
}

/* A cap that stands in bytes 10 to 17, and a board that noted it. */
static struct decision a_record_with_rows(void)
{
	struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);

	*list_add(arena, &d.amounts) = (struct amount){ .number = 71,
		.literal = "£33,760",
		.kind = AMOUNT_CAP,
		.label = { "training", "" },
		.at = { 10, 17 } };
	*list_add(arena, &d.priors) = (struct prior){ .number = 2,
		.act = PRIOR_NOTED,
		.body = { "Invented Board", "Bwrdd Dychmygol" },
		.what = { "the plan", " " } };
	return d;
}

static void gaps__in_translation_each_rows_text_is_missed_by_itself(void **state)
{
	struct decision d = a_record_with_rows();
	struct gaps gaps = decision_gaps_in_translation(arena, &d);

	(void)state;
	assert_int_equal(gaps.n, 2);
	assert_int_equal(gaps.at[0].row.kind, AMOUNT_LABEL);
	assert_int_equal(gaps.at[0].row.row, 71);
	assert_int_equal(gaps.at[0].language, WELSH);
	assert_int_equal(gaps.at[1].row.kind, PRIOR_WHAT);
	assert_int_equal(gaps.at[1].row.row, 2);
	d.amounts.at[0].label[WELSH] = "hyfforddiant";
	d.priors.at[0].what[WELSH] = "y cynllun";
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
}

static void gaps__in_translation_nobody_misses_what_a_row_does_not_say(void **state)
{
	struct decision d = a_record_with_rows();

	(void)state;
	d.amounts.at[0].label[ENGLISH] = "";
	d.priors.at[0].what[ENGLISH] = "";
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
}

static void gaps__in_translation_an_amount_of_a_withheld_part_is_not_missed(void **state)
{
	struct decision d = a_record_with_rows();

	(void)state;
	d.priors.at[0].what[WELSH] = "y cynllun";
	*list_add(arena, &d.sources) = (struct source){ FIELD_SUMMARY, ENGLISH, { 0, 100 } };
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 1);
	list_add(arena, &d.withheld)->field = FIELD_SUMMARY;
	assert_int_equal(decision_gaps_in_translation(arena, &d).n, 0);
}

static void row__each_text_has_a_name_of_its_own(void **state)
{
	static const char *const others[] = { "", "amount-", "amount-0", "amount-71-kind",
		"prior-2", "prior-2-act", "prior--body", "amount-99999999999999999999", "title" };
	struct decision d = a_record_with_rows();
	struct row_texts texts = decision_row_texts(arena, &d);

	(void)state;
	assert_int_equal(texts.n, 3);
	list_each (const struct row_text *, text, &texts) {
		struct row_text again = row_text_named(row_text_name(arena, *text));

		assert_int_equal(again.kind, text->kind);
		assert_int_equal(again.row, text->row);
	}
	for (size_t i = 0; i < array_size(others); i++)
		assert_int_equal(row_text_named(others[i]).kind, ROW_TEXT_NONE);
	assert_null(row_text_words(&d, (struct row_text){ AMOUNT_LABEL, 72 }));
	assert_null(row_text_words(&d, (struct row_text){ PRIOR_BODY, 0 }));
}

static void gaps__in_translation_a_title_is_missed_in_either_language(void **state)
{
	struct decision d = { .original = WELSH };
	struct gaps gaps = decision_gaps_in_translation(arena, &d);

	(void)state;
	assert_int_equal(gaps.n, 2);
	assert_true(has_gap(&gaps, FIELD_TITLE, WELSH));
	assert_true(has_gap(&gaps, FIELD_TITLE, ENGLISH));
}

/* ---- sums and dates ---- */

static struct sum a_sum(const struct sum_part *parts, size_t n, int64_t stated_pounds)
{
	struct sum sum = { .stated = stated_pounds != 0, .total = POUNDS(stated_pounds) };

	for (size_t i = 0; i < n; i++)
		*list_add(arena, &sum.parts) = parts[i];
	return sum;
}

static void sum__twenty_places_with_materials_hold(void **state)
{
	static const struct sum_part parts[] = { { 20, { 250000 } }, { 20, { 50000 } } };
	struct sum sum = a_sum(parts, 2, 60000);

	(void)state;
	assert_int_equal(sum_of_parts(&sum).pence, 6000000);
	assert_int_equal(sum_verdict(&sum), SUM_HOLDS);
}

static void sum__that_nobody_states_is_not_stated(void **state)
{
	static const struct sum_part parts[] = { { 1, { 4300000 } }, { 1, { 1000000 } },
		{ 1, { 1000000 } } };
	struct sum sum = a_sum(parts, 3, 0);

	(void)state;
	assert_int_equal(sum_of_parts(&sum).pence, 6300000);
	assert_int_equal(sum_verdict(&sum), SUM_NOT_STATED);
}

static void sum__a_stated_total_a_penny_off_does_not_hold(void **state)
{
	static const struct sum_part parts[] = { { 1, { 4300000 } }, { 1, { 1999999 } } };
	struct sum sum = a_sum(parts, 2, 63000);

	(void)state;
	assert_int_equal(sum_verdict(&sum), SUM_DOES_NOT_HOLD);
}

static void timing__says_after_only_when_it_is_certain(void **state)
{
	static const struct {
		const char *signed_on, *service_start;
		enum timing_answer answer;
	} cases[] = {
		{ "2024-12-04", "2024-09", TIMING_AFTER },
		{ "2024-09-30", "2024-09", TIMING_UNKNOWN },
		{ "2024-09-01", "2024-09", TIMING_UNKNOWN },
		{ "2024-08-31", "2024-09", TIMING_BEFORE },
		{ "2024-10-01", "2024-09", TIMING_AFTER },
		{ "2025-03-20", "2025-04-01", TIMING_BEFORE },
		{ "2025-04-01", "2025-04-01", TIMING_BEFORE },
		{ "2025-04-02", "2025-04-01", TIMING_AFTER },
		{ "2025-04", "2025-04", TIMING_UNKNOWN },
		{ "2025-04", "2025-04-30", TIMING_UNKNOWN },
		{ "2025-05", "2025-04-30", TIMING_AFTER },
		{ "2025-03", "2025-04-01", TIMING_BEFORE },
		{ "", "2025-04-01", TIMING_UNKNOWN },
		{ "2025-04-02", "", TIMING_UNKNOWN },
		{ "2025-02-30", "2025-01", TIMING_UNKNOWN },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct decision d = dated(cases[i].signed_on, cases[i].service_start);

		if (decision_timing(&d) != cases[i].answer)
			fail_msg("%s and %s: %d", cases[i].signed_on, cases[i].service_start,
				decision_timing(&d));
	}
}

static void timing__decided_earlier_is_asked_of_what_is_or_would_be_signed_after(void **state)
{
	static const struct {
		enum origin origin;
		enum decision_state state;
		const char *signed_on, *service_start, *answer;
		bool is_asked;
	} cases[] = {
		{ SIGNED_ON_PAPER, IMPORTED, "2024-12-04", "2024-09", "", true },
		{ SIGNED_ON_PAPER, IMPORTED, "2024-12-04", "2024-09", "not-known", false },
		{ SIGNED_ON_PAPER, IMPORTED, "2024-09-04", "2024-09", "", false },
		{ SIGNED_ON_PAPER, IMPORTED, "", "2024-09", "", false },
		{ DRAFTED_HERE, DRAFT, "", "2026-02", "", true },
		{ DRAFTED_HERE, READY, "", "2026-03-01", "", true },
		{ DRAFTED_HERE, READY, "", "2026-03-01", "no", false },
		{ DRAFTED_HERE, READY, "", "2026-03-02", "", false },
		{ DRAFTED_HERE, READY, "", "2026-03", "", false },
		{ DRAFTED_HERE, FROZEN, "2026-01-05", "2026-02", "", false },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct decision d = dated(cases[i].signed_on, cases[i].service_start);

		d.origin = cases[i].origin;
		d.state = cases[i].state;
		d.value[FIELD_DECIDED_EARLIER][ENGLISH] = cases[i].answer;
		if (decision_asks_decided_earlier(&d, today) != cases[i].is_asked)
			fail_msg("case %zu", i);
	}
}

/* ---- going out ---- */

static void publish__both_languages_or_a_waiver_are_needed(void **state)
{
	static const struct {
		bool is_complete, is_stale, is_waived;
		const char *reason_cy;
		struct date until;
		enum refusal refusal;
	} cases[] = {
		{ true, false, false, NULL, { 0 }, NO_REFUSAL },
		{ true, true, false, NULL, { 0 }, REFUSED_TRANSLATION_STALE },
		{ false, false, false, NULL, { 0 }, REFUSED_TRANSLATION },
		{ false, true, false, NULL, { 0 }, REFUSED_TRANSLATION },
		{ false, false, true, "Rheswm", { 2026, 3, 2 }, NO_REFUSAL },
		{ true, true, true, "Rheswm", { 2026, 4, 1 }, NO_REFUSAL },
		{ false, false, true, " ", { 2026, 4, 1 }, REFUSED_WAIVER },
		{ false, false, true, "Rheswm", { 2026, 3, 1 }, REFUSED_WAIVER },
		{ false, false, true, "Rheswm", { 2026, 4, 0 }, REFUSED_WAIVER },
		{ false, false, true, "Rheswm", { 0 }, REFUSED_WAIVER },
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);
		struct waiver waiver = { { "Reason", cases[i].reason_cy }, cases[i].until };

		if (!cases[i].is_complete)
			d.value[FIELD_SUMMARY][WELSH] = "";
		assert_int_equal(decision_may_publish(arena, &d, cases[i].is_stale ? 8 : 7,
					 cases[i].is_waived ? &waiver : NULL, today),
			cases[i].refusal);
	}
}

/* ---- the pair ---- */

static struct amount an_amount(int64_t pounds, const char *literal)
{
	return (struct amount){
		.money = POUNDS(pounds), .literal = literal, .kind = AMOUNT_CAP, .label = { "", "" }
	};
}

static struct differences differences_of(
	const struct decision *english, const struct decision *welsh)
{
	return decision_pair_differences(arena, english, welsh);
}

static void pair__words_may_differ_and_facts_may_not(void **state)
{
	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const struct field_facts *facts = field_facts(f);
		struct decision english = a_full_record(SUMMARY_SHEET, IMPORTED);
		struct decision welsh = english;

		welsh.original = WELSH;
		if (facts->kind == FIELD_CHOICE)
			continue;
		welsh.value[f][facts->has_language ? WELSH : ENGLISH] =
			facts->kind == FIELD_DATE ? "2025-03-21" : "Arall";
		assert_int_equal(differences_of(&english, &welsh).n, facts->has_language ? 0 : 1);
	}
}

static void pair__the_same_name_in_other_letters_is_the_same(void **state)
{
	struct decision english = a_full_record(SUMMARY_SHEET, IMPORTED);
	struct decision welsh = english;

	(void)state;
	welsh.original = WELSH;
	english.value[FIELD_MAKER][ENGLISH] = "Si\xC3\xA2n Sampl";
	welsh.value[FIELD_MAKER][ENGLISH] = "SIAN SAMPL";
	assert_int_equal(differences_of(&english, &welsh).n, 0);
}

static void pair__amounts_are_compared_by_money_and_told_as_printed(void **state)
{
	struct decision english = a_full_record(SUMMARY_SHEET, IMPORTED);
	struct decision welsh = english;
	struct differences found;

	(void)state;
	welsh.original = WELSH;
	*list_add(arena, &english.amounts) = an_amount(60000, "\xC2\xA3"
							      "60,000");
	*list_add(arena, &english.amounts) = an_amount(60000, "\xC2\xA3"
							      "60k");
	*list_add(arena, &english.amounts) = an_amount(43000, "\xC2\xA3"
							      "43,000");
	*list_add(arena, &welsh.amounts) = an_amount(43000, "\xC2\xA3"
							    "43 mil");
	*list_add(arena, &welsh.amounts) = an_amount(6000, "\xC2\xA3"
							   "6,000");
	found = differences_of(&english, &welsh);
	assert_int_equal(found.n, 2);
	assert_string_equal(found.at[0].in_original, "\xC2\xA3"
						     "60,000");
	assert_string_equal(found.at[0].in_translation, "");
	assert_string_equal(found.at[1].in_original, "");
	assert_string_equal(found.at[1].in_translation, "\xC2\xA3"
							"6,000");
}

static void pair__lists_are_compared_by_how_many(void **state)
{
	struct decision english = a_full_record(SUMMARY_SHEET, IMPORTED);
	struct decision welsh = english;

	(void)state;
	welsh.original = WELSH;
	english.value[FIELD_FUNDERS][ENGLISH] = "One\nTwo";
	welsh.value[FIELD_FUNDERS][WELSH] = "Un";
	assert_int_equal(differences_of(&english, &welsh).n, 1);
	assert_string_equal(differences_of(&english, &welsh).at[0].what, "Funders");
}

/* ---- the canonical text ---- */

static struct decision a_record_with_lists(void)
{
	static const struct sum_part parts[] = { { 20, { 250000 } }, { 20, { 50000 } } };
	struct decision d = a_full_record(SUMMARY_SHEET, FROZEN);

	*list_add(arena, &d.amounts) = an_amount(60000, "\xC2\xA3"
							"60,000");
	*list_add(arena, &d.sums) = a_sum(parts, 2, 60000);
	*list_add(arena, &d.priors) = (struct prior){ 0, PRIOR_NOTED, { "Panel", "Panel" },
		{ "Budget", "Cyllideb" }, { 2025, 1, 6 }, { 0 } };
	d.document[ENGLISH].sha256 = "00ff";
	return d;
}

static void canonical__is_the_same_for_the_same_record(void **state)
{
	struct decision one = a_record_with_lists();
	struct decision same = a_record_with_lists();

	(void)state;
	assert_string_equal(decision_canonical(arena, &one), decision_canonical(arena, &same));
}

static void canonical__differs_for_each_single_value(void **state)
{
	struct decision d = a_record_with_lists();
	const char *before = decision_canonical(arena, &d);

	(void)state;
	for (enum field f = FIELD_NONE + 1; f < FIELD_COUNT; f++) {
		const char *kept = d.value[f][ENGLISH];

		d.value[f][ENGLISH] = "other";
		assert_string_not_equal(decision_canonical(arena, &d), before);
		d.value[f][ENGLISH] = kept;
	}
	assert_string_equal(decision_canonical(arena, &d), before);
}

/* Changes one thing that is no field; false when there is none of that number. */
static bool change_part(struct decision *d, int i)
{
	switch (i) {
	case 0: d->amounts.at[0].money.pence++; return true;
	case 1: d->amounts.at[0].kind = AMOUNT_TOTAL; return true;
	case 2: d->amounts.at[0].literal = "60 mil"; return true;
	case 3: d->amounts.at[0].label[ENGLISH] = "Grant"; return true;
	case 4: d->amounts.n = 0; return true;
	case 5: d->sums.at[0].total.pence++; return true;
	case 6: d->sums.at[0].stated = false; return true;
	case 7: d->sums.at[0].parts.at[1].count = 19; return true;
	case 8: d->sums.at[0].parts.at[1].part.pence++; return true;
	case 9: d->sums.at[0].parts.n = 1; return true;
	case 10: d->priors.at[0].act = PRIOR_APPROVED; return true;
	case 11: d->priors.at[0].on.day = 7; return true;
	case 12: d->priors.at[0].body[ENGLISH] = "Board"; return true;
	case 13: d->priors.at[0].what[ENGLISH] = "Plan"; return true;
	case 14: d->document[ENGLISH].sha256 = "00fe"; return true;
	case 15: d->original = WELSH; return true;
	case 16: d->origin = SIGNED_ON_PAPER; return true;
	default: return false;
	}
}

static void canonical__differs_for_each_amount_sum_and_prior(void **state)
{
	struct decision whole = a_record_with_lists();
	const char *before = decision_canonical(arena, &whole);

	(void)state;
	for (int i = 0;; i++) {
		struct decision d = a_record_with_lists();

		if (!change_part(&d, i))
			break;
		if (strcmp(decision_canonical(arena, &d), before) == 0)
			fail_msg("change %d does not show", i);
	}
}

static void canonical__a_translation_does_not_change_it(void **state)
{
	struct decision d = a_record_with_lists();
	const char *before = decision_canonical(arena, &d);

	(void)state;
	d.value[FIELD_TITLE][WELSH] = "Teitl arall";
	d.document[WELSH].sha256 = "1234";
	assert_string_equal(decision_canonical(arena, &d), before);
}

static void canonical__no_value_can_pass_for_another_line(void **state)
{
	struct decision one = a_record_with_lists();
	struct decision two = a_record_with_lists();

	(void)state;
	one.value[FIELD_TITLE][ENGLISH] = "A\npurpose\tB";
	assert_non_null(strstr(decision_canonical(arena, &one), "title\tA\\npurpose\\tB\n"));
	two.value[FIELD_TITLE][ENGLISH] = "A\\npurpose\\tB";
	assert_string_not_equal(decision_canonical(arena, &one), decision_canonical(arena, &two));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(field__every_one_is_found_by_its_name_alone),
		cmocka_unit_test(field__every_one_has_a_label_a_kind_and_a_limit),
		cmocka_unit_test(field__what_is_asked_for_has_words_for_its_absence),
		cmocka_unit_test(field__choices_belong_to_choices_and_fit),
		cmocka_unit_test(field__dates_and_choices_are_facts_and_long_words_are_not),
		cmocka_unit_test(field__a_fact_is_the_same_in_either_language),
		cmocka_unit_test(field__a_list_has_the_lines_that_say_something),
		cmocka_unit_test(name__every_stored_word_is_read_back),
		cmocka_unit_test(name__an_unknown_word_is_none),
		cmocka_unit_test(name__everything_shown_has_words),
		cmocka_unit_test(moves__lead_where_they_should_and_nowhere_else),
		cmocka_unit_test(may__every_state_and_act_is_as_expected),
		cmocka_unit_test(may__without_the_right_nothing_goes),
		cmocka_unit_test(may__the_author_does_all_but_sign_and_attest),
		cmocka_unit_test(may__everything_may_be_read_in_any_state),
		cmocka_unit_test(may__what_is_signed_says_how_to_correct_it),
		cmocka_unit_test(may__attesting_takes_an_office_for_a_name_but_not_neither),
		cmocka_unit_test(may__signing_and_attesting_ask_for_what_they_need),
		cmocka_unit_test(gaps__each_template_asks_for_its_own),
		cmocka_unit_test(gaps__a_full_record_has_none),
		cmocka_unit_test(gaps__on_paper_are_what_every_document_should_say),
		cmocka_unit_test(gaps__in_translation_are_words_that_stand_in_one_language),
		cmocka_unit_test(gaps__in_translation_are_words_that_the_original_does_not_say),
		cmocka_unit_test(gaps__in_translation_a_withheld_part_is_not_missed),
		cmocka_unit_test(gaps__in_translation_each_rows_text_is_missed_by_itself),
		cmocka_unit_test(gaps__in_translation_nobody_misses_what_a_row_does_not_say),
		cmocka_unit_test(gaps__in_translation_an_amount_of_a_withheld_part_is_not_missed),
		cmocka_unit_test(row__each_text_has_a_name_of_its_own),
		cmocka_unit_test(gaps__in_translation_a_title_is_missed_in_either_language),
		cmocka_unit_test(sum__twenty_places_with_materials_hold),
		cmocka_unit_test(sum__that_nobody_states_is_not_stated),
		cmocka_unit_test(sum__a_stated_total_a_penny_off_does_not_hold),
		cmocka_unit_test(timing__says_after_only_when_it_is_certain),
		cmocka_unit_test(
			timing__decided_earlier_is_asked_of_what_is_or_would_be_signed_after),
		cmocka_unit_test(publish__both_languages_or_a_waiver_are_needed),
		cmocka_unit_test(pair__words_may_differ_and_facts_may_not),
		cmocka_unit_test(pair__the_same_name_in_other_letters_is_the_same),
		cmocka_unit_test(pair__amounts_are_compared_by_money_and_told_as_printed),
		cmocka_unit_test(pair__lists_are_compared_by_how_many),
		cmocka_unit_test(canonical__is_the_same_for_the_same_record),
		cmocka_unit_test(canonical__differs_for_each_single_value),
		cmocka_unit_test(canonical__differs_for_each_amount_sum_and_prior),
		cmocka_unit_test(canonical__a_translation_does_not_change_it),
		cmocka_unit_test(canonical__no_value_can_pass_for_another_line),
	};

	arena = arena_open(1 << 16);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
