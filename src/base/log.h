/* SPDX-License-Identifier: MIT */
/*
 * The technical log: one line a fact, on standard error, without personal data.
 *
 *	log_line(LOG_INFO, "request", "id=%s status=%d ms=%d", id, status, ms);
 *	→ 2026-11-21T23:17:19.000Z info request id=… status=200 ms=3
 *
 * Never a name, an address, a search term or what a form held.  Control
 * characters in the values are written as '?', so a line stays one line; one
 * longer than 2 KB is cut and ends in "...".
 */
#ifndef BASE_LOG_H
#define BASE_LOG_H

enum log_level { LOG_DEBUG, LOG_INFO, LOG_WARNING, LOG_ERROR };

/* Lines below this level are not written; LOG_INFO at start. */
void log_set_level(enum log_level least);

void log_line(enum log_level level, const char *event, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

#endif
