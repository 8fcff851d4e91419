/* SPDX-License-Identifier: MIT */
/*
 * A disk 2 ms slower, for a program started with LD_PRELOAD=slow_disk.so: each
 * sync takes that much longer, and does what it did.
 */
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static int sync_slowly(long call, int fd)
{
	static const struct timespec longer = { .tv_nsec = 2000000 };

	nanosleep(&longer, NULL);
	return (int)syscall(call, fd);
}

int fsync(int fd)
{
	return sync_slowly(SYS_fsync, fd);
}

int fdatasync(int fd)
{
	return sync_slowly(SYS_fdatasync, fd);
}
