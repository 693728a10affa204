// SPDX-FileCopyrightText: 2026 The Vorrang authors
// SPDX-License-Identifier: EUPL-1.2

// Put before the C library by LD_PRELOAD: no file grows as long as there is a file at DISK_IS_FULL. What a full disk
// does to PostgreSQL, for everybody: a small file system of one's own needs root.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

static int has_no_room(int file, off64_t end) {
    const char *sign = getenv("DISK_IS_FULL");
    struct stat64 status;
    return sign && access(sign, F_OK) == 0 && fstat64(file, &status) == 0 && S_ISREG(status.st_mode)
        && end > status.st_size;
}

ssize_t pwrite64(int file, const void *bytes, size_t size, off64_t at) {
    ssize_t (*real)(int, const void *, size_t, off64_t) = dlsym(RTLD_NEXT, "pwrite64");
    if (has_no_room(file, at + (off64_t)size)) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, bytes, size, at);
}

ssize_t pwritev64(int file, const struct iovec *parts, int count, off64_t at) {
    ssize_t (*real)(int, const struct iovec *, int, off64_t) = dlsym(RTLD_NEXT, "pwritev64");
    off64_t end = at;
    for (int part = 0; part < count; part++) {
        end += (off64_t)parts[part].iov_len;
    }
    if (has_no_room(file, end)) {
        errno = ENOSPC;
        return -1;
    }
    return real(file, parts, count, at);
}

int posix_fallocate64(int file, off64_t at, off64_t size) {
    int (*real)(int, off64_t, off64_t) = dlsym(RTLD_NEXT, "posix_fallocate64");
    return has_no_room(file, at + size) ? ENOSPC : real(file, at, size);
}

// Where the 64 bits are in the name of nothing.
ssize_t pwrite(int file, const void *bytes, size_t size, off_t at) __attribute__((alias("pwrite64")));
ssize_t pwritev(int file, const struct iovec *parts, int count, off_t at) __attribute__((alias("pwritev64")));
int posix_fallocate(int file, off_t at, off_t size) __attribute__((alias("posix_fallocate64")));
