// ncursesw for Swift: the wide header, and plain functions for the macros, the variadics and the
// globals that Swift cannot see.
#ifndef CASEBOOK_CNCURSES_H
#define CASEBOOK_CNCURSES_H

// Here and not in cSettings: there C and Swift would disagree on the layout of WINDOW.
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

// ---- The terminal

/// Opens the screen on the process's own terminal, or without one (`headless`) on /dev/null.
/// `term` NULL means $TERM. NULL when terminfo does not know the terminal.
SCREEN *casebook_open(const char *term, bool headless);
/// Ends curses, frees the screen and sets the terminal as it was before `casebook_open`.
void casebook_close(SCREEN *screen);
/// Input without echo and line editing, with Ctrl-C, Ctrl-S, Ctrl-Q and Ctrl-\ as keys like others.
void casebook_input_modes(void);
/// Pasted text between marks, where the terminal is of xterm's kind; may be called by a handler.
void casebook_bracketed_paste(bool on);
/// The variable ESCDELAY where it is a number of milliseconds, else `milliseconds`.
void casebook_set_escape_delay(int milliseconds);
/// Whether the locale's character set is UTF-8; sets the locale from the environment first.
bool casebook_locale_is_utf8(void);
/// The width that curses gives a character: −1 for one it would not print.
int casebook_width(uint32_t scalar);

/// Rows of the screen, as curses last knew them.
int casebook_rows(void);
/// Columns of the screen, as curses last knew them.
int casebook_columns(void);
/// How many colours the terminal has.
int casebook_colors(void);
/// Whether the terminal takes red, green and blue as a colour number (terminfo `RGB`).
bool casebook_has_direct_color(void);
/// How many pairs of colours curses keeps.
int casebook_color_pairs(void);

// ---- Drawing

/// A style in curses' numbers.
typedef struct {
  uint32_t attributes;
  int32_t pair;
} casebook_style;

#define CASEBOOK_BOLD 1u
#define CASEBOOK_DIM 2u
#define CASEBOOK_ITALIC 4u
#define CASEBOOK_UNDERLINE 8u
#define CASEBOOK_REVERSE 16u

/// Curses' attributes for bits of the above.
uint32_t casebook_attributes(uint32_t bits);

// Each of these puts into `bytes` what the terminal has to be sent, and answers how many there are;
// what does not fit in `room` is left out.

/// From one style to another.
size_t casebook_style_change(casebook_style from, casebook_style to, char *bytes, size_t room);
/// To a cell, counted from nought.
size_t casebook_move(int row, int column, char *bytes, size_t room);

typedef enum {
  CASEBOOK_CLEAR,
  CASEBOOK_SHOW_CURSOR,
  CASEBOOK_HIDE_CURSOR,
  /// No attribute, the terminal's own colours, from whatever was before.
  CASEBOOK_PLAIN,
} casebook_control_kind;

size_t casebook_control(casebook_control_kind kind, char *bytes, size_t room);
/// Whether the terminal can be drawn on at all: some know neither a place nor how to clear.
bool casebook_can_move(void);
/// Whether a character in the last cell of the last row moves the whole screen up.
bool casebook_last_cell_scrolls(void);
/// Writes all of it to standard output, whatever interrupts; gives up where the terminal is gone, or
/// takes nothing and the program is asked to end.
void casebook_write(const char *bytes, size_t count);
/// Whether it has given up because the program is asked to end.
bool casebook_has_given_up(void);

// ---- Keys

typedef enum {
  CASEBOOK_NONE,
  CASEBOOK_CHARACTER,
  CASEBOOK_KEY,
} casebook_input;

/// Waits until the terminal or the event descriptor has something, `milliseconds` are over (−1: no
/// end) or a signal has come, a change of the window's size among them even if it came just before:
/// as poll(2), with what is ready in `terminal_events` and `event_events`.
int casebook_wait(int terminal, int event_descriptor, int milliseconds, short *terminal_events,
                  short *event_events);
/// Takes over a size that the terminal has now: the next key is then KEY_RESIZE, before whatever was
/// typed since. Curses by itself would look only once nothing is left to read.
void casebook_look_at_size(void);
/// The next key without waiting: its kind, and the character or the key code in `value`.
casebook_input casebook_next(uint32_t *value);
/// The code of function key `number`.
int casebook_function_key(int number);
/// A press of the mouse: 1–3 the buttons, 4 and 5 the wheel up and down, 0 none. `modifiers`: 1
/// shift, 2 alt, 4 control.
int casebook_mouse(int *row, int *column, int *modifiers);
void casebook_enable_mouse(bool on);

// ---- Signals

/// A new event descriptor (eventfd), not blocking and closed on exec; −1 and errno on failure.
int casebook_event_descriptor(void);

/// From now on TERM, HUP and INT are noted and wake whoever polls the event descriptor; a fault of
/// the program gives the terminal back before it takes its course. To be called before
/// `casebook_open`, so that curses leaves these signals alone. `error_copy` is where standard error
/// went before; −1 for none.
void casebook_watch_signals(int event_descriptor, int error_copy);
/// Where a fault is told, beside the terminal: `log` is a descriptor (−1 none), `mark` the path of a
/// file that is made and holds the signal's name (NULL none), `farewell` what the terminal shows once
/// it is restored (NULL nothing). Longer texts than a path may be are left out.
void casebook_tell_faults(int log, const char *mark, const char *farewell);
/// Signals as they were before.
void casebook_unwatch_signals(void);
/// The signals noted since the last call: bit n for signal n.
uint64_t casebook_take_signals(void);
/// Whether one of them has come and was not taken yet.
bool casebook_is_ending(void);
/// Whether a change of the window's size and Ctrl-Z wait for `casebook_wait`. The size would be missed
/// otherwise if it came just before the wait began, and Ctrl-Z could stop the program while it holds
/// the journal. Threads begun before are to take no signals.
void casebook_hold_signals(bool on);
/// To be called once the screen is up: records how to give the terminal back after a fault, and
/// switches bracketed paste off and on when Ctrl-Z makes curses leave the screen and come back.
void casebook_screen_is_up(void);

#ifdef __cplusplus
}
#endif
#endif
