/* SPDX-License-Identifier: MIT */
/*
 * A form that was posted after its session had ended: kept for the same account, given back
 * once, after signing in, and forgotten after a day.
 *
 * Whoever keeps one has checked its form token against the ended session, and leaves out
 * secrets (passwords are never kept).
 */
#ifndef AUTH_KEPT_FORM_H
#define AUTH_KEPT_FORM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/ids.h"
#include "base/slice.h"
#include "http/limits.h"

struct work;

/* Five of 1200 KB are 6 MB an account, for a day. */
enum { KEPT_FORM_BYTES_MAX = LIMIT_LARGEST_BODY_BYTES, KEPT_FORMS_MAX = 5 };

struct kept_form {
	const char *path;         // where it was posted to
	const char *content_type; // "" if none was said
	struct slice body;
};

/*
 * Answers its number, for the address of the sign-in page; 0 if a part of it is too long to keep.  The
 * oldest of an account gives way to its sixth.
 */
int64_t kept_form_put(struct work *w, struct account_id account, const struct kept_form *form);

/* It as it was posted, which leaves it there.  False, *form untouched, if there is none. */
bool kept_form_load(struct work *w, struct account_id account, int64_t id, struct kept_form *form);

/* Gives it to its account, and to nobody else, once.  False, *form untouched, if there is none. */
bool kept_form_take(struct work *w, struct account_id account, int64_t id, struct kept_form *form);

#endif
