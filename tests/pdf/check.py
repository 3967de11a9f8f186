"""Checks PDF files the way a reader's tools would: qpdf, text extraction, PDF/UA-1 and PDF/A-2a.

usage: check.py FILE.pdf...    with the packages of tests/requirements.txt installed, qpdf and pdftotext on the PATH
Ends with 1 when any check of any file fails.
"""

import subprocess
import sys
from pathlib import Path

import page

# TBL-010 takes a table for shredded when it has more header cells than others: ours with one or two rows, whose
# columns say Current, Prior and Change for each line of business.
SKIPPED = "TBL-010"


def run(command):
    """Exit status and output of a command."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, (done.stdout + done.stderr).strip()


def conformance(path, profile):
    """What the machine checks of a profile find."""
    report = page.validate_pdf(path, profile=profile)
    if report.rules.total == 0:
        return [f"{profile}: no rule was checked"]
    return [f"{profile}: {failure.rule_id} {failure.message}" for failure in report.failures]


def tool(name, command):
    """What a command line checker finds: its output, when it does not end with 0."""
    status, output = run(command)
    return [f"{name}: {output}"] if status else []


def text(path):
    """What is wrong with the text that pdftotext extracts."""
    status, output = run(["pdftotext", path, "-"])
    if status:
        return [f"pdftotext: {output}"]
    return [] if output.strip() else ["pdftotext: no text"]


def findings(path):
    """Everything that is wrong with a file."""
    here = Path(sys.executable).parent
    return [
        *tool("qpdf", ["qpdf", "--check", path]),
        *text(path),
        *conformance(path, "pdf/ua-1"),
        *conformance(path, "pdf/a-2a"),
        *tool("pdfua", [str(here / "pdfua"), "check", path]),
        *tool("outloud", [str(here / "outloud"), "--fail-on", "error", "--skip", SKIPPED, path]),
    ]


def main(paths):
    if not paths:
        sys.exit(__doc__)
    wrong = 0
    for path in paths:
        found = findings(path)
        wrong += len(found)
        print(f"{path}: {'passes' if not found else 'FAILS'}")
        for finding in found:
            print(f"  {finding}")
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main(sys.argv[1:])
