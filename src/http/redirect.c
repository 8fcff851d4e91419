/* SPDX-License-Identifier: MIT */
/*
 * To another page.  In a file of its own: only this needs to write addresses.
 */
#include "http/request.h"

enum status reply_redirect(struct request *rq, struct url to)
{
	rq->reply.status = SEE_OTHER;
	rq->reply.location = url_text(rq->arena, to, rq->language);
	rq->reply.body = SLICE_NONE;
	return SEE_OTHER;
}
