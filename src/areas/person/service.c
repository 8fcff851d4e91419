/* SPDX-License-Identifier: MIT */
#include "areas/person/person.h"

#include <string.h>

#include "areas/own_case/own_case.h"
#include "areas/person/person_queries.h"
#include "areas/scheme/scheme.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "auth/reach.h"
#include "base/code.h"
#include "base/err.h"
#include "base/utf8.h"
#include "db/db.h"

static bool reads_for(const struct work *w, const struct actor *by)
{
	return work_reader(w).v == by->account.v;
}

bool person_may(struct work *w, const struct actor *by, enum right right, struct person_id id)
{
	struct person_right_get_row row;

	assert(reads_for(w, by));
	return person_right_get(w, id, right_facts(right)->name, &row);
}

/* ---- lists ---- */

static struct person_line line_of(const struct person_page_row *row)
{
	return (struct person_line){
		.id = row->id,
		.reference = row->reference,
		.given_names = row->given_names,
		.family_name = row->family_name,
		.language = spoken_by_name(row->language),
		.county = row->county == NULL ? COUNTY_NONE : county_by_code(row->county),
	};
}

/*
 * Adds rows to lines; each has its highest id first, and so has what they become.  Somebody in both
 * is in it once.
 */
static void add_rows(struct arena *a, struct person_lines *lines,
	const struct person_page_rows *rows, size_t most)
{
	struct person_lines both = { .is_cut = lines->is_cut };
	size_t i = 0;
	size_t j = 0;

	while (both.n < most && (i < lines->n || j < rows->n)) {
		bool is_line =
			i < lines->n && (j >= rows->n || lines->at[i].id.v >= rows->at[j].id.v);
		bool is_row =
			j < rows->n && (i >= lines->n || rows->at[j].id.v >= lines->at[i].id.v);

		*list_add(a, &both) = is_line ? lines->at[i] : line_of(&rows->at[j]);
		i += is_line;
		j += is_row;
	}
	*lines = both;
}

/* What was typed, as the beginnings of words: the two longest; "" where there is none. */
struct beginnings {
	const char *first, *second;
};

/* Whoever has a word that begins as the first has one that begins as any beginning of it. */
static struct beginnings beginnings_of(struct arena *a, const char *typed)
{
	const char *first = utf8_longest_word(a, typed);
	struct slice rest = slice_of(utf8_fold(a, typed));
	struct slice second = SLICE("");

	for (struct slice word; (word = utf8_next_word(&rest)).size > 0;)
		if (word.size > second.size && strncmp(first, word.at, word.size) != 0)
			second = word;
	return (struct beginnings){ first, arena_text_n(a, second.at, second.size) };
}

enum { WORDS_MOST = 2000, PEOPLE_MOST = 200 };

static bool is_common(struct work *w, struct circle_id circle, const char *begins, int64_t most)
{
	struct person_word_is_common_row row;

	return person_word_is_common(w,
		&(struct person_word_is_common_values){
			.circle_id = circle,
			.from = begins,
			.to = utf8_end_of_prefix(work_arena(w), begins),
			.most = most,
		},
		&row);
}

/* What a word begins with, and what else it has in it, or another word begins with; NULL: anything. */
struct sought {
	const char *begins, *beside, *other;
};

static void add_found(struct work *w, struct circle_id circle, const struct person_filter *filter,
	const struct sought *sought, size_t most, struct person_lines *lines)
{
	struct arena *a = work_arena(w);
	bool has_county = filter->county != COUNTY_NONE;
	bool has_other = sought->other != NULL;
	struct person_page_rows rows = person_found(
		w, &(struct person_found_values){
			   .circle_id = circle,
			   .from = sought->begins,
			   .to = utf8_end_of_prefix(a, sought->begins),
			   .words_most = WORDS_MOST,
			   .beside = sought->beside,
			   .other_from = sought->other,
			   .other_to = has_other ? utf8_end_of_prefix(a, sought->other) : NULL,
			   .county = has_county ? county_word(a, filter->county) : NULL,
			   .people_most = PEOPLE_MOST,
			   .most = (int64_t)most,
		   });

	if (rows.n < most)
		lines->is_cut |=
			rows.n >= PEOPLE_MOST || is_common(w, circle, sought->begins, WORDS_MOST);
	add_rows(a, lines, &rows, most);
}

/* Of whatever words: those of the rarer one are looked at one by one. */
static void add_both_found(struct work *w, struct circle_id circle,
	const struct person_filter *filter, const struct beginnings *words, size_t most,
	struct person_lines *lines)
{
	bool is_second_rarer = is_common(w, circle, words->first, PEOPLE_MOST) &&
			       !is_common(w, circle, words->second, PEOPLE_MOST);
	struct sought first = { .begins = words->first, .other = words->second };
	struct sought second = { .begins = words->second, .other = words->first };

	add_found(w, circle, filter, is_second_rarer ? &second : &first, most, lines);
}

/* Of names each two words of three letters are kept as one; of codes they are not. */
static void add_search(struct work *w, struct circle_id circle, const struct person_filter *filter,
	size_t most, struct person_lines *lines)
{
	struct arena *a = work_arena(w);
	struct beginnings words = beginnings_of(a, filter->search);
	struct sought one = { .begins = words.first };
	struct sought pair = { .begins = pair_begins(a, words.second, words.first),
		.beside = pair_beside(a, words.second) };
	bool has_code = code_may_begin(words.first) || code_may_begin(words.second);

	if (words.first[0] == '\0')
		return;
	if (words.second[0] == '\0') {
		add_found(w, circle, filter, &one, most, lines);
		return;
	}
	if (pair.begins != NULL)
		add_found(w, circle, filter, &pair, most, lines);
	if (pair.begins == NULL || (has_code && lines->n < most))
		add_both_found(w, circle, filter, &words, most, lines);
}

static struct person_page_rows rows_of_circle(
	struct work *w, struct circle_id circle, const struct person_filter *filter, size_t most)
{
	if (filter->county != COUNTY_NONE)
		return person_page_of_word(
			w, &(struct person_page_of_word_values){
				   .circle_id = circle,
				   .word = county_word(work_arena(w), filter->county),
				   .before = filter->before,
				   .most = (int64_t)most,
			   });
	return person_page(w, &(struct person_page_values){
				      .circle_id = circle,
				      .before = filter->before,
				      .most = (int64_t)most,
			      });
}

static void add_of_circle(struct work *w, struct circle_id circle,
	const struct person_filter *filter, size_t most, struct person_lines *lines)
{
	if (filter->search != NULL && filter->search[0] != '\0') {
		add_search(w, circle, filter, most, lines);
		return;
	}

	struct person_page_rows rows = rows_of_circle(w, circle, filter, most);

	add_rows(work_arena(w), lines, &rows, most);
}

struct person_lines person_list(
	struct work *w, const struct actor *by, const struct person_filter *filter, size_t most)
{
	struct person_lines lines = { 0 };
	struct circle_ids circles = reach_circles(w, by->account, PERSON_LIST);

	assert(reads_for(w, by));
	list_each (const struct circle_id *, circle, &circles)
		add_of_circle(w, *circle, filter, most + 1, &lines);
	return lines;
}

bool person_county_is_common(
	struct work *w, const struct actor *by, enum county county, size_t most)
{
	struct circle_ids circles = reach_circles(w, by->account, PERSON_LIST);
	const char *word = county_word(work_arena(w), county);

	assert(reads_for(w, by));
	list_each (const struct circle_id *, circle, &circles)
		if (is_common(w, *circle, word, (int64_t)most))
			return true;
	return false;
}

/* ---- one person ---- */

static const char *or_blank(const char *text)
{
	return text == NULL ? "" : text;
}

static const char *or_null(const char *text)
{
	return text[0] == '\0' ? NULL : text;
}

static struct person_facts facts_of(const struct person_get_row *row)
{
	return (struct person_facts){
		.given_names = row->given_names,
		.family_name = row->family_name,
		.known_as = or_blank(row->known_as),
		.born = row->born_on,
		.sex = sex_by_name(row->sex),
		.language = spoken_by_name(row->language),
		.other_language = or_blank(row->other_language),
		.county = row->county == NULL ? COUNTY_NONE : county_by_code(row->county),
		.address = or_blank(row->address),
		.email = or_blank(row->email),
		.phones = { { "", false }, { "", false }, { "", false } },
		.police_reference = or_blank(row->police_reference),
		.access_needs = or_blank(row->access_needs),
		.needs_interpreter = row->needs_interpreter,
		.is_first_time = row->is_first_time,
	};
}

bool person_load(struct work *w, const struct actor *by, struct person_id id, struct person *person)
{
	struct person_get_row row;

	assert(reads_for(w, by));
	if (!person_get(w, id, &row))
		return false;
	*person = (struct person){
		.id = row.id,
		.version = row.version,
		.scheme = row.scheme_id,
		.force = row.force_id,
		.reference = row.reference,
		.facts = facts_of(&row),
		.changed_by = row.changed_by,
		.changed_at = row.changed_at,
	};

	struct person_phones_rows phones = person_phones(w, id);

	for (size_t i = 0; i < phones.n && i < PHONES_MOST; i++)
		person->facts.phones[i] =
			(struct phone){ phones.at[i].number, phones.at[i].may_text };
	return true;
}

/* ---- what is beside the row ---- */

static void write_phones(
	struct work *w, struct person_id id, const struct phone phones[PHONES_MOST])
{
	person_phones_delete(w, id);
	for (int64_t i = 0; i < PHONES_MOST; i++)
		if (phones[i].number[0] != '\0')
			person_phone_insert(w, &(struct person_phone_insert_values){
						       .person_id = id,
						       .place = i + 1,
						       .number = phones[i].number,
						       .may_text = phones[i].may_text,
					       });
}

/* In every circle that the person is in. */
static void write_words(struct work *w, struct person_id id, const struct texts *words)
{
	list_each (const char **, word, words)
		person_word_insert(w, *word, id);
}

static void add_code_words(struct work *w, struct person_id id, const char *code)
{
	struct texts words = person_code_words(work_arena(w), code);

	write_words(w, id, &words);
}

static void add_words(struct work *w, struct person_id id, const struct person_facts *facts,
	const char *reference)
{
	struct texts words = person_words(work_arena(w), facts, reference);
	struct person_codes_rows codes = person_codes(w, id);

	write_words(w, id, &words);
	list_each (const struct person_codes_row *, row, &codes)
		add_code_words(w, id, row->code);
}

void person_add_code(struct work *w, struct person_id id, const char *code)
{
	person_code_insert(w, id, code);
	add_code_words(w, id, code);
}

/* ---- whose own case it is ---- */

static void keep_facts(struct work *w, struct person_id id, const struct person_facts *facts)
{
	struct texts phones = { 0 };

	for (size_t i = 0; i < PHONES_MOST; i++)
		if (facts->phones[i].number[0] != '\0')
			*list_add(work_arena(w), &phones) = facts->phones[i].number;
	own_case_keep(w, id,
		&(struct own_person){
			.given_names = facts->given_names,
			.family_name = facts->family_name,
			.known_as = facts->known_as,
			.born = facts->born,
			.phones = &phones,
			.address = facts->address,
		});
}

void person_match(struct work *w, const struct actor *by, struct person_id id)
{
	own_case_match(w, by, id);
}

/* ---- adding ---- */

static bool may_add_to(struct work *w, const struct actor *by, struct circle_id circle)
{
	struct circle_ids circles = reach_circles(w, by->account, PERSON_ADD);

	if (circle.v == 0)
		return circles.n > 0;
	list_each (const struct circle_id *, each, &circles)
		if (each->v == circle.v)
			return true;
	return false;
}

static void check_place(struct work *w, const struct actor *by, struct circle_id circle,
	const struct person_new *person, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct scheme scheme;
	struct circle_id its;

	if (circle.v == 0 || !scheme_for(w, by, PERSON_ADD, person->scheme, &scheme))
		problem_add(a, problems, "scheme", N_("Choose a scheme"));
	else if (!scheme_circle(w, person->scheme, person->force, PART_FORCE, &its))
		problem_add(a, problems, "force",
			N_("Choose a police force that takes part in the scheme"));
}

enum { NAMESAKES_MOST = 200 };

static bool is_same_human(
	struct arena *a, const struct person_facts *one, const struct person_facts *other)
{
	return date_equal(one->born, other->born) &&
	       strcmp(utf8_fold(a, one->given_names), utf8_fold(a, other->given_names)) == 0 &&
	       strcmp(utf8_fold(a, one->family_name), utf8_fold(a, other->family_name)) == 0;
}

/* One of the same names and birth, of those whom the reader may list and read. */
static bool find_twin(struct work *w, const struct actor *by, const struct person_facts *facts,
	struct person *twin)
{
	struct arena *a = work_arena(w);
	struct person_filter names = { .search = arena_format(a, "%s %s", facts->given_names,
					       facts->family_name) };
	struct person_lines namesakes = person_list(w, by, &names, NAMESAKES_MOST);

	list_each (const struct person_line *, line, &namesakes)
		if (person_load(w, by, line->id, twin) && is_same_human(a, facts, &twin->facts))
			return true;
	return false;
}

static void check_twin(struct work *w, const struct actor *by, const struct person_facts *facts,
	struct problems *problems, struct person_id *id)
{
	struct person twin;

	if (!find_twin(w, by, facts, &twin))
		return;
	*id = twin.id;
	problem_add(work_arena(w), problems, "another",
		N_("Somebody of these names and this date of birth is there already. Look at that "
		   "person first, or say that this is another. Their reference is"));
	problems->at[problems->n - 1].detail = code_words(work_arena(w), twin.reference);
}

static int64_t insert(struct work *w, const struct actor *by, struct person_id id,
	const char *reference, const struct person_new *person)
{
	const struct person_facts *facts = &person->facts;

	return person_insert(
		w, &(struct person_insert_values){
			   .id = id,
			   .scheme_id = person->scheme,
			   .force_id = person->force,
			   .reference = reference,
			   .given_names = facts->given_names,
			   .family_name = facts->family_name,
			   .known_as = or_null(facts->known_as),
			   .born_on = facts->born,
			   .sex = sex_name(facts->sex),
			   .language = spoken_name(facts->language),
			   .other_language = or_null(facts->other_language),
			   .county = or_null(person_value(work_arena(w), facts, PERSON_COUNTY)),
			   .address = or_null(facts->address),
			   .email = or_null(facts->email),
			   .police_reference = or_null(facts->police_reference),
			   .access_needs = or_null(facts->access_needs),
			   .needs_interpreter = facts->needs_interpreter,
			   .is_first_time = facts->is_first_time,
			   .by = by->account,
			   .now = work_now(w),
		   });
}

/* Until id and reference are nobody's; what was said beforehand has to be. */
static struct person_id insert_anew(struct work *w, const struct actor *by,
	const struct person_new *person, const char **reference)
{
	bool is_said = person->id.v != 0 || person->reference != NULL;
	struct person_id id;

	do {
		id = person->id.v != 0 ? person->id : (struct person_id){ id_of_now(work_now(w)) };
		*reference = person->reference != NULL ? person->reference
						       : code_of_chance(work_arena(w), id_random());
	} while (insert(w, by, id, *reference, person) == 0 && !is_said && !work_failed(w));
	return id;
}

enum outcome_kind person_add(struct work *w, const struct actor *by, struct circle_id circle,
	const struct person_new *person, struct problems *problems, struct person_id *id)
{
	struct person_new tidy = *person;
	struct circle_id office;
	const char *reference;

	assert(reads_for(w, by));
	if (!may_add_to(w, by, circle))
		return ABSENT;
	check_place(w, by, circle, person, problems);
	person_tidy(work_arena(w), &tidy.facts, work_today(w), problems);
	if (problems->n == 0 && !person->is_another)
		check_twin(w, by, &tidy.facts, problems, id);
	if (problems->n > 0)
		return REFUSED;
	*id = insert_anew(w, by, &tidy, &reference);
	write_phones(w, *id, tidy.facts.phones);
	person_circle_insert(w, circle, *id, work_now(w));
	if (scheme_circle_of_office(w, tidy.scheme, &office))
		person_circle_insert(w, office, *id, work_now(w));
	add_words(w, *id, &tidy.facts, reference);
	audit_note_act(w, by, PERSON_ADD, "person-add", "person", id->v);
	audit_note_act(w, by, PERSON_ADD, "person-join", "circle", circle.v);
	keep_facts(w, *id, &tidy.facts);
	if (!person->is_matched_later)
		person_match(w, by, *id);
	return DONE;
}

enum outcome_kind person_join(struct work *w, const struct actor *by, enum right right,
	struct person_id id, struct circle_id circle)
{
	struct person person;

	if (!person_may(w, by, right, id) || !person_load(w, by, id, &person))
		return ABSENT;
	person_circle_insert(w, circle, id, work_now(w));
	add_words(w, id, &person.facts, person.reference);
	audit_note_act(w, by, right, "person-join", "person", id.v);
	audit_note_act(w, by, right, "person-join", "circle", circle.v);
	return DONE;
}

enum outcome_kind person_leave(struct work *w, const struct actor *by, enum right right,
	struct person_id id, struct circle_id circle)
{
	if (!person_may(w, by, right, id))
		return ABSENT;
	person_words_delete_of_circle(w, id, circle);
	person_circle_delete(w, circle, id);
	audit_note_act(w, by, right, "person-leave", "person", id.v);
	audit_note_act(w, by, right, "person-leave", "circle", circle.v);
	return DONE;
}

/* ---- changing ---- */

static bool update(struct work *w, const struct actor *by, const struct person *stands,
	const struct person_facts *facts)
{
	return person_update(w,
		       &(struct person_update_values){
			       .id = stands->id,
			       .version = stands->version,
			       .given_names = facts->given_names,
			       .family_name = facts->family_name,
			       .known_as = or_null(facts->known_as),
			       .born_on = facts->born,
			       .sex = sex_name(facts->sex),
			       .language = spoken_name(facts->language),
			       .other_language = or_null(facts->other_language),
			       .county = or_null(person_value(work_arena(w), facts, PERSON_COUNTY)),
			       .address = or_null(facts->address),
			       .email = or_null(facts->email),
			       .police_reference = or_null(facts->police_reference),
			       .access_needs = or_null(facts->access_needs),
			       .needs_interpreter = facts->needs_interpreter,
			       .is_first_time = facts->is_first_time,
			       .by = by->account,
			       .now = work_now(w),
		       }) == 1;
}

static void note_change(struct work *w, const struct actor *by, enum right right,
	struct person_id id, const char *changes)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, right),
			      .right = right,
			      .act = "person-change",
			      .kind = "person",
			      .id = id.v,
			      .fields = changes,
			      .request = by->request,
		      });
}

enum outcome_kind person_change(struct work *w, const struct actor *by, enum right right,
	struct person_id id, int64_t version, const struct person_facts *facts,
	struct problems *problems, struct person *stands)
{
	struct person_facts tidy = *facts;
	struct person before;

	if (!person_may(w, by, right, id) || !person_load(w, by, id, &before))
		return ABSENT;
	*stands = before;
	person_tidy(work_arena(w), &tidy, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	if (before.version != version)
		return CHANGED_MEANWHILE;

	const char *changes = person_changes(work_arena(w), &before.facts, &tidy);

	if (changes[0] == '\0' || !update(w, by, &before, &tidy))
		return DONE; // as it stands; or the work has failed
	write_phones(w, id, tidy.phones);
	person_words_delete(w, id);
	add_words(w, id, &tidy, before.reference);
	note_change(w, by, right, id, changes);
	keep_facts(w, id, &tidy);
	person_match(w, by, id);
	stands->facts = tidy;
	stands->version++;
	return DONE;
}
