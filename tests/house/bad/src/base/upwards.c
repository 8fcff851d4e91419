/* No licence stands here. */
#include "base/upwards.h"

#include <jansson.h>
#include <microhttpd.h>
#include <mystery.h>
#include <string.h>

#include "db/db.h"
