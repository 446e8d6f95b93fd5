#!/usr/bin/env python3
"""Gives Casebook's window thousands of sizes while keys are typed.

    Tests/Durability/resizes.py --program .build/debug/casebook --home CASES_AND_TABLES --times 3000

It must be there at the end, draw the size it has, end by `q` with status 0, and have taken no more
memory than a program may that redraws. Exits 1 when it does not.
"""

import argparse
import fcntl
import os
import random
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path


PATIENCE = 40


def resident(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def read(master, seconds):
    """What comes until it is quiet for so long."""
    output = b""
    while select.select([master], [], [], seconds)[0]:
        try:
            data = os.read(master, 1 << 16)
        except OSError:
            break
        if not data:
            break
        output += data
    return output


def read_until(master, words, seconds):
    """Whether some words come within so many seconds: a busy machine may be late with them."""
    output, end = b"", time.monotonic() + seconds
    while words not in output:
        left = end - time.monotonic()
        if left <= 0 or not select.select([master], [], [], left)[0]:
            return False
        try:
            output += os.read(master, 1 << 16)
        except OSError:
            return False
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--home", required=True, help="the folder with Cases, Tables and Themes")
    parser.add_argument("--times", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="casebook-resizes-") as folder:
        state = Path(folder, ".local/state/casebook")
        state.mkdir(parents=True)
        (state / "tour-seen").touch()
        environment = {"HOME": folder, "CASEBOOK_HOME": options.home, "TERM": "xterm-256color",
                       "LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", "")}
        master, slave = os.openpty()

        def resize(columns, rows):
            fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

        resize(120, 40)
        os.set_inheritable(master, False)
        name = os.ttyname(slave)
        pid = os.posix_spawn(
            options.program, [options.program, "practice", "test-pack-stay"], environment,
            setsid=True, file_actions=[(os.POSIX_SPAWN_OPEN, 0, name, os.O_RDWR, 0),
                                       (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)])
        if not read_until(master, b"Attending", PATIENCE):
            print("it did not start")
            return 1
        os.write(master, b"\r\tJ18.9\ry")
        if not read_until(master, b"Pneumonia", PATIENCE):
            print("the keys did nothing")
            return 1
        began = None
        for count in range(options.times):
            resize(chance.randint(1, 240), chance.randint(1, 80))
            if count % 7 == 0:
                os.write(master, chance.choice([b"j", b"k", b"\t", b"]", b"["]))
            # Now and then it catches up; mostly the next size comes while the last is being drawn.
            read(master, 0.02 if count % 50 == 0 else 0)
            if count == options.times // 5:
                # Of a program that has come so far, however busy the machine.
                read(master, 0.02)
                resize(120, 40)
                if not read_until(master, b"Test pack", PATIENCE):
                    print("it does not draw")
                    return 1
                began = resident(pid)
        resize(80, 24)
        # Typed before the size can have been taken in: it is meant for what the window shows then.
        os.write(master, b"?")
        is_shown = read_until(master, b"Keys: ", PATIENCE)
        ended = resident(pid)
        faults = []
        if not is_shown:
            faults.append("the last frame does not show what was asked for")
        if ended > began + 20:
            faults.append(f"memory went from {began:.0f} to {ended:.0f} MB")
        os.write(master, b"qqq")
        status = None
        for _ in range(20 * PATIENCE):
            read(master, 0.05)
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                break
        else:
            os.kill(pid, 9)
            os.waitpid(pid, 0)
            faults.append("it did not end")
        if status:
            faults.append(f"it ended with status {status}")
        print(f"{options.times} sizes, {began:.0f} MB then {ended:.0f} MB: "
              + ("; ".join(faults) or "no fault"))
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
