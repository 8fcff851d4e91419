/* SPDX-License-Identifier: MIT */
/*
 * What is asked of the person's record, of every act.
 */
#include "areas/referral/rules.h"
#include "areas/referral/testing.h"

static bool is_of_group(enum referral_act act)
{
	return act == DO_REFER || act == DO_REFER_DIRECTLY || act == DO_BOOK;
}

static void sex__is_asked_where_somebody_joins_a_group(void **state)
{
	struct referral r = { .source = SOURCE_POLICE };

	(void)state;
	for (enum referral_act act = DO_NOTHING; act < REFERRAL_ACT_COUNT; act++)
		for (enum sex_fit fit = SEX_FITS; fit <= SEX_IS_TO_BE_DECIDED; fit++)
			for (int said = 0; said < 2; said++) {
				struct person_record record = { .fit = fit,
					.is_reasoned = { [REASONED_GROUP] = said } };
				const char *input = "";
				const char *no = record_refusal(&r, act, &record, &input);
				bool is_refused = is_of_group(act) && fit == SEX_DOES_NOT_FIT;
				bool is_asked = is_of_group(act) && fit == SEX_IS_TO_BE_DECIDED;

				assert_true((no == sex_does_not_fit) == is_refused);
				assert_true((no == NULL) == !is_refused);
				assert_string_equal(input, !is_refused      ? ""
							   : act == DO_BOOK ? "cohort"
									    : "type");
				assert_true(record_asks(&r, act, &record, REASONED_GROUP) ==
					    (is_asked && said == 0));
			}
}

static void age__is_asked_before_the_referral_and_before_it_is_accepted(void **state)
{
	(void)state;
	for (enum referral_act act = DO_NOTHING; act < REFERRAL_ACT_COUNT; act++)
		for (enum overrider who = NOBODY; who < OVERRIDER_COUNT; who++)
			for (int bits = 0; bits < 16; bits++) {
				struct referral r = { .source = (bits & 8) != 0 ? SOURCE_CAUTION
										: SOURCE_SELF };
				struct person_record record = { .past_age = who,
					.is_too_young = (bits & 1) != 0,
					.is_passed_in_check = (bits & 2) != 0,
					.is_reasoned = { [REASONED_AGE] = (bits & 4) != 0 } };
				bool is_against = (bits & 7) == 1 &&
						  (act == DO_REFER || act == DO_REFER_DIRECTLY ||
							  act == DO_ACCEPT);
				const char *input = "";
				const char *no = record_refusal(&r, act, &record, &input);

				assert_true((no != NULL) == (is_against && who == NOBODY));
				assert_true(record_asks(&r, act, &record, REASONED_AGE) ==
					    (is_against && who != NOBODY));
				if (no == NULL)
					continue;
				assert_true(strncmp(no, "E01: ", 5) == 0);
				assert_string_equal(input, act == DO_ACCEPT ? "act" : "born");
				assert_true(
					(strstr(no, "olice") != NULL ||
						strstr(no, "vary") != NULL) == follows_caution(&r));
			}
}

static void check__is_asked_for_after_a_caution_alone(void **state)
{
	(void)state;
	for (enum referral_act act = DO_NOTHING; act < REFERRAL_ACT_COUNT; act++)
		for (int bits = 0; bits < 8; bits++) {
			struct referral r = { .source = (bits & 1) != 0 ? SOURCE_CAUTION
									: SOURCE_PANEL };
			struct person_record record = { .lacks_check = (bits & 2) != 0,
				.is_reasoned = { [REASONED_CHECK] = (bits & 4) != 0 } };

			assert_true(record_asks(&r, act, &record, REASONED_CHECK) ==
				    ((act == DO_REFER || act == DO_REFER_DIRECTLY) && bits == 3));
		}
}

static void reasons__have_each_their_words(void **state)
{
	(void)state;
	for (enum reasoned what = REASONED_NONE + 1; what < REASONED_COUNT; what++) {
		assert_true(strncmp(reasoned_input(what), "reason-", 7) == 0);
		assert_string_equal(reasoned_input(what) + 7, reasoned_words[what].name);
		assert_true(reasoned_words[what].label[0] != '\0');
		assert_true(reasoned_because(what)[0] != '\0');
		assert_true(reasoned_lacks(what)[0] != '\0');
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(sex__is_asked_where_somebody_joins_a_group),
		cmocka_unit_test(age__is_asked_before_the_referral_and_before_it_is_accepted),
		cmocka_unit_test(check__is_asked_for_after_a_caution_alone),
		cmocka_unit_test(reasons__have_each_their_words),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
