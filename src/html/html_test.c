/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/testing.h"
#include "html/html.h"
#include "i18n/i18n.h"

static struct arena *a;

/* What stands in `html` after `put` in that language. */
#define WRITTEN(language, put)                                                                     \
	({                                                                                         \
		struct html page = html_new(a, (language), 16);                                    \
		struct html *out = &page;                                                          \
		put;                                                                               \
		out->out.at;                                                                       \
	})

static void html__text_is_escaped_wherever_it_means_something(void **state)
{
	(void)state;
	assert_string_equal("&lt;b a=&quot;x&quot; c=&#39;y&#39;&gt; &amp;amp; é £",
		WRITTEN(ENGLISH, html_text(out, "<b a=\"x\" c='y'> &amp; é £")));
	assert_string_equal("&amp;", WRITTEN(ENGLISH, html_text(out, "&")));
	assert_string_equal("", WRITTEN(ENGLISH, html_text(out, "")));
	assert_string_equal("", WRITTEN(ENGLISH, html_text(out, NULL)));
}

static void html__a_long_text_grows_the_page(void **state)
{
	char text[5001];

	(void)state;
	memset(text, '<', 5000);
	text[5000] = '\0';

	struct html page = html_new(a, ENGLISH, 0);

	html_text(&page, text);
	assert_int_equal(20000, page.out.size);
	assert_string_equal("&lt;", page.out.at + 19996);
}

static void html__values_print_in_the_readers_language(void **state)
{
	struct date day = { 2025, 3, 20 };

	(void)state;
	assert_string_equal("20 March 2025", WRITTEN(ENGLISH, HTML_PUT(out, day)));
	assert_string_equal("20 Mawrth 2025", WRITTEN(WELSH, HTML_PUT(out, day)));
	assert_string_equal("", WRITTEN(WELSH, HTML_PUT(out, DATE_NONE)));
	assert_string_equal("£33,760", WRITTEN(WELSH, HTML_PUT(out, ((struct money){ 3376000 }))));
	assert_string_equal("1,234", WRITTEN(ENGLISH, HTML_PUT(out, 1234)));
	assert_string_equal("7", WRITTEN(ENGLISH, HTML_PUT(out, (size_t)7)));
	assert_string_equal("a&amp;b", WRITTEN(ENGLISH, HTML_PUT(out, "a&b")));
}

static void html__bilingual_words_fall_back_with_their_own_lang(void **state)
{
	struct bilingual both = { "Gwent & co", "Gwent a'i" };
	struct bilingual english = { .en = "Gwent <3" };
	struct bilingual welsh = { .en = "", .cy = "Cymru" };

	(void)state;
	assert_string_equal("Gwent &amp; co", WRITTEN(ENGLISH, HTML_PUT(out, both)));
	assert_string_equal("Gwent a&#39;i", WRITTEN(WELSH, HTML_PUT(out, both)));
	assert_string_equal(
		"<span lang=\"en\">Gwent &lt;3</span>", WRITTEN(WELSH, HTML_PUT(out, english)));
	assert_string_equal(
		"<span lang=\"cy\">Cymru</span>", WRITTEN(ENGLISH, HTML_PUT(out, welsh)));
	assert_string_equal("", WRITTEN(WELSH, HTML_PUT(out, ((struct bilingual){ 0 }))));
}

static void html__markup_taken_out_is_printed_as_it_is(void **state)
{
	struct html page = html_new(a, ENGLISH, 16);

	(void)state;
	html_text(&page, "kept ");

	size_t from = page.out.size;

	HTML_LITERAL(&page, "<b>taken</b>");

	struct markup taken = html_take(&page, from);

	assert_string_equal("kept ", page.out.at);
	html_markup(&page, taken);
	assert_string_equal("kept <b>taken</b>", page.out.at);
	assert_int_equal(0, html_take(&page, page.out.size).size);
}

static void html__a_sentence_puts_values_where_the_language_wants_them(void **state)
{
	const struct html_value values[] = {
		HTML_VALUE("name", "Enghraifft <Sampl>"),
		HTML_VALUE("date", ((struct date){ 2025, 3, 20 })),
	};
	const char *message = "Signed by {name} on {date}";

	(void)state;
	assert_string_equal("Signed by Enghraifft &lt;Sampl&gt; on 20 March 2025",
		WRITTEN(ENGLISH, html_sentence(out, tr(ENGLISH, message), values, 2)));
	assert_string_equal("Ar 20 Mawrth 2025 llofnodwyd gan Enghraifft &lt;Sampl&gt;",
		WRITTEN(WELSH, html_sentence(out, tr(WELSH, message), values, 2)));
}

static void html__a_hole_without_a_value_stays(void **state)
{
	const struct html_value values[] = { HTML_VALUE("n", 3) };

	(void)state;
	assert_string_equal("{x} 3 {n &lt; {3",
		WRITTEN(ENGLISH, html_sentence(out, "{x} {n} {n < {{n}", values, 1)));
}

static void html__a_link_without_an_address_is_text(void **state)
{
	struct link link = { "Change", url_of(a, "/a"), .about = "the <title>" };

	(void)state;
	assert_string_equal("<a class=\"govuk-link\" href=\"/cy/a\">Change"
			    "<span class=\"govuk-visually-hidden\"> the &lt;title&gt;</span></a>",
		WRITTEN(WELSH, HTML_PUT(out, link)));
	link.url = URL_NONE;
	assert_string_equal("Change", WRITTEN(WELSH, HTML_PUT(out, SHOWN(link))));
}

static void url__values_are_percent_encoded_and_ids_are_not(void **state)
{
	(void)state;
	assert_string_equal("/decisions/17?page=2",
		url_text(a, url_of(a, "/decisions/%lld?page=%d", 17LL, 2), ENGLISH));
	assert_string_equal("/decisions?search=a%26b%3D%2F%3F%23%25%20%22%3Cx%3E%C5%B5",
		url_text(a, url_of(a, "/decisions?search=%s", "a&b=/?#% \"<x>ŵ"), ENGLISH));
	assert_string_equal("/a/..%2F..%2Fb", url_text(a, url_of(a, "/a/%s", "../../b"), ENGLISH));
	assert_string_equal("/a%0D%0ASet-Cookie%3A",
		url_text(a, url_of(a, "/a%s", "\r\nSet-Cookie:"), ENGLISH));
	assert_string_equal("/n/%/-5/9/1",
		url_text(a, url_of(a, "/n/%%/%ld/%zu/%d", -5L, (size_t)9, 1), ENGLISH));
}

static void url__pages_carry_their_language_and_static_files_do_not(void **state)
{
	struct url page = url_of(a, "/decisions");

	(void)state;
	assert_string_equal("/decisions", url_text(a, page, ENGLISH));
	assert_string_equal("/cy/decisions", url_text(a, page, WELSH));
	assert_string_equal("/cy/decisions", url_text(a, url_other_language(page), ENGLISH));
	assert_string_equal("/decisions", url_text(a, url_other_language(page), WELSH));
	assert_string_equal("/static/sarn-0123.css", url_text(a, url_static("sarn.css"), WELSH));
	assert_string_equal("", url_text(a, URL_NONE, WELSH));
}

static void url__a_hostile_address_is_none(void **state)
{
	static const char *const hostile[] = { "javascript:alert(1)", " https://example.org",
		"https://example.org/\r\nX: y", "data:text/html,x", "//example.org", "", "/a",
		"jAvAsCrIpT:x", "https:example.org", "https://a b", "https://\x7f" };

	(void)state;
	for (size_t i = 0; i < sizeof hostile / sizeof hostile[0]; i++)
		assert_null(url_absolute(a, hostile[i]).path);
	assert_null(url_absolute(a, NULL).path);
}

static void url__an_absolute_address_is_kept_and_made_safe(void **state)
{
	(void)state;
	assert_string_equal("https://example.org/a%20b?c=d&e=%C5%B5#f",
		url_text(a, url_absolute(a, "https://example.org/a%20b?c=d&e=ŵ#f"), WELSH));
	assert_string_equal("https://example.org/%22%3E%3Cscript%3E",
		url_text(a, url_absolute(a, "https://example.org/\"><script>"), WELSH));
	assert_string_equal("mailto:enghraifft@example.org",
		url_text(a, url_absolute(a, "mailto:enghraifft@example.org"), ENGLISH));
}

static void url__in_a_page_it_is_escaped_once_more(void **state)
{
	(void)state;
	assert_string_equal(
		"/cy/a?b=1&amp;c=2", WRITTEN(WELSH, html_url(out, url_of(a, "/a?b=%d&c=2", 1))));
	assert_string_equal("", WRITTEN(WELSH, html_url(out, URL_NONE)));
}

static void url__here_never_leads_to_another_site(void **state)
{
	(void)state;
	assert_string_equal("/evil.example/x", url_here(a, "//evil.example/x", "").path);
	assert_string_equal("/evil.example", url_here(a, "/\\/evil.example", "").path);
	assert_string_equal("/", url_here(a, "/", "").path);
	assert_string_equal("/a%20b/%C5%B5%3Fc?d=%20%22%22&e=f",
		url_here(a, "/a b/ŵ?c", "d=%20%22\"&e=f").path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(html__text_is_escaped_wherever_it_means_something),
		cmocka_unit_test(html__a_long_text_grows_the_page),
		cmocka_unit_test(html__values_print_in_the_readers_language),
		cmocka_unit_test(html__bilingual_words_fall_back_with_their_own_lang),
		cmocka_unit_test(html__markup_taken_out_is_printed_as_it_is),
		cmocka_unit_test(html__a_sentence_puts_values_where_the_language_wants_them),
		cmocka_unit_test(html__a_hole_without_a_value_stays),
		cmocka_unit_test(html__a_link_without_an_address_is_text),
		cmocka_unit_test(url__values_are_percent_encoded_and_ids_are_not),
		cmocka_unit_test(url__pages_carry_their_language_and_static_files_do_not),
		cmocka_unit_test(url__a_hostile_address_is_none),
		cmocka_unit_test(url__an_absolute_address_is_kept_and_made_safe),
		cmocka_unit_test(url__in_a_page_it_is_escaped_once_more),
		cmocka_unit_test(url__here_never_leads_to_another_site),
	};

	a = arena_open(4096);
	return cmocka_run_group_tests(tests, NULL, NULL);
}
