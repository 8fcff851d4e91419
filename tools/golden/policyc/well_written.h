/* Made by policyc from policy.tsv: edit that. */
#ifndef POLICY_TABLE_H
#define POLICY_TABLE_H

#include "auth/policy.h"

enum { POLICY_ROW_COUNT = 3 };

extern const struct policy_row policy_rows[];

#endif
