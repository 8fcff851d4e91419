/* SPDX-License-Identifier: MIT */
/*
 * An example of what an area writes for a page with a form: the view's struct here, the view in
 * example.html.  Its test is in page_test.c.
 */
#ifndef HTML_TESTING_EXAMPLE_H
#define HTML_TESTING_EXAMPLE_H

#include "base/err.h"
#include "html/components.h"
#include "html/page.h"

struct example {
	struct page page;
	struct form form;
	struct problems problems;
	const char *title, *cap, *reason, *language;
	const char *day, *month, *year;
};

#endif
