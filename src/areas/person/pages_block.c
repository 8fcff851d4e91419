/* SPDX-License-Identifier: MIT */
/*
 * Who may not see a person: what stands, one more, one less.
 */
#include "areas/cohort/page_kit.h"
#include "areas/person/page_kit.h"
#include "areas/person/person_views.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "base/code.h"
#include "base/err.h"

enum { ROWS_ROOM_BYTES = 4096 };

/* ---- what stands ---- */

static const char *who_words(struct request *rq, struct account_id id)
{
	struct account account;

	return account_load(rq->work, id, &account)
		       ? arena_format(rq->arena, "%s (%s)", account.name, account.login)
		       : "";
}

static const char *when_words(struct request *rq, const struct block *block)
{
	const char *from = date_words(rq->arena, rq->language, block->from);

	if (date_is_set(block->to) && date_before(block->to, block->from))
		return from; // ended on its first day
	if (!date_is_set(block->to))
		return tr_fill(
			rq->arena, rq->language, "From {date}, without end", "date", from, NULL);
	return tr_fill(rq->arena, rq->language, "{from} to {to}", "from", from, "to",
		date_words(rq->arena, rq->language, block->to), NULL);
}

/* "/people/17/block/4711" */
static struct url url_block(struct request *rq, struct person_id id, struct block_id block)
{
	return url_of(rq->arena, "/people/%lld/block/%lld", (long long)id.v, (long long)block.v);
}

/* Of one that the program set: that it did, and what somebody said of it. */
static const char *found_words(struct request *rq, const struct block *block)
{
	if (!block->is_by_program)
		return NULL;
	return block->answer == OWN_ANSWER_NONE
		       ? tr(rq->language, "Sarn set this block: nobody has looked at it yet")
		       : tr(rq->language, own_answer_label(block->answer));
}

static void fill_rows(struct request *rq, struct person_id id, struct block_view *view)
{
	struct blocks all = person_blocks(rq->work, &rq->actor, id);
	struct block_row *rows = arena_many(rq->arena, struct block_row, all.n + 1);
	struct form_keys keys = page_form_keys(rq);

	list_each (const struct block *, block, &all) {
		bool is_over = date_is_set(block->to) && date_before(block->to, rq->today);

		rows[view->n++] = (struct block_row){
			.who = who_words(rq, block->account),
			.why = tr(rq->language, block_label(block->kind)),
			.found = found_words(rq, block),
			.when = when_words(rq, block),
			.look = is_over || !block->is_by_program ? URL_NONE
								 : url_block(rq, id, block->id),
			.lift = { .action = url_of(rq->arena, "/people/%lld/block/%lld/lift",
					  (long long)id.v, (long long)block->id.v),
				.token = is_over ? NULL : keys.token,
				.key = keys.once },
		};
	}
	view->rows = rows;
}

/* ---- what ends soon ---- */

static struct block_end_row end_row_of(struct request *rq, const struct block_end *end)
{
	return (struct block_end_row){
		.person = { .text = code_words(rq->arena, end->reference),
			.url = url_person_page(rq->arena, end->person, "block") },
		.says = tr_fill(rq->arena, rq->language, "{who}, until {date}. {why}", "who",
			who_words(rq, end->account), "date",
			date_words(rq->arena, rq->language, end->to), "why",
			tr(rq->language, block_label(end->kind)), NULL),
	};
}

static void add_block_finds(struct request *rq, struct home_waiting *waiting)
{
	struct block_finds finds = person_block_finds(rq->work, &rq->actor, HOME_COUNTED);
	struct block_end_row *rows = arena_many(rq->arena, struct block_end_row, finds.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, finds.n + 1);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (finds.n == 0)
		return;
	for (size_t i = 0; i < finds.n; i++) {
		const struct block_find *find = &finds.at[i];

		rows[i] = (struct block_end_row){
			.person = { .text = code_words(rq->arena, find->reference),
				.url = url_block(rq, find->person, find->id) },
			.says = who_words(rq, find->account),
		};
		ids[i] = find->person.v;
	}
	page_lists(rq, "person", ids, finds.n);
	view_block_end_rows(&out, rows, finds.n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language,
			"Sarn kept somebody from seeing a record that looks like their own: look "
			"at each"),
		.rows = html_take(&out, 0)
	};
}

static void add_block_ends(struct request *rq, struct home_waiting *waiting)
{
	struct block_ends ends = person_block_ends(rq->work, &rq->actor, HOME_COUNTED);
	struct block_end_row *rows = arena_many(rq->arena, struct block_end_row, ends.n + 1);
	int64_t *ids = arena_many(rq->arena, int64_t, ends.n + 1);
	struct html out = html_new(rq->arena, rq->language, ROWS_ROOM_BYTES);

	if (waiting->nothing == NULL)
		waiting->nothing = N_("No block ends in the next two weeks");
	if (ends.n == 0)
		return;
	for (size_t i = 0; i < ends.n; i++) {
		rows[i] = end_row_of(rq, &ends.at[i]);
		ids[i] = ends.at[i].person.v;
	}
	page_lists(rq, "person", ids, ends.n);
	view_block_end_rows(&out, rows, ends.n);
	*list_add(rq->arena, &waiting->lists) = (struct home_list){
		.says = tr(rq->language, "Blocks that end in the next two weeks"),
		.rows = html_take(&out, 0)
	};
}

void add_blocks(struct request *rq, struct home_waiting *waiting)
{
	if (!policy_allows_somewhere(&rq->actor, PERSON_BLOCK))
		return;
	add_block_finds(rq, waiting);
	add_block_ends(rq, waiting);
}

/* ---- one more ---- */

static struct form_field kind_field(struct request *rq)
{
	struct choice *choices = arena_many(rq->arena, struct choice, BLOCK_COUNT);
	size_t n = 0;

	for (enum block_kind kind = BLOCK_NONE + 1; kind < BLOCK_COUNT; kind++)
		choices[n++] = (struct choice){ .value = block_name(kind),
			.text = tr(rq->language, block_label(kind)) };

	struct form_field field = field_of(rq, "kind", tr(rq->language, "Why"), "");

	field.label_size = "s";
	field.choices = choices;
	field.choice_count = n;
	return field;
}

static struct form_field account_field(struct request *rq)
{
	struct form_field field = field_of(rq, "account", tr(rq->language, "Sign-in name"), "");

	field.label_size = "s";
	field.hint = tr(rq->language, "Of whoever may not see this person");
	field.width = "20";
	field.autocomplete = "off";
	return field;
}

static struct form_field day_asked(
	struct request *rq, const char *name, const char *label, struct date stands)
{
	struct form_field field = date_field_of(rq, name, label, stands);

	field.label_size = "s";
	return field;
}

static enum status block_page(struct request *rq, const struct person *person, enum status status)
{
	struct form_keys keys = page_form_keys(rq);
	struct block_view view = {
		.reference = code_words(rq->arena, person->reference),
		.back = url_person(rq->arena, person->id),
		.problems = &rq->problems,
		.form = { .action = url_person_page(rq->arena, person->id, "block"),
			.token = keys.token,
			.key = keys.once },
		.account = account_field(rq),
		.kind = kind_field(rq),
		.from = day_asked(rq, "from", tr(rq->language, "First day"), rq->today),
		.to = day_asked(rq, "to", tr(rq->language, "Last day, if one is known"), DATE_NONE),
	};

	fill_rows(rq, person->id, &view);

	struct html *out = page_open(rq, tr(rq->language, "Who may not see this person"));

	view_person_block(out, &view);
	return page_close(rq, status);
}

enum status person_block_show(struct request *rq)
{
	struct person person;

	return person_of_page(rq, &person) ? block_page(rq, &person, OK) : page_not_found(rq);
}

static struct account_id typed_account(struct request *rq)
{
	struct account account;

	return account_by_login(rq->work, form_text(rq, "account"), &account)
		       ? account.id
		       : (struct account_id){ 0 };
}

enum status person_block_do(struct request *rq)
{
	struct person person;

	if (!person_of_page(rq, &person))
		return page_not_found(rq);

	struct block block = { .account = typed_account(rq),
		.kind = block_by_name(form_choice(rq, "kind")),
		.from = form_date(rq, "from"),
		.to = form_date(rq, "to") };

	switch (person_block(rq->work, &rq->actor, person.id, &block, &rq->problems)) {
	case DONE: return reply_redirect(rq, url_person_page(rq->arena, person.id, "block"));
	case REFUSED: return block_page(rq, &person, UNPROCESSABLE);
	default: return page_not_found(rq);
	}
}

enum status person_unblock_do(struct request *rq)
{
	struct person_id id = { path_id(rq, "id") };

	if (person_unblock(rq->work, &rq->actor, id, (struct block_id){ path_id(rq, "block") }) !=
		DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_person_page(rq->arena, id, "block"));
}

/* ---- one that the program set ---- */

static bool block_of_page(struct request *rq, struct person_id id, struct block *found)
{
	struct blocks all = person_blocks(rq->work, &rq->actor, id);
	int64_t block = path_id(rq, "block");

	list_each (const struct block *, each, &all)
		if (each->id.v == block && each->is_by_program &&
			(!date_is_set(each->to) || !date_before(each->to, rq->today))) {
			*found = *each;
			return true;
		}
	return false;
}

static struct form_field answer_field(struct request *rq, enum own_answer stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, OWN_ANSWER_COUNT);
	struct form_field field =
		field_of(rq, "answer", tr(rq->language, "What is it?"), own_answer_name(stands));

	for (enum own_answer answer = OWN_ANSWER_NONE + 1; answer < OWN_ANSWER_COUNT; answer++)
		choices[answer - 1] = (struct choice){ .value = own_answer_name(answer),
			.text = tr(rq->language, own_answer_label(answer)) };
	field.label_size = "m";
	field.choices = choices;
	field.choice_count = OWN_ANSWER_COUNT - 1;
	return field;
}

static enum status answer_page(struct request *rq, const struct person *person,
	const struct block *block, enum status status)
{
	struct block_found_view view = {
		.reference = code_words(rq->arena, person->reference),
		.back = url_person_page(rq->arena, person->id, "block"),
		.problems = &rq->problems,
		.who = who_words(rq, block->account),
		.when = when_words(rq, block),
		.form = guarded_form(rq, url_block(rq, person->id, block->id)),
		.answer = answer_field(rq, block->answer),
	};
	struct html *out = page_open(rq, tr(rq->language, "A block that Sarn set"));

	view_block_found(out, &view);
	return page_close(rq, status);
}

enum status person_block_found_show(struct request *rq)
{
	struct person person;
	struct block block;

	return person_of_page(rq, &person) && block_of_page(rq, person.id, &block)
		       ? answer_page(rq, &person, &block, OK)
		       : page_not_found(rq);
}

enum status person_block_found_do(struct request *rq)
{
	struct person person;
	struct block block;

	if (!person_of_page(rq, &person) || !block_of_page(rq, person.id, &block))
		return page_not_found(rq);

	enum own_answer answer = own_answer_by_name(form_choice(rq, "answer"));

	if (answer == OWN_ANSWER_NONE)
		form_problem(rq, "answer", N_("Choose one of the answers"));
	if (form_has_problems(rq))
		return answer_page(rq, &person, &block, UNPROCESSABLE);
	if (person_block_answer(rq->work, &rq->actor, person.id, block.id, answer) != DONE)
		return page_not_found(rq);
	return reply_redirect(rq, url_person_page(rq->arena, person.id, "block"));
}
