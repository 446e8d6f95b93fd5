// wcwidth and the wide functions need it.
#define _GNU_SOURCE
#include "CNcurses.h"
#include "Frame.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

// Curses keeps one screen in globals of its own; what belongs to that screen is kept beside it.
static FILE *null_device, *out;
static WINDOW *input;

static void close_files(void) {
  if (out) casebook_frame_close(out);
  if (null_device) fclose(null_device);
  out = null_device = NULL;
}

SCREEN *casebook_open(const char *term, bool headless) {
  null_device = headless ? fopen("/dev/null", "r+") : NULL;
  if (headless && !null_device) return NULL;
  out = headless ? NULL : casebook_frame_open();
  if (!headless && !out) return NULL;
  SCREEN *screen =
      headless ? newterm(term, null_device, null_device) : newterm(term, out, stdin);
  if (!screen) {
    close_files();
    return NULL;
  }
  // Reading from a pad: reading from a window would draw that window first.
  input = newpad(1, 1);
  keypad(input, TRUE);
  nodelay(input, TRUE);
  leaveok(stdscr, FALSE);
  scrollok(stdscr, FALSE);
  // Curses would break a frame off when a key is waiting, and count on the next one.
  typeahead(-1);
  return screen;
}

void casebook_close(SCREEN *screen) {
  endwin();
  if (input) delwin(input);
  input = NULL;
  delscreen(screen);
  close_files();
}

void casebook_input_modes(void) {
  cbreak();
  noecho();
  nonl();
  intrflush(NULL, FALSE);
  struct termios modes;
  if (tcgetattr(STDIN_FILENO, &modes) == 0) {
    modes.c_iflag &= ~(tcflag_t)IXON;
    modes.c_cc[VQUIT] = _POSIX_VDISABLE;
    // Ctrl-C cancels as in vim; a SIGINT that is sent still ends the program.
    modes.c_cc[VINTR] = _POSIX_VDISABLE;
    tcsetattr(STDIN_FILENO, TCSADRAIN, &modes);
    def_prog_mode();
  }
}

void casebook_set_escape_delay(int milliseconds) {
  const char *text = getenv("ESCDELAY");
  char *end = NULL;
  long asked = text ? strtol(text, &end, 10) : 0;
  bool usable = text && end != text && *end == 0 && asked > 0 && asked <= 10000;
  set_escdelay(usable ? (int)asked : milliseconds);
}

bool casebook_locale_is_utf8(void) {
  if (!setlocale(LC_ALL, "")) return false;
  return strcmp(nl_langinfo(CODESET), "UTF-8") == 0;
}

int casebook_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

// Curses knows nothing of bracketed paste, so it is written past it; nothing is left in its buffer
// between two frames.
void casebook_bracketed_paste(bool on) {
  const char *enter = enter_ca_mode;
  if (!enter || strncmp(enter, "\033[?", 3) != 0) return;
  ssize_t ignored = write(STDOUT_FILENO, on ? "\033[?2004h" : "\033[?2004l", 8);
  (void)ignored;
}

int casebook_rows(void) { return getmaxy(stdscr); }
int casebook_columns(void) { return getmaxx(stdscr); }
int casebook_colors(void) { return COLORS; }
int casebook_color_pairs(void) { return COLOR_PAIRS; }

bool casebook_has_direct_color(void) {
  char name[] = "RGB";
  char *text = tigetstr(name);
  return tigetflag(name) > 0 || tigetnum(name) > 0 || (text && text != (char *)-1);
}

void casebook_flush(int row, int column, bool visible) {
  casebook_frame_begin();
  curs_set(visible ? 1 : 0);
  wmove(stdscr, row, column);
  wnoutrefresh(stdscr);
  doupdate();
  casebook_frame_end();
}

void casebook_forget_screen(void) { clearok(curscr, TRUE); }

uint32_t casebook_attributes(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CASEBOOK_BOLD) attributes |= A_BOLD;
  if (bits & CASEBOOK_DIM) attributes |= A_DIM;
  if (bits & CASEBOOK_ITALIC) attributes |= A_ITALIC;
  if (bits & CASEBOOK_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CASEBOOK_REVERSE) attributes |= A_REVERSE;
  return attributes;
}

/// The character of a cell as curses can show it in the width the canvas gave it; `?` where the two
/// disagree, or the rest of the row would be out of place.
static wchar_t shown(const casebook_cell *cell, bool is_wide) {
  wchar_t character = (wchar_t)cell->scalar;
  if (character >= 0x20 && character < 0x7f) return character;
  return wcwidth(character) == (is_wide ? 2 : 1) ? character : L'?';
}

void casebook_put(int row, int column, const casebook_cell *cells, int count,
                  const casebook_style *styles) {
  cchar_t run[256], sample;
  uint32_t style = UINT32_MAX;
  int used = 0, start = column;
  memset(&sample, 0, sizeof sample);
  for (int index = 0; index < count; index++) {
    bool is_second_half = cells[index].scalar == 0;
    bool is_wide = index + 1 < count && cells[index + 1].scalar == 0;
    // Curses fills in second halves itself, unless the first did not turn out wide.
    if (is_second_half && used && wcwidth(run[used - 1].chars[0]) == 2) continue;
    if (used >= 255) {
      mvwadd_wchnstr(stdscr, row, start, run, used);
      start = column + index;
      used = 0;
    }
    if (cells[index].style != style) {
      style = cells[index].style;
      int pair = styles[style].pair;
      setcchar(&sample, L" ", styles[style].attributes, 0, &pair);
    }
    run[used] = sample;
    run[used++].chars[0] = is_second_half ? L' ' : shown(&cells[index], is_wide);
  }
  if (used) mvwadd_wchnstr(stdscr, row, start, run, used);
}

static bool cell_at(int row, int column, cchar_t *cell) {
  return mvwin_wch(stdscr, row, column, cell) == OK;
}

uint32_t casebook_scalar_at(int row, int column) {
  cchar_t cell;
  return cell_at(row, column, &cell) ? (uint32_t)cell.chars[0] : 0;
}

casebook_style casebook_style_at(int row, int column) {
  cchar_t cell;
  casebook_style style = {0, 0};
  if (cell_at(row, column, &cell)) {
    style.attributes = cell.attr & A_ATTRIBUTES & ~A_COLOR;
    style.pair = cell.ext_color;
  }
  return style;
}

// The size that the terminal said it had; 0 where it does not say, or where the variables LINES and
// COLUMNS speak for it.
static struct winsize known_size;

static struct winsize size_now(void) {
  struct winsize size;
  memset(&size, 0, sizeof size);
  if (getenv("LINES") || getenv("COLUMNS") || ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) < 0)
    memset(&size, 0, sizeof size);
  return size;
}

void casebook_look_at_size(void) {
  struct winsize size = size_now();
  if (size.ws_row == 0 || size.ws_col == 0) return;
  if (size.ws_row == known_size.ws_row && size.ws_col == known_size.ws_col) return;
  known_size = size;
  if (is_term_resized(size.ws_row, size.ws_col)) resizeterm(size.ws_row, size.ws_col);
}

casebook_input casebook_next(uint32_t *value) {
  wint_t character = 0;
  int kind = wget_wch(input, &character);
  *value = (uint32_t)character;
  if (kind == KEY_CODE_YES) return CASEBOOK_KEY;
  return kind == OK ? CASEBOOK_CHARACTER : CASEBOOK_NONE;
}

int casebook_function_key(int number) { return KEY_F(number); }

void casebook_enable_mouse(bool on) {
  mmask_t presses = BUTTON1_PRESSED | BUTTON2_PRESSED | BUTTON3_PRESSED | BUTTON4_PRESSED |
                    BUTTON5_PRESSED | BUTTON_SHIFT | BUTTON_ALT | BUTTON_CTRL;
  // Without an interval curses would hold back a press to see whether it becomes a click.
  mouseinterval(0);
  mousemask(on ? presses : 0, NULL);
}

int casebook_mouse(int *row, int *column, int *modifiers) {
  MEVENT event;
  if (getmouse(&event) != OK) return 0;
  *row = event.y;
  *column = event.x;
  *modifiers = (event.bstate & BUTTON_SHIFT ? 1 : 0) | (event.bstate & BUTTON_ALT ? 2 : 0) |
               (event.bstate & BUTTON_CTRL ? 4 : 0);
  if (event.bstate & BUTTON1_PRESSED) return 1;
  if (event.bstate & BUTTON2_PRESSED) return 2;
  if (event.bstate & BUTTON3_PRESSED) return 3;
  if (event.bstate & BUTTON4_PRESSED) return 4;
  if (event.bstate & BUTTON5_PRESSED) return 5;
  return 0;
}
