/* SPDX-License-Identifier: MIT */
/*
 * What the pages of contracts show: filled by pages….c, printed by views/.
 */
#ifndef AREAS_CONTRACT_VIEWS_H
#define AREAS_CONTRACT_VIEWS_H

#include "areas/contract/pages.h"
#include "frame/record.h"
#include "html/components.h"

/* A contract, or a version of one, and what is said of it. */
struct contract_says {
	struct link contract;
	const char *says;
};

/* ---- the register ---- */

struct contract_row {
	struct link contract; // its reference
	const char *title, *category, *cpv, *supplier, *value, *starts, *ends, *extensions, *option,
		*owner;                // cpv, option: "" unsaid
	const char *standing, *colour; // a tag; NULL: nothing to be said
};

struct contracts_view {
	struct filter filter;
	struct form_field search;
	const struct problems *problems;
	const char *says; // how many, or that there are none and what to do
	const struct contract_row *rows;
	size_t n;
	struct url first, next;
	struct url csv;
};

/* ---- one ---- */

struct contract_fact {
	const char *name, *value;
	struct url url; // where the value leads; no path: nowhere
};

struct contract_line_row {
	const char *name, *heading, *basis, *sum, *most, *evidence;
	const char *fee;    // NULL: it has nothing to do with a licence's
	const char *clause; // "": none
	struct link source; // where the sum stands in the decision; no text: the contract's own
	const char *promised;
};

struct contract_service_row {
	const char *name;
	struct link scheme; // no text: none, or not this reader's
};

/* What a variation changes: before and now; "" where there is none. */
struct contract_change_row {
	const char *what, *was, *is;
};

enum { CONTRACT_FACTS = 16 };

struct contract_view {
	struct url back;
	const char *caption, *title;
	const char *standing;
	const char *warnings[3]; // of its end, of days that nothing funds, and of its licence's end
	size_t warning_count;
	const struct problems *problems;
	struct link newer; // a version that waits to be signed; no text: none
	struct contract_fact facts[CONTRACT_FACTS];
	size_t fact_count;
	const char *compared; // with which version; NULL: with none
	const struct contract_change_row *changes;
	size_t change_count;
	const struct contract_service_row *services;
	size_t service_count;
	const struct contract_line_row *lines;
	size_t line_count;
	const struct contract_says *subs;
	size_t sub_count;
	bool may_have_subs;
	struct url add_sub; // no path: not this reader's
	const struct contract_says *versions;
	size_t version_count;
	struct button write; // no text: not this reader's
	struct form sign;    // no token: not offered
	const char *version;
	const char *own;            // why the reader cannot sign; NULL: nothing to be said
	struct record_links others; // what later areas keep of it
};

/* ---- writing one ---- */

struct hidden_field {
	const char *name, *value;
};

struct contract_service_fields {
	const char *legend;
	struct hidden_field number;
	struct form_field name_en, name_cy, scheme, drop;
};

struct contract_line_fields {
	const char *legend;
	struct hidden_field number;
	struct form_field name_en, name_cy, heading, basis, per, amount, sum, most, evidence, fee,
		clause, drop;
};

struct contract_write_view {
	struct url back;
	const char *caption, *title;
	const struct problems *problems;
	struct link theirs; // what somebody else wrote meanwhile; no text: nothing
	struct form form;
	const char *version;
	bool is_variation, is_sub;
	const char *held;            // of a sub-contract, by whom; NULL: it is asked
	struct form_field reference; // no name: it stays as it is
	struct form_field title_en, title_cy;
	struct form_field holder, behalf, performance, supplier;
	const struct form_field *implementers;
	size_t implementer_count;
	struct form_field category, cpv, description_en, description_cy;
	struct form_field starts_on, ends_on, extend_until, from_on, why_en, why_cy;
	const struct contract_service_fields *services;
	size_t service_count;
	const struct contract_line_fields *lines;
	size_t line_count;
	struct form_field licence, licence_starts_on, licence_ends_on, licence_amount, licence_fee;
};

#endif
