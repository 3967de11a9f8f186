-- Layout 1. Values, sources, figures, steps and snapshots are JSON; times are RFC 3339; dates are ISO.

-- What the program keeps about the store itself: id, role, person, head, generation, rested.
CREATE TABLE meta (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the person chose.
CREATE TABLE setting (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Plans, hosts and contacts given before, offered again; detail holds a contact's e-mail and phone.
CREATE TABLE known_name (
  kind TEXT NOT NULL CHECK (kind IN ('plan', 'host', 'contact')),
  name TEXT NOT NULL,
  detail TEXT NOT NULL,
  used_at TEXT NOT NULL,
  PRIMARY KEY (kind, name)
) STRICT, WITHOUT ROWID;

-- Files kept whole: the hosts' workbooks that reports are bound to, and received ones.
CREATE TABLE file (
  sha256 TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE report (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  plan TEXT NOT NULL,
  host TEXT NOT NULL,
  contact_name TEXT NOT NULL,
  contact_email TEXT NOT NULL,
  contact_phone TEXT NOT NULL,
  form TEXT NOT NULL,
  reporting_year INTEGER NOT NULL,
  meeting_date TEXT,
  -- NULL: follows the meeting.
  due_date TEXT,
  -- The host's own metrics: a list of number, label, per_lob, measures.
  supplements TEXT NOT NULL CHECK (json_valid(supplements)),
  -- Findings made while its workbook was read: a list.
  reading TEXT NOT NULL CHECK (json_valid(reading)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'locked', 'exported', 'received')),
  bound_file TEXT REFERENCES file (sha256),
  created_at TEXT NOT NULL,
  changed_at TEXT NOT NULL,
  -- NULL: not in the bin.
  deleted_at TEXT
) STRICT;

CREATE TABLE answer (
  report INTEGER NOT NULL REFERENCES report (id),
  address TEXT NOT NULL,
  value TEXT NOT NULL CHECK (json_valid(value)),
  source TEXT NOT NULL CHECK (json_valid(source)),
  -- Carried from an earlier report and not yet confirmed.
  carried INTEGER NOT NULL CHECK (carried IN (0, 1)),
  changed_at TEXT NOT NULL,
  person TEXT NOT NULL,
  PRIMARY KEY (report, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE remark (
  report INTEGER NOT NULL REFERENCES report (id),
  address TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, address)
) STRICT, WITHOUT ROWID;

-- Why a warning stands; figures are those it was written about.
CREATE TABLE explanation (
  report INTEGER NOT NULL REFERENCES report (id),
  check_id TEXT NOT NULL,
  at TEXT NOT NULL,
  text TEXT NOT NULL,
  figures TEXT NOT NULL CHECK (json_valid(figures)),
  PRIMARY KEY (report, check_id, at)
) STRICT, WITHOUT ROWID;

-- Special topics of a report; one of the library by its key, or one with a title of its own.
CREATE TABLE topic (
  report INTEGER NOT NULL REFERENCES report (id),
  number INTEGER NOT NULL,
  library_key TEXT,
  title TEXT NOT NULL,
  intro TEXT NOT NULL,
  PRIMARY KEY (report, number)
) STRICT, WITHOUT ROWID;

-- Text in an editor that was open when the store locked; not an answer yet.
CREATE TABLE draft_text (
  report INTEGER NOT NULL REFERENCES report (id),
  address TEXT NOT NULL,
  text TEXT NOT NULL,
  PRIMARY KEY (report, address)
) STRICT, WITHOUT ROWID;

CREATE TABLE export (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report (id),
  time TEXT NOT NULL,
  host TEXT NOT NULL,
  kind TEXT NOT NULL,
  file_name TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  -- The answers as sent.
  answers TEXT NOT NULL CHECK (json_valid(answers)),
  draft INTEGER NOT NULL CHECK (draft IN (0, 1))
) STRICT;
CREATE INDEX export_report ON export (report, time);

CREATE TABLE version (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  report INTEGER NOT NULL REFERENCES report (id),
  name TEXT NOT NULL,
  time TEXT NOT NULL,
  person TEXT NOT NULL,
  snapshot TEXT NOT NULL CHECK (json_valid(snapshot))
) STRICT;
CREATE INDEX version_report ON version (report, time);

-- One row for each transaction, numbered without gaps. Undo and redo are derived from it and are rows of it.
CREATE TABLE history (
  seq INTEGER PRIMARY KEY,
  -- Given by the caller, so that an edit sent twice is done once.
  edit_id TEXT NOT NULL UNIQUE,
  report INTEGER REFERENCES report (id),
  time TEXT NOT NULL,
  person TEXT NOT NULL,
  -- note: history without undo.
  act TEXT NOT NULL CHECK (act IN ('edit', 'undo', 'redo', 'note')),
  kind TEXT NOT NULL,
  -- The edit that an undo or redo row takes back or does again.
  refers INTEGER REFERENCES history (seq),
  -- Every row changed: table, key, before, after.
  steps TEXT NOT NULL CHECK (json_valid(steps)),
  CHECK ((refers IS NOT NULL) = (act IN ('undo', 'redo')))
) STRICT;
CREATE INDEX history_report ON history (report, seq);

-- Which history rows touched an address.
CREATE TABLE history_place (
  report INTEGER NOT NULL,
  address TEXT NOT NULL,
  seq INTEGER NOT NULL REFERENCES history (seq),
  PRIMARY KEY (report, address, seq)
) STRICT, WITHOUT ROWID;
