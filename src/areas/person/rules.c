/* SPDX-License-Identifier: MIT */
#include "areas/person/rules.h"

#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/code.h"
#include "base/err.h"
#include "base/reached.h"
#include "base/slice.h"
#include "base/utf8.h"
#include "base/word.h"

enum {
	NAME_MOST = 100,
	SHORT_MOST = 60,
	ADDRESS_MOST = 300,
	EMAIL_MOST = 200,
	NEEDS_MOST = 500,
	AGE_LEAST = 10,
	AGE_MOST = 110,
};

/* ---- words ---- */

static const struct word sexes[SEX_COUNT] = {
	[SEX_NONE] = { "", "" },
	[SEX_MALE] = { "m", N_("Male") },
	[SEX_FEMALE] = { "f", N_("Female") },
	[SEX_OTHER] = { "other", N_("Another answer") },
	[SEX_UNSAID] = { "unsaid", N_("Not said") },
};

static const struct word languages[SPOKEN_COUNT] = {
	[SPOKEN_NONE] = { "", "" },
	[SPOKEN_WELSH] = { "cy", N_("Welsh") },
	[SPOKEN_ENGLISH] = { "en", N_("English") },
	[SPOKEN_OTHER] = { "other", N_("Another language") },
};

const char *sex_name(enum sex sex)
{
	assert(sex < SEX_COUNT);
	return sexes[sex].name;
}

const char *sex_label(enum sex sex)
{
	assert(sex < SEX_COUNT);
	return sexes[sex].label;
}

enum sex sex_by_name(const char *name)
{
	return (enum sex)word_named(sexes, name);
}

const char sex_does_not_fit[] =
	N_("Men’s groups are for men and women’s groups for women, and this is not a group of the "
	   "sex recorded of the person. Correct the record if it is wrong. If it is right, another "
	   "group is needed.");

enum sex_fit sex_fits(enum sex sex, enum cohort_type type)
{
	bool is_womens = type == COHORT_FI || type == COHORT_FN;

	assert(sex < SEX_COUNT && type < COHORT_TYPE_COUNT);
	if (sex != SEX_MALE && sex != SEX_FEMALE)
		return SEX_IS_TO_BE_DECIDED;
	if (type == COHORT_UNKNOWN)
		return SEX_FITS;
	return is_womens == (sex == SEX_FEMALE) ? SEX_FITS : SEX_DOES_NOT_FIT;
}

const char *spoken_name(enum spoken language)
{
	assert(language < SPOKEN_COUNT);
	return languages[language].name;
}

const char *spoken_label(enum spoken language)
{
	assert(language < SPOKEN_COUNT);
	return languages[language].label;
}

enum spoken spoken_by_name(const char *name)
{
	return (enum spoken)word_named(languages, name);
}

/* ---- fields ---- */

static const struct word fields[PERSON_FIELD_COUNT] = {
#define X(symbol, name, label) [PERSON_##symbol] = { name, label },
	PERSON_FIELDS(X)
#undef X
};

const char *person_field_name(enum person_field field)
{
	assert(field < PERSON_FIELD_COUNT);
	return fields[field].name;
}

const char *person_field_label(enum person_field field)
{
	assert(field < PERSON_FIELD_COUNT);
	return fields[field].label;
}

static const char *flag_value(bool is_set)
{
	return is_set ? "yes" : "";
}

const char *person_value(struct arena *a, const struct person_facts *facts, enum person_field field)
{
	switch (field) {
	case PERSON_GIVEN_NAMES: return facts->given_names;
	case PERSON_FAMILY_NAME: return facts->family_name;
	case PERSON_KNOWN_AS: return facts->known_as;
	case PERSON_BORN: return date_iso(a, facts->born);
	case PERSON_SEX: return sex_name(facts->sex);
	case PERSON_LANGUAGE: return spoken_name(facts->language);
	case PERSON_OTHER_LANGUAGE: return facts->other_language;
	case PERSON_INTERPRETER: return flag_value(facts->needs_interpreter);
	case PERSON_COUNTY: return facts->county == COUNTY_NONE ? "" : county_code(facts->county);
	case PERSON_ADDRESS: return facts->address;
	case PERSON_PHONE_1: return facts->phones[0].number;
	case PERSON_TEXT_1: return flag_value(facts->phones[0].may_text);
	case PERSON_PHONE_2: return facts->phones[1].number;
	case PERSON_TEXT_2: return flag_value(facts->phones[1].may_text);
	case PERSON_PHONE_3: return facts->phones[2].number;
	case PERSON_TEXT_3: return flag_value(facts->phones[2].may_text);
	case PERSON_EMAIL: return facts->email;
	case PERSON_POLICE_REFERENCE: return facts->police_reference;
	case PERSON_ACCESS_NEEDS: return facts->access_needs;
	case PERSON_FIRST_TIME: return flag_value(facts->is_first_time);
	case PERSON_FIELD_COUNT: break;
	}
	unreachable("person_field");
}

const char *person_changes(
	struct arena *a, const struct person_facts *before, const struct person_facts *after)
{
	struct buf names = buf_new(a, 200);

	buf_text(&names, "");
	for (enum person_field f = 0; f < PERSON_FIELD_COUNT; f++)
		if (strcmp(person_value(a, before, f), person_value(a, after, f)) != 0)
			buf_format(&names, names.size == 0 ? "%s" : " %s", fields[f].name);
	return names.size == 0 ? "" : names.at;
}

/* ---- names ---- */

/* No figure and no sign but those that stand in names. */
static bool name_is_of_letters(const char *name)
{
	for (const char *at = name; *at != '\0'; at++)
		if ((unsigned char)*at < 0x80 && !isalpha((unsigned char)*at) &&
			strchr(" -'.", *at) == NULL)
			return false;
	return true;
}

static bool name_has_a_letter(struct arena *a, const char *name)
{
	struct slice rest = slice_of(utf8_fold(a, name));

	return utf8_next_word(&rest).size > 0;
}

static void check_name(struct arena *a, const char *field, const char *name, const char *blank,
	struct problems *problems)
{
	if (name[0] == '\0' && blank == NULL)
		return;
	if (!name_has_a_letter(a, name))
		problem_add(a, problems, field,
			blank != NULL ? blank : N_("Enter a name, or leave this blank"));
	else if (!name_is_of_letters(name))
		problem_add(a, problems, field,
			N_("Enter a name of letters, spaces, hyphens, apostrophes and full stops"));
	else if (utf8_length(name) > NAME_MOST)
		problem_add(a, problems, field, N_("This is too long"));
}

static void check_length(struct arena *a, const char *field, const char *text, size_t most,
	struct problems *problems)
{
	if (utf8_length(text) > most)
		problem_add(a, problems, field, N_("This is too long"));
}

/* ---- when they were born ---- */

int person_age(struct date born, struct date day)
{
	bool is_before_birthday =
		day.month < born.month || (day.month == born.month && day.day < born.day);

	assert(date_is_day(born) && date_is_day(day));
	return day.year - born.year - is_before_birthday;
}

static void check_born(
	struct arena *a, struct date born, struct date today, struct problems *problems)
{
	if (!date_is_day(born))
		problem_add(a, problems, "born", N_("Enter the date of birth"));
	else if (date_before(today, born))
		problem_add(a, problems, "born", N_("Enter a date of birth that is in the past"));
	else if (person_age(born, today) < AGE_LEAST || person_age(born, today) > AGE_MOST)
		problem_add(a, problems, "born",
			N_("Check the year: this makes the person under 10 or over 110 years "
			   "old"));
}

/* ---- phones ---- */

static void tidy_phone(struct arena *a, int i, struct phone *phone, struct problems *problems)
{
	const char *field = arena_format(a, "phone-%d", i + 1);
	const char *number = phone_tidy(a, phone->number);

	if (number == NULL)
		problem_add(a, problems, field,
			N_("Enter a phone number of the United Kingdom, such as 07700 900123"));
	else if (phone->may_text && number[1] != '7')
		problem_add(a, problems, field,
			N_("Only a number that begins with 07 takes text messages"));
	else
		phone->number = number;
}

/* The blank ones go to the end, once each of the others is in its form. */
static void tidy_phones(
	struct arena *a, struct phone phones[PHONES_MOST], struct problems *problems)
{
	struct phone kept[PHONES_MOST];
	int n = 0;

	for (int i = 0; i < PHONES_MOST; i++)
		if (phones[i].number[0] != '\0') {
			tidy_phone(a, i, &phones[i], problems);
			kept[n++] = phones[i];
		}
	if (problems->n > 0)
		return; // the form comes back as it was typed
	for (int i = 0; i < PHONES_MOST; i++)
		phones[i] = i < n ? kept[i] : (struct phone){ .number = "" }; // nor a text to it
}

/* ---- the whole ---- */

static void check_language(struct arena *a, struct person_facts *facts, struct problems *problems)
{
	if (facts->language == SPOKEN_NONE)
		problem_add(a, problems, "language", N_("Choose the language"));
	if (facts->language != SPOKEN_OTHER)
		facts->other_language = "";
	else if (facts->other_language[0] == '\0')
		problem_add(a, problems, "other-language", N_("Enter which language"));
	check_length(a, "other-language", facts->other_language, SHORT_MOST, problems);
}

void person_tidy(
	struct arena *a, struct person_facts *facts, struct date today, struct problems *problems)
{
	check_name(a, "given-names", facts->given_names, N_("Enter the given names"), problems);
	check_name(a, "family-name", facts->family_name, N_("Enter the family name"), problems);
	check_name(a, "known-as", facts->known_as, NULL, problems);
	check_born(a, facts->born, today, problems);
	if (facts->sex == SEX_NONE)
		problem_add(a, problems, "sex", N_("Choose one of the answers"));
	check_language(a, facts, problems);
	check_length(a, "address", facts->address, ADDRESS_MOST, problems);
	check_length(a, "email", facts->email, EMAIL_MOST, problems);
	if (facts->email[0] != '\0' && !email_is_plausible(facts->email))
		problem_add(a, problems, "email",
			N_("Enter one email address, such as name@example.wales"));
	check_length(a, "police-reference", facts->police_reference, SHORT_MOST, problems);
	check_length(a, "access-needs", facts->access_needs, NEEDS_MOST, problems);
	tidy_phones(a, facts->phones, problems);
}

/* ---- masks ---- */

/* The first letter, of whatever script, that is the start of a word. */
static struct slice initial_of(const char *name)
{
	const char *at = name;
	const char *end = name + strlen(name);

	while (at < end && strchr(" -'.", *at) != NULL)
		at++;

	const char *next = at;

	if (at < end)
		utf8_next(&next, end);
	return (struct slice){ at, (size_t)(next - at) };
}

char *mask_name(struct arena *a, const char *given_names, const char *family_name)
{
	struct slice given = initial_of(given_names);
	struct slice family = initial_of(family_name);

	return arena_format(
		a, "%.*s. %.*s.", (int)given.size, given.at, (int)family.size, family.at);
}

const char *mask_phone(const char *number)
{
	size_t size = strlen(number);

	return size < 2 ? "" : number + size - 2;
}

char *mask_address(struct arena *a, const char *address)
{
	struct postcode code = postcode_in(a, address);

	return arena_text(a, code.outward);
}

/* ---- words to search by ---- */

static void add_word(struct arena *a, struct texts *words, const char *word)
{
	list_each (const char **, each, words)
		if (strcmp(*each, word) == 0)
			return;
	*list_add(a, words) = word;
}

static void add_words(struct arena *a, struct texts *words, const char *text)
{
	struct slice rest = slice_of(utf8_fold(a, text));

	for (struct slice word; (word = utf8_next_word(&rest)).size > 0;)
		if (word.size <= WORD_BYTES_MOST)
			add_word(a, words, arena_text_n(a, word.at, word.size));
}

const char *county_word(struct arena *a, enum county county)
{
	return arena_format(a, "=%s", county_code(county));
}

enum { PAIR_LEAST = 3, PAIR_MOST = (WORD_BYTES_MOST - PAIR_LEAST - 3) / 2 };

/* The first `most` letters of it. */
static const char *first_letters(struct arena *a, const char *word, size_t most)
{
	const char *end = word;

	for (size_t i = 0; i < most && *end != '\0'; i++)
		utf8_next(&end, end + strlen(end));
	return arena_text_n(a, word, (size_t)(end - word));
}

const char *pair_begins(struct arena *a, const char *word, const char *other)
{
	if (utf8_length(word) < PAIR_LEAST || utf8_length(other) < PAIR_LEAST)
		return NULL;
	return arena_format(a, "&%s %s", first_letters(a, word, PAIR_LEAST),
		first_letters(a, other, PAIR_MOST));
}

const char *pair_beside(struct arena *a, const char *word)
{
	return arena_format(a, " %s", first_letters(a, word, PAIR_MOST));
}

static void add_pairs(struct arena *a, struct texts *words, const struct texts *names)
{
	list_each (const char **, one, names)
		list_each (const char **, other, names) {
			const char *begins = one == other ? NULL : pair_begins(a, *one, *other);

			if (begins != NULL)
				add_word(a, words,
					arena_format(a, "%s%s", begins, pair_beside(a, *one)));
		}
}

/* It may be typed as it is shown, in two halves. */
static void add_code(struct arena *a, struct texts *words, const char *code)
{
	add_words(a, words, code);
	add_words(a, words, code + CODE_LETTERS / 2);
}

struct texts person_code_words(struct arena *a, const char *code)
{
	struct texts words = { 0 };

	add_code(a, &words, code);
	return words;
}

struct texts person_words(struct arena *a, const struct person_facts *facts, const char *reference)
{
	struct texts words = { 0 };

	add_words(a, &words, facts->given_names);
	add_words(a, &words, facts->family_name);
	add_words(a, &words, facts->known_as);

	struct texts names = words;

	add_code(a, &words, reference);
	add_pairs(a, &words, &names);
	if (facts->county != COUNTY_NONE)
		add_word(a, &words, county_word(a, facts->county));
	return words;
}
