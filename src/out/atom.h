/* SPDX-License-Identifier: MIT */
/*
 * Writing an Atom feed (RFC 4287) in one language, into a buffer.
 *
 * Addresses are absolute; ids stay the same for ever and may be tag: or urn: URIs.  Texts are
 * plain, not HTML.  NULL or "" where "may be NULL" is said leaves the element out.
 */
#ifndef OUT_ATOM_H
#define OUT_ATOM_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/date.h"
#include "base/language.h"

struct atom_feed {
	enum language language;
	const char *id;
	const char *title;
	const char *subtitle;		// may be NULL
	const char *author;		// who publishes: an organisation's name
	const char *self_url;		// of this feed
	const char *other_feed_url;	// the same feed in the other language; may be NULL
	const char *page_url;		// the page that this feed follows
	const char *other_page_url;	// that page in the other language; may be NULL
	struct instant updated_at;
};

struct atom_entry {
	const char *id;
	const char *title;
	const char *summary;		// may be NULL
	const char *page_url;
	const char *other_page_url;	// may be NULL
	struct instant published_at;	// may be not set
	struct instant updated_at;
};

struct atom {
	struct buf *out;
	enum language language;
	bool refused;	// a text held what XML cannot carry
};

/* The feed's head; entries follow, then atom_end. */
struct atom atom_start(struct buf *out, const struct atom_feed *feed);

void atom_entry(struct atom *atom, const struct atom_entry *entry);

/*
 * False if any text held a control character (but tab and line end), U+FFFE, U+FFFF or bytes
 * that are not UTF-8: then what was written is not a feed, and not to be sent.
 */
bool atom_end(struct atom *atom);

#endif
