/* SPDX-License-Identifier: MIT */
/*
 * The closed list, held against a list written separately; and each way in which a message can
 * differ from one that is taken.
 */
#include "areas/relay/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/keys.h"
#include "base/testing.h"

#define HASH    "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
#define SHOUTED "00112233445566778899AABBCCDDEEFF00112233445566778899aabbccddeeff"
#define HEAD    "relay1 from=%s to=%s number=17 made=2026-03-02 until=2026-05-31 flag="

static char a_box[RELAY_BOX_CHARS + 1];

/* What each flag looks like on the wire, and who may say it. */
static const struct {
	enum relay_flag flag;
	const char *text;
	bool by_sarn, by_victim;
} list[] = {
	{ RELAY_CASE_OPENED, "case-opened link=4711 programme=cara language=cy", true, false },
	{ RELAY_SAFE_CONTACT, "safe-contact link=4711 box=", true, false },
	{ RELAY_WORKSHOP_DATES, "workshop-dates link=4711 a=2026-04-01 b=2026-05-01", true, false },
	{ RELAY_ATTENDED, "attended link=4711 workshop=a on=2026-04-01", true, false },
	{ RELAY_NOT_ATTENDED, "not-attended link=4711 workshop=b on=2026-05-01", true, false },
	{ RELAY_COMPLETED, "completed link=4711 on=2026-05-01", true, false },
	{ RELAY_WITHDRAWN, "withdrawn link=4711 on=2026-05-01", true, false },
	{ RELAY_SAFE_TO_PROCEED, "safe-to-proceed link=4711 on=2026-03-02", false, true },
	{ RELAY_PAUSE_CONTACT, "pause-contact link=4711 on=2026-03-02", false, true },
	{ RELAY_RISK_CHANGED, "risk-changed link=4711 on=2026-03-02", false, true },
	{ RELAY_CONTACT_MADE, "contact-made link=4711 on=2026-03-02", false, true },
	{ RELAY_CONTACT_TRIED, "contact-tried link=4711 on=2026-03-02", false, true },
	{ RELAY_CONTACT_DECLINED, "contact-declined link=4711 on=2026-03-02", false, true },
	{ RELAY_DETAILS_DO_NOT_WORK, "details-do-not-work link=4711 on=2026-03-02", false, true },
	{ RELAY_WORKERS_TRAINED, "workers-trained count=3 on=2026-03-02", false, true },
	{ RELAY_PERSON_ASSIGNED, "person-assigned link=4711 person=" HASH, true, true },
	{ RELAY_PERSON_REFUSED, "person-refused link=4711 person=" HASH, true, true },
	{ RELAY_PERSON_FREE, "person-free link=4711 person=" HASH, true, true },
};

static char *line_from(struct arena *a, enum relay_side side, const char *rest)
{
	return arena_format(
		a, HEAD "%s", relay_side_word(side), relay_side_word(relay_side_other(side)), rest);
}

/* The line of list[i], from whoever may say it. */
static char *line_of(struct arena *a, size_t i)
{
	bool is_box = list[i].flag == RELAY_SAFE_CONTACT;

	return line_from(a, list[i].by_sarn ? RELAY_SARN : RELAY_VICTIM,
		arena_format(a, "%s%s", list[i].text, is_box ? a_box : ""));
}

static enum relay_refusal read(struct arena *a, const char *line)
{
	struct relay_message message;

	return relay_read(a, slice_of(line), &message);
}

static void list__is_all_there_is(void **state)
{
	(void)state;
	assert_int_equal(array_size(list), RELAY_FLAG_COUNT - 1);
	for (size_t i = 0; i < array_size(list); i++) {
		assert_int_equal(list[i].flag, i + 1);
		assert_int_equal(relay_may_send(RELAY_SARN, list[i].flag), list[i].by_sarn);
		assert_int_equal(relay_may_send(RELAY_VICTIM, list[i].flag), list[i].by_victim);
	}
}

static void list__each_message_is_read_back_to_the_same_line(void **state)
{
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(list); i++) {
		const char *line = line_of(a, i);
		struct relay_message m;

		assert_int_equal(relay_read(a, slice_of(line), &m), RELAY_NO_REFUSAL);
		assert_int_equal(m.flag, list[i].flag);
		assert_int_equal(m.number, 17);
		assert_string_equal(
			line, relay_line(a, &m, relay_fields_text(a, m.flag, &m.fields)));
	}
}

static void list__nobody_says_what_is_the_others_to_say(void **state)
{
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(list); i++)
		for (enum relay_side side = RELAY_SARN; side < RELAY_SIDE_COUNT; side++) {
			bool may = side == RELAY_SARN ? list[i].by_sarn : list[i].by_victim;
			bool is_box = list[i].flag == RELAY_SAFE_CONTACT;
			const char *line = line_from(a, side,
				arena_format(a, "%s%s", list[i].text, is_box ? a_box : ""));

			assert_int_equal(
				read(a, line), may ? RELAY_NO_REFUSAL : RELAY_UNKNOWN_FLAG);
		}
}

static void read__refuses_a_flag_that_is_not_on_the_list(void **state)
{
	static const char *const rests[] = { "note link=4711", "", "case-opened-2 link=4711",
		"CASE-OPENED link=4711 programme=cara language=cy", "none", "case" };

	for (size_t i = 0; i < array_size(rests); i++)
		assert_int_equal(
			read(*state, line_from(*state, RELAY_SARN, rests[i])), RELAY_UNKNOWN_FLAG);
}

static void read__refuses_fields_but_those_of_the_flag(void **state)
{
	static const char *const rests[] = {
		/* missing, one more, doubled, in another order */
		"case-opened",
		"case-opened link=4711",
		"case-opened link=4711 programme=cara",
		"case-opened link=4711 language=cy programme=cara",
		"case-opened link=4711 programme=cara language=cy on=2026-03-02",
		"case-opened link=4711 programme=cara language=cy language=cy",
		"case-opened link=4711 programme=cara language=cy ",
		"case-opened  link=4711 programme=cara language=cy",
		"case-opened link=4711\tprogramme=cara language=cy",
		"case-opened link=4711 programme=cara language=cy\n",
		"case-opened link=4711 Programme=cara language=cy",
		/* numbers */
		"completed link=0 on=2026-05-01",
		"completed link=-1 on=2026-05-01",
		"completed link= on=2026-05-01",
		"completed link=9223372036854775808 on=2026-05-01",
		"completed link=99999999999999999999 on=2026-05-01",
		"completed link=x on=2026-05-01",
		"completed link=4711.0 on=2026-05-01",
		/* days, and nothing finer */
		"completed link=4711 on=2026-05",
		"completed link=4711 on=2026-02-29",
		"completed link=4711 on=2026-05-01T10:00",
		"completed link=4711 on=",
		"completed link=4711 on=1.5.2026",
		"completed link=4711 on=today",
		/* words */
		"attended link=4711 workshop=c on=2026-04-01",
		"attended link=4711 workshop= on=2026-04-01",
		"attended link=4711 workshop=ab on=2026-04-01",
		"case-opened link=4711 programme=she-moved language=cy",
		"case-opened link=4711 programme=cara language=de",
		/* the second workshop comes after the first */
		"workshop-dates link=4711 a=2026-04-01 b=2026-04-01",
		"workshop-dates link=4711 a=2026-05-01 b=2026-04-01",
		/* a hash, a box */
		"person-assigned link=4711 person=Sampl",
		"person-assigned link=4711 person=" HASH "0",
		("person-assigned link=4711 person=" SHOUTED),
		"safe-contact link=4711 box=",
		"safe-contact link=4711 box=AAAA",
	};

	for (size_t i = 0; i < array_size(rests); i++)
		assert_int_equal(
			read(*state, line_from(*state, RELAY_SARN, rests[i])), RELAY_WRONG_FIELDS);
}

static void read__takes_a_count_of_none_to_ten_thousand(void **state)
{
	static const struct {
		const char *count;
		enum relay_refusal refusal;
	} cases[] = {
		{ "0", RELAY_NO_REFUSAL },
		{ "1", RELAY_NO_REFUSAL },
		{ "10000", RELAY_NO_REFUSAL },
		{ "10001", RELAY_WRONG_FIELDS },
		{ "-1", RELAY_WRONG_FIELDS },
		{ "", RELAY_WRONG_FIELDS },
		{ "none", RELAY_WRONG_FIELDS },
		{ "00", RELAY_MALFORMED },
		{ "01", RELAY_MALFORMED },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		assert_int_equal(
			read(*state, line_from(*state, RELAY_VICTIM,
					     arena_format(*state,
						     "workers-trained count=%s on=2026-03-02",
						     cases[i].count))),
			cases[i].refusal);
}

/* Each flag with each field of each other. */
static void read__refuses_every_field_that_is_another_flags(void **state)
{
	struct arena *a = *state;

	for (size_t i = 0; i < array_size(list); i++)
		for (enum relay_field field = RELAY_FIELD_NONE + 1; field < RELAY_FIELD_COUNT;
			field++)
			assert_int_equal(read(a, arena_format(a, "%s %s=1", line_of(a, i),
							 relay_field_word(field))),
				RELAY_WRONG_FIELDS);
}

static void read__refuses_each_cut_and_each_changed_byte_or_reads_what_it_says(void **state)
{
	struct arena *a = arena_open(1 << 16);

	(void)state;
	for (size_t i = 0; i < array_size(list); i++) {
		char *line = line_of(a, i);
		size_t size = strlen(line) < 200 ? strlen(line) : 200;
		struct arena_mark mark = arena_mark(a);

		for (size_t at = 0; at < size; at++)
			for (int byte = 0; byte < 256; byte += at % 7 == 0 ? 1 : 11) {
				char was = line[at];
				struct slice all = { line, strlen(line) };
				struct relay_message m;

				line[at] = (char)byte;
				if (relay_read(a, all, &m) == RELAY_NO_REFUSAL) {
					const char *end = relay_fields_text(a, m.flag, &m.fields);

					assert_true(slice_is(all, relay_line(a, &m, end)));
				}
				line[at] = was;
				arena_rewind(a, mark);
			}
		for (size_t n = 0; n + 1 < size && list[i].flag != RELAY_SAFE_CONTACT; n++) {
			struct relay_message m;

			if (relay_read(a, (struct slice){ line, n }, &m) == RELAY_NO_REFUSAL)
				assert_true(n > strlen(HEAD)); // a shorter number
			arena_rewind(a, mark);
		}
	}
	arena_close(a);
}

static void read__refuses_a_bad_head(void **state)
{
	static const struct {
		const char *line;
		enum relay_refusal refusal;
	} cases[] = {
		{ "", RELAY_MALFORMED },
		{ "relay1", RELAY_MALFORMED },
		{ "relay2 from=sarn to=sarn-victim number=17 made=2026-03-02 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
		{ "relay1 from=sarn to=sarn number=17 made=2026-03-02 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_UNKNOWN_SENDER },
		{ "relay1 from=other to=sarn number=17 made=2026-03-02 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_UNKNOWN_SENDER },
		{ "relay1 from=sarn to=sarn-victim number=0 made=2026-03-02 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
		{ "relay1 from=sarn to=sarn-victim number=017 made=2026-03-02 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
		{ "relay1 from=sarn to=sarn-victim number=17 made=2026-03 until=2026-05-31 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
		{ "relay1 from=sarn to=sarn-victim number=17 made=2026-03-02 until=2026-03-01 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
		{ "relay1 from=sarn to=sarn-victim number=17 until=2026-05-31 made=2026-03-02 "
		  "flag=completed link=1 on=2026-03-02",
			RELAY_MALFORMED },
	};

	for (size_t i = 0; i < array_size(cases); i++)
		assert_int_equal(read(*state, cases[i].line), cases[i].refusal);
}

/* Every combination, against the order in which they are asked. */
static void take__every_combination(void **state)
{
	static const struct date today = { 2026, 3, 2 };
	static const int64_t lasts[] = { 0, 16, 17, 18 };

	(void)state;
	for (enum relay_side from = RELAY_SARN; from < RELAY_SIDE_COUNT; from++)
		for (enum relay_side us = RELAY_SARN; us < RELAY_SIDE_COUNT; us++)
			for (int bits = 0; bits < 4; bits++)
				for (int made = -100; made <= 3; made++)
					for (size_t i = 0; i < array_size(lasts); i++) {
						struct date made_on = date_add_days(today, made);
						struct relay_message m = { from, 17,
							RELAY_PERSON_ASSIGNED, made_on,
							relay_until(RELAY_PERSON_ASSIGNED, made_on),
							{ .link = { 1 } } };
						struct relay_known known = { us, today,
							(bits & 1) != 0, (bits & 2) != 0,
							lasts[i] };
						enum relay_refusal expected =
							from == us       ? RELAY_UNKNOWN_SENDER
							: bits == 3      ? RELAY_NO_REFUSAL
							: bits == 1      ? RELAY_NUMBER_TAKEN
							: made > 1       ? RELAY_TOO_EARLY
							: made < -90     ? RELAY_EXPIRED
							: lasts[i] >= 17 ? RELAY_OUT_OF_ORDER
									 : RELAY_NO_REFUSAL;

						assert_int_equal(
							relay_may_take(&m, &known), expected);
					}
}

static void send__fields_are_just_those_of_the_flag(void **state)
{
	static const struct relay_fields on = { .link = { 1 }, .on = { 2026, 3, 2 } };
	struct relay_fields more = on, less = on, month = on;

	(void)state;
	more.count = 1;
	less.on = DATE_NONE;
	month.on.day = 0;
	assert_true(relay_fields_are_sound(RELAY_COMPLETED, &on));
	assert_false(relay_fields_are_sound(RELAY_COMPLETED, &more));
	assert_false(relay_fields_are_sound(RELAY_COMPLETED, &less));
	assert_false(relay_fields_are_sound(RELAY_COMPLETED, &month));
	assert_false(relay_fields_are_sound(RELAY_ATTENDED, &on));
	assert_false(relay_fields_are_sound(RELAY_WORKERS_TRAINED, &on));
}

static void send__numbers_go_up_and_past_what_a_restored_copy_could_have_used(void **state)
{
	struct instant ten = { INT64_C(1772445600000) }, soon = { ten.ms + 60000 };
	int64_t first = relay_first_number(ten), again = relay_first_number(soon);

	(void)state;
	assert_true(first > 0);
	assert_int_equal(relay_number_after(0, first), first);
	assert_int_equal(relay_number_after(first, first), first + 1);
	assert_true(relay_number_after(0, again) > first + 50000); // said in that minute, and lost
	assert_int_equal(relay_number_after(again + 5, first), again + 6); // the clock was set back
}

static void send__waits_longer_each_time_up_to_a_minute(void **state)
{
	static const int seconds[] = { 1, 2, 4, 8, 16, 32, 60, 60 };

	(void)state;
	for (size_t i = 0; i < array_size(seconds); i++)
		assert_int_equal(relay_wait_ms((int64_t)i + 1), seconds[i] * 1000);
	assert_int_equal(relay_wait_ms(1000000), 60000);
}

static void refusal__each_has_a_word_of_its_own(void **state)
{
	(void)state;
	for (enum relay_refusal i = 0; i < RELAY_REFUSAL_COUNT; i++)
		for (enum relay_refusal k = 0; k < i; k++)
			assert_string_not_equal(relay_refusal_word(i), relay_refusal_word(k));
}

/* ---- safe contact ---- */

static void contact__is_read_back_and_always_of_one_size(void **state)
{
	struct relay_contact all = { { NULL } }, read_back;
	char text[RELAY_CONTACT_BYTES];
	struct slice bytes = { text, sizeof text };

	for (int i = 0; i < RELAY_CONTACT_FIELD_COUNT; i++)
		all.value[i] = arena_format(*state, "Ŵyn %d = \"x\"", i);
	assert_true(relay_contact_write(&all, (struct link_id){ INT64_MAX }, text));
	assert_true(relay_contact_read(*state, bytes, (struct link_id){ INT64_MAX }, &read_back));
	for (int i = 0; i < RELAY_CONTACT_FIELD_COUNT; i++)
		assert_string_equal(read_back.value[i], all.value[i]);
	assert_int_equal(keys_sealed_size(RELAY_CONTACT_BYTES), RELAY_BOX_CHARS);
}

static void contact__of_another_case_is_not_read(void **state)
{
	struct relay_contact contact = { { [RELAY_CONTACT_NAME] = "Enghraifft Sampl" } };
	char text[RELAY_CONTACT_BYTES];
	struct slice bytes = { text, sizeof text };

	assert_true(relay_contact_write(&contact, (struct link_id){ 12 }, text));
	assert_false(relay_contact_read(*state, bytes, (struct link_id){ 1 }, &contact));
	assert_false(relay_contact_read(*state, bytes, (struct link_id){ 123 }, &contact));
	assert_true(relay_contact_read(*state, bytes, (struct link_id){ 12 }, &contact));
	assert_null(contact.value[RELAY_CONTACT_TELEPHONE]);
}

static void contact__that_does_not_fit_is_not_written(void **state)
{
	char text[RELAY_CONTACT_BYTES];
	char *value = arena_take(*state, RELAY_CONTACT_BYTES + 1);
	struct relay_contact contact = { { [RELAY_CONTACT_NAME] = "Two\nlines" } };

	assert_false(relay_contact_write(&contact, (struct link_id){ 1 }, text));
	contact.value[RELAY_CONTACT_NAME] = value;
	memset(value, 'x', RELAY_CONTACT_BYTES);
	assert_false(relay_contact_write(&contact, (struct link_id){ 1 }, text));
	value[RELAY_CONTACT_BYTES - sizeof "link=1\nname=\n" + 1] = '\0';
	assert_true(relay_contact_write(&contact, (struct link_id){ 1 }, text));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		IN_ARENA(list__is_all_there_is),
		IN_ARENA(list__each_message_is_read_back_to_the_same_line),
		IN_ARENA(list__nobody_says_what_is_the_others_to_say),
		IN_ARENA(read__refuses_a_flag_that_is_not_on_the_list),
		IN_ARENA(read__refuses_fields_but_those_of_the_flag),
		IN_ARENA(read__takes_a_count_of_none_to_ten_thousand),
		IN_ARENA(read__refuses_every_field_that_is_another_flags),
		IN_ARENA(read__refuses_each_cut_and_each_changed_byte_or_reads_what_it_says),
		IN_ARENA(read__refuses_a_bad_head),
		IN_ARENA(take__every_combination),
		IN_ARENA(send__fields_are_just_those_of_the_flag),
		IN_ARENA(send__numbers_go_up_and_past_what_a_restored_copy_could_have_used),
		IN_ARENA(send__waits_longer_each_time_up_to_a_minute),
		IN_ARENA(refusal__each_has_a_word_of_its_own),
		IN_ARENA(contact__is_read_back_and_always_of_one_size),
		IN_ARENA(contact__of_another_case_is_not_read),
		IN_ARENA(contact__that_does_not_fit_is_not_written),
	};

	memset(a_box, 'A', RELAY_BOX_CHARS);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
