/* SPDX-License-Identifier: MIT */
/*
 * What a phrase is by its words alone.
 *
 * Tables of what is common to all documents: the police areas of England and
 * Wales, the words of offices, the turns in which people approve and declare.
 */
#include "areas/decision/reader/phrases.h"

#include <ctype.h>
#include <string.h>

#include "areas/decision/reader/page.h"
#include "base/err.h"

enum { OFFICE_BYTES_MOST = 140, DECLARATION_BYTES_MOST = 1500 };

static const char *const areas[] = { "Avon and Somerset", "Avon & Somerset", "Bedfordshire",
	"Cambridgeshire", "Cheshire", "City of London", "Cleveland", "Cumbria", "Derbyshire",
	"Devon and Cornwall", "Devon, Cornwall and the Isles of Scilly", "Devon & Cornwall",
	"Dorset", "County Durham and Darlington", "Durham", "Dyfed-Powys", "Dyfed Powys", "Essex",
	"Gloucestershire", "Greater Manchester", "Gwent", "Hampshire and Isle of Wight",
	"Hampshire and the Isle of Wight", "Hampshire", "Hertfordshire", "Humberside", "Kent",
	"Lancashire", "Leicestershire", "Leicester, Leicestershire and Rutland", "Lincolnshire",
	"London", "Merseyside", "Norfolk", "North Wales", "York and North Yorkshire",
	"North Yorkshire", "Northamptonshire", "Northumbria", "Nottinghamshire", "South Wales",
	"South Yorkshire", "Staffordshire", "Stoke-on-Trent and Staffordshire", "Suffolk", "Surrey",
	"Sussex", "Thames Valley", "Warwickshire", "West Mercia", "West Midlands", "West Yorkshire",
	"Wiltshire", "Wiltshire and Swindon", "Gogledd Cymru", "De Cymru", "Dyfed-Powys" };

static const char *const honorifics[] = { "Mr", "Mrs", "Ms", "Miss", "Dr", "Sir", "Dame", "Cllr",
	"Councillor", "Lord", "Lady", "Baroness", "Mr.", "Mrs.", "Ms.", "Dr.", "Prof", "Professor",
	"Rt", "Hon", "Hon.", "Mx", "Rev", "Cyng" };
static const char *const particles[] = { "de", "van", "von", "ap", "ab", "ferch", "der", "la", "le",
	"bin", "al" };

/* Words that are capitalised as names are, and are none. */
static const char *const not_names[] = { "the", "this", "that", "note", "grant", "home", "ministry",
	"government", "welsh", "service", "services", "trust", "fund", "funding", "board", "group",
	"association", "community", "safety", "partnership", "university", "department", "signed",
	"signature", "date", "none", "not", "please", "see", "held", "on", "copy", "redacted",
	"original", "electronic", "electronically", "approved", "recommendation", "background",
	"programme", "project", "domestic", "abuse", "victim", "victims", "violence", "safer",
	"contract", "report", "decision", "executive", "summary", "title", "a", "an", "i", "we",
	"it", "to", "of", "for", "and", "in", "by", "is", "no", "yes", "all", "key", "news",
	"contact", "email", "telephone", "for", "obe", "mbe", "cbe", "qpm", "kc", "qc", "jp", "mp",
	"limited", "ltd", "cic", "charity", "foundation", "justice", "centre", "support", "women's",
	"aid", "independent", "digital", "wet", "supporting", "financial", "legal", "public",
	"open", "transcription", "agreement", "voice", "order", "hearing", "north", "south", "east",
	"west" };

static const char *const honours[] = { "TD", "DL", "BEM", "KPM", "CB", "CVO", "QFSM", "QAM", "FRSA",
	"PhD", "CPFA", "FCCA", "MVO", "LVO", "DSO", "MC", "KBE", "DBE", "OStJ", "QAM", "KFSM" };

static const char *const office_links[] = { "for", "of", "and", "the", "&", "to", "in", "a", "on",
	"behalf", "-", "–", "yr", "y", "a'r", "dros", "criminal", "justice", "service", "services",
	"gm", "gmca", "community", "safety", "victims", "strategy", "planning", "commission",
	"safer", "stronger", "communities" };

static const char *const deciding_words[] = { "commissioner", "mayor", "pcc", "pfcc", "dpcc",
	"dmpc", "comisiynydd", "gomisiynydd", "chth", "cht" };
static const char *const advising_words[] = { "chief", "officer", "executive", "director",
	"manager", "head", "treasurer", "solicitor", "secretary", "lead", "prif", "swyddog",
	"office", "swyddfa", "constable", "assistant" };

static bool word_in(struct slice word, const char *const *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (slice_is_any_case(word, words[i]))
			return true;
	return false;
}

size_t area_size(struct slice text)
{
	size_t best = 0;

	for (size_t i = 0; i < array_size(areas); i++) {
		size_t size = strlen(areas[i]);

		if (size > best && slice_starts_any_case(text, areas[i]) &&
			(size == text.size || !byte_is_word(text.at[size])))
			best = size;
	}
	return best;
}

/* The first byte of a letter that Latin script adds; dashes and quotes start higher. */
static bool starts_accented(char c)
{
	return (unsigned char)c >= 0xC3 && (unsigned char)c < 0xE1;
}

/* The next word; parts of it are joined by - and '. */
static size_t word_size(struct slice s)
{
	size_t i = 0;

	while (i < s.size) {
		bool letter = isalnum((unsigned char)s.at[i]) || starts_accented(s.at[i]);
		bool joint = i > 0 && (s.at[i] == '-' || s.at[i] == '\'') && i + 1 < s.size &&
			     byte_is_word(s.at[i + 1]);
		bool quote = i > 0 && slice_starts(slice_part(s, i, s.size), "’");
		bool inner =
			i > 0 && (unsigned char)s.at[i] >= 0x80 && starts_accented(s.at[i - 1]);

		if (!letter && !joint && !quote && !inner)
			break;
		i += quote ? strlen("’") : 1;
	}
	return i;
}

/* One word of a name: a capital, then small letters, or an initial, or all capitals. */
static bool is_name_word(struct slice word, bool capitals)
{
	size_t small = 0;

	if (word.size == 0 || word_in(word, not_names, array_size(not_names)) ||
		word_is_of_office(word))
		return false;
	if (!isupper((unsigned char)word.at[0]) && (unsigned char)word.at[0] < 0xC3)
		return false;
	for (size_t i = 0; i < word.size; i++) {
		if (isdigit((unsigned char)word.at[i]))
			return false;
		small += islower((unsigned char)word.at[i]) || (unsigned char)word.at[i] >= 0x80;
	}
	if (word_in(word, honours, array_size(honours)))
		return false;
	return small > 0 || word.size <= 2 || capitals || (unsigned char)word.at[0] >= 0xC3;
}

/* "A" or "I" that a dot, another initial or nothing but a surname follows: no article, no "I". */
static bool is_initial(struct slice text, size_t at, size_t size, bool dot)
{
	struct slice rest = slice_part(text, at + size, text.size);

	if (size != 1 || !isupper((unsigned char)text.at[at]))
		return false;
	if (dot || rest.size < 4 || rest.at[0] != ' ' || !isupper((unsigned char)rest.at[1]))
		return dot;

	size_t end = 1 + word_size(slice_part(rest, 1, rest.size));

	return end == 2 || (at == 0 && (end == rest.size || rest.at[end] == ','));
}

size_t person_size(struct slice text, size_t *from)
{
	size_t at = 0, end = 0, words = 0, long_words = 0;
	bool capitals = text.size > 3 && isupper((unsigned char)text.at[1]);

	*from = 0;
	while (at < text.size && words < 5) {
		size_t size = word_size(slice_part(text, at, text.size));
		struct slice word = slice_part(text, at, at + size);
		bool dot = at + size < text.size && text.at[at + size] == '.';

		if (words == 0 && word_in(word, honorifics, array_size(honorifics))) {
			at += size + dot;
			while (at < text.size && text.at[at] == ' ')
				at++;
			*from = at;
			capitals = at + 1 < text.size && isupper((unsigned char)text.at[at + 1]);
			continue;
		}
		if (words > 0 && word_in(word, particles, array_size(particles))) {
			at += size + 1;
			continue;
		}
		if (!(is_name_word(word, capitals) || is_initial(text, at, size, dot)) ||
			(words >= 2 && area_size(slice_part(text, at, text.size)) > 0))
			break;
		dot = dot && size <= 2;
		words++;
		long_words += size > 2;
		end = at + size;
		at = end + dot;
		if (at >= text.size || (text.at[at] != ' ' && !dot))
			break;
		while (at < text.size && text.at[at] == ' ')
			at++;
	}
	if (words < 2 || long_words < 1 ||
		area_size(slice_part(text, *from, end)) == end - *from) // "Greater Manchester"
		return 0;
	return end;
}

/* "for North Midshire": a few capitalised words after "for" or "of", and nothing else. */
static bool is_place(struct slice text)
{
	static const char *const links[] = { "for ", "of ", "dros ", "the ", "ar gyfer " };
	size_t words = 0, linked = 0;

	for (size_t i = 0; i < array_size(links); i++)
		if (slice_starts(text, links[i])) {
			text = slice_trim(slice_part(text, strlen(links[i]), text.size));
			linked++;
			i = SIZE_MAX;
		}
	while (text.size > 0 && linked > 0) {
		size_t size = word_size(text);
		struct slice word = slice_part(text, 0, size);

		if (size == 0 ||
			(!isupper((unsigned char)word.at[0]) &&
				!(words > 0 && (slice_is(word, "and") || slice_is(word, "the") ||
						       slice_is(word, "of")))))
			return false;
		words++;
		text = slice_trim(slice_part(text, size, text.size));
	}
	return words > 0 && words <= 5;
}

bool is_office(struct slice text)
{
	size_t words = 0;

	text = slice_trim(text);
	if (text.size < 3 || text.size > OFFICE_BYTES_MOST)
		return false;
	while (text.size > 0) {
		size_t area = area_size(text), n = 0;

		if (area > 0) {
			text = slice_trim(slice_part(text, area, text.size));
			continue;
		}
		while (n < text.size && strchr(" ,/()", text.at[n]) == NULL)
			n++;

		struct slice word = slice_part(text, 0, n);

		if (words > 0 && is_place(text))
			return true;
		if (word_is_of_office(word))
			words++;
		else if (n > 0 && !word_in(word, office_links, array_size(office_links)))
			return false;
		text = slice_trim(slice_part(text, n + (n < text.size), text.size));
	}
	return words > 0;
}

bool is_signing_line(struct slice text)
{
	size_t from, end = person_size(text, &from);

	if (end == 0 || text.size > OFFICE_BYTES_MOST || end >= text.size)
		return false;
	while (end < text.size &&
		(strchr(" ,-", text.at[end]) != NULL || (unsigned char)text.at[end] >= 0x80))
		end++;
	return is_office(slice_part(text, end, text.size));
}

bool office_decides(struct slice text)
{
	return find_any_word(text, deciding_words, array_size(deciding_words)) >= 0 &&
	       find_any_word(text, advising_words, array_size(advising_words)) < 0;
}

bool is_post(struct slice text)
{
	return is_office(text) &&
	       (find_any_word(text, deciding_words, array_size(deciding_words)) >= 0 ||
		       find_any_word(text, advising_words, array_size(advising_words)) >= 0);
}

bool is_declaration(struct slice text)
{
	static const char *const matters[] = { "prejudicial interest", "register of interests",
		"prejudicial interests", "disclosable interest", "disclosable interests",
		"conflict of interest", "conflicts of interest", "pecuniary interest",
		"pecuniary interests", "interest in this matter", "interests in this matter",
		"interest of mine", "personal interest", "personal interests",
		"interests to declare", "interest to declare", "register of interest",
		"interest in this decision", "fuddiant", "buddiant", "buddiannau", "fuddiannau",
		"declaration of interests", "interests entry", "register of interests’",
		"no interests", "no interest" };
	static const char *const turns[] = { "I confirm", "I declare", "I have considered",
		"I have no", "I do not have", "I can confirm", "I certify", "I hereby", "confirms",
		"declares", "declared", "has no", "I am satisfied", "rwy'n cadarnhau",
		"rwyf wedi ystyried", "yr wyf yn cadarnhau", "cadarnhaf", "rwy'n datgan",
		"datganaf", "I had no", "rwy’n cadarnhau", "rwy’n datgan", "nid oes gennyf",
		"does not have", "were no", "there are no", "confirmed", "nid oes gen i" };

	return text.size <= DECLARATION_BYTES_MOST &&
	       find_any_word(text, matters, array_size(matters)) >= 0 &&
	       find_any_word(text, turns, array_size(turns)) >= 0;
}

bool is_approving(struct slice text)
{
	static const char *const turns[] = { "I approve", "I hereby approve", "has my approval",
		"have my approval", "I agree", "I have agreed", "I have decided", "my decision is",
		"I have approved", "I authorise", "I hereby authorise", "I award", "I have awarded",
		"I note", "has decided", "has approved", "has agreed", "I endorse", "I agreed",
		"I approved", "I decided", "rwy'n cymeradwyo", "rwy’n cymeradwyo", "cymeradwyaf",
		"yr wyf yn cymeradwyo", "rwyf wedi penderfynu", "rwyf yn cymeradwyo",
		"fy mhenderfyniad" };

	return text.size < (size_t)2 * DECLARATION_BYTES_MOST &&
	       find_any_word(text, turns, array_size(turns)) >= 0;
}

/* Byte after `word` and one space, if `text` starts with it; else 0. */
static size_t after_word(struct slice text, const char *word)
{
	size_t size = strlen(word);

	if (!slice_starts_any_case(text, word) || (size < text.size && byte_is_word(text.at[size])))
		return 0;
	return size + (size < text.size && text.at[size] == ' ');
}

size_t police_body_size(struct slice text)
{
	static const char *const bodies[] = { "Mayor's Office for Policing and Crime",
		"Mayor’s Office for Policing and Crime", "MOPAC",
		"Greater Manchester Combined Authority", "GMCA",
		"West Yorkshire Combined Authority", "South Yorkshire Mayoral Combined Authority",
		"York and North Yorkshire Combined Authority" };
	static const char *const offices[] = { "Office of the Police and Crime Commissioner",
		"Office of the Police, Fire and Crime Commissioner",
		"Police and Crime Commissioner's Office", "Police, Fire and Crime Commissioner",
		"Police, Fire & Crime Commissioner", "Police Fire and Crime Commissioner",
		"Police and Crime Commissioner", "Police & Crime Commissioner",
		"Police and Crime Commission", "OPFCC", "OPCC", "PFCC", "PCC",
		"Comisiynydd yr Heddlu a Throseddu", "Comisiynydd Heddlu a Throseddu",
		"Comisiynydd Heddlu a Throsedd", "Comisiynydd yr Heddlu a Throsedd",
		"Swyddfa Comisiynydd yr Heddlu a Throseddu",
		"Swyddfa Comisiynydd Heddlu a Throseddu" };
	static const char *const links[] = { "for", "dros", "ar gyfer", "yn" };

	for (size_t i = 0; i < array_size(bodies); i++)
		if (after_word(text, bodies[i]) > 0)
			return strlen(bodies[i]);

	size_t area = area_size(text);
	struct slice rest = slice_part(text, area + (area > 0), text.size);

	for (size_t i = 0; i < array_size(offices); i++) {
		size_t size = after_word(rest, offices[i]);

		if (size == 0)
			continue;
		if (area > 0)
			return area + 1 + strlen(offices[i]);

		struct slice after = slice_part(rest, size, rest.size);

		if (slice_starts(after, "(") &&
			memchr(after.at, ')', after.size < 12 ? after.size : 12))
			after = slice_trim(slice_part(after,
				(size_t)((char *)memchr(after.at, ')', after.size) - after.at) + 1,
				after.size));
		for (size_t k = 0; k < array_size(links); k++) {
			size_t link = after_word(after, links[k]);
			struct slice place = slice_part(after, link, after.size);

			place = slice_part(place, after_word(place, "the"), place.size);
			if (link > 0 && area_size(place) > 0)
				return (size_t)(place.at - text.at) + area_size(place);
		}
		if (area_size(after) > 0)
			return (size_t)(after.at - text.at) + area_size(after);
	}
	return 0;
}
