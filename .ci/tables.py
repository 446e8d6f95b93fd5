"""What the generators of the code tables share: finding sources, writing tables, comparing."""

import collections
import csv
import gzip
import os
import pathlib
import sys

# The fiscal year of the tables, and whether its April update is in: build.py sets them.
YEAR = int(os.environ.get("CASEBOOK_FISCAL_YEAR", "2026"))
UPDATED = os.environ.get("CASEBOOK_APRIL_UPDATE", "1") == "1"
EDITION = f"ICD-10-CM/PCS FY{YEAR}" + (f", April {YEAR} update" if UPDATED else "")
OCTOBER, APRIL, LAST_MARCH, LAST_SEPTEMBER = (
    f"{YEAR - 1}-10-01", f"{YEAR}-04-01", f"{YEAR}-03-31", f"{YEAR}-09-30")
NEXT_OCTOBER = f"{YEAR}-10-01"
# MS-DRG versions, as its data number them: 430 is that of October 2025, 431 that of April 2026.
FIRST_VERSION = (YEAR - 1983) * 10
VERSION = FIRST_VERSION + (1 if UPDATED else 0)
VERSION_NAME = f"v{VERSION // 10}" + (f".{VERSION % 10}" if VERSION % 10 else "")
TABULAR = f"icd10c*tabular*{YEAR}*.xml"
DAYS = (OCTOBER, LAST_MARCH, APRIL, LAST_SEPTEMBER)


def find(folder, name):
    found = sorted(pathlib.Path(folder).rglob(name))
    if not found:
        sys.exit(f"no {name} under {folder}; see the lists at the head of .ci/books.py")
    return found[0]


def opened(folder, name):
    path = find(folder, name)
    return gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else open(
        path, encoding="utf-8", newline="")


def exists(folder, name):
    return any(pathlib.Path(folder).rglob(name))


def in_force(row):
    """Whether a row of MS-DRG's data is of the version of the tables."""
    return int(row["version_start"]) <= VERSION <= int(row["version_end"])


def write(folder, name, notes, lines):
    lines = sorted(lines, key=lambda line: line.encode())
    text = "".join(f"{line}\n" for line in [
        f"# Casebook table 1: {name}", f"# Edition: {EDITION}", *(f"# {n}" for n in notes), *lines])
    path = pathlib.Path(folder) / f"{name}.txt"
    path.write_text(text, encoding="utf-8")
    print(f"{path.name}: {len(lines)} lines, {len(text.encode())} bytes")


def span(start, end):
    return f"{start}/{end}" if start or end else ""


def on(day, when):
    start, _, end = when.partition("/")
    return (not start or start <= day) and (not end or day <= end)


def dated(reference, name):
    spans = collections.defaultdict(list)
    for row in csv.DictReader(opened(reference, name)):
        low, high = (f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in (row["date_start"], row["date_end"]))
        spans[row["code"]].append((low, high))
    return lambda day: {c for c, s in spans.items() if any(low <= day <= high for low, high in s)}


DIFFERENCES = []


def differ(text):
    DIFFERENCES.append(text)
    print(text)


def shipped(folder, name, columns, keys=1):
    """The lines of a table as columns, of which there must be one of the numbers given.

    The first `keys` columns together stand there once.
    """
    lines = (pathlib.Path(folder) / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    if lines[:2] != [f"# Casebook table 1: {name}", f"# Edition: {EDITION}"]:
        differ(f"{name}: its first two lines are not those of this edition's table")
    lines = [line for line in lines if not line.startswith("#")]
    in_bytes = [line.encode() for line in lines]
    if in_bytes != sorted(in_bytes):
        differ(f"{name}: not in bytewise order")
    rows = [line.split("\t") for line in lines]
    for row in rows:
        if len(row) not in columns:
            differ(f"{name}: {row[0]} has {len(row)} columns")
    rows = [row for row in rows if len(row) in columns]
    for key, count in collections.Counter(" ".join(row[:keys]) for row in rows).items():
        if count > 1:
            differ(f"{name}: {key} stands there {count} times")
    return rows


def same(what, ours, theirs):
    for code in sorted(ours - theirs):
        differ(f"{what}: {code} is in the tables, not in the official file")
    for code in sorted(theirs - ours):
        differ(f"{what}: {code} is in the official file, not in the tables")
