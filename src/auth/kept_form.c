/* SPDX-License-Identifier: MIT */
/*
 * Forms kept across an expired session.
 */
#include "auth/kept_form.h"

#include "auth/auth_queries.h"
#include "auth/rules.h"
#include "base/utf8.h"
#include "db/db.h"

enum { PATH_CHARACTERS_MAX = 2000, CONTENT_TYPE_CHARACTERS_MAX = 200 };

int64_t kept_form_put(struct work *w, struct account_id account, const struct kept_form *form)
{
	int64_t id = id_random();

	if (form->body.size > KEPT_FORM_BYTES_MAX ||
		utf8_length(form->path) > PATH_CHARACTERS_MAX ||
		utf8_length(form->content_type) > CONTENT_TYPE_CHARACTERS_MAX)
		return 0;
	kept_form_delete_but_newest(w, account);
	kept_form_insert(w, &(struct kept_form_insert_values){
				    .id = id,
				    .account_id = account,
				    .path = form->path,
				    .content_type = form->content_type,
				    .body = form->body,
				    .created_at = work_now(w),
			    });
	return id;
}

bool kept_form_load(struct work *w, struct account_id account, int64_t id, struct kept_form *form)
{
	struct kept_form_get_row row;

	if (!kept_form_get(w, id, account, &row) ||
		instant_elapsed_ms(row.created_at, work_now(w)) >= FORM_KEPT_MS)
		return false;
	*form = (struct kept_form){ row.path, row.content_type, row.body };
	return true;
}

bool kept_form_take(struct work *w, struct account_id account, int64_t id, struct kept_form *form)
{
	struct kept_form_take_one_row row;

	if (!kept_form_take_one(w, id, account, &row) ||
		instant_elapsed_ms(row.created_at, work_now(w)) >= FORM_KEPT_MS)
		return false;
	*form = (struct kept_form){ row.path, row.content_type, row.body };
	return true;
}
