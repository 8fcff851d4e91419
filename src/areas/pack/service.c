/* SPDX-License-Identifier: MIT */
#include "areas/pack/pack.h"

#include <stdlib.h>
#include <string.h>

#include "areas/pack/pack_queries.h"
#include "areas/pack/store.h"
#include "areas/programme/programme.h"
#include "areas/publication/publication.h"
#include "audit/audit.h"
#include "auth/account.h"
#include "auth/policy.h"
#include "base/err.h"
#include "db/db.h"

/* ---- on which side somebody stands ---- */

bool pack_is_led(const struct actor *by, const struct pack *p)
{
	return policy_allows_kept_by(by, PACK_RELEASE, p->organisation);
}

static bool is_provider(const struct actor *by, const struct pack *p)
{
	return by->organisation.v == p->provider.v &&
	       policy_allows(by, PACK_WRITE, RELATION_CONTRACT_PARTY);
}

static bool is_member(struct work *w, const struct actor *by, struct programme_id programme)
{
	struct pack_member_row row;

	return policy_allows(by, PACK_READ, RELATION_ASSIGNED) &&
	       pack_member(w, by->account, programme, &row);
}

enum pack_side pack_side_of(struct work *w, const struct actor *by, const struct pack *p)
{
	if (is_provider(by, p))
		return PACK_SIDE_WRITER;
	if (pack_is_led(by, p))
		return PACK_SIDE_LEAD;
	if (policy_allows_kept_by(by, PACK_READ, p->organisation))
		return PACK_SIDE_PARTY;
	return is_member(w, by, p->programme) ? PACK_SIDE_GROUP : PACK_SIDE_NONE;
}

/* ---- the group ---- */

bool steering_group_load(struct work *w, struct programme_id id, struct steering_group *group)
{
	struct pack_group_row row;

	if (!pack_group(w, id, &row))
		return false;
	*group = (struct steering_group){
		.programme = id,
		.name = { [ENGLISH] = row.name_en, [WELSH] = row.name_cy },
		.counts = (enum group_counts)word_named(group_counts, row.counts),
		.source = row.source,
	};
	return true;
}

struct steering_members steering_members(struct work *w, struct programme_id id)
{
	struct pack_members_rows rows = pack_members(w, id);
	struct steering_members all = { 0 };

	list_each (const struct pack_members_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct steering_member){
			.account = row->account_id,
			.name = row->name,
			.body = { [ENGLISH] = row->name_en, [WELSH] = row->name_cy },
			.cleared_on = row->cleared_on,
		};
	return all;
}

enum outcome_kind steering_group_put(struct work *w, const struct actor *by,
	const struct steering_group *group, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct programme p;

	if (!programme_for(w, by, PACK_RELEASE, group->programme, &p))
		return ABSENT;
	problem_add_line(a, problems, "name-en", group->name[ENGLISH], PACK_LINE_MOST,
		N_("Enter the name in English"));
	problem_add_line(a, problems, "name-cy", group->name[WELSH], PACK_LINE_MOST,
		N_("Enter the name in Welsh"));
	problem_add_line(a, problems, "source", group->source, PACK_LINE_MOST,
		group->counts == GROUP_COUNTS_UNSET
			? NULL
			: N_("Enter which agreement says so, and where"));
	if (problems->n > 0)
		return REFUSED;
	pack_group_put(w, &(struct pack_group_put_values){
				  .programme_id = group->programme,
				  .name_en = group->name[ENGLISH],
				  .name_cy = group->name[WELSH],
				  .counts = group->counts == GROUP_COUNTS_UNSET
						    ? ""
						    : group_counts[group->counts].name,
				  .source = group->source,
				  .altered_by = by->account,
				  .now = work_now(w),
			  });
	publication_changed(w); // published packs have the name
	audit_note_act(w, by, PACK_RELEASE, "pack-group", "programme", p.id.v);
	return DONE;
}

static bool may_be_member(const struct account *account)
{
	return account->is_active &&
	       (account->roles & (1u << ROLE_STEERING_CHAIR | 1u << ROLE_STEERING_MEMBER)) != 0;
}

enum outcome_kind steering_member_add(struct work *w, const struct actor *by,
	struct programme_id id, const char *login, bool is_cleared, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct account account;
	struct programme p;

	if (!programme_for(w, by, PACK_RELEASE, id, &p))
		return ABSENT;
	if (!account_by_login(w, login, &account) || !may_be_member(&account))
		problem_add(a, problems, "login",
			N_("Enter the sign-in name of a chair or member of steering groups"));
	if (!is_cleared)
		problem_add(a, problems, "cleared",
			N_("Say that the person has no interest in what the group looks at"));
	if (problems->n > 0)
		return REFUSED;
	pack_member_put(w, &(struct pack_member_put_values){
				   .account_id = account.id,
				   .programme_id = id,
				   .cleared_on = work_today(w),
				   .added_by = by->account,
			   });
	audit_note_act(w, by, PACK_RELEASE, "pack-member", "programme", id.v);
	return DONE;
}

enum outcome_kind steering_member_end(
	struct work *w, const struct actor *by, struct programme_id id, struct account_id account)
{
	struct programme p;

	if (!programme_for(w, by, PACK_RELEASE, id, &p) ||
		pack_member_end(w, work_today(w), account, id) == 0)
		return ABSENT;
	audit_note_act(w, by, PACK_RELEASE, "pack-member-end", "programme", id.v);
	return DONE;
}

/* ---- packs ---- */

static struct pack pack_of(const struct pack_get_row *row)
{
	return (struct pack){
		.id = row->id,
		.programme = row->programme_id,
		.organisation = row->organisation_id,
		.provider = row->provider_id,
		.meets_on = row->meets_on,
		.period = { row->from_on, row->to_on },
		.newest = row->newest,
		.released = row->released,
	};
}

static int last_meeting_first(const void *one, const void *other)
{
	const struct pack *p = one, *second = other;

	if (!date_equal(p->meets_on, second->meets_on))
		return date_before(p->meets_on, second->meets_on) ? 1 : -1;
	return p->id.v < second->id.v ? 1 : p->id.v > second->id.v ? -1 : 0;
}

/* Those that are not there yet. */
static void add_packs(struct work *w, struct packs *all, const struct pack_get_rows *rows)
{
	list_each (const struct pack_get_row *, row, rows) {
		bool is_there = false;

		list_each (const struct pack *, each, all)
			is_there |= each->id.v == row->id.v;
		if (!is_there)
			*list_add(work_arena(w), all) = pack_of(row);
	}
}

/* Whoever does not lead for the office sees what is released. */
static void add_packs_of_office(struct work *w, const struct actor *by,
	const struct pack_filter *filter, size_t most, struct packs *all)
{
	bool is_lead = policy_allows_kept_by(by, PACK_RELEASE, by->organisation);
	struct pack_get_rows rows =
		pack_list_of_office(w, &(struct pack_list_of_office_values){
					       .organisation = by->organisation,
					       .least_released = is_lead ? 0 : 1,
					       .before_on = filter->before_on,
					       .before = filter->before,
					       .most = (int64_t)most + 1,
				       });

	add_packs(w, all, &rows);
}

static void add_packs_of_provider(struct work *w, const struct actor *by,
	const struct pack_filter *filter, size_t most, struct packs *all)
{
	struct pack_get_rows rows = pack_list_of_provider(w, &(struct pack_list_of_provider_values){
								     .provider = by->organisation,
								     .before_on = filter->before_on,
								     .before = filter->before,
								     .most = (int64_t)most + 1,
							     });

	add_packs(w, all, &rows);
}

static void add_packs_of_member(struct work *w, const struct actor *by,
	const struct pack_filter *filter, size_t most, struct packs *all)
{
	struct pack_get_rows rows = pack_list_of_member(w, &(struct pack_list_of_member_values){
								   .account = by->account,
								   .before_on = filter->before_on,
								   .before = filter->before,
								   .most = (int64_t)most + 1,
							   });

	add_packs(w, all, &rows);
}

struct packs packs_for(
	struct work *w, const struct actor *by, const struct pack_filter *filter, size_t most)
{
	struct packs all = { 0 };

	if (policy_allows_kept_by(by, PACK_READ, by->organisation))
		add_packs_of_office(w, by, filter, most, &all);
	if (policy_allows(by, PACK_WRITE, RELATION_CONTRACT_PARTY))
		add_packs_of_provider(w, by, filter, most, &all);
	if (policy_allows(by, PACK_READ, RELATION_ASSIGNED))
		add_packs_of_member(w, by, filter, most, &all);
	if (all.n > 1)
		qsort(all.at, all.n, sizeof *all.at, last_meeting_first);
	if (all.n > most + 1)
		all.n = most + 1;
	return all;
}

bool pack_load(struct work *w, struct pack_id id, struct pack *p)
{
	struct pack_get_row row;

	if (!pack_get(w, id, &row))
		return false;
	*p = pack_of(&row);
	return true;
}

bool pack_for(struct work *w, const struct actor *by, struct pack_id id, struct pack *p,
	enum pack_side *side)
{
	struct pack found;
	enum pack_side stands;

	if (!pack_load(w, id, &found))
		return false;
	stands = pack_side_of(w, by, &found);
	if (stands == PACK_SIDE_NONE || (stands >= PACK_SIDE_PARTY && found.released == 0))
		return false;
	*p = found;
	*side = stands;
	return true;
}

static struct pack_version version_of(const struct pack_version_list_row *row)
{
	return (struct pack_version){
		.version = row->version,
		.state = (enum pack_state)word_named(pack_states, row->state),
		.edit = row->edit,
		.texts.in = {
			[PACK_HIGHLIGHTS] = { [ENGLISH] = row->highlights_en,
				[WELSH] = row->highlights_cy },
			[PACK_DEVELOPMENT] = { [ENGLISH] = row->development_en,
				[WELSH] = row->development_cy },
			[PACK_EMERGING] = { [ENGLISH] = row->emerging_en,
				[WELSH] = row->emerging_cy },
		},
		.corrects = row->corrects,
		.comment = row->comment,
		.written_by = row->written_by,
		.sent_by = row->sent_by,
		.released_by = row->released_by,
		.sent_at = row->sent_at,
		.released_at = row->released_at,
	};
}

struct pack_versions pack_versions_of(struct work *w, struct pack_id id)
{
	struct pack_version_list_rows rows = pack_version_list(w, id);
	struct pack_versions all = { 0 };

	list_each (const struct pack_version_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = version_of(row);
	return all;
}

bool pack_version_load(struct work *w, const struct pack *p, int64_t version, enum pack_side side,
	struct pack_version *v)
{
	struct pack_versions all = pack_versions_of(w, p->id);

	list_each (const struct pack_version *, each, &all)
		if (each->version == version && pack_is_read(each->state, side)) {
			*v = *each;
			return true;
		}
	return false;
}

struct packs packs_released(struct work *w, struct programme_id id)
{
	struct pack_get_rows rows = pack_list_of_programme(w, id);
	struct packs all = { 0 };

	list_each (const struct pack_get_row *, row, &rows)
		*list_add(work_arena(w), &all) = pack_of(row);
	return all;
}

/* ---- figures ---- */

struct key_figures pack_store_figures(struct work *w, struct pack_id id, int64_t version)
{
	struct pack_figure_list_rows rows = pack_figure_list(w, id, version);
	struct key_figures all = { 0 };
	struct pack p;

	list_each (const struct pack_figure_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = (struct key_figure){
			.figure = figure_named(row->figure),
			.about = { [ENGLISH] = row->about_en, [WELSH] = row->about_cy },
			.is_held = row->is_held,
			.number = row->number.pence,
			.of = row->most,
			.is_withheld = row->is_withheld,
			.told = row->told.pence,
		};
	if (pack_load(w, id, &p))
		figures_take_months(&all, &p.period);
	return all;
}

void pack_store_put_figures(
	struct work *w, struct pack_id id, int64_t version, const struct key_figures *figures)
{
	int64_t place = 1;

	pack_figures_clear(w, id, version);
	list_each (const struct key_figure *, each, figures)
		pack_figure_insert(w, &(struct pack_figure_insert_values){
					      .pack_id = id,
					      .version = version,
					      .place = place++,
					      .figure = figure_facts(each->figure)->name,
					      .about_en = each->about[ENGLISH],
					      .about_cy = each->about[WELSH],
					      .is_held = each->is_held,
					      .number = { each->number },
					      .most = each->of,
					      .is_withheld = each->is_withheld,
					      .told = { each->told },
				      });
}

/* Each version of a pack that was released before that one, the newest first. */
static void add_published(
	struct work *w, const struct pack *p, int64_t version, struct published_figures *before)
{
	struct pack_versions all = pack_versions_of(w, p->id);

	list_each (const struct pack_version *, each, &all)
		if (each->state == PACK_RELEASED && each->version < version &&
			before->n < FIGURES_BEFORE_MOST)
			*list_add(work_arena(w), before) =
				pack_store_figures(w, p->id, each->version);
}

/* What was published of the programme: this pack's versions before, then the other packs'. */
static struct published_figures published_before(
	struct work *w, const struct pack *p, const struct pack_version *v)
{
	struct packs all = packs_released(w, p->programme);
	struct published_figures before = { 0 };

	add_published(w, p, v->version, &before);
	list_each (const struct pack *, each, &all)
		if (each->id.v != p->id.v && before.n < FIGURES_BEFORE_MOST)
			add_published(w, each, each->released + 1, &before);
	return before;
}

/* What was entered, then what the program makes. */
static struct key_figures figures_now(
	struct work *w, const struct pack *p, const struct pack_version *v)
{
	struct key_figures all = pack_store_figures(w, p->id, v->version);
	struct key_figures made = pack_figures_made(w, p);
	struct published_figures before = published_before(w, p, v);

	list_each (const struct key_figure *, each, &made)
		*list_add(work_arena(w), &all) = *each;
	figures_publish(work_arena(w), &all, &before);
	return all;
}

struct key_figures pack_figures_of(
	struct work *w, const struct pack *p, const struct pack_version *v)
{
	return v->state == PACK_RELEASED ? pack_store_figures(w, p->id, v->version)
					 : figures_now(w, p, v);
}

/* ---- doing ---- */

static bool may_be_asked(struct work *w, const struct contract *c)
{
	struct contract_versions all = contract_versions(w, c->id);
	struct steering_group group;

	return contract_signed(&all) != NULL && steering_group_load(w, c->programme, &group);
}

struct contracts pack_contracts(struct work *w, const struct actor *by)
{
	struct contracts all = { 0 };

	if (!policy_allows_kept_by(by, PACK_RELEASE, by->organisation))
		return all;

	struct programmes programmes = programmes_for(w, by);

	list_each (const struct programme *, p, &programmes) {
		struct contracts of = contracts_of(w, p->id);

		list_each (const struct contract *, c, &of)
			if (may_be_asked(w, c))
				*list_add(work_arena(w), &all) = *c;
	}
	return all;
}

/* What a provider enters: of the version before, else nothing of it held yet. */
static struct key_figures entered_before(struct work *w, const struct pack *p, int64_t version)
{
	struct key_figures old = pack_store_figures(w, p->id, version - 1), all = { 0 };

	for (enum figure f = FIGURE_NONE + 1; f < FIGURE_COUNT; f++) {
		const struct key_figure *was = key_figure_of(&old, f);

		if (figure_is_entered(f))
			*list_add(work_arena(w), &all) =
				was != NULL
					? *was
					: (struct key_figure){ .figure = f, .about = { "", "" } };
	}
	return all;
}

static void begin_version(struct work *w, const struct pack *p, int64_t version,
	const struct pack_texts *texts, const char *corrects)
{
	struct key_figures entered;

	pack_version_insert(w, &(struct pack_version_insert_values){
				       .pack_id = p->id,
				       .version = version,
				       .highlights_en = texts->in[PACK_HIGHLIGHTS][ENGLISH],
				       .highlights_cy = texts->in[PACK_HIGHLIGHTS][WELSH],
				       .development_en = texts->in[PACK_DEVELOPMENT][ENGLISH],
				       .development_cy = texts->in[PACK_DEVELOPMENT][WELSH],
				       .emerging_en = texts->in[PACK_EMERGING][ENGLISH],
				       .emerging_cy = texts->in[PACK_EMERGING][WELSH],
				       .corrects = corrects,
			       });
	if (!pack_is_entered(w, p->programme))
		return;
	entered = entered_before(w, p, version);
	pack_store_put_figures(w, p->id, version, &entered);
}

enum outcome_kind pack_add(struct work *w, const struct actor *by, struct pack *p,
	struct contract_id contract, struct problems *problems)
{
	static const struct pack_texts nothing = { { { "", "" }, { "", "" }, { "", "" } } };
	struct arena *a = work_arena(w);
	struct programme programme;
	struct contract c;

	if (!policy_allows_kept_by(by, PACK_RELEASE, by->organisation))
		return ABSENT;
	if (!contract_load(w, contract, &c) || c.parent.v != 0 ||
		!programme_for(w, by, PACK_RELEASE, c.programme, &programme) ||
		!may_be_asked(w, &c))
		problem_add(a, problems, "contract",
			N_("Choose the contract whose provider writes the pack"));
	pack_dates_check(a, p->meets_on, &p->period, problems);
	if (problems->n > 0)
		return REFUSED;
	*p = (struct pack){
		.id = { id_of_now(work_now(w)) },
		.programme = programme.id,
		.organisation = programme.organisation,
		.provider = contract_supplier(w, contract).id,
		.meets_on = p->meets_on,
		.period = p->period,
		.newest = 1,
	};
	pack_insert(w, &(struct pack_insert_values){
			       .id = p->id,
			       .programme_id = p->programme,
			       .organisation_id = p->organisation,
			       .provider_id = p->provider,
			       .meets_on = p->meets_on,
			       .from_on = p->period.from,
			       .to_on = p->period.to,
			       .made_by = by->account,
			       .now = work_now(w),
		       });
	begin_version(w, p, 1, &nothing, "");
	audit_note_act(w, by, PACK_RELEASE, "pack-add", "pack", p->id.v);
	return DONE;
}

/* A pack and its newest version, for an act. */
struct acting {
	struct work *w;
	const struct actor *by;
	struct pack pack;
	struct pack_version version;
	enum pack_side side;
};

/* The side from which that act can be done by this actor in some state; else where they stand. */
static enum pack_side side_for(struct acting *now, enum pack_act act)
{
	bool is_of_lead =
		act == PACK_ACT_RETURN || act == PACK_ACT_RELEASE || act == PACK_ACT_CORRECT;

	return is_of_lead && pack_is_led(now->by, &now->pack)
		       ? PACK_SIDE_LEAD
		       : pack_side_of(now->w, now->by, &now->pack);
}

static bool has_act(enum pack_side side, enum pack_act act)
{
	for (enum pack_state s = PACK_NONE + 1; s < PACK_STATE_COUNT; s++)
		if (pack_after(s, act, side) != PACK_NONE)
			return true;
	return false;
}

/* DONE: it can go on; `seen` is the edit that the actor saw. */
static enum outcome_kind begin_act(struct acting *now, struct pack_id id, int64_t seen,
	enum pack_act act, struct problems *problems)
{
	if (!pack_load(now->w, id, &now->pack))
		return ABSENT;
	now->side = side_for(now, act);
	if (!has_act(now->side, act) ||
		!pack_version_load(now->w, &now->pack, now->pack.newest, now->side, &now->version))
		return ABSENT;
	if (pack_after(now->version.state, act, now->side) == PACK_NONE) {
		problem_add(work_arena(now->w), problems, "", pack_refusal(now->version.state));
		return REFUSED;
	}
	return now->version.edit == seen ? DONE : CHANGED_MEANWHILE;
}

enum outcome_kind pack_write(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const struct pack_texts *texts, const struct key_figures *entered,
	struct problems *problems)
{
	struct acting now = { .w = w, .by = by };
	enum outcome_kind outcome = begin_act(&now, id, seen, PACK_ACT_WRITE, problems);

	if (outcome != DONE)
		return outcome;
	pack_texts_check(work_arena(w), texts, problems);
	figures_check_sums(work_arena(w), entered, problems);
	if (problems->n > 0)
		return REFUSED;
	pack_version_write(w, &(struct pack_version_write_values){
				      .pack_id = id,
				      .version = now.version.version,
				      .highlights_en = texts->in[PACK_HIGHLIGHTS][ENGLISH],
				      .highlights_cy = texts->in[PACK_HIGHLIGHTS][WELSH],
				      .development_en = texts->in[PACK_DEVELOPMENT][ENGLISH],
				      .development_cy = texts->in[PACK_DEVELOPMENT][WELSH],
				      .emerging_en = texts->in[PACK_EMERGING][ENGLISH],
				      .emerging_cy = texts->in[PACK_EMERGING][WELSH],
				      .written_by = by->account,
			      });
	if (pack_is_entered(w, now.pack.programme))
		pack_store_put_figures(w, id, now.version.version, entered);
	audit_note_act(w, by, PACK_WRITE, "pack-write", "pack", id.v);
	return DONE;
}

enum outcome_kind pack_send(struct work *w, const struct actor *by, struct pack_id id, int64_t seen,
	struct problems *problems)
{
	struct acting now = { .w = w, .by = by };
	enum outcome_kind outcome = begin_act(&now, id, seen, PACK_ACT_SEND, problems);

	if (outcome != DONE)
		return outcome;
	pack_texts_check_whole(work_arena(w), &now.version.texts, problems);
	if (problems->n > 0)
		return REFUSED;
	pack_version_send(w, &(struct pack_version_send_values){
				     .pack_id = id,
				     .version = now.version.version,
				     .sent_by = by->account,
				     .sent_at = work_now(w),
			     });
	audit_note_act(w, by, PACK_WRITE, "pack-send", "pack", id.v);
	return DONE;
}

enum outcome_kind pack_return(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const char *comment, struct problems *problems)
{
	struct acting now = { .w = w, .by = by };
	enum outcome_kind outcome = begin_act(&now, id, seen, PACK_ACT_RETURN, problems);

	if (outcome != DONE)
		return outcome;
	problem_add_text(work_arena(w), problems, "comment", comment, PACK_COMMENT_MOST,
		N_("Say what is to be changed"));
	if (problems->n > 0)
		return REFUSED;
	pack_version_return(w, comment, id, now.version.version);
	audit_note_act(w, by, PACK_RELEASE, "pack-return", "pack", id.v);
	return DONE;
}

enum outcome_kind pack_release(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, struct problems *problems)
{
	struct acting now = { .w = w, .by = by };
	enum outcome_kind outcome = begin_act(&now, id, seen, PACK_ACT_RELEASE, problems);
	struct key_figures figures;

	if (outcome != DONE)
		return outcome;
	if (now.version.written_by.v == by->account.v || now.version.sent_by.v == by->account.v) {
		problem_add(work_arena(w), problems, "",
			N_("Whoever wrote or sent the pack cannot release it"));
		return REFUSED;
	}
	figures = figures_now(w, &now.pack, &now.version);
	pack_store_put_figures(w, id, now.version.version, &figures);
	pack_version_release(w, &(struct pack_version_release_values){
					.pack_id = id,
					.version = now.version.version,
					.released_by = by->account,
					.released_at = work_now(w),
				});
	pack_versions_are(w, now.pack.newest, now.version.version, id);
	publication_changed(w);
	audit_note_act(w, by, PACK_RELEASE, "pack-release", "pack", id.v);
	return DONE;
}

enum outcome_kind pack_correct(struct work *w, const struct actor *by, struct pack_id id,
	int64_t seen, const char *corrects, struct problems *problems)
{
	struct acting now = { .w = w, .by = by };
	enum outcome_kind outcome = begin_act(&now, id, seen, PACK_ACT_CORRECT, problems);

	if (outcome != DONE)
		return outcome;
	problem_add_text(work_arena(w), problems, "corrects", corrects, PACK_COMMENT_MOST,
		N_("Say what is corrected"));
	if (problems->n > 0)
		return REFUSED;
	begin_version(w, &now.pack, now.version.version + 1, &now.version.texts, corrects);
	pack_versions_are(w, now.version.version + 1, now.pack.released, id);
	audit_note_act(w, by, PACK_RELEASE, "pack-correct", "pack", id.v);
	return DONE;
}

/* ---- links ---- */

static struct pack_link link_of(const struct pack_link_list_row *row)
{
	return (struct pack_link){
		.id = row->id,
		.pack = row->pack_id,
		.number = row->number,
		.language = strcmp(row->language, "cy") == 0 ? WELSH : ENGLISH,
		.facts = {
			.audience = (enum pack_audience)word_named(pack_audiences, row->audience),
			.name = row->name,
			.body = row->body,
			.until = row->until_on,
		},
		.made_by = row->made_by,
		.made_at = row->made_at,
		.revoked_at = row->revoked_at,
	};
}

struct pack_links pack_links_of(struct work *w, struct pack_id id)
{
	struct pack_link_list_rows rows = pack_link_list(w, id);
	struct pack_links all = { 0 };

	list_each (const struct pack_link_list_row *, row, &rows)
		*list_add(work_arena(w), &all) = link_of(row);
	return all;
}

static bool leads(struct work *w, const struct actor *by, struct pack_id id, struct pack *p)
{
	return pack_load(w, id, p) && pack_is_led(by, p);
}

static bool is_for_the_same(const struct pack_link *one, const struct pack_link *other)
{
	return one->facts.audience == other->facts.audience &&
	       strcmp(one->facts.name, other->facts.name) == 0 &&
	       strcmp(one->facts.body, other->facts.body) == 0;
}

static void revoke_as_lost(struct work *w, const struct actor *by, const struct pack_links *all,
	const struct pack_link *made)
{
	list_each (const struct pack_link *, each, all)
		if (is_for_the_same(each, made) &&
			pack_link_revoke_now(w, work_now(w), each->pack, each->number) > 0)
			audit_note_act(
				w, by, PACK_RELEASE, "pack-link-revoke", "pack-link", each->id.v);
}

enum outcome_kind pack_link_add(struct work *w, const struct actor *by, struct pack_link *link,
	bool is_cleared, struct session_token *secret, struct problems *problems)
{
	struct arena *a = work_arena(w);
	struct pack_links all = pack_links_of(w, link->pack);
	struct pack p;

	if (!leads(w, by, link->pack, &p))
		return ABSENT;
	pack_link_check(a, &link->facts, is_cleared, work_today(w), problems);
	if (p.released == 0)
		problem_add(a, problems, "",
			N_("A link opens what is released. Release the pack first."));
	if (problems->n > 0)
		return REFUSED;
	revoke_as_lost(w, by, &all, link);
	*secret = session_token_random();
	link->id = (struct pack_link_id){ id_random() };
	link->number = all.n == 0 ? 1 : all.at[0].number + 1;
	pack_link_insert(w, &(struct pack_link_insert_values){
				    .id = link->id,
				    .pack_id = link->pack,
				    .number = link->number,
				    .secret_hash = session_token_hash(a, secret),
				    .name = link->facts.name,
				    .body = link->facts.body,
				    .language = language_code(link->language),
				    .audience = pack_audiences[link->facts.audience].name,
				    .until_on = link->facts.until,
				    .made_by = by->account,
				    .now = work_now(w),
			    });
	audit_note_act(w, by, PACK_RELEASE, "pack-link", "pack-link", link->id.v);
	return DONE;
}

enum outcome_kind pack_link_revoke(
	struct work *w, const struct actor *by, struct pack_id id, int64_t number)
{
	struct pack_links all = pack_links_of(w, id);
	struct pack p;

	if (!leads(w, by, id, &p))
		return ABSENT;
	list_each (const struct pack_link *, each, &all)
		if (each->number == number) {
			if (pack_link_revoke_now(w, work_now(w), id, number) == 0)
				return REFUSED;
			audit_note_act(
				w, by, PACK_RELEASE, "pack-link-revoke", "pack-link", each->id.v);
			return DONE;
		}
	return ABSENT;
}

bool pack_link_by_secret(struct work *w, const struct session_token *secret, struct pack_link *link)
{
	struct pack_link_list_row row;

	if (!pack_link_by_hash(w, session_token_hash(work_arena(w), secret), &row))
		return false;
	*link = link_of(&row);
	return true;
}
