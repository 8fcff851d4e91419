/* SPDX-License-Identifier: MIT */
/*
 * The columns of the three sheets, and the words of their closed lists.
 *
 * What stands at a column's head and what a cell may say is the same whoever reads it: both
 * languages are data here.  What people are told of it is a message.
 */
#include "areas/take_on/rules.h"

#include "base/err.h"

const struct word sheets[SHEET_COUNT] = {
	[SHEET_COHORTS] = { "cohorts", N_("Cohorts") },
	[SHEET_PEOPLE] = { "people", N_("People and referrals") },
	[SHEET_ATTENDANCE] = { "attendance", N_("Bookings and attendance") },
};

/* ---- closed lists: the first of a value is the one that is shown ---- */

static const struct cell_word groups[] = {
	{ { "MI", "MI" }, COHORT_MI },
	{ { "FI", "FI" }, COHORT_FI },
	{ { "MN", "MN" }, COHORT_MN },
	{ { "FN", "FN" }, COHORT_FN },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word modes[] = {
	{ { "room", "ystafell" }, MODE_ROOM },
	{ { "telephone", "ffôn" }, MODE_TELEPHONE },
	{ { "one-to-one", "un i un" }, MODE_ONE_TO_ONE },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word languages[] = {
	{ { "Welsh", "Cymraeg" }, SPOKEN_WELSH },
	{ { "English", "Saesneg" }, SPOKEN_ENGLISH },
	{ { "cy", "cy" }, SPOKEN_WELSH },
	{ { "en", "en" }, SPOKEN_ENGLISH },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word counties[] = {
#define X(code, english, welsh)                                                                    \
	{ { english, welsh }, COUNTY_##code }, { { #code, #code }, COUNTY_##code },
	COUNTIES(X)
#undef X
		{ { NULL, NULL }, 0 },
};

static const struct cell_word sexes[] = {
	{ { "male", "gwryw" }, SEX_MALE },
	{ { "female", "benyw" }, SEX_FEMALE },
	{ { "other", "arall" }, SEX_OTHER },
	{ { "unsaid", "heb ddweud" }, SEX_UNSAID },
	{ { "m", "g" }, SEX_MALE },
	{ { "f", "b" }, SEX_FEMALE },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word routes[] = {
	{ { "caution", "rhybuddiad" }, SOURCE_CAUTION },
	{ { "self", "y person" }, SOURCE_SELF },
	{ { "MARAC", "MARAC" }, SOURCE_CONFERENCE },
	{ { "panel", "panel" }, SOURCE_PANEL },
	{ { "police", "heddlu" }, SOURCE_POLICE },
	{ { "PSD", "safonau proffesiynol" }, SOURCE_STANDARDS },
	{ { "probation", "prawf" }, SOURCE_PROBATION },
	{ { "children", "plant" }, SOURCE_CHILDREN },
	{ { "other", "arall" }, SOURCE_OTHER },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word officers[] = {
	{ { "sergeant", "rhingyll" }, RANK_SERGEANT },
	{ { "inspector", "arolygydd" }, RANK_INSPECTOR },
	{ { "chief inspector", "prif arolygydd" }, RANK_CHIEF_INSPECTOR },
	{ { "superintendent", "uwch-arolygydd" }, RANK_SUPERINTENDENT },
	{ { "chief superintendent", "prif uwch-arolygydd" }, RANK_CHIEF_SUPERINTENDENT },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word views[] = {
	{ { "obtained", "cafwyd" }, VIEWS_OBTAINED },
	{ { "not reached", "heb gael gafael" }, VIEWS_UNABLE },
	{ { "unsafe", "ddim yn ddiogel" }, VIEWS_UNSAFE },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word presence[] = {
	{ { "came", "daeth" }, PRESENCE_CAME },
	{ { "absent", "absennol" }, PRESENCE_ABSENT },
	{ { "left", "gadawodd" }, PRESENCE_LEFT },
	{ { "excluded", "anfonwyd i ffwrdd" }, PRESENCE_EXCLUDED },
	{ { "present", "presennol" }, PRESENCE_CAME },
	{ { "missed", "collwyd" }, PRESENCE_ABSENT },
	{ { NULL, NULL }, 0 },
};

static const struct cell_word decisions[] = {
	{ { "go on", "parhau" }, POLICE_GO_ON },
	{ { "charge", "cyhuddo" }, POLICE_CHARGE },
	{ { "bail", "mechnïaeth" }, POLICE_BAIL },
	{ { "vary", "amrywio" }, POLICE_VARY },
	{ { "drop", "dim camau pellach" }, POLICE_DROP },
	{ { NULL, NULL }, 0 },
};

/* ---- columns ---- */

#define COHORTS    (1u << SHEET_COHORTS)
#define PEOPLE     (1u << SHEET_PEOPLE)
#define ATTENDANCE (1u << SHEET_ATTENDANCE)

enum { KEY_MOST = 40 };

static const struct column_facts columns[COLUMN_COUNT] = {
	[COLUMN_PERSON] = { { "person", "person" },
		N_("What you call the person in your sheets, such as a case number; each once"),
		{ "P001", "P001" }, CELL_LINE, NULL, KEY_MOST, PEOPLE | ATTENDANCE,
		PEOPLE | ATTENDANCE },
	[COLUMN_GIVEN_NAMES] = { { "given names", "enwau cyntaf" }, N_("The person’s given names"),
		{ "Enghraifft", "Enghraifft" }, CELL_LINE, NULL, 100, PEOPLE, PEOPLE },
	[COLUMN_FAMILY_NAME] = { { "family name", "cyfenw" }, N_("The person’s family name"),
		{ "Sampl", "Sampl" }, CELL_LINE, NULL, 100, PEOPLE, PEOPLE },
	[COLUMN_BORN] = { { "born", "ganed" }, N_("The day on which the person was born"),
		{ "1990-05-17", "1990-05-17" }, CELL_PAST_DAY, NULL, 0, PEOPLE, PEOPLE },
	[COLUMN_SEX] = { { "sex", "rhyw" }, N_("As the person says it"), { "male", "gwryw" },
		CELL_WORD, sexes, 0, PEOPLE, PEOPLE },

	[COLUMN_COHORT] = { { "cohort", "carfan" },
		N_("What you call the cohort in your sheets; each once"), { "7", "7" }, CELL_LINE,
		NULL, KEY_MOST, COHORTS | ATTENDANCE, COHORTS | ATTENDANCE },
	[COLUMN_GROUP] = { { "group", "grŵp" },
		N_("Men or women, partners (MI, FI) or family (MN, FN)"), { "MI", "MI" }, CELL_WORD,
		groups, 0, COHORTS | PEOPLE, COHORTS | PEOPLE },
	[COLUMN_MODE] = { { "held", "cynhelir" }, N_("How the workshops are held"),
		{ "room", "ystafell" }, CELL_WORD, modes, 0, COHORTS, COHORTS },
	[COLUMN_LANGUAGE] = { { "language", "iaith" },
		N_("The language of the workshops, or that in which the person is contacted"),
		{ "Welsh", "Cymraeg" }, CELL_WORD, languages, 0, COHORTS | PEOPLE,
		COHORTS | PEOPLE },
	[COLUMN_COUNTY] = { { "county", "sir" },
		N_("The county, by its name; of a cohort only where there is no venue"),
		{ "Powys", "Powys" }, CELL_WORD, counties, 0, COHORTS | PEOPLE, 0 },
	[COLUMN_VENUE] = { { "venue", "lleoliad" },
		N_("The name of a venue that your body has in Sarn"),
		{ "Neuadd Sampl", "Neuadd Sampl" }, CELL_LINE, NULL, 120, COHORTS, 0 },
	[COLUMN_PLACES] = { { "places", "lleoedd" },
		N_("How many; blank: as many as the terms and the venue allow"), { "10", "10" },
		CELL_NUMBER, NULL, 1000, COHORTS, 0 },
	[COLUMN_A_ON] = { { "A day", "diwrnod A" }, N_("The day of workshop A"),
		{ "2025-06-07", "2025-06-07" }, CELL_DAY, NULL, 0, COHORTS, COHORTS },
	[COLUMN_A_BEGINS] = { { "A begins", "A yn dechrau" }, N_("When workshop A begins"),
		{ "10:00", "10:00" }, CELL_TIME, NULL, 0, COHORTS, COHORTS },
	[COLUMN_A_ENDS] = { { "A ends", "A yn gorffen" }, N_("When workshop A ends"),
		{ "15:00", "15:00" }, CELL_TIME, NULL, 0, COHORTS, COHORTS },
	[COLUMN_B_ON] = { { "B day", "diwrnod B" }, N_("The day of workshop B"),
		{ "2025-07-05", "2025-07-05" }, CELL_DAY, NULL, 0, COHORTS, COHORTS },
	[COLUMN_B_BEGINS] = { { "B begins", "B yn dechrau" },
		N_("When workshop B begins; blank: as A"), { "", "" }, CELL_TIME, NULL, 0, COHORTS,
		0 },
	[COLUMN_B_ENDS] = { { "B ends", "B yn gorffen" }, N_("When workshop B ends; blank: as A"),
		{ "", "" }, CELL_TIME, NULL, 0, COHORTS, 0 },
	[COLUMN_LEADER_1] = { { "facilitator 1", "hwylusydd 1" },
		N_("Who led both workshops: the name of a facilitator whom your body has in Sarn, "
		   "with the certificates of that time"),
		{ "Alys Sampl", "Alys Sampl" }, CELL_LINE, NULL, 120, COHORTS, COHORTS },
	[COLUMN_LEADER_2] = { { "facilitator 2", "hwylusydd 2" }, N_("Who led them too"),
		{ "Berwyn Sampl", "Berwyn Sampl" }, CELL_LINE, NULL, 120, COHORTS, COHORTS },

	[COLUMN_PHONE] = { { "phone", "ffôn" },
		N_("A number in the United Kingdom. Format the column as text, or the spreadsheet "
		   "drops the 0 in front."),
		{ "07700 900123", "07700 900123" }, CELL_LINE, NULL, 30, PEOPLE, 0 },
	[COLUMN_POLICE_REFERENCE] = { { "police reference", "cyfeirnod yr heddlu" },
		N_("What the force calls the case"), { "SAMPL/17", "SAMPL/17" }, CELL_LINE, NULL,
		60, PEOPLE, 0 },
	[COLUMN_FORCE] = { { "force", "heddlu" },
		N_("Which force; blank where only one takes part"), { "", "" }, CELL_LINE, NULL,
		200, PEOPLE, 0 },
	[COLUMN_ROUTE] = { { "route", "llwybr" }, N_("Where the referral came from"),
		{ "caution", "rhybuddiad" }, CELL_WORD, routes, 0, PEOPLE, PEOPLE },
	[COLUMN_OFFENCE_ON] = { { "offence day", "diwrnod y drosedd" },
		N_("After a caution: the day of the offence"), { "2025-05-02", "2025-05-02" },
		CELL_PAST_DAY, NULL, 0, PEOPLE, 0 },
	[COLUMN_CAUTION_ON] = { { "caution day", "diwrnod y rhybuddiad" },
		N_("After a caution: the day on which it was given, and by which its five "
		   "requirements were met, as the force’s own record has it"),
		{ "2025-05-09", "2025-05-09" }, CELL_PAST_DAY, NULL, 0, PEOPLE, 0 },
	[COLUMN_DEADLINE] = { { "deadline", "dyddiad cau" },
		N_("After a caution: the force’s deadline"), { "2025-08-29", "2025-08-29" },
		CELL_DAY, NULL, 0, PEOPLE, 0 },
	[COLUMN_OFFICER] = { { "officer", "swyddog" },
		N_("After a caution: the number or name of the officer who gave it"),
		{ "12345", "12345" }, CELL_LINE, NULL, LINE_MOST, PEOPLE, 0 },
	[COLUMN_AUTHORISER] = { { "authorised by", "awdurdodwyd gan" },
		N_("After a caution: the number or name of who authorised it"),
		{ "Sgt 54321", "Rh. 54321" }, CELL_LINE, NULL, LINE_MOST, PEOPLE, 0 },
	[COLUMN_RANK] = { { "rank", "rheng" }, N_("After a caution: that officer’s rank"),
		{ "sergeant", "rhingyll" }, CELL_WORD, officers, 0, PEOPLE, 0 },
	[COLUMN_VIEWS] = { { "victim's views", "barn y dioddefwr" },
		N_("After a caution: what came of seeking the victim’s views; nothing of what they "
		   "said"),
		{ "obtained", "cafwyd" }, CELL_WORD, views, 0, PEOPLE, 0 },
	[COLUMN_REFERRED_ON] = { { "referred", "atgyfeiriwyd" },
		N_("The day on which the person was referred"), { "2025-05-10", "2025-05-10" },
		CELL_PAST_DAY, NULL, 0, PEOPLE, PEOPLE },
	[COLUMN_TRIAGE_ON] = { { "triage begun", "dechrau brysbennu" },
		N_("The day on which triage began; blank: not yet, or none is asked for"),
		{ "2025-05-12", "2025-05-12" }, CELL_PAST_DAY, NULL, 0, PEOPLE, 0 },
	[COLUMN_TRIAGED_ON] = { { "triage done", "diwedd brysbennu" },
		N_("The day on which triage was complete and the person was sent to the provider"),
		{ "2025-05-14", "2025-05-14" }, CELL_PAST_DAY, NULL, 0, PEOPLE, 0 },
	[COLUMN_ACCEPTED_ON] = { { "accepted", "derbyniwyd" },
		N_("The day on which the provider accepted the person"),
		{ "2025-05-16", "2025-05-16" }, CELL_PAST_DAY, NULL, 0, PEOPLE, 0 },

	[COLUMN_BOOKED_ON] = { { "booked", "neilltuwyd lle" },
		N_("The day on which the person was booked into both workshops"),
		{ "2025-05-20", "2025-05-20" }, CELL_PAST_DAY, NULL, 0, ATTENDANCE, ATTENDANCE },
	[COLUMN_A_CAME] = { { "workshop A", "gweithdy A" },
		N_("Whether the person came to workshop A; blank: it is still to come"),
		{ "came", "daeth" }, CELL_WORD, presence, 0, ATTENDANCE, 0 },
	[COLUMN_A_LATE] = { { "A late", "A yn hwyr" },
		N_("Minutes late of somebody who came to workshop A; blank: in time"), { "", "" },
		CELL_NUMBER, NULL, LATE_MOST_MINUTES, ATTENDANCE, 0 },
	[COLUMN_B_CAME] = { { "workshop B", "gweithdy B" },
		N_("Whether the person came to workshop B; blank: it is still to come, or A was "
		   "missed"),
		{ "came", "daeth" }, CELL_WORD, presence, 0, ATTENDANCE, 0 },
	[COLUMN_B_LATE] = { { "B late", "B yn hwyr" },
		N_("Minutes late of somebody who came to workshop B; blank: in time"), { "5", "5" },
		CELL_NUMBER, NULL, LATE_MOST_MINUTES, ATTENDANCE, 0 },
	[COLUMN_DECISION] = { { "police decision", "penderfyniad yr heddlu" },
		N_("After a miss: what the police decided; a second booking is a row of its own"),
		{ "", "" }, CELL_WORD, decisions, 0, ATTENDANCE, 0 },
	[COLUMN_DECIDED_ON] = { { "decided", "penderfynwyd" },
		N_("After a miss: the day on which they decided"), { "", "" }, CELL_PAST_DAY, NULL,
		0, ATTENDANCE, 0 },
	[COLUMN_CLOSED_ON] = { { "closed", "caewyd" },
		N_("The day on which the referral was closed; blank: it is not"),
		{ "2025-07-07", "2025-07-07" }, CELL_PAST_DAY, NULL, 0, ATTENDANCE, 0 },
};

const struct column_facts *column_facts(enum sheet_column column)
{
	assert(column > COLUMN_NONE && column < COLUMN_COUNT);
	return &columns[column];
}

bool sheet_has(enum sheet sheet, enum sheet_column column)
{
	return column != COLUMN_NONE && (columns[column].sheets & 1u << sheet) != 0;
}
