-- Where the log ended when a package was written: what the package says of it, to be held against the log later.
ALTER TABLE handover ADD COLUMN log_entries INTEGER;
ALTER TABLE handover ADD COLUMN log_hash TEXT;

-- The latest time that was believed: by a start, a new day, a number given or a clerk who confirmed it.
CREATE TABLE clock_trust (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  trusted_at TEXT NOT NULL
) STRICT;
