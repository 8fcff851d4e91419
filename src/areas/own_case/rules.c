/* SPDX-License-Identifier: MIT */
#include "areas/own_case/rules.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"
#include "base/reached.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/word.h"

enum {
	WORDS_MOST = 8,    // of a name: more would be no name
	POSTCODE_MOST = 8, // "SA10 1AA"
	HOUSE_MOST = 60,
	NUMBER_MOST = 60,
};

static const struct word kinds[FACT_COUNT] = { [FACT_NONE] = { "", "" },
#define X(symbol, name, label) [FACT_##symbol] = { name, label },
	FACT_KINDS(X)
#undef X
};

const char *fact_name(enum fact_kind kind)
{
	assert(kind < FACT_COUNT);
	return kinds[kind].name;
}

const char *fact_label(enum fact_kind kind)
{
	assert(kind < FACT_COUNT);
	return kinds[kind].label;
}

/* ---- names and birth ---- */

struct name_words {
	const char *at[WORDS_MOST];
	size_t n;
};

static struct name_words words_of(struct arena *a, const char *name)
{
	struct slice rest = slice_of(utf8_fold(a, name));
	struct name_words words = { .n = 0 };

	for (struct slice word; words.n < WORDS_MOST && (word = utf8_next_word(&rest)).size > 0;)
		words.at[words.n++] = arena_text_n(a, word.at, word.size);
	return words;
}

static void add_pair(
	struct arena *a, struct texts *facts, const char *one, const char *other, struct date born)
{
	bool is_in_order = strcmp(one, other) <= 0;

	*list_add(a, facts) = arena_format(a, "birth %s %s %s", date_iso(a, born),
		is_in_order ? one : other, is_in_order ? other : one);
}

struct texts facts_of_birth(struct arena *a, const char *name, struct date born)
{
	struct name_words words = words_of(a, name);
	struct texts facts = { 0 };

	for (size_t i = 0; i < words.n; i++)
		for (size_t j = i + 1; j < words.n; j++)
			add_pair(a, &facts, words.at[i], words.at[j], born);
	return facts;
}

struct texts facts_of_names(
	struct arena *a, const char *given_names, const char *family_name, struct date born)
{
	struct name_words given = words_of(a, given_names);
	struct name_words family = words_of(a, family_name);
	struct texts facts = { 0 };

	for (size_t i = 0; i < given.n; i++)
		for (size_t j = 0; j < family.n; j++)
			add_pair(a, &facts, given.at[i], family.at[j], born);
	return facts;
}

/* ---- how they are reached ---- */

const char *fact_of_phone(struct arena *a, const char *number)
{
	return arena_format(a, "phone %s", number);
}

/* The first figures of it; "" if it has none. */
static struct slice first_figures(const char *text)
{
	const char *from = text + strcspn(text, "0123456789");

	return (struct slice){ from, strspn(from, "0123456789") };
}

/* Where the postcode begins, which stands in it. */
static size_t size_before(const char *address, const struct postcode *code)
{
	size_t size = strlen(code->outward);
	size_t found = 0;

	for (size_t i = 0; address[i] != '\0'; i++)
		if (strncasecmp(address + i, code->outward, size) == 0 &&
			strncasecmp(address + i + size + strspn(address + i + size, " ,.\n"),
				code->inward, strlen(code->inward)) == 0)
			found = i;
	return found;
}

const char *fact_of_address(struct arena *a, const char *address)
{
	struct postcode code = postcode_in(a, address);

	if (code.outward[0] == '\0')
		return NULL;

	const char *rest = utf8_fold(a, arena_text_n(a, address, size_before(address, &code)));
	struct slice house = first_figures(rest);
	struct slice all = slice_of(rest);

	if (house.size == 0)
		house = utf8_next_word(&all);
	if (house.size == 0)
		return NULL;
	return arena_format(
		a, "address %s%s %.*s", code.outward, code.inward, (int)house.size, house.at);
}

const char *fact_of_number(struct arena *a, const char *number)
{
	return arena_format(a, "number %s", utf8_fold(a, number));
}

/* ---- as typed ---- */

static void check_born(struct arena *a, const struct own_facts *facts, struct date today,
	struct problems *problems)
{
	bool is_anything = date_is_set(facts->born) || facts->phone[0] != '\0' ||
			   facts->house[0] != '\0' || facts->postcode[0] != '\0' ||
			   facts->number[0] != '\0';

	if (!is_anything)
		problem_add(a, problems, "born", N_("Enter at least one of these"));
	else if (date_is_set(facts->born) &&
		 (!date_is_day(facts->born) || !date_before(facts->born, today)))
		problem_add(a, problems, "born", N_("Enter a date of birth that is in the past"));
}

static void tidy_phone(struct arena *a, struct own_facts *facts, struct problems *problems)
{
	const char *number = facts->phone[0] == '\0' ? "" : phone_tidy(a, facts->phone);

	if (number == NULL)
		problem_add(a, problems, "phone",
			N_("Enter a phone number of the United Kingdom, such as 07700 900123"));
	else
		facts->phone = number;
}

static void check_address(struct arena *a, const struct own_facts *facts, struct problems *problems)
{
	struct slice house = slice_of(utf8_fold(a, facts->house));

	if (facts->postcode[0] == '\0' && facts->house[0] == '\0')
		return;
	if (postcode_in(a, facts->postcode).outward[0] == '\0' ||
		utf8_length(facts->postcode) > POSTCODE_MOST)
		problem_add(a, problems, "postcode", N_("Enter a postcode, such as SA1 1AA"));
	if (utf8_next_word(&house).size == 0)
		problem_add(a, problems, "house",
			N_("Enter the number of the house or flat, or its name"));
	else if (utf8_length(facts->house) > HOUSE_MOST)
		problem_add(a, problems, "house", N_("This is too long"));
}

void own_facts_tidy(
	struct arena *a, struct own_facts *facts, struct date today, struct problems *problems)
{
	check_born(a, facts, today, problems);
	tidy_phone(a, facts, problems);
	check_address(a, facts, problems);
	if (utf8_length(facts->number) > NUMBER_MOST)
		problem_add(a, problems, "number", N_("This is too long"));
}

/* ---- answers ---- */

static const struct word answers[OWN_ANSWER_COUNT] = { [OWN_ANSWER_NONE] = { "", "" },
#define X(symbol, name, is_right, label) [OWN_ANSWER_##symbol] = { name, label },
	OWN_ANSWERS(X)
#undef X
};

static const bool keeps[OWN_ANSWER_COUNT] = {
#define X(symbol, name, is_right, label) [OWN_ANSWER_##symbol] = is_right,
	OWN_ANSWERS(X)
#undef X
};

const char *own_answer_name(enum own_answer answer)
{
	assert(answer < OWN_ANSWER_COUNT);
	return answers[answer].name;
}

const char *own_answer_label(enum own_answer answer)
{
	assert(answer < OWN_ANSWER_COUNT);
	return answers[answer].label;
}

enum own_answer own_answer_by_name(const char *name)
{
	return (enum own_answer)word_named(answers, name);
}

bool own_answer_keeps(enum own_answer answer)
{
	assert(answer > OWN_ANSWER_NONE && answer < OWN_ANSWER_COUNT);
	return keeps[answer];
}
