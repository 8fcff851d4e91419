/* SPDX-License-Identifier: MIT */
#include "out/atom.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"

/* What XML 1.0 allows in a document, apart from its own marks. */
static bool may_be_in_xml(const char *text)
{
	const char *end = text + strlen(text);
	size_t bad_at;

	if (!utf8_valid(text, (size_t)(end - text), &bad_at))
		return false;
	while (text < end) {
		unsigned rune = utf8_next(&text, end);

		if (rune == 0xFFFE || rune == 0xFFFF)
			return false;
		if (rune < ' ' && rune != '\t' && rune != '\n' && rune != '\r')
			return false;
	}
	return true;
}

/* Right in text and in attributes; a reader would make a line feed of a bare carriage return. */
static void put_escaped(struct atom *atom, const char *text)
{
	if (!may_be_in_xml(text)) {
		atom->refused = true;
		return;
	}
	for (; *text != '\0'; text++) {
		switch (*text) {
		case '&': buf_text(atom->out, "&amp;"); break;
		case '<': buf_text(atom->out, "&lt;"); break;
		case '>': buf_text(atom->out, "&gt;"); break;
		case '"': buf_text(atom->out, "&quot;"); break;
		case '\r': buf_text(atom->out, "&#13;"); break;
		default: buf_char(atom->out, *text);
		}
	}
}

static bool is_absent(const char *text)
{
	return text == NULL || *text == '\0';
}

static void put_element(struct atom *atom, const char *name, const char *text)
{
	assert(!is_absent(text));
	buf_format(atom->out, "<%s>", name);
	put_escaped(atom, text);
	buf_format(atom->out, "</%s>\n", name);
}

static void put_instant(struct atom *atom, const char *name, struct instant at)
{
	assert(at.ms != 0);
	put_element(atom, name, instant_iso(atom->out->arena, at));
}

static void put_link(struct atom *atom, const char *relation, const char *type,
	enum language language, const char *url)
{
	if (is_absent(url))
		return;
	buf_format(atom->out, "<link rel=\"%s\" type=\"%s\" hreflang=\"%s\" href=\"", relation,
		type, language_code(language));
	put_escaped(atom, url);
	buf_text(atom->out, "\"/>\n");
}

static const char *const feed_type = "application/atom+xml";
static const char *const page_type = "text/html";

struct atom atom_start(struct buf *out, const struct atom_feed *feed)
{
	struct atom atom = { .out = out, .language = feed->language };
	enum language other = language_other(feed->language);

	assert(!is_absent(feed->self_url) && !is_absent(feed->page_url));
	buf_format(out,
		"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
		"<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"%s\">\n",
		language_code(feed->language));
	put_element(&atom, "id", feed->id);
	put_element(&atom, "title", feed->title);
	if (!is_absent(feed->subtitle))
		put_element(&atom, "subtitle", feed->subtitle);
	buf_text(out, "<author>");
	put_element(&atom, "name", feed->author);
	buf_text(out, "</author>\n");
	put_instant(&atom, "updated", feed->updated_at);
	put_link(&atom, "self", feed_type, feed->language, feed->self_url);
	put_link(&atom, "alternate", feed_type, other, feed->other_feed_url);
	put_link(&atom, "alternate", page_type, feed->language, feed->page_url);
	put_link(&atom, "alternate", page_type, other, feed->other_page_url);
	return atom;
}

void atom_entry(struct atom *atom, const struct atom_entry *entry)
{
	assert(!is_absent(entry->page_url));
	buf_text(atom->out, "<entry>\n");
	put_element(atom, "id", entry->id);
	put_element(atom, "title", entry->title);
	if (entry->published_at.ms != 0)
		put_instant(atom, "published", entry->published_at);
	put_instant(atom, "updated", entry->updated_at);
	put_link(atom, "alternate", page_type, atom->language, entry->page_url);
	put_link(atom, "alternate", page_type, language_other(atom->language),
		entry->other_page_url);
	if (!is_absent(entry->summary))
		put_element(atom, "summary", entry->summary);
	buf_text(atom->out, "</entry>\n");
}

bool atom_end(struct atom *atom)
{
	buf_text(atom->out, "</feed>\n");
	return !atom->refused;
}
