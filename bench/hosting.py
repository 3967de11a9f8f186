"""Receives 500 files through the calls that the window makes, lists them, and compares 200 plans over five years.

Argument: the built example `hosting` of hpug-session. Time on the clock, for a host waits on the clock. Ends with 1 when a
target is missed.
"""

import os
import sys
import tempfile
from pathlib import Path

from timing import told

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
# Files a second per core, seconds until the list stands, seconds until a comparison stands.
RATE, LIST, COMPARE = 25, 3.0, 0.3


def main() -> int:
    with tempfile.TemporaryDirectory() as folder:
        took = told([sys.argv[1], str(DATA), folder])
    allowed = took["files"] / RATE / (os.cpu_count() or 1)
    lines = [
        (f"receive {took['files']} files in the window", took["receive_s"], allowed),
        ("  the list of them, judged for the first time", took["list_s"], LIST),
        ("  the list again", took["list_again_s"], 0.3),
        (f"compare {took['plans']} plans, {took['years']} years on file, slowest year", took["compare_s"], COMPARE),
        ("  one plan year by year", took["one_plan_s"], COMPARE),
    ]
    print(f"{'':62} {'seconds':>12} {'to reach':>12}")
    missed = False
    for what, seconds, limit in lines:
        late = seconds > limit
        missed = missed or late
        print(f"{what:62} {seconds:>10.3f} s {f'< {limit:.1f} s':>12}{'  MISSED' if late else ''}")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
