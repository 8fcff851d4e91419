/* SPDX-License-Identifier: MIT */
#include "areas/first/service.h"
#include "frame/frame.h"
#include <cmocka.h>
