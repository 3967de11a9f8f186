"""Fills the form's cells with openpyxl: load, set, save. Arguments: HOST.xlsx OUT.xlsx."""

import sys

from cells import cells
from openpyxl import load_workbook

book = load_workbook(sys.argv[1])
sheet = book["Progress Report"]
for place in cells():
    sheet[place] = "Y" if place.startswith("D") else 0.125
book.save(sys.argv[2])
