"""Writes and proves the lists beside the code sets: editor flags, levels, groups, keys of terms.

Part of books.py. The lists of the Medicare Code Editor, of MS-DRG v43.1 and table 5, and the keys of
the ICD-10-PCS definitions are facts published by CMS, in the public domain in the US.
"""

import collections
import csv
import re
import xml.etree.ElementTree as xml

from tables import (
    APRIL, DAYS, LAST_SEPTEMBER, OCTOBER, UPDATED, VERSION, VERSION_NAME, YEAR, differ, exists, find,
    in_force, on, opened, same, shipped, span, write)

WHEN = f"April {YEAR}, " if UPDATED else ""

# The letters of the tables for the words of the Medicare Code Editor.
DIAGNOSIS_FLAGS = {
    "unacceptable": "u", "manifestation": "m", "ecodepdx": "e", "unspecified": "s", "qadm": "q",
    "reqsdx": "r", "newborn": "n", "pediatric": "p", "maternity": "o", "adult": "a",
    "wrngproc": "w", "delout": "d", "diabtypeI": "t", "ncov6": "l", "ncov_z302": "z",
    "clintrial": "c",
}
PROCEDURE_FLAGS = {
    "noncovered": "n", "lcov": "l", "ncov_z302": "z", "ncov6": "k", "ncov45": "p",
    "ncov12agele60": "a", "kidneyxp": "x", "vagdel": "v", "csect": "c", "los": "h",
}
EVERY_FLAG = {"nonor": "r"}


def editor_flags(reference, name, letters):
    """Code -> {letter: (first day, last day)} within the fiscal year, open ends as ''."""
    spans = collections.defaultdict(lambda: collections.defaultdict(list))
    for row in csv.DictReader(opened(reference, name)):
        low, high = (f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in (row["date_start"], row["date_end"]))
        if low > LAST_SEPTEMBER or high < OCTOBER:
            continue
        for word in row["flags"].split():
            spans[row["code"]][letters[word]].append((low, high))
    result = {}
    for code, flags in spans.items():
        result[code] = {}
        for letter, parts in flags.items():
            low, high = min(p[0] for p in parts), max(p[1] for p in parts)
            # A span that begins before the year or ends with it or later is open at that end.
            result[code][letter] = span(
                low if low > OCTOBER else "", high if high < LAST_SEPTEMBER else "")
    return result


def valid_codes(reference, name):
    days = collections.defaultdict(list)
    for row in csv.DictReader(opened(reference, name)):
        low, high = (f"{d[:4]}-{d[4:6]}-{d[6:]}" for d in (row["date_start"], row["date_end"]))
        if low <= LAST_SEPTEMBER and high >= OCTOBER:
            days[row["code"]].append((low, high))
    return set(days)


def flag_column(flags):
    return " ".join(letter + (f":{when}" if when else "") for letter, when in sorted(flags.items()))


def attributes(text):
    """The attributes of HAC formulas among those of a code."""
    return [word for word in text.split() if re.match(r"HAC\d|hac\d", word)]


def definitions(reference):
    """(section, axis) -> {values: terms} of the key, with the additions of April."""
    keys = {}
    root = xml.parse(find(reference, f"icd10pcs_definitions_{YEAR}.xml")).getroot()
    for section in root.findall("section"):
        for axis in section.findall("axis"):
            entries = keys.setdefault((section.get("code"), axis.get("pos")), {})
            for term in axis.findall("terms"):
                values = tuple(" ".join(t.text.split()) for t in term.findall("title"))
                entries.setdefault(values, []).extend(
                    " ".join(t.text.split()) for t in term.findall("includes"))
    section = axis = value = None
    for line in addenda(reference):
        word, _, text = line.strip().partition(" ")
        text = text.strip().removeprefix("Add").strip()
        if word == "Section":
            section = text[0]
        elif word == "Axis":
            axis = text[0]
        elif word == "Term":
            entries = keys[section, axis]
            value = next((v for v in entries if text in v), (text,))
            entries.setdefault(value, [])
        elif word == "Includes":
            keys[section, axis][value].append(text)
    return keys


def addenda(reference):
    """The lines of April's additions; a year begins without."""
    name = f"definitions_addenda_{YEAR}.txt"
    return opened(reference, name) if exists(reference, name) else []


DEVICE_AXES = [("0", "6"), ("3", "6"), ("X", "6")]


def write_lists(reference, folder):
    cms = "A work of CMS, public domain in the US."
    flags = editor_flags(reference, "mce_dx_flags.csv*", DIAGNOSIS_FLAGS)
    lines = []
    for row in csv.DictReader(opened(reference, f"msdrg_dx_v{VERSION}.csv*")):
        level = {"MCC": "m", "CC": "c", "NCC": ""}[row["severity"]]
        own = flag_column(flags.get(row["code"], {}))
        hac = " ".join(attributes(row["hac_attributes"]))
        if level or own or hac:
            lines.append(f"{row['code']}\t{level}\t{own}\t{hac}")
    write(folder, "diagnosis-flags", [
        f"Medicare Code Editor, and MS-DRG {VERSION_NAME} ({WHEN}FY{YEAR}).", cms,
        "Columns: code; m MCC, c CC; flags of the editor, with :from/through where one does not hold",
        "all year; attributes that HAC formulas ask for. Flags: u unacceptable as principal, m",
        "manifestation, e external cause, s unspecified, q questionable admission, r requires a",
        "secondary, n newborn, p pediatric, o maternity, a adult, w wrong procedure, d outcome of",
        "delivery, t type 1 diabetes, l leukemia in first remission, z sterilization, c clinical trial.",
    ], lines)
    flags = editor_flags(reference, "mce_pcs_flags.csv*", PROCEDURE_FLAGS)
    valid = valid_codes(reference, "mce_pcs_flags.csv*")
    # What ended in March has flags, and no attributes in the version of April.
    words_of = {row["code"]: row["attributes"] for row in csv.DictReader(
        opened(reference, f"msdrg_pcs_attributes_v{VERSION}.csv*"))}
    lines = []
    for code in sorted(valid):
        words = words_of.get(code, "")
        own = dict(flags.get(code, {}))
        own |= {letter: "" for word, letter in EVERY_FLAG.items() if word in words.split()}
        hac = " ".join(attributes(words))
        if own or hac:
            lines.append(f"{code}\t{flag_column(own)}\t{hac}")
    write(folder, "procedure-flags", [
        f"Medicare Code Editor, and MS-DRG {VERSION_NAME} ({WHEN}FY{YEAR}).", cms,
        "Columns: code; flags, with :from/through where one does not hold all year; attributes that HAC",
        "formulas ask for. Flags: n not covered, l limited coverage, z not covered with Z30.2, k not",
        "covered unless with certain leukemias, p pancreas transplant not covered unless with kidney and",
        "type 1 diabetes, a not covered up to 60 years, x kidney transplant, v vaginal delivery,",
        "c cesarean, h more than 96 hours of ventilation, r not an operating room procedure.",
    ], lines)
    write(folder, "drgs", [
        f"CMS, MS-DRG {VERSION_NAME}, table 5 of the final rule of FY{YEAR}.", cms,
        "Columns: group; MDC; surg or med; post-acute transfer; special pay; weight before the cap;",
        "weight; geometric mean length of stay; arithmetic; title.",
    ], drg_lines(reference))
    titles = {f"{int(row['id']):02}": row["description"] for row in csv.DictReader(
        opened(reference, "mdc_descriptions.csv")) if in_force(row)}
    write(folder, "mdcs", [f"CMS, MS-DRG {VERSION_NAME} (FY{YEAR}).", cms, "Columns: MDC; title."],
          [f"{key}\t{title}" for key, title in titles.items()])
    write(folder, "hacs", [
        f"CMS, hospital-acquired conditions of MS-DRG {VERSION_NAME} (FY{YEAR}).", cms,
        "Columns: number; formula: PDX: and SDX: ask for an attribute of the principal and of a",
        "secondary diagnosis, without either of a procedure; title.",
    ], hac_lines(reference))
    keys = definitions(reference)
    write(folder, "body-part-key", [
        f"ICD-10-PCS definitions of {YEAR} with the addenda of April, Medical and Surgical.", cms,
        "Columns: body parts; the terms that are coded to them.",
    ], [f"{'|'.join(values)}\t{'|'.join(terms)}" for values, terms in keys["0", "4"].items()])
    write(folder, "device-key", [
        f"ICD-10-PCS definitions of {YEAR} with the addenda of April: devices, substances, technology.",
        cms, "Columns: section; values; the terms that are coded to them.",
    ], [f"{section}\t{'|'.join(values)}\t{'|'.join(terms)}" for section, axis in DEVICE_AXES
        for values, terms in keys[section, axis].items()])


def drg_lines(reference):
    for row in csv.DictReader(opened(reference, f"table5_fy{YEAR}*.csv")):
        numbers = ["" if row[n] == "." else row[n]
                   for n in ("weight_before_cap", "weight", "gmlos", "amlos")]
        yield "\t".join([
            row["drg"], row["mdc"], row["type"].lower().replace("**", ""),
            row["post_acute"].lower(), row["special_pay"].lower(), *numbers, row["title"]])


def hac_lines(reference):
    titles = {row["id"]: row["description"] for row in csv.DictReader(
        opened(reference, "hac_descriptions.csv")) if in_force(row)}
    for row in csv.DictReader(opened(reference, "hac_formulas.csv")):
        if in_force(row):
            yield f"{int(row['hac']):02}\t{row['formulas']}\t{titles[row['hac']]}"


# --- Proving ----------------------------------------------------------------------------------

def verify_lists(reference, folder):
    counts = [verify_flags(reference, folder, "diagnosis-flags", 2, "mce_dx_flags.csv*",
                           DIAGNOSIS_FLAGS),
              verify_flags(reference, folder, "procedure-flags", 1, "mce_pcs_flags.csv*",
                           PROCEDURE_FLAGS)]
    verify_levels(reference, folder)
    groups = verify_groups(reference, folder)
    keys, operations = verify_keys(reference, folder), verify_operations(folder)
    print(f"editor flags on {APRIL}: {counts[0]}; of procedures {counts[1]}; "
          f"{groups} groups; keys {keys}; {operations} root operations")


def verify_flags(reference, folder, name, column, source, letters):
    """Day by day: for every flag the codes that have it."""
    rows = shipped(folder, name, [column + 2])
    official = list(csv.DictReader(opened(reference, source)))
    unknown = set("".join(re.sub(r":\S*", "", row[column]) for row in rows)) - set(
        letters.values()) - {" ", *EVERY_FLAG.values()}
    if unknown:
        differ(f"{name}: flags of no meaning: {unknown}")
    for day in DAYS:
        plain, counts = day.replace("-", ""), {}
        theirs, ours = collections.defaultdict(set), collections.defaultdict(set)
        for row in official:
            if row["date_start"] <= plain <= row["date_end"]:
                for word in row["flags"].split():
                    theirs[letters[word]].add(row["code"])
        for row in rows:
            for flag in row[column].split():
                letter, _, when = flag.partition(":")
                if on(day, when):
                    ours[letter].add(row[0])
        for word, letter in letters.items():
            same(f"{word} on {day}", ours[letter], theirs[letter])
            counts[word] = len(ours[letter])
        if day == APRIL:
            result = counts
    return result


def verify_levels(reference, folder):
    ours = {row[0]: row for row in shipped(folder, "diagnosis-flags", [4])}
    complete = {row[0] for row in shipped(folder, "diagnoses", [4]) if row[1] != "-"}
    theirs = list(csv.DictReader(opened(reference, f"msdrg_dx_v{VERSION}.csv*")))
    same("diagnoses with a level", complete, {row["code"] for row in theirs})
    same("diagnoses with flags", set(ours) - complete, set())
    for row in theirs:
        own = ours.get(row["code"], ["", "", "", ""])
        if {"m": "MCC", "c": "CC", "": "NCC"}[own[1]] != row["severity"]:
            differ(f"level of {row['code']}: {own[1]!r}, in MS-DRG {row['severity']}")
        if set(own[3].split()) != set(row["hac_attributes"].split()):
            differ(f"HAC attributes of {row['code']}: {own[3]!r}")
    ours = {row[0]: row for row in shipped(folder, "procedure-flags", [3])}
    valid = {row[0] for row in shipped(folder, "procedures", [3])}
    same("procedures with flags", set(ours) - valid, set())
    for row in csv.DictReader(opened(reference, f"msdrg_pcs_attributes_v{VERSION}.csv*")):
        if row["code"] in valid:
            own, words = ours.get(row["code"], ["", "", ""]), set(row["attributes"].split())
            if set(own[2].split()) != {w for w in words if w.lower().startswith("hac")}:
                differ(f"HAC attributes of {row['code']}: {own[2]!r}")
            if ("r" in own[1].split()) != ("nonor" in words):
                differ(f"operating room: {row['code']}")


def verify_groups(reference, folder):
    ours = shipped(folder, "drgs", [10])
    official = opened(reference, f"table5_fy{YEAR}*.csv").read().splitlines()[1:]
    theirs = {(*row[:6], *(n or "." for n in row[6:])) for row in csv.reader(official)}
    kinds = {"surg": "SURG", "med": "MED", "": "**"}
    seen = set()
    for drg, mdc, kind, acute, special, *numbers, title in ours:
        numbers = [n or "." for n in numbers]
        seen.add((drg, acute.title(), special.title(), mdc, kinds[kind], title, *numbers))
    same("table 5", seen, theirs)
    mdcs = {row[0]: row[1] for row in shipped(folder, "mdcs", [2])}
    for row in csv.DictReader(opened(reference, "mdc_descriptions.csv")):
        if in_force(row) and mdcs.get(row["id"].zfill(2)) != row["description"]:
            differ(f"MDC {row['id']}: {row['description']}")
    same("MDCs of the groups", {row[1] for row in ours} - {"PRE", ""}, set(mdcs) - {"00", "29"})
    hacs = {int(row[0]): row[1:] for row in shipped(folder, "hacs", [3])}
    for row in csv.DictReader(opened(reference, "hac_formulas.csv")):
        if in_force(row) and hacs.pop(int(row["hac"]), [""])[0] != row["formulas"]:
            differ(f"HAC {row['hac']}: {row['formulas']}")
    same("HACs", set(hacs), set())
    return len(ours)


def verify_keys(reference, folder):
    """Every pair of value and term, counted over the text of the file and not over its tree."""
    ours = collections.Counter()
    for values, terms in shipped(folder, "body-part-key", [2]):
        ours["0", "4"] += 1
        ours.update(("0", v, t) for v in values.split("|") for t in terms.split("|"))
    for section, values, terms in shipped(folder, "device-key", [3], keys=2):
        ours[section, "6"] += 1
        ours.update((section, v, t) for v in values.split("|") for t in terms.split("|"))
    theirs, section, axis, titles, ended = collections.Counter(), "", "", [], False
    wanted = {("0", "4"), *DEVICE_AXES}
    for line in opened(reference, f"icd10pcs_definitions_{YEAR}.xml"):
        if match := re.search(r'<section code="(.)"', line):
            section = match[1]
        elif match := re.search(r'<axis pos="(.)"', line):
            axis = match[1]
        elif "<terms>" in line and (section, axis) in wanted:
            titles = []
            theirs[section, axis] += 1
        elif (section, axis) in wanted and (match := re.search(r"<title>(.*)</title>", line)):
            titles.append(plain(match[1]))
        elif (section, axis) in wanted and (match := re.search(r"<includes>(.*)</includes>", line)):
            theirs.update((section, title, plain(match[1])) for title in titles)
    for key, count in additions(reference).items():
        theirs[key] += count
    for key in ours | theirs:
        if ours[key] != theirs[key]:
            differ(f"key {key}: {ours[key]} in the tables, {theirs[key]} in the definitions")
    return {f"{s}{a}": ours[s, a] for s, a in sorted(wanted)}


def verify_operations(folder):
    """The root operations of Medical and Surgical: each described, by its character, and no other."""
    heads = {row[0]: row[1] for row in shipped(folder, "procedure-axes", [2, 3])}
    theirs = {f"{key[2]} {label}" for key, label in heads.items() if len(key) == 3 and key[0] == "0"}
    rows = shipped(folder, "root-operations", [4])
    same("root operations", {f"{row[1]} {row[0]}" for row in rows}, theirs)
    for name, _, use, examples in rows:
        if not use or not 2 <= len(examples.split("|")) <= 4:
            differ(f"root operation {name}: it needs a use and two to four examples")
    return len(rows)


def plain(text):
    return " ".join(text.replace("&amp;", "&").replace("&apos;", "'").split())


def additions(reference):
    """What the April addenda add to the keys, by the layout of their lines."""
    found, section, axis, value = collections.Counter(), "", "", ""
    for line in addenda(reference):
        head, action, text = line[:12].strip(), line[12:24].strip(), line[24:].strip()
        if head.startswith("Section"):
            section = head[-1]
        elif head.startswith("Axis"):
            axis = head[-1]
        elif head == "Term":
            value = text
            if action and (section, axis) in {("0", "4"), *DEVICE_AXES}:
                found[section, axis] += 1
        elif head == "Includes":
            found[section, value, text] += 1
    return found
