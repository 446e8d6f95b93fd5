#pragma once

/* Groups every claim `rounds` times with the library at `library` and puts the nanoseconds of each
   into `times` (count x rounds). 0 when all is well. */
int engine_loop(const char *library, const char *data, const char *const *claims, int count,
                int rounds, long *times);
