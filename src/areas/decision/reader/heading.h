/* SPDX-License-Identifier: MIT */
/*
 * Headings that name the form, not its matter.
 */
#ifndef DECISION_READER_HEADING_H
#define DECISION_READER_HEADING_H

#include <stdbool.h>

#include "base/slice.h"

/* Only the form's name, or the office's: "PCC for Sussex – Decision Notice"; nothing is one. */
bool is_form_name(struct slice s);

#endif
