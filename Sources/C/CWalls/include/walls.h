// What the child that decodes foreign files gives up before it reads the first byte.
// Kept in C because the calls are variadic or macros that Swift cannot see.
#pragma once
#include <stdint.h>

// Each returns 1 when the wall stands and 0 when this machine does not allow it.

// No file of the parent stays open but the three standard streams.
int walls_close_files(void);
// Memory, open files, written files, processes and core dumps. `cpu_seconds` may be raised later up to `cpu_seconds_max`.
int walls_limit(uint64_t memory_bytes, uint64_t cpu_seconds, uint64_t cpu_seconds_max);
// Lets the process use `cpu_seconds` in all; never more than the maximum given to `walls_limit`.
int walls_grant_cpu(uint64_t cpu_seconds);
// No program started from here may gain rights. Needed by the walls below.
int walls_no_new_privileges(void);
// Only these folders can be read and nothing can be written. Source: Linux Documentation/userspace-api/landlock.rst.
int walls_read_only(const char *const *folders, int count);
// A network of its own with nothing in it.
int walls_no_network(void);
// No socket, no new process, no new program. Source: Linux Documentation/userspace-api/seccomp_filter.rst.
int walls_no_calls_out(void);
// CPU seconds used so far by this process, user and system.
double walls_cpu_used(void);
