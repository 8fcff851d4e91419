/* SPDX-License-Identifier: MIT */
#include "areas/first/service.h"

#include "areas/first/first_queries.h"
#include "areas/second/second.h"
#include "frame/page.h"
#include "html/html.h"
#include "http/request.h"
#include "attic/old.h"
#include "out/csv.h"

void save(void)
{
	fopen(path, "w");
}
