/* SPDX-License-Identifier: MIT */
/*
 * The handlers of this area, by file.
 */
#ifndef AREAS_CAUTION_PAGE_KIT_H
#define AREAS_CAUTION_PAGE_KIT_H

#include "areas/caution/views.h"
#include "frame/page.h"

/* pages_check.c */
enum status check_find(struct request *rq);
enum status check_show(struct request *rq);

#endif
