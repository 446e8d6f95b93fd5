#!/usr/bin/env python3
"""Gives Casebook's window thousands of sizes while keys are typed.

    Tests/Durability/resizes.py --program .build/debug/casebook --home CASES_AND_TABLES --times 3000

It must be there at the end, draw the size it has, end by `q` with status 0, and have taken no more
memory than a program may that redraws. Exits 1 when it does not.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path

from terminal import Terminal


def resident(pid):
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--program", required=True)
    parser.add_argument("--home", required=True, help="the folder with Cases, Tables and Themes")
    parser.add_argument("--times", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory(prefix="casebook-resizes-") as folder:
        terminal = Terminal(options.program, ["practice", "test-pack-stay"], options.home, folder)
        if not terminal.read_until(b"Attending"):
            print("it did not start")
            return 1
        terminal.type(b"\r\tJ18.9\ry")
        if not terminal.read_until(b"Pneumonia"):
            print("the keys did nothing")
            return 1
        began = None
        for count in range(options.times):
            terminal.resize(chance.randint(1, 240), chance.randint(1, 80))
            if count % 7 == 0:
                terminal.type(chance.choice([b"j", b"k", b"\t", b"]", b"["]))
            # Now and then it catches up; mostly the next size comes while the last is being drawn.
            terminal.read(0.02 if count % 50 == 0 else 0)
            if count == options.times // 5:
                # Of a program that has come so far, however busy the machine.
                terminal.read(0.02)
                terminal.resize(120, 40)
                if not terminal.read_until(b"Test pack"):
                    print("it does not draw")
                    return 1
                began = resident(terminal.pid)
        terminal.resize(80, 24)
        # Typed before the size can have been taken in: it is meant for what the window shows then.
        terminal.type(b"?")
        is_shown = terminal.read_until(b"Keys: ")
        ended = resident(terminal.pid)
        faults = []
        if not is_shown:
            faults.append("the last frame does not show what was asked for")
        if ended > began + 20:
            faults.append(f"memory went from {began:.0f} to {ended:.0f} MB")
        terminal.type(b"qqq")
        status = terminal.end()
        if status is None:
            faults.append("it did not end")
        elif status:
            faults.append(f"it ended with status {status}")
        print(f"{options.times} sizes, {began:.0f} MB then {ended:.0f} MB: "
              + ("; ".join(faults) or "no fault"))
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
