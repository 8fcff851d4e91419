/* SPDX-License-Identifier: MIT */
/*
 * A mixed load from a few threads, and the ledger of what was acknowledged.
 */
#ifndef FAULTS_LOAD_H
#define FAULTS_LOAD_H

#include <pthread.h>
#include <stdatomic.h>

#include "testing_site.h"

/* A form that makes a record: its key, and the record's id once it was acknowledged (else 0). */
struct made {
	const char *path;
	const char *form; // with the key
	int64_t id;
};

struct seen {
	int64_t id;
	int64_t times;
};

LIST(made_list, struct made);
LIST(seen_list, struct seen);

struct ledger {
	struct arena *arena;
	struct made_list made;
	struct seen_list seen; // pages of records that were shown
	int64_t unanswered;    // requests sent whole before the signal, without a reply
	int64_t refused;       // answered 503
	const char *wrong;     // the first answer that should not be; NULL: none
};

enum { WORKERS = 7 };

struct worker {
	struct load *load;
	pthread_t thread;
	int number;
	struct client client;
	struct ledger own;
};

struct load {
	struct site *site;
	struct client officer; // whose cookie and token all use
	int64_t organisation;
	struct seen_list shown; // the records to look at
	int64_t begun;
	bool may_refuse; // 503 is an answer
	atomic_bool stops;
	atomic_llong signal_us; // when the server was told to stop; 0: not yet
	struct worker worker[WORKERS];
};

/* Signs in and looks at what there is. */
void load_prepare(struct load *load, struct site *site);

/* Starts its threads; and after its end, adds what they did to the ledger. */
void load_begin(struct load *load);
void load_end(struct load *load, struct ledger *ledger);

/* What was acknowledged so far by all threads. */
int64_t load_acknowledged(struct load *load);

struct ledger ledger_new(struct arena *a);

/* Sends again what was sent and not acknowledged: the same key gives the record once. */
void ledger_complete(struct ledger *ledger, struct client *client);

/* From record `from` on: each is there. */
void ledger_check_pages(struct ledger *ledger, struct client *client, size_t from);

/* The decisions there are, by the program's own copying, which counts. */
int64_t records_counted(struct site *site);

/* Each record was made once, and each page shown, says the log's bundle; `site` is stopped. */
void ledger_check_log(struct ledger *ledger, struct site *site);

#endif
