/* SPDX-License-Identifier: MIT */
/*
 * The pages by which the keepers publish a record, take it back, and correct it.
 */
#ifndef AREAS_PUBLICATION_PAGES_PUBLISH_H
#define AREAS_PUBLICATION_PAGES_PUBLISH_H

#include "http/request.h"

extern const struct route publishing_routes[];

#endif
