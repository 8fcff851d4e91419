/* SPDX-License-Identifier: MIT */
/*
 * Tests only: counts calls to the database and fails one, or all.
 */
#include "db/fault.h"

#include <stdatomic.h>

#include "db/driver.h"

static atomic_int left = -1;
static atomic_bool happened;
static atomic_bool all_fail;

void db_faults(bool all)
{
	atomic_store(&all_fail, all);
}

void db_fault_after(int n)
{
	atomic_store(&happened, false);
	atomic_store(&left, n);
}

bool db_fault_happened(void)
{
	return atomic_load(&happened);
}

bool db_fault_is_due(void)
{
	if (atomic_load(&all_fail))
		return true;
	if (atomic_load(&left) < 0 || atomic_fetch_sub(&left, 1) != 0)
		return false;
	atomic_store(&happened, true);
	return true;
}
