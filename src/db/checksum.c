/* SPDX-License-Identifier: MIT */
/*
 * A checksum in every page of a database file, made when the page is written
 * and looked at whenever it is read, so that a byte which changed on the disk
 * is an error and never an answer.
 *
 * SQLite reaches files through a table of functions (a VFS).  This one passes
 * everything on to the system's, and only looks into whole pages of the main
 * file.  The write-ahead log has checksums of SQLite's own.  A page's sum takes
 * in its number, so a page in the wrong place is found too; and each step of it
 * can be undone, so that a change within one word can never leave it the same.
 */
#include "db/checksum.h"

#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/err.h"

enum { HEADER_BYTES = 100, HEADER_RESERVED_AT = 20, TRIES = 5 };

struct checked_file {
	sqlite3_file file;  // first: SQLite's view of it
	bool is_foreign;    // its header says it has no checksums: looked at, then refused
	sqlite3_file *real; // behind this struct
};

static sqlite3_vfs *system_vfs;

static uint64_t page_sum(const unsigned char *page, int64_t number)
{
	uint64_t sum = (uint64_t)number, word;

	for (size_t i = 0; i < CHECKSUM_PAGE_BYTES - CHECKSUM_BYTES; i += sizeof word) {
		memcpy(&word, page + i, sizeof word);
		sum = (sum ^ word) * 0x9e3779b97f4a7c15u;
		sum ^= sum >> 29;
	}
	return sum;
}

static bool page_is_whole(const unsigned char *page, int64_t number)
{
	uint64_t kept;
	memcpy(&kept, page + CHECKSUM_PAGE_BYTES - CHECKSUM_BYTES, sizeof kept);
	return kept == page_sum(page, number);
}

static bool is_page(int size, sqlite3_int64 at)
{
	return size == CHECKSUM_PAGE_BYTES && at % CHECKSUM_PAGE_BYTES == 0;
}

/* ---- the functions that look ---- */

static sqlite3_file *real_of(sqlite3_file *file)
{
	return ((struct checked_file *)file)->real;
}

#define PASS_ON(file, method, ...) (real_of(file)->pMethods->method(real_of(file), ##__VA_ARGS__))

static int file_read(sqlite3_file *file, void *bytes, int size, sqlite3_int64 at)
{
	struct checked_file *checked = (struct checked_file *)file;
	int code = PASS_ON(file, xRead, bytes, size, at);

	if (code == SQLITE_OK && size == HEADER_BYTES && at == 0)
		checked->is_foreign =
			((unsigned char *)bytes)[HEADER_RESERVED_AT] != CHECKSUM_BYTES;
	if (code == SQLITE_OK && is_page(size, at) && !checked->is_foreign &&
		!page_is_whole(bytes, at / CHECKSUM_PAGE_BYTES + 1))
		return SQLITE_IOERR_DATA;
	return code;
}

static int file_write(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 at)
{
	unsigned char page[CHECKSUM_PAGE_BYTES];
	if (!is_page(size, at))
		return PASS_ON(file, xWrite, bytes, size, at);
	memcpy(page, bytes, sizeof page);
	uint64_t sum = page_sum(page, at / CHECKSUM_PAGE_BYTES + 1);
	memcpy(page + sizeof page - sizeof sum, &sum, sizeof sum);
	return PASS_ON(file, xWrite, page, size, at);
}

/* ---- those that pass on ---- */

static int file_close(sqlite3_file *file)
{
	return PASS_ON(file, xClose);
}

static int file_truncate(sqlite3_file *file, sqlite3_int64 size)
{
	return PASS_ON(file, xTruncate, size);
}

static int file_sync(sqlite3_file *file, int flags)
{
	return PASS_ON(file, xSync, flags);
}

static int file_size(sqlite3_file *file, sqlite3_int64 *size)
{
	return PASS_ON(file, xFileSize, size);
}

static int file_lock(sqlite3_file *file, int lock)
{
	return PASS_ON(file, xLock, lock);
}

static int file_unlock(sqlite3_file *file, int lock)
{
	return PASS_ON(file, xUnlock, lock);
}

static int file_check_lock(sqlite3_file *file, int *answer)
{
	return PASS_ON(file, xCheckReservedLock, answer);
}

static int file_control(sqlite3_file *file, int what, void *arg)
{
	return PASS_ON(file, xFileControl, what, arg);
}

static int file_sector_size(sqlite3_file *file)
{
	return PASS_ON(file, xSectorSize);
}

static int file_characteristics(sqlite3_file *file)
{
	return PASS_ON(file, xDeviceCharacteristics);
}

static int file_shm_map(sqlite3_file *file, int page, int size, int extend, void volatile **at)
{
	return PASS_ON(file, xShmMap, page, size, extend, at);
}

static int file_shm_lock(sqlite3_file *file, int offset, int n, int flags)
{
	return PASS_ON(file, xShmLock, offset, n, flags);
}

static void file_shm_barrier(sqlite3_file *file)
{
	PASS_ON(file, xShmBarrier);
}

static int file_shm_unmap(sqlite3_file *file, int delete)
{
	return PASS_ON(file, xShmUnmap, delete);
}

/* Version 2: without the functions for mapped pages, which would be read unseen. */
static const sqlite3_io_methods methods = { 2, file_close, file_read, file_write, file_truncate,
	file_sync, file_size, file_lock, file_unlock, file_check_lock, file_control,
	file_sector_size, file_characteristics, file_shm_map, file_shm_lock, file_shm_barrier,
	file_shm_unmap, NULL, NULL };

static int vfs_open(
	sqlite3_vfs *vfs, sqlite3_filename name, sqlite3_file *file, int flags, int *out)
{
	(void)vfs;
	if (!(flags & SQLITE_OPEN_MAIN_DB)) // logs and journals go the plain way
		return system_vfs->xOpen(system_vfs, name, file, flags, out);
	struct checked_file *checked = (struct checked_file *)file;
	*checked = (struct checked_file){ .real = (sqlite3_file *)(checked + 1) };
	int code = system_vfs->xOpen(system_vfs, name, checked->real, flags, out);
	checked->file.pMethods = checked->real->pMethods ? &methods : NULL;
	return code;
}

static sqlite3_vfs checked_vfs;

static void vfs_register(void)
{
	/* Before SQLite starts: it would count its memory under one lock that all threads share. */
	sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
	system_vfs = sqlite3_vfs_find(NULL);
	if (system_vfs == NULL)
		die("SQLite knows no files");
	checked_vfs = *system_vfs; // it asks for nothing but its own functions
	checked_vfs.zName = "sarn";
	checked_vfs.pNext = NULL;
	checked_vfs.szOsFile += (int)sizeof(struct checked_file);
	checked_vfs.xOpen = vfs_open;
	if (sqlite3_vfs_register(&checked_vfs, 0) != SQLITE_OK)
		die("SQLite does not take our files");
}

const char *checksum_vfs(void)
{
	static pthread_once_t once = PTHREAD_ONCE_INIT;
	pthread_once(&once, vfs_register);
	return checked_vfs.zName;
}

/* ---- the write-ahead log ---- */

/* As SQLite's "WAL-Mode File Format" has them: a header, then frames, all numbers big-endian. */
enum {
	LOG_MAGIC = 0x377f0682, // one more: the sums are of big-endian words
	LOG_HEADER_BYTES = 32,
	LOG_PAGE_SIZE_AT = 8,
	LOG_SALT_AT = 16,
	LOG_SUM_AT = 24,
	FRAME_HEADER_BYTES = 24,
	FRAME_COMMIT_AT = 4,
	FRAME_SALT_AT = 8,
	FRAME_SUM_AT = 16,
	SALT_BYTES = 8,
};

struct log_sum {
	uint32_t one, two;
	bool is_big_endian;
};

static uint32_t number_at(const unsigned char *at, bool is_big_endian)
{
	uint32_t number = 0;

	for (int i = 0; i < 4; i++)
		number = number << 8 | at[is_big_endian ? i : 3 - i];
	return number;
}

static void log_sum_add(struct log_sum *sum, const unsigned char *bytes, size_t size)
{
	for (size_t i = 0; i < size; i += 8) {
		sum->one += number_at(bytes + i, sum->is_big_endian) + sum->two;
		sum->two += number_at(bytes + i + 4, sum->is_big_endian) + sum->one;
	}
}

static bool log_sum_is(const struct log_sum *sum, const unsigned char *kept)
{
	return number_at(kept, true) == sum->one && number_at(kept + 4, true) == sum->two;
}

/* Begins the sums; false if the header is not one of ours, or not as it was written. */
static bool log_begin(const unsigned char *header, struct log_sum *sum)
{
	uint32_t magic = number_at(header, true);

	*sum = (struct log_sum){ .is_big_endian = magic == LOG_MAGIC + 1 };
	log_sum_add(sum, header, LOG_SUM_AT);
	return (magic == LOG_MAGIC || magic == LOG_MAGIC + 1) &&
	       number_at(header + LOG_PAGE_SIZE_AT, true) == CHECKSUM_PAGE_BYTES &&
	       log_sum_is(sum, header + LOG_SUM_AT);
}

/* What was found in the log. */
struct log_look {
	bool is_bad;
	int64_t page;  // that is looked for
	bool has_page; // a commit that is whole holds it
};

/* Frames of an earlier round have another salt: they are no part of it. */
static void look_at_frames(
	int fd, const unsigned char *header, struct log_sum *sum, struct log_look *look)
{
	unsigned char frame[FRAME_HEADER_BYTES + CHECKSUM_PAGE_BYTES];
	bool is_broken = false;
	bool has_commit = false; // since then
	bool is_found = false;

	for (off_t at = LOG_HEADER_BYTES; pread(fd, frame, sizeof frame, at) == sizeof frame;
		at += (off_t)sizeof frame) {
		bool is_ours = memcmp(frame + FRAME_SALT_AT, header + LOG_SALT_AT, SALT_BYTES) == 0;

		bool commits = number_at(frame + FRAME_COMMIT_AT, true) != 0;

		look->is_bad = look->is_bad || (is_ours && has_commit);
		log_sum_add(sum, frame, FRAME_SALT_AT);
		log_sum_add(sum, frame + FRAME_HEADER_BYTES, CHECKSUM_PAGE_BYTES);
		is_broken = is_broken || !is_ours || !log_sum_is(sum, frame + FRAME_SUM_AT);
		has_commit = has_commit || (is_broken && is_ours && commits);
		is_found = is_found || number_at(frame, true) == look->page;
		look->has_page = look->has_page || (is_found && commits && !is_broken);
	}
}

/* Looks through the log beside the file at `path`; without one, there is nothing to be found. */
static struct log_look look_at_log(const char *path, int64_t page)
{
	unsigned char header[LOG_HEADER_BYTES];
	char log_path[PATH_MAX];
	int size = snprintf(log_path, sizeof log_path, "%s-wal", path);
	int fd = size < PATH_MAX ? open(log_path, O_RDONLY | O_CLOEXEC) : -1;
	struct log_look look = { .page = page };
	struct log_sum sum;

	if (fd < 0)
		return look;
	if (lseek(fd, 0, SEEK_END) > LOG_HEADER_BYTES &&
		pread(fd, header, sizeof header, 0) == sizeof header) {
		look.is_bad = !log_begin(header, &sum);
		if (!look.is_bad)
			look_at_frames(fd, header, &sum, &look);
	}
	close(fd);
	return look;
}

bool checksum_log_is_bad(const char *path)
{
	bool is_bad = true;

	/* What is written or begun anew just now is whole a moment later. */
	for (int try = 0; is_bad && try < TRIES; try++) {
		if (try > 0)
			nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
		is_bad = look_at_log(path, 0).is_bad;
	}
	return is_bad;
}

/* ---- reading all of it ---- */

/* A page may be half written by a checkpoint, now or when the program was killed. */
static bool page_is_bad(const char *path, int fd, int64_t number)
{
	unsigned char page[CHECKSUM_PAGE_BYTES];
	for (int try = 0; try < TRIES; try++) {
		if (pread(fd, page, sizeof page, (number - 1) * CHECKSUM_PAGE_BYTES) ==
				sizeof page &&
			page_is_whole(page, number))
			return false;
		if (look_at_log(path, number).has_page) // from where everybody reads it
			return false;
		nanosleep(&(struct timespec){ .tv_nsec = 1000000 }, NULL);
	}
	return true;
}

/* SQLite locks the bytes at 1 GiB and leaves their page as it is, never written nor read. */
static bool is_lock_page(int64_t number)
{
	return number == 0x40000000 / CHECKSUM_PAGE_BYTES + 1;
}

int64_t checksum_first_bad(const char *path)
{
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	off_t size = fd < 0 ? -1 : lseek(fd, 0, SEEK_END);
	int64_t last = (size + CHECKSUM_PAGE_BYTES - 1) / CHECKSUM_PAGE_BYTES; // may be cut off
	int64_t bad = size < 0 ? -1 : 0;

	for (int64_t number = 1; bad == 0 && number <= last; number++) {
		if (!is_lock_page(number) && page_is_bad(path, fd, number))
			bad = number;
	}
	if (fd >= 0)
		close(fd);
	return bad;
}
