"""Casebook in a terminal that is a pair of descriptors and nothing more: nobody draws what comes."""

import fcntl
import os
import select
import struct
import termios
import time
from pathlib import Path

# Seconds that a busy machine may be late by.
PATIENCE = 40


class Terminal:
    """Casebook, started in a folder of its own that holds its journal and settings."""

    def __init__(self, program, arguments, home, folder):
        state = Path(folder, ".local/state/casebook")
        state.mkdir(parents=True)
        (state / "tour-seen").touch()
        environment = {"HOME": folder, "CASEBOOK_HOME": home, "TERM": "xterm-256color",
                       "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
        self.master, self.slave = os.openpty()
        self.resize(120, 40)
        os.set_inheritable(self.master, False)
        name = os.ttyname(self.slave)
        self.pid = os.posix_spawn(
            program, [program, *arguments], environment, setsid=True,
            file_actions=[(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                          (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])

    def resize(self, columns, rows):
        """Gives the window another size."""
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def type(self, keys):
        """Types bytes."""
        os.write(self.master, keys)

    def read(self, seconds):
        """What comes until it is quiet for so long."""
        output = b""
        while select.select([self.master], [], [], seconds)[0]:
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            output += data
        return output

    def read_until(self, words):
        """Whether some words come in time."""
        output, end = b"", time.monotonic() + PATIENCE
        while words not in output:
            left = end - time.monotonic()
            if left <= 0 or not select.select([self.master], [], [], left)[0]:
                return False
            try:
                output += os.read(self.master, 1 << 16)
            except OSError:
                return False
        return True

    def end(self, reads=True):
        """The status the program ends with, as a shell tells it; None where it had to be killed."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if reads:
                self.read(0.05)
            else:
                select.select([], [], [], 0.05)
            done, status = os.waitpid(self.pid, os.WNOHANG)
            if done:
                code = os.waitstatus_to_exitcode(status)
                return 128 - code if code < 0 else code
        os.kill(self.pid, 9)
        os.waitpid(self.pid, 0)
        return None
