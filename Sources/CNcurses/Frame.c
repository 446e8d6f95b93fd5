// memfd_create needs it.
#define _GNU_SOURCE
#include "Frame.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

// Curses writes to the terminal at about every move of the cursor, a dozen times a frame, and whoever
// reads the terminal wakes up as often. Its descriptor is therefore pointed at a file in memory while
// a frame is drawn, and the frame then written in one piece.
static int shown = -1, memory = -1;
static char *frame;
static size_t capacity;
static atomic_bool drawing, stop_wanted;

FILE *casebook_frame_open(void) {
  shown = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
  if (shown < 0) return NULL;
  FILE *out = fdopen(shown, "w");
  // Without memory for it a frame goes out piece by piece, as curses has it.
  if (out) memory = memfd_create("casebook-frame", MFD_CLOEXEC);
  return out;
}

void casebook_frame_close(FILE *out) {
  if (memory >= 0) close(memory);
  memory = shown = -1;
  free(frame);
  frame = NULL;
  capacity = 0;
  if (out) fclose(out);
}

void casebook_frame_begin(void) {
  if (memory < 0) return;
  atomic_store(&drawing, true);
  if (dup3(memory, shown, O_CLOEXEC) < 0) atomic_store(&drawing, false);
}

/// Writes all of it, whatever interrupts; gives up where the terminal is gone.
static void write_all(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t done = write(STDOUT_FILENO, bytes, count);
    if (done >= 0) {
      bytes += done;
      count -= (size_t)done;
    } else if (errno == EAGAIN) {
      struct pollfd room = {STDOUT_FILENO, POLLOUT, 0};
      poll(&room, 1, -1);
    } else if (errno != EINTR) {
      return;
    }
  }
}

void casebook_frame_end(void) {
  if (!atomic_load(&drawing)) return;
  dup3(STDOUT_FILENO, shown, O_CLOEXEC);
  off_t length = lseek(memory, 0, SEEK_CUR);
  if (length > 0 && (size_t)length > capacity) {
    char *larger = realloc(frame, (size_t)length);
    if (larger) {
      frame = larger;
      capacity = (size_t)length;
    }
  }
  // In parts where there was no memory for the whole.
  for (off_t from = 0; from < length && capacity > 0;) {
    // The file still ends where the longest frame did.
    size_t left = (size_t)(length - from);
    ssize_t count = pread(memory, frame, left < capacity ? left : capacity, from);
    if (count <= 0) break;
    write_all(frame, (size_t)count);
    from += count;
  }
  lseek(memory, 0, SEEK_SET);
  atomic_store(&drawing, false);
  if (atomic_exchange(&stop_wanted, false)) raise(SIGTSTP);
}

bool casebook_frame_holds_stop(void) {
  if (!atomic_load(&drawing)) return false;
  atomic_store(&stop_wanted, true);
  return true;
}
