/* Made by viewc from the views: edit those. */
#include "opens.h"

#include "i18n/i18n.h"

#line 2 "opens.html"
void view_begin(struct html *out)
{
	HTML_LITERAL(out, "<!doctype html>\n"
		"<html lang=\"");
#line 4 "opens.html"
	HTML_PUT_ATTRIBUTE(out, language_code(out->language));
	HTML_LITERAL(out, "\">\n"
		"<body>\n");
}
