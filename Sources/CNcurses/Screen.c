// wcwidth and the wide functions need it.
#define _GNU_SOURCE
#include "CNcurses.h"

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
static FILE *null_device;
static WINDOW *input;

static void close_null_device(void) {
  if (null_device) fclose(null_device);
  null_device = NULL;
}

SCREEN *casebook_open(const char *term, bool headless) {
  null_device = headless ? fopen("/dev/null", "r+") : NULL;
  if (headless && !null_device) return NULL;
  SCREEN *screen =
      headless ? newterm(term, null_device, null_device) : newterm(term, stdout, stdin);
  if (screen && !casebook_can_move()) {
    endwin();
    delscreen(screen);
    screen = NULL;
  }
  if (!screen) {
    close_null_device();
    return NULL;
  }
  // Reading from a pad: reading from a window would draw that window first.
  input = newpad(1, 1);
  keypad(input, TRUE);
  nodelay(input, TRUE);
  // Curses takes the screen, and from then on leaves it alone.
  curs_set(0);
  doupdate();
  return screen;
}

void casebook_close(SCREEN *screen) {
  // What a terminal that stands still did not take would hold up the farewell too.
  if (casebook_has_given_up()) tcflush(STDOUT_FILENO, TCOFLUSH);
  if (!null_device) casebook_bracketed_paste(false);
  endwin();
  if (input) delwin(input);
  input = NULL;
  delscreen(screen);
  close_null_device();
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

// Curses knows nothing of bracketed paste, so it is written past it.
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

uint32_t casebook_attributes(uint32_t bits) {
  attr_t attributes = A_NORMAL;
  if (bits & CASEBOOK_BOLD) attributes |= A_BOLD;
  if (bits & CASEBOOK_DIM) attributes |= A_DIM;
  if (bits & CASEBOOK_ITALIC) attributes |= A_ITALIC;
  if (bits & CASEBOOK_UNDERLINE) attributes |= A_UNDERLINE;
  if (bits & CASEBOOK_REVERSE) attributes |= A_REVERSE;
  return attributes;
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
