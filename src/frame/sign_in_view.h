/* SPDX-License-Identifier: MIT */
/*
 * What the pages of signing in show.
 */
#ifndef FRAME_SIGN_IN_VIEW_H
#define FRAME_SIGN_IN_VIEW_H

#include "frame/page.h"
#include "html/components.h"

struct demonstration_role {
	const char *name;	// the word of whoever has it
	const char *title;	// in the reader's language, like what it does
	const char *does;
};

struct sign_in_view {
	const struct problems *problems;
	const char *login;	// as typed
	const char *to;		// where to go afterwards; "" for home
	int64_t kept;		// the number of a kept form; 0: none
	const char *kept_text;	// the same, for the form
	struct form_keys keys;
	const struct demonstration_role *roles;
	size_t role_count;
	struct url for_public;	// none: there is nothing that everybody may read
};

struct kept_form_view {
	struct url action;
	struct form_keys keys;
};

#endif
