/* SPDX-License-Identifier: MIT */
/*
 * The frame round every page: head, header with both languages, navigation, footer.
 *
 *	page_begin(out, &p);  … the page's own view …  page_end(out, &p);
 *
 * Plain data only: who asks and what they may see is decided above.
 */
#ifndef HTML_PAGE_H
#define HTML_PAGE_H

#include "html/html.h"

struct page {
	const char *site;	// whose page it is: "Sarn"
	const char *about;	// what that is, at the foot
	const struct link *foot;	// the links there
	size_t foot_count;
	bool has_exit;	// it can be left at once, for something harmless

	const char *title;	// in the reader's language; never a person's name
	struct url here;	// url_here(…), for the other language
	bool has_problems;	// the title starts "Error: "
	const char *success;	// what was just done; NULL: nothing
	bool is_demonstration;	// every page says that all data are invented
	bool is_wide;		// the review page: a document beside its fields
	bool is_for_paper;	// made into a PDF: no navigation, no script

	const char *person;	// who is signed in; NULL: nobody
	const char *role;	// what as: "Approver"
	const char *token;	// of their session, for the form that signs out
	const struct link *navigation;
	size_t navigation_count;

	const struct link *trail;	// breadcrumbs, home first
	size_t trail_count;
	struct url back;		// instead of breadcrumbs
	struct url feed;		// Atom, in this language
};

#include "html/html_views.h"

#endif
