/* SPDX-License-Identifier: MIT */
#include "areas/victim/page_kit.h"

#include "auth/account.h"
#include "base/err.h"
#include "base/word.h"

bool page_case(struct request *rq, struct victim_case *c)
{
	if (!victim_load(rq->work, (struct victim_case_id){ path_id(rq, "id") }, c))
		return false;
	page_shows(rq, "victim-case", c->id.v);
	return true;
}

struct url url_case(struct arena *a, struct victim_case_id id)
{
	return url_of(a, "/cases/%lld", (long long)id.v);
}

struct url url_case_page(struct arena *a, struct victim_case_id id, const char *page)
{
	return url_of(a, "/cases/%lld/%s", (long long)id.v, page);
}

struct form case_form(struct request *rq, struct victim_case_id id, const char *page)
{
	struct form_keys keys = page_form_keys(rq);

	return (struct form){
		.action = url_case_page(rq->arena, id, page), .token = keys.token, .key = keys.once
	};
}

const char *name_of(struct request *rq, struct account_id id)
{
	struct account account;

	return account_load(rq->work, id, &account) ? account.name
						    : tr(rq->language, "Account removed");
}

const char *case_state_colour(enum case_state state)
{
	static const char *const colours[CASE_STATE_COUNT] = {
		[CASE_NEW] = "blue",
		[CASE_READY] = "teal",
		[CASE_TRYING] = "yellow",
		[CASE_IN_TOUCH] = "green",
		[CASE_UNABLE] = "orange",
		[CASE_DECLINED] = "grey",
		[CASE_REVIEW_A] = "purple",
		[CASE_REVIEW_B] = "purple",
		[CASE_REOPENED] = "red",
		[CASE_ENDED] = "grey",
	};

	return colours[state];
}

struct form_field victim_day_field(struct request *rq, const char *name, const char *label,
	const char *hint, struct date stands)
{
	struct form_field field = {
		.name = name,
		.label = label,
		.label_size = "s",
		.hint = hint,
		.problems = &rq->problems,
	};

	page_date_parts(rq, &field, stands);
	return field;
}

struct form_field words_field(struct request *rq, const char *name, const char *label,
	const struct word *words, size_t n, const char *stands)
{
	struct choice *choices = arena_many(rq->arena, struct choice, n);

	for (size_t i = 1; i < n; i++)
		choices[i - 1] = (struct choice){ .value = words[i].name,
			.text = tr(rq->language, words[i].label) };
	return (struct form_field){
		.name = name,
		.label = label,
		.label_size = "s",
		.problems = &rq->problems,
		.choices = choices,
		.choice_count = n - 1,
		.value = rq->method == POST ? form_raw(rq, name) : stands,
	};
}

const struct word tongues[TONGUE_WORDS] = {
	{ "", NULL },
	{ "cy", N_("Welsh") },
	{ "en", N_("English") },
	{ "other", N_("Another") },
};

const char *tongue_label(const char *word)
{
	return tongues[word_named(tongues, word)].label;
}
