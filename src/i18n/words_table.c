/* SPDX-License-Identifier: MIT */
/*
 * Prints what words_intl.mjs compares with Node's Intl, a fact a line, with tabs:
 *
 *	date	en|cy	2025-03-20	20 March 2025	Thursday 20 March 2025
 *	plural	3	3
 *	sort	cy	Aberaeron	<key in hexadecimal>
 */
#include <stdio.h>

#include "base/err.h"
#include "i18n/i18n.h"
#include "i18n/plural.h"

enum { DAYS = 4 * 366, PLURAL_LAST = 200 };

static const enum language languages[] = { ENGLISH, WELSH };

/* Without Bangor and Llan-g, where we know better. */
static const char *const words[] = { "aur", "âr", "Aberaeron", "cath", "cyw", "chwaer", "Chwilog",
	"dŵr", "dyn", "ddoe", "eira", "ffa", "fel", "fi", "gwên", "gwen", "gwyn", "Gŵyr", "angel",
	"ansawdd", "agor", "Llŷn", "lili", "llaw", "Môn", "mon", "pobl", "phen", "rhyd", "radio",
	"tân", "tan", "Tan", "tanc", "theatr", "tŷ", "Ynys Môn", "Ynys", "ŵy", "wy", "Sir Benfro",
	"Sir Gâr", "siriol", "crëyr", "creu", "ïon" };

static void print_date(struct arena *a, struct date d)
{
	for (size_t i = 0; i < array_size(languages); i++)
		printf("date\t%s\t%s\t%s\t%s\n", language_code(languages[i]), date_iso(a, d),
			date_words(a, languages[i], d), date_words_weekday(a, languages[i], d));
}

static void print_key(struct arena *a, enum language language, const char *word)
{
	printf("sort\t%s\t%s\t", language_code(language), word);
	for (const char *at = sort_key(a, language, word); *at != '\0'; at++)
		printf("%02x", (unsigned char)*at);
	putchar('\n');
}

int main(void)
{
	struct arena *a = arena_open(1 << 20);

	for (int i = 0; i < DAYS; i++)
		print_date(a, date_add_days(date_of(2024, 1, 1), i));
	for (int n = 0; n <= PLURAL_LAST; n++)
		printf("plural\t%d\t%zu\n", n, plural_welsh(n));
	for (size_t i = 0; i < array_size(words); i++) {
		print_key(a, ENGLISH, words[i]);
		print_key(a, WELSH, words[i]);
	}
	arena_close(a);
	return 0;
}
