"""Writes a store with very many reports in the oldest layout, as the program of that time would have left it.

Arguments: the file to write, and how many reports. A plan has a report of each of five years; each holds the sample's answers
with figures of its own. What the store is encrypted with and laid out by comes from tests/fixtures/stores.py.
"""

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tests" / "fixtures"))
import stores  # noqa: E402

SAMPLE = stores.ROOT / "tests" / "data" / "sample" / "answers.json"
YEARS = range(2021, 2026)
LAYOUT = 1


def report(number: int) -> tuple:
    plan, year = f"Health Plan {number // len(YEARS):04}", YEARS[number % len(YEARS)]
    return (plan, "Bench Business Group", "Ann Lee", "ann@plan.example", "", "progress-report-2021", year, f"{year}-09-08",
            "[]", "[]", "draft", stores.TIME, stores.TIME)


def rows(reports: int, answers: list[tuple[str, object]]):
    for number in range(reports):
        for address, value in answers:
            own = str(number % 40) if address == "A.1a/current/count" else value
            yield (number + 1, address, json.dumps(own), '{"from": "typed"}', stores.TIME)


def main() -> None:
    path, reports = pathlib.Path(sys.argv[1]), int(sys.argv[2])
    answers = list(json.loads(SAMPLE.read_text())["answers"].items())
    connection = stores.begun(path, LAYOUT)
    stores.put_facts(connection, "many", reports + 1)
    connection.executemany(
        "INSERT INTO report (plan, host, contact_name, contact_email, contact_phone, form, reporting_year, meeting_date, "
        "supplements, reading, state, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        map(report, range(reports)),
    )
    connection.executemany(
        "INSERT INTO answer (report, address, value, source, carried, changed_at, person) VALUES (?, ?, ?, ?, 0, ?, 'Ann')",
        rows(reports, answers),
    )
    history = [(1, "made", None, stores.TIME, "store made")]
    history += [(n + 1, f"report-{n}", n, stores.TIME, "new report") for n in range(1, reports + 1)]
    connection.executemany(
        "INSERT INTO history (seq, edit_id, report, time, person, act, kind, steps) "
        "VALUES (?, ?, ?, ?, 'Ann', 'note', ?, '[]')",
        history,
    )
    connection.execute("COMMIT")
    connection.close()


if __name__ == "__main__":
    main()
