/* SPDX-License-Identifier: MIT */
/*
 * What whoever refers says of the victim: safe contact details, or why there are none.
 *
 * It is asked for the first call and no more: the name, one number, when and how to ring it, in
 * which language, and how somebody made sure.  The details are sealed for the victims' service as
 * they come in, before anything else runs; what goes on from there cannot read them.
 */
#include <string.h>

#include "areas/cohort/page_kit.h"
#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/relay/relay.h"
#include "base/code.h"
#include "base/err.h"
#include "base/reached.h"

enum { HOURS_A_DAY = 24 };

/* In the words in which the victims' side keeps them. */
const struct word victim_answers[VICTIM_ANSWERS] = {
	{ "", "" },
	{ "given", N_("Yes, with the details below") },
	{ "declined", N_("No: the victim does not want contact") },
	{ "unknown", N_("No: no safe way is known") },
	{ "none", N_("No: there is no single victim") },
};

/* Where details were given before, there is a victim. */
enum { ANSWERS_AGAIN = VICTIM_ANSWERS - 1 };

const struct word victim_proofs[VICTIM_PROOFS] = {
	{ "", "" },
	{ "in-person", N_("In person") },
	{ "by-phone", N_("By telephone") },
	{ "by-service", N_("Through another service that supports the person") },
};

const struct word victim_messages[VICTIM_MESSAGES] = {
	{ "", "" },
	{ "no", N_("Never") },
	{ "yes", N_("Allowed") },
};

const struct word victim_languages[VICTIM_LANGUAGES] = {
	{ "", "" },
	{ "cy", N_("Welsh") },
	{ "en", N_("English") },
	{ "other", N_("Another") },
};

const struct word victim_days[1 + DAYS_A_WEEK] = {
	{ "", "" },
	{ "0", N_("Monday") },
	{ "1", N_("Tuesday") },
	{ "2", N_("Wednesday") },
	{ "3", N_("Thursday") },
	{ "4", N_("Friday") },
	{ "5", N_("Saturday") },
	{ "6", N_("Sunday") },
};

const struct word victim_interpreter[VICTIM_INTERPRETER] = {
	{ "", "" },
	{ "yes", N_("An interpreter is needed") },
};

/*
 * What no page shows a second time.  Left blank unseen when a form comes back, it would be lost: what
 * was entered once is asked for again, and what may be blank is blank only if that is ticked.
 */
static const struct secret {
	const char *name;
	const char *again; // said beside it
	const char
		*said; // the field that carries on that it was entered; NULL: it may not be blank
	const char *none;       // the field that says that there is none after all,
	const char *none_label; // and its words
} secrets[] = {
	{ "victim-name", N_("Enter the name again: it is not kept here") },
	{ "victim-telephone", N_("Enter the telephone number again: it is not kept here") },
	{ "victim-answer",
		N_("Enter again who else may answer, or tick that nobody else may: it is not kept "
		   "here"),
		"victim-answer-said", "victim-answer-none", N_("Nobody else may answer") },
	{ "victim-code-word",
		N_("Enter the code word again, or tick that there is none: it is not kept here"),
		"victim-code-word-said", "victim-code-word-none", N_("There is no code word") },
};

/* ---- asking ---- */

static struct form_field line(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.width = "20",
		.autocomplete = "off",
		.problems = &rq->problems };
}

static struct form_field radios(
	struct request *rq, const char *name, const char *label, const struct word *words, size_t n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);
	struct form_field field = line(rq, name, label, NULL);

	for (size_t i = 1; i < n; i++)
		choices[i - 1] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	field.value = typed_value(rq, name);
	field.choices = choices;
	field.choice_count = n - 1;
	return field;
}

static struct form_field days_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, DAYS_A_WEEK);
	struct form_field field = line(rq, "victim-days", tr(rq->language, "Safe days"), NULL);

	for (int i = 0; i < DAYS_A_WEEK; i++) {
		const struct word *weekday = &victim_days[1 + i];

		choices[i] = (struct choice){ .value = weekday->name,
			.text = tr(rq->language, weekday->label),
			.is_checked = rq->method == POST &&
				      form_has_choice(rq, "victim-days", weekday->name) };
	}
	field.choices = choices;
	field.choice_count = DAYS_A_WEEK;
	field.is_small = true;
	return field;
}

static struct form_field hour_field(
	struct request *rq, const char *name, const char *label, int first)
{
	struct choice *choices = arena_many(rq->arena, struct choice, HOURS_A_DAY + 1);
	struct form_field field = line(rq, name, label, NULL);

	choices[0] = (struct choice){ .value = "", .text = tr(rq->language, "Choose the hour") };
	for (int i = 0; i < HOURS_A_DAY; i++)
		choices[i + 1] = (struct choice){ .value = arena_format(rq->arena, "%d", first + i),
			.text = arena_format(rq->arena, "%d:00", first + i) };
	field.value = typed_value(rq, name);
	field.choices = choices;
	field.choice_count = HOURS_A_DAY + 1;
	return field;
}

static struct form_field interpreter_field(struct request *rq)
{
	struct choice *choice = arena_one(rq->arena, struct choice);
	struct form_field field =
		line(rq, "victim-interpreter", tr(rq->language, "Interpreter"), NULL);

	*choice = (struct choice){ .value = "yes",
		.text = tr(rq->language, victim_interpreter[1].label),
		.is_checked = rq->method == POST && form_flag(rq, "victim-interpreter") };
	field.choices = choice;
	field.choice_count = 1;
	return field;
}

static bool is_entered(struct request *rq, const char *name)
{
	return slice_trim(slice_of(form_text(rq, name))).size > 0;
}

/* The form comes back, and with it nothing of these; where none of them is sent, none is missed. */
static void ask_again(struct request *rq)
{
	const char *answer = rq->method == POST ? form_text(rq, "victim") : "none";

	if (answer[0] != '\0' && strcmp(answer, "given") != 0)
		return;
	for (size_t i = 0; i < array_size(secrets); i++)
		if (is_entered(rq, secrets[i].name))
			form_problem(rq, secrets[i].name, secrets[i].again);
}

static struct none_view none_of(struct request *rq, const char *name)
{
	const struct secret *secret = secrets;
	struct choice *choice = arena_one(rq->arena, struct choice);
	struct none_view view = { 0 };

	while (strcmp(secret->name, name) != 0)
		secret++;
	if (rq->method != POST || (!form_flag(rq, secret->said) && !is_entered(rq, name) &&
					  problem_of(&rq->problems, name) == NULL))
		return view;
	*choice = (struct choice){ .value = "yes",
		.text = tr(rq->language, secret->none_label),
		.is_checked = form_flag(rq, secret->none) };
	view.said = secret->said;
	view.none = line(rq, secret->none, tr(rq->language, "If there is none"), NULL);
	view.none.is_small = true;
	view.none.choices = choice;
	view.none.choice_count = 1;
	return view;
}

struct victim_fields_view victim_fields(struct request *rq)
{
	enum language l = rq->language;

	ask_again(rq);

	struct victim_fields_view view = {
		.name = line(rq, "victim-name", tr(l, "Name that the victim wants to be called by"),
			NULL),
		.telephone = line(rq, "victim-telephone", tr(l, "Safe telephone number"), NULL),
		.days = days_field(rq),
		.from = hour_field(rq, "victim-from", tr(l, "Safe from"), 0),
		.until = hour_field(rq, "victim-until", tr(l, "Safe until"), 1),
		.answer = line(rq, "victim-answer", tr(l, "Who else may answer"),
			tr(l, "Leave this blank if nobody else may")),
		.message = radios(rq, "victim-message", tr(l, "Leave a message"), victim_messages,
			array_size(victim_messages)),
		.code_word = line(rq, "victim-code-word", tr(l, "Code word"),
			tr(l, "Leave this blank if none was agreed")),
		.language = radios(rq, "victim-language", tr(l, "Language to speak"),
			victim_languages, array_size(victim_languages)),
		.interpreter = interpreter_field(rq),
		.on = date_field_of(
			rq, "victim-on", tr(l, "When it was found to be safe"), DATE_NONE),
		.how = radios(rq, "victim-how", tr(l, "How the number was found to be safe"),
			victim_proofs, array_size(victim_proofs)),
		.no_answer = none_of(rq, "victim-answer"),
		.no_code_word = none_of(rq, "victim-code-word"),
	};

	view.on.label_size = "s";
	return view;
}

static struct form_field answer_field(struct request *rq, const char *label, size_t n)
{
	return radios(rq, "victim", label, victim_answers, n);
}

void victim_ask(struct request *rq, struct referral_form_view *view)
{
	if (page_relay(rq) == NULL)
		return;
	view->asks_victim = true;
	view->victim = answer_field(
		rq, tr(rq->language, "Can the victims’ service make contact?"), VICTIM_ANSWERS);
	view->contact = victim_fields(rq);
}

/* ---- sealing ---- */

static void check_blanks(struct request *rq)
{
	static const struct {
		const char *name;
		const struct word *words;
		size_t n;
		const char *message;
	} choices[] = {
		{ "victim-message", victim_messages, array_size(victim_messages),
			N_("Say whether a message may be left") },
		{ "victim-language", victim_languages, array_size(victim_languages),
			N_("Choose the language to speak") },
		{ "victim-how", victim_proofs, array_size(victim_proofs),
			N_("Say how the number was found to be safe") },
	};

	if (form_text(rq, "victim-name")[0] == '\0')
		form_problem(rq, "victim-name",
			N_("Enter the name that the person wants to be called by"));
	if (form_text(rq, "victim-telephone")[0] == '\0')
		form_problem(rq, "victim-telephone", N_("Enter a telephone number that is safe"));
	else if (phone_tidy(rq->arena, form_text(rq, "victim-telephone")) == NULL)
		form_problem(rq, "victim-telephone",
			N_("Enter a phone number of the United Kingdom, such as 07700 900123"));
	for (size_t i = 0; i < array_size(choices); i++)
		if (word_find(choices[i].words, choices[i].n, form_text(rq, choices[i].name)) == 0)
			form_problem(rq, choices[i].name, choices[i].message);
}

static void check_hours(struct request *rq)
{
	int64_t from = form_number(rq, "victim-from"), until = form_number(rq, "victim-until");

	if (form_choices(rq, "victim-days") == 0)
		form_problem(rq, "victim-days", N_("Choose at least one safe day"));
	if (form_raw(rq, "victim-from")[0] == '\0')
		form_problem(rq, "victim-from", N_("Choose the first safe hour"));
	if (form_raw(rq, "victim-until")[0] == '\0')
		form_problem(rq, "victim-until", N_("Choose the last safe hour"));
	else if (from < 0 || until > HOURS_A_DAY || from >= until)
		form_problem(rq, "victim-until", N_("The last hour has to come after the first"));
}

/* A check that is too old would allow the victims' service no call. */
static void check_day(struct request *rq)
{
	struct date on = form_date(rq, "victim-on");

	if (!date_is_day(on))
		form_problem(rq, "victim-on", N_("Enter the day of the check"));
	else if (date_before(rq->today, on))
		form_problem(rq, "victim-on", N_("The day of a check cannot be in the future"));
	else if (date_days_between(on, rq->today) > RELAY_CHECK_GOOD_DAYS)
		form_problem(rq, "victim-on",
			N_("This check is more than 90 days old: make sure again that the number "
			   "is safe"));
}

/* What was entered before is entered again, or there is none: one of the two. */
static void check_said(struct request *rq)
{
	for (size_t i = 0; i < array_size(secrets); i++) {
		const struct secret *secret = &secrets[i];

		if (secret->said != NULL && form_flag(rq, secret->said) &&
			is_entered(rq, secret->name) == form_flag(rq, secret->none))
			form_problem(rq, secret->name, secret->again);
	}
}

static const char *days_said(struct request *rq)
{
	size_t n = form_choices(rq, "victim-days");
	const char *days = "";

	for (size_t i = 0; i < n; i++)
		days = arena_format(rq->arena, "%s%s", days, form_choice_at(rq, "victim-days", i));
	return days;
}

static const char *sealed(struct request *rq, struct link_id link)
{
	const struct relay_contact contact = { {
		[RELAY_CONTACT_NAME] = form_text(rq, "victim-name"),
		[RELAY_CONTACT_TELEPHONE] = form_text(rq, "victim-telephone"),
		[RELAY_CONTACT_LANGUAGE] = form_text(rq, "victim-language"),
		[RELAY_CONTACT_INTERPRETER] = form_flag(rq, "victim-interpreter") ? "yes" : "",
		[RELAY_CONTACT_SAFE_DAYS] = days_said(rq),
		[RELAY_CONTACT_SAFE_TIMES] = arena_format(rq->arena, "%s-%s",
			form_raw(rq, "victim-from"), form_raw(rq, "victim-until")),
		[RELAY_CONTACT_WHO_MAY_ANSWER] = form_text(rq, "victim-answer"),
		[RELAY_CONTACT_MAY_LEAVE_MESSAGE] = form_text(rq, "victim-message"),
		[RELAY_CONTACT_CODE_WORD] = form_text(rq, "victim-code-word"),
		[RELAY_CONTACT_VERIFIED_ON] = date_iso(rq->arena, form_date(rq, "victim-on")),
		[RELAY_CONTACT_VERIFIED_HOW] = form_text(rq, "victim-how"),
	} };
	const char *box = relay_seal(rq->arena, page_relay(rq), link, &contact);

	if (box == NULL)
		form_problem(rq, "victim-name", N_("This is too long"));
	return box;
}

/* What was said; of the first `n` answers. */
static void seal(struct request *rq, struct victim_said *said, size_t n)
{
	size_t answer = word_find(victim_answers, n, form_text(rq, "victim"));

	if (answer == 0) {
		form_problem(rq, "victim", N_("Say whether the victims’ service can make contact"));
		return;
	}
	if (strcmp(victim_answers[answer].name, "given") != 0) {
		said->contact.why_none = victim_answers[answer].name;
		return;
	}
	check_blanks(rq);
	check_hours(rq);
	check_day(rq);
	check_said(rq);
	if (!form_has_problems(rq))
		said->contact.box = sealed(rq, said->link);
}

/* Asked only once the person is found, and where there is a victims' service to tell. */
void victim_seal(struct request *rq)
{
	struct victim_said *said = arena_one(rq->arena, struct victim_said);
	bool is_asked = page_relay(rq) != NULL &&
			(form_id(rq, "person") != 0 || form_id(rq, "caution") != 0);

	*said = (struct victim_said){ .link = { id_random() } };
	rq->prepared = said;
	if (is_asked)
		seal(rq, said, VICTIM_ANSWERS);
}

/* The link is that which the form carried: the handler looks whether it is the referral's. */
void victim_seal_again(struct request *rq)
{
	struct victim_said *said = arena_one(rq->arena, struct victim_said);

	*said = (struct victim_said){ .link = { form_id(rq, "link") } };
	rq->prepared = said;
	if (page_relay(rq) != NULL && said->link.v > 0)
		seal(rq, said, ANSWERS_AGAIN);
}

/* ---- other details, where those that were given do not work ---- */

static enum status details_page(
	struct request *rq, struct notice_id id, const struct kept_referral *r, enum status status)
{
	struct details_form_view view = {
		.back = url_of(rq->arena, "/inbox"),
		.reference = code_words(rq->arena, r->reference),
		.problems = &rq->problems,
		.form = guarded_form(rq, url_of(rq->arena, "/inbox/%lld/details", (long long)id.v)),
		.link = id_value(rq, r->link.v),
		.victim = answer_field(
			rq, tr(rq->language, "Are there others that are safe?"), ANSWERS_AGAIN),
		.contact = victim_fields(rq),
	};

	view.victim.hint = tr(rq->language,
		"If there are none, ring the victims’ service too: nothing else tells it so");
	page_shows(rq, "referral", r->id.v);

	struct html *out = page_open(rq, tr(rq->language, "Other contact details"));

	view_details_form(out, &view);
	return page_close(rq, status);
}

enum status details_show(struct request *rq)
{
	struct notice_id id = { path_id(rq, "id") };
	struct kept_referral r;

	if (page_relay(rq) == NULL || !notice_asks_details(rq->work, &rq->actor, id, &r))
		return page_not_found(rq);
	return details_page(rq, id, &r, OK);
}

enum status details_do(struct request *rq)
{
	struct notice_id id = { path_id(rq, "id") };
	const struct victim_said *said = rq->prepared;
	struct kept_referral r;

	if (page_relay(rq) == NULL || !notice_asks_details(rq->work, &rq->actor, id, &r) ||
		said->link.v != r.link.v)
		return page_not_found(rq);
	if (form_has_problems(rq))
		return details_page(rq, id, &r, UNPROCESSABLE);
	if (notice_answer(rq->work, &rq->actor, id, &said->contact) != DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_of(rq->arena, "/inbox?done=details"));
}
