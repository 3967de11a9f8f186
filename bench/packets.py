"""A packet of about 60 pages and one of about 500, which bench/like writes as a text document too.

The report is the sample's with as many special topics as the length takes, each answered in words and small tables.
"""

import json
from pathlib import Path

SAMPLE = Path(__file__).resolve().parent.parent / "tests" / "data" / "sample"
WORDS = (
    "We pay {n} hospitals in the region one price per episode, from the first visit to ninety days after discharge, and "
    "settle against the budget each quarter. Readmissions within thirty days fell from {a} % to {b} %; patients say that "
    "they know whom to call. Two systems asked for more time, because their own records don't yet tell which stays belong "
    "to an episode. From January on the price holds for outpatient surgery too, and members see it before they choose. "
)
MEETING = """kind = "regular"
host = "Great Lakes Business Group"
plan = "Lakeside Health Plan"
date = "2026-09-15"
start = "9:00 am"
confidential = true

[sources]
report = "answers.json"
"""


def material(folder: Path, topics: int) -> Path:
    """A meeting with a report of so many topics; a topic takes about nine and a half pages. Returns the meeting's file."""
    report = json.loads((SAMPLE / "answers-and-topics.json").read_text())
    asked = {key: value for key, value in report["answers"].items() if key.startswith("T.1.")}
    report["topics"] = []
    report["rich"] = {}
    for topic in range(1, topics + 1):
        report["topics"].append({"number": topic, "key": "maternity", "title": f"Topic {topic}: prices per episode"})
        for at, (key, value) in enumerate(asked.items()):
            address = key.replace("T.1.", f"T.{topic}.", 1)
            report["answers"][address] = value
            if not key.endswith("/text"):
                continue
            if at % 3 == 0:
                report["rich"][address] = formatted(topic, at)
                del report["answers"][address]
            else:
                report["answers"][address] = "\n".join(prose(topic + at + part) for part in range(3))
    (folder / "answers.json").write_text(json.dumps(report))
    meeting = folder / "meeting.toml"
    meeting.write_text(MEETING)
    return meeting


def prose(seed: int) -> str:
    return WORDS.format(n=4 + seed % 37, a=f"{18 - seed % 7}.{seed % 10}", b=f"{9 + seed % 5}.{seed % 9}") * 2


def formatted(topic: int, at: int) -> dict:
    """Paragraphs with bold words, a list and a small table."""
    text = lambda words, *marks: {"type": "text", "text": words, **({"marks": [{"type": mark} for mark in marks]} if marks else {})}
    paragraph = lambda *parts: {"type": "paragraph", "content": list(parts)}
    cell = lambda kind, words: {"type": kind, "content": [paragraph(text(words))]}
    row = lambda kind, words: {"type": "table_row", "content": [cell(kind, word) for word in words]}
    rows = [row("table_header", ("System", "Episodes", "Readmitted"))]
    rows += [row("table_cell", (f"System {number}", str(120 + 7 * number + at), f"{number % 9}.{topic % 10} %")) for number in range(12)]
    items = [{"type": "list_item", "content": [paragraph(text(prose(topic + number)[:160]))]} for number in range(4)]
    return {"type": "doc", "content": [
        paragraph(text("In short: ", "bold"), text(prose(topic + at))),
        {"type": "bullet_list", "content": items},
        {"type": "table", "content": rows},
        paragraph(text(prose(topic + at + 1))),
    ]}
