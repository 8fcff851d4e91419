/* SPDX-License-Identifier: MIT */
#include "areas/victim/victim.h"

#include <string.h>

#include "areas/victim/outside.h"
#include "areas/victim/store.h"
#include "areas/victim/victim_queries.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "auth/reach.h"
#include "base/err.h"
#include "db/db.h"

/* ---- reading ---- */

struct victim_case victim_case_of(const struct victim_case_get_row *row)
{
	return (struct victim_case){
		.id = row->id,
		.link = row->link_id,
		.organisation = row->organisation_id,
		.worker = row->worker_id,
		.programme = victim_programme_by_name(row->programme),
		.language = row->language,
		.opened_on = row->opened_on,
		.state = case_state_by_name(row->state),
		.owes = tell_by_name(row->owes),
	};
}

bool victim_load(struct work *w, struct victim_case_id id, struct victim_case *c)
{
	struct victim_case_get_row row;

	if (!victim_case_get(w, id, &row))
		return false;
	*c = victim_case_of(&row);
	return true;
}

struct safe_contact victim_contact(struct work *w, struct victim_case_id id)
{
	struct victim_contact_get_row row;

	if (!victim_contact_get(w, id, &row))
		return (struct safe_contact){ .name = "",
			.phone = "",
			.email = "",
			.address = "",
			.answered_by = "",
			.code_word = "",
			.language = "",
			.to_hour = 24 };
	return (struct safe_contact){
		.version = row.version,
		.name = row.name,
		.phone = row.phone,
		.email = row.email,
		.address = row.address,
		.ways = (unsigned)row.ways,
		.days = (unsigned)row.days,
		.from_hour = (int)row.from_hour,
		.to_hour = (int)row.to_hour,
		.answered_by = row.answered_by,
		.code_word = row.code_word,
		.never_message = row.never_message,
		.language = row.language,
		.needs_interpreter = row.interpreter,
		.referrer = { row.referrer_on, proof_by_name(row.referrer_how) },
		.worker = { row.verified_on, proof_by_name(row.verified_how) },
		.given_on = row.given_on,
	};
}

struct victim_tries victim_tries(struct work *w, struct victim_case_id id)
{
	struct victim_attempts_rows rows = victim_attempts(w, id);
	struct victim_tries tries = { 0 };

	list_each (const struct victim_attempts_row *, row, &rows)
		*list_add(work_arena(w), &tries) =
			(struct victim_try){ row->made_on, way_by_name(row->way),
				try_result_by_name(row->result), row->is_safe, row->account_id };
	return tries;
}

struct victim_tellings victim_told(struct work *w, struct victim_case_id id)
{
	struct victim_flags_rows rows = victim_flags(w, id);
	struct victim_tellings told = { 0 };

	list_each (const struct victim_flags_row *, row, &rows)
		*list_add(work_arena(w), &told) = (struct victim_told){ tell_by_name(row->flag),
			row->given_on, row->account_id };
	return told;
}

struct victim_hearings victim_heard(struct work *w, struct victim_case_id id)
{
	struct victim_news_rows rows = victim_news(w, id);
	struct victim_hearings all = { 0 };

	list_each (const struct victim_news_row *, row, &rows)
		*list_add(work_arena(w), &all) =
			(struct victim_heard){ heard_by_name(row->kind), row->happens_on };
	return all;
}

struct victim_cases victim_list(struct work *w, const struct victim_filter *filter, size_t most)
{
	bool is_any = filter->state == CASE_NONE && filter->link.v == 0;
	struct victim_case_get_rows rows = victim_case_list(w,
		&(struct victim_case_list_values){
			.link_id = filter->link,
			.state = filter->state == CASE_NONE ? NULL : case_state_name(filter->state),
			.without = is_any ? case_state_name(CASE_ENDED) : NULL,
			.before = filter->before,
			.before_id = filter->before_id,
			.most = (int64_t)most + 1,
		});
	struct victim_cases all = { 0 };

	list_each (const struct victim_case_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = victim_case_of(row);
	return all;
}

struct victim_to_dos victim_to_do(struct work *w)
{
	struct date today = work_today(w);
	struct victim_waiting_rows rows =
		victim_waiting(w, date_add_days(today, -CONTACT_RENEW_DAYS));
	struct victim_to_dos all = { 0 };

	list_each (const struct victim_waiting_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct victim_to_do){
			.id = row->id,
			.link = row->link_id,
			.opened_on = row->opened_on,
			.state = case_state_by_name(row->state),
			.owes = tell_by_name(row->owes),
			.standing = standing_on(row->referrer_on, row->verified_on, today),
		};
	return all;
}

struct victim_soons victim_soon(struct work *w)
{
	struct date today = work_today(w);
	struct victim_workshops_rows rows =
		victim_workshops(w, today, date_add_days(today, WORKSHOP_SOON_DAYS));
	struct victim_soons all = { 0 };

	list_each (const struct victim_workshops_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct victim_soon){ row->case_id, row->link_id,
			heard_by_name(row->kind), row->happens_on };
	return all;
}

static struct victim_workers workers_of(struct arena *a, const struct victim_workers_of_rows *rows)
{
	struct victim_workers all = { 0 };

	list_each (const struct victim_workers_of_row *, row, rows)
		*list_add(a, &all) = (struct victim_worker){ row->id, row->name };
	return all;
}

struct victim_workers victim_workers(struct work *w, struct organisation_id service)
{
	struct victim_workers_of_rows rows = victim_workers_of(w, service);

	return workers_of(work_arena(w), &rows);
}

struct victim_workers victim_staff(struct work *w, struct organisation_id service)
{
	struct victim_workers_of_rows rows = victim_staff_of(w, service);

	return workers_of(work_arena(w), &rows);
}

bool victim_is_worker(struct work *w, struct organisation_id service, struct account_id account)
{
	struct victim_workers workers = victim_workers(w, service);

	list_each (const struct victim_worker *, each, &workers)
		if (each->account.v == account.v)
			return true;
	return false;
}

/* ---- the wall ---- */

bool victim_may(struct work *w, const struct actor *by, enum right right, struct victim_case_id id)
{
	struct victim_reaches_row row;

	return victim_reaches(w,
		       &(struct victim_reaches_values){
			       .in_case = id,
			       .account = by->account,
			       .right = right_facts(right)->name,
			       .today = work_today(w),
		       },
		       &row) &&
	       !victim_is_walled(w, by->account, id);
}

/* ---- circles ---- */

/* The circle of a service's cases, made with its first. */
static struct circle_id service_circle(struct work *w, struct organisation_id service)
{
	struct victim_service_get_row row;

	if (victim_service_get(w, service, &row))
		return row.circle_id;

	struct circle_id id = circle_open(w, &(struct circle){ .relation = RELATION_CONTRACT_PARTY,
						     .organisation = service,
						     .from = work_today(w) });

	victim_service_insert(w, service, id);
	return id;
}

/* The circle of the cases of one worker, made with the first. */
static struct circle_id worker_circle(struct work *w, struct account_id worker)
{
	struct victim_worker_get_row row;

	if (victim_worker_get(w, worker, &row))
		return row.circle_id;

	struct circle_id id = circle_open(
		w, &(struct circle){ .relation = RELATION_ASSIGNED, .from = work_today(w) });

	circle_join(w, id, worker);
	victim_worker_insert(w, worker, id);
	return id;
}

/* ---- whose it is ---- */

void victim_take_from(struct work *w, struct victim_case_id id, struct account_id worker)
{
	victim_circle_delete(w, id, worker_circle(w, worker));
	victim_case_give_up(w, id);
}

void victim_give(struct work *w, struct victim_case_id id, struct account_id worker)
{
	struct victim_case_organisation_row now;

	if (victim_case_organisation(w, id, &now) && now.worker_id.v != 0)
		victim_take_from(w, id, now.worker_id);
	victim_asked_delete(w, id);
	victim_case_assign(w, worker, id);
	victim_circle_insert(w, id, worker_circle(w, worker));
}

/* ---- opening, and whose it is ---- */

static void check_new(struct work *w, const struct victim_case *c, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct victim_case_by_link_row known;

	if (c->link.v <= 0)
		problem_add(
			a, problems, "link", N_("Enter the reference, such as 3F0K-9QXW-TE57M"));
	else if (victim_case_by_link(w, c->link, &known))
		problem_add(a, problems, "link", N_("There is a case with this reference already"));
	if (c->programme == VICTIM_PROGRAMME_NONE)
		problem_add(a, problems, "programme", N_("Choose the programme"));
	if (c->language[0] == '\0')
		problem_add(a, problems, "language", N_("Choose the person’s language"));
}

enum outcome_kind victim_case_open(
	struct work *w, const struct actor *by, struct victim_case *c, struct problems *problems)
{
	if (by != NULL && !policy_allows(by, VICTIM_OPEN, RELATION_CONTRACT_PARTY))
		return ABSENT;
	check_new(w, c, problems);
	if (problems->n > 0)
		return REFUSED;
	if (by != NULL)
		c->organisation = by->organisation;
	c->id = (struct victim_case_id){ id_random() };
	c->opened_on = work_today(w);
	c->state = CASE_NEW;
	victim_case_insert(w, &(struct victim_case_insert_values){
				      .id = c->id,
				      .link_id = c->link,
				      .organisation_id = c->organisation,
				      .programme = victim_programme_name(c->programme),
				      .language = c->language,
				      .opened_on = c->opened_on,
				      .state = case_state_name(c->state),
			      });
	victim_circle_insert(w, c->id, service_circle(w, c->organisation));
	victim_ask_about_team(w, by, c);
	if (by != NULL)
		audit_note_act(w, by, VICTIM_OPEN, "victim-open", "victim-case", c->id.v);
	return DONE;
}

static enum outcome_kind refuse_worker(
	struct work *w, struct problems *problems, const char *message)
{
	problem_add(work_arena(w), problems, "worker", message);
	return REFUSED;
}

enum outcome_kind victim_assign(struct work *w, const struct actor *by, struct victim_case_id id,
	struct account_id worker, struct problems *problems)
{
	struct victim_case_organisation_row now;

	if (!victim_may(w, by, VICTIM_ASSIGN, id) || !victim_case_organisation(w, id, &now))
		return ABSENT;
	if (!victim_is_worker(w, now.organisation_id, worker))
		return refuse_worker(w, problems, N_("Choose a worker"));
	switch (victim_is_walled(w, worker, id) ? RELAY_BARRED
						: victim_ask_about(w, by, now.link_id, worker)) {
	case RELAY_FREE:
		victim_give(w, id, worker);
		audit_note_act(w, by, VICTIM_ASSIGN, "victim-assign", "victim-case", id.v);
		return DONE;
	case RELAY_ASKED:
		victim_asked_put(w, id, worker);
		audit_note_act(w, by, VICTIM_ASSIGN, "victim-ask", "victim-case", id.v);
		return DONE;
	case RELAY_UNNAMED:
		return refuse_worker(w, problems,
			N_("First give this worker’s staff number, on the page of workers: the "
			   "programme’s side has to be asked about them"));
	case RELAY_BARRED:
		return refuse_worker(
			w, problems, N_("This worker cannot have this case. Choose another"));
	}
	unreachable("standing");
}

/* ---- details, attempts, what is told ---- */

static unsigned reviews_to_do(const struct victim_reviews *reviews)
{
	unsigned bits = 0;

	list_each (const struct victim_review *, each, reviews)
		if (each->found.found == FOUND_NONE)
			bits |= 1u << each->after;
	return bits;
}

void victim_follow(struct work *w, struct victim_case_id id)
{
	struct safe_contact contact = victim_contact(w, id);
	struct victim_tries tries = victim_tries(w, id);
	struct victim_tellings told = victim_told(w, id);
	struct victim_consents consents = victim_consents(w, id);
	struct victim_reviews reviews = victim_reviews(w, id);
	enum tell owes = tell_owed(&tries, &consents, &told);
	enum case_state state = case_state_of(&(struct case_facts){ .contact = &contact,
		.tries = &tries,
		.consents = &consents,
		.reviews = reviews_to_do(&reviews),
		.has_ended = victim_has_ended(w, id) });

	victim_case_follow(w, case_state_name(state), owes == TELL_NONE ? "" : tell_name(owes), id);
}

static const char *proof_word(enum proof proof)
{
	return proof == PROOF_NONE ? "" : proof_name(proof);
}

static void put_contact(
	struct work *w, struct victim_case_id id, const struct safe_contact *contact)
{
	victim_contact_delete(w, id);
	victim_contact_insert(w, &(struct victim_contact_insert_values){
					 .case_id = id,
					 .version = contact->version + 1,
					 .name = contact->name,
					 .phone = contact->phone,
					 .email = contact->email,
					 .address = contact->address,
					 .ways = contact->ways,
					 .days = contact->days,
					 .from_hour = contact->from_hour,
					 .to_hour = contact->to_hour,
					 .answered_by = contact->answered_by,
					 .code_word = contact->code_word,
					 .never_message = contact->never_message,
					 .language = contact->language,
					 .interpreter = contact->needs_interpreter,
					 .referrer_on = contact->referrer.on,
					 .referrer_how = proof_word(contact->referrer.how),
					 .verified_on = contact->worker.on,
					 .verified_how = proof_word(contact->worker.how),
					 .given_on = contact->given_on,
				 });
	victim_check_insert(w, &(struct victim_check_insert_values){
				       .case_id = id,
				       .version = contact->version + 1,
				       .written_on = work_today(w),
				       .referrer_on = contact->referrer.on,
				       .verified_on = contact->worker.on,
			       });
}

static void end_checks(struct work *w, struct victim_case_id id)
{
	struct safe_contact contact = victim_contact(w, id);

	if (contact.version == 0)
		return;
	contact.referrer = contact.worker = (struct check_made){ 0 };
	contact.given_on = DATE_NONE;
	put_contact(w, id, &contact);
}

/* Which details are there no more, for the log: what they were is kept nowhere. */
static const char *removed_words(
	struct arena *a, const struct safe_contact *before, const struct safe_contact *after)
{
	const struct {
		const char *name, *was, *is;
	} details[] = {
		{ "phone", before->phone, after->phone },
		{ "email", before->email, after->email },
		{ "address", before->address, after->address },
		{ "code-word", before->code_word, after->code_word },
	};
	const char *words = NULL;

	for (size_t i = 0; i < array_size(details); i++)
		if (details[i].was[0] != '\0' && details[i].is[0] == '\0')
			words = words == NULL ? arena_format(a, "removed %s", details[i].name)
					      : arena_format(a, "%s %s", words, details[i].name);
	return words;
}

enum outcome_kind victim_write_contact(struct work *w, const struct actor *by,
	struct victim_case_id id, const struct safe_contact *contact, struct problems *problems)
{
	struct safe_contact after = *contact;

	if (!victim_may(w, by, VICTIM_ALTER, id))
		return ABSENT;
	if (victim_refuses_ended(w, id, problems))
		return REFUSED;

	struct safe_contact before = victim_contact(w, id);

	contact_follow_change(&before, &after);
	contact_check(work_arena(w), &after, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	if (before.version != contact->version)
		return CHANGED_MEANWHILE;
	put_contact(w, id, &after);
	victim_follow(w, id);
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, VICTIM_ALTER),
			      .right = VICTIM_ALTER,
			      .act = "victim-contact",
			      .kind = "victim-case",
			      .id = id.v,
			      .fields = removed_words(work_arena(w), &before, &after),
			      .request = by->request,
		      });
	return DONE;
}

enum outcome_kind victim_reveal(struct work *w, const struct actor *by, struct victim_case_id id,
	struct safe_contact *contact)
{
	if (!victim_may(w, by, VICTIM_READ, id))
		return ABSENT;
	*contact = victim_contact(w, id);
	audit_note_act(w, by, VICTIM_READ, "victim-reveal", "victim-case", id.v);
	return DONE;
}

/* Of an attempt on a past day what stood then counts, and not what came of it since. */
static void judge_as_of(struct work *w, struct victim_case_id id, struct date day,
	struct safe_contact *contact, struct victim_tries *tries, struct victim_consents *consents)
{
	struct victim_check_on_row then;

	if (!date_is_day(day) || !date_before(day, work_today(w)))
		return;
	if (victim_check_on(w, id, day, &then))
		*contact = contact_as_of(*contact, then.referrer_on, then.verified_on, day);
	*tries = tries_by(work_arena(w), tries, day);
	*consents = consents_by(work_arena(w), consents, day);
}

/* Whoever says that they want no contact is not asked about it once more. */
static void keep_no(
	struct work *w, const struct actor *by, struct victim_case_id id, struct date on)
{
	struct victim_consent no = {
		.to = CONSENT_TO_CONTACT, .answer = ANSWER_NO, .on = on, .by = by->account
	};
	struct victim_consents stand = victim_consents(w, id);

	victim_keep_consents(w, by, id, stand.n, &(struct victim_consents){ .at = &no, .n = 1 });
}

enum outcome_kind victim_try(struct work *w, const struct actor *by, struct victim_case_id id,
	const struct victim_try *made, struct problems *problems)
{
	if (!victim_may(w, by, VICTIM_ALTER, id))
		return ABSENT;
	if (victim_refuses_ended(w, id, problems))
		return REFUSED;

	struct safe_contact contact = victim_contact(w, id);
	struct victim_tries tries = victim_tries(w, id);
	struct victim_consents consents = victim_consents(w, id);

	judge_as_of(w, id, made->on, &contact, &tries, &consents);
	try_check(work_arena(w), &contact, &tries, &consents, made, work_today(w), problems);
	if (problems->n > 0)
		return REFUSED;
	victim_attempt_insert(w, &(struct victim_attempt_insert_values){
					 .id = { id_random() },
					 .case_id = id,
					 .made_on = made->on,
					 .recorded_at = work_now(w),
					 .way = way_name(made->way),
					 .result = try_result_name(made->result),
					 .is_safe = made->is_safe,
					 .account_id = by->account,
				 });
	if (try_ends_checks(made->result))
		end_checks(w, id);
	if (made->result == TRY_DECLINED)
		keep_no(w, by, id, made->on);
	victim_follow(w, id);
	audit_note_act(w, by, VICTIM_ALTER, "victim-try", "victim-case", id.v);
	return DONE;
}

enum outcome_kind victim_tell(struct work *w, const struct actor *by, struct victim_case_id id,
	enum tell tell, struct problems *problems)
{
	struct victim_case_organisation_row now;

	if (!victim_may(w, by, VICTIM_TELL, id) || !victim_case_organisation(w, id, &now))
		return ABSENT;
	if (victim_refuses_ended(w, id, problems))
		return REFUSED;

	struct victim_tries tries = victim_tries(w, id);
	struct victim_tellings told = victim_told(w, id);
	struct victim_consents consents = victim_consents(w, id);

	if (!tell_may(&tries, &consents, &told, tell))
		problem_add(work_arena(w), problems, "flag",
			N_("There is nothing new to tell: the programme knows this already"));
	if (problems->n > 0)
		return REFUSED;
	victim_flag_insert(w, &(struct victim_flag_insert_values){
				      .id = { id_random() },
				      .case_id = id,
				      .given_on = work_today(w),
				      .given_at = work_now(w),
				      .flag = tell_name(tell),
				      .account_id = by->account,
			      });
	if (tell_ends_checks(tell))
		end_checks(w, id);
	victim_follow(w, id);
	relay_send(w, by, tell_flag(tell),
		&(struct relay_fields){ .link = now.link_id, .on = work_today(w) });
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, VICTIM_TELL),
			      .right = VICTIM_TELL,
			      .act = "victim-tell",
			      .kind = "victim-case",
			      .id = id.v,
			      .fields = tell_name(tell),
			      .request = by->request,
		      });
	return DONE;
}

/* ---- what comes over the relay ---- */

bool victim_hear(struct work *w, struct link_id link, enum heard heard, struct date on)
{
	struct victim_case_by_link_row row;

	if (!victim_case_by_link(w, link, &row))
		return false;
	victim_news_insert(w, &(struct victim_news_insert_values){
				      .id = { id_random() },
				      .case_id = row.id,
				      .kind = heard_name(heard),
				      .happens_on = on,
				      .heard_at = work_now(w),
			      });
	victim_reopen_on_news(w, row.id);
	return true;
}

const struct account_id victim_relay_reader = { -1 };

/* What no referrer is asked for stays as it is. */
static void put_referrers(struct work *w, struct victim_case_id id,
	const struct victim_contact_heard_row *stands, struct safe_contact contact)
{
	struct victim_case_heard_row now;

	contact.version = stands->version;
	contact.given_on = work_today(w);
	if (contact.email[0] == '\0')
		contact.email = stands->email;
	if (contact.address[0] == '\0')
		contact.address = stands->address;
	put_contact(w, id, &contact);
	if (victim_case_heard(w, id, &now))
		victim_case_stand(w,
			case_state_name(case_state_given(case_state_by_name(now.state), &contact)),
			id);
}

bool victim_keep_referrers(struct work *w, struct link_id link, const struct safe_contact *contact)
{
	struct victim_contact_heard_row stands = { .email = "", .address = "" };
	struct victim_case_by_link_row row;
	struct victim_is_told_row told;
	bool were_others_asked, are_first;

	if (!victim_case_by_link(w, link, &row))
		return false;
	work_read_for(w, victim_relay_reader);
	are_first = !victim_contact_heard(w, row.id, &stands);
	were_others_asked = victim_is_told(w, row.id, tell_name(TELL_DETAILS), &told);
	if (!contact_gives_way(stands.version, stands.verified_on, were_others_asked))
		return true;
	put_referrers(w, row.id, &stands, *contact);
	return are_first || victim_hear(w, link, HEARD_DETAILS, work_today(w));
}
