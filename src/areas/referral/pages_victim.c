/* SPDX-License-Identifier: MIT */
/*
 * What whoever refers says of the victim: safe contact details, or why there are none.
 *
 * The details are sealed for the victims' service as they come in, before anything else runs; what
 * goes on from there cannot read them.
 */
#include <string.h>

#include "areas/referral/page_kit.h"
#include "areas/referral/referral_views.h"
#include "areas/relay/relay.h"
#include "base/err.h"

static const struct word answers[] = {
	{ "", "" },
	{ "given", N_("Yes, with the details below") },
	{ "declined", N_("No: the victim does not want contact") },
	{ "unknown", N_("No: no safe way is known") },
	{ "none", N_("No: there is no single victim") },
};

/* The words in which the victims' side keeps them. */
static const struct word proofs[] = {
	{ "", "" },
	{ "in-person", N_("In person") },
	{ "by-phone", N_("By telephone") },
};

/* ---- asking ---- */

static struct form_field radios(
	struct request *rq, const char *name, const char *label, const struct word *words, size_t n)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);

	for (size_t i = 1; i < n; i++)
		choices[i - 1] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.value = typed_value(rq, name),
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = n - 1 };
}

static struct form_field line(
	struct request *rq, const char *name, const char *label, const char *hint)
{
	return (struct form_field){ .name = name,
		.label = label,
		.hint = hint,
		.width = "20",
		.autocomplete = "off",
		.problems = &rq->problems };
}

void victim_ask(struct request *rq, struct referral_form_view *view)
{
	enum language l = rq->language;

	if (page_relay(rq) == NULL)
		return;
	view->asks_victim = true;
	view->victim = radios(rq, "victim", tr(l, "Can the victims’ service make contact?"),
		answers, array_size(answers));
	view->victim_lines[0] =
		line(rq, "victim-name", tr(l, "Name that the victim wants to be called by"), NULL);
	view->victim_lines[1] = line(rq, "victim-telephone", tr(l, "Safe telephone number"), NULL);
	view->victim_lines[2] =
		line(rq, "victim-hours", tr(l, "Safe hours"), tr(l, "For example, 9-17"));
	view->victim_lines[3] = line(rq, "victim-code-word", tr(l, "Code word"), NULL);
	view->victim_how = radios(rq, "victim-how", tr(l, "How the number was found to be safe"),
		proofs, array_size(proofs));
}

/* ---- sealing ---- */

static void check_given(struct request *rq)
{
	if (form_text(rq, "victim-name")[0] == '\0')
		form_problem(rq, "victim-name",
			N_("Enter the name that the person wants to be called by"));
	if (form_text(rq, "victim-telephone")[0] == '\0')
		form_problem(rq, "victim-telephone", N_("Enter a telephone number that is safe"));
	if (word_named(proofs, form_text(rq, "victim-how")) == 0)
		form_problem(rq, "victim-how", N_("Say how the number was found to be safe"));
}

static const char *sealed(struct request *rq, struct link_id link)
{
	const struct relay_contact contact = { {
		[RELAY_CONTACT_NAME] = form_text(rq, "victim-name"),
		[RELAY_CONTACT_TELEPHONE] = form_text(rq, "victim-telephone"),
		[RELAY_CONTACT_SAFE_TIMES] = form_text(rq, "victim-hours"),
		[RELAY_CONTACT_CODE_WORD] = form_text(rq, "victim-code-word"),
		[RELAY_CONTACT_VERIFIED_ON] = date_iso(rq->arena, rq->today),
		[RELAY_CONTACT_VERIFIED_HOW] = form_text(rq, "victim-how"),
	} };
	const char *box = relay_seal(rq->arena, page_relay(rq), link, &contact);

	if (box == NULL)
		form_problem(rq, "victim-name", N_("This is too long"));
	return box;
}

/* Asked only once the person is found, and where there is a victims' service to tell. */
void victim_seal(struct request *rq)
{
	struct victim_said *said = arena_one(rq->arena, struct victim_said);
	size_t answer = word_named(answers, form_text(rq, "victim"));
	bool is_asked = page_relay(rq) != NULL &&
			(form_id(rq, "person") != 0 || form_id(rq, "caution") != 0);

	*said = (struct victim_said){ .link = { id_random() } };
	rq->prepared = said;
	if (!is_asked)
		return;
	if (answer == 0) {
		form_problem(rq, "victim", N_("Say whether the victims’ service can make contact"));
		return;
	}
	if (strcmp(answers[answer].name, "given") != 0) {
		said->why_none = answers[answer].name;
		return;
	}
	check_given(rq);
	said->box = sealed(rq, said->link);
}
