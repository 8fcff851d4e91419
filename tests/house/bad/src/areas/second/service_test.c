/* SPDX-License-Identifier: MIT */
#include "areas/first/service.h"
#include "frame/frame.h"
#include "base/testing.h"
