/* SPDX-License-Identifier: MIT */
/*
 * Writing a page: text is escaped because of its type, addresses are a type.
 */
#include "html/html.h"

#include <assert.h>
#include <stdarg.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"
#include "html/static_file.h"
#include "i18n/i18n.h"

/* What stands for a byte that means something in HTML; NULL: the byte itself. */
static const char *const escapes[256] = {
	['&'] = "&amp;",
	['<'] = "&lt;",
	['>'] = "&gt;",
	['"'] = "&quot;",
	['\''] = "&#39;",
};

struct html html_new(struct arena *a, enum language language, size_t room)
{
	return (struct html){ .out = buf_new(a, room), .arena = a, .language = language };
}

void html_raw(struct html *out, const char *at, size_t size)
{
	buf_put(&out->out, at, size);
}

/* Runs that need no escape are copied whole. */
void html_text(struct html *out, const char *text)
{
	while (text != NULL && *text != '\0') {
		size_t plain = strcspn(text, "&<>\"'");

		buf_put(&out->out, text, plain);
		text += plain;
		if (*text != '\0')
			buf_text(&out->out, escapes[(unsigned char)*text++]);
	}
}

static void text_until(struct html *out, const char *text, const char *end)
{
	html_text(out, arena_text_n(out->arena, text, (size_t)(end - text)));
}

void html_markup(struct html *out, struct markup markup)
{
	buf_put(&out->out, markup.at, markup.size);
}

void html_date(struct html *out, struct date d)
{
	html_text(out, date_words(out->arena, out->language, d));
}

void html_money(struct html *out, struct money m)
{
	html_text(out, money_words(out->arena, out->language, m));
}

void html_int(struct html *out, long long n)
{
	html_text(out, count_words(out->arena, out->language, n));
}

void html_put_int(struct html *out, int n)
{
	html_int(out, n);
}

void html_put_unsigned(struct html *out, unsigned n)
{
	html_int(out, n);
}

void html_put_long(struct html *out, long n)
{
	html_int(out, n);
}

void html_put_unsigned_long(struct html *out, unsigned long n)
{
	assert(n <= INT64_MAX);
	html_int(out, (long long)n);
}

static bool is_blank(const char *text)
{
	return text == NULL || text[0] == '\0';
}

void html_bilingual(struct html *out, struct bilingual words)
{
	const char *own = out->language == WELSH ? words.cy : words.en;
	const char *other = out->language == WELSH ? words.en : words.cy;

	if (!is_blank(own)) {
		html_text(out, own);
	} else if (!is_blank(other)) {
		HTML_LITERAL(out, "<span lang=\"");
		html_text(out, language_code(language_other(out->language)));
		HTML_LITERAL(out, "\">");
		html_text(out, other);
		HTML_LITERAL(out, "</span>");
	}
}

void html_link(struct html *out, struct link link)
{
	if (link.url.path == NULL) {
		html_text(out, link.text);
		return;
	}
	HTML_LITERAL(out, "<a class=\"govuk-link\" href=\"");
	html_url(out, link.url);
	HTML_LITERAL(out, "\">");
	html_text(out, link.text);
	if (link.about != NULL) {
		HTML_LITERAL(out, "<span class=\"govuk-visually-hidden\"> ");
		html_text(out, link.about);
		HTML_LITERAL(out, "</span>");
	}
	HTML_LITERAL(out, "</a>");
}

void html_frame(struct html *out, const char *name, const char *title, struct url url)
{
	assert(url.kind == URL_PAGE);
	HTML_LITERAL(out, "<iframe class=\"sarn-with-paper__frame\" loading=\"lazy\" name=\"");
	html_text(out, name);
	HTML_LITERAL(out, "\" title=\"");
	html_text(out, title);
	HTML_LITERAL(out, "\" src=\"");
	html_url(out, url);
	HTML_LITERAL(out, "\"></iframe>");
}

struct markup html_take(struct html *out, size_t from)
{
	assert(from <= out->out.size);

	size_t size = out->out.size - from;
	struct markup taken = { "", size };

	if (size > 0) {
		taken.at = arena_text_n(out->arena, out->out.at + from, size);
		out->out.size = from;
		out->out.at[from] = '\0';
	}
	return taken;
}

/* ---- sentences ---- */

struct html_value html_value_text(const char *name, const char *text)
{
	return (struct html_value){ name, HTML_VALUE_TEXT, { .text = text } };
}

struct html_value html_value_markup(const char *name, struct markup markup)
{
	return (struct html_value){ name, HTML_VALUE_MARKUP, { .markup = markup } };
}

struct html_value html_value_date(const char *name, struct date d)
{
	return (struct html_value){ name, HTML_VALUE_DATE, { .date = d } };
}

struct html_value html_value_money(const char *name, struct money m)
{
	return (struct html_value){ name, HTML_VALUE_MONEY, { .money = m } };
}

struct html_value html_value_bilingual(const char *name, struct bilingual words)
{
	return (struct html_value){ name, HTML_VALUE_BILINGUAL, { .bilingual = words } };
}

struct html_value html_value_link(const char *name, struct link link)
{
	return (struct html_value){ name, HTML_VALUE_LINK, { .link = link } };
}

struct html_value html_value_int(const char *name, long long n)
{
	return (struct html_value){ name, HTML_VALUE_INT, { .integer = n } };
}

struct html_value html_value_size(const char *name, unsigned long n)
{
	assert(n <= INT64_MAX);
	return html_value_int(name, (long long)n);
}

void html_put_value(struct html *out, struct html_value value)
{
	switch (value.kind) {
	case HTML_VALUE_TEXT: html_text(out, value.text); return;
	case HTML_VALUE_MARKUP: html_markup(out, value.markup); return;
	case HTML_VALUE_DATE: html_date(out, value.date); return;
	case HTML_VALUE_MONEY: html_money(out, value.money); return;
	case HTML_VALUE_BILINGUAL: html_bilingual(out, value.bilingual); return;
	case HTML_VALUE_LINK: html_link(out, value.link); return;
	case HTML_VALUE_INT: html_int(out, value.integer); return;
	}
	unreachable("html_value_kind");
}

static const struct html_value *value_named(
	struct slice name, const struct html_value *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is(name, values[i].name))
			return &values[i];
	return NULL;
}

void html_sentence(
	struct html *out, const char *sentence, const struct html_value *values, size_t n)
{
	for (const char *open; (open = strchr(sentence, '{')) != NULL;) {
		size_t size = strcspn(open + 1, "}");
		const struct html_value *value =
			value_named((struct slice){ open + 1, size }, values, n);

		if (open[1 + size] == '\0' || value == NULL) {
			text_until(out, sentence, open + 1);
			sentence = open + 1;
			continue;
		}
		text_until(out, sentence, open);
		html_put_value(out, *value);
		sentence = open + 1 + size + 1;
	}
	html_text(out, sentence);
}

/* ---- addresses ---- */

static bool is_unreserved(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
	       (c != '\0' && strchr("-._~", c) != NULL);
}

/* `text` with every byte percent-encoded that is neither unreserved nor among `kept`. */
static void percent_encoded(struct buf *to, const char *text, const char *kept)
{
	static const char hex[] = "0123456789ABCDEF";

	for (; *text != '\0'; text++) {
		unsigned char byte = (unsigned char)*text;

		if (is_unreserved(*text) || strchr(kept, *text) != NULL)
			buf_char(to, *text);
		else
			buf_put(to, (char[]){ '%', hex[byte >> 4], hex[byte & 15] }, 3);
	}
}

struct url url_of(struct arena *a, const char *format, ...)
{
	struct buf path = buf_new(a, 64);
	va_list args;

	assert(format[0] == '/' && strchr("/\\%", format[1] ? format[1] : 'x') == NULL);
	va_start(args, format);
	for (struct slice rest = slice_of(format); rest.size > 0;) {
		size_t plain = strcspn(rest.at, "%");
		size_t size = 2; // of what stands for an argument

		buf_put(&path, rest.at, plain);
		rest = slice_part(rest, plain, rest.size);
		if (rest.size == 0)
			break;
		if (slice_starts(rest, "%s")) {
			percent_encoded(&path, va_arg(args, const char *), "");
		} else if (slice_starts(rest, "%d")) {
			buf_int(&path, va_arg(args, int));
		} else if (slice_starts(rest, "%lld")) {
			buf_int(&path, va_arg(args, long long));
			size = 4;
		} else if (slice_starts(rest, "%ld") || slice_starts(rest, "%zu")) {
			buf_int(&path, va_arg(args, long));
			size = 3;
		} else {
			assert(slice_starts(rest, "%%"));
			buf_char(&path, '%');
		}
		rest = slice_part(rest, size, rest.size);
	}
	va_end(args);
	return (struct url){ path.at, URL_PAGE };
}

struct url url_here(struct arena *a, const char *path, const char *query)
{
	struct buf here = buf_new(a, strlen(path) + strlen(query) + 8);

	buf_char(&here, '/');
	percent_encoded(&here, path + strspn(path, "/\\"), "/!$&'()*+,;=:@");
	if (query[0] != '\0') {
		buf_char(&here, '?');
		percent_encoded(&here, query, "/?%!$&'()*+,;=:@");
	}
	return (struct url){ here.at, URL_PAGE };
}

struct url url_other_language(struct url url)
{
	assert(url.kind == URL_PAGE);
	return (struct url){ url.path, URL_OTHER_LANGUAGE };
}

struct url url_static(const char *name)
{
	const struct static_file *file = static_file_named(name);

	assert(file != NULL);
	return (struct url){ file->path, URL_STATIC };
}

struct url url_absolute(struct arena *a, const char *address)
{
	struct slice s = slice_of(address);
	struct buf clean = buf_new(a, s.size);

	if (!slice_starts_any_case(s, "https://") && !slice_starts_any_case(s, "http://") &&
		!slice_starts_any_case(s, "mailto:"))
		return URL_NONE;
	for (size_t i = 0; i < s.size; i++)
		if ((unsigned char)s.at[i] <= ' ' || s.at[i] == 0x7F)
			return URL_NONE;
	percent_encoded(&clean, address, "/?#[]%!$&'()*+,;=:@");
	return (struct url){ clean.at, URL_ABSOLUTE };
}

/* "/cy" before a page's path where the language asks for it; else nothing. */
static const char *prefix_of(struct url url, enum language language)
{
	if (url.kind == URL_OTHER_LANGUAGE)
		language = language_other(language);
	else if (url.kind != URL_PAGE)
		return "";
	return language == WELSH ? "/cy" : "";
}

char *url_text(struct arena *a, struct url url, enum language language)
{
	if (url.path == NULL)
		return arena_text(a, "");
	return arena_format(a, "%s%s", prefix_of(url, language), url.path);
}

void html_url(struct html *out, struct url url)
{
	if (url.path == NULL)
		return;
	html_text(out, prefix_of(url, out->language));
	html_text(out, url.path);
}
