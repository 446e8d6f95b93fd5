// Preloaded into Casebook by the end-to-end tests: brings about what no test can ask the machine for.
//
// SIGUSR1   a trap, the very instruction a failed check of Swift executes
// SIGUSR2   a night passes on the monotonic clock, and the wall clock is set back by a day
#define _GNU_SOURCE
#include <signal.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static atomic_int nights;

static void trap(int signal) {
  (void)signal;
  __builtin_trap();
}

static void pass_a_night(int signal) {
  (void)signal;
  atomic_fetch_add(&nights, 1);
}

int clock_gettime(clockid_t clock, struct timespec *now) {
  int failed = (int)syscall(SYS_clock_gettime, clock, now);
  int passed = atomic_load(&nights);
  if (clock == CLOCK_MONOTONIC) now->tv_sec += passed * 8 * 3600;
  if (clock == CLOCK_REALTIME) now->tv_sec -= passed * 24 * 3600;
  return failed;
}

__attribute__((constructor)) static void prepare(void) {
  struct sigaction action = {0};
  action.sa_handler = trap;
  sigaction(SIGUSR1, &action, NULL);
  action.sa_handler = pass_a_night;
  sigaction(SIGUSR2, &action, NULL);
}
