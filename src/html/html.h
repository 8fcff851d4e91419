/* SPDX-License-Identifier: MIT */
/*
 * Writing a page: text is escaped because of its type, addresses are a type.
 *
 * Views (areas/<area>/views/<name>.html) are compiled by tools/viewc to functions that
 * take a `struct html *`.  A hole prints what HTML_PUT accepts; anything else
 * does not compile.
 */
#ifndef HTML_HTML_H
#define HTML_HTML_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/language.h"
#include "base/money.h"

struct html {
	struct buf out;
	struct arena *arena;
	enum language language;
};

/* Finished HTML: made only by views and by html_take. */
struct markup {
	const char *at;
	size_t size;
};

/*
 * An address within this site, already escaped as a URL: only url_… make one.
 * Paths are written without the language prefix; it is added for Welsh when printed,
 * except for /static/… .
 */
struct url {
	const char *path; // "/decisions/17?page=2"; NULL: none
	enum url_kind { URL_PAGE, URL_STATIC, URL_OTHER_LANGUAGE, URL_ABSOLUTE } kind;
};

#define URL_NONE ((struct url){ NULL, URL_PAGE })

/* Words in both languages of which a fallback prints with its own lang="". */
struct bilingual {
	const char *en;
	const char *cy;
};

/* A link of a page, a list or a table. */
struct link {
	const char *text;
	struct url url;    // none: only the text
	const char *about; // said by screen readers after it: "Change" "the title"
	bool is_current;   // where the reader is now
};

/* Anything a page can print, with its name when it fills a hole of a sentence. */
struct html_value {
	const char *name;
	enum html_value_kind {
		HTML_VALUE_TEXT,
		HTML_VALUE_MARKUP,
		HTML_VALUE_DATE,
		HTML_VALUE_MONEY,
		HTML_VALUE_BILINGUAL,
		HTML_VALUE_LINK,
		HTML_VALUE_INT,
	} kind;
	union {
		const char *text;
		struct markup markup;
		struct date date;
		struct money money;
		struct bilingual bilingual;
		struct link link;
		long long integer;
	};
};

struct html html_new(struct arena *a, enum language language, size_t room);

void html_text(struct html *out, const char *text); // escapes & < > " '; NULL prints nothing
void html_markup(struct html *out, struct markup markup);
void html_date(struct html *out, struct date d); // words only; <time datetime=…> is the view's
void html_money(struct html *out, struct money m);
void html_int(struct html *out, long long n); // digits grouped in threes
void html_bilingual(struct html *out, struct bilingual words);
void html_link(struct html *out, struct link link);

/* A frame of a file of ours; links have its name for their target.  The reply is FRAMING_HAS then. */
void html_frame(struct html *out, const char *name, const char *title, struct url url);
void html_put_value(struct html *out, struct html_value value);
void html_raw(struct html *out, const char *at, size_t size); // for compiled views only
void html_url(struct html *out, struct url url);              // for href="", src="", action="" only

#define HTML_LITERAL(out, text) html_raw((out), text, sizeof(text) - 1)

/* What was written since `from` (out->out.size at that moment), taken out as markup. */
struct markup html_take(struct html *out, size_t from);

#define HTML_PUT(out, value)                                                                       \
	_Generic((value), char *: html_text, const char *: html_text,                              \
		struct markup: html_markup, struct date: html_date, struct money: html_money,      \
		struct bilingual: html_bilingual, struct link: html_link,                          \
		struct html_value: html_put_value, int: html_put_int,                       \
		unsigned: html_put_unsigned, long: html_put_long,                                  \
		unsigned long: html_put_unsigned_long)((out), (value))

/* The same inside an attribute's quotes, where no markup may stand. */
#define HTML_PUT_ATTRIBUTE(out, value)                                                             \
	_Generic((value), char *: html_text, const char *: html_text,                              \
		struct date: html_date, struct money: html_money,                                  \
		int: html_put_int, unsigned: html_put_unsigned,                                    \
		long: html_put_long, unsigned long: html_put_unsigned_long)((out), (value))

void html_put_int(struct html *out, int n);
void html_put_unsigned(struct html *out, unsigned n);
void html_put_long(struct html *out, long n);
void html_put_unsigned_long(struct html *out, unsigned long n);

/*
 * A translated sentence with named holes, "Signed by {name} on {date}": each value stands where
 * that language wants it, printed as HTML_PUT prints it.  A hole without a value stays as it is.
 */
void html_sentence(
	struct html *out, const char *sentence, const struct html_value *values, size_t n);

/* One value of a sentence; in an attribute markup and bilingual words do not compile. */
#define HTML_VALUE(name, value)                                                                    \
	_Generic((value), char *: html_value_text, const char *: html_value_text,                  \
		struct markup: html_value_markup, struct date: html_value_date,                    \
		struct money: html_value_money, struct bilingual: html_value_bilingual,            \
		struct link: html_value_link, int: html_value_int,                                 \
		unsigned: html_value_int, long: html_value_int,                                    \
		unsigned long: html_value_size)((name), (value))
#define HTML_VALUE_ATTRIBUTE(name, value)                                                          \
	_Generic((value), char *: html_value_text, const char *: html_value_text,                  \
		struct date: html_value_date, struct money: html_value_money,                      \
		int: html_value_int, unsigned: html_value_int, long: html_value_int,               \
		unsigned long: html_value_size)((name), (value))

/* A value without a name, for a cell or a fact. */
#define SHOWN(value) HTML_VALUE(NULL, (value))

struct html_value html_value_text(const char *name, const char *text);
struct html_value html_value_markup(const char *name, struct markup markup);
struct html_value html_value_date(const char *name, struct date d);
struct html_value html_value_money(const char *name, struct money m);
struct html_value html_value_bilingual(const char *name, struct bilingual words);
struct html_value html_value_link(const char *name, struct link link);
struct html_value html_value_int(const char *name, long long n);
struct html_value html_value_size(const char *name, unsigned long n);

/*
 * Addresses.  A "%" format for the path: %s values are percent-encoded, %lld ids and %d numbers
 * as they are: url_of(a, "/decisions/%lld", id.v), url_of(a, "/decisions?search=%s", typed).
 * Also %ld, %zu and %%; nothing else.  The format starts with '/' and a plain character.
 */
struct url url_of(struct arena *a, const char *format, ...) __attribute__((format(printf, 2, 3)));
struct url url_static(const char *name); // "sarn.css" → its path with the hash of its content
struct url url_absolute(
	struct arena *a, const char *address); // http(s):// or mailto: only; else none

/* Where the reader is now: the decoded path without its language, and the raw query ("" for none). */
struct url url_here(struct arena *a, const char *path, const char *query);

/* The same page in the other language. */
struct url url_other_language(struct url url);

/* As it stands in a Location header or a link: "/cy/decisions/17"; "" for none. */
char *url_text(struct arena *a, struct url url, enum language language);

#endif
