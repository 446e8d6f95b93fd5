#pragma once

#include <signal.h>

/// Tells of a fault, out of its handler: with its place into the log, by its name into the mark for the
/// next start, and the farewell to the terminal, if that is not negative.
void casebook_tell_fault(const char *name, const siginfo_t *info, int terminal);

/// Where faults are told at length; negative without a log.
int casebook_fault_log(void);

/// Forgets what `casebook_tell_faults` was given.
void casebook_tell_no_faults(void);
