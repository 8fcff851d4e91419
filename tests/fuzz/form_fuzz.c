/* SPDX-License-Identifier: MIT */
/*
 * An urlencoded body, and every declared input asked for.
 */
#include "http/request.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"

static enum status nothing(struct request *rq)
{
	(void)rq;
	return OK;
}

static const char *const kinds[] = { "a", "b", NULL };

static const struct input inputs[] = {
	{ "l", INPUT_LINE, .max = 20 },
	{ "t", INPUT_TEXT },
	{ "n", INPUT_NUMBER },
	{ "i", INPUT_ID },
	{ "d", INPUT_DATE, .month_will_do = true },
	{ "m-*", INPUT_MONEY },
	{ "c", INPUT_CHOICE, .choices = kinds },
	{ "k", INPUT_CHOICES },
	{ "f", INPUT_FLAG },
	{ "s", INPUT_SECRET },
	{ 0 },
};

static const struct route route = { POST, "/", DECISION_ALTER, nothing, inputs };

static void check_text(struct request *rq, const char *name, size_t most)
{
	const char *text = form_text(rq, name);
	size_t bad_at;

	assert(utf8_valid(text, strlen(text), &bad_at));
	assert(utf8_length(text) <= most && utf8_is_plain(text, name[0] == 't'));
}

static void check(struct request *rq)
{
	bool is_given;

	check_text(rq, "l", 20);
	check_text(rq, "t", 200);
	check_text(rq, "s", 200);
	form_number(rq, "n");
	form_flag(rq, "f");
	assert(form_id(rq, "i") >= 0);
	assert(form_money(rq, "m-1", &is_given).pence == 0 || is_given);
	assert(date_number(form_date(rq, "d")) >= 0);
	assert(strlen(form_choice(rq, "c")) <= 1);
	for (size_t i = form_choices(rq, "k"); i > 0; i--)
		assert(form_has_choice(rq, "k", form_choice_at(rq, "k", i - 1)));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static struct pair type = { "content-type", "application/x-www-form-urlencoded" };
	struct arena *a = arena_open(4096);
	struct request rq = { .arena = a, .method = POST, .route = &route };

	rq.headers = (struct pairs){ &type, 1, 1 };
	if (request_read_form(&rq, (struct slice){ (const char *)data, size }) == OK)
		check(&rq);
	arena_close(a);
	return 0;
}
