"""Every screen, a large library, a large record, and doing nothing: what `run --screens` measures.

Casebook and the reference are pressed in turn, as in `run`. A screen's frame may take as long as half
as much again as the reference's scroll, which repaints two panes of prose.
"""

import os
import shutil
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
STAY = "inpatient/test-pack-stay"
CASE = "fever-and-confusion"

START = "<Enter>"
# A document with more lines than any window.
LONG = START + "]" * 12
CODED = START + "<Tab>A41.01<Enter>yE11.22<Enter>nN18.31<Enter>yR50.9<Enter>y"
GRADED = CODED + "s<Enter>"
WORDS = "acute kidney" + "<BS>" * 12
CODE = "A41.01" + "<BS>" * 6

# What it is called, whether a case is opened, the keys that lead there, the keys pressed over and over:
# each of them changes the screen.
SCREENS = [
    ("list", False, "", "jjkk"),
    ("list help", False, "", "?q"),
    ("brief", True, "", "m"),
    ("documents", True, START, "]]]]][[[[["),
    ("record", True, LONG, "jjjjjjkkkkkk"),
    ("ends of a document", True, LONG, "Gg"),
    ("record search", True, START + "/", "sepsis" + "<BS>" * 6),
    ("matches", True, START + "/sepsis<Enter>", "nnnNNN"),
    ("list of matches", True, START + "/sepsis<Enter>F", "jk"),
    ("selection", True, START + "]]]]v", "wwwbbb"),
    ("timeline", True, START + "t", "jjkk"),
    ("trends", True, START + "T", "jjkk"),
    ("two documents", True, LONG + "S", "jjjkkk"),
    ("zoom", True, START, "z"),
    ("share", True, START, "<lt><lt>>>"),
    ("summary", True, CODED, "kkkjjj"),
    ("undo", True, CODED, "<C-_><C-r>"),
    ("code field", True, START + "<Tab><Enter>", CODE),
    ("word field", True, START + "<Tab><Enter>", WORDS),
    ("candidates", True, START + "<Tab><Enter>E11", "<Down><Down><Up><Up>"),
    ("tabular list", True, START + "<Tab>b", "jjjjkkkk"),
    ("books search", True, START + "<Tab>b/", WORDS),
    ("queries", True, START + "ra<Esc>", "jjkk"),
    ("query text", True, START + "ra", "septic" + "<BS>" * 6),
    ("palette", True, START + "<C-p>", "<Down><Down><Up><Up>"),
    ("review", True, GRADED, "jjjkkk"),
    ("review views", True, GRADED, "v"),
    ("review filter", True, GRADED, "f"),
    ("evidence", True, GRADED, "nN"),
    ("review record", True, GRADED + "<Tab>", "]["),
    ("progress", True, GRADED + "qP", "v"),
    ("themes", False, "<A-t>", "jk"),
    ("tour", False, "<A-i>", "lh"),
]


def large_library(folder, cases):
    """A root of many cases, of which the list reads nothing but case.yaml."""
    text = (ROOT / "Tests/Packs" / STAY / "case.yaml").read_text()
    for number in range(cases):
        place = folder / f"inpatient/case-{number:05}"
        place.mkdir(parents=True)
        (place / "case.yaml").write_text(
            text.replace("id: test-pack-stay", f"id: case-{number:05}")
            .replace("title: Test pack, a stay", f"title: Case {number:05} of a large library"))


def large_record(folder):
    """A root with one case, one document of which holds just under 5 MB."""
    shutil.copytree(ROOT / "Tests/Packs" / STAY, folder / STAY)
    shutil.copy(ROOT / "Tests/Packs/policy.yaml", folder)
    document = folder / STAY / "record/05-discharge-summary.txt"
    line = "Progress of the wound as seen on rounds; no fever, eats and walks, pain is little.\n"
    text = document.read_text()
    document.write_text(text + line * ((5_000_000 - len(text)) // len(line)))


def idle(program, seconds=10.0):
    """How often a program wakes, and what share of a core it takes in percent, doing nothing."""
    def spent():
        wakes = nanoseconds = 0
        for task in Path(f"/proc/{program.pid}/task").iterdir():
            status = (task / "status").read_text()
            wakes += int(status.split("voluntary_ctxt_switches:")[1].split()[0])
            nanoseconds += int((task / "schedstat").read_text().split()[0])
        return wakes, nanoseconds

    before, began = spent(), time.monotonic()
    # What it draws meanwhile must be read, or it would wait for that.
    while time.monotonic() < began + seconds:
        program.drain(began + seconds - time.monotonic())
    after, took = spent(), time.monotonic() - began
    return after[0] - before[0], (after[1] - before[1]) / (took * 1e9) * 100


def measure(tools, options, size, reference, environment, folder):
    """Rows of the table: what, the reference's, Casebook's, the bound or None."""
    binary = options.command[0]
    case = ["practice", CASE]
    rows = []

    def bound(name, label, base):
        """A field's frame has a bound of its own, as has a search; else what the reference's scroll,
        which repaints two panes of prose, takes and half as much again."""
        if name in ("word field", "books search") and label == "p99":
            return 5.0
        if name.endswith(("field", "text", "search")) and label == "p50":
            return max(0.8, 1.5 * base)
        return 1.5 * base

    def both(name, arguments, before, cycle):
        if options.only and not name.startswith(options.only):
            return
        try:
            press_both(name, arguments, before, cycle)
        except tools.Failure as failure:
            raise tools.Failure(f"{name}: {failure}") from None

    def press_both(name, arguments, before, cycle):
        programs = [tools.Program([reference], size, environment)]
        try:
            programs.append(tools.Program([binary, *arguments], size, environment))
            for key in tools.keys(before):
                programs[1].press(key)
            times = [[], []]
            pressed = tools.keys(cycle)
            for index in range(len(pressed) * 4 + options.keys):
                theirs = b"j" if index // 10 % 2 == 0 else b"k"
                one = programs[0].press(theirs)
                other = programs[1].press(pressed[index % len(pressed)])
                if index >= len(pressed) * 4:
                    times[0].append(one)
                    times[1].append(other)
            for share, label in ((0.5, "p50"), (0.99, "p99")):
                base, ours = (tools.percentile(one, share) for one in times)
                rows.append((f"{name} {label}", base, ours, bound(name, label, base)))
        finally:
            for program in programs:
                program.end()

    for name, opens, before, cycle in SCREENS:
        both(name, case if opens else ["browse"], before, cycle)
    both("5 MB record", ["practice", "test-pack-stay", "--cases", str(folder / "record")],
         "<Enter>]]]]]", "jk")
    both("10,000 cases", ["browse", "--cases", str(folder / "library")], "", "jk")

    # A start with the library known, in a home of its own that the first start has warmed.
    warm = tools.Program([binary, "browse", "--cases", str(folder / "library")], size, environment)
    starts = []
    try:
        for _ in range(options.starts):
            again = tools.Program(
                [binary, "browse", "--cases", str(folder / "library")], size, environment,
                home=warm.home.name)
            starts.append(again.first_screen)
            again.end()
    finally:
        warm.end()
    bound = 60 if tools.is_dynamic(binary) else 40
    rows.append(("start, 10,000", float("nan"), sorted(starts)[len(starts) // 2], bound))

    for name, arguments, before, wakes in (
            ("idle list", ["browse"], "", 0), ("idle clock", case, "<Enter>", 11)):
        program = tools.Program([binary, *arguments], size, environment)
        try:
            for key in tools.keys(before):
                program.press(key)
            # The place is journalled once the keys rest.
            program.drain(0.5)
            woken, share = idle(program)
            rows.append((name + " wakes", float("nan"), woken, wakes))
            rows.append((name + " %", float("nan"), share, 0.1))
        finally:
            program.end()
    return rows


def prepare(folder, cases=10_000):
    """The large library and the large record, below a folder."""
    library, record = folder / "library", folder / "record"
    record.mkdir()
    large_library(library, cases)
    large_record(record)
    # What was changed this moment is not kept by the catalogue: let it be some time ago.
    while time.time() < os.stat(record / STAY).st_ctime + 3:
        time.sleep(0.1)
