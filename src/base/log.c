/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"

/* One write() of at most so much stays whole among those of other threads. */
enum { LINE_BYTES = 2048 };

static const char *const level_names[] = {
	[LOG_DEBUG] = "debug",
	[LOG_INFO] = "info",
	[LOG_WARNING] = "warning",
	[LOG_ERROR] = "error",
};

static _Atomic enum log_level least_level = LOG_INFO;

void log_set_level(enum log_level least)
{
	least_level = least;
}

static size_t put_head(char *line, enum log_level level, const char *event)
{
	struct instant now = clock_now();
	time_t second = (time_t)(now.ms / 1000);
	struct tm utc;
	char until_second[32];

	gmtime_r(&second, &utc);
	strftime(until_second, sizeof until_second, "%Y-%m-%dT%H:%M:%S", &utc);

	int size = snprintf(line, LINE_BYTES, "%s.%03dZ %s %s ", until_second, (int)(now.ms % 1000),
		level_names[level], event);

	return size < LINE_BYTES ? (size_t)size : LINE_BYTES - 1;
}

/* C0 and DEL are one byte; C1 are two, of which the second is replaced as well. */
static void replace_controls(char *at, size_t size)
{
	for (size_t i = 0; i < size; i++) {
		unsigned char c = (unsigned char)at[i];
		unsigned char next = i + 1 < size ? (unsigned char)at[i + 1] : 0;

		if (c < 0x20 || c == 0x7F)
			at[i] = '?';
		if (c == 0xC2 && next >= 0x80 && next < 0xA0)
			at[i] = at[i + 1] = '?';
	}
}

void log_line(enum log_level level, const char *event, const char *format, ...)
{
	char line[LINE_BYTES + 1];
	va_list args;

	if (level < least_level)
		return;

	size_t size = put_head(line, level, event);

	va_start(args, format);
	int more = vsnprintf(line + size, LINE_BYTES - size, format, args);
	va_end(args);
	if (more > 0)
		size += (size_t)more;
	if (size > LINE_BYTES - 1) {
		size = LINE_BYTES - 1;
		memcpy(line + size - 3, "...", 3);
	}
	replace_controls(line, size);
	line[size++] = '\n';
	/* A log that cannot be written is nothing to stop for, and nowhere to tell. */
	if (write(STDERR_FILENO, line, size) < 0)
		return;
}
