-- Layout 5. Who stands for what: sign-offs of sections, the lock, the attestation; and sections handed out.

CREATE TABLE sign_off (
  report INTEGER NOT NULL REFERENCES report (id),
  -- `lock`, `attestation`, or the id of a section.
  what TEXT NOT NULL,
  person TEXT NOT NULL,
  -- What the person is, in their words; may be empty.
  position TEXT NOT NULL,
  time TEXT NOT NULL,
  -- Set by the first change after it; NULL: it holds.
  voided_at TEXT,
  voided_by TEXT,
  PRIMARY KEY (report, what)
) STRICT, WITHOUT ROWID;

-- Cells handed out to a colleague in a workbook of their own.
CREATE TABLE hand_out (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report (id),
  -- Stands in the workbook, so that it is known when it comes back.
  token TEXT NOT NULL UNIQUE,
  colleague TEXT NOT NULL,
  -- What was handed out, in words.
  title TEXT NOT NULL,
  file_name TEXT NOT NULL,
  time TEXT NOT NULL,
  person TEXT NOT NULL,
  -- The answers as they were then, by address; null for a blank.
  cells TEXT NOT NULL CHECK (json_valid(cells)),
  -- When its answers were taken in last; NULL: not yet.
  returned_at TEXT
) STRICT;
CREATE INDEX hand_out_report ON hand_out (report, id);
