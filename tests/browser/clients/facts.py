"""Reads the facts of a site with Python's csv or sqlite3, and prints them as JSON.

facts.py csv FILE        the rows as they are
facts.py sum FILE        the expenditure of each year and stage over departments, added with Python's decimals
facts.py differences CSV SQLITE     rows that only one of the two has, in all columns of the CSV file; an amount in the base unit is
                                    computed of its parts in the database
"""

import csv
import json
import sqlite3
import sys
from collections import Counter
from decimal import Decimal


def read_csv(file):
    # utf-8-sig is Python's way to read a file with or without a byte-order mark.
    with open(file, encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines, strict=True))


def plain(number):
    return format(number.normalize() + 0, "f")


def read_sqlite(file):
    database = sqlite3.connect(f"file:{file}?mode=ro", uri=True)
    faults = database.execute("PRAGMA integrity_check").fetchall() + database.execute("PRAGMA foreign_key_check").fetchall()
    if faults != [("ok",)]:
        raise SystemExit(f"{file}: {faults}")
    cursor = database.execute("SELECT * FROM facts")
    names = [column[0] for column in cursor.description]
    for values in cursor:
        row = dict(zip(names, values))
        if row["coefficient"] is not None:
            row["base_amount"] = Decimal(row["coefficient"]).scaleb(row["exponent"])
        row["restated"] = "true" if row["restated"] else "false"
        yield row


def comparable(row, names):
    values = {name: "" if row[name] is None else str(row[name]) for name in names}
    if values["base_amount"]:
        values["base_amount"] = plain(Decimal(values["base_amount"]))
    return tuple(values.values())


# A few are enough to see what is wrong; those with an amount come first.
def first_of(names, rows):
    return sorted((dict(zip(names, row)) for row in rows), key=lambda row: row["state"])[:20]


def differences(csv_file, database_file):
    rows = read_csv(csv_file)
    names = list(rows[0])
    in_csv = Counter(comparable(row, names) for row in rows)
    in_database = Counter(comparable(row, names) for row in read_sqlite(database_file))
    return {
        "rows": len(rows),
        "only in the CSV file": first_of(names, in_csv - in_database),
        "only in the database": first_of(names, in_database - in_csv),
    }


def sums(rows):
    found = {}
    for row in rows:
        # The row and the column of the expenditure are the same in both standards of the tests.
        if row["table"] != "expenditure" or row["row"] != "total" or row["column"] != "total" or row["state"] != "amount":
            continue
        if row["contained_in"]:
            continue
        key = row["year"], row["stage"]
        found[key] = found.get(key, Decimal(0)) + Decimal(row["base_amount"])
    return [{"year": year, "stage": stage, "sum": str(total)} for (year, stage), total in sorted(found.items())]


tasks = {"csv": read_csv, "sum": lambda file: sums(read_csv(file)), "differences": differences}
json.dump(tasks[sys.argv[1]](*sys.argv[2:]), sys.stdout, ensure_ascii=False)
