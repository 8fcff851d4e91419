/* Made by viewc from the views: edit those. */
#pragma once

#include "html/html.h"
void view_end(struct html *out);
