/* SPDX-License-Identifier: MIT */
/*
 * Two worlds that differ only in people whom somebody may not list are the same to them.
 *
 * Whatever the user asks the service of both, about referrals that are there and that are not, is
 * answered alike and took as many statements.  The figures of a scheme, which are released as they
 * are, and how full a cohort is stand apart.
 */
#include <inttypes.h>
#include <string.h>

#include "areas/referral/testing_worlds.h"
#include "base/buf.h"

/* ---- what is answered, in words ---- */

struct answers {
	struct fresh *f;
	const struct cast *cast;
	const struct actor *by;
	struct buf said;
	int n; // questions
};

static void say_day(struct buf *said, struct date day)
{
	buf_format(said, " %d", date_is_set(day) ? date_number(day) : 0);
}

/* Ends what was said to one question, with how many statements it took since the last. */
static void ends(struct answers *all, const struct work *w)
{
	buf_format(&all->said, " [%d]\n", work_statement_count(w));
	all->n++;
}

static void say_lines(struct buf *said, const struct referral_lines *lines)
{
	list_each (const struct referral_line *, each, lines) {
		buf_format(said, " %" PRId64 " %s %s %s %d %d %d %d %d", each->id.v,
			each->reference, each->given_names, each->family_name, each->county,
			each->type, each->state, each->task, each->owner);
		say_day(said, each->due);
		say_day(said, each->deadline);
	}
}

static void ask_list(struct answers *all, struct referral_filter filter, size_t most)
{
	READ (all->f, w) {
		work_read_for(w, all->by->account);

		struct referral_lines lines = referral_list(w, all->by, &filter, most);

		say_lines(&all->said, &lines);
		ends(all, w);
	}
}

static void ask_lists(struct answers *all)
{
	for (int is_mine = 0; is_mine < 2; is_mine++) {
		struct referral_filter filter = { .is_mine = is_mine == 1 };

		ask_list(all, filter, 50);
		for (int i = 0; i < PERSONS; i++) {
			filter.after = referral_at(i);
			filter.after_due = day(20260507 + i % 3);
			ask_list(all, filter, 3);
		}
		filter = (struct referral_filter){ .is_mine = is_mine == 1, .is_late = true };
		ask_list(all, filter, 50);
		filter.is_late = false;
		for (enum referral_state each = REFERRAL_DRAFT; each < REFERRAL_STATE_COUNT;
			each++) {
			filter.state = each;
			ask_list(all, filter, 3);
		}
		filter = (struct referral_filter){
			.is_mine = is_mine == 1, .county = COUNTY_GWN, .type = COHORT_MI
		};
		ask_list(all, filter, 2);
	}
}

static void say_notices(struct buf *said, const struct kept_notices *notices)
{
	list_each (const struct kept_notice *, each, notices) {
		buf_format(said, " %" PRId64 " %s %s %d %d", each->referral.v,
			each->notice.reference, notice_kinds[each->notice.kind].name,
			each->notice.workshop, each->repeat);
		say_day(said, each->notice.day);
		say_day(said, each->notice.second_day);
	}
}

static void ask_rest(struct answers *all)
{
	READ (all->f, w) {
		work_read_for(w, all->by->account);

		bool has_more = false;
		struct waitings waitings = referral_waiting(w, all->by, 50, &has_more);

		list_each (const struct waiting *, each, &waitings) {
			buf_format(&all->said, " %d %d %d", each->county, each->type, each->people);
			say_day(&all->said, each->since);
		}
		buf_format(&all->said, " %d", has_more);
		ends(all, w);
		for (int is_seen = 0; is_seen < 2; is_seen++) {
			struct kept_notices notices =
				notices_for(w, all->by, is_seen == 1, (struct notice_id){ 0 }, 50);

			say_notices(&all->said, &notices);
			ends(all, w);
		}
	}
}

static void say_referral(struct answers *all, struct work *w, const struct kept_referral *r)
{
	struct ownership owner = referral_whose(w, r);
	struct past_deeds deeds = referral_history(w, all->by, r->id);
	struct tasks tasks = referral_waits(w, r);
	struct cohorts pairs = referral_pairs(w, r, DO_BOOK);
	struct kept_notices notices = notices_of(w, all->by, r->id);

	buf_format(&all->said, " %" PRId64 " %" PRId64 " %s %d %u %d %zu", r->id.v, r->version,
		r->reference, referral_state(&r->facts), referral_roles_of(w, all->by, r),
		owner.role, pairs.n);
	say_day(&all->said, owner.due);
	list_each (const struct past_deed *, deed, &deeds)
		buf_format(
			&all->said, " %s %" PRId64, referral_acts[deed->deed.act].name, deed->by.v);
	list_each (const struct task *, task, &tasks)
		buf_format(&all->said, " %d", task->kind);
	for (enum referral_act act = DO_REFER; act < REFERRAL_ACT_COUNT; act++)
		buf_format(&all->said, "%d", referral_offers(w, all->by, r, act));
	say_notices(&all->said, &notices);
}

static void ask_referral(struct answers *all, int i)
{
	READ (all->f, w) {
		struct kept_referral r;

		work_read_for(w, all->by->account);

		struct referral_ids ids = referral_of_person(w, all->by, person_at(i));

		list_each (const struct referral_id *, id, &ids)
			buf_format(&all->said, " %" PRId64, id->v);
		buf_format(&all->said, " %zu",
			referral_history(w, all->by, referral_at(i)).n +
				notices_of(w, all->by, referral_at(i)).n);
		if (referral_load(w, all->by, referral_at(i), &r))
			say_referral(all, w, &r);
		ends(all, w);
	}
}

/* ---- what is done, and undone again ---- */

struct doing {
	struct answers *all;
	int i;
	enum referral_act act; // DO_NOTHING: begin one
};

static enum verdict try_act(struct work *w, void *arg)
{
	struct doing *doing = arg;
	struct answers *all = doing->all;
	struct problems problems = { 0 };
	struct referral_step step = a_booking(doing->act, all->cast->next.id);
	struct referral_new new_one = { .person = person_at(doing->i),
		.source = SOURCE_PANEL,
		.type = COHORT_MI,
		.first = a_step(DO_REFER) };
	struct referral_id id;
	enum outcome_kind outcome;

	work_read_for(w, all->by->account);
	outcome = doing->act == DO_NOTHING
			  ? referral_begin(w, all->by, &new_one, &problems, &id)
			  : referral_do(w, all->by, referral_at(doing->i), 5, &step, &problems);
	buf_format(&all->said, " %d", outcome);
	list_each (const struct problem *, each, &problems)
		buf_format(&all->said, " %s: %s", each->field, each->message);
	ends(all, w);
	return WORK_UNDO;
}

static void try_acts(struct answers *all, int i)
{
	for (enum referral_act act = DO_NOTHING; act < REFERRAL_ACT_COUNT; act++) {
		struct doing doing = { all, i, act };

		db_write(all->f->db, all->f->arena, all->f->now, try_act, &doing);
	}
}

/* ---- both ---- */

static struct answers ask_all(struct fresh *f, const struct cast *cast, const struct actor *by)
{
	struct answers all = { .f = f, .cast = cast, .by = by, .said = buf_new(f->arena, 1 << 18) };

	ask_lists(&all);
	ask_rest(&all);
	for (int i = 0; i < PERSONS; i++) {
		ask_referral(&all, i);
		try_acts(&all, i);
	}
	buf_text(&all.said, "");
	return all;
}

static void compare(const struct answers *whole, const struct answers *less)
{
	size_t same = 0;

	assert_int_equal(whole->n, less->n);
	assert_true(whole->n > 500);
	while (same < whole->said.size && whole->said.at[same] == less->said.at[same])
		same++;
	if (same < whole->said.size || whole->said.size != less->said.size)
		fail_msg("%s: \"%.200s\" and, without those who are hidden, \"%.200s\"",
			whole->by->name, whole->said.at + (same > 80 ? same - 80 : 0),
			less->said.at + (same > 80 ? same - 80 : 0));
}

static void referrals__of_whom_somebody_may_not_list_change_nothing_they_see(void **state)
{
	struct fresh *base = *state;
	struct cast cast = a_cast(base);
	unsigned everybody = (1u << PERSONS) - 1;
	struct fresh *whole = a_world(base, &cast, everybody);

	for (size_t i = 0; i < USERS; i++) {
		unsigned visible = listed(whole, &cast.user[i]);
		struct fresh *less = a_world(base, &cast, visible);
		struct answers of_whole = ask_all(whole, &cast, &cast.user[i]);
		struct answers of_less = ask_all(less, &cast, &cast.user[i]);

		assert_int_not_equal(visible, everybody); // or nothing is tried
		compare(&of_whole, &of_less);
		fresh_copy_close(less);
	}
	assert_int_equal(listed(whole, &base->sergeant) & 1u, 0); // their own case
	assert_int_equal(listed(whole, &cast.path.p.referrer) & 1u, 1);
	assert_int_not_equal(listed(whole, &cast.path.p.facilitator), 0);
	fresh_copy_close(whole);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FRESH(referrals__of_whom_somebody_may_not_list_change_nothing_they_see),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
