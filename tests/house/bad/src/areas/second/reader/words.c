/* SPDX-License-Identifier: MIT */
#include "areas/second/reader/words.h"

#include <stdio.h>

#include "areas/second/rules.h"
#include "areas/second/service.h"
