-- What an office adds to the code tables, and what it decides about the codes the program brings along.
-- is_local 0: about a code of the program (retired, moved, further synonyms); its label is the program's.
CREATE TABLE code_item (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  table_name TEXT NOT NULL CHECK (length(table_name) > 0),
  code TEXT NOT NULL CHECK (length(code) BETWEEN 1 AND 8 AND code NOT GLOB '*[^0-9A-Z]*'),
  is_local INTEGER NOT NULL CHECK (is_local IN (0, 1)),
  label TEXT CHECK (label IS NULL OR length(label) > 0),
  synonyms TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(synonyms)),
  position REAL,
  retired_at TEXT,
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK ((is_local = 1) = (label IS NOT NULL))
) STRICT;
CREATE UNIQUE INDEX code_item_code ON code_item(table_name, code) WHERE removed_at IS NULL;

-- What a clerk wrote where 其他 was chosen: field to text.
ALTER TABLE record ADD COLUMN other_text TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(other_text));
-- Files with a text that no code table knows yet.
CREATE INDEX record_other ON record(id) WHERE other_text <> '{}' OR unread_text <> '{}';
