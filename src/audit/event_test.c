/* SPDX-License-Identifier: MIT */
#include "audit/event.h"

#include <string.h>

#include "base/testing.h"

static const struct instant noon = { 1774958400000 };

static const char an_act[] = "1\tact\t12\t2026-03-31T12:00:00.000Z\t7\tapprover\tdecision-"
			     "sign\tcommission-assure\tattest"
			     "\tdecision\t9223372036854775807\t-\tstate frozen_at\tdone\tab12";

static struct audit_event act(void)
{
	return (struct audit_event){
		.account = 7,
		.role = ROLE_APPROVER,
		.right = DECISION_SIGN,
		.act = "attest",
		.kind = "decision",
		.id = INT64_MAX,
		.fields = "state frozen_at",
		.request = "ab12",
	};
}

static void event__has_one_text(void **state)
{
	struct audit_event event = act();
	struct audit_entry entry;

	event_entry(&event, EVENT_SOURCE_ACT, 12, noon, &entry);
	assert_string_equal(an_act, event_text(*state, &entry));
}

static void event__says_dashes_for_what_it_lacks(void **state)
{
	int64_t ids[] = { 5, 6 };
	struct audit_event event = { .right = DECISION_LIST,
		.role = ROLE_DECISION_OFFICER,
		.kind = "decision",
		.ids = ids,
		.id_count = 2,
		.result = AUDIT_REFUSED };
	struct audit_entry entry;

	event_entry(&event, EVENT_SOURCE_READ, 0, noon, &entry);
	assert_string_equal(
		"1\tread\t0\t2026-03-31T12:00:00.000Z\t0\tdecision-officer\tdecision-list\t"
		"commission-assure\tlist\tdecision\t0\t5,6\t-\trefused\t-",
		event_text(*state, &entry));
}

static void event__comes_back_from_its_text(void **state)
{
	struct audit_entry entry;

	assert_true(event_parse(*state, SLICE(an_act), &entry));
	assert_string_equal("act", entry.source);
	assert_int_equal(12, entry.event_id);
	assert_int_equal(noon.ms, entry.at.ms);
	assert_int_equal(7, entry.account);
	assert_string_equal("approver", entry.role);
	assert_string_equal("decision-sign", entry.right);
	assert_string_equal("commission-assure", entry.purpose);
	assert_string_equal("attest", entry.act);
	assert_string_equal("decision", entry.kind);
	assert_true(entry.id == INT64_MAX);
	assert_int_equal(0, entry.id_count);
	assert_string_equal("state frozen_at", entry.fields);
	assert_int_equal(AUDIT_DONE, entry.result);
	assert_string_equal("ab12", entry.request);
}

static void event__ids_of_a_list_come_back(void **state)
{
	struct audit_entry entry;

	assert_true(event_parse(*state,
		SLICE("1\tread\t0\t2026-03-31T12:00:00.000Z\t9\tapprover\tdecision-list\t"
		      "commission-assure\tlist\tdecision\t0\t5,61,7\t-\tdone\tx"),
		&entry));
	assert_int_equal(3, entry.id_count);
	assert_int_equal(61, entry.ids[1]);
}

static void event__no_other_text_is_taken_for_one(void **state)
{
	static const char *const bad[][2] = {
		{ "1\tact", "2\tact" },  // a form we do not know
		{ "\t12\t", "\t012\t" }, // a zero too many
		{ "\t12\t", "\t+12\t" },
		{ "\t12\t", "\t0\t" },     // an act has a number
		{ "\tact\t", "\tread\t" }, // a read has none
		{ "\tact\t", "\ttold\t" },
		{ "12:00:00.000Z", "12:00:00Z" },
		{ "\tapprover\t", "\t\t" },
		{ "\tapprover\t", "\ta person\t" },
		{ "\t9223372036854775807\t", "\t9223372036854775808\t" },
		{ "\t-\t", "\t1,\t" },
		{ "\t-\t", "\t0\t" },
		{ "state frozen_at", "state  frozen_at" },
		{ "\tdone\t", "\tDone\t" },
		{ "\tab12", "\tab12\t" },
		{ "\tab12", "" },
		{ "\tab12", "\tab12\n" },
	};
	struct audit_entry entry = { .n = 77 };

	for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
		const char *at = strstr(an_act, bad[i][0]);
		assert_non_null(at);
		char *text = arena_format(*state, "%.*s%s%s", (int)(at - an_act), an_act, bad[i][1],
			at + strlen(bad[i][0]));
		if (event_parse(*state, slice_of(text), &entry))
			fail_msg("taken: %s", text);
	}
	assert_int_equal(77, entry.n);
}

static void event__every_changed_byte_is_another_event_or_none(void **state)
{
	struct arena *a = *state;
	struct audit_entry entry;

	for (size_t i = 0; i < sizeof an_act - 1; i++) {
		for (unsigned bit = 0; bit < 8; bit++) {
			char *text = arena_text(a, an_act);
			text[i] = (char)(text[i] ^ 1 << bit);
			struct slice changed = { text, sizeof an_act - 1 };
			if (event_parse(a, changed, &entry))
				assert_string_equal(text, event_text(a, &entry));
		}
		arena_reset(a);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(event__has_one_text, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(
			event__says_dashes_for_what_it_lacks, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(
			event__comes_back_from_its_text, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(
			event__ids_of_a_list_come_back, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(
			event__no_other_text_is_taken_for_one, arena_setup, arena_teardown),
		cmocka_unit_test_setup_teardown(event__every_changed_byte_is_another_event_or_none,
			arena_setup, arena_teardown),
	};
	return cmocka_run_group_tests_name("event", tests, NULL, NULL);
}
