"""Measures ours beside the other in one run and prints both, their ratio and the ratio to reach.

Arguments: the folder of the release build, and `core` to leave the window out. Ends with 1 when a target isn't reached. What took processor time counts as
such, with all child processes: on a busy machine time on the clock would count against either side what others use. Only
the window's start is timed on the clock, turn by turn with an empty one.
"""

import json
import shutil
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from packets import material
from timing import Took, in_turn, memory_of, pages_of, run, told

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT / "tests" / "data"
# Samples in the publisher's own places, so that the openpyxl script finds the cells by address.
SAMPLES = ("points", "percent-format", "percent-text", "number-text", "no-data-words", "mixed-formats-in-one-section")
TODAY = "2021-01-15"
PACKAGE_LIMIT = 10_000_000
RECHECK_LIMIT = 1_000


@dataclass
class Line:
    """What was measured, ours and the other's as shown, how they compare as shown, what is to be reached, whether it was."""

    what: str
    ours: str
    other: str
    compare: str
    target: str
    reached: bool


def faster(what: str, ours: Took, other: Took, target: float) -> Line:
    """Ours needs a `target`th of the processor time."""
    ratio = other.processor / ours.processor
    return Line(what, milliseconds(ours.processor), milliseconds(other.processor), f"{ratio:.1f}x",
                f">= {target:g}x", ratio >= target)


def milliseconds(seconds: float) -> str:
    return f"{seconds * 1000:,.2f} ms" if seconds < 0.1 else f"{seconds * 1000:,.0f} ms"


def received(folder: Path, count: int) -> list[str]:
    """So many received files, each of its own name."""
    files = []
    for number in range(count):
        name = SAMPLES[number % len(SAMPLES)]
        files.append(str(shutil.copy(DATA / "workbooks" / f"{name}.xlsx", folder / f"{number:04}-{name}.xlsx")))
    return files


def checking(hpug: str, files: list[str]) -> list[str]:
    return [hpug, "check", "--today", TODAY, "--format", "json", *files]


def check_many(hpug: str, folder: Path) -> list[Line]:
    files = received(folder, 200)
    reads = [sys.executable, str(ROOT / "bench" / "openpyxl_read.py"), *files]
    ours, other = in_turn(checking(hpug, files), reads, 3, (0, 1))
    clock = other.clock / ours.clock
    return [
        faster("check 200 received files / openpyxl only reads them", ours, other, 30),
        Line("  the same on the clock", milliseconds(ours.clock), milliseconds(other.clock), f"{clock:.1f}x", "", True),
    ]


def fill(examples: Path, folder: Path) -> list[Line]:
    """In memory on both sides: read the host's file, write the answers; neither starts a process."""
    host = str(DATA / "sample" / "host-blank.xlsx")
    ours, other = [], []
    for _ in range(3):
        told_ours = told([str(examples / "fill"), host, str(DATA / "sample" / "answers.json")])
        ours.append(told_ours["read_ms"] + told_ours["fill_ms"])
        script = str(ROOT / "bench" / "openpyxl_fill.py")
        other.append(told([sys.executable, script, host, str(folder / "filled.xlsx")]))
    took = [Took(0, statistics.median(each) / 1000) for each in (ours, other)]
    return [faster("read and fill a host's file / openpyxl", *took, 50)]


def pdf(hpug: str, folder: Path) -> list[Line]:
    answers = str(DATA / "sample" / "answers-and-topics.json")
    export = [hpug, "export", "--answers", answers, "--today", "2026-02-15", "-o"]
    run([*export, str(folder / "report.xlsx")], (0, 1))
    profile = f"-env:UserInstallation=file://{folder}/profile"
    other = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "office"),
             str(folder / "report.xlsx")]
    run(other)
    took = in_turn([*export, str(folder / "report.pdf")], other, 5, (0, 1))
    return [faster("PDF of the full report / LibreOffice converts the workbook", *took, 15)]


def like_a_packet(folder: Path, here: Path) -> list[str]:
    """LibreOffice's conversion of `like.fodt`, in our faces, to what a packet is too: tagged, with bookmarks, PDF/UA-1 and
    PDF/A-2."""
    fonts = folder / "fonts.conf"
    fonts.write_text('<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig><include>/etc/fonts/fonts.conf'
                     f"</include><dir>{ROOT / 'src-tauri' / 'pdf' / 'fonts'}</dir></fontconfig>")
    yes = {"type": "boolean", "value": "true"}
    wished = {"SelectPdfVersion": {"type": "long", "value": "2"}, "PDFUACompliance": yes, "UseTaggedPDF": yes, "ExportBookmarks": yes}
    return ["env", f"FONTCONFIG_FILE={fonts}", "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless",
            "--convert-to", f"pdf:writer_pdf_Export:{json.dumps(wished)}", "--outdir", str(here), str(here / "like.fodt")]


def packets(hpug: str, examples: Path, folder: Path) -> Iterator[list[Line]]:
    """Meeting packets, checked, written, read back and compared, beside LibreOffice on a text document that is alike:
    bench/like says in what. Neither side has less to make than the other: both files are tagged, have an outline, state
    PDF/UA-1 and PDF/A-2, and come to about as many pages."""
    for length, topics, times, target in ((60, 5, 5, 15), (500, 51, 3, 12)):
        here = folder / f"packet-{length}"
        here.mkdir()
        meeting = material(here, topics)
        ours = [hpug, "packet", str(meeting), "-o", str(here / "packet.pdf"), "--today", TODAY]
        run([str(examples / "like"), str(meeting), str(here / "like.fodt")])
        other = like_a_packet(folder, here)
        run(other)
        took = in_turn(ours, other, times, (0, 1))
        pages = [pages_of(here / name) for name in ("packet.pdf", "like.pdf")]
        yield [faster(f"a packet of {pages[0]} pages / LibreOffice, {pages[1]} pages alike", *took, target)]
        memory = memory_of(ours, (0, 1))
        yield [Line("  its memory", f"{memory / 1e3:.0f} MB", "", "", "< 150 MB", memory < 150_000)]


def recheck(examples: Path) -> list[Line]:
    """Processor time of one edit and a full recheck, the median of many."""
    median = told([str(examples / "recheck"), str(DATA / "sample" / "answers-and-topics.json")])["median_us"]
    return [Line("an edit and a full recheck of the report", f"{median:.0f} us", "", "", f"< {RECHECK_LIMIT} us",
                 median < RECHECK_LIMIT)]


def window(build: Path) -> list[Line]:
    start = [str(build / name) for name in ("window-start", "hpug-workbook", "examples/empty-window")]
    took = told(start)
    ratio = took["window_ms"] / took["empty_ms"]
    return [Line("the window painted / an empty Tauri window painted (clock)", f"{took['window_ms']:.0f} ms",
                 f"{took['empty_ms']:.0f} ms", f"{ratio:.2f}x", "<= 1.40x", ratio <= 1.4)]


def packages(build: Path) -> list[Line]:
    """Sizes of the packages that `make package` made, if it has."""
    found = sorted(path for kind in ("deb", "rpm") for path in build.glob(f"bundle/{kind}/*.{kind}"))
    lines = []
    for path in found:
        size = path.stat().st_size
        lines.append(Line(f"size of {path.name}", f"{size / 1e6:.2f} MB", "", "", "< 10 MB", size < PACKAGE_LIMIT))
    return lines


def measured(build: Path, with_window: bool) -> Iterator[list[Line]]:
    """All lines, group by group as they are measured."""
    hpug, examples = str(build / "hpug"), build / "examples"
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        yield check_many(hpug, folder)
        yield fill(examples, folder)
        yield pdf(hpug, folder)
        yield from packets(hpug, examples, folder)
    yield recheck(examples)
    if with_window:
        yield window(build)
        yield packages(build)


def main() -> None:
    print(f"{'':62} {'ours':>12} {'other':>12} {'ratio':>8} {'to reach':>9}")
    reached = True
    for lines in measured(Path(sys.argv[1]), "core" not in sys.argv[2:]):
        for line in lines:
            missed = "" if line.reached else "  MISSED"
            print(f"{line.what:62} {line.ours:>12} {line.other:>12} {line.compare:>8} {line.target:>9}{missed}", flush=True)
        reached = reached and all(line.reached for line in lines)
    sys.exit(0 if reached else 1)


if __name__ == "__main__":
    main()
