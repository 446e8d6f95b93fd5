#!/usr/bin/env python3
"""Ends Casebook in a terminal that takes nothing any more, as one behind a connection that hangs.

    Tests/Durability/frozen.py --program .build/debug/casebook --home CASES_AND_TABLES

Keys are typed and nothing is read, until the program takes no more keys: it stands in the midst of a
frame. A signal that ends it must end it there. Exits 1 where it does not.
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


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--home", required=True, help="the folder with Cases, Tables and Themes")
    options = parser.parse_args()
    for sent in (signal.SIGTERM, signal.SIGHUP):
        with tempfile.TemporaryDirectory(prefix="casebook-frozen-") as folder:
            terminal = Terminal(
                options.program, ["practice", "test-pack-stay"], options.home, folder)
            if not terminal.read_until(b"Attending"):
                print("it did not start")
                return 1
            terminal.type(b"\r")
            terminal.read(0.5)
            if not freeze(terminal):
                print("it never stopped taking keys")
                terminal.end()
                return 1
            os.kill(terminal.pid, sent)
            status = terminal.end(reads=False)
            if status != 128 + sent:
                print(f"{sent.name} on a frozen terminal: "
                      + (f"it did not end in {PATIENCE} s" if status is None
                         else f"it ended with {status}"))
                return 1
    print("it ends on a frozen terminal")
    return 0


if __name__ == "__main__":
    sys.exit(main())
