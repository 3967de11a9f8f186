"""Reads the form's cells of every file given, with openpyxl, and does nothing with them."""

import sys

from cells import cells
from openpyxl import load_workbook

places = cells()
for path in sys.argv[1:]:
    sheet = load_workbook(path, data_only=True)["Progress Report"]
    values = [sheet[place].value for place in places]
