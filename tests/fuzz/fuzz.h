/* SPDX-License-Identifier: MIT */
/*
 * What a fuzz target is: a function of bytes that must come back.  A promise
 * broken is an assert.
 */
#ifndef FUZZ_FUZZ_H
#define FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

/* Named by libFuzzer; answers 0. */
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

#endif
