/* SPDX-License-Identifier: MIT */
#include "areas/testing.h"
#include "areas/programme/programme.h"
#include "areas/publication/publication.h"

struct decision_id pack_decision_published(struct fresh *f, struct programme_id id);

struct decision_id pack_decision_published(struct fresh *f, struct programme_id id)
{
	struct programme p = { 0 };

	READ (f, w)
		assert_true(programme_load(w, id, &p));
	sample_translate(f, p.decision, "Teitl Cymraeg");
	WRITE (f, w)
		assert_int_equal(
			publication_publish(w, &f->approver, p.decision, 0, NULL).kind, DONE);
	return p.decision;
}
