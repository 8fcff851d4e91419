/* SPDX-License-Identifier: MIT */
/*
 * For the tests of what is brought in: a programme since 2 March 2026, a venue, two facilitators,
 * and sheets of invented people, as a spreadsheet would save them on 1 September 2026.
 */
#ifndef AREAS_TAKE_ON_TESTING_H
#define AREAS_TAKE_ON_TESTING_H

#include "areas/referral/testing_kept.h"
#include "areas/take_on/take_on.h"
#include "base/buf.h"

static inline struct path a_programme_on_paper(struct fresh *f)
{
	struct path path = a_path(f);

	clock_to(f, day(20260901));
	return path;
}

#define COHORTS_HEAD                                                                               \
	"cohort,group,held,language,venue,places,A day,A begins,A ends,B day,facilitator 1,"       \
	"facilitator 2\r\n"

/* A on 13 June 2026, B four weeks later. */
#define COHORT_ROW "C1,MI,room,Welsh,Neuadd Sampl,10,13/06/2026,10:00,15:00,11/07/2026," LEADERS_ROW
/* A on 18 July, B on 15 August. */
#define NEXT_COHORT_ROW                                                                            \
	"C2,MI,room,Welsh,Neuadd Sampl,10,2026-07-18,10am,3pm,2026-08-15," LEADERS_ROW
#define LEADERS_ROW "Alys Sampl,Berwyn Sampl\r\n"

#define PEOPLE_HEAD                                                                                \
	"person,given names,family name,born,sex,language,county,route,group,offence day,caution " \
	"day,deadline,officer,authorised by,rank,victim's views,referred,triage begun,triage "     \
	"done,accepted\r\n"

/* Cautioned on 20 May 2026, to be complete by 31 August. */
#define PERSON_ROW(key, name)                                                                      \
	key ",Enghraifft," name                                                                    \
	    ",17/05/1990,male,English,Powys,caution,MI,02/05/2026,20/05/2026,31/08/2026,12345,"    \
	    "54321,sergeant,obtained,21/05/2026,22/05/2026,26/05/2026,27/05/2026\r\n"

#define ATTENDANCE_HEAD                                                                            \
	"person,cohort,booked,workshop A,A late,workshop B,B late,police "                         \
	"decision,decided,closed\r\n"

/* One sending of a file. */
struct sending {
	const struct actor *by;
	struct take_on_file file;
	bool is_rehearsal;
	struct take_on_report report;
	enum outcome_kind outcome;
};

static inline enum verdict sending_run(struct work *w, void *arg)
{
	struct sending *s = arg;

	work_read_for(w, s->by->account);
	s->outcome = s->is_rehearsal ? take_on_rehearse(w, s->by, &s->file, &s->report)
				     : take_on_bring(w, s->by, &s->file, &s->report);
	return s->is_rehearsal || s->outcome == DONE ? WORK_KEEP : WORK_UNDO;
}

/* As that person sends it, by the command or a page. */
static inline struct sending sent_by(struct fresh *f, const struct path *path,
	const struct actor *by, const char *text, bool is_rehearsal)
{
	struct sending s = {
		.by = by,
		.file = { .scheme = path->p.scheme, .bytes = slice_of(text), .language = ENGLISH },
		.is_rehearsal = is_rehearsal,
	};

	db_write(f->db, f->arena, f->now, sending_run, &s);
	return s;
}

static inline struct sending sent(struct fresh *f, const struct path *path, const char *text)
{
	return sent_by(f, path, &path->p.coordinator, text, false);
}

/* All of it was brought; else the test fails with the first thing that is wrong. */
static inline void is_sent(struct fresh *f, const struct path *path, const char *text)
{
	struct sending s = sent(f, path, text);

	if (s.outcome != DONE && s.report.problems.n > 0)
		fail_msg("row %zu, %s: %s", s.report.problems.at[0].row,
			s.report.problems.at[0].column == COLUMN_NONE
				? "-"
				: column_facts(s.report.problems.at[0].column)->name[ENGLISH],
			s.report.problems.at[0].message);
	assert_int_equal(s.outcome, DONE);
}

#endif
