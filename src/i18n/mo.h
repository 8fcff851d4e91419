/* SPDX-License-Identifier: MIT */
/*
 * Reading a compiled catalogue (.mo) that lies in memory.
 *
 * The bytes are our own, made by msgfmt in the build; they are still checked
 * whole when they are opened, by assert, so that looking up need not check.
 * Format: https://www.gnu.org/software/gettext/manual/html_node/MO-Files.html
 */
#ifndef I18N_MO_H
#define I18N_MO_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct mo;

/*
 * True if every text that the catalogue speaks of lies within its bytes and ends with a NUL, and
 * every message that has a plural has exactly `forms` forms.
 */
bool mo_is_whole(const unsigned char *bytes, size_t size, size_t forms);

/* The catalogue in `bytes`, which is whole and stays where it is as long as it is used. */
struct mo *mo_open(struct arena *a, const unsigned char *bytes, size_t size, size_t forms);

/* Its translation; NULL if it has none.  The catalogue's header is not a message. */
const char *mo_find(const struct mo *mo, const char *message);

/* Form `form` (from 0) of the message whose singular is `one`; NULL if there is none. */
const char *mo_find_form(const struct mo *mo, const char *one, size_t form);

/* How many messages it holds. */
size_t mo_count(const struct mo *mo);

#endif
