"""Fills the form's cells with openpyxl: load, set, save, several times. Arguments: HOST.xlsx OUT.xlsx.

Prints the median milliseconds of processor time of one fill, without the start of the interpreter; on a busy machine wall
time would count against openpyxl what others use.
"""

import statistics
import sys
import time

from cells import cells
from openpyxl import load_workbook

places = cells()
taken = []
for _ in range(9):
    start = time.process_time()
    book = load_workbook(sys.argv[1])
    sheet = book["Progress Report"]
    for place in places:
        sheet[place] = "Y" if place.startswith("D") else 0.125
    book.save(sys.argv[2])
    taken.append(time.process_time() - start)
print(statistics.median(taken) * 1000)
