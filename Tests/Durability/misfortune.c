// Preloaded into Casebook by the end-to-end tests: brings about what no test can ask the machine for.
//
// SIGUSR1   a trap, the very instruction a failed check of Swift executes
// SIGUSR2   a night passes on the monotonic clock, and the wall clock is set back by a day
// SIGURG    the same, while the next frame is being written
// SIGPROF   Ctrl-Z is pressed as the screen is given back for good
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdbool.h>
#include <stdatomic.h>
#include <sys/syscall.h>
#include <time.h>
#include <unistd.h>

static atomic_int nights;
static atomic_bool night_is_near, stop_is_near;

static void trap(int signal) {
  (void)signal;
  __builtin_trap();
}

static void pass_a_night(int signal) {
  (void)signal;
  atomic_fetch_add(&nights, 1);
}

static void bring_night_near(int signal) {
  (void)signal;
  atomic_store(&night_is_near, true);
}

static void bring_stop_near(int signal) {
  (void)signal;
  atomic_store(&stop_is_near, true);
}

ssize_t write(int file, const void *bytes, size_t count) {
  if (file == STDOUT_FILENO && atomic_exchange(&night_is_near, false)) pass_a_night(SIGUSR2);
  return syscall(SYS_write, file, bytes, count);
}

/// Curses' own, at the end of it.
void delscreen(void *screen) {
  void (*own)(void *) = (void (*)(void *))dlsym(RTLD_NEXT, "delscreen");
  own(screen);
  if (atomic_exchange(&stop_is_near, false)) raise(SIGTSTP);
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
  action.sa_handler = bring_night_near;
  sigaction(SIGURG, &action, NULL);
  action.sa_handler = bring_stop_near;
  sigaction(SIGPROF, &action, NULL);
}
