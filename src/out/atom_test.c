/* SPDX-License-Identifier: MIT */
/*
 * A feed as libxml2 reads it.
 */
#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

#include "base/err.h"
#include "base/testing.h"
#include "out/atom.h"

static struct arena *a;

static const struct atom_feed welsh_feed = {
	.language = WELSH,
	.id = "tag:sarn.example,2026:register/cy",
	.title = "Cofrestr <penderfyniadau> & \"rhagor\"",
	.author = "Comisiynydd Sampl",
	.self_url = "https://sarn.example/cy/register.atom?a=1&b=2",
	.other_feed_url = "https://sarn.example/register.atom",
	.page_url = "https://sarn.example/cy/register",
	.other_page_url = "https://sarn.example/register",
	.updated_at = { INT64_C(1742463000000) },
};

static const struct atom_entry an_entry = {
	.id = "tag:sarn.example,2026:decision/17",
	.title = "Tŷ Sampl",
	.summary = "Llinell\nlinell\r\n\tlinell \xf0\x9f\x8f\xb4",
	.page_url = "https://sarn.example/cy/register/17",
	.other_page_url = "https://sarn.example/register/17",
	.published_at = { INT64_C(1742463000000) },
	.updated_at = { INT64_C(1742466600000) },
};

static struct buf written(const struct atom_entry *entry)
{
	struct buf out = buf_new(a, 16);
	struct atom atom = atom_start(&out, &welsh_feed);

	atom_entry(&atom, entry);
	assert_true(atom_end(&atom));
	return out;
}

/* What libxml2 answers to an XPath question about the feed, as text. */
static void assert_answer(const char *expected, const char *question)
{
	struct buf out = written(&an_entry);
	xmlDoc *doc = xmlReadMemory(out.at, (int)out.size, "feed", NULL, XML_PARSE_NONET);
	assert_non_null(doc);
	xmlXPathContext *context = xmlXPathNewContext(doc);
	xmlXPathRegisterNs(context, BAD_CAST "a", BAD_CAST "http://www.w3.org/2005/Atom");
	xmlXPathObject *object = xmlXPathEvalExpression(BAD_CAST question, context);
	assert_non_null(object);
	xmlChar *answer = xmlXPathCastToString(object);

	assert_string_equal(expected, (const char *)answer);
	xmlFree(answer);
	xmlXPathFreeObject(object);
	xmlXPathFreeContext(context);
	xmlFreeDoc(doc);
}

static void atom__the_feed_says_what_it_is(void **state)
{
	(void)state;
	assert_answer("cy", "/a:feed/@xml:lang");
	assert_answer(welsh_feed.id, "/a:feed/a:id");
	assert_answer(welsh_feed.title, "/a:feed/a:title");
	assert_answer("Comisiynydd Sampl", "/a:feed/a:author/a:name");
	assert_answer("2025-03-20T09:30:00.000Z", "/a:feed/a:updated");
}

static void atom__the_feed_links_to_itself_its_page_and_the_other_language(void **state)
{
	(void)state;
	assert_answer(welsh_feed.self_url, "/a:feed/a:link[@rel='self' and @hreflang='cy']/@href");
	assert_answer(welsh_feed.other_feed_url,
		"/a:feed/a:link[@rel='alternate' and @hreflang='en' and "
		"@type='application/atom+xml']/@href");
	assert_answer(welsh_feed.page_url,
		"/a:feed/a:link[@rel='alternate' and @hreflang='cy' and @type='text/html']/@href");
	assert_answer(welsh_feed.other_page_url,
		"/a:feed/a:link[@rel='alternate' and @hreflang='en' and @type='text/html']/@href");
}

/* RFC 4287, 4.1.1: no two alternate links with the same type and hreflang. */
static void atom__no_two_alternate_links_are_alike(void **state)
{
	(void)state;
	assert_answer("3", "count(/a:feed/a:link[@rel='alternate'])");
	assert_answer("1", "count(/a:feed/a:link[@rel='alternate'][contains(@type,'atom')])");
}

static void atom__an_entry_says_what_it_is(void **state)
{
	(void)state;
	assert_answer(an_entry.id, "/a:feed/a:entry/a:id");
	assert_answer(an_entry.title, "/a:feed/a:entry/a:title");
	assert_answer(an_entry.summary, "/a:feed/a:entry/a:summary");
	assert_answer("2025-03-20T09:30:00.000Z", "/a:feed/a:entry/a:published");
	assert_answer("2025-03-20T10:30:00.000Z", "/a:feed/a:entry/a:updated");
	assert_answer(an_entry.page_url, "/a:feed/a:entry/a:link[@hreflang='cy']/@href");
	assert_answer(an_entry.other_page_url, "/a:feed/a:entry/a:link[@hreflang='en']/@href");
}

static void atom__what_is_absent_leaves_no_element(void **state)
{
	(void)state;
	assert_answer("0", "count(/a:feed/a:subtitle)");
}

static void atom__what_xml_cannot_carry_is_refused(void **state)
{
	static const char *const titles[] = { "a\001b", "\x1f", "\x0c", "\xef\xbf\xbe",
		"\xef\xbf\xbf", "\xff", "\xc3" };

	(void)state;
	for (size_t i = 0; i < array_size(titles); i++) {
		struct buf out = buf_new(a, 16);
		struct atom atom = atom_start(&out, &welsh_feed);
		struct atom_entry entry = an_entry;

		entry.title = titles[i];
		atom_entry(&atom, &entry);
		atom_entry(&atom, &an_entry);
		assert_false(atom_end(&atom));
	}
}

static void atom__a_refused_address_refuses_the_feed(void **state)
{
	struct buf out = buf_new(a, 16);
	struct atom_feed feed = welsh_feed;

	(void)state;
	feed.self_url = "https://sarn.example/\x02";
	struct atom atom = atom_start(&out, &feed);
	assert_false(atom_end(&atom));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(atom__the_feed_says_what_it_is),
		cmocka_unit_test(atom__the_feed_links_to_itself_its_page_and_the_other_language),
		cmocka_unit_test(atom__no_two_alternate_links_are_alike),
		cmocka_unit_test(atom__an_entry_says_what_it_is),
		cmocka_unit_test(atom__what_is_absent_leaves_no_element),
		cmocka_unit_test(atom__what_xml_cannot_carry_is_refused),
		cmocka_unit_test(atom__a_refused_address_refuses_the_feed),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
