/* SPDX-License-Identifier: MIT */
/*
 * Safe contact details: through this program unread.
 */
#include "areas/relay/relay_own.h"

const char *relay_seal(struct arena *a, const struct relay *relay, struct link_id link,
	const struct relay_contact *contact)
{
	char text[RELAY_CONTACT_BYTES];
	const char *box = NULL;

	if (relay_contact_write(contact, link, text))
		box = keys_seal(a, &relay->others, (struct slice){ text, sizeof text });
	keys_wipe(text, sizeof text);
	return box;
}

bool relay_unseal(struct arena *a, const struct relay *relay, struct link_id link, const char *box,
	struct relay_contact *contact)
{
	struct slice text;

	return keys_open(a, &relay->keys, slice_of(box), &text) &&
	       relay_contact_read(a, text, link, contact);
}
