/* SPDX-License-Identifier: MIT */
/*
 * People who are nobody: a given name that anybody might have, and a family name that nobody has.
 */
#include "app/demonstration_story.h"
#include "areas/person/rules.h"
#include "base/err.h"

#define PICK(list, n) ((list)[(n) % array_size(list)])

static const char *const men[] = { "Aled", "Alun", "Bleddyn", "Callum", "Carwyn", "Daniel", "Dylan",
	"Emyr", "Geraint", "Gethin", "Gwilym", "Huw", "Ifan", "Iwan", "Jack", "Jason", "Kieran",
	"Liam", "Llŷr", "Marc", "Osian", "Paul", "Rhodri", "Ryan", "Siôn", "Thomas", "Tudur" };

static const char *const women[] = { "Angharad", "Becca", "Catrin", "Chloe", "Elin", "Ffion",
	"Gwenllian", "Hannah", "Jade", "Leanne", "Lowri", "Mari", "Rachel", "Siân", "Tegwen" };

/* "Sample", "example", "fiction", "make-believe": in both languages. */
static const char *const families[] = { "Sampl", "Esiampl", "Ffuglen", "Ffugenw", "Rhithiol",
	"Sample", "Example", "Invented", "Pretend", "Makebelieve" };

static const struct home {
	enum county county;
	const char *town, *postcode;
} homes[] = {
	{ COUNTY_CMN, "Trefsampl", "SA14 1AA" },
	{ COUNTY_CMN, "Sampletown", "SA15 1AA" },
	{ COUNTY_CGN, "Aberesiampl", "SY23 1AA" },
	{ COUNTY_PEM, "Porthsampl", "SA61 1AA" },
	{ COUNTY_PEM, "Example Haven", "SA73 1AA" },
	{ COUNTY_POW, "Llanesiampl", "LD1 1AA" },
	{ COUNTY_POW, "Samplewells", "SY16 1AA" },
};

uint64_t lot(uint64_t n)
{
	n = (n + 0x9e3779b97f4a7c15) * 0xbf58476d1ce4e5b9;
	n = (n ^ n >> 27) * 0x94d049bb133111eb;
	return n ^ n >> 31;
}

static bool is_woman(enum cohort_type type)
{
	return type == COHORT_FI || type == COHORT_FN;
}

/* One of those that no telephone has. */
static const char *invented_phone(struct arena *a, uint64_t drawn)
{
	return arena_format(a, "07700900%03d", (int)(drawn % 1000));
}

struct person_facts invented_person(
	struct arena *a, uint64_t drawn, enum cohort_type type, struct date today)
{
	enum { YOUNGEST_DAYS = 19 * 366, YEARS_DAYS = 40 * 365 };
	const struct home *home = &PICK(homes, drawn >> 8);
	uint64_t spoken = drawn >> 16 & 15;

	return (struct person_facts){
		.given_names = is_woman(type) ? PICK(women, drawn >> 20) : PICK(men, drawn >> 20),
		.family_name = PICK(families, drawn >> 28),
		.known_as = "",
		.born = date_add_days(today, -YOUNGEST_DAYS - (int)((drawn >> 32) % YEARS_DAYS)),
		.sex = is_woman(type) ? SEX_FEMALE : SEX_MALE,
		.language = spoken < 5    ? SPOKEN_WELSH
			    : spoken < 15 ? SPOKEN_ENGLISH
					  : SPOKEN_OTHER,
		.other_language = spoken < 15 ? "" : "Polski",
		.needs_interpreter = spoken == 15,
		.county = home->county,
		.address = arena_format(a, "%d Heol Sampl\n%s\n%s", 1 + (int)(drawn >> 40 & 63),
			home->town, home->postcode),
		.email = (drawn & 3) == 0 ? "neb@enghraifft.cymru" : "",
		.phones = { { invented_phone(a, drawn >> 44), (drawn & 1) == 0 }, { "", false },
			{ "", false } },
		.police_reference = arena_format(a, "SAMPL/%04d", (int)(drawn >> 48 & 8191)),
		.access_needs = (drawn & 31) == 7 ? "Cadair olwyn / wheelchair (sampl)" : "",
		.is_first_time = (drawn & 7) != 3,
	};
}

void invented_needs(uint64_t drawn, struct triage *t)
{
	/* Of sixteen the most have no need, and one would rather not say. */
	static const enum score some[16] = { SCORE_0, SCORE_0, SCORE_0, SCORE_0, SCORE_0, SCORE_0,
		SCORE_0, SCORE_0, SCORE_1, SCORE_1, SCORE_1, SCORE_1, SCORE_2, SCORE_2, SCORE_3,
		SCORE_DECLINED };

	for (enum pathway each = PATHWAY_NONE + 1; each < PATHWAY_COUNT; each++) {
		bool is_asked = pathway_is_asked(each, t->is_of_a_woman);
		enum score score = some[drawn >> (4 * each) & 15];

		t->need[each] = (struct need){ is_asked ? score : SCORE_NOT_ASKED,
			each == PATHWAY_OTHER ? "Nodyn sampl / sample note" : "" };
	}
	t->consent = (drawn & 15) == 0 ? CONSENT_REFUSED : CONSENT_GIVEN;
	t->flags = (drawn >> 8 & 7) == 0 ? 1u << (FLAG_NONE + 1 + (drawn >> 12) % (FLAG_COUNT - 1))
					 : 0;
}
