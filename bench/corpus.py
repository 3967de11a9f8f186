"""Reads every workbook below a folder, each in a process of its own, and prints figures.

    corpus.py READER DIR…     READER: the built example `read` of hpug-excel

Counts files, what was read, refusals by kind, and names what must not happen: a reader that ended without an answer (a panic,
the limit on memory), more than 5 s of processor time, more than 500 MB. Ends with 1 where any of these did.
"""

import os
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

KINDS = {"xlsx", "xlsm", "xltx", "xltm", "xlsb", "xls", "xlt", "ods", "ots", "fods"}
SECONDS, MEGABYTES = 5.0, 500


class Outcome(NamedTuple):
    file: Path
    kind: str
    seconds: float
    megabytes: float
    said: str


def read(reader: str, file: Path) -> Outcome:
    process = subprocess.Popen([reader, str(file)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    with process.stdout as out:
        line = out.readline().decode("utf-8", "replace").strip()
        while out.read(1 << 16):
            pass
    # The peak of the process and of the reading process that it starts, and the processor time of both.
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    said = line.removeprefix(f"{file}: ")
    kind = "read" if " of " in said.split(":")[0] else said.split(":")[0]
    if process.returncode != 0:
        kind = "reader_failed"
    return Outcome(file, kind, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024, said)


def main() -> int:
    reader, folders = sys.argv[1], [Path(folder) for folder in sys.argv[2:]]
    files = sorted(file for folder in folders for file in folder.rglob("*")
                   if file.suffix[1:].lower() in KINDS and file.is_file())
    if not files:
        print("no workbook there", file=sys.stderr)
        return 2
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        outcomes = list(pool.map(lambda file: read(reader, file), files))
    print(f"{len(files)} files, {sum(file.stat().st_size for file in files) / 1e6:.0f} MB")
    for kind, count in Counter(outcome.kind for outcome in outcomes).most_common():
        print(f"  {count:6}  {kind}")
    slowest = sorted(outcomes, key=lambda outcome: -outcome.seconds)[:5]
    largest = sorted(outcomes, key=lambda outcome: -outcome.megabytes)[:5]
    print("most processor time:", *(f"  {o.seconds:5.2f} s  {o.file}" for o in slowest), sep="\n")
    print("most memory:", *(f"  {o.megabytes:5.0f} MB  {o.file}" for o in largest), sep="\n")
    bad = [o for o in outcomes if o.kind in ("reader_failed", "timed_out")
           or o.seconds > SECONDS or o.megabytes > MEGABYTES]
    for outcome in bad:
        print(f"BAD {outcome.kind} {outcome.seconds:.1f} s {outcome.megabytes:.0f} MB {outcome.file}: {outcome.said[:120]}")
    print(f"{len(bad)} bad")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
