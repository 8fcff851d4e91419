/* SPDX-License-Identifier: MIT */
#include "app/routes.h"

#include "app/pages.h"
#include "areas/caution/pages.h"
#include "areas/cohort/pages.h"
#include "areas/decision/pages.h"
#include "areas/publication/pages.h"
#include "areas/publication/pages_publish.h"
#include "areas/scheme/pages.h"
#include "base/err.h"
#include "base/problem.h"
#include "frame/frame.h"
#include "frame/home.h"
#include "frame/page.h"

const struct route *const route_tables[] = {
	app_routes,
	frame_routes,
	publication_routes,
	publishing_routes,
	decision_routes,
	scheme_routes,
	cohort_routes,
	caution_routes,
};

const size_t route_table_count = array_size(route_tables);

const struct menu_item menu[] = {
	{ N_("Home"), "/home", HOME_READ },
	{ N_("Decisions"), "/decisions", DECISION_LIST },
	{ N_("Schemes"), "/schemes", SCHEME_READ },
	{ N_("Cohorts"), "/cohorts", COHORT_READ },
	{ N_("Held places"), "/holds", PLACE_HOLD },
	{ N_("Public register"), "/register", PUBLIC_READ },
	{ N_("Log"), "/log", AUDIT_READ },
};

const size_t menu_count = array_size(menu);

const struct home_part *const home_parts[] = {
	&decision_home,
	&caution_home,
	&scheme_home,
	&cohort_home,
	&publication_home,
	&app_home,
};

const size_t home_part_count = array_size(home_parts);
