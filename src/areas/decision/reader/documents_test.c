/* SPDX-License-Identifier: MIT */
/*
 * Folders of documents with what a careful reader finds in them.
 *
 * Compares what the JSON says, not the structs: that is what users of the command see.
 */
#include "areas/decision/reader/documents_test.h"

#include <ctype.h>
#include <dirent.h>
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "areas/decision/reader/json.h"
#include "base/err.h"

static const char *const field_names[SCORE_FIELDS] = {
	[SCORE_REF] = "references",
	[SCORE_TITLE] = "titles",
	[SCORE_DATE] = "dates",
	[SCORE_SIGNATORY] = "signatories",
	[SCORE_AMOUNTS] = "amounts",
	[SCORE_ROLE] = "roles",
	[SCORE_DECLARATION] = "declarations",
	[SCORE_RECOMMENDATION] = "recommendations",
	[SCORE_START] = "service starts",
	[SCORE_RETROSPECTIVE] = "retrospective",
	[SCORE_RECORDS] = "records",
	[SCORE_SUMS] = "sums",
	[SCORE_FUNDERS] = "funders",
	[SCORE_PROVIDERS] = "providers",
	[SCORE_PROGRAMMES] = "programmes",
	[SCORE_LAWS] = "legal powers",
};

char *file_read(const char *path, size_t *size)
{
	FILE *file = fopen(path, "rb");

	if (file == NULL)
		return NULL;

	char *bytes = calloc(1, READING_LARGEST_BYTES + 2);

	*size = fread(bytes, 1, READING_LARGEST_BYTES + 1, file);
	fclose(file);
	return bytes;
}

static void score_one(
	struct score *score, enum score_field field, bool shown, bool right, const char *name)
{
	score->asked[field]++;
	score->right[field] += right;
	score->shown[field] += shown;
	score->wrong[field] += shown && !right;
	if (!right)
		printf("# %s: %s %s\n", name, field_names[field], shown ? "WRONG" : "missed");
}

/* The same text whatever its case, the same null, the same truth value. */
static bool same(const json_t *want, const json_t *got)
{
	if (json_is_string(want) && json_is_string(got))
		return strcasecmp(json_string_value(want), json_string_value(got)) == 0;
	return json_equal(want, got) == 1;
}

static void compare_key(struct score *score, enum score_field field, const json_t *want,
	const char *want_key, const json_t *got, const char *got_key, const char *name)
{
	const json_t *expected = json_object_get(want, want_key);
	const json_t *found = json_object_get(got, got_key);

	if (expected == NULL)
		return;
	score_one(score, field, found != NULL && !json_is_null(found), same(expected, found), name);
	if (json_is_string(found) && !same(expected, found))
		printf("#\t\"%s\" for \"%s\"\n", json_string_value(found),
			json_is_string(expected) ? json_string_value(expected) : "null");
}

/* Takes one amount like `want` out of `left`; false if there is none. */
static bool amount_take(json_t *left, const json_t *want)
{
	size_t i;
	json_t *got;

	json_array_foreach(left, i, got) if (json_equal(json_object_get(got, "pence"),
						     json_object_get(want, "pence")) &&
					     json_equal(json_object_get(got, "literal"),
						     json_object_get(want, "literal")))
	{
		json_array_remove(left, i);
		return true;
	}
	return false;
}

static void compare_amounts(
	struct score *score, const json_t *want, const json_t *records, const char *name)
{
	json_t *left = json_array(), *each;
	size_t i;

	json_array_foreach(records, i, each)
		json_array_extend(left, json_object_get(each, "amounts"));
	json_array_foreach(json_object_get(want, "amounts"), i, each)
	{
		bool right = amount_take(left, each);

		score_one(score, SCORE_AMOUNTS, right, right, name);
	}
	json_array_foreach(left, i, each)
	{
		printf("# %s: amount too many: %s\n", name,
			json_string_value(json_object_get(each, "literal")));
		score->shown[SCORE_AMOUNTS]++;
		score->wrong[SCORE_AMOUNTS]++;
	}
	json_decref(left);
}

static bool starts_alike(const char *whole, const char *start)
{
	for (; *start != '\0'; start++, whole++)
		if (*start != *whole &&
			!(isspace((unsigned char)*start) && isspace((unsigned char)*whole)))
			return false;
	return true;
}

static void compare_recommendation(
	struct score *score, const json_t *want, const json_t *got, const char *name)
{
	const json_t *expected = json_object_get(want, "recommendation_first12");
	const char *found = json_string_value(json_object_get(got, "recommendation"));

	if (expected == NULL)
		return;
	score_one(score, SCORE_RECOMMENDATION, found != NULL,
		json_is_null(expected)
			? found == NULL
			: found != NULL && starts_alike(found, json_string_value(expected)),
		name);
}

static void compare_records(
	struct score *score, const json_t *want, const json_t *records, const char *name)
{
	size_t i;
	json_t *each;

	if (json_object_get(want, "records") == NULL)
		return;
	score_one(score, SCORE_RECORDS, true,
		json_array_size(json_object_get(want, "records")) == json_array_size(records),
		name);
	json_array_foreach(json_object_get(want, "records"), i, each)
	{
		const json_t *got = json_array_get(records, i);
		const json_t *amounts = json_object_get(got, "amounts");
		const json_t *pence = json_object_get(each, "amounts_pence");
		bool alike = json_array_size(amounts) == json_array_size(pence);

		for (size_t k = 0; alike && k < json_array_size(pence); k++)
			alike = json_equal(json_array_get(pence, k),
				json_object_get(json_array_get(amounts, k), "pence"));
		compare_key(score, SCORE_REF, each, "ref", got, "ref", name);
		compare_key(score, SCORE_TITLE, each, "title", got, "title", name);
		compare_key(score, SCORE_DATE, each, "date", got, "date_signed", name);
		score_one(score, SCORE_RECORDS, got != NULL, alike, name);
	}
}

/* Parts as plain numbers: { count, pence } stands for so many. */
static json_t *parts_plain(const json_t *parts)
{
	json_t *plain = json_array(), *each;
	size_t i;

	json_array_foreach(parts, i, each)
	{
		json_int_t count = json_is_object(each)
					   ? json_integer_value(json_object_get(each, "count"))
					   : 1;
		json_t *pence = json_is_object(each) ? json_object_get(each, "pence") : each;

		for (json_int_t k = 0; k < count && k < 1000; k++)
			json_array_append(plain, pence);
	}
	return plain;
}

static bool parts_alike(const json_t *want, const json_t *got)
{
	json_t *x = parts_plain(want), *y = parts_plain(got), *each;
	bool alike = json_array_size(x) == json_array_size(y);
	size_t i, k;

	for (i = 0; alike && i < json_array_size(x); i++) {
		for (k = 0; k < json_array_size(y); k++)
			if (json_equal(json_array_get(x, i), json_array_get(y, k)))
				break;
		alike = k < json_array_size(y);
		if (alike)
			json_array_remove(y, k);
	}
	json_array_foreach(y, i, each) alike = false;
	json_decref(x);
	json_decref(y);
	return alike;
}

/* Each expected sum is there; sums beyond those are wrong. */
static void compare_sums(
	struct score *score, const json_t *want, const json_t *records, const char *name)
{
	const json_t *sums = json_object_get(want, "sums"), *sum;
	json_t *found = json_array(), *each;
	size_t i, k;

	if (sums == NULL)
		sums = json_object_get(want, "reconcile");
	json_array_foreach(records, i, each)
		json_array_extend(found, json_object_get(each, "sums"));
	json_array_foreach(sums, i, sum)
	{
		json_t *parts = json_incref(json_object_get(sum, "parts_pence"));
		const json_t *factors = json_object_get(sum, "factors");
		const json_t *holds = json_object_get(sum, "holds");

		if (parts == NULL)
			parts = json_pack("[{s:O,s:O}]", "count", json_array_get(factors, 0),
				"pence", json_array_get(factors, 1));
		holds = holds == NULL ? json_object_get(sum, "reconciles") : holds;
		for (k = 0; k < json_array_size(found); k++) {
			each = json_array_get(found, k);
			if (parts_alike(parts, json_object_get(each, "parts_pence")) &&
				json_equal(json_object_get(sum, "total_pence"),
					json_object_get(each, "total_pence")) &&
				json_equal(holds, json_object_get(each, "holds")))
				break;
		}
		bool right = json_array_remove(found, k) == 0;

		score_one(score, SCORE_SUMS, right, right, name);
		json_decref(parts);
	}
	for (k = 0; sums != NULL && k < json_array_size(found); k++) {
		printf("# %s: sum too many\n", name);
		score->shown[SCORE_SUMS]++;
		score->wrong[SCORE_SUMS]++;
	}
	json_decref(found);
}

/* "Police and Crime Commissioner for Kent" is "PCC for Kent". */
static const char *name_short(struct arena *a, const char *name)
{
	static const char *const offices[][2] = { { "Police and Crime Commissioner", "PCC" },
		{ "Police, Fire and Crime Commissioner", "PFCC" } };

	for (size_t i = 0; i < 2; i++) {
		const char *at = strcasestr(name, offices[i][0]);

		if (at != NULL)
			return arena_format(a, "%.*s%s%s", (int)(at - name), name, offices[i][1],
				at + strlen(offices[i][0]));
	}
	return name;
}

/* Is one of the two names in the other? */
static bool names_alike(const json_t *x, const json_t *y)
{
	struct arena *a = arena_open(1 << 10);
	const char *one = name_short(a, json_string_value(x));
	const char *two = name_short(a, json_string_value(y));
	bool alike = strcasestr(one, two) != NULL || strcasestr(two, one) != NULL;

	arena_close(a);
	return alike;
}

/* Names, loosely: `right` of `asked` is recall, `wrong` of `shown` what is too many. */
static void compare_names(struct score *score, enum score_field field, const char *key,
	const json_t *want, const json_t *records, const char *name)
{
	const json_t *names = json_object_get(want, key), *x, *y;
	json_t *found = json_array(), *each;
	size_t i, k;

	json_array_foreach(records, i, each) json_array_extend(found, json_object_get(each, key));
	json_array_foreach(names, i, x)
	{
		for (k = 0; k < json_array_size(found); k++)
			if (names_alike(x, json_array_get(found, k)))
				break;
		score->asked[field]++;
		score->right[field] += k < json_array_size(found);
		if (k == json_array_size(found))
			printf("# %s: %s missed: %s\n", name, key, json_string_value(x));
	}
	json_array_foreach(found, k, y)
	{
		for (i = 0; i < json_array_size(names); i++)
			if (names_alike(json_array_get(names, i), y))
				break;
		score->shown[field] += names != NULL;
		score->wrong[field] += names != NULL && i == json_array_size(names);
		if (names != NULL && i == json_array_size(names))
			printf("# %s: %s WRONG: %s\n", name, key, json_string_value(y));
	}
	json_decref(found);
}

static void document_compare(
	struct score *score, const json_t *want, const json_t *records, const char *name)
{
	const json_t *first = json_array_get(records, 0);
	bool several = json_object_get(want, "records") != NULL;

	if (!several) { // else each of the records has its own
		compare_key(score, SCORE_REF, want, "ref", first, "ref", name);
		compare_key(score, SCORE_TITLE, want, "title", first, "title", name);
		compare_key(score, SCORE_DATE, want, "date_signed", first, "date_signed", name);
	}
	compare_key(score, SCORE_SIGNATORY, want, "signatory", first, "signatory", name);
	if (!json_is_null(json_object_get(want, "signatory_role")))
		compare_key(
			score, SCORE_ROLE, want, "signatory_role", first, "signatory_role", name);
	compare_key(score, SCORE_DECLARATION, want, "declaration_of_interest", first,
		"declaration_of_interest", name);
	compare_key(score, SCORE_START, want, "service_start", first, "service_start", name);
	compare_key(
		score, SCORE_RETROSPECTIVE, want, "retrospective", first, "retrospective", name);
	compare_amounts(score, want, records, name);
	compare_recommendation(score, want, first, name);
	compare_records(score, want, records, name);
	compare_sums(score, want, records, name);
	compare_names(score, SCORE_FUNDERS, "funders", want, records, name);
	compare_names(score, SCORE_PROVIDERS, "providers", want, records, name);
	compare_names(score, SCORE_PROGRAMMES, "programmes", want, records, name);
	compare_names(score, SCORE_LAWS, "legal_powers", want, records, name);
}

static void document_score(
	struct arena *a, const char *folder, const char *name, struct score *score)
{
	size_t size = 0, stem = strlen(name) - strlen(".expected.json");
	const char *path = arena_format(a, "%s/%.*s.txt", folder, (int)stem, name);
	char *bytes = file_read(path, &size);
	json_t *want = json_load_file(arena_format(a, "%s/%s", folder, name), 0, NULL);
	struct buf out = buf_new(a, 4096);
	struct reading reading;

	if (bytes == NULL || want == NULL)
		die("no document or no expectations: %s", path);
	reader_read(a, bytes, size, &reading);
	free(bytes);
	reading_json(&out, &reading);

	json_t *records = json_loads(out.at, 0, NULL);

	if (records == NULL)
		die("not JSON: %s", path);
	score->documents++;
	document_compare(score, want, records, name);
	json_decref(records);
	json_decref(want);
}

bool documents_score(const char *folder, struct score *score)
{
	DIR *list = opendir(folder);
	struct arena *a = arena_open((size_t)1 << 16);

	*score = (struct score){ 0 };
	if (list != NULL) {
		for (struct dirent *entry; (entry = readdir(list)) != NULL;)
			if (slice_ends(slice_of(entry->d_name), ".expected.json"))
				document_score(a, folder, entry->d_name, score);
		closedir(list);
	}
	arena_close(a);
	return score->documents > 0;
}

void score_print(const char *folder, const struct score *score)
{
	printf("# %zu documents in %s\n", score->documents, folder);
	for (size_t i = 0; i < SCORE_FIELDS; i++)
		if (score->asked[i] + score->shown[i] > 0)
			printf("# %-16s %3zu of %3zu right, %zu of %zu shown wrong\n",
				field_names[i], score->right[i], score->asked[i], score->wrong[i],
				score->shown[i]);
	printf("# %.1f per cent of the five right, %.1f of all shown wrong\n",
		score_right_percent(score), score_wrong_percent(score));
}

double score_right_percent(const struct score *score)
{
	size_t right = 0, asked = 0;

	for (size_t i = 0; i <= SCORE_AMOUNTS; i++) {
		right += score->right[i];
		asked += score->asked[i];
	}
	return 100.0 * (double)right / (double)asked;
}

double score_wrong_percent(const struct score *score)
{
	size_t wrong = 0, shown = 0;

	for (size_t i = 0; i < SCORE_FIELDS; i++) {
		wrong += i == SCORE_DECLARATION ? 0 : score->wrong[i];
		shown += i == SCORE_DECLARATION ? 0 : score->shown[i];
	}
	return 100.0 * (double)wrong / (double)shown;
}
