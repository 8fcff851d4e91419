/* SPDX-License-Identifier: MIT */
/*
 * Much of one kind, written into a demonstration for measuring: each by a write of its own, of
 * which many are under way at one time, so that they share a commit.
 */
#ifndef APP_SAMPLING_H
#define APP_SAMPLING_H

#include "app/program.h"

struct sampling {
	struct program *p;
	const char *what; // "Decisions"
	const char *done; // "decisions are published"
	int64_t begun_s;  // makes what one run draws its own
	int64_t most;     // so many are made
	void *kind;       // what its kind needs to know

	/* Number n, made before its write and living in `a`; what `store` is given. */
	void *(*make)(const struct sampling *s, struct arena *a, int64_t n);
	/* Answers NULL, or why it cannot be. */
	const char *(*store)(struct work *w, const struct sampling *s, void *one);
	/* The moment at which number n is stored; NULL: now, each of them. */
	struct instant (*at)(const struct sampling *s, int64_t n);
};

enum { SAMPLE_MOST = 1000000 };

/* A number that looks drawn by lot: the same for the same `n` of the same run. */
uint64_t sampling_lot(const struct sampling *s, int64_t n);

/* Each finds what its kind needs; false, and said, if the demonstration has it not. */
bool sample_decisions(struct sampling *s);
bool sample_people(struct sampling *s);
bool sample_invoices(struct sampling *s);

#endif
