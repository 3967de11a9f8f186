"""Compares 10, 100 and 1,000 received files and prints time and memory for each: the cost must grow with the files, the memory
of a reading process must not.

Argument: the hpug binary. Ends with 1 when a file takes more than half again as much processor time among 1,000 as among 100, or the
memory of any one process more than doubles.
"""

import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DATA = Path(__file__).resolve().parent.parent / "tests" / "data" / "workbooks"
SAMPLES = ("points", "percent-format", "percent-text", "number-text", "no-data-words", "mixed-formats-in-one-section")
COUNTS = (10, 100, 1000)
# Measured in a process of its own, so that the memory is that of this run alone.
RUN = """import resource, subprocess, sys
ended = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(ended, used.ru_maxrss, used.ru_utime + used.ru_stime)"""


def measured(hpug: str, folder: Path) -> tuple[float, float, float]:
    """Seconds, seconds of processor time, and MB of the largest process."""
    command = [hpug, "compare", str(folder), "-o", str(folder.parent / "out.json"), "--today", "2021-01-15"]
    start = time.perf_counter()
    done = subprocess.run([sys.executable, "-c", RUN, *command], capture_output=True, text=True)
    took = time.perf_counter() - start
    ended, kilobytes, worked = done.stdout.split()
    if ended != "0":
        sys.exit(f"bench: hpug compare ended with {ended}\n{done.stderr}")
    return took, float(worked), int(kilobytes) / 1024


def main() -> None:
    hpug = sys.argv[1]
    curve = []
    print(f"{'check and compare received files':>34} {'time':>9} {'CPU/file':>9} {'memory':>9}")
    for count in COUNTS:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name) / "received"
            folder.mkdir()
            for number in range(count):
                sample = SAMPLES[number % len(SAMPLES)]
                shutil.copy(DATA / f"{sample}.xlsx", folder / f"Plan {number:04}.xlsx")
            took, worked, memory = measured(hpug, folder)
        curve.append((worked / count, memory))
        print(f"{count:34,} {took:8.2f}s {worked / count * 1000:7.2f}ms {memory:7.0f}MB")
    (_, small), (before, _), (after, large) = curve
    sys.exit(1 if after > before * 1.5 or large > small * 2 + 20 else 0)


if __name__ == "__main__":
    main()
