-- What a document decided for the office: standards, limits, days. The values the program brings along are not here:
-- they are merged in when read, so that a newer program brings newer ones.
CREATE TABLE dated_value (
  id INTEGER PRIMARY KEY,
  uid TEXT NOT NULL UNIQUE,
  key TEXT NOT NULL CHECK (length(key) > 0),
  -- '': the whole country.
  area_code TEXT NOT NULL CHECK (
    area_code = '' OR area_code GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'
  ),
  valid_from TEXT NOT NULL CHECK (valid_from IS date(valid_from)),
  -- NULL: no end is known.
  valid_to TEXT CHECK (valid_to IS date(valid_to)),
  -- As decided: 810, 2038.50, 90.
  value TEXT NOT NULL CHECK (length(value) > 0),
  document TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('source', 'unverified')),
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id),
  removed_at TEXT,
  CHECK (valid_to IS NULL OR valid_to >= valid_from),
  CHECK (mark = 'unverified' OR length(document) > 0)
) STRICT;
CREATE INDEX dated_value_key ON dated_value(key, area_code, valid_from) WHERE removed_at IS NULL;

-- The value a result was worked out with, as it stood then: it stays with the result, whatever becomes of the row.
-- dated_value_id NULL: a value the program brought along.
CREATE TABLE dated_value_use (
  id INTEGER PRIMARY KEY,
  dated_value_id INTEGER REFERENCES dated_value(id),
  key TEXT NOT NULL,
  area_code TEXT NOT NULL,
  valid_from TEXT NOT NULL,
  value TEXT NOT NULL,
  document TEXT NOT NULL,
  mark TEXT NOT NULL CHECK (mark IN ('source', 'unverified')),
  -- The day the value was asked for.
  used_on TEXT NOT NULL CHECK (used_on IS date(used_on)),
  noun TEXT NOT NULL,
  noun_id INTEGER NOT NULL
) STRICT;
CREATE INDEX dated_value_use_row ON dated_value_use(dated_value_id) WHERE dated_value_id IS NOT NULL;
CREATE INDEX dated_value_use_noun ON dated_value_use(noun, noun_id);

-- Holidays and make-up workdays of years the program does not know, or knows otherwise.
CREATE TABLE calendar_day (
  date TEXT PRIMARY KEY CHECK (date IS date(date)),
  is_workday INTEGER NOT NULL CHECK (is_workday IN (0, 1)),
  name TEXT NOT NULL,
  source TEXT NOT NULL,
  added_at TEXT NOT NULL,
  added_by INTEGER NOT NULL REFERENCES user(id)
) STRICT, WITHOUT ROWID;
