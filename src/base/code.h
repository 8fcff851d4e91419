/* SPDX-License-Identifier: MIT */
/*
 * What a record is called by where somebody reads it aloud or copies it from paper.
 */
#ifndef BASE_CODE_H
#define BASE_CODE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

enum { CODE_LETTERS = 8 };

/* Of letters and figures that are not taken for one another, and make no words. */
const char *code_of_chance(struct arena *a, int64_t chance);

/* False of what no code begins with, folded: of most words, for they have a vowel. */
bool code_may_begin(const char *folded);

/* "CDFG 3467", as people read it; it never breaks between lines. */
const char *code_words(struct arena *a, const char *code);

#endif
