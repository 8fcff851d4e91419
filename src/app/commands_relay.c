/* SPDX-License-Identifier: MIT */
/*
 * How the two programs come to know one another: each prints a line, and the other is told it.
 *
 *	sarn relay trust "$(sarn-victim relay key)"
 *	sarn-victim relay trust "$(sarn relay key)"
 *
 * Both are noted before they count, each with what tells one line from another: so the two logs show
 * who has been believed since when.
 */
#include <inttypes.h>
#include <stdio.h>

#include "app/commands.h"
#include "base/clock.h"

struct noting {
	const char *act;
	const char *fingerprint;
};

static enum verdict note_run(struct work *w, void *arg)
{
	const struct noting *noting = arg;

	program_note(w, RIGHT_NONE, noting->act, "relay", 0, noting->fingerprint);
	return WORK_KEEP;
}

static bool note(struct program *p, const char *act, const char *public_line)
{
	struct noting noting = { act, relay_keys_fingerprint(p->arena, public_line) };

	if (!program_open(p, false))
		return false;

	bool is_kept = program_write(p, note_run, &noting);

	program_close(p);
	return is_kept;
}

int command_relay_key(struct program *p, struct command_line *line)
{
	const char *why;

	if (line_has_more(line) || !program_settings(p))
		return 1;

	const char *key = relay_keys_make(p->arena, p->settings.data, &why);

	if (key == NULL)
		return program_says("%s", why);
	if (!note(p, "relay-key", key))
		return 1;
	printf("%s\n", key);
	return 0;
}

int command_relay_trust(struct program *p, struct command_line *line)
{
	const char *key = line_word(line);
	const char *why;

	if (key == NULL)
		return command_wants("relay trust");
	if (line_has_more(line) || !program_settings(p))
		return 1;
	if (relay_keys_fingerprint(p->arena, key) == NULL)
		return program_says("that is not the public line of a relay's key");
	if (!note(p, "relay-trust", key))
		return 1;
	if (!relay_keys_trust(p->arena, p->settings.data, key, &why))
		return program_says("%s", why);
	printf("The other program is known; serve anew to relay\n");
	return 0;
}

/* Ends with 1 once something waits since an earlier day, for whoever watches by a timer. */
int command_relay_waiting(struct program *p, struct command_line *line)
{
	if (line_has_more(line) || !program_open(p, false))
		return 1;

	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	struct relay_waiting waiting = relay_waiting(w);
	bool is_late = relay_is_late(&waiting, work_today(w));
	bool is_read = !work_failed(w);

	db_read_end(w);
	program_close(p);
	if (!is_read)
		return program_says("what waits could not be read");
	if (waiting.n == 0)
		printf("Nothing waits\n");
	else
		printf("%" PRId64 " wait, the oldest since %s\n", waiting.n,
			date_iso(p->arena, waiting.oldest));
	return is_late ? 1 : 0;
}
