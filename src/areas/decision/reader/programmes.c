/* SPDX-License-Identifier: MIT */
/*
 * The programmes of a decision: "the Change Programme", "the CARA pilot".
 *
 * A programme has to stand under a label, in a list of "projects:", or before the
 * word for what it is.  Many capitalised words stand there that name no programme
 * (funds, departments, plans of work), so it is certain only where its shape leaves
 * little doubt.
 */
#include "areas/decision/reader/names.h"

#include <ctype.h>
#include <string.h>

#include "base/err.h"

enum { EXPLAINED_WITHIN_BYTES = 8000, CANDIDATES_MOST = 400 };

static const char *const programme_kinds[] = { "programme", "Programme", "project", "Project",
	"scheme", "Scheme", "pilot", "Pilot", "intervention", "Intervention", "Interventions",
	"fund", "Fund", "Service", "Services", "Budget", "model", "rhaglen", "Initiative" };

/* Is every letter a capital, and the name short?  What it stands for is then to be said somewhere. */
static bool is_acronym(struct slice name)
{
	for (size_t i = 0; i < name.size; i++)
		if (!isupper((unsigned char)name.at[i]))
			return false;
	return name.size <= 6;
}

/* "CARA (Cautioning and Relationship Abuse)" or "Change Programme (CP)": said in full. */
static bool is_explained(struct slice text, struct slice name)
{
	text = slice_part(text, 0, EXPLAINED_WITHIN_BYTES);
	for (size_t at = find_word(text, "(", 0); at != SIZE_MAX;
		at = find_word(text, "(", at + 1)) {
		struct slice inside = slice_part(text, at + 1, text.size);
		struct slice before = slice_trim(slice_part(text, 0, at));

		if (before.size >= name.size &&
			memcmp(before.at + before.size - name.size, name.at, name.size) == 0)
			return true;
		if (inside.size > name.size && memcmp(inside.at, name.at, name.size) == 0 &&
			inside.at[name.size] == ')')
			return true;
	}
	return false;
}

static bool in_title(const struct making *making, struct slice name)
{
	const struct found_text *title = &making->record->text[TEXT_TITLE];
	struct slice words = slice_of(title->sure >= UNSURE ? title->value : "");

	for (size_t i = 0; i + name.size <= words.size; i++)
		if (memcmp(words.at + i, name.at, name.size) == 0)
			return true;
	return false;
}

/* How sure it is that `name`, before or with the word `kind`, names a programme. */
static enum sure programme_sure(
	const struct making *making, struct slice name, struct slice kind, struct slice text)
{
	static const char *const dull[] = { "Delivering", "Providing", "Supporting", "Funding",
		"Extending", "Continuing", "Capital", "Work", "Training", "Estates", "Estate",
		"Grants", "Evaluation", "Innovation", "Transformation", "Probation", "Prison",
		"Prosecution", "Ambulance", "Commissioned", "Youth Offending", "Shared",
		"Corporate", "Constabulary", "Rescue", "Forensic", "Recruitment", "Fleet", "ICT",
		"IT" };
	static const char *const loose[] = { "fund", "Fund", "Budget", "model" };
	static const char *const houses[] = { "Service", "Services" };
	bool titled = in_title(making, name), capital = isupper((unsigned char)kind.at[0]) != 0;

	if (find_any_word(name, dull, array_size(dull)) >= 0)
		return UNSURE;
	for (size_t i = 0; i < array_size(loose); i++)
		if (slice_is(kind, loose[i]))
			return capital && (titled || is_explained(text, name)) ? SURE : UNSURE;
	for (size_t i = 0; i < array_size(houses); i++)
		if (slice_is(kind, houses[i]) && !titled)
			return UNSURE;
	return is_acronym(name) && !is_explained(text, name) ? UNSURE : SURE;
}

/* The capitalised words that end before "programme", "pilot"…, the word itself if it has a capital. */
static void programme_before(
	struct making *making, struct slice text, size_t base, size_t at, size_t size)
{
	struct span body = body_span(text, at, size, true);
	size_t words = 0;

	if (at > 2 &&
		text.at[at - 2] == ')') { // "CARA (Cautioning and Relationship Abuse) programme"
		size_t low = at > NAME_BYTES_MOST ? at - NAME_BYTES_MOST : 0;
		const char *open = memrchr(text.at + low, '(', at - low);
		size_t word = open == NULL ? 0 : (size_t)(open - text.at);

		while (word > 1 && text.at[word - 1] == ' ')
			word--;
		while (open != NULL && word > 0 && byte_is_word(text.at[word - 1]))
			word--;
		if (open != NULL && is_capital(text, word))
			body.from = body_span(text, word, 0, true).from;
	}
	if (!is_capital(text, at))
		body.to = at;
	for (size_t i = body.from; i < body.to; i++)
		words += text.at[i] == ' ';

	struct slice name = slice_trim(slice_part(text, body.from, body.to));

	struct span author = making->record->text[TEXT_AUTHOR].where; // "Lead for Victim Services"

	if ((base + at > author.from && base + at < author.to) ||
		slice_find(name, "’s ", 0) != SIZE_MAX || slice_find(name, "'s ", 0) != SIZE_MAX)
		return;
	if (body.from >= at || name.size < 3 || slice_is(name, "Joint") || slice_ends(name, "'s") ||
		slice_ends(name, "’s") || is_public_office(name) || is_office(name))
		return;
	if (slice_starts(name, "Police and Crime") || slice_ends(name, "Police") ||
		(words == 0 && name.size < 4))
		return;
	name_add(making, &making->record->programmes,
		(struct span){ base + body.from, base + body.to },
		programme_sure(making, name, slice_part(text, at, at + size), text));
}

/* "Project Manager": not the project. */
static bool is_of_a_post(struct slice text, size_t end)
{
	static const char *const posts[] = { "Manager", "Officer", "Lead", "Agreement", "manager",
		"officer", "lead", "Board", "board", "management" };

	for (size_t i = 0; i < array_size(posts); i++)
		if (slice_starts(slice_part(text, end + 1, text.size), posts[i]))
			return true;
	return false;
}

/* "three projects: Drive, Family Approach and Prevent & Change". */
static void programmes_listed(struct making *making, struct slice text, size_t base)
{
	static const char *const leads[] = {
		"projects: ", "programmes: ", "services: ", "schemes: "
	};

	for (size_t k = 0; k < array_size(leads); k++) {
		size_t at = slice_find(text, leads[k], 0);
		size_t i = at == SIZE_MAX ? text.size : at + strlen(leads[k]);

		while (is_capital(text, i)) {
			size_t end = i;

			while (end < text.size && strchr(",.;\n", text.at[end]) == NULL &&
				!slice_starts(slice_part(text, end, text.size), " and "))
				end++;
			name_add(making, &making->record->programmes,
				(struct span){ base + i, base + end }, SURE);
			if (slice_starts(slice_part(text, end, text.size), " and "))
				i = end + 5;
			else if (slice_starts(slice_part(text, end, text.size), ", "))
				i = end + 2;
			else
				break;
		}
	}
}

void record_read_programmes(struct making *making)
{
	struct span all = making_span(making);
	struct slice text = page_part(making->page, all);

	size_t candidates = 0;

	names_from_label(making, LABEL_PROGRAMME, &making->record->programmes);
	programmes_listed(making, text, all.from);
	for (size_t k = 0; k < array_size(programme_kinds); k++)
		for (size_t at = slice_find(text, programme_kinds[k], 0); at != SIZE_MAX;
			at = slice_find(text, programme_kinds[k], at + 1)) {
			size_t size = strlen(programme_kinds[k]);

			if (is_of_a_post(text, at + size) ||
				(at + size < text.size && byte_is_word(text.at[at + size])) ||
				at == 0 || text.at[at - 1] != ' ' || candidates++ > CANDIDATES_MOST)
				continue;
			programme_before(making, text, all.from, at, size);
		}
}
