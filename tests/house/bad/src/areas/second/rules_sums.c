/* SPDX-License-Identifier: MIT */
#include "areas/second/rules.h"

#include <stdio.h>
#include <string.h>

#include "areas/first/service.h"
#include "areas/second/second.h"
#include "areas/second/service.h"
#include "base/ids.h"
#include "db/db.h"
#include "second_queries.h"
