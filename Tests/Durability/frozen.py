#!/usr/bin/env python3
"""Ends Casebook in a terminal that takes nothing any more, as one behind a connection that hangs, and
in one from which keys never cease to come.

    Tests/Durability/frozen.py --program .build/debug/casebook --home CASES_AND_TABLES

Keys are typed and nothing is read, until the program takes no more keys: it stands in the midst of a
frame. A signal that ends it must end it there. Or keys are typed without end, and what comes is read:
it must draw frames meanwhile, and end by the signal too. Exits 1 where it does not.
"""

import argparse
import fcntl
import os
import select
import signal
import struct
import sys
import tempfile
import termios
import time

from terminal import PATIENCE, Terminal


def freeze(terminal):
    """Types until a key is left lying: what the terminal holds of frames is full."""
    def waiting():
        return struct.unpack("i", fcntl.ioctl(terminal.slave, termios.FIONREAD, b"\0" * 4))[0]

    for count in range(10000):
        # A frame is drawn for each key, and not for several at once, if they come one by one.
        select.select([], [], [], 0.005)
        terminal.type(b"]["[count % 2:][:1])
        end = time.monotonic() + 3
        while waiting() and time.monotonic() < end:
            select.select([], [], [], 0.001)
        if waiting():
            return True
    return False


def flood(terminal, seconds):
    """Types without a pause for so long; answers how many bytes of frames came."""
    os.set_blocking(terminal.master, False)
    end, came = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        ready = select.select([terminal.master], [terminal.master], [], 1)
        if ready[0]:
            try:
                came += len(os.read(terminal.master, 1 << 16))
            except OSError:
                break
        if ready[1]:
            try:
                terminal.type(b"][" * 64)
            except BlockingIOError:
                pass
    os.set_blocking(terminal.master, True)
    return came


def fault_of(options, sent, is_frozen):
    """What is wrong with how a signal ends it; None when nothing is."""
    with tempfile.TemporaryDirectory(prefix="casebook-frozen-") as folder:
        terminal = Terminal(options.program, ["practice", "test-pack-stay"], options.home, folder)
        if not terminal.read_until(b"Attending"):
            return "it did not start"
        terminal.type(b"\r")
        terminal.read(0.5)
        if is_frozen and not freeze(terminal):
            terminal.end()
            return "it never stopped taking keys"
        if not is_frozen and not flood(terminal, 2):
            terminal.end()
            return "it drew nothing"
        os.kill(terminal.pid, sent)
        if not is_frozen:
            flood(terminal, 1)
        status = terminal.end(reads=not is_frozen)
        if status is None:
            return f"it did not end in {PATIENCE} s"
        return None if status == 128 + sent else f"it ended with {status}"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--home", required=True, help="the folder with Cases, Tables and Themes")
    options = parser.parse_args()
    for sent in (signal.SIGTERM, signal.SIGHUP):
        for is_frozen in (True, False):
            if fault := fault_of(options, sent, is_frozen):
                print(f"{sent.name}, {'frozen' if is_frozen else 'flooded'}: {fault}")
                return 1
    print("it ends on a frozen terminal")
    return 0


if __name__ == "__main__":
    sys.exit(main())
