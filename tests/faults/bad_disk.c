/* SPDX-License-Identifier: MIT */
/*
 * A disk that fails when told to: put before the C library (LD_PRELOAD) of a
 * program under test.
 *
 * While there is a file "full" in the folder named by FAULTS_DISK, nothing can be
 * written; while there is "unsynced", nothing is brought to the disk.
 */
#include <dlfcn.h>
#include <errno.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/types.h>
#include <unistd.h>

static bool is_told(const char *what)
{
	const char *folder = getenv("FAULTS_DISK");
	char path[200];

	if (folder == NULL)
		return false;
	snprintf(path, sizeof path, "%s/%s", folder, what);
	return access(path, F_OK) == 0;
}

static int failed(int number)
{
	errno = number;
	return -1;
}

ssize_t pwrite64(int fd, const void *bytes, size_t size, off64_t at)
{
	ssize_t (*real)(int fd, const void *bytes, size_t size, off64_t at) =
		(ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");

	return is_told("full") ? failed(ENOSPC) : real(fd, bytes, size, at);
}

int fdatasync(int fd)
{
	int (*real)(int fd) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");

	return is_told("unsynced") ? failed(EIO) : real(fd);
}

int fsync(int fd)
{
	int (*real)(int fd) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");

	return is_told("unsynced") ? failed(EIO) : real(fd);
}
