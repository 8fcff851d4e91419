/* SPDX-License-Identifier: MIT */
#include "http/request.h"

extern const struct route first_routes[];
