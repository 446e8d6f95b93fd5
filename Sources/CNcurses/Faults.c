#include "Faults.h"
#include "CNcurses.h"

#include <execinfo.h>
#include <fcntl.h>
#include <limits.h>
#include <stdatomic.h>
#include <stdint.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

// What a handler tells with: it may write and little else, so numbers and the time are put by hand.

static atomic_int fault_log = -1;
static char fault_mark[PATH_MAX], fault_farewell[PATH_MAX + 256];

static void put(int descriptor, const char *text) {
  ssize_t ignored = write(descriptor, text, strlen(text));
  (void)ignored;
}

/// A number that is not negative, in at least `digits` digits.
static void put_number(int descriptor, uint64_t number, unsigned base, int digits) {
  char text[24];
  int at = (int)sizeof text - 1;
  text[at] = 0;
  do {
    text[--at] = "0123456789abcdef"[number % base];
    number /= base;
  } while (number || (int)sizeof text - 1 - at < digits);
  put(descriptor, text + at);
}

/// The time in UTC. gmtime may not be called here.
static void put_time(int descriptor) {
  int64_t seconds = time(NULL), days = seconds / 86400 + 719468, rest = seconds % 86400;
  // Howard Hinnant's days to civil: years that begin in March.
  int64_t era = days / 146097, day = days % 146097;
  int64_t year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
  day -= 365 * year + year / 4 - year / 100;
  int64_t month = (5 * day + 2) / 153;
  day -= (153 * month + 2) / 5 - 1;
  month += month < 10 ? 3 : -9;
  put_number(descriptor, (uint64_t)(year + era * 400 + (month <= 2)), 10, 4);
  put(descriptor, "-");
  put_number(descriptor, (uint64_t)month, 10, 2);
  put(descriptor, "-");
  put_number(descriptor, (uint64_t)day, 10, 2);
  put(descriptor, "T");
  put_number(descriptor, (uint64_t)(rest / 3600), 10, 2);
  put(descriptor, ":");
  put_number(descriptor, (uint64_t)(rest / 60 % 60), 10, 2);
  put(descriptor, ":");
  put_number(descriptor, (uint64_t)(rest % 60), 10, 2);
  put(descriptor, "Z");
}

void casebook_tell_fault(const char *name, const siginfo_t *info, int terminal) {
  int log = atomic_load(&fault_log);
  if (log >= 0) {
    put(log, "casebook: fault at ");
    put_time(log);
    put(log, ": ");
    put(log, name);
    if (info->si_code <= 0) {
      put(log, " sent by process ");
      put_number(log, (uint64_t)info->si_pid, 10, 1);
    } else {
      put(log, " at address 0x");
      put_number(log, (uint64_t)(uintptr_t)info->si_addr, 16, 1);
    }
    put(log, "\n");
    void *frames[64];
    backtrace_symbols_fd(frames, backtrace(frames, 64), log);
  }
  if (fault_mark[0]) {
    int mark = open(fault_mark, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (mark >= 0) {
      put(mark, name);
      close(mark);
    }
  }
  if (terminal >= 0) put(terminal, fault_farewell);
}

int casebook_fault_log(void) { return atomic_load(&fault_log); }

static void keep(char *target, size_t size, const char *text) {
  size_t length = text ? strlen(text) : 0;
  // Whole or not at all: part of a path is another file's.
  if (length >= size) length = 0;
  if (length) memcpy(target, text, length);
  target[length] = 0;
}

void casebook_tell_faults(int log, const char *mark, const char *farewell) {
  keep(fault_mark, sizeof fault_mark, mark);
  keep(fault_farewell, sizeof fault_farewell, farewell);
  atomic_store(&fault_log, log);
  // Its first call loads a library, which a handler must not.
  void *frame;
  backtrace(&frame, 1);
}

void casebook_tell_no_faults(void) {
  atomic_store(&fault_log, -1);
  fault_mark[0] = fault_farewell[0] = 0;
}
