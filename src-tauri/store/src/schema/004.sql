-- Layout 4. Received files: how reports arrived, and the files that could not be read.

-- What is known of how a report arrived: its seal, whether its plan is only the file's name, which report it follows.
CREATE TABLE arrival (
  report INTEGER PRIMARY KEY REFERENCES report (id),
  facts TEXT NOT NULL CHECK (json_valid(facts))
) STRICT;

-- Files that were to be received and could not be read; they stay in the list until they are, or are removed from it.
CREATE TABLE unread (
  path TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  message TEXT NOT NULL,
  time TEXT NOT NULL
) STRICT, WITHOUT ROWID;
