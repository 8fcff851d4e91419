/* SPDX-License-Identifier: MIT */
/*
 * Serving, until told to stop: then nothing new is taken, and what is under way
 * is finished.
 */
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "app/commands.h"
#include "areas/relay/pages.h"
#include "auth/demonstration.h"
#include "auth/reach.h"
#include "auth/rules.h"
#include "auth/session.h"
#include "base/clock.h"
#include "base/log.h"
#include "frame/frame.h"
#include "http/client.h"
#include "http/limits.h"
#include "http/server.h"

static bool demonstration_database(struct program *p)
{
	struct work *w = db_read_begin(p->db, p->arena, clock_now());
	bool is_on = demonstration_is_on(w);

	db_read_end(w);
	return is_on;
}

static bool proxies_are_sound(const struct settings *settings)
{
	if (!client_proxies_are_sound(settings->proxies))
		program_says("proxies is \"%s\"; it must be addresses in figures, or unix, with "
			     "blanks between",
			settings->proxies);
	return client_proxies_are_sound(settings->proxies);
}

static bool other_is_here(const struct settings *settings)
{
	if (!address_is_loopback(settings->relay_address))
		program_says("relay-address is %s; the other program listens on this machine only",
			settings->relay_address);
	return address_is_loopback(settings->relay_address);
}

static bool set_log_level(const struct settings *settings)
{
	static const char *const names[] = { "debug", "info", "warning", "error" };

	for (unsigned i = 0; i < sizeof names / sizeof names[0]; i++)
		if (strcmp(names[i], settings->log_level) == 0) {
			log_set_level((enum log_level)i);
			return true;
		}
	program_says(
		"log-level is %s; it must be debug, info, warning or error", settings->log_level);
	return false;
}

/* Blocked in every thread, so that one sigwait hears them. */
static sigset_t block_stop_signals(void)
{
	sigset_t stop;

	signal(SIGPIPE, SIG_IGN);
	sigemptyset(&stop);
	sigaddset(&stop, SIGINT);
	sigaddset(&stop, SIGTERM);
	pthread_sigmask(SIG_BLOCK, &stop, NULL);
	return stop;
}

/* Ended sessions, kept forms and answered submits are forgotten now and then. */
static enum verdict forget_old(struct work *w, void *arg)
{
	(void)arg;
	session_forget_old(w);
	return WORK_KEEP;
}

static void tidy(struct program *p)
{
	struct arena *a = arena_open(4096);

	if (!db_write(p->db, a, clock_now(), forget_old, NULL))
		log_line(LOG_WARNING, "tidy", "what is old could not be deleted");
	arena_close(a);
}

/* Tidies at the start and every hour until told to stop; answers by which signal. */
static int wait_for_stop(struct program *p, const sigset_t *stop)
{
	static const struct timespec hour = { .tv_sec = 3600 };
	int signal_number;

	do {
		tidy(p);
		signal_number = sigtimedwait(stop, NULL, &hour);
	} while (signal_number < 0);
	return signal_number;
}

static enum verdict follow_policy(struct work *w, void *arg)
{
	*(bool *)arg = reach_follow_policy(w);
	return WORK_KEEP;
}

/* Another policy since the last start: who reaches whom is worked out anew before anybody asks. */
static bool policy_is_followed(struct program *p)
{
	bool is_new = false;

	if (!program_write(p, follow_policy, &is_new))
		return false;
	if (is_new)
		log_line(LOG_INFO, "policy", "who reaches whom was worked out anew");
	return true;
}

/* Where readers find what is served; false, and said, if nobody could. */
static bool find_site(
	struct program *p, bool is_demonstration, const struct server *server, struct site *site)
{
	const struct settings *settings = &p->settings;

	if (is_demonstration && settings->site[0] != '\0') {
		program_says(
			"a demonstration has this machine's own address only: leave the setting "
			"site out");
		return false;
	}
	if (settings->site[0] == '\0' && address_is_loopback(settings->address)) {
		*site = site_on_this_machine(p->arena, settings->address, server_port(server));
		return true;
	}
	if (site_parse(p->arena, settings->site, site))
		return true;
	program_says("site is \"%s\"; it must be the address that readers type, such as "
		     "https://register.example",
		settings->site);
	return false;
}

/* ---- the other program ---- */

static struct relay_settings relay_settings_of(struct program *p)
{
	struct relay_settings settings = { .us = program_facts.side,
		.folder = p->settings.data,
		.db = p->db,
		.audit = p->audit,
		.handlers = program_facts.handlers,
		.reaches = program_facts.reaches };
	struct post_to *to = arena_one(p->arena, struct post_to);

	*to = (struct post_to){ p->settings.relay_address, (uint16_t)p->settings.relay_port,
		RELAY_PATH };
	settings.other = (struct relay_line_to){ relay_ask, to };
	while (settings.handlers[settings.handler_count] != NULL)
		settings.handler_count++;
	return settings;
}

/* NULL in `*relay` if the two programs do not know one another; false, and said, if it cannot be. */
static bool open_relay(struct program *p, struct relay **relay)
{
	struct relay_settings settings = relay_settings_of(p);
	const char *why;

	*relay = NULL;
	if (!relay_keys_are_there(p->arena, p->settings.data))
		return true;
	*relay = relay_open(p->arena, &settings, &why);
	if (*relay == NULL) {
		program_says("%s", why);
		return false;
	}
	if (relay_start(*relay))
		return true;
	program_says("the database keeps nothing, so nothing can be relayed");
	return false;
}

/* ---- serving ---- */

static size_t table_count(void)
{
	size_t n = 0;

	while (program_facts.routes[n] != NULL)
		n++;
	return n;
}

static int serve_on(struct program *p, struct server *server, const struct site *site,
	bool is_demonstration, const sigset_t *stop)
{
	struct relay *relay;

	if (!open_relay(p, &relay))
		return 1;

	struct frame *frame = frame_open(p->arena,
		&(struct frame_settings){
			.program = &program_facts.frame,
			.db = p->db,
			.audit = p->audit,
			.relay = relay,
			.routes = routes_gather(p->arena, program_facts.routes, table_count()),
			.site = *site,
			.proxies = p->settings.proxies,
			.demonstration = is_demonstration,
			.slow_threads = (unsigned)p->settings.slow_threads,
		});
	int signal_number;

	server_start(server, frame_respond, frame);
	if (address_is_loopback(p->settings.address))
		printf("Serving on http://%s:%u/\n", p->settings.address, server_port(server));
	else
		printf("Serving on %s\n", p->settings.address);
	if (relay == NULL)
		printf("The relay is off: see %s help relay\n", program_facts.name);
	fflush(stdout);
	signal_number = wait_for_stop(p, stop);
	log_line(LOG_INFO, "stopping", "signal=%d", signal_number);
	server_stop(server, (unsigned)p->settings.grace_seconds * 1000);
	if (relay != NULL)
		relay_stop(relay);
	frame_close(frame);
	return 0;
}

static int serve(struct program *p, const sigset_t *stop)
{
	bool is_demonstration = demonstration_database(p);
	struct server *server;
	struct site site;
	const char *why;

	if (is_demonstration && !address_is_loopback(p->settings.address))
		return program_says("a demonstration listens on this machine only, not on %s",
			p->settings.address);
	server = server_listen(p->arena,
		&(struct server_settings){
			.address = p->settings.address,
			.port = (uint16_t)p->settings.port,
			.threads = (unsigned)p->settings.threads,
			.connections_max = (unsigned)p->settings.connections,
			.idle_timeout_s = (unsigned)p->settings.idle_seconds,
			.body_max_bytes = LIMIT_LARGEST_BODY_BYTES,
		},
		&why);
	if (server == NULL)
		return program_says("%s", why);
	if (!find_site(p, is_demonstration, server, &site) || !policy_is_followed(p))
		return 1;
	return serve_on(p, server, &site, is_demonstration, stop);
}

int command_serve(struct program *p, struct command_line *line)
{
	sigset_t stop = block_stop_signals();

	if (line_has_more(line) || !program_settings(p) || !set_log_level(&p->settings) ||
		!proxies_are_sound(&p->settings) || !other_is_here(&p->settings) ||
		!program_open(p, true))
		return 1;

	int status = serve(p, &stop);

	program_close(p);
	return status;
}
