/* SPDX-License-Identifier: MIT */
/*
 * Writing a version of a contract: what the page is made of, and the fields of its form.
 */
#ifndef AREAS_CONTRACT_WRITING_H
#define AREAS_CONTRACT_WRITING_H

#include "areas/contract/page_kit.h"
#include "areas/organisation/organisation.h"
#include "areas/scheme/scheme.h"

/* The form being made. */
struct contract_writing {
	struct request *rq;
	struct programme programme;
	struct contract contract;        // id 0: a new one; parent: under which
	struct contract_version version; // as it stands, or as the form has it
	bool is_variation;               // some version is signed
	bool is_overtaken;               // somebody else wrote meanwhile
	struct budget budget;
	struct organisations bodies;
	struct schemes schemes;
	size_t services, lines; // rows of the form
};

/* "heading-3" of the third row. */
const char *contract_input(struct request *rq, const char *what, size_t row);

/* All fields of the form, as typed where it came back. */
void contract_fill_fields(const struct contract_writing *now, struct contract_write_view *view);

#endif
