/* Made by viewc; do not edit. */
#pragma once

#include "html/html.h"
void view_begin(struct html *out);
