"""A second reading of the tabular list, to prove the first: notes.py --verify.

Nothing is shared with notes.py but the finding of the file. That one matches patterns and writes
ranges; this one walks each note word by word, knows a code by looking it up, and reduces what a note
names to the set of complete codes meant, which must be the set that the shipped column stands for.
"""

import bisect
import collections
import random
import xml.etree.ElementTree as xml

from tables import TABULAR, differ, find, shipped

LETTER = dict(includes="i", inclusionTerm="t", excludes1="1", excludes2="2", codeFirst="f",
              useAdditionalCode="u", codeAlso="a", notes="n", sevenChrNote="h")
NUMBERS = {"fourth": 4, "4th": 4, "fifth": 5, "5th": 5, "fifth-character": 5, "sixth": 6,
           "six": 6, "6th": 6, "seventh": 7, "7th": 7}


class Book:
    """Complete codes in the order of the list, and what stands above and below each."""

    def __init__(self, packages):
        self.root = xml.parse(find(packages, TABULAR)).getroot()
        self.codes, self.first, self.end, self.extent = [], {}, {}, {}
        self.chain = {}      # complete code -> its owners, from the chapter down
        self.notes = collections.defaultdict(list)
        for chapter in self.root.findall("chapter"):
            number = chapter.find("name").text.strip().zfill(2)
            self.extent[number] = tuple(chapter.find("desc").text.rsplit("(", 1)[1][:-1].split("-"))
            self.gather(number, chapter)
            sections = chapter.findall("section")
            empty = [s.get("id").split("-") for s in sections if s.find("diag") is None]
            for section in sections:
                ends = section.get("id").split("-")
                key = ends[0] + "-" + ends[-1]
                above = [f"{a}-{b}" for a, b in empty
                         if f"{a}-{b}" != key and a <= ends[0] and ends[-1] <= b]
                above.sort(key=lambda k: -len(self.width(k)))
                self.gather(key, section)
                for diagnosis in section.findall("diag"):
                    self.descend(diagnosis, (number, *above, key), ())

    def width(self, key):
        first, last = key.split("-")
        return [s for s in self.root.iter("sectionRef")
                if first <= s.get("first") and s.get("last") <= last]

    def gather(self, owner, node):
        place = 0
        for child in node:
            if child.tag in LETTER:
                place += 1
                for number, note in enumerate(child, 1):
                    text = " ".join("".join(note.itertext()).split())
                    self.notes[owner].append((place, number, LETTER[child.tag], text))
            elif child.tag == "sevenChrDef":
                place += 1
                for number, item in enumerate(child, 1):
                    text = " ".join(item.text.split())
                    self.notes[owner].append(
                        (place, number, "d", text) if item.tag == "note"
                        else (place, number, "7", item.get("char") + " " + text))
            elif child.tag == "visualImpairment":
                place += 1
                rows = [row for row in child if row.find("value") is not None]
                for number, row in enumerate(rows, 1):
                    self.notes[owner].append((place, number, "v", limits(row)))

    def descend(self, node, above, sevenths):
        code = node.find("name").text.strip().replace(".", "")
        self.gather(code, node)
        self.first[code] = len(self.codes)
        if node.find("sevenChrDef") is not None:
            sevenths = [e.get("char") for e in node.find("sevenChrDef") if e.tag == "extension"]
        below = [child for child in node if child.tag == "diag"]
        for child in below:
            self.descend(child, (*above, code), sevenths)
        if not below:
            whole = [code + "X" * (6 - len(code)) + c for c in sevenths] if sevenths else [code]
            for complete in whole:
                self.chain[complete] = (*above, code)
            self.codes += whole
        self.end[code] = len(self.codes)


def limits(row):
    parts = []
    for tag, words in (("visMax", "less than"), ("visMin", "equal to or better than")):
        found = [v.text.strip() for r in row.findall("visRange") for v in r.findall(tag + "/value")]
        if found:
            parts.append(words + " " + " or ".join(found))
    return "Category " + row.find("value").text.strip() + ": " + ", ".join(parts)


# --- Words --------------------------------------------------------------------------------------

def words_of(book, text):
    """The note as (kind, value, depth): code, dash, word; depth counts open brackets."""
    out, at, depth = [], 0, 0
    while at < len(text):
        c = text[at]
        if c in "([{":
            depth += 1
        elif c in ")]}":
            depth -= 1
            out.append(("close", c, depth))
        elif c.isspace() or c == ",":
            pass
        elif c in "-;":
            out.append((c, c, depth))
        elif c == "." and (at + 1 == len(text) or not text[at + 1].isalnum()):
            pass
        elif c.isalnum() or c == ".":
            code = code_at(book, text, at)
            if code:
                out.append(("code", code.replace(".", ""), depth))
                at += len(code)
                continue
            end = at
            while end < len(text) and (text[end].isalnum() or text[end] in "./'-:"):
                end += 1
            out.append(("word", text[at:end].rstrip(".:"), depth))
            at = max(end, at + 1)
            continue
        at += 1
    return out


def code_at(book, text, at):
    """The longest code of the list that stands at a place, alone; its X placeholders included."""
    if at and (text[at - 1].isalnum() or text[at - 1] in "/."):
        return None
    for length in (8, 7, 6, 5, 3):
        piece = text[at:at + length]
        if len(piece) == length and piece.replace(".", "") in book.first and (
                (length > 3) == ("." in piece)) and (length == 3 or piece[3] == "."):
            rest = text[at + length:at + length + 2]
            if rest[:1].isalnum() and not rest[:1].islower():
                return None
            if rest[:1] == "." and rest[1:2].isalnum():
                return None
            return piece
    return None


def spread(words):
    """`1-4 or 6`, `.51-.52`, `.62-` -> {"1", ...}: the characters asked for."""
    joined = " ".join(w for w in words if w not in ("or", "and"))
    found = set()
    for piece in joined.replace("-.", "~").replace(".", " ").split():
        piece = piece.rstrip("-")
        for sign in "~-":
            if sign in piece and piece.index(sign):
                low, high = piece.split(sign)
                found |= {f"{n:0{len(low)}}" for n in range(int(low), int(high) + 1)}
                break
        else:
            found.add(piece.lstrip("-"))
    return found


def test_for(words):
    """What the words after `with` ask of a complete code; None if they are no such condition."""
    text = [w for w in words if w not in ("character", "characters")]
    if not text:
        return None
    head, rest = text[0], text[1:]
    if head in ("fifth", "5th") and rest[:2] in (["or", "sixth"], ["or", "six"]):
        wanted = {"1", "2", "3", "4"} if rest[2:3] == ["to"] else spread(rest[2:])
        return lambda code: intent(code) in wanted
    if head == "fifth" and rest[:2] == ["to", "sixth"]:
        return lambda code: code[4:6] == rest[2]
    if head in NUMBERS:
        wanted, place = spread(rest), NUMBERS[head] - 1
        return lambda code: code[place:place + 1] in wanted
    if head == "final":
        wanted = spread(rest)
        if all(len(w) == 1 for w in wanted):
            return lambda code: intent(code) in wanted
        if rest[0].startswith("."):
            return lambda code: code[3:5] in wanted
        return lambda code: code[4:6] in wanted
    if head.startswith("."):
        wanted = spread(text)
        return lambda code: any(code[3:].startswith(w) for w in wanted)
    return None


def intent(code):
    """The character of intent of a drug code: the last before the 7th that is no placeholder."""
    return code[:6].rstrip("X")[-1] if len(code) >= 5 else ""


def meant(book, kind, text):
    """The complete codes that a note names, as a set of their places in the list."""
    words = words_of(book, text)
    enclosed = [i for i, (k, _, depth) in enumerate(words) if k == "code" and depth > 0]
    if not any(k == "code" for k, _, _ in words):
        for i, (_, value, depth) in enumerate(words[:-1]):
            if value == "Chapter" and (depth or words[i - 1][1] == "in" and
                                       words[i - 2][1] == "classified"):
                first, last = book.extent[words[i + 1][1].zfill(2)]
                return set(range(book.first[first], book.end[last]))
        return set()
    found, group, at = set(), [], 0

    def settle(test):
        nonlocal group
        for places in group:
            found.update(p for p in places if test is None or test(book.codes[p]))
        group = []

    while at < len(words):
        sort, value, depth = words[at]
        if sort == "code" and (depth > 0 or not enclosed):
            last, ahead = value, at + 1
            joined = False
            while ahead < len(words) and (
                    words[ahead][0] == "-" or words[ahead][1] == "to"):
                joined, ahead = True, ahead + 1
            if joined and ahead < len(words) and words[ahead][0] == "code" and (
                    words[ahead][2] == depth) and after_dash(text, value, words[ahead][1]):
                last, at = words[ahead][1], ahead
            group.append(range(book.first[value], book.end[last]))
        elif sort == "word" and value == "with" and group and (depth or kind in "12fua"):
            stop = at + 1
            while stop < len(words) and words[stop][0] in ("word", "-"):
                stop += 1
            settle(test_for([w for k, w, _ in words[at + 1:stop] if k == "word"]))
            at = stop - 1
        elif sort == ";":
            settle(None)
        at += 1
    settle(None)
    return found


def after_dash(text, first, last):
    """Whether a comma or a word stands between two codes: then they are no range."""
    plain = text.replace(".", "")
    between = plain[plain.index(first) + len(first):]
    between = between[:between.index(last)]
    return "," not in between and not between.replace("to", "").strip(" -")


# --- Comparing ----------------------------------------------------------------------------------

class Column:
    """What the shipped reference column stands for."""

    def __init__(self, book):
        self.cache = {}
        self.sorted = sorted((code, place) for place, code in enumerate(book.codes))

    def places(self, text):
        if text not in self.cache:
            found = set()
            for reference in text.split():
                span, _, asked = reference.partition("/")
                first, _, last = span.partition("-")
                last = last or first
                for at in range(bisect.bisect_left(self.sorted, (first,)), len(self.sorted)):
                    code, place = self.sorted[at]
                    if code[:len(last)] > last:
                        break
                    if holds(code, asked):
                        found.add(place)
            self.cache[text] = found
        return self.cache[text]


def holds(code, asked):
    if not asked:
        return True
    place, _, allowed = asked.partition("=")
    if place == "i":
        at = 5 if len(code) > 5 and code[5] != "X" else 4
    else:
        at = int(place) - 1
    return any(code.startswith(value, at) for value in allowed.split(","))


def verify(packages, folder, pairs):
    book = Book(packages)
    rows = shipped(folder, "notes", [5], keys=2)
    ours = {(o, p[:2], p[2:]): (k, text, refs) for o, p, k, refs, text in rows}
    theirs = {(owner, f"{e:02}", f"{n:02}"): (kind, text)
              for owner, notes in book.notes.items() for e, n, kind, text in notes}
    for key in sorted(ours.keys() ^ theirs.keys()):
        differ(f"notes: {key} stands only in {'the table' if key in ours else 'the source'}")
    for key in sorted(ours.keys() & theirs.keys()):
        if ours[key][:2] != theirs[key]:
            differ(f"notes: {key}: {ours[key][:2]}, in the source {theirs[key]}")
    elements = {}
    for tag, letter in {**LETTER, "sevenChrDef": "7"}.items():
        there = sum(1 for e in book.root.iter(tag) if len(e))
        here = len({key[:2] for key, (kind, _, _) in ours.items() if kind == letter})
        elements[tag] = here
        if here != there:
            differ(f"notes: {here} elements of {tag}, {there} in the source")
    compare_references(book, ours)
    verify_places(book, folder)
    items = collections.Counter(kind for kind, _, _ in ours.values())
    print(f"{len(ours)} notes; elements {elements}; items {dict(sorted(items.items()))}")
    if pairs:
        write_pairs(book, ours, folder, pairs)


def compare_references(book, ours):
    column, checked, codes, by_hand = Column(book), 0, 0, read_by_hand()
    for (owner, _, _), (kind, text, refs) in sorted(ours.items()):
        if kind not in "12fuaint" or not (refs or any(c.isdigit() for c in text)):
            continue
        shipped_set = column.places(refs)
        if (owner, text) in by_hand:
            continue
        mine = meant(book, kind, text)
        checked, codes = checked + 1, codes + len(mine)
        if mine != shipped_set:
            extra = sorted(book.codes[p] for p in shipped_set - mine)[:5]
            short = sorted(book.codes[p] for p in mine - shipped_set)[:5]
            differ(f"references of {owner} {kind} {text!r}: {refs!r} has {extra} more, {short} less")
    print(f"references of {checked} notes are read alike ({codes} codes meant), "
          f"{len(by_hand)} by hand")


def read_by_hand():
    with open(__file__.replace("notes_proof.py", "note-exceptions.txt"), encoding="utf-8") as file:
        return {tuple(line.split("\t")[:2]) for line in file if not line.startswith("#")}


def verify_places(book, folder):
    """Chapters, blocks and categories: where each category hangs."""
    ours = {row[0]: [row[1], *row[2].split()] for row in shipped(folder, "categories", [3])}
    theirs = {}
    for chain in book.chain.values():
        category = next(i for i, key in enumerate(chain) if "-" not in key and i > 0)
        theirs[chain[category]] = list(chain[:category])
    for key in sorted(ours.keys() ^ theirs.keys()):
        differ(f"categories: {key} stands only on one side")
    for key in ours.keys() & theirs.keys():
        if ours[key] != theirs[key]:
            differ(f"categories: {key} in {ours[key]}, in the source in {theirs[key]}")
    rows = shipped(folder, "sections", [4])
    titles = {row[0]: row[3] for row in rows}
    for node in [*book.root.findall("chapter"), *book.root.iter("section")]:
        ends = (node.get("id") or "").split("-")
        key = ends[0] + "-" + ends[-1] if node.tag == "section" else node.findtext("name").zfill(2)
        title = " ".join(node.findtext("desc").split())
        if not title.startswith(titles.get(key, "?")):
            differ(f"sections: {key} is {titles.get(key)!r}, in the source {title!r}")
    if len(rows) != 22 + len(list(book.root.iter("section"))):
        differ(f"sections: there are {len(rows)}")
    print(f"{len(rows)} chapters and blocks, {len(ours)} categories")


def write_pairs(book, ours, folder, path):
    """Half the pairs under an Excludes1 note, half by chance in one chapter."""
    draw = random.Random(2026)
    notes = collections.defaultdict(list)
    for (owner, _, _), (kind, text, refs) in sorted(ours.items()):
        if kind == "1" and refs:
            # Notes read by hand have no second reading: theirs is the column.
            places = meant(book, kind, text) if (owner, text) not in read_by_hand() else (
                Column(book).places(refs))
            notes[owner].append(places)
    place = {code: i for i, code in enumerate(book.codes)}
    valid = {row[0] for row in shipped(folder, "diagnoses", [4]) if row[1] != "-"}
    below = collections.defaultdict(list)
    for code, chain in book.chain.items():
        if code in valid:
            for owner in chain:
                below[owner].append(code)

    def excluded(a, b):
        return any(place[b] in places for owner in book.chain[a] for places in notes.get(owner, ()))

    owners = sorted(owner for owner in notes if below[owner])
    chapters = sorted(o for o in below if len(o) == 2)
    found = {}
    while len(found) < 5000:
        owner = draw.choice(owners)
        other = [book.codes[p] for p in sorted(draw.choice(notes[owner]))]
        other = [code for code in other if code in valid]
        if other:
            a, b = draw.choice(below[owner]), draw.choice(other)
            if a != b:
                found[a, b] = True
    while len(found) < 10000:
        among = below[draw.choice(chapters)]
        a, b = draw.choice(among), draw.choice(among)
        if a != b:
            found[a, b] = excluded(a, b) or excluded(b, a)
    lines = []
    for n, ((a, b), expected) in enumerate(sorted(found.items())):
        expected = expected and (excluded(a, b) or excluded(b, a))
        lines.append(f"{b} {a} {int(expected)}" if n % 2 else f"{a} {b} {int(expected)}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    print(f"{len(lines)} pairs, {sum(line.endswith('1') for line in lines)} of them excluded")
