"""Times ours and the other in turn and prints medians, ratios and the ratios to reach.

Arguments: the hpug binary, the folder of the examples. Ends with 1 when a ratio isn't reached.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
# Samples in the publisher's own places, so that the openpyxl script finds the cells by address.
SAMPLES = ("points", "percent-format", "percent-text", "number-text", "no-data-words", "mixed-formats-in-one-section")
TODAY = "2021-01-15"


@dataclass
class Line:
    """What was measured: seconds of ours and of the other, and the ratio to reach."""

    what: str
    ours: float
    other: float
    target: float

    @property
    def ratio(self) -> float:
        return self.other / self.ours


def seconds(command: list[str], allowed: tuple[int, ...] = (0,)) -> float:
    start = time.perf_counter()
    done = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    took = time.perf_counter() - start
    if done.returncode not in allowed:
        sys.exit(f"bench: {' '.join(command[:4])} … ended with {done.returncode}\n{done.stderr.decode()}")
    return took


def pair(what: str, ours: list[str], other: list[str], target: float, times: int, allowed=(0,)) -> Line:
    """Runs both in turn and takes the medians; ours once more first, to warm the file cache."""
    seconds(ours, allowed)
    taken = [(seconds(ours, allowed), seconds(other)) for _ in range(times)]
    return Line(what, *(statistics.median(column) for column in zip(*taken)), target)


def check_many(hpug: str, folder: Path) -> Line:
    files = []
    for number in range(200):
        name = SAMPLES[number % len(SAMPLES)]
        files.append(str(shutil.copy(DATA / "workbooks" / f"{name}.xlsx", folder / f"{number:03}-{name}.xlsx")))
    ours = [hpug, "check", "--today", TODAY, "--format", "json", *files]
    other = [sys.executable, str(ROOT / "bench" / "openpyxl_read.py"), *files]
    return pair("check 200 received files / openpyxl reads them", ours, other, 30, 3, (0, 1))


def fill(examples: Path, folder: Path) -> Line:
    """In memory on both sides: read the host's file, write the answers; neither starts a process."""
    host = str(DATA / "sample" / "host-blank.xlsx")
    ours = told([str(examples / "fill"), host, str(DATA / "sample" / "answers.json")])
    other = told([sys.executable, str(ROOT / "bench" / "openpyxl_fill.py"), host, str(folder / "filled.xlsx")])
    return Line("read and fill a host's file / openpyxl", (ours["read_ms"] + ours["fill_ms"]) / 1000, other / 1000, 50)


def pdf(hpug: str, folder: Path) -> Line:
    answers = str(DATA / "sample" / "answers-and-topics.json")
    export = [hpug, "export", "--answers", answers, "--today", "2026-02-15", "-o"]
    seconds([*export, str(folder / "report.xlsx")], (0, 1))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    other = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "office"),
             str(folder / "report.xlsx")]
    seconds(other)
    return pair("PDF of the full report / LibreOffice converts the workbook", [*export, str(folder / "report.pdf")],
                other, 15, 5, (0, 1))


def recheck(examples: Path) -> float:
    """Microseconds of one edit and a full recheck, the median of many."""
    return told([str(examples / "recheck"), str(DATA / "sample" / "answers-and-topics.json")])["median_us"]


def told(command: list[str]):
    """What a program prints, as JSON."""
    done = subprocess.run(command, capture_output=True)
    if done.returncode:
        sys.exit(f"bench: {command[0]} ended with {done.returncode}\n{done.stderr.decode()}")
    return json.loads(done.stdout)


def main() -> None:
    hpug, examples = sys.argv[1], Path(sys.argv[2])
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lines = [check_many(hpug, folder), fill(examples, folder), pdf(hpug, folder)]
    print(f"{'':58} {'ours':>9} {'other':>9} {'ratio':>7} {'to reach':>9}")
    for line in lines:
        reached = "" if line.ratio >= line.target else "  MISSED"
        print(f"{line.what:58} {line.ours * 1000:7.2f}ms {line.other * 1000:7.0f}ms {line.ratio:6.0f}x {line.target:8.0f}x{reached}")
    median = recheck(examples)
    late = "" if median < 1000 else "  MISSED"
    print(f"{'an edit and a full recheck of the report':58} {median:7.0f}us {'':9} {'':7} {'< 1000us':>9}{late}")
    sys.exit(1 if late or any(line.ratio < line.target for line in lines) else 0)


if __name__ == "__main__":
    main()
