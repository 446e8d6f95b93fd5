#!/usr/bin/env python3
"""Writes and proves the tables of the tabular list: its chapters, blocks and every note.

    .ci/notes.py --packages DIR [--tables DIR]                          writes the tables
    .ci/notes.py --verify --packages DIR [--tables DIR] [--pairs FILE]  proves them

PACKAGES is as for books.py: simple-icd-10-cm 1.5.0 holds the ICD-10-CM tabular list of April 2026.

A note names codes in prose: `(A00-A09, E08.-)`, `T36-T50 with fifth or sixth character 5`. They are
read out of it here, once, into a column of the table. What this reading does not understand stops
the build unless note-exceptions.txt says how it is to be understood and why; an exception that no
note needs any more stops it too.

`--verify` reads the XML again, by other means (notes_proof.py), and compares: every note with its
owner and place, the counts by kind, and for every note the set of codes that it means. `--pairs`
also writes 10,000 pairs of codes with what that second reading says of their Excludes1 notes, for
the test of the same name.
"""

import argparse
import collections
import functools
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

from tables import DIFFERENCES, EDITION, TABULAR, find, write

HERE = pathlib.Path(__file__).resolve().parent
KINDS = {
    "includes": "i", "inclusionTerm": "t", "excludes1": "1", "excludes2": "2", "codeFirst": "f",
    "useAdditionalCode": "u", "codeAlso": "a", "notes": "n", "sevenChrNote": "h",
    "sevenChrDef": "7", "visualImpairment": "v",
}
# Notes on which rules stand: in these every code must be understood.
RULES = "12fua"


def clean(text):
    return " ".join(text.split())


def bare(code):
    return code.replace(".", "")


class TabularList:
    """The tabular list in its own order, which is not that of bytes: C7A stands before C76."""

    def __init__(self, packages):
        root = xml.parse(find(packages, TABULAR)).getroot()
        self.chapters, self.blocks, self.categories = [], [], []
        self.notes = []          # owner, element, item, kind, text
        self.order = {}          # code -> its place
        self.last = {}           # code -> the place of the last code below it
        self.leaves = []
        self.sevenths = {}
        for chapter in root.iterfind("chapter"):
            self.read_chapter(chapter)

    def read_chapter(self, chapter):
        number = f"{int(chapter.findtext('name')):02}"
        title, span = re.fullmatch(r"(.*) \((\S+)\)", clean(chapter.findtext("desc"))).groups()
        self.chapters.append((number, *span.split("-"), title))
        self.read_notes(number, chapter)
        blocks = []
        for section in chapter.iterfind("section"):
            name = section.get("id")
            title = re.sub(r" \([^()]*\)$", "", clean(section.findtext("desc")))
            first, last = name.split("-")[0], name.split("-")[-1]
            # The list prints its blocks flat; a block inside the span of an earlier one is its part,
            # unless that one ends first, as C76-C80 does for C7A in the order of bytes.
            outer = [b for b in blocks if b[1] <= first and last <= b[2] and b[3]]
            key = name if "-" in name else f"{name}-{name}"
            blocks.append((key, first, last, section.find("diag") is None))
            self.blocks.append((key, first, last, title))
            self.read_notes(key, section)
            for category in section.iterfind("diag"):
                self.categories.append(
                    (bare(category.findtext("name")), number, [b[0] for b in outer] + [key]))
                self.read_code(category)

    def read_code(self, node):
        code = bare(node.findtext("name"))
        self.order[code] = len(self.order)
        self.read_notes(code, node)
        below = node.findall("diag")
        for child in below:
            self.read_code(child)
        if not below:
            self.leaves.append(code)
        self.last[code] = len(self.order) - 1

    def read_notes(self, owner, node):
        element = 0
        for group in node:
            kind = KINDS.get(group.tag)
            if kind is None:
                continue
            element += 1
            if kind == "v":
                items = [("v", text) for text in impairment(group)]
            else:
                items = [("7", f"{item.get('char')} {clean(item.text)}")
                         if item.tag == "extension" else ("d" if kind == "7" else kind,
                                                          clean("".join(item.itertext())))
                         for item in group]
            if kind == "7":
                self.sevenths[owner] = [text for k, text in items if k == "7"]
            for number, (kind, text) in enumerate(items, 1):
                self.notes.append((owner, element, number, kind, text))

    @functools.cached_property
    def sorted_leaves(self):
        return sorted(self.leaves)


def impairment(table):
    """The table of visual impairment, a line for each category; 6/18, 3/10 and 20/70 are one limit."""
    for row in table.findall("visCategory"):
        if (name := row.findtext("value")) is None:
            continue
        words = []
        for limit, sense in (("visMax", "less than"), ("visMin", "equal to or better than")):
            values = [clean(v.text) for v in row.iterfind(f"visRange/{limit}/value")]
            if values:
                words.append(f"{sense} {' or '.join(values)}")
        yield f"Category {name}: {', '.join(words)}"


# --- Reading references -----------------------------------------------------------------------

CODE = r"(?:[A-Z]\d[0-9A-Z]|QA\d)(?:\.[0-9A-Z]{1,4})?"
# A code and what may follow it: a point that was left standing, the dash that means "any".
MENTION = rf"({CODE})(?:\.(?!\d))?(-?)"
# A range: a dash between two codes, or `to`; each may bear its own dash.
RANGE = re.compile(rf"({CODE})\.?(?:-? ?- ?|-? to )({CODE})\.?-?(?![0-9A-Z])")
SINGLE = re.compile(rf"{MENTION}(?![0-9A-Z])")
BETWEEN = re.compile(r"[\s,;.]*(?:and\s+|or\s+)?")
ORDINAL = {"4th": 4, "fourth": 4, "5th": 5, "fifth": 5, "6th": 6, "sixth": 6, "7th": 7,
           "seventh": 7}
ENCLOSED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")


class Unreadable(Exception):
    pass


def values(text):
    """`1-4 or 6`, `B or C`, `.151, .251`, `.62-` as a list of what the characters may be."""
    found = []
    for item in re.split(r"\s*(?:,|\.\s|\bor\b|\band\b)\s*", text.strip()):
        item = item.strip().strip("-").lstrip(".")
        if match := re.fullmatch(r"\.?(\w+)-\.?(\w+)", item):
            low, high = match.groups()
            if not (low.isdigit() and high.isdigit() and len(low) == len(high)):
                raise Unreadable(f"values {text!r}")
            found += [str(n).zfill(len(low)) for n in range(int(low), int(high) + 1)]
        elif re.fullmatch(r"\w+", item):
            found.append(item)
        elif item:
            raise Unreadable(f"values {text!r}")
    return ",".join(found)


def condition(text, first):
    """What `with …` asks of a code, as `place=values`; place `i` is the character of intent.

    The intent of a poisoning is the sixth character, or the fifth where the sixth is a placeholder:
    in T45.515A it is 5, though the fifth is 1. `Fifth or sixth` therefore names one place, not two.
    """
    text = text.strip().removeprefix("with").strip()
    if match := re.fullmatch(r"(?:fifth or six(?:th)?) character (.*)", text):
        if match[1] == "to indicate intent":
            return "i=1,2,3,4"
        return f"i={values(match[1])}"
    if match := re.fullmatch(r"(?:fifth to sixth) characters (\w\w)", text):
        return f"5={match[1]}"
    if match := re.fullmatch(r"(\w+)[ -]character (.*)", text):
        if match[1] in ORDINAL:
            return f"{ORDINAL[match[1]]}={values(match[2])}"
        if match[1] == "final" and first.startswith("T"):
            # The final character before the 7th is that of intent.
            return f"i={values(match[2])}"
    if match := re.fullmatch(r"final characters (-\d\d|\..*)", text):
        # Of the six characters of an I69 code the last two; after the point, those after it.
        return f"{4 if match[1].startswith('.') else 5}={values(match[1])}"
    if text.startswith("."):
        return f"4={values(text)}"
    raise Unreadable(f"condition {text!r}")


def read_list(text):
    """`A00-A09, E08.- with …` as [(first, last, condition)]; must be understood to the end."""
    found, at, fresh = [], 0, 0
    text = text.strip()
    while at < len(text):
        at = BETWEEN.match(text, at).end()
        if at == len(text):
            break
        if match := RANGE.match(text, at) or SINGLE.match(text, at):
            first = match[1]
            last = match[2] if match.re is RANGE else first
            found.append((bare(first), bare(last), ""))
            at = match.end()
        elif found and (match := re.compile(r",?\s*with\b[^;]*").match(text, at)):
            asked = condition(match[0].lstrip(", "), found[-1][0])
            found[fresh:] = [(a, b, asked) for a, b, _ in found[fresh:]]
            at, fresh = match.end(), len(found)
        else:
            raise Unreadable(f"{text[at:]!r}")
    return found


def read_note(text, kind, ranges):
    """The references of a note. Codes in brackets are those meant; only without any, others are."""
    inside = [a or b for a, b in ENCLOSED.findall(text)]
    inside = [part for part in inside if re.search(rf"\b{CODE}(?![0-9A-Z])", part)]
    if inside:
        found = []
        for part in inside:
            try:
                found += read_list(part)
            except Unreadable:
                if kind in RULES:
                    raise
                found += mentions(part)
        if match := re.search(r"\) (with \w+ or \w+ character \S+)$", text):
            asked = condition(match[1], found[-1][0])
            found = [(a, b, asked) for a, b, _ in found]
        return found
    if match := re.search(r"\(Chapter (\d+)\)|classified in Chapter (\d+)", text):
        return [(*ranges[f"{int(match[1] or match[2]):02}"], "")]
    found = mentions(ENCLOSED.sub(" ", text))
    if found and kind in RULES:
        if match := re.search(r"\bwith (?:\w+[ -]character|final|fifth|\.\d).*|with ketoacidosis$",
                              text):
            asked = condition(match[0], found[0][0])
            found = [(a, b, asked) for a, b, _ in found]
    return found


def mentions(text):
    """Codes that stand in running text."""
    found = []
    at = 0
    word = re.compile(rf"(?<![0-9A-Za-z/.]){CODE}")
    while match := word.search(text, at):
        start = match.start()
        whole = RANGE.match(text, start) or SINGLE.match(text, start)
        if whole is None or text[whole.end():whole.end() + 2] in (":H",):
            at = match.end()
            continue
        last = whole[2] if whole.re is RANGE else whole[1]
        found.append((bare(whole[1]), bare(last), ""))
        at = whole.end()
    return found


def spans(tabular, first, last):
    """A range of the tabular list as ranges in the order of bytes, which is how tables are read."""
    order, leaves = tabular.order, tabular.sorted_leaves
    if first == last:
        return [first]
    low, high = order[first], tabular.last[last]
    inside = [low <= order[leaf] <= high for leaf in leaves]
    if inside == [first <= leaf and leaf[:len(last)] <= last for leaf in leaves]:
        return [f"{first}-{last}"]
    found, at = [], 0
    while at < len(leaves):
        if not inside[at]:
            at += 1
            continue
        end = at
        while end < len(leaves) and inside[end]:
            end += 1
        a = shortest(leaves[at], leaves[at - 1] if at else "", first)
        b = shortest(leaves[end - 1], leaves[end] if end < len(leaves) else "", last)
        found.append(a if a == b else f"{a}-{b}")
        at = end
    return found


def shortest(code, neighbour, end):
    """The shortest prefix of a code that its neighbour lacks, no shorter than the end of the range."""
    if code.startswith(end):
        return end
    return next((code[:n] for n in range(len(end), len(code)) if not neighbour.startswith(code[:n])),
                code)


class Exceptions:
    """Notes that are read by hand: `owner  text  references or -  reason` a line."""

    def __init__(self):
        lines = (HERE / "note-exceptions.txt").read_text(encoding="utf-8").splitlines()
        rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
        self.rows = {(owner, text): (refs, why) for owner, text, refs, why in rows}
        self.used = set()

    def get(self, owner, text):
        key = (owner, text) if (owner, text) in self.rows else ("*", text)
        if key in self.rows:
            self.used.add(key)
            return self.rows[key][0]
        return None


def references(tabular):
    """The reference column of every note, and what could not be read."""
    exceptions, column, unread = Exceptions(), [], []
    ranges = {number: (first, last) for number, first, last, _ in tabular.chapters}
    cache = {}
    for owner, _, _, kind, text in tabular.notes:
        if kind in "7dvh":
            column.append("")
            continue
        written = exceptions.get(owner, text)
        if written is not None:
            column.append("" if written == "-" else written)
            continue
        try:
            found, seen = read_note(text, kind, ranges), []
            for first, last, asked in found:
                for code in (first, last):
                    if code not in tabular.order:
                        raise Unreadable(f"{code} is not in the tabular list")
                if (first, last) not in cache:
                    cache[first, last] = spans(tabular, first, last)
                for span in cache[first, last]:
                    seen.append(f"{span}/{asked}" if asked else span)
            column.append(" ".join(dict.fromkeys(seen)))
        except Unreadable as fault:
            column.append("")
            if kind in RULES or "is not in the tabular list" not in str(fault):
                unread.append((owner, kind, text, str(fault)))
    stale = [key for key in exceptions.rows if key not in exceptions.used]
    return column, unread, stale, exceptions


# --- Writing ----------------------------------------------------------------------------------

SOURCE = [f"ICD-10-CM {EDITION.split(' ', 1)[1]}, a work of CDC/NCHS and CMS, public domain in the US.",
          "Derived from the tabular list of PyPI simple-icd-10-cm 1.5.0."]


def write_tables(packages, folder):
    tabular = TabularList(packages)
    column, unread, stale, exceptions = references(tabular)
    print(f"{len(exceptions.rows)} notes are read by hand (note-exceptions.txt):")
    for (owner, text), (refs, why) in exceptions.rows.items():
        print(f"  {owner}: {text} -> {refs} ({why})")
    silent = collections.Counter(
        kind for (_, _, _, kind, text), refs in zip(tabular.notes, column)
        if kind in RULES and not refs and not text.endswith(":"))
    print(f"notes that name no code: {dict(silent)}")
    for owner, kind, text, fault in unread:
        print(f"unreadable: {owner} {kind}: {text}: {fault}")
    for owner, text in stale:
        print(f"an exception that no note needs: {owner}: {text}")
    if unread or stale:
        return 1
    write(folder, "sections", SOURCE + ["Columns: chapter, or block; first category; last; title."],
          ["\t".join(row) for row in tabular.chapters + tabular.blocks])
    write(folder, "categories", SOURCE + ["Columns: category; chapter; its blocks, outer first."],
          [f"{code}\t{chapter}\t{' '.join(blocks)}"
           for code, chapter, blocks in tabular.categories])
    lines = []
    for (owner, element, item, kind, text), refs in zip(tabular.notes, column):
        if element > 99 or item > 99 or "\t" in text:
            sys.exit(f"notes.py: a note that the table cannot hold: {owner} {text}")
        lines.append(f"{owner}\t{element:02}{item:02}\t{kind}\t{refs}\t{text}")
    write(folder, "notes", SOURCE + [
        "Columns: chapter, block or code; place, as two digits for the list it stands in and two for",
        "the note; kind: i includes, t inclusion term, 1 Excludes1, 2 Excludes2, f code first, u use",
        "additional code, a code also, n note, h heading of the 7th characters, 7 one of them, d a note",
        "to them, v visual impairment; references; text.",
        "A reference is a code or a range, each standing for all that begins with it, and after a slash",
        "what a code must have: a place, or i for the character of intent, and its values.",
    ], lines)
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packages", metavar="DIR", required=True)
    parser.add_argument("--verify", action="store_true")
    parser.add_argument("--pairs", metavar="FILE")
    parser.add_argument("--tables", metavar="DIR",
                        default=HERE.parent / "Sources/CodeSets/Tables")
    options = parser.parse_args()
    if options.verify:
        import notes_proof
        notes_proof.verify(options.packages, options.tables, options.pairs)
        print(f"{len(DIFFERENCES)} differences")
        return 1 if DIFFERENCES else 0
    return write_tables(options.packages, options.tables)


if __name__ == "__main__":
    sys.exit(main())
