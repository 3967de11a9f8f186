-- Layout 6. Meetings of a host with a plan.

-- A meeting: told is JSON. Files that the plan sent along are named in it by their SHA-256 and kept in file.
CREATE TABLE meeting (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  told TEXT NOT NULL CHECK (json_valid(told)),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  -- NULL: not put away.
  deleted_at TEXT
) STRICT;

-- The meeting that a row is about: its undo and redo are derived from these.
ALTER TABLE history ADD COLUMN meeting INTEGER REFERENCES meeting (id);
CREATE INDEX history_meeting ON history (meeting, seq);
