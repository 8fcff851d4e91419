/* SPDX-License-Identifier: MIT */
/*
 * What this area has on home, and the table of its routes.
 */
#include "areas/decision/pages.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "areas/decision/decision_views.h"
#include "areas/decision/page_kit.h"
#include "base/err.h"
#include "http/limits.h"

enum {
	ROWS_ROOM_BYTES = 8192,
	SEARCH_MAX = 100,
	FORM_TEXT_MAX = 20000,
	DOCUMENT_MAX = 1024 * 1024,
	DOCUMENT_BODY_MAX = LIMIT_LARGEST_BODY_BYTES,
	EDIT_BODY_MAX = 800 * 1024, // thirty texts in two languages, percent-encoded
};

/* ---- home ---- */

/* What waits for whom. */
static const struct {
	enum role role;
	enum decision_state state;	// STATE_NONE: what the translator has been asked for
	const char *waiting;
	const char *nothing;
} waits[] = {
	{ ROLE_APPROVER, IMPORTED, N_("Signed on paper, waiting for you to attest"),
		N_("Nothing waits to be attested") },
	{ ROLE_APPROVER, READY, N_("Waiting for your signature"), N_("Nothing waits to be signed") },
	{ ROLE_TRANSLATOR, STATE_NONE, N_("Waiting for a translation"), N_("Nothing waits to be translated") },
	{ ROLE_DECISION_OFFICER, IMPORTED, N_("Imported: to be reviewed, then attested by somebody else"),
		N_("No import waits for its review") },
	{ ROLE_DECISION_OFFICER, FROZEN, N_("Signed, to be published"), N_("Nothing waits to be published") },
	{ ROLE_DECISION_OFFICER, DRAFT, N_("Drafts"), N_("There is no draft") },
	{ ROLE_STEERING_CHAIR, PUBLISHED, N_("Published decisions"), N_("No decision is published yet") },
	{ ROLE_STEERING_MEMBER, PUBLISHED, N_("Published decisions"), N_("No decision is published yet") },
};

static void add_list(struct request *rq, struct home_waiting *waiting,
	const struct organisations *kept, const struct decision_lines *lines, const char *says,
	enum decision_state state)
{
	struct html rows = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);
	struct home_list *list = list_add(rq->arena, &waiting->lists);
	size_t n = 0;
	const struct decision_row *shown = decision_rows(rq, kept, lines, HOME_ROWS, &n);

	list->says = tr(rq->language, says);
	view_decision_rows(&rows, shown, n, list->says);
	list->rows = html_take(&rows, 0);
	list->shown = n;
	list->found = lines->n;
	list->all = state == STATE_NONE ? url_of(rq->arena, "/decisions")
					: url_of(rq->arena, "/decisions?state=%s", state_name(state));
}

static void add_waiting(struct request *rq, struct home_waiting *waiting)
{
	struct organisations kept = organisations_kept_by(rq->work, rq->actor.organisation);

	for (size_t i = 0; i < array_size(waits); i++) {
		if (!actor_is(&rq->actor, waits[i].role))
			continue;

		struct decision_lines lines = decision_lines(rq->work, &rq->actor,
			&(struct decision_filter){ .state = waits[i].state,
				.to_translate = waits[i].state == STATE_NONE },
			HOME_COUNTED);

		if (waiting->nothing == NULL)
			waiting->nothing = waits[i].nothing;
		if (lines.n > 0)
			add_list(rq, waiting, &kept, &lines, waits[i].waiting, waits[i].state);
	}
}

static const struct home_card cards[] = {
	{ DECISION_LIST, N_("All decisions"), "/decisions", N_("Search and filter every record of your office") },
	{ DECISION_IMPORT, N_("Import a document"), "/decisions/import",
		N_("Bring in a decision that is signed on paper") },
	{ 0 },
};

const struct home_part decision_home = {
	.add_waiting = add_waiting,
	.cards = cards,
	.button = { DECISION_IMPORT, N_("Add a decision"), "/decisions/new" },
};

/* ---- inputs ---- */

static const struct input list_query[] = {
	{ .name = "search", .kind = INPUT_LINE, .max = SEARCH_MAX },
	{ .name = "state", .kind = INPUT_CHOICE, .choices = decision_state_choices },
	{ .name = "organisation", .kind = INPUT_ID },
	{ .name = "year", .kind = INPUT_NUMBER },
	{ .name = "before", .kind = INPUT_ID },
	{ .name = "before-id", .kind = INPUT_ID },
	{ 0 },
};

static const char *const template_choices[] = { "summary-sheet", "session-record", NULL };
static const char *const language_choices[] = { "en", "cy", NULL };

static const struct input draft_inputs[] = {
	{ .name = "organisation", .kind = INPUT_ID, .required = true, .message = N_("Choose whose decision this is") },
	{ .name = "template", .kind = INPUT_CHOICE, .required = true, .choices = template_choices,
		.message = N_("Choose a template") },
	{ .name = "language", .kind = INPUT_CHOICE, .required = true, .choices = language_choices,
		.message = N_("Choose a language") },
	{ 0 },
};

static const struct input import_inputs[] = {
	{ .name = "file", .kind = INPUT_FILE, .max = DOCUMENT_MAX },
	{ .name = "text", .label = N_("The document"), .kind = INPUT_TEXT, .max = DOCUMENT_MAX },
	{ .name = "organisation", .kind = INPUT_ID },
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input record_query[] = {
	{ .name = "done", .kind = INPUT_LINE, .max = 40 },
	{ 0 },
};

static const struct input history_query[] = {
	{ .name = "before", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input version_input[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ 0 },
};

static const struct input edit_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "organisation", .kind = INPUT_ID },
	{ .name = "en-*", .kind = INPUT_TEXT, .max = FORM_TEXT_MAX },
	{ .name = "cy-*", .kind = INPUT_TEXT, .max = FORM_TEXT_MAX },
	{ .name = "decided-on", .kind = INPUT_DATE, .month_will_do = true },
	{ .name = "signed-on", .kind = INPUT_DATE },
	{ .name = "service-start", .kind = INPUT_DATE, .month_will_do = true },
	{ .name = "reference", .kind = INPUT_LINE, .max = 60 },
	{ .name = "maker", .kind = INPUT_LINE },
	{ .name = "interests", .kind = INPUT_LINE, .max = 20 },
	{ .name = "signature", .kind = INPUT_LINE, .max = 20 },
	{ .name = "decided-earlier", .kind = INPUT_LINE, .max = 20 },
	{ .name = "contact", .kind = INPUT_LINE },
	{ .name = "contact-email", .kind = INPUT_LINE, .max = 254 },
	{ .name = "contact-telephone", .kind = INPUT_LINE, .max = 40 },
	{ .name = "language-note", .kind = INPUT_LINE, .max = 20 },
	{ .name = "amount-*-en", .label = N_("What it is for, in English"), .kind = INPUT_LINE, .max = 300 },
	{ .name = "amount-*-cy", .label = N_("What it is for, in Welsh"), .kind = INPUT_LINE, .max = 300 },
	{ .name = "amount-*", .kind = INPUT_LINE, .max = 300 },
	{ .name = "new-literal", .label = N_("As printed"), .kind = INPUT_LINE },
	{ .name = "new-amount", .label = N_("Amount in pounds"), .kind = INPUT_MONEY },
	{ .name = "new-kind", .kind = INPUT_LINE, .max = 20 },
	{ .name = "prior-on-*", .label = N_("When"), .kind = INPUT_DATE, .month_will_do = true },
	{ .name = "prior-*-body-en", .label = N_("Body, in English"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-body-cy", .label = N_("Body, in Welsh"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-what-en", .label = N_("What it was about, in English"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-what-cy", .label = N_("What it was about, in Welsh"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*", .kind = INPUT_LINE, .max = 2000 },
	{ 0 },
};

static const struct input translation_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "en-*", .kind = INPUT_TEXT, .max = FORM_TEXT_MAX },
	{ .name = "cy-*", .kind = INPUT_TEXT, .max = FORM_TEXT_MAX },
	{ .name = "amount-*-en", .label = N_("What it is for, in English"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "amount-*-cy", .label = N_("What it is for, in Welsh"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-body-en", .label = N_("Body, in English"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-body-cy", .label = N_("Body, in Welsh"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-what-en", .label = N_("What it was about, in English"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "prior-*-what-cy", .label = N_("What it was about, in Welsh"), .kind = INPUT_LINE, .max = 2000 },
	{ .name = "finished", .kind = INPUT_FLAG },
	{ 0 },
};

static const struct input withhold_inputs[] = {
	{ .name = "version", .kind = INPUT_NUMBER },
	{ .name = "field", .label = N_("Part"), .kind = INPUT_LINE, .max = 40, .required = true,
		.message = N_("Choose a part") },
	{ .name = "reason-en", .label = N_("Reason, in English"), .kind = INPUT_TEXT, .max = 1000 },
	{ .name = "reason-cy", .label = N_("Reason, in Welsh"), .kind = INPUT_TEXT, .max = 1000 },
	{ 0 },
};

/* ---- routes ---- */

const struct route decision_routes[] = {
	{ GET, "/decisions", DECISION_LIST, decision_list_show, list_query },
	{ GET, "/decisions.csv", DECISION_LIST, decision_list_csv, list_query },
	{ GET, "/decisions/new", DECISION_IMPORT, decision_new_show },
	{ POST, "/decisions/draft", DECISION_ALTER, decision_draft_start, draft_inputs },
	{ GET, "/decisions/import", DECISION_IMPORT, decision_import_show },
	{ POST, "/decisions/import", DECISION_IMPORT, decision_import_do, import_inputs,
		.before = decision_read_upload, .body_max = DOCUMENT_BODY_MAX },
	{ GET, "/decisions/{id}", DECISION_READ, decision_show, record_query },
	{ GET, "/decisions/{id}/history", DECISION_READ, decision_history_show, history_query },
	{ GET, "/decisions/{id}/edit", DECISION_ALTER, decision_edit_show },
	{ POST, "/decisions/{id}/edit", DECISION_ALTER, decision_edit_save, edit_inputs,
		.body_max = EDIT_BODY_MAX },
	{ GET, "/decisions/{id}/pair", DECISION_IMPORT, decision_pair_show },
	{ POST, "/decisions/{id}/pair", DECISION_IMPORT, decision_pair_do, import_inputs,
		.before = decision_read_upload, .body_max = DOCUMENT_BODY_MAX },
	{ GET, "/decisions/{id}/compare", DECISION_READ, decision_compare_show },
	{ GET, "/decisions/{id}/translation", DECISION_TRANSLATE, decision_translation_show,
		record_query },
	{ POST, "/decisions/{id}/translation", DECISION_TRANSLATE, decision_translation_save,
		translation_inputs, .body_max = EDIT_BODY_MAX },
	{ POST, "/decisions/{id}/ask-translation", DECISION_ALTER, decision_ask_translation_do,
		version_input },
	{ POST, "/decisions/{id}/submit", DECISION_ALTER, decision_submit_do, version_input },
	{ POST, "/decisions/{id}/recall", DECISION_ALTER, decision_recall_do, version_input },
	{ GET, "/decisions/{id}/discard", DECISION_ALTER, decision_discard_show },
	{ POST, "/decisions/{id}/discard", DECISION_ALTER, decision_discard_do, version_input },
	{ GET, "/decisions/{id}/sign", DECISION_SIGN, decision_sign_show },
	{ POST, "/decisions/{id}/sign", DECISION_SIGN, decision_sign_do, version_input },
	{ POST, "/decisions/{id}/return", DECISION_SIGN, decision_return_do, version_input },
	{ GET, "/decisions/{id}/withhold", DECISION_ALTER, decision_withhold_show },
	{ POST, "/decisions/{id}/withhold", DECISION_ALTER, decision_withhold_do, withhold_inputs },
	{ 0 },
};
