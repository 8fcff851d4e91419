/* Made by viewc from the views: edit those. */
#pragma once

#include "html/html.h"
/* SPDX-License-Identifier: MIT */
#include "areas/example/example.h"
void view_example(struct html *out, const struct example *v);
