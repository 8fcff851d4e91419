/* SPDX-License-Identifier: MIT */
/*
 * The events of reads, on their way into the log together.
 */
#ifndef AUDIT_APPEND_H
#define AUDIT_APPEND_H

#include "audit/log.h"

struct appender;

/* Lives in `a`. */
struct appender *appender_open(struct arena *a, struct db *log);

/* Waits until everybody is answered. */
void appender_close(struct appender *appender);

/* As audit_append_later. */
void appender_add(struct appender *appender, struct arena *a, const struct audit_entry *entry,
	void (*done)(void *arg, bool durable), void *arg);

#endif
