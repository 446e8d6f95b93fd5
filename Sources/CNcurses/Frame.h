// One write a frame. Nothing here is seen outside the target.
#ifndef CASEBOOK_FRAME_H
#define CASEBOOK_FRAME_H

#include <stdbool.h>
#include <stdio.h>

/// What curses is to write to: the terminal of standard output, by a descriptor of its own. NULL and
/// errno on failure.
FILE *casebook_frame_open(void);
/// Closes it, after curses.
void casebook_frame_close(FILE *out);
/// From here to the end, what curses writes is held back.
void casebook_frame_begin(void);
/// What was held back goes to the terminal.
void casebook_frame_end(void);
/// Whether a frame is being drawn: then Ctrl-Z takes effect at its end. May be called by a handler.
bool casebook_frame_holds_stop(void);

#endif
