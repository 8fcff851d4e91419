/* Made by viewc from the views: edit those. */
#pragma once

#include "html/html.h"
void view_begin(struct html *out);
