"""Writes and proves the tables of HCPCS Level II: services, ambulatory payment classes, status.

Part of books.py. The facts are those of the Integrated Outpatient Code Editor, published by CMS and in
the public domain in the US, as PyPI pyoce 0.1.0 (Apache-2.0) has them. Level II codes begin with a
letter; CPT, whose codes begin with a digit, and CDT, whose codes begin with D, are not among them.
"""

import collections
import csv
import re

from tables import APRIL, YEAR, differ, find, opened, same, shipped, write

CODE = re.compile(r"[A-CE-V]\d{4}")


def services(reference):
    rows = list(csv.DictReader(opened(reference, "hcpcs_level2_ioce_*.csv")))
    for row in rows:
        if not CODE.fullmatch(row["hcpcs"]):
            raise SystemExit(f"services.py: {row['hcpcs']} is no code of HCPCS Level II")
        payment = "" if row["apc"] == "00000" else row["apc"]
        yield row["hcpcs"], row["status_indicator"], payment, " ".join(row["short_description"].split())


def classes(reference):
    for row in csv.DictReader(opened(reference, "apc_ioce_*.csv")):
        yield row["apc"], row["status_indicator"], " ".join(row["description"].split())


def statuses(reference):
    latest = {}
    for row in csv.DictReader(opened(reference, "opps_status_indicators.csv")):
        kept = latest.get(row["status_indicator"])
        if kept is None or int(row["hi_version"]) > int(kept["hi_version"]):
            latest[row["status_indicator"]] = row
    for name, row in latest.items():
        yield name, " ".join(row["description"].split())


def source(reference):
    """What is said at the head of the tables: the name of the file has the version of the editor."""
    version = re.search(r"_(v\d+)", find(reference, "hcpcs_level2_ioce_*.csv").name)[1]
    return (f"Integrated Outpatient Code Editor {version} of CMS, April {YEAR}, by PyPI pyoce 0.1.0. "
            "A work of CMS,")


def write_services(reference, folder):
    lines = list(services(reference))
    write(folder, "services", [
        source(reference), f"public domain in the US; no CPT. Codes in force in the quarter from {APRIL}.",
        "Columns: code; status indicator; ambulatory payment class; short title.",
    ], ["\t".join(line) for line in lines])
    write(folder, "payment-classes", [
        source(reference), "public domain in the US.",
        "Columns: ambulatory payment class; status indicator; title, which drugs' classes lack.",
    ], ["\t".join(line) for line in classes(reference)])
    write(folder, "service-statuses", [
        source(reference), "public domain in the US.", "Columns: status indicator; what it says.",
    ], ["\t".join(line) for line in statuses(reference)])


def verify_services(reference, folder):
    for name, columns, official in [("services", 4, services), ("payment-classes", 3, classes),
                                  ("service-statuses", 2, statuses)]:
        same(name, {tuple(row) for row in shipped(folder, name, [columns])}, set(official(reference)))
    known = {row[0] for row in shipped(folder, "service-statuses", [2])}
    counts = collections.Counter(row[1] for row in shipped(folder, "services", [4]))
    for indicator in counts.keys() - known:
        differ(f"services: the status {indicator} is not explained")
    print(f"{sum(counts.values())} services")
