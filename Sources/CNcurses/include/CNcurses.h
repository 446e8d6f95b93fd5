#ifndef CASEBOOK_CNCURSES_H
#define CASEBOOK_CNCURSES_H
#define NCURSES_WIDECHAR 1
#include <ncurses.h>
#endif
