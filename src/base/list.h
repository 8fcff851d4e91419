/* SPDX-License-Identifier: MIT */
/*
 * Arrays that grow, in an arena, with their type.
 *
 *	LIST(amount_list, struct amount);           declares struct amount_list
 *	struct amount_list found = { 0 };
 *	list_add(a, &found)->pence = 6000000;
 *	list_each (struct amount *, each, &found)
 *		...
 *
 * A new element is zeroed.  Adding may move the elements: keep an index, not a
 * pointer, across an add.
 */
#ifndef BASE_LIST_H
#define BASE_LIST_H

#include <stddef.h>

#include "base/arena.h"

#define LIST(name, type)                                                                           \
	struct name {                                                                              \
		type *at;                                                                          \
		size_t n;                                                                          \
		size_t room;                                                                       \
	}

/* Adds one zeroed element at the end and answers its address. */
#define list_add(a, list)                                                                          \
	(list_grow((a), (void **)(void *)&(list)->at, (list)->n, &(list)->room, sizeof *(list)->at), \
		&(list)->at[(list)->n++])

#define list_each(pointer_type, name, list)                                                        \
	for (pointer_type name = (list)->at; (list)->n > 0 && name < (list)->at + (list)->n; name++)

/* Texts in their order. */
LIST(texts, const char *);

void list_grow(struct arena *a, void **at, size_t n, size_t *room, size_t element_bytes);

#endif
