/* SPDX-License-Identifier: MIT */
/* Folders of documents with what a careful reader finds in them, for the tests. */
#ifndef DECISION_READER_DOCUMENTS_TEST_H
#define DECISION_READER_DOCUMENTS_TEST_H

#include <stdbool.h>
#include <stddef.h>

/* The fields that a score is kept of. */
enum score_field {
	SCORE_REF,
	SCORE_TITLE,
	SCORE_DATE,
	SCORE_SIGNATORY,
	SCORE_AMOUNTS,
	SCORE_ROLE,
	SCORE_DECLARATION,
	SCORE_RECOMMENDATION,
	SCORE_START,
	SCORE_RETROSPECTIVE,
	SCORE_RECORDS,
	SCORE_SUMS,
	SCORE_FUNDERS,
	SCORE_PROVIDERS,
	SCORE_PROGRAMMES,
	SCORE_LAWS,
	SCORE_FIELDS
};

struct score {
	size_t documents;
	size_t asked[SCORE_FIELDS];
	size_t right[SCORE_FIELDS];
	size_t shown[SCORE_FIELDS]; // values shown as certain
	size_t wrong[SCORE_FIELDS]; // of these, not what the document says
};

/*
 * Reads every document of `folder` that has expectations and prints what misses; false
 * if there is no such folder.
 */
bool documents_score(const char *folder, struct score *score);

void score_print(const char *folder, const struct score *score);

/* Right of asked, in per cent, over the five that acceptance names. */
double score_right_percent(const struct score *score);

/* Wrong of shown, in per cent, over all fields but the declaration, which is always shown. */
double score_wrong_percent(const struct score *score);

/* All of a file, with a NUL after it; NULL if there is none.  The caller frees it. */
char *file_read(const char *path, size_t *size);

#endif
