/* SPDX-License-Identifier: MIT */
/*
 * Safe contact being written.  What names the person or says where they are is never shown here:
 * left blank it stays as it is.
 */
#include <inttypes.h>

#include "areas/victim/page_kit.h"
#include "areas/victim/victim_views.h"
#include "base/err.h"

/* ---- fields ---- */

static const char *typed(const struct request *rq, const char *name)
{
	return rq->method == POST ? form_raw(rq, name) : "";
}

static const char *const removals[DETAIL_COUNT] = {
	[DETAIL_PHONE] = "remove-phone",
	[DETAIL_EMAIL] = "remove-email",
	[DETAIL_ADDRESS] = "remove-address",
	[DETAIL_CODE_WORD] = "remove-code-word",
};

/* One box to be ticked. */
static struct form_field flag_field(
	struct request *rq, const char *name, const char *label, const char *text, bool stands)
{
	struct choice *choice = arena_one(rq->arena, struct choice);

	*choice = (struct choice){ .value = "yes",
		.text = text,
		.is_checked = rq->method == POST ? form_flag(rq, name) : stands };
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choice,
		.choice_count = 1 };
}

/* To take away what stands; no choice where nothing does. */
static struct form_field removal_field(
	struct request *rq, enum safe_detail detail, const char *label, const char *stands)
{
	struct form_field field = flag_field(rq, removals[detail], label,
		tr(rq->language, "This is not safe any more: remove it"), false);

	field.choice_count = stands[0] == '\0' ? 0 : 1;
	return field;
}

/* A field for what is masked. */
static struct form_field masked_field(
	struct request *rq, const char *name, const char *label, const char *stands, bool is_phone)
{
	return (struct form_field){
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = stands[0] == '\0'
				? NULL
				: tr_fill(rq->arena, rq->language,
					  "Leave this blank to keep what is known: {masked}",
					  "masked", masked(rq->arena, stands, is_phone), NULL),
		.value = typed(rq, name),
		.problems = &rq->problems,
		.autocomplete = "off",
	};
}

/* Checkboxes: those of the bits in `stands`, or as ticked in the form. */
static void tick(struct request *rq, const char *name, struct choice *choices, size_t n, int first,
	unsigned stands)
{
	for (size_t i = 0; i < n; i++)
		choices[i].is_checked = rq->method == POST
						? form_has_choice(rq, name, choices[i].value)
						: (stands & 1u << (first + (int)i)) != 0;
}

static struct form_field ways_field(struct request *rq, unsigned stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, WAY_COUNT);

	for (enum way way = WAY_CALL; way < WAY_COUNT; way++)
		choices[way - 1] = (struct choice){ .value = way_name(way),
			.text = tr(rq->language, way_label(way)) };
	tick(rq, "ways", choices, WAY_COUNT - 1, WAY_CALL, stands);
	return (struct form_field){ .name = "ways",
		.label = tr(rq->language, "Safe ways"),
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = WAY_COUNT - 1 };
}

static struct form_field days_field(struct request *rq, unsigned stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, DAYS_OF_WEEK);

	for (int i = 0; i < DAYS_OF_WEEK; i++)
		choices[i] = (struct choice){ .value = arena_format(rq->arena, "%d", i),
			.text = tr(rq->language, weekday_label(i)) };
	tick(rq, "days", choices, DAYS_OF_WEEK, 0, stands);
	return (struct form_field){ .name = "days",
		.label = tr(rq->language, "Safe days"),
		.label_size = "s",
		.hint = tr(rq->language, "For calls and texts"),
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = DAYS_OF_WEEK,
		.is_small = true };
}

static struct form_field hour_field(
	struct request *rq, const char *name, const char *label, int first, int stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, HOURS_OF_DAY);

	for (int i = 0; i < HOURS_OF_DAY; i++)
		choices[i] = (struct choice){ .value = arena_format(rq->arena, "%d", first + i),
			.text = arena_format(rq->arena, "%d:00", first + i) };
	return (struct form_field){ .name = name,
		.label = label,
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = HOURS_OF_DAY,
		.value = rq->method == POST ? form_raw(rq, name)
					    : arena_format(rq->arena, "%d", stands) };
}

static void fill_details(struct request *rq, const struct safe_contact *c, struct contact_view *v)
{
	enum language l = rq->language;

	v->name = masked_field(rq, "name", tr(l, "Name"), c->name, false);
	v->phone = masked_field(rq, "phone", tr(l, "Telephone"), c->phone, true);
	v->phone.width = "20";
	v->email = masked_field(rq, "email", tr(l, "E-mail"), c->email, false);
	v->address = masked_field(rq, "address", tr(l, "Address"), c->address, false);
	v->code_word = masked_field(rq, "code-word", tr(l, "Code word"), c->code_word, false);
	v->code_word.width = "20";
	v->removal[DETAIL_PHONE] =
		removal_field(rq, DETAIL_PHONE, tr(l, "Is the telephone still safe?"), c->phone);
	v->removal[DETAIL_EMAIL] =
		removal_field(rq, DETAIL_EMAIL, tr(l, "Is the e-mail still safe?"), c->email);
	v->removal[DETAIL_ADDRESS] =
		removal_field(rq, DETAIL_ADDRESS, tr(l, "Is the address still safe?"), c->address);
	v->removal[DETAIL_CODE_WORD] = removal_field(
		rq, DETAIL_CODE_WORD, tr(l, "Is the code word still safe?"), c->code_word);
	v->answered_by = masked_field(
		rq, "answered-by", tr(l, "Who else may answer"), c->answered_by, false);
	v->ways = ways_field(rq, c->ways);
	v->days = days_field(rq, c->days);
	v->from_hour = hour_field(
		rq, "from-hour", tr(l, "Safe from"), 0, c->version == 0 ? 9 : c->from_hour);
	v->to_hour = hour_field(
		rq, "to-hour", tr(l, "Safe until"), 1, c->version == 0 ? 17 : c->to_hour);
	v->never_message = flag_field(rq, "never-message", tr(l, "Messages"),
		tr(l, "Never leave a message"), c->never_message);
	v->spoken = words_field(
		rq, "spoken", tr(l, "Language to speak"), tongues, TONGUE_WORDS, c->language);
	v->interpreter = flag_field(rq, "interpreter", tr(l, "Interpreter"),
		tr(l, "An interpreter is needed"), c->needs_interpreter);
}

static const char *proof_or_none(enum proof proof)
{
	return proof == PROOF_NONE ? "" : proof_name(proof);
}

static void fill_checks(struct request *rq, const struct safe_contact *c, struct contact_view *v)
{
	enum language l = rq->language;
	const char *renews =
		tr(l, "After a change of the telephone, e-mail or address, enter a new check.");

	v->asks_referrer = c->version == 0;
	v->referrer_on = victim_day_field(rq, "referrer-on",
		tr(l, "When did the referrer check the details?"), NULL, c->referrer.on);
	v->referrer_how = words_field(rq, "referrer-how", tr(l, "How did the referrer check?"),
		proofs_made, PROOF_COUNT, proof_or_none(c->referrer.how));
	v->verified_on = victim_day_field(
		rq, "verified-on", tr(l, "When did you verify the details?"), renews, c->worker.on);
	v->verified_how = words_field(rq, "verified-how", tr(l, "How did you verify them?"),
		proofs_made, PROOF_COUNT, proof_or_none(c->worker.how));
}

/* ---- the page ---- */

static enum status contact_page(struct request *rq, const struct victim_case *c,
	const struct safe_contact *stands, enum status status)
{
	struct contact_view view = {
		.back = url_case(rq->arena, c->id),
		.reference = link_reference(rq->arena, c->link),
		.problems = &rq->problems,
		.form = case_form(rq, c->id, "contact"),
		.version = arena_format(rq->arena, "%" PRId64, stands->version),
	};

	view.form.is_guarded = true;
	fill_details(rq, stands, &view);
	fill_checks(rq, stands, &view);

	struct html *out = page_open(rq, tr(rq->language, "Safe contact"));

	view_contact(out, &view);
	return page_close(rq, status);
}

enum status contact_show(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c) || !victim_may(rq->work, &rq->actor, VICTIM_ALTER, c.id))
		return page_not_found(rq);

	struct safe_contact stands = victim_contact(rq->work, c.id);

	return contact_page(rq, &c, &stands, OK);
}

static const char *typed_or(struct request *rq, const char *name, const char *stands)
{
	const char *text = form_text(rq, name);

	return text[0] == '\0' ? stands : text;
}

static unsigned ticked(struct request *rq, const char *name, int (*number)(const char *word))
{
	unsigned bits = 0;
	size_t n = form_choices(rq, name);

	for (size_t i = 0; i < n; i++)
		bits |= 1u << number(form_choice_at(rq, name, i));
	return bits;
}

static int way_number(const char *word)
{
	return (int)way_by_name(word);
}

static int day_number(const char *word)
{
	return word[0] - '0';
}

/* What is typed in place of it stays. */
static struct safe_contact without_removed(struct request *rq, struct safe_contact contact)
{
	static const char *const inputs[DETAIL_COUNT] = {
		[DETAIL_PHONE] = "phone",
		[DETAIL_EMAIL] = "email",
		[DETAIL_ADDRESS] = "address",
		[DETAIL_CODE_WORD] = "code-word",
	};

	for (enum safe_detail each = DETAIL_PHONE; each < DETAIL_COUNT; each++)
		if (form_flag(rq, removals[each]) && form_text(rq, inputs[each])[0] == '\0')
			contact = contact_without(contact, each);
	return contact;
}

static struct safe_contact contact_typed(struct request *rq, const struct safe_contact *stands)
{
	struct safe_contact contact = {
		.version = form_number(rq, "version"),
		.name = typed_or(rq, "name", stands->name),
		.phone = typed_or(rq, "phone", stands->phone),
		.email = typed_or(rq, "email", stands->email),
		.address = typed_or(rq, "address", stands->address),
		.ways = ticked(rq, "ways", way_number),
		.days = ticked(rq, "days", day_number),
		.from_hour = form_int(rq, "from-hour"),
		.to_hour = form_int(rq, "to-hour"),
		.answered_by = typed_or(rq, "answered-by", stands->answered_by),
		.code_word = typed_or(rq, "code-word", stands->code_word),
		.never_message = form_flag(rq, "never-message"),
		.language = form_choice(rq, "spoken"),
		.needs_interpreter = form_flag(rq, "interpreter"),
		.referrer = { form_date(rq, "referrer-on"),
			proof_by_name(form_choice(rq, "referrer-how")) },
		.worker = { form_date(rq, "verified-on"),
			proof_by_name(form_choice(rq, "verified-how")) },
	};

	return without_removed(rq, contact);
}

enum status contact_do(struct request *rq)
{
	struct victim_case c;

	if (!page_case(rq, &c))
		return page_not_found(rq);

	struct safe_contact stands = victim_contact(rq->work, c.id);
	struct safe_contact contact = contact_typed(rq, &stands);

	switch (victim_write_contact(rq->work, &rq->actor, c.id, &contact, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_case(rq->arena, c.id));
	case CHANGED_MEANWHILE:
		form_problem(rq, "",
			N_("Somebody else has changed the details meanwhile. Look at them, then "
			   "save again."));
		return contact_page(rq, &c, &stands, CONFLICTING);
	case REFUSED: return contact_page(rq, &c, &stands, UNPROCESSABLE);
	case ABSENT: return page_not_found(rq);
	}
	unreachable("outcome");
}
