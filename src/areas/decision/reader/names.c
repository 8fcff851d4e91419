/* SPDX-License-Identifier: MIT */
/*
 * The bodies of a decision: whose it is, who funds, who provides, which programme.
 *
 * A body has to stand under a label or in a turn of speech that says what it does:
 * "delivered by X", "funding from the X".  A name that is only mentioned is none of
 * these; after a turn that misleads at times it is UNSURE.
 */
#include "areas/decision/reader/names.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/err.h"

/* Bodies that fund; before "…" any capitalised words belong to them. */
static const char *const funding_bodies[] = { "Home Office", "Ministry of Justice",
	"Welsh Government", "Youth Justice Board", "NHS England", "Llywodraeth Cymru",
	"Swyddfa Gartref", "Weinyddiaeth Gyfiawnder", "County Council", "City Council",
	"Borough Council", "District Council", "County Borough Council",
	"Clinical Commissioning Group", "Integrated Care Board", "Health Board",
	"Youth Endowment Fund", "MOPAC", "OPCC", "OPFCC", "Combined Authority",
	"National Lottery Community Fund", "Probation Service" };
static const char *const funding_words[] = { "fund", "funding", "funded", "grant", "grants",
	"money", "award", "awarded", "match", "contribution", "contribute", "contributed",
	"contributing", "pay", "pays", "investment", "invest", "finance", "financed",
	"leads the commissioning", "budget", "pools", "cyllid", "cyllido", "ariannu",
	"grant agreement" };
static const char *const own_words[] = { "agreed to fund", "set aside", "to fund", "match",
	"matched", "contribute", "Victims’ Fund", "Victims' Fund", "annual budget", "has set",
	"my budget", "commissioning budget", "will fund", "PCC funds", "reserve",
	"allocated funding" };

/* Turns after which a provider's name stands. */
static const char *const provider_turns[] = { "delivered by", "provided by", "sub-contract with",
	"subcontract with", "awarded to", "award to", "contract to", "contract with", "grant to",
	"commissioned from", "working with", "run by", "funding to", "service to", "provision by",
	"darperir gan", "cyflwynir gan", "i'w ddarparu gan", "delivery by", "triage will be by",
	"the contractor", "the provider" };
/* Turns right before "£": the provider stands between, or after "to". */
static const char *const giving[] = { "give ", "gives ", "giving ", "award ", "pay ", "grant ",
	"allocate " };

static const char *const generic[] = { "The", "This", "A", "An", "That", "These", "Police", "PCC",
	"Approve", "Accept", "Award", "Note", "Agree", "Mae", "Key", "New", "Our", "Each", "All",
	"In", "For", "Of", "It", "No", "To", "And" };

bool is_capital(struct slice s, size_t i)
{
	return i < s.size && (isupper((unsigned char)s.at[i]) || (unsigned char)s.at[i] == 0xC3);
}

/* Capitalised words at the front of `s`, with small links between; their size. */
static size_t name_size(struct slice s)
{
	static const char *const links[] = { "of ", "and ", "the ", "for ", "& ", "y ", "a ",
		"ar " };
	size_t at = 0, end = 0;

	while (at < s.size && at < NAME_BYTES_MOST) {
		size_t from = at;

		for (size_t i = 0; i < array_size(links) && end > 0; i++)
			if (slice_starts(slice_part(s, at, s.size), links[i]))
				at += strlen(links[i]);
		if (at > from)
			continue;
		if (!is_capital(s, at))
			break;
		while (at < s.size &&
			(byte_is_word(s.at[at]) || strchr("-'&", s.at[at]) != NULL ||
				((unsigned char)s.at[at] >= 0x80 &&
					!slice_starts(slice_part(s, at, s.size), "–"))))
			at++;
		end = at;
		if (at >= s.size || s.at[at] != ' ')
			break;
		at++;
	}
	return end;
}

/* A month or a weekday with a capital is no body. */
static bool is_of_calendar(struct slice name)
{
	static const char *const words[] = { "January", "February", "March", "April", "May", "June",
		"July", "August", "September", "October", "November", "December", "Monday",
		"Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };

	for (size_t i = 0; i < array_size(words); i++)
		if (slice_is(name, words[i]))
			return true;
	return false;
}

/* "CARA Programme" when "CARA (Cautioning …)" is known: the first word and no other name. */
static bool is_spelt_out(const char *known, const char *value)
{
	static const char *const kinds[] = { " Programme", " programme", " Project", " project",
		" Scheme", " scheme" };
	struct slice stem = slice_of(value);

	for (size_t i = 0; i < array_size(kinds); i++)
		if (slice_ends(stem, kinds[i]))
			stem = slice_part(stem, 0, stem.size - strlen(kinds[i]));
	return stem.size < strlen(value) && strncmp(known, stem.at, stem.size) == 0 &&
	       strncmp(known + stem.size, " (", 2) == 0;
}

void name_add(struct making *making, struct found_texts *list, struct span at, enum sure sure)
{
	at = page_trim(making->page, at);
	const char *value = page_line(making->page, at);

	if (strlen(value) < 3 || list->n >= NAMES_MOST ||
		is_of_calendar(page_part(making->page, at)))
		return;
	list_each (struct found_text *, known, list)
		if (strcasestr(known->value, value) != NULL || is_spelt_out(known->value, value)) {
			if (sure > known->sure && strlen(known->value) == strlen(value))
				known->sure = sure;
			if (known->sure >= sure)
				return;
		}
	*list_add(making->page->a, list) =
		(struct found_text){ .value = value, .where = at, .sure = sure };
}

/* A label in a row of several cells heads its column; what stands beside it is the next head. */
static bool is_column_head(const struct making *making, size_t i)
{
	const struct piece *piece = making_piece(making, i);

	return piece->in_row && piece->value.from == piece->value.to &&
	       (piece->continues_row ||
		       (i + 2 < making->end && making_piece(making, i + 2)->continues_row));
}

/* Values of labels: "A; B", one on a line. */
void names_from_label(struct making *making, enum label label, struct found_texts *list)
{
	for (size_t i = making->first; i < making->end; i++) {
		if (making_piece(making, i)->label != label)
			continue;

		struct span value = making_value(making, i);
		size_t from = value.from;

		if (is_column_head(making, i))
			continue;

		for (size_t k = value.from; k <= value.to; k++)
			if (k == value.to || making->page->text.at[k] == ';' ||
				making->page->text.at[k] == '\n') {
				if (k - from < NAME_BYTES_MOST &&
					(is_capital(making->page->text, from) ||
						isalpha((
							unsigned char)making->page->text.at[from])))
					name_add(making, list, (struct span){ from, k }, SURE);
				from = k + 1;
			}
	}
}

const char *office_cased(const struct making *making, struct span at)
{
	static const char *const small[] = { "and", "of", "for", "the" };
	char *text = arena_text(making->page->a, page_line(making->page, at));

	for (char *c = text; *c != '\0'; c++)
		if (*c >= 'a' && *c <= 'z')
			return text;
	if (strchr(text, ' ') == NULL)
		return text;
	for (char *word = text; *word != '\0';) {
		size_t n = strcspn(word, " -");
		bool lower = false;

		for (size_t i = 0; i < array_size(small); i++)
			lower = lower ||
				(n == strlen(small[i]) && strncasecmp(word, small[i], n) == 0);
		for (size_t i = lower && word != text ? 0 : 1; i < n; i++)
			if (word[i] >= 'A' && word[i] <= 'Z')
				word[i] = (char)(word[i] + 'a' - 'A');
		word += n + (word[n] != '\0');
	}
	return text;
}

/* The body that the page names first; UNSURE where it names several, late. */
void page_find_organisation(struct page *page)
{
	struct slice text = page->text;
	struct span first = { 0, 0 };
	bool several = false;

	for (size_t i = 0; i < text.size; i++) {
		size_t size;

		if (!is_capital(text, i) || (i > 0 && byte_is_word(text.at[i - 1])))
			continue;
		size = police_body_size(slice_part(text, i, text.size));
		if (size == 0)
			continue;
		if (first.to == 0)
			first = (struct span){ i, i + size };
		else if (slice_find(slice_part(text, i, i + size), "Office", 0) == SIZE_MAX &&
			 strncasecmp(text.at + i + size - 4, text.at + first.to - 4, 4) != 0)
			several = true;
		i += size - 1;
	}
	page->organisation = first;
	page->organisation_sure = several && first.from > 400 ? UNSURE : SURE;
}

static void organisation_read(struct making *making)
{
	const struct page *page = making->page;
	struct found_text *role = &making->record->text[TEXT_SIGNATORY_ROLE];

	if (role->sure == SURE && police_body_size(page_part(page, role->where)) > 0)
		text_set(making, TEXT_ORGANISATION,
			(struct span){ role->where.from,
				role->where.from + police_body_size(page_part(page, role->where)) },
			SURE);
	else if (page->organisation.to > 0)
		text_set_as(making, TEXT_ORGANISATION, page->organisation,
			office_cased(making, page->organisation), page->organisation_sure);
}

/* Where the word that ends at byte `end` begins. */
static size_t word_start(struct slice text, size_t end)
{
	while (end > 0 && strchr(" \n\t(,", text.at[end - 1]) == NULL)
		end--;
	return end;
}

/* The whole of a body's name whose end is known: the capitalised words before it too. */
struct span body_span(struct slice text, size_t at, size_t size, bool joins)
{
	size_t from = at;

	while (from > 1 && text.at[from - 1] == ' ') {
		size_t word = from - 1;

		while (word > 0 && strchr(" \n\t(,", text.at[word - 1]) == NULL)
			word--;

		struct slice before = slice_part(text, word, from - 1);
		bool link = slice_is(before, "&") || slice_is(before, "of") ||
			    (joins && slice_is(before, "and"));
		bool dull = false;

		for (size_t i = 0; i < array_size(generic); i++)
			dull = dull || slice_is(before, generic[i]);
		bool inner = link && word > 1 && is_capital(text, word_start(text, word - 1));

		if (inner) {
			from = word;
			continue;
		}
		if (!is_capital(text, word) || dull || link || ref_size(before) == before.size ||
			strchr(":;.)", before.at[before.size - 1]) != NULL)
			break;
		from = word;
	}
	return (struct span){ from, at + size };
}

static bool is_listed(const struct found_texts *list, const char *name)
{
	list_each (const struct found_text *, known, list)
		if (strcasecmp(known->value, name) == 0)
			return true;
	return name[0] == '\0';
}

/* "Gwent OPCC" is listed already when "Police and Crime Commissioner for Gwent" is to be. */
static bool office_is_listed(const struct found_texts *list, const char *office)
{
	const char *area = strstr(office, " for ");

	if (area == NULL)
		return false;
	list_each (const struct found_text *, known, list)
		if (strcasestr(known->value, area + strlen(" for ")) != NULL &&
			(strstr(known->value, "CC") != NULL ||
				strstr(known->value, "Commissioner") != NULL))
			return true;
	return false;
}

/* "£40,500 to the Borough Council", "grant agreement with the County Council": no funder. */
static bool is_receiver(struct slice text, struct span body)
{
	static const char *const turns[] = { " to", " with", " by" };
	struct slice before =
		slice_trim(slice_part(text, body.from > 40 ? body.from - 40 : 0, body.from));

	if (slice_find(slice_part(text, body.from, body.to), "Council", 0) == SIZE_MAX)
		return false;
	if (slice_ends(before, " the"))
		before = slice_trim(slice_part(before, 0, before.size - 4));
	if (slice_ends(before, "funded by") || slice_ends(before, "paid by") ||
		slice_ends(before, "met by"))
		return false;
	for (size_t i = 0; i < array_size(turns); i++)
		if (slice_ends(before, turns[i]))
			return true;
	return false;
}

static void funders_read(struct making *making)
{
	const struct page *page = making->page;
	struct span all = making_span(making);
	struct slice text = page_part(page, all);
	struct found_texts *funders = &making->record->funders;

	names_from_label(making, LABEL_FUNDER, funders);
	list_each (struct found_amount *, amount, &making->record->amounts)
		if (amount->kind == AMOUNT_CONTRIBUTION && amount->label_is_body &&
			!is_listed(funders, amount->label) && funders->n < NAMES_MOST)
			*list_add(making->page->a, funders) = (struct found_text){
				.value = amount->label, .where = amount->sentence, .sure = SURE
			};
	for (size_t k = 0; k < array_size(funding_bodies); k++)
		for (size_t at = find_word(text, funding_bodies[k], 0); at != SIZE_MAX;
			at = find_word(text, funding_bodies[k], at + 1)) {
			size_t size = strlen(funding_bodies[k]), low = at > 48 ? at - 48 : 0;
			struct span sentence = page_sentence(page, all.from + at, all);
			struct slice near;

			low = low < sentence.from - all.from ? sentence.from - all.from : low;
			near = slice_part(text, low, at + size + 40);
			if (!is_capital(text, at) || (find_any_word(near, funding_words,
							      array_size(funding_words)) < 0 &&
							     slice_find(near, "£", 0) == SIZE_MAX))
				continue;

			struct span body = body_span(text, at, size, false);

			if (is_receiver(text, body))
				continue;
			if (!slice_is(slice_part(text, body.from, body.to), "OPCC") &&
				!slice_is(slice_part(text, body.from, body.to), "OPFCC"))
				name_add(making, funders,
					(struct span){ all.from + body.from, all.from + body.to },
					SURE);
			if (funders->n >= NAMES_MOST)
				return;
		}
	if (making->record->text[TEXT_ORGANISATION].sure == SURE &&
		find_any_word(text, own_words, array_size(own_words)) >= 0 &&
		!office_is_listed(funders, making->record->text[TEXT_ORGANISATION].value))
		name_add(making, funders, making->record->text[TEXT_ORGANISATION].where, SURE);
}

bool is_public_office(struct slice name)
{
	static const char *const offices[] = { "Home Office", "Ministry of Justice",
		"Welsh Government", "PCC", "PCCs", "OPCC", "Commissioner", "Commissioners",
		"Chief Constable", "Police", "PFCC", "Government", "I", "Section", "Appendix",
		"Mayor", "Deputy Mayor", "Llywodraeth Cymru", "Grant", "Force", "Award" };

	for (size_t i = 0; i < array_size(offices); i++)
		if (slice_is(name, offices[i]))
			return true;
	return police_body_size(name) > 0 || slice_starts(name, "Police and Crime") ||
	       slice_starts(name, "Police & Crime") || slice_ends(name, "OPCC");
}

/* "… Trust", "… Council", "… Ltd": words that only a body's name ends with. */
static bool ends_as_body(struct slice name)
{
	static const char *const ends[] = { " Trust", " Council", " Ltd", " Limited", " CIC",
		" Charity", " Association", " Foundation", " University", " Aid", " Centre",
		" Partnership", " Alliance", " Society", " Company", " Group", " Federation",
		" Club", " Homes", " CIO", " LLP", " Housing", " Hub", " Network" };

	for (size_t i = 0; i < array_size(ends); i++)
		if (slice_ends(name, ends[i]))
			return true;
	return slice_starts(name, "University of ");
}

/* A provider's name at byte `at` of the record, "the" and a few words of praise before it. */
static void provider_at(
	struct making *making, struct slice text, size_t base, size_t at, bool body_only)
{
	static const char *const lead[] = { "the ", "a ", "an ", "national ", "charity ", "local ",
		"specialist ", "current ", "provider ", "company ", "organisation ", "incumbent " };

	for (size_t round = 0; round < 4; round++)
		for (size_t i = 0; i < array_size(lead); i++)
			if (slice_starts(slice_part(text, at, text.size), lead[i]))
				at += strlen(lead[i]);

	struct slice rest = slice_part(text, at, text.size);
	size_t size = name_size(rest);
	struct slice name = slice_part(rest, 0, size);

	if (slice_ends(name, " Grant") || slice_ends(name, " Contract") || slice_ends(name, "'s") ||
		slice_ends(name, "’s"))
		return;
	if (size < 3 || is_public_office(name) || is_office(name) || ref_size(name) == name.size)
		return;
	name_add(making, &making->record->providers, (struct span){ base + at, base + at + size },
		body_only && !ends_as_body(name) ? UNSURE : SURE);
}

/* Does a name stand at byte `at`, "the" before it or not? */
static bool names_follow(struct slice text, size_t at)
{
	if (slice_starts(slice_part(text, at, text.size), "the "))
		at += 4;
	return is_capital(text, at);
}

/* Turns that a provider's name follows often, not always: certain for what is plainly a body. */
static void providers_likely(struct making *making, struct slice text, size_t base)
{
	static const char *const turns[] = { "paid to", "given to", "made to", "agreement with",
		"employed by", "hosted by", "to support", "to fund", "allocated to", "payable to" };

	for (size_t k = 0; k < array_size(turns); k++)
		for (size_t at = find_word(text, turns[k], 0); at != SIZE_MAX;
			at = find_word(text, turns[k], at + 1))
			provider_at(making, text, base, at + strlen(turns[k]) + 1, true);
	for (size_t at = slice_find(text, "£", 0); at != SIZE_MAX;
		at = slice_find(text, "£", at + 1)) {
		size_t to = slice_find(slice_part(text, at, at + 24), " to ", 0);

		if (to != SIZE_MAX && strchr("0123456789mk", text.at[at + to - 1]) != NULL)
			provider_at(making, text, base, at + to + 4, true);
	}
}

static void providers_read(struct making *making)
{
	struct span all = making_span(making);
	struct slice text = page_part(making->page, all);

	names_from_label(making, LABEL_PROVIDER, &making->record->providers);
	for (size_t k = 0; k < array_size(provider_turns); k++)
		for (size_t at = find_word(text, provider_turns[k], 0); at != SIZE_MAX;
			at = find_word(text, provider_turns[k], at + 1))
			provider_at(
				making, text, all.from, at + strlen(provider_turns[k]) + 1, false);
	for (size_t k = 0; k < array_size(giving); k++)
		for (size_t at = slice_find_any_case(text, giving[k], 0); at != SIZE_MAX;
			at = slice_find_any_case(text, giving[k], at + 1)) {
			size_t from = at + strlen(giving[k]);
			struct slice rest = slice_part(text, from, from + 140);
			size_t to = slice_find(rest, " to ", 0), pound = slice_find(rest, "£", 0);

			if (pound == SIZE_MAX || (at > 0 && byte_is_word(text.at[at - 1])))
				continue;
			if (to != SIZE_MAX && to > pound && to - pound < 30 &&
				(pound <= 8 || names_follow(rest, to + 4)))
				provider_at(making, text, all.from, from + to + 4, false);
			else if (pound > 8 && pound < 80)
				provider_at(making, text, all.from, from, false);
		}
	for (size_t at = find_word(text, "award the", 0); at != SIZE_MAX;
		at = find_word(text, "award the", at + 1)) {
		size_t to = slice_find(slice_part(text, at, at + 160), " to ", 0);

		if (to != SIZE_MAX)
			provider_at(making, text, all.from, at + to + 4, false);
	}
	providers_likely(making, text, all.from);
	for (size_t at = slice_find(text, " receives £", 0); at != SIZE_MAX;
		at = slice_find(text, " receives £", at + 1)) {
		size_t from = at;

		while (from > 0 && at - from < NAME_BYTES_MOST &&
			strchr("\n.", text.at[from - 1]) == NULL)
			from--;
		provider_at(making, text, all.from, from, false);
	}
}

void record_read_names(struct making *making)
{
	organisation_read(making);
	funders_read(making);
	providers_read(making);
	record_read_programmes(making);
}
