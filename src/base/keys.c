/* SPDX-License-Identifier: MIT */
#include "base/keys.h"

#include <assert.h>
#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/err.h"

enum {
	SECRET_DIGITS = 2 * crypto_kdf_KEYBYTES,
	PUBLIC_DIGITS = 2 * (int)sizeof(struct public_keys),
	FILE_BYTES_MOST = 200,
	SUBKEY_SIGN = 1,
	SUBKEY_OPEN = 2,
	SEAL_VARIANT = sodium_base64_VARIANT_URLSAFE_NO_PADDING,
};

static const char context[crypto_kdf_CONTEXTBYTES] = { 's', 'a', 'r', 'n', 'k', 'e', 'y', 's' };

static_assert(sizeof((struct own_keys *)0)->sign == crypto_sign_SECRETKEYBYTES, "Ed25519");
static_assert(sizeof((struct own_keys *)0)->open == crypto_box_SECRETKEYBYTES, "X25519");
static_assert(sizeof(struct shared_key) == crypto_kdf_KEYBYTES, "of a hash");

static void start(void)
{
	if (sodium_init() < 0)
		die("libsodium does not start");
}

/* ---- hexadecimal ---- */

static char *hex_of(struct arena *a, const unsigned char *bytes, size_t size)
{
	return sodium_bin2hex(arena_take(a, 2 * size + 1), 2 * size + 1, bytes, size);
}

/* Exactly `size` bytes, in lower-case digits only: one text for one value. */
static bool hex_read(struct slice text, unsigned char *bytes, size_t size)
{
	size_t n;

	if (text.size != 2 * size)
		return false;
	for (size_t i = 0; i < text.size; i++)
		if (text.at[i] == '\0' || strchr("0123456789abcdef", text.at[i]) == NULL)
			return false;
	return sodium_hex2bin(bytes, size, text.at, text.size, NULL, &n, NULL) == 0 && n == size;
}

/* ---- files ---- */

static bool fail(struct arena *a, const char *path, const char *what, const char **why)
{
	*why = arena_format(a, "%s %s", path, what);
	return false;
}

static bool write_all(int fd, const char *line, size_t size)
{
	return write(fd, line, size) == (ssize_t)size && fsync(fd) == 0;
}

/* A new file of mode 0400 with that line. */
static bool file_make(struct arena *a, const char *path, const char *line, const char **why)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0400);

	if (fd < 0)
		return fail(a, path, arena_format(a, "cannot be made: %s", strerror(errno)), why);

	bool is_written = write_all(fd, line, strlen(line));

	if (close(fd) == 0 && is_written)
		return true;
	unlink(path);
	return fail(a, path, "cannot be written", why);
}

/* The file's first line; `line` has FILE_BYTES_MOST. */
static bool file_read(
	struct arena *a, const char *path, char *line, struct slice *text, const char **why)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
	struct stat about;

	if (fd < 0)
		return fail(a, path, arena_format(a, "cannot be read: %s", strerror(errno)), why);

	bool is_ours = fstat(fd, &about) == 0 && S_ISREG(about.st_mode) &&
		       (about.st_mode & 07777) == 0400 && about.st_uid == geteuid();
	ssize_t size = is_ours ? read(fd, line, FILE_BYTES_MOST) : 0;

	close(fd);
	if (!is_ours)
		return fail(a, path, "must be a file of mode 0400 of who runs this", why);
	if (size <= 0 || line[size - 1] != '\n')
		return fail(a, path, "holds no key", why);
	*text = (struct slice){ line, (size_t)size - 1 };
	return true;
}

bool keys_make(struct arena *a, const char *path, const char **why)
{
	unsigned char secret[crypto_kdf_KEYBYTES];
	char line[SECRET_DIGITS + 2];

	start();
	if (access(path, F_OK) == 0)
		return true;
	crypto_kdf_keygen(secret);
	sodium_bin2hex(line, sizeof line, secret, sizeof secret);
	line[SECRET_DIGITS] = '\n';
	line[SECRET_DIGITS + 1] = '\0';

	bool is_made = file_make(a, path, line, why);

	sodium_memzero(secret, sizeof secret);
	sodium_memzero(line, sizeof line);
	return is_made;
}

static void derive(const unsigned char *secret, struct own_keys *keys)
{
	unsigned char seed[crypto_sign_SEEDBYTES];

	crypto_kdf_derive_from_key(seed, sizeof seed, SUBKEY_SIGN, context, secret);
	crypto_sign_seed_keypair(keys->public.verify, keys->sign, seed);
	crypto_kdf_derive_from_key(seed, sizeof seed, SUBKEY_OPEN, context, secret);
	crypto_box_seed_keypair(keys->public.seal, keys->open, seed);
	sodium_memzero(seed, sizeof seed);
}

bool keys_load(struct arena *a, const char *path, struct own_keys *keys, const char **why)
{
	unsigned char secret[crypto_kdf_KEYBYTES];
	char line[FILE_BYTES_MOST];
	struct slice text;

	start();
	if (!file_read(a, path, line, &text, why))
		return false;

	bool is_key = hex_read(text, secret, sizeof secret);

	if (is_key)
		derive(secret, keys);
	sodium_memzero(secret, sizeof secret);
	sodium_memzero(line, sizeof line);
	return is_key || fail(a, path, "holds no key", why);
}

char *keys_public_text(struct arena *a, const struct public_keys *keys)
{
	return hex_of(a, (const unsigned char *)keys, sizeof *keys);
}

bool keys_public_parse(struct slice text, struct public_keys *keys)
{
	return hex_read(text, (unsigned char *)keys, sizeof *keys);
}

bool keys_public_keep(
	struct arena *a, const char *path, const struct public_keys *keys, const char **why)
{
	const char *new_path = arena_format(a, "%s.new", path);

	unlink(new_path);
	if (!file_make(a, new_path, arena_format(a, "%s\n", keys_public_text(a, keys)), why))
		return false;
	return rename(new_path, path) == 0 || fail(a, path, "cannot be written", why);
}

bool keys_public_load(struct arena *a, const char *path, struct public_keys *keys, const char **why)
{
	char line[FILE_BYTES_MOST];
	struct slice text;

	start();
	if (!file_read(a, path, line, &text, why))
		return false;
	return keys_public_parse(text, keys) || fail(a, path, "holds no public key", why);
}

/* ---- what they do ---- */

char *keys_sign(struct arena *a, const struct own_keys *keys, struct slice bytes)
{
	unsigned char signature[crypto_sign_BYTES];

	crypto_sign_detached(
		signature, NULL, (const unsigned char *)bytes.at, bytes.size, keys->sign);
	return hex_of(a, signature, sizeof signature);
}

bool keys_verify(const struct public_keys *keys, struct slice bytes, struct slice signature)
{
	unsigned char read[crypto_sign_BYTES];

	return hex_read(signature, read, sizeof read) &&
	       crypto_sign_verify_detached(
		       read, (const unsigned char *)bytes.at, bytes.size, keys->verify) == 0;
}

size_t keys_sealed_size(size_t bytes)
{
	return sodium_base64_ENCODED_LEN(bytes + crypto_box_SEALBYTES, SEAL_VARIANT) - 1;
}

char *keys_seal(struct arena *a, const struct public_keys *keys, struct slice bytes)
{
	size_t size = bytes.size + crypto_box_SEALBYTES;
	unsigned char *sealed = arena_take(a, size);
	char *text = arena_take(a, keys_sealed_size(bytes.size) + 1);

	start();
	if (crypto_box_seal(sealed, (const unsigned char *)bytes.at, bytes.size, keys->seal) != 0)
		die("these keys seal nothing");
	return sodium_bin2base64(
		text, keys_sealed_size(bytes.size) + 1, sealed, size, SEAL_VARIANT);
}

bool keys_open(
	struct arena *a, const struct own_keys *keys, struct slice sealed, struct slice *bytes)
{
	unsigned char *at = arena_take(a, sealed.size);
	size_t size;

	if (sodium_base642bin(at, sealed.size, sealed.at, sealed.size, NULL, &size, NULL,
		    SEAL_VARIANT) != 0 ||
		size < crypto_box_SEALBYTES)
		return false;

	unsigned char *opened = arena_take(a, size - crypto_box_SEALBYTES + 1);

	if (crypto_box_seal_open(opened, at, size, keys->public.seal, keys->open) != 0)
		return false;
	*bytes = (struct slice){ (const char *)opened, size - crypto_box_SEALBYTES };
	return true;
}

struct shared_key keys_shared(
	const struct own_keys *own, const struct public_keys *other, const char *purpose)
{
	unsigned char together[crypto_box_BEFORENMBYTES];
	struct shared_key key;

	assert(strlen(purpose) == crypto_kdf_CONTEXTBYTES);
	if (crypto_box_beforenm(together, other->seal, own->open) != 0)
		die("these keys share nothing");
	crypto_kdf_derive_from_key(key.at, sizeof key.at, 1, purpose, together);
	sodium_memzero(together, sizeof together);
	return key;
}

struct shared_key keys_alone(const struct own_keys *own, const char *purpose)
{
	return keys_shared(own, &own->public, purpose);
}

char *keys_hash(struct arena *a, const struct shared_key *key, struct slice bytes)
{
	unsigned char hash[crypto_generichash_BYTES];

	crypto_generichash(hash, sizeof hash, (const unsigned char *)bytes.at, bytes.size, key->at,
		sizeof key->at);
	return hex_of(a, hash, sizeof hash);
}

void keys_wipe(void *at, size_t size)
{
	sodium_memzero(at, size);
}
