#include "CNcurses.h"

#include <errno.h>
#include <poll.h>
#include <term.h>
#include <unistd.h>

// What moves the cursor and changes the style, in the terminal's own words. doupdate() would write
// them itself, but weighs up half a dozen ways to each cell and writes every few bytes apart: it took
// four tenths of the time from a key to its frame. Which way costs the least no longer matters to
// any terminal; which words it understands does, and curses knows those.

static char *sink;
static size_t sink_used, sink_room;

static int collect(int byte) {
  if (sink_used < sink_room) sink[sink_used++] = (char)byte;
  return byte;
}

static int drop(int byte) { return byte; }

static void collect_into(char *bytes, size_t room) {
  sink = bytes;
  sink_room = room;
  sink_used = 0;
}

size_t casebook_style_change(casebook_style from, casebook_style to, char *bytes, size_t room) {
  // Curses remembers the style it wrote last and says what differs from it.
  int pair = from.pair;
  vid_puts(from.attributes, 0, &pair, drop);
  collect_into(bytes, room);
  pair = to.pair;
  vid_puts(to.attributes, 0, &pair, collect);
  return sink_used;
}

size_t casebook_move(int row, int column, char *bytes, size_t room) {
  collect_into(bytes, room);
  tputs(tiparm(cursor_address, row, column), 1, collect);
  return sink_used;
}

size_t casebook_control(casebook_control_kind kind, char *bytes, size_t room) {
  collect_into(bytes, room);
  const char *text = NULL;
  switch (kind) {
  case CASEBOOK_CLEAR: text = clear_screen; break;
  case CASEBOOK_SHOW_CURSOR: text = cursor_normal; break;
  case CASEBOOK_HIDE_CURSOR: text = cursor_invisible; break;
  case CASEBOOK_PLAIN:
    if (exit_attribute_mode) tputs(exit_attribute_mode, 1, collect);
    text = orig_pair;
    break;
  }
  if (text) tputs(text, kind == CASEBOOK_CLEAR ? lines : 1, collect);
  return sink_used;
}

bool casebook_can_move(void) { return cursor_address && clear_screen; }

bool casebook_last_cell_scrolls(void) { return auto_right_margin && !eat_newline_glitch; }

static bool has_given_up;

bool casebook_has_given_up(void) { return has_given_up; }

void casebook_write(const char *bytes, size_t count) {
  while (count > 0) {
    ssize_t done = write(STDOUT_FILENO, bytes, count);
    if (done >= 0) {
      bytes += done;
      count -= (size_t)done;
    } else if (errno == EAGAIN) {
      struct pollfd room = {STDOUT_FILENO, POLLOUT, 0};
      poll(&room, 1, -1);
    } else if (errno != EINTR) {
      // The terminal is gone; the loop learns it from poll.
      return;
    }
    // A terminal that stands still, as over a dead connection, keeps nobody from ending the program.
    if (count > 0 && casebook_is_ending()) {
      has_given_up = true;
      return;
    }
  }
}
