-- Systems rosters come from that the office added to those the program brings along.
CREATE TABLE roster_source (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  name TEXT NOT NULL CHECK (length(name) > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX roster_source_name ON roster_source(name) WHERE removed_at IS NULL;

-- What a code of a source means here, as the office decided: from added_at until removed_at. `source` is the key of one the
-- program brings along or the uid of a roster_source, so no foreign key can hold it. target NULL: the field stays empty and
-- the roster's text is kept beside it.
CREATE TABLE code_mapping (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL CHECK (length(source) > 0),
  table_name TEXT NOT NULL CHECK (length(table_name) > 0),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 4 AND code NOT GLOB '*[^0-9]*' AND (code = '0' OR code NOT GLOB '0*')),
  label TEXT,
  target TEXT,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT
) STRICT;
CREATE UNIQUE INDEX code_mapping_code ON code_mapping(source, table_name, code) WHERE removed_at IS NULL;

-- By which source the codes of a roster were read; NULL: it has none that need one.
ALTER TABLE import ADD COLUMN source TEXT;
