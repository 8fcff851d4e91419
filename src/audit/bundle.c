/* SPDX-License-Identifier: MIT */
/*
 * The log as one text, for people who have no database: out, and looked at.
 */
#include <inttypes.h>
#include <string.h>

#include "audit/log_queries.h"
#include "audit/verify.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/problem.h"

static const char first_line[] = "sarn-audit-bundle 1\n";

/* ---- out ---- */

struct bundling {
	struct arena *scratch; // of one line
	void (*put)(void *arg, struct slice bytes);
	void *arg;
	struct merkle_tree tree;
};

static void put_text(struct bundling *e, const char *text)
{
	e->put(e->arg, slice_of(text));
}

/* The line of an entry, with its line end. */
static char *entry_line(
	struct arena *a, int64_t n, const struct merkle_hash *hash, const char *leaf)
{
	return arena_format(a, "%" PRId64 "\t%s\t%s\n", n, merkle_hex(a, hash), leaf);
}

static char *last_line(struct arena *a, const struct merkle_tree *tree)
{
	struct merkle_hash root = merkle_root(tree);

	return arena_format(a, "size %" PRIu64 " root %s\n", tree->size, merkle_hex(a, &root));
}

/* As it is stored, so that a bad log makes a bad bundle, but for the tree, which is reckoned. */
static void leaf_put(void *arg, const struct log_leaf_each_row *row)
{
	struct bundling *e = arg;
	struct merkle_hash hash = { 0 };

	arena_reset(e->scratch);
	if (row->hash.size == MERKLE_HASH_BYTES)
		memcpy(hash.at, row->hash.at, MERKLE_HASH_BYTES);
	put_text(e, entry_line(e->scratch, row->n, &hash, row->leaf));
	merkle_add(&e->tree, &hash);
}

bool audit_export(struct arena *a, const char *log_path, void (*put)(void *arg, struct slice bytes),
	void *arg, const char **why)
{
	struct db *log = db_open_to_read(a, log_path, &log_schema, why);
	if (log == NULL)
		return false;

	struct bundling e = { .scratch = arena_open(1 << 15), .put = put, .arg = arg };
	struct work *w = db_read_begin(log, a, clock_now());
	put_text(&e, first_line);
	log_leaf_each(w, leaf_put, &e);
	bool is_read = !work_failed(w);
	if (is_read)
		put_text(&e, last_line(e.scratch, &e.tree));
	else
		*why = arena_text(a, work_failure(w));
	db_read_end(w);
	arena_close(e.scratch);
	db_close(log);
	return is_read;
}

/* ---- looked at ---- */

/* Takes a line off the front, with its line end; false if there is none that ends. */
static bool take_line(struct slice *rest, struct slice *line)
{
	const char *end = rest->size ? memchr(rest->at, '\n', rest->size) : NULL;

	if (end == NULL)
		return false;
	size_t size = (size_t)(end - rest->at) + 1;
	*line = slice_part(*rest, 0, size);
	*rest = slice_part(*rest, size, rest->size);
	return true;
}

/* The line of the next entry; false if it is bad, and noted. */
static bool look_at_line(struct look *look, struct slice line)
{
	struct arena *a = look->scratch;
	int64_t n = (int64_t)look->tree.size + 1;
	struct merkle_hash hash = { 0 };
	struct audit_entry entry;
	const char *front = arena_format(a, "%" PRId64 "\t", n);
	size_t leaf_at = strlen(front) + MERKLE_HEX_BYTES + 1;

	if (!slice_starts(line, front) || line.size <= leaf_at ||
		!merkle_from_hex(slice_part(line, strlen(front), leaf_at - 1), &hash) ||
		line.at[leaf_at - 1] != '\t') {
		finding_note(look->finding, n,
			N_("An entry is missing, or is not in the form of one."), "");
		return false;
	}
	return look_at(look, n, (struct slice){ (const char *)hash.at, MERKLE_HASH_BYTES },
		slice_part(line, leaf_at, line.size - 1), &entry);
}

struct audit_finding audit_verify_bundle(struct arena *a, struct slice bundle)
{
	struct audit_finding finding = { .detail = "" };
	struct look look = { .scratch = arena_open(1 << 15), .finding = &finding };
	struct slice line = SLICE_NONE;

	if (!take_line(&bundle, &line) || !slice_is(line, first_line))
		finding_note(&finding, 0, N_("This is not a bundle of a log."), "");
	while (finding.sentence == NULL && take_line(&bundle, &line) &&
		!slice_starts(line, "size ")) {
		arena_reset(look.scratch);
		look_at_line(&look, line);
		line = SLICE_NONE;
	}
	if (!slice_is(line, last_line(look.scratch, &look.tree)) || bundle.size > 0)
		finding_note(&finding, 0,
			N_("The last line does not stand for the entries before it."), "");
	finding.size = (int64_t)look.tree.size;
	if (finding.sentence == NULL) {
		struct merkle_hash root = merkle_root(&look.tree);
		memcpy(finding.root, merkle_hex(a, &root), sizeof finding.root);
	}
	arena_close(look.scratch);
	return finding;
}
