"""Prints the sheets of an OpenDocument spreadsheet in one XML file (.fods) as JSON: by name, rows of cells.

A cell is [type, value, text, formula]: the value is that of numbers, with all digits; the text is what a reader sees. Empty cells are null.
"""

import json
import sys
import xml.etree.ElementTree as ElementTree

office = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
table = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"


def cells_of(row):
    cells = []
    for cell in row:
        if cell.tag not in (table + "table-cell", table + "covered-table-cell"):
            continue
        kind = cell.get(office + "value-type")
        shown = "\n".join("".join(line.itertext()) for line in cell.findall(text + "p"))
        value = [kind, cell.get(office + "value"), shown, cell.get(table + "formula")] if kind else None
        times = int(cell.get(table + "number-columns-repeated", "1"))
        # A sheet ends with thousands of empty cells.
        cells += [value] * (times if value else min(times, 100))
    while cells and cells[-1] is None:
        cells.pop()
    return cells


def rows_of(sheet):
    rows = []
    for row in sheet.iter(table + "table-row"):
        cells = cells_of(row)
        rows += [cells] * (int(row.get(table + "number-rows-repeated", "1")) if cells else 1)
    return rows


def sheets_of(file):
    return {sheet.get(table + "name"): rows_of(sheet) for sheet in ElementTree.parse(file).iter(table + "table")}


json.dump([sheets_of(file) for file in sys.argv[1:]], sys.stdout, ensure_ascii=False)
