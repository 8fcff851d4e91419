/* SPDX-License-Identifier: MIT */
/*
 * The pages of the log, for app_routes.
 */
#ifndef APP_PAGES_LOG_H
#define APP_PAGES_LOG_H

#include "http/request.h"

extern const struct input log_inputs[];
extern const struct input log_find_inputs[];

enum status log_show(struct request *rq);
enum status log_find(struct request *rq);
enum status log_csv(struct request *rq);

#endif
