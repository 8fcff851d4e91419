/* Made by viewc from the views: edit those. */
#include "accepted.h"

#include "i18n/i18n.h"

#line 3 "accepted.html"
void view_example(struct html *out, const struct example *v)
{
	HTML_LITERAL(out, "<div class=\"panel ");
#line 5 "accepted.html"
	HTML_PUT_ATTRIBUTE(out, v->is_new ? "panel--new" : "");
	HTML_LITERAL(out, "\" title=\"");
#line 5 "accepted.html"
	html_sentence(out, tr(out->language, "About {name}"),
		(const struct html_value[]){
		HTML_VALUE_ATTRIBUTE("name", v->name) }, 1);
	HTML_LITERAL(out, "\">\n"
		"<h1>");
#line 6 "accepted.html"
	html_sentence(out, tr(out->language, "Signed by {name} on {date}"),
		(const struct html_value[]){
		HTML_VALUE("name", v->name),
		HTML_VALUE("date", date_of(2025, 3, 20)) }, 2);
	HTML_LITERAL(out, "</h1>\n"
		"<p>");
#line 7 "accepted.html"
	html_sentence(out, tr(out->language, "Sent to {who} " "on {day}"),
		(const struct html_value[]){
		HTML_VALUE("who", v->n == 1 ? "x y=z" : v->name),
		HTML_VALUE("day", day_of(v, 3)) }, 2);
	HTML_LITERAL(out, "</p>\n");
#line 9 "accepted.html"
	for (size_t i = 0; i < v->n; i++) {
	HTML_LITERAL(out, "<p><a href=\"");
#line 10 "accepted.html"
	html_url(out, v->person[i].url);
	HTML_LITERAL(out, "\">");
#line 10 "accepted.html"
	HTML_PUT(out, v->person[i].name);
	HTML_LITERAL(out, "</a></p>\n");
#line 11 "accepted.html"
	}
	HTML_LITERAL(out, "<p>");
#line 12 "accepted.html"
	html_sentence(out, tr_n(out->language, "{count} person", "{count} people", (int64_t)(v->n)),
		(const struct html_value[]){
		HTML_VALUE("count", v->n) }, 1);
	HTML_LITERAL(out, " ");
#line 12 "accepted.html"
	 view_tag(out, &v->tag);
	HTML_LITERAL(out, "</p>\n"
		"<p class=\"");
#line 13 "accepted.html"
	HTML_PUT_ATTRIBUTE(out, v->quote == '"' ? "one" : "two");
	HTML_LITERAL(out, "\">");
#line 13 "accepted.html"
	HTML_PUT(out, v->name);
	HTML_LITERAL(out, "</p>\n"
		"<input name=\"agreed\"\n");
#line 15 "accepted.html"
	if (v->agreed) {
	HTML_LITERAL(out, "checked\n");
#line 17 "accepted.html"
	}
	HTML_LITERAL(out, "type=\"checkbox\">\n"
		"<a href=\"#");
#line 19 "accepted.html"
	HTML_PUT_ATTRIBUTE(out, v->anchor);
	HTML_LITERAL(out, "\" lang=\"cy\" translate=\"no\">Cymraeg</a> &amp; <br>\n"
		"<svg viewBox=\"0 0 8 8\"><path d=\"M0 0h8\"/></svg>\n"
		"<textarea name=\"reason\">\n"
		"  ");
#line 22 "accepted.html"
	HTML_PUT(out, v->reason);
	HTML_LITERAL(out, "</textarea>\n"
		"<script src=\"");
#line 23 "accepted.html"
	html_url(out, v->script);
	HTML_LITERAL(out, "\" defer></script>\n"
		"</div>\n");
#line 25 "accepted.html"
	html_input(out, &(struct field){ .name = "}", .label = tr(out->language, "Name"),
#line 26 "accepted.html"
	.value = v->name });
}
