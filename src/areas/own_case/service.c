/* SPDX-License-Identifier: MIT */
#include "areas/own_case/own_case.h"

#include <string.h>

#include "areas/own_case/own_case_queries.h"
#include "audit/audit.h"
#include "auth/policy.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/keys.h"
#include "db/db.h"

/* Who reads where the program itself does: nobody has this account. */
static const struct account_id the_program = { -1 };

static const char *hash_of(struct work *w, const char *fact)
{
	assert(work_key(w) != NULL);
	return keys_hash(work_arena(w), work_key(w), slice_of(fact));
}

/* ---- a match ---- */

/* By nobody, in the request in which it came out. */
static void note(struct work *w, const struct actor *by, const char *kind, int64_t id)
{
	audit_note(w, &(struct audit_event){
			      .right = PERSON_BLOCK,
			      .act = "own-case-block",
			      .kind = kind,
			      .id = id,
			      .request = by->request,
		      });
}

/* From the day on which it came out, whatever past day the work may be as of. */
static struct date today_of(const struct work *w)
{
	return instant_day(work_now(w));
}

static void keep_apart(
	struct work *w, const struct actor *by, struct account_id account, struct person_id person)
{
	own_case_block(w, &(struct own_case_block_values){
				  .id = { id_random() },
				  .account_id = account,
				  .person_id = person,
				  .from_on = today_of(w),
				  .to_on = DATE_LAST,
				  .now = work_now(w),
			  });
	note(w, by, "person", person.v);
	note(w, by, "account", account.v);
}

/* A page of them at a time: whoever is blocked is not found again. */
void own_case_match(struct work *w, const struct actor *by, struct person_id id)
{
	struct own_case_accounts_of_rows rows;

	do {
		rows = own_case_accounts_of(w, id, today_of(w), DATE_LAST);
		list_each (const struct own_case_accounts_of_row *, row, &rows)
			keep_apart(w, by, row->account_id, id);
	} while (rows.n > 0);
}

static void match_account(struct work *w, const struct actor *by, struct account_id id)
{
	struct own_case_people_of_rows rows;

	do {
		rows = own_case_people_of(w, id, today_of(w), DATE_LAST);
		list_each (const struct own_case_people_of_row *, row, &rows)
			keep_apart(w, by, id, row->person_id);
	} while (rows.n > 0);
}

void own_case_deny(struct work *w, struct account_id account, struct person_id id)
{
	own_case_deny_insert(w, id, account);
}

/* ---- people on a programme ---- */

static void keep_all(struct work *w, struct person_id id, const struct texts *facts)
{
	list_each (const char *const *, fact, facts)
		person_fact_insert(w, id, hash_of(w, *fact));
}

void own_case_keep(struct work *w, struct person_id id, const struct own_person *person)
{
	struct arena *a = work_arena(w);
	const char *called = arena_format(a, "%s %s", person->given_names, person->known_as);
	struct texts names = facts_of_names(a, called, person->family_name, person->born);
	const char *home = fact_of_address(a, person->address);

	person_facts_delete(w, id);
	keep_all(w, id, &names);
	list_each (const char *const *, number, person->phones)
		person_fact_insert(w, id, hash_of(w, fact_of_phone(a, *number)));
	if (home != NULL)
		person_fact_insert(w, id, hash_of(w, home));
}

/* ---- accounts ---- */

static struct own_account account_of(const struct own_account_list_row *row)
{
	return (struct own_account){
		.id = row->id,
		.name = row->name,
		.login = row->login,
		.has = { [FACT_BIRTH] = row->has_birth,
			[FACT_PHONE] = row->has_phone,
			[FACT_ADDRESS] = row->has_address,
			[FACT_NUMBER] = row->has_number },
	};
}

static bool manages(const struct actor *by)
{
	return policy_allows(by, ACCOUNT_MANAGE, RELATION_OWN_ORGANISATION);
}

struct own_accounts own_account_page(
	struct work *w, const struct actor *by, struct account_id after)
{
	struct own_accounts all = { 0 };

	if (!manages(by))
		return all;

	struct own_account_list_rows rows =
		own_account_list(w, &(struct own_account_list_values){
					    .organisation_id = by->organisation,
					    .after = after,
					    .most = OWN_ACCOUNTS_PAGE + 1,
				    });

	list_each (const struct own_account_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = account_of(row);
	return all;
}

bool own_account_load(
	struct work *w, const struct actor *by, struct account_id id, struct own_account *account)
{
	struct own_account_list_row row;

	if (!manages(by) || !own_account_get(w, id, by->organisation, &row))
		return false;
	*account = account_of(&row);
	return true;
}

static void know(
	struct work *w, struct account_id id, enum fact_kind kind, const struct texts *facts)
{
	account_facts_delete(w, id, fact_name(kind));
	list_each (const char *const *, fact, facts)
		account_fact_insert(w, id, fact_name(kind), hash_of(w, *fact));
}

static void know_one(struct work *w, struct account_id id, enum fact_kind kind, const char *fact)
{
	const struct texts one = { .at = &fact, .n = 1 };

	know(w, id, kind, &one);
}

/* What was said, as the log calls it. */
static const char *kinds_of(struct arena *a, const struct own_facts *facts)
{
	const bool is_said[FACT_COUNT] = { [FACT_BIRTH] = date_is_set(facts->born),
		[FACT_PHONE] = facts->phone[0] != '\0',
		[FACT_ADDRESS] = facts->postcode[0] != '\0',
		[FACT_NUMBER] = facts->number[0] != '\0' };
	struct buf words = buf_new(a, 64);

	buf_text(&words, "");
	for (enum fact_kind kind = FACT_NONE + 1; kind < FACT_COUNT; kind++)
		if (is_said[kind])
			buf_format(&words, words.size == 0 ? "%s" : " %s", fact_name(kind));
	return words.at;
}

static void note_known(
	struct work *w, const struct actor *by, struct account_id id, const struct own_facts *facts)
{
	audit_note(w, &(struct audit_event){
			      .account = by->account.v,
			      .role = policy_role(by, ACCOUNT_MANAGE),
			      .right = ACCOUNT_MANAGE,
			      .act = "account-facts",
			      .kind = "account",
			      .id = id.v,
			      .fields = kinds_of(work_arena(w), facts),
			      .request = by->request,
		      });
}

enum outcome_kind own_account_know(struct work *w, const struct actor *by, struct account_id id,
	const struct own_facts *facts, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct own_facts tidy = *facts;
	struct own_account account;

	if (!own_account_load(w, by, id, &account))
		return ABSENT;
	own_facts_tidy(a, &tidy, instant_day(work_now(w)), problems);
	if (problems->n > 0)
		return REFUSED;
	if (date_is_set(tidy.born)) {
		struct texts birth = facts_of_birth(a, account.name, tidy.born);

		know(w, id, FACT_BIRTH, &birth);
	}
	if (tidy.phone[0] != '\0')
		know_one(w, id, FACT_PHONE, fact_of_phone(a, tidy.phone));
	if (tidy.postcode[0] != '\0')
		know_one(w, id, FACT_ADDRESS,
			fact_of_address(a, arena_format(a, "%s, %s", tidy.house, tidy.postcode)));
	if (tidy.number[0] != '\0')
		know_one(w, id, FACT_NUMBER, fact_of_number(a, tidy.number));
	note_known(w, by, id, &tidy);
	match_account(w, by, id);
	return DONE;
}

enum outcome_kind own_account_name(
	struct work *w, const struct actor *by, struct account_id id, const struct texts *person)
{
	struct own_account account;

	if (!own_account_load(w, by, id, &account))
		return ABSENT;
	list_each (const char *const *, each, person)
		account_person_insert(w, id, *each);
	audit_note_act(w, by, ACCOUNT_MANAGE, "account-name", "account", id.v);
	return DONE;
}

/* ---- the key ---- */

static const char *fingerprint_of(struct arena *a, const struct shared_key *key)
{
	return keys_hash(a, key, slice_of("the key of own cases"));
}

bool own_case_is_under(struct work *w, const struct shared_key *key)
{
	struct own_case_key_get_row row;

	return own_case_key_get(w, &row) &&
	       strcmp(row.fingerprint, fingerprint_of(work_arena(w), key)) == 0;
}

static struct texts phones_of(struct work *w, struct person_id id)
{
	struct own_case_phones_rows rows = own_case_phones(w, id);
	struct texts phones = { 0 };

	list_each (const struct own_case_phones_row *, row, &rows)
		*list_add(work_arena(w), &phones) = row->number;
	return phones;
}

static const char *or_blank(const char *text)
{
	return text == NULL ? "" : text;
}

static void keep_person(void *arg, const struct own_case_person_each_row *row)
{
	struct work *w = arg;
	struct arena_mark mark = arena_mark(work_arena(w));
	struct texts phones = phones_of(w, row->id);

	own_case_keep(w, row->id,
		&(struct own_person){
			.given_names = row->given_names,
			.family_name = row->family_name,
			.known_as = or_blank(row->known_as),
			.born = row->born_on,
			.phones = &phones,
			.address = or_blank(row->address),
		});
	if (!work_failed(w))
		arena_rewind(work_arena(w), mark);
}

void own_case_begin(struct work *w)
{
	struct account_id reader = work_reader(w);

	own_case_forget_accounts(w);
	own_case_forget_people(w);
	own_case_forget_denials(w);
	own_case_key_write(w, fingerprint_of(work_arena(w), work_key(w)));
	work_read_for(w, the_program);
	own_case_person_each(w, keep_person, w);
	work_read_for(w, reader);
}
