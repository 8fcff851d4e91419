/* SPDX-License-Identifier: MIT */
#include "areas/victim/rules.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"
#include "base/reached.h"
#include "base/slice.h"

/* ---- words ---- */

/* Names of their own, in either language. */
static const struct word programmes[VICTIM_PROGRAMME_COUNT] = {
	[VICTIM_PROGRAMME_CARA] = { "cara", N_("CARA workshops") },
	[VICTIM_PROGRAMME_DRIVE] = { "drive", N_("Drive, one to one") },
};

const struct word victim_ways[WAY_COUNT] = {
	[WAY_CALL] = { "call", N_("Telephone call") },
	[WAY_TEXT] = { "text", N_("Text message") },
	[WAY_LETTER] = { "letter", N_("Letter") },
	[WAY_EMAIL] = { "email", N_("E-mail") },
};

const struct word try_results[TRY_RESULT_COUNT] = {
	[TRY_REACHED] = { "reached", N_("Reached the person") },
	[TRY_NO_ANSWER] = { "no-answer", N_("No answer") },
	[TRY_LEFT_MESSAGE] = { "left-message", N_("Left a message") },
	[TRY_WRONG_NUMBER] = { "wrong-number", N_("Wrong number or address") },
	[TRY_STOPPED] = { "stopped", N_("Stopped, because it was not safe") },
	[TRY_DECLINED] = { "declined", N_("The person does not want contact") },
};

const struct word proofs_made[PROOF_COUNT] = {
	[PROOF_IN_PERSON] = { "in-person", N_("In person") },
	[PROOF_BY_PHONE] = { "by-phone", N_("By telephone") },
	[PROOF_BY_SERVICE] = { "by-service",
		N_("Through another service that supports the person") },
};

static const struct word tells[TELL_COUNT] = {
	[TELL_TRIED] = { "tried", N_("Contact was tried") },
	[TELL_MADE] = { "made", N_("Contact was made") },
	[TELL_DECLINED] = { "declined", N_("Contact was declined") },
	[TELL_PAUSE] = { "pause", N_("Pause") },
	[TELL_PROCEED] = { "proceed", N_("Safe to go on") },
	[TELL_DETAILS] = { "details", N_("The contact details do not work") },
	[TELL_RISK] = { "risk", N_("The risk has changed: speak to the lead") },
};

static const struct word heards[HEARD_COUNT] = {
	[HEARD_WORKSHOP_A] = { "workshop-a", N_("Workshop A") },
	[HEARD_WORKSHOP_B] = { "workshop-b", N_("Workshop B") },
	[HEARD_ATTENDED] = { "attended", N_("Attended") },
	[HEARD_NOT_ATTENDED] = { "not-attended", N_("Did not attend") },
	[HEARD_COMPLETED] = { "completed", N_("Completed the programme") },
	[HEARD_WITHDRAWN] = { "withdrawn", N_("Left the programme") },
	[HEARD_DETAILS] = { "details", N_("Other contact details came from the referrer") },
};

static const struct word states[CASE_STATE_COUNT] = {
	[CASE_NEW] = { "new", N_("New") },
	[CASE_READY] = { "ready", N_("Ready for the first contact") },
	[CASE_TRYING] = { "trying", N_("Being tried") },
	[CASE_IN_TOUCH] = { "in-touch", N_("In touch") },
	[CASE_UNABLE] = { "unable", N_("Could not be reached") },
	[CASE_DECLINED] = { "declined", N_("Does not want contact") },
	[CASE_REVIEW_A] = { "review-a", N_("Review after workshop A") },
	[CASE_REVIEW_B] = { "review-b", N_("Review after workshop B") },
	[CASE_REOPENED] = { "reopened", N_("Open again: the programme said something new") },
	[CASE_ENDED] = { "ended", N_("Ended") },
};

#define WORDS(type, prefix, table, count)                                                          \
	const char *prefix##_name(enum type it)                                                    \
	{                                                                                          \
		assert((int)it > 0 && it < (count));                                               \
		return (table)[it].name;                                                           \
	}                                                                                          \
	const char *prefix##_label(enum type it)                                                   \
	{                                                                                          \
		assert((int)it > 0 && it < (count));                                               \
		return (table)[it].label;                                                          \
	}                                                                                          \
	enum type prefix##_by_name(const char *name)                                               \
	{                                                                                          \
		return (enum type)word_named(table, name);                                         \
	}

WORDS(victim_programme, victim_programme, programmes, VICTIM_PROGRAMME_COUNT)
WORDS(way, way, victim_ways, WAY_COUNT)
WORDS(try_result, try_result, try_results, TRY_RESULT_COUNT)
WORDS(proof, proof, proofs_made, PROOF_COUNT)
WORDS(tell, tell, tells, TELL_COUNT)
WORDS(heard, heard, heards, HEARD_COUNT)
WORDS(case_state, case_state, states, CASE_STATE_COUNT)

const char *weekday_label(int weekday)
{
	static const char *const labels[DAYS_OF_WEEK] = { N_("Monday"), N_("Tuesday"),
		N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday") };

	assert(weekday >= 0 && weekday < DAYS_OF_WEEK);
	return labels[weekday];
}

/* ---- are the details safe ---- */

/* Days since a check; -1: there was none, or it is said to be still to come. */
static int days_since(struct date check_on, struct date today)
{
	if (!date_is_day(check_on) || date_before(today, check_on))
		return -1;
	return date_days_between(check_on, today);
}

enum standing standing_on(struct date referrer_on, struct date worker_on, struct date today)
{
	int worker = days_since(worker_on, today);
	int referrer = days_since(referrer_on, today);

	if (worker >= 0 && worker <= CONTACT_GOOD_DAYS)
		return worker > CONTACT_RENEW_DAYS ? STANDING_RENEW : STANDING_VERIFIED;
	if (referrer >= 0 && referrer <= CONTACT_GOOD_DAYS)
		return STANDING_REFERRER;
	return worker >= 0 || referrer >= 0 ? STANDING_OLD : STANDING_NONE;
}

static bool is_same_check(struct check_made one, struct check_made other)
{
	return date_equal(one.on, other.on) && one.how == other.how;
}

void contact_follow_change(const struct safe_contact *before, struct safe_contact *after)
{
	bool is_other = strcmp(before->phone, after->phone) != 0 ||
			strcmp(before->email, after->email) != 0 ||
			strcmp(before->address, after->address) != 0;

	if (before->version == 0)
		return;
	after->referrer = is_other ? (struct check_made){ 0 } : before->referrer;
	after->given_on = is_other ? DATE_NONE : before->given_on;
	if (is_other && is_same_check(before->worker, after->worker))
		after->worker = (struct check_made){ 0 };
}

bool try_ends_checks(enum try_result result)
{
	return result == TRY_WRONG_NUMBER || result == TRY_STOPPED;
}

bool tell_ends_checks(enum tell tell)
{
	return tell == TELL_DETAILS;
}

bool contact_gives_way(int64_t version, struct date worker_on, bool were_others_asked)
{
	return version == 0 || (were_others_asked && !date_is_set(worker_on));
}

static const char *detail_of(const struct safe_contact *contact, enum way way)
{
	switch (way) {
	case WAY_CALL:
	case WAY_TEXT: return contact->phone;
	case WAY_LETTER: return contact->address;
	case WAY_EMAIL: return contact->email;
	case WAY_NONE:
	case WAY_COUNT: break;
	}
	unreachable("way");
}

struct safe_contact contact_without(struct safe_contact contact, enum safe_detail detail)
{
	switch (detail) {
	case DETAIL_PHONE:
		contact.phone = "";
		contact.ways &= ~(1u << WAY_CALL | 1u << WAY_TEXT);
		break;
	case DETAIL_EMAIL:
		contact.email = "";
		contact.ways &= ~(1u << WAY_EMAIL);
		break;
	case DETAIL_ADDRESS:
		contact.address = "";
		contact.ways &= ~(1u << WAY_LETTER);
		break;
	case DETAIL_CODE_WORD: contact.code_word = ""; break;
	case DETAIL_COUNT: unreachable("safe_detail");
	}
	return contact;
}

static void check_made_check(struct arena *a, struct check_made check, struct date today,
	const char *on_field, const char *how_field, struct problems *problems)
{
	if (!date_is_set(check.on) && check.how == PROOF_NONE)
		return;
	if (!date_is_day(check.on))
		problem_add(a, problems, on_field, N_("Enter the day of the check"));
	else if (date_before(today, check.on))
		problem_add(
			a, problems, on_field, N_("The day of a check cannot be in the future"));
	if (check.how == PROOF_NONE)
		problem_add(a, problems, how_field, N_("Choose how it was checked"));
}

static bool knows_anything(const struct safe_contact *contact)
{
	return contact->phone[0] != '\0' || contact->email[0] != '\0' ||
	       contact->address[0] != '\0';
}

/* As the programme's side asks of a person's own. */
static void check_shapes(
	struct arena *a, const struct safe_contact *contact, struct problems *problems)
{
	const char *number = phone_tidy(a, contact->phone);
	bool is_texted = (contact->ways & 1u << WAY_TEXT) != 0;

	if (contact->phone[0] != '\0' && number == NULL)
		problem_add(a, problems, "phone",
			N_("Enter a phone number of the United Kingdom, such as 07700 900123"));
	else if (is_texted && number != NULL && number[1] != '7')
		problem_add(a, problems, "phone",
			N_("Only a number that begins with 07 takes text messages"));
	if (contact->email[0] != '\0' && !email_is_plausible(contact->email))
		problem_add(a, problems, "email",
			N_("Enter one email address, such as name@example.wales"));
}

void contact_check(struct arena *a, const struct safe_contact *contact, struct date today,
	struct problems *problems)
{
	if (contact->name[0] == '\0')
		problem_add(a, problems, "name",
			N_("Enter the name that the person wants to be called by"));
	if (contact->ways == 0 && knows_anything(contact))
		problem_add(a, problems, "ways", N_("Choose at least one safe way"));
	check_shapes(a, contact, problems);
	for (enum way way = WAY_CALL; way < WAY_COUNT; way++)
		if ((contact->ways & 1u << way) != 0 && detail_of(contact, way)[0] == '\0')
			problem_add(a, problems,
				way == WAY_LETTER  ? "address"
				: way == WAY_EMAIL ? "email"
						   : "phone",
				N_("Enter this, or take off the way that needs it"));
	if (contact->days == 0)
		problem_add(a, problems, "days", N_("Choose at least one safe day"));
	if (contact->from_hour < 0)
		problem_add(a, problems, "from-hour", N_("Choose the first safe hour"));
	if (contact->to_hour > HOURS_OF_DAY)
		problem_add(a, problems, "to-hour", N_("Choose the last safe hour"));
	else if (contact->from_hour >= contact->to_hour)
		problem_add(
			a, problems, "to-hour", N_("The last hour has to come after the first"));
	check_made_check(a, contact->referrer, today, "referrer-on", "referrer-how", problems);
	check_made_check(a, contact->worker, today, "verified-on", "verified-how", problems);
}

/* ---- may they be contacted ---- */

/* The last of the person's own answers; TRY_NONE: there was none. */
static enum try_result last_answer(const struct victim_tries *tries)
{
	enum try_result answer = TRY_NONE;

	list_each (const struct victim_try *, each, tries)
		if (each->result == TRY_REACHED || each->result == TRY_DECLINED)
			answer = each->result;
	return answer;
}

/* By the referrer's check: calls until one is answered. */
static enum contact_refusal first_call_may(
	const struct safe_contact *contact, const struct victim_tries *tries, enum way way)
{
	struct date since =
		date_is_set(contact->given_on) ? contact->given_on : contact->referrer.on;
	int calls = 0;

	if (way != WAY_CALL)
		return CONTACT_FIRST_CALL_ONLY;
	list_each (const struct victim_try *, each, tries) {
		bool was_before = date_equal(each->on, contact->given_on) &&
				  try_ends_checks(each->result); // or this check would be gone

		if (date_before(each->on, since) || was_before)
			continue;
		calls++;
		if (each->result != TRY_NO_ANSWER)
			return CONTACT_FIRST_CALL_MADE;
	}
	return calls < CALLS_UNVERIFIED_MOST ? CONTACT_MAY : CONTACT_FIRST_CALL_MADE;
}

static enum contact_refusal checks_allow(const struct safe_contact *contact,
	const struct victim_tries *tries, enum way way, struct date day)
{
	switch (standing_on(contact->referrer.on, contact->worker.on, day)) {
	case STANDING_NONE: return CONTACT_NOT_CHECKED;
	case STANDING_OLD: return CONTACT_TOO_OLD;
	case STANDING_REFERRER: return first_call_may(contact, tries, way);
	case STANDING_VERIFIED:
	case STANDING_RENEW: return CONTACT_MAY;
	}
	unreachable("standing");
}

/* By their own word.  Until somebody has reached them nobody can have asked. */
static enum contact_refusal person_allows(
	const struct victim_tries *tries, const struct victim_consents *consents)
{
	enum try_result answer = last_answer(tries);

	switch (consent_standing(consents, CONSENT_TO_CONTACT).answer) {
	case ANSWER_YES: return CONTACT_MAY;
	case ANSWER_NO:
		return date_is_set(consent_withdrawn_on(consents)) ? CONTACT_WITHDRAWN
								   : CONTACT_DECLINED;
	default: break;
	}
	return answer == TRY_DECLINED  ? CONTACT_DECLINED
	       : answer == TRY_REACHED ? CONTACT_NOT_ASKED
				       : CONTACT_MAY;
}

enum contact_refusal contact_may(const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents, enum way way,
	struct date day, int hour)
{
	bool is_heard_at_once = way == WAY_CALL || way == WAY_TEXT;
	enum contact_refusal no = person_allows(tries, consents);

	if (no != CONTACT_MAY)
		return no;
	if (contact->version == 0)
		return CONTACT_NOT_CHECKED;
	no = checks_allow(contact, tries, way, day);
	if (no != CONTACT_MAY)
		return no;
	if ((contact->ways & 1u << way) == 0)
		return CONTACT_NOT_THIS_WAY;
	if (detail_of(contact, way)[0] == '\0')
		return CONTACT_NO_DETAILS;
	if (is_heard_at_once && (contact->days & 1u << date_weekday(day)) == 0)
		return CONTACT_NOT_THAT_DAY;
	if (is_heard_at_once && hour != ANY_HOUR &&
		(hour < contact->from_hour || hour >= contact->to_hour))
		return CONTACT_NOT_AT_THAT_HOUR;
	return CONTACT_MAY;
}

const char *contact_refusal_text(enum contact_refusal refusal)
{
	static const char *const texts[CONTACT_REFUSAL_COUNT] = {
		[CONTACT_MAY] = N_("Allowed now"),
		[CONTACT_DECLINED] = N_("Not allowed: the person does not want contact"),
		[CONTACT_WITHDRAWN] =
			N_("Not allowed: the person has withdrawn their consent to contact"),
		[CONTACT_NOT_ASKED] =
			N_("Not allowed: the person was reached, and it is not recorded whether "
			   "they agree to contact"),
		[CONTACT_NOT_CHECKED] =
			N_("Not allowed: nobody has checked that the details are safe"),
		[CONTACT_TOO_OLD] = N_("Not allowed: the check is more than 90 days old"),
		[CONTACT_FIRST_CALL_ONLY] =
			N_("Not allowed: until you have verified the details, only a first call "
			   "is allowed"),
		[CONTACT_FIRST_CALL_MADE] =
			N_("Not allowed: the first call was made, so verify the details"),
		[CONTACT_NOT_THIS_WAY] = N_("Not allowed: this is not a safe way for this person"),
		[CONTACT_NO_DETAILS] = N_("Not allowed: what it needs is not known"),
		[CONTACT_NOT_THAT_DAY] = N_("Not allowed: this is not a safe day"),
		[CONTACT_NOT_AT_THAT_HOUR] = N_("Not allowed: this is not a safe hour"),
	};

	assert(refusal < CONTACT_REFUSAL_COUNT);
	return texts[refusal];
}

/* The later of those that are not after the day. */
static struct date last_by(struct date one, struct date other, struct date day)
{
	if (!date_is_set(other) || date_before(day, other))
		return one;
	return !date_is_set(one) || date_before(day, one) || date_before(one, other) ? other : one;
}

struct safe_contact contact_as_of(struct safe_contact contact, struct date referrer_on,
	struct date worker_on, struct date day)
{
	contact.referrer.on = last_by(contact.referrer.on, referrer_on, day);
	contact.worker.on = last_by(contact.worker.on, worker_on, day);
	return contact;
}

struct victim_tries tries_by(struct arena *a, const struct victim_tries *tries, struct date day)
{
	struct victim_tries made = { 0 };

	list_each (const struct victim_try *, each, tries)
		if (!date_before(day, each->on))
			*list_add(a, &made) = *each;
	return made;
}

static void check_if_allowed(struct arena *a, const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_try *made, struct problems *problems)
{
	enum contact_refusal no =
		contact_may(contact, tries, consents, made->way, made->on, ANY_HOUR);

	if (!made->is_safe)
		problem_add(a, problems, "result",
			N_("If the check was not all right, nothing was tried: choose that it was "
			   "stopped"));
	else if (no != CONTACT_MAY)
		problem_add(a, problems, "way", contact_refusal_text(no));
	if (made->result == TRY_LEFT_MESSAGE && contact->never_message)
		problem_add(a, problems, "result",
			N_("A message must never be left for this person. Speak to the lead"));
}

void try_check(struct arena *a, const struct safe_contact *contact,
	const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_try *made, struct date today, struct problems *problems)
{
	bool has_day = date_is_day(made->on);

	if (!has_day)
		problem_add(a, problems, "on", N_("Enter the day"));
	else if (date_before(today, made->on))
		problem_add(a, problems, "on", N_("The day cannot be in the future"));
	if (made->way == WAY_NONE)
		problem_add(a, problems, "way", N_("Choose the way"));
	if (made->result == TRY_NONE)
		problem_add(a, problems, "result", N_("Choose what came of it"));
	if (made->result == TRY_STOPPED && made->is_safe)
		problem_add(a, problems, "result",
			N_("If it was safe, it was not stopped for that: choose what came of it"));
	if (problems->n == 0 && made->result != TRY_STOPPED)
		check_if_allowed(a, contact, tries, consents, made, problems);
}

/* ---- what follows ---- */

/* Tried often enough, on more than one day. */
static bool is_tried_enough(const struct victim_tries *tries)
{
	size_t n = 0;
	struct date first = DATE_NONE;
	bool is_on_two_days = false;

	list_each (const struct victim_try *, each, tries) {
		if (each->result == TRY_STOPPED)
			continue;
		if (n++ == 0)
			first = each->on;
		is_on_two_days |= !date_equal(first, each->on);
	}
	return n >= TRIES_UNABLE && is_on_two_days;
}

/* What came of it, as if no workshop had been held. */
static enum case_state state_of_tries(
	const struct safe_contact *contact, const struct victim_tries *tries)
{
	if (last_answer(tries) == TRY_REACHED)
		return CASE_IN_TOUCH;
	if (is_tried_enough(tries))
		return CASE_UNABLE;
	if (tries->n > 0)
		return CASE_TRYING;
	return date_is_set(contact->referrer.on) || date_is_set(contact->worker.on) ? CASE_READY
										    : CASE_NEW;
}

enum case_state case_state_of(const struct case_facts *facts)
{
	enum answer answer = consent_standing(facts->consents, CONSENT_TO_CONTACT).answer;
	bool has_declined = last_answer(facts->tries) == TRY_DECLINED;

	if (facts->has_ended)
		return CASE_ENDED;
	if (answer == ANSWER_NO || (has_declined && answer != ANSWER_YES))
		return CASE_DECLINED;
	if ((facts->reviews & 1u << REVIEW_AFTER_B) != 0)
		return CASE_REVIEW_B;
	if ((facts->reviews & 1u << REVIEW_AFTER_A) != 0)
		return CASE_REVIEW_A;
	return has_declined ? CASE_IN_TOUCH : state_of_tries(facts->contact, facts->tries);
}

enum case_state case_state_given(enum case_state state, const struct safe_contact *contact)
{
	if (state != CASE_NEW && state != CASE_READY)
		return state;
	return date_is_set(contact->referrer.on) ? CASE_READY : CASE_NEW;
}

/* What came of all tries, as the other side may know it. */
static enum tell tell_of(const struct victim_tries *tries, const struct victim_consents *consents)
{
	enum tell tell = TELL_NONE;

	switch (last_answer(tries)) {
	case TRY_REACHED: return TELL_MADE;
	case TRY_DECLINED: return TELL_DECLINED;
	default: break;
	}
	if (consent_standing(consents, CONSENT_TO_CONTACT).answer == ANSWER_NO)
		return TELL_DECLINED;
	list_each (const struct victim_try *, each, tries)
		if (each->result == TRY_NO_ANSWER || each->result == TRY_LEFT_MESSAGE)
			tell = TELL_TRIED;
	return tell;
}

static bool owes_details(const struct victim_tries *tries, const struct victim_tellings *told)
{
	const struct victim_try *last = tries->n == 0 ? NULL : &tries->at[tries->n - 1];

	if (last == NULL || last->result != TRY_WRONG_NUMBER)
		return false;
	list_each (const struct victim_told *, each, told)
		if (each->tell == TELL_DETAILS && !date_before(each->on, last->on))
			return false;
	return true;
}

enum tell tell_owed(const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_tellings *told)
{
	enum tell tell = tell_of(tries, consents);
	enum tell last = TELL_NONE;

	if (owes_details(tries, told))
		return TELL_DETAILS;
	list_each (const struct victim_told *, each, told)
		if (each->tell == TELL_TRIED || each->tell == TELL_MADE ||
			each->tell == TELL_DECLINED)
			last = each->tell;
	return tell == last ? TELL_NONE : tell;
}

/* The last of pause and proceed. */
static enum tell last_word(const struct victim_tellings *told)
{
	enum tell last = TELL_NONE;

	list_each (const struct victim_told *, each, told)
		if (each->tell == TELL_PAUSE || each->tell == TELL_PROCEED)
			last = each->tell;
	return last;
}

bool is_paused(const struct victim_tellings *told)
{
	return last_word(told) == TELL_PAUSE;
}

bool tell_may(const struct victim_tries *tries, const struct victim_consents *consents,
	const struct victim_tellings *told, enum tell tell)
{
	switch (tell) {
	case TELL_PAUSE:
	case TELL_PROCEED: return last_word(told) != tell;
	case TELL_DETAILS:
	case TELL_RISK: return true;
	case TELL_TRIED:
	case TELL_MADE:
	case TELL_DECLINED: return tell_owed(tries, consents, told) == tell;
	case TELL_NONE:
	case TELL_COUNT: return false;
	}
	unreachable("tell");
}

/* ---- what is shown ---- */

enum { SHOWN_FIGURES = 2, SHOWN_LEAST = 6 };

const char *masked(struct arena *a, const char *text, bool is_phone)
{
	size_t size = strlen(text);

	if (size == 0)
		return "";
	if (!is_phone || size < SHOWN_LEAST || !isdigit((unsigned char)text[size - 1]) ||
		!isdigit((unsigned char)text[size - 2]))
		return "••••••";
	return arena_format(a, "•••••• %s", text + size - SHOWN_FIGURES);
}

/* Neither I, L, O nor U: nothing is taken for a figure, and no word comes of it. */
static const char link_signs[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

enum { LINK_SIGNS = 13, LINK_SIGN_BITS = 5, LINK_FIRST_GAP = 4, LINK_SECOND_GAP = 8 };

char *link_reference(struct arena *a, struct link_id id)
{
	char *text = arena_take(a, LINK_SIGNS + 3);
	size_t n = 0;

	for (int i = 0; i < LINK_SIGNS; i++) {
		int shift = (LINK_SIGNS - 1 - i) * LINK_SIGN_BITS;

		if (i == LINK_FIRST_GAP || i == LINK_SECOND_GAP)
			text[n++] = '-';
		text[n++] = link_signs[(uint64_t)id.v >> shift & 31];
	}
	text[n] = '\0';
	return text;
}

bool link_by_reference(const char *text, struct link_id *id)
{
	uint64_t value = 0;
	int n = 0;

	for (; *text != '\0'; text++) {
		if (*text == '-' || *text == ' ')
			continue;

		const char *sign = strchr(link_signs, toupper((unsigned char)*text));

		if (sign == NULL || n++ == LINK_SIGNS || value > INT64_MAX >> LINK_SIGN_BITS)
			return false;
		value = value << LINK_SIGN_BITS | (uint64_t)(sign - link_signs);
	}
	if (n != LINK_SIGNS || value == 0 || value > INT64_MAX)
		return false;
	id->v = (int64_t)value;
	return true;
}
