/* SPDX-License-Identifier: MIT */
/*
 * Needs, support and what others see: every pathway with every score, every move of support, every
 * act in every state by every role.
 */
#include "areas/triage/rules.h"

#include <string.h>

#include "base/err.h"
#include "base/testing.h"

#define TODAY  ((struct date){ 2026, 5, 6 })
#define WORKER (1u << ROLE_TRIAGE_WORKER)

static struct date day(int number)
{
	struct date d = date_from_number(number);

	assert_true(date_is_day(d));
	return d;
}

/* Of a woman who was asked about everything and consents. */
static struct triage a_case(enum triage_state state)
{
	struct triage t = { .is_of_a_woman = true, .consent = CONSENT_GIVEN };

	for (enum pathway each = PATHWAY_NONE; each < PATHWAY_COUNT; each++)
		t.need[each] = (struct need){ SCORE_0, "" };
	if (state >= TRIAGE_OPEN)
		t.opened_on = day(20260420);
	if (state >= TRIAGE_ASSESSED)
		t.assessed_on = day(20260424);
	if (state >= TRIAGE_CLOSED)
		t.closed_on = day(20260505);
	assert_int_equal(triage_state(&t), state);
	return t;
}

/* ---- words ---- */

static void words__are_found_by_their_name_and_by_no_other(void **state)
{
	static const struct {
		const struct word *words;
		size_t n;
	} lists[] = {
		{ pathways, PATHWAY_COUNT },
		{ scores, SCORE_COUNT },
		{ support_states, SUPPORT_STATE_COUNT },
		{ gains, GAIN_COUNT },
		{ consents, CONSENT_COUNT },
		{ triage_flags, FLAG_COUNT },
		{ triage_states, TRIAGE_STATE_COUNT },
		{ triage_acts, TRIAGE_ACT_COUNT },
	};

	(void)state;
	for (size_t i = 0; i < array_size(lists); i++) {
		for (size_t each = 1; each < lists[i].n; each++) {
			const struct word *word = &lists[i].words[each];

			assert_non_null(word->label);
			assert_int_equal(word_find(lists[i].words, lists[i].n, word->name), each);
		}
		assert_int_equal(word_find(lists[i].words, lists[i].n, "nonsense"), 0);
	}
	assert_int_equal(PATHWAY_COUNT - 1, 12);
}

/* ---- needs ---- */

static void needs__are_complete_when_each_was_asked(void **state)
{
	(void)state;
	for (int of_a_woman = 0; of_a_woman < 2; of_a_woman++)
		for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
			for (enum score score = SCORE_NOT_ASKED; score < SCORE_COUNT; score++) {
				struct triage t = a_case(TRIAGE_OPEN);
				bool is_asked = each != PATHWAY_SEX_WORK || of_a_woman;

				t.is_of_a_woman = of_a_woman;
				t.need[each].score = score;
				assert_int_equal(pathway_is_asked(each, of_a_woman), is_asked);
				assert_int_equal(needs_are_complete(&t),
					score != SCORE_NOT_ASKED || !is_asked);
			}
}

static void needs__are_complete_only_once_consent_was_asked_for(void **state)
{
	(void)state;
	for (enum consent each = CONSENT_NOT_ASKED; each < CONSENT_COUNT; each++) {
		struct triage t = a_case(TRIAGE_OPEN);

		t.consent = each;
		assert_int_equal(needs_are_complete(&t), each != CONSENT_NOT_ASKED);
	}
}

static void needs__of_2_and_3_ask_for_support(void **state)
{
	for (enum score score = SCORE_NOT_ASKED; score < SCORE_COUNT; score++) {
		struct triage t = a_case(TRIAGE_OPEN);
		bool asks = score == SCORE_2 || score == SCORE_3;

		t.need[PATHWAY_DRUGS].score = score;
		assert_int_equal(needs_unanswered(&t), asks ? 1u << PATHWAY_DRUGS : 0);
		*list_add(*state, &t.supports) = (struct support){ .pathway = PATHWAY_ALCOHOL };
		assert_int_equal(needs_unanswered(&t), asks ? 1u << PATHWAY_DRUGS : 0);
		*list_add(*state, &t.supports) = (struct support){ .pathway = PATHWAY_DRUGS };
		assert_int_equal(needs_unanswered(&t), 0);
	}
}

static size_t need_problems(struct arena *a, const struct triage *t, enum pathway pathway,
	enum score score, const char *note)
{
	struct problems problems = { 0 };
	struct need need = { score, note };

	need_check(a, t, pathway, &need, &problems);
	return problems.n;
}

static void need__every_score_of_every_pathway(void **state)
{
	for (int of_a_woman = 0; of_a_woman < 2; of_a_woman++)
		for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
			for (enum score score = SCORE_NOT_ASKED; score < SCORE_COUNT; score++) {
				struct triage t = a_case(TRIAGE_OPEN);
				bool is_of_women = each == PATHWAY_SEX_WORK && !of_a_woman;
				bool wants_note = each == PATHWAY_OTHER && score >= SCORE_1 &&
						  score <= SCORE_3;

				t.is_of_a_woman = of_a_woman;
				assert_int_equal(need_problems(*state, &t, each, score, "A note"),
					is_of_women && score != SCORE_NOT_ASKED);
				assert_int_equal(need_problems(*state, &t, each, score, ""),
					wants_note || (is_of_women && score != SCORE_NOT_ASKED));
				t.assessed_on = TODAY;
				assert_int_equal(need_problems(*state, &t, each, score, "A note"),
					is_of_women ? score != SCORE_NOT_ASKED
						    : score == SCORE_NOT_ASKED);
			}
}

static void need__a_note_is_at_most_2000_long(void **state)
{
	struct triage t = a_case(TRIAGE_OPEN);
	char *note = arena_take(*state, TRIAGE_NOTE_MOST + 2);

	memset(note, 'a', TRIAGE_NOTE_MOST);
	assert_int_equal(need_problems(*state, &t, PATHWAY_DRUGS, SCORE_1, note), 0);
	note[TRIAGE_NOTE_MOST] = 'a';
	assert_int_equal(need_problems(*state, &t, PATHWAY_DRUGS, SCORE_1, note), 1);
}

static void needs__that_are_missing_are_those_of_this_person(void **state)
{
	(void)state;
	for (int of_a_woman = 0; of_a_woman < 2; of_a_woman++) {
		struct triage t = { .is_of_a_woman = of_a_woman };
		unsigned all = ((1u << PATHWAY_COUNT) - 1) & ~1u;

		assert_int_equal(
			needs_missing(&t), of_a_woman ? all : all & ~(1u << PATHWAY_SEX_WORK));
		t.need[PATHWAY_DRUGS].score = SCORE_DECLINED;
		assert_int_equal(needs_missing(&t) & 1u << PATHWAY_DRUGS, 0);
	}
}

/* ---- all of it at once ---- */

static void assessment__names_each_thing_that_is_missing_where_it_completes(void **state)
{
	struct triage t = { .opened_on = TODAY };
	struct problems problems = { 0 };

	for (enum pathway each = PATHWAY_NONE; each < PATHWAY_COUNT; each++)
		t.need[each].note = "";
	assessment_check(*state, &t, &t, false, &problems);
	assert_int_equal(problems.n, 0); // half done is well
	assessment_check(*state, &t, &t, true, &problems);
	assert_int_equal(problems.n, PATHWAY_COUNT - 1 - 1 + 1); // but of women, and consent
	assert_non_null(problem_of(&problems, "score-ACCOM"));
	assert_null(problem_of(&problems, "score-SEXWORK"));
	assert_non_null(problem_of(&problems, "consent"));
}

static void assessment__puts_a_problem_beside_its_own_input(void **state)
{
	struct triage t = a_case(TRIAGE_OPEN), after = t;
	struct problems problems = { 0 };

	after.need[PATHWAY_OTHER].score = SCORE_2;
	assessment_check(*state, &t, &after, false, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "note-OTHER");
}

static void assessment__that_is_complete_stays_so(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED), after = t;
	struct problems problems = { 0 };

	after.need[PATHWAY_DRUGS].score = SCORE_NOT_ASKED;
	after.consent = CONSENT_NOT_ASKED;
	assessment_check(*state, &t, &after, false, &problems);
	assert_int_equal(problems.n, 2);
	assert_non_null(problem_of(&problems, "score-DRUGS"));
	assert_non_null(problem_of(&problems, "consent"));
}

static void assessment__says_what_is_another(void **state)
{
	struct triage t = a_case(TRIAGE_OPEN), after = t;

	assert_string_equal(assessment_changes(*state, &t, &after), "");
	after.need[PATHWAY_DRUGS].note = "More";
	after.need[PATHWAY_ACCOMMODATION].score = SCORE_DECLINED;
	assert_string_equal(assessment_changes(*state, &t, &after), "ACCOM DRUGS");
	after.consent = CONSENT_WITHDRAWN;
	after.flags = 1u << FLAG_READING;
	assert_string_equal(assessment_changes(*state, &t, &after), "ACCOM DRUGS consent flags");
}

/* ---- support ---- */

/*
 * Which move is legal, written without a look at the table: a line from each state, in the order
 * none, offered, accepted, declined, referred, engaged, closed.
 */
static const char *const support_moves[SUPPORT_STATE_COUNT] = {
	[SUPPORT_NONE] = /*    */ ".o.....",
	[SUPPORT_OFFERED] = /* */ "..ad...",
	[SUPPORT_ACCEPTED] = /**/ "...dr.c",
	[SUPPORT_DECLINED] = /**/ ".o....c",
	[SUPPORT_REFERRED] = /**/ "...d.ec",
	[SUPPORT_ENGAGED] = /* */ "...d..c",
	[SUPPORT_CLOSED] = /*  */ ".......",
};

static void support__every_move_from_every_state(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED);

	(void)state;
	for (enum support_state from = SUPPORT_NONE; from < SUPPORT_STATE_COUNT; from++)
		for (enum support_state to = SUPPORT_OFFERED; to < SUPPORT_STATE_COUNT; to++) {
			struct support s = { .state = from, .on = day(20260501) };
			const char *no = support_refusal(&t, &s, to, TODAY, GAIN_FULL, TODAY);

			assert_int_equal(no == NULL, support_moves[from][to] != '.');
		}
}

static void support__each_move_that_is_none_has_its_own_sentence(void **state)
{
	const char *said[SUPPORT_STATE_COUNT] = { 0 };
	struct triage t = a_case(TRIAGE_ASSESSED);
	struct support s = { .state = SUPPORT_CLOSED, .on = day(20260501) };

	(void)state;
	for (enum support_state to = SUPPORT_OFFERED; to < SUPPORT_STATE_COUNT; to++) {
		said[to] = support_refusal(&t, &s, to, TODAY, GAIN_FULL, TODAY);
		assert_non_null(said[to]);
		for (enum support_state other = SUPPORT_OFFERED; other < to; other++)
			assert_string_not_equal(said[to], said[other]);
	}
}

static void support__is_referred_only_with_consent(void **state)
{
	(void)state;
	for (enum consent each = CONSENT_NOT_ASKED; each < CONSENT_COUNT; each++) {
		struct triage t = a_case(TRIAGE_ASSESSED);
		struct support s = { .state = SUPPORT_ACCEPTED, .on = day(20260501) };

		t.consent = each;
		assert_int_equal(
			support_refusal(&t, &s, SUPPORT_REFERRED, TODAY, GAIN_NONE, TODAY) == NULL,
			each == CONSENT_GIVEN);
		assert_null(support_refusal(&t, &s, SUPPORT_DECLINED, TODAY, GAIN_NONE, TODAY));
	}
}

static void support__says_what_came_of_it(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED);
	struct support s = { .state = SUPPORT_ENGAGED, .on = day(20260501) };

	(void)state;
	for (enum gain each = GAIN_NONE; each < GAIN_COUNT; each++)
		assert_int_equal(
			support_refusal(&t, &s, SUPPORT_CLOSED, TODAY, each, TODAY) == NULL,
			each != GAIN_NONE);
}

static void support__moves_between_its_last_step_and_today(void **state)
{
	static const struct {
		int on;
		bool may;
	} cases[] = {
		{ 20260430, false }, { 20260501, true }, { 20260506, true }, { 20260507, false },
		{ 0, false }, { 20260500, false }, // only a month
	};
	struct triage t = a_case(TRIAGE_ASSESSED);
	struct support s = { .state = SUPPORT_OFFERED, .on = day(20260501) };

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++)
		assert_int_equal(support_refusal(&t, &s, SUPPORT_ACCEPTED,
					 date_from_number(cases[i].on), GAIN_NONE, TODAY) == NULL,
			cases[i].may);
}

static void assert_support(struct arena *a, struct support s, const char *field)
{
	struct triage t = a_case(TRIAGE_OPEN);
	struct problems problems = { 0 };

	t.is_of_a_woman = false;
	support_check(a, &t, &s, TODAY, &problems);
	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void support__each_part_of_one(void **state)
{
	struct support good = { PATHWAY_DRUGS, "A place in a group", "The Invented Drop-in",
		SUPPORT_OFFERED, TODAY, 0 };
	struct support one;

	assert_support(*state, good, NULL);
	one = good, one.pathway = PATHWAY_NONE;
	assert_support(*state, one, "pathway");
	one.pathway = PATHWAY_SEX_WORK;
	assert_support(*state, one, "pathway");
	one = good, one.what = "";
	assert_support(*state, one, "what");
	one = good, one.organisation = "";
	assert_support(*state, one, "organisation");
	one = good, one.on = day(20260420);
	assert_support(*state, one, NULL);
	one.on = day(20260419);
	assert_support(*state, one, "on");
	one.on = day(20260507);
	assert_support(*state, one, "on");
	one.on = DATE_NONE;
	assert_support(*state, one, "on");
}

static void support__a_plan_holds_so_many(void **state)
{
	struct support good = { PATHWAY_DRUGS, "A place in a group", "The Invented Drop-in",
		SUPPORT_OFFERED, TODAY, 0 };
	struct triage t = a_case(TRIAGE_OPEN);
	struct problems problems = { 0 };

	for (int i = 0; i < SUPPORTS_MOST; i++)
		*list_add(*state, &t.supports) = good;
	support_check(*state, &t, &good, TODAY, &problems);
	assert_int_equal(problems.n, 1);
	assert_string_equal(problems.at[0].field, "");
}

/* ---- onward ---- */

static void assert_onward(struct arena *a, const char *organisation, int on, const char *field)
{
	struct triage t = a_case(TRIAGE_OPEN);
	struct onward onward = {
		.to = TO_SERVICE, .organisation = organisation, .sent_on = date_from_number(on)
	};
	struct problems problems = { 0 };

	onward_check(a, &t, &onward, TODAY, &problems);
	assert_int_equal(problems.n, field != NULL);
	if (field != NULL)
		assert_string_equal(problems.at[0].field, field);
}

static void onward__each_part_of_one(void **state)
{
	assert_onward(*state, "The Invented Drop-in", 20260420, NULL);
	assert_onward(*state, "The Invented Drop-in", 20260506, NULL);
	assert_onward(*state, "The Invented Drop-in", 20260507, "on"); // to come
	assert_onward(*state, "The Invented Drop-in", 20260419, "on"); // before triage
	assert_onward(*state, "The Invented Drop-in", 0, "on");
	assert_onward(*state, "", 20260506, "organisation");
}

static void onward__is_replied_to_between_its_sending_and_today(void **state)
{
	static const struct {
		int acknowledged, ended;
		size_t problems;
	} cases[] = {
		{ 0, 0, 0 },
		{ 20260501, 0, 0 },
		{ 0, 20260506, 0 },
		{ 20260430, 0, 1 },
		{ 20260507, 20260430, 2 },
	};

	for (size_t i = 0; i < array_size(cases); i++) {
		struct onward onward = { .to = TO_SERVICE,
			.sent_on = day(20260501),
			.acknowledged_on = date_from_number(cases[i].acknowledged),
			.ended_on = date_from_number(cases[i].ended) };
		struct problems problems = { 0 };

		reply_check(*state, &onward, TODAY, &problems);
		assert_int_equal(problems.n, cases[i].problems);
	}
}

static void onward__to_the_programme_is_what_the_referral_says(void **state)
{
	struct referral r = { .source = SOURCE_POLICE, .referred_on = day(20260420) };

	(void)state;
	assert_int_equal(onward_to_programme(&r, TODAY).to, TO_NOWHERE);
	r.sent_on = day(20260425);
	assert_int_equal(onward_to_programme(&r, TODAY).to, TO_PROGRAMME);
	assert_false(date_is_set(onward_to_programme(&r, TODAY).acknowledged_on));
	r.received_on = day(20260427);
	assert_true(date_is_set(onward_to_programme(&r, TODAY).acknowledged_on));
	assert_false(date_is_set(onward_to_programme(&r, TODAY).ended_on));
	r.withdrawn_on = TODAY;
	r.withdrawn_because = CLOSURE_MOVED;
	assert_true(date_equal(onward_to_programme(&r, TODAY).ended_on, TODAY));
}

/* ---- the case ---- */

/* Where each act has its place: none, open, assessed, closed. */
static const char *const places[TRIAGE_ACT_COUNT] = {
	[TRIAGE_BEGIN] = /*            */ "y...",
	[TRIAGE_SCORE] = /*            */ ".yy.",
	[TRIAGE_ASK_CONSENT] = /*      */ ".yy.",
	[TRIAGE_FLAG] = /*             */ ".yy.",
	[TRIAGE_ASSESS] = /*           */ ".y..",
	[TRIAGE_OFFER] = /*            */ ".yy.",
	[TRIAGE_MOVE] = /*             */ ".yy.",
	[TRIAGE_SEND_TO_PROGRAMME] = /**/ "..y.",
	[TRIAGE_SEND_TO_SERVICE] = /*  */ ".yy.",
	[TRIAGE_NOTE_REPLY] = /*       */ ".yy.",
	[TRIAGE_CLOSE] = /*            */ "..y.",
	[TRIAGE_REOPEN] = /*           */ "...y",
};

static void case__every_act_in_every_state_by_every_role(void **state)
{
	(void)state;
	for (enum triage_act act = TRIAGE_ACT_NONE + 1; act < TRIAGE_ACT_COUNT; act++)
		for (enum triage_state in = TRIAGE_NONE; in < TRIAGE_STATE_COUNT; in++)
			for (enum role role = ROLE_NONE; role < ROLE_COUNT; role++) {
				struct triage t = a_case(in);
				bool may = role == ROLE_TRIAGE_WORKER && places[act][in] == 'y';

				assert_int_equal(triage_refusal(&t, act, 1u << role) == NULL, may);
			}
}

static void case__each_act_out_of_place_has_its_own_sentence(void **state)
{
	const char *said[TRIAGE_ACT_COUNT] = { 0 };

	(void)state;
	for (enum triage_act act = TRIAGE_ACT_NONE + 1; act < TRIAGE_ACT_COUNT; act++) {
		struct triage t =
			a_case(places[act][TRIAGE_OPEN] == 'y' ? TRIAGE_CLOSED : TRIAGE_OPEN);

		said[act] = triage_refusal(&t, act, WORKER);
		assert_non_null(said[act]);
		for (enum triage_act other = TRIAGE_ACT_NONE + 1; other < act; other++)
			assert_string_not_equal(said[act], said[other]);
	}
}

static void case__is_sent_to_the_programme_once_at_a_time_and_to_services_with_consent(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED);

	*list_add(*state, &t.onwards) = (struct onward){ .to = TO_SERVICE };
	assert_null(triage_refusal(&t, TRIAGE_SEND_TO_PROGRAMME, WORKER));
	*list_add(*state, &t.onwards) = (struct onward){ .to = TO_PROGRAMME };
	assert_non_null(triage_refusal(&t, TRIAGE_SEND_TO_PROGRAMME, WORKER));
	assert_null(triage_refusal(&t, TRIAGE_SEND_TO_SERVICE, WORKER)); // and a second
	t.onwards.at[1].ended_on = TODAY;
	assert_null(triage_refusal(&t, TRIAGE_SEND_TO_PROGRAMME, WORKER));

	for (enum consent each = CONSENT_NOT_ASKED; each < CONSENT_COUNT; each++) {
		t.consent = each;
		assert_int_equal(triage_refusal(&t, TRIAGE_SEND_TO_SERVICE, WORKER) == NULL,
			each == CONSENT_GIVEN);
		assert_null(triage_refusal(&t, TRIAGE_SEND_TO_PROGRAMME, WORKER));
	}
}

static void case__stays_open_alongside_the_programme(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED);

	*list_add(*state, &t.onwards) =
		(struct onward){ .to = TO_PROGRAMME, .acknowledged_on = TODAY };
	assert_int_equal(triage_state(&t), TRIAGE_ASSESSED);
	assert_null(triage_refusal(&t, TRIAGE_OFFER, WORKER));
	assert_non_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
	t.onwards.at[0].ended_on = TODAY;
	assert_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
}

static void case__closes_when_no_support_goes_on_and_no_reply_is_awaited(void **state)
{
	struct triage t = a_case(TRIAGE_ASSESSED);
	struct onward *onward;

	*list_add(*state, &t.supports) = (struct support){ .pathway = PATHWAY_DRUGS };
	for (enum support_state each = SUPPORT_OFFERED; each < SUPPORT_STATE_COUNT; each++) {
		t.supports.at[0].state = each;
		assert_int_equal(triage_refusal(&t, TRIAGE_CLOSE, WORKER) == NULL,
			each == SUPPORT_DECLINED || each == SUPPORT_CLOSED);
	}
	onward = list_add(*state, &t.onwards);
	onward->to = TO_SERVICE;
	assert_non_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
	onward->ended_on = TODAY;
	assert_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
	onward->ended_on = DATE_NONE;
	onward->acknowledged_on = TODAY;
	assert_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
}

static void case__closes_with_needs_not_asked_once_the_referral_is_over(void **state)
{
	struct triage t = { .opened_on = TODAY };

	(void)state;
	assert_non_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
	t.referral_is_over = true;
	assert_null(triage_refusal(&t, TRIAGE_CLOSE, WORKER));
}

static void case__waits_for_every_need(void **state)
{
	(void)state;
	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		struct triage t = a_case(TRIAGE_OPEN);

		assert_null(triage_refusal(&t, TRIAGE_ASSESS, WORKER));
		t.need[each].score = SCORE_NOT_ASKED;
		assert_non_null(triage_refusal(&t, TRIAGE_ASSESS, WORKER));
	}
}

/* ---- what others see, and clocks ---- */

static void provider__sees_flags_and_nothing_that_follows_from_needs(void **state)
{
	for (enum triage_state in = TRIAGE_NONE; in < TRIAGE_STATE_COUNT; in++) {
		struct triage t = a_case(in), other = t;
		struct triage_shown one, two;

		t.flags = other.flags = 1u << FLAG_INTERPRETER | 1u << FLAG_MEDICAL;
		for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++)
			other.need[each] = (struct need){ SCORE_3, "Something private" };
		other.consent = CONSENT_WITHDRAWN;
		*list_add(*state, &other.supports) = (struct support){ .pathway = PATHWAY_DRUGS };
		*list_add(*state, &other.onwards) = (struct onward){ .to = TO_SERVICE };

		one = triage_shown_to_provider(&t);
		two = triage_shown_to_provider(&other);
		assert_int_equal(one.flags, in >= TRIAGE_ASSESSED ? t.flags : 0);
		assert_int_equal(two.flags, one.flags);
		assert_true(date_equal(one.assessed_on, two.assessed_on));
		assert_int_equal(date_is_set(one.assessed_on), in >= TRIAGE_ASSESSED);
	}
}

static void needs__are_due_five_working_days_after_triage_began(void **state)
{
	static const struct {
		int from, due;
	} cases[] = {
		{ 20260302, 20260309 }, { 20260330, 20260408 }, // over Easter
		{ 20260327, 20260407 }, // and the Sunday on which the clocks go forward
		{ 20261023, 20261030 }, // and back
		{ 20280222, 20280229 }, // to a leap day
		{ 20260321, 20260327 }, // from a Saturday
	};

	(void)state;
	for (size_t i = 0; i < array_size(cases); i++) {
		struct triage t = { .opened_on = day(cases[i].from) };

		assert_int_equal(date_number(triage_due(&t, 5)), cases[i].due);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words__are_found_by_their_name_and_by_no_other),
		cmocka_unit_test(needs__are_complete_when_each_was_asked),
		cmocka_unit_test(needs__are_complete_only_once_consent_was_asked_for),
		IN_ARENA(needs__of_2_and_3_ask_for_support),
		cmocka_unit_test(needs__that_are_missing_are_those_of_this_person),
		IN_ARENA(assessment__names_each_thing_that_is_missing_where_it_completes),
		IN_ARENA(assessment__puts_a_problem_beside_its_own_input),
		IN_ARENA(assessment__that_is_complete_stays_so),
		IN_ARENA(assessment__says_what_is_another),
		IN_ARENA(need__every_score_of_every_pathway),
		IN_ARENA(need__a_note_is_at_most_2000_long),
		cmocka_unit_test(support__every_move_from_every_state),
		cmocka_unit_test(support__each_move_that_is_none_has_its_own_sentence),
		cmocka_unit_test(support__is_referred_only_with_consent),
		cmocka_unit_test(support__says_what_came_of_it),
		cmocka_unit_test(support__moves_between_its_last_step_and_today),
		IN_ARENA(support__each_part_of_one),
		IN_ARENA(support__a_plan_holds_so_many),
		IN_ARENA(onward__each_part_of_one),
		IN_ARENA(onward__is_replied_to_between_its_sending_and_today),
		cmocka_unit_test(onward__to_the_programme_is_what_the_referral_says),
		cmocka_unit_test(case__every_act_in_every_state_by_every_role),
		cmocka_unit_test(case__each_act_out_of_place_has_its_own_sentence),
		IN_ARENA(
			case__is_sent_to_the_programme_once_at_a_time_and_to_services_with_consent),
		IN_ARENA(case__stays_open_alongside_the_programme),
		IN_ARENA(case__closes_when_no_support_goes_on_and_no_reply_is_awaited),
		cmocka_unit_test(case__closes_with_needs_not_asked_once_the_referral_is_over),
		cmocka_unit_test(case__waits_for_every_need),
		IN_ARENA(provider__sees_flags_and_nothing_that_follows_from_needs),
		cmocka_unit_test(needs__are_due_five_working_days_after_triage_began),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
