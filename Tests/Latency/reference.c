// What Casebook's latency is measured against: the least a program can do with curses. Two panes of
// prose that scroll by Up and Down (or k and j), and eight rows that show what is typed. The panes
// scroll against each other: no row of the screen moves as a whole, so that curses has to draw them
// all, as it has when one of two panes scrolls.
#include <locale.h>
#include <ncurses.h>
#include <stdio.h>
#include <string.h>

#define LINES_OF_PROSE 2000

static char prose[LINES_OF_PROSE][256];

static void write_prose(void) {
  static const char *const words[] = {"patient", "was",     "brought", "from",  "home",  "with",
                                      "fever",   "and",     "sacral",  "wound", "stage", "three",
                                      "lactate", "cleared", "after",   "two",   "litres"};
  unsigned state = 1;
  for (int line = 0; line < LINES_OF_PROSE; line++) {
    int used = snprintf(prose[line], sizeof prose[line], "%d ", line);
    while (used < 220) {
      state = state * 1103515245u + 12345u;
      const char *word = words[(state >> 16) % (sizeof words / sizeof *words)];
      used += snprintf(prose[line] + used, sizeof prose[line] - (size_t)used, "%s ", word);
    }
  }
}

static void draw(int top, const char *typed) {
  int rows, columns;
  getmaxyx(stdscr, rows, columns);
  int half = columns / 2;
  erase();
  attrset(A_BOLD);
  mvaddnstr(0, 1, "Reference", columns - 2);
  attrset(A_NORMAL);
  for (int row = 1; row < rows; row++) {
    mvaddnstr(row, 1, prose[(top + row) % LINES_OF_PROSE], half - 2);
    attron(A_DIM);
    mvaddch(row, half, '|');
    attroff(A_DIM);
    if (row <= 8) {
      attron(COLOR_PAIR(1));
      mvprintw(row, half + 2, "%-10s", typed);
      attroff(COLOR_PAIR(1));
      printw(" Sepsis due to %s, row %d", typed, row);
    } else {
      mvaddnstr(row, half + 2, prose[(LINES_OF_PROSE - top + row) % LINES_OF_PROSE], columns - half - 3);
    }
  }
  move(1, half + 2 + (int)strlen(typed));
  refresh();
}

int main(void) {
  setlocale(LC_ALL, "");
  write_prose();
  if (!newterm(NULL, stdout, stdin)) return 1;
  start_color();
  use_default_colors();
  init_pair(1, COLOR_BLUE, -1);
  cbreak();
  noecho();
  nonl();
  keypad(stdscr, TRUE);
  set_escdelay(25);

  char typed[16] = "";
  size_t used = 0;
  int top = 0;
  for (;;) {
    draw(top, typed);
    int key = getch();
    if (key == ERR || key == 4) break;
    if (key == KEY_DOWN || key == 'j') {
      top = (top + 1) % LINES_OF_PROSE;
    } else if (key == KEY_UP || key == 'k') {
      top = (top + LINES_OF_PROSE - 1) % LINES_OF_PROSE;
    } else if (key == KEY_BACKSPACE || key == 127) {
      if (used) typed[--used] = 0;
    } else if (key >= ' ' && key < 127) {
      if (used == 10) used = 0;
      typed[used++] = (char)key;
      typed[used] = 0;
    }
  }
  endwin();
  return 0;
}
