/* SPDX-License-Identifier: MIT */
/*
 * Tests only: makes the n-th call to any database fail, or all, as a broken disk would.
 *
 * A test that names `db_faults_dep` in its build file gets a db whose calls are
 * counted here.  No program links it.
 */
#ifndef DB_FAULT_H
#define DB_FAULT_H

#include <stdbool.h>

/* Whether every call fails from here on. */
void db_faults(bool all);

/* The call after `n` more fails, once: 0 is the very next.  Negative: none does. */
void db_fault_after(int n);

/* Whether it has failed since. */
bool db_fault_happened(void);

#endif
