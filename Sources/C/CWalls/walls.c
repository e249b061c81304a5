#define _GNU_SOURCE
#include "walls.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sched.h>
#include <signal.h>
#include <stddef.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int limit(int what, uint64_t soft, uint64_t hard) {
  struct rlimit value = {soft, hard};
  return setrlimit(what, &value) == 0;
}

int walls_close_files(void) { return syscall(SYS_close_range, 3U, ~0U, 0U) == 0; }

// A program inherits which signals are blocked, and the threads that start programs block most of them:
// blocked, the CPU limit would be a request.
static int let_limits_kill(void) {
  sigset_t none;
  sigemptyset(&none);
  return signal(SIGXCPU, SIG_DFL) != SIG_ERR && sigprocmask(SIG_SETMASK, &none, NULL) == 0;
}

int walls_limit(uint64_t memory_bytes, uint64_t cpu_seconds, uint64_t cpu_seconds_max) {
  return let_limits_kill() && limit(RLIMIT_AS, memory_bytes, memory_bytes) && limit(RLIMIT_CPU, cpu_seconds, cpu_seconds_max) &&
         limit(RLIMIT_FSIZE, 0, 0) && limit(RLIMIT_NOFILE, 32, 32) && limit(RLIMIT_NPROC, 0, 0) &&
         limit(RLIMIT_CORE, 0, 0);
}

int walls_grant_cpu(uint64_t cpu_seconds) {
  struct rlimit now;
  if (getrlimit(RLIMIT_CPU, &now) != 0) return 0;
  return limit(RLIMIT_CPU, cpu_seconds < now.rlim_max ? cpu_seconds : now.rlim_max, now.rlim_max);
}

int walls_no_new_privileges(void) { return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0; }

int walls_read_only(const char *const *folders, int count) {
  const uint64_t read = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
  const struct landlock_ruleset_attr rules = {
      .handled_access_fs = read | LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
                           LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                           LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                           LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO |
                           LANDLOCK_ACCESS_FS_MAKE_BLOCK | LANDLOCK_ACCESS_FS_MAKE_SYM};
  int ruleset = (int)syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
  if (ruleset < 0) return 0;
  int stands = 1;
  for (int i = 0; i < count && stands; i++) {
    int folder = open(folders[i], O_PATH | O_CLOEXEC);
    if (folder < 0) continue;  // A folder this machine lacks needs no opening in the wall.
    struct landlock_path_beneath_attr beneath = {.allowed_access = read, .parent_fd = folder};
    stands = syscall(SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &beneath, 0) == 0;
    close(folder);
  }
  stands = stands && syscall(SYS_landlock_restrict_self, ruleset, 0) == 0;
  close(ruleset);
  return stands;
}

int walls_no_network(void) { return unshare(CLONE_NEWUSER | CLONE_NEWNET) == 0 || unshare(CLONE_NEWNET) == 0; }

#if defined(__x86_64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_X86_64
#elif defined(__aarch64__)
#define OWN_ARCHITECTURE AUDIT_ARCH_AARCH64
#endif

#define FIELD(name) BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(struct seccomp_data, name))
#define ANSWER(code) BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | (code))
#define REFUSE(call) BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, (call), 0, 1), ANSWER(EPERM)

int walls_no_calls_out(void) {
#ifdef OWN_ARCHITECTURE
  struct sock_filter filter[] = {
      FIELD(arch),
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, OWN_ARCHITECTURE, 1, 0),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      FIELD(nr),
#if defined(__x86_64__)
      // The x32 numbers are a second door to the same calls.
      BPF_JUMP(BPF_JMP | BPF_JGE | BPF_K, 0x40000000, 0, 1),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS),
      REFUSE(SYS_fork),
      REFUSE(SYS_vfork),
#endif
      REFUSE(SYS_socket),
      REFUSE(SYS_socketpair),
      REFUSE(SYS_connect),
      REFUSE(SYS_execve),
      REFUSE(SYS_execveat),
      REFUSE(SYS_ptrace),
      REFUSE(SYS_process_vm_readv),
      REFUSE(SYS_process_vm_writev),
      REFUSE(SYS_pidfd_getfd),
      REFUSE(SYS_kill),
      REFUSE(SYS_io_uring_setup),
      REFUSE(SYS_bpf),
      REFUSE(SYS_mount),
      REFUSE(SYS_unshare),
      REFUSE(SYS_setns),
      // The C library then falls back to clone, whose flags a filter can read.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone3, 0, 1),
      ANSWER(ENOSYS),
      // A thread is allowed, a process is not.
      BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, SYS_clone, 0, 3),
      FIELD(args[0]),
      BPF_JUMP(BPF_JMP | BPF_JSET | BPF_K, CLONE_THREAD, 1, 0),
      ANSWER(EPERM),
      BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
  };
  struct sock_fprog program = {.len = sizeof filter / sizeof *filter, .filter = filter};
  return prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
#else
  return 0;
#endif
}

double walls_cpu_used(void) {
  struct rusage used;
  getrusage(RUSAGE_SELF, &used);
  return (double)(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         (double)(used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6;
}
