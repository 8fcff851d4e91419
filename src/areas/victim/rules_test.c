/* SPDX-License-Identifier: MIT */
/*
 * When somebody may be contacted, tried exhaustively.
 */
#include "areas/victim/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

static struct arena *arena;

#define TODAY date_of(2026, 3, 2) // a Monday

static struct date days_ago(int n)
{
	return date_add_days(TODAY, -n);
}

/* All of it safe, on every day from 9 to 17, and checked by nobody. */
static struct safe_contact a_contact(void)
{
	return (struct safe_contact){ .version = 1,
		.name = "Enghraifft",
		.phone = "07700 900 123",
		.email = "enghraifft@example.invalid",
		.address = "1 Heol Enghraifft",
		.ways = 1u << WAY_CALL | 1u << WAY_TEXT | 1u << WAY_LETTER | 1u << WAY_EMAIL,
		.days = 127,
		.from_hour = 9,
		.to_hour = 17,
		.answered_by = "",
		.code_word = "",
		.language = "" };
}

static struct safe_contact a_verified_contact(void)
{
	struct safe_contact contact = a_contact();

	contact.worker = (struct check_made){ days_ago(10), PROOF_IN_PERSON };
	return contact;
}

static struct safe_contact a_referred_contact(void)
{
	struct safe_contact contact = a_contact();

	contact.referrer = (struct check_made){ days_ago(10), PROOF_IN_PERSON };
	return contact;
}

static void add_try(struct victim_tries *tries, int days, enum try_result result)
{
	*list_add(arena, tries) =
		(struct victim_try){ days_ago(days), WAY_CALL, result, true, { 1 } };
}

static void add_told(struct victim_tellings *told, int days, enum tell tell)
{
	*list_add(arena, told) = (struct victim_told){ tell, days_ago(days), { 1 } };
}

/* Nobody has asked for anything. */
static const struct victim_consents unasked;

static void add_answer(
	struct victim_consents *consents, int days, enum consent_to to, enum answer answer)
{
	*list_add(arena, consents) = (struct victim_consent){ to, answer, days_ago(days), { 1 } };
}

static enum case_state state_of(
	const struct safe_contact *contact, const struct victim_tries *tries)
{
	return case_state_of(
		&(struct case_facts){ .contact = contact, .tries = tries, .consents = &unasked });
}

/* ---- checks ---- */

static void standing__is_said_for_every_age_of_both_checks(void **state)
{
	(void)state;
	for (int worker = -2; worker <= 200; worker++)
		for (int referrer = -2; referrer <= 200; referrer++) {
			/* -2: none; -1: in the future */
			struct date worker_on = worker == -2 ? DATE_NONE : days_ago(worker);
			struct date referrer_on = referrer == -2 ? DATE_NONE : days_ago(referrer);
			enum standing standing = standing_on(referrer_on, worker_on, TODAY);
			enum standing expected =
				worker > 90 || referrer > 90 ? STANDING_OLD : STANDING_NONE;

			if (referrer >= 0 && referrer <= 90)
				expected = STANDING_REFERRER;
			if (worker >= 0 && worker <= 90)
				expected = worker > 80 ? STANDING_RENEW : STANDING_VERIFIED;
			if (standing != expected)
				fail_msg("worker %d, referrer %d days ago", worker, referrer);
		}
}

static void change__of_the_details_takes_away_the_checks_made_of_them(void **state)
{
	struct safe_contact before = a_verified_contact();
	struct safe_contact after = before;

	(void)state;
	after.code_word = "afal";
	contact_follow_change(&before, &after);
	assert_true(date_is_set(after.worker.on));
	after.phone = "01632 960 999";
	contact_follow_change(&before, &after);
	assert_false(date_is_set(after.worker.on));
	after.worker = (struct check_made){ TODAY, PROOF_BY_PHONE };
	contact_follow_change(&before, &after);
	assert_true(date_is_set(after.worker.on));
}

static void change__leaves_the_referrers_check_as_the_referrer_said_it(void **state)
{
	struct safe_contact before = a_referred_contact();
	struct safe_contact after = before;

	(void)state;
	before.given_on = after.given_on = days_ago(9);
	after.referrer = (struct check_made){ TODAY, PROOF_BY_PHONE };
	after.worker = (struct check_made){ TODAY, PROOF_BY_PHONE };
	contact_follow_change(&before, &after);
	assert_true(date_equal(after.referrer.on, days_ago(10)));
	assert_int_equal(after.referrer.how, PROOF_IN_PERSON);
	assert_true(date_equal(after.given_on, days_ago(9)));
	assert_true(date_equal(after.worker.on, TODAY)); // beside it
	after.phone = "01632 960 999";
	after.referrer = (struct check_made){ TODAY, PROOF_BY_PHONE };
	contact_follow_change(&before, &after);
	assert_int_equal(after.referrer.how, PROOF_NONE); // nor for details of the worker's own
	before.version = 0;
	after.referrer = (struct check_made){ TODAY, PROOF_BY_PHONE };
	contact_follow_change(&before, &after);
	assert_int_equal(after.referrer.how, PROOF_BY_PHONE); // said with the first details
}

static void contact__is_not_kept_without_what_it_needs(void **state)
{
	struct problems problems = { 0 };
	struct safe_contact contact = a_contact();

	(void)state;
	contact_check(arena, &contact, TODAY, &problems);
	assert_int_equal(problems.n, 0);
	contact.name = contact.phone = contact.email = contact.address = "";
	contact.days = 0;
	contact.from_hour = 17;
	contact.worker.on = days_ago(-1);
	contact.referrer.how = PROOF_BY_PHONE;
	contact_check(arena, &contact, TODAY, &problems);
	assert_non_null(problem_of(&problems, "name"));
	assert_non_null(problem_of(&problems, "phone"));
	assert_non_null(problem_of(&problems, "email"));
	assert_non_null(problem_of(&problems, "address"));
	assert_non_null(problem_of(&problems, "days"));
	assert_non_null(problem_of(&problems, "to-hour"));
	assert_non_null(problem_of(&problems, "verified-on"));
	assert_non_null(problem_of(&problems, "verified-how"));
	assert_non_null(problem_of(&problems, "referrer-on"));
	contact.phone = "01632 960 123";
	contact.ways = 0;
	contact_check(arena, &contact, TODAY, &problems);
	assert_non_null(problem_of(&problems, "ways"));
}

static void contact__is_kept_in_the_shape_of_a_number_and_of_an_address(void **state)
{
	struct safe_contact contact = a_contact();
	struct problems problems = { 0 };

	(void)state;
	contact.phone = "not a phone";
	contact.email = "x";
	contact_check(arena, &contact, TODAY, &problems);
	assert_non_null(problem_of(&problems, "phone"));
	assert_non_null(problem_of(&problems, "email"));
	assert_int_equal(problems.n, 2);
	problems.n = 0;
	contact = a_contact();
	contact.phone = "01632 960 123"; // takes no texts
	contact_check(arena, &contact, TODAY, &problems);
	assert_non_null(problem_of(&problems, "phone"));
	problems.n = 0;
	contact.ways = 1u << WAY_CALL;
	contact_check(arena, &contact, TODAY, &problems);
	assert_int_equal(problems.n, 0);
}

static void contact__may_lose_everything_that_is_not_safe_any_more(void **state)
{
	struct safe_contact contact = a_verified_contact();
	const unsigned left[DETAIL_COUNT] = {
		[DETAIL_PHONE] = 1u << WAY_LETTER | 1u << WAY_EMAIL,
		[DETAIL_EMAIL] = 1u << WAY_LETTER,
		[DETAIL_ADDRESS] = 0,
		[DETAIL_CODE_WORD] = 0,
	};

	(void)state;
	for (enum safe_detail each = DETAIL_PHONE; each < DETAIL_COUNT; each++) {
		struct safe_contact before = contact;
		struct problems problems = { 0 };

		contact = contact_without(contact, each);
		assert_int_equal(contact.ways, left[each]);
		contact_check(arena, &contact, TODAY, &problems);
		assert_int_equal(problems.n, 0);
		contact_follow_change(&before, &contact);
		assert_false(date_is_set(contact.worker.on));
	}
	assert_string_equal(contact.phone, "");
	assert_string_equal(contact.email, "");
	assert_string_equal(contact.address, "");
	assert_string_equal(contact.code_word, "");
}

/* ---- may they be contacted ---- */

static void contact__is_allowed_only_with_a_check_of_the_last_90_days(void **state)
{
	struct victim_tries none = { 0 };

	(void)state;
	for (int worker = -2; worker <= 120; worker++)
		for (int referrer = -2; referrer <= 120; referrer++)
			for (enum way way = WAY_CALL; way < WAY_COUNT; way++) {
				struct safe_contact contact = a_contact();
				bool is_verified = worker >= 0 && worker <= 90;
				bool is_referred = referrer >= 0 && referrer <= 90;

				if (worker != -2)
					contact.worker.on = days_ago(worker);
				if (referrer != -2)
					contact.referrer.on = days_ago(referrer);

				bool may = contact_may(&contact, &none, &unasked, way, TODAY, 12) ==
					   CONTACT_MAY;

				if (may != (is_verified || (is_referred && way == WAY_CALL)))
					fail_msg("%s, worker %d, referrer %d days ago",
						way_name(way), worker, referrer);
			}
}

static void contact__by_the_referrers_check_ends_when_a_call_is_answered(void **state)
{
	struct safe_contact contact = a_referred_contact();
	struct victim_consents agreed = { 0 };

	(void)state;
	add_answer(&agreed, 20, CONSENT_TO_CONTACT, ANSWER_YES);
	for (enum try_result result = TRY_REACHED; result < TRY_RESULT_COUNT; result++) {
		struct victim_tries tries = { 0 };

		add_try(&tries, 20, result); // before the check
		assert_int_equal(
			contact_may(&contact, &tries, &agreed, WAY_CALL, TODAY, 12), CONTACT_MAY);
		add_try(&tries, 5, result);
		assert_int_equal(contact_may(&contact, &tries, &agreed, WAY_CALL, TODAY, 12),
			result == TRY_NO_ANSWER ? CONTACT_MAY : CONTACT_FIRST_CALL_MADE);
	}
}

static void contact__by_the_referrers_check_is_three_calls_at_most(void **state)
{
	struct safe_contact contact = a_referred_contact();
	struct victim_tries tries = { 0 };

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(
			contact_may(&contact, &tries, &unasked, WAY_CALL, TODAY, 12), CONTACT_MAY);
		add_try(&tries, 3 - i, TRY_NO_ANSWER);
	}
	assert_int_equal(contact_may(&contact, &tries, &unasked, WAY_CALL, TODAY, 12),
		CONTACT_FIRST_CALL_MADE);
	contact.worker = (struct check_made){ TODAY, PROOF_BY_SERVICE };
	assert_int_equal(contact_may(&contact, &tries, &unasked, WAY_CALL, TODAY, 12), CONTACT_MAY);
}

static void contact__keeps_to_the_days_and_hours(void **state)
{
	struct victim_tries none = { 0 };

	(void)state;
	for (unsigned days = 0; days < 128; days++)
		for (int day = 0; day < 7; day++)
			for (int hour = ANY_HOUR; hour < 24; hour++)
				for (enum way way = WAY_CALL; way < WAY_COUNT; way++) {
					struct safe_contact contact = a_verified_contact();

					contact.days = days;

					bool is_heard = way == WAY_CALL || way == WAY_TEXT;
					bool is_day = (days & 1u << day) != 0;
					bool is_hour = hour == ANY_HOUR || (hour >= 9 && hour < 17);
					bool may = contact_may(&contact, &none, &unasked, way,
							   date_add_days(TODAY, day),
							   hour) == CONTACT_MAY;

					if (may != (!is_heard || (is_day && is_hour)))
						fail_msg("%s, days %x, day %d, hour %d",
							way_name(way), days, day, hour);
				}
}

static void contact__keeps_to_the_safe_ways(void **state)
{
	struct victim_tries none = { 0 };

	(void)state;
	for (unsigned ways = 0; ways < 1u << WAY_COUNT; ways += 2)
		for (enum way way = WAY_CALL; way < WAY_COUNT; way++) {
			struct safe_contact contact = a_verified_contact();

			contact.ways = ways;
			assert_int_equal(contact_may(&contact, &none, &unasked, way, TODAY, 12),
				(ways & 1u << way) != 0 ? CONTACT_MAY : CONTACT_NOT_THIS_WAY);
		}
}

static void contact__with_who_does_not_want_it_is_never_allowed(void **state)
{
	struct safe_contact contact = a_verified_contact();
	struct victim_tries tries = { 0 };

	(void)state;
	add_try(&tries, 2, TRY_DECLINED);
	for (enum way way = WAY_CALL; way < WAY_COUNT; way++)
		assert_int_equal(
			contact_may(&contact, &tries, &unasked, way, TODAY, 12), CONTACT_DECLINED);
	add_try(&tries, 1, TRY_REACHED); // the person came back
	assert_int_equal(
		contact_may(&contact, &tries, &unasked, WAY_CALL, TODAY, 12), CONTACT_NOT_ASKED);
}

/* ---- consents ---- */

/* As it is told elsewhere: of what the person said last, and else of what came of the tries. */
static enum contact_refusal consent_expected(
	enum answer last, bool was_given, enum try_result answer)
{
	if (last == ANSWER_YES)
		return CONTACT_MAY;
	if (last == ANSWER_NO)
		return was_given ? CONTACT_WITHDRAWN : CONTACT_DECLINED;
	return answer == TRY_DECLINED  ? CONTACT_DECLINED
	       : answer == TRY_REACHED ? CONTACT_NOT_ASKED
				       : CONTACT_MAY;
}

/* Every row of three answers, after every result of a call. */
static void consent__decides_over_every_way_of_contact(void **state)
{
	struct safe_contact contact = a_verified_contact();
	size_t asked = 0;

	(void)state;
	for (int row = 0; row < 64; row++)
		for (enum try_result result = TRY_NONE; result < TRY_RESULT_COUNT; result++) {
			struct victim_consents consents = { 0 };
			struct victim_tries tries = { 0 };
			enum answer last = ANSWER_NONE;
			bool was_given = false;

			if (result != TRY_NONE)
				add_try(&tries, 9, result);
			for (int i = 0; i < 3; i++) {
				enum answer answer = (enum answer)(row >> 2 * i & 3);

				if (answer == ANSWER_NONE)
					continue;
				add_answer(&consents, 8 - i, CONSENT_TO_SHARE, ANSWER_NO);
				add_answer(&consents, 8 - i, CONSENT_TO_CONTACT, answer);
				was_given =
					answer == ANSWER_YES || (was_given && answer == ANSWER_NO);
				last = answer;
			}
			for (enum way way = WAY_CALL; way < WAY_COUNT; way++) {
				assert_int_equal(
					contact_may(&contact, &tries, &consents, way, TODAY, 12),
					consent_expected(last, was_given, result));
				asked++;
			}
			assert_int_equal(date_is_set(consent_withdrawn_on(&consents)),
				last == ANSWER_NO && was_given);
		}
	assert_int_equal(asked, 64 * TRY_RESULT_COUNT * (WAY_COUNT - 1));
}

static void consent__was_withdrawn_on_the_day_of_the_first_no(void **state)
{
	struct victim_consents consents = { 0 };

	(void)state;
	add_answer(&consents, 9, CONSENT_TO_CONTACT, ANSWER_YES);
	add_answer(&consents, 5, CONSENT_TO_CONTACT, ANSWER_NO);
	add_answer(&consents, 2, CONSENT_TO_CONTACT, ANSWER_NO);
	assert_true(date_equal(consent_withdrawn_on(&consents), days_ago(5)));

	struct victim_consents then = consents_by(arena, &consents, days_ago(6));

	assert_int_equal(then.n, 1);
	assert_int_equal(consent_standing(&then, CONSENT_TO_CONTACT).answer, ANSWER_YES);
	assert_int_equal(consent_standing(&then, CONSENT_TO_SHARE).answer, ANSWER_NOT_ASKED);
}

static const char *answers_problem(
	const struct victim_consents *stand, enum answer answer, struct date on)
{
	struct victim_consent one = { .to = CONSENT_TO_CONTACT, .answer = answer, .on = on };
	struct victim_consents given = { .at = &one, .n = answer == ANSWER_NONE ? 0 : 1 };
	struct problems problems = { 0 };

	consents_check(arena, stand, &given, on, TODAY, &problems);
	return problems.n == 0 ? NULL : problems.at[0].field;
}

static void consent__is_kept_of_a_day_and_yes_does_not_undo_a_later_no(void **state)
{
	struct victim_consents stand = { 0 };

	(void)state;
	assert_string_equal(answers_problem(&stand, ANSWER_NONE, TODAY), "contact");
	assert_string_equal(answers_problem(&stand, ANSWER_YES, DATE_NONE), "on");
	assert_string_equal(answers_problem(&stand, ANSWER_YES, days_ago(-1)), "on");
	add_answer(&stand, 5, CONSENT_TO_SHARE, ANSWER_NO);
	assert_null(answers_problem(&stand, ANSWER_YES, days_ago(6)));
	add_answer(&stand, 5, CONSENT_TO_CONTACT, ANSWER_NO);
	assert_string_equal(answers_problem(&stand, ANSWER_YES, days_ago(6)), "contact");
	assert_null(answers_problem(&stand, ANSWER_YES, days_ago(5)));
	assert_null(answers_problem(&stand, ANSWER_NO, days_ago(6)));
	assert_null(answers_problem(&stand, ANSWER_NOT_ASKED, days_ago(6)));
}

/* ---- reviews ---- */

static size_t review_problems(enum found found, struct date on)
{
	struct review_found done = { .found = found, .on = on, .note = "" };
	struct problems problems = { 0 };

	review_check(arena, days_ago(3), &done, TODAY, &problems);
	return problems.n;
}

static void review__is_due_in_a_week_and_done_after_the_workshop(void **state)
{
	(void)state;
	assert_int_equal(date_days_between(TODAY, review_due_on(TODAY)), 7);
	assert_int_equal(review_problems(FOUND_NO_CONCERN, TODAY), 0);
	assert_int_equal(review_problems(FOUND_CONCERN, days_ago(3)), 0);
	assert_int_equal(review_problems(FOUND_UNREACHED, days_ago(4)), 1);
	assert_int_equal(review_problems(FOUND_UNREACHED, days_ago(-1)), 1);
	assert_int_equal(review_problems(FOUND_NONE, DATE_NONE), 2);
}

static void review__is_asked_for_in_each_state_but_of_who_wants_no_contact(void **state)
{
	(void)state;
	for (enum case_state s = CASE_NEW; s < CASE_STATE_COUNT; s++) {
		assert_int_equal(case_state_asked(s, REVIEW_AFTER_A),
			s == CASE_DECLINED || s == CASE_ENDED ? s
			: s == CASE_REVIEW_B                  ? CASE_REVIEW_B
							      : CASE_REVIEW_A);
		assert_int_equal(case_state_asked(s, REVIEW_AFTER_B),
			s == CASE_DECLINED || s == CASE_ENDED ? s : CASE_REVIEW_B);
	}
}

/* What the relay's reader works out without the rows is what they come to. */
static void state__of_a_case_with_a_review_is_its_reviews_unless_contact_is_not_wanted(void **state)
{
	struct safe_contact contact = a_verified_contact();

	(void)state;
	for (unsigned reviews = 0; reviews < 8; reviews += 2)
		for (enum answer answer = ANSWER_NONE; answer < ANSWER_COUNT; answer++)
			for (enum try_result result = TRY_NONE; result < TRY_RESULT_COUNT;
				result++) {
				struct victim_consents consents = { 0 };
				struct victim_tries tries = { 0 };
				struct case_facts facts = { &contact, &tries, &consents, 0, false };
				enum case_state expected;

				if (answer != ANSWER_NONE)
					add_answer(&consents, 1, CONSENT_TO_CONTACT, answer);
				if (result != TRY_NONE)
					add_try(&tries, 2, result);
				expected = case_state_of(&facts);
				assert_int_equal(expected == CASE_DECLINED,
					answer == ANSWER_NO ||
						(result == TRY_DECLINED && answer != ANSWER_YES));
				facts.reviews = reviews;
				for (enum review_after after = REVIEW_AFTER_A; after < REVIEW_COUNT;
					after++)
					if ((reviews & 1u << after) != 0)
						expected = case_state_asked(expected, after);
				assert_int_equal(case_state_of(&facts), expected);
			}
}

static void state__of_what_the_referrer_gives_is_ready_until_somebody_tried(void **state)
{
	const struct safe_contact unchecked = a_contact(), referred = a_referred_contact();

	(void)state;
	for (enum case_state s = CASE_NEW; s < CASE_STATE_COUNT; s++) {
		bool is_before = s == CASE_NEW || s == CASE_READY;

		assert_int_equal(case_state_given(s, &referred), is_before ? CASE_READY : s);
		assert_int_equal(case_state_given(s, &unchecked), is_before ? CASE_NEW : s);
	}
}

/* ---- the end ---- */

/* Asked in the order in which a person would, and of the reasons one by one. */
static enum end_refusal end_expected(const struct end_facts *facts, enum end_reason reason)
{
	bool is_over = facts->outcome != HEARD_NONE;
	bool is_done = facts->outcome == HEARD_COMPLETED;

	if (facts->state == CASE_ENDED)
		return END_ALREADY;
	if (facts->has_disclosure)
		return END_DISCLOSURE_OPEN;
	if (facts->has_concern)
		return END_CONCERN_UNRAISED;
	if (facts->has_review && facts->state != CASE_DECLINED)
		return END_REVIEW_OPEN;
	if (facts->owes != TELL_NONE)
		return END_PROGRAMME_UNTOLD;
	if (reason == END_MISTAKE)
		return is_over ? END_OUTCOME_UNTOLD : END_MAY;
	if (reason == END_DECLINED && facts->state != CASE_DECLINED)
		return END_CONTACT_WANTED;
	if (!is_over)
		return END_OUTCOME_UNHEARD;
	if (reason == END_DECLINED)
		return END_MAY;
	return is_done == (reason == END_TOLD_COMPLETED || reason == END_UNTOLD_COMPLETED)
		       ? END_MAY
		       : END_OTHER_OUTCOME;
}

static void end__waits_for_all_that_stands_in_every_state(void **state)
{
	static const enum heard outcomes[] = { HEARD_NONE, HEARD_COMPLETED, HEARD_WITHDRAWN };
	size_t may = 0;

	(void)state;
	for (enum case_state s = CASE_NEW; s < CASE_STATE_COUNT; s++)
		for (enum tell owes = TELL_NONE; owes < TELL_COUNT; owes++)
			for (int bits = 0; bits < 8; bits++)
				for (size_t o = 0; o < array_size(outcomes); o++)
					for (enum end_reason why = END_TOLD_COMPLETED;
						why < END_COUNT; why++) {
						const struct end_facts facts = { .state = s,
							.owes = owes,
							.outcome = outcomes[o],
							.has_review = (bits & 1) != 0,
							.has_disclosure = (bits & 2) != 0,
							.has_concern = (bits & 4) != 0 };
						enum end_refusal no = end_may(&facts, why);

						assert_int_equal(no, end_expected(&facts, why));
						may += no == END_MAY;
						if (no != END_MAY)
							assert_true(
								end_refusal_text(no)[0] != '\0');
					}
	/* one reason before it is over, two after each outcome; of who declined one more of either,
	   and whether or not a review is to be done */
	assert_int_equal(may, (CASE_STATE_COUNT - 3) * 5 + 2 * 7);
}

static const char *end_problem(enum end_reason reason, struct date on)
{
	const struct end_facts facts = {
		.state = CASE_IN_TOUCH, .outcome = HEARD_COMPLETED, .outcome_on = days_ago(5)
	};
	struct problems problems = { 0 };

	end_check(arena, &facts, reason, on, TODAY, &problems);
	return problems.n == 0 ? NULL : problems.at[0].field;
}

static void end__is_on_a_day_after_the_programmes(void **state)
{
	(void)state;
	assert_null(end_problem(END_TOLD_COMPLETED, TODAY));
	assert_null(end_problem(END_TOLD_COMPLETED, days_ago(5)));
	assert_string_equal(end_problem(END_TOLD_COMPLETED, days_ago(6)), "on");
	assert_string_equal(end_problem(END_TOLD_COMPLETED, days_ago(-1)), "on");
	assert_string_equal(end_problem(END_TOLD_COMPLETED, DATE_NONE), "on");
	assert_string_equal(end_problem(END_NONE, TODAY), "reason");
	assert_string_equal(end_problem(END_MISTAKE, TODAY), "reason");
}

static void end__is_over_once_the_other_side_says_something(void **state)
{
	(void)state;
	for (enum case_state s = CASE_NEW; s < CASE_STATE_COUNT; s++)
		assert_int_equal(case_state_on_news(s), s == CASE_ENDED ? CASE_REOPENED : s);
}

static void end__stands_until_it_is_opened_again(void **state)
{
	struct safe_contact contact = a_verified_contact();
	struct victim_endings endings = { 0 };
	struct victim_tries tries = { 0 };
	struct case_facts facts = { &contact, &tries, &unasked, 6, true };

	(void)state;
	assert_int_equal(ending_standing(&endings).end, END_NONE);
	list_add(arena, &endings)->end = END_MISTAKE;
	assert_int_equal(ending_standing(&endings).end, END_MISTAKE);
	list_add(arena, &endings)->reopen = REOPEN_NEWS;
	assert_int_equal(ending_standing(&endings).end, END_NONE);
	assert_int_equal(case_state_of(&facts), CASE_ENDED);
	add_try(&tries, 2, TRY_DECLINED);
	assert_int_equal(case_state_of(&facts), CASE_ENDED);
	facts.has_ended = false;
	assert_int_equal(case_state_of(&facts), CASE_DECLINED);
}

static void words__of_what_was_agreed_found_and_ended_are_all_there(void **state)
{
	(void)state;
	for (unsigned i = 1; i < CONSENT_COUNT; i++)
		assert_int_equal(word_named(consents_to, consents_to[i].name), i);
	for (unsigned i = 1; i < ANSWER_COUNT; i++)
		assert_int_equal(word_named(consent_answers, consent_answers[i].name), i);
	for (unsigned i = 1; i < REVIEW_COUNT; i++)
		assert_int_equal(word_named(reviews_after, reviews_after[i].name), i);
	for (unsigned i = 1; i < FOUND_COUNT; i++)
		assert_int_equal(word_named(founds, founds[i].name), i);
	for (unsigned i = 1; i < END_COUNT; i++)
		assert_int_equal(word_named(end_reasons, end_reasons[i].name), i);
	for (unsigned i = 1; i < REOPEN_COUNT; i++)
		assert_int_equal(word_named(reopen_reasons, reopen_reasons[i].name), i);
}

static void tell__declined_is_owed_of_who_said_no_before_any_try(void **state)
{
	struct victim_consents consents = { 0 };
	struct victim_tries tries = { 0 };
	struct victim_tellings told = { 0 };

	(void)state;
	add_answer(&consents, 3, CONSENT_TO_CONTACT, ANSWER_YES);
	assert_int_equal(tell_owed(&tries, &consents, &told), TELL_NONE);
	add_answer(&consents, 3, CONSENT_TO_SHARE, ANSWER_NO);
	assert_int_equal(tell_owed(&tries, &consents, &told), TELL_NONE);
	add_answer(&consents, 2, CONSENT_TO_CONTACT, ANSWER_NO);
	assert_int_equal(tell_owed(&tries, &consents, &told), TELL_DECLINED);
	add_try(&tries, 4, TRY_REACHED); // what was told of that stands
	add_told(&told, 4, TELL_MADE);
	assert_int_equal(tell_owed(&tries, &consents, &told), TELL_NONE);
}

static void contact__is_said_why_it_is_not_allowed(void **state)
{
	(void)state;
	for (enum contact_refusal no = CONTACT_MAY; no < CONTACT_REFUSAL_COUNT; no++)
		assert_true(strlen(contact_refusal_text(no)) > 0);
}

/* ---- an attempt ---- */

static size_t problems_of_try(const struct safe_contact *contact, struct victim_try made)
{
	struct victim_tries none = { 0 };
	struct problems problems = { 0 };

	try_check(arena, contact, &none, &unasked, &made, TODAY, &problems);
	return problems.n;
}

static void try__is_kept_if_it_was_allowed_or_was_stopped(void **state)
{
	struct safe_contact checked = a_verified_contact(), unchecked = a_contact();

	(void)state;
	for (enum way way = WAY_NONE; way < WAY_COUNT; way++)
		for (enum try_result result = TRY_NONE; result < TRY_RESULT_COUNT; result++)
			for (int is_safe = 0; is_safe < 2; is_safe++) {
				struct victim_try made = { TODAY, way, result, is_safe, { 1 } };
				bool is_whole = way != WAY_NONE && result != TRY_NONE;
				bool is_stopped = result == TRY_STOPPED;

				assert_int_equal(problems_of_try(&checked, made) == 0,
					is_whole && is_stopped != (is_safe == 1));
				assert_int_equal(problems_of_try(&unchecked, made) == 0,
					is_whole && is_stopped && is_safe == 0);
			}
	assert_int_equal(problems_of_try(&checked, (struct victim_try){ days_ago(-1), WAY_CALL,
							   TRY_STOPPED, false, { 1 } }),
		1);
	checked.never_message = true;
	assert_int_equal(problems_of_try(&checked, (struct victim_try){ TODAY, WAY_CALL,
							   TRY_LEFT_MESSAGE, true, { 1 } }),
		1);
}

static void try__of_a_past_day_has_the_last_check_made_by_it(void **state)
{
	struct safe_contact none = a_contact(), now = a_contact();
	struct victim_tries tries = { 0 };

	(void)state;
	now.worker.on = days_ago(2);
	assert_true(date_equal(
		contact_as_of(none, DATE_NONE, days_ago(9), days_ago(5)).worker.on, days_ago(9)));
	assert_true(date_equal(
		contact_as_of(now, DATE_NONE, days_ago(9), days_ago(5)).worker.on, days_ago(9)));
	assert_true(date_equal(
		contact_as_of(now, DATE_NONE, days_ago(9), days_ago(2)).worker.on, days_ago(2)));
	assert_true(date_equal(
		contact_as_of(now, DATE_NONE, days_ago(1), days_ago(2)).worker.on, days_ago(2)));
	assert_true(date_equal(
		contact_as_of(none, days_ago(9), DATE_NONE, days_ago(5)).referrer.on, days_ago(9)));
	add_try(&tries, 5, TRY_NO_ANSWER);
	add_try(&tries, 3, TRY_DECLINED);
	assert_int_equal(tries_by(arena, &tries, days_ago(6)).n, 0);
	assert_int_equal(tries_by(arena, &tries, days_ago(4)).n, 1);
	assert_int_equal(tries_by(arena, &tries, days_ago(3)).n, 2);
}

static void try__that_was_wrong_or_unsafe_ends_every_check(void **state)
{
	(void)state;
	for (enum try_result result = TRY_REACHED; result < TRY_RESULT_COUNT; result++)
		assert_int_equal(try_ends_checks(result),
			result == TRY_WRONG_NUMBER || result == TRY_STOPPED);
}

/* ---- what follows ---- */

static void state__follows_from_the_tries(void **state)
{
	struct safe_contact unchecked = a_contact(), checked = a_referred_contact();
	struct victim_tries tries = { 0 };

	(void)state;
	assert_int_equal(state_of(&unchecked, &tries), CASE_NEW);
	assert_int_equal(state_of(&checked, &tries), CASE_READY);
	add_try(&tries, 5, TRY_NO_ANSWER);
	add_try(&tries, 5, TRY_NO_ANSWER);
	add_try(&tries, 5, TRY_NO_ANSWER);
	assert_int_equal(state_of(&checked, &tries), CASE_TRYING); // all on one day
	add_try(&tries, 4, TRY_STOPPED);
	assert_int_equal(state_of(&checked, &tries), CASE_TRYING); // that was no try
	add_try(&tries, 3, TRY_LEFT_MESSAGE);
	assert_int_equal(state_of(&checked, &tries), CASE_UNABLE);
	add_try(&tries, 2, TRY_REACHED);
	assert_int_equal(state_of(&checked, &tries), CASE_IN_TOUCH);
	add_try(&tries, 1, TRY_DECLINED);
	assert_int_equal(state_of(&checked, &tries), CASE_DECLINED);
}

static void tell__is_owed_until_it_is_told_and_again_when_it_is_another(void **state)
{
	struct victim_tries tries = { 0 };
	struct victim_tellings told = { 0 };

	(void)state;
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_NONE);
	add_try(&tries, 9, TRY_STOPPED);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_NONE);
	add_try(&tries, 8, TRY_NO_ANSWER);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_TRIED);
	add_told(&told, 8, TELL_PAUSE);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_TRIED);
	add_told(&told, 8, TELL_TRIED);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_NONE);
	add_try(&tries, 7, TRY_WRONG_NUMBER);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_DETAILS);
	add_told(&told, 7, TELL_DETAILS);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_NONE);
	add_try(&tries, 6, TRY_REACHED);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_MADE);
	add_told(&told, 6, TELL_MADE);
	add_try(&tries, 5, TRY_DECLINED);
	assert_int_equal(tell_owed(&tries, &unasked, &told), TELL_DECLINED);
}

/* All flags, for each last word there may be on going on, and each answer owed. */
static void tell__may_be_told_when_it_is_true_and_new(void **state)
{
	static const enum try_result answers[] = { TRY_NONE, TRY_NO_ANSWER, TRY_REACHED,
		TRY_DECLINED };
	static const enum tell owed[] = { TELL_NONE, TELL_TRIED, TELL_MADE, TELL_DECLINED };
	static const enum tell words[] = { TELL_NONE, TELL_PAUSE, TELL_PROCEED };

	(void)state;
	for (size_t i = 0; i < array_size(answers); i++)
		for (size_t k = 0; k < array_size(words); k++) {
			struct victim_tries tries = { 0 };
			struct victim_tellings told = { 0 };

			if (answers[i] != TRY_NONE)
				add_try(&tries, 1, answers[i]);
			if (words[k] != TELL_NONE)
				add_told(&told, 1, words[k]);
			assert_int_equal(is_paused(&told), words[k] == TELL_PAUSE);
			for (enum tell tell = TELL_NONE; tell < TELL_COUNT; tell++) {
				bool is_answer = tell == TELL_TRIED || tell == TELL_MADE ||
						 tell == TELL_DECLINED;
				bool is_word = tell == TELL_PAUSE || tell == TELL_PROCEED;
				bool expected = tell == TELL_DETAILS || tell == TELL_RISK ||
						(is_answer && tell == owed[i]) ||
						(is_word && tell != words[k]);

				assert_int_equal(tell_may(&tries, &unasked, &told, tell), expected);
			}
		}
}

/* ---- what is shown ---- */

static void masked__shows_no_more_than_two_figures_of_a_number(void **state)
{
	(void)state;
	assert_string_equal(masked(arena, "", true), "");
	assert_string_equal(masked(arena, "01632 960 123", true), "•••••• 23");
	assert_string_equal(masked(arena, "60123", true), "••••••");
	assert_string_equal(masked(arena, "rhif ffôn", true), "••••••");
	assert_string_equal(masked(arena, "Enghraifft", false), "••••••");
	assert_string_equal(masked(arena, "E", false), "••••••");
}

static void link__is_read_as_it_was_written(void **state)
{
	static const int64_t ids[] = { 1, 31, 32, INT64_C(1) << 62, INT64_MAX,
		INT64_C(0x123456789abcdef) };
	struct link_id id;

	(void)state;
	for (size_t i = 0; i < array_size(ids); i++) {
		const char *text = link_reference(arena, (struct link_id){ ids[i] });

		assert_int_equal(strlen(text), 15);
		assert_true(link_by_reference(text, &id));
		assert_true(id.v == ids[i]);
	}
	assert_string_equal(link_reference(arena, (struct link_id){ 33 }), "0000-0000-00011");
	assert_true(link_by_reference("0000 0000 0000z", &id));
	assert_int_equal(id.v, 31);
}

static void link__is_not_read_out_of_anything_else(void **state)
{
	static const char *const texts[] = { "", "0", "0000-0000-00000", "0000-0000-0000",
		"G000-0000-00000", "8000-0000-00000", "0000-0000-000111", "0000-0000-0000U",
		"Enghraifft" };
	struct link_id id = { 7 };

	(void)state;
	for (size_t i = 0; i < array_size(texts); i++)
		if (link_by_reference(texts[i], &id))
			fail_msg("%s", texts[i]);
	assert_int_equal(id.v, 7);
}

static void words__are_found_by_their_names_and_by_no_others(void **state)
{
	(void)state;
#define EACH(type, prefix, count)                                                                  \
	for (int i = 1; i < (count); i++)                                                          \
		assert_int_equal(prefix##_by_name(prefix##_name((enum type)i)), i);                \
	assert_int_equal(prefix##_by_name(""), 0);                                                 \
	assert_int_equal(prefix##_by_name("arall"), 0)

	EACH(way, way, WAY_COUNT);
	EACH(try_result, try_result, TRY_RESULT_COUNT);
	EACH(proof, proof, PROOF_COUNT);
	EACH(tell, tell, TELL_COUNT);
	EACH(heard, heard, HEARD_COUNT);
	EACH(case_state, case_state, CASE_STATE_COUNT);
#undef EACH
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(standing__is_said_for_every_age_of_both_checks),
		cmocka_unit_test(change__of_the_details_takes_away_the_checks_made_of_them),
		cmocka_unit_test(change__leaves_the_referrers_check_as_the_referrer_said_it),
		cmocka_unit_test(contact__is_not_kept_without_what_it_needs),
		cmocka_unit_test(contact__is_kept_in_the_shape_of_a_number_and_of_an_address),
		cmocka_unit_test(contact__may_lose_everything_that_is_not_safe_any_more),
		cmocka_unit_test(contact__is_allowed_only_with_a_check_of_the_last_90_days),
		cmocka_unit_test(contact__by_the_referrers_check_ends_when_a_call_is_answered),
		cmocka_unit_test(contact__by_the_referrers_check_is_three_calls_at_most),
		cmocka_unit_test(contact__keeps_to_the_days_and_hours),
		cmocka_unit_test(contact__keeps_to_the_safe_ways),
		cmocka_unit_test(contact__with_who_does_not_want_it_is_never_allowed),
		cmocka_unit_test(consent__decides_over_every_way_of_contact),
		cmocka_unit_test(consent__was_withdrawn_on_the_day_of_the_first_no),
		cmocka_unit_test(consent__is_kept_of_a_day_and_yes_does_not_undo_a_later_no),
		cmocka_unit_test(review__is_due_in_a_week_and_done_after_the_workshop),
		cmocka_unit_test(review__is_asked_for_in_each_state_but_of_who_wants_no_contact),
		cmocka_unit_test(
			state__of_a_case_with_a_review_is_its_reviews_unless_contact_is_not_wanted),
		cmocka_unit_test(state__of_what_the_referrer_gives_is_ready_until_somebody_tried),
		cmocka_unit_test(end__waits_for_all_that_stands_in_every_state),
		cmocka_unit_test(end__is_on_a_day_after_the_programmes),
		cmocka_unit_test(end__is_over_once_the_other_side_says_something),
		cmocka_unit_test(end__stands_until_it_is_opened_again),
		cmocka_unit_test(words__of_what_was_agreed_found_and_ended_are_all_there),
		cmocka_unit_test(tell__declined_is_owed_of_who_said_no_before_any_try),
		cmocka_unit_test(contact__is_said_why_it_is_not_allowed),
		cmocka_unit_test(try__is_kept_if_it_was_allowed_or_was_stopped),
		cmocka_unit_test(try__of_a_past_day_has_the_last_check_made_by_it),
		cmocka_unit_test(try__that_was_wrong_or_unsafe_ends_every_check),
		cmocka_unit_test(state__follows_from_the_tries),
		cmocka_unit_test(tell__is_owed_until_it_is_told_and_again_when_it_is_another),
		cmocka_unit_test(tell__may_be_told_when_it_is_true_and_new),
		cmocka_unit_test(masked__shows_no_more_than_two_figures_of_a_number),
		cmocka_unit_test(link__is_read_as_it_was_written),
		cmocka_unit_test(link__is_not_read_out_of_anything_else),
		cmocka_unit_test(words__are_found_by_their_names_and_by_no_others),
	};

	arena = arena_open(1 << 16);

	int failed = cmocka_run_group_tests(tests, NULL, NULL);

	arena_close(arena);
	return failed;
}
