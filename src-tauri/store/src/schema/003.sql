-- Layout 3. A host's rounds, and what a host asks a plan about single figures.

-- What a host tells its plans, once a round: told is JSON.
CREATE TABLE round (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  told TEXT NOT NULL CHECK (json_valid(told)),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  -- NULL: not put away.
  deleted_at TEXT
) STRICT;

-- A query at a data point of a report: a received one's, or a plan's own that was asked about.
CREATE TABLE query (
  report INTEGER NOT NULL REFERENCES report (id),
  -- Drawn by the host; travels with the files.
  id TEXT NOT NULL,
  -- Its place in the list.
  number INTEGER NOT NULL,
  address TEXT NOT NULL,
  -- The finding it was written from.
  finding TEXT,
  text TEXT NOT NULL,
  -- The figure as the host received it, as shown.
  received TEXT NOT NULL,
  answer TEXT NOT NULL,
  -- The corrected figure as the plan sent it.
  corrected TEXT CHECK (corrected IS NULL OR json_valid(corrected)),
  state TEXT NOT NULL CHECK (state IN ('open', 'sent', 'answered', 'settled')),
  changed_at TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (report, id)
) STRICT, WITHOUT ROWID;
CREATE INDEX query_id ON query (id);
