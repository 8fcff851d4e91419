/* SPDX-License-Identifier: MIT */
/*
 * Makes C of views:  viewc OUT.c OUT.h VIEW.html…
 *
 * A view is HTML with C in it; tools/README.md says how it is written.  What is
 * unsafe is refused, not escaped: a hole stands in text or in double quotes, an
 * address comes from a `struct url`, and words for people go through {{_ }}.
 * Every element is closed, on whichever way the lines of C lead through.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/slice.h"
#include "tools/file.h"

enum { DEPTH_MAX = 128 };

enum state { IN_TEXT, IN_TAG, IN_VALUE };

struct element {
	struct slice name;
	int line;
	bool is_untranslated; // it or one around it has translate="no"
};

/* How things stood at a { in a line of C; they stand so again at its }. */
struct brace {
	size_t depth;
	size_t top; // where the innermost element was opened
	enum state state;
};

struct view {
	const char *file;
	struct slice text;
	size_t at;
	enum state state;

	struct element open[DEPTH_MAX]; // open[depth] is the one whose tag is being read
	size_t depth;
	size_t opened_at[DEPTH_MAX];
	struct brace braces[DEPTH_MAX];
	size_t brace_count;
	struct slice leaves_open; // the names after "% opens", outermost first

	struct slice attribute;
	size_t value_at; // where its value starts

	struct buf literal; // HTML not written to `body` yet
	struct buf head;    // what goes before the signature
	struct buf body;
	struct slice signature;
};

/* ---- where we are, and saying so ---- */

static int line_of(const struct view *v, size_t at)
{
	int line = 1;

	for (size_t i = 0; i < at; i++)
		line += v->text.at[i] == '\n';
	return line;
}

static size_t line_start(const struct view *v, size_t at)
{
	while (at > 0 && v->text.at[at - 1] != '\n')
		at--;
	return at;
}

_Noreturn static void refuse(const struct view *v, size_t at, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

_Noreturn static void refuse(const struct view *v, size_t at, const char *format, ...)
{
	va_list args;

	fprintf(stderr, "%s:%d:%zu: error: ", v->file, line_of(v, at), at - line_start(v, at) + 1);
	va_start(args, format);
	vfprintf(stderr, format, args);
	va_end(args);
	fputc('\n', stderr);
	exit(1);
}

static struct slice rest(const struct view *v)
{
	return slice_part(v->text, v->at, v->text.size);
}

static bool is_next(const struct view *v, const char *text)
{
	return slice_starts(rest(v), text);
}

static bool is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
	return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':';
}

static bool is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Takes a run of name characters; empty if there is none. */
static struct slice take_name(struct view *v)
{
	size_t from = v->at;

	while (v->at < v->text.size && is_name(v->text.at[v->at]))
		v->at++;
	return slice_part(v->text, from, v->at);
}

static bool is_one_of(struct slice name, const char *const *names)
{
	for (; *names != NULL; names++)
		if (slice_is_any_case(name, *names))
			return true;
	return false;
}

/* ---- writing C ---- */

/* `text` as a C string literal, a new literal after each line end. */
static void put_c_string(struct buf *to, struct slice text)
{
	buf_char(to, '"');
	for (size_t i = 0; i < text.size; i++) {
		char c = text.at[i];

		if (c == '"' || c == '\\')
			buf_char(to, '\\');
		if (c != '\n')
			buf_char(to, c);
		else
			buf_text(to, i + 1 < text.size ? "\\n\"\n\t\t\"" : "\\n");
	}
	buf_char(to, '"');
}

static void flush_literal(struct view *v)
{
	if (v->literal.size == 0)
		return;
	buf_text(&v->body, "\tHTML_LITERAL(out, ");
	put_c_string(&v->body, (struct slice){ v->literal.at, v->literal.size });
	buf_text(&v->body, ");\n");
	v->literal.size = 0;
}

/* Says that what follows was written at byte `at` of the view. */
static void put_place(const struct view *v, struct buf *to, size_t at)
{
	buf_format(to, "#line %d \"%s\"\n", line_of(v, at), v->file);
}

/* ---- holes ---- */

/* Past a C string or character constant that starts at `i`. */
static size_t past_quoted(struct slice s, size_t i)
{
	char quote = s.at[i++];

	while (i < s.size && s.at[i] != quote)
		i += s.at[i] == '\\' ? 2 : 1;
	return i < s.size ? i + 1 : s.size;
}

/* The first white space outside quotes and brackets, from `i` on; s.size if there is none. */
static size_t find_space(struct slice s, size_t i)
{
	int depth = 0;

	while (i < s.size) {
		char c = s.at[i];

		if (depth == 0 && is_space(c))
			return i;
		if (c == '"' || c == '\'') {
			i = past_quoted(s, i);
			continue;
		}
		depth += c == '(' || c == '[' || c == '{';
		depth -= c == ')' || c == ']' || c == '}';
		i++;
	}
	return s.size;
}

static size_t name_size(struct slice s)
{
	size_t n = 0;

	while (n < s.size && is_name(s.at[n]))
		n++;
	return n;
}

/* "name=", but not "name==". */
static bool starts_argument(struct slice s)
{
	size_t n = name_size(s);

	return n > 0 && n + 1 < s.size && s.at[n] == '=' && s.at[n + 1] != '=';
}

/* Takes "name=value" off the front of `*s`, up to the next name=; false when nothing is left. */
static bool take_argument(struct view *v, struct slice *s, struct slice *name, struct slice *value)
{
	*s = slice_trim(*s);
	if (s->size == 0)
		return false;
	if (!starts_argument(*s))
		refuse(v, (size_t)(s->at - v->text.at),
			"a value of a sentence is written name=value");

	size_t n = name_size(*s);
	size_t end = find_space(*s, n + 1);

	while (end < s->size && !starts_argument(slice_trim(slice_part(*s, end, s->size))))
		end = find_space(*s, end + 1);
	*name = slice_part(*s, 0, n);
	*value = slice_part(*s, n + 1, end);
	*s = slice_part(*s, end, s->size);
	return true;
}

/* Takes the message, one or more C strings, off the front of `*s`. */
static struct slice take_message(struct view *v, struct slice *s)
{
	size_t end = 0;

	*s = slice_trim(*s);
	if (s->size == 0 || s->at[0] != '"')
		refuse(v, (size_t)(s->at - v->text.at), "the text of a sentence stands in quotes");
	for (size_t i = 0; i < s->size && s->at[i] == '"';) {
		end = i = past_quoted(*s, i);
		while (i < s->size && is_space(s->at[i]))
			i++;
	}

	struct slice message = slice_part(*s, 0, end);

	*s = slice_part(*s, end, s->size);
	return message;
}

/* The call that translates; `message` holds both texts of a plural. */
static void put_translation(
	struct view *v, struct slice message, bool is_plural, struct slice count)
{
	size_t one = past_quoted(message, 0);
	struct slice many = slice_trim(slice_part(message, one, message.size));

	if (!is_plural) {
		buf_format(&v->body, "tr(out->language, %.*s)", (int)message.size, message.at);
		return;
	}
	if (many.size == 0)
		refuse(v, v->at, "{{_n }} has two texts, for one and for many");
	if (count.size == 0)
		refuse(v, v->at, "{{_n }} needs count=, the number that chooses the form");
	buf_format(&v->body, "tr_n(out->language, %.*s, %.*s, (int64_t)(%.*s))", (int)one,
		message.at, (int)many.size, many.at, (int)count.size, count.at);
}

/* {{_ "Signed by {name}" name=v->name }} and {{_n "{count} day" "{count} days" count=v->n }} */
static void put_sentence(struct view *v, struct slice hole, bool is_plural)
{
	struct slice message = take_message(v, &hole);
	struct slice name, value;
	struct slice count = SLICE_NONE;
	struct buf values = buf_new(v->body.arena, 256);
	const char *macro = v->state == IN_VALUE ? "HTML_VALUE_ATTRIBUTE" : "HTML_VALUE";
	size_t n = 0;

	for (; take_argument(v, &hole, &name, &value); n++) {
		buf_format(&values, "%s\t\t%s(\"%.*s\", %.*s)", n > 0 ? ",\n" : "", macro,
			(int)name.size, name.at, (int)value.size, value.at);
		if (slice_is(name, "count"))
			count = value;
	}
	buf_text(&v->body, n > 0 ? "\thtml_sentence(out, " : "\thtml_text(out, ");
	put_translation(v, message, is_plural, count);
	if (n > 0)
		buf_format(
			&v->body, ",\n\t\t(const struct html_value[]){\n%s }, %zu", values.at, n);
	buf_text(&v->body, ");\n");
}

static const char *const address_attributes[] = { "action", "cite", "data", "data-href",
	"formaction", "href", "ping", "poster", "src", "xlink:href", NULL };

/* What prints a value here: by where the hole stands. */
static const char *printer_of(struct view *v)
{
	if (v->state == IN_TEXT)
		return "HTML_PUT";
	if (!is_one_of(v->attribute, address_attributes))
		return "HTML_PUT_ATTRIBUTE";
	if (v->at == v->value_at)
		return "html_url";
	if (v->text.at[v->value_at] == '#')
		return "HTML_PUT_ATTRIBUTE";
	refuse(v, v->at, "an address is one hole, made with url_of; nothing goes before it");
}

static void scan_hole(struct view *v)
{
	size_t from = v->at + 2;
	size_t end = from;

	if (v->state == IN_TAG)
		refuse(v, v->at, "a hole cannot make the name of an attribute; use a line of C");
	while (!slice_starts(slice_part(v->text, end, v->text.size), "}}")) {
		if (end >= v->text.size)
			refuse(v, v->at, "this hole has no }}");
		char c = v->text.at[end];

		end = c == '"' || c == '\'' ? past_quoted(v->text, end) : end + 1;
	}

	struct slice hole = slice_part(v->text, from, end);
	bool is_plural = slice_starts(hole, "_n ");
	bool is_sentence = is_plural || slice_starts(hole, "_ ");
	struct slice expression = slice_trim(hole);

	flush_literal(v);
	put_place(v, &v->body, v->at);
	if (is_sentence && v->state == IN_VALUE && is_one_of(v->attribute, address_attributes))
		refuse(v, v->at, "an address is not a sentence");
	if (expression.size == 0)
		refuse(v, v->at, "this hole is empty");
	if (is_sentence)
		put_sentence(v, slice_part(hole, is_plural ? 3 : 2, hole.size), is_plural);
	else if (slice_starts(expression, ">") && v->state == IN_TEXT)
		buf_format(&v->body, "\t%.*s;\n", (int)expression.size - 1, expression.at + 1);
	else
		buf_format(&v->body, "\t%s(out, %.*s);\n", printer_of(v), (int)expression.size,
			expression.at);
	v->at = end + 2;
}

/* ---- lines of C ---- */

static struct slice line_at(const struct view *v, size_t at)
{
	size_t end = slice_find(v->text, "\n", at);

	return slice_part(v->text, at, end == SIZE_MAX ? v->text.size : end);
}

/* Elements opened between a { and its } are closed there too, so every way through is balanced. */
static void follow_braces(struct view *v, struct slice c)
{
	size_t top = v->depth > 0 ? v->opened_at[v->depth - 1] : 0;

	for (size_t i = 0; i < c.size; i++) {
		if (c.at[i] == '"' || c.at[i] == '\'')
			i = past_quoted(c, i) - 1;
		if (c.at[i] == '{') {
			if (v->brace_count == DEPTH_MAX)
				refuse(v, v->at, "too many { within one another");
			v->braces[v->brace_count++] = (struct brace){ v->depth, top, v->state };
		}
		if (c.at[i] != '}')
			continue;
		if (v->brace_count == 0)
			refuse(v, v->at, "this } has no { in the lines of C above");

		struct brace b = v->braces[--v->brace_count];

		if (b.depth != v->depth || b.top != top || b.state != v->state)
			refuse(v, v->at, "what is opened between { and } is closed there too");
	}
}

static bool is_line_start(const struct view *v)
{
	return v->at == 0 || v->text.at[v->at - 1] == '\n';
}

static bool at_c_line(const struct view *v)
{
	return is_line_start(v) && slice_starts(slice_trim(line_at(v, v->at)), "%");
}

static void scan_c_line(struct view *v)
{
	struct slice line = line_at(v, v->at);
	struct slice c = slice_trim(line);

	c = slice_trim(slice_part(c, 1, c.size));
	if (v->state == IN_VALUE)
		refuse(v, v->at, "a line of C cannot stand inside an attribute's quotes");
	if (slice_starts(c, "#"))
		refuse(v, v->at, "lines for the preprocessor stand before the signature");
	if (c.size == 0 || strchr(";{}:,&|(?+/", c.at[c.size - 1]) == NULL)
		refuse(v, v->at, "a line of C ends with ; or a brace, so that it guards all below");
	flush_literal(v);
	if (!slice_starts(c, "/*"))
		follow_braces(v, c);
	put_place(v, &v->body, v->at);
	buf_format(&v->body, "\t%.*s\n", (int)c.size, c.at);
	v->at += line.size + (v->at + line.size < v->text.size);
}

/* ---- HTML ---- */

static const char *const void_elements[] = { "area", "br", "col", "hr", "img", "input", "link",
	"meta", "source", "track", "wbr", NULL };
static const char *const refused_elements[] = { "animate", "base", "embed", "iframe", "object",
	"set", "style", NULL };
static const char *const refused_attributes[] = { "http-equiv", "srcdoc", "srcset", "style", NULL };
static const char *const worded_attributes[] = { "alt", "aria-description", "aria-label",
	"aria-roledescription", "aria-valuetext", "label", "placeholder", "title", NULL };
static const char *const verbatim_elements[] = { "pre", "textarea", NULL };
static const char *const safe_starts[] = { "#", "https://", "mailto:", "tel:", NULL };

static void take_literal(struct view *v, size_t size)
{
	buf_put(&v->literal, v->text.at + v->at, size);
	v->at += size;
}

static bool is_inside(const struct view *v, const char *const *names)
{
	for (size_t i = 0; i < v->depth; i++)
		if (is_one_of(v->open[i].name, names))
			return true;
	return false;
}

static void scan_comment(struct view *v)
{
	size_t end = slice_find(v->text, "-->", v->at);
	size_t hole = slice_find(v->text, "{{", v->at);

	if (end == SIZE_MAX)
		refuse(v, v->at, "this comment has no -->");
	if (hole < end)
		refuse(v, hole, "a hole cannot stand in a comment");
	v->at = end + 3; // not sent to readers
	if (is_next(v, "\n"))
		v->at++;
}

static void scan_end_tag(struct view *v)
{
	size_t from = v->at;

	v->at += 2;

	struct slice name = take_name(v);

	if (!is_next(v, ">"))
		refuse(v, v->at, "a hole or a space cannot stand in an end tag");
	if (v->depth == 0)
		refuse(v, from, "</%.*s> closes nothing that is open", (int)name.size, name.at);

	struct element *e = &v->open[v->depth - 1];

	if (!slice_same_any_case(name, e->name))
		refuse(v, from, "</%.*s> stands where </%.*s> is due, opened in line %d",
			(int)name.size, name.at, (int)e->name.size, e->name.at, e->line);
	v->depth--;
	v->at = from;
	take_literal(v, name.size + 3);
}

static void scan_start_tag(struct view *v)
{
	size_t from = v->at++;
	struct slice name = take_name(v);

	if (is_next(v, "{{"))
		refuse(v, v->at, "a hole cannot make the name of an element");
	if (name.size == 0)
		refuse(v, from, "write &lt; for a < that starts no tag");
	if (is_one_of(name, refused_elements))
		refuse(v, from, "<%.*s> is not for views", (int)name.size, name.at);
	if (v->depth == DEPTH_MAX - 1)
		refuse(v, from, "too many elements within one another");
	v->open[v->depth] = (struct element){ name, line_of(v, from),
		v->depth > 0 && v->open[v->depth - 1].is_untranslated };
	v->opened_at[v->depth] = from;
	v->at = from;
	take_literal(v, name.size + 1);
	v->state = IN_TAG;
}

static void scan_text(struct view *v)
{
	char c = v->text.at[v->at];

	if (is_next(v, "<!--")) {
		scan_comment(v);
	} else if (is_next(v, "<!")) {
		if (!slice_starts_any_case(rest(v), "<!doctype html>"))
			refuse(v, v->at, "only <!doctype html> and comments start with <!");
		take_literal(v, strlen("<!doctype html>"));
	} else if (is_next(v, "</")) {
		scan_end_tag(v);
	} else if (c == '<') {
		scan_start_tag(v);
	} else if (c == '&') {
		size_t end = slice_find(rest(v), ";", 0);

		if (end > 10)
			refuse(v, v->at, "write &amp; for a & that starts no entity");
		take_literal(v, end + 1);
	} else if (is_letter(c) && (v->depth == 0 || !v->open[v->depth - 1].is_untranslated)) {
		refuse(v, v->at,
			"words go through {{_ \"…\" }}, or their element has translate=\"no\"");
	} else {
		take_literal(v, 1);
	}
}

/* Past the > of a start tag: the element is open now, unless it is one that holds nothing. */
static void end_start_tag(struct view *v, bool is_closed)
{
	static const char *const svg[] = { "svg", NULL };
	struct slice name = v->open[v->depth].name;

	take_literal(v, is_closed ? 2 : 1);
	v->state = IN_TEXT;
	if (is_one_of(name, void_elements) || (is_closed && is_inside(v, svg)))
		return;
	if (is_closed)
		refuse(v, v->at - 2, "<%.*s> is closed with </%.*s>", (int)name.size, name.at,
			(int)name.size, name.at);
	if (slice_is_any_case(name, "script") && !is_next(v, "</script>"))
		refuse(v, v->at, "a script has a src and nothing inside");
	v->depth++;
}

static void scan_attribute(struct view *v)
{
	size_t from = v->at;

	v->attribute = take_name(v);
	if (is_next(v, "{{"))
		refuse(v, v->at, "a hole cannot make the name of an attribute; use a line of C");
	if (v->attribute.size == 0)
		refuse(v, from, "this cannot stand in a tag");
	if (slice_starts_any_case(v->attribute, "on"))
		refuse(v, from, "an event handler is not for views; sarn.js listens instead");
	if (is_one_of(v->attribute, refused_attributes))
		refuse(v, from, "%.*s is not for views", (int)v->attribute.size, v->attribute.at);
	v->at = from;
	take_literal(v, v->attribute.size);
	if (!is_next(v, "="))
		return;
	take_literal(v, 1);
	if (!is_next(v, "\""))
		refuse(v, v->at, "the value of an attribute stands in double quotes");
	take_literal(v, 1);
	v->state = IN_VALUE;
	v->value_at = v->at;
}

static void scan_tag(struct view *v)
{
	if (is_next(v, ">"))
		end_start_tag(v, false);
	else if (is_next(v, "/>"))
		end_start_tag(v, true);
	else if (is_space(v->text.at[v->at]))
		take_literal(v, 1);
	else
		scan_attribute(v);
}

/* A written address: nothing that runs, nothing that would lose the reader's language. */
static void check_written_address(const struct view *v)
{
	struct slice value = slice_part(v->text, v->value_at, v->text.size);

	for (const char *const *start = safe_starts; *start != NULL; start++)
		if (slice_starts(value, *start))
			return;
	refuse(v, v->value_at, "an address within the site is a hole, made with url_of");
}

static void scan_value(struct view *v)
{
	char c = v->text.at[v->at];

	if (c == '<')
		refuse(v, v->at, "write &lt; in an attribute");
	if (v->at == v->value_at && is_one_of(v->attribute, address_attributes))
		check_written_address(v);
	if (is_letter(c) && is_one_of(v->attribute, worded_attributes) &&
		!v->open[v->depth].is_untranslated)
		refuse(v, v->at, "words in %.*s go through {{_ \"…\" }}", (int)v->attribute.size,
			v->attribute.at);
	if (c == '"') {
		struct slice value = slice_part(v->text, v->value_at, v->at);

		if (slice_is_any_case(v->attribute, "translate") && slice_is(value, "no"))
			v->open[v->depth].is_untranslated = true;
		v->state = IN_TAG;
	}
	take_literal(v, 1);
}

/* The white space that starts a line is for the view's reader, and so are blank lines. */
static bool skip_indent(struct view *v)
{
	size_t from = v->at;

	if (!is_line_start(v) || is_inside(v, verbatim_elements))
		return false;
	while (is_next(v, " ") || is_next(v, "\t"))
		v->at++;
	if (is_next(v, "\n"))
		v->at++;
	return v->at > from;
}

static void scan(struct view *v)
{
	static void (*const scanners[])(struct view * v) = { scan_text, scan_tag, scan_value };

	while (v->at < v->text.size) {
		if (at_c_line(v))
			scan_c_line(v);
		else if (skip_indent(v))
			continue;
		else if (is_next(v, "{{"))
			scan_hole(v);
		else
			scanners[v->state](v);
	}
}

/* ---- a view as a whole ---- */

/* The next word of a list of names. */
static bool take_word(struct slice *s, struct slice *word)
{
	*s = slice_trim(*s);

	size_t end = 0;

	while (end < s->size && !is_space(s->at[end]))
		end++;
	*word = slice_part(*s, 0, end);
	*s = slice_part(*s, end, s->size);
	return word->size > 0;
}

/* "% closes main body": these are open when the view starts, the last named the outermost. */
static void start_open(struct view *v, struct slice names)
{
	struct slice word;

	for (; take_word(&names, &word); v->depth++) {
		memmove(v->open + 1, v->open, v->depth * sizeof *v->open);
		v->open[0] = (struct element){ word, line_of(v, v->at), false };
	}
}

/* At the end just the elements after "% opens" are open, outermost first; else none. */
static void check_closed(struct view *v)
{
	struct slice names = v->leaves_open;
	struct slice word;
	size_t n = 0;

	if (v->state != IN_TEXT)
		refuse(v, v->text.size, "the view ends inside a tag");
	if (v->brace_count > 0)
		refuse(v, v->text.size, "a { in the lines of C has no }");
	for (; take_word(&names, &word); n++)
		if (n >= v->depth || !slice_same_any_case(v->open[n].name, word))
			refuse(v, v->text.size, "<%.*s> is not left open", (int)word.size, word.at);
	if (v->depth > n) {
		const struct element *e = &v->open[v->depth - 1];

		refuse(v, v->text.size, "<%.*s>, opened in line %d, is not closed",
			(int)e->name.size, e->name.at, e->line);
	}
}

/* The lines before the HTML: of C, and then the signature. */
static void read_head(struct view *v)
{
	struct slice line;

	for (;; v->at += line.size + 1) {
		if (v->at >= v->text.size)
			refuse(v, v->at,
				"a view starts with its signature, view_…(struct html *out, …)");
		line = line_at(v, v->at);

		struct slice c = slice_trim(line);

		if (!slice_starts(c, "%"))
			break;
		c = slice_trim(slice_part(c, 1, c.size));
		if (slice_starts(c, "opens "))
			v->leaves_open = slice_part(c, 6, c.size);
		else if (slice_starts(c, "closes "))
			start_open(v, slice_part(c, 7, c.size));
		else
			buf_format(&v->head, "%.*s\n", (int)c.size, c.at);
	}
	v->signature = slice_trim(line);
	if (slice_find(v->signature, "(struct html *out", 0) == SIZE_MAX ||
		!slice_ends(v->signature, ")"))
		refuse(v, v->at, "a view starts with its signature, view_…(struct html *out, …)");
}

/* Adds the view to the two files being made. */
static void compile(
	struct arena *a, const char *file, struct slice text, struct buf *c, struct buf *h)
{
	struct view *v = arena_one(a, struct view);

	v->file = file;
	v->text = text;
	v->literal = buf_new(a, 4096);
	v->head = buf_new(a, 256);
	v->body = buf_new(a, 2 * text.size + 256);
	read_head(v);

	size_t signature_at = v->at;

	v->at += line_at(v, v->at).size + 1;
	scan(v);
	flush_literal(v);
	check_closed(v);

	buf_put(h, v->head.at, v->head.size);
	buf_format(h, "void %.*s;\n", (int)v->signature.size, v->signature.at);
	buf_char(c, '\n');
	put_place(v, c, signature_at);
	buf_format(c, "void %.*s\n{\n%s}\n", (int)v->signature.size, v->signature.at, v->body.at);
}

int main(int argc, char **argv)
{
	struct arena *a = arena_open(1 << 20);
	struct buf c = buf_new(a, 65536);
	struct buf h = buf_new(a, 4096);

	if (argc < 3 || !slice_ends(slice_of(argv[1]), ".c") ||
		!slice_ends(slice_of(argv[2]), ".h")) {
		fprintf(stderr, "viewc OUT.c OUT.h VIEW.html…\n");
		return 64;
	}
	buf_format(&c, "/* Made by viewc from the views: edit those. */\n#include \"%s\"\n\n",
		base_name(argv[2]));
	buf_text(&c, "#include \"i18n/i18n.h\"\n");
	buf_text(&h, "/* Made by viewc from the views: edit those. */\n#pragma once\n\n#include "
		     "\"html/html.h\"\n");
	for (int i = 3; i < argc; i++)
		compile(a, argv[i], file_read(a, argv[i]), &c, &h);
	file_write(argv[1], (struct slice){ c.at, c.size });
	file_write(argv[2], (struct slice){ h.at, h.size });
	arena_close(a);
	return 0;
}
