#!/usr/bin/env python3
"""Kills Casebook while a script types, again and again, and proves that nothing shown was lost.

    Tests/Durability/kills.py [--rounds 200] [--program .build/debug/casebook] [--seed N]

Each round starts the program in a real terminal (tmux), goes on with the session it offers, types
keys one by one, and kills it (-9) at a random moment. What stood on the screen when it died is then
compared with what the next round's start shows: every line, the open field with its candidates and its
cursor, the list that lies over the screen, the document, the clock. `casebook render` says what the
screen looks like after each key, without a journal: so both screens can be told by the number of
keys that led to them, and the second must not be fewer. Two things may differ, and are counted: where
the record is scrolled to, which is kept once the keys rest, and what is there only to be answered, as
help or a question. Prints the figures; exits 1 if anything was lost.
"""

import argparse
import os
import pathlib
import random
import re
import select
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
SIZE = (120, 40)
PATIENCE = 40
# How long a screen that came back may take to be whole.
SETTLING = 5
NO_CODE = re.compile("opening the index…|no code starts so|no code goes by these words")
# Seconds by which the last frame may be older than the moment of the kill.
SLACK = 5
CASE = "test-pack-stay"
# A session that has grown so long is given up, and a new one begun.
MOST_KEYS = 160

# A key as `render` writes it, and the bytes a terminal sends for it.
SPECIAL = {"<Enter>": "0d", "<BS>": "7f", "<Tab>": "09", "<Left>": "1b 5b 44", "<Space>": "20",
           "<Down>": "1b 5b 42"}
DIAGNOSES = ["J18.9", "L03.115", "E11.22", "N18.32", "E87.6", "E66.813", "Z68.41", "Z79.4", "R50.9",
             "A41.01", "I10", "W19.XXXA", "D62", "L89.154", "I50.33", "F03.90", "Q1"]
PROCEDURES = ["0JBN0ZZ", "30233N1", "5A1955Z", "02HV33Z", "0JDN0ZZ"]


def split(keys):
    """A string of keys in `render`'s notation, one by one."""
    return re.findall(r"<[A-Z][A-Za-z]*>|.", keys)


def phrase(chance):
    """A few keys that make sense together. The phrase before may have been cut short by a kill: then
    they do something else, which is as well."""
    code = chance.choice(DIAGNOSES)
    entry = f"a{code}<Enter>{chance.choice('ynuw')}"
    return chance.choice([
        entry, entry, entry, entry,
        f"o{chance.choice(PROCEDURES)}<Enter>5/{chance.randint(2, 9)}<Enter>",
        f"a{code}<Left><BS><BS>3<Enter><Space>",
        f"a{code}<BS><Tab><Enter>",
        f"{entry}kp", f"{entry}gjd", f"{entry}gjjJ", "ge<BS>2<Enter>",
        "]", "[", "<Tab>]jj<Tab>",
        f"a{code[:3]}<Down><Down>", "C", "r", "<Tab>t<Down>", "<Tab>/the<Enter>n<Tab>",
    ])


class Terminal:
    """A terminal held by tmux, one at a time."""

    def __init__(self, environment, folder):
        self.environment = environment
        self.opened, self.command, self.program = 0, [], None
        # All that the program writes comes through here too. Opened for writing as well, it has no end.
        self.pipe = folder / "output"
        os.mkfifo(self.pipe)
        self.output = os.open(self.pipe, os.O_RDWR | os.O_NONBLOCK)

    def tmux(self, *words):
        done = subprocess.run([*self.command, *words], env=self.environment, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if done.returncode:
            raise RuntimeError(f"tmux {' '.join(words)}: {done.stderr}")
        return done.stdout

    def open(self, program):
        # A server of its own, for the last may still be ending; and a window whose program has died
        # keeps what it showed.
        self.opened += 1
        self.command = ["tmux", "-L", f"kills{self.opened}", "-f", "/dev/null"]
        self.tmux("start-server", ";", "set", "-g", "remain-on-exit", "on", ";",
                  "set", "-g", "remain-on-exit-format", "", ";",
                  "set", "-g", "default-terminal", "xterm-256color", ";",
                  "new-session", "-d", "-x", str(SIZE[0]), "-y", str(SIZE[1]), f"exec {program}", ";",
                  "pipe-pane", "-O", f"exec cat > {self.pipe}")
        pid = int(self.tmux("display-message", "-p", "#{pane_pid}"))
        self.program = os.pidfd_open(pid)
        return pid

    def close(self):
        subprocess.run([*self.command, "kill-server"], env=self.environment,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        if self.program:
            os.close(self.program)
            self.program = None

    def screen(self):
        return self.tmux("capture-pane", "-p")

    def send(self, key):
        codes = SPECIAL[key] if key in SPECIAL else " ".join(f"{byte:02x}" for byte in key.encode())
        self.tmux("send-keys", "-H", *codes.split())

    def cursor(self):
        """As `render --cursor` has it."""
        told = self.tmux("display-message", "-p", "#{cursor_flag} #{cursor_x},#{cursor_y}").split()
        return told[1] if told[0] == "1" else "hidden"

    def is_dead(self):
        return self.tmux("display-message", "-p", "#{pane_dead}").strip() == "1"

    def wait(self, what, ask):
        """Asks until there is an answer, again whenever the program has written something."""
        end = time.monotonic() + PATIENCE
        while not ask():
            if time.monotonic() > end:
                raise RuntimeError(f"never saw {what}")
            self.wait_for_output(end)

    def wait_for_output(self, end):
        """Comes back once the program has written since this was last called, or at `end`."""
        if select.select([self.output], [], [], max(0, end - time.monotonic()))[0]:
            os.read(self.output, 1 << 20)

    def wait_for_death(self):
        """Comes back once the program has died and all that it wrote is on the screen."""
        end = time.monotonic() + PATIENCE
        select.select([self.program], [], [], PATIENCE)
        # Tmux knows of it a moment later, once all that is left of the output is read and taken.
        while not self.is_dead():
            if time.monotonic() > end:
                raise RuntimeError("never saw the end of the program")
            self.wait_for_output(time.monotonic())


PROMPT = re.compile(" (Search the record|Note|Why the line should stand): ")


def body(screen):
    """A screen without its clock, without the row that tells news and, unless something is typed into
    it, without the last, which tells keys."""
    rows = [row.rstrip() for row in screen.split("\n")][:SIZE[1]]
    rows += [""] * (SIZE[1] - len(rows))
    if not PROMPT.match(rows[-1] + " "):
        rows[-1] = ""
    rows[-2] = ""
    rows[0] = re.sub(r"\d+:\d\d(:\d\d)? /", "clock /", rows[0])
    # `render` opens no index: of words that lead to no code it cannot say so.
    return tuple(NO_CODE.sub("no code", row) for row in rows)


def seconds(screen):
    """The clock of a screen; None where it is hidden."""
    told = re.search(r"(?:(\d+):)?(\d+):(\d\d)(?: /|$)", screen.split("\n")[0])
    if not told:
        return None
    return int(told[1] or 0) * 3600 + int(told[2]) * 60 + int(told[3])


def beside_record(screen):
    """A screen without the text of the record: where that is scrolled to is kept once the keys rest,
    and no entry."""
    edge = max(range(40, SIZE[0]),
               key=lambda column: sum(row[column:column + 1] == "\u2502" for row in screen))
    return tuple(row if number < 2 else row[edge:] for number, row in enumerate(screen))


class Frames:
    """What the screen shows after so many keys of a script, as `render` has it."""

    def __init__(self, program, environment):
        self.program, self.environment, self.known = program, environment, {}

    def after(self, keys):
        return self.whole(keys)[0]

    def whole(self, keys):
        """The screen, and where its cursor stands."""
        if keys not in self.known:
            done = subprocess.run(
                [self.program, "render", "--size", f"{SIZE[0]}x{SIZE[1]}", "--case", CASE, "--cursor",
                 "--keys", "".join(keys)],
                env=self.environment, text=True, stdout=subprocess.PIPE, check=True)
            *rows, cursor = done.stdout.rstrip("\n").split("\n")
            self.known[keys] = body("\n".join(rows)), cursor
        return self.known[keys]


def is_torn_between(screen, one, other):
    """Whether every cell of a screen is of one frame or of the other: one was being drawn."""
    for row, a, b in zip(screen, one, other):
        width = max(len(row), len(a), len(b))
        row, a, b = row.ljust(width), a.ljust(width), b.ljust(width)
        if any(cell not in pair for cell, pair in zip(row, zip(a, b))):
            return False
    return True


def least_keys(screen, frames):
    """How many keys must have been taken in before a screen could show this; None if none could."""
    for number, frame in enumerate(frames):
        if frame == screen:
            return number, False
    for number, frame in enumerate(frames):
        if any(is_torn_between(screen, earlier, frame) for earlier in frames[:number]):
            return number, True
    return None, True


def main():
    reader = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    reader.add_argument("--rounds", type=int, default=200)
    reader.add_argument("--program", default=str(ROOT / ".build/debug/casebook"))
    reader.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    options = reader.parse_args()
    print(f"seed {options.seed}", flush=True)
    chance = random.Random(options.seed)
    # Whoever ends this script early does not leave terminals behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    folder = pathlib.Path(tempfile.mkdtemp(prefix="casebook-kills-"))
    try:
        sys.exit(0 if torment(options, chance, folder) else 1)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def torment(options, chance, folder):
    home = folder / "home"
    home.mkdir()
    (home / "Cases").symlink_to(ROOT / "Tests/Packs")
    (home / "Tables").symlink_to(ROOT / "Sources/CodeSets/Tables")
    (home / "Themes").symlink_to(ROOT / "Themes")
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(folder), "LC_ALL": "C.UTF-8",
                   "TMUX_TMPDIR": str(folder), "CASEBOOK_HOME": str(home), "SHELL": "/bin/sh"}
    program = str(pathlib.Path(options.program).resolve())
    started = time.monotonic()
    figures = {"keys": 0, "seen": 0, "torn": 0, "ahead": 0, "scrolled": 0,
               "closed": 0}
    # The index of words is made beforehand: while it is being made a field says so, which is of the
    # moment and not of the session.
    state = folder / ".local/state/casebook"
    state.mkdir(parents=True)
    (state / "tour-seen").touch()
    subprocess.run([str(program), "lookup", "sepsis"], env=environment, check=True,
                   stdout=subprocess.DEVNULL)
    story = Story(Terminal(environment, folder), Frames(program, environment), chance, figures)
    for number in range(1, options.rounds + 1):
        try:
            is_kept = story.go_round(program)
        except RuntimeError as problem:
            print(f"round {number}: {problem}\n{story.terminal.screen()}")
            return False
        finally:
            story.terminal.close()
        if not is_kept:
            return False
        if number % 20 == 0:
            print(f"{number} kills, {time.monotonic() - started:.0f} s", flush=True)
    print(f"{options.rounds} kills in {time.monotonic() - started:.0f} s: {figures['keys']} keys "
          f"typed, {figures['seen']} of them on the screen when the program died, "
          f"{figures['ahead']} more in the journal; {figures['torn']} frames half drawn, "
          f"{figures['scrolled']} times scrolled back, "
          f"{figures['closed']} questions closed; "
          f"nothing lost")
    return True


class Story:
    """A learner whose program is killed all the time."""

    def __init__(self, terminal, frames, chance, figures):
        self.terminal, self.frames, self.chance = terminal, frames, chance
        self.figures = figures
        self.taken = None  # the keys that led to where the session is; None before there is one
        self.is_unclear = False  # whether they are in doubt
        self.script, self.shown = (), None  # what was typed then, and what stood there at the end
        self.clock = None  # the clock on it

    def go_round(self, program):
        """One start, the look at what is there, some typing, one kill; whether all was there."""
        pid = self.terminal.open(program)
        if self.taken is None:
            self.begin()
        elif not self.resume():
            return False
        if self.is_unclear or len(self.taken) > MOST_KEYS:
            os.kill(pid, 9)
            self.terminal.wait_for_death()
            self.terminal.close()
            pid = self.terminal.open(program)
            self.wait_for("Go on where you left off?")
            self.terminal.send("x")
            # Giving up is asked for once more.
            self.wait_for("Give up")
            self.terminal.send("g")
            self.terminal.wait("the list", lambda: "Go on where" not in self.terminal.screen())
            self.begin()
            self.is_unclear = False
        self.type_until_killed(pid)
        return True

    def wait_for(self, text):
        self.terminal.wait(f"'{text}'", lambda: text in self.terminal.screen())

    def begin(self):
        """A new session, the keys going to the coding summary."""
        self.wait_for("Test pack, a stay")
        self.terminal.send("<Enter>")
        self.wait_for("Attending")
        self.terminal.send("<Enter>")
        self.wait_for("REPORTING POLICY")
        self.terminal.send("<Tab>")
        self.taken = ("<Tab>",)
        expected = self.frames.after(self.taken)
        self.terminal.wait(
            "the coding summary", lambda: body(self.terminal.screen()) == expected)

    def resume(self):
        """Goes on with the session and compares it with what was shown; whether all is there."""
        self.wait_for("Go on where you left off?")
        self.terminal.send("<Enter>")
        started = time.monotonic()

        def is_there():
            screen = self.terminal.screen()
            return "as you left it" in screen or body(screen)[-1]

        self.terminal.wait("the session", is_there)
        steps = [self.frames.whole(self.taken + self.script[:count])
                 for count in range(len(self.script) + 1)]
        seen, is_torn = least_keys(self.shown, [screen for screen, _ in steps])
        # Candidates found by words come when their index is open.
        end = time.monotonic() + SETTLING
        while True:
            text, cursor = self.terminal.screen(), self.terminal.cursor()
            again = body(text), cursor
            there = [count for count, step in enumerate(steps) if step == again]
            if seen is not None and not (there and max(there) >= seen):
                there, seen = self.forgive(seen, steps, again)
            if (there and seen is not None and max(there) >= seen) or time.monotonic() > end:
                break
            self.terminal.wait_for_output(end)
        if seen is None or not there or max(there) < seen:
            print(f"lost after {''.join(self.taken)} | {''.join(self.script)}: shown after {seen} "
                  f"keys, there again {there}; what was shown:")
            print("\n".join(self.shown), f"and again, cursor {cursor}:", text, sep="\n")
            return False
        passed = seconds(text), time.monotonic() - started
        if None not in (self.clock, passed[0]) and not is_torn:
            gained = passed[0] - self.clock
            if not 0 <= gained <= passed[1] + SLACK:
                print(f"the clock went from {self.clock} to {passed[0]} s, {passed[1]:.1f} s after "
                      f"the start\n{text}")
                return False
        # Frames of two states can look alike, cursor and all: there the script can no longer be told
        # from the screen, and a new session begins.
        back = min(count for count in there if count >= seen)
        self.is_unclear = max(there) > back
        self.figures["torn"] += is_torn
        self.figures["seen"] += seen
        self.figures["ahead"] += back - seen
        self.taken += self.script[:back]
        return True

    def forgive(self, seen, steps, again):
        """Where the session is, and the keys it is to be told by, if only what is not kept at once
        differs."""
        there = [count for count, step in enumerate(steps) if step == again]
        # A scroll step less is not an entry lost; the session goes on from the screen there is.
        if there and beside_record(steps[seen][0]) == beside_record(again[0]):
            self.figures["scrolled"] += 1
            return there, max(there)
        # Nor is help, or a question: what it lay over must be there.
        closed = self.taken + self.script[:seen] + ("<Esc>",)
        if steps[seen][0] == self.shown and self.frames.whole(closed) == again:
            self.figures["closed"] += 1
            self.script = self.script[:seen] + ("<Esc>",)
            return [seen + 1], seen
        return there, seen

    def type_until_killed(self, pid):
        script = [key for _ in range(self.chance.randint(1, 4)) for key in split(phrase(self.chance))]
        killer = threading.Timer(self.chance.uniform(0, 0.012 * len(script)), os.kill, (pid, 9))
        killer.start()
        sent = 0
        while sent < len(script) and killer.is_alive():
            self.terminal.send(script[sent])
            sent += 1
            if self.chance.random() < 0.3:
                killer.join(self.chance.uniform(0, 0.02))
        killer.join()
        self.terminal.wait_for_death()
        screen = self.terminal.screen()
        self.script, self.shown, self.clock = tuple(script[:sent]), body(screen), seconds(screen)
        self.figures["keys"] += sent


if __name__ == "__main__":
    main()
