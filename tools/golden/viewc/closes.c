/* Made by viewc from the views: edit those. */
#include "closes.h"

#include "i18n/i18n.h"

#line 2 "closes.html"
void view_end(struct html *out)
{
	HTML_LITERAL(out, "</body>\n"
		"</html>\n");
}
