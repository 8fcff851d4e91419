/* SPDX-License-Identifier: MIT */
/*
 * Ids of the invented parcels.
 */
#ifndef DB_SAMPLE_IDS_H
#define DB_SAMPLE_IDS_H

#include <stdint.h>

struct parcel_id {
	int64_t v;
};
struct addressee_id {
	int64_t v;
};
struct stop_id {
	int64_t v;
};

#endif
