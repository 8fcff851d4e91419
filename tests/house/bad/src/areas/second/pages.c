/* SPDX-License-Identifier: MIT */
#include "areas/first/first.h"
#include "areas/first/first_queries.h"
#include "app/settings.h"
#include "html/html.h"
#include <sqlite3.h>
