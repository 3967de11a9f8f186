"""Measures a store of 10,000 reports that the program's first layout left: upgrade, open, list, search, edit, compare, back up.

Argument: the built example `many` of hpug-session. Seconds on the clock, for a person waits on the clock. Ends with 1 when a
target is missed.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

from timing import told

HERE = Path(__file__).resolve().parent
REPORTS = 10_000
# What the program is asked for, what that is to a person, and most seconds.
TARGETS = {
    "upgrade": ("open, brought to the newest layout behind a backup", 20.0),
    "open": ("open with the passphrase", 3.0),
    "list": ("list all reports, the first 200 judged", 1.5),
    "list_again": ("  again, after looking at a report", 1.0),
    "next": ("  judge the next 200", 1.0),
    "report": ("open a report with a section", 0.1),
    "edit": ("type into it", 0.05),
    "compare": ("compare all plans in a year", 3.0),
    "back_up": ("back up, the copy opened and checked", 15.0),
    "lock": ("lock", 1.0),
}


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        store = Path(folder) / "many.hpug"
        subprocess.run([sys.executable, str(HERE / "many_store.py"), str(store), str(REPORTS)], check=True)
        megabytes = store.stat().st_size / 1e6
        took = told([sys.argv[1], str(store), folder])
    print(f"\nStore of {took['reports']:,} reports, {megabytes:.0f} MB{'':28} {'seconds':>12} {'to reach':>12}")
    missed = False
    for key, (what, limit) in TARGETS.items():
        late = took[key] > limit
        missed = missed or late
        print(f"{what:62} {took[key]:>10.3f} s {f'< {limit:g} s':>12}{'  MISSED' if late else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
