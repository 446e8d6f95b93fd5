// ppoll needs it.
#define _GNU_SOURCE
#include "CNcurses.h"
#include "Faults.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <string.h>
#include <sys/eventfd.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>

// A signal handler can reach nothing but globals, and may call little but write(2).

/// A signal that is taken over, and who had it before.
struct taken {
  int number;
  const char *name;
  struct sigaction before;
};
#define TAKEN(signal) {.number = signal, .name = #signal}
static struct taken noted[] = {TAKEN(SIGTERM), TAKEN(SIGHUP), TAKEN(SIGINT)};
static struct taken faults[] = {TAKEN(SIGSEGV), TAKEN(SIGILL), TAKEN(SIGTRAP),
                                TAKEN(SIGBUS),  TAKEN(SIGFPE), TAKEN(SIGABRT)};
#define COUNT(list) ((int)(sizeof(list) / sizeof *(list)))

// Curses' own, and those before curses.
static struct sigaction stop_of_curses, stop_before, resize_before;
static atomic_bool watching;
static atomic_ullong pending;
static atomic_int event_descriptor = -1, error_copy = -1;

static char rescue_text[512];
static atomic_int rescue_length;
static struct termios modes_before;
static atomic_bool has_modes;
static char alternate_stack[1 << 16];

int casebook_event_descriptor(void) { return eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC); }

static void note(int signal) {
  int before = errno;
  atomic_fetch_or(&pending, 1ull << signal);
  uint64_t one = 1;
  ssize_t ignored = write(atomic_load(&event_descriptor), &one, sizeof one);
  (void)ignored;
  errno = before;
}

/// endwin() in the few calls a handler may make, then the fault once more for whoever had it before.
static void rescue(int signal, siginfo_t *info, void *context) {
  (void)context;
  int length = atomic_exchange(&rescue_length, 0);
  if (length > 0) {
    ssize_t ignored = write(STDOUT_FILENO, rescue_text, (size_t)length);
    (void)ignored;
  }
  if (atomic_exchange(&has_modes, false)) tcsetattr(STDIN_FILENO, TCSANOW, &modes_before);
  int copy = atomic_exchange(&error_copy, -1);
  // Told once: a fault in the telling takes its course.
  for (int index = 0; index < COUNT(faults); index++)
    if (faults[index].number == signal) {
      sigaction(signal, &faults[index].before, NULL);
      casebook_tell_fault(faults[index].name, info, copy);
    }
  // With a log the runtime's own account of the fault goes there, all of it; else to the terminal.
  int log = casebook_fault_log();
  if (log >= 0) dup2(log, STDOUT_FILENO);
  else if (copy >= 0) dup2(copy, STDERR_FILENO);
  // The runtime's teller of faults would stop and ask, for half a minute, on a terminal that is no
  // longer the program's: with nothing to read it goes on at once.
  int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (nothing >= 0) dup2(nothing, STDIN_FILENO);
  // A signal that was sent, not caused, does not come again by itself, and whoever had it before
  // may count on that. abort() sends its own and sees to the rest.
  if (info->si_code <= 0 && (signal != SIGABRT || info->si_pid != getpid())) {
    struct sigaction action;
    memset(&action, 0, sizeof action);
    action.sa_handler = SIG_DFL;
    sigaction(signal, &action, NULL);
    raise(signal);
  } else if (info->si_code <= 0) {
    raise(signal);
  }
}

void casebook_watch_signals(int descriptor, int copy) {
  if (atomic_exchange(&watching, true)) return;
  atomic_store(&event_descriptor, descriptor);
  atomic_store(&error_copy, copy);
  atomic_store(&has_modes, tcgetattr(STDIN_FILENO, &modes_before) == 0);

  sigaction(SIGTSTP, NULL, &stop_before);
  sigaction(SIGWINCH, NULL, &resize_before);
  struct sigaction action;
  memset(&action, 0, sizeof action);
  sigemptyset(&action.sa_mask);
  action.sa_handler = note;
  for (int index = 0; index < COUNT(noted); index++) {
    struct taken *taken = &noted[index];
    sigaction(taken->number, NULL, &taken->before);
    // What was ignored stays so: under nohup the program outlives its terminal's HUP.
    if (taken->before.sa_handler != SIG_IGN) sigaction(taken->number, &action, NULL);
  }

  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    memset(&stack, 0, sizeof stack);
    stack.ss_sp = alternate_stack;
    stack.ss_size = sizeof alternate_stack;
    sigaltstack(&stack, NULL);
  }
  action.sa_sigaction = rescue;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int index = 0; index < COUNT(faults); index++)
    sigaction(faults[index].number, &action, &faults[index].before);
}

void casebook_unwatch_signals(void) {
  if (!atomic_exchange(&watching, false)) return;
  casebook_tell_no_faults();
  atomic_store(&rescue_length, 0);
  atomic_store(&has_modes, false);
  for (int index = 0; index < COUNT(noted); index++)
    sigaction(noted[index].number, &noted[index].before, NULL);
  for (int index = 0; index < COUNT(faults); index++)
    sigaction(faults[index].number, &faults[index].before, NULL);
  sigaction(SIGTSTP, &stop_before, NULL);
  sigaction(SIGWINCH, &resize_before, NULL);
  atomic_store(&event_descriptor, -1);
  atomic_store(&error_copy, -1);
}

void casebook_hold_signals(bool on) {
  sigset_t held;
  sigemptyset(&held);
  sigaddset(&held, SIGWINCH);
  sigaddset(&held, SIGTSTP);
  pthread_sigmask(on ? SIG_BLOCK : SIG_UNBLOCK, &held, NULL);
}

int casebook_wait(int terminal, int descriptor, int milliseconds, short *terminal_events,
                  short *event_events) {
  struct pollfd watched[] = {{terminal, POLLIN, 0}, {descriptor, POLLIN, 0}};
  struct timespec time = {milliseconds / 1000, milliseconds % 1000 * 1000000L};
  sigset_t mask;
  pthread_sigmask(SIG_BLOCK, NULL, &mask);
  sigdelset(&mask, SIGWINCH);
  sigdelset(&mask, SIGTSTP);
  int count = ppoll(watched, COUNT(watched), milliseconds < 0 ? NULL : &time, &mask);
  *terminal_events = watched[0].revents;
  *event_events = watched[1].revents;
  return count;
}

uint64_t casebook_take_signals(void) { return atomic_exchange(&pending, 0); }

bool casebook_is_ending(void) {
  uint64_t signals = atomic_load(&pending);
  for (int index = 0; index < COUNT(noted); index++)
    if (signals & 1ull << noted[index].number) return true;
  return false;
}

/// Adds a terminfo string without the padding `$<…>` that tputs would have turned into a wait.
static int append(int length, const char *text) {
  while (text && *text && length < (int)sizeof rescue_text) {
    if (text[0] == '$' && text[1] == '<') {
      const char *end = strchr(text, '>');
      if (!end) break;
      text = end + 1;
    } else {
      rescue_text[length++] = *text++;
    }
  }
  return length;
}

/// Curses' own handler leaves the screen, stops the process and comes back, to an empty screen, when
/// it goes on: the loop is told that it must draw.
static void stop(int signal) {
  int before = errno;
  casebook_bracketed_paste(false);
  stop_of_curses.sa_handler(signal);
  casebook_bracketed_paste(true);
  note(SIGCONT);
  errno = before;
}

void casebook_screen_is_up(void) {
  int length = append(0, exit_attribute_mode);
  length = append(length, orig_pair);
  if (enter_ca_mode && strncmp(enter_ca_mode, "\033[?", 3) == 0)
    length = append(length, "\033[?2004l\033[?1000l\033[?1006l");
  length = append(length, keypad_local);
  length = append(length, cursor_normal);
  length = append(length, exit_ca_mode);
  atomic_store(&rescue_length, length);

  sigaction(SIGTSTP, NULL, &stop_of_curses);
  if (stop_of_curses.sa_handler == SIG_DFL || stop_of_curses.sa_handler == SIG_IGN) return;
  struct sigaction action = stop_of_curses;
  action.sa_handler = stop;
  sigaction(SIGTSTP, &action, NULL);
}
