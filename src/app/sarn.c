/* SPDX-License-Identifier: MIT */
/*
 * sarn: decisions, programmes and the people on them, and the public's pages.
 */
#include <string.h>

#include "app/commands.h"
#include "app/pages.h"
#include "app/program_queries.h"
#include "app/sarn_queries.h"
#include "areas/caution/caution_queries.h"
#include "areas/caution/pages.h"
#include "areas/cohort/cohort_queries.h"
#include "areas/cohort/outside.h"
#include "areas/cohort/pages.h"
#include "areas/contract/contract_queries.h"
#include "areas/contract/pages.h"
#include "areas/decision/decision_queries.h"
#include "areas/decision/pages.h"
#include "areas/decision/rules.h"
#include "areas/funding/funding_queries.h"
#include "areas/funding/pages.h"
#include "areas/invoice/invoice_queries.h"
#include "areas/invoice/pages.h"
#include "areas/organisation/organisation_queries.h"
#include "areas/own_case/own_case.h"
#include "areas/own_case/own_case_queries.h"
#include "areas/own_case/pages.h"
#include "areas/pack/pack_queries.h"
#include "areas/pack/pages.h"
#include "areas/person/pages.h"
#include "areas/person/person.h"
#include "areas/person/person_queries.h"
#include "areas/programme/pages.h"
#include "areas/programme/programme_queries.h"
#include "areas/publication/pages.h"
#include "areas/publication/pages_publish.h"
#include "areas/publication/publication.h"
#include "areas/publication/publication_queries.h"
#include "areas/referral/outside.h"
#include "areas/referral/pages.h"
#include "areas/referral/referral_queries.h"
#include "areas/referral/rules.h"
#include "areas/register/pages.h"
#include "areas/register/register_queries.h"
#include "areas/relay/pages.h"
#include "areas/relay/relay_queries.h"
#include "areas/scheme/pages.h"
#include "areas/scheme/scheme_queries.h"
#include "areas/take_on/pages.h"
#include "areas/take_on/take_on_queries.h"
#include "areas/triage/pages.h"
#include "areas/triage/triage_queries.h"
#include "audit/audit_queries.h"
#include "auth/auth_queries.h"
#include "auth/demonstration.h"
#include "auth/policy.h"
#include "auth/rules.h"
#include "base/err.h"
#include "base/problem.h"
#include "frame/frame.h"
#include "frame/home.h"
#include "frame/page.h"
#include "sarn_migrations.h"

static const struct query_set *const query_sets[] = {
	&auth_queries,
	&audit_queries,
	&organisation_queries,
	&relay_queries,
	&decision_queries,
	&publication_queries,
	&scheme_queries,
	&cohort_queries,
	&own_case_queries,
	&programme_queries,
	&funding_queries,
	&contract_queries,
	&person_queries,
	&caution_queries,
	&referral_queries,
	&triage_queries,
	&register_queries,
	&invoice_queries,
	&pack_queries,
	&take_on_queries,
	&program_queries,
	&sarn_queries,
};

static const struct route *const route_tables[] = {
	app_routes,
	frame_routes,
	publication_routes,
	publishing_routes,
	decision_routes,
	scheme_routes,
	cohort_routes,
	own_case_routes,
	programme_routes,
	funding_routes,
	contract_routes,
	person_routes,
	caution_routes,
	relay_routes,
	referral_routes,
	triage_routes,
	register_routes,
	invoice_routes,
	pack_routes,
	take_on_routes,
	NULL,
};

static const struct menu_item menu[] = {
	{ N_("Home"), "/home", HOME_READ },
	{ N_("Decisions"), "/decisions", DECISION_LIST },
	{ N_("Programmes"), "/programmes", PROGRAMME_READ },
	{ N_("Contracts"), "/contracts", PROGRAMME_READ },
	{ N_("Invoices"), "/invoices", INVOICE_READ },
	{ N_("Statements"), "/statements", STATEMENT_READ },
	{ N_("Invoices we sent"), "/sent-invoices", INVOICE_SUPPLY },
	{ N_("Packs"), "/packs", PACK_READ },
	{ N_("Schemes"), "/schemes", SCHEME_READ },
	{ N_("Cohorts"), "/cohorts", COHORT_READ },
	{ N_("People"), "/people", PERSON_LIST },
	{ N_("Referrals"), "/referrals", REFERRAL_LIST },
	{ N_("Held places"), "/holds", PLACE_HOLD },
	{ N_("Public register"), "/register", PUBLIC_READ },
	{ N_("Log"), "/log", AUDIT_READ },
	{ 0 },
};

static const struct menu_item foot[] = {
	{ N_("Accessibility statement"), "/accessibility", PUBLIC_READ },
	{ N_("Open data"), "/open-data", PUBLIC_READ },
	{ N_("Who can see what"), "/who-can-see-what", POLICY_READ },
	{ 0 },
};

static const struct home_part *const home_parts[] = {
	&relay_home,
	&decision_home,
	&caution_home,
	&register_home,
	&person_home,
	&referral_home,
	&scheme_home,
	&cohort_home,
	&own_case_home,
	&programme_home,
	&funding_home,
	&invoice_home,
	&pack_home,
	&contract_home,
	&take_on_home,
	&publication_home,
	&app_home,
	NULL,
};

/* ---- who looked at somebody ---- */

static bool may_trace(struct work *w, const struct actor *by, int64_t id)
{
	return person_may(w, by, PERSON_TRACE, (struct person_id){ id });
}

static void add_trace(struct request *rq, int64_t id, struct record_links *links)
{
	if (policy_allows_somewhere(&rq->actor, AUDIT_READ) && may_trace(rq->work, &rq->actor, id))
		*list_add(rq->arena, links) = (struct link){ .text = tr(rq->language,
								     "Who looked at this person"),
			.url = url_of(rq->arena, "/log?kind=person&id=%lld", (long long)id) };
}

static const char *const person_masks[] = { "person-name", "person-contact", NULL };

static const struct record_part trace_part = { "person", add_trace };

static const struct record_part *const record_parts[] = {
	&caution_of_person_part,
	&referral_of_person_part,
	&funding_of_programme_part,
	&invoice_of_programme_part,
	&invoice_of_decision_part,
	&invoice_of_cohort_part,
	&invoice_of_contract_part,
	&contract_of_programme_part,
	&pack_of_programme_part,
	&pack_of_publication_part,
	&contract_of_scheme_part,
	&funding_warnings_part,
	&contract_warnings_part,
	&trace_part,
	NULL,
};

/* ---- the demonstration ---- */

static const struct demonstration_person people[] = {
	{ ROLE_DECISION_OFFICER, "Enghraifft Swyddog", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Imports and drafts decisions, sends them to be translated and signed, "
		   "publishes them") },
	{ ROLE_APPROVER, "Enghraifft Cymeradwyydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Signs drafts, and attests what was signed on paper") },
	{ ROLE_TRANSLATOR, "Enghraifft Cyfieithydd", WELSH, DEMONSTRATION_OFFICE,
		N_("Writes the text in the other language and sees what has changed since") },
	{ ROLE_AUDITOR, "Enghraifft Archwilydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Reads records and the log of who did what") },
	{ ROLE_COMMISSIONING_OFFICER, "Enghraifft Comisiynu", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Writes the terms on which a programme takes people, and says who takes part") },
	{ ROLE_FINANCE_OFFICER, "Enghraifft Cyllid", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Enters invoices, holds them against what was delivered, and recharges them") },
	{ ROLE_FINANCE_OFFICER, "Enghraifft Arian", WELSH, DEMONSTRATION_OFFICE,
		N_("Approves what the other finance officer matched: two see each invoice"),
		"second-finance-officer" },
	{ ROLE_PERFORMANCE_LEAD, "Enghraifft Perfformiad", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Watches over what contracts deliver and cost, and changes nothing") },
	{ ROLE_STEERING_CHAIR, "Enghraifft Cadeirydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Chairs the group that steers a programme, and reads its packs before it "
		   "meets") },
	{ ROLE_STEERING_MEMBER, "Enghraifft Aelod", WELSH, DEMONSTRATION_OFFICE,
		N_("Sits on that group, and reads the same packs") },
	{ ROLE_CO_FUNDER, "Enghraifft Cronfa", ENGLISH, DEMONSTRATION_FUND,
		N_("Pays a share of a programme, and reads what the own body owes") },
	{ ROLE_LICENSOR_LEAD, "Enghraifft Ansawdd", ENGLISH, DEMONSTRATION_LICENSOR,
		N_("Sees who is trained in what the licensor licenses, and on what terms it is "
		   "given") },
	{ ROLE_SERGEANT, "Enghraifft Rhingyll", ENGLISH, DEMONSTRATION_FORCE,
		N_("Checks on a phone whether a caution may be offered, and who may go past a "
		   "rule") },
	{ ROLE_REFERRER, "Enghraifft Cyfeirio", ENGLISH, DEMONSTRATION_FORCE,
		N_("Proposes cautions, gives them once they are authorised, and refers people") },
	{ ROLE_COMPLIANCE_CLERK, "Enghraifft Cydymffurfio", ENGLISH, DEMONSTRATION_FORCE,
		N_("Says what the force asks of its cautions, such as the rank that "
		   "authorises them") },
	{ ROLE_NOMINATOR, "Enghraifft Safonau", ENGLISH, DEMONSTRATION_FORCE,
		N_("Is to nominate people who work for a force, and reads nothing about "
		   "anybody") },
	{ ROLE_ACCOUNT_MANAGER, "Enghraifft Cyfrifon", ENGLISH, DEMONSTRATION_FORCE,
		N_("Says who holds each account of the force, so that nobody sees their own "
		   "record") },
	{ ROLE_TRIAGE_WORKER, "Enghraifft Brysbennu", ENGLISH, DEMONSTRATION_DIVERSION,
		N_("Finds out what people need, offers support and sends them on to the "
		   "programme") },
	{ ROLE_CASE_MANAGER, "Enghraifft Achosion", ENGLISH, DEMONSTRATION_PROVIDER,
		N_("Is to work with people one to one, and reads the schemes of the provider") },
	{ ROLE_COORDINATOR, "Enghraifft Cydlynydd", WELSH, DEMONSTRATION_PROVIDER,
		N_("Plans workshops, their venues and who leads them") },
	{ ROLE_FACILITATOR, "Enghraifft Hwyluso", ENGLISH, DEMONSTRATION_PROVIDER,
		N_("Leads workshops, and sees those and the own certificates") },
	{ ROLE_FACILITATOR, "Enghraifft Cydarwain", WELSH, DEMONSTRATION_PROVIDER,
		N_("Leads them with the other facilitator: two sign each register"),
		"second-facilitator" },
	{ ROLE_PERPETRATOR_LEAD, "Enghraifft Goruchwylio", ENGLISH, DEMONSTRATION_PROVIDER,
		N_("Answers for the work with the people on the programme, and looks at each "
		   "pause") },
	{ ROLE_PERPETRATOR_LEAD, "Enghraifft Gwaith Achos", ENGLISH, DEMONSTRATION_CASEWORK,
		N_("Answers for the one-to-one work of a pilot, and writes what its steering group "
		   "reads"),
		"casework-lead" },
	{ ROLE_PRIVACY_OFFICER, "Enghraifft Preifatrwydd", ENGLISH, DEMONSTRATION_OFFICE,
		N_("Keeps somebody from seeing a person whom they know") },
	{ 0 },
};

/* ---- what the other program says ---- */

static const struct relay_handler *const handlers[] = { cohort_handlers, referral_handlers, NULL };

/* ---- commands ---- */

static const struct command commands[] = {
	{ "demonstration", "[--samples DIRECTORY] [--today DATE] [--without-people]",
		"make a database of invented data to look round in", command_demonstration },
	{ "import decision", "FILE [--dry-run] [--json] [--as LOGIN] [--organisation NAME]",
		"read a decision document; - is standard input", command_import_decision },
	{ "import sheet", "FILE --as LOGIN [--dry-run] [--json] [--scheme NAME] [--welsh]",
		"import what a programme kept on spreadsheets; - is standard input",
		command_import_sheet },
	{ "import template", "cohorts|people|attendance [--welsh]",
		"print the head of such a sheet", command_import_template },
	{ "publish",
		"REFERENCE --organisation NAME --as LOGIN\n"
		"      [--follows-by DATE --why REASON --why-welsh REASON]",
		"publish a signed record; the options let its other language follow later",
		command_publish },
	{ "sample", "--decisions N | --people N | --invoices N",
		"fill a demonstration database for measuring", command_sample },
	{ "share", "--total PENCE --weights W,W,... [--billed PENCE,PENCE,...] [--json]",
		"share a sum by weights to the penny: largest remainder, a tie to the earlier;\n"
		"      or what of it each owes beyond what was billed before",
		command_share },
	{ "states", "", "the life of a record: each state, act and next state", command_states },
	{ "trace", "REFERENCE --as LOGIN [--json]",
		"where a pound comes from, down to the decision's sentence, and who pays it.  Of\n"
		"      an invoice INV-17, its line INV-17/2, a journal JNL-3, its row JNL-3/14, a\n"
		"      claim CLM-7, a cohort COHORT-12 or \"Cohort 12\", a decision DLI364, its "
		"amount\n"
		"      DLI364/£60,000, its year DLI364/2026/27, a statement "
		"DLI364/2026/27/BODY; a\n"
		"      contract, its line, a supplier's number, that of an invoice that is passed "
		"on, and\n"
		"      the ledger's reference of a payment or of a claim's receipt as they are "
		"written",
		command_trace },
	{ 0 },
};

/* ---- for the log ---- */

static const struct record_page pages[] = {
	{ "decision", "/decisions" },
	{ "scheme", "/schemes" },
	{ "cohort", "/cohorts" },
	{ "programme", "/programmes" },
	{ "contract", "/contracts" },
	{ "invoice", "/invoices" },
	{ "pack", "/packs" },
	{ 0 },
};

/* What the log calls an act, besides those of a record's life. */
static const struct {
	const char *act;
	const char *words;
} log_acts[] = {
	{ "account-facts", N_("Said who holds an account") },
	{ "account-name", N_("Said how the other side knows who holds an account") },
	{ "caution-abandon", N_("Caution not given") },
	{ "caution-alter", N_("Changed a caution") },
	{ "caution-authorise", N_("Caution authorised") },
	{ "caution-bail", N_("Bailed for a decision on a charge") },
	{ "caution-charge", N_("Charged") },
	{ "caution-complete", N_("Caution complied with") },
	{ "caution-complete-part", N_("Caution complied with in part") },
	{ "caution-drop", N_("No further action taken") },
	{ "caution-excuse", N_("Reasonable excuse accepted") },
	{ "caution-extend", N_("Deadline extended") },
	{ "caution-fail", N_("Caution not complied with") },
	{ "caution-issue", N_("Caution given") },
	{ "caution-mark", N_("Condition marked") },
	{ "caution-propose", N_("Caution proposed") },
	{ "caution-read", N_("Looked at a caution") },
	{ "caution-resume", N_("Conditions taken up again") },
	{ "caution-return", N_("Returned to be changed") },
	{ "caution-start", N_("Conditions begun") },
	{ "caution-vary", N_("Conditions varied") },
	{ "check-keep", N_("Kept the check before a caution is offered") },
	{ "check-pass", N_("Went past a rule of a check") },
	{ "check-run", N_("Checked before a caution is offered") },
	{ "claim-ask", N_("Noted that a body was asked for money before it is spent") },
	{ "claim-receive", N_("Noted what a body paid before it is spent") },
	{ "claim-undo", N_("Took back what was noted of a claim") },
	{ "cohort-cancel", N_("Cancelled a cohort") },
	{ "cohort-change", N_("Changed a cohort") },
	{ "cohort-lead", N_("Changed who leads a workshop") },
	{ "cohort-plan", N_("Planned a cohort") },
	{ "cohort-read", N_("Looked at a cohort") },
	{ "contract-sign", N_("Signed a version of a contract") },
	{ "contract-write", N_("Wrote a version of a contract") },
	{ "facilitator-add", N_("Added a facilitator") },
	{ "facilitator-alter", N_("Changed a facilitator") },
	{ "facilitator-name", N_("Said who a facilitator is") },
	{ "facilitator-read", N_("Looked at a facilitator") },
	{ "facilitator-train", N_("Recorded a training") },
	{ "force-alter", N_("Changed what a force asks of its cautions") },
	{ "force-read", N_("Looked at what a force asks of its cautions") },
	{ "funding-sign", N_("Signed an agreement on who pays for a programme") },
	{ "funding-write", N_("Wrote an agreement on who pays for a programme") },
	{ "import", N_("Brought in a document") },
	{ "invoice-answer", N_("Answered a query about an invoice") },
	{ "invoice-approve", N_("Approved an invoice and shared it") },
	{ "invoice-change", N_("Changed an invoice") },
	{ "invoice-credit", N_("Entered a credit note of an invoice") },
	{ "invoice-enter", N_("Entered an invoice") },
	{ "invoice-match", N_("Matched an invoice") },
	{ "invoice-pay", N_("Noted that an invoice was paid") },
	{ "invoice-query", N_("Queried an invoice") },
	{ "invoice-read", N_("Looked at an invoice") },
	{ "invoice-recharge", N_("Recharged an invoice to those who pay") },
	{ "invoice-return", N_("Sent an invoice back to be matched") },
	{ "invoice-supply-read", N_("Looked at an invoice that the own body sent") },
	{ "invoice-withdraw", N_("Withdrew an invoice") },
	{ "journal-make", N_("Made a journal for the ledger") },
	{ "ledger-write", N_("Entered codes of the ledger") },
	{ "notice-see", N_("Noted a notice as seen") },
	{ "own-case-block", N_("Sarn kept somebody from seeing their own record") },
	{ "own-case-confirm", N_("Said that a block of Sarn’s is right") },
	{ "own-case-end", N_("Ended a mistaken block of Sarn’s") },
	{ "pack-add", N_("Asked for a pack") },
	{ "pack-correct", N_("Began a correction of a pack") },
	{ "pack-group", N_("Said who a steering group is") },
	{ "pack-link", N_("Made a link to a pack") },
	{ "pack-link-revoke", N_("Revoked a link to a pack") },
	{ "pack-member", N_("Named somebody in a steering group") },
	{ "pack-member-end", N_("Took somebody out of a steering group") },
	{ "pack-read", N_("Looked at a pack") },
	{ "pack-release", N_("Released a pack") },
	{ "pack-return", N_("Returned a pack to the provider") },
	{ "pack-send", N_("Sent a pack to the lead") },
	{ "pack-write", N_("Wrote in a pack") },
	{ "person-add", N_("Added a person") },
	{ "person-block", N_("Kept somebody from seeing a person") },
	{ "person-change", N_("Changed a person’s details") },
	{ "person-contact", N_("Saw a person’s contact details") },
	{ "person-join", N_("Put a person into a circle") },
	{ "person-leave", N_("Took a person out of a circle") },
	{ "person-name", N_("Saw a person’s name") },
	{ "person-trace", N_("Looked at who looked at a person") },
	{ "person-unblock", N_("Let somebody see a person again") },
	{ "place-hold", N_("Held a place") },
	{ "place-read", N_("Looked at a held place") },
	{ "place-release", N_("Gave a held place back") },
	{ "place-tell", N_("Said that a person has the new slip") },
	{ "programme-add", N_("Made a programme of a decision") },
	{ "programme-alter", N_("Changed a programme") },
	{ "programme-budget", N_("Wrote the budget of a programme") },
	{ "programme-pilot", N_("Wrote what a pilot is to find out, found, or was followed by") },
	{ "programme-read", N_("Looked at a programme") },
	{ "programme-sign", N_("Signed the budget of a programme") },
	{ "referral-act", N_("Acted on a referral") },
	{ "referral-asker", N_("Looked at who asked for a hold") },
	{ "referral-begin", N_("Began a referral") },
	{ "referral-reason", N_("Went on with a referral knowingly, and said why") },
	{ "referral-details", N_("Gave other contact details") },
	{ "referral-list", N_("Saw a list of referrals") },
	{ "referral-no-contact", N_("Said why there is no safe contact") },
	{ "referral-read", N_("Looked at a referral") },
	{ "register-bring", N_("Imported a register that was kept on paper") },
	{ "register-close", N_("Signed a register as the second of two") },
	{ "register-correct", N_("Corrected a register") },
	{ "register-note", N_("Noted who came to a workshop") },
	{ "register-read", N_("Looked at a register") },
	{ "register-sign", N_("Signed a register as the first of two") },
	{ "scheme-add", N_("Added a scheme") },
	{ "scheme-admit", N_("Let a body take part in a scheme") },
	{ "scheme-alter", N_("Changed a scheme") },
	{ "scheme-authorise", N_("Entered who authorised a scheme") },
	{ "scheme-end-part", N_("Ended a body’s part in a scheme") },
	{ "scheme-read", N_("Looked at a scheme") },
	{ "scheme-sign", N_("Signed the terms of a scheme") },
	{ "scheme-telephone", N_("Changed the number to ring of a body in a scheme") },
	{ "scheme-terms", N_("Wrote the terms of a scheme") },
	{ "scheme-unauthorise", N_("Took back who authorised a scheme") },
	{ "statement-read", N_("Looked at what the own body owes") },
	{ "take-on", N_("Imported records from before") },
	{ "take-on-read", N_("Looked at records from before") },
	{ "take-on-rehearse", N_("Checked a sheet of records from before") },
	{ "triage-assess", N_("Saved the needs of a person") },
	{ "triage-begin", N_("Began triage") },
	{ "triage-close", N_("Closed triage") },
	{ "triage-complete", N_("Completed the needs of a person") },
	{ "triage-flags", N_("Looked at safety and access") },
	{ "triage-move", N_("Noted how support went on") },
	{ "triage-offer", N_("Noted an offer of support") },
	{ "triage-read", N_("Looked at triage") },
	{ "triage-reopen", N_("Opened triage again") },
	{ "triage-reply", N_("Noted a reply of another service") },
	{ "triage-send", N_("Sent a person on to the programme") },
	{ "triage-send-elsewhere", N_("Sent a person on to another service") },
	{ "venue-add", N_("Added a venue") },
	{ "year-ask", N_("Proposed to open a closed year again") },
	{ "year-close", N_("Closed a year") },
	{ "year-leave", N_("Left a year closed that was to be opened again") },
	{ "year-propose", N_("Proposed to close a year") },
	{ "year-reopen", N_("Opened a closed year again") },
	{ "year-take-back", N_("Took back a proposal to close a year") },
};

/* Of what was done on a path; NULL if it is something else. */
static const char *path_words(const char *act)
{
	static const char prefix[] = "referral-";
	bool is_of_path = strncmp(act, prefix, sizeof prefix - 1) == 0;
	size_t found = is_of_path ? word_named(referral_acts, act + sizeof prefix - 1) : 0;

	return referral_acts[found].label;
}

static const char *act_words(const char *act)
{
	for (size_t i = 0; i < array_size(log_acts); i++)
		if (strcmp(log_acts[i].act, act) == 0)
			return log_acts[i].words;
	if (act_named(act) != ACT_NONE)
		return act_done(act_named(act));
	return path_words(act);
}

/* ---- for a backup ---- */

static size_t count(struct work *w, struct program_count counts[PROGRAM_COUNTS_MOST])
{
	struct sarn_counts_row row = { 0 };

	sarn_counts(w, &row);
	counts[0] = (struct program_count){ "decisions", row.decisions };
	counts[1] = (struct program_count){ "publications", row.publications };
	return 2;
}

const struct program_facts program_facts = {
	.name = "sarn",
	.says = "sarn follows a domestic-abuse perpetrator programme from the signed decision "
		"to the public record.",
	.prefix = "SARN_",
	.data = "run",
	.port = "8080",
	.other_port = "8081",
	.database = "sarn.db",
	.log = "log.db",
	.schema = { .migrations = sarn_migrations,
		.migration_count = sarn_migration_count,
		.query_sets = query_sets,
		.query_set_count = array_size(query_sets) },
	.key = "own.key",
	.is_under_key = own_case_is_under,
	.follow_key = own_case_begin,
	.frame = { .name = N_("Sarn"),
		.about = N_("Sarn follows a domestic abuse perpetrator programme from the signed "
			    "decision to the public record."),
		.cookie = "__Host-sarn",
		.idle_ms = SESSION_IDLE_MS,
		.for_public = "/register",
		.menu = menu,
		.foot = foot,
		.home = home_parts,
		.records = record_parts,
		.people = people,
		.public_generation = publication_generation_now },
	.routes = route_tables,
	.commands = commands,
	.pages = pages,
	.traced = { "person", person_masks, may_trace },
	.side = RELAY_SARN,
	.handlers = handlers,
	.reaches = referral_reaches,
	.act_words = act_words,
	.count = count,
};
