/* SPDX-License-Identifier: MIT */
/*
 * The log's own database.
 */
#include "audit/log.h"

#include "audit/log_migrations.h"
#include "audit/log_queries.h"
#include "base/buf.h"
#include "base/err.h"

static const struct query_set *const query_sets[] = { &log_queries };

const struct db_schema log_schema = {
	.migrations = log_migrations,
	.migration_count = log_migration_count,
	.query_sets = query_sets,
	.query_set_count = array_size(query_sets),
};

struct log_leaf log_leaf_of(const struct audit_entry *entry, const char *text)
{
	return (struct log_leaf){
		.entry = *entry, .text = text, .hash = merkle_leaf(slice_of(text))
	};
}

/* `n` hashes from hexadecimal; false if it is not that many. */
static bool hashes_from_hex(const char *hex, struct merkle_hash *hash, size_t n)
{
	struct slice rest = slice_of(hex);

	if (rest.size != n * MERKLE_HEX_BYTES)
		return false;
	for (size_t i = 0; i < n; i++) {
		struct slice one =
			slice_part(rest, i * MERKLE_HEX_BYTES, (i + 1) * MERKLE_HEX_BYTES);
		if (!merkle_from_hex(one, &hash[i]))
			return false;
	}
	return true;
}

static const char *hashes_hex(struct arena *a, const struct merkle_hash *hash, size_t n)
{
	struct buf b = buf_new(a, n * MERKLE_HEX_BYTES);

	buf_text(&b, "");
	for (size_t i = 0; i < n; i++)
		buf_text(&b, merkle_hex(a, &hash[i]));
	return b.at;
}

bool log_head_read(struct work *w, struct log_head *head)
{
	struct log_head_get_row row;

	if (!log_head_get(w, &row)) {
		work_fail(w, "the head of the log is gone");
		return false;
	}
	head->tree.size = (uint64_t)row.size;
	head->carried = row.carried;
	if (row.size >= 0 && hashes_from_hex(row.root, &head->root, 1) &&
		hashes_from_hex(
			row.frontier, head->tree.frontier, merkle_frontier_count(&head->tree)))
		return true;
	work_fail(w, "the head of the log is not a head");
	return false;
}

void log_head_write(struct work *w, const struct log_head *head)
{
	struct arena *a = work_arena(w);
	struct merkle_hash root = merkle_root(&head->tree);

	log_head_set(w, &(struct log_head_set_values){
				.size = (int64_t)head->tree.size,
				.root = merkle_hex(a, &root),
				.frontier = hashes_hex(
					a, head->tree.frontier, merkle_frontier_count(&head->tree)),
				.carried = head->carried,
			});
}

void log_add(struct work *w, struct log_head *head, const struct log_leaf *leaf)
{
	const struct audit_entry *entry = &leaf->entry;

	merkle_add(&head->tree, &leaf->hash);
	log_leaf_add(w, &(struct log_leaf_add_values){
				.n = (int64_t)head->tree.size,
				.source = entry->source,
				.event_id = entry->event_id,
				.happened_at = entry->at,
				.account = entry->account,
				.act = entry->act,
				.kind = entry->kind,
				.record_id = entry->id,
				.hash = { (const char *)leaf->hash.at, MERKLE_HASH_BYTES },
				.leaf = leaf->text,
			});
}
